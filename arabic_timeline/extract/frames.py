"""One clause's telling of a meeting, and the sides in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from arabic_timeline.extract.clause import Scan
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.signs import Factuality
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.forms import Form, Mode
from arabic_timeline.model import Held, Role


@dataclass(slots=True, eq=False)
class Side:
    """A mention with its part in the meeting; ``several``: others stand beside it, so that «ه» may mean any;
    ``others``: the other persons of its sentence."""

    entity: Entity
    role: Role
    sentence: Sentence
    several: bool = False
    others: tuple[Entity, ...] = ()

    def last_named(self, role: Role) -> Side:
        """Whom the sentence named last, with a part in the meeting."""
        return Side(max((self.entity, *self.others), key=lambda e: e.first), role, self.sentence)


@dataclass(slots=True)
class Frame:
    """One clause's telling of a meeting, visit, session, or of talks between bodies."""

    sentence: Sentence
    found: Found
    scan: Scan
    trigger: Trigger
    sides: list[Side] = field(default_factory=list)
    attending: list[Side] = field(default_factory=list)
    form: Form | Literal["motion"] = "meeting"
    joint: bool = False
    pronoun_sides: bool = False
    held: Held = "held"
    value: Factuality = "held"  # what the sentence says of it: only held, planned and denied are told
    sign: tuple[int, int] | None = None  # tokens that say whether it was held
    mode: Mode = "visit"
    dating: int | None = None
    said: int | None = None  # the day on which somebody told of it, where it has none of its own
    earlier: bool = False
    again: bool = False
    series: bool = False
    tokens: Sequence[Token] = field(init=False)  # of its sentence

    def __post_init__(self) -> None:
        self.tokens = self.sentence.tokens
