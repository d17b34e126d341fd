"""The offline copy as one file: the same site gives the same bytes, and no other file is overwritten by it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from arabic_timeline.commands import place

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


def write(site: Path, archive: Path, name: str) -> None:
    """The files of ``site`` below a folder ``name``: sorted, with the oldest time a zip can hold."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        file.comment = _MADE
        for path in place.files(site):
            entry = zipfile.ZipInfo(f"{name}/{path.relative_to(site).as_posix()}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, path.read_bytes())
