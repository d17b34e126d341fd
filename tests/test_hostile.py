"""Whatever the web throws in gives a message or harmless text: never a trace, never a file elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from fuzz import site
from tables import cases, materialise

from arabic_timeline import recognise, resolve
from arabic_timeline.commands import build
from arabic_timeline.model import Article

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("case", cases("hostile"))
def test_hostile_data(case: dict, tmp_path: Path) -> None:
    """Each either stops the build with its message, or becomes a site in which it is harmless text."""
    home = tmp_path / "home"
    materialise({"data/articles/good.md": GOOD, "data/knowledge/outlets.yaml": "- id: o\n  name: o\n"}, home)
    materialise(case["files"], home / "data")
    arguments = ["--data", str(home / "data"), "--output", str(home / "site"), "--today", "2026-01-02"]
    result = CliRunner().invoke(build.command, arguments, obj=ROOT, catch_exceptions=False)
    if "message" in case:
        assert result.exit_code == 1
        assert case["message"] in result.stderr
        assert not (home / "site").exists()
    else:
        assert result.exit_code == 0, result.output
        for page in (home / "site").rglob("*.html"):
            _look_at(page)
    assert {path.name for path in tmp_path.iterdir()} == {"home"}
    assert {path.name for path in home.iterdir()} <= {"data", "site", ".site.lock", ".site.stamp"}


GOOD = "---\nid: good\noutlet: o\ntitle: t\n---\nاستقبل وزير الخارجية نظيره أمس.\n"


def _look_at(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = site.page(path.name, text)
    assert not [script for script in found.scripts if "PWNED" in script]
    assert "{{7*7}}".replace("7*7", "49") not in text


def test_dateless_article_of_one_long_line(tmp_path: Path) -> None:
    text = "قال الوزير إن اللقاء عقد أمس في الرباط " * 25_000
    article = Article(id="a", outlet="o", title="t", text=text)
    assert len(resolve.datings(article, recognise.dates(text)).datings) == 25_000
