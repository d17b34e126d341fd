"""Which reading each rule of ``recognise`` gets: the one table that joins their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from arabic_timeline.interval import Interval
from arabic_timeline.resolve import dated, days, eras, long_parts, months, parts, spans, years
from arabic_timeline.resolve.value import NOTHING, Value, Writing, moved, span

Reader = Callable[[dict[str, Any], Writing], Value]


def value(rule: str, parts: Mapping[str, Any], at: Writing) -> Value:
    """The value of an expression on one day of writing; a rule without a reader has none."""
    reader = READERS.get(rule)
    if not parts.keys().isdisjoint(_OF_CALENDARS):
        if "mixed" in parts:  # «16 أبريل 1443 هـ»: a month of one calendar and a year of the other
            return Value(None, "resolve.date", absolute=True, problem="resolve.impossible")
        if rule not in _EITHER_YEAR:
            read = {**parts, "hijri": True} if rule == "numeric" else eras.read(dict(parts), at)
            if read is None:
                return Value(None, "resolve.year", absolute=True, problem="resolve.two_calendars")
            parts = read
    if reader is None or (parts.get("hijri") and rule not in _BOTH_CALENDARS):
        return NOTHING
    if "year_same" not in parts and ("same" not in parts or rule not in _OF_A_YEAR):
        return reader(dict(parts), at)
    # «25 جويلية من العام نفسه», «أواخر العام ذاته»: of the year that was told before, and of none without one
    if at.before is None or at.before.earliest is None:
        return NOTHING
    made = reader(dict(parts), at)
    return made._replace(code="resolve.following", values={}) if made.interval and not made.absolute else made


_OF_A_YEAR = frozenset(
    {
        "part-of-year",
        "nth-day",
        "nth-month",
        "last-day",
        "week-of-month",
        "early-units",
        "first-of-units",
        "first-units",
    }
)


_OF_CALENDARS = frozenset({"doubtful", "mixed"})
_EITHER_YEAR = frozenset({"occasion"})  # the calendar is that of the feast


def _vague(parts: dict[str, Any], at: Writing) -> Value:
    return NOTHING


def _from_to(parts: dict[str, Any], at: Writing) -> Value:
    """«من الخميس الماضي إلى الأحد المقبل»: what the first lacks of month and year comes from the last."""
    (left_rule, left), (right_rule, right) = parts["left"], parts["right"]
    last = value(right_rule, right, at)
    end = last.interval
    if end is None or end.latest is None or end.earliest is None:
        return last
    if left_rule == "weekday" and left.keys().isdisjoint(_PLACED) and end.day:  # «الاثنين - الخميس»
        back = moved(end.day, -((end.day.isoweekday() - left["weekday"]) % 7))
        first = last._replace(interval=span(back, back)) if back else last
    elif _dateless(left_rule, left):
        for year in (end.latest.year, end.latest.year - 1):
            first = value(left_rule, {**left, "year": year}, at)
            if first.interval and first.interval.earliest and first.interval.earliest <= end.latest:
                break
    else:
        first = value(left_rule, left, at)
    if first.interval is None or first.interval.earliest is None:
        return first
    absolute = last.absolute and first.absolute
    if first.interval.earliest > end.latest:
        return Value(None, "resolve.span", absolute=absolute, problem="resolve.backwards")
    whole = Interval(first.interval.earliest, end.latest)
    return Value(whole, "resolve.span", absolute=absolute, clash=first.clash or last.clash)


_PLACED = frozenset({"side", "this", "following", "same"})


def _dateless(rule: str, parts: Mapping[str, Any]) -> bool:
    known = ("year", "year_side", "year_same", "this", "the_year", "side", "month_same")
    return rule in ("date", "weekday-ordinal", "month", "month-alone", "month-bare", "part-of-month") and not any(
        k in parts for k in known
    )


def _equivalence(parts: dict[str, Any], at: Writing) -> Value:
    """«25 شوال 1436 هـ الموافق 10 أغسطس 2015 م»: one date, told twice; the Gregorian one stands."""
    sides = [parts["left"], parts["right"]]
    sides.sort(key=lambda side: bool(side[1].get("hijri")) or side[1].get("era") == "hijri")
    (solar_rule, solar), (lunar_rule, lunar) = sides
    weekday = lunar.get("weekday")
    main = value(solar_rule, {**solar, "weekday": solar.get("weekday") or weekday}, at)
    other = value(lunar_rule, {k: v for k, v in lunar.items() if k != "weekday"}, at)
    if main.interval is None:
        return main
    if other.interval and other.interval.day and main.interval.day:
        apart = abs((other.interval.day - main.interval.day).days)
        if apart > at.policy.hijri_tolerance:
            said = solar.get("weekday") or weekday
            return main._replace(problem="resolve.calendars", values={"other": other.interval, "weekday": said})
    return main._replace(code="resolve.equivalence")


def _apposition(parts: dict[str, Any], at: Writing) -> Value:
    """«في اليوم التالي، 17 يوليوز 2017»: one day, told twice; the written one stands where both agree."""
    (left_rule, left), (rule, right) = parts["left"], parts["right"]
    weekday = right.get("weekday") or left.get("weekday")
    main, other = value(rule, {**right, "weekday": weekday}, at), value(left_rule, left, at)
    if main.interval is None or other.interval is None or other.interval.day is None or main.clash:
        return main
    if main.interval == other.interval:
        return main
    return main._replace(problem="resolve.apposition", values={"other": other.interval})


def _offset(parts: dict[str, Any], at: Writing) -> Value:
    """«قبل يومين من عيد الفطر 2022»: counted from the day that follows."""
    (_, left), (rule, right) = parts["left"], parts["right"]
    base = value(rule, right, at)
    if base.interval is None or base.interval.day is None:
        return base
    made = spans.distance({k: v for k, v in left.items() if k != "tense"}, at._replace(day=base.interval.day))
    return made._replace(code="resolve.offset", values={}, absolute=base.absolute, clash=base.clash)


def _period_ended(parts: dict[str, Any], at: Writing) -> Value:
    """«الأشهر الستة المنتهية في 30 يونيو»: the months, the quarter, the year or the week up to that day."""
    (left_rule, left), (rule, right) = parts["left"], parts["right"]
    end = value(rule, right, at)
    if end.interval is None or end.interval.latest is None:
        return end
    found = spans.up_to(end.interval.latest, *_length(left_rule, left))
    return end._replace(interval=found, code="resolve.span") if found else NOTHING


def _length(rule: str, parts: Mapping[str, Any]) -> tuple[str, int]:
    """The unit of a period and how many of it."""
    if rule == "window":
        return parts["units"], parts.get("amount", 2)
    return {"the-year": "year", "week": "week", "the-month": "month"}.get(rule, parts.get("fraction", "quarter")), 1


def _two_nights(parts: dict[str, Any], at: Writing) -> Value:
    """«ليل الأحد الاثنين»: the two days between which the night lies."""
    made = days.weekday({**parts, "weekday": parts["weekday"]}, at)
    if made.interval is None or made.interval.day is None:
        return made
    apart = (parts["weekday"] - parts["first_weekday"]) % 7
    first = moved(made.interval.day, -apart)
    return made._replace(interval=span(first, made.interval.day)) if first else made


# Rules that read Hijri months or years; what the others make of a Hijri year would be wrong.
_BOTH_CALENDARS = frozenset({
    "days-of-month", "either-day", "either-month", "either-year", "between-days", "days-to-days", "date", "numeric",
    "date-of-era", "month-of-era",
    "occasion", "last-days",
    "part-of-month", "months", "month", "month-alone", "month-bare", "week-of-month", "fraction", "first-units",
    "campaign", "campaign-year", "hijri-year", "years", "years-dash", "the-year", "year", "year-bare", "part-of-year",
    "last-day", "same-month", "day-and-month", "nth-day", "nth-weekday", "early-units", "first-of-units",
    "date-year-first",
    "weekday-ordinal", "same-time-of-year", "both-years", "weekdays-of-month", "numeric-to-numeric",
    "year-first-to",
    "fraction-number", "dotted", "year-beside", "month-numeric", "season"
})  # fmt: skip
READERS: Mapping[str, Reader] = {
    "days-of-month": dated.days,
    "between-days": dated.days,
    "days-to-days": dated.days,
    "date": dated.date_,
    "date-of-era": dated.date_,
    "month-of-era": months.month,
    "weekday-ordinal": parts.weekday_ordinal,
    "same-time-of-year": years.same_time_of_year,
    "date-month-first": dated.date_,
    "numeric": dated.numeric,
    "day-and-month": dated.day_and_month,
    "date-year-first": dated.date_,
    "dateline": dated.date_,
    "weekday-and-day": dated.weekday_and_day,
    "two-days": days.two_days,
    "tonight": days.this_day,
    "last-day": parts.last_day,
    "fiscal-part": parts.part_of_year,
    "fiscal-last-day": parts.last_day,
    "fiscal-month": parts.nth_month,
    "fiscal-early": parts.early_units,
    "fiscal-units": parts.first_units,
    "nth-day": parts.nth_day,
    "nth-weekday": parts.nth_weekday,
    "early-units": parts.early_units,
    "first-of-units": parts.first_units,
    "nth-month": parts.nth_month,
    "two-fractions": parts.two_fractions,
    "part-by-number": long_parts.part_by_number,
    "half-distance": spans.half_distance,
    "month-numeric": months.month,
    "day-of-month": dated.day_of_month,
    "occasion": spans.occasion,
    "two-nights": _two_nights,
    "weekdays": days.weekdays,
    "days-of-week": days.weekdays,
    "weekday-of-week": days.weekday_of_week,
    "weekday-of-it": days.weekday_of_it,
    "day-word": days.day_word,
    "today": days.day_word,
    "following-day": days.following_day,
    "same-day": days.same_day,
    "same-day-of-year": spans.same_period,
    "this-day": days.this_day,
    "weekday": days.weekday,
    "part-of-week": days.part_of_week,
    "weekend": days.weekend,
    "week-of-month": parts.week_of_month,
    "week": days.week,
    "fraction": parts.fraction,
    "fraction-now": parts.fraction_now,
    "first-units": parts.first_units,
    "last-days": parts.last_days,
    "part-of-fraction": parts.part_of_fraction,
    "part-of-month": parts.part_of_month,
    "part-of-the-month": parts.part_of_the_month,
    "part-of-year": parts.part_of_year,
    "part-of-season": parts.part_of_season,
    "part-of-long": long_parts.part_of_long,
    "part-of-number": long_parts.part_of_number,
    "part-of-decade": long_parts.part_of_decade,
    "months": months.months,
    "same-month": months.same_month,
    "the-month": months.the_month,
    "month-of-year": months.same_month,
    "month": months.month,
    "month-alone": months.month,
    "month-short": months.month_short,
    "month-bare": months.month,
    "season": years.season,
    "season-short": years.season_short,
    "seasons": years.seasons,
    "campaign": years.years,
    "campaign-short": years.campaign_short,
    "campaign-year": years.year,
    "campaign-now": _vague,
    "same-period": spans.same_period,
    "vague-window": _vague,
    "window": spans.window,
    "vague-distance": _vague,
    "distance": spans.distance,
    "told-distance": spans.told_distance,
    "act-distance": spans.told_distance,
    "of-distance": spans.of_distance,
    "either-day": dated.days,
    "either-word": days.two_days,
    "either-weekday": days.weekdays,
    "either-mixed": days.either_mixed,
    "either-month": months.months,
    "either-distance": spans.either_distance,
    "either-year": years.years,
    "same-day-ago": spans.same_day_ago,
    "from-now": spans.from_now,
    "year-short": years.year_short,
    "month-number": months.month,
    "both-years": eras.both_years,
    "year-bce": eras.year_bce,
    "century-bce": eras.century_bce,
    "year-of-era": eras.year_of_era,
    "fraction-number": parts.fraction,
    "fraction-of-campaign": eras.fraction_of_campaign,
    "month-and-days": dated.days,
    "weekdays-of-month": dated.days,
    "numeric-to-numeric": dated.days,
    "year-first-to": dated.days,
    "slashed-to-slashed": dated.days,
    "pair-to-pair": dated.pairs,
    "dotted": dated.date_,
    "libyan-date": dated.libyan,
    "weekday-and-ordinal": dated.weekday_and_day,
    "two-weekdays": days.weekdays,
    "months-dash": months.months,
    "months-running": months.months,
    "numbered-months": months.months,
    "dialect": days.day_word,
    "years": years.years,
    "years-dash": years.years,
    "the-year": years.the_year,
    "hijri-year": years.the_hijri_year,
    "same-year": years.same_year,
    "year": years.year,
    "decade": years.decade,
    "the-decade": years.the_decade,
    "century": years.century,
    "year-bare": years.year,
    "year-beside": years.year,
    "then": days.then,
    "vague": _vague,
    "from-to": _from_to,
    "equivalence": _equivalence,
    "apposition": _apposition,
    "offset": _offset,
    "period-ended": _period_ended,
}
