"""Stretches of a text that were said or written on another day than the text, and the day that the text states.

Only where the text says so: a quotation as such is of the day of writing.  ``stretches`` finds them, ``over`` tells
which expressions stand in one, ``counted`` gives these their days.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from arabic_timeline.lexicon import LETTER
from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking import prints, speech
from arabic_timeline.resolve.speaking.items import Sentence, sentences
from arabic_timeline.resolve.speaking.stretch import COUNTED, Stretch, hangs, is_past_day, is_stating
from arabic_timeline.resolve.speaking.values import counted, over
from arabic_timeline.resolve.speaking.words import Cue, according, alone, closing, heads, hints, notes, opening
from arabic_timeline.text import fold

__all__ = ["Stretch", "counted", "over", "stretches"]

_REACH = 400  # characters between a day of speaking and what is counted from it
_NOTE = 300  # characters at either end of a text in which a note stands that it is printed again
_WORD = re.compile(f"[{LETTER}]+")
_SENTENCE = 500  # characters looked back for the beginning of a sentence
_LONGEST = 1000  # characters looked ahead for its end


def stretches(text: str, mentions: Sequence[Mention]) -> tuple[Stretch, ...]:
    """The stretches in the order of their starts, an inner one behind the outer one.

    ``mentions`` are those of ``recognise.dates(text)``; a stretch without any of them that hangs on a day of writing
    may be left out.
    """
    hanging = [one for one in mentions if hangs(one)]
    if not hanging:
        return ()
    found = [*prints.datelines(text, mentions), *_reprints(text, mentions)]
    noted = {one.start for one in found}
    for low, high in _regions(text, mentions, hanging):
        told = speech.stretches(_sentences(text, low, high, mentions), mentions)
        found += [one for one in told if one.start not in noted]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _sentences(text: str, low: int, high: int, mentions: Sequence[Mention]) -> list[Sentence]:
    first = next((n for n, one in enumerate(mentions) if one.end > low), len(mentions))
    return sentences(text, low, high, mentions, first)


def _reprints(text: str, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    end = max(_NOTE, len(text) - _NOTE)
    ends = text[:_NOTE] + "\n" + text[end:]
    told = any(pattern.search(ends) for parts, pattern in notes() if any(part in ends for part in parts))
    if not told and not text.lstrip().startswith("("):
        return
    opening = _sentences(text, 0, min(_NOTE, len(text)), mentions)
    begin = text.rfind("\n", 0, len(text.rstrip())) + 1
    closing = _sentences(text, max(begin, len(text) - _NOTE), len(text), mentions) if begin else []
    yield from prints.reprints(text, opening, closing, mentions)


def _regions(text: str, mentions: Sequence[Mention], hanging: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Whole sentences around each expression that hangs on a day and what may state that day; none overlap."""
    last: tuple[int, int] | None = None
    for low, high in sorted([*_pairs(text, mentions, hanging), *_hinted(text, hanging)]):
        begin, end = _sentence_start(text, low), _sentence_end(text, high)
        if last is not None and begin <= last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = begin, end
    if last is not None:
        yield last


def _pairs(text: str, mentions: Sequence[Mention], hanging: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Neighbouring expressions of one paragraph, of which one may state the day of the other."""
    words = [one for one in hanging if one.rule in COUNTED]
    starts = [one.start for one in words]
    far = len(words) < len(hanging)
    spoken = _Spoken(text)
    at = 0
    for n, one in enumerate(mentions):
        if not is_stating(one) and not is_past_day(one):
            continue
        while at < len(words) and words[at].end < one.start - _REACH:
            at += 1
        near = words[at : bisect_right(starts, one.end + _REACH, at)]
        further = mentions[n + 1 : n + 2] if far and "year" in one.parts else ()
        beside = [*_beside(text, one, near), *_beside(text, one, further)]
        if not beside or not (told := spoken.within(*_sentence(text, one))):
            continue
        if counted := beside if "according" in told else _led_to(text, one, beside):
            yield min(one.start, counted[0].start), max(one.end, counted[-1].end)


class _Spoken:
    """Where the words stand without which no sentence states a day of speaking; looked for once a text, when asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    def within(self, start: int, end: int) -> set[str]:
        """Which of them stand there: «head», «according»; none where nobody speaks."""
        heads, sources = self._places
        return {name for name, places in (("head", heads), ("according", sources)) if _any_within(places, start, end)}

    @cached_property
    def _places(self) -> tuple[list[int], list[int]]:
        folded = fold(self._text)
        words = [(one[0], one.start()) for one in _WORD.finditer(folded.text)]
        known = heads(), according()
        each = [[folded.at(place) for word, place in words if word in some] for some in known]
        return each[0], each[1]


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _beside(text: str, one: Mention, others: Sequence[Mention]) -> list[Mention]:
    """Those of the others, in text order, that are not the same and stand near it in its paragraph."""
    if not others:
        return []
    low = text.rfind("\n", min(one.start, others[0].start), one.start)
    last = max(one.end, others[-1].end)
    high = text.find("\n", one.start, last)
    high = last if high < 0 else high
    if one.end > high:
        return []
    most = one.end + _REACH
    return [other for other in others if low < other.start != one.start and other.start <= most and other.end <= high]


def _led_to(text: str, one: Mention, near: Sequence[Mention]) -> list[Mention]:
    """Those of the expressions to which a word leads from the day ``one``, or from which one leads to it."""
    behind = [other for other in near if other.start > one.start]
    before = near[: len(near) - len(behind)]
    first = opening().search(text, one.end, max(other.start for other in behind)) if behind else None
    ends = [match.start() for match in closing().finditer(text, before[0].end, one.start)] if before else []
    return [
        *(other for other in before if ends and other.end <= ends[-1]),
        *(other for other in behind if first and other.start >= first.end()),
    ]


def _hinted(text: str, hanging: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """From a memoir or a document without a day to what stands behind it in its paragraph."""
    for hint, phrases in hints().items():
        for phrase in phrases if hint in text else ():
            at = text.find(phrase)
            while at >= 0:
                end = text.find("\n", at)
                end = min(len(text) if end < 0 else end, at + 4 * _REACH)
                inside = [one for one in hanging if at < one.start < end] if _is_named(text, at, phrase) else []
                if inside:
                    yield at, inside[-1].end
                at = text.find(phrase, end if inside else at + 1)


def _is_named(text: str, at: int, phrase: str) -> bool:
    """Whether «في» or the like stands before a word that is no phrase: «في مذكراته», not «توقيع مذكراته»."""
    before = text[max(0, at - 24) : at].split()[-3:]
    return " " in phrase or any(alone(word) & (Cue.INTO | Cue.SAID) for word in before)


def _sentence(text: str, one: Mention) -> tuple[int, int]:
    return _sentence_start(text, one.start), _sentence_end(text, one.end)


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - _SENTENCE)
    line = text.rfind("\n", low, at) + 1
    dot = text.rfind(". ", max(low, line), at) + 1
    return max(line, dot) or low


def _sentence_end(text: str, at: int) -> int:
    high = min(len(text), at + _LONGEST)
    ends = (text.find("\n", at, high), text.find(". ", at, high))
    found = [end for end in ends if end >= 0]
    return min(found) + 1 if found else high
