"""Every word of every text, looked up once: what the tables and the registry know of it.

The words of news repeat (a few thousand make nine tenths of any text), so a sentence is a list of tokens that all the
sentences share, and reading it is a test of their fields: no word is taken apart or looked up a second time.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import trigger_words
from arabic_timeline.extract.words import OPENERS, Kind, Word, analyse
from arabic_timeline.lexicon import kept

LARGEST = 50_000  # words kept, about 40 MB, and as many of those met before them
SPELT_ON = frozenset(["علي", "وعلي"])  # «على», and the name «علي», which folds alike
COMMAS = frozenset("،,")
_NO_WORD = Word(False, "", "", Kind.NONE)


@dataclass(slots=True, eq=False)
class Token:
    """A word or a sign of a folded text; never changed once made, since all texts share it.

    ``kinds``, ``conj`` and ``prep`` are those of the word.  What may begin with it: ``tells`` a trigger, ``known`` an
    alias of a person, ``opens`` a mention, ``locates`` a phrase of place, ``crossed`` one that mentions stop at.
    ``dating``: the dating that covers it, in its own copy;
    ``glued``: a sign right behind a word, likewise; ``comma``: the sign is one, the Arabic or the Latin.
    """

    text: str
    word: Word
    kinds: int
    conj: bool
    prep: str
    sign: bool
    tells: bool = False
    known: bool = False
    locates: bool = False
    opens: bool = False
    crossed: bool = False
    dating: int | None = None
    glued: bool = False
    comma: bool = False
    _unknown: tuple[str, ...] | None = field(default=None, repr=False)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The spellings of a word that no table knows; worked out when first asked for."""
        if self._unknown is None:
            known = self.kinds or self.sign or len(self.text) < 3
            self._unknown = () if known else with_article(*self.word.forms)
        return self._unknown

    def dated(self, dating: int) -> Token:
        """The token inside a dating."""
        return Token(
            self.text, self.word, self.kinds, self.conj, self.prep, self.sign,
            self.tells, self.known, self.locates, self.opens, self.crossed, dating, self.glued, self.comma,
        )  # fmt: skip

    def rather(self, word: Word) -> Token:
        """The token where what stands around it makes it another word."""
        opens = self.opens or bool(word.kinds & OPENERS)
        return replace(self, word=word, kinds=word.kinds, conj=word.conj, prep=word.prep, opens=opens, _unknown=None)


class Vocabulary(dict[str, Token]):
    """Tokens by spelling, made when first met; ``people`` and ``places`` are first words of the registry's aliases."""

    def __init__(self, people: Collection[str] = (), places: Collection[str] = ()) -> None:
        super().__init__()
        self._people, self._places = frozenset(people), frozenset(places)
        self._before: dict[str, Token] = {}  # the words of a full vocabulary: those that come again are not made again

    def __missing__(self, text: str) -> Token:
        if len(self) >= LARGEST:
            self._before = dict(self)
            self.clear()
        token = self._before.get(text) or (self._token(text) if text[0].isalnum() else _sign(text))
        self[text] = token
        return token

    def _token(self, text: str) -> Token:
        word = analyse(text)
        if text in SPELT_ON:
            word = word._replace(core="علي", kinds=Kind.STOP)  # the man is told from what stands around him
        known = bool(self._people) and not self._people.isdisjoint(word.forms)
        telling, places, venues, few, callings, kin = _asked()
        place = word.place or word.core in places or not self._places.isdisjoint(word.forms)
        return Token(
            text, word, word.kinds, word.conj, word.prep, sign=False,
            tells=text in telling, known=known, locates=place,
            opens=known or bool(word.kinds & OPENERS) or word.core in callings or text.removeprefix("و") in kin,
            crossed=word.place or word.core in venues or text.removeprefix("و") in few,
        )  # fmt: skip


@kept
def _asked() -> tuple[frozenset[str], ...]:
    """What is asked of every word: first words of triggers, nouns of place, venues, small numbers, callings, kin."""
    grounds = phrases("particles", "places") | phrases("clauses", "grounds") | phrases("clauses", "ground-of")
    few = phrases("offices", "few")
    return (
        trigger_words(),
        grounds,
        phrases("clauses", "venues"),
        few,
        phrases("offices", "occupations") | phrases("names", "words-too"),
        phrases("clauses", "own-kin"),
    )


def with_article(*words: str) -> tuple[str, ...]:
    """Words with the article and without it, as other sentences may print them."""
    bare = (w[2:] for w in words if w.startswith("ال") and len(w) > 4)
    return (*words, *("ال" + w for w in words), *bare)


def _sign(text: str) -> Token:
    return Token(text, _NO_WORD, Kind.NONE, conj=False, prep="", sign=True, comma=text in COMMAS)
