"""Every kind of page in a real browser: order, reasons, width, accessibility, direction, nothing loaded from afar."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

# One of each kind.
KINDS = [
    "index.html",
    "people.html",
    "places.html",
    "articles.html",
    "outlets.html",
    "contradictions.html",
    "review.html",
    "network.html",
    "story.html",
    "method.html",
    "marks.html",
    "take-away.html",
    "editors.html",
    "hosting.html",
    "meetings/a-1.html",
    "meetings/b-4.html",
    "meetings/c-1.html",
    "people/salem.html",
    "people/n.وفد-الكونغرس.html",
    "pairs/carter--salem.html",
    "places/capital.html",
    "outlets/open.html",
    "articles/a.html",
    "articles/b.html",
    "articles/c.html",
]


def test_home_is_in_order_with_dates(window: Any, address: str) -> None:
    page = window().page
    page.goto(address)
    rows = page.locator("#timeline .row").evaluate_all(
        "all => all.map(row => [row.id, row.querySelector('.when').textContent.replace(/\\s+/g, ' ').trim()])"
    )
    assert rows == [
        ["e-a-1", "الخميس 5 دجنبر 2019"],
        ["e-a-2", "في أحد يومين 6 أو 7 يناير 2020"],
        ["e-b-4", "شهر دجنبر 2020"],
        ["e-b-3", "على مدى يومين 13 و14 يونيو 2022"],
        ["e-b-1", "الاثنين 19 شتنبر 2022"],
        ["e-b-2", "يوم اثنين بين 20 يونيو 2022 و20 يناير 2025"],
        ["e-c-1", "بلا تاريخ"],
    ]
    headings = page.locator("#timeline h2").all_inner_texts()
    assert headings == ["2019", "2020", "2022", "بين سنتي 2022 و2025", "بلا حدود معروفة"]


@pytest.mark.parametrize("path", ["meetings/a-1.html", "people/salem.html", "articles/a.html", "people.html"])
def test_the_head_names_the_page_once_its_title_is_out_of_sight(window: Any, address: str, path: str) -> None:
    page = window().page
    page.goto(address + path)
    title = " ".join(page.locator("h1").inner_text().split())
    assert page.locator("[data-md-component=header-topic]").inner_text().strip().startswith(title)


def test_reason_opens_and_closes_by_keyboard(window: Any, address: str) -> None:
    page = window().page
    page.goto(address + "meetings/a-1.html")
    first = page.locator(".why .says").first
    summary = page.locator(".why summary")
    assert first.is_visible()
    summary.press("Enter")
    assert not first.is_visible()
    summary.press("Enter")
    assert "أول أمس الخميس" in first.inner_text()
    assert page.locator("mark.governs").inner_text() == "أول أمس الخميس"


# Each page once by all rules, half of them in each colouring and copy, and in both widths at that; every page in
# every one of them is long.
@pytest.mark.parametrize(
    ("width", "dark", "copy", "kinds"),
    [
        pytest.param(1280, False, "online", KINDS[::2], id="1280-light"),
        pytest.param(390, True, "offline", KINDS[1::2], id="390-dark"),
        *(
            pytest.param(width, dark, copy, KINDS, id=f"{width}-{copy}-all", marks=pytest.mark.long)
            for width in (1280, 390)
            for dark, copy in ((width == 390, "online"), (width == 1280, "offline"))
        ),
    ],
)
def test_axe_finds_nothing_no_page_is_too_wide_and_nothing_is_asked_of_others(
    window: Any, address: str, offline: Path, width: int, dark: bool, copy: str, kinds: list[str]
) -> None:
    axe = (Path(pytest.importorskip("axe_playwright_python").__file__).parent / "axe.min.js").read_text("utf-8")
    home = address if copy == "online" else f"{offline.as_uri()}/"
    # Without «preload» axe asks for style sheets by itself, which from file:// it may not have.
    how: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    opened = window(width=width, dark=dark)
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    found, wide = [], []
    for kind in kinds:
        opened.page.goto(home + kind)
        for each in (1670 - width, width):  # the other first, then its own
            opened.page.set_viewport_size({"width": each, "height": 900})
            if opened.page.evaluate("() => document.documentElement.scrollWidth") > each:
                wide.append((kind, each))
        # The tabs come in by and by when a page widens: half way they are paler than any reader sees them.
        opened.page.evaluate("() => document.getAnimations().forEach(one => one.finish())")
        opened.page.evaluate(axe)
        result = opened.page.evaluate("how => axe.run(how)", how)
        found += [(kind, v["id"], [n["target"] for n in v["nodes"]][:3]) for v in result["violations"]]
    assert found == []
    assert wide == []
    assert len(asked) > len(kinds)
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert opened.wrong == []


@pytest.mark.parametrize("copy", ["offline", pytest.param("online", marks=pytest.mark.long)])
def test_nothing_leaves_the_machine_from_the_disk(window: Any, copy: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(copy)
    opened = window()
    asked: list[str] = []
    opened.page.route(
        re.compile("^(?!file:|data:|about:)"), lambda route: (asked.append(route.request.url), route.abort())
    )
    for kind in KINDS if copy == "online" else KINDS[::2]:  # the others are opened above
        opened.page.goto((folder / kind).as_uri())
    opened.page.locator(".md-search__input").click()
    opened.page.keyboard.type("المنصوري ")
    opened.page.wait_for_selector(".md-search-result__link")
    assert asked == []
    assert opened.wrong == []


# What stands first (leftmost) to last on the screen, whatever the direction of the text around it.
VISUAL = [
    ("index.html", "#e-a-1 .row-title", "John Carter"),
    ("articles/a.html", "h1", "FBi"),
    ("articles/a.html", ".cite-text", "https://example.org/t/articles/a.html"),
    ("meetings/a-1.html", ".facts", "2019-12-05"),
    ("meetings/a-1.html", ".cite-text", "https://example.org/t/meetings/a-1.html"),
    ("people/salem.html", ".tenures", "example.net (2017)"),
    ("contradictions.html", ".ground", "kifache.example (2022/09/19)"),
    ("outlets/open.html", "h1", "BBC"),
    ("articles/b.html", ".body", "2015-2019"),
    ("articles/b.html", ".body", "+212 5 37 00 00 00"),
    ("articles/b.html", ".body", "2022-06-13"),
    ("articles/a.html", ".expressions mark", "07/12/2019"),
    ("editors.html", "p code", "2024-03-10/2024-03-12"),
]

_LEFT_EDGES = """([selector, text]) => {
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.data.indexOf(text)
      if (start < 0) continue
      return Array.from(text, (_, n) => {
        const range = document.createRange()
        range.setStart(node, start + n)
        range.setEnd(node, start + n + 1)
        const box = range.getClientRects()[0]
        return [Math.round(box.top), box.left]
      })
    }
  }
}"""


@pytest.mark.parametrize(("path", "selector", "text"), VISUAL)
def test_left_to_right_stays_so_on_the_screen(window: Any, address: str, path: str, selector: str, text: str) -> None:
    page = window().page
    page.goto(address + path)
    edges = page.evaluate(_LEFT_EDGES, [selector, text])
    assert edges is not None, "the text is not on the page"
    assert edges == sorted(edges)


@pytest.mark.parametrize(("path", "selector", "first"), [
    ("articles/a.html", "h1", "FBi"),
    ("articles/a.html", ".crumbs li:last-child", "FBi"),
    ("outlets/open.html", "h1", "BBC"),
])  # fmt: skip
def test_an_arabic_title_that_begins_in_latin_begins_at_the_right(
    window: Any, address: str, path: str, selector: str, first: str
) -> None:
    page = window().page
    page.goto(address + path)
    gap = page.evaluate(
        """([selector, first]) => {
          const bdi = document.querySelector(selector + " bdi")
          const range = document.createRange()
          range.setStart(bdi.firstChild, 0)
          range.setEnd(bdi.firstChild, first.length)
          return bdi.getBoundingClientRect().right - range.getBoundingClientRect().right
        }""",
        [selector, first],
    )
    assert abs(gap) < 2


@pytest.mark.parametrize("copy", ["offline", "online"])
def test_every_link_file_and_anchor_is_there(copy: str, request: pytest.FixtureRequest) -> None:
    """Of the whole site as it is read, the theme's own links included."""
    folder: Path = request.getfixturevalue(copy)
    pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    ids = {path: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in pages.items()}
    missing = []
    for path, text in pages.items():
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            if re.match("(?:https?|data|mailto):", link):
                continue
            target, _, anchor = html.unescape(link).partition("#")
            # The page for missing addresses names everything from the root of its host.
            start = folder if target.startswith("/") else path.parent
            found = start / target.split("?")[0].removeprefix("/t/").lstrip("/") if target else path
            found = Path(os.path.normpath(found))
            if not found.exists() or (anchor and found in ids and anchor not in ids[found] | {"__top"}):
                missing.append((path.relative_to(folder).as_posix(), link))
    assert missing == []


