"""Two tellings compared by their days: those that they state, and those on which papers tell of one thing."""

from __future__ import annotations

from datetime import date
from functools import partial

from arabic_timeline import matter
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded
from arabic_timeline.merge.evidence import Evidence, day_in
from arabic_timeline.merge.people import Part, shared_by_name, shared_in_words
from arabic_timeline.model import Cause
from arabic_timeline.text import plain

CERTAIN_DAY = 0.15  # without so much from the days nothing is united
FORTNIGHT = 14  # days in which papers tell what happened
SOON = 3  # days in which most of them tell it
AT_ONCE = 1  # days between two undated tellings of one thing: a second meeting may follow on the third
NEXT = 2  # days between what one telling dates and when another, undated, was written
COMING = 45  # days before its day in which an undated telling of a coming meeting means it
KNOWN = 120  # and so many where it is told as what the reader has heard of: «القمة المرتقبة»
RECALLED = 31  # days after its day in which «القمة» of the same two means it
_FEW = 7  # days that are still «the same days»
_WEEK = 7  # days within which two papers look back on one thing
_TEN = 10
_EARLY, _LATE = frozenset({"dawn", "morning"}), frozenset({"evening", "night"})  # parts of one day


def days(left: Evidence, right: Evidence) -> Part:
    """Whether they can be of one day, and how much speaks for it."""
    common = common_days(left.window, right.window)
    if common is None or excluded(left, right):
        return -1.0, partial(_other_day, left, right)
    if left.stated and right.stated and not (left.broad and right.broad):
        close = left.stated.closed and right.stated.closed and (common.length or FORTNIGHT + 1) <= _FEW
        told = partial(Cause, code="merge.same_days", values={"interval": common})
        return (0.1 if not close else 0.3 if common.day else 0.25), told
    if left.weekdays is not None and left.weekdays == right.weekdays:
        return 0.2, partial(Cause, code="merge.same_weekday", values={"weekdays": sorted(left.weekdays)})
    return max(_by_publication(left, right), _awaited(left, right), _recalled(left, right), key=lambda part: part[0])


def excluded(left: Evidence, right: Evidence) -> bool:
    """Whether no day is left to both."""
    common = common_days(left.window, right.window)
    weekdays = _masks(left.weekdays, right.weekdays)
    months = _masks(left.months, right.months)
    return common is None or weekdays == frozenset() or months == frozenset() or day_in(weekdays, common) is None


def common_days(left: Interval | None, right: Interval | None) -> Interval | None:
    """Days of both; ``None`` where there are none or where one has none."""
    return None if left is None or right is None else left & right


def apart(left: Interval | None, right: Interval | None) -> int:
    """Days between two known days; more than any that count where one is not known."""
    one, other = (value.earliest if value else None for value in (left, right))
    return abs((one - other).days) if one and other else RECALLED


def two_days(left: Evidence, right: Evidence, *, reprinted: bool = False) -> bool:
    """The same people by name, told on two days as one paper differs from another by a slip: a question.

    Days apart by one, or by what is wrong with one digit or word; or any days under one sentence, or of what both
    call the first.  Both written in one week, or one before the earlier day and the other soon after the later one:
    announced and told.
    """
    if left.day is None or right.day is None or left.again or right.again or _both_ends(left, right):
        return False
    if not (reprinted or _a_slip_apart(left.day, right.day)) or not (_together(left, right) or _foretold(left, right)):
        both = left.first and right.first and matter.near(left.day, right.day)
        return both and shared_in_words(left, right) >= 1
    sides = min(FORMS[left.report.form].sides, 2)
    return shared_in_words(left, right) >= sides if sides > 1 else _one_visit(left, right)


def beside(left: Evidence, right: Evidence) -> tuple[date, date] | None:
    """The day that the sentence of an undated telling names, and that of the other, where they are two and near."""
    for one, other in ((left, right), (right, left)):
        if one.beside is not None and other.day is not None and 0 < abs((one.beside - other.day).days) <= RECALLED:
            return (one.beside, other.day) if one is left else (other.day, one.beside)
    return None


def other_hours(left: Evidence, right: Evidence) -> bool:
    """«صباح أمس» and «مساء أمس»: the same people may meet twice on one day."""
    parts = {left.hours, right.hours}
    return not (parts.isdisjoint(_EARLY) or parts.isdisjoint(_LATE))


def _both_ends(left: Evidence, right: Evidence) -> bool:
    """«بدأ الوزيران أمس مباحثات», «اختتم الوزيران أمس مباحثاتهما»: the first and the last day of one thing are two."""
    if left.day is None or right.day is None:
        return False
    first, last = sorted((left, right), key=lambda one: one.day or date.max)
    return _opens(first, "beginning") and _opens(last, "ending")


