"""Whom a text calls by an office that he did not hold when it was written, nor on the day that it tells.

Or by one that he has left, while he holds it.

What is told as past is bound by the term, and contradicts it; what is announced, or told in a tense that binds nothing,
only names the office: a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from arabic_timeline import counting, matter
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Participant, Report, Warning
from arabic_timeline.reason import telling
from arabic_timeline.reason.world import World, governing
from arabic_timeline.registry import Office

_NAMED = timedelta(62)  # before a term: who is chosen is called by his office before he holds it


def of_terms(world: World) -> Iterator[Warning]:
    """One warning for each mention of somebody with an office outside of his terms in it."""
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            for one in report.participants:
                if world.tenses[report.key] == "past" and not one.former:
                    continue
                warning = _warning(world, report, one)
                if warning is not None:
                    yield warning


def _warning(world: World, report: Report, one: Participant) -> Warning | None:
    dated = world.dated[report.article]
    office, written = world.registry.offices.get(one.office_id or ""), dated.anchor
    if office is None or one.id is None or written is None or not dated.given:
        return None
    terms = [tenure.period for tenure in office.tenures if tenure.person == one.id]
    if one.former and not matter.yet_to_hold(one.office):
        holds = any(written.within(term) for term in terms)
        return _said(world, report, one, office, terms, written) if holds else None
    if not matter.holds_office(one):
        return None
    dating = governing(report, world.dated)
    said = telling.days_told(dating) if dating is not None else None
    told = counting.meant(dating, said) if dating is not None and said is not None else None
    held = [Interval(t.earliest - _NAMED if t.earliest else None, t.latest) for t in terms]
    if not terms or any(term & day for term in held for day in (written, told) if day is not None):
        return None
    return _said(world, report, one, office, terms, written)


def _said(
    world: World, report: Report, one: Participant, office: Office, terms: list[Interval], written: Interval
) -> Warning:
    assert one.id is not None
    values = {
        "person": world.registry.people[one.id].name,
        "office": office.name,
        "terms": [Cause(code="reason.term_period", values={"interval": term}) for term in terms],
        "article": world.name(report.article),
        "writing": written,
    }
    says = Cause(code="reason.warn_term", values=values)
    return Warning.at(report.article, one, says)
