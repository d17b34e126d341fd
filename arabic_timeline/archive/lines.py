"""The timeline written: JSON lines in display order, in files of so many, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arabic_timeline.archive import tables
from arabic_timeline.archive.concluding import KINDS, LINES, Concluded
from arabic_timeline.model import Entry
from arabic_timeline.reason import groups
from arabic_timeline.store import values

FOLDER = "timeline"
MOST = 50_000  # lines of a file
_CLASH = 3  # kind of a line


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the timeline: what a line of it tells, where it stands below the folder, how many it holds."""

    kind: str
    file: str
    lines: int


def written(connection: Any, work: Path, folder: Path, concluded: Concluded) -> list[Part]:
    """The timeline of a run in files below ``folder``; ``work``: where what it follows from lies."""
    tables.named(connection, "every_line", sorted((work / "lines").glob("*.parquet")), LINES)
    connection.execute("CREATE TEMP TABLE line AS SELECT * FROM every_line")
    _tell_once(connection)
    _order(connection, concluded)
    target = folder / FOLDER / work.name[:16]
    made = target.with_name(f".{target.name}")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    found = [part for kind in range(len(KINDS)) for part in _files(connection, kind, made, target.relative_to(folder))]
    shutil.rmtree(target, ignore_errors=True)
    made.replace(target)
    return found


def forget_others(folder: Path, parts: Iterable[Part]) -> None:
    """Remove earlier timelines, once the index names this one."""
    kept = {(folder / part.file).parent for part in parts}
    for one in (folder / FOLDER).iterdir():
        if one not in kept:
            shutil.rmtree(one)


def _tell_once(connection: Any) -> None:
    """Of contradictions that one slip makes the first: what hangs on a row of the knowledge may be found anywhere."""
    rows = connection.execute(
        f"SELECT slip, rowid, found FROM line WHERE kind = {_CLASH} AND slip IN"
        f" (SELECT slip FROM line WHERE kind = {_CLASH} GROUP BY slip HAVING count(*) > 1)"
    ).fetchall()
    first: dict[str, tuple[Any, int]] = {}
    for slip, row, found in rows:
        first[slip] = min(first.get(slip, (values.loads(found), row)), (values.loads(found), row))
    kept = {row for _, row in first.values()}
    connection.executemany(
        "DELETE FROM line WHERE rowid = $1", [[row] for _, row, _ in rows if row not in kept] or [[-1]]
    )


def _order(connection: Any, concluded: Concluded) -> None:
    """In a small timeline each entry is told with what is certainly later."""
    [(shown,)] = connection.execute(f"SELECT count(*) FROM line WHERE kind < {_CLASH - 1}").fetchall()
    if not shown or not groups.needs_all(range(shown)):
        return
    rows = connection.execute(
        f"SELECT rowid, kind, lead, found FROM line WHERE kind < {_CLASH - 1} ORDER BY undated, day, id"
    ).fetchall()
    entries: list[Entry] = [values.loads(found) for *_, found in rows]
    ordered = concluded.ordered(sorted({lead for _, _, lead, _ in rows}), entries)
    told = [(concluded.line(kind, one), row) for (row, kind, _, _), one in zip(rows, ordered, strict=True)]
    connection.executemany("UPDATE line SET line = $1 WHERE rowid = $2", told)


def _files(connection: Any, kind: int, folder: Path, named: Path) -> Iterator[Part]:
    """The files of a kind."""
    found = connection.execute(f"SELECT line FROM line WHERE kind = {kind} ORDER BY undated, day, id, n")
    number = 1
    while rows := found.fetchmany(MOST):
        name = f"{KINDS[kind]}-{number:05}.jsonl"
        (folder / name).write_text("".join(line for (line,) in rows), encoding="utf-8")
        yield Part(kind=KINDS[kind], file=f"{named.as_posix()}/{name}", lines=len(rows))
        number += 1
