"""Umm al-Qura days by hijridate (1343 to 1500 AH), loaded when the first Hijri date is met."""

from __future__ import annotations

from datetime import date, timedelta
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
    first, following = day(year, number, 1), day(year + number // 12, number % 12 + 1, 1)
    return Interval(first, following - timedelta(1)) if first and following else None


def year(number: int) -> Interval | None:
    """The days of a Hijri year."""
    first, following = day(number, 1, 1), day(number + 1, 1, 1)
    return Interval(first, following - timedelta(1)) if first and following else None


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
