"""The files of data/entries, each by its ending, with every fault of all of them."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from arabic_timeline import rows
from arabic_timeline.entries import table, timelines
from arabic_timeline.entries.shapes import EntryRow, Given, Side, said
from arabic_timeline.model import Article, Fault
from arabic_timeline.rowfiles import LARGEST, RowFiles

_READERS = {".csv": table.rows, ".json": timelines.rows, ".jsonl": timelines.of_lines}
_ENDINGS = (".yaml", *_READERS)


def load(folder: Path) -> tuple[tuple[Given, ...], tuple[Fault, ...]]:
    """Everything that the files of a folder enter, in the order of their names; no folder enters nothing."""
    if not folder.is_dir():
        return (), ()
    faults: list[Fault] = []
    found: list[Given] = []
    paths = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and not path.is_dir()]
    for path in paths:
        if path.suffix.lower() not in _ENDINGS:
            message = f"this file is not read (entries are {', '.join(_ENDINGS)})"
            faults.append(Fault(file=str(path), line=None, message=message, rule="unknown-file", error=False))
        elif path.suffix.lower() == ".yaml":
            found += _of_rows(path, faults)
        else:
            text, wrong, line = rows.read_text(path, folder, LARGEST)
            if wrong:
                faults.append(Fault(file=str(path), line=line, message=wrong, rule="unreadable"))
            else:
                found += read(text, path, faults)
    faults += [*_alike(paths), *doubled(found)]
    return tuple(found), tuple(faults)


def folded(name: str) -> str:
    """The name of a file as disks see it that know neither capital letters nor how a letter is written."""
    return unicodedata.normalize("NFC", name).casefold()


def _alike(paths: Iterable[Path]) -> Iterator[Fault]:
    """Files that are one on another disk: a folder that is copied there loses all but the last of them."""
    first: dict[str, Path] = {}
    for path in paths:
        other = first.setdefault(folded(path.name), path)
        if other is not path and path.suffix.lower() in _ENDINGS:
            message = f"the name «{path.name}» is that of «{other.name}» where capital letters are not told apart"
            yield Fault(file=str(path), line=None, message=message, rule="doubled-file")


def read(text: str, path: Path, faults: list[Fault]) -> Iterator[Given]:
    """What the text of a file enters that is no YAML, by the ending of its name; its slips go to ``faults``."""
    yield from _READERS[path.suffix.lower()](text, str(path), faults)


def unread(text: str, ending: str) -> tuple[str, ...]:
    """The columns or fields of a file, as it calls them, of which nothing is read though something stands in them."""
    reader = {".csv": table.unread, ".json": timelines.unread}.get(ending)
    return reader(text) if reader else ()


def _of_rows(path: Path, faults: list[Fault]) -> Iterator[Given]:
    for row in RowFiles(path.parent, faults).values(path.stem, EntryRow, _sound):
        yield Given(**said(row), sides=tuple(Side(text=one) for one in row.parties), date=row.edtf)


def _sound(row: EntryRow, source: rows.Row) -> EntryRow:
    if row.id is not None and not rows.ID.fullmatch(row.id):
        message = f"id: {rows.no_id(row.id)}"
        raise rows.RowError(source.lines["id"], message)
    if not row.parties and not row.title and not row.quote:
        raise rows.RowError(source.line, "an entry names its parties, or has a title or a quotation")
    if row.url is not None and not rows.is_web(row.url):
        raise rows.RowError(source.lines["url"], f"url: {rows.not_web(row.url)}")
    return dataclasses.replace(row, edtf=source["date"] if row.date else None)


def doubled(found: Iterable[Given]) -> Iterator[Fault]:
    """What is entered under an id that another, before it, has already."""
    first: dict[str, Given] = {}
    for one in found:
        if one.id is None:
            continue
        other = first.setdefault(one.id.lower(), one)
        if other is not one:
            message = f"the id «{one.id}» stands twice (first in {Path(other.file).name}, line {other.line})"
            yield Fault(file=one.file, line=one.line, message=message, rule="doubled-id")


def of_articles(found: Iterable[Given], articles: Iterable[Article]) -> Iterator[Fault]:
    """What is entered under the id of an article: each is an article of its own, of which one would be left."""
    there = {one.id.lower(): one for one in articles}
    for one in found:
        if one.id is not None and (article := there.get(one.id.lower())) is not None:
            message = f"the id «{one.id}» is that of an article ({Path(article.file).name})"
            yield Fault(file=one.file, line=one.line, message=message, rule="doubled-id")
