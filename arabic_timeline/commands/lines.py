"""Lines of bytes in chunks, as fast as they come and never waiting for more than one that is not there yet."""

from __future__ import annotations

import io
import os
import select
import stat
from collections.abc import Iterator
from typing import IO

MOST = 256  # lines of a chunk
SIZE = 1 << 16  # bytes of a chunk, its last line apart

_BLOCK = 1 << 16  # bytes that are read at a time


def chunks(source: IO[bytes], longest: int) -> Iterator[list[bytes | None] | None]:
    """The lines of ``source`` without their line breaks; ``None`` for one of more than ``longest`` bytes.

    ``None`` in the place of a chunk: nothing more is there just now, and asking on waits for it.
    """
    given = _Input(source)
    held: list[bytes | None] = []
    size = 0
    while True:
        if given.is_waiting():
            if held:
                yield held
            yield None
            held, size = [], 0
        raw = given.line(longest + 1)
        if not raw:
            break
        if len(raw) <= longest or raw.endswith(b"\n"):
            held.append(raw.rstrip(b"\r\n"))
        else:
            while raw and not raw.endswith(b"\n"):
                raw = given.line(longest)
            held.append(None)
        size += len(raw)
        if len(held) >= MOST or size >= SIZE:
            yield held
            held, size = [], 0
    if held:
        yield held


class _Input:
    """A source of bytes that knows whether its next line is there already."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self._descriptor = source, _stream(source)
        self._held, self._at, self._ended = b"", 0, False

    def is_waiting(self) -> bool:
        """Whether asking for a line would wait for it."""
        if self._descriptor is None or self._ended or self._held.find(b"\n", self._at) >= 0:
            return False
        if os.name != "posix":  # pipes cannot be asked there
            return True
        return not select.select([self._descriptor], [], [], 0)[0]

    def line(self, most: int) -> bytes:
        """The next line with its line break, or so much of it; nothing at the end."""
        if self._descriptor is None:
            return self._source.readline(most)
        while (end := self._held.find(b"\n", self._at, self._at + most) + 1) == 0:
            if len(self._held) - self._at >= most:
                end = self._at + most
                break
            block = os.read(self._descriptor, _BLOCK if len(self._held) < _BLOCK else len(self._held))
            self._held, self._at = self._held[self._at :] + block, 0
            if not block:
                self._ended, end = True, len(self._held)
                break
        found, self._at = self._held[self._at : end], end
        return found


def _stream(source: IO[bytes]) -> int | None:
    """The descriptor of a pipe or a terminal; a file and a source that only looks like one are always there."""
    try:
        descriptor = source.fileno()
    except (OSError, AttributeError, io.UnsupportedOperation):
        return None
    return None if stat.S_ISREG(os.fstat(descriptor).st_mode) else descriptor
