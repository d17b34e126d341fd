"""What the search of the site looks through: scripts below ``data/search/``, loaded when a reader opens the search.

A document is a page with its title, the names on it (every spelling, Latin ones too), its other words and its days;
``assets/js/search.js`` puts names before other words and those before quotations.  Quotations stand in scripts of
their own, which come after the first answer.  Scripts and not JSON, because a page opened from the disk may load the
one and not the other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain
from typing import Any
from unicodedata import combining, normalize

from arabic_timeline import lexicon, say
from arabic_timeline.interval import Interval
from arabic_timeline.registry import Person
from arabic_timeline.render import links, safe, share
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.people import called, offices
from arabic_timeline.render.shell import FOR_EDITORS, REVIEW, Shell
from arabic_timeline.render.views import Row, World, short

_PIECE = 2500  # documents a script
_QUOTED = 240  # characters of a quotation that the search knows
_ANY = Interval()
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page as the search knows it; ``kind`` is a key of ``search.kinds`` in templates/words.yaml.

    ``names`` and ``words`` are looked through, ``shown`` is printed under the title; ``span`` is the day or days of
    an entry or article; ``weight`` counts what speaks of it, and puts the often told first.
    """

    path: str
    kind: str
    title: str
    names: str = ""
    words: str = ""
    shown: str = ""
    span: Interval = _ANY
    weight: int = 0
    quote: str = ""  # the sentence that tells of it


def files(world: World, shell: Shell) -> Iterator[tuple[str, str]]:
    """The scripts: the documents, the quotations, and at last what they are read with."""
    pages, quoted = _Pieces("searchPages", ""), _Pieces("searchQuotes", "q")
    for n, one in enumerate(documents(world, shell)):
        yield from pages.put(_record(one))
        if one.quote:
            yield from quoted.put((n, one.quote))
    yield from chain(pages.rest(), quoted.rest())
    parted = say.thousands(world.settings.months)
    head = {
        **world.words["search"],
        "thousands": parted,
        "months": _months(world),
        "pieces": pages.number,
        "quotes": quoted.number,
    }
    yield "data/search/head.js", _script("searchHead", head)


class _Pieces:
    """Scripts of so many values, each given as soon as it is full: a large site has a hundred thousand documents."""

    def __init__(self, call: str, name: str) -> None:
        self._call, self._name = call, name
        self._values: list[Any] = []
        self.number = 0  # of scripts so far

    def put(self, value: Any) -> Iterator[tuple[str, str]]:
        """One more value."""
        self._values.append(value)
        if len(self._values) == _PIECE:
            yield from self.rest()

    def rest(self) -> Iterator[tuple[str, str]]:
        """What is not yet given."""
        if self._values:
            yield f"data/search/{self._name}{self.number}.js", _script(self._call, self._values)
            self.number, self._values = self.number + 1, []


def documents(world: World, shell: Shell) -> Iterator[Document]:
    """Every page that can be found, those that readers look for first."""
    made = (_people(world), _places(world), _pairs(world), _outlets(world), (_row(world, row) for row in world.rows))
    return chain(*made, _articles(world), _written(world, shell))


def latin(person: Person) -> tuple[str, ...]:
    """The Latin spelling of a name, where the registry has one."""
    return (person.latin,) if person.latin else ()


def _record(one: Document) -> list[Any]:
    span = [day.isoformat() if day else "" for day in (one.span.earliest, one.span.latest)]
    texts = [safe.text(text) for text in (one.title, one.names, one.words, one.shown)]
    return [one.path.removesuffix(".html"), one.kind, *texts, *span, one.weight]


def _script(call: str, value: Any) -> str:
    return safe.json_escaped(f"{call}({json.dumps(value, ensure_ascii=False, separators=(',', ':'))})\n")


def _months(world: World) -> dict[str, list[str]]:
    """Every name of each month that the reader of dates knows, by its number."""
    table = lexicon.rows("dates/months")
    own = world.settings.months if world.settings.folder else None
    return {
        str(n): [*table["cldr"][n], *table["added"].get(n, ()), *(_spelt(say.month(n, own)) if own else ())]
        for n in range(1, 13)
    }


def _spelt(name: str) -> tuple[str, ...]:
    """A name with its accents, and as it is typed without."""
    bare = "".join(one for one in normalize("NFD", name) if not combining(one))
    return tuple(dict.fromkeys((name, bare)))


