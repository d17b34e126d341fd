"""What the picture of a page shows where the page is shared: its words, and a name that tells when they are others.

Only told here; who builds the site draws it (``commands/share.py``), where an address of the site is known and it can.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from hashlib import blake2b

from arabic_timeline.registry import Person
from arabic_timeline.render import safe
from arabic_timeline.render.front import headline
from arabic_timeline.render.pairs import Pair, Pairs
from arabic_timeline.render.people import terms
from arabic_timeline.render.views import Row, World

FOLDER = "share/"
_LOOK = 1  # counts up when the drawing changes: other bytes want another name


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The lines of a picture, each possibly empty; ``mark`` is the status that ``line`` names, for its colour.

    ``drawn``: what draws it (see ``Settings.drawn``), of which its bytes are.
    """

    site: str
    kicker: str
    title: str
    date: str
    place: str
    line: str
    mark: str
    ltr: bool
    drawn: str

    @cached_property
    def path(self) -> str:
        """Its place in the site; the same words have the same."""
        return f"{FOLDER}{blake2b(repr((_LOOK, astuple(self))).encode(), digest_size=8).hexdigest()}.png"

    @property
    def alt(self) -> str:
        """The picture in words."""
        return " · ".join(filter(None, (self.kicker, self.title, self.date, self.place, self.line, self.site)))


def all_of(world: World) -> Iterator[Picture]:
    """The pictures of the pages of a language."""
    yield home(world)
    for row in world.rows:
        yield entry(world, row)
    for one in world.people.values():
        yield person(world, one)
    for pair in Pairs(world).all:
        yield two(world, pair)


def home(world: World) -> Picture:
    """That of the home page: subject, headline and how much there is."""
    settings = world.settings
    return _picture(world, kicker=settings.subject, title=headline(world), line=tally(world, world.rows))


def entry(world: World, row: Row) -> Picture:
    """That of a meeting or an event: who, when, where, and how the date is known."""
    form = str(world.words["form"][row.entry.meeting.form])
    known = [world.words["status"][row.status], *([world.words["outside"]] if row.entry.outside_source else [])]
    return _picture(
        world,
        kicker=f"{form} · {row.told}" if row.told else form,
        title=row.plain,
        date=row.when.text,
        place=row.place or "",
        line=" · ".join(str(one["name"]) for one in known),
        mark=row.status,
    )


def person(world: World, one: Person) -> Picture:
    """That of a person: the last office that is known, and the meetings."""
    held = terms(world, one.id)
    office = held[-1][0] if held else ""
    return _picture(world, kicker=office, title=one.name, line=tally(world, world.by_person.get(one.id, [])))


def two(world: World, pair: Pair) -> Picture:
    """That of two persons who met."""
    left, right = sorted((world.people[pair.left].name, world.people[pair.right].name))
    return _picture(world, title=world.joined([left, right]), line=tally(world, pair.rows))


def _picture(
    world: World, *, title: str, kicker: str = "", date: str = "", place: str = "", line: str = "", mark: str = ""
) -> Picture:
    settings = world.settings
    told = (safe.text(one) for one in (settings.site_name, kicker, title, date, place, line))
    site, kicker, title, date, place, line = told
    kicker, line = kicker[:1].upper() + kicker[1:], line[:1].upper() + line[1:]
    return Picture(
        site=site, kicker=kicker, title=title, date=date, place=place, line=line, mark=mark, ltr=settings.ltr,
        drawn=settings.drawn,
    )  # fmt: skip


def tally(world: World, rows: Sequence[Row]) -> str:
    """What is in a list, the meetings by whether they were held, are planned or denied."""
    parts = []
    for held in ("held", "planned", "denied"):
        number = sum(not row.event and not row.call and row.entry.meeting.held == held for row in rows)
        parts += [world.count(number, held)] if number else []
    calls = sum(row.call for row in rows)
    parts += [world.count(calls, "call")] if calls else []
    events = sum(row.event for row in rows)
    return " · ".join([*parts, world.count(events, "event")] if events else parts)
