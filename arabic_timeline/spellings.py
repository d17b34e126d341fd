"""Names of one person in the spellings of newspapers: one form spelled otherwise, or only perhaps the same name.

Spelling variants of one form are the same name: «عبد الله» and «عبدالله», «أبو بكر» and «أبوبكر», hamza, «ال», gaf and
jim («سيرغي», «سيرجي»), a hyphen («تشي-وو»).  Everything beyond, middle names, a surname alone, another
transliteration, is at most likely.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from arabic_timeline.lexicon import folded, kept
from arabic_timeline.text import plain

SAME = 1.0  # one form in two spellings
MIDDLE = 0.8  # one name has words between that the other lacks
SOUND = 0.7  # two transliterations
SURNAME = 0.6  # the surname alone

_WEAK = re.compile("[اويءهع]")  # letters that the spellings of a foreign name gain and lose
_JOINED = re.compile("[-_‐‑–]")  # what sets two words of a name as one
_ACCUSATIVE = re.compile("(\\w{2,})(?:\u0627\u064b?|\u064b\u0627)")  # «وفدا», «وفداً», «وفدًا»
_FEWEST = 2  # consonants that a word must keep to be compared by its sound
_ALONE = 4  # … and a name of one word


class Likeness(NamedTuple):
    """How alike two names are, with the code of its sentence (``merge.name_*``)."""

    score: float
    code: str


@lru_cache(maxsize=65_536)
def spelled(name: str) -> str:
    """The one spelling of a name that all variants of its form share, words apart by spaces."""
    words = [word for part in _JOINED.sub(" ", plain(name)).split() if (word := _stripped(part))]
    return " ".join(_joined(words)).replace("غ", "ج")


@lru_cache(maxsize=16_384)
def likeness(left: str, right: str) -> Likeness | None:
    """How alike two names in their one spelling are; ``None``: two names."""
    if left == right:
        return Likeness(SAME, "merge.name_same")
    if left.replace(" ", "") == right.replace(" ", ""):
        return Likeness(SAME, "merge.name_same")
    one, two = _fewer(left, right)
    if len(two) == 1:
        same = len(_bone(left)) >= _ALONE and _sounds(left, right)
        return Likeness(SOUND, "merge.name_sound") if same else None
    if len(one) == 1:
        return Likeness(SURNAME, "merge.name_surname") if _surname(one[0], two) else None
    if one[0] == two[0] and _within(one, two) and _same_father(one, two):
        return Likeness(MIDDLE, "merge.name_middle")
    if len(one) == len(two) and (all(map(_sounds, one, two)) or _sounds_together(one, two)):
        return Likeness(SOUND, "merge.name_sound")
    return None


def keys(name: str) -> frozenset[str]:
    """What a name in its one spelling is looked up by beside others that may be the same: its ends by their sound."""
    words = name.split()
    return frozenset(bone for word in (words[:1] + words[-1:]) if len(bone := _bone(word)) >= _FEWEST)


def sounds(name: str) -> tuple[str, ...]:
    """What two transliterations of one name have in common: the consonants of each word of its one spelling."""
    return tuple(_bone(word) for word in name.split())


def bare(name: str) -> str:
    """The name of one participant as it stands by itself: «وفدا رفيعا من …», an object, is «وفد رفيع من …».

    Only where it begins with a word for several, whose adjectives go with it.
    """
    first, *rest = name.split(" ")
    told = _without_ending(first)
    if told == first or told not in folded("names", "collectives"):
        return name
    behind = next((n for n, word in enumerate(rest) if _without_ending(word) == word), len(rest))
    return " ".join([told, *map(_without_ending, rest[:behind]), *rest[behind:]])


def _without_ending(word: str) -> str:
    """A word without the ending of the indefinite accusative."""
    found = _ACCUSATIVE.fullmatch(word)
    return found[1] if found else word


@kept
def _particles() -> tuple[frozenset[str], frozenset[str]]:
    """Words of descent, and words that the next one completes."""
    return folded("names", "descent"), folded("names", "bound")


def _stripped(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _joined(words: list[str]) -> list[str]:
    """«عبد الله» as one word, however it was set."""
    _, bound = _particles()
    out: list[str] = []
    for word in words:
        if out and out[-1] in bound:
            out[-1] += word.removeprefix("ال")
            continue
        head = next((b for b in bound if word.startswith(b + "ال") and len(word) > len(b) + 3), None)
        out.append(head + word[len(head) + 2 :] if head else word)
    return out


def _fewer(left: str, right: str) -> tuple[list[str], list[str]]:
    one, two = left.split(), right.split()
    return (one, two) if len(one) <= len(two) else (two, one)


def _surname(word: str, words: list[str]) -> bool:
    """Whether the word is the last of a name, and not that of a father («سلمان» of «محمد بن سلمان»)."""
    descent, _ = _particles()
    return len(words) > 1 and words[-1] == word and words[-2] not in descent


def _within(one: list[str], two: list[str]) -> bool:
    """Whether the words of the shorter name stand in the longer one, in their order."""
    rest = iter(two)
    return all(word in rest for word in one)


def _same_father(one: list[str], two: list[str]) -> bool:
    """«محمد بن سلمان» is in «محمد بن سلمان بن عبدالعزيز», but not in «محمد بن نايف بن سلمان»."""
    descent, _ = _particles()
    fathers = [[words[n + 1] for n, word in enumerate(words[:-1]) if word in descent] for words in (one, two)]
    return not fathers[0] or not fathers[1] or fathers[0][0] == fathers[1][0]


def _sounds(one: str, two: str) -> bool:
    bone = _bone(one)
    return one == two or (len(bone) >= _FEWEST and bone == _bone(two))


def _sounds_together(one: list[str], two: list[str]) -> bool:
    """«جيه إن», «جاي إن»: words of one consonant that begin alike, in a name that keeps enough of them."""
    bones = [_bone(word) for word in one]
    alike = all(a == _bone(b) and a and x[0] == b[0] for a, x, b in zip(bones, one, two, strict=True))
    return alike and len("".join(bones)) >= _ALONE


def _bone(word: str) -> str:
    return _WEAK.sub("", word)
