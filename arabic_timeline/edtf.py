"""Dates as EDTF strings (ISO 8601-2), out and in: the part of the standard that news dates need.

``2019-12-07`` · ``2022-09`` · ``2022`` · ``199X`` · ``19XX``: a day, month, year, decade, century.
``a/b``: all days from a to b; ``[a..b]``: one unknown day of them; ``..`` leaves an end open.
``?`` uncertain, ``~`` approximate, ``%`` both.  Years 0001 to 9999, ASCII digits, no spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from arabic_timeline.interval import Interval, of_day, of_month, of_year

_DATE = re.compile(
    r"(?:(?P<prefix>[0-9]{2}(?P<decade>[0-9])?)(?P<blank>X{1,2})"
    r"|(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?)(?P<mark>[?~%])?"
)
_OPEN = ".."
_SHOWN = 60  # characters of a wrong value that an error repeats


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an EDTF string says.

    ``extent``: all days of the interval are meant (``a/b``, a day, month, year, decade or century), not one unknown
    day of them (``[a..b]``).  ``uncertain`` and ``approximate`` hold where either end is marked so.
    """

    interval: Interval
    extent: bool
    uncertain: bool = False
    approximate: bool = False


def parse(text: str) -> Parsed:
    """The interval of an EDTF string.

    Raises:
        ValueError: one line, where the string is none of the forms above, the calendar has no such day, or the end
            is before the start.
    """
    if text.startswith("[") and text.endswith("]"):
        return _span(text, text[1:-1].split(_OPEN), extent=False)
    if "/" in text:
        return _span(text, ["" if end == _OPEN else end for end in text.split("/")], extent=True)
    interval, mark = _date(text, text)
    return _parsed(interval, True, mark)


def write(
    interval: Interval, *, extent: bool = False, uncertain: bool = False, approximate: bool = False
) -> str | None:
    """The EDTF string of an interval; ``None`` where nothing bounds it.

    With ``extent`` all days are meant (a whole month or year is written short), without it one unknown day of them.
    ``parse`` of the result gives the same interval and marks, and the same ``extent`` where it is not a single day.
    """
    low, high = interval.earliest, interval.latest
    if low is None and high is None:
        return None
    mark = "%" if uncertain and approximate else "?" if uncertain else "~" if approximate else ""
    short = _short(interval, extent)
    if short:
        return short + mark
    start, end = (day.isoformat() + mark if day else "" for day in (low, high))
    return f"{start or _OPEN}/{end or _OPEN}" if extent else f"[{start}{_OPEN}{end}]"


def _short(interval: Interval, extent: bool) -> str | None:
    """``2019-12-07``, ``2022-09`` or ``2022``, where the interval is exactly that."""
    low = interval.earliest
    if low is None or interval.latest is None:
        return None
    if interval.day:
        return low.isoformat()
    if not extent or low.day != 1 or interval.latest.year != low.year:
        return None
    if interval.latest.month == low.month:
        return low.isoformat()[:7] if interval == of_month(low.year, low.month) else None
    return low.isoformat()[:4] if interval == of_year(low.year) else None


def _span(text: str, ends: list[str], *, extent: bool) -> Parsed:
    """``a/b`` or ``[a..b]`` from its two ends, an empty one being open."""
    if len(ends) != 2 or not any(ends):
        raise _refused(text)
    (start, left), (end, right) = (_date(one, text) if one else (Interval(), "") for one in ends)
    try:
        return _parsed(Interval(start.earliest, end.latest), extent, left + right)
    except ValueError:
        raise ValueError(f"EDTF date {_quoted(text)} ends before it starts") from None


def _date(text: str, whole: str) -> tuple[Interval, str]:
    """The interval of one date without ``/`` or brackets, and its mark."""
    found = _DATE.fullmatch(text)
    if not found or (found["prefix"] and len(found["prefix"] + found["blank"]) != 4):
        raise _refused(whole)
    try:
        return _days(found), found["mark"] or ""
    except ValueError:
        raise ValueError(f"EDTF date {_quoted(whole)} is not in the calendar") from None


def _days(found: re.Match[str]) -> Interval:
    if found["prefix"]:
        years = 10 ** len(found["blank"])
        first = int(found["prefix"]) * years
        return Interval(date(max(first, 1), 1, 1), date(first + years - 1, 12, 31))
    year = int(found["year"])
    if found["day"]:
        return of_day(date(year, int(found["month"]), int(found["day"])))
    if found["month"]:
        month = int(found["month"])
        if not 1 <= month <= 12:
            raise ValueError(month)
        return of_month(year, month)
    return of_year(year)


def _parsed(interval: Interval, extent: bool, marks: str) -> Parsed:
    return Parsed(interval, extent, "?" in marks or "%" in marks, "~" in marks or "%" in marks)


def _refused(text: str) -> ValueError:
    return ValueError(f"not an EDTF date: {_quoted(text)}")


def _quoted(text: str) -> str:
    return repr(text) if len(text) <= _SHOWN else repr(text[:_SHOWN]) + "…"
