"""The targets by name, with the share of the inputs that each gets: what is slow gets fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from . import extractor, growth, network, pages, reader, recogniser, resolver, world


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
    "reader": _of(reader, 250, 600),
    "pages": _of(pages, 30, 1200),
    "recogniser": _of(recogniser, 290, 400),
    "resolver": _of(resolver, 220, 400),
    "extractor": _of(extractor, 120, 500),
    "network": _of(network, 74, 300),
    "world": _of(world, 15, 700),
    "growth": _of(growth, 1, 120),
}
