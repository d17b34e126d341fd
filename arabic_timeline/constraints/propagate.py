"""Propagation to the fixpoint: potentials, bounds, masks and boxes, each label only ever rising.

1. Potentials: one fulfilment of differences and masks, windows aside (``settle``).  The order of work is that
   of Goldberg and Radzik (A heuristic improvement of the Bellman-Ford algorithm, 1993): each pass scans in topological
   order of the arcs that can raise something, so chains cost one pass whatever their order.  A cycle that raises
   itself is seen in the depth-first search that makes this order, before any bound creeps around it.
2. Bounds by Dijkstra's algorithm from the windows, with costs made non-negative by the potentials (Johnson, 1977).
3. Masks and boxes raise the bounds further (``settle`` again).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from datetime import date
from heapq import heapify, heappop, heappush
from math import inf

from arabic_timeline.constraints.masks import WEEK
from arabic_timeline.constraints.network import EARLY, LATE, Box, Label, Labels, Network
from arabic_timeline.constraints.rest import POTENTIAL, Failure, Watch, snap

__all__ = ["POTENTIAL", "Failure", "Trail", "bulk", "settle", "snap"]

_FAR_PAST = -(10**15)  # potential of a node that no window reaches: days, before all others
_VISITS = 3  # per node, on average, before the simple order of work is given up
_PATIENCE = 8  # passes before cycles are looked for among the causes of the labels
_WEARY = 4096  # passes before months are left out of the potentials; by a year in each, their period was passed before
_END = {EARLY: date.max.toordinal(), LATE: -1}  # last label of the calendar
Trail = list[tuple[Labels, int, Label]]  # labels, node, what stood there


def bulk(net: Network) -> Failure | None:
    """Works out all labels of a freshly compiled network; a failure where it cannot be fulfilled."""
    net.fill()
    potential, early, late = net.labels
    found = _spread(net)
    if found:
        early[:] = found
        potential[:] = array("d", (_FAR_PAST if label == -inf else label for label in found))
    loose = (node for node, label in enumerate(potential) if not found or label == _FAR_PAST)
    if failure := _snap_all(net, POTENTIAL) or settle(net, POTENTIAL, [*loose, *net.masks]):
        return failure
    if not found:
        early[:] = _reach(net, EARLY, potential)
    if failure := _refine(net, EARLY):
        return failure
    for node, start in enumerate(net.starts[LATE]):
        if early[node] + start > 0:
            return Failure(node=node)
    late[:] = _reach(net, LATE, array("d", (-label for label in potential)))
    return _refine(net, LATE)


def _spread(net: Network) -> Labels | None:
    """The labels EARLY that windows and differences force, first come first served; ``None`` where that takes long.

    Most networks come to rest after one or two visits a node; the others (cycles, long detours) need better order.
    """
    arcs, labels, ends = net.arcs, net.starts[EARLY][:], net.starts[LATE]
    todo = [node for node, label in enumerate(labels) if label != -inf]
    left = _VISITS * len(labels) + 64
    while todo and left > 0:
        left -= len(todo)
        raised: dict[int, None] = {}
        for v in todo:
            label, row = labels[v], arcs[v]
            for place in range(0, len(row), 4):
                t, new = row[place], label + row[place + EARLY]
                if new > labels[t]:
                    labels[t] = new
                    raised[t] = None
                    if new + ends[t] > 0:
                        return None  # a contradiction, perhaps a cycle: no use in going round it
        todo = list(raised)
    return None if todo else labels


def _refine(net: Network, side: int) -> Failure | None:
    """Masks and boxes on top of the bounds of plain differences and windows."""
    if not net.masks and not net.boxes:
        return None
    return _snap_all(net, side) or settle(net, side, [*net.masks, *net.boxes], ceiling=net.starts[3 - side])


def _snap_all(net: Network, which: int) -> Failure | None:
    """Raises the labels (0: potentials) of all masked nodes to allowed days."""
    labels = net.labels[which]
    for node in net.masks:
        label = snap(net, which, node, labels[node])
        if label is None:
            return Failure(node=node)
        labels[node] = label
    return None


def _reach(net: Network, side: int, potential: Labels) -> Labels:
    """The highest labels that windows and differences force (Dijkstra; ``potential`` fulfils the differences)."""
    size = len(net.names)
    arcs, labels = net.arcs, net.starts[side][:]
    heap = [int(potential[v] - label) * size + v for v, label in enumerate(labels) if label != -inf]
    heapify(heap)
    while heap:
        cost, v = divmod(heappop(heap), size)
        label = labels[v]
        if potential[v] - label != cost:
            continue  # raised since
        row = arcs[v]
        for place in range(0, len(row), 4):
            t, new = row[place], label + row[place + side]
            if new > labels[t]:
                labels[t] = new
                heappush(heap, int(potential[t] - new) * size + t)
    return labels


def settle(
    net: Network,
    which: int,
    changed: Iterable[int],
    *,
    ceiling: Labels | None = None,
    trail: Trail | None = None,
) -> Failure | None:
    """Raises the labels of ``which`` (potential, EARLY, LATE) to the fixpoint, from nodes whose label or arcs changed.

    ``ceiling``: the labels of the other side; a node whose two labels cross is a failure.  ``trail`` keeps what stood
    there before, for undoing.
    """
    return _Settling(net, which, ceiling, trail).run(changed)


class _Settling:
    """One run of ``settle``."""

    def __init__(self, net: Network, which: int, ceiling: Labels | None, trail: Trail | None) -> None:
        self.net, self.which, self.side = net, which, which or EARLY
        self.labels, self.ceiling, self.trail = net.labels[which], ceiling, trail
        self.boxes = net.boxes if which else {}
        self.touched: dict[Box, None] = {}
        self.watch: Watch | None = None
        self.todo: list[int] = []
        # In the first pass over a whole network a mask may make any arc to later days raise, tight or not.
        self.onwards = trail is None and bool(net.masks)

    def run(self, changed: Iterable[int]) -> Failure | None:
        self.todo = list(changed)
        for node in self.todo:
            self.touched.update(dict.fromkeys(self.boxes.get(node, ())))
        passes, check = 0, _PATIENCE
        while self.todo or self.touched:
            failure = self._pass() if self.todo else self._lift_boxes()
            if failure:
                return failure
            passes += 1
            if passes == check and self.which == POTENTIAL:
                if (failure := self.watch.endless() if self.watch else self._by_weekdays()) is not None:
                    return failure
                if check != _WEARY // 2:  # from there on seen in one: months may rise slowly, and their period is long
                    self.watch = Watch(self.net)
                check *= 2
            if passes == _WEARY and self.which == POTENTIAL:
                self.net.loose, self.watch = True, None  # what months raised would not have risen by weekdays
        return None

    def _by_weekdays(self) -> Failure | None:
        """A failure where differences and weekdays alone contradict: months would be gone through for centuries."""
        net = self.net
        if net.loose or not any(mask.period != WEEK for mask in net.masks.values()):
            return None
        kept, net.loose = self.labels[:], True
        failure = _Settling(net, POTENTIAL, None, []).run(self.todo)
        self.labels[:], net.loose = kept, False
        return failure

    def _pass(self) -> Failure | None:
        """Scans, in topological order, all nodes that the changed ones can raise."""
        order = self._order()
        return order if isinstance(order, Failure) else self._scan(order)

    def _order(self) -> list[int] | Failure:
        """Depth-first search along the arcs that raise or are tight; the order is reverse topological.

        An arc back onto the path closes a cycle: a failure where its weights sum to more than nothing.
        """
        arcs, labels, side, mark, sums = self.net.arcs, self.labels, self.side, self.net.mark, self.net.sums
        self.net.stamp += 4
        opened, done = self.net.stamp, self.net.stamp + 1
        order: list[int] = []
        onwards, self.onwards = self.onwards, False
        for root in self.todo:
            if mark[root] >= opened or not self._raises(root):
                continue
            mark[root], sums[root] = opened, 0
            path, via, places = [root], [-1], [0]  # the nodes, how each was reached, how far its arcs are looked at
            while path:
                v = path[-1]
                label, row = labels[v], arcs[v]
                for place in range(places[-1], len(row), 4):
                    t, weight = row[place], row[place + side]
                    if (label + weight < labels[t] and not (onwards and weight >= 0)) or weight == -inf:
                        continue
                    if mark[t] < opened:
                        mark[t], sums[t] = opened, sums[v] + weight
                        places[-1] = place + 4
                        path.append(t)
                        via.append(row[place + 3])
                        places.append(0)
                        break
                    if mark[t] == opened and sums[v] + weight > sums[t]:
                        return Failure(arcs=(*via[path.index(t) + 1 :], row[place + 3]))
                else:
                    mark[v] = done
                    order.append(v)
                    path.pop()
                    via.pop()
                    places.pop()
        return order

    def _raises(self, v: int) -> bool:
        labels, label, row = self.labels, self.labels[v], self.net.arcs[v]
        return any(label + row[place + self.side] > labels[row[place]] for place in range(0, len(row), 4))

    def _scan(self, order: list[int]) -> Failure | None:
        """Raises along the arcs of each node, from the last of ``order`` to the first; sets the nodes left to do."""
        arcs, labels, side, mark = self.net.arcs, self.labels, self.side, self.net.mark
        masks, plain = self.net.masks, self.trail is None and self.ceiling is None and not self.boxes
        waiting, scanned, queued = self.net.stamp + 1, self.net.stamp + 2, self.net.stamp + 3
        self.todo = []
        for v in reversed(order):
            mark[v] = scanned
            label, row = labels[v], arcs[v]
            for place in range(0, len(row), 4):
                t, new = row[place], label + row[place + side]
                if new <= labels[t]:
                    continue
                if self.watch:
                    self.watch.raised(v, t, row[place + 3])
                if plain and t not in masks:
                    labels[t] = new
                elif failure := self.lift(t, new):
                    return failure
                if mark[t] != waiting and mark[t] != queued:
                    mark[t] = queued
                    self.todo.append(t)
        return None

    def lift(self, node: int, label: Label) -> Failure | None:
        """Raises a label to what the mask allows; a failure where it crosses the other side."""
        if node in self.net.masks:
            allowed = snap(self.net, self.which, node, label)
            if allowed is None:
                return Failure(node=node)
            label = allowed
        if self.trail is not None:
            self.trail.append((self.labels, node, self.labels[node]))
        self.labels[node] = label
        if self.boxes:
            self.touched.update(dict.fromkeys(self.boxes.get(node, ())))
        if self.ceiling is not None and label + self.ceiling[node] > 0:
            return Failure(node=node)
        if self.net.loose and label > _END.get(self.which, inf):
            return Failure(node=node)
        return None

    def _lift_boxes(self) -> Failure | None:
        """Raises the nodes of boxes to the lowest label of the options that are left."""
        touched, self.touched = self.touched, {}
        for box in touched:
            alive = box.alive(self.labels, self.side)
            if not alive:
                return Failure(box=box)
            for node in box.nodes:
                label = min(box.limits(option, node, self.side)[0] for option in alive)
                if label > self.labels[node]:
                    self.todo.append(node)
                    if failure := self.lift(node, label):
                        return failure
        return None
