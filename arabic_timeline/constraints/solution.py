"""What is known of the days of a network: bounds, possible days, causes, order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arabic_timeline.constraints.conflict import Conflict
from arabic_timeline.constraints.values import Cases, Constraint, Variable


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

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Every variable, in order of first appearance in the constraints given."""
        raise NotImplementedError

    def earliest(self, x: Variable) -> date | None:
        """The first possible day."""
        raise NotImplementedError

    def latest(self, x: Variable) -> date | None:
        """The last possible day."""
        raise NotImplementedError

    def bounds(self, x: Variable) -> Bounds:
        """Earliest, latest, possible days and weekdays: exact (each day listed is the day of some fulfilment)."""
        raise NotImplementedError

    def cases(self, x: Variable) -> tuple[Case, ...]:
        """The options of every ``Cases`` that names x and that can still hold, each with the bounds of x there."""
        raise NotImplementedError

    def why_earliest(self, x: Variable) -> tuple[Constraint, ...]:
        """The shortest chain of given constraints that makes the earliest day, from the anchor to x; () if open."""
        raise NotImplementedError

    def why_latest(self, x: Variable) -> tuple[Constraint, ...]:
        """The shortest chain of given constraints that makes the latest day, from the anchor to x; () if open."""
        raise NotImplementedError

    def gap(self, x: Variable, y: Variable) -> tuple[int | None, int | None]:
        """Bounds of y − x in days, by the order between them and by their windows."""
        raise NotImplementedError

    def before(self, x: Variable, y: Variable) -> bool:
        """Whether x is certainly before y (by a day or more)."""
        raise NotImplementedError


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
    raise NotImplementedError


def feasible(constraints: Iterable[Constraint]) -> bool:
    """Whether all of them can hold together, soft ones included."""
    raise NotImplementedError


class Feasibility:
    """Constraints that hold together and grow: repeated questions «these plus those?», each answered within the
    connected component that it touches."""

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        """Starts with ``constraints``; ``ValueError`` where they cannot all hold."""
        raise NotImplementedError

    def allows(self, more: Iterable[Constraint]) -> bool:
        """Whether ``more`` can hold beside what is held; changes nothing."""
        raise NotImplementedError

    def add(self, more: Iterable[Constraint]) -> bool:
        """Adds ``more`` if all of it can hold beside what is held, and says whether it did."""
        raise NotImplementedError
