"""RSS, RDF and Atom → their entries, each with the fields that it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from arabic_timeline.commands.bring import dateline
from arabic_timeline.commands.bring.moment import instant
from arabic_timeline.web import host_of

# What an entry calls each thing, without its namespace; the first that holds something counts.
_TITLE = ("title",)
_FULL = ("encoded", "content", "body")
_BRIEF = ("description", "summary")
_DAY = ("pubdate", "published", "date", "issued", "created")  # «updated» is no day of publication
_AUTHOR = ("creator", "author")
_ORIGIN = ("origlink",)
_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|(?:…|\.\.\.)\s*$")
_SIGNED = 200  # characters that may say where a clipped text stands whole: «ظهرت المقالة … أولاً على …»
_MEDIA = "http://search.yahoo.com/mrss/"  # its title and content are those of a picture


def entries(raw: bytes) -> Iterator[dict[str, str]]:
    """The entries of a feed: title, html, url, published, author, outlet, as far as they are given.

    ``brief`` stands in place of ``html`` where the entry gives only a summary.
    """
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        tree: Any = etree.fromstring(raw.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if tree is None:
        return
    outlet = _of_channel(tree)
    found = [_entry(element) for element in tree.iter() if _name(element) in ("item", "entry")]
    domains = {".".join(host_of(one["url"]).split(".")[-2:]) for one in found if "url" in one}
    if len(domains) > 1:  # gathered from many: its name is that of none of them
        outlet = ""
    yield from ({**({"outlet": outlet} if outlet else {}), **one} for one in found)


def _of_channel(tree: Any) -> str:
    """The name of the feed, without what it is a feed of («جريدة - سياسة» stays as it is)."""
    channel = next((one for one in tree if _name(one) == "channel"), tree)
    return next((_text(one) for one in channel if _name(one) == "title"), "")


def _entry(element: Any) -> dict[str, str]:
    found = {"title": _first(element, _TITLE), "author": _author(element), "published": _day(element)}
    full, brief = _first(element, _FULL), _first(element, _BRIEF)
    if len(full) >= len(brief):
        found["html"] = full
    else:  # some put the whole text into the description
        found["html" if "<p" in brief.lower() or len(brief) > 800 else "brief"] = brief
    if _is_clipped(found.get("html", "")):
        found["brief"] = found.pop("html")
    found["url"] = _link(element)
    return {key: value for key, value in found.items() if value}


def _is_clipped(html: str) -> bool:
    """Whether a text breaks off with the sign of that («[…]»), which only who wrote the entry may stand behind."""
    text = re.sub(r"<[^<>]*>", " ", re.sub(r"&(?:#8230|hellip);", "…", html)).strip()
    cut = next(iter(reversed(list(_CUT.finditer(text)))), None)
    return cut is not None and len(text) - cut.end() < _SIGNED


def _first(element: Any, names: tuple[str, ...]) -> str:
    for name in names:
        for child in element:
            if _name(child) == name and not str(child.tag).startswith(f"{{{_MEDIA}}}") and (text := _text(child)):
                return text
    return ""


def _author(element: Any) -> str:
    for child in element:
        if _name(child) in _AUTHOR:
            name = next((_text(one) for one in child if _name(one) == "name"), "") or _text(child)
            named = re.fullmatch(r"\S+@\S+\s*\((.+)\)", name)  # «desk@example.org (name)», as RSS has it
            return named[1] if named else "" if "@" in name else name
    return ""


def _day(element: Any) -> str:
    written = _first(element, _DAY)
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    if instant(written):
        return written
    read = dateline.readings(written)  # «الأربعاء, 16 أكتوبر 2019 10:05:00 +0300»
    return str(read[0].day or written) if len(read) == 1 else written


def _link(element: Any) -> str:
    if origin := _first(element, _ORIGIN):  # the feed goes through somebody who counts its readers
        return origin
    for child in element:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return _joined(element.base or "", child.get("href") or _text(child))
    for child in element:
        if _name(child) in ("guid", "id") and child.get("isPermaLink", "true") == "true":
            return text if (text := _text(child)).startswith("http") else ""
    return ""


def _joined(base: str, address: str) -> str:
    """An address as its feed means it; nothing where it is none."""
    try:
        return str(urljoin(base, address))
    except ValueError:
        return ""


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _text(element: Any) -> str:
    """The text of an element; what stands in it as markup (Atom's xhtml) stays markup."""
    from lxml import etree

    if len(element) and (element.get("type") == "xhtml" or _name(element) in _FULL):
        return "".join(etree.tostring(one, encoding="unicode") for one in element).strip()
    return "".join(element.itertext()).strip()
