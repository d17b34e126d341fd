"""All forms of an Arabic verb from its root and measure, in folded spelling without vowels.

``conjugate("لقي", 8)`` gives «التقي» (for التقى), «التقت», «يلتقيا», «يلتق» … each with what its spelling tells of
person, number, gender, tense and voice.  Where a spelling leaves something open, it says so in place of guessing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arabic_timeline.language.shapes import Root, Shape, Vowel, join, root_of, settle, shape_of, stems_of
from arabic_timeline.language.spelling import written
from arabic_timeline.text import plain

Tense = Literal["past", "present", "imperative"]
Number = Literal["singular", "dual", "plural"]
Gender = Literal["m", "f"]
Person = Literal[1, 2, 3]
Voice = Literal["active", "passive", "both"]
Mood = Literal["full", "cut", "any"]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One spelling of a verb with what it says.

    ``gender`` is ``None`` where both are spelt so.  ``mood`` of a present: ``full`` («يلتقيان، يلتقي») does not stand
    after لم, ``cut`` («يلتقيا، يلتق») only after لم, لن, أن and their like, ``any`` may be either.
    ``before_pronoun``: its spellings before an object pronoun, the usual one first.
    """

    spelling: str
    lemma: str
    tense: Tense
    person: Person
    number: Number
    gender: Gender | None
    voice: Voice
    mood: Mood | None = None
    before_pronoun: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participle:
    """One spelling of a participle; ``construct``: without the ن of dual or plural, before what it governs."""

    spelling: str
    lemma: str
    voice: Voice
    number: Number
    gender: Gender
    construct: bool = False


Cell = tuple[Person, Number, Gender | None]

# (person, number, gender), ending
_PAST: tuple[tuple[Cell, str], ...] = (
    ((3, "singular", "m"), "a"),
    ((3, "singular", "f"), "aت"),
    ((3, "dual", "m"), "A"),
    ((3, "dual", "f"), "aتA"),
    ((3, "plural", "m"), "U°"),
    ((3, "plural", "f"), "نa"),
    ((2, "singular", None), "تa"),
    ((2, "dual", None), "تuمA"),
    ((2, "plural", "m"), "تuم"),
    ((2, "plural", "f"), "تuننa"),
    ((1, "singular", None), "تu"),
    ((1, "plural", None), "نA"),
)
# …, prefix, ending of the indicative, ending when cut
_PRESENT: tuple[tuple[Cell, str, str, str], ...] = (
    ((3, "singular", "m"), "ي", "u", ""),
    ((3, "singular", "f"), "ت", "u", ""),
    ((3, "dual", "m"), "ي", "Aنi", "A"),
    ((3, "dual", "f"), "ت", "Aنi", "A"),
    ((3, "plural", "m"), "ي", "Uنa", "U°"),
    ((3, "plural", "f"), "ي", "نa", "نa"),
    ((2, "singular", "m"), "ت", "u", ""),
    ((2, "singular", "f"), "ت", "Iنa", "I"),
    ((2, "dual", None), "ت", "Aنi", "A"),
    ((2, "plural", "m"), "ت", "Uنa", "U°"),
    ((2, "plural", "f"), "ت", "نa", "نa"),
    ((1, "singular", None), "ء", "u", ""),
    ((1, "plural", None), "ن", "u", ""),
)
_IMPERATIVE: tuple[tuple[Cell, str], ...] = (
    ((2, "singular", "m"), ""),
    ((2, "singular", "f"), "I"),
    ((2, "dual", None), "A"),
    ((2, "plural", "m"), "U°"),
    ((2, "plural", "f"), "نa"),
)
_OPENED = frozenset("234") | {"q1"}  # measures whose present begins with u
_SHORT_ORDERS = {"ءخذ": "خuذ", "ءكل": "كuل", "ءمر": "مuر"}  # «خذ، كل، مر»


