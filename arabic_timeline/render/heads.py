"""The digests of the heads of articles, as an earlier build took them: half of the pages tell of one."""

from __future__ import annotations

from arabic_timeline.render.book import Book
from arabic_timeline.render.views import World


def known(world: World, book: Book) -> None:
    """Let the digests know the head of every article that is as it was, and the book those of all."""
    digests = world.watch.digests
    with world.watch.unheard():
        for name, head in world.heads.items():
            whole, before = digests.of(world.articles[name]), book.heads.get(name)
            if before is not None and before[0] == whole:
                digests.know(head, before[1])
                book.heads_made[name] = before
            else:
                book.heads_made[name] = whole, digests.of(head)
