"""Slips of the texts as the pages show them: what two readings an expression leaves, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from arabic_timeline.model import Warning
from arabic_timeline.render import links, told
from arabic_timeline.render.views import World, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A warning ready for print; ``path`` leads to the expression on the article's page."""

    says: Markup
    path: str
    title: str
    outlet: str


def slips(world: World, warnings: Iterable[Warning]) -> tuple[Slip, ...]:
    """Each warning with the article that it stands in; one about an article that is not there is left out."""
    return tuple(_slip(world, one) for one in warnings if one.article in world.articles)


def _slip(world: World, one: Warning) -> Slip:
    dated = world.articles[one.article].dated
    starts = [dating.mention.start for dating in dated.datings]
    anchor = f"#d{one.start}" if one.start in starts else ""
    return Slip(
        says=told.shown(world, one.says),
        path=links.article(one.article) + anchor,
        title=short(dated.article.title),
        outlet=world.outlet_name(dated.article.outlet),
    )
