"""Whether the clause around an expression speaks of what was or of what will be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER

_WORD = re.compile(f"[{LETTER}0-9]+")
_SENTENCE = re.compile(r"[.!?؟؛;\n]")
_REACH = 160  # characters before an expression in which its verb is looked for
_AFTER = 3  # words after it that are looked at where nothing before it tells
_FAR = 20  # words before it that are looked at
_NEAR = 14  # words before it within which a verb of scheduled events counts
_FEAST = ("اول", "ايام")
_WAS = 5  # words before a sign of the future within which «كان» makes it past

# Rules whose value depends on the tense.
TENSED = frozenset({
    "weekday", "date", "weekday-ordinal", "month-alone", "month-bare", "days-of-month", "between-days", "days-to-days",
    "months", "weekdays", "two-nights", "occasion", "part-of-month", "fraction", "day-and-month", "nth-weekday",
    "nth-day", "weekday-and-day", "dateline", "either-day", "either-weekday", "either-month",
    "two-weekdays", "month-number", "weekdays-of-month", "month-and-days", "months-dash", "weekday-and-ordinal",
    "pair-to-pair",
})  # fmt: skip


def tense_at(text: str, start: int, end: int) -> str | None:
    """``"future"`` or ``"past"`` by the nearest sign in the clause before the expression, or just after."""
    before = text[max(0, start - _REACH) : start]
    words = _WORD.findall(_SENTENCE.split(before)[-1])
    words.reverse()
    following = _WORD.findall(_SENTENCE.split(text[end : end + 60], maxsplit=1)[0])
    if tuple(following[1:3]) == _FEAST and following[0] in _copulas():
        return "future"  # «الجمعة هو أول أيام العيد»: papers announce it ahead
    postponing, tell = _postponing(), _teller()
    for n, word in enumerate(words[:_FAR]):
        if word in postponing and words[0] in ("الي", "حتي"):
            return "future"  # «تأجيل المباراة إلى الجمعة», whoever announced it
        if told := _provided(words, n) or tell(word):
            return _turned(told, words, n, following)
    return next((told for word in following[:_AFTER] if (told := tell(word)) in ("future", "past")), None)


def _turned(told: str, words: list[str], n: int, following: list[str]) -> str | None:
    """A sign of the future is past after «كان» and «لم»; a verb far from the expression says nothing."""
    if told == "past":
        return told
    if words[n + 1 : n + 2] == ["لم"]:
        return "past"
    if any(word in _was() for word in words[n + 1 : n + _WAS]):
        # «كانت مقررة»: past, unless what was planned is told to be put off.
        return None if told == "scheduled" else "future" if _put_off((*words, *following)) else "past"
    return "future" if told == "future" or n < _NEAR else None


def _provided(words: list[str], n: int) -> str | None:
    """«على أن يغلق»: the condition of an arrangement; «أكد على أن» only reports."""
    if words[n] != "ان" or words[n + 1 : n + 2] != ["علي"] or not n or words[n - 1][0] not in "يت":
        return None
    return None if any(word in _stressing() for word in words[n + 2 : n + 3]) else "future"


def _put_off(words: tuple[str, ...]) -> bool:
    return not _postponing().isdisjoint(words)


@lexicon.kept
def _teller() -> Callable[[str], str | None]:
    """``_told``, remembered word by word."""
    return lru_cache(65536)(_told)


def _told(word: str) -> str | None:
    """What a word alone says: past, future, scheduled; «س» before a verb is the future."""
    known = _signs().get(word)
    if known or len(word) < 4:
        return known
    bare = word[1:] if word[0] in "وف" else word
    if bare[0] == "س" and len(bare) > 3 and bare[1] in "يتن" and bare not in _no_future():
        return "future"
    return None


@lexicon.kept
def _signs() -> Mapping[str, str]:
    signs: dict[str, str] = {}
    for stem in lexicon.folded("dates/tense", "stems"):
        signs |= dict.fromkeys(_joined("ي" + stem) + _joined("ت" + stem), "scheduled")
    for stem in lexicon.folded("dates/tense", "perfect"):
        for ending in ("", "ت", "وا", "ا", "تا"):
            signs |= dict.fromkeys(_joined(stem + ending), "past")
    for word in lexicon.folded("dates/tense", "future"):
        signs |= dict.fromkeys(_joined(word), "future")
    return signs


def _joined(word: str) -> tuple[str, ...]:
    return word, "و" + word, "ف" + word


def _was() -> frozenset[str]:
    return lexicon.folded("dates/tense", "past")


def _copulas() -> frozenset[str]:
    return lexicon.folded("dates/tense", "copulas")


@lexicon.kept
def _stressing() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/tense", "stressing") for form in _joined(word))


@lexicon.kept
def _postponing() -> frozenset[str]:
    return frozenset(form for word in lexicon.folded("dates/tense", "postponing") for form in _joined(word))


def _no_future() -> frozenset[str]:
    return lexicon.folded("dates/tense", "not_future")
