"""The pages: each view into its template, each template's HTML into the shell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from arabic_timeline.model import Publication
from arabic_timeline.render import article, cards, causes, cites, embeds, feeds, index, linked, links, safe, views
from arabic_timeline.render.homes import Homes
from arabic_timeline.render.parts import cut
from arabic_timeline.render.people import tenures
from arabic_timeline.render.press import Press
from arabic_timeline.render.shell import Shell
from arabic_timeline.render.views import Row, Who, World

_DESCRIBED = 200  # characters of a description, which search engines and previews cut anyway


def files(world: World, shell: Shell) -> Iterator[tuple[str, str]]:
    """Every HTML page, the search index, the sitemap and what robots and readers of addresses want."""
    press = Press(world, shell)
    homes = Homes(world, press)
    stamped: list[str] = []
    for path, text in chain(Made(world, press).pages(), homes.pages()):
        stamped.append(path)
        yield path, text
    yield from shell.pages(homes.slots())
    yield from homes.shards()
    yield from index.files(world, shell)
    yield from embeds.Embeds(world, press).files()
    yield from linked.addresses(world, [*shell.paths, *stamped])


class Made:
    """One method a kind of page."""

    def __init__(self, world: World, press: Press) -> None:
        self._world = world
        self._press = press

    def pages(self) -> Iterator[tuple[str, str]]:
        """The pages of which there are many: one an entry, person, place, outlet, article."""
        yield from self._entries()
        yield from self._people()
        yield from self._places()
        yield from self._outlets()
        yield from self._articles()
        yield from self._redirects()

    # ── pages of which there are many ───────────────────────────────────────────────────────────

    def _entries(self) -> Iterator[tuple[str, str]]:
        rows = self._world.rows
        for n, row in enumerate(rows):
            around = {"before": rows[n - 1] if n else None, "after": rows[n + 1] if n + 1 < len(rows) else None}
            shown = {**self._entry(row), **around}
            yield row.path, self._press.page("meeting.html", row.path, self._entry_head(row), **shown)

    def _entry(self, row: Row) -> dict[str, Any]:
        world = self._world
        return {
            "row": row,
            "roles": _roles(row),
            "reasons": causes.reasons(world, row.entry.why),
            "evidence": causes.evidence(world, row),
            "clashes": [causes.clash(world, one) for one in world.contradictions.get(row.id, [])],
            "later": [one for one in (world.row.get(i) for i in row.entry.before) if one and _overlap(row, one)],
            "card": cards.entry(row),
            "coins": cites.coins(world, row),
            "topics": [safe.text(one) for one in row.entry.meeting.topics],
        }

    def _entry_head(self, row: Row) -> dict[str, Any]:
        title = f"{row.named}، {row.when.text}"
        says = safe.shortened(f"{row.named}. {feeds.summary(self._world, row)}", _DESCRIBED)
        return {"title": title, "description": says, "data": linked.event(self._world, row), "card": cards.entry(row)}

    def _people(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one in world.registry.people.values():
            path = links.person(one.id)
            rows = world.by_person.get(one.id, [])
            count = world.count(sum(not row.event for row in rows), "meeting")
            card = cards.listed(path, one.name) if rows else None
            head = {"title": one.name, "description": f"{one.name}: {count}", "data": linked.person(world, one)}
            values = {"person": one, "rows": rows, "held": tenures(world, one), "card": card}
            yield path, self._press.page("person.html", path, {**head, "card": card}, **values)

    def _places(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one in world.known_places:
            path = links.place(one.id)
            head = {"title": one.name, "description": f"ما جرى في {one.name}"}
            around = [world.registry.places[p] for p in world.around(one.id)[1:]]
            within = [p for p in world.known_places if p.within == one.id]
            values = {"place": one, "rows": world.by_place[one.id], "around": around, "within": within}
            yield path, self._press.page("place.html", path, head, **values)

    def _outlets(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one, name, known in world.known_outlets:
            parts = cut(links.outlet(one), world.articles_of[one], world.settings.split)
            for n, part in enumerate(parts):
                head = {"title": f"{name}: {part.label}" if n else name, "description": f"ما نقلته {name}"}
                rows = [] if n else world.by_outlet.get(one, [])
                told = [article.brief(world, a) for a in part.items]
                values = {"id": one, "name": name, "outlet": known, "url": safe.url(known.url) if known else None}
                shown = {"rows": rows, "articles": told, "parts": parts, "here": part}
                yield part.path, self._press.page("outlet.html", part.path, head, **values, **shown)

    def _articles(self) -> Iterator[tuple[str, str]]:
        all_ = self._world.timeline.articles
        for n, one in enumerate(all_):
            path = links.article(one.dated.article.id)
            around = {"before": _near(all_, n - 1), "after": _near(all_, n + 1)}
            yield path, self._press.page("article.html", path, self._article_head(one), **self._article(one), **around)

    def _article(self, one: Publication) -> dict[str, Any]:
        world = self._world
        view = article.whole(world, one)
        copied = world.articles.get(view.copy_of or "")
        return {
            "article": view,
            "rows": world.by_article.get(view.id, []),
            "coins": [cites.coin(cites.of_article(world, one))],
            "clashes": [causes.clash(world, c) for c in world.contradictions.get(view.id, [])],
            "copied": copied.dated.article if copied else None,
        }

    def _article_head(self, one: Publication) -> dict[str, Any]:
        title = views.short(one.dated.article.title)
        outlet = self._world.outlet_name(one.dated.article.outlet)
        return {"title": title, "description": f"{title} — {outlet}", "data": linked.article(self._world, one)}

    def _redirects(self) -> Iterator[tuple[str, str]]:
        for old, new in sorted(self._world.timeline.redirects.items()):
            if new in self._world.row and old not in self._world.row:
                path, row = links.entry(old), self._world.row[new]
                head = {"title": row.named, "moved": row.path}
                yield path, self._press.page("moved.html", path, head, row=row)


def _roles(row: Row) -> dict[str, list[Who]]:
    """The participants under their roles, in the order in which the roles come."""
    found: dict[str, list[Who]] = {}
    for who in (*row.who, *row.attending):
        found.setdefault(who.role, []).append(who)
    return found


def _overlap(first: Row, second: Row) -> bool:
    """Whether the bounds alone do not tell which came first."""
    end, start = first.span.latest, second.span.earliest
    return end is None or start is None or start <= end


def _near(all_: tuple[Publication, ...], n: int) -> Publication | None:
    return all_[n] if 0 <= n < len(all_) else None
