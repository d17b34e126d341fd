"""What was made here and what was not: a folder of the program lists its files, and nothing else in it is removed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath

MARK = ".made-by-arabic-timeline"  # a folder without it was not made here and is never replaced; lists what was made
_HEAD = "This folder is replaced whole at every build. Made here:"
_PLAIN = re.compile(r"[^./\\:\0][^\\:\0]*")
_OF_THE_SYSTEM = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))  # left by those who only look at a folder
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def mark(folder: Path, names: Collection[str] = ()) -> None:
    """Write down that a folder and the files of these names (with ``/``) were made here."""
    told = "\n".join([_HEAD, *names])
    (folder / MARK).write_text(f"{told}\n", encoding="utf-8", errors="surrogateescape")


def listed(folder: Path) -> frozenset[str] | None:
    """Names (with ``/``) of the files made here, the mark among them; ``None`` where the folder was not made here.

    A mark came along with the folder, from whomever: names in it that lead out of the folder are none.
    """
    return _named(text(folder / MARK) or "")


@lru_cache(maxsize=2)  # one folder is asked about several times
def _named(told: str) -> frozenset[str] | None:
    head, _, names = told.partition("\n")
    return frozenset((*filter(_stays, names.split("\n")), MARK)) if head == _HEAD else None


def _stays(name: str) -> bool:
    if _PLAIN.fullmatch(name) and ".." not in name:  # as nearly always: no path need be made for it
        return True
    path = PurePath(name)
    return bool(path.parts) and not path.anchor and ".." not in path.parts and "\0" not in name


def stranger(folder: Path) -> Path | None:
    """The first thing in a folder that was not made here: a file, a link, a pipe, a folder, even an empty one."""
    known = listed(folder) or frozenset()
    return next(_strangers(folder, known, _ways(known)), None)


def _strangers(folder: Path, known: Collection[str], ways: Collection[str]) -> Iterator[Path]:
    """In the order of names, what is in a folder before the folder."""
    open_ = [("", _inside(folder))]  # folders lie within folders deeper than calls may be
    while open_:
        within, rest = open_[-1]
        if (one := next(rest, None)) is None:
            open_.pop()
            if within and within not in ways:
                yield folder / within
            continue
        name = f"{within}/{one.name}" if within else one.name
        if one.is_dir(follow_symlinks=False):
            open_.append((name, _inside(folder / name, must=name in ways)))
        elif not one.is_file(follow_symlinks=False) or not (name in known or one.name in _OF_THE_SYSTEM):
            yield folder / name


def _inside(folder: Path, *, must: bool = True) -> Iterator[os.DirEntry[str]]:
    """What is in a folder; nothing where it cannot be told, unless it ``must``."""
    try:
        with os.scandir(folder) as entries:
            return iter(sorted(entries, key=lambda one: one.name))
    except OSError:
        if must:
            raise
        return iter(())


@lru_cache(maxsize=2)
def _ways(known: frozenset[str]) -> frozenset[str]:
    """The folders on the way to what is known."""
    folders = {name.rpartition("/")[0] for name in known}
    return frozenset(
        str(one) for name in folders if name for one in (PurePosixPath(name), *PurePosixPath(name).parents)
    )


def discard(folder: Path) -> bool:
    """Remove what was made here from a folder, and the folder where nothing else is in it; whether it is gone."""
    known = listed(folder) or frozenset()
    links = [f"{way}/" for way in _ways(known) if (folder / way).is_symlink()]  # what lies behind is somewhere else
    known = frozenset(name for name in known if not name.startswith(tuple(links)))
    ways = sorted(_ways(known) - {"."}, key=len, reverse=True)
    names = defaultdict[str, set[str]](lambda: set(_OF_THE_SYSTEM))
    for one in known - {MARK}:
        way, _, name = one.rpartition("/")
        names[way].add(name)
    for way in ("", *ways):
        _empty(f"{folder}/{way}", names[way])
    for way in ways:
        with contextlib.suppress(OSError):
            (folder / way).rmdir()
    if not [one for one in folder.iterdir() if one.name != MARK]:
        _unlink(folder / MARK)
    with contextlib.suppress(OSError):
        folder.rmdir()
    return not os.path.lexists(folder)


def remove(folder: Path) -> None:
    """Remove a folder that was made here with all that is in it, its mark last: killed meanwhile, or kept from it by
    whoever still writes there, it says whose it is.
    """
    with contextlib.suppress(OSError):
        for one in [path for path in folder.iterdir() if path.name != MARK]:
            if one.is_dir() and not one.is_symlink():
                shutil.rmtree(one, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    one.unlink()
    remove_begun(folder)


def remove_begun(folder: Path) -> None:
    """Remove a folder that holds its mark at most, be it written or not yet."""
    with contextlib.suppress(OSError):
        if all(path.name == MARK for path in folder.iterdir()):
            _unlink(folder / MARK)
            folder.rmdir()


def _empty(folder: str, names: Collection[str]) -> None:
    """Remove the files of these names from a folder."""
    found: list[str] = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found += (one.path for one in entries if one.name in names and one.is_file(follow_symlinks=False))
    for path in found:
        with contextlib.suppress(OSError):
            os.unlink(path)  # noqa: PTH108 - of many files, most paths are never made


def _unlink(path: Path | str) -> None:
    with contextlib.suppress(OSError):
        if stat.S_ISREG(os.lstat(path).st_mode):
            os.unlink(path)  # noqa: PTH108 - of many files, most paths are never made


def text(path: Path) -> str | None:
    """The text of a regular file; ``None`` where it is none: nothing is followed, and no pipe is waited for."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | _NOT_FOLLOWED), "rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read().decode("utf-8", "surrogateescape")
    except OSError:
        pass
    return None


def opened(path: Path) -> int | None:
    """A descriptor of a regular file, made where there is none; ``None`` where something else has its place.

    Raises:
        OSError: where it cannot be opened or made.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NOT_FOLLOWED, 0o644)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None
