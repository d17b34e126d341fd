"""The walk to the right of a trigger: the sides with the words that lead to them, the place, the topics."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause, Scan
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.walk.expected import Expected
from arabic_timeline.extract.walk.scene import Scene
from arabic_timeline.extract.walk.sides import Sides
from arabic_timeline.extract.walk.words import Words
from arabic_timeline.extract.words import Kind

__all__ = ["scan"]

LONGEST_WALK = 200  # words; a text without full stops is one sentence, and each of its triggers walks
_OF_EACH = 2  # words of «كل من»
MOST_SLOTS = 40  # mentions; more are a list of names


def scan(clause: Clause, trigger: Found) -> Scan:
    """What stands to the right of a trigger, up to the end of its clause."""
    return _Walk(clause, trigger).run()


class _Walk(Expected, Sides, Scene, Words):
    """One walk to the right of a trigger."""

    def run(self) -> Scan:
        at = self.start.last
        if self._decoy_after(at):
            self.scan.decoy = True
            return self.scan
        last = min(len(self.tokens), at + LONGEST_WALK)
        while at < last and len(self.scan.slots) < MOST_SLOTS:
            step = self._step(at)
            if step is None:
                break
            at = step
        self.scan.end = min(at, len(self.tokens))
        self._met_body()
        self._end_topic(at)
        self._late_goal(at)
        return self.scan

    def _step(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.dating is not None:
            return at + 1
        if token.sign:
            return self._sign(at)
        if self.talking:
            return self._talk(at)
        entity = self._slot(at)
        if entity is not None and self._houses(entity):
            return self._place(at)
        if entity is not None and (self._stood_before(entity) or self._as_what(entity)):
            return entity.last
        if entity is not None and not (entity.kind == "body" and entity.prep == "ب") and not self._district(entity):
            entity = self._before_goal(entity)
            if self._so_joined(entity):
                self._then(entity.first)
                return None
            return self._take(entity)
        if entity is not None and self._may_be_met(entity):
            self.body = entity
        place = self._place(at)
        if place is not None:
            return place
        return entity.last if entity is not None else self._word(at)

    def _sign(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.text == ":" and self.scan.slots and not self._listing(at) and self.start.trigger.name != "callers":
            return None
        if token.text == ":":
            self.listing = self.lead
        if token.comma:
            self.mute_until_comma = False
        return None if self._wrapped(at) else at + 1

    def _wrapped(self, at: int) -> bool:
        """«ورحب، في بداية اللقاء الذي عقد أمس، بالضيف»: the comma that ends what is only told of a known meeting."""
        noun, light = self.start.trigger, self.scan.light
        if not self.tokens[at].comma or noun.verb or not noun.definite or light is None or self.scan.slots:
            return False
        part = self.start.first > 0 and self.tokens[self.start.first - 1].word.core in phrases("clauses", "parts-of-it")
        if not part or light.trigger.pronoun or light.trigger.frame != "light":
            return False
        return self.tokens[light.first - 1].text in phrases("clauses", "relatives")

    def _listing(self, at: int) -> bool:
        """«مع الولاة الثلاثة: فلان وفلان», «استقبل تباعا: فلانا», «بحضور كل من: فلان»: whom the colon lists."""
        if self.lead in ("attending", "presiding", "joining", "with") and self.gap <= _OF_EACH:
            return True
        several = self.scan.slots[-1].entity
        named = several.kind == "plural" and several.last == at
        return named or self.tokens[at - 1].text in phrases("clauses", "apart")

    def _talk(self, at: int) -> int | None:
        token = self.tokens[at]
        lead = self.closed.leads.get(token.text)
        if lead in ("attending", "presiding", "joining"):
            self._end_topic(at)
            self.talking, self.lead, self.gap = False, lead, 0
            return at + 1
        place = self._apart(at)
        if place is not None:
            return place
        if (beside := self._beside_behind_topics(at)) is not None:
            return beside
        other = self.clause.trigger_at(at)
        if (token.kinds & Kind.VERB and token.conj) or (other is not None and other.trigger.verb):
            return None
        return None if token.text in phrases("clauses", "after-topics") else at + 1

    def _beside_behind_topics(self, at: int) -> int | None:
        """«شارك في جلسة خصصت للبرنامج، إلى جانب الوزير فلان»: behind the comma of the topics, another of the sides."""
        whom = self.clause.entity_at(at + 2)
        said = " ".join(t.text for t in self.tokens[at : at + 2])
        named = whom is not None and whom.kind == "person" and bool(whom.offices) and not whom.prep
        if not (named and self.tokens[at - 1].comma and said in phrases("clauses", "and-also") and self.scan.slots):
            return None
        self._end_topic(at)
        self.talking, self.lead, self.gap = False, "", 0
        return at + 2
