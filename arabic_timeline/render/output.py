"""The pages: each view into its template, each template's HTML into the shell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from arabic_timeline.model import Publication
from arabic_timeline.render import article, causes, index, linked, links, overview, safe, shards, views
from arabic_timeline.render.people import tenures
from arabic_timeline.render.shell import Shell
from arabic_timeline.render.views import Row, World


def files(world: World, shell: Shell) -> Iterator[tuple[str, str]]:
    """Every HTML page, the search index, the sitemap and what robots and readers of addresses want."""
    made = Made(world, shell)
    stamped: list[str] = []
    for path, text in made.pages():
        stamped.append(path)
        yield path, text
    yield from shell.pages(made.slots())
    yield from made.shards()
    yield from index.files(world, shell)
    yield from linked.addresses(world, [*shell.paths, *stamped])


class Made:
    """Templates loaded once, and one method a kind of page."""

    def __init__(self, world: World, shell: Shell) -> None:
        self._world = world
        self._shell = shell
        self._env = _environment(world)
        self._env.globals["row_html"] = self._row_html
        self._drawn: dict[tuple[str, str, int], Markup] = {}

    def pages(self) -> Iterator[tuple[str, str]]:
        """The pages of which there are many: one an entry, person, place, outlet, article."""
        yield from self._entries()
        yield from self._people()
        yield from self._places()
        yield from self._outlets()
        yield from self._articles()
        yield from self._years()
        yield from self._redirects()

    def slots(self) -> dict[str, str]:
        """What fills the markers of the hand-written pages."""
        world = self._world
        part = partial(self._part, root="")
        people = [one for one in world.registry.people.values() if one.id in world.by_person]
        people.sort(key=lambda one: (-len(world.by_person[one.id]), one.name))
        others = [one for one in world.registry.people.values() if one.id not in world.by_person]
        return {
            "timeline": part("timeline.html", **self._timeline()),
            "people": part("people.html", people=people, others=others, by_person=world.by_person),
            "places": part("places.html", places=self._known_places(), by_place=world.by_place),
            "outlets": part("outlets.html", outlets=self._known_outlets()),
            "articles": part("articles.html", articles=[article.brief(world, o) for o in world.timeline.articles]),
            "contradictions": part("contradictions.html", clashes=self._clashes()),
            "review": part("review.html", **self._review()),
            "marks": part("marks.html"),
            "take-away": part("take-away.html"),
            "download": part("download.html"),
        }

    def shards(self) -> Iterator[tuple[str, str]]:
        """What the filters load where the timeline is cut by year."""
        return shards.files(self._world, self._groups) if self._split else iter(())

    # ── pages of which there are many ───────────────────────────────────────────────────────────

    def _entries(self) -> Iterator[tuple[str, str]]:
        rows = self._world.rows
        for n, row in enumerate(rows):
            around = {"before": rows[n - 1] if n else None, "after": rows[n + 1] if n + 1 < len(rows) else None}
            yield row.path, self._page("meeting.html", row.path, self._entry_head(row), **self._entry(row), **around)

    def _entry(self, row: Row) -> dict[str, Any]:
        world = self._world
        return {
            "row": row,
            "reasons": causes.reasons(world, row.entry.why),
            "evidence": causes.evidence(world, row),
            "clashes": [causes.clash(world, one) for one in world.contradictions.get(row.id, [])],
            "later": [one for one in (world.row.get(i) for i in row.entry.before) if one and _overlap(row, one)],
            "topics": [safe.text(one) for one in row.entry.meeting.topics],
        }

    def _entry_head(self, row: Row) -> dict[str, Any]:
        title = f"{row.named}، {row.when.text}"
        return {"title": title, "description": title, "data": linked.event(self._world, row)}

    def _people(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one in world.registry.people.values():
            path = links.person(one.id)
            rows = world.by_person.get(one.id, [])
            count = world.count(sum(not row.event for row in rows), "meeting")
            head = {"title": one.name, "description": f"{one.name}: {count}", "data": linked.person(world, one)}
            yield path, self._page("person.html", path, head, person=one, rows=rows, held=tenures(world, one))

    def _places(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one in self._known_places():
            path = links.place(one.id)
            head = {"title": one.name, "description": f"ما جرى في {one.name}", "data": None}
            around = [world.registry.places[p] for p in world.around(one.id)[1:]]
            within = [p for p in self._known_places() if p.within == one.id]
            yield (
                path,
                self._page(
                    "place.html", path, head, place=one, rows=world.by_place[one.id], around=around, within=within
                ),
            )

    def _outlets(self) -> Iterator[tuple[str, str]]:
        world = self._world
        for one, name, known in self._known_outlets():
            path = links.outlet(one)
            told = [article.brief(world, a) for a in world.articles_of[one]]
            head = {"title": name, "description": f"ما نقلته {name}", "data": None}
            url = safe.url(known.url) if known else None
            rows = world.by_outlet.get(one, [])
            yield (
                path,
                self._page(
                    "outlet.html", path, head, id=one, name=name, outlet=known, url=url, rows=rows, articles=told
                ),
            )

    def _articles(self) -> Iterator[tuple[str, str]]:
        all_ = self._world.timeline.articles
        for n, one in enumerate(all_):
            path = links.article(one.dated.article.id)
            around = {"before": _near(all_, n - 1), "after": _near(all_, n + 1)}
            yield path, self._page("article.html", path, self._article_head(one), **self._article(one), **around)

    def _article(self, one: Publication) -> dict[str, Any]:
        world = self._world
        view = article.whole(world, one)
        copied = world.articles.get(view.copy_of or "")
        return {
            "article": view,
            "rows": world.by_article.get(view.id, []),
            "clashes": [causes.clash(world, c) for c in world.contradictions.get(view.id, [])],
            "copied": copied.dated.article if copied else None,
        }

    def _article_head(self, one: Publication) -> dict[str, Any]:
        title = safe.text(one.dated.article.title)
        outlet = self._world.outlet_name(one.dated.article.outlet)
        return {"title": title, "description": f"{title} — {outlet}", "data": linked.article(self._world, one)}

    def _years(self) -> Iterator[tuple[str, str]]:
        for anchor, heading, rows in self._groups if self._split else ():
            path = links.page("years", anchor)
            head = {"title": heading, "description": f"الخط الزمني: {heading}", "data": None}
            yield path, self._page("year.html", path, head, heading=heading, rows=rows)

    def _redirects(self) -> Iterator[tuple[str, str]]:
        for old, new in sorted(self._world.timeline.redirects.items()):
            if new in self._world.row and old not in self._world.row:
                path, row = links.entry(old), self._world.row[new]
                head = {"title": row.named, "description": row.named, "data": None, "moved": row.path}
                yield path, self._page("moved.html", path, head, row=row)

    # ── what the hand-written pages are filled with ─────────────────────────────────────────────

    @property
    def _split(self) -> bool:
        return len(self._world.rows) > self._world.settings.split

    @cached_property
    def _groups(self) -> list[tuple[str, str, list[Row]]]:
        return views.years(self._world.rows)

    def _timeline(self) -> dict[str, Any]:
        world = self._world
        return {
            "groups": self._groups,
            "shards": Markup(json.dumps([shards.path(anchor) for anchor, _, _ in self._groups])),
            "split": self._split,
            "overview": overview.svg(world),
            "meetings": len(world.timeline.meetings),
            "events": len(world.timeline.events),
            "told": len(world.timeline.articles),
            "outlet_count": len(world.articles_of),
            "clashes": len(world.timeline.contradictions),
            "choices": self._choices(),
        }

    def _choices(self) -> dict[str, list[tuple[str, str]]]:
        """What the filters offer: only values that some row has."""
        world = self._world
        people, places = world.registry.people, world.registry.places
        spans = [row.years for row in world.rows if row.years]
        low, high = min((s[0] for s in spans), default=0), max((s[1] for s in spans), default=-1)
        return {
            "people": sorted(((p, people[p].name) for p in world.by_person if p in people), key=lambda o: o[1]),
            "places": sorted(((p, places[p].name) for p in world.by_place), key=lambda o: o[1]),
            "outlets": sorted(((o, world.outlet_name(o)) for o in world.by_outlet), key=lambda o: o[1]),
            "statuses": [(s, w["name"]) for s, w in world.words["status"].items() if self._has(s)],
            "years": [(str(y), str(y)) for y in range(low, high + 1)] if high - low < 300 else [],
        }

    def _has(self, status: str) -> bool:
        return any(row.status == status for row in self._world.rows)

    def _known_places(self) -> list[Any]:
        return [one for one in self._world.registry.places.values() if one.id in self._world.by_place]

    def _known_outlets(self) -> list[tuple[str, str, Any]]:
        world = self._world
        return [(one, world.outlet_name(one), world.registry.outlets.get(one)) for one in sorted(world.articles_of)]

    def _clashes(self) -> list[causes.Clash]:
        """Each with an anchor of its own: the second about the same entry is «….2»."""
        times: Counter[str] = Counter()
        found = []
        for one in self._world.timeline.contradictions:
            clash = causes.clash(self._world, one)
            times[clash.anchor] += 1
            again = f".{times[clash.anchor]}" if times[clash.anchor] > 1 else ""
            found.append(replace(clash, anchor=clash.anchor + again))
        return found

    def _review(self) -> dict[str, Any]:
        world = self._world
        doubts = [
            (one, causes.reasons(world, [one.says])[0].says, world.row.get(one.about), world.articles.get(one.about))
            for one in world.timeline.review
        ]
        return {"doubts": doubts, "faults": world.timeline.faults}

    # ── stamping ────────────────────────────────────────────────────────────────────────────────

    def _part(self, template: str, /, **values: Any) -> str:
        return self._env.get_template(template).render(values)

    def _row_html(self, row: Row, root: str, level: int) -> Markup:
        """A row stands on half a dozen pages and is drawn once."""
        key = (row.id, root, level)
        if key not in self._drawn:
            self._drawn[key] = Markup(self._part("row.html", one=row, root=root, level=level))
        return self._drawn[key]

    def _page(self, template: str, path: str, head: Mapping[str, Any], **values: Any) -> str:
        settings = self._world.settings
        page = {"data": None, "moved": None, **head, "url": settings.site_url + path if settings.site_url else None}
        slots = {
            "title": str(Markup.escape(f"{safe.text(head['title'])} — {settings.site_name}")),
            "description": str(Markup.escape(safe.text(head["description"]))),
            "head": self._part("head.html", root="../", page=page),
            "content": self._part(template, root="../", page=page, **values),
        }
        return self._shell.stamp(slots)


def _overlap(first: Row, second: Row) -> bool:
    """Whether the bounds alone do not tell which came first."""
    end, start = first.span.latest, second.span.earliest
    return end is None or start is None or start <= end


def _near(all_: tuple[Publication, ...], n: int) -> Publication | None:
    return all_[n] if 0 <= n < len(all_) else None


def _environment(world: World) -> Environment:
    folders = [world.settings.templates / "pages", world.settings.templates / "parts"]
    env = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(bdi=safe.bdi, ltr=safe.ltr, clean=safe.text, outlet_name=world.outlet_name)
    env.globals.update(
        links=links,
        words=world.words,
        settings=world.settings,
        count=world.count,
        outlet_name=world.outlet_name,
        offices_of=lambda person: [
            o.name for o in world.registry.offices.values() if any(t.person == person for t in o.tenures)
        ],
        told=lambda outlet: len(world.articles_of[outlet]),
        tally=lambda rows: _tally(world, rows),
        places_of=lambda row: world.around(row.entry.meeting.place_id),
    )
    return env


def _tally(world: World, rows: list[Row]) -> str:
    events = sum(row.event for row in rows)
    parts = [world.count(len(rows) - events, "meeting")] if len(rows) > events else []
    return " · ".join([*parts, world.count(events, "event")] if events else parts)
