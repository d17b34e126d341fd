"""Constraints: networks with answers by hand (cases/constraints.yaml), and oracles on networks made at random."""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise, permutations, product
from pathlib import Path
from random import Random
from typing import Any

import networkx as nx
import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import holds
from tables import cases

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
from arabic_timeline.constraints.network import EARLY, LATE, to_date

START, DAYS = date(2022, 1, 1), 12  # the calendar of the random networks: small enough to try every day
ONE = timedelta(1)
NAMES = ["a", "b", "c", "d"]
# Of each kind of small network; five times as many in `make test-all`, where TEST_ALL is set.
many = settings(max_examples=(5 if os.environ.get("TEST_ALL") else 1) * settings().max_examples)

# ── the table ────────────────────────────────────────────────────────────────────────────────────


def _constraint(row: dict[str, Any], name: str | None = None) -> Constraint:
    shared: dict[str, Any] = {"source": name, "hard": not row.get("soft"), "trust": row.get("trust", 0)}
    if "w" in row:
        return Window(*row["w"], **shared)
    if "d" in row:
        return Difference(*row["d"], **shared)
    if "days" in row:
        return Weekdays(row["days"][0], frozenset(row["days"][1]), **shared)
    if "months" in row:
        x, months, days = row["months"]
        return Months(x, frozenset(months), frozenset(days) if days else None, **shared)
    return Cases(tuple(tuple(_constraint(part) for part in option) for option in row["cases"]), **shared)


def _names(constraints: Iterable[Constraint]) -> list[object]:
    return [one.source for one in constraints]


def _pair(value: Any) -> tuple[date | None, date | None]:
    return tuple(value) if isinstance(value, list) else (value, value)


def _ends(bounds: Bounds) -> tuple[date | None, date | None]:
    return bounds.earliest, bounds.latest


@pytest.mark.parametrize("row", cases("constraints"))
def test_by_hand(row: dict[str, Any]) -> None:
    constraints = [_constraint(given, name) for name, given in row["given"].items()]
    solution = solve(constraints)
    certain = solution.certain
    found = [(set(_names(one.members)), one.aside.source) for one in solution.conflicts]
    assert found == [(set(names), names[-1]) for names in row.get("conflict", [])]
    assert _names(solution.dropped) == row.get("dropped", [])
    for x, ends in row.get("bounds", {}).items():
        assert (x, _ends(certain.bounds(x))) == (x, _pair(ends))
        assert (certain.earliest(x), certain.latest(x)) == _pair(ends)
    for x, ends in row.get("likely", {}).items():
        assert _ends(solution.likely.bounds(x)) == _pair(ends)
    for x, days in row.get("days", {}).items():
        assert certain.bounds(x).days == (days and tuple(days))
    for x, weekdays in row.get("weekdays", {}).items():
        assert certain.bounds(x).weekdays == tuple(weekdays)
    for x, (early, late) in row.get("why", {}).items():
        assert (_names(certain.why_earliest(x)), _names(certain.why_latest(x))) == (early, late)
    for x, options in row.get("cases", {}).items():
        assert [case.option for case in certain.cases(x)] == options
    if "before" in row:
        pairs = [[x, y] for x, y in permutations(certain.variables, 2) if certain.before(x, y)]
        assert sorted(pairs) == sorted(row["before"])


# ── networks at random ───────────────────────────────────────────────────────────────────────────

days = st.integers(0, DAYS).map(lambda day: START + timedelta(day))
names = st.sampled_from(NAMES)
opening = st.none() | st.integers(-8, 8)
trusts = st.integers(0, 3)
windows = st.builds(Window, names, st.none() | days, st.none() | days, trust=trusts)
differences = st.builds(Difference, names, names, opening, opening, trust=trusts)
fixed = st.builds(lambda x, y, n: Difference(x, y, n, n), names, names, st.integers(-5, 5))
weekdays = st.builds(Weekdays, names, st.frozensets(st.integers(1, 7), min_size=1, max_size=3), trust=trusts)
months = st.builds(Months, names, st.just(frozenset({1})), st.frozensets(st.integers(1, 13), min_size=2), trust=trusts)
options = st.lists(windows | fixed, min_size=1, max_size=2).map(tuple)
mixed = st.builds(Cases, st.lists(options, min_size=1, max_size=3).map(tuple), trust=trusts)


