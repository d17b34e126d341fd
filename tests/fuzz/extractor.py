"""Datings → reports, with a small world of made-up people: offsets, keys, references, the batch's answer in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from arabic_timeline import annotate, extract, read, recognise, resolve
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article
from arabic_timeline.registry import Office, Outlet, Person, Place, Registry, Tenure

from . import news, oracles, resolver, seeding
from .choices import Choices

_HEAD = 12


@cache
def known() -> Registry:
    """People with names in two alphabets, an office with two terms, places inside places."""
    terms = (
        Tenure(person="salem", period=Interval(date(2017, 4, 5), date(2021, 1, 1))),
        Tenure(person="laila", period=Interval(date(2021, 1, 2), None)),
    )
    return Registry(
        people={
            "salem": Person(id="salem", name="سالم المنصوري", aliases=("المنصوري", "سالم منصوري"), country="home"),
            "laila": Person(id="laila", name="ليلى الحسني", aliases=("الحسني",), country="home"),
            "carter": Person(id="carter", name="جون كارتر", aliases=("John Carter", "كارتر"), country="usa"),
            "avril": Person(id="avril", name="أفريل هاينز", aliases=("هاينز",), country="usa"),
        },
        offices={
            "minister": Office(id="minister", name="وزير الخارجية", country="home", tenures=terms),
            "cia": Office(id="cia", name="مدير المخابرات الأمريكية", country="usa", field="intelligence"),
        },
        places={
            "home": Place(id="home", name="المغرب", kind="country", adjectives=("المغربي", "المغربية")),
            "rabat": Place(id="rabat", name="الرباط", kind="city", within="home"),
            "usa": Place(id="usa", name="الولايات المتحدة", kind="country", adjectives=("الأمريكي", "الأمريكية")),
            "hall": Place(id="hall", name="قصر الأمل", kind="building", within="rabat"),
        },
        outlets={"o": Outlet(id="o", name="جريدة الصباح", furniture=("شارك هذا المقال",))},
    )  # fmt: skip


def run(data: bytes) -> None:
    """One article."""
    choices = Choices(data)
    head = choices.apart(_HEAD)
    published, with_knowledge, told = resolver.publication(head), not head.chance(4), head.chance(4)
    text = news.text(choices)
    registry = known() if with_knowledge else Registry()
    article = Article(
        id="a", outlet="o", title=text[:60], text=text, published=published,
        furniture=read.furniture(text, ("شارك هذا المقال",)),
    )  # fmt: skip
    end = 0
    for start, stop in article.furniture:
        assert end <= start < stop <= len(text), "furniture out of order"
        end = stop
    dated = resolve.datings(article, recognise.dates(text))
    found = extract.reports(dated, registry)
    oracles.reports(dated, found)
    if len(data) % 4 == 0:  # what doubles the work is asked of one input in four
        assert extract.reports(dated, registry) == found, "two readings differ"
    if told:
        known_day = published and read.wrong_publication(published) is None
        day = published.earliest.isoformat() if known_day and published and published.earliest else None
        answer = annotate.line({"id": 1, "text": text, "published": day, "outlet": "o"}, registry)
        assert "error" not in answer, answer
        oracles.as_json(answer)


def seeds() -> Iterator[bytes]:
    """Sentences of the cases, plain."""
    for number, text in enumerate(seeding.texts()):
        yield bytes([number % 7, *[number % 5] * (_HEAD - 1), news.RAW]) + text.encode()
