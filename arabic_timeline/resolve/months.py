"""Months in both calendars, alone, beside the day of writing, and in a row."""

from __future__ import annotations

from typing import Any

from arabic_timeline.resolve import hijri, told
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.occurrence import chosen, current_year, impossible, in_gregorian_year, maker, written_year
from arabic_timeline.resolve.value import NOTHING, Value, Writing, month_at, span

Parts = dict[str, Any]


_SIDES = {
    "before_last": "resolve.month_past",
    "past": "resolve.month_past",
    "this": "resolve.month_this",
    "next": "resolve.month_next",
    "after_next": "resolve.month_next",
}


def month(parts: Parts, at: Writing) -> Value:
    """«يونيو الماضي», «يونيو 2022», «في يونيو», «رمضان 2022»."""
    is_hijri, year = bool(parts.get("hijri")), written_year(parts, at)
    make = maker(is_hijri, parts["month"], None)
    if "event_year" in parts and (known := make(parts["event_year"])) and known.latest and known.latest < at.day:
        return Value(known, "resolve.event_month", absolute=True, inferred=("year",))
    if parts.get("month_same"):
        year = at.before.earliest.year if at.before and at.before.earliest else None
    if is_hijri and year is not None and year > 1700:
        return in_gregorian_year(make, year, parts)
    if year is not None:
        found = make(year)
        return (
            Value(found, "resolve.hijri" if is_hijri else "resolve.month", absolute="year" in parts)
            if found
            else impossible(parts, year)
        )
    if not is_hijri and parts.get("side") in _SIDES:
        return _month_beside(parts, at)
    found, code = chosen(parts, at, make, current_year(parts, at))
    return Value(found, code, inferred=("year",)) if found else impossible(parts, None)


def month_short(parts: Parts, at: Writing) -> Value:
    """«حرب أكتوبر 73»: of the last century."""
    return month({**parts, "year": 1900 + parts["year"]}, at)


def _month_beside(parts: Parts, at: Writing) -> Value:
    """«يونيو الماضي»: the latest June that was over before the month of writing; «المقبل»: the first after it."""
    number, now, side = parts["month"], at.day, parts["side"]
    year = now.year
    if side in ("past", "before_last"):
        year -= (number >= now.month) + (side == "before_last")
    elif side in ("next", "after_next"):
        year += (number <= now.month) + (side == "after_next")
    found = month_at(12 * year + number - 1)
    code = _SIDES[side]
    return Value(found, code, inferred=("year",)) if found else Value(None, code, problem="resolve.outside")


def the_month(parts: Parts, at: Writing) -> Value:
    """«الشهر الماضي», «هذا الشهر»; «الشهر التالي» counts from the date before."""
    base, move, code = at.day, step(parts), "resolve.the_month"
    if "following" in parts:
        move = parts["following"]
        if at.before is not None and at.before.latest is not None:
            base, code = at.before.latest, "resolve.following"
        elif move > 0:
            return NOTHING
    found = month_at(12 * base.year + base.month - 1 + move)
    return Value(found, code) if found else Value(None, code, problem="resolve.outside")


def same_month(parts: Parts, at: Writing) -> Value:
    """«نفس الشهر من عام 2014»: the month told before, in the year that is named."""
    month = at.month_before
    if month is None:
        return NOTHING
    year = written_year({k: v for k, v in parts.items() if k != "same"}, at)
    if year is not None and bool(parts.get("hijri")) != month.hijri:
        first = month.day(1)  # «الشهر نفسه من عام 1435»: the month of the other calendar that begins in it or runs then
        known = hijri.of(first) if first and parts.get("hijri") else None
        if known is None:
            return NOTHING
        month = told.Month(year, known[1], hijri=True)
    found = month.days(year)
    return Value(found, "resolve.same") if found else NOTHING


def months(parts: Parts, at: Writing) -> Value:
    """«بين يناير ومارس 2020», «من نوفمبر 2019 إلى فبراير 2020»."""
    last = month(parts, at)
    if last.interval is None or last.interval.latest is None or last.interval.earliest is None:
        return last
    first_month, end = parts["first_month"], last.interval
    if parts.get("hijri"):
        known = hijri.of(last.interval.earliest)
        begin = hijri.month(known[0] - (first_month > known[1]), first_month) if known else None
    elif "first_side" in parts:
        begin = month({"month": first_month, "side": parts["first_side"]}, at).interval
    else:
        year = parts.get("first_year", last.interval.earliest.year - (first_month > last.interval.earliest.month))
        begin = month_at(12 * year + first_month - 1)
    if begin is None or begin.earliest is None or end.latest is None:
        return Value(None, "resolve.month", problem="resolve.outside")
    return last._replace(interval=span(begin.earliest, end.latest))
