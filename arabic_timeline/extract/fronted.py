"""The place that stands before the act: «وفي باريس، التقى …», «كان للوزيرة، في باريس، لقاء مع …»."""

from __future__ import annotations

from arabic_timeline.extract import places
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

FARTHEST = 14  # words between the place and the act
_MOVING = frozenset(["visit", "arrive"])


def place(clause: Clause, found: Found) -> Place | None:
    """The place phrase to the left of a trigger that stands by itself in the same clause, or ``None``."""
    tokens = clause.sentence.tokens
    if found.trigger.frame in _MOVING or found.trigger.venue:
        return None
    inside = phrases("clauses", "inside")
    for n in range(found.first - 1, max(-1, found.first - FARTHEST), -1):
        token = tokens[n]
        if _closes(token):
            return None
        leads = token.text in inside or (token.text[0] == "و" and token.text[1:] in inside)
        start = n + 1 if leads else n if token.prep == "ب" else -1
        if start < 0 or not _free(tokens, n - 1):
            continue
        told = places.at(tokens, start, clause.reader.index)
        if told is not None and not told.vague and told.last <= found.first and _ends(tokens, told.last, found.first):
            return told
    return None


def _closes(token: Token) -> bool:
    if token.dating is not None or token.text in phrases("clauses", "auxiliaries"):
        return False
    return bool(token.kinds & Kind.VERB) or token.text == ":" or token.text in phrases("clauses", "closing")


def _free(tokens: list[Token], n: int) -> bool:
    """Whether nothing before a place phrase governs it."""
    if n < 0 or tokens[n].sign or tokens[n].dating is not None:
        return True
    return tokens[n].text in phrases("clauses", "auxiliaries") or tokens[n].text in phrases("clauses", "opening")


def _ends(tokens: list[Token], n: int, first: int) -> bool:
    """Whether the place phrase ends where a sign, a date, or the act itself begins."""
    after = tokens[n]
    return n == first or after.sign or after.dating is not None or after.text in phrases("clauses", "auxiliaries")
