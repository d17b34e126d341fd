"""The forms of events: a row each.  A form without a row is an error of types (``make check``), not of a build.

Its label stands in templates/words.yaml (``form``), its sentences in lexicon/sentences/reason.yaml
(``reason.entry_<form>``, ``…_at``, ``reason.same_<form>``), the words that tell of it in
lexicon/meetings/triggers.yaml (``form: …``).
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, TypedDict

# Of timeline.json, timeline.csv and annotate; raised for new values, and for keys that mean another thing.
SCHEMA: Final = 2


Form = Literal["meeting", "call", "visit", "session", "signing", "event"]
Mode = Literal["visit", "third-party", "multilateral", "phone", "online"]
REMOTE: Final = frozenset[Mode](["phone", "online"])  # the sides were in no one place


class Row(NamedTuple):
    """What the rooms ask of a form.

    ``sides``: parties without which nothing of the kind is told; ``spans``: it may last several days; ``context``: it
    stands beside the timeline of meetings, among the events, and ``annotate`` leaves it out, but for the signing of
    two who are told by name.
    """

    sides: int
    spans: bool = False
    context: bool = False

    @property
    def meets(self) -> bool:
        """Whether people met in it, face to face or not."""
        return self.sides > 1 and not self.context


class _Forms(TypedDict):
    meeting: Row
    call: Row
    visit: Row
    session: Row
    signing: Row
    event: Row


FORMS: Final[_Forms] = {
    "meeting": Row(sides=2),
    "call": Row(sides=2),
    "visit": Row(sides=1, spans=True),
    "session": Row(sides=1),
    "signing": Row(sides=2, context=True),
    "event": Row(sides=0, spans=True, context=True),
}
