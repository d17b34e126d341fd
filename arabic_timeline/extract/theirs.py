"""«طالب ممثلو الأهالي بتعويضات خلال لقائهم الوزير»: the people whose a noun of meeting with «هم» or «هن» is."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import Kind

_MANY = ("هم", "هن")
_OTHERS = ("", "with", "between", "to")
_GROUPS = ("plural", "delegation")


def theirs(frame: Frame) -> bool:
    """Whether the noun of a meeting says that it was of several people: «لقائهم», «اجتماعهن», but not «لقائهما»."""
    noun = frame.found
    return not noun.trigger.verb and noun.trigger.pronoun and frame.tokens[noun.first].text.endswith(_MANY)


def group(clause: Clause, frame: Frame) -> Entity | None:
    """The only people told before such a noun as the subject of what they did; two groups of whom nobody knows."""
    first = frame.found.first
    told = [e for e in clause.entities.values() if e.last <= first and e.kind in _GROUPS]
    free = [e for e in told if _subject(clause, e)]
    return free[0] if len(free) == 1 and (_met(frame) or (frame.trigger.session and len(told) == 1)) else None


def _subject(clause: Clause, entity: Entity) -> bool:
    """«مزارعون», «عدد من النواب», «اتخذ القرار وزراء الدول»: who stands free, though it be nobody in particular."""
    tokens, before = clause.sentence.tokens, entity.first - 1
    if entity.prep or (before >= 0 and tokens[before].text in phrases("clauses", "prepositions")):
        return False
    behind_object = before >= 0 and tokens[before].word.definite and not tokens[before].kinds & Kind.STOP
    return entity.crowd or behind_object or clause.is_subject(entity)


def _met(frame: Frame) -> bool:
    """«لقائهم المحافظ», «لقائهم به»: with whom is told, and «استمع النواب إلى المعلمين خلال لقائهم» is of either."""
    return frame.scan.with_him or any(slot.lead in _OTHERS for slot in frame.scan.slots)
