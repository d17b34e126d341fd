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


@dataclass(frozen=True, slots=True)
class Mask:
    """Allowed weekdays, and allowed months with days of the month (every row must allow the day)."""

    weekdays: frozenset[int] = _ANY_WEEKDAY
    rows: tuple[tuple[frozenset[int], frozenset[int] | None], ...] = ()

    @property
    def period(self) -> int:
        """Days after which the mask repeats itself."""
        return GREGORIAN if self.rows else WEEK

    def first(self, day: int) -> int | None:
        """The first allowed day from ``day`` on; ``None`` where no day is allowed."""
        return self._walk(day, 1)

    def last(self, day: int) -> int | None:
        """The last allowed day up to ``day``; ``None`` where no day is allowed."""
        return self._walk(day, -1)

    def _walk(self, day: int, way: int) -> int | None:
        end = day + way * (GREGORIAN + 1)
        while (end - day) * way > 0:
            step = self._skip(day, way) if self.rows else 0
            if not step and (day - 1) % WEEK + 1 in self.weekdays:
                return day
            if not step and not self.rows and not self.weekdays & _ANY_WEEKDAY:
                return None
            day += way * (step or 1)
        return None

    def _skip(self, day: int, way: int) -> int:
        """Days to go until the month (or, in an allowed month, the day) can be allowed; 0: it is allowed."""
        when = date.fromordinal((day - 1) % GREGORIAN + 1)
        if any(when.month not in months for months, _ in self.rows):
            return calendar.monthrange(when.year, when.month)[1] - when.day + 1 if way > 0 else when.day
        return int(any(days is not None and when.day not in days for _, days in self.rows))


def combined(constraints: Iterable[Weekdays | Months]) -> Mask:
    """The mask of days that all of them allow."""
    mask = Mask()
    for one in constraints:
        mask = narrowed(mask, one)
    return mask


def narrowed(mask: Mask, constraint: Weekdays | Months) -> Mask:
    """The days of ``mask`` that the constraint allows too."""
    if isinstance(constraint, Weekdays):
        return Mask(mask.weekdays & constraint.days, mask.rows)
    return Mask(mask.weekdays, (*mask.rows, (constraint.months, constraint.days)))
