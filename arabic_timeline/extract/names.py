"""Where a person's name begins and ends.

A name ends at a verb, a preposition, a sign, a date, or any word that the tables know as no name; an unknown word
counts as one only where something announces it: an office, a title, a given name, or the name told elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from arabic_timeline.extract.firsts import Firsts
from arabic_timeline.extract.surnames import NO_NAME as NO_NAME  # for the rooms that read names
from arabic_timeline.extract.surnames import syllable
from arabic_timeline.extract.tables import either, given_names, phrases
from arabic_timeline.extract.vocabulary import SPELT_ON, Token
from arabic_timeline.extract.wording import acts, describes, of_language, owned, past
from arabic_timeline.extract.words import NEVER_NAME, PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept

_OF_MANY = ("ين", "ون", "ات")  # endings of several, with the article: «الكثيرين»
# An unknown word that rather is ب or ل with a verbal noun than a foreign name: «بإدخال», «لتعزيز».
_PREFIXED = re.compile(r"[بل](?:ا\w{2,4}ا\w(?:ه|ات)?|ت\w{2}ي\w{1,2}|ت\w?ا\w{2}|م\w{2,})$")


_SYLLABLES = 3  # of a Korean or Chinese name


@kept
def _marked() -> frozenset[str]:
    """The words for which ``_may_start_name`` has a rule of their own."""
    of_names = either("names", "after-titles", "family-first", "offices-too", "offices-as-first")
    no_names = (pair.split()[-1] for pair in phrases("names", "no-names"))
    return of_names.union(SPELT_ON, no_names, either("clauses", "son-of", "own-kin"))


@dataclass(slots=True)
class Names(Firsts):
    """Finds the names of one sentence."""

    def _named(self, at: int, announced: bool) -> bool:
        """Whether a name starts here: known, told elsewhere, a given name with another word, or an announced one."""
        token = self.tokens[at]
        if token.sign or token.dating is not None:
            return False
        if (token.known and self._alias(at)) or (self.surnames and self._surname(at)):
            return True
        if at and self.tokens[at - 1].text in phrases("offices", "misters") and self._behind_mister(at):
            return True
        if not self._may_start_name(at) or (token.word.place and self._long_city(at)):
            return False
        if announced:
            return self._announced(at)
        if token.text in phrases("names", "awards-too") and at and self._award(at) and not self.tokens[at - 1].sign:
            return False
        given_next = any(t.kinds & Kind.GIVEN for t in self.tokens[at + 1 : at + 2])
        if given_next and token.text in phrases("names", "verbs-first"):
            return False  # «دافع لويس …»
        if token.kinds & Kind.DOUBTFUL and any(t.text in '«"“' for t in self.tokens[at + 1 : at + 2]):
            return False  # «شرف «الفيصل» الساحة»
        given = (
            bool(token.kinds & Kind.GIVEN)
            or self._fathered_behind_comma(at)
            or (
                token.word.core in phrases("clauses", "opens-name")
                and at + 1 < len(self.tokens)
                and self.tokens[at + 1].word.definite
            )
        )
        end = self._name_end(at) if given else at
        doubtful = end - at >= 2 and token.kinds & Kind.DOUBTFUL and self._doubtful(at)
        return end - at >= 2 and (not doubtful or self._office_behind(end))

    def _fathered_behind_comma(self, at: int) -> bool:
        """«الأمينة العامة للمجلس، إلهام بن شريف»: a word that is a given name too, between a comma and its father."""
        too = self.tokens[at].text in phrases("names", "words-too")
        return too and at > 0 and self.tokens[at - 1].comma and self._before_father(at)

    def _behind_mister(self, at: int) -> bool:
        """«السيد جامع محمد»: behind «mister» a word of one's own tongue is a name, where a given name goes on."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if not at or self.tokens[at - 1].text not in phrases("offices", "misters") or after is None:
            return False
        plain_word = not token.kinds & ~(Kind.INNER | Kind.COMMON | Kind.PLAIN | Kind.ADJECTIVE) and not token.sign
        free = plain_word and not (token.word.definite or token.conj or token.prep) and token.dating is None
        return bool(free and after.kinds & Kind.GIVEN and not (after.conj or after.prep))

    def _feminine_noun(self, at: int, after: Token | None) -> bool:
        """«وزير الدولة نسخة من …»: an unknown word in «ة» before a preposition, and no title before it."""
        token = self.tokens[at]
        led = after is not None and after.text in phrases("clauses", "noun-after")
        return led and not token.kinds and token.text.endswith("ه") and not self._titled(at)

    def _announced(self, at: int) -> bool:
        """Whether the word behind an office or title is a name, and not the topic or the office's own adjective."""
        token = self.tokens[at]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if token.text in phrases("names", "pronouns-too") and not self._goes_on_as_name(after):
            return False  # «استمع المحافظ إلينا ساعتين»
        if self._feminine_noun(at, after) or (not token.kinds and describes(token.text)):
            return False  # «بدا الرئيس مؤديا …»
        if not token.kinds and not self._titled(at) and acts(token.text):
            return False  # «قال السفير أدخل …»
        if self._how_he_is(at) or self._of_any_holder(at):
            return False
        unread = not (token.kinds or token.word.definite)
        if unread and after is not None and (self._father_near(at) or self._so_numbered(at, at + 1)):
            return True
        if token.word.definite and (self._before_father(at) or self._before_family_name(at)):
            return True  # «وزير الخارجية التونسي الناصر بن رمضان», «… الأخضر بوزيد»
        given = after is not None and bool(after.kinds & Kind.GIVEN)
        if not token.kinds and not self._titled(at):
            if owned(token.text) or token.text.endswith("يه"):
                return False  # «ولي العهد تحقيقها», «ممثلة أفلام وثائقية»
            noun = bool(NO_NAME.match(token.text)) or token.text[0] == "ل"
            if token.word.definite and given and after and not after.word.definite:
                return False  # «القيادي المستقيل عماد …»
            if self._of_article(after) and ((after and after.kinds) or noun) and not self._before_holder(at):
                return False
            if NO_NAME.match(token.text) and given and of_language(token.text):
                return False  # «إيقاف سمير …»
        alone = token.text[0] == "ب" and not token.kinds and self.tokens[at - 1].kinds & Kind.ALONE
        if alone and after is not None and after.word.definite and not after.kinds and is_everyday(after.word.core):
            return False  # «بمكتب نائب الوالي بسمد الشأن»
        return not (alone and (after is None or after.sign or after.kinds & NEVER_NAME))

    def _how_he_is(self, at: int) -> bool:
        """«التاجر العربي»: a lone word with the article behind what somebody does, though it also is a name."""
        lone = self.tokens[at].word.definite and self._name_end(at) == at + 1
        return lone and at > 0 and self.tokens[at - 1].word.core in phrases("offices", "callings")

    def _of_any_holder(self, at: int) -> bool:
        """«أول رئيس أمريكي أسمر»: behind an office that is nobody's and its nation, a word that names nobody else."""
        nation, office = (self.tokens[at - 1], self.tokens[at - 2]) if at > 1 else (None, None)
        if nation is None or office is None or not nation.kinds & Kind.NATION or nation.word.definite:
            return False
        if nation.kinds & Kind.COUNTRY:
            return False  # «سفيرة لاتفيا», which is spelt like the accusative of «لاتفي»
        some = bool(office.kinds & Kind.HEAD) and not (office.word.definite or office.kinds & (Kind.PEER | Kind.GIVEN))
        return some and not (self.tokens[at].kinds & Kind.GIVEN and self._name_end(at) > at + 1)

    def _of_article(self, after: Token | None) -> bool:
        """«فلان العلاقات»: a noun with the article behind the word, which then is rather a topic than a name."""
        if after is None or not after.word.definite or after.conj or after.dating is not None:
            return False
        return not after.kinds & (Kind.GIVEN | Kind.NATION | Kind.PARTICLE)

    def _before_holder(self, at: int) -> bool:
        """«استقبل الوزير مكاري السفير فلانا»: a lone surname between whose office it is and whom he met."""
        office, after = self.tokens[at - 1] if at else None, self.tokens[at + 1]
        alone = office is not None and office.kinds & Kind.ALONE and office.word.definite
        return bool(alone) and bool(after.kinds & (Kind.ALONE | Kind.TITLE)) and self._unknown_surname(at)

    def _titled(self, at: int) -> bool:
        """«الدكتورة جليلة السيد»: what follows a courtesy title is a name, whatever comes next."""
        before = self.tokens[at - 1].kinds if at else Kind.NONE
        return bool(before & Kind.TITLE) and not before & (Kind.ALONE | Kind.ADJECTIVE)

    def _doubtful(self, at: int) -> bool:
        """A given name that is a common word counts only before another given name or a definite surname."""
        after = self.tokens[at + 1]
        if f"{self.tokens[at].text} {after.text}" in phrases("names", "blessings"):
            return True
        if self._behind_several(at) and (not after.word.definite or self._next_listed(at + 2)):
            return False
        if after.word.core in phrases("names", "trade-surnames"):
            return False
        if after.word.definite and is_everyday(after.word.core) and not after.kinds & Kind.GIVEN:
            return True  # «حياة الطلاب», «نظام السجن»
        if after.word.definite and not after.kinds and after.word.core.endswith(_OF_MANY):
            return True  # «حياة الكثيرين»
        return not (after.kinds & (Kind.GIVEN | Kind.PARTICLE) or (after.word.definite and not after.kinds))

    def _blessed(self, at: int) -> bool:
        """«الأمير، أطال الله عمره، …»: behind a comma a wish for him; «نصر الله» elsewhere is a name."""
        if not at or not self.tokens[at - 1].comma or at + 1 >= len(self.tokens):
            return False
        return f"{self.tokens[at].text} {self.tokens[at + 1].text}" in phrases("names", "blessings")

    def _behind_several(self, at: int) -> bool:
        """«الوزيران جهاد …», «الوزراء …»: behind holders with the article and nothing else stand their names."""
        before = self.tokens[at - 1] if at else None
        return before is not None and bool(before.kinds & Kind.PLURAL) and before.word.definite

    def _next_listed(self, at: int) -> bool:
        """«النواب كريم الحداد وهدى …»: another given name behind «و»."""
        return at < len(self.tokens) and self.tokens[at].conj and bool(self.tokens[at].kinds & Kind.GIVEN)

    def _may_start_name(self, at: int) -> bool:
        token = self.tokens[at]
        if token.sign or token.text.isdigit() or (token.word.prep and not token.kinds & Kind.GIVEN):
            return False
        if at and self.tokens[at - 1].text in phrases("clauses", "only-verb-behind") and verbs.lookup(token.text):
            return False  # «كما شرف الفيصل الحفل»
        if self._blessed(at):
            return False
        if self._comma_name(at) is not None:
            return True
        marked = token.text in _marked()  # of most words none of these rules asks
        if marked and token.text in phrases("clauses", "own-kin"):
            return False  # «رفقة عقيلته فلانة»
        if marked and at and f"{self.tokens[at - 1].word.core} {token.text}" in phrases("names", "no-names"):
            return False  # «أوراق اعتماد فلان»
        if marked and token.text in phrases("names", "after-titles") and not token.kinds & Kind.GIVEN:
            return self._foreign_titled(at) or self._syllables_behind_nation(at)
        if marked and token.text in SPELT_ON and token.kinds & Kind.STOP:
            return False  # «شدد المحافظ على …»
        if at and self.tokens[at - 1].kinds & (Kind.TITLE | Kind.ALONE) and token.text in given_names():
            return token.text not in phrases("clauses", "that")
        if marked and self._van_before_noun(at):
            return False
        if token.kinds & (Kind.GIVEN | Kind.PARTICLE) or (marked and self._family_first(at)):
            return True
        if self._before_father(at) or self._word_as_name(at) or (marked and self._titled_office_name(at)):
            return True
        if self._word_before_unknown(at):
            return True
        if (marked and self._office_as_first(at)) or self._titled_syllables(at):
            return True
        if self._town_as_first(at) or self._before_family_name(at) or self._syllables_behind_nation(at):
            return True
        if not token.kinds and token.text[0] in "بلك" and kinds().get(token.text[1:], 0) & (Kind.STOP | Kind.PLAIN):
            return False  # «بهذا», «بإمام»
        if _PREFIXED.match(token.text) or (token.text[0] in "بل" and token.text[-1] == "ه"):
            return self._unread_first(at)
        if token.text[0] == "و" and len(token.text) > 3 and not token.kinds:
            return self._behind_peer(at) or self._w_behind_title(at) or self._w_behind_nation(at)
        return not token.kinds & NEVER_NAME and not (
            token.word.definite and not token.kinds & Kind.GIVEN and not self._after_title(at)
        )

    def _family_first(self, at: int) -> bool:
        """«وزير خارجية كوريا الشمالية ري يونغ هو»: a family name that is a word too, before the rest of one."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = self.tokens[at].text in phrases("names", "family-first") and after is not None
        return led and after is not None and bool(after.kinds & Kind.PARTICLE) and not after.kinds & Kind.STOP

    def _van_before_noun(self, at: int) -> bool:
        """«فإن التعاون …»: what is spelt like «فان», before a noun with the article."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = self.tokens[at].text in phrases("clauses", "son-of") and not self.tokens[at].text.startswith("ب")
        return led and after is not None and after.word.definite and not after.kinds & Kind.GIVEN

    def _word_as_name(self, at: int) -> bool:
        """«السفيرة نيسان القيسي», «الوزير جمعة القماطي»: an everyday word between an office or title and a surname."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is None or after is None or token.conj or token.prep or token.word.definite or after.conj:
            return False
        peer = self._peer_before(at)
        too = token.text in phrases("names", "words-too")
        of_land = bool(too and before.kinds & (Kind.NATION | Kind.CITY | Kind.COUNTRY))  # «محافظ حمص تيسير السباعي»
        ends = self._closed(at + 1) or ((peer or of_land) and self._before_noun(at + 1))
        month = token.text in phrases("names", "months-too")
        of_nation = month and before.kinds & Kind.NATION and before.word.definite  # «السفير التركي محرم كسكين»
        led = peer or of_land or of_nation or before.kinds & (PERSONAL | Kind.INNER | Kind.BODY)
        held = too and before.word.definite and self._office_words(at) > 1 and self._one_verb_before(at)
        led = led or held  # «استقبل رئيس اتحاد المزارعين ينال الشركسي …»
        if not led or not ends or after.dating is not None:
            return False
        if token.text in phrases("names", "words-too"):
            named = self._nisba(after) or bool(after.kinds & Kind.GIVEN) or self._unknown_surname(at + 1)
            of_people = held and after.word.definite and after.kinds == Kind.NATION  # «يعرب الكردي»
            named = named or (of_people and after.text.endswith("ي"))
            titled = bool(before.kinds & Kind.TITLE) and after.word.definite and not after.kinds
            if (peer or of_land or held or before.kinds & PERSONAL) and (named or titled):
                return True
            if after.kinds & Kind.GIVEN and not after.kinds & Kind.DOUBTFUL:
                return True  # «رئيس الاتحاد ينال درويش»
            unread = not (after.kinds or after.word.definite or after.prep or of_language(after.text))
            return month and (self._nisba(after) or bool(of_nation and unread))
        verb = peer and token.kinds & Kind.VERB and not token.kinds & ~(Kind.VERB | Kind.TRIGGER | Kind.PLAIN)
        if verb and self._unknown_surname(at + 1) and self._closed(at + 1):
            return True  # «نظيره الطاجيكي سافر مرادوف،»: «سافر» told of him would not stand before a name
        plain_word = token.kinds == Kind.PLAIN and not NO_NAME.match(token.text)
        if plain_word and self._listed_holder(at):
            return True
        if peer and token.kinds == Kind.PLAIN and self._unknown_surname(at + 1):
            return True  # «نظيره الأوكراني أوليه كوفالينكو», which is spelt as «أولية»
        return plain_word and (self._nisba(after) or bool(after.kinds & Kind.GIVEN and before.kinds & Kind.TITLE))

    def _listed_holder(self, at: int) -> bool:
        """«كل من: الشيخ مثقال الهقيش، و…»: behind a title that opens a member of a list, up to the comma."""
        title, surname = self.tokens[at - 1], self.tokens[at + 1]
        opens = at > 1 and (title.conj or self.tokens[at - 2].comma or self.tokens[at - 2].text == ":")
        if not (opens and title.kinds & Kind.TITLE and title.word.definite):
            return False
        unknown = surname.word.definite and not surname.kinds and not is_everyday(surname.word.core)
        return unknown and at + 2 < len(self.tokens) and self.tokens[at + 2].comma

    def _peer_before(self, at: int) -> bool:
        """«نظيره النيجري …»: of which nation the other one is, and nothing between that and his name."""
        if at < 2 or not self.tokens[at - 1].kinds & Kind.NATION or not self.tokens[at - 1].word.definite:
            return False
        return bool(self.tokens[at - 2].kinds & Kind.PEER)

    def _before_noun(self, at: int) -> bool:
        """«… صحابي عومارو مذكرة تفاهم»: what was signed or talked about follows."""
        after = self.tokens[at + 1 : at + 2]
        return bool(after) and bool(after[0].kinds & Kind.COMMON) and not after[0].word.definite

    def _nisba(self, token: Token) -> bool:
        """«القيسي», which no table knows: hardly anything but a surname."""
        return token.word.definite and not token.kinds and not token.prep and token.text.endswith("ي")

    def _behind_peer(self, at: int) -> bool:
        """«نظيره الهولندي، ووبكه فان دايك»: a name of two words that itself begins with و, behind an office alone."""
        if at < 2 or not self.tokens[at - 1].comma or at + 1 >= len(self.tokens):
            return False
        after = self.tokens[at + 1]
        unknown = not after.sign and not after.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE)
        peer = any(t.kinds & Kind.PEER for t in self.tokens[max(at - 3, 0) : at - 1])
        return peer and unknown and after.dating is None and self.tokens[at].text[1:] not in kinds()

    def _before_father(self, at: int) -> bool:
        """«روضة بن عاشور», «ماء العينين ولد ايده»: an everyday word before what leads to the father."""
        near = [t.text for t in self.tokens[at + 1 : at + 3]]
        if phrases("clauses", "patronymic").isdisjoint(near):
            return False
        token = self.tokens[at]
        if token.word.definite and near and at and self.tokens[at - 1].word.definite:
            plain = not token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PLAIN | Kind.ADJECTIVE)
            if plain and near[0] in phrases("clauses", "patronymic") and not (token.conj or token.prep):
                return True  # «وزير الخارجية التونسي الناصر بن رمضان»
        if self._titled(at) and near and near[0] in phrases("clauses", "patronymic") and not token.kinds & Kind.VERB:
            return True  # «الدكتور اعلي ولد بوسيف»
        too = token.text in phrases("names", "offices-too") or token.text in phrases("names", "words-too")
        return (
            (bool(token.kinds & (Kind.PLAIN | Kind.GIVEN)) or too)
            and (too or not token.word.definite)
            and not token.prep
            and not phrases("clauses", "patronymic").isdisjoint(near)
        )

    def _titled_office_name(self, at: int) -> bool:
        """«الدكتور مساعد العيبان»: an office that is a given name too, between a courtesy title and a surname."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or self.tokens[at].text not in phrases("names", "offices-too") or not at:
            return False
        if not (self._titled(at) or self.tokens[at - 1].kinds & Kind.ALONE):
            return False
        core = after.word.core
        known = after.kinds & ~Kind.ADJECTIVE or is_everyday(core) or of_language(core.removeprefix("ال"))
        return not known and after.word.definite and not after.prep and not after.conj and after.dating is None

    def _office_as_first(self, at: int) -> bool:
        """«رئيس اللجنة البرلمانية حاكم جاسم السلماني»: an office that is a given name too, between an office that has
        its article and the rest of a name."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is None or after is None or token.text not in phrases("names", "offices-as-first"):
            return False
        closed = before.word.definite and not before.sign and not before.kinds & (Kind.ALONE | Kind.TITLE | Kind.PLURAL)
        if not closed or before.kinds & (Kind.VERB | Kind.STOP) or after.conj or after.prep or after.dating is not None:
            return False
        given = bool(after.kinds & Kind.GIVEN) and not after.word.definite and not after.word.place
        return given or (self._nisba(after) and not of_language(after.word.core.removeprefix("ال")))

    def _titled_syllables(self, at: int) -> bool:
        """«سعادة باي سونغ مين»: three short words between a title and an office, whatever the first can be besides."""
        token = self.tokens[at]
        if token.kinds or token.text[0] not in "بلك" or not at or not self.tokens[at - 1].kinds & Kind.TITLE:
            return False
        rest = self.tokens[at : at + _SYLLABLES]
        return len(rest) == _SYLLABLES and all(map(syllable, rest)) and self._closed(at + _SYLLABLES - 1)

    def _foreign_titled(self, at: int) -> bool:
        """«السيد غير بيدرسون»: a word that else is a particle, between a courtesy title and an unknown word."""
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        unknown = after is not None and not after.sign and not after.kinds & ~Kind.GIVEN and not after.word.definite
        if not unknown or (after is not None and (after.dating is not None or past(after.text))):
            return False  # «نفى النقابي ما راج …»
        office = at > 0 and bool(self.tokens[at - 1].kinds & Kind.ALONE)
        held = office and self.tokens[at].text in phrases("names", "after-offices") and self._closed(at + 1)
        return (
            held
            or self._titled(at)
            or (
                self.tokens[at].text in phrases("names", "after-nations")
                and at > 0
                and bool(self.tokens[at - 1].kinds & (Kind.NATION | Kind.COUNTRY | Kind.ALONE))
                and self._closed(at + 1)
            )
        )

    def _after_title(self, at: int) -> bool:
        """«الدكتور الزهراني»; what says how somebody is behind what he does is no name: «الضابط المنشق»."""
        before = self.tokens[at - 1] if at else None
        if before is None or before.word.core in phrases("offices", "callings"):
            return False
        return bool(before.kinds & (Kind.TITLE | Kind.ALONE)) and not self.tokens[at].kinds

    def enclosed(self, at: int) -> bool:
        """Whether an unknown name of two words or more stands between two commas or before the end."""
        if at >= len(self.tokens) or not self._may_start_name(at):
            return False
        end = self._name_end(at)
        return end - at >= 2 and (
            end >= len(self.tokens) or self.tokens[end].text in "،,()" or bool(self.tokens[end].kinds & Kind.HEAD)
        )
