"""What is known of the days of a network: bounds, possible days, causes, order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from math import inf

from arabic_timeline.constraints.conflict import Conflict, conflicts
from arabic_timeline.constraints.days import LAST, LISTED, Days
from arabic_timeline.constraints.extend import extended
from arabic_timeline.constraints.minimal import minimal
from arabic_timeline.constraints.network import EARLY, LATE, Network, to_date
from arabic_timeline.constraints.order import components, inwards, key
from arabic_timeline.constraints.propagate import bulk
from arabic_timeline.constraints.split import Ways, budget, holds, opens, ways
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


class Result:
    """The days of one network that can be fulfilled.  Everything beyond earliest and latest is worked out when asked.

    A variable that no constraint names is unbounded.
    """

    def __init__(self, parts: Sequence[_Part]) -> None:
        self._parts = parts

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """Every variable, in order of first appearance in the constraints of each part."""
        return tuple(self._part_of)

    @cached_property
    def _part_of(self) -> dict[Variable, _Part]:
        return {name: part for part in self._parts for name in part.ways.nets[0].names}

    def earliest(self, x: Variable) -> date | None:
        """The first possible day."""
        part = self._part_of.get(x)
        return to_date(part.early(x), EARLY) if part else None

    def latest(self, x: Variable) -> date | None:
        """The last possible day."""
        part = self._part_of.get(x)
        return to_date(-part.late(x), LATE) if part else None

    def bounds(self, x: Variable) -> Bounds:
        """Earliest, latest, possible days and weekdays: exact (each day listed is the day of some fulfilment).

        Only where cases combine in more ways than can be tried (256) the bounds are those of a superset.
        """
        part = self._part_of.get(x)
        return part.bounds(x) if part else Bounds()

    def exact(self, x: Variable) -> bool:
        """Whether the search over cases came to its end; if not, the bounds of x are those of a superset."""
        part = self._part_of.get(x)
        return part is None or part.ways.exact

    def cases(self, x: Variable) -> tuple[Case, ...]:
        """The options of every ``Cases`` that names x and that can still hold, each with the bounds of x there."""
        part = self._part_of.get(x)
        return part.cases(x) if part else ()

    def why_earliest(self, x: Variable) -> tuple[Constraint, ...]:
        """The shortest chain of given constraints that makes the earliest day, from the anchor to x; () if open."""
        part = self._part_of.get(x)
        return part.why(x, EARLY) if part else ()

    def why_latest(self, x: Variable) -> tuple[Constraint, ...]:
        """The shortest chain of given constraints that makes the latest day, from the anchor to x; () if open."""
        part = self._part_of.get(x)
        return part.why(x, LATE) if part else ()

    def gap(self, x: Variable, y: Variable) -> tuple[int | None, int | None]:
        """Bounds of y − x in days, by the differences between them and by their own bounds."""
        low, high = -inf, inf
        one, two = self._part_of.get(x), self._part_of.get(y)
        if one and one is two:
            low, high = one.gap(x, y)
        elif one and two:
            low, high = two.early(y) - one.late(x), two.late(y) - one.early(x)
        return _whole(low), _whole(high)

    def before(self, x: Variable, y: Variable) -> bool:
        """Whether x is certainly before y (by a day or more)."""
        one, two = self._part_of.get(x), self._part_of.get(y)
        if one is None or two is None:
            return False
        return one.before(x, y) if one is two else two.early(y) > one.late(x)


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """``certain``: by the hard constraints alone; ``likely``: with the soft ones.

    ``conflicts``: what the hard constraints contradict; the member ``aside`` of each was set aside for both results.
    ``dropped``: soft constraints that the others do not allow, most trusted first.
    """

    certain: Result
    likely: Result
    conflicts: tuple[Conflict, ...] = ()
    dropped: tuple[Constraint, ...] = ()


def solve(constraints: Iterable[Constraint]) -> Solution:
    """The days of a network.  The order of the constraints changes nothing but the order of ``variables``.

    Where hard constraints contradict one another, the least trusted member of each minimal set is set aside.  Soft
    ones are added in order of trust, each only if the network can still be fulfilled.
    """
    given = list(constraints)
    hard = [one for one in given if one.hard]
    parts, found = _parts(hard), tuple[Conflict, ...]()
    if parts is None:
        found = conflicts(hard)
        aside = {conflict.aside for conflict in found}
        hard = [one for one in hard if one not in aside]
        parts = _parts(hard)
        assert parts is not None
    certain = Result(parts)
    if len(hard) + len(found) == len(given):
        return Solution(certain=certain, likely=certain, conflicts=found)
    likely, dropped = _with_soft(hard, [one for one in given if not one.hard])
    return Solution(certain=certain, likely=Result(likely), conflicts=found, dropped=dropped)


def _parts(hard: Sequence[Constraint]) -> list[_Part] | None:
    """The parts of a network that holds: one where propagation treats it whole, else one a component."""
    whole = Network(hard)
    if bulk(whole):
        return None
    if not whole.splits:
        return [_Part(hard, Ways([whole]))] if whole.names else []
    parts = [_Part(component, ways(component)) for component in components(hard)]
    return [part for part in parts if part.names] if all(part.ways.nets for part in parts) else None


def _with_soft(hard: Sequence[Constraint], soft: Sequence[Constraint]) -> tuple[list[_Part], tuple[Constraint, ...]]:
    """The parts with the soft constraints that can be added one after another, and those that cannot."""
    net = Network(hard)
    failure = bulk(net)
    assert failure is None
    kept, dropped, work = list(hard), list[Constraint](), budget()
    for one in sorted(soft, key=key):
        undo = extended(net, (one,))
        if undo and work.opens(net):
            kept.append(one)
            continue
        dropped.append(one)
        if undo:
            undo.back()
    parts = _parts(kept)
    assert parts is not None
    return parts, tuple(dropped)


class _Part:
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
                yield Case(cases=cases, option=number, bounds=_Part((), found).bounds(x))

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


def feasible(constraints: Iterable[Constraint]) -> bool:
    """Whether all of them can hold together, soft ones included."""
    return holds(list(constraints))


class Feasibility:
    """Constraints that hold together and grow: repeated questions «these plus those?», each answered from where the
    network stands, in the part that it touches."""

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        """Starts with ``constraints``; ``ValueError`` where they cannot all hold."""
        self._net = Network(constraints)
        if bulk(self._net) or not opens(self._net):
            raise ValueError("the constraints to start with cannot all hold")

    def allows(self, more: Iterable[Constraint]) -> bool:
        """Whether ``more`` can hold beside what is held; changes nothing."""
        undo = extended(self._net, more)
        if undo is None:
            return False
        answer = opens(self._net)
        undo.back()
        return answer

    def add(self, more: Iterable[Constraint]) -> bool:
        """Adds ``more`` if all of it can hold beside what is held, and says whether it did."""
        undo = extended(self._net, more)
        if undo and not opens(self._net):
            undo.back()
            return False
        return undo is not None


def _whole(days: float) -> int | None:
    return None if days in (inf, -inf) else int(days)
