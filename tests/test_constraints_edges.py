"""Constraints at their edges, by hand: the ends of the calendar, limits that are told, pieces that are almost alike."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from arabic_timeline.constraints import (
    Bounds,
    Cases,
    Constraint,
    Difference,
    Feasibility,
    Months,
    Weekdays,
    Window,
    conflicts,
    feasible,
    solve,
)
from arabic_timeline.constraints.masks import Mask, combined
from arabic_timeline.constraints.order import key

JANUARY = date(2022, 1, 1)


def _after(start: date, *days: int) -> tuple[date, ...]:
    return tuple(start + timedelta(n) for n in days)


# ── the ends of the calendar, and what is almost alike ───────────────────────────────────────────


def _working_week(n: int, monday: date) -> list[Constraint]:
    """A day of a working week, but no Tuesday, and the days two days before it and two days after it."""
    return [
        Window((n, "x"), monday, monday + timedelta(4)),
        Weekdays((n, "x"), frozenset({1, 3, 4, 5})),
        Difference((n, "x"), (n, "after"), 2, 2),
        Difference((n, "before"), (n, "x"), 2, 2),
    ]


def test_days_at_the_ends_of_the_calendar_and_the_like_amid_it() -> None:
    """1 January 0001 is a Monday, 31 December 9999 a Friday: what lies beyond is no day, but is of a piece amid it."""
    first, last, amid = date(1, 1, 1), date(9999, 12, 27), date(2022, 6, 27)
    result = solve([one for n, monday in enumerate((first, last, amid)) for one in _working_week(n, monday)]).certain
    assert result.bounds((0, "x")).days == _after(first, 0, 2, 3, 4)
    assert result.bounds((0, "before")) == Bounds(latest=date(1, 1, 3), days=_after(first, 0, 1, 2), weekdays=(1, 2, 3))
    assert result.bounds((1, "x")).days == _after(last, 0, 2, 3, 4)
    assert result.bounds((1, "after")) == Bounds(earliest=date(9999, 12, 29), days=_after(last, 2, 4), weekdays=(3, 5))
    assert result.bounds((2, "before")).days == _after(amid, -2, 0, 1, 2)
    assert result.bounds((2, "after")).days == _after(amid, 2, 4, 5, 6)


def test_a_piece_at_every_day_of_three_weeks() -> None:
    """The Tuesdays and Fridays of nine days, and what is told a day or two after them."""
    starts = _after(date(2022, 6, 25), *range(21))
    whole = solve([one for n, start in enumerate(starts) for one in _tuesdays_and_fridays(n, start)]).certain
    for n, start in enumerate(starts):
        possible = [day for day in _after(start, *range(9)) if day.isoweekday() in (2, 5)]
        assert whole.bounds((n, "x")).days == tuple(possible)
        assert whole.bounds((n, "y")).days == tuple(sorted({told for day in possible for told in _after(day, 1, 2)}))


def _tuesdays_and_fridays(n: int, start: date) -> list[Constraint]:
    return [
        Window((n, "x"), start, start + timedelta(8)),
        Weekdays((n, "x"), frozenset({2, 5})),
        Difference((n, "x"), (n, "y"), 1, 2),
    ]


@pytest.mark.parametrize(
    ("more", "days"),
    [
        # Alone: the Mondays 3, 10, 17 and 24 January, and the day after.
        (lambda x, y: [], (3, 10, 17, 24)),
        (lambda x, y: [Difference(x, y, 2, 2)], (4, 11, 18, 25)),
        (lambda x, y: [Weekdays(y, frozenset({2, 3}))], (3, 10, 17, 24)),
        (lambda x, y: [Window(y, None, date(2022, 1, 18))], (3, 10, 17)),
        (lambda x, y: [Window(y, date(2022, 1, 11), None)], (10, 17, 24)),
        (lambda x, y: [Months(y, frozenset({1}), frozenset({4, 18}))], (3, 17)),
        (lambda x, y: [Cases(((Window(y, None, date(2022, 1, 10)),), (Window(y, date(2022, 1, 24)),)))], (3, 24)),
    ],
)
def test_what_almost_the_same_is_said_of(more: object, days: tuple[int, ...]) -> None:
    """Whatever is said besides of one of two days, whose like was asked for before, is looked at."""
    said = []
    for n in (0, 1):
        x, y = (n, "x"), (n, "y")
        after = more(x, y) if n else []  # type: ignore[operator]
        step = [] if any(isinstance(one, Difference) for one in after) else [Difference(x, y, 1, 1)]
        monday = Weekdays(x if step else y, frozenset({1} if step else {4}))
        said += [Window(x, date(2022, 1, 3), date(2022, 1, 30)), monday, *step, *after]
    result = solve(said).certain
    assert result.bounds((0, "x")).days == tuple(date(2022, 1, n) for n in (3, 10, 17, 24))
    assert result.bounds((1, "x")).days == tuple(date(2022, 1, n) for n in days)


FIRSTS = [Months(x, frozenset(range(1, 13)), frozenset({1})) for x in "xy"]


@pytest.mark.parametrize("written", [[], [Window("x", date(1000, 1, 1))]])
def test_a_century_with_25_leap_days_from_a_first_to_a_first(written: list[Constraint]) -> None:
    """From 1 January 1950 to 1 January 2050; of 400 years 300 have no such first, and all of them are searched."""
    said = [*FIRSTS, Difference("x", "y", 36_525, 36_525), *written]
    assert feasible(said)
    # After the year 1000 first where 29 February 1200 is the 25th: from 1 March 1100 on.
    assert solve(said).certain.earliest("x") == (date(1100, 3, 1) if written else None)
    assert not feasible([*said, Window("x", date(2000, 3, 1), date(2099, 12, 31))])


def test_a_search_through_months_that_is_given_up_is_still_exact_within_windows() -> None:
    """A century with 25 leap days from the 1st or 15th to the 1st or 15th: none from March 400 on until March 700."""
    halves = [Months(x, frozenset(range(1, 13)), frozenset({1, 15})) for x in "xy"]
    said = [*halves, Difference("x", "y", 36_525, 36_525), Window("x", date(400, 3, 1))]
    assert feasible(said)
    assert solve(said).certain.earliest("x") == date(700, 3, 1)


@pytest.mark.parametrize(("last", "holds"), [(3, False), (4, True)])
def test_what_is_added_is_refused_for_a_single_day(last: int, holds: bool) -> None:
    """From 1 January two days, and one more: 4 January."""
    growing = Feasibility([Window("a", JANUARY), Window("c", None, date(2022, 1, last)), Difference("b", "c", 1)])
    assert growing.allows([Difference("a", "b", 2)]) == holds


def test_what_was_refused_leaves_nothing_behind() -> None:
    """Round b and c to a there are two days too many; the way round by e is a day shorter, and still one too long."""
    given = [Difference("d", "b", 5), Difference("a", "b", 1), Difference("b", "c", 1), Difference("e", "a", -1)]
    growing = Feasibility(given)
    assert not growing.allows([Difference("c", "a", 0)])
    assert not growing.allows([Difference("c", "e", 0)])
    assert growing.allows([Difference("c", "e", -1)])


def test_whose_trust_is_not_told_is_trusted_least() -> None:
    said = [Window("x", JANUARY, JANUARY), Window("x", date(2022, 1, 2), date(2022, 1, 2), trust=1)]
    [found] = conflicts(said)
    assert found.aside is said[0]


def _either_and_a_longer_way() -> tuple[Constraint, list[Constraint]]:
    """x is not before 6 January, where w is after the 10th, and by a longer way of days that follow another."""
    first = (Window("x", None, date(2022, 1, 5)), Window("w", None, date(2022, 1, 10)))
    ways = [Difference(*pair, 1) for pair in (("y", "z"), ("z", "u"), ("u", "x"))]
    return Cases((first, (Window("x", date(2022, 1, 6)),))), [Window("y", date(2022, 1, 3)), *ways]


def test_a_case_is_ruled_out_on_the_first_day_after_its_last() -> None:
    either, ways = _either_and_a_longer_way()
    later = Window("w", date(2022, 1, 11))
    assert {*solve([*ways, either, later]).certain.why_earliest("x")} == {either, later}


def test_a_case_is_not_ruled_out_by_a_day_that_it_allows() -> None:
    either, ways = _either_and_a_longer_way()
    within, why = Window("w", date(2022, 1, 9)), [Window("v", date(2022, 1, 10)), Difference("v", "w", 1)]
    assert {*solve([*ways, either, within, *why]).certain.why_earliest("x")} == {either, *why}


@pytest.mark.parametrize("written", [[], [Window("x", date(2000, 1, 1))], [Window("y", None, date(2000, 1, 1))]])
def test_a_day_after_june_is_not_in_september_in_any_year(written: list[Constraint]) -> None:
    june, september = Months("x", frozenset({6})), Months("y", frozenset({9}))
    said = [june, september, Difference("x", "y", 1, 1), *written]
    assert not feasible(said)
    (found,) = conflicts(said)
    assert {*found.members} == {*said[:3]}
    assert feasible([june, september, Difference("x", "y", 63, 63), *written])  # 30 June and 1 September


# ── so many and no more ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("ways", "exact"), [(255, True), (256, True), (257, False)])
def test_as_many_ways_as_are_told_are_tried(ways: int, exact: bool) -> None:
    """y is n² days after x, n below the number of ways; beyond it y may be any day at all."""
    either = Cases(tuple((Difference("x", "y", n * n, n * n),) for n in range(ways)))
    result = solve([Window("x", JANUARY, JANUARY), either]).certain
    assert result.exact("x") == result.exact("y") == exact
    assert result.exact("whom nothing names")
    assert result.latest("y") == (JANUARY + timedelta((ways - 1) ** 2) if exact else None)


@pytest.mark.parametrize(("number", "listed"), [(16, 31), (17, None)])
def test_as_many_days_of_several_ways_as_the_longest_month_are_listed(number: int, listed: int | None) -> None:
    """Fifteen days of January, or so many from the 17th on."""
    said = [
        Window("v", JANUARY, date(2022, 1, 15)),
        Window("u", date(2022, 1, 17), date(2022, 1, 16) + timedelta(number)),
        Cases(((Difference("v", "x", 0, 0),), (Difference("u", "x", 0, 0),))),
    ]
    found = solve(said).certain.bounds("x").days
    assert (found and len(found)) == listed


def test_every_soft_one_that_holds_is_kept_however_many_there_are() -> None:
    """Each asks the search over the cases anew; what one question did not use is there for the next."""
    either = Cases(((Difference("x", "y", 1, 1),), (Difference("x", "y", 8, 8),)))
    soft = [Window("y", JANUARY, JANUARY + timedelta(100 - n), hard=False) for n in range(60)]
    solution = solve([Window("x", JANUARY, JANUARY + timedelta(200)), either, *soft])
    assert solution.dropped == ()
    assert solution.likely.latest("y") == JANUARY + timedelta(41)


def test_between_days_that_nothing_joins_lie_their_own_bounds() -> None:
    """a' is from 2 to 5 January, b' from the 6th to the 12th."""
    either = [Cases(((Difference(x, f"{x}'", 1, 1),), (Difference(x, f"{x}'", 3, 3),))) for x in "ab"]
    windows = [Window("a", JANUARY, date(2022, 1, 2)), Window("b", date(2022, 1, 5), date(2022, 1, 9))]
    result = solve([*either, *windows]).certain
    assert (result.gap("a'", "b'"), result.gap("b'", "a'")) == ((1, 10), (-10, -1))
    assert (result.before("a'", "b'"), result.before("b'", "a'"), result.before("a'", "b")) == (True, False, False)
    assert result.gap("a", "nobody") == result.gap("nobody", "a") == (None, None)
    assert not result.before("a", "nobody")
    assert not result.before("nobody", "a")


# ── masks ────────────────────────────────────────────────────────────────────────────────────────


def _year(year: int) -> list[date]:
    return [date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())]


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_that_comes_every_year(month: int) -> None:
    """The first of its kind from New Year 2023 on, and the last before; 29 February comes in 2024 and was in 2020."""
    after, before = [*_year(2023), *_year(2024)], [*_year(2022), *_year(2020)]
    for number in range(1, 32):
        mask = Mask(months=frozenset({month}), days=frozenset({number}))
        first = next((day.toordinal() for day in after if (day.month, day.day) == (month, number)), None)
        last = next((day.toordinal() for day in before if (day.month, day.day) == (month, number)), None)
        assert mask.possible == (first is not None)
        assert mask.first(date(2023, 1, 1).toordinal()) == first
        assert mask.last(date(2022, 12, 31).toordinal()) == last


def test_where_no_mask_says_anything_every_day_is_allowed() -> None:
    assert all(combined([]).first(day.toordinal()) == day.toordinal() for day in _year(2024))


def test_weekdays_come_again_every_week_and_dates_after_400_years() -> None:
    every_month, every_day = frozenset(range(1, 13)), frozenset(range(1, 32))
    weekly: list[Weekdays | Months]
    for weekly in (
        [],
        [Weekdays("x", frozenset({2}))],
        [Months("x", every_month)],
        [Months("x", every_month, every_day)],
    ):
        assert combined(weekly).period == 7
    assert combined([Months("x", every_month - {2})]).period == 146_097
    assert combined([Months("x", every_month, every_day - {31})]).period == 146_097


# ── order ────────────────────────────────────────────────────────────────────────────────────────


def test_what_says_something_else_stands_elsewhere_in_order() -> None:
    day = date(2022, 6, 13)
    said: list[Constraint] = [
        Difference("x", "y"), Difference("y", "x"), Difference("x", "y", 1), Difference("x", "y", None, 1),
        Window("x"), Window("y"), Window("x", day), Window("x", None, day), Weekdays("x", frozenset({1})),
        Weekdays("x", frozenset({2})), Months("x", frozenset({1})), Months("x", frozenset({1}), frozenset({1})),
        Months("x", frozenset({1}), frozenset({2})), Cases(()), Cases(((Window("x"),),)), Cases(((Window("y"),),)),
        Window("x", source="a"), Window("x", source="b"),
    ]  # fmt: skip
    assert len({key(one) for one in said}) == len(said)
