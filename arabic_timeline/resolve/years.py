"""Years and their parts, decades, windows, distances."""

from __future__ import annotations

from typing import Any

from arabic_timeline.interval import Interval
from arabic_timeline.resolve import hijri, months
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.value import NOTHING, Value, Writing, month_at, months_after, moved, span, year_at

Parts = dict[str, Any]
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200, "quarter": 3}


def _outside(code: str) -> Value:
    return Value(None, code, problem="resolve.outside")


def year(parts: Parts, at: Writing) -> Value:
    """«سنة 2018», «عام 1436 هـ»."""
    number = parts["year"]
    found = hijri.year(number) if parts.get("hijri") else year_at(number)
    code = "resolve.hijri" if parts.get("hijri") else "resolve.year"
    if found is None:
        return Value(
            None, code, absolute=True, problem="resolve.outside_hijri" if parts.get("hijri") else "resolve.outside"
        )
    return Value(found, code, absolute=True)


def the_year(parts: Parts, at: Writing) -> Value:
    """«العام الماضي», «هذا العام», «العام الحالي 2015», «العام التالي»."""
    if "year" in parts:
        return year(parts, at)
    if "following" in parts:
        if at.before is None or at.before.latest is None:
            return NOTHING
        found = year_at(at.before.latest.year + parts["following"])
        return Value(found, "resolve.following") if found else _outside("resolve.following")
    found = year_at(at.day.year + step(parts))
    return Value(found, "resolve.the_year") if found else _outside("resolve.the_year")


def same_year(parts: Parts, at: Writing) -> Value:
    """«العام نفسه»: the year of the date told before."""
    if at.before is None or at.before.earliest is None:
        return NOTHING
    return Value(year_at(at.before.earliest.year), "resolve.same")


