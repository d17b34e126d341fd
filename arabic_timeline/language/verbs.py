"""lexicon/language/verbs.yaml → what a spelling may be a form of.

No form is made before it is asked for: a word finds the verbs of its bare consonants (those that no inflection
changes), and only these are conjugated, once, in the tenses that begin as it does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from arabic_timeline.language import sure
from arabic_timeline.language.conjugation import VerbForm, conjugate, parts_of_verb
from arabic_timeline.language.index import Index, indexed, stems
from arabic_timeline.language.paradigm import TENSES, Tense
from arabic_timeline.language.shapes import Vowel
from arabic_timeline.lexicon import VERB_ROW, kept, kept_by_word, rows
from arabic_timeline.text import plain

_SOFT = re.compile("[اويء]+")
_TWICE = re.compile(r"(.)\1+")
_HEADS = ("ت", "ن")
_TAILS = ("ت", "تم", "تن", "ن", "م")
# The moods behind a particle that is written together with the verb.
_AFTER = {"س": ("indicative", "not-jussive", "any"), "ل": ("not-jussive", "not-indicative", "jussive", "any")}
# Object pronouns, longest first.
_OBJECTS = ("هما", "كما", "هم", "هن", "كم", "كن", "ني", "نا", "ها", "ه", "ك")


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of the table."""

    lemma: str
    root: str
    measure: str
    past_vowel: Vowel | None = None
    present_vowel: Vowel | None = None
    sound: bool = False
    passive: bool = True


class Reading(NamedTuple):
    """A word read as a verb: «وسيزورانه» is و, س, the form «يزوران» and the pronoun ه."""

    form: VerbForm
    joint: str  # و, ف or nothing
    particle: str  # س (of a future), ل (of a purpose) or nothing
    pronoun: str


@kept_by_word
def lookup(spelling: str) -> tuple[VerbForm, ...]:
    """The forms that a folded word may be, with nothing before or behind it; orders and first persons come last."""
    return _found(spelling, bound=False)


@kept_by_word
def lookup_before_pronoun(stem: str) -> tuple[VerbForm, ...]:
    """The forms that folded ``stem`` may be before an object pronoun: «التقا» is التقى, «عقدا» is عقدا or عقد …"""
    return _found(stem, bound=True)


def kinds(lemma: str) -> frozenset[str]:
    """What a verb does, by its lemma in natural spelling («أكّد»): ``speech``, ``denial`` … as the table groups them."""
    return _table().kinds.get(lemma, frozenset())


@kept_by_word
def readings(word: str) -> tuple[Reading, ...]:
    """All ways to read a folded word as a verb with what is written together with it.

    Folding makes one letter of ه and ة: where the text has a ة, a reading with the pronoun ه is none.
    """
    return tuple(_readings(word))


@kept_by_word
def lemmas(word: str) -> frozenset[str]:
    """The verbs of which a folded word may be a form, with what is written together with it."""
    return frozenset(reading.form.lemma for reading in readings(word))


def only_past(told: Iterable[Reading]) -> bool:
    """Whether there is a reading, and each is one of the past."""
    return {reading.form.tense for reading in told} == {"past"}


def tells_past(word: str) -> bool:
    """Whether a folded word, read as told of somebody spoken of, is a verb of the past and nothing else.

    «عقد» bids nobody then.
    """
    return only_past(reading for reading in readings(word) if reading.form.person == 3)


def readings_as(word: str, lemmas: frozenset[str]) -> Iterator[Reading]:
    """The ways to read a folded word as one of the verbs with these folded lemmas.

    Most words have not their consonants, and nothing is conjugated to find out that they are none of them.
    """
    bare = bare_consonants(word)
    if any(consonants in bare for consonants in _consonants(lemmas)):
        yield from (reading for reading in readings(word) if plain(reading.form.lemma) in lemmas)


@kept
def _consonants(lemmas: frozenset[str]) -> frozenset[str]:
    """The bare consonants of these verbs, which stand in every word that is a form of one of them."""
    return frozenset(map(bare_consonants, lemmas))


def to_come(word: str) -> bool:
    """Whether a folded word can be a verb that «س» makes one of the future: «ستلتقي», and no «سيرغي»."""
    return any(reading.particle == "س" for reading in readings(word))


def _readings(word: str) -> Iterator[Reading]:
    for joint in ("", "و", "ف"):
        if not word.startswith(joint):
            continue
        rest = word[len(joint) :]
        for particle in ("", "س", "ل"):
            if rest.startswith(particle):
                yield from _with_particle(rest, joint, particle)


def _with_particle(word: str, joint: str, particle: str) -> Iterator[Reading]:
    for form, pronoun in _with_pronoun(word[len(particle) :]):
        if not particle or form.mood in _AFTER[particle]:
            yield Reading(form, joint, particle, pronoun)


def _with_pronoun(word: str) -> Iterator[tuple[VerbForm, str]]:
    yield from ((form, "") for form in lookup(word))
    for pronoun in _OBJECTS:
        if word.endswith(pronoun) and len(word) > len(pronoun):
            yield from ((form, pronoun) for form in lookup_before_pronoun(word[: -len(pronoun)]))


