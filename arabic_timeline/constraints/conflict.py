"""Contradictions: minimal sets of constraints that cannot all hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

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
    """The contradictions of the hard constraints, one after another.

    A minimal set is found, its least trusted member set aside, and so on until the rest can hold.
    """
    raise NotImplementedError
