"""What holds between the reports of one text: a meeting during a visit, one after another, and the context events."""

from __future__ import annotations

from arabic_timeline.extract import events
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.tables import phrases


def linked(document: Document, groups: list[Group]) -> list[Group]:
    """The groups with context events added and ``within`` and ``after`` set."""
    groups = events.added(document, groups)
    visits = [g for g in groups if g.form == "visit"]
    for group in groups:
        if group.form == "meeting":
            group.within = _stated_visit(group, visits) or _implied_visit(document, group, visits)
    _order(groups)
    return groups


def _stated_visit(group: Group, visits: list[Group]) -> Group | None:
    """«… على هامش زيارة العمل التي أجراها …» behind the meeting in its sentence."""
    for frame in group.frames:
        for visit in visits:
            for told in visit.frames:
                if told.sentence is not frame.sentence:
                    continue
                first, last = sorted((frame.found.first, told.found.first))
                lead = told.tokens[max(0, told.found.first - 2) : told.found.first]
                if (
                    any(t.word.core in phrases("clauses", "during") for t in lead)
                    and last - first < 60
                    and set(visit.keys) & set(group.keys)
                ):
                    return visit
    return None


def _implied_visit(document: Document, group: Group, visits: list[Group]) -> Group | None:
    """An undated meeting of the visitor with somebody of the visited country belongs to the visit the text tells of."""
    if group.dating is not None or group.first.held != "held" or group.first.earlier:
        return None
    fitting = [
        v for v in visits if set(v.keys) & set(group.keys) and v.first.held == "held" and _fits(document, group, v)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _fits(document: Document, group: Group, visit: Group) -> bool:
    goal = visit.first.scan.goal
    if goal is None or goal.country is None:
        return False
    place = group.place[1].country if group.place else None
    if place is not None:
        return place == goal.country
    hosts = [side for key, side in group.keys.items() if key not in visit.keys]
    return any(goal.country in document.people.nations(side.sentence, side.entity) for side in hosts)


def _order(groups: list[Group]) -> None:
    """«سبق أن» puts a meeting before the others of the same people; «عقب» and «مرة أخرى» put one after the talks."""
    for group in groups:
        if group.first.earlier:
            for other in groups:
                if other is not group and other.form == "meeting" and set(other.keys) == set(group.keys):
                    other.after.append(group)
    talks = [g for g in groups if g.event and g.first.trigger.strength == "weak"]
    for group in groups:
        if group.form != "meeting":
            continue
        for talk in talks:
            if any(
                f.again and f.sentence is talk.first.sentence and f.found.first > talk.first.found.first
                for f in group.frames
            ):
                group.after.append(talk)
