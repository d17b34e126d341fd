"""Days of months in both calendars: «10 يونيو الماضي», «07/12/2019», «من 3 إلى 5 مارس»."""

from __future__ import annotations

from datetime import date
from typing import Any

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.occurrence import (
    Make,
    checked,
    chosen,
    current_year,
    exists,
    impossible,
    in_gregorian_year,
    maker,
    written_year,
)
from arabic_timeline.resolve.value import NOTHING, Value, Writing, day_of, month_at, moved

Parts = dict[str, Any]


def date_(parts: Parts, at: Writing) -> Value:
    """«10 يونيو 2022», «10 يونيو الماضي», «10 يونيو», «15 رمضان 1443 هـ»."""
    day, month = parts["day"], parts["month"]
    year = written_year(parts, at)
    make = maker(bool(parts.get("hijri")), month, day)
    code = "resolve.hijri" if parts.get("hijri") else "resolve.date"
    if "event_year" in parts and (known := make(parts["event_year"])) and known.earliest and known.earliest <= at.day:
        return Value(known, "resolve.event", absolute=True, inferred=("year",))
    if "event_day" in parts or "event_year" in parts:  # before the event that everybody knows, another is meant
        return _fresh(make, at)
    if parts.get("hijri") and year is not None and year > 1700:
        return in_gregorian_year(make, year, parts)
    if year is not None:
        found = make(year)
        if found is None and parts.get("hijri") and day == _LONG_MONTH:
            return _announced(parts, year)
        if found is None:
            return impossible(parts, year)
        return checked(found, parts, code, absolute="year" in parts, off=at.policy.hijri_tolerance)
    if not exists(bool(parts.get("hijri")), month, day):
        return impossible(parts, None)
    now = current_year(parts, at)
    found, code = chosen(parts, at, make, now)
    if found is None:
        return impossible(parts, now)
    return checked(found, parts, code, inferred=("year",), off=at.policy.hijri_tolerance)


# Months of Libya whose names are words of their own; «الفاتح» is the first of a month everywhere else.
_LIBYAN = {"spring": 3, "summer": 6, 1: 9}


def libyan(parts: Parts, at: Writing) -> Value:
    """«29 الصيف 1996», «15 الطير 1986»."""
    return date_({**parts, "month": parts["month"] if "month" in parts else _LIBYAN.get(parts["libyan"], 0)}, at)


def day_and_month(parts: Parts, at: Writing) -> Value:
    """«الأربعاء 18/6»: of the Hijri calendar in a paper that writes it, where the weekday is that of no other."""
    solar = date_(parts, at)
    if not at.hijri or (solar.clash is None and not at.lunar):
        return solar
    lunar = date_({**parts, "hijri": True}, at)
    return solar if lunar.interval is None or lunar.clash else lunar


_FRESH = 150  # days after which an event is no longer called by its day alone, unless everybody knows it


def _fresh(make: Make, at: Writing) -> Value:
    """«هجوم 4 مارس»: the latest such day, where it is not long ago; else it recurs and is not known."""
    for year in (at.day.year, at.day.year - 1):
        found = make(year)
        if found and found.latest and 0 <= (at.day - found.latest).days <= _FRESH:
            return Value(found, "resolve.nearest_past", inferred=("year",))
    return NOTHING._replace(absolute=False)


_LONG_MONTH = 30  # days of a Hijri month, where it has not 29


def _announced(parts: Parts, year: int) -> Value:
    """«30 رجب 1444»: announced where the table ends the month on the 29th; the day after."""
    last = hijri.day(year, parts["month"], _LONG_MONTH - 1)
    after = moved(last, 1) if last else None
    if after is None:
        return impossible(parts, year)
    return Value(of_day(after), "resolve.hijri", absolute="year" in parts, problem="resolve.announced")


def numeric(parts: Parts, at: Writing) -> Value:
    """«07/12/2019»: day first, unless the weekday or the calendar proves otherwise; «2019/12/07» from the year."""
    first, second, last = parts["first"], parts["second"], parts["last"]
    if first > 99:
        first, last = last, first
    if last < 100:
        last += 2000
    is_hijri = bool(parts.get("hijri")) or parts.get("era") == "hijri"
    readings = _readings(
        first, second, at.policy.day_first and parts.get("order") != "month-first", parts["first"] > 99
    )
    made = [
        one
        for day, month in readings
        if (one := maker(is_hijri, month, day)(last) if exists(is_hijri, month, day) else None)
    ]
    if not made:
        return impossible({**parts, "hijri": is_hijri}, last)
    weekday = parts.get("weekday")
    proved = [one for one in made if one.day and one.day.isoweekday() == weekday]
    code = (
        "resolve.hijri"
        if is_hijri
        else "resolve.numeric"
        if len(made) < 2 or proved or made[0] == made[1]
        else "resolve.day_first"
    )
    return checked(proved[0] if proved else made[0], parts, code, absolute=True)


def _readings(first: int, second: int, day_first: bool, year_first: bool) -> list[tuple[int, int]]:
    if year_first:
        return [(first, second)]
    both = [(first, second), (second, first)]
    return both if day_first else both[::-1]


def day_of_month(parts: Parts, at: Writing) -> Value:
    """«15 من الشهر الجاري», «5 من الشهر نفسه»."""
    if parts.get("month_same"):
        return _of_told_month(parts, at)
    if at.lunar:
        return _of_lunar_month(parts, at)
    month = month_at(12 * at.day.year + at.day.month - 1 + step(parts))
    found = day_of(month.earliest.year, month.earliest.month, parts["day"]) if month and month.earliest else None
    if found is None:
        return Value(None, "resolve.date", problem="resolve.impossible")
    return checked(of_day(found), parts, "resolve.day_of_month", inferred=("month", "year"))


