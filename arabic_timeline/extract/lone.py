"""What goes on with a name of which only the given one stands behind an office: «عبدي ورسمي», «عثمان كان».

A holder is hardly told by one name alone.  So a word that is spelt like another one («كان»), or like one with a
letter before it («و», «ب»), is his surname there, where the phrase ends and nothing else can be meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.strangers import Strangers
from arabic_timeline.extract.surnames import NO_NAME
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import triggers
from arabic_timeline.extract.wording import of_language, owned
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language import verbs

_OFFICE = 8  # words of an office before a name
_PEER = 3  # words from «نظيره» to a name
_SHORTEST = 3  # letters of a surname behind the one that looks like a clitic
_WHOLE = 2  # words of a name
_IN_COMMAS = 4  # words of a name between commas
_FAR = 12  # words of an office before a comma
_OF_OBJECTS = ("ه", "ا", "ات", "اء", "ين", "ون", "ان")  # how what somebody does something to ends
_NAME = Kind.GIVEN | Kind.DOUBTFUL
_OF_OFFICE = (
    PERSONAL | Kind.INNER | Kind.BODY | Kind.NATION | Kind.COUNTRY | Kind.CITY | Kind.ADJECTIVE | Kind.COMMON
    | Kind.PEER | Kind.FORMER | Kind.PLURAL | Kind.NOT_PEOPLE
)  # fmt: skip


@dataclass(slots=True)
class Lone(Strangers):
    """Finds the second word of such names in one sentence."""

    def _lone_surname(self, first: int, at: int) -> bool:
        """Whether the word right behind the one name of a holder is his surname, whatever it is spelt like."""
        if not self._told_by_one(first):
            return False
        if self._w_of_surname(first, at) or self._b_of_surname(first, at) or self._particle_as_surname(first, at):
            return True
        return self._verb_of_many(first, at) or self._noun_as_surname(first, at)

    def _noun_as_surname(self, first: int, at: int) -> bool:
        """«عبدالله مسار», «محمد باشا»: a noun without the article that nothing governs and that governs nothing."""
        token = self.tokens[at]
        noun = token.kinds & Kind.COMMON and not token.kinds & ~(Kind.COMMON | Kind.PLAIN)
        pasha = token.text in phrases("names", "honours-inside")
        if not (noun or pasha) or token.word.definite or token.conj or token.prep or token.dating is not None:
            return False
        object_ = token.text.endswith(_OF_OBJECTS) and not pasha
        return not object_ and self._closed(at) and self._one_verb_before(first)

    def _verb_of_many(self, first: int, at: int) -> bool:
        """«مفوضة الطاقة كادري سيمسون»: what is spelt like a verb of several is nothing that one does."""
        token = self.tokens[at]
        verb = token.kinds == Kind.VERB and token.text not in kinds() and not (token.conj or token.prep)
        many = verb and token.text.endswith(("ون", "ان")) and self._foreign(first)
        return many and self._closed(at) and self._one_verb_before(first)

    def _comma_name(self, at: int) -> int | None:
        """«رئيس اللجنة، ينال الشركسي، …»: where a name ends that stands alone between two commas behind an office.

        Its words may be spelt like others there; but one of them has to be nothing else, or a given name.
        """
        if not at or not self.tokens[at - 1].comma or not self._behind_office(at - 1):
            return None
        end = at
        while end < len(self.tokens) and not self.tokens[end].sign:
            if end - at >= _IN_COMMAS or not (self._in_commas(at, end) if end > at else self._first_in_commas(at)):
                return None
            end += 1
        if end - at < _WHOLE or (
            end < len(self.tokens) and not (self.tokens[end].comma or self.tokens[end].text == ".")
        ):
            return None
        sure = any(self._only_a_name(n) or self._given_alone(n) for n in range(at, end))
        sure = sure or self.tokens[at].text in phrases("names", "words-too")
        sure = sure or self.tokens[end - 1].text in phrases("names", "particles-too")
        return end if sure else None

    def _behind_office(self, comma: int) -> bool:
        """Whether an office without a name stands before a comma: a head, and no name, verb or sign behind it."""
        for n in range(comma - 1, max(-1, comma - _FAR), -1):
            token = self.tokens[n]
            if token.sign or token.dating is not None or token.kinds & (Kind.VERB | Kind.GIVEN):
                return False
            if token.kinds & Kind.HEAD:
                return True
        return False

    def _given_alone(self, at: int) -> bool:
        return bool(self.tokens[at].kinds & Kind.GIVEN) and not self.tokens[at].kinds & Kind.DOUBTFUL

    def _first_in_commas(self, at: int) -> bool:
        """«ينال», «صوفيا», «سيريك»: a given name, a town, what no table knows, or what only looks like a verb."""
        token = self.tokens[at]
        if token.conj or token.prep or token.dating is not None or token.text in phrases("clauses", "that"):
            return False
        if token.text in either("names", "words-too", "families-of-syllables"):
            return True
        if token.kinds & ~_NAME:
            town = token.kinds == Kind.CITY and not token.word.definite
            return town or (token.kinds == Kind.VERB and token.text not in kinds() and not verbs.lookup(token.text))
        return bool(token.kinds) or not (token.word.definite or of_language(token.text) or NO_NAME.match(token.text))

    def _in_commas(self, first: int, at: int) -> bool:
        """«علمي», «كان», «بالاربي», «ليما»: what may go on with it there."""
        token = self.tokens[at]
        if token.dating is not None:
            return False
        if token.text in phrases("names", "particles-too") or self._of_arabic_b(at):
            return at == first + 1 and self._given(first)
        if token.conj or token.prep:
            return False
        nisba = token.kinds & ~Kind.COMMON == Kind.ADJECTIVE and token.text.endswith("ي") and self._given(first)
        if nisba or token.kinds & (_NAME | Kind.PARTICLE):
            return not token.kinds & (Kind.HEAD | Kind.TITLE)
        if token.kinds == Kind.CITY and not token.word.definite:
            return self._foreign(first)
        if token.word.definite and token.text.endswith("ي") and self._given(first):
            return not token.kinds & ~(Kind.NATION | Kind.ADJECTIVE)  # «الشركسي», «الغربي»
        if token.kinds or of_language(token.text) or is_everyday(token.word.core):
            return False
        return self._given(first) or not NO_NAME.match(token.text)

    def _of_arabic_b(self, at: int) -> bool:
        """«بالاربي»: «ب» and the article, and no word behind them."""
        token = self.tokens[at]
        rest = token.text[1:]
        free = token.prep == "ب" and not (token.conj or token.word.place) and token.word.definite
        if not free or rest in self.surnames:
            return False
        if not token.kinds:
            return not (self._a_word(rest) or self._a_word(rest[2:]))
        return not token.kinds & ~_NAME  # «الحبيب بالمهدي»

    def _told_by_one(self, first: int) -> bool:
        """«نظيره النيجري حسن», «حاكم الإقليم عبدي»: a given name, whose holder alone stands before it."""
        name, before = self.tokens[first], self.tokens[first - 1] if first else None
        if before is None or name.kinds & ~_NAME or not self._unspoken(first) or name.conj or name.prep:
            return False
        if before.text in phrases("names", "by-one-name") or name.text in phrases("names", "family-first"):
            return False
        return self._office_words(first) > 1 or bool(before.kinds & Kind.TITLE and not before.kinds & Kind.ALONE)

    def _unspoken(self, first: int) -> bool:
        """Whether nobody else of the text bears this name as his surname."""
        return self.tokens[first].text not in self.surnames

    def _office_words(self, first: int) -> int:
        """How many words the office right before a name has; 0: there is none, or several hold it."""
        for n in range(first - 1, max(-1, first - _OFFICE), -1):
            token = self.tokens[n]
            if token.kinds & Kind.PLURAL and token.kinds & (Kind.HEAD | Kind.ALONE):
                return 0
            if token.kinds & (Kind.HEAD | Kind.PEER) and not (token.kinds & Kind.PLURAL):
                return first - n
            if token.sign or token.conj or token.dating is not None or token.kinds & (Kind.VERB | Kind.GIVEN):
                return 0
            if not (token.kinds & _OF_OFFICE or token.word.definite):
                return 0
        return 0

    def _w_of_surname(self, first: int, at: int) -> bool:
        """«نظيره الإريتري هابتي وندمو»: no word is left without «و», and nobody told elsewhere; where one who
        is met as somebody's like comes alone."""
        token = self.tokens[at]
        rest = token.text[1:]
        if token.text[0] != "و" or len(rest) < _SHORTEST or not self._closed(at) or token.word.definite:
            return False
        peer = any(t.kinds & Kind.PEER for t in self.tokens[max(0, first - _PEER) : first])
        return peer and not (token.word.place or rest in self.surnames or self._a_word(rest))

    def _b_of_surname(self, first: int, at: int) -> bool:
        """«حسن بالاربي»: what is spelt as «ب» with the article, of which no word is left, where no verb wants «ب»."""
        return self._closed(at) and self._of_arabic_b(at) and self._wants_none(first)

    def _wants_none(self, first: int) -> bool:
        """Whether nobody is met with «ب» behind a name: «نظيره فلان», who himself is met, «استقبل الوزير فلان»."""
        before = self.tokens[max(0, first - _OFFICE) : first]
        if any(t.kinds & Kind.PEER for t in before):
            return True
        told = [trigger for t in before if t.tells for _, trigger in triggers().get(t.word.core, ())]
        return bool(told) and all("host" in trigger.roles for trigger in told)

    def _particle_as_surname(self, first: int, at: int) -> bool:
        """«عثمان كان»: a particle or verb that is a family too, where it says nothing of anybody."""
        token = self.tokens[at]
        if token.text not in phrases("names", "particles-too") or not self._one_verb_before(first):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        led = after is not None and (after.text in phrases("clauses", "prepositions") or after.kinds & Kind.ALONE)
        return after is None or after.sign or after.dating is not None or after.conj or bool(led)

    def _of_bou(self, at: int) -> bool:
        """«بوعلاق», «بوستة»: a family of the Maghreb."""
        token = self.tokens[at]
        if not token.text.startswith("بو") or len(token.text) <= _SHORTEST + 1 or token.kinds or token.prep:
            return False
        noun = token.text[1:]  # «بوصوله»
        return not (is_everyday(noun) or of_language(noun) or owned(noun))

    def _second_of_foreign(self, first: int, at: int) -> bool:
        """«وصل الرئيس الغاني كوفي منساه إلى …»: behind one name that no Arab bears, whose holder's verb stands before
        his office, nothing more is said of him."""
        lone = at == first + 1 and self._foreign(first) and first > 0
        return lone and bool(self.tokens[first - 1].kinds & (PERSONAL | Kind.NATION)) and self._one_verb_before(first)

    def _a_word(self, word: str) -> bool:
        """Whether the language or a table knows a word, with the article or without it."""
        forms = (word, f"ال{word}", word.removesuffix("ا"))  # «ووفدا»
        return any(form in kinds() for form in forms) or is_everyday(word) or of_language(word)
