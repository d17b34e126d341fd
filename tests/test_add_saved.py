# ruff: noqa: E501  # pages and feeds as they are printed
"""add: what people save, in the layouts of many outlets and in files of every kind; a day only from the article."""

from __future__ import annotations

import gzip
import io
import json
import os
import plistlib
import re
import unicodedata
import zipfile
from collections.abc import Iterable
from email.header import Header
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from tables import cases
from test_add import add
from test_add_sources import _record

from arabic_timeline import read, registry
from arabic_timeline.commands.bring import words
from arabic_timeline.model import Article

TITLE = "وزيرة الثقافة تبحث مع سفير البرتغال ترميم القلعة"
TEXT = (
    "استقبلت وزيرة الثقافة هالة المنصوري، أمس الخميس بمقر الوزارة، سفير البرتغال دوارتي سيلفا، وبحثت معه ترميم القلعة "
    "القديمة المطلة على الميناء.",
    "وقالت المنصوري إن فريقا من المهندسين سيبدأ مسح الجدران خلال الأسابيع المقبلة، وإن كلفة المرحلة الأولى لا تتجاوز ما "
    "رصدته الحكومة لها هذا العام.",
    "وأضاف السفير أن بلاده سترسل خبراء في النقوش الحجرية للمشاركة في الأعمال، وأن مدرسة للحرف ستفتح أبوابها للشباب من "
    "أبناء المدينة.",
)
OTHER = "أسعار السمك تتراجع في أسواق الميناء"
OTHERS_TEXT = (
    "قال صيادون إن وفرة الصيد في الأيام الأخيرة خفضت الأسعار في أسواق الميناء إلى أدنى مستوى لها منذ الصيف الماضي."
)


MINA = {"url": "https://www.mina.test/culture/77", "retrieved": "2024-03-03"}


def _page(html: str) -> str:
    parts = {
        "{T}": TITLE,
        "{B}": "".join(f"<p>{one}</p>\n" for one in TEXT),
        "{R}": "<br><br>".join(TEXT),
        "{N}": OTHER,
        "{M}": f"<p>{OTHERS_TEXT}</p>",
    }
    for name, value in parts.items():
        html = html.replace(name, value)
    return html


PLAIN = _page(
    '<html lang="ar"><head><title>{T}</title></head><body><h1>{T}</h1><p>الجمعة 8 فيفري 2019</p>{B}</body></html>'
)


def _articles(folder: Path) -> list[Article]:
    articles, faults = read.articles(folder / "data" / "articles")
    return [] if any(fault.rule == "folder-empty" for fault in faults) else list(articles)


def _one(folder: Path) -> Article:
    (article,) = _articles(folder)
    assert all(part in article.text for part in TEXT), article.text
    return article


def _field(article: Article, name: str) -> Any:
    value = getattr(article, name)
    return str(value.day) if name == "published" and value else str(value) if name == "retrieved" else value


