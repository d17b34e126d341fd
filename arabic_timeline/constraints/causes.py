"""The shortest chain of constraints that makes a bound.

To show that the label of a node is at least *need* we look for a window that says so itself, else for a neighbour
whose label must then be at least ``need − weight``, else for a mask that excludes the days before, or cases whose
lower options another node rules out.  The needs, not the final labels, make the search well-founded: a bound may
rest on an earlier, weaker bound of a node that was raised later.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from math import inf

from arabic_timeline.constraints.masks import combined
from arabic_timeline.constraints.network import EARLY, Box, Label, Network, window_labels
from arabic_timeline.constraints.order import Key, key
from arabic_timeline.constraints.values import Cases, Constraint, Difference, Months, Weekdays, Window


class _Ranked:
    """A constraint in its order, which is worked out where two are compared: most chains have no second way."""

    __slots__ = ("_constraint", "_key", "_keys")

    def __init__(self, constraint: Constraint, keys: dict[Constraint, Key]) -> None:
        self._constraint, self._keys = constraint, keys
        self._key: Key | None = None

    @property
    def key(self) -> Key:
        if self._key is None:
            known = self._keys.get(self._constraint)
            if known is None:
                known = self._keys[self._constraint] = key(self._constraint)
            self._key = known
        return self._key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Ranked) and self.key == other.key

    def __lt__(self, other: _Ranked) -> bool:
        return self.key < other.key

    __hash__ = None  # type: ignore[assignment]


_Step = tuple[int, Label, Constraint]  # node (-1: nothing more to show), need, constraint used
_PROVED = -1


class Causes:
    """Chains of one network, for as many questions as wanted."""

    def __init__(self, net: Network) -> None:
        self.net = net
        self.unary: dict[int, list[tuple[Constraint, Constraint]]] = {}
        for stated, given in zip(net.stated, net.given, strict=True):
            if not isinstance(stated, Difference | Cases):
                assert isinstance(stated, Window | Weekdays | Months)
                self.unary.setdefault(net.index[stated.x], []).append((stated, given))
        self._keys: dict[Constraint, Key] = {}

    def chain(self, side: int, node: int, need: Label, patience: float = inf) -> tuple[Constraint, ...] | None:
        """The fewest constraints, from the anchor to the node, by which its label is at least ``need``.

        ``None`` where no simple chain shows it (several nodes together rule out an option of cases), or none is found
        within ``patience`` steps.
        """
        ticket, turn = count(), count()
        links: list[tuple[int, Constraint | None]] = [(-1, None)]
        heap = [(0, next(turn), (), next(ticket), node, need, 0)]
        lowest: dict[int, Label] = {}
        while heap and (here := next(turn)) < patience:
            cost, _, _, _, at, needed, link = heappop(heap)
            if at == _PROVED:
                return self._traced(links, link)
            if lowest.get(at, inf) <= needed:
                continue
            lowest[at] = needed
            for target, rest, constraint in self._steps(side, at, needed):
                links.append((link, constraint))
                entry = (cost + 1, here, _Ranked(constraint, self._keys), next(ticket), target, rest, len(links) - 1)
                heappush(heap, entry)  # type: ignore[misc]
        return None

    def _steps(self, side: int, node: int, need: Label) -> Iterator[_Step]:
        """Every single constraint from which ``label of node ≥ need`` follows, with what must be shown then."""
        net, labels = self.net, self.net.labels[side]
        for stated, given in self.unary.get(node, ()):
            if isinstance(stated, Window):
                if window_labels(stated)[side - 1] >= need:
                    yield _PROVED, need, given
            else:
                assert isinstance(stated, Weekdays | Months)
                yield from _excluded(stated, given, side, node, need)
        row = net.arcs[node]
        for t, weight, number in zip(row[::4], row[3 - side :: 4], row[3::4], strict=True):
            if labels[t] >= need - weight:  # an open end would need more than any label
                yield t, need - weight, net.given[number]
        for box in net.boxes.get(node, ()):
            yield from self._ruled_out(box, side, node, need)

    def _ruled_out(self, box: Box, side: int, node: int, need: Label) -> Iterator[_Step]:
        """Nodes that alone rule out every option of the cases that leaves less than ``need``."""
        lower = [option for option in range(len(box.options)) if box.limits(option, node, side)[0] < need]
        if not lower:
            yield _PROVED, need, box.cases
        for witness in box.nodes if lower else ():
            rest = max(box.limits(option, witness, side)[1] for option in lower) + 1
            if self.net.labels[side][witness] >= rest:  # nothing rules out an option that is open to the witness
                yield witness, rest, box.cases

    @staticmethod
    def _traced(links: list[tuple[int, Constraint | None]], link: int) -> tuple[Constraint, ...]:
        found: dict[Constraint, None] = {}
        while link > 0:
            link, constraint = links[link]
            assert constraint is not None
            found[constraint] = None
        return tuple(found)


def _excluded(stated: Weekdays | Months, given: Constraint, side: int, node: int, need: Label) -> Iterator[_Step]:
    """A mask lowers the need to just after the last label that it allows before."""
    mask = combined([stated])
    if side == EARLY:
        before = mask.last(int(need) - 1)
    else:
        after = mask.first(int(-need) + 1)
        before = None if after is None else -after
    if before is None:
        yield _PROVED, need, given
    else:
        yield node, before + 1, given
