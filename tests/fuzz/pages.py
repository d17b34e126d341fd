"""Saved pages for `add`: bytes → page → the file on the shelf, which must read back as what was put there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from arabic_timeline import edtf, read
from arabic_timeline.commands import add
from arabic_timeline.commands.bring import page, sources
from arabic_timeline.commands.bring.decode import decode
from arabic_timeline.commands.bring.shelf import Shelf, address

from . import news, oracles, seeding, words
from .choices import Choices
from .reader import _folder as empty_folder

_TAGS = (
    "<p>", "</p>", "<div>", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<br>", "<li>", "<table><tr><td>",
    "</table>",
    "<script>", "</script>", "<style>", "</style>", "<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&", "&#x202e;",
    "&#0;", "&#xd800;",
    "<html lang=ar>", "<head>", "</head>", "<body>", "<template>", "<svg>", "<math>", "<iframe src=x>", "<noscript>",
    "<base href=x>",
    "<title>", "</title>", '<link rel="canonical" href="https://example.org/a">', "<link rel=canonical href=//x>",
    "<p", "<meta ",
    '<meta property="og:title" content="', '">', '<meta charset="windows-1256">', "<meta charset=utf-16>",
    "<time datetime='2022-09-20' pubdate>",
    '<meta property="article:published_time" content="2022-09-20T10:00:00Z">', '<meta name="author" content="x">',
    "<meta content='0000-99-99'>",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-09-20"}</script>',
    '<script type="application/ld+json">[[[[',
)  # fmt: skip
_CHARSETS = (
    None,
    "utf-8",
    "windows-1256",
    "iso-8859-6",
    "utf-16",
    "utf-7",
    "latin-1",
    "idna",
    "nonsense",
    "zlib",
    "rot13",
    "base64",
)
_ADDRESSES = (
    None,
    "https://www.example.org/a?utm_source=x",
    "http://[::1",
    "https://",
    "javascript:x()",
    "https://exa mple/",
    "//x",
    "https://é.test/\u202e",
)


def run(data: bytes) -> None:
    """One page, or one record of an export."""
    choices = Choices(data)
    url, charset = choices.pick(_ADDRESSES), choices.pick(_CHARSETS)
    how = choices.number(0, 7)
    if how == 0:
        found: Any = [*sources._records(choices.raw(choices.left), "x.json", add.date(2022, 9, 20))]
    elif how < 3:
        record = json.dumps(_record(choices)).encode()
        found = [*sources._records(record, "x.json", add.date(2022, 9, 20))]
    else:
        raw = (
            choices.raw(choices.left)
            if how == 3
            else _html(choices).encode(choices.pick(("utf-8", "cp1256", "utf-16")), "replace")
        )
        found = [sources.Found(name="x.html", raw=raw, charset=charset, url=url)]
        text, note = decode(raw, charset)
        text.encode()
        assert note is None or note.isprintable()
    for one in found:
        if isinstance(one, sources.SourceError):
            assert "\n" not in str(one)
        else:
            _shelved(one)


def _html(choices: Choices) -> str:
    """A page with a head and paragraphs of news, its tags in some disorder."""
    head = "".join(choices.some(6, lambda: choices.pick(_TAGS)))
    body = "".join(choices.some(30, partial(_piece, choices)))
    return (
        f"<html><head><title>{news.sentence(choices)}</title>{head}</head><body><article>{body}</article></body></html>"
    )


def _piece(choices: Choices) -> str:
    if choices.chance(2):
        return f"<p>{news.sentence(choices)} {news.sentence(choices)}</p>"
    return choices.pick(_TAGS) if choices.chance(2) else choices.pick(words.all_words())


def _record(choices: Choices) -> dict[str, Any]:
    keys = tuple(key for names in sources._KEYS.values() for key in names)
    record: dict[str, Any] = {}
    for _ in range(choices.number(1, 6)):
        value: Any = choices.pick(
            (news.sentence(choices), "2022-09-20", "", None, 1, [], "\ud800", "\x00", "<p>x", *_TAGS[:8])
        )
        record[choices.pick(keys)] = {"rendered": value} if choices.chance(4) else value
    return record


def _shelved(found: sources.Found) -> None:
    """What `add` writes is an article that the reader takes without a word, with the same values."""
    said = page.page(found)
    if said is None:
        return
    folder = empty_folder("shelf")
    shelf = Shelf(folder, (), ())
    checksum = f"sha256:{hashlib.sha256(found.raw).hexdigest()}"
    assert shelf.already(said.url, checksum) is None
    outlet, _ = shelf.outlet(said.url or found.url, said.site)
    fields = add._fields(said, found, outlet, checksum, shelf.same_text(said.text), None)
    shelf.put(fields, said.text)
    shelf.rows_to_add()
    articles, faults = read.articles(folder)
    oracles.faults(faults)
    assert len(articles) == 1, f"what add wrote is refused: {[fault.message for fault in faults]}"
    (one,) = articles
    assert one.title.strip()
    assert (one.outlet, one.url, one.checksum) == (outlet, said.url, checksum)
    assert (said.published is None) == (one.published is None)
    if said.published:
        assert one.published == edtf.parse(said.published).interval
    if said.url:
        assert address(said.url) == address(said.url.strip())
        assert shelf.already(said.url, "") == one.id


def seeds() -> Iterator[bytes]:
    """The saved pages of the tests, and texts of the cases in a page."""
    for path in sorted(seeding.PAGES.iterdir()):
        yield bytes([0, 0, 0 if path.suffix == ".json" else 3]) + path.read_bytes()
    for text in seeding.texts()[:200]:
        yield bytes([1, 0, 3]) + f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode()
