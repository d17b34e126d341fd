"""Participles and masdars of the table of verbs: which verb a noun is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from arabic_timeline.language import sure
from arabic_timeline.language.index import Index, indexed, stems
from arabic_timeline.language.nouns import Derived, masdar_forms, participles, stems_of_masdars, stems_of_participles
from arabic_timeline.language.verbs import bare_consonants, rows_of, verb_of
from arabic_timeline.lexicon import kept, kept_by_word, rows
from arabic_timeline.text import plain

_HEADS = ("م", "ت")
_TAILS = ("ه", "ت", "ن", "تن")


@kept_by_word
def lookup_noun(spelling: str) -> tuple[Derived, ...]:
    """The participles and masdars that a folded word without article may be."""
    return tuple(_found(spelling, bound=False))


@kept_by_word
def is_masdar(spelling: str) -> bool:
    """Whether a folded word without article may be a verbal noun: «توقيع».  No participle is made to find that out."""
    return any(_found(spelling, bound=False, participles_too=False))


def lookup_noun_before_pronoun(stem: str) -> tuple[Derived, ...]:
    """The participles and masdars that folded ``stem`` may be before a pronoun: «لقاي» of «لقائه», «زيارت» …"""
    return tuple(_found(stem, bound=True))


@kept
def _given() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lemma and masdars of measure I, by the bare consonants of each masdar."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for lemma, masdars in rows("language/masdars").items():
        for bare in {bare_consonants(plain(one.removesuffix("ة"))) for one in masdars}:
            found.setdefault(bare, []).append((lemma, tuple(masdars)))
    return {bare: tuple(listed) for bare, listed in found.items()}


@cache
def _participles(row: str) -> Index[Derived]:
    verb = verb_of(row)
    return indexed(
        participles(
            verb.root,
            verb.measure,
            past_vowel=verb.past_vowel,
            present_vowel=verb.present_vowel,
            sound=verb.sound,
            lemma=verb.lemma,
        )
    )


@cache
def _masdars(row: str) -> Index[Derived]:
    verb = verb_of(row)
    return indexed(masdar_forms(verb.root, verb.measure, sound=verb.sound, lemma=verb.lemma))


@cache
def _sure(row: str) -> tuple[sure.Stems, sure.Stems]:
    """The sure letters of the participles and of the masdars that a verb gives."""
    verb = verb_of(row)
    of_participles = stems_of_participles(
        verb.root, verb.measure, past_vowel=verb.past_vowel, present_vowel=verb.present_vowel, sound=verb.sound
    )
    return sure.letters(of_participles), sure.letters(stems_of_masdars(verb.root, verb.measure, sound=verb.sound))


@cache
def _of_given(lemma: str, masdars: tuple[str, ...]) -> Index[Derived]:
    return indexed(masdar_forms("فعل", 1, lemma=lemma, given=masdars))


def _found(spelling: str, bound: bool, participles_too: bool = True) -> Iterator[Derived]:
    """The masdars spelt so and, with ``participles_too``, what is none."""
    given = _given()
    for bare in stems(bare_consonants(spelling), _HEADS, _TAILS):
        for row in rows_of(bare):
            of_participles, of_masdars = _sure(row)
            if participles_too and sure.may_be(spelling, of_participles):
                yield from _participles(row).spelt(spelling, bound=bound)
            if sure.may_be(spelling, of_masdars):
                yield from _masdars(row).spelt(spelling, bound=bound)
        for one in given.get(bare, ()):
            yield from _of_given(*one).spelt(spelling, bound=bound)
