"""Addresses of earlier builds: what is told elsewhere now, a person under another id, what no article tells any more.

Each had a card for the articles of others, too, whose address leads the same way.
"""

from __future__ import annotations

from collections.abc import Iterator

from arabic_timeline.model import Gone
from arabic_timeline.registry import Person
from arabic_timeline.render import cards, links, safe
from arabic_timeline.render.addresses import Leads
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.press import Press
from arabic_timeline.render.views import World

_CARDS = ("people/", "pairs/", "meetings/")  # what has one


class Moved:
    """The pages at those addresses, and their cards."""

    def __init__(self, world: World, press: Press, pairs: Pairs) -> None:
        self._world = world
        self._press = press
        self._leads = Leads(world, pairs)
        self._pairs = pairs

    def pages(self) -> Iterator[tuple[str, str]]:
        """The pages."""
        yield from self._of_entries()
        yield from self._of_people()
        yield from self._of_the_gone()
        yield from self._of_the_rest()

    def cards(self) -> Iterator[tuple[str, str]]:
        """The cards: of what is gone, only that it is gone; so of who has a page and is in no meeting."""
        there = self._carded()
        for old, new in self._all():
            if old.startswith(_CARDS):
                yield self._card(old, new, new if new in there else None, moved=new is not None)
        for page in sorted({links.person(one) for one in self._world.people} - there):
            yield self._card(page, page, None, moved=False)

    def _carded(self) -> set[str]:
        """The pages that have a card."""
        world = self._world
        found = {links.person(one) for one, rows in world.by_person.items() if rows}
        return found | {pair.path for pair in self._pairs.all} | {row.path for row in world.rows}

    def _card(self, old: str, page: str | None, card: str | None, *, moved: bool) -> tuple[str, str]:
        values = {"root": "../../", "page": page, "card": f"{cards.FOLDER}{card}" if card else None, "moved": moved}
        return f"{cards.FOLDER}{old}", self._press.part("embed-moved.html", **values)

    def _all(self) -> Iterator[tuple[str, str | None]]:
        """(old path, new path) of everything that is not where it was."""
        for old, new in self._redirected():
            yield links.entry(old), links.entry(new)
        yield from ((links.person(old), links.person(person.id)) for old, person in self._former())
        yield from ((links.entry(one.id), None) for one in self._gone())
        yield from ((f"{one.page}.html", lead) for one, lead in self._leads.lost())

    def _redirected(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for old, new in sorted(world.timeline.redirects.items()):
            if new in world.row and old not in world.row:
                yield old, new

    def _former(self) -> Iterator[tuple[str, Person]]:
        return ((old, person) for person in self._world.registry.people.values() for old in person.was)

    def _gone(self) -> Iterator[Gone]:
        return (one for one in self._world.timeline.gone if one.id not in self._world.row)

    def _of_entries(self) -> Iterator[tuple[str, str]]:
        for old, new in self._redirected():
            path, row = links.entry(old), self._world.row[new]
            yield path, self._press.page("moved.html", path, {"title": row.named, "moved": row.path}, row=row)

    def _of_people(self) -> Iterator[tuple[str, str]]:
        for old, person in self._former():
            head = {"title": person.name, "moved": links.person(person.id)}
            yield links.person(old), self._press.page("moved-person.html", links.person(old), head, person=person)

    def _of_the_gone(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one in self._gone():
            path = links.entry(one.id)
            known = world.articles.get(one.article or "")
            values = {"quote": safe.shortened(one.quote, 300), "article": known.dated.article if known else None}
            yield path, self._press.page("gone.html", path, {"title": world.words["gone"]["title"]}, **values)

    def _of_the_rest(self) -> Iterator[tuple[str, str]]:
        words = self._world.words
        for one, lead in self._leads.lost():
            path = f"{one.page}.html"
            title = words["moved" if lead else "gone"]["title"]
            head = {"title": one.name or title} | ({"moved": lead} if lead else {})
            kind = one.page.partition("/")[0]
            yield path, self._press.page("lost.html", path, head, name=one.name, lead=lead, kind=kind)
