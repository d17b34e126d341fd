"""The shell of the site: made by mkdocs, or taken as an earlier build with the same sources kept it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from os import environ
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from arabic_timeline.aside import Aside
from arabic_timeline.commands import dress, house, place, shell
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.registry import Site

_ROOM = "shell"
_WANTED = ("site_name", "site_url", "site_description")  # of the configuration, with extra.timeline
_MAKERS = ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown", "jinja2", "pygments")


Config = Mapping[str, Any]  # of mkdocs, as far as pages are made by it
_Made = tuple[dict[str, Any], dict[str, bytes]]  # its plain values, and the files by path


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What a shell is made from, besides the sources of the house."""

    root: Path
    built: datetime
    public: bool = False
    shown: Site | None = None

    def into(self, site: Path, *, offline: bool) -> Config:
        """Let mkdocs make it in a folder."""
        return shell.build(self.root, site, offline=offline, built=self.built, public=self.public, shown=self.shown)

    def key(self) -> bytes:
        """A digest of all that mkdocs makes it from."""
        told = self.public, self.shown
        made = self.built.timestamp(), environ.get("SITE_URL"), list(map(_version, _MAKERS)), told
        hashed = blake2b(repr(made).encode())
        for path in _sources(self.root):
            hashed.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
            hashed.update(blake2b(path.read_bytes()).digest())
        return hashed.digest()


class Frames:
    """The shells of a build; those that no earlier one kept are made while the articles are read."""

    def __init__(self, ordered: Ordered, kept: Kept, editions: Iterable[bool], *, jobs: int) -> None:
        """``editions``: for each that may be wanted, whether it is offline."""
        self._ordered, self._kept = ordered, kept
        self._key = ordered.key() if kept is not NOTHING else b""
        found = ((one, kept.get(_ROOM, _name(one), self._key)) for one in editions)
        self._found: dict[bool, _Made | None] = dict(found)
        new = [one for one, made in self._found.items() if made is None]
        self._new = Aside(partial(_made, ordered, new), jobs=jobs) if new and jobs > 1 else None

    def put(self, site: Path, *, offline: bool, before: Path | None = None) -> Config:
        """Put a shell into ``site``; its configuration.  What is the same in the site ``before`` is one file with it.

        Raises:
            click.ClickException: with what mkdocs found wrong.
        """
        name = _name(offline)
        kept = self._found.get(offline)
        made = kept or (self._new.answer().get(offline) if self._new else None)
        if made is None:
            config = self._ordered.into(site, offline=offline)
            if self._kept is not NOTHING and (plain := _plain(config)) is not None:
                self._kept.put(_ROOM, name, self._key, (plain, _files(site)))
            return config
        for path, content in made[1].items():
            place.write(site / path, content, before / path if before else None)
        if not kept:
            self._kept.put(_ROOM, name, self._key, made)
        return dict(made[0])

    def close(self) -> None:
        """No more is wanted."""
        if self._new:
            self._new.close()


def _made(ordered: Ordered, editions: Sequence[bool]) -> dict[bool, _Made]:
    """The shells of these editions, save those whose configuration is more than text and numbers."""
    found = {}
    for offline in editions:
        with TemporaryDirectory() as folder:
            site = Path(folder)
            if (plain := _plain(ordered.into(site, offline=offline))) is not None:
                found[offline] = plain, _files(site)
    return found


def _name(offline: bool) -> str:
    return "offline" if offline else "online"


def _files(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path, _ in place.told(site)}


def _sources(root: Path) -> Iterator[Path]:
    yield from house.configurations(root)
    for folder in house.sources(root):
        yield from place.files(folder)
    yield from (Path(shell.__file__), Path(dress.__file__), Path(house.__file__))


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _plain(config: Mapping[str, Any]) -> dict[str, Any] | None:
    """What render.settings asks of a configuration; ``None`` where that is more than text and numbers."""
    extra = config.get("extra") or {}
    wanted = {one: config.get(one) for one in _WANTED} | {"extra": {"timeline": extra.get("timeline")}}
    try:
        plain: dict[str, Any] = json.loads(json.dumps(wanted))
    except (TypeError, ValueError):
        return None
    return plain if plain == wanted else None
