"""Who was told before an act, or stands beside its noun: subjects carried on, pairs, owners, capitals."""

from __future__ import annotations

from arabic_timeline.extract import gender
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import either, phrases, table
from arabic_timeline.extract.visits import Visits
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

_BEGUN = 20  # words from «افتتح» to «باستقبال»
_AMONG = 3  # words of «كان في مقدمة»


class Subjects(Visits):
    """Finds whom the words before an act make its subject."""

    def _carried(self) -> Side | None:
        """«استقبل فلان الوفد، وتحادث مع فلان»: a verb joined to another, without a subject, goes on with that of it."""
        first, before = self.frame.found.first, self.told[-1] if self.told else None
        n = first - 1
        while n > 0 and self.frame.tokens[n].text in either("clauses", "was", "had"):
            n -= 1  # «حيث كان قد استقبل من طرف فلان»
        led = self.frame.tokens[n].text
        joined = self.frame.tokens[first].conj or led in either("clauses", "opens-clause", "and-that")
        if before is None or not joined or not before.sides:
            return None
        if not before.found.trigger.verb:
            return self._awaited_one(before)
        subject = self._host_of_his_peer(before) or before.sides[0]
        moved = before.found.trigger.frame in ("visit", "arrive")
        if len(before.sides) < 2 and not moved:
            return None
        anew = [
            e for e in self.clause.entities.values() if before.scan.end <= e.first < first and self.clause.is_subject(e)
        ]
        if anew or not gender.fits(subject.sentence.tokens, subject.entity, gender.said(self.frame, 0)):
            return None
        return subject

    def _host_of_his_peer(self, before: Frame) -> Side | None:
        """«حيث استقبله الرئيس فلان وعقد محادثات مع نظيره فلان»: the guest goes on, whose peer the other one is."""
        peer = any(slot.lead == "with" and slot.entity.peer for slot in self.frame.scan.slots)
        if not (peer and before.found.trigger.pronoun and before.trigger.roles[0] == "host"):
            return None
        return next((side for side in before.sides if side.role == "visitor"), None)

    def _awaited_one(self, before: Frame) -> Side | None:
        """«وكان في استقباله فلان، ثم اجتمع مع …»: he who was received goes on, not who received him."""
        waited = before.trigger.name == "reception" and awaits(before)
        return next((side for side in before.sides if waited and side.role == "visitor"), None)

    def _there_he(self) -> Entity | None:
        """«بدأ فلان زيارة إلى مالطا يلتقي خلالها فلانا وفلانا»: the visitor, where nobody else is told in between."""
        frame, before = self.frame, self.told[-1] if self.told else None
        tokens, found = frame.tokens, frame.found
        within = any(t.text in phrases("clauses", "there") for t in tokens[found.last : found.last + 1])
        if before is None or not within or not found.trigger.verb or tokens[found.first].conj:
            return None
        side = before.sides[0] if before.form == "visit" and len(before.sides) == 1 else None
        here = side is not None and side.sentence is frame.sentence
        if side is None or not here or not gender.fits(tokens, side.entity, gender.said(frame, 0)):
            return None
        return side.entity

    def _begun(self) -> int | None:
        """«افتتح فلان مشاوراته باستقبال فلان»: the verb of what the subject began by the noun of the act."""
        found, tokens = self.frame.found, self.frame.tokens
        if found.trigger.verb or found.trigger.pronoun or tokens[found.first].text[0] != "ب":
            return None
        for n in range(found.first - 1, max(-1, found.first - _BEGUN), -1):
            if not verbs.lemmas(tokens[n].text).isdisjoint(table("clauses")["begin-with"]):
                return n
            if tokens[n].kinds & Kind.VERB and not any(e.first < n < e.last for e in self.clause.entities.values()):
                return None
        return None

    def _beginner(self) -> Entity | None:
        """Who began something by the act: behind the verb of it, or before."""
        n = self._begun()
        n = self.frame.found.first if n is None else n
        behind = self.clause.entity_at(n + 1)
        free = behind is not None and not (behind.prep or behind.conj)
        if behind is not None and free and behind.kind in ("person", "office", "delegation"):
            return behind
        return self.clause.subject_left(n)

    def _both_carried(self) -> list[Entity]:
        """«زار فلان وفلان المعهد، حيث كان في استقبالهما …»: the two of the act before it in its sentence."""
        before = self.told[-1] if self.told and gender.several(self.frame) and awaits(self.frame) else None
        sides = [side for side in before.sides if side.sentence is self.frame.sentence] if before else []
        several = len(sides) > 1 and len({side.role for side in sides}) == 1
        return [side.entity for side in sides] if several else []

    def _right_behind(self, entity: Entity) -> bool:
        return entity.first == self.frame.found.last and not self.frame.tokens[entity.first].text.endswith("ا")

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

    def _pair_left(self, left: Entity | None) -> list[Entity]:
        """«فلان وفلان يبحثان»: two subjects before the verb."""
        if left is None or not left.conj or self._of_one():
            return []
        if self._with_speaker(left):
            return [*self._speaker(left), left]
        told = [left]
        while told[0].conj and (others := self._joined_before(told[0])):
            told = [*others, *told]
        return told if len(told) > 1 else []

    def _with_speaker(self, left: Entity) -> bool:
        """«قال فلان إنه وفلانا التقيا»: «و» joins whom the verb has for its subject to the pronoun of «that»."""
        before = self.frame.tokens[left.first - 1].text if left.first else ""
        return before in phrases("clauses", "that-he") and gender.several(self.frame)

    def _speaker(self, left: Entity) -> list[Entity]:
        """Whom that pronoun means: the subject before it, or whom the sentences before speak of."""
        wanted = gender.WOMAN if self.frame.tokens[left.first - 1].text.endswith("ها") else gender.MAN
        told = self.clause.subject_before(left.first - 1)
        if told is not None:
            meant = gender.fits(self.frame.tokens, told, wanted) and not self.clause.spokesman(told)
            return [told] if meant else []
        if self.context is not None and gender.fits(self.context.sentence.tokens, self.context.entity, wanted):
            self.frame.pronoun_sides = True
            self.frame.sides.append(Side(self.context.entity, self.frame.trigger.roles[0], self.context.sentence))
        return []

    def _joined_before(self, one: Entity) -> list[Entity]:
        """To whom «و» joins a subject: right before it or a comma («تابعت فلانة، وزيرة البيئة، والمحافظ فلان»)."""
        near = [e for e in self.clause.ending(one.first) if not e.prep]
        if near or one.name is None or not self.frame.tokens[one.first - 1].comma:
            return near
        return [e for e in self.clause.ending(one.first - 1) if not e.prep and e.name is not None]

    def _of_one(self) -> bool:
        """«رفعه الأمين ورئيس الأركان، والذي ترأس …»: a relative of one is of whom it stands behind."""
        first, tokens = self.frame.found.first, self.frame.tokens
        relative = tokens[first - 1].text.removeprefix("و") if first else ""
        return relative in phrases("clauses", "relatives-of-one")

    def _is_object(self) -> bool:
        """«رفض فلان استقبال فلان», «ناب فلان عن فلان في استقبال فلان»: the subject before the noun is who receives."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if tokens[first - 1].text in phrases("clauses", "inside"):
            return any(t.word.core in phrases("clauses", "deputising") for t in tokens[:first])
        before = next(self.clause.ending(first), None)
        return before is not None and before.first > 0 and self.clause.is_subject(before)

    def _of_two(self, group: list[Entity]) -> bool:
        """«لقاء عقداه», «لقاء أجراه الوزيران»: told of two who were named before."""
        if not group:
            light = self.frame.scan.light
            both = light is not None and self.frame.tokens[light.first].text.endswith("هما")  # «لقاء جمعهما»
            return both or gender.several(self.frame)
        head = self.frame.tokens[group[0].first].word.core
        return len(group) == 1 and group[0].crowd and head in phrases("triggers", "joint")

    def _owner(self) -> list[Entity]:
        """«سيكون لرئيس الحكومة لقاء مع …»."""
        first, tokens = self.frame.found.first, self.frame.tokens
        had = [e for e in self.clause.entities.values() if e.last <= first and e.prep == "ل" and e.first]
        leads = either("clauses", "auxiliaries", "was")
        return [e for e in had if e.last == first or tokens[e.first - 1].text in leads][:1]

    def _own(self) -> list[Entity]:
        """«القمة العربية»: the trigger is itself the mention."""
        entity = self.clause.entity_at(self.frame.found.first)
        return [entity] if entity is not None and entity.kind == "gathering" else []

    def _before_act(self) -> bool:
        """«شارك الوزير في الاجتماع … لوزراء …»: the subject stands between the verb and the noun."""
        act = self.frame.scan.light.first if self.frame.scan.light else 0
        toward = [e for e in self.toward if e.kind in ("body", "plural") and not e.crowd]
        return bool(toward) and any(e.first < act for g in self.groups for e in g)


def awaits(frame: Frame) -> bool:
    """«كان في استقباله فلان», «كان في مقدمة مستقبليه فلان»: the noun names who was received, the other received him."""
    before = [t.text for t in frame.tokens[max(0, frame.found.first - _AMONG) : frame.found.first]]
    if before[-1:] and before[-1] in phrases("clauses", "foremost"):
        before.pop()  # «في مقدمة»
        led = before[-1:] and before[-1] in either("clauses", "inside", "on-top")
    else:
        led = before[-1:] and before[-1] in phrases("clauses", "inside")
    return bool(led) and before[-2:-1] != [] and before[-2] in phrases("clauses", "was")
