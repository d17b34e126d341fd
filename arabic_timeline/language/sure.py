"""The letters of a stem that stand in all its words: what a word cannot be of is told before any form is made."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arabic_timeline.language.shapes import WEAK, settle
from arabic_timeline.language.spelling import plain_ending

Letters = tuple[str, ...]  # each of them stands in the word
Stems = frozenset[Letters]

# A hamza takes its seat, and often its vowels, from what stands beside it.
_HAMZA = re.compile("[aiuAIU]*ء+[aiuAIU]*")
_TWICE = re.compile(r"([^aiuAIU])\1")
_VOWELS, _SHORT = "aiuAIU", "aiu"


def letters(stems: Iterable[str]) -> Stems:
    """The sure letters of each of these stems of sounds."""
    return frozenset(map(_of_stem, stems))


def may_be(spelling: str, stems: Stems) -> bool:
    """Whether a folded spelling has all the letters of one of the stems."""
    for parts in stems:
        for part in parts:
            if part not in spelling:
                break
        else:
            return True
    return False


def _of_stem(stem: str) -> Letters:
    """What neither an affix nor a pronoun changes: all but its ends, where they are weak, and what is by a hamza."""
    inner = _without_end(stem).lstrip(_VOWELS)
    inner = inner[1:] if inner[:1] == "ي" else inner  # «يوقن»: a vowel before it swallows it
    parts = _HAMZA.split(inner) if "ء" in inner else (inner,)
    return tuple(filter(None, (plain_ending(_TWICE.sub(r"\1", part)) for part in parts)))


def _without_end(stem: str) -> str:
    stem = stem.removesuffix("ة").removesuffix("a")
    if stem[-1] not in WEAK:
        return settle(stem).rstrip(_VOWELS)
    return settle(stem + "a")[:-2].rstrip(_SHORT)
