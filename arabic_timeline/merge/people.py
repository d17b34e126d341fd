"""Whether two tellings have the same sides: by name, by spellings of one name, or by an office that fits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from arabic_timeline import spellings
from arabic_timeline.forms import FORMS
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.sides import agree, alike, heads, identical, is_office, same_name
from arabic_timeline.model import Cause
from arabic_timeline.text import plain

Told = Callable[[], Cause]  # the words of a part, made only for the few comparisons that are told
Part = tuple[float, Told | None]  # the score of one part of a comparison; below zero it excludes identity

_HEADED = 0.15  # a delegation, and one at its head who may be somebody else's: a question, whatever else agrees
_MANY = 3  # sides that two tellings share: so many are seldom together twice in a few days


def matched(left: Evidence, right: Evidence) -> list[tuple[int, int]]:
    """Pairs of sides that may be one person, each side used once, certain ones first."""
    named = [(place, right.seats[name]) for name, place in left.seats.items() if name in right.seats]
    if len(named) == min(len(left.who), len(right.who)):
        return named  # as nearly always: both name the same people
    options = sorted(
        (not identical(a, b), i, j) for i, a in enumerate(left.who) for j, b in enumerate(right.who) if agree(a, b)
    )
    pairs: list[tuple[int, int]] = []
    for _, i, j in options:
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _all_fit(left: Evidence, right: Evidence) -> bool:
    """Whether each side of the shorter telling may be one of the longer; most tellings that are compared fail here."""
    if len(left.who) <= len(right.who):
        return all(any(agree(one, other) for other in right.who) for one in left.who)
    return all(any(agree(one, other) for one in left.who) for other in right.who)


def shared_by_name(left: Evidence, right: Evidence) -> int:
    """How many sides of both tellings are one by name."""
    return sum(same_name(left.who[i], right.who[j]) for i, j in matched(left, right))


def shared_in_words(left: Evidence, right: Evidence) -> int:
    """How many are one by name, or printed as the same office in both: enough to ask, where one at least has a name."""
    pairs = [(left.who[i], right.who[j]) for i, j in matched(left, right)]
    named = sum(same_name(one, other) for one, other in pairs)
    offices = sum(
        is_office(a.told) and is_office(b.told) and plain(a.told.name) == plain(b.told.name) for a, b in pairs
    )
    return named + offices if named else 0


def people(left: Evidence, right: Evidence) -> Part:
    """All the sides of the shorter telling must be sides of the longer one; one side alone is no meeting."""
    if not _all_fit(left, right):
        return 0.0, None
    pairs = matched(left, right)
    mine, theirs = len(left.who), len(right.who)
    enough = min(FORMS[left.report.form].sides, 2) or 1
    if len(pairs) < min(enough, max(mine, theirs)) or len(pairs) < min(mine, theirs):
        return 0.0, None
    if enough == 1 and not any(same_name(left.who[i], right.who[j]) for i, j in pairs):
        return 0.0, None  # an office nobody holds by name identifies nothing
    if all(identical(left.who[i], right.who[j]) for i, j in pairs):
        some = 0.42 if len(pairs) >= _MANY and _with_the_first(pairs, mine, theirs) else 0.38
        return (0.45 if mine == theirs else some), partial(_same_people, left, pairs)
    if any(heads(left.who[i], right.who[j]) for i, j in pairs):
        return _HEADED, partial(_headed, left, right, pairs)
    spelt = [found for i, j in pairs if (found := alike(left.who[i], right.who[j])) and found.score < spellings.SAME]
    near = bool(spelt) and sum(same_name(left.who[i], right.who[j]) for i, j in pairs) == len(pairs) - 1 > 0
    return (0.4 if near else 0.35), partial(_fitting, left, right, pairs)


def _with_the_first(pairs: list[tuple[int, int]], mine: int, theirs: int) -> bool:
    """Whether they share whom the longer telling names first: a host without whom his guests would not meet."""
    return any((i if mine > theirs else j) == 0 for i, j in pairs)


def _same_people(left: Evidence, pairs: list[tuple[int, int]]) -> Cause:
    return Cause(code="merge.same_people", values={"names": [left.who[i].told.name for i, _ in pairs]})


def _headed(left: Evidence, right: Evidence, pairs: list[tuple[int, int]]) -> Cause:
    found = [(left.who[i], right.who[j]) for i, j in pairs]
    one, other = next((a, b) for a, b in found if heads(a, b))
    group, head = (one, other) if other.sure in one.led else (other, one)
    return Cause(code="merge.delegation", values={"left": group.told.name, "right": head.told.name})


def _fitting(left: Evidence, right: Evidence, pairs: list[tuple[int, int]]) -> Cause:
    found = [(left.who[i], right.who[j]) for i, j in pairs]
    names = [one.told.name for one, _ in found]
    one, other = next((a, b) for a, b in found if not identical(a, b))
    likeness = alike(one, other)
    if likeness is not None:
        return Cause(code=likeness.code, values={"left": one.told.name, "right": other.told.name})
    office = one if one.sure is None else other
    return Cause(code="merge.office_fits", values={"names": names, "office": office.told.text})
