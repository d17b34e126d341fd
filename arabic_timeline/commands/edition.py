"""One edition of the site, online or offline: mkdocs makes the shell; render fills it; the rest of what mkdocs wrote
stays."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from arabic_timeline.commands import diff, earlier, hands, house, owned, place, share, terminal, zips
from arabic_timeline.commands.frames import Frames
from arabic_timeline.commands.order import DOWNLOAD, Order
from arabic_timeline.digests import Digests
from arabic_timeline.model import Timeline
from arabic_timeline.registry import Registry

if TYPE_CHECKING:
    from arabic_timeline.means import Means
    from arabic_timeline.render import Book, Settings, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What an edition in the folder ``site`` is made from.

    ``frame`` holds the text of what mkdocs built, by path, ``shells`` what is cut from it; ``book`` is what is known of
    the pages, ``left`` as the build before knew it.  ``before``: the site that stands there now; a page that is in it
    already is the same file in both.
    """

    site: Path
    order: Order
    timeline: Timeline
    known: Registry
    means: Means
    settings: Settings
    frame: Mapping[str, str]
    shells: Mapping[str, Shell]
    book: Book
    left: earlier.Left
    before: Path | None = None

    def write(self) -> None:
        """Write the pages into the folder, whoever makes them."""
        with contextlib.closing(self.pages(written=True)) as pages:
            for path, text in pages:
                self._put(path, text)

    def remember(self, holds: str) -> None:
        """Keep what is known of the pages for the next build, to be called when they are in place; ``holds``: how."""
        earlier.remember(self.means.kept, self.book, holds, self.left)

    def pages(self, *, written: bool = False) -> Generator[tuple[str, str], None, None]:
        """Path and text of every page; when all are taken, the rest of the folder is in order, too.

        ``written``: other processes write what they make, which is then not given.
        """
        from arabic_timeline import render

        order, timeline, known, settings, frame = self.order, self.timeline, self.known, self.settings, self.frame
        before = order.memory or owned.text(order.output.resolve() / render.memory.PATH)
        memory = render.memory.read(before)
        spread = hands.spread(self.means, self._put if written else None)
        yield from render.pages(
            timeline, known, settings=settings, shell=frame, before=memory, book=self.book, spread=spread
        )
        if order.since:
            old, told = diff.read(order.since), diff.earlier(order.since)
            yield from render.changed(timeline, known, settings=settings, shell=frame, old=old, earlier=told)
        _pictures(self.site, order.data / "media", known)
        if settings.drawn:
            found = render.pictures(timeline, known, settings=settings, shell=frame)
            share.put(self.site, found, settings.templates / "share" / "markazi.woff2", self.before)
        for path in render.surplus(settings):
            (self.site / path).unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # a folder that is not empty stays
                (self.site / path).parent.rmdir()

    def _put(self, path: str, text: str) -> None:
        before = self.before / path if self.before else None
        place.write(place.within(self.site, path), encoded(text), before)


def prepared(
    site: Path,
    order: Order,
    timeline: Timeline,
    known: Registry,
    means: Means,
    made: Frames,
    *,
    before: Path | None = None,
    holds: str | None = None,
    digests: Digests | None = None,
    like: Edition | None = None,
    packed: zips.Packed | None = None,
) -> Edition:
    """An edition whose shell stands in its folder.

    ``before``: the site that stands there now; ``holds``: a digest of how it is, ``None`` where that is not to be
    trusted.  ``digests``: know what the timeline holds.  ``like``: the one of which it is a copy with other shells,
    whose pages lie in a zip: those that are in ``packed`` already stay there.
    """
    from arabic_timeline import render

    config = made.put(site, offline=order.offline, before=before)
    settings = render.settings(
        config,
        templates=house.of(order.root) / "templates",
        built=order.built,
        offline=order.offline,
        download=DOWNLOAD if order.download else None,
        site=known.site,
    )
    months = order.months or settings.months
    settings = dataclasses.replace(settings, public=order.public, months=months, packed=not order.offline)
    if settings.site_url:
        drawn, lack = share.drawn_by()
        settings = dataclasses.replace(settings, drawn=drawn)
        if lack:
            terminal.say(lack, err=True)
    frame = {path: text for path, text in _texts(site) if render.is_shell(path)}
    shells = render.frames(frame, settings)
    name = f"{order.output.name}/{DOWNLOAD}" if like else order.output.name
    left = earlier.left(means.kept, name, settings.templates, shells)
    as_left = holds is not None and holds == left.holds
    if like:
        lying = earlier.Zipped(packed, as_left) if packed else None
        book = render.copied(like.book, earlier.Site(like.site, site), like.shells, left.pages, lying)
    else:
        there = earlier.Site(before or site, site, as_left)
        book = render.Book(
            known=left.pages, earlier=there, digests=digests or Digests(), rows=left.rows, heads=left.heads
        )
    return Edition(
        site=site,
        order=order,
        timeline=timeline,
        known=known,
        means=means,
        settings=settings,
        frame=frame,
        shells=shells,
        book=book,
        left=left,
        before=before if before and before.is_dir() else None,  # of what is not there, no file is looked for
    )


def encoded(text: str) -> bytes:
    """A text as it stands in its file."""
    return text.encode("utf-8", "replace")


def _pictures(site: Path, media: Path, known: Registry) -> None:
    """The pictures that rows of the registry call, as they are; none is fetched."""
    for name in known.media:
        (site / "media").mkdir(exist_ok=True)
        shutil.copyfile(media / name, site / "media" / name)


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    for path in place.files(site):
        if path.suffix in (".html", ".json", ".js", ".xml"):
            yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
