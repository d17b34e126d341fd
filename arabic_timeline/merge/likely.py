"""Likely links: this visit is that visit; these talks were that visit; two meetings of one guest in one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from arabic_timeline.merge.cluster import Cluster
from arabic_timeline.merge.compare import common_days
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Cause, Link
from arabic_timeline.registry import Registry

NEIGHBOURS = 8  # a visit is linked with so few others of the same guest and country


def links(clusters: Sequence[Cluster], registry: Registry) -> Iterator[Link]:
    """Links with decision ``likely``; they unite nothing."""
    yield from visits(clusters)
    yield from talks(clusters)
    yield from same_guest(clusters, registry)


def visits(clusters: Sequence[Cluster]) -> Iterator[Link]:
    """The undated visit of somebody to a country is the one visit there that another text dates."""
    groups: dict[tuple[str, str], list[tuple[Cluster, Evidence]]] = defaultdict(list)
    for cluster in clusters:
        for fact in cluster.facts:
            if (key := visited(fact)) is not None:
                groups[key].append((cluster, fact))
    for (_, _), members in sorted(groups.items()):
        dated = [m for m in members if m[1].stated is not None]
        for cluster, fact in members:
            fitting = [d for d in dated if d[0] is not cluster and _may_be(fact, d[1])]
            if fact.stated is None and 0 < len(fitting) <= NEIGHBOURS and len({id(d[0]) for d in fitting}) == 1:
                yield _link(
                    fact,
                    fitting[0][1],
                    0.6,
                    Cause(code="merge.likely_visit", values={"name": fact.report.participants[0].name}),
                )


def visited(fact: Evidence) -> tuple[str, str] | None:
    """Who visited which country, of what ``visits`` links."""
    if fact.report.form == "visit" and fact.report.held == "held" and fact.country and len(fact.who) == 1:
        return fact.who[0].sure or min(fact.who[0].may), fact.country
    return None


def talked(fact: Evidence) -> list[str] | None:
    """The countries of what ``talks`` looks at."""
    dated = fact.report.form in ("visit", "meeting") and len(fact.report.countries) == 2 and fact.stated is not None
    talks_ = fact.report.form == "event" and fact.report.passages[0].trigger and fact.report.countries
    return sorted(fact.report.countries) if dated or talks_ else None


def talks(clusters: Sequence[Cluster]) -> Iterator[Link]:
    """Talks of two countries in a month: the visit between those countries, of that field, in that month."""
    visits: dict[frozenset[str], list[Evidence]] = defaultdict(list)
    for cluster in clusters:
        for fact in cluster.facts:
            if fact.report.form in ("visit", "meeting") and len(fact.report.countries) == 2 and fact.stated is not None:
                visits[fact.report.countries].append(fact)
    for cluster in clusters:
        for fact in cluster.facts:
            if fact.report.form != "event" or not fact.report.passages[0].trigger:
                continue
            near = [v for v in visits.get(fact.report.countries, []) if v.fields & fact.fields and _in_month(fact, v)]
            apart = [v for v in near if v.source != fact.source]
            chosen = [v for v in apart if v.report.form == "visit"] or apart
            if 0 < len(chosen) <= NEIGHBOURS and len({v.stated for v in chosen}) == 1:
                yield _link(
                    fact,
                    chosen[0],
                    0.5,
                    Cause(code="merge.likely_talks", values={"summary": fact.report.summary or ""}),
                )


def _in_month(talks: Evidence, visit: Evidence) -> bool:
    if talks.stated is not None:
        return common_days(talks.stated, visit.window) is not None
    if talks.months is None or visit.stated is None or not visit.stated.closed:
        return False
    assert visit.stated.earliest and visit.stated.latest
    return {visit.stated.earliest.month, visit.stated.latest.month} <= set(talks.months)


def _may_be(left: Evidence, right: Evidence) -> bool:
    return common_days(left.window, right.window) is not None and left.source != right.source


def same_guest(clusters: Sequence[Cluster], registry: Registry) -> Iterator[Link]:
    """In one text a guest meets two of the same country, one meeting dated and one not: likely one visit."""
    by_article: dict[str, list[Evidence]] = defaultdict(list)
    for cluster in clusters:
        for fact in cluster.facts:
            if fact.report.form == "meeting" and fact.report.held == "held" and len(fact.who) == 2:
                by_article[fact.report.article].append(fact)
    for facts in by_article.values():
        dated = [f for f in facts if f.stated is not None]
        for fact in facts:
            if fact.stated is not None or fact.report.within or fact.report.after or fact.weekdays or fact.months:
                continue
            guests = [d for d in dated if _one_guest(fact, d, registry) and fact.report.key not in d.report.after]
            if len(guests) == 1 and common_days(fact.window, guests[0].window):
                name = next(
                    p.name for p in fact.report.participants if p.id in {q.id for q in guests[0].report.participants}
                )
                yield _link(guests[0], fact, 0.5, Cause(code="merge.likely_guest", values={"name": name}))


def _one_guest(left: Evidence, right: Evidence, registry: Registry) -> bool:
    """One side in common, and the two others of one country, which is not the guest's."""
    sure = [{side.sure for side in fact.who if side.sure is not None} for fact in (left, right)]
    shared, others = sure[0] & sure[1], sure[0] ^ sure[1]
    if len(shared) != 1 or len(others) != 2 or any(name not in registry.people for name in others):
        return False
    countries = {registry.people[name].country for name in others}
    own = {registry.people[name].country for name in shared if name in registry.people}
    return len(countries) == 1 and None not in countries and not countries & own


def _link(left: Evidence, right: Evidence, score: float, cause: Cause) -> Link:
    return Link(left=left.report.key, right=right.report.key, score=score, decision="likely", why=(cause,))
