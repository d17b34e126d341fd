"""All forms of an Arabic verb from its root and measure, in folded spelling without vowels.

``conjugate("لقي", 8)`` gives «التقي» (for التقى), «التقت», «يلتقيا», «يلتق» … each with what its spelling tells of
person, number, gender, tense and voice.  Where a spelling leaves something open, it says so in place of guessing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from arabic_timeline.language.paradigm import TENSES, Gender, Number, Part, Person, Spelt, Tense, looks, parts_of, spelt
from arabic_timeline.language.shapes import WEAK, Vowel, join, root_of, settle, shape_of
from arabic_timeline.language.spelling import written

Voice = Literal["active", "passive", "both"]
Mood = Literal["indicative", "not-jussive", "not-indicative", "jussive", "any"]
Key = tuple[str, Tense, Person, Number, Gender | None]
_NO_PASSIVE = frozenset({"7", "9", "q2", "q4"})  # what happens to somebody; nobody does it
_MOODS: dict[frozenset[str], Mood] = {
    frozenset("i"): "indicative",
    frozenset("is"): "not-jussive",
    frozenset("sj"): "not-indicative",
    frozenset("j"): "jussive",
}


class VerbForm(NamedTuple):
    """One spelling of a verb with what it says.

    ``gender`` is ``None`` where both are spelt so.  ``mood`` of a present: ``indicative`` («يلتقيان»), ``not-jussive``
    («يلتقي», never after لم), ``not-indicative`` («يلتقيا», only after لم, لن, أن and their like), ``jussive`` («يلتق»)
    or ``any``; of other tenses ``None``.  ``before_pronoun``: its spellings before an object pronoun.
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


def conjugate(
    root: str,
    measure: int | str,
    *,
    present_vowel: Vowel | None = None,
    past_vowel: Vowel | None = None,
    sound: bool = False,
    passive: bool = True,
    lemma: str | None = None,
    tenses: Collection[Tense] = TENSES,
) -> tuple[VerbForm, ...]:
    """All forms of a verb in these ``tenses``.

    ``root``: its radicals («لقي», «أخذ»).  ``measure``: 1 to 10, "q1", "q2" or "q4" of four radicals.  The vowels are
    those of measure I and matter only to weak roots: خاف is ``present_vowel="a"``, بقي is ``past_vowel="i"`` with
    ``present_vowel="a"``.  ``sound``: the middle radical stays («استجوب»).  ``passive``: it has one.  ``lemma``: the
    name of the verb in the forms, by default its past («أكّد»).

    Raises:
        ValueError: where there is no such measure, or the root has not three (four) radicals.
    """
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, present_vowel, sound)
    parts = parts_of_verb(root, measure, past_vowel, present_vowel, sound)
    name = lemma or _name(parts[0])
    with_passive = passive and number not in _NO_PASSIVE and not (number == "6" and value.radicals[1] in WEAK)
    gathered: dict[Key, _Gathered] = {}
    for tense, voice, cells in _cells([part for part in parts if part.tense in tenses], with_passive):
        for person, count, gender, moods, alone, bound in cells:
            for spelling in alone:
                key = (spelling, tense, person, count, gender)
                found = gathered.get(key)
                if found is None:
                    gathered[key] = _Gathered(voice, moods, bound)
                else:
                    found.add(voice, moods, bound)
    return tuple(_forms(gathered, name))


@lru_cache(64)  # a verb is asked for its parts several times in a row
def parts_of_verb(
    root: str, measure: int | str, past_vowel: Vowel | None, present_vowel: Vowel | None, sound: bool
) -> tuple[Part, ...]:
    """The stems of which ``conjugate`` makes the forms."""
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, present_vowel, sound)
    return parts_of(shape_of(number, value.kind), value, number)


def name_of(root: str, measure: int | str, past_vowel: Vowel | None = None, sound: bool = False) -> str:
    """The past of a verb as dictionaries write it, with the sign of doubling: «أكّد»."""
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, None, sound)
    return _name(parts_of(shape_of(number, value.kind), value, number)[0])


def with_object(form: VerbForm) -> tuple[str, ...]:
    """What stands before an object pronoun («التقا» of التقى, «التقو» of التقوا), the usual spelling first."""
    return form.before_pronoun


def _name(past: Part) -> str:
    return written(settle(join(past.stems.opened, "a", past=True)), shadda=True)[0]


def _cells(parts: Sequence[Part], with_passive: bool) -> Iterator[tuple[Tense, Voice, list[Spelt]]]:
    """The cells of each part; a passive that is spelt as the active is no part of its own."""
    passives = {part.tense: part for part in parts if part.voice == "passive" and with_passive}
    for active in (part for part in parts if part.voice == "active"):
        look, other = looks(active), passives.get(active.tense)
        if other is None:
            yield active.tense, "active", spelt(active, look)
        elif (alike := looks(other)) is not None and look == alike:
            yield active.tense, "both", spelt(active, look)
        else:
            yield active.tense, "active", spelt(active, look)
            yield active.tense, "passive", spelt(other, alike)


class _Gathered:
    """What one spelling may be, gathered over the cells that are spelt so."""

    __slots__ = ("bound", "moods", "voice")

    def __init__(self, voice: Voice, moods: str, bound: tuple[str, ...]) -> None:
        self.voice, self.moods, self.bound = voice, moods, bound

    def add(self, voice: Voice, moods: str, bound: tuple[str, ...]) -> None:
        if voice != self.voice:
            self.voice = "both"
        if moods != self.moods:
            self.moods = _joined(self.moods, moods)
        if bound != self.bound:
            self.bound = tuple(dict.fromkeys((*self.bound, *bound)))


@cache
def _joined(one: str, other: str) -> str:
    return "".join(sorted({*one, *other}))


@cache
def _mood(moods: str) -> Mood:
    return _MOODS.get(frozenset(moods), "any")


def _forms(gathered: dict[Key, _Gathered], lemma: str) -> Iterator[VerbForm]:
    """The forms; where man and woman are spelt alike in all respects they are one."""
    for (spelling, tense, person, number, gender), found in gathered.items():
        told: Gender | None = gender
        if gender and person == 2:
            other = gathered.get((spelling, tense, person, number, "f" if gender == "m" else "m"))
            if other and other.voice == found.voice and {*other.moods} == {*found.moods}:
                if gender == "f":
                    continue
                told = None
        mood = _mood(found.moods) if tense == "present" else None
        yield VerbForm(spelling, lemma, tense, person, number, told, found.voice, mood, found.bound)
