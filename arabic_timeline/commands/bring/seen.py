"""A line as it is seen, from left to right → as it is read: Arabic from its other end, figures and Latin words not.

A PDF file holds letters by where they stand.  What `bidi` libraries do is the way there; this is the way back, as far
as a line of news needs it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

ARABIC = re.compile(r"[\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")  # all but figures
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufeff]+")  # letters by their shape in a word
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
# Latin words with what is between them; figures with the Arabic comma that parts none: «1،6».
_LATIN = re.compile(
    r"[0-9]+(?:،[0-9]+)+|[0-9A-Za-z\u00c0-\u024f](?:[^\u0590-\u08ff\ufb1d-\ufeff()\[\]«»]*[0-9A-Za-z\u00c0-\u024f])?"
)
# Figures with the signs that part none: «10:30», «12/3/2024»; those with a hyphen are seen from right to left.
_FIGURES = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*")
_ARABIC_FIGURES = re.compile(r"[٠-٩۰-۹]+(?:[.,:/٫٬][٠-٩۰-۹]+)*")
_MIRROR = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_BRACKETS = re.compile(r"[()\[\]«»]")
_OPEN, _SHUT = re.compile(r"(?<!\w)[(\[«]\w"), re.compile(r"\w[)\]»](?!\w)")
# Gaps between pieces that are none between words.
_LOOSE = re.compile(r"(?<=[(\[«“]) +| +(?=[)\]»”،؛؟!.:](?: |$))|(?<=ـ) +(?=[0-9٠-٩«])|(?<=_) +|(?<=\d) +(?=%)")

_LONG = 8  # letters of a word: longer ones, on an average, are several
_BROAD, _GAP = 0.45, 1.0  # of the size of letters: how wide one is about, and a gap between columns
_SPELT = 0.3  # of the words of a text that no text is in single letters

Pieces: TypeAlias = Sequence[tuple[float, str]]  # where each starts, and its letters as the file holds them


def line(pieces: Pieces, size: float, *, in_order: bool = False, blanks: bool = False) -> str:
    """The pieces of a line as they are read.

    ``size``: that of its letters, in the units of their places; ``in_order``: the file keeps its letters in the order
    of reading, whatever is seen; ``blanks``: it writes those between pieces (``writes_blanks``).
    """
    size = size if blanks else 0.0
    is_arabic = any(ARABIC.search(text) for _, text in pieces)
    if not is_arabic:
        return _plain(_joined(sorted(pieces, key=_left), size))
    if in_order:
        return _plain(_joined(sorted(pieces, key=_left, reverse=True), size))
    return _plain(_read(_joined(sorted(pieces, key=_left), size)))


def mirrored(lines: Iterable[str]) -> list[str]:
    """The lines with brackets that open and shut: many files hold them by their shape, which turns with a line."""
    held = list(lines)
    turned = [one.translate(_MIRROR) if ARABIC.search(one) else one for one in held]
    better = turned if _well_formed(turned) > _well_formed(held) else held
    return [_LOOSE.sub("", one) for one in better]


def _left(piece: tuple[float, str]) -> float:
    return piece[0]


def writes_blanks(lines: Iterable[Pieces]) -> bool:
    """Whether a file writes the blanks between its pieces: at the edges of these, or as pieces of their own."""
    several = [one for one in lines if len(one) > 1]
    return 2 * sum(any(text != text.strip() for _, text in one) for one in several) > len(several)


def _joined(pieces: Pieces, size: float) -> str:
    """Pieces that start at one place were one in the file, and were taken apart.

    Where pieces are words nothing but their places parts them.  A file that writes the blanks between them, too, parts
    letters of one word where these are of several fonts: then (``size`` is not 0) only blanks and wide gaps part.
    """
    held = [pieces[n - 1][0] == left if n else True for n, (left, _) in enumerate(pieces)]
    by_place = _with_blanks(pieces, held)
    if not size:
        return by_place
    close = [one or not _is_wide(pieces[n - 1], pieces[n], size) for n, one in enumerate(held)]
    by_blanks = _with_blanks(pieces, close)
    words = by_blanks.split()
    return by_blanks if words and sum(map(len, words)) <= _LONG * len(words) else by_place


def _with_blanks(pieces: Pieces, close: Sequence[bool]) -> str:
    return "".join(text if near else f" {text}" for (_, text), near in zip(pieces, close, strict=True))


def _is_wide(one: tuple[float, str], other: tuple[float, str], size: float) -> bool:
    """Whether the gap between two pieces is one of columns: nobody knows how wide letters are, but about."""
    first, second = sorted((one, other), key=_left)
    return second[0] - first[0] - len(first[1]) * _BROAD * size > _GAP * size


def is_spelt(text: str) -> bool:
    """Whether words stand in single letters, as where nothing in a file says which of them are one word."""
    written = re.findall(r"[^\W\d_]+", text)
    single = sum(len(one) == 1 for one in written)
    return single > _SPELT * len(written)


def _read(seen: str) -> str:
    return _LATIN.sub(_run, _ARABIC_FIGURES.sub(_turned, seen[::-1]))


def _turned(match: re.Match[str]) -> str:
    return match[0][::-1]


def _run(match: re.Match[str]) -> str:
    """Latin words with what is between them, or figures, each by itself."""
    return match[0][::-1] if re.search(r"[^\W\d_]|،", match[0]) else _FIGURES.sub(_turned, match[0])


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub("", _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)).split())


def _well_formed(lines: Iterable[str]) -> tuple[int, int]:
    """How many brackets open and shut again in a line, and how many stand at that side of a word at which they do."""
    held = list(lines)
    return (
        sum(map(_pairs, held)),
        sum(len(_OPEN.findall(one)) + len(_SHUT.findall(one)) for one in held),
    )


def _pairs(line: str) -> int:
    opened: list[str] = []
    pairs = 0
    for sign in _BRACKETS.findall(line):
        if sign in "([«":
            opened.append(sign)
        elif opened and opened[-1] == sign.translate(_MIRROR):
            opened.pop()
            pairs += 1
    return pairs
