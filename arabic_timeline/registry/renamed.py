"""Ids that a person had before (``was``): whatever names one of them means the person."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from arabic_timeline.model import Fault
from arabic_timeline.registry.shapes import Claim, Judgement, Office, Registry


def renamed(registry: Registry) -> Registry:
    """The registry with the ids of today wherever a row names a person."""
    now = {old: person.id for person in registry.people.values() for old in person.was if old not in registry.people}
    if not now:
        return registry
    return dataclasses.replace(
        registry,
        offices={id_: _office(office, now) for id_, office in registry.offices.items()},
        claims=tuple(_claim(claim, now) for claim in registry.claims),
        judgements=tuple(_judgement(judgement, now) for judgement in registry.judgements),
    )


def faults(registry: Registry) -> Iterator[Fault]:
    """A former id that is the id of somebody, or that two persons had; many disks do not tell capital letters apart."""
    now = {id_.lower(): id_ for id_ in registry.people}
    owners: dict[str, tuple[str, str]] = {}
    for person in registry.people.values():
        for old in person.was:
            other, name = now.get(old.lower(), ""), now.get(old.lower(), "")
            if not other:
                other, name = owners.setdefault(old.lower(), (person.id, old))
            how = "is the id" if name == old else f"differs only in capital letters from «{name}», the id"
            if other != person.id or old.lower() == person.id.lower() or name != old:
                message = f"{person.id}: was: «{old}» {how} of «{other}»"
                yield Fault(file=person.file, line=person.line, message=message, rule="reference")


def _office(office: Office, now: Mapping[str, str]) -> Office:
    tenures = tuple(dataclasses.replace(one, person=now.get(one.person, one.person)) for one in office.tenures)
    return dataclasses.replace(office, tenures=tenures)


def _claim(claim: Claim, now: Mapping[str, str]) -> Claim:
    return dataclasses.replace(claim, participants=tuple(now.get(one, one) for one in claim.participants))


def _judgement(judgement: Judgement, now: Mapping[str, str]) -> Judgement:
    person = judgement.person
    return dataclasses.replace(judgement, person=now.get(person, person) if person else None)
