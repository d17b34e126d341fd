"""Which year is meant: the one written, or the occurrence that «الماضي», the tense or nearness chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.value import Value, Writing, day_of, month_at, moved

Parts = dict[str, Any]
_GREGORIAN = date(1582, 10, 15)  # days before it are told by the Julian calendar, with its weekdays
Make = Callable[[int], Interval | None]  # a year → the occurrence in it


def written_year(parts: Parts, at: Writing) -> int | None:
    """The year that the expression itself gives: a number, «العام الماضي», «من العام نفسه»; else ``None``."""
    if "year" in parts:
        return int(parts["year"])
    if "year_same" in parts and at.before and at.before.earliest:
        return at.before.earliest.year + (parts["year_same"] if type(parts["year_same"]) is int else 0)
    if not ("year_side" in parts or "the_year" in parts or "this" in parts):
        return None
    return at.day.year + step(parts, "year_side")


def chosen(parts: Parts, at: Writing, make: Make, now: int) -> tuple[Interval | None, str]:
    """The occurrence among the years around: by «الماضي» or «المقبل», by the tense, else the nearest."""
    side, tense = parts.get("side"), parts.get("tense")
    found, today = _around(make, now), at.day
    if side is None and (named := _by_name(parts, found, at)):
        return named, "resolve.nearest"
    if side in ("past", "before_last"):
        return max((one for one in found if _last(one) < today), key=_first, default=None), "resolve.last_one"
    if side in ("next", "after_next"):
        return min((one for one in found if _first(one) > today), key=_first, default=None), "resolve.next_one"
    if side is None:
        if tense != "future" and at.year is not None and (carried := make(at.year)):
            onwards = _next_year(carried, make, at) if "onwards" in parts else None
            if "acted" not in parts or _first(carried) <= today:
                return onwards or carried, "resolve.carried_year"
        if near := _by_weekday(parts, found, today):
            return near
        told = _by_tense(parts, found, today)
        sure = parts.get("lead") == "since" or "acted" in parts or _is_named(parts, told[0])
        if told[0] is not None and (sure or not _noisy(told[0], found, at)):
            return told
    return min(found, key=lambda one: (_distance(one, today), _first(one)), default=None), "resolve.nearest"


_SOON, _LONG = 100, 200  # days after the date told before in which a story goes on, and before it in which it does not


def _next_year(carried: Interval, make: Make, at: Writing) -> Interval | None:
    """«في 17 ديسمبر 2010، وفي 14 جانفي …»: of the year after, where the story goes on and the year turns."""
    before = at.before.latest if at.before else None
    if before is None or at.year is None or (before - _last(carried)).days < _LONG:
        return None
    found = make(at.year + 1)
    if found is None or not 0 < (_first(found) - before).days <= _SOON or _first(found) > at.day:
        return None
    return found


def _by_name(parts: Parts, found: list[Interval], at: Writing) -> Interval | None:
    """«السبت 12 مارس»: the nearest such day where it is a Saturday, and not far; whatever the verb says."""
    if "weekday" not in parts or parts.get("hijri"):
        return None
    near = min(found, key=lambda one: (_distance(one, at.day), _first(one)), default=None)
    return near if near and _is_named(parts, near) and _distance(near, at.day) <= _BESIDE else None


def _is_named(parts: Parts, one: Interval | None) -> bool:
    """Whether a day is of the weekday that stands beside it."""
    return one is not None and one.day is not None and one.day.isoweekday() == parts.get("weekday")


_BESIDE = 45  # days within which a date with its weekday leaves the year out, whatever the verbs around tell
_WEEK = 7  # days; the side of a weekday reaches no further, and one more week where it is counted from the next


def _by_weekday(parts: Parts, found: list[Interval], today: date) -> tuple[Interval, str] | None:
    """«الأربعاء المقبل 16 مارس»: the one in the coming days, whatever the verb says."""
    side = parts.get("weekday_side")
    if side not in ("past", "next"):
        return None
    apart = {(_first(one) - today).days * (1 if side == "next" else -1): one for one in found}
    near = next((one for days, one in apart.items() if 0 < days <= 2 * _WEEK), None)
    return (near, "resolve.next_one" if side == "next" else "resolve.last_one") if near else None


def _by_tense(parts: Parts, found: list[Interval], today: date) -> tuple[Interval | None, str]:
    tense, lead = parts.get("tense"), parts.get("lead")
    ahead = [one for one in found if _last(one) >= today]
    if ahead and lead != "since" and (tense == "future" or (lead == "until" and "acted" not in parts)):
        return min(ahead, key=_first), "resolve.nearest_future"
    back = [one for one in found if _first(one) <= today]
    if back and (tense == "past" or lead == "since"):
        return max(back, key=_first), "resolve.nearest_past"
    return None, ""


def _noisy(told: Interval, found: list[Interval], at: Writing) -> bool:
    """Whether another occurrence is so much nearer than the one that the tense chose that the tense must err."""
    apart, nearest = _distance(told, at.day), min(_distance(one, at.day) for one in found)
    return apart > at.policy.far and at.policy.nearness * nearest <= apart


def _around(make: Make, now: int) -> list[Interval]:
    """The occurrences of the years around; of more years for a day as rare as 29 February."""
    for reach in (2, 8):
        if found := [one for year in range(now - reach, now + reach + 1) if (one := make(year)) and one.closed]:
            return found
    return []


def _first(one: Interval) -> date:
    assert one.earliest is not None
    return one.earliest


def _last(one: Interval) -> date:
    assert one.latest is not None
    return one.latest


def _distance(one: Interval, day: date) -> int:
    """Days between a day and an interval, from its middle where it is long."""
    return abs((_first(one).toordinal() + _last(one).toordinal()) // 2 - day.toordinal())


def current_year(parts: Parts, at: Writing) -> int:
    if parts.get("hijri"):
        known = hijri.of(at.day)
        return known[0] if known else _hijri_year(at.day.year)
    return at.day.year


def maker(is_hijri: bool, month: int, day: int | None) -> Make:
    def make(year: int) -> Interval | None:
        if day is None:
            return hijri.month(year, month) if is_hijri else month_at(12 * year + month - 1)
        found = hijri.day(year, month, day) if is_hijri else day_of(year, month, day)
        return of_day(found) if found else None

    return make


def exists(is_hijri: bool, month: int, day: int) -> bool:
    longest = 30 if is_hijri or month in (4, 6, 9, 11) else 29 if month == 2 else 31
    return 1 <= day <= longest and 1 <= month <= 12


def _hijri_year(year: int) -> int:
    """The Hijri year in which a Gregorian one begins, or the next: 33 of them are 32 of the sun."""
    return (year - 622) * 33 // 32


def in_gregorian_year(make: Make, year: int, parts: Parts) -> Value:
    """«رمضان 2022»: the Hijri month or day that begins in a Gregorian year."""
    near = _hijri_year(year)
    for candidate in range(near - 1, near + 2):
        found = make(candidate)
        if found and found.earliest and found.earliest.year == year:
            return checked(found, parts, "resolve.hijri", absolute="year" in parts)
    return Value(None, "resolve.hijri", problem="resolve.outside_hijri", absolute="year" in parts)


def impossible(parts: Parts, year: int | None) -> Value:
    outside = parts.get("hijri") and year is not None and not hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR
    problem = "resolve.outside_hijri" if outside else "resolve.impossible"
    return Value(None, "resolve.date", absolute=True, problem=problem)


def checked(
    found: Interval, parts: Parts, code: str, *, absolute: bool = False, inferred: tuple[str, ...] = (), off: int = 0
) -> Value:
    """The value with the text's weekday checked; a Hijri day may be announced ``off`` days from the table."""
    weekday, clash = parts.get("weekday"), None
    if weekday and found.day and found.day >= _GREGORIAN and found.day.isoweekday() != weekday:
        apart = (weekday - found.day.isoweekday() + 3) % 7 - 3
        announced = moved(found.day, apart) if parts.get("hijri") and abs(apart) <= off else None
        if announced is not None:
            day = _evening(announced, parts)
            return Value(of_day(day), code, absolute=absolute, problem="resolve.announced", inferred=inferred)
        clash = weekday
    if found.day and _evening(found.day, parts) != found.day:
        found = of_day(_evening(found.day, parts))
    return Value(found, code, absolute=absolute, clash=clash, inferred=inferred)


def _evening(day: date, parts: Parts) -> date:
    """The day on which a night begins: that of a Hijri day comes before it."""
    eve = moved(day, -1) if parts.get("hijri") and parts.get("part") == "night" else None
    return eve or day
