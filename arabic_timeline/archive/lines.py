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


def written(connection: Any, work: Path, folder: Path, concluded: Concluded, most: int) -> list[Part]:
    """The timeline of a run in files below ``folder``.

    ``work``: where what it follows from lies; ``most``: bytes that are sorted together.
    """
    files = sorted((work / "lines").glob("*.parquet"))
    tables.named(connection, "every_line", files, LINES, placed=True)
    connection.execute(
        "CREATE TEMP TABLE line AS SELECT filename, at_row, kind, undated, day, id, n, lead, slip FROM every_line"
    )
    connection.execute("CREATE TEMP TABLE again (filename VARCHAR, at_row BIGINT, line VARCHAR)")
    _tell_once(connection)
    _order(connection, concluded)
    _spread(connection, work, files, most)
    target = folder / FOLDER / work.name[:16]
    made = target.with_name(f".{target.name}")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    found = [
        part for kind in range(len(KINDS)) for part in _files(connection, work, kind, made, target.relative_to(folder))
    ]
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
        f"SELECT slip, filename, at_row, found FROM every_line WHERE kind = {_CLASH} AND slip IN"
        f" (SELECT slip FROM line WHERE kind = {_CLASH} GROUP BY slip HAVING count(*) > 1) ORDER BY filename, at_row"
    ).fetchall()
    first: dict[str, tuple[Any, tuple[str, int]]] = {}
    for slip, name, row, found in rows:
        one = (values.loads(found), (name, row))
        first[slip] = min(first.get(slip, one), one)
    kept = {place for _, place in first.values()}
    others = [[name, row] for _, name, row, _ in rows if (name, row) not in kept]
    if others:
        connection.executemany("DELETE FROM line WHERE filename = $1 AND at_row = $2", others)


def _order(connection: Any, concluded: Concluded) -> None:
    """In a small timeline each entry is told with what is certainly later."""
    [(shown,)] = connection.execute(f"SELECT count(*) FROM line WHERE kind < {_CLASH - 1}").fetchall()
    if not shown or not groups.needs_all(range(shown)):
        return
    rows = connection.execute(
        "SELECT l.filename, l.at_row, l.kind, l.lead, e.found FROM line AS l JOIN every_line AS e"
        f" USING (filename, at_row) WHERE l.kind < {_CLASH - 1} ORDER BY l.undated, l.day, l.id"
    ).fetchall()
    entries: list[Entry] = [values.loads(found) for *_, found in rows]
    ordered = concluded.ordered(sorted({lead for *_, lead, _ in rows}), entries)
    told = [[name, row, concluded.line(kind, one)] for (name, row, kind, _, _), one in zip(rows, ordered, strict=True)]
    connection.executemany("INSERT INTO again VALUES ($1, $2, $3)", told)


def _spread(connection: Any, work: Path, files: list[Path], most: int) -> None:
    """The lines by the file in which each will stand."""
    connection.execute(
        "CREATE TEMP TABLE shown AS SELECT filename, at_row, kind,"
        " row_number() OVER (PARTITION BY kind ORDER BY undated, day, id, n) - 1 AS nth FROM line"
    )
    shutil.rmtree(tables.by_slice(work, "lines"), ignore_errors=True)
    tables.spread(
        connection, tables.by_slice(work, "lines"),
        tables.Spread(
            files=files, columns=LINES, chosen="coalesce(again, line) AS line", order="of_kind, part",
            placed=f"SELECT filename, at_row, shown.kind AS of_kind, nth // {MOST} AS part, nth, again.line AS again"
                   " FROM shown LEFT JOIN again USING (filename, at_row)",
        ), most,
    )  # fmt: skip


def _files(connection: Any, work: Path, kind: int, folder: Path, named: Path) -> Iterator[Part]:
    """The files of a kind."""
    told = f"{tables.source(tables.by_slice(work, 'lines'))} WHERE of_kind = {kind}"
    [(parts,)] = connection.execute(f"SELECT coalesce(max(part), -1) + 1 FROM {told}").fetchall()
    for part in range(parts):
        found = connection.execute(f"SELECT line FROM {told} AND part = {part} ORDER BY nth").fetchall()
        name = f"{KINDS[kind]}-{part + 1:05}.jsonl"
        (folder / name).write_text("".join(line for (line,) in found), encoding="utf-8")
        yield Part(kind=KINDS[kind], file=f"{named.as_posix()}/{name}", lines=len(found))
