"""What fills the slots of a frame, and what its rows ask: the words of ``lexicon/meetings/frames.yaml``.

A slot is a list of mentions: ``slot_first`` is the slot «first» of the table, ``asks_peer`` its question «peer».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from arabic_timeline.extract import gender
from arabic_timeline.extract.clause import Clause, Lead, Slot
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.questions import Questions
from arabic_timeline.extract.relative import described
from arabic_timeline.extract.seated import seated
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import TALKS
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

Mentions = list[Entity]
BEHIND = ("first", "rest", "with", "between", "by", "to", "chair")  # slots that are known as soon as the act is read
_TWO = 2
_ONE_PERSON = ("person", "office")
ONE, OTHERS = "-one", "-others"  # behind the name of any slot: its first mention, and all but it
_OPEN_ENDINGS = ("ا", "ه", "ات", "اء", "ين", "ان")  # of these nouns the spelling does not tell subject and object apart


class Condition(NamedTuple):
    """«first», «no with», «peer»: a slot of the table or a question, whether it is to hold, and who answers it."""

    name: str
    wanted: bool
    asks: str  # the question's method; empty: a slot

    @classmethod
    def of(cls, written: str) -> Condition:
        """A condition as the table writes it."""
        name = written.removeprefix("no ")
        asks = f"asks_{name.replace('-', '_')}"
        return cls(name, name == written, asks if hasattr(Slots, asks) else "")


@lru_cache(128)
def _method(slot: str) -> str:
    """What answers for a slot of the table."""
    return f"slot_{slot.replace('-', '_')}"


class Slots(Questions):
    """The slots of one frame; whom a pronoun or an unwritten subject means is worked out once."""

    def __init__(self, clause: Clause, frame: Frame, context: Side | None, told: Sequence[Frame]) -> None:
        self.clause, self.frame, self.context, self.told = clause, frame, context, told
        slots = [s for s in _whole(frame) if not (_made_so(frame, s.entity) or _joined_to_unread(frame, clause, s))]
        slots = [s for s in slots if not _owns_the_place(frame, s.entity)]
        free = [s for s in slots if s.lead == ""]
        people = [s for s in free if s.entity.kind != "gathering"]
        self.groups = _groups(people if len(people) > 1 else free)
        led: dict[Lead, Mentions] = {}
        for slot in slots:
            led.setdefault(slot.lead, []).append(slot.entity)
        self.met, self.between, self.by = led.get("with", []), led.get("between", []), led.get("by", [])
        self.toward = [e for e in led.get("to", ()) if not self._of_whom_first(e)]
        self.present = [s.entity for s in slots if s.lead in ("attending", "joining", "presiding")]
        self.chairs = led.get("presiding", [])
        self._known: dict[str, Mentions] = {}

    def _of_whom_first(self, entity: Entity) -> bool:
        """«زيارة هي الأولى لرئيس أمريكي»: of whom it is the first is no host."""
        lead = self.frame.tokens[max(0, entity.first - 2) : entity.first]
        first = len(lead) == 2 and lead[1].word.core in phrases("clauses", "firsts")
        return first and lead[0].text in phrases("clauses", "copulas")

    def slot(self, name: str) -> Mentions:
        """The mentions in a slot of the table, worked out once.

        Raises:
            AttributeError: no slot has this name.
        """
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._filled(name)
        return known

    def behind(self) -> frozenset[str]:
        """Which of the slots ``BEHIND`` the act are filled."""
        groups = self.groups
        filled = (groups and groups[0], any(groups[1:]), self.met, self.between, self.by, self.toward, self.chairs)
        return frozenset(compress(BEHIND, filled))

    def _filled(self, name: str) -> Mentions:
        if name.endswith(ONE):
            return self.slot(name.removesuffix(ONE))[:1]
        if name.endswith(OTHERS):
            return self.slot(name.removesuffix(OTHERS))[1:]
        found: Mentions = getattr(self, _method(name))()
        return found

    def _one(self, name: str) -> Entity | None:
        filled = self.slot(name)
        return filled[0] if filled else None

    def holds(self, condition: Condition) -> bool:
        """Whether a condition of a row holds: a slot is filled, «no slot» empty, or the answer to a question is yes."""
        asks = condition.asks
        return bool(getattr(self, asks)() if asks else self.slot(condition.name)) is condition.wanted

    # ── what stands behind the act ──────────────────────────────────────────────────────────────

    def slot_free(self) -> Mentions:
        return [e for group in self.groups for e in group]

    def slot_first(self) -> Mentions:
        return self.groups[0] if self.groups else []

    def slot_rest(self) -> Mentions:
        return [e for group in self.groups[1:] for e in group]

    def slot_with(self) -> Mentions:
        return self.met

    def slot_between(self) -> Mentions:
        return self.between

    def slot_chair(self) -> Mentions:
        return self.chairs

    def slot_by(self) -> Mentions:
        return self.by

    def slot_to(self) -> Mentions:
        return self.toward

    def slot_to_person(self) -> Mentions:
        return [e for e in self.toward if e.kind in ("person", "office", "delegation", "plural") and not e.crowd]

    def slot_sitting(self) -> Mentions:
        return [e for e in self.toward if e.kind in ("body", "plural") and not e.crowd]

    def slot_among(self) -> Mentions:
        """«بين الوزيرين فلان وفلان»: those named, where two are."""
        named = [e for e in self.between if e.kind != "plural"] + [e for e in self.slot("free") if e.kind == "person"]
        if len(named) > 1:
            return named
        return _halves(self.frame, self.between[0]) if len(self.between) == 1 else self.between

    def slot_head(self) -> Mentions:
        return _split(self.frame.tokens, self.slot("first")[0])[0]

    def slot_its_apposition(self) -> Mentions:
        return _split(self.frame.tokens, self.slot("first")[0])[1]

    # ── who was told before it ──────────────────────────────────────────────────────────────────

    def slot_subject(self) -> Mentions:
        if (latter := self._latter()) is not None:
            return [latter]
        if self._latter_told():
            return []
        first = self.frame.found.first
        capital = self._capital_left(first) if self.frame.found.trigger.frame == "object" else None
        carried = self._carried() if capital is None else None
        if carried is not None and carried.sentence is not self.frame.sentence:
            return []  # whom an unwritten subject means, as before
        if carried is not None and self.frame.found.trigger.dual:  # «زارت فلانة وفلانة المدينة، حيث التقتا …»
            return [s.entity for s in self.told[-1].sides if s.role == carried.role]
        told = capital or (carried.entity if carried else None) or self.clause.subject_left(first)
        if told is None or self._called_upon(told) or self._honoured_since(told) or self._speaks_for_others(told):
            return []
        return [told]

    def slot_had(self) -> Mentions:
        first, tokens = self.frame.found.first, self.frame.tokens
        was = first - 1 - (first > 1 and tokens[first - 1].text in phrases("clauses", "had"))
        if was < 1 or tokens[was].text not in phrases("clauses", "was"):
            return self._right_before(first)
        told = next(filter(self.clause.is_subject, self.clause.ending(was)), None)
        return [told] if told is not None else self.clause.lone_before(was)

    def _right_before(self, first: int) -> Mentions:
        """«بأن المدير العام، فلان، استقبل فلانة، …»: the subject between «أن» and the verb."""
        end = first - self.frame.tokens[first - 1].comma if first else 0
        told = next((e for e in self.clause.ending(end) if e.kind == "person"), None)
        led = told is not None and told.first and self.frame.tokens[told.first - 1].text in phrases("clauses", "that")
        return [told] if told is not None and led and not told.prep and not told.conj else []

    def slot_welcomer(self) -> Mentions:
        """«كان فلان في استقبال فلان»: the subject between «كان» and «في»."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if first < 3 or tokens[first - 1].text not in phrases("clauses", "inside"):
            return []
        told = next((e for e in self.clause.ending(first - 1) if e.first), None)
        was = told is not None and tokens[told.first - 1].text in phrases("clauses", "was")
        return [told] if told is not None and was else []

    def slot_subject_before(self) -> Mentions:
        told = self.clause.subject_left(self.frame.found.first)
        return [told] if told is not None else []

    def slot_pair(self) -> Mentions:
        return self._pair_left(self._one("subject"))

    def slot_group(self) -> Mentions:
        """The subject of a verb of two: behind it, before it, or unwritten.  «اجتمعوا» has its subject before it."""
        told = self.slot("first")
        if not told or (self.frame.found.trigger.verb and gender.several(self.frame)):
            told = self.slot("pair") or self.slot("subject") or told
        return told if told or self.frame.joint or self._is_held() else self.slot("implied")

    def _is_held(self) -> bool:
        """«سيعقد اجتماع غدا مع اللجنة»: the noun itself is the subject, as its ending says; nobody is told as one."""
        noun, found = self.frame.scan.light, self.frame.found
        if noun is None or found.trigger.frame != "light" or noun.trigger.verb or noun.trigger.definite:
            return False
        near = noun.first - found.last <= 1 and not noun.trigger.pronoun
        return near and not self.frame.tokens[noun.first].text.endswith(_OPEN_ENDINGS)

    def slot_implied(self) -> Mentions:
        carried = self._carried()
        found = self.frame.found
        if not (found.first or found.trigger.verb or found.trigger.pronoun or found.trigger.definite):
            return []  # «حوار مع فلان، أستاذ العلوم السياسية»: a line that says of what it is
        guest = self.frame.scan.light is None and any(e.kind == "person" for e in self.frame.scan.free)
        if self.frame.found.trigger.hosts and carried is None and not guest:
            return []  # «واستضافت في أبريل قمة مع …»: rather a country than whom the text spoke of
        if carried is not None and self._then() and carried.sentence is self.frame.sentence:
            return [carried.entity]
        if carried is None or carried.sentence is self.frame.sentence:
            return self._implied()
        self.frame.sides.append(replace(carried, role=self.frame.trigger.roles[0]))
        return []

    def _then(self) -> bool:
        """«زار فلان المعهد حيث التقى فلانا، ثم انتقل»: what is told next of him of whom all of it is told."""
        first = self.frame.found.first
        return first > 0 and self.frame.tokens[first - 1].text in phrases("clauses", "then")

    def slot_implied_object(self) -> Mentions:
        if both := self._both_carried():
            return both
        meant = self._implied(1)
        if not self._met_both():
            return meant
        if len(both := self._those_told()) == _TWO:
            return both  # «زار فلان وفلان المتحف، واستقبلهما فلان»
        mine = self.frame.sides
        mine[:] = [s for s in mine if s.role != self.frame.trigger.roles[1] or s.entity.kind not in _ONE_PERSON]
        return [e for e in meant if e.kind not in _ONE_PERSON]

    def _met_both(self) -> bool:
        """«واستقبلهما فلان»: nobody who was told alone."""
        found = self.frame.found
        pronoun = found.trigger.verb and found.trigger.pronoun
        return pronoun and self.frame.tokens[found.first].text.endswith("هما")

    def slot_told_object(self) -> Mentions:
        subject = self._one("subject")
        here = self._other_than(subject) if subject is not None and subject.name is not None else []
        wanted = gender.said(self.frame, 1)
        if here and gender.fits(self.frame.tokens, here[0], wanted):
            return here  # «كشف فلان أنه سيلتقي فلانا، مشيرا إلى أنه سبق أن قابله»: the other one of the sentence
        self._both_told(subject)
        return []

    def slot_other(self) -> Mentions:
        return self._other_than(self.slot("first")[0])

    def slot_other_than_subject(self) -> Mentions:
        return self._other_than(self.slot("subject-before")[0]) or self.slot("implied-object")

    def slot_other_or_implied(self) -> Mentions:
        return self.slot("other") or self.slot("implied-object")

    def slot_own_subject(self) -> Mentions:
        return self.slot("subject-before") or self.slot("implied")

    def slot_subject_or_implied(self) -> Mentions:
        return self.slot("subject") or self.slot("implied")

    def slot_those(self) -> Mentions:
        return self._those_told()

    def slot_beginner(self) -> Mentions:
        told = self._beginner()
        return [told] if told is not None else self.slot("implied")

    def slot_who_is_there(self) -> Mentions:
        told = self._there_he()
        return [told] if told is not None else []

    def slot_owner(self) -> Mentions:
        return self._owner()

    def slot_own(self) -> Mentions:
        return self._own()

    def slot_came(self) -> Mentions:
        """«ومن زوار الوزارة أيضا فلان»: who came, and not the house right behind the noun."""
        house = self.frame.found.last
        return [e for e in self.slot("free") if not (e.kind == "body" and e.first == house)]

    def slot_described(self) -> Mentions:
        """«قال فلان لطلاب التقاهم أمس …»."""
        whom = described(self.clause, self.frame)
        return [whom] if whom is not None else []

    def slot_teller(self) -> Mentions:
        """Who tells them something, and met them."""
        whom = self._one("described")
        told = self.clause.subject_before(whom.first) if whom is not None else None
        return [told] if told is not None else []

    def slot_seated(self) -> Mentions:
        """«قرر المجلس في جلسة عقدها أمس»."""
        who = seated(self.clause, self.frame)
        return [who] if who is not None else []

    def slot_sat(self) -> Mentions:
        """Who presides or takes part: between the verb and its noun, or before the verb."""
        act = self._act()
        inside = [e for e in self.slot("free") if e.first < act][:1]
        return inside or self._pair_left(self._one("subject-before")) or self.slot("subject-before")

    def slot_sat_with(self) -> Mentions:
        act, sat = self._act(), self.slot("sat")
        return [e for e in self.slot("free") if e not in sat and not (e.first < act and e.kind == "delegation")]

    def _act(self) -> int:
        return self.frame.scan.light.first if self.frame.scan.light else self.frame.found.first

    def slot_visitors(self) -> Mentions:
        if self.frame.found.trigger.verb and not self.groups:
            return self.slot("subject-before")
        return self.by or [e for e in self.slot("first") if self._may_be_whose(e)]

    def _may_be_whose(self, entity: Entity) -> bool:
        """«التقى خلال الزيارة في باريس السفير»: a noun with the article is nobody's without «ل» or «التي قام بها»."""
        found = self.frame.found
        if found.trigger.verb or not found.trigger.definite or entity.prep or entity.first < found.first:
            return True
        relative = phrases("clauses", "relatives")
        return any(t.text in relative for t in self.frame.tokens[found.last : entity.first])

    def slot_hosts_to(self) -> Mentions:
        visitors = self.slot("visitors-one")
        found, tokens = self.frame.found, self.frame.tokens
        if found.last < len(tokens) and tokens[found.last].word.core in phrases("clauses", "likewise"):
            return []  # «بعد زيارة مماثلة لوزير الاقتصاد فلان»: whose visit it was
        return [] if self._first_ever() else [e for e in self.toward if e not in visitors and not self._any_of(e)]

    def _any_of(self, entity: Entity) -> bool:
        """«في زيارة نادرة لوزير عربي»: an office without the article and without a name says what the visitor is."""
        span = self.frame.tokens[entity.first : entity.last]
        verbless = not self.frame.found.trigger.verb and entity.kind == "office"
        return verbless and not any(t.word.definite or t.word.place for t in span)


