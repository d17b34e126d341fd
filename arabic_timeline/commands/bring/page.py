"""A page → what an article needs: title, text, author, day of publication, address.  What is not there stays absent."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from arabic_timeline.commands.bring import day, decode, heading, location, named, tidy, typed, words
from arabic_timeline.commands.bring.found import Found, SourceError
from arabic_timeline.commands.bring.markup import Line, markup, of_text
from arabic_timeline.commands.bring.shaped import Page, doubt, first_line, one_line, web, without_its_head

_STOPS = (".", "!", "؟", "?", "…", "»", '"')
_BELOW = 4  # lines below a text, in which its author may stand
_PRINTED = 20  # characters of a line that can be nothing but the title, where the title ends so
_AUTHOR = re.compile(r"author|writer|write-?by|byline|created-?by|reader-credits")
_RECORD, _LETTER = "the record's own field", "header of the letter"
_NAMES = re.compile(r"reader-credits")  # Firefox, which has found out that it is the author


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
        known = typed.article(fields["plain"], fields.get("title", ""), found)
    if known is None and html is not None:
        # A fragment, as WordPress and feeds keep it: a page around it lets the same reader read it.
        whole = html if "<html" in html.lower() else f"<html><body><article>{html}</article></body></html>"
        known = _from_html(whole, found, ()) or Page(title="", text=of_text(whole))
    if known is None or not known.text.strip():
        return None
    published, source, disputed = _day_of_record(fields, known)
    beside = tidy.beside(fields["called"], known.title) if fields.get("called") else ()
    author = words.author(one_line(fields.get("author", "")))
    author = None if author and tidy.is_site(author, (fields.get("outlet", ""), known.site or "")) else author
    return dataclasses.replace(
        known,
        title=one_line(of_text(fields.get("title", ""))) or known.title or first_line(known.text),
        author=author or known.author,
        url=web(fields.get("url")) or known.url,
        site=fields.get("outlet") or known.site,
        signed=known.signed or named.outlet((*beside, *known.called), (), _above_prose(known.text)),
        called=(*tidy.beside(fields.get("outlet", ""), ""), *beside, *known.called),
        published=published,
        source=source,
        disputed=disputed,
        notes=tuple(one for one in known.notes if not (source == _RECORD and one.startswith("the page"))),
        doubt=doubt(known.text, None, frozenset()),
    )


def _day_of_record(
    fields: Mapping[str, str], known: Page
) -> tuple[str | None, str | None, tuple[tuple[str, str], ...]]:
    """(day, source, disputed days) of a record: its own field; of a letter its header, unless its text disputes it."""
    if published := day.record(fields.get("published", ""), fields.get("url")):
        return published, _RECORD, ()
    sent = day.record(fields.get("sent", ""))
    if sent and known.published and known.published != sent:
        return None, None, ((known.published, known.source or day.PRINTED), (sent, _LETTER))
    if sent:
        return sent, _LETTER, ()
    return known.published, known.source, known.disputed


def _from_html(html: str, found: Found, notes: tuple[str, ...]) -> Page | None:
    html = html.replace("\x00", "")
    seen = markup(html, found.url)
    read = _read(seen.tree, found) if seen.tree is not None else None
    if read is None or not (read.text or "").strip():
        return None
    above = day.above(seen.lines, read.text, seen.titles)
    title = heading.heading(_title(one_line(read.title or ""), seen.lines), seen.titles, above, read.text)
    url, moved = location.address(seen, found.url, read.url or next(iter(seen.states.addresses), None))
    site = _sitename(read.sitename, seen.titles)
    site = "" if tidy.is_site(title, (site,)) else site
    sites = (*seen.states.sites, site)
    title = next((one for one in (title, *seen.titles) if not tidy.is_site(one, sites)), title)
    title = tidy.title(title, sites, url)
    whole = _with_its_lead(seen.lines, read.text)
    text = without_its_head(whole, title)
    told = day.published(seen, title, text, url, found.retrieved)
    disputed = told.disputed
    if not told.value and not told.note:
        told = day.found_elsewhere(html, seen, url, found.retrieved)
    if not told.value and not told.note:
        told = day.of_address(url, text)
    told = day.come(told)
    told_of = _author(one_line("; ".join(seen.states.authors)), _head(seen.lines, title, text), sites)
    below = [line.text for line in day.after(seen.lines, read.text, _BELOW) if line.text not in seen.links]
    author = told_of or words.author(one_line(read.author or "")) or tidy.author(whole.split("\n"))
    author = author or next((name for line in below if (name := words.byline(line))), None)
    beside = tuple(part for one in seen.titles for part in tidy.beside(one, title))
    author = None if author and tidy.is_site(author, (*sites, *beside)) else author
    text = tidy.without_its_day(tidy.text(text, title, author), told.printed)
    return Page(
        title=title or first_line(text),
        text=text,
        author=author,
        url=url,
        published=told.value,
        source=told.source,
        disputed=() if told.value else disputed,
        site=next(iter(seen.states.sites), None) or site or None,
        notes=(*notes, *(one for one in (told.note, moved) if one)),
        doubt=doubt(text, location.whose(seen, found), seen.links, seen.lines, is_article=seen.states.is_article),
        signed=named.outlet(beside, seen.notices, _above_prose(text)),
        called=(*beside, *seen.notices),
    )


def _above_prose(text: str) -> list[str]:
    """The lines of a text before its first paragraph."""
    lines = text.strip().split("\n")
    return lines[: next((n for n, line in enumerate(lines) if len(line) >= words.PROSE), 0)]


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
    except MemoryError:
        raise
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


def _sitename(written: str | None, titles: Iterable[str]) -> str:
    """The name of the site that trafilatura reads out of a title: a point makes it take the title itself for one, and
    so does a short title behind the name («جريدة الضفاف | سلمى الراشدي: سيرة»)."""
    name = one_line(written or "")
    named = {part for one in titles for part in tidy.beside(one, "") if words.is_outlet(part)}
    if len(named) == 1 and not words.is_outlet(name):
        return named.pop()
    return name if len(name.split()) <= tidy.SITE else ""


def _with_its_lead(lines: Sequence[Line], text: str) -> str:
    """The text with the paragraphs that stand right before it: an introduction is often a block of its own."""
    head = text.strip().split("\n", 1)[0].strip()
    first = next((n for n, line in enumerate(lines) if line.text == head), 0)
    lead: list[str] = []
    for line in reversed(lines[:first]):
        if line.heading or len(line.text) < words.PROSE or not line.text.endswith(_STOPS) or line.text in text:
            break
        lead.insert(0, line.text)
    return "\n".join([*lead, text])


def _head(lines: Sequence[Line], title: str, text: str) -> Sequence[Line]:
    low, high = day.region(lines, title, text)
    return lines[low:high]


def _author(stated: str, head: Sequence[Line], sites: Sequence[str]) -> str | None:
    """The author whom a page states, or prints between title and text: named as one, or in a block for one."""
    if (said := words.author(stated)) and not tidy.is_site(said, sites):
        return said
    lines = [*((line.text, line.marks) for line in head), *_labelled(head)]
    parts = [(one, marks) for text, marks in lines for part in re.split(r"[|•·]", text) for one in words.parts(part)]
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
