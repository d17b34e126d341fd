"""What a page loads: little at first, the rest with the first sign of a reader, and nothing that moves."""

from __future__ import annotations

import functools
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

_HOME = 120_000  # bytes, compressed, with what comes later; what comes at first is a good deal less
_FIRST = 95_000

_SHIFT = """window.moved = 0; new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value
}).observe({type: "layout-shift", buffered: true})"""


def _loaded(window: Any, site: Path, home: str, page: str, *, width: int = 1280) -> tuple[Any, list[str]]:
    opened = window(width=width)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url.removeprefix(home).split("?")[0]))
    opened.page.goto(home + page, wait_until="networkidle")
    return opened, asked


def _weight(site: Path, asked: list[str]) -> int:
    sizes = ((site / path).read_bytes() for path in dict.fromkeys(asked))
    return sum(len(one) if one[:4] == b"wOF2" else len(gzip.compress(one)) for one in sizes)


@pytest.fixture(scope="module")
def five(five_articles: Path, serve: Callable[[Path], str]) -> tuple[Path, str]:
    return five_articles / "site", serve(five_articles / "site")


def test_the_home_is_light(window: Any, five: tuple[Path, str]) -> None:
    site, home = five
    opened, asked = _loaded(window, site, home, "index.html")
    assert _weight(site, asked) < _FIRST
    assert not [path for path in asked if "bundle" in path or "search" in path]
    opened.page.mouse.move(50, 50, steps=2)
    opened.page.wait_for_function("() => window.document$")
    assert _weight(site, asked) < _HOME
    assert opened.wrong == []


def test_a_pointer_that_rests_is_no_sign_of_a_reader(window: Any, five: tuple[Path, str]) -> None:
    page = window().page
    page.mouse.move(300, 400)
    for _ in range(3):  # the browser tells a page that comes up under the pointer of a move
        page.goto(five[1] + "index.html", wait_until="networkidle")
        assert page.evaluate("typeof document$") == "undefined"
    page.mouse.move(310, 400, steps=2)
    page.wait_for_function("() => window.document$")


@pytest.mark.parametrize("page", ["index.html", "meetings/002-1.html", "people/hammouchi.html"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves(window: Any, five: tuple[Path, str], page: str, width: int) -> None:
    opened, _ = _loaded(window, *five, page, width=width)
    opened.page.evaluate(_SHIFT)
    opened.page.mouse.move(50, 50, steps=2)
    opened.page.wait_for_function("() => window.document$")
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("moved") < 0.05


@pytest.mark.parametrize("width", [1280, 390])
def test_rows_that_are_far_are_laid_out_without_being_moved_to(window: Any, five: tuple[Path, str], width: int) -> None:
    """What is not laid out is no heading and no link for a screen reader."""
    opened, _ = _loaded(window, *five, "index.html", width=width)
    page = opened.page
    page.evaluate(_SHIFT)
    row = page.locator(".row").last
    page.wait_for_function("() => document.documentElement.matches('.laid')")
    seen = "row => row.firstElementChild.checkVisibility({contentVisibilityAuto: true})"
    assert page.locator(".row").count() == 10
    assert row.evaluate(seen)
    assert page.evaluate("() => scrollY") == 0
    page.goto(f"{five[1]}index.html?x#{row.get_attribute('id')}")
    page.evaluate(_SHIFT)
    page.wait_for_function("() => document.documentElement.matches('.laid')")
    assert 0 < row.evaluate("row => row.getBoundingClientRect().top") < 850
    assert page.evaluate("moved") < 0.05


def test_without_script_every_row_is_laid_out(window: Any, five: tuple[Path, str]) -> None:
    opened, _ = _loaded(functools.partial(window, java_script_enabled=False), *five, "index.html")
    assert opened.page.locator(".row").last.evaluate("row => getComputedStyle(row).contentVisibility") == "visible"


def test_the_menu_that_the_first_touch_opens_stays_open(window: Any, five: tuple[Path, str]) -> None:
    opened, _ = _loaded(window, *five, "index.html", width=390)
    opened.page.locator("button[aria-label=القائمة]").click()
    opened.page.wait_for_function("() => window.document$")
    opened.page.wait_for_timeout(400)  # the theme's script shuts the menu an eighth of a second after it has started
    assert opened.page.locator("#__drawer").is_checked()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator("#__drawer").is_checked()


def test_dark_is_dark_before_any_script_of_the_theme(window: Any, five: tuple[Path, str]) -> None:
    opened = window(dark=True)
    opened.page.goto(five[1], wait_until="networkidle")
    assert opened.page.evaluate("[typeof document$, document.body.dataset.mdColorScheme]") == ["undefined", "slate"]
    opened.page.locator("label[for=__palette_0]").click()
    assert opened.page.evaluate("document.body.dataset.mdColorScheme") == "paper"
    opened.page.goto(five[1] + "meetings/002-1.html", wait_until="networkidle")
    assert opened.page.evaluate("[typeof document$, document.body.dataset.mdColorScheme]")[1] == "paper"
