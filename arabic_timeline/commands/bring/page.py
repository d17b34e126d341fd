"""A page → what an article needs: title, text, author, day of publication, address.  What is not there stays absent."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from arabic_timeline.commands.bring import decode
from arabic_timeline.commands.bring.sources import Found
from arabic_timeline.model import Article

_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page says; ``published`` in EDTF, ``source`` how it was found; ``notes`` for the user."""

    title: str
    text: str
    author: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = None
    site: str | None = None
    notes: tuple[str, ...] = ()


def page(found: Found) -> Page | None:
    """The article of a page, or ``None`` where there is none in it."""
    if found.fields is not None:
        return _from_fields(found)
    html, note = decode.decode(found.raw, found.charset)
    return _from_html(html, found.url, (note,) if note else ())


def _from_fields(found: Found) -> Page | None:
    fields = found.fields or {}
    html = fields.get("html")
    known = Page(title="", text=fields["text"]) if "text" in fields else None
    if known is None and html is not None:
        # A fragment, as WordPress keeps it: a page around it lets the same reader read it.
        whole = html if "<html" in html.lower() else f"<html><body><article>{html}</article></body></html>"
        known = _from_html(whole, found.url, ()) or Page(title="", text=_all_text(whole))
    if known is None or not known.text.strip():
        return None
    published = _day(fields.get("published", ""))
    return dataclasses.replace(
        known,
        title=_one_line(_without_tags(fields.get("title", ""))) or known.title or _first_line(known.text),
        author=_one_line(fields.get("author", "")) or known.author,
        url=_web(fields.get("url")) or known.url,
        site=fields.get("outlet") or known.site,
        published=published or known.published,
        source="the record's own field" if published else known.source,
    )


def _from_html(html: str, url: str | None, notes: tuple[str, ...]) -> Page | None:
    import trafilatura

    read: Any = trafilatura.bare_extraction(
        html,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if read is None or not (read.text or "").strip():
        return None
    published, source = _published(html, read.title or "")
    return Page(
        title=_one_line(read.title or "") or _first_line(read.text),
        text=read.text,
        author=_one_line(read.author or "") or None,
        url=_web(_canonical(html)) or _web(read.url) or _web(url),
        published=published,
        source=source,
        site=_one_line(read.sitename or "") or None,
        notes=notes,
    )


# ── the day of publication ───────────────────────────────────────────────────────────────────────


def _published(html: str, title: str) -> tuple[str | None, str | None]:
    """(day, how it was found): what the page states for machines, then what it prints, else nothing."""
    stated = list(dict.fromkeys(_stated(html)))
    if stated:
        return (stated[0], "metadata of the page") if len(set(stated)) == 1 else (None, None)
    printed = _printed(html, title)
    if printed:
        return printed, "dateline of the page"
    import htmldate

    found = htmldate.find_date(html, extensive_search=False, original_date=True)
    return (found, "htmldate") if found else (None, None)


_META = re.compile(r"<meta\b[^>]{1,600}>", re.IGNORECASE)
_META_NAME = re.compile(
    r"(?:property|name|itemprop)\s*=\s*[\"']?\s*(?:article:published_time|og:published_time|datePublished|"
    r"dc\.date\.issued|publish[-_]?date|parsely-pub-date)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"content\s*=\s*[\"']([^\"']{8,60})[\"']", re.IGNORECASE)
_TIME = re.compile(r"<(?:time|abbr|span)\b[^>]{0,600}>", re.IGNORECASE)
_TIME_MARK = re.compile(
    r"\b(?:pubdate\b|itemprop\s*=\s*[\"']?datePublished|class\s*=\s*[\"'][^\"']*\bpublished\b)", re.IGNORECASE
)
_TIME_VALUE = re.compile(r"(?:datetime|title|content)\s*=\s*[\"']([^\"']{8,60})[\"']", re.IGNORECASE)
_SCRIPT = re.compile(
    r"<script\b[^>]{0,200}application/ld\+json[^>]{0,200}>(.{0,200000}?)</script>", re.IGNORECASE | re.DOTALL
)


def _stated(html: str) -> Iterator[str]:
    """Days that the page states for machines, the most trustworthy first."""
    for script in _SCRIPT.finditer(html):
        try:
            value = json.loads(script.group(1))
        except (ValueError, RecursionError):
            continue
        for text in _of_articles(value, 0):
            if day := _day(text):
                yield day
    for meta in _META.finditer(html):
        content = _CONTENT.search(meta.group()) if _META_NAME.search(meta.group()) else None
        if content and (day := _day(content.group(1))):
            yield day
    for time in _TIME.finditer(html):
        value = _TIME_VALUE.search(time.group()) if _TIME_MARK.search(time.group()) else None
        if value and (day := _day(value.group(1))):
            yield day
            return  # the later ones belong to other articles that the page offers


def _of_articles(value: Any, depth: int) -> Iterator[str]:
    if depth > 6:
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


def _printed(html: str, title: str) -> str | None:
    """The day of an Arabic dateline («بتاريخ : 07/12/2019»), read as the timeline itself reads it."""
    from arabic_timeline import edtf, recognise, resolve

    text = _all_text(html)
    dated = resolve.datings(Article(id="page", outlet="page", title=title, text=text), recognise.dates(text))
    day = dated.published.day if dated.published else None
    return edtf.write(dated.published) if dated.published and day else None


def _day(text: str) -> str | None:
    """The day as the page writes it: a time zone is not applied, the reader saw this day."""
    match = _DAY.match(text.strip())
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


# ── small things ─────────────────────────────────────────────────────────────────────────────────

_BLOCK = re.compile(
    r"</?(?:p|div|br|li|h[1-6]|section|article|header|footer|td|tr|time|ul)\b[^>]{0,2000}>", re.IGNORECASE
)
_UNSEEN = re.compile(
    r"<(script|style|noscript|template)\b.{0,500000}?</\1\s*>|<!--.{0,100000}?-->", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_LINK = re.compile(r"<link\b[^>]{1,2000}>", re.IGNORECASE)


def _canonical(html: str) -> str | None:
    for link in _LINK.finditer(html[:200_000]):
        if re.search(r"rel\s*=\s*[\"']?canonical", link.group(), re.IGNORECASE):
            target = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", link.group(), re.IGNORECASE)
            return target.group(1) if target else None
    return None


def _all_text(html: str) -> str:
    from html import unescape

    text = unescape(_TAG.sub(" ", _BLOCK.sub("\n", _UNSEEN.sub(" ", html))))
    return "\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())


def _without_tags(text: str) -> str:
    from html import unescape

    return unescape(_TAG.sub("", text))


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _first_line(text: str) -> str:
    return _one_line(text.strip().split("\n", 1)[0])[:200]


def _web(url: str | None) -> str | None:
    from arabic_timeline import rows

    return url if url and rows.WEB.fullmatch(url) else None
