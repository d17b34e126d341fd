"""`build`: the site, built aside and put in place whole; nothing is done where nothing changed."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import gc
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from arabic_timeline import __version__
from arabic_timeline.commands import diff, edition, house, options, owned, place, share, terminal, zips
from arabic_timeline.commands.edition import Edition
from arabic_timeline.commands.frames import Frames, Ordered
from arabic_timeline.commands.order import DOWNLOAD, Order
from arabic_timeline.model import Timeline
from arabic_timeline.pool import GivenUpError
from arabic_timeline.registry import Registry

if TYPE_CHECKING:
    from arabic_timeline.means import Kept, Means
    from arabic_timeline.timeline import Told, World

_STAMPED = '{"from": '
_OF_THE_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
_MANY = 2_000  # articles beyond which the zip, which doubles the work, is only built when asked for


@click.command("build")
@click.option("--offline", is_flag=True, help="Build site-offline/ and a zip, to be opened without a server.")
@click.option(
    "--download/--no-download",
    default=None,
    help=f"Offer the offline copy as a zip on the site (default: up to {_MANY:,} articles).",
)
@click.option(
    "--public", is_flag=True, help="Leave what is for editors (review, the YAML files) out of the navigation."
)
@click.option("--memory", type=options.FOLDER, help="data/memory.json of the site published before, for its feed.")
@options.claims_option
@click.option("--strict", is_flag=True, help="Warnings stop the build as errors do.")
@options.data_option
@click.option("--output", type=options.FOLDER, help="Folder of the site (default: site, or site-offline).")
@options.months_option
@click.option("--today", type=options.Day(), help="The day of the build (default: SOURCE_DATE_EPOCH, else today).")
@click.option("--since", type=options.FOLDER, metavar="OLD", help="Tell what changed since an earlier site, on a page.")
@click.option("--force", is_flag=True, help="Build even where nothing changed.")
@click.option("--store/--no-store", default=True, help="Keep what was read in .timeline/ beside the site (default).")
@options.jobs_option
@click.pass_obj
def command(
    root: Path,
    offline: bool,
    download: bool | None,
    public: bool,
    memory: Path | None,
    without_claims: bool,
    strict: bool,
    data: Path | None,
    output: Path | None,
    months: str | None,
    today: date | None,
    since: Path | None,
    force: bool,
    store: bool,
    jobs: int,
) -> None:
    """Build the site from data/."""
    order = Order(
        root=root,
        data=options.here(data, root, "data"),
        output=options.here(output, root, "site-offline" if offline else "site"),
        built=options.today(today),
        dated=bool(today or os.environ.get("SOURCE_DATE_EPOCH")),
        offline=offline,
        download=False if offline else download,
        public=public,
        memory=memory,
        claims=not without_claims,
        strict=strict,
        months=months,
        since=since,
        store=store,
        jobs=jobs,
    )
    if not run(order, force=force):
        options.stop()


def run(order: Order, *, force: bool = False) -> bool:
    """Build what is ordered; ``False`` where errors in the data stopped it (they are printed).

    Raises:
        click.ClickException: where the output cannot be written, or another build is running.
    """
    target = order.output.resolve()
    try:
        place.refuse_foreign(target, order.root, _sources(order))
        if order.archive:
            zips.refuse_foreign(target.with_name(order.archive.name))
        digest = _digest(order)  # of what is there now: what changes while it is read is built next time
        if not force and _is_fresh(order, target, digest):
            terminal.say(f"Nothing to do: {order.output}/ is up to date.")
            terminal.say(f"Open it in a browser: {(target / 'index.html').as_uri()}")
            return True
        with place.lock(target):
            return _build(order, target, digest, trusted=not force)
    except (place.PlaceError, GivenUpError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        # What is copied to a full disk carries the name of its source: the disk of the output is the one to look at.
        what = order.output if error.errno in _OF_THE_DISK else error.filename or order.output
        raise click.ClickException(f"{what}: {error.strerror or error}; an earlier site stays as it was") from None


def _build(order: Order, target: Path, digest: str, *, trusted: bool) -> bool:
    """``trusted``: files that have their names, sizes and times hold what a build put into them."""
    holds = _holds(target) if trusted else None
    with means_of(order) as means, contextlib.closing(_frames(order, means)) as frames:
        with options.busy("Reading the articles, reasoning over their dates …"):
            gc.unfreeze()  # what an earlier build of `serve` left
            world, told = _told(order, means)
            gc.freeze()  # all of it lasts to the end: what looks for lost objects need not go through it
        if options.report(told.faults if told else world.faults, strict=order.strict) or told is None:
            return False
        timeline = _portable(told.timeline, order.data)
        if order.download is None:
            order = dataclasses.replace(order, download=len(world.articles) <= _MANY)
        with place.aside(target) as folder, options.busy(f"Writing the pages of {order.output}/ …"):
            site = folder / "site"
            online = edition.prepared(site, order, timeline, world.known, means, frames, before=target, holds=holds)
            online.write()
            editions = [online]
            if order.archive:
                there = target.with_name(order.archive.name)
                packed = _packed_alike(there, order.output.name, means.kept)
                zips.write(site, folder / "site.zip", order.output.name, packed, means)
            if order.download:
                editions.append(_download(folder, online, order, target, timeline, world.known, means, frames, holds))
            if order.archive:
                zips.refuse_foreign(target.with_name(order.archive.name))
            changed = place.swap_in(site, target)
            if order.archive:
                (folder / "site.zip").replace(target.with_name(order.archive.name))
        holds = _holds(target)
        for one in editions:
            one.remember(holds)
    _remember(target, digest, holds)
    _say_where(order, target, told.timeline, changed)
    return True


def _packed_alike(archive: Path, name: str, kept: Kept) -> zips.Packed | None:
    """An earlier zip, where it was packed with the library of this run: its bytes are then those of a new one."""
    key = repr((zlib.ZLIB_RUNTIME_VERSION, sys.version_info[:2])).encode()
    if kept.get("zip", archive.name, key):
        return zips.Packed(archive, name)
    kept.put("zip", archive.name, key, True)
    return None


def _told(order: Order, means: Means) -> tuple[World, Told | None]:
    from arabic_timeline import timeline as road
    from arabic_timeline.means import uncollected
    from arabic_timeline.store import Store

    with uncollected():
        world = road.load(order.data, means)
    told = None if world.errors else road.tell(world, claims=order.claims, means=means)
    if told is not None and isinstance(means.kept, Store):
        means.kept.forget_unasked("read", "found", "rows", "sketch", "compared")
    return world, told


@contextlib.contextmanager
def means_of(order: Order) -> Iterator[Means]:
    """The store beside the site, and so many processes."""
    from arabic_timeline.means import Means

    def say(line: str) -> None:
        terminal.say(f"warning: {line}", err=True)

    if not order.store:
        yield Means(jobs=order.jobs, say=say)
        return
    from arabic_timeline import store

    home = hashlib.sha256(os.fsencode(order.data.resolve())).hexdigest()[:12]
    with store.opened(store.beside(order.output.resolve()), _made_by(order), home, say) as kept:
        yield Means(kept=kept, jobs=order.jobs, say=say)


_OTHERS = frozenset({"commands", "constraints", "reason", "render", "store"})  # rooms that read no article


def _made_by(order: Order) -> bytes:
    """A digest of the rooms that read articles, and of their words."""
    hashed = hashlib.sha256(repr(sys.version_info[:2]).encode())
    program = Path(__file__).resolve().parent.parent
    for folder in (program, order.data / "lexicon"):
        for path in place.files(folder):
            name = path.relative_to(folder)
            if path.suffix in (".py", ".yaml") and name.parts[0] not in _OTHERS:
                hashed.update(f"\0{name}\0".encode("utf-8", "surrogateescape"))
                hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.digest()


def _frames(order: Order, means: Means) -> Frames:
    """The shells of the site and, where it may be offered, of its offline copy."""
    from arabic_timeline import registry

    shown, _ = registry.site(order.data)
    ordered = Ordered(root=order.root, built=order.built, public=order.public, shown=shown)
    editions = (order.offline,) if order.download is False else (order.offline, True)
    return Frames(ordered, means.kept, editions, jobs=order.jobs)


def _portable(timeline: Timeline, data: Path) -> Timeline:
    """The timeline with the files of its faults named below ``data``: pages do not tell where they were built."""
    faults = (dataclasses.replace(one, file=_below(Path(one.file), data)) for one in timeline.faults)
    return dataclasses.replace(timeline, faults=tuple(faults))


def _below(file: Path, data: Path) -> str:
    return file.relative_to(data).as_posix() if file.is_relative_to(data) else file.name


def _download(
    folder: Path,
    online: Edition,
    order: Order,
    target: Path,
    timeline: Timeline,
    known: Registry,
    means: Means,
    frames: Frames,
    holds: str | None,
) -> Edition:
    """The offline copy as a zip in the site: its pages are packed as they come, without lying in a folder."""
    copy, archive, name = folder / "copy", online.site / DOWNLOAD, Path(DOWNLOAD).stem
    order = dataclasses.replace(order, offline=True, download=False)
    before = _packed_alike(target / DOWNLOAD, name, means.kept)
    offline = edition.prepared(copy, order, timeline, known, means, frames, holds=holds, like=online, packed=before)
    with contextlib.closing(offline.pages()) as pages:
        made = ((path, edition.encoded(text)) for path, text in pages)
        zips.write(copy, archive, name, before, means, made, staying=lambda: offline.book.made)
    return offline


# ── nothing to do ────────────────────────────────────────────────────────────────────────────────


def _sources(order: Order) -> list[Path]:
    program = Path(__file__).resolve().parent.parent
    return [order.data.resolve(), *house.sources(order.root), program]


def _digest(order: Order) -> str:
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
        given,
        address := os.environ.get("SITE_URL"),
        address and share.drawn_by(),
    )
    hashed.update(repr(told).encode())
    if order.since:
        hashed.update(repr((diff.read(order.since), diff.earlier(order.since))).encode("utf-8", "replace"))
    configurations = house.configurations(order.root)
    sources = (path for folder in _sources(order) for path in place.files(folder) if "__pycache__" not in path.parts)
    for path in (*configurations, *sources):
        hashed.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()


def _is_fresh(order: Order, target: Path, digest: str) -> bool:
    try:
        stamp = json.loads(owned.text(place.unseen(target, "stamp")) or "")
    except (ValueError, RecursionError):
        return False
    if order.archive and not target.with_name(order.archive.name).is_file():
        return False
    return (
        isinstance(stamp, dict) and stamp.get("from") == digest and stamp == {"from": digest, "holds": _holds(target)}
    )


def _remember(target: Path, digest: str, holds: str) -> None:
    stamp: Mapping[str, str] = {"from": digest, "holds": holds}
    path = place.unseen(target, "stamp")
    there = owned.text(path)
    if (there is None and os.path.lexists(path)) or (there and not there.startswith(_STAMPED)):
        return  # something of somebody else
    with contextlib.suppress(OSError):  # the site is in place: without a stamp the next build is a whole one
        path.write_text(json.dumps(stamp) + "\n", encoding="utf-8")


def _holds(target: Path) -> str:
    """A digest of names, sizes and times of the site's files: tells whether somebody changed or deleted one."""
    rows = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in place.told(target)]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


# ── words for the terminal ───────────────────────────────────────────────────────────────────────


def _say_where(order: Order, target: Path, timeline: Timeline, changed: int) -> None:
    told = f"{options.counted(len(timeline.meetings), 'meeting')}, {options.counted(len(timeline.events), 'event')}"
    told += f", {options.counted(len(timeline.articles), 'article')}"
    found = f"{options.counted(len(timeline.contradictions), 'contradiction')} shown, "
    found += f"{options.counted(len(timeline.review), 'question')} for review"
    terminal.say(
        f"The site is in {order.output}/ ({told}; {found}; {options.counted(changed, 'file')} new or changed)."
    )
    terminal.say(f"Open it in a browser: {(target / 'index.html').as_uri()}")
    if order.archive:
        terminal.say(f"The same as one file to hand on: {order.archive}")
    else:
        terminal.say(f"Or preview it while you edit: {_serve(order)}")


def _serve(order: Order) -> str:
    chosen = (("data", order.data, order.root / "data"), ("output", order.output, order.root / "site"))
    given = [f" --{name} {path}" for name, path, usual in chosen if path.resolve() != usual.resolve()]
    return f"{options.program()} serve{''.join(given)}"
