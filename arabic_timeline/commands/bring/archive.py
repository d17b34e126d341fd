"""A web archive → the pages in it.  A record that cannot be read is an error of its own, and the rest goes on."""

from __future__ import annotations

import contextlib
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from arabic_timeline import rows
from arabic_timeline.commands.bring import brotlied, fetch, kinds
from arabic_timeline.commands.bring.found import LARGEST, Found, SourceError
from arabic_timeline.commands.bring.pulse import Beating

_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_MOST_LISTED = 100_000  # lines of a list of pages
_PIECE = 65_536  # bytes read at once
_SPARE = 10_000  # bytes that a small file may be longer than twice what it takes in its archive


def pages(path: Path) -> Iterator[Found | SourceError]:
    """Every page of a WARC file, packed or not."""
    found = 0
    with path.open("rb") as file:
        for page in _records(Beating(file), path, None):
            found += 1
            yield page
    if not found:
        yield SourceError(f"{path}: no page in this archive")


def packed(path: Path) -> Iterator[Found | SourceError]:
    """Every page of a WACZ file: those that its list names, where it has one, and no frame of theirs."""
    found = 0
    try:
        with zipfile.ZipFile(path) as archive:
            wanted = _listed(archive)
            for page in _inside(archive, path, wanted):
                found += 1
                yield page
            if not found and wanted:  # listed under other addresses than they were answered at
                for page in _inside(archive, path, None):
                    found += 1
                    yield page
    except kinds.BROKEN as error:
        yield SourceError(f"{path}: not a web archive, or cut short: {error}")
        return
    if not found:
        yield SourceError(f"{path}: no page in this archive{kinds.instead(path.name)}")


def _inside(archive: zipfile.ZipFile, path: Path, wanted: frozenset[str] | None) -> Iterator[Found | SourceError]:
    for name in sorted(archive.namelist()):
        if not re.fullmatch(r"archive/[^/]+\.warc(?:\.gz)?", name):
            continue
        about = archive.getinfo(name)
        if name.endswith(".gz") and about.file_size > 2 * about.compress_size + _SPARE:
            yield SourceError(f"{path}: {name}: packed within what is packed")  # what is packed once packs no more
            continue
        with archive.open(name) as file:
            yield from _records(Beating(file), path, wanted)


def _listed(archive: zipfile.ZipFile) -> frozenset[str] | None:
    """The addresses of the lists of pages: those that were asked for, and those found from them.

    ``None`` where there is no such list, or one longer than any.
    """
    lines: list[bytes] = []
    for name in _LISTS:
        if name in archive.namelist():
            with archive.open(name) as file:
                lines += file.read(LARGEST).split(b"\n", _MOST_LISTED)
    if len(lines) > _MOST_LISTED:
        return None
    found = set()
    for line in lines:
        with contextlib.suppress(ValueError, RecursionError):
            told = json.loads(line)
            if isinstance(told, dict) and isinstance(told.get("url"), str):
                found.add(told["url"].partition("#")[0])
    return frozenset(found) or None


def _records(file: Any, path: Path, wanted: frozenset[str] | None) -> Iterator[Found | SourceError]:
    from warcio.archiveiterator import ArchiveIterator

    try:
        for record in ArchiveIterator(file, no_record_parse=True):
            target = record.rec_headers.get_header("WARC-Target-URI") or ""
            is_page = record.rec_type in ("response", "resource")
            if wanted is not None and target.partition("#")[0] not in wanted:
                is_page = False
            page = _page(record, path) if is_page else None
            if _is_cut_short(record):
                yield SourceError(f"{path}: cut short within what it holds of {target or 'an unnamed page'}")
            elif page is not None:
                yield page
    except Exception as error:  # lengths beyond all numbers, headers that are none: whatever they do to the library
        if isinstance(error, MemoryError):  # told by whoever has set the limit
            raise
        said = " ".join(str(error).split())
        yield SourceError(f"{path}: not a web archive, or cut short: {said or type(error).__name__}")


def _is_cut_short(record: Any) -> bool:
    """Whether a record ends before its length, which warcio takes for its end.

    Raises:
        EOFError: where it does not say its length, as no whole record does.
    """
    while record.raw_stream.read(_PIECE):
        pass
    if record.length is None:
        raise EOFError("a record without a length")
    return int(getattr(record.raw_stream, "limit", 0)) > 0


def _page(record: Any, path: Path) -> Found | SourceError | None:
    url = record.rec_headers.get_header("WARC-Target-URI")
    if not url:
        return SourceError(f"{path}: a record that does not say what it is of (WARC-Target-URI)")
    if record.rec_type == "response":
        wrong = _read_head(record)
        if wrong:
            return SourceError(f"{path}: {url}: {wrong}")
    if not _is_html(record):
        return None
    if wrong := _unread(record):
        return SourceError(f"{path}: {url}: {wrong}")
    try:
        raw = _content(record)
    except brotlied.BrotliError as error:
        return SourceError(f"{path}: {url}: {error}")
    if len(raw) > LARGEST:
        return SourceError(f"{path}: {url}: larger than {LARGEST:,} bytes")
    headers = record.http_headers or record.rec_headers
    return Found(
        name=f"{path}: {url}",
        raw=raw,
        charset=fetch.charset(headers.get_header("Content-Type")),
        url=url,
        retrieved=_day(record.rec_headers.get_header("WARC-Date")),
    )


def _read_head(record: Any) -> str | None:
    """Read the head of an HTTP answer; what is wrong with it, or ``None``."""
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    try:
        record.http_headers = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1"], verify=True).parse(record.raw_stream)
    except (StatusAndHeadersParserException, EOFError):
        return "not an answer of HTTP"
    return None


def _content(record: Any) -> bytes:
    """What a record holds, unpacked, up to some bytes more than ``LARGEST``.

    Raises:
        brotlied.BrotliError: where it is packed so, and cannot be unpacked.
    """
    from warcio.bufferedreaders import ChunkedDataReader

    if _packed(record) != "br":
        return record.content_stream().read(LARGEST + 1)  # type: ignore[no-any-return]
    in_pieces = record.http_headers.get_header("Transfer-Encoding") == "chunked"
    return brotlied.unpacked(ChunkedDataReader(record.raw_stream) if in_pieces else record.raw_stream, LARGEST)


def _packed(record: Any) -> str:
    """How an answer is packed, in small letters; nothing where it is not."""
    return ((record.http_headers and record.http_headers.get_header("Content-Encoding")) or "").strip().lower()


def _unread(record: Any) -> str | None:
    """Why what a record holds would be no page: its crawler cut it short, or it is packed in a way that is not read."""
    from warcio.bufferedreaders import BufferedReader

    if why := record.rec_headers.get_header("WARC-Truncated"):
        return f"cut short when it was saved ({rows.shown(why)})"
    packed = _packed(record)
    if packed in ("", "identity", "br", *BufferedReader.get_supported_decompressors()):
        return None
    return f"packed with «{rows.shown(packed)}», which is not read: save the page anew"


def _is_html(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type == "resource":
        return "html" in (record.rec_headers.get_header("Content-Type") or "")
    return bool(headers and headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or ""))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None
