"""The city of an agency's dateline («دمشق-سانا», «مسقط في 10 مايو /العمانية/») as the place of what it opens with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabic_timeline.extract import places
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.forms import REMOTE

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document
    from arabic_timeline.extract.group import Group

LONGEST = 12  # words and signs of a dateline
FARTHEST_OCCASION = 8  # words from «هامش» to the place of the occasion
_LATE = 2  # words that may stand between the dateline and the act («قد», «كما»)


def place(document: Document, group: Group) -> Place | None:
    """The dateline's city, for a meeting or sitting held that the first sentence behind it tells as its main act.

    Where an agency writes from says nothing of a call, a visit, or what somebody else tells.
    """
    first, told = document.sentences[0] if document.sentences else None, group.first
    if first is None or group.form not in ("meeting", "session") or told.held != "held" or told.mode in REMOTE:
        return None
    city = _city(document, first)
    if city is None or city.prep or city.country is None:
        return None
    last = end(document, first) or _plain_end(first.tokens, city.last)
    if last and any(t.text in phrases("clauses", "here") for t in told.tokens[told.found.first : told.scan.end]):
        return city  # «عقب مباحثات أجراها هنا مع …»
    if not last or _elsewhere(document, group, city, last):
        return None
    if told.sentence is first:
        main = told.trigger.pronoun or told.found.first - last <= _LATE  # «أكد الوزير لدى لقائه …»
        return city if main and told.found.first >= last else None
    next_one = last == len(first.tokens) and told.sentence.paragraph <= first.paragraph + 1
    return city if next_one and told.found.first <= _LATE else None


def _city(document: Document, first: Sentence) -> Place | None:
    """The city that opens a text, also behind a reporter and a paper: «فلان - الجريدة - نجران: …»."""
    tokens = first.tokens
    city = places.at(tokens, 0, document.index)
    if city is not None and city.country is not None:
        return city
    colon = next((n for n, t in enumerate(tokens[:LONGEST]) if t.text == ":"), 0)
    signs = phrases("clauses", "dateline-signs")
    for n in range(2, colon):
        if tokens[n - 1].text in signs and tokens[n].word.place:
            city = places.at(tokens, n, document.index)
            if city is not None and city.last == colon:
                return city
    return None


def _elsewhere(document: Document, group: Group, city: Place, last: int) -> bool:
    """Whether the text speaks of another country as where it was: «الرباط: … على هامش زيارته إلى فرنسا».

    A host of another nation receives at home; a place of another country that the sentence leads to is where they were.
    """
    hosts = (s for s in group.keys.values() if s.role == "host")
    for side in hosts:
        nations = document.people.nations(side.sentence, side.entity)
        if nations and city.country not in nations:
            return True
    if any(f.scan.goal is not None and f.scan.goal.country not in (None, city.country) for f in group.frames):
        return True
    tokens, inside = group.first.tokens, either("clauses", "inside", "toward")
    start = last if group.first.sentence.index == 0 else 0
    for n in range(start, len(tokens)):
        if not tokens[n].word.place or not (tokens[n].prep == "ب" or (n and tokens[n - 1].text in inside)):
            continue
        told = places.at(tokens, n, document.index)
        if told is not None and told.country not in (None, city.country) and _with_occasion(tokens, n, start):
            return True
    return False


def _with_occasion(tokens: Sequence[Token], n: int, start: int) -> bool:
    """«على هامش مؤتمر … في باريس», «خلال مشاركته في … بجنيف»."""
    near = tokens[max(start, n - FARTHEST_OCCASION) : n]
    return any(t.word.core in phrases("clauses", "occasions") for t in near)


def _plain_end(tokens: list[Token], at: int) -> int:
    """«دمشق: …», «عمان - …», «نيويورك - «الجريدة»: …»: a city and a sign open the text; 0 where they do not."""
    if at >= len(tokens) or tokens[at].text not in phrases("clauses", "dateline-signs"):
        return 0
    if tokens[at].text == ":":
        return at + 1
    colon = next((n for n in range(at, min(at + LONGEST, len(tokens))) if tokens[n].text == ":"), None)
    quoted = at + 1 < len(tokens) and tokens[at + 1].text in phrases("clauses", "opening-quotes")
    return colon + 1 if quoted and colon is not None else at + 1


def end(document: Document, sentence: Sentence) -> int:
    """The token behind the dateline that opens a text; 0 where the sentence has none.  Its date is the paper's."""
    if not document.sentences or sentence is not document.sentences[0] or not sentence.tokens:
        return 0
    city = places.at(sentence.tokens, 0, document.index)
    last = _end(sentence.tokens, city.last) if city is not None and city.country is not None else None
    lead = sentence.tokens[city.last if city else 0 : last]
    told = last is not None and (any(t.dating is not None or _agency(t) for t in lead) or _spelt(lead))
    return last if told and last is not None else 0


def _end(tokens: list[Token], at: int) -> int | None:
    """The token after the signs, dates and agencies that follow the city."""
    start = at
    while at < len(tokens) and (tokens[at].sign or tokens[at].dating is not None or _small(tokens[at])):
        at += 1
    return at if start < at <= start + LONGEST + start else None


def _small(token: Token) -> bool:
    return _agency(token) or token.text in phrases("clauses", "before-dates") or len(token.text) == 1


def _spelt(lead: Sequence[Token]) -> bool:
    """«(ا ف ب)»: an agency by its letters."""
    return sum(len(t.text) == 1 and not t.sign for t in lead) > 1


def _agency(token: Token) -> bool:
    return token.text in phrases("clauses", "agencies")
