"""Guests: «الضيف», whom the reception told last received by name; «ضيف البلاد», «ضيفه», who alone has come; «وكان في
استقباله», who is received where he goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arabic_timeline.extract import gender
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import Kind

_FAR = 5  # sentences from the reception
_TWO = 2


def meant(frames: Sequence[Frame]) -> None:
    """Puts the guest of the reception before in the place of «الضيف»; ``frames``: in text order.

    Where one of two who met goes on to meet «الضيف», that is the other one.
    """
    received: Side | None = None
    pair: Sequence[Side] = ()
    came: list[Side] = []
    for frame in frames:
        if visitors := _visitors(frame):
            one = len(came) == 1 and len(visitors) == 1 and _same(came[0], visitors[0])
            came = visitors if one else [*came, *visitors][-_TWO:]
        elif len(came) == 1 and frame.sentence.index - came[0].sentence.index <= _FAR:
            frame.sides = [replace(came[0], role=s.role) if _who_came(s, came[0]) else s for s in frame.sides]
        near = received is not None and frame.sentence.index - received.sentence.index <= _FAR
        if received is not None and near:
            frame.sides = _with_guest(frame.sides, received)
            frame.attending = _with_guest(frame.attending, received)
        elif (other := _other_of(pair, frame)) is not None:
            frame.sides = _with_guest(frame.sides, other)
        guests = [s for s in frame.sides if s.role == "visitor"]
        hosts = [s for s in frame.sides if s.role == "host"]
        if hosts and guests:
            received = guests[0] if len(guests) == 1 and guests[0].entity.name is not None else None
        elif frame.form == "meeting" and len(frame.sides) > 1:
            told = len(frame.sides) == _TWO and all(s.entity.name is not None for s in frame.sides)
            pair = tuple(frame.sides) if told else ()
            received = None if told else received


def _visitors(frame: Frame) -> list[Side]:
    """Who came, told by name."""
    came = frame.form == "visit" and frame.held == "held"
    return [side for side in frame.sides if side.entity.name is not None] if came else []


def _who_came(side: Side, guest: Side) -> bool:
    """«ضيف البلاد», «ضيفه الكيني», «ضيفتها» of a woman: as whom a host has somebody, where no name follows."""
    entity, tokens = side.entity, side.sentence.tokens
    word = tokens[entity.first].word.core
    if entity.kind != "office" or entity.name is not None or word not in phrases("clauses", "guest-of"):
        return False
    assert guest.entity.name is not None
    called = gender.of_name(guest.sentence.tokens[guest.entity.name[0]].word.core)
    if word.startswith("ضيفت") and called == gender.MAN:
        return False
    nation = entity.last - entity.first == _TWO and tokens[entity.first + 1].kinds & Kind.NATION
    return not nation or not entity.nations.isdisjoint(guest.entity.nations)


def _other_of(pair: Sequence[Side], frame: Frame) -> Side | None:
    """Whom one of the two of the meeting before met, where this frame has him as one side and «الضيف» as the other."""
    if not pair or frame.sentence.index - max(side.sentence.index for side in pair) > _FAR:
        return None
    own = [side for side in frame.sides if not _bare_guest(side, pair[-1])]
    if len(own) != 1 or len(frame.sides) != _TWO:
        return None
    others = [side for side in pair if not _same(side, own[0])]
    return others[0] if len(others) == 1 else None


def _same(side: Side, other: Side) -> bool:
    """Whether two mentions are of one man: the same, or a surname alone of the other's name."""
    if side.entity is other.entity:
        return True
    first, last = side.entity.name or (0, 0)
    return other.entity.alias_of == " ".join(t.text for t in side.sentence.tokens[first:last])


def _with_guest(sides: Sequence[Side], guest: Side) -> list[Side]:
    return [replace(guest, role=side.role) if _bare_guest(side, guest) else side for side in sides]


def _bare_guest(side: Side, guest: Side) -> bool:
    """«الضيف», «الضيف الكوري» of one of that nation."""
    entity, tokens = side.entity, side.sentence.tokens
    if entity.kind != "office" or tokens[entity.first].word.core not in phrases("clauses", "guest"):
        return False
    if entity.last - entity.first == 1:
        return True
    of_nation = entity.last - entity.first == _TWO and tokens[entity.first + 1].kinds & Kind.NATION
    return bool(of_nation) and not entity.nations.isdisjoint(guest.entity.nations)


def welcomed(frame: Frame) -> bool:
    """«تفقد فلان الجناح، حيث كان في استقباله فلان»: whoever goes somewhere is received there."""
    tokens, found = frame.tokens, frame.found
    lead = [t.text.removeprefix("و") for t in tokens[max(0, found.first - 2) : found.first]]
    was = len(lead) > 1 and lead[0] in phrases("clauses", "was") and lead[1] in phrases("clauses", "inside")
    return found.trigger.name == "reception" and found.trigger.pronoun and was
