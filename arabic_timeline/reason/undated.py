"""What an article without a day tells of its own day of writing: by its dates, told as past or as coming.

Each is a statement of one text, and holds whatever other articles there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Cause, Dated, Dating
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.coming import told_as_coming
from arabic_timeline.reason.grounds import Ground, Trust, from_dating
from arabic_timeline.reason.happened import happened
from arabic_timeline.reason.world import World, window, writing

_FORTNIGHT = 14  # days: «الأحد المقبل» is the next one, or that of the next week
_CLAUSE = 60  # characters between «استقبل» and the year that it greets
_SIGHT = 2  # days by which a Hijri month as it was seen may differ from the calendar
_HIJRI = 355  # days of a year, at most
_UNITS = ("year", "month", "other", "range")  # kinds of expressions that may name a year or month with its side
_TERMS = "terms"  # years of schools and budgets, which are no years of the calendar


def constraints(world: World, dated: Dated) -> Iterator[net.Constraint]:
    """The days of writing that the written dates of a text leave."""
    for place, dating in enumerate(dated.datings):
        value = dating.interval
        absolute = value is not None and not dating.depends_on_anchor and dating.relation is None
        if value is None or not absolute or dating.notice or dating.readings or dating.mention.publication:
            continue
        found = _found(dating, dated, value)
        if found is not None:
            code, days, trust = found
            values = {"article": world.name(dated.article.id), "quote": dating.mention.text, "interval": value}
            ground = Ground(
                says=Cause(code=code, values=values),
                source=from_dating(dated.article, dating),
                trust=trust,
                key=("past", dated.article.id, place),
            )
            yield window(writing(dated.article.id), days, ground)


def _found(dating: Dating, dated: Dated, value: Interval) -> tuple[str, Interval, Trust] | None:
    now = telling.counted(dating)
    if now is not None and value.day is not None and dating.said_on is None:
        written = value.day - timedelta(now)
        printed = written + timedelta(1) if now >= 0 else written  # «اليوم» of an agency is printed the next morning
        seen = timedelta(_SIGHT if telling.by_the_moon(dating) else 0)
        return "reason.day_and_date", Interval(written - seen, printed + seen), Trust.RELATIVE_PHRASE
    days = _beside_its_side(dating, value)
    if days is not None:
        return "reason.side_and_date", days, Trust.RELATIVE_PHRASE
    slack = timedelta(1 if value.day is not None and telling.by_the_moon(dating) else 0)
    if value.earliest is not None and _is_past(dating, dated):
        exact = not telling.told_as_past(dating, dated)  # a document has the day of the table
        return "reason.told_as_past", Interval(value.earliest - (timedelta(0) if exact else slack), None), Trust.TOLD
    if value.latest is not None and told_as_coming(dating, dated):
        return "reason.told_as_coming", Interval(None, value.latest + slack), Trust.RELATIVE_PHRASE
    return None


def _is_past(dating: Dating, dated: Dated) -> bool:
    if not (telling.told_as_past(dating, dated) or happened(dating, dated)):
        return False
    return not (_greeted(dating, dated) or telling.of_another(dating, dated))


def _greeted(dating: Dating, dated: Dated) -> bool:
    """«استقبل العالم عام 2020»: a year that comes or goes is what is greeted, be it on the day before."""
    start = dating.mention.start
    own = wording.words_of(dating.mention.text)
    if not own or own[0] not in folded("telling", "years_bare"):
        return False
    clause = wording.STOPS.split(dated.article.text[max(0, start - _CLAUSE) : start])[-1]
    before = [wording.bare(word) for word in wording.words_of(clause)]
    return not folded("telling", "greeting").isdisjoint(before) and before[-1] not in folded("telling", "prepositions")


def _beside_its_side(dating: Dating, value: Interval) -> Interval | None:
    """«العام المقبل 2016» is written in 2015, «الأحد الماضي 26 يوليو 2015» within two weeks after that Sunday."""
    parts, mention = dating.mention.parts, dating.mention
    first, last = value.earliest, value.latest
    if mention.quoted or first is None or last is None or dating.said_on is not None or "year" not in _named(parts):
        return None
    if value.day is not None:
        return _about_weekday(parts.get("weekday_side"), value.day)
    if mention.kind not in _UNITS or any(word in mention.text for word in folded("telling", _TERMS)):
        return None
    side = "this" if parts.get("this") else parts.get("side") or parts.get("year_side")
    if "month" in parts and not any(word in folded("telling", "years") for word in wording.words_of(mention.text)):
        return _about_month(side, first, last, 0 if not parts.get("hijri") else _SIGHT)
    return _about_hijri_year(side, first, last) if parts.get("hijri") else _about_year(side, first, last)


def _named(parts: object) -> frozenset[str]:
    names = frozenset(parts) if isinstance(parts, dict) else frozenset()
    return names | {"year"} if {"first", "second", "last"} <= names else names


def _about_weekday(side: object, day: date) -> Interval | None:
    if side == "past":
        return Interval(day, day + timedelta(_FORTNIGHT))
    return Interval(day - timedelta(_FORTNIGHT), day) if side == "next" else None


def _about_month(side: object, first: date, last: date, slack: int) -> Interval | None:
    if side == "this":
        return Interval(first - timedelta(slack), last + timedelta(slack))
    if side == "past":
        return Interval(first, last + timedelta(366))
    return Interval(first - timedelta(366), last) if side == "next" else None


def _about_hijri_year(side: object, first: date, last: date) -> Interval | None:
    """Of a whole year, which parts of one («مطلع العام المقبل 1437هـ») do not give."""
    if (last - first).days < _HIJRI - 1:
        return None
    moved = {"this": 0, "past": 1, "next": -1}.get(str(side))
    if moved is None:
        return None
    return Interval(first + timedelta(moved * _HIJRI - _SIGHT), last + timedelta(moved * _HIJRI + _SIGHT))


def _about_year(side: object, first: date, last: date) -> Interval | None:
    year = {"this": 0, "past": 1, "next": -1}.get(str(side))
    if year is None or first.year != last.year or not date.min.year < first.year < date.max.year:
        return None
    return Interval(date(first.year + year, 1, 1), date(first.year + year, 12, 31))
