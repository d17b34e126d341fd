"""The network of who met whom: names under one another, with an arc between each two who met.

Arcs need no place for labels, so that nothing collides however many there are, and the names are a list that any
reader reads.  The order of the names keeps those who met close together; those who met nobody of the others stand in a
picture of their own, so that a wide page holds several side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from arabic_timeline.render.pairs import Pair, Pairs, drawable
from arabic_timeline.render.views import World

MOST = 60  # names that are drawn
LINE = 28  # pixels of a name: a finger's height
_ROUNDS = 40
_ARC = Markup(
    '<a class="arc" href="{}" tabindex="-1" data-pair="{} {}"><title>{}</title>'
    '<path d="M{} {} C{} {} {} {} {} {}" stroke-width="{}"/></a>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Persons who met each other, in the order in which they are drawn, and the arcs between them."""

    people: tuple[str, ...]
    start: int  # the number of its first person in the whole drawing
    arcs: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What is drawn, the largest group first."""

    groups: tuple[Group, ...]
    more: int  # persons who met somebody and are not drawn

    @property
    def people(self) -> list[str]:
        """All who are drawn, in their order."""
        return [one for group in self.groups for one in group.people]


def draw(world: World, pairs: Pairs, root: str) -> Network | None:
    """The drawing of those with the most meetings; ``None`` where nobody met anybody."""
    people = [one for one in pairs.people if drawable(world, one)][:MOST]
    chosen = set(people)
    drawn = [pair for pair in pairs.all if pair.left in chosen and pair.right in chosen]
    met = {one for pair in drawn for one in (pair.left, pair.right)}
    groups = arranged([one for one in people if one in met], drawn)
    if not groups:
        return None
    found, start = [], 0
    for group in groups:
        of = [pair for pair in drawn if pair.left in group]
        found.append(Group(people=tuple(group), start=start, arcs=_svg(world, of, group, start, len(groups[0]), root)))
        start += len(group)
    return Network(groups=tuple(found), more=len(pairs.people) - start)


def _svg(world: World, pairs: Sequence[Pair], group: list[str], start: int, widest: int, root: str) -> Markup:
    place = {one: n for n, one in enumerate(group)}
    arcs = [_arc(world, pair, place, start, widest, root) for pair in reversed(pairs)]
    head = Markup(
        '<svg class="arcs" viewBox="0 0 100 {0}" height="{0}" preserveAspectRatio="none" aria-hidden="true">'
    ).format(LINE * len(group))
    return Markup("").join([head, *arcs, Markup("</svg>")])


def arranged(people: Sequence[str], pairs: Sequence[Pair]) -> list[list[str]]:
    """Groups that met nobody outside, the largest first; within a group, each near those whom they met."""
    near: dict[str, dict[str, int]] = {one: {} for one in people}
    for pair in pairs:
        near[pair.left][pair.right] = near[pair.right][pair.left] = pair.held
    return [_settled(group, near) for group in _groups(people, near)]


def _groups(people: Sequence[str], near: dict[str, dict[str, int]]) -> list[list[str]]:
    seen: set[str] = set()
    groups = []
    for one in people:
        if one in seen:
            continue
        group, waiting = [], [one]
        seen.add(one)
        while waiting:
            at = waiting.pop(0)
            group.append(at)
            for other in near[at]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        groups.append(group)
    return sorted(groups, key=lambda group: -len(group))


def _settled(group: list[str], near: dict[str, dict[str, int]]) -> list[str]:
    best, order = group, group
    for _ in range(_ROUNDS):
        place = {one: n for n, one in enumerate(order)}
        order = sorted(order, key=lambda one: (_pull(one, near[one], place), place[one]))
        best = min(best, order, key=lambda one: _length(one, near))
    return best


def _pull(one: str, met: dict[str, int], place: dict[str, int]) -> float:
    weights = sum(met.values())
    return (place[one] + sum(place[other] * count for other, count in met.items())) / (weights + 1)


def _length(order: list[str], near: dict[str, dict[str, int]]) -> int:
    place = {one: n for n, one in enumerate(order)}
    return sum(abs(place[one] - place[other]) * count for one in order for other, count in near[one].items())


def _arc(world: World, pair: Pair, place: dict[str, int], first: int, widest: int, root: str) -> Markup:
    low, high = sorted((place[pair.left], place[pair.right]))
    start, end = (LINE * (n + 0.5) for n in (low, high))
    far = 130 * min(1.0, 0.14 + ((high - low) / widest) ** 0.6 * 0.86)
    ltr = world.settings.ltr  # the names stand where a line begins
    edge, x = (0, round(far, 1)) if ltr else (100, round(100 - far, 1))
    width = round(min(1 + 0.7 * pair.held, 7), 1)
    names = world.joined([world.people[one].name for one in (pair.left, pair.right)])
    says = f"{names}: {world.count(pair.held, 'held')}"
    curve = (edge, start, x, start, x, end, edge, end)
    return _ARC.format(root + pair.path, first + place[pair.left], first + place[pair.right], says, *curve, width)
