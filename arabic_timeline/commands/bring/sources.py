"""Pages, folders, JSON lines, web archives and addresses → the bytes of each page with what is known of it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

LARGEST = 20_000_000  # bytes of one page
_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".json", ".jsonl", ".ndjson", ".warc", ".warc.gz")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{1,2000})\s*-->", re.IGNORECASE)


class SourceError(Exception):
    """A source that cannot be read: one clear line."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page as it came: its bytes (HTML) or ready fields, where from, and the day it was saved."""

    name: str
    raw: bytes
    charset: str | None = None
    url: str | None = None
    retrieved: date | None = None
    fields: Mapping[str, str] | None = None  # title, text, url, published, author, outlet, html


def pages(source: str) -> Iterator[Found | SourceError]:
    """Every page of a source; what cannot be read is handed on as an error, and the rest goes on."""
    try:
        if re.match(r"https?://", source, re.IGNORECASE):
            yield _download(source)
        elif Path(source).is_dir():
            for path in sorted(Path(source).rglob("*")):
                if path.is_file() and path.name.lower().endswith(_PAGES) and not path.name.startswith("."):
                    yield from pages(str(path))
        else:
            yield from _file(Path(source))
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(f"{source}: {error.strerror or error}")


def _file(path: Path) -> Iterator[Found | SourceError]:
    name = path.name.lower()
    if name.endswith((".warc", ".warc.gz")):
        yield from _archive(path)
    elif name.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(path)
    elif name.endswith(".json"):
        yield from _json(path)
    else:
        yield _page(path)


def _page(path: Path) -> Found:
    raw = _bytes(path)
    saved = _SAVED_FROM.search(raw[:4096])
    return Found(
        name=str(path),
        raw=raw,
        url=saved.group(1).decode("ascii", "replace") if saved else None,
        retrieved=_day_of(path),
    )


def _day_of(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise SourceError(f"{path}: no such file")
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
    return raw


def _json_lines(path: Path) -> Iterator[Found | SourceError]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield from _records(line, f"{path}:{number}", _day_of(path))


def _json(path: Path) -> Iterator[Found | SourceError]:
    yield from _records(_bytes(path), str(path), _day_of(path))


def _records(raw: bytes, name: str, day: date) -> Iterator[Found | SourceError]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield SourceError(f"{name}: not JSON: {error}")
        return
    for record in value if isinstance(value, list) else [value]:
        fields = _fields(record) if isinstance(record, dict) else {}
        if not ({"text", "html"} & fields.keys()):
            yield SourceError(f'{name}: no article in it ("text", "html" or "content" expected)')
            continue
        source = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield Found(name=name, raw=source, url=fields.get("url"), retrieved=day, fields=fields)


# The names under which JSON exports keep each thing; WordPress («wp-json») wraps text in {"rendered": …}.
_KEYS = {
    "title": ("title", "headline"),
    "text": ("text", "body", "raw_text", "articleBody"),
    "html": ("html", "content"),
    "url": ("url", "link", "canonical_url"),
    "published": ("published", "date", "datePublished", "publication_date"),
    "author": ("author", "byline"),
    "outlet": ("outlet", "source", "sitename"),
}


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for ours, theirs in _KEYS.items():
        for key in theirs:
            value = record.get(key)
            value = value.get("rendered", value.get("name")) if isinstance(value, dict) else value
            if isinstance(value, str) and value.strip():
                found[ours] = value
                break
    return found


def _archive(path: Path) -> Iterator[Found | SourceError]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type == "response" and _is_page(record):
                    yield _response(record, path)
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            yield SourceError(f"{path}: not a web archive, or cut short: {error}")


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    return bool(headers and headers.get_statuscode() == "200" and "html" in (headers.get_header("Content-Type") or ""))


def _response(record: Any, path: Path) -> Found | SourceError:
    url = record.rec_headers.get_header("WARC-Target-URI")
    raw = record.content_stream().read(LARGEST + 1)
    if len(raw) > LARGEST:
        return SourceError(f"{path}: {url}: larger than {LARGEST:,} bytes")
    saved = (record.rec_headers.get_header("WARC-Date") or "")[:10]
    return Found(
        name=f"{path}: {url}",
        raw=raw,
        charset=_charset(record.http_headers.get_header("Content-Type")),
        url=url,
        retrieved=date.fromisoformat(saved) if re.fullmatch(r"\d{4}-\d\d-\d\d", saved) else None,
    )


def _charset(content_type: str | None) -> str | None:
    match = re.search(r"charset=[\"']?([\w.:-]+)", content_type or "", re.IGNORECASE)
    return match.group(1) if match else None


def _download(address: str) -> Found:
    """The only place of the program that goes to the network, and only where the user names the address."""
    from urllib.error import URLError
    from urllib.request import Request, urlopen

    request = Request(address, headers={"User-Agent": "arabic-timeline (+add)", "Accept": "text/html,*/*;q=0.1"})
    try:
        with urlopen(request, timeout=30) as answer:
            raw = answer.read(LARGEST + 1)
            url, kind = answer.geturl(), answer.headers.get("Content-Type")
    except (URLError, ValueError, OSError) as error:
        raise SourceError(f"{address}: {getattr(error, 'reason', None) or error}") from None
    if len(raw) > LARGEST:
        raise SourceError(f"{address}: larger than {LARGEST:,} bytes")
    return Found(name=address, raw=raw, charset=_charset(kind), url=url, retrieved=datetime.now(UTC).date())
