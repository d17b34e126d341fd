"""Where a person's name begins and ends.

A name ends at a verb, a preposition, a sign, a date, or any word that the tables know as no name; an unknown word
counts as one only where something announces it: an office, a title, a given name, or the name told elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from arabic_timeline.extract.known import Index, gazetteer_match
from arabic_timeline.extract.tables import followers, given_names, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acts, describes, owned
from arabic_timeline.extract.words import NEVER_NAME, PERSONAL, Kind, is_everyday, kinds

LONGEST_NAME = 7  # words
_LONG = 5  # letters
_ADJECTIVAL = Kind.ADJECTIVE | Kind.COMMON
_LATE = re.compile(r"(?:ه|ات)$")  # third words that rather are nouns: «حسام شكري اتصالات»
# An unknown word that rather is ب or ل with a verbal noun than a foreign name: «بإدخال», «لتعزيز».
_PREFIXED = re.compile(r"[بل](?:ا\w{2,4}ا\w(?:ه|ات)?|ت\w{2}ي\w{1,2}|ت\w?ا\w{2}|م\w{2,})$")
_VERBAL = re.compile(r"ت\w{2}ي\w$")  # «تمويل», «تعزيز»
# Verbal nouns, plurals and feminine nouns: where nothing announces a name, these words are none.
NO_NAME = re.compile(r"ا\w{1,3}ا\w?[^\Wي]$|ت\w{2}ي\w$|م\w+ه$|\w+(?:ات|يه|ين|ون)$")


@dataclass(slots=True)
class Names:
    """Finds the names of one sentence; ``surnames`` are last words of names told elsewhere in the text."""

    tokens: Sequence[Token]
    index: Index
    surnames: Mapping[str, str] = field(default_factory=dict)

    def _is_place(self, at: int) -> bool:
        return gazetteer_match(self.tokens, at) is not None and self._alias(at) is None

    def _rather_office(self, at: int) -> bool:
        """«أمير البلاد», «وكيل وزارة»: a word that is also a given name, before what only an office takes."""
        if not self.tokens[at].kinds & Kind.HEAD or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        if self.tokens[at].kinds & Kind.ALONE and after.kinds & Kind.GIVEN and not after.conj:
            return True  # «القائد حبيب رحال»
        needed = followers(self.tokens[at].word.core)
        if needed is not None and after.word.core in needed:
            return True  # «شيخ الأزهر»
        wanted = Kind.INNER | Kind.COUNTRY | Kind.CITY | Kind.ADJECTIVE | Kind.COMMON | Kind.BODY | Kind.PLURAL
        return bool(after.kinds & wanted) and not after.kinds & Kind.GIVEN

    def _named(self, at: int, announced: bool) -> bool:
        """Whether a name starts here: known, told elsewhere, a given name with another word, or an announced one."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return False
        if self._alias(at) or self._surname(at):
            return True
        if not self._may_start_name(at):
            return False
        if announced:
            return self._announced(at)
        if token.text in phrases("names", "verbs-first") and self.tokens[at + 1 : at + 2]:
            if self.tokens[at + 1].kinds & Kind.GIVEN:
                return False  # «دافع لويس …»
        given = bool(token.kinds & Kind.GIVEN) or (
            token.word.core in phrases("clauses", "opens-name")
            and at + 1 < len(self.tokens)
            and self.tokens[at + 1].word.definite
        )
        end = self._name_end(at) if given else at
        return end - at >= 2 and not (token.kinds & Kind.DOUBTFUL and self._doubtful(at) and not self._office_behind(end))

    def _office_behind(self, end: int) -> bool:
        """«سالم باحميد، رئيس الوزراء»: an office behind the comma says that it was a name."""
        comma = end + 1 < len(self.tokens) and self.tokens[end].text in "،,"
        return comma and bool(self.tokens[end + 1].kinds & Kind.HEAD) and not self.tokens[end + 1].conj

    def _feminine_noun(self, at: int, after: Token | None) -> bool:
        """«وزير الدولة نسخة من …»: an unknown word in «ة» before a preposition, and no title before it."""
        token = self.tokens[at]
        led = after is not None and after.text in phrases("clauses", "noun-after")
        return led and not token.kinds and token.text.endswith("ه") and not self._titled(at)

    def _announced(self, at: int) -> bool:
        """Whether the word behind an office or title is a name, and not the topic or the office's own adjective."""
        token = self.tokens[at]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if self._feminine_noun(at, after):
            return False
        if not token.kinds and not self._titled(at) and acts(token.text):
            return False  # «قال السفير أدخل …»
        given = after is not None and bool(after.kinds & Kind.GIVEN)
        if not token.kinds and not self._titled(at):
            noun = bool(NO_NAME.match(token.text)) or token.text[0] == "ل"
            if token.word.definite and given and after and not after.word.definite:
                return False  # «القيادي المستقيل عماد …»
            if self._of_article(after) and ((after and after.kinds) or noun):
                return False
            if NO_NAME.match(token.text) and given:
                return False  # «إيقاف سمير …»
        alone = token.text[0] == "ب" and not token.kinds and self.tokens[at - 1].kinds & Kind.ALONE
        return not (alone and (after is None or after.sign or after.kinds & NEVER_NAME))

    def _of_article(self, after: Token | None) -> bool:
        """«فلان العلاقات»: a noun with the article behind the word, which then is rather a topic than a name."""
        if after is None or not after.word.definite or after.conj:
            return False
        return not after.kinds & (Kind.GIVEN | Kind.NATION | Kind.PARTICLE)

    def _titled(self, at: int) -> bool:
        """«الدكتورة جليلة السيد»: what follows a courtesy title is a name, whatever comes next."""
        before = self.tokens[at - 1].kinds if at else Kind.NONE
        return bool(before & Kind.TITLE) and not before & (Kind.ALONE | Kind.ADJECTIVE)

    def _doubtful(self, at: int) -> bool:
        """A given name that is a common word counts only before another given name or a definite surname."""
        after = self.tokens[at + 1]
        if f"{self.tokens[at].text} {after.text}" in phrases("names", "blessings"):
            return True
        if after.word.definite and is_everyday(after.word.core) and not after.kinds & Kind.GIVEN:
            return True  # «حياة الطلاب», «نظام السجن»
        return not (after.kinds & (Kind.GIVEN | Kind.PARTICLE) or (after.word.definite and not after.kinds))

    def _may_start_name(self, at: int) -> bool:
        token = self.tokens[at]
        if token.sign or token.text.isdigit() or (token.word.prep and not token.kinds & Kind.GIVEN):
            return False
        if token.text in phrases("names", "after-titles") and not token.kinds & Kind.GIVEN:
            return self._foreign_titled(at)
        if at and self.tokens[at - 1].kinds & (Kind.TITLE | Kind.ALONE) and token.text in given_names():
            return token.text not in phrases("clauses", "that")
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE):
            return True
        if self._before_father(at) or self._word_as_name(at):
            return True
        if not token.kinds and token.text[0] in "بلك" and kinds().get(token.text[1:], 0) & (Kind.STOP | Kind.PLAIN):
            return False  # «بهذا», «بإمام»
        if _PREFIXED.match(token.text) or (token.text[0] in "بل" and token.text[-1] == "ه"):
            return False
        if token.text[0] == "و" and len(token.text) > 4 and not token.kinds:
            return self._behind_peer(at)
        return not token.kinds & NEVER_NAME and not (
            token.word.definite and not token.kinds & Kind.GIVEN and not self._after_title(at)
        )

    def _word_as_name(self, at: int) -> bool:
        """«السفيرة نيسان القيسي», «الوزير جمعة القماطي»: an everyday word between an office or title and a surname."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is None or after is None or token.conj or token.prep or token.word.definite or after.conj:
            return False
        if not before.kinds & (PERSONAL | Kind.INNER) or not self._closed(at + 1) or after.dating is not None:
            return False
        if token.text in phrases("names", "words-too"):
            return bool(before.kinds & PERSONAL) and (self._nisba(after) or bool(after.kinds & Kind.GIVEN))
        plain_word = token.kinds == Kind.PLAIN and not NO_NAME.match(token.text)
        return plain_word and (self._nisba(after) or bool(after.kinds & Kind.GIVEN and before.kinds & Kind.TITLE))

    def _nisba(self, token: Token) -> bool:
        """«القيسي», which no table knows: hardly anything but a surname."""
        return token.word.definite and not token.kinds and not token.prep and token.text.endswith("ي")

    def _behind_peer(self, at: int) -> bool:
        """«نظيره الهولندي، ووبكه فان دايك»: a name of two words that itself begins with و, behind an office alone."""
        if at < 2 or self.tokens[at - 1].text not in "،," or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        unknown = not after.sign and not after.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE)
        peer = any(t.kinds & Kind.PEER for t in self.tokens[max(at - 3, 0) : at - 1])
        return peer and unknown and after.dating is None and self.tokens[at].text[1:] not in kinds()

    def _honours(self, at: int) -> bool:
        """«فضيلة الإمام», «سعادة السفير»: a word of courtesy before an office, not the given name."""
        if not self.tokens[at].kinds & Kind.TITLE or at + 1 >= len(self.tokens):
            return False
        return bool(self.tokens[at + 1].kinds & PERSONAL)

    def _before_father(self, at: int) -> bool:
        """«روضة بن عاشور», «ماء العينين ولد ايده»: an everyday word before what leads to the father."""
        near = [t.text for t in self.tokens[at + 1 : at + 3]]
        token = self.tokens[at]
        return (
            bool(token.kinds & (Kind.PLAIN | Kind.GIVEN))
            and not token.prep
            and not phrases("clauses", "patronymic").isdisjoint(near)
        )

    def _foreign_titled(self, at: int) -> bool:
        """«السيد غير بيدرسون»: a word that else is a particle, between a courtesy title and an unknown word."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        unknown = after is not None and not after.sign and not after.kinds & ~Kind.GIVEN and not after.word.definite
        if not unknown or (after is not None and after.dating is not None):
            return False
        return self._titled(at) or (
            self.tokens[at].text in phrases("names", "after-nations")
            and at > 0
            and bool(self.tokens[at - 1].kinds & (Kind.NATION | Kind.COUNTRY))
            and self._closed(at + 1)
        )

    def _after_title(self, at: int) -> bool:
        return at > 0 and bool(self.tokens[at - 1].kinds & (Kind.TITLE | Kind.ALONE)) and not self.tokens[at].kinds

    def _alias(self, at: int) -> int | None:
        found = self.index.person(self.tokens, at)
        return found[0] if found else None

    def _surname(self, at: int) -> str | None:
        if not self.surnames:
            return None
        token = self.tokens[at]
        if token.kinds & (Kind.COUNTRY | Kind.CITY | Kind.STOP | Kind.VERB | Kind.HEAD):
            return None
        if token.kinds & Kind.NATION and not self._stands_free(at):
            return None
        short = phrases("names", "family-first")
        forms = (word for word in token.word.forms if len(word) > 2 or word in short)
        return next((word for word in forms if word in self.surnames), None)

    def _stands_free(self, at: int) -> bool:
        """«السوداني» right after a verb or a particle is the man of that name."""
        before = self.tokens[at - 1] if at else None
        return before is None or before.sign or bool(before.kinds & (Kind.VERB | Kind.STOP | Kind.TRIGGER))

    def _name_end(self, at: int) -> int:
        known = self._alias(at)
        if known is not None:
            return known
        if not self.tokens[at].kinds & Kind.GIVEN and self._surname(at) is not None:
            return at + 1
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

    def _continues(self, first: int, at: int) -> bool:
        token = self.tokens[at]
        if token.text == "-" and at + 1 < len(self.tokens):
            after = self.tokens[at + 1]  # «مون جيه-إن»: what looks like a particle is part of it
            return token.glued and not after.kinds & (NEVER_NAME & ~Kind.STOP) and not after.sign
        if token.sign or token.dating is not None or token.text.isdigit() or token.text.isascii():
            return False
        before = self.tokens[at - 1]
        if before.glued or (before.kinds & Kind.PARTICLE and before.text in phrases("clauses", "son-of")):
            return True  # «سهيل بن خلف», «غليسي دا سيلفا»: whatever else the word can be
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE) and not token.conj:
            return not token.prep and not self._rather_office(at) and not self._honours(at)
        if gazetteer_match(self.tokens, at) or self._idafa(first, at):
            return False
        previous = self.tokens[at - 1]
        if previous.kinds & Kind.PARTICLE and previous.text in phrases("clauses", "binding"):
            return not token.kinds & Kind.STOP
        if self._everyday(token):
            return self._everyday_surname(first, at)
        if token.text in phrases("names", "after-nations") and previous.kinds & Kind.GIVEN:
            return self._foreign_inside(at)
        if token.kinds & NEVER_NAME:
            return self._fathered(at) or self._listed_surname(first, at)
        if self._foreign_surname(first, at) or self._glued_article(first, at):
            return True
        if self._tells_more(first, at):
            return False
        if token.conj or token.prep or (_PREFIXED.match(token.text) and not self._whole(first, at)):
            return False
        if (
            token.text[0] == "و"
            and not self._spelt_out(at)
            and len(token.text) > 3
            and (at - first > 1 or not self.tokens[first].kinds & Kind.GIVEN)
        ):
            return False
        behind = at - first > 1 and self.tokens[at - 1].word.definite and not token.kinds and not token.word.definite
        if behind and _VERBAL.match(token.text):
            return False  # «عبداللطيف الحمد تمويل مشروع …»
        if at - first > 1 and not token.word.definite and not self._closed(at) and _LATE.search(token.text):
            return bool(self.tokens[at + 1].kinds & Kind.GIVEN)  # «محمود عمر غيلة يوسف»
        if len(token.text) > 4 and token.text.endswith(("ته", "تها", "تهم")) and not token.word.definite:
            return False  # «رسالته»
        return not (self._surname(at) and self._surname(at) != token.text)

    def _everyday_surname(self, first: int, at: int) -> bool:
        """«سامي النجار», «جورج حداد»: an everyday word right behind given names; without the article, where it ends."""
        token = self.tokens[at]
        given = all(self._given(n) for n in range(first, at))
        if token.conj or token.prep or not given:
            return False
        if token.word.definite:
            return not self._of_many(token.word.core)
        if self._foreign_middle(first, at):
            return True
        sure = not self.tokens[first].kinds & Kind.DOUBTFUL
        plain_word = not NO_NAME.match(token.text) and (token.text[-1] != "ه" or not self._foreign(first))
        return sure and self._closed(at) and (token.text[0] == "ب" or plain_word)

    def _everyday(self, token: Token) -> bool:
        """Whether a word is one of everyday language alone, an article or ب, ل, ك before it or none."""
        if token.kinds & Kind.PLAIN:
            return True
        core = token.word.core
        return not token.kinds and (
            (token.word.definite and is_everyday(core)) or (core[0] in "بل" and len(core) > 4 and is_everyday(core[1:]))
        )

    def _given(self, at: int) -> bool:
        """Whether a word of a name is a given one: «سالم», «عبد اللطيف»."""
        servant = at > 0 and self.tokens[at - 1].kinds & Kind.PARTICLE
        return bool(self.tokens[at].kinds & (Kind.GIVEN | Kind.PARTICLE) or servant)

    def _foreign_surname(self, first: int, at: int) -> bool:
        """«خوسي أنطونيو بالبوينا»: after two words that are no Arabic names, an unknown one right before a sign."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if not token.text.startswith("بال") or token.kinds or at - first < 2 or not (after is None or after.sign):
            return False
        return len(token.text) > _LONG and not any(t.text in phrases("names", "arabic") for t in self.tokens[first:at])

    def _tells_more(self, first: int, at: int) -> bool:
        """«محمود عباس يقودها», «معاذ عفانة معتمدا», «أوباما الصفحات»: a word that tells more of somebody named."""
        token = self.tokens[at]
        if token.word.definite:
            return self._of_many(token.word.core)
        if describes(token.text):
            return True
        ends = at == first + 1 and (at + 1 >= len(self.tokens) or self.tokens[at + 1].sign)
        return not ends and (acts(token.text) or owned(token.text))

    def _of_many(self, core: str) -> bool:
        """«الصفحات», «المقاولون»: plurals of everyday words; «الربيحات» is a family."""
        if core.endswith("ات"):
            return is_everyday(core) or is_everyday(core[:-2] + "ه") or is_everyday(core[:-2])
        return core.endswith("ون") and is_everyday(core[:-2])

    def _glued_article(self, first: int, at: int) -> bool:
        """«جون والترز،»: what looks like و and an article, right behind a given name that no Arab bears."""
        token = self.tokens[at]
        if at != first + 1 or not token.conj or token.kinds or token.prep or not token.word.definite:
            return False
        return self._foreign(first) and not is_everyday(token.word.core) and self._closed(at)

    def _fathered(self, at: int) -> bool:
        """«محمد عالي ولد سيدي»: an adjective before the word that leads to the father."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        plain = not (token.conj or token.prep or token.word.definite) and bool(token.kinds & _ADJECTIVAL)
        return plain and after is not None and after.text in phrases("clauses", "patronymic")

    def _titled_surname(self, first: int, at: int) -> bool:
        """«جليلة السيد»: a title that nobody follows is the surname."""
        token = self.tokens[at]
        surname = at == first + 1 and token.word.definite and token.kinds & Kind.TITLE and not token.conj
        return bool(surname) and not token.prep and not token.kinds & Kind.ALONE and self._closed(at)

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
        noun = NO_NAME.match(token.text) and not token.text.endswith(("ين", "ون"))
        return bool(at - first > 1 or token.text.endswith("ه") or noun)

    def _surname_like(self, first: int, at: int) -> bool:
        """«محمد المصري», «ياسين العلمي»: after an announced Arabic given name, a nationality word or an adjective."""
        token = self.tokens[at]
        if token.conj or token.prep:
            return False
        if token.kinds & Kind.NATION and self.tokens[first].kinds & Kind.GIVEN:
            sure = not self.tokens[first].kinds & Kind.DOUBTFUL or self._arabic(first)
            if sure and (token.word.definite or self._closed(at)):
                return True
        if not self._arabic(first):
            return False
        if token.text in phrases("names", "ordinals"):
            return True
        return (
            token.word.definite
            and at == first + 1
            and bool(token.kinds & Kind.ADJECTIVE or (token.kinds & Kind.PLURAL and token.text.endswith("ي")))
            and not token.kinds & Kind.FORMER
        )

    def _listed_surname(self, first: int, at: int) -> bool:
        """A word that the tables know as something else, and that is a surname where it stands."""
        if self._surname_like(first, at) or self._titled_surname(first, at):
            return True
        return self._like_verb(first, at) or self._office_surname(first, at)

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

    def _foreign(self, at: int) -> bool:
        """Whether a word is a given name that no Arab bears."""
        return bool(self.tokens[at].kinds & Kind.GIVEN) and self.tokens[at].text not in phrases("names", "arabic")

    def _foreign_middle(self, first: int, at: int) -> bool:
        """«لين هاو دونغ»: an everyday word between a foreign given name and an unknown word that ends the phrase."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or at != first + 1 or not self._foreign(first) or after.sign or after.dating is not None:
            return False
        return not after.kinds & ~Kind.GIVEN and not after.word.definite and self._closed(at + 1)

    def _whole(self, first: int, at: int) -> bool:
        """«بهرام باقرنيا،»: what looks like ب or ل before a noun, where no noun is left without it."""
        token = self.tokens[at]
        if at != first + 1 or not self.tokens[first].kinds & Kind.GIVEN or token.text[-1] == "ه":
            return False
        rest = token.text[1:]
        return not token.kinds and rest not in kinds() and "ال" + rest not in kinds() and self._closed(at)

    def _foreign_inside(self, at: int) -> bool:
        """«إبراهيم ما جيان»: what else is a particle, before a last name that is no Arab one."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or after.sign or after.kinds & ~Kind.GIVEN or after.word.definite or after.dating is not None:
            return False
        return after.text not in phrases("names", "arabic") and self._closed(at + 1)

    def _spelt_out(self, at: int) -> bool:
        """«دريك واردوفا DERICK WARDOFA»: Latin letters behind it say that the word ends a foreign name."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and after.text.isascii() and after.text.isalpha()

    def _closed(self, at: int) -> bool:
        """Whether the phrase ends after a token."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        ends = Kind.STOP | Kind.VERB | Kind.HEAD | Kind.ALONE
        if after is None or after.sign or after.dating is not None or after.conj or after.kinds & ends:
            return True
        return bool(after.prep and after.kinds) or bool(after.kinds & Kind.TITLE and after.word.definite)

    def _arabic(self, at: int) -> bool:
        return (
            bool(self.tokens[at].kinds & (Kind.GIVEN | Kind.PARTICLE))
            and at > 0
            and (bool(self.tokens[at - 1].kinds & (PERSONAL | Kind.ADJECTIVE | Kind.NATION)) or self._behind_comma(at))
        )

    def _behind_comma(self, at: int) -> bool:
        """«وزير المغاربة المقيمين بالخارج، إدريس العلمي …»: a name between the comma and the rest of it."""
        return at > 1 and self.tokens[at - 1].text == "،" and bool(self.tokens[at].kinds & Kind.GIVEN)

    def enclosed(self, at: int) -> bool:
        """Whether an unknown name of two words or more stands between two commas or before the end."""
        if not self._may_start_name(at):
            return False
        end = self._name_end(at)
        return end - at >= 2 and (
            end >= len(self.tokens) or self.tokens[end].text in "،,()" or bool(self.tokens[end].kinds & Kind.HEAD)
        )
