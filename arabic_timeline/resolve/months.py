"""Days of months, months and their parts, in both calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from arabic_timeline.interval import Interval, of_day, of_month
from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.value import NOTHING, Value, Writing, day_of, month_at, moved, span

Parts = dict[str, Any]
_SIDES = {
    "before_last": "resolve.month_past",
    "past": "resolve.month_past",
    "this": "resolve.month_this",
    "next": "resolve.month_next",
    "after_next": "resolve.month_next",
}


# ── the year of a month or of a day ──────────────────────────────────────────────────────────────


def written_year(parts: Parts, at: Writing) -> int | None:
    """The year that the expression itself gives: a number, «العام الماضي», «من العام نفسه»; else ``None``."""
    if "year" in parts:
        return int(parts["year"])
    if "year_same" in parts:
        told = at.before.earliest.year if at.before and at.before.earliest else at.day.year
        return told + (parts["year_same"] if type(parts["year_same"]) is int else 0)
    if not ("year_side" in parts or "the_year" in parts or "this" in parts):
        return None
    return at.day.year + step(parts, "year_side")


def _choose(parts: Parts, at: Writing, make: Callable[[int], Interval | None], now: int) -> tuple[Interval | None, str]:
    """The occurrence among the years around: by «الماضي» or «المقبل», by the tense, else the nearest."""
    side, tense, lead = parts.get("side"), parts.get("tense"), parts.get("lead")
    found = [one for year in range(now - 2, now + 3) if (one := make(year)) and one.earliest and one.latest]
    if not found:
        found = [one for year in range(now - 8, now + 9) if (one := make(year)) and one.earliest and one.latest]
    if not found:
        return None, "resolve.nearest"
    if side in ("past", "before_last"):
        return max((one for one in found if one.latest < at.day), key=_first, default=None), "resolve.last_one"  # type: ignore[operator]
    if side in ("next", "after_next"):
        return min((one for one in found if one.earliest > at.day), key=_first, default=None), "resolve.next_one"  # type: ignore[operator]
    if side is None and tense != "future" and at.year is not None:
        carried = make(at.year)
        if carried:
            return carried, "resolve.carried_year"
    if side is None and (tense == "future" or lead == "until"):
        ahead = min((one for one in found if one.latest >= at.day), key=_first, default=None)  # type: ignore[operator]
        if ahead:
            return ahead, "resolve.nearest_future"
    if side is None and (tense == "past" or lead == "since"):
        back = max((one for one in found if one.earliest <= at.day), key=_first, default=None)  # type: ignore[operator]
        if back:
            return back, "resolve.nearest_past"
    return min(found, key=lambda one: (_distance(one, at.day), _first(one))), "resolve.nearest"


def _first(one: Interval) -> date:
    assert one.earliest is not None
    return one.earliest


def _distance(one: Interval, day: date) -> int:
    """Days between a day and an interval, from its middle where it is long."""
    assert one.earliest is not None and one.latest is not None
    return abs((one.earliest.toordinal() + one.latest.toordinal()) // 2 - day.toordinal())


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def date_(parts: Parts, at: Writing) -> Value:
    """«10 يونيو 2022», «10 يونيو الماضي», «10 يونيو», «15 رمضان 1443 هـ»."""
    day, month = parts["day"], parts["month"]
    year = written_year(parts, at)
    make = _maker(bool(parts.get("hijri")), month, day)
    code = "resolve.hijri" if parts.get("hijri") else "resolve.date"
    if parts.get("hijri") and year is not None and year > 1700:
        return _in_gregorian_year(make, year, parts)
    if year is not None:
        found = make(year)
        if found is None:
            return _impossible(parts, year)
        return _checked(found, parts, code, absolute="year" in parts)
    if not _exists(bool(parts.get("hijri")), month, day):
        return _impossible(parts, None)
    found, code = _choose(parts, at, make, _now(parts, at))
    if found is None:
        return _impossible(parts, None)
    return _checked(found, parts, code, inferred=("year",))


def _now(parts: Parts, at: Writing) -> int:
    if parts.get("hijri"):
        known = hijri.of(at.day)
        return known[0] if known else at.day.year - 579
    return at.day.year


def _maker(is_hijri: bool, month: int, day: int | None) -> Callable[[int], Interval | None]:
    def make(year: int) -> Interval | None:
        if day is None:
            return hijri.month(year, month) if is_hijri else month_at(12 * year + month - 1)
        found = hijri.day(year, month, day) if is_hijri else day_of(year, month, day)
        return of_day(found) if found else None

    return make


def _exists(is_hijri: bool, month: int, day: int) -> bool:
    longest = 30 if is_hijri or month in (4, 6, 9, 11) else 29 if month == 2 else 31
    return 1 <= day <= longest and 1 <= month <= 12


def _in_gregorian_year(make: Callable[[int], Interval | None], year: int, parts: Parts) -> Value:
    """«رمضان 2022»: the Hijri month or day that begins in a Gregorian year."""
    for candidate in range(year - 579 - 1, year - 579 + 2):
        found = make(candidate)
        if found and found.earliest and found.earliest.year == year:
            return _checked(found, parts, "resolve.hijri", absolute="year" in parts)
    return Value(None, "resolve.hijri", problem="resolve.outside_hijri", absolute="year" in parts)


def _impossible(parts: Parts, year: int | None) -> Value:
    outside = parts.get("hijri") and year is not None and not hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR
    problem = "resolve.outside_hijri" if outside else "resolve.impossible"
    return Value(None, "resolve.date", absolute=True, problem=problem)


def _checked(
    found: Interval, parts: Parts, code: str, *, absolute: bool = False, inferred: tuple[str, ...] = ()
) -> Value:
    """The value with the text's weekday checked; a Hijri day may be announced a day off."""
    weekday, clash = parts.get("weekday"), None
    if weekday and found.day and found.day.isoweekday() != weekday:
        clash = weekday
    return Value(found, code, absolute=absolute, clash=clash, inferred=inferred)


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
        if (one := _maker(is_hijri, month, day)(last) if _exists(is_hijri, month, day) else None)
    ]
    if not made:
        return _impossible({**parts, "hijri": is_hijri}, last)
    weekday = parts.get("weekday")
    proved = [one for one in made if one.day and one.day.isoweekday() == weekday]
    code = (
        "resolve.hijri"
        if is_hijri
        else "resolve.numeric"
        if len(made) < 2 or proved or made[0] == made[1]
        else "resolve.day_first"
    )
    return _checked(proved[0] if proved else made[0], parts, code, absolute=True)


