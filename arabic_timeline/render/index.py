"""What the theme's search takes in of the generated pages, and the names that it is to know.

Every alias of a person stands in the text of that person's page, so that each spelling finds it.  The theme reads its
whole index before the first answer: what a large timeline has beyond ``Settings.searched`` pages stands in scripts of
our own, which ``site.js`` looks through with the same words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from markupsafe import escape

from arabic_timeline.render import links, safe
from arabic_timeline.render.shell import INDEX, INDEX_SCRIPT, Shell
from arabic_timeline.render.views import Row, World, short

# Pages of the timeline come before hand-written ones that happen to name the same words.
_BOOST = {"people": 3.0, "meetings": 2.0}
_PIECE = 2500  # documents a script

Document = tuple[str, str, str]  # path of the page, title, text


def files(world: World, shell: Shell) -> Iterator[tuple[str, str]]:
    """The index of mkdocs with as many of the generated pages as the settings allow; the rest in scripts."""
    if not shell.index:
        return
    rest = documents(world)
    loaded = json.loads(shell.index)
    loaded["docs"] = [*loaded["docs"], *map(_themed, islice(rest, world.settings.searched))]
    text = json.dumps(loaded, ensure_ascii=False, separators=(",", ":"))
    yield INDEX, text
    # The same as a script, which is what the theme asks for where the page was opened from the disk.
    yield INDEX_SCRIPT, f"var __index = {text}"
    for n, piece in enumerate(_pieces(rest)):
        rows = json.dumps([[path.removesuffix(".html"), *said] for path, *said in piece], ensure_ascii=False)
        yield f"data/search/{n}.js", f"searchShard({rows})\n"


def slot(world: World) -> str:
    """The place of the results that the theme's index does not hold, where there are any."""
    lists = (world.registry.people, world.by_place, world.articles_of, world.rows, world.articles)
    over = sum(map(len, lists)) - world.settings.searched
    return f'<div class="search-more" data-shards="{-(-over // _PIECE)}"></div>' if over > 0 else ""


def documents(world: World) -> Iterator[Document]:
    """A search document for each generated page, those that readers look for first."""
    return chain(_people(world), _places(world), _outlets(world), map(_row, world.rows), _articles(world))


def _document(location: str, title: str, *parts: str | None) -> Document:
    return location, safe.text(title), " · ".join(safe.text(part) for part in parts if part)


def _themed(one: Document) -> dict[str, Any]:
    """As the theme wants it, which puts titles and texts into the page as HTML."""
    location, title, text = one
    found: dict[str, Any] = {"location": location, "title": str(escape(title)), "text": str(escape(text))}
    boost = _BOOST.get(location.split("/")[0])
    return {**found, "boost": boost} if boost else found


def _pieces(rest: Iterator[Document]) -> Iterator[list[Document]]:
    while piece := list(islice(rest, _PIECE)):
        yield piece


def _people(world: World) -> Iterator[Document]:
    for one in world.registry.people.values():
        offices = [o.name for o in world.registry.offices.values() if any(t.person == one.id for t in o.tenures)]
        yield _document(links.person(one.id), one.name, *one.aliases, *offices)


def _places(world: World) -> Iterator[Document]:
    for place in world.by_place:
        one = world.registry.places[place]
        yield _document(links.place(place), one.name, *one.aliases)


def _outlets(world: World) -> Iterator[Document]:
    for outlet in sorted(world.articles_of):
        known = world.registry.outlets.get(outlet)
        yield _document(links.outlet(outlet), world.outlet_name(outlet), *(known.aliases if known else ()))


def _row(row: Row) -> Document:
    people = [text for who in (*row.who, *row.attending) for text in (who.name, who.office)]
    return _document(row.path, row.named, row.when.text, row.place, *people, *row.entry.meeting.topics)


def _articles(world: World) -> Iterator[Document]:
    for one in world.timeline.articles:
        article = one.dated.article
        outlet = world.outlet_name(article.outlet)
        yield _document(links.article(article.id), short(article.title), outlet, article.author)