def _opens(one: Evidence, kind: str) -> bool:
    act = one.report.word("form")
    words = plain(f"{act.text if act is not None else ''} {one.report.passages[0].trigger}").split()
    return any(word.lstrip("وف") in folded("names", kind) for word in words)


def _a_slip_apart(one: date, other: date) -> bool:
    """The next day, the same day of another month or year, one digit of the day («7», «17»), or both turned round."""
    slipped = one.day % _TEN == other.day % _TEN or divmod(one.day, _TEN) == divmod(other.day, _TEN)[::-1]
    in_month = slipped and (one.year, one.month) == (other.year, other.month)
    return abs((one - other).days) == 1 or one.day == other.day or in_month


def _together(left: Evidence, right: Evidence) -> bool:
    """Whether they are written together; weeks after their days, when both look back, so far apart as a week."""
    if not (left.written and right.written) or apart(left.written, right.written) <= AT_ONCE:
        return True
    return apart(left.written, right.written) <= _WEEK and _looks_back(left) and _looks_back(right)


def _looks_back(one: Evidence) -> bool:
    passed = _since(Interval(one.day, one.day), one.written.earliest) if one.day and one.written else None
    return passed is not None and passed > matter.FRESH


def _foretold(left: Evidence, right: Evidence) -> bool:
    """One announces it for one day, the other tells it on the day beside: «سيلتقي» and «التقى» of one week."""
    announced, told = (left, right) if left.report.held == "planned" else (right, left)
    if announced.report.held != "planned" or told.report.held != "held":
        return False
    return apart(announced.written, told.written) < RECALLED


def _one_visit(left: Evidence, right: Evidence) -> bool:
    """A visit of one guest to one place."""
    return bool(left.places and left.places == right.places) and shared_by_name(left, right) > 0


def _masks(left: frozenset[int] | None, right: frozenset[int] | None) -> frozenset[int] | None:
    return left if right is None else right if left is None else left & right


def _by_publication(left: Evidence, right: Evidence) -> Part:
    """Papers tell the same thing in the same days: what one dates, or both print, within a few days of each other."""
    a, b = (e.written if e.broad else e.stated or e.written for e in (left, right))
    if left.once or right.once:
        return 0.0, None
    if a is None or b is None or not a.closed or not b.closed:
        return 0.05, None
    assert a.earliest and a.latest and b.earliest and b.latest
    gap = max((a.earliest - b.latest).days, (b.earliest - a.latest).days, 0)
    if gap <= SOON and (a.length or 99) <= _FEW and (b.length or 99) <= _FEW:
        undated = all(e.stated is None or e.broad for e in (left, right))
        soon = gap <= (AT_ONCE if undated else NEXT) or comes(left, right) or comes(right, left)
        return (0.2 if soon else 0.1), partial(Cause, code="merge.told_together", values={"days": gap})
    return (0.05, None) if gap <= FORTNIGHT else (0.0, None)


def comes(planned: Evidence, held: Evidence) -> bool:
    """Whether one is written of as coming in the days before the one that the other dates."""
    before = _since(planned.written, held.day)
    sides = planned.report.held == "planned" and held.report.held == "held"
    return sides and planned.given and planned.stated is None and before is not None and 0 <= before <= SOON


def _awaited(left: Evidence, right: Evidence) -> Part:
    """One coming meeting of two: whoever writes before its day, or in the same weeks, means that one."""
    if left.report.held != "planned" or right.report.held != "planned" or not (left.given and right.given):
        return 0.0, None
    told = partial(Cause, code="merge.awaited")
    if left.stated is None and right.stated is None:
        return (0.2, told) if apart(left.written, right.written) <= FORTNIGHT else (0.0, None)
    dated, other = (left, right) if left.day is not None else (right, left)
    before = _since(other.written, dated.day) if other.stated is None else None
    return (0.2, told) if before is not None and 0 <= before <= (KNOWN if other.known else COMING) else (0.0, None)


def _recalled(left: Evidence, right: Evidence) -> Part:
    """«القمة» of the same two, weeks after the day of one: that one, told again."""
    dated, other = (left, right) if left.day is not None else (right, left)
    if not other.known or other.stated is not None or other.report.held != "held" or not other.given:
        return 0.0, None
    passed = _since(Interval(dated.day, dated.day), other.written.earliest) if dated.day and other.written else None
    if passed is None or not 0 <= passed <= RECALLED or shared_by_name(left, right) < 2:
        return 0.0, None
    return CERTAIN_DAY, partial(Cause, code="merge.recalled", values={"day": dated.day})


def _since(written: Interval | None, day: date | None) -> int | None:
    """Days from one day to another; ``None`` where one of them is not known."""
    return (day - written.earliest).days if written and written.earliest and day else None


def _other_day(left: Evidence, right: Evidence) -> Cause:
    return Cause(code="merge.other_day", values={"left": _shown(left), "right": _shown(right)})


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
