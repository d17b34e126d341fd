"""What stands around a trigger: the slots of the sides with the words that lead to them, the place, the topics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from arabic_timeline.extract import gender, governing
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.phrases import Reader
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.signs import At
from arabic_timeline.extract.speech import Speech
from arabic_timeline.extract.tables import but, either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting, somebody_of_his
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs

Lead = Literal["", "with", "between", "to", "by", "attending", "presiding", "joining"]
MOST_ACTS = 40  # words of meeting in one sentence; more are a list of words, and tell nothing
LONGEST_GAP = 14  # words that may stand between a trigger and a side, or between two sides


@dataclass(slots=True, eq=False)
class Slot:
    """A mention with the word that leads to it; ``joined``: «و» ties it to the slot before."""

    lead: Lead
    entity: Entity
    joined: bool = False


@dataclass(slots=True)
class Scan:
    """What was read to the right of a trigger."""

    slots: list[Slot] = field(default_factory=list)
    place: Place | None = None
    goal: Place | None = None
    end: int = 0
    topics: list[tuple[int, int]] = field(default_factory=list)
    predicates: list[int] = field(default_factory=list)  # tokens of the trigger's own verbs and nouns
    joint: bool = False
    light: Found | None = None
    decoy: bool = False
    between_him: str = ""  # «بينه» of «بينه وبين فلان»
    with_him: bool = False  # «معه»: the other side is whom the text spoke of
    with_both: bool = False  # «بهما»: the other sides are the two whom the sentence told before
    then: list[Entity] = field(default_factory=list)  # «استقبل فلانا، ثم فلانا»: met after it, by itself
    sat: tuple[list[Entity], list[Entity]] | None = None  # whose round it was: «الدورة … للجنة التي انعقدت»
    listed: bool = False  # «استقبلهم، ويتعلق الأمر بفلان وفلان»: who follows is whom the pronoun means
    there: bool = False  # «وشارك فيه فلان»: who follows was at the meeting told before
    broken: bool = False  # an object that is no participant was met

    @property
    def free(self) -> list[Entity]:
        """The mentions to which no word leads."""
        return [slot.entity for slot in self.slots if slot.lead == ""]


def opened(sentence: Sentence, reader: Reader, entities: dict[int, Entity]) -> Clause:
    """A sentence ready to be read: its triggers are those outside the mentions."""
    found = sentence.acts
    inside = {n for e in entities.values() for n in range(e.first + (e.kind == "gathering"), e.last)} if found else ()
    acts = [f for f in found if f.first not in inside]
    return Clause(sentence, reader, acts if len(acts) <= MOST_ACTS else [], entities)


_THIRD = 3  # person
_DASHES = frozenset("-–—")


@dataclass(slots=True)
class Clause(Speech):
    """Reads what surrounds the triggers of one sentence."""

    sentence: Sentence
    reader: Reader
    found: list[Found]
    entities: dict[int, Entity]
    signs: list[At] | None = None  # of what is told as a fact or not, once one of its acts has asked
    _found_at: dict[int, Found] = field(init=False)

    def __post_init__(self) -> None:
        self._found_at = {f.first: f for f in self.found}

    def subject_after(self, start: int) -> Entity | None:
        """Whom a pronoun means that comes first: «بعد لقائه الوفد، أكد الوزير …»."""
        after = [e for e in self.entities.values() if e.first >= start and e.kind in ("person", "office", "body")]
        free = [e for e in sorted(after, key=lambda e: e.first) if self.is_subject(e)]
        return free[0] if free and self._acts_before(free[0]) else None

    def lone_after(self, start: int) -> Entity | None:
        """«وبعد لقائه فلانا، كرر سالفيني خطابه»: behind the verb one word that only a name can be."""
        tokens = self.sentence.tokens
        comma = next((n for n in range(start, len(tokens) - 2) if tokens[n].comma), None)
        if comma is None or tokens[comma + 2].text.endswith("ا"):
            return None
        verb = tokens[comma + 1]
        if not (verb.kinds & Kind.VERB or verbs.lookup(verb.text)):
            return None
        named = self.reader.lone_name(comma + 2)
        if named is not None:
            self.entities[comma + 2] = named
        return named

    def _acts_before(self, entity: Entity) -> bool:
        """Whether a verb stands right before a mention: one of the tables, or one of the language behind a comma."""
        token = self.sentence.tokens[entity.first - 1]
        opens = entity.first > 1 and self.sentence.tokens[entity.first - 2].sign
        return bool(token.kinds & Kind.VERB) or (opens and not token.prep and bool(verbs.lookup(token.text)))

    def entity_at(self, n: int) -> Entity | None:
        """The mention that starts at a token."""
        return self.entities.get(n)

    def trigger_at(self, n: int) -> Found | None:
        """The trigger that starts at a token."""
        return self._found_at.get(n)

    def _may_have_done(self, entity: Entity, first: int) -> bool:
        """Whether the gender of a verb of meeting fits somebody told before it."""
        act = self.trigger_at(first)
        wanted = gender.of_verb(self.sentence.tokens[first].text, act.trigger.tense) if act is not None else ""
        return gender.fits(self.sentence.tokens, entity, wanted)

    def subject_left(self, first: int) -> Entity | None:
        """The subject that stands before a verb: «الوزير … استقبل», «الوزير الذي استقبل»."""
        tokens, relatives = self.sentence.tokens, phrases("clauses", "relatives")
        noun = first and tokens[first - 1].text == "عن" and tokens[first].text in phrases("clauses", "like-the-past")
        if noun and not any(e.peer and e.first > first for e in self.entities.values()):
            return None  # «كشف الوزير عن عقد اجتماع»: who tells of it is not told to be there
        behind = tokens[first + 1 : first + 2] if first and tokens[first - 1].text in relatives else []
        if any(t.text in phrases("clauses", "resuming") for t in behind):
            return None  # «المرة الأولى التي يزور فيها رئيس أميركي البلاد»: who does it stands behind
        if (
            first
            and tokens[first - 1].text == "من"
            and first > 1
            and tokens[first - 2].text.removeprefix("و") in phrases("clauses", "that")
        ):
            return None  # «وأن من حضر اللقاء هو فلان»
        antecedent = self.antecedent(first)
        if antecedent is not None:
            return antecedent
        he = self._pronoun_of_that(first)
        if he and (same := self._same_again(first, he)) is not None:
            return same
        if named := self.lone_before(first):
            return named[0]
        if first > 1 and tokens[first - 2].text == ":" and (named_one := self._headline_subject(first)):
            return named_one
        if self.unread_subject(first):
            return None
        if speaker := self._speaks_on(first):
            return speaker
        for entity in sorted(self.entities.values(), key=lambda e: -e.last):
            if entity.last > first:
                continue
            between = tokens[entity.last : first]
            if between and between[-1].text in phrases("clauses", "same-time") and tokens[first - 2].text != "في":
                if not self._may_have_done(entity, first):
                    continue
                between = between[:-1]  # «هنأ الوزير السفير حين استقبله», but «في حين استقبل …»
            words = [t for t in between if not t.sign and t.dating is None]
            if len(words) > LONGEST_GAP or any(_closes(t) for t in between):
                return None
            if any(t.text in relatives for t in between[:1]):
                return entity  # «مع الوزير الذي وصل»
            if self._had_before(entity):
                return entity
            if he and not gender.fits(tokens, entity, he):
                continue  # «التقت المخرج فلانا، والصحيح أنها التقت …»
            if entity.prep or entity.kind == "gathering" or self._governed(entity.first):
                continue
            if self._of_another_subject(entity, between, tokens[first]):
                return None
            single = tokens[first].kinds & Kind.VERB and gender.single(tokens[first].word.core)
            near = len(between) <= 1  # «القيادة الفلسطينية لن تلتقي»
            collective = near and tokens[entity.first].word.core.endswith("ه")
            led = entity.first > 0 and tokens[entity.first - 1].text in phrases("clauses", "that")
            collective = collective or (led and not words)  # «إن العائلات، غدا، ستلتقي …»: they are one of many
            if entity.kind == "plural" and single and not collective:
                continue  # «التقت فلانة سفيري البلدين على أن تلتقي …»
            return self._not_peer(entity)
        return self._headline_subject(first) or self._told_subject(first)

    def _same_again(self, first: int, wanted: str) -> Entity | None:
        """«إن فلانا التقى السفير، وإنه التقى القنصل»: the subject of the clause to which «and that he» is joined.

        ``wanted``: the gender of that pronoun.
        """
        tokens, that, he = self.sentence.tokens, phrases("clauses", "that"), phrases("clauses", "that-he")
        n = governing.before_auxiliaries(tokens, first)
        if tokens[n].text[0] != "و":
            return None
        opens = next((k for k in range(n - 1, -1, -1) if tokens[k].text in that or tokens[k].text in he), None)
        if opens is None:
            return None
        told = self._behind_pronoun(opens) if tokens[opens].text in he else self.entity_at(opens + 1)
        person = told is not None and told.kind in ("person", "office") and not told.conj
        return told if told is not None and person and gender.fits(tokens, told, wanted) else None

    def _pronoun_of_that(self, first: int) -> str:
        """The gender of «أنه» or «أنها» before a verb and its auxiliaries; nothing where neither stands there."""
        n = governing.before_auxiliaries(self.sentence.tokens, first)
        said = self.sentence.tokens[n].text if n > 0 else ""
        return gender.of_pronoun(said) if said in phrases("clauses", "that-he") else gender.UNKNOWN

    def _behind_pronoun(self, opens: int) -> Entity | None:
        """Whom «إنه» means, by the verb behind it."""
        tokens = self.sentence.tokens
        at = opens + 1
        while at < len(tokens) and tokens[at].text in phrases("clauses", "auxiliaries"):
            at += 1
        verb = at < len(tokens) and bool(tokens[at].kinds & (Kind.VERB | Kind.TRIGGER))
        return self.subject_left(at) if verb else None

    def _of_another_subject(self, entity: Entity, between: Sequence[Token], verb: Token) -> bool:
        """«ذكرت الوزارة أن اليابان وحلفاءها عقدوا اجتماعا»: behind «أن» a verb of several, and of nobody before it."""
        if entity.kind not in ("body", "person", "office") or entity.conj or not verb.kinds & Kind.VERB:
            return False
        return any(t.text in phrases("clauses", "that") for t in between) and gender.many(verb.word.core)

    def _not_peer(self, entity: Entity) -> Entity:
        """«يلتقي فلان نظيره …، قبل أن ينتقل»: whom the subject met is not the one who moves on."""
        led = entity.first and self.sentence.tokens[entity.first - 1].text in phrases("clauses", "that")
        if not entity.peer or entity.conj or led:  # «قال إن نظيره فلانا تحادث مع …»
            return entity
        before = [e for e in self.entities.values() if e.last <= entity.first and not e.peer and self.is_subject(e)]
        people = [e for e in before if e.kind in ("person", "office")]
        return max(people, key=lambda e: e.first, default=entity)

    def _had_before(self, entity: Entity) -> bool:
        """«سبق لفلان أن التقى …»: the subject of the verb behind «أن»."""
        before = self.sentence.tokens[entity.first - 1] if entity.first else None
        return entity.prep == "ل" and before is not None and "سبق" in before.word.forms

    def antecedent(self, first: int) -> Entity | None:
        """«بحضور الرئيس فلان، الذي استقبل …»: of whom a relative clause tells, whatever part he has in the other."""
        if first < 2:
            return None
        tokens = self.sentence.tokens
        n = governing.before_auxiliaries(tokens, first)
        if n < 1 or tokens[n].text not in phrases("clauses", "relatives"):
            return None
        comma = tokens[n - 1].comma
        his = tokens[n - 1 - comma].text in phrases("clauses", "of-his")  # «المرافق له»
        found = next(self.ending(n - comma - his), None)
        if found is not None and found.kind == "plural" and tokens[n].text in phrases("clauses", "relatives-of-many"):
            return found  # «وزراء الخارجية الذين اجتمعوا»
        if found is None or found.crowd or found.kind not in ("person", "office", "delegation", "body"):
            return None
        if any(t.word.core in phrases("clauses", "with-guest") for t in tokens[found.first : found.last]):
            # «رئيس البنك والوفد المرافق له الذي وصل …»: the guest and all with him
            return next(self.ending(found.first), None) if found.conj else None
        if found.name is not None:
            return found
        feminine = tokens[found.offices[0][0]].word.core.endswith("ه")
        return found if comma and feminine == (tokens[n].text == "التي") else None

    def _told_subject(self, first: int) -> Entity | None:
        """«ونفى الجاف أن يكون التقى …»: one unknown word between a verb of telling and «أن»."""
        tokens = self.sentence.tokens
        for n in range(first - 2, 0, -1):
            if tokens[n - 1].kinds & Kind.VERB and tokens[n + 1].text in phrases("clauses", "that"):
                entity = self.reader.lone_name(n) if n not in self.entities else None
                if entity is not None:
                    self.entities[n] = entity
                return entity
        return None

    def _lone_subject(self, at: int) -> Entity | None:
        """«أن الحلفاوي التقى», «إن بوتكين سيزور»: after «أن» an indefinite noun would end in «ا» or «ة»."""
        noun = self.sentence.tokens[at].text.endswith(("ا", "ه", "ات", "اء"))
        entity = None if noun or at in self.entities else self.reader.lone_name(at, subject=True)
        if entity is not None:
            self.entities[at] = entity
        return entity

    def lone_before(self, verb: int) -> list[Entity]:
        """«أن العمراوي كان قد استقبل»: one word between «أن» and the verb."""
        if verb < 2:
            return []
        tokens, at = self.sentence.tokens, verb - 1
        while at > 1 and tokens[at].text in but("clauses", "auxiliaries", "relatives"):
            at -= 1
        led = at > 0 and tokens[at - 1].text in phrases("clauses", "that")
        being = at > 0 and at < verb - 1 and tokens[at - 1].text in phrases("clauses", "being")
        told = self._lone_subject(at) if led or being else None
        return [told] if told is not None else []

    def _headline_subject(self, first: int) -> Entity | None:
        """«الجبير يناقش …»: one unknown word opens the sentence, right before the verb."""
        tokens, passed = self.sentence.tokens, phrases("clauses", "before-verb")
        if not first or not tokens[first].kinds & Kind.VERB:
            return None
        opened = next((n + 1 for n in range(first - 1, -1, -1) if tokens[n].text == ":"), 0)  # «لقاء في عمان: الصفدي …»
        start = next((n for n in range(opened, first) if not tokens[n].sign and tokens[n].text not in passed), first)
        if start >= first or any(t.text not in passed for t in tokens[start + 1 : first]):
            return None
        entity = self.reader.lone_name(start, subject=True)
        if entity is not None:
            self.entities[start] = entity
        return entity

    def subject_before(self, first: int) -> Entity | None:
        """Whom a pronoun before ``first`` means: the subject that was told last in this sentence."""
        told = self._quoted(first) or self.asked(first) or self._told_of(first) or self._speaks_on(first)
        if told is not None:
            return told
        subjects = [e for e in self.entities.values() if e.last <= first and self.is_subject(e)]
        subjects = [e for e in subjects if not self._between_dashes(e, first)]
        subjects = [e for e in subjects if not self._behind_subject(e)]
        unread = self._unread_verb(first)
        if unread is not None and not any(e.first > unread for e in subjects):
            return next(iter(self.lone_before(unread)), None)
        people = [e for e in subjects if e.kind in ("person", "office")]
        people = [e for e in people if not e.peer] or people  # «يلتقي … نظيره …، قبل أن ينتقل»
        people = [e for e in people if not e.conj] or people  # «الوزير - وإلى جانبه السفير، والنائب - أكد أنه التقى»
        chosen = self._without_objects(people) or subjects
        return max(chosen, key=lambda e: e.first) if chosen else None

    def _unread_verb(self, first: int) -> int | None:
        """«إن جون سوف يطلع …»: the verb before an act whose subject «إن» leads to, though no table reads it."""
        tokens, passed = self.sentence.tokens, but("clauses", "auxiliaries", "relatives")
        thats = phrases("clauses", "that")
        if not self.sentence.has(thats):
            return None
        at = next((n for n in range(first - 2, 0, -1) if tokens[n - 1].text in thats), None)
        if at is None or at in self.entities or tokens[at].sign or tokens[at].kinds & Kind.STOP or acting(tokens[at]):
            return None
        verb = at + 1
        while verb < first and tokens[verb].text in passed:
            verb += 1
        read = verb >= first or verb in self.entities or bool(tokens[at].prep)
        return None if read or not acting(tokens[verb]) else verb

    def _behind_subject(self, entity: Entity) -> bool:
        """«إن الوالي سوف يطلع فلانا على نتائج لقاء عقده»: behind a verb whose subject «إن» leads to, its object."""
        tokens, verb = self.sentence.tokens, entity.first - 1
        if verb < 2 or not acting(tokens[verb]) or tokens[verb].prep:
            return False
        at = verb - 1
        while at > 1 and tokens[at].text in but("clauses", "auxiliaries", "relatives"):
            at -= 1
        told = tokens[at]
        led = at > 0 and tokens[at - 1].text in phrases("clauses", "that")
        return led and not (told.sign or told.dating is not None or told.kinds & (Kind.STOP | Kind.VERB))

    def _between_dashes(self, entity: Entity, first: int) -> bool:
        """«تحدث الوزير - وإلى جانبه فلان وفلان - عن …، وأكد أنه التقى»: who is told by the way, and done with."""
        if not self.sentence.has(_DASHES):
            return False
        at = [n for n, token in enumerate(self.sentence.tokens[:first]) if token.text in _DASHES]
        return any(a < entity.first and entity.last <= b for a, b in zip(at[::2], at[1::2], strict=False))

    def _without_objects(self, people: list[Entity]) -> list[Entity]:
        """«أطلع المحافظ فلان، القنصل فلانا، على …»: behind a verb with its subject, and no other verb, an object."""
        tokens, found = self.sentence.tokens, sorted(people, key=lambda e: e.first)
        kept: list[Entity] = []
        for one in found:
            before = kept[-1] if kept else None
            told = before is not None and before.first > 0 and bool(tokens[before.first - 1].kinds & Kind.VERB)
            if before is None or not told or one.conj or self._turns(before.last, one.first):
                kept.append(one)
        return kept

    def _turns(self, start: int, end: int) -> bool:
        """Whether a verb, a conjunction or «أن» stands between two tokens."""
        other = either("clauses", "other-clause", "opens-clause")
        return any(t.kinds & Kind.VERB or t.conj or t.text in other for t in self.sentence.tokens[start:end])

    def teller(self, first: int) -> Entity | None:
        """«قال لافرينوف بعد محادثات …»: one unknown word right behind the verb of telling that opens the sentence."""
        tokens = self.sentence.tokens
        if first < 3 or tokens[0].word.core not in phrases("particles", "telling") or 1 in self.entities:
            return None
        after = tokens[2]
        free = after.sign or after.dating is not None or after.kinds & Kind.STOP or after.prep
        entity = self.reader.lone_name(1) if free else None
        if entity is not None:
            self.entities[1] = entity
        return entity

    def _told_of(self, first: int) -> Entity | None:
        """«مع المبعوث فلان، الذي يزور البلاد بعد زيارة قام بها …»: in a relative clause, of whom it tells."""
        relatives = phrases("clauses", "relatives")
        if not self.sentence.has(relatives):
            return None
        ends = {e.last for e in self.entities.values() if e.kind in ("person", "office")}
        for n in range(first - 1, max(-1, first - LONGEST_GAP), -1):
            token = self.sentence.tokens[n]
            if token.text in relatives:
                return self.antecedent(n + 1)
            if token.sign or (token.conj and token.kinds & Kind.VERB) or n + 1 in ends:
                return None
        return None

    def is_subject(self, entity: Entity) -> bool:
        """Whether a mention stands free: no preposition, no noun that it completes."""
        if entity.prep or entity.kind == "gathering" or entity.crowd:
            return False
        if self.headed(entity):
            return False
        return not self._governed(entity.first)

    def headed(self, entity: Entity) -> bool:
        """«استقبل فلان فلانا على رأس وفد»: whom a delegation is told with, not one that took part by itself."""
        if entity.kind != "delegation" or not entity.first:
            return False
        return self.sentence.tokens[entity.first - 1].text in phrases("clauses", "at-the-head")

    def _governed(self, first: int) -> bool:
        n = first - 1
        tokens = self.sentence.tokens
        while n >= 0 and (tokens[n].text in "\"'“”«»‘’(" or tokens[n].dating is not None):
            n -= 1
        if n < 0 or tokens[n].sign:
            return n > 0 and self.names_governed(first, n)
        before = tokens[n]
        led = tokens[n - 1] if n and before.text in phrases("clauses", "there") else before  # «يرافقه خلالها وفد»
        if led.text in led_by():
            return True
        if before.word.core in phrases("offices", "private-offices") and n and tokens[n - 1].kinds & Kind.VERB:
            return False  # «كشف مكتب الوزير فلان عن اجتماعه»
        if (before.kinds & Kind.VERB and not before.prep) or (before.text == "عبر" and n == 0):
            return False
        other = next((e for e in self.ending(n + 1) if e.first < first), None)
        if other is not None and self.entities.get(first) is not None and self.entities[first].conj:
            return bool(other.prep) or self._governed(other.first)
        if other is not None and other.kind == "plural" and other.crowd:  # «الوزيران فلان وفلان»
            return bool(other.prep) or self._governed(other.first)
        if before.text in phrases("clauses", "auxiliaries") or before.text in phrases("clauses", "opening"):
            return False
        if n and tokens[n - 1].text in phrases("clauses", "that") and somebody_of_his(before.text):
            return False  # «قال المحامي إن موكله فلانا التقى …»
        verb = not before.kinds & ~Kind.PLAIN and not before.word.definite and bool(verbs.lookup(before.text))
        denied = n > 0 and tokens[n - 1].text in phrases("clauses", "only-before-verbs")
        if (
            verb
            and n
            and (denied or tokens[n - 1].comma)
            and any(f.person == _THIRD for f in verbs.lookup(before.text))
        ):
            return False  # «وفي سياق منفصل، اعتذر رئيس الديوان عن …», «لم تتمكن الوزيرة من …»
        if n == 0 and (before.kinds & Kind.DOUBTFUL or verb or _did(before)):
            return False  # «صادق مجلس الحكومة»: a verb that is also a name; «ناب»: one that no table of this room lists
        if before.word.place and not before.prep and n:  # «وصل القاهرة اليوم رئيس …», «وصل إلى القاهرة رئيس …»
            act = n - 2 if n > 1 and tokens[n - 1].text in phrases("clauses", "toward") else n - 1
            if tokens[act].kinds & Kind.TRIGGER:
                return False
        if before.text in phrases("clauses", "visited-districts") and n and tokens[n - 1].kinds & Kind.VERB:
            return False  # «غادر البلاد أمس وفد الغرفة»
        if before.text in phrases("clauses", "aims"):
            return True  # «توجه الوزير لحضور الجمعية العامة»
        if before.kinds & Kind.STOP:
            return before.text in phrases("clauses", "prepositions") or before.word.core in phrases(
                "clauses", "prepositions"
            )
        return (
            not (before.kinds & (Kind.COMMON | Kind.ADJECTIVE | Kind.FORMER) and before.word.definite)
            and not before.text.isdigit()
        )

    def names_governed(self, first: int, comma: int) -> bool:
        """«برفقة المدير العام للقسم في الوزارة، فلان»: behind the comma is named who came along."""
        named = self.entities.get(first)
        if (
            named is None
            or named.kind != "person"
            or named.offices
            or named.conj
            or not self.sentence.tokens[comma].comma
        ):
            return False
        office = next(self.ending(comma), None)
        if office is not None and office.kind == "body" and office.first:
            led = self.sentence.tokens[office.first - 1].text in phrases("clauses", "inside")
            office = next(self.ending(office.first - 1), None) if led else office
        if office is None or office.kind != "office":
            return False
        return bool(office.prep) or (office.first > 0 and self._governed(office.first))


def _did(token: Token) -> bool:
    """«طلب الرئيس», «ودعم الوزير»: at the opening of a sentence the past of a verb that is a noun, too."""
    noun = token.kinds & Kind.COMMON and not token.word.definite and not token.prep
    return bool(noun) and any(f.tense == "past" and f.person == _THIRD for f in verbs.lookup(token.word.core))


def _closes(token: Token) -> bool:
    """A verb of its own, or a word that opens another clause."""
    if token.text in phrases("clauses", "auxiliaries") or token.dating is not None:
        return False
    return bool(token.kinds & Kind.VERB) or token.text == ":" or token.text in phrases("clauses", "closing")
