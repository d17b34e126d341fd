"""The rows that ids.yaml should hold: those that are there, brought up to date, and the ids that are new."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arabic_timeline.ids import anchors
from arabic_timeline.ids.anchors import Anchor
from arabic_timeline.ids.kept import Kept
from arabic_timeline.model import Entry, Report


def stored(kept: Sequence[Kept], entries: Iterable[Entry], found: Mapping[str, Anchor]) -> tuple[Kept, ...]:
    """All rows: a sentence as it stands now, the page on which an id is told; none ever goes.

    Args:
        kept: the rows that are there.
        entries: what has a page.
        found: by id, where each report stands, whether it has a page or not.
    """
    pages = {report.key: entry.meeting.id for entry in entries for report in entry.meeting.reports}
    out = {row.id_: _renewed(row, found.get(row.id_), pages.get(row.id_)) for row in kept}
    for id_ in sorted(found, key=lambda one: (one.rpartition("-")[0], pages.get(one) != one, one not in pages)):
        if id_ not in out:
            out[id_] = _row(id_, found[id_], pages.get(id_))
    return tuple(out.values())


def _renewed(row: Kept, anchor: Anchor | None, page: str | None) -> Kept:
    """A row with its sentence of today; an address that it had once stays one, though no page tells it now."""
    if anchor is None:
        return row
    new = _row(row.id_, anchor, page)
    if page is None:
        new = dataclasses.replace(new, page=row.page, shown=row.shown)
    return dataclasses.replace(new, file=row.file, line=row.line)


def _row(id_: str, anchor: Anchor, page: str | None) -> Kept:
    return Kept(
        id_=id_, article=anchor.article, quote=anchor.quote, word=anchor.word or None, sides=anchor.sides,
        prefix=anchor.prefix or None, suffix=anchor.suffix or None,
        page=page if page != id_ else None, shown=page is not None,
    )  # fmt: skip


def numbered(reports: Iterable[Report], texts: Mapping[str, str]) -> tuple[Kept, ...]:
    """Rows that keep the numbers of earlier versions («002-1»), for a dossier that was published with them.

    Which of them have a page of their own is open until they are stored.
    """
    return tuple(_row(report.key, anchors.of_report(report, texts[report.article]), None) for report in reports)


def of_old_site(timeline: Mapping[str, Any]) -> tuple[Kept, ...]:
    """Rows for the ids of a ``timeline.json``: an earlier build whose addresses shall lead on."""
    out = []
    for entry in (*timeline["meetings"], *timeline["events"]):
        told = next((one for one in entry["evidence"] if one.get("article") == _article(entry["id"])), None)
        if told is not None:
            out.append(Kept(id_=entry["id"], article=told["article"], quote=told["quote"]))
    return tuple(out)


def _article(id_: str) -> str:
    return str(id_).rpartition("-")[0]
