"""One happening of a text, told once or several times."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.possible import is_past
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind

_LONG = 60  # days before the writing, of which a telling is none of the news that the text told without a day
_AGAIN = 3  # words from «سيجتمع» to «مجددا»


@dataclass(slots=True)
class Group:
    """Frames of one happening; ``keys`` are its sides (people's keys or folded words)."""

    frames: list[Frame]
    keys: dict[str, Side] = field(default_factory=dict)
    attending: dict[str, Side] = field(default_factory=dict)
    dating: int | None = None
    within: Group | None = None
    after: list[Group] = field(default_factory=list)
    place: tuple[Sentence, Place] | None = None  # where it is told, and what
    summary: tuple[int, int] | None = None  # folded offsets of a context event's clause
    event: bool = False

    lead: Frame | None = None  # the first that says by itself who met

    @property
    def first(self) -> Frame:
        """The frame that tells it first, among those that say by themselves who met."""
        return self.lead or self.frames[0]

    @property
    def form(self) -> str:
        """meeting, visit, session or event."""
        return "event" if self.event else self.first.form


def sides_of(document: Document, sides: list[Side]) -> dict[str, Side]:
    """What identifies each side in this text → the side."""
    return {document.people.key(s.sentence, s.entity): s for s in reversed(sides)} if sides else {}


def days_agree(document: Document, a: int | None, b: int | None) -> bool:
    """Whether two datings (indexes, ``None`` unknown) can be of one day."""
    if a is None or b is None or a == b:
        return True
    x, y = document.dated.datings[a], document.dated.datings[b]
    if x.interval is None or y.interval is None:
        return x.mention.text == y.mention.text
    return (x.interval & y.interval) is not None


def over(document: Document, frame: Frame) -> bool:
    """«مواصلة للمباحثات التي جرت الأسبوع الماضي»: whether an act was held on days that lie before the writing."""
    return frame.held == "held" and is_past(document, frame.dating)


def long_over(document: Document, dating: int | None) -> bool:
    """Whether a dating is of days so long before the writing that no news without a day is meant."""
    return is_past(document, dating, _LONG)


def next_time(frame: Frame) -> bool:
    """«ستجتمع بعدها مع …», «سيعرض مجددا مع نظيره»: what is to come is another time than that which was told."""
    behind = frame.tokens[frame.found.last : frame.found.last + _AGAIN]
    later = any(t.text in phrases("clauses", "next-time") for t in behind)
    return later and frame.found.trigger.verb and frame.held == "planned"


def put_place(group: Group, sentence: Sentence, place: Place) -> None:
    """Gives a meeting a place that is told of it later: where it had none, or a house in the city that it had."""
    had = group.place
    if had is None:
        group.place = (sentence, place)
    elif _house(sentence, place) and not _house(*had) and place.country in (None, had[1].country):
        group.place = (sentence, replace(place, country=had[1].country, id=place.id or had[1].id))


def _house(sentence: Sentence, place: Place) -> bool:
    """«مقر الوزارة», «أحد فنادق المدينة»: a building, and no city, district or country."""
    token = sentence.tokens[place.first]
    town = token.kinds & (Kind.CITY | Kind.COUNTRY) or token.word.core in phrases("clauses", "districts")
    return place.somewhere and not town
