"""The five articles, built by the command and read in a real browser, from a server and from the disk."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import found_by

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def five(five_articles: Path, serve: Callable[[Path], str]) -> str:
    return serve(five_articles / "site")


def test_meetings_stand_in_order(window: Any, five: str) -> None:
    opened = window()
    opened.page.goto(five)
    rows = opened.page.locator("#timeline .row[data-kind=meeting]").evaluate_all(
        "all => all.map(row => ['.row-title', '.when'].map("
        r"s => row.querySelector(s).textContent.replace(/\s+/g, ' ').trim()))"
    )
    assert [(set(re.split(" و(?=[^ ]+ )", title)), when) for title, when in rows] == [
        ({"مايك بومبيو", "عبد اللطيف حموشي"}, "الخميس 5 دجنبر 2019"),
        ({"ناصر بوريطة", "مايك بومبيو"}, "الخميس 5 دجنبر 2019"),
        ({"كريستوفر راي", "عبد اللطيف حموشي"}, "في أحد يومين 13 أو 14 يونيو 2022"),
        ({"أفريل هاينز", "عبد اللطيف حموشي"}, "في أحد يومين 13 أو 14 يونيو 2022"),
        ({"أفريل هاينز", "عبد اللطيف حموشي"}, "الاثنين 19 شتنبر 2022"),
        ({"وليام بيرنز", "عبد اللطيف حموشي"}, "الجمعة 7 أبريل 2023"),
    ]
    assert opened.wrong == []


def test_the_reason_of_each_meeting_opens(window: Any, five: str) -> None:
    page = window(width=390).page
    page.goto(five)
    links = page.locator("#timeline .row[data-kind=meeting] .row-title a").evaluate_all("all => all.map(a => a.href)")
    for link in links:
        page.goto(link)
        first = page.locator(".why .says").first
        summary = page.locator(".why > summary").first
        if not first.is_visible():
            summary.click()
        assert first.is_visible() and first.inner_text().strip()


def test_axe_finds_nothing_where_nothing_is_found(window: Any, five: str) -> None:
    axe = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    opened = window(bypass_csp=True)
    opened.page.goto(five + "404.html")
    led_to = opened.page.locator(".card a").all_inner_texts()
    assert {"الخط الزمني", "الأشخاص", "المصادر", "المنهج"} <= set(led_to)  # sections of the menu, too
    opened.page.evaluate(axe)
    result = opened.page.evaluate("() => axe.run({resultTypes: ['violations']})")
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]] == []


def test_a_mark_stands_apart_from_its_word(window: Any, five: str) -> None:
    page = window().page
    page.goto(five + "articles.html")
    gaps = page.locator(".card-meta .chip").evaluate_all(
        """all => all.map(chip => {
          const range = document.createRange()
          range.selectNodeContents(chip.lastChild)
          return chip.firstElementChild.getBoundingClientRect().left - range.getBoundingClientRect().right
        })"""
    )
    assert len(gaps) > 4 and min(gaps) >= 3


def test_search_finds(window: Any, five: str) -> None:
    wanted = {
        "بومبيو": "people/pompeo.html",
        "الحموشي": "people/hammouchi.html",
        "حموشي": "people/hammouchi.html",
        "هاينس": "people/haines.html",
        "بورنز": "people/burns.html",
        "لقاء": "",
        "الرباط": "places/rabat.html",
    }
    page = window().page
    page.goto(five)
    page.locator(".md-search__input").click()
    missed = [query for query, path in wanted.items() if not any(path in one for one in found_by(page, query))]
    assert missed == []


def test_copy_without_a_server(window: Any, five_articles: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(five_articles / "site-offline.zip") as file:
        file.extractall(tmp_path / "unpacked")
    home = min((tmp_path / "unpacked").rglob("index.html"), key=lambda path: len(path.parts))  # others are of languages
    assert home.read_bytes() == (five_articles / "site-offline" / "index.html").read_bytes()
    opened = window()
    asked: list[str] = []
    opened.page.route(re.compile("^(?!file:|data:|about:)"), lambda r: (asked.append(r.request.url), r.abort()))
    opened.page.goto(home.as_uri())
    opened.page.locator(".md-search__input").click()
    opened.page.keyboard.type("حموشي ")
    opened.page.locator(".md-search-result__link").first.click()
    opened.page.wait_for_selector("h1#content")
    assert asked == []
    assert opened.wrong == []
