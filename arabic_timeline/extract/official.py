"""Which sittings are of states, parties or public bodies, and which of a trade, an art or a game."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

_TOPIC = 4  # words behind a gathering that may name a state or say of what it is


def private(frame: Frame) -> bool:
    """Whether a sitting is of no official body: «مؤتمر طبي», «لجنة تحكيم المسابقة», «جمعية … مؤتمرها»."""
    act = frame.scan.light or frame.found
    words = frame.tokens[act.last : act.last + _TOPIC]
    if act.trigger.strength == "sitting" and _says(words, "learned"):
        return True
    return bool(frame.sides) and _private(frame, frame.sides[0].entity, act.trigger.strength == "sitting")


def contest(tokens: Sequence[Token]) -> bool:
    """«لجنة تحكيم المسابقة», «اتحاد كرة القدم»: whether the words of a body say that it judges or plays."""
    return _says(tokens, "contests")


def for_company(side: Side) -> bool:
    """«الرئيس التنفيذي لشركة …»: whether the mention of a person says that he is of a company or a club."""
    return any(_says(side.sentence.tokens[a:b], "companies") for a, b in side.entity.offices)


def _private(frame: Frame, entity: Entity, congress: bool) -> bool:
    span = frame.sides[0].sentence.tokens[entity.first : entity.last]
    if entity.kind == "gathering":
        return not span[0].word.core.endswith("قمه") and not _of_states(frame, entity)
    if entity.kind != "body":
        return False
    if contest(span):
        return True
    club = congress and span[0].word.core.removeprefix("ال") in phrases("clauses", "clubs")
    return club and not _says(span[1:2], "public")


def _of_states(frame: Frame, entity: Entity) -> bool:
    """Whether a gathering names a state, says that it is one of states, or stands beside those who hold office."""
    tokens = frame.sides[0].sentence.tokens
    near = tokens[entity.first : entity.last + _TOPIC]
    if _says(near, "learned"):
        return False
    named = any(t.kinds & (Kind.NATION | Kind.COUNTRY | Kind.CITY) for t in tokens[entity.first : entity.last])
    if named or _says(near, "of-states"):
        return True
    about = any(t.text in phrases("triggers", "topics") for t in near)
    if about and any(t.kinds & Kind.COUNTRY for t in near):
        return True
    return any(_in_office(side.entity) for side in (*frame.attending, *frame.sides[1:]))


def _in_office(entity: Entity) -> bool:
    return entity.kind in ("delegation", "plural") or bool(entity.offices)


def _says(tokens: Sequence[Token], row: str) -> bool:
    words = phrases("clauses", row)
    return any(t.text in words or t.word.core in words for t in tokens)
