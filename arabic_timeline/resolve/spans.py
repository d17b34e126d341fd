"""Windows up to the day of writing or from it, distances from it, the span told before, named days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from arabic_timeline.interval import Interval
from arabic_timeline.resolve.dated import date_
from arabic_timeline.resolve.occurrence import chosen, written_year
from arabic_timeline.resolve.value import NOTHING, Value, Writing, month_at, months_after, moved, span, year_at
from arabic_timeline.resolve.years import outside

Parts = dict[str, Any]


_DAYS = {"day": 1, "week": 7}
_HALF_A_WEEK = 3  # days, as «قبل أسبوع ونصف» is ten days ago
_HALF_A_MONTH = 15
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200, "quarter": 3, "half": 6}


def window(parts: Parts, at: Writing) -> Value:
    """«الأسبوعين الماضيين»: so many units up to the day of writing, or from it on."""
    unit = parts["units"]
    amount = parts.get("amount", 1 if unit in ("week", "month", "year") and "single" in parts else 2)
    forward = parts.get("side") == "next"
    sign = 1 if forward else -1
    if unit in ("day", "week", "hour"):
        days = amount * 7 if unit == "week" else amount if unit == "day" else -(-amount // 24)
        other = moved(at.day, sign * days)
        return Value(span(at.day, other), "resolve.window") if other else outside("resolve.window")
    count = amount * _MONTHS[unit]
    other = months_after(at.day, sign * count)
    if other is None:
        return outside("resolve.window")
    days_between = span(at.day, other)
    if unit == "month":
        return Value(days_between, "resolve.window")
    low, high = days_between.earliest, days_between.latest
    assert low is not None and high is not None
    last = month_at(12 * high.year + high.month - 1)
    return Value(Interval(low.replace(day=1), last.latest if last else high), "resolve.window")


def up_to(end: date, unit: str, amount: int) -> Interval | None:
    """So many units of time that end with a day."""
    after = moved(end, 1)
    if after is None or unit not in (*_DAYS, *_MONTHS):
        return None
    begin = moved(after, -amount * _DAYS[unit]) if unit in _DAYS else months_after(after, -amount * _MONTHS[unit])
    return span(begin, end) if begin else None


def distance(parts: Parts, at: Writing) -> Value:
    """«منذ 3 أيام» a day, «قبل شهرين» a month, «بعد سنتين» a year."""
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts.get("amount", 1))
    if unit == "hour" and amount % 24 == 0:
        unit, amount = "day", amount // 24
    sign = 1 if parts["direction"] == "after" else -1
    values = {"amount": amount, "unit": unit}
    if "unsaid" in parts:
        return _from_told(parts, at, unit, amount)
    if not parts.keys().isdisjoint({"more", "more_pair", "more_units"}):
        return _two_units(parts, at, unit, sign * amount, sign)
    if unit in ("day", "week"):
        half = _HALF_A_WEEK if unit == "week" and "plus" in parts else 0
        day = moved(at.day, sign * (amount * _DAYS[unit] + half))
        return Value(span(day, day), "resolve.distance", values) if day else outside("resolve.distance")
    if "exactly" in parts and unit in _MONTHS and "plus" not in parts:
        day = months_after(at.day, sign * amount * _MONTHS[unit])
        return Value(span(day, day), "resolve.distance", values) if day else outside("resolve.distance")
    if unit == "month" and "plus" in parts:
        day = months_after(at.day, sign * amount)
        day = moved(day, sign * _HALF_A_MONTH) if day else None
        found = month_at(12 * day.year + day.month - 1) if day else None
    elif unit == "month" or ("plus" in parts and unit == "year"):
        count = amount * _MONTHS[unit] + (6 if unit == "year" else 0)
        found = month_at(12 * at.day.year + at.day.month - 1 + sign * count)
    else:
        months = _MONTHS.get(unit, 12)
        count = amount * months + (months // 2 if "plus" in parts else 0)  # «قبل عقد ونصف»: 15 years
        found = year_at(at.day.year + sign * count // 12)
    return Value(found, "resolve.distance", values) if found else outside("resolve.distance")


def of_distance(parts: Parts, at: Writing) -> Value:
    """«من شهر» for «منذ شهر»."""
    return distance({**parts, "direction": "since"}, at)


def told_distance(parts: Parts, at: Writing) -> Value:
    """«بعدها بيومين», «قبل ذلك بعام»: from the date told before, as fine as the coarser of the two."""
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts.get("amount", 1))
    told = (at.day_before or at.before) if unit == "day" else at.before
    if told is None or told.earliest is None or told.latest is None or unit not in (*_DAYS, "month", "year"):
        return NOTHING
    sign = 1 if parts["direction"] == "after" else -1
    found = _moved_on(told.earliest, told.latest, unit, sign * amount)
    return Value(found, "resolve.following") if found else NOTHING


def _moved_on(low: date, high: date, unit: str, amount: int) -> Interval | None:
    """The unit of time so many of them from a time that is no longer than one of them."""
    if unit in _DAYS:
        begin, end = moved(low, amount * _DAYS[unit]), moved(high, amount * _DAYS[unit])
        return span(begin, end) if begin and end else None
    if unit == "month":
        same = low.replace(day=1) == high.replace(day=1)
        return month_at(12 * low.year + low.month - 1 + amount) if same else None
    return year_at(low.year + amount) if low.year == high.year else None


_AND_MORE = frozenset({"plus", "more", "more_pair", "more_units"})


def _two_units(parts: Parts, at: Writing, unit: str, amount: int, sign: int) -> Value:
    """«قبل سنة وثلاثة أشهر» a month, «بعد أسبوعين وثلاثة أيام» a day: as fine as the smaller unit."""
    small, more = (parts["more_pair"], 2) if "more_pair" in parts else (parts["more_units"], parts.get("more", 1))
    if unit == "day" or small == "hour" or _MONTHS.get(small, 0) >= _MONTHS.get(unit, 1):
        # «قبل 3 أيام و5 ساعات»: hours do not count
        return distance({role: part for role, part in parts.items() if not role.startswith("more")}, at)
    day: date | None = at.day
    for one, count in ((unit, amount), (small, sign * more)):
        if day is not None:
            day = months_after(day, count * _MONTHS[one]) if one in _MONTHS else moved(day, count * _DAYS[one])
    if day is None:
        return outside("resolve.distance")
    if small == "year":
        return Value(year_at(day.year), "resolve.distance")
    return Value(month_at(12 * day.year + day.month - 1) if small in _MONTHS else span(day, day), "resolve.distance")


def _from_told(parts: Parts, at: Writing, unit: str, amount: int) -> Value:
    """«في أغسطس 2013، وعاد بعد ثلاثة أشهر»: in a tale of the past «بعد» counts from the date told before.

    «أفرج عنه بعد 27 سنة»: from nothing that is known; nor where no verb tells that it is past.
    """
    unknown = NOTHING._replace(absolute=False)
    before = at.before
    if parts.get("tense") != "past" or not at.near or before is None or not parts.keys().isdisjoint(_AND_MORE):
        return unknown
    if before.earliest is None or before.latest is None or before.latest >= at.day:
        return unknown
    units = (*_DAYS, "month", "year")
    found = _moved_on(before.earliest, before.latest, unit, amount) if unit in units else None
    if found is None or found.earliest is None or found.earliest > at.day:
        return unknown
    return Value(found, "resolve.following")


def from_now(parts: Parts, at: Writing) -> Value:
    """«3 سنوات و10 أيام من الآن»."""
    return distance({**parts, "direction": "after"}, at)


def either_distance(parts: Parts, at: Writing) -> Value:
    """«قبل يومين أو ثلاثة»: from the one distance to the other."""
    near = {role: part for role, part in parts.items() if role not in ("other", "other_pair", "tense")}
    far = {**near, "amount": parts["other"]} if "other" in parts else {**near, "pair": parts["other_pair"]}
    if "other" in parts and "pair" in parts:
        far["units"] = far.pop("pair")
    one, two = distance(near, at), distance(far, at)
    if not (one.interval and two.interval):
        return one if one.interval is None else two
    ends = [
        day for day in (one.interval.earliest, one.interval.latest, two.interval.earliest, two.interval.latest) if day
    ]
    return one._replace(interval=span(min(ends), max(ends)))


def same_day_ago(parts: Parts, at: Writing) -> Value:
    """«في مثل هذا اليوم قبل عشر سنوات»: the day of writing, whole years before."""
    if "half" in parts:
        unit, years = parts["half"], _MONTHS.get(parts["half"], 0) // (12 * _CUTS[parts["cut"]])
    else:
        unit, amount = (parts["pair"], 2) if "pair" in parts else (parts["units"], parts.get("amount", 1))
        years = amount * _MONTHS.get(unit, 0) // 12
    if unit not in ("year", "decade", "century") or not years:
        return NOTHING
    like = moved(at.day, parts.get("now", 0))
    found = months_after(like, -12 * years) if like else None
    return Value(span(found, found), "resolve.same_time") if found else outside("resolve.same_time")


_CUTS = {"half": 2, "quarter": 4}


def half_distance(parts: Parts, at: Writing) -> Value:
    """«قبل نصف قرن» the year 50 years ago, «قبل ربع قرن» 25; «منذ نصف عام» the month six months ago."""
    unit, sign = parts["half"], 1 if parts["direction"] == "after" else -1
    months = _MONTHS.get(unit, 0) // _CUTS[parts["cut"]]
    if "unsaid" in parts or unit not in ("year", "decade", "century") or (unit == "decade" and months % 12):
        return NOTHING
    if unit == "year":
        found = month_at(12 * at.day.year + at.day.month - 1 + sign * months)
    else:
        found = year_at(at.day.year + sign * months // 12)
    return Value(found, "resolve.distance") if found else outside("resolve.distance")


def same_period(parts: Parts, at: Writing) -> Value:
    """«الفترة نفسها من العام الماضي»: the span told before, in the year that is named."""
    if at.before is None or at.before.earliest is None or at.before.latest is None or parts.get("hijri"):
        return NOTHING
    low, high = at.before.earliest, at.before.latest
    number = written_year({k: v for k, v in parts.items() if k not in ("same", "this")}, at)
    if number is None:
        return Value(at.before, "resolve.same")
    whole_month = at.before == month_at(12 * high.year + high.month - 1)
    apart = 12 * (number - high.year)
    begin, end = months_after(low, apart), months_after(high, apart)
    if begin is None or end is None:
        return outside("resolve.same")
    if whole_month or (high.month == 2 and high.day == 29):
        last = month_at(12 * end.year + end.month - 1)
        end = last.latest if last and last.latest else end
    return Value(span(begin, end), "resolve.same")


def occasion(parts: Parts, at: Writing) -> Value:
    """«عيد الأضحى 2022», «رأس السنة المقبلة», «ثاني أيام عيد الفطر»."""
    if parts["occasion"].startswith(("easter-", "orthodox-")):
        church, _, offset = parts["occasion"].partition("-")
        return _easter(parts, at, church, int(offset))
    calendar, month, day = parts["occasion"].split("-")
    placed = {**parts, "month": int(month), "day": int(day) + parts.get("nth", 1) - 1, "hijri": calendar == "hijri"}
    return date_(placed, at)


_FIRST_EASTER, _LAST_EASTER = 1583, 4099  # years that the reckoning of Easter knows


def _easter(parts: Parts, at: Writing, church: str, offset: int) -> Value:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    def make(year: int) -> Interval | None:
        if not _FIRST_EASTER <= year <= _LAST_EASTER:
            return None
        day = easter(year, EASTER_WESTERN if church == "easter" else EASTER_ORTHODOX) + timedelta(offset)
        return span(day, day)

    number = written_year(parts, at)
    if number is not None:
        found, code = make(number), "resolve.date"
    else:
        found, code = chosen(parts, at, make, at.day.year)
    made = Value(found, code) if found else outside("resolve.date")
    return made._replace(absolute="year" in parts)
