"""Who met whom: each two persons who held a meeting, with everything that is told of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from arabic_timeline.render import links
from arabic_timeline.render.views import Row, World
from arabic_timeline.render.watch import WHOLE

_CROWD = 12  # sides beyond which a meeting says nothing of any two of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two persons by id, in the order of their ids; ``rows`` are all meetings told of both."""

    left: str
    right: str
    rows: list[Row] = field(default_factory=list)

    @property
    def held(self) -> int:
        """How many meetings of the two took place; a call is no meeting."""
        return sum(row.entry.meeting.held == "held" and not row.call for row in self.rows)

    @property
    def path(self) -> str:
        return path(self.left, self.right)

    def other(self, person: str) -> str:
        return self.right if person == self.left else self.left


class Pairs:
    """The pairs of a world, those who met most first; who looks at them looks at all its rows."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def all(self) -> tuple[Pair, ...]:
        self._world.watch.note("rows", WHOLE)
        return self._all

    @property
    def by_person(self) -> dict[str, list[Pair]]:
        """The pairs of each person, whom they met most first."""
        self._world.watch.note("rows", WHOLE)
        return self._by_person

    @property
    def people(self) -> tuple[str, ...]:
        """Who met somebody, those with the most meetings first."""
        self._world.watch.note("rows", WHOLE)
        return self._people

    @cached_property
    def _all(self) -> tuple[Pair, ...]:
        found: dict[tuple[str, str], Pair] = {}
        for row in self._world.rows:
            for left, right in _twos(row):
                found.setdefault((left, right), Pair(left=left, right=right)).rows.append(row)
        met = [pair for pair in found.values() if pair.held]
        return tuple(sorted(met, key=lambda pair: (-pair.held, -len(pair.rows), pair.left, pair.right)))

    @cached_property
    def _by_person(self) -> dict[str, list[Pair]]:
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in self.all:
            found[pair.left].append(pair)
            found[pair.right].append(pair)
        return dict(found)

    @cached_property
    def _people(self) -> tuple[str, ...]:
        count = {one: sum(pair.held for pair in pairs) for one, pairs in self.by_person.items()}
        return tuple(sorted(count, key=lambda one: (-count[one], -len(self.by_person[one]), one)))


def drawable(world: World, person: str) -> bool:
    """Whether a name says enough of its bearer to be drawn beside others: a row of people.yaml, or a full name.

    «قادة عسكريون» met somebody as well, and are nobody whose meetings could be compared.
    """
    known = world.people[person]
    return world.listed(person) or (known.sort != "body" and " " in known.name)


def path(one: str, other: str) -> str:
    """The page of two persons, whichever is named first."""
    left, right = sorted((one, other))
    return f"pairs/{links.slug(left)}--{links.slug(right)}.html"


def _twos(row: Row) -> Iterable[tuple[str, str]]:
    people = sorted({one.id for one in row.who if one.id})
    if row.event or len(people) > _CROWD:
        return ()
    return combinations(people, 2)
