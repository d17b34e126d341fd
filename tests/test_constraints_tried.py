"""Constraints against what is found by trying: every day of a small calendar, every subset, every walk of a mask.

What each answer means is written here once more, as simply as it can be said; networks are made at random.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, pairwise, permutations
from typing import Any

import networkx as nx
import z3
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracle import holds

from arabic_timeline.constraints import (
    Bounds,
    Cases,
    Constraint,
    Difference,
    Feasibility,
    Months,
    Result,
    Weekdays,
    Window,
    conflicts,
    feasible,
    solve,
    variables,
)
from arabic_timeline.constraints.masks import GREGORIAN, Mask, combined
from arabic_timeline.constraints.minimal import contradiction
from arabic_timeline.constraints.order import components, inwards, key

FIRST = date(2022, 6, 26).toordinal()  # a Sunday; the calendar reaches into July, and holds two weekdays twice
LAST = FIRST + 8
NAMES = "abc"
Days = Mapping[Any, date]
many = settings(max_examples=4 * settings().max_examples)


def _day(number: int) -> date:
    return date.fromordinal(number)


CALENDAR = [_day(number) for number in range(FIRST, LAST + 1)]


# ── by trying ────────────────────────────────────────────────────────────────────────────────────


def _all_days(constraints: Iterable[Constraint]) -> list[Days]:
    """Every way to give each of the names a day of the calendar so that all constraints hold."""
    given_ = list(constraints)
    found: list[dict[Any, date]] = [{}]
    for n, name in enumerate(NAMES):
        alone = [one for one in given_ if set(variables(one)) == {name}]
        days_ = [day for day in CALENDAR if all(holds(one, {name: day}) for one in alone)]
        known = set(NAMES[: n + 1])
        now = [one for one in given_ if name in (of := set(variables(one))) and len(of) > 1 and known >= of]
        tried = ({**at, name: day} for at in found for day in days_)
        found = [at for at in tried if all(holds(one, at) for one in now)]
    if any(not variables(one) for one in given_):  # cases without an option
        return []
    return list(found)


def _bounds(ways: Iterable[Days], x: str) -> Bounds:
    days = sorted({at[x] for at in ways})
    weekdays = tuple(sorted({day.isoweekday() for day in days}))
    return Bounds(earliest=days[0], latest=days[-1], days=tuple(days), weekdays=weekdays if len(weekdays) < 7 else None)


# ── networks ─────────────────────────────────────────────────────────────────────────────────────

names = st.sampled_from(NAMES)
days = st.integers(FIRST, LAST).map(_day)
trusts = st.integers(0, 2)
ends = st.none() | st.integers(-6, 6)
windows = st.builds(Window, names, st.none() | days, st.none() | days, trust=trusts)
differences = st.builds(Difference, names, names, ends, ends, trust=trusts)
distances = st.integers(-4, 4)
exactly = st.builds(lambda x, y, n, trust: Difference(x, y, n, n, trust=trust), names, names, distances, trusts)
weekdays = st.builds(Weekdays, names, st.frozensets(st.integers(1, 7), min_size=1, max_size=4), trust=trusts)
months = st.builds(
    Months, names, st.frozensets(st.integers(5, 8), min_size=1, max_size=3),
    st.none() | st.frozensets(st.sampled_from([1, 2, 3, 25, 28, 30, 31]), min_size=3), trust=trusts,
)  # fmt: skip
parts = windows | exactly | weekdays
either = st.builds(
    Cases, st.lists(st.lists(parts, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple), trust=trusts
)


@st.composite
def rising(draw: st.DrawFn) -> Cases:
    """Options that rise together, as those of «in June» in an article of an unknown day."""
    x, y, shift = draw(names), draw(names), draw(st.integers(-2, 2))
    cuts = sorted(draw(st.sets(st.integers(FIRST, LAST + 1), min_size=2, max_size=5)))
    return Cases(
        tuple(
            (Window(x, _day(low), _day(high - 1)), Window(y, _day(low + shift), _day(low + shift + 2)))
            for low, high in pairwise(cuts)
        ),
        trust=draw(trusts),
    )


calendar: list[Constraint] = [Window(x, _day(FIRST), _day(LAST), trust=9) for x in NAMES]
plain = st.lists(windows | differences, min_size=1, max_size=7)
masked = st.lists(windows | differences | exactly | weekdays, min_size=2, max_size=7)
mixed = st.lists(differences | exactly | weekdays | months | either | rising(), min_size=2, max_size=6)


# ── answers ──────────────────────────────────────────────────────────────────────────────────────


@many
@given(mixed)
def test_bounds_and_cases_are_those_of_all_days(constraints: list[Constraint]) -> None:
    constraints = constraints + calendar
    found = _all_days(constraints)
    assert feasible(constraints) == bool(found)
    result = solve(constraints).certain
    for x in NAMES if found else "":
        assert result.bounds(x) == _bounds(found, x)
        assert (result.earliest(x), result.latest(x)) == (result.bounds(x).earliest, result.bounds(x).latest)
        told = {(id(one.cases), one.option): one.bounds for one in result.cases(x)}
        options = (
            (one, n, replace(one, options=(option,)))
            for one in constraints
            if isinstance(one, Cases) and x in variables(one)
            for n, option in enumerate(one.options)
        )
        allowed = ((one, n, [at for at in found if holds(alone, at)]) for one, n, alone in options)
        assert told == {(id(one), n): _bounds(ways, x) for one, n, ways in allowed if ways}
    for x, y in permutations(NAMES, 2) if found else ():
        gaps = [(at[y] - at[x]).days for at in found]
        assert result.before(x, y) == (min(gaps) >= 1)
        low, high = result.gap(x, y)
        assert low is not None and high is not None and low <= min(gaps) and max(gaps) <= high


@many
@given(plain)
def test_a_gap_of_plain_differences_is_the_least_and_the_most(constraints: list[Constraint]) -> None:
    found = _all_days(constraints := constraints + calendar)
    result = solve(constraints).certain
    for x, y in permutations(NAMES, 2) if found else ():
        gaps = [(at[y] - at[x]).days for at in found]
        assert result.gap(x, y) == (min(gaps), max(gaps))


@many
@given(plain)
def test_a_chain_of_plain_differences_is_the_shortest(constraints: list[Constraint]) -> None:
    """No fewer constraints make the bound; they hang together, and the last of them names the day asked for."""
    constraints = constraints + calendar
    assume(feasible(constraints))
    result = solve(constraints).certain
    for x in NAMES:
        earliest, latest = result.earliest(x), result.latest(x)
        assert earliest and latest
        for chain, against in (
            (result.why_earliest(x), Window(x, None, earliest - timedelta(1))),
            (result.why_latest(x), Window(x, latest + timedelta(1))),
        ):
            assert not feasible([*chain, against])
            fewer = combinations(constraints, len(chain) - 1)
            assert all(feasible([*some, against]) for some in fewer)
            assert x in variables(chain[-1])
            assert all(set(variables(one)) & set(variables(other)) for one, other in pairwise(chain))


@given(mixed)
def test_a_cause_makes_its_bound(constraints: list[Constraint]) -> None:
    """Of what is given, and of all the days of the calendar: none before the bound fulfils its cause."""
    constraints = constraints + calendar
    found = _all_days(constraints)
    result = solve(constraints).certain
    for x in NAMES if found else "":
        low, high = min(at[x] for at in found), max(at[x] for at in found)
        early, late = result.why_earliest(x), result.why_latest(x)
        assert {*early, *late} <= {*constraints}
        assert not any(at[x] < low for at in _all_days(early)) or low == CALENDAR[0]
        assert not any(at[x] > high for at in _all_days(late)) or high == CALENDAR[-1]


@given(mixed)
def test_every_repair_mends_its_contradiction(constraints: list[Constraint]) -> None:
    constraints = constraints + calendar
    found = conflicts(constraints)
    aside = [one.aside for one in found]
    assert _all_days([one for one in constraints if one not in aside])
    for conflict in found:
        assert {*conflict.members} <= {*conflict.scope}
        assert len(components(conflict.scope)) == 1
        assert conflict.aside is max(conflict.members, key=key)
        assert not feasible(conflict.members)
        for member in conflict.members:
            left = conflict.without(member)
            assert member not in left
            assert {*left, member} == {*conflict.scope}
            assert feasible([one for one in left if one in conflict.members])


@given(mixed, mixed)
def test_soft_ones_are_added_as_long_as_some_days_hold(hard: list[Constraint], more: list[Constraint]) -> None:
    hard = hard + calendar
    assume(_all_days(hard))
    soft = [replace(one, hard=False) for one in more]
    kept, dropped = list(hard), []
    for one in sorted(soft, key=key):
        (kept if _all_days([*kept, one]) else dropped).append(one)
    solution = solve([*soft, *hard])
    assert solution.dropped == tuple(dropped)
    assert solution.conflicts == ()
    for result, all_of_it in ((solution.certain, hard), (solution.likely, kept)):
        found = _all_days(all_of_it)
        for x in NAMES:
            assert result.bounds(x) == _bounds(found, x)


@given(mixed, st.lists(st.tuples(st.booleans(), mixed), min_size=1, max_size=3))
def test_what_grows_answers_as_what_is_whole(
    first: list[Constraint], steps: list[tuple[bool, list[Constraint]]]
) -> None:
    held = [*calendar, *first]
    assume(_all_days(held))
    growing = Feasibility(held)
    for add, more in steps:
        expected = bool(_all_days([*held, *more]))
        assert (growing.add(more) if add else growing.allows(more)) == expected
        held += more if add and expected else []


# ── without a calendar: days without end, by z3 ──────────────────────────────────────────────────


def _said(one: Constraint) -> Any:
    """A constraint in the language of z3, days as whole numbers."""
    if isinstance(one, Difference):
        apart = z3.Int(str(one.y)) - z3.Int(str(one.x))
        return z3.And(one.low is None or apart >= one.low, one.high is None or apart <= one.high)
    assert isinstance(one, Window | Weekdays)
    x = z3.Int(str(one.x))
    if isinstance(one, Weekdays):
        return z3.Or([x % 7 == day % 7 for day in one.days])
    low, high = (end and end.toordinal() for end in (one.earliest, one.latest))
    return z3.And(low is None or x >= low, high is None or x <= high)


def _held(constraints: Iterable[Constraint]) -> bool:
    solver = z3.Solver()
    solver.add(*map(_said, constraints))
    return bool(solver.check() == z3.sat)


def _check_open(constraints: Sequence[Constraint], result: Result) -> None:
    solver = z3.Solver()
    solver.add(*map(_said, constraints))

    def can_be(said: Any) -> bool:
        return bool(solver.check(said) == z3.sat)

    for x in result.variables:
        day, early, late = z3.Int(str(x)), result.earliest(x), result.latest(x)
        if early is None:
            assert can_be(day < 200_000)
        else:
            assert can_be(day == early.toordinal()) and not can_be(day < early.toordinal())
        if late is None:
            assert can_be(day > 1_200_000)
        else:
            assert can_be(day == late.toordinal()) and not can_be(day > late.toordinal())
    for x, y in permutations(result.variables, 2):
        assert result.before(x, y) == (not can_be(z3.Int(str(y)) <= z3.Int(str(x))))


@given(masked)
def test_days_that_nothing_bounds(constraints: list[Constraint]) -> None:
    solver = z3.Solver()
    solver.add(*map(_said, constraints))
    found = conflicts(constraints)
    assert bool(found) == (solver.check() == z3.unsat)
    for conflict in found:
        assert not _held(conflict.members)
        assert all(_held([one for one in conflict.members if one is not left]) for left in conflict.members)
    aside = {one.aside for one in found}
    _check_open([one for one in constraints if one not in aside], solve(constraints).certain)


# ── copies of one piece ──────────────────────────────────────────────────────────────────────────


@given(masked, st.lists(st.integers(0, 30), min_size=1, max_size=3), st.integers(0, 6))
def test_a_piece_among_its_likes_has_the_days_that_it_has_alone(
    piece: list[Constraint], moves: list[int], lacks: int
) -> None:
    """What was found of one piece is used for another only where that is the same but for whole weeks."""
    assume(feasible(piece))
    pieces = [[_moved(one, n, by) for one in piece] for n, by in enumerate([0, *moves])]
    pieces.append([_moved(one, -1, 0) for n, one in enumerate(piece) if n != lacks])
    whole = solve([one for some in pieces for one in some]).certain
    for some in pieces:
        alone = solve(some).certain
        for x in alone.variables:
            assert whole.bounds(x) == alone.bounds(x)


def _moved(one: Constraint, copy: int, by: int) -> Constraint:
    """A constraint over names of their own, its windows later by so many days."""
    if isinstance(one, Cases):
        return replace(one, options=tuple(tuple(_moved(part, copy, by) for part in option) for option in one.options))
    if isinstance(one, Difference):
        return replace(one, x=(copy, one.x), y=(copy, one.y))
    if isinstance(one, Window):
        low, high = (end and end + timedelta(by) for end in (one.earliest, one.latest))
        return replace(one, x=(copy, one.x), earliest=low, latest=high)
    assert isinstance(one, Weekdays | Months)
    return replace(one, x=(copy, one.x))


# ── masks ────────────────────────────────────────────────────────────────────────────────────────

masks = st.builds(
    Mask,
    st.frozensets(st.integers(1, 7), min_size=0),
    st.just(frozenset(range(1, 13))) | st.frozensets(st.integers(1, 12), max_size=4),
    st.just(frozenset(range(1, 32))) | st.frozensets(st.integers(1, 31), max_size=4),
)
YEARS_OF_A_DATE_AND_WEEKDAY = 40  # 29 February falls on a given weekday at least once in so many, a century between


def _allows(mask: Mask, day: date) -> bool:
    return day.isoweekday() in mask.weekdays and day.month in mask.months and day.day in mask.days


@given(masks, st.dates(date(1890, 1, 1), date(2110, 1, 1)))
def test_a_mask_is_walked_day_by_day(mask: Mask, start: date) -> None:
    reach = YEARS_OF_A_DATE_AND_WEEKDAY * 366
    following = (start + timedelta(n) for n in range(reach))
    first = next((day for day in following if _allows(mask, day)), None)
    last = next((day for day in (start - timedelta(n) for n in range(reach)) if _allows(mask, day)), None)
    number = start.toordinal()
    assert mask.possible == (first is not None) == (last is not None)
    assert (mask.first(number), mask.last(number)) == (first and first.toordinal(), last and last.toordinal())


@given(masks, st.integers(-3, 3), st.integers(1, GREGORIAN))
def test_a_mask_repeats_itself_beyond_the_calendar(mask: Mask, rounds: int, day: int) -> None:
    for walked in (mask.first, mask.last):
        found = walked(day)
        assert walked(day + rounds * mask.period) == (None if found is None else found + rounds * mask.period)
    every_date = mask.months >= set(range(1, 13)) and mask.days >= set(range(1, 32))
    assert mask.period == (7 if every_date else 146_097)


@given(st.lists(weekdays | months, max_size=3), st.dates(date(2020, 1, 1), date(2023, 1, 1)))
def test_masks_together_allow_what_all_of_them_allow(some: list[Weekdays | Months], day: date) -> None:
    expected = all(holds(one, {one.x: day}) for one in some)
    assert _allows(combined(some), day) == expected


# ── parts and orders ─────────────────────────────────────────────────────────────────────────────


@given(
    st.lists(st.builds(Difference, st.integers(0, 9), st.integers(0, 9)) | st.builds(Cases, st.just(())), max_size=9)
)
def test_components_are_what_hangs_together(constraints: list[Constraint]) -> None:
    graph = nx.Graph()
    for one in constraints:
        graph.add_edges_from((one, name) for name in variables(one))
        graph.add_node(one)
    expected = {
        frozenset(one for one in part if isinstance(one, Constraint)) for part in nx.connected_components(graph)
    }
    found = components(constraints)
    assert {frozenset(part) for part in found} == expected
    assert [part[0] for part in found] == sorted((part[0] for part in found), key=constraints.index)


@given(st.lists(st.builds(Difference, st.integers(0, 6), st.integers(0, 6)), max_size=8))
def test_a_cause_is_told_from_what_is_farthest(constraints: list[Constraint]) -> None:
    told = inwards(constraints, 0)
    assert sorted(map(id, told)) == sorted(map(id, constraints))
    graph = nx.Graph([(one, name) for one in constraints for name in variables(one)])
    far = nx.single_source_shortest_path_length(graph, 0) if 0 in graph else {}
    steps = [far.get(one, 99) for one in told]
    assert steps == sorted(steps, reverse=True)


later = st.builds(lambda x, y, low, more: Difference(x, y, low, low + more), names, names, distances, st.integers(0, 4))
narrow = st.builds(lambda x, day, more: Window(x, day, day + timedelta(more)), names, days, st.integers(0, 2))


@many
@given(st.lists(later, max_size=4), st.lists(narrow, min_size=2, max_size=4))
def test_the_first_contradiction_told_is_the_smallest_that_there_is(
    joined: list[Constraint], windows_: list[Constraint]
) -> None:
    """Where windows contradict one another, by differences that can all hold."""
    if not feasible(joined):
        return
    for part in components([*joined, *windows_]):
        found = contradiction(part)
        assert (found is None) == feasible(part)
        assert found is None or all(feasible(fewer) for fewer in combinations(part, len(found) - 1))
