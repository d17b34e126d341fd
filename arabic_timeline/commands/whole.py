"""A timeline read from its file: whole, or out of the parts that the file names."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from arabic_timeline.commands import place


def read(file: Path) -> Any:
    """What a file ``timeline.json`` holds; where it is an index, what its parts hold together, each record once.

    Raises:
        OSError: where it, or a part, cannot be read.
        ValueError: where it is no UTF-8, no JSON, or an index of something else.
    """
    told = json.loads(text(file))
    return _joined(file, told) if isinstance(told, Mapping) and "parts" in told else told


def text(file: Path) -> str:
    """The text of a file, or of a pipe that somebody writes into; one that nobody writes into is empty.

    Raises:
        OSError: where it cannot be read, or is of another kind: a device has no end.
        UnicodeDecodeError: where it is no UTF-8.
    """
    with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:  # waits for no writer
        kind = os.fstat(opened.fileno()).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
            raise OSError(errno.EINVAL, "neither a file nor a pipe", str(file))
        if stat.S_ISFIFO(kind):
            os.set_blocking(opened.fileno(), True)
        return opened.read().decode("utf-8")


def _joined(file: Path, index: Mapping[str, Any]) -> dict[str, Any]:
    whole: dict[str, dict[str, Any]] = {}
    for part in _parts(file, index):
        for name, records in json.loads(text(part)).items():
            if isinstance(records, list):
                known = whole.setdefault(name, {})
                known.update((json.dumps(one, sort_keys=True), one) for one in records)
    return {"schema": index.get("schema"), **{name: list(found.values()) for name, found in whole.items()}}


def _parts(file: Path, index: Mapping[str, Any]) -> Iterator[Path]:
    """The files of the parts, which lie beside the index.

    Raises:
        ValueError: where one lies elsewhere.
    """
    try:
        yield from [place.within(file.parent, str(part["files"]["json"])) for part in index["parts"]]
    except (TypeError, KeyError, place.PlaceError):
        raise ValueError("an index whose parts are no files beside it") from None
