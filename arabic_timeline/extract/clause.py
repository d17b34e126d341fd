"""What stands around a trigger: the slots of the sides with the words that lead to them, the place, the topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from arabic_timeline.extract import places
from arabic_timeline.extract.phrases import Entity, Reader
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tokens import Sentence, Token
from arabic_timeline.extract.words import Kind, Trigger, phrases, trigger_words, triggers

Lead = Literal["", "with", "between", "to", "by", "attending", "presiding", "joining"]
LONGEST_GAP = 14  # words that may stand between a trigger and a side, or between two sides
_LEADS: dict[str, Lead] = {
    "مع": "with", "بين": "between", "الي": "to", "بحضور": "attending", "رفقه": "attending", "برفقه": "attending",
    "مرفوقا": "attending", "مرفوقه": "attending", "بمعيه": "attending", "بمشاركه": "joining", "برياسه": "presiding",
    "تراسه": "presiding", "تراسها": "presiding", "يتراسه": "presiding",
    "حضره": "attending", "حضرها": "attending", "يراسه": "presiding", "لدي": "",
}  # fmt: skip
_WITH_HIM = frozenset(["معه", "معها", "معهم"])
_OTHER_CLAUSE = frozenset(["ان", "انه", "انها", "حيث", "مشيرا", "مشيره", "موكدا", "موكده", "مضيفا", "بينما", "فيما", "ثم", "مبرزا", "لكن", "اذ"])
_BY = frozenset(["طرف", "قبل", "جانب", "لدن"])
_ADJUNCTS = frozenset(
    [
        "هامش",
        "اطار",
        "ختام",
        "بدايه",
        "مستهل",
        "خلال",
        "اثناء",
        "عقب",
        "بعد",
        "قبل",
        "قبيل",
        "بعيد",
        "ضوء",
        "ظل",
        "سياق",
        "بمناسبه",
        "اثر",
        "غداه",
        "عشيه",
        "لدي",
        "عند",
        "ضمن",
    ]
)
_LINKS = frozenset(["قد", "سبق", "ان", "التي", "الذي", "اللذين", "كان", "كانت", "سوف", "تم", "يتم", "سيتم"])
_AUXILIARY = frozenset(
    ["كان", "كانت", "قد", "لقد", "سوف", "ان", "سبق", "تم", "لم", "لن", "كما", "الذي", "التي", "وكان", "وقد", "لا"]
)


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in a sentence: tokens ``[first, last)``."""

    first: int
    last: int
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention with the word that leads to it; ``joined``: «و» ties it to the slot before."""

    lead: Lead
    entity: Entity
    joined: bool = False


@dataclass(slots=True)
class Scan:
    """What was read to the right of a trigger."""

    slots: list[Slot] = field(default_factory=list)
    place: Place | None = None
    goal: Place | None = None
    end: int = 0
    topics: list[tuple[int, int]] = field(default_factory=list)
    predicates: list[int] = field(default_factory=list)  # tokens of the trigger's own verbs and nouns
    joint: bool = False
    light: Found | None = None
    decoy: bool = False
    with_him: bool = False  # «معه»: the other side is whom the text spoke of
    broken: bool = False  # an object that is no participant was met


def find(tokens: Sequence[Token]) -> list[Found]:
    """The triggers of a sentence in order."""
    told = trigger_words()
    found: list[Found] = []
    for at, token in enumerate(tokens):
        if token.text not in told or token.dating is not None or (found and at < found[-1].last):
            continue
        hit = _trigger_at(tokens, at)
        if hit:
            found.append(hit)
    return found


def opened(sentence: Sentence, reader: Reader, entities: dict[int, Entity]) -> Clause:
    """A sentence ready to be read: its triggers are those outside the mentions."""
    found = find(sentence.tokens)
    inside = {n for e in entities.values() for n in range(e.first + (e.kind == "gathering"), e.last)} if found else ()
    return Clause(sentence, reader, [f for f in found if f.first not in inside], entities)


def _trigger_at(tokens: Sequence[Token], at: int) -> Found | None:
    rows = triggers()
    for word in _forms(tokens[at].text):
        for rest, trigger in rows.get(word, ()):
            last = at + 1 + len(rest)
            if [t.text for t in tokens[at + 1 : last]] != list(rest):
                continue
            if trigger.verb and word != tokens[at].text and tokens[at].text[0] not in "وف":
                continue
            return Found(at, last, trigger)
    return None


def _forms(raw: str) -> tuple[str, ...]:
    forms = [raw]
    if len(raw) > 3 and raw[0] in "وف":
        forms.append(raw[1:])
    for form in tuple(forms):
        if len(form) > 3 and form[0] in "بلك":
            forms.append(form[1:])
            if form.startswith("لل"):
                forms += ["ال" + form[2:], form[1:]]
    return tuple(forms)


@dataclass(slots=True)
class Clause:
    """Reads what surrounds the triggers of one sentence."""

    sentence: Sentence
    reader: Reader
    found: list[Found]
    entities: dict[int, Entity]

    def subject_after(self, start: int) -> Entity | None:
        """Whom a pronoun means that comes first: «بعد لقائه الوفد، أكد الوزير …»."""
        after = [e for e in self.entities.values() if e.first >= start and e.kind in ("person", "office", "body")]
        free = [e for e in sorted(after, key=lambda e: e.first) if self.is_subject(e)]
        return free[0] if free and self.sentence.tokens[free[0].first - 1].kinds & Kind.VERB else None

    def scan(self, trigger: Found) -> Scan:
        """Slots to the right of a trigger, up to the end of its clause."""
        return _Walk(self, trigger).run()

    def entity_at(self, n: int) -> Entity | None:
        """The mention that starts at a token."""
        return self.entities.get(n)

    def trigger_at(self, n: int) -> Found | None:
        """The trigger that starts at a token."""
        return next((f for f in self.found if f.first == n), None)

    def subject_left(self, first: int) -> Entity | None:
        """The subject that stands before a verb: «الوزير … استقبل», «الوزير الذي استقبل»."""
        tokens = self.sentence.tokens
        for entity in sorted(self.entities.values(), key=lambda e: -e.last):
            if entity.last > first:
                continue
            between = tokens[entity.last : first]
            words = [t for t in between if not t.sign and t.dating is None]
            if len(words) > LONGEST_GAP or any(_closes(t) for t in between):
                return None
            if entity.prep or entity.kind == "gathering" or self._governed(entity.first):
                continue
            return entity
        return self._headline_subject(first)

    def _headline_subject(self, first: int) -> Entity | None:
        """«الجبير يناقش …»: one unknown word opens the sentence, right before the verb."""
        tokens = self.sentence.tokens
        start = next((n for n, t in enumerate(tokens) if not t.sign and t.text not in ("كان", "وكان")), first)
        between = [t for t in tokens[start + 1 : first] if t.text != "قد"]
        if start >= first or between or not tokens[first].kinds & Kind.VERB:
            return None
        entity = self.reader.lone_name(start)
        if entity is not None:
            self.entities[start] = entity
        return entity

    def subject_before(self, first: int) -> Entity | None:
        """Whom a pronoun before ``first`` means: the subject that was told last in this sentence."""
        subjects = [e for e in self.entities.values() if e.last <= first and self.is_subject(e)]
        people = [e for e in subjects if e.kind in ("person", "office")]
        chosen = people or subjects
        return max(chosen, key=lambda e: e.first) if chosen else None

    def is_subject(self, entity: Entity) -> bool:
        """Whether a mention stands free: no preposition, no noun that it completes."""
        if entity.prep or entity.kind == "gathering" or entity.crowd:
            return False
        return not self._governed(entity.first)

    def _governed(self, first: int) -> bool:
        n = first - 1
        tokens = self.sentence.tokens
        while n >= 0 and (tokens[n].text in "\"'“”«»‘’(" or tokens[n].dating is not None):
            n -= 1
        if n < 0 or tokens[n].sign:
            return False
        before = tokens[n]
        if (before.kinds & Kind.VERB and not before.prep) or (before.text == "عبر" and n == 0):
            return False
        other = next((e for e in self.entities.values() if e.last == n + 1 and e.first < first), None)
        if other is not None and self.entities.get(first) is not None and self.entities[first].conj:
            return bool(other.prep) or self._governed(other.first)
        if before.text in _AUXILIARY or before.text in (
            "ان",
            "بان",
            "لان",
            "ولكن",
            "لكن",
            "حيث",
            "اذ",
            "وان",
            "فان",
            "عندما",
            "حين",
            "بينما",
            "فيما",
        ):
            return False
        if before.kinds & Kind.STOP:
            return before.text in _PREPOSITIONS or before.word.core in _PREPOSITIONS
        return (
            not (before.kinds & (Kind.COMMON | Kind.ADJECTIVE | Kind.FORMER) and before.word.definite)
            and not before.text.isdigit()
        )


_PREPOSITIONS = frozenset(
    [
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "خلال",
        "بعد",
        "قبل",
        "عند",
        "لدي",
        "منذ",
        "حتي",
        "بين",
        "ضمن",
        "حول",
        "بشان",
        "بخصوص",
        "حيال",
        "تجاه",
        "عبر",
        "نحو",
        "بحضور",
        "برفقه",
        "رفقه",
        "برياسه",
        "بقياده",
        "بدعوه",
        "بمشاركه",
        "اثر",
        "عقب",
        "طرف",
        "جانب",
        "كل",
        "لقاء",
        "غير",
        "سوي",
        "وبين",
        "ومن",
        "وعن",
        "ومع",
        "وفي",
    ]
)


def _closes(token: Token) -> bool:
    """A verb of its own, or a word that opens another clause."""
    if token.text in _AUXILIARY or token.dating is not None:
        return False
    return bool(token.kinds & Kind.VERB) or token.text in ("حيث", "بينما", "فيما", "لكن", "ولكن", "اذ", ":", "ثم")


class _Walk:
    """One walk to the right of a trigger."""

    def __init__(self, clause: Clause, start: Found) -> None:
        self.clause, self.start = clause, start
        self.tokens = clause.sentence.tokens
        self.scan = Scan(predicates=[start.first])
        self.lead: Lead = ""
        self.gap = 0
        self.mute_until_comma = False
        self.talking = False  # among the topics: only «بحضور» is still heard
        self.topic_start: int | None = None
        self.after_place = -1
        self.muted_at = 0

    def run(self) -> Scan:
        at = self.start.last
        if self._decoy_after(at):
            self.scan.decoy = True
            return self.scan
        while at < len(self.tokens):
            step = self._step(at)
            if step is None:
                break
            at = step
        self.scan.end = at
        self._end_topic(at)
        return self.scan

    def _decoy_after(self, at: int) -> bool:
        after = [t.word.core for t in self.tokens[at : at + 2]]
        return bool(set(after[:1]) & phrases("triggers", "decoys-after")) or any(
            t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in self.tokens[at : at + 1]
        )

    def _step(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.dating is not None:
            return at + 1
        if token.sign:
            return self._sign(at)
        if self.talking:
            return self._talk(at)
        entity = self._slot(at)
        if entity is not None and not (entity.kind == "body" and entity.prep == "ب"):
            return self._take(entity)
        place = self._place(at)
        if place is not None:
            return place
        return entity.last if entity is not None else self._word(at)

    def _sign(self, at: int) -> int | None:
        text = self.tokens[at].text
        if text == ":" and self.scan.slots:
            return None
        if text in "،,":
            self.mute_until_comma = False
        return at + 1

    def _talk(self, at: int) -> int | None:
        token = self.tokens[at]
        lead = _LEADS.get(token.text)
        if lead in ("attending", "presiding", "joining"):
            self._end_topic(at)
            self.talking, self.lead, self.gap = False, lead, 0
            return at + 1
        other = self.clause.trigger_at(at)
        if (token.kinds & Kind.VERB and token.conj) or (other is not None and other.trigger.verb):
            return None
        if token.text in ("مشيرا", "مشيره", "حيث", "موكدا", "موكده", "مضيفا", "فيما", "بينما"):
            return None
        return at + 1

    def _slot(self, at: int) -> Entity | None:
        entity = self.clause.entity_at(at)
        if entity is None and not self.mute_until_comma and self._expects(at):
            entity = self.clause.reader.unknown_name(at) or self._lone(at)
            if entity is not None:
                self.clause.entities[at] = entity
        return entity

    def _lone(self, at: int) -> Entity | None:
        """«اجتمع العبادي مع …»: one word between the verb and what must follow its subject."""
        if at != self.start.last or not self.start.trigger.verb or at + 1 >= len(self.tokens):
            return None
        after = self.tokens[at + 1]
        if after.text not in ("مع", "،") and after.dating is None and after.prep != "ب":
            return None
        return self.clause.reader.lone_name(at)

    def _expects(self, at: int) -> bool:
        if self.gap > 1:
            return False
        if self.lead in ("with", "between", "attending", "presiding"):
            return True
        if self.lead or self.start.trigger.frame != "object":
            return not self.scan.slots and self.lead == "" and at == self.start.last
        if not self.scan.slots:
            return at == self.start.last
        comma = self.tokens[at - 1].sign and len(self.scan.slots) == 1 and self.scan.slots[0].lead == ""
        return comma and self.clause.reader.enclosed(at)

    def _take(self, entity: Entity) -> int | None:
        if (
            self.mute_until_comma
            and not (entity.prep == "ب" and not self._has_other())
            and not self._after_adjunct(entity)
        ):
            return entity.last
        if not self._led(entity):
            return entity.last
        if (
            self.scan.goal is not None
            and not self.lead
            and not entity.prep
            and not self.start.trigger.verb
            and self.scan.light is None
        ):
            return entity.last  # «لزيارة موسكو …»: who stands behind the goal is no visitor
        lead: Lead = self.lead
        joined = False
        if entity.prep == "ب" and self.lead not in ("attending", "presiding", "joining"):
            lead = "with"
        elif entity.prep == "ل":
            lead = "to"
        elif entity.conj and self.scan.slots and self.lead == "":
            lead, joined = self.scan.slots[-1].lead, True
            if self.gap > (7 if self.tokens[entity.first - 1].sign else 3) and not self._near_slot(entity):
                return None
        elif self.lead == "" and self.scan.slots and self.scan.slots[-1].lead == "between":
            lead = "between"
        own = self.clause.trigger_at(entity.first) if entity.kind == "gathering" else None
        if own is not None and self.start.trigger.frame == "light" and self.scan.light is None:
            self.scan.light = own
            self.scan.predicates.append(entity.first)
        last = self.scan.slots[-1] if self.scan.slots else None
        if (
            last is not None
            and last.entity.kind == "plural"
            and last.entity.last == entity.first
            and entity.name
            and not entity.offices
        ):
            lead, joined = last.lead, last.joined  # «ونائبيه فلان وفلان»: the names stand for the plural
            self.scan.slots.pop()
        self.scan.slots.append(Slot(lead, entity, joined))
        self.lead, self.gap = "", 0
        return entity.last

    def _after_adjunct(self, entity: Entity) -> bool:
        """«التقى الوزير خلال الزيارة رئيس …»: an adjunct of one noun ends before the object, comma or not."""
        before = self.tokens[entity.first - 1]
        short = before.word.definite and entity.first - self.muted_at <= 3 and not entity.prep and not entity.conj
        if short and self.start.trigger.frame == "object" and len(self.scan.slots) == 1:
            self.mute_until_comma = False
            return True
        return False

    def _near_slot(self, entity: Entity) -> bool:
        return entity.first - self.scan.slots[-1].entity.last <= 4

    def _has_other(self) -> bool:
        return any(slot.lead == "with" for slot in self.scan.slots)

    def _led(self, entity: Entity) -> bool:
        """A mention after a noun or preposition that is not one of the leads belongs to that noun."""
        if self.lead or entity.prep in ("ب", "ل") or entity.conj:
            return True
        before = self.tokens[entity.first - 1]
        if entity.first in (self.start.last, self.after_place) or before.sign or before.dating is not None:
            return True
        if self.scan.slots and entity.first == self.scan.slots[-1].entity.last:
            return True
        if before.text in ("هذا", "هذه", "تلك", "ذلك"):
            before = self.tokens[entity.first - 2]
        if before.text == "من" and entity.first > 1 and self.tokens[entity.first - 2].word.core in ("كل", "كلا"):
            return True
        if before.kinds & Kind.STOP:
            return before.text not in _PREPOSITIONS or before.text == "كل"
        return not self._in_construct(entity.first - 1)

    def _in_construct(self, at: int) -> bool:
        """Whether the word before is a noun that the mention completes: «بيان وزير …»."""
        token = self.tokens[at]
        if at < self.start.last or any(at == p for p in self.scan.predicates):
            return False
        if self.scan.slots and at < self.scan.slots[-1].entity.last:
            return False
        if token.kinds & (Kind.ADJECTIVE | Kind.NATION | Kind.FORMER) or token.word.definite:
            return False
        return not token.kinds & Kind.VERB and token.text not in ("امس", "اليوم", "كلا", "هاتفيا", "مساء", "صباح")

    def _place(self, at: int) -> int | None:
        token = self.tokens[at]
        leads = token.text in ("في", "الي", "نحو", "داخل") or (token.text == "علي" and bool(self.start.trigger.needs))
        start = at + 1 if leads and at + 1 < len(self.tokens) else at
        if self.tokens[start].kinds & Kind.TRIGGER and not token.prep:
            return None
        place = places.at(self.tokens, start, self.clause.reader.index)
        if place is None or not (leads or place.prep or self._place_object(at)):
            return None
        if not self._free(at) and not (self._visiting_frame() and (token.text in ("الي", "علي") or place.prep == "ل")):
            return None
        if self.mute_until_comma:
            return place.last
        toward = token.text in ("الي", "نحو", "علي") or place.prep == "ل" or self._place_object(at)
        if toward:
            if self.start.trigger.frame in ("visit", "arrive") or self._visiting():
                self.scan.goal = self.scan.goal or place
            else:
                return place.last
        else:
            self.scan.place = self.scan.place or (
                None if place.vague and place.id is None and place.country is None else place
            )
        self.lead = "" if self.lead == "to" else self.lead
        self.after_place = place.last
        return place.last

    def _free(self, at: int) -> bool:
        """Whether a place phrase tells of the act, and not of the noun before it («جهاز بالمغرب»)."""
        before = self.tokens[at - 1]
        if before.sign or before.dating is not None or at == self.start.last or at - 1 in self.scan.predicates:
            return True
        if any(at == slot.entity.last for slot in self.scan.slots) or at == self.after_place:
            return True
        return (
            bool(before.kinds & (Kind.COMMON | Kind.ADJECTIVE | Kind.STOP | Kind.TRIGGER | Kind.NATION))
            and not self.scan.slots
        )

    def _visiting(self) -> bool:
        return self.start.trigger.strength == "visit" or bool(
            self.scan.light and self.scan.light.trigger.strength == "visit"
        )

    def _place_object(self, at: int) -> bool:
        """«زار باريس», «زيارته العاصمة الروسية», «وصل موسكو»: the place itself is the object."""
        token = self.tokens[at]
        if token.prep or token.conj or self.scan.goal is not None or not self._visiting_frame():
            return False
        if not (self.start.trigger.verb or self.start.trigger.pronoun) and not (
            at == self.start.last and token.word.place
        ):
            return False
        return at == self.start.last or bool(self.scan.slots and at == self.scan.slots[-1].entity.last)

    def _visiting_frame(self) -> bool:
        return self.start.trigger.frame in ("visit", "arrive") or self._visiting()

    def _word(self, at: int) -> int | None:
        token = self.tokens[at]
        text = token.text
        other = self.clause.trigger_at(at)
        if other is not None:
            return self._other_trigger(at, other)
        if text in phrases("triggers", "topics") or (
            token.word.core in ("بحث", "مناقشه", "دراسه") and token.prep == "ل"
        ):
            return self._topics(at)
        if text in _WITH_HIM:
            self.scan.with_him = True
            return at + 1
        if text in _LEADS:
            self.lead, self.gap = _LEADS[text] or self.lead, 0
            self.mute_until_comma = self.mute_until_comma and not _LEADS[text]
            return at + 1
        if text == "من" and self.scan.light is not None and self.scan.light.trigger.mode == "phone":
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1
        if text in ("من", "ومن") and at + 1 < len(self.tokens) and self.tokens[at + 1].text in _BY:
            self.lead, self.gap = "by", 0
            return at + 2
        if token.word.core in phrases("triggers", "joint"):
            self.scan.joint = True
            return at + 1
        if text in ("كل", "كلا", "وكل") or (text == "من" and self.tokens[at - 1].text in ("كل", "كلا", "وكل")):
            return at + 1
        if text in ("بصفته", "بصفتها", "باعتباره", "باعتبارها"):
            self.mute_until_comma = True
            return at + 1
        if text in _ADJUNCTS or token.word.core in _ADJUNCTS:
            self.mute_until_comma, self.muted_at = True, at
            return at + 1
        return self._filler(at)

    def _filler(self, at: int) -> int | None:
        token = self.tokens[at]
        text = token.text
        if text in ("الذي", "التي", "اللذين", "اللتين"):
            return at + 1 if self._leads_on(at + 1) else None
        if text in _LINKS and self._leads_on(at + 1):
            return at + 1
        if text == "وذلك":
            return at + 1
        if text in _OTHER_CLAUSE or (token.kinds & Kind.VERB and not self._like_noun(at)):
            return None
        if token.kinds & Kind.NOT_PEOPLE and not token.kinds & Kind.INNER and not token.prep:
            self.scan.broken = not self.scan.slots
            return None
        if self.mute_until_comma:
            return at + 1
        self.gap += 1
        return at + 1 if self.gap <= LONGEST_GAP else None

    def _like_noun(self, at: int) -> bool:
        """A noun that is spelt like a verb: «في عين التينة», «مقر إقامته»."""
        before = self.tokens[at - 1]
        inner = before.kinds & (Kind.INNER | Kind.BODY) and not before.word.definite
        return before.text in ("في", "من", "الي", "علي", "بين") or bool(inner)

    def _leads_on(self, at: int) -> bool:
        """Whether the clause after «الذي» is about the same act: «الذي جمع», «التي أجراها», «سبق أن التقى»."""
        for n in range(at, min(at + 4, len(self.tokens))):
            other = self.clause.trigger_at(n)
            if other is not None:
                return other.trigger.frame in ("light", "joins", "preside") and self._about_noun()
            if self.tokens[n].text not in _LINKS:
                return self.tokens[n].word.core in ("عقد", "جري", "عقدت", "جرت", "تم", "انعقد") and self._about_noun()
        return False

    def _about_noun(self) -> bool:
        """Whether the noun of the act has been told, so that a relative clause can be about it."""
        return not self.start.trigger.verb or (self.scan.light is not None and not self.scan.light.trigger.verb)

    def _other_trigger(self, at: int, other: Found) -> int | None:
        trigger = other.trigger
        mine = self.start.trigger
        if (
            not mine.verb
            and trigger.verb
            and trigger.frame in ("light", "joins", "preside")
            and self.scan.light is None
            and self._relative(at)
        ):
            self.scan.light = other
            self.scan.predicates.append(at)
            self.gap = 0
            if trigger.frame == "preside":
                self.lead = "presiding"
            return other.last
        if mine.frame in ("light", "joins", "preside", "attend") and not trigger.verb and self.scan.light is None:
            self.scan.light = other
            self.scan.predicates.append(at)
            self.gap = 0
            self.lead = ""
            return other.last if not self._late_decoy(other) else None
        adjoined = trigger.frame == "joins" and (self.gap <= 3 or self.tokens[at].conj)
        if (
            trigger.verb
            and self._about_noun()
            and trigger.frame in ("light", "joins")
            and (adjoined or self._relative(at))
        ):
            self.scan.predicates.append(at)
            self.gap = 0
            return other.last
        if trigger.verb:
            return None
        if mine.needs_with and not self._has_other():  # a noun of meeting among the topics
            self.gap += 1
            return other.last
        self.mute_until_comma = True
        return other.last

    def _late_decoy(self, other: Found) -> bool:
        self.scan.decoy = self._decoy_after(other.last)
        return self.scan.decoy

    def _relative(self, at: int) -> bool:
        before = self.tokens[at - 1]
        linked = (
            before.text in _LINKS or before.word.core in phrases("triggers", "planned") or before.dating is not None
        )
        if self.scan.slots and not linked and self.scan.slots[-1].entity.last != at:
            return False
        n = at - 1
        while n > self.start.last and (self.tokens[n].text in _LINKS or self.tokens[n].dating is not None):
            n -= 1
        return all(not t.kinds & Kind.VERB or t.text in _LINKS for t in self.tokens[self.start.last : at])

    def _topics(self, at: int) -> int | None:
        if self.start.trigger.needs_with and not self.scan.slots:
            return at + 1
        if self.start.trigger.needs_with and not self._has_other():
            self.gap = -40
            return at + 1
        self.talking = True
        self.topic_start = at if self.tokens[at].prep else at + 1
        return at + 1

    def _end_topic(self, at: int) -> None:
        if self.topic_start is not None and at > self.topic_start:
            self.scan.topics.append((self.topic_start, at))
        self.topic_start = None
