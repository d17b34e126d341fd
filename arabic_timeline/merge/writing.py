"""Clusters → ``model.Meeting``: whose id stays, what the reports say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from arabic_timeline.merge.cluster import Cluster, content
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.sides import is_office, may_be_named, same_office
from arabic_timeline.merge.unite import United
from arabic_timeline.model import Cause, Fault, Held, Link, Meeting, Merged, Participant, Report
from arabic_timeline.registry import Judgement, Registry
from arabic_timeline.text import plain


def merged(
    united: United, links: Iterable[Link], copied: Mapping[str, str], registry: Registry, pages: Mapping[str, int]
) -> Merged:
    """The whole of what merge found."""
    refused = {key for j in registry.judgements if j.kind == "not-a-meeting" for key in j.meetings}
    meetings, redirects = [], {}
    for cluster in united.clusters:
        ordered = sorted(cluster.facts, key=partial(_precedence, cluster, pages))
        if any(f.report.key in refused for f in ordered):
            continue
        meeting = _meeting(cluster, [f.report for f in ordered], registry)
        united.faults.extend(_idle(cluster, registry))
        meetings.append(meeting)
        redirects.update({f.report.key: meeting.id for f in ordered[1:]})
    kept = {f.report.key for c in united.clusters for f in c.facts} - refused
    return Merged(
        meetings=tuple(meetings),
        links=tuple(link for link in links if link.left in kept and link.right in kept),
        redirects=redirects,
        copies=dict(copied),
        faults=tuple(united.faults),
    )


def settled(asked: Iterable[Link], likely: Iterable[Link]) -> tuple[Link, ...]:
    """All links; a pair that is likely one is not asked about."""
    linked = tuple(likely)
    pairs = {frozenset((link.left, link.right)) for link in linked}
    return (
        *(link for link in asked if link.decision != "ask" or frozenset((link.left, link.right)) not in pairs),
        *linked,
    )


def _precedence(cluster: Cluster, pages: Mapping[str, int], fact: Evidence) -> tuple[object, ...]:
    """Whose id the meeting keeps: that of the oldest page, then a telling with a day that needs nothing unknown."""
    report = fact.report
    age = pages.get(report.key, len(pages))
    likely = report.key in cluster.likely
    return likely, age, fact.stated is None, not fact.given, report.article, report.order, report.key


def _meeting(cluster: Cluster, reports: list[Report], registry: Registry) -> Meeting:
    """The id is that of the first report; all else goes by what the reports say, whatever their articles are called."""
    told = [fact.report for fact in sorted(cluster.facts, key=lambda f: (f.report.key in cluster.likely, content(f)))]
    placed = cluster.placed.report if cluster.placed else told[0]
    return Meeting(
        id=reports[0].key,
        form=told[0].form,
        participants=_participants(told, registry),
        place=placed.place,
        place_id=placed.place_id,
        mode=told[0].mode,
        held=_held(cluster, told),
        topics=tuple(dict.fromkeys(topic for r in told for topic in r.topics)),
        reports=tuple(reports),
        links=tuple(cluster.links),
        summary=next((r.summary for r in told if r.summary), None),
        likely=cluster.likely,
    )


def _held(cluster: Cluster, told: list[Report]) -> Held:
    """Held where any of them says so; of plans and what calls them off, what was written last."""
    facts = cluster.facts
    if any(fact.report.held == "held" for fact in facts):
        return "held"
    if not any(fact.off for fact in facts):
        return told[0].held
    return max(facts, key=lambda f: (f.given, content(f)[0], f.off)).report.held


def _participants(reports: list[Report], registry: Registry) -> tuple[Participant, ...]:
    """The sides of the first telling, the named ones in the place of their offices, then whom others add."""
    out: list[Participant] = list(reports[0].participants)
    for report in reports[1:]:
        for participant in report.participants:
            _add(out, participant)
    for judgement in registry.judgements:
        if judgement.kind == "participant" and any(r.key in judgement.meetings for r in reports):
            _judge(out, judgement, registry)
    return tuple(out)


def _idle(cluster: Cluster, registry: Registry) -> Iterable[Fault]:
    """Judgements that take out a participant whom no telling has."""
    keys = {f.report.key for f in cluster.facts}
    told = [p for f in cluster.facts for p in f.report.participants]
    for judgement in registry.judgements:
        if judgement.kind != "participant" or judgement.present or keys.isdisjoint(judgement.meetings):
            continue
        wanted = judgement.person or judgement.text
        if any(wanted in (p.id, p.text, p.name) for p in told):
            continue
        yield Fault(
            file=judgement.file, line=judgement.line, rule="judgement-about-nothing", error=False,
            message=f"participant: nobody in {', '.join(judgement.meetings)} is called «{wanted}» (present: false)",
            says=Cause(code="merge.idle_participant", values={"meeting": cluster.facts[0].report.key, "name": wanted}),
        )  # fmt: skip


def _add(out: list[Participant], other: Participant) -> None:
    for n, one in enumerate(out):
        if _one(one, other):
            if one.id is None and (other.id is not None or (is_office(one) and not is_office(other))):
                out[n] = replace(other, role=one.role)
            elif one.office_id is None and other.office_id is not None and one.id == other.id:
                out[n] = replace(one, office=other.office, office_id=other.office_id)
            elif _says_more(one, other):
                out[n] = replace(one, office=other.office)
            return
    if other.id is not None or other.office_id is not None or other.role == "attending":
        out.append(other)


def _says_more(one: Participant, other: Participant) -> bool:
    """«ولي العهد» and another telling's «ولي العهد السعودي»; nothing, and another's «وزير الصحة»."""
    if is_office(one) or one.office_id is not None or other.office is None or one.former != other.former:
        return False
    said, more = (plain(p.office or "").removeprefix("ال").split() for p in (one, other))
    return len(more) > len(said) and more[: len(said)] == said


def _one(one: Participant, other: Participant) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    if one.id is None and other.id is None:
        present = one.role == other.role == "attending" and may_be_named(one.name, other.name)
        return one.name == other.name or present or (same_office(one, other) and _name_alike(one, other))
    named, office = (one, other) if one.id is not None else (other, one)
    return named.id in office.candidates or (is_office(office) and same_office(one, other))


def _name_alike(one: Participant, other: Participant) -> bool:
    return is_office(one) or is_office(other) or may_be_named(one.name, other.name)


def _judge(out: list[Participant], judgement: Judgement, registry: Registry) -> None:
    """Takes a participant out; or names who is printed as ``text``, in their place and part; or adds one."""
    person = registry.people.get(judgement.person or "")
    name = person.name if person else judgement.text or ""
    meant = [n for n, p in enumerate(out) if (person and p.id == person.id) or judgement.text in (p.text, p.name)]
    if not judgement.present:
        out[:] = [p for n, p in enumerate(out) if n not in meant]
    elif meant and person:
        out[meant[0]] = replace(out[meant[0]], id=person.id, name=name, candidates=(), sort=person.sort)
        out[:] = [p for n, p in enumerate(out) if n not in meant[1:]]
    elif not meant:
        added = Participant(name=name, text=judgement.text or name, start=0, end=0)
        out.append(replace(added, id=person.id, sort=person.sort) if person else added)
