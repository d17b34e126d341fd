"""Sides that a clause cannot mean, because words that no table reads stand where its own subject does."""

from __future__ import annotations

from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.wording import of_language
from arabic_timeline.extract.words import Kind, is_everyday
from arabic_timeline.language import verbs


def drop_others(frame: Frame) -> None:
    """Takes away who stands before the act, where it is told of another one whom nothing reads."""
    if _of_unread_owner(frame) or _of_several(frame):
        frame.sides = [side for side in frame.sides if not _before(frame, side)]


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
