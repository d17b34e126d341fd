"""What an earlier run concluded of the parts of a dossier, in the store.

The parts lie in a number of drawers, so that what changes of one part writes little anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from arabic_timeline.digests import Prints
from arabic_timeline.interval import Interval
from arabic_timeline.model import Dated, Entry, Publication, Warning
from arabic_timeline.reason.outlets import Span
from arabic_timeline.reason.parts import Part, print_of
from arabic_timeline.reason.publications import plain_value
from arabic_timeline.reason.world import World

_ROOM = "concluded"
_DRAWERS = 64

_Row = tuple[bytes, Any]  # the digest of a part, and what is concluded of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """What is concluded of a part.

    ``entries``: each with whether it has a line of its own; ``slips``: the warnings that go before and behind those
    that compare papers.  ``years``: how often its constraints name each year; ``window``: the days of writing that were
    tried, where anything hangs on them.
    """

    entries: tuple[tuple[Entry, bool], ...]
    publications: tuple[Publication, ...]
    slips: tuple[tuple[Warning, ...], tuple[Warning, ...]]
    years: Mapping[int, int]
    window: Interval | None


class Shelf:
    """What is kept, for the parts of one world."""

    def __init__(self, world: World, prints: Prints, parts: Iterable[Part], spans: Mapping[str, Span]) -> None:
        self._kept, self._world, self._digests = prints.kept, world, prints.digests
        self._key = prints.concluding + bytes([world.claims])
        self._prints = {part.name: print_of(part, prints.of, spans) for part in parts}
        self._drawers: dict[str, dict[str, _Row]] = {
            name: self._kept.get(_ROOM, name, self._key) or {} for name in _names()
        }

    def found(self, part: Part) -> Concluded | None:
        """What is kept of a part that is as it was."""
        row = self._drawers[_drawer(part.name)].get(part.name)
        if row is None or row[0] != self._prints[part.name]:
            return None
        *told, digests = row[1]
        found = _opened(part, told, self._world.dated)
        for value, digest in zip(_values(found), digests, strict=True):
            self._digests.know(value, digest)
        return found

    def keep(self, fresh: Mapping[str, Concluded]) -> None:
        """Keep what is concluded of parts now, by their names; what is kept of parts that are gone goes."""
        lying: dict[str, list[str]] = defaultdict(list)
        for name in self._prints:
            lying[_drawer(name)].append(name)
        for drawer, held in self._drawers.items():  # one after the other: all of them are as much as the dossier
            rows = {name: row for name in lying[drawer] if (row := self._row(name, held, fresh)) is not None}
            if any(name in fresh for name in rows) or rows.keys() != held.keys():
                self._kept.put(_ROOM, drawer, self._key, rows)

    def _row(self, name: str, held: Mapping[str, _Row], fresh: Mapping[str, Concluded]) -> _Row | None:
        """What is kept of a part from now on, ``None`` where nothing is."""
        print_, before = self._prints[name], held.get(name)
        if name in fresh and print_ is not None:
            return print_, (*_packed(fresh[name]), self._taken(fresh[name]))
        return before if before is not None and before[0] == print_ else None

    def _taken(self, one: Concluded) -> list[bytes]:
        return [self._digests.of(value) for value in _values(one)]


def _values(one: Concluded) -> list[object]:
    """What is told of a part, of which the digests are kept."""
    return [*(entry for entry, _ in one.entries), *one.publications]


def _names() -> list[str]:
    return [f"{n:02}" for n in range(_DRAWERS)]


def _drawer(part: str) -> str:
    return f"{blake2b(part.encode('utf-8', 'surrogatepass'), digest_size=1).digest()[0] % _DRAWERS:02}"


def _packed(one: Concluded) -> Any:
    """What is concluded, without what it is concluded of."""
    entries = [
        (
            None if entry.participants == entry.meeting.participants else entry.participants,
            *(entry.status, entry.certain, entry.likely, entry.outside_source, entry.why),
            alone,
        )
        for entry, alone in one.entries
    ]
    publications = [
        (told.certain, told.likely, told.why, [_unknown(told, n) for n in range(len(told.values))])
        for told in one.publications
    ]
    return entries, publications, one.slips, dict(one.years), one.window


def _unknown(told: Publication, n: int) -> Any:
    """The value of an expression, where it does not say it by itself."""
    return None if plain_value(told.dated.datings[n]) is not None else told.values[n]


def _opened(part: Part, told: Any, dated: Mapping[str, Dated]) -> Concluded:
    entries, publications, slips, years, window = told
    return Concluded(
        entries=tuple(
            (
                Entry(
                    meeting=meeting,
                    participants=meeting.participants if people is None else people,
                    status=status, certain=certain, likely=likely, outside_source=outside, why=why,
                ),
                alone,
            )
            for meeting, (people, status, certain, likely, outside, why, alone) in zip(
                part.meetings, entries, strict=True
            )
        ),
        publications=tuple(
            Publication(
                dated=dated[article], certain=certain, likely=likely, given=dated[article].given, why=why,
                values=tuple(
                    plain_value(dating) or value for dating, value in zip(dated[article].datings, values, strict=True)
                ),
            )
            for article, (certain, likely, why, values) in zip(part.articles, publications, strict=True)
        ),
        slips=slips,
        years=years,
        window=window,
    )  # fmt: skip
