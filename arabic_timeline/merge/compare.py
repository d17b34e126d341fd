"""Two reports compared part by part: each part gives a score and its words, and some parts exclude identity.

A score proves nothing.  Two reports are one for certain only where both name the same people and each gives, by its own
article alone, the same day; whatever else scores high is likely one, and the rest is asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal, NamedTuple

from arabic_timeline.forms import FORMS, REMOTE
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.merge import spelling
from arabic_timeline.merge.evidence import Evidence, day_in
from arabic_timeline.merge.sides import Side, agree, alike, identical, same_name
from arabic_timeline.model import Cause, Link
from arabic_timeline.text import plain

SAME = 0.75  # of 1: from here two reports are likely one meeting
ASK = 0.55  # from here a person is asked
CERTAIN_DAY = 0.15  # without so much from the days nothing is united
FORTNIGHT = 14  # days in which papers tell what happened
SOON = 3  # days in which most of them tell it
AT_ONCE = 1  # days between two undated tellings of one thing: a second meeting may follow on the third
NEXT = 2  # days between what one telling dates and when another, undated, was written
_MOST = 0.6  # of the words of a name that the other sentence prints too
ONE_SENTENCE = 0.5  # of the runs of words of two sentences: one is the other, printed again

Verdict = Literal["same", "ask", "different"]
Decision = Literal["same", "likely", "ask", "different"]


Told = Callable[[], Cause]  # the words of a part, made only for the few comparisons that are told
Part = tuple[float, Told | None]


class Comparison(NamedTuple):
    """The verdict on two reports, with what each part of it says; ``certain``: shown, and not only likely."""

    left: Evidence
    right: Evidence
    score: float
    verdict: Verdict
    told: tuple[Told | None, ...]
    certain: bool = False
    reprinted: bool = False  # one sentence in both

    def link(self, decision: Decision) -> Link:
        """The comparison as a link between its reports."""
        why = tuple(tell() for tell in self.told if tell is not None)
        return Link(
            left=self.left.report.key, right=self.right.report.key, score=self.score, decision=decision, why=why
        )


def compare(left: Evidence, right: Evidence) -> Comparison | None:
    """Whether two reports tell one meeting; ``None`` where nothing speaks for it and nothing is said."""
    if left.report.form != right.report.form:
        return None
    people, who = _people(left, right)
    reprinted = _one_sentence(left, right)
    if not people and not reprinted:
        return None
    (place, where), (day, when), (manner, how) = parts = _place(left, right), _day(left, right), _manner(left, right)
    if place >= 0 and manner >= 0 and day < 0 and _two_days(left, right):
        told = partial(Cause, code="merge.two_days", values={"left": left.day, "right": right.day})
        return Comparison(left, right, ASK, "ask", (who, where, told))
    for part, excluding in parts:
        if part < 0:
            return Comparison(left, right, 0.0, "different", (excluding,)) if people else None
    if reprinted:
        told = partial(Cause, code="merge.one_sentence")
        if _apart(left.written, right.written) <= NEXT or left.day is not None is not right.day:
            people, who = max((people, who), (0.5, told), key=lambda part: part[0])
            day = max(day, CERTAIN_DAY)
    if not people:
        return None
    score = round(people + place + day + manner, 3)
    if score < ASK:
        return None
    verdict: Verdict = "same" if score >= SAME and day >= CERTAIN_DAY else "ask"
    certain = verdict == "same" and _proved(left, right)
    return Comparison(left, right, min(score, 1.0), verdict, (who, where, when, how), certain, reprinted)


def _two_days(left: Evidence, right: Evidence) -> bool:
    """The same people by name, written of together, on two close days: two meetings, or a slip of one paper."""
    if left.day is None or right.day is None:
        return False
    close = abs((left.day - right.day).days) == 1 or left.day.day == right.day.day
    if not close or (left.written and right.written and _apart(left.written, right.written) > AT_ONCE):
        return False
    return sum(same_name(left.who[i], right.who[j]) for i, j in matched(left, right)) > 1


def _proved(left: Evidence, right: Evidence) -> bool:
    """The same day by each article alone, and the same people by name; one side alone needs the same place too."""
    if left.day is None or left.day != right.day or (left.places and right.places and not places_agree(left, right)):
        return False
    shared = sum(same_name(left.who[i], right.who[j]) for i, j in matched(left, right))
    if shared < min(len(left.who), len(right.who)):
        return False
    if shared < 2 and not (left.places and right.places):
        return False
    return left.report.form == right.report.form and shared > 0


def _one_sentence(left: Evidence, right: Evidence) -> bool:
    """Whether the sentence that tells it is the same, a word or two apart."""
    shared = len(left.words & right.words)
    if not shared or shared < ONE_SENTENCE * len(left.words | right.words):
        return False
    pairs = matched(left, right)
    rest = [side for n, side in enumerate(left.who) if n not in {i for i, _ in pairs}]
    more = [side for n, side in enumerate(right.who) if n not in {j for _, j in pairs}]
    return bool(pairs) and _printed(rest, right) and _printed(more, left)


def _printed(sides: list[Side], other: Evidence) -> bool:
    """Whether the other sentence prints these sides too, although nobody was found there under their names."""
    text = _place_words(plain(other.report.passages[0].quote).replace("ال", ""))
    for side in sides:
        words = _place_words(plain(side.told.text).replace("ال", ""))
        if len(words & text) < _MOST * len(words):
            return False
    return True


def _apart(left: Interval | None, right: Interval | None) -> int:
    """Days between two known days; more than any that count where one is not known."""
    one, other = (value.earliest if value else None for value in (left, right))
    return abs((one - other).days) if one and other else FORTNIGHT


def exclude(left: Evidence, right: Evidence) -> bool:
    """Whether two tellings that may have the same sides are certainly of two meetings."""
    return any(part(left, right)[0] < 0 for part in (_place, _day, _manner))


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


def same_people(left: Evidence, right: Evidence) -> bool:
    """Whether the sides of two tellings can be the same."""
    return _people(left, right)[0] > 0


def _people(left: Evidence, right: Evidence) -> Part:
    """All the sides of the shorter telling must be sides of the longer one; one side alone is no meeting."""
    pairs = matched(left, right)
    mine, theirs = len(left.who), len(right.who)
    enough = min(FORMS[left.report.form].sides, 2) or 1
    if len(pairs) < min(enough, max(mine, theirs)) or len(pairs) < min(mine, theirs):
        return 0.0, None
    if enough == 1 and not any(same_name(left.who[i], right.who[j]) for i, j in pairs):
        return 0.0, None  # an office nobody holds by name identifies nothing
    if all(identical(left.who[i], right.who[j]) for i, j in pairs):
        return (0.45 if mine == theirs else 0.38), partial(_same_people, left, pairs)
    spelt = [found for i, j in pairs if (found := alike(left.who[i], right.who[j])) and found.score < spelling.SAME]
    near = bool(spelt) and sum(same_name(left.who[i], right.who[j]) for i, j in pairs) == len(pairs) - 1 > 0
    return (0.4 if near else 0.35), partial(_fitting, left, right, pairs)


def _same_people(left: Evidence, pairs: list[tuple[int, int]]) -> Cause:
    return Cause(code="merge.same_people", values={"names": [left.who[i].told.name for i, _ in pairs]})


def _fitting(left: Evidence, right: Evidence, pairs: list[tuple[int, int]]) -> Cause:
    found = [(left.who[i], right.who[j]) for i, j in pairs]
    names = [one.told.name for one, _ in found]
    one, other = next((a, b) for a, b in found if not identical(a, b))
    likeness = alike(one, other)
    if likeness is not None:
        return Cause(code=likeness.code, values={"left": one.told.name, "right": other.told.name})
    office = one if one.sure is None else other
    return Cause(code="merge.office_fits", values={"names": names, "office": office.told.text})


def _place(left: Evidence, right: Evidence) -> Part:
    if not left.places or not right.places:
        return 0.1, None
    if places_agree(left, right):
        return 0.2, partial(_same_place, left, right)
    if left.report.place_id is None or right.report.place_id is None:
        return 0.0, None  # of a name that no list knows nobody can say that it does not lie in the other
    return -1.0, partial(_other_place, left, right)


def _same_place(left: Evidence, right: Evidence) -> Cause:
    narrow = max((left, right), key=lambda e: len(e.places)).report.place
    return Cause(code="merge.same_place", values={"place": narrow})


def _other_place(left: Evidence, right: Evidence) -> Cause:
    return Cause(code="merge.other_place", values={"left": left.report.place, "right": right.report.place})


def places_agree(left: Evidence, right: Evidence) -> bool:
    """Whether one place is the other or lies in it; names without an id agree where one holds the other's words."""
    a, b = left.places[0], right.places[0]
    if a in right.places or b in left.places:
        return True
    if left.report.place_id is None or right.report.place_id is None:
        one, other = _place_words(a), _place_words(b)
        return bool(one and other) and (one <= other or other <= one)
    return False