def test_no_head_names_a_page_to_fetch_ahead(online: Path) -> None:
    """Firefox fetches what rel=next names by itself: a request that nobody asked for and the policy forbids."""
    heads = {path: path.read_text(encoding="utf-8").split("</head>")[0] for path in online.rglob("*.html")}
    ahead = re.compile(r'<link[^>]+rel="?(?:next|prefetch|prerender|dns-prefetch|preconnect)\b')
    assert 'rel="prev"' in heads[online / "people.html"], "the theme names the pages around one"
    assert [path.name for path, text in heads.items() if ahead.search(text)] == []


def test_hostile_text_is_text(window: Any, address: str) -> None:
    opened = window()
    opened.page.on("dialog", lambda dialog: pytest.fail(f"a script of the data ran: {dialog.message}"))
    for kind in ("index.html", "articles/c.html", "meetings/c-1.html", "articles.html"):
        opened.page.goto(address + kind)
        assert opened.page.locator('a[href^="javascript:"], img[onerror]').count() == 0
    opened.page.locator(".md-search__input").click()
    opened.page.keyboard.type("alert")
    opened.page.wait_for_selector(".md-search-result__link")
    assert opened.wrong == []


def test_filters_combine_and_stay_in_the_address(window: Any, address: str) -> None:
    page = window().page

    def until(count: str) -> None:
        page.wait_for_function(f"() => document.querySelector('.filter-count')?.textContent === '{count}'")

    shown = "() => [...document.querySelectorAll('#timeline .row')].filter(r => !r.hidden).map(r => r.id)"
    page.goto(address + "index.html?person=laila&outlet=open")
    until("يظهر 3 من 7")
    assert page.evaluate(shown) == ["e-b-3", "e-b-1", "e-b-2"]
    page.locator("[name=status]").select_option("stated")
    until("يظهر 1 من 7")
    assert page.evaluate(shown) == ["e-b-3"]
    assert "status=stated" in page.url
    page.locator("[name=status]").select_option("")
    until("يظهر 3 من 7")
    page.locator("[name=word]").fill("الكونغرس")
    until("يظهر 1 من 7")
    assert page.evaluate(shown) == ["e-b-2"]
    page.locator(".filters [type=reset]").click()
    until("")
    assert len(page.evaluate(shown)) == 7
    # Each choice is a step back; the word that was typed is one with what came before it.
    page.go_back()
    until("يظهر 1 من 7")
    assert page.evaluate(shown) == ["e-b-2"]
    page.go_back()
    page.wait_for_function("() => /status=stated/.test(location.search)")
    assert page.evaluate(shown) == ["e-b-3"]
    page.go_forward()
    page.wait_for_function("() => /word=/.test(location.search)")
    assert page.evaluate(shown) == ["e-b-2"]


def test_marks_of_the_overview_lead_to_rows(window: Any, address: str) -> None:
    page = window().page
    page.goto(address)
    targets = page.locator(".overview a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(targets) == 6
    assert [t for t in targets if page.locator(t).count() != 1] == []
