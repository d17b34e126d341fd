"""Whether two tellings of two days seem to be of one occasion: the same people and matter, and no second time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from arabic_timeline import matter
from arabic_timeline.forms import REMOTE
from arabic_timeline.interval import Interval
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.people import shared_by_name

_SIGNED = 2  # words of what was signed that two papers share


def slip(left: Evidence, right: Evidence) -> bool:
    """Whether two papers seem to date one occasion to two days: the same people by name, and the same matter."""
    if left.report.held != "held" or right.report.held != "held" or left.outlet == right.outlet:
        return False
    if left.day is None or right.day is None or not matter.near(left.day, right.day):
        return False
    if matter.two_news(left.day, _written(left), right.day, _written(right)):
        return False
    if (left.report.mode in REMOTE) != (right.report.mode in REMOTE) or shared_by_name(left, right) < 2:
        return False
    signed = left.report.form == right.report.form == "signing"  # whose matter is one thing
    return not (left.again or right.again) and len(shared_matter(left, right)) >= (_SIGNED if signed else matter.FEWEST)


def two_spans(left: Evidence, right: Evidence) -> bool:
    """Whether two papers put what both call by one name («قمة سنغافورة») into two times that are near: a question."""
    one, other = left.stated, right.stated
    if one is None or other is None or one.earliest is None or other.earliest is None or left.again or right.again:
        return False
    near = one.closed and other.closed and _gap(one, other) <= matter.NEAR
    return near and left.named is not None and left.named == right.named and shared_by_name(left, right) > 1


def _gap(one: Interval, other: Interval) -> int:
    assert one.earliest and one.latest and other.earliest and other.latest
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _written(one: Evidence) -> date | None:
    return one.written.latest if one.written else None


def shared_matter(left: Evidence, right: Evidence) -> list[str]:
    """The words of the matter that two telling sentences share."""
    names = (text for one in (left, right) for text in _of_sides(one))
    return matter.shared(_told(left), _told(right), names)


def _told(one: Evidence) -> str:
    return " ".join(passage.quote for passage in one.report.passages if passage.role == "telling")


def _of_sides(one: Evidence) -> Iterator[str]:
    """The names and offices of the sides, and the place."""
    yield from (text for p in one.report.participants for text in (p.name, p.text, p.office or ""))
    yield one.report.place or ""
