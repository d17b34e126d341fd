"""Folded text → chains: stretches of date words that stand together, as short strings of kinds.

One look-up a word; whatever is no date word and no number ends a chain.  Number words, «كانون الثاني (يناير)» and
«2015 م» are made one token here, so that the shapes speak of whole numbers, months and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from arabic_timeline import lexicon
from arabic_timeline.recognise import anchors, numbers
from arabic_timeline.recognise.slips import month_between
from arabic_timeline.text import Folded

_MARKS = {
    "/": "slash", "\\": "slash", "-": "dash", "–": "dash", "—": "dash", ".": "dot", "،": "comma", ",": "comma",
}  # fmt: skip
_CLEAR = frozenset(" ()[]\"'«»“”‘’\u2018\u2039\u203a{}")

# Kinds of words that make no date alone.
_WEAK = (
    "in", "of", "since", "ago", "after", "until", "between", "and", "or", "about", "more", "every", "like", "hash",
    "num", "number", "count", "slash", "dash", "dot", "comma", "era", "one", "ten", "tens", "hundred",
    "thousand", "the_number", "ordinal", "the_tens_number", "this", "that", "same_before", "same", "following",
    "vague_amount", "many_amount", "part", "part_after", "last", "weekday_indefinite", "first_of",
    "position", "old_year", "stop", "libyan_month", "fresh", "after_it",
)  # fmt: skip


class Chain(NamedTuple):
    """Tokens that stand together: ``kinds[i]`` is the kind of token ``i``, with its offsets and its value.

    Offsets count from the place ``at`` of the folded text.
    """

    kinds: str
    starts: Sequence[int]
    ends: Sequence[int]
    values: Sequence[Any]
    at: int = 0


_SHORT = 48  # characters of a window whose chains are remembered: newspapers repeat «أمس», «العام الماضي» …


def chains(folded: Folded) -> Iterator[Chain]:
    """The chains of a folded text that hold at least one word of dates; linear in its length."""
    for low, high in anchors.windows(folded.text, _tables().strong):
        yield from between(folded, low, high)


def between(folded: Folded, low: int, high: int) -> Iterator[Chain]:
    """The chains between two places of a folded text at which none goes on."""
    text, tables = folded.text, _tables()
    read = _read if high - low <= _SHORT else _read.__wrapped__
    glued = low > 0 and text[low - 1].isalpha()
    for kinds, starts, ends, values, _ in read(tables, text[low : high + 2], high - low, glued):
        if tables.weak_month in kinds:
            kinds = _told_months(folded, low, kinds, starts, ends)
        yield Chain(kinds, starts, ends, values, low)


def _told_months(folded: Folded, at: int, kinds: str, starts: Sequence[int], ends: Sequence[int]) -> str:
    """The kinds with months where a weak one is written as no other word is: «آب», «آذار»."""
    weak, month = _tables().weak_month, _tables().month
    return "".join(
        month if kind == weak and _has_madda(folded, at + start, at + end) else kind
        for kind, start, end in zip(kinds, starts, ends, strict=True)
    )


@lru_cache(8192)
def _read(tables: _Tables, text: str, size: int, glued: bool) -> tuple[Chain, ...]:
    """The chains in the first ``size`` characters of ``text``; ``glued``: a letter stands right before it."""
    return tuple(_chain(run) for run in _runs(tables, text, size, glued))


def _runs(tables: _Tables, text: str, size: int, glued: bool) -> Iterator[list[_Token]]:
    words, gaps, strong, strokes = tables.words, tables.gaps, tables.strong, tables.strokes
    found = tables.pattern.finditer(text, 0, size)
    hits = [(match, word) for match in found if (word := match[0]) in words or word < ":"]
    hits = _mended(text, hits, tables.pattern)
    run: list[_Token] = []
    last, skip, marks, sure = -anchors.WIDEST - 1, 0, 0, False
    for match, word in hits:
        start, end = match.span()
        if start < skip:
            continue
        entry = words.get(word)
        if entry is None:
            if last != start and (text[start - 1].isalpha() if start else glued):
                continue  # «كوفيد19»: part of a word that is none of dates
            prefix: tuple[tuple[str, int], ...] = ()
            kind, value = _number(word, tables.kinds)
        else:
            prefix, known, value, more = entry
            if more is not None and (longer := lexicon.continuation(more.pattern).match(text, end, size + 1)):
                known, value = more.meanings[(longer.lastindex or 1) - 1]
                end = skip = longer.end()
            if known is None:
                continue
            kind = known
        gap = ""
        if start - last > anchors.WIDEST:
            between = None
        elif (gap := text[last:start]) in gaps:
            between = gaps[gap]
        else:
            between = _gap(gap, gaps, tables.kinds)
        if between == tables.stop and not (run and run[-1][0] in tables.before_stop):
            between = None
        if (
            between != ""
            and gap in _STRAY
            and word < ":"
            and len(word) == _YEAR
            and run
            and run[-1][0] in tables.before_year
        ):
            between = ""
        if between is None:
            if run and (sure or marks > 1 or (marks and text.startswith("(", last + 1))):
                yield run
            run, marks, sure = [], 0, False
        elif between:
            run.append((between, last, start, None))
            marks += between in strokes
        for joint, width in prefix:
            run.append((joint, start, start + width, None))
            start += width
        run.append((kind, start, end, value))
        sure = sure or kind in strong
        last = end
    if run and (sure or marks > 1 or (marks and text.startswith("(", last + 1))):
        yield run


_Hit = tuple[re.Match[str], str]


def _mended(text: str, hits: list[_Hit], pattern: re.Pattern[str]) -> list[_Hit]:
    """The words with the misspelt months between a day and a year («12 سبتمر 2013»)."""
    found: list[_Hit] = []
    for n in range(1, len(hits)):
        match, word = hits[n]
        if len(word) == _YEAR and word < ":" and hits[n - 1][1] < ":":
            before = hits[n - 1][0]
            name = month_between(before[0], text[before.end() : match.start()], word)
            at = pattern.search(text, before.end()) if name else None
            if at and name:
                found.append((at, name))
    return sorted([*hits, *found], key=lambda hit: hit[0].start()) if found else hits


_YEAR = 4  # digits
_STRAY = frozenset(
    {" .", " ،", " ,"}
)  # before a year they belong behind it («في عام .2012», as set from right to left)
_Token = tuple[str, int, int, Any]


def _chain(run: list[_Token]) -> Chain:
    kinds, starts, ends, values = zip(*run, strict=True)
    chain = Chain("".join(kinds), list(starts), list(ends), list(values))
    return numbers.reduce(chain) if len(run) > 1 else chain


def _has_madda(folded: Folded, start: int, end: int) -> bool:
    low, high = folded.span(start, end)
    return "آ" in folded.original[low:high]


def _number(digits: str, kinds: Any) -> tuple[str, int]:
    """A number's kind by its size; only short ones are read (a megabyte of digits is no date)."""
    if len(digits) > 4:
        return kinds["number"], 0
    value = int(digits)
    if len(digits) == 4:
        if 1800 <= value <= 2200:
            return kinds["year"], value
        if 1300 <= value <= 1500:
            return kinds["doubtful_year"], value
        if 1000 <= value < 1800:
            return kinds["old_year"], value
        return kinds["number"], value
    return (kinds["num"] if 1 <= value <= 39 and len(digits) < 3 else kinds["number"]), value


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """What the scan looks up, gathered once for a lexicon."""

    words: Mapping[str, lexicon.Entry]
    kinds: Mapping[str, str]
    strong: frozenset[str]
    strokes: frozenset[str]
    month: str
    weak_month: str
    stop: str
    before_stop: frozenset[str]
    before_year: frozenset[str]
    pattern: re.Pattern[str]
    gaps: dict[str, str | None]