def _made_so(frame: Frame, entity: Entity) -> bool:
    """«ستنتخب الجمعية المدعوة إلى الاجتماع رئيسا جديدا»: beside a noun alone, what somebody is made.

    So is «سفيرا لمالطا» behind «قدم أوراق اعتماده إلى الرئيس».
    """
    noun = not frame.found.trigger.verb and frame.scan.light is None
    if not (noun or frame.found.trigger.name == "present credentials") or entity.kind != "office" or entity.prep:
        return False
    head = frame.tokens[entity.first]
    return not head.word.definite and head.text.endswith("ا")


def _joined_to_unread(frame: Frame, clause: Clause, slot: Slot) -> bool:
    """«الجمعية العامة لأصدقاء الصحفيين جيسلان دوبري وكلود فيرنان»: joined to a name that is read as nobody's."""
    entity, tokens = slot.entity, frame.tokens
    if slot.lead or not entity.conj or entity.kind != "person" or entity.offices or entity.first < 2:
        return False
    pair = tokens[entity.first - 2 : entity.first]
    unread = all(not (t.kinds or t.sign or t.word.definite or t.prep or t.conj) and t.dating is None for t in pair)
    return unread and not any(clause.ending(entity.first))


def _whole(frame: Frame) -> list[Slot]:
    """The slots, an office and the name behind the place of that office as one: «عميد الكلية بالخرج محمد الفهيد».

    Behind the subject of a verb that asks for an object the name is the object: «التقى الوزير بالرباط سالم الرامي».
    """
    slots = frame.scan.slots
    met = any(slot.lead == "with" for slot in slots)
    found: list[Slot] = []
    led: Lead = ""  # what led to an office whose holder stands behind its place: to those whom «و» joins as well
    for told in slots:
        slot = replace(told, lead=led) if led and told.entity.conj and not told.lead else told
        before = found[-1] if found else None
        if before is not None and _named_behind(frame, before, slot) and (before.lead or len(found) > 1 or met):
            office, person = before.entity, slot.entity
            whole = replace(person, first=office.first, offices=office.offices, conj=office.conj, prep=office.prep)
            found[-1] = replace(before, entity=whole)
            led = before.lead if not slot.lead else ""
        else:
            found.append(slot)
    return found


