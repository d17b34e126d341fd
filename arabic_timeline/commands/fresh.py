"""Whether a site is what would be built: a stamp beside it tells what it was made from and how it was left.

Imports little: where nothing is to be done, that is said at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from arabic_timeline import __version__
from arabic_timeline.commands import house, owned, place, program
from arabic_timeline.commands.order import Order

_STAMPED = '{"from": '


def sources(order: Order) -> list[Path]:
    """The folders that a site is made from."""
    return [order.data.resolve(), *house.sources(order.root), program.FOLDER]


def digest_of(order: Order) -> str:
    """A digest of everything the site is made from, the program and the order included.

    The day of the build counts only where it was given: tomorrow the same input gives the same timeline.
    """
    hashed = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    given = order.built if order.dated else None
    told = (
        order.offline,
        order.download,
        order.public,
        order.claims,
        order.strict,
        order.months,
        order.memory,
        given,
        address := os.environ.get("SITE_URL"),
        address and _drawn_by(),
    )
    hashed.update(repr(told).encode("utf-8", "surrogatepass"))
    if order.since:
        from arabic_timeline.commands import diff

        hashed.update(repr((diff.read(order.since), diff.earlier(order.since))).encode("utf-8", "replace"))
    configurations = house.configurations(order.root)
    hashed.update(program.digest())
    folders = (folder for folder in sources(order) if folder != program.FOLDER)
    made_from = (one for folder in folders for one in _below(folder))  # of many files, no paths are made
    for path in (*map(str, configurations), *made_from):
        hashed.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            hashed.update(hashlib.sha256(file.read()).digest())
    return hashed.hexdigest()


def _below(folder: Path) -> list[str]:
    """The files of a folder, but those that Python keeps."""
    names = (name for name, _ in place.told(folder))
    return [f"{folder}/{name}" for name in names if "__pycache__" not in name.split("/")]


def _drawn_by() -> object:
    from arabic_timeline.commands import share

    return share.drawn_by()


def is_fresh(order: Order, target: Path, digest: str) -> bool:
    """Whether the site was made from what has this digest, and is as it was left."""
    try:
        stamp = json.loads(owned.text(place.unseen(target, "stamp")) or "")
    except (ValueError, RecursionError):
        return False
    if order.archive and not target.with_name(order.archive.name).is_file():
        return False
    made = isinstance(stamp, dict) and stamp.get("from") == digest
    return bool(made and stamp == {"from": digest, "holds": holds_of(target)})


def remember(target: Path, digest: str, holds: str) -> None:
    """Write the stamp of a site that is in place."""
    stamp: Mapping[str, str] = {"from": digest, "holds": holds}
    path = place.unseen(target, "stamp")
    there = owned.text(path)
    if (there is None and os.path.lexists(path)) or (there and not there.startswith(_STAMPED)):
        return  # something of somebody else
    with contextlib.suppress(OSError):  # the site is in place: without a stamp the next build is a whole one
        path.write_text(json.dumps(stamp) + "\n", encoding="utf-8")


def holds_of(target: Path) -> str:
    """A digest of names, sizes and times of the site's files: tells whether somebody changed or deleted one."""
    return holds(place.told(target))


def holds(there: place.Told) -> str:
    """The same of files that were looked at."""
    rows = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in there]
    return hashlib.sha256(repr(rows).encode()).hexdigest()
