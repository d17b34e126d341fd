"""The offline copy as one file: the same site gives the same bytes, and no other file is overwritten by it."""

from __future__ import annotations

import contextlib
import os
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from arabic_timeline.commands import place

_HEAD = 30  # bytes before the name of a file in a zip
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


def write(site: Path, archive: Path, name: str, before: Path | None = None) -> None:
    """The files of ``site`` below a folder ``name``: sorted, with the oldest time a zip can hold.

    ``before``: a zip made here with the same library; what is in it with the same content is not packed again.
    """
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6))
        file.comment = _MADE
        old = _Packed(before, stack)
        for path in place.files(site):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            content = path.read_bytes()
            packed = old.packed(entry.filename, content)
            if packed is None:
                file.writestr(entry, content)
            else:
                _put(file, entry, content, packed)


class _Packed:
    """The files of a zip as they lie in it."""

    def __init__(self, archive: Path | None, stack: contextlib.ExitStack) -> None:
        self._entries: dict[str, zipfile.ZipInfo] = {}
        if archive is not None and _is_ours(archive):
            with contextlib.suppress(OSError, zipfile.BadZipFile):
                file = stack.enter_context(zipfile.ZipFile(archive))
                self._raw: BinaryIO = stack.enter_context(archive.open("rb"))
                self._entries = file.NameToInfo

    def packed(self, name: str, content: bytes) -> bytes | None:
        """The packed bytes of a name, where they are those of a content."""
        entry = self._entries.get(name)
        if entry is None or entry.file_size != len(content) or entry.compress_type != zipfile.ZIP_DEFLATED:
            return None
        try:
            self._raw.seek(entry.header_offset)
            head = self._raw.read(_HEAD)
            self._raw.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), os.SEEK_CUR)
            packed = self._raw.read(entry.compress_size)
            return packed if zlib.decompress(packed, wbits=-zlib.MAX_WBITS) == content else None
        except (OSError, zlib.error):
            return None


def _put(file: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes, packed: bytes) -> None:
    """Packed bytes into a zip, as ``writestr`` leaves it."""
    entry.file_size, entry.compress_size, entry.CRC = len(content), len(packed), zlib.crc32(content)
    into: Any = file
    into.fp.seek(into.start_dir)
    entry.header_offset = into.fp.tell()
    into.fp.write(entry.FileHeader(False))
    into.fp.write(packed)
    into.filelist.append(entry)
    into.NameToInfo[entry.filename] = entry
    into.start_dir = into.fp.tell()
