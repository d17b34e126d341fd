"""Spreadsheets and timelines of TimelineJS that are named to `add`: they go into data/entries as they are, if read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from arabic_timeline import entries, read, registry, rows
from arabic_timeline.commands import keeping, options
from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.commands.bring.found import LARGEST, SourceError, need_regular
from arabic_timeline.model import Fault

# Ending → under which it is kept.
_SHEETS = {".csv": ".csv", ".tsv": ".csv", ".json": ".json", ".jsonl": ".jsonl", ".ndjson": ".jsonl"}
_OFFICE = (".xlsx", ".xls", ".ods", ".numbers")
_UNFIT = re.compile(r"[^A-Za-z0-9_-]+")
_SHOWN = 10  # faults of a sheet that are told


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file whose rows are meetings: its text, and the name under which it is kept."""

    path: Path
    text: str
    name: str


def sheet(source: str) -> Sheet | None:
    """The sheet that a source is, or ``None`` where it is something else.

    Raises:
        SourceError: where it is one that cannot be read.
    """
    path = Path(source)
    ending = path.suffix.lower()
    if ending in _OFFICE and path.is_file():
        raise SourceError(f"{path}: save the sheet as CSV (UTF-8) first")
    if ending not in _SHEETS or not path.is_file():
        return None
    need_regular(path)
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if _SHEETS[ending] == ".jsonl" and not _tells_of_meetings(raw.partition(b"\n")[0]):
        return None  # articles, of any number
    if len(raw) > LARGEST:
        raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
    text = decode(raw)[0].replace("\r\n", "\n").replace("\r", "\n")
    if ending == ".json" and not _is_timeline(text):
        return None
    stem = _UNFIT.sub("-", path.stem).strip("-") or "sheet"
    return Sheet(path, text, f"{stem}{_SHEETS[ending]}")


def _is_timeline(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("events"), list)


def _tells_of_meetings(line: bytes) -> bool:
    """Whether a line is one of an extractor, or of a timeline of this program, and no article."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(value, dict)
        and not {"text", "html", "content"} & value.keys()
        and bool({"meetings", "kind"} & value.keys())
    )


def put(one: Sheet, data: Path) -> tuple[Path | None, str, bool]:
    """(the new file in data/entries, what to say of it, whether something went wrong).

    A sheet with a slip in it is not taken: each is told with its line.
    """
    path, is_there = _place(data / entries.FOLDER, one)
    if is_there:
        return None, f"{one.path}: is there already as {path}", False
    number, faults = _tried(one, data)
    if faults:
        told = [f"{one.path}:{fault.line or 1}: {fault.message}" for fault in faults[:_SHOWN]]
        more = [f"… and {len(faults) - _SHOWN:,} more"] if len(faults) > _SHOWN else []
        return None, "\n".join(["error: " + rows.printable(told[0]), *map(rows.printable, told[1:]), *more]), True
    with keeping.writing(data):
        path, is_there = _place(data / entries.FOLDER, one)
        if is_there:
            return None, f"{one.path}: is there already as {path}", False
        keeping.write(path, one.text)
    unread = entries.unread(one.text, path.suffix)
    left = f"\n  not read: {', '.join(map(rows.shown, unread))} (docs/editors names the columns)" if unread else ""
    return path, f"{one.path} → {path}\n  {options.counted(number, 'row')}{left}", False


def _tried(one: Sheet, data: Path) -> tuple[int, list[Fault]]:
    """How many rows a sheet has, and everything for which no site could be built with it."""
    faults: list[Fault] = []
    given = list(entries.read(one.text, Path(one.name), faults))
    there, _ = entries.load(data / entries.FOLDER)
    known, _ = registry.load(data / "knowledge")
    articles, _ = read.articles(data / "articles")
    clashes = (*entries.doubled((*there, *given)), *entries.of_articles(given, articles))
    faults += [*entries.undated(given, known), *(fault for fault in clashes if fault.file == one.name)]
    return len(given), sorted(faults, key=lambda fault: fault.line or 0)


def _place(folder: Path, one: Sheet) -> tuple[Path, bool]:
    """Where a sheet is to be kept, and whether it is kept there; no file of another content is touched."""
    stem, ending = Path(one.name).stem, Path(one.name).suffix
    there = {entries.folded(path.name): path for path in folder.iterdir()} if folder.is_dir() else {}
    path, number = folder / one.name, 1
    while (other := there.get(entries.folded(path.name))) is not None:
        if other.is_file() and other.read_bytes() == one.text.encode("utf-8"):
            return other, True
        number += 1
        path = folder / f"{stem}-{number}{ending}"
    return path, False
