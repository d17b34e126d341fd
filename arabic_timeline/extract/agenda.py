"""The day and the place that a text tells once for all that it lists: «شهد قصر بعبدا اليوم سلسلة لقاءات»."""

from __future__ import annotations

from dataclasses import dataclass

from arabic_timeline.extract import licence, places, possible
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases, table
from arabic_timeline.extract.tokens import Sentence

_LONGEST = 12  # sentences of a list
_OPENING = 4  # words that may stand before the verb of an item: «سياسيا،», «كما»


@dataclass(frozen=True, slots=True)
class _Agenda:
    """A sentence that tells of many meetings without saying whose, with its one day, and where they were."""

    sentence: Sentence
    dating: int
    place: Place | None


def lent(document: Document, found: list[Group]) -> None:
    """Gives the day of a list, and its place, to those of its items that have none of their own."""
    agendas = [one for s in document.sentences if (one := _agenda(document, s)) is not None]
    for group in found if agendas else ():
        frame = group.first
        if not _item(group):
            continue
        index = frame.sentence.index
        told = next((a for a in reversed(agendas) if 0 < index - a.sentence.index <= _LONGEST), None)
        if told is None:
            continue
        group.dating = told.dating
        if group.place is None and told.place is not None:
            group.place = (told.sentence, told.place)


def _agenda(document: Document, sentence: Sentence) -> _Agenda | None:
    """What a sentence tells of many meetings on one day: a verb of holding, their noun behind it, nobody with «مع»."""
    tokens, many = sentence.tokens, phrases("clauses", "many-meetings")
    if not (sentence.dated and sentence.has(many)):
        return None
    dating = possible.one_day(document, tokens)
    if dating is None:
        return None
    noun = next(n for n, t in enumerate(tokens) if t.text in many)
    holds = frozenset(table("clauses")["holds-many"])
    verb = next((n for n in range(noun) if licence.lemmas(tokens[n]) & holds), None)
    if verb is None or any(t.text in phrases("clauses", "of-two") for t in tokens[noun:]):
        return None
    where = places.at(tokens, verb + 1, document.index)
    return _Agenda(sentence, dating, where)


def _item(group: Group) -> bool:
    """Whether a meeting is told plainly in the past, at the opening of a sentence without a day."""
    frame: Frame = group.first
    if group.form not in ("meeting", "session") or group.dating is not None or frame.held != "held" or frame.earlier:
        return False
    if not frame.found.trigger.verb or frame.found.trigger.tense != "past" or frame.sentence.dated:
        return False
    before = frame.tokens[: frame.found.first]
    return len(before) <= _OPENING and not any(t.text in phrases("clauses", "auxiliaries") for t in before)
