"""The shell of the site: made by mkdocs, or taken as an earlier build with the same sources kept it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from os import environ
from pathlib import Path
from typing import Any

from arabic_timeline.commands import dress, house, place, shell
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.registry import Site

_ROOM = "shell"
_WANTED = ("site_name", "site_url", "site_description")  # of the configuration, with extra.timeline
_MAKERS = ("mkdocs", "mkdocs-material", "pymdown-extensions", "markdown", "jinja2", "pygments")


def put(
    root: Path,
    site: Path,
    kept: Kept,
    *,
    offline: bool,
    built: datetime,
    public: bool = False,
    shown: Site | None = None,
) -> Mapping[str, Any]:
    """Put the shell into ``site``; its configuration, as far as pages are made by it.

    Raises:
        click.ClickException: with what mkdocs found wrong.
    """
    name = "offline" if offline else "online"
    key = _key(root, built, public, shown) if kept is not NOTHING else b""
    if known := kept.get(_ROOM, name, key):
        config, files = known
        for path, content in files.items():
            place.write(site / path, content)
        return dict(config)
    config = shell.build(root, site, offline=offline, built=built, public=public, shown=shown)
    if kept is not NOTHING and (wanted := _wanted(config)) is not None:
        kept.put(_ROOM, name, key, (wanted, {path: (site / path).read_bytes() for path, _ in place.told(site)}))
    return config


def _key(root: Path, built: datetime, *told: object) -> bytes:
    """A digest of what mkdocs makes the shell from; ``told``: what else the shell was ordered with."""
    made = built.timestamp(), environ.get("SITE_URL"), list(map(_version, _MAKERS)), told
    hashed = blake2b(repr(made).encode())
    for path in _sources(root):
        hashed.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        hashed.update(blake2b(path.read_bytes()).digest())
    return hashed.digest()


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


def _wanted(config: Mapping[str, Any]) -> dict[str, Any] | None:
    """What render.settings asks of a configuration; ``None`` where that is more than text and numbers."""
    extra = config.get("extra") or {}
    wanted = {one: config.get(one) for one in _WANTED} | {"extra": {"timeline": extra.get("timeline")}}
    try:
        plain: dict[str, Any] = json.loads(json.dumps(wanted))
    except (TypeError, ValueError):
        return None
    return plain if plain == wanted else None
