"""Whether the clause before an expression speaks of what was or of what will be."""

from __future__ import annotations

import re
from functools import cache

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER

_WORD = re.compile(f"[{LETTER}0-9]+")
_SENTENCE = re.compile(r"[.!?؟؛;\n]")
_REACH = 160  # characters before an expression in which its verb is looked for

TENSED = frozenset(
    {
        "weekday",
        "date",
        "month-alone",
        "month-bare",
        "days-of-month",
        "between-days",
        "days-to-days",
        "months",
        "weekdays",
        "two-nights",
        "occasion",
        "part-of-month",
        "fraction",
    }
)


def tense_at(text: str, start: int, end: int) -> str | None:
    """``"future"`` or ``"past"`` by the nearest sign in the clause before the expression, else ``None``."""
    before = text[max(0, start - _REACH) : start]
    cut = 0
    for match in _SENTENCE.finditer(before):
        cut = match.end()
    words = _WORD.findall(before[cut:])
    future, not_future, scheduled, perfect = _tense()
    words.reverse()
    for n, word in enumerate(words):
        bare = word[1:] if word[:1] in "وف" and len(word) > 3 else word
        if word in future or bare in future:
            return None if _past() & set(words[n + 1 : n + 3]) else "future"
        if word in perfect or bare in perfect:
            return "past"
        if len(bare) > 3 and bare[0] == "س" and bare[1] in "يتن" and bare not in not_future:
            return "future"
        if bare in scheduled and n < 14:
            return "future"
    return None


@cache
def _past() -> frozenset[str]:
    return lexicon.folded("dates/tense", "past")


@cache
def _tense() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    stems = lexicon.folded("dates/tense", "stems")
    return (
        lexicon.folded("dates/tense", "future"),
        lexicon.folded("dates/tense", "not_future"),
        frozenset(letter + stem for stem in stems for letter in "يت"),
        frozenset(
            stem + ending for stem in lexicon.folded("dates/tense", "perfect") for ending in ("", "ت", "وا", "ا", "تا")
        ),
    )
