"""Ties → meetings, some groups of articles that hang together by ties at a time; then the likely links of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from arabic_timeline.archive import tables
from arabic_timeline.archive.facts import Told
from arabic_timeline.archive.ties import compared
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.merge import likely, unite, writing
from arabic_timeline.merge.cluster import Cluster
from arabic_timeline.merge.compare import Comparison
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.order import Order
from arabic_timeline.model import Link
from arabic_timeline.registry import Registry
from arabic_timeline.store import values

# In the order of the dossier: by the first report of a meeting (its article, and its place there).
MEETINGS = {"first": "VARCHAR", "place": "INTEGER", "ids": "VARCHAR[]", "meeting": "BLOB"}
LINKS = {"one": "VARCHAR", "other": "VARCHAR", "link": "BLOB"}
CANDIDATES = {
    "kind": "TINYINT", "block": "VARCHAR", "first": "VARCHAR", "place": "INTEGER", "n": "INTEGER", "fact": "BLOB",
}  # fmt: skip
VISIT, TALKS = 0, 1

_Tie = tuple[int, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """What is done with some groups, by their number, in the folder of one run."""

    folder: Path
    known: Registry
    words: Lexicon

    def __call__(self, number: int) -> int:
        """Writes their meetings, their links and what may be linked with meetings of others."""
        done = self.folder / "meetings" / f"{number}.parquet"
        if not done.exists():
            with self.words.in_use():
                found = self._united(number)
            tables.write(self.folder / "links" / f"{number}.parquet", LINKS, found[1])
            tables.write(self.folder / "candidates" / f"{number}.parquet", CANDIDATES, found[2])
            tables.write(done, MEETINGS, found[0])
        return number

    def _united(self, number: int) -> tuple[list[Any], list[Any], list[Any]]:
        of_this = f"slice = {number}"
        given: list[Told] = [
            values.loads(told)
            for (told,) in tables.rows(tables.by_slice(self.folder, "tied"), ("told",), of_this, "id")
        ]
        facts = [fact for _, theirs in given for fact in theirs]
        inside, elsewhere = self._ties(number, frozenset(dated.article.id for dated, _ in given))
        copied = dict(tables.rows(self.folder / "copies.parquet", ("copy", "original"), of_this))
        order = Order(facts, {dated.article.id: dated for dated, _ in given})
        again = [order.checked(tie) for tie in _compared(facts, inside)]
        united = unite.united(facts, again, self.known, copied, elsewhere)
        places = {fact.report.key: (fact.report.article, n) for _, theirs in given for n, fact in enumerate(theirs)}
        firsts = [places[cluster.facts[0].report.key] for cluster in united.clusters]
        links = writing.settled(united.links, likely.same_guest(united.clusters, self.known))
        merged = writing.merged(united, links, copied, self.known, {})
        first_of = {
            fact.report.key: first
            for cluster, first in zip(united.clusters, firsts, strict=True)
            for fact in cluster.facts
        }
        meetings = [
            (*first_of[one.id], list(dict.fromkeys(report.article for report in one.reports)), values.dumps(one))
            for one in merged.meetings
        ]
        linked = _linked(merged.links, {key: article for key, (article, _) in places.items()})
        return meetings, linked, list(_candidates(united.clusters, firsts))

    def _ties(self, number: int, here: frozenset[str]) -> tuple[list[_Tie], frozenset[str]]:
        """The ties between two of these articles, and the reports that have one with another article."""
        columns = ("kind", "a", "b", "left_id", "right_id")
        inside: list[_Tie] = []
        elsewhere: set[str] = set()
        for kind, a, b, left, right in tables.rows(self.folder / "ties.parquet", columns, f"slice = {number}"):
            if left in here and right in here:
                inside.append((kind, a, b))
            else:
                elsewhere |= {a, b}
        return inside, frozenset(elsewhere)


def _compared(facts: Sequence[Evidence], ties: Iterable[_Tie]) -> Iterator[Comparison]:
    """The comparisons that are known to be some, again: what they say in words is not laid down."""
    by_key = {fact.report.key: fact for fact in facts}
    for kind, left, right in ties:
        tie = compared(kind, by_key[left], by_key[right])
        if tie is not None:
            yield tie


def _linked(links: Iterable[Link], articles: dict[str, str]) -> list[tuple[str, str, bytes]]:
    """Rows of the likely links: nothing that is told follows from the others."""
    return [(articles[one.left], articles[one.right], values.dumps(one)) for one in links if one.decision == "likely"]


def _candidates(clusters: Sequence[Cluster], firsts: Sequence[tuple[str, int]]) -> Iterator[tuple[Any, ...]]:
    for cluster, first in zip(clusters, firsts, strict=True):
        for n, fact in enumerate(cluster.facts):
            for kind, block in ((VISIT, likely.visited(fact)), (TALKS, likely.talked(fact))):
                if block is not None:
                    yield kind, repr(block), *first, n, values.dumps(fact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What is done with a slice of the candidates, by its number: the links of meetings of different groups."""

    folder: Path
    known: Registry
    words: Lexicon

    def __call__(self, number: int) -> int:
        """Writes the links among them."""
        path = self.folder / "links" / f"far-{number}.parquet"
        if not path.exists():
            columns = ("kind", "block", "first", "place", "n", "fact")
            order = "kind, block, first, place, n"
            rows = tables.rows(tables.by_slice(self.folder, "candidates"), columns, f"slice = {number}", order)
            refused = {key for j in self.known.judgements if j.kind == "not-a-meeting" for key in j.meetings}
            with self.words.in_use():
                links = [
                    link
                    for (kind, _), block in groupby(rows, key=itemgetter(0, 1))
                    for link in _between(kind, list(block))
                    if refused.isdisjoint((link.left, link.right))
                ]
            articles = {fact.report.key: fact.report.article for fact in (values.loads(row[5]) for row in rows)}
            tables.write(path, LINKS, _linked(links, articles))
        return number


def _between(kind: int, block: Sequence[tuple[Any, ...]]) -> Iterator[Link]:
    clusters = [Cluster([values.loads(row[5]) for row in rows]) for _, rows in groupby(block, key=itemgetter(2, 3))]
    return likely.visits(clusters) if kind == VISIT else likely.talks(clusters)
