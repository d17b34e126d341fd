"""A network of constraints in arrays: one node a variable, arcs in both directions, masks, boxes of cases.

Two mirrored sides.  EARLY keeps lower bounds of days; LATE keeps lower bounds of *minus* the day, so that one
propagation serves both: a label only ever rises.  ``-inf`` is a label that nothing bounds.
"""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import inf
from typing import Any, TypeAlias

from arabic_timeline.constraints.masks import Mask, narrowed
from arabic_timeline.constraints.values import Cases, Constraint, Difference, Months, Weekdays, Window, variables

EARLY, LATE = 1, 2  # also the places of the two weights in a row of arcs
Label = float  # a whole number of days, or -inf
Labels: TypeAlias = "array[float]"  # doubles side by side: far fewer places of memory to fetch than objects
_OPEN = (-inf, inf)
_MOST = 10**9  # days: a difference beyond it says no more about the calendar, and sums of a million stay exact


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Cases whose options are windows only: each option gives (first, last) day per node."""

    cases: Constraint
    options: tuple[Mapping[int, tuple[float, float]], ...]

    nodes: tuple[int, ...] = field(init=False)  # every node that an option names
    _spans: Mapping[int, tuple[Mapping[int, tuple[float, float]], ...]] = field(init=False)  # by side

    def __post_init__(self) -> None:
        turned = tuple({node: (-last, -first) for node, (first, last) in one.items()} for one in self.options)
        object.__setattr__(self, "nodes", tuple(dict.fromkeys(node for option in self.options for node in option)))
        object.__setattr__(self, "_spans", {EARLY: self.options, LATE: turned})

    def limits(self, option: int, node: int, side: int) -> tuple[float, float]:
        """The lowest and highest label that an option leaves to a node."""
        return self._spans[side][option].get(node, _OPEN)

    def alive(self, labels: Labels, side: int) -> list[int]:
        """The options that the labels still allow."""
        found = []
        for number, option in enumerate(self._spans[side]):
            for node, (_, highest) in option.items():
                if labels[node] > highest:
                    break
            else:
                found.append(number)
        return found


class Network:
    """Nodes, arcs, windows, masks and boxes compiled from constraints; see ``propagate`` for what it works out.

    ``arcs[v]`` is flat, four entries an arc: target, weight EARLY, weight LATE, number of the constraint in
    ``given`` (an open end weighs ``-inf``).  ``splits``: cases that propagation alone cannot treat exactly.
    """

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        self.index: dict[Hashable, int] = {}
        self.names: list[Hashable] = []
        self.given: list[Constraint] = []
        self.stated: list[Constraint] = []  # as ``given``, but the constraint of an option instead of its cases
        self.arcs: list[list[Any]] = []
        self.starts: tuple[Labels, Labels, Labels] = (array("d"), array("d"), array("d"))  # windows: [EARLY], [LATE]
        self.masks: dict[int, Mask] = {}
        self.boxes: dict[int, list[Box]] = {}
        self.splits: list[Cases] = []
        self.loose = False  # months are looked at in the bounds only, not in the potentials (see ``propagate``)
        self.mark: array[int] = array("q")
        self.sums: Labels = array("d")
        self.stamp = 0
        self.labels: tuple[Labels, Labels, Labels] = (array("d"), array("d"), array("d"))  # potential, EARLY, LATE
        for constraint in constraints:
            self.add(constraint)

    def node(self, variable: Hashable) -> int:
        """The number of a variable, made where it is new (its labels are made by ``fill``)."""
        found = self.index.get(variable)
        if found is None:
            found = self.index[variable] = len(self.names)
            self.names.append(variable)
            self.arcs.append([])
        return found

    def fill(self) -> None:
        """Makes what new nodes need: potentials of zero, labels and windows that bound nothing."""
        new = len(self.names) - len(self.mark)
        if new:
            for zeros in (self.mark, self.sums, self.labels[0]):
                zeros.extend([0] * new)
            for unbounded in (*self.starts[EARLY:], *self.labels[EARLY:]):
                unbounded.extend([-inf] * new)

    def add(self, constraint: Constraint, owner: Constraint | None = None) -> None:
        """Compiles a constraint; ``owner``: the one to be named as its cause (the cases it is an option of)."""
        if isinstance(constraint, Difference):
            self.link(constraint.x, constraint.y, constraint.low, constraint.high, len(self.given))
        elif isinstance(constraint, Window):
            self.bound(constraint.x, *window_labels(constraint))
        elif isinstance(constraint, Weekdays | Months):
            node = self.node(constraint.x)
            self.masks[node] = narrowed(self.masks.get(node, Mask()), constraint)
        else:
            assert isinstance(constraint, Cases)
            self._cases(constraint, owner or constraint)
        self.given.append(owner or constraint)
        self.stated.append(constraint)

    def link(self, x: Hashable, y: Hashable, low: int | None, high: int | None, number: int) -> None:
        """A difference by its values; ``number``: its place in ``given``."""
        one, two = self.index.get(x), self.index.get(y)
        if one is None or two is None:
            one, two = self.node(x), self.node(y)
        early: float = -inf if low is None else low if -_MOST < low < _MOST else _clipped(low)
        late: float = -inf if high is None else -high if -_MOST < high < _MOST else -_clipped(high)
        self.arcs[one] += (two, early, late, number)
        self.arcs[two] += (one, late, early, number)

    def bound(self, x: Hashable, early: Label, late: Label) -> None:
        """A window by its labels."""
        node = self.node(x)
        self.fill()
        for side, label in ((EARLY, early), (LATE, late)):
            if label > self.starts[side][node]:
                self.starts[side][node] = label

    def _cases(self, cases: Cases, owner: Constraint) -> None:
        box = self.box(cases, owner)
        for variable in variables(cases) if box is None else ():
            self.node(variable)  # every way has every variable, also one that its options do not name
        if box is None or not _monotone(box):
            self.splits.append(cases)
        if box is not None:
            for node in box.nodes:
                self.boxes.setdefault(node, []).append(box)

    def box(self, cases: Cases, owner: Constraint) -> Box | None:
        """The cases as a box, where their options are windows only and at least one names a variable."""
        options: list[dict[int, tuple[float, float]]] = []
        for option in cases.options:
            limits: dict[int, tuple[float, float]] = {}
            for part in option:
                if not isinstance(part, Window):
                    return None
                first, last = limits.get(node := self.node(part.x), (-inf, inf))
                early, late = window_labels(part)
                limits[node] = (max(first, early), min(last, -late))
            if all(first <= last for first, last in limits.values()):
                options.append(limits)
        return Box(owner, tuple(options)) if any(options) else None


def _clipped(days: int) -> int:
    return max(-_MOST, min(days, _MOST))


def window_labels(window: Window) -> tuple[Label, Label]:
    """The labels EARLY and LATE of a window."""
    early = -inf if window.earliest is None else window.earliest.toordinal()
    late = -inf if window.latest is None else -window.latest.toordinal()
    return early, late


def to_date(label: Label, side: int) -> date | None:
    """The day of a label; ``None`` where it bounds no day of the calendar (years 1 … 9999).

    A bound beyond the far end of the calendar is given as that end.
    """
    if label == -inf:
        return None
    day, last = int(label if side == EARLY else -label), date.max.toordinal()
    if (day < 1 and side == EARLY) or (day > last and side == LATE):
        return None
    return date.fromordinal(min(max(day, 1), last))


def _monotone(box: Box) -> bool:
    """Whether the options rise together in all nodes: then propagation of bounds is exact for them."""
    nodes = box.nodes
    rows = sorted([tuple(option.get(node, (-inf, inf)) for node in nodes) for option in box.options])
    return all(
        one[0] <= two[0] and one[1] <= two[1]
        for row, following in pairwise(rows)
        for one, two in zip(row, following, strict=True)
    )
