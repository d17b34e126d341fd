"""Pieces that are one date together: «… هـ الموافق … م», «من الخميس الماضي إلى الأحد المقبل»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from arabic_timeline.lexicon import LETTER
from arabic_timeline.model import Kind
from arabic_timeline.recognise import behind, lex, tense
from arabic_timeline.text import fold


@dataclass(frozen=True, slots=True)
class Piece:
    """What a rule read, in folded offsets."""

    rule: str
    kind: Kind
    start: int
    end: int
    parts: dict[str, Any]


_WRITTEN = frozenset({"date", "weekday-ordinal", "numeric", "date-month-first"})
WHOLE_DAYS = _WRITTEN | {"equivalence"}  # rules of a day that is written with its month
DAYS = _WRITTEN | {"day-of-month", "weekday", "day-word", "today", "weekday-of-week"}
_SPANS = DAYS | {"month", "month-alone", "part-of-month", "part-of-year", "the-month", "year", "year-bare"}
_SPANS |= {"part-of-the-month", "weekday-of-week"}
_PERIODS = frozenset({"window", "fraction-now", "the-year", "week", "the-month"})
_ENDS = _WRITTEN | {"month", "month-alone", "month-bare", "part-of-month", "part-of-the-month", "weekday"}
_LEANING = frozenset({"following-day", "same-day"})  # «في اليوم التالي، 17 يوليوز»: one day, told twice
_FIXED = DAYS | {"occasion"}  # what «قبل يومين من …» may count from
_SAME = re.compile(
    r"[ \n(،,/\-–]{0,4}(?:(?:ل|و?يوافق|الموافق[هة]?|المصادف|المقابل|م|ه)[ (]{0,3}){0,3}(?:ل|يوم|تاريخ)?[ (]{0,2}$"
)
_TO = re.compile(r"[ )«»\"،]{1,3}و?(?:الي|حتي|لغايه|الي غايه)[ («\"]{1,3}(?:غايه )?$|[ ]?[-–][ ]?$")
_AND = re.compile(r"[ )«»\"،]{1,3}و ?[(«\"]?$")
_FROM = re.compile(f"(?<![{LETTER}])(?<!بدايه )(?<!ابتداء )(?<!بدءا )(?<!اعتبارا )(?<!انطلاقا )من $")
_ENDED = re.compile("المنتهيه?$")
_ON = re.compile(" (?:في |ب|بتاريخ |في تاريخ |يوم |في يوم |مع |)$")
_MORROW = re.compile(f"(?<![{LETTER}])[وف]?(غداه )(?:يوم )?$")
_BESIDE = re.compile("[ ،]{0,2}[(]$")  # «الأحد (أمس)»
_APPOSED = re.compile(" ?[،,(] ?(?:اي )?(?:يوم )?$")
_BETWEEN = re.compile(f"(?<![{LETTER}])و?(?:ما )?بين $")


def joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with neighbours joined where the text says that they are one date or one range."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.rule in _FIXED:
            piece = _beside(text, piece)
        piece = _named_again(text, _whole_night(text, piece))
        if out and piece.rule == "year-beside" and (whole := _told_twice(text, out[-1], piece)):
            out[-1] = whole
        elif out and out[-1].rule in _PERIODS and _ends(text, out[-1], piece):
            out[-1] = Piece("period-ended", "range", out[-1].start, out[-1].end, {"left": out[-1], "right": piece})
            out.append(piece)
        elif out and piece.start - out[-1].end <= 24 and (both := _both(text, out[-1], piece)):
            out[-1] = both
        else:
            out.append(piece)
    return out


_OTHER_YEAR = re.compile(r" ?[/\-–] ?| ?\(")


def _told_twice(text: str, left: Piece, right: Piece) -> Piece | None:
    """«27/6/1353هـ / 1934م», «صفر عام 1374هـ (1954م)»: the year again, by the other calendar."""
    if "hijri" in right.parts or not _hijri(left):
        return None
    between = text[left.end : right.start]
    if not _OTHER_YEAR.fullmatch(between):
        return None
    end = right.end + (between.endswith("(") and text.startswith(")", right.end))
    return Piece(left.rule, left.kind, left.start, end, left.parts)


def _ends(text: str, left: Piece, right: Piece) -> bool:
    """«الأشهر الستة المنتهية في 30 يونيو»: a period that a day ends; a fiscal year is known by itself."""
    if right.rule not in _ENDS or "fiscal" in left.parts:
        return False
    return bool(_ENDED.search(text, left.start, left.end) and _ON.fullmatch(text, left.end, right.start))


def _both(text: str, left: Piece, right: Piece) -> Piece | None:
    if right.start < left.end:
        return None
    between = text[left.end : right.start]
    if _calendars(left, right) and _SAME.fullmatch(between):
        return Piece("equivalence", "hijri", left.start, right.end, {"left": left, "right": right})
    named = "weekday" in left.parts and between == " "  # «اليوم التالي الأربعاء 4 آذار»
    if left.rule in _LEANING and right.rule in _WRITTEN and (named or _APPOSED.fullmatch(between)):
        return Piece("apposition", "explicit", left.start, right.end, {"left": left, "right": right})
    if left.rule == "apposition" and _calendars(left.parts["right"], right) and _SAME.fullmatch(between):
        told = left.parts["right"]
        both = Piece("equivalence", "hijri", told.start, right.end, {"left": told, "right": right})
        return Piece("apposition", "explicit", left.start, right.end, {**left.parts, "right": both})
    if left.rule == "distance" and between == " من " and right.rule in _FIXED and left.parts["direction"] != "since":
        return Piece("offset", "other", left.start, right.end, {"left": left, "right": right})
    if _names_its_day(left, right) and _BESIDE.fullmatch(between) and text.startswith(")", right.end):
        parts = {**right.parts, "weekday": left.parts["weekday"]}
        return Piece(right.rule, right.kind, left.start, right.end + 1, parts)
    if _unnamed(left) and _bare(right) and behind.leads(between) and behind.ends(text, right.end):
        return Piece(left.rule, left.kind, left.start, left.end, {**left.parts, "weekday": right.parts["weekday"]})
    if _unnamed(left) and _bare(right) and _is_named_by(text, left, right):
        end = right.end + (between.endswith("(") and text.startswith(")", right.end))
        return Piece(left.rule, left.kind, left.start, end, {**left.parts, "weekday": right.parts["weekday"]})
    if between == " علي " and left.parts.get("part") == "night" and _nights(left, right):
        first = left.parts["weekday"]
        return Piece("two-nights", "range", left.start, right.end, {**right.parts, "first_weekday": first})
    if between == " و" and _next_day(left, right):
        return Piece("from-to", "range", left.start, right.end, {"left": left, "right": right})
    if left.rule not in _SPANS or right.rule not in _SPANS:
        return None
    before = text[max(0, left.start - 14) : left.start]
    if _TO.fullmatch(between):
        lead = _FROM.search(before)
        if between.strip() in ("-", "–") and (left.rule not in DAYS or right.rule not in DAYS):
            return None
        if lead is None and between.strip() not in ("-", "–"):
            return None
        if lead and tense.moved(text, left.start - len(lead[0])):
            return None  # «أرجئ من الجمعة الماضي إلى الاثنين المقبل»
        start = left.start - len(lead[0]) if lead else left.start
        return Piece("from-to", "range", start, right.end, {"left": left, "right": right})
    if _AND.fullmatch(between) and (lead := _BETWEEN.search(before)):
        return Piece("from-to", "range", left.start - len(lead[0]), right.end, {"left": left, "right": right})
    return None


def _next_day(left: Piece, right: Piece) -> bool:
    """«في 30 أبريل والأول من مايو»: two days in a row, by their months."""
    if not left.rule == right.rule == "date" or _hijri(left) or _hijri(right):
        return False
    last = right.parts.get("year", _NO_LEAP)
    one = _day(left.parts.get("year", last), left.parts.get("month"), left.parts.get("day"))
    two = _day(last, right.parts.get("month"), right.parts.get("day"))
    return one is not None and two is not None and two - one == timedelta(1)


_NO_LEAP = 2023  # a year in which February ends with the 28th, where none is told
_NAMED = re.compile(" (?=يوم )|، ?(?=يوم )| \\((?:يوم )?")


def _is_named_by(text: str, left: Piece, right: Piece) -> bool:
    """«5 مارس 2017، يوم الأحد»: the weekday of the date before it; without a year, where no clause goes on."""
    found = _NAMED.match(text, left.end)
    if found is None or found.end() not in (right.start, right.start + len("يوم ")):
        return False
    if found[0].startswith(" (") and not text.startswith(")", right.end):
        return False
    parts = left.parts
    if _hijri(left) or left.rule != "date" or type(parts.get("year")) is not int:
        return behind.ends(text, right.end)
    day = _day(parts["year"], parts.get("month"), parts.get("day"))
    return day is not None and day.isoweekday() == right.parts["weekday"]


def _day(year: int, month: Any, day: Any) -> date | None:
    try:
        return date(year, month, day)
    except (TypeError, ValueError):
        return None


_NAME_BEHIND = re.compile(r" ?\(([^()\n]{2,16})\)")


def _named_again(text: str, piece: Piece) -> Piece:
    """«سبتمبر المقبل (أيلول)»: the month by its other name, behind what says which one is meant."""
    if "side" not in piece.parts or "month" not in piece.parts or "hijri" in piece.parts:
        return piece
    found = _NAME_BEHIND.match(text, piece.end)
    if found is None or list(_values(found[1])) != [piece.parts["month"]]:
        return piece
    return Piece(piece.rule, piece.kind, piece.start, found.end(), piece.parts)


def _values(name: str) -> Iterator[Any]:
    """What the date words of a few words tell."""
    return (value for chain in lex.chains(fold(name)) for value in chain.values)


def _nights(left: Piece, right: Piece) -> bool:
    """«ليلة الخميس على الجمعة»: two weekdays in a row."""
    if left.rule != "weekday" or not _bare(right):
        return False
    return bool((right.parts["weekday"] - left.parts["weekday"]) % 7 == 1)


def _whole_night(text: str, piece: Piece) -> Piece:
    """«الليلة الفاصلة بين السبت والأحد», with the words for the night."""
    if piece.kind != "range" or not text.startswith(("بين ", "ما بين "), piece.start):
        return piece
    found = _NIGHT.search(text, max(0, piece.start - 24), piece.start)
    if found is None:
        return piece
    return Piece(_NIGHTLY.get(piece.rule, piece.rule), piece.kind, found.start(1), piece.end, piece.parts)


_NIGHTLY = {"weekdays": "two-nights"}
_NIGHT = re.compile(f"(?<![{LETTER}])[وفبل]?((?:ال)?ليله (?:ال)?(?:فاصله|رابطه|واقعه|ممتده) )$")


def _beside(text: str, piece: Piece) -> Piece:
    """«عشية 9 نونبر» and «غداة 7 نونبر»: a day apart; «عشية الأحد» is Sunday's evening."""
    if _unnamed(piece) and (weekday := behind.indefinite(text, piece.end)):
        piece = Piece(piece.rule, piece.kind, piece.start, piece.end, {**piece.parts, "weekday": weekday})
    low = max(0, piece.start - 16)
    if text.find("غداه", low, piece.start) >= 0 and (found := _MORROW.search(text, low, piece.start)):
        return _day_apart(piece, found.start(1), "after")
    eve = piece.parts.get("part") == "evening" and text.startswith("عشيه ", piece.start)
    if eve and piece.parts.keys().isdisjoint({"weekday", "now"}) and not text.startswith("يوم ", piece.start + 5):
        bare = Piece(piece.rule, piece.kind, piece.start, piece.end, {**piece.parts})
        del bare.parts["part"]
        return _day_apart(bare, piece.start, "ago")
    return piece


def _day_apart(piece: Piece, start: int, direction: str) -> Piece:
    one = Piece("distance", "other", start, piece.start, {"direction": direction, "units": "day", "amount": 1})
    return Piece("offset", "other", start, piece.end, {"left": one, "right": piece})


def _calendars(left: Piece, right: Piece) -> bool:
    """Whether both are days, one of the Hijri calendar and one of the Gregorian."""
    return left.rule in _WRITTEN and right.rule in _WRITTEN and _hijri(left) != _hijri(right)


def _names_its_day(left: Piece, right: Piece) -> bool:
    """Whether a weekday alone stands before a day word alone."""
    return _bare(left) and right.rule in ("day-word", "today") and "weekday" not in right.parts


def _bare(piece: Piece) -> bool:
    return piece.rule == "weekday" and piece.parts.keys().isdisjoint({"side", "same", "this", "following"})


def _unnamed(piece: Piece) -> bool:
    """Whether a piece is a written day without its weekday."""
    return piece.rule in _WRITTEN and "weekday" not in piece.parts


def _hijri(piece: Piece) -> bool:
    return bool(piece.parts.get("hijri")) or piece.parts.get("era") == "hijri"
