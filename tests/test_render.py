"""render: words, addresses, exports and pages, without a browser (tests/site has the browser)."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
import sys
import xml.etree.ElementTree
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import icalendar
import jsonschema
import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402

from arabic_timeline import render, say, spellings  # noqa: E402
from arabic_timeline.interval import Interval, of_day  # noqa: E402
from arabic_timeline.model import Bounds, Source, Timeline  # noqa: E402
from arabic_timeline.registry import Registry  # noqa: E402
from arabic_timeline.render import arabic, cases, feeds, links, safe, words, years  # noqa: E402
from arabic_timeline.render.views import World  # noqa: E402

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "cases" / "render.yaml").read_text(encoding="utf-8"))
SEARCH = yaml.safe_load((HERE / "cases" / "search.yaml").read_text(encoding="utf-8"))
COUNTED = ["مقال واحد", "مقالان", "مقالات", "مقالا", "مقال"]

PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    '<meta name="description" content="<!-- slot:description -->"><script>var a=1</script><!-- slot:head --></head>'
    "<body><!-- slot:search --><main><!-- slot:content --></main></body></html>"
)
SHELL = shell(PAGE)


def _pages(timeline: Timeline | None = None, registry: Registry | None = None, **more: Any) -> dict[str, str]:
    pages = list(
        render.pages(
            timeline or sample.timeline(), registry or sample.registry(), settings=sample.settings(**more), shell=SHELL
        )
    )
    assert len(pages) == len(dict(pages)), "a path came twice"
    return dict(pages)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return _pages()


# ── words ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["when"], ids=lambda row: row["text"])
def test_when(row: dict[str, Any]) -> None:
    low, high = row["low"], row["high"]
    days = None
    if low and high and (high - low).days < 3:
        days = tuple(date.fromordinal(n) for n in range(low.toordinal(), high.toordinal() + 1))
    weekdays = tuple(row.get("weekdays", ())) or None
    bounds = Bounds(interval=Interval(low, high), edtf=row["edtf"], days=days, weekdays=weekdays)
    found = words.when(bounds, row.get("months", "maghreb"))
    assert (found.text, found.iso) == (row["text"], row.get("iso"))


@pytest.mark.parametrize("row", CASES["count"], ids=lambda row: row["text"])
def test_count(row: dict[str, Any]) -> None:
    assert words.count(row["number"], COUNTED, row.get("months", "maghreb")) == row["text"]


@pytest.mark.parametrize("row", CASES["possible"], ids=lambda row: str(row["text"]))
def test_possible_days(row: dict[str, Any]) -> None:
    days = tuple(row["days"])
    bounds = Bounds(interval=Interval(days[0], days[-1]), edtf=None, days=days)
    assert words.possible(bounds, row.get("months", "maghreb")) == row["text"]


@pytest.mark.parametrize("row", CASES["topics"], ids=lambda row: row["told"])
def test_what_was_talked_of_stands_by_itself(row: dict[str, Any]) -> None:
    table = yaml.safe_load((sample.ROOT / "templates" / "words.yaml").read_text(encoding="utf-8"))
    assert cases.topic(row["told"], table["pointing"], table["trailing"]) == row["shown"]


@pytest.mark.parametrize("row", CASES["groups"], ids=lambda row: row["told"])
def test_groups_stand_in_a_list_as_lists_have_them(row: dict[str, Any]) -> None:
    table = yaml.safe_load((sample.ROOT / "templates" / "words.yaml").read_text(encoding="utf-8"))
    listed = cases.several(row["told"], table["groups"]) if row.get("several") else spellings.bare(row["told"])
    assert listed == row["listed"]


@pytest.mark.parametrize("row", SEARCH["words"], ids=lambda row: row["word"])
def test_search_words(row: dict[str, Any]) -> None:
    assert arabic.key(row["word"]) == row["key"]
    assert row["key"] in arabic.forms(row["word"])


# ── hostile text ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["address"], ids=lambda row: row["given"])
def test_addresses(row: dict[str, Any]) -> None:
    assert (safe.url(row["given"]) is not None) == row["safe"]


@pytest.mark.parametrize("row", CASES["direction"], ids=lambda row: row["text"])
def test_direction(row: dict[str, Any]) -> None:
    assert safe.direction(row["text"]) == row["dir"]


@pytest.mark.parametrize("row", CASES["sentence"], ids=lambda row: row["says"])
def test_foreign_runs_are_kept_apart(row: dict[str, Any]) -> None:
    assert str(safe.sentence(row["says"])).replace('<bdi dir="ltr">', "[").replace("</bdi>", "]") == row["shown"]


@pytest.mark.parametrize("row", CASES["figures"], ids=lambda row: row["text"])
def test_figures_in_texts_of_others(row: dict[str, Any]) -> None:
    assert str(safe.quoted(row["text"], [])) == row["shown"].replace("[", '<bdi dir="ltr">').replace("]", "</bdi>")


@pytest.mark.parametrize("row", CASES["slug"], ids=lambda row: row["file"])
def test_ids_as_file_names(row: dict[str, Any]) -> None:
    assert links.slug(row["id"]) == row["file"]


def test_long_passages_are_cut_around_their_expression() -> None:
    body = "كلمة " * 400 + "أمس الاثنين" + " كلمة" * 400
    start = body.index("أمس")
    shown = str(safe.quoted(body, [(start, start + 11, "governs")]))
    assert '<mark class="governs">أمس الاثنين</mark>' in shown
    assert len(shown) < 800


class _Tags(html.parser.HTMLParser):
    """The elements of a page, and whether its controls reorder text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self._script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._script = tag == "script"
        assert not any(name.startswith("on") for name in given), f"a handler in <{tag}>"
        assert "style" not in given, f"an inline style in <{tag}>"
        self.links += [given[name] or "" for name in ("href", "src") if name in given]
        self.ids += [given["id"] or ""] if "id" in given else []

    def handle_data(self, data: str) -> None:
        if self._script:
            self.scripts.append(data)
            self._script = False


