"""Timeline + registry + the shell that mkdocs built → every generated file of the site, as (path, text).

Writes nothing, knows no clock, starts no process.  What the builder has to do, step by step:

1. Run mkdocs (strict) with ``mkdocs.yml`` (or ``mkdocs.offline.yml``) into a temporary folder.  ``docs/`` is
   hand-written only: nothing generated is ever put there.
2. Read the shell: ``shell = {path: text}`` for every file of that folder for which ``render.is_shell(path)``
   holds (paths relative to it, with ``/``): the HTML pages and the search index.
3. ``settings = render.settings(mkdocs_config, templates=Path("templates"), built=…, offline=…, download=…)``.
4. For each ``path, text`` of ``render.pages(timeline, registry, settings=settings, shell=shell)`` write the file
   below that folder in UTF-8, line ends as they are (``newline=""``), over what mkdocs wrote there.  Each path
   comes once.
   With a ``book`` (what the store knows of pages made before) those that stay are put in their place by the builder.
5. Delete what ``render.surplus(settings)`` names (the sitemap's .gz copy, stale now; the empty shell page; the
   theme's search index).
6. Put the folder in the place of ``site/`` (or ``site-offline/``), changed files only; zip the offline one.  The
   online site offers the zip where ``download`` names it: build the offline copy first, copy the zip to
   ``<site>/<download>``.

``data(timeline, …)`` is the value of ``site/data/timeline.json`` for commands that need no site.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from arabic_timeline import differences
from arabic_timeline.model import Address, Timeline
from arabic_timeline.registry import Registry
from arabic_timeline.render import addresses as places
from arabic_timeline.render import changes, exports, feeds, heads, memory, output, share, tongues, views
from arabic_timeline.render.book import Book, Earlier, Piece, Printed, Said, Spread, below, copied, here
from arabic_timeline.render.data import data
from arabic_timeline.render.exports import PARTS, packed
from arabic_timeline.render.pages import Pages, Questions
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.press import Press
from arabic_timeline.render.settings import Settings, settings
from arabic_timeline.render.shell import INDEX, LAYOUT, Shell, is_shell

__all__ = [
    "PARTS", "Book", "Earlier", "Pages", "Piece", "Printed", "Questions", "Said", "Settings", "Shell", "Spread",
    "addresses", "changed", "copied", "data", "frames", "here", "is_shell", "memory", "packed", "pages",
    "pictures", "settings", "surplus",
]  # fmt: skip

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of what says nothing of the moment


def addresses(timeline: Timeline, registry: Registry, templates: Path) -> tuple[Address, ...]:
    """Where the pages of people, pairs, places, outlets and articles stand; ``templates``: the folder of that name."""
    world = views.World(timeline, registry, Settings(templates=templates, built=_NEVER))
    return tuple(places.given(world, Pairs(world)))


def pages(
    timeline: Timeline,
    registry: Registry,
    *,
    settings: Settings,
    shell: Mapping[str, str],
    before: Mapping[str, tuple[str, str]] | None = None,
    book: Book | None = None,
    spread: Spread = here,
) -> Generator[tuple[str, str], None, None]:
    """Every generated file, as (path below the site, text); each path once, the same input gives the same bytes.

    ``shell`` holds the text of what mkdocs built, by path; ``ValueError`` where it lacks the layout page or a
    marker of it.  ``before`` is what the site that is replaced remembered (``memory.read`` of its ``memory.PATH``).
    ``book``: what is known of pages that were made before; those that it puts in their place are not given.
    ``spread`` makes the pages of which there are many, each by itself.
    """
    shells = tongues.below(shell, settings)
    settings = tongues.found(settings, shells)
    world = _world(timeline, registry, settings, book)
    taken = [*feeds.files(world, before, book), *exports.files(world)]
    yield from output.files(world, Shell(shells[tongues.ARABIC], settings), book, spread, taken)
    for language in settings.languages[1:]:
        of_it = tongues.settings_of(settings, language)
        told = _world(timeline, registry, of_it, book)
        folder = f"{language}/"
        theirs = below(book, folder) if book else None
        for path, text in output.files(told, Shell(shells[language], of_it), theirs, spread):
            yield folder + path, text


def _world(timeline: Timeline, registry: Registry, settings: Settings, book: Book | None) -> views.World:
    world = views.World(timeline, registry, settings, book.digests if book else None)
    if book:
        heads.known(world, book)
    return world


def pictures(
    timeline: Timeline, registry: Registry, *, settings: Settings, shell: Mapping[str, str]
) -> Iterator[share.Picture]:
    """What is to be drawn for who shares a page, in every language; nothing where ``settings.drawn`` is empty."""
    settings = tongues.found(settings, tongues.below(shell, settings))
    for language in settings.languages if settings.drawn else ():
        of_it = settings if language == tongues.ARABIC else tongues.settings_of(settings, language)
        yield from share.all_of(views.World(timeline, registry, of_it))


def frames(shell: Mapping[str, str], settings: Settings) -> dict[str, Shell]:
    """The shells of ``shell`` by the folders of their languages; that of the Arabic pages by an empty name."""
    found = tongues.below(shell, settings)
    languages = tongues.found(settings, found).languages
    return {"" if one == tongues.ARABIC else f"{one}/": Shell(found[one], settings) for one in languages}


def changed(
    timeline: Timeline,
    registry: Registry,
    *,
    settings: Settings,
    shell: Mapping[str, str],
    old: Mapping[str, Any],
    earlier: object,
) -> Iterator[tuple[str, str]]:
    """The page and the feed of what changed, as (path, text).

    ``old`` is the ``timeline.json`` of the earlier build, ``earlier`` its ``changes.json``, where it had one.
    """
    world = views.World(timeline, registry, settings)
    found = differences.changes(old, data(timeline, months=settings.months))
    told = changes.told(found, earlier, f"{settings.built:%Y-%m-%d}")
    shell = tongues.below(shell, settings)[tongues.ARABIC]
    yield from changes.files(world, Press(world, Shell(shell, settings)), told)


def surplus(settings: Settings) -> tuple[str, ...]:
    """Paths that mkdocs wrote and the site does not want."""
    always = ["sitemap.xml.gz", LAYOUT, INDEX]
    always += [f"{language}/{path}" for language in settings.languages[1:] for path in (LAYOUT, INDEX)]
    if settings.offline:
        # The page for missing addresses needs a server: its links start at the root of the host.
        return (*always, "404.html", "sitemap.xml")
    return tuple(always) if settings.site_url else (*always, "sitemap.xml")
