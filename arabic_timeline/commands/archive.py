"""`archive`: shards of an archive → tables and a timeline, on all cores or many machines.

A run that is killed goes on where it was.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from arabic_timeline import lexicon, means, registry
from arabic_timeline.commands import house, options, program, terminal
from arabic_timeline.digests import Digests
from arabic_timeline.forms import SCHEMA

if TYPE_CHECKING:
    from arabic_timeline.archive.engines import Engine
    from arabic_timeline.archive.lines import Part
    from arabic_timeline.archive.reading import Done, Reader
    from arabic_timeline.archive.road import Doubled, Road

WRONG, INDEX = "wrong.jsonl", "index.json"
_NEEDED = {"local": ("duckdb",), "dask": ("duckdb", "dask", "distributed")}
_READ_NOTHING = frozenset({"commands", "constraints", "reason", "render"})  # rooms that read no article
_Row = Mapping[str, Any]


@click.command("archive")
@click.argument("shards", nargs=-1, required=True, metavar="SHARDS…")
@click.option("--output", type=options.FOLDER, required=True, help="Folder of tables and timeline; all workers see it.")
@options.data_option
@click.option("--only", type=click.Choice(["tables"]), help="Read, and make no timeline.")
@click.option("--engine", type=click.Choice(list(_NEEDED)), default="local", show_default=True, help="Who works.")
@click.option("--workers", type=click.IntRange(1, 512), default=means.cores, show_default="one a core", help="So many.")
@click.option("--scheduler", metavar="ADDRESS", help="Join the Dask cluster of this scheduler (tcp://…, tls://…).")
@click.option("--chunk", type=click.FloatRange(0.001, 1000), default=8.0, show_default=True, help="MB read together.")
@click.option("--memory", type=click.IntRange(100), default=1000, show_default=True, help="MB that joins may hold.")
@options.claims_option
@options.months_option
@click.pass_obj
def command(
    root: Path,
    shards: tuple[str, ...],
    output: Path,
    data: Path | None,
    only: str | None,
    engine: str,
    workers: int,
    scheduler: str | None,
    chunk: float,
    memory: int,
    without_claims: bool,
    months: str | None,
) -> None:
    """Read SHARDS (files of JSON lines or Parquet, folders of them, @LIST, addresses of fsspec) into a timeline.

    A record is {"id", "text", "outlet", "title", "published", "url", "retrieved"}; id and text are needed.
    """
    from arabic_timeline.archive import engines
    from arabic_timeline.archive.shards import NoShardError
    from arabic_timeline.archive.tables import TablesError

    if scheduler:
        engine = "dask"
    _need(engine)
    data = options.here(data, root, "data")
    reader = _reader(data, output.resolve())
    try:
        with _engine(engine, workers, scheduler) as chosen:
            done = _read(chosen, reader, shards, int(chunk * 1e6))
            reader.folder.mkdir(parents=True, exist_ok=True)
            if only:
                sound = _told(reader.folder, done, {"tables": _tables(done)}, [])
            else:
                named = house.months(root, data, months)
                road = _road(chosen, reader, done, memory=memory, claims=not without_claims, months=named)
                sound = _timeline(road)
    except (NoShardError, TablesError, engines.EngineError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        raise click.ClickException("interrupted; what is done stays done: the same command goes on there") from None
    if not sound:
        options.stop()


def _need(engine: str) -> None:
    lacking = [name for name in _NEEDED[engine] if importlib.util.find_spec(name) is None]
    if lacking:
        raise click.ClickException(f"{', '.join(lacking)} is missing: «make scale», or pip install …[scale]")


def _reader(data: Path, folder: Path) -> Reader:
    """What reads a chunk by the knowledge and the words of a data folder; says what an archive leaves aside of it.

    Raises:
        click.ClickException: where these have errors.
    """
    from arabic_timeline.archive import reading

    known, wrong = registry.load(data / "knowledge")
    words, slips = lexicon.load(data / "lexicon")
    if any(fault.error for fault in (*wrong, *slips)):
        options.report((*wrong, *slips))
        options.stop()
    aside = [name for name in ("articles", "entries", "ids.yaml") if (data / name).exists()]
    if aside:
        _warn(f"{', '.join(aside)} of {data}/ are not looked at: an archive has its articles from its shards")
    basis = _made_by() + program.of_words(data / "lexicon") + reading.known_by(known)
    return reading.Reader(folder=folder, known=known, words=words, basis=basis)


def _made_by() -> bytes:
    """A digest of the rooms that read articles, and of what runs them: a worker is asked for its own."""
    return sha256(repr(sys.version_info[:2]).encode() + program.digest(_READ_NOTHING)).digest()


def _whole() -> bytes:
    """The same of all rooms: those that conclude and write are asked for, too."""
    return sha256(repr(sys.version_info[:2]).encode() + program.digest(frozenset({"commands"}))).digest()


@contextlib.contextmanager
def _engine(name: str, workers: int, scheduler: str | None) -> Iterator[Engine]:
    from arabic_timeline.archive import engines

    if name == "local":
        yield engines.Local(jobs=workers, say=_warn)
        return
    with engines.cluster(_whole, workers=workers, scheduler=scheduler) as found:
        yield found


def _warn(line: str) -> None:
    terminal.say(f"warning: {line}", err=True)


def _read(engine: Engine, reader: Reader, given: Sequence[str], size: int) -> list[Done]:
    """Every chunk read, in the order of the shards."""
    from arabic_timeline.archive import shards

    paths = [one if "://" in one else str(Path(one).resolve()) for one in shards.paths(given)]
    return sorted(engine.each(reader, shards.chunks(paths, size)), key=lambda one: one.chunk.number)


def _road(engine: Engine, reader: Reader, done: Sequence[Done], *, memory: int, claims: bool, months: str) -> Road:
    from arabic_timeline.archive.road import Road

    known = reader.known
    concluding = Digests().of((known.claims, known.judgements))
    return Road(
        folder=reader.folder, read=done, known=known, words=reader.words, engine=engine, claims=claims, months=months,
        memory=memory, basis=_whole() + reader.basis + concluding,
    )  # fmt: skip


def _timeline(road: Road) -> bool:
    """The timeline, where an earlier run has not made the same; ``False`` where anything is wrong.

    Raises:
        click.ClickException: where a judgement is about nothing.
    """
    from arabic_timeline.archive import lines
    from arabic_timeline.archive.road import JudgedError

    before = _index(road.folder)
    if before.get("made") == road.work.name and all(
        (road.folder / one["file"]).is_file() for one in before["timeline"]
    ):
        terminal.say(f"Nothing changed: {_listed(before['timeline'])} in {road.folder}/.")
        return bool((road.folder / WRONG).stat().st_size == 0)
    try:
        parts, doubled = road.told()
    except JudgedError as error:
        options.report(error.faults)
        options.stop()
    index = {"made": road.work.name, "timeline": _rows(parts), "tables": _tables(road.read)}
    sound = _told(road.folder, road.read, index, doubled)
    lines.forget_others(road.folder, parts)
    terminal.say(f"The timeline is in {road.folder}/: {_listed(_rows(parts))}; {INDEX} names its files.")
    return sound


def _rows(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "file": one.file, "lines": one.lines} for one in parts]


def _listed(rows: Sequence[_Row]) -> str:
    """How many lines there are of each kind."""
    kinds = dict.fromkeys(row["kind"] for row in rows)
    counts = {kind: sum(row["lines"] for row in rows if row["kind"] == kind) for kind in kinds}
    return ", ".join(options.counted(number, kind) for kind, number in counts.items()) or "nothing is told"


def _index(folder: Path) -> dict[str, Any]:
    """What an earlier run left."""
    try:
        found = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return found if found["schema"] == SCHEMA and "timeline" in found else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _tables(done: Sequence[Done]) -> list[dict[str, Any]]:
    from arabic_timeline.archive import reading

    return [
        {"shard": one.chunk.path, "start": one.chunk.start, "table": f"{reading.FOLDER}/{one.key}.parquet",
         "articles": one.articles, "wrong": one.wrong}
        for one in done
    ]  # fmt: skip


def _told(folder: Path, done: Sequence[Done], index: _Row, doubled: Sequence[Doubled]) -> bool:
    """Say what was read, write the index and what is wrong; ``False`` where anything is."""
    from arabic_timeline.archive import reading

    wrong = list(_wrong(folder, done, doubled))
    _write(folder / WRONG, "".join(terminal.escaped(json.dumps(row, ensure_ascii=False)) + "\n" for row in wrong))
    _write(folder / INDEX, json.dumps({"schema": SCHEMA, **index}, ensure_ascii=False, indent=1) + "\n")
    articles, fresh = sum(one.articles for one in done), sum(one.fresh for one in done)
    told = f"{options.counted(articles, 'article')} in {options.counted(len(done), 'table')}"
    terminal.say(f"{told} of {folder / reading.FOLDER}/ ({fresh:,} read now).")
    if wrong:
        number = options.counted(len(wrong), "record")
        terminal.say(f"error: {number} left out: {folder / WRONG} says which and why", err=True)
    return not wrong


def _wrong(folder: Path, done: Sequence[Done], doubled: Sequence[Doubled]) -> Iterator[_Row]:
    """What was left out: records that are no articles, and those whose article stands elsewhere."""
    from arabic_timeline.archive import reading, tables

    again: dict[str, list[Doubled]] = {}
    for other in doubled:
        again.setdefault(other.key, []).append(other)
    first: dict[str, Done] = {}
    for one in done:
        where, before = one.chunk.path, first.setdefault(one.key, one)
        if before is not one:
            error = f"holds the same records as {before.chunk.path} from {before.chunk.start} on"
            yield {"shard": where, "place": one.chunk.start, "id": None, "error": error}
            continue
        columns = ("place", "id", "error")
        found = tables.rows(reading.table(folder, one.key), columns, "error IS NOT NULL", "place") if one.wrong else []
        found += [(two.place, two.id, "another record has this id") for two in again.get(one.key, ())]
        yield from ({"shard": where, "place": place, "id": id_, "error": error} for place, id_, error in sorted(found))


def _write(path: Path, text: str) -> None:
    """A file whole or as it was."""
    made = path.with_name(f".{path.name}")
    made.write_text(text, encoding="utf-8")
    made.replace(path)
