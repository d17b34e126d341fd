"""Stems → the spellings of every person, number, gender, tense and mood.

A stem of plain consonants is spelt once and its endings are looked up; one with a hamza, whose seat depends on what
stands beside it, is spelt word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from arabic_timeline.language.shapes import Root, Shape, Stems, join, settle, stems_of
from arabic_timeline.language.spelling import changes_when_bound, plain_letters, written
from arabic_timeline.text import plain

Tense = Literal["past", "present", "imperative"]
TENSES: frozenset[Tense] = frozenset({"past", "present", "imperative"})
Number = Literal["singular", "dual", "plural"]
Gender = Literal["m", "f"]
Person = Literal[1, 2, 3]
Moods = str  # of i, s and j: indicative, subjunctive, jussive


class Row(NamedTuple):
    """A cell of the paradigm: its ending in sounds (``U°`` is the وا of a plural) and, in the present, its prefix."""

    person: Person
    number: Number
    gender: Gender | None
    moods: Moods
    prefix: str
    ending: str


# A cell's person, number, gender and moods with its spellings, alone and before a pronoun, the usual one first.
Spelt = tuple[Person, Number, Gender | None, Moods, tuple[str, ...], tuple[str, ...]]


PAST = (
    Row(3, "singular", "m", "", "", "a"),
    Row(3, "singular", "f", "", "", "aت"),
    Row(3, "dual", "m", "", "", "A"),
    Row(3, "dual", "f", "", "", "aتA"),
    Row(3, "plural", "m", "", "", "U°"),
    Row(3, "plural", "f", "", "", "نa"),
    Row(2, "singular", None, "", "", "تa"),
    Row(2, "dual", None, "", "", "تuمA"),
    Row(2, "plural", "m", "", "", "تuم"),
    Row(2, "plural", "f", "", "", "تuننa"),
    Row(1, "singular", None, "", "", "تu"),
    Row(1, "plural", None, "", "", "نA"),
)
IMPERATIVE = (
    Row(2, "singular", "m", "j", "", ""),
    Row(2, "singular", "f", "", "", "I"),
    Row(2, "dual", None, "", "", "A"),
    Row(2, "plural", "m", "", "", "U°"),
    Row(2, "plural", "f", "", "", "نa"),
)
_ENDINGS: dict[str, tuple[tuple[Moods, str], ...]] = {
    "bare": (("i", "u"), ("s", "a"), ("j", "")),
    "dual": (("i", "Aنi"), ("s", "A"), ("j", "A")),
    "plural": (("i", "Uنa"), ("s", "U°"), ("j", "U°")),
    "you": (("i", "Iنa"), ("s", "I"), ("j", "I")),
    "women": (("i", "نa"), ("s", "نa"), ("j", "نa")),
}
_PERSONS: tuple[tuple[Person, Number, Gender | None, str, str], ...] = (
    (3, "singular", "m", "ي", "bare"),
    (3, "singular", "f", "ت", "bare"),
    (3, "dual", "m", "ي", "dual"),
    (3, "dual", "f", "ت", "dual"),
    (3, "plural", "m", "ي", "plural"),
    (3, "plural", "f", "ي", "women"),
    (2, "singular", "m", "ت", "bare"),
    (2, "singular", "f", "ت", "you"),
    (2, "dual", None, "ت", "dual"),
    (2, "plural", "m", "ت", "plural"),
    (2, "plural", "f", "ت", "women"),
    (1, "singular", None, "ء", "bare"),
    (1, "plural", None, "ن", "bare"),
)
PRESENT = tuple(
    Row(person, number, gender, mood, prefix, ending)
    for person, number, gender, prefix, endings in _PERSONS
    for mood, ending in _ENDINGS[endings]
)
_ROWS = {"past": PAST, "present": PRESENT, "imperative": IMPERATIVE}
_OPENED = frozenset({"2", "3", "4", "q1"})  # measures whose present begins with u
_SHORT_ORDERS = {"ءخذ": "خuذ", "ءكل": "كuل", "ءمر": "مuر"}  # «خذ، كل، مر»
_VOWELS = frozenset("aiuAIU")


class Part(NamedTuple):
    """A tense and a voice of a verb: its stems and the vowel of its prefix."""

    tense: Tense
    voice: Literal["active", "passive"]
    stems: Stems
    vowel: str = ""


def parts_of(shape: Shape, root: Root, measure: str) -> tuple[Part, ...]:
    """The five parts of a verb."""
    past, present, past_passive, passive = stems_of(shape, root, measure)
    return (
        Part("past", "active", past),
        Part("past", "passive", past_passive),
        Part("present", "active", present, "u" if measure in _OPENED else "a"),
        Part("present", "passive", passive, "u"),
        Part("imperative", "active", _order(present, measure, root)),
    )


def _order(present: Stems, measure: str, root: Root) -> Stems:
    """«اكتب، أرسل، قل، خذ»: the present without its prefix, with a vowel before two consonants."""
    if measure == "1" and root.radicals in _SHORT_ORDERS:
        return Stems(*[_SHORT_ORDERS[root.radicals]] * 2)
    if measure == "4":
        return Stems("ءa" + present.opened, "ءa" + present.closed)
    first = "u" if root.present == "u" and measure == "1" else "i"
    return Stems(*(stem if stem[1] in _VOWELS else first + stem for stem in present))


def spelt(part: Part, look: Looks | None) -> list[Spelt]:
    """Every cell of a part of the verb; ``look``: how it ``looks``."""
    if look is None:
        return list(_word_by_word(part))
    letters, frame = (look.opened, look.closed), _frame(part.tense, look.weak, look.double)
    cells: list[Spelt] = []
    for person, number, gender, moods, closed, touches, head, tail, tied in frame:
        body = letters[closed]
        if touches == body[-1]:  # «متنا» of «متن» and «نا»
            body = body[:-1]
        body = head + body
        alone = (body + tail,)
        cells.append((person, number, gender, moods, alone, alone if tied == tail else (body + tied,)))
    return cells


class Looks(NamedTuple):
    """How the stems of a part are spelt, and what decides its endings; parts that look alike are spelt alike."""

    opened: str
    closed: str
    weak: str  # the vowel and weak radical at the end, which go into the endings
    double: bool


def looks(part: Part) -> Looks | None:
    """``None`` where letters depend on what stands beside the stem: a hamza, or a ي that begins it."""
    opened, closed = part.stems
    if part.tense != "present" and opened[0] == "ء" and opened[1] != "A":  # «أعلن»: nothing is before it
        opened, closed = opened[1:], closed[1:]
    if "ء" in opened or "ء" in closed or opened[0] == "ي" or opened[-3:-2] == "ي":
        return None
    if opened[-1] in "وي" and opened[-2] in "aiu":
        letters = plain_letters(settle(opened[:-2]))
        return Looks(letters, letters, opened[-2:], False)
    letters = plain_letters(settle(opened))
    if opened == closed:
        return Looks(letters, letters, "", False)
    return Looks(letters, plain_letters(settle(closed)), "", opened[-1] == opened[-2])


def _word_by_word(part: Part) -> Iterator[Spelt]:
    stems = part.stems
    double = stems.opened != stems.closed and stems.opened[-1] == stems.opened[-2]
    for row in _ROWS[part.tense]:
        for closed in _which(row, double):
            word = settle(row.prefix + part.vowel + join(stems[closed], row.ending, part.tense == "past"))
            alone = _folded(written(word))
            bound = _folded(written(word, bound=True)) if changes_when_bound(word) else alone
            yield row.person, row.number, row.gender, row.moods, alone, bound


def _which(row: Row, double: bool) -> tuple[bool, ...]:
    """Whether the stem before a consonant is meant; both are in «لم يردّ، لم يردد»."""
    if row.ending[:1] in _VOWELS:
        return (False,)
    return (True, False) if double and row.moods == "j" and not row.ending else (True,)


Frame = tuple[Person, Number, Gender | None, Moods, bool, str, str, str, str]


@cache
def _frame(tense: Tense, weak: str, double: bool) -> tuple[Frame, ...]:
    """What stands around the letters of a stem: whose cell, which stem, a consonant that meets it, head, tails.

    Moods that are spelt alike are one.
    """
    moods: dict[tuple[Person, Number, Gender | None, bool, str, str, str, str], Moods] = {}
    for row in _ROWS[tense]:
        word = join("ب" + weak, row.ending, tense == "past")
        tail, tied = (plain(written(word, bound=bound)[0][1:]) for bound in (False, True))
        touches = "" if weak or row.ending[:1] in _VOWELS else row.ending[:1]
        head = "ا" if row.prefix == "ء" else row.prefix
        for closed in _which(row, double):
            key = (row.person, row.number, row.gender, closed, touches, head, tail, tied)
            moods[key] = moods.get(key, "") + row.moods
    return tuple((*key[:3], found, *key[3:]) for key, found in moods.items())


def _folded(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(plain, spellings)))
