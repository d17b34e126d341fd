"""«قال فلان لطلاب التقاهم أمس إن …»: who is met in a clause that tells more of him, right behind his mention."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract.clause import Clause
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

_SHORTEST = 2  # words before the verb
_KINDS = ("plural", "delegation", "office")
_MANY = ("هم", "هن", "هما")


def described(clause: Clause, frame: Frame) -> Entity | None:
    """The mention without the article right before a verb of meeting that points back to it, behind a subject."""
    first, tokens = frame.found.first, frame.tokens
    if not frame.found.trigger.verb or first < _SHORTEST or tokens[first].conj:
        return None
    back = _back(frame)
    whom = next(clause.ending(_past_nation(tokens, first)), None) if back else None
    if whom is None or whom.kind not in _KINDS or whom.name is not None or whom.peer:
        return None
    span = tokens[whom.first : whom.last]
    if any(t.word.definite for t in span[:1]) or any(t.word.core in phrases("clauses", "newsmen") for t in span):
        return None
    told = clause.subject_before(whom.first)
    return whom if told is not None and told is not whom and _agree(span, whom, back) else None


def _past_nation(tokens: Sequence[Token], first: int) -> int:
    """«لسفراء عرب»: before one word of theirs that the mention does not take in."""
    last = tokens[first - 1]
    free = not (last.word.definite or last.sign or last.prep or last.conj or last.kinds & (Kind.STOP | Kind.VERB))
    return first - 1 if free and last.dating is None and tokens[first - 2].kinds & Kind.PLURAL else first


def _back(frame: Frame) -> str:
    """The pronoun that points back: of «التقاهم», or of «التقى بهم», «اجتمع معهم»; empty: none does."""
    tokens, found = frame.tokens, frame.found
    if found.trigger.pronoun:
        return tokens[found.first].text
    after = tokens[found.last].text if found.last < len(tokens) else ""
    return after if after in either("clauses", "with-him", "with-him-too", "with-them") else ""


def _agree(span: Sequence[Token], whom: Entity, back: str) -> bool:
    """«لطلاب التقاهم», «لوفد التقاه», «وفود شعبية استقبلها»."""
    if back.endswith(_MANY):
        return whom.kind == "plural"
    things = span[0].text.endswith("ه") or span[0].word.core in phrases("clauses", "delegations-of-many")
    return back.endswith("ها") == things and (whom.kind != "plural" or things)
