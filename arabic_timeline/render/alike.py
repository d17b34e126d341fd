"""Whose names may be one name in the spellings of two papers: «نتنياهو», «نتانياهو»; with and without a middle name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from itertools import combinations

from arabic_timeline import spellings

_SHOWN = 6  # names beside one
_MOST = 60  # names that agree in a key: more are a common name, and say nothing


def alike(names: Mapping[str, str], apart: Container[str]) -> dict[str, tuple[str, ...]]:
    """Ids of names that are like another, by id; two ids in ``apart`` are known to be two.

    A surname alone is like nobody's name: a family is many people.
    """
    spelt = {one: spellings.spelled(name) for one, name in names.items()}
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, name in spelt.items():
        for key in _keys(name):
            groups[key].append(one)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for group in groups.values():
        for left, right in combinations(group, 2) if len(group) <= _MOST else ():
            likeness = spellings.likeness(spelt[left], spelt[right])
            if likeness and likeness.score > spellings.SURNAME and not (left in apart and right in apart):
                found[left][right] = found[right][left] = None
    return {one: tuple(others)[:_SHOWN] for one, others in found.items()}


def _keys(name: str) -> Iterable[tuple[str, ...]]:
    """Two names that are alike agree in one of them: as they sound, first and last, or their first three words."""
    words = name.split()
    yield ("sound", *spellings.sounds(name))
    if len(words) > 1:
        yield ("ends", words[0], words[-1])
    if len(words) > 2:
        yield ("head", *words[:3])
