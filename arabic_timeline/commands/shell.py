"""Run mkdocs: the hand-written pages, the theme and the layout that render fills."""

from __future__ import annotations

import html
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from arabic_timeline import rows
from arabic_timeline.commands import dress, house, themes, tongues
from arabic_timeline.registry import Site

FOR_EDITORS = ("review.md", "editors.md")  # the same pages as render.shell calls so


def build(
    root: Path, site: Path, *, offline: bool, built: datetime, public: bool = False, shown: Site | None = None
) -> Mapping[str, Any]:
    """Let mkdocs write the shell into ``site``; its configuration, with the title and licence that ``shown`` gives.

    ``public``: without what is for editors.

    Raises:
        click.ClickException: with what mkdocs found wrong; warnings count (strict).
    """
    _check_address()
    with _surroundings(built), _heard() as said:
        from mkdocs.commands.build import build as run
        from mkdocs.config import load_config
        from mkdocs.exceptions import Abort, MkDocsException

        name = "mkdocs.offline.yml" if offline else "mkdocs.yml"
        try:
            with house.settings(root, name) as own:
                config = load_config(str(house.of(root) / name), **{**own, "site_dir": str(site), "strict": True})
                themes.read_once(config.theme)
                if public:
                    _leave_out(config, FOR_EDITORS)
                if shown and shown.title:
                    config["site_name"] = html.escape(shown.title)  # the theme puts it into its pages as it is
                if shown and shown.licence:
                    config["copyright"] = " ".join(filter(None, (config["copyright"], html.escape(shown.licence))))
                if shown and shown.others:
                    tongues.several(config, shown)
                run(config)
                if shown:
                    tongues.build(root, site, public=public, shown=shown, config=config, own=own, name=name)
                dress.dress(site, house.of(root) / "templates")
        except (Abort, MkDocsException, SystemExit) as error:
            lines = said or [str(error)]
            raise click.ClickException(f"{name}: " + "; ".join(lines)) from None
    return config


def _leave_out(config: Any, pages: tuple[str, ...]) -> None:
    """Pages stay where they are, and no navigation leads to them."""
    from pathspec.gitignore import GitIgnoreSpec

    config.nav = list(_without(config.nav, pages))
    config.not_in_nav = config.not_in_nav + GitIgnoreSpec.from_lines([f"/{page}" for page in pages])


def _without(nav: Any, pages: tuple[str, ...]) -> Iterator[Any]:
    for one in nav:
        if isinstance(one, str):  # a page without a title of its own, as a newsroom's own are
            if one not in pages:
                yield one
            continue
        kept = {
            title: list(_without(inner, pages)) if isinstance(inner, list) else inner
            for title, inner in one.items()
            if inner not in pages
        }
        if kept:
            yield kept


def _check_address() -> None:
    """Every page and feed shows the address: it has to be that of a folder, and of nobody's account."""
    address = os.environ.get("SITE_URL")
    if not address:
        return
    if not (rows.is_web(address) and address.isprintable() and _port_is_one(address)):
        raise click.ClickException(f"SITE_URL: {rows.not_web(address)}")
    parts = urlsplit(address)
    if parts.username is not None or parts.query or parts.fragment:
        raise click.ClickException("SITE_URL: the address of a folder expected, without user name, «?» and «#»")


def _port_is_one(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


@contextmanager
def _surroundings(built: datetime) -> Iterator[None]:
    """The same moment for mkdocs as for us, and no advertisement of its successor."""
    ours = {"SOURCE_DATE_EPOCH": str(int(built.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Gather mkdocs's warnings and errors instead of letting them run over the terminal."""
    said: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    ear = Ear(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    before = logger.propagate
    logger.addHandler(ear)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(ear)
        logger.propagate = before
