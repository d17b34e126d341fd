"""The shell of another language: the pages below docs/<language>/, the theme in its words and direction."""

from __future__ import annotations

import html
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from arabic_timeline import yamltext
from arabic_timeline.commands import house, place, themes
from arabic_timeline.registry import Site

_LOOKS = "assets/css/languages.css"
_INDEX = "search/search_index.json"


def several(config: Any, shown: Site) -> None:
    """The shell of a site with several languages has a place that leads from each page to the others."""
    config.extra["tongues"] = list(shown.others)
    config["extra_css"] = [*config["extra_css"], _LOOKS]


def build(root: Path, site: Path, *, public: bool, shown: Site, config: Any, own: Mapping[str, Any], name: str) -> None:
    """Let mkdocs write the pages of each other language, and put those that ``render`` fills below ``site``.

    ``config`` is that of the Arabic site, built already; ``own`` and ``name`` what it was loaded from.
    """
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    for language in shown.others:
        text = (house.of(root) / "templates" / "shell.yaml").read_text(encoding="utf-8")
        said = yamltext.load(text)[language]
        with tempfile.TemporaryDirectory(prefix="arabic-timeline-") as scratch:
            found = load_config(str(house.of(root) / name), **{**own, "site_dir": scratch, "strict": True})
            themes.read_once(found.theme)
            _speak(found, config, language, said, shown)
            _lead(found, language, said["nav"], public=public)
            run(found)
            _take(Path(scratch), site, language, said["data"])


def _take(scratch: Path, site: Path, language: str, data: Mapping[str, str]) -> None:
    for path in sorted((scratch / language).rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        place.write(site / path.relative_to(scratch), _told(text, data).encode())
    place.write(site / language / _INDEX, _index(scratch / _INDEX, language).encode())


def _speak(found: Any, config: Any, language: str, said: Mapping[str, Any], shown: Site) -> None:
    told = shown.told(language)
    found["site_name"] = html.escape(told.title) if told.title else config["site_name"]
    found["site_description"] = said["description"]
    found["copyright"] = " ".join(filter(None, (said["copyright"], html.escape(told.licence or shown.licence or ""))))
    found.theme["language"] = language
    found.theme["direction"] = "ltr"
    for palette, word in zip(found.theme["palette"], ("dark", "light"), strict=False):
        palette["toggle"]["name"] = said[word]
    home = f"{language}/index.html"
    several(found, shown)
    found.extra.update(tongue=language, homepage=home, path=said["path"])


def _lead(found: Any, language: str, names: Mapping[str, str], *, public: bool) -> None:
    """The navigation of the Arabic site, as far as its pages are written in the language."""
    from pathspec.gitignore import GitIgnoreSpec

    folder = Path(found["docs_dir"]) / language
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")} - (
        {"review.md"} if public else set()
    )
    found.nav = list(_of(found.nav, language, names, there))
    found.exclude_docs = GitIgnoreSpec.from_lines(["*.md", f"!/{language}/**", "/assets/readme/"])
    found.not_in_nav = GitIgnoreSpec.from_lines([f"/{language}/shell/page.md", f"/{language}/review.md"])


def _of(nav: Any, language: str, names: Mapping[str, str], there: set[str]) -> Iterator[Any]:
    for one in nav:
        for title, inner in one.items() if isinstance(one, dict) else [("", one)]:
            if isinstance(inner, list):
                kept = list(_of(inner, language, names, there))
                if kept:
                    yield {names.get(title, title): kept}
            elif inner in there:
                yield {names.get(title, title): f"{language}/{inner}"} if title else f"{language}/{inner}"


def _told(page: str, data: Mapping[str, str]) -> str:
    """A page whose scripts find their words on its root."""
    words = "".join(f' data-{name}="{html.escape(word)}"' for name, word in data.items())
    return page.replace("<html ", f'<html dir="ltr"{words} ', 1)


def _index(path: Path, language: str) -> str:
    """What mkdocs took in of the pages, under the paths that they have below their folder."""
    if not path.is_file():
        return ""
    found = json.loads(path.read_text(encoding="utf-8"))
    for one in found["docs"]:
        one["location"] = one["location"].removeprefix(f"{language}/")
    return json.dumps(found, ensure_ascii=False)
