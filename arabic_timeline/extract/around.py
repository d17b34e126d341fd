"""Where a meeting was that another act of its text places: where the guest stays."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.group import Group, days_agree
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

Acts = dict[float, list[Frame]]  # by sentence


def placed(document: Document, found: list[Group], read: Iterable[Frame]) -> None:
    """Sets the place of the groups that have none and whose text says one in another act."""
    acts: Acts = {}
    for frame in read:
        acts.setdefault(frame.sentence.index, []).append(frame)
    for group in found:
        if group.form == "meeting" and _open(group) and group.first.mode not in REMOTE:
            group.place = _guest(document, group, acts) or group.place


def _open(group: Group) -> bool:
    return group.place is None or not group.place[1].somewhere


def _guest(document: Document, group: Group, acts: Acts) -> tuple[Sentence, Place] | None:
    """«استقبل نظيره الذي يزور الدوحة حاليا»: where the guest stays who is met."""
    if group.first.held == "denied" or group.first.earlier:
        return None
    for frame in group.frames:
        for stay in acts[frame.sentence.index]:
            goal = stay.scan.goal
            if stay.found.first < frame.found.first or goal is None or not goal.country:
                continue
            kinds = stay.tokens[goal.first].kinds
            if kinds & Kind.COUNTRY and not kinds & Kind.CITY:
                continue  # «الذي يزور البلاد» says no more
            if _stays(document, frame, stay) and any(_told_of(side, stay) for side in frame.sides):
                return stay.sentence, goal
    return None


def _stays(document: Document, frame: Frame, stay: Frame) -> bool:
    """Whether somebody is there when he is met: now, or on the same day."""
    if stay.held != "held":
        return False
    if stay.found.trigger.tense == "present" or not stay.found.trigger.verb:
        return True
    return stay.dating is not None and frame.dating is not None and days_agree(document, frame.dating, stay.dating)


def _told_of(side: Side, stay: Frame) -> bool:
    """Whether a relative clause right behind a side tells the stay."""
    tokens, n = side.sentence.tokens, side.entity.last
    n += n < len(tokens) and tokens[n].comma
    if (
        side.sentence is not stay.sentence
        or tokens[n : n + 1] == []
        or tokens[n].text not in phrases("clauses", "relatives")
    ):
        return False
    between = tokens[n + 1 : stay.found.first]  # «الذي يزور البلاد بعد زيارة قام بها إلى …» tells two
    return not any(t.word.core in phrases("clauses", "adjuncts") or t.tells for t in between)
