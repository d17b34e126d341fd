"""What a report hangs on, and how near two such anchors are.

Two acts of one sentence are told apart by their word and their sides.  Where a side of the one is not a side of the
other, and the other way round, they are two happenings, however alike their sentences are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from arabic_timeline.model import Report
from arabic_timeline.text import plain

AROUND = 32  # characters of context on either side of a sentence
LEAST = 0.55  # of its words, for a sentence that was edited to be the same one
_PART = 5  # words from which a sentence inside another one is known
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where a report stands: its article, the sentence that tells it and what stands around it.

    ``word`` names the act and ``sides`` who meets, all as printed.
    """

    article: str
    quote: str
    word: str = ""
    sides: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""


def of_report(report: Report, text: str) -> Anchor:
    """The anchor of a report in the text of its article."""
    act = report.word("form")
    holding = (one for one in report.passages if act is not None and one.start <= act.start < one.end)
    told = next(holding, report.passages[0])
    return Anchor(
        article=report.article,
        quote=told.quote,
        word=act.text if act is not None else told.trigger,
        sides=tuple(one.text for one in report.participants),
        prefix=_line(text[max(0, told.start - AROUND) : told.start]),
        suffix=_line(text[told.end : told.end + AROUND]),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def telling(report: Report) -> tuple[str, ...]:
    """The sentences that tell a report."""
    return tuple(one.quote for one in report.passages if one.role == "telling") or (report.passages[0].quote,)


def nearness(kept: Anchor, now: Anchor, quotes: Sequence[str]) -> float | None:
    """How near a report is to an anchor that was kept; ``None`` where it is another one.

    ``quotes``: every sentence that tells the report.
    """
    alike = max(likeness(kept.quote, quote) for quote in quotes)
    one_word = plain(kept.word) == plain(now.word)
    common, left, right = _shared(kept.sides, now.sides)
    if alike < LEAST or (left and right):
        return None
    if not kept.sides and not kept.word:  # of an earlier version, which kept the sentence alone
        return alike + likeness(kept.prefix + " " + kept.suffix, now.prefix + " " + now.suffix) / 4
    if not common and not (one_word and alike == 1.0):
        return None
    if alike < 1.0 and not one_word and (left or right):
        return None
    share = common / max(1, common + left + right)
    around = likeness(kept.prefix + " " + kept.suffix, now.prefix + " " + now.suffix)
    return alike + share + one_word / 2 + around / 4


def same_act(kept: Anchor, now: Anchor) -> bool:
    """Whether two acts are told by one word, and of no other sides."""
    _, left, right = _shared(kept.sides, now.sides)
    return plain(kept.word) == plain(now.word) and not (left and right)


def likeness(one: str, other: str) -> float:
    """From 0 to 1, how far two sentences are the same words; a long part of a sentence is that sentence."""
    left, right = _words(one), _words(other)
    if left == right:
        return 1.0
    short, long = sorted((left, right), key=len)
    if len(short) >= _PART and f" {' '.join(short)} " in f" {' '.join(long)} ":
        return 0.99
    return _ratio(left, right) if short else 0.0


def quoted(quote: str, sentence: str) -> float:
    """From 0 to 1, how far the words of a quotation, which may be the beginning of a sentence, stand in it."""
    short, long = _words(quote), _words(sentence)
    whole = likeness(quote, sentence)
    if whole > LEAST or not _PART <= len(short) < len(long):
        return whole
    begun = max(_ratio(short, long[: len(short) + more]) for more in range(-2, 3))
    return max(whole, begun)


def _ratio(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _shared(kept: Sequence[str], now: Sequence[str]) -> tuple[int, int, int]:
    """How many sides are in both, in the first alone, in the second alone."""
    left = list(now)
    common = 0
    for side in kept:
        same = next((one for one in left if _one(side, one)), None)
        if same is not None:
            left.remove(same)
            common += 1
    return common, len(kept) - common, len(left)


def _one(left: str, right: str) -> bool:
    """Whether two printed sides are one: the shorter is a part of the longer."""
    short, long = sorted((set(_words(left)), set(_words(right))), key=len)
    return bool(short) and short <= long


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(plain(text)))
