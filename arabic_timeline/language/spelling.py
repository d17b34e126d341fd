"""Sounds → letters: where the hamza sits, which alef a word ends with, and what a pronoun behind it changes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_LONG = {"A": "ا", "I": "ي", "U": "و", "Y": "ى", "°": "ا"}
_VOWELS = "aiuAIU"
_SHORT = frozenset("aiu")
_LETTERS = str.maketrans({**_LONG, **dict.fromkeys("aiu.")})
_TWICE = re.compile(r"([^aiuAIU])\1")
SHADDA = "\u0651"


@lru_cache(maxsize=4096)
def written(word: str, bound: bool = False, shadda: bool = False) -> tuple[str, ...]:
    """The spellings of a word of sounds, the usual one first; ``bound``: as it stands before a pronoun.

    There are several where newspapers differ in the seat of a hamza: «قرؤوا», «قرأوا», «قرءوا».
    """
    word = _tied(word) if bound else word[:-1] if word[-1:] in _SHORT else word
    if _TWICE.search(word):
        word = _TWICE.sub(rf"\1{SHADDA}" if shadda else r"\1", word)
    if "ء" not in word and "Y" not in word:  # most words: each sound has its one letter
        return ((("ا" if word[0] in "iuIU" else "") + word.translate(_LETTERS)).replace("آا", "آ"),)
    parts: list[tuple[str, ...]] = [("ا",)] if word[0] in "iuIU" else []
    for n, sound in enumerate(word):
        if sound == "ء":
            parts.append(_seats(word, n, bound))
        elif sound in "AY" and n and word[n - 1] == "ء" and parts[-1][0] == "آ":
            continue
        elif sound == "Y" and n > 1 and "ي" in word[n - 2 : n]:
            parts.append(("ا",))
        elif sound not in "aiu.":
            parts.append((_LONG.get(sound, sound),))
    return tuple(dict.fromkeys("".join(letters).replace("آا", "آ") for letters in product(*parts)))


_BARE = str.maketrans({"a": None, "i": None, "u": None, "A": "ا", "I": "ي", "U": "و"})


def plain_letters(stem: str) -> str:
    """The folded spelling of a stem without hamza, whatever stands beside it."""
    return ("ا" if stem[0] in _VOWELS else "") + _TWICE.sub(r"\1", stem).translate(_BARE)


def plain_ending(ending: str) -> str:
    """The spelling of an ending behind a consonant that nothing changes."""
    return ending.translate(_BARE)


def changes_when_bound(word: str) -> bool:
    """Whether a pronoun behind the word may change its spelling."""
    return word[-1] in "Y°م" or word.rstrip("aiu.")[-1] == "ء"


def _tied(word: str) -> str:
    """The word before a pronoun: the alef of «التقى» is long, that of «التقوا» falls, «رأيتم» ends in a و."""
    if word.endswith("تuم"):
        return word + "U"
    return word.removesuffix("°").replace("Y", "A")


def _seats(word: str, place: int, bound: bool) -> tuple[str, ...]:
    before = word[place - 1] if place else ""
    after = word[place + 1] if place + 1 < len(word) else ""
    if not before:
        return ("إ",) if after in "iI" and after else ("آ",) if after == "A" else ("أ",)
    if not after and not bound:
        return ({"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء"),)
    return _inside(before, after)


def _inside(before: str, after: str) -> tuple[str, ...]:
    """The seat in the middle of a word: ئ before ؤ before أ, by the vowels on both sides."""
    if before in "iIي" or (after and after in "iI"):
        return ("ئ",)
    if before == "u" or after == "u":
        return ("ؤ", "ء") if before in "AU" else ("ؤ",)
    if after == "U":
        return ("ؤ", "أ", "ء") if before == "a" else ("ؤ", "ء") if before in "AU" else ("ؤ", "ئ")
    if before in "AUو":
        return ("ء",)
    return ("آ", "أا") if after == "A" else ("أ",)
