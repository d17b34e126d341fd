"""What the hand-written pages are filled with: the timeline, and the lists with their further parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup, escape

from arabic_timeline.model import Publication
from arabic_timeline.render import article, bins, causes, exports, lanes, links, network, safe, shards, stories, years
from arabic_timeline.render.book import File, Piece
from arabic_timeline.render.explore import Explorer, words
from arabic_timeline.render.front import front, headline
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.parts import Part, cut
from arabic_timeline.render.press import Press
from arabic_timeline.render.slips import slips
from arabic_timeline.render.views import Row, World

_MET = 50  # people of a page below the drawing, each with a dozen links
_DOUBTS = 25  # questions of a page: each has its sentences and the lines that settle it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list that may need several pages: the slot of its first, its name, what it holds."""

    slot: str
    heading: str
    items: Sequence[Any]
    first: dict[str, Any] = field(default_factory=dict)  # what only the first page needs
    view: Callable[[Any], Any] = lambda item: item
    say: Callable[[Sequence[Any]], str] | None = None
    part: int | None = None  # items of a page, where they are so long that fewer are enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What fills a marker: ``given`` is all that ``make`` has besides what it asks of the world."""

    given: object
    make: Callable[[], str]


class Homes:
    """The slots of the hand-written pages, and the pages that continue them."""

    def __init__(self, world: World, press: Press) -> None:
        self._world = world
        self._press = press
        self.pairs = Pairs(world)
        self.explorer = Explorer(world, self._target)
        world.watch.known_as("anchors", lambda: self._anchors)

    def slots(self) -> dict[str, Slot]:
        """What fills the markers of the hand-written pages."""
        names = ("marks", "download")
        plain = {name: Slot(given=None, make=partial(self._press.part, f"{name}.html", root="")) for name in names}
        head = {name: Slot(given=None, make=partial(self._head, name)) for name in ("subject", "headline", "lead")}
        parts = exports.parts(self._world)
        taken = Slot(given=parts, make=lambda: self._press.part("take-away.html", root="", taken=parts))
        lists = {one.slot: self._slot(one, self._cut(one)) for one in self._lists}
        home = Slot(given=None, make=lambda: self._press.part("timeline.html", root="", **self._timeline()))
        tale = self._tales[0]
        story = Slot(given=self._tales, make=lambda: self._story(tale, ""))
        title = Slot(given=tale.title, make=lambda: self._plain(tale.title))
        return {**head, "timeline": home, "story": story, "story-title": title, "take-away": taken, **plain, **lists}

    def _slot(self, one: Listed, parts: Sequence[Part[Any]]) -> Slot:
        """The first part of a list."""
        given = (one.first, parts[0].items, _index(parts))
        return Slot(given=given, make=partial(self._printed, one, parts, 0, ""))

    def _head(self, name: str) -> str:
        """What stands over the home page."""
        settings = self._world.settings
        if name == "subject":
            return self._plain(settings.subject)
        if name == "headline":
            return self._plain(headline(self._world))
        return self._plain(settings.lead or self._world.words["home"]["lead"])

    def _plain(self, text: str) -> str:
        """Text of the newsroom for a page; what is Arabic on a page of another language is marked so."""
        return str(safe.foreign(text) if self._world.settings.folder else escape(safe.text(text)))

    def pages(self) -> Iterator[Piece]:
        """The years, where the timeline is cut by year, and the second and further pages of the lists."""
        for year in self._years if self._split else ():
            yield from self._year(*year)
        for one in self._lists:
            parts = self._cut(one)
            for n in range(1, len(parts)):
                yield self._further(one, parts, n)
        for tale in self._tales[1:]:
            yield self._told(tale)

    def _further(self, one: Listed, parts: Sequence[Part[Any]], n: int) -> Piece:
        head = {"title": f"{one.heading}: {parts[n].label}"}
        given = (one.slot, one.heading, parts[n].items, _index(parts), n)

        def values() -> dict[str, Any]:
            return {"listed": one, "list_": Markup(self._printed(one, parts, n, "../"))}

        return self._press.kept("list.html", parts[n].path, given, lambda: head, values)

    def _told(self, tale: stories.Tale) -> Piece:
        head = {"title": tale.title, "description": tale.lead or tale.title}

        def values() -> dict[str, Any]:
            return {"tale": tale, "text": Markup(self._story(tale, "../"))}

        return self._press.kept("story-page.html", tale.path, (tale, self._tales), lambda: head, values)

    def scripts(self) -> Iterator[File]:
        """What the filters load: their words, and the rows where a page does not hold them all."""
        yield File(path="data/words.js", given=None, make=lambda: words(self._world, self._press.chip))
        if len(self._world.rows) > self._world.settings.page:
            yield from shards.files(self._world)

    # ── the story ───────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _tales(self) -> tuple[stories.Tale, ...]:
        return stories.tales(self._world)

    def _story(self, tale: stories.Tale, root: str) -> str:
        return self._press.part("story.html", root=root, tale=tale, tales=self._tales)

    # ── lists ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def _lists(self) -> tuple[Listed, ...]:
        world = self._world
        known = world.people.values()
        people = sorted(
            (one for one in known if one.id in world.by_person),
            key=lambda one: (
                one.sort == "body",
                -len(world.by_person[one.id]),
                not world.listed(one.id),
                one.name,
            ),
        )
        others = [one for one in known if one.id not in world.by_person]
        articles = sorted(world.heads.values(), key=article.order)
        named = world.words["lists"]
        return (
            Listed(slot="people", heading=named["people"], items=people, first={"others": others}),
            Listed(
                slot="places", heading=named["places"], items=world.known_places, first={"written": self._written()}
            ),
            Listed(slot="outlets", heading=named["outlets"], items=world.known_outlets),
            Listed(slot="articles", heading=named["articles"], items=articles, view=self._brief, say=self._named_years),
            Listed(
                slot="network",
                heading=named["network"],
                items=self.pairs.people,
                view=self._met,
                first=self._network(),
                part=_MET,
            ),
            Listed(
                slot="contradictions",
                heading=named["contradictions"],
                items=self._clashes(),
                first={"warnings": slips(world, world.timeline.warnings)},
            ),
            Listed(
                slot="review",
                heading=named["review"],
                items=world.timeline.review,
                view=self._doubt,
                first={"faults": world.timeline.faults},
                part=_DOUBTS,
            ),
        )

    def _written(self) -> list[tuple[str, str, list[Row]]]:
        """Places without a record, the most told first: the name, where what happened there is found, and that."""
        world = self._world
        told = sorted(world.by_written_place.items(), key=lambda one: (-len(one[1]), world.written_places[one[0]]))
        return [
            (world.written_places[one], rows[0].path if len(rows) == 1 else links.asked(place=one), rows)
            for one, rows in told
        ]

    def _cut(self, one: Listed) -> list[Part[Any]]:
        return cut(self._world, f"{one.slot}.html", one.items, one.say, part=one.part)

    def _printed(self, one: Listed, parts: Sequence[Part[Any]], n: int, root: str) -> str:
        more = one.first if n == 0 else dict.fromkeys(one.first, ())
        items = [one.view(item) for item in parts[n].items]
        start = sum(len(part.items) for part in parts[:n])
        return self._press.part(
            f"{one.slot}.html", root=root, items=items, parts=parts, here=parts[n], start=start, **more
        )

    def _named_years(self, piece: Sequence[Publication]) -> str:
        """The years of a run of articles, those of unknown day aside."""
        spans = [(one.likely or one.certain).interval for one in piece]
        found = [day.year for span in spans for day in (span.earliest,) if day]
        return _ends([str(min(found)), str(max(found))]) if found else str(self._world.words["parts"]["undated"])

    def _network(self) -> dict[str, Any]:
        people = self.pairs.people
        return {
            "network": network.draw(self._world, self.pairs, ""),
            "lanes": lanes.draw(self._world, people, ""),
            "pair_count": len(self.pairs.all),
        }

    def _met(self, person: str) -> tuple[Any, list[tuple[Any, Any]]]:
        """A person with everybody met, whom most first."""
        people = self._world.people
        return people[person], [(people[one.other(person)], one) for one in self.pairs.by_person[person]]

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
        return one, says, world.row.get(one.about), world.heads.get(one.about)

    # ── the timeline ────────────────────────────────────────────────────────────────────────────

    @property
    def _split(self) -> bool:
        return len(self._world.rows) > self._world.settings.split

    @cached_property
    def _groups(self) -> list[tuple[str, str, list[Row]]]:
        return years.years(self._world.rows, self._world.words["years"])

    @cached_property
    def _years(self) -> list[tuple[str, str, list[Row], list[Part[Row]]]]:
        """The groups with the parts of their pages."""
        world = self._world
        found = []
        for anchor, heading, rows in self._groups:
            ordered = [row for _, _, group in _months(world, rows) for row in group]
            parts = cut(world, links.page("years", anchor), ordered, lambda part: _named_months(world, part))
            found.append((anchor, heading, rows, parts))
        return found

    def _year(self, anchor: str, heading: str, rows: list[Row], parts: list[Part[Row]]) -> Iterator[Piece]:
        scope = {"year": int(anchor[1:])} if anchor[1:].isdigit() else {}
        yield from map(self._press.file, self.explorer.facets(parts[0].path, rows))
        for n, one in enumerate(parts):
            yield self._of_year(heading, rows, parts, one, None if n else scope)

    def _of_year(
        self, heading: str, rows: list[Row], parts: list[Part[Row]], one: Part[Row], scope: dict[str, Any] | None
    ) -> Piece:
        title = heading if len(parts) == 1 else f"{heading}{self._world.words['comma']}{one.label}"
        head = {"title": title, "description": self._world.words["described"]["year"].format(title)}

        def values() -> dict[str, Any]:
            asked = None
            if scope is not None:
                home = parts[0].path
                asked = self.explorer.list(rows, one.items, "../", scope=scope, home=home, card=bool(scope))
            return {"heading": heading, "rows": rows, "parts": parts, "here": one, "asked": asked}

        given = (heading, rows, one.items, _index(parts), one.path, scope)
        return self._press.kept("year.html", one.path, given, lambda: head, values)

    @cached_property
    def _anchors(self) -> Mapping[str, str]:
        """Where years and months begin, by anchor, in a timeline that is cut."""
        with self._world.watch.unheard():
            return self._world.watch.table("anchors", self._found_anchors() if self._split else {})

    def _found_anchors(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for anchor, _, _, parts in self._years:
            found[anchor] = parts[0].path
            for part in parts:
                for month, _, _ in _months(self._world, part.items):
                    found.setdefault(month, f"{part.path}#{month}")
        return found

    def _target(self, one: bins.Bin, unit: bins.Unit) -> str:
        """The page of a column, or the nearest that is larger."""
        anchors = self._anchors
        month = f"y{one.first.year}-{one.first.month:02}"
        wanted = [month] if unit in ("day", "month") else []
        wanted += [f"y{year}" for year in range(one.first.year, one.last.year + 1)]
        return next((anchors[name] for name in wanted if name in anchors), "index.html")

    def _timeline(self) -> dict[str, Any]:
        world = self._world
        shown = () if self._split else world.rows
        return {
            "groups": self._groups,
            "asked": self.explorer.list(world.rows, shown, "", scope={}, drawn=1),
            "front": front(world, self.pairs),
            "split": self._split,
            "tally_rows": [row for row in world.rows if not row.event],
            "events": len(world.timeline.events),
            "told": len(world.heads),
            "outlet_count": len(world.articles_of),
            "clashes": len(world.timeline.contradictions),
        }


def _months(world: World, rows: Sequence[Row]) -> list[tuple[str, str, list[Row]]]:
    return years.months(rows, world.settings.months, world.words["years"])


def _named_months(world: World, piece: Sequence[Row]) -> str:
    headings = [heading or world.words["parts"]["whole"] for _, heading, _ in _months(world, piece)]
    return _ends([headings[0], headings[-1]])


def _index(parts: Sequence[Part[Any]]) -> list[tuple[str, str]]:
    """What a page tells of the others of its list."""
    return [(one.path, one.label) for one in parts]


def _ends(two: list[str]) -> str:
    return two[0] if two[0] == two[1] else " – ".join(two)
