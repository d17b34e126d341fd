"""Where in a folded text a date can stand: stretches of words around what makes a date, found without reading the rest.

Most words of a text are no words of dates, and most words of dates («في», «من») make none alone.  One search finds the
words that do, years and strokes; from each of them one goes to both sides as far as words may go on a chain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER

WIDEST = 5  # characters between two words of one chain
STROKES = "/\\\\\\-–—"  # those that make a date of figures, in a class of characters; a dot does too between two words

# A stroke, or a dot with no space behind it.
_STROKE = re.compile(f"[{STROKES}.](?:(?<!\\.)|[{LETTER}0-9])")
_NEXT = re.compile(f"[^{LETTER}0-9]{{0,{WIDEST}}}([{LETTER}]+|[0-9]+)")
# A word that may be a misspelt month, between a day and a year, and the same from right to left.
_SLIP = re.compile(r" [^\W\d_]{1,12} (?=[0-9]{4})")
_SLIP_BACK = re.compile(r" [^\W\d_]{1,12} (?=[0-9])")


def windows(text: str, strong: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of ``text``, in order and apart, outside of which no chain stands; each gives its chains by itself.

    ``strong``: the kinds of words that make a date.
    """
    tables, size, end = _tables(strong), len(text), 0
    back = text[::-1]
    for at in _anchors(text, tables):
        if at >= end:
            low = size - _reach(back, size - at, size - end, tables.backwards, _SLIP_BACK)
            end = _reach(text, at, size, tables.words, _SLIP)
            if low < end:
                yield low, end


def _anchors(text: str, tables: _Tables) -> list[int]:
    """Places in or before what makes a date, in order; the beginning of the text is always one."""
    places = [match.start() + 1 for match in tables.anchor.finditer(text)]
    return sorted([0, *places, *(match.start() for match in _STROKE.finditer(text))])


def _reach(text: str, at: int, last: int, words: frozenset[str], slip: re.Pattern[str]) -> int:
    """How far from ``at`` on, up to ``last``, a chain may go on: behind it comes a word that is none of dates."""
    while (found := _NEXT.match(text, at, last)) is not None:
        if found[1] in words or found[1] < ":":
            at = found.end()
        elif (wrong := slip.match(text, at, last)) is not None:
            at = wrong.end()
        else:
            break
    return at


@dataclass(frozen=True, slots=True)
class _Tables:
    """What is looked for; ``backwards`` holds the same words from their last letter to their first."""

    anchor: re.Pattern[str]
    words: frozenset[str]
    backwards: frozenset[str]


@lexicon.kept
def _tables(strong: frozenset[str]) -> _Tables:
    entries = lexicon.date_words().words
    heads = {word: entry for word, entry in entries.items() if not entry.prefix}
    behind = (rest for entry in heads.values() if entry.more for rest in entry.more.rests)
    words = frozenset(entries).union(word for rest in behind for word in rest.split())
    tails = {word: tail for word, entry in heads.items() if (tail := _tail(entry, strong))}
    tails |= {"لل" + word[2:]: tail for word, tail in tails.items() if word.startswith("ال")}
    # Other proclitics are tried before every word: who takes none is found with one as well, and no chain comes of it.
    return _Tables(
        anchor=re.compile(f"[^{LETTER}](?:[0-9]{{3}}|(?:[وف][بلك]|[وفبلك]|){_alternatives(tails)})"),
        words=words,
        backwards=frozenset(word[::-1] for word in words),
    )


def _tail(entry: lexicon.Entry, strong: frozenset[str]) -> str:
    """What has to follow a first word that makes a date: its end, or how a longer entry goes on; "": it makes none."""
    if entry.kind in strong:
        return f"(?![{LETTER}])"
    rests = _rests(entry.more, strong) if entry.more else []
    words = {rest.split()[0]: "" for rest in rests if not rest.isdigit()}
    ways = [rest for rest in rests if rest.isdigit()]  # «تشرين2»
    ways += [lexicon.GAP + _alternatives(words)] if words else []
    return f"(?:{'|'.join(ways)})" if ways else ""


def _rests(more: lexicon.More, strong: frozenset[str]) -> list[str]:
    """What stands behind the first word of those longer entries that make a date."""
    return [rest for (kind, _), rest in zip(more.meanings, more.rests, strict=True) if kind in strong]


def _alternatives(tails: Mapping[str, str]) -> str:
    """A pattern for words with what follows them, in which each beginning that several share is written once."""
    if len(tails) == 1:
        [(word, tail)] = tails.items()
        return word + tail
    after: dict[str, dict[str, str]] = {}
    for word, tail in tails.items():
        after.setdefault(word[:1], {})[word[1:]] = tail
    # A word that ends here comes last: the search is for whether one of them stands here, not for the longest.
    ends = after.pop("", {}).get("")
    branches = [first + _alternatives(rest) for first, rest in after.items()]
    return f"(?:{'|'.join(branches if ends is None else [*branches, ends])})"
