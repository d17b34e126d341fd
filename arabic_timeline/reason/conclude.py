"""From the solved network to what a reader is told: bounds, status and the chain of reasons of each entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from arabic_timeline import constraints as net
from arabic_timeline import edtf
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.model import Bounds, Cause, Dating, Entry, Meeting, Publication, Status
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.contradictions import about
from arabic_timeline.reason.grounds import Ground
from arabic_timeline.reason.offices import participants
from arabic_timeline.reason.outside import claimed
from arabic_timeline.reason.settle import Settled, grounds, told
from arabic_timeline.reason.telling import days_told
from arabic_timeline.reason.world import (
    Variable,
    World,
    first,
    governing,
    last,
    published,
    writing,
)

_NAMED = 4  # articles that are named; of more, their number is told
_TRIED = 800  # days of writing for each of which an expression is tried
_LISTED = 31  # possible days are listed where there are no more than these
_CASES = 6  # so many years between which a phrase leaves the choice open are told one by one
_FINE = ("month", "explicit", "relative-day", "weekday", "week")  # kinds of expressions that mean a month or less
_MONTH = 31  # a context event is shown where it is dated to a month or finer (days)


class Conclusions:
    """What the solved network says of every entry and article."""

    def __init__(
        self,
        world: World,
        settled: Settled,
        facts: Iterable[net.Constraint],
        cases: CasesOf,
        alone: net.Result | None = None,
    ) -> None:
        self._world = world
        self._alone = alone  # what follows without outside sources
        self._cases_of = cases
        self._statements = {ground.key: ground for ground in grounds(facts) if ground.key}
        self._settled = settled
        self._unsolved = {about(clash): clash for clash in settled.clashes if not clash.by_person}
        self._set_aside = {about(clash): clash.aside for clash in settled.clashes}
        gone = {clash.aside.source.claim for clash in settled.clashes}
        claims = [claim for claim in world.registry.claims if world.claims and claim.id not in gone]
        self._claimed = {(meeting.id, claim.date) for claim in claims for meeting in claimed(world, claim)}
        self._outside = {id_ for id_, _ in self._claimed}

    # ── entries ──────────────────────────────────────────────────────────────────────────────────

    def entry(self, meeting: Meeting) -> Entry:
        """A meeting or event with its dates and how they are known."""
        days = first(meeting), last(meeting, self._world.dated)
        certain = self._bounds(self._settled.certain, *days, meeting)
        likely = self._likely(certain, *days, meeting)
        people, holders = participants(meeting, certain.interval, self._world.registry)
        return Entry(
            meeting=meeting,
            participants=people,
            status=self._status(meeting, certain, likely),
            certain=certain,
            likely=likely,
            outside_source=meeting.id in self._outside or any(map(_from_outside, certain.why)),
            why=(
                *self._told_by(meeting),
                *self._notices(meeting),
                *self._why(meeting, certain),
                *self._without_outside(meeting, certain),
                *(self._cases(meeting, *days) if certain.days is None else ()),
                *(likely.why if likely else ()),
                *holders,
            ),
        )

    def stands_alone(self, entry: Entry) -> bool:
        """Whether a context event has a line of its own in the timeline.

        Its text dates it, to a month or finer (a phrase that names a month does so, though its year be open); and it
        says more than a meeting that took place on it: a visit of one day is told by its meeting.
        """
        datings = [governing(report, self._world.dated) for report in entry.meeting.reports]
        dated = [dating for dating in datings if dating is not None]
        length = (entry.likely or entry.certain).interval.length
        fine = length is not None and length <= _MONTH
        return (fine or any(map(_names_a_day_or_month, dated))) and bool(dated) and not self._told_by_its_meeting(entry)

    def _told_by_its_meeting(self, entry: Entry) -> bool:
        day = entry.certain.interval.day
        if day is None or entry.meeting.form != "visit":
            return False
        keys = {report.key for report in entry.meeting.reports}
        inside = {
            first(meeting)
            for report in entry.meeting.reports
            for meeting, other in self._world.told_in[report.article]
            if other.within in keys and FORMS[meeting.form].meets
        }
        return any(self._settled.certain.earliest(x) == self._settled.certain.latest(x) == day for x in inside)

    def _bounds(self, result: net.Result, start: Variable, end: Variable, meeting: Meeting | None = None) -> Bounds:
        low, high = result.bounds(start), result.bounds(end)
        interval = Interval(low.earliest, high.latest)
        days = _possible(low, high, start == end)
        weekdays = low.weekdays if start == end else _weekdays(days)
        value = self._edtf(interval, low, high, start != end, meeting)
        return Bounds(
            interval=interval,
            edtf=value,
            days=days,
            weekdays=weekdays,
            why=(
                *told(grounds(_chain(result, start, end))),
                *(() if result.exact(start) else (Cause(code="reason.search_limit"),)),
                *_conclusion(interval, value, days, weekdays),
            ),
        )

    def _edtf(
        self, interval: Interval, low: net.Bounds, high: net.Bounds, spans: bool, meeting: Meeting | None
    ) -> str | None:
        extent = spans and low.earliest == low.latest and high.earliest == high.latest
        if not extent and meeting is not None:
            written = (governing(report, self._world.dated) for report in meeting.reports)
            if any(d is not None and d.interval == interval and d.extent for d in written) and spans:
                extent = True
        return edtf.write(interval, extent=extent)

    def _narrower(self, start: Variable, end: Variable) -> bool:
        """Whether the soft constraints move a bound, or leave fewer days between the same bounds."""
        hard, soft = self._settled.certain, self._settled.likely
        if (hard.earliest(start), hard.latest(end)) != (soft.earliest(start), soft.latest(end)):
            return True
        return hard.bounds(start).days != soft.bounds(start).days

    def _likely(self, certain: Bounds, start: Variable, end: Variable, meeting: Meeting) -> Bounds | None:
        """The likely bounds, where they are narrower than the certain ones; their chain without what was told."""
        if not self._narrower(start, end):
            return None
        likely = self._bounds(self._settled.likely, start, end, meeting)
        if likely.interval == certain.interval and likely.days == certain.days:
            return None
        known = {_same(cause) for cause in certain.why}
        fresh = [cause for cause in likely.why if _same(cause) not in known and not cause.code.startswith("reason.so")]
        code = "reason.so_likely" if _one_of_several(likely.edtf) else "reason.so_likely_extent"
        closing = Cause(code=code, values={"interval": likely.interval})
        return Bounds(
            interval=likely.interval, edtf=likely.edtf, days=likely.days, weekdays=likely.weekdays,
            why=(*fresh, closing),
        )  # fmt: skip

    def _status(self, meeting: Meeting, certain: Bounds, likely: Bounds | None) -> Status:
        if meeting.id in self._unsolved:
            return "contradicted"
        if self._stating(meeting, certain) is not None or (meeting.id, certain.interval) in self._claimed:
            return "stated"
        if likely is not None and certain.interval.day is None:
            return "likely"
        return "unknown" if certain.interval == Interval() else "inferred"

    def _stating(self, meeting: Meeting, certain: Bounds) -> Ground | None:
        """The written date, or relative phrase with a publication day that is given, that says it outright."""
        for report in meeting.reports:
            dating = governing(report, self._world.dated)
            if dating is None or dating.relation is not None or days_told(dating) != certain.interval:
                continue
            if not dating.depends_on_anchor or self._world.dated[report.article].given:
                return self._statements.get(("dating", report.article, report.dating))
        return None

    def _why(self, meeting: Meeting, certain: Bounds) -> tuple[Cause, ...]:
        """The chain; where the text itself says the date it comes first, whatever else says the same."""
        stating = self._stating(meeting, certain)
        own = told([stating]) if stating else []
        known = {_same(cause) for cause in own}
        return (*own, *(cause for cause in certain.why if _same(cause) not in known))

    def _without_outside(self, meeting: Meeting, certain: Bounds) -> list[Cause]:
        """The words of the text, and what the articles alone would give, where an outside source decides."""
        if self._alone is None or not any(map(_from_outside, certain.why)):
            return []
        start, end = first(meeting), last(meeting, self._world.dated)
        interval = Interval(self._alone.earliest(start), self._alone.latest(end))
        if interval == certain.interval:
            return []
        out = []
        for report in meeting.reports[:1]:
            dating = governing(report, self._world.dated)
            if dating is not None and not any(
                dating.mention.text == cause.values.get("quote") for cause in certain.why
            ):
                values = {"article": self._world.name(report.article), "quote": dating.mention.text}
                out.append(Cause(code="reason.quoted", values=values))
        if interval == Interval():
            return [*out, Cause(code="reason.without_outside_nothing")]
        return [*out, Cause(code="reason.without_outside", values={"interval": interval})]

    def _notices(self, meeting: Meeting) -> list[Cause]:
        """What is wrong with the expressions that should date it (a weekday against its date, an impossible day)."""
        datings = (governing(report, self._world.dated) for report in meeting.reports)
        return [dating.notice for dating in datings if dating is not None and dating.notice is not None]

    def _cases(self, meeting: Meeting, start: Variable, end: Variable) -> list[Cause]:
        """The years between which a phrase such as «يونيو الماضي» leaves the choice open, each with its days."""
        datings = (governing(report, self._world.dated) for report in meeting.reports)
        if not any(dating is not None and dating.relation and dating.relation.calendar for dating in datings):
            return []
        low, high = self._settled.certain.earliest(start), self._settled.certain.latest(end)
        if low is None or high is None or (high - low).days > _CASES * 366:
            return []  # more years than are told one by one
        lows, highs = self._settled.certain.cases(start), self._settled.certain.cases(end)
        found = [
            Interval(low.bounds.earliest, high.bounds.latest)
            for low, high in zip(lows, highs, strict=False)
            if low.bounds.earliest and high.bounds.latest
        ]
        if not 1 < len(found) == len(lows) <= _CASES:
            return []
        return [Cause(code="reason.so_cases", values={"cases": found})]

    def _told_by(self, meeting: Meeting) -> list[Cause]:
        out: list[Cause] = []
        aside = self._set_aside.get(meeting.id)
        if aside is not None:
            out.append(_aside_cause(aside, by_person=meeting.id not in self._unsolved))
        articles = list(dict.fromkeys(report.article for report in meeting.reports))
        if len(articles) > 1:
            names = [self._world.name(article) for article in articles[:_NAMED]]
            if len(articles) > _NAMED:
                out.append(Cause(code="reason.told_by_many", values={"number": len(articles), "articles": names}))
            else:
                out.append(Cause(code="reason.told_by", values={"articles": names}))
            said = [cause for link in meeting.links if link.decision in ("same", "likely") for cause in link.why]
            out += {_same(cause): cause for cause in said}.values()
        return out

    # ── articles ─────────────────────────────────────────────────────────────────────────────────

    def publication(self, article: str) -> Publication:
        """An article with its publication day and what became of each of its expressions."""
        dated = self._world.dated[article]
        day = published(article)
        certain = self._bounds(self._settled.certain, day, day)
        narrower = self._narrower(day, day)
        likely = self._bounds(self._settled.likely, day, day) if narrower else certain
        if dated.published is not None:
            certain = Bounds(
                interval=certain.interval, edtf=edtf.write(certain.interval, extent=True), days=certain.days,
                weekdays=certain.weekdays, why=certain.why,
            )  # fmt: skip
        return Publication(
            dated=dated,
            certain=certain,
            likely=likely if narrower else None,
            given=dated.given,
            why=(*certain.why, *self._likely_writing(certain, likely, narrower)),
            values=tuple(self._value(article, place, dating) for place, dating in enumerate(dated.datings)),
        )

    def _likely_writing(self, certain: Bounds, likely: Bounds, narrower: bool) -> list[Cause]:
        if not narrower:
            return []
        known = {_same(cause) for cause in certain.why}
        fresh = [cause for cause in likely.why if _same(cause) not in known and not cause.code.startswith("reason.so")]
        return [*fresh, Cause(code="reason.so_writing_likely", values={"interval": likely.interval})]

    def _value(self, article: str, place: int, dating: Dating) -> Bounds | None:
        """What became of an expression: its own value, or what reasoning found for the day it means."""
        if dating.interval is not None and dating.relation is None:
            return Bounds(interval=dating.interval, edtf=dating.edtf, why=dating.why)
        if dating.relation is None:
            return None
        meeting = self._world.dated_by.get((article, place))
        if meeting is not None:
            return self._bounds(self._settled.certain, first(meeting), last(meeting, self._world.dated), meeting)
        return self._loose(article, dating)

    def _loose(self, article: str, dating: Dating) -> Bounds | None:
        """The days of an expression that dates no entry, from what is known of the day of writing."""
        low, high = self._settled.certain.earliest(writing(article)), self._settled.certain.latest(writing(article))
        relation = dating.relation
        if relation is None or (low is None and high is None):
            return None
        if not relation.calendar:
            first = None if low is None or relation.low is None else low + timedelta(relation.low)
            final = None if high is None or relation.high is None else high + timedelta(relation.high)
        elif low is not None and high is not None and (high - low).days <= _TRIED:
            values = [value for _, value in self._cases_of(dating.mention, Interval(low, high))]
            lows, highs = [v.earliest for v in values], [v.latest for v in values]
            first = None if None in lows else min((d for d in lows if d), default=None)
            final = None if None in highs else max((d for d in highs if d), default=None)
        else:
            return None
        interval = Interval(first, final)
        return Bounds(interval=interval, edtf=edtf.write(interval, extent=False), why=tuple(dating.why))


def _chain(result: net.Result, start: Variable, end: Variable) -> Iterable[net.Constraint]:
    return (*result.why_earliest(start), *result.why_latest(end))


def _possible(low: net.Bounds, high: net.Bounds, one_day: bool) -> tuple[date, ...] | None:
    if one_day:
        return low.days
    if low.days is None or high.days is None:
        return None
    days = set(low.days) | set(high.days)
    if len(low.days) == len(high.days) == 1:  # both ends are known: every day between them
        length = (high.days[0] - low.days[0]).days + 1
        days |= {low.days[0] + timedelta(n) for n in range(min(length, _LISTED + 1))}
    return tuple(sorted(days)) if len(days) <= _LISTED else None


def _one_of_several(value: str | None) -> bool:
    """Whether an EDTF string means one unknown day among several."""
    return value is None or value.startswith("[")


def _weekdays(days: tuple[date, ...] | None) -> tuple[int, ...] | None:
    """The weekdays (ISO) of listed days, where they are not all seven."""
    found = sorted({day.isoweekday() for day in days or ()})
    return tuple(found) if 0 < len(found) < 7 else None


def _conclusion(
    interval: Interval, value: str | None, days: tuple[date, ...] | None, weekdays: tuple[int, ...] | None
) -> list[Cause]:
    if interval == Interval():
        return [Cause(code="reason.nothing")]
    code = "reason.so" if _one_of_several(value) else "reason.so_extent"
    out = [Cause(code=code, values={"interval": interval})]
    if interval.day is not None:
        return out
    if days is not None and interval.length is not None and len(days) < interval.length:
        out.append(Cause(code="reason.so_days", values={"days": list(days)}))
    elif weekdays is not None and len(weekdays) < 4 and (interval.length or _LISTED) > 7:
        out.append(Cause(code="reason.so_weekdays", values={"weekdays": list(weekdays)}))
    return out


def _aside_cause(ground: Ground, *, by_person: bool) -> Cause:
    code = "reason.set_aside_by_person" if by_person else "reason.set_aside"
    if ground.source.quote:
        return Cause(code=code, values={"quote": ground.source.quote}, source=ground.source)
    return Cause(code=f"{code}_statement", values={"says": ground.says}, source=ground.source)


def _names_a_day_or_month(dating: Dating) -> bool:
    """Whether an expression means a day or a month, though its day of writing be unknown: it happened all the same."""
    relation = dating.relation
    if relation is not None and relation.low is not None and relation.high is not None:
        return relation.high - relation.low <= _MONTH
    return bool({"month", "day", "weekday", "now"} & set(dating.mention.parts)) or dating.mention.kind in _FINE


def _same(cause: Cause) -> tuple[str, str]:
    """What makes two causes the same sentence."""
    return cause.code, repr(sorted(cause.values.items(), key=lambda item: item[0]))


def _from_outside(cause: Cause) -> bool:
    """Whether a link of the chain is an outside claim."""
    return cause.source is not None and cause.source.claim is not None
