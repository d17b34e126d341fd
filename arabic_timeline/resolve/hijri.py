"""Umm al-Qura days by hijridate (1343 to 1500 AH), loaded when the first Hijri date is met."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

from arabic_timeline.interval import Interval

FIRST_YEAR, LAST_YEAR = 1343, 1500


@lru_cache(4096)
def day(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of a Hijri one; ``None`` where the month has no such day or the table no such year."""
    try:
        return date(*_library().Hijri(year, month, number).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def month(year: int, number: int) -> Interval | None:
    """The days of a Hijri month."""
    first, last = day(year, number, 1), _last(year, number)
    return Interval(first, last) if first and last else None


def year(number: int) -> Interval | None:
    """The days of a Hijri year."""
    first, last = day(number, 1, 1), _last(number, 12)
    return Interval(first, last) if first and last else None


def _last(year: int, month: int) -> date | None:
    return day(year, month, 30) or day(year, month, 29)


def of(gregorian: date) -> tuple[int, int, int] | None:
    """Year, month and day of a Gregorian day; ``None`` outside the table."""
    try:
        triple: tuple[int, int, int] = _library().Gregorian.fromdate(gregorian).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None
    return triple


@cache
def _library() -> Any:
    import hijridate

    return hijridate
