"""Work that is given up after some seconds, wherever it stands, so that one line never holds up the others."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from typing import NoReturn

import click


class TooLongError(BaseException):
    """The time is over.  Not an Exception: what mends faults on the way must not mend this."""


@contextlib.contextmanager
def limit(seconds: float | None) -> Iterator[None]:
    """Give up what is done within after ``seconds`` by the clock; ``None``: never.

    Raises:
        TooLongError: where the time is over.
        click.ClickException: on a system that has no alarm clock for programs.
    """
    if seconds is None:
        yield
        return
    if not hasattr(signal, "setitimer"):
        raise click.ClickException("--limit: this system has no alarm clock for programs")

    def stop(*_: object) -> NoReturn:
        raise TooLongError(f"given up after {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
