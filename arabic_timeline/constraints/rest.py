"""Whether labels can come to rest: the days that a mask allows, nodes that rise for ever, why a network fails."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from arabic_timeline.constraints.masks import WEEK, Mask
from arabic_timeline.constraints.network import LATE, Box, Label, Network

POTENTIAL = 0  # the first of a network's labels, beside EARLY and LATE


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a network cannot be fulfilled: arcs that raise one another for ever, a node whose bounds cross, or a box
    with no option left."""

    arcs: tuple[int, ...] = ()  # numbers of constraints
    simple: bool = True  # the arcs are one simple cycle, without masks
    node: int | None = None
    box: Box | None = None


class Watch:
    """Looks for nodes that can never come to rest.

    Fulfilments can be shifted by whole periods of the masks.  Hence, in a network that can be fulfilled, the least
    fulfilment above any labels lies less than a period above them in some node.  If nodes that were raised by one
    another alone have all risen by a period, they will rise for ever.
    """

    def __init__(self, net: Network) -> None:
        self.net, self.labels = net, net.labels[POTENTIAL]
        self.before: dict[int, Label] = {}
        self.by: dict[int, dict[int, int]] = {}

    def raised(self, source: int, target: int, number: int) -> None:
        """Notes, before it happens, that a node raises another by a constraint."""
        self.before.setdefault(target, self.labels[target])
        self.by.setdefault(target, {})[source] = number

    def endless(self) -> Failure | None:
        """A failure where such nodes are seen."""
        masks, loose = self.net.masks, self.net.loose
        period = max((WEEK if loose else masks[node].period for node in self.before if node in masks), default=1)
        group = {node for node, label in self.before.items() if self.labels[node] - label >= period}
        while group != (left := {node for node in group if group.issuperset(self.by[node])}):
            group = left
        numbers = sorted({number for node in group for number in self.by[node].values()})
        return Failure(arcs=tuple(numbers), simple=False) if group else None


def snap(net: Network, which: int, node: int, label: Label) -> Label | None:
    """The next label that the mask of a node allows; ``None`` where it allows no day."""
    mask = net.masks[node]
    if label == -inf:
        return label
    if which == POTENTIAL and net.loose:
        return Mask(mask.weekdays).first(int(label)) if mask.possible else None
    if which != LATE:
        return mask.first(int(label))
    day = mask.last(-int(label))
    return None if day is None else -day
