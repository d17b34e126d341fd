"""Whom pronouns and unwritten subjects mean, in the sentence and in the one before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabic_timeline.extract import gender, governing, licence, theirs
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.honoured import honour_ranks, ranked_honours
from arabic_timeline.extract.prevented import prevented
from arabic_timeline.extract.tables import either, phrases, table
from arabic_timeline.extract.wording import aims
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

_UNREAD = 3  # words of a subject that no table reads
_OWNER = 4  # words from «زيارة» to whose it is
_PROGRAMME = 5  # words from «يتخلل» to «لقاء»
_MESSAGE = 4  # words of «رسالة خطية من» before who sent it
_OPENING = 4  # words before a noun that opens its sentence: «وعلى هامش لقاء»
_LATTER = 4  # words from «الأخير» to the noun of what he took part in
_TWO = 2  # who met
_NOUNS = Kind.PLAIN | Kind.COMMON | Kind.CROWD | Kind.NOT_PEOPLE | Kind.COUNTRY | Kind.CITY


@kept
def _setting() -> frozenset[str]:
    """What sets the time or the scene of something: «عقب», «خلال», «في»."""
    return either("clauses", "adjuncts", "meanwhile", "while", "wrapping", "inside", "scene")


class Pronouns:
    """Finds whom a pronoun means; ``context`` is whom the sentences before speak of, ``told`` the acts before it."""

    clause: Clause
    frame: Frame
    context: Side | None
    told: Sequence[Frame]

    def _him(self) -> list[Entity]:
        """Whom «معه», «لقائه به» mean: beside the subject of the sentence, the one other person told in it."""
        first = self.frame.found.first
        if self.frame.scan.with_both:
            return self._those_told()
        if self.frame.found.trigger.verb:
            return self._other_of_two() or self._implied()
        subject = self.clause.subject_before(first)
        told = [e for e in self.clause.entities.values() if e.last <= first and self._somebody(e)]
        others = [e for e in told if e is not subject and not self._one_person(e, subject)]
        if subject is not None and len(others) == 1:
            his, tokens = gender.said(self.frame, 0), self.frame.tokens
            turned = not gender.fits(tokens, subject, his) and gender.fits(tokens, others[0], his)
            return [subject] if turned else others  # «سلمت الوزيرة الرئيس رسالة خلال استقباله لها»
        if not self.frame.trigger.pronoun:
            return self._implied()
        if subject is not None and not others and self.context is not None:
            self.frame.sides.append(Side(self.context.entity, self.frame.trigger.roles[1], self.context.sentence))
        return []

    def _other_of_two(self) -> list[Entity]:
        """«اتفق فلان مع فلانة حينما جلس معها»: beside the subject of the verb the one person told in its sentence."""
        first = self.frame.found.first
        subject = self.clause.subject_left(first) or self.clause.subject_before(first)
        told = [e for e in self.clause.entities.values() if e.last <= first and self._somebody(e)]
        others = [e for e in told if e is not subject and not self._one_person(e, subject)]
        women = any(t.text == "معها" for t in self.frame.tokens[self.frame.found.last : self.frame.scan.end])
        wanted = gender.WOMAN if women else gender.MAN
        fitting = [e for e in others if gender.fits(self.frame.tokens, e, wanted)]
        return fitting if subject is not None and len(others) == len(fitting) == 1 else []

    def _somebody(self, entity: Entity) -> bool:
        if self._wrote(entity):
            return False
        if entity.name is not None:
            return not entity.weak
        return entity.kind == "office" and self.frame.tokens[entity.offices[0][0]].word.definite

    def _wrote(self, entity: Entity) -> bool:
        """«رسالة خطية من الرئيس فلان»: who sent what another one hands over is not there."""
        lead = self.frame.tokens[max(0, entity.first - _MESSAGE) : entity.first]
        return (
            len(lead) > 1 and lead[-1].text == "من" and any(t.word.core in phrases("clauses", "messages") for t in lead)
        )

    def _other_than(self, subject: Entity) -> list[Entity]:
        """The one named person told in the sentence before, the subject apart."""
        told = [e for e in self.clause.entities.values() if e.last <= self.frame.found.first and e.name is not None]
        others = [e for e in told if not self._one_person(e, subject)]
        return others if len(others) == 1 else []

    def _one_person(self, entity: Entity, other: Entity | None) -> bool:
        """Whether two mentions of a sentence have one last name."""
        if other is None or entity.name is None or other.name is None:
            return False
        tokens = self.frame.tokens
        return tokens[entity.name[1] - 1].word.core == tokens[other.name[1] - 1].word.core

    def _implied(self, part: int = 0) -> list[Entity]:
        """Whom a pronoun or an unwritten subject means; ``part``: which of the trigger's two roles is theirs."""
        self.frame.pronoun_sides = True
        if part == 0 and self.frame.scan.joint and self.frame.found.trigger.verb:
            return []  # «أن يجتمع الاثنان»: they are the subject
        if part == 0 and gender.several(self.frame):
            received = self.frame.trigger.name == "reception" and not self.frame.found.trigger.verb
            return self._theirs_all() or ([] if received else self._those_told())  # «استقبالهم»: of those who came
        if part == 0 and (latter := self._latter()) is not None:
            return [latter]
        if part == 0 and self._latter_told() and self.context is not None:
            self.frame.sides.append(self.context.last_named(self.frame.trigger.roles[0]))
            return []
        if part == 0 and (there := self._told_with()) is not None:
            subject = self.clause.subject_before(self.frame.found.first)
            return [there] if subject is None or subject is there else [subject, there]
        if part == 0 and (self._on_a_programme() or self._only_talked_of()):
            return []
        if part == 0 and (whose := self._whose_programme()) is not None:
            return [whose]
        if part == 0 and (self._written_subject() or self._as_for() or self.clause.unread_subject(self._verb())):
            return []
        if part == 0 and (own := self._of_its_verb()) is not None:
            return [own]
        if part == 0 and (envoy := self._envoy()) is not None:
            return envoy
        if part == 0 and (kept := prevented(self.clause, self.frame)) is not None:
            return kept
        guest = (
            self._traveller()
            or self._guest()
            or self._whose_visit()
            or self._of_the_visitor()
            or ((self._visitor() or self._sent()) if part == 0 else None)
        )
        if guest is not None:
            return [guest]
        wanted = gender.said(self.frame, part)
        taken = {id(s.entity) for s in self.frame.scan.slots}
        entity = (
            self._body_told_of()
            or self.clause.subject_before(self.frame.found.first)
            or self.clause.teller(self.frame.found.first)
        )
        if entity is not None and self._says_so(entity):
            entity = self._before_saying(entity)
        if self.context is not None and self._titled_subject(entity):
            entity = None  # «وأطلع سيادته الوفد على …»
        light = self.frame.scan.light
        found = self.frame.found.trigger
        pronoun = self.frame.trigger.pronoun or (found.pronoun and not found.tense)  # «لقائه», «عقده اجتماعا»
        if entity is None and (pronoun or self._fronted() or (light is not None and light.trigger.pronoun)):
            entity = self.clause.subject_after(self.frame.scan.end) or self._only_one() or self._lone_after()
        if entity is not None and (self._called_upon(entity) or self._honoured_since(entity)):
            entity = None
        if entity is not None and not pronoun and self._speaks_for_others(entity):
            return []
        if entity is not None and not gender.fits(self.frame.tokens, entity, wanted):
            entity = self._of_gender(wanted)
        if entity is not None and id(entity) not in taken:
            return [entity]
        told = self._told(wanted) if self._of_the_same() else None
        if told is not None and self.context is not None:
            self.frame.sides.append(Side(told, self.frame.trigger.roles[part], self.context.sentence))
        return []

    def _theirs_all(self) -> list[Entity]:
        """«دعا مزارعون إلى التعويض خلال لقائهم الوزير»."""
        whole = theirs.group(self.clause, self.frame) if theirs.theirs(self.frame) else None
        return [whole] if whole is not None else []

    def _body_told_of(self) -> Entity | None:
        """«أفادت فلانة بأن مجلس الإدارة سينظر خلال اجتماعه …»: the body right behind «أن», before its verb."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if self.frame.found.trigger.verb or not self.frame.trigger.pronoun:
            return None
        thats = phrases("clauses", "that")
        that = next((n for n in range(first - 1, -1, -1) if tokens[n].text in thats), None)
        body = self.clause.entity_at(that + 1) if that is not None else None
        if body is None or body.kind != "body" or body.last >= first or not tokens[body.last].kinds & Kind.VERB:
            return None
        between = (e for e in self.clause.entities.values() if body.last < e.first < first and e.kind == "person")
        return body if next(between, None) is None else None

    def _of_its_verb(self) -> Entity | None:
        """«خبر اجتماع يكون فلان قد عقده»: the subject of the verb behind the noun, before it in its clause."""
        light, found = self.frame.scan.light, self.frame.found
        act = light if light is not None and light.trigger.verb and light.first > found.first else None
        if act is None or found.trigger.verb:
            return None
        between = self.frame.tokens[found.last : act.first]
        being = any(t.text in phrases("clauses", "being") for t in between)
        return next(iter(self.clause.lone_before(act.first)), None) if being else None

    def _told_with(self) -> Entity | None:
        """«كما أعلنا مع الوزير فلان أثناء لقاء سابق مع الرئيس»: whom «مع» names right before it was there."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if self.frame.found.trigger.verb or first < 1 or tokens[first - 1].text not in phrases("clauses", "adjuncts"):
            return None
        told = next(self.clause.ending(first - 1), None)
        led = told is not None and told.first > 0 and tokens[told.first - 1].text in phrases("clauses", "with")
        return told if led and told is not None and told.kind in ("person", "office") else None

    def _says_so(self, entity: Entity) -> bool:
        """«…، بحسب ما أعلن متحدث باسم فلان، …»: the spokesman who only is quoted for it."""
        lead = self.frame.tokens[max(0, entity.first - 2) : entity.first]
        quoted = len(lead) > 1 and bool(lead[1].kinds & Kind.VERB) and lead[0].text in phrases("clauses", "as-told")
        return quoted and self.clause.spokesman(entity)

    def _before_saying(self, entity: Entity) -> Entity | None:
        """Whom the sentence was about before it said who tells it."""
        before = (e for e in self.clause.entities.values() if e.last <= entity.first and self.clause.is_subject(e))
        told = [e for e in before if e.kind in ("person", "office") and not self._says_so(e)]
        return min(told, key=lambda e: e.first, default=None)

    def _speaks_for_others(self, entity: Entity) -> bool:
        """«قال الناطق فلان إن الاجتماع الأخير مع الوفد …»: of a noun in what a spokesman tells he is no side."""
        tokens, found = self.frame.tokens, self.frame.found
        told = self.clause.spokesman(entity) and not found.trigger.verb
        if not told:
            return False
        that = any(t.text in phrases("clauses", "that") for t in tokens[entity.last : found.first])
        between, times = tokens[entity.last : found.first], phrases("clauses", "other-times")
        own = any(t.kinds & Kind.VERB and t.text not in times for t in between)  # «إنه عقد لقاء مع …»
        return that and not own

    def _called_upon(self, entity: Entity) -> bool:
        """«حيث زار الرئيس فلانا في القصر، ثم … حيث يلتقي …»: whom somebody visited before, and who visits nobody."""
        visits = [f for f in self.told if f.trigger.frame == "visit" and f.found.trigger.verb and len(f.sides) == 1]
        return any(f.sides[0].entity is entity and f.sides[0].role == f.trigger.roles[1] for f in visits)

    def _lone_after(self) -> Entity | None:
        """Who stands behind the verb of the sentence as one word that only a name can be."""
        last = max((slot.entity.last for slot in self.frame.scan.slots), default=self.frame.found.last)
        return self.clause.lone_after(last)

    def _fronted(self) -> bool:
        """«وخلال لقاء مع فلان، أكد فلان …»: the noun of the act opens the sentence, behind a preposition."""
        found, tokens = self.frame.found, self.frame.tokens
        before = tokens[: found.first]
        leads = either("clauses", "adjuncts", "inside")
        led = 0 < len(before) < _OPENING and not leads.isdisjoint(
            (*before[-1].word.forms, before[-1].text.removeprefix("و"))
        )
        return led and not found.trigger.verb and all(t.kinds & Kind.STOP for t in before)

    def _verb(self) -> int:
        """The first word of the act."""
        light = self.frame.scan.light
        return min(self.frame.found.first, light.first) if light is not None else self.frame.found.first

    def _of_the_same(self) -> bool:
        """Whether the sentence goes on with whom the one before spoke of: it names no other person before its act."""
        first = self.frame.found.first
        named = [e for e in self.clause.entities.values() if e.last <= first and e.kind == "person" and not e.weak]
        return all(self._is_told_of(e) for e in named)

    def _is_told_of(self, entity: Entity) -> bool:
        """Whether a person is, by the last name, the one whom the sentence before spoke of."""
        if self.context is None or self.context.entity.name is None or entity.name is None:
            return False
        told = self.context.sentence.tokens[self.context.entity.name[1] - 1].word.core
        own = self.frame.tokens[entity.name[1] - 1].word
        return told in (own.core, *own.forms)

    def _written_subject(self) -> bool:
        """«واستقبل عدد من المرضى الطائرة»: right behind the verb stands a subject, though it is no party."""
        found, tokens = self.frame.found, self.frame.tokens
        if not found.trigger.verb or found.trigger.pronoun or found.last >= len(tokens):
            return False
        token = tokens[found.last]
        if token.sign or token.dating is not None or token.prep or token.tells or token.kinds & (Kind.STOP | Kind.VERB):
            return False
        if token.text.endswith("ا") or self.clause.entity_at(found.last) is not None:
            return False  # «استقبل رسميا …»
        if token.text in phrases("clauses", "latter"):
            return False
        if self._unread_behind():
            return True
        ranked = token.kinds & Kind.TITLE and found.last + 1 < len(tokens) and tokens[found.last + 1].kinds & Kind.TITLE
        return bool(token.kinds & _NOUNS or ranked) or (token.word.definite and not token.kinds)  # «السيد الفريق»

    def _unread_behind(self) -> bool:
        """«أن يزور بيره مكروني بغداد», «والتقى بيره مكروني وزيرة»: unread words, then what the verb asks for."""
        tokens, at = self.frame.tokens, self.frame.found.last
        while at < len(tokens) and not (tokens[at].kinds or tokens[at].sign or tokens[at].dating is not None):
            if tokens[at].prep or tokens[at].text.endswith("ا") or self.clause.entity_at(at) is not None:
                break
            at += 1
        if not 0 < at - self.frame.found.last <= _UNREAD or at >= len(tokens):
            return False
        asked = self.clause.entity_at(at)
        free = asked is not None and not (asked.prep or asked.conj)
        return free or (tokens[at].word.place and not (tokens[at].prep or tokens[at].conj))

    def _on_a_programme(self) -> bool:
        """«ويتخلل البرنامج لقاء مع فلان»: the noun is part of something, and nobody is named between."""
        found = self.frame.found
        if found.trigger.verb or self.frame.trigger.pronoun:
            return False
        at = self._containing(found.first - _PROGRAMME, found.first)
        named = at is not None and any(at < e.first < found.first for e in self.clause.entities.values())
        visit = at is not None and any(at < f.first < found.first for f in self.clause.found)  # «برنامج الزيارة»
        return at is not None and not (named or visit)

    def _containing(self, start: int, end: int) -> int | None:
        """The first verb of what something is part of, among the tokens ``[start, end)``: «يتضمن»."""
        tokens, words = self.frame.tokens, phrases("clauses", "containing")
        return next((n for n in range(max(0, start), end) if tokens[n].text.removeprefix("و") in words), None)

    def _only_talked_of(self) -> bool:
        """«تطرق اللقاء إلى الحوار مع الحركة», «نتائج المفاوضات مع الصندوق»: known talks, of which nobody here is said.

        Whose they are is the subject's only where they set the time («عقب المحادثات مع فلان») or are what it did
        («أنهى الجولة الأولى من المفاوضات مع فلان»).
        """
        first, tokens = self.frame.found.first, self.frame.tokens
        token = tokens[first]
        if self.frame.found.trigger.verb or self.frame.trigger.pronoun or not token.word.definite or token.conj:
            return False
        if not first or tokens[first - 1].sign or tokens[first - 1].text in _setting() or token.prep:
            return False
        if self.frame.scan.light is not None or tokens[first + 1 : first + 2] == [] or tokens[first + 1].text != "مع":
            return False
        verb = governing.verb_before(tokens, first)
        if verb is None:
            return False
        near = [t for t in tokens[verb + 1 : first] if t.dating is None]
        led = any(t.prep or (t.kinds & Kind.STOP and t.text != "من") for t in near)
        return led or not licence.may_hold(tokens[verb])

    def _whose_programme(self) -> Entity | None:
        """«يتضمن برنامج زيارة الوزيرة فلانة لقاء مع …»: of whom the programme, or the visit of it, is."""
        found, tokens = self.frame.found, self.frame.tokens
        at = self._containing(found.first - 2 * _PROGRAMME, found.first - 1)
        if found.trigger.verb or at is None or tokens[at + 1].word.core not in phrases("clauses", "programmes"):
            return None
        visit = any(f.first == at + 2 and f.trigger.strength == "visit" for f in self.clause.found)
        owner = self.clause.entity_at(at + 2 + visit)
        return owner if owner is not None and owner.last <= found.first and not owner.prep else None

    def _latter(self) -> Entity | None:
        """«باهتمام من فلان، استقبل الأخير …», «… أن الأخير استقبل»: whom the sentence named last, whatever his part."""
        found, tokens = self.frame.found, self.frame.tokens
        if not self.frame.sentence.has(phrases("clauses", "latter")):
            return None
        light = self.frame.scan.light
        behind = light.last if light is not None and light.trigger.verb and not found.trigger.verb else found.last
        words = [t.text for n in (found.first - 1, behind) if n >= 0 for t in tokens[n : n + 1]]
        said = bool(phrases("clauses", "latter").intersection(words))
        if not found.trigger.verb:  # «الاجتماع الأخير» says of nobody that he is the latter
            said = self._latter_before() or (said and behind > found.last)
        if not said:
            return None
        told = [e for e in self.clause.entities.values() if e.last <= found.first and e.kind in ("person", "office")]
        last = max(told, key=lambda e: e.first, default=None)
        return None if len(told) == 1 and self.context is not None and self.clause.is_subject(told[0]) else last

    def _latter_told(self) -> bool:
        """«استقبل فلان فلانا. وقال فلان إن الأخير التقى …»: beside who speaks, whom the sentence before named last."""
        if self.frame.found.first < 1 or self.context is None or not self.frame.found.trigger.verb:
            return False
        if self.frame.tokens[self.frame.found.first - 1].text not in phrases("clauses", "latter"):
            return False
        return len([e for e in self.clause.entities.values() if e.last <= self.frame.found.first]) == 1

    def _latter_before(self) -> bool:
        """«خرج الأخير في حوار مع …»: right behind a verb, shortly before the noun of what he took part in."""
        first, tokens = self.frame.found.first, self.frame.tokens
        near = range(max(1, first - _LATTER), first)
        at = next((n for n in near if tokens[n].text in phrases("clauses", "latter")), 0)
        return at > 0 and not (tokens[at - 1].word.definite or tokens[at - 1].sign)

    def _as_for(self) -> bool:
        """«أما الرباعي الراعي للحوار فقد …»: whom the sentence is about is told, though it is nobody known."""
        tokens = self.frame.tokens
        fronted = bool(tokens) and tokens[0].text in phrases("clauses", "as-for")
        return fronted and self.clause.subject_before(self.frame.found.first) is None

    def _those_told(self) -> list[Entity]:
        """«أكد فلان في ندوة مع نظيره فلان، عقب لقاء عقداه»: the two persons told before the act, where they are two."""
        first = self.frame.found.first
        told = [e for e in self.clause.entities.values() if e.last <= first and self._party(e)]
        told = told if len(told) == _TWO else [e for e in told if not self.clause.spokesman(e)]
        if len(told) > _TWO:
            told = self._met_before(told)
        return told if len(told) == _TWO and not self._one_person(*told) else []

    def _met_before(self, told: list[Entity]) -> list[Entity]:
        """«نفى فلان أن يكون فلان قد التقى فلانا، وقال إن آخر لقاء بينهما كان في …»: the two of the act before it."""
        before = self.told[-1] if self.told else None
        if before is None or before.form != "meeting" or len(before.sides) != _TWO:
            return []
        return [side.entity for side in before.sides if any(side.entity is e for e in told)]

    def _party(self, entity: Entity) -> bool:
        if entity.kind == "person":
            return not entity.weak
        return entity.kind == "office" and not entity.crowd

    def _titled_subject(self, entity: Entity | None) -> bool:
        """Whether «سيادته» is the subject of the sentence, and no person is told as one."""
        if entity is not None and entity.kind in ("person", "office"):
            return False
        titles = phrases("clauses", "his-title")
        if not self.frame.sentence.has(titles):
            return False
        before = self.frame.tokens[: self.frame.found.first]
        return any(a.kinds & Kind.VERB and b.text in titles for a, b in pairwise(before))

    def _honoured_since(self, entity: Entity) -> bool:
        """«أوضح الناطق أن اهتمام جلالته ولقاءه …»: between who speaks and the act, the honour of another one."""
        tokens, ranks = self.frame.tokens, honour_ranks()
        if not self.frame.sentence.has(ranked_honours()):
            return False
        told = {t.word.core.removeprefix("ال") for t in tokens[entity.first : entity.last]}
        for n in range(entity.last, self.frame.found.first):
            wanted = ranks.get(tokens[n].text)
            if wanted is not None and tokens[n].dating is None:
                return told.isdisjoint(wanted)
        return False

    def _only_one(self) -> Entity | None:
        """«نفى مصدر مقرب من فلان … عن عقده اجتماعا»: the one person told, where the text spoke of nobody before."""
        first = self.frame.found.first
        told = [e for e in self.clause.entities.values() if e.last <= first and e.kind == "person" and not e.weak]
        return told[0] if len(told) == 1 and self.context is None else None

    def _traveller(self) -> Entity | None:
        """«قال الناطق إن وفدا سيصل إلى بغداد لإجراء مباحثات»: who travels for talks holds them."""
        first = self.frame.found.first
        lead = self.frame.tokens[max(0, first - 1) : first + 1]
        before = self.told[-1] if self.told and any(map(aims, lead)) else None
        if before is None or before.trigger.frame not in ("arrive", "visit") or len(before.sides) != 1:
            return None
        if before.trigger.frame == "visit" and (before.found.trigger.verb or before.sides[0].role != "visitor"):
            return None
        side = before.sides[0]
        if side.entity.kind == "delegation" and side.entity.last - side.entity.first == 1:
            return None  # «ترأس فلان الوفد الذي وصل»
        return side.entity if side.sentence is self.frame.sentence else None

    def _guest(self) -> Entity | None:
        """«استقبل … وزير … بمناسبة زيارته»: who was received is the one who visits."""
        trigger, first = self.frame.found.trigger, self.frame.found.first
        if trigger.strength != "visit" or trigger.verb or not trigger.pronoun:
            return None
        hosted = [f.last for f in self.clause.found if f.first < first and f.trigger.roles[0] == "host"]
        told = [e for e in self.clause.entities.values() if hosted and hosted[-1] <= e.first and e.last <= first]
        people = [e for e in told if e.kind in ("person", "office") and not e.prep and not e.conj]
        return max(people, key=lambda e: e.first) if people else None

    def _whose_visit(self) -> Entity | None:
        """«أول زيارة للوزير إلى الرباط بعد زيارته لتونس»: his is the visit told before in the sentence."""
        found = self.frame.found
        if found.trigger.strength != "visit" or found.trigger.verb or not found.trigger.pronoun:
            return None
        visits = [f for f in self._visits() if f.first < found.first]
        near = range(visits[-1].last, visits[-1].last + _OWNER) if visits else range(0)
        told = [e for e in self.clause.entities.values() if near.start <= e.first and e.last <= found.first]
        people = [e for e in told if e.kind in ("person", "office")]
        first = people[0] if people else None
        if first is None or first.first not in near or first.crowd or any(map(self.clause.is_subject, people[1:])):
            return None  # «زيارة فلان ستستكمل ما أجراه فلان خلال زيارته …»
        return first if first.prep == "ل" or first.first == near.start else None

    def _of_the_visitor(self) -> Entity | None:
        """«أكد فلان زيارة فلان إلى طنجة، واجتماعه مع …»: joined to a visit, his who pays it."""
        first, found = self.frame.found.first, self.frame.found
        if found.trigger.verb or not self.frame.trigger.pronoun or not self.frame.tokens[first].conj:
            return None
        visits = [f for f in self._visits() if f.last < first]
        owner = self.clause.entity_at(visits[-1].last) if visits else None
        if owner is None or owner.kind not in ("person", "office") or owner.crowd:
            return None
        between = self.frame.tokens[owner.last : first]
        return None if any(t.kinds & Kind.VERB and not t.sign for t in between) else owner

    def _visits(self) -> list[Found]:
        """The nouns of a visit of the sentence that carry no pronoun."""
        nouns = (f for f in self.clause.found if f.trigger.strength == "visit" and not f.trigger.verb)
        return [f for f in nouns if not f.trigger.pronoun]

    def _visitor(self) -> Entity | None:
        """«زيارة فلان إلى …، التي التقى خلالها …»: who met during a visit, or where it led, is whose it is."""
        found, tokens = self.frame.found, self.frame.tokens
        if not found.trigger.verb:
            return None
        within = any(t.text in phrases("clauses", "there") for t in tokens[found.last : found.last + 2])
        visits = [f for f in self._visits() if f.first < found.first]
        if not visits or not (within or self._where_it_led(visits[-1])):
            return None
        owner = self.clause.entity_at(visits[-1].last) or self._owner_behind(visits[-1])
        if owner is None or owner.crowd or owner.kind not in ("person", "office", "delegation"):
            return None
        return owner

    def _where_it_led(self, visit: Found) -> bool:
        """«خلال زيارة الوزير فلان إلى بغداد حيث التقى …»: nobody else is told between him and the verb."""
        n, tokens = self.frame.found.first - 1, self.frame.tokens
        while n > visit.last and tokens[n].text in either("clauses", "was", "had"):
            n -= 1  # «حيث كان قد التقى»
        if n <= visit.last or tokens[n].text not in phrases("clauses", "where"):
            return False
        told = [e for e in self.clause.entities.values() if visit.last <= e.first and e.last <= n]
        people = [e for e in told if e.kind in ("person", "office", "delegation", "plural")]
        return len(people) == 1 and any(t.word.place for t in tokens[people[0].last : n])

    def _owner_behind(self, visit: Found) -> Entity | None:
        """«زيارة مفاجئة للوزير فلان»: whose it is, behind words that say how it is."""
        told = [e for e in self.clause.entities.values() if visit.last < e.first < visit.last + _OWNER]
        first = min(told, key=lambda e: e.first, default=None)
        return first if first is not None and first.prep == "ل" else None

    def _sent(self) -> Entity | None:
        """«قرر المجلس إرسال فلان إلى طنجة للقاء …»: whoever is sent for it meets."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if not aims(tokens[first]):
            return None
        told = [e for e in self.clause.entities.values() if e.last <= first and e.kind in ("person", "office")]
        sent = [e for e in told if e.first and tokens[e.first - 1].word.core in phrases("clauses", "sending")]
        return max(sent, key=lambda e: e.first, default=None)

    def _envoy(self) -> list[Entity] | None:
        """«أوفد الرئيس مستشاره فلانا للقاء …»: behind a verb of sending its object; ``None``: there is no such verb."""
        first, tokens = self.frame.found.first, self.frame.tokens
        if self.frame.found.trigger.verb or not (aims(tokens[first]) or tokens[first].prep == "ب"):
            return None
        verb = governing.verb_before(tokens, first)
        if verb is None or verbs.lemmas(tokens[verb].text).isdisjoint(table("factuality")["senders"]):
            return None
        told = [e for e in self.clause.entities.values() if verb < e.first and e.last <= first and self._somebody(e)]
        told.sort(key=lambda e: e.first)
        before = self.clause.subject_before(verb)
        return told[-1:] if len(told) > 1 or (told and before is not None) else []

    def _of_gender(self, wanted: str) -> Entity | None:
        """The one person of this gender who is told before the act in its sentence."""
        before = [e for e in self.clause.entities.values() if e.last <= self.frame.found.first and self._somebody(e)]
        found = [e for e in before if gender.of(self.frame.tokens, e) == wanted]
        return found[0] if len(found) == 1 else None

    def _told(self, wanted: str) -> Entity | None:
        """Whom the sentence before speaks of, where the gender fits, else the one other person in it whom it fits."""
        if self.context is None:
            return None
        tokens = self.context.sentence.tokens
        if gender.fits(tokens, self.context.entity, wanted):
            return self.context.entity
        others = [e for e in self.context.others if gender.of(tokens, e) == wanted]
        return others[0] if len(others) == 1 else None

    def _both_told(self, left: Entity | None) -> None:
        """«وكان قد استقبلها في مارس»: subject and object, or with a subject the object, are of the sentence before."""
        self.frame.pronoun_sides = True
        if self.context is None:
            return
        if left is not None:
            object_ = self._told(gender.said(self.frame, 1))
            if object_ is not None:
                self.frame.sides.append(Side(object_, self.frame.trigger.roles[1], self.context.sentence))
            return
        tokens, sentence, subject = self.context.sentence.tokens, self.context.sentence, self.context.entity
        fitting = [e for e in self.context.others if gender.of(tokens, e) == gender.said(self.frame, 1)]
        if len(fitting) == 1 and gender.of(tokens, subject) == gender.said(self.frame, 0):
            host, visitor = self.frame.trigger.roles
            self.frame.sides += [Side(subject, host, sentence), Side(fitting[0], visitor, sentence)]