def _joined(*parts: str | None, by: str = " · ") -> str:
    return by.join(dict.fromkeys(part for part in parts if part))


# ── the pages ────────────────────────────────────────────────────────────────────────────────────


def _people(world: World) -> Iterator[Document]:
    for one in world.people.values():
        held = offices(world, one.id)
        yield Document(
            path=links.person(one.id),
            kind="body" if one.sort == "body" else "person",
            title=one.name,
            names=_joined(*one.aliases, *latin(one), *held),
            shown=_joined(*(held or called(world, one.id))[:2], *(name for name in latin(one) if name != one.name)),
            weight=len(world.by_person.get(one.id, ())),
        )


def _places(world: World) -> Iterator[Document]:
    for place, rows in world.by_place.items():
        one = world.registry.places[place]
        path, names = links.place(place), _joined(*one.aliases, *one.adjectives)
        kind = world.words["place"][one.kind]
        yield Document(path=path, kind="place", title=one.name, names=names, shown=kind, weight=len(rows))
    for place, rows in world.by_written_place.items():
        if len(rows) > 1:  # one alone is found as such
            name, shown = world.written_places[place], str(share.tally(world, rows))
            yield Document(path=links.asked(place=place), kind="place", title=name, shown=shown, weight=len(rows))


def _pairs(world: World) -> Iterator[Document]:
    """Who met more than once; one meeting of two is found itself."""
    for pair in Pairs(world).all:
        if pair.held > 1:
            two = [world.people[one] for one in (pair.left, pair.right)]
            spelled = chain.from_iterable((one.name, *one.aliases, *latin(one)) for one in two)
            shown = world.count(pair.held, "held")
            title = world.joined([one.name for one in two])
            yield Document(
                path=pair.path, kind="pair", title=title, names=_joined(*spelled), shown=shown, weight=pair.held
            )


def _outlets(world: World) -> Iterator[Document]:
    for outlet, told in sorted(world.articles_of.items()):
        known = world.registry.outlets.get(outlet)
        names = _joined(*(known.aliases if known else (outlet,)))
        title = world.outlet_name(outlet)
        yield Document(path=links.outlet(outlet), kind="outlet", title=title, names=names, weight=len(told))


def _row(world: World, row: Row) -> Document:
    people = [*row.who, *row.attending]
    known = [world.registry.people[who.id] for who in people if who.id and who.id in world.registry.people]
    spelled = chain.from_iterable((*one.aliases, *latin(one)) for one in known)
    kind = row.entry.meeting.form
    passage = next((p.quote for report in row.entry.meeting.reports for p in report.passages), "")
    return Document(
        path=row.path,
        kind=kind,
        title=row.named,
        names=_joined(*(who.name for who in people), *(who.office for who in people), *spelled),
        words=_joined(world.words["form"][kind], row.when.text, row.place, *row.entry.meeting.topics),
        shown=_joined(row.when.text, row.place),
        span=row.span,
        weight=len({one.article for one in row.entry.meeting.reports}),
        quote=safe.shortened(passage, _QUOTED),
    )


def _articles(world: World) -> Iterator[Document]:
    for one in world.heads.values():
        article = one.dated.article
        outlet = world.outlet_name(article.outlet)
        yield Document(
            path=links.article(article.id),
            kind="article",
            title=short(article.title),
            words=_joined(outlet, article.author),
            shown=outlet,
            span=(one.likely or one.certain).interval,
        )


def _written(world: World, shell: Shell) -> Iterator[Document]:
    """The hand-written pages, a document a section, as mkdocs took them in."""
    hidden = FOR_EDITORS if world.settings.public else (REVIEW,)  # what it lists is found on the pages it leads to
    written = json.loads(shell.index)["docs"] if shell.index else []
    titles = {one["location"]: one["title"] for one in written}
    for one in written:
        page, mark, anchor = one["location"].partition("#")
        text = _plain(one["text"])
        if page in hidden or not one["title"] or not (text or not mark):
            continue
        above = _plain(titles.get(page, "")) if mark else ""
        path = page.removesuffix(".html") + (f".html#{anchor}" if mark else "")
        yield Document(path=path, kind="page", title=_plain(one["title"]), words=text, shown=above)


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
