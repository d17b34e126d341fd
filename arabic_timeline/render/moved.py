"""Addresses of earlier builds: a person under another id now, and what no article tells any more."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_timeline.render import links, safe
from arabic_timeline.render.press import Press
from arabic_timeline.render.views import World


def pages(world: World, press: Press) -> Iterator[tuple[str, str]]:
    """The pages at those addresses."""
    for person in world.registry.people.values():
        for old in person.was:
            head = {"title": person.name, "moved": links.person(person.id)}
            yield links.person(old), press.page("moved-person.html", links.person(old), head, person=person)
    for one in world.timeline.gone:
        if one.id not in world.row:
            path = links.entry(one.id)
            known = world.articles.get(one.article or "")
            values = {"quote": safe.shortened(one.quote, 300), "article": known.dated.article if known else None}
            yield path, press.page("gone.html", path, {"title": world.words["gone"]["title"]}, **values)
