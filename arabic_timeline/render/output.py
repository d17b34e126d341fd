"""The pages: each view into its template, each template's HTML into the shell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from markupsafe import Markup

from arabic_timeline.model import Publication
from arabic_timeline.registry import Outlet, Person, Place
from arabic_timeline.render import (
    article,
    cards,
    cases,
    causes,
    cites,
    embeds,
    feeds,
    index,
    linked,
    links,
    safe,
    share,
    tongues,
    views,
)
from arabic_timeline.render.book import Book, File, Piece, Spread, here, made
from arabic_timeline.render.homes import Homes, Slot
from arabic_timeline.render.moved import Moved
from arabic_timeline.render.pairs import Pair
from arabic_timeline.render.parts import Part, cut
from arabic_timeline.render.people import tenures
from arabic_timeline.render.press import Press
from arabic_timeline.render.shell import Shell
from arabic_timeline.render.slips import slips
from arabic_timeline.render.views import Row, Who, World
from arabic_timeline.render.words import possible

_ARTICLES = 25  # of an outlet on a page, below which stands what it told
_DESCRIBED = 200  # characters of a description, which search engines and previews cut anyway


def files(
    world: World, shell: Shell, book: Book | None = None, spread: Spread = here, others: Sequence[File] = ()
) -> Iterator[tuple[str, str]]:
    """Every HTML page, the search index, the sitemap and what robots and readers of addresses want.

    ``others``: files that are no pages, made together with them.
    """
    press, folder = Press(world, shell, book), world.settings.folder
    homes = Homes(world, press)
    pages, cards_ = Made(world, press, homes), embeds.Embeds(world, press, homes.pairs)
    no_page: set[str] = set()
    stamped: list[str] = []
    unaddressed = _noted(chain(cards_.many(), map(press.file, others), map(press.file, homes.scripts())), no_page)
    written = _noted(map(press.file, _written(shell, homes, press)), no_page)
    pieces = chain(unaddressed, homes.pages(), written, pages.many())
    for path, text in chain(made(pieces, spread, book, folder), pages.few()):
        if path not in no_page and path.endswith(".html"):
            stamped.append(path)
        if text is not None:
            yield path, text
    yield from index.files(world, shell)
    yield from cards_.few()
    yield from pages.moved_cards()
    yield from linked.addresses(world, [*shell.paths, *stamped])


def _noted(pieces: Iterable[Piece], paths: set[str]) -> Iterator[Piece]:
    """Pieces, with their paths put among these."""
    for one in pieces:
        paths.add(one.path)
        yield one


def _written(shell: Shell, homes: Homes, press: Press) -> Iterator[File]:
    """The hand-written pages, filled."""
    slots = homes.slots()
    for path in shell.paths:
        wanted = {name: slots[name] for name in sorted(shell.wants(path)) if name in slots}
        given = (shell.page(path), {name: slot.given for name, slot in wanted.items()})
        yield File(path=path, given=given, make=partial(_filled, shell, path, wanted, press))


def _filled(shell: Shell, path: str, slots: Mapping[str, Slot], press: Press) -> str:
    more = press.tongues(path, tongues.up(path)) | press.shared(path)
    return shell.filled(path, {**{name: slot.make() for name, slot in slots.items()}, **more})


class Made:
    """One method a kind of page."""

    def __init__(self, world: World, press: Press, homes: Homes) -> None:
        self._world = world
        self._press = press
        self._pairs = homes.pairs
        self._explorer = homes.explorer
        self._moved = Moved(world, press, homes.pairs)

    def many(self) -> Iterator[Piece]:
        """The pages of which there are many: one an entry, person, place, outlet, article."""
        yield from self._entries()
        yield from self._people()
        yield from self._places()
        yield from self._twos()
        yield from self._outlets()
        yield from self._articles()

    def few(self) -> Iterator[tuple[str, str]]:
        """The pages at addresses of earlier builds."""
        yield from self._moved.pages()

    def moved_cards(self) -> Iterator[tuple[str, str]]:
        """The cards of those pages."""
        yield from self._moved.cards()

    # ── pages of which there are many ───────────────────────────────────────────────────────────

    def _entries(self) -> Iterator[Piece]:
        rows = self._world.rows
        for n, row in enumerate(rows):
            before, after = rows[n - 1] if n else None, rows[n + 1] if n + 1 < len(rows) else None
            values = partial(self._entry, row, before, after)
            head, data = partial(self._entry_head, row), partial(linked.event, self._world, row)
            given = (row, before, after)
            yield self._press.kept("meeting.html", row.path, given, head, values, data)

    def _entry(self, row: Row, before: Row | None, after: Row | None) -> dict[str, Any]:
        world = self._world
        return {
            "row": row,
            "roles": _roles(row),
            "days": possible(row.entry.certain, world.settings.months),
            "reasons": causes.reasons(world, row.entry.why),
            "evidence": causes.evidence(world, row),
            "clashes": [causes.clash(world, one) for one in world.contradictions.get(row.id, [])],
            "later": [one for one in (world.row.get(i) for i in row.entry.before) if one and _overlap(row, one)],
            "card": cards.entry(world, row),
            "coins": cites.coins(world, row),
            "topics": self._topics(row),
            "before": before,
            "after": after,
        }

    def _topics(self, row: Row) -> list[str]:
        """What was talked of, without what says nothing by itself."""
        words = self._world.words
        told = (cases.topic(safe.text(one), words["pointing"], words["trailing"]) for one in row.entry.meeting.topics)
        return [one for one in told if one]

    def _entry_head(self, row: Row) -> dict[str, Any]:
        title = f"{row.named}{self._world.words['comma']}{row.when.text}"
        says = safe.shortened(f"{row.named}. {feeds.summary(self._world, row)}", _DESCRIBED)
        drawn = share.entry(self._world, row) if self._world.settings.drawn else None
        return {"title": title, "description": says, "card": cards.entry(self._world, row), "picture": drawn}

    def _people(self) -> Iterator[Piece]:
        world = self._world
        for one in world.people.values():
            rows = world.by_person.get(one.id, [])
            count = world.count(sum(not row.event for row in rows), "meeting")
            path = links.person(one.id)
            card = cards.listed(path, one.name) if rows else None
            drawn = share.person(world, one) if world.settings.drawn else None
            head = {"title": one.name, "description": f"{one.name}: {count}", "card": card, "picture": drawn}
            pairs = self._pairs.by_person.get(one.id, [])
            values = partial(self._person, one, pairs, card)
            data = partial(linked.person, world, one)
            yield from self._parts(
                "person.html", path, head, rows, {"person": one.id}, values, given=(one, pairs), data=data
            )

    def _person(self, one: Person, pairs: list[Pair], card: cards.Card | None) -> dict[str, Any]:
        world = self._world
        return {
            "person": one,
            "known": world.listed(one.id),
            "held": tenures(world, one),
            "met": [(world.people[pair.other(one.id)], pair) for pair in pairs],
            "card": card,
        }

    def _places(self) -> Iterator[Piece]:
        world = self._world
        for one in world.known_places:
            head = {"title": one.name, "description": world.words["described"]["place"].format(one.name)}
            within = [p for p in world.known_places if p.within == one.id]
            values = partial(self._place, one, within)
            rows, scope = world.by_place[one.id], {"place": one.id}
            yield from self._parts("place.html", links.place(one.id), head, rows, scope, values, given=(one, within))

    def _place(self, one: Place, within: list[Place]) -> dict[str, Any]:
        world = self._world
        around = [world.registry.places[p] for p in world.around(one.id)[1:]]
        return {"place": one, "around": around, "within": within}

    def _twos(self) -> Iterator[Piece]:
        """The pages of two persons who met."""
        world = self._world
        for pair in self._pairs.all:
            left, right = sorted((world.people[pair.left], world.people[pair.right]), key=lambda one: one.name)
            title = world.joined([left.name, right.name])
            card = cards.listed(pair.path, title)
            says = f"{title}: {world.count(pair.held, 'held')}"
            drawn = share.two(world, pair) if world.settings.drawn else None
            head = {"title": title, "description": says, "card": card, "picture": drawn}
            scope = {"person": pair.left, "with": pair.right}
            values = partial(dict[str, Any], two=(left, right), card=card)
            yield from self._parts("pair.html", pair.path, head, pair.rows, scope, values, given=(pair, left, right))

    def _parts(
        self,
        template: str,
        path: str,
        head: dict[str, Any],
        rows: list[Row],
        scope: dict[str, str],
        values: Callable[[], dict[str, Any]],
        *,
        given: object,
        data: Callable[[], Markup] | None = None,
    ) -> Iterator[Piece]:
        """A page with a list, which goes on on pages of its own where it is long; the first can be asked."""
        parts = cut(self._world, path, rows)
        yield from map(self._press.file, self._explorer.facets(path, rows))
        for n, part in enumerate(parts):
            titled = {**head, "title": f"{head['title']}: {part.label}"} if n else head
            shown = partial(self._part, values, rows, parts, n, scope)
            all_given = (given, titled, scope, rows, [(one.path, one.label, len(one.items)) for one in parts], n)
            yield self._press.kept(template, part.path, all_given, partial(dict, titled), shown, data)

    def _part(
        self,
        values: Callable[[], dict[str, Any]],
        rows: list[Row],
        parts: list[Part[Row]],
        n: int,
        scope: dict[str, str],
    ) -> dict[str, Any]:
        asked = None if n else self._explorer.list(rows, parts[n].items, "../", scope=scope, home=parts[0].path)
        return {**values(), "rows": rows, "parts": parts, "here": parts[n], "first": n == 0, "asked": asked}

    def _outlets(self) -> Iterator[Piece]:
        world = self._world
        for one, name, known in world.known_outlets:
            parts = cut(world, links.outlet(one), world.articles_of[one], part=_ARTICLES)
            yield from map(self._press.file, self._explorer.facets(links.outlet(one), world.by_outlet.get(one, [])))
            for n, part in enumerate(parts):
                head = {
                    "title": f"{name}: {part.label}" if n else name,
                    "description": world.words["described"]["outlet"].format(name),
                }
                rows = [] if n else world.by_outlet.get(one, [])
                values = partial(self._outlet, one, name, known, rows, parts, n)
                places = [(other.path, other.label) for other in parts]
                given = (one, name, known, head, rows, list(part.items), places, n)
                yield self._press.kept("outlet.html", part.path, given, partial(dict, head), values)

    def _outlet(
        self, one: str, name: str, known: Outlet | None, rows: list[Row], parts: list[Part[Publication]], n: int
    ) -> dict[str, Any]:
        world = self._world
        return {
            "id": one,
            "name": name,
            "outlet": known,
            "url": safe.url(known.url) if known else None,
            "rows": rows,
            "asked": self._explorer.list(
                rows, rows[: world.settings.page], "../", scope={"outlet": one}, home=links.outlet(one)
            ),
            "articles": [article.brief(world, a) for a in parts[n].items],
            "parts": parts,
            "here": parts[n],
        }

    def _articles(self) -> Iterator[Piece]:
        all_, heads = self._world.timeline.articles, tuple(self._world.heads.values())
        for n, one in enumerate(all_):
            path = links.article(one.dated.article.id)
            before, after = _near(heads, n - 1), _near(heads, n + 1)
            values = partial(self._article, one, before, after)
            head, data = partial(self._article_head, one), partial(linked.article, self._world, one)
            given = (one, before, after)
            yield self._press.kept("article.html", path, given, head, values, data)

    def _article(self, one: Publication, before: Publication | None, after: Publication | None) -> dict[str, Any]:
        world = self._world
        view = article.whole(world, one)
        copied = world.heads.get(view.copy_of or "")
        return {
            "article": view,
            "rows": world.by_article.get(view.id, []),
            "coins": [cites.coin(cites.of_article(world, one))],
            "clashes": [causes.clash(world, c) for c in world.contradictions.get(view.id, [])],
            "warnings": slips(world, world.warnings.get(view.id, [])),
            "copied": copied.dated.article if copied else None,
            "before": before,
            "after": after,
        }

    def _article_head(self, one: Publication) -> dict[str, Any]:
        title = views.short(one.dated.article.title)
        outlet = self._world.outlet_name(one.dated.article.outlet)
        return {"title": title, "description": f"{title} — {outlet}"}


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
