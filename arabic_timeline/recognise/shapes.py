"""The grammar made ready: one pattern that finds the first rule that fits, and one a rule that reads its roles."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from arabic_timeline import lexicon
from arabic_timeline.recognise.grammar import FAMILIES, PARTS, RULES, Rule

_SLOT = re.compile(r"\{([a-z_]+)(?::([a-z_|]+))?\}|<([a-z_|]+)>")
_PART = re.compile(r"@([A-Z_]+)")


_WINDOW = 64  # tokens that are looked at together; no shape is longer than half of them
_KEPT = 8192  # windows whose fits are remembered: newspapers repeat the same few hundred


class Fit(NamedTuple):
    """A rule that fits a chain: tokens ``[start, end)``, the token of each role, and marks of its context."""

    number: int
    rule: Rule
    start: int
    end: int
    roles: tuple[tuple[str, int], ...]
    marks: tuple[tuple[str, Any], ...]


def fitting(kinds: str, at: int, first: int = 0) -> Fit | None:
    """The leftmost fit from token ``at`` on, by the earliest rule; with ``first`` at ``at`` by a later rule."""
    if len(kinds) <= _WINDOW:
        return _remembered(kinds, at, first)
    while at < len(kinds):
        low = max(0, at - 2)  # shapes look behind by two tokens at most
        fit = _remembered(kinds[low : low + _WINDOW], at - low, first)
        if fit is not None and (fit.start < _WINDOW // 2 or low + _WINDOW >= len(kinds)):
            roles = tuple((role, place + low) for role, place in fit.roles)
            return fit._replace(start=fit.start + low, end=fit.end + low, roles=roles)
        at, first = (low + fit.start, 0) if fit is not None else (low + _WINDOW - 2, 0)
    return None


def _fitting(kinds: str, at: int, first: int) -> Fit | None:
    while at < len(kinds):
        if first == 0:
            match = _finder().search(kinds, at)
            if match is None:
                return None
            at, first = match.start(), int((match.lastgroup or "r0")[1:])
        for number in range(first, len(RULES)):
            pattern, roles = _reader(number)
            if (read := pattern.match(kinds, at)) and read.end() > at:
                return _fit(kinds, number, read, roles)
        at, first = at + 1, 0
    return None


_remembered = lru_cache(_KEPT)(_fitting)


def _fit(kinds: str, number: int, read: re.Match[str], roles: tuple[str, ...]) -> Fit:
    low, high = read.span()
    high -= kinds[high - 1] == lexicon.date_kinds()["comma"]  # a comma that no word of the date follows
    places = tuple((role, span[0]) for role, span in zip(roles, read.regs[1:], strict=True) if span[0] >= 0)
    month = next((kinds[place] for role, place in places if role == "month"), "")
    marks: list[tuple[str, Any]] = [(mark, True) for mark in _calendars(kinds, low, high, places, month)]
    marks.extend((mark, True) for mark in _month_marks().get(month, ()))
    if low and (lead := _leads().get(kinds[low - 1])):
        marks.append(("lead", lead))
    return Fit(number, RULES[number], low, high, places, tuple(marks))


def _calendars(kinds: str, low: int, high: int, places: tuple[tuple[str, int], ...], month: str) -> list[str]:
    """What the words say of the calendar: a Gregorian month takes no Hijri year; 1300–1500 unmarked may be either."""
    lunar, doubtful, named = _hijri_kinds()
    found = {"first_hijri" if role.startswith("first_") else "hijri" for role, place in places if kinds[place] in lunar}
    if named in kinds[low:high]:
        found.add("hijri")
    if month in _month_marks() and month not in lunar:
        return sorted({"mixed" if mark == "hijri" else mark for mark in found})
    if "hijri" not in found and any(kinds[place] == doubtful for _, place in places):
        found.add("doubtful")
    return sorted(found)


@cache
def _finder() -> re.Pattern[str]:
    """All shapes in one pattern; the name of the group that matched is ``r`` and the number of the rule."""
    return re.compile("|".join(f"(?P<r{n}>{_plain(rule.shape)})" for n, rule in enumerate(RULES)))


@cache
def _reader(number: int) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The pattern of one rule and the role of each of its groups; compiled when first needed."""
    pattern = re.compile(_named(RULES[number].shape))
    names = sorted(pattern.groupindex, key=pattern.groupindex.__getitem__)
    return pattern, tuple(name.rpartition("__")[0] for name in names)


@cache
def _hijri_kinds() -> tuple[frozenset[str], str, str]:
    """Kinds that only the Hijri calendar has, that of a year of either, and that of «العام الهجري»."""
    kinds = lexicon.date_kinds()
    lunar = frozenset(kinds[name] for name in ("hijri_month", "weak_hijri", "hijri_year"))
    return lunar, kinds["doubtful_year"], kinds["the_hijri_year"]


@cache
def _month_marks() -> dict[str, tuple[str, ...]]:
    """Months that are no other word are sure; two names of one month are a pair."""
    kinds = lexicon.date_kinds()
    sure = {kinds["month"]: ("sure",), kinds["hijri_month"]: ("sure",), kinds["paired_month"]: ("sure", "paired")}
    return sure | {kinds["weak_month"]: ()}


@cache
def _leads() -> dict[str, str]:
    """Character → name of the small words that may lead an expression."""
    kinds = lexicon.date_kinds()
    return {kinds[name]: name for name in FAMILIES["lead"].split("|")}


def _expanded(shape: str) -> str:
    """The shape with its shared parts written out and its spaces taken away."""
    while _PART.search(shape):
        shape = _PART.sub(lambda match: PARTS[match[1]], shape)
    return re.sub(r"\s", "", shape)


def _plain(shape: str) -> str:
    return _SLOT.sub(lambda match: _chars(match[3] or match[2] or match[1]), _expanded(shape))


def _named(shape: str) -> str:
    seen: dict[str, int] = {}

    def fill(match: re.Match[str]) -> str:
        role, names, plain = match.groups()
        if plain:
            return _chars(plain)
        seen[role] = seen.get(role, 0) + 1
        return f"(?P<{role}__{seen[role]}>{_chars(names or role)})"

    return _SLOT.sub(fill, _expanded(shape))


@cache
def _chars(names: str) -> str:
    """The characters of kinds and families, as one character or a class."""
    kinds = lexicon.date_kinds()
    chars = ""
    for name in names.split("|"):
        chars += _chars(FAMILIES[name]).strip("[]") if name in FAMILIES else kinds[name]
    return chars if len(chars) == 1 else f"[{chars}]"
