"""Pages for the articles of others: one an entry, person and pair below ``embed/``, small, by themselves.

Each page has its card at ``embed/`` and the path of the page; ``embed/list.html`` is one page for every filter, and its
address says what it shows (``?person=…&with=…&from=2018``), with the names of the filters of the site.  A card says its
height to the page around it (``assets/js/embed.js``, heard by ``assets/js/embed-host.js`` of the snippet).  Where the
site knows its address, oEmbed stands beside each card as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from markupsafe import Markup

from arabic_timeline.interval import Interval
from arabic_timeline.render import cards, causes, links, pictures, safe, shards
from arabic_timeline.render.book import Piece
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.people import called, offices
from arabic_timeline.render.press import Press
from arabic_timeline.render.views import Row, World

_WIDTH = 640  # pixels that oEmbed names; the card takes what it gets
_LISTED = 5  # rows of a card with a list
_CONCLUDES = "reason.so"
_ROOT = "../../"  # from a card to the top of the site


class Embeds:
    """The cards as files."""

    def __init__(self, world: World, press: Press, pairs: Pairs) -> None:
        self._world = world
        self._press = press
        self._pairs = pairs

    def many(self) -> Iterator[Piece]:
        """Every card."""
        for row in self._world.rows:
            yield self._card(row.path, row, partial(self._of_row, row))
        for path, title, office, rows, picture in self._lists():
            values = partial(_of_list, path, title, office, rows, picture)
            yield self._card(path, (title, office, rows, picture), values)

    def few(self) -> Iterator[tuple[str, str]]:
        """The page for every filter, and the oEmbed of each card where the site knows its address."""
        if self._world.settings.site_url:
            shown = (cards.entry(self._world, row) for row in self._world.rows)
            for card in chain(shown, (cards.listed(path, title) for path, title, *_ in self._lists())):
                yield card.oembed, self._oembed(card)
        yield from self.list()

    def list(self) -> Iterator[tuple[str, str]]:
        """The page for every filter, and the rows that it looks through."""
        world = self._world
        says = world.words["embed"]
        chips = {
            name: self._press.part("embed-chip.html", status=name) for name in (*self._world.words["status"], "outside")
        }
        words = {
            "all": says["all"],
            "none": says["none"],
            "shown": says["shown"],
            "held": self._world.words["held"],
            "chips": chips,
            **({one: world.words[one] for one in ("and", "comma")} if world.settings.folder else {}),
        }
        many = len(world.rows) > world.settings.page  # the numbers and words of the filters are there then
        given = {**words, "piece": shards.PIECE} if many else words
        yield f"{cards.FOLDER}list.html", self._press.part("embed-list.html", root="../", words_of=_script(given))
        if not many:
            yield "data/cards.js", f"timelineCards({_dumped(self._facets())})\n"

    def _facets(self) -> dict[str, Any]:
        """Every row under short names, in the order of the timeline; people, places and outlets by id."""
        world = self._world
        return {
            "people": {one: known.name for one, known in world.people.items() if one in world.by_person},
            "places": {**{one.id: one.name for one in world.known_places}, **world.written_places},
            "outlets": {one: name for one, name, _ in world.known_outlets},
            "rows": [self._record(row) for row in world.rows],
        }

    def _record(self, row: Row) -> dict[str, Any]:
        meeting = row.entry.meeting
        days = [day.isoformat() if day else "" for day in (row.span.earliest, row.span.latest)]
        found = {
            "u": row.path,
            "t": row.plain,
            "w": row.when.text,
            "p": [one.id for one in (*row.who, *row.attending) if one.id],
            "l": self._world.places_of(row),
            "o": list(row.outlets),
            "f": meeting.form,
            "h": meeting.held,
            "s": row.status,
            "c": row.contradicted,
            "x": row.entry.outside_source,
            "y": days if any(days) else None,
        }
        return {name: value for name, value in found.items() if value}

    def _lists(self) -> Iterator[tuple[str, str, str | None, Sequence[Row], pictures.Shown | None]]:
        world = self._world
        for one in world.people.values():
            held = offices(world, one.id) or called(world, one.id)
            rows = world.by_person.get(one.id, [])
            if rows:
                yield (
                    links.person(one.id),
                    one.name,
                    world.words["comma"].join(held) or None,
                    rows,
                    pictures.of(world, one),
                )

        for pair in self._pairs.all:
            left, right = sorted((world.people[pair.left].name, world.people[pair.right].name))
            yield pair.path, world.joined([left, right]), None, pair.rows, None

    def _because(self, row: Row) -> Markup | None:
        """What the chain of reasons comes to where the day is not simply written, and the date above says less."""
        ends = [cause for cause in row.entry.why if cause.code.startswith(_CONCLUDES)][-1:]
        if not ends or row.status == "stated" or ends[0].values.get("interval") == row.span:
            return None
        return causes.reasons(self._world, ends)[0].says

    def _of_row(self, row: Row) -> Mapping[str, Any]:
        card = cards.entry(self._world, row)
        told = {"row": row, "because": self._because(row), "rows": None, "all": None}
        return {"root": _ROOT, "card": card, "page": row.path, **told}

    def _card(self, page: str, given: object, values: Callable[[], Mapping[str, Any]]) -> Piece:
        return self._press.kept_part("embed.html", cards.FOLDER + page, given, values)

    def _oembed(self, card: cards.Card) -> str:
        settings = self._world.settings
        found = {
            "version": "1.0",
            "type": "rich",
            "title": card.title,
            "provider_name": settings.site_name,
            "provider_url": settings.site_url,
            "html": cards.snippet(self._world, card),
            "width": _WIDTH,
            "height": card.height,
            "cache_age": 86400,
        }
        return safe.json_escaped(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def _of_list(
    path: str, title: str, office: str | None, rows: Sequence[Row], picture: pictures.Shown | None
) -> Mapping[str, Any]:
    """What a card with a list shows: the last of its rows, those without a day after all others."""
    last = list(reversed(rows))
    last.sort(key=lambda row: row.span == Interval())
    faces = [picture] if picture else []
    told = {"row": None, "because": office, "rows": last[:_LISTED], "all": rows, "pictured": faces}
    return {"root": _ROOT, "card": cards.listed(path, title), "page": path, **told}


def _dumped(value: Any) -> str:
    return safe.json_escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _script(value: Any) -> Markup:
    """JSON inside a script element: nothing in it may end the element or start another."""
    text = _dumped(value)
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
