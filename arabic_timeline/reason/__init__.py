"""Meetings, tenures and claims → the timeline: bounds, their causes, contradictions, who held which office.

``gather`` and ``calendar`` turn everything into constraints, ``settle`` solves them, the rest reads the solution.
Nothing is ever un-merged here: reason reports, and a person decides in judgements.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arabic_timeline import constraints as net
from arabic_timeline.forms import FORMS, Form
from arabic_timeline.model import Dated, Merged, Timeline
from arabic_timeline.reason import calendar, gather, leaning, recalled, review, warnings
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.conclude import Conclusions
from arabic_timeline.reason.contradictions import closed, contradictions
from arabic_timeline.reason.grounds import Ground, Trust
from arabic_timeline.reason.order import in_display_order, with_order
from arabic_timeline.reason.publications import Publications
from arabic_timeline.reason.settle import settle
from arabic_timeline.reason.world import World
from arabic_timeline.registry import Registry

__all__ = ["timeline"]


def timeline(
    merged: Merged, dated: Mapping[str, Dated], registry: Registry, *, cases: CasesOf, claims: bool = True
) -> Timeline:
    """The whole timeline in display order.

    Args:
        merged: what merge found.
        dated: every article with its datings, by id.
        registry: the knowledge; its claims are used only where ``claims`` is true.
        cases: ``resolve.cases``: (mention, window of days of writing) → pairs of (days of writing, value).
    """
    dated = leaning.settled(dated, merged)
    world = World(merged=merged, dated=dated, registry=registry, claims=claims)
    facts = gather.constraints(world)
    facts += calendar.constraints(world, facts, cases)
    settled = closed(world, settle(facts, [j for j in registry.judgements if j.kind == "repair"]))
    conclusions = Conclusions(world, settled, facts, _by_articles_alone(facts))
    publications = Publications(world, settled, cases)
    entries = in_display_order([conclusions.entry(meeting) for meeting in merged.meetings])
    shown = [entry for entry in entries if FORMS[entry.meeting.form].meets or conclusions.stands_alone(entry)]
    shown = with_order(shown, settled.certain, dated)
    found = contradictions(world, settled)
    pairs = recalled.pairs(world)
    return Timeline(
        meetings=tuple(entry for entry in shown if _is_meeting(entry.meeting.form, len(entry.participants))),
        events=tuple(entry for entry in shown if not _is_meeting(entry.meeting.form, len(entry.participants))),
        articles=tuple(publications.of(article) for article in dated),
        contradictions=found,
        warnings=warnings.warnings(world, found, pairs),
        review=(*review.doubts(world, shown, found), *recalled.doubts(world, pairs)),
        redirects=merged.redirects,
        copies=merged.copies,
        faults=review.faults(world),
    )


def _by_articles_alone(facts: Sequence[net.Constraint]) -> net.Result | None:
    """What the articles and terms of office give where no outside source is believed; ``None`` where none is used."""
    rest = [one for one in facts if not (isinstance(one.source, Ground) and one.source.trust is Trust.CLAIM)]
    return settle(rest, ()).certain if len(rest) < len(facts) else None


def _is_meeting(form: Form, sides: int) -> bool:
    """The timeline's meetings have two sides or more; visits, sittings and other events stand beside them."""
    return FORMS[form].meets and sides > 1
