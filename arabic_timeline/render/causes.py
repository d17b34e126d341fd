"""Reasons, evidence and contradictions as the pages show them: a sentence, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from arabic_timeline import say
from arabic_timeline.model import Cause, Contradiction, Dated, Dating, Passage, Source
from arabic_timeline.render import links, safe
from arabic_timeline.render.views import Row, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page outside the site: a link that names its host; ``url`` is ``None`` for an address known in part."""

    url: str | None
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a statement stands: an article of the site, pages outside it, or a rule of the house."""

    kind: str  # article | claim | knowledge | rule
    label: str
    path: str | None = None
    quote: str | None = None
    pages: tuple[Page, ...] = ()
    seen: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    says: str
    ground: Ground | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of an article, its expressions marked."""

    quote: Markup
    article: str
    path: str
    title: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction ready for print; ``row`` is the entry it is about, where it is about one."""

    anchor: str
    title: Markup
    path: str | None
    statements: tuple[Reason, ...]
    repairs: tuple[tuple[int, str, bool], ...]  # number of the statement, what it gives, taken


def reasons(world: World, causes: Iterable[Cause]) -> tuple[Reason, ...]:
    """A chain of causes in sentences, each with its ground; a sentence told twice is shown once."""
    found = dict.fromkeys((safe.text(say.sentence(one, world.settings.months)), one.source) for one in causes)
    return tuple(Reason(says=says, ground=ground(world, source)) for says, source in found)


def ground(world: World, source: Source | None) -> Ground | None:
    """Where a statement stands, or ``None`` where its cause does not say."""
    if source is None:
        return None
    if source.article is not None:
        return _article(world, source)
    if source.claim is not None:
        return _claim(world, source)
    if source.knowledge is not None:
        return Ground(kind="knowledge", label=source.knowledge, pages=_pages(source.urls), seen=source.seen)
    return Ground(kind="rule", label=source.rule, path="method.html") if source.rule else None


def evidence(world: World, row: Row) -> tuple[Evidence, ...]:
    """The sentences that tell it, in the order of its reports, with the date expressions of each marked."""
    found: dict[tuple[str, int, int], Evidence] = {}
    for report in row.entry.meeting.reports:
        publication = world.articles.get(report.article)
        dated = publication.dated if publication else None
        for passage in report.passages:
            key = (passage.article, passage.start, passage.end)
            found.setdefault(key, _evidence(world, passage, dated, report.dating))
    return tuple(found.values())


def spans(dated: Dated, start: int, end: int, governing: int | None = None) -> list[tuple[int, int, str]]:
    """The date expressions inside [start, end) of an article, as offsets from ``start`` with a class each."""
    return [
        (one.mention.start - start, one.mention.end - start, "governs" if n == governing else "other")
        for n, one in enumerate(dated.datings)
        if start <= one.mention.start and one.mention.end <= end
    ]


def clash(world: World, one: Contradiction) -> Clash:
    """A contradiction with the titles and grounds of its members."""
    row = world.row.get(one.about)
    publication = world.articles.get(one.about)
    if row:
        title, path = row.title, row.path
    elif publication:
        title, path = safe.bdi(publication.dated.article.title), links.article(one.about)
    else:
        title, path = safe.ltr(one.about), None
    months = world.settings.months
    return Clash(
        anchor=links.slug(one.about),
        title=title,
        path=path,
        statements=tuple(
            Reason(says=safe.text(say.sentence(s.says, months)), ground=ground(world, s.source)) for s in one.statements
        ),
        repairs=tuple((r.without + 1, safe.text(say.sentence(r.gives, months)), r.chosen) for r in one.repairs),
    )


def _article(world: World, source: Source) -> Ground:
    publication = world.articles.get(source.article or "")
    title = publication.dated.article.title if publication else source.article or ""
    anchor = _anchor(publication.dated.datings, source) if publication else ""
    return Ground(
        kind="article",
        label=title,
        path=links.article(source.article or "") + anchor if publication else None,
        quote=safe.text(source.quote) if source.quote else None,
        pages=_pages(source.urls),
    )


def _anchor(datings: Sequence[Dating], source: Source) -> str:
    """The expression that the passage of a source is, or holds."""
    if source.start is None or source.end is None:
        return ""
    inside = (d.mention.start for d in datings if source.start <= d.mention.start and d.mention.end <= source.end)
    start = next(inside, None)
    return "" if start is None else f"#d{start}"


def _claim(world: World, source: Source) -> Ground:
    claim = world.claims.get(source.claim or "")
    urls = tuple(dict.fromkeys((*source.urls, *(claim.sources if claim else ()))))
    note = claim.note if claim else None
    seen = claim.seen if claim else source.seen
    return Ground(kind="claim", label=source.claim or "", pages=_pages(urls), seen=seen, note=note)


def _pages(urls: Iterable[str]) -> tuple[Page, ...]:
    return tuple(Page(url=safe.url(one), host=safe.host(one) if safe.url(one) else safe.text(one)) for one in urls)


def _evidence(world: World, passage: Passage, dated: Dated | None, governing: int | None) -> Evidence:
    marks: list[tuple[int, int, str]] = []
    title, outlet = passage.article, ""
    if dated:
        title, outlet = dated.article.title, world.outlet_name(dated.article.outlet)
        if dated.article.text[passage.start : passage.end] == passage.quote:
            marks = spans(dated, passage.start, passage.end, governing)
    return Evidence(
        quote=safe.quoted(passage.quote, marks),
        article=passage.article,
        path=links.article(passage.article),
        title=title,
        outlet=outlet,
    )
