"""Where a visit goes."""

from __future__ import annotations

from dataclasses import replace

from arabic_timeline.extract import places
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.walk.state import State
from arabic_timeline.extract.words import Kind

LONGEST_STAY = 6  # words from «تستمر» to where the visit goes


class Goal(State):
    """Reads the goals of a walk."""

    def _before_goal(self, entity: Entity) -> Entity:
        """«يزور رئيس الوزراء | نيويورك», «زار الوفد | المعهد»: where the goal of the verb begins a mention ends."""
        if not (self.start.trigger.verb and self._visiting_frame()) or self.scan.goal is not None or entity.prep:
            return entity
        for n in range(entity.first + 1, entity.last):
            token = self.tokens[n]
            if not token.locates or token.prep or token.conj or not self.tokens[n - 1].word.definite:
                continue
            goal = places.at(self.tokens, n, self.clause.reader.index)
            if goal is None or goal.last < entity.last or not (goal.country or token.word.definite):
                continue
            offices = tuple((a, min(b, n)) for a, b in entity.offices if a < n)
            name = entity.name if entity.name is not None and entity.name[1] <= n else None
            cut = replace(entity, last=n, offices=offices, name=name)
            self.clause.entities[entity.first] = cut
            return cut
        return entity

    def _late_goal(self, at: int) -> None:
        """«زيارة تستمر 48 ساعة إلى نيروبي»: the goal behind how long the visit lasts."""
        if self.scan.goal is not None or not self._visiting() or at >= len(self.tokens):
            return
        if self.tokens[at].text not in phrases("clauses", "lasting"):
            return
        for n in range(at + 1, min(at + LONGEST_STAY, len(self.tokens) - 1)):
            token = self.tokens[n]
            leads = token.text in phrases("clauses", "toward")
            if leads or token.prep == "ل":
                self.scan.goal = places.at(self.tokens, n + leads, self.clause.reader.index)
                return
            if token.sign or (token.kinds & (Kind.VERB | Kind.STOP) and token.dating is None):
                return

    def _place_object(self, at: int) -> bool:
        """«زار باريس», «زيارته العاصمة الروسية», «وصل موسكو»: the place itself is the object."""
        token = self.tokens[at]
        if token.prep or token.conj or self.scan.goal is not None or not self._visiting_frame():
            return False
        if not (self.start.trigger.verb or self.start.trigger.pronoun) and not (
            at == self.start.last and token.word.place
        ):
            return False
        at -= self.tokens[at - 1].comma and self.tokens[at - 2].dating is not None  # «زار فلان يوم أمس، مستشفى …»
        while self.tokens[at - 1].dating is not None and at > self.start.last:
            at -= 1  # «يزور اليوم ولاية …»
        return at == self.start.last or bool(self.scan.slots and self._behind(self.scan.slots[-1].entity.last, at))

    def _behind(self, last: int, at: int) -> bool:
        """Right behind a side, or behind what two commas enclose: «تزور الوزيرة، قبيل مغادرتها غدا، مقر الهيئة»."""
        if at == last:
            return True
        commas = last < at and self.tokens[last].text == "،" and self.tokens[at - 1].text == "،"
        return commas and not any(t.kinds & Kind.VERB for t in self.tokens[last:at])

    def _visiting_frame(self) -> bool:
        return self.start.trigger.frame in ("visit", "arrive") or self._visiting()

    def _visiting(self) -> bool:
        return self.start.trigger.strength == "visit" or bool(
            self.scan.light and self.scan.light.trigger.strength == "visit"
        )
