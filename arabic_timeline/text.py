"""Fold Arabic spelling, and keep a map back to the original offsets.

The only place that knows of spelling variants: hamza seats, ة/ه, ى/ي, Persian letters and digits,
Arabic-Indic digits, presentation forms, marks, tatweel, zero-width characters, bidi controls, no-break
spaces.  Patterns elsewhere are written in folded spelling, so that no ``[اأ]`` appears in any of them.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

# Letters that newspapers interchange, after Unicode 15 names; the right side is the folded spelling.
_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
        "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي", "ؤ": "و",
        "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه",
        "ک": "ك", "ڪ": "ك", "ڭ": "ك", "گ": "ك", "ݣ": "ك",
        **{chr(0x660 + n): str(n) for n in range(10)},
        **{chr(0x6F0 + n): str(n) for n in range(10)},
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip

_DROPPED = frozenset(
    [chr(c) for c in (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E5))]
    + [chr(c) for c in (0x6E7, 0x6E8, *range(0x6EA, 0x6EE), 0x640, 0xAD, 0x61C, 0xFEFF)]
    + [chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))]
)
_DROP = dict.fromkeys(map(ord, _DROPPED))
_PRESENTATION = {
    c: unicodedata.normalize("NFKC", chr(c))
    for c in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD))
    if unicodedata.normalize("NFKC", chr(c)) != chr(c)
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded spelling; ``at[i]`` is the original offset of its character ``i`` (``None``: the same)."""

    text: str
    original: str
    at: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of folded ``[start, end)``: marks that follow the last letter are included."""
        if self.at is None:
            return start, end
        first = self.at[start] if start < len(self.at) else len(self.original)
        if end <= start:
            return first, first
        last = self.at[end] if end < len(self.at) else len(self.original)
        while last > self.at[end - 1] + 1 and not _is_mark(self.original[last - 1]):
            last -= 1
        return first, last


def fold(text: str) -> Folded:
    """``text`` in folded spelling with its map; linear in the length of the text."""
    letters = text.translate(_LETTERS)
    if letters.isascii() or not _needs_map(letters):
        return Folded(letters, text)
    return _fold_with_map(letters, text)


def plain(text: str) -> str:
    """Folded spelling without the map: for names, table keys and comparisons."""
    return fold(text).text


def _needs_map(text: str) -> bool:
    return not _DROPPED.isdisjoint(text) or not _PRESENTATION.keys().isdisjoint(map(ord, set(text)))


def _fold_with_map(letters: str, original: str) -> Folded:
    at = array("L")
    out = []
    for n, char in enumerate(letters):
        if char in _DROPPED:
            continue
        wide = _PRESENTATION.get(ord(char))
        if wide is None:
            out.append(char)
            at.append(n)
            continue
        for part in wide.translate(_LETTERS):
            if part not in _DROPPED and part != " ":
                out.append(part)
                at.append(n)
    return Folded("".join(out), original, at)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) == "Mn" or char == "\u0640"
