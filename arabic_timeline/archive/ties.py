"""Blocks → pairs → ties: reports that share names are compared, a slice of the blocks at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from arabic_timeline.archive import tables
from arabic_timeline.archive.facts import BLOCK, Told
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.merge import blocks, double
from arabic_timeline.merge.blocks import Placed
from arabic_timeline.merge.compare import Comparison, compare
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.order import Order
from arabic_timeline.store import values

COLUMNS = {
    "kind": "TINYINT", "a": "VARCHAR", "b": "VARCHAR", "left_id": "VARCHAR", "right_id": "VARCHAR",
    "verdict": "VARCHAR",
}  # fmt: skip

_Row = tuple[Any, ...]
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What is done with a slice, by its number, in the folder of one run."""

    folder: Path
    words: Lexicon

    def __call__(self, number: int) -> int:
        """Writes the ties of a slice."""
        path = self.folder / "ties" / f"{number}.parquet"
        if not path.exists():
            with self.words.in_use():
                tables.write(path, COLUMNS, list(self._ties(number)))
        return number

    def _ties(self, number: int) -> Iterator[_Row]:
        found = tables.rows(tables.by_slice(self.folder, "told"), ("told",), f"slice = {number}")
        articles: list[Told] = [values.loads(told) for (told,) in found]
        facts = {fact.report.key: fact for _, theirs in articles for fact in theirs}
        order = Order(facts.values(), {dated.article.id: dated for dated, _ in articles})
        for kind, left, right in _pairs(self.folder, number):
            a, b = facts[left], facts[right]
            tie = compared(kind, a, b)
            if tie is not None:
                verdict = order.checked(tie).verdict
                yield kind, left, right, a.report.article, b.report.article, verdict


def compared(kind: int, left: Evidence, right: Evidence) -> Comparison | None:
    """What two reports of a block have in common, by its kind; ``None`` where that ties nothing."""
    return compare(left, right) if kind == BLOCK else double.asked(left, right)


def _pairs(folder: Path, number: int) -> Iterator[tuple[int, str, str]]:
    """The pairs of a slice, each once."""
    columns = ("kind", "block", "report", "source", "day", "quote", "days", "planned", "id", "n")
    rows = tables.rows(tables.by_slice(folder, "blocks"), columns, f"slice = {number}", "kind, block, id, n")
    for kind, of_kind in groupby(rows, key=itemgetter(0)):
        seen: set[_Pair] = set()
        for _, block in groupby(of_kind, key=itemgetter(1)):
            for left, right in _near(kind, list(block)):
                pair = left[2], right[2]
                if left[3] != right[3] and pair not in seen:
                    seen.add(pair)
                    yield kind, *pair


def _near(kind: int, block: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    if kind != BLOCK:
        return double.near(block)
    return blocks.near([(Placed((row[4], row[5], row[2]), row[6], row[7]), row) for row in block])
