"""Sources read in a process of their own, which is given up where one of them takes too long, or too much memory.

One process reads all of them, begun once, and once more after each that it was given up over: then it goes on behind
what it stood at.  It is spawned, so it is the same on every system; limits of memory and of processor time are set
where the system has them (Linux and its like), the clock runs everywhere.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

from arabic_timeline import lexicon, means
from arabic_timeline.commands.bring import pulse
from arabic_timeline.commands.bring.found import SourceError
from arabic_timeline.commands.bring.reading import At, Over, Result, Task, read

SECONDS = 150.0  # for one page, or for the way to the next; more than one answer from the network may take
MEGABYTES = 2_000
APART = True  # whether a process of its own reads
_FULL = 77  # exit status of a process that asked for more memory than it may have
_START = 60.0  # seconds for its beginning
_LOOK = 0.5  # seconds after which whoever waits can be stopped
_DONE = "done"  # what is sent behind the last result of a source

Work: TypeAlias = Callable[[Task], Iterator[Result | At | Over]]


class Reader:
    """Reads sources within bounds; ``words``: the folder of the newsroom's own, ``work``: what reads one, at the top of
    a module.  Used as a context, it ends with it.
    """

    def __init__(self, words: Path, work: Work = read) -> None:
        self._words, self._work = words, work
        self._process: Any = None
        self._is_ready = False
        self._pipe: Any = None

    def __enter__(self) -> Reader:
        if APART:
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, sources: Iterable[str]) -> Iterator[Result]:
        """What is in each source, in order; in place of what was given up one line that names it and says why."""
        for source in sources:
            task: Task | None = Task(source)
            begun = time.monotonic()
            while task is not None:
                place = _Place(task)
                why = yield from self._results(task, place) if APART else _here(self._work, task, place)
                task = None
                if why:
                    yield SourceError(f"{place.name}: {why}{place.lost}")
                    task = place.behind(time.monotonic() - begun)

    def _results(self, task: Task, place: _Place) -> Generator[Result, None, str]:
        """What comes of a task; answers why it was given up, nothing where it was done."""
        is_late = False
        try:
            self._start()
            self._pipe.send(task)
            while True:
                if not is_late and not self._has_come():
                    is_late = True
                    self._process.kill()  # what it has sent until now is still taken
                said = self._pipe.recv()
                self._is_ready = True
                if said == _DONE:
                    break
                if result := place.reached(said):
                    yield result
        except (EOFError, OSError):
            return _why(self._end(), is_late)
        if is_late:
            self._end()
        return ""

    def _has_come(self) -> bool:
        """Whether something comes within the time that it may take."""
        ends = time.monotonic() + (SECONDS if self._is_ready else max(SECONDS, _START))
        while (left := ends - time.monotonic()) > 0:
            if self._pipe.poll(min(left, _LOOK)):
                return True
        return False

    def _start(self) -> None:
        if self._process is not None:
            return
        context: Any = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        given = (theirs, self._words, self._work, SECONDS, MEGABYTES)
        self._process = context.Process(target=_serve, args=given, daemon=True)
        self._is_ready = False
        with _uninterrupted():
            self._process.start()
        theirs.close()

    def _end(self) -> int:
        """End the process; its exit status."""
        if self._process is None:
            return 0
        self._pipe.close()
        self._process.join(_LOOK)  # it ends with its pipe, unless it is in the middle of something
        self._process.kill()
        self._process.join()
        status: int = self._process.exitcode
        self._process = None
        return status


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits, and never comes to a process that is begun meanwhile: this one speaks, and ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # as any beginning does, which then lets Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Place:
    """Where in a source its reader stands, as far as it has told."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._part = ""
        self._last = ""  # part that is read to its end
        self._page: str | None = None
        self._done = 0  # pages of the part

    def reached(self, said: Any) -> Result | None:
        """Go on to what the reader says; the result, where it is one."""
        if isinstance(said, At) and said.is_page:
            self._page = said.name
        elif isinstance(said, At):
            self._part, self._page = said.name, None
            self._done = (self._task.skip or 0) if said.name == self._task.at else 0
        elif isinstance(said, Over):
            self._part, self._last = "", self._part
        elif said is not None:
            self._page, self._done = None, self._done + 1
            result: Result = said
            return result
        return None

    @property
    def name(self) -> str:
        """What was read last."""
        return self._page or self._part or self._task.source

    @property
    def lost(self) -> str:
        """What is not read of the source, in words; nothing where the reader can go on."""
        if self._page is None and self._part and self._done:
            return "; what stands behind that in it is not read"
        return f"; what stands behind {self._last} in it is not read" if not self._part and self._last else ""

    def behind(self, spent: float) -> Task | None:
        """What is left to be read of the source, ``spent`` seconds after it was begun."""
        if self._page is not None:
            return Task(self._task.source, self._part, self._done + 1, self._task.spent + spent)
        is_more = self._part and self._part != self._task.source
        return Task(self._task.source, self._part, None, spent) if is_more else None


def _why(status: int, is_late: bool) -> str:
    if status == _FULL:
        return f"needs more than {MEGABYTES:,} MB"
    if is_late or -status == getattr(signal, "SIGXCPU", None):
        return f"gave up after {SECONDS:g} seconds"
    return f"the process that read it was killed (exit status {status})"


def _here(work: Work, task: Task, place: _Place) -> Generator[Result, None, str]:
    """What comes of a task in this process, without bounds."""
    try:
        for said in work(task):
            if result := place.reached(said):
                yield result
    except MemoryError:
        return "needs more memory than there is"
    return ""


# ── the process that reads ───────────────────────────────────────────────────────────────────────


def _serve(pipe: Connection, words: Path, work: Work, seconds: float, megabytes: int) -> None:
    """The life of the process: it ends with its pipe, so also with the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the other's: it ends this one
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # libraries speak to nobody
    _bound("RLIMIT_AS", megabytes * 1_000_000)
    try:
        means.collected_rarely()
        own, _ = lexicon.load(words)
        gc.freeze()

        def tell(said: object) -> None:
            _bound("RLIMIT_CPU", int(time.process_time() + seconds) + 10)  # where nobody is left to give it up
            pipe.send(said)

        pulse.listen(lambda: tell(None))
        with own.in_use(), contextlib.suppress(EOFError, OSError):
            tell(None)  # it has begun
            while True:
                for said in work(pipe.recv()):
                    tell(said)
                tell(_DONE)
    except MemoryError:
        os._exit(_FULL)  # at once: nothing can be counted on any more


def _bound(name: str, most: int) -> None:
    """Set a limit of the system, where it has that one and allows so much."""
    try:
        import resource

        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ImportError, AttributeError, ValueError, OSError):  # Windows has none, macOS not all
        return
