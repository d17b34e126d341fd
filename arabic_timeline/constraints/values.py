"""Constraints as values: what a statement says about days.

A variable is any hashable value (the day of an event, the day of writing of an article).  Every constraint carries its
``source``, which is never looked into and given back in causes and contradictions.  A ``hard`` one must hold; a soft
one (``hard=False``) only makes something likely.  ``trust``: the higher, the later it is set aside.

Two constraints are the same only when they are the same object: two articles may say the same.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date

Variable = Hashable


@dataclass(frozen=True, slots=True, eq=False)
class Constraint:
    """What all constraints share."""

    source: object = field(default=None, kw_only=True)
    hard: bool = field(default=True, kw_only=True)
    trust: int = field(default=0, kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Difference(Constraint):
    """``low ≤ y − x ≤ high`` in days; ``None`` leaves an end open (``Difference(x, y, 1)``: y is later)."""

    x: Variable
    y: Variable
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Window(Constraint):
    """``earliest ≤ x ≤ latest``; ``None`` leaves an end open."""

    x: Variable
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Weekdays(Constraint):
    """x is one of these weekdays, in ISO numbers (Monday 1 … Sunday 7)."""

    x: Variable
    days: frozenset[int]


@dataclass(frozen=True, slots=True, eq=False)
class Months(Constraint):
    """x lies in one of these months (1 … 12), of any year, and on one of these days of the month (``None``: any)."""

    x: Variable
    months: frozenset[int]
    days: frozenset[int] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Cases(Constraint):
    """One of several options holds; all constraints of that option hold together.

    «يونيو الماضي» with an unknown day of writing: an option per year, each of two windows.  ``source``, ``hard`` and
    ``trust`` are those of the whole; those of the constraints inside are not looked at.  No options: never true.
    """

    options: tuple[tuple[Constraint, ...], ...]


def variables(constraint: Constraint) -> tuple[Variable, ...]:
    """The variables of a constraint, each once, in the order in which it names them."""
    if isinstance(constraint, Difference):
        return (constraint.x, constraint.y)
    if isinstance(constraint, Cases):
        inner = (one for option in constraint.options for part in option for one in variables(part))
        return tuple(dict.fromkeys(inner))
    assert isinstance(constraint, Window | Weekdays | Months)
    return (constraint.x,)
