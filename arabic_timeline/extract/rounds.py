"""«الدورة المقبلة للجنة …», «جولة الحوار بين … و…»: what is held without a noun of meeting, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import gender
from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

FARTHEST = 16  # words from the round to the verb behind it
_OWNER = 4  # words from the round to whose it is
_NOUN = 5  # words in which a noun of meeting says better what was held
ROUND = Trigger("sitting", "sitting", verb=False, strength="sitting", session=True)
_VERBS = frozenset(["hold", "take place", "convene"])


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a round that is held stands at a token, and no noun of meeting behind it: «جولة من المباحثات»."""
    if tokens[at].word.core not in phrases("clauses", "rounds") or tokens[at].conj:
        return False
    return not any(t.tells and not t.kinds & Kind.VERB for t in tokens[at + 1 : at + _NOUN])


def before(clause: Clause, found: Found) -> tuple[list[Entity], list[Entity]] | None:
    """The two sides, or the one body, of the round that a verb tells of: «الدورة الطارئة للمجلس التي انعقدت أمس»."""
    if found.trigger.name not in _VERBS:
        return None
    tokens = clause.sentence.tokens
    start = next((n for n in _left(tokens, found.first) if tokens[n].word.core in phrases("clauses", "rounds")), None)
    if start is None:
        return None
    told = sorted((e for e in clause.entities.values() if start < e.first < found.first), key=lambda e: e.first)
    if not told:
        return _in_its_round(clause, found, start)
    if told[0].crowd:
        return None
    if told[0].prep == "ل" and told[0].kind in ("body", "plural") and told[0].first - start <= _OWNER:
        return told[:1], []
    among = [t.text for t in tokens[start : told[0].first]]
    if (
        len(told) == 2
        and among[-1] in phrases("clauses", "betweens")
        and told[1].conj
        and told[1].first == told[0].last
    ):
        return told[:1], told[1:]
    return None


def _in_its_round(clause: Clause, found: Found, start: int) -> tuple[list[Entity], list[Entity]] | None:
    """«صادق المجلس على الميزانية خلال دورة عقدها أمس»: of the body that alone is told before it, and did something."""
    tokens = clause.sentence.tokens
    before = [e for e in clause.entities.values() if e.last <= start and e.kind != "gathering"]
    led = start > 0 and tokens[start - 1].text in phrases("clauses", "wrapping")
    how = [t.text for t in tokens[start + 1 : found.first]]  # «دورة تدريبية عقدها» is a course
    sits = all(word in either("clauses", "how-it-sits", "relatives") for word in how)
    if not (found.trigger.pronoun and led and sits) or len(before) != 1 or before[0].kind != "body":
        return None
    held = gender.done_by(tokens[found.first].text, tokens, before[0])
    return (before, []) if held and clause.is_subject(before[0]) else None


def _left(tokens: Sequence[Token], first: int) -> Sequence[int]:
    """Tokens to the left of a verb, the nearest first, up to another clause."""
    found: list[int] = []
    for n in range(first - 1, max(-1, first - FARTHEST), -1):
        token = tokens[n]
        own = token.text in phrases("clauses", "auxiliaries") or token.dating is not None
        if token.text == ":" or (token.kinds & Kind.VERB and not own):
            break
        found.append(n)
    return found
