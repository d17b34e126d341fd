"""Mentions of persons, offices, bodies and delegations in a sentence.

An office noun opens a mention («وزير»), what completes it follows («الخارجية الأمريكي»), then the name
(«مايك بومبيو»), or the name comes first and the office after a comma.  A name ends at a verb, a preposition, a sign,
a date or any word that the tables know as no name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from arabic_timeline.extract import places
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.further import Further
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.names import NO_NAME
from arabic_timeline.extract.offices import QUOTES
from arabic_timeline.extract.several import with_lands
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts, owned
from arabic_timeline.extract.words import PERSONAL, Kind
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import lookup_noun

_OCCUPATION = 2  # words that complete a calling
_FULL = 2  # words of a name
_OF = 2  # words of «من قادة المجتمع»


@dataclass(slots=True)
class Reader(Further):
    """Reads the mentions of one sentence."""

    def entities(self) -> tuple[Entity, ...]:
        """All mentions in order, never overlapping."""
        found: list[Entity] = []
        end = 0
        for at in self._stops():
            if at < end:
                continue
            venue = self._venue(at) if self.tokens[at].crossed else None
            read = self._read(at) if venue is None and self._opens(at) else ()
            if read:
                found += read
                self._complete(found)
                if (named := self.enclosed_holder(found[-1])) is not None:
                    found[-1] = named
                elif (before := self.named_before(found)) is not None:
                    found[-1] = before
                found += self._joined(found)
                end = found[-1].last
            elif venue is not None:
                end = venue
            elif self.tokens[at].word.place:
                end = self._past_place(at)
        return tuple(self._with_more_lands(with_lands(self.tokens, found)))

    def _with_more_lands(self, found: Sequence[Entity]) -> Iterator[Entity]:
        """«سفراء كندا فلان، وسريلانكا أنورا سيلفا»: in a list of lands a name that no table knows is one, too."""
        lands, end = False, 0
        for n, entity in enumerate(found):
            if entity.first < end:
                continue
            yield entity
            several = entity.kind == "plural" and self._of_a_land(entity)
            first = n > 0 and found[n - 1].last == entity.first and not entity.conj
            lands = several or (lands and entity.name is not None and (first or entity.listed))
            last: Entity | None = entity
            while lands and not several and last is not None and last.name is not None:
                end = last.last
                last = None if n + 1 < len(found) and found[n + 1].first <= end + 1 else self._land_next(end)
                if last is not None:
                    yield last

    def _of_a_land(self, several: Entity) -> bool:
        """«سفراء كندا», «سفراء كوت ديفوار»."""
        if several.last == several.first + 1:
            return False
        land = gazetteer_match(self.tokens, several.first + 1)
        return bool(self.tokens[several.last - 1].kinds & Kind.COUNTRY) or (
            land is not None and land[0] == several.last
        )

    def _land_next(self, at: int) -> Entity | None:
        """«، وسريلانكا أنورا سيلفا»: a land that «و» joins, and behind it a name."""
        at += at < len(self.tokens) and self.tokens[at].comma
        land = gazetteer_match(self.tokens, at) if at < len(self.tokens) and self.tokens[at].conj else None
        if land is None or not self.tokens[at].kinds & Kind.COUNTRY:
            return None
        named = self.unknown_name(land[0])
        if named is None:
            return None
        return replace(named, first=at, conj=True, offices=((at, land[0]),), listed=True, weak=False)

    def _read(self, at: int) -> tuple[Entity, ...]:
        entity = None if (holders := self._holders(at)) else self.entity(at)
        return holders if entity is None else self._parted(entity)

    def _joined(self, found: list[Entity]) -> tuple[Entity, ...]:
        """«الوزيران رشيد المعلاوي وفرانثيسكو غارثيا»: the second holder, by a name that no table knows."""
        joined: list[Entity] = []
        last = found[-1]
        two = last.kind == "plural" and last.last - last.first == 1 and self._dual(last.first)
        if two and (end := self._first_held(last.last)) is not None:
            joined.append(self._as_listed(last.last, end))
            last = joined[0]
        elif (end := self._first_of_group(found)) is not None:
            joined.append(self._as_listed(last.last + (self.tokens[last.last].text == ":"), end))
            last = joined[0]
        listed = (
            bool(joined)
            or (len(found) > 1 and found[-2].kind == "plural" and found[-2].last == last.first)
            or self._two_by_case(last)
            or self._goes_on_listing(found)
        )
        while last.name is not None and listed and (end := self._joined_name(last.last)) is not None:
            last = self._as_listed(last.last, end)
            last.conj = True
            joined.append(last)
        return tuple(joined)

    def _first_of_group(self, found: Sequence[Entity]) -> int | None:
        """«استقبل الوزير فلان قادة الحراك محسن فلان وعلي فلان»: the end of the first name of those whom a group is of,
        a word besides, where another follows; of a group that may itself have met them nothing is read."""
        group, at = found[-1], found[-1].last
        at += at < len(self.tokens) and self.tokens[at].text == ":"
        token = self.tokens[at] if at < len(self.tokens) else None
        if token is None or group.kind != "plural" or not token.kinds & Kind.DOUBTFUL or token.conj or token.prep:
            return None
        if not self.tokens[group.last - 1].word.definite or len(found) < _FULL or not self._met_by_another(found):
            return None
        end = self._name_end(at)
        return end if end - at >= _FULL and self._joined_name(end) is not None else None

    def _met_by_another(self, found: Sequence[Entity]) -> bool:
        """Whether somebody is told between the verb and a group, whom or with whom he met."""
        before = found[-2]
        return before.kind in ("person", "office", "delegation") and not any(
            t.kinds & Kind.VERB for t in self.tokens[before.last : found[-1].first]
        )

    def _goes_on_listing(self, found: Sequence[Entity]) -> bool:
        """«كمال فهد وماجد حداد»: right behind a whole name without an office another one, which is no verb."""
        last = found[-1]
        pair = self.tokens[last.last : last.last + _FULL]
        if len(pair) < _FULL or last.name is None or last.offices or last.name[1] - last.name[0] < _FULL:
            return False
        named = pair[0].conj and bool(pair[0].kinds & Kind.GIVEN) and not verbs.lookup(pair[0].word.core)
        return named and not (pair[1].word.definite and pair[1].kinds)

    def _as_listed(self, first: int, last: int) -> Entity:
        """Somebody whose name stands in a list of holders."""
        one = self._finish(first, last, (first, last), [])
        one.listed = True
        return one

    def _two_by_case(self, holder: Entity) -> bool:
        """«تدارس وزيرا المياه فلان وفلان»: behind a verb the dual of an office before its complement."""
        token = self.tokens[holder.first]
        behind_verb = holder.first > 0 and bool(self.tokens[holder.first - 1].kinds & Kind.VERB)
        return behind_verb and bool(token.kinds & Kind.HEAD) and token.word.core.endswith("ا") and not token.conj

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
        if told := self.printed:
            return [n for n, t in enumerate(self.tokens) if t.opens or t.crossed or t.text in told]
        return [n for n, t in enumerate(self.tokens) if t.opens or t.crossed]

    def _opens(self, at: int) -> bool:
        token = self.tokens[at]
        if places.leads_under(self.tokens, at):
            return False
        return token.opens or self._told(token) or (token.crossed and self._some_of(at))

    def _some_of(self, at: int) -> bool:
        """«أربعة من قادة المجتمع المدني»: so many of those whom a noun of holders names."""
        if self.tokens[at].text.removeprefix("و") not in phrases("offices", "few"):
            return False
        of = self.tokens[at + 1 : at + 4]
        return len(of) > _OF and of[0].text == "من" and bool(of[1].kinds & Kind.PLURAL) and self._theirs(at + 2)

    def _counted_group(self, told: Entity, at: int) -> Entity:
        """«وثلاثة من قادة الأحزاب»: with the number, and the «و» that is written together with it."""
        token = self.tokens[at]
        joined = token.conj or token.text.startswith("و")
        return replace(told, first=at, offices=((at, told.last),), prep=token.prep, conj=joined)

    def _theirs(self, at: int) -> bool:
        """«قادة المجتمع», «كبار مشغلي المستودعات»: people, and whose they are."""
        behind = at + 1
        if self.tokens[at].kinds & Kind.CROWD and self.tokens[behind].text.endswith("ي"):
            behind += behind + 1 < len(self.tokens)
        return self.tokens[behind].word.definite

    def _told(self, token: Token) -> bool:
        """Whether a word is a surname that the text gives elsewhere, clitics apart."""
        return token.text in self.printed and not self.surnames.keys().isdisjoint(token.word.forms)

    def _venue(self, at: int) -> int | None:
        """The end of «بمقر الوزارة», «في مكتبه»: its owner takes no part, who follows may."""
        token = self.tokens[at]
        if token.word.core not in phrases("clauses", "venues"):
            return None
        if token.prep != "ب" and not (at and self.tokens[at - 1].text in phrases("clauses", "inside")):
            return None
        place = places.at(self.tokens, at, self.index)
        return place.last if place is not None else None

    def _standing_for(self, at: int) -> bool:
        """«دولة قطر، ممثلة في وزيرة الصحة فلانة»: no holder, but who stands for the state or body before it."""
        whom = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        said = self.tokens[at].text in phrases("offices", "standing-for") and self.tokens[at + 1 : at + 2] != []
        led = said and self.tokens[at + 1].text in phrases("clauses", "inside")
        return led and whom is not None and bool(whom.kinds & PERSONAL)

    def entity(self, at: int) -> Entity | None:
        """The mention that starts at a token, or ``None``."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return None
        if (kin := self._joined_kin(at)) is not None:
            return kin
        if token.word.place and not token.kinds & PERSONAL and self._is_place(at):
            return None
        if self._nickname(at):
            return None
        if at and self.tokens[at - 1].text in phrases("clauses", "relatives") and not token.kinds & PERSONAL:
            return None  # «الذي رأى النور في حلب»: behind «who» stands what he did
        if token.kinds & PERSONAL:
            if self._standing_for(at):
                return None
            if self._attribute(at) or self._district(at) or self._first_of_kind(at):
                return None
            if self._team(at):
                return self._group(at, "delegation")
        if token.locates and self.index.place(self.tokens, at) is not None and self._alias(at) is None:
            return None  # a place of the registry, though it is a given name too
        if (
            token.kinds & (PERSONAL | Kind.GIVEN)
            or token.word.core in phrases("clauses", "opens-name")
            or (token.known and self._alias(at))
            or (self.surnames and self._surname(at))
            or self._fathered_behind_comma(at)
        ):
            found = self._person(at)
            if found is not None:
                return None if self._some_first(found) else self._two_held(found) or found
        several = self._one_of_several(at)
        if several is not None:
            return several
        if (occupied := self._of_occupation(at)) is not None:
            return occupied
        if token.word.core in phrases("clauses", "works") and self._gathers(at + 1):
            return None
        if token.crossed and self._some_of(at):
            told = self._group(at + 2, "plural")
            return None if told is None else self._counted_group(told, at)
        if token.kinds & Kind.PLURAL or self._two(at):
            counted = self._numbered(at + 1) and self._of_so_many(at) is None
            return None if counted else self._group(at, "plural")
        if token.kinds & Kind.DELEGATION and not self._idle_mission(at):
            return self._group(at, "delegation")
        if token.kinds & Kind.BODY and not token.kinds & Kind.NOT_PEOPLE and not self._loose_body(at):
            if self._own_sitting(at) or self._bare_body(at) or self._speaks_for(at):
                return None
            return self._group(at, "body")
        if token.kinds & Kind.GATHERING:
            return self._group(at, "gathering")
        return None

    def _nickname(self, at: int) -> bool:
        """«محمود حداد الملقب بـ«أبو العبد»»: what somebody is called besides, who has been named."""
        n = at - 1
        while n > 0 and (self.tokens[n].text in QUOTES or self.tokens[n].text in phrases("names", "called-by")):
            n -= 1
        token = self.tokens[at]
        by = token.text in phrases("names", "called-by")  # «باسم», which is a given name, too
        led = token.prep == "ب" or n < at - 1 or by or bool(token.kinds & Kind.PARTICLE)
        return n >= 0 and led and self.tokens[n].text in phrases("names", "called-so")

    def _joined_kin(self, at: int) -> Entity | None:
        """«الرئيس فلان وعقيلته فلانة», «رفقة عقيلته فلانة»: who came, by what they are to each other and by name."""
        token, name = self.tokens[at], at + 1
        joined = token.text[0] == "و" and token.text[1:] in phrases("clauses", "own-kin")
        led = at > 0 and self.tokens[at - 1].text in phrases("clauses", "in-company")
        if not (joined or (led and token.text in phrases("clauses", "own-kin"))):
            return None
        name += name < len(self.tokens) and bool(self.tokens[name].kinds & Kind.TITLE)
        if name >= len(self.tokens) or not self.tokens[name].kinds & Kind.GIVEN or not self._named(name, True):
            return None
        end = self._name_end(name)
        return replace(self._finish(at, end, (name, end), []), conj=joined) if end - name >= _FULL else None

    def _of_occupation(self, at: int) -> Entity | None:
        """«عالم الآثار فلان», «وعازف العود فلان»: a calling with its complement, and right behind it a given name."""
        if self.tokens[at].word.core not in phrases("offices", "occupations"):
            return None
        name = at + 1
        while name < len(self.tokens) and name - at <= _OCCUPATION and self._qualifies_calling(name):
            name += 1
        called = name - at > 1 and name < len(self.tokens) and self.tokens[name].kinds & Kind.GIVEN
        if not called or self.tokens[name].conj or self.tokens[name].prep or not self._named(name, True):
            return None
        end = self._name_end(name)
        return self._finish(at, end, (name, end), [(at, name)])

    def _qualifies_calling(self, at: int) -> bool:
        """A word with the article, or a town, that completes a calling: «الآثار», «البيئة البحرية», «تارودانت»."""
        token = self.tokens[at]
        free = not (token.sign or token.conj or token.prep) and token.dating is None
        if not free or token.kinds & (Kind.STOP | Kind.VERB | Kind.TITLE | Kind.ALONE):
            return False
        return token.word.definite or bool(token.kinds & Kind.CITY)

    def _two_held(self, office: Entity) -> Entity | None:
        """«وزيرا خارجية مصر والأردن»: the dual of an office, which is spelt like «وزيرا للخارجية»."""
        first, behind = office.first, self.tokens[office.first + 1 : office.last]
        if office.kind != "office" or not self.tokens[first].word.core.endswith("ا") or any(t.prep for t in behind):
            return None
        last = self._past_second_nation(first, office.last)
        nations = frozenset(nations_of(self.tokens[first:last]))
        both = replace(office, kind="plural", last=last, offices=((first, last),), nations=nations)
        return both if last > office.last else None

    def _speaks_for(self, at: int) -> bool:
        """«أعلن مكتب الوزير فلان أنه التقى …»: what a man's own office tells, it tells of him."""
        token = self.tokens[at]
        if token.word.core not in phrases("offices", "private-offices") or not at or token.prep:
            return False
        whose = self._person(at + 1) if at + 1 < len(self.tokens) and self.tokens[at + 1].kinds & PERSONAL else None
        return whose is not None and whose.name is not None

    def _idle_mission(self, at: int) -> bool:
        """«بعثة الهلال», against «بعثة البنك …» and «بعثة من صندوق …»: a mission of no body."""
        if self.tokens[at].word.core not in phrases("offices", "missions"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and after.text in phrases("offices", "made-up") and self._from_next(at + 2):
            return False  # «بعثة مؤلفة من …»
        if self._of_where(at + 1) or (after is not None and after.text.endswith("ه") and self._of_where(at + 2)):
            return False
        return not self._from_body(at + 1 + (at + 1 < len(self.tokens) and self.tokens[at + 1].text == "من"))

    def _of_where(self, at: int) -> bool:
        """«بعثة إسبانية», «بعثة طبية من إسبانيا»: the nation or the country of those who came."""
        pair = self.tokens[at : at + 2]
        if pair and pair[0].kinds & Kind.NATION and not pair[0].conj:
            return True
        return len(pair) > 1 and pair[0].text == "من" and bool(pair[1].kinds & (Kind.COUNTRY | Kind.CITY))

    def _gathers(self, at: int) -> bool:
        """«فعاليات المؤتمر»: the mention is the gathering."""
        return at < len(self.tokens) and bool(self.tokens[at].kinds & Kind.GATHERING)

    def _numbered(self, at: int) -> bool:
        """«الطريق الوطنية عدد 3», «5 نواب» apart: a figure after the word counts no holders."""
        return at < len(self.tokens) and self.tokens[at].text.isdigit()

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
            or token.text in phrases("triggers", "joint")
        ):
            return None
        if self._everyday(token) or (not token.kinds and self._of_language(token.text)):
            return None
        if token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) or token.text.isdigit() or gazetteer_match(self.tokens, at):
            return None
        if self._at_place(at):
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

    def _at_place(self, at: int) -> bool:
        """«استقبل بشرم الشيخ الوزير»: «ب» on a place that the tables or the registry know."""
        if self.tokens[at].text[0] != "ب":
            return False
        return gazetteer_match(self.tokens, at) is not None or self.index.place(self.tokens, at) is not None

    def unknown_name(self, at: int, words: int = 2) -> Entity | None:
        """A name that nothing announces, where a clause needs one: at least ``words`` unknown words."""
        if at >= len(self.tokens) or self.tokens[at].dating is not None:
            return None
        if not self._may_start_name(at) and not self._definite_start(at):
            return None
        if self._at_place(at):
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
