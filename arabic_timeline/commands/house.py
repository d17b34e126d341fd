"""Where the shell of a site comes from: the program's pages, theme and settings, and what a newsroom lays over them.

The program's own folder holds all of it (``docs/``, ``templates/``, ``mkdocs.yml``), and so does the package.  A
newsroom's folder holds ``data/``, pages of its own in ``docs/`` and a few settings in ``mkdocs.yml``.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from arabic_timeline.families import MONTH_FAMILIES

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKED = _PACKAGE / "house"  # in a wheel: setup.py puts it there

# What a newsroom's mkdocs.yml may say; the rest of the shell is the program's, and changes with it.
_OWN = ("site_name", "site_description", "site_author", "site_url", "copyright", "nav", "extra", "extra_css", "theme")
_OWN_OF_THEME = ("logo", "favicon", "icon")
_TONGUES = ("en/", "fr/")  # pages of other languages, which have a menu of their own
_OFFLINE = "site_url"  # a copy that is opened from the disk has no address
_DEEP = 100  # folders within folders: mkdocs, too, goes into each from the one around it
_CALL = re.compile(rb"^python build_timeline\.py(?= |$)", re.MULTILINE)  # a line of its own, to be typed as it is


def of(root: Path) -> Path:
    """The folder that holds the program's docs/, templates/ and mkdocs.yml for what is built in ``root``."""
    if is_program(root):
        return root
    return _PACKED if _PACKED.is_dir() else _PACKAGE.parent


def is_program(root: Path) -> bool:
    """Whether ``root`` holds a shell of its own, and not only settings."""
    return (root / "templates" / "theme" / "main.html").is_file()


def sources(root: Path) -> list[Path]:
    """The folders that a shell is made from."""
    house = of(root)
    return list(dict.fromkeys((root / "docs", house / "docs", house / "templates")))


def configurations(root: Path) -> list[Path]:
    """The files of settings that a shell is made from."""
    return sorted(one for one in {*root.glob("mkdocs*.yml"), *of(root).glob("mkdocs*.yml")} if one.is_file())


def has_address(root: Path) -> bool:
    """Whether the site is built for an address: what readers see, and not only who edits it."""
    if os.environ.get("SITE_URL"):
        return True
    own = root / "mkdocs.yml"
    if is_program(root) or not own.is_file() or b"site_url" not in own.read_bytes():
        return False
    return bool(_own(own, is_offline=False).get("site_url"))


def months(root: Path, data: Path, given: str | None) -> str:
    """The family of month names: as given, as data/site.yaml or a newsroom's mkdocs.yml says, else the program's."""
    from arabic_timeline import registry  # not wanted where nothing is to be built

    if given or (given := registry.site(data)[0].months):
        return given
    told = {} if is_program(root) else _own(root / "mkdocs.yml", is_offline=False)
    extra = told.get("extra")
    timeline = extra.get("timeline") if isinstance(extra, Mapping) else None
    found = timeline.get("months") if isinstance(timeline, Mapping) else None
    return found if found in MONTH_FAMILIES else MONTH_FAMILIES[0]


@contextmanager
def settings(root: Path, name: str) -> Iterator[dict[str, Any]]:
    """What takes the place of settings in the program's file ``name``, for as long as the site is built.

    Raises:
        click.ClickException: where a newsroom's mkdocs.yml says what it cannot, or docs/ holds what is no page.
    """
    _need_files(root / "docs")
    if is_program(root):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="arabic-timeline-") as scratch:
        base = _loaded(of(root) / name)
        own = _own(root / "mkdocs.yml", is_offline=name != "mkdocs.yml")
        pages = _laid_over(of(root) / "docs", root / "docs", Path(scratch) / "docs")
        yield {**_merged(base, own), **_nav(base, own, pages), "docs_dir": str(Path(scratch) / "docs")}


def _need_files(docs: Path) -> None:
    """Everything below a folder is copied: a pipe would be waited for, a device has no end, and a name that is no text
    is no address.
    """
    from arabic_timeline import rows  # not wanted where nothing is to be built

    if not docs.is_dir():
        if os.path.lexists(docs):
            raise click.ClickException(f"{docs.name}: not a folder, or a symbolic link that leads nowhere")
        return
    for path, ways in _below(docs):
        shown = rows.printable(path.relative_to(docs.parent).as_posix())
        if any("\ud800" <= sign <= "\udfff" for sign in path.name):
            raise click.ClickException(f"{shown}: the name is not in UTF-8: rename it")
        if path.is_dir() and path.is_symlink() and any(one.is_relative_to(path.resolve()) for one in ways):
            raise click.ClickException(f"{shown}: a symbolic link that leads to what holds it")
        if len(ways) > _DEEP:
            raise click.ClickException(
                f"{shown}: folders within folders, more than {_DEEP}: move them out of {docs.name}/"
            )
        if not path.is_dir() and not path.is_file():
            raise click.ClickException(f"{shown}: not a regular file, or a symbolic link that leads nowhere")


