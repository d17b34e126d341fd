"""What reading a text can ask of the knowledge: the digest changes where one of the answers may, and else stays.

A reading looks a name up by its words, one behind the other (``known``), so a spelling counts where all its words stand
somewhere in the text; a row counts with what it refers to where one of its spellings does.  Besides, each word is told
whether a name may begin with it, and the name of a nation whose row it is.  A spelling too many costs a reading, one
too few would keep what is no longer true.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from arabic_timeline.extract import known
from arabic_timeline.registry import Office, Person, Place, Registry
from arabic_timeline.text import plain

Row = Person | Office | Place

_WORDS = re.compile(r"[^\W_]+")
_CLITICS = re.compile(
    "[وفبلكس]{0,3}(?:ال)?"
)  # what may be written before a word, and what a word itself may begin with
_STEM = 3  # letters by which a word of an office is known: «رئيس، رئيسة، رئيسه», «ال خارجية»
_SIZE = 16
_REMEMBERED = 50_000  # words
_SPELT = frozenset({"aliases", "adjectives"})  # each counts by itself
_NOT_READ = frozenset({"file", "line", "note", "sources", "seen", "until_seen", "coordinates", "latin", "en", "fr"}) | {
    *("image", "credit", "licence", "alt")
}
# The signs of a word: as it is written, without what may stand before it, and its first letters without that.
_AS_IT_IS, _BARE, _BEGUN = "=", "-", "~"
_Signs = frozenset[str]


class _Spelling(NamedTuple):
    """What is told of a text that has these signs: ``says``, and of which row."""

    signs: _Signs
    says: str
    row: str | None = None


class _Words(dict[str, _Signs]):
    """The signs of a word of a text that are asked for; those of many words, and no more, are remembered."""

    def __init__(self, asked: Iterable[str]) -> None:
        super().__init__()
        self._asked = frozenset(asked)

    def __missing__(self, word: str) -> _Signs:
        bare = tuple(_spellings(word))
        told = (_AS_IT_IS + word, *(_BARE + one for one in bare), *(_BEGUN + one[:_STEM] for one in bare))
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = self._asked.intersection(told)
        return found


class Consulted:
    """The rows of a registry by the words they are asked for with; ``digest``: of all of them."""

    def __init__(self, registry: Registry) -> None:
        self._rows: dict[str, Row] = {
            f"{kind}/{id_}": row for kind, group in _groups(registry) for id_, row in group.items()
        }
        self._nations = {name: f"{name}:{sorted(ids)}" for name, ids in known.index(registry).country_ids.items()}
        self._told = {name: _digest(_said(row) + self._of_its_name(row)).hex() for name, row in self._rows.items()}
        listed = set(known.nations().values())  # any text may be of a nation that the tables know
        self._everywhere = _digest(repr(sorted(says for name, says in self._nations.items() if name in listed))).hex()
        spelt = {*self._spellings(), *self._openings(), *self._of_nations(listed)}
        self.digest = _digest(repr((sorted(self._told.items()), sorted(one.says for one in spelt), self._everywhere)))
        often = Counter(sign for one in spelt for sign in one.signs)
        self._by_sign: dict[str, list[_Spelling]] = {}  # of each spelling the rarest
        for one in spelt:
            rarest = min(one.signs, key=lambda sign: (often[sign], sign))
            self._by_sign.setdefault(rarest, []).append(one)
        self._of_word = _Words(often)
        self._around: dict[str, frozenset[str]] = {}

    def key(self, text: str) -> bytes:
        """A digest of all answers that a text can get."""
        words = set(_WORDS.findall(plain(text)))
        signs = set[str]().union(*map(self._of_word.__getitem__, words))
        found = {self._everywhere}
        rows: set[str] = set()
        for sign in signs:
            for one in self._by_sign.get(sign, ()):
                if one.signs <= signs:
                    found.add(one.says)
                    rows.update(self._with_around(one.row) if one.row else ())
        return _digest("\n".join(sorted(found)) + "\n" + "\n".join(name + self._told[name] for name in sorted(rows)))

    def _of_its_name(self, row: Row) -> str:
        """The rows of the nation that has the name of a place."""
        name = plain(row.name) if isinstance(row, Place) else ""
        return self._nations.get(known.nations().get(name, name), "")

    def _spellings(self) -> Iterator[_Spelling]:
        """Each spelling of each row; that of an office is asked for as a text prints it, with whatever ending."""
        for name, row in self._rows.items():
            for spelling in (row.name, *row.aliases):
                words = _WORDS.findall(plain(spelling))
                if not words:
                    continue
                if isinstance(row, Office):
                    signs = frozenset(_BEGUN + _bare(word)[:_STEM] for word in words)
                else:
                    signs = frozenset((_BARE + _bare(words[0]), *(_AS_IT_IS + word for word in words[1:])))
                yield _Spelling(signs, f"{name}={' '.join(words)}", name)

    def _openings(self) -> Iterator[_Spelling]:
        """The words with which a person or a place may begin."""
        for kind, rows in (("people", Person), ("places", Place)):
            spelt = (s for row in self._rows.values() if isinstance(row, rows) for s in (row.name, *row.aliases))
            for words in map(_WORDS.findall, map(plain, spelt)):
                if words:
                    yield _Spelling(frozenset((_BARE + _bare(words[0]),)), f"{kind}:{words[0]}")

    def _of_nations(self, listed: set[str]) -> Iterator[_Spelling]:
        """The nations that no table knows, which a text names in one word."""
        for name, says in self._nations.items():
            if name not in listed and name:
                yield _Spelling(frozenset((_BARE + _bare(name),)), says)

    def _with_around(self, name: str) -> frozenset[str]:
        """A row with what it refers to, and what that refers to."""
        known_ = self._around.get(name)
        if known_ is None:
            found: set[str] = set()
            asked = [name]
            while asked:
                one = asked.pop()
                if one not in found and one in self._rows:
                    found.add(one)
                    asked += _referred(self._rows[one])
            known_ = self._around[name] = frozenset(found)
        return known_


def _groups(registry: Registry) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "people", registry.people
    yield "offices", registry.offices
    yield "places", registry.places


def _referred(row: Row) -> list[str]:
    """The places of a row; of those who held an office no more is read than that they did."""
    if isinstance(row, Place):
        return [f"places/{row.within}"] if row.within else []
    found = [f"places/{row.country}"] if row.country else []
    return [*found, f"places/{row.body}"] if isinstance(row, Office) and row.body else found


def _said(row: Any) -> str:
    """What a row says, without where it stands, where it is from and how else it is spelt."""
    return repr(
        [
            (field.name, [_said(one) for one in value] if field.name == "tenures" else value)
            for field in dataclasses.fields(row)
            if field.name not in _NOT_READ | _SPELT
            for value in (getattr(row, field.name),)
        ]
    )


def _bare(word: str) -> str:
    """A word of a row without its article."""
    return word.removeprefix("ال") or word


def _spellings(word: str) -> Iterable[str]:
    """A word of a text without what may be written before it; «للأمن» is «ل» with «الأمن»."""
    clitics = _CLITICS.match(word)
    longest = clitics.end() if clitics else 0
    return (word[n:] for n in range(longest + 1) if n < len(word))


def _digest(told: str) -> bytes:
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
