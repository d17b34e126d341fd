"""What stands outside the articles' own words → constraints: terms of office, likely links, claims, judgements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_timeline import constraints as net
from arabic_timeline import matter
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Cause, Meeting, Participant, Report, Source
from arabic_timeline.reason import wording
from arabic_timeline.reason.grounds import Ground, Trust, from_passage
from arabic_timeline.reason.world import World, days_of, first, governing, last, window
from arabic_timeline.registry import Claim, Judgement, Office
from arabic_timeline.text import plain

_BEHIND = 100  # characters from a name to the end of its office
_YEARS = 3  # words behind an office among which its first year stands


def constraints(world: World) -> Iterator[net.Constraint]:
    """Likely links, claims (where they are used) and dates that a person decided."""
    yield from _of_links(world)
    for claim in world.registry.claims if world.claims else ():
        yield from _of_claim(world, claim)
    for judgement in world.registry.judgements:
        if judgement.kind == "date":
            yield from _of_judged_date(world, judgement)


# ── terms of office ──────────────────────────────────────────────────────────────────────────────


def of_terms(world: World, meeting: Meeting) -> Iterator[net.Constraint]:
    """The text gives a person an office: the day lies in a term of that person in it."""
    seen: set[tuple[str, str]] = set()
    for report in meeting.reports:
        if world.tenses[report.key] != "past":
            continue
        for one in report.participants:
            office = world.registry.offices.get(one.office_id or "")
            if office is None or one.id is None or not matter.holds_office(one) or (one.id, office.id) in seen:
                continue
            if _dated_office(world, report, one) or is_office_of_now(world, report, one):
                continue
            if report.key not in meeting.likely:
                seen.add((one.id, office.id))
            yield from _of_term(world, meeting, report, one, office)


def _dated_office(world: World, report: Report, one: Participant) -> bool:
    """«سالم الرامي، وزير الخارجية بين 2019 و2021»: an office with its years is told by whoever looks back on it."""
    if not one.office:
        return False
    text = world.dated[report.article].article.text[one.start : one.end + _BEHIND]
    words = wording.words_of(text.partition(one.office)[2])[:_YEARS]
    return not folded("telling", "office_years").isdisjoint(words[:1]) and any(map(_is_year, words[1:]))


def is_office_of_now(world: World, report: Report, one: Participant) -> bool:
    """«الوزير فلان … . وسبق لفلان أن التقى»: of an earlier time, he is called by what he is when it is written.

    The sentence of such an act must give the office itself; so must one that has a date of its own, with its year.
    """
    text = world.dated[report.article].article.text
    act = report.act
    told = next((p for p in report.passages if act is not None and p.start <= act < p.end), None)
    if told is None or not one.office:
        return False
    before = wording.words_of(text[told.start : act])
    marks = [n for n, word in enumerate(before) if wording.is_earlier(before, n)]
    dating = governing(report, world.dated)
    if not marks and (dating is None or dating.depends_on_anchor):
        return False
    words = wording.words_of(text[told.start : told.end])[marks[-1] if marks else 0 :]
    return not wording.prints(words, wording.words_of(one.office))


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == len("2019")


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
    day, _ = days_of(meeting, report, world.dated)
    windows = tuple(window(day, tenure.period, ground) for tenure in tenures)
    if len(windows) == 1:
        yield windows[0]
    else:
        yield net.Cases(tuple((window,) for window in windows), source=ground, trust=int(Trust.TERM))


# ── links, claims, judgements ────────────────────────────────────────────────────────────────────


def _of_links(world: World) -> Iterator[net.Constraint]:
    """Likely identities («this visit is that visit»): soft equality of the days."""
    entries = world.by_report
    for link in world.merged.links:
        left, right = entries.get(link.left), entries.get(link.right)
        if link.decision != "likely" or left is None or right is None or left.id == right.id:
            continue
        passages = [entry.reports[0].passages[0] for entry in (left, right)]
        one_visit = any(cause.code == "merge.likely_guest" for cause in link.why)
        alike = _named_alike(world.entry(left), world.entry(right))
        cause = Cause(
            code="reason.likely_same_visit" if one_visit else "reason.likely_one" if alike else "reason.likely_same",
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


def _named_alike(left: Cause, right: Cause) -> bool:
    """Whether two entries are named by the same words, whoever of their people is told first."""
    one, other = (dict(cause.values) for cause in (left, right))
    names = [sorted(map(repr, values.pop("names", ()))) for values in (one, other)]
    return left.code == right.code and one == other and names[0] == names[1]


def claimed(world: World, claim: Claim) -> list[Meeting]:
    """The entries a claim is about: those of its article with its participants and place, or dated by its quotation."""
    told = world.told_in.get(claim.article, [])
    if claim.participants:
        wanted = set(claim.participants)
        found = [
            meeting
            for meeting, _ in told
            if meeting.form != "visit"
            and wanted <= {p.id for p in meeting.participants}
            and _same_place(world, meeting, claim.place)
        ]
    else:
        found = [meeting for meeting, report in told if _quotes(world, report, plain(claim.quote or ""))]
    return list({meeting.id: meeting for meeting in found}.values())


def _same_place(world: World, meeting: Meeting, place: str | None) -> bool:
    """Whether a meeting is at a place, or at one inside it."""
    here = meeting.place_id
    while place is not None and here is not None and here != place:
        row = world.registry.places.get(here)
        here = row.within if row else None
    return place is None or here == place


def elsewhere(world: World, report: Report, visit: Report) -> bool:
    """Whether a meeting is told at a place of which nobody knows that it is that of its visit."""
    if report.place is None or visit.place is None or report.place == visit.place:
        return False
    here = report.place_id
    while here is not None and here != visit.place_id:
        row = world.registry.places.get(here)
        here = row.within if row else None
    return here is None


def _quotes(world: World, report: Report, wanted: str) -> bool:
    dating = governing(report, world.dated)
    if not wanted or dating is None:
        return False
    said = plain(dating.mention.text)
    return wanted in said or said in wanted


def _of_claim(world: World, claim: Claim) -> Iterator[net.Constraint]:
    for meeting in claimed(world, claim):
        cause = _claim_cause(claim, world.entry(meeting))
        source = Source(claim=claim.id, urls=claim.sources, seen=claim.seen)
        ground = Ground(says=cause, source=source, trust=Trust.CLAIM, about=meeting.id, key=("claim", claim.id))
        yield from _given(world, meeting, claim.date, extent=_is_extent(claim), ground=ground)


def _claim_cause(claim: Claim, entry: Cause) -> Cause:
    form = "" if _is_extent(claim) else "_one_day"
    if not claim.sources or not claim.seen:
        return Cause(code=f"reason.claim{form}_unseen", values={"entry": entry, "interval": claim.date})
    hosts = dict.fromkeys(_host(address) for address in claim.sources)
    return Cause(code=f"reason.claim{form}", values={"entry": entry, "interval": claim.date, "sources": list(hosts)})


def _is_extent(claim: Claim) -> bool:
    """Whether all days are meant, and not one unknown day of them (EDTF brackets)."""
    return "[" not in claim.edtf


def _host(address: str) -> str:
    """The site of an address, which may be known only in part and written without https://."""
    return re.sub(r"^https?://(?:www\.)?", "", address).split("/")[0].split(" ")[0]


def _given(
    world: World, meeting: Meeting, value: Interval, *, extent: bool, ground: Ground
) -> Iterator[net.Constraint]:
    start, end = first(meeting), last(meeting, world.dated)
    if start != end and extent and (value.day or (value.length and value.length < 28)):
        yield window(start, Interval(value.earliest, value.earliest), ground)
        yield window(end, Interval(value.latest, value.latest), ground)
        return
    yield window(start, value, ground)
    if start != end:
        yield window(end, value, ground)


def judged(world: World, judgement: Judgement) -> list[Meeting]:
    """The entries whose date a person decided, by article and quoted expression or words of a passage.

    A sentence may tell several: where the judgement names one, it is that one's.
    """
    wanted, named = plain(judgement.quote or ""), set(judgement.meetings)
    told = world.told_in.get(judgement.article or "", [])
    return [
        meeting
        for meeting, report in told
        if (not named or any(one.key in named for one in meeting.reports)) and _of_words(world, report, wanted)
    ]


def _of_words(world: World, report: Report, wanted: str) -> bool:
    return _quotes(world, report, wanted) or any(wanted in plain(p.quote) for p in report.passages if p.role != "scene")


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
