"""Puts the mentions around a trigger on the two sides of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arabic_timeline.extract import gender
from arabic_timeline.extract.clause import Clause, Slot
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.heads import heads
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.visits import Visits
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.model import Role


def fill(clause: Clause, frame: Frame, context: Side | None, told: Sequence[Frame] = ()) -> None:
    """Sets the sides of a frame; ``context``: whom the sentences before speak of; ``told``: the frames before it."""
    _Sides(clause, frame, context, told).fill()


class _Sides(Visits):
    """Puts the slots of a scan on the two sides of a meeting."""

    def __init__(self, clause: Clause, frame: Frame, context: Side | None, told: Sequence[Frame]) -> None:
        self.clause, self.frame, self.context, self.told = clause, frame, context, told
        slots = _whole(frame)
        free = [s for s in slots if s.lead == ""]
        people = [s for s in free if s.entity.kind != "gathering"]
        self.groups = _groups(people if len(people) > 1 else free)
        self.met = [s.entity for s in slots if s.lead == "with"]
        self.between = [s.entity for s in slots if s.lead == "between"]
        self.toward = [s.entity for s in slots if s.lead == "to"]
        self.by = [s.entity for s in slots if s.lead == "by"]
        self.present = [s.entity for s in slots if s.lead in ("attending", "joining", "presiding")]

    def fill(self) -> None:
        trigger, found = self.frame.trigger, self.frame.found.trigger
        if self.between and all(e.name is None for e in self.between) and (self._first_ever() or self._of_a_kind()):
            return  # «في أول لقاء بين وزير عربي وزعيم كوري»: of what kind they were
        if self.frame.scan.with_him and not self.met:
            self.met = self._him()
        if self.frame.scan.sat is not None:
            left, right = self.frame.scan.sat
        elif trigger.strength == "visit" or trigger.frame in ("visit", "arrive"):
            left, right = self._visit()
        elif self.between:
            named = [e for e in self.between if e.kind != "plural"] + [
                e for g in self.groups for e in g if e.kind == "person"
            ]
            among = named if len(named) > 1 else self.between
            left, right = among[:1], among[1:]
        elif (
            found.frame == "attend"
            and self.frame.trigger.definite
            and self.clause.subject_left(self.frame.found.first) is None
            and not self._before_act()
        ):
            left, right = [], []  # «حضر اللقاء فلان»
            self.frame.joint, self.present = True, [*(e for g in self.groups for e in g), *self.present]
        elif found.frame in ("preside", "attend"):
            left, right = self._sat()
        elif found.frame == "hosted":
            left, right = self.groups[0], [e for g in self.groups[1:] for e in g] + self.met
        elif found.verb and self.frame.trigger.name == "reception":
            group = [e for g in self.groups for e in g]
            left, right = (self.by, group) if self.by and group else (group, self._own_subject())
        elif found.frame == "object":
            left, right = self._object()
        elif found.verb:
            left, right = self._with(found)
        else:
            left, right = self._noun()
        if len(left) + len(right) < 2 and (led := heads(self.clause, self.frame.found.first)):
            left, right = led[:1], led[1:]
            self.present = [e for e in self.present if e not in led]
        host, visitor = trigger.roles
        self._put(left, host)
        self._put(right, visitor)
        if (
            found.frame == "attend"
            and self.frame.trigger.definite
            and not [e for e in left if e.first < self.frame.found.first]
            and not self._before_act()
        ):
            self.frame.joint, self.present, left, right = True, [*left, *right, *self.present], [], []
        if not (left or right) or (self.frame.trigger.session and not self.met):
            self._put(
                [s.entity for s in self.frame.scan.slots if s.lead == "joining" and self._sat_in(s.entity)],
                "participant",
            )
        for entity in self.present:
            if self._sat_in(entity) and not self._has(entity):
                self.frame.attending.append(Side(entity, "attending", self.frame.sentence))

    def _of_a_kind(self) -> bool:
        """«القمة بين رئيس فنزويلي وزعيم إيراني»: offices without the article, which anybody may hold."""
        spans = [self.frame.tokens[e.first : e.last] for e in self.between if e.kind == "office" and e.nations]
        loose = Kind.NATION | Kind.ADJECTIVE
        whole = [s for s in spans if all(t.kinds & loose and not t.word.definite for t in s[1:])]
        return len(whole) == len(self.between) and not any(s[0].word.definite for s in whole)

    def _put(self, entities: list[Entity], role: Role) -> None:
        for entity in entities:
            if not self._has(entity):
                self.frame.sides.append(Side(entity, role, self.frame.sentence))

    def _has(self, entity: Entity) -> bool:
        return any(s.entity is entity for s in (*self.frame.sides, *self.frame.attending))

    def _own_subject(self) -> list[Entity]:
        left = self.clause.subject_left(self.frame.found.first)
        return [left] if left is not None else self._implied()

    def _sat(self) -> tuple[list[Entity], list[Entity]]:
        """«ترأس فلان اجتماع اللجنة», «شارك فلان في اجتماع اللجنة»."""
        first = self.frame.found.first
        act = self.frame.scan.light.first if self.frame.scan.light else first
        group = [e for g in self.groups for e in g]
        left = self.clause.subject_left(first)
        sat = [e for e in group if e.first < act][:1] or self._pair_left(left) or ([left] if left is not None else [])
        sitting = [e for e in self.toward if e.kind in ("body", "plural") and not e.crowd]
        if self.met and sat:
            return sat, sitting + self.met  # «أشرف على جلسة عمل مع …», «شارك في اجتماع لقادة … مع …»
        rest = [e for e in group if e not in sat and not (e.first < act and e.kind == "delegation")]  # «رأس وفد …»
        return sat or self._implied(), rest + sitting

    def _before_act(self) -> bool:
        """«شارك الوزير في الاجتماع … لوزراء …»: the subject stands between the verb and the noun."""
        act = self.frame.scan.light.first if self.frame.scan.light else 0
        toward = [e for e in self.toward if e.kind in ("body", "plural") and not e.crowd]
        return bool(toward) and any(e.first < act for g in self.groups for e in g)

    def _object(self) -> tuple[list[Entity], list[Entity]]:
        first, after = self.frame.found.first, self.frame.tokens[self.frame.found.last : self.frame.found.last + 1]
        if after and after[0].text in phrases("clauses", "his-highness") and self.groups:
            him = self._implied()  # «استقبل سموه فلانا وفلانا»
            known = him or self.frame.sides
            return (him, [e for g in self.groups for e in g] + self.met) if known else ([], [])
        if len(self.groups) == 1 and self.groups[0][0].weak and self._right_after(self.groups[0][0]) and not self.met:
            return self.groups[0], []  # «استقبلت الطوارئ 1400 مراجع»
        if self.by and self.groups:
            return self.by, self.groups[0]
        if self.frame.found.trigger.pronoun and self.groups:
            if self.context is not None and self.context.several and not self.clause.subject_before(first):
                return self.groups[0], []  # «ثم التقاه فلان» after two: nobody can say whom
            if self._one_person(self.groups[0][0], self.clause.subject_before(first)):
                return self.groups[0], self._other_than(self.groups[0][0])  # «… وقد استقبله عون»
            return self.groups[0], self._implied(1)
        if len(self.groups) >= 2 or (self.groups and self.met):
            return self.groups[0], [e for g in self.groups[1:] for e in g] + self.met
        left = self._capital_left(first) or self._carried() or self.clause.subject_left(first)
        pair = self._pair_left(left) if not self.groups and not self.met else []
        if pair:
            return pair[:1], pair[1:]
        if self.frame.found.trigger.pronoun and not self.groups:
            self._both_told(left)
            return [left] if left else [], []
        if not self.groups:
            return ([left] if left else self._implied()), self.met
        if left is not None and not left.peer:
            return [left], self.groups[0]
        group = self.groups[0]
        if group[0].apposition is not None and len(group) == 1 and not group[0].peer:
            return _split(self.frame.tokens, group[0])
        if len(group) > 1 and not group[0].peer:
            return group[:1], group[1:]
        if group[0].crowd and self._right_behind(group[0]):
            return group, []  # «استقبل عدد من المرضى الطائرة»: they may be the subject
        return self._implied(), group

    def _carried(self) -> Entity | None:
        """«استقبل فلان الوفد، وتحادث مع فلان»: a verb joined to another, without a subject, goes on with that of it."""
        first, before = self.frame.found.first, self.told[-1] if self.told else None
        joined = self.frame.tokens[first].conj or self.frame.tokens[first - 1].text in phrases(
            "clauses", "opens-clause"
        )
        if before is None or not joined or not before.found.trigger.verb or not before.sides:
            return None
        subject = before.sides[0]
        moved = before.found.trigger.frame in ("visit", "arrive")
        if subject.sentence is not self.frame.sentence or (len(before.sides) < 2 and not moved):
            return None
        anew = [
            e for e in self.clause.entities.values() if before.scan.end <= e.first < first and self.clause.is_subject(e)
        ]
        if anew or not gender.fits(self.frame.tokens, subject.entity, gender.said(self.frame, 0)):
            return None
        return subject.entity

    def _right_behind(self, entity: Entity) -> bool:
        return entity.first == self.frame.found.last and not self.frame.tokens[entity.first].text.endswith("ا")

    def _sat_in(self, entity: Entity) -> bool:
        """Who is told to be there: «نواب من مجلس …», but not «مسؤولين أمريكيين», who are nobody in particular."""
        if entity.kind in ("person", "office"):
            return True
        span = self.frame.tokens[entity.first : entity.last]
        said = any(t.word.definite or t.kinds & (Kind.INNER | Kind.BODY | Kind.COUNTRY) for t in span)
        return entity.kind == "plural" and not entity.crowd and said

    def _right_after(self, entity: Entity) -> bool:
        return entity.first == self.frame.found.last and not entity.offices

    def _capital_left(self, first: int) -> Entity | None:
        """«أن دمشق استقبلت وفدا»: a city or country right before the verb, as its government."""
        tokens = self.frame.tokens
        if self.frame.found.trigger.roles[0] != "host" or len(self.groups) != 1 or self.groups[0][0].peer:
            return None
        for n in range(max(0, first - 3), first):
            place = gazetteer_match(tokens, n)
            if place is not None and place[0] == first and not (tokens[n].prep or tokens[n].conj):
                free = n == 0 or tokens[n - 1].text in phrases("clauses", "opening") or tokens[n - 1].sign
                return Entity(kind="body", first=n, last=first, offices=((n, first),)) if free else None
        return None

    def _with(self, trigger: Trigger) -> tuple[list[Entity], list[Entity]]:
        group = self.groups[0] if self.groups else []
        if not group and self.toward and self.frame.trigger.session and not self.met and self._sits(self.toward[0]):
            return [], self.toward
        if not group:
            left = self._carried() or self.clause.subject_left(self.frame.found.first)
            pair = self._pair_left(left)
            group = pair or ([left] if left else [] if self.frame.joint else self._implied())
        if self.met:
            return group, self.met
        if self.between:
            return group, self.between
        called_on = [e for e in self.toward if e.kind in ("person", "office")]
        if len(group) == 1 and called_on and trigger.frame == "with" and not group[0].conj:
            return group, called_on  # «واجتمع إلى رئيس الحكومة»
        return group[:1], group[1:] + self.toward[: 1 if trigger.mode == "phone" else 0]

    def _sits(self, entity: Entity) -> bool:
        return (
            entity.kind in ("body", "plural", "gathering") or self.clause.subject_left(self.frame.found.first) is None
        )

    def _pair_left(self, left: Entity | None) -> list[Entity]:
        """«فلان وفلان يبحثان»: two subjects before the verb."""
        if left is None or not left.conj:
            return []
        others = [e for e in self.clause.entities.values() if e.last == left.first and not e.prep]
        return [*others, left] if others else []

    def _noun(self) -> tuple[list[Entity], list[Entity]]:
        frame = self.frame
        own = self._own()
        group = [e for g in self.groups for e in g]
        if not self.met and not self.between and self._of_two(group) and (told := self._those_told()):
            return told[:1], told[1:]
        joins = bool(frame.scan.light and frame.scan.light.trigger.frame == "joins")
        if joins and frame.scan.light and frame.scan.light.trigger.pronoun:
            return self._implied(), self.met + self.between + group
        if frame.trigger.pronoun:
            if frame.trigger.name == "reception":
                if self._awaited() and group:
                    return group, self._implied(1)
                if self.by and not group:
                    return self.by, self._implied(1)  # «عقب استقباله من قبل فلان»
                return self._implied(), group + self.toward
            return self._implied(), self.met + group
        if frame.trigger.name == "reception":
            if self._awaited() and len(self.groups) > 1:
                return [e for g in self.groups[1:] for e in g], self.groups[0]
            if len(self.groups) == 1 and not (self.toward or self.met or self.by) and self._is_object():
                return self._implied(), group
            if len(self.groups) == 1 and not (self.toward or self.met or self.by) and group[0].kind == "plural":
                return [], group  # «استقبال موفدين»
            return group, self.toward + self.met
        if self.met and group:
            return group, self.met
        if self.met or self.by:
            return self.by or self._owner() or self._implied(), self.met
        if frame.trigger.name == "meeting" and len(group) == 1 and group[0].kind in ("person", "office") and not joins:
            return self._implied(), group
        if frame.trigger.mode == "phone" and self.toward:
            return group or self._implied(), self.toward
        if (
            frame.trigger.session
            and not own
            and not group
            and self.toward
            and self.toward[0].kind in ("body", "plural")
        ):
            return self.toward[:1], []  # «الجلسة الأولى للبرلمان»
        return (own or group)[:1], group[len(own) == 0 :]

    def _awaited(self) -> bool:
        """«كان في استقباله فلان»: whom the noun names was received, who follows received him."""
        before = [t.text for t in self.frame.tokens[max(0, self.frame.found.first - 2) : self.frame.found.first]]
        return len(before) == 2 and before[1] in phrases("clauses", "inside") and before[0] in phrases("clauses", "was")

    def _is_object(self) -> bool:
        """«رفض فلان استقبال فلان», «ناب فلان عن فلان في استقبال فلان»: the subject before the noun is who receives."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if tokens[first - 1].text in phrases("clauses", "inside"):
            return any(t.word.core in phrases("clauses", "deputising") for t in tokens[:first])
        before = next((e for e in self.clause.entities.values() if e.last == first), None)
        return before is not None and before.first > 0 and self.clause.is_subject(before)

    def _of_two(self, group: list[Entity]) -> bool:
        """«لقاء عقداه», «لقاء أجراه الوزيران»: told of two who were named before."""
        if not group:
            return gender.several(self.frame)
        head = self.frame.tokens[group[0].first].word.core
        return len(group) == 1 and group[0].crowd and head in phrases("triggers", "joint")

    def _owner(self) -> list[Entity]:
        """«سيكون لرئيس الحكومة لقاء مع …»."""
        first, tokens = self.frame.found.first, self.frame.tokens
        had = [e for e in self.clause.entities.values() if e.last <= first and e.prep == "ل" and e.first]
        return [e for e in had if e.last == first or tokens[e.first - 1].text in phrases("clauses", "auxiliaries")][:1]

    def _own(self) -> list[Entity]:
        """«القمة العربية»: the trigger is itself the mention."""
        entity = self.clause.entity_at(self.frame.found.first)
        return [entity] if entity is not None and entity.kind == "gathering" else []


