"""What refers to nothing (errors) and what is doubtful (warnings) in knowledge and articles together."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from arabic_timeline.model import Article, Cause, Fault
from arabic_timeline.registry.shapes import Claim, Judgement, Office, Registry
from arabic_timeline.text import plain

_NAMED = 5  # articles that are named where more have the same fault
Written = Mapping[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What can be referred to: what was read, and the ids of rows and articles that were not for a fault of theirs."""

    registry: Registry
    articles: Mapping[str, Article]
    written: Written = field(default_factory=dict)
    ids: frozenset[str] = frozenset()

    def person(self, name: str) -> bool:
        return name in self.registry.people or self._may_be("people", name)

    def place(self, name: str) -> bool:
        return name in self.registry.places or self._may_be("places", name)

    def outlet(self, name: str) -> bool:
        return name in self.registry.outlets or self._may_be("outlets", name)

    def article(self, name: str) -> bool:
        return name in self.articles or self._may_be("articles", name)

    def _may_be(self, file: str, name: str) -> bool:
        ids = self.written.get(file, frozenset())
        return ids is None or name in ids


def references(
    registry: Registry, articles: Iterable[Article], written: Written | None = None, ids: Iterable[str] = ()
) -> Iterator[Fault]:
    """Names that lead nowhere, aliases of two persons, outlets and articles that are not there.

    ``written``: by file (``people``, ``articles``, …) that has errors the ids that stand in it, ``None`` where it could
    not be read; what refers to one of them is not called missing.
    Whether a meeting of a judgement exists is known only once the articles are read; here its article has to exist, or
    it is one of ``ids``, those that were given out.
    """
    told = {article.id: article for article in articles}
    known = _Known(registry=registry, articles=told, written=written or {}, ids=frozenset(ids))
    yield from _countries(known)
    yield from _circles(registry)
    for office in registry.offices.values():
        yield from _holders(office, known)
    for claim in registry.claims:
        yield from _claim(claim, known)
    for judgement in registry.judgements:
        yield from _judgement(judgement, known)
    yield from _opposites(registry)
    yield from _shared_aliases(registry)
    yield from _unknown_outlets(known)
    yield from _alike_outlets(known)


def doubts(registry: Registry) -> Iterator[Fault]:
    """Warnings for an editor who asks: tenures that overlap, claims without a source."""
    for office in registry.offices.values():
        yield from _overlaps(office)
    for claim in registry.claims:
        if not claim.sources:
            says = Cause(code="registry.claim-without-source", values={"claim": claim.id})
            yield _fault(claim, f"{claim.id}: a claim without a source", "claim-without-source", says=says)


def _countries(known: _Known) -> Iterator[Fault]:
    registry = known.registry
    rows: tuple[Mapping[str, Any], ...] = (registry.people, registry.offices, registry.outlets)
    for row in itertools.chain.from_iterable(group.values() for group in rows):
        if row.country is not None and not known.place(row.country):
            yield _fault(row, f"{row.id}: country: there is no place «{row.country}»")
    for place in registry.places.values():
        if place.within is not None and not known.place(place.within):
            yield _fault(place, f"{place.id}: within: there is no place «{place.within}»")


def _circles(registry: Registry) -> Iterator[Fault]:
    for place in registry.places.values():
        around, seen = place.within, set[str]()
        while around is not None and around in registry.places and around not in seen and around != place.id:
            seen.add(around)
            around = registry.places[around].within
        if around == place.id:
            yield _fault(place, f"{place.id}: within: the place would lie within itself")


def _holders(office: Office, known: _Known) -> Iterator[Fault]:
    for tenure in office.tenures:
        if not known.person(tenure.person):
            message = f"{office.id}: tenures: there is no person «{tenure.person}»"
            yield Fault(file=office.file, line=tenure.line, message=message, rule="reference")


def _claim(claim: Claim, known: _Known) -> Iterator[Fault]:
    for person in claim.participants:
        if not known.person(person):
            yield _fault(claim, f"{claim.id}: participants: there is no person «{person}»")
    if claim.place is not None and not known.place(claim.place):
        yield _fault(claim, f"{claim.id}: place: there is no place «{claim.place}»")
    article = known.articles.get(claim.article)
    if not known.article(claim.article):
        says = Cause(code="registry.claim-without-article", values={"article": claim.article})
        message = f"{claim.id}: article: there is no article «{claim.article}», the claim is left aside"
        yield _fault(claim, message, "claim-without-article", says=says)
    elif article and claim.quote and plain(claim.quote) not in plain(article.text):
        message = f"{claim.id}: quote: article «{claim.article}» does not say «{claim.quote}»"
        yield _fault(claim, message, "claim-about-nothing", says=_nothing_said(claim))


def _nothing_said(claim: Claim) -> Cause:
    return Cause(code="registry.claim-about-nothing", values={"article": claim.article, "quote": claim.quote or ""})


