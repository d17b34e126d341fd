"""What one solved network knows: bounds, possible days and weekdays, order; by supposing and looking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial
from heapq import heappop, heappush
from math import inf

from arabic_timeline.constraints.causes import Causes
from arabic_timeline.constraints.extend import supposing
from arabic_timeline.constraints.masks import WEEK
from arabic_timeline.constraints.network import EARLY, LATE, Box, Network
from arabic_timeline.constraints.propagate import POTENTIAL
from arabic_timeline.constraints.shapes import Shape, shape_of
from arabic_timeline.constraints.values import Difference, Variable, Weekdays, Window

LISTED = 31  # possible days that are listed one by one
_FAR = 40_000  # days: so far from the ends of the calendar nothing depends on where in it a network stands
LAST = date.max.toordinal()  # of the calendar


class Days:
    """The days of a solved network."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self._rows: dict[int, dict[int, float]] = {}
        self._pushes: dict[int, set[int]] = {}
        self._listed: dict[Shape, list[int] | None] = {}  # what was found of others that stand in the same relations
        self._weekdays: dict[Shape, frozenset[int]] = {}

    @cached_property
    def causes(self) -> Causes:
        """The chains of this network."""
        return Causes(self.net)

    def early(self, x: Variable) -> float:
        """The first possible day as a number; ``-inf`` where nothing bounds it."""
        return self.net.labels[EARLY][self.net.index[x]]

    def late(self, x: Variable) -> float:
        """The last possible day as a number; ``inf`` where nothing bounds it."""
        return -self.net.labels[LATE][self.net.index[x]]

    def listed(self, x: Variable) -> list[int] | None:
        """Every possible day, or ``None`` where there are more than are listed."""
        early, late = self.early(x), self.late(x)
        if early == -inf or late == inf:
            return None
        if self.net.index[x] not in self.knotted:
            return list(range(int(early), int(late) + 1)) if late - early < LISTED else None
        at = int(early) // WEEK * WEEK
        shape = shape_of(self.net, self.net.index[x], at) if early > _FAR and late < LAST - _FAR else None
        if shape is None or shape not in self._listed:
            found = self._tried(x, int(early))
            if shape is None:
                return found
            self._listed[shape] = None if found is None else [day - at for day in found]
        known = self._listed[shape]
        return None if known is None else [at + day for day in known]

    def _tried(self, x: Variable, early: int) -> list[int] | None:
        days: list[int] = []
        for day in self._possible(x, early):
            days.append(day)
            if len(days) > LISTED:
                return None
        return days

    def _possible(self, x: Variable, start: int) -> Iterator[int]:
        """The possible days from ``start``, the earliest, on.

        The earliest of those not before a day is possible itself: nothing has to be supposed for ``start``, nor beyond
        the latest.
        """
        day: int | None = start
        last = min(self.late(x), LAST)
        if 1 <= start <= LAST:
            yield start
            day = start + 1
        while day is not None and day <= last:
            with supposing(self.net, Window(x, date.fromordinal(max(day, 1)))) as holds:
                found = int(self.early(x)) if holds else None
            if found is not None:
                yield found
            day = None if found is None else found + 1

    def weekdays(self, x: Variable) -> set[int]:
        """The weekdays (ISO) that x can have."""
        early, late = self.early(x), self.late(x)
        if self.net.index[x] not in self.masked:
            return set(range(1, 8)) if late - early >= 6 else {(day - 1) % 7 + 1 for day in _span(early, late)}
        shape = shape_of(self.net, self.net.index[x], 0)
        known = self._weekdays.get(shape) if shape is not None else None
        if known is None:
            known = frozenset(filter(partial(self._can_be, x), range(1, 8)))
            if shape is not None:
                self._weekdays[shape] = known
        return set(known)

    def _can_be(self, x: Variable, weekday: int) -> bool:
        with supposing(self.net, Weekdays(x, frozenset({weekday}))) as holds:
            return holds

    def gap(self, x: Variable, y: Variable) -> tuple[float, float]:
        """Bounds of y − x in days: by the differences between them and by their own bounds."""
        there = self._row(self.net.index[x]).get(self.net.index[y], -inf)
        back = self._row(self.net.index[y]).get(self.net.index[x], -inf)
        return max(there, self.early(y) - self.late(x)), min(-back, self.late(y) - self.early(x))

    def before(self, x: Variable, y: Variable) -> bool:
        """Whether x is certainly before y."""
        if self.early(y) > self.late(x):
            return True
        if self.late(y) <= self.early(x):
            return False
        if self._row(self.net.index[x]).get(self.net.index[y], -inf) >= 1:
            return True
        if self.net.index[x] not in self.knotted or self.net.index[y] not in self._pushed(self.net.index[x]):
            return False
        with supposing(self.net, Difference(x, y, None, 0)) as holds:
            return not holds

    def _row(self, source: int) -> dict[int, float]:
        """The least days from a node to every node that it bounds from below, by differences alone."""
        if source not in self._rows:
            self._rows[source] = self._farthest(source)
        return self._rows[source]

    def _farthest(self, source: int) -> dict[int, float]:
        arcs, potential = self.net.arcs, self.net.labels[POTENTIAL]
        least: dict[int, float] = {source: 0}
        heap = [(0.0, source)]
        while heap:
            cost, v = heappop(heap)
            days = least[v]
            if cost > potential[v] - potential[source] - days:
                continue  # raised since
            row = arcs[v]
            for t, weight in zip(row[::4], row[EARLY::4], strict=True):
                if days + weight > least.get(t, -inf):
                    least[t] = days + weight
                    heappush(heap, (potential[t] - potential[source] - least[t], t))
        return least

    def _pushed(self, source: int) -> set[int]:
        """The nodes that may have to be later when a node is late: the others keep their earliest day then."""
        if source not in self._pushes:
            found, todo = {source}, [source]
            while todo:
                row = self.net.arcs[node := todo.pop()]
                near = [t for t, weight in zip(row[::4], row[EARLY::4], strict=True) if weight != -inf]
                near += [other for box in self.net.boxes.get(node, ()) for other in box.nodes]
                todo += [other for other in dict.fromkeys(near) if other not in found]
                found.update(near)
            self._pushes[source] = found
        return self._pushes[source]

    @cached_property
    def knotted(self) -> set[int]:
        """The nodes connected with a mask or with cases: between their bounds days may be missing."""
        return self._connected(set(self.net.masks) | set(self.net.boxes))

    @cached_property
    def masked(self) -> set[int]:
        """The nodes connected with a weekday, or with cases that leave so few days that weekdays may be missing."""
        masks = {node for node, mask in self.net.masks.items() if len(mask.weekdays) < WEEK}
        few = {node for node, boxes in self.net.boxes.items() if any(map(_narrow, boxes))}
        return self._connected(masks | few)

    def _connected(self, found: set[int]) -> set[int]:
        net = self.net
        todo = list(found)
        while todo:
            node = todo.pop()
            near = [*net.arcs[node][::4], *(other for box in net.boxes.get(node, ()) for other in box.nodes)]
            fresh = [other for other in near if other not in found]
            found.update(fresh)
            todo += fresh
        return found


def _narrow(box: Box) -> bool:
    """Whether an option of cases leaves a node less than a week."""
    return any(last - first < WEEK - 1 for option in box.options for first, last in option.values())


def _span(early: float, late: float) -> range:
    return range(int(early), int(late) + 1)
