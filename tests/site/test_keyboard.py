"""Real keys: everything that a mouse does can be done without one."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

FOCUS = "() => { const one = document.activeElement; return one && one !== document.body && one.matches(%r) }"


def _tab_to(page: Any, selector: str, most: int = 60, key: str = "Tab") -> None:
    """Press Tab, or Shift+Tab, until the element has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(FOCUS % selector):
            return
    pytest.fail(f"{key} does not reach {selector}")


def test_the_content_comes_first(window: Any, address: str) -> None:
    page = window().page
    page.goto(address + "meetings/a-1.html")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS % ".md-skip")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["index.html", "meetings/a-1.html", "method.html", "people/salem.html"])
def test_the_focus_is_always_seen(window: Any, address: str, path: str, width: int) -> None:
    page = window(width=width).page
    page.goto(address + path)
    lost, reached = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => {
              const one = document.activeElement
              if (one === document.body) return null
              // The switch of colours is a field without size, and its label shows the focus.
              const shown = one.matches(".md-option") ? one.nextElementSibling : one
              const box = shown.getBoundingClientRect()
              const seen = box.width > 0 && box.right > 0 && box.left < innerWidth
              const style = getComputedStyle(shown)
              return [one.outerHTML.slice(0, 90), seen && style.visibility === "visible", style.outlineStyle !== "none"]
            }"""
        )
        if found is None:
            break
        reached += 1
        if not (found[1] and found[2]):
            lost.append(found)
    assert reached > 8
    assert lost == []


SETTLED = """() => {
  const list = document.querySelector(".md-search-result__list");
  if (!list.changed) {
    list.changed = performance.now();
    new MutationObserver(() => { list.changed = performance.now(); }).observe(list, { childList: true, subtree: true });
  }
  return performance.now() - list.changed > 1000;
}"""  # whether the found pages have stood as they are for a second


def test_colours_are_switched(window: Any, address: str) -> None:
    page = window().page
    page.goto(address)
    _tab_to(page, ".md-option")
    page.keyboard.press("ArrowDown")
    scheme = "() => document.body.getAttribute('data-md-color-scheme')"
    assert page.evaluate(scheme) == "slate"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(scheme) == "paper"


def test_the_drawer_opens_and_shuts(window: Any, address: str) -> None:
    page = window(width=390).page
    page.goto(address)
    _tab_to(page, "button[aria-label=القائمة]", 5)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary')")
    _tab_to(page, "label.md-nav__link", 10)  # a section: its pages slide in
    page.keyboard.press(" ")
    _tab_to(page, "a.md-nav__link[href$='network.html']", 5)
    page.keyboard.press("Escape")
    page.wait_for_function("() => document.activeElement.matches('button[aria-label=القائمة]')")
    assert not page.locator("#__drawer").is_checked()


def test_search_opens_and_a_result_is_followed(window: Any, address: str) -> None:
    page = window(width=390).page
    page.goto(address)
    _tab_to(page, "button[aria-label=بحث]", 8)
    page.keyboard.press(" ")
    page.wait_for_function("() => document.activeElement.matches('.md-search__input')")
    page.keyboard.type("المنصوري", delay=10)
    page.wait_for_selector(".md-search-result__link[href*='people/salem']")
    page.wait_for_function(SETTLED)  # the last letter lays the list out anew, and a focus in the old one is lost
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/salem.html*")


def test_filters_are_set(window: Any, address: str) -> None:
    page = window().page
    page.goto(address)
    _tab_to(page, ".filter-box summary")
    page.keyboard.press("Enter")
    _tab_to(page, "[name=word]", 3)
    page.keyboard.type("الكونغرس")
    page.wait_for_function("() => document.querySelector('.filter-count')?.textContent === 'يظهر 1 من 7'")
    _tab_to(page, ".filters [type=reset]", 12)
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.filter-count')?.textContent === ''")
    _tab_to(page, "[name=person]", 12, key="Shift+Tab")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => /person=/.test(location.search)")


def test_a_mark_of_the_overview_leads_to_its_row(window: Any, address: str) -> None:
    page = window().page
    page.goto(address)
    _tab_to(page, "svg a.mark")
    target = page.evaluate("() => document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


def test_a_citation_is_copied(browser: Any, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "meetings/a-1.html")
    _tab_to(page, ".copy")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('.copied')?.textContent === 'نُسخ'")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    context.close()
    assert copied.endswith("https://example.org/t/meetings/a-1.html")
    assert "الخميس 5 دجنبر 2019" in copied
