"""Articles and entries → constraints.  With ``outside`` and ``calendar`` the one place where constraints are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Dated, Source
from arabic_timeline.reason import entries, outlets, outside, undated
from arabic_timeline.reason.grounds import Ground, Trust, from_dating
from arabic_timeline.reason.world import World, published, window, writing


def constraints(world: World, spans: Mapping[str, outlets.Span]) -> list[net.Constraint]:
    """Every constraint that holds without a choice between calendar years (those: ``calendar``).

    ``spans``: what ``outlets`` found in the whole dossier, of which the world may be a part.
    """
    out: list[net.Constraint] = []
    for article in world.dated:
        out += _of_article(world, article)
    for meeting in world.merged.meetings:
        out += entries.of_meeting(world, meeting)
    out += outside.constraints(world)
    out += outlets.constraints(world, spans)
    return out


def _of_article(world: World, article: str) -> Iterator[net.Constraint]:
    dated = world.dated[article]
    if dated.published is not None:
        yield window(published(article), dated.published, _publication_ground(world, dated, dated.published))
    moved = dated.anchor is not None and dated.published is not None and not dated.anchor.within(dated.published)
    if moved and dated.anchor is not None and dated.published is not None:
        value = dated.anchor
        if entries.disputed(dated):
            value = Interval(dated.anchor.earliest, dated.published.latest)
        yield window(writing(article), value, _anchor_ground(world, dated, dated.anchor))
    else:
        ground = Ground(
            says=Cause(code="reason.writing_is_publication", values={"article": world.name(article)}),
            source=Source(rule="writing-is-publication"), trust=Trust.STRUCTURE, silent=True,
        )  # fmt: skip
        yield net.Difference(writing(article), published(article), 0, 0, source=ground, trust=int(ground.trust))
    if dated.published is None:
        yield from undated.constraints(world, dated)
    if dated.article.retrieved is not None:
        cause = Cause(code="reason.retrieved", values={"article": world.name(article), "day": dated.article.retrieved})
        ground = Ground(says=cause, source=Source(knowledge=f"articles/{article}"), trust=Trust.SAVED)
        yield window(published(article), Interval(None, dated.article.retrieved), ground)


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
    copied = any(cause.code == "resolve.copied" for cause in dated.why)
    code, rule = ("reason.copied", "copied-text") if copied else ("reason.anchor", "anchor-votes")
    cause = Cause(code=code, values={"article": world.name(dated.article.id), "interval": value})
    return Ground(says=cause, source=Source(rule=rule, article=dated.article.id), trust=Trust.TOLD, detail=dated.why)
