"""What a constraint says of given days, as simply as it can be said: the oracle of the tests that try every day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from arabic_timeline.constraints import Cases, Constraint, Difference, Months, Weekdays, Window


def holds(one: Constraint, at: Mapping[Any, date]) -> bool:
    """Whether a constraint holds where each of its variables has the day ``at`` gives it; KeyError where none is."""
    if isinstance(one, Difference):
        apart = (at[one.y] - at[one.x]).days
        return (one.low is None or one.low <= apart) and (one.high is None or apart <= one.high)
    if isinstance(one, Window):
        return (one.earliest or date.min) <= at[one.x] <= (one.latest or date.max)
    if isinstance(one, Weekdays):
        return at[one.x].isoweekday() in one.days
    if isinstance(one, Months):
        return at[one.x].month in one.months and (one.days is None or at[one.x].day in one.days)
    assert isinstance(one, Cases)
    return any(all(holds(part, at) for part in option) for option in one.options)
