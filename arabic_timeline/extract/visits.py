"""The two sides of a visit: who came, and whom he called on."""

from __future__ import annotations

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.pronouns import Pronouns
from arabic_timeline.extract.tables import phrases


class Visits(Pronouns):
    """Reads the sides of a visit; ``groups``, ``by``, ``toward``: mentions of the scan by what leads to them."""

    groups: list[list[Entity]]
    by: list[Entity]
    toward: list[Entity]

    def _when(self) -> bool:
        """«رفض فلان استقبال فلان عندما وصل»: behind such a word the unwritten subject may be either of those told."""
        first = self.frame.found.first
        if not first or self.frame.tokens[first - 1].text not in phrases("clauses", "whens"):
            return False
        return sum(e.last <= first and e.kind in ("person", "office") for e in self.clause.entities.values()) > 1

    def _own_visit(self) -> bool:
        """«زيارة للرئيس فلان إلى الدوحة»: with a goal behind him, whose visit it is."""
        found, goal = self.frame.found, self.frame.scan.goal
        if found.trigger.verb or found.trigger.pronoun or goal is None or len(self.toward) != 1 or self._first_ever():
            return False
        return self.toward[0].first == found.last and goal.first > self.toward[0].last

    def _called_on(self, entity: Entity) -> bool:
        """«استهل زيارته بزيارة السيدة فلانة»: whom the noun names right behind it was visited."""
        frame = self.frame
        begun = (f for f in self.clause.found if f.trigger.name in ("begin", "perform") and f.trigger.verb)
        near = any(0 < frame.found.first - f.first <= 3 for f in begun)
        by = frame.tokens[frame.found.first].prep == "ب" and entity.first == frame.found.last
        return near and by and frame.scan.goal is None and entity.kind == "person"

    def _first_ever(self) -> bool:
        """«في أول زيارة لرئيس صيني»: of whom it is the first is no host."""
        light = self.frame.scan.light
        noun = light if light is not None and not light.trigger.verb else self.frame.found  # «قام بأول زيارة»
        before = self.frame.tokens[max(0, noun.first - 1) : noun.first]
        return any(t.word.core in phrases("clauses", "firsts") for t in before)

    def _arriving(self) -> bool:
        """«وصل فلان … في زيارة إلى …»: an arrival before the noun says who visits."""
        found = [f for f in self.clause.found if f.first < self.frame.found.first]
        if found and found[-1].trigger.frame in ("arrive", "light", "visit"):
            return True
        before = self.clause.sentence.tokens[: self.frame.found.first]
        return self.frame.scan.goal is not None and any(t.word.core in phrases("triggers", "intends") for t in before)
