"""Meetings, tenures and claims → the timeline: bounds, their causes, contradictions, who held which office.

``gather`` and ``calendar`` turn everything into constraints, ``settle`` solves them, the rest reads the solution, each
part of the dossier by itself (``apart``).
Nothing is ever un-merged here: reason reports, and a person decides in judgements.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping

from arabic_timeline.digests import Prints
from arabic_timeline.model import Dated, Entry, Merged, Timeline
from arabic_timeline.reason import denials, leaning, recalled, review, warnings
from arabic_timeline.reason.apart import Whole, concluded
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.groups import is_meeting
from arabic_timeline.reason.order import in_display_order, needs_all, with_order
from arabic_timeline.reason.warned import with_warnings
from arabic_timeline.reason.world import World
from arabic_timeline.registry import Registry

__all__ = ["timeline"]


def timeline(
    merged: Merged,
    dated: Mapping[str, Dated],
    registry: Registry,
    *,
    cases: CasesOf,
    claims: bool = True,
    prints: Prints | None = None,
) -> Timeline:
    """The whole timeline in display order.

    Args:
        merged: what merge found.
        dated: every article with its datings, by id.
        registry: the knowledge; its claims are used only where ``claims`` is true.
        cases: ``resolve.cases``: (mention, window of days of writing) → pairs of (days of writing, value).
        prints: what articles are known by, and where what is concluded of them is kept.
    """
    dated = leaning.settled(dated, merged)
    world = World(merged=merged, dated=dated, registry=registry, claims=claims)
    found = concluded(world, cases, None if needs_all(merged.meetings) else prints)
    shown = _shown(found)
    if found.solved is None and needs_all(shown):
        found = concluded(world, cases, None)
        shown = _shown(found)
    if found.solved is not None:
        shown = with_order(shown, found.solved, dated)
    pairs = recalled.pairs(world)
    slips = warnings.warnings(world, found.slips, found.contradictions, pairs)
    shown = with_warnings(world, shown, slips)
    return Timeline(
        meetings=tuple(entry for entry in shown if is_meeting(entry)),
        events=tuple(entry for entry in shown if not is_meeting(entry)),
        articles=tuple(found.publications[article] for article in dated),
        contradictions=found.contradictions,
        warnings=slips,
        review=(
            *review.doubts(world, shown, found.contradictions),
            *recalled.doubts(world, pairs),
            *denials.doubts(world),
        ),
        redirects=merged.redirects,
        copies=merged.copies,
        faults=review.faults(world),
    )


def _shown(found: Whole) -> list[Entry]:
    """What has a line of its own, in display order."""
    entries = in_display_order([entry for entry, _ in found.entries])
    alone = {entry.meeting.id for entry, has in found.entries if has}
    return [entry for entry in entries if entry.meeting.id in alone]
