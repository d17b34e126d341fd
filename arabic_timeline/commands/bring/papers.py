"""Texts, documents and letters → what they say, as text or as the page that a letter holds."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from arabic_timeline.commands.bring import dateline, wrapped
from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.commands.bring.found import LARGEST, SourceError
from arabic_timeline.commands.bring.kinds import BROKEN

_NESTING = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)  # a type whose parts have parts again
_MOST_NESTING = 200  # a letter that was forwarded ten times has thirty; the library looks at all of them for each line
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands above a letter that somebody handed on: a line of its own, then the head of that letter.
_PASSED = re.compile(
    r"^[ >]*-{3,}(?=[^\n-]*(?:forwarded|original|معاد|توجيه|أصلية|transféré))[^\n-]+-{3,}[^\n]*\n"
    r"((?:[ >*]*[^\n:]{1,20}:[^\n]*\n)+)",
    re.IGNORECASE | re.MULTILINE,
)
_PASSED_HTML = re.compile(r"<div(?=[^<>]*\bgmail_attr\b)[^<>]*>(.{0,2000}?)</div>", re.IGNORECASE | re.DOTALL)
_SENT_BY = re.compile(r"(?:from|من|de)\*?\s*:\*?\s*(.+)", re.IGNORECASE)
_SIGNATURE = re.compile(r"\n-- ?\r?\n")
_DATED = re.compile(r"(?:date|sent|التاريخ|تاريخ|أرسلت?)\*?\s*:\*?\s*(.+)", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TITLE_STYLE = re.compile(r"title$|heading_?1$|titre$|a3$", re.IGNORECASE)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


def text(raw: bytes, name: str) -> dict[str, str]:
    """The fields of a text."""
    return {"plain": wrapped.paragraphs(decode(raw)[0].removeprefix("\ufeff"))}


def docx(raw: bytes, name: str) -> dict[str, str]:
    """The fields of a document: its paragraphs, and the one that is styled as its title, if one is.

    The days it keeps are those of the file, not of the article.  What a frame holds stands in it twice, as a shape and
    for programs without shapes: it is read once, as paragraphs of its own.

    Raises:
        SourceError: where it cannot be read.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open("word/document.xml") as file:
            tree: Any = etree.fromstring(file.read(LARGEST), parser)
    except (*BROKEN, KeyError, etree.XMLSyntaxError):
        raise SourceError(f"{name}: not a document that can be read") from None
    for spare in list(tree.iterdescendants(_FALLBACK)):
        spare.getparent().remove(spare)
    found = [(_styled(one), "".join(_runs(one))) for one in tree.iter(f"{_WORD}p")]
    fields = {"plain": "\n".join(line for _, line in found)}
    if title := next((line for style, line in found if line.strip() and _TITLE_STYLE.match(style)), None):
        fields["title"] = " ".join(title.split())
    return fields


def _styled(paragraph: Any) -> str:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    return str(style.get(f"{_WORD}val") or "") if style is not None else ""


def _runs(element: Any) -> Iterator[str]:
    """What a paragraph says, without the paragraphs within it."""
    for child in element:
        tag = str(child.tag).removeprefix(_WORD)
        if tag == "t":
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag != "p":
            yield from _runs(child)


def parts(raw: bytes, name: str, policy: email.policy.Policy[Any]) -> Message:
    """A letter, or a page kept as one, in its parts.

    Raises:
        SourceError: where the library fails on it, or would never come to the end of its parts within parts.
    """
    if len(_NESTING.findall(raw)) > _MOST_NESTING:
        raise SourceError(f"{name}: too many parts within parts")
    try:
        return email.message_from_bytes(raw, policy=policy)
    except MemoryError:
        raise
    except Exception:  # the library looks at some headers while it reads, and fails on them in many ways
        raise SourceError(f"{name}: no letter that can be read") from None


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
        is_html, charset = (
            (body.get_content_type() == "text/html", body.get_content_charset()) if body else (False, None)
        )
    except MemoryError:
        raise
    except Exception:  # headers that are none: the library fails on them in many ways
        held, is_html, charset = None, False, None
    if not isinstance(held, bytes):
        raise SourceError(f"{name}: no text in this letter")
    own = _own(decode(held, charset)[0], is_html)
    sent = _sent(whole)
    fields = {
        "title": re.sub(r"^(?:(?:fwd?|re|رد|إعادة توجيه)\s*:\s*)+", "", _header(whole, "Subject"), flags=re.IGNORECASE),
        "outlet": parseaddr(_header(whole, "From"))[0] if own.sender is None else own.sender,
        "html" if is_html else "plain": own.text if is_html else wrapped.paragraphs(own.text),
        "sent": own.day if own.day is not None else sent.isoformat() if sent else "",
    }
    return {key: value for key, value in fields.items() if value}, sent


@dataclass(frozen=True, slots=True)
class _Own:
    """A letter without what whoever handed it on wrote; ``day`` and ``sender`` of the head that was handed on with it,
    «» where it does not say them, ``None`` where there is no such head."""

    text: str
    day: str | None = None
    sender: str | None = None


def _own(text: str, is_html: bool) -> _Own:
    match = (_PASSED_HTML if is_html else _PASSED).search(text)
    if match is None:
        return _Own(text if is_html else _SIGNATURE.split(text)[0])
    head = re.sub(r"<[^<>]*>", "", re.sub(r"<br[^<>]*>", "\n", match[1])) if is_html else match[1]
    lines = [line.strip(" *>\u200f") for line in head.splitlines()]
    told = [dateline.readings(one[1]) for line in lines if (one := _DATED.match(line))]
    day = next((found[0].day for found in told if len(found) == 1), None)
    sender = next((parseaddr(one[1])[0] for line in lines if (one := _SENT_BY.match(line))), "")
    return _Own(_SIGNATURE.split(text[match.end() :])[0], str(day or ""), sender)


def _header(whole: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(whole.get(name) or "").split())
    except MemoryError:
        raise
    except Exception:  # a header that is none
        return ""


def _sent(whole: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(whole, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
