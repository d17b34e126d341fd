"""The offline copy as one file: the same site gives the same bytes, and no other file is overwritten by it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, NamedTuple

from arabic_timeline.commands import place
from arabic_timeline.means import ALONE, Means
from arabic_timeline.pool import each, may_fork

_HEAD = 30  # bytes before the name of a file in a zip
LEVEL = 4  # three in a hundred larger than at 6, for two thirds of the time
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
    before: Packed | None = None,
    means: Means = ALONE,
    made: Iterable[tuple[str, bytes]] = (),
    staying: Callable[[], Iterable[str]] = tuple,
) -> None:
    """The files of ``site`` below a folder ``name``: sorted, with the oldest time a zip can hold.

    ``before``: what a zip holds that was made here with the same library; what is in it with the same content is not
    packed again.  ``made``: files that are in no folder, with their content; taken one by one before the folder is
    looked at, in which they take the place of others.  So do those of ``staying``, which is asked then: they stay as
    they lie in ``before``.

    Raises:
        GivenUpError: where a file kills the processes that pack it.
    """
    with contextlib.ExitStack() as stack:
        spool = stack.enter_context(tempfile.TemporaryFile(dir=archive.parent))
        before = before or Packed(None, name)
        lying = _Lying(_Packing(site, before), spool, means)
        lying.take(made)
        there = [one for one in staying() if one not in lying.found and one in before]
        if there:
            old = stack.enter_context(before.opened())
            lying.found |= {one: _Place(old, *before.place(old, one)) for one in there}
        lying.take((one, None) for one, _ in place.told(site) if one not in lying.found)
        file = stack.enter_context(zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED))
        file.comment = _MADE
        for one in sorted(lying.found, key=place.order):
            place_ = lying.found[one]
            entry = zipfile.ZipInfo(f"{name}/{one}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.file_size, entry.compress_size, entry.CRC = place_.size, place_.length, place_.crc
            _put(file, entry, place_.content())


_File = tuple[str, bytes | None]  # name and content of a file; no content: it lies in the site
_Told = tuple[str, int, int, bytes]  # name, size, checksum, and the packed bytes of a file


class _Place(NamedTuple):
    """Where the packed bytes of a file lie: a file in which they begin ``at``; ``size`` and ``crc`` of the content."""

    file: IO[bytes]
    size: int
    crc: int
    at: int
    length: int

    def content(self) -> bytes:
        """The packed bytes."""
        self.file.seek(self.at)
        return self.file.read(self.length)


class _Lying:
    """Packed files, one behind the other in a file; ``found``: where each is."""

    def __init__(self, packing: _Packing, spool: IO[bytes], means: Means) -> None:
        self._packing, self._spool = packing, spool
        self._jobs, self._say = means.jobs if may_fork() else 1, means.say
        self.found: dict[str, _Place] = {}

    def take(self, files: Iterable[_File]) -> None:
        """Pack files, several processes where they are many."""
        how = {"jobs": self._jobs, "first": _FIRST, "chunk": _CHUNK}
        with contextlib.closing(each(self._packing, files, **how, killed=_killed, say=self._say)) as told:
            self.put(told)

    def put(self, told: Iterable[_Told]) -> None:
        """Packed files as they are."""
        for name, size, crc, packed in told:
            self.found[name] = _Place(self._spool, size, crc, self._spool.tell(), len(packed))
            self._spool.write(packed)


def _killed(file: _File) -> str:
    return f"{file[0]}: the processes that packed this file were killed"


class _Packing:
    """Packs a file of a site, unless it lies in an earlier zip as it is."""

    def __init__(self, site: Path, old: Packed) -> None:
        self._site, self._old = site, old

    def __call__(self, file: _File) -> _Told:
        name, content = file
        if content is None:
            content = (self._site / name).read_bytes()
        packed = self._old.packed(name, content)
        if packed is None:
            packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = packer.compress(content) + packer.flush()
        return name, len(content), zlib.crc32(content), packed


class Packed:
    """The files of a zip below its folder ``name``, as they lie in it; none where there is no zip made here."""

    def __init__(self, archive: Path | None, name: str) -> None:
        self._archive, self._name = archive, name
        self._entries: dict[str, zipfile.ZipInfo] = {}
        if archive is not None and _is_ours(archive):
            with contextlib.suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(archive) as file:
                self._entries = file.NameToInfo

    def __contains__(self, name: str) -> bool:
        return self._entry(name) is not None

    def content(self, name: str) -> bytes | None:
        """What is in a file."""
        with contextlib.suppress(OSError, zlib.error):
            packed = self._lying(name)
            return None if packed is None else zlib.decompress(packed, wbits=-zlib.MAX_WBITS)
        return None

    def packed(self, name: str, content: bytes) -> bytes | None:
        """The packed bytes of a file, where they are those of a content."""
        entry = self._entry(name)
        if entry is None or entry.file_size != len(content):
            return None
        with contextlib.suppress(OSError, zlib.error):
            there = self._lying(name)
            return there if there and zlib.decompress(there, wbits=-zlib.MAX_WBITS) == content else None
        return None

    def opened(self) -> IO[bytes]:
        """The zip, which holds a file at least: each time anew, for processes that share a file share its place."""
        assert self._archive is not None
        return self._archive.open("rb", buffering=0)  # a file is read whole, and nothing of the next

    def place(self, raw: IO[bytes], name: str) -> tuple[int, int, int, int]:
        """Of one of its files in the opened zip: size, checksum, where its packed bytes begin and how many they are."""
        one = self._entries[f"{self._name}/{name}"]
        raw.seek(one.header_offset)
        head = raw.read(_HEAD)
        names = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        return one.file_size, one.CRC, one.header_offset + _HEAD + names, one.compress_size

    def _lying(self, name: str) -> bytes | None:
        """The packed bytes of a file."""
        if name not in self:
            return None
        with self.opened() as raw:
            return _Place(raw, *self.place(raw, name)).content()

    def _entry(self, name: str) -> zipfile.ZipInfo | None:
        entry = self._entries.get(f"{self._name}/{name}")
        return entry if entry and entry.compress_type == zipfile.ZIP_DEFLATED else None


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