def _place_words(place: str) -> set[str]:
    """The words of a place without what joins them: «المقر بالرياض» is «المقر في الرياض»."""
    words = (word.removeprefix("ب") if word.startswith("بال") else word for word in place.split())
    return {word for word in words if word not in folded("names", "joints")}


def _day(left: Evidence, right: Evidence) -> Part:
    common = common_days(left.window, right.window)
    weekdays = _masks(left.weekdays, right.weekdays)
    months = _masks(left.months, right.months)
    if common is None or weekdays == frozenset() or months == frozenset() or day_in(weekdays, common) is None:
        return -1.0, partial(_other_day, left, right)
    if left.stated and right.stated:
        close = (common.length or FORTNIGHT + 1) <= 7
        told = partial(Cause, code="merge.same_days", values={"interval": common})
        return (0.3 if common.day else 0.25 if close else 0.1), told
    if left.weekdays is not None and left.weekdays == right.weekdays:
        return 0.2, partial(Cause, code="merge.same_weekday", values={"weekdays": sorted(left.weekdays)})
    return _by_publication(left, right)


def _other_day(left: Evidence, right: Evidence) -> Cause:
    return Cause(code="merge.other_day", values={"left": _shown(left), "right": _shown(right)})


def common_days(left: Interval | None, right: Interval | None) -> Interval | None:
    """Days of both; ``None`` where there are none or where one has none."""
    return None if left is None or right is None else left & right


