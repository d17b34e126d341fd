"""What completes an office: «وزير» + «الخارجية الأمريكي», «سفير» + «الولايات المتحدة بالمغرب»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from arabic_timeline.extract.endings import VERBAL
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.posted import LONGEST_BODY
from arabic_timeline.extract.surnames import by_place
from arabic_timeline.extract.tables import either, followers, openers, phrases
from arabic_timeline.extract.tails import Tails
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import participle, purpose
from arabic_timeline.extract.words import OF_HIS, PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language.derivations import is_masdar, lookup_noun
from arabic_timeline.lexicon import kept

_OF_MOVEMENT = 4  # words of «عصائب أهل الحق»
_NISBA = 3  # letters of «طبي» and longer
_TITLED = 3  # words from a title to what may be the surname
_OF_BODY = Kind.BODY | Kind.INNER | Kind.COUNTRY | Kind.DELEGATION
_RECOGNISED = 3  # words of «المعترف بها دوليا»
_MAY_BE_NAME = Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE | Kind.PLAIN
_BROKEN = re.compile(r"\w{2}ا[\wي]\w{1,2}$")  # «نتائج», «ملاعب»
_FREE_PLURAL = ("ون", "ين", "ات", "ا")  # «مستثمرين», which governs nothing
_OF_KIND = ("يين", "يون")  # «دبلوماسيين»
_SLASH_OR_DASH = frozenset("/-–—")
QUOTES = frozenset("\"'“”‘’«»")


@kept
def _small() -> frozenset[str]:
    """The words that ``_completes`` takes one by one, whatever else they are: most words of a text are none of them."""
    of_offices = either("offices", "former", "not-so", "recognised", "lately", "largest", "most", "teens")
    return of_offices | openers("offices", "so-called") | phrases("clauses", "in-name") | {"ال", "لال", "بال"}


@dataclass(slots=True)
class Offices(Tails):
    """Finds where the offices of one sentence end."""

    def _opens_office(self, at: int) -> bool:
        token = self.tokens[at]
        if self._behind_unread(at) or self._helping(at):
            return False
        if at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("offices", "sued"):
            return False  # «المدعى عليهم»
        if token.kinds & Kind.ALONE and not token.kinds & Kind.TITLE:
            return True
        if token.kinds & Kind.ALONE:  # «الشيخ», «الأمير»: an office only where no name follows
            return not self._announces_name(at)
        if not token.kinds & Kind.HEAD or self._office_as_first(at):
            return False
        needed = followers(token.word.core) if not token.kinds & Kind.PEER else None
        if needed is None or at + 1 >= len(self.tokens):
            return needed is None
        after = self.tokens[at + 1]
        town = after.word.place and not after.word.prep and self._is_place(at + 1)
        return after.word.core in needed or town or self._of_region(at)  # «محافظ نينوى»

    def _of_region(self, at: int) -> bool:
        """«محافظ الغربية», «محافظ محافظة عدن»: behind a man's office a region, no adjective of his."""
        region = self.tokens[at + 1]
        if region.word.core in phrases("clauses", "districts") and not (region.conj or region.prep):
            return self.tokens[at].word.core in phrases("offices", "governors")
        named = region.word.definite and region.word.core.endswith("يه") and not (region.conj or region.prep)
        return named and self.tokens[at].word.core in phrases("offices", "governors")

    def _of_villages(self, first: int, at: int) -> int | None:
        """«أهالي قرى بني ظبيان», «سكان أحياء المدينة»: past the places whose people they are."""
        if not self.tokens[first].kinds & Kind.PLURAL or at != first + 1 or self.tokens[first].word.definite:
            return None
        if self.tokens[at].word.core not in phrases("clauses", "sites-plural") or at + 1 >= len(self.tokens):
            return None
        after = self.tokens[at + 1]
        if after.text in phrases("offices", "tribes") and at + 2 < len(self.tokens):
            return at + 3
        return at + 2 if after.word.definite and not (after.prep or after.conj) else None

    def _behind_unread(self, at: int) -> bool:
        """«الأستاذة ست النفر الأمين»: what is a surname too, behind a title and words that no table reads."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.tokens[at].text not in phrases("names", "office-surnames") or at < _TITLED:
            return False
        if after is not None and not (after.sign or after.dating is not None or after.conj):
            return False  # «فلان الأمين العام …»
        lead = self.tokens[at - _TITLED : at]
        unread = not lead[-1].kinds and not lead[-1].sign and lead[-1].dating is None and not lead[-1].prep
        titled = any(t.kinds & Kind.TITLE and t.word.definite and not t.kinds & Kind.ALONE for t in lead[:-1])
        return unread and titled and not any(t.sign or t.kinds & Kind.STOP for t in lead)

    def _helping(self, at: int) -> bool:
        """«سبل مساعدة العائلات», «خطة مساعدة المتضررين»: what is done, before those who are no holders of anything."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.word.core not in phrases("offices", "masdars-too") or after is None or not after.word.definite:
            return False
        return not after.kinds & (PERSONAL | Kind.INNER | Kind.BODY | Kind.COUNTRY | Kind.CITY) and not after.conj

    def _announces_name(self, at: int) -> bool:
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].kinds & Kind.TITLE:
            after += 1
        return after < len(self.tokens) and (self._alias(after) is not None or self._may_start_name(after))

    @by_place
    def _office_end(self, first: int) -> int:
        at = first + 1
        while at < len(self.tokens):
            step = self._completes(first, at) or self._up_to_name(first, at)
            if step is None:
                break
            at = step
        return at

    def _completes(self, first: int, at: int) -> int | None:
        """The token after the piece at ``at`` that completes the office opened at ``first``; ``None``: it has ended."""
        token, previous = self.tokens[at], self.tokens[at - 1]
        small, letter = token.text in _small(), token.text[0]
        if small and token.text in phrases("offices", "former"):
            return at + 1  # «الرئيس الأمريكي آنذاك فلان», although it is a day too
        if small and token.text in phrases("offices", "not-so") and at + 1 < len(self.tokens):
            return at + 2 if self.tokens[at + 1].word.definite else None  # «سفير كينيا غير المقيم فلان»
        if small and token.text in phrases("offices", "recognised") and at + 1 < len(self.tokens):
            return self._recognised(at)
        lately = small and token.text in phrases("offices", "lately")
        if lately and previous.word.definite and participle(previous.word.core[2:]):
            return at + 1  # «سفير تشاد المعين حديثا فلان»
        if token.text.isdigit() and (unit := self._unit_number(at)) is not None:
            return unit
        if token.dating is not None or token.text.isdigit():
            return self._dated_name(at)
        if small and " ".join(t.text for t in self.tokens[at : at + 2]) in phrases("offices", "so-called"):
            return at + 2  # «رئيس ما يسمى المجلس السياسي فلان»
        if token.sign:
            return at + 2 if self._two_nations(at) else self._bracketed(at)
        if token.text.isascii() and token.text.isalpha():
            return None if self._latin_end(at) - at > 1 else at + 1  # one word is of the office, two are who holds it
        if small and token.text in ("ال", "لال", "بال"):
            return at + 1 if at + 1 < len(self.tokens) and self.tokens[at + 1].text in QUOTES else None
        if small and token.text in phrases("clauses", "in-name") and self._in_whose_name(first, at):
            return at + 1  # «الناطق باسمها فلان»
        if (token.word.core in openers("offices", "tails") and self._tail(at)) or (small and self._largest(at)):
            return at + 2
        if small and token.text in phrases("offices", "most") and self._most(at):
            return at + 2
        if previous.word.core in phrases("offices", "charged") and self._charge(at):
            return at + 2
        if small and token.text in phrases("offices", "teens") and previous.word.core in phrases("clauses", "ordinals"):
            return at + 1  # «القمة العادية الرابعة عشرة»
        closes = token.kinds & (Kind.STOP | Kind.VERB) and not token.kinds & (Kind.GIVEN | Kind.INNER)
        if closes and self._task_of_body(at):
            return at + 1
        if closes and (over := self._task_over(at)) is not None:
            return over
        if closes and token.text in phrases("clauses", "toward") and self._on_the_move(first):
            return None  # «يتوجه المبعوث إلى دمشق»: where he goes
        if closes and (quoted := self._in_quoted(at)) is not None:
            return quoted
        if closes and not self._place_like_verb(at) and not self._company(at):
            return self._office_end(at + 1) if self._attached(first, at) else self._posted_in(first, at)
        if previous.kinds & Kind.COUNTRY and token.text in phrases("offices", "forms-of-state"):
            return at + 1  # «رئيس الوزراء بجمهورية الصومال الفيدرالية»
        if letter == "ل" and self._of_sport(first, at):
            return at + 1
        if token.text.startswith("لل") and token.kinds & Kind.PLURAL and self._name_next(at + 1):
            return at + 1  # «المفوض السامي للاجئين فلان»
        if letter == "ل" and (done := self._task(first, at)) is not None:
            return done
        if (movement := self._movement(at)) is not None:
            return movement
        held = self.tokens[first].kinds & (Kind.HEAD | Kind.PEER) == Kind.HEAD
        town = bool(previous.kinds & (Kind.CITY | Kind.COUNTRY))
        if town and not held and token.text.startswith("لل") and is_masdar(token.text[2:]):
            return None  # «الفصائل في قطاع غزة للدفع بعملية السلام»
        if letter == "ل" and not held and purpose(self.tokens, at):
            return None  # «مع وفد الحزب للتأكيد على …», «هاتف نظيره الأردني للاطمئنان على …»
        if token.word.prep and not self._place_spelt_so(at):
            return self._with_preposition(first, at)
        if (company := self._company_name(at)) is not None:
            return company
        if self._whole_delegation(first, at):
            return None
        known = token.known and not token.word.conj and not previous.kinds & Kind.INNER
        if known and self._alias(at) is not None:
            return None
        place = gazetteer_match(self.tokens, at) if token.word.place else None
        if place and not token.word.conj:
            described = previous.kinds & (Kind.ADJECTIVE | Kind.NATION) and not previous.kinds & Kind.COUNTRY
            closed = described or (self.tokens[first].kinds & Kind.DELEGATION and previous.kinds & Kind.NATION)
            city = token.kinds & Kind.CITY and not token.kinds & Kind.NATION  # «زار رئيس الوزراء التركي القاهرة»
            nation = token.kinds & Kind.NATION and not (token.text[-1] == "ا" and previous.text[-1] != "ا")
            land = previous.kinds & Kind.NATION and not nation  # «زار الوزير الإيراني الإمارات», «رئيس أميركي إثيوبيا»
            other = previous.word.definite and not token.word.definite
            if previous.kinds & Kind.COUNTRY and token.kinds & Kind.GIVEN and self._named(at, True):
                return None  # «رئيسة وزراء إيطاليا جورجيا ماريني»
            if place[0] - at > 1 and previous.word.definite and not self._long_city(at):
                return None  # «الوزير صلاح الدين الرامي»
            alone = city or token.kinds & (Kind.COUNTRY | Kind.NATION) == Kind.COUNTRY
            bare = alone and previous.word.definite and previous.word.core not in phrases("clauses", "districts")
            return None if bare or (closed and (city or land or other)) else place[0]
        if letter == "و" and self._of_that_kind(first, at):
            return at + 1
        if letter == "و" and self._abroad(at):
            return at + 2
        if letter == "و" and self._second_of_firm(at):
            return at + 1
        if token.word.conj:
            return self._with_conjunction(first, at)
        return self._plain_word(first, at)

    def _whole_delegation(self, first: int, at: int) -> bool:
        """«زار وفد كوري الوزارة»: behind the nation that describes a delegation a noun with the article is another."""
        previous, token = self.tokens[at - 1], self.tokens[at]
        nation = previous.kinds & (Kind.NATION | Kind.COUNTRY) == Kind.NATION and not previous.word.definite
        nation = nation and at - first > 1
        return bool(self.tokens[first].kinds & Kind.DELEGATION and nation) and token.word.definite

    def _in_whose_name(self, first: int, at: int) -> bool:
        """«الناطق باسم …», «المتحدث الرسمي باسم …»: behind one who speaks for others."""
        named = at + 1 < len(self.tokens) and self.tokens[at + 1].kinds & (_OF_BODY | Kind.PLURAL)
        if self.tokens[at].kinds & Kind.GIVEN and not named:
            return False  # «الناطق باسم الجسر», who is called so
        described = at - first > 1 and self.tokens[at - 1].kinds & Kind.ADJECTIVE
        return self.tokens[at - 1 - bool(described)].word.core in phrases("clauses", "speakers")

    def _recognised(self, at: int) -> int:
        """«رئيس الحكومة المعترف بها دوليا فلان»: past what a government is called by."""
        end = at + 1
        while end < min(at + _RECOGNISED, len(self.tokens)) and self.tokens[end].text in phrases("offices", "by-whom"):
            end += 1
        return end

    def _two_nations(self, at: int) -> bool:
        """«مجموعة الصداقة الشيلية-المغربية»."""
        beside = (self.tokens[at - 1], *self.tokens[at + 1 : at + 2])
        nations = all(t.word.definite and t.word.core.endswith(("ي", "يه")) for t in beside)
        return self.tokens[at].text in "-–" and len(beside) > 1 and nations

    def _latin_end(self, at: int) -> int:
        """The token behind words in Latin letters."""
        while at < len(self.tokens) and self.tokens[at].text.isascii() and self.tokens[at].text.isalpha():
            at += 1
        return at

    def _tail(self, at: int) -> bool:
        """«السفير فوق العادة», «وكامل الصلاحيات»."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and f"{self.tokens[at].word.core} {after.text}" in phrases("offices", "tails")

    def _most(self, at: int) -> bool:
        """«النقابات الأكثر تمثيلية»: the most, and of what."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.sign or after.dating is not None or after.prep or after.conj:
            return False
        return not (after.word.definite or after.kinds & (PERSONAL | Kind.STOP | Kind.VERB | Kind.GIVEN))

    def _on_the_move(self, first: int) -> bool:
        """Whether right before an office of one word stands a verb of going somewhere."""
        verb = self.tokens[first - 1] if first else None
        if verb is None or not verb.tells or not self.tokens[first].word.definite:
            return False
        told = [trigger for _, trigger in triggers().get(verb.word.core, ())]
        return any(trigger.frame == "arrive" for trigger in told)

    def _in_quoted(self, at: int) -> int | None:
        """«المدير التنفيذي في «أرامكو» فلان»: past a body between quotation marks, where a name stands behind it."""
        if self.tokens[at].text not in phrases("clauses", "inside") or at + 2 >= len(self.tokens):
            return None
        end = self._bracketed(at + 1) if self.tokens[at + 1].text in QUOTES else None
        named = end is not None and end < len(self.tokens) and self._named(end, True)
        return end if named and not self.tokens[end or 0].conj else None

    def _charge(self, at: int) -> bool:
        """«الرئيس المكلف تأليف الحكومة فلان»: with what somebody is charged, a verbal noun and its object."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        task = self.tokens[at].word
        noun = not task.definite and is_masdar(task.core.removeprefix(task.prep))
        return noun and after is not None and after.word.definite and not (after.prep or after.conj)

    def _right_behind_town(self, at: int) -> bool:
        """«افتتح أمير منطقة مكة المكرمة | المعرض»: a noun right behind a town or country is no part of the office."""
        previous = self.tokens[at - 1].kinds
        if previous & (Kind.COUNTRY | Kind.CITY):
            return not previous & Kind.INNER
        town = gazetteer_match(self.tokens, at - 2) if at > 1 and self.tokens[at - 2].word.place else None
        return town is not None and town[0] == at

    def _place_spelt_so(self, at: int) -> bool:
        """«وفد بيونغ يانغ»: the first letter of a town, and no preposition."""
        place = gazetteer_match(self.tokens, at) if self.tokens[at].word.place else None
        return place is not None and place[1].split()[0] == self.tokens[at].text

    def _place_like_verb(self, at: int) -> bool:
        """«حاكم رأس الخيمة», «حاكم أم القيوين»; «كان» is a city too, and hardly ever that one."""
        place = gazetteer_match(self.tokens, at) if self.tokens[at].word.place else None
        return place is not None and (place[0] - at > 1 or not self.tokens[at].kinds & Kind.STOP)

    def _company(self, at: int) -> bool:
        """«ممثلي شركة سيمنز»: a word that only looks like a verb, where the noun before it needs a complement."""
        before, token = self.tokens[at - 1], self.tokens[at]
        named = before.word.core in phrases("offices", "companies") and not before.word.definite
        return named and token.kinds == Kind.VERB and not token.conj and token.text not in kinds()

    def _company_name(self, at: int) -> int | None:
        """«شركة زاروبيج أويل الروسية»: past the name of a company that its nation closes."""
        before = self.tokens[at - 1]
        if before.word.core not in phrases("offices", "companies") or before.word.definite:
            return None
        for n in range(at, min(at + LONGEST_BODY, len(self.tokens))):
            token = self.tokens[n]
            if n > at and token.kinds & Kind.NATION and token.word.definite:
                return n + 1
            if token.sign or token.conj or token.prep or token.dating is not None or token.word.definite:
                return None
            if token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE | Kind.VERB):
                return None
        return None

    def _of_that_kind(self, first: int, at: int) -> bool:
        """«دبلوماسيين وعسكريين أمريكيين»: another plural of relation that «و» joins to the first."""
        token, previous = self.tokens[at], self.tokens[at - 1]
        if token.text[0] != "و" or not token.text.endswith(_OF_KIND) or not previous.text.endswith(_OF_KIND):
            return False
        return not token.word.definite and bool(self.tokens[first].kinds & Kind.PLURAL)

    def _abroad(self, at: int) -> bool:
        """«وزيرة الخارجية وغامبيي الخارج فلانة», «وزير الهجرة ومغاربة العالم»: people who live elsewhere."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.text[0] != "و" or after is None or after.text not in phrases("offices", "diaspora"):
            return False
        return token.text.endswith("يي") or bool(token.kinds & (Kind.NATION | Kind.PLURAL))

    def _governed_town(self, first: int, at: int) -> bool:
        """«والي صحم», «عامل جرسيف فلان»: of what a governor governs, though no table knows it."""
        token, head = self.tokens[at], self.tokens[first]
        if head.word.core not in phrases("offices", "town-heads") or token.kinds or token.conj:
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        ends = after is None or after.sign or after.dating is not None or after.conj or bool(after.prep)
        return ends or (after is not None and bool(after.kinds & (Kind.GIVEN | Kind.STOP | Kind.TITLE)))

    def _both_alone(self, first: int, at: int) -> bool:
        """«استقبل الوزير السفير»: two offices of one word with the article right behind a verb of two, and no name."""
        one, two = self.tokens[first], self.tokens[at]
        verb = first > 0 and bool(self.tokens[first - 1].kinds & Kind.VERB)
        alone = one.kinds & two.kinds & Kind.ALONE and one.word.definite and two.word.definite
        if not (verb and alone) or not self._is_object(first, at):
            return False
        name = at + 1 + (at + 1 < len(self.tokens) and bool(self.tokens[at + 1].kinds & Kind.NATION))
        return not (name < len(self.tokens) and self._named(name, True))

    def _thing_beside(self, first: int, at: int) -> bool:
        """«حضر الأمير المهرجان»: behind a title with the article a thing with the article is the verb's object."""
        head, token = self.tokens[first], self.tokens[at]
        both = head.kinds & Kind.ALONE and head.word.definite and token.word.definite
        thing = token.kinds & (Kind.COMMON | Kind.INNER | Kind.GATHERING)
        of_field = token.text.endswith("ي") and at + 1 < len(self.tokens) and self.tokens[at + 1].kinds & Kind.GIVEN
        if of_field:
            return False  # «القائد الميداني فلان»
        return bool(both and thing) and not token.kinds & (Kind.ADJECTIVE | Kind.NATION | Kind.GIVEN | Kind.TITLE)

    def _task_of_body(self, at: int) -> bool:
        """«بعثة حفظ السلام», «لجنة وقف النار»: a verbal noun spelt like a verb, between a body and what it is of."""
        token, before = self.tokens[at], self.tokens[at - 1]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        body = before.kinds & (Kind.INNER | Kind.BODY | Kind.DELEGATION) and not before.word.definite
        if not body or before.sign or after is None or not after.word.definite or token.conj or token.prep:
            return False
        return bool(token.kinds & Kind.VERB) and is_masdar(token.text) and not after.kinds & PERSONAL

    def _task_over(self, at: int) -> int | None:
        """«رئيس هيئة التعرف على المفقودين فلان», «لجنة الإشراف على الانتخابات فلان»: past over what the task of a body
        is, where a name follows."""
        token, task, body = self.tokens[at], self.tokens[at - 1], self.tokens[at - 2]
        if at < 2 or token.text not in phrases("clauses", "task-over") or at + 2 >= len(self.tokens):
            return None
        whose = bool(body.kinds & (Kind.INNER | Kind.BODY)) and not body.word.definite
        over = self.tokens[at + 1].word.definite and not self.tokens[at + 1].kinds & PERSONAL
        if not (whose and over and task.word.definite and is_masdar(task.word.core.removeprefix("ال"))):
            return None
        return at + 2 if self._name_next(at + 2) else None

    def _plain_word(self, first: int, at: int) -> int | None:
        token, previous = self.tokens[at], self.tokens[at - 1]
        if (past := self._called_after(at)) is not None:
            return past
        if (at == first + 1 and self._men_of(first, at)) or self._of_unread_place(at):
            return at + 1
        if self._father_next(at) or self._visited(first, at) or self._before_family_name(at):
            return None
        deputising = previous.text[0] == "ب" and previous.text[1:] in phrases("clauses", "charged-with")
        if deputising and not (token.word.definite and not token.kinds & Kind.TITLE):
            return None  # «والي الجهة بالنيابة فلان», «رئيس البلدية بالنيابة المهندس فلان»
        if at == first + 1 and self._governed_town(first, at):
            return at + 1
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        word_too = token.text in phrases("names", "words-too") and previous.kinds & Kind.ALONE
        if word_too and after is not None and after.kinds & Kind.GIVEN:
            return None  # «الوزيرة أمينة سالم»: a name, though the word is an office too
        if at == first + 1 and (self._ranked(at) or self._thing_beside(first, at) or self._both_alone(first, at)):
            return None  # «العميد الداموك يناقش …»
        peer = bool(self.tokens[first].kinds & Kind.PEER)
        if at == first + 1 and token.word.core in (followers(previous.word.core) or ()):
            return at + 1
        if token.kinds & Kind.GIVEN and not token.word.definite and previous.word.definite:
            return None  # «وزير الزراعة سام كاوالي»: an adjective would have the article
        if token.kinds & (Kind.NATION | Kind.ADJECTIVE | Kind.FORMER):
            return at + 1
        if at - first > 1 and f"{previous.word.core} {token.text}" in phrases("offices", "sovereign-titles"):
            return at + 1  # «سفير خادم الحرمين الشريفين لدى …», «سفير جلالة السلطان»
        construct = Kind.INNER | Kind.BODY | Kind.HEAD | (Kind.DELEGATION if at > first + 1 else Kind.NONE)
        open_idafa = previous.kinds & construct and not previous.word.definite  # «رئيس بعثة حفظ السلام»
        # «الرئيس المنتهية ولايته فلان»: whose it is has been said
        open_idafa = (open_idafa and not previous.text.endswith(OF_HIS)) or self._of_owners(first, at)
        if at == first + 1 and self._holders_of(first, at):
            return at + 1
        if token.text in phrases("offices", "tribes") and self._tribe(at):
            two = self.tokens[at + 1].text in phrases("offices", "tribes") and at + 2 < len(self.tokens)
            return at + 2 + (two and not self.tokens[at + 2].sign)  # «شيوخ عشائر بني زيد»
        if at == first + 1 and (end := self._of_villages(first, at)) is not None:
            return end
        if at > first + 1 and self._relation(at):
            return at + 1
        if token.kinds & Kind.TITLE and self._of_district(first, at):
            return at + 1
        if open_idafa and token.word.core in phrases("offices", "callings-too"):
            return at + 1  # «رئيس الأكاديمية فلان», «رئيس ديوان المحاسبة فلان»
        if token.kinds & Kind.TITLE and not token.kinds & Kind.ALONE:
            return self._over_names(at + 1) if open_idafa and previous.kinds & Kind.INNER else None
        if token.kinds & Kind.ALONE:
            if not open_idafa and at != first + 1:
                return None
            own = previous.word.core in phrases("clauses", "deputies")  # «نائب الرئيس فلان»: the name is the deputy's
            return self._over_names(at + 1) if open_idafa and previous.kinds & Kind.INNER and not own else at + 1
        if at == first + 1 and self._met_by_head(first, at):
            return None
        if token.kinds & Kind.HEAD:
            if previous.kinds & (Kind.DELEGATION | Kind.GATHERING) and previous.word.definite:
                return None  # «التقى الوفد رئيس الحكومة», «على هامش القمة رئيس الوزراء»
            return at + 1 if at == first + 1 or open_idafa else None
        if token.kinds & Kind.DELEGATION:
            led = open_idafa and previous.kinds & Kind.HEAD and not token.text.endswith("ا")  # «رئيس وفد …»
            return at + 1 if led else None
        if token.kinds & Kind.BODY and previous.word.definite and token.text.endswith(("ها", "ته", "سه")):
            return None  # «تعقد الحركة مجلسها»
        if token.kinds & Kind.CROWD and previous.kinds & Kind.ALONE and previous.word.definite:
            return None  # «يلتقي الأمير كبار المسؤولين»: whom he meets
        if token.kinds & (Kind.INNER | Kind.BODY):
            placed = self._right_behind_town(at) and token.text[0] != "ل"  # «وكيل محافظة مأرب لشؤون …»
            return None if placed or (previous.word.definite and self._plain_noun(at)) else at + 1
        if (
            not token.kinds
            and token.text[0] == "ب"
            and is_everyday(token.text[1:])
            and (name := self._name_behind_body(at)) is not None
        ):
            return name  # «مدير الإعلام بصحة الشرقية محمد الحوت»
        unlisted = not token.kinds & ~Kind.PLAIN
        if unlisted and self.tokens[first].kinds & Kind.DELEGATION and self._of_people(at):
            return at + 1
        if token.text[0] == "ل" and self._for_purpose(at):
            return at + 2
        if token.word.definite:
            if self.tokens[first].kinds & Kind.PLURAL and token.word.core in phrases("clauses", "in-session"):
                return None  # «اجتماع وزراء الطاقة العرب المنعقد في …»
            if self._behind_closed(at) and self._topic_noun(token):
                return None
            if previous.word.definite and self.tokens[first].kinds & Kind.BODY and self._decided(at):
                return None
            if token.kinds & Kind.NOT_PEOPLE and self._right_behind_town(at):
                return None
            if token.kinds & Kind.COMMON and (peer or (previous.word.definite and at > first + 1)):
                return None
            ranked = previous.kinds & (Kind.ALONE | Kind.TITLE | Kind.PLURAL)
            named = token.kinds & Kind.GIVEN and (at > first + 1 or ranked)
            return None if named and not open_idafa else at + 1  # «الوزير المختار بن …»
        if token.kinds & Kind.GIVEN and not (open_idafa and previous.kinds & Kind.INNER):
            return None
        if token.kinds & Kind.PLURAL:
            bare = at == first + 1 and not (previous.kinds & Kind.ALONE and previous.word.definite)
            return at + 1 if bare or open_idafa else None  # «يلتقي الأمير كبار المسؤولين»
        if self._busied_with(first, at):
            return at + 1
        if token.kinds & Kind.COMMON:
            return at + 1 if at == first + 1 and not previous.word.definite else None
        if peer or not open_idafa:
            return None
        return (
            at + 1
            if previous.kinds & (construct & ~Kind.HEAD | Kind.PLURAL) or (at == first + 1 and not self._ends_after(at))
            else None
        )

    def _busied_with(self, first: int, at: int) -> bool:
        """«رئيس جهاز متابعة الأداء», «لجنة متابعة تنفيذ الاتفاق»: verbal nouns from a body on to a noun."""
        body = self.tokens[at - 1].kinds & (Kind.INNER | Kind.BODY) or (at > first + 2 and self._verbal(at - 1))
        if not body or self.tokens[at - 1].word.definite or not self._verbal(at) or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if after.word.definite and not (after.sign or after.prep or after.conj or after.kinds & Kind.GIVEN):
            return True
        return at + 2 < len(self.tokens) and self._verbal(at + 1) and self.tokens[at + 2].word.definite

    def _verbal(self, at: int) -> bool:
        """Whether a token is a verbal noun without the article, and no name."""
        token = self.tokens[at]
        if token.kinds & ~(Kind.COMMON | Kind.PLAIN) or token.sign or token.prep or token.word.definite:
            return False
        return is_masdar(token.text)

    def _men_of(self, first: int, at: int) -> bool:
        """«رجال دين», «رجال أعمال»: what the men are by, which is a given name besides."""
        men = at == first + 1 and self.tokens[first].word.core in phrases("offices", "men")
        return men and self.tokens[at].text.removeprefix("ال") in phrases("offices", "men-of")

    def _of_district(self, first: int, at: int) -> bool:
        """«متصرف اللواء فلان», «مخاتير اللواء»: a district, which is a rank besides."""
        token, holder = self.tokens[at], self.tokens[at - 1]
        if token.word.core not in phrases("offices", "districts-too") or holder.word.definite or token.conj:
            return False
        group = holder.kinds & Kind.PLURAL and not holder.kinds & Kind.TITLE
        return bool(group) or (at == first + 1 and holder.word.core in phrases("offices", "governors"))

    def _called_after(self, at: int) -> int | None:
        """«مدير مدارس ابن رشد»: past the two words that a school or a hospital is called after."""
        site, pair = self.tokens[at - 1], self.tokens[at : at + 2]
        if site.word.definite or site.word.core not in phrases("clauses", "named-after") or len(pair) < 2:
            return None
        son = pair[0].text in phrases("names", "sons") and not (pair[1].sign or pair[1].prep or pair[1].conj)
        return at + 2 if son else None

    def _met_by_head(self, first: int, at: int) -> bool:
        """«استقبل الوالي وزير الصحة», «وجه الوالي وزارة الزراعة»: behind a verb and its subject, its object."""
        head, token = self.tokens[first], self.tokens[at]
        verb = self.tokens[first - 1] if first else None
        if verb is None or not head.kinds & Kind.ALONE or not head.word.definite or token.word.definite:
            return False
        body = bool(token.kinds & Kind.BODY) and not token.kinds & (Kind.ADJECTIVE | Kind.HEAD)
        office = bool(token.kinds & Kind.HEAD) and bool(verb.tells and verb.kinds & Kind.VERB)
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        whole = after is not None and (after.word.definite or after.kinds & (Kind.INNER | Kind.COUNTRY))
        return bool(whole) and (office or body) and not token.conj and not token.prep

    def _relation(self, at: int) -> bool:
        """«التكتل النقابي المستقل»: behind a noun of things its adjective, though it names people too."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        adjective = token.kinds & (Kind.ALONE | Kind.TITLE) and token.text.endswith("ي") and token.word.definite
        either = token.text in phrases("offices", "adjectives-too")  # «للاتصال الدبلوماسي»
        if before is None or not (adjective or either):
            return False
        thing = Kind.PLAIN | Kind.COMMON | Kind.INNER | Kind.BODY | (Kind.TRIGGER if either else Kind.NONE)
        if before.kinds & ~thing or not before.word.definite or before.sign or token.conj or token.prep:
            return False
        if before.text.endswith(("ه", "ات")) or before.dating is not None:
            return False
        return after is None or not after.kinds & (Kind.GIVEN | Kind.TITLE | Kind.PARTICLE)

    def _tribe(self, at: int) -> bool:
        """«مشايخ أولاد مرزوق», «شيوخ بني حسن»: behind holders in the construct state, whose they are."""
        holders, after = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.tokens[at].text not in phrases("offices", "tribes") or after is None:
            return False
        named = not (after.sign or after.conj or after.prep or after.dating is not None)
        tribe = at > 1 and holders.text in phrases("offices", "tribes") and self.tokens[at - 2].kinds & Kind.PLURAL
        return named and bool(tribe or holders.kinds & Kind.PLURAL) and not holders.word.definite

    def _ranked(self, at: int) -> bool:
        """«العميد الداموك»: behind a rank an unknown word with the article, and nothing that goes on with an office."""
        rank, token = self.tokens[at - 1], self.tokens[at]
        if not rank.kinds & Kind.TITLE or not rank.word.definite or token.kinds or not token.word.definite:
            return False
        if token.conj or token.prep or is_everyday(token.word.core) or token.text.endswith(("يه", "يين")):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or after.sign or after.dating is not None or bool(after.kinds & (Kind.VERB | Kind.STOP))

    def _holders_of(self, first: int, at: int) -> bool:
        """«رؤساء شركات», «مديري مصانع»: right behind holders in the construct state, what they head or own."""
        holders, thing = self.tokens[at - 1], self.tokens[at]
        if at != first + 1 or not holders.kinds & Kind.PLURAL or holders.word.definite or holders.kinds & Kind.CROWD:
            return False
        if not holders.text.endswith("ي") and holders.word.core not in phrases("offices", "holders-of"):
            return False
        noun = thing.kinds & (Kind.PLAIN | Kind.COMMON) and not thing.kinds & (Kind.VERB | Kind.STOP | Kind.ADJECTIVE)
        return (bool(noun) and thing.text.endswith(("ات", "ه"))) or bool(noun and _BROKEN.match(thing.text))

    def _of_owners(self, first: int, at: int) -> bool:
        """«نقيب أصحاب مكاتب السفر»: a plural in the construct state inside an office wants its complement."""
        owners = self.tokens[at - 1]
        plural = at - 1 > first and owners.kinds & Kind.PLURAL and not owners.word.definite
        return bool(plural) and not owners.text.endswith(_FREE_PLURAL)

    def _for_purpose(self, at: int) -> bool:
        """«الجمعية الخيرية لتحفيظ القرآن», «الهيئة العامة لتنظيم السوق»: what a body is for."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.kinds or token.text[0] != "ل" or after is None or after.kinds & Kind.GIVEN:
            return False
        if not after.word.definite and not after.kinds & Kind.COUNTRY:
            return False
        body = self.tokens[at - 1].word.definite
        noun = token.text[1:]
        return body and (bool(VERBAL.match(noun)) or is_masdar(noun) or noun.endswith("ات"))

    def _of_sport(self, first: int, at: int) -> bool:
        """«رئيس الاتحاد الإفريقي للملاكمة فلان»: what a body is for, in one word, where the holder's name follows."""
        token, previous = self.tokens[at], self.tokens[at - 1]
        sport = Kind.PLAIN | Kind.COMMON | Kind.TITLE  # «الملاكمة», who boxes too
        if not token.text.startswith("لل") or token.kinds & ~sport or at - first < 2:
            return False
        body = any(t.kinds & (Kind.BODY | Kind.INNER) for t in self.tokens[first:at])
        after = at + 1 + (at + 1 < len(self.tokens) and self.tokens[at + 1].comma)
        if not body or not previous.word.definite or after >= len(self.tokens) or self.tokens[after].conj:
            return False
        return self._name_next(after) or (after > at + 1 and self._past_nation(after) is not None)

    def _task(self, first: int, at: int) -> int | None:
        """«بعثة الأمم المتحدة لدعم اتفاق الحديدة الجنرال فلان»: past what a body is for, where a name follows."""
        if not self._for_what(at) or not (self.tokens[at - 1].word.definite and at - first > 2):
            return None
        end = at + 1
        while end < min(at + LONGEST_BODY, len(self.tokens)):
            token = self.tokens[end]
            if end > at + 1 and token.text in led_by():
                return end  # «وفد عن البنك الأوروبي لإعادة الإعمار تقوده فلانة»
            joined = token.text[0] == "و" and not token.kinds & Kind.GIVEN
            if token.sign or token.dating is not None or (token.prep and not joined) or token.kinds & Kind.STOP:
                return None
            place = gazetteer_match(self.tokens, end)
            end = place[0] if place else end + 1
            closed = place or self.tokens[end - 1].word.definite
            if closed and end < len(self.tokens) and not self.tokens[end].conj and self._name_next(end):
                return end
        return None

    def _unit_number(self, at: int) -> int | None:
        """«قائد اللواء 119 مشاة», «قائد الكتيبة 13»: past the number of a unit, and past its arm."""
        unit = self.tokens[at - 1].word
        if not unit.definite or unit.core.removeprefix("ال") not in phrases("offices", "units"):
            return None  # «لواء 17 نيسان» is called after a day
        arm = at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("offices", "arms")
        return at + 1 + arm

    def _movement(self, at: int) -> int | None:
        """«حركة عصائب أهل الحق»: past the words up to one with the article that name a party, its man behind or not."""
        head = self.tokens[at - 1]
        if head.word.definite or head.word.core not in phrases("offices", "movements"):
            return None
        for n in range(at, min(at + _OF_MOVEMENT, len(self.tokens) - 1)):
            token = self.tokens[n]
            if token.sign or token.conj or token.prep or token.dating is not None or token.kinds & Kind.STOP:
                return None
            if token.word.definite:
                closes = n > at and not token.kinds & PERSONAL
                man = self._name_next(n + 1) and not self.tokens[n + 1].conj
                whole = n > at + 1 and self.tokens[n - 1].text in phrases("offices", "people-of-movements")
                return n + 1 if closes and (man or whole) else None
        return None

    def _for_what(self, at: int) -> bool:
        """«لدعم», «لمساعدة»: ل before a verbal noun without the article."""
        noun = self.tokens[at].text[1:]
        act = self.tokens[at].text[0] == "ل" and not noun.startswith("ل")
        return act and (bool(VERBAL.match(noun)) or is_masdar(noun))

    def _father_next(self, at: int) -> bool:
        """«وزيرة الفلاحة بالنيابة روضة بن عاشور», «رئيسها عبد الواحد …»: where the holder's name begins."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and token.word.definite and self._definite_given(at):
            return True
        if after is None or token.word.definite or token.sign or token.kinds & ~_MAY_BE_NAME:
            return False
        servant = token.text in phrases("clauses", "opens-name") and bool(token.kinds & Kind.PARTICLE)
        return after.text in phrases("clauses", "patronymic") or (servant and after.word.definite and not after.prep)

    def _definite_given(self, at: int) -> bool:
        """«وزير الخارجية التونسي الناصر بن رمضان»: a given name with the article, before the father's."""
        token, after = self.tokens[at], self.tokens[at + 1]
        plain = not token.kinds & ~(_MAY_BE_NAME | Kind.ADJECTIVE) and not (token.conj or token.prep)
        return plain and after.text in phrases("clauses", "son-of") and self.tokens[at - 1].word.definite

    def _behind_closed(self, at: int) -> bool:
        """«كتلة الوفاق …», «نظيره التونسي …»: a noun with the article is no complement of another one."""
        previous = self.tokens[at - 1]
        return previous.word.definite or bool(previous.kinds & (Kind.COUNTRY | Kind.CITY | Kind.NATION))

    def _topic_noun(self, token: Token) -> bool:
        """«الإسراع», «النتائج», «التشريعات»: what is talked about, and no adjective of who talks."""
        bare = token.word.core[2:]
        if token.kinds & ~Kind.COMMON or bare.endswith(("ي", "يه")):
            return False
        roles = {noun.role for noun in lookup_noun(bare)}
        if bare.endswith("ات") or (not roles and _BROKEN.match(bare) and not bare.endswith("ه")):
            return is_everyday(bare) or is_everyday(bare.removesuffix("ات") + "ه")
        return roles == {"masdar"}

    def _decided(self, at: int) -> bool:
        """«أقر مجلس النواب الموازنة»: behind the whole name of a body, what it decides on."""
        token = self.tokens[at]
        return not (token.conj or token.prep) and token.word.core[2:] in phrases("offices", "decided")

    def _plain_noun(self, at: int) -> bool:
        """«أمير المنطقة مشروع …», «مجلس الشورى أعمال …»: what an office with the article in it cannot take."""
        return self.tokens[at].word.core in phrases("clauses", "never-after-article")

    def _of_people(self, at: int) -> bool:
        """«وفدا حوثيا»: an adjective of relation that no table knows."""
        text, head = self.tokens[at].text, self.tokens[at - 1].text
        return len(text) > _NISBA and text.endswith({"ا": "يا", "ه": "يه"}.get(head[-1], "ي"))

    def _ends_after(self, at: int) -> bool:
        """«رئيس فلان»: an unknown word right after the head, with nothing behind it, is rather the name."""
        return at + 1 >= len(self.tokens) or self.tokens[at + 1].sign

    def _over_names(self, at: int) -> int:
        """Past the name of «جامعة الملك عبدالله», which belongs to the place, not to the holder."""
        end = at
        while end < len(self.tokens) and end - at < 3 and self.tokens[end].kinds & (Kind.GIVEN | Kind.PARTICLE):
            end += 1
            if self.tokens[end - 1].kinds & Kind.GIVEN and not (
                end < len(self.tokens) and self.tokens[end].kinds & Kind.PARTICLE
            ):
                break
        return end

    def _with_preposition(self, first: int, at: int) -> int | None:
        token = self.tokens[at]
        core, prep = token.word.core, token.word.prep
        posted = self.tokens[first].word.core in phrases("clauses", "posted") or any(
            t.word.core in phrases("clauses", "posted") for t in self.tokens[first:at]
        )
        place = gazetteer_match(self.tokens, at)
        if place and core in phrases("clauses", "states"):
            return place[0]
        if place:
            return (
                place[0]
                if posted
                or (prep == "ب" and self._of_those_there(at, at) is not None)
                or self._sent_there(first, at, place[0])
                or self._local(first, at, place[0])
                or self._in_town(first, at, place[0])
                or (prep == "ل" and self._accredited(at))
                else None
            )
        if prep == "ب" and token.kinds & Kind.INNER and core in phrases("clauses", "states"):
            return at + 1 if at == first + 1 or core not in phrases("clauses", "venues") else None
        if prep == "ب" and core in phrases("clauses", "own-districts") and self._name_next(at + 1):
            return None if self._is_object(first, at + 1) else at + 1
        holder = self._behind_district(first, at) if prep == "ب" and core in phrases("clauses", "districts") else None
        if holder is None and prep == "ب":
            holder = self._whole_district(first, at)
        if holder is not None:
            return holder
        if self._local(first, at, at + 1) or (prep == "ب" and self._of_chamber(first, at)):
            return at + 1
        if prep == "ب" and token.kinds & Kind.BODY and token.word.definite and at == first + 1:
            return at + 1
        body = prep == "ب" and token.kinds & Kind.BODY and core not in phrases("clauses", "vague-places")
        if body and (name := self._name_behind_body(at)) is not None:
            return name
        if prep == "ب":
            charged = self.tokens[at - 1].word.core in phrases("clauses", "charged")
            return (
                at + 1
                if charged or core in phrases("clauses", "charged-with") or (posted and token.word.definite)
                else None
            )
        if prep == "ل" and core in phrases("offices", "regions"):
            return at + 1  # «الأمينة التنفيذية للجنة الاقتصادية لأفريقيا»
        if prep != "ل" or core in phrases("offices", "how-often"):
            return None  # «ممثلي الحركة للمرة الأولى»
        if token.kinds & (PERSONAL | Kind.DELEGATION | Kind.GIVEN) and not token.kinds & (Kind.INNER | Kind.ADJECTIVE):
            return at + 1 if self._sent_by(first, at) else None
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].word.definite and not token.kinds & Kind.CITY
        return at + 1 if token.word.definite or token.kinds & (Kind.INNER | Kind.BODY) or follows else None

    def _of_chamber(self, first: int, at: int) -> bool:
        """«أعضاء لجنة السياسة الخارجية بالكونغرس الأمريكي»: the chamber whose members they are."""
        body = any(t.kinds & Kind.BODY for t in self.tokens[first:at])
        return body and self.tokens[at].word.core in phrases("offices", "chambers")

    def _name_behind_body(self, at: int) -> int | None:
        """«رئيس لجنة الخارجية بمجلس الأمة الطيب عباسي»: the token where the holder's name begins."""
        parts = Kind.INNER | Kind.BODY | Kind.COUNTRY | Kind.NATION | Kind.ADJECTIVE
        for n in range(at + 1, min(at + LONGEST_BODY, len(self.tokens))):
            token = self.tokens[n]
            if n > at + 1 and not token.conj and not token.prep and token.kinds & Kind.GIVEN:
                return n if self._named(n, True) and self._name_end(n) - n >= 2 else None
            if token.sign or token.conj or token.prep or not (token.word.definite or token.kinds & parts):
                return None
        return None

    def _second_town(self, first: int, at: int) -> bool:
        """«مفتي حاصبيا ومرجعيون القاضي فلان»: another town of the office, before the name of who holds it."""
        token, before = self.tokens[at], self.tokens[at - 1]
        towns = before.kinds & token.kinds & Kind.CITY and not self.tokens[first].kinds & Kind.PLURAL
        return bool(towns) and not token.prep and at + 1 < len(self.tokens) and self._name_next(at + 1)

    def _of_see(self, first: int, at: int) -> bool:
        """«رئيس أساقفة الفرزل وزحلة والبقاع للروم الكاثوليك»: another town of a see, or whose see it is."""
        token = self.tokens[at]
        see = any(t.word.core.removeprefix("ال") in phrases("offices", "sees") for t in self.tokens[first:at])
        if not see or token.kinds & (PERSONAL | Kind.GIVEN | Kind.PLURAL | Kind.BODY) or token.sign:
            return False
        return token.conj and not token.prep and (token.word.definite or bool(token.kinds & Kind.CITY))

    def _second_land(self, first: int, at: int) -> int | None:
        """«المبعوث لدى السودان وجنوب السودان، فلان»: past another country to which somebody is sent."""
        sent = any(t.text in phrases("clauses", "posted-in") for t in self.tokens[first:at])
        if not sent or not self.tokens[at - 1].kinds & Kind.COUNTRY or self.tokens[first].kinds & Kind.PLURAL:
            return None
        land = gazetteer_match(self.tokens, at)
        if land is None or not self.tokens[land[0] - 1].kinds & Kind.COUNTRY or land[0] >= len(self.tokens):
            return None
        after = self.tokens[land[0]]
        return land[0] if after.comma or after.kinds & (Kind.TITLE | Kind.ALONE | Kind.GIVEN) else None

    def _with_conjunction(self, first: int, at: int) -> int | None:
        token = self.tokens[at]
        if at == first + 1 and self.tokens[first].kinds & Kind.ALONE and self.tokens[first].word.definite:
            return None  # «الولاء للملك والوطن»
        if self._second_town(first, at) or self._of_see(first, at) or self._sent_by_both(first, at):
            return at + 1
        if (land := self._second_land(first, at)) is not None:
            return land
        if token.word.core in phrases("clauses", "one-of"):
            return None  # «منسقة السياسة الخارجية وإحدى …»
        if token.word.core in phrases("offices", "departments") and self.tokens[at - 1].kinds & Kind.INNER:
            return at + 1  # «وزيرا الصناعة والمالية»
        two = self.tokens[at - 2].word.core if at > first + 1 else ""
        if two in phrases("offices", "two-houses") and token.word.definite and not token.prep:
            return at + 1  # «أعضاء مجلسي النواب والشيوخ»
        whole = self.tokens[first].kinds & Kind.DELEGATION and self.tokens[first].word.definite
        if at == first + 1 and whole and not token.kinds:
            return None  # «استقباله للوفد والمكان الذي …»
        follows = at + 1 < len(self.tokens) and self.tokens[at + 1].word.definite
        several = gazetteer_match(self.tokens, at) if self._several(first) else None
        if several:
            return several[0]
        if self.tokens[first].kinds & Kind.PLURAL and not token.word.definite and token.kinds & Kind.NATION:
            return at + 1 if self.tokens[at - 1].kinds & Kind.NATION else None  # «مسؤولين سعوديين ويمنيين»
        abroad = at + 2 < len(self.tokens) and self.tokens[at + 2].text == "الخارج"
        if token.kinds & Kind.NATION and token.word.definite and (follows or abroad):
            return at + 1
        if token.kinds & (
            Kind.ALONE | Kind.DELEGATION | Kind.PLURAL | Kind.HEAD | Kind.GIVEN | Kind.TITLE | Kind.NATION
        ):
            return None
        if (
            gazetteer_match(self.tokens, at)
            or self._alias(at) is not None
            or (token.kinds & Kind.BODY and not token.kinds & Kind.INNER)
            or (token.kinds & Kind.BODY and self.tokens[first].kinds & Kind.BODY)  # «وزارة المالية ونقابة الأطباء»
        ):
            return None
        if follows and self.tokens[first].kinds & Kind.HEAD and self._branch(at):
            return at + 2
        return at + 1 if token.word.definite or token.kinds & Kind.INNER else None

    def _branch(self, at: int) -> bool:
        """«وزارة الاتصالات وتكنولوجيا المعلومات»: «و» before what a department is for, in the construct state."""
        noun = self.tokens[at].text.removeprefix("و")
        if self.tokens[at + 1].kinds & Kind.GIVEN or not self.tokens[at - 1].word.definite:
            return False
        return noun in phrases("offices", "branches") or is_masdar(noun)

    def _several(self, first: int) -> bool:
        token = self.tokens[first]
        return bool(token.kinds & Kind.PLURAL) or token.word.core in phrases("offices", "two-delegations")

    def _bracketed(self, at: int) -> int | None:
        """Past «(CIA)» and past quotation marks inside an office."""
        sign = self.tokens[at].text
        if sign in QUOTES or sign in "«":
            if self.tokens[at - 1].kinds & Kind.NATION and self.tokens[at - 1].word.definite:
                return None  # «وزير الزراعة اللبناني لـ«الصباح»»: to whom he said it
            if self.tokens[at - 1].kinds & Kind.ALONE:
                return None  # «التقى الرئيس "بناء على طلبه"»
            for end in range(at + 1, min(at + 6, len(self.tokens))):
                if self.tokens[end].text in QUOTES or self.tokens[end].text == "»":
                    inside = self.tokens[at + 1 : end]
                    of_body = self.tokens[at - 1].word.core in phrases("offices", "named-in-quotes")
                    if not of_body and self._named(at + 1, True) and inside[0].kinds & Kind.GIVEN:
                        return None
                    if len(inside) == 1 and self._quoted_surname(at + 1):
                        return None
                    told = not of_body and any(t.kinds & Kind.VERB for t in inside)
                    return end + 1 if 0 < len(inside) < 5 and not told else None
            return None
        if sign != "(":
            return None
        for end in range(at + 1, min(at + 5, len(self.tokens))):
            if self.tokens[end].dating is not None:
                return None
            if self.tokens[end].text == ")":
                return end + 1
        return None

    def _quoted_surname(self, at: int) -> bool:
        """«السفير "روغه"»: between quotation marks behind an office that stands alone, a surname and no body."""
        office, token = self.tokens[at - 2], self.tokens[at]
        alone = office.kinds & Kind.ALONE and office.word.definite
        return bool(alone) and (self._surname(at) is not None or not token.kinds)

    def _past_nation(self, at: int) -> int | None:
        """«المبعوث الخاص للاتحاد، التنزاني حسن مكابا»: the token behind the nation of a named holder."""
        if not self.tokens[at].kinds & Kind.NATION or not self.tokens[at].word.definite or at + 1 >= len(self.tokens):
            return None
        name = at + 1
        if self.tokens[name].conj or self.tokens[name].prep or not self._named(name, True):
            return None
        return name if self._name_end(name) - name >= 2 else None

    def _parted_name(self, at: int) -> bool:
        """«السفير/ بيتر هانسن», «وزير الصحة - الدكتور كمال رضوان - …»: the holder's name behind a sign, two dashes."""
        before, name = self.tokens[at - 1], at + 1
        if self.tokens[at].text == "/" and (not before.kinds or before.kinds & Kind.GIVEN):
            return False  # «مدير شركة تيرنر/ تايم وورنر»
        while name < len(self.tokens) and self.tokens[name].kinds & Kind.TITLE:
            name += 2 if self._dotted(name) else 1
        if name >= len(self.tokens) or not self._named(name, True):
            return False
        end = self._name_end(name)
        return self.tokens[at].text == "/" or (end < len(self.tokens) and self.tokens[end].text in _SLASH_OR_DASH)

    def _over_comma(self, at: int) -> int:
        """Past the comma between two offices of one holder, or between the office and the name."""
        if at + 1 < len(self.tokens) and self.tokens[at].text in _SLASH_OR_DASH:
            return at + 1 if self._parted_name(at) else at
        if at + 1 >= len(self.tokens) or self.tokens[at].text not in ("،", ",", ":"):
            return at
        after = self.tokens[at + 1]
        if after.text in QUOTES and at + 2 < len(self.tokens) and self._named(at + 2, True):
            return at + 1
        if after.dating is not None or after.conj or after.prep:
            return at
        if self.tokens[at].text == ":":
            return at
        known = self._alias(at + 1) is not None or self._surname(at + 1) is not None
        if known or (after.kinds & (Kind.GIVEN | Kind.TITLE) and self._name_end(at + 1) - at >= 2):
            return at + 1
        if after.kinds & Kind.HEAD and self._opens_office(at + 1):
            return at + 1
        if (named := self._past_nation(at + 1)) is not None:
            return named
        return at + 1 if self.enclosed(at + 1) else at