def _readings(first: int, second: int, day_first: bool, year_first: bool) -> list[tuple[int, int]]:
    if year_first:
        return [(first, second)]
    both = [(first, second), (second, first)]
    return both if day_first else both[::-1]


def day_of_month(parts: Parts, at: Writing) -> Value:
    """«15 من الشهر الجاري», «5 من الشهر نفسه»."""
    base = at.day
    if parts.get("month_same"):
        if at.before is None or at.before.earliest is None:
            return NOTHING
        base = at.before.earliest
    month = month_at(12 * base.year + base.month - 1 + step(parts))
    found = day_of(month.earliest.year, month.earliest.month, parts["day"]) if month and month.earliest else None
    if found is None:
        return Value(None, "resolve.date", problem="resolve.impossible")
    return _checked(of_day(found), parts, "resolve.day_of_month", inferred=("month", "year"))


def days(parts: Parts, at: Writing) -> Value:
    """«من 3 إلى 5 مارس», «بين 28 فبراير و3 مارس 2022»: the first day takes from the last what it lacks."""
    last = date_(parts, at) if "month" in parts else day_of_month(parts, at)
    if last.interval is None or last.interval.day is None:
        return last
    end = last.interval.day
    if "month" not in parts:
        parts = {**parts, "month": end.month}
    first = {"day": parts["first_day"], "month": parts.get("first_month", parts["month"]), "hijri": parts.get("hijri")}
    begin = _before(first, parts, end)
    if begin is None or begin > end:
        problem = "resolve.impossible" if begin is None else "resolve.backwards"
        return Value(None, "resolve.date", problem=problem, absolute=last.absolute)
    low, clash = begin, last.clash
    weekday = parts.get("first_weekday")
    if clash is None and weekday and low.isoweekday() != weekday:
        clash = weekday
    return last._replace(interval=Interval(low, end), clash=clash)


def _before(first: Parts, parts: Parts, end: date) -> date | None:
    """The first day of a range: its own year, else the latest such day that is not after the last one."""
    make = _maker(bool(first["hijri"]), first["month"], first["day"])
    if not _exists(bool(first["hijri"]), first["month"], first["day"]):
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


# ── months ───────────────────────────────────────────────────────────────────────────────────────


def month(parts: Parts, at: Writing) -> Value:
    """«يونيو الماضي», «يونيو 2022», «في يونيو», «رمضان 2022»."""
    is_hijri, year = bool(parts.get("hijri")), written_year(parts, at)
    make = _maker(is_hijri, parts["month"], None)
    if parts.get("month_same"):
        year = at.before.earliest.year if at.before and at.before.earliest else None
    if is_hijri and year is not None and year > 1700:
        return _in_gregorian_year(make, year, parts)
    if year is not None:
        found = make(year)
        return (
            Value(found, "resolve.hijri" if is_hijri else "resolve.month", absolute="year" in parts)
            if found
            else _impossible(parts, year)
        )
    if not is_hijri and parts.get("side") in _SIDES:
        return _month_beside(parts, at)
    found, code = _choose(parts, at, make, _now(parts, at))
    return Value(found, code, inferred=("year",)) if found else _impossible(parts, None)


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
    """«الشهر الماضي», «هذا الشهر», «الشهر التالي»."""
    base, move = at.day, step(parts)
    if "following" in parts:
        if at.before is None or at.before.latest is None:
            return NOTHING
        base, move = at.before.latest, parts["following"]
    found = month_at(12 * base.year + base.month - 1 + move)
    return Value(found, "resolve.the_month") if found else Value(None, "resolve.the_month", problem="resolve.outside")