def test_no_page_lets_data_become_markup(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path.endswith(".html"):
            found = _Tags(text)
            assert not any("alert" in script for script in found.scripts if not script.startswith('{"@context"')), path
            assert not any(link.lower().startswith(("javascript:", "data:")) for link in found.links), path
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", text), path


def test_json_ld_is_json_and_ends_where_it_should(pages: dict[str, str]) -> None:
    for path in ("articles/c.html", "meetings/a-1.html", "people/salem.html"):
        (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', pages[path])
        assert json.loads(script)["@type"] in ("Event", "Person", "NewsArticle")
    assert "\\u003c/title\\u003e" in pages["articles/c.html"]


@pytest.mark.parametrize("split", [300, 2], ids=["whole", "cut"])
def test_every_internal_link_and_anchor_holds(split: int) -> None:
    pages = _pages(split=split)
    ids = {path: set(_Tags(text).ids) for path, text in pages.items() if path.endswith(".html")}
    elsewhere = {"method.html", "data/timeline.schema.json"}
    missing = []
    for path in ids:
        for link in _Tags(pages[path]).links:
            if link.startswith(("http", "assets/")) or not link:
                continue
            target, _, anchor = link.partition("#")
            target = target.split("?")[0]
            base = path.rsplit("/", 1)[0] + "/" if "/" in path else ""
            whole = _resolved(base + target) if target else path
            if whole.startswith("assets/"):
                continue
            if (whole in pages and (not anchor or anchor in ids[whole])) or whole in elsewhere:
                continue
            missing.append((path, link))
    assert missing == []


def _resolved(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


@pytest.mark.parametrize("split", [300, 2], ids=["whole", "cut"])
def test_ids_come_once(split: int) -> None:
    pages = _pages(split=split)
    for path, text in pages.items():
        if path.endswith(".html"):
            ids = _Tags(text).ids
            assert len(ids) == len(set(ids)), path


def test_two_contradictions_about_one_entry_have_anchors_of_their_own() -> None:
    told = sample.timeline()
    text = _pages(replace(told, contradictions=told.contradictions * 2))["contradictions.html"]
    assert [one for one in _Tags(text).ids if one.startswith("b-4")] == ["b-4", "b-4.2"]


def test_policy_names_each_inline_script(pages: dict[str, str]) -> None:
    text = pages["meetings/a-1.html"]
    # sha256 of «var a=1», from openssl
    assert "'sha256-" in text
    assert 'dir="rtl"' in text.split("<head>")[0]
    assert "unsafe" not in text.split("</head>")[0]


# ── what is shown ────────────────────────────────────────────────────────────────────────────────


def test_a_meeting_tells_its_date_its_reasons_and_its_evidence(pages: dict[str, str]) -> None:
    text = pages["meetings/a-1.html"]
    assert '<time datetime="2019-12-05">الخميس 5 دجنبر 2019</time>' in text
    assert "قال المقال إن اللقاء جرى «أول أمس الخميس»." in text
    assert '<mark class="governs">أول أمس الخميس</mark>' in text
    assert 'href="../articles/a.html#d' in text
    assert "لم نطلع على صفحة تثبته" in pages["meetings/a-2.html"]
    assert "kifache.example (2022/09/19)" in pages["meetings/b-1.html"]


def test_an_article_shows_what_became_of_its_expressions(pages: dict[str, str]) -> None:
    assert "ليس في شباط يوم 30." in pages["articles/c.html"]
    assert "شارك هذا المقال" in pages["articles/a.html"]
    assert "الثلاثاء 20 شتنبر 2022" in pages["articles/b.html"]


def test_an_expression_that_reasoning_placed_shows_its_day_and_its_chain() -> None:
    told = sample.timeline()
    found = Bounds(interval=of_day(date(2022, 9, 19)), edtf="2022-09-19", why=(sample.because("حُسب بالاستنتاج."),))
    second = replace(told.articles[1], values=(found, None, None))
    text = _pages(replace(told, articles=(told.articles[0], second, told.articles[2])))["articles/b.html"]
    shown = text.split('class="expressions"')[1]
    assert "حُسب بالاستنتاج." in shown
    assert "2022-09-19" in shown or "الاثنين 19 شتنبر 2022" in shown


def test_front_matter_is_called_by_its_name() -> None:
    told = sample.timeline()
    why = (sample.because("نُشر المقال في هذا اليوم.", Source(knowledge="articles/a")),)
    first = replace(told.articles[0], why=why)
    text = _pages(replace(told, articles=(first, *told.articles[1:])))["articles/a.html"]
    assert '<a href="../articles/a.html">بيانات المقال</a>' in text
    assert "من سجل التحرير: <bdi" not in text.split('id="how"')[1].split("</section>")[0]


def test_whole_texts_only_where_rights_allow(pages: dict[str, str]) -> None:
    assert 'id="text"' in pages["articles/b.html"]
    assert 'id="text"' not in pages["articles/a.html"]
    assert sum(text.count("وبحث الجانبان اتفاق") for text in pages.values()) <= 2  # beside an expression only


def test_old_addresses_lead_to_new_ones(pages: dict[str, str]) -> None:
    assert 'content="0; url=../meetings/b-1.html"' in pages["meetings/b-9.html"]


def _searched(pages: dict[str, str]) -> dict[str, str]:
    """Title, names and words of each page that the search knows."""
    rows = json.loads(pages["data/search/0.js"].removeprefix("searchPages(").rstrip(")\n"))
    return {f"{row[0]}.html": " ".join(row[2:5]) for row in rows if row[1] != "page"}


def test_search_knows_every_alias(pages: dict[str, str]) -> None:
    docs = _searched(pages)
    for one in sample.registry().people.values():
        assert all(name in docs[links.person(one.id)] for name in (one.name, *one.aliases))
    assert "</title>" in docs["articles/c.html"]  # the browser makes text of it, no element


def test_same_input_same_bytes() -> None:
    assert _pages() == _pages()


def test_places_without_a_record_are_listed_as_articles_write_them() -> None:
    placeless = replace(sample.registry(), places={})
    told = _pages(registry=placeless)["places.html"]
    assert 'href="meetings/a-1.html"><bdi dir="rtl" lang="ar">العاصمة</bdi>' in told  # one meeting is led to itself
    several = re.search(r'href="index\.html\?place=([^"]+)"><bdi[^>]*>الولايات المتحدة</bdi></a> \((\d)\)', told)
    assert several and unquote(several[1]) == "n.الولايات-المتحدة"
    assert 'id="written"' not in _pages()["places.html"]


def test_a_place_without_a_record_is_found_and_led_to_where_several_things_happened_there() -> None:
    pages = _pages(registry=replace(sample.registry(), places={}))
    rows = json.loads(pages["data/search/0.js"].removeprefix("searchPages(").rstrip(")\n"))
    places = {row[2]: row[0] for row in rows if row[1] == "place"}
    assert list(places) == ["الولايات المتحدة"]
    assert unquote(places["الولايات المتحدة"]) == "index.html?place=n.الولايات-المتحدة"
    led = [text for path, text in pages.items() if path.startswith("meetings/") and "<dt>المكان</dt>" in text]
    assert sum('<dd><a href="../index.html?place=' in text for text in led) > 1
    assert '<dt>المكان</dt><dd><bdi dir="rtl" lang="ar">العاصمة</bdi></dd>' in pages["meetings/a-1.html"]


def test_an_empty_list_of_places_says_why() -> None:
    nowhere = tuple(
        replace(one, meeting=replace(one.meeting, place=None, place_id=None)) for one in sample.timeline().meetings
    )
    told = replace(sample.timeline(), meetings=nowhere, events=())
    assert "لم تسمّ المقالات مكانا بعد" in _pages(told, registry=replace(sample.registry(), places={}))["places.html"]
    assert "لم تسمّ المقالات مكانا بعد" not in _pages()["places.html"]


@pytest.mark.parametrize(
    ("place", "listed"), [("مكتبه", False), ("مكتبها في العاصمة", False), ("القاهره", True), ("مكتب الأمير", True)]
)
def test_whose_place_only_the_sentence_says_is_in_no_list(place: str, listed: bool) -> None:
    (first, *_) = sample.timeline().meetings
    told = replace(
        sample.timeline(), meetings=(replace(first, meeting=replace(first.meeting, place=place, place_id=None)),)
    )
    assert (f">{place}<" in _pages(told, registry=replace(sample.registry(), places={}))["places.html"]) is listed


def test_a_newspaper_is_not_named_on_every_card_of_its_own_page(pages: dict[str, str]) -> None:
    link = 'href="../outlets/open.html"'
    assert link not in pages["outlets/open.html"].split('class="cards"')[1].split("</ul>")[0]
    assert 'href="outlets/open.html"' in pages["articles.html"]


def test_what_a_newspaper_told_stands_before_its_articles_which_go_on_for_pages(pages: dict[str, str]) -> None:
    page = pages["outlets/open.html"]
    assert 0 < page.index('class="rows"') < page.index('class="cards"')


def test_no_line_of_names_begins_with_a_comma(pages: dict[str, str]) -> None:
    """Each spelling is one whole for the breaking of lines, and so is the comma behind it."""
    names = pages["people/salem.html"].split('class="aliases"')[1].split("</p>")[0]
    assert re.findall(r"<span>.*?</span>", names) == [
        '<span><bdi dir="rtl" lang="ar">المنصوري</bdi>،</span>',
        '<span><bdi dir="rtl" lang="ar">سالم منصوري</bdi></span>',
    ]


def test_empty_timeline_has_its_pages() -> None:
    empty = Timeline(meetings=(), events=(), articles=(), contradictions=())
    found = _pages(empty, Registry())
    assert "لا لقاء بعد" in found["index.html"]
    assert json.loads(found["data/timeline.json"]) == {
        "schema": 2,
        "meetings": [],
        "events": [],
        "articles": [],
        "entries": [],
        "contradictions": [],
        "warnings": [],
    }


def test_long_timelines_are_cut_by_year() -> None:
    found = _pages(split=3)
    assert "years/y2022.html" in found
    assert 'id="e-a-1"' not in found["index.html"]
    assert 'href="meetings/a-1.html"' in found["index.html"]
    facets = json.loads(found["data/facets.js"].removeprefix("timelineFacets(").rstrip(")\n"))
    number, words_ = found["data/rows/0.js"].removeprefix("timelineRows(").rstrip(")\n").split(",", 1)
    row = json.loads(words_)[0]
    assert (number, row["u"], row["d"]) == ("0", "meetings/a-1.html", ["الخميس", "5 دجنبر", "2019"])
    names = [facets["people"][n][1] for n in facets["p"][0]]
    assert names == ["سالم المنصوري", "John Carter", "بونييت تالوار"]
    # 5 December 2019 is 18,235 days after 1970-01-01.
    assert (facets["low"][0], facets["high"][0]) == (18235, 18235)
    # In display order: a-1 a-2 b-4 b-3 b-2 b-1 c-1; b-2 is planned, b-4 an event, b-3 a visit.
    assert (facets["h"], facets["f"], facets["s"]) == ("0000100", "0052000", "0230114")


def test_questions_are_few_a_page_and_numbered_through() -> None:
    """Sixty of them were seventy screens of a telephone."""
    told = sample.timeline()
    found = _pages(replace(told, review=told.review[:1] * 60))
    pages = [found[path] for path in ("review.html", "lists/review.2.html", "lists/review.3.html")]
    numbers = [[int(n) for n in re.findall(r'id="doubt-(\d+)"', text)] for text in pages]
    assert numbers == [list(range(1, 26)), list(range(26, 51)), list(range(51, 61))]


def test_no_list_holds_more_than_it_may() -> None:
    whole, found = _pages(), _pages(split=2)
    for name, mark in {"people": "card", "outlets": "card", "articles": "card", "contradictions": "clash"}.items():
        parts = [f"{name}.html", *sorted(path for path in found if re.fullmatch(rf"lists/{name}\.\d+\.html", path))]
        held = [found[path].count(f'class="{mark}"') for path in parts]
        assert max(held) <= 2
        assert sum(held) == whole[f"{name}.html"].count(f'class="{mark}"')
        for path in parts[1:]:
            assert f'href="{path}"' in found[f"{name}.html"], "the first part leads to the others"
            assert f'href="../{name}.html"' in found[path]
    assert "lists/articles.2.html" in found


def test_search_holds_every_page_of_a_thing(pages: dict[str, str]) -> None:
    kinds = ("people/", "places/", "outlets/", "meetings/", "articles/")
    assert set(_searched(pages)) == {path for path in pages if path.startswith(kinds)} - {"meetings/b-9.html"}
    assert not any("review" in path for path in _searched(pages))


def test_search_knows_the_names_of_months_and_the_sentence_that_tells(pages: dict[str, str]) -> None:
    head = json.loads(pages["data/search/head.js"].removeprefix("searchHead(").rstrip(")\n"))
    assert {"ديسمبر", "دجنبر", "كانون الأول"} <= set(head["months"]["12"])
    assert {"جوان", "حزيران", "يونيو"} <= set(head["months"]["6"])
    quotes = json.loads(pages["data/search/q0.js"].removeprefix("searchQuotes(").rstrip(")\n"))
    rows = json.loads(pages["data/search/0.js"].removeprefix("searchPages(").rstrip(")\n"))
    told = {rows[n][0]: quote for n, quote in quotes}
    assert "رئيسة البرلمان، أمس الاثنين" in told["meetings/b-1"]


@pytest.mark.parametrize("row", CASES["months"], ids=lambda row: row["name"])
def test_months_of_a_year(row: dict[str, Any]) -> None:
    told = sample.timeline()
    first = told.meetings[0]
    days = [Interval(*(date.fromisoformat(day) for day in span.split("/"))) for span in row["days"]]
    meetings = tuple(
        replace(first, certain=Bounds(interval=day, edtf=None), meeting=replace(first.meeting, id=f"a-{n}"))
        for n, day in enumerate(days)
    )
    world = World(replace(told, meetings=meetings, events=()), sample.registry(), sample.settings())
    shown = [
        [anchor, heading, [one.id for one in rows]]
        for anchor, heading, rows in years.months(world.rows, "levant", world.words["years"])
    ]
    assert shown == row["shown"]


def test_a_long_title_of_an_article_is_whole_on_its_own_page_only() -> None:
    told = sample.timeline()
    first = told.articles[0]
    title = ("لقاء الوزير " * 40).strip()
    long = replace(first, dated=replace(first.dated, article=replace(first.dated.article, title=title)))
    found = _pages(replace(told, articles=(long, *told.articles[1:])))
    page = found["articles/a.html"]
    assert title in page.split("<h1", 1)[1].split("</h1>")[0]
    assert title not in page.split("</title>")[0]
    shown = {path: re.sub("<script.*?</script>", "", text) for path, text in found.items() if path.endswith(".html")}
    assert [path for path, text in shown.items() if title in text] == ["articles/a.html"]


def test_addresses_of_the_site(pages: dict[str, str]) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = xml.etree.ElementTree.fromstring(pages["sitemap.xml"])
    listed = [one.text for one in tree.findall("s:url/s:loc", names)]
    assert "https://example.org/t/meetings/a-1.html" in listed
    assert (
        len(listed)
        == len(set(listed))
        == sum(path.endswith(".html") and not path.startswith("embed/") for path in pages)
    )
    assert "Sitemap: https://example.org/t/sitemap.xml" in pages["robots.txt"]
    assert '<link rel="canonical" href="https://example.org/t/people/salem.html">' in pages["people/salem.html"]
    assert "sitemap.xml" not in _pages(site_url="")


# ── what is taken away, read by others' readers ──────────────────────────────────────────────────


def test_timeline_json_is_as_its_schema_says(pages: dict[str, str]) -> None:
    schema = json.loads((sample.ROOT / "docs" / "data" / "timeline.schema.json").read_text(encoding="utf-8"))
    loaded = json.loads(pages["data/timeline.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(loaded)
    assert [one["id"] for one in loaded["meetings"]] == ["a-1", "a-2", "b-2", "b-1", "c-1"]
    assert loaded["meetings"][0]["certain"] == {"earliest": "2019-12-05", "latest": "2019-12-05", "edtf": "2019-12-05"}
    for one in loaded["meetings"]:
        for passage in one["evidence"]:
            text = sample.dated()[passage["article"]].article.text
            assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_feed(pages: dict[str, str]) -> None:
    feed = feedparser.parse(pages["data/timeline.atom"])
    assert not feed.bozo
    assert len(feed.entries) == 7
    assert len({entry.id for entry in feed.entries}) == 7
    first = next(entry for entry in feed.entries if entry.link == "https://example.org/t/meetings/a-1.html")
    assert first.updated == "2019-12-07T00:00:00Z"
    assert "الخميس 5 دجنبر 2019 (مذكور)" in first.summary


def test_calendar(pages: dict[str, str]) -> None:
    calendar = icalendar.Calendar.from_ical(pages["data/timeline.ics"])
    events = {str(event["URL"]).rsplit("/", 1)[1]: event for event in calendar.walk("VEVENT")}
    assert len(events) == 6  # what nothing bounds has no place in a calendar
    exact, span = events["a-1.html"], events["b-2.html"]
    assert (exact["DTSTART"].dt, exact["DTEND"].dt) == (date(2019, 12, 5), date(2019, 12, 6))
    assert str(exact["STATUS"]) == "CONFIRMED"
    assert (span["DTSTART"].dt, span["DTEND"].dt) == (date(2022, 6, 20), date(2025, 1, 21))
    assert "يوم اثنين بين 20 يونيو 2022 و20 يناير 2025" in str(span["SUMMARY"])
    assert all(len(line.encode()) <= 75 for line in pages["data/timeline.ics"].split("\r\n"))


def test_csv(pages: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(pages["data/timeline.csv"].removeprefix("\ufeff"))))
    assert len(rows) == 7
    assert rows[0]["certain_edtf"] == "2019-12-05"
    assert rows[0]["participants"] == "سالم المنصوري؛ John Carter؛ بونييت تالوار"
    assert rows[0]["articles"] == "morning/a"  # an id such as 002 alone would lose its zeros in a spreadsheet


@pytest.mark.parametrize("text", CASES["formula"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert feeds._cell(text) == f"'{text}"


def test_timelinejs(pages: dict[str, str]) -> None:
    slides = {one["unique_id"]: one for one in json.loads(pages["data/timelinejs.json"])["events"]}
    assert len(slides) == 6
    assert slides["a-1"]["start_date"] == {"year": 2019, "month": 12, "day": 5}
    assert "end_date" not in slides["a-1"]
    assert slides["b-2"]["end_date"] == {"year": 2025, "month": 1, "day": 20}


def _held(how: str) -> Timeline:
    """The sample with its first meeting, on an exact day, planned or denied."""
    told = sample.timeline()
    first = told.meetings[0]
    changed = replace(first, meeting=replace(first.meeting, held=how))
    return replace(told, meetings=(changed, *told.meetings[1:]))


@pytest.mark.parametrize("row", CASES["held"], ids=lambda row: row["held"])
def test_what_did_not_take_place_is_nowhere_exported_as_a_fact(row: dict[str, Any]) -> None:
    found = _pages(_held(row["held"]))
    word = row["word"]
    events = {str(e["URL"]): e for e in icalendar.Calendar.from_ical(found["data/timeline.ics"]).walk("VEVENT")}
    event = events["https://example.org/t/meetings/a-1.html"]
    assert str(event["STATUS"]) == row["calendar"]
    assert word in str(event["SUMMARY"])
    assert row["says"] in str(event["DESCRIPTION"])
    entries = {entry.link: entry for entry in feedparser.parse(found["data/timeline.atom"]).entries}
    entry = entries["https://example.org/t/meetings/a-1.html"]
    assert word in entry.title
    assert row["says"] in entry.summary
    slide = next(one for one in json.loads(found["data/timelinejs.json"])["events"] if one["unique_id"] == "a-1")
    assert word in slide["text"]["headline"]
    assert row["says"] in slide["text"]["text"]
    (first, *_) = csv.DictReader(io.StringIO(found["data/timeline.csv"].removeprefix("\ufeff")))
    assert (first["held"], word in first["title"]) == (row["held"], True)
    text = found["meetings/a-1.html"]
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    linked = json.loads(script)
    assert linked["eventStatus"] == f"https://schema.org/{row['schema']}"
    assert linked["description"] == row["says"]
    assert f"<title>{word}: " in text
    assert _searched(found)["meetings/a-1.html"].startswith(word)


def test_a_held_meeting_has_no_such_word(pages: dict[str, str]) -> None:
    assert "eventStatus" not in pages["meetings/a-1.html"]
    assert "<title>سالم" in pages["meetings/a-1.html"]


def test_a_sentence_that_is_a_title_is_short_where_its_page_quotes_it() -> None:
    told = sample.timeline()
    event = told.events[0]
    sentence = f"كما وقعت #المملكة_المغربية اتفاقا مع شركائها في مجلس التعاون، {'في حفل كبير ' * 12}، ثم عاد الجميع"
    [report] = event.meeting.reports
    passage = replace(report.passages[0], quote=sentence)
    meeting = replace(event.meeting, summary=sentence, reports=(replace(report, passages=(passage,)),))
    page = _pages(replace(told, events=(replace(event, meeting=meeting), *told.events[1:])))["meetings/b-4.html"]
    title = page.split("<h1", 1)[1].split("</h1>")[0]
    assert "وقعت المملكة المغربية اتفاقا مع شركائها" in title and "كما" not in title
    assert title.endswith("…</bdi>") and "ثم عاد الجميع" not in title


@pytest.mark.parametrize("row", CASES["shortened"], ids=lambda row: row["cut"])
def test_titles_are_cut_where_a_clause_ends(row: dict[str, Any]) -> None:
    assert safe.shortened(row["text"], row["limit"]) == row["cut"]


def test_a_long_title_is_whole_on_its_own_page_only() -> None:
    told = sample.timeline()
    accord = told.events[0]
    words_ = "توقيع الاتفاق " * 40
    long = replace(accord, meeting=replace(accord.meeting, summary=words_.strip()))
    found = _pages(replace(told, events=(long, *told.events[1:])))
    page = found["meetings/b-4.html"]
    assert words_.strip() in page.split("<h1", 1)[1].split("</h1>")[0]
    for part in (
        page.split("</title>")[0].split("<title>")[1],
        page.split("<h1", 1)[0].split('aria-current="page"')[1],
    ):
        assert "…" in part
        assert words_.strip() not in part
    read_back = {f"data/{name}" for name in ("timeline.csv", "timeline.json", "timeline.jsonl", "timelinejs.json")}
    whole = {"meetings/b-4.html", *read_back}
    assert all(words_.strip() not in text for path, text in found.items() if path not in whole), "long"


def test_rows_of_every_heading_are_those_of_the_timeline() -> None:
    world = World(sample.timeline(), sample.registry(), sample.settings())
    assert [row.id for row in world.rows] == ["a-1", "a-2", "b-4", "b-3", "b-2", "b-1", "c-1"]


def test_the_layout_leaves_out_the_indentation_of_the_theme() -> None:
    """What a browser draws of white space stays: one line end for all of it, and the lines of code as they are."""
    page = (
        "<!-- slot:title -->\n<body>\n\n    <p>\n      a  b </p>   \n  <pre>\n  c\n\n  d</pre>\n\n"
        "  <script>\n  e()\n</script>\n <textarea>\n  f</textarea>\n  <!-- slot:content -->\n  </body>"
    )
    stamped = render.Shell(shell(page), sample.settings()).stamp({"title": "\n  t", "content": "\n\n  g\n"})
    assert stamped == (
        "\n  t\n<body>\n<p>\na  b </p>\n<pre>\n  c\n\n  d</pre>\n"
        "<script>\n  e()\n</script>\n<textarea>\n  f</textarea>\n\n\n  g\n\n</body>"
    )


def test_the_search_parts_thousands_as_the_pages_do(pages: dict[str, str]) -> None:
    head = json.loads(pages["data/search/head.js"].removeprefix("searchHead(").rstrip(")\n"))
    assert head["thousands"] == say.thousands("maghreb") == "."
