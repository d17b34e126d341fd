"""Which lines of a printed page are not the article's own text.  Whole lines only, and when in doubt none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.text import plain

_COUNT = re.compile(r"\s*\(?\s*[0-9]{1,5}\s*\)?$")
_TAGS_ONLY = re.compile(r"[#@]\S+(?:\s+[#@]\S+)*")
_SIGNATURE = re.compile(r"[—–-]\s*\S.{0,80}\(@\w{1,30}\).{0,40}")  # «— Name (@handle) December 5, 2019»
_STOPS = (".", "!", "؟", "?", "…")
_CLOSING = " \u00a0\t\r\"'”“’»)]"


@dataclass(frozen=True, slots=True)
class _Signs:
    """The lexicon's lists, folded."""

    tails: frozenset[str]
    tail_starts: tuple[str, ...]
    related: frozenset[str]
    lines: frozenset[str]
    line_starts: tuple[str, ...]
    label: re.Pattern[str]
    label_line: int
    posts: tuple[str, ...]
    short: int
    paragraph: int
    post: int


class _Line(NamedTuple):
    """A line of text that is not blank: offsets without the line break, and the folded words of its head."""

    start: int
    end: int
    text: str
    words: str


def furniture(text: str, signs: Iterable[str] = ()) -> tuple[tuple[int, int], ...]:
    """(start, end) of the passages of ``text`` that are page furniture, in order, never overlapping.

    ``signs``: the outlet's own: a line that is one of them, or is short and starts with one, is cut.
    Nothing is cut where nothing would be left.
    """
    own = tuple(sign for sign in map(_key, signs) if sign)
    lines = list(_lines(text, _signs(), _beginnings(own)))
    tail = _tail(lines, _signs())
    posts = tuple(code for code in _signs().posts if code in text)
    cut = [line for line in lines[:tail] if _is_sign(line, _signs(), own) or _is_post(line, _signs(), posts)]
    if len(cut) == tail:
        return ()
    spans = [(line.start, line.end) for line in cut]
    if tail < len(lines):
        spans.append((lines[tail].start, lines[-1].end))
    return tuple(_joined(spans, text))


def _lines(text: str, signs: _Signs, beginnings: frozenset[str]) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if line.isspace():
            continue
        # No sign is as long as the head of a long line: the head is enough to tell, and often its first letters.
        if len(line) > signs.short and any(_begins_otherwise(line[: 2 * n], n, beginnings) for n in _FIRST):
            yield _Line(match.start(), match.end(), line, _PROSE)
        else:
            yield _Line(match.start(), match.end(), line, _key(line[: signs.short]))


_PROSE = "\n"  # for the words of a line that begins as no sign does; no sign is like it
_FIRST = (4, 8)  # characters of a line by which most lines are told from all signs, and most of the others
_LETTERS = {n: re.compile(f" *([{LETTER}](?:[{LETTER}]| (?=[{LETTER}])){{{n - 1}}})") for n in _FIRST}


@lru_cache(16384)
def _begins_otherwise(head: str, first: int, beginnings: frozenset[str]) -> bool:
    """Whether the first characters of a line are such that its words are no sign and begin with none.

    Newspapers begin many lines with the same few words: what was asked is remembered.
    """
    letters = _LETTERS[first].match(plain(head))
    return letters is not None and beginnings.isdisjoint([letters[1][:n] for n in range(1, first + 1)])


@lexicon.kept
def _beginnings(own: tuple[str, ...]) -> frozenset[str]:
    """The first letters of every sign, or the whole of a very short one."""
    signs = _signs()
    every = (*signs.tails, *signs.tail_starts, *signs.related, *signs.lines, *signs.line_starts, *own)
    return frozenset(sign[:n] for sign in every for n in _FIRST)


def _tail(lines: list[_Line], signs: _Signs) -> int:
    """Index of the line at which the rest of the page begins (their number: nowhere)."""
    if not any(_ends_page(line, signs) or line.words in signs.related for line in lines):
        return len(lines)
    prose = [n for n, line in enumerate(lines) if _is_prose(line, signs)]
    begins = next(
        (n for n, line in enumerate(lines) if n and _ends_page(line, signs) and _may_end(n, prose)), len(lines)
    )
    last = max((n for n in prose if n < begins), default=0)
    return next((n for n in range(last + 1, begins) if lines[n].words in signs.related), begins)


def _may_end(n: int, prose: list[int]) -> bool:
    """A page does not end before its article: some prose stands before line ``n``, or none after it."""
    return not prose or prose[0] < n or prose[-1] < n


def _ends_page(line: _Line, signs: _Signs) -> bool:
    return line.words in signs.tails or (bool(line.words) and line.words.startswith(signs.tail_starts))


def _is_prose(line: _Line, signs: _Signs) -> bool:
    return len(line.text) >= signs.paragraph and line.text.rstrip(_CLOSING).endswith(_STOPS)


def _is_sign(line: _Line, signs: _Signs, own: tuple[str, ...]) -> bool:
    if line.words == _PROSE:
        return False
    if not line.words:
        return len(line.text) <= signs.short and bool(_TAGS_ONLY.fullmatch(line.text.strip()))
    if line.words in signs.lines or line.words in signs.related or line.words in own:
        return True
    return len(line.text) <= signs.short and bool(
        line.words.startswith(signs.line_starts + own)
        or (len(line.text) <= signs.label_line and signs.label.match(plain(line.text)))
        or _TAGS_ONLY.fullmatch(line.text.strip())
        or _SIGNATURE.fullmatch(line.text.strip())
    )


def _is_post(line: _Line, signs: _Signs, codes: tuple[str, ...]) -> bool:
    """Whether a line with words is that of an embedded post; ``codes``: those that stand anywhere in the text."""
    return (
        bool(codes) and bool(line.words) and len(line.text) <= signs.post and any(code in line.text for code in codes)
    )


def _joined(spans: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Neighbours with nothing but space between them become one."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held and not text[held[1] : start].strip():
            held = (held[0], end)
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _key(line: str) -> str:
    """Folded words of a line, without the punctuation and the count at its ends, spaces made one."""
    words = " ".join(plain(line).casefold().split()).strip(_PUNCTUATION)
    return _COUNT.sub("", words).strip(_PUNCTUATION) if words[-1:].isdigit() else words


_PUNCTUATION = " .:;،؛,!؟?…|*•·-–—_=<>«»\"'“”‘’()[]{}/\\›‹→←↓↑►▼▲+&"


@lexicon.kept
def _signs() -> _Signs:
    table = lexicon.rows("furniture")
    labels = lexicon.alternatives(map(_key, table["labels"]))
    return _Signs(
        tails=frozenset(map(_key, table["tails"])),
        tail_starts=tuple(map(_key, table["tail_starts"])),
        related=frozenset(map(_key, table["related"])),
        lines=frozenset(map(_key, table["lines"])),
        line_starts=tuple(map(_key, table["line_starts"])),
        label=re.compile(rf"\s*(?:{labels})\s*[:：|]", re.IGNORECASE),
        label_line=int(table["label_line"]),
        posts=tuple(table["posts"]),
        short=int(table["short"]),
        paragraph=int(table["paragraph"]),
        post=int(table["post"]),
    )