def years(parts: Parts, at: Writing) -> Value:
    """«بين عامي 2010 و2015», «2014-2016»."""
    if parts["year"] < 100:
        parts = {**parts, "year": parts["first_year"] // 100 * 100 + parts["year"]}
    last = year(parts, at)
    first = year({**parts, "year": parts["first_year"]}, at)
    if not (first.interval and last.interval and first.interval.earliest and last.interval.latest):
        return first if first.interval is None else last
    return last._replace(interval=span(first.interval.earliest, last.interval.latest))


def _year_of(parts: Parts, at: Writing) -> tuple[int, bool]:
    """The year that a part belongs to, and whether the text wrote it."""
    found = months.written_year(parts, at)
    if found is None and parts.get("side"):
        found = at.day.year + step(parts)
    if found is None and (parts.get("same") or parts.get("month_same")) and at.before and at.before.earliest:
        found = at.before.earliest.year
    return (at.day.year if found is None else found), "year" in parts


def whole_year(parts: Parts, at: Writing) -> Value:
    """The year of «نهاية العام الماضي» and its kin."""
    number, absolute = _year_of(parts, at)
    found = year_at(number)
    return Value(found, "resolve.the_year", absolute=absolute) if found else _outside("resolve.the_year")


def _months_of_year(year_number: int, low: int, high: int, absolute: bool, code: str = "resolve.part") -> Value:
    first, last = month_at(12 * year_number + low - 1), month_at(12 * year_number + high - 1)
    if not (first and last and first.earliest and last.latest):
        return _outside(code)
    return Value(Interval(first.earliest, last.latest), code, absolute=absolute)


def part_of_year(parts: Parts, at: Writing) -> Value:
    """«مطلع العام», «أواخر 2022»: months by the policy."""
    number, absolute = _year_of(parts, at)
    low, high = getattr(at.policy, f"{parts['position']}_months")
    return _months_of_year(number, low, high, absolute)


def fraction(parts: Parts, at: Writing) -> Value:
    """«الربع الأول من 2022», «النصف الثاني من العام», «النصف الأول من مارس»."""
    if "month" in parts or "the_month" in parts:
        return months.halves_of_month(parts, at)
    size = {"quarter": 3, "half": 6, "third": 4}[parts["fraction"]]
    number = 12 // size if "last" in parts else parts["ordinal"]
    if not 1 <= number <= 12 // size:
        return Value(None, "resolve.part", absolute=True, problem="resolve.impossible")
    year_number, absolute = _year_of(parts, at)
    said = parts.keys() & {"year", "year_side", "year_same", "this", "the_year", "side"}
    if not said and at.year is None and parts.get("tense") != "future" and number * size - size + 1 > at.day.month:
        year_number -= 1
    return _months_of_year(year_number, number * size - size + 1, number * size, absolute)


def fraction_now(parts: Parts, at: Writing) -> Value:
    """«الربع الماضي», «النصف الحالي»."""
    size = {"quarter": 3, "half": 6}[parts["fraction"]]
    index = 12 * at.day.year + at.day.month - 1
    begin = (index // size + step(parts)) * size
    first, last = month_at(begin), month_at(begin + size - 1)
    if not (first and last and first.earliest and last.latest):
        return _outside("resolve.part")
    return Value(Interval(first.earliest, last.latest), "resolve.part")


def first_units(parts: Parts, at: Writing) -> Value:
    """«الأشهر التسعة الأولى من العام», «الأيام العشرة الأولى من مارس», «الشهرين الأخيرين من 2021»."""
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts["amount"])
    if "month" in parts:
        whole = months.month(parts, at)
    elif "the_month" in parts or "month_same" in parts:
        whole = months.the_month(parts, at)
    else:
        whole = whole_year(parts, at)
    if (
        whole.interval is None
        or whole.interval.earliest is None
        or whole.interval.latest is None
        or not 0 < amount < 400
    ):
        return whole
    low, high = whole.interval.earliest, whole.interval.latest
    size = {"day": 1, "week": 7}.get(unit)
    last = parts["first"] == "past"
    if size is not None:
        low, high = (
            (moved(high, 1 - size * amount) or low, high) if last else (low, moved(low, size * amount - 1) or high)
        )
    elif unit == "month":
        index = 12 * low.year + low.month - 1
        month = month_at(12 * high.year + high.month - amount) if last else month_at(index + amount - 1)
        if month is None or month.earliest is None or month.latest is None:
            return whole
        low, high = (month.earliest, high) if last else (low, month.latest)
    if not whole.interval.earliest <= low <= high <= whole.interval.latest:
        return Value(None, "resolve.part", absolute=whole.absolute, problem="resolve.impossible")
    return whole._replace(interval=Interval(low, high), code="resolve.part")


def part_of_season(parts: Parts, at: Writing) -> Value:
    """«مطلع صيف 2015»: a month of the season's three."""
    whole = season(parts, at)
    if whole.interval is None or whole.interval.earliest is None:
        return whole
    n = {"start": 0, "early": 0, "middle": 1}.get(parts["position"], 2)
    found = month_at(12 * whole.interval.earliest.year + whole.interval.earliest.month - 1 + n)
    return whole._replace(interval=found, code="resolve.part") if found else whole


def part_of_long(parts: Parts, at: Writing) -> Value:
    """«مطلع القرن الحالي», «أواخر القرن التاسع عشر»: a third of it."""
    whole = century(parts, at) if "ordinal" in parts else the_decade(parts, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    low, high = whole.interval.earliest.year, whole.interval.latest.year
    third = (high - low + 1) // 3
    n = {"start": 0, "early": 0, "middle": 1}.get(parts["position"], 2)
    first, last = year_at(low + n * third), year_at(high if n == 2 else low + (n + 1) * third - 1)
    if not (first and last and first.earliest and last.latest):
        return whole
    return whole._replace(interval=Interval(first.earliest, last.latest), code="resolve.part")


def seasons(parts: Parts, at: Writing) -> Value:
    """«شتاء 2014-2015»: the season that begins in the first year."""
    number = parts["first_year"] + (1 if getattr(at.policy, parts["season"]) > 10 else 0)
    return _season_of(number, getattr(at.policy, parts["season"]), True)


def season(parts: Parts, at: Writing) -> Value:
    """«صيف 2022», «الصيف الماضي» (the latest one that was over), «هذا الصيف»."""
    name = parts.get("season") or parts["the_season"]
    first = getattr(at.policy, name)
    written = months.written_year(
        {k: v for k, v in parts.items() if k != "this"} if "the_season" in parts else parts, at
    )
    if written is not None:
        return _season_of(written, first, "year" in parts)
    found = [one for n in (-2, -1, 0, 1, 2) if (one := _season_of(at.day.year + n, first, False)).interval]
    side = parts.get("side", "this")
    if side == "past":
        over = [one for one in found if one.interval and one.interval.latest and one.interval.latest < at.day]
        return over[-1] if over else _outside("resolve.season")
    ahead = [one for one in found if one.interval and one.interval.latest and one.interval.latest >= at.day]
    if side == "next":
        ahead = [one for one in ahead if one.interval and one.interval.earliest and one.interval.earliest > at.day]
        return ahead[0] if ahead else _outside("resolve.season")
    mine = [one for one in found if one.interval and one.interval.latest and one.interval.latest.year == at.day.year]
    return mine[0] if mine else _outside("resolve.season")


def _season_of(year_number: int, first: int, absolute: bool) -> Value:
    """Three months; a season that crosses the new year counts to the year in which it ends."""
    index = 12 * year_number + first - 1 - (12 if first > 10 else 0)
    begin, end = month_at(index), month_at(index + 2)
    if not (begin and end and begin.earliest and end.latest):
        return _outside("resolve.season")
    return Value(Interval(begin.earliest, end.latest), "resolve.season", absolute=absolute)


def window(parts: Parts, at: Writing) -> Value:
    """«الأسبوعين الماضيين»: so many units up to the day of writing, or from it on."""
    unit = parts["units"]
    amount = parts.get("amount", 1 if unit in ("week", "month", "year") and "single" in parts else 2)
    forward = parts.get("side") == "next"
    sign = 1 if forward else -1
    if unit in ("day", "week", "hour"):
        days = amount * 7 if unit == "week" else amount if unit == "day" else -(-amount // 24)
        other = moved(at.day, sign * days)
        return Value(span(at.day, other), "resolve.window") if other else _outside("resolve.window")
    count = amount * _MONTHS[unit]
    other = months_after(at.day, sign * count)
    if other is None:
        return _outside("resolve.window")
    days_between = span(at.day, other)
    if unit == "month":
        return Value(days_between, "resolve.window")
    low, high = days_between.earliest, days_between.latest
    assert low is not None and high is not None
    last = month_at(12 * high.year + high.month - 1)
    return Value(Interval(low.replace(day=1), last.latest if last else high), "resolve.window")


def distance(parts: Parts, at: Writing) -> Value:
    """«منذ 3 أيام» a day, «قبل شهرين» a month, «بعد سنتين» a year."""
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts.get("amount", 1))
    sign = 1 if parts["direction"] == "after" else -1
    values = {"amount": amount, "unit": unit}
    if unit in ("day", "week"):
        day = moved(at.day, sign * amount * (7 if unit == "week" else 1))
        return Value(span(day, day), "resolve.distance", values) if day else _outside("resolve.distance")
    if unit == "month" or ("plus" in parts and unit == "year"):
        count = amount * _MONTHS[unit] + (6 if unit == "year" else 0)
        found = month_at(12 * at.day.year + at.day.month - 1 + sign * count)
    else:
        found = year_at(at.day.year + sign * amount * _MONTHS.get(unit, 12) // 12)
    return Value(found, "resolve.distance", values) if found else _outside("resolve.distance")


def decade(parts: Parts, at: Writing) -> Value:
    """«التسعينيات»: the latest decade of that name that has begun."""
    low = parts["decade_name"] + 100 * (at.day.year // 100)
    if "ordinal" in parts:
        low = parts["decade_name"] + 100 * (parts["ordinal"] - 1)
    elif "century_side" in parts:
        low += 100 * step(parts, "century_side")
    elif low > at.day.year:
        low -= 100
    first, last = year_at(low), year_at(low + 9)
    if not (first and last and first.earliest and last.latest):
        return _outside("resolve.decade")
    return Value(Interval(first.earliest, last.latest), "resolve.decade")


def part_of_decade(parts: Parts, at: Writing) -> Value:
    """«مطلع التسعينيات»: three or four years of ten."""
    whole = decade(parts, at)
    if whole.interval is None or whole.interval.earliest is None:
        return whole
    low, high = {"start": (0, 2), "early": (0, 2), "middle": (3, 6)}.get(parts["position"], (7, 9))
    first, last = year_at(whole.interval.earliest.year + low), year_at(whole.interval.earliest.year + high)
    if not (first and last and first.earliest and last.latest):
        return whole
    return whole._replace(interval=Interval(first.earliest, last.latest))


def the_decade(parts: Parts, at: Writing) -> Value:
    """«العقد الماضي» 2010–2019 in 2022; «القرن الماضي» 1901–2000."""
    if parts["unit"] == "decade":
        low = at.day.year // 10 * 10 + 10 * step(parts)
        high = low + 9
    else:
        low = (at.day.year - 1) // 100 * 100 + 1 + 100 * step(parts)
        high = low + 99
    first, last = year_at(low), year_at(high)
    if not (first and last and first.earliest and last.latest):
        return _outside("resolve.decade")
    return Value(Interval(first.earliest, last.latest), "resolve.decade")


def century(parts: Parts, at: Writing) -> Value:
    """«القرن الحادي والعشرين»: 2001 to 2100."""
    first, last = year_at(100 * parts["ordinal"] - 99), year_at(100 * parts["ordinal"])
    if not (first and last and first.earliest and last.latest):
        return _outside("resolve.decade")
    return Value(Interval(first.earliest, last.latest), "resolve.decade", absolute=True)


def same_period(parts: Parts, at: Writing) -> Value:
    """«الفترة نفسها من العام الماضي»: the span told before, in the year that is named."""
    if at.before is None or at.before.earliest is None or at.before.latest is None:
        return NOTHING
    low, high = at.before.earliest, at.before.latest
    number = months.written_year({k: v for k, v in parts.items() if k not in ("same", "this")}, at)
    if number is None:
        return Value(at.before, "resolve.same")
    whole_month = at.before == month_at(12 * high.year + high.month - 1)
    apart = 12 * (number - high.year)
    begin, end = months_after(low, apart), months_after(high, apart)
    if begin is None or end is None:
        return _outside("resolve.same")
    if whole_month or (high.month == 2 and high.day == 29):
        last = month_at(12 * end.year + end.month - 1)
        end = last.latest if last and last.latest else end
    return Value(span(begin, end), "resolve.same")


def occasion(parts: Parts, at: Writing) -> Value:
    """«عيد الأضحى 2022», «رأس السنة المقبلة», «ثاني أيام عيد الفطر»."""
    if parts["occasion"].startswith("easter-"):
        return _easter(parts, at, int(parts["occasion"].removeprefix("easter-")))
    calendar, month, day = parts["occasion"].split("-")
    placed = {**parts, "month": int(month), "day": int(day) + parts.get("nth", 1) - 1, "hijri": calendar == "hijri"}
    return months.date_(placed, at)


def _easter(parts: Parts, at: Writing, offset: int) -> Value:
    from dateutil.easter import easter

    number = months.written_year(parts, at)
    if number is None:
        number = at.day.year + step(parts)
    if not 1583 <= number <= 4099:
        return _outside("resolve.date")
    day = moved(easter(number), offset)
    return Value(span(day, day), "resolve.date", absolute="year" in parts) if day else _outside("resolve.date")
