"""Cases that propagation cannot treat exactly, taken option by option: every way that holds is a network of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from arabic_timeline.constraints.extend import extended
from arabic_timeline.constraints.network import Network
from arabic_timeline.constraints.order import key
from arabic_timeline.constraints.propagate import bulk
from arabic_timeline.constraints.values import Cases, Constraint

_WAYS = 256  # ways kept; beyond, the cases count for no more than the hull of their windows
_SOFT = 16_384  # options tried for all soft constraints of a component together
_TRIALS = 4096  # options tried before the search is given up

_Choice = tuple[tuple[Constraint, Cases], ...]  # constraints of the options taken, each with its cases


@dataclass(slots=True)
class Ways:
    """The ways in which constraints can hold: solved networks; none where they cannot.

    ``exact`` is false where there were too many and one network stands for a superset of them.
    """

    nets: list[Network]
    exact: bool = True


@dataclass(slots=True)
class _Search:
    net: Network
    limit: int
    trials: int = _TRIALS
    given_up: bool = False  # there were more options than trials
    found: list[_Choice] = field(default_factory=list)

    def run(self, splits: Sequence[Cases], chosen: _Choice) -> None:
        """Takes an option of each split, as long as the network holds; an option may bring splits of its own."""
        if not splits:
            self.found.append(chosen)
            return
        cases, before = splits[0], len(self.net.splits)
        for option in cases.options:
            if len(self.found) >= self.limit:
                return
            if self.trials <= 0:
                self.given_up = True
                return
            self.trials -= 1
            if undo := extended(self.net, option, cases):
                inner = self.net.splits[before:]
                self.run([*splits[1:], *inner], chosen + tuple((part, cases) for part in option))
                undo.back()


def ways(constraints: Sequence[Constraint]) -> Ways:
    """Every way in which the constraints can hold."""
    net = Network(constraints)
    if bulk(net):
        return Ways([])
    if not net.splits:
        return Ways([net])
    search = _searched(net, _WAYS + 1)
    if search.given_up or len(search.found) > _WAYS:
        return Ways([net], exact=False)
    return Ways(list(_networks(constraints, search.found)))


def holds(constraints: Sequence[Constraint]) -> bool:
    """Whether all constraints can hold together (where the search is given up: no contradiction was found)."""
    net = Network(constraints)
    return not bulk(net) and opens(net)


def opens(net: Network) -> bool:
    """Whether a network at its fixpoint holds with one option of each split."""
    return _Budget().opens(net)


class _Budget:
    """Work for many questions about one network that grows: beyond it nothing more is taken to hold."""

    def __init__(self, trials: int = _TRIALS) -> None:
        self.trials = trials

    def opens(self, net: Network) -> bool:
        """As ``opens``; a single question may use up what is left, and is then answered by «not excluded»."""
        if not net.splits:
            return True
        if self.trials <= 0:
            return False
        search = _searched(net, 1, min(self.trials, _TRIALS))
        self.trials -= min(self.trials, _TRIALS) - search.trials
        return bool(search.found) or search.given_up


def budget() -> _Budget:
    """The work that all soft constraints of a component may take together."""
    return _Budget(_SOFT)


def _searched(net: Network, limit: int, trials: int = _TRIALS) -> _Search:
    """A search over the splits, those with the fewest options first."""
    search = _Search(net, limit, trials)
    search.run(sorted(net.splits, key=lambda cases: (len(cases.options), key(cases))), ())
    return search


def _networks(constraints: Sequence[Constraint], choices: list[_Choice]) -> Iterator[Network]:
    for choice in choices:
        net = Network(constraints)
        for part, cases in choice:
            net.add(part, cases)
        if not bulk(net):
            yield net
