"""Orders that do not depend on how the constraints were handed in, and the connected components of a network."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.constraints.values import Cases, Constraint, Difference, Variable, Weekdays, Window, variables

Key = tuple[object, ...]


def key(constraint: Constraint) -> Key:
    """Sorts the most trusted first, then by what the constraint says and by the text of its source."""
    return (-constraint.trust, not constraint.hard, _words(constraint), repr(constraint.source))


def _words(one: Constraint) -> str:
    if isinstance(one, Difference):
        return repr(("Difference", one.x, one.y, one.low, one.high))
    if isinstance(one, Window):
        return repr(("Window", one.x, str(one.earliest), str(one.latest)))
    if isinstance(one, Weekdays):
        return repr(("Weekdays", one.x, sorted(one.days)))
    if isinstance(one, Cases):
        return repr(("Cases", [[_words(part) for part in option] for option in one.options]))
    return repr(("Months", one.x, sorted(one.months), sorted(one.days or ())))  # type: ignore[attr-defined]


def components(constraints: Iterable[Constraint]) -> list[list[Constraint]]:
    """The constraints by connected component, in order of first appearance; one without variables stands alone."""
    leader: dict[Variable, Variable] = {}
    given = list(constraints)
    for constraint in given:
        names = variables(constraint)
        for name in names:
            leader.setdefault(name, name)
        for name in names[1:]:
            leader[_lead(leader, name)] = _lead(leader, names[0])
    groups: dict[object, list[Constraint]] = {}
    for constraint in given:
        names = variables(constraint)
        group: object = ("variable", _lead(leader, names[0])) if names else constraint
        groups.setdefault(group, []).append(constraint)
    return list(groups.values())


def _lead(leader: dict[Variable, Variable], name: Variable) -> Variable:
    """The leader of a name; halves the way to it for the next time."""
    while leader[name] != name:
        leader[name] = leader[leader[name]]
        name = leader[name]
    return name


def inwards(constraints: Iterable[Constraint], x: Variable) -> tuple[Constraint, ...]:
    """The constraints from the farthest of x to the nearest, for a chain that ends at x."""
    left = sorted(constraints, key=key)
    reached, layers = {x}, list[list[Constraint]]()
    while left:
        layer = [one for one in left if reached.intersection(variables(one))] or left
        left = [one for one in left if one not in layer]
        reached.update(name for one in layer for name in variables(one))
        layers.append(layer)
    return tuple(one for layer in reversed(layers) for one in layer)
