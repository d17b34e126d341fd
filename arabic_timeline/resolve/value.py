"""What a rule makes of an expression on one day of writing."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from arabic_timeline.interval import Interval, of_month, of_year
from arabic_timeline.resolve.policy import Policy

if TYPE_CHECKING:
    from arabic_timeline.resolve.told import Month


class Value(NamedTuple):
    """The days, how they were found (``code`` and ``values`` of a sentence), and what is wrong with them.

    ``clash``: the text's weekday (ISO) where it is not that of the day.  ``absolute``: the day of writing has no part.
    """

    interval: Interval | None
    code: str
    values: Mapping[str, Any] = {}
    absolute: bool = False
    clash: int | None = None
    problem: str | None = None  # code of the notice where there is no interval
    inferred: tuple[str, ...] = ()
    written: str | None = None  # EDTF of what has no days in the calendar (years before Christ)


class Writing(NamedTuple):
    """The day of writing, the settings, and what the text told before."""

    day: date
    policy: Policy
    before: Interval | None = None  # value of the expression before
    near: bool = False  # whether it stands shortly before, in the same paragraph
    year: int | None = None  # year that a dated expression just before wrote
    hijri: bool = False  # whether the paper or the text writes Hijri dates
    lunar: bool = False  # whether it writes no others
    day_before: Interval | None = None  # value of the last expression before that is a day, or a few
    month_before: Month | None = None  # the month that was told last


NOTHING = Value(None, "resolve.vague", absolute=True)


def span(first: date, last: date) -> Interval:
    """The days between two, in whichever order they come."""
    return Interval(first, last) if first <= last else Interval(last, first)


def moved(day: date, days: int) -> date | None:
    """``day`` moved by a number of days; ``None`` outside the years 1 to 9999."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def nearest(day: date, weekday: int) -> date | None:
    """The day of that name (ISO) that is nearest to ``day``."""
    return moved(day, (weekday - day.isoweekday() + 3) % 7 - 3)


@lru_cache(4096)
def month_at(index: int) -> Interval | None:
    """The month with index ``12 × year + month − 1``; ``None`` outside the calendar."""
    year, month = divmod(index, 12)
    return of_month(year, month + 1) if 1 <= year <= 9999 else None


def months_from(first: int, last: int) -> Interval | None:
    """The days from one month to another, by their indices; ``None`` where the calendar has not both."""
    begin, end = month_at(first), month_at(last)
    return Interval(begin.earliest, end.latest) if begin and end else None


def months_after(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(1024)
def year_at(year: int) -> Interval | None:
    """The days of a year; ``None`` outside the calendar."""
    return of_year(year) if 1 <= year <= 9999 else None


def years_from(first: int, last: int) -> Interval | None:
    """The days from one year to another; ``None`` where the calendar has not both."""
    begin, end = year_at(first), year_at(last)
    return Interval(begin.earliest, end.latest) if begin and end else None


def day_of(year: int, month: int, number: int) -> date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None
