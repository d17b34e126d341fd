"""Which rows of the knowledge a text can have to do with: those whose words stand in it, and what they refer to.

Only the first word of each spelling is looked for, with whatever may be written together with it: a row too many costs
a reading, a row too few would keep what is no longer true.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

from arabic_timeline.registry import Office, Person, Place, Registry
from arabic_timeline.text import plain

Row = Person | Office | Place

_WORDS = re.compile(r"[^\W_]+")
_CLITICS = re.compile(
    "[وفبلكس]{0,3}(?:ال)?"
)  # what may be written before a word, and what a word itself may begin with
_STEM = 3  # letters by which the head of an office is known: «رئيس، رئيسة، رئيسه»
_SIZE = 16
_NOT_READ = frozenset({"file", "line", "note", "sources", "seen", "until_seen"})


class Knowledge:
    """The rows of a registry by their first words; ``digest``: of all of them."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._rows: dict[str, Row] = {
            f"{kind}/{id_}": row for kind, group in _groups(registry) for id_, row in group.items()
        }
        self._told = {name: _digest(_said(row)) for name, row in self._rows.items()}
        self.digest = _digest("".join(name + self._told[name].hex() for name in sorted(self._told)))
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        for name, row in self._rows.items():
            by, length = (self._by_stem, _STEM) if isinstance(row, Office) else (self._by_word, None)
            for word in _first_words(row):
                by[_bare(word)[:length]].add(name)
        self._of_word: dict[str, frozenset[str]] = {}
        everywhere = {name for name, row in self._rows.items() if isinstance(row, Place) and row.kind == "country"}
        self._everywhere = frozenset(everywhere)  # a country is told by the words of its people as well
        self._around: dict[str, frozenset[str]] = {}

    def key(self, text: str) -> bytes:
        """A digest of all rows that a text can have to do with."""
        return self.key_of(set(_WORDS.findall(plain(text))))

    def key_of(self, words: Iterable[str]) -> bytes:
        """The same for the words of a folded text."""
        found = set(self._everywhere)
        for word in words:
            found |= self._touched(word)
        for name in tuple(found):
            found |= self._with_around(name)
        return _digest("".join(name + self._told[name].hex() for name in sorted(found)))

    def _touched(self, word: str) -> frozenset[str]:
        """The rows of one word of a text, remembered: words repeat."""
        known = self._of_word.get(word)
        if known is None:
            found: set[str] = set()
            for bare in _spellings(word):
                found |= self._by_word.get(bare, set()) | self._by_stem.get(bare[:_STEM], set())
            known = self._of_word[word] = frozenset(found)
        return known

    def _with_around(self, name: str) -> frozenset[str]:
        """What a row refers to, and what that refers to."""
        known = self._around.get(name)
        if known is None:
            found: set[str] = set()
            asked = [name]
            while asked:
                one = asked.pop()
                if one not in found and one in self._rows:
                    found.add(one)
                    asked += _referred(self._rows[one])
            known = self._around[name] = frozenset(found)
        return known


def _groups(registry: Registry) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "people", registry.people
    yield "offices", registry.offices
    yield "places", registry.places


def _referred(row: Row) -> list[str]:
    if isinstance(row, Place):
        return [f"places/{row.within}"] if row.within else []
    found = [f"places/{row.country}"] if row.country else []
    if isinstance(row, Office):
        found += [f"places/{row.body}"] if row.body else []
        found += [f"people/{one.person}" for one in row.tenures]
    return found


def _said(row: Any) -> str:
    """What a row says, without where it stands and where it is from."""
    return repr(
        [
            (field.name, [_said(one) for one in value] if field.name == "tenures" else value)
            for field in dataclasses.fields(row)
            if field.name not in _NOT_READ
            for value in (getattr(row, field.name),)
        ]
    )


def _first_words(row: Row) -> Iterator[str]:
    adjectives = row.adjectives if isinstance(row, Place) else ()
    for spelling in (row.name, *row.aliases, *adjectives):
        if words := _WORDS.findall(plain(spelling)):
            yield words[0]


def _bare(word: str) -> str:
    """A word of a row without its article."""
    return word.removeprefix("ال") or word


def _spellings(word: str) -> Iterator[str]:
    """A word of a text without what may be written before it; «للأمن» is «ل» with «الأمن»."""
    clitics = _CLITICS.match(word)
    longest = clitics.end() if clitics else 0
    yield from (word[n:] for n in range(longest + 1) if n < len(word))


def _digest(told: str) -> bytes:
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
