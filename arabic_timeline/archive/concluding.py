"""Meetings and articles that hang together → what is concluded of them, some parts of the archive at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from arabic_timeline import resolve
from arabic_timeline.archive import reading, tables
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import Lexicon
from arabic_timeline.model import Entry, Merged, Timeline
from arabic_timeline.reason import groups
from arabic_timeline.reason.groups import Group, Span
from arabic_timeline.registry import Registry
from arabic_timeline.render import feeds
from arabic_timeline.render.data import data
from arabic_timeline.store import values

YEARS = {"year": "INTEGER", "times": "BIGINT"}
DAYS = {"id": "VARCHAR", "outlet": "VARCHAR", "undated": "BOOLEAN", "given": "DATE", "spoken": "DATE"}
LINES = {
    "kind": "TINYINT", "undated": "BOOLEAN", "day": "DATE", "id": "VARCHAR", "n": "INTEGER", "line": "VARCHAR",
    "lead": "VARCHAR", "slip": "VARCHAR", "found": "BLOB",
}  # fmt: skip
KINDS = ("meeting", "event", "article", "contradiction")  # as timeline.jsonl names them
_DOUBTED = "reason.warned"  # an archive has no warnings, which look at all articles
_NOTHING = Timeline(meetings=(), events=(), articles=(), contradictions=())
_FIELDS = ("meetings", "events", "articles", "contradictions")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """Reads a slice of the parts, in the folder of one run."""

    folder: Path
    known: Registry
    words: Lexicon
    claims: bool

    def group(self, where: str) -> Group:
        """Some parts, read."""
        dated = {}
        columns = ("id", "article", "found")
        for id_, article, found in tables.rows(tables.by_slice(self.folder, "parts"), columns, where, "id"):
            dated[id_], _ = reading.opened(article, found)
        told = tables.rows(tables.by_slice(self.folder, "parted"), ("meeting",), where, "first, place")
        links = tables.rows(tables.by_slice(self.folder, "linked"), ("link",), where, "one, other, link")
        merged = Merged(
            meetings=tuple(values.loads(meeting) for (meeting,) in told),
            links=tuple(values.loads(link) for (link,) in links),
            redirects={},
        )
        return Group(merged, dated, self.known, claims=self.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(_Parts):
    """What parts have in common with others: the years that they name, the days of their articles."""

    def __call__(self, number: int) -> int:
        """Writes those of a slice, by its number."""
        done = self.folder / "days" / f"{number}.parquet"
        if not done.exists():
            with self.words.in_use():
                group = self.group(f"slice = {number}")
                years, days = group.years(), group.days()
            tables.write(self.folder / "years" / f"{number}.parquet", YEARS, list(years.items()))
            tables.write(done, DAYS, [(id_, *told) for id_, told in days.items()])
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded(_Parts):
    """What follows of parts.

    ``years``: how often all name each year; ``spans``: the likely days of the undated articles of an outlet.
    """

    years: Mapping[int, int]
    spans: Mapping[str, Span]
    months: str

    def __call__(self, number: int) -> int:
        """Writes the lines of a slice, by its number."""
        path = self.folder / "lines" / f"{number}.parquet"
        if not path.exists():
            with self.words.in_use():
                tables.write(path, LINES, list(self._lines(number)))
        return number

    def ordered(self, leads: list[str], entries: list[Entry]) -> list[Entry]:
        """The entries of a small timeline with what is later than each; ``leads``: of the parts that tell them."""
        with self.words.in_use():
            group = self.group(f"lead IN ({', '.join(map(tables.quoted, leads))})")
            undated = [(id_, outlet) for id_, (outlet, undated, _, _) in group.days().items() if undated]
            spans = self._spans(undated)
            return group.ordered(entries, spans, self._others(group.years(), spans), resolve.cases)

    def line(self, kind: int, value: Any) -> str:
        """The line of something that is told."""
        one: dict[str, Any] = {_FIELDS[kind]: (value,)}
        told = data(replace(_NOTHING, **one), months=self.months)
        return feeds.lines({KINDS[kind]: told[_FIELDS[kind]]})

    def _lines(self, number: int) -> Iterator[tuple[Any, ...]]:
        group = self.group(f"slice = {number}")
        leads = dict(tables.rows(tables.by_slice(self.folder, "parts"), ("id", "lead"), f"slice = {number}"))
        spans = self._spans(tables.rows(self.folder / "days" / f"{number}.parquet", ("id", "outlet"), "undated", "id"))
        years = dict(tables.rows(self.folder / "years" / f"{number}.parquet", ("year", "times")))
        found = group.concluded(spans, self._others(years, spans), resolve.cases)
        for entry in found.entries:
            kind, lead = int(not groups.is_meeting(entry)), leads[entry.meeting.reports[0].article]
            yield kind, *_shown(entry), entry.meeting.id, 0, self.line(kind, entry), lead, None, values.dumps(entry)
        for one in found.publications:
            yield 2, False, date.min, one.dated.article.id, 0, self.line(2, one), None, None, None
        for n, (slip, order, clash) in enumerate(found.contradictions):
            # One that hangs on a row of the knowledge alone may be found in other parts, and is told once.
            yield 3, False, date.min, clash.about, n, self.line(3, clash), None, repr(slip), values.dumps(order)

    def _spans(self, undated: Iterable[tuple[str, str]]) -> dict[str, Span]:
        """The likely days of articles without a day, given with their outlets."""
        return {id_: self.spans[outlet] for id_, outlet in undated if outlet in self.spans}

    def _others(self, years: Mapping[int, int], spans: Mapping[str, Span]) -> Counter[int]:
        """How often all other articles name each year; ``years``, ``spans``: those of some."""
        own = Counter(years)
        for span in spans.values():
            own += groups.of_spans(span)
        return Counter(self.years) - own


def _without_warnings(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of a dossier as an archive tells them: without the warnings behind their reasons."""
    return tuple(replace(one, why=tuple(cause for cause in one.why if cause.code != _DOUBTED)) for one in entries)


def of_dossier(timeline: Timeline, months: str = "maghreb") -> dict[str, str]:
    """By kind the lines of a dossier as an archive has them, all together: what the two are compared by."""
    bare = replace(timeline, meetings=_without_warnings(timeline.meetings), events=_without_warnings(timeline.events))
    whole = data(bare, months=months)
    return {kind: feeds.lines({kind: whole[field]}) for kind, field in zip(KINDS, _FIELDS, strict=True)}


def _shown(entry: Entry) -> tuple[bool, date]:
    """As ``reason.order`` puts them in order."""
    shown: Interval = (entry.likely or entry.certain).interval
    day = shown.earliest or shown.latest
    return day is None, day or date.max
