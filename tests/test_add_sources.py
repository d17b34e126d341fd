"""add: where pages come from: folders, files of other kinds, the network; what is refused, and what a stop leaves."""

from __future__ import annotations

import errno
import gzip
import http.server
import io
import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from test_add import PAGES, ROOT, add

from arabic_timeline import read
from arabic_timeline.commands.add import command
from arabic_timeline.commands.bring import archive, brotlied, fetch

PAGE = (PAGES / "graph.html").read_bytes()
TITLE = "العراق والأردن يبحثان تقاسم المياه وإدارة السدود"
BODY = "<p>استقبل وزير الموارد المائية أمس السفير في مكتبه، وبحث معه تقاسم المياه وإدارة السدود.</p>" * 3
CUT = {"Content-Length": str(len(PAGE)), "Content-Type": "text/html"}
HTML = {"Content-Type": "text/html; charset=utf-8"}

# path → (status, headers, body)
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/ok": (200, HTML, PAGE),
    "/%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9": (200, HTML, PAGE),
    "/moved": (301, {"Location": "/ok"}, b""),
    "/gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)),
    "/no-type": (200, {}, PAGE),
    "/wrong-header": (200, HTML, PAGE.decode().encode("windows-1256", "ignore")),
    "/wrong-meta": (200, HTML, PAGE.replace(b'charset="utf-8"', b'charset="windows-1256"')),
    "/hex": (200, {"Content-Type": "text/html; charset=hex"}, PAGE.decode().encode("windows-1256", "ignore")),
    "/json": (200, {"Content-Type": "application/json"}, (PAGES / "wordpress.json").read_bytes()),
    "/gone": (404, HTML, b"x"),
    "/busy": (503, HTML, b"x"),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/to-data": (302, {"Location": "data:text/html,x"}, b""),
    "/to-ftp": (302, {"Location": "ftp://127.0.0.1/x"}, b""),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.4"),
    "/packed": (200, {**HTML, "Content-Encoding": "br"}, b"x"),
    "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"\0" * 21_000_000)),
    "/huge": (200, HTML, b"x" * 20_000_001),
    "/cut": (200, CUT, PAGE[:500]),
    "/cut-gzip": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE)[:300]),
    "/headers": (200, {f"X-{n}": "y" for n in range(200)}, b""),
}

