"""Minimal sets of constraints that cannot all hold."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.constraints.causes import Causes
from arabic_timeline.constraints.masks import Mask
from arabic_timeline.constraints.network import EARLY, LATE, Network
from arabic_timeline.constraints.order import key
from arabic_timeline.constraints.propagate import Failure, bulk
from arabic_timeline.constraints.split import holds
from arabic_timeline.constraints.values import Constraint, Difference, Window

_TRIED = 32  # crossing nodes whose chains are compared: far more than a dossier has
_PATIENCE = 2000  # steps to search for each of these chains: in a larger network the tightest chain will do


def contradiction(component: Sequence[Constraint]) -> tuple[Constraint, ...] | None:
    """A minimal set of constraints of a connected component that cannot all hold, in a chain; ``None``: all can.

    The order of the component changes nothing.
    """
    if holds(component):
        return None
    ordered = sorted(component, key=key)
    net = Network(ordered)
    return explained(net, bulk(net))


def explained(net: Network, failure: Failure | None) -> tuple[Constraint, ...]:
    """A minimal set of constraints of a network that cannot all hold, from the failure of its propagation, if any."""
    suspects = _suspects(net, failure) if failure else None
    if failure and failure.simple and suspects and all(_plain(one) for one in suspects):
        return suspects  # a simple cycle: without any member of it only a path is left
    if not suspects or holds(suspects):
        suspects = tuple(net.given)
    return minimal(suspects)


def minimal(suspects: Sequence[Constraint], beside: Sequence[Constraint] = ()) -> tuple[Constraint, ...]:
    """The members of ``suspects``, which cannot hold together beside the others, that are needed for that.

    QuickXplain (Junker, 2004): halves, so that a small set among many costs few questions.
    """
    kept = _xplain(list(beside), False, list(suspects))
    return tuple(one for one in suspects if one in kept)


def _xplain(beside: list[Constraint], grown: bool, suspects: list[Constraint]) -> list[Constraint]:
    if grown and not holds(beside):
        return []
    if len(suspects) == 1:
        return suspects
    half = len(suspects) // 2
    left, right = suspects[:half], suspects[half:]
    needed_right = _xplain(beside + left, bool(left), right)
    return _xplain(beside + needed_right, bool(needed_right), left) + needed_right


def _suspects(net: Network, failure: Failure) -> tuple[Constraint, ...] | None:
    """A small set that probably cannot hold, from the way in which the propagation failed."""
    if failure.arcs and not net.masks:
        return tuple(dict.fromkeys(net.given[number] for number in failure.arcs))
    causes = Causes(net)
    if failure.arcs:
        nodes = {node for number in failure.arcs for node in _ends(net, net.stated[number])}
        masks = [given for node in sorted(nodes) for stated, given in causes.unary.get(node, ()) if _masks(stated)]
        return tuple(dict.fromkeys([*(net.given[number] for number in failure.arcs), *masks]))
    if failure.node is not None and not net.masks.get(failure.node, Mask()).possible:
        return tuple(given for stated, given in causes.unary[failure.node] if _masks(stated))
    return _crossing(net, causes) if failure.node is not None else None


def _crossing(net: Network, causes: Causes) -> tuple[Constraint, ...] | None:
    """The shortest chain that leads past the end of a window, with that window."""
    early, ends = net.labels[EARLY], net.starts[LATE]
    crossed = [node for node in range(len(net.names)) if early[node] + ends[node] > 0][:_TRIED]
    found = []
    for node in crossed:
        chain = causes.chain(EARLY, node, 1 - ends[node], _PATIENCE)
        if chain is None and node == crossed[0]:
            chain = causes.chain(EARLY, node, early[node])
        windows = [given for stated, given in causes.unary[node] if _ends_at(stated, -ends[node])]
        if chain is not None:
            found.append(tuple(dict.fromkeys([*chain, min(windows, key=key)])))
    return min(found, key=lambda chain: (len(chain), [key(one) for one in chain]), default=None)


def _plain(one: Constraint) -> bool:
    """A difference or window that can hold by itself."""
    if isinstance(one, Difference):
        return one.low is None or one.high is None or one.low <= one.high
    return isinstance(one, Window) and (not one.earliest or not one.latest or one.earliest <= one.latest)


def _ends_at(stated: Constraint, day: float) -> bool:
    return isinstance(stated, Window) and stated.latest is not None and stated.latest.toordinal() == day


def _masks(stated: Constraint) -> bool:
    return not isinstance(stated, Window)


def _ends(net: Network, stated: Constraint) -> tuple[int, ...]:
    return (net.index[stated.x], net.index[stated.y]) if isinstance(stated, Difference) else ()
