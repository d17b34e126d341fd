"""add: one budget of time and memory for every source; what uses it up is one line, and the next source is taken."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from lies import Liar
from nested import nested
from test_add import PAGES, add

from arabic_timeline.commands.bring import bounds, fetch, heading, papers, reading
from arabic_timeline.commands.bring.found import Found, LeftOut
from arabic_timeline.commands.bring.markup import Line
from arabic_timeline.text import plain

PAGE = (PAGES / "graph.html").read_bytes()
TEXT = "استقبل وزير الموارد المائية أمس السفير في مكتبه، وبحث معه تقاسم المياه وإدارة السدود.\n" * 3


def work(task: reading.Task) -> Iterator[reading.Result | reading.At | reading.Over]:
    """As pages are read, but what their names or titles say happens to the process that reads them."""
    reading.page, papers.text = _page, _text  # type: ignore[assignment]
    return reading.read(task)


def _page(found: Found) -> Any:
    told = f"{found.name} {(found.fields or {}).get('title')}"
    if "endless" in told:
        _endless()
    if "greedy" in told:
        bytearray(1_000_000_000)
    if "killed" in told:
        os._exit(3)
    if "failing" in told:
        raise RecursionError("deeper than\nanybody thought")
    return None


def _text(raw: bytes, name: str) -> dict[str, str]:
    if "stuck" in name:
        _endless()
    return {"plain": TEXT}


def _endless() -> NoReturn:
    while True:
        pass


@pytest.fixture
def _apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "APART", True)
    monkeypatch.setattr(bounds, "SECONDS", 2.0)
    monkeypatch.setattr(bounds, "MEGABYTES", 600)


def _said(*sources: Path) -> list[str]:
    """What is told of each page, in order: the name of its file, or the line that stands in its place."""
    with bounds.Reader(sources[0] / "lexicon", work) as reader:
        found = list(reader.read(map(str, sources)))
    return [Path(one.name).name if isinstance(one, reading.Read | LeftOut) else str(one) for one in found]  # type: ignore[union-attr]


def _folder(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(PAGE)
    return folder


@pytest.mark.usefixtures("_apart")
def test_what_uses_its_budget_up_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "pages", "1.html", "2-endless.html", "3.html", "4-killed.html", "5.html", "6-stuck.txt")
    other = _folder(tmp_path / "others", "7-failing.html", "8.html")
    assert _said(folder, other) == [
        "1.html",
        f"{folder}/2-endless.html: gave up after 2 seconds",
        "3.html",
        f"{folder}/4-killed.html: the process that read it was killed (exit status 3)",
        "5.html",
        f"{folder}/6-stuck.txt: gave up after 2 seconds",
        f"{other}/7-failing.html: could not be read (RecursionError: deeper than anybody thought)",
        "8.html",
    ]


@pytest.mark.usefixtures("_apart")
def test_what_needs_too_much_memory_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    folder = _folder(tmp_path / "pages", "1-greedy.html", "2.html")
    assert _said(folder) == [f"{folder}/1-greedy.html: needs more than 600 MB", "2.html"]


@pytest.mark.usefixtures("_apart")
def test_no_record_is_lost_behind_one_that_is_given_up(tmp_path: Path) -> None:
    rows = ({"title": title, "text": TEXT, "url": f"http://a.test/{title}"} for title in ("1", "killed", "3", "4"))
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = _said(tmp_path / "rows.jsonl")
    assert told[1].startswith(f"{tmp_path}/rows.jsonl:2: the process that read it was killed")
    assert [told[0], *told[2:]] == ["rows.jsonl:1", "rows.jsonl:3", "rows.jsonl:4"]


@pytest.mark.usefixtures("_apart")
def test_pages_are_added_by_a_process_of_its_own_that_ends_with_the_command(tmp_path: Path) -> None:
    result = add(tmp_path, PAGES / "graph.html", tmp_path / "none.html")
    assert "1 article added" in result.output
    assert f"error: {tmp_path / 'none.html'}: no such file" in result.output


def interrupted(_: reading.Task) -> Iterator[reading.Result]:
    """Whether Ctrl-C comes to the process that reads."""
    yield LeftOut(str(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())), "blocked")


@pytest.mark.usefixtures("_apart")
def test_an_interrupt_is_told_by_the_command_alone_from_the_first_moment(tmp_path: Path) -> None:
    with bounds.Reader(tmp_path, interrupted) as reader:
        assert list(reader.read(["x"])) == [LeftOut("True", "blocked")]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_process_that_reads_can_be_given_up_by_the_system_alone() -> None:
    assert bounds._why(-signal.SIGXCPU, is_late=False) == f"gave up after {bounds.SECONDS:g} seconds"


def test_an_archive_that_goes_on_is_heard() -> None:
    """A file of any length is not given up while it is read, and one that unpacks without end is."""
    from arabic_timeline.commands.bring import pulse

    heard: list[None] = []
    pulse.listen(lambda: heard.append(None))
    with Path("/dev/zero").open("rb") as file:
        beating = pulse.Beating(file)
        for _ in range(10):
            beating.read(3_000_000)
    pulse._listeners.pop()
    assert len(heard) == 2


# ── sources that are read in the time that their length deserves ─────────────────────────────────

BLANKS = " " * 2_000_000
LETTER = "From: a@b.test\nSubject: x\nContent-Type: text/{}; charset=utf-8\n\n{}\n" + TEXT
PROSE = "".join(f"<p>{TEXT}</p>" for _ in range(2_000))
DAYS = "".join(f"<p>{1 + n % 28} مارس {1950 + n // 28}</p>" for n in range(1_500))
LONG: dict[str, bytes] = {
    "an outlet of blanks.json": json.dumps({"title": "خبر", "text": TEXT, "outlet": f"x{BLANKS}y"}).encode(),
    "a title of blanks.xml": f"<rss><channel><title>x{BLANKS}y</title><item><title>x</title><description>"
    f"<![CDATA[<p>{TEXT}</p>]]></description></item></channel></rss>".encode(),
    "empty members.html.gz": gzip.compress(b"") * 800_000 + gzip.compress(PAGE),
    "what is handed on.eml": LETTER.format("plain", "--- " + "forwarded " * 100_000).encode(),
    "what is handed on as a page.eml": LETTER.format("html", "<div " * 200_000).encode(),
    "days.html": f"<html><body><article><h1>عنوان الخبر الأول</h1>{DAYS}{PROSE}</article></body></html>".encode(),
    "short lines.txt": ("سطر قصير هنا\n" * 3_000 + TEXT * 4_000).encode(),
}


@pytest.mark.parametrize("name", LONG)
def test_what_is_long_takes_no_square_of_its_length(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each took minutes or hours, and takes a second."""
    monkeypatch.setattr(bounds, "APART", True)
    monkeypatch.setattr(bounds, "SECONDS", 40.0)
    (tmp_path / name).write_bytes(LONG[name])
    with bounds.Reader(tmp_path / "lexicon") as reader:
        assert [type(one) for one in reader.read([str(tmp_path / name)])] == [reading.Read]


