"""Tables in Parquet files, through DuckDB: written whole by rename, asked with SQL, larger than memory.

DuckDB comes with the extra ``scale``; it is loaded where a table is first asked for.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_SETTINGS: Mapping[str, Any] = {"preserve_insertion_order": False, "enable_object_cache": False}
Columns = Mapping[str, str]  # name → type of DuckDB


def _own() -> Any:
    """The connection of this process for what is small: to begin one takes as long as ten questions."""
    if not _OWN:
        import duckdb

        _OWN.append(duckdb.connect(":memory:", config={**_SETTINGS, "memory_limit": "1000MB", "threads": 1}))
    return _OWN[0]


_OWN: list[Any] = []


def rest() -> None:
    """End the connection of this process: a process that is forked beside one could never end it, and would wait."""
    while _OWN:
        _OWN.pop().close()


@contextlib.contextmanager
def asking(folder: Path | None = None, *, memory: int = 1_000, threads: int = 1) -> Iterator[Any]:
    """A connection of DuckDB.

    ``folder``: where what does not fit into memory is laid aside; ``memory``: how much of it, in MB, is held.
    """
    import duckdb

    settings = {**_SETTINGS, "memory_limit": f"{memory}MB", "threads": threads}
    if folder is not None:
        settings["temp_directory"] = str(folder / "spill")
    connection = duckdb.connect(":memory:", config=settings)
    try:
        yield connection
    finally:
        connection.close()


def write(path: Path, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
    """A table of these rows, in place whole or not at all."""
    lists = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in columns]
    chosen = ", ".join(f"unnest(${n}::{kind}[]) AS {name}" for n, (name, kind) in enumerate(columns.items(), 1))
    put(_own(), f"SELECT {chosen}", path, lists)


def put(connection: Any, query: str, path: Path, given: Sequence[Any] = (), *, group: int = 0) -> None:
    """The answer of a query as a table, in place whole or not at all; ``group``: rows that are read together."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.name}.{socket.gethostname()}.{os.getpid()}")
    size = f", ROW_GROUP_SIZE {group}" if group else ""
    try:
        connection.execute(f"COPY ({query}) TO {quoted(made)} (FORMAT parquet, COMPRESSION zstd{size})", list(given))
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def rows(path: Path, columns: Iterable[str], where: str = "true", order: str = "") -> list[tuple[Any, ...]]:
    """Some rows of one table."""
    ordered = f" ORDER BY {order}" if order else ""
    found: list[tuple[Any, ...]] = (
        _own()
        .execute(f"SELECT {', '.join(columns)} FROM read_parquet({quoted(path)}) WHERE {where}{ordered}")
        .fetchall()
    )
    return found


def named(connection: Any, name: str, files: Sequence[Path], columns: Columns) -> None:
    """Files of one form under a name; where there are none, a table of these columns without rows."""
    if files:
        listed = ", ".join(map(quoted, files))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
    else:
        listed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({listed})")


def measured(path: str) -> tuple[int, int]:
    """Rows of a Parquet file, and the bytes that they take unpacked.

    Raises:
        ValueError: where it is none.
    """
    with _reading(path) as connection:
        [(count,)] = connection.execute(
            "SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata($1)", [path]
        ).fetchall()
        [(size,)] = connection.execute(
            "SELECT coalesce(sum(total_uncompressed_size), 0) FROM parquet_metadata($1)", [path]
        ).fetchall()
    return int(count), int(size)


def some_rows(path: str, names: Sequence[str], start: int, end: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a Parquet file from ``start`` on, before ``end``, with the columns of these names that it has."""
    with _reading(path) as connection:
        there = {name for name, *_ in connection.execute("DESCRIBE SELECT * FROM read_parquet($1)", [path]).fetchall()}
        chosen = [name for name in names if name in there]
        found = connection.execute(
            f"SELECT file_row_number, {', '.join(chosen)} FROM read_parquet($1, file_row_number = true)"
            " WHERE file_row_number >= $2 AND file_row_number < $3 ORDER BY file_row_number",
            [path, start, end],
        ).fetchall()
    yield from ((number, dict(zip(chosen, values, strict=True))) for number, *values in found)


@contextlib.contextmanager
def _reading(path: str) -> Iterator[Any]:
    """A connection that reaches a file, wherever it lies."""
    import duckdb

    with asking() as connection:
        if "://" in path:
            import fsspec

            connection.register_filesystem(fsspec.filesystem(path.partition("://")[0]))
        try:
            yield connection
        except duckdb.Error as error:
            raise ValueError(f"{path}: {' '.join(str(error).split())}") from None


def quoted(text: object) -> str:
    """A text as SQL has it."""
    return "'" + str(text).replace("'", "''") + "'"
