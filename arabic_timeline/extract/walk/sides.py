"""Which mentions become sides of the meeting, and which belong to another noun or verb."""

from __future__ import annotations

from arabic_timeline.extract.clause import Lead, Slot
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import is_sitting
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.walk.state import TAKE_B, TAKE_LED, State
from arabic_timeline.extract.wording import acting, owned
from arabic_timeline.extract.words import Kind


class Sides(State):
    """Puts mentions into slots, each with the word that leads to it."""

    def _behind_both(self, entity: Entity) -> bool:
        """«تناول لقاء فلان مع فلان، أمس، قضية المخطوف فلان»: behind both sides of a noun the object of its verb."""
        noun, slots = self.start.trigger, self.scan.slots
        if noun.verb or self.scan.light is not None or self.lead or entity.conj or entity.prep or self.members:
            return False
        whole = len(slots) > 1 and slots[0].lead == "" and any(slot.lead == "with" for slot in slots[1:])
        near = self.tokens[slots[-1].entity.last : entity.first] if slots else []
        apart = any(not (t.comma or t.dating is not None) for t in near)
        before = self.tokens[self.start.first - 1] if self.start.first else None
        topic = before is not None and bool(before.kinds & Kind.VERB)
        return whole and apart and topic

    def _take(self, entity: Entity) -> int | None:
        if (
            self.mute_until_comma
            and not (entity.prep == "ب" and not self._has_other())
            and not self._after_adjunct(entity)
        ):
            if entity.kind == "gathering" and entity.first == self.muted_at + 1:
                self.muted_by_noun = True  # «قبل القمة المرتقبة مع فلان»: with whom the summit is
            return entity.last
        if self._enclosed_act(entity) or self._of_verb_before(entity):
            return None
        if self._relatives_of(entity.first):
            told = bool(self.members) or self._has_other()  # «مسؤولين، ومن بينهم شقيقة الرئيس»
            self.scan.decoy = self.scan.decoy or (self.start.trigger.frame == "object" and not told)
            return entity.last
        if entity.prep == "ك" and entity.name is None:
            return self._past_whose(entity.last)  # «كسفراء غير مقيمين», «كرئيس للولايات المتحدة»: what they are
        if not self._led(entity) or self._escort(entity) or self._against(entity) or self._among_topics(entity):
            return entity.last
        if (
            self.scan.goal is not None
            and not self.lead
            and not entity.prep
            and not self.start.trigger.verb
            and self.scan.light is None
        ):
            return entity.last  # «لزيارة موسكو …»: who stands behind the goal is no visitor
        if self._behind_both(entity):
            return entity.last
        lead: Lead = self.lead
        if self.listing and not (lead or entity.conj or entity.prep) and self.tokens[entity.first - 1].comma:
            lead = self.lead = self.listing
        if self._on_level(entity):
            lead = self.lead = "attending"
        joined = False
        if entity.prep == "ب" and self.lead not in ("attending", "presiding", "joining"):
            lead = "with"
        elif entity.prep == "ل" and not (lead == "with" and self.start.trigger.name == "present credentials"):
            honoured = self.tokens[entity.first - 1].text in phrases("clauses", "in-honour")
            lead = "with" if honoured and self.scan.slots else "to"
        elif (entity.conj or self._and_also(entity)) and self.scan.slots and self.lead == "":
            lead, joined = self._lead_before(entity), True
            if self.gap > (7 if self.tokens[entity.first - 1].sign else 3) and not self._near_slot(entity):
                return None
        elif self.lead == "" and self.scan.slots and self.scan.slots[-1].lead == "between":
            lead = "between"
        if lead == "with" and self._companions(entity):
            lead = "attending"
        own = self.clause.trigger_at(entity.first) if entity.kind == "gathering" else None
        if own is not None and self.start.trigger.frame in ("light", "preside") and self.scan.light is None:
            self.scan.light = own
            self.scan.predicates.append(entity.first)
            if self._late_decoy(own):
                return None
        last = self.scan.slots[-1] if self.scan.slots else None
        if self.members and last is not None:
            lead, joined = last.lead, True
        self.members = self.members and entity.kind == "plural"
        if (
            last is not None
            and last.entity.kind == "plural"
            and last.entity.last in (entity.first, entity.first - self._lists(last.entity, entity.first - 1))
            and entity.name
            and not entity.offices
        ):
            lead, joined = last.lead, last.joined  # «ونائبيه فلان وفلان»: the names stand for the plural
            self.scan.slots.pop()
        self.scan.slots.append(Slot(lead, entity, joined))
        self.lead, self.gap = "", 0
        return entity.last

    def _among_topics(self, entity: Entity) -> bool:
        """«وتداول معه شؤون الجالية ورئيس الاتحاد»: behind «معه» and a topic nobody joined by «و» is the subject."""
        return self.start.trigger.frame == "topic" and self.scan.with_him and entity.conj and not self.scan.slots

    def _past_whose(self, at: int) -> int:
        """Past the land of which somebody is told to be something."""
        land = gazetteer_match(self.tokens, at) if at < len(self.tokens) and self.tokens[at].prep == "ل" else None
        return land[0] if land is not None else at

    def _so_joined(self, entity: Entity) -> bool:
        """«استقبل فلانا، ففلانا»: whom «ف» joins behind a comma was met next, by himself."""
        led = self.tokens[entity.first]
        joined = led.conj and led.text[0] == "ف" and self.tokens[entity.first - 1].comma and entity.kind == "person"
        met = self.start.trigger.verb and self.start.trigger.frame in ("object", "visit")
        return bool(joined and met and self.scan.slots and not entity.prep)

    def _on_level(self, entity: Entity) -> bool:
        """«اجتمعت اللجنة على مستوى الوزراء فلان وفلان»: who sat for the body that met."""
        sat = bool(self.scan.slots) and self.scan.slots[0].entity.kind in ("body", "gathering")
        return sat and entity.kind == "plural" and self.tokens[entity.first - 1].text == "مستوي" and not self.lead

    def _companions(self, entity: Entity) -> bool:
        """«التقى فلان بعدد من المستثمرين مع وفد يضم …»: behind whom he met, «مع» leads to those who came along."""
        if entity.kind != "delegation" or entity.prep or not self.start.trigger.verb:
            return False
        free = [slot for slot in self.scan.slots if slot.lead == "" and not slot.joined]
        if self.start.trigger.frame == "object" and len(free) > 1:
            return True  # «التقى فلان فلانا مع وفد من الوزارة»
        if self.start.trigger.name not in TAKE_B:
            return False
        behind = self.tokens[self.start.last : entity.first]
        counted = any(t.prep == "ب" and t.word.core in phrases("offices", "counts") for t in behind)
        return counted or any(slot.lead == "with" and slot.entity.prep == "ب" for slot in self.scan.slots)

    def _lists(self, several: Entity, at: int) -> bool:
        """«الولاة الثلاثة: فلان وفلان», «الوزيران، فلان وفلان،»: whether a sign opens the names of a plural."""
        dual = self.tokens[several.first].word.core.endswith(("ان", "ين"))
        return self.tokens[at].text == ":" or (self.tokens[at].comma and dual and several.last == several.first + 1)

    def _lead_before(self, entity: Entity) -> Lead:
        """What led to the side to which «و» joins a mention: «بين وفد برئاسة فلان ووفد بقيادة فلان»."""
        leads = [slot.lead for slot in self.scan.slots]
        led = entity.kind in ("delegation", "body") and leads[-1] == "presiding"
        return next((lead for lead in reversed(leads) if lead != "presiding"), leads[-1]) if led else leads[-1]

    def _may_be_met(self, entity: Entity) -> bool:
        """«اجتمع فلان ببعثة البنك»: a body behind who meets, days, places and commas apart."""
        if not self.start.trigger.verb or self.start.trigger.name not in TAKE_B:
            return False
        if not self.scan.slots:  # «إذ يجتمع غدا بكتلة النهضة»: a body that is no place
            near = all(t.dating is not None for t in self.tokens[self.start.last : entity.first])
            return near and entity.prep == "ب" and self.tokens[entity.first].word.core in phrases("clauses", "parties")
        if len(self.scan.slots) != 1:
            return False
        meets = self.scan.slots[0].entity
        comma = self.tokens[entity.first - 1].comma and self.scan.place is not None
        placed = entity.first == self.after_place or comma
        apart = placed or all(t.sign or t.dating is not None for t in self.tokens[meets.last : entity.first])
        led = entity.kind == "body" and entity.prep == "ب"
        return led and apart and meets.kind in ("person", "office", "delegation")

    def _met_body(self) -> None:
        """A body that could be met, or be the place, was met where nobody else is told to have been."""
        body = self.body
        if body is None or len(self.scan.slots) > 1:
            return
        self.scan.slots.append(Slot("with", body))
        if self.scan.place is not None and body.first <= self.scan.place.first < body.last:
            self.scan.place = None

    def _enclosed_act(self, entity: Entity) -> bool:
        """«اتهم فلان، بعد لقائه فلانا، فلانا»: behind the comma, the object of the verb before it."""
        comma = self.tokens[entity.first - 1].comma
        bare = not (self.lead or self.members or entity.conj or entity.prep)
        if self.start.trigger.verb or not (comma and bare and self.scan.slots) or self.start.first < 2:
            return False
        before, opening = self.tokens[self.start.first - 1], self.tokens[self.start.first - 2]
        adjunct = before.text in phrases("clauses", "adjuncts") and opening.comma
        return adjunct and any(acting(t) for t in self.tokens[: self.start.first - 2])

    def _of_verb_before(self, entity: Entity) -> bool:
        """«انتخبت الجمعية في اجتماعها أمس فلانا»: whom nothing leads to is the object of the verb before."""
        start = self.start
        bare = not (self.lead or self.members or entity.conj or entity.prep or entity.peer)
        if not bare or start.trigger.name not in TAKE_LED or not start.trigger.pronoun:
            return False
        told = [e for e in self.clause.entities.values() if e.last < start.first and not e.prep]
        return any(e.first and acting(self.tokens[e.first - 1]) for e in told)

    def _escort(self, entity: Entity) -> bool:
        """«والوفد المرافق له»: says nothing of who sat there."""
        span = self.tokens[entity.first : entity.last]
        escorts = entity.kind == "delegation" and any(t.word.core in phrases("clauses", "escort") for t in span)
        return escorts or self.clause.headed(entity)

    def _against(self, entity: Entity) -> bool:
        """«بحث مع فلان العمليات ضد التنظيم وحزب العمال»: joined to what stands behind «ضد»."""
        if not entity.conj or not self.scan.slots or self.lead:
            return False
        between = self.tokens[self.scan.slots[-1].entity.last : entity.first]
        against = any(t.text in phrases("clauses", "against") for t in between)
        return against and not any(t.sign for t in between)

    def _after_adjunct(self, entity: Entity) -> bool:
        """«التقى الوزير خلال الزيارة رئيس …»: an adjunct of one noun ends before the object, comma or not."""
        if self.start.trigger.frame != "object" or len(self.scan.slots) > 1 or entity.prep or entity.conj:
            return False
        n = entity.first - (self.tokens[entity.first - 1].text in phrases("clauses", "any"))
        before = self.tokens[n - 1]
        act = self.clause.trigger_at(n - 1)
        his = act is not None and act.trigger.pronoun and not act.trigger.verb  # «خلال زيارته»
        whole = before.word.definite or owned(before.text) or his or before.text in phrases("clauses", "departures")
        short = whole and n - self.muted_at <= 3
        if short or n == self.after_place or (entity.peer and self.scan.slots):
            self.mute_until_comma = False
            self.after_place = n if his else self.after_place
            return True
        return False

    def _and_also(self, entity: Entity) -> bool:
        """«فلانا، إضافة إلى فلان», «وكذا فلانا»."""
        before = [t.text for t in self.tokens[max(0, entity.first - 2) : entity.first]]
        said = {" ".join(before), *before[-1:]}
        if len(self.scan.slots) == 1 and not phrases("clauses", "too").isdisjoint(before[-1:]):
            return False  # «واستقبل رئيس المجلس كذلك وفدا»
        return not phrases("clauses", "and-also").isdisjoint(said)

    def _near_slot(self, entity: Entity) -> bool:
        return entity.first - self.scan.slots[-1].entity.last <= 4

    def _led(self, entity: Entity) -> bool:
        """A mention after a noun or preposition that is not one of the leads belongs to that noun."""
        if self.lead or self.members or entity.prep in ("ب", "ل") or entity.conj or self._and_also(entity):
            return True
        before = self.tokens[entity.first - 1]
        if before.comma and self.clause.names_governed(entity.first, entity.first - 1):
            return False
        if before.text in phrases("clauses", "and-he-is"):
            return False  # «فلان، وهو رئيس سابق للحكومة»
        if before.text in phrases("clauses", "there"):
            return True
        if entity.kind == "plural" and before.text in phrases("offices", "few"):
            return True  # «استقبل الوزير ثلاثة سفراء جدد»
        if entity.kind == "plural" and before.text == "مستوي" and not entity.crowd:
            return True  # «اجتماع على مستوى وزراء خارجية مصر والأردن»
        works = entity.kind == "gathering" or self._presided(entity) or self.start.trigger.sits
        if works and before.text in phrases("clauses", "works"):
            return True
        if before.text == "علي" and self._presided(entity) and is_sitting(self.tokens, entity.first):
            return True
        if entity.first in (self.start.last, self.after_place) or before.sign or before.dating is not None:
            return True
        if self.scan.slots and entity.first == self.scan.slots[-1].entity.last:
            return True
        if entity.first - 1 == self.start.last and before.text in phrases("clauses", "presence"):
            return True  # «وعرف اللقاء حضور فلان»
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

    def _relatives_of(self, first: int) -> bool:
        """«زار عائلة الشهيد فلان», «يلتقي والدي فلان»: who is named says only whose people, or house, it is."""
        at = first - 1 - self.tokens[first - 1].word.definite
        noun = self.tokens[at]
        if at < self.start.last or noun.prep or noun.word.core not in phrases("offices", "people-of"):
            return False
        return self.tokens[at - 1].text not in phrases("clauses", "inside")  # «في بيت الشعر فلانا»

    def _presided(self, entity: Entity) -> bool:
        return entity.kind == "body" and self.start.trigger.frame == "preside"

    def _in_construct(self, at: int) -> bool:
        """Whether the word before is a noun that the mention completes: «بيان وزير …»."""
        token = self.tokens[at]
        if at < self.start.last or at in self.scan.predicates:
            return False
        if self.scan.slots and at < self.scan.slots[-1].entity.last:
            return False
        if token.kinds & (Kind.ADJECTIVE | Kind.NATION | Kind.FORMER) or token.word.definite:
            return False
        if token.text in phrases("clauses", "departures"):
            return False  # «قبل سفره»
        if self._says_how(at):
            return False
        adverbs = either("clauses", "adverbs", "hours", "manner")
        return not token.kinds & Kind.VERB and token.text not in adverbs

    def _says_how(self, at: int) -> bool:
        """«جمع لقاء موسع فلانا وفلانا»: right behind the noun that joins them, how it was."""
        noun = self.scan.light
        if noun is None or self.start.trigger.frame != "joins" or noun.trigger.verb or noun.trigger.definite:
            return False
        token = self.tokens[at]
        return at == noun.last and not (token.sign or token.prep or token.conj or token.kinds & Kind.STOP)
