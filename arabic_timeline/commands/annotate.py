"""`annotate`: JSON lines in, JSON lines out, one for one and in the same order; memory does not grow."""

from __future__ import annotations

import codecs
import gc
import json
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from arabic_timeline import means, pool
from arabic_timeline.commands import lines, options, patience, terminal

if TYPE_CHECKING:
    from arabic_timeline.lexicon import Lexicon
    from arabic_timeline.registry import Registry

Work = Callable[[dict[str, Any]], dict[str, Any]]

LONGEST_TEXT = 1_000_000  # characters; no article is as long
LONGEST = 64_000_000  # bytes of a line; a longer one is passed over, not held
_MARK = codecs.BOM_UTF8
_FIRST = {"id": 0, "text": "استقبل الوزير أمس السفير في مكتبه."}
_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "published": (str, type(None)),
    "title": (str, type(None)),
    "outlet": (str, type(None)),
}


class BadLineError(ValueError):
    """A line that cannot be read; ``name`` is its id where that much could be read."""

    def __init__(self, message: str, name: Any = None) -> None:
        super().__init__(message)
        self.name = name


@click.command("annotate")
@click.option("--only", type=click.Choice(["dates"]), help="Leave the meetings out.")
@click.option("--knowledge", type=options.FOLDER, help="Folder of people, offices, … (default: data/knowledge).")
@click.option("--no-knowledge", is_flag=True, help="Know no person, office or place.")
@click.option(
    "--limit",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Give a line up after so long; its answer says so (default: no line is given up).",
)
@click.option("--lexicon", "own", type=options.FOLDER, help="Folder of changed words (default: beside the knowledge).")
@options.jobs_option
@click.pass_obj
def command(
    root: Path,
    only: str | None,
    knowledge: Path | None,
    no_knowledge: bool,
    limit: float | None,
    own: Path | None,
    jobs: int,
) -> None:
    """Read {"id", "text", "published", …} from standard input, one a line; write dates and meetings, one a line."""
    from arabic_timeline import lexicon, registry

    known = registry.Registry()
    words, faults = lexicon.load(own) if own else (lexicon.PACKAGE, ())
    if own and not own.is_dir():
        raise click.ClickException(f"{own}: no such folder")
    if not no_knowledge:
        folder = options.here(knowledge, root, "data/knowledge")
        if not folder.is_dir():
            raise click.ClickException(f"{folder}: no such folder (--no-knowledge goes without one)")
        known, wrong = registry.load(folder)
        if not own:
            words, faults = lexicon.load(folder.parent / "lexicon")
        faults = (*faults, *wrong)
    if any(fault.error for fault in faults):
        options.report(faults)
        options.stop()
    reader = Reader(known=known, words=words, only_dates=only == "dates", limit=limit)
    if limit:  # tables are read with the first line, which is not to pay for it
        Reader(known=known, words=words, only_dates=only == "dates", limit=None)(_FIRST)
    if not run(options.standard_input(), sys.stdout.buffer, reader, jobs):
        options.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is done with a record; it can be handed to another process."""

    known: Registry
    words: Lexicon
    only_dates: bool
    limit: float | None

    def __call__(self, record: dict[str, Any]) -> dict[str, Any]:
        from arabic_timeline import annotate

        with self.words.in_use(), patience.limit(self.limit):
            return annotate.line(record, self.known, only_dates=self.only_dates)


def run(source: IO[bytes], target: IO[bytes], work: Work, jobs: int = 1) -> bool:
    """Pass every line through ``work``, on so many cores; ``False`` where a line was bad (its answer says why).

    Raises:
        click.ClickException: where it was interrupted.
    """
    means.collected_rarely()
    sound, done = True, 0
    try:
        for answers in _answers(lines.chunks(source, LONGEST), _Line(work), jobs):
            for line, good in answers:
                sound = sound and good
                target.write(line)
                done += 1
            target.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        raise click.ClickException(f"interrupted; the first {options.counted(done, 'line')} are answered") from None
    return sound


_Answer = tuple[bytes, bool]  # a line of the answer, and whether the line that it answers was good


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the input → its answer."""

    work: Work

    def __call__(self, raw: bytes | None) -> _Answer:
        return _written(_answer(raw, self.work))


def _answers(chunks: Iterator[list[bytes | None] | None], answer: _Line, jobs: int) -> Iterable[list[_Answer]]:
    """The answers in the order of the lines.  Little input is answered here: other processes take time to begin."""
    read = 0
    for chunk in chunks:
        for raw in chunk or ():
            yield [answer(raw)]
            read += len(raw or b"")
        if read >= lines.SIZE:  # in one piece, or in many small ones from a pipe that was empty each time
            gc.freeze()  # the tables are made: what looks for lost objects need not go through them again and again
            read = 0
            if jobs > 1:
                break
    yield from pool.Pool(work=answer, jobs=jobs, given_up=_given_up, say=_say).answers(chunks)


def _given_up(raw: bytes | None) -> _Answer:
    return _written({"id": _name_or_none(raw), "error": "given up: the processes that read it were killed"})


def _say(line: str) -> None:
    terminal.say(f"warning: {line}", err=True)


def _written(answer: dict[str, Any]) -> _Answer:
    line = terminal.escaped(json.dumps(answer, ensure_ascii=False))
    return line.encode("utf-8", "backslashreplace") + b"\n", "error" not in answer


def _answer(raw: bytes | None, work: Work) -> dict[str, Any]:
    try:
        return work(_record(raw))
    except BadLineError as error:
        return {"id": error.name, "error": str(error)}
    except ValueError as error:
        return {"id": _name_of(raw), "error": str(error)}
    except patience.TooLongError as error:
        return {"id": _name_of(raw), "error": str(error)}
    except Exception as error:  # one line never stops the others
        return {"id": _name_of(raw), "error": f"internal error: {type(error).__name__}: {error}"}


def _record(raw: bytes | None) -> dict[str, Any]:
    if raw is None:
        raise BadLineError(f"the line is longer than {LONGEST:,} bytes")
    try:
        record = json.loads(raw.decode("utf-8-sig" if raw.startswith(_MARK) else "utf-8"))
    except UnicodeDecodeError as error:
        raise BadLineError(f"not UTF-8: byte 0x{raw[error.start]:02X} at offset {error.start}") from None
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise BadLineError(f"not JSON: {reason}") from None
    if not isinstance(record, dict):
        raise BadLineError('an object such as {"id": …, "text": …} expected')
    name = _checked_id(record)
    for key, types in _TYPES.items():
        value = record.get(key)
        if not isinstance(value, types):
            raise BadLineError(f'"{key}" has to be text' + ("" if key == "text" else " or null"), name)
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise BadLineError(f'"{key}" is longer than {LONGEST_TEXT:,} characters', name)
        if isinstance(value, str) and _is_broken(value):
            raise BadLineError(f'"{key}" holds a lone surrogate', name)
    return record


def _checked_id(record: dict[str, Any]) -> Any:
    name = record.get("id")
    if "id" not in record:
        raise BadLineError('"id" is missing: it has to be text or a number')
    if isinstance(name, bool) or not isinstance(name, str | int | float):
        raise BadLineError('"id" has to be text or a number')
    if isinstance(name, float) and not math.isfinite(name):
        raise BadLineError('"id" has to be a number that JSON knows')
    if isinstance(name, str) and _is_broken(name):
        raise BadLineError('"id" holds a lone surrogate')
    return name


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _name_of(raw: bytes | None) -> Any:
    return _record(raw)["id"]


def _name_or_none(raw: bytes | None) -> Any:
    try:
        return _name_of(raw)
    except BadLineError as error:
        return error.name
