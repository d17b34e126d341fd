"""Articles that share runs of words → which of them copies which, some groups of them at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from arabic_timeline import merge
from arabic_timeline.archive import tables
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.model import Article
from arabic_timeline.store import values

COLUMNS = {"copy": "VARCHAR", "original": "VARCHAR"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What is done with some groups, by their number, in the folder of one run."""

    folder: Path
    words: Lexicon

    def __call__(self, number: int) -> int:
        """Writes the copies among them."""
        path = self.folder / "copied" / f"{number}.parquet"
        if not path.exists():
            rows = tables.rows(
                tables.by_slice(self.folder, "alike"), ("lead", "article"), f"slice = {number}", "lead, id"
            )
            found: list[tuple[str, str]] = []
            with self.words.in_use():
                for _, group in groupby(rows, key=itemgetter(0)):
                    articles: list[Article] = [values.loads(article) for _, article in group]
                    found += merge.copies(articles).items()
            tables.write(path, COLUMNS, found)
        return number
