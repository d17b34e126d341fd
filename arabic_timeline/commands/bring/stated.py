"""What a page states for machines of its own article: when it was published, by whom, of which site.

A page carries such statements of others, too: of the site, of stories beside its own.  Only what names this page, or
its heading, is its own.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from arabic_timeline import rows
from arabic_timeline.commands.bring.words import words
from arabic_timeline.text import plain
from arabic_timeline.web import address

_DEEPEST = 6  # levels of JSON-LD
_LONGEST = 200_000  # characters of one JSON-LD script
_MOST = 100  # elements that state something, looked at: a page of strangers may hold any number
_NEAR = 4  # levels of a block around a day
_SMALL = 600  # characters of a block that offers another story
_STORY = 4  # words of a link from which it is the title of a story
_ARTICLES = ("Article", "Posting", "Report")
_PAGES = ("WebPage", "ItemPage")
_AUTHORS = frozenset(("author", "schema:author", "dc:creator"))
_CALLED = ("name", "schema:name", "foaf:name")
# Of what else a page states days.
_OTHERS = (*_PAGES, "WebSite", "CollectionPage", "Organization", "Comment", "Person", "Object", "Blog", "List", "Event")

# Names under which pages state the day of publication: Open Graph, schema.org, Dublin Core, analytics.
_NAME = re.compile(
    r"(?:article:|og:)?published(?:_time)?|article\.published|(?:schema:)?date(?:Published|Created)|publish-?_?date"
    r"|pubdate|dc(?:terms)?[.:](?:date|created|issued|date\.(?:created|issued))|parsely-pub-date|sailthru\.date"
    r"|cXenseParse:recs:publishtime",
    re.IGNORECASE,
)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """``times`` of publication as written, the most trustworthy first, with ``where`` each stands; ``sites``: names of
    the site; ``addresses``: of the article.
    """

    times: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    is_article: bool = False
    where: Mapping[str, str] = dataclasses.field(default_factory=dict)


def stated(tree: Any, urls: tuple[str, ...]) -> Stated:
    """The statements of a tree about the page at ``urls`` (as given, and as the page calls itself)."""
    things = list(_things(tree))
    articles = [one for one in things if _is(one, _ARTICLES)]
    here = {address(url) for url in urls if rows.is_web(url)}
    titles = _titles(tree)
    own = [one for one in articles if _is_own(one, here, titles, alone=len(articles) == 1)]
    named = {one["@id"]: one for one in things if isinstance(one.get("@id"), str) and "name" in one}
    pages = [one for one in things if _is(one, _PAGES) and here & _addresses(one)]
    times = [one["datePublished"] for one in own if isinstance(one.get("datePublished"), str)]
    if not times:
        times = [one["datePublished"] for one in pages if isinstance(one.get("datePublished"), str)]
    metas = list(_metas(tree))
    where: dict[str, str] = {}
    for place, written in (*(("JSON-LD", one) for one in times), *_of_metas(metas), *_of_elements(tree, titles)):
        where.setdefault(written, place)
    return Stated(
        times=tuple(where),
        where=where,
        authors=tuple(name for one in own for name in _names(one.get("author"), named))
        or tuple(_written_by(tree, titles)),
        sites=tuple(dict.fromkeys((*_sites(metas), *_publishers(things, own)))),
        addresses=tuple(dict.fromkeys(one for each in own for one in _written_addresses(each))),
        is_article=bool(own) or ("og:type", "article") in metas,
    )


def metas(tree: Any) -> Iterator[tuple[str, str]]:
    """(name, content) as the head gives them."""
    return _metas(tree)


# ── JSON-LD ──────────────────────────────────────────────────────────────────────────────────────


def _things(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LONGEST:
            continue
        try:
            value = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _within(value, 0)


def _within(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _within(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _within(value.get(key, []), depth + 1)


def _is(thing: Mapping[str, Any], kinds: tuple[str, ...]) -> bool:
    types = thing.get("@type")
    return any(str(kind).endswith(kinds) for kind in (types if isinstance(types, list) else [types]))


def _is_own(thing: Mapping[str, Any], here: set[str], titles: set[str], *, alone: bool) -> bool:
    headline = _key(thing.get("headline") or thing.get("name"))
    if headline and any(_is_one(headline, title) for title in titles):
        return True
    named = _addresses(thing)
    if named and here:
        return bool(named & here)
    return alone and not (headline and titles)


def _is_one(headline: str, title: str) -> bool:
    """Whether they name one story: one may hold the name of the site, or be cut short; few words could be chance."""
    short, long = sorted((headline, title), key=len)
    return short == long or (short in long and len(short.split()) >= _STORY)


def _addresses(thing: Mapping[str, Any]) -> set[str]:
    found = {address(one) for one in _written_addresses(thing)}
    return {one for one in found if "/" in one or "?" in one}


def _written_addresses(thing: Mapping[str, Any]) -> Iterator[str]:
    main = thing.get("mainEntityOfPage")
    written = (thing.get("url"), main.get("@id") if isinstance(main, dict) else main, thing.get("@id"))
    return (one.partition("#")[0] for one in written if isinstance(one, str) and rows.is_web(one))


def _names(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The names of people; ``named``: what the page names elsewhere, by its id."""
    if isinstance(value, list):
        for one in value:
            yield from _names(one, named)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "name" not in value and value.get("@id") in named:
        yield from _names(named[value["@id"]], {})
    elif isinstance(value, dict) and not _is(value, ("Organization",)) and isinstance(value.get("name"), str):
        yield value["name"]