@pytest.mark.parametrize("case", cases("saved"))
def test_saved_pages(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "saved" / case.get("file", "page.html")
    file.parent.mkdir()
    file.write_bytes(_page(case["html"]).encode(case.get("encoding", "utf-8")))
    result = add(tmp_path, file.parent)
    assert result.exit_code == 0, result.output
    if "says" in case:
        assert case["says"] in result.output
        assert _articles(tmp_path) == []
        assert "left out: 1 × " in result.output
        add(tmp_path, file, "--anyway")
        assert len(_articles(tmp_path)) == 1
        return
    article = _one(tmp_path)
    assert article.title == TITLE
    for sign in (*case.get("lacks", ()), "قارئ", OTHER, "محفوظة", "ليتهم"):
        assert sign not in article.text
    assert {name: _field(article, name) for name in case["found"]} == case["found"], result.output
    assert case.get("notes", "") in result.output


def test_a_title_with_points_is_no_name_of_a_site(tmp_path: Path) -> None:
    title = "وزيرة الثقافة تزور القلعة.. والسفير يعد بخبراء في النقوش"
    page = PLAIN.replace(f"<title>{TITLE}</title>", f"<title>{title} - صحيفة</title>").replace(TITLE, title)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert add(tmp_path, tmp_path / "page.html").exit_code == 0
    assert _one(tmp_path).title == title


# ── files of other kinds ─────────────────────────────────────────────────────────────────────────


def _docx(*lines: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{one[:9]}</w:t></w:r><w:r><w:t>{one[9:]}</w:t></w:r></w:p>" for one in lines)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        archive.writestr("docProps/core.xml", "<x><created>2021-01-01</created></x>")
    return held.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPARE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _office(*paragraphs: str) -> bytes:
    """A document of paragraphs as they stand in the file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        body = "".join(paragraphs)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}" xmlns:mc="{SPARE}"><w:body>{body}</w:body></w:document>'
        )
    return held.getvalue()


def _styled(text: str, style: str = "", before: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/><w:bidi/></w:pPr>' if style else ""
    return f"<w:p>{named}{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _framed(text: str) -> str:
    """A frame, kept as a shape and once more for programs without shapes."""
    held = f"<w:txbxContent>{_styled(text)}</w:txbxContent>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{held}</mc:Choice><mc:Fallback>{held}</mc:Fallback></mc:AlternateContent></w:r>'


def _wrapped(lines: tuple[str, ...] = TEXT, end: str = "\n") -> str:
    return "\n\n".join(end.join(_broken_into(one, 66)) for one in lines)


def _handed_on(head: str, body: str, kind: str = "plain") -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "سعيد <s@example.test>", "desk@example.test", "SUBJECT"
    letter["Date"] = "Sun, 03 Mar 2024 09:00:00 +0300"
    letter.set_content(f"{head}{body}", subtype=kind)
    return letter.as_bytes().replace(b"SUBJECT", Header(f"Fwd: {TITLE}", "utf-8").encode(linesep="\r\n").encode())


def _frames(first: str, second: str, head: str = "", cid: str = "") -> bytes:
    """A page kept as one file (MHTML) with the frame of a neighbour before it."""
    part = "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: binary\r\n"
    return (
        f"From: <Saved by Blink>\r\n{head}Date: Sun, 3 Mar 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related; type="text/html";{cid} boundary="b"\r\n\r\n'
        f"{part}Content-ID: <f1>\r\nContent-Location: https://ads.test/f\r\n\r\n{first}\r\n"
        f"{part}Content-ID: <f0>\r\nContent-Location: https://www.mina.test/culture/77\r\n\r\n{second}\r\n--b--\r\n"
    ).encode()


def _mail(subject: str = TITLE, html: bool = True, charset: str = "utf-8") -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "نشرة الميناء <news@mina.test>", "desk@example.test", "SUBJECT"
    letter["Date"] = "Fri, 08 Feb 2019 23:30:00 +0100"
    letter.set_content("\n\n".join(TEXT), charset=charset)
    if html:
        letter.add_alternative(_page("<html><body><h1>{T}</h1>{B}</body></html>"), subtype="html", charset=charset)
    return letter.as_bytes().replace(b"SUBJECT", Header(subject, "utf-8").encode(linesep="\r\n").encode())


def _wacz(page: bytes, listed: bool = True, at: str = "https://www.mina.test/culture/77") -> bytes:
    held = io.BytesIO()
    frame = _record(PLAIN.replace(TITLE, OTHER).encode(), WARC_Target_URI="https://ads.test/frame")
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("archive/data.warc.gz", gzip.compress(page) + (gzip.compress(frame) if listed else b""))
        if listed:
            pages = [{"format": "json-pages-1.0"}, {"url": at, "title": "x"}]
            archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, pages)))
    return held.getvalue()


def _single(itself: bool) -> bytes:
    """A page that SingleFile packs, into a zip or into a page that unpacks itself."""
    comment = "<!--\n Page saved with SingleFile \n url: https://www.mina.test/culture/77 \n saved date: Sun Mar 03 2024 09:00:00 GMT+0000 (x)\n-->"
    held = io.BytesIO()
    if itself:
        held.write(
            f"<!DOCTYPE html> <html data-sfz>{comment}<meta charset=windows-1252><body hidden>Please wait…<sfz-content>".encode()
        )
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", f"<!DOCTYPE html> {comment}{PLAIN}")
        archive.writestr("manifest.json", json.dumps({"originalUrl": MINA["url"], "indexFilename": "index.html"}))
    return held.getvalue()


def _pdf(
    *lines: tuple[float, list[tuple[float, str]]],
    size: float = 12,
    large: int = 0,
    called: str = "",
    block: bool = False,
    head: str = "",
) -> bytes:
    """A PDF file of one page: lines by height, each of pieces by where they start; the first ``large`` ones larger.

    ``called``: how the file calls itself; ``head``: what its head says besides; ``block``: the pieces of a line stand in one block, as browsers write them.
    """
    used = sorted({char for _, pieces in lines for _, text in pieces for char in text})
    chars = "\n".join(f"<{ord(char):04x}> <{ord(char):04x}>" for char in used)
    cmap = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(used)} beginbfchar {chars} endbfchar endcmap end end"
    drawn = "".join(
        f"BT /F {size * 1.5 if number < large else size} Tf 1 0 0 1 {left} {height} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for number, (height, pieces) in enumerate(lines)
        for left, text in pieces
    )
    drawn = drawn.replace(f" ET\nBT /F {size} Tf", "") if block else drawn
    parts = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
        f"<</Title <{called.encode('utf-16').hex()}>{head}>>",
    ]  # fmt: skip
    out, starts = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(out))
        out += f"{number} 0 obj{part}endobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    tail = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(parts) + 1}/Root 1 0 R/Info 8 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode()


def _broken_into(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        lines = [*lines, word] if len(lines[-1]) + len(word) > width else [*lines[:-1], f"{lines[-1]} {word}".strip()]
    return lines


SHEET = [line for one in TEXT for line in _broken_into(one, 70)]
DAY_IN_PIECES = [(500.0, "الجمعة"[::-1]), (460.0, "2019"), (480.0, "فيفري"[::-1]), (492.0, "8")]


def _visual(text: str) -> str:
    """A line as it is seen from left to right, in the shapes of its letters where there is one for the letter alone."""
    shapes = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFEFC, 0xFE8C, -1)}
    return "".join(shapes.get(char, char) for char in reversed(text))


def _heights(lines: list[Any]) -> list[tuple[float, Any]]:
    return [(800 - 20.0 * number, line) for number, line in enumerate(lines)]


HALVES = _broken_into(TITLE, 30)
LARGE = _heights([*([(60, one[::-1])] for one in HALVES), DAY_IN_PIECES, *([(60, one[::-1])] for one in SHEET)])
SHAPES = _heights([[(60, _visual(one))] for one in (TITLE, *SHEET)])
WORDS = _heights([[(500 - 30 * n, word[::-1]) for n, word in enumerate(one.split())] for one in (TITLE, *SHEET)])


def _seen(text: str) -> str:
    """A line as a browser shows it from left to right: figures keep their order, brackets are those of their shape."""
    shown = text[::-1].translate(str.maketrans("«»()[]", "»«)(]["))
    return re.sub(r"[0-9٠-٩]+(?:[/:.][0-9٠-٩]+)*|[A-Za-z]+", lambda match: match[0][::-1], shown)


def _rows_of(lines: list[str], top: float = 760) -> list[tuple[float, list[tuple[float, str]]]]:
    return [(top - 20.0 * number, [(60, _seen(line))]) for number, line in enumerate(lines)]


def _spelt(lines: Iterable[str], blanks: str = " ") -> list[tuple[float, list[tuple[float, str]]]]:
    """Lines of which each letter is a piece, as where these are of several fonts; ``blanks``: what stands between words."""
    return _heights([[(560 - 8 * n, char) for n, char in enumerate(one) if char != " " or blanks] for one in lines])


QUOTED = "قالت إن «القلعة» و«السور» (الغربي) كلفا ٦٥ مليونا حتى 12/3/2018."
LATIN = "ونقلت قناة CNN ذلك عنها سنة ١٨٤٧."
RATED = "ونقلت الوكالة (CNN) أن النسبة (1،6%) تراجعت (133) مرة"
PRICED = "وقالت إن «الخطة» تسهم بـ90 مليونا."
SIGNED = "«القلعة» كما قالت و«السور»"
PRINTED = [
    (812.0, [(24, "3/12/24, 10:14 PM"), (200, _seen(f"{TITLE} - الميناء"))]),
    (17.0, [(24, "https://www.mina.test/culture/77"), (560, "1/1")]),
]
CHROMIUM = "/Creator (Chromium) /Producer (Skia/PDF m156)"
PDFS: dict[str, tuple[bytes, dict[str, Any]]] = {
    "figures in pieces of their own, the title large and on two lines": (
        _pdf(*LARGE, large=len(HALVES)),
        {"published": "2019-02-08"},
    ),
    "the shapes of letters": (_pdf(*SHAPES), {"published": None}),
    "each word a piece": (_pdf(*WORDS), {"published": None}),
    "figures of both kinds, brackets and Latin words in one piece": (
        _pdf(*_rows_of([TITLE, "الجمعة ٨ فيفري ٢٠١٩", QUOTED, LATIN, *SHEET])),
        {"published": "2019-02-08", "says": f"{QUOTED}\n{LATIN}"},
    ),
    "figures of India, which the library turns behind Arabic and not behind Latin": (
        _pdf(
            (800, [(60, _seen(TITLE))]),
            (780, [(400, "٢١"), (420, _seen("في ")), (440, "CNN")]),
            (760, [(400, "٢٠١٩"), (430, _seen(" فيفري ")), (460, "٢١"), (480, _seen("الخميس "))]),
            (740, [(400, "CNN"), (440, "٢١"), (460, _seen("قناة "))]),
            *((700 - 20.0 * number, [(60, _seen(line))]) for number, line in enumerate(SHEET)),
        ),
        {"published": "2019-02-21"},
    ),
    "brackets around figures and Latin words, each in a piece of its own": (
        _pdf(
            *_rows_of([TITLE, *SHEET]),
            (
                500,
                [
                    (60, _seen(") مرة")),
                    (90, "133"),
                    (110, _seen(" تراجعت (")),
                    (160, _seen("%)")),
                    (175, "1،6"),
                    (195, _seen(" أن النسبة (")),
                    (260, _seen(")")),
                    (266, "CNN"),
                    (290, _seen("ونقلت الوكالة (")),
                ],
            ),
        ),
        {"says": RATED},
    ),
    "figures in a piece of their own behind a letter that is drawn out": (
        _pdf(
            *_rows_of([TITLE, *SHEET]),
            (500, [(60, _seen(" مليونا.")), (120, "90"), (132, _seen("وقالت إن «الخطة» تسهم بـ"))]),
        ),
        {"says": PRICED},
    ),
    "a line of several operators in one block": (
        _pdf(
            *_rows_of([TITLE, *SHEET]),
            (500, [(60, _seen("و«السور»")), (108, _seen("«القلعة» كما قالت "))]),
            block=True,
        ),
        {"says": SIGNED},
    ),
    "printed by a browser: its address, and when it was printed": (
        _pdf(*_rows_of(["الرئيسية", TITLE, "8 فيفري 2019", *SHEET]), *PRINTED, called=f"{TITLE} - الميناء"),
        {"published": "2019-02-08", "url": "https://www.mina.test/culture/77", "outlet": "mina", "lacks": "10:14"},
    ),
    "printed by a browser, its address cut short": (
        _pdf(
            *_rows_of([TITLE, *SHEET]),
            PRINTED[0],
            (17.0, [(24, "https://www.mina.test/cult"), (540, "…"), (560, "1/1")]),
        ),
        {"published": None, "url": None, "outlet": "mina"},
    ),
    "its title, which the file calls itself, below a menu and on two lines": (
        _pdf(
            *_rows_of(["الرئيسية", "أخبار الثقافة والفنون في بلادنا", *HALVES, "8 فيفري 2019", *SHEET]),
            called=f"{TITLE} | الميناء",
        ),
        {"published": "2019-02-08", "lacks": "الرئيسية"},
    ),
    "today above the title, the day of publication below it, a neighbour at the end": (
        _pdf(
            *_rows_of(["الأحد 3 مارس 2024", TITLE, "8 فيفري 2019", *SHEET, "أخبار ذات صلة", OTHER, "1 مارس 2019"]),
            called=TITLE,
        ),
        {"published": "2019-02-08", "lacks": OTHER},
    ),
    "today above the title, in what a browser printed": (
        _pdf(*_rows_of(["الأحد 3 مارس 2024", TITLE, *SHEET]), called=TITLE, head=CHROMIUM),
        {"published": None},
    ),
    "today at the head of what a browser printed, the title of the file nowhere": (
        _pdf(*_rows_of(["الأحد 3 مارس 2024", "الرئيسية", TITLE, *SHEET]), head=CHROMIUM),
        {"published": None},
    ),
    "the day on which the file was made above the title": (
        _pdf(*_rows_of(["الأحد 3 مارس 2024", TITLE, *SHEET]), head="/CreationDate (D:20240303120000+00'00')"),
        {"published": None},
    ),
    "a day above the title in a file that was made later": (
        _pdf(*_rows_of(["الجمعة 8 فيفري 2019", TITLE, *SHEET]), head="/CreationDate (D:20240303120000+00'00')"),
        {"published": "2019-02-08"},
    ),
    "each letter a piece, the blanks between words written": (
        _pdf(*_spelt([*HALVES, *SHEET]), large=len(HALVES)),
        {"published": None},
    ),
    "a notice larger than the title, which the file calls itself": (
        _pdf(*_rows_of(["دعنا نعرف موافقتك", TITLE, "8 فيفري 2019", *SHEET]), large=1, called=f"{TITLE} - الميناء"),
        {"published": "2019-02-08", "lacks": "موافقتك"},
    ),
    "letters laid below a picture in the order of reading": (
        _pdf(*_heights([[(60, one)] for one in (TITLE, "الجمعة 8 فيفري 2019", *SHEET)])),
        {"published": "2019-02-08"},
    ),
    "each word a piece, the last one first": (
        _pdf(*((height, pieces[::-1]) for height, pieces in WORDS)),
        {"published": None},
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_pdf_files_that_hold_text(name: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    content, found = PDFS[name]
    (tmp_path / "a.pdf").write_bytes(content)
    result = add(tmp_path, tmp_path / "a.pdf")
    article = _one(tmp_path)
    assert " ".join(article.title.split()) == TITLE
    assert found.get("says", "") in article.text
    assert found.get("lacks", "\0") not in article.text
    found = {key: value for key, value in found.items() if key not in ("says", "lacks")}
    assert {key: _field(article, key) for key in found} == found
    assert "compare its figures and days" in result.output


def test_words_in_single_letters_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(_pdf(*_spelt([TITLE, *SHEET], blanks="")))
    result = add(tmp_path, tmp_path / "a.pdf")
    assert "nothing in it says which letters are one word: save the page itself, or its text" in result.output
    assert _articles(tmp_path) == []


def test_pictures_of_pages_are_refused_with_a_word_on_what_reads_them(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "a.pdf").write_bytes(_pdf())
    result = add(tmp_path, tmp_path / "a.pdf")
    assert result.exit_code == 1
    assert "pictures of pages without text: have them read first (OCR" in result.output


WARC = _record(PLAIN.encode(), WARC_Target_URI="https://www.mina.test/culture/77", WARC_Date="2024-03-03T09:00:00Z")


def _warc(kind: str, target: str, content_type: str, body: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2024-03-03T09:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{kind}>\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def _in_pieces(body: bytes) -> bytes:
    pieces = [body[n : n + 700] for n in range(0, len(body), 700)]
    return b"".join(b"%x\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\n\r\n"


ANSWER, MANIFEST = "application/http;msgtype=response", "metadata://gnu.org/software/wget/warc/MANIFEST.txt"
OF_WGET = (
    _warc("warcinfo", "", "application/warc-fields", b"software: Wget/1.21.3\r\n")
    + _warc("request", f"<{MINA['url']}>", "application/http;msgtype=request", b"GET /culture/77 HTTP/1.1\r\n\r\n")
    + _warc(
        "response", f"<{MINA['url']}>", ANSWER, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PLAIN.encode()
    )
    + _warc("resource", f"<{MANIFEST}>", "text/plain", b"<urn:uuid:x>\n")
)
PACKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    + _in_pieces(gzip.compress(PLAIN.encode()))
)
FORM = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>\n\t{T}\n</title></head><body>'
    '<form method="post" action="News_Detail.aspx" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDw"/>'
    '<span id="ctl00_lblToday">الأحد 3 مارس 2024</span><h1 id="ctl00_lblTitle">{T}</h1><p><span id="ctl00_lblEditor">الميناء: خاص</span>&nbsp;'
    '<span id="ctl00_lblDate">2019-02-08 12:55 AM</span></p><div id="ctl00_divBody">{B}</div></form></body></html>'
)
BLINK = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.mina.test/culture/77\r\nSubject: x\r\n"
    "Date: Sun, 3 Mar 2024 09:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
    "Content-Location: https://www.mina.test/culture/77\r\n\r\n"
)
DATED = {"published": "2019-02-08"}

KINDS: dict[str, tuple[str, bytes, dict[str, Any]]] = {
    "packed": ("page.html.gz", gzip.compress(PLAIN.encode()), DATED),
    "packed, by its first bytes": ("page.html", gzip.compress(PLAIN.encode()), DATED),
    "packed in two parts": ("p.htm.gz", gzip.compress(PLAIN.encode()[:500]) + gzip.compress(PLAIN.encode()[500:]), DATED),
    "php": ("news.php", PLAIN.encode(), DATED),
    "php with its query, as wget writes it": ("news.php?id=7&lang=ar", PLAIN.encode(), DATED),
    "aspx in windows-1256": ("Details.aspx", PLAIN.encode("windows-1256"), DATED),
    "aspx with its query, a form around all of it": ("News_Detail.aspx?ArticleID=230140&CategoryID=3", _page(FORM).encode(), DATED),
    "no ending": ("culture-77", PLAIN.encode(), DATED),
    "no ending, UTF-16": ("77", PLAIN.encode("utf-16"), DATED),
    "a text": ("a.txt", "\r\n".join([TITLE, "الجمعة 8 فيفري 2019", "", *TEXT]).encode(), DATED),
    "a text in windows-1256": ("a.txt", "\n".join([TITLE, "كتبت: سعاد البحري", *TEXT]).encode("windows-1256"),
                               {"published": None, "author": "سعاد البحري"}),
    "a text with a mark before it, without an ending": ("نص", "\n".join([TITLE, *TEXT]).encode("utf-8-sig"), {"published": None}),
    "a document": ("a.docx", _docx(TITLE, "الرباط، الجمعة 8 فبراير 2019", *TEXT), DATED),
    "a document whose days are those of the file": ("a.docx", _docx(TITLE, *TEXT), {"published": None}),
    "a document without an ending": ("document", _docx(TITLE, *TEXT, "بقلم: سعاد البحري"), {"author": "سعاد البحري"}),
    "a letter in HTML": ("a.eml", _mail(), {**DATED, "retrieved": "2019-02-08"}),
    "a letter in plain text": ("a.eml", _mail(html=False), DATED),
    "a letter that was handed on, windows-1256": ("a.eml", _mail(f"Fwd: {TITLE}", charset="windows-1256"), DATED),
    "a letter without an ending": ("INBOX-12", _mail(), DATED),
    "WARC": ("a.warc", WARC, {**MINA, **DATED}),
    "WARC, packed by record": ("a.warc.gz", gzip.compress(WARC), {**MINA, **DATED}),
    "WARC of wget, with what it adds": ("crawl.warc", OF_WGET, {**MINA, **DATED}),
    "WARC, an answer that came packed and in pieces": ("heritrix.warc", _warc("response", MINA["url"], ANSWER, PACKED), {**MINA, **DATED}),
    "WARC of a file and no answer": ("kept.warc", _warc("resource", MINA["url"], "text/html", PLAIN.encode()), {**MINA, **DATED}),
    "WARC, by its first bytes": ("crawl-00000", gzip.compress(WARC), {**MINA, **DATED}),
    "WACZ with its list of pages": ("a.wacz", _wacz(WARC), {**MINA, **DATED}),
    "WACZ whose list names a part of the page": ("a.wacz", _wacz(WARC, at="https://www.mina.test/culture/77#top"), {**MINA, **DATED}),
    "WACZ without a list": ("a.wacz", _wacz(WARC, listed=False), {**MINA, **DATED}),
    "WACZ that a browser named .zip": ("a.zip", _wacz(WARC), {**MINA, **DATED}),
    "MHTML of Chromium": ("a.mhtml", BLINK.encode() + PLAIN.encode() + b"\r\n--b--\r\n", {**MINA, **DATED}),
    "MHTML of Internet Explorer": ("a.mht", BLINK.replace("Snapshot-Content-Location: https://www.mina.test/culture/77\r\n", "")
                                   .replace("Saved by Blink", "Saved by Windows Internet Explorer 11").encode()
                                   + PLAIN.encode() + b"\r\n--b--\r\n", {**MINA, **DATED}),
    "MHTML without an ending": ("kept", BLINK.encode() + PLAIN.encode() + b"\r\n--b--\r\n", {**MINA, **DATED}),
    "SingleFile, compressed into a comment of its own": ("a.html", b"<!DOCTYPE html> <html lang=ar><!--\n Page saved with SingleFile \n url: "
        b"https://www.mina.test/culture/77 \n saved date: Sun Mar 03 2024 09:00:00 GMT+0000 (x)\n-->" + PLAIN.encode()[16:], {**MINA, **DATED}),
    "SingleFile, lines as Windows ends them, the zone in French": ("a.html", (b"<!DOCTYPE html> <html lang=ar><!--\r\n Page saved with SingleFile \r\n "
        b"url: https://www.mina.test/culture/77 \r\n saved date: Sun Mar 03 2024 10:00:00 GMT+0100 (heure normale)\r\n-->") + PLAIN.encode()[16:],
        {**MINA, **DATED}),
    "SingleFile, with a word of its own, packed": ("a.html.gz", gzip.compress(b"<!DOCTYPE html> <html lang=ar><!--\n Page saved with SingleFile \n url: "
        b"https://www.mina.test/culture/77 \n saved date: Sun Mar 03 2024 09:00:00 GMT+0000 (x)\n info: desk\n-->" + PLAIN.encode()[16:]), {**MINA, **DATED}),
    "SingleFile, a page that unpacks itself": ("a.html", _single(True), {**MINA, **DATED}),
    "SingleFile, a zip": ("a.zip", _single(False), {**MINA, **DATED}),
    "SingleFile, a zip that is called a page": ("a.u.zip.html", _single(False), {**MINA, **DATED}),
    "wp-json": ("posts.json", json.dumps([{"id": 7, "date": "2019-02-08T10:00:00", "link": "https://www.mina.test/culture/77",
        "author": 3, "title": {"rendered": TITLE.replace("سفير", "سفير&nbsp;")}, "content": {"rendered": _page("{B}"), "protected": False},
        "_embedded": {"author": [{"name": "سعاد البحري"}]}}]).encode(), {**DATED, "url": MINA["url"], "author": "سعاد البحري"}),
    "wp-json with Yoast's head": ("posts.json", json.dumps({"date": "2019-02-08T10:00:00", "title": {"rendered": TITLE},
        "content": {"rendered": _page("{B}")}, "yoast_head_json": {"author": "سعاد البحري"}}).encode(), {**DATED, "author": "سعاد البحري"}),
    "MHTML, a frame before the page, which its address names": ("a.mhtml", _frames(PLAIN.replace(TITLE, OTHER), PLAIN,
        "Snapshot-Content-Location: https://www.mina.test/culture/77\r\n"), {**MINA, **DATED}),
    "MHTML, a frame before the page, which its head names": ("a.mht", _frames(PLAIN.replace(TITLE, OTHER), PLAIN, cid=' start="<f0>";'),
        {**MINA, **DATED}),
    "a web archive of Safari": ("a.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceData": PLAIN.encode(),
        "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": MINA["url"]}}, fmt=plistlib.FMT_BINARY), {"url": MINA["url"], **DATED}),
    "a document, the day above what is styled as its title": ("a.docx", _office(_styled("8 فبراير 2019"), _styled(TITLE, "Heading1"),
        *map(_styled, TEXT)), DATED),
    "a document, the outlet above its title, a frame in it, words taken out": ("a.docx", _office(_styled("صحيفة الميناء"), _styled(TITLE, "Title"),
        _styled("كتبت: سعاد البحري"), _styled(TEXT[0], before="<w:del><w:r><w:delText>قارئ</w:delText></w:r></w:del>"),
        _styled(TEXT[1], before=_framed("من أرشيف الصحيفة")), _styled(TEXT[2])), {"author": "سعاد البحري"}),
    "a text whose first line is its day": ("a.txt", "\n".join(["الجمعة 8 فبراير 2019", TITLE, *TEXT]).encode("utf-16"), DATED),
    "a text copied with the head of its site, a menu below the day": ("a.txt", "\n".join(["الأحد 3 مارس 2024", "الرئيسية | سياسة | ثقافة", TITLE, *TEXT]).encode(),
        {"published": None}),
    "a text copied with the head of its site, a menu of lines above the day": ("a.txt", "\n".join(["الرئيسية", "سياسة", "ثقافة", "الأحد 3 مارس 2024", TITLE,
        *TEXT]).encode(), {"published": None}),
    "a document, above its title the name of the paper, its day and the number of the issue": ("a.docx", _office(_styled("صحيفة الميناء"),
        _styled("الجمعة 8 فبراير 2019"), _styled("العدد 8123"), _styled(TITLE, "Title"), *map(_styled, TEXT)), DATED),
    "a text that a program broke into lines": ("a.txt", f"{TITLE}\n\n{_wrapped()}\n".encode(), {"published": None}),
    "a text with its address and outlet": ("a.txt", "\n".join([TITLE, MINA["url"], "المصدر: صحيفة الميناء", "تاريخ النشر: 8 فبراير 2019", *TEXT]).encode(),
        {"url": MINA["url"], "outlet": "mina", **DATED}),
    "a text sent on, bold and with a day in its address": ("a.txt", "\n\n".join([f"*{TITLE}*", *TEXT, "https://www.mina.test/2019/02/08/77.html"]).encode(),
     {"published": "2019-02-08", "published_source": "address of the page", "url": "https://www.mina.test/2019/02/08/77.html", "outlet": "mina"}),
    "a text whose weekdays are not those of its address": ("a.txt", "\n\n".join([TITLE, *TEXT, "https://www.mina.test/2019/02/11/77.html"]).encode(),
     {"published": None}),
    "a text copied with all around it": ("a.txt", "\n".join(["الرئيسية", "ثقافة", TITLE, "كتبت/ سعاد البحري", "الجمعة 8 فبراير 2019", *TEXT, "شارك", "الأكثر قراءة", OTHER,
        "20 فبراير 2019"]).encode(), {**DATED, "author": "سعاد البحري"}),
    "a text, below it what a reader wrote and when": ("a.txt", "\n".join([TITLE, *TEXT, "التعليقات (1)", "قارئ: ليتهم يبدؤون بالسور.", "نشر في 20 فبراير 2019"]).encode(),
        {"published": None}),
    "a text within a page": ("a.html", f"<html><head><title>{TITLE}</title></head><body><pre>{TITLE}\n\nالجمعة 8 فبراير 2019\n\n{_wrapped()}</pre></body></html>".encode(), DATED),
    "a letter broken into lines that flow (RFC 3676)": ("a.eml", _handed_on("", _wrapped(end=" \n")), {"published": "2024-03-03"}),
    "a letter handed on with its head": ("a.eml", _handed_on(f"---------- Forwarded message ---------\nمن: mina <n@mina.test>\nDate: الجمعة، 8 فبراير 2019 في 10:05 ص\nSubject: {TITLE}\n\n",
        _wrapped()), {**DATED, "retrieved": "2024-03-03", "outlet": "mina"}),
    "a letter in HTML handed on with its head": ("a.eml", _handed_on('<div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- رسالة تمت إعادة توجيهها ---------<br>'
        "من: <b>نشرة</b><br>التاريخ: الجمعة، 8 فبراير 2019 في 10:05 ص<br></div>", _page("<h1>{T}</h1>{B}</div>"), "html"), DATED),
    "a letter handed on, its head without a day": ("a.eml", _handed_on("-----Original Message-----\nFrom: نشرة\nSubject: x\n\n", _wrapped()), {"published": None}),
    "wp-json that gives only the hour of Greenwich": ("a.json", json.dumps({"date_gmt": "2019-02-08T10:00:00", "title": {"rendered": TITLE},
        "content": {"rendered": _page("{B}")}}).encode(), DATED),
    "a JSON Feed": ("feed.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [{"url": MINA["url"], "title": TITLE,
        "content_html": _page("{B}"), "date_published": "2019-02-08T10:00:00+01:00", "authors": [{"name": "سعاد البحري"}]}]}).encode(),
        {**DATED, "url": MINA["url"], "author": "سعاد البحري"}),
    "lines of another crawler": ("x.jsonl", json.dumps({"title": TITLE, "maintext": "\n".join(TEXT), "url": MINA["url"],
        "date_publish": "2019-02-08 10:05:00", "authors": ["سعاد البحري"]}).encode(), {**DATED, "author": "سعاد البحري"}),
    "wp-json without an ending": ("posts", json.dumps([{"id": 7, "date": "2019-02-08T10:00:00", "title": {"rendered": TITLE},
        "content": {"rendered": _page("{B}")}}]).encode(), DATED),
    "wp-json, one a line": ("posts.ndjson", json.dumps({"date": "2019-02-08T10:00:00", "title": {"rendered": TITLE},
        "content": {"rendered": _page("{B}")}}).encode(), DATED),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("within", [False, True])
def test_kinds_of_files(name: str, within: bool, tmp_path: Path) -> None:
    file, content, found = KINDS[name]
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / file).write_bytes(content)
    result = add(tmp_path, tmp_path / "saved" / ("" if within else file))
    article = _one(tmp_path)
    assert article.title == TITLE, result.output
    for sign in (OTHER, "قارئ", "Forwarded", "Original", "http"):
        assert sign not in article.text
    assert article.text.count("من أرشيف") <= 1
    assert {key: _field(article, key) for key in found} == found, result.output


FULL = _page("{B}").replace("<", "&lt;").replace(">", "&gt;")
FEEDS = {
    "RSS of WordPress": (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة الميناء</title><link>https://www.mina.test</link>'
        f"<item><title>{TITLE}</title><link>https://www.mina.test/culture/77</link><dc:creator><![CDATA[سعاد البحري]]></dc:creator>"
        f"<pubDate>Fri, 08 Feb 2019 10:00:00 +0100</pubDate><description>ملخص</description>"
        f"<content:encoded><![CDATA[{_page('{B}')}<p>ظهرت المقالة <a href='x'>{TITLE}</a> أولاً على <a href='y'>صحيفة "
        f"الميناء</a>.</p>]]></content:encoded></item></channel></rss>"
    ),
    "Atom of Blogger": (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الميناء</title><entry><id>tag:mina.test,2019:77</id>'
        f"<published>2019-02-08T10:00:00+01:00</published><updated>2019-02-10T10:00:00+01:00</updated><title type='text'>{TITLE}</title>"
        f"<content type='html'>{FULL}</content><link rel='edit' href='https://x.test/'/>"
        f"<link rel='alternate' href='https://www.mina.test/culture/77'/><author><name>سعاد البحري</name></author></entry></feed>"
    ),
    "RSS that counts its readers, its author a letter's": (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>'
        f"<title>صحيفة الميناء</title><item><title>{TITLE}</title><link>http://feeds.test/~r/mina/~3/x/</link><author>desk@mina.test (سعاد البحري)"
        f"</author><pubDate>الجمعة, 08 فبراير 2019 10:05:00 +0300</pubDate><description>{FULL}</description>"
        f"<feedburner:origLink>https://www.mina.test/culture/77</feedburner:origLink></item></channel></rss>"
    ),
    "Atom with addresses below its base": (
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://www.mina.test/"><title>صحيفة الميناء</title><entry><title>{TITLE}</title>'
        f"<published>2019-02-08T10:00:00+01:00</published><link href='culture/77'/><author><name>سعاد البحري</name></author>"
        f"<content type='html'>{FULL}</content></entry></feed>"
    ),
    "RDF of 2004": (
        f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>صحيفة الميناء</title></channel><item><title>{TITLE}</title>'
        f"<link>https://www.mina.test/culture/77</link><dc:date>2019-02-08T10:00:00+01:00</dc:date><dc:creator>سعاد البحري</dc:creator>"
        f"<description>{FULL}</description></item></rdf:RDF>"
    ),
    "Atom in XHTML": (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الميناء</title><entry><title>{TITLE}</title>'
        f"<published>2019-02-08T10:00:00+01:00</published><author><name>سعاد البحري</name></author>"
        f'<link href="https://www.mina.test/culture/77"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{_page('{B}')}</div></content></entry></feed>"
    ),
}


@pytest.mark.parametrize("name", FEEDS)
def test_each_entry_of_a_feed(name: str, tmp_path: Path) -> None:
    (tmp_path / "feed").write_text(FEEDS[name], encoding="utf-8")
    result = add(tmp_path, tmp_path / "feed")
    article = _one(tmp_path)
    assert (article.title, article.url, article.author) == (TITLE, MINA["url"], "سعاد البحري"), result.output
    assert _field(article, "published") == "2019-02-08"
    assert "ظهرت المقالة" not in article.text


def test_a_feed_of_many_outlets_names_none_of_them(tmp_path: Path) -> None:
    feed = FEEDS["RSS of WordPress"]
    item = feed[feed.index("<item>") : feed.index("</channel>")]
    other = item.replace("www.mina.test", "www.sahel.test").replace("القلعة", "المنارة")
    (tmp_path / "feed.xml").write_text(feed.replace("</channel>", f"{other}</channel>"), encoding="utf-8")
    result = add(tmp_path, tmp_path / "feed.xml")
    assert [one.outlet for one in _articles(tmp_path)] == ["mina", "sahel"], result.output
    assert "صحيفة الميناء" not in result.output


def test_a_summary_is_no_article_and_says_what_to_do(tmp_path: Path) -> None:
    brief = FEEDS["RSS of WordPress"]
    brief = brief[: brief.index("<content:encoded>")] + "</item></channel></rss>"
    (tmp_path / "feed.xml").write_text(brief, encoding="utf-8")
    result = add(tmp_path, tmp_path / "feed.xml")
    assert "left out: 1 × only a summary in the feed: give its address to add" in result.output
    assert _articles(tmp_path) == []


@pytest.mark.parametrize("sign", ["[…]", "[&amp;#8230;]", "[...]", "..."])
@pytest.mark.parametrize("behind", ["", "&lt;p&gt;ظهرت المقالة أولاً على الميناء.&lt;/p&gt;"])
def test_what_breaks_off_in_a_feed_is_a_summary(sign: str, behind: str, tmp_path: Path) -> None:
    brief = f"&lt;p&gt;{TEXT[0]} {TEXT[1][:60]} {sign}&lt;/p&gt;{behind}"
    if sign == "...":
        brief = f"{TEXT[0]} ..."
    (tmp_path / "a.atom").write_text(FEEDS["Atom of Blogger"].replace(FULL, brief), encoding="utf-8")
    result = add(tmp_path, tmp_path / "a.atom")
    assert "left out: 1 × only a summary in the feed" in result.output
    assert _articles(tmp_path) == []


INSTANTS = {"RSS": "Fri, 08 Feb 2019 21:12:00 +0000", "Atom": "2019-02-08T21:12:00+00:00"}


@pytest.mark.parametrize("written", INSTANTS.values(), ids=INSTANTS)
@pytest.mark.parametrize(
    ("path", "days"), [("culture/77", ["2019-02-08", "2019-02-09"]), ("2019/02/09/77", ["2019-02-09"] * 2)]
)
def test_one_instant_is_as_certain_in_every_feed(written: str, path: str, days: list[str], tmp_path: Path) -> None:
    """Late in the evening of UTC it may be the next day where it was published, unless the address says."""
    feed = FEEDS["Atom of Blogger"].replace("2019-02-08T10:00:00+01:00", written).replace("culture/77", path)
    (tmp_path / "a.atom").write_text(feed, encoding="utf-8")
    add(tmp_path, tmp_path / "a.atom")
    found = _one(tmp_path).published
    assert found is not None
    assert [str(found.earliest), str(found.latest)] == days


def test_a_letter_of_what_is_new_elsewhere_is_no_article(tmp_path: Path) -> None:
    stories = [
        f"{one[:40]}\nالميناء\n{one[:120]} ...\n<https://www.news.test/url?x={n}>\n" for n, one in enumerate(TEXT)
    ]
    letter = "From: Alerts <a@news.test>\nSubject: x\nDate: Mon, 28 May 2018 11:02:00 +0300\n\n"
    (tmp_path / "a.eml").write_text(letter + "أخبار\n\n" + "\n".join(stories), encoding="utf-8")
    result = add(tmp_path, tmp_path / "a.eml")
    assert "a list of stories, and no article" in result.output
    assert _articles(tmp_path) == []


@pytest.mark.parametrize(
    ("source", "outlet", "author"),
    [
        ("الرباط - سعاد البحري", "unknown", "سعاد البحري"),
        ("صحيفة الميناء - سعاد البحري", "almina", "سعاد البحري"),
        ("صحيفة الميناء", "almina", None),
        ("الميناء - الرباط", "almina", None),
    ],
)
def test_a_place_and_who_wrote_are_no_outlet(source: str, outlet: str, author: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n".join([TITLE, f"المصدر: {source}", *TEXT]), encoding="utf-8")
    result = add(tmp_path, tmp_path / "a.txt")
    article = _one(tmp_path)
    assert (article.outlet, article.author) == (outlet, author), result.output


def test_snapshots_count_once(tmp_path: Path) -> None:
    """ArchiveBox keeps a page in many forms, Zotero keeps frames and an index beside it."""
    box = tmp_path / "saved" / "archive" / "1709456400.123"
    (box / "warc").mkdir(parents=True)
    (box / "www.mina.test" / "culture").mkdir(parents=True)
    (box / "index.json").write_text(json.dumps({"url": MINA["url"], "timestamp": "1709456400.123"}), encoding="utf-8")
    for name in ("singlefile.html", "output.html", "www.mina.test/culture/77.html"):
        (box / name).write_text(PLAIN, encoding="utf-8")
    (box / "warc" / "1.warc.gz").write_bytes(gzip.compress(WARC))
    shelf = tmp_path / "saved" / "storage" / "AB12CD34"
    shelf.mkdir(parents=True)
    (shelf / ".zotero-ft-cache").write_text("x", encoding="utf-8")
    other = PLAIN.replace(TITLE, "وزيرة الثقافة تزور الميناء").replace("القلعة", "الميناء")
    (shelf / "page.html").write_text(other, encoding="utf-8")
    (shelf / "frame.html").write_text("<html><body><p>إعلان</p></body></html>", encoding="utf-8")
    result = add(tmp_path, tmp_path / "saved")
    found = _articles(tmp_path)
    assert [one.title for one in found] == [TITLE, "وزيرة الثقافة تزور الميناء"], result.output
    assert (found[0].url, str(found[0].retrieved)) == (MINA["url"], "2024-03-03")
    assert "left out: 5 × another copy or a part of a page that is taken" in result.output


def _box(folder: Path, files: dict[str, bytes]) -> Path:
    box = folder / "saved" / "archive" / "1709456400.123"
    files = {"index.json": json.dumps({"url": MINA["url"], "timestamp": "1709456400.123"}).encode(), **files}
    for name, content in files.items():
        (box / name).parent.mkdir(parents=True, exist_ok=True)
        (box / name).write_bytes(content)
    for name in ("index.html", "index.json"):
        (folder / "saved" / name).write_bytes(b"<html><body><h1>ArchiveBox</h1></body></html>")
    return folder / "saved"


BOXES: dict[str, tuple[dict[str, bytes], dict[str, Any]]] = {
    "kept by wget without an ending": (
        {"index.html": b"<h1>x</h1>", "www.mina.test/culture/77": PLAIN.encode()},
        DATED,
    ),
    "what could be read of it alone": (
        {
            "singlefile.html": b"",
            "readability/content.html": _page("<div>{B}</div>").encode(),
            "readability/article.json": json.dumps({"title": TITLE, "byline": "سعاد البحري"}).encode(),
        },
        {"author": "سعاد البحري", "published": None},
    ),
}


@pytest.mark.parametrize("name", BOXES)
def test_an_archive_by_what_it_could_keep(name: str, tmp_path: Path) -> None:
    files, found = BOXES[name]
    result = add(tmp_path, _box(tmp_path, files))
    article = _one(tmp_path)
    assert result.exit_code == 0, result.output
    assert "left out: 2 × the list of what an archive holds" in result.output
    found = {**found, **MINA, "title": TITLE}
    assert {key: _field(article, key) for key in found} == found


def _shelf(folder: Path, files: dict[str, bytes], above: str = "storage/AB12CD34") -> Path:
    for name, content in files.items():
        path = folder / "saved" / above / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "saved"


# What Zotero keeps: snapshots as one page (6 and later), papers, and what it exports with its files.
SHELVES: dict[str, tuple[dict[str, bytes], str, dict[str, Any]]] = {
    "a snapshot of SingleFile": (
        {"page.html": _single(True), ".zotero-ft-cache": TITLE.encode(), ".zotero-reader-state": b"{}"},
        "storage/AB12CD34",
        {**MINA, **DATED},
    ),
    "a snapshot of frames and pictures, in windows-1256": (
        {"77.htm": PLAIN.encode("windows-1256"), "ad.html": b"<p>x</p>", "a.png": b"\x89PNG", ".zotero-pdf-state": b"{}"},
        "storage/AB12CD34",
        DATED,
    ),
    "a paper": ({"Author - 2019 - x.pdf": PDFS["figures in pieces of their own, the title large and on two lines"][0]}, "storage/AB12CD34", DATED),
    "exported with its files": (
        {"files/12/page.html": PLAIN.encode(), "x.rdf": b'<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#"/>'},
        "Exported Items",
        DATED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHELVES)
def test_the_pages_and_papers_of_a_library(name: str, tmp_path: Path) -> None:
    files, above, found = SHELVES[name]
    result = add(tmp_path, _shelf(tmp_path, files, above))
    article = _one(tmp_path)
    assert {key: _field(article, key) for key in found} == found, result.output
    assert "1 article added" in result.output
    assert "error" not in result.output


def test_a_crawl_gives_the_pages_that_it_found_itself(tmp_path: Path) -> None:
    """Its list of what was asked for names the front page; a second one what was found from there."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        front = _record(PLAIN.replace(TITLE, OTHER).encode(), WARC_Target_URI="https://www.mina.test/")
        archive.writestr("archive/data.warc.gz", gzip.compress(front) + gzip.compress(WARC))
        archive.writestr("pages/pages.jsonl", json.dumps({"url": "https://www.mina.test/"}))
        archive.writestr("pages/extraPages.jsonl", json.dumps({"url": MINA["url"]}))
    (tmp_path / "a.wacz").write_bytes(held.getvalue())
    add(tmp_path, tmp_path / "a.wacz")
    assert _one(tmp_path).url == MINA["url"]


def test_what_a_folder_holds_besides_is_counted_by_reason(tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    (saved / "page_files").mkdir(parents=True)
    (saved / "page.html").write_text(PLAIN, encoding="utf-8")
    (saved / "page_files" / "ad.html").write_text("<p>x</p>", encoding="utf-8")
    for name, content in {"a.png": b"\x89PNG\r\n", "b.png": b"\x89PNG\r\n", "c.css": b"p {}", ".hidden": b"x"}.items():
        (saved / name).write_bytes(content)
    (saved / "again.html").write_text(PLAIN, encoding="utf-8")
    library = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/x"></rdf:RDF>'
    )
    (saved / "export.rdf").write_text(library, encoding="utf-8")
    result = add(tmp_path, saved)
    output = result.output
    assert result.exit_code == 0
    assert "1 article added" in output
    assert "left out: 1 × there already" in output
    assert "left out: 1 × not a page (.rdf)" in output
    assert "left out: 2 × not a page (.png)" in output
    assert "left out: 1 × not a page (.css)" in output
    assert "left out: 1 × a part of a saved page" in output


def test_a_short_title_behind_the_name_of_the_paper_is_the_title(tmp_path: Path) -> None:
    """A reader of pages takes whichever part is short for the name of the site."""
    title = "هالة المنصوري وزيرة وبحارة.!"
    page = PLAIN.replace(f"<title>{TITLE}", f"<title>جريدة الميناء | {title}").replace(f"<h1>{TITLE}", f"<h2>{title}")
    (tmp_path / "page.html").write_text(page.replace("</h1>", "</h2>"), encoding="utf-8")
    result = add(tmp_path, tmp_path / "page.html")
    assert _one(tmp_path).title == title
    assert "the page calls itself «جريدة الميناء»" in result.output


def test_the_row_that_is_offered_has_the_name_that_the_title_gives(tmp_path: Path) -> None:
    page = PLAIN.replace(f"<title>{TITLE}</title>", f"<title>صحيفة الميناء | {TITLE}</title>")
    (tmp_path / "page.html").write_text(f"<!-- saved from url=(0033){MINA['url']} -->{page}", encoding="utf-8")
    result = add(tmp_path, tmp_path / "page.html")
    assert '- id: mina\n  name: "صحيفة الميناء"\n' in result.output


OUTLETS = {
    "https://www.mina.test/1": "mina-daily",
    "https://arabic.mina.test/1": "mina-daily",
    "https://m.sahel.co.ma/1": "sahel",
    "https://news.sahel.test/1": "news-sahel",
    "https://harbour.test.com/1": "harbour-test",
}


# Outlets of the table that a page names, and has no address: in its title, in its line on rights, in the name of its feed.
NAMED = {
    "behind the title": (
        "<html><head><title>{T} | صحيفة الميناء</title></head><body><h1>{T}</h1>{B}</body></html>",
        "mina",
    ),
    "by another name": ("<html><head><title>{T} - الميناء</title></head><body><h1>{T}</h1>{B}</body></html>", "mina"),
    "in place of the title": (
        "<html><head><title>الساحل نيوز</title></head><body><table><tr><td><font size=6>{T}</font></td></tr><tr><td>{R}</table>",
        "sahel",
    ),
    "in the line on rights": (
        "<html><head><title>{T}</title></head><body><h1>{T}</h1>{B}<p>جميع الحقوق محفوظة © 2019 صحيفة الميناء</p></body></html>",
        "mina",
    ),
    "two of them": (
        "<html><head><title>{T} | صحيفة الميناء | الساحل نيوز</title></head><body><h1>{T}</h1>{B}</body></html>",
        "unknown",
    ),
    "another one": (
        "<html><head><title>{T} | صحيفة الجبل</title></head><body><h1>{T}</h1>{B}</body></html>",
        "aljbl",
    ),
    "at a cache": (
        '<html amp><head><title>{T}</title><link rel=canonical href="https://www-mina-test.cdn.ampproject.org/c/s/www.mina.test/a/1">'
        "</head><body><h1>{T}</h1>{B}</body></html>",
        "mina",
    ),
    "as a section": (
        f"<rss><channel><title>صحيفة الميناء - ثقافة</title><item><title>{TITLE}</title><description>{FULL}</description></item></channel></rss>",
        "mina",
    ),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_outlet_by_a_name_that_the_table_knows(name: str, tmp_path: Path) -> None:
    html, outlet = NAMED[name]
    (tmp_path / "data" / "knowledge").mkdir(parents=True)
    rows = "- {id: mina, name: صحيفة الميناء, aliases: [الميناء], url: 'https://mina.test'}\n- {id: sahel, name: الساحل نيوز}\n"
    (tmp_path / "data" / "knowledge" / "outlets.yaml").write_text(rows, encoding="utf-8")
    (tmp_path / "page").write_text(_page(html), encoding="utf-8")
    result = add(tmp_path, tmp_path / "page")
    assert (_one(tmp_path).title, _one(tmp_path).outlet) == (TITLE, outlet), result.output


# Pages without an address, and no outlet in the table: (title of the head, what stands above the text and below it, the
# outlet's id, the row that is offered for it); an id is its name in Latin letters.
SIGNED = {
    "whose the rights are": ("{T}", "", "<p>جميع الحقوق محفوظة لصحيفة الجبل © 2019 - تصميم وتطوير</p>", "aljbl", "صحيفة الجبل"),
    "an owner": ("{T}", "", "<td>جميع الحقوق محفوظة لمؤسسة الجبل للصحافة والنشر © 2019</td>", "aljbl", "مؤسسة الجبل للصحافة والنشر"),
    "behind the rights": ("{T}", "", "<p>تعليقات - جميع الحقوق محفوظة - الجبل 2019</p>", "aljbl", "الجبل"),
    "before the rights": ("{T}", "", "<p>© 2010-2019 الجبل. جميع الحقوق محفوظة.</p>", "aljbl", "الجبل"),
    "for the one with the article": ("{T}", "", "<p>كل الحقوق محفوظة للجبل</p>", "aljbl", "الجبل"),
    "two lines on rights of one": ("{T}", "", "<p>© 2019 صحيفة الجبل</p><p>جميع الحقوق محفوظة للجبل</p>", "aljbl", "صحيفة الجبل"),
    "beside the title": ("{T} | صحيفة الجبل", "", "", "aljbl", "صحيفة الجبل"),
    "a paper that is known": ("عكاظ - {T}", "", "", "akaz", "عكاظ"),
    "Latin letters, as beside the title": ("{T} - Jabal Post", "", "<p>Copyright 2019 Jabal Post. All rights reserved</p>", "jabal-post", "Jabal Post"),
    "a line above the text": ("{T}", "<p>الرياض: «الشرق الأوسط»</p>", "", "alshrq-alawst", "الشرق الأوسط"),
    # None, or none that is sure.
    "who made the program": ("{T}", "", "<p>Powered by vBulletin® Copyright ©2000 - 2019, Forum Makers Ltd.</p>", "unknown", None),
    "who drew the page": ("{T}", "", "<p>جميع الحقوق محفوظة © 2019</p><p>تصميم وبرمجة شركة الأمواج</p>", "unknown", None),
    "nobody by name": ("{T}", "", "<p>جميع الحقوق محفوظة للموقع © 2019</p>", "unknown", None),
    "an agency's": ("{T}", "", "<p>جميع الحقوق محفوظة © رويترز 2019</p>", "unknown", None),
    "two": ("{T}", "", "<p>© 2019 صحيفة الجبل</p><p>جميع الحقوق محفوظة لصحيفة الوادي</p>", "unknown", None),
    "a section beside the title": ("{T} | ثقافة", "", "", "unknown", None),
    "an agency above the text": ("{T}", "<p>الرياض - رويترز</p>", "", "unknown", None),
    "a man above the text": ("{T}", "<p>الرياض: سالم الرامي</p>", "", "unknown", None),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_the_outlet_by_the_name_that_a_page_prints(name: str, tmp_path: Path) -> None:
    title, above, below, outlet, called = SIGNED[name]
    html = f"<html><head><title>{title}</title></head><body><h1>{{T}}</h1>{above}{{B}}{below}</body></html>"
    (tmp_path / "page.html").write_text(_page(html), encoding="utf-8")
    result = add(tmp_path, tmp_path / "page.html")
    assert (_one(tmp_path).title, _one(tmp_path).outlet) == (TITLE, outlet), result.output
    assert (f'- id: {outlet}\n  name: "{called}"\n' in result.output) == (called is not None)


@pytest.mark.parametrize("url", OUTLETS)
def test_the_outlet_by_the_domains_of_the_table_else_by_the_host(url: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "knowledge").mkdir(parents=True)
    rows = "- {id: mina-daily, name: صحيفة الميناء, url: 'https://mina.test'}\n"
    (tmp_path / "data" / "knowledge" / "outlets.yaml").write_text(rows, encoding="utf-8")
    row = {"title": TITLE, "text": "\n".join(TEXT), "url": url}
    (tmp_path / "row.json").write_text(json.dumps(row), encoding="utf-8")
    result = add(tmp_path, tmp_path / "row.json")
    assert _one(tmp_path).outlet == OUTLETS[url]
    assert ("Rows to paste" in result.output) == (OUTLETS[url] != "mina-daily")


def test_an_outlet_by_a_name_that_other_pages_of_the_same_command_give(tmp_path: Path) -> None:
    """Whichever comes first: a text that names its paper, and a page that has the paper's address."""
    other = "رئيس البلدية يلتقي الصيادين ويعدهم برصيف جديد قبل الشتاء المقبل"
    text = "استقبل رئيس البلدية كريم الوادي، أمس الأربعاء في مكتبه، ممثلي الصيادين، ووعدهم ببناء رصيف جديد في أقرب وقت."
    (tmp_path / "1.txt").write_text(f"{other}\nصحيفة الميناء - الخميس 7 فبراير 2019\n{text}\n{text}", encoding="utf-8")
    page = PLAIN.replace("</head>", '<meta property="og:site_name" content="صحيفة الميناء"></head>')
    (tmp_path / "2.html").write_text(f"<!-- saved from url=(0033){MINA['url']} -->{page}", encoding="utf-8")
    (tmp_path / "3.txt").write_text(
        f"{OTHER}\nاليوم - الخميس 7 فبراير 2019\n{OTHERS_TEXT}\n{OTHERS_TEXT}", encoding="utf-8"
    )
    result = add(tmp_path, *(tmp_path / name for name in ("1.txt", "2.html", "3.txt")))
    assert [one.outlet for one in _articles(tmp_path)] == ["mina", "mina", "unknown"], result.output
    assert "000.md: outlet mina, which other pages call by the same name" in result.output


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("old.doc", "save it as .docx"),
        ("notes.odt", "save it as .docx"),
        ("page.url", "a link: give its address to add"),
        ("all.rar", "unpack it first"),
        ("rows.xlsx", "save it as .csv"),
    ],
)
def test_what_people_keep_pages_in_besides_is_told_what_to_do_with(name: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / name).write_bytes(b"PK\x03\x04 or \xd0\xcf\x11\xe0")
    assert f"not a page ({Path(name).suffix}): {says}" in add(tmp_path, tmp_path / "saved").output


def test_pages_packed_together_have_to_be_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("page.html", PLAIN)
    assert "no page in this archive: unpack it first" in add(tmp_path, tmp_path / "all.zip").output


def test_a_title_longer_than_many_a_paragraph_is_one(tmp_path: Path) -> None:
    long = f"ثقافة / {TITLE} المطلة على الميناء القديم بعد سنوات طويلة من الانتظار"
    page = f"<html><head><title>{long} وكالة الميناء</title></head><body><h5>{long}</h5><div>الجمعة 8 فبراير 2019</div>"
    (tmp_path / "page.html").write_text(f"{page}{_page('<div>{B}</div>')}</body></html>", encoding="utf-8")
    assert add(tmp_path, tmp_path / "page.html").exit_code == 0
    article = _one(tmp_path)
    assert (article.title, _field(article, "published")) == (long, "2019-02-08")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("مدير التحرير", None),
        ("المشرف العام على الموقع", None),
        ("نائب رئيس التحرير", None),
        ("رئيس تحرير صحيفة الضفاف", None),
        ("أسرة تحرير الضفاف", None),
        ("المحرر السياسي", None),
        ("مراسلنا", None),
        ("رئيس التحرير: سالم المرزوقي", "سالم المرزوقي"),
        ("بقلم رئيس التحرير سالم المرزوقي", "سالم المرزوقي"),
        ("أمين معلوف", "أمين معلوف"),
        ("مساعد العتيبي", "مساعد العتيبي"),
    ],
)
def test_who_makes_a_paper_is_no_author_without_a_name(written: str, name: str | None) -> None:
    assert words.author(written) == name


