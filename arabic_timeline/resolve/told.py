"""The month that the text named last: «وفي 6 منه», «في الشهر نفسه» point back to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from arabic_timeline.interval import Interval
from arabic_timeline.model import Dating
from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.value import day_of, month_at


class Month(NamedTuple):
    """A month of either calendar; ``moves``: it hangs on the day of writing.

    ``named``: by its name, and not only because days lie in it («أمس … وفي 6 من الشهر نفسه»).
    """

    year: int
    number: int
    hijri: bool = False
    moves: bool = False
    named: bool = True

    def day(self, number: int) -> date | None:
        """That day of it; ``None`` where it has none such."""
        return (hijri.day if self.hijri else day_of)(self.year, self.number, number)

    def days(self, year: int | None = None) -> Interval | None:
        """All its days, or those of the month of that name in another year (of the same calendar)."""
        chosen = self.year if year is None else year
        return hijri.month(chosen, self.number) if self.hijri else month_at(12 * chosen + self.number - 1)


_OF_A_MONTH = frozenset({"numeric", "day-of-month", "the-month", "part-of-the-month", "same-month"})
_OF_A_YEAR = frozenset({"year", "year-bare", "the-year", "year-beside", "years", "equivalence"})
_LUNAR = "resolve.hijri_month"  # how a day of the running month was found in a paper that writes Hijri dates


def month(made: Dating, before: Month | None) -> Month | None:
    """The month that this dating names, else the one named ``before`` it, else that in which its days lie.

    None behind a year, behind a day that is told in both calendars, or where the day of writing leaves two months.
    """
    rule, parts = _last(made.mention.rule, made.mention.parts)
    if rule in _OF_A_YEAR:
        return None
    names = "month" in parts or rule in _OF_A_MONTH
    if before and ("month_same" in parts or (before.named and not names)):
        return before
    days = made.interval
    if days is None or days.latest is None:
        return None if names else before
    if not (names and made.relation is None) and not _one_month(days):
        return None
    lunar = bool(parts.get("hijri")) or parts.get("era") == "hijri" or any(cause.code == _LUNAR for cause in made.why)
    return _of(days.latest, lunar, made.depends_on_anchor, names)


def _last(rule: str, parts: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Of what is joined the last part, which stands nearest to what follows."""
    while rule != "equivalence" and "right" in parts:
        rule, parts = parts["right"]
    return rule, parts


def _one_month(days: Interval) -> bool:
    low, high = days.earliest, days.latest
    return low is not None and high is not None and low.replace(day=1) == high.replace(day=1)


def _of(day: date, lunar: bool, moves: bool, named: bool) -> Month | None:
    if not lunar:
        return Month(day.year, day.month, moves=moves, named=named)
    known = hijri.of(day)
    return Month(known[0], known[1], hijri=True, moves=moves) if known else None
