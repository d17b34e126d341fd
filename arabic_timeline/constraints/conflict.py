"""Contradictions: minimal sets of constraints that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from arabic_timeline.constraints.minimal import contradiction
from arabic_timeline.constraints.order import components, key
from arabic_timeline.constraints.split import holds
from arabic_timeline.constraints.values import Constraint


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Conflict:
    """Constraints that cannot all hold; every proper subset can.

    ``aside``: the member with the least trust, which ``solve`` sets aside.  ``scope``: the connected part of the
    network in which it was found, without the members set aside for earlier conflicts.
    """

    members: tuple[Constraint, ...]
    aside: Constraint
    scope: tuple[Constraint, ...] = field(repr=False, default=())

    def without(self, member: Constraint) -> tuple[Constraint, ...]:
        """The constraints of ``scope`` less ``member``: ``solve`` of these says what that repair would give."""
        return tuple(one for one in self.scope if one is not member)


def conflicts(constraints: Iterable[Constraint]) -> tuple[Conflict, ...]:
    """The contradictions of the hard constraints, one after another; sorted, whatever the order given.

    A minimal set is found, its least trusted member set aside, and so on until the rest can hold.
    """
    hard = [one for one in constraints if one.hard]
    if holds(hard):
        return ()
    found = [conflict for component in components(hard) for conflict in _one_by_one(component)]
    return tuple(sorted(found, key=lambda conflict: [key(one) for one in conflict.members]))


def _one_by_one(component: Sequence[Constraint]) -> Iterator[Conflict]:
    todo = [component]
    while todo:
        scope = todo.pop()
        members = contradiction(scope)
        if members:
            conflict = Conflict(members=members, aside=max(members, key=key), scope=tuple(scope))
            yield conflict
            todo += components(conflict.without(conflict.aside))
