"""Dates as the papers of eight countries write them: where they stand, which days they name, what is told of these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import dates, edtf, recognise
from arabic_timeline.model import Dating
from arabic_timeline.resolve import Policy

CASES = Path(__file__).parent / "cases" / "dates_countries.yaml"
_GROUPS: list[dict[str, Any]] = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
_MARK = re.compile("⟦([^|⟧]*)(?:\\|([^|⟧]*)(?:\\|([^⟧]*))?)?⟧")

PHRASES = [
    pytest.param(group, case, phrase.strip(), id=f"{group['country']}: {phrase.strip()}")
    for group in _GROUPS
    for case in group["cases"]
    for phrase in case["said"].splitlines()
]
SILENT = [text for group in _GROUPS for text in group.get("silent", ())]


def _unmarked(marked: str, means: str, relation: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text without marks, and (expression, EDTF, relation) of each mark; without marks it is one expression."""
    told = [(one[1], one[2] or means, one[3] or ("on" if one[2] else relation)) for one in _MARK.finditer(marked)]
    text = _MARK.sub(r"\1", marked)
    return text, told or [(text, means, relation)]


def _policy(group: dict[str, Any]) -> Policy:
    given = {key: value == "true" for key, value in group.get("policy", {}).items()}
    return Policy.of_country(group["country"]).changed(given)


def _told(one: Dating) -> tuple[str, Any, str]:
    return one.mention.text, one.interval or one.edtf, one.bearing


@pytest.mark.parametrize(("group", "case", "phrase"), PHRASES)
def test_phrase(group: dict[str, Any], case: dict[str, str], phrase: str) -> None:
    text, wanted = _unmarked(phrase, case["means"], case.get("relation", "on"))
    found = dates.find(text, group["published"], _policy(group))
    assert [_told(one) for one in found] == [
        (expression, _days(value), relation) for expression, value, relation in wanted
    ]
    assert all(dates.reason(one) for one in found)


def _days(value: str) -> Any:
    return value if value.startswith("-") else edtf.parse(value).interval


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [mention.text for mention in recognise.dates(text)] == []