@pytest.mark.parametrize(
    ("printed", "published", "disputed"),
    [
        ("", "2019-02-08", []),
        ("نشر في 8 فبراير 2019\n", "2019-02-08", []),
        ("نشر في 5 فبراير 2019\n", None, ["2019-02-05: dateline of the text", "2019-02-08: header of the letter"]),
    ],
)
def test_the_day_of_a_letter_is_that_of_its_header(
    printed: str, published: str | None, disputed: list[str], tmp_path: Path
) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Date"] = "n@mina.test", "SUBJECT", "Fri, 08 Feb 2019 10:30:00 +0100"
    letter.set_content(printed + "\n\n".join(TEXT), charset="utf-8")
    raw = letter.as_bytes().replace(b"SUBJECT", Header(TITLE, "utf-8").encode(linesep="\r\n").encode())
    (tmp_path / "a.eml").write_bytes(raw)
    add(tmp_path, tmp_path / "a.eml")
    ((article,), _) = read.articles(tmp_path / "data" / "articles")
    assert (str(article.published.day) if article.published else None) == published
    assert list(article.disputed) == disputed


def test_rows_of_new_outlets_are_written_where_that_is_wanted(tmp_path: Path) -> None:
    page = f'<html><head><meta property="og:site_name" content="الميناء"></head><body><h1>{TITLE}</h1>{"".join(f"<p>{one}</p>" for one in TEXT)}'
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0025)https://mina.test/news/1/ -->{page}", "utf-8")
    outlets = tmp_path / "data" / "knowledge" / "outlets.yaml"
    outlets.parent.mkdir(parents=True)
    outlets.write_text("# Ours.\n[]\n", encoding="utf-8")
    said = add(tmp_path, tmp_path / "a.html", "--write-outlets").output
    assert "1 row written into" in said and "Rows to paste" not in said
    assert outlets.read_text(encoding="utf-8").startswith("# Ours.\n- id: mina\n")
    known, faults = registry.load(outlets.parent)
    assert (known.outlets["mina"].name, faults) == ("الميناء", ())
    (article,), _ = read.articles(tmp_path / "data" / "articles")
    assert article.outlet == "mina"


