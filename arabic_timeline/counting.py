"""How exactly days are told: «قبل ثلاثة أيام» to the day, «قبل أسبوعين» more or less, a week by whose calendar?"""

from __future__ import annotations

from datetime import timedelta

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Dating, Mention
from arabic_timeline.text import plain

_HALF_A_WEEK = 3  # days
_FIVE = 5
_TEN = 10  # days, from which they are counted by fives
_MOST = 60  # days, from which they are counted in months
_TWO_UNITS = frozenset({"more", "more_pair", "more_units"})  # «قبل أسبوع ويومين»
_ENDS = frozenset({"end", "late"})
_FROM_NOW = ("اليوم", "الآن", "الان")


def loosely(dating: Dating) -> int:
    """Days by which «قبل أسبوعين», «قبل عشرين يوما» may be off: who counts weeks, or days by fives, counts loosely.

    0 where something is counted by the day, or from a day that is named.
    """
    mention, parts = dating.mention, dating.mention.parts
    if mention.rule != "distance" or dating.bearing != "on" or mention.text.endswith(_FROM_NOW):
        return 0
    if not parts.keys().isdisjoint(_TWO_UNITS):
        return 0
    unit, amount = (parts["pair"], 2) if "pair" in parts else (parts.get("units"), parts.get("amount", 1))
    if unit == "week":
        return _HALF_A_WEEK
    by_fives = unit == "day" and _TEN <= amount <= _MOST and amount % _FIVE == 0
    return amount // _FIVE if by_fives else 0


def is_loose(dating: Dating) -> bool:
    """Whether other days than those of the interval may be meant as well: counted loosely, or of an unknown week."""
    unknown = dating.around is not None and dating.bearing == "on" and dating.around != dating.interval
    return unknown or bool(loosely(dating))


def meant(dating: Dating, days: Interval) -> Interval:
    """The days of an expression, and those around them that it may mean as well."""
    if dating.around is not None and dating.bearing == "on" and days == dating.interval:
        return dating.around
    by = timedelta(loosely(dating))
    if not by or days.earliest is None or days.latest is None:
        return days
    return Interval(days.earliest - by, days.latest + by)


def ends_with_work(mention: Mention) -> bool:
    """«نهاية الأسبوع الماضي», and no holiday in its words: who is at work may mean the last day of work as well."""
    last = mention.rule == "weekend" or (mention.rule == "part-of-week" and mention.parts.get("position") in _ENDS)
    return last and not plain(mention.text).startswith(tuple(folded("dates/bearings", "off_work")))