def _of_told_month(parts: Parts, at: Writing) -> Value:
    """«وفي 6 منه»: of the month that the text told last."""
    month = at.month_before
    if month is None:
        return NOTHING
    found = month.day(parts["day"])
    if found is None:
        return Value(None, "resolve.date", problem="resolve.impossible")
    return checked(of_day(found), parts, "resolve.following", inferred=("month", "year"))


def _of_lunar_month(parts: Parts, at: Writing) -> Value:
    """«12 من الشهر الجاري» in a paper that writes Hijri dates."""
    known = hijri.of(at.day)
    if known is None:
        return Value(None, "resolve.date", problem="resolve.outside_hijri")
    year, month = divmod(12 * known[0] + known[1] - 1 + step(parts), 12)
    found = hijri.day(year, month + 1, parts["day"])
    if found is None:
        return Value(None, "resolve.date", problem="resolve.impossible")
    return checked(of_day(found), parts, "resolve.hijri_month", inferred=("month", "year"))


def pairs(parts: Parts, at: Writing) -> Value:
    """«الثلاثاء 4 حتى الجمعة 7»: the month in which both agree, the nearest one within a season."""
    last = weekday_and_day(parts, at)
    if last.interval is None or last.interval.day is None:
        return last
    apart = (parts["weekday"] - parts["first_weekday"]) % 7
    begin = moved(last.interval.day, -apart)
    if begin is None or begin.day != parts["first_day"]:
        return Value(None, "resolve.date", problem="resolve.no_pair")
    return last._replace(interval=Interval(begin, last.interval.day))


def weekday_and_day(parts: Parts, at: Writing) -> Value:
    """«الاثنين 18»: the month in which that day is such a weekday, the nearest one within a season."""
    index = 12 * at.day.year + at.day.month - 1
    found = [
        day
        for n in (0, -1, 1, -2, 2, -3, 3)
        if (month := month_at(index + n))
        and month.earliest
        and (day := day_of(month.earliest.year, month.earliest.month, parts["day"]))
        and day.isoweekday() == parts["weekday"]
    ]
    ahead = [day for day in found if day >= at.day] if parts.get("tense") == "future" else []
    nearest = min(ahead or found, key=lambda day: abs(day - at.day), default=None)
    if nearest is None:
        return Value(None, "resolve.date", problem="resolve.no_pair")
    return Value(of_day(nearest), "resolve.pair", inferred=("month", "year"))


def days(parts: Parts, at: Writing) -> Value:
    """«من 3 إلى 5 مارس», «بين 28 فبراير و3 مارس 2022»: the first day takes from the last what it lacks."""
    parts = _of_first_month(parts)
    last = date_(parts, at) if "month" in parts else day_of_month(parts, at)
    if last.interval is None or last.interval.day is None:
        return last
    end = last.interval.day
    if "month" not in parts and at.lunar and not parts.get("month_same"):
        first_day = day_of_month({**parts, "day": parts["first_day"], "weekday": parts.get("first_weekday")}, at)
        opens = first_day.interval.day if first_day.interval else None
        return last._replace(interval=Interval(opens, end)) if opens and opens <= end else first_day
    if "month" not in parts:
        parts = {**parts, "month": end.month}
    first = {"day": parts["first_day"], "month": parts.get("first_month", parts["month"]), "hijri": parts.get("hijri")}
    begin = _before(first, parts, end)
    if begin is None or begin > end:
        problem = "resolve.impossible" if begin is None else "resolve.backwards"
        return Value(None, "resolve.date", problem=problem, absolute=last.absolute)
    low, clash = begin, last.clash
    weekday = parts.get("first_weekday")
    if weekday and low.isoweekday() != weekday:
        clash = weekday  # the day that is told of a clash is the first one
    return last._replace(interval=Interval(low, end), clash=clash)


_OF_FIRST = {"first_side": "side", "first_year": "year", "first_hijri": "hijri"}


def _of_first_month(parts: Parts) -> Parts:
    """«من 5 نوفمبر إلى 8 منه»: the last day is of the month that the first one names."""
    if "month_same" not in parts or "first_month" not in parts:
        return parts
    taken = {of_last: parts[of_first] for of_first, of_last in _OF_FIRST.items() if of_first in parts}
    own = {role: part for role, part in parts.items() if role not in ("month_same", "first_month")}
    return {**own, "month": parts["first_month"], **taken}


def _before(first: Parts, parts: Parts, end: date) -> date | None:
    """The first day of a range: its own year, else the latest such day that is not after the last one."""
    make = maker(bool(first["hijri"]), first["month"], first["day"])
    if not exists(bool(first["hijri"]), first["month"], first["day"]):
        return None
    if "first_year" in parts:
        own = make(parts["first_year"])
        return own.day if own else None
    known = hijri.of(end) if first["hijri"] else None
    now = known[0] if known else end.year
    if "first_month" not in parts:
        same = make(now)
        return same.day if same else None
    if parts["first_month"] == parts["month"]:
        same = make(now)
        return same.day if same else None
    found = [one.day for year in (now, now - 1) if (one := make(year)) and one.day and one.day <= end]
    return found[0] if found else None
