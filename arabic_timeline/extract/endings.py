"""Where a person's name ends: at a verb, a preposition, a sign, a date, a word of the language that names nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from arabic_timeline.extract import gender
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.lasting import lasted
from arabic_timeline.extract.leads import led_by
from arabic_timeline.extract.lone import Lone
from arabic_timeline.extract.surnames import NO_NAME, by_place
from arabic_timeline.extract.tables import either, followers, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts, belongs, describes, did, made, of_language, owned, participle, past
from arabic_timeline.extract.words import NEVER_NAME, PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language import verbs
from arabic_timeline.language.derivations import is_masdar, lookup_noun
from arabic_timeline.lexicon import kept

LONGEST_NAME = 7  # words
_LATE = re.compile(r"(?:ه|ات)$")  # third words that rather are nouns: «حسام شكري اتصالات»
# An unknown word that rather is ب or ل with a verbal noun than a foreign name: «بإدخال», «لتعزيز».
_PREFIXED = re.compile(r"[بل](?:ا\w{2,4}ا\w(?:ه|ات)?|ت\w{2}ي\w{1,2}|ت\w?ا\w{2}|م\w{2,})$")
_NAME_LIKE = Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE
_DUAL = "ان"  # «أنيكه فيبرمان» is no «فيبرمان» of two
# How surnames of other tongues end, which no word of the language does: «بالابانوف», «كوفالتشوك».
_OF_TONGUES = re.compile(r"\w{3}(?:وف|وفا|يفا|فسكي|وفسكي|نسكي|فيتش|شفيلي|تشوك|تشنكو|ينكو|يفيتش)$")
_SHORT_PAST = 3  # letters
_SYLLABLE = 4  # letters
_TWO_OF = ("ين", "ان")  # how the dual of a noun ends
_PAIR = 2  # words of «عبد القادر»
_LONG_PLACE = 7  # letters of a place with its article; «بالحاج» and «بالقاسم» are names
# «لمراجعة», «لاستقبال», «لتعزيز»: what somebody does something for, whichever verb it is of.
_AIM = re.compile(r"ل(?:م\wا\w{2}ه|است\w{2,3}ا\w|ا\w{2}ا\w|ت\w{2}ي\w)$")
VERBAL = re.compile(r"ت\w{2}ي\w$")  # «تمويل», «تعزيز»


@kept
def _marked() -> frozenset[str]:
    """The words for which ``_continues`` has a rule of their own; of what begins with ب or ل it asks by itself."""
    of_names = ("first-of", "idiom-objects", "never-inside", "office-surnames", "honours-inside", "between-names")
    return either("names", *of_names, "inside-names", "students").union(
        either("clauses", "firsts-of-kind", "manner"), phrases("offices", "people-of")
    )


_FATHER_OF = re.compile(r"(?:ابو|بو)\w{3}")  # «أبوشقة»: written as one word


@dataclass(slots=True)
class Endings(Lone):
    """Finds where the names of one sentence end."""

    @by_place
    def _name_end(self, at: int) -> int:
        known = self._alias(at)
        if known is not None:
            return known
        if not self.tokens[at].kinds & Kind.GIVEN and self._surname(at) is not None:
            return self._of_particles(at) or at + 1
        if (whole := self._comma_name(at)) is not None:
            return whole
        end = at + 1
        while end < len(self.tokens) and end - at < LONGEST_NAME and self._continues(at, end):
            end += 1
        while (
            end - 1 > at
            and self.tokens[end - 1].kinds & Kind.PARTICLE
            and self.tokens[end - 1].text in phrases("clauses", "never-last")
        ):
            end -= 1
        return end

    def _trade_as_surname(self, first: int, at: int) -> bool:
        """«السفير سامي حداد نتائج …»: a family called after a trade, without the article, right behind a given name.

        Before a noun with the article it may be the trade itself: «سامي خطيب المسجد».
        """
        token, titled = self.tokens[at], first > 0 and self.tokens[first - 1].kinds & (Kind.TITLE | Kind.ALONE)
        titled = titled or (first > 1 and self.tokens[first - 2].text in phrases("offices", "men"))
        if at != first + 1 or not titled or not self.tokens[first].kinds & Kind.GIVEN or token.conj or token.prep:
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        free = after is None or not after.word.definite or bool(after.kinds & PERSONAL)
        return free and f"ال{token.text}" in phrases("names", "trade-surnames")

    def _award(self, at: int) -> bool:
        """«قلد الرئيس السفيرة فلانة وسام الأرز»: what is given, before the word with the article that names it."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and after.word.definite and not (after.sign or after.conj or after.prep)

    def _continues(self, first: int, at: int) -> bool:
        token = self.tokens[at]
        if token.text == "-" and at + 1 < len(self.tokens):
            after = self.tokens[at + 1]  # «مون جيه-إن»: what looks like a particle is part of it
            return token.glued and not after.kinds & (NEVER_NAME & ~Kind.STOP) and not after.sign
        if token.text == "." and at + 1 < len(self.tokens):
            return self.tokens[at - 1].text in phrases("names", "initials")  # «كيه. جي. فلان»
        if token.sign or token.dating is not None or token.text.isdigit() or token.text.isascii():
            return False
        if token.text in phrases("names", "awards-too") and self._award(at):
            return False  # «فلانة وسام الأرز»
        letter = token.text[0]
        if letter == "و" and token.text[1:] in phrases("clauses", "own-kin"):
            return False  # «الرئيس فلان وعقيلته فلانة»
        if token.text in phrases("names", "called-so") and self._called_behind(at):
            return False  # «محمود الزهار الشهير بأبي خالد»
        marked = letter in "بل" or token.text in _marked()  # of most words none of these rules asks
        if marked and self._surely_ends(first, at):
            return False
        became = not token.kinds & ~Kind.PLAIN and token.text[-1] == "ا" and kinds().get(token.text[:-1], Kind.NONE)
        if became and became & (Kind.HEAD | Kind.ALONE):
            return False  # «بويع فلان ملكا»
        before = self.tokens[at - 1]
        bound = before.kinds & Kind.PARTICLE and before.text in phrases("clauses", "binding")
        of_son = before.kinds & Kind.PARTICLE and before.text in phrases("clauses", "son-of")
        if not (bound or of_son) and lasted(self.tokens, at):
            return False  # «فلان لأكثر من ساعة», «فلان دام ساعتين», but «فان دام»
        if self._another_of_particles(first, at):
            return False  # «التقى الوزير مراد الحالمي فان دير بيلين»
        if at == first + 1 and self._lone_surname(first, at):
            return True  # «عبدي ورسمي», «حسن بالاربي», «عثمان كان»
        if marked and token.text in phrases("names", "never-inside"):
            return False  # «المؤرخ فلان ذكرى أول نوفمبر»
        if token.text in phrases("names", "of-god") and before.kinds & Kind.GIVEN and token.text[0] == "ل":
            return True  # «فالح بن عطا لله العنزي»
        if token.prep == "ك" and at == first + 1 and self._given(first) and self._closed(at):
            return True  # «فودي كابيا»
        if before.glued or of_son:
            return True  # «سهيل بن خلف», «غليسي دا سيلفا»: whatever else the word can be
        to_him = at + 1 < len(self.tokens) and self.tokens[at + 1].text in phrases("clauses", "to-him")
        if to_him and at > first + 1 and not token.kinds & Kind.GIVEN:
            return False  # «هشام بن قدور سبق له أن …»
        if marked and token.text in phrases("clauses", "manner") and not token.kinds & Kind.GIVEN:
            return False  # «أنطون زيدان سرا»
        if marked and (self._office_as_name(at) or self._inside_name(first, at) or self._closing_honour(first, at)):
            return True
        if marked and self._whose_they_are(at):
            return False
        if token.word.place and token.kinds & Kind.GIVEN and self._long_city(at):
            return False  # «يزور الوزير جان هيل رام الله»
        family = token.prep == "ب" and token.kinds & Kind.GIVEN and not token.kinds & PERSONAL
        if family and token.text in phrases("names", "families-with-b"):
            return True  # «فرج بالقاسم الورفلي»
        if self._tongue_behind(at) or self._servant_of_l(first, at) or self._so_numbered(first, at):
            return True
        if self._w_of_syllable(first, at):
            return True
        if self._another_given(first, at) or self._another_unknown(first, at):
            return False  # «التقى سالم الرامي ليلى كولن», «… راتو إينيا تابوا وزير الخارجية»
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE) and not token.conj:
            office = self._rather_office(at) or (at - first > 1 and self._office_of_thing(at))
            return not (token.prep or office or self._honours(at) or self._topic_behind_surname(first, at))
        if self._surname_of_holder(first, at):
            return True
        if letter in "بلك" and at - first <= _PAIR and _OF_TONGUES.search(token.text) and not token.kinds:
            return True  # «سيرغي بالابانوف تركيا»
        if self._of_god(at) or (token.kinds & (Kind.CITY | Kind.COUNTRY) and self._town_surname(first, at)):
            return True
        if bound and token.word.place and not gazetteer_match(self.tokens, at - 1):
            return True  # «رجب أبو العلا»
        if token.word.place and gazetteer_match(self.tokens, at):
            return False
        if token.text in phrases("names", "tens") and before.word.core in phrases("clauses", "ordinals"):
            return True  # «الملك غوستاف الحادي عشر»
        previous = before
        if bound:
            return not token.kinds & Kind.STOP
        of_family = letter == "ب" and (self._father_family(at) or self._hadrami(at))
        if of_family or (letter == "ب" and token.text in phrases("names", "families-with-b")):
            return True
        if self._trade_as_surname(first, at):
            return True
        if self._idafa(first, at) and not self._before_family(first, at):
            return False
        if describes(token.text) and at > first:
            return False  # «يعتبر منصور مؤيدا ل…»
        if self._behind_mister_too(first, at):
            return True
        if self._everyday(token):
            if VERBAL.match(token.word.core.removeprefix("ال")) and at - first > 1 and self._led_by_for(at):
                return False  # «بيتر كولن التحضير للمؤتمر»
            return (
                self._short_foreign(first, at) or self._everyday_surname(first, at)
                or self._verb_as_surname(first, at) or self._korean(first, at) or self._before_ould(at)
            )  # fmt: skip
        if token.text in phrases("names", "after-nations") and previous.kinds & Kind.GIVEN:
            return self._foreign_inside(at)
        if self._short_foreign(first, at):
            return True
        if at - first == _PAIR and self._korean(first, at):
            return True
        if token.kinds & Kind.INNER and self._bare_noun_as_surname(first, at):
            return True
        if token.kinds & NEVER_NAME:
            return self._fathered(at) or self._listed_surname(first, at) or self._verb_as_surname(first, at)
        if letter in "بل" and self._his_doing(token):
            return False
        if token.prep == "ب" and len(token.word.core) >= _LONG_PLACE and token.text.endswith("ه"):
            return False  # «مالك نسيب بالأميرالية», but «أنطونيو بالبوينا»
        if letter == "ب" and self._foreign_surname(first, at):
            return True
        if token.conj and self._glued_article(first, at):
            return True
        if self._tells_more(first, at):
            return False
        if token.conj or token.prep or (_PREFIXED.match(token.text) and not self._whole(first, at)):
            return False
        if self._foreign_w(first, at):
            return True
        if (
            token.text[0] == "و"
            and not (self._spelt_out(at) or self._double_w(first, at))
            and len(token.text) > 3
            and (at - first > 1 or not self.tokens[first].kinds & Kind.GIVEN)
        ):
            return False
        behind = at - first > 1 and self.tokens[at - 1].word.definite and not token.kinds and not token.word.definite
        if behind and (VERBAL.match(token.text) or (token.text.endswith(_TWO_OF) and _is_noun(token.text[:-2]))):
            return False  # «عبداللطيف الحمد تمويل مشروع …», «ليلى الرامي اجتماعين»
        if at - first > 1 and not token.word.definite and not self._closed(at) and _LATE.search(token.text):
            return bool(self.tokens[at + 1].kinds & Kind.GIVEN)  # «محمود عمر غيلة يوسف»
        if len(token.text) > 4 and token.text.endswith(("ته", "تها", "تهم")) and not token.word.definite:
            return False  # «رسالته»
        return not (self._surname(at) and self._surname(at) != token.text)

    def _another_given(self, first: int, at: int) -> bool:
        """Whether behind a man's family name a woman's given name opens another one, or the other way round."""
        token, family = self.tokens[at], self.tokens[at - 1]
        whole = at - first > 1 and family.word.definite and not family.kinds & (Kind.GIVEN | Kind.TITLE | Kind.PARTICLE)
        if not whole or token.conj or token.prep or self._closed(at):
            return False
        genders = {gender.of_name(self.tokens[n].word.core) for n in (first, at)}
        return genders == {gender.MAN, gender.WOMAN}

    def _another_unknown(self, first: int, at: int) -> bool:
        """Whether behind a family name with the article two words that no table knows open another name."""
        family, pair = self.tokens[at - 1], self.tokens[at : at + 2]
        if at - first < _PAIR or not family.word.definite or family.kinds & ~(Kind.ADJECTIVE | Kind.NATION):
            return False
        return len(pair) == _PAIR and all(
            not (t.kinds or t.sign or t.conj or t.prep or t.word.definite) and t.dating is None for t in pair
        )

    def _another_of_particles(self, first: int, at: int) -> bool:
        """Whether a particle of foreign surnames opens that of another: behind an Arabic one, or one told elsewhere."""
        if at <= first + 1 or self.tokens[at].text not in phrases("names", "foreign-sons"):
            return False
        if self.tokens[at - 1].word.definite:
            return True
        told = self._of_particles(at) is not None
        return told and self.tokens[first].text not in self.surnames[self._surname(at) or ""].split()

    def _tongue_behind(self, at: int) -> bool:
        """«هاكان سرت أوغلو»: whatever a word is besides, before what closes a name of another tongue."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        token = self.tokens[at]
        closes = after is not None and after.text in phrases("names", "closing") and not token.word.definite
        return closes and not (token.conj or token.prep or token.kinds & Kind.STOP)

    def _servant_of_l(self, first: int, at: int) -> bool:
        """«، عبد الوهاب لعمارة بوزيدي،»: between two commas what is spelt as «ل» and a given name is of the name."""
        token = self.tokens[at]
        if token.prep != "ل" or not token.kinds & Kind.GIVEN or not first or not self.tokens[first - 1].comma:
            return False
        if not all(self._given(n) for n in range(first, at)):
            return False
        end = at + 1
        while end < len(self.tokens) and end - first < LONGEST_NAME and not self.tokens[end].sign:
            last = self.tokens[end]
            if last.kinds & ~_NAME_LIKE or last.dating is not None or last.prep or last.conj:
                return False
            end += 1
        return end < len(self.tokens) and self.tokens[end].comma

    def _before_family(self, first: int, at: int) -> bool:
        """«فهد سعيد كفاين العفراري»: an unknown word between given names and a family that closes the phrase."""
        token = self.tokens[at]
        noun = NO_NAME.match(token.text) and not token.text.endswith("ين")  # which before its complement would lose «ن»
        known = token.kinds or token.conj or of_language(token.text) or noun
        if known or VERBAL.match(token.text) or not self._before_nisba(at):
            return False
        family = self.tokens[at + 1].word.core.removeprefix("ال")
        whose = all(self._given(n) or self.tokens[n].word.definite for n in range(first, at))
        return whose and self._closed(at + 1) and not (is_everyday("ال" + family) or of_language(family))

    def _foreign_w(self, first: int, at: int) -> bool:
        """«تيم دوغلاس ويلكنسون،»: behind two given names that no Arab bears, the one word that closes the phrase."""
        token = self.tokens[at]
        if token.text[0] != "و" or token.kinds or at - first != _PAIR or not self._closed(at):
            return False
        rest = token.text[1:]
        if token.text in led_by() or rest in led_by():
            return False  # «بيتر كولن وبرفقته المستشار فلان»
        unread = not (rest in kinds() or of_language(rest) or is_everyday(rest))
        return unread and self._foreign(first) and self._foreign(first + 1)

    def _behind_mister_too(self, first: int, at: int) -> bool:
        """«السيدة حوا معلم فارح»: behind «mister» and a word that no table knows one of one's own tongue, where the
        last word of the name is none."""
        if at != first + 1 or not first or self.tokens[first - 1].text not in phrases("offices", "misters"):
            return False
        name, token = self.tokens[first], self.tokens[at]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or name.kinds & ~Kind.GIVEN or name.word.definite:
            return False
        plain = not token.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.HEAD) and not NO_NAME.match(token.text)
        free = plain and not (token.word.definite or token.conj or token.prep)
        last = not after.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) and not (after.word.definite or after.conj or after.prep)
        return free and last and after.dating is None and not after.sign and self._closed(at + 1)

    def _surely_ends(self, first: int, at: int) -> bool:
        """Whether a word ends a name by what it begins."""
        token = self.tokens[at]
        if token.text in phrases("names", "first-of") and self._noun_next(at):
            return True  # «يقوم أوباما بأول زيارة»: no «باول»
        if token.text in phrases("clauses", "firsts-of-kind") and self._some_holder(at + 1):
            return True  # «فلان أرفع مسؤول في البلاد»
        if token.text in phrases("names", "idiom-objects") and self._of_idiom(first):
            return True  # «شد الوزير فلان الرحال إلى …»
        if _AIM.match(token.text) and not token.kinds & Kind.GIVEN and not self._whole(first, at):
            return True  # «شمعون باراك لمراجعة الملحق»
        if token.tells and token.text[0] == "ب" and not token.kinds & Kind.GIVEN:
            return True  # «خص السفير جون ميتشل باستقبال»
        # «التزم الوالي سالم العمري بعقد اجتماع»
        return token.text[0] == "ب" and token.text[1:] in phrases("factuality", "arranging")

    def _called_behind(self, at: int) -> bool:
        """Whether «ب» or what stands for it leads to what somebody is called."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and (after.text[0] == "ب" or after.text in phrases("clauses", "opening-quotes"))

    def _of_idiom(self, first: int) -> bool:
        """Whether a verb before the name asks for the word of an idiom behind it."""
        return any(t.text in phrases("names", "idiom-verbs") for t in self.tokens[max(0, first - LONGEST_NAME) : first])

    def _whose_they_are(self, at: int) -> bool:
        """«منى حداد زوجة رئيس البلاد»: a noun of kin, and of whom."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.sign or after.conj or after.prep or after.kinds & Kind.STOP:
            return False
        return self.tokens[at].text in phrases("offices", "people-of")

    def _surname_of_holder(self, first: int, at: int) -> bool:
        """«رئيس زامبيا جوشوا فيري مع …», «رئيس البرلمان ناصر إسلامي اليوم»: a holder is hardly told by one name alone.

        What is spelt as an adjective or as «ف» with a verb is his surname, where the phrase ends there.
        """
        token, before = self.tokens[at], self.tokens[first - 1] if first else None
        if before is None or before.text in phrases("names", "by-one-name") or token.word.definite:
            return False
        if not all(self._given(n) for n in range(first + 1, at)):
            return False
        office = bool(before.kinds & (PERSONAL | Kind.NATION | Kind.COUNTRY)) or before.word.definite
        if not office or before.sign or before.kinds & (Kind.VERB | Kind.STOP) or not self._closed(at):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is not None and after.text in phrases("clauses", "that"):
            return False  # «أما الرئيس فلان فيرى أن …»
        given = bool(self.tokens[first].kinds & Kind.GIVEN)
        if token.kinds == Kind.ADJECTIVE and token.text.endswith("ي") and not (token.conj or token.prep):
            return given
        verb = token.kinds == Kind.VERB and token.conj and token.text[0] == "ف" and token.text.endswith("ي")
        return verb and (not given or self._foreign(first))

    def _his_doing(self, token: Token) -> bool:
        """«باراك أوباما بتوقفه في …»: «ب» or «ل» and what somebody does."""
        if token.kinds or token.text[0] not in "بل" or not token.text.endswith(("ه", "ها")):
            return False
        done = token.text[1:].removesuffix("ها").removesuffix("ه")
        return is_masdar(done)

    def _korean(self, first: int, at: int) -> bool:
        """«وزير خارجية كوريا ري يونغ هو», «الوزير الصيني تشونغ يي لان»: the last syllable, which is a word besides."""
        token = self.tokens[at]
        if at - first != 2 or token.conj or token.prep or token.word.definite or len(token.text) > _SYLLABLE:
            return False
        plain = not token.kinds & ~Kind.PLAIN and self._closed(at)
        plain = plain or (token.text in phrases("names", "syllables-governing") and self._nothing_behind(at))
        if not (token.text in phrases("names", "syllables-too") or plain):
            return False
        before = self.tokens[max(0, first - LONGEST_NAME) : first]
        return any(t.word.core in phrases("names", "of-syllables") for t in before)

    def _nothing_behind(self, at: int) -> bool:
        """Whether a sign, a day or the end stands behind a token."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is None or after.sign or after.dating is not None

    def _bare_noun_as_surname(self, first: int, at: int) -> bool:
        """«إسحاق دار مع مسؤولين»: the noun of a house without its complement, right behind a given name."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        house = token.kinds & Kind.INNER and not token.kinds & ~Kind.INNER and not token.word.definite
        if not house or token.conj or token.prep:
            return False
        if after is not None and after.kinds & Kind.GIVEN and at - first <= _PAIR and self._closed(at + 1):
            return bool(self.tokens[first].kinds & (Kind.GIVEN | Kind.PARTICLE))  # «عبد القادر جامع نور،»
        if at != first + 1 or not self._given(first):
            return False
        if after is not None and after.kinds & Kind.TITLE and after.word.definite:
            return self._arabic(first)  # «رئيسة الهلال سعاد جامع الطبيب الكيني فلان»
        return after is None or after.sign or after.dating is not None or bool(after.kinds & Kind.STOP)

    def _father_family(self, at: int) -> bool:
        """«المنجي بوستة», «محسن بوعبيد»: a family of the Maghreb, right behind a given name."""
        return bool(self.tokens[at - 1].kinds & Kind.GIVEN) and self._of_bou(at)

    def _hadrami(self, at: int) -> bool:
        """«أحمد سعيد باعباد», «سالم باوزير»: a family of Hadramawt, right behind a given name."""
        token = self.tokens[at]
        family = token.text.startswith("با") and len(token.text) > 4 and not token.word.core.startswith("ال")
        if not family or token.conj or token.kinds or not self.tokens[at - 1].kinds & Kind.GIVEN:
            return False
        bare = token.text[1:]
        return not (is_everyday(bare) or is_everyday(bare.removesuffix("ه")) or lookup_noun(bare))

    def _long_city(self, at: int) -> bool:
        """«يزور الوزير رام الله»: a city of several words is nobody, but «الوزير صلاح الدين الرامي» is."""
        place = gazetteer_match(self.tokens, at) if self.tokens[at].word.place else None
        if place is None or place[0] - at < 2:
            return False
        after = self.tokens[place[0]] if place[0] < len(self.tokens) else None
        before = self.tokens[at - 1] if at else None
        titled = before is not None and before.kinds & (PERSONAL | Kind.TITLE | Kind.NATION)
        titled = titled or (before is not None and before.word.definite and before.kinds & Kind.INNER)  # «وزير العدل …»
        if not titled or not self.tokens[at].kinds & Kind.GIVEN or after is None or after.sign:
            return True
        return after.dating is not None or after.conj or bool(after.prep) or bool(after.kinds & ~Kind.GIVEN)

    def _noun_next(self, at: int) -> bool:
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and (after.tells or bool(after.kinds & (Kind.COMMON | Kind.PLAIN)))

    def _tells_more(self, first: int, at: int) -> bool:
        """«محمود عباس يقودها», «معاذ عفانة معتمدا», «أوباما الصفحات»: a word that tells more of somebody named."""
        token = self.tokens[at]
        if token.word.definite:
            if self._calling_of_nation(at):
                return True
            more = self._of_many(token.word.core) or (at - first > 1 and self._holding(at))
            return more or (at - first > 1 and self._topic(at))
        if (
            token.text[0] == "ك"
            and token.text[-1] != "ا"
            and (kinds().get(token.text[1:], 0) & Kind.HEAD or participle(token.text[1:]))
        ):
            return True  # «فلان كمرشح»
        if at - first > 1 and token.text[0] in "بل" and kinds().get(token.text[1:], 0) & (Kind.PLAIN | Kind.COMMON):
            return True  # «مشعل الرشود بحي …»
        if describes(token.text) or (at - first > 1 and self._accusative(token)):
            return True
        if (self._predicate(at) and not self._second_of_foreign(first, at)) or (
            at - first > 1 and self._short_past(at)
        ):
            return True
        his = token.text.endswith(("ه", "ها", "هم")) and at - first > 1  # «نادر تقي الدين أنصاره»
        of_his = his and (belongs(token.text) or token.text[:-1] in phrases("offices", "people-of"))
        return of_his or (not self._ends_whole(first, at) and (acts(token.text) or owned(token.text)))

    def _ends_whole(self, first: int, at: int) -> bool:
        """Whether nothing more is said behind the second word of a name, or the third of one that no Arab bears."""
        if at == first + 1 and (at + 1 >= len(self.tokens) or self.tokens[at + 1].sign):
            return True
        if at - first > _PAIR or not self._foreign(first) or not self._closed(at):
            return False
        return at == first + 1 or self._of_verb_before(first)  # «بوريس ليفين في», «كوامي أوسو أنكراه»

    def _calling_of_nation(self, at: int) -> bool:
        """«ولد احجور المستشرقة الإسبانية كارمن»: a woman's word with the article before her nation is what she does."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        hers = token.text.endswith("ه") and not token.kinds
        nation = after is not None and after.word.definite and bool(after.kinds & Kind.NATION)
        return hers and nation and after is not None and after.text.endswith("يه")

    def _topic(self, at: int) -> bool:
        """«سالم الكعبي التنقيب عن النفط»: a verbal noun behind a surname with the article."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.kinds or not before.word.definite or before.kinds & Kind.GIVEN or token.text.endswith("ي"):
            return False
        roles = {noun.role for noun in lookup_noun(token.word.core.removeprefix("ال"))}
        return roles == {"masdar"}

    def _led_by_for(self, at: int) -> bool:
        """Whether «ل» follows a token: «… للمؤتمر»."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and (after.prep == "ل" or after.text.startswith("لل")) and not after.kinds & Kind.GIVEN

    def _holding(self, at: int) -> bool:
        """«ميرفي المؤيد لسياسة …»: a participle with the article, and what it governs."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None:
            return False
        hers = token.text.endswith("ه") and not token.kinds  # «فلانة المنتخبة في مارس»; «المعلم في دمشق» may be a name
        if hers and (after.prep or after.dating is not None or after.kinds & Kind.STOP):
            return participle(token.word.core[2:-1])
        led = (after.prep == "ل" or after.text[0] == "ل") and not after.kinds & Kind.GIVEN
        if token.word.core in phrases("names", "on-the-way"):
            return led or bool(after.prep) or bool(after.kinds & Kind.STOP)  # «ينس فريس العائد من رحلة»
        return led and participle(token.word.core[2:])

    def _predicate(self, at: int) -> bool:
        """«غرين مشغول بالتحقيقات», «هاني سارع بالترحيب»: a participle or a verb, and the preposition that it takes."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = after is not None and (after.prep in ("ب", "ل") or after.text in phrases("clauses", "noun-after"))
        return led and (made(token.text) or did(token.text))

    def _short_past(self, at: int) -> bool:
        """«الرئيس سالم ولد عمر لمح إلى …»: behind a whole name three letters that are a past, and a preposition."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = after is not None and (after.text in phrases("clauses", "governed") or after.prep in ("ب", "ل"))
        return led and len(token.text) == _SHORT_PAST and past(token.text)

    def _accusative(self, token: Token) -> bool:
        """«واحدا», «سببا»: a common word in the accusative without the article."""
        known = kinds().get(token.text[:-1], 0)
        return token.text[-1] == "ا" and len(token.text) > 4 and bool(known & (Kind.PLAIN | Kind.COMMON | Kind.STOP))

    def _verb_as_surname(self, first: int, at: int) -> bool:
        """«محمد سيالان، السبت»: a word that is only spelt like a verb, between a given name and a comma."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if at != first + 1:
            return False
        if token.kinds == Kind.VERB and token.text[0] == "ف" and token.text.endswith(_DUAL):
            return at + 1 >= len(self.tokens) or self.tokens[at + 1].sign or bool(self.tokens[at + 1].kinds & Kind.STOP)
        if not before.kinds & Kind.GIVEN or (before.kinds & Kind.DOUBTFUL and not self._of_verb_before(first)):
            return False
        if token.kinds & ~Kind.COMMON != Kind.VERB and not self._second_verb(first, at):  # «سامي شكر»
            return False
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].sign:
            return True
        return self.tokens[at + 1].dating is not None and self._of_verb_before(first)

    def _second_verb(self, first: int, at: int) -> bool:
        """«استقبل وزير الري أكرم تغلب أمس …»: an everyday word that is a verb of the language, where one governs."""
        token = self.tokens[at]
        verb = token.kinds == Kind.PLAIN and not token.word.definite and bool(verbs.lookup(token.text))
        return verb and self._of_verb_before(first)

    def _of_verb_before(self, first: int) -> bool:
        """Whether the verb of the clause stands right before the office of a name: no second one comes behind it."""
        for n in range(first - 1, max(-1, first - LONGEST_NAME), -1):
            token = self.tokens[n]
            if token.sign or token.dating is not None or token.text in phrases("clauses", "that"):
                return False
            if token.kinds & Kind.VERB and token.kinds & Kind.TRIGGER:
                return True
        return False

    def _idafa(self, first: int, at: int) -> bool:
        """«متانة العلاقات», «جهود التهدئة» after a name: a noun with its complement is no part of it."""
        token = self.tokens[at]
        if token.kinds or token.word.definite or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if not after.word.definite or after.dating is not None or after.conj or after.prep or after.word.place:
            return False
        if after.kinds & (Kind.STOP | Kind.GIVEN | Kind.NATION | Kind.PARTICLE | PERSONAL):
            return False
        if at == first + 1 and self._foreign(first) and self._unlisted(token):
            return False  # «بوريس روغه الموضوعات …»
        if at == first + 1 and _FATHER_OF.match(token.text) and self._unlisted(token):
            return False  # «بهاء أبوشقة الدمرداش»
        noun = NO_NAME.match(token.text) and not token.text.endswith(("ين", "ون"))
        return bool(at - first > 1 or token.text.endswith("ه") or noun)

    def _unlisted(self, token: Token) -> bool:
        """A word that the language has not, its last letter a pronoun or none."""
        stem = token.text.removesuffix("ه")
        return not any(word in kinds() or of_language(word) for word in (token.text, stem))

    def _rather_office(self, at: int) -> bool:
        """«أمير البلاد», «وكيل وزارة»: a word that is also a given name, before what only an office takes."""
        if not self.tokens[at].kinds & Kind.HEAD or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if f"{self.tokens[at].text} {after.text}" in phrases("offices", "compounds"):
            return True
        if self.tokens[at].kinds & Kind.ALONE and after.kinds & Kind.GIVEN and not after.conj:
            return True  # «القائد حبيب رحال»
        if self.tokens[at].kinds & Kind.ALONE and after.kinds & Kind.NATION and after.word.definite and not after.conj:
            return True  # «القائد الكردي فلان»
        needed = followers(self.tokens[at].word.core)
        if needed is not None and after.word.core in needed:
            return True  # «شيخ الأزهر»
        if after.kinds & Kind.ALONE and after.word.definite and not after.kinds & Kind.TITLE and not after.conj:
            return not self.tokens[at].word.definite  # «مساعد المدير فلان»
        wanted = Kind.INNER | Kind.COUNTRY | Kind.CITY | Kind.ADJECTIVE | Kind.COMMON | Kind.BODY | Kind.PLURAL
        return bool(after.kinds & wanted) and not after.kinds & Kind.GIVEN

    def _office_of_thing(self, at: int) -> bool:
        """«رشيد بلقاسم قائد الدرك»: behind a whole name, before a noun that is no surname."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        thing = after is not None and after.word.definite and not after.kinds and not after.text.endswith("ي")
        return bool(token.kinds & Kind.HEAD and token.kinds & Kind.DOUBTFUL) and thing

    def _inside_name(self, first: int, at: int) -> bool:
        """«فؤاد الحاج نقولا»: between a lone given name and a word that can only go on with it."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self.tokens[at].text in phrases("names", "honours-inside") and after is not None:
            unknown = not (after.kinds or after.sign or after.word.definite or after.conj or after.prep)
            named = at - first > 1 and all(self._given(n) for n in range(first, at))
            if named and unknown and after.dating is None and self._closed(at + 1):
                return True  # «بابكر عوض السيد هباني»
        if at != first + 1 or after is None:
            return False
        if self.tokens[at].text in phrases("names", "between-names") and self._last_name(at + 1):
            return bool(self.tokens[first].kinds & Kind.GIVEN) and not self._royal(first)
        if self.tokens[at].text in phrases("names", "students") and not after.conj:
            # «عمار طالب الإبراهيمي»: between a given name and a surname of a family
            return self._given(first) and after.word.definite and not after.kinds and after.text.endswith("ي")
        if self.tokens[at].text not in phrases("names", "inside-names"):
            return False
        return bool(self.tokens[first].kinds & Kind.GIVEN) and bool(after.kinds & Kind.GIVEN)

    def _last_name(self, at: int) -> bool:
        """«هالة السيد مندور.», «حسين الأمين عوض»: one word that can be a name, and behind it none that goes on."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.sign or token.conj or token.prep or token.dating is not None or token.kinds & ~_NAME_LIKE:
            return False
        if token.word.definite or (not token.kinds and is_everyday(token.text)):
            return False
        return self._closed(at) or (after is not None and bool(after.kinds & Kind.TITLE))

    def _royal(self, first: int) -> bool:
        """«الأمير محمد السيد فلانا»: who is told by one name."""
        before = self.tokens[first - 1] if first else None
        return before is not None and before.text in phrases("names", "by-one-name")

    def _closing_honour(self, first: int, at: int) -> bool:
        """«أحمد محمد الأمين الشيخ،»: an office or honour too, that ends a name of two given names before a sign."""
        names = either("names", "office-surnames", "honours-inside")
        if self.tokens[at].text not in names or at - first < 2 or not (self._given(first) and self._given(first + 1)):
            return False
        return self._nothing_behind(at)

    def _some_holder(self, at: int) -> bool:
        """An office without the article."""
        return at < len(self.tokens) and bool(self.tokens[at].kinds & Kind.HEAD) and not self.tokens[at].word.definite

    def _office_as_name(self, at: int) -> bool:
        """«محمد الأمين ولد أحمد», «أحمد الشيخ بن سالم»: an office too, between a given name and the father's."""
        token, before, after = self.tokens[at], self.tokens[at - 1], self.tokens[at + 1 : at + 2]
        if token.text not in phrases("names", "office-surnames") or not before.kinds & Kind.GIVEN:
            return False
        return any(t.text in phrases("clauses", "patronymic") for t in after)

    def _topic_behind_surname(self, first: int, at: int) -> bool:
        """«فلان الزياني عودة الدبلوماسيين»: behind a whole name a noun with its complement, a name too."""
        before, after = self.tokens[at - 1].word, self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if at - first < 2 or after is None or not (before.definite and before.core.endswith("ي")):
            return False
        thing = after.word.definite and not after.kinds & Kind.GIVEN and not (after.conj or after.prep)
        return bool(self.tokens[at].kinds & Kind.DOUBTFUL) and thing and not self._nisba_like(after)

    def _nisba_like(self, token: Token) -> bool:
        return token.text.endswith("ي") and not is_everyday(token.word.core.removeprefix("ال"))

    def _honours(self, at: int) -> bool:
        """«فضيلة الإمام», «سعادة السفير»: a word of courtesy before an office, not the given name."""
        if not self.tokens[at].kinds & Kind.TITLE or at + 1 >= len(self.tokens):
            return False
        return bool(self.tokens[at + 1].kinds & PERSONAL)


def _is_noun(word: str) -> bool:
    return is_everyday(word) or bool(kinds().get(word, Kind.NONE) & ~(Kind.GIVEN | Kind.DOUBTFUL))
