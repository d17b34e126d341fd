"""Every spelling of lexicon/meetings in a sentence of cases/meeting_words.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract.tables import table
from arabic_timeline.model import Article, Report
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

TABLE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "meeting_words.yaml").read_text(encoding="utf-8")
)
HOST, GUEST = "حاتم القروي", "ديفيد غرين"
WRITTEN = edtf.parse("2023-05-10").interval
REGISTRY = Registry()
# What a word does, asked of one report; «silent» is asked of all.
ASKS: dict[str, Any] = {
    "both": lambda r, word: {HOST, GUEST} <= _names(r),
    "guest": lambda r, word: GUEST in _names(r) and len(r.participants) > 1,
    "told": lambda r, word: {HOST, GUEST} <= _names(r) and plain(word.split()[0]) in plain(r.passages[0].trigger),
    "office": lambda r, word: any(p.name == HOST and plain(word) in plain(p.office or "") for p in r.participants),
    "visit": lambda r, word: r.form == "visit" and HOST in _names(r),
    "sitting": lambda r, word: HOST in _names(r),
    "session": lambda r, word: r.form == "session",
    "sits": lambda r, word: r.form == "session" and any(plain(word) in plain(name) for name in _names(r)),
    "denied": lambda r, word: r.held == "denied" and {HOST, GUEST} <= _names(r),
    "planned": lambda r, word: r.held == "planned" and {HOST, GUEST} <= _names(r),
    "phone": lambda r, word: r.form == "call" and r.mode == "phone" and {HOST, GUEST} <= _names(r),
    "online": lambda r, word: r.form == "meeting" and r.mode == "online" and {HOST, GUEST} <= _names(r),
    "former": lambda r, word: any(p.former and p.name == HOST for p in r.participants),
}


def _names(report: Report) -> set[str]:
    return {p.name for p in report.participants}


def _spellings(cell: Any) -> list[str]:
    return cell.split() if isinstance(cell, str) else list(cell)


def _verb_spellings(row: dict[str, Any]) -> list[str]:
    stems = [row["past"], "ي" + row["present"], "ت" + row["present"]] if "past" in row else []
    return stems + [form for forms in row.get("forms", {}).values() for form in forms]


def _head_spellings(offices: dict[str, Any]) -> Iterator[str]:
    """The heads, those that need a word behind them with each such word; «نظير» is no office of its own."""
    before = offices["heads-before"]
    for head in _spellings(offices["heads"]):
        if not head.startswith("نظير"):
            yield from ([head] if head not in before else (f"{head} {follower}" for follower in before[head]))


def _rows() -> Iterator[tuple[str, dict[str, Any], str]]:
    """(name, the row of the cases, spelling)."""
    for file, keys in TABLE.items():
        for key, row in keys.items():
            if key == "verbs":
                for trigger in table(file)[key]:
                    of_frame = row[trigger["frame"]]
                    yield from ((f"{key}.{trigger['name']}", of_frame, w) for w in _verb_spellings(trigger))
            elif key == "nouns":
                for trigger in table(file)[key]:
                    of_kind = row[trigger["strength"]]
                    yield from ((f"{key}.{trigger['name']}", of_kind, w) for w in trigger["forms"])
            elif key == "heads":
                yield from ((f"{file}.{key}", row, word) for word in _head_spellings(table(file)))
            else:
                yield from ((f"{file}.{key}", row, word) for word in _spellings(table(file)[key]))


def _reports(text: str) -> list[Report]:
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=WRITTEN)
    told = extract.reports(resolve.datings(article, recognise.dates(text)), REGISTRY)
    return [report for report in told if report.form != "event"]


def _works(row: dict[str, Any], word: str) -> bool:
    texts = [sentence.format(w=word) for sentence in row["said"]]
    if row["want"] == "silent":
        return not any(_reports(text) for text in texts)
    return any(ASKS[row["want"]](report, word) for text in texts for report in _reports(text))


def _grouped() -> dict[str, list[tuple[dict[str, Any], str]]]:
    found: dict[str, list[tuple[dict[str, Any], str]]] = {}
    for name, row, word in _rows():
        found.setdefault(name, []).append((row, word))
    return found


ROWS = _grouped()


@pytest.mark.parametrize("name", ROWS)
def test_spellings(name: str) -> None:
    assert [word for row, word in ROWS[name] if not _works(row, word)] == []


# Any word with the article may stand in an office, and who meets somebody is a side by any name.
OPEN = ("offices.definite", "offices.former")


def _lends(name: str) -> bool:
    return name not in OPEN and ROWS[name][0][0]["want"] not in ("silent", "guest")


@pytest.mark.parametrize(
    "name", [n for n in ROWS if ROWS[n][0][0]["want"] not in ("silent", "guest") and n not in OPEN]
)
def test_a_word_of_no_table_does_not_work(name: str) -> None:
    assert not _works(ROWS[name][0][0], "صقرون")
