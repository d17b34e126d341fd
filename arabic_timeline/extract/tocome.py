"""Acts that the day of the writing shows to be still to come, whatever their own words leave open."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from arabic_timeline.extract import governing
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.possible import is_past
from arabic_timeline.extract.shape import will_be
from arabic_timeline.extract.tables import phrases
from arabic_timeline.language import verbs


def settle(document: Document, found: Iterable[Group]) -> None:
    """Sets ``planned`` where no past tells of an act behind the writing, and takes a day that only its leaving had."""
    told = list(found)
    for group in told:
        _one(document, group)
    told.sort(key=lambda group: (group.first.sentence.index, group.first.found.first))
    for before, group in pairwise(told):
        if before.first.held == "planned" and group.first.held == "held" and _goes_on(before.first, group.first):
            _plan(group)


def _goes_on(before: Frame, frame: Frame) -> bool:
    """«يلتقي غدا فلانا، كما يلتقي فلانا», «يبدأ الثلاثاء زيارة، يلتقي في أولها فلانا».

    A present that is tied to one of the same sentence that is to come.
    """
    first = frame.found.first
    lead = frame.tokens[first - 1].text if first else ""
    tied = frame.tokens[first].conj or lead in phrases("clauses", "also") or lead == "،"
    present = all(f.found.trigger.verb and f.found.trigger.tense in ("present", "future") for f in (before, frame))
    return before.sentence is frame.sentence and tied and present


def _plan(group: Group) -> None:
    for frame in group.frames:
        frame.held = frame.value = "planned"


def _one(document: Document, group: Group) -> None:
    """«يغادر الخميس المقبل في زيارة»: an act that no past tells, on days behind the writing, is to come."""
    acts = [act for frame in group.frames for act in (frame.found, frame.scan.light) if act is not None]
    past = any(act.trigger.verb and act.trigger.tense == "past" for act in acts) or any(map(_led_by_past, group.frames))
    interval = document.dated.datings[group.dating].interval if group.dating is not None else None
    written = document.dated.anchor.latest if document.dated.anchor is not None else None
    first = interval.earliest if interval is not None else None
    aside = _during_it(group.first) or will_be(group.first)
    if group.first.held == "planned" and aside and is_past(document, group.dating):
        group.dating = None  # «توجه أمس إلى باريس في زيارة يلتقي خلالها فلانا»: the day of leaving, or of talks before
    if group.first.held != "held" or past or first is None or written is None or first <= written:
        return
    _plan(group)


def _led_by_past(frame: Frame) -> bool:
    """«وصل فلان يوم كذا في زيارة رسمية»: whether the verb before an act is of the past."""
    verb = governing.verb_before(frame.tokens, frame.found.first)
    readings = verbs.readings(frame.tokens[verb].text) if verb is not None else ()
    return any(reading.form.tense == "past" for reading in readings)


def _during_it(frame: Frame) -> bool:
    """«يلتقي خلالها فلانا»."""
    behind = frame.tokens[frame.found.last : frame.found.last + 1]
    return any(t.text in phrases("clauses", "during-it") for t in behind)
