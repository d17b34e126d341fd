"""Which reports are worth comparing: those that share two names, near each other in time; so cost grows with reports.

A block holds the reports with two common names, of two sides (one for visits and sittings).  Inside a block the dated
ones meet only those of the same days; the undated ones meet a bounded number of neighbours by day of writing.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, islice
from typing import NamedTuple, TypeVar

from arabic_timeline.forms import FORMS, Form
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.sides import Side

MOST_SIDES = 8  # of one report: beyond, pairs of names would grow without bound
MOST_NAMES = 24  # of all its sides together: an office stands for all who may hold it
LONGEST = 7  # days: a report whose days are more is looked up by its day of writing
SMALL = 12  # reports of a block that are all compared with each other
NEIGHBOURS = 4  # in a larger one, an undated report is compared with so many before it
_FAMILY: Mapping[Form, Form] = {"signing": "meeting"}  # what is signed is signed in a meeting
AWAITED = 16  # and so many that await a meeting without a day with one that dates it


T = TypeVar("T")


class Placed(NamedTuple):
    """Where a report stands in a block: ``order`` in it, ``days`` on which it finds others, whether it awaits one."""

    order: tuple[date, str, str]
    days: list[date]
    planned: bool


def pairs(facts: Iterable[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """Pairs to compare, each once, in a fixed order."""
    blocks: dict[tuple[str, ...], list[tuple[Placed, Evidence]]] = defaultdict(list)
    for fact in facts:
        where = placed(fact)
        for key in keys(fact):
            blocks[key].append((where, fact))
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in near(blocks[key]):
            pair = (left.report.key, right.report.key)
            if left.source != right.source and pair not in seen:
                seen.add(pair)
                yield left, right


def placed(fact: Evidence) -> Placed:
    """Where a report stands in each of its blocks."""
    return Placed(_order(fact), _days(fact), fact.report.held == "planned")


def keys(fact: Evidence) -> Iterator[tuple[str, ...]]:
    """The blocks of a report."""
    form, sides = _FAMILY.get(fact.report.form, fact.report.form), _names(fact)
    yield from ((form, "sentence", str(sign)) for sign in fact.signs)
    if FORMS[form].sides > 1 and len(sides) > 1:
        near = [sorted(side.near) for side in _sides(fact)]
        yield from {(form, "near", *sorted((a, b))) for one, other in combinations(near, 2) for a in one for b in other}
    if FORMS[form].sides > 1 and len(sides) > 1:
        yield from {
            (form, *sorted((a, b))) for one, other in combinations(sides, 2) for a in one for b in other if a != b
        }
    elif FORMS[form].sides:
        yield from {(form, name) for names in sides for name in names}


def _sides(fact: Evidence) -> list[Side]:
    return sorted(fact.who, key=lambda side: side.sure or min(side.may))[:MOST_SIDES]


def _names(fact: Evidence) -> list[list[str]]:
    """The names to look each side up by, the sure ones first."""
    sides = _sides(fact)
    most = MOST_NAMES // max(len(sides), 1)
    return [sorted(side.may | side.led, key=lambda name: (name != side.sure, name))[:most] for side in sides]


def near(block: Sequence[tuple[Placed, T]]) -> Iterator[tuple[T, T]]:
    """All pairs of a small block; in a large one a dated report meets those of its days, others their neighbours."""
    ordered = sorted(block, key=lambda one: one[0].order)
    if len(block) <= SMALL:
        yield from ((left, right) for (_, left), (_, right) in combinations(ordered, 2))
        return
    by_day: dict[date, list[T]] = defaultdict(list)
    undated: deque[T] = deque(maxlen=NEIGHBOURS)
    recent: deque[T] = deque(maxlen=NEIGHBOURS)
    awaited: deque[T] = deque(maxlen=AWAITED)
    for (_, days, planned), fact in ordered:
        if days:
            near = islice(reversed(awaited), AWAITED if planned else NEIGHBOURS)
            others = [*undated, *near, *(o for day in days for o in by_day[day][-SMALL:])]
        else:
            others = [*recent]
            (awaited if planned else undated).append(fact)
        yield from ((other, fact) for other in others)
        for day in days:
            by_day[day].append(fact)
        recent.append(fact)


def _order(fact: Evidence) -> tuple[date, str, str]:
    """By the day it happened, else by the day it was written, then by its words: an id changes nothing."""
    interval = fact.stated or fact.written
    day = (interval.earliest or interval.latest) if interval else None
    return day or date.max, fact.report.passages[0].quote, fact.report.key


def _days(fact: Evidence) -> list[date]:
    if fact.stated is None or not fact.stated.closed or (fact.stated.length or 99) > LONGEST:
        return []
    assert fact.stated.earliest is not None
    return [fact.stated.earliest + timedelta(n) for n in range(fact.stated.length or 0)]
