"""Texts, documents, PDF files and letters → what they say, as text or as the page that a letter holds."""

from __future__ import annotations

import email
import email.policy
import io
import re
import unicodedata
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from arabic_timeline.commands.bring.decode import WORDS, decode
from arabic_timeline.commands.bring.found import LARGEST, SourceError

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufeff]+")  # letters by their shape in a word, as PDF files keep them
_PAGES = 400  # pages of a PDF file that is an article, and no book
_BRIEF = 60  # letters of a page below which it is a picture


def text(raw: bytes, name: str) -> dict[str, str]:
    """The fields of a text."""
    return {"plain": decode(raw)[0].removeprefix("\ufeff")}


def docx(raw: bytes, name: str) -> dict[str, str]:
    """The fields of a document: its paragraphs.  The days it keeps are those of the file, not of the article.

    Raises:
        SourceError: where it cannot be read.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open("word/document.xml") as file:
            tree: Any = etree.fromstring(file.read(LARGEST), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, ValueError, NotImplementedError, OSError, RuntimeError):
        raise SourceError(f"{name}: not a document that can be read") from None
    lines = ["".join(map(_run, paragraph.iter())) for paragraph in tree.iter(f"{_WORD}p")]
    return {"plain": "\n".join(lines)}


def _run(element: Any) -> str:
    tag = str(element.tag).removeprefix(_WORD)
    if tag == "t":
        return element.text or ""
    return {"tab": "\t", "br": "\n"}.get(tag, "")


def pdf(raw: bytes, name: str) -> dict[str, str]:
    """The fields of a PDF file that holds text.

    Raises:
        SourceError: where it cannot be read, or holds only pictures of pages.
    """
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip of a file that it mends
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name}: locked with a password")
        sheets = [sheet.extract_text() for sheet in reader.pages[:_PAGES]]
    except SourceError:
        raise
    except Exception as error:  # whatever a broken file does to the library, the other sources go on
        raise SourceError(f"{name}: not a PDF file that can be read ({type(error).__name__})") from None
    if sum(len(sheet.strip()) for sheet in sheets) < _BRIEF * max(1, len(sheets)):
        raise SourceError(
            f"{name}: pictures of pages without text: have them read first (OCR, such as ocrmypdf -l ara)"
        )
    return {"plain": _joined("\n".join(map(_in_order, sheets)))}


def _in_order(sheet: str) -> str:
    """Lines as they are read: plain letters, and turned about where the file keeps them as they are seen."""
    plain = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), sheet)
    turned = "\n".join(map(_turned, plain.split("\n")))
    return turned if _of_words(turned) > _of_words(plain) else plain


def _turned(line: str) -> str:
    """A line from its other end; what runs from left to right (figures, Latin words) keeps its own order."""
    back = line[::-1]
    back = re.sub(r"[0-9٠-٩A-Za-z][0-9٠-٩A-Za-z.,:/@-]*", lambda match: match[0][::-1], back)
    return back.translate(str.maketrans("()[]«»", ")(][»«"))


def _of_words(text: str) -> int:
    return sum(f" {text} ".count(f" {word} ") for word in WORDS)


def _joined(text: str) -> str:
    """Paragraphs: a line that fills its column goes on in the next."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
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


def mail(raw: bytes, name: str) -> tuple[dict[str, str], datetime | None]:
    """(the fields of a letter, when it was sent): its header's day is that of its publication.

    Raises:
        SourceError: where there is no text in it.
    """
    whole = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(whole, EmailMessage)
    try:
        body = whole.get_body(("html", "plain"))
        held = body.get_payload(decode=True) if body else None
    except Exception:  # headers that are none: the library fails on them in many ways
        body, held = None, None
    if body is None or not isinstance(held, bytes):
        raise SourceError(f"{name}: no text in this letter")
    text = decode(held, body.get_content_charset())[0]
    sent = _sent(whole)
    fields = {
        "title": re.sub(r"^(?:(?:fwd?|re|رد|إعادة توجيه)\s*:\s*)+", "", _header(whole, "Subject"), flags=re.IGNORECASE),
        "outlet": parseaddr(_header(whole, "From"))[0],
        "html" if body.get_content_type() == "text/html" else "plain": text,
        "published": sent.isoformat() if sent else "",
    }
    return {key: value for key, value in fields.items() if value}, sent


def _header(whole: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(whole.get(name) or "").split())
    except Exception:  # a header that is none
        return ""


def _sent(whole: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(whole, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
