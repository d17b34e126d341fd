"""Closed intervals of days: the one shape in which every date is carried.

``Interval(earliest, latest)`` holds both ends; an end that nothing bounds is ``None``.  The names
follow Wikidata's P1319 (earliest date) and P1326 (latest date).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``earliest`` to ``latest``, both included; ``None`` leaves an end open.

    Raises:
        ValueError: where ``earliest`` is after ``latest``.
    """

    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def day(self) -> date | None:
        """The day, where the interval is exactly one."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def length(self) -> int | None:
        """Number of days, or ``None`` where an end is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def __contains__(self, day: date) -> bool:
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def __and__(self, other: Interval) -> Interval | None:
        """The days common to both, or ``None`` where there are none."""
        low = _later(self.earliest, other.earliest)
        high = _earlier(self.latest, other.latest)
        if low is self.earliest and high is self.latest:
            return self
        if low is other.earliest and high is other.latest:
            return other
        return None if low and high and low > high else Interval(low, high)

    def within(self, other: Interval) -> bool:
        """Whether every day of this one is a day of ``other``."""
        return (self & other) == self

    def days(self) -> Iterator[date]:
        """Each day in order; raises ``ValueError`` where an end is open."""
        if self.earliest is None or self.latest is None:
            raise ValueError("an open interval has no list of days")
        for n in range((self.latest - self.earliest).days + 1):
            yield self.earliest + timedelta(n)


def of_day(day: date) -> Interval:
    """The interval of one day."""
    return Interval(day, day)


def of_month(year: int, month: int) -> Interval:
    """The interval of a calendar month; ``ValueError`` where the calendar has none."""
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def of_year(year: int) -> Interval:
    """The interval of a calendar year; ``ValueError`` outside 1 to 9999."""
    return Interval(date(year, 1, 1), date(year, 12, 31))


def are_years(low: date, high: date) -> bool:
    """Whether two days are the first and the last of one calendar year or of several."""
    return (low.month, low.day, high.month, high.day) == (1, 1, 12, 31)


def hull(intervals: Iterable[Interval]) -> Interval | None:
    """The shortest interval that holds all of them; ``None`` where there are none."""
    known = list(intervals)
    if not known:
        return None
    lows, highs = ([getattr(one, end) for one in known] for end in ("earliest", "latest"))
    return Interval(None if None in lows else min(lows), None if None in highs else max(highs))


def _later(a: date | None, b: date | None) -> date | None:
    return max(a, b) if a and b else a or b


def _earlier(a: date | None, b: date | None) -> date | None:
    return min(a, b) if a and b else a or b
