"""Verbs that tell of no meeting without words of their own: «قدم … أوراق اعتماده», «وقع … اتفاقية», «أطلعه على …»."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.extract.triggers import Trigger, with_clitics
from arabic_timeline.lexicon import kept


def lacks(trigger: Trigger, texts: Iterable[str]) -> bool:
    """Whether a verb asks for words none of which can stand among these words and signs of its sentence."""
    if not trigger.needs or trigger.otherwise or trigger.lands or "مع" in trigger.needs:
        return False  # whatever else stands there
    words, pairs = _printed(trigger.needs)
    return words.isdisjoint(texts) and not any(pair.issubset(texts) for pair in pairs)


@kept
def _printed(needs: frozenset[str]) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """What a verb asks for: the words as a text may print them, and the words of each phrase of two."""
    pairs = tuple(frozenset(need.split()) for need in needs if " " in need)
    alone = (need for need in needs if " " not in need)
    return frozenset(form for word in alone for form in with_clitics(word, verb=False)), pairs
