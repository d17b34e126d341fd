"""Shards → chunks → records: files of JSON lines or Parquet, in a folder, in a list or where fsspec reaches."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, Literal, cast

from arabic_timeline.archive import tables
from arabic_timeline.archive.records import FIELDS

CHUNK = 8_000_000  # bytes of a shard that are read together, its last line apart
LONGEST = 64_000_000  # bytes of a line
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PARQUET = ".parquet"
_ENDS = (*_LINES, _PARQUET)

Form = Literal["lines", "packed", "parquet"]


class NoShardError(ValueError):
    """What was given is no shard: one clear line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A part of a shard: of lines, those that begin in these bytes; of Parquet, these rows; what is packed is whole.

    ``number``: its place among all, in the order in which the shards were given.
    """

    number: int
    path: str
    form: Form
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a chunk holds: its records by themselves (bytes of a line, ``None`` where it is too long, or fields), each
    with its place (the byte where its line begins, the row), and a digest of all of them.
    """

    records: Sequence[tuple[int, bytes | dict[str, Any] | None]]
    digest: bytes


def paths(given: Sequence[str]) -> list[str]:
    """The shards that are named: a folder stands for its files in the order of their names, «@FILE» for the lines of
    a list.

    Raises:
        NoShardError: where nothing is there.
    """
    found: list[str] = []
    for one in given:
        found += _listed(one[1:]) if one.startswith("@") else _below(one)
    return list(dict.fromkeys(found))


def chunks(shards: Sequence[str], size: int = CHUNK) -> Iterator[Chunk]:
    """All chunks; ``size``: bytes of each.

    Raises:
        NoShardError: where a shard cannot be read.
    """
    number = 0
    for path in shards:
        form, end, step = _measured(path, size)
        for start in range(0, end, step):
            yield Chunk(number=number, path=path, form=form, start=start, end=min(start + step, end))
            number += 1


def content(chunk: Chunk) -> Content:
    """What a chunk holds."""
    if chunk.form == "parquet":
        return _rows(chunk)
    hashed, found = blake2b(digest_size=16), []
    with closing(_opened(chunk.path, packed=chunk.form == "packed")) as file:
        for place, line in _lines(file, chunk):
            hashed.update(line or b"")
            hashed.update(b"\n" if line is not None else b"\0")
            if line is None or line.strip():
                found.append((place, line))
    return Content(records=found, digest=hashed.digest())


def _listed(path: str) -> list[str]:
    with closing(_opened(path)) as file:
        lines = [line.strip() for line in file.read().decode("utf-8").splitlines()]
    return [shard for line in lines if line for shard in _below(line)]


def _below(path: str) -> list[str]:
    """The shards of a folder, or the shard itself."""
    if _is_remote(path):
        system, inside = _system(path)
        if not system.isdir(inside):
            return [path]
        names = (system.unstrip_protocol(name) for name in system.ls(inside, detail=False))
        found = sorted(name for name in names if name.endswith(_ENDS))
    elif Path(path).is_dir():
        found = sorted(str(one) for one in Path(path).iterdir() if one.name.endswith(_ENDS))
    elif Path(path).is_file():
        return [path]
    else:
        raise NoShardError(f"{path}: no such file or folder")
    if not found:
        raise NoShardError(f"{path}: no file of {', '.join(_ENDS)} is there")
    return found


def _measured(path: str, size: int) -> tuple[Form, int, int]:
    """The form of a shard, its end, and the step from one chunk to the next."""
    if path.endswith(_PARQUET):
        rows, bytes_ = tables.measured(path)
        return "parquet", rows, max(1, rows * size // max(bytes_, 1))
    if not path.endswith(_LINES):
        raise NoShardError(f"{path}: a shard ends in {', '.join(_ENDS)}")
    length = _length(path)
    return ("packed", length, max(length, 1)) if path.endswith(".gz") else ("lines", length, size)


def _lines(file: IO[bytes], chunk: Chunk) -> Iterator[tuple[int, bytes | None]]:
    """The lines that begin in a chunk, without their ends."""
    at = chunk.start
    if at and chunk.form == "lines":
        file.seek(at - 1)  # a line that ends right before it belongs to the one before
        at = at - 1 + sum(map(len, _line(file)))
    while (at < chunk.end or chunk.form == "packed") and (pieces := list(_line(file))):
        yield at, pieces[0].rstrip(b"\r\n") if len(pieces) == 1 else None
        at += sum(map(len, pieces))


def _line(file: IO[bytes]) -> Iterator[bytes]:
    """A line in pieces: one, where it is not too long."""
    while piece := file.readline(LONGEST):
        yield piece
        if piece.endswith(b"\n"):
            return


def _rows(chunk: Chunk) -> Content:
    found = list(tables.some_rows(chunk.path, FIELDS, chunk.start, chunk.end))
    hashed = blake2b(digest_size=16)
    for _, row in found:
        hashed.update(json.dumps(row, sort_keys=True, default=str).encode("utf-8", "surrogatepass"))
    return Content(records=found, digest=hashed.digest())


def _is_remote(path: str) -> bool:
    return "://" in path


def _system(path: str) -> tuple[Any, str]:
    """The file system of fsspec that a path is of, and the path there."""
    import fsspec

    try:
        found: tuple[Any, str] = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise NoShardError(f"{path}: {error}") from None
    return found


def _length(path: str) -> int:
    if not _is_remote(path):
        return Path(path).stat().st_size
    system, inside = _system(path)
    return int(system.size(inside))


def _opened(path: str, *, packed: bool = False) -> IO[bytes]:
    if _is_remote(path):
        system, inside = _system(path)
        file = cast(IO[bytes], system.open(inside, "rb"))
    else:
        file = Path(path).open("rb")  # noqa: SIM115 -- whoever asked closes it
    return cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
