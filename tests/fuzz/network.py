"""Networks of constraints: what is called possible is, what is called impossible is not, conflicts are minimal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from arabic_timeline.constraints import (
    Cases,
    Constraint,
    Difference,
    Months,
    Result,
    Weekdays,
    Window,
    feasible,
    solve,
)

from .choices import Choices

_START = date(2022, 1, 1)
_ENDS = (date.min, date.max, date(1582, 10, 15), date(2024, 2, 29))
_NAMES = "abcdefghij"


def run(data: bytes) -> None:
    """One network."""
    choices = Choices(data)
    names = _NAMES[: choices.number(2, len(_NAMES))]
    given = [_constraint(choices, names) for _ in range(choices.number(0, 24)) if choices.left]
    solution = solve(given)
    hard = [one for one in given if one.hard]
    assert feasible(hard) == (not solution.conflicts), "solve and feasible differ"
    for conflict in solution.conflicts[:3]:
        members = list(conflict.members)
        assert conflict.aside in members
        assert not feasible(members), "a conflict that can be fulfilled"
        assert all(feasible([one for one in members if one is not left]) for left in members), (
            "a conflict is not minimal"
        )
    aside = {id(conflict.aside) for conflict in solution.conflicts}
    held = [one for one in hard if id(one) not in aside]
    likely = [*held, *(one for one in given if not one.hard and not any(one is out for out in solution.dropped))]
    assert feasible(likely), "what is likely cannot hold"
    for result, kept in ((solution.certain, held), (solution.likely, likely)):
        for x in names[: choices.number(1, 3)]:
            _exact(result, kept, x)


def _constraint(choices: Choices, names: str) -> Constraint:
    hard, trust = not choices.chance(4), choices.number(0, 3)
    how = choices.number(0, 9)
    if how == 9:
        options = tuple(
            tuple(_simple(choices, names) for _ in range(choices.number(1, 2))) for _ in range(choices.number(0, 4))
        )
        return Cases(options, hard=hard, trust=trust)
    return _simple(choices, names, how, hard=hard, trust=trust)


def _simple(choices: Choices, names: str, how: int | None = None, *, hard: bool = True, trust: int = 0) -> Constraint:
    how = choices.number(0, 8) if how is None else how
    x = choices.pick(names)
    if how < 3:
        return Window(x, _day(choices), _day(choices), hard=hard, trust=trust)
    if how < 6:
        return Difference(x, choices.pick(names), _days(choices), _days(choices), hard=hard, trust=trust)
    if how == 6:
        return Weekdays(x, frozenset(choices.some(4, lambda: choices.number(1, 7))), hard=hard, trust=trust)
    if how == 7:
        months = frozenset(choices.some(4, lambda: choices.number(1, 12)))
        days = frozenset(choices.some(4, lambda: choices.number(1, 31))) if choices.chance(2) else None
        return Months(x, months, days, hard=hard, trust=trust)
    apart = choices.number(-9, 9)
    return Difference(x, choices.pick(names), apart, apart, hard=hard, trust=trust)


def _day(choices: Choices) -> date | None:
    how = choices.number(0, 7)
    if how == 0:
        return None
    return choices.pick(_ENDS) if how == 1 else _START + timedelta(choices.number(0, 700))


def _days(choices: Choices) -> int | None:
    how = choices.number(0, 7)
    if how == 0:
        return None
    return choices.pick((10**9, -(10**9), 10**30, 3_652_059)) if how == 1 else choices.number(-60, 60)


def _exact(result: Result, kept: Sequence[Constraint], x: str) -> None:
    """Ends and listed days are days of fulfilments, and one day further is not."""
    bounds = result.bounds(x)
    low, high = bounds.earliest, bounds.latest
    assert (low, high) == (result.earliest(x), result.latest(x))
    assert not (low and high) or low <= high
    combine = sum(isinstance(one, Cases) for one in kept) > 3  # beyond 256 ways the bounds are those of a superset
    ends = {low, high} - {None, date.min, date.max}  # an end of the calendar stands for all beyond it
    for day in {*ends, *(bounds.days or ())[:3]}:
        assert combine or feasible([*kept, Window(x, day, day)]), f"{x} cannot be {day}"
    if low and low > date.min:
        assert not feasible([*kept, Window(x, None, low - timedelta(1))]), f"{x} can be before {low}"
    if high and high < date.max:
        assert not feasible([*kept, Window(x, high + timedelta(1))]), f"{x} can be after {high}"
    for day in bounds.days or ():
        assert bounds.weekdays is None or day.isoweekday() in bounds.weekdays
    for chain in (result.why_earliest(x), result.why_latest(x)):
        assert all(any(one is other for other in kept) for one in chain), "a cause that was not given"


def seeds() -> Iterator[bytes]:
    """Networks of growing size."""
    return (bytes([(n * 37 + k * k) % 256 for k in range(20 * n)]) for n in range(1, 12))
