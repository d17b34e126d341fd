"""The targets by name, with the share of the inputs that each gets: what is slow gets fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from . import dialect, extractor, growth, network, pages, reader, recogniser, resolver, world


@dataclass(frozen=True, slots=True)
class Target:
    """One function of bytes, its seeds, its share of a thousand inputs and the longest input in bytes."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    share: int
    longest: int


def _of(module: ModuleType, share: int, longest: int) -> Target:
    return Target(module.run, module.seeds, share, longest)


TARGETS = {
    "reader": _of(reader, 420, 500),
    "pages": _of(pages, 12, 1000),
    "recogniser": _of(recogniser, 329, 250),
    "resolver": _of(resolver, 140, 250),
    "extractor": _of(extractor, 70, 300),
    "network": _of(network, 24, 200),
    "world": _of(world, 3, 600),
    "dialect": _of(dialect, 1, 200),
    "growth": _of(growth, 1, 120),
}
