"""Builds a site from a timeline that is already there, as the build command does from data/."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import sample

from arabic_timeline import render
from arabic_timeline.commands import shell
from arabic_timeline.model import Timeline
from arabic_timeline.registry import Registry


def build(folder: Path, timeline: Timeline, registry: Registry, *, offline: bool = False, **more: Any) -> Path:
    """What the build command does, for a timeline that is already there."""
    at = sample.settings().built
    config = shell.build(sample.ROOT, folder, offline=offline, built=at)
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    frame = {name: path.read_text(encoding="utf-8") for name, path in files.items() if render.is_shell(name)}
    url = "" if offline else "https://example.org/t/"
    settings = render.settings(
        {**config, "site_url": url}, templates=sample.ROOT / "templates", built=at, offline=offline
    )
    settings = replace(settings, **more)
    for name, text in render.pages(timeline, registry, settings=settings, shell=frame):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    for name in render.surplus(settings):
        (folder / name).unlink(missing_ok=True)
    return folder


def found_by(page: Any, query: str) -> list[str]:
    """The addresses that the search of an open page finds, the first first; of what was sought before none is left."""
    field = page.locator(".md-search__input")
    field.fill("")
    page.wait_for_function("() => !document.querySelector('.md-search-result__link')")
    field.fill(query)
    page.wait_for_selector(".md-search-result__link")
    page.wait_for_timeout(300)  # quotations come after names
    return list(page.locator(".md-search-result__link").evaluate_all("all => all.map(a => a.href)"))