def test_the_row_of_a_new_outlet_has_its_name_where_its_pages_do_not_say_it(tmp_path: Path) -> None:
    page = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{one}</p>' for one in TEXT)}"
    (tmp_path / "a.html").write_text(f"<!-- saved from url=(0025)https://www.okaz.com.sa/news/1 -->{page}", "utf-8")
    assert 'name: "عكاظ"' in add(tmp_path, tmp_path / "a.html").output


def test_a_record_may_call_its_day_so(tmp_path: Path) -> None:
    row = {"title": TITLE, "text": "\n".join(TEXT), "day": "2019-02-08"}
    (tmp_path / "row.json").write_text(json.dumps(row), encoding="utf-8")
    add(tmp_path, tmp_path / "row.json")
    assert str(_one(tmp_path).published.day) == "2019-02-08"


# ── what only looks like an article, or hides what it is ─────────────────────────────────────────

_STORIES = [f"أخبار الميناء: حكاية الصيادين رقم {n} كما رواها أهل الحي" for n in range(7)]
_FRONTS = {
    "a title and its first words": '<div><h3><a href="/{n}">{t}</a></h3><p>{l}</p></div>',
    "a day between them": '<article><a href="/{n}"><h3>{t}</h3></a><span>3 مارس 2020</span><p>{l}</p></article>',
    "all of it one link": '<article><a href="/{n}"><h3>{t}</h3><p>{l}</p></a></article>',
    "what a search found": "<tr><td><a href='x?id={n}'><b>{t}</b></a></td></tr><tr><td>{l}</td></tr>",
    "a blog, with its posts in full": '<div class="post"><h3 class="title"><a href="/{n}">{t}</a></h3><div>{l}<br>{m}</div></div>',
}


