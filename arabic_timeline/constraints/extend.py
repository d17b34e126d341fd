"""A network that holds, extended by a few constraints and brought back: «these plus those?» without starting anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from arabic_timeline.constraints.masks import Mask
from arabic_timeline.constraints.network import EARLY, LATE, Box, Label, Network
from arabic_timeline.constraints.propagate import POTENTIAL, Failure, Trail, settle, snap
from arabic_timeline.constraints.values import Constraint, variables

_CEILING = {POTENTIAL: None, EARLY: LATE, LATE: EARLY}


class Undo:
    """What stood in a network before an extension."""

    def __init__(self, net: Network) -> None:
        self.net, self.given, self.splits = net, len(net.given), len(net.splits)
        self.nodes: dict[int, tuple[int, Mask | None, list[Box], Label, Label]] = {}
        self.trail: Trail = []
        self.loose = net.loose

    def keep(self, node: int) -> None:
        """Notes how a node stands."""
        net = self.net
        if node not in self.nodes:
            boxes = list(net.boxes.get(node, ()))
            starts = net.starts[EARLY][node], net.starts[LATE][node]
            self.nodes[node] = (len(net.arcs[node]), net.masks.get(node), boxes, *starts)

    def back(self) -> None:
        """Brings the network back; variables that were new remain, unbounded."""
        net = self.net
        for labels, node, label in reversed(self.trail):
            labels[node] = label
        for node, (arcs, mask, boxes, early, late) in self.nodes.items():
            del net.arcs[node][arcs:]
            _put(net.masks, node, mask)
            _put(net.boxes, node, boxes)
            net.starts[EARLY][node], net.starts[LATE][node] = early, late
        net.loose = self.loose
        del net.given[self.given :], net.stated[self.given :], net.splits[self.splits :]


def extended(net: Network, more: Iterable[Constraint], owner: Constraint | None = None) -> Undo | None:
    """Adds constraints to a network that holds; ``None``, and nothing changed, where it would hold no longer."""
    undo = Undo(net)
    for constraint in more:
        nodes = [net.node(variable) for variable in variables(constraint)]
        net.fill()
        for node in nodes:
            undo.keep(node)
        net.add(constraint, owner)
    for which in (POTENTIAL, EARLY, LATE):
        if _resettled(net, which, undo):
            undo.back()
            return None
    return undo


@contextmanager
def supposing(net: Network, *more: Constraint) -> Iterator[bool]:
    """Within the block, the network with ``more`` where that can hold (``True``), else as it was (``False``)."""
    undo = extended(net, more)
    try:
        yield undo is not None
    finally:
        if undo:
            undo.back()


def _resettled(net: Network, which: int, undo: Undo) -> Failure | None:
    """Raises the labels of one kind from the nodes of the extension."""
    labels, ceiling = net.labels[which], _CEILING[which]
    other = None if ceiling is None else net.labels[ceiling]
    for node in undo.nodes:
        label = labels[node] if which == POTENTIAL else max(labels[node], net.starts[which][node])
        allowed = snap(net, which, node, label) if node in net.masks else label
        if allowed is None:
            return Failure(node=node)
        if allowed > labels[node]:
            undo.trail.append((labels, node, labels[node]))
            labels[node] = allowed
        if other is not None and allowed + other[node] > 0:
            return Failure(node=node)
    return settle(net, which, undo.nodes, ceiling=other, trail=undo.trail)


def _put(rows: dict[int, Any], node: int, value: Any) -> None:
    if value:
        rows[node] = value
    else:
        rows.pop(node, None)
