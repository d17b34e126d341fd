"""What is asked and answered: «هل التقى فلان فلانا؟ فأجاب: نعم، التقاه في الدوحة أمس», «… فأجاب بنعم»."""

from __future__ import annotations

from dataclasses import replace

from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.model import Held

_NEAR = 1  # sentences from a question to its answer
_SIDES = 2
_LEAD = 4  # words from «نعم» to the verb that goes on: «نعم، لقد التقاه»


class Asked:
    """The last act of a text that was only asked about."""

    def __init__(self) -> None:
        self._frame: Frame | None = None

    def learn(self, frame: Frame) -> None:
        """Keeps an act that its sentence asks about, with both sides told."""
        if frame.value == "asked" and len(frame.sides) >= _SIDES and frame.found.trigger.verb:
            self._frame = frame

    def answer(self, frame: Frame) -> None:
        """«نعم، التقاه أمس», «لا، لم يجتمع به»: whom the answer means is whom the question named."""
        asked = self._asked_before(frame.sentence)
        if asked is None or asked is frame or not frame.found.trigger.verb or not _of_them(frame):
            return
        lead = frame.tokens[max(0, frame.found.first - _LEAD) : frame.found.first]
        words = [t.text for t in lead]
        said = phrases("clauses", "answers-no" if frame.value == "denied" else "answers-yes")
        if said.isdisjoint(words) or not any(t.comma for t in lead):
            return
        frame.sides = [replace(side) for side in asked.sides]
        frame.joint, frame.attending = False, []

    def settled(self, sentence: Sentence) -> Frame | None:
        """«فأجاب بنعم», «رد بالنفي»: the act itself, where the sentence says no more than that it was so or not."""
        asked = self._frame
        if asked is None or asked.sentence is not sentence:
            return None
        behind = sentence.tokens[asked.scan.end :]
        held = next((held for t in behind if (held := _in_a_word(t)) is not None), None)
        if held is None:
            return None
        self._frame = None
        planned = held == "held" and asked.found.trigger.tense != "past"
        value: Held = "planned" if planned else held
        return replace(asked, value=value, held=value)

    def _asked_before(self, sentence: Sentence) -> Frame | None:
        asked = self._frame
        return asked if asked is not None and sentence.index - asked.sentence.index <= _NEAR else None


def _of_them(frame: Frame) -> bool:
    """«التقاه», «اجتمع به», «اجتمعا»: a verb that names nobody itself."""
    named = any(slot.lead in ("", "with", "between") for slot in frame.scan.slots)
    behind = [t.text for t in frame.tokens[frame.found.last : frame.found.last + 1]]
    him = frame.scan.with_him or not phrases("clauses", "with-him-too").isdisjoint(behind)
    return not named and (him or frame.found.trigger.pronoun or frame.found.trigger.dual or frame.joint)


def _in_a_word(token: Token) -> Held | None:
    if token.text in phrases("clauses", "answered-yes"):
        return "held"
    return "denied" if token.text in phrases("clauses", "answered-no") else None
