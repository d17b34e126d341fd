"""Constraints: the work that is promised to be spared (order of passes, cycles seen at once, answers used again).

What is counted here changes no answer: without it a network of an archive takes hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from arabic_timeline.constraints import (
    Cases,
    Constraint,
    Difference,
    Months,
    Weekdays,
    Window,
    feasible,
    propagate,
    solve,
    split,
)
from arabic_timeline.constraints.days import Days
from arabic_timeline.constraints.network import Network
from arabic_timeline.constraints.propagate import POTENTIAL, bulk, settle

JANUARY = date(2022, 1, 1)


@contextmanager
def _counted(owner: Any, name: str) -> Iterator[list[object]]:
    """The answers of a method, one a call."""
    answers: list[object] = []
    real: Callable[..., object] = getattr(owner, name)

    def counting(*given: Any) -> object:
        answers.append(real(*given))
        return answers[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(owner, name, counting)
        yield answers


def _passes(constraints: Sequence[Constraint]) -> int:
    """How often nodes are scanned, all in a row, until a fulfilment stands."""
    net = Network(constraints)
    net.fill()
    assert propagate._snap_all(net, POTENTIAL) is None
    with _counted(propagate._Settling, "_scan") as scans:
        assert settle(net, POTENTIAL, range(len(net.names))) is None
    return len(scans)


def _orders(links: list[Constraint]) -> list[list[Constraint]]:
    return [links, links[::-1], Random(1).sample(links, len(links))]


@pytest.mark.parametrize("low", [0, 1, 5])
def test_a_chain_takes_one_pass_whatever_its_order(low: int) -> None:
    links: list[Constraint] = [Difference(n, n + 1, low) for n in range(40)]
    links += [Difference(n, n + 1, 1) for n in range(40, 60)]
    for order in _orders(links):
        assert _passes(order) == 1


@pytest.mark.parametrize("low", [0, 1, 5])
def test_a_chain_of_weekdays_takes_one_pass_whatever_its_order(low: int) -> None:
    """Each day is raised to its weekday, whence the next: Monday, Tuesday, Wednesday …"""
    links: list[Constraint] = [Difference(n, n + 1, low) for n in range(40)]
    masks: list[Constraint] = [Weekdays(n, frozenset({n % 7 + 1})) for n in range(41)]
    for order in _orders(links):
        assert _passes([*order, *masks]) == 1


def test_what_forks_and_joins_takes_one_pass_whatever_its_order() -> None:
    dice = Random(7)
    links: list[Constraint] = [
        Difference(n, n + dice.randint(1, 9), dice.randint(0, 5)) for n in range(60) for _ in range(3)
    ]
    for order in _orders(links):
        assert _passes(order) == 1


@pytest.mark.parametrize("tail", [0, 1, 5])
@pytest.mark.parametrize("size", [1, 2, 3, 30])
def test_a_cycle_that_raises_itself_is_seen_before_anything_is_raised(size: int, tail: int) -> None:
    """The failure names its differences and no others, though a tail leads into it and one leads out."""
    around: list[Constraint] = [Difference(n, (n + 1) % size, 1 if n else 0) for n in range(size)]
    around = [*around, Difference(0, 0, 1)] if size == 1 else around
    into: list[Constraint] = [Difference(("into", n), ("into", n + 1) if n + 1 < tail else 0, 2) for n in range(tail)]
    out: list[Constraint] = [Difference(0, ("out", 0), 3), Difference(("out", 0), ("out", 1), 3)]
    for order in _orders([*into, *out, *around]):
        net = Network(order)
        with _counted(propagate._Settling, "_scan") as scans:
            failure = bulk(net)
        assert failure is not None
        assert failure.simple
        assert {net.given[number] for number in failure.arcs} == {one for one in around if size > 1 or one.low == 1}  # type: ignore[attr-defined]
        assert len(failure.arcs) == size
        assert scans == []


def test_what_rises_from_outside_is_not_taken_to_rise_for_ever() -> None:
    """Each is at most a day before the last, and three weekdays on: forty, one after another, raise the next."""
    links: list[Constraint] = [Difference(n, ("told", n), 0) for n in range(40)]
    links += [Difference(("told", n), n + 1, -1) for n in range(40)]
    masks: list[Constraint] = [Weekdays(n, frozenset({(3 * n) % 7 + 1})) for n in range(41)]
    monday = date(2022, 1, 3)
    for start in ([], [Window(0, monday)]):
        solution = solve([*links, *masks, *start])
        assert solution.conflicts == ()
        assert solution.certain.earliest(40) == (monday + timedelta(3 * 40) if start else None)


MONTHS: list[Constraint] = [Months("a", frozenset({1, 2, 9}), frozenset({2})), Difference("a", "b", 4, 4)]
NEVER: list[
    Constraint
] = [  # no 8th or 25th of January or August is 17 to 41 days before the 24th of January, April or May
    Months("d", frozenset({1, 4, 5}), frozenset({24})),
    Difference("d", "a", -45, -21),
    Difference("a", "b", 4, 4),
    Months("b", frozenset({1, 8}), frozenset({8, 25})),
]


def test_weekdays_that_contradict_are_seen_before_months_are_gone_through_for_centuries() -> None:
    weekdays: list[Constraint] = [Weekdays("a", frozenset({1})), Weekdays("b", frozenset({1, 2, 3}))]
    with _counted(propagate._Settling, "_scan") as scans:
        assert bulk(Network([*MONTHS, *weekdays])) is not None
    assert len(scans) < 100
    with _counted(propagate._Settling, "_scan") as scans:
        result = solve([*MONTHS, Weekdays("b", frozenset({1, 2, 3}))]).certain
        assert result.bounds("a").weekdays == (4, 5, 6)
    assert len(scans) < 1000


@pytest.mark.parametrize("window", [[], [Window("d", date(2023, 11, 28))], [Window("b", None, date(2023, 4, 8))]])
def test_months_that_contradict_are_seen_before_the_end_of_the_calendar(window: list[Constraint]) -> None:
    net = Network([*NEVER, *window])
    with _counted(propagate._Settling, "_scan") as scans:
        assert bulk(net) is not None
    assert len(scans) <= propagate._WEARY + 1
    assert not feasible([*NEVER, *window])


# ── windows, first come first served ─────────────────────────────────────────────────────────────


def _spread(constraints: Sequence[Constraint]) -> list[float] | None:
    net = Network(constraints)
    net.fill()
    found = propagate._spread(net)
    return None if found is None else [found[net.index[n]] for n in range(len(net.names))]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (3, [0, 1, 3]),  # 1 January, the 2nd, the 4th, each as its window ends
        (4, [0, 1, 3]),
        (2, None),  # the 4th is too late
        (None, [0, 1, 3]),
    ],
)
def test_windows_are_spread_where_nothing_contradicts(last: int | None, found: list[int] | None) -> None:
    end = None if last is None else JANUARY + timedelta(last)
    spread = _spread([Window(0, JANUARY, JANUARY), Difference(0, 1, 1), Difference(1, 2, 2), Window(2, None, end)])
    assert spread == (found and [JANUARY.toordinal() + n for n in found])


def test_windows_are_spread_over_days_that_are_one() -> None:
    """Neither of two equal days raises the other for ever."""
    assert _spread([Window(0, JANUARY), Difference(0, 1, 0, 0)]) == [JANUARY.toordinal()] * 2


def test_windows_are_not_spread_where_that_takes_long() -> None:
    """Nothing ends what each of two days raises the other to."""
    assert _spread([Window(0, JANUARY), Difference(0, 1, 1), Difference(1, 0, 1)]) is None


@pytest.mark.parametrize(("last", "crossed"), [(9, None), (8, None), (7, 8), (0, 8)])
def test_a_window_is_crossed_by_a_day(last: int, crossed: int | None) -> None:
    """Nine days of a row, the first no earlier than 1 January, and the last no later than so many days after it."""
    ring: list[Constraint] = [Difference(n, (n + 1) % 9, -8 if n == 8 else 1) for n in range(9)]
    failure = bulk(Network([Window(0, JANUARY), *ring, Window(8, None, JANUARY + timedelta(last))]))
    assert (failure and failure.node) == crossed


# ── answers used again ───────────────────────────────────────────────────────────────────────────


def _piece(n: int, start: date) -> list[Constraint]:
    return [
        Window((n, "x"), start, start + timedelta(20)),
        Weekdays((n, "x"), frozenset({2, 5})),
        Difference((n, "x"), (n, "y"), 1, 3),
    ]


def test_the_days_of_pieces_that_are_whole_weeks_apart_are_tried_once() -> None:
    result = solve([one for n in range(30) for one in _piece(n, JANUARY + timedelta(7 * n))]).certain
    with _counted(Days, "_tried") as tried:
        for n in range(30):
            assert result.bounds((n, "x")).days == tuple(
                JANUARY + timedelta(7 * n + day) for day in (3, 6, 10, 13, 17, 20)
            )
    assert len(tried) == 1


def test_the_weekdays_of_pieces_that_are_alike_are_tried_once() -> None:
    said = [
        one for n in range(30) for one in (Weekdays((n, "x"), frozenset({2, 5})), Difference((n, "x"), (n, "y"), 1, 1))
    ]
    result = solve(said).certain
    with _counted(Days, "_can_be") as tried:
        for n in range(30):
            assert result.bounds((n, "y")).weekdays == (3, 6)
    assert len(tried) == 7


def test_plain_days_are_not_tried() -> None:
    with _counted(Days, "_tried") as days:
        result = solve([Window("x", JANUARY, JANUARY + timedelta(30)), Difference("x", "y", 1, 1)]).certain
        assert len(result.bounds("y").days or ()) == 31
    assert days == []


def test_weekdays_are_not_tried_where_nothing_says_one() -> None:
    """Some day of June, and a day of one of six weeks: every weekday is possible, and no look says so sooner."""
    weeks = [JANUARY + timedelta(14 * n) for n in range(6)]
    with _counted(Days, "_can_be") as tried:
        week = Cases(tuple((Window("x", start, start + timedelta(6)),) for start in weeks))
        result = solve([Months("m", frozenset({6})), week]).certain
        assert result.bounds("m").weekdays is None
        assert result.bounds("x").weekdays is None
    assert tried == []


HALVES = ((1, 15), (16, 30))


def test_options_that_rise_together_are_not_taken_one_by_one() -> None:
    """Halves of ninety Junes in ten papers, which no search over ways would get through."""
    halves = [(date(1900 + year, 6, first), date(1900 + year, 6, last)) for year in range(90) for first, last in HALVES]
    junes = [
        Cases(
            tuple(
                (Window((n, "p"), low.replace(day=1), date(low.year, 12, 31)), Window((n, "e"), low, high))
                for low, high in halves
            )
        )
        for n in range(10)
    ]
    joined = [Difference((n, "p"), (n + 1, "p"), 0, 0) for n in range(9)]
    result = solve([*junes, *joined, Window((0, "e"), date(1950, 6, 16))]).certain
    assert result.exact((9, "e"))
    assert result.earliest((9, "e")) == date(1950, 6, 1)  # of the same year, and either half of its June
    assert Network([*junes]).splits == []


# ── the search over ways ─────────────────────────────────────────────────────────────────────────


def _either(name: str, options: int) -> Cases:
    return Cases(tuple((Difference("x", name, n * n, n * n),) for n in range(options)))


def test_a_search_for_one_way_ends_with_it() -> None:
    with _counted(split, "extended") as tried:
        assert feasible([_either(name, 2) for name in "abcdef"])
    assert len(tried) == 6


@pytest.mark.parametrize(("trials", "found", "given_up"), [(6, 5, False), (5, 5, False), (4, 4, True), (0, 0, True)])
def test_so_many_options_are_tried_and_no_more(trials: int, found: int, given_up: bool) -> None:
    net = Network([_either("y", 5)])
    assert bulk(net) is None
    with _counted(split, "extended") as tried:
        search = split._searched(net, 9, trials)
    assert (len(tried), len(search.found), search.given_up) == (found, found, given_up)


@pytest.mark.parametrize(("trials", "answers"), [(0, [False]), (1, [True, False]), (2, [True, True, False])])
def test_beyond_their_work_nothing_more_is_taken_to_hold(trials: int, answers: list[bool]) -> None:
    net = Network([_either("y", 3)])
    assert bulk(net) is None
    work = split._Budget(trials)
    assert [work.opens(net) for _ in answers] == answers
