"""A folder of saved things → the files that are pages, each page once, and what is left out, by reason."""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from arabic_timeline.commands.bring import kinds, pulse
from arabic_timeline.commands.bring.found import LeftOut, SourceError

_ASIDE = re.compile(r"[_-](?:files|ملفات|fichiers)$")  # «page_files»: what a browser keeps beside «page.html»
_SHELF = re.compile(r"[A-Z0-9]{8}")  # a folder of Zotero's storage
# Copies of one page in a folder of ArchiveBox, the most faithful first, by the parts of their paths in it.
_COPIES: tuple[Callable[[tuple[str, ...]], bool], ...] = (
    ("singlefile.html",).__eq__,
    ("output.html",).__eq__,
    ("dom.html",).__eq__,
    lambda parts: len(parts) == 2 and parts[0] == "warc" and parts[1].endswith(".warc.gz"),
    lambda parts: len(parts) > 1 and parts[-1].endswith(".html"),
    lambda parts: len(parts) > 1 and "." in parts[0],
)
_READ = "readability/content.html"  # the text alone; its title and author stand beside it
_LISTS = ("index.html", "index.json", "README.md")
_LARGEST = 1_000_000  # bytes of an index


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to be read, with what the program that kept it says of it."""

    path: Path
    url: str | None = None
    saved: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def files(folder: Path) -> Iterator[Kept | LeftOut | SourceError]:
    """Every file of a folder: to be read, or left out; links to folders are not followed."""
    inside: dict[Path, Kept] = {}
    there = list(_below(folder))
    yield from (path for path, _ in there if isinstance(path, SourceError))
    paths = sorted(path for path, is_folder in there if isinstance(path, Path) and not is_folder)
    lists = {
        box
        for path in paths
        if path.relative_to(folder).parts[-3::2] == ("archive", "index.json")
        and (box := path.parents[2]).joinpath("index.html").is_file()
    }
    for path in sorted(path for path, is_folder in there if isinstance(path, Path) and is_folder):
        if inside and any(above in inside for above in path.parents):
            continue
        with contextlib.suppress(OSError):  # who looks at its files one by one will be told
            if kept := _archivebox(path) or _zotero(path):
                inside[path] = kept
    for path in paths:
        if path.name.startswith("."):
            continue
        root = next((above for above in path.parents if above in inside), None) if inside else None
        if path.parent in lists and path.name in _LISTS:
            yield LeftOut(str(path), "the list of what an archive holds")
        elif root is not None and inside[root].path != path:
            yield LeftOut(str(path), "another copy or a part of a page that is taken")
        elif root is not None:
            yield inside[root]
        elif _belongs_to_a_page(path, folder):
            yield LeftOut(str(path), "a part of a saved page")
        else:
            yield _looked_at(path)


def _below(folder: Path) -> Iterator[tuple[Path | SourceError, bool]]:
    """(path, whether it is a folder) of everything in a folder, however deep; no link is one, wherever it leads."""
    open_ = [folder]
    while open_:
        here = open_.pop()
        pulse.beat()
        try:
            with os.scandir(here) as found:
                there = [(here / one.name, one.is_dir(follow_symlinks=False)) for one in found]
        except OSError as error:
            yield SourceError(f"{here}: {error.strerror or error}: what is in it is not read"), False
            continue
        yield from there
        open_ += (path for path, is_folder in there if is_folder)


def _looked_at(path: Path) -> Kept | LeftOut | SourceError:
    try:
        return _alone(path)
    except OSError as error:
        return SourceError(f"{path}: {error.strerror or error}")


def _alone(path: Path) -> Kept | LeftOut:
    if path.is_symlink() and path.is_dir():
        return LeftOut(str(path), "a link to a folder, which is not followed")
    named = kinds.kind(path.name, b"")
    if named is not None or path.is_symlink():
        return Kept(path)
    if not path.is_file():
        return LeftOut(str(path), "not a regular file")
    with path.open("rb") as file:
        known = kinds.kind(path.name, file.read(kinds.HEAD)) or kinds.in_zip(file)
    ending = path.suffix.lower() if re.fullmatch(r"\.\w{1,5}", path.suffix) else ""
    return (
        Kept(path) if known else LeftOut(str(path), f"not a page ({ending or 'no ending'}){kinds.instead(path.name)}")
    )


def _belongs_to_a_page(path: Path, folder: Path) -> bool:
    for above in path.relative_to(folder).parents:
        stem = _ASIDE.sub("", above.name)
        if stem != above.name and any((folder / above).with_name(f"{stem}{end}").exists() for end in (".html", ".htm")):
            return True
    return False


def _archivebox(folder: Path) -> Kept | None:
    """The page of a snapshot of ArchiveBox: its index names the address and the moment."""
    index = folder / "index.json"
    if not index.is_file() or index.stat().st_size > _LARGEST:
        return None
    try:
        told = json.loads(index.read_bytes())
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not isinstance(told.get("url"), str) or "timestamp" not in told:
        return None
    there = sorted(path for path, is_folder in _below(folder) if isinstance(path, Path) and not is_folder)
    for is_copy in _COPIES:
        for path in there:
            if not is_copy(path.relative_to(folder).parts):
                continue
            is_own = path.is_file() and path.resolve().is_relative_to(folder.resolve())
            if is_own and path.stat().st_size and path != folder / _READ and _is_page(path):
                return Kept(path, told["url"], _moment(told["timestamp"]))
    if (read := folder / _READ).is_file():
        return Kept(read, told["url"], _moment(told["timestamp"]), _beside(read.with_name("article.json")))
    return None


def _is_page(path: Path) -> bool:
    with path.open("rb") as file:
        return kinds.kind(path.name, file.read(kinds.HEAD)) in ("page", "warc")


def _beside(file: Path) -> Mapping[str, str]:
    """Title and author as Readability found them."""
    if not file.is_file() or file.stat().st_size > _LARGEST:
        return {}
    try:
        told = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    fields = {"title": "title", "author": "byline", "outlet": "siteName", "published": "publishedTime"}
    written = {ours: told.get(theirs) for ours, theirs in fields.items()} if isinstance(told, dict) else {}
    return {ours: value for ours, value in written.items() if isinstance(value, str)}


def _moment(seconds: object) -> date | None:
    try:
        return datetime.fromtimestamp(float(str(seconds)), UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _zotero(folder: Path) -> Kept | None:
    """The page of a folder of Zotero's storage: the largest one, for its frames are kept beside it; else its paper."""
    if not _SHELF.fullmatch(folder.name) or not (folder.parent.name == "storage" or any(folder.glob(".zotero-*"))):
        return None
    for endings in ((".html", ".htm"), (".pdf", ".docx", ".txt")):
        found = [one for one in folder.iterdir() if one.suffix.lower() in endings and one.is_file()]
        if found:
            return Kept(max(found, key=lambda one: (one.stat().st_size, one.name)))
    return None
