"""On which day each entry last changed: what a site remembers from one build to the next, in ``data/memory.json``.

The file keeps a digest of what is told of each entry and the day on which that was first told so.  A build that finds
the file of the site it replaces keeps the day of whatever did not change; one that finds none dates each entry by the
day on which it was last told.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, time

from arabic_timeline.render.book import Book
from arabic_timeline.render.data import articles, bounds
from arabic_timeline.render.views import Row, World

PATH = "data/memory.json"


def read(text: str | None) -> Mapping[str, tuple[str, str]]:
    """What an earlier build remembered: digest and day of each entry; nothing where the text is no such file."""
    try:
        loaded = json.loads(text or "{}")
        return {str(name): (str(digest), _day(day)) for name, (digest, day) in loaded.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def days(world: World, before: Mapping[str, tuple[str, str]], book: Book | None = None) -> dict[str, tuple[str, str]]:
    """Digest of each entry and the day (ISO) of its last change; ``book``: knows the digests of rows as they were."""
    found = {row.id: _digest(row) if book is None else _known(world, row, book) for row in world.rows}
    return {row.id: (found[row.id], _changed(world, row, found[row.id], before)) for row in world.rows}


def _known(world: World, row: Row, book: Book) -> str:
    print_ = world.watch.digests.of(row)
    known = book.rows.get(row.id)
    book.rows_made[row.id] = known if known and known[0] == print_ else (print_, _digest(row))
    return book.rows_made[row.id][1]


def write(found: Mapping[str, tuple[str, str]]) -> str:
    """The text of the file, a line an entry."""
    rows = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(value)}" for name, value in sorted(found.items()))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def moment(day: str) -> datetime:
    """The first moment of an ISO day."""
    return datetime.combine(datetime.fromisoformat(day), time(), UTC)


def _changed(world: World, row: Row, digest: str, before: Mapping[str, tuple[str, str]]) -> str:
    if row.id in before and before[row.id][0] == digest:
        return before[row.id][1]
    return world.settings.built.date().isoformat() if before else _told(world, row)


def _told(world: World, row: Row) -> str:
    """The day on which it was last told, where that is known: a build by itself is no news to a feed reader."""
    latest = [world.heads[a].certain.interval.latest for a in articles(row.entry) if a in world.heads]
    known = [day for day in latest if day]
    return (max(known) if known else world.settings.built.date()).isoformat()


def _digest(row: Row) -> str:
    """Of what a reader of the feed is told: who, where, when, whether it was held, and by whom it is told."""
    entry, meeting = row.entry, row.entry.meeting
    people = [(one.name, one.office, one.role) for one in entry.participants]
    told = (row.full, people, row.place, meeting.held, entry.status, bounds(entry.certain), bounds(entry.likely))
    return hashlib.sha256(repr((*told, row.outlets, articles(entry))).encode()).hexdigest()[:16]


def _day(value: object) -> str:
    return datetime.fromisoformat(str(value)).date().isoformat()
