"""Texts, documents and letters → what they say, as text or as the page that a letter holds."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.commands.bring.found import LARGEST, SourceError

_NESTING = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)  # a type whose parts have parts again
_MOST_NESTING = 200  # a letter that was forwarded ten times has thirty; the library looks at all of them for each line
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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


def parts(raw: bytes, name: str, policy: email.policy.Policy[Any]) -> Message:
    """A letter, or a page kept as one, in its parts.

    Raises:
        SourceError: where parts within parts are so many that the library would never come to their end.
    """
    if len(_NESTING.findall(raw)) > _MOST_NESTING:
        raise SourceError(f"{name}: too many parts within parts")
    return email.message_from_bytes(raw, policy=policy)


def mail(raw: bytes, name: str) -> tuple[dict[str, str], datetime | None]:
    """(the fields of a letter, when it was sent): its header's day is that of its publication.

    Raises:
        SourceError: where there is no text in it.
    """
    whole = parts(raw, name, email.policy.default)
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
