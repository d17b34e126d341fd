"""Meetings, visits and events → constraints: their dates, how they are told, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arabic_timeline import constraints as net
from arabic_timeline import counting, say
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval, hull
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Report, Source
from arabic_timeline.reason import news, outside, telling
from arabic_timeline.reason.grounds import Ground, Trust, from_dating, from_passage
from arabic_timeline.reason.world import World, days_of, first, governing, last, window, writing

_KNOWN = {"contradicted": "entries.contradicted", **dict.fromkeys(("inferred", "likely"), "entries.inferred")}
_REFERS = ("resolve.same", "resolve.following")  # «حينها», «في اليوم التالي»: they lean on a date before them


def of_meeting(world: World, meeting: Meeting) -> Iterator[net.Constraint]:
    start, end = first(meeting), last(meeting, world.dated)
    if start != end:
        ground = Ground(
            says=Cause(code="reason.ends_after_start"), source=Source(rule="ends-after-start"),
            trust=Trust.STRUCTURE, silent=True,
        )  # fmt: skip
        yield net.Difference(start, end, 0, None, source=ground, trust=int(ground.trust))
    for report in meeting.reports:
        yield from _of_dating(world, meeting, report)
        yield from _of_telling(world, meeting, report)
        yield from _of_order(world, meeting, report)
        if report.key in meeting.likely:
            yield from _of_likely(world, meeting, report)
    yield from outside.of_terms(world, meeting)


def _of_likely(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    """A report that is only likely of an entry: soft equality of its days and those of the entry."""
    start, end = days_of(meeting, report, world.dated)
    values = {"article": world.name(report.article), "entry": world.entry(meeting)}
    ground = Ground(
        says=Cause(code="reason.likely_of", values=values),
        source=from_passage(report.passages[0]),
        trust=Trust.LIKELY_LINK,
    )
    trust = int(ground.trust) * 100
    yield net.Difference(first(meeting), start, 0, 0, source=ground, hard=False, trust=trust)
    if end != start:
        ends = last(meeting, world.dated), end
        yield net.Difference(*ends, 0, 0, source=ground, hard=False, trust=trust)
        yield net.Difference(start, end, 0, None, source=ground, hard=False, trust=trust + 1)


def _of_dating(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    dating = governing(report, world.dated)
    if (
        dating is None
        or untimely(world, report, dating)
        or telling.of_a_name(report, dating, world.dated[report.article])
    ):
        return
    if dating.relation is not None:  # the day of writing is unknown, or known only to a month: both days hang together
        yield from _of_relation(world, meeting, report, dating)
    elif (value := telling.days_told(dating)) is not None:
        yield from _of_value(world, meeting, report, dating, value)


def _of_value(
    world: World, meeting: Meeting, report: Report, dating: Dating, value: Interval
) -> Iterator[net.Constraint]:
    """A value that the text gives: an extent of days fixes both ends, anything else bounds them."""
    start, end = days_of(meeting, report, world.dated)
    relative = dating.depends_on_anchor or dating.said_on is not None
    trust = Trust.RELATIVE_PHRASE if relative else Trust.WRITTEN_DATE
    values = {"article": world.name(report.article), "entry": world.entry(meeting), "quote": dating.mention.text}
    cause = Cause(code="reason.resolved" if relative else "reason.stated", values={**values, "interval": value})
    if not relative and dating.why and dating.why[0].code in _REFERS:
        cause = dating.why[0]  # «حينها» is no written date
    dated = world.dated[report.article]
    moved = dated.why if dated.anchor != dated.published and dating.depends_on_anchor and not dating.readings else ()
    printed = _printed_date(world, dated, dating) if dating.depends_on_anchor else ()
    entered = dated.article.entered
    if entered is not None:
        said = {"by": say.by(entered, verb=True), "quote": dating.mention.text, "interval": value}
        code = "entries.stated" if dating.mention.rule == "entered" else "entries.stated_quote"
        cause = Cause(code=_KNOWN.get(entered.known, code), values=said)
    why = (dating.dispute,) if dating.dispute else dating.why
    told = (
        (Cause(code="reason.quoted", values=values), *printed, *moved, *why, *_loosely(dating, value))
        if why and (relative or dating.readings)
        else ()
    )
    ground = Ground(
        says=cause, source=from_dating(world.dated[report.article].article, dating), trust=trust,
        told=told, about=meeting.id, key=("dating", report.article, report.dating),
    )  # fmt: skip
    one = (dating.mention.kind == "range" or value.day is not None) and not counting.is_loose(dating)
    if telling.on_its_days(dating) and start != end and dating.extent and one:
        yield window(start, Interval(value.earliest, value.earliest), ground)
        yield window(end, Interval(value.latest, value.latest), ground)
    else:
        hard, trust = (False, Trust.LIKELY_LINK) if dating.bearing == "about" else (True, trust)  # how far is «نحو»?
        seen = _as_seen(dating, value, dated)
        for day in dict.fromkeys((start, end)):
            yield net.Window(day, seen.earliest, seen.latest, source=ground, hard=hard, trust=int(trust))
            if seen not in (value, Interval()) and seen.day is None:
                soft = int(Trust.LIKELY_LINK)
                yield net.Window(day, value.earliest, value.latest, source=ground, hard=False, trust=soft)
            if names := _weekdays(dating):
                yield net.Weekdays(day, names, source=ground, trust=int(trust))
            if (likelier := dating.likelier) is not None:
                soft = int(Trust.LIKELY_LINK)
                yield net.Window(day, likelier.earliest, likelier.latest, source=ground, hard=False, trust=soft)


def _loosely(dating: Dating, value: Interval) -> tuple[Cause, ...]:
    """That a distance is counted loosely, where it is."""
    if not counting.is_loose(dating):
        return ()
    values = {"quote": dating.mention.text, "interval": counting.meant(dating, value)}
    code = "reason.end_of_week" if counting.ends_with_work(dating.mention) else "reason.any_week"
    return (Cause(code="reason.loosely" if counting.loosely(dating) else code, values=values),)


def _as_seen(dating: Dating, value: Interval, dated: Dated) -> Interval:
    """A day of the lunar calendar alone may be the one before or after, as the moon was seen; «أمس» says which.

    Of weeks that are counted («قبل أسبوعين») nobody means the very day, and of «الأسبوع الماضي» in a paper of no known
    country nobody knows the first.
    """
    if counting.is_loose(dating):
        return counting.meant(dating, value)
    if value.day is None or not telling.by_the_moon(dating):
        return value
    around = Interval(value.day - timedelta(1), value.day + timedelta(1))
    by_word = telling.day_by_word(dating, dated) if dated.given else None
    if by_word is None:
        return around
    return Interval(by_word, by_word) if by_word in around else value


def _printed_date(world: World, dated: Dated, dating: Dating) -> tuple[Cause, ...]:
    """The date that the text prints as its own, and why it is not read with the month first."""
    line = next((d for d in dated.datings if d.mention.publication), None)
    if dated.article.published is not None or line is None or dated.published is None or line is dating:
        return ()
    values = {"article": world.name(dated.article.id), "quote": line.mention.text, "interval": dated.published}
    read = Cause(code="reason.published_read", values=values)
    parts, said, now = line.mention.parts, dating.mention.parts.get("weekday"), dating.mention.parts.get("now")
    day = dated.published.day
    if day is None or day.day > _MONTHS or day.day == day.month or "first" not in parts or now is None or said is None:
        return (read,)
    other = date(day.year, day.day, day.month)
    weekday = (other + timedelta(now)).isoweekday()
    if weekday == said:
        return (read,)
    why = {"quote": line.mention.text, "day": day, "other": other, "phrase": dating.mention.text, "weekday": [weekday]}
    return read, Cause(code="reason.day_first", values=why)


_MONTHS = 12
_WEEK = 7
_MONTH = 31  # days: of a year that does not fit nobody knows whether it is that of the meeting


def disputed(dated: Dated) -> bool:
    """Whether one weekday beside «أمس» alone has an article written before it was published: neither day is sure."""
    one, other = dated.anchor, dated.published
    moved = one is not None and other is not None and not one.within(other)
    return moved and any(dating.readings for dating in dated.datings)


def untimely(world: World, report: Report, dating: Dating) -> bool:
    """Whether a date that leaves its side open falls on the wrong one: the reading is in doubt, it binds not.

    «الأحد» is the next one or the last one, «أبريل» of this year or the last: told as past, it is not the coming one.
    """
    tense, written, value = world.tenses[report.key], world.dated[report.article].anchor, telling.days_told(dating)
    parts = dating.mention.parts
    if value is None or written is None:
        return False
    sided = bool({"year", "side", "now", "last"} & set(parts)) or not dating.depends_on_anchor
    if sided and value.length is not None and value.length <= _MONTH:
        return False
    late = value.earliest is not None and written.latest is not None and value.earliest > written.latest
    early = value.latest is not None and written.earliest is not None and value.latest < written.earliest
    return (late and (tense == "past" or report.held == "held")) or (early and report.held == "planned")


def _weekdays(dating: Dating) -> frozenset[int] | None:
    """The weekdays of two single days less than a week apart, as no other day between them has their names.

    And that of a day of a week of which nobody knows which one it is: «الخميس من الأسبوع الماضي».
    """
    if dating.around is not None and "weekday" in dating.mention.parts and dating.interval and dating.interval.day:
        return frozenset([dating.interval.day.isoweekday()])
    days, whole = [one.day for one in dating.readings], hull(dating.readings)
    if whole is None or whole.length is None or whole.length > _WEEK or None in days:
        return None
    return frozenset(day.isoweekday() for day in days if day is not None)


def _of_relation(world: World, meeting: Meeting, report: Report, dating: Dating) -> Iterator[net.Constraint]:
    """A phrase whose day of writing is unknown: an offset and a weekday; calendar phrases come later, as cases."""
    relation = dating.relation
    if relation is None or relation.calendar:
        return
    ground = phrase_ground(world, report, dating, meeting)
    start, end = days_of(meeting, report, world.dated)
    if not telling.on_its_days(dating):
        return
    trust, written = int(ground.trust), writing(report.article)
    if dating.mention.kind == "range" or not relation.span:  # the first day is told, and how many there are
        by = counting.loosely(dating)
        yield net.Difference(written, start, *_off(relation.low, relation.high, by), source=ground, trust=trust)
        if by:
            soft = int(Trust.LIKELY_LINK)
            yield net.Difference(written, start, relation.low, relation.high, source=ground, hard=False, trust=soft)
        if relation.weekdays:
            yield net.Weekdays(start, relation.weekdays, source=ground, trust=trust)
        if end != start:
            yield net.Difference(start, end, relation.span, relation.span, source=ground, trust=trust)
        return
    for day in dict.fromkeys((start, end)):  # «الأسبوع الماضي»: on some of its days
        yield net.Difference(written, day, relation.low, relation.latest, source=ground, trust=trust)
        if relation.named:
            yield net.Weekdays(day, relation.named, source=ground, trust=trust)


def _off(low: int | None, high: int | None, by: int) -> tuple[int | None, int | None]:
    """The ends of an offset, so many days further apart on either side."""
    return low if low is None else low - by, high if high is None else high + by


def phrase_ground(world: World, report: Report, dating: Dating, meeting: Meeting) -> Ground:
    """The statement made of an entry by a phrase that hangs on an unknown day of writing."""
    relation, article = dating.relation, report.article
    assert relation is not None
    values = {"article": world.name(article), "entry": world.entry(meeting), "quote": dating.mention.text}
    pattern = None
    detail: tuple[Cause, ...] = ()
    if relation.calendar:
        cause, trust, pattern = Cause(code="reason.calendar_phrase", values=values), Trust.CALENDAR_PHRASE, "stale"
    else:
        by = counting.loosely(dating)
        distance = offset_words(*_off(relation.low, relation.latest, by))
        cause = Cause(code="reason.relative_phrase", values={**values, "distance": distance})
        trust = Trust.RELATIVE_PHRASE if relation.low == relation.latest else Trust.WEEKDAY_PHRASE
    if relation.named and "weekday" not in dating.mention.parts:  # «الثلاثاء» is quoted
        detail = (Cause(code="reason.weekday_said", values={"weekdays": sorted(relation.named)}),)
    return Ground(
        says=cause, source=from_dating(world.dated[article].article, dating), trust=trust, detail=detail,
        pattern=pattern, about=meeting.id, key=("dating", article, report.dating),
    )  # fmt: skip


def offset_words(low: int | None, high: int | None) -> Cause:
    """A distance from the day of writing in words: «قبل يوم الكتابة بيومين»."""
    if low is None or high is None:
        return Cause(code="reason.offset_open_past" if low is None else "reason.offset_open_future")
    if low < 0 < high:
        values = {"before": _count("count", -low), "after": _count("count", high)}
        return Cause(code="reason.offset_around", values=values)
    side = "past" if high <= 0 else "future"
    near, far = sorted((abs(low), abs(high)))
    if near == far == 0:
        return Cause(code="reason.offset_same")
    if near == far:
        return Cause(code=f"reason.offset_{side}", values={"days": _count("days", near)})
    if near == 0:
        return Cause(code=f"reason.offset_{side}_upto", values={"far": _count("count", far)})
    return Cause(
        code=f"reason.offset_{side}_range", values={"near": _count("count", near), "far": _count("count", far)}
    )


def _count(form: str, number: int) -> Cause:
    """A number of days as Arabic counts: one, two, 3–10 plural, else singular; ``form`` is days («بيومين») or count."""
    shape = str(number) if number < 3 else "few" if 3 <= number % 100 <= 10 else "many"
    return Cause(code=f"reason.{form}_{shape}", values={"number": number})


def _of_telling(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    """Past or coming, where the words say so plainly; what they leave open is only likely past where it is news."""
    start, end = days_of(meeting, report, world.dated)
    tense, day = world.tenses[report.key], writing(report.article)
    values = {"article": world.name(report.article), "entry": world.entry(meeting)}
    source = from_passage(report.passages[0])
    if tense == "past":
        ground = Ground(says=Cause(code="reason.held", values=values), source=source, trust=Trust.TOLD)
        told = end if governing(report, world.dated) is not None else start
        yield net.Difference(told, day, 0, None, source=ground, trust=int(ground.trust))
        if (said := _said(world, report)) is not None:
            spoken = Cause(code="reason.said_by", values={**values, "interval": said})
            ground = Ground(says=spoken, source=source, trust=Trust.TOLD)
            yield net.Window(told, None, said.latest, source=ground, trust=int(ground.trust))
    elif tense == "coming":
        ground = Ground(says=Cause(code="reason.planned", values=values), source=source, trust=Trust.TOLD)
        yield net.Difference(day, end, 0, None, source=ground, trust=int(ground.trust))
    if report.held == "planned" and tense is None and (said := _said(world, report)) is not None:
        foretold = Cause(code="reason.said_before", values={**values, "interval": said})
        ground = Ground(says=foretold, source=source, trust=Trust.TOLD)
        yield net.Window(end, said.earliest, None, source=ground, trust=int(ground.trust))
    if report.held == "held" and news.is_news(report, world.dated):
        ground = Ground(
            says=Cause(code="reason.fortnight", values=values), source=Source(rule="fortnight"), trust=Trust.FORTNIGHT
        )
        yield net.Difference(start, day, 0, 14, source=ground, hard=False, trust=int(ground.trust))


def _said(world: World, report: Report) -> Interval | None:
    """When somebody spoke who tells of it as past or as coming: «أوضح أمس أن فلانا التقى فلانا»."""
    if report.said is None:
        return None
    dating = world.dated[report.article].datings[report.said]
    return dating.around or dating.interval


def _of_order(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    entries = world.by_report
    start, end = days_of(meeting, report, world.dated)
    visit = entries.get(report.within or "")
    if visit is not None and visit.id != meeting.id:
        told = next(r for r in visit.reports if r.key == report.within)
        cause = Cause(code="reason.within", values={"article": world.name(report.article), "visit": world.entry(visit)})
        ground = Ground(says=cause, source=from_passage(told.passages[0]), trust=Trust.TOLD)
        low, high = days_of(visit, told, world.dated)
        hard = None not in (world.tenses[report.key], world.tenses[report.within or ""])
        hard = hard and not outside.elsewhere(world, report, told)
        trust = int(ground.trust) * (1 if hard else 100)
        yield net.Difference(low, start, 0, None, source=ground, hard=hard, trust=trust)
        yield net.Difference(end, high, 0, None, source=ground, hard=hard, trust=trust)
    for key in report.after:
        earlier = entries.get(key)
        if earlier is None or earlier.id == meeting.id:
            continue
        values = {"article": world.name(report.article), "this": world.entry(meeting), "earlier": world.entry(earlier)}
        cause = Cause(code="reason.after", values=values)
        ground = Ground(says=cause, source=from_passage(report.passages[0]), trust=Trust.ORDER)
        before = days_of(earlier, next((r for r in earlier.reports if r.key == key), earlier.reports[0]), world.dated)[
            1
        ]
        yield net.Difference(before, start, _least(report, earlier), None, source=ground, trust=int(ground.trust))


def _least(report: Report, earlier: Meeting) -> int:
    """Days at least between two: the same people do not meet «again» on one day, others may follow on it."""
    if not (FORMS[report.form].meets and FORMS[earlier.form].meets):
        return 1
    mine, theirs = ({p.id or p.name for p in told} for told in (report.participants, earlier.participants))
    return 1 if mine == theirs else 0
