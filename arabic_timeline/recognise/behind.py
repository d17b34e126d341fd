"""The weekday of a date that a clause behind it tells: «23 فبراير 2016، وكان يوم جمعة»."""

from __future__ import annotations

import re

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER

_FARTHEST = 40  # characters from a date to the name of its day


def indefinite(text: str, at: int) -> int | None:
    """The weekday (ISO) that a clause from ``at`` on names without an article: nothing but the date can be meant."""
    found = _clause().match(text, at, min(len(text), at + _FARTHEST))
    return _weekdays()[found["weekday"]] if found else None


def leads(between: str) -> bool:
    """Whether what stands between a date and a weekday says that the one is the other."""
    return _lead().fullmatch(between) is not None


def ends(text: str, at: int) -> bool:
    """Whether a clause ends here: «وكان يوم الجمعة موعدا» tells of another day."""
    return not text[at : at + 2].strip(" ،,.؛;)\n")[:1].isalpha()


@lexicon.kept
def _lead() -> re.Pattern[str]:
    words = lexicon.alternatives(lexicon.folded("dates/tense", "naming"))
    return re.compile(rf"[ \n،,(]{{1,3}}(?:{words}) ")


@lexicon.kept
def _clause() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _weekdays()))
    return re.compile(rf"{_lead().pattern}يوم (?P<weekday>{names})(?![{LETTER}])")


@lexicon.kept
def _weekdays() -> dict[str, int]:
    words, kind = lexicon.date_words().words, lexicon.date_words().kinds["weekday_indefinite"]
    return {word: entry.value for word, entry in words.items() if entry.kind == kind and not entry.prefix}
