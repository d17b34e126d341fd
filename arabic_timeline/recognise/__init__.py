"""Text → date mentions, not yet placed.  No clock here: the day of writing is ``resolve``'s."""

from __future__ import annotations

from typing import Any

from arabic_timeline import lexicon
from arabic_timeline.model import Mention
from arabic_timeline.recognise import (
    acts,
    bearing,
    context,
    grammar,
    guards,
    join,
    lex,
    names,
    printed,
    shapes,
    year_guards,
)
from arabic_timeline.text import Folded, fold

__all__ = ["WHOLE_DAYS", "dates"]

WHOLE_DAYS = join.WHOLE_DAYS
_BEFORE_CHRIST = frozenset({"year-bce", "century-bce"})


def dates(text: str | Folded) -> tuple[Mention, ...]:
    """The date expressions of ``text`` in order, none overlapping another.

    Offsets count characters of the original text, the end is exclusive.  Any string is accepted: lone
    surrogates, null characters and other scripts simply hold no dates.
    """
    folded = text if isinstance(text, Folded) else fold(text)
    found = [piece for chain in lex.chains(folded) for piece in _pieces(folded, chain)]
    joined = acts.counted(folded.text, join.joined(folded.text, found))
    kept = bearing.measured(folded.text, joined)
    return context.mentions(folded, _with_printed(folded, bearing.borne(folded, kept)))


def _with_printed(folded: Folded, pieces: list[join.Piece]) -> list[join.Piece]:
    """The pieces with the days that a page prints in French or English."""
    lines = list(printed.lines(folded.text))
    if not lines:
        return pieces
    apart = [one for one in pieces if not any(one.start < line.end and line.start < one.end for line in lines)]
    return sorted([*apart, *lines], key=lambda one: one.start)


def _pieces(folded: Folded, chain: lex.Chain) -> list[join.Piece]:
    """What the rules read in a chain, from left to right; a rule that its context refuses leaves room to the next."""
    kinds, at, first = chain.kinds, 0, 0
    number = lexicon.date_kinds()["number"]
    found: list[join.Piece] = []
    while fit := shapes.fitting(kinds, at, first):
        at = fit.start
        if fit.rule.kind is not None:
            piece = _piece(chain, fit)
            if "year" in piece.parts and kinds[fit.end - 1] != number and year_guards.counted(folded.text, piece):
                kinds, first = kinds[: fit.end - 1] + number + kinds[fit.end :], 0  # a number and no year
                continue
            if names.is_name(folded.text, piece):
                at, first = fit.end, 0
                continue
            if not guards.allowed(folded, piece):
                first = fit.number + 1
                if first == len(grammar.RULES):
                    at, first = at + 1, 0
                continue
            found.append(year_guards.with_era(folded.text, piece) if fit.rule.name in _BEFORE_CHRIST else piece)
        at, first = fit.end, 0
    return found


def _piece(chain: lex.Chain, fit: shapes.Fit) -> join.Piece:
    values, kind = chain.values, fit.rule.kind
    assert kind is not None
    parts: dict[str, Any] = dict(fit.marks)
    for role, place in fit.roles:
        value = values[place]
        parts[role] = True if value is None else value
    if "fiscal" in values[fit.start : fit.end]:
        parts["fiscal"] = True
    start, end = chain.at + chain.starts[fit.start], chain.at + chain.ends[fit.end - 1]
    return join.Piece(fit.rule.name, kind, start, end, parts)
