"""What a part of the campaign is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Found = tuple[int, list[str]]  # how many were tried; a line for each that broke a promise


class Part(NamedTuple):
    """A function of a size and a seed, with its sizes."""

    run: Callable[[int, int], Found]
    small: int
    middle: int
    whole: int
