"""What is known of the days of a network: bounds, possible days, causes, order."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import inf

from arabic_timeline.constraints.conflict import Conflict, conflicts
from arabic_timeline.constraints.extend import extended
from arabic_timeline.constraints.network import EARLY, LATE, Network, to_date
from arabic_timeline.constraints.order import components, key
from arabic_timeline.constraints.part import Bounds, Case, Part
from arabic_timeline.constraints.propagate import bulk
from arabic_timeline.constraints.split import Ways, budget, ways
from arabic_timeline.constraints.values import Cases, Constraint, Variable, variables


class Result:
    """The days of one network that can be fulfilled.  Everything beyond earliest and latest is worked out when asked.

    A variable that no constraint names is unbounded.  ``alike``: another result, which knows the bounds of every
    variable as well but of those ``apart``.
    """

    def __init__(
        self, parts: Sequence[Part], alike: Result | None = None, apart: Container[Variable] = frozenset()
    ) -> None:
        self._parts, self._alike, self._apart = parts, alike, apart

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """Every variable, in order of first appearance in the constraints of each part."""
        return tuple(self._part_of)

    @cached_property
    def _part_of(self) -> dict[Variable, Part]:
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
        if self._alike is not None and x not in self._apart:
            return self._alike.bounds(x)
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
    kept, dropped = _with_soft(hard, [one for one in given if not one.hard])
    likely = _parts(kept)
    assert likely is not None
    return Solution(
        certain=certain, likely=Result(likely, certain, _beside_soft(kept)), conflicts=found, dropped=dropped
    )


def _beside_soft(kept: Sequence[Constraint]) -> frozenset[Variable]:
    """The variables that stand together with a soft constraint: all others are as the hard ones leave them."""
    soft = (part for part in components(kept) if not all(one.hard for one in part))
    return frozenset(name for part in soft for one in part for name in variables(one))


def _parts(hard: Sequence[Constraint]) -> list[Part] | None:
    """The parts of a network that holds: one where propagation treats it whole, else one a component."""
    whole = Network(hard)
    if bulk(whole):
        return None
    if not whole.splits:
        return [Part(hard, Ways([whole]))] if whole.names else []
    parts = [Part(component, ways(component)) for component in components(hard)]
    return [part for part in parts if part.names] if all(part.ways.nets for part in parts) else None


def _with_soft(
    hard: Sequence[Constraint], soft: Sequence[Constraint]
) -> tuple[list[Constraint], tuple[Constraint, ...]]:
    """The constraints with the soft ones that can be added one after another, and those that cannot."""
    added, dropped = list[Constraint](), list[Constraint]()
    for firm, loose in _by_work(hard, soft):
        for one, holds in _tried(firm, loose):
            (added if holds else dropped).append(one)
    return [*hard, *sorted(added, key=key)], tuple(sorted(dropped, key=key))


def _by_work(
    hard: Sequence[Constraint], soft: Sequence[Constraint]
) -> Iterator[tuple[list[Constraint], list[Constraint]]]:
    """Hard and soft constraints that share their budget: a component each, where there are cases to be searched.

    So what is found of a component is the same whatever stands beside it.
    """
    rest = list[Constraint]()
    for part in components([*hard, *soft]):
        if any(isinstance(one, Cases) for one in part):
            yield [one for one in part if one.hard], [one for one in part if not one.hard]
        else:
            rest += part
    yield [one for one in rest if one.hard], [one for one in rest if not one.hard]


def _tried(hard: Sequence[Constraint], soft: Sequence[Constraint]) -> Iterator[tuple[Constraint, bool]]:
    """Each soft constraint, the most trusted first, and whether it holds beside those before it."""
    if not soft:
        return
    net = Network(hard)
    failure = bulk(net)
    assert failure is None
    work = budget()
    for one in sorted(soft, key=key):
        undo = extended(net, (one,))
        holds = bool(undo) and work.opens(net)
        if undo and not holds:
            undo.back()
        yield one, holds


def _whole(days: float) -> int | None:
    return None if days in (inf, -inf) else int(days)
