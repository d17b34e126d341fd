"""Years, seasons, decades and centuries."""

from __future__ import annotations

from typing import Any

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.resolve import hijri
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.eras import fiscal_year, of_fiscal
from arabic_timeline.resolve.occurrence import written_year
from arabic_timeline.resolve.value import (
    NOTHING,
    Value,
    Writing,
    day_of,
    month_at,
    months_from,
    moved,
    span,
    year_at,
    years_from,
)

Parts = dict[str, Any]


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


def year_short(parts: Parts, at: Writing) -> Value:
    """«عام 67»: of the last century."""
    return year({**parts, "year": 1900 + parts["year"]}, at)


def the_year(parts: Parts, at: Writing) -> Value:
    """«العام الماضي», «هذا العام», «العام الحالي 2015», «العام التالي»."""
    if "year" in parts:
        return year(parts, at)
    if "following" not in parts and (fiscal := fiscal_year(parts, at)):
        return fiscal
    if "following" in parts:
        if at.before is None or at.before.latest is None:
            if parts["following"] < 0 and (fiscal := fiscal_year({"fiscal": parts.get("fiscal"), "side": "past"}, at)):
                return fiscal
            found = year_at(at.day.year - 1) if parts["following"] < 0 else None
            return Value(found, "resolve.the_year") if found else NOTHING
        found = year_at(at.before.latest.year + parts["following"])
        return Value(found, "resolve.following") if found else outside("resolve.following")
    found = year_at(at.day.year + step(parts))
    return Value(found, "resolve.the_year") if found else outside("resolve.the_year")


def the_hijri_year(parts: Parts, at: Writing) -> Value:
    """«العام الهجري الجاري», «العام الهجري المقبل 1442»."""
    if "year" in parts:
        return year(parts, at)
    known = hijri.of(at.day)
    found = hijri.year(known[0] + step(parts)) if known else None
    return Value(found, "resolve.the_year") if found else Value(None, "resolve.hijri", problem="resolve.outside_hijri")


def same_year(parts: Parts, at: Writing) -> Value:
    """«العام نفسه»: the year of the date told before."""
    if at.before is None or at.before.earliest is None:
        return NOTHING
    return Value(year_at(at.before.earliest.year), "resolve.same")