def _named_behind(frame: Frame, before: Slot, slot: Slot) -> bool:
    office, person = before.entity, slot.entity
    if office.kind != "office" or person.kind != "person" or person.offices or person.conj or person.prep:
        return False
    between = frame.tokens[office.last : person.first]
    led = either("clauses", "inside", "betweens")  # «رئيس مجلس الحوار بين الأديان فلان»
    placed = bool(between) and (between[0].prep == "ب" or between[0].text in led or _unread_place(between))
    one = before.lead == slot.lead or (before.lead in ("attending", "presiding") and not slot.lead)
    return placed and one and not any(t.sign or t.dating is not None for t in between)


def _unread_place(between: Sequence[Token]) -> bool:
    """«بأم القرى»: «ب» before two words of which no table knows the place."""
    return len(between) > 1 and between[0].text[0] == "ب" and not between[0].kinds and between[1].word.definite


def _groups(slots: list[Slot]) -> list[list[Entity]]:
    groups: list[list[Entity]] = []
    for slot in slots:
        if slot.joined and groups:
            groups[-1].append(slot.entity)
        else:
            groups.append([slot.entity])
    return groups


def _owns_the_place(frame: Frame, entity: Entity) -> bool:
    """«زيارة إلى دارة شيخ العقل فلان»: whose house it is ends the name of the place, and is told nowhere else."""
    goal, tokens = frame.scan.goal, frame.tokens
    if goal is None or goal.last != entity.first or entity.offices or entity.conj or entity.prep:
        return False
    return any(t.kinds & (Kind.HEAD | Kind.ALONE | Kind.TITLE) for t in tokens[goal.first + 1 : goal.last])


