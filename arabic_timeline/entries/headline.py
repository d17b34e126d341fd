"""A headline of a sheet → its two sides: by its shape alone, where the names are of nobody whom a sentence shows.

«لقاء مارغوت فالستروم وشوي كانغ ايل في ستوكهولم», «بوريطة يلتقي ألباريس»: an editor wrote it of a meeting, so a short
phrase on either side is who met.  Where it can be parted in two ways, nobody is read.
"""

from __future__ import annotations

import re

from arabic_timeline import lexicon
from arabic_timeline.text import plain

_LONGEST = 6  # words of a side
_LEAST = 2  # words of a name that stands for nothing else
_AND = "و"
_STROKE = re.compile(r"[،:.؛()|«»\"]|\s[-–—]\s")  # a side goes over none


def sides(written: str) -> tuple[tuple[int, int], ...]:
    """Where the two sides stand in the first line of what is written; empty where it has no such shape."""
    line = written.split("\n", 1)[0]
    words = [(match.start(), match.end(), plain(match.group())) for match in re.finditer(r"[^\s،:.؛()|«»\"]+", line)]
    found = _around_a_verb([word for *_, word in words]) or _behind_a_noun([word for *_, word in words])
    places = [(words[first][0] + skip, words[last - 1][1]) for first, last, skip in found]
    return tuple(places) if not any(_STROKE.search(line[start:end]) for start, end in places) else ()


def pair(written: str) -> tuple[tuple[int, int], ...]:
    """Where two names stand whose «و» is all that a first line says besides: who met, where sentences below it tell of
    two by their offices alone; empty where it says anything else.
    """
    line = written.split("\n", 1)[0].strip()
    words = [(match.start(), match.end(), plain(match.group())) for match in re.finditer(r"\S+", line)]
    ands = [n for n in range(1, len(words)) if words[n][2].startswith(_AND) and len(words[n][2]) > len(_AND) + 1]
    if len(ands) != 1 or _STROKE.search(line) or not _LEAST <= ands[0] <= _LONGEST:
        return ()
    if not _LEAST <= len(words) - ands[0] <= _LONGEST or _end([word for *_, word in words], 0) < len(words):
        return ()
    at = words[ands[0]][0]
    return ((0, words[ands[0] - 1][1]), (at + len(_AND), words[-1][1]))


def _around_a_verb(words: list[str]) -> list[tuple[int, int, int]]:
    for verb in _rows("headline_verbs"):
        at = _find(words, verb)
        if at is not None:
            behind = at + len(verb)
            return _checked([(0, at, 0), (behind, _end(words, behind), 0)])
    return []


def _behind_a_noun(words: list[str]) -> list[tuple[int, int, int]]:
    noun = next((one for one in _rows("headline_nouns") if tuple(words[: len(one)]) == one), None)
    if noun is None:
        return []
    first = len(noun) + (words[len(noun) : len(noun) + 1] == ["بين"])
    if tuple(words[first : first + 1]) in _rows("headline_pairs"):
        return []
    end = _end(words, first)
    if "مع" in words[first:end]:
        at = words.index("مع", first)
        return _checked([(first, at, 0), (at + 1, end, 0)])
    ands = [n for n in range(first + 1, end) if words[n].startswith(_AND) and len(words[n]) > len(_AND) + 1]
    return _checked([(first, ands[0], 0), (ands[0], end, len(_AND))]) if len(ands) == 1 else []


def _checked(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return found if all(0 < last - first <= _LONGEST for first, last, _ in found) else []


def _end(words: list[str], first: int) -> int:
    ends = {one[0] for one in _rows("headline_ends")}
    return next((n for n in range(first, len(words)) if words[n] in ends or _is_at(words[n])), len(words))


def _is_at(word: str) -> bool:
    """«بالرباط»."""
    return word.startswith("بال") and len(word) > len("بال") + 2


def _find(words: list[str], wanted: tuple[str, ...]) -> int | None:
    size = len(wanted)
    return next((n for n in range(1, len(words) - size) if tuple(words[n : n + size]) == wanted), None)


@lexicon.kept
def _shapes() -> dict[str, tuple[tuple[str, ...], ...]]:
    table = lexicon.rows("entries")
    keys = ("headline_verbs", "headline_nouns", "headline_pairs", "headline_ends")
    return {
        key: tuple(sorted((tuple(plain(one).split()) for one in table[key]), key=len, reverse=True)) for key in keys
    }


def _rows(key: str) -> tuple[tuple[str, ...], ...]:
    return _shapes()[key]