def _story(n: int) -> dict[str, str]:
    return {"n": str(n), "t": _STORIES[n], "l": f"{TEXT[n % 3]} ({n})", "m": f"{OTHERS_TEXT} ({n})"}


@pytest.mark.parametrize("name", _FRONTS)
def test_stories_under_titles_that_lead_elsewhere_are_no_article(name: str, tmp_path: Path) -> None:
    cards = "".join(_FRONTS[name].format(**_story(n)) for n in range(7))
    body = f"<table>{cards}</table>" if "<tr>" in cards else cards
    page = f'<html lang="ar"><head><title>سياسة | صحيفة الميناء</title></head><body>{body}</body></html>'
    (tmp_path / "section.html").write_text(page, encoding="utf-8")
    result = add(tmp_path, tmp_path / "section.html")
    assert "a list of stories, and no article: left out (--anyway takes it)" in result.output
    assert not _articles(tmp_path)


@pytest.mark.parametrize("between", ['<div><a href="/{n}">{t}</a></div>', '<h2><a href="#s{n}">{t}</a></h2>'])
def test_an_article_with_other_stories_or_headings_of_its_own_between_is_one(between: str, tmp_path: Path) -> None:
    paragraphs = [f"<p>{TEXT[n % 3]} ({n})</p>" for n in range(14)]
    if "#" in between:  # each part of the article has a heading, which leads to itself
        body = "".join(f"{between.format(**_story(n))}{paragraphs[n]}" for n in range(7))
    else:
        body = "".join(f"{one}{between.format(**_story(n // 2)) if n % 2 else ''}" for n, one in enumerate(paragraphs))
    page = f'<html lang="ar"><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert add(tmp_path, tmp_path / "page.html").exit_code == 0
    assert _articles(tmp_path)[0].title == TITLE