SAID = {
    "ok": TITLE,
    "سياسة": TITLE,
    "%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9": TITLE,
    "moved": TITLE,
    "gzip": TITLE,
    "no-type": TITLE,
    "wrong-header": "cp1256 turned into UTF-8",
    "wrong-meta": TITLE,
    "hex": "cp1256 turned into UTF-8",
    "json": "industry-2",
    "gone": "the server answers 404 Not Found",
    "busy": "the server answers 503 Service Unavailable",
    "loop": "redirects without end",
    "to-file": "only http and https are",
    "to-data": "only http and https are",
    "to-ftp": "leads to ftp:, which is not followed",
    "pdf": "is application/pdf, not a page",
    "packed": "is packed as br, which is not read",
    "bomb": "is larger than 20,000,000 bytes",
    "huge": "is larger than 20,000,000 bytes",
    "cut": "came cut short",
    "cut-gzip": "came cut short",
    "headers": "the answer is not HTTP",
    "slow": "no answer within 0.3 seconds",
    "drip": "is not whole after 0.5 seconds",
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers as the table says."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(1)
            return
        if self.path == "/drip":
            self._drip()
            return
        status, headers, body = ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self._write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(20):
            if not self._write(b"x"):
                return
            time.sleep(0.1)

    def _write(self, body: bytes) -> bool:
        try:
            self.wfile.write(body)
            self.wfile.flush()
        except OSError:
            return False
        return True


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", SAID)
def test_addresses(path: str, web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SILENCE", 0.3)
    monkeypatch.setattr(fetch, "PATIENCE", 0.5)
    result = add(tmp_path, f"{web}/{path}")
    assert SAID[path] in result.output
    found = list((tmp_path / "data" / "articles").glob("*.md"))
    assert (result.exit_code, len(found)) == ((1, 0) if "error: " in result.output else (0, 1))
    assert result.output.count("error: ") <= 1


def test_each_entry_of_a_feed_and_none_that_leads_inside(
    web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A summary's page is asked for as another's word: on the machine of the feed, or on the public network only."""
    links = (f"{web}/ok", "http://127.0.0.1:9/inside", "http://localhost/inside", "file:///etc/passwd")
    items = "".join(f"<item><title>x</title><link>{one}</link><description>y</description></item>" for one in links)
    feed = f"<rss><channel><title>f</title>{items}</channel></rss>".encode()
    monkeypatch.setitem(ANSWERS, "/feed", (200, {"Content-Type": "application/rss+xml"}, feed))
    result = add(tmp_path, f"{web}/feed")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.title == TITLE
    assert result.output.count("inside a private network: not followed") == 2
    assert "/inside" not in article.text
    assert "left out: 1 × only a summary in the feed" in result.output


REFUSED = {
    "file:///etc/passwd": "file: is not followed, only http:// and https://",
    "ftp://a.test/x": "ftp: is not followed",
    "data:text/html,x": "data: is not followed",
    "http:///x": "has no host",
    "http://[::1": "Invalid IPv6 URL",
    "http://u:p@127.0.0.1/": "holds a user name",
    "http://127.0.0.1:99999/": "Port out of range",
}


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_none(address: str, tmp_path: Path) -> None:
    result = add(tmp_path, address)
    assert result.exit_code == 1
    assert f"error: {address}: {REFUSED[address]}" in result.output


def test_a_page_kept_as_one_file(tmp_path: Path) -> None:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    whole = MIMEMultipart("related")
    whole["Snapshot-Content-Location"] = "https://www.almenbar.test/2024/03/12/water/"
    whole["Date"] = "Wed, 13 Mar 2024 08:00:00 -0000"
    whole.attach(MIMEText(PAGE.decode(), "html", "utf-8"))
    (tmp_path / "page.mhtml").write_bytes(whole.as_bytes())
    result = add(tmp_path, tmp_path / "page.mhtml")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert (article.title, str(article.retrieved)) == (TITLE, "2024-03-13"), result.output
    assert article.url == "https://www.almenbar.test/2024/03/12/water/"


def test_a_folder_without_its_frames_and_without_links_that_lead_out(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    (saved / "page_files").mkdir(parents=True)
    (saved / "page.html").write_bytes(PAGE)
    (saved / "page_files" / "frame.html").write_text("<p>إعلان</p>", encoding="utf-8")
    (tmp_path / "secret.html").write_bytes((PAGES / "amp.html").read_bytes())
    (saved / "out.html").symlink_to(tmp_path / "secret.html")
    (saved / "notes.txt").write_text("x", encoding="utf-8")
    result = add(tmp_path, saved)
    assert "out.html: a symbolic link that leads out of the folder is not followed" in result.output
    assert "frame" not in result.output
    assert [path.name for path in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.pdf", b"%PDF-1.7 x", "PDF file"),
        ("a.docx", b"PK\x03\x04x", "not a document that can be read"),
        ("a.zip", b"PK\x03\x04x", "not a web archive, or cut short"),
        ("a.html", b"\x89PNG\r\n", "not a page (its first bytes are those of another kind of file)"),
        ("a.html.gz", gzip.compress(b"x" * 5000)[:-9], "packed, and cut short or broken"),
        ("a.html.gz", gzip.compress(gzip.compress(b"x")), "packed within what is packed"),
        ("a.html.gz", gzip.compress(b"\0" * 20_000_001), "larger than 20,000,000 bytes, unpacked"),
        ("a.rss", b"<rss><channel><title>x</title></channel></rss>", "no entry in this feed"),
        ("a.eml", b"From: a@b.test\r\nSubject: x\r\nContent-Type: image/png\r\n\r\nx", "no text in this letter"),
        ("a.warc", b"x" * 100 + b"\r\n", "not a web archive, or cut short"),
        ("a.warc.gz", gzip.compress(b"WARC/1.0\r\nx")[:-4], "not a web archive, or cut short"),
        ("a.warc.gz", b"", "no page in this archive"),
        ("a.mhtml", b"Content-Type: text/plain\r\n\r\nx", "no page in this file"),
        ("a.json", b"[" * 100_000, "not JSON"),
        ("a.jsonl", b'{"text": "' + b"x" * 20_000_001, "a.jsonl:1: longer than 20,000,000 bytes"),
        ("a.html", b"<div>" * 200_000, "no article found in it"),
        ("a.html", b"\x00\xff" * 1000, "no article found in it"),
    ],
)
def test_files_that_hold_no_page(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    result = add(tmp_path, tmp_path / name)
    assert says in result.output
    assert not list((tmp_path / "data" / "articles").iterdir())


def _nested(kind: bytes, times: int) -> bytes:
    """A letter of parts within parts."""
    one = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
    inner = b"".join(
        one % (n, n) if kind == b"multipart" else b"Content-Type: message/rfc822\r\n\r\n" for n in range(times)
    )
    return b"From: a@b.test\r\nSubject: x\r\n" + inner + b"Content-Type: text/html\r\n\r\n" + PAGE


@pytest.mark.parametrize("name", ["a.eml", "a.mhtml"])
@pytest.mark.parametrize("kind", [b"multipart", b"message"], ids=["multipart", "message"])
def test_parts_within_parts_without_end_are_one_line(kind: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(_nested(kind, 1500))
    (tmp_path / "b.html").write_bytes(PAGE)
    result = add(tmp_path, tmp_path / name, tmp_path / "b.html")
    assert f"error: {tmp_path / name}: too many parts within parts" in result.output
    assert [one.name for one in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


def _wacz(path: Path, **entries: bytes) -> zipfile.ZipFile:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return zipfile.ZipFile(path)


def test_what_is_packed_twice_is_not_unpacked(tmp_path: Path) -> None:
    """A megabyte that would be a million of them; the pages beside it are taken."""
    empty = gzip.compress(_record(b"<p>" + b"\0" * 50_000_000))
    _wacz(
        tmp_path / "a.wacz", **{"archive/a.warc.gz": empty, "archive/b.warc.gz": gzip.compress(_record(PAGE))}
    ).close()
    result = add(tmp_path, tmp_path / "a.wacz")
    assert f"error: {tmp_path}/a.wacz: archive/a.warc.gz: packed within what is packed" in result.output
    assert [one.name for one in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


def test_a_list_of_pages_longer_than_any_is_none(tmp_path: Path) -> None:
    for lines, found in ((99_000, frozenset(["http://a.test/1"])), (100_001, None)):
        with _wacz(
            tmp_path / "a.wacz", **{"pages/pages.jsonl": b'{"url": "http://a.test/1"}\n' + b"\n" * lines}
        ) as one:
            assert archive._listed(one) == found


def _record(page: bytes, **changed: str | None) -> bytes:
    """A record of a web archive; what is changed to ``None`` is left out."""
    return _answered(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page, **changed)


def _answered(answer: bytes, **changed: str | None) -> bytes:
    """A record of a whole answer of a server."""
    head: dict[str, str | None] = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:0>",
        "WARC-Target-URI": "http://a.test/1",
        "WARC-Date": "2023-06-01T00:00:00Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    head |= {name.replace("_", "-"): value for name, value in changed.items()}
    written = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value is not None)
    return f"WARC/1.0\r\n{written}\r\n".encode() + answer + b"\r\n\r\n"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


BROKEN: dict[str, tuple[str, Any, str]] = {
    "no target": ("a.warc", _record(PAGE, WARC_Target_URI=None), "a record that does not say what it is of"),
    "a length beyond all numbers": ("a.warc", _record(PAGE, Content_Length=str(2**63)), "not a web archive, or cut"),
    "a negative length": ("a.warc", _record(PAGE, Content_Length="-5"), "not an answer of HTTP"),
    "no answer of HTTP": ("a.warc", _record(PAGE).replace(b"HTTP/1.0 200", b"SSH-2.0 2000"), "not an answer of HTTP"),
    "cut short within a page": ("a.warc", _record(PAGE)[:-200], "cut short within what it holds of http://a.test/1"),
    "packed, and cut short": ("a.warc.gz", gzip.compress(_record(PAGE * 40))[:-60], "cut short within what it holds"),
    "cut short within a picture": (
        "a.warc",
        _record(b"x" * 400, WARC_Type="metadata", WARC_Target_URI="http://a.test/1.png")[:-200],
        "cut short within what it holds of http://a.test/1.png",
    ),
    "cut short before its length is told": ("a.warc", _record(PAGE, Content_Length=None), "or cut short"),
    "cut short by who saved it": ("a.warc", _record(PAGE, WARC_Truncated="time"), "when it was saved (time)"),
    "packed in an unknown way": (
        "a.warc",
        _answered(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd\r\n\r\n(\xb5/\xfd"),
        "http://a.test/1: packed with «zstd», which is not read",
    ),
    "one file of a browser, cut short": (
        "a.mhtml",
        b"Snapshot-Content-Location: http://a.test/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; "
        b'boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n' + PAGE[:-300],
        "cut short within its page",
    ),
    "a link to itself": ("a.html", lambda path: path.symlink_to("a.html"), "leads nowhere, or to itself"),
    "a web archive that is a link to itself": ("a.warc", lambda path: path.symlink_to("a.warc"), "leads nowhere"),
    "a pipe for a web archive": ("a.warc", _pipe, "not a regular file"),
    "a pipe for a packed web archive": ("a.warc.gz", _pipe, "not a regular file"),
    "a pipe for lines": ("a.jsonl", _pipe, "not a regular file"),
    "a pipe for a page": ("a.html", _pipe, "not a regular file"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("within", [False, True])
def test_after_a_source_that_cannot_be_read_the_later_ones_are_taken(name: str, within: bool, tmp_path: Path) -> None:
    file, content, says = BROKEN[name]
    path = tmp_path / "saved" / file
    path.parent.mkdir()
    path.write_bytes(content) if isinstance(content, bytes) else content(path)
    (path.parent / "b.html").write_bytes(PAGE)
    result = add(tmp_path, path.parent) if within else add(tmp_path, path, path.parent / "b.html")
    assert result.exit_code == 1
    assert says in result.output
    assert [one.name for one in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


ADDRESSES = ("http://[", "http://a@[b/", "http://[::1%]x/1", "https://\u2100.test/1")


@pytest.mark.parametrize("head", ["", '<link rel="canonical" href="https://a.test/1">'])
@pytest.mark.parametrize("target", ADDRESSES)
def test_a_page_whose_archive_calls_no_address_its_own_is_taken(target: str, head: str, tmp_path: Path) -> None:
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{BODY}</body></html>".encode()
    (tmp_path / "one.warc").write_bytes(_record(page, WARC_Target_URI=target))
    result = add(tmp_path, tmp_path / "one.warc", "--anyway")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.url == ("https://a.test/1" if head else None), result.output


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_that_calls_no_address_its_own_is_taken(address: str, tmp_path: Path) -> None:
    head = f'<meta property="og:type" content="website"><link rel="canonical" href="{address}">'
    page = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{BODY}</body></html>"
    (tmp_path / "one.html").write_text(page, encoding="utf-8")
    result = add(tmp_path, tmp_path / "one.html")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.url is None, result.output


@pytest.mark.parametrize(
    ("marked", "is_told"), [("https://a.test/\u202e", False), ("https://a.test/\u200e1\u200f", True)]
)
def test_marks_that_turn_a_line_are_no_part_of_an_address(marked: str, is_told: bool, tmp_path: Path) -> None:
    """The front page stays the front page, and no article's address, whatever comes along with it."""
    page = f"<html><head><title>{TITLE}</title>%s</head><body><h1>{TITLE}</h1>{BODY}</body></html>"
    (tmp_path / "one.html").write_text(page % f'<link rel="canonical" href="{marked}">', encoding="utf-8")
    add(tmp_path, tmp_path / "one.html")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.url == ("https://a.test/1" if is_told else None)


def test_a_record_without_a_target_does_not_end_an_archive(tmp_path: Path) -> None:
    (tmp_path / "two.warc").write_bytes(_record(PAGE, WARC_Target_URI=None) + _record(PAGE))
    result = add(tmp_path, tmp_path / "two.warc")
    assert "a record that does not say what it is of" in result.output
    assert [one.name for one in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"text": "كلمة " * 200_001}, "the text is longer than 1,000,000 characters: not one article"),
        ({"title": "ع" * 70_000}, "front matter longer than 64,000 characters"),
    ],
    ids=["text", "title"],
)
def test_what_no_site_could_be_built_with_is_not_added(row: dict[str, str], says: str, tmp_path: Path) -> None:
    rows = [{"title": "عنوان", "text": "استقبل الوزير أمس السفير في مكتبه.", **one} for one in (row, {})]
    (tmp_path / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    result = add(tmp_path, tmp_path / "rows.json")
    assert result.exit_code == 1
    assert f"error: {tmp_path}/rows.json" in result.output
    assert says in result.output
    articles, faults = read.articles(tmp_path / "data" / "articles")
    assert [one.id for one in articles] == ["000"]
    assert not faults


def test_an_empty_folder_and_a_device_say_so(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "no page in it (*.html" in add(tmp_path, tmp_path / "none").output
    assert "not a regular file" in add(tmp_path, "/dev/null").output


def test_a_wrong_day_of_one_record_does_not_end_an_archive(tmp_path: Path) -> None:
    records = []
    for number, (day, page) in enumerate((("2023-99-99", "amp.html"), ("2023-06-01", "graph.html"))):
        answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + (PAGES / page).read_bytes()
        head = {
            "WARC-Type": "response",
            "WARC-Record-ID": f"<urn:uuid:{number}>",
            "WARC-Target-URI": f"http://a{number}.test/1",
            "WARC-Date": f"{day}T00:00:00Z",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(answer)),
        }
        written = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        records.append(f"WARC/1.0\r\n{written}\r\n".encode() + answer + b"\r\n\r\n")
    (tmp_path / "two.warc").write_bytes(b"".join(records))
    add(tmp_path, tmp_path / "two.warc")
    found, _ = read.articles(tmp_path / "data" / "articles")
    assert [str(one.retrieved) for one in found] == ["None", "2023-06-01"]
    # What a page calls its address is another site's: the one that it was fetched from stands.
    assert [one.url for one in found] == ["http://a0.test/1", "http://a1.test/1"]


def test_the_same_page_saved_twice_and_the_same_text_elsewhere(tmp_path: Path) -> None:
    rows = [
        {"title": "عنوان", "text": "نص واحد طويل " * 20 + name, "outlet": outlet, "published": day}
        for name, outlet, day in (
            ("أ", "o", "2024-01-01"),
            ("أ", "o", "2024-01-01"),
            ("أ", "p", ""),
            ("أ", "o", "2024-01-08"),
        )
    ]
    (tmp_path / "rows.jsonl").write_text("\n".join(json.dumps({**row, "n": n}) for n, row in enumerate(rows)))
    output = add(tmp_path, tmp_path / "rows.jsonl").output
    assert "rows.jsonl:2: is there already as 000 (the same text of the same outlet)" in output
    found, _ = read.articles(tmp_path / "data" / "articles")
    assert [(one.outlet, one.copy_of) for one in found] == [("o", None), ("p", "000"), ("o", "000")]


def test_what_changed_under_its_address_is_told_and_not_overwritten(tmp_path: Path) -> None:
    rows = [{"title": "t", "text": text, "url": "https://a.test/1"} for text in ("نص قديم كله", "نص آخر مختلف تماما")]
    (tmp_path / "rows.json").write_text(json.dumps(rows))
    assert "is there already as 000; its text differs, look at both" in add(tmp_path, tmp_path / "rows.json").output


def test_outlet_can_be_given_and_has_to_be_an_id(tmp_path: Path) -> None:
    add(tmp_path, PAGES / "aspnet.html", "--outlet", "rafid")
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.outlet == "rafid"
    assert "may hold only letters" in add(tmp_path, PAGES / "amp.html", "--outlet", "../x").output


def test_a_full_disk_gives_one_line_and_keeps_what_was_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path.write_bytes

    def refuse(path: Path, data: bytes) -> int:
        if path.name.startswith(".001"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return kept(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    result = add(tmp_path, PAGES / "amp.html", PAGES / "graph.html")
    assert result.exit_code == 1
    assert "001.md: No space left on device; 1 added before stay" in result.output
    assert [path.name for path in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


def test_a_disk_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    add(tmp_path, PAGES / "amp.html", PAGES / "graph.html")
    assert sorted(path.name for path in (tmp_path / "data" / "articles").iterdir()) == ["000.md", "001.md"]


def test_articles_with_errors_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "data" / "articles").mkdir(parents=True)
    (tmp_path / "data" / "articles" / "x.md").write_text("x", encoding="utf-8")
    output = add(tmp_path, PAGES / "amp.html").output
    assert "warning: 1 article with errors cannot be compared" in output


def test_an_interrupt_on_a_terminal_leaves_whole_articles(tmp_path: Path) -> None:
    text = "كلمة من كلام طويل لا ينتهي قبل أن يقاطعه أحد. " * 50
    rows = (
        json.dumps({"title": f"عنوان {n}", "text": f"{n} {text}", "url": f"https://a.test/{n}"}) for n in range(4000)
    )
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    parent, child = pty.openpty()
    words = [sys.executable, "build_timeline.py", "add", "--data", str(tmp_path / "data"), str(tmp_path / "rows.jsonl")]
    articles = tmp_path / "data" / "articles"

    def terminal() -> None:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background ignores it

    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=child, preexec_fn=terminal) as process:
        os.close(child)
        while process.poll() is None and len(list(articles.glob("*.md"))) < 3:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        shown = _drained(parent)
        process.wait(timeout=60)
    assert process.returncode == 1, shown
    assert "pages read" in shown
    assert "Stopped; what was added so far stays." in shown
    assert "Traceback" not in shown
    found, faults = read.articles(articles)
    assert not faults
    assert 3 <= len(found) < 4000
    assert not [path for path in articles.iterdir() if path.name.startswith(".")]


def _drained(terminal: int) -> str:
    held = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        held += part
    os.close(terminal)
    return held.decode("utf-8", "replace")


def test_no_progress_where_nobody_watches(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(PAGES / "amp.html"), "--data", str(tmp_path)], obj=tmp_path)
    assert "pages read" not in result.output
    assert "\x1b" not in result.output


BROTLIED = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n"


def test_a_page_packed_with_brotli_says_so_where_that_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    (tmp_path / "a.warc").write_bytes(_answered(BROTLIED + b"\r\n\x8b\x01\x80x\x03"))
    result = add(tmp_path, tmp_path / "a.warc")
    assert "http://a.test/1: packed with brotli, which is not installed: pip install 'brotli>=1.2'" in result.output
    assert "no article" not in result.output


@pytest.mark.parametrize("in_pieces", [False, True])
def test_a_page_packed_with_brotli_is_read(in_pieces: bool, tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli", minversion="1.2")
    packed = brotli.compress(PAGE)
    head = BROTLIED + b"\r\n"
    if in_pieces:
        head = BROTLIED + b"Transfer-Encoding: chunked\r\n\r\n"
        packed = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    (tmp_path / "a.warc").write_bytes(_answered(head + packed))
    assert add(tmp_path, tmp_path / "a.warc").exit_code == 0
    assert [one.name for one in (tmp_path / "data" / "articles").iterdir()] == ["000.md"]


def test_what_is_packed_with_brotli_is_unpacked_no_further_than_a_page(tmp_path: Path) -> None:
    brotli = pytest.importorskip("brotli", minversion="1.2")
    bomb = brotli.compress(b"x" * 300_000_000)
    for body, says in (
        (bomb, "larger than 20,000,000 bytes"),
        (brotli.compress(PAGE)[:-20], "packed with brotli, and cut short"),
        (b"\xff" * 40, "packed with brotli, and broken"),
    ):
        (tmp_path / "a.warc").write_bytes(_answered(BROTLIED + b"\r\n" + body))
        assert says in add(tmp_path, tmp_path / "a.warc").output
    assert len(brotlied.unpacked(io.BytesIO(bomb), 1000)) < 100_000
