"""Weeks of a paper of which nobody knows on which day its weeks begin: those that may be meant, by every country."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from arabic_timeline.interval import Interval, hull
from arabic_timeline.model import Mention, Relation
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import moved

_OF_WEEKS = frozenset({"week", "part-of-week", "weekend", "weekday-of-week"})


def is_guessed(mention: Mention, policy: Policy) -> bool:
    """Whether the days of an expression hang on the first day of the week, and that one is not known."""
    if policy.week_known:
        return False
    of_this = mention.rule == "weekday" and mention.parts.get("side") == "this"  # «الخميس الجاري»
    return mention.rule in _OF_WEEKS or of_this or "week_side" in mention.parts


def around(policy: Policy, day: date | None, made: Callable[[Policy], Interval | None]) -> Interval | None:
    """The days of all weeks that may be meant; ``made`` gives those by one habit, ``day`` is that of the writing."""
    return hull([found for one in policy.weeks(day) if (found := made(one)) is not None])


def from_last_workday(days: Interval) -> Interval:
    """Those days with the one before them."""
    return Interval(moved(days.earliest, -1) if days.earliest else None, days.latest)


def related(policy: Policy, made: Callable[[Policy], Relation | None]) -> Relation | None:
    """The same for an unknown day of writing: offsets that hold whichever week is meant."""
    found = [one for habit in policy.weeks() if (one := made(habit)) is not None]
    if not found or any(one.calendar or one.low is None or one.high is None for one in found):
        return found[0] if found else None
    weekdays = frozenset(day for one in found for day in one.weekdays or range(1, 8))
    return Relation(
        low=min(_known(one.low for one in found)),
        high=max(_known(one.high for one in found)),
        weekdays=weekdays if len(weekdays) < 7 else None,
        span=max(one.span for one in found),
    )


def _known(days: Iterator[int | None]) -> list[int]:
    return [day for day in days if day is not None]
