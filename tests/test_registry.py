"""registry: strict rows, every fault with its line; what refers to nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tables import cases, materialise

from arabic_timeline import registry, say
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article


@pytest.mark.parametrize("case", cases("registry"))
def test_faults(case: dict, tmp_path: Path) -> None:
    materialise(case["files"], tmp_path)
    known, faults = registry.load(tmp_path)
    assert [f"{Path(one.file).name}:{one.line}: {one.message}" for one in faults] == case.get("faults", [])
    assert list(known.people) == case.get("people", [])


def test_values(tmp_path: Path) -> None:
    materialise(
        {
            "offices.yaml": "- id: o\n  name: x\n  tenures:\n    - person: a\n      from: 2015-05\n      seen: false\n",
            "outlets.yaml": "- id: x\n  name: x\n  policy: {day_first: false, window: 30, other: on}\n",
            "claims.yaml": "- id: c\n  article: a\n  quote: q\n  date: '[2022-06-13..2022-06-14]'\n",
        },
        tmp_path,
    )
    known, faults = registry.load(tmp_path)
    assert not faults
    (tenure,) = known.offices["o"].tenures
    assert tenure.period == Interval(date(2015, 5, 1), None)
    assert (tenure.seen, tenure.line) == (False, 4)
    assert known.outlets["x"].policy == {"day_first": False, "window": 30, "other": "on"}
    assert known.claims[0].date == Interval(date(2022, 6, 13), date(2022, 6, 14))
    assert known.claims[0].edtf == "[2022-06-13..2022-06-14]"


_BROKEN = r'"\u2067x\nknowledge/people.yaml:1: error: forged"'  # as YAML writes it


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("people", "{id: a, name: x, country: %s}"),
        ("places", "{id: a, name: x, kind: city, within: %s}"),
        ("claims", "{id: c, article: %s, quote: q, date: 2020}"),
        ("claims", "{id: c, article: a, quote: %s, date: 2020}"),
        ("judgements", "{kind: date, article: %s, quote: q, date: 2020}"),
        ("judgements", "{kind: not-a-meeting, meetings: [%s]}"),
    ],
)
def test_a_value_that_breaks_the_line_forges_no_other(file: str, row: str, tmp_path: Path) -> None:
    materialise({f"{file}.yaml": f"- {row % _BROKEN}\n"}, tmp_path)
    known, faults = registry.load(tmp_path)
    article = Article(id="a", outlet="o", title="t", text="x", file="a.md")
    messages = [one.message for one in (*faults, *registry.references(known, [article]))]
    assert all(one.isprintable() for one in messages)
    assert [one for one in messages if "x�knowledge" in one]


@pytest.mark.parametrize("case", cases("references"))
def test_references(case: dict, tmp_path: Path) -> None:
    materialise(case["files"], tmp_path)
    known, faults = registry.load(tmp_path)
    assert not faults
    articles = [Article(text=text, **front, file="a.md") for text, front in _articles(case)]
    wrong = [*registry.references(known, articles), *(registry.doubts(known) if case.get("doubts") else ())]
    told = [f"{Path(one.file).name}:{one.line}: {'error' if one.error else 'warning'}: {one.message}" for one in wrong]
    assert told == case["faults"]
    assert all(say.sentence(one.says) for one in wrong if one.says)
    assert all(one.says for one in wrong if not one.error)


def _articles(case: dict) -> list[tuple[str, dict[str, str]]]:
    outlets = case.get("outlets", {})
    return [
        (text, {"id": name, "outlet": outlets.get(name, "o"), "title": "t"})
        for name, text in case.get("articles", {}).items()
    ]
