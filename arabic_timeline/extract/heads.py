"""Who led each side of talks: «ترأس الجانب العماني فلان، فيما ترأس الجانب الهندي فلان، والجانب الأوزبكي فلان»."""

from __future__ import annotations

from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import Kind

FARTHEST = 5  # words between the side and who led it


def heads(clause: Clause, start: int) -> list[Entity]:
    """The persons told as leaders of a nation's side at or after token ``start``; of one side alone, none."""
    tokens, sides = clause.sentence.tokens, phrases("clauses", "sides")
    told = [n for n in range(start, len(tokens)) if tokens[n].word.core in sides]
    found = [head for n in told if (head := _head(clause, n, start)) is not None] if len(told) > 1 else []
    return found if len(found) > 1 else []


def _head(clause: Clause, at: int, start: int) -> Entity | None:
    tokens = clause.sentence.tokens
    token = tokens[at]
    if token.prep or at + 1 >= len(tokens):
        return None
    if not tokens[at + 1].kinds & Kind.NATION or not tokens[at + 1].word.definite:
        return None
    led = clause.trigger_at(at - 1) if at else None
    again = token.conj and any(f.trigger.frame == "preside" for f in clause.found if start <= f.first < at)
    spoken = at > 0 and tokens[at - 1].text in phrases("clauses", "on-behalf")  # «وقع عن الجانب … فلان»
    if not (again or spoken) and (led is None or led.trigger.frame != "preside"):
        return None
    for n in range(at + 2, min(at + 2 + FARTHEST, len(tokens))):
        entity = clause.entity_at(n)
        if entity is not None:
            return entity if entity.kind == "person" and not entity.prep else None
        if tokens[n].kinds & Kind.VERB:
            return None
    return None
