"""Pictures of people, places and entries as pages show them: a file of the site, its size, who made it."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.registry import Person, Picture, Place
from arabic_timeline.render import safe
from arabic_timeline.render.views import Row, World

FOLDER = "media/"  # below the site; the builder copies the files of data/media that are called


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture: its path below the site, its size in pixels, what is to be seen, who made it under which terms."""

    path: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str


def of(world: World, row: Person | Place | Picture | None) -> Shown | None:
    """The picture of a row of the registry; ``None`` where it has none, or its file is not there."""
    if row is None or not row.image or row.image not in world.registry.media:
        return None
    width, height = world.registry.media[row.image]
    return Shown(
        path=FOLDER + row.image,
        width=width,
        height=height,
        alt=safe.text(row.alt or ""),
        credit=safe.text(row.credit or ""),
        licence=safe.text(row.licence or ""),
    )


def of_entry(world: World, row: Row) -> Shown | None:
    """The picture of an entry itself."""
    return of(world, world.registry.pictures.get(row.id))


def faces(world: World, row: Row) -> tuple[Shown, ...]:
    """What stands small in a row: the picture of the entry, else those of its first two sides."""
    own = of_entry(world, row)
    if own:
        return (own,)
    people = (of(world, world.registry.people.get(one.id)) for one in row.who if one.id)
    return tuple(one for one in people if one)[:2]
