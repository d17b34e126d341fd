"""Who is meant where nobody is named: «اجتمع الوزيران», «استقبلهما الرئيس», the two of the sentence before.

So are three or four whom a number counts: «القمة التي جمعت الزعماء الثلاثة».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arabic_timeline.extract import gender, several
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

_WHOLE = 2  # words of a name that is told in full
_TWO = 2
_OPENS = 3  # words before the noun with which a sentence opens
COUNTS = {3: "three", 4: "four"}
_DUAL = ("ان", "ين")
_BOTH = "هما"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two persons whom a sentence names, and nobody else; ``met``: it tells of a meeting of theirs itself."""

    one: Side
    other: Side
    met: bool

    @property
    def sides(self) -> list[Side]:
        """Both, as sides of a meeting."""
        return [self.one, self.other]


def counted(clause: Clause, sentence: Sentence) -> list[Side]:
    """The three or four persons named in a sentence, where it names no other; none: it names fewer or more."""
    people = sorted((e for e in clause.entities.values() if e.kind == "person"), key=lambda e: e.first)
    whole = all(not e.weak and e.name is not None and e.name[1] - e.name[0] >= _WHOLE for e in people)
    return [Side(e, "participant", sentence) for e in people] if whole and len(people) in COUNTS else []


def of_so_many(frame: Frame, people: Sequence[Side]) -> None:
    """«القمة التي جمعت الزعماء الثلاثة»: those whom the sentence before named, where they are as many."""
    if not people or frame.form in ("motion", "visit") or any(s.entity.kind == "person" for s in frame.sides):
        return
    those = [s for s in frame.sides if s.entity.kind == "plural" and s.sentence is frame.sentence]
    rest = [s for s in frame.sides if s not in those]
    if len(those) != 1 or any(side.entity.kind != "gathering" for side in rest):
        return
    head, *behind = frame.tokens[those[0].entity.first : those[0].entity.last]
    count = phrases("clauses", COUNTS[len(people)])
    if head.word.definite and len(behind) == 1 and behind[0].word.core in count and _all_hold(people, head):
        frame.sides, frame.joint, frame.mode = list(people), False, "multilateral"
        frame.form = "meeting" if frame.form == "session" else frame.form


def _all_hold(people: Sequence[Side], head: Token) -> bool:
    """«الوزراء الثلاثة»: whether all may be what the plural says; «الزعماء» are heads of states too."""
    office = (several.singular(head) or "").removeprefix("ال")
    if office not in phrases("offices", "held-by-both"):
        return True
    leaders = phrases("offices", "leaders")
    wanted = leaders if office in phrases("offices", "called-leaders") else {office, f"{office}ه"}
    return all(not (words := _offices(side)) or not wanted.isdisjoint(words) for side in people)


def _offices(side: Side) -> set[str]:
    """The words of somebody's offices, nations apart: «والنيجري فلان» says only whose he is."""
    tokens = [t for a, b in side.entity.offices for t in side.sentence.tokens[a:b] if not t.kinds & Kind.NATION]
    return {t.word.core.removeprefix("ال") for t in tokens}


def named(clause: Clause, sentence: Sentence, told: Sequence[Frame]) -> Pair | None:
    """The two persons named in a sentence, where it names no other; ``told``: the acts that it tells."""
    people = sorted((e for e in clause.entities.values() if e.kind == "person"), key=lambda e: e.first)
    if len(people) != _TWO or any(e.weak or e.name is None or e.name[1] - e.name[0] < _WHOLE for e in people):
        return None
    one, other = (Side(e, "participant", sentence) for e in people)
    return Pair(one, other, any(_met(frame) for frame in told))


def here(clause: Clause, sentence: Sentence, frame: Frame) -> Pair | None:
    """The two persons of the sentence of an act that names nobody, joined by «و», where it tells of no other.

    They stand before it («حضر فلان وفلان الافتتاح، ثم عقد الرجلان لقاء»), or are the subject behind an opening that
    speaks of them («في ختام لقائهما أمس، أعلن الوزيران فلان وفلان الاتفاق»).
    """
    told = None if frame.sides else named(clause, sentence, ())
    if told is None:
        return None
    one, other = told.one.entity, told.other.entity
    if one.prep or one.last != other.first or frame.tokens[other.first].text[0] != "و":
        return None
    if frame.found.trigger.verb:
        return told if other.last <= frame.found.first else None
    return told if _their_own(frame) and _subject_of(frame, one.first) else None


def _subject_of(frame: Frame, first: int) -> bool:
    """Whether a verb stands behind the comma of the opening, and what it has for its subject right behind it."""
    found, tokens = frame.found, frame.tokens
    comma = next((n for n in range(found.last, first) if tokens[n].comma), None)
    if comma is None or found.first > _OPENS:
        return False
    between = tokens[comma + 1 : first]
    verb = bool(between) and bool(verbs.lemmas(between[0].text.removeprefix("و")))
    return verb and (len(between) == 1 or (len(between) == _TWO and between[1].text.endswith(_DUAL)))


def _met(frame: Frame) -> bool:
    """Whether two stand on both sides of an act; «زار فلان وفلان المعهد» has them on one."""
    return len(frame.sides) > 1 and (frame.form not in ("motion", "visit") or len({s.role for s in frame.sides}) > 1)


