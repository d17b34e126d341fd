"""Guests: «الضيف», whom the reception told last received by name; «وكان في استقباله», who is received where he goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.tables import phrases

_FAR = 3  # sentences from the reception


def meant(frames: Sequence[Frame]) -> None:
    """Puts the guest of the reception before in the place of «الضيف»; ``frames``: in text order."""
    received: Side | None = None
    for frame in frames:
        near = received is not None and frame.sentence.index - received.sentence.index <= _FAR
        if received is not None and near:
            frame.sides = _with_guest(frame.sides, received)
            frame.attending = _with_guest(frame.attending, received)
        guests = [s for s in frame.sides if s.role == "visitor"]
        hosts = [s for s in frame.sides if s.role == "host"]
        if hosts and guests:
            received = guests[0] if len(guests) == 1 and guests[0].entity.name is not None else None


def _with_guest(sides: Sequence[Side], guest: Side) -> list[Side]:
    return [replace(guest, role=side.role) if _bare_guest(side) else side for side in sides]


def _bare_guest(side: Side) -> bool:
    entity, tokens = side.entity, side.sentence.tokens
    lone = entity.kind == "office" and entity.last - entity.first == 1
    return lone and tokens[entity.first].word.core in phrases("clauses", "guest")


def welcomed(frame: Frame) -> bool:
    """«تفقد فلان الجناح، حيث كان في استقباله فلان»: whoever goes somewhere is received there."""
    tokens, found = frame.tokens, frame.found
    lead = [t.text.removeprefix("و") for t in tokens[max(0, found.first - 2) : found.first]]
    was = len(lead) > 1 and lead[0] in phrases("clauses", "was") and lead[1] in phrases("clauses", "inside")
    return found.trigger.name == "reception" and found.trigger.pronoun and was
