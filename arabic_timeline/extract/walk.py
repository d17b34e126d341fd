"""The walk to the right of a trigger: the sides with the words that lead to them, the place, the topics."""

from __future__ import annotations

from functools import cache

from arabic_timeline.extract import places
from arabic_timeline.extract.clause import LONGEST_GAP, Clause, Found, Lead, Scan, Slot
from arabic_timeline.extract.phrases import Entity
from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.words import Kind


def scan(clause: Clause, trigger: Found) -> Scan:
    """What stands to the right of a trigger, up to the end of its clause."""
    return _Walk(clause, trigger).run()


@cache
def _leads() -> dict[str, Lead]:
    """Words that lead to a side, each with its part."""
    rows: dict[Lead, list[str]] = table("clauses")["leads"]
    return {word: lead for lead, words in rows.items() for word in listed(words)}


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
        words = {after[0], after[0].removeprefix("ال")} if after else set()
        return bool(words & phrases("triggers", "decoys-after")) or any(
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
        lead = _leads().get(token.text)
        if lead in ("attending", "presiding", "joining"):
            self._end_topic(at)
            self.talking, self.lead, self.gap = False, lead, 0
            return at + 1
        other = self.clause.trigger_at(at)
        if (token.kinds & Kind.VERB and token.conj) or (other is not None and other.trigger.verb):
            return None
        if token.text in phrases("clauses", "after-topics"):
            return None
        return at + 1

    def _slot(self, at: int) -> Entity | None:
        entity = self.clause.entity_at(at)
        if entity is None and at == self.start.last and self.start.trigger.roles[0] == "host":
            entity = self._capital(at)
        if entity is None and not self.mute_until_comma and self._expects(at):
            entity = self.clause.reader.unknown_name(at) or self._lone(at)
            if entity is not None:
                self.clause.entities[at] = entity
        return entity

    def _capital(self, at: int) -> Entity | None:
        """«استقبلت القاهرة وفدا»: a city or country stands for its government before a delegation or an official."""
        if not self.start.trigger.verb or self.tokens[at].prep or self.tokens[at].conj:
            return None
        place = places.at(self.tokens, at, self.clause.reader.index)
        n = place.last if place is not None and place.country is not None else len(self.tokens)
        while n < len(self.tokens) and (self.tokens[n].dating is not None or self.tokens[n].sign):
            n += 1
        guest = self.clause.entity_at(n)
        if place is None or guest is None or guest.peer or guest.prep or guest.conj:
            return None
        if guest.kind not in ("delegation", "person", "office"):
            return None
        entity = Entity(kind="body", first=at, last=place.last, offices=((at, place.last),))
        self.clause.entities[at] = entity
        return entity

    def _lone(self, at: int) -> Entity | None:
        """«اجتمع العبادي مع …»: one word between the verb and what must follow its subject."""
        if at != self.start.last or not self.start.trigger.verb or at + 1 >= len(self.tokens):
            return None
        after = self.tokens[at + 1]
        ends = after.text in ("مع", "،") or after.dating is not None or after.prep == "ب"
        if ends or self._met_next(at + 1) or self._set_next(at + 1):
            return self.clause.reader.lone_name(at)
        return None

    def _set_next(self, at: int) -> bool:
        """«والتقى ظريف خلال زيارته …», «التقى ظريف في بيروت …»: what sets the scene follows the word."""
        if self.start.trigger.frame != "object" or self._adverb(at - 1):
            return False
        scene = phrases("clauses", "adjuncts") | phrases("clauses", "inside")
        return self.tokens[at].text in scene or (
            self.tokens[at].text == "علي" and at + 1 < len(self.tokens) and self.tokens[at + 1].text in scene
        )

    def _adverb(self, at: int) -> bool:
        word = self.tokens[at]
        return not word.word.definite and (word.text[0] in "بلك" or word.text[-1] in "اه")

    def _met_next(self, at: int) -> bool:
        """«يلتقي الهنائي رئيس البرلمان فلان»: a free-standing object follows the word."""
        met = self.clause.entity_at(at)
        if self.start.trigger.frame != "object" or met is None or met.kind not in ("person", "office", "delegation"):
            return False
        return not (met.prep or met.conj or self._adverb(at - 1)) and bool(met.offices or met.kind == "delegation")

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
            if self._late_decoy(own):
                return None
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
        if self.start.trigger.frame != "object" or len(self.scan.slots) > 1 or entity.prep or entity.conj:
            return False
        n = entity.first - (self.tokens[entity.first - 1].text in phrases("clauses", "any"))
        short = self.tokens[n - 1].word.definite and n - self.muted_at <= 3
        if short or n == self.after_place or (entity.peer and self.scan.slots):
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
        if entity.kind == "gathering" and before.text in phrases("clauses", "works"):
            return True
        if entity.first in (self.start.last, self.after_place) or before.sign or before.dating is not None:
            return True
        if self.scan.slots and entity.first == self.scan.slots[-1].entity.last:
            return True
        if before.text in phrases("clauses", "demonstratives"):
            before = self.tokens[entity.first - 2]
        if (
            before.text == "من"
            and entity.first > 1
            and self.tokens[entity.first - 2].word.core in phrases("clauses", "all")
        ):
            return True
        if before.kinds & Kind.STOP:
            return before.text not in phrases("clauses", "prepositions") or before.text == "كل"
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
        return not token.kinds & Kind.VERB and token.text not in phrases("clauses", "adverbs")

    def _place(self, at: int) -> int | None:
        token = self.tokens[at]
        leads = token.text in phrases("clauses", "toward") | phrases("clauses", "inside") or (
            token.text == "علي" and bool(self.start.trigger.needs)
        )
        start = at + 1 if leads and at + 1 < len(self.tokens) else at
        if self.tokens[start].kinds & Kind.TRIGGER and not token.prep:
            return None
        place = places.at(self.tokens, start, self.clause.reader.index)
        venue = self.start.trigger.venue and at == self.start.last
        if place is None or not (leads or place.prep or venue or self._place_object(at)):
            return None
        if self.mute_until_comma:
            if leads:
                self._scene(place)
            return place.last
        if not self._free(at) and not (
            self._visiting_frame()
            and (token.text == "علي" or token.text in phrases("clauses", "toward") or place.prep == "ل")
        ):
            return None
        toward = (
            token.text == "علي"
            or token.text in phrases("clauses", "toward")
            or place.prep == "ل"
            or (self._place_object(at) and not self.start.trigger.venue)
        )
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

    def _scene(self, place: places.Place) -> None:
        """«على هامش المؤتمر في جنيف»: where the occasion was, the meeting was; whom the verb met may follow."""
        self.after_place = place.last
        occasion = self.tokens[self.muted_at].word.core in phrases("clauses", "occasions")
        if occasion and not (place.vague and place.id is None):
            self.scan.place = self.scan.place or place

    def _free(self, at: int) -> bool:
        """Whether a place phrase tells of the act, and not of the noun before it («جهاز بالمغرب»)."""
        before = self.tokens[at - 1]
        if before.sign or before.dating is not None or at == self.start.last or at - 1 in self.scan.predicates:
            return True
        if any(at == slot.entity.last for slot in self.scan.slots) or at == self.after_place:
            return True
        if self._after_predicate(at):
            return True
        return (
            bool(before.kinds & (Kind.COMMON | Kind.ADJECTIVE | Kind.STOP | Kind.TRIGGER | Kind.NATION))
            and not self.scan.slots
        )

    def _after_predicate(self, at: int) -> bool:
        """«سيعقد اجتماعه السنوي بالدوحة»: only adjectives stand between the act and its place."""
        n = at - 1
        while n > self.start.first and (
            self.tokens[n].kinds & Kind.ADJECTIVE
            or (self.tokens[n].word.definite and not self.tokens[n].prep)
            or self.tokens[n].text in phrases("clauses", "teens")
        ):
            n -= 1
        light = self.scan.light
        act = n in self.scan.predicates or (light is not None and light.first <= n < light.last)
        return act and not any(s.entity.first >= n for s in self.scan.slots)

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
        while self.tokens[at - 1].dating is not None and at > self.start.last:
            at -= 1  # «يزور اليوم ولاية …»
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
            token.word.core in phrases("clauses", "topic-nouns") and token.prep == "ل"
        ):
            return self._topics(at)
        if text in phrases("clauses", "with-him"):
            self.scan.with_him = True
            return at + 1
        if text in _leads():
            self.lead, self.gap, self.mute_until_comma = _leads()[text], 0, False
            return at + 1
        call = self.start.trigger if not self.start.trigger.verb else None
        call = call or (self.scan.light.trigger if self.scan.light is not None else None)
        if text == "من" and call is not None and call.mode == "phone":
            self.lead, self.gap, self.mute_until_comma = "with", 0, False
            return at + 1
        if text in ("من", "ومن") and at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("clauses", "by"):
            self.lead, self.gap = "by", 0
            return at + 2
        if token.word.core in phrases("triggers", "joint"):
            self.scan.joint = True
            return at + 1
        if text in phrases("clauses", "all") or (
            text == "من" and self.tokens[at - 1].text in phrases("clauses", "all")
        ):
            return at + 1
        if text in phrases("clauses", "standing-as"):
            self.mute_until_comma = True
            return at + 1
        if text in phrases("clauses", "adjuncts") or token.word.core in phrases("clauses", "adjuncts"):
            self.mute_until_comma, self.muted_at = True, at
            return at + 1
        return self._filler(at)

    def _filler(self, at: int) -> int | None:
        token = self.tokens[at]
        text = token.text
        if text in phrases("clauses", "relatives"):
            return at + 1 if self._leads_on(at + 1) else None
        if text in phrases("clauses", "links") and self._leads_on(at + 1):
            return at + 1
        if text == "وذلك":
            return at + 1
        if text in phrases("clauses", "other-clause") or (token.kinds & Kind.VERB and not self._like_noun(at)):
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
        kind = at - 1 in self.scan.predicates and self.tokens[at].text in phrases("clauses", "visit-kinds")
        return before.text in phrases("clauses", "noun-after") or bool(inner) or kind

    def _leads_on(self, at: int) -> bool:
        """Whether the clause after «الذي» is about the same act: «الذي جمع», «التي أجراها», «سبق أن التقى»."""
        for n in range(at, min(at + 4, len(self.tokens))):
            other = self.clause.trigger_at(n)
            if other is not None:
                return other.trigger.frame in ("light", "joins", "preside") and self._about_noun()
            if self.tokens[n].text not in phrases("clauses", "links"):
                return self.tokens[n].word.core in phrases("clauses", "took-place") and self._about_noun()
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
            before.text in phrases("clauses", "links")
            or before.word.core in phrases("triggers", "planned")
            or before.dating is not None
        )
        if self.scan.slots and not linked and self.scan.slots[-1].entity.last != at:
            return False
        n = at - 1
        while n > self.start.last and (
            self.tokens[n].text in phrases("clauses", "links") or self.tokens[n].dating is not None
        ):
            n -= 1
        return all(
            not t.kinds & Kind.VERB or t.text in phrases("clauses", "links") for t in self.tokens[self.start.last : at]
        )

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
