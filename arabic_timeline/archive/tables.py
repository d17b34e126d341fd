"""Tables in Parquet files, through DuckDB: written whole by rename, asked with SQL, larger than memory.

DuckDB comes with the extra ``scale``; it is loaded where a table is first asked for.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class TablesError(ValueError):
    """What the tables cannot do, in one line."""


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

    Raises:
        TablesError: where a question asks for more memory or disk than there is.
    """
    import duckdb

    settings = {**_SETTINGS, "memory_limit": f"{memory}MB", "threads": threads}
    if folder is not None:
        settings["temp_directory"] = str(folder / "spill")
    connection = duckdb.connect(":memory:", config=settings)
    try:
        yield connection
    except duckdb.OutOfMemoryException:
        raise TablesError(f"{memory} MB do not suffice for the tables of this archive: give --memory more") from None
    except duckdb.Error as error:
        raise TablesError(" ".join(str(error).split())) from None
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
    """Some rows of one table: a file, or a folder of files."""
    ordered = f" ORDER BY {order}" if order else ""
    found: list[tuple[Any, ...]] = (
        _own().execute(f"SELECT {', '.join(columns)} FROM {source(path)} WHERE {where}{ordered}").fetchall()
    )
    return found


def source(path: Path) -> str:
    """A table in SQL: the file ``path``, or all files of the folder."""
    return f"read_parquet({quoted(path / '*.parquet' if path.is_dir() else path)})"


def named(connection: Any, name: str, files: Sequence[Path], columns: Columns, *, placed: bool = False) -> None:
    """Files of one form under a name; where there are none, these columns without rows.

    ``placed``: with the columns ``filename`` and ``at_row``, the place of each row.
    """
    columns = {**columns, "filename": "VARCHAR", "at_row": "BIGINT"} if placed else columns
    if files:
        chosen, said = (
            ("*, file_row_number AS at_row", ", filename = true, file_row_number = true") if placed else ("*", "")
        )
        listed = ", ".join(map(quoted, files))
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {chosen} FROM read_parquet([{listed}]{said})")
    else:
        nothing = ", ".join(f"CAST(NULL AS {kind}) AS {column}" for column, kind in columns.items())
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT {nothing} WHERE false")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A table that is too wide to be sorted as a whole, sorted some files of its source at a time.

    ``files``: of the source, of these ``columns``; ``chosen``: the columns that are taken over; ``placed``: a question
    for (filename, at_row) of each row wanted, with its ``slice`` and whatever is told beside it.
    """

    files: Sequence[Path]
    columns: Columns
    chosen: str
    placed: str
    order: str = "slice"


def by_slice(folder: Path, name: str) -> Path:
    """Where a table that is spread stands in the folder of a run."""
    return folder / f"{name}-by-slice"


def is_spread(folder: Path, name: str) -> bool:
    """Whether all of its files are there."""
    return (by_slice(folder, name) / DONE).exists()


DONE = "done"  # the mark of a folder that holds all of its files


def spread(connection: Any, folder: Path, of: Spread, most: int) -> None:
    """Its files in a folder, each in place whole or not at all; ``most``: bytes that are sorted together.

    The narrow answer of ``placed`` is sorted beyond the memory; the wide columns join it file by file.
    """
    if (folder / DONE).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    numbers = {str(path): n for n, path in enumerate(of.files)}
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE files AS SELECT unnest($1::VARCHAR[]) AS filename, unnest($2::INTEGER[]) AS file",
        [list(numbers), list(numbers.values())],
    )
    narrow = folder / ".placed"
    if not narrow.exists():
        put(connection, f"SELECT * EXCLUDE (filename) FROM ({of.placed}) JOIN files USING (filename) ORDER BY file",
            narrow, group=_NARROW)  # fmt: skip
    for first, last in _batches(connection, narrow, of.files, most):
        path = folder / f"{first:06}.parquet"
        if not path.exists():
            named(connection, "of_files", of.files[first:last], of.columns, placed=True)
            here = f"read_parquet({quoted(narrow)}) WHERE file >= {first} AND file < {last}"
            put(
                connection,
                f"SELECT p.* EXCLUDE (file, at_row), {of.chosen} FROM (SELECT * FROM {here}) AS p"
                f" JOIN files USING (file) JOIN of_files USING (filename, at_row) ORDER BY {of.order}",
                path, group=_WIDE,
            )  # fmt: skip
    narrow.unlink()
    (folder / DONE).touch()


_NARROW, _WIDE = 20_480, 2_048  # rows that are read together


def _batches(connection: Any, narrow: Path, files: Sequence[Path], most: int) -> Iterator[tuple[int, int]]:
    """Runs of files: so many bytes together, each row counted as often as it is wanted; at least one run."""
    wanted = dict(
        connection.execute(f"SELECT file, count(*) FROM read_parquet({quoted(narrow)}) GROUP BY file").fetchall()
    )
    first, size = 0, 0
    for n, path in enumerate(files):
        count, width = measured(str(path))
        own = width * wanted.get(n, 0) // max(count, 1)
        if size and size + own > most:
            yield first, n
            first, size = n, 0
        size += own
    yield first, len(files)


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
