"""Sides that a clause cannot mean, because words that no table reads stand where its own subject does."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import governing
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.wording import of_language
from arabic_timeline.extract.words import Kind, is_everyday
from arabic_timeline.language import verbs

_CLAUSE = 12  # words from «that» to the verb of its clause
_SHORTEST_CLAUSE = 3  # words: «أن», the noun, what completes it
_DUAL = ("ان", "ا")  # how a verb of two ends
_OF_TWO = ("ي", "ا")  # how a dual ends before its complement
_NO_SUBJECT = Kind.VERB | Kind.STOP | Kind.GIVEN | Kind.PARTICLE | Kind.NATION


def drop_others(frame: Frame, told: Sequence[Frame]) -> None:
    """Takes away who stands before the act, where it is told of another one whom nothing reads, and who is of a verb.

    ``told``: the frames read before it in its sentence.
    """
    if _of_a_scene(frame):
        taken = [s.entity for f in told if f.found.trigger.verb and f.found.trigger.frame == "object" for s in f.sides]
        frame.sides = [s for s in frame.sides if _before(frame, s) or not any(s.entity is other for other in taken)]
    relative = _relative(frame)
    if relative is not None:
        frame.sides = [s for s in frame.sides if not _before(frame, s) or _ends_at(frame, s, relative)]
    members = _members(frame)
    if members is not None:
        frame.sides = [s for s in frame.sides if s.entity.kind != "body" or _at(frame, s) < members]
    if _of_unread_owner(frame) or _of_several(frame) or of_unread_pair(frame):
        frame.sides = [side for side in frame.sides if not _before(frame, side)]


def _members(frame: Frame) -> int | None:
    """«الفصائل التي ستشارك في الاجتماع، وهي «الشام» و«التنمية»»: where members of a body are named."""
    first = next((s.entity for s in frame.sides if s.entity.kind == "body" and s.sentence is frame.sentence), None)
    if first is None or not frame.sentence.has(phrases("clauses", "and-they-are")):
        return None
    names = phrases("clauses", "and-they-are")
    return next((n for n in range(first.last, len(frame.tokens)) if frame.tokens[n].text in names), None)


def _at(frame: Frame, side: Side) -> int:
    """Where a side begins in the sentence of the act; before it where another sentence names it."""
    return side.entity.first if side.sentence is frame.sentence else -1


def _of_a_scene(frame: Frame) -> bool:
    """«التقى فلان خلال زيارته الرئيس فلانا»: a visit that sets the scene of a verb, which asks for whom was met."""
    found = frame.found
    lead = frame.tokens[found.first - 1].text if found.first else ""
    return bool(found.trigger.pronoun) and not found.trigger.verb and lead in phrases("clauses", "adjuncts")


def _relative(frame: Frame) -> int | None:
    """«المدينة التي زارها فلان»: the relative whose pronoun stands for what the clause is of, right before its verb."""
    found, tokens = frame.found, frame.tokens
    if not (found.trigger.verb and found.trigger.pronoun):
        return None
    at = governing.before_auxiliaries(tokens, found.first)
    return at if at > 0 and tokens[at].text in phrases("clauses", "relatives") else None


def _ends_at(frame: Frame, side: Side, relative: int) -> bool:
    comma = frame.tokens[relative - 1].comma
    return side.sentence is frame.sentence and side.entity.last == relative - comma


def _before(frame: Frame, side: Side) -> bool:
    return side.sentence is not frame.sentence or side.entity.last <= frame.found.first


def _of_unread_owner(frame: Frame) -> bool:
    """«قال السفير فلان إن زيارة الجبير للقاهرة …»: right behind the noun an unread word with the article owns it."""
    found, tokens = frame.found, frame.tokens
    if found.trigger.verb or found.trigger.definite or found.trigger.pronoun or found.last >= len(tokens):
        return False
    token = tokens[found.last]
    if not token.word.definite or token.kinds or token.conj or token.prep or token.sign or token.dating is not None:
        return False
    if any(s.sentence is frame.sentence and s.entity.first <= found.last < s.entity.last for s in frame.sides):
        return False
    core = token.word.core
    return not (is_everyday(core) or of_language(core.removeprefix("ال")) or token.word.place)


def of_unread_pair(frame: Frame) -> bool:
    """«أوضحت الشركة أن فريقي العمل سيجتمعان»: right behind «that» the verb of two has a subject of its own."""
    found, tokens = frame.found, frame.tokens
    if found.first < _SHORTEST_CLAUSE or not found.trigger.verb or not tokens[found.first].text.endswith(_DUAL):
        return False
    if not any(reading.form.number == "dual" for reading in verbs.readings(tokens[found.first].text)):
        return False
    near = range(found.first - 1, max(0, found.first - _CLAUSE), -1)
    at = next((n for n in near if tokens[n].sign or tokens[n - 1].text in phrases("clauses", "that")), None)
    if at is None or tokens[at].sign or at + 1 >= found.first:
        return False
    noun, of = tokens[at], tokens[at + 1]
    if noun.word.definite or noun.prep or noun.kinds & _NO_SUBJECT or not noun.text.endswith(_OF_TWO):
        return False
    known = any(s.sentence is frame.sentence and s.entity.first == at for s in frame.sides)
    return not known and (of.word.definite or of.word.place)


def _of_several(frame: Frame) -> bool:
    """«قال السفير فلان إن المحققين سيصلون»: the verb of a plural, behind one person, is of others."""
    found = frame.found
    before = [side for side in frame.sides if _before(frame, side)]
    if not found.trigger.verb or len(before) != 1 or before[0].entity.kind not in ("person", "office"):
        return False
    lead = before[0].entity
    between = frame.tokens[lead.last : found.first] if before[0].sentence is frame.sentence else []
    if any(t.conj and not t.kinds & Kind.VERB for t in between) or lead.conj:
        return False  # «فلان ومرافقوه يصلون»
    if found.first and frame.tokens[found.first - 1].text.endswith(("نهم", "نهما")):
        return False  # «قال رئيس الجمعية إنهم عقدوا اجتماعا»: he and his
    readings = verbs.readings(frame.tokens[found.first].text)
    told = {r.form.number for r in readings if r.form.person == 3 and not r.pronoun}
    return told == {"plural"}
