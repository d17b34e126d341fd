"""Who stands on which side of an act: each row of lexicon/meetings/frames.yaml reads its own example."""

from __future__ import annotations

from typing import Any

import pytest

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract.slots import ONE, OTHERS, Slots
from arabic_timeline.extract.tables import table
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry

ROWS: list[tuple[str, int, dict[str, Any]]] = [
    (frame, n, row) for frame, rows in table("frames").items() for n, row in enumerate(rows, 1)
]


def _told(text: str, first: str) -> str:
    """The parties of the first report, those in one role before the others."""
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=edtf.parse("2023-05-10").interval)
    told = [
        r for r in extract.reports(resolve.datings(article, recognise.dates(text)), Registry()) if r.form != "event"
    ]
    return " | ".join(p.name or "" for p in sorted(told[0].participants, key=lambda p: p.role != first)) if told else ""


@pytest.mark.parametrize(("frame", "n", "row"), ROWS, ids=[f"{frame}-{n}" for frame, n, _ in ROWS])
def test_the_example_of_a_row(frame: str, n: int, row: dict[str, Any]) -> None:
    assert _told(row["example"], "visitor" if frame == "visit" else "host") == row["told"]


@pytest.mark.parametrize(("frame", "n", "row"), ROWS, ids=[f"{frame}-{n}" for frame, n, _ in ROWS])
def test_every_word_of_a_row_is_a_slot_or_a_question(frame: str, n: int, row: dict[str, Any]) -> None:
    for name in (*row.get("left", ()), *row.get("right", ())):
        assert hasattr(Slots, _method(name)), name
    for condition in row.get("when", ()):
        word = condition.removeprefix("no ")
        assert hasattr(Slots, _method(word)) or hasattr(Slots, f"asks_{word.replace('-', '_')}"), condition


def _method(slot: str) -> str:
    """What fills a slot; its first mention and the others are of the same one."""
    return f"slot_{slot.removesuffix(ONE).removesuffix(OTHERS).replace('-', '_')}"


def test_the_last_row_of_a_frame_holds_always() -> None:
    assert [frame for frame, rows in table("frames").items() if rows[-1].get("when")] == []
