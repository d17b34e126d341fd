"""Parts of months, years and seasons: «مطلع», «الربع الأول», «الأسبوع الثالث»."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.resolve.dated import date_, day_of_month
from arabic_timeline.resolve.days import step
from arabic_timeline.resolve.eras import fraction_of_fiscal, of_fiscal
from arabic_timeline.resolve.months import month, same_month, the_month
from arabic_timeline.resolve.occurrence import written_year
from arabic_timeline.resolve.value import Value, Writing, month_at, months_from, moved
from arabic_timeline.resolve.years import (
    lunar_year,
    months_of_year,
    outside,
    season,
    whole_year,
    year_of,
)

Parts = dict[str, Any]


def part(whole: Value, position: str, at: Writing) -> Value:
    """«مطلع», «منتصف» and «أواخر» of a month: its thirds by the policy."""
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    first, last = whole.interval.earliest, whole.interval.latest
    one, two = at.policy.thirds
    low, high = {"start": (1, one), "early": (1, one), "middle": (one + 1, two)}.get(position, (two + 1, None))
    end = last if high is None else min(first + timedelta(high - 1), last)
    return whole._replace(interval=Interval(first + timedelta(low - 1), end), code="resolve.part")


def part_of_month(parts: Parts, at: Writing) -> Value:
    """«أواخر شهر يونيو الماضي»."""
    return part(month(parts, at), parts["position"], at)


def part_of_the_month(parts: Parts, at: Writing) -> Value:
    """«نهاية الشهر الجاري»."""
    whole = same_month(parts, at) if parts.get("month_same") else the_month(parts, at)
    return part(whole, parts["position"], at)


def last_days(parts: Parts, at: Writing) -> Value:
    """«آخر أيام يوليو», «العشر الأواخر من رمضان»."""
    return part(month(parts, at), parts["position"], at)


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
    first = whole.interval.earliest
    low = first + timedelta(ends[number - 2] if number > 1 else 0)
    high = first + timedelta(ends[number - 1] - 1) if number <= len(ends) else whole.interval.latest
    return whole._replace(interval=Interval(low, high), code="resolve.part")


def part_of_year(parts: Parts, at: Writing) -> Value:
    """«مطلع العام», «أواخر 2022»: months by the policy."""
    low, high = getattr(at.policy, f"{parts['position']}_months")
    if fiscal := of_fiscal(parts, at, low, high):
        return fiscal
    number, absolute = year_of(parts, at)
    return months_of_year(number, low, high, absolute, lunar=lunar_year(parts))


_OPENING = 3  # months of a year in which papers still report on the last quarter of the one before


def fraction(parts: Parts, at: Writing) -> Value:
    """«الربع الأول من 2022», «النصف الثاني من العام», «النصف الأول من مارس»."""
    if "month" in parts or "the_month" in parts:
        return halves_of_month(parts, at)
    if of_fiscal := fraction_of_fiscal(parts, at):
        return of_fiscal
    size = {"quarter": 3, "half": 6, "third": 4}[parts["fraction"]]
    number = 12 // size if "last" in parts else parts["ordinal"]
    if not 1 <= number <= 12 // size:
        return Value(None, "resolve.part", absolute=True, problem="resolve.impossible")
    year_number, absolute = year_of(parts, at)
    said = parts.keys() & {"year", "year_side", "year_same", "this", "the_year", "side"}
    if not said and at.year is None and number * size - size + 1 > at.day.month:
        last_one = number == 12 // size and at.day.month <= _OPENING
        ahead = parts.get("tense") == "future" or (parts.get("tense") == "running" and not last_one)
        year_number -= not ahead
    return months_of_year(year_number, number * size - size + 1, number * size, absolute, lunar=lunar_year(parts))


def two_fractions(parts: Parts, at: Writing) -> Value:
    """«الربعين الأول والثاني من 2018»: from the one to the other."""
    first, last = fraction({**parts, "ordinal": parts["first_ordinal"]}, at), fraction(parts, at)
    if first.interval is None or last.interval is None:
        return first if first.interval is None else last
    if not (first.interval.earliest and last.interval.latest) or first.interval.earliest > last.interval.latest:
        return Value(None, "resolve.part", absolute=last.absolute, problem="resolve.backwards")
    return last._replace(interval=Interval(first.interval.earliest, last.interval.latest))


def part_of_fraction(parts: Parts, at: Writing) -> Value:
    """«نهاية الربع الثاني»: its last month; «بداية» its first, «منتصف» what lies between."""
    whole = fraction(parts, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    first, last = whole.interval.earliest, whole.interval.latest
    position = parts["position"]
    if position in ("start", "early"):
        found = month_at(12 * first.year + first.month - 1)
    elif position in ("late", "end"):
        found = month_at(12 * last.year + last.month - 1)
    else:
        found = months_from(12 * first.year + first.month, 12 * last.year + last.month - 2)
    return whole._replace(interval=found)


def fraction_now(parts: Parts, at: Writing) -> Value:
    """«الربع الماضي», «النصف الحالي»."""
    size = {"quarter": 3, "half": 6}[parts["fraction"]]
    index = 12 * at.day.year + at.day.month - 1
    begin = (index // size + step(parts)) * size
    found = months_from(begin, begin + size - 1)
    return Value(found, "resolve.part") if found else outside("resolve.part")


def first_units(parts: Parts, at: Writing) -> Value:
    """«الأشهر التسعة الأولى من العام», «الأيام العشرة الأولى من مارس», «الشهرين الأخيرين من 2021»."""
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts["amount"])
    if "month" in parts:
        whole = month(parts, at)
    elif "the_month" in parts or "month_same" in parts:
        whole = the_month(parts, at)
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
    last = parts["first"] in ("past", "late")
    if size is not None:
        low, high = (
            (moved(high, 1 - size * amount) or low, high) if last else (low, moved(low, size * amount - 1) or high)
        )
    elif unit == "month":
        index = 12 * low.year + low.month - 1
        edge = month_at(12 * high.year + high.month - amount) if last else month_at(index + amount - 1)
        if edge is None or edge.earliest is None or edge.latest is None:
            return whole
        low, high = (edge.earliest, high) if last else (low, edge.latest)
    if not whole.interval.earliest <= low <= high <= whole.interval.latest:
        return Value(None, "resolve.part", absolute=whole.absolute, problem="resolve.impossible")
    return whole._replace(interval=Interval(low, high), code="resolve.part")


def early_units(parts: Parts, at: Writing) -> Value:
    """«الأشهر الأولى من العام», «الأسابيع الأخيرة من 2019», «الأيام الأولى من مارس»: as «أوائل» and «أواخر»."""
    last = parts["first"] == "past"
    if not parts.keys().isdisjoint({"month", "the_month", "month_same"}):
        whole = month(parts, at) if "month" in parts else the_month(parts, at)
        return part(whole, "late" if last else "early", at)
    if parts["units"] in ("day", "week"):
        return part_of_year({**parts, "position": "end" if last else "start"}, at)
    return part_of_year({**parts, "position": "late" if last else "early"}, at)


def nth_day(parts: Parts, at: Writing) -> Value:
    """«أول أيام رمضان», «أول يوم من السنة المقبلة»."""
    whole = _whole(parts, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    day = moved(whole.interval.earliest, parts["nth"] - 1)
    if day is None or day > whole.interval.latest:
        return Value(None, "resolve.part", absolute=whole.absolute, problem="resolve.impossible")
    return whole._replace(interval=of_day(day), code="resolve.part")


def nth_weekday(parts: Parts, at: Writing) -> Value:
    """«أول اثنين من مارس», «الخميس الأخير من أبريل 2022»."""
    whole = _whole({k: v for k, v in parts.items() if k not in ("last", "weekday")}, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    low, high, wanted = whole.interval.earliest, whole.interval.latest, parts["weekday"]
    if "last" in parts:
        day = moved(high, -((high.isoweekday() - wanted) % 7))
    else:
        day = moved(low, (wanted - low.isoweekday()) % 7 + 7 * (parts["nth"] - 1))
    if day is None or not low <= day <= high:
        return Value(None, "resolve.part", absolute=whole.absolute, problem="resolve.impossible")
    return whole._replace(interval=of_day(day), code="resolve.part")


def nth_month(parts: Parts, at: Writing) -> Value:
    """«أول شهر من السنة الجارية», «الشهر الأخير من العام الماضي»."""
    month_number = 12 if "last" in parts else parts["nth"]
    if fiscal := of_fiscal(parts, at, month_number, month_number):
        return fiscal
    number, absolute = year_of(parts, at)
    return months_of_year(number, month_number, month_number, absolute, lunar=lunar_year(parts))


_MOST_WEEKS = 5  # that a month has of one weekday


def weekday_ordinal(parts: Parts, at: Writing) -> Value:
    """«السبت الأول من أكتوبر»: the 1st if it is a Saturday; else the first Saturday of the month."""
    made = date_(parts, at) if "month" in parts else day_of_month(parts, at)
    if made.clash is None or parts["day"] > _MOST_WEEKS:
        return made
    counted = nth_weekday({**parts, "nth": parts["day"]}, at)
    return made if counted.interval is None else counted


def _whole(parts: Parts, at: Writing) -> Value:
    """The month or year that «من …» names."""
    if "month" in parts:
        return month(parts, at)
    if "the_month" in parts or "month_same" in parts:
        return same_month(parts, at) if "month_same" in parts else the_month(parts, at)
    return whole_year(parts, at)


def part_of_season(parts: Parts, at: Writing) -> Value:
    """«مطلع صيف 2015»: a month of the season's three."""
    whole = season(parts, at)
    if whole.interval is None or whole.interval.earliest is None:
        return whole
    n = {"start": 0, "early": 0, "middle": 1}.get(parts["position"], 2)
    found = month_at(12 * whole.interval.earliest.year + whole.interval.earliest.month - 1 + n)
    return whole._replace(interval=found, code="resolve.part") if found else whole


def last_day(parts: dict[str, Any], at: Writing) -> Value:
    """«آخر يوم من مارس»: the last day of what follows."""
    whole = _whole(parts, at)
    if whole.interval is None or whole.interval.latest is None:
        return whole
    return whole._replace(interval=of_day(whole.interval.latest), code="resolve.part")