def _halves(frame: Frame, whole: Entity) -> list[Entity]:
    """«بين أعضاء مجلس النواب ومجلس الدولة»: two bodies, since «بين» asks for two.

    So are «محادثات بين الاتحاد الأوروبي والأمم المتحدة», joined by the one «و» of the name, where no third is told.
    Of «محادثات بين الحكومة وطالبان», where the other one is not read, nobody is told.
    """
    tokens = frame.tokens
    if whole.name is not None or whole.conj:
        return [whole]
    joined = [n for n in range(whole.first + 1, whole.last) if tokens[n].conj]
    at = next((n for n in joined if tokens[n].kinds & Kind.BODY), None)
    talks = (frame.scan.light or frame.found).trigger.name in TALKS and whole.kind == "body"
    if talks and _goes_on(tokens, whole.last):
        return []
    if at is None and len(joined) == 1 and talks:
        at = joined[0] if tokens[joined[0]].word.definite and _complete(tokens[joined[0] - 1]) else None
    if at is None:
        return [whole]
    one = replace(whole, last=at, offices=((whole.first, at),))
    return [one, replace(whole, first=at, kind="body", conj=True, prep="", offices=((at, whole.last),))]


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether «و» goes on behind a mention: «وطالبان» is no word of a table."""
    return at < len(tokens) and (tokens[at].conj or (tokens[at].text[0] == "و" and not tokens[at].kinds))


def _complete(token: Token) -> bool:
    """Whether a noun group can end with a word: no noun in the construct state."""
    return token.word.definite or bool(token.kinds & (Kind.NATION | Kind.COUNTRY | Kind.CITY))


def _split(tokens: Sequence[Token], entity: Entity) -> tuple[list[Entity], list[Entity]]:
    """«يلتقي فلان الأمين العام»: the office after the name is the other side."""
    at = entity.apposition
    assert at is not None
    own = tuple(span for span in entity.offices if span[0] < at)
    other = tuple(span for span in entity.offices if span[0] >= at)
    end = own[-1][1] if own and own[-1][0] > (entity.name or (0, 0))[0] else (entity.name or (0, at))[1]
    office = Entity(
        kind="office",
        first=at,
        last=entity.last,
        offices=other,
        nations=frozenset(nations_of(tokens[at : entity.last])),
        not_of=entity.name,
    )
    return [replace(entity, last=end, offices=own, apposition=None, nations=frozenset())], [office]
