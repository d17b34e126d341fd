"""Reasons, evidence and contradictions as the pages show them: a sentence, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from arabic_timeline.model import Cause, Contradiction, Dated, Dating, Report, Source
from arabic_timeline.render import entered, links, quotes, safe, told
from arabic_timeline.render.views import Row, World, short

_STILL = "reason.repair_still"  # another contradiction would be left
_TWO_SPELLINGS, _SAME = "merge.name_sound", "merge.same_people"
_NAMED = 40  # characters of a title by which a sentence that holds them has named it; it cuts longer ones itself
_FRONT = "articles/"  # the knowledge that stands in the front matter of an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page outside the site: a link that names its host; ``url`` is ``None`` for an address known in part."""

    url: str | None
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a statement stands: an article of the site, pages outside it, or a rule of the house."""

    kind: str  # article | front | claim | knowledge | rule
    label: str
    path: str | None = None
    quote: str | None = None
    pages: tuple[Page, ...] = ()
    seen: bool = True
    note: str | None = None
    named: bool = False  # the sentence gives the title of the article itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence, and where it stands."""

    says: Markup
    ground: Ground | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentences of an article that tell it, their expressions marked."""

    quotes: tuple[Markup, ...]
    article: str
    path: str
    title: str
    outlet: str
    page: Page | None = None  # where an entry says that it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction ready for print; ``row`` is the entry it is about, where it is about one."""

    anchor: str
    title: Markup
    path: str | None
    statements: tuple[Reason, ...]
    repairs: tuple[tuple[int, Markup, bool], ...]  # number of the statement, what it gives, taken
    lone: bool  # setting any one of the statements aside leaves no other contradiction


def reasons(world: World, causes: Iterable[Cause], own: str | None = None) -> tuple[Reason, ...]:
    """A chain of causes in sentences, each with its ground; a sentence told twice is shown once.

    ``own`` is the article on whose page they stand.
    """
    found: dict[tuple[object, Source | None], Markup] = {}
    for one in causes:
        says = told.shown(world, one, own)
        found.setdefault((_either(one) or says, one.source), says)
    return tuple(_reason(world, says, source) for (_, source), says in found.items())


def _either(cause: Cause) -> object:
    """What is the same whichever of its names comes first."""
    names = {_TWO_SPELLINGS: cause.values.values(), _SAME: cause.values.get("names", ())}.get(cause.code)
    return None if names is None else (cause.code, frozenset(map(str, names)))


def _reason(world: World, says: Markup, source: Source | None) -> Reason:
    """What the sentence quotes itself, or what is the headline, is not quoted once more beside it."""
    where = ground(world, source)
    if where is None or where.kind != "article":
        return Reason(says=says, ground=where)
    told_of = says.striptags()
    quote = None if where.quote and (where.quote in told_of or where.quote == where.label) else where.quote
    named = where.label.rstrip("…")[:_NAMED] in told_of
    return Reason(says=says, ground=replace(where, quote=quote, named=named))


def ground(world: World, source: Source | None) -> Ground | None:
    """Where a statement stands, or ``None`` where its cause does not say."""
    if source is None:
        return None
    if source.article is not None:
        return _article(world, source)
    if source.claim is not None:
        return _claim(world, source)
    if source.knowledge is not None and source.knowledge.startswith(_FRONT):
        return _front(world, source.knowledge.removeprefix(_FRONT))
    if source.knowledge is not None:
        return Ground(kind="knowledge", label=source.knowledge, pages=_pages(source.urls), seen=source.seen)
    return Ground(kind="rule", label=source.rule, path="method.html") if source.rule else None


def _front(world: World, article: str) -> Ground:
    """What an editor wrote over an article is no knowledge of the newsroom: it leads to that article."""
    known = article in world.heads
    return Ground(kind="front", label=article, path=links.article(article) if known else None)


def evidence(world: World, row: Row) -> tuple[Evidence, ...]:
    """What each article tells of it, in the order of its reports, with the date expressions marked."""
    reports: dict[str, list[Report]] = {}
    for report in row.entry.meeting.reports:
        reports.setdefault(report.article, []).append(report)
    return tuple(_evidence(world, article, _quotes(world, article, some)) for article, some in reports.items())


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
    publication = world.heads.get(one.about)
    if row:
        title, path = row.title, row.path
    elif publication:
        title, path = safe.bdi(short(publication.dated.article.title)), links.article(one.about)
    else:
        title, path = safe.ltr(one.about), None
    return Clash(
        anchor=links.slug(one.about),
        title=title,
        path=path,
        statements=tuple(_reason(world, told.shown(world, s.says), s.source) for s in one.statements),
        repairs=tuple(
            (r.without + 1, told.shown(world, r.gives), r.chosen)
            for r in sorted(one.repairs, key=lambda repair: repair.without)
        ),
        lone=all(r.gives.code != _STILL for r in one.repairs),
    )


def _article(world: World, source: Source) -> Ground:
    entry = world.entered.get(source.article or "")
    if entry is not None:
        label, pages = entered.by(world, entry), _pages(entered.urls(entry))
        return Ground(kind="entry", label=label, quote=source.quote, pages=pages)
    publication = world.articles.get(source.article or "")
    title = short(publication.dated.article.title) if publication else source.article or ""
    anchor = _anchor(publication.dated.datings, source) if publication else ""
    return Ground(
        kind="article",
        label=title,
        path=links.article(source.article or "") + anchor if publication else None,
        quote=safe.shortened(source.quote) if source.quote else None,
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


def _quotes(world: World, article: str, reports: Sequence[Report]) -> tuple[Markup, ...]:
    publication = world.articles.get(article)
    if publication is None:
        return tuple(safe.quoted(p.quote, []) for report in reports for p in report.passages[:1])
    dated = publication.dated
    governing = next((report.dating for report in reports if report.dating is not None), None)
    return tuple(_quote(dated, one, governing) for one in quotes.pieces(dated, reports))


def _quote(dated: Dated, piece: quotes.Piece, governing: int | None) -> Markup:
    body = dated.article.text[piece.start : piece.end]
    marked = safe.quoted(body, spans(dated, piece.start, piece.end, governing), limit=len(body))
    return Markup("{}{}{}").format("" if piece.opens else "… ", marked, "" if piece.closes else " …")


def _evidence(world: World, article: str, passages: tuple[Markup, ...]) -> Evidence:
    entry = world.entered.get(article)
    if entry is not None:
        page = next(iter(_pages(entered.urls(entry))), None)
        return Evidence(quotes=passages, article=article, path="", title="", outlet=entered.by(world, entry), page=page)
    known = world.heads.get(article)
    return Evidence(
        quotes=passages,
        article=article,
        path=links.article(article),
        title=short(known.dated.article.title) if known else article,
        outlet=world.outlet_name(known.dated.article.outlet) if known else "",
    )
