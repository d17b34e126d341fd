"""What the program is: a digest of its own files, by which what an earlier run kept is known to be of this one."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from pathlib import Path

from arabic_timeline.commands import place

FOLDER = Path(__file__).resolve().parent.parent
_KINDS = (".py", ".yaml")
_Files = tuple[tuple[str, bytes], ...]  # the name of each below its folder, and the digest of its content


@functools.cache
def digest(without: frozenset[str] = frozenset()) -> bytes:
    """That of the whole program, or of its rooms but some: worked out once.

    What is changed in the files while the program runs, it does not run.
    """
    return _of(_words(_own(), without) if without else _own())


@functools.cache
def of_rooms(rooms: frozenset[str]) -> bytes:
    """That of the code and the words in some of the program's rooms, by the names of their folders."""
    return _of(one for one in _words(_own(), frozenset()) if _room(one[0]) in rooms)


def of_words(folder: Path) -> bytes:
    """A digest of the code and the tables of words below a folder."""
    return _of(_words(_files(folder), frozenset()))


def of_files(folder: Path) -> bytes:
    """A digest of all files below a folder."""
    return _of(_files(folder))


@functools.cache
def _own() -> _Files:
    return _files(FOLDER)


def _words(files: _Files, without: frozenset[str]) -> Iterable[tuple[str, bytes]]:
    return (one for one in files if one[0].endswith(_KINDS) and _room(one[0]) not in without)


def _room(name: str) -> str:
    return name.partition("/")[0]


def _files(folder: Path) -> _Files:
    names = (name for name, _ in place.told(folder))
    return tuple((name, _content(f"{folder}/{name}")) for name in names if "__pycache__" not in name.split("/"))


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- of many files, no paths are made
        return hashlib.sha256(file.read()).digest()


def _of(files: Iterable[tuple[str, bytes]]) -> bytes:
    hashed = hashlib.sha256()
    for name, content in files:
        hashed.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
        hashed.update(content)
    return hashed.digest()