def test_a_text_is_folded_once_for_all_lines_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[int] = []
    monkeypatch.setattr(heading, "plain", lambda text: folded.append(len(text)) or plain(text))
    above = [Line(f"كلمة {n} أخرى هنا", marks="h2") for n in range(100)]
    heading.heading("خبر", (), above, TEXT * 10)
    assert len(folded) > 100
    assert sum(length > len(TEXT) for length in folded) == 1


# ── what its reader fails on ─────────────────────────────────────────────────────────────────────


def _zip(name: str, held: bytes, how: int, damaged: bytes = b"") -> bytes:
    """A zip of one file; ``damaged``: what stands in place of its first bytes as packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        archive.writestr(name, held)
        if name == "index.html":
            archive.writestr("manifest.json", "{}")
    raw, at = bytearray(file.getvalue()), 30 + len(name)
    raw[at : at + len(damaged)] = damaged
    return bytes(raw)


WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DOCX = WORDS.format(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>" * 50).encode()
SPARE = f'<mc:Fallback xmlns:mc="{MC}">{WORDS.format("")}</mc:Fallback>'.encode()
NO_DOCUMENT, ADDED = "not a document that can be read", "title: "
ENTRY = f'<entry><title>خبر</title><link href="//["/><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry>'
NO_LZMA, DEEP = b"\x09\x04\x05\x00" + b"\xff" * 30, "[" * 700 + "]" * 700
# file → what it holds, what is told of it
FAILING: dict[str, tuple[bytes, str]] = {
    "deflate.docx": (_zip("word/document.xml", DOCX, zipfile.ZIP_DEFLATED, b"\xff" * 20), NO_DOCUMENT),
    "lzma.docx": (_zip("word/document.xml", DOCX, zipfile.ZIP_LZMA, NO_LZMA), NO_DOCUMENT),
    "fallback.docx": (_zip("word/document.xml", SPARE, zipfile.ZIP_STORED), "no article found in it"),
    "single.html.zip": (_zip("index.html", PAGE, zipfile.ZIP_LZMA, NO_LZMA), "cut short or broken"),
    "deep.json": (f'{{"title": "خبر", "text": {json.dumps(TEXT)}, "author": {DEEP}}}'.encode(), ADDED),
    "link.atom": (f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://[">{ENTRY}</feed>'.encode(), ADDED),
    "charset.eml": (LETTER.format("plain", "").replace("utf-8", "(" * 200_000).encode(), "no letter that can be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILING)
def test_what_its_reader_fails_on_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FAILING[name][0])
    result = add(tmp_path, tmp_path / name, PAGES / "graph.html")
    assert FAILING[name][1] in result.output
    assert "could not be read" not in result.output
    assert f"{PAGES / 'graph.html'} → " in result.output


# ── folders and feeds ────────────────────────────────────────────────────────────────────────────


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "pages", "x.html")
    for name in "ab":
        (folder / name).symlink_to(folder)
    result = add(tmp_path, folder)
    assert "1 article added" in result.output
    assert "left out: 2 × a link to a folder, which is not followed" in result.output


@pytest.mark.parametrize("depth", [1_300, 2_200])
def test_folders_within_folders_as_deep_as_the_system_has_them(depth: int, tmp_path: Path) -> None:
    folder = _folder(tmp_path / "pages", "x.html")
    with nested(folder, depth, PAGE):
        result = add(tmp_path, folder)
    assert "1 article added" in result.output
    is_there = "is there already as 000" in result.output  # the page in the last of them
    assert is_there is (depth < 2_000)
    assert ("File name too long: what is in it is not read" in result.output) is not is_there


def test_a_feed_has_one_budget_for_all_that_it_leads_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(url: str, **_: Any) -> fetch.Answer:
        asked.append(url)
        raise fetch.FetchError("is gone")

    items = "".join(f"<item><title>خبر</title><link>http://127.0.0.1/{n}</link></item>" for n in range(8))
    feed = f"<rss><channel><title>x</title>{items}</channel></rss>".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: {len(feed)}\r\n\r\n"
    liar = Liar(lambda: [head.encode(), feed], 0)
    real = fetch.fetch
    monkeypatch.setattr(fetch, "fetch", lambda url, **how: answer(url) if how.get("named_by") else real(url))
    monkeypatch.setattr(fetch.Share, "used", lambda self: "" if len(asked) < 3 else "3 pages of one feed are asked for")
    result = add(tmp_path, liar.address)
    liar.close()
    assert asked == [f"http://127.0.0.1/{n}" for n in range(3)]
    assert "gave up asking for what its entries lead to, at http://127.0.0.1/3: 3 pages" in result.output
    assert "left out: 4 × not asked for: its feed has had all that one may have" in result.output


def test_what_all_links_of_a_feed_may_take() -> None:
    assert fetch.share().used() == ""
    assert fetch.share(spent=600).used() == "600 seconds for all of them are over"
    share = fetch.share(spent=590)
    assert share.budget().seconds <= 10
    share.size -= 200_000_000
    assert share.used() == "200,000,000 bytes for all of them have come"
    assert fetch.Share(share.ends, links=0).used() == "500 pages of one feed are asked for"
