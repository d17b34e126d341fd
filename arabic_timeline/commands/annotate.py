"""`annotate`: JSON lines in, JSON lines out, one for one and in the same order; memory does not grow."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import click

from arabic_timeline.commands import options, patience, terminal

LONGEST_TEXT = 1_000_000  # characters; no article is as long
LONGEST = 64_000_000  # bytes of a line; a longer one is passed over, not held
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
@click.pass_obj
def command(
    root: Path, only: str | None, knowledge: Path | None, no_knowledge: bool, limit: float | None, own: Path | None
) -> None:
    """Read {"id", "text", "published", …} from standard input, one a line; write dates and meetings, one a line."""
    from arabic_timeline import annotate, lexicon, registry

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

    def work(record: dict[str, Any]) -> dict[str, Any]:
        with patience.limit(limit):
            return annotate.line(record, known, only_dates=only == "dates")

    with words.in_use():
        if limit:  # tables are read with the first line, which is not to pay for it
            annotate.line(_FIRST, known, only_dates=only == "dates")
        sound = run(options.standard_input(), sys.stdout.buffer, work)
    if not sound:
        options.stop()


def run(source: IO[bytes], target: IO[bytes], work: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    """Pass every line through ``work``; ``False`` where a line was bad (its answer says why)."""
    sound = True
    try:
        for raw in _lines(source):
            answer = _answer(raw, work)
            sound = sound and "error" not in answer
            line = terminal.escaped(json.dumps(answer, ensure_ascii=False))
            target.write(line.encode("utf-8", "backslashreplace") + b"\n")
            target.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return sound


def _lines(source: IO[bytes]) -> Iterator[bytes | None]:
    """Each line without its line break, ``None`` for one that is too long to hold."""
    while raw := source.readline(LONGEST + 1):
        if len(raw) <= LONGEST or raw.endswith(b"\n"):
            yield raw.rstrip(b"\r\n")
            continue
        while raw and not raw.endswith(b"\n"):
            raw = source.readline(LONGEST)
        yield None


def _answer(raw: bytes | None, work: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
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
        record = json.loads(raw.decode("utf-8-sig"))
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
