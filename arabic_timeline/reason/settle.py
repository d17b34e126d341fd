"""The network solved: contradictions found, the least trusted statement of each set aside whole, bounds and causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from arabic_timeline import constraints as net
from arabic_timeline.model import Cause
from arabic_timeline.reason.grounds import Ground, Trust
from arabic_timeline.registry import Judgement
from arabic_timeline.text import plain

_TRIED = 3  # options of cases that have open ends and years between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A contradiction: its statements, the one set aside, and the network in which it stands.

    ``order``: its place among all, whatever else is solved with it.
    """

    statements: tuple[Ground, ...]
    aside: Ground
    by_person: bool
    scope: tuple[net.Constraint, ...]
    order: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Bounds by the statements that can all hold, and the contradictions of those that cannot."""

    certain: net.Result
    likely: net.Result
    clashes: tuple[Clash, ...]


def settle(constraints: Sequence[net.Constraint], repairs: Sequence[Judgement]) -> Settled:
    """Solves; a statement is set aside with all of its constraints, never half of it."""
    clashes: list[Clash] = []
    held = list(constraints)
    for round_ in count():
        solution = net.solve(held)
        if not solution.conflicts:
            beyond = {id(one) for one in held if isinstance(one, net.Cases) and _beyond(one, solution.certain)}
            if not beyond:
                return Settled(certain=solution.certain, likely=solution.likely, clashes=tuple(clashes))
            held = [one for one in held if id(one) not in beyond]
            continue
        gone = set[int]()
        for clash in (_clash(conflict, repairs, round_) for conflict in solution.conflicts):
            # A conflict with a statement that is gone already is no other contradiction, or is found again.
            if gone.isdisjoint(map(id, clash.statements)):
                clashes.append(clash)
                gone.add(id(clash.aside))
        held = [one for one in held if id(one.source) not in gone]
    raise AssertionError("something is set aside each time")


def _beyond(cases: net.Cases, found: net.Result) -> bool:
    """Whether no year that was tried fits, so that only the open ends are left: of those nothing is known."""
    if len(cases.options) < _TRIED:
        return False
    inner = [option for option in cases.options if not any(map(_open, option))]
    return len(inner) == len(cases.options) - 2 and not any(_fits(option, found) for option in inner)


def _open(part: net.Constraint) -> bool:
    return isinstance(part, net.Window) and (part.earliest is None or part.latest is None)


def _fits(option: Iterable[net.Constraint], found: net.Result) -> bool:
    """Whether the bounds that were found leave a day in each window of an option."""
    for part in option:
        if isinstance(part, net.Window) and part.earliest is not None and part.latest is not None:
            low, high = found.earliest(part.x), found.latest(part.x)
            if (low is not None and low > part.latest) or (high is not None and high < part.earliest):
                return False
    return True


def _clash(conflict: net.Conflict, repairs: Sequence[Judgement], round_: int) -> Clash:
    statements = _needed(conflict)
    chosen = next((g for g in statements if any(_chosen(g, repair) for repair in repairs)), None)
    aside = min(statements, key=lambda ground: (ground.trust, statements.index(ground)))
    if conflict.aside.source in statements:
        aside = next(ground for ground in statements if ground is conflict.aside.source)
    decided = any(ground.trust is Trust.JUDGEMENT for ground in statements)
    return Clash(
        statements=statements, aside=chosen or aside, by_person=chosen is not None or decided,
        scope=tuple(conflict.scope), order=(round_, [net.key(one) for one in conflict.members]),
    )  # fmt: skip


def _needed(conflict: net.Conflict) -> tuple[Ground, ...]:
    """The statements of a conflict, each with all that it says; those that are not needed for it fall away."""
    kept = list(grounds(conflict.members))
    scope = [one for one in conflict.scope if one.source in kept]
    for ground in list(kept):
        rest = [one for one in scope if one.source is not ground]
        if len(kept) > 1 and not net.feasible(rest):
            kept, scope = [one for one in kept if one is not ground], rest
    return tuple(kept)


def _chosen(ground: Ground, repair: Judgement) -> bool:
    """Whether a person's repair names this statement: by its claim, its row of knowledge, its rule or its quotation.

    Two articles may print the same words: ``article`` tells which one is meant.
    """
    source, wanted = ground.source, repair.without or ""
    if repair.article is not None and repair.article != source.article:
        return False
    if wanted in (source.claim, source.knowledge, source.rule):
        return True
    return bool(source.quote) and plain(source.quote or "") == plain(wanted)


def without(clash: Clash, ground: Ground) -> net.Solution:
    """The network of a contradiction solved without one of its statements."""
    return net.solve([one for one in clash.scope if one.source is not ground])


def grounds(chain: Iterable[net.Constraint]) -> tuple[Ground, ...]:
    """The statements behind constraints, each once, in their order."""
    return tuple(dict.fromkeys(one.source for one in chain if isinstance(one.source, Ground)))


def told(chain: Iterable[Ground]) -> list[Cause]:
    """The sentences of statements, less the silent ones."""
    out: list[Cause] = []
    for ground in chain:
        if not ground.silent:
            lead, *rest = ground.told or (ground.says, *ground.detail)
            out += [Cause(code=lead.code, values=lead.values, source=ground.source), *rest]
    return out
