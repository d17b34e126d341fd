"""Who stood for each side of talks between lands: «ترأس الجانب العماني فلان، فيما ترأس الجانب الكيني فلان»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabic_timeline.extract.document import Document
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.phrases import Reader
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.words import Kind
from arabic_timeline.forms import REMOTE

_TWO = 2
_BEHIND = 2  # sentences behind the talks that may say who led the sides
_NATION = 2  # words of «الجانب العماني»


def told(document: Document, frames: Sequence[Frame]) -> None:
    """Gives the heads of both sides to talks that name nobody, where their sentence or one right behind tells them."""
    at = {int(s.index): s for s in document.sentences if s.index == int(s.index)}
    for frame in frames:
        if frame.form not in ("meeting", "session") or (frame.found.trigger.verb and frame.scan.light is None):
            continue
        if _names_two(frame) or frame.mode in REMOTE or not _between_lands(frame):
            continue
        index = int(frame.sentence.index)
        near = [at[n] for n in range(index, index + 1 + _BEHIND) if n in at]
        heads = next((h for s in near if len(h := heads_of_sides(document, s)) == _TWO), [])
        if heads:
            frame.sides, frame.form, frame.joint = heads, "meeting", False


def heads_of_sides(document: Document, sentence: Sentence) -> list[Side]:
    """The persons of a sentence who lead or speak for a side each, by name, in text order."""
    mentions, found = document.mentions[sentence.index], list[Side]()
    ends = {e.last: e for e in mentions.values() if e.name is not None}
    for n in range(1, len(sentence.tokens) - _NATION):
        entity = _head(document, sentence, n, ends, bool(found))
        if entity is not None and all(side.entity is not entity for side in found):
            found.append(Side(entity, "participant", sentence))
    return found


def _head(document: Document, sentence: Sentence, n: int, ends: dict[int, Entity], second: bool) -> Entity | None:
    """Who leads the side that a token opens: behind it, or before «عن الجانب التركي»; ``second``: one has been told."""
    tokens = sentence.tokens
    if tokens[n].word.core not in phrases("clauses", "sides") or not tokens[n + 1].kinds & Kind.NATION:
        return None
    before = tokens[n - 1]
    if before.text == "عن":
        return ends.get(n - 1)
    led = before.text == "من" or before.word.core in phrases("clauses", "leads-side")
    if not led and not (second and tokens[n].conj):
        return None
    behind = document.mentions[sentence.index].get(n + _NATION)
    if behind is None:
        return Reader(tokens, document.index).unknown_name(n + _NATION)
    return behind if behind.name is not None and not behind.conj else None


def _names_two(frame: Frame) -> bool:
    return len([s for s in frame.sides if s.entity.name is not None]) >= _TWO


def _between_lands(frame: Frame) -> bool:
    """«المشاورات بين سلطنة عمان وكينيا», «المباحثات المغربية الإسبانية»: behind the noun two lands or nations."""
    if len(frame.sides) >= _TWO:
        return False
    tokens, betweens = frame.tokens, phrases("clauses", "betweens")
    if any(a.kinds & b.kinds & Kind.NATION for a, b in pairwise(tokens[frame.found.last :])):
        return True
    at = next((n for n in range(frame.found.last, len(tokens)) if tokens[n].text in betweens), len(tokens))
    return len([t for t in tokens[at + 1 :] if t.kinds & Kind.COUNTRY and not t.kinds & Kind.STOP]) >= _TWO
