"""By which means a meeting was held that its own words leave open: «بحث … في اتصال هاتفي مع …. كما بحث … مع …»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arabic_timeline.extract.group import Group
from arabic_timeline.extract.tables import phrases
from arabic_timeline.forms import REMOTE

_NEAR = 2  # sentences behind the last that tells of the call


def carried_on(found: Sequence[Group]) -> None:
    """What «كما» ties to a call, by the verb of the call itself and with nothing that says where, was one too."""
    ordered = sorted(found, key=lambda group: (group.first.sentence.index, group.first.found.first))
    for before, group in pairwise(ordered):
        if before.first.mode in REMOTE and group.first.mode not in REMOTE and _goes_on(before, group):
            for frame in group.frames:
                frame.mode = before.first.mode


def _goes_on(before: Group, group: Group) -> bool:
    """«كما بحث»: a sentence shortly behind, the same verb of talking, and the same man with somebody else."""
    one, other = before.first, group.first
    act, call = other.found, one.found
    opens = act.first == 1 and other.tokens[0].text in phrases("clauses", "ties")
    same = act.trigger.name == call.trigger.name and act.trigger.frame == "topic" and act.trigger.verb
    told = max(frame.sentence.index for frame in before.frames)
    near = 0 < other.sentence.index - told <= _NEAR and len(group.frames) == 1
    return opens and same and near and group.place is None and bool(set(before.keys) & set(group.keys))
