"""When a text says itself in which month its fiscal year begins («السنة المالية التي تبدأ في أول يوليو»)."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.lexicon import folded
from arabic_timeline.model import Mention
from arabic_timeline.text import plain

_BETWEEN = 40  # characters from the words for the year to its first or last day
_WORDS = 5  # before that day, among which the verb stands
_ENDS = 27  # the day of a month from which the next one begins the year


def told_start(text: str, mentions: Sequence[Mention]) -> int:
    """The month in which a text has its fiscal year begin; 0 where it says nothing, or two things."""
    found = {month for mention in mentions if (month := _start(text, mention))}
    return found.pop() if len(found) == 1 else 0


def _start(text: str, mention: Mention) -> int:
    month, day = mention.parts.get("month"), mention.parts.get("day")
    if type(month) is not int or "hijri" in mention.parts or "year_side" in mention.parts:
        return 0
    before = plain(text[max(0, mention.start - _BETWEEN) : mention.start])
    if not any(name in before for name in folded("dates/tense", "fiscal")):
        return 0
    verbs = [word.removeprefix("و") for word in before.split()[-_WORDS:]]
    if not folded("dates/tense", "begins").isdisjoint(verbs):
        return month if day in (None, 1) else 0
    if not folded("dates/tense", "ends").isdisjoint(verbs):
        return month % 12 + 1 if day is None or day >= _ENDS else 0
    return 0
