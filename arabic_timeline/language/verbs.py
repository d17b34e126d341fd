"""lexicon/language/verbs.yaml → what a spelling may be a form of.

No form is made before it is asked for: a word finds the verbs of its bare consonants (those that no inflection
changes), and only these are conjugated, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

from arabic_timeline.language.conjugation import VerbForm, conjugate
from arabic_timeline.language.shapes import Vowel
from arabic_timeline.lexicon import kept, rows
from arabic_timeline.text import plain

_ROW = re.compile(
    r"(?P<lemma>\S+) (?P<root>\S{3,4}) (?P<measure>[1-9]|10|q[124])(?: (?P<vowels>[aiu]{2}))?(?P<sound> sound)?"
)
_SOFT = re.compile("[اويء]+")
_TWICE = re.compile(r"(.)\1+")
_HEADS = ("ت", "ن")
_TAILS = ("ت", "تم", "تن", "ن", "م")
# What may stand before a verb in one word with it, and the pronouns behind it; longest first.
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


class Reading(NamedTuple):
    """A word read as a verb: «وسيزورانه» is و, س, the form «يزوران» and the pronoun ه."""

    form: VerbForm
    joint: str  # و, ف or nothing
    particle: str  # س (of a future), ل (of a purpose or an oath), أ (of a question) or nothing
    pronoun: str


def lookup(spelling: str) -> tuple[VerbForm, ...]:
    """The forms that a folded word may be, with nothing before or behind it; of several verbs, in their order."""
    return _found(spelling, bound=False)


def lookup_before_pronoun(stem: str) -> tuple[VerbForm, ...]:
    """The forms that folded ``stem`` may be before an object pronoun: «التقا» is التقى, «عقدا» is عقدا or عقد …"""
    return _found(stem, bound=True)


def kinds(lemma: str) -> frozenset[str]:
    """What a verb does, by its lemma in natural spelling («أكّد»): ``speech``, ``denial`` … as the table groups them."""
    return _table().kinds.get(lemma, frozenset())


def readings(word: str) -> tuple[Reading, ...]:
    """All ways to read a folded word as a verb with what is written together with it."""
    return tuple(_readings(word))


def _readings(word: str) -> Iterator[Reading]:
    for joint in ("", "و", "ف"):
        if not word.startswith(joint):
            continue
        rest = word[len(joint) :]
        for particle in ("", "س", "ل", "ا"):
            if not rest.startswith(particle):
                continue
            for form, pronoun in _with_pronoun(rest[len(particle) :]):
                if _may_stand(particle, form):
                    yield Reading(form, joint, particle, pronoun)


def _may_stand(particle: str, form: VerbForm) -> bool:
    if particle == "س":
        return form.tense == "present" and form.mood != "cut"
    return form.tense == "present" or particle != "ل"


def _with_pronoun(word: str) -> Iterator[tuple[VerbForm, str]]:
    yield from ((form, "") for form in lookup(word))
    for pronoun in _OBJECTS:
        if word.endswith(pronoun) and len(word) > len(pronoun):
            yield from ((form, pronoun) for form in lookup_before_pronoun(word[: -len(pronoun)]))


# ── the table ────────────────────────────────────────────────────────────────────────────────────


class _Table(NamedTuple):
    verbs: Mapping[str, tuple[Verb, ...]]  # by bare consonants
    kinds: Mapping[str, frozenset[str]]  # by lemma


@kept
def _table() -> _Table:
    verbs: dict[str, dict[Verb, None]] = {}
    named: dict[str, set[str]] = {}
    for kind, listed in rows("language/verbs").items():
        for row in listed:
            verb = verb_of(row)
            verbs.setdefault(_bare(plain(verb.lemma)), {})[verb] = None
            named.setdefault(verb.lemma, set()).add(kind)
    return _Table(
        {bare: tuple(found) for bare, found in verbs.items()},
        {lemma: frozenset(found) for lemma, found in named.items()},
    )


def verb_of(row: str) -> Verb:
    """One row of the table: «بقي بقي 1 ia».

    Raises:
        ValueError: where it is none.
    """
    match = _ROW.fullmatch(row)
    if not match:
        raise ValueError(f"no verb: «{row}»")
    past, present = cast(tuple[Vowel | None, Vowel | None], tuple(match["vowels"] or (None, None)))
    return Verb(match["lemma"], match["root"], match["measure"], past, present, bool(match["sound"]))


class _Forms(NamedTuple):
    alone: Mapping[str, tuple[VerbForm, ...]]
    bound: Mapping[str, tuple[VerbForm, ...]]


@cache
def _forms(verb: Verb) -> _Forms:
    alone: dict[str, list[VerbForm]] = {}
    bound: dict[str, list[VerbForm]] = {}
    for form in conjugate(
        verb.root,
        verb.measure,
        past_vowel=verb.past_vowel,
        present_vowel=verb.present_vowel,
        sound=verb.sound,
        lemma=verb.lemma,
    ):
        alone.setdefault(form.spelling, []).append(form)
        for stem in form.before_pronoun:
            bound.setdefault(stem, []).append(form)
    return _Forms(_frozen(alone), _frozen(bound))


def _frozen(forms: Mapping[str, list[VerbForm]]) -> dict[str, tuple[VerbForm, ...]]:
    return {spelling: tuple(found) for spelling, found in forms.items()}


def _found(spelling: str, bound: bool) -> tuple[VerbForm, ...]:
    verbs = _table().verbs
    out: list[VerbForm] = []
    for bare in _stems(_bare(spelling)):
        for verb in verbs.get(bare, ()):
            forms = _forms(verb)
            out += (forms.bound if bound else forms.alone).get(spelling, ())
    return tuple(out)


def _bare(spelling: str) -> str:
    """The consonants that no inflection changes: «التقيا» and «يلتقون» differ from «لتق» in affixes only."""
    return _TWICE.sub(r"\1", _SOFT.sub("", spelling))


def _stems(bare: str) -> Iterable[str]:
    """Bare consonants without each affix that may be among them."""
    heads = [bare, bare[1:]] if bare[:1] in _HEADS else [bare]
    return dict.fromkeys([*heads, *(head[: -len(tail)] for head in heads for tail in _TAILS if head.endswith(tail))])
