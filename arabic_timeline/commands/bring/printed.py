"""A PDF file → its text as it is read: lines put together by where they stand, from right to left.

Such a file says where letters stand, not what is read after what: figures between Arabic words are pieces of their own.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from arabic_timeline.commands.bring.decode import WORDS
from arabic_timeline.commands.bring.found import SourceError

NOTE = "read from a PDF file: compare its figures and days with what is printed"
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufeff]+")  # letters by their shape in a word
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_PAGES = 400  # pages of an article, and of no book
_BRIEF = 60  # characters of a page below which it is a picture
_SAME = 0.3  # of the size of letters: pieces that stand no further apart in height are one line
_LARGE = 1.15  # times the usual size: a title
_LONGEST_TITLE = 4  # lines


@dataclass(slots=True)
class _Row:
    """A line: its pieces with where they start, and the size of its letters."""

    height: float
    size: float
    pieces: list[tuple[float, str]] = field(default_factory=list)


def fields(raw: bytes, name: str) -> dict[str, str]:
    """Title (what is printed large at its head) and text of a PDF file.

    Raises:
        SourceError: where it cannot be read, or holds only pictures of pages.
    """
    sheets = _sheets(raw, name)
    if sum(len(text) for rows in sheets for row in rows for _, text in row.pieces) < _BRIEF * max(1, len(sheets)):
        raise SourceError(
            f"{name}: pictures of pages without text: have them read first (OCR, such as ocrmypdf -l ara)"
        )
    rows = [row for sheet in sheets for row in sheet]
    lines, turned = [_line(row) for row in rows], [_line(row, turned=True) for row in rows]
    if _of_words(turned) > _of_words(lines):  # the file keeps letters in the order of reading, the library turned them
        lines = turned
    usual = sorted(row.size for row in rows)[len(rows) // 2]
    large = 0
    while large < min(_LONGEST_TITLE, len(rows) - 1) and rows[large].size > _LARGE * usual:
        large += 1
    found = {"plain": _joined(lines[large:])}
    if large:
        found["title"] = " ".join(" ".join(lines[:large]).split())
    return found


def _sheets(raw: bytes, name: str) -> list[list[_Row]]:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise SourceError(f"{name}: PDF files are read by pypdf, which is not installed (pip install pypdf)") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip of a file that it mends
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name}: locked with a password")
        return [_rows(sheet) for sheet in reader.pages[:_PAGES]]
    except SourceError:
        raise
    except Exception as error:  # whatever a broken file does to the library, the other sources go on
        raise SourceError(f"{name}: not a PDF file that can be read ({type(error).__name__})") from None


def _rows(sheet: Any) -> list[_Row]:
    rows: list[_Row] = []

    def take(text: str, page: Sequence[float], at: Sequence[float], _: Any, size: float) -> None:
        if not text.strip():
            return
        height = at[5] * page[3] + at[4] * page[1] + page[5]
        left = at[4] * page[0] + at[5] * page[2] + page[4]
        large = abs(size * at[3] * page[3]) or 1.0
        if not rows or abs(rows[-1].height - height) > _SAME * large:
            rows.append(_Row(height, large))
        rows[-1].pieces.append((left, text.strip("\n")))
        rows[-1].size = max(rows[-1].size, large)

    sheet.extract_text(visitor_text=take)
    return rows


def _line(row: _Row, *, turned: bool = False) -> str:
    """The pieces from right to left where the line is Arabic, each turned about where that is asked for."""
    is_arabic = any(re.search(r"[\u0600-\u06ff\ufb50-\ufeff]", text) for _, text in row.pieces)
    pieces = sorted(row.pieces, key=lambda one: one[0], reverse=is_arabic)
    line = " ".join(_turned(text) if turned else text for _, text in pieces)
    return " ".join(_MARKS.sub("", _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), line)).split())


def _turned(line: str) -> str:
    """A piece from its other end; what runs from left to right (figures, Latin words) keeps its own order."""
    back = re.sub(r"[0-9٠-٩A-Za-z][0-9٠-٩A-Za-z.,:/@-]*", lambda match: match[0][::-1], line[::-1])
    return back.translate(str.maketrans("()[]«»", ")(][»«"))


def _of_words(lines: Iterable[str]) -> int:
    return sum(f" {line} ".count(f" {word} ") for line in lines for word in WORDS)


def _joined(lines: Sequence[str]) -> str:
    """Paragraphs: a line that fills its column goes on in the next."""
    full = 0.75 * max(map(len, lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = bool(line) and len(line) >= full and not line.endswith((".", "!", "؟", ":"))
    return "\n".join(out)
