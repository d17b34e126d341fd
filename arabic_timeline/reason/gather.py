"""Meetings, datings, terms of office, claims and judgements → constraints, all in this one place.

Variables (days): ``("writing", article)``, ``("published", article)``, ``("first", entry)`` and, for what may last
several days, ``("last", entry)``.  A meeting has one day: its first and last are the same variable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article, Cause, Dated, Dating, Meeting, Merged, Participant, Report, Source
from arabic_timeline.reason.grounds import Ground, Trust, from_dating, from_passage
from arabic_timeline.registry import Claim, Judgement, Office, Registry
from arabic_timeline.text import plain

Variable = tuple[str, str]


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


def spans_days(meeting: Meeting, dated: Mapping[str, Dated]) -> bool:
    """Whether an entry may last several days: any visit or event, and a meeting told with a range of days."""
    return meeting.form in ("visit", "event") or any(
        dating is not None and dating.mention.kind == "range" and dating.extent
        for dating in (governing(report, dated) for report in meeting.reports)
    )


def governing(report: Report, dated: Mapping[str, Dated]) -> Dating | None:
    """The dating that governs a report."""
    return None if report.dating is None else dated[report.article].datings[report.dating]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """All that reasoning stands on."""

    merged: Merged
    dated: Mapping[str, Dated]
    registry: Registry
    claims: bool = True

    def name(self, article: str) -> Cause:
        """The article named by its outlet and id."""
        outlet = self.registry.outlets.get(self.dated[article].article.outlet)
        name = outlet.name if outlet else self.dated[article].article.outlet
        return Cause(code="reason.article", values={"outlet": name, "id": article})

    def entry(self, meeting: Meeting) -> Cause:
        """An entry named by its people, or by what its text says of it."""
        names = list(dict.fromkeys(p.name for p in meeting.participants))
        if meeting.summary and meeting.form != "meeting":
            return Cause(code="reason.entry_event", values={"summary": meeting.summary})
        return Cause(code=f"reason.entry_{meeting.form}", values={"names": names})

    def by_report(self) -> dict[str, Meeting]:
        """The entry to which each report belongs."""
        return {report.key: meeting for meeting in self.merged.meetings for report in meeting.reports}


def constraints(world: World) -> list[net.Constraint]:
    """Every constraint that holds without a choice between calendar years (those: ``calendar_cases``)."""
    out: list[net.Constraint] = []
    for article in world.dated:
        out += _of_article(world, article)
    for meeting in world.merged.meetings:
        out += _of_meeting(world, meeting)
    for article, place, dating in loose(world):
        out += _of_loose(world, article, place, dating)
    out += _of_links(world)
    if world.claims:
        for claim in world.registry.claims:
            out += _of_claim(world, claim)
    for judgement in world.registry.judgements:
        if judgement.kind == "date":
            out += _of_judged_date(world, judgement)
    return out


# ── articles ─────────────────────────────────────────────────────────────────────────────────────


def _of_article(world: World, article: str) -> Iterator[net.Constraint]:
    dated = world.dated[article]
    if dated.published is not None:
        yield _window(published(article), dated.published, _publication_ground(world, dated, dated.published))
    if dated.anchor is not None and dated.anchor != dated.published:
        yield _window(writing(article), dated.anchor, _anchor_ground(world, dated, dated.anchor))
    else:
        ground = Ground(
            says=Cause(code="reason.writing_is_publication", values={"article": world.name(article)}),
            source=Source(rule="writing-is-publication"), trust=Trust.STRUCTURE, silent=True,
        )  # fmt: skip
        yield net.Difference(writing(article), published(article), 0, 0, source=ground, trust=int(ground.trust))
    if dated.article.retrieved is not None:
        cause = Cause(code="reason.retrieved", values={"article": world.name(article), "day": dated.article.retrieved})
        ground = Ground(says=cause, source=Source(knowledge=f"articles/{article}"), trust=Trust.PUBLICATION)
        yield _window(published(article), Interval(None, dated.article.retrieved), ground)


def _publication_ground(world: World, dated: Dated, value: Interval) -> Ground:
    mention = next((d for d in dated.datings if d.mention.publication), None)
    values = {"article": world.name(dated.article.id), "interval": value}
    if dated.article.published is None and mention is not None:
        cause = Cause(code="reason.published_read", values={**values, "quote": mention.mention.text})
        source = from_dating(dated.article, mention)
    else:
        cause = Cause(code="reason.published_given", values=values)
        source = Source(knowledge=f"articles/{dated.article.id}")
    return Ground(says=cause, source=source, trust=Trust.PUBLICATION, detail=dated.why)


def _anchor_ground(world: World, dated: Dated, value: Interval) -> Ground:
    cause = Cause(code="reason.anchor", values={"article": world.name(dated.article.id), "interval": value})
    return Ground(
        says=cause, source=Source(rule="anchor-votes", article=dated.article.id), trust=Trust.TOLD, detail=dated.why
    )


# ── entries ──────────────────────────────────────────────────────────────────────────────────────


def _of_meeting(world: World, meeting: Meeting) -> Iterator[net.Constraint]:
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
    yield from _of_terms(world, meeting)


def _of_dating(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    dating = governing(report, world.dated)
    if dating is None:
        return
    if dating.interval is not None:
        yield from _of_value(world, meeting, report, dating, dating.interval)
    elif dating.relation is not None:
        yield from _of_relation(world, meeting, report, dating)


def _of_value(
    world: World, meeting: Meeting, report: Report, dating: Dating, value: Interval
) -> Iterator[net.Constraint]:
    """A value that the text gives: an extent of days fixes both ends, anything else bounds them."""
    start, end = first(meeting), last(meeting, world.dated)
    relative = dating.depends_on_anchor
    trust = Trust.RELATIVE_PHRASE if relative else Trust.WRITTEN_DATE
    values = {"article": world.name(report.article), "quote": dating.mention.text}
    cause = Cause(code="reason.resolved" if relative else "reason.stated", values={**values, "interval": value})
    told = (Cause(code="reason.quoted", values=values), *dating.why) if relative and dating.why else ()
    ground = Ground(
        says=cause, source=from_dating(world.dated[report.article].article, dating), trust=trust,
        told=told, about=meeting.id, key=("dating", report.article, report.dating),
    )  # fmt: skip
    whole = start != end and dating.extent and (dating.mention.kind == "range" or value.day is not None)
    if whole:
        yield _window(start, Interval(value.earliest, value.earliest), ground)
        yield _window(end, Interval(value.latest, value.latest), ground)
    else:
        yield _window(start, value, ground)
        if end != start:
            yield _window(end, value, ground)


def _of_relation(world: World, meeting: Meeting, report: Report, dating: Dating) -> Iterator[net.Constraint]:
    """A phrase whose day of writing is unknown: an offset and a weekday; calendar phrases come later, as cases."""
    relation = dating.relation
    if relation is None or relation.calendar:
        return
    ground = phrase_ground(world, report.article, report.dating or 0, dating, about=meeting.id)
    start, end = first(meeting), last(meeting, world.dated)
    yield net.Difference(
        writing(report.article), start, relation.low, relation.high, source=ground, trust=int(ground.trust)
    )
    if relation.weekdays:
        yield net.Weekdays(start, relation.weekdays, source=ground, trust=int(ground.trust))
    if end != start:
        yield net.Difference(start, end, 0, 0, source=ground, trust=int(ground.trust))


def phrase_ground(world: World, article: str, place: int, dating: Dating, about: str | None = None) -> Ground:
    """The statement made by a phrase that hangs on an unknown day of writing."""
    relation = dating.relation
    assert relation is not None
    values = {"article": world.name(article), "quote": dating.mention.text}
    pattern = None
    detail: tuple[Cause, ...] = ()
    if relation.calendar:
        cause, trust, pattern = Cause(code="reason.calendar_phrase", values=values), Trust.CALENDAR_PHRASE, "stale"
    else:
        distance = offset_words(relation.low, relation.high)
        cause = Cause(code="reason.relative_phrase", values={**values, "distance": distance})
        trust = Trust.RELATIVE_PHRASE if relation.low == relation.high else Trust.WEEKDAY_PHRASE
    if relation.weekdays:
        detail = (Cause(code="reason.weekday_said", values={"weekdays": sorted(relation.weekdays)}),)
    return Ground(
        says=cause, source=from_dating(world.dated[article].article, dating), trust=trust, detail=detail,
        pattern=pattern, about=about, key=("dating", article, place),
    )  # fmt: skip


def offset_words(low: int | None, high: int | None) -> Cause:
    """A distance from the day of writing in words: «قبل يوم الكتابة بيومين»."""
    if low is None or high is None:
        return Cause(code="reason.offset_open_past" if low is None else "reason.offset_open_future")
    side = "past" if high <= 0 else "future"
    near, far = sorted((abs(low), abs(high)))
    if near == far == 0:
        return Cause(code="reason.offset_same")
    if near == far:
        return Cause(code=f"reason.offset_{side}", values={"days": _count("days", near)})
    return Cause(
        code=f"reason.offset_{side}_range", values={"near": _count("count", near), "far": _count("count", far)}
    )


def _count(form: str, number: int) -> Cause:
    """A number of days as Arabic counts: one, two, 3–10 plural, else singular; ``form`` is days («بيومين») or count."""
    shape = str(number) if number < 3 else "few" if 3 <= number % 100 <= 10 else "many"
    return Cause(code=f"reason.{form}_{shape}", values={"number": number})


def mention(article: str, place: int) -> Variable:
    """The day meant by an expression (by its place among the datings) that dates no entry."""
    return ("mention", f"{article}#{place}")


def loose(world: World) -> Iterator[tuple[str, int, Dating]]:
    """Expressions that hang on an unknown day of writing and date no entry: (article, place, dating)."""
    used = {(r.article, r.dating) for meeting in world.merged.meetings for r in meeting.reports}
    for article, dated in world.dated.items():
        for place, dating in enumerate(dated.datings):
            if dating.interval is None and dating.relation is not None and (article, place) not in used:
                yield article, place, dating


def _of_loose(world: World, article: str, place: int, dating: Dating) -> Iterator[net.Constraint]:
    relation = dating.relation
    if relation is None or relation.calendar:
        return
    ground = phrase_ground(world, article, place, dating)
    day = mention(article, place)
    yield net.Difference(writing(article), day, relation.low, relation.high, source=ground, trust=int(ground.trust))
    if relation.weekdays:
        yield net.Weekdays(day, relation.weekdays, source=ground, trust=int(ground.trust))


def _of_telling(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    start, end = first(meeting), last(meeting, world.dated)
    values = {"article": world.name(report.article)}
    source = from_passage(report.passages[0])
    if report.held == "held":
        ground = Ground(says=Cause(code="reason.held", values=values), source=source, trust=Trust.TOLD)
        told = end if governing(report, world.dated) is not None else start
        yield net.Difference(told, writing(report.article), 0, None, source=ground, trust=int(ground.trust))
    elif report.held == "planned":
        ground = Ground(says=Cause(code="reason.planned", values=values), source=source, trust=Trust.TOLD)
        yield net.Difference(writing(report.article), end, 0, None, source=ground, trust=int(ground.trust))
    if report.held == "held" and is_news(report, world.dated):
        ground = Ground(
            says=Cause(code="reason.fortnight", values=values), source=Source(rule="fortnight"), trust=Trust.FORTNIGHT
        )
        yield net.Difference(start, writing(report.article), 0, 14, source=ground, hard=False, trust=int(ground.trust))


def is_news(report: Report, dated: Mapping[str, Dated]) -> bool:
    """Whether a report is what its article is written for: its first meeting, told without a date."""
    return report.form == "meeting" and report.key.endswith("-1") and governing(report, dated) is None


def _of_order(world: World, meeting: Meeting, report: Report) -> Iterator[net.Constraint]:
    entries = world.by_report()
    start, end = first(meeting), last(meeting, world.dated)
    visit = entries.get(report.within or "")
    if visit is not None and visit.id != meeting.id:
        quote = next(r for r in visit.reports if r.key == report.within).passages[0]
        cause = Cause(code="reason.within", values={"article": world.name(report.article), "visit": world.entry(visit)})
        ground = Ground(says=cause, source=from_passage(quote), trust=Trust.TOLD)
        yield net.Difference(first(visit), start, 0, None, source=ground, trust=int(ground.trust))
        yield net.Difference(end, last(visit, world.dated), 0, None, source=ground, trust=int(ground.trust))
    for key in report.after:
        earlier = entries.get(key)
        if earlier is None or earlier.id == meeting.id:
            continue
        values = {"article": world.name(report.article), "this": world.entry(meeting), "earlier": world.entry(earlier)}
        cause = Cause(code="reason.after", values=values)
        ground = Ground(says=cause, source=from_passage(report.passages[0]), trust=Trust.ORDER)
        yield net.Difference(last(earlier, world.dated), start, 1, None, source=ground, trust=int(ground.trust))


# ── terms of office ──────────────────────────────────────────────────────────────────────────────


def _of_terms(world: World, meeting: Meeting) -> Iterator[net.Constraint]:
    """The text gives a person an office: the day lies in a term of that person in it."""
    seen: set[tuple[str, str]] = set()
    for report in meeting.reports:
        if report.held != "held":
            continue
        for one in report.participants:
            office = world.registry.offices.get(one.office_id or "")
            if office is None or one.id is None or one.former or (one.id, office.id) in seen:
                continue
            seen.add((one.id, office.id))
            yield from _of_term(world, meeting, report, one, office)


def _of_term(
    world: World, meeting: Meeting, report: Report, person: Participant, office: Office
) -> Iterator[net.Constraint]:
    tenures = [tenure for tenure in office.tenures if tenure.person == person.id]
    if not tenures or person.id is None:
        return
    seen = all(tenure.seen and tenure.until_seen for tenure in tenures)
    values = {
        "person": world.registry.people[person.id].name,
        "office": office.name,
        "terms": [Cause(code="reason.term_period", values={"interval": tenure.period}) for tenure in tenures],
        "article": world.name(report.article),
    }
    urls = tuple(url for tenure in tenures for url in tenure.sources)
    ground = Ground(
        says=Cause(code="reason.term" if seen else "reason.term_unseen", values=values),
        source=Source(knowledge=f"offices/{office.id}", urls=urls, seen=seen),
        trust=Trust.TERM,
    )
    windows = tuple(_window(first(meeting), tenure.period, ground) for tenure in tenures)
    if len(windows) == 1:
        yield windows[0]
    else:
        yield net.Cases(tuple((window,) for window in windows), source=ground, trust=int(Trust.TERM))


# ── links, claims, judgements ────────────────────────────────────────────────────────────────────


def _of_links(world: World) -> Iterator[net.Constraint]:
    """Likely identities («this visit is that visit»): soft equality of the days."""
    entries = {m.id: m for m in world.merged.meetings} | world.by_report()
    for link in world.merged.links:
        left, right = entries.get(link.left), entries.get(link.right)
        if link.decision != "likely" or left is None or right is None or left.id == right.id:
            continue
        passages = [entry.reports[0].passages[0] for entry in (left, right)]
        one_visit = left.form == right.form == "meeting"
        cause = Cause(
            code="reason.likely_same_visit" if one_visit else "reason.likely_same",
            values={
                "left": world.entry(left),
                "right": world.entry(right),
                "left_article": world.name(passages[0].article),
                "right_article": world.name(passages[1].article),
            },
        )
        ground = Ground(says=cause, source=from_passage(passages[0]), trust=Trust.LIKELY_LINK, detail=link.why)
        trust = int(ground.trust) * 100 + int(link.score * 99)
        yield net.Difference(first(left), first(right), 0, 0, source=ground, hard=False, trust=trust)
        ends = last(left, world.dated), last(right, world.dated)
        if ends != (first(left), first(right)):
            yield net.Difference(*ends, 0, 0, source=ground, hard=False, trust=trust)


def claimed(world: World, claim: Claim) -> list[tuple[Meeting, bool]]:
    """The entries a claim is about, and whether it quotes the expression that dates them."""
    if claim.participants:
        return [
            (meeting, False)
            for meeting in world.merged.meetings
            if meeting.form != "visit" and _tells(meeting, claim.article)
            and set(claim.participants) <= {p.id for p in meeting.participants}
            and _same_place(world, meeting, claim.place)
        ]  # fmt: skip
    wanted = plain(claim.quote or "")
    return [
        (meeting, True)
        for meeting in world.merged.meetings
        for report in meeting.reports
        if report.article == claim.article and _quotes(world, report, wanted)
    ]


def _tells(meeting: Meeting, article: str) -> bool:
    return any(report.article == article for report in meeting.reports)


def _same_place(world: World, meeting: Meeting, place: str | None) -> bool:
    """Whether a meeting is at a place, or at one inside it."""
    here = meeting.place_id
    while place is not None and here is not None and here != place:
        row = world.registry.places.get(here)
        here = row.within if row else None
    return place is None or here == place


def _quotes(world: World, report: Report, wanted: str) -> bool:
    dating = governing(report, world.dated)
    if not wanted or dating is None:
        return False
    said = plain(dating.mention.text)
    return wanted in said or said in wanted


def _of_claim(world: World, claim: Claim) -> Iterator[net.Constraint]:
    for meeting, _ in claimed(world, claim):
        cause = Cause(code="reason.claim", values={"interval": claim.date, "sources": list(claim.sources)})
        if not claim.sources or not claim.seen:
            cause = Cause(code="reason.claim_unseen", values={"interval": claim.date})
        source = Source(claim=claim.id, urls=claim.sources, seen=claim.seen)
        ground = Ground(
            says=cause, source=source, trust=Trust.CLAIM, outside=True, about=meeting.id, key=("claim", claim.id)
        )
        yield from _given(world, meeting, claim.date, extent="[" not in claim.edtf, ground=ground)


def _given(
    world: World, meeting: Meeting, value: Interval, *, extent: bool, ground: Ground
) -> Iterator[net.Constraint]:
    start, end = first(meeting), last(meeting, world.dated)
    if start != end and extent and (value.day or (value.length and value.length < 28)):
        yield _window(start, Interval(value.earliest, value.earliest), ground)
        yield _window(end, Interval(value.latest, value.latest), ground)
        return
    yield _window(start, value, ground)
    if start != end:
        yield _window(end, value, ground)


def judged(world: World, judgement: Judgement) -> list[Meeting]:
    """The entries whose date a person decided, by article and quoted expression or words of a passage."""
    wanted = plain(judgement.quote or "")
    return [
        meeting
        for meeting in world.merged.meetings
        for report in meeting.reports
        if report.article == judgement.article
        and (_quotes(world, report, wanted) or any(wanted in plain(p.quote) for p in report.passages))
    ]


def _of_judged_date(world: World, judgement: Judgement) -> Iterator[net.Constraint]:
    if judgement.date is None:
        return
    for meeting in judged(world, judgement):
        ground = Ground(
            says=Cause(code="reason.judged_date", values={"interval": judgement.date}),
            source=Source(knowledge=f"judgements/{judgement.line}"), trust=Trust.JUDGEMENT, about=meeting.id,
        )  # fmt: skip
        extent = "[" not in (judgement.edtf or "")
        yield from _given(world, meeting, judgement.date, extent=extent, ground=ground)


def _window(variable: Variable, value: Interval, ground: Ground) -> net.Constraint:
    return net.Window(variable, value.earliest, value.latest, source=ground, trust=int(ground.trust))


def article_of(world: World, article: str) -> Article:
    """The stored article of an id."""
    return world.dated[article].article
