"""What is entered, as rows of YAML and as values."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from arabic_timeline.forms import Form, Mode
from arabic_timeline.interval import Interval
from arabic_timeline.model import Held, Role, Sort, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of something entered, whatever kind of file says it; ``line`` counts from 1.

    ``meeting``: the id of a meeting that this is, whatever its dates say.
    """

    id: str | None = None
    place: str | None = None
    form: Form = "meeting"
    held: Held = "held"
    mode: Mode = "visit"
    title: str | None = None
    topics: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    quote: str | None = None
    meeting: str | None = None
    file: str = ""
    line: int = 0


def said(row: Said) -> dict[str, Any]:
    """The fields that all kinds of files have in common, by name."""
    return {field.name: getattr(row, field.name) for field in dataclasses.fields(Said)}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow(Said):
    """A meeting that an editor enters: who met, when (EDTF), where, and the page or paper that says so.

    ``parties``: ids of people.yaml, or names.
    """

    parties: tuple[str, ...] = ()
    date: Interval | None = None
    edtf: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party as written; ``id`` where the source gives one."""

    text: str
    id: str | None = None
    office: str | None = None
    role: Role = "participant"
    sort: Sort | None = None  # as the source says


@dataclass(frozen=True, slots=True, kw_only=True)
class Given(Said):
    """One thing entered.

    ``date`` is the text of its date, in EDTF or in words; ``prose`` what a spreadsheet says of it in sentences, from
    which the parties are read where no column names them.  ``extractor`` names the program that found it, ``of`` the
    article in which it did.  ``exported``: this program wrote the file, whose columns say everything and whose rows are
    told apart already; ``status`` is then how the date was known, and ``likely`` the likely one, in EDTF.
    """

    sides: tuple[Side, ...] = ()
    date: str | None = None
    prose: str | None = None
    extractor: str | None = None
    of: str | None = None
    place_id: str | None = None
    exported: bool = False
    status: Status = "stated"
    likely: str | None = None
