"""First words of a name that are spelt like something else: a town, a particle, «و» or «ل» and a word."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.endings import Endings
from arabic_timeline.extract.surnames import syllable
from arabic_timeline.extract.tables import definite_names, phrases
from arabic_timeline.extract.wording import of_language
from arabic_timeline.extract.words import PERSONAL, Kind, kinds

_OFFICE = 5  # words from a nation to a name
_REST = 2  # words of an East Asian name behind the family
_OF_NATION = Kind.NATION | Kind.COUNTRY


@dataclass(slots=True)
class Firsts(Endings):
    """Finds such words in one sentence."""

    def _town_as_first(self, at: int) -> bool:
        """«المفوضة الأوروبية صوفيا لوند», «رئيس المؤسسة التشريعية شيان ليكباي»: a town behind an office that is whole,
        before one word that is nothing but a surname, of nobody on a journey."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or not token.kinds & Kind.CITY or token.kinds & (Kind.NATION | Kind.COUNTRY):
            return False
        if token.conj or token.prep or token.word.definite or not before.word.definite or before.sign:
            return False
        held = bool(before.kinds & (PERSONAL | Kind.NATION | Kind.ADJECTIVE | Kind.INNER | Kind.BODY))
        whole = held and self._office_words(at) > 0 and self._of_meeting(at)
        return whole and self._surname_closes(at + 1)

    def _surname_closes(self, at: int) -> bool:
        """Whether one word stands here that is nothing but a surname, and the phrase ends behind it."""
        return at < len(self.tokens) and self._unknown_surname(at) and self._closed(at)

    def _before_family_name(self, at: int) -> bool:
        """«وزير الزراعة التونسي الأزهر بوعلاق»: a word with the article before a family of the Maghreb."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if before is None or after is None or not token.word.definite or token.conj or token.prep:
            return False
        if token.kinds & ~(Kind.GIVEN | Kind.DOUBTFUL | Kind.PLAIN) or not self._office_words(at):
            return False
        listed = token.text in definite_names() and not token.kinds  # «الأخضر بوزيد», «التوم هجو»
        follows = listed and not after.kinds & Kind.DOUBTFUL and bool(after.kinds & Kind.GIVEN or not after.kinds)
        follows = follows and not (after.word.definite or after.conj or after.prep or after.sign)
        return before.word.definite and (follows or self._of_bou(at + 1)) and self._closed(at + 1)

    def _syllables_behind_nation(self, at: int) -> bool:
        """«السفير الكوري نام جون هو», «السفير الصيني ما شياو لين»: behind a nation of East Asia a family that is a word
        besides, before what can only go on with it, where the phrase ends."""
        token = self.tokens[at]
        if token.text not in phrases("names", "families-of-syllables") or token.conj or token.prep:
            return False
        if not any(
            t.word.core in phrases("names", "nations-of-families") for t in self.tokens[max(0, at - _OFFICE) : at]
        ):
            return False
        end = at + 1
        while end < len(self.tokens) and end - at <= _REST and self._may_close(at, end):
            end += 1
        return end > at + 1 and self._closed(end - 1) and self._office_words(at) > 0

    def _may_close(self, at: int, end: int) -> bool:
        """«جون», «شياو», «هو»: a given name, an unknown word, or behind one the last syllable."""
        token = self.tokens[end]
        if token.sign or token.dating is not None or token.conj or token.prep or token.word.definite:
            return False
        last = end == at + _REST and token.text in phrases("names", "last-syllables")
        return last or (syllable(token) and not token.kinds & Kind.STOP) or self._unknown_surname(end)

    def _unread_first(self, at: int) -> bool:
        """«نظيره الليتواني لاوريناس كاسيوناس»: what looks like «ل» with what is done, and is no word."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or not before.kinds & _OF_NATION or token.kinds or of_language(token.text):
            return False
        rest = token.text[1:]
        unread = not (of_language(rest) or rest in kinds() or f"ال{rest}" in kinds())
        return unread and self._office_words(at) > 0 and self._surname_closes(at + 1)

    def _w_behind_nation(self, at: int) -> bool:
        """«نظيره الكيني وافولا واموني»: behind an office and its nation «و» joins nobody who has no office."""
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or not before.kinds & Kind.NATION or not before.word.definite or not self._office_words(at):
            return False
        rest = token.text[1:]
        known = rest in kinds() or of_language(rest) or of_language(token.text) or token.word.definite
        return not (known or token.word.place or rest in self.surnames) and self._surname_closes(at + 1)
