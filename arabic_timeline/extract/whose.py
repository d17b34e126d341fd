"""Of whom a group is: «مديري مستشفيات المنطقة», «ناشطين في المجتمع المدني», «ممثلي تسعة أحزاب»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract.persons import Persons
from arabic_timeline.extract.several import singular
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import belongs
from arabic_timeline.extract.words import PERSONAL, Kind

_SOUND = ("ين", "ون", "ي", "و")  # of plurals
_CHAIN = 3  # nouns between a plural and the noun with the article that ends its phrase


@dataclass(slots=True)
class Whose(Persons):
    """Finds how far the words go that say of whom a group is."""

    def _with_same_whose(self, at: int) -> bool:
        """«أعيان ومشايخ المدينة»: two plurals side by side, of one and the same."""
        before, token = self.tokens[at - 1], self.tokens[at] if at < len(self.tokens) else None
        if token is None or not token.conj or token.prep or token.word.definite or before.word.definite:
            return False
        both = before.kinds & token.kinds & Kind.PLURAL and not (before.kinds | token.kinds) & Kind.PEER
        whose = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return bool(both) and whose is not None and bool(whose.word.definite or whose.kinds & Kind.INNER)

    def _of_so_many(self, first: int) -> int | None:
        """«ممثلي تسعة أحزاب», «سفراء عدد من الدول»: the token behind what is counted."""
        token, after = self.tokens[first], [t.text for t in self.tokens[first + 1 : first + 3]]
        if not token.kinds & Kind.PLURAL or token.word.definite or len(after) < 2:
            return None
        several = after[0] in phrases("offices", "counts") and after[1] in phrases("clauses", "sent-by")
        end = first + 3 + several
        if not several and after[0] not in phrases("offices", "few") and not (after[0].isdigit() and len(after[0]) < 4):
            return None
        return end if end <= len(self.tokens) and not self.tokens[end - 1].sign else None

    def _of_whose(self, first: int) -> int | None:
        """«مديري مستشفيات المنطقة», «مسؤولي خدمة العملاء»: the token behind nouns that a plural governs."""
        token, at = self.tokens[first], first + 1
        governs = token.text.endswith(("ي", "و", "اء")) and not token.text.endswith("يي")
        if not token.kinds & Kind.PLURAL or token.kinds & Kind.CROWD or token.word.definite or not governs:
            return None
        after = self.tokens[at] if at < len(self.tokens) else None
        if after is not None and not (after.sign or after.conj) and belongs(after.text):
            return at + 1  # «مرشحي لائحته»
        while at < len(self.tokens) and at - first <= _CHAIN and self._bare_noun(at):
            at += 1
        last = self.tokens[at] if first + 1 < at < len(self.tokens) else None
        named = last is not None and last.word.definite and not (last.conj or last.prep or last.dating is not None)
        return at + 1 if named and last is not None and not last.kinds & (PERSONAL | Kind.GIVEN | Kind.STOP) else None

    def _among(self, first: int, at: int) -> int | None:
        """«ناشطين في المجتمع المدني», «ممثلين من بنما لدى المنظمة»: behind where such people are at home."""
        token, place = self.tokens[at], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        head = self.tokens[first]
        if place is None or not head.kinds & Kind.PLURAL or head.word.definite or not place.word.definite:
            return None
        inside = token.text == "في" and at == first + 1
        beside = token.text in phrases("clauses", "posted-in") and token.text != "في"
        if token.text in phrases("clauses", "toward") and not _posted(head):
            return None  # «دعا وزراء الخليج إلى التهدئة»: only envoys are sent somewhere
        if not (inside or beside) or place.locates or place.word.place or place.dating is not None or place.conj:
            return None
        met = place.tells or place.kinds & (PERSONAL | Kind.GIVEN | Kind.GATHERING)
        return None if met or is_site(place) else self._past_body(at + 1)

    def _two_words(self, at: int) -> bool:
        """«من 15 بلدا», «من عائلة الصحفي»: whether who sent a delegation is told by this word and the next."""
        if self.tokens[at].text.isdigit():
            return True
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        known = self.tokens[at].kinds & (Kind.INNER | Kind.BODY)  # these go on by themselves
        if after is None or known or not self._bare_noun(at) or not after.word.definite:
            return False
        return not (after.conj or after.prep or after.kinds & (Kind.HEAD | Kind.ALONE | Kind.GIVEN | Kind.STOP))

    def _bare_noun(self, at: int) -> bool:
        token = self.tokens[at]
        bare = not (token.sign or token.conj or token.prep or token.word.definite or token.dating is not None)
        return bare and not token.kinds & ~(Kind.PLAIN | Kind.COMMON | Kind.INNER | Kind.BODY | Kind.NOT_PEOPLE)


def _posted(token: Token) -> bool:
    """«سفراء», «مبعوثي»: several of those whose office is told with where they serve."""
    posted, core = phrases("clauses", "posted"), token.word.core
    return singular(token) in posted or any(core.removesuffix(e) in posted for e in _SOUND)


def is_site(token: Token) -> bool:
    """«في القصر», «في الفندق»: where they met, and not of what they are; a body («في البرلمان») may be either."""
    houses = either("clauses", "venues", "capitals", "place-alone")
    core = token.word.core
    return core in houses or (core.removeprefix("ال") in houses and not token.kinds & Kind.BODY)
