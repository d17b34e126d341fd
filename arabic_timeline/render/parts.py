"""Long lists in parts: the first on the page of the list, the others on pages of their own, each with an index.

No page holds more than ``Settings.page`` of anything, whatever the size of the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from arabic_timeline.render.views import World

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[T]):
    """A piece of a list: where it stands, what the index calls it, and what it holds."""

    path: str
    label: str
    items: Sequence[T]


def cut(
    world: World,
    home: str,
    items: Sequence[T],
    say: Callable[[Sequence[T]], str] | None = None,
    *,
    part: int | None = None,
) -> list[Part[T]]:
    """At least one part; the first stands at ``home``, the others below ``lists/`` under its name and their number.

    ``say`` adds what the items of a part have in common to its place in the whole («1 إلى 300، يناير»); ``part`` is how
    many items a page holds, where these are fewer than ``Settings.page``.
    """
    size, ends = min(part or world.settings.page, world.settings.page), world.words["parts"]["range"]
    return [
        Part(
            path=_path(home, n),
            label=_label(ends.format(start + 1, start + len(piece)), world.words["colon"], piece, say),
            items=piece,
        )
        for n, start in enumerate(range(0, max(len(items), 1), size), 1)
        for piece in [items[start : start + size]]
    ]


def _path(home: str, n: int) -> str:
    return home if n == 1 else f"lists/{home.removesuffix('.html').replace('/', '.')}.{n}.html"


def _label(place: str, colon: str, piece: Sequence[T], say: Callable[[Sequence[T]], str] | None) -> str:
    return f"{say(piece)}{colon}{place}" if say and piece else place
