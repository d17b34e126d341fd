"""All that reasoning stands on, and the names of its variables.

Variables (days): ``("writing", article)``, ``("published", article)``, ``("first", entry)`` and, for what may last
several days, ``("last", entry)``.  A meeting has one day: its first and last are the same variable.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from arabic_timeline import constraints as net
from arabic_timeline import say, spellings
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Merged, Report
from arabic_timeline.reason import telling
from arabic_timeline.reason.grounds import Ground
from arabic_timeline.reason.telling import Tense, tense
from arabic_timeline.registry import UNNAMED, Registry

Variable = tuple[str, str]
_SHORT = 60  # characters of a sentence by which an event is named
_MANY = 4  # people by whom it is named; of more, the first ones and that there were others


def writing(article: str) -> Variable:
    """The day on which an article was written."""
    return ("writing", article)


def published(article: str) -> Variable:
    """The day on which an article was published."""
    return ("published", article)


def first(meeting: Meeting) -> Variable:
    """The first (or only) day of an entry."""
    return ("first", meeting.id)


def last(meeting: Meeting, dated: Mapping[str, Dated]) -> Variable:
    """The last day of an entry: the first one too where it has one day."""
    return ("last", meeting.id) if spans_days(meeting, dated) else first(meeting)


def days_of(meeting: Meeting, report: Report, dated: Mapping[str, Dated]) -> tuple[Variable, Variable]:
    """The first and last day of what a report tells: those of its entry, or its own where it is only likely of it."""
    if report.key not in meeting.likely:
        return first(meeting), last(meeting, dated)
    start = ("first", report.key)
    return start, (("last", report.key) if spans_days(meeting, dated) else start)


def spans_days(meeting: Meeting, dated: Mapping[str, Dated]) -> bool:
    """Whether an entry may last several days: any visit or event, and a meeting told with a range of days."""
    return FORMS[meeting.form].spans or any(
        dating is not None and dating.mention.kind == "range" and dating.extent
        for dating in (governing(report, dated) for report in meeting.reports)
    )


def governing(report: Report, dated: Mapping[str, Dated]) -> Dating | None:
    """The dating that governs a report."""
    return None if report.dating is None else dated[report.article].datings[report.dating]


def plain_day(report: Report, dated: Mapping[str, Dated]) -> date | None:
    """The one day on which an article sets what it tells, where it says so by itself and plainly."""
    dating = governing(report, dated)
    return telling.plain_day(dating) if dating is not None else None


@dataclass(frozen=True, kw_only=True)
class World:
    """All that reasoning stands on."""

    merged: Merged
    dated: Mapping[str, Dated]
    registry: Registry
    claims: bool = True

    def name(self, article: str) -> Cause:
        """The article named by its outlet and id; what somebody entered, by its source."""
        entered = self.dated[article].article.entered
        if entered is not None:
            return say.by(entered)
        outlet = self.registry.outlets.get(self.dated[article].article.outlet)
        if outlet is None and self.dated[article].article.outlet == UNNAMED:
            return Cause(code="reason.article_unnamed", values={"id": article})
        name = outlet.name if outlet else self.dated[article].article.outlet
        return Cause(code="reason.article", values={"outlet": name, "id": article})

    def entry(self, meeting: Meeting) -> Cause:
        """An entry named by its people, or by what its text says of it."""
        names = list(dict.fromkeys(spellings.bare(p.name) for p in meeting.participants if p.role != "attending"))
        if not FORMS[meeting.form].sides:
            quote = meeting.summary or meeting.reports[0].passages[0].quote
            short = quote if len(quote) <= _SHORT else f"{quote[:_SHORT].rsplit(' ', 1)[0]}…"
            return Cause(code="reason.entry_event", values={"summary": short})
        if meeting.summary and not FORMS[meeting.form].meets:
            return Cause(code="reason.entry_event", values={"summary": meeting.summary})
        told: list[str | Cause] = [*names]
        if len(names) > _MANY:
            told = [*names[: _MANY - 1], Cause(code="reason.others")]
        place = self.registry.places.get(meeting.place_id or "")
        if place is not None:
            return Cause(code=f"reason.entry_{meeting.form}_at", values={"names": told, "place": place.name})
        return Cause(code=f"reason.entry_{meeting.form}", values={"names": told})

    @cached_property
    def by_report(self) -> dict[str, Meeting]:
        """The entry to which each report belongs, by the report's key; and every entry by its own id."""
        told = {report.key: meeting for meeting in self.merged.meetings for report in meeting.reports}
        return {meeting.id: meeting for meeting in self.merged.meetings} | told

    @cached_property
    def tenses(self) -> dict[str, Tense | None]:
        """How each report is told, where its words say so plainly: by key."""
        reports = (report for meeting in self.merged.meetings for report in meeting.reports)
        return {report.key: tense(report, self.dated[report.article]) for report in reports}

    @cached_property
    def told_in(self) -> dict[str, list[tuple[Meeting, Report]]]:
        """What each article tells, in the order of the entries."""
        out: dict[str, list[tuple[Meeting, Report]]] = {article: [] for article in self.dated}
        for meeting in self.merged.meetings:
            for report in meeting.reports:
                out[report.article].append((meeting, report))
        return out

    @cached_property
    def dated_by(self) -> dict[tuple[str, int], Meeting]:
        """The (first) entry that an expression dates: by article and place among its datings."""
        out: dict[tuple[str, int], Meeting] = {}
        for meeting in self.merged.meetings:
            for report in meeting.reports:
                if report.dating is not None and report.key not in meeting.likely:
                    out.setdefault((report.article, report.dating), meeting)
        return out


def window(variable: Variable, value: Interval, ground: Ground) -> net.Constraint:
    return net.Window(variable, value.earliest, value.latest, source=ground, trust=int(ground.trust))