@st.composite
def stairs(draw: st.DrawFn) -> Cases:
    """A relation like that of «June last»: windows that rise together."""
    x, y, shift = draw(names), draw(names), draw(st.integers(-3, 3))
    cuts = sorted(draw(st.sets(st.integers(0, DAYS), min_size=2, max_size=4)))
    steps = [(START + timedelta(a), START + timedelta(b - 1)) for a, b in pairwise(cuts)]
    moved = timedelta(shift)
    return Cases(tuple((Window(x, a, b), Window(y, a + moved, a + moved + ONE)) for a, b in steps))


calendar = [Window(name, START, START + timedelta(DAYS), trust=9) for name in NAMES]
plain = st.lists(windows | differences, min_size=1, max_size=10)
masked = st.lists(windows | differences | fixed | weekdays, min_size=1, max_size=10)
anything = st.lists(windows | differences | fixed | weekdays | months | mixed | stairs(), min_size=1, max_size=7)


def _fulfilments(constraints: list[Constraint]) -> list[dict[Any, date]]:
    """Every fulfilment within the small calendar, by trying all days of the variables that are named."""
    found: list[dict[Any, date]] = [{}]
    for name in dict.fromkeys(name for one in constraints for name in variables(one)):
        known = {name, *found[0]} if found else {name}
        now = [one for one in constraints if name in variables(one) and known.issuperset(variables(one))]
        tried = ({**day, name: START + timedelta(n)} for day, n in product(found, range(DAYS + 1)))
        found = [day for day in tried if all(holds(one, day) for one in now)]
    return found


def _shuffled(constraints: list[Constraint], seed: int) -> list[Constraint]:
    copy = list(constraints)
    Random(seed).shuffle(copy)
    return copy


def _all(result: Result) -> dict[Any, object]:
    return {x: (result.bounds(x), result.why_earliest(x), result.why_latest(x)) for x in result.variables}


@many
@given(anything)
def test_answers_are_those_of_trying_every_day(constraints: list[Constraint]) -> None:
    constraints = constraints + calendar
    found = _fulfilments(constraints)
    assert feasible(constraints) == bool(found)
    result = solve(constraints).certain
    for x in NAMES if found else ():
        possible = tuple(sorted({day[x] for day in found}))
        weekdays = tuple(sorted({day.isoweekday() for day in possible}))
        expected = Bounds(
            earliest=possible[0],
            latest=possible[-1],
            days=possible,
            weekdays=weekdays if len(weekdays) < 7 else None,
        )
        assert result.bounds(x) == expected
    for x, y in permutations(NAMES, 2) if found else ():
        gaps = [(day[y] - day[x]).days for day in found]
        low, high = result.gap(x, y)
        assert low is not None and high is not None and low <= min(gaps) and max(gaps) <= high
        assert result.before(x, y) == (min(gaps) >= 1)


@many
@given(anything)
def test_causes_show_their_bound(constraints: list[Constraint]) -> None:
    constraints = constraints + calendar
    solution = solve(constraints)
    for x in NAMES:
        bounds = solution.certain.bounds(x)
        assert bounds.earliest and bounds.latest
        assert not feasible([*solution.certain.why_earliest(x), Window(x, None, bounds.earliest - ONE)])
        assert not feasible([*solution.certain.why_latest(x), Window(x, bounds.latest + ONE)])


@many
@given(anything, st.integers(0, 9))
def test_contradictions_are_minimal_and_do_not_depend_on_order(constraints: list[Constraint], seed: int) -> None:
    constraints = constraints + calendar
    found = conflicts(constraints)
    assert bool(found) != feasible(constraints)
    for conflict in found:
        assert not feasible(conflict.members)
        for left_out in conflict.members:
            assert feasible([one for one in conflict.members if one is not left_out])
        assert conflict.aside in conflict.members
        assert conflict.aside.trust == min(one.trust for one in conflict.members)
    aside = {conflict.aside for conflict in found}
    assert feasible([one for one in constraints if one not in aside])
    again = conflicts(_shuffled(constraints, seed))
    assert [list(map(repr, one.members)) for one in again] == [list(map(repr, one.members)) for one in found]


@many
@given(anything, st.integers(0, 9))
def test_order_changes_nothing(constraints: list[Constraint], seed: int) -> None:
    constraints = constraints + calendar
    one, two = _all(solve(constraints).certain), _all(solve(_shuffled(constraints, seed)).certain)
    assert {x: repr(found) for x, found in two.items()} == {x: repr(found) for x, found in one.items()}


