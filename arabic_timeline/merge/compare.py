"""Two reports compared part by part: each part gives a score and its words, and some parts exclude identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from arabic_timeline.interval import Interval
from arabic_timeline.merge.evidence import Evidence, day_in
from arabic_timeline.merge.sides import agree, identical
from arabic_timeline.model import Cause

SAME = 0.75  # of 1: from here two reports are one meeting
ASK = 0.55  # from here a person is asked
CERTAIN_DAY = 0.15  # without so much from the days nothing is united
FORTNIGHT = 14  # days in which papers tell what happened
SOON = 3  # days in which most of them tell it
AT_ONCE = 1  # days between two undated tellings of one thing: a second meeting may follow on the third
NEXT = 2  # days between what one telling dates and when another, undated, was written

Verdict = Literal["same", "ask", "different", "apart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict on two reports; ``apart``: nothing speaks for identity, nothing is said."""

    left: Evidence
    right: Evidence
    score: float
    verdict: Verdict
    why: tuple[Cause, ...]


def compare(left: Evidence, right: Evidence) -> Comparison:
    """Whether two reports tell one meeting."""
    parts = [_people(left, right), _place(left, right), _day(left, right), _manner(left, right)]
    score = round(sum(score for score, _ in parts), 3)
    why = tuple(cause for _, cause in parts if cause is not None)
    excluded = next((cause for score, cause in parts if score < 0), None)
    if excluded is not None or parts[0][0] == 0:
        verdict: Verdict = "different" if excluded is not None and parts[0][0] > 0 else "apart"
        return Comparison(left=left, right=right, score=0.0, verdict=verdict, why=(excluded,) if excluded else ())
    verdict = "same" if score >= SAME and parts[2][0] >= CERTAIN_DAY else "ask" if score >= ASK else "apart"
    return Comparison(left=left, right=right, score=min(score, 1.0), verdict=verdict, why=why)


Part = tuple[float, Cause | None]


def exclude(left: Evidence, right: Evidence) -> bool:
    """Whether two tellings that may have the same sides are certainly of two meetings."""
    return any(part(left, right)[0] < 0 for part in (_place, _day, _manner))


def matched(left: Evidence, right: Evidence) -> list[tuple[int, int]]:
    """Pairs of sides that may be one person, each side used once, certain ones first."""
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
    fewest, most = sorted((len(left.who), len(right.who)))
    enough = 1 if left.report.form != "meeting" else 2
    if len(pairs) < min(enough, most) or len(pairs) < fewest:
        return 0.0, None
    found = [(left.who[i], right.who[j]) for i, j in pairs]
    names = [a.told.name for a, _ in found]
    loose = next(((a, b) for a, b in found if not identical(a, b)), None)
    if loose is None:
        return (0.45 if fewest == most else 0.38), Cause(code="merge.same_people", values={"names": names})
    if loose[0].sure is not None and loose[1].sure is not None:
        told = [side.told.name for side in loose]
        return 0.35, Cause(code="merge.name_like", values={"names": names, "left": told[0], "right": told[1]})
    office = loose[0] if loose[0].sure is None else loose[1]
    return 0.35, Cause(code="merge.office_fits", values={"names": names, "office": office.told.text})


def _place(left: Evidence, right: Evidence) -> Part:
    if not left.places or not right.places:
        return 0.1, None
    if places_agree(left, right):
        narrow = max((left, right), key=lambda e: len(e.places)).report.place
        return 0.2, Cause(code="merge.same_place", values={"place": narrow})
    values = {"left": left.report.place, "right": right.report.place}
    return -1.0, Cause(code="merge.other_place", values=values)


def places_agree(left: Evidence, right: Evidence) -> bool:
    """Whether one place is the other or lies in it; names without an id agree where one holds the other."""
    a, b = left.places[0], right.places[0]
    if a in right.places or b in left.places:
        return True
    if left.report.place_id is None or right.report.place_id is None:
        return a in b or b in a or not (left.report.place_id is None and right.report.place_id is None)
    return False


def _day(left: Evidence, right: Evidence) -> Part:
    common = common_days(left.window, right.window)
    weekdays = _masks(left.weekdays, right.weekdays)
    months = _masks(left.months, right.months)
    if common is None or weekdays == frozenset() or months == frozenset() or day_in(weekdays, common) is None:
        return -1.0, Cause(code="merge.other_day", values={"left": _shown(left), "right": _shown(right)})
    if left.stated and right.stated:
        close = (common.length or FORTNIGHT + 1) <= 7
        return (0.3 if common.day else 0.25 if close else 0.1), Cause(
            code="merge.same_days", values={"interval": common}
        )
    if left.weekdays is not None and left.weekdays == right.weekdays:
        return 0.2, Cause(code="merge.same_weekday", values={"weekdays": sorted(left.weekdays)})
    return _by_publication(left, right)


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
        return (0.2 if soon else 0.1), Cause(code="merge.told_together", values={"days": gap})
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
    if (a.mode == "phone") != (b.mode == "phone"):
        return -1.0, Cause(code="merge.other_mode", values={})
    if "denied" in (a.held, b.held) and a.held != b.held:
        return -1.0, Cause(code="merge.denied", values={})
    return 0.05, None
