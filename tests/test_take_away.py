"""render: references, feeds that know the day of a change, JSON-LD, the map — read back by others' readers."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import feedparser
import icalendar

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402

from arabic_timeline import render, say  # noqa: E402
from arabic_timeline.interval import of_day  # noqa: E402
from arabic_timeline.model import Bounds, Cause, Timeline  # noqa: E402
from arabic_timeline.registry import Registry  # noqa: E402
from arabic_timeline.render import atlas  # noqa: E402

PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    "<!-- slot:head --></head><body><main><!-- slot:content --></main></body></html>"
)


def _pages(
    timeline: Timeline | None = None,
    registry: Registry | None = None,
    before: Any = None,
    book: render.Book | None = None,
    **more: Any,
) -> dict[str, str]:
    return dict(
        render.pages(
            timeline or sample.timeline(),
            registry or sample.registry(),
            settings=sample.settings(**more),
            shell=shell(PAGE),
            before=before,
            book=book,
        )
    )


class Site:
    """None that stood there before."""

    def text(self, path: str, digest: bytes) -> None:
        return None

    def again(self, path: str, digest: bytes) -> bool:
        return False


def _first(**more: Any) -> Timeline:
    """The sample with another first entry."""
    told = sample.timeline()
    return replace(told, meetings=(replace(told.meetings[0], **more), *told.meetings[1:]))


# ── references ───────────────────────────────────────────────────────────────────────────────────


def test_bibtex() -> None:
    text = _pages()["data/timeline.bib"]
    entry = next(one for one in text.split("\n\n") if one.startswith("@article{article-a,"))
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, re.M))
    assert fields == {
        "title": "{FBi: لقاء مع الوزير}",
        "author": "{كاتب المقال}",
        "journal": "جريدة الصباح",
        "date": "2019-12-07",
        "year": "2019",
        "month": "12",
        "url": "https://example.org/a",
        "language": "arabic",
    }
    assert text.count("{") == text.count("}")
    assert "@misc{entry-a-1," in text and "https://example.org/t/meetings/a-1.html" in text


def _bibtex(**of_article: str) -> str:
    """The references of the sample, whose first article has these fields."""
    told = sample.timeline()
    one = told.articles[0]
    article = replace(one.dated.article, **of_article)
    changed = replace(told, articles=(replace(one, dated=replace(one.dated, article=article)), *told.articles[1:]))
    return _pages(changed)["data/timeline.bib"]


def test_bibtex_escapes_what_latex_reads_as_orders() -> None:
    text = _bibtex(title="ربح 5% و_خسر_ {كثيرا} #1 & \\قليلا")
    assert r"{ربح 5\% و\_خسر\_ \{كثيرا\} \#1 \& \textbackslash{}قليلا}" in text


def test_an_address_ends_no_field_of_bibtex() -> None:
    text = _bibtex(url="http://a.test/},note={x},y={%7B_1")
    assert "  url = {http://a.test/%7D,note=%7Bx%7D,y=%7B%7B_1},\n" in text


def test_a_day_that_is_no_certain_one_is_none_in_a_reference() -> None:
    found = {one["id"]: one for one in json.loads(_pages()["data/timeline.csl.json"])}
    assert found["article-a"]["issued"] == {"date-parts": [[2019, 12, 7]]}
    assert "issued" not in found["article-b"]
    assert found["article-b"]["note"] == "نُشر: بين 21 يونيو 2022 و21 يناير 2025"
    assert found["article-a"]["type"] == "article-newspaper"
    assert (found["entry-a-1"]["type"], found["entry-a-1"]["URL"]) == (
        "webpage",
        "https://example.org/t/meetings/a-1.html",
    )


def test_ris() -> None:
    text = _pages()["data/timeline.ris"]
    records = [one for one in re.split(r"^ER  - \r\n", text, flags=re.M) if one.strip()]
    assert len(records) == 3 + 7
    first = [line.split("  - ", 1) for line in records[0].strip().split("\r\n")]
    assert first[0] == ["TY", "NEWS"]
    assert ["DA", "2019/12/07/"] in first and ["AU", "كاتب المقال"] in first and ["T2", "جريدة الصباح"] in first
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]", tag) for tag, _ in first)


def test_coins_stand_on_the_pages_of_entries_and_articles() -> None:
    pages = _pages()
    coins = [
        parse_qs(one.replace("&amp;", "&"))
        for one in re.findall(r'class="Z3988" title="([^"]*)"', pages["meetings/a-1.html"])
    ]
    assert [one["rft_val_fmt"] for one in coins] == [["info:ofi/fmt:kev:mtx:dc"], ["info:ofi/fmt:kev:mtx:journal"]]
    assert coins[0]["rft.identifier"] == ["https://example.org/t/meetings/a-1.html"]
    assert coins[1]["rft.jtitle"] == ["جريدة الصباح"] and coins[1]["rft.date"] == ["2019-12-07"]
    assert pages["articles/a.html"].count('class="Z3988"') == 1


# ── the feed ─────────────────────────────────────────────────────────────────────────────────────


def _updated(pages: dict[str, str]) -> dict[str, str]:
    entries = feedparser.parse(pages["data/timeline.atom"]).entries
    return {entry.link.rsplit("/", 1)[1]: entry.updated[:10] for entry in entries}


def test_what_changed_is_news_of_the_day_of_its_change() -> None:
    first = _pages()
    assert _updated(first)["a-1.html"] == "2019-12-07", "the day on which it was told"
    memory = render.memory.read(first["data/memory.json"])
    moved = Bounds(interval=of_day(date(2019, 12, 6)), edtf="2019-12-06", days=(date(2019, 12, 6),))
    later = _pages(_first(certain=moved), before=memory)
    assert _updated(later)["a-1.html"] == "2026-01-02", "the day of the build that changed it"
    assert {k: v for k, v in _updated(later).items() if k != "a-1.html"} == {
        k: v for k, v in _updated(first).items() if k != "a-1.html"
    }
    kept = render.memory.read(later["data/memory.json"])
    again = _pages(_first(certain=moved), before=kept)
    assert again["data/timeline.atom"] == later["data/timeline.atom"]


def test_what_is_known_of_a_row_serves_that_row_alone() -> None:
    """A row that a build knew is not looked at again; one that changed is."""
    first = render.Book(earlier=Site())
    _pages(book=first)
    moved = _first(status="unknown")
    known = {id_: (print_, "known") for id_, (print_, _) in first.rows_made.items()}
    later = render.Book(earlier=Site(), rows=known)
    memory = render.memory.read(_pages(moved, book=later)["data/memory.json"])
    anew = render.memory.read(_pages(moved)["data/memory.json"])
    assert memory["a-1"] == anew["a-1"]
    assert {digest for id_, (digest, _) in memory.items() if id_ != "a-1"} == {"known"}


def test_a_broken_memory_is_none() -> None:
    for text in (None, "", "[1]", "{", '{"a": 1}', '{"a": ["x", "no day"]}'):
        assert render.memory.read(text) == {}


def test_ids_stay_when_the_site_moves() -> None:
    one, other, none = (_pages(site_url=url) for url in ("https://a.example/", "https://b.example/x/", ""))
    ids = [[entry.id for entry in feedparser.parse(p["data/timeline.atom"]).entries] for p in (one, other, none)]
    assert ids[0] == ids[1] == ids[2] and len(set(ids[0])) == 7
    assert (
        len(
            {
                str(e["UID"])
                for p in (one, none)
                for e in icalendar.Calendar.from_ical(p["data/timeline.ics"]).walk("VEVENT")
            }
        )
        == 6
    )


def test_plain_text_holds_no_marks_of_direction() -> None:
    pages = _pages()
    assert not re.search("[\u2066-\u2069\u200e\u200f]", pages["data/timeline.atom"] + pages["data/timeline.ics"])


def test_a_summary_does_not_end_before_its_conclusion() -> None:
    many = tuple(sample.because(f"سبب رقم {n}.") for n in range(1, 7))
    so = Cause(code="reason.so", values={"interval": of_day(date(2019, 12, 5))})
    feed = feedparser.parse(_pages(_first(why=(*many, so)))["data/timeline.atom"])
    summary = next(one.summary for one in feed.entries if one.link.endswith("a-1.html"))
    assert summary.endswith("سبب رقم 3. إذن: الخميس 5 دجنبر 2019.")


# ── what else is read by machines ────────────────────────────────────────────────────────────────


def _linked(pages: dict[str, str], path: str) -> dict[str, Any]:
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', pages[path])
    loaded: dict[str, Any] = json.loads(script)
    return loaded


def _with_points() -> Registry:
    known = sample.registry()
    places = {
        name: replace(one, coordinates=(34.02, -6.84) if name == "capital" else ())
        for name, one in known.places.items()
    }
    return replace(known, places=places)


def test_json_ld_has_an_address_and_a_place() -> None:
    found = _linked(_pages(registry=_with_points()), "meetings/a-1.html")
    assert found["url"] == "https://example.org/t/meetings/a-1.html"
    assert found["location"] == {
        "@type": "Place",
        "@id": "https://example.org/t/places/capital.html#this",
        "name": "العاصمة",
        "url": "https://example.org/t/places/capital.html",
        "geo": {"@type": "GeoCoordinates", "latitude": 34.02, "longitude": -6.84},
        "containedInPlace": {
            "@type": "Place",
            "@id": "https://example.org/t/places/home.html#this",
            "name": "بلاد المثال",
            "url": "https://example.org/t/places/home.html",
            "address": {"@type": "PostalAddress", "addressCountry": "بلاد المثال"},
        },
        "address": {"@type": "PostalAddress", "addressCountry": "بلاد المثال"},
    }
    assert _linked(_pages(), "meetings/c-1.html")["location"]["@type"] == "VirtualLocation"
    assert "url" not in _linked(_pages(site_url=""), "meetings/a-1.html")


def test_places_as_geojson() -> None:
    found = json.loads(_pages(registry=_with_points())["data/places.geojson"])
    assert [one["id"] for one in found["features"]] == ["capital"]
    (capital,) = found["features"]
    assert capital["geometry"] == {"type": "Point", "coordinates": [-6.84, 34.02]}, "longitude first"
    assert capital["properties"] == {
        "name": "العاصمة",
        "kind": "city",
        "meetings": 1,
        "entries": 1,
        "page": "https://example.org/t/places/capital.html",
    }


def test_a_map_stands_where_a_place_has_coordinates() -> None:
    assert 'class="map"' not in _pages()["places.html"]
    page = _pages(registry=_with_points())["places.html"]
    drawn = page.split('<svg class="map"')[1].split("</svg></svg>")[0]
    assert 'href="places/capital.html" class="spot" aria-label="العاصمة: لقاء أو حدث واحد"' in page
    assert "http" not in drawn and len(drawn) < 60_000
    land = sample.ROOT / "templates" / "map" / "land.txt"
    assert land.stat().st_size < 60_000


def test_a_map_shows_its_points_where_they_are() -> None:
    box = atlas._box([(0.0, 0.0), (40.0, 20.0)])
    x, y = box.at(0.0, 0.0)
    other, above = box.at(20.0, 40.0)
    assert 0 < x < other < 100 and 0 < above < y < 100, "east is right, north is up"
    across = (box.east - box.west) * box.squeeze
    assert round(across / (box.north - box.south), 3) == 2.0


def test_land_is_cut_to_the_map() -> None:
    box = atlas.Box(0.0, 0.0, 20.0, 10.0, 1.0)
    square = [(-5.0, -5.0), (10.0, -5.0), (10.0, 5.0), (-5.0, 5.0)]
    room = 0.2  # a fiftieth of the height
    cut = {(round(x, 9), round(y, 9)) for x, y in atlas._clipped(square, box)}
    assert cut == {(-room, -room), (-room, 5.0), (10.0, -room), (10.0, 5.0)}
    assert atlas._clipped([(30.0, 0.0), (40.0, 0.0), (40.0, 5.0)], box) == []


def test_months_of_algeria_and_tunisia() -> None:
    for family in ("algeria", "tunisia"):
        assert [say.month(n, family) for n in (1, 2, 4, 6, 7, 8)] == [
            "جانفي",
            "فيفري",
            "أفريل",
            "جوان",
            "جويلية",
            "أوت",
        ]
    assert "5 ديسمبر 2019" in _pages(months="algeria")["meetings/a-1.html"]


def test_what_the_calendar_leaves_out_is_named() -> None:
    page = _pages()["take-away.html"]
    assert 'id="undated"' in page and 'href="meetings/c-1.html"' in page.split('id="undated"')[1]
    empty = Timeline(meetings=(), events=(), articles=(), contradictions=())
    assert 'id="undated"' not in _pages(empty, Registry())["take-away.html"]


# ── cards for the articles of others ─────────────────────────────────────────────────────────────


def test_each_entry_and_person_has_a_card_that_stands_alone() -> None:
    pages = _pages()
    cards = {path for path in pages if path.startswith("embed/") and path.endswith(".html")}
    entries = {f"embed/{path}" for path in pages if path.startswith("meetings/")} - {"embed/meetings/b-9.html"}
    assert entries <= cards
    assert "embed/people/salem.html" in cards
    for path in cards:
        assert "frame-ancestors" not in pages[path], "a meta element cannot say it"
        assert 'target="_blank" rel="noopener"' in pages[path]
        assert not re.search(r'(?:src|href)="https?://(?!example\.org/t/)', pages[path])


def test_a_card_says_what_did_not_take_place() -> None:
    first = sample.timeline().meetings[0]
    told = _first(meeting=replace(first.meeting, held="denied"))
    assert "نُفي وقوعه" in _pages(told)["embed/meetings/a-1.html"]


def test_oembed_where_the_site_knows_its_address() -> None:
    pages = _pages()
    found = json.loads(pages["embed/meetings/a-1.json"])
    assert (found["version"], found["type"]) == ("1.0", "rich")
    assert found["html"].startswith('<iframe src="https://example.org/t/embed/meetings/a-1.html"')
    link = '<link rel="alternate oembed" type="application/json+oembed"'
    assert f'href="https://example.org/t/{"embed/meetings/a-1.json"}"' in pages["meetings/a-1.html"].split(link)[1]
    alone = _pages(site_url="")
    assert "embed/meetings/a-1.html" in alone and "embed/meetings/a-1.json" not in alone
    assert link not in alone["meetings/a-1.html"]
    assert "{site}embed/meetings/a-1.html" in alone["meetings/a-1.html"], "the script fills in where it is read"


def test_a_title_cannot_leave_its_snippet() -> None:
    told = sample.timeline()
    bad = replace(told.events[0].meeting, summary='" onload="alert(1)><script>')
    pages = _pages(replace(told, events=(replace(told.events[0], meeting=bad), *told.events[1:])))
    html = json.loads(pages["embed/meetings/b-4.json"])["html"]
    assert "onload=&#34;" in html or "&#34; onload" in html
    assert "<script>" not in html.split("</iframe>")[0]
    assert "<script>" not in pages["meetings/b-4.html"].split("<textarea")[1].split("</textarea>")[0]
