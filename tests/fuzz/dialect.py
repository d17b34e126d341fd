"""A newsroom's own words: changes to any table, and what the rooms then read with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from typing import Any, get_args

from arabic_timeline import extract, lexicon, recognise, resolve
from arabic_timeline.interval import of_day
from arabic_timeline.lexicon import changes
from arabic_timeline.lexicon.changes import cells
from arabic_timeline.model import Article

from . import extractor, news, oracles, words
from .choices import Choices
from .reader import _folder as empty_folder

_SPELLINGS = (
    "أ",
    "و",
    "ال",
    "في",
    "الـ",
    "١",
    "a",
    "(",
    "[",
    ".*",
    "\\",
    " ",
    "أمس أمس",
    "يوم",
    "من",
    "ـ",
    "\u064b",
    "|",
)


def run(data: bytes) -> None:
    """One lexicon, and one text read with it: the promises of the rooms hold in whichever words."""
    choices = Choices(data)
    folder = empty_folder("lexicon")
    rows = [_change(choices) for _ in range(choices.number(1, 6))]
    lines = "".join(f"- {json.dumps(row, ensure_ascii=True)}\n" for row in rows)
    (folder / "a.yaml").write_text(lines, encoding="utf-8")
    ours, faults = lexicon.load(folder)
    oracles.faults(faults)
    if any(fault.error for fault in faults):
        return
    said = [word for row in rows for word in row.get("add", [])]
    text = " ".join([news.sentence(choices), *said, news.text(choices)])
    with ours.in_use():
        found = recognise.dates(text)
        oracles.mentions(text, found)
        dated = resolve.datings(_article(text), found)
        for one in dated.datings:
            oracles.dating(one)
        oracles.reports(dated, extract.reports(dated, extractor.known()))
    assert recognise.dates("أمس")[0].rule == recognise.dates("البارحة")[0].rule, "the words of one world reach the next"


def _article(text: str) -> Article:
    return Article(id="a", outlet="o", title="t", text=text, published=of_day(date(2022, 9, 20)))


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    """Every row of every table that may be changed, by its address."""
    return tuple((name, row) for name in get_args(changes.Table) for row in cells(lexicon.rows(name)))


def _change(choices: Choices) -> dict[str, Any]:
    table, row = choices.pick(_rows())
    spelling = partial(choices.pick, (*_SPELLINGS, *words.all_words()))
    change: dict[str, Any] = {"table": table, "row": row, "add": choices.some(3, spelling)}
    if choices.chance(2):
        change["remove"] = choices.some(3, partial(choices.pick, words.tables().get(table, _SPELLINGS)))
    if choices.chance(8):
        change[choices.pick(("table", "row", "add", "note"))] = choices.pick(
            ("", "x", "dates/days", "weekday/1", [], {})
        )
    return change


def seeds() -> Iterator[bytes]:
    """Changes of every kind."""
    return (bytes((n * 41 + k * (n + 3)) % 256 for k in range(40 + 6 * n)) for n in range(1, 20))
