"""Decisions drawn from bytes: the same bytes make the same input on every Python, with atheris or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Reads its bytes from front to back; past their end every number is the lowest and every pick the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes have not been read."""
        return len(self._data) - self._at

    def raw(self, most: int) -> bytes:
        """The next bytes as they are, ``most`` at most."""
        taken = self._data[self._at : self._at + most]
        self._at += len(taken)
        return taken

    def number(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        span = high - low + 1
        width = 1 if span <= 256 else 2 if span <= 65536 else 4
        return low + int.from_bytes(self.raw(width), "little") % span

    def chance(self, out_of: int) -> bool:
        """True once in ``out_of`` times; never past the end."""
        return self.number(0, out_of - 1) == 1

    def pick(self, options: Sequence[T]) -> T:
        """One of ``options``."""
        return options[self.number(0, len(options) - 1)]

    def some(self, most: int, make: Callable[[], T]) -> list[T]:
        """Up to ``most`` values, none past the end."""
        wanted = self.number(0, most)
        made: list[T] = []
        while len(made) < wanted and self.left:
            made.append(make())
        return made

    def apart(self, size: int) -> Choices:
        """The next ``size`` bytes as choices of their own, so that what follows starts at a known place."""
        return Choices(self.raw(size))
