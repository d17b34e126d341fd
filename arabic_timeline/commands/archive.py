"""`archive`: shards of an archive read on all cores or many machines; a run that is killed goes on where it was."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from arabic_timeline import lexicon, means, registry
from arabic_timeline.commands import options, program, terminal
from arabic_timeline.commands.making import OTHERS

if TYPE_CHECKING:
    from arabic_timeline.archive.engines import Engine
    from arabic_timeline.archive.reading import Done, Reader

WRONG, INDEX = "wrong.jsonl", "index.json"
_NEEDED = {"local": ("duckdb",), "dask": ("duckdb", "dask", "distributed")}


@click.command("archive")
@click.argument("shards", nargs=-1, required=True, metavar="SHARDS…")
@click.option("--output", type=options.FOLDER, required=True, help="Folder of the tables; all workers see it.")
@options.data_option
@click.option("--engine", type=click.Choice(list(_NEEDED)), default="local", show_default=True, help="Who works.")
@click.option("--workers", type=click.IntRange(1, 512), default=means.cores, show_default="one a core", help="So many.")
@click.option("--scheduler", metavar="ADDRESS", help="Join the Dask cluster of this scheduler (tcp://…, tls://…).")
@click.option("--chunk", type=click.FloatRange(0.001, 1000), default=8.0, show_default=True, help="MB read together.")
@click.pass_obj
def command(
    root: Path,
    shards: tuple[str, ...],
    output: Path,
    data: Path | None,
    engine: str,
    workers: int,
    scheduler: str | None,
    chunk: float,
) -> None:
    """Read SHARDS (files of JSON lines or Parquet, folders of them, @LIST, addresses of fsspec) into tables.

    A record is {"id", "text", "outlet", "title", "published", "url", "retrieved"}; id and text are needed.
    """
    from arabic_timeline.archive import engines
    from arabic_timeline.archive.shards import NoShardError

    if scheduler:
        engine = "dask"
    _need(engine)
    reader = _reader(options.here(data, root, "data"), output.resolve())
    try:
        with _engine(engine, workers, scheduler) as chosen:
            done = _read(chosen, reader, shards, int(chunk * 1e6))
    except (NoShardError, engines.EngineError) as error:
        raise click.ClickException(str(error)) from None
    except KeyboardInterrupt:
        raise click.ClickException("interrupted; what is read stays read: the same command goes on there") from None
    if not _told(reader.folder, done):
        options.stop()


def _need(engine: str) -> None:
    lacking = [name for name in _NEEDED[engine] if importlib.util.find_spec(name) is None]
    if lacking:
        raise click.ClickException(f"{', '.join(lacking)} is missing: «make scale», or pip install …[scale]")


def _reader(data: Path, folder: Path) -> Reader:
    """What reads a chunk by the knowledge and the words of a data folder.

    Raises:
        click.ClickException: where these have errors.
    """
    from arabic_timeline.archive.reading import Reader

    known, wrong = registry.load(data / "knowledge")
    words, slips = lexicon.load(data / "lexicon")
    if any(fault.error for fault in (*wrong, *slips)):
        options.report((*wrong, *slips))
        options.stop()
    return Reader(folder=folder, known=known, words=words, made_by=_made_by() + program.of_words(data / "lexicon"))


def _made_by() -> bytes:
    """A digest of the rooms that read articles, and of what runs them: a worker is asked for its own."""
    return sha256(repr(sys.version_info[:2]).encode() + program.digest(OTHERS)).digest()


@contextlib.contextmanager
def _engine(name: str, workers: int, scheduler: str | None) -> Iterator[Engine]:
    from arabic_timeline.archive import engines

    if name == "local":
        yield engines.Local(jobs=workers, say=_warn)
        return
    with engines.cluster(_made_by, workers=workers, scheduler=scheduler) as found:
        yield found


def _warn(line: str) -> None:
    terminal.say(f"warning: {line}", err=True)


def _read(engine: Engine, reader: Reader, given: Sequence[str], size: int) -> list[Done]:
    """Every chunk read, in the order of the shards."""
    from arabic_timeline.archive import shards

    paths = [one if "://" in one else str(Path(one).resolve()) for one in shards.paths(given)]
    return sorted(engine.each(reader, shards.chunks(paths, size)), key=lambda one: one.chunk.number)


def _told(folder: Path, done: Sequence[Done]) -> bool:
    """Say what was read, write the index of the tables and what is wrong; ``False`` where anything is."""
    from arabic_timeline.archive import reading, tables

    wrong = 0
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / f".{WRONG}"
    with made.open("w", encoding="utf-8") as file:
        for one in done:
            where = one.chunk.path
            found = tables.rows(reading.table(folder, one.key), ("place", "id", "error"), "error IS NOT NULL", "place")
            for place, id_, error in found if one.wrong else ():
                row = {"shard": where, "place": place, "id": id_, "error": error}
                file.write(terminal.escaped(json.dumps(row, ensure_ascii=False)) + "\n")
                wrong += 1
    made.replace(folder / WRONG)
    listed = [
        {"shard": one.chunk.path, "start": one.chunk.start, "table": f"{reading.FOLDER}/{one.key}.parquet",
         "articles": one.articles, "wrong": one.wrong}
        for one in done
    ]  # fmt: skip
    (folder / f".{INDEX}").write_text(json.dumps({"tables": listed}, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / f".{INDEX}").replace(folder / INDEX)
    articles, fresh = sum(one.articles for one in done), sum(one.fresh for one in done)
    told = f"{options.counted(articles, 'article')} in {options.counted(len(done), 'table')}"
    terminal.say(f"{told} of {folder / reading.FOLDER}/ ({fresh:,} read now).")
    if wrong:
        terminal.say(
            f"error: {options.counted(wrong, 'record')} left out: {folder / WRONG} says which and why", err=True
        )
    return not wrong
