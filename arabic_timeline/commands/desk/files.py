"""Rows put into people's files: what stands there keeps its comments, its order and its spelling."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from arabic_timeline import read, rows
from arabic_timeline.commands import keeping

_TAIL = re.compile(r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z")  # what stands between a row and the next one
GIVEN = "سقط هذا السؤال بجواب قبله."
_WIDE = 10_000  # characters of a line: none is broken


@dataclass(frozen=True, slots=True)
class Edit:
    """A file before and after; ``before`` is ``None`` where there was none."""

    path: Path
    before: bytes | None
    after: bytes

    def undo(self) -> bool:
        """Put back what was there; ``False`` where somebody changed the file since."""
        if keeping.held(self.path) != self.after:
            return False
        if self.before is None:
            self.path.unlink()
        else:
            keeping.write(self.path, self.before.decode("utf-8"))
        return True


def append(path: Path, row: Mapping[str, Any]) -> Edit:
    """Put a row at the end of a file; nothing else in it changes.

    Raises:
        ValueError: where this very row is there: of two cards that asked it, one was answered a moment ago.
    """
    before = keeping.held(path)
    text = keeping.PLACEHOLDER.sub("", before.decode("utf-8") if before else "")
    glue = "" if not text or text.endswith("\n") else "\n"
    written = _dumped([_styled(row)])
    if f"\n{written}" in f"\n{text}{glue}":
        raise ValueError(GIVEN)
    return _write(path, before, f"{text}{glue}{written}")


def add_to(path: Path, id_: str, key: str, value: str) -> Edit:
    """Put a value into a list of the row of an id; only that row is written anew.

    Raises:
        ValueError: where the file has no such row, or the row says it by now.
    """
    before = keeping.held(path) or b""
    text = before.decode("utf-8")
    yaml = _yaml()
    for line, part in rows.parts(text):
        body = _TAIL.sub("", part)
        loaded = yaml.load(body)
        row = loaded[0] if isinstance(loaded, list) and loaded else None
        if isinstance(row, dict) and str(row.get("id")) == id_:
            values = row.get(key)
            if values is None:
                values = CommentedSeq()
                values.fa.set_flow_style()
                row[key] = values
            if value in values:
                raise ValueError(GIVEN)
            values.append(value)
            start = sum(len(one) + 1 for one in text.split("\n")[: line - 1])  # as ``rows.parts`` counts lines
            return _write(path, before, text[:start] + _dumped(loaded).rstrip("\n") + text[start + len(body) :])
    raise ValueError(f"{path} has no row «{rows.shown(id_)}»")


def publish(path: Path, row: Mapping[str, str]) -> Edit:
    """Put lines into the head of an article, before what its page disputes.

    Raises:
        ValueError: where it could not be read with them, or one of them stands there by now.
    """
    before = keeping.held(path) or b""
    head, mark, rest = before.decode("utf-8").partition("\ndisputed:")
    lines = "".join(f"\n{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in row.items())
    text = f"{head}{lines}{mark}{rest}"
    one, faults = read.article(text, path.name)
    if not mark or one is None:
        raise ValueError(faults[0].message if mark else f"{path.name}: no line «disputed:»")
    keeping.write(path, text)
    return Edit(path, before, text.encode("utf-8"))


def _write(path: Path, before: bytes | None, text: str) -> Edit:
    rows.parse(text)  # what could not be read again is never written
    keeping.write(path, text)
    return Edit(path, before, text.encode("utf-8"))


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.allow_unicode = True
    return yaml


def _dumped(loaded: Sequence[Any]) -> str:
    out = io.StringIO()
    _yaml().dump(loaded, out)
    return out.getvalue()


def _styled(row: Mapping[str, Any]) -> CommentedMap:
    """Lists on one line, as people write them here."""
    found = CommentedMap()
    for key, value in row.items():
        if isinstance(value, list | tuple):
            value = CommentedSeq(value)
            value.fa.set_flow_style()
        found[key] = value
    return found
