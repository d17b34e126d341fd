"""Whether constraints can hold together, asked once or again and again of a network that grows."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.constraints.extend import extended
from arabic_timeline.constraints.network import Network
from arabic_timeline.constraints.propagate import bulk
from arabic_timeline.constraints.split import holds, opens
from arabic_timeline.constraints.values import Constraint


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
