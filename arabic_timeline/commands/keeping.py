"""What commands write into data/: one writer at a time, each file whole or as it was."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

import click

from arabic_timeline import ids
from arabic_timeline import timeline as road
from arabic_timeline.commands import house, owned, place
from arabic_timeline.means import ALONE, Means
from arabic_timeline.model import Address
from arabic_timeline.pool import GivenUpError
from arabic_timeline.timeline import Told, World

PATIENCE = 60.0  # seconds for which one writer waits for another
_PAUSE = 0.05
_UNFINISHED = ".unfinished"
PLACEHOLDER = re.compile(r"^\[ *\][ \t]*\n?", re.MULTILINE)  # says that a file has no row


@contextlib.contextmanager
def writing(data: Path) -> Iterator[None]:
    """Hold the right to write into a data folder, after whoever holds it now; the system frees it at any end.

    Raises:
        click.ClickException: where another command does not end, or the lock cannot be made.
    """
    try:
        name = place.hidden(data.resolve().parent) / "data.lock"
    except place.PlaceError as error:
        raise click.ClickException(str(error)) from None
    descriptor = owned.opened(name)
    if descriptor is None:
        raise click.ClickException(f"{name} is not a regular file, so it cannot be locked: move it away")
    try:
        until = time.monotonic() + PATIENCE
        while not place.locked(descriptor):
            if time.monotonic() > until:
                raise click.ClickException(f"another command is writing into {data}/: wait until it has ended")
            time.sleep(_PAUSE)
        _clear(data)
        yield
    finally:
        os.close(descriptor)


def _clear(data: Path) -> None:
    """Remove what killed writers left unfinished: who has the right to write is the only one."""
    for left in (*data.glob(f".*{_UNFINISHED}"), *data.glob(f"*/.*{_UNFINISHED}")):
        with contextlib.suppress(OSError):
            left.unlink()


def unfinished(path: Path) -> Path:
    """Where a file stands until it is whole: hidden beside its place, so that no reader takes it for a file of data."""
    return path.with_name(f".{path.name}{_UNFINISHED}")


def held(path: Path) -> bytes | None:
    """What a file holds; ``None`` where there is none.

    Raises:
        OSError: also where it is no regular file: a pipe would be waited for.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return path.read_bytes()
    except FileNotFoundError:
        return None


def write(path: Path, text: str) -> bool:
    """Put a file in place whole; ``False`` where it says this already.  To be called with the right to write held."""
    new = text.encode("utf-8")
    if held(path) == new:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    made = unfinished(path)
    made.unlink(missing_ok=True)
    try:
        with made.open("xb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise
    return True


def append(path: Path, text: str) -> None:
    """Put rows behind those of a file, in place of what says that it has none.  As ``write``."""
    write(path, appended(path.read_bytes().decode("utf-8") if path.exists() else "", text))


def appended(before: str, text: str) -> str:
    """The text of a file with further rows behind its own."""
    before = PLACEHOLDER.sub("", before)
    return f"{before}{'' if not before or before.endswith(chr(10)) else chr(10)}{text}"


def keep_ids(data: Path, means: Means = ALONE) -> tuple[int, int] | None:
    """Tell the timeline of a folder and write its ids, the right to write held: as ``ids_of``.

    ``means``: what an earlier run kept, and how many processes read.  ``None`` where an error of the data stands in the
    way: nothing is written.

    Raises:
        click.ClickException: where an article kills the processes that read it.
    """
    with writing(data):
        world = road.load(data, means)
        if world.errors:
            return None
        try:
            told = road.tell(world, means=means)
        except GivenUpError as error:
            raise click.ClickException(str(error)) from None
        return ids_of(data, world, told)


def keep_addresses(data: Path, world: World, told: Told) -> int:
    """Write into ``addresses.yaml`` the pages that this timeline has: how many are new.  As ``ids_of``."""
    now = addresses(data, world, told)
    if now != world.addresses:
        write(data / ids.addresses.FILE, ids.addresses.text(now))
    return len(now) - len(world.addresses)


def addresses(data: Path, world: World, told: Told) -> tuple[Address, ...]:
    """The addresses that ``addresses.yaml`` should hold."""
    from arabic_timeline import render

    templates = house.of(data.resolve().parent) / "templates"
    return ids.addresses.merged(world.addresses, render.addresses(told.timeline, world.known, templates))


def ids_of(data: Path, world: World, told: Told, old: tuple[ids.Kept, ...] = ()) -> tuple[int, int]:
    """Write into ``ids.yaml`` what this timeline gives out: (new ids, rows whose sentence or page is another now), and
    the other addresses.

    ``old``: rows that are to be kept besides those of the world.  To be called with the right to write held, and a
    world that was read after it was taken.
    """
    entries = (*told.timeline.meetings, *told.timeline.events)
    rows = ids.stored((*world.kept, *old), entries, told.named.anchors)
    keep_addresses(data, world, told)
    before = {row.id_: row for row in world.kept}
    new = sum(row.id_ not in before for row in rows)
    changed = sum(row.id_ in before and row != before[row.id_] for row in rows)
    if new or changed:
        write(data / ids.FILE, ids.text(rows))
    return new, changed
