"""What the user names → the pages in it: addresses, folders, and files of every kind that people save pages as."""

from __future__ import annotations

import codecs
import dataclasses
import json
import plistlib
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeAlias

from arabic_timeline import rows
from arabic_timeline.commands.bring import archive, fetch, folders, kinds, papers, printed, pulse
from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.commands.bring.found import LARGEST, Found, LeftOut, SourceError, need_regular

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+)")
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\r\n]{10,60}))?")
_HTTRACK = re.compile(rb"<!--\s*Mirrored from (\S+) by HTTrack[^\r\n>]{0,80}?, \w{3}, (\d\d \w{3} \d{4})")
_SAID = 200  # characters of what a library says
# First bytes of files that are no pages, whatever their names say: pictures, films, programs.
_NO_PAGES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"\x7fELF",
    b"MZ",
    b"\xd0\xcf\x11\xe0",
    b"7z\xbc\xaf",
    b"Rar!",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What is read as one: an address, a file, or a file of a folder (``home``), with what is known of it there."""

    name: str
    kept: folders.Kept | None = None
    home: Path | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Link:
    """A page that an entry of a feed leads to: it is still to be asked for."""

    name: str
    url: str
    feed: str


Given: TypeAlias = Found | SourceError | LeftOut | Link


def parts(source: str) -> Iterator[Part | SourceError | LeftOut]:
    """What a source is made of, in order: of a folder its files."""
    try:
        if not is_address(source) and Path(source).is_dir():
            yield from _folder(Path(source))
        else:
            yield Part(source)
    except Exception as error:
        yield told(source, error)


def given(part: Part) -> Iterator[Given]:
    """Every page of a part; what cannot be read is an error of its own, and the rest goes on."""
    try:
        for one in _given(part):
            yield _as_kept(one, part.kept) if isinstance(one, Found) and part.kept else one
    except Exception as error:  # whatever a file does to its reader, the other sources go on
        yield told(part.name, error)


def is_address(source: str) -> bool:
    """Whether a source is asked for in the network."""
    return re.match(r"https?://", source, re.IGNORECASE) is not None


def told(name: str, error: Exception) -> SourceError:
    """What is wrong with a source, in one line, also where nobody has thought of it.

    Raises:
        MemoryError: where memory has ended: whoever has set its limit tells that.
    """
    if isinstance(error, MemoryError):
        raise error
    if isinstance(error, SourceError):
        return error
    if isinstance(error, OSError):
        return SourceError(f"{name}: {error.strerror or error}")
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return SourceError(f"{name}: could not be read ({said[:_SAID]})")


def _given(part: Part) -> Iterator[Given]:
    path = Path(part.name)
    if not part.home and is_address(part.name):
        yield from _download(part.name)
    elif part.home and path.exists() and not path.resolve().is_relative_to(part.home):
        raise SourceError(f"{path}: a symbolic link that leads out of the folder is not followed")
    elif (scheme := re.match(r"[a-z][a-z0-9+.-]+:", part.name, re.IGNORECASE)) and not path.exists():
        raise SourceError(f"{part.name}: {scheme.group()} is not followed, only http:// and https://")
    else:
        yield from _file(path)


def _as_kept(one: Found, kept: folders.Kept) -> Found:
    """A page with what the program that kept it says of it."""
    if kept.url:
        one = dataclasses.replace(one, url=kept.url, retrieved=kept.saved or one.retrieved)
    if kept.fields:
        one = dataclasses.replace(one, fields={**kept.fields, "html": decode(one.raw)[0]})
    return one


def _folder(folder: Path) -> Iterator[Part | SourceError | LeftOut]:
    found, home = 0, folder.resolve()
    for kept in folders.files(folder):
        found += not isinstance(kept, LeftOut)
        yield Part(str(kept.path), kept, home) if isinstance(kept, folders.Kept) else kept
    if not found:
        raise SourceError(f"{folder}: no page in it (*.html, web archives, documents, feeds …)")


def _file(path: Path) -> Iterator[Given]:
    need_regular(path)
    with path.open("rb") as file:
        start = file.read(kinds.HEAD)
    what = kinds.kind(path.name, start)
    if what in (None, "wacz") and start.startswith(b"PK\x03\x04"):
        with path.open("rb") as file:
            what = kinds.in_zip(file) or what
    if what == "warc":
        yield from archive.pages(path)
    elif what == "wacz":
        yield from archive.packed(path)
    elif what == "lines":
        yield from _json_lines(path)
    else:
        yield from _small(path, what, _bytes(path))


def _whole(path: Path, inner: bytes | None, what: str) -> bytes:
    """What was unpacked of a file, where it is all there and not too large; ``what``: how an error calls the file."""
    if inner is None:
        raise SourceError(f"{path}: {what} cut short or broken")
    if len(inner) > LARGEST:
        raise SourceError(f"{path}: larger than {LARGEST:,} bytes, unpacked")
    return inner


def _small(path: Path, what: kinds.Kind | None, raw: bytes) -> Iterator[Given]:
    """What is held in memory as a whole."""
    name, day = str(path), _day_of(path)
    if what == "packed":
        inner = _whole(path, kinds.unpacked(raw, LARGEST), "packed, and")
        what = kinds.kind(path.stem, inner[: kinds.HEAD])
        if what in ("packed", "warc", "wacz", "lines"):
            raise SourceError(f"{path}: packed within what is packed: unpack it first")
        yield from _small(path, what, inner)
    elif what == "single":
        yield _page(path, _whole(path, kinds.single(raw, LARGEST), "a page of SingleFile,"), day)
    elif what == "json":
        yield from _records(raw, name, day)
    elif what == "feed":
        yield from _entries(raw, name, day)
    elif what == "mhtml":
        yield _mime(path, raw)
    elif what == "safari":
        yield _web_archive(path, raw, day)
    elif what == "mail":
        fields, sent = papers.mail(raw, name)
        yield Found(name=name, raw=raw, retrieved=sent.date() if sent else day, fields=fields)
    elif what in ("text", "docx", "pdf"):
        reader = {"text": papers.text, "docx": papers.docx, "pdf": printed.fields}[what]
        fields = reader(raw, name)
        yield Found(name=name, raw=raw, url=fields.get("url", fields.get("begins")), retrieved=day, fields=fields)
    elif raw.startswith((*_NO_PAGES, b"PK\x03\x04")):
        what_else = kinds.instead(name) or " (its first bytes are those of another kind of file)"
        raise SourceError(f"{path}: not a page{what_else}")
    else:
        yield _page(path, raw, day)


def _page(path: Path, raw: bytes, day: date) -> Found:
    """A saved page, with the address and the day that the program which saved it wrote into its head."""
    head = _head(raw)
    single, saved = _SINGLE_FILE.search(head), _SAVED_FROM.search(head)
    url = single or saved
    if single and single[2]:
        day = _written(single[2].decode("ascii", "replace")) or day
    if url is None and (mirrored := _HTTRACK.search(head)):
        day = _moment(mirrored[2].decode("ascii", "replace"), "%d %b %Y") or day
        return Found(name=str(path), raw=raw, url=f"http://{mirrored[1].decode('utf-8', 'replace')}", retrieved=day)
    return Found(name=str(path), raw=raw, url=url[1].decode("utf-8", "replace") if url else None, retrieved=day)


def _head(raw: bytes) -> bytes:
    """The first bytes of a page, in UTF-8 where it is in UTF-16, as Internet Explorer saves what is of many tongues."""
    head = raw[:8192]
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16", "replace").encode("utf-8", "replace") if is_wide else head


def _written(moment: str) -> date | None:
    """The day of «Tue Mar 12 2024 10:30:00 GMT+0300 (…)», as browsers write it."""
    match = re.match(r"\w{3} (\w{3} \d{1,2} \d{4})", moment)
    return _moment(match[1], "%b %d %Y") if match else None


def _moment(written: str, shape: str) -> date | None:
    try:
        return datetime.strptime(written, shape).date()
    except ValueError:
        return None


def _mime(path: Path, raw: bytes) -> Found:
    """A page that a browser kept as one file."""
    import email.policy

    whole = papers.parts(raw, str(path), email.policy.compat32)
    page = _root(whole)
    held = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(held, bytes):
        raise SourceError(f"{path}: no page in this file")
    if _ends_within(whole, page):
        raise SourceError(f"{path}: cut short within its page")
    url = whole.get("Snapshot-Content-Location") or page.get("Content-Location")
    try:
        day = parsedate_to_datetime(str(whole.get("Date"))).date()
    except (ValueError, TypeError, OverflowError):
        day = _day_of(path)
    charset = page.get_content_charset()
    return Found(name=str(path), raw=held, charset=charset, url=str(url) if url else None, retrieved=day)


def _ends_within(whole: Any, page: Any) -> bool:
    """Whether a page kept as one file ends within its last part, which is the page: nothing shuts it."""
    from email.errors import CloseBoundaryNotFoundDefect

    is_open = any(isinstance(one, CloseBoundaryNotFoundDefect) for part in whole.walk() for one in part.defects)
    return is_open and [part for part in whole.walk() if not part.is_multipart()][-1] is page


def _web_archive(path: Path, raw: bytes, day: date) -> Found:
    """A page that Safari kept as one file."""
    try:
        main = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        held, url, charset = main["WebResourceData"], main["WebResourceURL"], main.get("WebResourceTextEncodingName")
    except MemoryError:
        raise
    except Exception:  # whatever a broken file does to the library, the other sources go on
        raise SourceError(f"{path}: not a web archive of Safari, or cut short") from None
    if not isinstance(held, bytes) or not isinstance(url, str):
        raise SourceError(f"{path}: no page in this file")
    return Found(
        name=str(path), raw=held, charset=charset if isinstance(charset, str) else None, url=url, retrieved=day
    )


def _root(whole: Any) -> Any:
    """The part that is the page: named by the head of the file, else at the address that was kept, else the first."""
    pages = [part for part in whole.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    start, url = whole.get_param("start"), whole.get("Snapshot-Content-Location")
    for header, wanted in (("Content-ID", start), ("Content-Location", url)):
        for part in pages:
            if wanted and part.get(header) == wanted:
                return part
    return next(iter(pages), None)


def _day_of(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _bytes(path: Path) -> bytes:
    need_regular(path)
    with path.open("rb") as file:
        raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise SourceError(f"{path}: larger than {LARGEST:,} bytes")
    return raw


def _json_lines(path: Path) -> Iterator[Found | SourceError]:
    with path.open("rb") as held:
        file, number = pulse.Beating(held), 0
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
    for record in _each(value):
        fields = _fields(record) if isinstance(record, dict) else {}
        if not ({"text", "html"} & fields.keys()):
            yield SourceError(f'{name}: no article in it ("text", "html" or "content" expected)')
            continue
        source = json.dumps(record, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield Found(name=name, raw=source, url=fields.get("url"), retrieved=day, fields=fields)


def _each(value: Any) -> list[Any]:
    """The records of a list, of a JSON Feed, or of what an export wraps around its list."""
    if isinstance(value, dict):
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), value)
    return value if isinstance(value, list) else [value]


_LISTS = ("items", "posts", "articles")

# The names under which JSON exports keep each thing; WordPress («wp-json») wraps text in {"rendered": …}.
_KEYS = {
    "title": ("title", "headline"),
    "text": ("text", "body", "raw_text", "articleBody", "maintext", "content_text"),
    "html": ("html", "content", "content_html"),
    "url": ("url", "link", "canonical_url"),
    "published": ("published", "date", "datePublished", "publication_date", "date_published", "date_publish", "day"),
    "author": ("author", "byline", "authors"),
    "outlet": ("outlet", "source", "sitename"),
}


def _fields(record: Mapping[str, Any]) -> dict[str, str]:
    record = {**record, **_embedded(record)}
    found: dict[str, str] = {}
    for ours, theirs in _KEYS.items():
        for key in theirs:
            value = record.get(key)
            value = _plain(value)
            if isinstance(value, str) and value.strip():
                found[ours] = value
                break
    if "published" not in found and isinstance(gmt := record.get("date_gmt"), str):  # WordPress, which means UTC
        found["published"] = f"{gmt}Z"
    return found


def _plain(value: Any) -> Any:
    """A value that is wrapped, or a list of names, as text."""
    if isinstance(value, list):
        return "; ".join(one for each in value if isinstance(one := _unwrapped(each), str))
    return _unwrapped(value)


def _unwrapped(value: Any) -> Any:
    return value.get("rendered", value.get("name")) if isinstance(value, dict) else value


def _embedded(record: Mapping[str, Any]) -> dict[str, str]:
    """The author of a record of WordPress, which gives him a number, and his name beside it where it is asked to."""
    head = record.get("yoast_head_json")
    if isinstance(head, dict) and isinstance(head.get("author"), str):
        return {"author": head["author"]}
    embedded = record.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    first = authors[0] if isinstance(authors, list) and authors else None
    return {"author": first["name"]} if isinstance(first, dict) and isinstance(first.get("name"), str) else {}


def _entries(raw: bytes, name: str, day: date, address: str | None = None) -> Iterator[Given]:
    """The entries of a feed; what gives only a summary is a link where the feed itself came from an address."""
    from arabic_timeline.commands.bring import feeds

    found = 0
    for entry in feeds.entries(raw):
        found += 1
        url = entry.get("url")
        told = f"{name}: {url or entry.get('title', found)}"
        if "html" in entry:
            source = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
            yield Found(name=told, raw=source, url=url, retrieved=day, fields=entry)
        elif address and url and rows.is_web(url):
            yield Link(told, url, address)
        else:
            yield LeftOut(told, "only a summary in the feed: give its address to add")
    if not found:
        yield SourceError(f"{name}: no entry in this feed")


def asked(link: Link, share: fetch.Share) -> Found | SourceError | LeftOut:
    """The page that an entry of a feed leads to, within what is left for all of them; one line says that it is used up,
    and what is not asked for any more is left out.
    """
    if why := share.used():
        if share.is_told:
            return LeftOut(link.name, "not asked for: its feed has had all that one may have")
        share.is_told = True
        return SourceError(f"{link.feed}: gave up asking for what its entries lead to, at {link.url}: {why}")
    try:
        answer = fetch.fetch(link.url, named_by=link.feed, share=share)
    except fetch.FetchError as error:
        return SourceError(f"{link.url}: {error}")
    retrieved = datetime.now(UTC).date()
    return Found(name=link.url, raw=answer.raw, charset=answer.charset, url=answer.url, retrieved=retrieved)


def _download(address: str) -> Iterator[Given]:
    try:
        answer = fetch.fetch(address)
    except fetch.FetchError as error:
        raise SourceError(f"{address}: {error}") from None
    pulse.beat()
    day = datetime.now(UTC).date()
    if answer.kind == "application/json":
        yield from _records(answer.raw, address, day)
    elif kinds.kind(answer.url, answer.raw[: kinds.HEAD]) == "feed":
        yield from _entries(answer.raw, address, day, answer.url)
    else:
        yield Found(name=address, raw=answer.raw, charset=answer.charset, url=answer.url, retrieved=day)
