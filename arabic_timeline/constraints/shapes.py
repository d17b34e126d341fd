"""The relations in which a day of a network stands to others: where they are the same, so is all that follows.

A network of many articles falls into thousands of small pieces of a few shapes («أمس الاثنين» in an article of unknown
day).  Weeks repeat, so pieces that are whole weeks apart are of one shape, too.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeAlias

from arabic_timeline.constraints.masks import WEEK
from arabic_timeline.constraints.network import EARLY, LATE, Network

Shape: TypeAlias = tuple[Hashable, ...]

_MOST = 12  # nodes of a piece: larger ones seldom come twice


def shape_of(net: Network, node: int, at: int) -> Shape | None:
    """The piece of a network that hangs together with a node, its days counted from ``at``, a number of whole weeks.

    ``None`` where it is large, or more than differences, windows and weekdays (cases, months).
    """
    if net.loose:
        return None
    places, nodes, rows = {node: 0}, [node], list[Hashable]()
    early, late = net.starts[EARLY], net.starts[LATE]
    for one in nodes:
        mask = net.masks.get(one)
        if one in net.boxes or (mask is not None and mask.period != WEEK):
            return None
        row = net.arcs[one]
        for other in row[::4]:
            if other not in places:
                places[other] = len(nodes)
                nodes.append(other)
        if len(nodes) > _MOST:
            return None
        arcs = (tuple(places[other] for other in row[::4]), tuple(row[EARLY::4]), tuple(row[LATE::4]))
        rows.append((arcs, early[one] - at, late[one] + at, mask.weekdays if mask else None))
    return tuple(rows)
