"""Put a folder in place whole: built aside, swapped in at the end, one builder at a time.

Beside ``site/`` stands ``.arabic-timeline/``, which git leaves aside, with ``site.lock`` (held while a build runs) and
``site.stamp`` (what the site was made from), and during a build ``.site.building-…``.  Killed at any moment, the old or
the new folder is there whole; and what the program did not write is never removed: it is named, and stays.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import filecmp
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from arabic_timeline.commands import owned

HIDDEN = ".arabic-timeline"  # beside data/ and site/: what git is told not to see
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
    _refuse_strangers(target)


def _refuse_strangers(target: Path, where: Path | None = None) -> None:
    """``where``: the folder in which the content of ``target`` stands for the moment."""
    folder = where or target
    if not folder.exists():
        return
    if not folder.is_dir():
        raise PlaceError(f"{target} is a file, not a folder: choose another --output")
    found = owned.stranger(folder)
    if found and owned.listed(folder) is None:
        raise PlaceError(f"{target} holds files that this program did not make: empty it or choose another --output")
    if found:
        lost = target / found.relative_to(folder)
        raise PlaceError(f"{lost} was not made by this program and would be lost: move it out of {target.name}/")


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):  # a system user without one
        return None


@contextlib.contextmanager
def lock(target: Path) -> Iterator[None]:
    """Hold the lock of ``target``; the system frees it however the process ends.

    Raises:
        PlaceError: where another build holds it, or something else has its place.
    """
    hidden(target.parent)
    name = unseen(target, "lock")
    try:
        descriptor = owned.opened(name)
    except OSError as error:
        if error.errno not in (errno.ELOOP, errno.EISDIR, errno.ENXIO):
            raise
        descriptor = None
    if descriptor is None:
        raise PlaceError(f"{name} is not a regular file, so it cannot be locked: move it away")
    try:
        if not locked(descriptor):
            raise PlaceError(f"another build of {target} is running: wait until it has ended")
        yield
    finally:
        os.close(descriptor)


def beside(target: Path, what: str) -> Path:
    """The hidden neighbour of ``target`` that holds its unfinished successor."""
    return target.parent / f".{target.name}.{what}"


def unseen(target: Path, what: str) -> Path:
    """Where the lock or the stamp of ``target`` stands: in ``hidden``, whether it is made yet or not."""
    return target.parent / HIDDEN / f"{target.name}.{what}"


def hidden(home: Path) -> Path:
    """The folder below ``home`` for what is nobody's work; made with the line that keeps it out of git.

    Raises:
        PlaceError: where something else has its place.
    """
    folder = home / HIDDEN
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
        raise PlaceError(f"{folder} is no folder of this program: move it away")
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not os.path.lexists(ignore):
        ignore.write_text("*\n", encoding="utf-8")
    return folder


@contextlib.contextmanager
def aside(target: Path) -> Iterator[Path]:
    """A fresh empty folder beside ``target``, gone at the end; what killed builds left is swept first.

    To be called with the lock held.
    """
    beginning = beside(target, "building-").name
    for left in sorted(target.parent.iterdir()):
        if left.name.startswith(beginning) and left.is_dir() and not left.is_symlink():
            _sweep(left, target)
    folder = _fresh(target)
    try:
        folder.chmod(0o755)
        yield folder
    finally:
        owned.remove(folder)


def _fresh(target: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=beside(target, "building-").name, dir=target.parent))
    owned.mark(folder)
    return folder


def _sweep(left: Path, target: Path) -> None:
    """What a killed build left: an earlier site goes back to its place, what was made here goes."""
    if (left / _OLD).is_dir() and not target.exists():  # killed between the two steps of a swap
        (left / _OLD).rename(target)
    if owned.listed(left) is None:  # not of this program, or hardly begun
        owned.remove_begun(left)
        return
    for site in (left / _OLD, left / "site"):
        if site.is_dir() and owned.listed(site) is not None:
            _discard(site, target)
    owned.remove(left)


def _discard(site: Path, target: Path) -> Path | None:
    """Remove an earlier site; what somebody put into it is kept in a folder beside ``target``, which is named."""
    if owned.discard(site):
        return None
    kept = Path(tempfile.mkdtemp(prefix=f"{target.name}.kept-", dir=target.parent))
    site.rename(kept)
    return kept


class About(NamedTuple):
    """What is asked of a file, as the system calls it: its own record takes five times the room."""

    st_size: int
    st_mtime_ns: int
    st_nlink: int
    st_dev: int
    st_ino: int


def _about(told: os.stat_result) -> About:
    return About(told.st_size, told.st_mtime_ns, told.st_nlink, told.st_dev, told.st_ino)


Told = list[tuple[str, About]]  # names (with ``/``) of files and what the system tells of them, in order


def swap_in(new: Path, target: Path) -> tuple[int, Told]:
    """Put ``new`` in the place of ``target`` in one step; the number of files that are new or changed, and all of them.

    Files that did not change keep their times, so that copying the site elsewhere copies little.

    Raises:
        PlaceError: where something is in ``target`` that was not made here; it stays there, with the earlier site.
    """
    there = [one for one in told(new) if one[0] != owned.MARK]
    owned.mark(new, [name for name, _ in there])
    there = sorted([*there, (owned.MARK, _about((new / owned.MARK).stat()))], key=lambda one: order(one[0]))
    changed, there = _keep_times(new, there, target)
    _refuse_strangers(target)  # the build took its time
    if not target.exists():
        new.rename(target)
        return changed, there
    old = _exchanged(new, target)
    try:
        _refuse_strangers(target, old)  # what came in the last moment went along
    except PlaceError:
        _put_back(new, target, old)
        raise
    if kept := _discard(old, target):
        raise PlaceError(f"something was put into {target} while it was replaced: it is kept in {kept}")
    if old != new:
        owned.remove(old.parent)
    return changed, there


def _exchanged(new: Path, target: Path) -> Path:
    """Where the earlier folder stands after ``new`` has taken its place."""
    if _exchange(new, target):
        return new
    old = _fresh(target) / _OLD
    target.rename(old)
    new.rename(target)
    return old


def _put_back(new: Path, target: Path, old: Path) -> None:
    if old == new:
        _exchange(new, target)
        return
    target.rename(new)
    old.rename(target)
    owned.remove(old.parent)


def _keep_times(new: Path, files_: Told, old: Path) -> tuple[int, Told]:
    """The number of files of ``new`` that are new or changed, and all; the others get the times that they had."""
    changed, found = 0, Told()
    for name, about in files_:
        if about.st_nlink > 1:  # it is the file of the same name there: nothing else is linked
            found.append((name, about))
            continue
        before = _regular(old / name)
        if before is not None and filecmp.cmp(new / name, old / name, shallow=False):
            os.utime(new / name, ns=(before.st_atime_ns, before.st_mtime_ns))
            about = _about((new / name).stat())
        else:
            changed += 1
        found.append((name, about))
    return changed, found


def _regular(path: Path) -> os.stat_result | None:
    """What the system tells of a regular file, where there is one."""
    with contextlib.suppress(OSError):
        about = path.lstat()
        return about if stat.S_ISREG(about.st_mode) else None
    return None


def write(path: Path, content: bytes, before: Path | None = None) -> None:
    """Write a file of a folder that is being built; where ``before`` holds the same, both become one file.

    Nothing is ever written into a file that is there: it may be one of the earlier folder.
    """
    if before is not None and _is(before, content):
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(OSError, NotImplementedError):  # a file system without links
            os.link(before, path, follow_symlinks=False)
            return
    try:
        _created(path, content)
    except FileExistsError:  # of mkdocs
        path.unlink()
        _created(path, content)
    except FileNotFoundError:  # the first of its folder
        path.parent.mkdir(parents=True, exist_ok=True)
        _created(path, content)


def _created(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)


def linked(name: str, old: Path, new: Path) -> bool:
    """Let a file of the earlier folder ``old`` stand in ``new`` as well; whether it is one file now.

    Where it is not, there is a folder for it.
    """
    if _stays_below(name):  # as nearly always: no paths need be made for it
        with contextlib.suppress(OSError, NotImplementedError):
            os.link(f"{old}/{name}", f"{new}/{name}", follow_symlinks=False)
            return True
    return _linked(within(old, name), within(new, name))


def _linked(old: Path, new: Path) -> bool:
    for _ in range(2):
        try:
            os.link(old, new, follow_symlinks=False)
            return True
        except FileExistsError:  # of mkdocs
            new.unlink(missing_ok=True)
        except FileNotFoundError:  # the first of its folder
            new.parent.mkdir(parents=True, exist_ok=True)
        except (OSError, NotImplementedError):  # a file system without links
            break
    new.parent.mkdir(parents=True, exist_ok=True)
    new.unlink(missing_ok=True)
    return False


def within(folder: Path, name: str) -> Path:
    """The file of a name (with ``/``) below a folder.

    Raises:
        PlaceError: where it would lie outside.
    """
    if not _stays_below(name):
        path = Path(os.path.normpath(folder / name))
        if not path.is_relative_to(folder):
            raise PlaceError(f"a page would lie outside the site: {name!r}")
        return path
    return folder / name


def _stays_below(name: str) -> bool:
    """Whether a name cannot lead out of the folder that it is taken in."""
    ways = name.split("/")
    return "" not in ways and ".." not in ways and "\\" not in name and ":" not in name


def _is(path: Path, content: bytes) -> bool:
    """Whether a regular file has this content."""
    try:
        about = path.lstat()
        return stat.S_ISREG(about.st_mode) and about.st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def files(folder: Path) -> list[Path]:
    """All files below ``folder``, in order."""
    return [folder / name for name, _ in told(folder)]


def told(folder: Path) -> Told:
    """Name (with ``/``) and what the system tells of every file below ``folder``, in the order of the paths."""
    return sorted(_told(os.fspath(folder)), key=lambda one: order(one[0]))


def order(name: str) -> str:
    """What sorts the names of files (with ``/``) as their paths: no character comes before that between their parts."""
    return name.replace("/", "\0")


def _told(folder: str) -> Iterator[tuple[str, About]]:
    open_ = [""]  # folders lie within folders deeper than calls may be
    while open_:
        within = open_.pop()
        with contextlib.suppress(OSError), os.scandir(os.path.join(folder, within)) as entries:  # noqa: PTH118  # quick
            for one in entries:
                if one.is_dir(follow_symlinks=False):
                    open_.append(f"{within}{one.name}/")
                elif one.is_file():
                    yield f"{within}{one.name}", _about(one.stat())


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can."""
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL(None, use_errno=True)
        pair = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(library.renamex_np(*pair, _RENAME_SWAP) == 0)
        return bool(library.renameat2(_AT_FDCWD, pair[0], _AT_FDCWD, pair[1], _RENAME_EXCHANGE) == 0)
    return False


def locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows has no flock; two builds at once are then the user's to avoid
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
