"""Where the pages of people, pairs, places, outlets and articles stand, and where an earlier address leads now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from arabic_timeline.model import Address
from arabic_timeline.render import links
from arabic_timeline.render.names import form
from arabic_timeline.render.pairs import Pairs, path
from arabic_timeline.render.views import World

_END = ".html"


def given(world: World, pairs: Pairs) -> Iterator[Address]:
    """Every such page of a site."""
    named = chain(
        ((links.person(one.id), one.name) for one in world.people.values()),
        ((pair.path, "") for pair in pairs.all),
        ((links.place(one.id), one.name) for one in world.known_places),
        ((links.outlet(one), name) for one, name, _ in world.known_outlets),
        ((links.article(one.dated.article.id), one.dated.article.title) for one in world.timeline.articles),
    )
    return (Address(page=page.removesuffix(_END), name=name) for page, name in named)


class Leads:
    """Where the addresses lead that a site had once."""

    def __init__(self, world: World, pairs: Pairs) -> None:
        self._world = world
        self._twos = pairs
        self._known = {one.page: one for one in world.timeline.addresses}

    @cached_property
    def _pairs(self) -> set[str]:
        return {pair.path for pair in self._twos.all}

    @cached_property
    def _there(self) -> set[str]:
        """The addresses that lead somewhere by themselves."""
        pages = {one.page for one in given(self._world, self._twos)}
        return pages | {links.person(old).removesuffix(_END) for old in self._former}

    def lost(self) -> Iterator[tuple[Address, str | None]]:
        """(an address without a page, the page that takes its place, if one does).

        Where disks do not tell capital letters apart, one that differs in them from a page is that page.
        """
        taken = {page.lower() for page in self._there}
        for one in self._world.timeline.addresses:
            if one.page.lower() not in taken:
                taken.add(one.page.lower())
                yield one, self._lead(one)

    def _lead(self, one: Address) -> str | None:
        kind, _, slug = one.page.partition("/")
        if kind == "people":
            person = self._person(slug)
            return links.person(person) if person else None
        return self._of_two(slug) if kind == "pairs" else None

    def _of_two(self, slug: str) -> str | None:
        """The page of the same two, else that of one of them."""
        pieces = slug.split("--")
        cuts = (("--".join(pieces[:n]), "--".join(pieces[n:])) for n in range(1, len(pieces)))
        found = [tuple(map(self._person, cut)) for cut in cuts]
        for left, right in found:
            if left and right and path(left, right) in self._pairs:
                return path(left, right)
        return next((links.person(one) for cut in found for one in cut if one and one in self._world.by_person), None)

    def _person(self, slug: str) -> str | None:
        """Who is meant by the name of a page: by id, by a former id, by the name that the page bore."""
        if slug in self._by_slug:
            return self._by_slug[slug]
        known = self._known.get(f"people/{slug}")
        return self._by_form.get(form(known.name)) if known and known.name else None

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {old: one.id for one in self._world.registry.people.values() for old in one.was}

    @cached_property
    def _by_slug(self) -> Mapping[str, str]:
        former = {links.slug(old): id_ for old, id_ in self._former.items()}
        return {**former, **{links.slug(one): one for one in self._world.people}}

    @cached_property
    def _by_form(self) -> Mapping[str, str]:
        """People by the letters of their names: those with a row before those who are only named."""
        found: dict[str, str] = {}
        for one in self._world.people.values():
            for name in (one.name, *one.aliases):
                found.setdefault(form(name), one.id)
        return found
