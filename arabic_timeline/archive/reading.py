"""Chunks → what each article of them tells, as one table a chunk, under a digest of all that it was made from."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from arabic_timeline import annotate, dating, extract
from arabic_timeline.archive import records, shards, tables
from arabic_timeline.archive.shards import Chunk
from arabic_timeline.digests import Digests
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.model import Article, Dated, Extracted
from arabic_timeline.registry import Registry
from arabic_timeline.store import values

FOLDER = "read"
COLUMNS: Mapping[str, str] = {
    "key": "VARCHAR",  # of the table
    "place": "BIGINT",  # the byte of the shard where its line begins, or its row
    "id": "VARCHAR",
    "error": "VARCHAR",  # what is wrong with it, and then nothing else
    "outlet": "VARCHAR",
    "title": "VARCHAR",
    "url": "VARCHAR",
    "earliest": "DATE",  # of its publication
    "latest": "DATE",
    "answer": "VARCHAR",  # JSON: dates and meetings, as `annotate` gives them
    "article": "BLOB",
    "found": "BLOB",  # the article dated, and what it tells
}
_NO_ARTICLE = Article(id="", outlet="", title="", text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A chunk that is read: the ``key`` of its table, how many articles it holds, how many records are none.

    ``fresh``: whether it was read now.
    """

    chunk: Chunk
    key: str
    articles: int
    wrong: int
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is done with a chunk; it can be handed to another process, which sees the same ``folder``.

    ``basis``: a digest of the program that reads, of the words of the data and of what is known (``known_by``).
    """

    folder: Path
    known: Registry
    words: Lexicon
    basis: bytes

    def __call__(self, chunk: Chunk) -> Done:
        """Reads a chunk, where no earlier run has."""
        content = shards.content(chunk)
        key = blake2b(self.basis + content.digest, digest_size=16).hexdigest()
        path = table(self.folder, key)
        fresh = not path.exists()
        if fresh:
            with self.words.in_use():
                tables.write(path, COLUMNS, [(key, *self._row(place, one)) for place, one in content.records])
        [(articles, wrong)] = tables.rows(path, ("count(id) FILTER (error IS NULL)", "count(error)"))
        return Done(chunk=chunk, key=key, articles=articles, wrong=wrong, fresh=fresh)

    def _row(self, place: int, given: bytes | dict[str, Any] | None) -> tuple[Any, ...]:
        try:
            article = records.article(given, self.known)
        except records.BadRecordError as error:
            return (place, error.name, str(error), *[None] * (len(COLUMNS) - 4))
        dated = dating.of_article(article, self.known)
        told = extract.read(dated, self.known)
        answer = json.dumps(annotate.told(article.id, dated, told.reports), ensure_ascii=False, separators=(",", ":"))
        days = dated.published
        return (
            *(place, article.id, None, article.outlet, article.title, article.url),
            *((days.earliest, days.latest) if days else (None, None)),
            *(answer, values.dumps(article), values.dumps((dataclasses.replace(dated, article=_NO_ARTICLE), told))),
        )


def known_by(known: Registry) -> bytes:
    """A digest of what of the registry is looked at where an article is read."""
    return Digests().of((known.people, known.offices, known.places, known.outlets))


def table(folder: Path, key: str) -> Path:
    """Where the table of a chunk stands."""
    return folder / FOLDER / f"{key}.parquet"


def opened(article: bytes, found: bytes) -> tuple[Dated, Extracted]:
    """The two columns of an article as they were."""
    dated, told = values.loads(found)
    return dataclasses.replace(dated, article=values.loads(article)), told
