"""Participles and masdars of the table of verbs: which verb a noun is of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from arabic_timeline.language import sure
from arabic_timeline.language.index import Index, indexed, stems
from arabic_timeline.language.nouns import Derived, masdar_forms, participles, stems_of_nouns
from arabic_timeline.language.verbs import bare_consonants, rows_of, verb_of
from arabic_timeline.lexicon import kept, kept_by_word, rows
from arabic_timeline.text import plain

_HEADS = ("م", "ت")
_TAILS = ("ه", "ت", "ن", "تن")


@kept_by_word
def lookup_noun(spelling: str) -> tuple[Derived, ...]:
    """The participles and masdars that a folded word without article may be."""
    return _found(spelling, bound=False)


def is_masdar(spelling: str) -> bool:
    """Whether a folded word without article may be a verbal noun: «توقيع»."""
    return any(one.role == "masdar" for one in lookup_noun(spelling))


def lookup_noun_before_pronoun(stem: str) -> tuple[Derived, ...]:
    """The participles and masdars that folded ``stem`` may be before a pronoun: «لقاي» of «لقائه», «زيارت» …"""
    return _found(stem, bound=True)


@kept
def _given() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lemma and masdars of measure I, by the bare consonants of each masdar."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for lemma, masdars in rows("language/masdars").items():
        for bare in {bare_consonants(plain(one.removesuffix("ة"))) for one in masdars}:
            found.setdefault(bare, []).append((lemma, tuple(masdars)))
    return {bare: tuple(listed) for bare, listed in found.items()}


@cache
def _of_row(row: str) -> Index[Derived]:
    verb = verb_of(row)
    found = participles(
        verb.root,
        verb.measure,
        past_vowel=verb.past_vowel,
        present_vowel=verb.present_vowel,
        sound=verb.sound,
        lemma=verb.lemma,
    )
    return indexed((*found, *masdar_forms(verb.root, verb.measure, sound=verb.sound, lemma=verb.lemma)))


@cache
def _sure(row: str) -> sure.Stems:
    """The sure letters of the nouns that a verb gives."""
    verb = verb_of(row)
    return sure.letters(
        stems_of_nouns(
            verb.root,
            verb.measure,
            past_vowel=verb.past_vowel,
            present_vowel=verb.present_vowel,
            sound=verb.sound,
        )
    )


@cache
def _of_given(lemma: str, masdars: tuple[str, ...]) -> Index[Derived]:
    return indexed(masdar_forms("فعل", 1, lemma=lemma, given=masdars))


def _found(spelling: str, bound: bool) -> tuple[Derived, ...]:
    out: list[Derived] = []
    given = _given()
    for bare in stems(bare_consonants(spelling), _HEADS, _TAILS):
        verbs = (row for row in rows_of(bare) if sure.may_be(spelling, _sure(row)))
        nouns = [*map(_of_row, verbs), *(_of_given(*one) for one in given.get(bare, ()))]
        for found in nouns:
            out += found.spelt(spelling, bound=bound)
    return tuple(out)