def complete(frame: Frame, pair: Pair | None) -> None:
    """Gives the two of the sentence before to an act that tells of them without naming anybody."""
    if pair is None or frame.form == "motion":
        return
    if _of_their_lands(frame, pair):
        frame.sides, frame.joint, frame.form = pair.sides, False, "meeting"
        had = frame.tokens[frame.found.first - 1 : frame.found.first]
        frame.earlier = frame.earlier or (pair.met and any(t.text in phrases("clauses", "had") for t in had))
        return
    if len(frame.sides) == 1 and _of_both(frame):
        role = frame.trigger.roles[1]
        frame.sides += [Side(side.entity, role, side.sentence) for side in pair.sides]
        frame.mode = "multilateral" if frame.mode == "visit" else frame.mode
    elif pair.met:
        return  # what is told again of a meeting is seen when all meetings are known
    elif len(frame.sides) == _TWO and _received_both(frame, pair):
        role = frame.sides[1].role
        frame.sides = [frame.sides[0], *(Side(side.entity, role, side.sentence) for side in pair.sides)]
        frame.mode = "multilateral" if frame.mode == "visit" else frame.mode
    elif not frame.sides and (gender.dual(frame) or _their_own(frame)):
        # «بين فلان وفلان خصومة. غير أن الاثنين اجتمعا أمس», «اتفق فلان وفلان على كذا. جاء ذلك خلال لقائهما أمس»
        frame.sides, frame.joint = pair.sides, False
    elif _those_two(frame, pair):
        frame.sides, frame.joint = pair.sides, False
        frame.form = "meeting" if frame.form == "session" else frame.form


def _of_their_lands(frame: Frame, pair: Pair) -> bool:
    """«كان الوزيران المصري والسوداني قد التقيا»: two told by their nations, which are those of the two named before."""
    if len(frame.sides) != 1 or frame.sides[0].sentence is not frame.sentence or frame.form != "session":
        return False
    those = frame.sides[0].entity
    head, one, other = frame.tokens[those.first], pair.one.entity, pair.other.entity
    if those.kind != "plural" or not head.text.endswith(_DUAL) or len(those.nations) != _TWO:
        return False
    apart = len(one.nations) == len(other.nations) == 1 and one.nations != other.nations
    office = (several.singular(head) or "").removeprefix("ال")
    return apart and one.nations | other.nations == those.nations and all(holds(s, office) for s in pair.sides)


def _their_own(frame: Frame) -> bool:
    """«خلال لقائهما»: a noun that says by its pronoun that it was of two."""
    found = frame.found
    return not found.trigger.verb and found.trigger.pronoun and frame.tokens[found.first].text.endswith(_BOTH)


def _of_both(frame: Frame) -> bool:
    """«واستقبلهما الرئيس فلان»: a verb of meeting whose object is two, and one who met them."""
    found = frame.found
    if not found.trigger.verb or not found.trigger.pronoun or found.trigger.frame != "object":
        return False
    here = frame.sides[0].sentence is frame.sentence and frame.sides[0].entity.kind in ("person", "office")
    return here and frame.tokens[found.first].text.endswith(_BOTH)


def _received_both(frame: Frame, pair: Pair) -> bool:
    """«واستقبل الرئيس فلان السفيرين»: a bare noun of two is whom a verb of meeting has for its object."""
    if not frame.found.trigger.verb or frame.found.trigger.frame != "object" or frame.found.trigger.pronoun:
        return False
    who, whom = frame.sides
    told = frame.tokens[whom.entity.first : whom.entity.last]
    if whom.sentence is not frame.sentence or len(told) != 1 or told[0].word.core not in phrases("triggers", "joint"):
        return False
    office = told[0].word.core.removeprefix("ال")[: -len(_DUAL[0])]
    theirs = all(_called(side, office) for side in pair.sides)
    other = all(side.entity is not who.entity for side in pair.sides)
    return theirs and other and whom.entity.name is None and told[0].text.endswith(_DUAL[1])


def _those_two(frame: Frame, pair: Pair) -> bool:
    """«عقد الوزيران اجتماعا»: a bare noun of two is the subject, and both may be what it says."""
    if not frame.found.trigger.verb or frame.found.trigger.frame not in ("with", "object", "light"):
        return False
    if frame.trigger.strength == "visit" or len(frame.sides) > 1:
        return False
    near = frame.sides[0].entity.first if frame.sides else frame.found.last
    told = frame.tokens[near : near + 1] if not frame.sides or frame.sides[0].sentence is frame.sentence else []
    if not told or told[0].word.core not in phrases("triggers", "joint") or not told[0].text.endswith(_DUAL):
        return False
    if frame.sides and frame.sides[0].entity.last != near + 1:
        return False  # «الوزيران السعودي والمصري»
    office = told[0].word.core.removeprefix("ال")[: -len(_DUAL[0])]
    return office not in phrases("offices", "held-by-both") or all(holds(side, office) for side in pair.sides)


def _called(side: Side, office: str) -> bool:
    """Whether the text calls somebody by the noun of an office himself, and does not only leave it open."""
    entity = side.entity
    spans = [*entity.offices, (entity.first, entity.last)]
    words = {t.word.core.removeprefix("ال") for a, b in spans for t in side.sentence.tokens[a:b]}
    return not words.isdisjoint((office, f"{office}ه", f"{office}ان", f"{office}ين"))


def holds(side: Side, office: str) -> bool:
    """Whether somebody may be what a noun of two says that both are: nothing tells him to be anything else."""
    entity = side.entity
    if entity.kind not in ("person", "office", "body"):
        return False
    words = [t.word.core.removeprefix("ال") for a, b in entity.offices for t in side.sentence.tokens[a:b]]
    if entity.kind == "body":
        return office in words  # «مكتب الوزير»
    return not words or entity.peer or any(word in (office, f"{office}ه") for word in words)
