"""Under which names a side of a meeting may go, and whether two of them can be one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from arabic_timeline import matter, spellings
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Participant
from arabic_timeline.registry import Registry
from arabic_timeline.spellings import Likeness, likeness
from arabic_timeline.text import plain

_FEWEST = 2  # words of an office that is told by its words alone: «السفير» is many people
_NAME = "name:"
_OFFICE = "office:"


@dataclass(frozen=True, slots=True)
class Side:
    """One who took part.

    ``sure``: the person by id, or else by the one spelling of the name; ``None`` for an office without a name.
    ``may``: every name the side may be found under: that one, the office, and whoever may hold it; ``near``: keys
    under which other spellings of the name are looked up.
    """

    told: Participant
    sure: str | None
    may: frozenset[str]
    near: frozenset[str] = frozenset()
    led: frozenset[str] = frozenset()


def sides(participants: Sequence[Participant], days: Interval | None, registry: Registry) -> tuple[Side, ...]:
    """The sides of a telling whose days are within ``days`` (``None``: nothing is known of them)."""
    return tuple(_side(p, participants, days, registry) for p in participants if p.role != "attending")


def _side(one: Participant, others: Sequence[Participant], days: Interval | None, registry: Registry) -> Side:
    office = frozenset(_office(one)) | frozenset(_counterpart(one, others))
    if one.id is not None:
        return Side(one, one.id, office | {one.id})
    holders = frozenset(_holders(one, days, registry))
    written = spellings.spelled(one.name)
    name = None if is_office(one) else f"{_NAME}{written}"
    may = office | holders | ({name} if name else set())
    near = spellings.keys(written) if name else frozenset(_opening(office))
    return Side(one, name, may or frozenset([f"{_NAME}{written}"]), near, frozenset(_heads(one, others)))


def _heads(one: Participant, others: Sequence[Participant]) -> Iterator[str]:
    """Those who may be at the head of a delegation, by their names."""
    if plain(one.name).split()[:1] and plain(one.name).split()[0] in folded("names", "delegation"):
        for other in others:
            if other.role == "attending" and not is_office(other):
                yield other.id or f"{_NAME}{spellings.spelled(other.name)}"


def _opening(offices: frozenset[str]) -> Iterator[str]:
    """The first words of an office, by which its longer and shorter forms are looked up."""
    for office in offices:
        yield " ".join(office.split()[:_FEWEST])


def is_office(one: Participant) -> bool:
    """Whether the text names the office and nobody in it."""
    return one.id is None and one.office is not None and plain(one.name) == plain(one.office)


def agree(left: Side, right: Side) -> bool:
    """Whether two sides can be one: a name in common, or two spellings that may be of one name."""
    if heads(left, right):
        return True
    if left.sure is not None and right.sure is not None:
        return left.sure == right.sure or alike(left, right) is not None
    return not left.may.isdisjoint(right.may) or _shortened(left, right)


def heads(left: Side, right: Side) -> bool:
    """Whether one side may be at the head of the delegation that is the other."""
    return left.sure in right.led or right.sure in left.led


def _shortened(left: Side, right: Side) -> bool:
    """«المدير العام» beside «المدير العام لشؤون المعلمين», «مدير شرطة المنطقة» beside «مدير شرطة منطقة جازان»."""
    mine, theirs = ([name for name in side.may if name.startswith(_OFFICE)] for side in (left, right))
    return any(a.startswith(b + " ") or b.startswith(a + " ") for a in mine for b in theirs)


def alike(left: Side, right: Side) -> Likeness | None:
    """How alike the names of two sides are that nobody lists."""
    if left.sure is None or right.sure is None:
        return None
    if not left.sure.startswith(_NAME) or not right.sure.startswith(_NAME):
        return None
    return likeness(left.sure.removeprefix(_NAME), right.sure.removeprefix(_NAME))


def identical(left: Side, right: Side) -> bool:
    """Whether both tellings name the same one, by name or, both of them, by office."""
    if left.sure is None and right.sure is None:
        return left.may == right.may
    return same_name(left, right)


def same_name(left: Side, right: Side) -> bool:
    """Whether both tellings name one person, in whatever spelling of one form."""
    if left.sure is None or right.sure is None:
        return False
    found = alike(left, right)
    return left.sure == right.sure or (found is not None and found.score >= spellings.SAME)


def same_office(left: Participant, right: Participant) -> bool:
    """Whether both are told by one office: its row of offices.yaml, else the same words."""
    return not set(_office(left)).isdisjoint(_office(right))


def may_be_named(left: str, right: str) -> bool:
    """Whether two names as printed may be of one person."""
    return likeness(spellings.spelled(left), spellings.spelled(right)) is not None


def _office(one: Participant) -> Iterator[str]:
    """One who is to hold the office shares it with those alone whom the same words tell."""
    if one.former:
        return
    if one.office_id and matter.holds_office(one):
        yield f"{_OFFICE}{one.office_id}"
    elif one.office and len(words := _words(one.office).split()) >= _FEWEST:
        yield f"{_OFFICE}{' '.join(words)}"


def _counterpart(one: Participant, others: Sequence[Participant]) -> Iterator[str]:
    """«نظيره الكيني» of «الرئيس الأميركي» is «الرئيس الكيني»; where two others are told with offices, nobody's."""
    head, *nation = _words(one.office or "").split()[:3] or [""]
    peers = [other for other in others if other is not one and other.office and other.role != "attending"]
    if head not in folded("names", "counterpart") or len(nation) != 1 or len(peers) != 1:
        return
    office = _words(peers[0].office or "").split()
    for own in (office, office[:-1]):  # with or without a nation of its own
        if own and own[0] not in folded("names", "counterpart"):
            yield f"{_OFFICE}{' '.join((*own, *nation))}"


def _holders(one: Participant, days: Interval | None, registry: Registry) -> Iterator[str]:
    """Those of the candidates who may hold the office that they are called by on the days."""
    office = registry.offices.get(one.office_id or "")
    terms = [tenure for tenure in office.tenures if tenure.person in one.candidates] if office else []
    for person in one.candidates:
        held = [tenure.period for tenure in terms if tenure.person == person]
        if not held or days is None or any(_called(one, period, days) for period in held):
            yield person


def _called(one: Participant, term: Interval, days: Interval) -> bool:
    """Whether the term touches the days; of a former holder began before their end, of one to be, after their start."""
    if one.former:
        return bool(term & Interval(None, days.latest))
    if matter.yet_to_hold(one.office):
        return days.earliest is None or term.earliest is None or term.earliest > days.earliest
    return bool(term & days)


@lru_cache(maxsize=65_536)
def _words(name: str) -> str:
    return " ".join(word.removeprefix("ال") for word in plain(name).split())