@many
@given(plain, st.integers(0, 9))
def test_bounds_are_shortest_paths(constraints: list[Constraint], seed: int) -> None:
    graph = nx.DiGraph()
    graph.add_node("origin")
    for x, y, days in _edges(constraints):
        if days is not None and days < graph.get_edge_data(x, y, {"weight": days + 1})["weight"]:
            graph.add_edge(x, y, weight=days)
    if nx.negative_edge_cycle(graph):
        assert not feasible(constraints)
        return
    result = solve(_shuffled(constraints, seed)).certain
    up = nx.single_source_bellman_ford_path_length(graph, "origin")
    down = nx.single_source_bellman_ford_path_length(graph.reverse(), "origin")
    for x in result.variables:
        latest = date.fromordinal(up[x]) if x in up else None
        earliest = date.fromordinal(-down[x]) if x in down else None
        assert (result.earliest(x), result.latest(x)) == (earliest, latest)


def _edges(constraints: list[Constraint]) -> Iterator[tuple[Any, Any, int | None]]:
    """x → y with days: y − x ≤ days; windows hang on the origin, day 0."""
    for one in constraints:
        if isinstance(one, Difference):
            yield one.x, one.y, one.high
            yield one.y, one.x, None if one.low is None else -one.low
        if isinstance(one, Window):
            yield "origin", one.x, None if one.latest is None else one.latest.toordinal()
            yield one.x, "origin", None if one.earliest is None else -one.earliest.toordinal()


@given(masked)
def test_weekdays_are_feasible_where_a_solver_says_so(constraints: list[Constraint]) -> None:
    solver = z3.Solver()
    for one in constraints:
        solver.add(_said(one))
    assert feasible(constraints) == (solver.check() == z3.sat)


def _said(one: Constraint) -> Any:
    """The constraint in the language of z3, days as whole numbers."""
    if isinstance(one, Difference):
        days = z3.Int(str(one.y)) - z3.Int(str(one.x))
        return z3.And(one.low is None or days >= one.low, one.high is None or days <= one.high)
    assert isinstance(one, Window | Weekdays)
    x = z3.Int(str(one.x))
    if isinstance(one, Weekdays):
        return z3.Or([x % 7 == day % 7 for day in one.days])
    ends = [x >= one.earliest.toordinal()] if one.earliest else []
    return z3.And(*ends, one.latest is None or x <= one.latest.toordinal())


@many
@given(anything, anything)
def test_soft_ones_narrow_and_never_contradict(hard: list[Constraint], more: list[Constraint]) -> None:
    hard = hard + calendar
    soft = [_softened(one) for one in more]
    solution = solve([*soft, *hard])
    assert {x: repr(found) for x, found in _all(solution.certain).items() if x in NAMES} == {
        x: repr(found) for x, found in _all(solve(hard).certain).items()
    }
    aside = {conflict.aside for conflict in solution.conflicts}
    kept = [one for one in [*hard, *soft] if one not in aside and one not in solution.dropped]
    assert feasible(kept)
    for dropped in solution.dropped:
        above = [one for one in kept if one.hard or one.trust >= dropped.trust]
        assert not feasible([*above, dropped])
    for x in NAMES:
        certain, likely = solution.certain.bounds(x), solution.likely.bounds(x)
        assert set(likely.days or ()) <= set(certain.days or ())


def test_what_is_found_of_a_component_does_not_depend_on_how_many_stand_beside_it() -> None:
    """The work that soft constraints may take is that of their component."""

    def component(n: int) -> list[Constraint]:
        x, y = f"writing {n}", f"told {n}"
        return [
            Window(x, START, START + 9 * ONE),
            Cases(tuple((Difference(x, y, days, days),) for days in (1, 8))),
            Window(y, START, START + 4 * ONE, hard=False),
        ]

    many_ = solve([one for n in range(200) for one in component(n)])
    assert many_.dropped == ()
    for n in (0, 199):
        alone = solve(component(n))
        assert many_.likely.bounds(f"told {n}") == alone.likely.bounds(f"told {n}")
        assert alone.likely.latest(f"told {n}") == START + 4 * ONE


def _softened(one: Constraint) -> Constraint:
    fields = {name: getattr(one, name) for name in type(one).__dataclass_fields__}
    return type(one)(**{**fields, "hard": False})


@many
@given(anything, st.lists(anything, max_size=3))
def test_growing_answers_as_starting_anew(first: list[Constraint], steps: list[list[Constraint]]) -> None:
    held = [*calendar, *first]
    if not feasible(held):
        with pytest.raises(ValueError, match="cannot all hold"):
            Feasibility(held)
        return
    growing = Feasibility(held)
    for more in steps:
        expected = feasible([*held, *more])
        assert growing.allows(more) == expected
        assert growing.allows(more) == expected
        assert growing.add(more) == expected
        held += more if expected else []


# ── pieces that are alike ────────────────────────────────────────────────────────────────────────


