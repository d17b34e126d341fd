"""Meetings out of made-up sentences (cases/meetings.yaml) and out of whole texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract import titles
from arabic_timeline.model import Article, Dated, Report
from arabic_timeline.registry import Registry

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "meetings.yaml").read_text(encoding="utf-8"))
TITLES = yaml.safe_load((Path(__file__).parent / "cases" / "titles.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{g['group']}-{n}") for g in TABLE["groups"] for n, case in enumerate(g["cases"], 1)]


def _dated(text: str, on: Any) -> Dated:
    published = edtf.parse(str(on)).interval if on else None
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=published)
    return resolve.datings(article, recognise.dates(text))


def _line(report: Report, dated: Dated) -> str:
    """A report in the table's spelling."""
    kind = [report.form, report.held, "" if report.mode == "visit" else report.mode]
    if report.mode != "phone" and len([p for p in report.participants if p.role != "attending"]) < 3:
        kind[2] = ""
    head = " ".join(kind).strip()
    head = "" if head == "meeting held" else head.removesuffix(" held") + ": "
    people = " | ".join(sorted(("+" if p.role == "attending" else "") + p.name for p in report.participants))
    dating = dated.datings[report.dating] if report.dating is not None else None
    place = f" @ {report.place}" if report.place else ""
    return f"{head}{people}{place}" + (f" = {dating.edtf}" if dating and dating.edtf else "")


def _ordered(line: str) -> str:
    head, colon, rest = line.rpartition(": ")
    people, *tail = rest.split(" @ " if " @ " in rest else " = ", 1)
    sign = " @ " if " @ " in rest else " = "
    head = "" if head == "meeting" else head
    return f"{head}{colon if head else ''}{' | '.join(sorted(people.split(' | ')))}" + "".join(sign + t for t in tail)


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: dict[str, Any]) -> None:
    dated = _dated(case["text"], case.get("published", TABLE["published"]))
    told = [r for r in extract.reports(dated, Registry()) if r.form != "event"]
    assert sorted(_line(r, dated) for r in told) == sorted(map(_ordered, case["want"]))


@pytest.mark.parametrize("case", TITLES)
def test_title(case: dict[str, str]) -> None:
    start = case["text"].find(case["dated"]) if "dated" in case else 0
    dated = (start, start + len(case["dated"])) if "dated" in case else None
    assert titles.titled(case["text"], dated) == case["want"]