def conjugate(
    root: str,
    measure: int | str,
    *,
    present_vowel: Vowel | None = None,
    past_vowel: Vowel | None = None,
    sound: bool = False,
    lemma: str | None = None,
) -> tuple[VerbForm, ...]:
    """All forms of a verb.

    ``root``: its radicals («لقي», «أخذ»).  ``measure``: 1 to 10, "q1", "q2" or "q4" of four radicals.  The vowels are
    those of measure I and matter only to weak roots: خاف is ``present_vowel="a"``, بقي is ``past_vowel="i"`` with
    ``present_vowel="a"``.  ``sound``: the middle radical stays («استجوب»).  ``lemma``: the name of the verb in the
    forms, by default its past («أكّد»).

    Raises:
        ValueError: where there is no such measure, or the root has not three (four) radicals.
    """
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, present_vowel, sound)
    shape = shape_of(number, value.kind)
    name = lemma or name_of(shape, value, number)
    gathered: dict[tuple[str, Tense, Person, Number], _Gathered] = {}
    for tense, (person, count, gender), voice, mood, word in _words(shape, value, number):
        ties = tuple(plain(spelling) for spelling in written(word, bound=True))
        for spelling in written(word):
            key = (plain(spelling), tense, person, count)
            gathered.setdefault(key, _Gathered()).add(gender, voice, mood, ties)
    return tuple(found.form(key, name) for key, found in gathered.items())


def with_object(form: VerbForm) -> tuple[str, ...]:
    """What stands before an object pronoun («التقا» of التقى, «التقو» of التقوا), the usual spelling first."""
    return form.before_pronoun


class _Gathered:
    """What one spelling may be, gathered over the cells that are spelt so."""

    def __init__(self) -> None:
        self.genders: set[Gender | None] = set()
        self.voices: set[Voice] = set()
        self.moods: set[Mood | None] = set()
        self.ties: dict[str, None] = {}

    def add(self, gender: Gender | None, voice: Voice, mood: Mood | None, ties: tuple[str, ...]) -> None:
        self.genders.add(gender)
        self.voices.add(voice)
        self.moods.add(mood)
        self.ties.update(dict.fromkeys(ties))

    def form(self, key: tuple[str, Tense, Person, Number], lemma: str) -> VerbForm:
        spelling, tense, person, number = key
        gender = next(iter(self.genders)) if len(self.genders) == 1 else None
        voice: Voice = next(iter(self.voices)) if len(self.voices) == 1 else "both"
        mood: Mood | None = next(iter(self.moods)) if len(self.moods) == 1 else "any"
        return VerbForm(spelling, lemma, tense, person, number, gender, voice, mood, tuple(self.ties))


Word = tuple[Tense, Cell, Voice, Mood | None, str]


def name_of(shape: Shape, root: Root, measure: str) -> str:
    """The past of a verb as dictionaries write it, with the sign of doubling: «أكّد»."""
    past, *_ = stems_of(shape, root, measure)
    return written(settle(_joined(past, "a", past=True)), shadda=True)[0]


def _words(shape: Shape, root: Root, measure: str) -> Iterator[Word]:
    """Every cell of the verb in sounds."""
    past, present, past_passive, passive = stems_of(shape, root, measure)
    yield from _pasts(past, "active")
    yield from _pasts(past_passive, "passive")
    yield from _presents(present, "u" if measure in _OPENED else "a", "active", root)
    yield from _presents(passive, "u", "passive", root)
    yield from _orders(present, measure, root)


def _joined(stems: tuple[str, str], ending: str, past: bool) -> str:
    opened = ending[:1] in ("a", "i", "u", "A", "I", "U") and ending != ""
    return join(stems[0] if opened else stems[1], ending, past)


def _pasts(stems: tuple[str, str], voice: Voice) -> Iterator[Word]:
    for cell, ending in _PAST:
        yield "past", cell, voice, None, settle(_joined(stems, ending, past=True))


def _presents(stems: tuple[str, str], vowel: str, voice: Voice, root: Root) -> Iterator[Word]:
    for cell, prefix, full, cut in _PRESENT:
        head = prefix + vowel
        yield "present", cell, voice, "full", settle(head + _joined(stems, full, past=False))
        if not cut and stems[0] == stems[1] and root.radicals[-1] not in "وي":
            yield "present", cell, voice, "cut", settle(head + stems[0] + "a")
        for stem in _cut(stems, cut):
            yield "present", cell, voice, "cut", settle(head + stem)


def _cut(stems: tuple[str, str], ending: str) -> Iterator[str]:
    yield _joined(stems, ending, past=False)
    if not ending and stems[0][-1] == stems[0][-2]:  # «لم يرد» beside «لم يردد»
        yield stems[0]


def _orders(stems: tuple[str, str], measure: str, root: Root) -> Iterator[Word]:
    for cell, ending in _IMPERATIVE:
        for word in _cut(stems, ending):
            short = _SHORT_ORDERS.get(root.radicals) if measure == "1" else None
            if short:
                word = short + ending
            elif measure == "4":
                word = "ءa" + word
            elif word[1] not in "aiuAIU":
                word = ("u" if root.present == "u" and measure == "1" else "i") + word
            yield "imperative", cell, "active", None, settle(word)
