"""A source that the user names → what its pages say, each read through; in the process that has the bounds for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from arabic_timeline.commands.bring import fetch, sheets, sources
from arabic_timeline.commands.bring.found import Found, LeftOut, SourceError
from arabic_timeline.commands.bring.location import original
from arabic_timeline.commands.bring.page import page
from arabic_timeline.commands.bring.shaped import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page as it was read: ``page`` is ``None`` where there is no article in it."""

    name: str
    url: str | None
    retrieved: date | None
    checksum: str
    page: Page | None


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read: a source, from a part of it on, and of that without the first so many pages.

    ``at``: the name of that part, nothing for the whole source; ``skip``: ``None`` for all its pages; ``spent``: the
    seconds that the source has taken already.
    """

    source: str
    at: str = ""
    skip: int | None = 0
    spent: float = 0.0


@dataclass(frozen=True, slots=True)
class At:
    """What is begun now, for whoever has to say where it ended: a part of a source, or a page of that part."""

    name: str
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """A part is read to its end."""


Result: TypeAlias = Read | SourceError | LeftOut | sheets.Sheet


def read(task: Task) -> Iterator[Result | At | Over]:
    """Everything in a source, read, with a word of each step; whatever is wrong with one page, the next is read."""
    if not task.at:
        try:
            one = sheets.sheet(task.source)
        except Exception as error:
            yield sources.told(task.source, error)
            return
        if one is not None:
            yield one
            return
    share = fetch.share(task.spent)
    for part in _rest(task):
        if not isinstance(part, sources.Part):
            yield part
        elif (skip := task.skip if part.name == task.at else 0) is not None:
            yield At(part.name)
            for found in islice(sources.given(part), skip, None):
                yield from _read(found, share)
            yield Over()


def _rest(task: Task) -> Iterator[sources.Part | SourceError | LeftOut]:
    """The parts of a source from the one on at which to go on: what stands before it is told."""
    for part in sources.parts(task.source):
        if not task.at or not (isinstance(part, SourceError) or Path(part.name) < Path(task.at)):
            yield part


def _read(found: sources.Given, share: fetch.Share) -> Iterator[Result | At]:
    if isinstance(found, sources.Link):
        yield At(found.name, is_page=True)
        asked = sources.asked(found, share)
        if not isinstance(asked, Found):
            yield asked
            return
        found = asked
    if isinstance(found, SourceError | LeftOut):
        yield found
    else:
        yield At(found.name, is_page=True)
        yield _through(found)


def _through(found: Found) -> Read | SourceError:
    """A page, read through."""
    try:
        found = original(found)
        said = page(found)
    except Exception as error:  # whatever a page does to its reader, the other pages go on
        return sources.told(found.name, error)
    checksum = f"sha256:{hashlib.sha256(found.raw).hexdigest()}"
    return Read(name=found.name, url=found.url, retrieved=found.retrieved, checksum=checksum, page=said)