def _piece(n: int, start: date, *, apart: int = 0, weekday: int = 2, span: int = 9) -> list[Constraint]:
    """A day of a weekday, in some days from the start, a day or two before another."""
    return [
        Window((n, "x"), start, start + timedelta(span)),
        Weekdays((n, "x"), frozenset({weekday})),
        Difference((n, "x"), (n, "y"), 1 + apart, 2 + apart),
        Difference((n, "y"), (n, "z"), 1, None),
    ]


def test_pieces_that_are_alike_have_the_answers_that_each_has_by_itself() -> None:
    """The days of one are worked out of those of another only where nothing but whole weeks is between them."""
    starts = [START + timedelta(days) for days in (0, 7, 8, 70, 3)]
    pieces = [_piece(n, start) for n, start in enumerate(starts)]
    pieces += [
        _piece(len(pieces) + n, START, **one) for n, one in enumerate([{"apart": 1}, {"weekday": 3}, {"span": 16}])
    ]
    pieces.append([Weekdays((99, "x"), frozenset({5})), Difference((99, "x"), (99, "y"), 2, 2)])
    whole = solve([one for piece in pieces for one in piece]).certain
    for piece in pieces:
        alone = solve(piece).certain
        for name in alone.variables:
            assert whole.bounds(name) == alone.bounds(name), name
    assert whole.bounds((0, "y")) != whole.bounds((1, "y")) != whole.bounds((2, "y"))


# ── shapes that are slow where the work is badly ordered ─────────────────────────────────────────


