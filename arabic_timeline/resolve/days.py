"""Day words, weekdays and weeks."""

from __future__ import annotations

from datetime import date
from typing import Any

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.resolve.value import NOTHING, Value, Writing, moved, span

Parts = dict[str, Any]
_WEEK = 7  # days
_STEP = {"before_last": -2, "past": -1, "this": 0, "next": 1, "after_next": 2}


def step(parts: Parts, role: str = "side") -> int:
    """−1, 0 or 1 for past, present or coming; «هذا» is 0."""
    return _STEP.get(parts.get(role, "this"), 0)


def day_word(parts: Parts, at: Writing) -> Value:
    """«أول أمس الخميس»: so many days from the day of writing; the weekday is checked."""
    return _on(moved(at.day, parts["now"]), parts, "resolve.day", {"days": parts["now"]})


def two_days(parts: Parts, at: Writing) -> Value:
    """«اليوم وغدا»: both days, each against its weekday."""
    one = _on(moved(at.day, parts["first_now"]), {"weekday": parts.get("first_weekday")}, "resolve.weekdays", {})
    two = day_word(parts, at)
    if not (one.interval and two.interval and one.interval.day and two.interval.day):
        return one if one.interval is None else two
    return one._replace(interval=span(one.interval.day, two.interval.day), clash=one.clash or two.clash)


def either_mixed(parts: Parts, at: Writing) -> Value:
    """«غدا أو السبت», «أمس أو الأحد»: the weekday lies on the same side of the writing as the day, beyond it."""
    day, wanted = moved(at.day, parts["first_now"]), parts["weekday"]
    if day is None:
        return Value(None, "resolve.weekdays", problem="resolve.outside")
    back = parts["first_now"] < 0 or (parts["first_now"] == 0 and parts.get("tense") == "past")
    other = moved(day, -((day.isoweekday() - wanted - 1) % 7 + 1) if back else (wanted - day.isoweekday() - 1) % 7 + 1)
    if other is None:
        return Value(None, "resolve.weekdays", problem="resolve.outside")
    return Value(span(min(day, other), max(day, other)), "resolve.weekdays")


def this_day(parts: Parts, at: Writing) -> Value:
    """«هذا المساء», «الليلة الماضية»."""
    days = step(parts)
    return _on(moved(at.day, days), parts, "resolve.day", {"days": days})


def _on(day: date | None, parts: Parts, code: str, values: dict[str, Any]) -> Value:
    if day is None:
        return Value(None, code, values, problem="resolve.outside")
    weekday = parts.get("weekday")
    return Value(of_day(day), code, values, clash=weekday if weekday and weekday != day.isoweekday() else None)


def weekday(parts: Parts, at: Writing) -> Value:
    """«الخميس», «الخميس الماضي» (1 to 7 days back), «الخميس المقبل» (1 to 7 on)."""
    wanted, side = parts["weekday"], "this" if "this" in parts else parts.get("side")
    if "again" in parts and at.before and at.before.day and at.before.day.isoweekday() == wanted:
        return Value(at.before, "resolve.same")
    if parts.get("following", 0) < 0 and not at.before:
        side = "past"  # «الأحد السابق», and nothing was told before
    if parts.get("following") and at.before and at.before.latest and at.before.earliest:
        return _on(_beside(parts["following"], wanted, at.before), {}, "resolve.following", {})
    back = (at.day.isoweekday() - wanted) % 7
    if side in ("past", "before_last"):
        days, code = -(back or 7) - 7 * (side != "past"), "resolve.weekday_past"
    elif side in ("next", "after_next"):
        days, code = 7 - back + 7 * (side != "next"), "resolve.weekday_next"
    elif side == "this":
        days, code = (
            (wanted - at.policy.week_start) % 7 - (at.day.isoweekday() - at.policy.week_start) % 7,
            "resolve.weekday_this",
        )
    elif "ahead" in parts and back == 1:
        days, code = -back, "resolve.weekday_nearest"  # «هدنة ابتداء من ليلة الأحد», written on Monday
    elif parts.get("tense") == "future" or (parts.get("lead") in ("until", "ago") and parts.get("tense") != "past"):
        days, code = (7 - back) % 7, "resolve.weekday_future"
    else:
        days, code = -back, "resolve.weekday_nearest"
    return _on(moved(at.day, days), {}, code, {"weekday": wanted})


def _beside(side: int, wanted: int, told: Interval) -> date | None:
    """The first such weekday after what was told, or the last one before it."""
    assert told.earliest is not None
    assert told.latest is not None
    if side > 0:
        return moved(told.latest, (wanted - told.latest.isoweekday() - 1) % 7 + 1)
    return moved(told.earliest, -((told.earliest.isoweekday() - wanted - 1) % 7 + 1))


def week_start(at: Writing, step: int = 0) -> date | None:
    """The first day of the week so many weeks from that of the day of writing."""
    return moved(at.day, 7 * step - (at.day.isoweekday() - at.policy.week_start) % 7)


def _days_of(first: date | None, low: int, high: int, code: str, values: dict[str, Any] | None = None) -> Value:
    begin = moved(first, low) if first else None
    end = moved(first, high) if first else None
    if begin is None or end is None:
        return Value(None, code, values or {}, problem="resolve.outside")
    return Value(Interval(begin, end), code, values or {})