def test_a_title_with_points_before_the_name_of_a_forum_is_the_title(tmp_path: Path) -> None:
    """No line prints it: a library takes the part without points for the title, and the other one for the site."""
    title = "وزيرة الثقافة.. والقلعة القديمة: ترميم ونقوش"
    page = (
        f"<html><head><title>{title} - منتديات الميناء</title></head><body><table><tr><td>12-03-2019, 10:44 PM</td></tr>"
        f'<tr><td><div id="post_message_5">{"<br>".join(TEXT)}</div></td></tr></table></body></html>'
    )
    (tmp_path / "showthread.php").write_text(page, encoding="windows-1256")
    result = add(tmp_path, tmp_path / "showthread.php")
    assert _one(tmp_path).title == title
    assert "calls itself «منتديات الميناء»" in result.output


@pytest.mark.parametrize("title", ["", "<title> </title>", "<svg><title>أيقونة البحث في الموقع</title></svg>"])
def test_a_page_without_a_title_in_its_head(title: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(_page(f"<html><body>{title}{{B}}</body></html>"), encoding="utf-8")
    assert add(tmp_path, tmp_path / "page.html").exit_code == 0
    assert _one(tmp_path).title == TEXT[0]


def test_the_address_in_a_page_that_internet_explorer_saved_in_utf_16(tmp_path: Path) -> None:
    mark = "<!-- saved from url=(0031)https://www.mina.test/culture/77 -->"
    (tmp_path / "page.htm").write_bytes(f"{mark}{PLAIN}".encode("utf-16"))
    assert add(tmp_path, tmp_path / "page.htm").exit_code == 0
    assert _one(tmp_path).url == "https://www.mina.test/culture/77"


def test_pipes_and_links_that_lead_out_in_a_snapshot(tmp_path: Path) -> None:
    """Nobody waits for a pipe, nor reads what lies elsewhere, whatever a snapshot calls its own."""
    snapshot, outside = tmp_path / "saved" / "archive" / "1", tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.html").write_text(PLAIN, encoding="utf-8")
    for name, content in (
        ("index.json", json.dumps({"url": MINA["url"], "timestamp": "1709424000"})),
        ("readability/content.html", _page("<div>{B}</div>")),
    ):
        (snapshot / name).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / name).write_text(content, encoding="utf-8")
    os.mkfifo(snapshot / "readability" / "article.json")
    assert add(tmp_path, tmp_path / "saved").exit_code == 0
    assert _one(tmp_path).url == MINA["url"]
    (snapshot / "mirror").symlink_to(outside)
    assert add(tmp_path / "again", tmp_path / "saved").exit_code == 0
    assert _one(tmp_path / "again").published is None, "what was read is its own copy"
