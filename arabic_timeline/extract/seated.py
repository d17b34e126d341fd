"""«قرر المجلس في جلسة عقدها أمس»: whom a verb of holding, behind a noun of meeting, makes the sides of it.

So does what hosted the meeting in which people of one rank did something («ناقش وزراء البيئة، خلال اجتماع استضافته
جدة أمس، …»), and «لهم» behind the noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import gender, licence
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import followed
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar

_FARTHEST = 14  # words from whoever sat to the noun
_HELD = frozenset(["hold", "conduct"])
_THERE = frozenset(["hold", "take place", "convene", "house", "host"])


def seated(clause: Clause, frame: Frame) -> Entity | None:
    """Who sat in the meeting of a noun: the last body, or people of one rank, that are subject before it, if any."""
    first = frame.found.first
    if frame.found.trigger.verb:
        return None
    if _openly(frame):
        return _assembly(clause, frame)
    if not (_own(frame) or _there(frame)):
        return None
    told = sorted((e for e in clause.entities.values() if e.last <= first), key=lambda e: -e.first)
    who = next((e for e in told if clause.is_subject(e)), None)
    if who is None or first - who.last > _FARTHEST or not _agrees(clause, frame, who):
        return None
    return None if any(map(_parts, frame.tokens[who.last : first])) else who


def _openly(frame: Frame) -> bool:
    """«في جلسة عامة», «في جلسة طارئة»: one sitting, by how an assembly sits in it, and nothing that says whose."""
    tokens, last = frame.tokens, frame.found.last
    how = phrases("clauses", "how-it-sits")
    said = tokens[last - 1].text in how or (last < len(tokens) and tokens[last].text in how)
    first = frame.found.first
    held = frame.scan.light is not None or bool(frame.scan.slots)
    return said and not held and first > 0 and tokens[first - 1].text == "في" and frame.found.trigger.strength != "weak"


def _assembly(clause: Clause, frame: Frame) -> Entity | None:
    """«أقر مجلس النواب القانون في جلسة عامة أمس»: the assembly that opens the clause and decides, the only body."""
    first, tokens = frame.found.first, frame.tokens
    told = sorted((e for e in clause.entities.values() if e.last <= first), key=lambda e: e.first)
    who = next((e for e in told if e.kind == "body"), None)
    if who is None or who.first == 0 or who is not told[0] or not clause.is_subject(who):
        return None
    verb = tokens[who.first - 1]
    said = (verb.text, verb.text.removeprefix("و"))
    past = any(r.form.tense == "past" for word in said for r in verbs.readings(word))
    assembly = tokens[who.first].word.core.removeprefix("ال") in phrases("offices", "assemblies")
    return who if past and assembly and not any(map(_parts, tokens[who.last : first])) else None


def _parts(token: Token) -> bool:
    """Whether another clause stands between who sat and the noun: «انتقد الوزراء قرارات اتخذت خلال اجتماع»."""
    other = token.text in phrases("clauses", "that") | phrases("clauses", "relatives")
    acts = token.dating is None and bool(licence.lemmas(token)) and not is_masdar(token.word.core)  # «رفع الأجور»
    return bool(token.sign and not token.comma) or other or acts


def _own(frame: Frame) -> bool:
    """«جلسة عقدها»: the verb has the noun for its object pronoun, and its own subject is unwritten."""
    held = frame.scan.light
    return held is not None and held.trigger.name in _HELD and held.trigger.pronoun


def _there(frame: Frame) -> bool:
    """«خلال اجتماع عقد أمس», «في اجتماع استضافته جدة»: in which the subject before it did something."""
    held, first = frame.scan.light, frame.found.first
    led = first > 0 and _within(frame.tokens, first - 1)
    known = frame.trigger.pronoun or frame.trigger.strength not in ("strong", "weak")
    if not led or known:
        return False
    theirs = followed(frame.tokens, frame.found.last, "of-theirs", "of-its", "of-hers")  # «خلال اجتماع لهم»
    return theirs or (held is not None and held.trigger.name in _THERE)


def _within(tokens: Sequence[Token], at: int) -> bool:
    """«خلال اجتماع», «في ختام اجتماع», «في أول اجتماع»."""
    which = either("clauses", "parts-of-it", "firsts-of-kind")
    at -= at > 0 and tokens[at].word.core in which
    return tokens[at].text in phrases("clauses", "wrapping")


def _agrees(clause: Clause, frame: Frame, who: Entity) -> bool:
    """«عقده المجلس», «عقدته اللجنة», «عقدوه»: whether the words can have these for whose meeting it was."""
    held = frame.scan.light
    if who.kind not in ("body", "plural"):
        return False
    if held is None or not _own(frame):
        of_one = followed(frame.tokens, frame.found.last, "of-its", "of-hers")  # «اجتماع لها»
        return _its(clause, frame, who) if of_one else who.kind == "plural"
    return gender.done_by(frame.tokens[held.first].text, frame.tokens, who)


def _its(clause: Clause, frame: Frame, who: Entity) -> bool:
    """«قرر المجلس في اجتماع له», «اتفقت النقابات في اجتماع لها»: of the only body that the pronoun can mean."""
    woman = frame.tokens[frame.found.last].text in phrases("clauses", "of-hers")
    told = [e for e in clause.entities.values() if e.last <= frame.found.first and e.kind == "body"]
    fitting = [e for e in told if _feminine(frame.tokens, e) is woman and clause.is_subject(e)]
    near = (e for e in clause.entities.values() if who.last <= e.first and e.last <= frame.found.first)
    somebody = any(e.kind in ("person", "office") for e in near)  # «انتقدت اللجنة الوزيرة في اجتماع لها»
    return len(fitting) == 1 and fitting[0] is who and not somebody


def _feminine(tokens: Sequence[Token], body: Entity) -> bool:
    """«لجنة», «نقابات», «فصائل»: whether a pronoun of one woman means a body."""
    core = tokens[body.first].word.core
    return core.endswith(("ه", "ات")) or core.removeprefix("ال") in phrases("offices", "bodies-of-many")
