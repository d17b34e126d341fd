"""One piece of work in a process of its own, while this one goes on; done here where there is no other."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Generic, TypeVar

from arabic_timeline.pool import may_fork

Answer = TypeVar("Answer")


class Aside(Generic[Answer]):
    """``work`` is begun at once by a forked process, if ``jobs`` are more than one and a fork is safe.

    It has to be without effects: where its process fails or is killed, it is done again here, so that this one raises
    what there is to raise.  What it answers has to be picklable.  Used as a context, it ends with it.
    """

    def __init__(self, work: Callable[[], Answer], *, jobs: int) -> None:
        self._work = work
        self._process: Any = None
        self._answer: list[Answer] = []
        if jobs > 1 and may_fork():
            context: Any = multiprocessing.get_context("fork")
            self._pipe, theirs = context.Pipe(duplex=False)
            self._process = context.Process(target=_do, args=(theirs, self._pipe, work), daemon=True)
            self._process.start()
            theirs.close()

    def answer(self) -> Answer:
        """What the work gives, waited for; the same each time."""
        if not self._answer:
            found = self._received()
            self._answer = found or [self._work()]
        return self._answer[0]

    def close(self) -> None:
        """Whoever still works at it ends."""
        if self._process is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process = None

    def _received(self) -> list[Answer]:
        """What the other process sends: one answer, or none."""
        found: list[Answer] = []
        if self._process is not None:
            with contextlib.suppress(EOFError, OSError):
                found = [self._pipe.recv()]
            self.close()
        return found

    def __enter__(self) -> Aside[Answer]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _do(pipe: Connection, ours: Connection, work: Callable[[], Answer]) -> None:
    """The life of the process: it says nothing where it fails, for it is asked again."""
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word: the other process speaks
    ours.close()  # otherwise the pipe would not end with the process at its other end
    with contextlib.suppress(Exception):
        pipe.send(work())
