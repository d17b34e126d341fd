"""Folded text → chains: stretches of date words that stand together, as short strings of kinds.

One look-up a word; whatever is no date word and no number ends a chain.  Number words, «كانون الثاني (يناير)» and
«2015 م» are made one token here, so that the shapes speak of whole numbers, months and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from arabic_timeline import lexicon
from arabic_timeline.recognise import numbers
from arabic_timeline.text import Folded

_MARKS = {
    "/": "slash",
    "\\": "slash",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "ـ": "dash",
    ".": "dot",
    "،": "comma",
    ",": "comma",
}
_CLEAR = frozenset(" ()[]\"'«»“”‘’\u2018\u2039\u203a{}")
_WIDEST = 5  # characters between two tokens of one chain

_WEAK = (
    "in of since ago after until between and or about more every hash num number count slash dash dot comma era one ten "
    "tens hundred thousand the_number ordinal the_tens_number this that same_before same following vague_amount "
    "many_amount part part_after last dated weekday_indefinite first_of position"
).split()


@dataclass(frozen=True, slots=True)
class Chain:
    """Tokens that stand together: ``kinds[i]`` is the kind of token ``i``, with its folded offsets and value."""

    kinds: str
    starts: list[int]
    ends: list[int]
    values: list[Any]


def chains(folded: Folded) -> Iterator[Chain]:
    """The chains of a folded text that hold at least one word of dates; linear in its length."""
    text, words, kinds = folded.text, _words(), lexicon.date_words().kinds
    marks, skip = _gaps(), 0
    month, weak = kinds["month"], kinds["weak_month"]
    out = _Builder()
    last = -_WIDEST - 1
    for match in _word_pattern().finditer(text):
        word = match[0]
        entry = words.get(word)
        if entry is None:
            if word[0] > "9":
                continue
            start, end = match.span()
            if start < skip:
                continue
            kind, value, prefix = *_number(word, kinds), ()
        else:
            start, end = match.span()
            if start < skip:
                continue
            prefix, kind, value, more = entry
            if more is not None and (longer := more[0].match(text, end)):
                kind, value = more[1][(longer.lastindex or 1) - 1]
                end = skip = longer.end()
            elif kind is None:
                continue
        if kind == weak and _has_madda(folded, start, end):
            kind = month
        between = marks(text[last:start]) if start - last <= _WIDEST else None
        if between is None:
            if out.kinds and out.strong():
                yield out.chain()
            out = _Builder()
        elif between:
            out.add(between, last, start, None)
        for joint, width in prefix:
            out.add(joint, start, start + width, None)
            start += width
        out.add(kind, start, end, value)
        last = end
    if out.kinds and out.strong():
        yield out.chain()


def _has_madda(folded: Folded, start: int, end: int) -> bool:
    low, high = folded.span(start, end)
    return "آ" in folded.original[low:high]


class _Builder:
    """A chain that grows."""

    __slots__ = ("ends", "kinds", "starts", "values")

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Any] = []

    def add(self, kind: str, start: int, end: int, value: Any) -> None:
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)

    def strong(self) -> bool:
        """Whether anything here can make a date: a strong word, or numbers with strokes («07/12/2019»)."""
        return not _weak_kinds().issuperset(self.kinds) or _strokes(self.kinds)

    def chain(self) -> Chain:
        kinds = "".join(self.kinds)
        chain = Chain(kinds, self.starts, self.ends, self.values)
        return numbers.reduce(chain) if len(kinds) > 1 else chain


def _strokes(kinds: list[str]) -> bool:
    names = lexicon.date_words().kinds
    return kinds.count(names["slash"]) + kinds.count(names["dash"]) + kinds.count(names["dot"]) > 1


def _number(digits: str, kinds: Any) -> tuple[str, int]:
    """A number's kind by its size; only short ones are read (a megabyte of digits is no date)."""
    if len(digits) > 4:
        return kinds["number"], 0
    value = int(digits)
    if len(digits) == 4:
        if 1800 <= value <= 2200:
            return kinds["year"], value
        if 1300 <= value <= 1500:
            return kinds["hijri_year"], value
        return kinds["number"], value
    return (kinds["num"] if 1 <= value <= 39 and len(digits) < 3 else kinds["number"]), value


@cache
def _words() -> Any:
    return lexicon.date_words().words


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(f"[{lexicon.LETTER}]+|[0-9]+")


@cache
def _weak_kinds() -> frozenset[str]:
    kinds = lexicon.date_words().kinds
    return frozenset(kinds[name] for name in _WEAK)


@cache
def _gaps() -> Any:
    """Gap → kind of its mark, "" where it is clear, ``None`` where it ends the chain; remembered."""
    kinds = lexicon.date_words().kinds
    known: dict[str, str | None] = {"": "", " ": ""}

    def look(gap: str) -> str | None:
        try:
            return known[gap]
        except KeyError:
            pass
        left = [char for char in gap if char not in _CLEAR]
        if not left:
            found: str | None = ""
        elif len(left) == 1 and left[0] in _MARKS and (left[0] != "." or gap == "."):
            found = kinds[_MARKS[left[0]]]
        else:
            found = None
        if len(known) < 4096:
            known[gap] = found
        return found

    return look
