"""Jinja as the pages use it: what is printed is escaped, once, by whichever way it comes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError, pass_context
from markupsafe import Markup

from arabic_timeline.render.engine import Engine

TEMPLATE = "{% macro bold(x) %}<b>{{ x }}{% if caller is defined %}{{ caller() }}{% endif %}</b>{% endmacro %}"


@pytest.mark.parametrize(
    ("source", "values", "printed"),
    [
        ("{{ x }}", {"x": "فلان"}, "فلان"),
        ("{{ x }}", {"x": "a<b>&\"'"}, "a&lt;b&gt;&amp;&#34;&#39;"),
        ("{{ x }}", {"x": Markup("<i>a</i>")}, "<i>a</i>"),
        ("{{ x }}", {"x": 7}, "7"),
        ("{{ bold(x) }}", {"x": "<"}, "<b>&lt;</b>"),
        ("{{ bold(bold(x)) }}", {"x": "<"}, "<b><b>&lt;</b></b>"),
        ("{% call bold(x) %}{{ x }}{% endcall %}", {"x": "&"}, "<b>&amp;&amp;</b>"),
        ("{% for one in x %}{{ bold(one) }}{{ f(one) }}{% endfor %}", {"x": ["<"], "f": str.upper}, "<b>&lt;</b>&lt;"),
        ("{% for one in x %}{{ f(one) }}{% endfor %}", {"x": ["a"], "f": lambda one: f"<{one}>"}, "&lt;a&gt;"),
        ("{% set y %}<{{ x }}>{% endset %}{{ y }}", {"x": "<"}, "<&lt;>"),
        ("{{ f(1) }}", {"f": pass_context(lambda context, n: context["x"] + n), "x": 1}, "2"),
    ],
)
def test_what_is_printed_is_escaped_once(tmp_path: Path, source: str, values: dict[str, Any], printed: str) -> None:
    (tmp_path / "page.html").write_text(TEMPLATE + source, encoding="utf-8")
    assert Engine([tmp_path]).get_template("page.html").render(values) == printed


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        Engine([tmp_path]).get_template("page.html").render()