def _below(folder: Path) -> Iterator[tuple[Path, tuple[Path, ...]]]:
    """(path, the folders around it, where they really are) of everything in a folder, also behind links, in order."""
    open_: list[tuple[Path, tuple[Path, ...]]] = [(folder, (folder.resolve(),))]
    while open_:
        here, ways = open_.pop()
        found = sorted(here.iterdir())
        yield from ((path, ways) for path in found)
        open_ += ((path, (*ways, path.resolve())) for path in reversed(found) if path.is_dir())


def _loaded(path: Path) -> dict[str, Any]:
    from mkdocs.utils.yaml import yaml_load

    with path.open("rb") as file:
        found: dict[str, Any] = yaml_load(file)
    return found


def _own(path: Path, *, is_offline: bool) -> dict[str, Any]:
    from mkdocs.exceptions import ConfigurationError

    if not path.is_file():
        if os.path.lexists(path):
            raise click.ClickException(f"{path.name}: not a regular file, or a symbolic link that leads nowhere")
        return {}
    try:
        found = _loaded(path)
    except ConfigurationError as error:
        raise click.ClickException(f"{path.name}: {' '.join(str(error).split())}") from None
    if not isinstance(found, Mapping):
        raise click.ClickException(f"{path.name}: settings expected, each as «name: value»")
    if "arabic-timeline" in str(found.get("plugins", "")):
        raise click.ClickException(f"{path.name}: this site carries the timeline as a plugin: run «mkdocs build» here")
    _refuse(path, found, _OWN, "")
    theme = found.get("theme") or {}
    if not isinstance(theme, Mapping):
        raise click.ClickException(f"{path.name}: theme: the look is the program's; {_listed(_OWN_OF_THEME)} may stand")
    _refuse(path, theme, _OWN_OF_THEME, "theme.")
    if "site_url" in found and found["site_url"] is None:
        found["site_url"] = ""
    return {key: value for key, value in found.items() if not (is_offline and key == _OFFLINE)}


def _refuse(path: Path, found: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in found:
        if key in known:
            continue
        near = difflib.get_close_matches(str(key), known, 1)
        meant = f"; is «{where}{near[0]}» meant?" if near else f": only {_listed(known)} may stand here"
        line = _line_of(str(key), path)
        raise click.ClickException(f"{path.name}:{line}: «{where}{key}» is the program's to say{meant}")


def _line_of(key: str, path: Path) -> int:
    text = path.read_text(encoding="utf-8", errors="replace")
    match = re.search(rf"^\s*{re.escape(key)}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """``own`` with what ``base`` says besides, where both are settings within settings."""
    found: dict[str, Any] = {}
    for key, value in own.items():
        before = base.get(key)
        if isinstance(before, Mapping) and isinstance(value, Mapping):
            found[key] = {**before, **_merged(before, value)}
        elif key == "extra_css" and isinstance(before, list) and isinstance(value, list):
            found[key] = [*before, *value]
        else:
            found[key] = value
    return found


def _laid_over(house: Path, own: Path, target: Path) -> list[str]:
    """The program's pages with a newsroom's own in their places; the names of those that are new."""
    shutil.copytree(house, target, copy_function=_as_installed)
    if not own.is_dir():
        return []
    new = [path.relative_to(own).as_posix() for path in sorted(own.rglob("*.md"))]
    new = [name for name in new if not (target / name).exists() and not name.startswith(_TONGUES)]
    shutil.copytree(own, target, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return new


def _as_installed(source: str, target: str) -> None:
    """A copy of a file of the program, which tells a newsroom's people the command that they have."""
    raw = Path(source).read_bytes()
    Path(target).write_bytes(_CALL.sub(b"arabic-timeline", raw) if source.endswith(".md") else raw)


def _nav(base: Mapping[str, Any], own: Mapping[str, Any], new: list[str]) -> dict[str, Any]:
    """The menu: the newsroom's own, else the program's with its new pages at the end."""
    if "nav" in own:
        return {"not_in_nav": "*"}  # what it leaves out, it leaves out on purpose
    return {"nav": [*base.get("nav", []), *new]} if new else {}
