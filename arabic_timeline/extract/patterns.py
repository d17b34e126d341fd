"""The rows of ``lexicon/meetings/frames.yaml``: by what leads to whom, who stands on which side of an act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from arabic_timeline.extract.slots import BEHIND, Condition, Mentions, Slots
from arabic_timeline.extract.tables import table
from arabic_timeline.lexicon import kept

# «وأضاف أنه التقى فلانا وفلانا»: where whoever met them is not known, they did not meet each other.
_OF_SUBJECT = ("object", "with")


@dataclass(frozen=True, slots=True)
class Row:
    """One way in which a frame is told: its conditions, and the slots of either side."""

    when: tuple[Condition, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


@kept
def rows() -> Mapping[str, Sequence[Row]]:
    """The rows of each frame in order; the last holds always."""
    return {frame: tuple(_row(row) for row in told) for frame, told in table("frames").items()}


def _row(row: Mapping[str, Sequence[str]]) -> Row:
    when, left, right = (tuple(row.get(key, ())) for key in ("when", "left", "right"))
    return Row(tuple(map(Condition.of, when)), left, right)


@kept
def _open_to(frame: str, behind: frozenset[str]) -> Sequence[Row]:
    """The rows of a frame that what stands behind the act leaves open, with the conditions still to be asked."""
    return tuple(
        replace(row, when=tuple(one for one in row.when if one.name not in BEHIND))
        for row in rows()[frame]
        if all((one.name in behind) is one.wanted for one in row.when if one.name in BEHIND)
    )


def sides(slots: Slots) -> tuple[Mentions, Mentions]:
    """Both sides of an act by the first row of its frame that holds."""
    frame = _frame(slots)
    row = next((row for row in _open_to(frame, slots.behind()) if all(map(slots.holds, row.when))), None)
    if row is None:
        return [], []
    left, right = _together(slots, row.left), _together(slots, row.right)
    his = frame == "noun" and row.left == ("implied",)  # «خلال لقائهم فلانا وفلانا»: those two are of one side
    alone = (frame in _OF_SUBJECT or his) and row.left and not left and not slots.frame.sides
    if row.right == ("implied-object",) and not right and not slots.frame.sides:
        return left[:1], []  # «وكان في استقبال سموه فلان وفلان»: they did not meet one another
    return left, right[:1] if alone else right


def _together(slots: Slots, names: Sequence[str]) -> Mentions:
    return [entity for name in names for entity in slots.slot(name)]


def _frame(slots: Slots) -> str:
    """The frame by which an act is told: that of its noun where it is a visit, else that of its verb."""
    found, trigger = slots.frame.found.trigger, slots.frame.trigger
    if trigger.strength == "visit" or trigger.frame in ("visit", "arrive"):
        return "visit"
    if slots.between:
        return "between"
    if found.frame in ("preside", "attend"):
        return "sat"
    if found.verb and trigger.name == "reception":
        return "received"
    if found.frame in ("hosted", "object"):
        return found.frame
    return "with" if found.verb else "noun"
