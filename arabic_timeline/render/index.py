"""What the theme's search takes in of the generated pages, and the names that it is to know.

Every alias of a person stands in the text of that person's page, so that each spelling finds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from markupsafe import escape

from arabic_timeline.render import links, safe
from arabic_timeline.render.shell import INDEX, INDEX_SCRIPT, Shell
from arabic_timeline.render.views import Row, World

# Pages of the timeline come before hand-written ones that happen to name the same words.
_BOOST = {"people": 3.0, "meetings": 2.0}


def files(world: World, shell: Shell) -> Iterator[tuple[str, str]]:
    """The index of mkdocs with the generated pages added, as many as the settings allow."""
    if not shell.index:
        return
    loaded = json.loads(shell.index)
    loaded["docs"] = [*loaded["docs"], *islice(documents(world), world.settings.searched)]
    text = json.dumps(loaded, ensure_ascii=False, separators=(",", ":"))
    yield INDEX, text
    # The same as a script, which is what the theme asks for where the page was opened from the disk.
    yield INDEX_SCRIPT, f"var __index = {text}"


def documents(world: World) -> Iterator[dict[str, Any]]:
    """A search document for each generated page, those that readers look for first."""
    return chain(_people(world), _places(world), _outlets(world), map(_row, world.rows), _articles(world))


def _document(location: str, title: str, *parts: str | None) -> dict[str, Any]:
    # The theme puts titles and texts into the page as HTML.
    text = " · ".join(str(escape(safe.text(part))) for part in parts if part)
    found: dict[str, Any] = {"location": location, "title": str(escape(safe.text(title))), "text": text}
    boost = _BOOST.get(location.split("/")[0])
    return {**found, "boost": boost} if boost else found


def _people(world: World) -> Iterator[dict[str, Any]]:
    for one in world.registry.people.values():
        offices = [o.name for o in world.registry.offices.values() if any(t.person == one.id for t in o.tenures)]
        yield _document(links.person(one.id), one.name, *one.aliases, *offices)


def _places(world: World) -> Iterator[dict[str, Any]]:
    for place in world.by_place:
        one = world.registry.places[place]
        yield _document(links.place(place), one.name, *one.aliases)


def _outlets(world: World) -> Iterator[dict[str, Any]]:
    for outlet in sorted(world.articles_of):
        known = world.registry.outlets.get(outlet)
        yield _document(links.outlet(outlet), world.outlet_name(outlet), *(known.aliases if known else ()))


def _row(row: Row) -> dict[str, Any]:
    people = [text for who in (*row.who, *row.attending) for text in (who.name, who.office)]
    return _document(row.path, row.named, row.when.text, row.place, *people, *row.entry.meeting.topics)


def _articles(world: World) -> Iterator[dict[str, Any]]:
    for one in world.timeline.articles:
        article = one.dated.article
        outlet = world.outlet_name(article.outlet)
        yield _document(links.article(article.id), article.title, outlet, article.author)
