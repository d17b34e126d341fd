"""What stands around an expression: decoys, tense, quotation marks, datelines."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.model import Mention
from arabic_timeline.recognise.join import Piece
from arabic_timeline.text import Folded

_WORD = re.compile(f"[{LETTER}0-9]+")
_SENTENCE = re.compile(r"[.!?؟؛;\n]")
_REACH = 160  # characters before an expression in which its verb is looked for


def allowed(folded: Folded, piece: Piece) -> bool:
    """Whether the words around let the piece be a date at all."""
    guard = _GUARDS.get(piece.rule)
    return guard is None or guard(folded.text, piece)


def mentions(folded: Folded, pieces: list[Piece]) -> tuple[Mention, ...]:
    """The pieces as mentions, with original offsets and what the context says of them."""
    quotes = _Quotes(folded.text)
    return tuple(_mention(folded, piece, quotes) for piece in pieces)


def _mention(folded: Folded, piece: Piece, quotes: _Quotes) -> Mention:
    low, high = _balanced(folded.text, piece.start, piece.end)
    start, end = folded.span(low, high)
    parts = piece.parts
    if piece.rule in _TENSED or any(_nested_tensed(part) for part in parts.values()):
        tense = tense_at(folded.text, piece.start, piece.end)
        if tense:
            parts = {**parts, "tense": tense}
    return Mention(
        start=start,
        end=end,
        text=folded.original[start:end],
        rule=piece.rule,
        kind=piece.kind,
        parts=_plain_parts(parts),
        publication=is_dateline(folded.text, piece),
        quoted=quotes.inside(piece.start),
    )


def _nested_tensed(part: Any) -> bool:
    return isinstance(part, Piece) and part.rule in _TENSED


def _plain_parts(parts: dict[str, Any]) -> dict[str, Any]:
    """Joined pieces as (rule, parts) pairs: values cross rooms, pieces do not."""
    if "left" not in parts:
        return parts
    return {
        role: (part.rule, part.parts | {"tense": parts.get("tense")}) if isinstance(part, Piece) else part
        for role, part in parts.items()
    }


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Widened to a bracket that the expression opens or closes alone: «أمس (الاثنين)»."""
    for opening, closing in (('"', '"'), ("«", "»"), ("“", "”")):
        if (
            text[start - 1 : start] == opening
            and text.count(closing, start, end) == 1
            and text.count(opening, start, end) < 2
        ):
            if opening == closing or opening not in text[start:end]:
                return start - 1, end
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened > 0 and text[end : end + 1] == ")":
        return start, end + 1
    if opened > 0 and text[end : end + 2] == " )":
        return start, end + 2
    if opened < 0 and text[start - 1 : start] == "(":
        return start - 1, end
    if not opened and text[start - 1 : start] == "(" and text[end : end + 1] == ")" and text.find(")", start, end) >= 0:
        if text.find(")", start, end) < text.find("(", start, end):
            return start - 1, end + 1
    return start, end


# ── decoys ───────────────────────────────────────────────────────────────────────────────────────


def word_before(text: str, at: int) -> str:
    """The word that ends before ``at``, on the same line and clause; "" where there is none."""
    low = max(0, at - 24)
    gap = text[low:at]
    trimmed = gap.rstrip(" \"'«“(")
    words = _WORD.findall(trimmed)
    return words[-1] if words and trimmed.endswith(words[-1]) else ""


def word_after(text: str, at: int) -> str:
    """The word that starts after ``at`` with nothing but spaces between."""
    match = _WORD.match(text, at + (text[at : at + 1] == " "))
    return match[0] if match else ""


@cache
def _decoys(key: str) -> frozenset[str]:
    return lexicon.folded("dates/decoys", key)


def _weekday(text: str, piece: Piece) -> bool:
    if len(piece.parts) > 1 + ("lead" in piece.parts) or text[piece.start : piece.start + 3] == "يوم":
        return True
    before = word_before(text, piece.start)
    if before in _decoys("before_weekday"):
        return False
    return not (piece.parts["weekday"] == 1 and before in ("بين", "كلا", "كل", "من", "هذين"))


def _today(text: str, piece: Piece) -> bool:
    if piece.parts.get("weekday") or piece.parts.get("part"):
        return True
    before, after = word_before(text, piece.start), word_after(text, piece.end)
    if before in ("في",) or before in _decoys("outlet") or after in _decoys("after_today"):
        return False
    return not _is_ordinal(after)


def _is_ordinal(word: str) -> bool:
    entry = lexicon.date_words().words.get(word)
    return bool(entry) and entry.kind == lexicon.date_words().kinds["ordinal"] and word.startswith("ال")


def _day_word(text: str, piece: Piece) -> bool:
    if piece.parts["now"] != 1 or piece.parts.keys() - {"now", "lead"} or text[piece.start : piece.start + 3] == "يوم":
        return True
    word = text[piece.start : piece.end].strip()
    if word.startswith("غدا"):
        return True
    if word_after(text, piece.end) in _decoys("after_tomorrow"):
        return False
    return (
        word == "غد"
        and word_before(text, piece.start) in ("من", "بعد", "حتي", "الي")
        or word == "الغد"
        and bool(piece.parts.get("lead"))
    )


