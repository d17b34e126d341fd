"""What the hand-written pages are filled with: the timeline, and the lists with their further parts."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from arabic_timeline.model import Publication
from arabic_timeline.render import article, causes, links, overview, shards, years
from arabic_timeline.render.parts import Part, cut
from arabic_timeline.render.press import Press
from arabic_timeline.render.views import Row, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list that may need several pages: the slot of its first, its name, what it holds."""

    slot: str
    heading: str
    items: Sequence[Any]
    first: dict[str, Any] = field(default_factory=dict)  # what only the first page needs
    view: Callable[[Any], Any] = lambda item: item
    say: Callable[[Sequence[Any]], str] | None = None


class Homes:
    """The slots of the hand-written pages, and the pages that continue them."""

    def __init__(self, world: World, press: Press) -> None:
        self._world = world
        self._press = press

    def slots(self) -> dict[str, str]:
        """What fills the markers of the hand-written pages."""
        plain = {name: self._press.part(f"{name}.html", root="") for name in ("marks", "take-away", "download")}
        lists = {one.slot: self._printed(one, self._cut(one), 0, "") for one in self._lists}
        return {"timeline": self._press.part("timeline.html", root="", **self._timeline()), **plain, **lists}

    def pages(self) -> Iterator[tuple[str, str]]:
        """The years, where the timeline is cut by year, and the second and further pages of the lists."""
        for anchor, heading, rows in self._groups if self._split else ():
            yield from self._year(links.page("years", anchor), heading, rows)
        for one in self._lists:
            parts = self._cut(one)
            for n in range(1, len(parts)):
                head = {"title": f"{one.heading}: {parts[n].label}"}
                list_ = Markup(self._printed(one, parts, n, "../"))
                yield parts[n].path, self._press.page("list.html", parts[n].path, head, listed=one, list_=list_)

    def shards(self) -> Iterator[tuple[str, str]]:
        """What the filters load where the timeline is cut by year."""
        return shards.files(self._world, self._groups) if self._split else iter(())

    # ── lists ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _lists(self) -> tuple[Listed, ...]:
        world = self._world
        known = world.registry.people.values()
        people = sorted(
            (one for one in known if one.id in world.by_person),
            key=lambda one: (-len(world.by_person[one.id]), one.name),
        )
        others = [one for one in known if one.id not in world.by_person]
        articles = sorted(world.timeline.articles, key=article.order)
        return (
            Listed(slot="people", heading="الأشخاص", items=people, first={"others": others}),
            Listed(slot="places", heading="الأماكن", items=world.known_places),
            Listed(slot="outlets", heading="الصحف", items=world.known_outlets),
            Listed(slot="articles", heading="المقالات", items=articles, view=self._brief, say=_years),
            Listed(slot="contradictions", heading="التناقضات", items=self._clashes()),
            Listed(
                slot="review",
                heading="للمراجعة",
                items=world.timeline.review,
                view=self._doubt,
                first={"faults": world.timeline.faults},
            ),
        )

    def _cut(self, one: Listed) -> list[Part[Any]]:
        return cut(f"{one.slot}.html", one.items, self._world.settings.split, one.say)

    def _printed(self, one: Listed, parts: Sequence[Part[Any]], n: int, root: str) -> str:
        more = one.first if n == 0 else dict.fromkeys(one.first, ())
        items = [one.view(item) for item in parts[n].items]
        start = n * self._world.settings.split
        return self._press.part(
            f"{one.slot}.html", root=root, items=items, parts=parts, here=parts[n], start=start, **more
        )

    def _brief(self, one: Publication) -> article.ArticleView:
        return article.brief(self._world, one)

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

    def _doubt(self, one: Any) -> tuple[Any, Markup, Row | None, Publication | None]:
        world = self._world
        says = causes.reasons(world, [one.says])[0].says
        return one, says, world.row.get(one.about), world.articles.get(one.about)

    # ── the timeline ────────────────────────────────────────────────────────────────────────────

    @property
    def _split(self) -> bool:
        return len(self._world.rows) > self._world.settings.split

    @cached_property
    def _groups(self) -> list[tuple[str, str, list[Row]]]:
        return years.years(self._world.rows)

    def _year(self, home: str, heading: str, rows: list[Row]) -> Iterator[tuple[str, str]]:
        family = self._world.settings.months
        ordered = [row for _, _, group in years.months(rows, family) for row in group]
        parts = cut(home, ordered, self._world.settings.split, lambda piece: _months(piece, family))
        for one in parts:
            title = heading if len(parts) == 1 else f"{heading}، {one.label}"
            head = {"title": title, "description": f"الخط الزمني: {title}"}
            yield one.path, self._press.page("year.html", one.path, head, heading=heading, parts=parts, here=one)

    def _timeline(self) -> dict[str, Any]:
        world = self._world
        return {
            "groups": self._groups,
            "shards": Markup(json.dumps([shards.path(anchor) for anchor, _, _ in self._groups])),
            "split": self._split,
            "overview": overview.svg(world),
            "held": Counter(entry.meeting.held for entry in world.timeline.meetings),
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


def _years(piece: Sequence[Publication]) -> str:
    """The years of a run of articles, those of unknown day aside."""
    spans = [(one.likely or one.certain).interval for one in piece]
    found = [day.year for span in spans for day in (span.earliest,) if day]
    return _ends([str(min(found)), str(max(found))]) if found else "بلا تاريخ"


def _months(piece: Sequence[Row], family: str) -> str:
    headings = [heading or "كلها" for _, heading, _ in years.months(piece, family)]
    return _ends([headings[0], headings[-1]])


def _ends(two: list[str]) -> str:
    return two[0] if two[0] == two[1] else " – ".join(two)
