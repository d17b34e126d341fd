"""What disputes itself: a weekday that is not that of its date or day word, one day told in two calendars that is two.

All are readings, where nothing else says which is meant.  A text may be older than its stamp, and then
the weekday is right; it is never younger, and then one of the two words is a slip, and nobody knows which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Cause, Dating
from arabic_timeline.resolve.anchor import Anchor
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import moved, nearest

_RULES = frozenset({"day-word", "today"})  # of one day each
_WEEK = 7
BY_DAY_WORD = "resolve.disputed"  # a weekday beside «أمس» or «اليوم»: it moves the day of writing


def disputed(
    made: Dating, published: Interval | None, found: Anchor, policy: Policy, *, spoken: bool = False
) -> Dating:
    """The dating with its readings, where its words dispute each other; ``spoken``: counted from another day."""
    day = published.day if published else None
    code = made.notice.code if made.notice is not None else None
    if code == "resolve.calendars":
        return _two_calendars(made, policy.hijri_tolerance)
    if code == "resolve.apposition":
        return _apposition(made)
    word = None if spoken else _day_word(made, day, found, policy)
    if word is not None:
        return word
    return _weekday(made, day) if code in ("resolve.clash", "resolve.clash_year") else made


def _day_word(made: Dating, published: date | None, found: Anchor, policy: Policy) -> Dating | None:
    """«أمس الثلاثاء» where the day before publication is none, and no other weekday agrees with this one."""
    parts = made.mention.parts
    if published is None or made.mention.rule not in _RULES or "weekday" not in parts or made.mention.quoted:
        return None
    by_word = moved(published, parts["now"])
    by_name = nearest(by_word, parts["weekday"]) if by_word else None
    if by_word is None or by_name is None or by_name == by_word:
        return None
    shift = (by_name - by_word).days
    other = _told_by(by_name, by_word, published)
    if abs(shift) > policy.anchor_shift or shift in found.proved or other is None:
        return None
    values = {"text": made.mention.text, "by_name": other, "by_word": by_word}
    return _with(made, Cause(code=BY_DAY_WORD, values=values), of_day(other), of_day(by_word))


def _told_by(by_name: date, by_word: date, published: date) -> date | None:
    """The day of the name; where that had not come and the word says that it had, the one a week before."""
    return moved(by_name, -_WEEK) if by_name > published >= by_word else by_name


def _weekday(made: Dating, published: date | None) -> Dating:
    """A date whose weekday is another: the day of its number, the nearest of that name, and where both fit."""
    notice, day = made.notice, made.interval.day if made.interval else None
    near = nearest(day, notice.values["said"]) if notice is not None and day is not None else None
    if notice is None or day is None or near is None:
        return made
    relative = "now" in made.mention.parts and published is not None
    by_name = _told_by(near, day, published) if relative and published is not None else near
    if by_name is None:
        return made
    readings = [of_day(day), of_day(by_name)]
    year = int(notice.values["year"]) if "year" in notice.values else _of_no_year(made, day)
    if year is not None:
        readings.append(of_day(day.replace(year=year)))
    return _with(made, Cause(code=notice.code, values={**notice.values, "other": by_name}), *readings)


def _of_no_year(made: Dating, day: date) -> int | None:
    """«السبت 4 مارس»: where no year is told, that in which the weekday fits."""
    told = "year" in made.mention.parts or "now" in made.mention.parts or made.mention.rule == "numeric"
    return None if told or made.notice is None else agreeing_year(day, made.notice.values["said"])


def agreeing_year(day: date, weekday: int) -> int | None:
    """The nearest year in which the same day of the month falls on the weekday; the earlier one of two."""
    for apart in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        try:
            if day.replace(year=day.year + apart).isoweekday() == weekday:
                return day.year + apart
        except ValueError:
            continue
    return None


def of_two_writings(
    made: Dating, published: date | None, writing: date, place: Callable[[Sequence[date]], Dating]
) -> Dating:
    """What is counted from a day of writing that one weekday alone moves: that day, and the one from publication."""
    other = place([published]).interval if published is not None else None
    if other is None or made.interval is None or other == made.interval:
        return made
    values = {"text": made.mention.text, "writing": writing, "value": made.interval, "other": other}
    why = Cause(code="resolve.two_writings", values={**values, "published": published})
    return replace(made, readings=(made.interval, other), why=(why,))


def _with(made: Dating, dispute: Cause, *readings: Interval) -> Dating:
    return replace(made, readings=readings, dispute=dispute, notice=None)


def _apposition(made: Dating) -> Dating:
    """The written day, and the one that the words before it point to."""
    notice = made.notice
    if notice is None or made.interval is None:
        return made
    values = {"text": made.mention.text, "day": made.interval, "other": notice.values["other"]}
    return _with(made, Cause(code=notice.code, values=values), made.interval, notice.values["other"])


def _two_calendars(made: Dating, off: int) -> Dating:
    """The Gregorian day and the Hijri one, as the table has it; where one is no day, the expression stays unread."""
    notice = made.notice
    other = notice.values.get("other") if notice is not None else None
    if notice is None or not isinstance(other, Interval) or other.day is None:
        return made
    if made.interval is None or made.interval.day is None:
        return made
    likelier = _likelier(made.interval, other, notice.values["weekday"], off)
    values = {"text": made.mention.text, "other": other, "likelier": likelier}
    code = "resolve.calendars_weekday" if likelier else "resolve.calendars"
    whole = _with(made, Cause(code=code, values=values), made.interval, _around(other, off))
    return replace(whole, likelier=likelier, extent=False)


def _around(day: Interval, off: int) -> Interval:
    """A day of the table with those on which it may have been announced."""
    low, high = (moved(day.day, by) if day.day else None for by in (-off, off))
    return Interval(low, high)


def _likelier(solar: Interval, lunar: Interval, weekday: int | None, off: int) -> Interval | None:
    """The one of two days that has the weekday; ``None`` where both have it, or neither."""
    if weekday is None or solar.day is None or lunar.day is None:
        return None
    by_name = nearest(lunar.day, weekday)
    of_lunar = by_name if by_name is not None and abs((by_name - lunar.day).days) <= off else None
    if (solar.day.isoweekday() == weekday) == (of_lunar is not None):
        return None
    return of_day(of_lunar) if of_lunar is not None else solar
