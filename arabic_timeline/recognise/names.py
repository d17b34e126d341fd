"""Days that are names: of a street, a school, a city, a score; and events that are called by their day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from arabic_timeline import lexicon
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import WORD, decoys, left, noun_before
from arabic_timeline.text import plain

_BARE = frozenset({"day", "month", "hijri", "sure", "paired"})
_AROUND = frozenset(
    {"bearing", "denied", "event", "eve", "apart"}
)  # what stands around a date says nothing of its year
_SCORED = 6  # words before a score among which it is told who won
_ZERO = 2  # «صفر», the second month of the Hijri calendar


def is_name(text: str, piece: Piece) -> bool:
    """«كوبري 6 أكتوبر», «مدينة العاشر من رمضان», «4-صفر»: no part of it is a date."""
    if (
        "year" not in piece.parts
        and text.startswith((" سنه ", " عام ", " من "), piece.end)
        and _of_odd_year(text, piece)
    ):
        return True
    if piece.rule == "days-of-month" and piece.parts.keys() <= _BARE | {"first_day"}:
        return noun_before(text, piece.start, decoys("named_day") | decoys("named_place"))  # «قوى 8 و14 آذار»
    if piece.rule != "date" or not piece.parts.keys() <= _BARE | {"year"}:
        return False
    if noun_before(text, piece.start, decoys("named_place")):
        return True
    if "year" in piece.parts:
        return False
    if _score(text, piece):
        return True
    return noun_before(text, piece.start, decoys("named_day")) and event_year(text, piece) is None


def is_event(text: str, piece: Piece) -> bool:
    """«هجمات 13 نوفمبر»: a day that is called by what happened on it."""
    bare = piece.rule == "date" and piece.parts.keys() - _AROUND <= _BARE
    return bare and noun_before(text, piece.start, decoys("event_day"))


_ODD_YEAR = re.compile(r" (?:من )?(?:سنه|عام) (\d{1,3}(?!\d)|\w+)")


def _of_odd_year(text: str, piece: Piece) -> bool:
    """«السبت الخامس عشر من شوال سنة ثلاث من الهجرة»: a year that no rule reads, and none of ours."""
    found = _ODD_YEAR.match(text, piece.end)
    if found is None or "month" not in piece.parts:
        return False
    entry = lexicon.date_words().words.get(found[1])
    return found[1].isdigit() or (entry is not None and entry.kind in _numbers())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(lexicon.date_kinds()[name] for name in ("one", "ten", "tens", "hundred", "thousand", "count"))


def _score(text: str, piece: Piece) -> bool:
    """«4-صفر», «بفوزه على برشلونة 3 صفر»; «فاز في 3 صفر» tells the day."""
    if piece.parts["month"] != _ZERO or "hijri" not in piece.parts or not text[piece.start].isdigit():
        return False
    if any(mark in text[piece.start : piece.end] for mark in "-–/"):
        return True
    words = WORD.findall(left(text, piece.start, _REACH).rpartition("\n")[2])[-_SCORED:]
    return "lead" not in piece.parts and not decoys("scored").isdisjoint(words)


def event_year(text: str, piece: Piece) -> int | None:
    """The year of «أحداث 16 ماي», of «ثورة يناير», where the event is known; ``None`` for any other day or month."""
    if not piece.parts.keys() - _AROUND <= _BARE or "hijri" in piece.parts:
        return None
    if piece.rule == "month-bare":
        called = _events_of_months().get(text[piece.start : piece.end], {})
        return next((year for word, year in called.items() if noun_before(text, piece.start, frozenset((word,)))), None)
    if piece.rule != "date":
        return None
    known = _events().get((piece.parts["month"], piece.parts["day"]))
    if known is None:
        return None
    told = _PAIR.search(text, max(0, piece.start - _REACH), piece.start)
    if told is not None:
        return known.get(told[1] + "ه")
    return next((year for word, year in known.items() if noun_before(text, piece.start, frozenset((word,)))), None)


# «ثورتي 25 يناير و30 يونيو», «لثورتي 25 يناير»: one of two that are called alike, by their days.
_PAIR = re.compile(r"(?<!\w)[وفبل]?(\w{2,}?)تي [«\"(]?(?:(?:ال)?\w+ (?:من )?\w+[»\")]? و[«\"(]?)?$")
_REACH = 40  # characters looked back


@lexicon.kept
def _events_of_months() -> Mapping[str, Mapping[str, int]]:
    """The name of a month → what happened in it and is called by it → its year."""
    table: dict[str, dict[str, int]] = {}
    for day, phrases in lexicon.rows("dates/events").items():
        if str(day).count("-") == 1:
            for phrase in phrases:
                word, _, month = plain(phrase).partition(" ")
                table.setdefault(month, {})[word] = int(str(day)[:4])
    return table


@lexicon.kept
def _events() -> Mapping[tuple[int, int], Mapping[str, int]]:
    table: dict[tuple[int, int], dict[str, int]] = {}
    for day, words in lexicon.rows("dates/events").items():
        if str(day).count("-") == 1:
            continue
        year, month, number = (int(part) for part in str(day).split("-"))
        for word in words:
            table.setdefault((month, number), {}).setdefault(plain(word), year)
    return table