def _whole(frame: Frame) -> list[Slot]:
    """The slots, an office and the name behind the place of that office as one: «عميد الكلية بالخرج محمد الفهيد».

    Behind the subject of a verb that asks for an object the name is the object: «التقى الوزير بالرباط سالم الرامي».
    """
    slots = frame.scan.slots
    met = any(slot.lead == "with" for slot in slots)
    found: list[Slot] = []
    for slot in slots:
        before = found[-1] if found else None
        if before is not None and _named_behind(frame, before, slot) and (slot.lead or len(found) > 1 or met):
            office, person = before.entity, slot.entity
            whole = replace(person, first=office.first, offices=office.offices, conj=office.conj, prep=office.prep)
            found[-1] = replace(before, entity=whole)
        else:
            found.append(slot)
    return found


def _named_behind(frame: Frame, before: Slot, slot: Slot) -> bool:
    office, person = before.entity, slot.entity
    if office.kind != "office" or person.kind != "person" or person.offices or person.conj or person.prep:
        return False
    between = frame.tokens[office.last : person.first]
    placed = bool(between) and (between[0].prep == "ب" or between[0].text in phrases("clauses", "inside"))
    return placed and before.lead == slot.lead and not any(t.sign or t.dating is not None for t in between)


def _groups(slots: list[Slot]) -> list[list[Entity]]:
    groups: list[list[Entity]] = []
    for slot in slots:
        if slot.joined and groups:
            groups[-1].append(slot.entity)
        else:
            groups.append([slot.entity])
    return groups


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
