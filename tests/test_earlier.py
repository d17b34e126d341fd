"""What is known of pages lies in drawers: a page that changed lets the others lie, and a run may end between them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from arabic_timeline import render
from arabic_timeline.commands import earlier
from arabic_timeline.render.pages import Page

TEMPLATES = Path(__file__).parent.parent / "templates"
ROW = ("row", "a-1")


class Shelf:
    """A store in memory; ``wrote``: the names that were put, in order; ``ends``: after so many puts it is killed."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], tuple[bytes, Any]] = {}
        self.wrote: list[str] = []
        self.ends: int | None = None

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        known = self.held.get((room, name))
        return known[1] if known and known[0] == key else None

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        if self.ends is None or len(self.wrote) < self.ends:
            self.held[room, name] = key, value
            self.wrote.append(name)


def page(digest: bytes, *asked: tuple[str, str]) -> Page:
    return Page((asked, b"h" * 16), ((("rows", "all"),), b"b" * 16), {"content": 7}, digest)


def built(shelf: Shelf, pages: dict[str, Page], holds: str) -> earlier.Left:
    """A build that makes these pages; what it knew before."""
    left = earlier.left(shelf, "site", TEMPLATES, {})
    book = render.Book(known=left.pages, earlier=earlier.Site(Path("old"), Path("new")))
    book.made.update(pages)
    shelf.wrote.clear()
    earlier.remember(shelf, book, holds, left)
    return left


def known(shelf: Shelf) -> tuple[dict[str, Page], str | None]:
    left = earlier.left(shelf, "site", TEMPLATES, {})
    return dict(left.pages), left.holds


def many() -> dict[str, Page]:
    return {f"meetings/{n}.html": page(bytes([n]) * 16, ROW, ("person", str(n))) for n in range(200)}


def test_pages_come_out_as_they_were_put() -> None:
    shelf = Shelf()
    built(shelf, many(), "one")
    assert known(shelf) == (many(), "one")


def test_a_changed_page_lets_the_other_drawers_lie() -> None:
    shelf, pages = Shelf(), many()
    built(shelf, pages, "one")
    pages["meetings/7.html"] = page(b"x" * 16, ROW, ("person", "7"), ("person", "new"))
    built(shelf, pages, "two")
    assert len(shelf.wrote) == 3, "the questions, a drawer, and how the site was left"
    assert shelf.wrote[-1] == "site"
    assert known(shelf) == (pages, "two")


def test_a_question_that_nobody_asks_any_more_goes() -> None:
    shelf, pages = Shelf(), many()
    built(shelf, pages, "one")
    del pages["meetings/0.html"]
    built(shelf, pages, "two")
    left = earlier.left(shelf, "site", TEMPLATES, {})
    assert ("person", "0") not in left.pages.questions.all
    assert known(shelf) == (pages, "two")


@pytest.mark.parametrize("asked", [(ROW, ("person", "9"), ("person", "new")), (("person", "new"),)])
def test_a_run_that_is_killed_between_drawers_leaves_pages_that_one_of_both_made(asked: tuple[Any, ...]) -> None:
    first, second = many(), {path: one._replace(digest=b"z" * 16) for path, one in many().items()}
    second["meetings/9.html"] = page(b"z" * 16, *asked)
    for ends in range(0, 70, 1 if os.environ.get("TEST_ALL") else 3):
        shelf = Shelf()
        built(shelf, first, "one")
        shelf.ends = ends
        built(shelf, second, "two")
        found, holds = known(shelf)
        assert holds in ("one", None) or found == second, "what is not known yet is not trusted"
        assert all(one in (first[path], second[path]) for path, one in found.items())
