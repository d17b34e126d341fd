"""Names of people from elsewhere, of whose words no table knows some, or knows another meaning: «سيريك جومانبيك»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.surnames import NO_NAME, Surnames
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import of_language, past
from arabic_timeline.extract.words import PERSONAL, Kind, is_everyday, kinds
from arabic_timeline.language import verbs

_TWO = 2  # words
_OFFICE = 4  # words of an office
_OF_FIRM = 3  # words from «شركة» to the second of its name
_SHORTEST = 3  # letters of a name
_FAR = 14  # words from a verb to the office of whom it met
_OF_OFFICE = PERSONAL | Kind.INNER | Kind.BODY | Kind.NATION | Kind.COUNTRY | Kind.ADJECTIVE


@dataclass(slots=True)
class Strangers(Surnames):
    """Finds the words of one sentence that can only be of a name where they stand."""

    def _unknown_surname(self, at: int) -> bool:
        """«أيدوغان», «عومارو»: a word that is nothing else in the language."""
        token = self.tokens[at]
        if token.kinds or token.word.definite or token.prep or token.conj or token.sign or token.dating is not None:
            return False
        if token.text[0] in "بلو" and (token.text[1:] in kinds() or of_language(token.text[1:])):
            return False
        return not (NO_NAME.match(token.text) or of_language(token.text))

    def _word_before_unknown(self, at: int) -> bool:
        """«نائب رئيس الوزراء سيريك جومانبيك،», «وزير البترول فوت كانق شولون في …»: behind an office a word that is
        spelt as another one, before one or two that are nothing but a name, where the phrase closes."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        plain = bool(token.kinds) and not token.kinds & ~(Kind.VERB | Kind.PLAIN)
        free = plain and not (token.conj or token.prep or token.word.definite) and token.dating is None
        if before is None or not free or before.sign or not (before.kinds & _OF_OFFICE or before.word.definite):
            return False
        if NO_NAME.match(token.text):
            return False
        end = at + 1
        while end < len(self.tokens) and end - at <= _TWO and self._only_a_name(end):
            end += 1
        if end == at + 1 or not self._closed(end - 1):
            return False
        if token.kinds == Kind.VERB and token.text not in kinds() and not verbs.lookup(token.text):
            return True
        governed = not (token.kinds & Kind.VERB or past(token.text)) or self._one_verb_before(at)
        return end - at > _TWO and governed

    def _only_a_name(self, at: int) -> bool:
        """«جومانبيك», «شولون»: a word that is nothing else in the language, or a given name that no Arab bears."""
        token = self.tokens[at]
        foreign = token.kinds == Kind.GIVEN and self._foreign(at) and not (token.conj or token.prep)
        return self._unknown_surname(at) or self._no_plural(at) or (foreign and token.dating is None)

    def _no_plural(self, at: int) -> bool:
        """«شولون», «كسكين»: the ending of a plural, and nothing that the language has before it."""
        token = self.tokens[at]
        stem = next(
            (token.text.removesuffix(end) for end in ("ون", "ين", "ات") if token.text.endswith(end)), token.text
        )
        if token.kinds or token.conj or token.prep or token.word.definite or stem == token.text:
            return False
        known = (word in kinds() or of_language(word) or is_everyday(stem + "ه") for word in (token.text, stem))
        return not any(known)

    def _one_verb_before(self, at: int) -> bool:
        """Whether a verb of meeting stands before an office and its name, so that none comes behind without «و»."""
        for token in reversed(self.tokens[max(0, at - _FAR) : at]):
            if token.sign or token.text in phrases("clauses", "that") or token.text in phrases("clauses", "relatives"):
                return False
            if token.kinds & Kind.VERB:
                return bool(token.kinds & Kind.TRIGGER)
        return False

    def _w_behind_title(self, at: int) -> bool:
        """«البروفسور ويدي روسادا»: right behind a courtesy title «و» joins nobody; it is of the name."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or not before.kinds & Kind.TITLE or before.kinds & (Kind.ALONE | Kind.ADJECTIVE):
            return False
        rest = token.text[1:]
        known = token.kinds or rest in kinds() or of_language(rest) or of_language(token.text) or token.word.definite
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return not known and self._goes_on_as_name(after)

    def _goes_on_as_name(self, token: Token | None) -> bool:
        """A word that can go on with a name: a given name, or what no table knows."""
        if token is None or token.sign or token.conj or token.prep or token.dating is not None:
            return False
        return not token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PARTICLE)

    def _w_of_syllable(self, first: int, at: int) -> bool:
        """«نظيره الكوري تشونغ ويونغ في …»: behind the one syllable of whoever has one office of East Asia the last one,
        which no family there bears."""
        token = self.tokens[at]
        syllable = token.conj and bool(token.kinds & Kind.PARTICLE) and at == first + 1 and self._closed(at)
        if not syllable or not self._foreign(first) or token.word.core in phrases("names", "family-first"):
            return False
        office = self.tokens[max(0, first - _OFFICE) : first]
        if token.word.core in self.surnames or any(t.kinds & Kind.PLURAL for t in office):
            return False
        held = any(t.kinds & (Kind.HEAD | Kind.PEER) for t in office)
        return held and any(t.word.core in phrases("names", "of-syllables") for t in office)

    def _of_unread_place(self, at: int) -> bool:
        """«مدير موانئ غوجارات راكيش باتيل»: behind a noun of things that wants its complement a word that no table
        knows, before a given name and the rest of it."""
        token, thing = self.tokens[at], self.tokens[at - 1]
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        things = Kind.NOT_PEOPLE | Kind.INNER | Kind.PLAIN | Kind.COMMON
        wants = bool(thing.kinds & things) and not thing.kinds & ~things and not (thing.word.definite or thing.prep)
        if not wants or after is None or not after.kinds & Kind.GIVEN or after.kinds & Kind.DOUBTFUL or token.kinds:
            return False
        rest = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
        whole = not (after.conj or after.prep) and self._goes_on_as_name(rest) and self._closed(at + 2)
        unread = self._unknown_surname(at) or self._no_plural(at)
        return whole and unread and token.text not in self.surnames

    def _second_of_firm(self, at: int) -> bool:
        """«شركة تايم وورنر», «شركة إرنست ويونغ»: the second word of the name of one firm, with or without «و»."""
        token, name = self.tokens[at], self.tokens[at - 1]
        near = reversed(self.tokens[max(0, at - _OF_FIRM) : at - 1])
        firm = next((t for t in near if t.kinds or t.word.definite), None)
        if firm is None or firm.word.core not in phrases("offices", "firms") or firm.word.definite:
            return False
        if token.kinds & ~Kind.PARTICLE or name.kinds & ~Kind.GIVEN or name.word.definite or name.conj or name.sign:
            return False
        rest = token.text[1:]
        if rest in self.surnames or token.word.place or of_language(rest) or len(rest) < _SHORTEST or is_everyday(rest):
            return False
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return self._closed(at) or (after is not None and bool(after.kinds & Kind.GIVEN) and not after.conj)

    def _so_numbered(self, first: int, at: int) -> bool:
        """«البطريرك كيريل الأول», «رئيس أساقفة قبرص خريسوستوموس الخامس»: how many of that name there were."""
        token, before = self.tokens[at], self.tokens[first - 1] if first else None
        if before is None or at != first + 1 or token.text not in phrases("names", "ordinals"):
            return False
        name, crowned = self.tokens[first], self.tokens[max(0, first - _OFFICE) : first]
        named = not name.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL) and not of_language(name.text)
        return named and any(t.word.core in phrases("names", "numbered-heads") for t in crowned)

    def _father_near(self, at: int) -> bool:
        """«أمربيه ربو ولد بونن»: the father stands one word or two behind, and nothing between but a name."""
        near = self.tokens[at + 1 : at + 3]
        fathers = either("clauses", "patronymic")
        if near and near[0].text in fathers:
            return True
        return len(near) > 1 and near[1].text in fathers and self._before_ould(at + 1)

    def _before_ould(self, at: int) -> bool:
        """«ربو ولد بونن»: an everyday word inside a name, right before «ولد» or «بن»."""
        token, after = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        plain = not token.kinds & ~(Kind.PLAIN | Kind.GIVEN | Kind.DOUBTFUL) and not token.sign
        free = plain and not (token.conj or token.prep or token.word.definite) and token.dating is None
        return free and after is not None and after.text in phrases("names", "sons-inside")
