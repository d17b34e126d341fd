"""What is known of pages that were made before, so that none is made twice.

Of each page the two parts are remembered with what was asked for them: its head, and its body.  A part for which the
world gives the same answers is the same; it is cut out of the page that is there, and a page of which both parts are
the same stays as it is.  Where another edition of the same pages is made by now, parts are cut out of its pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from arabic_timeline.digests import Digests, of_text
from arabic_timeline.render.pages import BODY, HEAD, NONE, Answers, Page, Pages, Part
from arabic_timeline.render.shell import Shell
from arabic_timeline.render.watch import Asked, Watch

Said = tuple[bytes, str]  # the digests of a row, and of what readers of the feed are told of it
Printed = tuple[str | None, Page | None]  # a text, ``None`` where it is in its place; what is known of it now


class Earlier(Protocol):
    """The site in which the pages stand that were made before."""

    def text(self, path: str, digest: bytes) -> str | None:
        """The page at a path, where it has this digest."""

    def again(self, path: str, digest: bytes) -> bool:
        """Put the page with this digest into the new site as it is; whether there is one."""


class _Nowhere:
    """No site."""

    def text(self, path: str, digest: bytes) -> None:
        return None

    def again(self, path: str, digest: bytes) -> bool:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Another edition of the same pages: what is known of them, where they stand, in which shells (by folder)."""

    known: Pages
    earlier: Earlier
    shells: Mapping[str, Shell]


