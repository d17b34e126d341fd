"""Rows counted by day, month, year or decade: the finest unit whose columns can still be told apart.

One far outlier does not squeeze the rest: what lies outside the 2nd to the 98th part of a hundred is cut off where the
range shrinks by more than half, and is told beside the drawing.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from arabic_timeline import say
from arabic_timeline.render.views import Row

Unit = Literal["day", "month", "year", "decade"]

PARTS = ("held", "planned", "denied", "context")  # of a column, from the ground up
TRIM = 50  # one row in so many may be left out at each end
_FEW = 5  # rows below which none is an outlier
_DAYS, _MONTHS, _YEARS = 45, 36, 60  # columns of a unit, at most


@dataclass(slots=True)
class Bin:
    """A column: its first and last day, and how many rows lie within it, meetings by held, planned and denied."""

    first: date
    last: date
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def key(self, unit: Unit) -> str:
        """The column in an address: 2018, 2018-07 or 2018-07-16; a decade by its first year."""
        return self.first.isoformat()[: {"day": 10, "month": 7}.get(unit, 4)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """Columns without a gap, and what has no place in them."""

    unit: Unit
    bins: tuple[Bin, ...]
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    wide: tuple[Row, ...]  # known within bounds wider than a column


def binned(rows: Sequence[Row], trim: int = TRIM) -> Binned | None:
    """The rows in columns; ``None`` where no row has a day.  One row in ``trim`` may be left out at each end."""
    days = sorted(day for row in rows if (day := middle(row)))
    if not days:
        return None
    low, high = extent(days, trim)
    unit = unit_of(low, high)
    bins = tuple(_columns(low, high, unit))
    before, after, wide = [], [], []
    for row in rows:
        day = middle(row)
        if day is None:
            continue
        if day < bins[0].first:
            before.append(row)
        elif day > bins[-1].last:
            after.append(row)
        elif (column := _column(bins, row)) is None:
            wide.append(row)
        else:
            column.counts["context" if row.event else row.entry.meeting.held] += 1
    return Binned(unit=unit, bins=bins, before=tuple(before), after=tuple(after), wide=tuple(wide))


def extent(days: Sequence[date], trim: int = TRIM) -> tuple[date, date]:
    """First and last of sorted days, without the outliers at the ends."""
    whole = (days[0], days[-1])
    if len(days) < _FEW:
        return whole
    cut = max(1, len(days) // trim)
    choices = [(days[a], days[-1 - b]) for a in (0, cut) for b in (0, cut)]
    best = min(choices, key=lambda one: (one[1] - one[0]).days)
    # What is cut at an end has to be worth it, each end by itself.
    low = best[0] if _halves((days[0], best[1]), best) else days[0]
    high = best[1] if _halves((low, days[-1]), (low, best[1])) else days[-1]
    return low, high


def _halves(wide: tuple[date, date], narrow: tuple[date, date]) -> bool:
    return (narrow[1] - narrow[0]).days * 2 < (wide[1] - wide[0]).days


def unit_of(low: date, high: date) -> Unit:
    """The finest unit that makes no more columns than can be seen."""
    months = (high.year - low.year) * 12 + high.month - low.month + 1
    if (high - low).days < _DAYS:
        return "day"
    if months <= _MONTHS:
        return "month"
    return "year" if high.year - low.year < _YEARS else "decade"


def middle(row: Row) -> date | None:
    """The middle of the days of a row, or its one known end."""
    low, high = row.span.earliest, row.span.latest
    if low and high:
        return date.fromordinal((low.toordinal() + high.toordinal()) // 2)
    return low or high


def label(one: Bin, unit: Unit, months: str) -> str:
    """What stands under a column."""
    if unit == "day":
        return str(one.first.day)
    return say.month(one.first.month, months) if unit == "month" else str(one.first.year)


def name(one: Bin, unit: Unit, months: str) -> str:
    """A column in words."""
    if unit == "day":
        return say.plain_day(one.first, months)
    if unit == "month":
        return f"{say.month(one.first.month, months)} {one.first.year}"
    return str(one.first.year) if unit == "year" else f"{one.first.year} – {one.last.year}"


def _columns(low: date, high: date, unit: Unit) -> Iterable[Bin]:
    first = _start(low, unit)
    while first <= high:
        last = _end(first, unit)
        yield Bin(first, last)
        if last == date.max:
            return
        first = last + timedelta(1)


def _start(day: date, unit: Unit) -> date:
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    return date(day.year if unit == "year" else max(day.year // 10 * 10, 1), 1, 1)


def _end(first: date, unit: Unit) -> date:
    if unit == "day":
        return first
    if unit == "month":
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return date(first.year if unit == "year" else min(first.year // 10 * 10 + 9, 9999), 12, 31)


def _column(bins: Sequence[Bin], row: Row) -> Bin | None:
    """The column that holds all days of a row."""
    low, high = row.span.earliest, row.span.latest
    if low is None or high is None or low < bins[0].first or high > bins[-1].last:
        return None
    at, end = 0, len(bins)
    while end - at > 1:
        half = (at + end) // 2
        at, end = (half, end) if bins[half].first <= low else (at, half)
    return bins[at] if high <= bins[at].last else None
