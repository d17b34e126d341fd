"""What a message may show of a text that somebody else wrote: one line, short, nothing that turns or hides it."""

from __future__ import annotations

import re
import unicodedata

LONGEST_VALUE = 80  # characters of a wrong value that a message repeats
# Bidi controls would let a name reorder its neighbours; other controls are no characters of XML.
CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]"
)
_WITHOUT_WIDTH = frozenset("\u200b\u200c\u200d\u200e\u200f")


def shown(value: object) -> str:
    """A value as a message may repeat it: short, without control characters."""
    text = printable(str(value)[: LONGEST_VALUE + 1])
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def printable(line: str) -> str:
    """A line without what turns, hides or breaks it on a terminal or in a log."""
    return line if line.isprintable() else "".join(map(_seen, line))


def _seen(char: str) -> str:
    """A character as it may be shown: spaces of every kind are spaces, marks without a width of their own go."""
    if char.isprintable():
        return char
    if char in _WITHOUT_WIDTH:
        return ""
    return " " if unicodedata.category(char) == "Zs" else "�"
