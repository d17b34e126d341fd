"""The pages of the site that stands there, for the one that takes its place; what is known of them is in the store."""

from __future__ import annotations

import contextlib
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from arabic_timeline import __version__
from arabic_timeline.commands import place, program, zips
from arabic_timeline.digests import of_text
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.render import Book, Pages, Questions, Said, Shell

_ROOM = "pages"
_QUESTIONS, _BESIDE = "questions", "beside"
_DRAWERS = 64


@dataclass(frozen=True, slots=True)
class Site:
    """``there``: the folder that has the pages; ``new``: the one that is being built.

    ``as_left``: the folder is as the build left it whose pages are known, so that they need not be read.
    """

    there: Path
    new: Path
    as_left: bool = False

    def text(self, path: str, digest: bytes) -> str | None:
        """The page at a path, where it has this digest."""
        content = self._content(path, digest)
        return None if content is None else content.decode("utf-8", "replace")

    def again(self, path: str, digest: bytes) -> bool:
        """Put the page with this digest into the new site as it is: the same file, where the system can."""
        content = None if self.as_left else self._content(path, digest)
        if content is None and not self.as_left:
            return False
        if place.linked(path, self.there, self.new):
            return True
        content = content or self._content(path, digest)
        if content is not None:
            place.within(self.new, path).write_bytes(content)
        return content is not None

    def _content(self, path: str, digest: bytes) -> bytes | None:
        file = place.within(self.there, path)
        with contextlib.suppress(OSError):
            if stat.S_ISREG(file.lstat().st_mode):
                content = file.read_bytes()
                return content if self.as_left or of_text(content) == digest else None
        return None


@dataclass(frozen=True, slots=True)
class Zipped:
    """The pages of an offline copy that lie in a zip, in which they stay; the other members are as ``Site``."""

    packed: zips.Packed
    as_left: bool = False

    def text(self, path: str, digest: bytes) -> str | None:
        """The page at a path, where it has this digest."""
        content = self.packed.content(path)
        same = content is not None and of_text(content) == digest
        return content.decode("utf-8", "replace") if content is not None and same else None

    def again(self, path: str, digest: bytes) -> bool:
        """Whether the page at a path has this digest."""
        return path in self.packed if self.as_left else self.text(path, digest) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a build knew of the pages that it left: ``pages``, and ``holds``, a digest of how it left the site.

    ``name``: under which the store keeps it, for what is ``made_by`` the same program, words, templates and shells;
    ``numbering``: tells the numbers of its questions from those of another build.  ``rows`` and ``heads``: what it knew
    of rows and of articles.
    """

    name: str
    made_by: bytes
    numbering: bytes = b""
    holds: str | None = None
    pages: Pages = field(default_factory=Pages)
    asked: int = 0  # questions, before this build asks more
    rows: Mapping[str, Said] = field(default_factory=dict)
    heads: Mapping[str, tuple[bytes, bytes]] = field(default_factory=dict)


def left(kept: Kept, name: str, templates: Path, shells: Mapping[str, Shell]) -> Left:
    """What the store knows of the pages of the site of a name."""
    made_by = _key(templates, shells) if kept is not NOTHING else b""
    nothing = Left(name=name, made_by=made_by)
    numbering, holds = kept.get(_ROOM, name, made_by) or (b"", None)
    questions = kept.get(_ROOM, f"{name}/{_QUESTIONS}", made_by + numbering)
    if questions is None:
        return nothing
    packed: dict[str, bytes] = {}
    for n in range(_DRAWERS):
        packed |= kept.get(_ROOM, _drawer(name, n), made_by + numbering) or {}
    rows, heads = kept.get(_ROOM, f"{name}/{_BESIDE}", made_by) or ({}, {})
    pages = Pages(packed, Questions(questions))
    return replace(nothing, numbering=numbering, holds=holds, pages=pages, asked=len(questions), rows=rows, heads=heads)


def remember(kept: Kept, book: Book, holds: str, before: Left) -> None:
    """Keep what is known of the pages now, and how the site was left.

    The pages lie in drawers: a page that changed lets the others lie, and those of a large site are not written as one
    value.  A run that is killed here leaves drawers of both builds, whose numbers mean the same; so how the site was
    left, which lets the next one trust its files, is written last.
    """
    name, beside = before.name, (book.rows_made, book.heads_made)
    pages = book.made if book.made.packed == before.pages.packed else book.made.tidy()
    asked = pages.questions.all
    same = pages is book.made and before.numbering != b""
    numbering = before.numbering if same else of_text(repr(asked).encode("utf-8", "surrogatepass"))
    key = before.made_by + numbering
    if not same or len(asked) != before.asked:
        kept.put(_ROOM, f"{name}/{_QUESTIONS}", key, asked)
    now, then = _in_drawers(pages.packed), _in_drawers(before.pages.packed)
    for n in range(_DRAWERS):
        if not same or now[n] != then[n]:
            kept.put(_ROOM, _drawer(name, n), key, now[n])
    if beside != (before.rows, before.heads):
        kept.put(_ROOM, f"{name}/{_BESIDE}", before.made_by, beside)
    if not same or holds != before.holds:
        kept.put(_ROOM, name, before.made_by, (numbering, holds))


def _drawer(name: str, n: int) -> str:
    return f"{name}/{n:02}"


def _in_drawers(packed: Mapping[str, bytes]) -> list[dict[str, bytes]]:
    """Pages by the drawers in which they lie."""
    found: list[dict[str, bytes]] = [{} for _ in range(_DRAWERS)]
    for path, told in packed.items():
        found[crc32(path.encode("utf-8", "surrogatepass")) % _DRAWERS][path] = told
    return found


def _key(templates: Path, shells: Mapping[str, Shell]) -> bytes:
    """A digest of what prints the pages, whatever they tell: the program, its words, the templates, the shells."""
    from importlib.metadata import version

    made = __version__, sys.version_info[:2], [version(name) for name in ("jinja2", "markupsafe", "pyyaml")]
    layouts = [(folder, shell.layout) for folder, shell in sorted(shells.items())]
    hashed = blake2b(repr((made, layouts)).encode("utf-8", "surrogatepass"))
    hashed.update(program.digest())
    hashed.update(program.of_files(templates))
    return hashed.digest()
