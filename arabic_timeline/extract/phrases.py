"""Mentions of persons, offices, bodies and delegations in a sentence.

An office noun opens a mention («وزير»), what completes it follows («الخارجية الأمريكي»), then the name
(«مايك بومبيو»), or the name comes first and the office after a comma.  A name ends at a verb, a preposition, a sign,
a date or any word that the tables know as no name.
"""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract import places
from arabic_timeline.extract.bodies import Bodies
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import trigger_at
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.names import NO_NAME
from arabic_timeline.extract.posted import LONGEST_BODY
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts, owned, participle
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday
from arabic_timeline.language.derivations import lookup_noun

_SOMEBODY = PERSONAL | Kind.GIVEN | Kind.PLURAL | Kind.DELEGATION
_NO_SEAT = PERSONAL | Kind.GIVEN | Kind.PLURAL | Kind.DELEGATION | Kind.GATHERING | Kind.VERB | Kind.TRIGGER | Kind.PEER


@dataclass(slots=True)
class Reader(Bodies):
    """Reads the mentions of one sentence."""

    def entities(self) -> tuple[Entity, ...]:
        """All mentions in order, never overlapping."""
        found: list[Entity] = []
        end = 0
        for at in self._stops():
            if at < end:
                continue
            venue = self._venue(at)
            read = self._read(at) if venue is None and self._opens(at) else ()
            if read:
                found += read
                self._complete(found)
                found += self._joined(found)
                end = found[-1].last
            elif venue is not None:
                end = venue
            elif self.tokens[at].word.place:
                end = self._past_place(at)
        return tuple(found)

    def _complete(self, found: list[Entity]) -> None:
        """«نقيب المحامين في طرابلس فلان», «رئيسة البعثة، السويسرية فلانة،»: a holder named further on."""
        holder = found[-1]
        if holder.name is None or self._in_office(holder) or holder.conj or holder.prep:
            return
        if any(not t.kinds & Kind.TITLE for t in self.tokens[holder.first : holder.name[0]]):
            return
        apart = len(found) > 2 and found[-2].kind == "body" and found[-2].last == holder.first
        office = found[-2 - apart] if len(found) > 1 + apart else None
        if office is None or office.kind != "office":
            return
        if not (
            self._goes_on(office, holder.first, apart) or self._object_goes_on(found[: -2 - apart], office, holder)
        ):
            return
        named = self._finish(office.first, holder.last, holder.name, list(office.offices))
        found[-2 - apart :] = [named]

    def _in_office(self, holder: Entity) -> bool:
        """Whether a name has an office beside it; a rank («العميد») is none."""
        return any(not self.tokens[n].kinds & Kind.TITLE for first, last in holder.offices for n in range(first, last))

    def _goes_on(self, office: Entity, name: int, apart: bool) -> bool:
        """Whether what stands between an office without a name and a name is of the office; ``apart``: a body does."""
        at = office.last
        if at == name:
            return False
        if self._through(office, name):
            return True
        if office.peer and self.tokens[at].text in phrases("clauses", "sent-by"):
            between = self.tokens[at + 1 : name]  # «ونظيره عن الجماعة فلان»
            return len(between) == 1 and between[0].word.definite
        posted = self.tokens[at].text in phrases("clauses", "before-unknown")
        if posted and apart:  # «رئيس لجنة الأسرى في الحكومة اللواء فلان»
            return self.tokens[at + 1].word.core not in phrases("clauses", "parties")
        place = gazetteer_match(self.tokens, at + 1) if posted and at + 1 < name else None
        at = place[0] if place else at
        if at == name:
            return bool(office.prep) or self._led_to(office.first)
        comma, nation = self.tokens[at], self.tokens[at + 1]
        enclosed = comma.comma and nation.kinds & Kind.NATION and nation.word.definite and at + 2 == name
        return bool(enclosed) and not nation.conj

    def _object_goes_on(self, before: list[Entity], office: Entity, holder: Entity) -> bool:
        """«زار الوفد مديرة الثقافة في محافظة الكرك الدكتورة فلانة»: behind the subject of a verb, the object's name.

        Also «زعيم الحزب المسجون مدى الحياة فلان»: a participle of his, and what goes with it.
        """
        between = self.tokens[office.last : holder.first]
        if not 0 < len(between) <= LONGEST_BODY or any(t.sign or t.conj or t.kinds & _NO_SEAT for t in between):
            return False
        if not (office.prep or self._led_to(office.first)):
            told = next((e for e in reversed(before) if not e.prep and not e.conj), None)
            since = self.tokens[told.last : office.first] if told is not None else ()
            if told is None or any(t.sign or t.text in phrases("clauses", "with") for t in since):
                return False
        lead, *place = between
        district = bool(place) and place[0].word.core in phrases("clauses", "districts")
        known = bool(place) and gazetteer_match(self.tokens, office.last + 1)
        if lead.text == "في" and (known or district) and all(t.word.place or t.word.definite for t in place[district:]):
            return True
        last = self.tokens[office.last - 1].word
        return last.definite and participle(last.core[2:]) and lead.text in phrases("offices", "of-attributes")

    def _through(self, office: Entity, name: int) -> bool:
        """«مدير الإعلام بصحة الشرقية فلان», «مدير الدفاع المدني بمنطقة نجران بالنيابة العميد فلان»: where he serves."""
        between = self.tokens[office.last : name]
        lead = between[0]
        if len(between) > LONGEST_BODY or not self._serves_in(office.last) or lead.conj:
            return False
        if any(t.sign or t.conj or t.dating is not None or t.kinds & _NO_SEAT for t in between):
            return False
        return not self._is_object(office.first, name)

    def _serves_in(self, at: int) -> bool:
        """«بصحة الشرقية», «بالمديرية»: «ب» before a noun that is nobody and no place of a meeting."""
        token = self.tokens[at]
        noun = token.word.core if token.prep == "ب" else token.text[1:] if token.text[0] == "ب" else ""
        if not noun or noun in phrases("clauses", "venues") or token.kinds & _NO_SEAT:
            return False
        return not (token.word.place and self._past_place(at) - at == 1) and (bool(token.prep) or is_everyday(noun))

    def _led_to(self, at: int) -> bool:
        """Whether «مع», «بين» or «لمقابلة» stands before a mention: no name behind it is the object of a verb then."""
        lead = self.tokens[at - 1].text if at else ""
        return lead in phrases("clauses", "with") or lead in phrases("clauses", "aims")

    def _read(self, at: int) -> tuple[Entity, ...]:
        entity = None if (holders := self._holders(at)) else self.entity(at)
        return holders if entity is None else self._parted(entity)

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

    def _free_noun(self, at: int) -> bool:
        """«… أمس عائلات الشهداء»: right behind a mention or a date a noun that nothing leads to, and nobody reads."""
        led = Kind.STOP | Kind.VERB
        for n in range(at, len(self.tokens)):
            token = self.tokens[n]
            if token.kinds & Kind.VERB or (token.sign and not token.comma):
                return False
            opens = n == at or self.tokens[n - 1].dating is not None or self.tokens[n - 1].comma
            if token.comma:
                continue
            if opens and not (token.kinds & led or token.prep or token.conj or token.dating is not None):
                return True
        return False

    def _two_offices(self, entity: Entity) -> tuple[tuple[int, int], ...]:
        """«المفتي مدير المستشفى»: a holder told by one word with the article, and an office behind it, are two."""
        if not entity.offices or entity.offices[0][0] != entity.first:
            return entity.offices
        (first, end), *rest = entity.offices
        alone = self.tokens[first].kinds & Kind.ALONE and self.tokens[first].word.definite and end - first > 1
        second = self.tokens[first + 1] if alone else None
        if second is None or not second.kinds & Kind.HEAD or second.word.definite or second.kinds & Kind.GIVEN:
            return entity.offices
        return ((first, first + 1), (first + 1, end), *rest)

    def _met_by(self, first: int, second: int, entity: Entity) -> bool:
        """Whether a verb of meeting before two offices side by side finds its subject and its object in them."""
        verb = self.tokens[first - 1] if first else None
        if verb is None or not (verb.kinds & Kind.TRIGGER and verb.kinds & Kind.VERB) or entity.prep:
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

    def _joined(self, found: list[Entity]) -> tuple[Entity, ...]:
        """«الوزيران رشيد المعلاوي وفرانثيسكو غارثيا»: the second holder, by a name that no table knows."""
        joined: list[Entity] = []
        last = found[-1]
        listed = len(found) > 1 and found[-2].kind == "plural" and found[-2].last == last.first
        while last.name is not None and listed and (end := self._joined_name(last.last)) is not None:
            last = self._finish(last.last, end, (last.last, end), [])
            last.conj = last.listed = True
            joined.append(last)
        return tuple(joined)

    def joined(self, at: int) -> Entity | None:
        """A name of two words or more that «و» joins to the one before it, where a clause asks for one."""
        end = self._joined_name(at)
        if end is None:
            return None
        entity = self._finish(at, end, (at, end), [], weak=True)
        entity.conj = True
        return entity

    def _stops(self) -> list[int]:
        """Where a mention may begin or a place stands; the other words of a sentence are not looked at."""
        if self.surnames:
            return [n for n, t in enumerate(self.tokens) if t.opens or t.crossed or self._told(t)]
        return [n for n, t in enumerate(self.tokens) if t.opens or t.crossed]

    def _opens(self, at: int) -> bool:
        return self.tokens[at].opens or self._told(self.tokens[at])

    def _told(self, token: Token) -> bool:
        """Whether a word is a surname that the text gives elsewhere, clitics apart."""
        return bool(self.surnames) and not self.surnames.keys().isdisjoint(token.word.forms)

    def _venue(self, at: int) -> int | None:
        """The end of «بمقر الوزارة», «في مكتبه»: its owner takes no part, who follows may."""
        token = self.tokens[at]
        if not token.crossed or token.word.core not in phrases("clauses", "venues"):
            return None
        if token.prep != "ب" and not (at and self.tokens[at - 1].text in phrases("clauses", "inside")):
            return None
        place = places.at(self.tokens, at, self.index)
        return place.last if place is not None else None

    def entity(self, at: int) -> Entity | None:
        """The mention that starts at a token, or ``None``."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return None
        if token.word.place and not token.kinds & PERSONAL and self._is_place(at):
            return None
        if token.kinds & PERSONAL:
            if self._attribute(at) or self._district(at) or self._first_of_kind(at):
                return None
            if self._team(at):
                return self._group(at, "delegation")
        if token.locates and self._alias(at) is None and self.index.place(self.tokens, at) is not None:
            return None  # a place of the registry, though it is a given name too
        if (
            token.kinds & (PERSONAL | Kind.GIVEN)
            or token.word.core in phrases("clauses", "opens-name")
            or self._alias(at)
            or self._surname(at)
        ):
            found = self._person(at)
            if found is not None:
                return found
        several = self._one_of_several(at)
        if several is not None:
            return several
        if token.word.core in phrases("clauses", "works") and self._gathers(at + 1):
            return None
        if token.kinds & Kind.PLURAL or self._two(at):
            return None if self._numbered(at + 1) else self._group(at, "plural")
        if token.kinds & Kind.DELEGATION and not self._idle_mission(at):
            return self._group(at, "delegation")
        if token.kinds & Kind.BODY and not token.kinds & Kind.NOT_PEOPLE and not self._loose_body(at):
            if self._own_sitting(at):
                return None
            return self._group(at, "body")
        if token.kinds & Kind.GATHERING:
            return self._group(at, "gathering")
        return None

    def _attribute(self, at: int) -> bool:
        """«الطاقم الطبي المشرف على علاجه»: what is said of the noun before it, and nobody else."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        if after is None or before is None or token.conj or token.prep or not before.word.definite or before.sign:
            return False
        if before.kinds & Kind.DELEGATION and token.word.core in phrases("offices", "attributes"):
            return True  # «الوفد المفاوض»
        if (before.kinds & (PERSONAL | Kind.GIVEN) and not before.kinds & Kind.ADJECTIVE) or before.dating is not None:
            return False
        if token.word.core not in phrases("offices", "attributes") or before.word.core in phrases(
            "clauses", "place-alone"
        ):
            return False
        return after.text in phrases("offices", "attributed") or after.prep in ("ب", "ل")

    def _first_of_kind(self, at: int) -> bool:
        """«فلان، أول مسؤول غربي يتوجه إلى …»: what is said of who stands before the comma."""
        words = phrases("clauses", "firsts-of-kind")
        first = at - (self.tokens[at].text not in words)
        led = first > 0 and self.tokens[first].text in words and self.tokens[first - 1].comma
        return led and not self.tokens[at].word.definite

    def _district(self, at: int) -> bool:
        """«في محافظة الكرك»: behind «في» no woman who governs it."""
        inside = at > 0 and self.tokens[at - 1].text in phrases("clauses", "inside")
        return inside and self.tokens[at].word.core in phrases("clauses", "districts")

    def _team(self, at: int) -> bool:
        """«الفريق الهندسي المشرف على …»: with an everyday adjective behind it no rank, but a team."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or token.word.core not in phrases("offices", "teams") or not after.word.definite:
            return False
        stem = after.word.core.removeprefix("ال").removesuffix("ي")
        described = len(stem) > 1 and after.word.core.endswith("ي") and (is_everyday(stem) or is_everyday(stem + "ه"))
        return described and after.text not in phrases("offices", "corps") and not after.kinds & Kind.GIVEN

    def _idle_mission(self, at: int) -> bool:
        """«بعثة الهلال», against «بعثة البنك …» and «بعثة من صندوق …»: a mission of no body."""
        if self.tokens[at].word.core not in phrases("offices", "missions"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and after.text in phrases("offices", "made-up") and self._from_next(at + 2):
            return False  # «بعثة مؤلفة من …»
        return not self._from_body(at + 1 + (at + 1 < len(self.tokens) and self.tokens[at + 1].text == "من"))

    def _gathers(self, at: int) -> bool:
        """«فعاليات المؤتمر»: the mention is the gathering."""
        return at < len(self.tokens) and bool(self.tokens[at].kinds & Kind.GATHERING)

    def _numbered(self, at: int) -> bool:
        """«الطريق الوطنية عدد 3», «5 نواب» apart: a figure after the word counts no holders."""
        return at < len(self.tokens) and self.tokens[at].text.isdigit()

    def _past_place(self, at: int) -> int:
        place = None if self.tokens[at].sign else gazetteer_match(self.tokens, at)
        return place[0] if place else at + 1

    def lone_name(self, at: int, *, subject: bool = False) -> Entity | None:
        """One word that stands where only a name can: «الجبير يبحث مع …», «يبحث مشعل مع …».

        ``subject``: it stands before a verb, where «بوتكين يستقبل» is no plural.
        """
        token = self.tokens[at]
        if (
            token.sign
            or token.dating is not None
            or token.conj
            or token.prep
            or len(token.text) < 3
            or token.text.isascii()
        ):
            return None
        if self._everyday(token) or (not token.kinds and self._of_language(token.text)):
            return None
        if token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) or token.text.isdigit() or gazetteer_match(self.tokens, at):
            return None
        nisba = token.word.definite and token.text.endswith("ي")
        single = subject and token.text.endswith(("ين", "ون")) and not self._plural_verb(at + 1)
        if not token.kinds and NO_NAME.match(token.text) and not (nisba or single):
            return None
        return self._finish(at, at + 1, (at, at + 1), [], weak=True)

    def _of_language(self, text: str) -> bool:
        return acts(text) or owned(text) or self._led(text)

    def _led(self, text: str) -> bool:
        """«بنقل», «لحض»: ب or ل before a verbal noun."""
        return text[0] in "بل" and len(text) > 3 and bool(lookup_noun(text[1:]))

    def _definite_start(self, at: int) -> bool:
        """«المعاين سليمي، رئيس المجلس، …»: a first name with the article, where an office behind says so."""
        token = self.tokens[at]
        if not token.word.definite or token.kinds or token.conj or token.prep or token.sign:
            return False
        return self._office_behind(self._name_end(at))

    def _apposed(self, end: int) -> bool:
        """«راجيش مينون، القنصل العام …»: an office after the comma says that it was a name."""
        comma = end + 1 < len(self.tokens) and self.tokens[end].comma
        return comma and self._heads(end + 1)

    def _plural_verb(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text.endswith(("وا", "ون", "ان", "ا"))

    def unknown_name(self, at: int, words: int = 2) -> Entity | None:
        """A name that nothing announces, where a clause needs one: at least ``words`` unknown words."""
        if at >= len(self.tokens) or self.tokens[at].dating is not None:
            return None
        if not self._may_start_name(at) and not self._definite_start(at):
            return None
        end = self._name_end(at)
        span = self.tokens[at:end]
        if end - at < words or any(len(t.text) < 2 or t.text.isdigit() for t in span):
            return None
        if any(NO_NAME.match(t.text) for t in span) and not self._apposed(end):
            return None
        if any(not t.kinds and (acts(t.text) or owned(t.text)) for t in span):
            return None
        if span[-1].word.definite and not span[0].kinds & Kind.GIVEN:
            return None
        return self._finish(at, end, (at, end), [], weak=True)
