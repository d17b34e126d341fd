"""A PDF file → its text as it is read: its title, what stands around it, and the address that a browser printed.

Such a file says where letters stand, not what is read after what: `seen` turns a line.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from arabic_timeline.commands.bring import seen
from arabic_timeline.commands.bring.decode import WORDS
from arabic_timeline.commands.bring.found import SourceError
from arabic_timeline.text import plain

NOTE = "read from a PDF file: compare its figures and days with what is printed"
# As the library knows letters with a direction: it turns what it takes for Arabic, and all without one behind it.
_STRONG = re.compile(r"[^\x00-\x2f\x3a-\x40\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff]")
_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SHOWS = (b"Tj", b"TJ")  # operators that show text where they stand
_PAGES = 400  # pages of an article, and of no book
_BRIEF = 60  # characters of a page below which it is a picture
_SAME = 0.3  # of the size of letters: pieces that stand no further apart in height are one line
_LARGE = 1.15  # times the usual size: a title
_FULL = 0.75  # of the length of a line that fills its column
_MOST = 0.95  # of the lines are no longer than one that does
_LONGEST_TITLE = 4  # lines
_TELLING = 3  # words that can be nothing but a title, where the file calls itself so
_CUT = ("…", "...")  # behind an address that had no room
_ADDRESS = re.compile(r"https?://[^\s…]+(?: ?…)?")
# What prints pages of the web, as it calls itself in the file.
_BROWSERS = re.compile(r"Skia/PDF|Chrom|Mozilla|Firefox|Safari|wkhtmltopdf|PhantomJS|Prince|WeasyPrint", re.IGNORECASE)
_OF_PAGES = re.compile(r"(?:^|\s)[\d٠-٩]+ ?(?:/|of|sur|من) ?[\d٠-٩]+(?:\s|$)")  # «1/3», as browsers count pages


@dataclass(slots=True)
class _Row:
    """A line: its pieces with where they start, and the size of its letters."""

    height: float
    size: float
    pieces: list[tuple[float, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Sheets:
    """The lines of each page, and what the file calls itself: what a browser prints is called as its page."""

    rows: list[list[_Row]]
    called: str
    browser: str  # that printed it, or nothing
    made: str  # the day on which the file was made, in ISO 8601, or nothing


def fields(raw: bytes, name: str) -> dict[str, str]:
    """Title (what is printed large at its head, or what the file calls itself) and text of a PDF file.

    ``called``: what the file calls itself; ``made``: the day on which it was made. What a browser printed has its name
    (``browser``) and its address (``url``), or as much of it as had room (``begins``).

    Raises:
        SourceError: where it cannot be read, or holds only pictures of pages.
    """
    sheets = _sheets(raw, name)
    letters = sum(len(text.strip()) for rows in sheets.rows for row in rows for _, text in row.pieces)
    if letters < _BRIEF * max(1, len(sheets.rows)):
        raise SourceError(
            f"{name}: pictures of pages without text: have them read first (OCR, such as ocrmypdf -l ara)"
        )
    address, pages = _without_edges(sheets.rows)
    rows = [row for page in pages for row in page]
    lines = _lines(rows)
    first, end = _titled(lines, rows, sheets.called)
    title = " ".join(" ".join(lines[first:end]).split())
    if seen.is_spelt("\n".join(lines)):
        raise SourceError(f"{name}: nothing in it says which letters are one word: save the page itself, or its text")
    if seen.is_spelt(title):
        title = sheets.called
    above, below = _joined(lines[:first]), _joined(lines[end:])
    plain = "\n".join(one for one in (above, title if first else "", below) if one)
    browser = sheets.browser or ("a browser" if address else "")
    said = {"title": title, "called": sheets.called, "browser": browser, "made": sheets.made}
    return {"plain": plain, **{key: value for key, value in said.items() if value}, **address}


def _lines(rows: Sequence[_Row]) -> list[str]:
    blanks = seen.writes_blanks(row.pieces for row in rows)
    lines, in_order = (
        [seen.line(row.pieces, row.size, in_order=one, blanks=blanks) for row in rows] for one in (False, True)
    )
    return seen.mirrored(in_order if _of_words(in_order) > _of_words(lines) else lines)


def _titled(lines: Sequence[str], rows: Sequence[_Row], called: str) -> tuple[int, int]:
    """The lines of the title: those that say what the file calls itself, or large ones at the head."""
    if named := _called(lines, called):
        return named
    usual = sorted(row.size for row in rows)[len(rows) // 2] if rows else 0
    large = 0
    while large < min(_LONGEST_TITLE, len(rows) - 1) and rows[large].size > _LARGE * usual:
        large += 1
    return 0, large


def _called(lines: Sequence[str], called: str) -> tuple[int, int] | None:
    """The lines that say most of what the file calls itself; its other words are those of a site."""
    whole, best = _letters(called), (0, 0, 0)
    for first in range(len(lines)):
        for end in range(min(first + _LONGEST_TITLE, len(lines) - 1), first, -1):
            said = " ".join(lines[first:end])
            if len(said.split()) >= _TELLING and _letters(said) in whole:
                best = max(best, (len(_letters(said)), -first, -end))
    return (-best[1], -best[2]) if best[0] else None


def _letters(written: str) -> str:
    return "".join(re.findall(r"\w+", plain(written)))


def _without_edges(sheets: Sequence[list[_Row]]) -> tuple[dict[str, str], list[list[_Row]]]:
    """(the address, the pages without it): what a browser prints above and below each, and when it printed."""
    found: list[str] = []
    pages: list[list[_Row]] = []
    for rows in sheets:
        heights = [row.height for row in rows]
        edges = [row for row in rows if heights and row.height in (min(heights), max(heights))]
        said = " ".join(seen.line(row.pieces, row.size) for row in edges)
        address = _ADDRESS.search(said)
        if not address or not _OF_PAGES.search(said.replace(address[0], "")):
            return {}, list(sheets)
        found.append(address[0])
        pages.append([row for row in rows if row not in edges])
    if not found:
        return {}, list(sheets)
    return {"begins" if found[0].endswith(_CUT) else "url": found[0].rstrip(" .…")}, pages


def _sheets(raw: bytes, name: str) -> _Sheets:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise SourceError(f"{name}: PDF files are read by pypdf, which is not installed (pip install pypdf)") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip of a file that it mends
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name}: locked with a password")
        return _Sheets([_rows(sheet) for sheet in reader.pages[:_PAGES]], *_about(reader.metadata))
    except SourceError:
        raise
    except Exception as error:  # whatever a broken file does to the library, the other sources go on
        if isinstance(error, MemoryError):  # told by whoever has set the limit
            raise
        raise SourceError(f"{name}: not a PDF file that can be read ({type(error).__name__})") from None


def _about(head: Any) -> tuple[str, str, str]:
    """(how a file calls itself, the browser that printed it, the day on which it was made), as its head says."""
    if not head:
        return "", "", ""
    called, creator, producer, made = (
        one if isinstance(one := head.get(key), str) else ""
        for key in ("/Title", "/Creator", "/Producer", "/CreationDate")
    )
    browser, day = _BROWSERS.search(f"{creator} {producer}"), re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made)
    return called, browser[0] if browser else "", "-".join(day.groups()) if day else ""


_Matrix: TypeAlias = Sequence[float]


class _Hand:
    """What the library calls while it reads a page.

    It tells of a run of letters when it is over, and where the file is then: the run may have begun some operators
    before, so where each operator that shows text stands is noted as it comes.  Rows keep runs as the file holds them.
    """

    def __init__(self) -> None:
        self.rows: list[_Row] = []
        self._now: tuple[_Matrix, _Matrix] | None = None  # where the operator stands that shows text now
        self._begun: tuple[_Matrix, _Matrix] | None = None  # where the run began
        self._turns = False  # whether the library puts letters before what it has, as it does from the first Arabic one

    def before(self, operator: bytes, _: Any, page: _Matrix, at: _Matrix) -> None:
        self._now = (tuple(page), tuple(at)) if operator in _SHOWS else None
        self._begun = self._begun or self._now

    def take(self, text: str, page: _Matrix, at: _Matrix, _: Any, size: float) -> None:
        page, at = self._begun or (page, at)
        self._begun = self._now
        if strong := _STRONG.search(text):
            self._turns = _ARABIC.match(strong[0]) is not None
        if not text:
            return
        height = at[5] * page[3] + at[4] * page[1] + page[5]
        left = at[4] * page[0] + at[5] * page[2] + page[4]
        large = abs(size * at[3] * page[3]) or 1.0
        if not self.rows or abs(self.rows[-1].height - height) > _SAME * large:
            self.rows.append(_Row(height, large))
        held = text.strip("\n")
        self.rows[-1].pieces.append((left, held[::-1] if self._turns else held))
        if held.strip():
            self.rows[-1].size = max(self.rows[-1].size, large)


def _rows(sheet: Any) -> list[_Row]:
    hand = _Hand()
    sheet.extract_text(visitor_operand_before=hand.before, visitor_text=hand.take)
    return [row for row in hand.rows if any(text.strip() for _, text in row.pieces)]


def _of_words(lines: Iterable[str]) -> int:
    return sum(f" {line} ".count(f" {word} ") for line in lines for word in WORDS)


def _joined(lines: Sequence[str]) -> str:
    """Paragraphs: a line that fills its column goes on in the next."""
    lengths = sorted(map(len, lines)) or [0]
    full = _FULL * lengths[int(_MOST * len(lengths))]
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = bool(line) and len(line) >= full and not line.endswith((".", "!", "؟", ":"))
    return "\n".join(out)
