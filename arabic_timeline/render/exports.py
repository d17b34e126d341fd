"""Where the exports stand: below ``data/`` while the timeline is small, else below ``data/parts/`` by years.

``data/index.json`` names them, however many they are.  Where they are parts, the address of the whole goes on
answering, in its own format: with the index, or with a record for each part.  Only the calendar and the feed, which
are read for what is near, hold the last of the entries there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from arabic_timeline.forms import SCHEMA
from arabic_timeline.render import cites, feeds
from arabic_timeline.render.book import File
from arabic_timeline.render.portions import Portion, portions
from arabic_timeline.render.views import World

INDEX = "data/index.json"
PARTS = "data/parts"
_FOLDER = "parts/"
# By the names under which the index has them.
FILES = {
    "json": "timeline.json",
    "jsonl": "timeline.jsonl",
    "csv": "timeline.csv",
    "ics": "timeline.ics",
    "bib": "timeline.bib",
    "ris": "timeline.ris",
    "csl": "timeline.csl.json",
    "timelinejs": "timelinejs.json",
}


def files(world: World) -> Iterator[File]:
    """The index and every export of the timeline."""
    found = portions(world)
    listed = index(world, found)
    yield File(path=INDEX, given=listed, make=lambda: feeds.dumped(listed))
    for one in found:
        makers = {**feeds.makers(world, one), **cites.makers(world, one)}
        yield from (File(path=f"data/{_path(one, key)}", given=one, make=makers[key]) for key in FILES)
    if not found[0].whole:
        yield from _instead(world, found, listed)


def index(world: World, found: Sequence[Portion]) -> dict[str, Any]:
    """What ``data/index.json`` says: how much there is, and where each part stands in each format."""
    return {
        "schema": SCHEMA,
        "limit": world.settings.whole,
        "entries": len(world.rows),
        "articles": len(world.heads),
        "parts": [
            {
                "part": one.name,
                "entries": len(one.rows),
                "articles": len(one.timeline.articles),
                "files": {key: _path(one, key) for key in FILES},
                **({"zip": packed(one.name).removeprefix("data/")} if _is_packed(world, one) else {}),
            }
            for one in found
        ],
    }


def parts(world: World) -> list[tuple[str, int, dict[str, str]]]:
    """Name, number of entries and files (below ``data/``) of each part; nothing where there is one file a format."""
    found = portions(world)
    return [] if found[0].whole else [(one.name, len(one.rows), _offered(world, one)) for one in found]


def packed(part: str) -> str:
    """Where all files of a part stand as one, by its name: put there by the builder, where the settings say so."""
    return f"{PARTS}/{part}.zip"


def _is_packed(world: World, one: Portion) -> bool:
    return bool(world.settings.packed) and not one.whole


def _offered(world: World, one: Portion) -> dict[str, str]:
    """The files of a part by format, and all of them as one."""
    files_ = {key: _path(one, key) for key in FILES}
    return {**files_, "zip": packed(one.name).removeprefix("data/")} if _is_packed(world, one) else files_


def _path(one: Portion, key: str) -> str:
    """Below ``data/``."""
    return FILES[key] if one.whole else f"{_FOLDER}{one.name}/{FILES[key]}"


def _instead(world: World, found: Sequence[Portion], listed: Mapping[str, Any]) -> Iterator[File]:
    """What stands at the addresses that a smaller timeline had."""
    rows = listed["parts"]
    near = [row for row in world.rows if row.years][-world.settings.whole :]
    works = [cites.of_part(world, one.name, f"data/{_path(one, 'json')}") for one in found]
    makers: dict[str, tuple[object, Callable[[], str]]] = {
        "json": (listed, lambda: feeds.dumped(listed)),
        "jsonl": (listed, lambda: feeds.lines({"part": rows})),
        "csv": (listed, partial(feeds.table, rows)),
        "ics": (near, partial(feeds.calendar, world, near)),
        "timelinejs": (found, partial(feeds.slides_of_years, world, found)),
        **{key: (works, make) for key, make in cites.printed(lambda: works).items()},
    }
    for key, (given, make) in makers.items():
        yield File(path=f"data/{FILES[key]}", given=given, make=make)
