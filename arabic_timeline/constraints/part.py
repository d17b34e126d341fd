"""Constraints that stand together, with every way in which they can hold: bounds, possible days, cases, causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import inf

from arabic_timeline.constraints.days import LAST, LISTED, Days
from arabic_timeline.constraints.minimal import minimal
from arabic_timeline.constraints.network import EARLY, LATE, to_date
from arabic_timeline.constraints.order import components, inwards, key
from arabic_timeline.constraints.split import Ways, holds, ways
from arabic_timeline.constraints.values import Cases, Constraint, Variable, Window, variables


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What is known of one day; an end that nothing bounds is ``None``.

    ``days``: the possible days in order, where they are 31 or fewer, else ``None``.  ``weekdays``: the possible
    weekdays (ISO, in order), or ``None`` where nothing restricts them.
    """

    earliest: date | None = None
    latest: date | None = None
    days: tuple[date, ...] | None = None
    weekdays: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An option of ``cases`` that can still hold, and the bounds of the asked variable where it does."""

    cases: Cases
    option: int
    bounds: Bounds


class Part:
    """Constraints that stand together, with the ways in which they can hold; answers are unions over these."""

    def __init__(self, constraints: Sequence[Constraint], found: Ways) -> None:
        self.constraints, self.ways = constraints, found
        self._bounds: dict[Variable, Bounds] = {}
        self.days = [Days(net) for net in found.nets]

    @property
    def names(self) -> list[Variable]:
        return self.ways.nets[0].names if self.ways.nets else []

    def early(self, x: Variable) -> float:
        return min(days.early(x) for days in self.days)

    def late(self, x: Variable) -> float:
        return max(days.late(x) for days in self.days)

    def bounds(self, x: Variable) -> Bounds:
        if x not in self._bounds:
            self._bounds[x] = self._worked_out(x)
        return self._bounds[x]

    def _worked_out(self, x: Variable) -> Bounds:
        listed = self._listed(x)
        found = {day.isoweekday() for day in listed} if listed else {one for d in self.days for one in d.weekdays(x)}
        return Bounds(
            earliest=to_date(self.early(x), EARLY),
            latest=to_date(-self.late(x), LATE),
            days=listed,
            weekdays=tuple(sorted(found)) if len(found) < 7 else None,
        )

    def _listed(self, x: Variable) -> tuple[date, ...] | None:
        found = set[int]()
        for days in self.days:
            listed = days.listed(x)
            if listed is None:
                return None
            found.update(listed)
        if len(found) > LISTED:
            return None
        return tuple(date.fromordinal(day) for day in sorted(found) if 1 <= day <= LAST)

    def cases(self, x: Variable) -> tuple[Case, ...]:
        named = [one for one in self._around(x) if isinstance(one, Cases) and x in variables(one)]
        return tuple(case for cases in sorted(named, key=key) for case in self._options(cases, x))

    def _options(self, cases: Cases, x: Variable) -> Iterable[Case]:
        around = self._around(x)
        for number, option in enumerate(cases.options):
            fixed = replace(cases, options=(option,))
            found = ways([fixed if one is cases else one for one in around])
            if found.nets:
                yield Case(cases=cases, option=number, bounds=Part((), found).bounds(x))

    def _around(self, x: Variable) -> Sequence[Constraint]:
        """The connected component of x."""
        return self._component_of[x]

    @cached_property
    def _component_of(self) -> dict[Variable, Sequence[Constraint]]:
        """The component of every variable, found once: the constraints of a part may fall into many."""
        return {name: part for part in components(self.constraints) for one in part for name in variables(one)}

    def why(self, x: Variable, side: int) -> tuple[Constraint, ...]:
        need = self.early(x) if side == EARLY else -self.late(x)
        if need == -inf:
            return ()
        if not self.ways.nets[0].splits:
            chain = self.days[0].causes.chain(side, self.ways.nets[0].index[x], need)
            if chain is not None:
                return chain
        return self._deduced(x, side, int(need))

    def _deduced(self, x: Variable, side: int, need: int) -> tuple[Constraint, ...]:
        """A minimal set of constraints beside which x cannot be earlier (later): for cases that combine."""
        day = to_date(need, side)
        if day in (None, date.min, date.max):
            return ()  # the ends of the calendar
        assert day is not None
        one = timedelta(1)
        against = Window(x, None, day - one) if side == EARLY else Window(x, day + one)
        around = sorted(self._around(x), key=key)
        return inwards(minimal(around, [against]), x) if not holds([*around, against]) else ()

    def gap(self, x: Variable, y: Variable) -> tuple[float, float]:
        gaps = [days.gap(x, y) for days in self.days]
        return min(low for low, _ in gaps), max(high for _, high in gaps)

    def before(self, x: Variable, y: Variable) -> bool:
        return all(days.before(x, y) for days in self.days)
