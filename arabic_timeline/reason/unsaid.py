"""What a person found that the texts do not say: it is asked once, and the answer is kept (``kind: unsaid``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arabic_timeline.model import Doubt
from arabic_timeline.reason.world import World
from arabic_timeline.registry import Judgement
from arabic_timeline.text import plain

_NAMED = ("unknown-name", "ambiguous-name", "unknown-place")  # what asks about a name


def still_asked(world: World, doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """The doubts without those that somebody has said to be unanswerable."""
    rows = [row for row in world.registry.judgements if row.kind == "unsaid"]
    for doubt in doubts:
        if not any(_answers(world, row, doubt) for row in rows):
            yield doubt


def undecided(world: World) -> set[frozenset[str]]:
    """The pairs of meetings of which nobody can say whether they are one, by the ids of today."""
    rows = (row for row in world.registry.judgements if row.kind == "unsaid" and len(row.meetings) > 1)
    return {frozenset(_meetings(world, row)) for row in rows}


def _answers(world: World, row: Judgement, doubt: Doubt) -> bool:
    if row.text is not None:
        return doubt.kind in _NAMED and _is_of(world, row, doubt) and plain(row.text) == plain(_name(doubt))
    if row.article is not None and row.quote is None:
        return doubt.kind == "disputed-day" and row.article == doubt.about
    if row.quote is not None:
        said = doubt.evidence[0].quote if doubt.evidence else ""
        return doubt.kind == "expression" and row.article == doubt.about and plain(said) in plain(row.quote)
    if row.about is not None:
        return doubt.kind == "contradiction" and row.about == doubt.about
    return doubt.kind == "undated" and len(row.meetings) == 1 and _is_of(world, row, doubt)


def _is_of(world: World, row: Judgement, doubt: Doubt) -> bool:
    """Whether a row is about the meeting of a doubt, or about no meeting more than another."""
    there = world.by_report.get(doubt.about)
    return not row.meetings or (there is not None and there.id in _meetings(world, row))


def _meetings(world: World, row: Judgement) -> set[str]:
    return {world.by_report[key].id for key in row.meetings if key in world.by_report}


def _name(doubt: Doubt) -> str:
    return str(doubt.says.values.get("name") or doubt.says.values.get("place") or "")