# ── the table ────────────────────────────────────────────────────────────────────────────────────


class _Table(NamedTuple):
    rows: Mapping[str, tuple[str, ...]]  # by bare consonants
    kinds: Mapping[str, frozenset[str]]  # by lemma


@kept
def _table() -> _Table:
    found: dict[str, dict[str, None]] = {}
    named: dict[str, frozenset[str]] = {}
    for kind, listed in rows("language/verbs").items():
        one = frozenset({kind})
        for row in listed:
            lemma, _, _ = row.partition(" ")
            found.setdefault(bare_consonants(plain(lemma)), {})[row] = None
            named[lemma] = named[lemma] | one if lemma in named else one
    return _Table({bare: tuple(verbs) for bare, verbs in found.items()}, named)


def forms(lemma: str) -> tuple[VerbForm, ...]:
    """Every form of the verbs with this lemma, folded alike: «كذب» is كذَب and كذّب."""
    wanted = plain(lemma)
    of_lemma = [row for row in rows_of(bare_consonants(wanted)) if plain(row.partition(" ")[0]) == wanted]
    made = (_forms(row, tenses) for row in of_lemma for tenses in (_WITHOUT_PREFIX, _WITH_PREFIX))
    return tuple(form for one in made for found in one.alone.values() for form in found)


def rows_of(bare: str) -> tuple[str, ...]:
    """The rows of the verbs with these bare consonants."""
    return _table().rows.get(bare, ())


@cache
def verb_of(row: str) -> Verb:
    """One row of the table: «بقي بقي 1 ia».

    Raises:
        ValueError: where it is none.
    """
    match = VERB_ROW.fullmatch(row)
    if not match:
        raise ValueError(f"no verb: «{row}»")
    past, present = cast(tuple[Vowel | None, Vowel | None], tuple(match["vowels"] or (None, None)))
    root, measure = match["three"] or match["four"], match["measure"] or match["of_four"]
    return Verb(match["lemma"], root, measure, past, present, bool(match["sound"]), not match["active"])


def conjugated(verb: Verb, tenses: Collection[Tense] = TENSES) -> tuple[VerbForm, ...]:
    """The forms of a verb of the table in these tenses."""
    return conjugate(
        verb.root,
        verb.measure,
        past_vowel=verb.past_vowel,
        present_vowel=verb.present_vowel,
        sound=verb.sound,
        passive=verb.passive,
        lemma=verb.lemma,
        tenses=tenses,
    )


_WITH_PREFIX: frozenset[Tense] = frozenset({"present"})
_WITHOUT_PREFIX = TENSES - _WITH_PREFIX
_PREFIXES, _OF_HIM = frozenset("يتنا"), "ي"


def _spelt_so(row: str, spelling: str) -> Iterator[Index[VerbForm]]:
    """The forms of a verb, but for tenses that never begin so (only a present has a ي before it) or have no such stem.

    Of the verbs that a word's consonants bring up, two of three have another vowel inside.
    """
    first, bare, prefixed = spelling[:1], *_sure(row)
    if (first != _OF_HIM or verb_of(row).root[0] == _OF_HIM) and sure.may_be(spelling, bare):
        yield _forms(row, _WITHOUT_PREFIX)
    if first in _PREFIXES and sure.may_be(spelling, prefixed):
        yield _forms(row, _WITH_PREFIX)


@cache
def _sure(row: str) -> tuple[sure.Stems, sure.Stems]:
    """The sure letters of the stems of a verb: of the tenses without prefix, and with it."""
    verb = verb_of(row)
    parts = parts_of_verb(verb.root, verb.measure, verb.past_vowel, verb.present_vowel, verb.sound)
    bare = {stem for part in parts if part.tense not in _WITH_PREFIX for stem in part.stems}
    prefixed = {stem for part in parts if part.tense in _WITH_PREFIX for stem in part.stems}
    return sure.letters(bare), sure.letters(prefixed)


@cache
def _forms(row: str, tenses: frozenset[Tense]) -> Index[VerbForm]:
    return indexed(conjugated(verb_of(row), tenses))


def _found(spelling: str, bound: bool) -> tuple[VerbForm, ...]:
    by_bare = _table().rows
    out: list[VerbForm] = []
    for bare in stems(bare_consonants(spelling), _HEADS, _TAILS):
        for row in by_bare.get(bare, ()):
            for forms in _spelt_so(row, spelling):
                out += forms.spelt(spelling, bound=bound)
    return tuple(sorted(out, key=_rarity)) if len(out) > 1 else tuple(out)


def _rarity(form: VerbForm) -> tuple[bool, bool, bool]:
    """Newspapers speak of third persons, and give no orders."""
    return form.tense == "imperative", form.person != 3, form.voice == "passive"


def bare_consonants(spelling: str) -> str:
    """The consonants that no inflection changes: «التقيا» and «يلتقون» differ from «لتق» in affixes only."""
    return _TWICE.sub(r"\1", _SOFT.sub("", spelling))
