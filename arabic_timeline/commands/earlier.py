"""The pages of the site that stands there, for the one that takes its place; what is known of them is in the store."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from arabic_timeline import __version__
from arabic_timeline.commands import place
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.render import Book, Shell
from arabic_timeline.render.digests import of_text

_ROOM = "pages"


@dataclass(frozen=True, slots=True)
class Site:
    """``there``: the folder that has the pages; ``new``: the one that is being built."""

    there: Path
    new: Path

    def text(self, path: str, digest: bytes) -> str | None:
        """The page at a path, where it has this digest."""
        content = self._content(path, digest)
        return None if content is None else content.decode("utf-8", "replace")

    def again(self, path: str, digest: bytes) -> bool:
        """Put the page with this digest into the new site as it is: the same file, where the system can."""
        content = self._content(path, digest)
        if content is None:
            return False
        target = place.within(self.new, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        try:
            os.link(self.there / path, target, follow_symlinks=False)
        except (OSError, NotImplementedError):  # a file system without links
            target.write_bytes(content)
        return True

    def _content(self, path: str, digest: bytes) -> bytes | None:
        file = place.within(self.there, path)
        with contextlib.suppress(OSError):
            if stat.S_ISREG(file.lstat().st_mode):
                content = file.read_bytes()
                return content if of_text(content) == digest else None
        return None


def known(kept: Kept, name: str, templates: Path, shells: Mapping[str, Shell], site: Site) -> Book:
    """What the store knows of the pages of the site of a name."""
    made_by = _key(templates, shells) if kept is not NOTHING else b""
    return Book(known=kept.get(_ROOM, name, made_by) or {}, earlier=site, made_by=made_by)


def remember(kept: Kept, name: str, book: Book) -> None:
    """Keep what is known of the pages now."""
    if book.made != book.known:
        kept.put(_ROOM, name, book.made_by, book.made)


def _key(templates: Path, shells: Mapping[str, Shell]) -> bytes:
    """A digest of what prints the pages, whatever they tell: the program, its words, the templates, the shells."""
    from importlib.metadata import version

    made = __version__, sys.version_info[:2], [version(name) for name in ("jinja2", "markupsafe", "pyyaml")]
    layouts = [(folder, shell.layout) for folder, shell in sorted(shells.items())]
    hashed = blake2b(repr((made, layouts)).encode("utf-8", "surrogatepass"))
    for folder in (Path(__file__).resolve().parent.parent, templates):
        for path in place.files(folder):
            if "__pycache__" not in path.parts:
                hashed.update(f"\0{path.relative_to(folder)}\0".encode("utf-8", "surrogateescape"))
                hashed.update(blake2b(path.read_bytes()).digest())
    return hashed.digest()
