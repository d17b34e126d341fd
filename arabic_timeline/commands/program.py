"""What the program is: a digest of its own files, by which what an earlier run kept is known to be of this one."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

from arabic_timeline.commands import place

FOLDER = Path(__file__).resolve().parent.parent
_KINDS = (".py", ".yaml")


@functools.cache
def digest(without: frozenset[str] = frozenset()) -> bytes:
    """That of the whole program, or of its rooms but some: worked out once.

    What is changed in the files while the program runs, it does not run.
    """
    return of_words(FOLDER, without) if without else of_files(FOLDER)


@functools.cache
def of_rooms(rooms: frozenset[str]) -> bytes:
    """That of the code and the words in some of the program's rooms, by the names of their folders."""
    return _of(FOLDER, [name for name in _names(FOLDER) if name.suffix in _KINDS and name.parts[0] in rooms])


def of_words(folder: Path, without: frozenset[str] = frozenset()) -> bytes:
    """A digest of the code and the tables of words below a folder; ``without``: the names of folders left out."""
    return _of(folder, [name for name in _names(folder) if name.suffix in _KINDS and name.parts[0] not in without])


def of_files(folder: Path) -> bytes:
    """A digest of all files below a folder."""
    return _of(folder, _names(folder))


def _names(folder: Path) -> list[Path]:
    found = (path.relative_to(folder) for path in place.files(folder))
    return [name for name in found if "__pycache__" not in name.parts]


def _of(folder: Path, names: list[Path]) -> bytes:
    hashed = hashlib.sha256()
    for name in names:
        hashed.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
        hashed.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return hashed.digest()
