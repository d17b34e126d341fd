"""The offline copy as one file: the same site gives the same bytes, and no other file is overwritten by it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from arabic_timeline.commands import place
from arabic_timeline.means import ALONE, Means
from arabic_timeline.pool import each, may_fork

_HEAD = 30  # bytes before the name of a file in a zip
_LEVEL = 6
_CHUNK = 24  # files that are packed together by one process
_FIRST = 48  # files that are packed here; twice so many are worth another process
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


def write(
    site: Path,
    archive: Path,
    name: str,
    before: Path | None = None,
    means: Means = ALONE,
    made: Iterable[tuple[str, bytes]] = (),
) -> None:
    """The files of ``site`` below a folder ``name``: sorted, with the oldest time a zip can hold.

    ``before``: a zip made here with the same library; what is in it with the same content is not packed again.
    ``made``: files that are in no folder, with their content; taken one by one before the folder is looked at, in which
    they take the place of others.

    Raises:
        GivenUpError: where a file kills the processes that pack it.
    """
    with contextlib.ExitStack() as stack:
        spool = stack.enter_context(tempfile.TemporaryFile(dir=archive.parent))
        packing = _Packing(site, name, _Packed(before))
        lying = _Lying(packing, spool, means)
        lying.take(made)
        lying.take((one, None) for one, _ in place.told(site) if one not in lying.found)
        file = stack.enter_context(zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED))
        file.comment = _MADE
        for one in sorted(lying.found, key=place.order):
            size, crc, at, length = lying.found[one]
            entry = zipfile.ZipInfo(f"{name}/{one}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.file_size, entry.compress_size, entry.CRC = size, length, crc
            spool.seek(at)
            _put(file, entry, spool.read(length))


_File = tuple[str, bytes | None]  # name and content of a file; no content: it lies in the site
_Told = tuple[str, int, int, bytes]  # name, size, checksum, and the packed bytes of a file


class _Lying:
    """Packed files, one behind the other in a file; ``found``: size, checksum, place and length of each."""

    def __init__(self, packing: _Packing, spool: IO[bytes], means: Means) -> None:
        self._packing, self._spool = packing, spool
        self._jobs, self._say = means.jobs if may_fork() else 1, means.say
        self.found: dict[str, tuple[int, int, int, int]] = {}

    def take(self, files: Iterable[_File]) -> None:
        """Pack files, several processes where they are many."""
        how = {"jobs": self._jobs, "first": _FIRST, "chunk": _CHUNK}
        with contextlib.closing(each(self._packing, files, **how, killed=_killed, say=self._say)) as told:
            for name, size, crc, packed in told:
                self.found[name] = size, crc, self._spool.tell(), len(packed)
                self._spool.write(packed)


def _killed(file: _File) -> str:
    return f"{file[0]}: the processes that packed this file were killed"


class _Packing:
    """Packs a file of a site, unless it lies in an earlier zip as it is."""

    def __init__(self, site: Path, name: str, old: _Packed) -> None:
        self._site, self._name, self._old = site, name, old

    def __call__(self, file: _File) -> _Told:
        name, content = file
        if content is None:
            content = (self._site / name).read_bytes()
        packed = self._old.packed(f"{self._name}/{name}", content)
        if packed is None:
            packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(content) + packer.flush()
        return name, len(content), zlib.crc32(content), packed


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
