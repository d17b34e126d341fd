"""Who leads a delegation comes with it, wherever the text tells of it alone; who presides over a body sits with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.walk.closed import closed


def with_leaders(document: Document, found: Sequence[Group], read: Iterable[Frame]) -> None:
    """«زار وفد برئاسة فلان المقر، وكان في استقبالهم …»: the leader is told of with his delegation."""
    leaders = {id(entity): leader for frame in read for entity, leader in _led(frame)}
    for group in found:
        for side in [*group.keys.values()]:
            leader = leaders.get(id(side.entity)) or _behind(document, side)
            key = document.people.key(leader.sentence, leader.entity) if leader is not None else None
            if leader is not None and key is not None and key not in group.keys and key not in group.attending:
                group.keys[key] = replace(leader, role=side.role)
            if group.form == "session":
                _chaired(document, group, side)


def _chaired(document: Document, group: Group, body: Side) -> None:
    """«قرر مجلس الوزراء برئاسة فلان في جلسته أمس …»: who presides over the body, right behind it, was there."""
    chair = _over(document, body) if body.entity.kind == "body" else None
    key = document.people.key(chair.sentence, chair.entity) if chair is not None else None
    if chair is not None and key is not None and key not in group.keys and key not in group.attending:
        group.attending[key] = chair


def _behind(document: Document, side: Side) -> Side | None:
    """«وفد وزاري برئاسة فلان يبحث مع فلان»: who leads the delegation of a side, right behind it."""
    leader = _over(document, side) if side.entity.kind == "delegation" else None
    return replace(leader, role=side.role) if leader is not None else None


def _over(document: Document, side: Side) -> Side | None:
    """«برئاسة فلان» right behind a side, a comma between or none."""
    tokens, at = side.sentence.tokens, side.entity.last
    at += at < len(tokens) and tokens[at].comma
    if at >= len(tokens) or closed().leads.get(tokens[at].text) != "presiding":
        return None
    leader = document.mentions[side.sentence.index].get(at + 1)
    named = leader is not None and leader.kind == "person" and not (leader.prep or leader.conj)
    return Side(leader, "attending", side.sentence) if leader is not None and named else None


def _led(frame: Frame) -> Iterable[tuple[Entity, Side]]:
    """The delegations of a frame that one presides over right behind them, with who does."""
    slots = frame.scan.slots
    for before, slot in pairwise(slots):
        if slot.lead == "presiding" and before.entity.kind == "delegation" and slot.entity.kind == "person":
            yield before.entity, Side(slot.entity, "visitor", frame.sentence)
