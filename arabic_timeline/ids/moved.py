"""Where the address of an id leads that has no page of its own any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from arabic_timeline.ids import anchors
from arabic_timeline.ids.kept import Kept
from arabic_timeline.model import Entry, Gone


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """``redirects``: id → the id of the page that tells it now; ``gone``: what no page tells any more."""

    redirects: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()


def moved(kept: Sequence[Kept], entries: Iterable[Entry], articles: Iterable[str]) -> Moved:
    """Every kept id that is no page: with whom it was told, who tells its sentence, if of others now, or nobody.

    Args:
        kept: the rows of ids.yaml.
        entries: what has a page.
        articles: the ids of the articles that are there.
    """
    shown = list(entries)
    pages = {report.key: entry.meeting.id for entry in shown for report in entry.meeting.reports}
    together: dict[str, list[Kept]] = defaultdict(list)
    for row in kept:
        together[row.home].append(row)
    telling: dict[str, list[Entry]] = defaultdict(list)
    for entry in shown:
        for article in {report.article for report in entry.meeting.reports}:
            telling[article].append(entry)
    there = set(articles)
    redirects: dict[str, str] = {}
    gone: list[Gone] = []
    for row in kept:
        if pages.get(row.id_) == row.id_ or not row.shown:
            continue
        lead = next(_leads(row, pages, together, telling), None)
        if lead is not None:
            redirects[row.id_] = lead
        else:
            gone.append(Gone(id=row.id_, article=row.article if row.article in there else None, quote=row.quote))
    return Moved(redirects=redirects, gone=tuple(gone))


def _leads(
    row: Kept, pages: Mapping[str, str], together: Mapping[str, list[Kept]], telling: Mapping[str, list[Entry]]
) -> Iterator[str]:
    if row.id_ in pages:
        yield pages[row.id_]
    for other in together[row.home]:
        if other.id_ in pages:
            yield pages[other.id_]
    if row.home in pages:
        yield pages[row.home]
    near = [
        (score, entry.meeting.id)
        for entry in telling.get(row.article, ())
        for report in entry.meeting.reports
        if report.article == row.article
        for score in [anchors.nearness(row.anchor, anchors.of_report(report, ""), anchors.telling(report))]
        if score is not None
    ]
    if near:
        yield max(near)[1]
    quoting = {
        entry.meeting.id
        for entry in telling.get(row.article, ())
        for report in entry.meeting.reports
        if report.article == row.article
        and any(anchors.likeness(row.quote, one) == 1 for one in anchors.telling(report))
    }
    if len(quoting) == 1:
        yield from quoting
