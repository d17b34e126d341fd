"""A folded text cut into sentences of tokens."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from arabic_timeline.extract.words import Kind, Word, analyse
from arabic_timeline.text import Folded

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
# A full stop ends a sentence, save between digits and after a lone letter («د. فلان»).
_END = re.compile(r"(?:(?<!\d)(?<!\s\w)\.+(?!\w)|\.(?=\s)(?<!\s\w\.)|[!؟?؛\n\r\u2028])+")
_NO_WORD = Word(False, "", "", Kind.NONE)
_LONE = frozenset(["و", "ف", "ب", "ل", "لل"])  # clitics that stand alone in print
_ALI = frozenset(["علي", "وعلي"])
_WALI = "والي"
LONGEST_SENTENCE = 2_500  # characters; the longest of real news had 1,900
LONGEST_DATE = 200  # characters: a dating that begins so far before a sentence does not reach it


class Token(NamedTuple):
    """A word or a sign of the folded text: its offsets there, the word taken apart, the dating that covers it.

    ``kinds``, ``conj`` and ``prep`` are those of the word; a plain tuple for speed.
    """

    text: str
    start: int
    end: int
    word: Word
    dating: int | None
    kinds: int
    conj: bool
    prep: str
    sign: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of a sentence with its offsets in the folded text; ``index`` counts from the start of the text."""

    index: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Sentences of a folded text as (start, end), without the sign that ends them."""
    start = 0
    for sign in _END.finditer(text):
        if sign.start() > start:
            yield from _pieces(text, start, sign.start())
        start = sign.end()
    if start < len(text):
        yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is; one without end (a page without full stops) in pieces, so that reading stays linear."""
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(sign, start, start + LONGEST_SENTENCE) for sign in "،, ")
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def tokens(folded: Folded, start: int, end: int, dates: Dates) -> tuple[Token, ...]:
    """Tokens of a stretch of the folded text; a lone «و», «ب» or «ل» goes to the word after it."""
    found: list[Token] = []
    conj, prep = False, ""
    dating_at = dates.at if dates.within(start - LONGEST_DATE, end) else _undated
    make = tuple.__new__  # a third of the time of a sentence is the making of its tokens
    for match in _TOKEN.finditer(folded.text, start, end):
        raw = match[0]
        if raw in _LONE:
            conj, prep = conj or raw in "وف", raw[0] if raw not in "وف" else prep
            continue
        a, b = match.span()
        word = analyse(raw) if raw[0].isalnum() else _NO_WORD
        if raw in _ALI:
            word = _preposition(folded, b, word, found[-1].kinds if found else Kind.NONE)
        elif raw == _WALI and folded.original[slice(*folded.span(a, b))] == _WALI and "ى" in folded.original:
            word = word._replace(core=_WALI, kinds=Kind.HEAD, conj=False)  # the governor, not «وإلى»
        if (conj or prep) and word is not _NO_WORD:
            word = word._replace(conj=conj or word.conj, prep=prep or word.prep)
        conj, prep = False, ""
        row = (raw, a, b, word, dating_at(a, b), word.kinds, word.conj, word.prep, word is _NO_WORD)
        found.append(make(Token, row))
    return tuple(found)


def _undated(start: int, end: int) -> None:
    """In a sentence without datings no word belongs to one."""


_BEFORE_NAME = Kind.NATION | Kind.ALONE | Kind.TITLE | Kind.PARTICLE | Kind.GIVEN | Kind.FORMER


def _preposition(folded: Folded, end: int, word: Word, before: int) -> Word:
    """«على» and «علي» fold alike: the printed ى tells them apart, in a text that prints it, or what stands before."""
    printed = folded.span(end - 1, end)
    if folded.original[printed[0]] != "ى" and (before & _BEFORE_NAME or "على" in folded.original):
        return word._replace(core="علي", kinds=Kind.GIVEN | Kind.DOUBTFUL)
    return word._replace(core="علي", kinds=Kind.STOP)


class Dates:
    """Where the datings stand in the folded text."""

    def __init__(self, spans: list[tuple[int, int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def at(self, start: int, end: int) -> int | None:
        """The dating that covers some of ``[start, end)``, or ``None``."""
        n = bisect_left(self._starts, end) - 1
        if n >= 0 and self._spans[n][1] > start:
            return self._spans[n][2]
        return None

    def within(self, start: int, end: int) -> list[int]:
        """Datings that start in ``[start, end)``."""
        return [self._spans[n][2] for n in range(bisect_left(self._starts, start), bisect_left(self._starts, end))]


def folded_offset(folded: Folded, offset: int) -> int:
    """The place in the folded text of an offset of the original."""
    return folded.place(offset)