@lexicon.kept
def _tables() -> _Tables:
    tables = lexicon.date_words()
    kinds = tables.kinds
    return _Tables(
        words=tables.words,
        kinds=kinds,
        strong=frozenset(kinds.values()) - {kinds[name] for name in _WEAK},
        strokes=frozenset(kinds[name] for name in ("slash", "dash", "dot")),
        month=kinds["month"],
        weak_month=kinds["weak_month"],
        stop=kinds["stop"],
        before_year=frozenset(kinds[name] for name in ("year_word", "the_year", "month", "since", "in", "until")),
        before_stop=frozenset(kinds[name] for name in ("num", "month", "weak_month")),
        pattern=re.compile(f"[{lexicon.LETTER}]+|[0-9]+"),
        gaps={"": "", " ": ""},
    )


def _gap(gap: str, known: dict[str, str | None], kinds: Mapping[str, str]) -> str | None:
    """The kind of the mark in a gap, "" where the gap is clear, ``None`` where it ends the chain; kept in ``known``."""
    left = [char for char in gap if char not in _CLEAR]
    found: str | None = None
    if not left:
        found = ""
    elif len(left) == 1 and left[0] in _MARKS and (left[0] != "." or gap == "."):
        found = kinds[_MARKS[left[0]]]
    elif gap == ". ":
        found = kinds["stop"]
    if len(known) < 4096:
        known[gap] = found
    return found
