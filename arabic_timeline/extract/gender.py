"""Whether a mention is a man or a woman, as far as its office or title tells, and what a pronoun or verb asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from arabic_timeline.extract.entity import Entity, past_honours
from arabic_timeline.extract.tables import listed, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import followed
from arabic_timeline.extract.words import PERSONAL, Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept, rows

if TYPE_CHECKING:
    from arabic_timeline.extract.frames import Frame

MAN, WOMAN, UNKNOWN = "m", "f", ""


def of(tokens: Sequence[Token], entity: Entity) -> str:
    """``MAN``, ``WOMAN`` or ``UNKNOWN``, by the word that opens the mention («وزيرة», «السفير», «الدكتورة»)."""
    token = tokens[past_honours(tokens, entity)]  # the honour has no gender
    if token.word.core in phrases("offices", "honours"):
        return UNKNOWN
    if entity.kind == "person" and entity.name is not None and not token.kinds & PERSONAL:
        return of_name(tokens[entity.name[0]].word.core)
    if entity.kind not in ("person", "office") or not token.kinds & PERSONAL:
        return UNKNOWN
    core = token.word.core
    if token.kinds & Kind.PEER:
        return WOMAN if core.endswith(("ته", "تها")) else MAN
    if core.endswith("ه"):  # «نائبه» is his deputy, «نائبة الرئيس» a woman: what follows tells
        complete = token.word.definite or any(b - a > 1 for a, b in entity.offices)
        return WOMAN if complete else UNKNOWN
    womans = entity.name is not None and of_name(tokens[entity.name[0]].word.core) == WOMAN
    return UNKNOWN if womans else MAN  # «عضو المجلس صفية الجزولي»


@kept
def _names() -> Mapping[str, str]:
    """Given names borne by men alone or by women alone."""
    told: dict[str, str] = {}
    for group in rows("language/given").values():
        for gender, row in group.items():
            for name in listed(row):
                known = told.setdefault(name, gender)
                told[name] = known if known == gender else UNKNOWN
    return told


def of_name(name: str) -> str:
    """The gender of a given name: «هدى» is a woman, «نور» either."""
    found = _names().get(name, UNKNOWN)
    return found if found in (MAN, WOMAN) else UNKNOWN


def fits(tokens: Sequence[Token], entity: Entity, wanted: str) -> bool:
    """Whether a mention can be of a gender; one whose gender nothing tells can be either."""
    return not wanted or of(tokens, entity) in (UNKNOWN, wanted)


def several(frame: Frame) -> bool:
    """Whether the words of an act ask for two, many, or for us: «التقوا», «يجتمعان», «عقداه», «مباحثاتهما», «نعقد»."""
    light = frame.scan.light
    act = light if light is not None and light.trigger.verb else frame.found  # «لقاء عقداه»
    trigger, text = act.trigger, frame.tokens[act.first].text
    joined = trigger.verb and trigger.frame == "joins" and act is light
    both = phrases("clauses", "between-two")
    if (joined or not trigger.verb) and any(t.text in both for t in frame.tokens[act.last : act.last + 2 - joined]):
        return True  # «اجتماع ثنائي بينهما», «لقاء جمع بينهما»
    if between_both(frame):
        return True  # «آخر اجتماع بينهما عقد في …»
    if joined and trigger.pronoun and not any(slot.lead == "with" for slot in frame.scan.slots):
        return text.endswith("هما")  # «لقاء جمعهما»
    if not trigger.verb:
        return trigger.pronoun and text.endswith(_THEIRS)
    if act is light and _are_held(frame, text):
        return False  # «جلستي مباحثات عقدتا أمس»: of two meetings
    if not trigger.tense:
        return trigger.pronoun and text.endswith(_THEIRS)
    return many(text)


def between_both(frame: Frame) -> bool:
    """«اجتماع بينهما»: whether right behind its noun an act is told to be of two."""
    return not frame.found.trigger.verb and followed(frame.tokens, frame.found.last, "between-two")


def _are_held(frame: Frame, verb: str) -> bool:
    """«لقاءين عقدا أمس»: right behind the noun of two meetings, the verb of both."""
    noun, light = frame.found, frame.scan.light
    if noun.trigger.verb or light is None or light.first != noun.last or light.trigger.pronoun:
        return False
    return verb.endswith("ا") and frame.tokens[noun.first].text.endswith(("ين", "ان", "تي", "تا"))


def dual(frame: Frame) -> bool:
    """Whether a verb of meeting asks for two, or has them behind it: «اجتمعا», «يلتقيان», «تناول الرجلان العشاء»."""
    act, tokens = frame.found, frame.tokens
    if not act.trigger.verb or act.trigger.frame not in ("with", "object"):
        return False
    text, behind = tokens[act.first].text, tokens[act.last : act.last + 1]
    if any(t.text in phrases("clauses", "the-two") for t in behind):
        return True
    ending = text.endswith("ان") or (text.endswith("ا") and not text.endswith(("وا", "ها", "نا")))
    return ending and several(frame)


@kept
def many(verb: str) -> bool:
    """Whether a verb can only be of two, of many or of us: «التقوا», «عقداه», «نعقد», but not «تلقاه»."""
    read = [r.form for r in verbs.readings(verb) if r.form.tense != "imperative" and r.form.person != 2]
    third = [form for form in read if form.person == 3] or read
    return bool(third) and all(form.number != "singular" for form in third)


@kept
def single(verb: str) -> bool:
    """Whether a verb can only be of one: «تلتقي», to which no plural before it is the subject."""
    third = [r.form for r in verbs.readings(verb) if r.form.person == 3 and r.form.tense != "imperative"]
    return bool(third) and all(form.number == "singular" for form in third)


_THEIRS = ("هما", "هم", "هن", "نا")


def done_by(word: str, tokens: Sequence[Token], who: Entity) -> bool:
    """Whether a verb can have a body or people for its subject: «عقدها المجلس», «عقدتها اللجنة», «عقدوها»."""
    read = [r.form for r in verbs.readings(word) if r.form.person == 3]
    if who.kind == "plural":
        return any(form.number != "singular" for form in read)
    wanted = WOMAN if tokens[who.first].word.core.endswith("ه") else MAN
    return any(form.number == "singular" and form.gender == wanted for form in read)


def said(frame: Frame, part: int) -> str:
    """The gender that the words of an act ask of its unwritten subject (part 0) or object (part 1)."""
    text = frame.tokens[frame.found.first].text
    if frame.scan.between_him and part == 0:
        return of_pronoun(frame.scan.between_him)
    if frame.found.trigger.verb:
        if part == 1 or not frame.found.trigger.tense:
            return of_pronoun(text) if frame.found.trigger.pronoun else UNKNOWN
        return UNKNOWN if _i_did(frame) else of_verb(text, frame.found.trigger.tense)
    return of_pronoun(text) if frame.found.trigger.pronoun else UNKNOWN


def _i_did(frame: Frame) -> bool:
    """«كتب فلان: «قابلت اليوم …»»: right behind the colon and the mark of a quotation, of the speaker himself."""
    before = [t.text for t in frame.tokens[max(0, frame.found.first - 2) : frame.found.first]]
    past = frame.found.trigger.tense == "past" and frame.tokens[frame.found.first].text.endswith("ت")
    return past and len(before) > 1 and before[0] == ":" and before[1] in '«"“'


def of_pronoun(text: str) -> str:
    if text.endswith(("هما", "هم")):
        return UNKNOWN
    return WOMAN if text.endswith("ها") else MAN


def of_verb(text: str, tense: str) -> str:
    """«استقبلت», «ستلتقي» have a woman as subject; a dual or plural asks for nobody."""
    if text.endswith(("ا", "وا", "ان", "ون")) and not text.endswith("ها"):
        return UNKNOWN
    bare = text.lstrip("وف").removeprefix("س")
    if tense == "past":
        return WOMAN if bare.endswith(("ت", "ته", "تها", "تهم")) else MAN
    return WOMAN if bare.startswith("ت") else MAN
