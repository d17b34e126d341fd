"""A site made: read, reasoned over, printed aside and put in place whole."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click

from arabic_timeline import lexicon, registry, store
from arabic_timeline import timeline as road
from arabic_timeline.commands import bundles, edition, fresh, house, options, place, program, terminal, zips
from arabic_timeline.commands.edition import Edition
from arabic_timeline.commands.frames import Frames, Ordered
from arabic_timeline.commands.order import DOWNLOAD, MANY, Order
from arabic_timeline.means import Kept, Means, uncollected
from arabic_timeline.model import Timeline
from arabic_timeline.pool import GivenUpError
from arabic_timeline.registry import Registry


def make(order: Order, target: Path, digest: str, *, trusted: bool) -> bool:
    """Make the site, with its lock held; ``False`` where errors in the data stopped it.

    ``digest``: of what it is made from.  ``trusted``: files that have their names, sizes and times hold what a build
    put into them.

    Raises:
        click.ClickException: where an article or a page kills the processes that work at it.
    """
    order = dataclasses.replace(order, public=_is_public(order))
    try:
        return _made(order, target, digest, fresh.holds_of(target) if trusted else None)
    except GivenUpError as error:
        raise click.ClickException(str(error)) from None


def _made(order: Order, target: Path, digest: str, holds: str | None) -> bool:
    with means_of(order) as means, contextlib.closing(_frames(order, means)) as frames:
        with options.busy("Reading the articles, reasoning over their dates …"):
            gc.unfreeze()  # what an earlier build of `serve` left
            world, told = _told(order, means)
            gc.freeze()  # all of it lasts to the end: what looks for lost objects need not go through it
        if options.report(told.faults if told else world.faults, strict=order.strict) or told is None:
            return False
        timeline = _portable(told.timeline, order.data)
        if order.download is None:
            order = dataclasses.replace(order, download=len(world.articles) <= MANY)
        with place.aside(target) as folder, options.busy(f"Writing the pages of {order.output}/ …"):
            site = folder / "site"
            online = edition.prepared(
                site, order, timeline, world.known, means, frames, before=target, holds=holds, digests=told.digests
            )
            online.write()
            editions = [online]
            if not order.offline:
                as_left = holds is not None and holds == online.left.holds
                bundles.put(site, target, partial(_packed_alike, kept=means.kept), means, as_left=as_left)
            if order.archive:
                there = target.with_name(order.archive.name)
                packed = _packed_alike(there, order.output.name, means.kept)
                zips.write(site, folder / "site.zip", order.output.name, packed, means)
            if order.download:
                editions.append(_download(folder, online, order, target, timeline, world.known, means, frames, holds))
            if order.archive:
                zips.refuse_foreign(target.with_name(order.archive.name))
            changed, left = place.swap_in(site, target)
            if order.archive:
                (folder / "site.zip").replace(target.with_name(order.archive.name))
        holds = fresh.holds(left)
        for one in editions:
            one.remember(holds)
        lexicon.hand_on(means.kept)
    fresh.remember(target, digest, holds)
    _say_where(order, target, told.timeline, changed)
    return True


def _is_public(order: Order) -> bool:
    """Whether the menu leaves out what is for editors: as ordered, as site.yaml says, else where readers come."""
    said = registry.site(order.data)[0].editors
    return order.public or (house.has_address(order.root) if said is None else not said)


def _packed_alike(archive: Path, name: str, kept: Kept) -> zips.Packed | None:
    """An earlier zip, where it was packed with the library of this run: its bytes are then those of a new one."""
    key = repr((zlib.ZLIB_RUNTIME_VERSION, zips.LEVEL, sys.version_info[:2])).encode()
    if kept.get("zip", archive.name, key):
        return zips.Packed(archive, name)
    kept.put("zip", archive.name, key, True)
    return None


def _told(order: Order, means: Means) -> tuple[road.World, road.Told | None]:
    lexicon.take_over(means.kept)
    with uncollected(lasting=True):
        world = road.load(order.data, means)
    told = None if world.errors else road.tell(world, claims=order.claims, means=means)
    if told is not None and isinstance(means.kept, store.Store):
        means.kept.forget_unasked("read", "found", "rows", "sketch", "compared")
    return world, told


@contextlib.contextmanager
def means_of(order: Order) -> Iterator[Means]:
    """The store beside the site, and so many processes."""

    def say(line: str) -> None:
        terminal.say(f"warning: {line}", err=True)

    if not order.store:
        yield Means(jobs=order.jobs, say=say)
        return
    home = hashlib.sha256(os.fsencode(order.data.resolve())).hexdigest()[:12]
    with store.opened(store.beside(order.output.resolve()), _made_by(order), home, say) as kept:
        yield Means(kept=kept, concluding=_digest(order, program.of_rooms(CONCLUDE)), jobs=order.jobs, say=say)


CONCLUDE = frozenset({"constraints", "reason"})  # rooms that conclude from what was read
OTHERS = CONCLUDE | {"commands", "render", "store"}  # rooms that read no article


def _made_by(order: Order) -> bytes:
    """A digest of the rooms that read articles, and of their words."""
    return _digest(order, program.digest(OTHERS))


def _digest(order: Order, rooms: bytes) -> bytes:
    """A digest of some rooms of the program, given as theirs, and of the words of the data."""
    hashed = hashlib.sha256(repr(sys.version_info[:2]).encode())
    hashed.update(rooms)
    hashed.update(program.of_words(order.data / "lexicon"))
    return hashed.digest()


def _frames(order: Order, means: Means) -> Frames:
    """The shells of the site and, where it may be offered, of its offline copy."""
    shown, _ = registry.site(order.data)
    ordered = Ordered(root=order.root, built=order.built, public=order.public, shown=shown)
    editions = (order.offline, True) if _may_be_offered(order) else (order.offline,)
    return Frames(ordered, means.kept, editions, jobs=order.jobs)


def _may_be_offered(order: Order) -> bool:
    """Whether the site may hold an offline copy of itself: whether it is a large one is known before it is read."""
    if order.download is not None:
        return order.download
    return sum(1 for _ in (order.data / "articles").glob("*.md")) <= MANY


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
