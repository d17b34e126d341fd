"""Two expressions beside each other that mean one day: «وبعد يومين، أي في 8 ديسمبر», «9 أبريل (الثلاثاء)».

Where they name two days, a warning tells both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Cause, Dated, Dating, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World

_COUNTED = "resolve.following"
_COMPUTED = frozenset({"nth-weekday", "nth-day", "last-day", "occasion"})  # «آخر أحد من مارس، 24 مارس 2024»
_WEEK = 7
_BARE = {"weekday", "tense", "acted"}  # parts of a weekday that nothing places: «الثلاثاء المقبل» has a side
_NAMED = frozenset({"explicit", "month", "year"})  # kinds of expressions that name a day, month or year
_MONTH_OR_YEAR = frozenset({"month", "year", "last"})
_COUNTED_BACK = frozenset({"distance", "half-distance"})  # «قبل عامين»
_BRACKET = re.compile(r" ?\($")


def of_neighbours(world: World) -> Iterator[Warning]:
    """One warning for each pair of expressions that should mean one day and mean two."""
    for dated in world.dated.values():
        for one, other in pairwise(dated.datings):
            says = (
                _counted(dated, one, other)
                or _weekday(dated, one, other)
                or _side(dated, one, other)
                or _outside(dated, one, other)
            )
            if says is not None:
                text = dated.article.text[one.mention.start : other.mention.end]
                yield Warning(
                    article=dated.article.id, start=one.mention.start, end=other.mention.end, quote=text, says=says
                )


def nearest(day: date, weekday: int) -> date:
    """The day of a weekday (ISO) that is nearest to another."""
    return day + timedelta((weekday - day.isoweekday() + _WEEK // 2) % _WEEK - _WEEK // 2)


def _counted(dated: Dated, one: Dating, other: Dating) -> Cause | None:
    """«في اليوم التالي، 13 أبريل»: the day that is counted, and the one that is written."""
    between = dated.article.text[one.mention.end : other.mention.start]
    counts = bool(one.why) and (one.why[0].code == _COUNTED or one.mention.rule in _COMPUTED)
    if not _is_apposition(between) or not counts or other.depends_on_anchor:
        return None
    counted, written = _day(one), _day(other)
    if counted is None or written is None or counted == written or _is_seen(one, counted, written):
        return None
    text = dated.article.text[one.mention.start : other.mention.end]
    return Cause(code="reason.warn_apposition", values={"quote": text, "day": written, "other": counted})


def _is_seen(one: Dating, counted: date, written: date) -> bool:
    """«عيد الفطر، 11 أبريل 2024»: a feast is announced by the moon, a day before or after that of the table."""
    return one.mention.rule == "occasion" and abs((counted - written).days) <= 1


def _side(dated: Dated, one: Dating, other: Dating) -> Cause | None:
    """«الأسبوع المقبل، في الثامن من مايو 2023»: a week beside today, and a whole date that lies far from it."""
    week, day = one.interval, _day(other)
    if week is None or week.earliest is None or week.latest is None or day is None or other.depends_on_anchor:
        return None
    told = one.mention.kind == "week" and telling.on_its_days(one) and not (one.mention.quoted or one.readings)
    near = week.earliest - timedelta(_WEEK) <= day <= week.latest + timedelta(_WEEK)  # which week is «المقبل»?
    if near or not told or not _is_apposition(dated.article.text[one.mention.end : other.mention.start]):
        return None
    text = dated.article.text[one.mention.start : other.mention.end]
    return Cause(code="reason.warn_beside", values={"quote": text, "interval": week, "day": day})


def _outside(dated: Dated, one: Dating, other: Dating) -> Cause | None:
    """«الشهر الماضي، وتحديدا في 5 مارس», «العام الماضي (2021)»: what is told more closely lies outside."""
    wide, close = one.interval, other.interval
    if wide is None or close is None or not (_is_told(one) and _is_told(other)):
        return None
    if wide.day is not None or other.mention.kind not in _NAMED or _MONTH_OR_YEAR.isdisjoint(other.mention.parts):
        return None
    between = dated.article.text[one.mention.end : other.mention.start]
    closely = not folded("dates/bearings", "closely").isdisjoint(wording.words_of(between))
    if not (closely or "year" in other.mention.parts):
        return None  # «توفي في 2016، في مارس قال …»
    if not _is_apposition(between) or not _miss(one, wide, close):
        return None
    text = dated.article.text[one.mention.start : other.mention.end]
    return Cause(code="reason.warn_outside", values={"quote": text, "interval": wide, "other": close})


def _is_told(one: Dating) -> bool:
    return telling.on_its_days(one) and not (one.mention.quoted or one.readings or one.notice) and one.extent


def _miss(one: Dating, wide: Interval, close: Interval) -> bool:
    """Whether the days have none in common; papers count weeks, and how many years ago, in more ways than one."""
    low, high, first, last = (
        day.toordinal() if day else 0 for day in (wide.earliest, wide.latest, close.earliest, close.latest)
    )
    if not (low and high and first and last) or last - first > high - low:
        return False
    slack = high - low + 1 if one.mention.rule in _COUNTED_BACK or one.mention.kind == "week" else 0
    return last < low - slack or first > high + slack


def _is_apposition(between: str) -> bool:
    """Whether nothing but a comma, a bracket or «أي» stands between two days."""
    words = wording.words_of(between)
    joints = folded("telling", "that_is") | folded("dates/bearings", "closely")
    return between.lstrip()[:1] in ("،", "(", ",") and all(word in joints for word in words)


def _weekday(dated: Dated, one: Dating, other: Dating) -> Cause | None:
    """«في 9 أبريل 2018 (الثلاثاء)», «الليلة الماضية الأحد»: the name of a day behind the day."""
    day, said = _day(one), other.mention.parts.get("weekday")
    if day is None or not isinstance(said, int) or not set(other.mention.parts) <= _BARE or day.isoweekday() == said:
        return None
    if "weekday" in one.mention.parts or not _belongs(dated, one, other):
        return None
    text = dated.article.text[one.mention.start : other.mention.end]
    return Cause(code="reason.warn_weekday", values={"quote": text, "day": day, "other": nearest(day, said)})


def _belongs(dated: Dated, one: Dating, other: Dating) -> bool:
    """Whether a weekday is in brackets or commas of its own, or right behind a word for a night or a day."""
    between = dated.article.text[one.mention.end : other.mention.start]
    behind = dated.article.text[other.mention.end : other.mention.end + 1]
    if _BRACKET.fullmatch(between):
        return behind == ")"
    if between.strip() == "،":
        return behind == "،"
    return between == " " and one.mention.kind == "relative-day"


def _day(dating: Dating) -> date | None:
    return None if dating.mention.quoted else telling.plain_day(dating)