def years(parts: Parts, at: Writing) -> Value:
    """«بين عامي 2010 و2015», «2014-2016»."""
    if fiscal := fiscal_year(parts, at):
        return fiscal
    if parts["year"] < 100:
        parts = {**parts, "year": parts["first_year"] // 100 * 100 + parts["year"]}
    if parts["year"] < parts["first_year"]:  # «موسم 2022/2021», as set from right to left
        parts = {**parts, "year": parts["first_year"], "first_year": parts["year"]}
    last = year(parts, at)
    first = year({**parts, "year": parts["first_year"]}, at)
    if not (first.interval and last.interval and first.interval.earliest and last.interval.latest):
        return first if first.interval is None else last
    return last._replace(interval=span(first.interval.earliest, last.interval.latest))


def campaign_short(parts: Parts, at: Writing) -> Value:
    """«موسم 21/22», «موسم 22/21»: the latest such years that begin by next year."""
    one, other = parts["first_year"], parts["year"]
    short = one if (other - one) % 100 == 1 else other
    first = at.day.year + 1 - (at.day.year + 1 - short) % 100
    return years({"first_year": first, "year": first + 1}, at)


def same_time_of_year(parts: Parts, at: Writing) -> Value:
    """«مثل هذا اليوم من عام 1973», «مثل يوم أمس من عام 1973»: the day or month of writing, in another year."""
    number, _ = year_of({role: part for role, part in parts.items() if role != "this"}, at)
    if "now" not in parts:
        found = month_at(12 * number + at.day.month - 1)
    else:
        like = moved(at.day, parts["now"])
        day = day_of(number, like.month, like.day) if like else None
        found = of_day(day) if day else None
    return (
        Value(found, "resolve.same_time") if found else Value(None, "resolve.same_time", problem="resolve.impossible")
    )


def year_of(parts: Parts, at: Writing) -> tuple[int, bool]:
    """The year that a part belongs to, and whether the text wrote it."""
    found = written_year(parts, at)
    if found is None and parts.get("side"):
        found = at.day.year + step(parts)
    if found is None and (parts.get("same") or parts.get("month_same")) and at.before and at.before.earliest:
        found = at.before.earliest.year
    return (at.day.year if found is None else found), "year" in parts


def lunar_year(parts: Parts) -> bool:
    """Whether the year that the text wrote is Hijri."""
    return bool(parts.get("hijri")) and parts.get("year", 9999) < 1700


def whole_year(parts: Parts, at: Writing) -> Value:
    """The year of «نهاية العام الماضي» and its kin."""
    if fiscal := of_fiscal(parts, at):
        return fiscal
    number, absolute = year_of(parts, at)
    found = hijri.year(number) if lunar_year(parts) else year_at(number)
    return Value(found, "resolve.the_year", absolute=absolute) if found else outside("resolve.the_year")


def months_of_year(year_number: int, low: int, high: int, absolute: bool, *, lunar: bool = False) -> Value:
    """The days of months ``low`` to ``high`` of a year of either calendar."""
    code = "resolve.part"
    if lunar:
        first, last = hijri.month(year_number, low), hijri.month(year_number, high)
        found = Interval(first.earliest, last.latest) if first and last else None
    else:
        found = months_from(12 * year_number + low - 1, 12 * year_number + high - 1)
    if found is None:
        problem = "resolve.outside_hijri" if lunar else "resolve.outside"
        return Value(None, code, absolute=absolute, problem=problem)
    return Value(found, code, absolute=absolute)


def season_short(parts: Parts, at: Writing) -> Value:
    """«صيف 94»: of the last century."""
    return season({**parts, "year": 1900 + parts["year"]}, at)


def season(parts: Parts, at: Writing) -> Value:
    """«صيف 2022», «الصيف الماضي» (the latest one that was over), «هذا الصيف»."""
    name = parts.get("season") or parts["the_season"]
    first = getattr(at.policy, name)
    written = written_year({k: v for k, v in parts.items() if k != "this"} if "the_season" in parts else parts, at)
    if written is not None and parts.get("hijri"):
        return _season_of_hijri(written, first)
    if written is not None:
        return season_of(written, first, "year" in parts)
    found = [one for n in (-2, -1, 0, 1, 2) if (one := season_of(at.day.year + n, first, False)).interval]
    side = parts.get("side", "this")
    if side == "past":
        over = [one for one in found if one.interval and one.interval.latest and one.interval.latest < at.day]
        return over[-1] if over else outside("resolve.season")
    ahead = [one for one in found if one.interval and one.interval.latest and one.interval.latest >= at.day]
    if side == "next":
        ahead = [one for one in ahead if one.interval and one.interval.earliest and one.interval.earliest > at.day]
        return ahead[0] if ahead else outside("resolve.season")
    nearer = first > _LAST_WITHIN and at.day.month >= _AUTUMN  # «هذا الشتاء» in autumn is the one to come
    ends = at.day.year + nearer
    mine = [one for one in found if one.interval and one.interval.latest and one.interval.latest.year == ends]
    return mine[0] if mine else outside("resolve.season")


_LAST_WITHIN = 10  # a season that begins later ends in the next year
_AUTUMN = 8  # from the middle of the year on the next winter is nearer than the last one


def _season_of_hijri(number: int, first: int) -> Value:
    """«صيف 1436هـ»: the season of which most lies in that year."""
    whole = hijri.year(number)
    if whole is None or whole.earliest is None:
        return Value(None, "resolve.hijri", absolute=True, problem="resolve.outside_hijri")
    around = (season_of(whole.earliest.year + n, first, True) for n in (0, 1, 2))
    return max(around, key=lambda one: _shared(one.interval, whole))


def _shared(one: Interval | None, whole: Interval) -> int:
    both = one & whole if one else None
    return (both.length or 0) if both else 0


def season_of(year_number: int, first: int, absolute: bool) -> Value:
    """Three months; a season that crosses the new year counts to the year in which it ends."""
    index = 12 * year_number + first - 1 - (12 if first > _LAST_WITHIN else 0)
    found = months_from(index, index + 2)
    return Value(found, "resolve.season", absolute=absolute) if found else outside("resolve.season")


def seasons(parts: Parts, at: Writing) -> Value:
    """«شتاء 2014-2015»: the season that begins in the first year."""
    number = parts["first_year"] + (1 if getattr(at.policy, parts["season"]) > _LAST_WITHIN else 0)
    return season_of(number, getattr(at.policy, parts["season"]), True)


def decade(parts: Parts, at: Writing) -> Value:
    """«التسعينيات»: the latest decade of that name that has begun."""
    low = parts["decade_name"] + 100 * (at.day.year // 100)
    if "ordinal" in parts:
        low = parts["decade_name"] + 100 * (parts["ordinal"] - 1)
    elif "century_side" in parts:
        low += 100 * step(parts, "century_side")
    elif low > at.day.year:
        low -= 100
    found = years_from(low, low + 9)
    return Value(found, "resolve.decade") if found else outside("resolve.decade")


def the_decade(parts: Parts, at: Writing) -> Value:
    """«العقد الماضي» 2010–2019 in 2022; «القرن الماضي» 1901–2000."""
    if parts["unit"] == "decade":
        low = at.day.year // 10 * 10 + 10 * step(parts)
        high = low + 9
    else:
        low = (at.day.year - 1) // 100 * 100 + 1 + 100 * step(parts)
        high = low + 99
    found = years_from(low, high)
    return Value(found, "resolve.decade") if found else outside("resolve.decade")


def century(parts: Parts, at: Writing) -> Value:
    """«القرن الحادي والعشرين»: 2001 to 2100."""
    found = years_from(100 * parts["ordinal"] - 99, 100 * parts["ordinal"])
    return Value(found, "resolve.decade", absolute=True) if found else outside("resolve.decade")


def outside(code: str) -> Value:
    return Value(None, code, problem="resolve.outside")
