"""A page's markup, walked once: its lines with what encloses them, and what it states for machines."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from arabic_timeline.commands.bring import asides, stated, wrapped
from arabic_timeline.commands.bring.stated import Stated

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol",
    "option", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "head",
})  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3"))
_LONG = 200  # characters of a ``pre`` that holds a text and no piece of code


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it; ``marks``: tags, classes and ids of what encloses its first words, lower case;
    ``time``: what a ``time`` element around them states."""

    text: str
    marks: str = ""
    heading: bool = False
    time: str = ""


_SILENT = Stated()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """``tree``: the page without what stands beside its article; ``titles``: as its head has them.

    ``links``: the texts of all links to other pages; ``notices``: its lines on rights, which name whose they are.
    """

    tree: Any = None
    lines: tuple[Line, ...] = ()
    states: Stated = _SILENT
    canonical: str | None = None
    metas: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()


def markup(html: str, url: str | None = None) -> Markup:
    """What the markup of a page holds, besides what is not its article; empty where it is no markup at all."""
    from trafilatura import load_html

    tree: Any = load_html(html.replace("\x00", ""))
    if tree is None:
        return Markup()
    _as_paragraphs(tree)
    canonical = _canonical(tree, url)
    metas = tuple(stated.metas(tree))
    others = (one for one in tree.iter("a") if not (one.get("href") or "").startswith("#"))
    links = frozenset(text for one in others if (text := " ".join("".join(one.itertext()).split())))
    notices = tuple(asides.without(tree))
    named = (url, canonical, *(content for name, content in metas if name == "og:url"))
    return Markup(
        tree=tree,
        lines=tuple(_lines(tree)),
        states=stated.stated(tree, tuple(one for one in named if one)),
        canonical=canonical,
        metas=tuple(stated.metas(tree)),
        titles=tuple(text for one in tree.iter("title") if (text := " ".join("".join(one.itertext()).split()))),
        links=links,
        notices=notices,
    )


def _as_paragraphs(tree: Any) -> None:
    """A text that was typed stands in ``pre`` with lines of its own; every other reader would join them."""
    from lxml import etree

    for typed in [one for one in tree.iter("pre") if len(one) == 0 and len(one.text or "") > _LONG]:
        lines, typed.text, typed.tag = wrapped.paragraphs(typed.text), None, "div"
        for line in filter(str.strip, lines.split("\n")):
            etree.SubElement(typed, "p").text = line


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
                yield Line(words, _marks(first), heading, _time(first))
            held, first, heading = [], None, False
        if text:
            held.append(text)
            if first is None and text.strip():
                first = around
                heading = any(one.tag in _HEADINGS for one in (around, *_above(around)))
    if words := " ".join("".join(held).split()):
        yield Line(words, _marks(first), heading, _time(first))


def _pieces(tree: Any) -> Iterator[tuple[str | None, Any, bool]]:
    """(text, the element around it, whether a new line starts before it), in the order of the page."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        is_block = element.tag in _BLOCKS or _is_field(element)
        if event == "start":
            if element.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                yield element.text, element, is_block
        elif element is not tree:
            yield element.tail, element.getparent(), is_block


def _is_field(element: Any) -> bool:
    """Whether a span is something else than the one before it: the author and the day, each of a class of its own."""
    before = element.getprevious() if element.tag == "span" else None
    if before is None or before.tag != "span" or (before.tail or "").strip() or element.getparent().tag == "p":
        return False
    classes = (element.get("class"), before.get("class"))
    return all(classes) and classes[0] != classes[1]


def _above(element: Any) -> Iterator[Any]:
    for _ in range(2):
        element = element.getparent() if element is not None else None
        if element is not None:
            yield element


def _time(element: Any) -> str:
    return (element.get("datetime") or "") if element is not None and element.tag == "time" else ""


def _marks(element: Any) -> str:
    if element is None:
        return ""
    names = (f"{_tag(one)} {one.get('class') or ''} {one.get('id') or ''}" for one in (element, *_above(element)))
    return " ".join(names).lower()[:600]


def _tag(element: Any) -> str:
    """«font-large»: before there were style sheets, headings were set in a large size."""
    large = element.tag == "font" and re.fullmatch(r"\+[1-4]|[5-7]", (element.get("size") or "").strip())
    return "font-large" if large else str(element.tag)


def _canonical(tree: Any, url: str | None) -> str | None:
    base = next((one.get("href") for one in tree.iter("base") if one.get("href")), None)
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            try:
                return str(urljoin(urljoin(url or "", base or ""), link.get("href").strip()))
            except ValueError:
                return None
    for link in tree.iter("a"):  # Firefox's view for reading: where it had the page from
        if "reader-domain" in (link.get("class") or "").split() and link.get("href"):
            return str(link.get("href"))
    return None
