"""References for those who cite: BibTeX, RIS and CSL-JSON of the articles and the entries, COinS for their pages.

An article is a piece in a newspaper, an entry a page of this site; a day is given only where it is certain, else the
note says in words what is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal
from urllib.parse import urlencode

from arabic_timeline.model import Publication
from arabic_timeline.render import links, safe, words
from arabic_timeline.render.data import articles
from arabic_timeline.render.portions import Portion
from arabic_timeline.render.views import Row, World

_BIBTEX = str.maketrans({char: f"\\{char}" for char in "{}%&#_$"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
})  # fmt: skip
_IN_URL = {ord(char): f"%{ord(char):02X}" for char in "{}\\"}  # read as it stands but for what ends the field
_LANGUAGE = "ar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What can be cited; ``whole`` is what it stands in: the newspaper, or the site."""

    key: str
    kind: Literal["article", "entry"]
    title: str
    whole: str
    author: str | None
    day: date | None
    url: str | None
    note: str


def makers(world: World, one: Portion) -> dict[str, Callable[[], str]]:
    """What writes the references of a portion of the timeline, by format: articles first."""
    return printed(world.watch.shared(partial(_works, world, one)))


def printed(works: Callable[[], Sequence[Work]]) -> dict[str, Callable[[], str]]:
    """What writes these works, by format."""
    return {
        "bib": lambda: "\n".join(map(_bibtex, works())),
        "ris": lambda: "\n".join(map(_ris, works())),
        "csl": lambda: _listed(works()),
    }


def _works(world: World, one: Portion) -> list[Work]:
    articles_ = [of_article(world, article) for article in one.timeline.articles]
    return articles_ + [of_entry(world, row) for row in one.rows]


def of_part(world: World, name: str, path: str) -> Work:
    """A part of the timeline as a file of the site: what is told instead of what stands in it."""
    title = f"{safe.text(world.settings.site_name)}{world.words['colon']}{name}"
    return _of_site(world, f"part-{name}", title, path, note=path)


def _of_site(world: World, key: str, title: str, path: str, note: str) -> Work:
    """A page or a file of the site as a work: it has neither author nor day of its own."""
    site = world.settings
    return Work(
        key=key,
        kind="entry",
        title=title,
        whole=safe.text(site.site_name),
        author=None,
        day=None,
        url=site.site_url + path if site.site_url else None,
        note=note,
    )


def _listed(works: Iterable[Work]) -> str:
    return safe.json_escaped(json.dumps([_csl(one) for one in works], ensure_ascii=False, indent=1)) + "\n"


def of_article(world: World, one: Publication) -> Work:
    """An article as its outlet published it."""
    article = one.dated.article
    day = one.certain.interval.day
    when = words.when(one.certain, world.settings.months)
    return Work(
        key=f"article-{links.slug(article.id)}",
        kind="article",
        title=safe.text(article.title),
        whole=safe.text(world.outlet_name(article.outlet)),
        author=safe.text(article.author) if article.author else None,
        day=day,
        url=safe.url(article.url),
        note="" if day else f"{world.words['published']} {when.text}",
    )


def of_entry(world: World, row: Row) -> Work:
    """An entry as a page of the site; the date in its note is that of what took place."""
    comma, according = world.words["comma"], world.words["according"]
    outlets = comma.join(world.outlet_name(one) for one in row.outlets)
    mark = world.words["status"][row.status]["name"]
    title = f"{safe.text(row.named)}{comma}{row.when.text}"
    note = f"{row.when.text} ({mark})" + (f"{comma}{according} {safe.text(outlets)}" if outlets else "")
    return _of_site(world, f"entry-{links.slug(row.id)}", title, row.path, note)


def coins(world: World, row: Row) -> list[str]:
    """The values of ``title`` of the COinS of an entry's page: the page itself and the articles that tell of it."""
    told = (world.heads[one] for one in articles(row.entry) if one in world.heads)
    return [coin(of_entry(world, row)), *(coin(of_article(world, one)) for one in told)]


def coin(work: Work) -> str:
    """A work as an OpenURL context object (Z39.88-2004), as reference managers read it from a page."""
    paper = work.kind == "article"
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": f"info:ofi/fmt:kev:mtx:{'journal' if paper else 'dc'}",
        **({"rft.genre": "article", "rft.atitle": work.title, "rft.jtitle": work.whole} if paper else {}),
        **({} if paper else {"rft.type": "webpage", "rft.title": work.title, "rft.source": work.whole}),
        "rft.au": work.author,
        "rft.date": work.day.isoformat() if work.day else None,
        "rft_id" if paper else "rft.identifier": work.url,
        "rft.language": _LANGUAGE,
        "rft.description": work.note if not paper else None,
    }
    return urlencode({name: value for name, value in fields.items() if value})


def _bibtex(work: Work) -> str:
    fields: dict[str, str | None] = {
        "title": f"{{{work.title.translate(_BIBTEX)}}}",
        "author": f"{{{work.author.translate(_BIBTEX)}}}" if work.author else None,
        "journal" if work.kind == "article" else "howpublished": work.whole.translate(_BIBTEX),
        "date": work.day.isoformat() if work.day else None,
        "year": str(work.day.year) if work.day else None,
        "month": str(work.day.month) if work.day else None,
        "url": work.url.translate(_IN_URL) if work.url else None,
        "note": work.note.translate(_BIBTEX) or None,
        "language": "arabic",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'article' if work.kind == 'article' else 'misc'}{{{work.key},", *lines, "}", ""])


def _ris(work: Work) -> str:
    day = f"{work.day:%Y/%m/%d}/" if work.day else None
    fields = (
        ("TY", "NEWS" if work.kind == "article" else "ELEC"), ("ID", work.key), ("TI", work.title), ("T2", work.whole),
        ("AU", work.author), ("PY", str(work.day.year) if work.day else None), ("DA", day), ("UR", work.url),
        ("LA", _LANGUAGE), ("N1", work.note or None), ("ER", ""),
    )  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value is not None)


def _csl(work: Work) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": work.key,
        "type": "article-newspaper" if work.kind == "article" else "webpage",
        "title": work.title,
        "container-title": work.whole,
        "author": [{"literal": work.author}] if work.author else None,
        "issued": {"date-parts": [[work.day.year, work.day.month, work.day.day]]} if work.day else None,
        "URL": work.url,
        "language": _LANGUAGE,
        "note": work.note or None,
    }
    return {name: value for name, value in found.items() if value is not None}
