"""Pages, folders, JSON lines, web archives and addresses → the bytes of each page with what is known of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from arabic_timeline.commands.bring import archive, fetch
from arabic_timeline.commands.bring.found import LARGEST, Found, SourceError, need_regular

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht", ".json", ".jsonl", ".ndjson", ".warc", ".warc.gz")
# PDF, zip (Word, EPUB), pictures, old Word files, gzip.
_NO_PAGES = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{1,2000})\s*-->", re.IGNORECASE)


def pages(source: str) -> Iterator[Found | SourceError]:
    """Every page of a source; what cannot be read is handed on as an error, and the rest goes on."""
    try:
        if re.match(r"https?://", source, re.IGNORECASE):
            yield from _download(source)
        elif (scheme := re.match(r"[a-z][a-z0-9+.-]+:", source, re.IGNORECASE)) and not Path(source).exists():
            raise SourceError(f"{source}: {scheme.group()} is not followed, only http:// and https://")
        elif Path(source).is_dir():
            yield from _folder(Path(source))
        else:
            yield from _file(Path(source))
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(f"{source}: {error.strerror or error}")


def _folder(folder: Path) -> Iterator[Found | SourceError]:
    found = [path for path in sorted(folder.rglob("*")) if path.name.lower().endswith(_PAGES)]
    found = [path for path in found if not path.name.startswith(".") and not _belongs_to_a_page(path, folder)]
    if not found:
        raise SourceError(f"{folder}: no page in it ({', '.join('*' + one for one in _PAGES)})")
    for path in found:
        if path.is_symlink() and path.exists() and not path.resolve().is_relative_to(folder.resolve()):
            yield SourceError(f"{path}: a symbolic link that leads out of the folder is not followed")
        else:
            yield from pages(str(path))


def _belongs_to_a_page(path: Path, folder: Path) -> bool:
    """Frames and advertisements that browsers keep beside «page.html», in «page_files»."""
    for above in path.relative_to(folder).parents:
        stem = re.sub(r"[_-](?:files|ملفات|fichiers)$", "", above.name)
        if stem != above.name and any((folder / above).with_name(f"{stem}{end}").exists() for end in (".html", ".htm")):
            return True
    return False


def _file(path: Path) -> Iterator[Found | SourceError]:
    name = path.name.lower()
    if name.endswith((".warc", ".warc.gz")):
        need_regular(path)
        yield from archive.pages(path)
    elif name.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(path)
    elif name.endswith(".json"):
        yield from _records(_bytes(path), str(path), _day_of(path))
    elif name.endswith((".mhtml", ".mht")):
        yield _mime(path)
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


def _mime(path: Path) -> Found:
    """A page that a browser kept as one file: its first part of HTML."""
    import email
    import email.policy
    from email.utils import parsedate_to_datetime

    whole = email.message_from_bytes(_bytes(path), policy=email.policy.compat32)
    page = next((part for part in whole.walk() if part.get_content_type() == "text/html"), None)
    raw = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(raw, bytes):
        raise SourceError(f"{path}: no page in this file")
    url = whole.get("Snapshot-Content-Location") or page.get("Content-Location")
    try:
        day = parsedate_to_datetime(str(whole.get("Date"))).date()
    except (ValueError, TypeError, OverflowError):
        day = _day_of(path)
    charset = page.get_content_charset()
    return Found(name=str(path), raw=raw, charset=charset, url=str(url) if url else None, retrieved=day)


def _day_of(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _bytes(path: Path) -> bytes:
    need_regular(path)
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
    if raw.startswith(_NO_PAGES):
        raise SourceError(f"{path}: not a page (its first bytes are those of another kind of file)")
    return raw


def _json_lines(path: Path) -> Iterator[Found | SourceError]:
    need_regular(path)
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LARGEST + 1):
            number += 1
            if len(line) > LARGEST:
                yield SourceError(f"{path}:{number}: longer than {LARGEST:,} bytes")
                while line and not line.endswith(b"\n"):
                    line = file.readline(LARGEST)
            elif line.strip():
                yield from _records(line, f"{path}:{number}", _day_of(path))


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


def _download(address: str) -> Iterator[Found | SourceError]:
    try:
        answer = fetch.fetch(address)
    except fetch.FetchError as error:
        raise SourceError(f"{address}: {error}") from None
    day = datetime.now(UTC).date()
    if answer.kind == "application/json":
        yield from _records(answer.raw, address, day)
    else:
        yield Found(name=address, raw=answer.raw, charset=answer.charset, url=answer.url, retrieved=day)
