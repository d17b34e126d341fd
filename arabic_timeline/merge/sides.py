"""Under which names a side of a meeting may go, and whether two of them can be one person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from arabic_timeline.interval import Interval
from arabic_timeline.model import Participant
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

_WEAK = re.compile("[اويءئؤه]")  # letters that the spellings of a foreign name gain and lose
_FEWEST = 2  # words of an office that is told by its words alone: «السفير» is many people


@dataclass(frozen=True, slots=True)
class Side:
    """One who took part.

    ``sure``: the person by id, or else by folded name; ``None`` for an office without a name.  ``may``: every name the
    side may be found under: that one, the office, and whoever may hold it.
    """

    told: Participant
    sure: str | None
    may: frozenset[str]


def sides(participants: Sequence[Participant], days: Interval | None, registry: Registry) -> tuple[Side, ...]:
    """The sides of a telling whose days are within ``days`` (``None``: nothing is known of them)."""
    return tuple(_side(p, days, registry) for p in participants if p.role != "attending")


def _side(one: Participant, days: Interval | None, registry: Registry) -> Side:
    office = frozenset(_office(one))
    if one.id is not None:
        return Side(one, one.id, office | {one.id})
    holders = frozenset(_holders(one, days, registry))
    name = None if is_office(one) else f"name:{_words(one.name)}"
    may = office | holders | ({name} if name else set())
    return Side(one, name, may or frozenset([f"name:{_words(one.name)}"]))


def is_office(one: Participant) -> bool:
    """Whether the text names the office and nobody in it."""
    return one.id is None and one.office is not None and plain(one.name) == plain(one.office)


def agree(left: Side, right: Side) -> bool:
    """Whether two sides can be one: a name in common, and no two names that differ."""
    if left.may.isdisjoint(right.may):
        return False
    if left.sure is None or right.sure is None or left.sure == right.sure:
        return True
    unknown = left.sure.startswith("name:") and right.sure.startswith("name:")
    return unknown and akin(left.sure.removeprefix("name:"), right.sure.removeprefix("name:"))


def identical(left: Side, right: Side) -> bool:
    """Whether both tellings name the same one, by name or, both of them, by office."""
    return left.sure == right.sure if left.sure or right.sure else left.may == right.may


def same_office(left: Participant, right: Participant) -> bool:
    """Whether both are told by one office: its row of offices.yaml, else the same words."""
    return not set(_office(left)).isdisjoint(_office(right))


def akin(left: str, right: str) -> bool:
    """Whether two folded names may be spellings of one: a word in common, long vowels apart."""
    return not _bones(left).isdisjoint(_bones(right))


def _bones(name: str) -> set[str]:
    return {bone for word in name.split() if len(bone := _WEAK.sub("", word.removeprefix("ال"))) > 1}


def _office(one: Participant) -> Iterator[str]:
    if one.former:
        return
    if one.office_id:
        yield f"office:{one.office_id}"
    elif one.office and len(words := _words(one.office).split()) >= _FEWEST:
        yield f"office:{' '.join(words)}"


def _holders(one: Participant, days: Interval | None, registry: Registry) -> Iterator[str]:
    """Those of the candidates whose term touches the days; of a former holder, whose term began before their end."""
    office = registry.offices.get(one.office_id or "")
    terms = [tenure for tenure in office.tenures if tenure.person in one.candidates] if office else []
    bound = Interval(None, days.latest) if days and one.former else days
    for person in one.candidates:
        held = [tenure.period for tenure in terms if tenure.person == person]
        if not held or bound is None or any(period & bound for period in held):
            yield person


@lru_cache(maxsize=65_536)
def _words(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in plain(name).split())
