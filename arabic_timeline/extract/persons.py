"""Mentions of persons: the offices and titles before a name, the name, and the offices after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arabic_timeline.extract import gender
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.offices import QUOTES, Offices
from arabic_timeline.extract.surnames import NO_NAME
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting, acts, describes
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language.derivations import lookup_noun

_MOST_TITLES = 24  # offices and titles before one name


def _sender(span: Sequence[Token]) -> Sequence[Token]:
    """An office up to where it is held: «سفير المغرب لدى فرنسا» is of Morocco."""
    at = next((n for n, t in enumerate(span) if t.text in phrases("clauses", "posted-in")), len(span))
    return span[:at]


@dataclass(slots=True)
class Persons(Offices):
    """Reads the persons of one sentence."""

    def _person(self, first: int) -> Entity | None:
        offices: list[tuple[int, int]] = []
        at, titled = first, False
        for _ in range(_MOST_TITLES):
            if at >= len(self.tokens):
                break
            token = self.tokens[at]
            if offices and token.text in QUOTES and at + 1 < len(self.tokens) and self._named(at + 1, True):
                if self._quoted_body(at):
                    break
                at += 1
                continue
            if offices and token.kinds & Kind.PEER:
                break  # «التقى وزير الداخلية القطري نظيره العماني»: the other one
            if token.dating is not None or (at > first and (token.prep or token.conj) and not self._joins(at, offices)):
                break
            if (offices or titled) and token.text.isascii() and self._latin_end(at) - at > 1:
                return self._finish(first, self._latin_end(at), (at, self._latin_end(at)), offices)
            if offices and token.kinds == Kind.PLAIN and self._two_unread(at):
                return self._finish(first, at + 2, (at, at + 2), offices)
            if self._named(at, bool(offices or titled)) and not self._rather_office(at):
                end = self._name_end(at)
                if offices and self._body_of_office(at, end):
                    offices[-1], at = (offices[-1][0], end), self._over_comma(end)
                    continue
                return self._finish(first, end, (at, end), offices)
            if offices and self._received(first, at, offices):
                break  # «استقبل وزير الخارجية السفير فلانا»
            if self._opens_office(at):
                end = self._office_end(at)
                offices.append((at, end))
                at = self._over_comma(end)
            elif token.kinds & Kind.TITLE and (len(token.word.core) > 1 or self._dotted(at)):
                titled, at = True, self._over_nation(self._past_title(at))
            else:
                break
        if not offices:
            return None
        return self._finish(first, offices[-1][1], None, offices)

    def _two_unread(self, at: int) -> bool:
        """«رئيس لجنة الوساطة توت قلواك،»: behind a closed office an everyday word, and one that is nothing else."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.kinds != Kind.PLAIN or token.word.definite or token.conj or token.prep or at + 1 >= len(self.tokens):
            return False
        if not before.word.definite or NO_NAME.match(token.text) or acts(token.text) or describes(token.text):
            return False
        return self._unknown_surname(at + 1) and self._closed(at + 1)

    def _body_of_office(self, at: int, end: int) -> bool:
        """«مبعوث إيغاد، جيرالد موانغي، …»: a lone word that no table knows behind a head, and then who he is."""
        lone = end == at + 1 and not self.tokens[at].kinds and end + 1 < len(self.tokens) and self.tokens[end].comma
        head = self.tokens[at - 1]
        if not lone or not head.kinds & Kind.HEAD or head.word.definite or self._surname(at) is not None:
            return False
        return bool(self.tokens[end + 1].kinds & Kind.GIVEN) and self.enclosed(end + 1)

    def _counted(self, first: int) -> bool:
        """«32 رجل أعمال»: as many as a number says, and nobody by himself."""
        before = self.tokens[first - 1] if first else None
        return before is not None and (before.text.isdigit() or before.text in phrases("offices", "tens"))

    def _quoted_body(self, at: int) -> bool:
        """«مدير مجمع «نور إنرجيا» المصري، فلان»: behind a noun that asks for one, the name is the body's."""
        before = self.tokens[at - 1]
        noun = bool(before.kinds & (Kind.INNER | Kind.BODY)) or before.word.core in phrases("clauses", "venues")
        return noun and not before.word.definite

    def _received(self, first: int, at: int, offices: list[tuple[int, int]]) -> bool:
        """Whether a rank behind an office is that of another, whom the holder received, since nobody else was there."""
        token = self.tokens[at]
        if offices and self._crowned(first, at):
            return False
        if offices and at - first == 1 and self._both_alone(first, at):
            return True
        if offices and token.text in phrases("offices", "honours-of-guests") and self._honoured_guest(first, at):
            return True
        if offices and at - first == 2 and self._of_a_nation_each(first, at):
            return True  # «كلف الرئيس الإيطالي المدير السابق للصندوق فلانا»
        if offices and self._of_other_gender(first, at):
            return True
        if not offices or not token.kinds & Kind.ALONE or not self._is_object(first, at):
            return False
        if token.kinds & Kind.TITLE and not self._told_alone(first, at):
            return False
        name = self._over_adjectives(at + 1)  # «السفير الفرنسي فلان», «الوزير السابق فلان»
        if not self.tokens[at - 1].word.definite or name >= len(self.tokens) or not self._named(name, True):
            return False
        behind = self.tokens[self._name_end(name) :]
        return not any(t.text in phrases("clauses", "with") or (t.prep == "ب" and t.kinds & PERSONAL) for t in behind)

    def _honoured_guest(self, first: int, at: int) -> bool:
        """«استقبل نائب رئيس المجلس سعادة فلان سفير كوريا»: behind an honour a name with an office of its own, or the
        end; he whom the other received, since nobody else is told."""
        name = self._past_titles(at)
        if self.tokens[at].conj or self.tokens[at].prep or not self._behind_asking(first):
            return False
        if name >= len(self.tokens) or not self._named(name, True):
            return False
        end = self._name_end(name)
        office = end + (end < len(self.tokens) and self.tokens[end].comma)
        if office >= len(self.tokens) or self.tokens[office].dating is not None or self.tokens[office].sign:
            return not self._third(office)
        own = self._heads(office) and not (self.tokens[office].conj or self.tokens[office].prep)
        after = self._office_end(office)
        return own and not self._third(after) and not self._next_holder(office)

    def _third(self, at: int) -> bool:
        """Whether somebody follows in the clause before one whom «و» joins: «سفير كوريا، وسعادة فلان»."""
        end = next((n for n in range(at, len(self.tokens)) if self.tokens[n].conj), len(self.tokens))
        near = (n for n in range(at, end) if self.tokens[n].kinds & (PERSONAL | Kind.PLURAL | Kind.DELEGATION))
        first = next((n for n in near if not (self.tokens[n].prep or self._governed(n))), None)
        return first is not None and not any(t.kinds & Kind.VERB for t in self.tokens[at:first])

    def _of_other_gender(self, first: int, at: int) -> bool:
        """«التقت الوزيرة الهولندية الدكتور سعود …»: a title and name of a man behind the office of a woman, or the
        other way about, are somebody else's."""
        office, title = self.tokens[first], self.tokens[at]
        if not (office.word.definite and title.word.definite and title.kinds & Kind.TITLE) or title.conj or title.prep:
            return False
        name = self._past_titles(at)
        if name <= at or name >= len(self.tokens):
            return False
        hers, called = office.word.core.endswith("ه"), gender.of_name(self.tokens[name].word.core)
        if hers:
            return called == gender.MAN and not title.word.core.endswith("ه")
        return called == gender.WOMAN and title.word.core.endswith("ه")

    def _over_adjectives(self, at: int) -> int:
        """Past «العام», «السابق», «الأممي» before a name, else past a nation."""
        end = at
        while end < len(self.tokens) and end - at < 2 and self.tokens[end].word.definite:
            if not self.tokens[end].kinds & (Kind.ADJECTIVE | Kind.FORMER) or self.tokens[end].kinds & Kind.GIVEN:
                break
            end += 1
        return end if end > at and end < len(self.tokens) and self._named(end, True) else self._over_nation(at)

    def _told_alone(self, first: int, at: int) -> bool:
        """«استقبل رئيس المجلس النائب فلانا أمس.»: behind a verb that opens the sentence, nothing behind the name.

        Such a title may be the holder's own («رئيس الكتلة النائب فلان»), where somebody he met is told by words that no
        table reads, or where who received him was told before («كما استقبل …»).
        """
        verb = self.tokens[first - 1] if first else None
        opens = first == 1 or (first > 1 and self.tokens[first - 2].sign)
        if verb is None or not opens or verb.conj or self.tokens[at].word.core not in phrases("offices", "met-titles"):
            return False
        name = at + 1
        if name >= len(self.tokens) or not self._named(name, True):
            return False
        behind = self.tokens[self._name_end(name) :]
        return all(t.dating is not None or t.sign for t in behind)

    def _crowned(self, first: int, at: int) -> bool:
        """«العاهل الأردني الملك فلان»: what one who reigns is called, before the name."""
        reigns = self.tokens[first].word.core in phrases("offices", "reigning")
        crown = reigns and self.tokens[at].word.core in phrases("offices", "crowns")
        return crown and at + 1 < len(self.tokens) and self._named(at + 1, True)

    def _of_a_nation_each(self, first: int, at: int) -> bool:
        """Behind a verb that tells no speech: «الرئيس الإيطالي», and then somebody of another office."""
        one, two = self.tokens[first], self.tokens[at]
        verb = self.tokens[first - 1] if first else None
        if verb is None or not acting(verb) or verb.word.core in phrases("particles", "telling"):
            return False
        if at + 1 >= len(self.tokens) or self._named(at + 1, True):
            return False  # «العاهل السعودي الملك فلان»
        nation = self.tokens[at - 1]
        whole = one.kinds & two.kinds & Kind.ALONE and one.word.definite and two.word.definite
        return bool(whole and nation.kinds & Kind.NATION and nation.word.definite) and not two.kinds & Kind.TITLE

    def _over_nation(self, at: int) -> int:
        """«المفكر المصري فلان», «المربي الجليل الشيخ فلان»: of which nation, or how, he is stands before the name."""
        token = self.tokens[at] if at + 1 < len(self.tokens) else None
        if token is None or token.conj or not token.word.definite:
            return at
        if token.kinds & Kind.NATION:
            return at + 1 if self._named(at + 1, True) or self._titled_name(at + 1) else at
        if token.kinds == Kind.ADJECTIVE and self.tokens[at + 1].kinds & Kind.GIVEN:
            return at + 1 if self._named(at + 1, True) else at  # «والخبير الدولي فلان»
        if self._said_of_him(at) and self._named(at + 1, True):
            return at + 1
        praised = self.tokens[at - 1].word.core in phrases("offices", "callings") and not token.kinds
        return at + 1 if praised and self._titled_name(at + 1) else at

    def _said_of_him(self, at: int) -> bool:
        """«المستثمر الهارب حسين …», «صاحب المطحنة حسين …»: before a given name a participle, or what somebody owns."""
        token = self.tokens[at]
        if token.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.INNER) or not self.tokens[at + 1].kinds & Kind.GIVEN:
            return False
        owns = self.tokens[at - 1].word.core in phrases("offices", "owners")
        return owns or bool(lookup_noun(token.word.core.removeprefix("ال")) and is_everyday(token.word.core))

    def _past_title(self, at: int) -> int:
        """Past «د.», «الجنرال دو بريكاد» and «الفريق مهندس بحري»."""
        rank = " ".join(t.text for t in self.tokens[at + 1 : at + 3])
        if rank in phrases("offices", "ranks"):
            return at + 3
        end = at + (2 if self._dotted(at) else 1)
        while end + 1 < len(self.tokens) and self.tokens[end].text in phrases("offices", "corps"):
            end += 1
        return end + (self.tokens[end : end + 1] != [] and self.tokens[end].text == "/")

    def _joins(self, at: int, offices: list[tuple[int, int]]) -> bool:
        """«ووزير الدفاع» after an office without a name: the same holder, where a name follows the second."""
        token = self.tokens[at]
        if not token.conj or token.prep or not offices or not token.kinds & Kind.HEAD or not self._opens_office(at):
            return False
        again = token.word.core == self.tokens[offices[0][0]].word.core and token.word.core in phrases(
            "offices", "same-member"
        )
        mission = at + 1 < len(self.tokens) and self.tokens[at + 1].word.core in phrases("offices", "missions")
        second = mission or again or token.word.core in phrases("offices", "second-offices")
        if not (second or self._of_the_same(at, offices)):
            return False  # «رئيس الحكومة ومدير الديوان فلان» are two
        end = self._office_end(at)
        if any(self._deputy(a, b) for a, b in offices):
            return True  # «نائب رئيس مجلس الوزراء ووزير الدفاع»
        if end >= len(self.tokens) or self.tokens[end].conj:
            return False
        return self._named(end, True) or (again and self._titled_name(end))

    def _of_the_same(self, at: int, offices: list[tuple[int, int]]) -> bool:
        """«سفير الكويت ومندوبها الدائم فلان», «وزير الدفاع ونائب رئيس الوزراء فلان»: one man holds both."""
        core = self.tokens[at].word.core
        if core.endswith("ها") and self.tokens[at].kinds & Kind.HEAD:
            return True
        first = self.tokens[offices[0][0]].word.core
        return first in phrases("offices", "ministers") and self._deputy(at, self._office_end(at))

    def _ministry(self, at: int) -> bool:
        """«ووزير الدفاع» behind such an office, where no name follows."""
        token = self.tokens[at]
        if token.prep or token.word.core not in phrases("offices", "ministers"):
            return False
        end = self._office_end(at)
        return end >= len(self.tokens) or not self._named(end, True)

    def _deputy(self, first: int, last: int) -> bool:
        """Whether an office is one that hardly anybody holds without a ministry."""
        span = " ".join(t.word.core if n == first else t.text for n, t in enumerate(self.tokens[first:last], first))
        return any(span.startswith(one) for one in phrases("offices", "with-ministry"))

    def _finish(
        self, first: int, last: int, name: tuple[int, int] | None, offices: list[tuple[int, int]], *, weak: bool = False
    ) -> Entity:
        apposition, end = None, last
        if name is not None and offices and self.tokens[name[0]].text in phrases("clauses", "patronymic"):
            name, offices = self._with_given(name, offices)
        if name is not None and name[0] > first and self.tokens[name[0]].text in phrases("names", "never-first"):
            name = (name[0] - 1, name[1])  # «البروفسور أول الدين محمد»: nobody is called «الدين محمد»
        if name is not None and name[0] > first and self.tokens[name[0]].text == "ولد":
            called = self.tokens[name[0] - 1].text in phrases("names", "before-ould")  # «السيد الشيخ ولد بده»
            name = (name[0] - called, name[1])
        if name is not None:
            quoted = (
                last < len(self.tokens) and self.tokens[last].text in QUOTES and self.tokens[name[0] - 1].text in QUOTES
            )
            end = self._over_bracket(self._latin_end(last + 1 if quoted else last))
            found = self._apposition(end, bool(offices))
            if found and self._either_holds(found):
                end = found[-1][1]
            elif found:
                apposition, offices, end = found[0][0], [*offices, *found], found[-1][1]
        ids: tuple[str, ...] = ()
        alias_of = None
        if name is not None:
            match = self.index.person(self.tokens, name[0])
            ids = match[1] if match and match[0] == name[1] else ()
            alias_of = self._full_name(name) if not ids else None
            if alias_of is not None and first == name[0]:
                first = self._whole_surname(alias_of, name)
                name = first, name[1]
        token = self.tokens[first]
        spans = [self.tokens[a:b] for a, b in offices]
        return Entity(
            kind="person" if name else "plural" if self._counted(first) else "office",
            first=first, last=end, conj=self._conj(first, name), prep=self._prep(first, name),
            name=name, offices=tuple(offices), ids=ids,
            nations=frozenset(n for span in spans for n in nations_of(_sender(span))),
            former=not phrases("offices", "former").isdisjoint([t.word.core for span in spans for t in span]),
            peer=bool(token.kinds & Kind.PEER), weak=weak,
            apposition=apposition,
            alias_of=alias_of,
            crowd=name is None and (self._nobody(offices) or self._counted(first)),
        )  # fmt: skip

    def _with_given(
        self, name: tuple[int, int], offices: list[tuple[int, int]]
    ) -> tuple[tuple[int, int], list[tuple[int, int]]]:
        """«المديرة الجهوية ألفة بن عمار»: before «بن» stands a given name, though no table knows it."""
        first, end = offices[-1]
        given = self.tokens[end - 1]
        called = bool(given.kinds & Kind.GIVEN) and not given.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL)  # «الهادي بن فرج»
        unknown = not (given.kinds or given.word.definite)
        if end != name[0] or end - first < 2 or not (called or unknown) or given.prep:
            return name, offices
        return (end - 1, name[1]), [*offices[:-1], (first, end - 1)]

    def _nobody(self, offices: list[tuple[int, int]]) -> bool:
        """«وزير», «مسؤول»: one word without the article, and nothing that says whose it is."""
        first, last = offices[0]
        core = self.tokens[first].word.core
        bare = not core.startswith("ال") and not core.endswith(("ه", "ها", "هم"))
        return bare and len(offices) == 1 and last - first == 1

    def _conj(self, first: int, name: tuple[int, int] | None) -> bool:
        token = self.tokens[first]
        return token.conj or (name is not None and name[0] == first and self._clitic(first).startswith(("و", "ف")))

    def _prep(self, first: int, name: tuple[int, int] | None) -> str:
        token = self.tokens[first]
        if token.prep or name is None or name[0] != first:
            return token.prep
        return self._clitic(first).lstrip("وف")[:1]

    def _clitic(self, at: int) -> str:
        """Letters before a known name: «وبومبيو» → «و»."""
        raw = self.tokens[at].text
        if self.tokens[at].kinds & Kind.GIVEN and not self.tokens[at].conj:
            return ""
        if (self.index.people.get(raw) and self._alias(at) is not None) or raw in self.surnames:
            return ""
        surname = self._surname(at)
        if surname is not None and raw != surname:
            return raw.removesuffix(surname)
        if self._alias(at) is not None:
            return (
                raw[:2]
                if raw[0] in "وف" and raw[1] in "بل" and raw[1:] not in self.index.people
                else raw[0]
                if raw[0] in "وفبلك"
                else ""
            )
        return ""

    def _full_name(self, name: tuple[int, int]) -> str | None:
        if name[1] - name[0] == 1 or self._of_particles(name[0]) == name[1]:
            surname = self._surname(name[0])
            return self.surnames.get(surname) if surname else None
        return None

    def _whole_surname(self, whole: str, name: tuple[int, int]) -> int:
        """«إن جاويش أوغلو سيبدأ»: behind «that» where the surname of «مولود جاويش أوغلو» begins."""
        words, first = whole.split(), name[0]
        while first > 0 and self.tokens[first - 1].text in words[1 : len(words) - (name[1] - first)]:
            first -= 1
        led = first > 0 and self.tokens[first - 1].text in phrases("clauses", "that")
        return first if led else name[0]

    def _over_bracket(self, at: int) -> int:
        if at < len(self.tokens) and self.tokens[at].text == "(":
            for end in range(at + 1, min(at + 6, len(self.tokens))):
                if self.tokens[end].text == ")":
                    return end + 1 if all(self.tokens[n].dating is None for n in range(at, end)) else at
        return at

    def _and_first(self, at: int) -> int | None:
        """«فلان، مدير المعهد وأول مدير للتعليم»: past what he was the first of, behind another office of his."""
        if at + 1 >= len(self.tokens) or not self.tokens[at].text.startswith("و"):
            return None
        ranked = self.tokens[at].text[1:] in phrases("clauses", "firsts-of-kind")
        one = self.tokens[at + 1]
        if not ranked or not one.kinds & Kind.HEAD or one.word.definite or one.conj or one.prep:
            return None
        end = self._in_its_town(at + 1, self._office_end(at + 1))
        return None if end < len(self.tokens) and (self._named(end, True) or self._titled_name(end)) else end

    def _apposition(self, at: int, has_office: bool) -> list[tuple[int, int]]:
        """Offices after the name, with or without a comma; none where they lead to another name."""
        start = at + 1 if at < len(self.tokens) and self.tokens[at].text in ("،", ",", "-") else at
        if start < len(self.tokens) and self.tokens[start].text in phrases("clauses", "standing-as"):
            start += 1
        if start >= len(self.tokens) or self.tokens[start].conj or self.tokens[start].prep or not self._heads(start):
            return []
        if start == at and self._became(start):
            return []
        found = [(start, self._office_end(start))]
        while True:
            end = found[-1][1]
            follow = end + 1 if end < len(self.tokens) and self.tokens[end].text in ("،", ",") else end
            if (first_of := self._and_first(follow)) is not None:
                found.append((follow, first_of))
                continue
            if follow >= len(self.tokens) or not self._heads(follow) or (follow > end and self.tokens[follow].prep):
                break  # «فلان، الرئيس التنفيذي لشركة …، بالوزير فلان»
            if follow > end and self.tokens[found[-1][0]].conj:
                break  # «فلان، رئيس اللجنة وعضو المجلس، السفير فلانا»
            if follow > end and self._next_holder(follow):
                break  # «كريم الدالي، محافظ المصرف، السفير فلان»
            if follow == end and self._received(found[0][0], follow, found[:1]):
                break  # «التقى فلان رئيس الحزب السفير فلانا»
            if follow == end and self._of_other_nation(follow):
                break  # «استقبل فلان وزير الكهرباء الوزير الإثيوبي»
            deputy = follow == end and self._deputy(*found[-1]) and (self._ministry(follow) or self._vice(follow))
            if self.tokens[follow].conj and not (deputy or self._also_is(at, follow)):
                break
            found.append((follow, self._office_end(follow)))
        reach = self._up_to_comma if start > at else self._in_its_town
        found[-1] = (found[-1][0], reach(*found[-1]))
        end = found[-1][1]
        if end < len(self.tokens) and self.tokens[end].text == "/" and self._parted_name(end):
            return []  # «فلان، مدير البرنامج/ فلان»
        if (
            end < len(self.tokens)
            and not self.tokens[end].conj  # «فلان وزير الطاقة وفلان الأمين العام»
            and (self._named(end, True) or self._titled_name(end))
            and self.tokens[end].dating is None
        ):
            return self._but_last(start > at, found)
        comma = end + 1 < len(self.tokens) and self.tokens[end].text in ("،", ",")
        joined = any(self.tokens[a].conj for a, _ in found)
        if (
            comma
            and has_office
            and not joined
            and (self._alias(end + 1) or self._surname(end + 1) or self.enclosed(end + 1))
        ):
            return []
        return found

    def _but_last(self, apart: bool, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """«السفير فلان رئيس البعثة وزير الخارجية فلان»: of two offices between two names each is of the name beside it.

        «نائب رئيس مجلس الوزراء وزير الدفاع فلان» may be one; so may what is told between commas.
        """
        (first, end), (second, _) = found[0], found[-1]
        two = len(found) == 2 and end == second and not (apart or self.tokens[second].conj)
        cabinet = self._deputy(first, end) or any(
            t.word.core in phrases("offices", "cabinets") for t in self.tokens[first:end]
        )
        return found[:-1] if two and not cabinet else []

    def _vice(self, at: int) -> bool:
        """«ولي العهد ونائب الملك» where no name follows: what such a prince is besides."""
        token = self.tokens[at]
        if token.prep or not token.conj or token.word.core not in phrases("offices", "vices"):
            return False
        end = self._office_end(at)
        return end >= len(self.tokens) or not self._named(end, True)

    def _either_holds(self, found: list[tuple[int, int]]) -> bool:
        """«التقى فلان رئيس الحزب السفير فلانا»: of the one before it or of the one behind, the words do not say."""
        end = found[0][1]
        if len(found) > 1 or end >= len(self.tokens) or self.tokens[end].prep:
            return False
        return self._received(found[0][0], end, found)

    def _became(self, at: int) -> bool:
        """«عين فلان سفيرا لدى مصر»: right behind a name an office in the accusative is what he became, and no title."""
        text = self.tokens[at].text
        return text.endswith("ا") and bool(kinds().get(text[:-1], Kind.NONE) & Kind.HEAD)

    def _also_is(self, at: int, office: int) -> bool:
        """«فلانة، رئيسة الجمعية وعضو مجلس الشيوخ، …»: between the commas another office of hers, and no name."""
        token = self.tokens[office]
        if not self.tokens[at].comma or not token.kinds & Kind.HEAD or token.word.definite or token.prep:
            return False
        if token.word.core not in phrases("offices", "second-offices"):
            return False
        end = self._office_end(office)
        return end >= len(self.tokens) or self.tokens[end].sign

    def _next_holder(self, at: int) -> bool:
        """Whether right behind an office that stands behind a comma its own holder is named."""
        end = self._office_end(at)
        named = end < len(self.tokens) and not self.tokens[end].conj and self.tokens[end].dating is None
        return named and (self._named(end, True) or self._titled_name(end))

    def _of_other_nation(self, at: int) -> bool:
        """«الوزير الإثيوبي» right behind an office: somebody else."""
        pair = self.tokens[at : at + 2]
        alone = len(pair) == 2 and pair[0].kinds & Kind.ALONE and pair[0].word.definite
        return bool(alone and pair[1].kinds & Kind.NATION and pair[1].word.definite)

    def _titled_name(self, at: int) -> bool:
        while at < len(self.tokens) and self.tokens[at].kinds & Kind.TITLE and not self.tokens[at].conj:
            at += 2 if self._dotted(at) else 1
            if at < len(self.tokens) and self._named(at, True):
                return True
        return False

    def _heads(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kinds & Kind.PEER or token.dating is not None:
            return False
        return bool(token.kinds & (Kind.HEAD | Kind.ALONE)) and self._opens_office(at)
