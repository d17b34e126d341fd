"""A page's markup, walked once: its lines with what encloses them, and what it states for machines."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "head",
})  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3"))
_DEEPEST = 6  # levels of JSON-LD
_LONGEST = 200_000  # characters of one JSON-LD script

# Names under which pages state the day of publication: Open Graph, schema.org, Dublin Core, analytics.
_META = re.compile(
    r"(?:article:|og:)?published(?:_time)?|article\.published|(?:schema:)?date(?:Published|Created)|publish-?_?date"
    r"|pubdate|dc(?:terms)?\.(?:date\.)?issued|parsely-pub-date|sailthru\.date|cXenseParse:recs:publishtime",
    re.IGNORECASE,
)
_ELEMENT = re.compile(r"(?:schema:)?date(?:Published|Created)", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it; ``marks``: tags, classes and ids of what encloses its first words, lower case."""

    text: str
    marks: str = ""
    heading: bool = False


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """``stated``: times of publication for machines, as written, the most trustworthy first."""

    lines: tuple[Line, ...] = ()
    stated: tuple[str, ...] = ()
    canonical: str | None = None
    metas: tuple[tuple[str, str], ...] = ()


def markup(html: str, url: str | None = None) -> Markup:
    """What the markup of a page holds; empty where it is no markup at all."""
    from trafilatura import load_html

    tree: Any = load_html(html.replace("\x00", ""))
    if tree is None:
        return Markup()
    return Markup(
        lines=tuple(_lines(tree)),
        stated=tuple(dict.fromkeys((*_of_scripts(tree), *_of_metas(tree), *_of_elements(tree)))),
        canonical=_canonical(tree, url),
        metas=tuple(_metas(tree)),
    )


def of_text(html: str) -> str:
    """All that a reader sees of a fragment, line by line."""
    return "\n".join(line.text for line in markup(f"<html><body>{html}</body></html>").lines)


# ── lines ────────────────────────────────────────────────────────────────────────────────────────


def _lines(tree: Any) -> Iterator[Line]:
    held: list[str] = []
    first: Any = None
    heading = False
    for text, around, breaks in _pieces(tree):
        if breaks and held:
            if words := " ".join("".join(held).split()):
                yield Line(words, _marks(first), heading)
            held, first, heading = [], None, False
        if text:
            held.append(text)
            if first is None and text.strip():
                first = around
                heading = any(one.tag in _HEADINGS for one in (around, *_above(around)))
    if words := " ".join("".join(held).split()):
        yield Line(words, _marks(first), heading)


def _pieces(tree: Any) -> Iterator[tuple[str | None, Any, bool]]:
    """(text, the element around it, whether a new line starts before it), in the order of the page."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_block = element.tag in _BLOCKS
        if event == "start":
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                yield element.text, element, is_block
        elif element is not tree:
            yield element.tail, element.getparent(), is_block


def _above(element: Any) -> Iterator[Any]:
    for _ in range(2):
        element = element.getparent() if element is not None else None
        if element is not None:
            yield element


def _marks(element: Any) -> str:
    if element is None:
        return ""
    names = (f"{one.tag} {one.get('class') or ''} {one.get('id') or ''}" for one in (element, *_above(element)))
    return " ".join(names).lower()[:600]


# ── what is stated for machines ──────────────────────────────────────────────────────────────────


def _of_scripts(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LONGEST:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _of_articles(value, 0)


def _of_articles(value: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _of_articles(one, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        stated = value.get("datePublished")
        if isinstance(stated, str) and any(str(kind).endswith(("Article", "Posting", "WebPage")) for kind in kinds):
            yield stated
        yield from _of_articles(value.get("@graph", []), depth + 1)


def _of_metas(tree: Any) -> Iterator[str]:
    return (content for name, content in _metas(tree) if _META.fullmatch(name))


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """(name, content) as the head gives them."""
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if meta.get(key) and meta.get("content"):
                yield meta.get(key).strip(), meta.get("content")


def _of_elements(tree: Any) -> Iterator[str]:
    for element in tree.iter("time", "abbr", "span", "div"):
        name = element.get("itemprop") or element.get("property") or ""
        marked = _ELEMENT.fullmatch(name) or element.get("pubdate") is not None
        if marked or "published" in (element.get("class") or "").split():
            for key in ("datetime", "content", "title"):
                if element.get(key):
                    yield element.get(key)
                    return  # the later ones belong to other articles that the page offers


def _canonical(tree: Any, url: str | None) -> str | None:
    base = next((one.get("href") for one in tree.iter("base") if one.get("href")), None)
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            try:
                return str(urljoin(urljoin(url or "", base or ""), link.get("href").strip()))
            except ValueError:
                return None
    return None
