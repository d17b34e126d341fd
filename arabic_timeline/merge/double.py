"""Tellings of one day that no comparison makes one: somebody is told by his office in one, and by name in the other.

Nobody can say from their words that they are one; it is asked, where day, the other sides and place are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations
from typing import TypeVar

from arabic_timeline.forms import FORMS, REMOTE
from arabic_timeline.merge import occasion
from arabic_timeline.merge.compare import ASK, Comparison, places_agree
from arabic_timeline.merge.days import other_hours
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.people import matched
from arabic_timeline.merge.sides import Side, is_office, same_name
from arabic_timeline.model import Cause
from arabic_timeline.text import plain

T = TypeVar("T")

_MOST = 8  # tellings of one person on one day that are compared with each other
_FEWEST = 2  # words of an office: «السفير» is many people
_MATTER = 2  # words of the matter that both tell, from which somebody without an office may be who has the other's


def doubles(facts: Iterable[Evidence], compared: Iterable[Comparison]) -> Iterator[Comparison]:
    """A question for each pair that may be told twice, but of those that are compared anyhow."""
    seen = {frozenset((one.left.report.key, one.right.report.key)) for one in compared}
    of_a_day: dict[tuple[object, ...], list[Evidence]] = defaultdict(list)
    for fact in facts:
        for key in keys(fact):
            of_a_day[key].append(fact)
    for told in of_a_day.values():
        for left, right in near(told):
            pair = frozenset((left.report.key, right.report.key))
            if pair not in seen and (found := asked(left, right)) is not None:
                seen.add(pair)
                yield found


def keys(fact: Evidence) -> Iterator[tuple[object, ...]]:
    """What a telling has in common with those that may be its doubles: the form, the day, one person."""
    if fact.day is not None and fact.report.held == "held" and FORMS[fact.report.form].sides > 1:
        yield from ((fact.report.form, fact.day, side.sure) for side in fact.who if side.sure is not None)


def near(told: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs to be looked at of tellings that have that in common, in the order of their articles."""
    return combinations(told, 2) if len(told) <= _MOST else iter(())


def asked(left: Evidence, right: Evidence) -> Comparison | None:
    """The question, where there is one."""
    if left.source == right.source or len(left.who) != len(right.who) or other_hours(left, right):
        return None
    if (left.report.mode in REMOTE) != (right.report.mode in REMOTE):
        return None
    if left.places and right.places and not places_agree(left, right):
        return None
    rest = _rest(left, right)
    pair = rest and _office_and_name(*rest)
    if not pair or not _may_be(*pair, left, right):
        return None
    office, _ = pair
    names = [one.told.name for one in left.who]
    who = partial(Cause, code="merge.office_fits", values={"names": names, "office": office.told.text})
    return Comparison(left, right, ASK, "ask", (who,))


def _rest(left: Evidence, right: Evidence) -> tuple[Side, Side] | None:
    """The one side of each that the other does not name, where all others are the same by name."""
    pairs = [(i, j) for i, j in matched(left, right) if same_name(left.who[i], right.who[j])]
    if len(pairs) != len(left.who) - 1:
        return None
    (i,), (j,) = (set(range(len(left.who))) - {pair[n] for pair in pairs} for n in (0, 1))
    return left.who[i], right.who[j]


def _office_and_name(one: Side, other: Side) -> tuple[Side, Side] | None:
    """(the one told by office, of whom nobody is known to hold it; the one told by name)."""
    for office, named in ((one, other), (other, one)):
        if is_office(office.told) and not office.told.candidates:
            return (office, named) if named.sure is not None and not is_office(named.told) else None
    return None


def _may_be(office: Side, named: Side, left: Evidence, right: Evidence) -> bool:
    """Whether the one by name may hold the office: his own says the same in more or fewer words, or he has none, and
    both tell of one place and matter.
    """
    if named.told.office is None:
        same_place = bool(left.places and right.places)
        return same_place and named.told.sort == "person" and len(occasion.shared_matter(left, right)) >= _MATTER
    one, other = (_words(side.told.office) for side in (office, named))
    return (
        one[:1] == other[:1]
        and min(len(one), len(other)) >= _FEWEST
        and (set(one) <= set(other) or set(other) <= set(one))
    )


def _words(office: str | None) -> list[str]:
    return [word.removeprefix("ال") for word in plain(office or "").split()]
