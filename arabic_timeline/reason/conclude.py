"""From the solved network to what a reader is told: bounds, status and the chain of reasons of each entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from arabic_timeline import constraints as net
from arabic_timeline import counting
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.model import Bounds, Cause, Dating, Entry, Meeting, Report, Status
from arabic_timeline.reason.bounds import bounds, narrower, one_of_several, same
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
)

_NAMED = 4  # articles that are named; of more, their number is told
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
        alone: net.Result | None = None,
    ) -> None:
        self._world = world
        self._alone = alone  # what follows without outside sources
        self._statements = {(*ground.key, ground.about): ground for ground in grounds(facts) if ground.key}
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
        certain = bounds(self._world, self._settled.certain, *days, meeting)
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
        """Whether a context event has a line of its own in the timeline: what an editor entered has.

        Its text dates it, to a month or finer (a phrase that names a month does so, though its year be open); and it
        says more than a meeting that took place on it: a visit of one day is told by its meeting.
        """
        if any(self._by_hand(report) for report in entry.meeting.reports):
            return True
        datings = [governing(report, self._world.dated) for report in entry.meeting.reports]
        dated = [dating for dating in datings if dating is not None]
        length = (entry.likely or entry.certain).interval.length
        fine = length is not None and length <= _MONTH
        return (fine or any(map(_names_a_day_or_month, dated))) and bool(dated) and not self._told_by_its_meeting(entry)

    def _by_hand(self, report: Report) -> bool:
        by = self._world.dated[report.article].article.entered
        return by is not None and (by.extractor is None or by.export is not None)

    def _known(self, report: Report) -> Status:
        """How the date of what was entered was known where it comes from; what articles tell is judged here."""
        by = self._world.dated[report.article].article.entered
        return by.known if by is not None else "stated"

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

    def _likely(self, certain: Bounds, start: Variable, end: Variable, meeting: Meeting) -> Bounds | None:
        """The likely bounds, where they are narrower than the certain ones; their chain without what was told."""
        if not narrower(self._settled, start, end):
            return None
        likely = bounds(self._world, self._settled.likely, start, end, meeting)
        if likely.interval == certain.interval and likely.days == certain.days:
            return None
        known = {same(cause) for cause in certain.why}
        fresh = [cause for cause in likely.why if same(cause) not in known and not cause.code.startswith("reason.so")]
        code = "reason.so_likely" if one_of_several(likely.edtf) else "reason.so_likely_extent"
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
        if all(self._known(report) == "contradicted" for report in meeting.reports):
            return "contradicted"  # in the file that it comes from; what clashed there is not known here
        if likely is not None and certain.interval.day is None:
            return "likely"
        return "unknown" if certain.interval == Interval() else "inferred"

    def _stating(self, meeting: Meeting, certain: Bounds) -> Ground | None:
        """The written date, or relative phrase with a publication day that is given, that says it outright."""
        for report in meeting.reports:
            dating = governing(report, self._world.dated)
            said = days_told(dating) if dating is not None and dating.relation is None else None
            if dating is None or said is None or counting.meant(dating, said) != certain.interval:
                continue
            if dating.readings or self._known(report) != "stated":
                continue
            if not dating.depends_on_anchor or self._world.dated[report.article].given:
                return self._statements.get(("dating", report.article, report.dating, meeting.id))
        return None

    def _why(self, meeting: Meeting, certain: Bounds) -> tuple[Cause, ...]:
        """The chain; where the text itself says the date it comes first, whatever else says the same."""
        stating = self._stating(meeting, certain)
        own = told([stating]) if stating else []
        known = {same(cause) for cause in own}
        return (*own, *(cause for cause in certain.why if same(cause) not in known))

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
                name, entry = self._world.name(report.article), self._world.entry(meeting)
                values = {"article": name, "entry": entry, "quote": dating.mention.text}
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
            values = {"number": len(articles), "articles": names, "same": Cause(code=f"reason.same_{meeting.form}")}
            out.append(Cause(code=_told_by(len(articles)), values=values))
            said = [cause for link in meeting.links if link.decision in ("same", "likely") for cause in link.why]
            out += {same(cause): cause for cause in said}.values()
            out += [*self._announced(meeting), *self._called_off(meeting)]
        return out

    def _written(self, meeting: Meeting) -> dict[str, date | None]:
        """The day on which each article was written that tells of a meeting; none where only a span is known."""
        return {r.article: d.published.day for r in meeting.reports if (d := self._world.dated[r.article]).published}

    def _announced(self, meeting: Meeting) -> list[Cause]:
        """Who announced first what others told later, where the days on which they wrote are known."""
        days = self._written(meeting)
        told = [(day, article) for article, day in days.items() if day is not None and self._world.dated[article].given]
        planned = {report.article for report in meeting.reports if report.held == "planned"}
        first = min(told, default=None)
        if first is None or first[1] not in planned or first[0] == max(told)[0]:
            return []
        return [Cause(code="reason.announced", values={"article": self._world.name(first[1]), "day": first[0]})]

    def _called_off(self, meeting: Meeting) -> list[Cause]:
        """Who wrote last that what others announce or tell will not be."""
        days = self._written(meeting)
        denied = {report.article for report in meeting.reports if report.held == "denied"}
        if len(denied) in (0, len(days)):
            return []
        told = [(day, article) for article in denied if (day := days.get(article)) is not None]
        if not told:
            return []
        day, article = max(told)
        return [Cause(code="reason.called_off", values={"article": self._world.name(article), "day": day})]


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


def _told_by(number: int) -> str:
    """The sentence that counts articles: two, 3 to 10, 11 to 99, hundreds."""
    if number == 2:
        return "reason.told_by"
    if number <= _NAMED:
        return "reason.told_by_few"
    rest = number % 100
    return f"reason.told_by_{'some' if 3 <= rest <= 10 else 'many' if rest > 10 else 'hundreds'}"


def _from_outside(cause: Cause) -> bool:
    """Whether a link of the chain is an outside claim."""
    return cause.source is not None and cause.source.claim is not None
