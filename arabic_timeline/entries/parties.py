"""Who met and where, from what was entered: by the columns, or read out of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from arabic_timeline import dating, extract
from arabic_timeline.entries import headline
from arabic_timeline.entries.shapes import Given, Side
from arabic_timeline.forms import FORMS, Form
from arabic_timeline.model import Article, Participant, Report, Sort
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The sides with their offsets in ``text``, the first lines of the entry; the form and the place."""

    text: str
    participants: tuple[Participant, ...]
    form: Form
    place: str | None
    place_id: str | None


def read(given: Given, known: Registry) -> Read:
    """What an entry says: its own parties, else those whom its sentences tell of, name or show by their shape."""
    if given.sides or given.exported:
        return _of_columns(given, known)
    text = given.prose or given.quote or given.title or ""
    article = Article(id="0", outlet="", title="", text=text)
    reports = extract.read(dating.of_article(article, known), known).reports
    told = next((one for form in _forms(given) for one in reports if one.form == form and _whole(one)), None)
    if told is not None:
        place, place_id = _place(given, known)
        headed = tuple(_of_headline(text, known, only_names=all(map(_is_office, told.participants))))
        sides = tuple(replace(one, candidates=()) for one in told.participants if not _runs_over(one, headed))
        sides = sides if len(sides) >= FORMS[told.form].sides and not _says_more(headed, sides) else headed
        return Read(
            text=text, participants=sides, form=told.form,
            place=place or told.place, place_id=place_id or (None if place else told.place_id),
        )  # fmt: skip
    named = tuple(_named(text, known))
    if len(named) < FORMS[given.form].sides:
        named = tuple(_of_headline(text, known)) or named
    place, place_id = _place(given, known)
    if place is None:
        place, place_id = _in_text(text, known)
    form: Form = given.form if len(named) >= FORMS[given.form].sides else "event"
    return Read(
        text=text, participants=named, form=form,
        place=place, place_id=place_id,
    )  # fmt: skip


def _forms(given: Given) -> tuple[Form, ...]:
    """The forms that an entry may have: a sheet without such a column calls everything a meeting, a call as well."""
    return ("meeting", "call") if given.form == "meeting" else (given.form,)


def _whole(report: Report) -> bool:
    return len(report.participants) >= FORMS[report.form].sides


def _of_columns(given: Given, known: Registry) -> Read:
    place, place_id = _place(given, known)
    names = [_name(side, known) for side in given.sides]
    text = "؛ ".join(name for name, _ in names) or given.title or given.quote or ""
    text += f"، {place}" if place else ""
    participants, at = [], 0
    for side, (name, id_) in zip(given.sides, names, strict=True):
        start = text.index(name, at)
        at = start + len(name)
        participants.append(
            Participant(
                name=name, text=name, start=start, end=at, id=id_, office=side.office, role=side.role,
                sort=known.people[id_].sort if id_ else side.sort or _sort(name, side.office),
            )
        )  # fmt: skip
    return Read(text=text, participants=tuple(participants), form=given.form, place=place, place_id=place_id)


def _sort(name: str, office: str | None) -> Sort:
    return "office" if office == name else extract.of_words(name)


def _name(side: Side, known: Registry) -> tuple[str, str | None]:
    """The name of a side and the id of the person: by id, or by a name that one person has."""
    for id_ in (side.id, side.text):
        if id_ is not None and id_ in known.people:
            return known.people[id_].name, id_
    wanted = plain(side.text)
    bearers = [one for one in known.people.values() if wanted in map(plain, (one.name, *one.aliases))]
    return (bearers[0].name, bearers[0].id) if len(bearers) == 1 else (side.text, None)


def _named(text: str, known: Registry) -> list[Participant]:
    """The persons of the registry whose name stands in a text, in its order; the whole name only."""
    found: dict[str, Participant] = {}
    for person in known.people.values():
        for name in (person.name, *person.aliases):
            at = text.find(name)
            inside = at >= 0 and not text[at + len(name) : at + len(name) + 1].isalpha()
            if " " in name and inside and person.id not in found:
                found[person.id] = Participant(
                    name=person.name, text=name, start=at, end=at + len(name), id=person.id, sort=person.sort
                )
    return sorted(found.values(), key=lambda one: one.start)


def _says_more(headed: tuple[Participant, ...], sides: tuple[Participant, ...]) -> bool:
    """Whether a headline names those whom the sentences below it tell by their offices alone («الوزير», «نظيرته»)."""
    return len(headed) == len(sides) and all(map(_is_office, sides))


def _is_office(one: Participant) -> bool:
    return one.id is None and one.office is not None and plain(one.office) == plain(one.name)


def _of_headline(text: str, known: Registry, *, only_names: bool = False) -> Iterator[Participant]:
    """The sides that a headline shows; ``only_names``: also one that says nothing but two names."""
    for start, end in headline.sides(text) or (headline.pair(text) if only_names else ()):
        name, id_ = _name(Side(text=text[start:end]), known)
        sort = known.people[id_].sort if id_ else extract.of_words(name)
        yield Participant(name=name, text=text[start:end], start=start, end=end, id=id_, sort=sort)


def _runs_over(one: Participant, headed: tuple[Participant, ...]) -> bool:
    """Whether a name goes on into the other side's, which the headline parts: «التقى سالم الرامي روبرت ميلر»."""
    if one.id is not None or len(headed) != 2:
        return False
    name, pair = f" {plain(one.name)} ", [plain(side.text) for side in headed]
    both = (f" {left} {right} " for left, right in (pair, reversed(pair)))
    return any(name in whole for whole in both) and not any(name in f" {side} " for side in pair)


def _in_text(text: str, known: Registry) -> tuple[str | None, str | None]:
    """The place of the list that a text names behind «في»."""
    for place in known.places.values():
        if any(re.search(rf"(?<!\w)في {re.escape(name)}(?!\w)", text) for name in (place.name, *place.aliases)):
            return place.name, place.id
    return None, None


def _place(given: Given, known: Registry) -> tuple[str | None, str | None]:
    if given.place_id is not None and given.place_id in known.places:
        return given.place or known.places[given.place_id].name, given.place_id
    if given.place is None:
        return None, None
    if given.place in known.places:
        return known.places[given.place].name, given.place
    wanted = plain(given.place)
    found = [one for one in known.places.values() if wanted in map(plain, (one.name, *one.aliases))]
    return (given.place, found[0].id) if len(found) == 1 else (given.place, None)
