"""The sign that a source goes on, for whoever gives it up where it is silent for too long."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

_STEP = 10_000_000  # bytes of a file after which it has gone on

_listeners: list[Callable[[], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """``listener`` is called at each sign, as long as this process lives."""
    _listeners.append(listener)


def beat() -> None:
    """Something of a source is done, and what follows has all its time again."""
    for one in _listeners:
        one()


class Beating:
    """A file of any length, of whose reading there is a sign now and then: so many as its bytes on the disk allow."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """As the file does."""
        return self._counted(self._file.read(size))

    def readline(self, size: int = -1) -> bytes:
        """As the file does."""
        return self._counted(self._file.readline(size))

    def _counted(self, held: bytes) -> bytes:
        self._since += len(held)
        if self._since >= _STEP:
            self._since = 0
            beat()
        return held

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)