@pytest.mark.parametrize("size", [3_000, pytest.param(20_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("way", ["forwards", "backwards", "shuffled"])
@pytest.mark.parametrize(("low", "high"), [(1, 10), (0, 0), (-30, 30), (1, None), (None, -1)])
def test_long_chains(way: str, low: int | None, high: int | None, size: int) -> None:
    links: list[Constraint] = [Difference(n, n + 1, low, high) for n in range(size)]
    links = links[::-1] if way == "backwards" else _shuffled(links, 1) if way == "shuffled" else links
    everywhere = [Window(n, date(1900, 1, 1), date(2100, 1, 1)) for n in range(size)]
    result = solve([*links, Window(0, date(2000, 1, 1), date(2000, 1, 1))]).certain
    assert result.earliest(size) == (None if low is None else date(2000, 1, 1) + timedelta(size * low))
    assert result.earliest(0) == result.latest(0) == date(2000, 1, 1)
    assert solve([*links[: size // 4], *everywhere]).conflicts == ()


@pytest.mark.parametrize("more", [[], [Months("x", frozenset(range(1, 13)), None)]])
def test_as_many_days_as_the_longest_month_are_listed(more: list[Constraint]) -> None:
    for days, listed in ((30, 30), (31, 31), (32, None)):
        found = solve([Window("x", START, START + timedelta(days - 1)), *more]).certain.bounds("x").days
        assert (len(found) if found else None) == listed


@pytest.mark.parametrize("size", [2_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_weekdays_down_a_long_chain(size: int) -> None:
    links: list[Constraint] = [Difference(n, n + 1, 1, None) for n in reversed(range(size))]
    masks = [Weekdays(n, frozenset({2})) for n in range(size + 1)]
    result = solve([*links, *masks, Window(0, date(2000, 1, 1))]).certain
    assert result.earliest(size) == date(2000, 1, 4) + timedelta(7 * size)


@pytest.mark.parametrize("size", [2_000, pytest.param(20_000, marks=pytest.mark.long)])
def test_a_contradiction_through_all_of_a_large_network(size: int) -> None:
    links: list[Constraint] = [Difference(n, n + 1, 1, 2, source=n) for n in range(size)]
    back = Difference(0, size, None, size - 1, source=-1)
    (found,) = conflicts([*_shuffled(links, 1), back])
    assert sorted(one.source for one in found.members) == list(range(-1, size))  # type: ignore[type-var]


def test_more_ways_than_can_be_tried_give_a_superset() -> None:
    either = [
        Cases(
            (
                (Window(f"x{n}", START, START), Window(f"y{n}", START + ONE, START + ONE)),
                (Window(f"x{n}", START + ONE, START + ONE), Window(f"y{n}", START, START)),
            )
        )
        for n in range(20)
    ]
    joined = [Difference("x0", f"x{n}", -3, 3) for n in range(1, 20)]
    result = solve([*either, *joined]).certain
    for n in range(20):
        assert result.bounds(f"y{n}").days == (START, START + ONE)


def test_a_gap_is_that_of_the_longest_way() -> None:
    year = [Window(x, START, date(2022, 12, 31)) for x in "abc"]
    apart = [Difference("a", "c", -20, None), Difference("a", "b", -5, None), Difference("b", "c", -3, 40)]
    result = solve([*year, *apart]).certain
    assert (result.gap("a", "c"), result.gap("c", "a")) == ((-8, 364), (-364, 8))
    assert (result.gap("b", "c"), result.gap("c", "b")) == ((-3, 40), (-40, 3))


@pytest.mark.parametrize(
    ("label", "side", "day"),
    [
        (0, EARLY, None),
        (1, EARLY, date.min),
        (date.max.toordinal(), EARLY, date.max),
        (date.max.toordinal() + 1, EARLY, date.max),
        (0, LATE, date.min),
        (-1, LATE, date.min),
        (-date.max.toordinal(), LATE, date.max),
        (-date.max.toordinal() - 1, LATE, None),
        (float("-inf"), EARLY, None),
    ],
)
def test_days_at_the_ends_of_the_calendar(label: float, side: int, day: date | None) -> None:
    assert to_date(label, side) == day


# ── a network given as lines ─────────────────────────────────────────────────────────────────────

REASON = Path(__file__).parents[1] / "benchmarks" / "reason.py"


def _itself(words: list[str]) -> tuple[int, str]:
    """Exit status and what was said, in a process of its own."""
    run = subprocess.run([sys.executable, str(REASON), *words], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def _here(words: list[str]) -> tuple[int, str]:
    """The same in this process."""
    main = runpy.run_path(str(REASON))["main"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", [str(REASON), *words])
        try:
            main()
        except SystemExit as error:
            return (error.code, "") if isinstance(error.code, int) else (1, f"{error.code}\n")
        finally:
            gc.enable()
    return 0, ""


def _lines(
    folder: Path, text: str | bytes, run: Callable[[list[str]], tuple[int, str]] = _here
) -> tuple[int, str, str]:
    """Exit status, what was written, what was said."""
    (folder / "in.jsonl").write_bytes(text if isinstance(text, bytes) else text.encode())
    out = folder / "out.jsonl"
    status, said = run(["--network", str(folder / "in.jsonl"), "--bounds", str(out)])
    return status, out.read_text(encoding="utf-8") if out.exists() else "", said


def test_lines_solved(tmp_path: Path) -> None:
    text = """{"x": "ب", "y": "a", "low": 1, "high": null}

{"x": "c", "earliest": null, "latest": null}
{"x": "ب", "earliest": "2022-06-13", "latest": "2022-06-14"}
"""
    status, out, said = _lines(tmp_path, text, _itself)
    assert (status, said) == (0, "")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"x": "ب", "earliest": "2022-06-13", "latest": "2022-06-14"},
        {"x": "a", "earliest": "2022-06-14", "latest": None},
        {"x": "c", "earliest": None, "latest": None},
    ]


def test_lines_contradict(tmp_path: Path) -> None:
    text = """{"x": "a", "y": "b", "low": 1, "high": null}
{"x": "a", "earliest": "2022-06-13", "latest": "2022-06-14"}
{"x": "b", "earliest": null, "latest": "2022-06-20"}

{"x": "b", "earliest": null, "latest": "2022-06-13"}
"""
    assert _lines(tmp_path, text) == (0, '{"contradiction": [1, 2, 5]}\n', "")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"x": "a", "y": "b", "low": 1}', "neither"),
        ('{"x": "a", "y": "b", "low": 1, "high": 2.5}', "whole days"),
        ('{"x": "a", "y": "b", "low": true, "high": 2}', "whole days"),
        ('{"x": 7, "y": "b", "low": 1, "high": 2}', "names"),
        ('{"x": "a", "earliest": "2022-02-30", "latest": null}', "'2022-02-30' is not a day"),
        ('{"x": "a", "earliest": "2022-W01-1", "latest": null}', "is not a day"),
        ('{"x": "a", "earliest": 2022, "latest": null}', "days such as"),
        ("[1, 2]", "neither"),
        ('{"x": "a",', "not a JSON object"),
        (b'{"x": "\xff"}', "not a JSON object"),
        ('{"x": "a", "earliest": null, "latest": null}, 7', "not a JSON object"),
    ],
)
def test_bad_lines(tmp_path: Path, line: str | bytes, says: str) -> None:
    good = b'{"x": "a", "earliest": null, "latest": null}\n'
    status, out, said = _lines(tmp_path, good + (line if isinstance(line, bytes) else line.encode()) + b"\n")
    assert (status, out) == (1, "")
    assert len(said.splitlines()) == 1
    assert "in.jsonl:2: " in said
    assert says in said
