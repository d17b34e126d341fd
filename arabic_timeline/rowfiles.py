"""A folder of YAML files, each a list of rows → values: a broken row is a fault with its line, and the rest goes on."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from arabic_timeline import rows
from arabic_timeline.model import Fault

T = TypeVar("T")

LARGEST = 32_000_000  # bytes of one file: ten times what a very large newsroom would write by hand

_EMPTY = re.compile(r"^\[ *\] *$", re.MULTILINE)
_ROW = re.compile(r"^- ", re.MULTILINE)


class RowFiles:
    """Reads the files of one folder and gathers their faults, in ``faults``.

    ``texts``: by name what is read in place of a file.
    """

    def __init__(self, folder: Path, faults: list[Fault], texts: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._faults = faults
        self._texts = texts or {}

    def by_id(self, name: str, shape: type[Any], finish: Callable[..., Any] | None = None) -> dict[str, Any]:
        """The rows of a file by id; ids are names of files, too, and many disks do not tell capital letters apart."""
        found: dict[str, Any] = {}
        first: dict[str, Any] = {}
        for value in self.values(name, shape, finish):
            known = first.setdefault(value.id.lower(), value)
            if known is value:
                found[value.id] = value
                continue
            how = "stands twice" if known.id == value.id else f"differs from «{known.id}» only in capital letters"
            self._fault(name, value.line, f"the id «{value.id}» {how} (first on line {known.line})", "doubled-id")
        return found

    def values(self, name: str, shape: type[T], finish: Callable[..., T] | None = None) -> Iterator[T]:
        for line, row in self._rows(name):
            if _unnamed(row):
                message = f"{_label(row)}name: text expected, not an empty one; the row is left out"
                self._fault(name, row.lines["name"], message, "row", error=False)
                continue
            value, slips = rows.structure(row, shape, line)
            if value is not None:
                slips = _slips_of_id(value, line)
            if value is not None and not slips:
                try:
                    done = finish(value, row) if finish else value
                except rows.RowError as error:
                    slips = [error]
                else:
                    yield dataclasses.replace(done, file=str(self._path(name)), line=line)  # type: ignore[type-var]
            for slip in slips:
                self._fault(name, slip.line, f"{_label(row)}{slip.message}", "row")

    def _rows(self, name: str) -> Iterator[tuple[int, Any]]:
        text = _without_placeholder(self._text(name))
        try:
            parsed = rows.parse(text)
        except rows.RowError:
            yield from self._sound_rows(name, text)
            return
        if isinstance(parsed, rows.Rows):
            yield from zip(parsed.lines, parsed, strict=True)
        elif parsed is not None:
            self._fault(name, 1, "a list of rows expected: each row starts with «- » at the margin", "row")

    def _sound_rows(self, name: str, text: str) -> Iterator[tuple[int, Any]]:
        """Row by row, so that one broken row does not take the others with it."""
        broken = 0
        for line, part in rows.parts(text):
            try:
                parsed = rows.parse(part, line)
                yield from zip(parsed.lines, parsed, strict=True)
            except rows.RowError as error:
                broken += 1
                self._fault(name, error.line, error.message, "yaml")
        if not broken:
            try:
                rows.parse(text)
            except rows.RowError as slip:
                self._fault(name, slip.line, slip.message, "yaml")

    def _text(self, name: str) -> str:
        if name in self._texts:
            return self._texts[name]
        path = self._path(name)
        try:
            text, message, line = rows.read_text(path, self._folder, LARGEST)
        except FileNotFoundError:
            return ""
        if message:
            self._fault(name, line, message, "unreadable")
        return text

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.yaml"

    def _fault(self, name: str, line: int | None, message: str, rule: str, *, error: bool = True) -> None:
        self._faults.append(Fault(file=str(self._path(name)), line=line, message=message, rule=rule, error=error))


def _unnamed(row: Any) -> bool:
    """A row that somebody began: its name is there and empty.  It names nothing, so nothing is lost without it."""
    name = row.get("name") if isinstance(row, rows.Row) else None
    return isinstance(name, str) and not name.strip()


def _without_placeholder(text: str) -> str:
    """«[]» says that a file has no row; below it people paste their first one all the same."""
    empty = _EMPTY.search(text)
    return text[: empty.start()] + text[empty.end() :] if empty and _ROW.search(text, empty.end()) else text


def _label(row: Any) -> str:
    name = row.get("id") if isinstance(row, dict) else None
    return f"{rows.shown(name)}: " if isinstance(name, str) else ""


def _slips_of_id(value: Any, line: int) -> list[rows.RowError]:
    name = getattr(value, "id", "x")
    if name is None or rows.ID.fullmatch(name):
        return []
    return [rows.RowError(line, f"the id {rows.no_id(name)}")]
