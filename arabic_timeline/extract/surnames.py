"""Words that are surnames where they stand, whatever else the tables know of them: «سامي النجار», «توم ويلدرز،»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import TypeVar

from arabic_timeline.extract import gender
from arabic_timeline.extract.known import Index, gazetteer_match
from arabic_timeline.extract.tables import either, foreign_names, phrases
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts, of_language
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.lexicon import kept

_LONG = 5  # letters
_OFFICE = 4  # words of an office before a name
_LONG_OFFICE = 8  # with the town that closes it
_SYLLABLE = 3
_NASAL = 6  # letters of «تشيونغ»
_PINYIN = 4  # letters of a Chinese syllable that is a town besides: «شيان»
_JOURNEY = 8  # words from a verb of going to a name
_NISBA = Kind.PLURAL | Kind.COMMON  # «المهندسي», «الحصري» behind a given name
_ADJECTIVAL = Kind.ADJECTIVE | Kind.COMMON
# Verbal nouns, plurals and feminine nouns: where nothing announces a name, these words are none.
_DESCRIBES = re.compile(r"\w\wي\wه$")  # how a feminine adjective is spelt: «قديمة»
NO_NAME = re.compile(r"ا\w{1,3}ا\w?[^\Wي]$|ت\w{2}ي\w$|م\w+ه$|\w+(?:ات|يه|ين|ون)$")


@kept
def _members() -> frozenset[str]:
    """The last words of what leads to some of those just told: «من بينهم سمير العلمي»."""
    return frozenset(phrase.split()[-1] for phrase in phrases("clauses", "members"))


def syllable(token: Token) -> bool:
    """Whether a word is as short as the parts of a Burmese, Korean or Chinese name."""
    if token.sign or token.dating is not None or token.conj or token.prep:
        return False
    longest = _NASAL if token.text.endswith("نغ") else _SYLLABLE + bool(token.kinds & Kind.GIVEN)
    if not 2 <= len(token.text) <= longest:
        return False
    if token.kinds & (PERSONAL | Kind.VERB | Kind.TRIGGER | Kind.INNER | Kind.BODY | Kind.COMMON):
        return False
    return not token.kinds & Kind.STOP or token.text in either("names", "particles", "last-syllables")


def _title_of(token: Token) -> int:
    """What the singular of a dual is: «الشيخان» of «الشيخ»."""
    dual = token.word.core.endswith(("ان", "ين"))
    return kinds().get(token.word.core[:-2], 0) if dual else 0


def _accusative(token: Token) -> bool:
    """«مصنعا», «أولا»: a known noun in the accusative without the article."""
    known = kinds().get(token.text[:-1], 0) if token.text[-1] == "ا" and len(token.text) > _SYLLABLE else 0
    return bool(known & (Kind.PLAIN | Kind.COMMON | Kind.STOP | Kind.NOT_PEOPLE | Kind.INNER))


S = TypeVar("S", bound="Surnames")


def by_place(find: Callable[[S, int], int]) -> Callable[[S, int], int]:
    """Where something ends that begins at a token, found once: several rules ask it of the same words."""
    what = find.__name__

    def found(self: S, first: int) -> int:
        end = self._ends.get((what, first))
        if end is None:
            end = self._ends[what, first] = find(self, first)
        return end

    return wraps(find)(found)


@dataclass(slots=True)
class Surnames:
    """What the words of a sentence can be in a name.

    ``surnames``: last words of names told elsewhere in the text; ``printed``: as what a text may print them.
    """

    tokens: Sequence[Token]
    index: Index
    surnames: Mapping[str, str] = field(default_factory=dict)
    printed: frozenset[str] = frozenset()
    _ends: dict[tuple[str, int], int] = field(default_factory=dict, init=False, repr=False)  # of ``by_place``

    def changed(self) -> None:
        """A token of the sentence is another one: what ends where is found anew."""
        self._ends.clear()

    def _is_place(self, at: int) -> bool:
        return gazetteer_match(self.tokens, at) is not None and self._alias(at) is None

    def _alias(self, at: int) -> int | None:
        found = self.index.person(self.tokens, at)
        return found[0] if found else None

    def _surname(self, at: int) -> str | None:
        if not self.surnames:
            return None
        token = self.tokens[at]
        if (end := self._of_particles(at)) is not None:
            return self.tokens[end - 1].text
        if token.kinds & (Kind.COUNTRY | Kind.CITY | Kind.STOP | Kind.VERB | Kind.HEAD):
            return None
        if token.text in phrases("offices", "misters"):
            return None  # «السيد سلفاتور أكول», though somebody else is «الهادي السيد أبوشوك»
        if token.kinds & Kind.NATION and not self._stands_free(at):
            return None
        if token.kinds & Kind.GIVEN and self._of_brothers(at):
            return None
        short = phrases("names", "family-first")
        forms = (word for word in token.word.forms if len(word) > 2 or word in short)
        return next((word for word in forms if word in self.surnames), None)

    def _of_particles(self, at: int) -> int | None:
        """«التقى فان دير بيلين»: past a surname told elsewhere that particles lead, or ``None``."""
        end, sons = at, phrases("names", "foreign-sons")
        while end < len(self.tokens) and self.tokens[end].text in sons:
            end += 1
        told = at < end < len(self.tokens) and self.tokens[end].text in self.surnames
        return end + 1 if told and self.tokens[end - 1].text in self.surnames[self.tokens[end].text].split() else None

    def _of_brothers(self, at: int) -> bool:
        """«الشيخان سالم وحمود البوسعيدي»: one of several who share the surname behind the last."""
        before, after = self.tokens[at - 1] if at else None, self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is None or after is None or not after.conj or not before.word.definite:
            return False
        return bool(before.kinds & Kind.PLURAL or _title_of(before) & Kind.TITLE)

    def _stands_free(self, at: int) -> bool:
        """«السوداني» right after a verb or a particle is the man of that name."""
        before = self.tokens[at - 1] if at else None
        return before is None or before.sign or bool(before.kinds & (Kind.VERB | Kind.STOP | Kind.TRIGGER))

    def _everyday(self, token: Token) -> bool:
        """Whether a word is one of everyday language alone, an article or ب, ل, ك before it or none."""
        if token.kinds & Kind.PLAIN:
            return True
        core = token.word.core
        if token.kinds:
            return False
        if token.word.definite:
            return is_everyday(core)
        accusative = core[-1] == "ا" and is_everyday(core[1:-1])  # «بريشا»: no noun is so behind «ب»
        return core[0] in "بل" and len(core) > 4 and is_everyday(core[1:]) and not accusative

    def _given(self, at: int) -> bool:
        """Whether a word of a name is a given one: «سالم», «عبد اللطيف»."""
        before = self.tokens[at - 1] if at else None
        if before is not None and before.text in phrases("names", "of-faith") and self.tokens[at].word.definite:
            return True  # «ضياء الحق»
        servant = before is not None and before.kinds & Kind.PARTICLE
        too = self.tokens[at].text in phrases("names", "words-too")  # «ينال الشركسي»
        return bool(self.tokens[at].kinds & (Kind.GIVEN | Kind.PARTICLE) or servant or too)

    def _foreign(self, at: int) -> bool:
        """Whether a word is a given name that no Arab bears."""
        return bool(self.tokens[at].kinds & Kind.GIVEN) and self.tokens[at].text in foreign_names()

    def _of_many(self, core: str) -> bool:
        """«الصفحات», «المقاولون»: plurals of everyday words; «الربيحات» is a family."""
        if f"ال{core.removeprefix('ال')}" in phrases("names", "trade-surnames"):
            return False  # «نصر الزيات»
        if core.endswith("ات"):
            return is_everyday(core) or is_everyday(core[:-2] + "ه") or is_everyday(core[:-2])
        return core.endswith("ون") and is_everyday(core[:-2])

    def _closed(self, at: int) -> bool:
        """Whether the phrase ends after a token."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        ends = Kind.STOP | Kind.VERB | Kind.HEAD | Kind.ALONE
        if after is None or after.sign or after.dating is not None or after.conj or after.kinds & ends:
            return True
        if after.text in phrases("offices", "people-of") or after.text in phrases("clauses", "manner"):
            return True  # «ميشيل حداد زوجة الرئيس», «ميشيل حداد خلسة»
        if after.text in phrases("names", "called-so"):
            return True
        return bool(after.prep and after.kinds) or bool(after.kinds & Kind.TITLE and after.word.definite)

    def _arabic(self, at: int) -> bool:
        if not self._given(at) or not at:
            return False
        if self.tokens[at].conj and self.tokens[at].kinds & Kind.GIVEN:
            return True  # «الوزيران سالم الكعبي وهيثم الوالي»
        before = self.tokens[at - 1]
        if before.text in phrases("clauses", "with") and not self.tokens[at].kinds & Kind.DOUBTFUL:
            return True  # «مع فتحي الجنوبي»
        department = before.word.definite and before.kinds & (Kind.INNER | Kind.BODY | Kind.PLURAL)
        announced = before.kinds & (PERSONAL | Kind.ADJECTIVE | Kind.NATION | Kind.COUNTRY) or department
        told = before.text in _members() or (
            at > 1 and f"{self.tokens[at - 2].text} {before.text}" in phrases("clauses", "and-also")
        )
        return bool(announced) or told or self._behind_comma(at) or self._behind_town(at)

    def _behind_town(self, at: int) -> bool:
        """«مدير التعليم بمنطقة الرياض محمد المرشد», «سفير تونس في باريس محمد العلمي»: behind the closing town."""
        if not self.tokens[at - 1].kinds & Kind.CITY or not self.tokens[at].kinds & Kind.GIVEN:
            return False
        before = self.tokens[max(0, at - _LONG_OFFICE) : at]
        head = next((n for n in range(len(before) - 1, -1, -1) if before[n].kinds & Kind.HEAD), None)
        behind = list(before[head + 1 :]) if head is not None else []
        if len(behind) > 2 and behind[-2].text in phrases("clauses", "inside"):
            del behind[-2]
        closed = Kind.VERB | Kind.STOP | Kind.GIVEN
        governs = head is not None and before[head].word.core in phrases("offices", "of-towns")  # «والي بنزرت فلان»
        return len(behind) > 1 - governs and not any(t.sign or t.conj or t.kinds & closed for t in behind)

    def _behind_comma(self, at: int) -> bool:
        """«وزير المغاربة المقيمين بالخارج، إدريس العلمي …»: a name between the comma and the rest of it."""
        return at > 1 and self.tokens[at - 1].text == "،" and bool(self.tokens[at].kinds & Kind.GIVEN)

    def _everyday_surname(self, first: int, at: int) -> bool:
        """«سامي النجار», «جورج حداد»: an everyday word right behind given names; without the article, where it ends."""
        token = self.tokens[at]
        given = all(self._given(n) for n in range(first, at))
        if not given and self._of_town_too(first, at):
            return True
        if token.conj or token.prep or not given:
            return False
        if _accusative(token) and (at > first + 1 or not self._foreign(first)):
            return False
        if token.word.definite:
            return not self._of_many(token.word.core) and not self._of_another(first, token)
        if self._foreign_middle(first, at):
            return True
        if self._grandfather(first, at):
            return True
        sure = not self.tokens[first].kinds & Kind.DOUBTFUL or self._arabic(first)
        plain_word = not NO_NAME.match(token.text) and (token.text[-1] != "ه" or not self._foreign(first))
        if token.text[-1] == "ه" and _DESCRIBES.match(token.text) and is_everyday(token.text[:-1]):
            return False  # «الصورة التي التقطت لفلان قديمة»
        return sure and self._closed(at) and (token.text[0] == "ب" or plain_word)

    def _of_town_too(self, first: int, at: int) -> bool:
        """«سليم فؤاد الصلح البيروتي،»: behind a surname and before a comma, of which town he is."""
        token, surname = self.tokens[at], self.tokens[at - 1]
        two = at - first > 1 and surname.word.definite and not surname.kinds and token.word.definite
        free = not (token.conj or token.prep) and token.text.endswith("ي")
        ends = at + 1 >= len(self.tokens) or self.tokens[at + 1].sign
        return bool(two and free and ends) and all(self._given(n) for n in range(first, at - 1))

    def _grandfather(self, first: int, at: int) -> bool:
        """«عاطف مثقال الزغول», «جورج عقل معلوف»: an everyday word between an announced given name and a surname."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or at != first + 1 or not self._arabic(first) or NO_NAME.match(self.tokens[at].text):
            return False
        unknown = not (after.kinds or after.conj or after.prep or after.sign) and after.dating is None
        free = unknown and (after.word.definite or (self._closed(at + 1) and not NO_NAME.match(after.text)))
        return free and not is_everyday(after.word.core) and not of_language(after.word.core.removeprefix("ال"))

    def _of_another(self, first: int, token: Token) -> bool:
        """«زيارة سالم الرامي الأولى»: a feminine ordinal behind a man's name is of the noun before him."""
        last = "ي" if token.word.core in phrases("clauses", "firsts") else "ه"  # «الأولى», «الثانية»
        ordinal = token.word.core in phrases("clauses", "other-times") and token.text.endswith(last)
        queen = first > 0 and self.tokens[first - 1].text.endswith("ه")
        return ordinal and not queen and gender.of_name(self.tokens[first].word.core) != gender.WOMAN

    def _foreign_surname(self, first: int, at: int) -> bool:
        """«خوسي أنطونيو بالبوينا»: after two words that are no Arabic names, an unknown one right before a sign; after
        one that no Arab bears it also ends otherwise: «كارلوس بالوميرو مساء أمس»."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if not token.text.startswith("بال") or token.kinds:
            return False
        if at == first + 1:
            words = (token.text[1:], token.text[3:])
            unread = not any(w in kinds() or is_everyday(w) or of_language(w) for w in words)
            return unread and len(token.text) > _LONG and self._foreign(first) and self._closed(at)
        if at - first < 2 or not (after is None or after.sign):
            return False
        return len(token.text) > _LONG and not any(t.text in phrases("names", "arabic") for t in self.tokens[first:at])

    def _glued_article(self, first: int, at: int) -> bool:
        """«جون والترز،»: what looks like و and an article, right behind a given name that no Arab bears."""
        token = self.tokens[at]
        if at != first + 1 or not token.conj or token.kinds or token.prep or not token.word.definite:
            return False
        if token.text.endswith("ي"):
            return False  # «نوفاك والبدري» are two
        return self._foreign(first) and not is_everyday(token.word.core) and self._closed(at)

    def _fathered(self, at: int) -> bool:
        """«محمد عالي ولد سيدي»: an adjective before the word that leads to the father."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        plain = not (token.conj or token.prep or token.word.definite) and bool(token.kinds & _ADJECTIVAL)
        return plain and after is not None and after.text in phrases("clauses", "patronymic")

    def _titled_surname(self, first: int, at: int) -> bool:
        """«جليلة السيد»: a title that nobody follows is the surname."""
        token = self.tokens[at]
        given = at == first + 1 or (not token.kinds & Kind.HEAD and all(self._given(n) for n in range(first, at)))
        surname = given and token.word.definite and token.kinds & Kind.TITLE and not token.conj
        return bool(surname) and not token.prep and not token.kinds & Kind.ALONE and self._closed(at)

    def _alone_surname(self, first: int, at: int) -> bool:
        """«الوزير هيثم الوالي», «رشيد الأمين»: what also is an office, behind an announced name, and nobody's there."""
        token = self.tokens[at]
        fathered = any(t.text in phrases("clauses", "patronymic") for t in self.tokens[first + 1 : at])
        several = at - first > 1 and all(self._given(n) for n in range(first, at))  # «أحمد محمد الأمين»
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        held = after is not None and after.kinds & Kind.ALONE and after.word.definite and not (after.conj or after.prep)
        called = held and at == first + 1 and self._given(first)  # «محمد المرشد المدير العام للتعليم»
        sure = called or fathered or several or self._arabic(first)
        if token.text not in phrases("names", "office-surnames") or not sure:
            return False
        if not all(self._given(n) for n in range(first, at)):
            return False
        names = Kind.GIVEN | Kind.PARTICLE | Kind.ADJECTIVE | Kind.NATION | Kind.FORMER
        if after is None or after.conj or after.prep or after.sign:
            return True
        if any(t.dating is not None for t in self.tokens[at + 2 : at + 3]):
            return True  # «الوزير هيثم الوالي صبيحة الاثنين»
        return not after.kinds & names or bool(after.kinds & Kind.HEAD)

    def _listed_surname(self, first: int, at: int) -> bool:
        """A word that the tables know as something else, and that is a surname where it stands."""
        if self._surname_like(first, at) or self._titled_surname(first, at) or self._alone_surname(first, at):
            return True
        return self._like_verb(first, at) or self._office_surname(first, at) or self._before_talks(first, at)

    def _before_talks(self, first: int, at: int) -> bool:
        """«إسحاق دار محادثات مع …»: right behind a given name, before the noun that a verb has been waiting for."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        given = (
            at == first + 1 and self.tokens[first].kinds & Kind.GIVEN and not self.tokens[first].kinds & Kind.DOUBTFUL
        )
        if not given or token.kinds != Kind.INNER or token.word.definite or token.conj or token.prep:
            return False
        return after is not None and after.tells and not (after.word.definite or after.conj or after.kinds & Kind.VERB)

    def _surname_like(self, first: int, at: int) -> bool:
        """«محمد المصري», «ياسين العلمي»: after an announced Arabic given name, a nationality word or an adjective."""
        token = self.tokens[at]
        if token.conj or token.prep or self._of_another(first, token):
            return False
        if token.kinds & Kind.NATION and self._given(first):
            sure = not self.tokens[first].kinds & Kind.DOUBTFUL or self._arabic(first) or self._held(first)
            sure = sure or self._office_behind(at + 1)
            if sure and (token.word.definite or self._closed(at)):
                return True
        several = at - first > 1 and all(self._given(n) for n in range(first, at))  # «إسماعيل عبد الإله الشرفي»
        family = at - first == 2 and self._given(first) and not self.tokens[at - 1].word.definite
        family = family and token.text.endswith("ي") and self._closed(at)  # «كريم بناني العلمي،»
        if not (self._arabic(first) or several or family):
            return False
        if token.text in phrases("names", "ordinals"):
            return True
        return (
            token.word.definite
            and (
                at == first + 1
                or family
                or (token.text.endswith("ي") and all(self._given(n) for n in range(first, at)))
            )
            and bool(token.kinds & Kind.ADJECTIVE or (token.kinds & _NISBA and token.text.endswith("ي")))
            and not token.kinds & Kind.FORMER
        )

    def _office_behind(self, end: int) -> bool:
        """«سالم باحميد، رئيس الوزراء»: an office behind the comma says that it was a name."""
        comma = end + 1 < len(self.tokens) and self.tokens[end].comma
        return comma and bool(self.tokens[end + 1].kinds & (Kind.HEAD | Kind.ALONE)) and not self.tokens[end + 1].conj

    def _held(self, first: int) -> bool:
        """«مدير الجمارك سعيد», «مستشار الأمن القومي نبيل»: a head and what it is of right before a given name."""
        before = self.tokens[max(0, first - _OFFICE) : first]
        head = next((n for n in range(len(before) - 1, -1, -1) if before[n].kinds & Kind.HEAD), None)
        if head is None or head == len(before) - 1:
            return False
        behind = before[head + 1 :]
        if not behind[-1].word.definite:
            return False  # «رئيس غرفة التجارة»
        return not any(t.sign or t.prep or t.conj or t.kinds & (Kind.VERB | Kind.STOP) for t in behind)

    def _office_surname(self, first: int, at: int) -> bool:
        """«بنجامين رييس.», «سمير قاضي»: an office of nothing, right behind a given name."""
        token = self.tokens[at]
        if at != first + 1 or not self.tokens[first].kinds & Kind.GIVEN or not token.kinds & Kind.HEAD:
            return False
        plain = not (token.conj or token.prep or token.word.definite or token.kinds & Kind.PEER)
        whole = plain and not token.text.endswith(("ه", "ها", "هم", "نا", "ا"))
        return whole and self._closed(at) and not (self.tokens[at + 1 : at + 2] and self._completes_office(at + 1))

    def _completes_office(self, at: int) -> bool:
        return bool(self.tokens[at].kinds & (Kind.INNER | Kind.ADJECTIVE | Kind.HEAD))

    def _of_god(self, at: int) -> bool:
        """«سعد جار الله», «عمر دفع الله»: whatever the first of the two words can be, a blessing apart."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.text not in phrases("names", "of-god") or token.conj or token.prep:
            return False
        return len(token.text) < _LONG and token.text[-1] != "ه" and token.text not in phrases("names", "wishes")

    def _town_surname(self, first: int, at: int) -> bool:
        """«الغالي بنسليمان», «السفير أوسكار ليما»: a town called after somebody's son, or a place where only a surname
        can stand: behind an announced foreign name, at the end of its phrase, of nobody on a journey."""
        token = self.tokens[at]
        if self._called_by_town(first, at) or self._behind_two(first, at):
            return True
        if at != first + 1 or not self._given(first):
            return False
        if self._of_three_syllables(first):
            return True
        announced = first > 0 and (
            bool(self.tokens[first - 1].kinds & (PERSONAL | Kind.INNER)) or self._of_holder(first)
        )
        one_word = not token.conj and not token.prep and not token.word.definite
        if announced and one_word and self._foreign(first) and self._closes(at) and not self._on_journey(first):
            return True
        if not token.kinds & Kind.CITY:
            return False
        if token.text in phrases("names", "town-surnames"):
            return True  # «محمد بخاري», «لويد أوستن»
        return token.text.startswith("بن") and len(token.text) > _LONG and self._closed(at)

    def _behind_two(self, first: int, at: int) -> bool:
        """«الأمينة التنفيذية ماريا فرناندا ليما»: a town behind two given names that no Arab bears, where the phrase
        ends, of nobody on a journey."""
        token = self.tokens[at]
        free = token.kinds == Kind.CITY and not (token.conj or token.prep or token.word.definite)
        two = at == first + 2 and self._foreign(first) and self._foreign(first + 1)
        return free and two and self._closed(at) and self._of_meeting(first)

    def _of_meeting(self, first: int) -> bool:
        """Whether the verb before a name, also over commas, tells of a meeting and not of going somewhere."""
        verb = next((t for t in reversed(self.tokens[:first]) if t.kinds & Kind.VERB), None)
        if verb is None or not verb.kinds & Kind.TRIGGER:
            return False
        told = [trigger for _, trigger in triggers().get(verb.word.core, ())]
        return bool(told) and all(trigger.frame not in ("visit", "arrive", "light") for trigger in told)

    def _of_three_syllables(self, first: int) -> bool:
        """«السفير الصيني تشانغ شيان هوا»: a town too, the second of three syllables of a name of East Asia."""
        before = self.tokens[max(0, first - _LONG_OFFICE) : first]
        if first + 2 >= len(self.tokens) or not any(t.word.core in phrases("names", "of-syllables") for t in before):
            return False
        rest = self.tokens[first + 1 : first + 3]
        short = all(syllable(t) or (t.word.place and len(t.text) <= _PINYIN) for t in rest)
        return short and self._closed(first + 2)

    def _of_holder(self, first: int) -> bool:
        """«المدير العام للأمن الوطني فرانسيسكو»: whether nothing but an office stands between a head and a name."""
        for token in reversed(self.tokens[max(0, first - _LONG_OFFICE) : first]):
            if token.kinds & (Kind.HEAD | Kind.ALONE):
                return True
            if (
                token.sign
                or token.conj
                or token.dating is not None
                or token.kinds & (Kind.VERB | Kind.STOP | Kind.GIVEN)
            ):
                return False
        return False

    def _closes(self, at: int) -> bool:
        """Whether the phrase ends behind a token, or behind the one word after it that nothing else can be."""
        if self._closed(at):
            return True
        after = self.tokens[at + 1]
        unknown = not (after.kinds or after.sign or after.conj or after.word.definite)
        return unknown and self._closed(at + 1) and not of_language(after.text)

    def _called_by_town(self, first: int, at: int) -> bool:
        """«نعيم صفوان الخليل», «فيصل المغازي الكاتبة فلانة»: a town with the article behind two given names, or before
        who else is told, of nobody on a journey."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        free = token.word.definite and token.kinds & Kind.CITY and not (token.conj or token.prep)
        family = at - first > 2 and self.tokens[at - 1].word.definite and not self.tokens[at - 1].kinds
        names = at - bool(family)  # «علي صالح المقدشي الأحمدي»: behind a family, of which town it is
        if not free or not all(self._given(n) for n in range(first, names)) or self._on_journey(first):
            return False
        another = after is not None and bool(after.kinds & PERSONAL) and after.word.definite
        return another or (at - first > 1 and self._closed(at))

    def _on_journey(self, first: int) -> bool:
        """«يزور الوزير جان هيل رام الله»: whether a verb before a name tells of going somewhere."""
        near = self.tokens[max(0, first - _JOURNEY) : first]
        told = (trigger for t in near if t.tells for _, trigger in triggers().get(t.word.core, ()))
        return any(trigger.frame in ("visit", "arrive", "light") for trigger in told)

    def _like_verb(self, first: int, at: int) -> bool:
        """«فاتح يلدز،», «توم ويلدرز،»: a word that only looks like a verb, where the phrase ends."""
        token = self.tokens[at]
        if token.kinds != Kind.VERB or token.word.core in kinds() or not self._closed(at):
            return False
        if at - first > 1 and acts(token.text):
            return False
        if token.conj:
            return at == first + 1 and self._foreign(first) and token.word.core[0] == "ي"
        return token.text[0] == "ي"

    def _foreign_middle(self, first: int, at: int) -> bool:
        """«لين هاو دونغ»: an everyday word between a foreign given name and an unknown word that ends the phrase."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or at != first + 1 or not self._foreign(first) or after.sign or after.dating is not None:
            return False
        return not after.kinds & ~Kind.GIVEN and not after.word.definite and self._closed(at + 1)

    def _short_foreign(self, first: int, at: int) -> bool:
        """«يو تين إن,», «لي سو إن بأن»: syllables of a foreign name, where no clause opens."""
        last = at
        while last < len(self.tokens) and syllable(self.tokens[last]) and last - first < _LONG:
            last += 1
            if self.tokens[last - 1].text == "ان":
                break
        while last > at and self.tokens[last - 1].kinds & Kind.PLAIN:
            last -= 1  # «لي كه دور الصين»
        if self._pronoun(last - 1):
            last -= 1  # «كيم يونغ هو من التقى …»
        if last - first < 3 or last <= at or not all(syllable(t) for t in self.tokens[first:at]):
            return False
        first_kinds = self.tokens[first].kinds
        if first_kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE) or (first_kinds and not self._foreign(first)):
            return False
        ends = self.tokens[last - 1].text != "ان" or (last < len(self.tokens) and self._no_clause(last))
        return ends or self._of_act(first)

    def _of_act(self, first: int) -> bool:
        """«التقى الرئيس مون جاي إن الوزير»: behind a verb of meeting and the office of who did it no clause opens."""
        office = PERSONAL | Kind.NATION | Kind.ADJECTIVE | Kind.BODY | Kind.INNER | Kind.COUNTRY | Kind.FORMER
        for token in reversed(self.tokens[max(0, first - _LONG_OFFICE) : first]):
            if token.kinds & Kind.VERB:
                return bool(token.kinds & Kind.TRIGGER)
            if token.sign or not (token.kinds & office or token.word.definite):
                return False
        return False

    def _pronoun(self, at: int) -> bool:
        """Whether what may close a Korean name is a word of its own: no sign and no day stands behind it."""
        if self.tokens[at].text not in phrases("names", "last-syllables"):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and not after.sign and after.dating is None

    def _no_clause(self, at: int) -> bool:
        """Whether what stands here opens no clause behind «إن» and «أن»."""
        token = self.tokens[at]
        if token.text in phrases("clauses", "opening-quotes"):
            return False  # «وقال كيم يونغ أن "الشمال …"»
        if token.sign or token.dating is not None or token.kinds & Kind.VERB or token.conj:
            return True
        return token.text in phrases("clauses", "prepositions") or token.text in phrases("clauses", "that")

    def _whole(self, first: int, at: int) -> bool:
        """«بهرام باقرنيا،», «بوريس ليفين في»: what looks like ب or ل before a noun, where none is left without it."""
        token = self.tokens[at]
        if at != first + 1 or not self.tokens[first].kinds & Kind.GIVEN or token.text[-1] == "ه":
            return False
        rest = token.text[1:]
        if token.kinds or rest in kinds() or "ال" + rest in kinds():
            return False
        return self._closed(at) or self._before_nisba(at)

    def _before_nisba(self, at: int) -> bool:
        """«فهد لملس اليافعي»: right before a word with the article that no table knows, spelt as a surname is."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.kinds or after.prep or after.conj or after.dating is not None:
            return False
        return after.word.definite and after.text.endswith("ي")

    def _foreign_inside(self, at: int) -> bool:
        """«إبراهيم ما جيان»: what else is a particle, before a last name that is no Arab one."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.sign or after.kinds & ~Kind.GIVEN or after.word.definite or after.dating is not None:
            return False
        return after.text not in phrases("names", "arabic") and self._closed(at + 1)

    def _double_w(self, first: int, at: int) -> bool:
        """«مارجوت وولستروم»: a second word that begins with two waws, where no word is left without the first."""
        rest = self.tokens[at].text[1:]
        foreign = rest.startswith("و") and rest not in kinds() and rest[1:] not in kinds() and not of_language(rest)
        return foreign and at == first + 1 and not of_language(rest[1:])

    def _spelt_out(self, at: int) -> bool:
        """«دريك واردوفا DERICK WARDOFA»: Latin letters behind it say that the word ends a foreign name."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and after.text.isascii() and after.text.isalpha()
