"""The city of an agency's dateline («دمشق-سانا», «مسقط في 10 مايو /العمانية/») as the place of what it opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arabic_timeline.extract import places
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document
    from arabic_timeline.extract.group import Group

LONGEST = 12  # words and signs of a dateline
_LATE = 2  # words that may stand between the dateline and the act («قد», «كما»)


def place(document: Document, group: Group) -> Place | None:
    """The dateline's city, for a meeting or sitting held that the first sentence behind it tells as its main act.

    Where an agency writes from says nothing of a call, a visit, or what somebody else tells.
    """
    first, told = document.sentences[0] if document.sentences else None, group.first
    if first is None or group.form not in ("meeting", "session") or told.held != "held" or told.mode == "phone":
        return None
    city = places.at(first.tokens, 0, document.index)
    if city is None or city.prep:
        return None
    last = end(document, first)
    if not last:
        return None
    if told.sentence is first:
        main = told.trigger.pronoun or told.found.first - last <= _LATE  # «أكد الوزير لدى لقائه …»
        return city if main and told.found.first >= last else None
    next_one = last == len(first.tokens) and told.sentence.paragraph <= first.paragraph + 1
    return city if next_one and told.found.first <= _LATE else None


def end(document: Document, sentence: Sentence) -> int:
    """The token behind the dateline that opens a text; 0 where the sentence has none.  Its date is the paper's."""
    if not document.sentences or sentence is not document.sentences[0] or not sentence.tokens:
        return 0
    city = places.at(sentence.tokens, 0, document.index)
    last = _end(sentence.tokens, city.last) if city is not None and city.country is not None else None
    told = last is not None and any(
        t.dating is not None or _agency(t) for t in sentence.tokens[city.last if city else 0 : last]
    )
    return last if told and last is not None else 0


def _end(tokens: list[Token], at: int) -> int | None:
    """The token after the signs, dates and agencies that follow the city."""
    start = at
    while at < len(tokens) and (tokens[at].sign or tokens[at].dating is not None or _small(tokens[at])):
        at += 1
    return at if start < at <= start + LONGEST + start else None


def _small(token: Token) -> bool:
    return _agency(token) or token.text in phrases("clauses", "before-dates") or len(token.text) == 1


def _agency(token: Token) -> bool:
    return token.text in phrases("clauses", "agencies")
