"""An article as its page shows it: its publication day, its expressions and what became of each, what was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from markupsafe import Markup

from arabic_timeline.model import Article, Bounds, Cause, Dating, Publication
from arabic_timeline.render import links, quotes, safe, told, words
from arabic_timeline.render.causes import Reason, reasons, spans
from arabic_timeline.render.placed import became
from arabic_timeline.render.views import Row, World, short

_AROUND = 70  # characters shown at most on either side of an expression
_UNTOLD = 120  # characters shown of an act that is on no timeline, around the words that say why
_STOPS = frozenset("\n.!?؟؛…")
_ENDS = re.compile(r"[ \t]*(?:[.!?؟؛…]|\n|$)")  # what ends a sentence or a line, behind words of it
_CUT = 160  # characters shown of a piece of furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression and what became of it."""

    anchor: str
    context: Markup
    kind: str
    when: words.When | None
    edtf: str | None
    publication: bool
    notice: Markup | None
    reasons: tuple[Reason, ...]
    leads: tuple[Row, ...]  # the meetings and events that it dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """An act that the article names and does not tell as a fact: its sentence, and why it is on no timeline."""

    quote: Markup
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    id: str
    path: str
    title: str
    short: str
    outlet: str
    outlet_id: str
    outlet_path: str
    author: str | None
    url: str | None
    host: str | None
    status: str
    outside: bool  # the day rests on a source outside the articles
    when: words.When
    certain: words.When | None
    reasons: tuple[Reason, ...]
    expressions: tuple[Expression, ...]
    furniture: tuple[str, ...]
    untold: tuple[Untold, ...]
    body: tuple[Markup, ...]  # the paragraphs, where the outlet's rights allow it
    copy_of: str | None


def brief(world: World, one: Publication) -> ArticleView:
    """What a list of articles shows: no expressions, no text."""
    return _view(world, one, whole=False)


def whole(world: World, one: Publication) -> ArticleView:
    """Everything that the page of an article shows."""
    return _view(world, one, whole=True)


def order(one: Publication) -> date:
    """For lists: by the earliest day on which it may have been published."""
    span = (one.likely or one.certain).interval
    return span.earliest or span.latest or date.max


def status(one: Publication) -> str:
    """The mark of a publication day."""
    span = one.certain.interval
    if one.given:
        return "stated"
    if one.likely:
        return "likely"
    return "inferred" if span.earliest or span.latest else "unknown"


def _view(world: World, one: Publication, *, whole: bool) -> ArticleView:
    article, months = one.dated.article, world.settings.months
    url = safe.url(article.url)
    return ArticleView(
        id=article.id,
        path=links.article(article.id),
        title=article.title,
        short=short(article.title),
        outlet=world.outlet_name(article.outlet),
        outlet_id=article.outlet,
        outlet_path=links.outlet(article.outlet),
        author=article.author,
        url=url,
        host=safe.host(url) if url else None,
        status=status(one),
        outside=any(cause.source is not None and cause.source.claim is not None for cause in one.why),
        when=words.when(one.likely or one.certain, months),
        certain=words.when(one.certain, months) if one.likely else None,
        reasons=reasons(world, one.why, article.id) if whole else (),
        expressions=_expressions(world, one) if whole else (),
        furniture=_furniture(article) if whole else (),
        untold=tuple(_untold(world, one.dated.article.id)) if whole else (),
        body=_body(world, one) if whole else (),
        copy_of=world.timeline.copies.get(article.id) or article.copy_of,
    )


def _untold(world: World, article: str) -> Iterator[Untold]:
    for act in world.kept_out.get(article, ()):
        cause = Cause(code=f"extract.{act.value}", values={"sign": act.sign})
        yield Untold(quote=_around(act.quote, act.sign), reason=told.sentence(world, cause))


def _around(quote: str, sign: str) -> Markup:
    """A sentence, cut to what stands around some words of it."""
    at = max(0, quote.find(sign))
    return safe.quoted(quote, [(at, at + len(sign), "other")], limit=_UNTOLD)


def _expressions(world: World, one: Publication) -> tuple[Expression, ...]:
    leads: dict[int, list[Row]] = {}
    for row in world.by_article.get(one.dated.article.id, []):
        for report in row.entry.meeting.reports:
            if report.article == one.dated.article.id and report.dating is not None:
                leads.setdefault(report.dating, []).append(row)
    article = one.dated.article
    around = quotes.around(article, [(d.mention.start, d.mention.end) for d in one.dated.datings], _AROUND)
    return tuple(
        _expression(world, article, dating, value, tuple(leads.get(n, ())), around)
        for n, (dating, value) in enumerate(zip_longest(one.dated.datings, one.values))
    )


def _expression(
    world: World, article: Article, dating: Dating, value: Bounds | None, leads: tuple[Row, ...], around: int
) -> Expression:
    """With what reasoning made of it, where the article alone does not place it."""
    mention, months = dating.mention, world.settings.months
    found = became(dating, value)
    return Expression(
        anchor=f"d{mention.start}",
        context=_context(article.text, mention.start, mention.end, around),
        kind=world.words["kind"][mention.kind],
        when=words.when(found, months) if found else None,
        edtf=found.edtf if found else None,
        publication=mention.publication,
        notice=told.shown(world, dating.doubt) if dating.doubt else None,
        reasons=reasons(world, found.why if found else dating.why, article.id),
        leads=leads,
    )


def _context(text: str, start: int, end: int, around: int) -> Markup:
    """The expression with a few words on either side, never across a line; «…» where its sentence goes on."""
    low = max(text.rfind("\n", 0, start) + 1, start - around)
    stop = text.find("\n", end)
    high = min(len(text) if stop < 0 else stop, end + around)
    if low > 0 and text[low - 1] != "\n":
        low = min(start, text.find(" ", low, start) + 1 or start)
    if high < len(text) and text[high] != "\n":
        high = max(end, text.rfind(" ", end, high))
    before = "" if _ends_there(text[:low]) else "… "
    after = "" if _ends_there(text[:high]) or _ENDS.match(text, high) else " …"
    at = len(before) - low
    return safe.quoted(f"{before}{text[low:high]}{after}", [(start + at, end + at, "governs")])


def _ends_there(text: str) -> bool:
    """Whether a sentence or a line ends with a text, which may be empty."""
    return not text or text.rstrip(" \t")[-1:] in _STOPS


def _furniture(article: Article) -> tuple[str, ...]:
    pieces = (safe.text(article.text[start:end]) for start, end in article.furniture)
    return tuple(one if len(one) <= _CUT else f"{one[:_CUT]}…" for one in pieces if one)


def _body(world: World, one: Publication) -> tuple[Markup, ...]:
    article = one.dated.article
    outlet = world.registry.outlets.get(article.outlet)
    if outlet is None or outlet.rights != "full":
        return ()
    found, at = [], 0
    for line in article.text.split("\n"):
        end = at + len(line)
        cut = any(start <= at and end <= stop for start, stop in article.furniture)
        if line.strip() and not cut:
            found.append(safe.quoted(line, spans(one.dated, at, end), limit=len(line) + 1))
        at = end + 1
    return tuple(found)
