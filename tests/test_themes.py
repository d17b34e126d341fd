"""Each edition and language of a site is a run of mkdocs: what they share of its theme is compiled and listed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment
from mkdocs.config import load_config

from arabic_timeline.commands import themes

ROOT = Path(__file__).resolve().parents[1]


def environment() -> Environment:
    """That of a run of mkdocs."""
    theme = load_config(str(ROOT / "mkdocs.yml")).theme
    themes.read_once(theme)
    found: Environment = theme.get_env()
    return found


def test_a_template_is_compiled_once_for_all_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    environment().get_template("404.html")

    def again(*_: object, **__: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(Environment, "compile", again)
    assert environment().get_template("404.html").name == "404.html"


def test_the_templates_listed_are_those_of_mkdocs() -> None:
    plain = load_config(str(ROOT / "mkdocs.yml")).theme.get_env()
    assert environment().list_templates() == plain.list_templates()


def test_a_new_file_of_the_house_is_found(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    loader = themes.Loader([str(own)], own=str(own))
    assert loader.list_templates() == []
    (own / "new.html").write_text("", encoding="utf-8")
    assert loader.list_templates() == ["new.html"]
