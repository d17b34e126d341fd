"""A page → what an article needs: title, text, author, day of publication, address.  What is not there stays absent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from arabic_timeline import rows
from arabic_timeline.commands.bring import dateline, day, decode, printed, tidy, words
from arabic_timeline.commands.bring.found import Found, SourceError
from arabic_timeline.commands.bring.markup import Line, Markup, markup, of_text

_PROSE = 80  # characters from which a line that ends as a sentence does is a paragraph
_STOPS = (".", "!", "؟", "?", "…", "»", '"')
_PRINTED = 20  # characters of a line that can be nothing but the title, where the title ends so
_TITLE = 200  # characters of a title
_TELLING = 50  # letters from which a text shows its language
_ARABIC = 0.5  # of the letters of an Arabic text
_LIST = 5  # lines from which links are a list
_AUTHOR = re.compile(r"author|writer|write-?by|byline|created-?by")
# Hosts that show the pages of others: what such a page calls its canonical address is where it came from.
_MIRRORS = re.compile(r"(?:^|\.)(?:web\.archive\.org|archive\.(?:ph|is|today)|cdn\.ampproject\.org|google\.[a-z.]+)$")


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
    doubt: str | None = None  # why it may be no article


def page(found: Found) -> Page | None:
    """The article of a page, or ``None`` where there is none in it (no title and no printable line either).

    Raises:
        SourceError: where the library that reads pages fails on this one.
    """
    if found.fields is not None:
        said = _from_fields(found)
    else:
        html, note = decode.decode(found.raw, found.charset)
        said = _from_html(html, found, (note,) if note else ())
    return said if said and said.title else None


def _from_fields(found: Found) -> Page | None:
    fields = found.fields or {}
    html = fields.get("html")
    known = Page(title="", text=fields["text"]) if "text" in fields else None
    if "plain" in fields:
        known = _from_lines(fields["plain"], fields.get("title", ""), found)
    if known is None and html is not None:
        # A fragment, as WordPress and feeds keep it: a page around it lets the same reader read it.
        whole = html if "<html" in html.lower() else f"<html><body><article>{html}</article></body></html>"
        known = _from_html(whole, found, ()) or Page(title="", text=of_text(whole))
    if known is None or not known.text.strip():
        return None
    published = day.record(fields.get("published", ""))
    return dataclasses.replace(
        known,
        title=_one_line(of_text(fields.get("title", ""))) or known.title or _first_line(known.text),
        author=words.author(_one_line(fields.get("author", ""))) or known.author,
        url=_web(fields.get("url")) or known.url,
        site=fields.get("outlet") or known.site,
        published=published or known.published,
        source="the record's own field" if published else known.source,
        notes=tuple(one for one in known.notes if not (published and one.startswith("the page"))),
        doubt=_doubt(known.text, None, frozenset()),
    )


def _from_lines(text: str, title: str, found: Found) -> Page | None:
    """A text as it was typed or printed: its first line is the title, the day may stand before the rest."""
    written = [line for one in text.replace("\x0c", "\n").split("\n") if (line := _one_line(one))]
    if sum(map(len, written)) < _TELLING:
        return None
    has_title = len(written) > 1 and len(written[0]) <= _TITLE and title in ("", written[0])
    title = title or (written[0] if has_title else "")
    body = _without_its_head("\n".join(written[1:] if has_title and written[0] == title else written), title)
    body = tidy.text(body, title, None)
    seen = Markup(lines=tuple(Line(one, heading=one == title) for one in (title, *written[has_title:]) if one))
    told = day.published(seen, title, body, None, found.retrieved)
    return Page(
        title=title or _first_line(body),
        text=body,
        author=tidy.author(written),
        published=told.value,
        source="dateline of the text" if told.value else None,
        notes=tuple(one for one in (told.note, printed.NOTE if found.raw.startswith(b"%PDF") else None) if one),
        doubt=_doubt(body, None, frozenset()),
    )


def _from_html(html: str, found: Found, notes: tuple[str, ...]) -> Page | None:
    html = html.replace("\x00", "")
    seen = markup(html, found.url)
    read = _read(seen.tree, found) if seen.tree is not None else None
    if read is None or not (read.text or "").strip():
        return None
    title = _title(_one_line(read.title or ""), seen.lines)
    url, moved = _address(seen, found.url, read.url)
    sites = (*seen.states.sites, _sitename(read.sitename))
    title = next((one for one in (title, *seen.titles) if not tidy.is_site(one, sites)), title)
    title = tidy.title(title, sites, url)
    whole = _with_its_lead(seen.lines, read.text)
    text = _without_its_head(whole, title)
    told = day.published(seen, title, text, url, found.retrieved)
    if not told.value and not told.note:
        told = day.found_elsewhere(html, seen, url)
    told_of = _author(_one_line("; ".join(seen.states.authors)), _head(seen.lines, title, text), sites)
    author = told_of or words.author(_one_line(read.author or "")) or tidy.author(whole.split("\n"))
    author = None if author and tidy.is_site(author, sites) else author
    text = tidy.text(text, title, author)
    return Page(
        title=title or _first_line(text),
        text=text,
        author=author,
        url=url,
        published=told.value,
        source=told.source,
        site=next(iter(seen.states.sites), None) or _sitename(read.sitename) or None,
        notes=(*notes, *(one for one in (told.note, moved) if one)),
        doubt=_doubt(text, _whose(seen, found), seen.links),
    )


def _whose(seen: Markup, found: Found) -> str | None:
    """The address by which a page may be the front page; some sites call theirs the canonical one of every page."""
    if seen.states.is_article or found.url:
        return None if seen.states.is_article else _web(found.url)
    return _web(seen.canonical) if ("og:type", "website") in seen.metas else None


def _doubt(text: str, url: str | None, links: frozenset[str]) -> str | None:
    """Why a page may be no article: not Arabic, the front page of its site, or a list of links."""
    letters = re.findall(r"[^\W\d_]", text)
    if len(letters) >= _TELLING and sum("\u0621" <= one <= "\u064a" for one in letters) < _ARABIC * len(letters):
        return "not in Arabic"
    if url and _is_front(url):
        return "the front page of a site"
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if len(lines) >= _LIST and sum(line.lstrip("- ") in links for line in lines) > len(lines) / 2:
        return "a list of links, and no article"
    return None


def _read(tree: Any, found: Found) -> Any:
    from copy import deepcopy

    import trafilatura

    tree = deepcopy(tree)
    for script in list(tree.iter("script")):  # what they state may be of other articles: `stated` has looked
        script.drop_tree()
    try:
        return trafilatura.bare_extraction(
            tree,
            url=found.url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a page does to the library, the other pages go on
        raise SourceError(f"{found.name}: trafilatura cannot read it: {type(error).__name__}: {error}") from None


# ── title, text, author ──────────────────────────────────────────────────────────────────────────


def _title(title: str, lines: Sequence[Line]) -> str:
    """The title without the name of the site: the heading of the page where the title holds it and more.

    A page without headings prints the title on a line of its own.
    """
    before = re.match(r"(\S+(?: \S+){0,2})\s*[:|»]\s+", title)
    if before and not any(line.heading for line in lines):
        rest = title[before.end() :]
        if len(rest) >= _PRINTED and any(line.text == rest for line in lines):
            return rest
    for line in lines:
        if line.heading and line.text != title and len(line.text) > 8:
            rest = title.removeprefix(line.text) if title.startswith(line.text) else title.removesuffix(line.text)
            if rest != title and re.match(r"\s*[|\-–—:·»«/]|.*[|\-–—:·»«/]\s*$", rest):
                return line.text
    return title


def _sitename(written: str | None) -> str:
    """The name of the site that trafilatura reads out of a title: a point makes it take the title itself for one."""
    name = _one_line(written or "")
    return name if len(name.split()) <= tidy.SITE else ""


def _with_its_lead(lines: Sequence[Line], text: str) -> str:
    """The text with the paragraphs that stand right before it: an introduction is often a block of its own."""
    head = text.strip().split("\n", 1)[0].strip()
    first = next((n for n, line in enumerate(lines) if line.text == head), 0)
    lead: list[str] = []
    for line in reversed(lines[:first]):
        if line.heading or len(line.text) < _PROSE or not line.text.endswith(_STOPS) or line.text in text:
            break
        lead.insert(0, line.text)
    return "\n".join([*lead, text])


def _without_its_head(text: str, title: str) -> str:
    """The text without the menu, the title and the dateline that the reader of pages took for its first lines."""
    lines = text.split("\n")
    prose = next((n for n, line in enumerate(lines) if len(line) >= _PROSE and line != title), 0)
    if title in lines[:prose]:
        lines = lines[lines.index(title) :]
    while len(lines) > 1 and (tidy.is_head(" ".join(lines[0].split()), title) or dateline.is_one(lines[0])):
        lines.pop(0)
    return "\n".join(lines)


def _head(lines: Sequence[Line], title: str, text: str) -> Sequence[Line]:
    low, high = day.region(lines, title, text)
    return lines[low:high]


def _author(stated: str, head: Sequence[Line], sites: Sequence[str]) -> str | None:
    """The author whom a page states, or prints between title and text: named as one, or in a block for one."""
    if (said := words.author(stated)) and not tidy.is_site(said, sites):
        return said
    parts = [(part, line.marks) for line in head for part in re.split(r"[|•·]", line.text)]
    named = [words.byline(part) for part, marks in parts if _AUTHOR.search(marks) or ":" in part]
    named += [_alone(part, sites) for part, marks in parts if _AUTHOR.search(marks)]
    return next((words.author(name) for name in named if name), None)


def _alone(written: str, sites: Sequence[str]) -> str | None:
    """The one name of «هسبريس - سلمى الراشدي» or «روما: سلمى الراشدي»: site and city are no part of it."""
    pieces = [one.strip() for one in re.split(r"\s*:\s*|\s+[-–—/]\s+", written)]
    names = [one for one in pieces if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){1,3}", one)]
    names = [one for one in names if not tidy.is_site(one, sites)]
    return names[0] if len(pieces) > 1 and len(names) == 1 else None


# ── the address ──────────────────────────────────────────────────────────────────────────────────


def _address(seen: Markup, at: str | None, other: str | None) -> tuple[str | None, str | None]:
    """(address, what to say of it): the page's own canonical one, unless that is another site's or the front page's."""
    at = _web(at)
    canonical, other = (None if one and _is_front(one) else one for one in (_web(seen.canonical), _web(other)))
    if canonical and at and _site(canonical) != _site(at) and not _MIRRORS.search(urlsplit(at).hostname or ""):
        return at, f"calls {canonical} its address: another site's, not taken"
    return canonical or at or other, None


def _is_front(url: str) -> bool:
    """Some sites call their front page the canonical address of every page."""
    return not urlsplit(url).path.strip("/") and not urlsplit(url).query


def _site(url: str) -> str:
    """The last two labels of a host: the same for www., m. and amp. of one site."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


# ── small things ─────────────────────────────────────────────────────────────────────────────────


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _first_line(text: str) -> str:
    return next((line for one in text.split("\n") if (line := _one_line(one))), "")[:200]


def _web(url: str | None) -> str | None:
    return url if url and rows.is_web(url) else None