def _publishers(things: list[Mapping[str, Any]], own: list[Mapping[str, Any]]) -> Iterator[str]:
    for one in own:
        publisher = one.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            yield publisher["name"]
    for one in things:
        if _is(one, ("WebSite",)) and isinstance(one.get("name"), str):
            yield one["name"]


# ── the head, and elements with properties ───────────────────────────────────────────────────────


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        for key in ("property", "name"):
            if meta.get(key) and meta.get("content"):
                yield meta.get(key).strip(), meta.get("content")


def _of_metas(metas: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((name, content) for name, content in metas if _is_day(name))


def _is_of_page(element: Any, titles: set[str]) -> bool:
    """Whether an element with a property speaks of the article: of nothing else that is named around it."""
    above = next((one for one in element.iterancestors() if _kind(one)), None)
    if above is None:
        return True
    if _kind(above).endswith(_OTHERS):
        return False
    names = [one for one in above.iter() if _is_headline(one) and next(filter(_kind, one.iterancestors())) is above]
    keys = [key for one in names[:1] if (key := _key(one.get("content") or one.text_content()))]
    return not keys or not titles or any(_is_one(keys[0], title) for title in titles)


def _property(element: Any) -> str:
    return str(element.get("itemprop") or element.get("property") or "")


def _kind(element: Any) -> str:
    return str(element.get("itemtype") or element.get("typeof") or "")


def _is_headline(element: Any) -> bool:
    return isinstance(element.tag, str) and _property(element).removeprefix("schema:") == "headline"


def _sites(metas: list[tuple[str, str]]) -> Iterator[str]:
    wanted = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
    return (" ".join(content.split()) for name, content in metas if name.lower() in wanted)


def _of_elements(tree: Any, titles: set[str]) -> Iterator[tuple[str, str]]:
    """(where, the day) of the first element that states one."""
    found = filter(_states_a_day, tree.iter("time", "abbr", "span", "div", "meta"))
    for element in islice(found, _MOST):
        if not _is_anothers(element) and _is_of_page(element, titles):
            for key in ("datetime", "content", "title"):
                if element.get(key):
                    yield f"<{element.tag}>", element.get(key)
                    return  # the later ones belong to other articles that the page offers


def _states_a_day(element: Any) -> bool:
    if element.tag == "meta" and not element.get("itemprop"):  # of the head: looked at already
        return False
    marked = any(map(_is_day, _property(element).split())) or element.get("pubdate") is not None
    return marked or "published" in (element.get("class") or "").split()


def _written_by(tree: Any, titles: set[str]) -> Iterator[str]:
    """The first author whom a property of an element names."""
    found = filter(_states_an_author, tree.iter("span", "a", "div", "p", "dd", "li", "meta"))
    for element in islice(found, _MOST):
        if not _is_anothers(element) and _is_of_page(element, titles):
            inside = (one for one in element.iter("span", "a", "meta") if _property(one) in _CALLED)
            written = next(inside, element)
            if name := " ".join((written.get("content") or written.text_content()).split()):
                yield name
                return


def _states_an_author(element: Any) -> bool:
    linked = {one for one in (element.get("rel") or "").split() if ":" in one}  # «author» alone leads to a profile
    return bool(_AUTHORS & {*_property(element).split(), *linked})


def _is_anothers(element: Any) -> bool:
    """Whether a small block around an element leads to another story and does not hold the page's main heading."""
    for above in list(element.iterancestors())[:_NEAR]:
        if above.tag in ("body", "main") or any(True for _ in above.iter("h1")) or len(above.text_content()) > _SMALL:
            return False
        if any(len(one.text_content().split()) >= _STORY for one in above.iter("a")):
            return True
    return False


def _is_day(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) or _key(re.sub(r"[_:.-]+", " ", name)) in words().published


def _titles(tree: Any) -> set[str]:
    written = ["".join(one.itertext()) for one in tree.iter("title", "h1")]
    written += [content for name, content in _metas(tree) if name.lower() in ("og:title", "twitter:title")]
    return {key for one in written if len(key := _key(one)) > 8}


def _key(written: Any) -> str:
    return " ".join(plain(written).casefold().split()) if isinstance(written, str) else ""
