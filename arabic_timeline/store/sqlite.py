"""The store itself: one table, a transaction a chunk.

Killed at any moment, what was written last is there or not, and nothing half.  What is damaged, locked or full is said
in one line, and the run goes on without.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any

from arabic_timeline.store import values

FOLDER, NAME = ".timeline", "store.sqlite"

_FORMAT = 1
_CHUNK = 256  # values written in one transaction
_WAITING = 4_000_000  # … and bytes of them from which they are written before they are so many
_AHEAD = 64  # values that are read together where they are asked for in order: each question locks the file
_PATIENCE = 5.0  # seconds for another run to end its transaction
_NAMES = "SELECT room, name FROM kept WHERE room = ? AND name > ? AND name < ?"
_ONE = "SELECT key, value FROM kept WHERE room = ? AND name = ?"
_READ = "SELECT name, key, value FROM kept WHERE room = ? AND name >= ? AND name < ? ORDER BY name LIMIT ?"
_TABLE = "CREATE TABLE kept (room TEXT, name TEXT, key BLOB, value BLOB, PRIMARY KEY (room, name)) WITHOUT ROWID"


def beside(output: Path) -> Path:
    """Where the store of a site stands."""
    return output.parent / FOLDER / NAME


@contextmanager
def opened(path: Path, made_by: bytes, home: str, say: Callable[[str], None]) -> Iterator[Store]:
    """The store at ``path``, made where there is none; what is put in is written at the end at the latest.

    ``made_by``: a digest of the program and its words, with which everything in the store has to agree; ``home``: whose
    values they are, where several worlds share a store; ``say``: is told in one line what is wrong with it.
    """
    store = Store(path, made_by, home, say)
    try:
        yield store
    finally:
        store.close()


class Store:
    """Values of a world by room and name."""

    def __init__(self, path: Path, made_by: bytes, home: str, say: Callable[[str], None]) -> None:
        self._path, self._made_by, self._home, self._say = path, made_by, home, say
        self._waiting: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._bytes = 0  # of the values that wait
        self._base: sqlite3.Connection | None = None
        self._ends = f"{home}/", f"{home}0"  # of the names of this world: «0» comes behind «/»
        self._asked: set[tuple[str, str]] = set()
        self._ahead: dict[str, tuple[str, str, dict[str, tuple[bytes, bytes]]]] = {}  # by room: asked for, read up to
        self._silent = False
        with self._careful():
            self._open()

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        """What was put there with this key, or ``None``."""
        with self._careful():
            if self._base is None:
                return None
            named = self._named(room, name)
            self._asked.add(named)
            found = self._read(self._base, *named)
            return values.loads(found[1]) if found and found[0] == self._sealed(key) else None
        return None

    def _read(self, base: sqlite3.Connection, room: str, name: str) -> tuple[bytes, bytes] | None:
        """Key and value of a name, and some of the following with them where the one before was asked for before it."""
        last, end, ahead = self._ahead.get(room, ("", "", {}))
        if not last < name <= end:
            wanted = _AHEAD if last and last < name else 1
            rows = base.execute(_READ, (room, name, self._ends[1], wanted))
            ahead = {one: (key, value) for one, key, value in rows}
            end = max(ahead) if len(ahead) == wanted else self._ends[1]
        self._ahead[room] = name, end, ahead
        # What a scan passes over a look-up may find: a scan of a damaged file can end early, and says nothing.
        return ahead.pop(name, None) or base.execute(_ONE, (room, name)).fetchone()

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        """Keep a value in the place of what had its name before."""
        if self._base is None:
            return
        told = values.dumps(value)
        self._waiting[self._named(room, name)] = self._sealed(key), told
        self._bytes += len(told)
        self._ahead.pop(room, None)
        if len(self._waiting) >= _CHUNK or self._bytes >= _WAITING:
            self.write()

    def write(self) -> None:
        """Write what waits to be written; once more where the store turns out to be damaged and is made anew."""
        for _ in range(2):
            with self._careful():
                if self._base is not None and self._waiting:
                    rows = [(*name, *told) for name, told in self._waiting.items()]
                    with _transaction(self._base):
                        self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                self._waiting.clear()
                self._bytes = 0
                return

    def forget_unasked(self, *rooms: str) -> None:
        """Forget the values of this world in these rooms that nobody asked for since the store was opened."""
        self.write()
        with self._careful():
            if self._base is None:
                return
            there = (one for room in rooms for one in self._base.execute(_NAMES, (room, *self._ends)))
            if gone := [one for one in there if one not in self._asked]:
                with _transaction(self._base):
                    self._base.executemany("DELETE FROM kept WHERE room = ? AND name = ?", gone)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self.write()
        self._leave()

    def _named(self, room: str, name: str) -> tuple[str, str]:
        return room, f"{self._home}/{name}"

    def _sealed(self, key: bytes) -> bytes:
        return blake2b(self._made_by + key, digest_size=16).digest()

    def _open(self) -> None:
        _room(self._path)
        self._base = base = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        base.execute("PRAGMA synchronous = NORMAL")
        (form,) = base.execute("PRAGMA user_version").fetchone()
        if form != _FORMAT:
            with _transaction(base):
                base.execute("DROP TABLE IF EXISTS kept")
                base.execute(_TABLE)
                base.execute(f"PRAGMA user_version = {_FORMAT}")
            if form:
                self._tell("is of another version: it is made anew")
        base.execute("SELECT key FROM kept LIMIT 1").fetchone()

    def _careful(self) -> _Careful:
        return _Careful(self)

    def _failed(self, error: Exception) -> bool:
        """Whether the run goes on: without the store, or with a new one where this one is damaged."""
        if isinstance(error, sqlite3.OperationalError | OSError):  # locked, full, not to be written
            self._leave()
            self._waiting.clear()
            self._bytes = 0
            self._tell(f"cannot be used ({error}): this run goes on without")
            return True
        if isinstance(error, sqlite3.DatabaseError | ValueError):
            self._leave()
            self._tell("was damaged: it is made anew")
            try:
                for path in (self._path, self._path.with_name(f"{NAME}-journal")):
                    path.unlink(missing_ok=True)
                self._open()
            except (OSError, sqlite3.Error):
                self._leave()
            return True
        return False

    def _leave(self) -> None:
        if self._base is not None:
            with contextlib.suppress(sqlite3.Error):
                self._base.close()
        self._base = None

    def _tell(self, what: str) -> None:
        if not self._silent:
            self._silent = True
            self._say(f"the store {self._path} {what}")


class _Careful:
    """A store that fails never fails the run."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        return isinstance(error, Exception) and self._store._failed(error)


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("BEGIN IMMEDIATE")
    try:
        yield
        base.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            base.execute("ROLLBACK")
        raise


def _room(path: Path) -> None:
    """The folder of a store, which tells git to leave it aside; nothing is followed out of it.

    Raises:
        OSError: where something else has its place.
    """
    folder = path.parent
    folder.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink() or (os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode)):
        raise OSError("something else has its place")
    ignored = folder / ".gitignore"
    if not os.path.lexists(ignored):
        ignored.write_text("*\n", encoding="utf-8")
