"""Puts the mentions around an act on the two sides of a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import patterns
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.heads import heads
from arabic_timeline.extract.slots import Mentions, Slots
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import belongs, owned
from arabic_timeline.extract.words import Kind
from arabic_timeline.model import Role

_NEAR = 2  # words of «كل من»
_OF_WHOM = 2  # words of a crowd that say of whom it is: «أعضاء الوفد»


def fill(clause: Clause, frame: Frame, context: Side | None, told: Sequence[Frame] = ()) -> None:
    """Sets the sides of a frame; ``context``: whom the sentences before speak of; ``told``: the frames before it."""
    _Sides(clause, frame, context, told).fill()


class _Sides(Slots):
    """Puts the slots of a frame on the two sides of a meeting."""

    def fill(self) -> None:
        trigger = self.frame.trigger
        if self.between and all(e.name is None for e in self.between) and (self._first_ever() or self._of_a_kind()):
            return  # «في أول لقاء بين وزير عربي وزعيم كوري»: of what kind they were
        if self.frame.scan.with_him and not self.met:
            self.met = self._him()
        left, right = self._sides()
        if self._theirs() and len(both := self._those_told()) > 1:
            left, right, self.present = both[:1], both[1:], []  # «خصصا لقاءهما لمصير فلان»
        several = len(left) + len(right) > 1 or self._of_a_known_one()
        if not several and (led := heads(self.clause, self.frame.found.first)):
            left, right = led[:1], led[1:]
            self.present = [e for e in self.present if e not in led]
        for side in (left, right):
            if len(side) == 1:
                side[0].sole = True
        host, visitor = trigger.roles
        self._put(left, host)
        self._put(right, visitor)
        if self._of_a_known_one() and not [e for e in left if e.first < self.frame.found.first]:
            self.frame.joint, self.present, left, right = True, [*left, *right, *self.present], [], []
        again = trigger.definite and not (left or right)  # «وجرى اللقاء بمشاركة فلان»
        if not again and (not (left or right) or (trigger.session and not self.met)):
            self._put([s.entity for s in self.frame.scan.slots if s.lead == "joining" and self._sat_in(s.entity)],
                      "participant")  # fmt: skip
        for entity in self.present:
            if self._sat_in(entity) and not self._has(entity):
                self.frame.attending.append(Side(entity, "attending", self.frame.sentence))

    def _theirs(self) -> bool:
        """«لقاؤهما»: whose meeting it was is told before it, and nobody behind it is of it but with «مع»."""
        noun = self.frame.found
        if noun.trigger.roles[0] != "participant":
            return False  # «وكان في استقبالهما الرئيس فلان»
        return not noun.trigger.verb and self.frame.tokens[noun.first].text.endswith("هما") and not self.met

    def _sides(self) -> tuple[Mentions, Mentions]:
        if self.frame.scan.there:
            self.frame.joint, self.present = True, [*self.slot("free"), *self.met, *self.present]
            return [], []
        if self.frame.scan.sat is not None:
            return self.frame.scan.sat
        if (host := self._whose()) is not None:
            self.present = [*(e for e in self.slot("sat") if e is not host), *self.present]
            return [host], self.met
        came = self.clause.antecedent(self.frame.found.first) if self._of_a_known_one() else None
        if came is not None:  # «إلى المحافظ فلان الذي حضر الاجتماع ومعه فلان»
            self.frame.joint, self.present = True, [came, *self.slot("free"), *self.met, *self.present]
            return [], []
        if self._of_a_known_one() and (self._behind_noun() or self.clause.subject_left(self.frame.found.first) is None):
            # «حضر اللقاء فلان»
            self.frame.joint, self.present = True, [*self.slot("free"), *self.present]
            return [], []
        return patterns.sides(self)

    def _whose(self) -> Entity | None:
        """«حضر فلان لقاء الوزير فلان مع فلان»: whose meeting with another it was at which somebody was."""
        noun = self.frame.scan.light
        if self.frame.found.trigger.frame != "attend" or noun is None or noun.trigger.verb or not self.met:
            return None
        host = self.clause.entity_at(noun.last) or self._giver(noun.last)
        free = host is not None and host.kind in ("person", "office") and not (host.prep or host.conj)
        return host if free else None

    def _giver(self, at: int) -> Entity | None:
        """«حضر فلان المأدبة التي أقامها فلان تكريما لفلان»: who gave what somebody attended."""
        tokens = self.frame.tokens
        if at + 1 >= len(tokens) or tokens[at].text not in phrases("clauses", "relatives"):
            return None
        gave = self.clause.trigger_at(at + 1)
        return self.clause.entity_at(gave.last) if gave is not None and gave.trigger.name == "give" else None

    def _of_a_known_one(self) -> bool:
        """«حضر اللقاء …»: of a meeting told elsewhere, and no subject between the verb and the noun."""
        noun = self.frame.scan.light
        after = self.frame.tokens[noun.last : noun.last + 1] if noun is not None else []
        counted = any(t.word.core in phrases("clauses", "ordinals") for t in after)  # «الاجتماع التاسع لوزراء …»
        known = self.frame.trigger.definite and not counted
        return self.frame.found.trigger.frame == "attend" and known and not self._before_act()

    def _behind_noun(self) -> bool:
        """«التقى فلان فلانا، وحضر اللقاء فلان»: in a clause of its own, who was there stands right behind the noun."""
        verb, noun, tokens = self.frame.found, self.frame.scan.light, self.frame.tokens
        before = tokens[verb.first - 1] if verb.first else None
        opens = tokens[verb.first].conj or before is None or before.comma
        opens = opens or (before is not None and before.text.removeprefix("و") in phrases("clauses", "had"))
        free = [e for e in self.slot("free") if noun is not None and e.first >= noun.last]
        return noun is not None and opens and bool(free) and free[0].first - noun.last <= _NEAR

    def _of_a_kind(self) -> bool:
        """«القمة بين رئيس فنزويلي وزعيم إيراني»: offices without the article, which anybody may hold."""
        spans = [self.frame.tokens[e.first : e.last] for e in self.between if e.kind == "office" and e.nations]
        loose = Kind.NATION | Kind.ADJECTIVE
        whole = [s for s in spans if all(t.kinds & loose and not t.word.definite for t in s[1:])]
        return len(whole) == len(self.between) and not any(s[0].word.definite for s in whole)

    def _put(self, entities: Mentions, role: Role) -> None:
        for entity in entities:
            if not self._has(entity):
                self.frame.sides.append(Side(entity, role, self.frame.sentence))

    def _has(self, entity: Entity) -> bool:
        return any(s.entity is entity for s in (*self.frame.sides, *self.frame.attending))

    def _sat_in(self, entity: Entity) -> bool:
        """Who is told to be there: «نواب من مجلس …», besides others «وكبار المسؤولين», but not «عدد من المسؤولين», who
        are nobody in particular."""
        if entity.kind in ("person", "office"):
            return True
        span = self.frame.tokens[entity.first : entity.last]
        if entity.crowd:
            return bool(self.frame.attending) and entity.conj and _of_a_whole(span)
        said = any(t.word.definite or t.kinds & (Kind.INNER | Kind.BODY | Kind.COUNTRY) for t in span)
        sent = entity.kind == "delegation" and len(span) > _OF_WHOM and span[1].text in phrases("clauses", "sent-by")
        return (entity.kind == "plural" or sent) and said  # «يرافقه وفد من الكهنة»


def _of_a_whole(crowd: Sequence[Token]) -> bool:
    """«عدد من أعضاء الوفد», «كبار المسؤولين»: people of something, or of some rank, and not just «عدد من المسؤولين»."""
    counted = len(crowd) > 1 and crowd[1].text == "من"
    whom = crowd[2 if counted else 0 :]
    if len(whom) < _OF_WHOM or whom[0].word.definite or whom[1].prep or whom[1].sign:
        return False
    if not (counted or whom[0].kinds & Kind.CROWD):
        return False
    return whom[1].word.definite or belongs(whom[1].text) or owned(whom[1].text)
