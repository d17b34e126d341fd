"""What stands beside an expression, and the lists of words that tell."""

from __future__ import annotations

import re

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise.join import Piece

WORD = re.compile(f"[{LETTER}0-9]+")
_SHORT = 80  # characters of a text that may be nothing but an expression


DAYS, MONTHS = range(1, 32), range(1, 13)  # the numbers that days and months have


def left(text: str, at: int, reach: int) -> str:
    """So many letters before a place, or as many as there are."""
    return text[max(0, at - reach) : at]


def word_before(text: str, at: int) -> str:
    """The word that ends before ``at``, on the same line and clause; "" where there is none."""
    trimmed = left(text, at, 24).rstrip(" \"'«“(")
    words = WORD.findall(trimmed)
    return words[-1] if words and trimmed.endswith(words[-1]) else ""


_CLITICS = ("لل", "ب", "ل", "ك")


def noun_before(text: str, at: int, nouns: frozenset[str]) -> bool:
    """Whether one of ``nouns`` stands before, with or without what is written together with it («بملعب»)."""
    word = word_before(text, at)
    if word in nouns:
        return True
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare in nouns or any(bare.startswith(letters) and bare[len(letters) :] in nouns for letters in _CLITICS)


def word_after(text: str, at: int) -> str:
    """The word that starts after ``at`` with nothing but spaces between."""
    match = WORD.match(text, at + (text[at : at + 1] == " "))
    return match[0] if match else ""


def decoys(key: str) -> frozenset[str]:
    """One list of decoys.yaml, folded."""
    return lexicon.folded("dates/decoys", key)


def alone(text: str, piece: Piece) -> bool:
    """Whether the text is nothing but this word."""
    if len(text) > _SHORT:
        return False
    return not text[: piece.start].strip() and not text[piece.end :].strip()


def is_position(word: str) -> bool:
    """Whether a word names a part of a year («أواخر», «مطلع»)."""
    tables = lexicon.date_words()
    entry = tables.words.get(word)
    return entry is not None and entry.kind == tables.kinds["position"]


def is_kind(word: str, kind: str) -> bool:
    """Whether a definite word is of a kind of date words."""
    tables = lexicon.date_words()
    entry = tables.words.get(word)
    return entry is not None and entry.kind == tables.kinds[kind] and word.startswith("ال")
