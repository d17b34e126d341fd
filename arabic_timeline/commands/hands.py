"""Pages made by several processes: the same, in the same order, as by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NoReturn

from arabic_timeline.means import Means
from arabic_timeline.pool import GivenUpError, Pool, may_fork
from arabic_timeline.render import Piece, Printed, Spread, here

_CHUNK = 24  # pages that are made together by one process
_FEW = 240  # pages that are made before another process is worth its beginning
_FIRST = 24  # pages of all kinds that are made here: their tables and templates are then shared


def spread(means: Means) -> Spread:
    """Who makes the pages: this process alone, or so many where they can share what it has made."""
    return _Hands(means.jobs, means.say) if means.jobs > 1 and may_fork() else here


class _Hands:
    def __init__(self, jobs: int, say: Callable[[str], None]) -> None:
        self._jobs, self._say = jobs, say

    def __call__(self, pieces: Iterable[Piece]) -> Iterator[tuple[Piece, Printed]]:
        """Every piece as it is made, in order.

        Raises:
            GivenUpError: where a page kills the processes that make it.
        """
        all_ = list(pieces)
        if len(all_) < _FEW:
            yield from here(all_)
            return
        first = {n: all_[n].make() for n in range(0, len(all_), len(all_) // _FIRST)}
        rest = [n for n in range(len(all_)) if n not in first]

        def given_up(n: int) -> NoReturn:
            raise GivenUpError(f"{all_[n].path}: the processes that made this page were killed")

        pool = Pool(work=lambda n: all_[n].make(), jobs=self._jobs, given_up=given_up, say=self._say)
        chunks = (rest[n : n + _CHUNK] for n in range(0, len(rest), _CHUNK))
        made = chain.from_iterable(pool.answers(chunks))
        for n, one in enumerate(all_):
            yield one, first.pop(n) if n in first else next(made)
