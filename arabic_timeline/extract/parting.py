"""Two offices side by side that are subject and object: «استقبل رئيس الجمهورية وزير الخارجية»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.described import Described
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import trigger_at
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import PERSONAL, Kind

_SOMEBODY = PERSONAL | Kind.GIVEN | Kind.PLURAL | Kind.DELEGATION


@dataclass(slots=True)
class Parting(Described):
    """Parts a mention that the verb before it needs as two."""

    def _parted(self, entity: Entity) -> tuple[Entity, ...]:
        """«التقى رئيس الجمهورية وزير الخارجية»: subject and object, where the verb has no other."""
        offices = self._two_offices(entity)
        if len(offices) < 2 or entity.peer:
            return (entity,)
        (first, end), (second, _) = offices[:2]
        if end != second or entity.first != first or not self._met_by(first, second, entity):
            return (entity,)
        return (
            self._finish(first, end, None, [(first, end)]),
            self._finish(second, entity.last, entity.name, list(offices[1:])),
        )

    def _two_offices(self, entity: Entity) -> tuple[tuple[int, int], ...]:
        """«المفتي مدير المستشفى», «البطريرك اللبناني ولي العهد»: a holder told by one word with the article and his
        nation, and an office behind it, are two."""
        if not entity.offices or entity.offices[0][0] != entity.first:
            return entity.offices
        (first, end), *rest = entity.offices
        alone = self.tokens[first].kinds & Kind.ALONE and self.tokens[first].word.definite and end - first > 1
        nation = self.tokens[first + 1] if alone else None
        at = first + 1 + bool(nation and nation.kinds & Kind.NATION and nation.word.definite)
        second = self.tokens[at] if alone and at < end else None
        if second is None or not second.kinds & Kind.HEAD or second.word.definite or second.kinds & Kind.GIVEN:
            return entity.offices
        return ((first, at), (at, end), *rest)

    def _met_by(self, first: int, second: int, entity: Entity) -> bool:
        """Whether a verb of meeting before two offices side by side finds its subject and its object in them."""
        verb = self.tokens[first - 1] if first else None
        if verb is None or not (verb.kinds & Kind.TRIGGER and verb.kinds & Kind.VERB) or entity.prep:
            return False
        if self._crowned(first, second):
            return False
        if self.tokens[second].conj:
            return False  # «نائب رئيس الوزراء ووزير الدفاع» is one man
        sovereign = self.tokens[first].word.core in phrases("offices", "sovereigns") and second == first + 1
        if self.tokens[second].word.definite and sovereign:
            return self._deputy(second, entity.last) and not self._another(entity.last)
        nation = self.tokens[second - 1]  # «ولي العهد السعودي | الأمين العام فلان»: a nation ends the office before it
        closed = bool(nation.kinds & Kind.NATION) and nation.word.definite and self.tokens[second].word.definite
        if (self.tokens[second].word.definite and not closed) or not self.tokens[second].kinds & Kind.HEAD:
            return False
        sole = self.tokens[first].word.core in phrases("offices", "sole")
        if self._another(entity.last):
            return False
        return entity.name is None or sole or closed or self._lacks_object(first - 1, entity.last)

    def _lacks_object(self, verb: int, behind: int) -> bool:
        """«استقبل رئيس الحكومة مدير البنك فلانا»: a verb that takes an object, and no «ب» or «مع» leads to another."""
        act = trigger_at(self.tokens, verb)
        if act is None or act.trigger.frame != "object" or act.trigger.pronoun:
            return False
        rest = self.tokens[behind:]
        return not self._free_noun(behind) and not any(
            t.text in phrases("clauses", "with") or (t.prep == "ب" and t.kinds & _SOMEBODY) for t in rest
        )

    def _free_noun(self, at: int) -> bool:
        """«… أمس عائلات الشهداء»: right behind a mention or a date a noun that nothing leads to, and nobody reads."""
        led = Kind.STOP | Kind.VERB
        for n in range(at, len(self.tokens)):
            token = self.tokens[n]
            if (
                token.kinds & Kind.VERB
                or (token.sign and not token.comma)
                or token.text in phrases("clauses", "sources")
            ):
                return False
            opens = n == at or self.tokens[n - 1].dating is not None or self.tokens[n - 1].comma
            if token.comma:
                continue
            if opens and not (token.kinds & led or token.prep or token.conj or token.dating is not None):
                return True
        return False
