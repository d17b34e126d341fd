"""A timeline that is cut: filters and search that load what they need, from a server and from the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sample
from building import found_by

from arabic_timeline.interval import of_day
from arabic_timeline.model import Bounds, Timeline

pytestmark = pytest.mark.browser


def _large() -> Timeline:
    """Ninety more meetings, sixty of Laila in 2019 and thirty of Salem in 2021."""
    told = sample.timeline()
    salem, laila = (next(one for one in told.meetings if one.meeting.id == key) for key in ("a-1", "a-2"))
    more = []
    for n in range(90):
        like, day = (laila, date(2019, 1, 1 + n % 30)) if n < 60 else (salem, date(2021, 5, 1 + n % 30))
        bounds = Bounds(interval=of_day(day), edtf=day.isoformat(), days=(day,))
        more.append(replace(like, meeting=replace(like.meeting, id=f"x-{n}"), certain=bounds, likely=None))
    return replace(told, meetings=(*told.meetings, *more))


@pytest.fixture(scope="module")
def sites(built_once: Callable[..., Callable[[bool], str]]) -> Callable[[bool], str]:
    """A site whose timeline is cut at forty rows."""
    return built_once("large", _large, split=40)


@pytest.fixture(params=["online", "offline"])
def home(request: pytest.FixtureRequest, sites: Callable[[bool], str]) -> str:
    """For what is loaded in another way from the disk."""
    return sites(request.param == "offline")


@pytest.fixture(params=["online", pytest.param("offline", marks=pytest.mark.long)])
def shown(request: pytest.FixtureRequest, sites: Callable[[bool], str]) -> str:
    """For what only shows what was loaded."""
    return sites(request.param == "offline")


def test_filters_load_the_years(window: Any, home: str) -> None:
    opened = window()
    page = opened.page
    page.goto(home + "index.html")
    assert page.locator(".row").count() == 0
    page.locator(".filter-box summary").click()
    page.locator("[name=person]").select_option("laila")
    page.locator("[name=from]").select_option("2022")
    page.wait_for_selector("#found .row")
    links = page.locator("#found .row a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links == ["meetings/b-3.html", "meetings/b-2.html", "meetings/b-1.html"]
    assert page.locator(".filter-count").inner_text() == "يظهر 3 من 97 · وبلا تاريخ معروف: 1"
    assert not page.locator("#by-year").is_visible()
    first = page.locator("#found .row").first.inner_text()
    assert "BBC عربي" in first and "الولايات المتحدة" in first and "مذكور" in first
    assert opened.wrong == []


def test_what_is_found_says_what_the_list_says(window: Any, home: str) -> None:
    """The certain bounds of a likely date, and that an event is none of the meetings."""
    page = window().page
    for query, path, row in (
        ("outlet=morning&to=2020", "years/y2020.html", "a-2"),
        ("to=2020", "years/y2020.html", "b-4"),
    ):
        page.goto(f"{home}index.html?{query}&from=2020")
        page.wait_for_selector("#found .row")
        link = page.locator(f"#found .row:has(a[href$='meetings/{row}.html'])")
        found = [link.locator(one).all_inner_texts() for one in (".row-certain", ".row-kind")]
        page.goto(home + path)
        link = page.locator(f".listing .row:has(a[href$='meetings/{row}.html'])")
        assert found == [link.locator(one).all_inner_texts() for one in (".row-certain", ".row-kind")]
        assert any(found)


@pytest.mark.parametrize(("path", "name", "value", "first"), [
    ("years/y2019.html", "place", "capital", "meetings/a-1.html"),
    ("people/laila.html", "from", "2022", "meetings/b-3.html"),
    ("outlets/morning.html", "from", "2021", "meetings/x-60.html"),
])  # fmt: skip
def test_a_long_list_loads_the_numbers_of_its_own_rows_only(
    window: Any, home: str, path: str, name: str, value: str, first: str
) -> None:
    opened = window()
    page, loaded = opened.page, []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(home).split("?")[0]))
    page.goto(home + path)
    page.locator(".filter-box summary").click()
    page.locator(f"[name={name}]").select_option(value)
    page.wait_for_selector("#found .row")
    assert page.locator("#found .row a").first.evaluate("a => a.href") == home + first
    own = f"data/facets/{path.removesuffix('.html').replace('/', '.')}.js"
    assert [one for one in loaded if "facets" in one] == [own]
    assert opened.wrong == []


def test_what_is_found_beyond_thirty_can_be_reached(window: Any, shown: str) -> None:
    page = window().page
    page.goto(shown + "index.html?person=laila")
    page.wait_for_selector("#found .row")
    assert page.locator("#found .row").count() == 30
    page.get_by_role("button", name="المزيد").press("Enter")
    assert page.locator("#found .row").count() == 60
    assert page.evaluate(
        "() => document.activeElement.closest('.row') === document.querySelectorAll('#found .row')[30]"
    )
    page.get_by_role("button", name="المزيد").press("Enter")
    assert page.locator("#found .row").count() == 65
    assert not page.get_by_role("button", name="المزيد").is_visible()


def test_columns_of_the_overview_follow_the_filter(window: Any, shown: str) -> None:
    page = window().page
    page.goto(shown + "index.html")
    labels = "all => all.map(one => one.querySelector('title').textContent)"
    whole = page.locator(".overview .column").evaluate_all(labels)
    # What was planned for one of several years stands in no column; an accord and a visit are no meetings.
    assert whole == ["2019: 61", "2020: 2 (جرى: 1، في السياق: 1)", "2021: 30", "2022: 2 (جرى: 1، في السياق: 1)"]
    page.goto(shown + "index.html?person=salem")
    page.wait_for_selector("#found .row")
    assert page.locator(".overview .column").evaluate_all(labels) == [
        "2019: 1 من 61", "2021: 30", "2022: 1 من 2",
    ]  # fmt: skip
    heights = page.locator(".overview .part").evaluate_all("all => all.map(one => +one.getAttribute('height'))")
    assert heights[0] == heights[2] < heights[1] == 120
    page.locator(".filters [type=reset]").click()
    page.wait_for_selector("#by-year", state="visible")
    assert page.locator(".overview .column").evaluate_all(labels) == whole


def test_search_finds_in_a_large_site(window: Any, home: str) -> None:
    opened = window()
    opened.page.goto(home + "people/salem.html")
    opened.page.locator(".md-search__input").click()
    for query, path in (
        ("الحسني carter 2019", "meetings/x-29.html"),  # the last day of those that fit
        ("لليلى", "people/laila.html"),
        ("رئيسة البرلمان تلتقي", "articles/b.html"),
        ("2021-05-07", "meetings/x-66.html"),
    ):
        assert found_by(opened.page, query)[0] == home + path
        assert opened.page.locator(".md-search-result mark").count() > 0 or query[0] == "2"
    assert opened.wrong == []


def test_more_results_can_be_reached(window: Any, shown: str) -> None:
    page = window().page
    page.goto(shown + "index.html")
    page.locator(".md-search__input").fill("الحسني 2019")  # at once: each letter typed is a search of its own
    shows = "n => document.querySelectorAll('.md-search-result a').length === n"
    page.wait_for_function(shows, arg=30)
    page.get_by_role("button", name="المزيد").press("Enter")
    page.wait_for_function(shows, arg=60)


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.long), 390])
def test_axe_finds_nothing_on_what_only_a_large_site_has(window: Any, shown: str, width: int) -> None:
    axe = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    page = window(width=width, dark=width == 390, bypass_csp=True).page
    found = []
    for path in ("years/y2019.html", "lists/years.y2019.2.html", "index.html?person=laila", "search"):
        page.goto(shown + path.replace("search", "index.html"))
        if "person" in path:
            page.wait_for_selector("#found .row")
        if path == "search":
            page.evaluate("() => document.querySelector('.md-header [for=__search]').click()")
            page.locator(".md-search__input").fill("ليلى")
            page.wait_for_selector(".md-search-result a")
            # half faded in, its words have half their contrast
            page.evaluate(
                "() => Promise.race([new Promise((done) => setTimeout(done, 2000)),"
                " Promise.allSettled(document.getAnimations().map((one) => one.finished))])"
            )
        page.evaluate(axe)
        result = page.evaluate("() => axe.run({resultTypes: ['violations']})")
        found += [(path, v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]]
    assert found == []


@pytest.mark.parametrize(("query", "shown"), [
    ("person=salem&year=2021", ["meetings/x-89.html", "meetings/x-88.html"]),
    ("person=laila&to=2019-01-01&sort=old", ["meetings/x-0.html", "meetings/x-30.html"]),
    ("person=nobody", []),
])  # fmt: skip
def test_a_card_of_many_loads_the_words_of_what_it_shows(
    window: Any, sites: Callable[[bool], str], query: str, shown: list[str]
) -> None:
    opened = window(width=390)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url.split("/data/")[-1]))
    opened.page.goto(f"{sites(False)}embed/list.html?limit=2&{query}")
    opened.page.locator(".embed-foot").wait_for(state="visible")
    links = opened.page.locator(".embed-title a").evaluate_all("all => all.map(a => a.href)")
    assert [link.removeprefix(sites(False)) for link in links] == shown
    assert opened.page.locator(".embed-when").count() == len(shown)
    assert "cards.js" not in asked and len([one for one in asked if one.startswith("rows/")]) <= len(shown)
    assert opened.wrong == []


def test_a_count_that_is_longer_than_its_column_breaks(window: Any, shown: str) -> None:
    """«12 rencontres démenties» beside another column of years on the narrowest phone."""
    page = window(width=320).page
    page.goto(shown + "index.html")
    page.locator(".year-list span span").evaluate_all(
        "all => all.forEach(one => { one.textContent = '12 rencontres démenties\\u00a0·' })"
    )
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    # What parts a count from the next stands on its last line, never on one of its own.
    alone = page.locator(".year-list span span").evaluate_all(
        """all => all.filter(one => {
          const mark = document.createRange(), word = document.createRange(), text = one.firstChild
          mark.setStart(text, text.length - 1), mark.setEnd(text, text.length)
          word.setStart(text, text.length - 4), word.setEnd(text, text.length - 3)
          return Math.abs(mark.getBoundingClientRect().top - word.getBoundingClientRect().top) > 4
        }).length"""
    )
    assert alone == 0


def test_filters_below_the_fold_are_led_to(window: Any, home: str) -> None:
    page = window(width=390).page
    page.goto(home + "index.html")
    lead = page.locator(".to-filters")
    top = lead.bounding_box()["y"]
    assert top < 800 and page.locator(".filter-box").bounding_box()["y"] > 560
    lead.click()
    page.wait_for_selector("[name=person]", state="visible")
    assert page.evaluate("() => document.activeElement.name") == "word"
    assert page.locator("[name=word]").bounding_box()["y"] < 300


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_what_was_found_leads_there(window: Any, sites: Callable[[bool], str], width: int) -> None:
    page = window(width=width).page
    page.goto(sites(False) + "index.html?person=laila&from=2022")
    page.wait_for_selector("#found .row")
    tops = [page.locator(one).first.bounding_box()["y"] for one in (".filter-box", ".filter-count", "#found .row")]
    assert 0 < tops[0] < tops[1] < tops[2] < 900
    page.goto(sites(False) + "index.html")
    page.wait_for_function("() => document.documentElement.matches('.laid')")
    assert page.evaluate("() => scrollY") == 0


def test_every_part_of_a_list_opens(window: Any, home: str) -> None:
    opened = window()
    opened.page.goto(home + "years/y2019.html")
    assert opened.page.locator(".row").count() == 40
    opened.page.locator(".parts a", has_text="41").first.click()
    opened.page.wait_for_selector(".row")
    assert opened.page.locator(".row").count() == 21
    assert opened.wrong == []
