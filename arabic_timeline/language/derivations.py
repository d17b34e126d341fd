"""Participles and masdars of the table of verbs: which verb a noun is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from arabic_timeline.language.nouns import Derived, masdar_forms, participles
from arabic_timeline.language.verbs import bare_consonants, rows_of, verb_of
from arabic_timeline.lexicon import kept, rows
from arabic_timeline.text import plain

_HEADS = ("م", "ت")
_TAILS = ("ه", "ت", "ن", "تن")


def lookup_noun(spelling: str) -> tuple[Derived, ...]:
    """The participles and masdars that a folded word without article may be."""
    return _found(spelling, bound=False)


def lookup_noun_before_pronoun(stem: str) -> tuple[Derived, ...]:
    """The participles and masdars that folded ``stem`` may be before a pronoun: «لقاي» of «لقائه», «زيارت» …"""
    return _found(stem, bound=True)


class _Nouns(NamedTuple):
    alone: Mapping[str, list[Derived]]
    bound: Mapping[str, list[Derived]]


@kept
def _given() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Lemma and masdars of measure I, by the bare consonants of each masdar."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for lemma, masdars in rows("language/masdars").items():
        for bare in {bare_consonants(plain(one.removesuffix("ة"))) for one in masdars}:
            found.setdefault(bare, []).append((lemma, tuple(masdars)))
    return {bare: tuple(listed) for bare, listed in found.items()}


@cache
def _of_row(row: str) -> _Nouns:
    verb = verb_of(row)
    found = participles(
        verb.root,
        verb.measure,
        past_vowel=verb.past_vowel,
        present_vowel=verb.present_vowel,
        sound=verb.sound,
        lemma=verb.lemma,
    )
    return _indexed((*found, *masdar_forms(verb.root, verb.measure, sound=verb.sound, lemma=verb.lemma)))


@cache
def _of_given(lemma: str, masdars: tuple[str, ...]) -> _Nouns:
    return _indexed(masdar_forms("فعل", 1, lemma=lemma, given=masdars))


def _indexed(nouns: Iterable[Derived]) -> _Nouns:
    alone: dict[str, list[Derived]] = {}
    bound: dict[str, list[Derived]] = {}
    for noun in nouns:
        alone.setdefault(noun.spelling, []).append(noun)
        for stem in noun.before_pronoun:
            bound.setdefault(stem, []).append(noun)
    return _Nouns(alone, bound)


def _found(spelling: str, bound: bool) -> tuple[Derived, ...]:
    out: list[Derived] = []
    given = _given()
    for bare in _stems(bare_consonants(spelling)):
        nouns = [*map(_of_row, rows_of(bare)), *(_of_given(*one) for one in given.get(bare, ()))]
        for found in nouns:
            out += (found.bound if bound else found.alone).get(spelling, ())
    return tuple(out)


def _stems(bare: str) -> Iterable[str]:
    heads = [bare, bare[1:]] if bare[:1] in _HEADS else [bare]
    return dict.fromkeys([*heads, *(head[: -len(tail)] for head in heads for tail in _TAILS if head.endswith(tail))])
