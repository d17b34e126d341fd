"""A timeline read from its file: whole, or out of the parts that the file names."""

from __future__ import annotations

import json
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
    told = json.loads(file.read_text(encoding="utf-8"))
    return _joined(file, told) if isinstance(told, Mapping) and "parts" in told else told


def _joined(file: Path, index: Mapping[str, Any]) -> dict[str, Any]:
    whole: dict[str, dict[str, Any]] = {}
    for part in _parts(file, index):
        for name, records in json.loads(part.read_text(encoding="utf-8")).items():
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
