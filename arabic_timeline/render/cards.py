"""What a page offers for the articles of others: the place of its card below ``embed/``, the snippet that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from arabic_timeline.render import safe
from arabic_timeline.render.views import Row, World

FOLDER = "embed/"
_HEIGHT = {"entry": 250, "list": 460}  # pixels before the card has said its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a page offers to be shown elsewhere: ``path`` of the card, its title, the height it is given at first."""

    path: str
    title: str
    height: int

    @property
    def oembed(self) -> str:
        return self.path.removesuffix(".html") + ".json"


def entry(world: World, row: Row) -> Card:
    """The card of an entry."""
    return Card(
        path=FOLDER + row.path,
        title=f"{safe.text(row.named)}{world.words['comma']}{row.when.text}",
        height=_HEIGHT["entry"],
    )


def listed(path: str, title: str) -> Card:
    """The card of a page with a list: a person, two persons."""
    return Card(path=FOLDER + path, title=safe.text(title), height=_HEIGHT["list"])


def snippet(world: World, card: Card) -> str:
    """The HTML to paste into an article; without an address of the site its place is held by ``{site}``."""
    settings = world.settings
    site = settings.site_url or "{site}"
    base = settings.base_url or "{site}" + settings.top
    return str(
        Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>\n'
            '<script src="{}assets/js/embed-host.js" async></script>'
        ).format(site + card.path, card.title, card.height, base)
    )
