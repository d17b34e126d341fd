"""A spreadsheet saved as CSV → what it enters: the house's columns, those of its own export, or TimelineJS's."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from arabic_timeline import cells as texts
from arabic_timeline import lexicon
from arabic_timeline import rows as tables
from arabic_timeline.entries.shapes import Given, Side
from arabic_timeline.forms import FORMS, Form, Mode
from arabic_timeline.model import Fault, Held, Role, Status
from arabic_timeline.text import plain

_PARTED = re.compile(r"sep=(.)\r?\n?")
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r"[A-Za-z0-9_-]{1,100}")  # that of an article, a hyphen and a few letters
_LARGEST_CELL = 100_000  # characters
_OF_EXPORTS = ("status", "likely", "words", "summary", "extractor")  # read in those alone
_EXPORTED = "certain_edtf"  # a column that only the house's own export has


def rows(text: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    """What each line of a sheet enters; the faults of lines that enter nothing are added to ``faults``."""
    sheet = _sheet(text)
    try:
        head = _head(sheet)
        columns = _columns(head)
        if not columns:
            message = f"no column is known here (known: {', '.join(_names())})"
            faults.append(Fault(file=file, line=1, message=message, rule="entry"))
            return
        exported = _EXPORTED in head
        at = sheet.line_num + 1
        for cells in sheet:
            cell = {name: _cell(cells[n]) for name, n in columns.items() if n < len(cells) and cells[n].strip()}
            if cell and cell.get("type", "").lower() not in lexicon.rows("entries")["asides"]:
                try:
                    yield given(cell, file, at, exported=exported)
                except ValueError as slip:
                    faults.append(Fault(file=file, line=at, message=str(slip), rule="entry"))
            at = sheet.line_num + 1
    except csv.Error as error:
        faults.append(Fault(file=file, line=sheet.line_num, message=f"not a CSV file: {error}", rule="unreadable"))


def _sheet(text: str) -> Any:
    """The lines of a sheet, each as its cells."""
    csv.field_size_limit(_LARGEST_CELL)
    said = _PARTED.match(text)
    delimiter = said[1] if said else max(",;\t", key=text.partition("\n")[0].count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _head(sheet: Any) -> list[str]:
    """The names of the columns, in the first line, or below the one by which Excel is told what parts cells."""
    first: list[str] = next(sheet, [])
    is_told = _PARTED.match("".join(first)) or first == ["sep=", ""]
    return next(sheet, []) if is_told else first


def unread(text: str) -> tuple[str, ...]:
    """The columns of a sheet, as it calls them, of which nothing is read though something stands in them."""
    sheet = _sheet(text)
    try:
        head = _head(sheet)
        if _EXPORTED in head:
            return ()
        read = {place for name, place in _columns(head).items() if name not in _OF_EXPORTS}
        aside = lexicon.rows("entries")["unread"]
        left = {n for n, one in enumerate(head) if n not in read and one.strip() and one.strip().lower() not in aside}
        said = {n for cells in sheet for n in left if n < len(cells) and cells[n].strip()}
    except csv.Error:
        return ()
    return tuple(head[n].strip() for n in sorted(said))


def _columns(head: Sequence[str]) -> dict[str, int]:
    """What a sheet says in which column; of two that say one thing the first."""
    said = [one.strip().lower() for one in head]
    found: dict[str, int] = {}
    for name, spellings in lexicon.rows("entries")["columns"].items():
        place = next((said.index(one) for one in spellings if one in said), None)
        if place is not None:
            found[name] = place
    return found


def _names() -> list[str]:
    return [spellings[0] for name, spellings in lexicon.rows("entries")["columns"].items() if name not in _OF_EXPORTS]


def _cell(value: str) -> str:
    return texts.unguarded(value.strip())


def given(cell: Mapping[str, str], file: str, line: int, *, exported: bool = False) -> Given:
    """What a line enters, by what its cells say (``lexicon/entries.yaml``).

    Args:
        cell: the text of each cell that has one.
        file: where it stands.
        line: its line there, from 1.
        exported: whether the house wrote it, which makes the titles of meetings itself, and names every party.

    Raises:
        ValueError: where a cell is wrong; one line.
    """
    id_ = named(cell["id"]) if "id" in cell else None
    title = _plain(cell.get("title")) if not exported else _summary(cell)
    prose = _plain(cell.get("prose")) if not exported else cell.get("words")
    sides = _sides(cell, exported=exported)
    if not sides and not title and not prose and not (exported and "quote" in cell):
        raise ValueError("an entry names its parties, or has a title")
    url = cell.get("url")
    listed = texts.parted if exported else _listed
    return Given(
        file=file, line=line, id=id_, sides=sides, date=_date(cell), place=cell.get("place"),
        form=_one_of(cell, "form", get_args(Form), "meeting"), held=_one_of(cell, "held", get_args(Held), "held"),
        mode=_one_of(cell, "mode", get_args(Mode), "visit"), title=title, topics=tuple(listed(cell.get("topics", ""))),
        source=_plain(cell.get("source")), url=url if url and tables.is_web(url) else None,
        quote=cell.get("quote"), prose=prose if exported else "\n".join(one for one in (title, prose) if one) or None,
        meeting=cell.get("meeting"), place_id=cell.get("place_id"), exported=exported,
        extractor=cell.get("extractor") if exported else None, likely=cell.get("likely") if exported else None,
        status=_one_of(cell, "status", get_args(Status), "stated") if exported else "stated",
    )  # fmt: skip


def _summary(cell: Mapping[str, str]) -> str | None:
    """What an exported event is called: whole, or, in a sheet of an earlier version, as its title says it."""
    form = cell.get("form", "meeting")
    if form in FORMS and FORMS[form].meets:  # type: ignore[literal-required]
        return None
    return cell.get("summary") or (None if "mode" in cell else _plain(cell.get("title")))


def _sides(cell: Mapping[str, str], *, exported: bool) -> tuple[Side, ...]:
    """The parties, each with the office, the id and the role that stand in its place among those."""
    names = (texts.parted if exported else _listed)(cell.get("parties", ""))
    offices, ids, roles = (_beside(cell.get(one, ""), len(names)) for one in ("offices", "party_ids", "roles"))
    return tuple(
        Side(text=name, office=office or None, id=id_ or None, role=_role(role))
        for name, office, id_, role in zip(names, offices, ids, roles, strict=True)
    )


def _beside(value: str, count: int) -> list[str]:
    """As many texts as there are parties; none of those of another number."""
    found = texts.parted(value)
    return found if len(found) == count else [""] * count


def _role(said: str) -> Role:
    return _one_of({"roles": said} if said else {}, "roles", get_args(Role), "participant")  # type: ignore[no-any-return]


def named(id_: str) -> str:
    """An id that can be given out again.

    Raises:
        ValueError: where it cannot.
    """
    if not _ID.fullmatch(id_):
        raise ValueError(f"id: «{tables.shown(id_)}» may hold only letters a-z, A-Z, digits, - and _")
    return id_


def _one_of(cell: Mapping[str, str], name: str, known: Sequence[str], usual: str) -> Any:
    value = cell.get(name, usual)
    value = _values(name).get(plain(value), value)
    if value not in known:
        raise ValueError(f"{name}: one of {', '.join(known)} expected, not «{tables.shown(value)}»")
    return value


@lexicon.kept
def _values(name: str) -> dict[str, str]:
    """What a sheet may call the values of a column, folded → as the program calls them."""
    rows = lexicon.rows("entries")["values"].get(name, {})
    return {plain(word): value for value, words in rows.items() for word in words}


@lexicon.kept
def _months() -> dict[str, int]:
    """The names of months, folded → their numbers."""
    tables = (*(lexicon.rows("dates/months")[one] for one in ("cldr", "added")), lexicon.rows("entries")["months"])
    return {plain(name): int(number) for table in tables for number, names in table.items() for name in names}


def _listed(value: str) -> list[str]:
    for sign in lexicon.rows("entries")["between"]:
        if sign in value:
            return [one.strip() for one in value.split(sign) if one.strip()]
    return [value.strip()] if value.strip() else []


def _plain(value: str | None) -> str | None:
    """A cell of TimelineJS holds HTML."""
    text = " ".join(html.unescape(_TAG.sub(" ", value)).split()) if value else ""
    return text or None


def _date(cell: Mapping[str, str]) -> str | None:
    """The date of a line in EDTF, from one column or from those of TimelineJS."""
    if "year" not in cell:
        return cell.get("date")
    first = _ymd(cell, "")
    last = _ymd(cell, "end_") if "end_year" in cell else first
    return first if first == last else f"{first}/{last}"


def _ymd(cell: Mapping[str, str], which: str) -> str:
    parts = []
    for name, width in (("year", 4), ("month", 2), ("day", 2)):
        value = cell.get(which + name)
        if value is None:
            break
        value = plain(value).lower().strip(". ")
        value = str(_months().get(value, value)) if name == "month" else value
        if not re.fullmatch(r"[0-9]{1,4}(?:\.0)?", value):
            raise ValueError(f"{which}{name}: a number expected, not «{tables.shown(cell[which + name])}»")
        parts.append(value.split(".")[0].zfill(width))
    return "-".join(parts)
