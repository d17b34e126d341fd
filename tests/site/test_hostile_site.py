"""Hostile data in a real browser: no script of it runs, online or from the disk, and nothing is asked from afar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tables import cases, materialise

from arabic_timeline.commands import build

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module", params=["online", "offline"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of every hostile case that a build lets through, all at once."""
    home = tmp_path_factory.mktemp("hostile")
    harmless = [case.values[0] for case in cases("hostile") if "message" not in case.values[0]]
    for number, case in enumerate(harmless):
        for name, content in case["files"].items():
            if name.startswith("articles/"):
                materialise({f"articles/{number}.md": _renamed(content, number)}, home / "data")
            else:  # the ids and the spellings of the cases differ, so that all stand beside one another
                rows = home / "data" / name
                materialise(
                    {name: (rows.read_text(encoding="utf-8") if rows.exists() else "") + content}, home / "data"
                )
    options = ["--data", str(home / "data"), "--output", str(home / "site"), "--today", "2026-01-02"]
    options += ["--offline"] if request.param == "offline" else []
    result = CliRunner().invoke(build.command, options, obj=ROOT, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    yield home / "site"


def _renamed(content: Any, number: int) -> Any:
    if isinstance(content, str):
        return content.replace("id: a\n", f"id: a{number}\n", 1)
    return {"bytes": content["bytes"].replace("id: a\\n", f"id: a{number}\\n", 1)}


@pytest.fixture
def page(hostile: Path, window: Any) -> Any:
    """A page; online without the site's policy, so that the escaping is seen to hold on its own."""
    return window(bypass_csp=not _is_offline(hostile)).page


def _is_offline(hostile: Path) -> bool:
    return (hostile.parent / "site.zip").exists()


def _address(hostile: Path, serve: Callable[[Path], str]) -> str:
    return hostile.as_uri() + "/" if _is_offline(hostile) else serve(hostile)


# Both copies are of the same pages: what differs, the search, is looked at in both below.
@pytest.mark.parametrize("hostile", ["online", pytest.param("offline", marks=pytest.mark.long)], indirect=True)
@pytest.mark.parametrize("each", [1, pytest.param(10_000, marks=pytest.mark.long)])
def test_no_script_runs(hostile: Path, page: Any, serve: Callable[[Path], str], each: int) -> None:
    """On every list, and on ``each`` pages of a kind; what is long opens all, test_hostile.py reads all."""
    base = _address(hostile, serve)
    folders = sorted({path.parent for path in hostile.rglob("*.html")})
    chosen = [
        path
        for folder in folders
        for path in sorted(folder.glob("*.html"))[: each if folder != hostile else None]
        if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")  # what moved leads on by itself
    ]
    pages = [path.relative_to(hostile).as_posix() for path in chosen]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in pages:
        page.goto(base + name)
        page.evaluate("document.querySelectorAll('[onclick], summary, button').forEach(one => one.click())")
        assert page.evaluate("typeof window.PWNED") == "undefined", name
    assert len(pages) > 10
    assert not [url for url in asked if not url.startswith((base, "data:", "blob:"))]


def test_no_script_runs_out_of_what_search_finds(hostile: Path, page: Any, serve: Callable[[Path], str]) -> None:
    page.goto(_address(hostile, serve) + "index.html")
    field = page.locator(".md-search__input")
    field.click()
    shown = ""
    for sought in ("رائد", "سالم", "PWNED", "script"):
        field.fill(sought)
        field.press("End")  # the theme listens to keys
        page.wait_for_timeout(500)
        shown += page.locator(".md-search-result").inner_text()
        assert page.locator(".md-search-result :is(script, img, svg:not([viewBox]), iframe)").count() == 0
    assert "<script>PWNED=1</script>" in shown
    assert page.evaluate("typeof window.PWNED") == "undefined"


def test_the_policy_stops_a_script_that_is_not_the_sites_own(
    hostile: Path, window: Any, serve: Callable[[Path], str]
) -> None:
    page = window().page
    page.goto(_address(hostile, serve) + "index.html")
    page.evaluate(
        """() => {
            const script = document.createElement("script"); script.textContent = "window.PWNED = 1"
            document.body.append(script)
            const link = document.createElement("a"); link.setAttribute("onclick", "window.PWNED = 1")
            document.body.append(link); link.click()
        }"""
    )
    assert page.evaluate("typeof window.PWNED") == "undefined"
