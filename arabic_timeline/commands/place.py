"""Put a folder in place whole: built aside, swapped in at the end, one builder at a time.

Beside ``site/`` stand, all hidden: ``.site.lock`` (held while a build runs), ``.site.stamp`` (what the site was made
from) and, during a build, ``.site.building-…``.  Killed at any moment, the old or the new folder is there whole.
"""

from __future__ import annotations

import contextlib
import ctypes
import filecmp
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MARK = ".made-by-arabic-timeline"  # a folder without it was not made here and is never replaced; lists what was made
_OF_THE_SYSTEM = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))  # left by those who only look at a folder
_OLD = "old"  # where the earlier folder waits while its place is taken in two steps
_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS sys/stdio.h


class PlaceError(Exception):
    """The folder cannot be put in place: one clear line."""


def refuse_foreign(target: Path, root: Path, sources: list[Path]) -> None:
    """Make sure that ``target`` may be replaced: not there, empty, or made here; clear of ``root`` and ``sources``.

    Raises:
        PlaceError: where it may not.
    """
    if target in (Path(target.anchor), _home()):
        raise PlaceError(
            f"the output folder would be {target} itself, which is replaced whole: choose another --output"
        )
    for one in (root, *sources):
        if one.is_relative_to(target):
            raise PlaceError(f"the output folder {target} would take the place of {one}: choose another --output")
        if one != root and target.is_relative_to(one):
            raise PlaceError(f"the output folder {target} lies inside {one}: choose another --output")
    if not target.exists():
        return
    if not target.is_dir():
        raise PlaceError(f"{target} is a file, not a folder: choose another --output")
    if any(target.iterdir()) and not (target / MARK).is_file():
        raise PlaceError(f"{target} holds files that this program did not make: empty it or choose another --output")
    if stranger := next(_strangers(target), None):
        raise PlaceError(f"{stranger} was not made by this program and would be lost: move it out of {target.name}/")


def _strangers(target: Path) -> Iterator[Path]:
    """Files that somebody put into a folder made here; none where an earlier version made no list."""
    try:
        made = (target / MARK).read_text(encoding="utf-8", errors="surrogateescape").split("\n")[1:]
    except OSError:
        return
    known = {*made, MARK}
    for path in files(target) if any(made) else ():
        if path.relative_to(target).as_posix() not in known and path.name not in _OF_THE_SYSTEM:
            yield path


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):  # a system user without one
        return None


@contextlib.contextmanager
def lock(target: Path) -> Iterator[None]:
    """Hold the lock of ``target``; the system frees it however the process ends.

    Raises:
        PlaceError: where another build holds it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with beside(target, "lock").open("a") as file:
        if not _locked(file.fileno()):
            raise PlaceError(f"another build of {target} is running: wait until it has ended")
        yield


def beside(target: Path, what: str) -> Path:
    """The hidden neighbour of ``target`` that holds its lock, stamp or unfinished successor."""
    return target.parent / f".{target.name}.{what}"


@contextlib.contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A fresh empty folder beside ``target``, gone at the end; what killed builds left is swept first.

    To be called with the lock held.
    """
    for left in target.parent.glob(f".{target.name}.building-*"):
        if (left / _OLD).is_dir() and not target.exists():  # killed between the two steps of a swap
            (left / _OLD).rename(target)
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap_in(new: Path, target: Path) -> int:
    """Put ``new`` in the place of ``target`` in one step; the number of files that are new or changed.

    Files that did not change keep their times, so that copying the site elsewhere copies little.
    """
    made = (path.relative_to(new).as_posix() for path in files(new))
    told = "\n".join(["This folder is replaced whole at every build. Made here:", *made])
    (new / MARK).write_text(f"{told}\n", encoding="utf-8", errors="surrogateescape")
    changed = _keep_times(new, target)
    if not target.exists():
        new.rename(target)
    elif not _exchange(new, target):
        old = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
        target.rename(old / _OLD)
        new.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    return changed


def _keep_times(new: Path, old: Path) -> int:
    changed = 0
    for path in files(new):
        earlier = old / path.relative_to(new)
        if earlier.is_file() and filecmp.cmp(path, earlier, shallow=False):
            stat = earlier.stat()
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        else:
            changed += 1
    return changed


def files(folder: Path) -> list[Path]:
    """All files below ``folder``, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        pair = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*pair, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, pair[0], _AT_FDCWD, pair[1], _RENAME_EXCHANGE) == 0)
    return False


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows has no flock; two builds at once are then the user's to avoid
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
