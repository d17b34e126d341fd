"""By which means a timeline is made, none of which changes it: what was found out before, how many processes."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol


class Kept(Protocol):
    """Values by room and name, each good for one key only.

    A key is a digest of everything that the value was made from, the program and its words apart: those are the
    store's to see to.
    """

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        """What was put there with this key, or ``None``."""

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        """Keep a value in the place of what had its name before."""


class _Nothing:
    def get(self, room: str, name: str, key: bytes) -> None:
        return None

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        return None


NOTHING: Kept = _Nothing()


def _unheard(_line: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What an earlier run ``kept``, how many processes work (``jobs``), and who is told in a line what went wrong.

    ``concluding``: a digest of the rooms that conclude from what was read, which what they keep has to agree with;
    ``None``: they keep nothing.
    """

    kept: Kept = NOTHING
    concluding: bytes | None = None
    jobs: int = 1
    say: Callable[[str], None] = _unheard


ALONE = Means()


@contextmanager
def uncollected(*, lasting: bool = False) -> Iterator[None]:
    """The garbage collector rests while many values are made that hold no cycles: it would walk over all of them.

    ``lasting``: nothing is made besides that falls away, so it passes over all of it from then on (``gc.unfreeze``
    ends that).
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if lasting:
                gc.freeze()
            gc.enable()


def collected_rarely() -> None:
    """The garbage collector goes through what is new at long intervals: a run makes many values that live on."""
    gc.set_threshold(50_000, 20, 50)


def cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux tells
        return os.cpu_count() or 1
