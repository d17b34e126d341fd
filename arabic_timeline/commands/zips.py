"""The offline copy as one file: the same site gives the same bytes, and no other file is overwritten by it."""

from __future__ import annotations

import contextlib
import os
import zipfile
import zlib
from collections.abc import Generator
from pathlib import Path
from typing import Any, NoReturn

from arabic_timeline.commands import place
from arabic_timeline.means import ALONE, Means
from arabic_timeline.pool import GivenUpError, Pool, may_fork

_HEAD = 30  # bytes before the name of a file in a zip
_LEVEL = 6
_CHUNK = 48  # files that are packed together by one process
_FEW = 240  # files that are packed before another process is worth its beginning
_MADE = b"made by arabic-timeline"  # the comment of a zip made here


def refuse_foreign(archive: Path) -> None:
    """Make sure that there is no file of this name, or one made here.

    Raises:
        place.PlaceError: where it is another's.
    """
    if os.path.lexists(archive) and not _is_ours(archive):
        raise place.PlaceError(f"{archive} was not made by this program and would be lost: move it away")


def _is_ours(archive: Path) -> bool:
    try:
        if archive.is_symlink() or not archive.is_file():
            return False
        with zipfile.ZipFile(archive) as file:
            return file.comment == _MADE
    except (OSError, zipfile.BadZipFile):
        return False


def write(site: Path, archive: Path, name: str, before: Path | None = None, means: Means = ALONE) -> None:
    """The files of ``site`` below a folder ``name``: sorted, with the oldest time a zip can hold.

    ``before``: a zip made here with the same library; what is in it with the same content is not packed again.

    Raises:
        GivenUpError: where a file kills the processes that pack it.
    """
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED))
        file.comment = _MADE
        names = [one for one, _ in place.told(site)]
        packing = _Packing(site, name, _Packed(before))
        packed = stack.enter_context(contextlib.closing(_packed(packing, names, means)))
        for one, (size, crc, told) in zip(names, packed, strict=True):
            entry = zipfile.ZipInfo(f"{name}/{one}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.file_size, entry.compress_size, entry.CRC = size, len(told), crc
            _put(file, entry, told)


_Told = tuple[int, int, bytes]  # size, checksum, and the packed bytes of a file


def _packed(packing: _Packing, names: list[str], means: Means) -> Generator[_Told, None, None]:
    """Every file packed, in order; by several processes where there are many and they need not be told of the rest."""
    if means.jobs < 2 or len(names) < _FEW or not may_fork():
        yield from map(packing, names)
        return
    pool = Pool(work=packing, jobs=means.jobs, given_up=_given_up, say=means.say)
    for answers in pool.answers(names[n : n + _CHUNK] for n in range(0, len(names), _CHUNK)):
        yield from answers


def _given_up(name: str) -> NoReturn:
    raise GivenUpError(f"{name}: the processes that packed this file were killed")


class _Packing:
    """Packs a file of a site, unless it lies in an earlier zip as it is."""

    def __init__(self, site: Path, name: str, old: _Packed) -> None:
        self._site, self._name, self._old = site, name, old

    def __call__(self, name: str) -> _Told:
        content = (self._site / name).read_bytes()
        packed = self._old.packed(f"{self._name}/{name}", content)
        if packed is None:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(content) + packer.flush()
        return len(content), zlib.crc32(content), packed


class _Packed:
    """The files of a zip as they lie in it."""

    def __init__(self, archive: Path | None) -> None:
        self._archive = archive
        self._entries: dict[str, zipfile.ZipInfo] = {}
        if archive is not None and _is_ours(archive):
            with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(archive) as file:
                self._entries = file.NameToInfo

    def packed(self, name: str, content: bytes) -> bytes | None:
        """The packed bytes of a name, where they are those of a content."""
        entry = self._entries.get(name)
        if entry is None or entry.file_size != len(content) or entry.compress_type != zipfile.ZIP_DEFLATED:
            return None
        assert self._archive is not None
        try:
            with self._archive.open("rb") as raw:  # each time anew: processes that share a file share its place
                raw.seek(entry.header_offset)
                head = raw.read(_HEAD)
                raw.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), os.SEEK_CUR)
                packed = raw.read(entry.compress_size)
            return packed if zlib.decompress(packed, wbits=-zlib.MAX_WBITS) == content else None
        except (OSError, zlib.error):
            return None


def _put(file: zipfile.ZipFile, entry: zipfile.ZipInfo, packed: bytes) -> None:
    """Packed bytes into a zip, as ``writestr`` leaves it."""
    into: Any = file
    into.fp.seek(into.start_dir)
    entry.header_offset = into.fp.tell()
    into.fp.write(entry.FileHeader(False))
    into.fp.write(packed)
    into.filelist.append(entry)
    into.NameToInfo[entry.filename] = entry
    into.start_dir = into.fp.tell()
