"""Where a walk stands: what was read so far, and the questions that every step asks."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause, Lead, Scan
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.walk.closed import closed
from arabic_timeline.extract.words import Kind

TAKE_B = frozenset(["meet", "gather"])  # verbs whose object «ب» leads to
# nouns that a preposition leads from to who was met: «اجتماعه بفلان», «محادثاته مع فلان»
TAKE_LED = frozenset(["gathering", "talks", "discussions", "sitting", "session of work", "summit"])


class State:
    """What one walk has read so far."""

    def __init__(self, clause: Clause, start: Found) -> None:
        self.clause, self.start = clause, start
        self.tokens = clause.sentence.tokens
        self.closed = closed()
        self.scan = Scan(predicates=[*range(start.first, start.last)])
        self.lead: Lead = ""
        self.listing: Lead = ""  # what led to a colon, for all whom it lists: «بحضور كل من: فلان، فلان»
        self.gap = 0
        self.members = False  # whom the last slot told without names are named next
        self.mute_until_comma = False
        self.muted_by_noun = False  # by another noun of meeting, to which «بين» belongs
        self.talking = False  # among the topics: only «بحضور» is still heard
        self.topic_start: int | None = None
        self.after_place = -1
        self.muted_at = 0
        self.lent = False  # the place is that of an occasion, which one of the act itself replaces
        self.passed = 0  # nouns of other meetings
        self.body: Entity | None = None  # «ببعثة البنك»: whom the verb met, where nobody else was

    def _decoy_after(self, at: int, noun: Trigger | None = None) -> bool:
        if (noun or self.start.trigger).session and self._periodic(at):
            return False
        if (noun or self.start.trigger).name == "reception" and self._of_things(at):
            return True
        after = [t.word.core for t in self.tokens[at : at + 2]]
        words = {after[0], after[0].removeprefix("ال"), after[0].removesuffix("ا")} if after else set()
        of_two = len(after) > 1 and after[1] in phrases("clauses", "of-two")
        if not (of_two or self.start.trigger.frame == "preside") and words & phrases("triggers", "open-to-all"):
            return True  # but not «ترأس الوالي لقاء تواصليا», «لقاء تواصلي مع الرؤساء»
        welcomed = (noun or self.start.trigger).name == "reception" and words & phrases("triggers", "welcomed")
        return bool(welcomed or words & phrases("triggers", "decoys-after")) or any(
            t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in self.tokens[at : at + 1]
        )

    def _of_things(self, at: int) -> bool:
        """«استقبال طلبات التسجيل»: right behind the noun of reception stands a noun that is nobody."""
        before, token = self.tokens[at - 1], self.tokens[at] if at < len(self.tokens) else None
        if token is None or before.word.definite or before.text[-1] in "هاه" or self.clause.entity_at(at) is not None:
            return False
        noun = token.kinds & (Kind.PLAIN | Kind.COMMON) and not token.kinds & (Kind.ADJECTIVE | Kind.TITLE | Kind.STOP)
        return bool(noun) and token.text.endswith(("ات", "ه")) and not token.word.prep and token.dating is None

    def _periodic(self, at: int) -> bool:
        """«اجتماعها الدوري»: the word that also is the league."""
        return at < len(self.tokens) and self.tokens[at].word.core in phrases("triggers", "periodic")

    def _late_decoy(self, other: Found) -> bool:
        self.scan.decoy = self._decoy_after(other.last, other.trigger)
        return self.scan.decoy

    def _has_other(self) -> bool:
        return any(slot.lead == "with" for slot in self.scan.slots)

    def _end_topic(self, at: int) -> None:
        if self.topic_start is not None and at > self.topic_start:
            self.scan.topics.append((self.topic_start, at))
        self.topic_start = None
