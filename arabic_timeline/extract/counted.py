"""Acts whose day is counted from that of what is told before them: «أعلن الجمعة … غداة لقاء», «قبل يومين من القمة»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from arabic_timeline import lexicon
from arabic_timeline.extract import possible
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import turns

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document

RULE = "act-distance"
_MEASURE = 2  # tokens of «يومين من», «أيام على»


def days(document: Document, clause: Clause, told: list[Frame]) -> None:
    """Gives each act behind what counts from it the day so counted."""
    sentence = clause.sentence
    for start, end, dating in document.counted.rows(sentence.start, sentence.end):
        n = next((n for n, (first, _) in enumerate(sentence.places) if first >= start), None)
        if n is None or document.dated.datings[dating].interval is None or _another_clause(clause, n):
            continue
        own = _acts(clause, n, sum(first < end for first, _ in sentence.places))
        for frame in told:
            if not own.isdisjoint(frame.scan.predicates):
                frame.dating = dating
                possible.drop_impossible(document, frame)


def _another_clause(clause: Clause, first: int) -> bool:
    """«أعلن أمس أنه سيصل قبل يومين من لقائه فلانا»: what is told on the day counts from nothing, its news does."""
    tokens = clause.sentence.tokens
    if tokens[first - 1].text in phrases("clauses", "that-was"):
        return False  # «قال السبت إن الحدود آمنة، وذلك غداة لقائه فلانا»
    day = next((n for n in range(first - 1, -1, -1) if tokens[n].dating is not None), first)
    return any(turns(token) for token in tokens[day + 1 : first])


def _acts(clause: Clause, first: int, last: int) -> set[int]:
    """«غداة لقائه فلانا», «قبل يومين من القمة التي يلتقي فيها فلان فلانا»: the noun right behind, and its verb."""
    tokens = clause.sentence.tokens
    noun = next((f for f in clause.found if f.first >= first), None)
    if noun is None or noun.first > last:
        return set()
    relative = noun.last < len(tokens) and tokens[noun.last].text in phrases("clauses", "relatives")
    verb = clause.trigger_at(noun.last + 1) if relative else None
    return {noun.first} if verb is None else {noun.first, verb.first}


def refuse(document: Document, told: list[Frame]) -> None:
    """«قال الجمعة … غداة لقائه فلانا»: not on Friday, whether or not the day can be counted."""
    for frame in told:
        if frame.dating is None or document.dated.datings[frame.dating].mention.rule == RULE:
            continue
        at = None if frame.found.trigger.verb else counts_from(frame.tokens, frame.found.first)
        if at is not None and not any(t.dating == frame.dating for t in frame.tokens[at:]):
            frame.dating = None


def counts_from(tokens: Sequence[Token], first: int) -> int | None:
    """The token of what counts from a noun of meeting: «غداة لقاء», «عشية القمة», «قبل يومين من لقائه»."""
    words = lexicon.folded("dates/bearings", "eve") | lexicon.folded("dates/bearings", "morrow")
    if first and tokens[first - 1].text in words:
        return first - 1
    if first > _MEASURE and tokens[first - 1].text in phrases("clauses", "measured-from"):
        unit = tokens[first - _MEASURE].word.core
        return first - _MEASURE if unit in phrases("clauses", "units") else None
    return None
