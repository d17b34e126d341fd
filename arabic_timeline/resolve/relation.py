"""What an expression says where the day of writing is unknown: tried on sample days by the same rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from arabic_timeline import lexicon
from arabic_timeline.interval import Interval
from arabic_timeline.model import Mention, Relation
from arabic_timeline.resolve import rules
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import Value, Writing

# Two fortnights in different months, years and lunar months: an offset of days is the same in both.
_FORTNIGHT = 14
_SAMPLES = tuple(first + timedelta(n) for first in (date(2022, 3, 7), date(2024, 8, 15)) for n in range(_FORTNIGHT))


_MOST = 4096  # kinds of expressions whose relation is kept


def relation(mention: Mention, policy: Policy) -> Relation | None:
    """Offsets and weekdays that hold for every day of writing; ``None`` where nothing can be said.

    It hangs on the rule and its parts alone: «أول أمس» is worked out once, however often it is written.
    """
    known = _known()
    kind = mention.rule, repr(sorted(mention.parts.items())), policy
    if kind not in known:
        if len(known) >= _MOST:
            known.clear()
        known[kind] = _tried(mention, policy)
    return known[kind]


@lexicon.kept
def _known() -> dict[tuple[str, str, Policy], Relation | None]:
    return {}


def _tried(mention: Mention, policy: Policy) -> Relation | None:
    seen = [(day, made) for day in _SAMPLES[:_FORTNIGHT] if (made := fitting(mention, day, policy))]
    low, high = _offsets(seen), set[int]()
    for day in _SAMPLES[_FORTNIGHT:]:
        if made := fitting(mention, day, policy):
            seen.append((day, made))
            high |= _offsets([(day, made)])
        if not high <= low:  # the other days cannot mend it
            return Relation(calendar=True)
    if not seen:
        return None
    if not low or low != high:
        return Relation(calendar=True)
    weekdays = frozenset(made.earliest.isoweekday() for _, made in seen if made.earliest)
    span = max(((made.latest - made.earliest).days for _, made in seen if made.earliest and made.latest), default=0)
    return Relation(low=min(low), high=max(low), weekdays=weekdays if len(weekdays) < 7 else None, span=span)


def _offsets(half: list[tuple[date, Interval]]) -> frozenset[int]:
    return frozenset((made.earliest - day).days for day, made in half if made.earliest)


def fitting(mention: Mention, day: date, policy: Policy) -> Interval | None:
    """The value on one day of writing, where the text's weekdays agree with it."""
    made = on_day(mention, day, policy)
    return None if made.clash else made.interval


def on_day(mention: Mention, day: date, policy: Policy) -> Value:
    """The value on one day of writing, without what the text told before."""
    return rules.value(mention.rule, mention.parts, Writing(day, policy))


def cases(mention: Mention, writing: Interval, policy: Policy) -> Iterator[tuple[Interval, Interval]]:
    """(days of writing, value) pairs over a closed window, neighbouring days of one value together."""
    days = list(writing.days())
    values = (
        [fitting(mention, day, policy) for day in days] if "weekday" in mention.parts else _steps(mention, days, policy)
    )
    for value, group in groupby(zip(days, values, strict=True), key=lambda pair: pair[1]):
        if value is not None:
            found = [day for day, _ in group]
            yield Interval(found[0], found[-1]), value


_STRETCH = 28  # days at the ends of which an expression without a weekday is tried first


def _steps(mention: Mention, days: Sequence[date], policy: Policy) -> list[Interval | None]:
    """The value on each day, where it only moves on with the day of writing: the days of a change are bisected."""
    values: list[Interval | None] = [None] * len(days)

    def fill(low: int, high: int, first: Interval | None, last: Interval | None) -> None:
        values[low], values[high] = first, last
        if first == last and (first is not None or high - low <= 1):
            values[low : high + 1] = [first] * (high + 1 - low)
        elif high - low > 1:
            middle = (low + high) // 2
            made = fitting(mention, days[middle], policy)
            fill(low, middle, first, made)
            fill(middle, high, made, last)

    ends = [*range(0, len(days) - 1, _STRETCH), len(days) - 1]
    made = [fitting(mention, days[n], policy) for n in ends]
    for n in range(len(ends) - 1):
        fill(ends[n], ends[n + 1], made[n], made[n + 1])
    if len(ends) == 1:
        values[0] = made[0]
    return values


@cache
def sample_day() -> date:
    """A day on which absolute expressions are read where the day of writing is unknown."""
    return _SAMPLES[0]
