"""Cards in the articles of others: inside a page of another origin, in two directions and several widths."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ARTICLE = (
    '<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8"><title>t</title>'
    '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head>'
    '<body style="margin:0"><p>…</p>{snippet}<p>…</p></body></html>'
)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], address: str) -> str:
    """The address of a newspaper of another origin, whose articles hold what a page of the site says to paste."""
    folder = tmp_path_factory.mktemp("paper")
    for lang, direction in (("ar", "rtl"), ("en", "ltr")):
        frames = "".join(
            f'<iframe src="{address}embed/{path}" title="t" width="100%" height="250" style="border:0"></iframe>'
            for path in ("meetings/a-1.html", "people/salem.html")
        )
        text = frames + f'<script src="{address}assets/js/embed-host.js" async></script>'
        text = ARTICLE.format(lang=lang, dir=direction, snippet=text)
        (folder / f"{lang}.html").write_text(text, encoding="utf-8")
    return serve(folder)


@pytest.mark.parametrize("width", [320, 800])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_card_takes_its_room_and_no_more(window: Any, paper: str, address: str, lang: str, width: int) -> None:
    opened = window(width=width)
    page = opened.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{paper}{lang}.html")
    page.wait_for_function("() => [...document.querySelectorAll('iframe')].every(one => one.style.height)")
    page.wait_for_timeout(200)
    for n, frame in enumerate(page.frames[1:]):
        height = page.evaluate(f"() => document.querySelectorAll('iframe')[{n}].clientHeight")
        said = frame.evaluate("() => [document.body.scrollHeight, document.documentElement.scrollWidth - innerWidth]")
        assert said == [height, 0], "no bar to scroll, no gap"
        assert frame.evaluate("() => getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert not [url for url in asked if not url.startswith((paper, address, "data:"))]
    assert opened.wrong == []


@pytest.mark.parametrize(("query", "shown"), [
    ("", ["b-1", "b-2", "b-3", "b-4", "a-2"]),
    ("?person=laila&held=held&limit=9", ["b-1", "b-3", "a-2", "c-1"]),
    ("?person=laila&with=salem", ["b-1"]),
    ("?person=laila&from=2022&to=2022&sort=old", ["b-3", "b-2", "b-1"]),
    ("?place=usa&form=meeting", ["a-2"]),
    ("?held=planned", ["b-2"]),
    ("?outlet=morning&limit=1", ["a-2"]),
    ("?status=outside", ["b-1"]),
    ("?person=nobody", []),
    ("?person=laila&person=carter", ["a-2"]),
    ("?year=2022&limit=9", ["b-1", "b-3"]),
])  # fmt: skip
def test_one_page_answers_every_filter(window: Any, address: str, query: str, shown: list[str]) -> None:
    opened = window(width=320)
    page = opened.page
    page.goto(f"{address}embed/list.html{query}")
    page.wait_for_function("() => document.querySelector('.tally')?.textContent || document.querySelector('li')")
    links = page.locator(".embed-title a").evaluate_all("all => all.map(a => a.href)")
    assert links == [f"{address}meetings/{one}.html" for one in shown]
    if not query:
        assert page.locator(".tally").inner_text() == "يظهر 5 من 7"
    if query.count("person=") > 1:
        assert page.locator("h1").inner_text() == "ليلى الحسني و John Carter"
    whole = page.locator(".embed-all").get_attribute("href")
    assert whole.startswith(address + "index.html") and "limit" not in whole and "sort" not in whole
    assert opened.wrong == []


@pytest.mark.parametrize("answers", [True, False])
def test_the_foot_of_a_filter_waits_for_the_rows(window: Any, address: str, answers: bool) -> None:
    page = window(width=320).page
    held: list[Any] = []
    page.route("**/cards.js", lambda route: held.append(route))
    page.goto(address + "embed/list.html", wait_until="commit")
    page.wait_for_function("() => window.timelineCards")
    foot = page.locator(".embed-foot")
    assert foot.count() == 1
    assert not foot.is_visible()
    page.wait_for_timeout(100)
    held[0].continue_() if answers else held[0].abort()
    foot.wait_for(state="visible")
    assert page.locator(".embed-rows li").count() == (5 if answers else 0)


def test_a_link_of_a_card_opens_beside_the_article(window: Any, paper: str, address: str) -> None:
    page = window().page
    page.goto(paper + "ar.html")
    with page.context.expect_page() as found:
        page.frames[1].locator("h1 a").click()
    found.value.wait_for_url(address + "meetings/a-1.html")


def test_a_card_is_dark_where_it_is_asked_to_be(window: Any, address: str) -> None:
    page = window().page
    colour = "() => getComputedStyle(document.querySelector('.embed-card')).backgroundColor"
    page.goto(address + "embed/meetings/a-1.html")
    light = page.evaluate(colour)
    page.goto(address + "embed/meetings/a-1.html?theme=dark")
    assert page.evaluate(colour) != light


def test_the_snippet_is_copied_from_the_page(window: Any, address: str) -> None:
    opened = window(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.goto(address + "meetings/a-1.html")
    page.locator(".embed-box summary").click()
    page.get_by_role("button", name="نسخ الأسطر").click()
    page.wait_for_function("() => document.querySelector('.embed-box [role=status]')?.textContent")
    assert page.evaluate("() => navigator.clipboard.readText()").startswith(
        '<iframe src="https://example.org/t/embed/meetings/a-1.html"'
    )
    assert opened.wrong == []


@pytest.mark.parametrize("path", ["meetings/a-1.html", "people/salem.html", "pairs/carter--salem.html"])
def test_the_head_of_a_page_leads_to_its_snippet(window: Any, address: str, path: str) -> None:
    page = window().page
    page.goto(address + path)
    lead = page.locator(".leads a").first
    assert lead.bounding_box()["y"] < 600
    lead.click()
    page.locator(".embed-box textarea").wait_for(state="visible")
    page.wait_for_function(
        "() => document.querySelector('.embed-box')?.getBoundingClientRect()?.top < innerHeight - 100"
    )


def test_the_snippet_of_what_was_filtered_is_copied_from_the_filters(window: Any, address: str) -> None:
    opened = window(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.goto(address + "index.html?person=laila&from=2022&to=2022&sort=new")
    button = page.get_by_role("button", name="ضمّن هذه القائمة")
    button.click()
    page.wait_for_function("() => document.querySelector('.taken')?.textContent === 'نُسخت'")
    pasted = page.evaluate("() => navigator.clipboard.readText()")
    assert f'src="{address}embed/list.html?person=laila&amp;from=2022&amp;to=2022"' in pasted
    assert f'<script src="{address}assets/js/embed-host.js"' in pasted
    page.locator("[name=word]").fill("ليلى")
    button.wait_for(state="hidden")  # a card cannot be asked for a word
    assert opened.wrong == []


@pytest.mark.parametrize(("path", "query", "shown"), [
    ("people/salem.html", "person=salem", ["b-1", "a-1"]),
    ("people/salem.html?with=laila", "with=laila&person=salem", ["b-1"]),
    ("people/laila.html?held=held", "held=held&person=laila", ["b-1", "b-3", "a-2", "c-1"]),
    ("places/usa.html", "place=usa", ["b-3", "a-2"]),
    ("outlets/morning.html?form=meeting", "form=meeting&outlet=morning", ["a-2", "a-1"]),
])  # fmt: skip
def test_a_list_of_any_page_is_embedded(window: Any, address: str, path: str, query: str, shown: list[str]) -> None:
    """What its rows have in common is asked for beside what was chosen, and the card shows what the page shows."""
    opened = window(permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.goto(address + path)
    if "?" not in path:
        page.locator(".filter-box summary").click()
    page.get_by_role("button", name="ضمّن هذه القائمة").click()
    page.wait_for_function("() => document.querySelector('.taken')?.textContent === 'نُسخت'")
    pasted = page.evaluate("() => navigator.clipboard.readText()")
    asked = f"{address}embed/list.html?{query}"
    assert f'src="{asked.replace("&", "&amp;")}"' in pasted
    rows = page.locator(".listing .row:visible").evaluate_all("all => all.map(row => row.id.slice(2))")
    assert sorted(rows) == sorted(shown)
    page.goto(asked)
    page.wait_for_selector(".embed-title")
    links = page.locator(".embed-title a").evaluate_all("all => all.map(a => a.href)")
    assert links == [f"{address}meetings/{one}.html" for one in shown]
    assert opened.wrong == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_cards(window: Any, address: str, theme: str) -> None:
    axe = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    page = window(width=320, bypass_csp=True).page
    for path in ("meetings/a-1.html", "meetings/a-2.html", "meetings/b-4.html", "people/laila.html"):
        page.goto(f"{address}embed/{path}?theme={theme}")
        page.evaluate(axe)
        found = page.evaluate("() => axe.run({resultTypes: ['violations']})")
        assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found["violations"]] == []
