"""The search of the site: what a reader types, the list as it is shown, online and from the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sample
import yaml

from arabic_timeline.model import Participant, Timeline

pytestmark = pytest.mark.browser

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "search.yaml").read_text(encoding="utf-8"))
TYPED = yaml.safe_load((Path(__file__).parents[1] / "cases" / "queries.yaml").read_text(encoding="utf-8"))

# What a reader types → the page that must be among the results.
QUERIES = [
    ("المنصوري", "people/salem.html"),
    ("منصوري", "people/salem.html"),
    ("جون كارتر", "people/carter.html"),
    ("carter", "people/carter.html"),
    ("الحسني", "people/laila.html"),
    ("وحسني", "people/laila.html"),
    ("وزير", "people/salem.html"),
    ("الوزير", "people/salem.html"),
    ("برلمان", "meetings/b-1.html"),
    ("شتنبر ٢٠٢٢", "meetings/b-1.html"),
    ("احمد", "people/quiet.html"),
    ("«العاصمة»،", "places/capital.html"),
    ("CIA", "meetings/a-1.html"),
    ("FBI", "articles/a.html"),
]


@pytest.fixture(scope="module")
def five(five_articles: Path, serve: Callable[[Path], str]) -> str:
    return serve(five_articles / "site")


def _open(page: Any, address: str) -> None:
    page.goto(address)
    page.locator(".md-search__input").click()
    page.wait_for_function("() => document.querySelector('script[src$=\"data/search/q0.js\"]')")


def _results(page: Any, query: str) -> list[str]:
    page.locator(".md-search__input").fill(query)
    page.wait_for_timeout(200)
    found = page.evaluate("() => [...document.querySelectorAll('.md-search-result a')].map(a => a.href)")
    return [str(one) for one in found]


def test_the_right_page_comes_first(window: Any, five: str) -> None:
    opened = window()
    page = opened.page
    _open(page, five)
    wrong = []
    for row in TYPED["five"]:
        links = [one.removeprefix(five) for one in _results(page, row["asked"])]
        says = page.locator(".md-search-result__meta").inner_text()
        good = not row.get("first") or links[:1] == [row["first"]]
        good = good and row.get("says", "") in says and row.get("not", "∅") not in says
        good = good and len(links) <= row.get("found", 99)
        if not good or set(row.get("off", ())) & set(links):
            wrong.append((row["asked"], links[:3], len(links), says))
    assert wrong == []
    assert opened.wrong == []


def _of_names() -> Timeline:
    """Each of the people of the table met Salem once."""
    told = sample.timeline()
    like = told.meetings[0]
    found = []
    for n, name in enumerate(TYPED["people"]):
        sort = "body" if name.startswith("وفد") else "person"
        who = (like.participants[0], Participant(name=name, text=name, start=0, end=len(name), sort=sort))  # type: ignore[arg-type]
        meeting = replace(like.meeting, id=f"{like.meeting.id}-{n}", participants=who)
        found.append(replace(like, meeting=meeting, participants=who))
    return replace(told, meetings=(*told.meetings, *found))


@pytest.fixture(scope="module")
def named(built_once: Callable[..., Callable[[bool], str]]) -> str:
    return built_once("named", _of_names)(False)


def test_names_are_found_as_other_papers_write_them(window: Any, named: str) -> None:
    page = window().page
    _open(page, named)
    wrong = []
    for row in TYPED["named"]:
        _results(page, row["asked"])
        says = page.locator(".md-search-result__meta").inner_text()
        found = page.locator(".md-search-result__link h1").all_inner_texts()
        kinds = page.locator(".md-search-result__link .search-kind").all_inner_texts()
        good = (
            found[:1] == [row["first"]] and row.get("not", "∅") not in says and set(row.get("among", ())) <= set(found)
        )
        if not good or set(row.get("off", ())) & set(found) or kinds[0] != row.get("kind", "شخص"):
            wrong.append((row["asked"], found[:4], kinds[:1], says))
    assert wrong == []


def test_where_nothing_is_found_something_is_offered(window: Any, five: str) -> None:
    page = window().page
    _open(page, five)
    for row in TYPED["nothing"]:
        assert _results(page, row["asked"]) == []
        offered = page.locator(".search-help button").all_inner_texts()
        assert set(row.get("offered", ())) <= set(offered) and offered
    page.locator(".search-help button").first.click()
    page.wait_for_selector(".md-search-result__link")


def test_the_list_is_one_of_links_with_clean_titles(window: Any, five: str) -> None:
    page = window().page
    _open(page, five)
    _results(page, "حموشي")
    assert page.locator("[role=search] ol").count() == 1
    titles = page.locator("[role=search] .md-search-result__link h1").all_inner_texts()
    assert titles[0] == "عبد اللطيف حموشي"
    assert not any(sign in title for title in titles for sign in "<>")
    assert page.locator("[role=search] h1 mark").first.inner_text() == "حموشي"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/hammouchi.html")


@pytest.mark.parametrize(
    ("folder", "query", "directions"),
    [("", "FBI أشطاري", ["rtl"]), ("en/", "DST Achtari", ["rtl"]), ("en/", "Burns Rabat", ["ltr"])],
)
def test_titles_are_in_their_direction_whatever_they_begin_with(
    window: Any, five: str, folder: str, query: str, directions: list[str]
) -> None:
    page = window().page
    page.goto(f"{five}{folder}index.html?q={query}")
    page.wait_for_selector(".md-search-result__link")
    titles = page.locator(".md-search-result__link h1")
    assert titles.evaluate_all("all => all.map(one => getComputedStyle(one).direction)")[:1] == directions


def test_an_address_can_hold_a_query(window: Any, five: str) -> None:
    page = window().page
    page.goto(five + "method.html?q=Pompeo")
    page.wait_for_selector(".md-search-result__link")
    assert page.locator(".md-search-result__link").first.get_attribute("href").endswith("people/pompeo.html")
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__output").is_visible()


def test_nothing_is_loaded_before_a_reader_comes(window: Any, five: str) -> None:
    page = window().page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(five + "method.html")
    page.wait_for_timeout(300)
    assert not [one for one in asked if "search/" in one or "lunr" in one or "workers" in one]


@pytest.mark.parametrize("kind", ["online", "offline"])
def test_queries(window: Any, address: str, offline: Path, kind: str) -> None:
    home = address if kind == "online" else f"{offline.as_uri()}/"
    page = window().page
    _open(page, home + "index.html")
    missed = [query for query, path in QUERIES if home + path not in _results(page, query)]
    assert missed == []


def _words(page: Any, address: str) -> None:
    page.goto(address + "method.html")
    page.add_script_tag(url=address + "assets/js/words.js")


def test_words_in_the_browser(window: Any, address: str) -> None:
    page = window(bypass_csp=True).page
    _words(page, address)
    rows = page.evaluate("rows => rows.map(row => arabicWords.key(row.word))", CASES["words"])
    assert rows == [row["key"] for row in CASES["words"]]
    fits = "([text, query]) => arabicWords.matcher(query)(arabicWords.fold('قال ' + text + ' كلمة'))"
    asked = [(row["word"], query) for row in CASES["words"] for query in row["found_by"]]
    assert [pair for pair in asked if not page.evaluate(fits, pair)] == []
    assert not any(page.evaluate(fits, [row["word"], row["by"]]) for row in CASES["not_found"])


def test_names_that_sound_alike(window: Any, address: str) -> None:
    page = window(bypass_csp=True).page
    _words(page, address)
    bones = "([one, other]) => [false, true].map(half => [one, other].map(word => arabicWords.skeleton(word, half)))"
    for row in TYPED["sounds"]:
        for arabic in row["arabic"]:
            plain, half = page.evaluate(bones, [row["latin"], arabic])
            assert plain[0] == plain[1] and (len(plain[0]) > 2 or half[0] == half[1]), (arabic, plain, half)
    variants = page.evaluate("rows => rows.map(row => [arabicWords.variant(row.one, row.other), "
                             "arabicWords.variant(row.other, row.one)])", TYPED["variants"])  # fmt: skip
    assert variants == [[row["same"]] * 2 for row in TYPED["variants"]]
    for row in TYPED["unlike"]:
        plain, _ = page.evaluate(bones, [row["latin"], row["arabic"]])
        assert plain[0] != plain[1], row
