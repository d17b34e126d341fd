"""A text with its dates marked as ISO-TimeML ``TIMEX3`` (ISO 24617-1), as one XML document valid by TimeML 1.2.1.

``value`` is the day, week, month, quarter, half, year, decade, century or season, where it is exactly one (``DATE``).
Any other span of days is a ``DURATION`` of so many days, whose ``beginPoint`` and ``endPoint`` name its first and last
day: two ``TIMEX3`` without text, behind the expression.  A part of a unit («مطلع يونيو») has the value of the unit,
``mod`` and its days.  One unknown day of several has those figures that they share (``2022-11-1X``).  An expression
without days (vague, impossible, or relative to an unknown day) has ``value="XXXX"``: nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from arabic_timeline.interval import Interval, of_day, of_month
from arabic_timeline.model import Dated, Dating

# Characters that XML 1.0 does not allow, lone surrogates among them.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCED = {"\r": "&#13;"}  # readers of XML take it for a line's end, as they may
_MODS = {"start": "START", "early": "START", "middle": "MID", "late": "END", "end": "END"}
_UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")
_UNIT_OF_RULE = {
    "part-of-week": "week", "part-of-month": "month", "part-of-the-month": "month", "last-days": "month",
    "part-of-year": "year", "part-of-decade": "decade",
}  # fmt: skip
_UNIT_IN_PARTS = {"part-of-fraction": "fraction", "part-of-long": "unit"}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}  # by the month in which each begins
_Marks = Mapping[str, str]


def document(dated: Dated) -> str:
    """The text as a TimeML document; the publication day is its creation time ``t0``."""
    text, at, out = dated.article.text, 0, []
    ends = len(dated.datings)  # the days that begin and end spans are numbered behind the expressions
    for number, dating in enumerate(dated.datings, start=1):
        start, end = dating.mention.start, dating.mention.end
        marks, points = _marks(dating, number, ends, has_creation=dated.published is not None)
        ends += len(points)
        out += [_escaped(text[at:start]), _timex3(marks, text[start:end]), *(_timex3(one, "") for one in points)]
        at = end
    out.append(_escaped(text[at:]))
    head = "" if dated.published is None else f"<DCT>{_creation(dated.published)}</DCT>\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{head}<TEXT>{"".join(out)}</TEXT>\n</TimeML>\n'


def _creation(published: Interval) -> str:
    value = _exact(published) or _shared(published)
    return _timex3({"tid": "t0", "type": "DATE", "value": value, "functionInDocument": "CREATION_TIME"}, value)


def _marks(dating: Dating, number: int, ends: int, *, has_creation: bool) -> tuple[_Marks, list[_Marks]]:
    """The attributes of an expression, and those of the days that begin and end its span."""
    interval, points = dating.interval, list[_Marks]()
    value, mod = _valued(dating)
    marks = {"tid": f"t{number}", "type": "DURATION" if value.startswith("P") else "DATE", "value": value}
    if mod:
        marks["mod"] = mod
    if interval is not None and (mod in _MODS.values() or _exact(interval) != value):
        for name, day in (("beginPoint", interval.earliest), ("endPoint", interval.latest)):
            if day is not None:
                points.append({"tid": f"t{ends + len(points) + 1}", "type": "DATE", "value": day.isoformat()})
                marks[name] = points[-1]["tid"]
    if dating.depends_on_anchor and has_creation:
        marks["anchorTimeID"] = "t0"
    return marks, points


def _valued(dating: Dating) -> tuple[str, str | None]:
    """Value and ``mod`` of an expression."""
    interval, about = dating.interval, "APPROX" if dating.bearing == "about" else None
    if interval is None:
        return "XXXX", _MODS.get(str(dating.mention.parts.get("position")), about)
    if part := _part(dating, interval):
        return part
    if exact := _exact(interval):
        return exact, about
    low = interval.earliest
    if dating.mention.rule == "season" and low is not None and low.month in _SEASONS:
        return f"{low.year:04d}-{_SEASONS[low.month]}", about
    if not dating.extent:
        return _shared(interval), about
    return f"P{interval.length or 'XX'}D", about


def _part(dating: Dating, interval: Interval) -> tuple[str, str] | None:
    """The unit of which an expression tells the beginning, middle or end; ``None`` where its days are no such part."""
    parts, rule = dating.mention.parts, dating.mention.rule
    unit = parts.get(_UNIT_IN_PARTS[rule]) if rule in _UNIT_IN_PARTS else _UNIT_OF_RULE.get(rule)
    mod = _MODS.get(str(parts.get("position")))
    if mod is None or unit not in _UNITS or parts.get("hijri") or interval.earliest is None:
        return None
    for value, whole in _wholes(interval.earliest, unit):
        touches = (interval.earliest == whole.earliest, interval.latest == whole.latest)
        if interval.within(whole) and touches == (mod == "START", mod == "END"):
            return value, mod
    return None


def _exact(interval: Interval) -> str | None:
    """The value of the unit that is exactly the interval."""
    if interval.earliest is None:
        return None
    wholes = (one for unit in _UNITS for one in _wholes(interval.earliest, unit))
    return next((value for value, whole in wholes if whole == interval), None)


def _wholes(day: date, unit: str) -> Iterator[tuple[str, Interval]]:
    """The units of a kind in which a day lies, with their values: a century may begin in 1900 or in 1901."""
    year = f"{day.year:04d}"
    if unit == "day":
        yield day.isoformat(), of_day(day)
    elif unit == "week":
        iso, left = day.isocalendar(), 7 - day.isoweekday()
        last = min(day.toordinal() + left, date.max.toordinal())
        yield f"{iso.year:04d}-W{iso.week:02d}", Interval(day - timedelta(6 - left), date.fromordinal(last))
    elif unit == "month":
        yield day.isoformat()[:7], of_month(day.year, day.month)
    elif months := {"quarter": 3, "half": 6}.get(unit):
        n = (day.month - 1) // months
        yield f"{year}-{unit[0].upper()}{n + 1}", _months(day.year, n * months + 1, (n + 1) * months)
    elif years := {"year": 1, "decade": 10, "century": 100}.get(unit):
        first = day.year // years * years
        yield year[: 5 - len(str(years))], _years(first, first + years - 1)
        if unit == "century":
            first = (day.year - 1) // 100 * 100
            yield f"{first:04d}"[:2], _years(first + 1, first + 100)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _years(first: int, last: int) -> Interval:
    return Interval(date(max(first, 1), 1, 1), date(min(last, 9999), 12, 31))


def _shared(interval: Interval) -> str:
    """The figures that all days of an interval share, ``X`` for each of the others."""
    if interval.earliest is None or interval.latest is None:
        return "XXXX"
    low, high = interval.earliest.isoformat(), interval.latest.isoformat()
    same = next((n for n, (one, other) in enumerate(zip(low, high, strict=True)) if one != other), len(low))
    return low[:same] + re.sub("[0-9]", "X", low[same:]) if same > 1 else "XXXX"


def _timex3(marks: _Marks, text: str) -> str:
    return f"<TIMEX3 {_attributes(marks.items())}>{_escaped(text)}</TIMEX3>"


def _attributes(marks: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in marks)


def _escaped(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text), _REFERENCED)
