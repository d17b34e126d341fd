"""Fold Arabic spelling, and keep a map back to the original offsets.

The only place that knows of spelling variants: hamza seats, ة/ه, ى/ي, Persian letters and digits,
Arabic-Indic digits, presentation forms, marks, tatweel, zero-width characters, bidi controls, no-break
spaces.  Patterns elsewhere are written in folded spelling, so that no ``[اأ]`` appears in any of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

# Letters that newspapers interchange, after Unicode 15 names; the right side is the folded spelling.
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي", "ؤ": "و",
    "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
    "ک": "ك", "ڪ": "ك", "ڭ": "ك", "گ": "ك", "ݣ": "ك",
    **{chr(0x660 + n): str(n) for n in range(10)},
    **{chr(0x6F0 + n): str(n) for n in range(10)},
    "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u060d": "/",
    "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
}  # fmt: skip

_DROPPED = frozenset(
    [chr(c) for c in (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E5))]
    + [chr(c) for c in (0x6E7, 0x6E8, *range(0x6EA, 0x6EE), 0x640, 0xAD, 0x61C, 0xFEFF)]
    + [chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))]
)
_DROP = re.compile(f"([{''.join(sorted(_DROPPED))}]+)")
_PRESENTATION = {
    chr(c): unicodedata.normalize("NFKC", chr(c))
    for c in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD))
    if unicodedata.normalize("NFKC", chr(c)) != chr(c)
}
_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))  # of Latin letters, set behind the letter that they are one with

# Letters of every text are replaced without asking; for the others one search says whether any is there.
_COMMON = "أإآىئؤة\u00a0"
_RARE = re.compile(f"[{''.join(sorted({*_LETTERS, *_PRESENTATION, *_ACCENTS} - {*_COMMON}))}]")
_UNFOLDED = re.compile(f"[{''.join(sorted({*_LETTERS, *_PRESENTATION, *_DROPPED, *_ACCENTS}))}]")

# A tatweel, or several, between numbers or with spaces around is set for a stroke.
_STROKE = re.compile("\u0640(?:(?<=[0-9٠-٩۰-۹]\u0640)(?=\u0640{0,3}[0-9٠-٩۰-۹])|(?<= \u0640)(?=\u0640{0,3} ))")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded spelling with the way back to its original offsets.

    From folded offset ``starts[k]`` on, the original offset is larger by ``shifts[k]``; both are empty where the
    offsets are the same.
    """

    text: str
    original: str
    starts: list[int] = field(default_factory=list, repr=False)
    shifts: list[int] = field(default_factory=list, repr=False)

    def at(self, place: int) -> int:
        """The original offset of the folded character at ``place``."""
        if not self.starts:
            return place
        segment = bisect_right(self.starts, place) - 1
        return place if segment < 0 else place + self.shifts[segment]

    def place(self, offset: int) -> int:
        """The folded place of an original offset: that of the first kept character from there on."""
        if not self.starts:
            return offset
        segment = bisect_left(range(len(self.starts)), offset, key=lambda n: self.starts[n] + self.shifts[n]) - 1
        if segment < 0:
            return min(offset, self.starts[0])
        end = self.starts[segment + 1] if segment + 1 < len(self.starts) else len(self.text)
        return min(offset - self.shifts[segment], end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of folded ``[start, end)``: marks that follow the last letter are included."""
        if not self.starts:
            return start, end
        first = self.at(start) if start < len(self.text) else len(self.original)
        if end <= start:
            return first, first
        last = self.at(end - 1) + 1
        while last < len(self.original) and _is_mark(self.original[last]):
            last += 1
        return first, last


@lru_cache(maxsize=8)
def fold(text: str) -> Folded:
    """``text`` in folded spelling with its map; linear in the length of the text.

    The last ones are kept, since several rooms read the same text one after the other.
    """
    letters, forms = _replaced(text)
    if forms:
        return _fold_forms(letters, text)
    parts = _DROP.split(letters)  # what is kept and what is dropped, by turns
    if len(parts) == 1:
        return Folded(letters, text)
    kept = parts[::2]
    return Folded("".join(kept), text, list(accumulate(map(len, kept[:-1]))), list(accumulate(map(len, parts[1::2]))))


def _replaced(text: str) -> tuple[str, bool]:
    """The text with its letters replaced one for one, and whether presentation forms or accents are left in it."""
    if "\u0640" in text:
        text = _STROKE.sub("-", text)
    for char in _COMMON:
        text = text.replace(char, _LETTERS[char])
    if not _RARE.search(text):
        return text, False
    chars = set(text)
    for char in chars & _LETTERS.keys():
        text = text.replace(char, _LETTERS[char])
    return text, not (chars.isdisjoint(_PRESENTATION) and chars.isdisjoint(_ACCENTS))


def plain(text: str) -> str:
    """Folded spelling without the map: for names, table keys and comparisons."""
    if not _UNFOLDED.search(text):
        return text
    letters, forms = _replaced(text)
    return _fold_forms(letters, text).text if forms else _DROP.sub("", letters)


def composed(text: str) -> str:
    """A text whose Latin letters are one with their accents, however they are written."""
    return text if _ACCENTS.isdisjoint(text) else unicodedata.normalize("NFC", text)


def _fold_forms(letters: str, original: str) -> Folded:
    """Folding where presentation forms stand, of which one may be two letters («ﻻ»), or accents beside theirs."""
    out: list[str] = []
    starts, shifts = [], []
    shift = 0
    for n, char in enumerate(letters):
        if char in _DROPPED:
            continue
        if char in _ACCENTS and out and len(whole := unicodedata.normalize("NFC", out[-1] + char)) == 1:
            out[-1] = whole
            continue
        for part in _PRESENTATION.get(char, char):
            if part in _DROPPED or (part == " " and char != " "):
                continue
            if n - len(out) != shift:
                shift = n - len(out)
                starts.append(len(out))
                shifts.append(shift)
            out.append(_LETTERS.get(part, part))
    if len(letters) - len(out) != shift:  # what was dropped after the last letter
        starts.append(len(out))
        shifts.append(len(letters) - len(out))
    return Folded("".join(out), original, starts, shifts)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn" or char == "\u0640"
