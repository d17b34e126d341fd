"""Pages made by several processes, each of which writes what it makes: the same, in the same order, as by one."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice

from arabic_timeline.means import Means
from arabic_timeline.pool import each, may_fork
from arabic_timeline.render import Piece, Printed, Spread, here

_CHUNK = 24  # pages that are made together by one process
_AT_ONCE = 16_384  # pages that wait to be made, a kilobyte each
_FEW = 240  # pages that are made before another process is worth its beginning
_FIRST = 24  # pages of all kinds that are made here: their tables and templates are then shared


def spread(means: Means, put: Callable[[str, str], None] | None) -> Spread:
    """Who makes the pages: this process alone, or so many where they can share what it has made.

    ``put`` puts the text of a page at its path; whoever made it does, so that it need not be handed on.
    """
    return _Hands(means, put) if means.jobs > 1 and may_fork() else here


class _Hands:
    def __init__(self, means: Means, put: Callable[[str, str], None] | None) -> None:
        self._means, self._put = means, put

    def __call__(self, pieces: Iterable[Piece], folder: str = "") -> Iterator[tuple[Piece, Printed]]:
        """Every piece as it is made, in order; without its text where it is put in its place already.

        Raises:
            GivenUpError: where a page kills the processes that make it.
        """
        waiting = iter(pieces)
        while all_ := list(islice(waiting, _AT_ONCE)):
            stay = {n for n, one in enumerate(all_) if one.stays()}
            rest = [n for n in range(len(all_)) if n not in stay]
            with closing(self._made(all_, rest, folder)) as made:
                for n, one in enumerate(all_):
                    yield one, (None, None) if n in stay else next(made)

    def _made(self, all_: Sequence[Piece], rest: Sequence[int], folder: str) -> Generator[Printed, None, None]:
        """What is made of these, in order."""

        def made(n: int) -> Printed:
            text, known = all_[n].make()
            if self._put is None or text is None:
                return text, known
            self._put(folder + all_[n].path, text)
            return None, known

        if len(rest) < _FEW:
            yield from map(made, rest)
            return
        first = {n: made(n) for n in rest[:: len(rest) // _FIRST]}
        means = self._means
        others = each(
            made,
            [n for n in rest if n not in first],
            jobs=means.jobs,
            first=0,
            chunk=_CHUNK,
            killed=lambda n: f"{all_[n].path}: the processes that made this page were killed",
            say=means.say,
        )
        for n in rest:
            yield first.pop(n) if n in first else next(others)
