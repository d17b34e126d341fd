"""What holds between the reports of one text: a meeting during a visit, one after another, and the context events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, pairwise

from arabic_timeline.extract import events
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.possible import is_past
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

_AROUND = 10  # words around an act among which «خلال الزيارة» stands
_RECENT = 30  # days before the writing of a visit that news still tell of


def linked(document: Document, groups: list[Group]) -> list[Group]:
    """The groups with context events added and ``within`` and ``after`` set."""
    groups = events.added(document, groups)
    visits = _Visits(groups)
    for group in groups:
        if group.form == "meeting":
            group.within = (
                _stated_visit(group, visits) or _pointed_visit(group, visits) or _implied_visit(document, group, visits)
            )
    _order(groups)
    return groups


class _Visits:
    """The visits of a text by sentence and by visitor."""

    def __init__(self, groups: list[Group]) -> None:
        self.told_in: dict[float, list[tuple[Group, Frame]]] = defaultdict(list)
        self.of: dict[str, list[Group]] = defaultdict(list)
        for visit in groups:
            if visit.form == "visit":
                for frame in visit.frames:
                    self.told_in[frame.sentence.index].append((visit, frame))
                for key in visit.keys:
                    self.of[key].append(visit)


def _stated_visit(group: Group, visits: _Visits) -> Group | None:
    """«… على هامش زيارة العمل التي أجراها …» behind the meeting in its sentence."""
    for frame in group.frames:
        for visit, told in visits.told_in.get(frame.sentence.index, ()):
            lead = told.tokens[max(0, told.found.first - 2) : told.found.first]
            if (
                any(t.word.core in phrases("clauses", "during") for t in lead)
                and abs(frame.found.first - told.found.first) < 60
                and not visit.keys.keys().isdisjoint(group.keys)
            ):
                return visit
    return None


def _pointed_visit(group: Group, visits: _Visits) -> Group | None:
    """«زار فلان مالطا …، والتقى خلال الزيارة السفير»: the one visit told before of one of the two."""
    for frame in group.frames:
        index, act = frame.sentence.index, frame.found.first
        if not any(
            _points(frame.tokens, n) for n in range(max(1, act - _AROUND), min(len(frame.tokens), act + _AROUND))
        ):
            continue
        told = {
            id(visit): visit
            for at, told_there in visits.told_in.items() if index - 1 <= at <= index
            for visit, of in told_there
            if (at, of.found.first) < (index, act) and not visit.keys.keys().isdisjoint(group.keys)
        }  # fmt: skip
        if len(told) == 1:
            return next(iter(told.values()))
    return None


def _points(tokens: Sequence[Token], n: int) -> bool:
    during = tokens[n - 1].word.core in phrases("clauses", "during")
    return during and tokens[n].text in phrases("clauses", "that-visit")


def _implied_visit(document: Document, group: Group, visits: _Visits) -> Group | None:
    """An undated meeting of the visitor with somebody of the visited country belongs to the visit the text tells of."""
    if group.dating is not None or group.first.held != "held" or group.first.earlier:
        return None
    visits_of = {id(v): v for key in group.keys for v in visits.of.get(key, ())}.values()
    fitting = list(islice((v for v in visits_of if v.first.held == "held" and _fits(document, group, v)), 2))
    return fitting[0] if len(fitting) == 1 else None


def _fits(document: Document, group: Group, visit: Group) -> bool:
    goal = visit.first.scan.goal
    if goal is None or goal.country is None or _long_ago(document, group, visit):
        return False
    place = group.place[1] if group.place else None
    if group.place and place and place.country is not None:
        here, there = _cities(group.place[0].tokens, place), _cities(visit.first.tokens, goal)
        apart = here and there and here.isdisjoint(there)  # «زار السليمانية», «اجتمع في أربيل»
        return place.country == goal.country and not apart
    hosts = [side for key, side in group.keys.items() if key not in visit.keys]
    return any(goal.country in document.people.nations(side.sentence, side.entity) for side in hosts)


def _long_ago(document: Document, group: Group, visit: Group) -> bool:
    """«… اللقاء. وكان قد قام بزيارة في نونبر 2021»: a visit of other days, told apart from the meeting or after it."""
    apart = group.first.sentence.index - visit.first.sentence.index
    return not 0 <= apart <= 1 and is_past(document, visit.dating, _RECENT)


def _cities(tokens: Sequence[Token], place: Place) -> set[str]:
    return {t.word.core for t in tokens[place.first : place.last] if t.kinds & Kind.CITY}


def _order(groups: list[Group]) -> None:
    """«سبق أن» puts a meeting before the others of the same people; «عقب» and «مرة أخرى» put one after the talks."""
    meetings: dict[frozenset[str], list[Group]] = defaultdict(list)
    talks: dict[float, list[Group]] = defaultdict(list)  # by sentence
    for group in groups:
        if group.form == "meeting":
            meetings[frozenset(group.keys)].append(group)
        elif group.event and group.first.trigger.strength == "weak":
            talks[group.first.sentence.index].append(group)
    for group in groups:
        if group.first.earlier:
            for other in meetings.get(frozenset(group.keys), ()):
                if other is not group:
                    other.after.append(group)
    for group in (g for rows in meetings.values() for g in rows):
        for frame in (f for f in group.frames if f.again):
            for talk in talks.get(frame.sentence.index, ()):
                if frame.found.first > talk.first.found.first:
                    group.after.append(talk)
    _order_in_sentences(groups)


def _order_in_sentences(groups: Sequence[Group]) -> None:
    """«استقبل فلانا بعد أن التقى فلانا», «… قبل لقائه فلانا»: one before the other, where one took part in both."""
    told: dict[float, list[tuple[int, Group, Frame]]] = defaultdict(list)
    for group in groups:
        if group.form == "meeting" and group.first.held != "denied":
            told[group.first.sentence.index].append((group.first.found.first, group, group.first))
    for acts in told.values():
        acts.sort(key=lambda act: act[0])
        for (_, one, _), (_, other, frame) in pairwise(acts):
            later = _led_by(frame)
            if later is not None and not one.keys.keys().isdisjoint(other.keys):
                earlier = other if later == "one" else one
                (one if later == "one" else other).after.append(earlier)


def _led_by(frame: Frame) -> str | None:
    """Which is later of an act and the one told before it in its sentence: ``one``, that before it, or ``other``."""
    first, tokens = frame.found.first, frame.tokens
    at = first - 1 - (first > 1 and tokens[first - 1].text in phrases("clauses", "that"))
    if at < 1 or tokens[at - 1].text == "من" or frame.found.trigger.verb != (at == first - 2):
        return None  # «من قبل»; «بعد أن» leads to a verb, «بعد» to a noun
    word = tokens[at].text
    if word in phrases("clauses", "after-meeting"):
        return "one"
    return "other" if word in phrases("clauses", "before-meeting") else None
