"""What the home page says in five seconds: who met whom most, what came last, what is told most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from arabic_timeline.render import safe
from arabic_timeline.render.data import articles
from arabic_timeline.render.pairs import Pair, Pairs, drawable
from arabic_timeline.render.views import Row, World

_SHOWN = 3  # of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Each list may be empty; together they name somebody wherever a meeting does."""

    most: tuple[Pair, ...]
    latest: tuple[Row, ...]
    told: tuple[tuple[Row, int], ...]

    @property
    def any(self) -> bool:
        return bool(self.most or self.latest or self.told)


def headline(world: World) -> str:
    """What stands over the home page: what the newsroom wrote, else a question that names who met most.

    Names that have no Latin letters yet are no headline in English or French.
    """
    settings = world.settings
    if settings.headline:
        return settings.headline
    held = Counter(one.id for row in _held(world) for one in row.who if one.id and drawable(world, one.id))
    most = [world.people[one].name for one, count in held.most_common(_SHOWN) if count > 1]
    home = world.words["home"]
    readable = not world.settings.ltr or not any(safe.direction(name) == "rtl" for name in most)
    return str(home["asked"]).format(world.joined(most)) if most and readable else str(home["ask"])


def _held(world: World) -> list[Row]:
    return [row for row in world.rows if not row.event and not row.call and row.entry.meeting.held == "held"]


def front(world: World, pairs: Pairs) -> Front:
    """The three lists of the home page."""
    held = _held(world)
    named = (pair for pair in pairs.all if drawable(world, pair.left) and drawable(world, pair.right))
    most = tuple(pair for pair in named if pair.held > 1)[:_SHOWN]
    told = sorted(((row, len(articles(row.entry))) for row in held), key=lambda one: -one[1])
    return Front(
        most=most,
        latest=tuple(_latest(held)[:_SHOWN]),
        told=tuple(one for one in told[:_SHOWN] if one[1] > 1),
    )


def _latest(rows: Sequence[Row]) -> list[Row]:
    """Those of a known day, last first."""
    dated = [(row.span.day, n, row) for n, row in enumerate(rows) if row.span.day]
    return [row for _, _, row in sorted(dated, key=lambda one: (one[0], one[1]), reverse=True)]
