"""Groups by who takes part and by where they are told: a text of thousands of meetings is gathered in one pass."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from arabic_timeline.extract.frames import Side
from arabic_timeline.extract.group import Group

MOST = 50  # groups of one side, the last ones, among which the happening of another telling is looked for


def is_one(side: Side) -> bool:
    """Whether a side is a person or body by name: an office, or a delegation, may be told again by other words."""
    return side.entity.name is not None and side.entity.kind != "delegation"


class Latest:
    """The groups of each side, in the order told."""

    def __init__(self) -> None:
        self._of: dict[str, dict[int, Group]] = defaultdict(dict)
        self._open: set[int] = set()  # those of which a side is not ``is_one``

    def add(self, group: Group) -> None:
        """Keeps a group under the sides that it has now."""
        for key in group.keys:
            self._of[key].setdefault(id(group), group)
        self.changed(group)

    def changed(self, group: Group) -> None:
        """Looks again at the sides of a group that is kept."""
        if not all(map(is_one, group.keys.values())):
            self._open.add(id(group))

    def beside(self, keys: dict[str, Side]) -> list[Group]:
        """Of the last groups of these sides, each of whom ``is_one``, those whose own can be the same."""
        near, these = self.of(keys), keys.keys()
        return [g for g in near if id(g) in self._open or these <= g.keys.keys() or g.keys.keys() <= these]

    def of(self, keys: Iterable[str]) -> list[Group]:
        """The last groups in which one of these takes part, each once."""
        near: dict[int, Group] = {}
        for key in keys:
            rows = self._of.get(key)
            if rows:
                near.update(rows if len(rows) <= MOST else reversed([*islice(reversed(rows.items()), MOST)]))
        return list(near.values())


@dataclass(slots=True)
class _Row:
    """Groups in text order with the indexes of their sentences, and those found later, which come behind them."""

    groups: list[Group] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    late: list[Group] = field(default_factory=list)

    def until(self, index: float) -> Group | None:
        """The last one that is told up to a sentence."""
        if self.late:
            return self.late[-1]
        n = bisect_right(self.at, index)
        return self.groups[n - 1] if n else None

    def within(self, first: float, last: float) -> list[Group]:
        """Those told in the sentences ``first`` to ``last``."""
        found = self.groups[bisect_left(self.at, first) : bisect_right(self.at, last)]
        for group in reversed(self.late):
            if group.first.sentence.index < first:
                break
            found.append(group)
        return found


class Meetings:
    """The meetings of a text, for the tellings that name nobody; those are asked for in text order."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._all, self._held, self._sat = _Row(), _Row(), _Row()
        self._of: dict[str, _Row] = defaultdict(_Row)
        self._order: dict[int, int] = {}
        for group in groups:
            for row in self._rows(group):
                row.groups.append(group)
                row.at.append(group.first.sentence.index)

    def add(self, group: Group) -> None:
        """Keeps a meeting that a telling without names adds."""
        for row in self._rows(group):
            row.late.append(group)

    def before(self, index: float, keys: Iterable[str] | None) -> Group | None:
        """The last meeting held or planned that is told up to a sentence, else the first; with one of ``keys``."""
        rows = [self._held] if keys is None else [self._of[key] for key in keys if key in self._of]
        told = [group for row in rows if (group := row.until(index)) is not None]
        if told:
            return max(told, key=self._rank)
        return min((row.groups[0] for row in rows if row.groups), key=self._rank, default=None)

    def sitting(self, first: float, last: float) -> Group | None:
        """The last meeting or sitting that is told in the sentences ``first`` to ``last``."""
        return next(reversed(self._sat.within(first, last)), None)

    def within(self, first: float, last: float) -> list[Group]:
        """The meetings told in the sentences ``first`` to ``last``."""
        return self._all.within(first, last)

    def _rank(self, group: Group) -> int:
        return self._order[id(group)]

    def _rows(self, group: Group) -> list[_Row]:
        self._order[id(group)] = len(self._order)
        told = group.first.held != "denied" and not group.first.earlier
        if group.form != "meeting":
            return [self._sat] if group.form == "session" and told else []
        return [self._all, self._sat, self._held, *(self._of[key] for key in group.keys)] if told else [self._all]
