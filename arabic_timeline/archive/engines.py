"""Who does the work: processes of this machine, or the workers of a Dask cluster; the same answers from either.

A task leaves its answer in a file, under a digest of what it was made from: whoever is killed, what is done is done.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

from arabic_timeline import pool
from arabic_timeline.archive import tables

Task = TypeVar("Task")
Answer = TypeVar("Answer")

_LOST = 10  # workers that may die over one task before it is given up


class EngineError(Exception):
    """The work cannot go on: one clear line."""


class Engine(Protocol):
    """Does tasks, in any order."""

    def each(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """What each task is answered, as it is ready.

        Raises:
            EngineError: where a task kills whoever works at it, or nobody is left.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """So many processes of this machine; ``say`` is told in a line of those that are gone."""

    jobs: int
    say: Callable[[str], None]

    def each(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """As ``Engine.each``, in order; the first is done here, which makes the tables of words for the others."""
        rest = iter(tasks)
        yield from map(work, islice(rest, 1))
        tables.rest()
        try:
            yield from pool.each(work, rest, jobs=self.jobs, first=0, chunk=1, killed=_killed, say=self.say)
        except pool.GivenUpError as error:
            raise EngineError(str(error)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The workers of a Dask cluster.

    ``program``: tells a worker what program it runs, which has to be ``made_by``, that of this process.
    """

    client: Any
    program: Callable[[], bytes]

    def each(self, work: Callable[[Task], Answer], tasks: Iterable[Task]) -> Iterator[Answer]:
        """As ``Engine.each``."""
        from distributed import as_completed
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError
        from distributed.scheduler import KilledWorker

        made_by = self.program()
        # A task of its own, not data that is laid out: where the worker that holds it dies, another one makes it again.
        shared = self.client.submit(_same, work, pure=False)
        futures = {
            self.client.submit(_done, shared, task, self.program, made_by, pure=False, retries=0) for task in tasks
        }
        try:
            for future in as_completed(list(futures), loop=self.client.loop):
                futures.discard(future)
                yield future.result()
        except KilledWorker as error:
            raise EngineError(f"a task kills the workers that take it: {error}") from None
        except (CommClosedError, FutureCancelledError, OSError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and self.client.status == "running":
                raise  # that of a task; a client which closes while an answer is fetched says no more than this
            raise EngineError(f"the scheduler is gone ({type(error).__name__}): what is done stays done") from None
        finally:
            with contextlib.suppress(Exception):
                self.client.cancel(list(futures), force=True)


@contextlib.contextmanager
def cluster(program: Callable[[], bytes], *, workers: int, scheduler: str | None) -> Iterator[Cluster]:
    """A cluster of Dask: that of a scheduler, or so many workers of this machine, which end with it.

    Raises:
        EngineError: where the scheduler does not answer.
    """
    import dask
    from distributed import Client, LocalCluster

    dask.config.set({"distributed.scheduler.allowed-failures": _LOST, "distributed.comm.retry.count": 2})
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            # Bound to this machine alone; without the dashboard, which wants a library of its own.
            address: Any = stack.enter_context(
                LocalCluster(
                    n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1",
                    silence_logs=50,
                )
            )  # fmt: skip
        else:
            address = scheduler
        try:
            client = stack.enter_context(Client(address, timeout="30s", set_as_default=False))
        except (OSError, ValueError, TimeoutError) as error:
            raise EngineError(f"{scheduler}: no scheduler answers: {error}") from None
        yield Cluster(client=client, program=program)


def _killed(task: object) -> str:
    return f"the processes that worked at this were killed: {task}"


def _same(work: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return work


def _done(work: Callable[[Any], Any], task: Any, program: Callable[[], bytes], made_by: bytes) -> Any:
    """What a worker does."""
    if _own(program) != made_by:
        raise EngineError("a worker runs another version of the program: install the same one everywhere")
    return work(task)


@functools.cache
def _own(program: Callable[[], bytes]) -> bytes:
    return program()