def same_month(parts: Parts, at: Writing) -> Value:
    """«نفس الشهر من عام 2014»: the month told before, in the year that is named."""
    if at.before is None or at.before.earliest is None:
        return NOTHING
    told = at.before.earliest
    year = written_year({k: v for k, v in parts.items() if k != "same"}, at)
    found = month_at(12 * (told.year if year is None else year) + told.month - 1)
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


# ── parts of months ──────────────────────────────────────────────────────────────────────────────


def part(whole: Value, position: str, at: Writing) -> Value:
    """«مطلع», «منتصف» and «أواخر» of a month: its thirds by the policy."""
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    first, last = whole.interval.earliest, whole.interval.latest
    one, two = at.policy.thirds
    low, high = {"start": (1, one), "early": (1, one), "middle": (one + 1, two)}.get(position, (two + 1, None))
    begin = moved(first, low - 1)
    end = last if high is None else moved(first, high - 1)
    if begin is None or end is None:
        return whole
    return whole._replace(interval=Interval(begin, min(end, last)), code="resolve.part")


def part_of_month(parts: Parts, at: Writing) -> Value:
    """«أواخر شهر يونيو الماضي»."""
    return part(month(parts, at), parts["position"], at)


def part_of_the_month(parts: Parts, at: Writing) -> Value:
    """«نهاية الشهر الجاري»."""
    whole = same_month(parts, at) if parts.get("month_same") else the_month(parts, at)
    return part(whole, parts["position"], at)


def last_days(parts: Parts, at: Writing) -> Value:
    """«آخر أيام يوليو», «العشر الأواخر من رمضان»."""
    position = parts["position"] if isinstance(parts["position"], str) else "late"
    return part(month(parts, at), "late" if position == "True" else position, at)


def week_of_month(parts: Parts, at: Writing) -> Value:
    """«الأسبوع الأول من مارس»: its days 1 to 7; «الأخير»: its last seven days; of a year, weeks of ISO 8601."""
    if "month" not in parts and "the_month" not in parts and "month_same" not in parts:
        return _week_of_year(parts, at)
    whole = month(parts, at) if "month" in parts else the_month({k: v for k, v in parts.items() if k != "last"}, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    first, last = whole.interval.earliest, whole.interval.latest
    low = moved(last, -6) if "last" in parts else moved(first, 7 * parts["ordinal"] - 7)
    high = last if "last" in parts else moved(first, 7 * parts["ordinal"] - 1)
    if low is None or high is None or low > last:
        return Value(None, "resolve.part", problem="resolve.impossible", absolute=whole.absolute)
    return whole._replace(interval=Interval(low, min(high, last)), code="resolve.part")


def _week_of_year(parts: Parts, at: Writing) -> Value:
    year = written_year(parts, at)
    year = at.day.year + step(parts) if year is None else year
    try:
        number = parts["ordinal"] if "ordinal" in parts else date(year, 12, 28).isocalendar().week
        first = date.fromisocalendar(year, number, 1)
    except (ValueError, OverflowError):
        return Value(None, "resolve.part", absolute="year" in parts, problem="resolve.impossible")
    last = moved(first, 6)
    return Value(Interval(first, last or first), "resolve.part", absolute="year" in parts)


def halves_of_month(parts: Parts, at: Writing) -> Value:
    """«النصف الثاني من شهر مارس», «الثلث الأول من الشهر الماضي»."""
    whole = month(parts, at) if "month" in parts else the_month(parts, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    ends = {"half": [15], "third": list(at.policy.thirds), "quarter": [7, 15, 22]}[parts["fraction"]]
    number = len(ends) + 1 if "last" in parts else parts["ordinal"]
    if not 1 <= number <= len(ends) + 1:
        return Value(None, "resolve.part", problem="resolve.impossible", absolute=whole.absolute)
    low = moved(whole.interval.earliest, ends[number - 2] if number > 1 else 0)
    high = moved(whole.interval.earliest, ends[number - 1] - 1) if number <= len(ends) else whole.interval.latest
    if low is None or high is None:
        return whole
    return whole._replace(interval=Interval(low, high), code="resolve.part")


def of(year: int, month_number: int) -> Interval:
    """A month's days (kept beside the other makers for the rules of years)."""
    return of_month(year, month_number)