def _numeric(text: str, piece: Piece) -> bool:
    if (
        piece.start
        and text[piece.start - 1] in "/-.0123456789"
        or text[piece.end : piece.end + 2].strip("0123456789") in ("/", "-", "%")
    ):
        return False
    last = piece.parts["last"]
    if piece.parts["first"] > 99:
        return True
    if isinstance(last, int) and last > 1300:
        return True
    headed = piece.parts.keys() & {"weekday", "now", "lead"}
    return bool(headed) and last < 100 and text[piece.start : piece.end].count("/") == 2


def _bare_year(text: str, piece: Piece) -> bool:
    if text[piece.end : piece.end + 1] in "%٪./" and text[piece.end + 1 : piece.end + 2].isdigit():
        return False
    if text[piece.end : piece.end + 1] in ("%", "٪"):
        return False
    after = word_after(text, piece.end)
    if after in _decoys("counted") or (len(after) > 3 and after.endswith("ا")):
        return False
    lead = piece.parts.get("lead")
    if lead in ("of", "about", "until"):
        return text[piece.start - 2 : piece.start - 1] == "ي" and text[piece.start - 5 : piece.start] == " حتي "
    return 1900 <= piece.parts["year"] <= 2100 and not piece.parts.get("hijri")


def _years_dash(text: str, piece: Piece) -> bool:
    first, last = piece.parts["first_year"], piece.parts["year"]
    return 0 < last - first <= 120 and (1900 <= last <= 2100 or 1300 <= last <= 1500)


def _bare_month(text: str, piece: Piece) -> bool:
    lead, word = piece.parts.get("lead"), text[piece.start : piece.end]
    if lead in ("about", "dated") or (word == "مارس" and lead == "of") or word == "اب":
        return False
    return word_after(text, piece.end) not in _decoys("counted")


