"""Whom an office is sent by, and where it is: «سفير الولايات المتحدة في المغرب», «المبعوث الشخصي للأمين العام»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.finding import trigger_at
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.names import Names
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.wording import tied
from arabic_timeline.extract.words import PERSONAL, Kind
from arabic_timeline.language.derivations import is_masdar

_LONG_OFFICE = 3  # words that an office has at least, behind which «في …» rather tells where it is held
PARTED = (".", "/")  # between a title and the name: «د. فلان», «اللواء/ فلان»
LONGEST_BODY = 6  # words of a body, to the comma or the name behind it
_OF_OFFICE = 8  # words of an office before its holder's name
_TWO_WORDS = 2
_DISTRICT = 4  # words from «بمنطقة» to the name of who is its head
_QUOTED = frozenset("\"'“”‘’«»")


@dataclass(slots=True)
class Posted(Names):
    """Finds what sends the holders of the offices of one sentence, and where they are."""

    def _name_next(self, at: int) -> bool:
        """«مدير التعليم بالمنطقة الدكتور فلان»: where the holder's name follows, the district is his office's."""
        while at < len(self.tokens) and self.tokens[at].kinds & Kind.TITLE:
            at += 2 if self._dotted(at) else 1
        return at < len(self.tokens) and self._named(at, True)

    def _behind_district(self, first: int, at: int) -> int | None:
        """«مدير فرع الوزارة بمنطقة مكة المكرمة عبدالله اليامي»: where the holder's name begins behind his district."""
        for n in range(at + 1, min(at + _DISTRICT, len(self.tokens))):
            if self._name_next(n) and not self.tokens[n].word.place:
                return n if not self._is_object(first, n) else None
            token = self.tokens[n]
            if token.sign or token.conj or token.prep or not (token.word.place or token.word.definite):
                return None
        return None

    def _whole_district(self, first: int, at: int) -> int | None:
        """«مدير الدفاع المدني بمحافظة الطائف، …»: past the district of a local office, where nothing goes on."""
        if self.tokens[at].word.core not in phrases("offices", "office-districts") or at - first < _TWO_WORDS:
            return None
        if not self._of_local_office(first, at):
            return None
        name = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if name is None or name.sign or name.prep or name.conj or name.dating is not None:
            return None
        place = gazetteer_match(self.tokens, at + 1)
        end = place[0] if place else at + 2
        after = self.tokens[end] if end < len(self.tokens) else None
        return end if after is None or after.sign or after.dating is not None or after.conj else None

    def _region(self, at: int) -> int | None:
        """«قائد القوات في أفريقيا», «المبعوث إلى الشرق الأوسط»: the token behind a part of the world."""
        words = [t.text for t in self.tokens[at : at + 2]]
        regions = phrases("offices", "regions")
        return next((at + n for n in (2, 1) if len(words) >= n and " ".join(words[:n]) in regions), None)

    def _sent_there(self, first: int, at: int, end: int) -> bool:
        """«رئيسة بعثة المنظمة بتونس فلانة»: the seat of a mission, where the name follows, or its land."""
        mission = any(t.word.core in phrases("clauses", "missions") for t in self.tokens[first:at])
        land = self.tokens[end - 1].kinds & Kind.COUNTRY and not self.tokens[end - 1].kinds & Kind.CITY
        return mission and (bool(land) or (end < len(self.tokens) and self._named(end, True)))

    def _dated_name(self, at: int) -> int | None:
        """«قائد لواء 17 نيسان»: past the date after which a unit or a movement is called."""
        previous, end = self.tokens[at - 1], at
        if previous.word.core not in phrases("offices", "named-by-date"):
            return None
        if self.tokens[at].dating is None:  # the room of dates knows the name, too
            return min(at + 2, len(self.tokens))
        while end < len(self.tokens) and self.tokens[end].dating == self.tokens[at].dating:
            end += 1
        return end

    def _largest(self, at: int) -> bool:
        """«زعيم ثالث أكبر كتلة»: one office, however many are before it."""
        if self.tokens[at].text not in phrases("offices", "largest") or at + 1 >= len(self.tokens):
            return False
        previous, after = self.tokens[at - 1], self.tokens[at + 1]
        ranked = bool(previous.kinds & Kind.HEAD) or previous.text in phrases("offices", "nth")
        return ranked and not previous.word.definite and bool(after.kinds & (Kind.BODY | Kind.INNER | Kind.PLAIN))

    def _visited(self, first: int, at: int) -> bool:
        """«يزور وزير الصحة المحافظة», «زار الرئيس البلاد»: behind a verb of going a district is where he goes."""
        core, before = self.tokens[at].word.core, self.tokens[at - 1]
        place = self.tokens[at].word.definite and core in phrases("clauses", "visited-districts")
        return place and before.word.definite and self._on_journey(first)

    def _sent_by_both(self, first: int, at: int) -> bool:
        """«الوسيط المشترك للأمم المتحدة والاتحاد الإفريقي»: the second body that sends one who is sent by two."""
        token, span = self.tokens[at], self.tokens[first:at]
        shared = any(t.word.core in phrases("offices", "shared") for t in span)
        body = bool(token.kinds & Kind.BODY) and token.conj and not token.prep
        return shared and body and not self.tokens[first].kinds & Kind.PLURAL

    def _titled_there(self, first: int, at: int, end: int) -> bool:
        """«رئيس المرحلة الانتقالية في مالي العقيد فلان»: the land of his office, before his rank and his name."""
        titled = end < len(self.tokens) and self.tokens[end].kinds & Kind.TITLE and not self.tokens[end].conj
        return (
            bool(titled)
            and self.tokens[at - 1].word.definite
            and self._name_next(end)
            and not self._is_object(first, end)
        )

    def _accredited(self, at: int) -> bool:
        """«السفير المفوض لتونس», against «زيارة وزير الدفاع لتونس»: what follows an adjective or a head alone."""
        previous = self.tokens[at - 1]
        return previous.word.definite and bool(previous.kinds & (Kind.ADJECTIVE | Kind.FORMER | Kind.ALONE))

    def _local(self, first: int, at: int, end: int) -> bool:
        """«رئيس لجنة السقاية بالقصبة الشيخ فلان»: where a local body is, before the name of who leads it."""
        token = self.tokens[at]
        if token.prep != "ب" and token.word.prep != "ب":
            return False
        if not self._of_local_office(first, at):
            return False
        if end >= len(self.tokens) or not self._name_next(end):
            return False
        known = token.word.place or (token.word.definite and not token.kinds)
        return known and not self._is_object(first, end)

    def _of_local_office(self, first: int, at: int) -> bool:
        """«رئيس لجنة السقاية»: a head of local offices, and a body that is not the state's."""
        return self.tokens[first].word.core in phrases("offices", "local") and self._of_local_body(first, at)

    def _of_local_body(self, first: int, at: int) -> bool:
        span = self.tokens[first + 1 : at]
        return bool(span) and not any(t.word.core in phrases("offices", "of-state") for t in span)

    def _is_object(self, first: int, at: int) -> bool:
        """«التقى مدير الأمن بالقصبة الشيخ فلان»: whom the verb has for its object, where nobody else follows."""
        return self._behind_asking(first) and not self._another(self._over_apposition(at) + 1)

    def _behind_asking(self, first: int) -> bool:
        """Whether a verb that asks for whom somebody met stands right before him who met."""
        before = self.tokens[max(first - 4, 0) : first]
        acts = (n for n, t in enumerate(reversed(before)) if t.kinds & Kind.TRIGGER and t.kinds & Kind.VERB)
        act = next((n for n in acts if self._asks_object(first - 1 - n)), None)
        if act is None or self._governed(first):
            return False
        between = before[len(before) - act :]  # nobody, and no known noun: «ترأس الاجتماع مدير …»
        return not any(t.sign or t.kinds & PERSONAL or (t.tells and t.word.definite) for t in between)

    def _over_apposition(self, at: int) -> int:
        """«فلان وزير المالية», «فلان، رئيس الغرفة»: the head of an office right behind a name, of nobody else."""
        name = self._past_titles(at)
        if name >= len(self.tokens) or not self.tokens[name].kinds & Kind.GIVEN:
            return at
        end = self._past_names(name)
        office = end + (end < len(self.tokens) and self.tokens[end].comma)
        if end - name < 2 or office >= len(self.tokens):
            return at
        head = self.tokens[office]
        free = head.kinds & Kind.HEAD and not (head.conj or head.prep)
        return office if free and not self._next_named(office) else at

    def _past_titles(self, at: int) -> int:
        """Past «الدكتور», «د.» and «اللواء/»."""
        while at < len(self.tokens) and self.tokens[at].kinds & Kind.TITLE:
            if self.tokens[at].kinds & Kind.HEAD and not self._rank(at):
                break
            at += 2 if self._dotted(at) else 1
        return at

    def _rank(self, at: int) -> bool:
        """«العميد بشارة»: an office too, right before a given name."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        given = after is not None and after.kinds & Kind.GIVEN and not (after.conj or after.prep)
        return bool(given) and token.word.definite and not token.kinds & Kind.ALONE

    def _dotted(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.tokens[at + 1].text in PARTED

    def _next_named(self, at: int) -> bool:
        """Whether an office is closed by a name."""
        for n in range(at + 1, min(at + _OF_OFFICE, len(self.tokens))):
            if self.tokens[n].sign or self.tokens[n].prep or self.tokens[n].dating is not None:
                return False
            if self.tokens[n].kinds & Kind.GIVEN and self._named(n, True):
                return True
        return False

    def _at_home(self, first: int, at: int) -> bool:
        """«مدير المكتب في المحافظة، السويدي فلان»: the district of an office, before the name of who holds it."""
        if at + 1 >= len(self.tokens) or self.tokens[at].word.core not in phrases("clauses", "own-districts"):
            return False
        name = at + 1 + self.tokens[at + 1].comma
        name += name < len(self.tokens) and bool(self.tokens[name].kinds & Kind.NATION)
        return name < len(self.tokens) and self._name_next(name) and not self._is_object(first, name)

    def _serving_body(self, first: int, at: int) -> int | None:
        """«قائد القطاع في قوات اليونيفيل الجنرال فلان»: the body in which he serves, before the name of the holder."""
        if at + 1 >= len(self.tokens) or self.tokens[at].word.core not in phrases("offices", "served-in"):
            return None
        end = self._past_body(at)
        name = end
        while name < len(self.tokens) and self.tokens[name].kinds & (Kind.TITLE | Kind.NATION) and name - end < 2:
            name += 1
        told = end - at > 1 and name < len(self.tokens) and self._named(name, True)
        return end if told and not self._is_object(first, end) else None

    def _in_town(self, first: int, at: int, end: int) -> bool:
        """«الكاتب العام للاتحاد بصفاقس المنجي بوستة»: the town of a long office, before a name of two words."""
        token = self.tokens[at]
        if token.prep != "ب" or not token.kinds & Kind.CITY or at - first < 2 or end >= len(self.tokens):
            return False
        return self._named(end, True) and self._whole_name(first, end)

    def _held_in(self, first: int, at: int, end: int) -> bool:
        """«مدير عام مدارس ابن عامر في موريتانيا أحمد محمد الأمين»: where a long office is held, before a whole name."""
        return at - first >= _LONG_OFFICE and end < len(self.tokens) and self._whole_name(first, end)

    def _whole_name(self, first: int, at: int) -> bool:
        """Whether a given name that is no word besides begins a name of two words, of nobody whom the holder met."""
        name = self.tokens[at]
        servant = self._servant(at)  # «عبد السلام»
        sure = (name.kinds & Kind.GIVEN and not name.kinds & Kind.DOUBTFUL) or servant
        return (
            bool(sure)
            and not (name.conj or name.prep)
            and self._past_names(at) - at > 1
            and not self._is_object(first, at)
        )

    def _servant(self, at: int) -> bool:
        """«عبد السلام»: two words of one given name, whatever the second can be besides."""
        word, name = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return word.text in phrases("clauses", "opens-name") and name is not None and name.word.definite

    def _past_names(self, at: int) -> int:
        """Past the words that can be a name: given names and what no table knows."""
        while at < len(self.tokens) and not (self.tokens[at].sign or self.tokens[at].conj or self.tokens[at].prep):
            if self._servant(at):
                at += 2
                continue
            if (
                self.tokens[at].kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE)
                or self.tokens[at].dating is not None
            ):
                break
            at += 1
        return at

    def _asks_object(self, at: int) -> bool:
        """«التقى», «زار»: a verb that has somebody for its object; «ضم», «حضر» have as many as are told."""
        found = trigger_at(self.tokens, at)
        return found is None or found.trigger.frame not in ("joins", "attend", "with", "topic")

    def _another(self, at: int) -> bool:
        """Whether somebody follows in the clause, whom no preposition governs."""
        joined = False  # «وآمر المفرزة المقدم فلان»: up to the name of a mention that «و» joins
        for n in range(at, len(self.tokens)):
            token = self.tokens[n]
            if token.kinds & Kind.VERB or token.text in phrases("clauses", "relatives"):
                return False
            joined = joined and not (token.sign or self.tokens[n - 1].kinds & Kind.GIVEN)
            joined = joined or (token.conj and bool(token.kinds & PERSONAL))
            if self._had_by(n):
                return True
            if joined or token.prep or token.conj or self._governed(n):
                continue
            if token.kinds & (PERSONAL | Kind.PLURAL | Kind.DELEGATION) or self._so_many(n):
                return True
        return False

    def _had_by(self, at: int) -> bool:
        """«التقى … بالسفير», «… مع السفير»: whom the verb has by a preposition; who stands before is its subject."""
        token, before = self.tokens[at], self.tokens[at - 1]
        led = (token.prep == "ب" and not token.conj) or before.text == "مع"
        return led and (bool(token.kinds & (PERSONAL | Kind.PLURAL | Kind.DELEGATION)) or self._so_many(at))

    def _governed(self, at: int) -> bool:
        """«في الوزير», «بحضور الوزير»: behind a preposition, or behind a noun that one leads to."""
        before = self.tokens[at - 1]
        led = before.prep and not before.word.definite and not before.word.place
        return bool(led) or before.text in phrases("clauses", "prepositions")

    def _so_many(self, at: int) -> bool:
        """«عددا من ممثلي الشركات»: several of a kind."""
        of = self.tokens[at + 1 : at + 3]
        counted = self.tokens[at].word.core in phrases("offices", "counts")
        return counted and len(of) == 2 and of[0].text == "من" and bool(of[1].kinds & (PERSONAL | Kind.PLURAL))

    def _sent_by(self, first: int, at: int) -> bool:
        """«المبعوث الشخصي للأمين العام للأمم المتحدة فلان»: of whom the office is."""
        heads = (t.word.core.removeprefix("ال") for t in self.tokens[first:at])
        posted = not phrases("clauses", "posted").isdisjoint(heads)  # «نائبة الممثلة الخاصة للأمين العام»
        previous = self.tokens[at - 1]
        head = self.tokens[first].word.core.removeprefix("ال")
        if head in phrases("clauses", "deputies") and self.tokens[at].kinds & Kind.ALONE:
            return self.tokens[at].word.definite  # «النائب الأول للرئيس فلان», «مستشارة للوزير»
        close = previous.word.definite and bool(previous.kinds & Kind.ADJECTIVE)
        return posted and close and self.tokens[at].word.core in phrases("clauses", "senders")

    def _for_body(self, first: int, at: int) -> bool:
        """«ممثلة عن اليونيسف», «مندوب عن كييف»: whom somebody stands for, right behind the word that says so."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.tokens[at].text != "عن" or after is None or after.conj or after.prep or after.dating is not None:
            return False
        stands = at == first + 1 and self.tokens[first].word.core in phrases("offices", "stands-for")
        body = Kind.CITY | Kind.COUNTRY | Kind.BODY | Kind.INNER
        return stands and (after.word.definite or bool(after.kinds & body))

    def _met_there(self, first: int, at: int) -> bool:
        """«التقى رجال أعمال أتراكا في ولاية قونية»: behind an adjective that closes who they are, where it was."""
        if self.tokens[at].text != "في" or not self.tokens[first].kinds & Kind.PLURAL or at + 1 >= len(self.tokens):
            return False
        closed = at - first > 1 and self.tokens[at - 1].text.endswith("ا") and not self.tokens[at - 1].word.definite
        both = self.tokens[first].word.core in phrases("triggers", "joint")  # «جرت بين الرئيسين في مدينة صفاقس»
        closed = closed or (both and at == first + 1)
        site = self.tokens[at + 1]
        return closed and (site.word.core in phrases("clauses", "districts") or bool(site.kinds & Kind.CITY))

    def _for_a_cause(self, first: int, at: int) -> bool:
        """«جبهة الوفاق من أجل التغيير»: what a movement is for; not «من أجل التوقيع على …»."""
        words = self.tokens[at : at + 4]
        if len(words) < 3 or words[0].text != "من" or words[1].text != "اجل" or not words[2].word.definite:
            return False
        governs = len(words) > 3 and words[3].text in phrases("clauses", "governed") - phrases("clauses", "inside")
        parties = phrases("clauses", "parties")
        return not governs and any(t.word.core in parties for t in self.tokens[first:at])

    def _posted_in(self, first: int, at: int) -> int | None:
        """«سفير الولايات المتحدة في المغرب», «السفير لدى المملكة», «المسؤولة عن الأجهزة»."""
        if self.tokens[at].text == "عن" and any(
            t.word.core in phrases("clauses", "responsible") for t in self.tokens[first:at]
        ):
            return at + 2 if at + 1 < len(self.tokens) and not self.tokens[at + 1].kinds & Kind.STOP else None
        if (come := self._come_from(at)) is not None:
            return come
        if self.tokens[at].text == "في" and (home := self._of_those_there(at, at + 1)) is not None:
            return home
        if self._for_body(first, at):
            return at + 2
        if self._met_there(first, at):
            return None
        if self._for_a_cause(first, at):
            return at + 3
        if (many := self._among_many(at)) is not None:
            return many
        stands = self.tokens[first].word.core in phrases("offices", "stands-for")
        if stands and self.tokens[at].text == "في" and any(t.text == "عن" for t in self.tokens[first:at]):
            return None  # «التقى ممثلة عن اليونيسف في عدن»
        if self._over(first, at):
            return self._past_body(at + 1)
        if self.tokens[at].text in phrases("offices", "accredited-to") and (end := self._accredited_to(at + 1)):
            return end
        if self.tokens[at].text == "في" and at + 1 < len(self.tokens):
            if self.tokens[first].kinds & Kind.PEER and (of := self._peer_of_body(at + 1)) is not None:
                return of
            if self.tokens[at + 1].text in phrases("clauses", "his-cabinet"):
                return at + 2
            state = self._in_state(at + 1) or self._in_body(first, at + 1)
            if state is not None:
                return state
        if self.tokens[at].text in phrases("clauses", "this-here") and self._this_country(at + 1):
            return at + 2
        if self._charged_with(first, at):
            return at + 2
        if self.tokens[at].text not in phrases("clauses", "posted-in"):
            return None
        if self.tokens[at].text == "في" and self._at_home(first, at + 1):
            return at + 2
        if self.tokens[at].text == "في" and (end := self._serving_body(first, at + 1)) is not None:
            return end
        place = gazetteer_match(self.tokens, at + 1) if at + 1 < len(self.tokens) else None
        region = self._region(at + 1)
        if region is not None and self._name_next(region) and not self._is_object(first, region):
            return region
        end = place[0] if place else at + 2
        if self.tokens[at].text == "في" and (
            self._named_behind_comma(end) or (place and self._held_in(first, at, end))
        ):
            return end
        if place and (self._sent_there(first, at, place[0]) or self._titled_there(first, at, place[0])):
            return place[0]
        if self.tokens[first].word.core not in phrases("clauses", "posted"):
            return None
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].word.core in phrases("clauses", "vague-places"):
            return None  # «استقبل المحافظ القنصل في مكتبه»
        place = gazetteer_match(self.tokens, at + 1)
        if place:
            return place[0]
        return (
            at + 2
            if self.tokens[at + 1].kinds & Kind.INNER
            or (self.tokens[at + 1].word.definite and not self.tokens[at + 1].kinds)
            else None
        )

    def _come_from(self, at: int) -> int | None:
        """«الوزير القادم من دمشق فلان»: past where he came from, where the name follows."""
        if self.tokens[at].text != "من" or self.tokens[at - 1].text not in phrases("offices", "on-journey"):
            return None
        place = gazetteer_match(self.tokens, at + 1) if at + 1 < len(self.tokens) else None
        end = place[0] if place is not None else len(self.tokens)
        return end if end < len(self.tokens) and self._named(end, True) else None

    def _accredited_to(self, at: int) -> int | None:
        """«رئيس البعثة لدى الاتحاد الأوروبي», «الممثل الدائم لدى المنظمة»: past the land or body; not «لدى وصوله»."""
        if at >= len(self.tokens) or self.tokens[at].sign or self.tokens[at].dating is not None:
            return None
        place = gazetteer_match(self.tokens, at)
        if place is not None:
            return place[0]
        token = self.tokens[at]
        act = token.tells or is_masdar(token.word.core.removeprefix("ال"))
        body = bool(token.kinds & (Kind.BODY | Kind.INNER))  # «الاتحاد», a verbal noun too
        return self._past_body(at) if token.word.definite and (body or not act) else None

    def _in_body(self, first: int, at: int) -> int | None:
        """«زعيم الأقلية في مجلس الشيوخ ميتش …»: the body is part of the office where the name follows."""
        body = self.tokens[at]
        if self._owns_office(first, at):
            return self._past_body(at)
        if self.tokens[first].word.core not in phrases("offices", "seated"):
            return None
        if not body.kinds & Kind.BODY or body.word.core in phrases("clauses", "venues"):
            return None
        if body.word.core in phrases("clauses", "parties"):
            return None  # told by itself, for «حزبه» after it
        end = self._past_body(at)
        return end if end < len(self.tokens) and (self._named(end, True) or self._second_office(end)) else None

    def _second_office(self, at: int) -> bool:
        """«المستشار في الديوان الملكي المشرف العام على المركز»: another office of the holder, behind a body."""
        token = self.tokens[at]
        return bool(token.kinds & Kind.HEAD) and token.word.definite and not token.conj and not token.prep

    def _owns_office(self, first: int, at: int) -> bool:
        """«المسؤول الثاني في الشركة الروسية», «وزيرة الخارجية في الاتحاد الأوروبي»: bodies in which nobody is met."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.tokens[at].word.core in phrases("clauses", "parties"):
            return False  # told by itself, for «حزبه» after it
        union = f"{self.tokens[at].text} {after.text}" if after is not None else ""
        if union in phrases("offices", "unions"):
            return True
        members = self.tokens[first].word.core in phrases("offices", "members")
        return members and self.tokens[at].word.core in phrases("offices", "member-of")

    def _over(self, first: int, at: int) -> bool:
        """«المشرف العام على المستشفى», «على مركز الإغاثة»: what is overseen."""
        if self.tokens[at].text not in phrases("offices", "overseen") or at + 1 >= len(self.tokens):
            return False
        body = self.tokens[at + 1]
        built = (
            body.kinds & (Kind.BODY | Kind.INNER) and at + 2 < len(self.tokens) and self.tokens[at + 2].word.definite
        )
        return self.tokens[first].word.core in phrases("offices", "overseers") and (body.word.definite or bool(built))

    def _past_body(self, at: int) -> int:
        """Past a body and what completes it: «مجلس الشيوخ الأمريكي», «الحزب الجمهوري»."""
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].word.definite and not self.tokens[end].sign:
            token = self.tokens[end]
            person = token.kinds & (PERSONAL | Kind.GIVEN) and not token.kinds & Kind.ADJECTIVE  # «الديوان الملكي»
            if token.conj or token.prep or person or token.kinds & Kind.STOP:
                break
            end += 1
        return end

    def _this_country(self, at: int) -> bool:
        """«رئيس المؤسسة التشريعية بهذا البلد»."""
        return at < len(self.tokens) and self.tokens[at].word.core in phrases("clauses", "own-districts")

    def _charged_with(self, first: int, at: int) -> bool:
        """«الوزير المكلف بالعلاقات مع البرلمان»: with whom the holder deals."""
        if self.tokens[at].text not in phrases("clauses", "with") or at + 1 >= len(self.tokens):
            return False
        charged = any(t.word.core in phrases("clauses", "charged") for t in self.tokens[first:at])
        after = self.tokens[at + 1]
        return charged and after.word.definite and bool(after.kinds & Kind.BODY) and self.tokens[at - 1].prep == "ب"

    def _named_behind_comma(self, at: int) -> bool:
        """«مدير الشركة في آسيا، جون هيل»: a name between the comma and the next one, or the end."""
        if at + 2 >= len(self.tokens) or not self.tokens[at].comma or not self.tokens[at + 1].kinds & Kind.GIVEN:
            return False
        return not self.tokens[at + 1].conj and self.enclosed(at + 1)

    def _peer_of_body(self, at: int) -> int | None:
        """«نظيره في شركة هانسونغ، كيم تاي يونغ»: where the name stands behind the comma."""
        end = next((n for n in range(at, min(at + LONGEST_BODY, len(self.tokens))) if self.tokens[n].comma), None)
        quoted = self.tokens[at].text in _QUOTED
        if end is None or end == at or not (quoted or self.tokens[at].kinds & (Kind.BODY | Kind.INNER)):
            return None
        return end if self.enclosed(end + 1) else None

    def _of_those_there(self, at: int, town: int) -> int | None:
        """«الجالية المقيمة في فرنسا», «اللجنة الخاصة بدارفور»: past the place that says of which it is."""
        if not tied(self.tokens[at - 1]) or town >= len(self.tokens):
            return None
        place = gazetteer_match(self.tokens, town)
        return place[0] if place else None

    def _attached(self, first: int, at: int) -> bool:
        """«الوزير المنتدب لدى رئيس الحكومة»: the office of a minister goes on with whom he serves."""
        if self.tokens[at].text not in phrases("clauses", "serving") or at + 1 >= len(self.tokens):
            return False
        if self.tokens[first].word.core not in phrases("offices", "attached"):
            return False
        after = self.tokens[at + 1]
        return bool(after.kinds & Kind.HEAD) and not after.word.definite and not after.conj and not after.prep

    def _in_state(self, at: int) -> int | None:
        """«وزير الطاقة في جمهورية سيراليون فلان»: the state is part of the office where the name follows."""
        if self.tokens[at].word.core not in phrases("clauses", "states") or at + 1 >= len(self.tokens):
            return None
        place = gazetteer_match(self.tokens, at) or gazetteer_match(self.tokens, at + 1)
        return place[0] if place and place[0] < len(self.tokens) and self._name_next(place[0]) else None

    def _among_many(self, at: int) -> int | None:
        """«رئيس المجلس البابوي للحوار بين الأديان», «بين أتباع الأديان»: past between whom a task of the office is."""
        before, after = self.tokens[at - 1], self.tokens[at + 1 : at + 3]
        task = before.prep == "ل" and before.word.definite and is_masdar(before.word.core.removeprefix("ال"))
        last = next((n for n, t in enumerate(after) if t.word.definite), None)
        if self.tokens[at].text != "بين" or not task or last is None:
            return None
        return None if any(t.prep or t.kinds & PERSONAL for t in after[: last + 1]) else at + 2 + last