def _masks(left: frozenset[int] | None, right: frozenset[int] | None) -> frozenset[int] | None:
    return left if right is None else right if left is None else left & right


def _by_publication(left: Evidence, right: Evidence) -> Part:
    """Papers tell the same thing in the same days: what one dates, or both print, within a few days of each other."""
    a, b = (e.stated or e.written for e in (left, right))
    if a is None or b is None or not a.closed or not b.closed:
        return 0.05, None
    assert a.earliest and a.latest and b.earliest and b.latest
    gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days, 0)
    if gap <= SOON and (a.length or 99) <= 7 and (b.length or 99) <= 7:
        soon = gap <= (AT_ONCE if left.stated is None and right.stated is None else NEXT)
        return (0.2 if soon else 0.1), partial(Cause, code="merge.told_together", values={"days": gap})
    return (0.05, None) if gap <= FORTNIGHT else (0.0, None)


def _shown(one: Evidence) -> str:
    if one.stated and one.stated.day:
        return one.stated.day.isoformat()
    if one.stated:
        return f"{one.stated.earliest or ''}/{one.stated.latest or ''}"
    return (
        one.report.passages[0].quote[:40]
        if one.window is None
        else f"{one.window.earliest or ''}/{one.window.latest or ''}"
    )


def _manner(left: Evidence, right: Evidence) -> Part:
    """By telephone or face to face; held or denied."""
    a, b = left.report, right.report
    if (a.mode in REMOTE) != (b.mode in REMOTE):
        return -1.0, partial(Cause, code="merge.other_mode")
    if "denied" in (a.held, b.held) and a.held != b.held:
        return -1.0, partial(Cause, code="merge.denied")
    return 0.05, None