def week(parts: Parts, at: Writing) -> Value:
    """«الأسبوع الماضي»: seven days from the policy's first weekday; «الأسبوع التالي» counts from the date before."""
    if parts.get("following") or parts.get("same"):
        move = parts.get("following", 0)
        if at.before is not None and at.before.earliest is not None:
            return _days_of(week_start(at._replace(day=at.before.earliest), move), 0, 6, "resolve.following")
        return _days_of(week_start(at, move), 0, 6, "resolve.week") if move < 0 else NOTHING
    return _days_of(week_start(at, step(parts)), 0, 6, "resolve.week")


def weekday_of_week(parts: Parts, at: Writing) -> Value:
    """«الخميس من الأسبوع الماضي»."""
    first = (parts["weekday"] - at.policy.week_start) % 7
    return _days_of(week_start(at, step(parts)), first, first, "resolve.week")


def weekday_of_it(parts: Parts, at: Writing) -> Value:
    """«زارها الأسبوع الماضي، والتقى يوم الأربعاء منه فلانا»: of the week told before."""
    told = at.before
    if told is None or told.earliest is None or (told.length or _WEEK + 1) > _WEEK:
        return NOTHING
    day = moved(told.earliest, (parts["weekday"] - told.earliest.isoweekday()) % _WEEK)
    return _on(day, {}, "resolve.following", {}) if day and told.latest and day <= told.latest else NOTHING


def part_of_week(parts: Parts, at: Writing) -> Value:
    """«بداية الأسبوع» is its first day, «نهاية الأسبوع» its last days."""
    position, first = parts["position"], week_start(at, step(parts))
    if position in ("start", "early"):
        return _days_of(first, 0, 0 if position == "start" else 1, "resolve.part")
    if position == "middle":
        return _days_of(first, 2, 3, "resolve.part")
    return _weekend(first, at)


def weekend(parts: Parts, at: Writing) -> Value:
    """«عطلة نهاية الأسبوع»; «… القادمة» the first one after the day of writing, «… الماضية» the last one before."""
    if parts.get("coming"):
        found = [_weekend(week_start(at, n), at) for n in (-2, -1, 0, 1)]
        ahead = [one for one in found if one.interval and one.interval.earliest and one.interval.earliest > at.day]
        over = [one for one in found if one.interval and one.interval.latest and one.interval.latest < at.day]
        chosen = ahead[:1] if parts["side"] == "next" else over[-1:] if parts["side"] == "past" else []
        return chosen[0] if chosen else _weekend(week_start(at, step(parts)), at)
    return _weekend(week_start(at, step(parts)), at)


def _weekend(first: date | None, at: Writing) -> Value:
    begins = (at.policy.weekend[0] - at.policy.week_start) % 7
    return _days_of(first, begins, begins + len(at.policy.weekend) - 1, "resolve.part")


def weekdays(parts: Parts, at: Writing) -> Value:
    """«من الخميس إلى الأحد», «يومي الاثنين والثلاثاء»: the second is the first such day after the first one."""
    first, second = parts["first_weekday"], parts["weekday"]
    apart = (second - first) % 7
    if "week_side" in parts:  # «بين الأربعاء والجمعة من الأسبوع المقبل»
        low = (first - at.policy.week_start) % 7
        return _days_of(week_start(at, step(parts, "week_side")), low, low + apart, "resolve.week")
    shared = {"side": parts["side"]} if "side" in parts else {}
    one = {**shared, "tense": parts.get("tense"), "weekday": first}
    if "first_side" in parts:
        one["side"] = parts["first_side"]
    begin = weekday(one, at)
    if "side" in parts and "first_side" not in parts and parts["side"] == "past":
        end = weekday({**one, "weekday": second}, at)
        if end.interval is None or end.interval.latest is None:
            return end
        return _days_of(end.interval.latest, -apart, 0, "resolve.weekdays")
    if begin.interval is None or begin.interval.earliest is None:
        return begin
    low = begin.interval.earliest
    if "first_side" in parts and "side" in parts:  # «من الخميس الماضي إلى الأحد المقبل»
        end = weekday({**one, "side": parts["side"], "weekday": second}, at)
        if end.interval is not None and end.interval.day is not None and end.interval.day >= low:
            apart = (end.interval.day - low).days
    return _days_of(low, 0, apart, "resolve.weekdays")


_LONG = 7  # days


def following_day(parts: Parts, at: Writing) -> Value:
    """«اليوم التالي»: the day after the date told before."""
    told = _told_day(at)
    edge = told and (told.latest if parts["following"] > 0 else told.earliest)
    return _on(moved(edge, parts["following"]), parts, "resolve.following", {}) if edge else NOTHING


def same_day(parts: Parts, at: Writing) -> Value:
    """«اليوم نفسه»: the day told before; what was done lies on no day to come."""
    told = _told_day(at)
    if told is None or (parts.get("tense") == "past" and told.earliest is not None and told.earliest > at.day):
        return NOTHING
    return Value(told, "resolve.same")


def then(parts: Parts, at: Writing) -> Value:
    """«آنذاك»: the date told before, be it a day or a year."""
    return Value(at.before, "resolve.same") if at.before else NOTHING


def _told_day(at: Writing) -> Interval | None:
    """The last day, or few days, that the text told; no day is the same as a month, and none follows a year."""
    if at.before is not None and at.before.length is not None and at.before.length <= _LONG:
        return at.before
    return at.day_before
