"""The shell made light: one style sheet for all that the theme and the site have, and the theme's script for later.

The theme brings rules for everything that a page may hold; those for what no page, template or script here has are left
out.  Its script only serves who moves, types or scrolls: ``assets/js/site.js`` loads it then.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

Rule = tuple[str, "list[Rule] | None"]  # what stands before the braces, and what in them; a declaration has none

_THEMES = "assets/stylesheets/"
_OURS = "assets/css/"
_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]*)">\s*?\n')
_BUNDLE = re.compile(r'<script src="([^"]*assets/javascripts/bundle\.[^"]*)"></script>')
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[\w-]+")

# What the theme's script adds to a page; the pages themselves do not have it.
_ADDED = frozenset({
    "js", "focus-visible", "data-md-scrolllock", "data-md-visible", "data-md-color-switching", "md-dialog--active",
    "md-header--shadow", "md-header__title--active", "md-nav__link--active", "md-nav__link--passed",
    "md-toggle--indeterminate", "md-typeset__scrollwrap", "md-typeset__table",
})  # fmt: skip


def dress(site: Path, templates: Path) -> None:
    """Rewrite the pages of the shell in ``site``, which ``templates`` will fill."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    known = _known(pages.values(), [*sorted(templates.rglob("*.html")), *sorted((site / "assets/js").glob("*.js"))])
    made: dict[tuple[str, ...], str] = {}
    for path, text in pages.items():
        up, sheets = _sheets(site, text)
        if sheets and sheets not in made:
            made[sheets] = _write(site, sheets, known)
        text = _linked(text, up, sheets, made[sheets]) if sheets else text
        text = _BUNDLE.sub(r'<script type="text/plain" id="__theme" data-src="\1"></script>', text)
        path.write_bytes(text.encode())
    for name in {name for sheets in made for name in sheets if name.startswith(_THEMES)}:
        (site / name).unlink()
        (site / f"{name}.map").unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # a folder that is not empty stays
        (site / _THEMES).rmdir()


def _known(pages: Iterable[str], others: Iterable[Path]) -> frozenset[str]:
    """Every word that may be a class, an id or an attribute of a page."""
    words = set(_ADDED)
    for page in pages:
        words.update(_WORD.findall(" ".join(_TAG.findall(page))))
    for path in others:
        words.update(_WORD.findall(path.read_text(encoding="utf-8")))
    return frozenset(words)


def _sheets(site: Path, page: str) -> tuple[str, tuple[str, ...]]:
    """The way from a page to the site, and the style sheets that can be one, as they stand on it."""
    hrefs = _LINK.findall(page)
    first = next((href for href in hrefs if _THEMES in href), "")
    up = first[: first.find(_THEMES)]
    names = [href[len(up) :] for href in hrefs if first and href.startswith(up)]
    return up, tuple(name for name in names if name.startswith((_THEMES, _OURS)) and (site / name).is_file())


def _linked(page: str, up: str, sheets: tuple[str, ...], made: str) -> str:
    """The page with one link in the place of the first."""
    left = [f'      <link rel="stylesheet" href="{up}{made}">\n']

    def link(found: re.Match[str]) -> str:
        if found[1][len(up) :] not in sheets:
            return found[0]
        return left.pop() if left else ""

    return _LINK.sub(link, page)


def _write(site: Path, sheets: tuple[str, ...], known: frozenset[str]) -> str:
    """One sheet out of several; its name tells what is in it, so that no reader keeps an old one."""
    texts = {name: (site / name).read_text(encoding="utf-8") for name in sheets}
    # Ours whole, without its comments, which are a twentieth of what a page of it weighs.
    ours = written(rule for name, text in texts.items() if not name.startswith(_THEMES) for rule in read(text))
    rules = [rule for name, text in texts.items() if name.startswith(_THEMES) for rule in _worn(read(text), known)]
    theme = written(_called(rules, ours))
    text = f"/* Material for MkDocs (MIT), as far as it is worn here; then the site. */\n{theme}\n{ours}\n"
    name = f"{_OURS}look.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (site / name).write_bytes(text.encode())
    return name


# ── style sheets ─────────────────────────────────────────────────────────────────────────────────

_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/|[{};]|[^{};"\'/]+|/', re.DOTALL)
_ASIDE = re.compile(r":(?:not|is|where|has|-webkit-any|-moz-any)\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[([\w-]+)(?:[~|^$*]?=[\"']?([^\"'\]]*)[\"']?)?[^\]]*\]")
_NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
_CALL = re.compile(r"var\(\s*(--[\w-]+)")


def read(text: str) -> list[Rule]:
    """The rules of a style sheet."""
    pieces = iter(_PIECE.findall(text))
    return list(_block(pieces))


def _block(pieces: Iterator[str]) -> Iterator[Rule]:
    said = ""
    for piece in pieces:
        if piece == "{":
            yield said.strip(), list(_block(pieces))
            said = ""
        elif piece in ";}":
            if said.strip():
                yield said.strip(), None
            said = ""
            if piece == "}":
                return
        elif not piece.startswith("/*"):
            said += piece
    if said.strip():
        yield said.strip(), None


def written(rules: Iterable[Rule]) -> str:
    """The style sheet of rules."""
    said = "".join(f"{head};" if inner is None else f"{head}{{{written(inner)}}}" for head, inner in rules)
    return said.replace(";}", "}")


def _worn(rules: Iterable[Rule], known: frozenset[str]) -> Iterator[Rule]:
    """The rules without those for what is not ``known``."""
    for head, inner in rules:
        if head.startswith("@charset"):
            continue
        if inner is None or head.startswith(("@font-face", "@keyframes", "@page", "@property")):
            yield head, inner
        elif head.startswith("@"):
            if kept := list(_worn(inner, known)):
                yield head, kept
        elif kept_heads := [one for one in _apart(head) if _met(one, known)]:
            yield ",".join(kept_heads), inner


def _apart(selectors: str) -> Iterator[str]:
    """The selectors of a list; commas within brackets part nothing."""
    depth, start = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]


def _met(selector: str, known: frozenset[str]) -> bool:
    """Whether all that a selector asks for is known; what it excludes, or asks for in turn, is left aside."""
    before = ""
    while before != selector:
        before, selector = selector, _ASIDE.sub("", selector)
    asked = [name.replace("\\", "") for name in _NAME.findall(_ATTRIBUTE.sub("", selector))]
    for name, value in _ATTRIBUTE.findall(selector):
        asked += [name, *_WORD.findall(value)]
    return known.issuperset(asked)


def _called(rules: list[Rule], besides: str) -> list[Rule]:
    """The rules without the values under a name that nothing calls: most are drawings."""
    while True:
        called = set(_CALL.findall(written(rules) + besides))
        kept = list(_without(rules, called))
        if kept == rules:
            return kept
        rules = kept


def _without(rules: Iterable[Rule], called: set[str]) -> Iterator[Rule]:
    for head, inner in rules:
        if inner is not None:
            if left := list(_without(inner, called)):
                yield head, left
        elif not head.startswith("--") or head.partition(":")[0].strip() in called:
            yield head, inner