def _judgement(judgement: Judgement, known: _Known) -> Iterator[Fault]:
    if judgement.person is not None and not known.person(judgement.person):
        yield _fault(judgement, f"person: there is no person «{judgement.person}»")
    if judgement.article is not None and not known.article(judgement.article):
        yield _fault(judgement, f"article: there is no article «{judgement.article}»")
    about = [judgement.about] if judgement.about and not known.article(judgement.about) else []
    quotes = dict(zip(judgement.meetings, judgement.quotes, strict=False))
    for meeting in [*judgement.meetings, *about]:
        article, hyphen, tail = meeting.rpartition("-")
        if meeting not in known.ids and not (hyphen and tail and known.article(article)):
            lost = f"; it was about «{quotes[meeting]}»" if meeting in quotes else ""
            yield _fault(judgement, f"there is no meeting «{meeting}», nor an article whose it could be{lost}")


def _opposites(registry: Registry) -> Iterator[Fault]:
    """Two meetings that one row unites, or several rows by way of others, and another row keeps apart."""
    groups = _united(registry.judgements)
    for judgement in registry.judgements:
        for pair in _pairs(judgement) if judgement.kind == "different" else ():
            group = groups.get(pair[0])
            if group is not None and group is groups.get(pair[1]):
                lines = ", ".join(map(str, sorted(group.lines(*pair))))
                message = f"«{pair[0]}» and «{pair[1]}» are called the same (line {lines}) and different"
                says = Cause(code="registry.opposites", values={"one": pair[0], "other": pair[1]})
                yield _fault(judgement, message, "opposites", says=says)


@dataclass(slots=True)
class _Group:
    """Meetings that judgements make one."""

    meetings: set[str] = field(default_factory=set)
    rows: list[Judgement] = field(default_factory=list)

    def lines(self, one: str, other: str) -> list[int]:
        """The lines that unite two of them: the one that names both, else all."""
        own = [row.line for row in self.rows if {one, other} <= set(row.meetings)]
        return own[:1] or [row.line for row in self.rows]


def _united(judgements: Iterable[Judgement]) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}
    for judgement in judgements:
        if judgement.kind != "same":
            continue
        joined = _Group(set(judgement.meetings), [judgement])
        for group in {id(groups[m]): groups[m] for m in judgement.meetings if m in groups}.values():
            joined.meetings |= group.meetings
            joined.rows += group.rows
        groups.update(dict.fromkeys(joined.meetings, joined))
    return groups


def _pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    return itertools.combinations(sorted(set(judgement.meetings)), 2)


def _shared_aliases(registry: Registry) -> Iterator[Fault]:
    bearers: dict[str, dict[str, str]] = defaultdict(dict)
    for person in registry.people.values():
        for name in (person.name, *person.aliases):
            bearers[plain(name)][person.id] = name
    for people in bearers.values():
        if len(people) > 1:
            last = registry.people[list(people)[-1]]
            alias = people[last.id]
            says = Cause(
                code="registry.shared-alias",
                values={"alias": alias, "people": [registry.people[one].name for one in people]},
            )
            yield _fault(last, f"the name «{alias}» belongs to {' and '.join(people)}", "shared-alias", says=says)


def _unknown_outlets(known: _Known) -> Iterator[Fault]:
    """One fault an outlet, at its first article: a folder of thousands has few outlets."""
    unknown: dict[str, list[Article]] = defaultdict(list)
    for article in known.articles.values():
        if not known.outlet(article.outlet):
            unknown[article.outlet].append(article)
    for outlet, theirs in unknown.items():
        others = ", ".join(one.id for one in theirs[1 : 1 + _NAMED]) + (", …" if len(theirs) > 1 + _NAMED else "")
        more = f" (nor for {len(theirs) - 1:,} more of its articles: {others})" if len(theirs) > 1 else ""
        yield Fault(
            file=theirs[0].file,
            line=2,
            message=f"outlet: «{outlet}» has no row in outlets.yaml{more}",
            rule="unknown-outlet",
            error=False,
            says=Cause(code="registry.unknown-outlet", values={"outlet": outlet}),
            about=theirs[0].id,
        )


def _alike_outlets(known: _Known) -> Iterator[Fault]:
    """Outlets that differ only in capital letters would be one page on many disks."""
    first = {outlet.lower(): outlet for outlet in known.registry.outlets}
    told: set[str] = set()
    for article in known.articles.values():
        other = first.setdefault(article.outlet.lower(), article.outlet)
        if other != article.outlet and article.outlet not in told:
            told.add(article.outlet)
            message = f"outlet: «{article.outlet}» differs from «{other}» only in capital letters"
            yield Fault(file=article.file, line=2, message=message, rule="reference")


def _overlaps(office: Office) -> Iterator[Fault]:
    for one, other in itertools.combinations(office.tenures, 2):
        common = one.period & other.period
        # The day of the handover belongs to both.
        if one.person != other.person and common is not None and common.length != 1:
            line = max(one.line, other.line)
            message = f"{office.id}: the tenures of «{one.person}» and «{other.person}» overlap"
            says = Cause(code="registry.overlap", values={"office": office.name, "people": [one.person, other.person]})
            yield Fault(file=office.file, line=line, message=message, rule="overlap", error=False, says=says)


def _fault(row: Any, message: str, rule: str = "reference", *, says: Cause | None = None) -> Fault:
    return Fault(file=row.file, line=row.line, message=message, rule=rule, error=says is None, says=says)