def _distance(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل أسبوع على …» count from an event, not from the day of writing."""
    if piece.parts.get("units") == "hour":
        return False
    after = word_after(text, piece.end)
    return piece.parts["direction"] == "since" or after not in ("من", "علي", "عن")


def _vague_distance(text: str, piece: Piece) -> bool:
    return _distance(text, piece)


def _date(text: str, piece: Piece) -> bool:
    day = piece.parts["day"]
    if not 0 < day <= 39 or text[max(0, piece.start - 1) : piece.start] in (".", ":", "/"):
        return False
    if piece.rule != "date" or len(piece.parts) > 2 + ("hijri" in piece.parts):
        return True
    return word_before(text, piece.start) not in _decoys("named_day")


def _one_calendar(text: str, piece: Piece) -> bool:
    """A range keeps to one calendar: «15 رمضان - 16 أبريل» is one day, told twice."""
    return "first_month" not in piece.parts or bool(piece.parts.get("hijri")) == bool(piece.parts.get("first_hijri"))


def _fraction(text: str, piece: Piece) -> bool:
    """«الفصل الأول» is a chapter unless a year follows; «ربع» and «نصف» need one too."""
    if text.startswith(("الفصل", "ربع", "نصف"), piece.start):
        return not piece.parts.keys().isdisjoint({"year", "year_side", "the_year", "this", "month", "the_month"})
    return True


def _occasion(text: str, piece: Piece) -> bool:
    """A feast without a year is one of many, unless something leads it («في عيد الأضحى») or counts its days."""
    return not piece.parts.keys().isdisjoint({"lead", "nth", "part", "year", "side", "year_side", "this", "the_year"})


def _year_beside(text: str, piece: Piece) -> bool:
    """A year with nothing before it: in brackets, or after a noun of years («مونديال 2018»)."""
    if not 1900 <= piece.parts["year"] <= 2100:
        return False
    if text[piece.start - 1 : piece.start] == "(" and text[piece.end : piece.end + 1] == ")":
        return True
    return text[piece.start - 1 : piece.start] == " " and word_before(text, piece.start) in _decoys("year_noun")


def _day_of_month(text: str, piece: Piece) -> bool:
    """«5 الجاري»: without «الشهر» only the running month is meant."""
    if not _date(text, piece):
        return False
    whole = {"the_month", "this", "month_same"}
    return not piece.parts.keys().isdisjoint(whole) or (
        piece.parts["side"] == "this" and text[piece.end - 2 : piece.end] == "ري"
    )


def _century(text: str, piece: Piece) -> bool:
    return word_after(text, piece.end) not in ("قبل", "الهجري", "ق")


def _following_day(text: str, piece: Piece) -> bool:
    """«اليوم التالي للانتخابات» counts from an event."""
    return not word_after(text, piece.end).startswith(("لل", "ل"))


def _this_day(text: str, piece: Piece) -> bool:
    return word_before(text, piece.start) != "مثل"


def _part_of_year(text: str, piece: Piece) -> bool:
    """«نهاية 2015» is a date; «نهاية 2015 شخصا» counts."""
    return "year" not in piece.parts or word_after(text, piece.end) not in _decoys("counted")


def _vague(text: str, piece: Piece) -> bool:
    word = text[piece.start : piece.end]
    if word != "اخيرا":
        return True
    return text[max(0, piece.start - 1) : piece.start] == " " and text[piece.end : piece.end + 1] not in ("،", ",", ":")


_GUARDS: dict[str, Callable[[str, Piece], bool]] = {
    "weekday": _weekday,
    "today": _today,
    "day-word": _day_word,
    "numeric": _numeric,
    "year-bare": _bare_year,
    "years-dash": _years_dash,
    "month-bare": _bare_month,
    "distance": _distance,
    "vague-distance": _vague_distance,
    "date": _date,
    "between-days": _one_calendar,
    "days-to-days": _one_calendar,
    "months": _one_calendar,
    "fraction": _fraction,
    "vague": _vague,
    "occasion": _occasion,
    "year-beside": _year_beside,
    "day-of-month": _day_of_month,
    "century": _century,
    "following-day": _following_day,
    "this-day": _this_day,
    "months": _one_calendar,
    "part-of-year": _part_of_year,
}


# ── tense ────────────────────────────────────────────────────────────────────────────────────────

_TENSED = frozenset(
    {
        "weekday",
        "date",
        "month-alone",
        "month-bare",
        "days-of-month",
        "between-days",
        "days-to-days",
        "months",
        "weekdays",
        "two-nights",
        "occasion",
        "part-of-month",
        "fraction",
    }
)


def tense_at(text: str, start: int, end: int) -> str | None:
    """``"future"`` or ``"past"`` by the nearest sign in the clause before the expression, else ``None``."""
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for match in _SENTENCE.finditer(before):
        cut = match.end()
    words = _WORD.findall(before[cut:])
    future, not_future, scheduled, perfect = _tense()
    words.reverse()
    for n, word in enumerate(words):
        bare = word[1:] if word[:1] in "وف" and len(word) > 3 else word
        if word in future or bare in future:
            return None if _past() & set(words[n + 1 : n + 3]) else "future"
        if word in perfect or bare in perfect:
            return "past"
        if len(bare) > 3 and bare[0] == "س" and bare[1] in "يتن" and bare not in not_future:
            return "future"
        if bare in scheduled and n < 14:
            return "future"
    return None


@cache
def _past() -> frozenset[str]:
    return lexicon.folded("dates/tense", "past")


@cache
def _tense() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    stems = lexicon.folded("dates/tense", "stems")
    return (
        lexicon.folded("dates/tense", "future"),
        lexicon.folded("dates/tense", "not_future"),
        frozenset(letter + stem for stem in stems for letter in "يت"),
        frozenset(
            stem + ending for stem in lexicon.folded("dates/tense", "perfect") for ending in ("", "ت", "وا", "ا", "تا")
        ),
    )


# ── quotations and datelines ─────────────────────────────────────────────────────────────────────

_QUOTES = {"«": 1, "»": -1, "“": 1, "”": -1, '"': 0}


class _Quotes:
    """Which places stand inside quotation marks; marks that never close end with their line."""

    def __init__(self, text: str) -> None:
        self._spans: list[tuple[int, int]] = []
        opened: int | None = None
        for match in re.finditer('[«»“”"\n]', text):
            mark = match[0]
            if mark == "\n":
                opened = None
            elif opened is None and mark in '«“"”':
                opened = match.start()
            elif opened is not None and mark in '»”"':
                self._spans.append((opened, match.end()))
                opened = None
        self._at = 0

    def inside(self, place: int) -> bool:
        """Whether ``place`` stands in a quotation; places are asked in order."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        if self._at == len(self._spans):
            return False
        low, high = self._spans[self._at]
        return low < place < high and high - low > 40


def is_dateline(text: str, piece: Piece) -> bool:
    """Whether the words before say that this is the day of publication."""
    if piece.rule not in ("date", "numeric", "equivalence", "date-month-first"):
        return False
    before = text[max(0, piece.start - 30) : piece.start]
    if _publication().search(before):
        return True
    return _agency().match(text, piece.end) is not None and "\n" not in before[-12:]


@cache
def _publication() -> re.Pattern[str]:
    words = sorted(lexicon.folded("dates/publication", "published"), key=len, reverse=True)
    return re.compile(f"(?:^|\\n|[|•:]) *(?:{'|'.join(map(re.escape, words))}) *[:：]? *(?:يوم )?$")


@cache
def _agency() -> re.Pattern[str]:
    words = sorted(lexicon.folded("dates/publication", "agencies"), key=len, reverse=True)
    return re.compile(f" *[-–(]? *(?:{'|'.join(map(re.escape, words))})(?![{LETTER}])")
