"""Options that several commands share, and how they print faults."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from arabic_timeline import means
from arabic_timeline.commands import terminal
from arabic_timeline.families import MONTH_FAMILIES
from arabic_timeline.printable import printable, shown

if TYPE_CHECKING:
    from arabic_timeline.model import Fault

F = TypeVar("F", bound=Callable[..., Any])


def named(value: str) -> str:
    """A name of a file, as a script may have it empty by mistake: it would mean the folder in which it was called.

    Raises:
        click.BadParameter: where it is empty.
    """
    if not value:
        raise click.BadParameter("it is empty: «.» is the folder here")
    return value


class _Path(click.Path):
    """A path that somebody named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(named(value) if isinstance(value, str) else value, param, ctx)


FOLDER = _Path(path_type=Path)

# Days on which a site can be built: what SOURCE_DATE_EPOCH counts from, and the last one that gzip can write down.
_FIRST, _LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2106, 2, 7, tzinfo=UTC)


class Day(click.ParamType[date]):
    """A day such as 2019-12-07."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2019-12-07", param, ctx)


def data_option(function: F) -> F:
    """``--data``: the folder of articles/, knowledge/ and lexicon/."""
    return click.option("--data", type=FOLDER, help="Folder with articles/, knowledge/, lexicon/ (default: data).")(
        function
    )


def claims_option(function: F) -> F:
    """``--without-claims``."""
    return click.option("--without-claims", is_flag=True, help="Leave the outside facts of claims.yaml aside.")(
        function
    )


def months_option(function: F) -> F:
    """``--months``."""
    return click.option(
        "--months",
        type=click.Choice(MONTH_FAMILIES),
        help="Names of the months (default: as data/site.yaml or mkdocs.yml says).",
    )(function)


def jobs_option(function: F) -> F:
    """``--jobs``: processes that work at the same time."""
    return click.option(
        "--jobs",
        type=click.IntRange(1, 512),
        default=means.cores,
        show_default="one a core",
        help="How many processes work at the same time.",
    )(function)


def here(path: Path | None, root: Path, name: str) -> Path:
    """``path``, or else ``name`` below the root; relative to the working folder where that is shorter."""
    chosen = path if path is not None else root / name
    if path is None and name == "data" and not chosen.is_dir():
        raise click.ClickException(
            f"there is no folder data here: «{program()} init .» makes one, --data names another"
        )
    try:
        chosen.stat()
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENAMETOOLONG):
            raise click.ClickException(f"{chosen}: {error.strerror}") from None
    try:
        return chosen.resolve().relative_to(Path.cwd())
    except ValueError:
        return chosen


def program() -> str:
    """The command as it was called: hints print it with what to add."""
    context = click.get_current_context(silent=True)
    group = context.find_root() if context else None
    named = group.info_name if group and isinstance(group.command, click.Group) else None
    return named or script()


def script() -> str:
    """How build_timeline.py is called here: many systems have a python3 and no python."""
    return f"{'python' if sys.platform == 'win32' or shutil.which('python') else 'python3'} build_timeline.py"


def today(given: date | None) -> datetime:
    """The moment of the build: ``--today``, else SOURCE_DATE_EPOCH, else the start of this day (UTC)."""
    if given:
        moment = datetime(given.year, given.month, given.day, tzinfo=UTC)
        if not _FIRST <= moment <= _LAST:
            raise click.ClickException(f"--today: a day from {_FIRST:%Y-%m-%d} to {_LAST:%Y-%m-%d} expected")
        return moment
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if not re.fullmatch(r"[0-9]{1,20}", epoch):
        raise click.ClickException(f"SOURCE_DATE_EPOCH is not a number of seconds: {shown(epoch)}")
    if int(epoch) > _LAST.timestamp():
        raise click.ClickException(f"SOURCE_DATE_EPOCH lies after {_LAST:%Y-%m-%d}: {epoch}")
    return datetime.fromtimestamp(int(epoch), UTC)


def standard_input() -> IO[bytes]:
    """Standard input in bytes; one line where it is closed.

    Raises:
        click.ClickException: where it is.
    """
    if sys.stdin is None:
        raise click.ClickException("standard input is closed")
    return sys.stdin.buffer


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Say on the terminal what is being done, for as long as it takes; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def report(faults: Iterable[Fault], *, strict: bool = False) -> bool:
    """Print all faults on standard error, count them, and tell whether they stop the work."""
    faults = list(faults)
    for fault in faults:
        terminal.say(f"{'error' if fault.error or strict else 'warning'}: {spoken(fault)}", err=True)
    errors = sum(fault.error or strict for fault in faults)
    if errors:
        terminal.say(f"{counted(errors, 'error')}: nothing was written.", err=True)
    return bool(errors)


def spoken(fault: Fault) -> str:
    """``file:line: message``, or ``file: message`` where no line is known."""
    return printable(str(fault))


def counted(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def stop() -> NoReturn:
    """Leave with exit status 1, everything having been said."""
    sys.exit(1)
