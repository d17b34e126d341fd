"""The files of data/media: which are called, whether they are there, and how large their pictures are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from arabic_timeline.model import Fault
from arabic_timeline.registry.shapes import Person, Picture, Place, Registry

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,80}\.(?:jpe?g|png|webp)", re.IGNORECASE)
EXPECTED = (
    "the name of a file in data/media expected, such as name.jpg (jpg, png or webp; letters a-z, digits, - and _)"
)
_LARGEST = 2_000_000  # bytes of a file that is shown
_SIDES = 8192  # pixels of a side


def sizes(folder: Path, registry: Registry, faults: list[Fault]) -> dict[str, tuple[int, int]]:
    """Width and height in pixels of each picture that a row calls; what is wrong with one goes to ``faults``."""
    found: dict[str, tuple[int, int]] = {}
    for row in _rows(registry):
        name = row.image
        if name is None or name in found:
            continue
        size, wrong = _read(folder / name)
        if size:
            found[name] = size
        else:
            message = f"{row.id}: image: data/media/{name} {wrong}"
            faults.append(Fault(file=row.file, line=row.line, message=message, rule="picture"))
    return found


def _rows(registry: Registry) -> Iterator[Person | Place | Picture]:
    yield from registry.people.values()
    yield from registry.places.values()
    yield from registry.pictures.values()


def _read(path: Path) -> tuple[tuple[int, int] | None, str]:
    try:
        if not path.is_file() or path.is_symlink():
            return None, "is not there"
        if path.stat().st_size > _LARGEST:
            return None, f"is larger than {_LARGEST // 1_000_000} MB: make it smaller"
        size = measured(path.read_bytes())
    except OSError as error:
        return None, f"cannot be read ({error.strerror})"
    if size is None or not all(0 < side <= _SIDES for side in size):
        return None, "is no picture that can be shown (jpg, png or webp expected)"
    return size, ""


def measured(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or WebP, from its first bytes; ``None`` for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        return _big(data[16:20]), _big(data[20:24])
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return _webp(data)
    return _jpeg(data) if data[:3] == b"\xff\xd8\xff" else None


def _webp(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return _little(data[24:27]) + 1, _little(data[27:30]) + 1
    if kind == b"VP8L":
        bits = _little(data[21:25])
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    return (_little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF) if kind == b"VP8 " else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """The first frame header (SOF) behind the segments before it."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        mark, length = data[at + 1], _big(data[at + 2 : at + 4])
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            return _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        at += 2 + max(length, 2)
    return None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
