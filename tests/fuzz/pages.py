"""Saved pages for `add`: bytes → page → the file on the shelf, which must read back as what was put there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from arabic_timeline import edtf, read
from arabic_timeline.commands import add
from arabic_timeline.commands.bring import found as shapes
from arabic_timeline.commands.bring import reading, sources
from arabic_timeline.commands.bring.shelf import Shelf

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
    "https://www.example.org/2022/09/20/a?utm_source=x", "http://[::1", "https://", "javascript:x()",
    "https://exa mple/",
    "//x", "https://é.test/\u202e", "https://m.example.org/", "https://webcache.test/https://example.org/9999/99/99/x",
)  # fmt: skip
_MIME = (
    "MIME-Version: 1.0\n", "Date: Tue, 20 Sep 2022 10:00:00 +0000\n", "Date: Tue, 99 Sep 99999 10:00\n", "\n",
    "--b\n", "--b--\n",
    'Content-Type: multipart/related; boundary="b"\n', "Content-Type: text/html; charset=utf-8\n",
    "Content-Type: text/html\n",
    "Content-Type: text/html; charset=\x00\n", "Content-Transfer-Encoding: quoted-printable\n", "=3D=D9=\n",
    "=?utf-8?q?=00?=",
    "Content-Transfer-Encoding: base64\n", "PHA+\n", "Snapshot-Content-Location: https://example.org/a\n",
    "Content-Location: http://[\n",
)  # fmt: skip
_ENCODINGS = ("utf-8", "utf-8", "cp1256", "utf-16", "iso8859-6")


def run(data: bytes) -> None:
    """One file of a kind that `add` takes."""
    choices = Choices(data)
    make = choices.pick((_page, _page, _page, _raw, _json, _lines, _mime, _warc))
    name, content = make(choices)
    folder = empty_folder("saved")
    (folder / name).write_bytes(content)
    home = empty_folder("shelf")
    (home / "articles").mkdir()
    shelf = Shelf(home / "articles", (), ())
    for found in reading.read(reading.Task(str(folder / name))):
        if isinstance(found, reading.Read | shapes.SourceError):
            _shelved(found, shelf, home / "articles")
    assert shelf.rows_to_add().replace("\n", "").isprintable()


def _page(choices: Choices) -> tuple[str, bytes]:
    saved = f"<!-- saved from url=(0014){choices.pick(_ADDRESSES)} -->" if choices.chance(2) else ""
    return "x.html", (saved + _html(choices)).encode(choices.pick(_ENCODINGS), "replace")


def _raw(choices: Choices) -> tuple[str, bytes]:
    name = choices.pick(("x.html", "x.json", "x.jsonl", "x.mhtml", "x.warc", "x.warc.gz"))
    return name, choices.raw(choices.left)


def _json(choices: Choices) -> tuple[str, bytes]:
    return "x.json", json.dumps(choices.some(3, partial(_record, choices))).encode()


def _lines(choices: Choices) -> tuple[str, bytes]:
    return "x.jsonl", "\n".join(json.dumps(_record(choices)) for _ in range(choices.number(1, 3))).encode()


def _mime(choices: Choices) -> tuple[str, bytes]:
    head = "".join(choices.some(10, partial(choices.pick, _MIME)))
    return "x.mhtml", f"{head}{_html(choices)}{choices.pick(_MIME)}".encode(choices.pick(_ENCODINGS), "replace")


def _warc(choices: Choices) -> tuple[str, bytes]:
    page = _html(choices).encode(choices.pick(_ENCODINGS), "replace")
    kind = f"text/html; charset={choices.pick(_CHARSETS)}"
    answer = (
        f"HTTP/1.{choices.number(0, 1)} {choices.pick((200, 200, 404))} OK\r\nContent-Type: {kind}\r\n\r\n".encode()
        + page
    )
    size = len(answer) + choices.pick((0, 0, -5, 5))
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {choices.pick(_ADDRESSES)}\r\n"
        "WARC-Date: 2023-06-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
    )
    whole = head.encode() + answer + b"\r\n\r\n"
    return "x.warc", whole[: -choices.number(0, 30) or None]


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


def _shelved(found: reading.Read | shapes.SourceError, shelf: Shelf, folder: Path) -> None:
    """What `add` says is one line a thing; what it writes, the reader takes without an error, with the same values."""
    before = len(list(folder.iterdir()))
    path, words_of_it, wrong = add._bring(found, folder, shelf, None, None)
    assert all(line.isprintable() for line in words_of_it.split("\n")), f"a control in {words_of_it!r}"
    assert "could not be read (" not in words_of_it, f"nobody has thought of this: {words_of_it}"
    assert len(list(folder.iterdir())) - before == (path is not None)
    if path is None or isinstance(found, shapes.SourceError):
        return
    assert not wrong
    one, faults = read.article(path.read_text(encoding="utf-8"), str(path))
    oracles.faults(faults)
    assert one is not None, f"what add wrote is refused: {[fault.message for fault in faults]}"
    assert one.title.strip()
    assert one.id == path.stem
    said = found.page
    assert said is not None
    assert (said.published is None) == (one.published is None)
    assert said.url is None or one.url is not None
    if said.published:
        assert one.published == edtf.parse(said.published).interval
    again, told, _ = add._bring(found, folder, shelf, None, None)
    assert again is None, f"the same page twice: {told}"


def seeds() -> Iterator[bytes]:
    """The saved pages of the tests, and texts of the cases in a page."""
    kinds = (".html", ".json", ".jsonl", ".mhtml", ".warc", ".gz")
    for path in sorted(seeding.PAGES.iterdir()):
        if path.suffix in kinds:
            yield bytes([3, kinds.index(path.suffix)]) + path.read_bytes()
    for text in seeding.texts()[:200]:
        yield bytes([3, 0]) + f"<html><body><article><p>{text}</p><p>{text}</p></article></body></html>".encode()
