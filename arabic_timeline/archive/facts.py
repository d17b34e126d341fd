"""Chunks that are read → what comparing needs of each article: its reports under their ids, the blocks of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from arabic_timeline import ids, merge
from arabic_timeline.archive import reading, tables
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.merge import blocks, double, judged
from arabic_timeline.merge.evidence import Evidence, evidence
from arabic_timeline.merge.sides import Side
from arabic_timeline.model import Dated
from arabic_timeline.registry import Registry
from arabic_timeline.store import values

values.admit(Evidence, Side)

FOLDER = "facts"
_WHERE = {"key": "VARCHAR", "place": "BIGINT"}  # the table in which an article was read, and its place there
TABLES: Mapping[str, Mapping[str, str]] = {
    "reports": {
        **_WHERE, "id": "VARCHAR", "n": "INTEGER", "report": "VARCHAR", "source": "VARCHAR", "day": "DATE",
        "quote": "VARCHAR", "days": "DATE[]", "planned": "BOOLEAN",
    },
    "blocks": {**_WHERE, "kind": "TINYINT", "block": "BLOB", "report": "VARCHAR"},
    "signs": {**_WHERE, "id": "VARCHAR", "sign": "UBIGINT"},
    "articles": {**_WHERE, "id": "VARCHAR", "told": "BLOB"},  # the last: with it a chunk is done
}  # fmt: skip
BLOCK, DOUBLE = 0, 1  # kinds of blocks: ``merge.blocks``, ``merge.double``

Told = tuple[Dated, list[Evidence]]  # an article without its text, and its reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is done with a chunk, by the key of its table; as ``reading.Reader``.

    ``basis``: a digest of the program and of all that is known.
    """

    folder: Path
    known: Registry
    words: Lexicon
    basis: bytes

    def name(self, key: str) -> str:
        """The name of the tables of a chunk."""
        return blake2b(self.basis + bytes.fromhex(key), digest_size=16).hexdigest()

    def __call__(self, key: str) -> str:
        """Makes the tables of a chunk, where no earlier run has: their name."""
        name = self.name(key)
        if not path(self.folder, name, "articles").exists():
            with self.words.in_use():
                rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
                given = tables.rows(
                    reading.table(self.folder, key), ("place", "article", "found"), "error IS NULL", "place"
                )
                for place, article, found in given:
                    for table, row in self._rows(article, found):
                        rows[table].append((key, place, *row))
                for table, columns in TABLES.items():
                    tables.write(path(self.folder, name, table), columns, rows[table])
        return name

    def _rows(self, article: bytes, found: bytes) -> Iterator[tuple[str, tuple[Any, ...]]]:
        """The rows of an article, each with its table."""
        dated, told = reading.opened(article, found)
        id_ = dated.article.id
        [(_, signs)] = merge.sketches([dated.article]).values()
        yield from (("signs", (id_, sign)) for sign in signs)
        named = ids.named(told.reports, {id_: dated.article.text}, ())
        reports = judged.without_nobody(named.reports, self.known)
        by_key = {one.key: one for one in reports}
        facts = [evidence(one, by_key.get(one.within or ""), dated, self.known) for one in reports]
        for n, fact in enumerate(facts):
            (day, quote, key), days, planned = blocks.placed(fact)
            yield "reports", (id_, n, key, fact.source, day, quote, days, planned)
            yield from (("blocks", (BLOCK, _hashed(one), key)) for one in blocks.keys(fact))
            yield from (("blocks", (DOUBLE, _hashed(one), key)) for one in double.keys(fact))
        bare = dataclasses.replace(dated, article=dataclasses.replace(dated.article, text="", title=""))
        yield "articles", (id_, values.dumps((bare, facts)) if facts else None)


def path(folder: Path, name: str, table: str) -> Path:
    """Where a table of a chunk stands."""
    return folder / FOLDER / f"{name}.{table}.parquet"


def _hashed(block: tuple[object, ...]) -> bytes:
    return blake2b(repr(block).encode("utf-8", "surrogatepass"), digest_size=16).digest()
