"""The one place that prints.

What comes from pages, servers, file names and the data is cleaned first: nothing in it turns, hides or colours what
stands beside it.  Standard output that takes no more (a full disk) is one line; a reader that has gone is no fault.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click

from arabic_timeline.printable import printable

# C1 controls and what turns text about: no terminal and no editor should meet them raw.  json.dumps escapes the rest.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class OutputError(click.ClickException):
    """Standard output takes nothing: one line, exit status 1."""


def prepare() -> None:
    """Make sure of the three streams before anything is opened in their places.

    Raises:
        OutputError: where standard output is closed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # an old locale has no Arabic letters: escapes instead of a trace
            stream.reconfigure(errors="backslashreplace")
    closed = [number for number in range(3) if not _is_open(number)]
    for _ in closed:  # the lowest free number is taken: what is opened later is none of the three
        os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if sys.stdout is None:
        sys.stdout = _nowhere()
        raise OutputError("standard output is closed")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def say(text: str, *, err: bool = False) -> None:
    """Print lines, cleaned, on standard output or standard error.

    Raises:
        OutputError: where standard output takes nothing.
    """
    raw(clean(text) + "\n", err=err)


def answers() -> bool:
    """Whether somebody sits at a terminal who could answer a question."""
    return all(one is not None and not one.closed and one.isatty() for one in (sys.stdin, sys.stderr))


def raw(text: str, *, err: bool = False) -> None:
    """Print what is clean already: a document or a table made here.

    Raises:
        OutputError: where standard output takes nothing.
    """
    with _told(err=err):
        click.echo(text, err=err, nl=False)


def clean(text: str) -> str:
    """Lines without what turns, hides or breaks them; the breaks between them stay."""
    return "\n".join(map(printable, text.split("\n")))


def escaped(dumped: str) -> str:
    """JSON in which controls stand as escapes: the values stay exact, one line stays one line."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)


def referenced(document: str) -> str:
    """XML in which controls stand as references to characters: the text stays exact."""
    return _UNSEEN.sub(lambda match: f"&#x{ord(match[0]):x};", document)


def table(titles: Sequence[str], lines: Iterable[Sequence[str]], whole: str) -> None:
    """Print a table; the column ``whole`` is never broken."""
    from rich.console import Console
    from rich.table import Table

    made = Table(show_lines=True)
    for title in titles:
        made.add_column(title, overflow="fold", no_wrap=title == whole)
    for line in lines:
        made.add_row(*map(clean, line))
    with _told():
        Console(width=None if sys.stdout.isatty() else 140, markup=False).print(made)


def coloured(*parts: str | tuple[str, str]) -> None:
    """Print a line of texts, some with the style of rich that a terminal shows them in."""
    from rich.console import Console
    from rich.text import Text

    cleaned = ((clean(one), "") if isinstance(one, str) else (clean(one[0]), one[1]) for one in parts)
    with _told():
        Console(soft_wrap=True, highlight=False).print(Text.assemble(*cleaned))


def finish() -> None:
    """Hand on what is still held.

    Raises:
        OutputError: where standard output takes nothing.
    """
    with _told():
        sys.stdout.flush()


def end() -> None:
    """Drop what standard output does not take, so that the end of the program does not stumble over it."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        _to_nowhere(sys.stdout)


@contextlib.contextmanager
def _told(*, err: bool = False) -> Iterator[None]:
    """A stream that fails: of errors nobody can be told; a reader that has gone wants no more of the answer."""
    try:
        yield
    except OSError as error:
        _to_nowhere(sys.stderr if err else sys.stdout)
        if not err and not isinstance(error, BrokenPipeError):
            raise OutputError(f"standard output: {error.strerror or error}") from None


def _to_nowhere(stream: object) -> None:
    """What is still held in a stream that fails would fail once more at the end of the program."""
    with contextlib.suppress(OSError, AttributeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
