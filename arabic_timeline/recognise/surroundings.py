"""Quotation marks around an expression, and datelines: «بتاريخ : …», «نُشر في …», an agency's «… واس»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise.join import WHOLE_DAYS, Piece
from arabic_timeline.text import plain


class Quotes:
    """Which places stand inside quotation marks; marks that never close end with their line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self._at = self._end = 0

    def inside(self, place: int) -> bool:
        """Whether ``place`` stands in a quotation; places are asked in order."""
        if place >= self._end:
            self._read(place)
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        if self._at == len(self._spans):
            return False
        low, high = self._spans[self._at]
        return low < place < high and high - low > 40

    def _read(self, place: int) -> None:
        """The quotations of the line of a place: the other lines of a text are not looked at."""
        start, end = self._text.rfind("\n", 0, place) + 1, self._text.find("\n", place)
        self._at, self._end = 0, end + 1 if end >= 0 else len(self._text) + 1
        self._spans = []
        opened: int | None = None
        for match in _QUOTATION.finditer(self._text, start, self._end):
            if opened is None and match[0] in '«“"”':
                opened = match.start()
            elif opened is not None and match[0] in '»”"':
                self._spans.append((opened, match.end()))
                opened = None


_QUOTATION = re.compile('[«»“”"]')


def datelines(text: str, pieces: Sequence[Piece]) -> frozenset[int]:
    """Where the days of publication start; the day of a change only where none is given."""
    days = [piece for piece in pieces if piece.rule in WHOLE_DAYS]
    published = frozenset(piece.start for piece in days if _is_dateline(text, piece))
    return published or frozenset(piece.start for piece in days if _led_by("updated").search(_before(text, piece)))


def _before(text: str, piece: Piece) -> str:
    return text[max(0, piece.start - 30) : piece.start]


def _is_dateline(text: str, piece: Piece) -> bool:
    """Whether the words before, or an agency after, say that this is the day of publication."""
    before = _before(text, piece)
    if _led_by("published").search(before) or _opens(text, piece):
        return True
    return _agency().match(text, piece.end) is not None and "\n" not in before[-12:]


_OPENING = 200  # characters of a headline before the line of the dateline
_TO_CITY = re.compile(r"[ ,،/\-–—:]+(?:في )?$")
_TO_NEWS = re.compile(r" *(?:\([^()\n]{1,24}\)|/[^/\n]{1,24}/)? *[-–—:/]")


def _opens(text: str, piece: Piece) -> bool:
    """«نواذيبو, 03/02/2020 - استقبل …»: a city, a whole date and a stroke open the news."""
    if piece.parts.keys().isdisjoint({"year", "last", "left"}) or _TO_NEWS.match(text, piece.end) is None:
        return False
    line = text.rfind("\n", 0, piece.start) + 1
    if line > _OPENING:
        return False
    city, found = text[line : piece.start], _TO_CITY.search(text, line, piece.start)
    if found is None:
        return False
    name = city[: found.start() - line].strip()
    return name in _cities() or ("-" in found[0] and bool(name) and len(name.split()) <= _MOST_WORDS)


_MOST_WORDS = 3  # of a city or an agency that the list does not know, between the beginning and a stroke


@lexicon.kept
def _cities() -> frozenset[str]:
    countries = lexicon.rows("meetings/nations")
    return frozenset(plain(name) for row in countries for key in ("names", "cities") for name in row.get(key, ()))


@lexicon.kept
def _led_by(key: str) -> re.Pattern[str]:
    words = lexicon.alternatives(lexicon.folded("dates/publication", key))
    return re.compile(f"(?:^|\\n|[|•:]) *(?:{words}) *[:：]? *(?:يوم )?$")


@lexicon.kept
def _agency() -> re.Pattern[str]:
    words = lexicon.alternatives(lexicon.folded("dates/publication", "agencies"))
    return re.compile(f" *[-–(]? *(?:{words})(?![{LETTER}])")
