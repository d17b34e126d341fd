"""The five articles in English and French, read in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from building import found_by

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "story.html",
    "people.html",
    "places.html",
    "network.html",
    "articles.html",
    "outlets.html",
    "contradictions.html",
    "review.html",
    "method.html",
    "marks.html",
    "take-away.html",
    "meetings/003-2.html",
    "meetings/003-e3.html",
    "people/hammouchi.html",
    "places/rabat.html",
    "outlets/arabi21.html",
    "articles/003.html",
    "pairs/haines--hammouchi.html",
    "embed/people/hammouchi.html",
]


@pytest.fixture(scope="module")
def folder(five_articles: Path) -> Path:
    return five_articles / "site"


@pytest.fixture(scope="module")
def five(folder: Path, serve: Callable[[Path], str]) -> str:
    return serve(folder)


# Every second page, in turn in each language, width and colouring (in Arabic all are looked at in test_pages.py); every
# page in all of them is long.
@pytest.mark.parametrize(
    ("language", "width", "dark", "pages"),
    [
        pytest.param("en", 1280, False, PAGES[::4], id="en-1280-light"),
        pytest.param("fr", 390, True, PAGES[2::4], id="fr-390-dark"),
        *(
            pytest.param(language, width, width == 390, PAGES, id=f"{language}-{width}-all", marks=pytest.mark.long)
            for language in ("en", "fr")
            for width in (1280, 390)
        ),
    ],
)
def test_axe_finds_nothing(window: Any, five: str, language: str, width: int, dark: bool, pages: Sequence[str]) -> None:
    axe = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    opened = window(width=width, dark=dark)
    found, wide = [], []
    for path in pages:
        opened.page.goto(f"{five}{language}/{path}")
        root = opened.page.evaluate("() => [document.documentElement.lang, document.documentElement.dir]")
        assert root == [language, "ltr"], path
        if opened.page.evaluate("() => document.documentElement.scrollWidth") > width:
            wide.append(path)
        opened.page.evaluate(axe)
        result = opened.page.evaluate("() => axe.run({resultTypes: ['violations']})")
        found += [(path, v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]]
    assert found == []
    assert wide == []
    assert opened.wrong == []


def test_the_switch_leads_to_the_same_page(window: Any, five: str) -> None:
    opened = window()
    opened.page.goto(f"{five}meetings/003-2.html")
    for language, title in (
        ("fr", "Abdellatif Hammouchi et Avril Haines"),
        ("en", "Abdellatif Hammouchi and Avril Haines"),
    ):
        opened.page.locator(f".tongues a[hreflang={language}]").click()
        assert opened.page.url == f"{five}{language}/meetings/003-2.html"
        assert opened.page.locator("h1").inner_text() == title
    opened.page.locator(".tongues a[hreflang=ar]").click()
    assert opened.page.url == f"{five}meetings/003-2.html"
    opened.page.goto(f"{five}editors.html")  # written in Arabic alone
    opened.page.locator(".tongues a[hreflang=en]").click()
    assert opened.page.url == f"{five}en/index.html"
    assert opened.wrong == []


SOUGHT = {
    "en": [
        ("Pompeo", "people/pompeo.html"),
        ("haines", "people/haines.html"),
        ("بومبيو", "people/pompeo.html"),
        ("Rabat", "places/rabat.html"),
        ("7 April 2023", "meetings/004-1.html"),
        ("meeting of Burns and Hammouchi", "meetings/004-1.html"),
        ("2019-12-05 Bourita", "meetings/002-2.html"),
    ],
    "fr": [
        ("Maroc", "places/morocco.html"),
        ("Wray", "people/wray.html"),
        ("7 avril 2023", "meetings/004-1.html"),
        ("decembre 2019 bourita", "meetings/002-2.html"),
        ("rencontre de Burns avec Hammouchi", "meetings/004-1.html"),
    ],
}


@pytest.mark.parametrize("language", SOUGHT)
def test_search(window: Any, five: str, language: str) -> None:
    opened = window()
    opened.page.goto(f"{five}{language}/index.html")
    opened.page.locator(".md-search__input").click()
    wrong = []
    for query, first in SOUGHT[language]:
        links = found_by(opened.page, query)
        counted = opened.page.locator(".md-search-result__meta").inner_text().split()
        if links[0] != f"{five}{language}/{first}" or counted[1] not in ("result", "results", "résultat", "résultats"):
            wrong.append((query, links[0], counted))
    assert wrong == []
    assert opened.wrong == []


@pytest.mark.parametrize(
    ("language", "said"), [("en", "2 of 10 shown"), ("fr", "2 sur 10 affichés"), ("ar", "يظهر 2 من 10")]
)
def test_filters(window: Any, five: str, language: str, said: str) -> None:
    opened = window()
    folder = "" if language == "ar" else f"{language}/"
    opened.page.goto(f"{five}{folder}index.html?person=haines&with=hammouchi&form=meeting")
    opened.page.wait_for_function("() => document.querySelector('.filter-count')?.textContent.length > 1")
    assert opened.page.locator(".filter-count").inner_text() == said
    assert opened.wrong == []


def test_a_name_is_said_once_in_what_is_found(window: Any, five: str) -> None:
    page = window().page
    page.goto(f"{five}en/index.html?q=Haines")
    page.wait_for_selector(".md-search-result__link")
    assert page.locator(".md-search-result__link").first.inner_text().count("Haines") == 1


def test_the_snippet_of_a_language_has_plain_addresses(window: Any, five: str) -> None:
    page = window().page
    page.goto(f"{five}en/meetings/003-1.html")
    lines = page.locator(".embed-box textarea").input_value()
    assert f'src="{five}en/embed/meetings/003-1.html"' in lines
    assert f'src="{five}assets/js/embed-host.js"' in lines


def test_what_leads_to_the_filters_begins_no_line_with_a_gap(window: Any, five: str) -> None:
    page = window(width=390).page
    page.goto(f"{five}fr/index.html")
    lead = page.locator(".to-filters").bounding_box()
    before = page.locator(".tally > :is(span:not(.gap), a:not(.to-filters))").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().bottom)"
    )
    assert max(before) <= lead["y"] + 8, "it stands on a line of its own"
    assert abs(lead["x"] - page.locator(".tally").first.bounding_box()["x"]) < 2


def test_the_story_goes_on_in_the_direction_of_reading(window: Any, five: str) -> None:
    page = window().page
    for folder, key in (("", "ArrowLeft"), ("en/", "ArrowRight")):
        page.goto(f"{five}{folder}story.html")
        page.keyboard.press(key)
        page.wait_for_function("() => document.querySelector('#step-1[aria-current=step]')")


def test_time_runs_in_the_direction_of_reading(window: Any, five: str) -> None:
    page = window().page
    for folder, rising in (("", False), ("en/", True), ("fr/", True)):
        page.goto(f"{five}{folder}index.html")
        years = page.locator("svg.overview .year").evaluate_all(
            "all => all.map(one => [Number(one.textContent), one.getBoundingClientRect().x])"
        )
        places = [place for _, place in sorted(years)]
        assert places == sorted(places, reverse=not rising)


def test_from_the_disk(window: Any, folder: Path) -> None:
    opened = window()
    opened.page.goto((folder / "en" / "index.html").as_uri())
    opened.page.locator(".md-search__input").click()
    opened.page.keyboard.type("Haines ")
    found = "() => document.querySelector('.md-search-result__link')?.href.endsWith('haines.html')"
    opened.page.wait_for_function(found)  # each letter lays the found pages out anew
    opened.page.locator(".md-search-result__link").first.click()
    opened.page.wait_for_selector("h1#content")
    assert opened.page.url.endswith("/en/people/haines.html")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Avril Haines and Abdellatif Hammouchi"), ("fr", "Avril Haines et Abdellatif Hammouchi")],
)
def test_the_card_of_a_filter(window: Any, five: str, language: str, name: str) -> None:
    opened = window(width=390)
    opened.page.goto(f"{five}{language}/embed/list.html?person=haines&with=hammouchi")
    opened.page.wait_for_selector(".embed-rows li")
    assert opened.page.locator(".embed-name").inner_text() == name
    assert opened.wrong == []
