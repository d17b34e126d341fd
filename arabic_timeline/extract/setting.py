"""Where a meeting took place that its own clause does not place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group, days_agree, sides_of
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases

LEADS = 3  # words right before an act that may say «كما»
FARTHEST_DAYS = 2  # between two meetings of one stay
LONGEST_STAY = 2  # sentences after an arrival that still tell what was done there


def by_arrival(document: Document, found: list[Group], came: list[Frame]) -> None:
    """«وصل … إلى مسقط. والتقى نظيره»: what the visitor does next, and nothing places, is where he came."""
    came_in: dict[int, list[Frame]] = defaultdict(list)
    for frame in came:
        came_in[frame.sentence.index].append(frame)
    for group in found:
        if group.form != "meeting" or group.place is not None or group.first.held == "denied" or group.first.earlier:
            continue
        if group.first.mode == "phone":
            continue
        index = group.first.sentence.index
        lately = (f for n in range(index - LONGEST_STAY, index + 1) for f in came_in.get(n, ()))
        near = [f for f in lately if _leads_to(document, f, group)]
        goals = {(f.scan.goal.country, f.scan.goal.id) for f in near if f.scan.goal is not None}
        if len(goals) == 1 and near[-1].scan.goal is not None:
            group.place = (near[-1], near[-1].scan.goal)


def _leads_to(document: Document, frame: Frame, group: Group) -> bool:
    apart = group.first.sentence.index - frame.sentence.index
    lead = group.first.tokens[group.first.found.last : group.first.found.last + 2]
    there = apart == 0 and frame.found.first < group.first.found.first
    if there and not any(t.text in phrases("clauses", "there") for t in lead):
        return False
    if not (there or 0 < apart <= LONGEST_STAY) or not _goes(frame, group) or len(frame.sides) != 1:
        return False
    if not frame.found.trigger.verb and not frame.scan.light and frame.form != "visit":
        return False
    shared = not set(sides_of(document, frame.sides)).isdisjoint(group.keys)
    if frame.held != group.first.held:
        return shared and _near(document, frame.dating, group.dating)
    return shared and days_agree(document, frame.dating, group.dating)


def _goes(frame: Frame, group: Group) -> bool:
    """Who came meets, and who came will meet."""
    return frame.held == group.first.held or (frame.held == "held" and group.first.held == "planned")


def by_meeting(document: Document, found: list[Group]) -> None:
    """«كما التقى …» after a meeting that is placed in a city: the next one of the same person is there too."""
    ordered = sorted(found, key=lambda g: (g.first.sentence.index, g.first.found.first))
    for before, group in pairwise(ordered):
        place = before.place
        if place is None or not _open_place(group) or not _goes_on(document, before, group):
            continue
        city = _city(place[0], place[1])
        if city is not None:
            group.place = (place[0], city)


def _open_place(group: Group) -> bool:
    first = group.first
    return group.form == "meeting" and group.place is None and first.held == "held" and first.mode != "phone"


def _goes_on(document: Document, before: Group, group: Group) -> bool:
    apart = group.first.sentence.index - before.first.sentence.index
    opened = group.first.tokens[: group.first.found.first][-LEADS:]
    if not 0 < apart <= LONGEST_STAY or not any(t.text in phrases("clauses", "also") for t in opened):
        return False
    if before.form != "meeting" or before.first.held != "held" or not set(before.keys) & set(group.keys):
        return False
    return _near(document, before.dating, group.dating)


def _near(document: Document, a: int | None, b: int | None) -> bool:
    x, y = (document.dated.datings[n].interval if n is not None else None for n in (a, b))
    if x is None or y is None:
        return a is None or b is None
    if x.latest is None or y.latest is None or x.earliest is None or y.earliest is None:
        return False
    return (max(x.latest, y.latest) - min(x.earliest, y.earliest)).days <= FARTHEST_DAYS


def _city(frame: Frame, place: Place) -> Place | None:
    """The city of «مقر البعثة في نيويورك»; the building itself is not lent."""
    for n in range(place.first, place.last):
        found = gazetteer_match(frame.tokens, n)
        if found is not None:
            return replace(place, first=n, last=found[0], prep="")
    return None
