"""Day masks: which days are allowed, as day numbers (``date.toordinal``, continued beyond the years 1 … 9999).

The Gregorian calendar repeats every 400 years, weekdays included, so every mask is periodic.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arabic_timeline.constraints.values import Months, Weekdays

WEEK = 7
GREGORIAN = 146_097  # days in 400 years
_ANY_WEEKDAY = frozenset(range(1, 8))
_ANY_MONTH = frozenset(range(1, 13))
_ANY_DAY = frozenset(range(1, 32))
_LONGEST = tuple(calendar.monthrange(2024, month)[1] for month in range(1, 13))  # days of each month in a leap year


@dataclass(frozen=True, slots=True)
class Mask:
    """Allowed weekdays (ISO), months and days of the month."""

    weekdays: frozenset[int] = _ANY_WEEKDAY
    months: frozenset[int] = _ANY_MONTH
    days: frozenset[int] = _ANY_DAY

    @property
    def period(self) -> int:
        """Days after which the mask repeats itself."""
        return WEEK if self._any_date else GREGORIAN

    @property
    def possible(self) -> bool:
        """Whether any day is allowed: in 400 years every date, 29 February too, falls on every weekday."""
        return bool(self.weekdays) and any(day <= _LONGEST[month - 1] for month in self.months for day in self.days)

    def first(self, day: int) -> int | None:
        """The first allowed day from ``day`` on; ``None`` where no day is allowed."""
        return self._walk(day, 1)

    def last(self, day: int) -> int | None:
        """The last allowed day up to ``day``; ``None`` where no day is allowed."""
        return self._walk(day, -1)

    @property
    def _any_date(self) -> bool:
        return len(self.months) == 12 and len(self.days) == 31

    def _walk(self, day: int, way: int) -> int | None:
        if not self.possible:
            return None
        while step := self._skip(day, way):
            day += way * step
        return day

    def _skip(self, day: int, way: int) -> int:
        """Days to go at least until one may be allowed; 0: this one is."""
        if not self._any_date:
            when = date.fromordinal((day - 1) % GREGORIAN + 1)
            length = calendar.monthrange(when.year, when.month)[1]
            to_end = length - when.day + 1 if way > 0 else when.day
            if when.month not in self.months:
                return to_end
            if when.day not in self.days:
                apart = ((other - when.day) * way for other in self.days if other <= length)
                return min((days for days in apart if days > 0), default=to_end)
        return int((day - 1) % WEEK + 1 not in self.weekdays)


def combined(constraints: Iterable[Weekdays | Months]) -> Mask:
    """The mask of days that all of them allow."""
    mask = Mask()
    for one in constraints:
        mask = narrowed(mask, one)
    return mask


def narrowed(mask: Mask, constraint: Weekdays | Months) -> Mask:
    """The days of ``mask`` that the constraint allows too."""
    if isinstance(constraint, Weekdays):
        return Mask(mask.weekdays & constraint.days, mask.months, mask.days)
    days = mask.days if constraint.days is None else mask.days & constraint.days
    return Mask(mask.weekdays, mask.months & constraint.months, days)
