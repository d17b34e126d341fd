"""Who held an office on the day: once the day is known, tenures name the person, or the office of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from arabic_timeline import matter
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Meeting, Participant, Source
from arabic_timeline.registry import Office, Registry, Tenure


def participants(meeting: Meeting, days: Interval, registry: Registry) -> tuple[tuple[Participant, ...], list[Cause]]:
    """The participants with holders named and offices filled in, and the causes of every name that was added."""
    causes: list[Cause] = []
    out = []
    for one in meeting.participants:
        named = _named(one, days, registry, causes) if one.id is None else one
        out.append(_with_office(named, days, registry))
    return tuple(out), causes


def _named(one: Participant, days: Interval, registry: Registry, causes: list[Cause]) -> Participant:
    office = registry.offices.get(one.office_id or "")
    if office is None or not matter.holds_office(one) or not days.closed:
        return one
    holder = holder_throughout(office, days)
    person = registry.people.get(holder.person) if holder else None
    if holder is None or person is None:
        return one
    causes.append(
        Cause(
            code="reason.holder",
            values={"person": person.name, "office": office.name, "text": one.text},
            source=Source(knowledge=f"offices/{office.id}", urls=holder.sources, seen=holder.seen),
        )
    )
    return replace(one, id=person.id, name=person.name, office=one.office or office.name)


def holder_throughout(office: Office, days: Interval) -> Tenure | None:
    """The one tenure that covers all the days, where no other touches them."""
    touching = [tenure for tenure in office.tenures if (tenure.period & days) is not None]
    return touching[0] if len(touching) == 1 and days.within(touching[0].period) else None


def _with_office(one: Participant, days: Interval, registry: Registry) -> Participant:
    """The office that a person held throughout, where the text gives none."""
    if one.office or one.id is None or not days.closed:
        return one
    held = [office for office, tenure in held_by(one.id, registry) if days.within(tenure.period)]
    return replace(one, office=held[0].name, office_id=held[0].id) if held else one


def held_by(person: str, registry: Registry) -> Iterator[tuple[Office, Tenure]]:
    """Every office of a person with its tenure, in the order of offices.yaml."""
    for office in registry.offices.values():
        for tenure in office.tenures:
            if tenure.person == person:
                yield office, tenure
