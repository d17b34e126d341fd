"""Work in chunks on several cores: the answers in order, as one process would give them.

Workers are forked where that is safe, so that they share the tables that are made already.  A worker that is killed
loses nothing: its chunk is done again, then item by item, and an item that kills every worker is given up alone.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NoReturn, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")

_AHEAD = 3  # chunks a worker may be ahead of the oldest that is not yet handed on


class GivenUpError(Exception):
    """Something kills every process that works at it: one clear line."""


@dataclass(slots=True)
class _Task(Generic[Given, Answer]):
    """A chunk on its way; ``answers`` once they are there."""

    given: Sequence[Given]
    answers: list[Answer] | None = None
    lost: int = 0  # workers that were killed over it


@dataclass(slots=True)
class _Worker:
    """A process at the other end of a pipe; ``task`` is what it works at."""

    process: BaseProcess
    pipe: Connection
    task: _Task[Any, Any] | None = None


@dataclass(slots=True, kw_only=True)
class Pool(Generic[Given, Answer]):
    """Workers that answer chunks.

    ``work`` answers one item and has to be picklable where processes are not forked; ``given_up`` answers for an item
    over which two workers were killed; ``say`` is told in one line of workers that are gone.
    """

    work: Callable[[Given], Answer]
    jobs: int
    given_up: Callable[[Given], Answer]
    say: Callable[[str], None]
    _workers: list[_Worker] = field(default_factory=list)
    _told: bool = False

    def answers(self, chunks: Iterable[Sequence[Given] | None]) -> Iterator[list[Answer]]:
        """The answers of each chunk, in order.

        ``None`` among the chunks says that there is nothing more just now: everything at hand is answered before the
        next is asked for.
        """
        open_: deque[_Task[Given, Answer]] = deque()
        try:
            for given in chunks:
                if given is not None:
                    task: _Task[Given, Answer] = _Task(given)
                    open_.append(task)
                    self._give(task)
                yield from self._done(open_, keep=0 if given is None else self.jobs * _AHEAD)
            yield from self._done(open_, keep=0)
        finally:
            self._close()

    def _done(self, open_: deque[_Task[Given, Answer]], keep: int) -> Iterator[list[Answer]]:
        """What is answered from the oldest on; waits until no more than ``keep`` are open."""
        while open_:
            while open_[0].answers is None and len(open_) > keep:
                self._receive()
            answers = open_[0].answers
            if answers is None:
                return
            open_.popleft()
            yield answers

    def _give(self, task: _Task[Given, Answer]) -> None:
        """Hand a task to a worker that has none."""
        while True:
            if len(self._workers) < self.jobs:
                self._workers.append(self._started())
            free = next((one for one in self._workers if one.task is None), None)
            if free is None:
                self._receive()
                continue
            free.task = task
            try:
                free.pipe.send(task.given)
                return
            except OSError:  # killed while it had nothing to do
                free.task = None
                self._gone(free)

    def _receive(self) -> None:
        """Take what one worker answers; one of them has a task.

        Only one: what follows from its answer may take those of others.
        """
        busy = {one.pipe: one for one in self._workers if one.task is not None}
        worker = busy[wait(list(busy))[0]]  # type: ignore[index]
        task = worker.task
        try:
            answers, trouble = worker.pipe.recv()
        except (EOFError, OSError):
            self._gone(worker)
            if task is not None:
                self._again(task)
            return
        worker.task = None
        if trouble is not None:
            raise trouble
        if task is not None:
            task.answers = answers

    def _again(self, task: _Task[Given, Answer]) -> None:
        """What a killed worker had in hand: once more whole, then item by item."""
        task.lost += 1
        if task.lost < 2:
            self._give(task)
            return
        answers: list[Answer] = []
        for item in task.given:
            alone: _Task[Given, Answer] = _Task((item,), lost=2)
            if len(task.given) > 1:
                self._give(alone)
                while alone.answers is None:
                    self._receive()
            answers += alone.answers if alone.answers is not None else [self.given_up(item)]
        task.answers = answers

    def _started(self) -> _Worker:
        context: Any = multiprocessing.get_context("fork" if may_fork() else "spawn")
        ours, theirs = context.Pipe()
        others = [one.pipe for one in self._workers] if may_fork() else []
        process = context.Process(target=_serve, args=(theirs, [*others, ours] if may_fork() else [], self.work))
        process.daemon = True
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _gone(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        if not self._told:
            self._told = True
            self.say(f"a worker was killed (exit status {worker.process.exitcode}): what it had in hand is done again")

    def _close(self) -> None:
        """The workers end at once: what they still have in hand nobody waits for.

        Those of a pool that began later may hold this end of their pipes open, so they would not end by themselves.
        """
        for worker in self._workers:
            worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()


def each(
    work: Callable[[Given], Answer],
    given: Iterable[Given],
    *,
    jobs: int,
    first: int,
    chunk: int,
    killed: Callable[[Given], str],
    say: Callable[[str], None],
) -> Generator[Answer, None, None]:
    """What each is answered, in order: the ``first`` by this process, whose tables the others then share, the rest by
    ``jobs`` processes, so many at a time (``chunk``); all of them here where they are few.

    Raises:
        GivenUpError: where one kills the processes that answer it; ``killed`` says so in a line.
    """
    rest = iter(given)
    ahead = list(islice(rest, 2 * first)) if jobs > 1 else []
    if jobs < 2 or (first and len(ahead) < 2 * first):
        yield from map(work, chain(ahead, rest))
        return

    def given_up(one: Given) -> NoReturn:
        raise GivenUpError(killed(one))

    yield from map(work, ahead[:first])
    rest = chain(ahead[first:], rest)
    pool = Pool(work=work, jobs=jobs, given_up=given_up, say=say)
    for answers in pool.answers(iter(lambda: list(islice(rest, chunk)), [])):
        yield from answers


def may_fork() -> bool:
    """Forked processes share what is made; macOS has libraries that do not bear it."""
    return sys.platform != "darwin" and "fork" in multiprocessing.get_all_start_methods()


def _serve(pipe: Connection, others: Sequence[Connection], work: Callable[[Any], Any]) -> None:
    """The life of a worker: it ends when its pipe does, so also with the process that started it."""
    gc.freeze()  # what the other process made is not gone through again
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a word: the other process speaks
    for one in others:  # otherwise no pipe would end with the process at its other end
        one.close()
    while True:
        try:
            given = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: tuple[Any, BaseException | None] = [work(item) for item in given], None
        except Exception as error:
            answer = None, error
        try:
            pipe.send(answer)
        except OSError:
            return
