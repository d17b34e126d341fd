"""Years of two calendars: one time told twice, a year that may be of either, fiscal years, years before Christ."""

from __future__ import annotations

from typing import Any

from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.value import NOTHING, Value, Writing, months_from, year_at

Parts = dict[str, Any]
_RECENT = 5  # Hijri years from that of writing within which an unmarked year is of that calendar


def read(parts: Parts, at: Writing) -> Parts | None:
    """The parts with the calendar of a year between 1300 and 1500 that bears no sign; ``None`` where it may be either.

    A text or a paper that writes Hijri dates means that calendar, and a year near the writing can be no other.
    """
    known = hijri.of(at.day)
    number = parts.get("year") or parts.get("last") or 0
    near = known is not None and abs(number - known[0]) <= _RECENT
    return {**parts, "hijri": True} if at.hijri or near else None


def both_years(parts: Parts, at: Writing) -> Value:
    """«1440 هـ / 2019 م»: what the two years share; the Gregorian one where the table has no such Hijri year."""
    solar, lunar = year_at(parts["year"]), hijri.year(parts["lunar_year"])
    shared = solar & lunar if solar and lunar else solar
    if shared is None:
        return Value(solar, "resolve.year", {"other": lunar}, absolute=True, problem="resolve.calendars")
    return Value(shared, "resolve.equivalence", absolute=True)


def year_bce(parts: Parts, at: Writing) -> Value:
    """«عام 332 ق.م»: −331 as EDTF counts, without days."""
    return Value(
        None, "resolve.bce", absolute=True, written=f"-{parts['year'] - 1:04d}" if parts["year"] > 1 else "0000"
    )


def century_bce(parts: Parts, at: Writing) -> Value:
    """«القرن الخامس قبل الميلاد»: its years from −499 to −400 as EDTF counts, without days."""
    last = 100 * (parts["ordinal"] - 1)
    written = f"-{last + 99:04d}/{f'-{last:04d}' if last else '0000'}"
    return Value(None, "resolve.bce", absolute=True, written=written)


def year_of_era(parts: Parts, at: Writing) -> Value:
    """«عام 969م»; no table has the years of the first Hijri centuries."""
    if parts["era"] == "hijri":
        return Value(None, "resolve.hijri", absolute=True, problem="resolve.outside_hijri")
    return Value(year_at(parts["year"]), "resolve.year", absolute=True)


def fiscal_year(parts: Parts, at: Writing) -> Value | None:
    """«السنة المالية 2015-2016», «العام المالي الجاري»; ``None`` where the paper's country is not known to have one."""
    first, absolute = at.policy.fiscal_start, True
    if not first or not parts.get("fiscal") or not parts.keys().isdisjoint(_POINTING):
        return None
    if "first_year" in parts:
        low = min(parts["first_year"], parts["year"] if parts["year"] > 99 else parts["first_year"])
    elif "year" in parts:
        return None
    else:
        absolute = False
        low = at.day.year - (at.day.month < first) + step(parts, "year_side" if "year_side" in parts else "side")
    return _months(12 * low + first - 1, 12, absolute)


_POINTING = frozenset({"same", "year_same", "following"})  # to a year that was told


def of_fiscal(parts: Parts, at: Writing, low: int = 1, high: int = 12) -> Value | None:
    """Months ``low`` to ``high`` of a fiscal year, counted from its first.

    ``None`` where no such year is named; ``NOTHING`` where it is one of two years, and not known when it begins.
    """
    whole = fiscal_year(parts, at)
    if whole is None:
        return NOTHING if "first_year" in parts else None
    if whole.interval is None or whole.interval.earliest is None:
        return whole
    begin = whole.interval.earliest
    return _months(12 * begin.year + begin.month + low - 2, high - low + 1, whole.absolute)


def fraction_of_campaign(parts: Parts, at: Writing) -> Value:
    """«الربع الأول من السنة المالية 2015-2016»; of another year of two («الموسم») none is known."""
    return fraction_of_fiscal(parts, at) or NOTHING


def fraction_of_fiscal(parts: Parts, at: Writing) -> Value | None:
    """A quarter, third or half of a fiscal year."""
    whole = fiscal_year(parts, at)
    if whole is None or whole.interval is None:
        return whole
    size = {"quarter": 3, "half": 6, "third": 4}[parts["fraction"]]
    number = 12 // size if "last" in parts else parts["ordinal"]
    if not 1 <= number <= 12 // size:
        return Value(None, "resolve.part", absolute=True, problem="resolve.impossible")
    return of_fiscal(parts, at, size * (number - 1) + 1, size * number)


def _months(index: int, count: int, absolute: bool) -> Value:
    found = months_from(index, index + count - 1)
    if found is None:
        return Value(None, "resolve.part", absolute=absolute, problem="resolve.outside")
    return Value(found, "resolve.fiscal", absolute=absolute)
