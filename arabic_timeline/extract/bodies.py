"""Mentions of bodies, delegations, gatherings and several holders of one office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from arabic_timeline.extract import sites
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.offices import QUOTES
from arabic_timeline.extract.several import singular
from arabic_timeline.extract.surnames import by_place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.whose import Whose, is_site
from arabic_timeline.extract.words import PERSONAL, Kind, Word, is_everyday, is_thing, kinds
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

_SAID_OF = Kind.NATION | Kind.ADJECTIVE | Kind.FORMER | Kind.GIVEN | Kind.COUNTRY | Kind.PLURAL
_THINGS = 4  # words of what people own: «محلات بيع الذهب»
_NOT_OWNED = Kind.STOP | Kind.GIVEN | PERSONAL | Kind.PLURAL
_CLOSING = Kind.STOP | Kind.VERB | Kind.ADJECTIVE | Kind.NATION | Kind.PLURAL | Kind.CROWD | Kind.TRIGGER
_SURNAME = 3  # letters
_WHOLE = 2  # words that a group keeps
_TITLE = 5  # words between quotation marks, with these


@dataclass(slots=True)
class Bodies(Whose):
    """Reads the bodies, delegations and groups of holders of one sentence."""

    def _from_body(self, at: int) -> bool:
        """«مسؤولين من مصر والأردن», «نواب من مجلس …»: what a country or body sends."""
        if at >= len(self.tokens) or self.tokens[at].dating is not None:
            return False
        return bool(self.tokens[at].kinds & (Kind.BODY | Kind.INNER)) or gazetteer_match(self.tokens, at) is not None

    def _two(self, at: int) -> bool:
        """«وفدي …», «وفدا الجيش والحركة»: two delegations; «وفدا» before a word with the article is no tanwin."""
        core = self.tokens[at].word.core
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        construct = core == "وفدا" and after is not None and after.word.definite and not after.conj and not after.prep
        return construct or core in phrases("offices", "two-delegations")

    def _two_named(self, first: int) -> int:
        """«حركتا فتح وحماس»: past the two names, whatever they are."""
        at = first + 1
        while at < min(first + 4, len(self.tokens)) and not self.tokens[at].sign and self.tokens[at].text[0] != "و":
            at += 1
        joined = at < len(self.tokens) and self.tokens[at].text[0] == "و" and len(self.tokens[at].text) > 2
        return at + 1 if joined else first + 1

    def _own_sitting(self, at: int) -> bool:
        """«تعقد الحركة مجلسها الوطني»: a sitting of the body just named."""
        after = [t.text for t in self.tokens[at + 1 : at + 3]]
        rows = triggers().get(self.tokens[at].text, ())
        return any(trigger.pronoun and rest and after[: len(rest)] == list(rest) for rest, trigger in rows)

    def _loose_body(self, at: int) -> bool:
        """«جهاز استخباراتي», «لجنة خبراء»: a body of no name."""
        core = self.tokens[at].word.core
        if core not in phrases("offices", "bodies-definite"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self._construct(at + 1):
            return False  # «لجنة خارطة الطريق», «لجنة متابعة اتفاق السلم»
        return after is None or not (
            after.word.definite or after.kinds & (Kind.INNER | Kind.BODY | Kind.HEAD) or _names_nation(after)
        )

    def _bare_body(self, at: int) -> bool:
        """«أكبر كتلة في البرلمان»: a body of any name, since nothing that completes the noun follows it."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.word.definite or token.text.endswith(("ها", "هم", "هما")):
            return False
        if after is not None and after.text in QUOTES and self._named_in_quotes(at):
            return False  # «عقد حزب «القوات» اجتماعا»
        if after is None or after.sign or after.dating is not None:
            return True
        return bool(after.kinds) and not after.kinds & ~(Kind.STOP | Kind.VERB)

    def _named_in_quotes(self, at: int) -> bool:
        """Whether a body whose noun asks for a name has one between quotation marks."""
        noun = self.tokens[at].word.core in phrases("offices", "named-in-quotes")
        return noun and self._bracketed(at + 1) is not None

    def _construct(self, at: int) -> int | None:
        """Past the word with the article to which nouns without it lead."""
        for n, token in enumerate(self.tokens[at : at + 3], at):
            if token.sign or token.dating is not None or token.prep or token.conj or token.kinds & _CLOSING:
                return None
            if token.word.definite:
                return n + 1
        return None

    def _holders(self, at: int) -> tuple[Entity, ...]:
        """«الرئيسان الأمريكي فلان والروسي فلان», «وزيرا خارجية مصر فلان والسودان فلان»: each holder by name."""
        if not self._dual(at):
            return ()
        if pair := self._pair(at) or self._two_of_one(at) or self._two_by_surname(at):
            return pair
        found: list[Entity] = []
        office = self._nation_end(at)
        while office is not None and (holder := self._holder(at, office)) is not None:
            found.append(holder)
            at = holder.last + (holder.last < len(self.tokens) and self.tokens[holder.last].comma)
            office = at + 1 if at < len(self.tokens) and self._other_nation(at) else None
        return tuple(found) if len(found) > 1 else ()

    def _pair(self, at: int) -> tuple[Entity, ...]:
        """«وزيرا خارجية تونس والسنغال، فلان وفلانة»: the holders by name behind the office of both."""
        comma = self._group_end(at)
        while comma < len(self.tokens) and self._other_country(comma):
            comma = (gazetteer_match(self.tokens, comma) or (comma + 1, ""))[0]
        first = comma + 1
        if not 0 < comma < len(self.tokens) - 2 or not self.tokens[comma].comma:
            return ()
        if not any(t.conj and _of_nation(t) for t in self.tokens[at + 1 : comma]):
            return ()
        if self.tokens[first].conj or self.tokens[first].prep or not self._named(first, True):
            return ()
        middle = self._name_end(first)
        last = self._joined_name(middle)
        if middle - first < 2 or last is None or (last < len(self.tokens) and not self._closed(last - 1)):
            return ()
        return self._pair_named(first, (first, middle, last), (at, comma))

    def _two_of_one(self, at: int) -> tuple[Entity, ...]:
        """«نائبي الرئيس فلان وفلان», «معاونا الوزير فلان وفلان»: two who serve one, each by name."""
        first = at + 2
        if first + 1 >= len(self.tokens) or self.tokens[at].word.definite or not self.tokens[at].kinds & Kind.PLURAL:
            return ()
        served, token = self.tokens[at + 1], self.tokens[first]
        if not (served.word.definite and served.kinds & Kind.ALONE) or served.conj or served.prep:
            return ()
        if token.conj or token.prep or not self._named(first, True):
            return ()
        middle = self._name_end(first)
        last = self._joined_name(middle)
        if middle - first < 2 or last is None:
            return ()
        return self._pair_named(at, (first, middle, last), (at, first))

    def _two_by_surname(self, at: int) -> tuple[Entity, ...]:
        """«الرئيسين بوتين وبايدن», «الوزيران العمري وبحاح»: holders, each by one name, «و» between."""
        first, second = at + 1, at + 2
        if second >= len(self.tokens) or not self.tokens[at].word.definite or not self._closed(second):
            return ()
        if not self._one_surname(self.tokens[first]) or self.tokens[first].conj or singular(self.tokens[at]) is None:
            return ()
        if second + 1 < len(self.tokens) and self.tokens[second + 1].conj:
            return ()  # «الرئيسين فلان وفلان وفلان»
        token = self.tokens[second]
        rest = token if token.conj else token.rather(_without_and(token))
        if token.text[0] != "و" or not self._one_surname(rest):
            return ()
        return self._pair_named(at, (first, second, second + 1), (at, first))

    def _pair_named(self, start: int, names: tuple[int, int, int], office: tuple[int, int]) -> tuple[Entity, Entity]:
        """Two holders of an office: where the first mention begins, and where their names do and the second ends."""
        first, middle, last = names
        one = self._finish(start, middle, (first, middle), [office])
        other = self._finish(middle, last, (middle, last), [office])
        other.conj = True
        return one, other

    def _one_surname(self, token: Token) -> bool:
        """Whether a word can be all that is told of a holder by name."""
        if token.sign or token.prep or token.dating is not None or token.word.place or len(token.word.core) < _SURNAME:
            return False
        if token.kinds & (Kind.GIVEN | Kind.DOUBTFUL):
            return not token.kinds & PERSONAL
        family = not token.word.definite or token.word.core.endswith("ي")
        return family and not (token.kinds or is_everyday(token.word.core) or verbs.lookup(token.word.core))

    def _other_country(self, at: int) -> bool:
        token = self.tokens[at]
        return token.conj and not token.prep and bool(token.kinds & (Kind.COUNTRY | Kind.NATION))

    def _joined_name(self, at: int) -> int | None:
        """The end of a name of two words or more that its و alone joins to the one before."""
        if at + 1 >= len(self.tokens) or self.tokens[at].text[0] != "و" or self.tokens[at].dating is not None:
            return None
        token = self.tokens[at]
        names = Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE | Kind.VERB
        names |= Kind.CITY if token.kinds & Kind.GIVEN else Kind.NONE  # «وليون كاستل»
        if len(token.text) < 3 or token.kinds & ~names:
            return None
        end = self._name_end(at)
        if end == at + 1 and self._unlisted_surname(end):
            end += 1
        return end if end - at >= 2 else None

    def _first_held(self, at: int) -> int | None:
        """«الرئيسان كيبسانغ أوموندي وحسن غوليد»: the end of two words that no table knows, before a second name."""
        pair = self.tokens[at : at + 2]
        known = (t.kinds or t.sign or t.conj or t.prep or t.word.definite or t.dating is not None for t in pair)
        return at + 2 if len(pair) > 1 and not any(known) and self._joined_name(at + 2) is not None else None

    def _unlisted_surname(self, at: int) -> bool:
        """«وجورج أنكراه»: a word that could be a verb, closing the name of somebody listed."""
        token = self.tokens[at]
        plain_word = not (token.sign or token.kinds or token.conj or token.prep or token.dating is not None)
        return plain_word and not token.word.definite and self._closed(at)

    def _dual(self, at: int) -> bool:
        token = self.tokens[at]
        endings = ("ين", "ان", "يه", "يها", "ي", "ا")
        return bool(token.kinds & (Kind.PLURAL | Kind.HEAD)) and token.word.core.endswith(endings)

    def _nation_end(self, at: int) -> int | None:
        """The token after the first nation or country that the office of several holders names."""
        end = self._group_end(at)
        nation = next((n for n in range(at + 1, end) if _of_nation(self.tokens[n])), None)
        if nation is None:
            return None
        place = gazetteer_match(self.tokens, nation)
        return place[0] if place else nation + 1

    def _other_nation(self, at: int) -> bool:
        token = self.tokens[at]
        return token.conj and not token.prep and _of_nation(token)

    def _holder(self, at: int, name: int) -> Entity | None:
        first = name + 1 if name < len(self.tokens) and self.tokens[name].comma else name
        if first >= len(self.tokens) or self.tokens[first].conj:
            return None
        if not (self._named(first, True) or self._definite_name(first)):
            return None
        end = self._name_end(first)
        return self._finish(at, end, (first, end), [(at, name)]) if end - first >= 2 else None

    def _definite_name(self, at: int) -> bool:
        """«والليبي العارف الخويلدي»: two words with the article that no table knows."""
        pair = self.tokens[at : at + 2]
        unknown = all(t.word.definite and not (t.kinds or t.conj or t.prep or t.dating is not None) for t in pair)
        return unknown and len(pair) > 1 and pair[1].text.endswith("ي") and not is_everyday(pair[1].word.core)

    def _one_of_several(self, at: int) -> Entity | None:
        """«ونظيريه الروسي فلان، والإيراني فلان»; «السفيرين الإيراني، فلان، والروسي، فلان»."""
        token = self.tokens[at]
        nation = at + 1 if token.kinds & Kind.PLURAL and token.word.core.endswith(("ين", "ان", "يه", "يها")) else at
        if (
            nation >= len(self.tokens)
            or not self.tokens[nation].kinds & Kind.NATION
            or not self.tokens[nation].word.definite
        ):
            return None
        if nation == at and not token.conj:
            return None
        name = nation + 1
        if name < len(self.tokens) and self.tokens[name].comma:
            name += 1
        if name >= len(self.tokens) or self.tokens[name].conj:
            return None
        opens = self.tokens[name].kinds & Kind.GIVEN or self.tokens[name].text in phrases("clauses", "opens-name")
        if not opens and not (nation == at and self._definite_name(name)):
            return None
        end = self._name_end(name)
        return self._finish(at, end, (name, end), [(at, nation + 1)]) if end - name >= 2 else None

    def _group(self, first: int, kind: Literal["plural", "delegation", "body", "gathering"]) -> Entity | None:
        at = self._without_dangling(first, self._past_second_nation(first, self._group_end(first)))
        token = self.tokens[first]
        span = self.tokens[first:at]
        of_theirs = at > first + 1 and token.word.core in either("offices", "families", "owning-people")
        things = any(t.kinds & Kind.NOT_PEOPLE and not t.kinds & Kind.INNER for t in span[:3])
        if things and not of_theirs:  # «أولياء التلاميذ», «أصحاب الفنادق» are people
            return None
        if token.word.core in phrases("offices", "counts") and self._of_things(first, at):
            return None
        return Entity(
            kind=kind, first=first, last=at, conj=token.conj, prep=token.prep, nations=frozenset(nations_of(span)),
            crowd=_anybody(span), peer=token.text.lstrip("وفبل").startswith("نظرا"),
            offices=((first, at),),
        )  # fmt: skip

    def _without_dangling(self, first: int, end: int) -> int:
        """«الوفد المصري المشارك في الزيارات»: a participle is left out where what completes it is."""
        after = self.tokens[end] if end < len(self.tokens) else None
        led = after is not None and (after.kinds & Kind.STOP or after.prep)
        dangling = led and end > first + _WHOLE and self.tokens[end - 1].word.core in phrases("offices", "dangling")
        return end - 1 if dangling else end

    def _past_second_nation(self, first: int, at: int) -> int:
        """«وزيرا الدفاع الفرنسي والألماني», «رئيسي جهازي المخابرات المصري والسوداني»: past the nation of the second."""
        if at >= len(self.tokens) or not self._dual(first) or not self._other_country(at):
            return at
        other = (gazetteer_match(self.tokens, at) or (at + 1, ""))[0]
        alike = self.tokens[at - 1].kinds & self.tokens[at].kinds & (Kind.NATION | Kind.COUNTRY)
        named = other < len(self.tokens) and not self.tokens[other].sign and self._named(other, True)
        return other if alike and not named else at

    def _names_members(self, at: int) -> bool:
        """«وفدا مؤلفا من النائبين فلان وفلان»: not of how many, but who."""
        return (
            at < len(self.tokens)
            and self.tokens[at].word.definite
            and bool(self.tokens[at].kinds & (PERSONAL | Kind.PLURAL))
        )

    def _of_things(self, first: int, end: int) -> bool:
        """«عدد من الدول»: what is counted are no people."""
        n = first + 1 + (first + 1 < end and self.tokens[first + 1].text == "من")
        return n < end and self.tokens[n].word.core in phrases("offices", "counted-things")

    def _from_next(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].text in phrases("clauses", "sent-by")

    def _on_behalf(self, at: int) -> bool:
        """«ممثلين عن الجالية السنغالية»: whom they speak for."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = after is not None and self.tokens[at].text == "عن" and after.dating is None
        return led and after is not None and (after.word.definite or self._for_people(at + 1))

    def _for_people(self, at: int) -> bool:
        """«ممثلون عن عائلات المفقودين»: people without the article, and whose they are right behind."""
        token, whose = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        people = token.kinds & Kind.PLURAL and not (token.prep or token.conj or token.word.definite)
        return bool(people) and whose is not None and whose.word.definite and not (whose.prep or whose.conj)

    def _at_company(self, first: int, at: int) -> bool:
        """«مسؤولين بشركة صينية», «باحثين بالجامعة»: where such people work, and no site where they were met."""
        token, group = self.tokens[at], self.tokens[first]
        works = token.word.core.removeprefix("ال") in phrases("offices", "worked-at")
        return token.prep == "ب" and works and bool(group.kinds & Kind.PLURAL) and not group.word.definite

    def _several_of_delegation(self, first: int, at: int) -> bool:
        """«أعضاء الوفود», «عدد من أعضاء الوفد»: of which delegation several are."""
        if at == first + 1:
            return self.tokens[at].text in phrases("offices", "delegations-too")
        counted = self.tokens[first].word.core in phrases("offices", "counts")
        delegation = bool(self.tokens[at].kinds & Kind.DELEGATION) and self.tokens[at].word.definite
        return counted and delegation and bool(self.tokens[at - 1].kinds & Kind.PLURAL)

    @by_place
    def _group_end(self, first: int) -> int:
        at = first + 1
        core = self.tokens[first].word.core
        if self._with_same_whose(at):
            return self._group_end(at)
        at = self._of_so_many(first) or self._of_whose(first) or at
        if core in phrases("offices", "two-bodies"):
            at = self._two_named(first)
        elif core in phrases("offices", "bodies-definite"):
            at = self._construct(at) or at
        delegation = bool(self.tokens[first].kinds & (Kind.DELEGATION | Kind.CROWD))
        sent_by = phrases("clauses", "sent-by")
        while at < len(self.tokens):
            token = self.tokens[at]
            if self._several_of_delegation(first, at):
                at += 1  # «أعضاء الوفود», «رؤساء الوفود»
                continue
            if (
                delegation
                and token.text in sent_by
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].dating is None
                and self.tokens[at + 1].text not in phrases("clauses", "by")  # «استقبل وفد من قبل الوزير»
            ):
                at = min(at + 2 + self._two_words(at + 1), len(self.tokens))
                continue
            if delegation and token.text in phrases("offices", "made-up") and self._from_next(at + 1):
                if self._names_members(at + 2):
                    break
                at += 1
                continue
            if (
                token.text in sent_by
                and self.tokens[first].kinds & Kind.PLURAL
                and at == first + 1
                and (self._from_body(at + 1) or self._on_behalf(at))
            ):
                if (sender := self._sender(at + 1)) is not None:
                    at = sender
                    break
                place = gazetteer_match(self.tokens, at + 1)
                at = place[0] if place else at + 2 + self._for_people(at + 1)
                continue
            if (
                token.text == "في"
                and self.tokens[first].kinds & Kind.PLURAL
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].kinds & Kind.INNER
                and self.tokens[at + 1].word.core not in phrases("clauses", "one-of")
                and not is_site(self.tokens[at + 1])
                and sites.house(self.tokens, at + 1) is None
            ):
                at += 2
                continue
            if at == first + 1 and (field := self._in_field(first, at)) is not None:
                at = field
                continue
            if at == first + 1 and (whose := self._of_their_things(first, at)) is not None:
                at = whose
                continue
            if at == first + 1 and self._at_company(first, at):
                at += 1 + bool(at + 1 < len(self.tokens) and self.tokens[at + 1].kinds & Kind.NATION)
                continue
            if (past := self._among(first, at)) is not None:
                at = past
                continue
            if token.text in _led_by_bodies() or token.text in phrases("factuality", "putting-off"):
                break  # «بوزارة البيئة بإشراف الوزير فلان»
            if token.kinds & Kind.HEAD and token.word.definite and self.tokens[at - 1].word.definite:
                break  # «بالوزارة السفير فلان»: two definite nouns side by side are no construct
            if self._of_one_thing(at):
                break
            if self.tokens[first].kinds & Kind.BODY and token.word.core in phrases("clauses", "of-sittings"):
                break  # «جلسة مجلس الوزراء الأسبوعية»
            house = token.word.core in phrases("particles", "places") and not self._of_larger(first, at)
            if delegation and house and self.tokens[at - 1].word.definite:
                break  # «زار الوفد مقر …»
            step = self._completes(first, at)
            if step is None:
                break
            at = step
        return self._past_whose(first, at)

    def _sender(self, at: int) -> int | None:
        """«موفدين من رئيس الحزب فلان»: past one who sent them, by office and name."""
        if self.tokens[at].kinds & (Kind.PLURAL | Kind.CROWD) or not self._opens_office(at):
            return None
        name = self._office_end(at)
        named = name < len(self.tokens) and not self.tokens[name].conj and self._named(name, True)
        return self._name_end(name) if named else None

    def _of_larger(self, first: int, at: int) -> bool:
        """«عددا من أعضاء لجنة الخارجية بمجلس الشيوخ»: a body of which the committee is, and no house to meet in."""
        token = self.tokens[at]
        larger = token.prep == "ب" and token.kinds & Kind.BODY and not token.word.definite
        return bool(larger) and any(t.kinds & Kind.BODY for t in self.tokens[first:at])

    def _in_field(self, first: int, at: int) -> int | None:
        """«المختصين في مجال الطاقة», «المسؤولين في خدمة «تواصل»»: past what such people work in."""
        group, field = self.tokens[first], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        named = field is not None and field.word.core in phrases("offices", "fields-of-work")
        if not named or not group.kinds & Kind.PLURAL or self.tokens[at].text not in phrases("clauses", "inside"):
            return None
        n = at + 2
        if n >= len(self.tokens) or self.tokens[n].dating is not None:
            return None
        if self.tokens[n].text in QUOTES:
            return next((m + 1 for m in range(n + 2, min(n + _TITLE, len(self.tokens))) if self.tokens[m].sign), None)
        free = not (self.tokens[n].sign or self.tokens[n].prep or self.tokens[n].conj)
        return n + 1 if free and not self.tokens[n].kinds & (Kind.STOP | Kind.VERB) else None

    def _of_their_things(self, first: int, at: int) -> int | None:
        """«أرباب سيارات الأجرة الصغيرة», «أصحاب محلات بيع الذهب»: past everyday nouns up to one with the article."""
        head = self.tokens[first]
        if head.word.definite or head.word.core not in phrases("offices", "owning-people"):
            return None
        for n in range(at, min(at + _THINGS, len(self.tokens))):
            token = self.tokens[n]
            if token.sign or token.conj or token.prep or token.dating is not None or token.kinds & _NOT_OWNED:
                return None
            if token.word.definite:
                return n + 1 if n > at else None
        return None

    def _of_one_thing(self, at: int) -> bool:
        """«ناقش الرئيسان الملف», «يدرس المجلس المقترحات»: behind a word with the article a noun with it is no part."""
        token, before = self.tokens[at], self.tokens[at - 1]
        both = before.word.definite and token.word.definite and not (token.conj or token.prep)
        return both and not token.kinds & _SAID_OF and is_thing(token.word.core)

    def _past_whose(self, first: int, at: int) -> int:
        """«أسرة الشهيد النقيب فلان»: past him whose family it is."""
        if self.tokens[first].word.core not in phrases("offices", "families"):
            return at
        name = at
        while name < len(self.tokens) and self.tokens[name].kinds & (Kind.TITLE | Kind.ALONE):
            name += 2 if self._dotted(name) else 1
        if name >= len(self.tokens) or self.tokens[name].conj or not self._named(name, True):
            return at
        return self._name_end(name)


@kept
def _led_by_bodies() -> frozenset[str]:
    """What leads behind a body to who presides; «برئاسة» may go on with the body, too («الوزارة برئاسة الحكومة»)."""
    return led_by() - phrases("clauses", "seats-of")


def _of_nation(token: Token) -> bool:
    union = token.word.core in phrases("offices", "like-nations")  # «والأوروبي فلان»
    return bool(token.kinds & Kind.COUNTRY) or ((union or bool(token.kinds & Kind.NATION)) and token.word.definite)


def _names_nation(token: Token) -> bool:
    return bool(token.kinds & (Kind.COUNTRY | Kind.CITY))


def _anybody(span: Sequence[Token]) -> bool:
    return (bool(span[0].kinds & Kind.CROWD) and not (_sent(span) or _of_somewhere(span))) or _generic(span)


def _of_somewhere(span: Sequence[Token]) -> bool:
    """«أعيان المنطقة», «عدد من رؤساء الشركات», «عدد من النواب العراقيين»: of one place, or of holders that are told."""
    core = span[0].word.core
    if core in phrases("offices", "notables") and len(span) > 1:
        return span[1].word.definite or bool(span[1].kinds & (Kind.INNER | Kind.CITY))
    if core not in phrases("offices", "counts") or len(span) < 4 or span[1].text not in phrases("clauses", "sent-by"):
        return False
    if span[2].kinds & Kind.PLURAL and span[2].word.definite and _of_nation(span[3]):
        return True
    if span[2].word.core in phrases("offices", "counted-members"):
        return len(span) > 4 and bool(span[3].kinds & Kind.BODY | span[3].kinds & Kind.INNER) and span[4].word.definite
    return span[2].word.core in phrases("offices", "counted-holders") and span[3].word.definite


def _sent(span: Sequence[Token]) -> bool:
    """«خبراء من الدول الضامنة», «ضباط من الجيش المصري»: who is sent by somebody is not just anybody."""
    expert = span[0].word.core in phrases("offices", "sent-experts")
    how = len(span) > 1 and span[1].kinds & Kind.ADJECTIVE and not span[1].word.definite  # «خبراء أمنيين من البلدين»
    by = span[1 + bool(how) :]
    return expert and len(by) > 1 and by[0].text in phrases("clauses", "sent-by") and by[1].word.definite


def _generic(span: Sequence[Token]) -> bool:
    """«المسؤولين المغاربة» names nobody; «وزراء خارجية دول الخليج» does."""
    return len(span) == 1 and bool(span[0].kinds & Kind.PLURAL)


def _without_and(token: Token) -> Word:
    """«وبحاح», a word that no table knows, as «و» and a name."""
    core = token.text[1:]
    return token.word._replace(conj=True, core=core, kinds=kinds().get(core, Kind.NONE), forms=(core,))
