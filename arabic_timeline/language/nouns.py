"""The nouns that a verb gives: active and passive participle («مستقبِل، مستقبَل») and masdar («استقبال»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from arabic_timeline.language.conjugation import name_of
from arabic_timeline.language.paradigm import Gender, Number
from arabic_timeline.language.shapes import WEAK, Root, Shape, Vowel, fill, join, root_of, settle, shape_of
from arabic_timeline.language.spelling import plain_ending, plain_letters, written
from arabic_timeline.text import plain

Role = Literal["active", "passive", "both", "masdar"]


class Derived(NamedTuple):
    """One spelling of a participle or masdar, without article.

    ``role``: which it is; ``both`` where active and passive participle are spelt alike.  ``construct``: it can only
    stand before what it governs («مستقبلو الوفد»).  ``before_pronoun``: its spellings there («لقاو، لقاي، لقاء»).
    """

    spelling: str
    lemma: str
    role: Role
    number: Number
    gender: Gender
    construct: bool
    before_pronoun: tuple[str, ...]


class _Row(NamedTuple):
    """What stands behind a stem: endings in sounds, and the same before a pronoun, where the ة is a ت and the three
    cases differ by vowel; ``tails`` and ``tied`` are their spellings behind a plain consonant."""

    gender: Gender
    number: Number
    construct: bool
    endings: tuple[str, ...]
    ties: tuple[str, ...]
    tails: tuple[str, ...]
    tied: tuple[str, ...]


def _row(gender: Gender, number: Number, construct: bool, endings: tuple[str, ...], ties: tuple[str, ...]) -> _Row:
    return _Row(gender, number, construct, endings, ties, _spelt(endings), _spelt(ties))


def _spelt(endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(plain_ending(ending)) for ending in endings))


_ENDINGS = (
    _row("m", "singular", False, ("u", "", "A"), ("u", "a", "i")),
    _row("f", "singular", False, ("aة",), ("aتu",)),
    _row("m", "dual", False, ("Aنi", "aينi"), ()),
    _row("m", "dual", True, ("A", "aي"), ("A", "aي")),
    _row("f", "dual", False, ("aتAنi", "aتaينi"), ()),
    _row("f", "dual", True, ("aتA", "aتaي"), ("aتA", "aتaي")),
    _row("m", "plural", False, ("Uنa", "Iنa"), ()),
    _row("m", "plural", True, ("U", "I"), ("U", "I")),
    _row("f", "plural", False, ("Aتu",), ("Aتu",)),
)


def participles(
    root: str,
    measure: int | str,
    *,
    present_vowel: Vowel | None = None,
    past_vowel: Vowel | None = None,
    sound: bool = False,
    lemma: str | None = None,
) -> tuple[Derived, ...]:
    """Both participles in all genders and numbers; broken plurals («زوار») are none of theirs.

    Raises:
        ValueError: as ``conjugate``.
    """
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, present_vowel, sound)
    name = lemma or name_of(root, measure, past_vowel, sound)
    active, passive = _stems(shape_of(number, value.kind), value, number)
    found: dict[tuple[str, Gender, Number, bool], tuple[Role, tuple[str, ...]]] = {}
    roles: tuple[tuple[Role, str], ...] = (("active", active), ("passive", passive))
    for role, stem in roles:
        for gender, count, construct, spelling, bound in _forms(stem, _ENDINGS):
            known = found.get(key := (spelling, gender, count, construct))
            found[key] = (
                (role, bound)
                if known is None
                else (known[0] if known[0] == role else "both", tuple(dict.fromkeys((*known[1], *bound))))
            )
    return tuple(
        Derived(spelling, name, role, count, gender, construct, bound)
        for (spelling, gender, count, construct), (role, bound) in found.items()
    )


def masdar(root: str, measure: int | str, *, sound: bool = False) -> tuple[str, ...]:
    """The masdar of measures II to X and of four radicals in folded spelling; measure I has no rule: nothing.

    Raises:
        ValueError: as ``conjugate``.
    """
    number = str(measure).lower()
    value = root_of(root, number, None, None, sound)
    return tuple(plain(written(settle(stem))[0]) for stem in _masdars(shape_of(number, value.kind), value, number))


def masdar_forms(
    root: str, measure: int | str, *, sound: bool = False, lemma: str | None = None, given: tuple[str, ...] = ()
) -> tuple[Derived, ...]:
    """The masdar with its duals and plurals, and what stands before a pronoun.

    ``given``: masdars of measure I in natural spelling, which no rule gives.
    """
    number = str(measure).lower()
    name = lemma or name_of(root, measure, None, sound)
    value = root_of(root, number, None, None, sound)
    found: dict[str, Derived] = {}
    sounds = _masdars(shape_of(number, value.kind), value, number)
    for stem in (*sounds, *map(_sounds, given)):
        rows = _OF_FEMININE if stem.endswith("ة") else _OF_MASCULINE
        bare = stem.removesuffix("ة").removesuffix("a")
        for gender, count, construct, spelling, bound in _forms(bare, rows):
            one = Derived(spelling, name, "masdar", count, gender, construct, bound)
            found.setdefault(f"{spelling}/{count}/{construct}", one)
    return tuple(found.values())


def stems_of_participles(
    root: str, measure: int | str, *, present_vowel: Vowel | None, past_vowel: Vowel | None, sound: bool
) -> tuple[str, ...]:
    """The stems of which ``participles`` are made."""
    number = str(measure).lower()
    value = root_of(root, number, past_vowel, present_vowel, sound)
    return _stems(shape_of(number, value.kind), value, number)


def stems_of_masdars(root: str, measure: int | str, *, sound: bool) -> tuple[str, ...]:
    """The stems of which, save those that are given, ``masdar_forms`` are made."""
    number = str(measure).lower()
    value = root_of(root, number, None, None, sound)
    return tuple(_masdars(shape_of(number, value.kind), value, number))


_OF_FEMININE = (_ENDINGS[1], *_ENDINGS[4:6], _ENDINGS[8])
_OF_MASCULINE = (*_ENDINGS[0:1], *_ENDINGS[2:4], _ENDINGS[8])


def _sounds(word: str) -> str:
    """A given masdar as sounds: its letters as they are, since only the last one meets an ending."""
    body = word.removesuffix("ة").replace("اء", "Aء").replace("وء", "Uء").replace("يء", "Iء")
    if body.endswith("ى"):
        body = body[:-1] + "aي"
    return body + ("aة" if word.endswith("ة") else "")


def _stems(shape: Shape, root: Root, measure: str) -> tuple[str, str]:
    active, passive = fill(shape.active, root), fill(shape.passive, root)
    if measure == "1" and root.kind == "hollow" and root.radicals[2] == "ء":  # «جاءٍ، الجائي»
        active = active[:-1] + "ي"
    if measure == "1" and root.radicals[2] in WEAK:  # «مدعوّ، مرويّ»
        passive = fill("ma12uوو" if root.radicals[2] == "و" and root.past == "a" else "ma12iيي", root)
    if measure == "1" and root.radicals[2] == "و":
        active = active[:-1] + "ي"
    return active, passive


def _masdars(shape: Shape, root: Root, measure: str) -> Iterator[str]:
    last = root.radicals[-1]
    for template in shape.masdar:
        stem = fill(template, root)
        if measure == "2" and last in "يء":  # «تسوية، تهنئة، تحية»
            yield fill("تa1iييaة" if root.radicals[1] == "ي" and last == "ي" else "تa12i3aة", root)
        elif last not in WEAK:
            yield stem
        elif stem.endswith("aة"):  # «ملاقاة»
            yield stem.removesuffix("aيaة") + "Aة"
        elif stem.endswith("Aي"):  # «لقاء، إجراء»
            yield stem[:-1] + "ء"
        else:  # «تحدٍّ، التحدي»
            yield stem[:-2] + "iي"


# A stem whose letters no ending changes: without hamza, and with a last consonant that is not weak.
_PLAIN = re.compile("(?![aA])[^ءآأإؤئ]*[^ءآأإؤئاىويaiuAIU]")


def _forms(stem: str, rows: Iterable[_Row]) -> Iterator[tuple[Gender, Number, bool, str, tuple[str, ...]]]:
    """Whose each spelling is, and what stands before a pronoun then."""
    if not _PLAIN.fullmatch(stem):
        yield from _word_by_word(stem, rows)
        return
    letters = plain(plain_letters(settle(stem)))
    for row in rows:
        bound = tuple([letters + tail for tail in row.tied])
        for tail in row.tails:
            yield row.gender, row.number, row.construct, letters + tail, bound


def _word_by_word(stem: str, rows: Iterable[_Row]) -> Iterator[tuple[Gender, Number, bool, str, tuple[str, ...]]]:
    for row in rows:
        bound = tuple(
            dict.fromkeys(
                plain(spelling) for tie in row.ties for spelling in written(settle(_ended(stem, tie)), bound=True)
            )
        )
        for spelling in dict.fromkeys(
            plain(spelling)
            for ending in row.endings
            if not (ending == "A" and stem.endswith(("Aء", "aء")))  # «لقاءً، مرجأً»
            for spelling in written(settle(_ended(stem, ending)))
        ):
            yield row.gender, row.number, row.construct, spelling, bound


def _ended(stem: str, ending: str) -> str:
    if stem[-1] == "A":  # «ملاقاة»
        return stem + ending.removeprefix("a")
    if stem[-2:] == "aي" and ending[:2] in ("aة", "aت"):  # «ملتقاة»
        return stem[:-2] + "A" + ending[1:]
    return join(stem, ending, past=False)
