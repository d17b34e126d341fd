"""An entry whose date a warning doubts: the reader of its reasons is told so there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from arabic_timeline.model import Cause, Entry, Warning
from arabic_timeline.reason.world import World, governing


def with_warnings(world: World, entries: Iterable[Entry], warnings: Iterable[Warning]) -> list[Entry]:
    """The entries, with the warnings about each, or about the expression that dates it, behind its reasons.

    What an expression disputes by itself stands among the reasons already.
    """
    of_article = defaultdict[str, list[Warning]](list)
    of_entry = defaultdict[str, list[Warning]](list)
    for one in warnings:
        of_article[one.article].append(one)
        if one.about is not None:
            of_entry[one.about].append(one)
    return [_told(world, entry, of_article, of_entry) for entry in entries]


def _told(
    world: World, entry: Entry, of_article: defaultdict[str, list[Warning]], of_entry: defaultdict[str, list[Warning]]
) -> Entry:
    found = list(of_entry.get(entry.meeting.id, ()))
    for report in entry.meeting.reports if of_article else ():
        dating = governing(report, world.dated)
        if dating is None or dating.doubt is not None or report.article not in of_article:
            continue
        found += _at(of_article[report.article], dating.mention.start, dating.mention.end)
    if not found:
        return entry
    causes = (
        Cause(code="reason.warned", values={"says": one.says}) for one in {id(one): one for one in found}.values()
    )
    return replace(entry, why=(*entry.why, *causes))


def _at(warnings: Iterable[Warning], start: int, end: int) -> Iterator[Warning]:
    return (one for one in warnings if one.about is None and one.start < end and start < one.end)
