"""The rows for the filters, where a page does not hold them all: one script with what is counted, others with words.

``data/facets.js`` has a few numbers for each row, in display order: enough to count, filter, sort and draw.  The long
list of a year, a person, a place … has those of its own rows below ``data/facets/``, and no page but the first loads
them all.  The words of the rows stand in scripts of ``PIECE`` rows, of which only those are loaded that are shown.
Scripts and not JSON, because a page opened from the disk may load the one and not the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, cast

from arabic_timeline.forms import FORMS
from arabic_timeline.forms import Row as FormRow
from arabic_timeline.render import safe
from arabic_timeline.render.book import File
from arabic_timeline.render.data import articles
from arabic_timeline.render.views import Row, World

PIECE = 250  # rows of a script with words
HELD = ("held", "planned", "denied")
STATUSES = ("stated", "inferred", "likely", "contradicted", "unknown")
EPOCH = 719_163  # the ordinal of 1970-01-01, from which scripts count days


def files(world: World) -> Iterator[File]:
    """The script of the facets, and those of the words."""
    yield File(path="data/facets.js", given=None, make=partial(_facets, world))
    for n, start in enumerate(range(0, len(world.rows), PIECE)):
        rows = world.rows[start : start + PIECE]
        yield File(path=f"data/rows/{n}.js", given=(n, rows), make=partial(_words, world, n, rows))


def of_list(world: World, home: str, rows: Sequence[Row]) -> File:
    """The script of the facets of one list, whose page is ``home``; ``at`` tells where its rows are among all."""

    def make() -> str:
        return f"timelineFacets({_dumped({**facets(world, rows), 'at': [world.place_of[row.id] for row in rows]})})\n"

    return File(path=path_of(home), given=rows, make=make)


def path_of(home: str) -> str:
    """Where the facets of a list stand whose page is ``home``."""
    return f"data/facets/{home.removesuffix('.html').replace('/', '.')}.js"


def _facets(world: World) -> str:
    return f"timelineFacets({_dumped(facets(world, world.rows))})\n"


def _words(world: World, n: int, rows: Sequence[Row]) -> str:
    return f"timelineRows({n},{_dumped([_record(world, row) for row in rows])})\n"


def facets(world: World, rows: Sequence[Row]) -> dict[str, Any]:
    """The rows as columns of numbers, and the names of what they point to by place in its list."""
    people = {one: n for n, one in enumerate(dict.fromkeys(p for row in rows for p in _people(row)))}
    places = {one: n for n, one in enumerate(dict.fromkeys(p for row in rows for p in world.places_of(row)))}
    outlets = {one: n for n, one in enumerate(dict.fromkeys(o for row in rows for o in row.outlets))}
    forms = list(FORMS)
    return {
        "forms": [[one, row.meets] for one, row in cast("Mapping[str, FormRow]", FORMS).items()],
        "people": [[one, safe.text(world.people[one].name)] for one in people],
        "places": [[one, safe.text(world.place_called(one))] for one in places],
        "outlets": [[one, safe.text(world.outlet_name(one))] for one in outlets],
        "low": [_days(row.span.earliest) for row in rows],
        "high": [_days(row.span.latest) for row in rows],
        "p": [[people[one] for one in _people(row)] for row in rows],
        "l": [[places[one] for one in world.places_of(row)] for row in rows],
        "o": [[outlets[one] for one in row.outlets] for row in rows],
        "f": "".join(str(forms.index(row.entry.meeting.form)) for row in rows),
        "h": "".join(str(HELD.index(row.entry.meeting.held)) for row in rows),
        "s": "".join(str(STATUSES.index(row.status)) for row in rows),
        "x": "".join(str(row.contradicted + 2 * row.entry.outside_source) for row in rows),
        "t": [len(articles(row.entry)) for row in rows],
    }


def _people(row: Row) -> list[str]:
    return list(dict.fromkeys(one.id for one in (*row.who, *row.attending) if one.id))


def _days(day: Any) -> int | None:
    return day.toordinal() - EPOCH if day else None


def _record(world: World, row: Row) -> dict[str, Any]:
    """The words of a row under the short names of ``explore.js``; what is empty is left out."""
    hidden = [one.name for one in (*row.who, *row.attending) if one.name not in row.named]
    found: Mapping[str, Any] = {
        "u": row.path,
        "t": row.plain,
        "w": row.told,
        "e": row.when.line,
        "d": [row.when.lead, row.when.main, row.when.tail],
        "f": " · ".join(one.office for one in row.who if one.office),
        "a": row.place_beside,
        "c": row.sure,
        "x": " ".join(hidden),
        "r": int(row.when.span),
    }
    return {name: value for name, value in found.items() if value}


def _dumped(value: Any) -> str:
    return safe.json_escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