@dataclass(slots=True, kw_only=True)
class Book:
    """``known``: what was made before, in ``earlier``; ``made``: what is made now.

    ``folder``: that of the language of the pages, empty or ``en/``; paths of pages are told without it, and known with
    it.  ``alike``: the edition out of whose pages parts are cut, where it is not the one before this.  ``rows``: what
    was known of rows before, by id, and ``rows_made`` now; ``heads`` and ``heads_made``: the same of articles, the
    digests of each and of its head.
    """

    earlier: Earlier
    known: Pages = field(default_factory=Pages)
    alike: Alike | None = None
    folder: str = ""
    rows: Mapping[str, Said] = field(default_factory=dict)
    rows_made: dict[str, Said] = field(default_factory=dict)
    heads: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)
    heads_made: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    digests: Digests = field(default_factory=Digests)
    made: Pages = field(default_factory=Pages)

    def __post_init__(self) -> None:
        if not self.made:
            self.made.questions = self.known.questions  # so that what stays is taken over as it is packed


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """How a file without a shell comes about: ``given`` is all that ``make`` has besides what it asks of the world."""

    path: str
    given: object
    make: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a page comes about: ``given`` is all that its makers have besides what they ask of the world."""

    path: str
    given: object
    head: Callable[[], Mapping[str, str]]
    body: Callable[[], str]


class Piece(Protocol):
    """A page or a file that is still to be made: by itself, so by whichever process.

    All of a site wait for that together, so there is little in one.
    """

    @property
    def path(self) -> str:
        """Where it stands, below the folder of its language."""

    def make(self) -> Printed:
        """Its text, and what is known of it."""

    def stays(self) -> bool:
        """Whether it stands in the new site as it was, so that nobody has to make it; the book knows it then."""


class Spread(Protocol):
    """Who makes pieces, and gives them in their order."""

    def __call__(self, pieces: Iterable[Piece], folder: str = "") -> Iterator[tuple[Piece, Printed]]:
        """``folder``: the folder of the language below which their paths lie, empty or ``en/``."""


def here(pieces: Iterable[Piece], folder: str = "") -> Iterator[tuple[Piece, Printed]]:
    """One after the other, by this process."""
    for one in pieces:
        yield one, (None, None) if one.stays() else one.make()


def made(
    pieces: Iterable[Piece], spread: Spread, book: Book | None, folder: str = ""
) -> Iterator[tuple[str, str | None]]:
    """Path and text of each piece, ``None`` in the place of a text that is in its place; the book knows them then."""
    for one, (text, known) in spread(pieces, folder):
        if book is not None and known is not None:
            book.made[book.folder + one.path] = known
        yield one.path, text


class Printer:
    """Makes pages where they are not known to be the same."""

    def __init__(self, book: Book | None, watch: Watch, shell: Shell) -> None:
        self._book, self._watch, self._shell = book, watch, shell
        self._answers = Answers(watch, book.known.questions) if book else None

    def stays(self, path: str, told: object) -> bool:
        """Whether a page or a file is the same and stands in the new site already; the book knows it then."""
        book, answers = self._book, self._answers
        if book is None or answers is None or (known := book.known.line(path := book.folder + path)) is None:
            return False
        given = self._watch.digests.of(told)
        try:
            same = all(answers.digest(given, part[0]) == part[1] for part in known.parts if part)
        except KeyError:  # a table of before
            return False
        if not same or not book.earlier.again(path, known.digest):
            return False
        book.made.packed[path] = book.known.packed[path]
        return True

    def page(self, one: Making) -> Printed:
        """A page, made of what is known of it and what is not."""
        if self._book is None:
            return self._shell.stamp({**one.head(), "content": one.body()}), None
        given = self._watch.digests.of(one.given)
        known = self._alike.known.get(self._book.folder + one.path)
        same_head = known is not None and self._same(known.head, given)
        same_body = known is not None and self._same(known.body, given)
        there = self._slots(self._book.folder + one.path, known) if known and (same_head or same_body) else {}
        head, head_asked = self._made(one.head, given, there, known.head if known and same_head else None, HEAD)
        body, body_asked = self._made(
            lambda: {"content": one.body()}, given, there, known.body if known and same_body else None, BODY
        )
        slots = {**head, **body}
        text = self._shell.stamp(slots)
        sizes = {name: len(slot) for name, slot in slots.items()}
        return text, Page(head_asked, body_asked, sizes, _digest(text))

    def file(self, one: File) -> Printed:
        """A file, made where it is not known to be the same."""
        if self._book is None:
            return one.make(), None
        path, given = self._book.folder + one.path, self._watch.digests.of(one.given)
        known = self._alike.known.get(path)
        text = self._alike.earlier.text(path, known.digest) if known and self._same(known.body, given) else None
        if text is not None:
            return text, known
        with self._watch.heard() as asked:
            text = one.make()
        return text, Page(NONE, self._part(given, asked), {}, _digest(text))

    @property
    def _alike(self) -> Alike:
        """The pages out of which parts are cut."""
        book = self._book
        assert book is not None
        return book.alike or Alike(known=book.known, earlier=book.earlier, shells={book.folder: self._shell})

    def _made(
        self,
        make: Callable[[], Mapping[str, str]],
        given: bytes,
        there: Mapping[str, str],
        known: Part | None,
        names: tuple[str, ...],
    ) -> tuple[Mapping[str, str], Part]:
        """The slots of a part, and what was asked for them; ``known``: what is known of it, where it is the same."""
        wanted = self._shell.slots.intersection(names)
        if known and wanted <= there.keys():
            return {name: there[name] for name in names if name in wanted}, known
        with self._watch.heard() as asked:
            slots = make()
        return slots, self._part(given, asked)

    def _slots(self, path: str, known: Page) -> Mapping[str, str]:
        """What fills the shell on the page that is there."""
        assert self._book is not None
        text = self._alike.earlier.text(path, known.digest)
        shell = self._alike.shells.get(self._book.folder)
        return {} if text is None or shell is None else shell.cut(text, known.sizes)

    def _same(self, part: Part, given: bytes) -> bool:
        try:
            return self._watch.digest(given, part[0]) == part[1]
        except KeyError:  # a table of before
            return False

    def _part(self, given: bytes, asked: Mapping[Asked, None]) -> Part:
        questions = self._watch.shared_questions(asked)
        return questions, self._watch.digest(given, questions)


@dataclass(frozen=True, slots=True)
class PagePiece:
    """A page that is still to be made; how it comes about is only said then."""

    printer: Printer
    path: str
    given: object
    making: Callable[[], Making]

    def make(self) -> Printed:
        return self.printer.page(self.making())

    def stays(self) -> bool:
        return self.printer.stays(self.path, self.given)


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A file that is still to be made."""

    printer: Printer
    file: File

    @property
    def path(self) -> str:
        return self.file.path

    def make(self) -> Printed:
        return self.printer.file(self.file)

    def stays(self) -> bool:
        return self.printer.stays(self.file.path, self.file.given)


def _digest(text: str) -> bytes:
    return of_text(text.encode("utf-8", "replace"))


def copied(
    book: Book,
    site: Earlier,
    shells: Mapping[str, Shell],
    known: Pages | None = None,
    earlier: Earlier | None = None,
) -> Book:
    """The book of another edition of the same pages, which are made by now and stand in ``site`` in ``shells``.

    ``known``, ``earlier``: what was made before of this edition itself.
    """
    alike = Alike(known=book.made, earlier=site, shells=shells)
    return Book(
        known=known or Pages(),
        earlier=earlier or _Nowhere(),
        alike=alike,
        digests=book.digests,
        rows=book.rows_made,
        heads=book.heads_made,
    )


def below(book: Book, folder: str) -> Book:
    """The same book for the pages of a language, which stand below a folder."""
    return dataclasses.replace(book, folder=folder)
