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
            else:
                materialise({name: content}, home / "data")
    options = ["--data", str(home / "data"), "--output", str(home / "site"), "--today", "2026-01-02"]
    options += ["--offline"] if request.param == "offline" else []
    result = CliRunner().invoke(build.command, options, obj=ROOT, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    yield home / "site"


def _renamed(content: Any, number: int) -> Any:
    if isinstance(content, str):
        return content.replace("id: a\n", f"id: a{number}\n", 1)
    return {"bytes": content["bytes"].replace("id: a\\n", f"id: a{number}\\n", 1)}


def test_no_script_runs(hostile: Path, browser: Any, serve: Callable[[Path], str]) -> None:
    offline = (hostile.parent / "site.zip").exists()
    base = hostile.as_uri() + "/" if offline else serve(hostile)
    pages = sorted(path.relative_to(hostile).as_posix() for path in hostile.rglob("*.html"))
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in pages:
        page.goto(base + name)
        page.evaluate("document.querySelectorAll('[onclick], summary').forEach(one => one.click())")
        assert page.evaluate("typeof window.PWNED") == "undefined", name
    page.close()
    assert len(pages) > 10
    assert not [url for url in asked if not url.startswith((base, "data:", "blob:"))]
