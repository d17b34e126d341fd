"""A day told by how far it lies from another: «أعلن الجمعة … غداة لقاء» was a meeting of Thursday.

The act stands behind the words that count, and the day from which they count is the last one told before, in the same
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER, kept
from arabic_timeline.recognise.join import DAYS, Piece
from arabic_timeline.recognise.neighbours import decoys, word_after

RULE = "act-distance"

_END = re.compile(r"[.!?؟؛\n]")
_FROM = re.compile(" (?:من|علي) ")
_UNITS = frozenset({"day", "week"})
_BACK = {"ago": "after", "after": "ago"}  # what is counted back is the act


def counted(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with what counts from an act, where a day stands before it in its sentence and no date behind."""
    if not (found := [*_distances(text, pieces), *_morrows(text)]):
        return list(pieces)
    told = [one for one in found if _leans(text, pieces, one)]
    starts = {one.start for one in told}
    rest = [piece for piece in pieces if piece.start not in starts]
    return sorted([*rest, *told], key=lambda piece: piece.start)


def _distances(text: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """«قبل خمسة أيام من القمة», «بعد يومين فقط على لقائه»."""
    for piece in pieces:
        parts = piece.parts
        unit = parts.get("pair") or parts.get("units")
        if piece.rule != "distance" or parts["direction"] not in _BACK or unit not in _UNITS:
            continue
        measure = word_after(text, piece.end)
        end = piece.end + (len(measure) + 1 if measure in decoys("measure") else 0)
        led = _FROM.match(text, end)
        if led is None or not _is_act(word_after(text, led.end() - 1)):
            continue
        about = {"about": True} if unit == "week" else {}
        told = {**parts, **about, "direction": _BACK[parts["direction"]]}
        yield Piece(RULE, "other", piece.start, led.end() - 1, told)


def _morrows(text: str) -> Iterator[Piece]:
    """«غداة لقائه»: the day before the one that is told."""
    words, pattern = _morrow()
    for found in pattern.finditer(text) if any(word in text for word in words) else ():
        if _is_act(word_after(text, found.end())):
            yield Piece(RULE, "other", found.start(1), found.end(), {"direction": "ago", "units": "day"})


@kept
def _morrow() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words that say so, and where one of them stands by itself or behind «و» or «ف»."""
    words = sorted(word for word in lexicon.folded("dates/bearings", "morrow") if " " not in word)
    return tuple(words), re.compile(f"(?<![{LETTER}])[وف]?({'|'.join(words)})(?= )")


def _is_act(word: str) -> bool:
    """Whether a word begins what is told as a meeting: «لقائه», «القمة», «محادثة»."""
    known = (*lexicon.folded("dates/bearings", "meetings"), *lexicon.folded("dates/bearings", "acts"))
    return bool(word) and word.removeprefix("ال").startswith(known)


def _leans(text: str, pieces: Sequence[Piece], one: Piece) -> bool:
    """Whether the date before it in its sentence is a day, and none stands behind it."""
    start = max((found.end() for found in _END.finditer(text, 0, one.start)), default=0)
    stop = _END.search(text, one.end)
    end = stop.start() if stop else len(text)
    near = [piece for piece in pieces if start <= piece.start < end and piece.start != one.start]
    return bool(near) and near[-1].end <= one.start and near[-1].rule in DAYS
