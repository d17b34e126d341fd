"""The grammar made ready: one pattern that finds the first rule that fits, and one a rule that reads its roles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from arabic_timeline import lexicon
from arabic_timeline.recognise.grammar import FAMILIES, PARTS, RULES, Rule

_SLOT = re.compile(r"\{([a-z_]+)(?::([a-z_|]+))?\}|<([a-z_|]+)>")
_PART = re.compile(r"@([A-Z_]+)")


@dataclass(frozen=True, slots=True)
class Reader:
    """A rule with its pattern and the role of each group; patterns are compiled when first needed."""

    rule: Rule
    pattern: re.Pattern[str]
    roles: tuple[str, ...]


@cache
def finder() -> re.Pattern[str]:
    """All shapes in one pattern; the name of the group that matched is ``r`` and the number of the rule."""
    return re.compile("|".join(f"(?P<r{n}>{_plain(rule.shape)})" for n, rule in enumerate(RULES)))


@cache
def reader(number: int) -> Reader:
    """The rule of that number, ready to read."""
    pattern = re.compile(_named(RULES[number].shape))
    names = sorted(pattern.groupindex, key=pattern.groupindex.__getitem__)
    return Reader(RULES[number], pattern, tuple(name.rpartition("__")[0] for name in names))


@cache
def hijri_kinds() -> frozenset[str]:
    """Characters of the kinds that only the Hijri calendar has."""
    kinds = lexicon.date_words().kinds
    return frozenset(kinds[name] for name in ("hijri_month", "weak_hijri", "hijri_year"))


@cache
def leads() -> dict[str, str]:
    """Character → name of the small words that may lead an expression."""
    kinds = lexicon.date_words().kinds
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
    kinds = lexicon.date_words().kinds
    chars = ""
    for name in names.split("|"):
        chars += _chars(FAMILIES[name]).strip("[]") if name in FAMILIES else kinds[name]
    return chars if len(chars) == 1 else f"[{chars}]"
