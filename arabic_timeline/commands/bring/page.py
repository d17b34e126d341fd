"""A page → what an article needs: title, text, author, day of publication, address.  What is not there stays absent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from arabic_timeline import rows
from arabic_timeline.commands.bring import dateline, day, decode, heading, printed, tidy, words
from arabic_timeline.commands.bring.found import Found, SourceError
from arabic_timeline.commands.bring.markup import Line, Markup, markup, of_text

_PROSE = 80  # characters from which a line that ends as a sentence does is a paragraph
_STOPS = (".", "!", "؟", "?", "…", "»", '"')
_EDGE = 6  # lines at either end of a text, where its source may be named
_ADDRESS = re.compile(r"(?:[^\W\d_]+(?: [^\W\d_]+){0,2}\s*:)?\s*(https?://\S+)")
_SOURCE = re.compile(r"(?:المصدر|مصدر الخبر|عن صحيفة|Source)\s*:\s*([^:]{3,40})")
_BELOW = 4  # lines below a text, in which its author may stand
_BEFORE = 4  # lines of a text, one of which is its title
_PRINTED = 20  # characters of a line that can be nothing but the title, where the title ends so
_TITLE = 200  # characters of a title
_TELLING = 50  # letters from which a text shows its language
_ARABIC = 0.5  # of the letters of an Arabic text
_LIST = 5  # lines from which links are a list
_AUTHOR = re.compile(r"author|writer|write-?by|byline|created-?by|reader-credits")
_NAMES = re.compile(r"reader-credits")  # Firefox, which has found out that it is the author
# An address at which an archive shows another's: «web.archive.org/web/20191101120000if_/https://…».
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|li|fo))/(\d{4})(\d\d)(\d\d)\d*[a-z_]*/(?=https?:)"
)
# An address at which a cache of AMP does.
_CACHED = re.compile(r"https?://(?:[^/]+\.cdn\.ampproject\.org/[a-z]|(?:www\.)?google\.[a-z.]+/amp)/(s/)?(?=[^/]+\.)")
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
    called: tuple[str, ...] = ()  # what may be the name of the site, for who knows the names of outlets


def original(found: Found) -> Found:
    """A page that an archive or a cache showed: its own address, and the day on which the archive took it."""
    match = _ARCHIVED.match(found.url or "")
    if match is None:
        return dataclasses.replace(found, url=_uncached(found.url)) if found.url else found
    kept = day.instant("-".join(match.groups()))
    return dataclasses.replace(found, url=(found.url or "")[match.end() :], retrieved=kept.day if kept else None)


def _uncached(url: str) -> str:
    return _CACHED.sub(lambda match: "https://" if match[1] else "http://", _ARCHIVED.sub("", url))


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
        called=(*tidy.beside(fields.get("outlet", ""), ""), *known.called),
        published=published or known.published,
        source="the record's own field" if published else known.source,
        notes=tuple(one for one in known.notes if not (published and one.startswith("the page"))),
        doubt=_doubt(known.text, None, frozenset()),
    )


def _from_lines(text: str, title: str, found: Found) -> Page | None:
    """A text as it was typed or printed: its first line is the title, the day may stand before the rest."""
    written = [line for one in text.replace("\x0c", "\n").split("\n") if (line := _one_line(one))]
    url, site, written = _sources(written)
    if sum(map(len, written)) < _TELLING:
        return None
    title = title or next((one for one in written[:_BEFORE] if not dateline.is_one(one)), "")
    title = title if len(title) <= _TITLE and len(written) > 1 else ""
    head = written.index(title) if title in written[:_BEFORE] else -1
    body = _without_its_head("\n".join(written[head + 1 :]), title)
    body = tidy.text(body, title, None)
    # What stands above the title says no less than what stands below it.
    lines = [line for line in written if line != title]
    seen = Markup(lines=tuple(Line(one, heading=one == title) for one in (title, *lines) if one))
    told = day.published(seen, title, body, None, found.retrieved)
    return Page(
        title=title or _first_line(body),
        text=body,
        author=tidy.author(written),
        url=url,
        site=site,
        published=told.value,
        source="dateline of the text" if told.value else None,
        notes=tuple(one for one in (told.note, printed.NOTE if found.raw.startswith(b"%PDF") else None) if one),
        doubt=_doubt(body, None, frozenset()),
    )


def _sources(written: list[str]) -> tuple[str | None, str | None, list[str]]:
    """(the address, the outlet, the rest): as people note them on lines of their own above or below a text."""
    edges = {n for n in range(len(written)) if n < _EDGE or n >= len(written) - _EDGE}
    urls = [(n, match[1]) for n in edges if (match := _ADDRESS.fullmatch(written[n])) and _web(match[1])]
    named = [(n, match[1]) for n in edges if (match := _SOURCE.fullmatch(written[n])) and n not in dict(urls)]
    rest = [line for n, line in enumerate(written) if n not in {*dict(urls), *dict(named)}]
    return next((one for _, one in urls), None), next((one for _, one in named), None), rest


def _from_html(html: str, found: Found, notes: tuple[str, ...]) -> Page | None:
    html = html.replace("\x00", "")
    seen = markup(html, found.url)
    read = _read(seen.tree, found) if seen.tree is not None else None
    if read is None or not (read.text or "").strip():
        return None
    above = day.above(seen.lines, read.text, seen.titles)
    title = heading.heading(_title(_one_line(read.title or ""), seen.lines), seen.titles, above, read.text)
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
    below = [line.text for line in day.after(seen.lines, read.text, _BELOW) if line.text not in seen.links]
    author = told_of or words.author(_one_line(read.author or "")) or tidy.author(whole.split("\n"))
    author = author or next((name for line in below if (name := words.byline(line))), None)
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
        called=(*(part for one in seen.titles for part in tidy.beside(one, title)), *seen.notices),
    )


def _whose(seen: Markup, found: Found) -> str | None:
    """The address by which a page may be the front page; some sites call theirs the canonical one of every page."""
    if seen.states.is_article or found.url:
        return None if seen.states.is_article else found.url
    return seen.canonical if ("og:type", "website") in seen.metas else None


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
    """The title without what a page without headings, which prints it on a line of its own, calls itself before it."""
    before = re.match(r"(\S+(?: \S+){0,2})\s*[:|»]\s+", title)
    if before and not any(line.heading for line in lines):
        rest = title[before.end() :]
        if len(rest) >= _PRINTED and any(line.text == rest for line in lines):
            return rest
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
    lines = _without_a_list(lines)
    prose = next((n for n, line in enumerate(lines) if len(line) >= _PROSE), 0)
    return "\n".join([*(line for line in lines[:prose] if not dateline.is_one(line)), *lines[prose:]])


def _without_a_list(lines: list[str]) -> list[str]:
    """The lines without a list of what the page says of the article (section, day, author, readers) at their head."""
    listed = 0
    while listed < len(lines) and lines[listed].startswith("- "):
        listed += 1
    says = any(words.byline(line) or dateline.is_one(line) for line in lines[:listed])
    return lines[listed:] if says and listed < len(lines) else lines


def _head(lines: Sequence[Line], title: str, text: str) -> Sequence[Line]:
    low, high = day.region(lines, title, text)
    return lines[low:high]


def _author(stated: str, head: Sequence[Line], sites: Sequence[str]) -> str | None:
    """The author whom a page states, or prints between title and text: named as one, or in a block for one."""
    if (said := words.author(stated)) and not tidy.is_site(said, sites):
        return said
    lines = [*((line.text, line.marks) for line in head), *_labelled(head)]
    parts = [(part, marks) for text, marks in lines for part in re.split(r"[|•·]", text)]
    named = [words.byline(part) for part, marks in parts if _AUTHOR.search(marks) or ":" in part]
    named += [_alone(part, sites, _NAMES.search(marks) is not None) for part, marks in parts if _AUTHOR.search(marks)]
    return next((words.author(name) for name in named if name), None)


def _labelled(head: Sequence[Line]) -> list[tuple[str, str]]:
    """Lines that are only a label, with the one that follows: «المحرر:», «سالم المرزوقي»."""
    return [(f"{one.text} {name.text}", one.marks) for one, name in pairwise(head) if one.text.endswith(":")]


def _alone(written: str, sites: Sequence[str], is_name: bool = False) -> str | None:
    """The one name of «هسبريس - سلمى الراشدي» or «روما: سلمى الراشدي»: site and city are no part of it."""
    pieces = [one.strip() for one in re.split(r"\s*:\s*|\s+[-–—/]\s+", written)]
    names = [one for one in pieces if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){1,3}", one)]
    names = [one for one in names if not tidy.is_site(one, sites)]
    return names[0] if len(names) == 1 and (is_name or len(pieces) > 1) else None


# ── the address ──────────────────────────────────────────────────────────────────────────────────


def _address(seen: Markup, at: str | None, other: str | None) -> tuple[str | None, str | None]:
    """(address, what to say of it): the page's own canonical one, unless that is another site's or the front page's."""
    known = (_uncached(one) if (one := _web(written)) else None for written in (seen.canonical, other))
    canonical, other = (None if one and _is_front(one) else one for one in known)
    if canonical and at and _site(canonical) != _site(at) and not _MIRRORS.search(urlsplit(at).hostname or ""):
        return _web(at), f"calls {canonical} its address: another site's, not taken"
    return canonical or _web(at) or other, None


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
