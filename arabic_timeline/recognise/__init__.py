"""Text → date mentions, not yet placed.  No clock here: the day of writing is ``resolve``'s."""

from __future__ import annotations

from typing import Any

from arabic_timeline.model import Mention
from arabic_timeline.recognise import context, join, lex, shapes
from arabic_timeline.text import Folded, fold

__all__ = ["dates"]


def dates(text: str | Folded) -> tuple[Mention, ...]:
    """The date expressions of ``text`` in order, none overlapping another.

    Offsets count characters of the original text, the end is exclusive.  Any string is accepted: lone
    surrogates, null characters and other scripts simply hold no dates.
    """
    folded = text if isinstance(text, Folded) else fold(text)
    found = [piece for chain in lex.chains(folded) for piece in _pieces(folded, chain)]
    return context.mentions(folded, join.joined(folded.text, found))


def _pieces(folded: Folded, chain: lex.Chain) -> list[join.Piece]:
    finder = shapes.finder()
    kinds, at = chain.kinds, 0
    found: list[join.Piece] = []
    while at < len(kinds) and (match := finder.search(kinds, at)):
        low = match.start()
        for number in range(int((match.lastgroup or "r0")[1:]), len(shapes.RULES)):
            reader = shapes.reader(number)
            read = reader.pattern.match(kinds, low)
            if read is None or read.end() == low:
                continue
            rule = reader.rule
            if rule.kind is None:
                at = read.end()
                break
            parts = _parts(chain, read, reader.roles)
            piece = join.Piece(rule.name, rule.kind, chain.starts[low], chain.ends[read.end() - 1], parts)
            if context.allowed(folded, piece):
                found.append(piece)
                at = read.end()
                break
        else:
            at = low + 1
    return found


def _parts(chain: lex.Chain, read: Any, roles: tuple[str, ...]) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    values, names = chain.values, shapes.hijri_kinds()
    for low, role in zip((span[0] for span in read.regs[1:]), roles, strict=True):
        if low >= 0:
            value = values[low]
            parts[role] = True if value is None else value
            if chain.kinds[low] in names:
                parts["first_hijri" if role.startswith("first_") else "hijri"] = True
    if lead := shapes.leads().get(chain.kinds[read.start() - 1] if read.start() else ""):
        parts["lead"] = lead
    return parts
