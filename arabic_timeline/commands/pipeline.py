"""The straight road, in one place: articles → dated → reports → meetings → timeline."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from arabic_timeline import extract, lexicon, merge, read, reason, recognise, registry, resolve, rows, say, text
from arabic_timeline.lexicon import PACKAGE, Lexicon
from arabic_timeline.model import Article, Cause, Dated, Doubt, Fault, Merged, Report, Timeline
from arabic_timeline.registry import Registry


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What data/ says: knowledge, words and articles, with the faults of all."""

    known: Registry
    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]
    words: Lexicon = PACKAGE

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stop a build."""
        return tuple(fault for fault in self.faults if fault.error)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that follows from a world."""

    dated: Mapping[str, Dated]
    reports: tuple[Report, ...]
    merged: Merged
    timeline: Timeline
    faults: tuple[Fault, ...]


def load(data: Path) -> World:
    """The world of a folder with ``articles/``, ``knowledge/`` and, where there is one, ``lexicon/``."""
    known, faults = registry.load(data / "knowledge")
    words, slips = lexicon.load(data / "lexicon")
    signs = {outlet.id: outlet.furniture for outlet in known.outlets.values()}
    with words.in_use():
        articles, wrong = read.articles(data / "articles", signs)
        common = tuple(extract.doubts(known))
    policies = [fault for outlet in known.outlets.values() for fault in _policy_faults(outlet)]
    loaded = (*faults, *policies, *slips, *common, *wrong)
    written = {**registry.written(data / "knowledge", faults), "articles": read.written(data / "articles", wrong)}
    found = (*loaded, *registry.references(known, articles, written))
    return World(known=known, articles=articles, faults=found, words=words)


def tell(world: World, *, claims: bool = True) -> Told:
    """The timeline of a world without errors; its warnings are added to what a person should review."""
    with world.words.in_use():
        copied = merge.copies(world.articles)
        dated = {article.id: date_article(article, world.known) for article in world.articles}
        for copy, original in copied.items():
            if copy in dated and original in dated and dated[copy].article.copy_of:  # a person says so
                dated[copy] = date_article(dated[copy].article, world.known, dated[original])
        read = [extract.read(one, world.known) for one in dated.values()]
    reports = tuple(report for one in read for report in one.reports)
    merged = merge.meetings(reports, dated, world.known, copied)
    notices = chain.from_iterable(map(_notices, dated.values()))
    faults = (*world.faults, *notices, *merged.faults, *_judgements_of_nothing(world.known, merged, reports))
    timeline = reason.timeline(merged, dated, world.known, cases=resolve.cases, claims=claims)
    unused = _repairs_of_nothing(world.known, timeline) if claims else ()
    kept_out = tuple(act for one in read for act in one.kept_out)
    timeline = dataclasses.replace(_with_faults(timeline, (*faults, *unused)), kept_out=kept_out)
    return Told(dated=dated, reports=reports, merged=merged, timeline=timeline, faults=timeline.faults)


def date_article(article: Article, known: Registry, original: Dated | None = None) -> Dated:
    """An article with its datings, read by the policy of its outlet; ``original``: what it is a copy of."""
    outlet = known.outlets.get(article.outlet)
    policy = resolve.Policy.of_country(outlet.country).changed(outlet.policy) if outlet else resolve.Policy()
    return resolve.datings(article, recognise.dates(article.text), policy, original)


def _policy_faults(outlet: registry.Outlet) -> Iterator[Fault]:
    usual = dataclasses.asdict(resolve.Policy())
    for key, value in outlet.policy.items():
        if key not in usual:
            message = f"{outlet.id}: policy: unknown key «{rows.shown(key)}» (known here: {', '.join(usual)})"
        elif not _is_like(value, usual[key]):
            message = f"{outlet.id}: policy: {key}: a value such as {usual[key]} expected, not «{rows.shown(value)}»"
        else:
            continue
        yield Fault(file=outlet.file, line=outlet.line, message=message, rule="row")


def _is_like(value: object, usual: object) -> bool:
    if isinstance(usual, tuple):
        return isinstance(value, list) and bool(value) and all(type(one) is int for one in value)
    return type(value) is type(usual)


def _notices(dated: Dated) -> Iterator[Fault]:
    """Expressions against the calendar or their own weekday; reason puts the same under review."""
    article = dated.article
    for dating in dated.datings:
        if dating.notice:
            line = article.body_line + article.text.count("\n", 0, dating.mention.start)
            message = say.sentence(dating.notice)
            yield Fault(file=article.file, line=line, message=message, rule=dating.notice.code, error=False)


def _judgements_of_nothing(known: Registry, merged: Merged, reports: Iterable[Report]) -> Iterator[Fault]:
    there = {meeting.id for meeting in merged.meetings} | set(merged.redirects) | {report.key for report in reports}
    for judgement in known.judgements:
        for meeting in judgement.meetings:
            if meeting not in there:
                message = f"there is no meeting «{meeting}»"
                yield Fault(file=judgement.file, line=judgement.line, message=message, rule="reference")


def _repairs_of_nothing(known: Registry, timeline: Timeline) -> Iterator[Fault]:
    """Repairs that set nothing aside: the contradiction is gone, or their words are no statement of it."""
    sources = [statement.source for one in timeline.contradictions for statement in one.statements]
    said = {name for one in sources for name in (one.claim, one.knowledge, one.rule) if name}
    quoted = {text.plain(one.quote) for one in sources if one.quote}
    for judgement in known.judgements:
        wanted = judgement.without or ""
        if judgement.kind == "repair" and wanted not in said and text.plain(wanted) not in quoted:
            message = f"repair: no contradiction holds «{rows.shown(wanted)}»"
            says = Cause(code="registry.repair-of-nothing", values={"without": wanted})
            yield Fault(
                file=judgement.file, line=judgement.line, message=message, rule=says.code, error=False, says=says
            )


def _with_faults(timeline: Timeline, found: tuple[Fault, ...]) -> Timeline:
    """What two rooms found at the same place by the same rule is told once, in the words of the first."""
    once: dict[object, Fault] = {}
    for fault in (*found, *timeline.faults):
        key = fault.message if fault.error or not fault.says else fault.rule
        once.setdefault((fault.file, fault.line, key), fault)
    faults = tuple(once.values())
    asked = tuple(Doubt(kind=fault.rule, about=fault.about, says=fault.says) for fault in faults if fault.says)
    return dataclasses.replace(timeline, review=(*timeline.review, *asked), faults=faults)
