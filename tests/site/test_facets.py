"""Lists that are asked, columns that zoom, the story and the network, in a real browser."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sample

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Bounds, Timeline

pytestmark = pytest.mark.browser

SHOWN = "() => [...document.querySelectorAll('.listing .row, #found .row')].filter(r => r.offsetParent).map(r => r.id)"
COUNT = "() => document.querySelector('.filter-count')?.textContent === %r"


def _many() -> Timeline:
    """A hundred and twenty meetings of Salem and Carter, three a day from 1 March 2020; each fifth with Laila."""
    told = sample.timeline()
    like, other = told.meetings[0], told.meetings[1]
    found = []
    for n in range(120):
        day = date(2020, 3, 1) + timedelta(n // 3)
        people = like.participants if n % 5 else (*like.participants[:1], other.participants[0])
        bounds = Bounds(interval=of_day(day), edtf=day.isoformat(), days=(day,))
        meeting = replace(like.meeting, id=f"x-{n}", held="planned" if n % 3 == 2 else "held", participants=people)
        found.append(replace(like, meeting=meeting, participants=people, certain=bounds))
    return replace(told, meetings=tuple(found), events=(), contradictions=(), redirects={})


@pytest.fixture(scope="module")
def sites(built_once: Callable[..., Callable[[bool], str]]) -> Callable[[bool], str]:
    """The many meetings from a server or from the disk."""
    return built_once("many", _many)


@pytest.fixture(params=["server", "disk"])
def many(request: pytest.FixtureRequest, sites: Callable[[bool], str]) -> str:
    """For what is loaded in another way from the disk."""
    return sites(request.param == "disk")


@pytest.fixture(params=["server", pytest.param("disk", marks=pytest.mark.long)])
def drawn(request: pytest.FixtureRequest, sites: Callable[[bool], str]) -> str:
    """For what only draws what was loaded."""
    return sites(request.param == "disk")


def test_a_person_is_asked_for_a_second_one(window: Any, many: str) -> None:
    opened = window()
    page = opened.page
    page.goto(many + "people/salem.html")
    page.locator(".filter-box summary").click()
    page.wait_for_selector("[name=with]", state="visible")
    page.wait_for_selector("[name=person]", state="hidden")
    names = page.locator("[name=with]").evaluate("one => [...one.options].map(o => o.text)")
    assert names == ["الكل", "John Carter (96)", "بونييت تالوار (96)", "ليلى الحسني (24)"]
    page.locator("[name=with]").select_option("laila")
    page.wait_for_function(COUNT % "يظهر 24 من 120")
    page.locator("[name=held]").select_option("planned")
    page.wait_for_function(COUNT % "يظهر 8 من 120")
    # What each further choice would give, the others kept.
    held = page.locator("[name=held]").evaluate("one => [...one.options].map(o => o.text)")
    assert held == ["الكل", "جرى (16)", "مقرر (8)"]
    assert opened.wrong == []


def _open_ended() -> Timeline:
    """The sample; its first meeting is known to be of 2 March 2020 or before."""
    told = sample.timeline()
    first = replace(told.meetings[0], certain=Bounds(interval=Interval(None, date(2020, 3, 2)), edtf="../2020-03-02"))
    return replace(told, meetings=(first, *told.meetings[1:]))


@pytest.fixture(scope="module")
def open_ended(built_once: Callable[..., Callable[[bool], str]]) -> str:
    return built_once("open", _open_ended)(False)


@pytest.mark.parametrize(("query", "ids", "says"), [
    ("from=2020&to=2020", ["a-2", "a-1", "b-4"], "يظهر 3 من 7 · وبلا تاريخ معروف: 1"),
    ("from=2019&to=2019", [], "لا شيء بهذه الشروط · وبلا تاريخ معروف: 1"),
    ("from=2020-03-02&to=2020-03-02", ["a-1"], "يظهر 1 من 7 · وبلا تاريخ معروف: 1"),
    ("person=salem&from=2020", ["a-1", "b-1"], "يظهر 2 من 7"),
])  # fmt: skip
def test_what_has_one_known_end_stands_by_it_and_what_has_none_is_counted(
    window: Any, open_ended: str, query: str, ids: list[str], says: str
) -> None:
    opened = window()
    page = opened.page
    page.goto(f"{open_ended}index.html?{query}")
    page.wait_for_function(COUNT % says)
    shown = page.evaluate("() => [...document.querySelectorAll('.row')].filter(r => !r.hidden).map(r => r.id.slice(2))")
    assert sorted(shown) == sorted(ids)
    page.goto(f"{open_ended}embed/list.html?limit=9&{query}")
    page.locator(".embed-foot").wait_for(state="visible")
    links = page.locator(".embed-title a").evaluate_all("all => all.map(a => a.href)")
    assert sorted(links) == sorted(f"{open_ended}meetings/{one}.html" for one in ids)
    assert opened.wrong == []


@pytest.mark.parametrize("split", [300, 2], ids=["whole", "cut"])
def test_a_bound_reads_as_one_line_where_it_is_taken_away(
    window: Any, built_once: Callable[..., Callable[[bool], str]], split: int
) -> None:
    """On the page it stands in two: «في هذا اليوم أو قبله», and below it the day."""
    home = built_once(f"open-{split}", _open_ended, split=split)(False)
    page = window(accept_downloads=True).page
    page.goto(f"{home}index.html?person=salem&to=2020")
    page.wait_for_function(COUNT % "يظهر 1 من 7")
    with page.expect_download() as waiting:
        page.locator("[data-take=json]").click()
    (found,) = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert (found["date"], found["earliest"], found["latest"]) == ("2 مارس 2020 أو قبله", "", "2020-03-02")
    page.goto(f"{home}embed/list.html?person=salem&to=2020")
    page.wait_for_selector(".embed-when")
    assert page.locator(".embed-when").inner_text().startswith("2 مارس 2020 أو قبله")


def _of_an_age() -> Timeline:
    """The many, one of them eight hundred years before."""
    told = _many()
    day = date(1187, 7, 4)
    first = replace(told.meetings[0], certain=Bounds(interval=of_day(day), edtf=day.isoformat(), days=(day,)))
    return replace(told, meetings=(first, *told.meetings[1:]))


def test_years_are_offered_in_which_something_lies(
    window: Any, built_once: Callable[..., Callable[[bool], str]]
) -> None:
    """An outlier offers its own year, not the eight hundred behind it in place of ours."""
    page = window().page
    page.goto(f"{built_once('age', _of_an_age)(False)}index.html?from=2020")
    page.wait_for_function(COUNT % "يظهر 119 من 120")
    years = page.locator("select[name=to] option").all_inner_texts()
    assert years[1:] == ["1187", "2020"]


def _before_a_day() -> Timeline:
    """Of each only the last possible day is known."""
    told = _many()
    found = [
        replace(one, certain=Bounds(interval=Interval(None, one.certain.interval.latest), edtf=""))
        for one in told.meetings
    ]
    return replace(told, meetings=tuple(found))


def test_a_long_list_of_what_lies_before_a_day_can_be_asked(
    window: Any, built_once: Callable[..., Callable[[bool], str]]
) -> None:
    """It has no year for the filters to go by: its own rows are loaded."""
    opened = window()
    page = opened.page
    page.goto(f"{built_once('before', _before_a_day)(False)}years/y2020-span.html?person=laila")
    page.wait_for_function(COUNT % "يظهر 24 من 120")
    page.wait_for_function("() => document.querySelectorAll('#found .row').length === 24")
    assert opened.wrong == []


def test_back_and_forward_walk_through_the_choices(window: Any, many: str) -> None:
    page = window().page
    if many.startswith("file:"):
        pytest.skip("some browsers keep no addresses of pages from the disk")
    page.goto(many + "people/salem.html?with=laila")
    page.wait_for_function(COUNT % "يظهر 24 من 120")
    page.locator("[name=held]").select_option("planned")
    page.wait_for_function(COUNT % "يظهر 8 من 120")
    page.go_back()
    page.wait_for_function(COUNT % "يظهر 24 من 120")
    assert page.locator("[name=held]").input_value() == ""
    page.go_forward()
    page.wait_for_function(COUNT % "يظهر 8 من 120")
    page.reload()
    page.wait_for_function(COUNT % "يظهر 8 من 120")


def test_the_result_is_taken_as_csv_and_json(window: Any, many: str) -> None:
    page = window(accept_downloads=True).page
    page.goto(many + "index.html?person=laila&from=2020-03-01&to=2020-03-05")
    page.wait_for_function(COUNT % "يظهر 3 من 120")
    with page.expect_download() as waiting:
        page.locator("[data-take=csv]").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    # Every fifth of three a day: numbers 0, 5 and 10, on the first, second and fourth day.
    assert [row["earliest"] for row in rows] == ["2020-03-01", "2020-03-02", "2020-03-04"]
    assert rows[0]["people"] == "سالم المنصوري؛ ليلى الحسني"
    assert rows[0]["page"].endswith("meetings/x-0.html")
    assert [row["held"] for row in rows] == ["held", "planned", "held"]
    with page.expect_download() as waiting:
        page.locator("[data-take=json]").click()
    loaded = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert [one["latest"] for one in loaded] == ["2020-03-01", "2020-03-02", "2020-03-04"]
    assert waiting.value.suggested_filename == "timeline-laila-2020-03-01-2020-03-05.json"


def test_a_place_without_a_record_is_asked_for_and_taken_away(
    window: Any, built_once: Callable[..., Callable[[bool], str]]
) -> None:
    def told() -> Timeline:
        found = [
            replace(one, meeting=replace(one.meeting, place="قصر الضيافة" if n % 40 == 0 else None, place_id=None))
            for n, one in enumerate(_many().meetings)
        ]
        return replace(_many(), meetings=tuple(found))

    page = window().page
    home = built_once("written", told)(False)
    page.goto(home + "places.html")
    page.locator("#written ~ ul a").first.click()
    page.wait_for_function(COUNT % "يظهر 3 من 120")
    assert page.locator("[name=place] option:checked").inner_text() == "قصر الضيافة (3)"
    with page.expect_download() as waiting:
        page.locator("[data-take=csv]").click()
    rows = csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig")))
    assert [row["places"] for row in rows] == ["قصر الضيافة"] * 3
    assert waiting.value.suggested_filename == "timeline-قصر-الضيافة.csv"
    page.goto(home + "embed/list.html?place=n.قصر-الضيافة")
    page.locator(".embed-foot").wait_for(state="visible")
    assert page.locator(".embed-title a").count() == 3


def test_order_is_turned_round_and_back(window: Any, address: str) -> None:
    page = window().page
    page.goto(address + "index.html")
    first = page.evaluate(SHOWN)
    page.locator(".filter-box summary").click()
    page.wait_for_selector("[name=sort]", state="visible")
    page.locator("[name=sort]").select_option("new")
    page.wait_for_selector("#found .row")
    # By their first days, 2022-09-19, 2022-06-20, 2022-06-13 …; what has no day stays last.
    assert page.evaluate(SHOWN) == ["e-b-1", "e-b-2", "e-b-3", "e-b-4", "e-a-2", "e-a-1", "e-c-1"]
    page.locator("[name=sort]").select_option("")
    page.wait_for_selector("#found", state="hidden")
    assert page.evaluate(SHOWN) == first
    assert page.locator(".listing h2").first.is_visible()


def test_columns_zoom_under_keys_and_lead_back(window: Any, drawn: str) -> None:
    page = window().page
    page.goto(drawn + "index.html")
    columns = page.locator(".overview a.column")
    # Forty days from 1 March: one column a day, one stop of Tab for all.
    assert columns.count() == 40
    assert page.locator('.overview a.column[tabindex="0"]').count() == 1
    columns.first.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    page.wait_for_function(COUNT % "يظهر 9 من 120")
    assert page.locator("[name=from]").input_value() == "2020-03-02"
    assert page.locator("[name=to]").input_value() == "2020-03-04"
    assert page.locator(".overview a.column").count() == 3
    page.locator(".overview a.column").first.focus()
    page.keyboard.press("Escape")
    page.wait_for_function(COUNT % "")
    assert page.locator(".overview a.column").count() == 40


def test_a_drag_takes_several_columns(window: Any, drawn: str) -> None:
    page = window().page
    page.goto(drawn + "index.html")
    boxes = [page.locator(".overview a.column").nth(n).bounding_box() for n in (0, 4)]
    points = [(box["x"] + box["width"] / 2, box["y"] + box["height"] - 6) for box in boxes]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.mouse.move(*points[1], steps=12)
    page.mouse.up()
    page.wait_for_function(COUNT % "يظهر 15 من 120")


def test_columns_are_wide_enough_for_a_finger(window: Any, drawn: str) -> None:
    page = window(width=390).page
    page.goto(drawn + "index.html")
    widths = page.locator(".overview a.column .hit").evaluate_all(
        "all => all.map(o => o.getBoundingClientRect().width)"
    )
    assert min(widths) >= 24
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_without_script_everything_is_there_to_read(window: Any, many: str) -> None:
    page = window(java_script_enabled=False).page
    page.goto(many + "index.html")
    assert not page.locator(".filter-box").is_visible()
    page.locator(".year-list a").first.click()
    page.wait_for_load_state()
    assert page.locator(".row").count() == 50  # fifteen screens of a telephone
    page.locator(".parts a").first.click()
    page.wait_for_load_state()
    assert page.locator(".row").count() == 50
    page.goto(many + "people/salem.html")
    assert page.locator(".row").count() == 50
    page.locator(".parts a").first.click()
    page.wait_for_load_state()
    assert page.locator(".row").count() == 50


def test_the_story_is_walked_with_keys(window: Any, address: str) -> None:
    opened = window()
    page = opened.page
    page.goto(address + "story.html")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.activeElement.id === 'step-1'")
    page.wait_for_function("() => document.querySelector('.story-progress')?.value === 1")
    page.wait_for_timeout(600)
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.activeElement.id === 'step-2'")
    page.wait_for_timeout(600)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.activeElement.id === 'step-1'")
    assert opened.wrong == []


def test_a_name_of_the_network_shows_its_arcs(window: Any, address: str) -> None:
    page = window().page
    page.goto(address + "network.html")
    name = page.locator(".network-names li", has_text="John Carter")
    name.hover()
    # Salem and Laila; who only attended is of no pair.
    assert page.locator(".arc.near").count() == 2


@pytest.mark.parametrize("path", ["index.html", "meetings/a-1.html", "people/salem.html", "network.html"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_a_page_loads(window: Any, address: str, path: str, width: int) -> None:
    page = window(width=width).page
    page.goto(address + path)
    moved = page.evaluate(
        """() => new Promise(done => {
          let sum = 0
          new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value }))
            .observe({type: "layout-shift", buffered: true})
          setTimeout(() => done(sum), 500)
        })"""
    )
    assert moved < 0.05
