"""Tokens made one: number words added up, two names of one month, a year with its era, a weak month proved."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from arabic_timeline import lexicon

if TYPE_CHECKING:
    from arabic_timeline.recognise.lex import Chain

# Shapes of numbers in Arabic: «خمسة عشر», «خمسة وعشرون», «ألفين وعشرة», «الخامس والعشرون».
# «اثنين» is a number only beside another one: alone it is also a Monday.
_TEENS, _TENS = "[{one}{the_number}]{ten}", "[{one}{the_number}{weekday_indefinite}]{and}[{tens}{the_tens_number}]"
_SMALL = f"(?:{_TEENS}|{_TENS}|{{one}}|{{ten}}|{{tens}})"
# «وأحد عشر» is read as «واحد عشر».
_HUNDRED = "(?:{one}?{hundred}(?:{one}{ten}|{and}(?:" + _SMALL + "|{weekday_indefinite}))?)"
_THOUSAND = "(?:{thousand}(?:{one}{ten}|{and}(?:" + _HUNDRED + "|" + _SMALL + "|{weekday_indefinite}))?)"
# «ست وخمسين وتسعمائة وألف», «اثنين وعشرين وألفين»: from the small to the great, as years are read aloud.
_RISING = "(?:(?:" + _SMALL + "|{weekday_indefinite}){and}(?:{hundred}{and})?{thousand}|{hundred}{and}{thousand})"
_ORDINAL = "(?:{ordinal}{ten}|{ordinal}{and}(?:{the_tens_number}|{tens})|{the_tens_number})"
_MONTHS = "(?:[{month}{weak_month}](?:(?:{slash}|{dash}|{or}|{comma})?[{month}{weak_month}])+)"
_YEARS = "(?:[{year}{doubtful_year}{old_year}{number}{num}]{era})"


_SHORT = 24  # tokens of a chain whose plan is remembered


def reduce(chain: Chain) -> Chain:
    """The chain with its composed tokens made one; the same chain where there are none."""
    plan = _plan(chain.kinds) if len(chain.kinds) <= _SHORT else _plan.__wrapped__(chain.kinds)
    if not plan:
        return chain
    _, readers = _pattern()
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Any] = []
    at = 0
    for name, first, last in plan:
        _copy(chain, at, first, kinds, starts, ends, values)
        for kind, value, low, high in readers[name](chain, first, last):
            kinds.append(kind)
            starts.append(chain.starts[low])
            ends.append(chain.ends[high - 1])
            values.append(value)
        at = last
    _copy(chain, at, len(chain.kinds), kinds, starts, ends, values)
    return type(chain)("".join(kinds), starts, ends, values)


@lru_cache(8192)
def _plan(kinds: str) -> tuple[tuple[str, int, int], ...]:
    """What is to be made one: the name of the shape, and its first and last token."""
    return tuple((match.lastgroup or "", *match.span()) for match in _pattern()[0].finditer(kinds))


def _copy(
    chain: Chain, low: int, high: int, kinds: list[str], starts: list[int], ends: list[int], values: list[Any]
) -> None:
    kinds.extend(chain.kinds[low:high])
    starts.extend(chain.starts[low:high])
    ends.extend(chain.ends[low:high])
    values.extend(chain.values[low:high])


_Made = list[tuple[str, Any, int, int]]


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Callable[[Chain, int, int], _Made]]]:
    kinds = lexicon.date_kinds()
    shapes = {
        "ordinal": _ORDINAL,
        "number": f"(?:{_RISING}|{_THOUSAND}|{_HUNDRED}|{_SMALL})",
        "months": _MONTHS,
        "years": _YEARS,
    }
    readers: dict[str, Callable[[Chain, int, int], _Made]] = {
        "ordinal": _ordinal,
        "number": _cardinal,
        "months": _months,
        "years": _years,
    }
    return re.compile("|".join(f"(?P<{name}>{shape.format_map(kinds)})" for name, shape in shapes.items())), readers


_MONDAY, _TWO = 1, 2


def _sum(chain: Chain, low: int, high: int) -> int:
    total, weekday = 0, lexicon.date_kinds()["weekday_indefinite"]
    for kind, value in zip(chain.kinds[low:high], chain.values[low:high], strict=True):
        if value is None:
            continue
        if kind == weekday:
            value = _TWO
        total = total * value if value == 100 and 0 < total < 10 else total + value
    return total


def _ordinal(chain: Chain, low: int, high: int) -> _Made:
    return [(lexicon.date_kinds()["ordinal"], _sum(chain, low, high), low, high)]


def _cardinal(chain: Chain, low: int, high: int) -> _Made:
    kinds, value = lexicon.date_kinds(), _sum(chain, low, high)
    for n in range(low, high):
        if chain.kinds[n] == kinds["weekday_indefinite"] and chain.values[n] != _MONDAY:
            return [(chain.kinds[n], chain.values[n], n, n + 1) for n in range(low, high)]
    return [(kinds["year"] if 1800 <= value <= 2200 else kinds["count"], value, low, high)]


def _months(chain: Chain, low: int, high: int) -> _Made:
    """Neighbouring names of one month are one month; others stay as they stand."""
    kinds = lexicon.date_kinds()
    names = {kinds["month"], kinds["weak_month"], kinds["paired_month"]}
    made: _Made = []
    for n in range(low, high):
        is_month = chain.kinds[n] in names
        if is_month and made and made[-1][0] in names and made[-1][1] == chain.values[n]:
            made[-1] = (kinds["paired_month"], chain.values[n], made[-1][2], n + 1)
            continue
        if is_month and len(made) > 1 and made[-2][0] in names and made[-2][1] == chain.values[n]:
            del made[-1]
            made[-1] = (kinds["paired_month"], chain.values[n], made[-1][2], n + 1)
            continue
        made.append((chain.kinds[n], chain.values[n], n, n + 1))
    return made


def _years(chain: Chain, low: int, high: int) -> _Made:
    kinds, value = lexicon.date_kinds(), chain.values[low]
    spelt = chain.ends[high - 1] - chain.starts[high - 1] > 1  # «622 ميلادية»; «622 م» are metres
    spelt = spelt or chain.values[high - 1] == "hijri"
    if not value or value < (100 if spelt else 1000):
        return [(chain.kinds[n], chain.values[n], n, n + 1) for n in range(low, high)]
    return [(kinds["hijri_year" if chain.values[high - 1] == "hijri" else "year"], value, low, high)]
