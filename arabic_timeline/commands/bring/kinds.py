"""What kind of file something is: by what it starts with, and by its name where that says nothing."""

from __future__ import annotations

import codecs
import io
import lzma
import re
import zipfile
import zlib
from typing import IO, Literal

from arabic_timeline.commands.bring.decode import decode

Kind = Literal[
    "page",
    "feed",
    "warc",
    "wacz",
    "json",
    "lines",
    "mhtml",
    "mail",
    "text",
    "docx",
    "pdf",
    "packed",
    "safari",
    "single",
]

HEAD = 4096  # bytes that tell
# What a zip that is damaged, locked, or packed in some other way does to its reader; RuntimeError stands for more.
BROKEN = (zipfile.BadZipFile, ValueError, RuntimeError, OSError, EOFError, zlib.error, lzma.LZMAError)
_PIECE = 512  # bytes of a .gz that are unpacked first
PAGE = "index.html"  # in a zip of SingleFile
_NAMED: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".warc": "warc", ".mhtml": "mhtml", ".mht": "mhtml",
    ".eml": "mail", ".txt": "text", ".rss": "feed", ".atom": "feed", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".shtml": "page", ".php": "page", ".asp": "page", ".aspx": "page", ".jsp": "page", ".docx": "docx", ".pdf": "pdf",
    ".wacz": "wacz",
}  # fmt: skip
# What people keep pages in besides, and what to do with it.
_INSTEAD = {
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages", ".wpd"), "save it as .docx"),
    **dict.fromkeys((".url", ".webloc", ".desktop", ".lnk"), "a link: give its address to add"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".tgz"), "unpack it first"),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".numbers"), "save it as .csv"),
    **dict.fromkeys((".epub", ".mobi", ".djvu"), "save the article as .pdf or .txt"),
}
_OTHERS = (".css", ".js", ".xml", ".rdf", ".csv", ".svg", ".md", ".yaml", ".yml", ".sqlite", ".map", ".log")
_PAGE = re.compile(r"<!doctype\s+html|<(?:html|head|body|article|title|div|table|p)[\s>]", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed)[\s>]|<rdf:RDF\s[^>]*purl\.org/rss/", re.IGNORECASE)
_ITSELF = re.compile(rb"<html[^>]* data-sfz\b")  # a page of SingleFile that unpacks itself: a zip follows
_MAIL = re.compile(r"(?:(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to)\s*:)", re.I)
_SAVED = re.compile(r"^(?:Snapshot-Content-Location\s*:|From:\s*.?Saved by)", re.IGNORECASE | re.MULTILINE)
_RECORD = re.compile(r"(?:\[\s*)?\{\s*\"\w+\"\s*:")
_ANOTHER = re.compile(r"\}\s*\n\s*\{")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LEAST = 40  # Arabic letters from which a file without a telling name is a text


def instead(name: str) -> str:
    """What to do with a file that is not read: «: save it as .docx»; nothing where nothing helps."""
    told = _INSTEAD.get(_ending(name))
    return f": {told}" if told else ""


def kind(name: str, head: bytes) -> Kind | None:
    """The kind of a file with this name that starts with ``head``; ``None`` where it is none that is read."""
    ending = _ending(name)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if ending == ".docx" else "wacz" if ending in (".wacz", ".zip") else None
    if _ITSELF.search(head[:200]):
        return "single"
    if head.startswith(b"\x1f\x8b"):
        return "warc" if _unpacked(head).startswith(b"WARC/") or name.lower().endswith(".warc.gz") else "packed"
    if head.startswith(b"bplist00") and ending == ".webarchive":
        return "safari"
    if head.startswith(b"WARC/"):
        return "warc"
    return _of_text(ending, head)


def _of_text(ending: str, head: bytes) -> Kind | None:
    named = _NAMED.get(ending)
    if named in ("lines", "json", "warc", "mhtml"):
        return named
    has_mark = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if b"\x00" in head and not has_mark:
        return named if named == "page" else None
    text = decode(head)[0].lstrip("\ufeff \t\r\n")
    if _FEED.search(text[:2048]) and not _PAGE.match(text):
        return "feed"
    if named is None and ending not in _OTHERS and _RECORD.match(text):
        return "json" if text.startswith("[") or not _ANOTHER.search(text) else "lines"
    if named == "mail" or (named is None and _MAIL.match(text)):
        return "mhtml" if _SAVED.search(text) else "mail"
    if _PAGE.search(text) and ending not in _OTHERS:
        return "text" if named == "text" else "page"
    if named is None and ending not in _OTHERS and len(_ARABIC.findall(text)) >= _LEAST:
        return "text"
    return named


def in_zip(file: IO[bytes]) -> Kind | None:
    """What a zip holds: a document, a page of SingleFile, a web archive, or nothing that is read."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except BROKEN:
        return None
    if "word/document.xml" in names:
        return "docx"
    if names >= {PAGE, "manifest.json"}:
        return "single"
    return "wacz" if any(re.fullmatch(r"archive/[^/]+\.warc(?:\.gz)?", one) for one in names) else None


def single(raw: bytes, largest: int) -> bytes | None:
    """The page in a zip of SingleFile, up to one byte more than ``largest``; ``None`` where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open(PAGE) as file:
            return file.read(largest + 1)
    except (*BROKEN, KeyError):
        return None


def unpacked(raw: bytes, largest: int) -> bytes | None:
    """What a .gz holds, up to one byte more than ``largest``; ``None`` where it is broken."""
    held, at = io.BytesIO(), 0
    while at < len(raw) and held.tell() <= largest:
        unpack, size = zlib.decompressobj(47), _PIECE
        while not unpack.eof and held.tell() <= largest:
            piece = memoryview(raw)[at : at + size]  # of many members each takes what it has, not all that follows
            try:
                held.write(unpack.decompress(piece, largest + 1 - held.tell()))
            except zlib.error:
                return None
            if not piece:
                return None
            at, size = at + len(piece) - len(unpack.unused_data), 2 * size
    return held.getvalue()


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(head, 64)
    except zlib.error:
        return b""


def _ending(name: str) -> str:
    """«.html» of «a.html», and of «index.php?id=12.html» or «a.html.1», as programs that save pages write them."""
    plain = name.lower().rpartition("/")[2]
    plain = re.sub(r"(?:\.\d{1,3}|\.gz)$", "", plain)
    found = re.search(r"\.[a-z]{2,10}$", plain)
    if found:
        return found[0]
    query = re.search(r"(\.(?:php|aspx?|jsp|html?))[?@;%]", plain)
    return query[1] if query else ""
