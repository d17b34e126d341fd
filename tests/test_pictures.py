"""Pictures: what a row has to say of one, how large a file is, and where pages show it."""

from __future__ import annotations

import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402

from arabic_timeline import registry, render  # noqa: E402
from arabic_timeline.registry import Picture, Registry, media  # noqa: E402

PAGE = "<html><head><meta charset='utf-8'><!-- slot:head --></head><body><!-- slot:content --></body></html>"
_KINDS = "(jpg, png or webp expected)"
SAYS = "  credit: مصور\n  licence: CC BY 4.0\n  alt: صورة نصفية\n"


def png(width: int, height: int) -> bytes:
    """A grey PNG, written by the format's own rules."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# The first bytes of files, by the formats' descriptions: sides of 640 and 480 pixels.
FILES = {
    "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 10 + b"\xff\xc0\x00\x11\x08\x01\xe0\x02\x80" + b"\0" * 20,
    "webp extended": b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x7f\x02\0" + b"\xdf\x01\0" + b"\0" * 8,
    "webp lossless": b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 639 | 479 << 14) + b"\0" * 8,
    "webp lossy": b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xe0\x01" + b"\0" * 8,
    "png": png(640, 480),
}


@pytest.mark.parametrize("name", FILES)
def test_sizes_are_read_from_the_first_bytes(name: str) -> None:
    assert media.measured(FILES[name]) == (640, 480)


@pytest.mark.parametrize("data", [b"", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP"])
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert media.measured(data) is None


def _load(tmp_path: Path, row: str, files: dict[str, bytes]) -> tuple[Registry, list[str]]:
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "knowledge" / "people.yaml").write_text(f"- id: salem\n  name: سالم المنصوري\n{row}", encoding="utf-8")
    for name, data in files.items():
        (tmp_path / "media" / name).write_bytes(data)
    known, faults = registry.load(tmp_path / "knowledge")
    return known, [one.message for one in faults]


def test_a_picture_with_all_that_it_needs(tmp_path: Path) -> None:
    known, faults = _load(tmp_path, "  image: salem.png\n" + SAYS, {"salem.png": png(30, 40)})
    assert faults == []
    assert known.media == {"salem.png": (30, 40)}


@pytest.mark.parametrize(("row", "says"), [
    ("  image: salem.png\n", "salem: image: a picture needs credit and licence and alt, too"),
    ("  image: salem.png\n  credit: x\n  licence: y\n", "salem: image: a picture needs alt, too"),
    ("  credit: مصور\n", "salem: credit: a picture needs image and licence and alt, too"),
    ("  image: ../salem.png\n" + SAYS, f"salem: image: {media.EXPECTED}, not «../salem.png»"),
    ("  image: https://example.org/a.png\n" + SAYS, f"salem: image: {media.EXPECTED}, not «https://example.org/a.png»"),
    ("  image: other.png\n" + SAYS, "salem: image: data/media/other.png is not there"),
    ("  image: salem.jpg\n" + SAYS, "salem: image: data/media/salem.jpg is no picture that can be shown " + _KINDS),
])  # fmt: skip
def test_what_is_wrong_with_a_picture(tmp_path: Path, row: str, says: str) -> None:
    _, faults = _load(tmp_path, row, {"salem.png": png(3, 4), "salem.jpg": b"no picture"})
    assert faults == [says]


def _pages(known: Registry) -> dict[str, str]:
    return dict(render.pages(sample.timeline(), known, settings=sample.settings(), shell=shell(PAGE)))


def _with_pictures() -> Registry:
    known = sample.registry()
    face = {"image": "salem.png", "credit": "مصور <b>", "licence": "CC BY 4.0", "alt": 'وجه "سالم"'}
    people = {**known.people, "salem": replace(known.people["salem"], **face)}
    scene = Picture(id="b-3", image="visit.png", credit="وكالة", licence="CC0", alt="مشهد الوصول")
    sizes = {"salem.png": (30, 40), "visit.png": (600, 300)}
    return replace(known, people=people, pictures={"b-3": scene}, media=sizes)


def test_pictures_are_large_on_their_page_and_small_in_rows_and_cards() -> None:
    pages = _pages(_with_pictures())
    person = pages["people/salem.html"].split('<figure class="picture">')[1].split("</figure>")[0]
    assert 'src="../media/salem.png" width="30" height="40" alt="وجه &#34;سالم&#34;"' in person
    assert "مصور &lt;b&gt;" in person and "CC BY 4.0" in person
    assert '<figure class="picture"><img src="../media/visit.png"' in pages["meetings/b-3.html"]
    assert 'class="faces"><img src="media/salem.png"' in pages["index.html"]
    assert 'class="faces"><img src="../../media/salem.png"' in pages["embed/meetings/a-1.html"]
    assert '"image": "https://example.org/t/media/salem.png"' in pages["people/salem.html"]


def test_nothing_holds_a_place_for_a_picture_that_is_not_there() -> None:
    for path, text in _pages(sample.registry()).items():
        if path.endswith(".html"):
            assert "<img" not in text and 'class="faces"' not in text and 'class="picture"' not in text, path
