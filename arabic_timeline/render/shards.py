"""The rows of the timeline for the filters, one script a year, where the page is too long to hold them all.

Scripts and not JSON, because a page opened from the disk may load the one and not the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from arabic_timeline.render import links
from arabic_timeline.render.views import Row, World


def path(anchor: str) -> str:
    """The script of a year, below the site."""
    return f"data/years/{links.slug(anchor)}.js"


def files(world: World, groups: Iterable[tuple[str, str, list[Row]]]) -> Iterator[tuple[str, str]]:
    """The scripts of all years; ``n`` puts the rows of several back into display order."""
    order = {row.id: n for n, row in enumerate(world.rows)}
    for anchor, _, rows in groups:
        records = [_record(world, row, order[row.id]) for row in rows]
        text = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
        yield path(anchor), f"timelineShard({text})\n"


def _record(world: World, row: Row, order: int) -> dict[str, Any]:
    """The short names are those of ``site.js``; what is empty is left out."""
    people = [*row.who, *row.attending]
    marks = [row.status]
    marks += ["contradicted"] if row.contradicted and row.status != "contradicted" else []
    marks += ["outside"] if row.entry.outside_source else []
    hidden = [one.name for one in people if one.name not in row.named]
    found = {
        "n": order,
        "u": row.path,
        "t": row.named,
        "d": [row.when.lead, row.when.main, row.when.tail],
        "s": marks,
        "p": [one.id for one in people if one.id],
        "l": world.around(row.entry.meeting.place_id),
        "o": list(row.outlets),
        "k": "event" if row.event else "meeting",
        "y": list(row.years) if row.years else None,
        "f": " · ".join(one.office for one in row.who if one.office),
        "a": row.place,
        "x": " ".join(hidden),
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}
