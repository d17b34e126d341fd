"""Verbs that tell of no meeting without words of their own: «قدم … أوراق اعتماده», «وقع … اتفاقية», «أطلعه على …»."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.triggers import Trigger, with_clitics
from arabic_timeline.extract.words import Kind, kinds
from arabic_timeline.lexicon import kept

_LIGHT = frozenset(["light", "joins", "preside", "attend"])  # frames of verbs that tell nothing without a noun
_SITS = Kind.BODY | Kind.GATHERING | Kind.PLURAL  # who can be told to sit where no noun says that they met


def lacks(trigger: Trigger, texts: Iterable[str]) -> bool:
    """Whether a verb asks for words none of which can stand among these words and signs of its sentence."""
    if not trigger.needs or trigger.otherwise or trigger.lands or "مع" in trigger.needs:
        return False  # whatever else stands there
    return not has_needed(trigger, texts)


def has_needed(trigger: Trigger, texts: Iterable[str]) -> bool:
    """Whether some of the words for which a verb asks can stand among these words and signs of its sentence."""
    words, pairs = _asked(trigger.needs)
    return not words.isdisjoint(texts) or any(pair.issubset(texts) for pair in pairs)


@kept
def _asked(needs: frozenset[str]) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """What a verb asks for: the words as a text may print them, and the words of each phrase of two."""
    pairs = tuple(frozenset(need.split()) for need in needs if " " in need)
    alone = (need for need in needs if " " not in need)
    return frozenset(form for word in alone for form in with_clitics(word, verb=False)), pairs


def is_light(trigger: Trigger) -> bool:
    """Whether a verb tells of nothing but with the noun of what was held: «عقد», but not «التأم الوزيران»."""
    alone = trigger.hosts or trigger.sits or (trigger.frame == "attend" and trigger.pronoun)
    return trigger.frame in _LIGHT and not alone


def nothing_held(trigger: Trigger, texts: Iterable[str]) -> bool:
    """Whether none of these words of a sentence is one of those with which alone a light verb tells of a sitting.

    Where a noun of meeting stands behind it, that tells of one.
    """
    return _held_by(trigger).isdisjoint(texts)


def _held_by(trigger: Trigger) -> frozenset[str]:
    """Who can sit, a round, the works of a body; for some verbs only one of these."""
    if trigger.frame == "preside":
        return _works()
    if trigger.frame == "attend":
        return _known_meeting()
    if trigger.name == "bring together":
        return _delegations()  # «ويضم الوفد فلانا وفلانا»
    if trigger.frame == "joins":
        return _sitters()
    return _rounds() if trigger.session else frozenset()


@kept
def _rounds() -> frozenset[str]:
    """Rounds and those of whom they are, as a text may print them."""
    return _printed(*phrases("clauses", "rounds"), *phrases("clauses", "sides"))


@kept
def _known_meeting() -> frozenset[str]:
    """«وحضر من جانب الوزارة فلان», «وشارك فيها فلان»: what stands for the meeting told before, or for one of its sides,
    and rounds."""
    return _rounds() | _printed(*phrases("clauses", "in-it"), *phrases("clauses", "by"))


@kept
def _works() -> frozenset[str]:
    """«أشغال اللجنة»: what is told of the sitting of a body, as a text may print it, and rounds."""
    return _rounds() | _printed(*phrases("clauses", "works"))


@kept
def _delegations() -> frozenset[str]:
    return _printed(*(word for word, kind in kinds().items() if kind & Kind.DELEGATION))


@kept
def _sitters() -> frozenset[str]:
    """Bodies and those who sit, as a text may print them, and rounds."""
    return _rounds() | _printed(*(word for word, kind in kinds().items() if kind & _SITS))


def _printed(*words: str) -> frozenset[str]:
    return frozenset(form for word in words for form in with_clitics(word, verb=False))
