"""The day of a time that is written for machines."""

from __future__ import annotations

import contextlib
import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from arabic_timeline.interval import Interval, of_day

_EVENING = 20  # hour of UTC from which it is the next day somewhere between Morocco and Oman (UTC to UTC+4)
_NOTHING = (date(1970, 1, 1), date(1969, 12, 31))  # the time 0 of computers, here and west of Greenwich: none was set
_STATED = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d)?(?:\.\d+)?\s*(Z|[+-]00:?00)?)?")
_COMPACT = re.compile(
    r"((?:19|20)\d\d)[/]?([01]\d)[/]?([0-3]\d)(?:T(\d\d)(\d\d)(?:\d\d)?\s*(Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_OF_LETTERS = re.compile(r"[A-Z][a-z]{2}, \d")  # RFC 5322


def instant(written: str) -> Interval | None:
    """The day of a stated time as readers saw it.

    A time with a zone of its own is the page's: its day counts.  One in UTC, late in the evening, may be the next day
    where it was published: both are given.  The time 0 of computers is no day.
    """
    match = _STATED.match(_as_iso(written.strip()))
    if not match:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if day in _NOTHING:
            return None
        late = match[6] is not None and int(match[4]) >= _EVENING
        return Interval(day, day + timedelta(days=1)) if late else of_day(day)
    except (ValueError, OverflowError):
        return None


def _as_iso(written: str) -> str:
    """«20191016T100500+0300», «2019/10/16» and «Wed, 16 Oct 2019 10:05:00 +0300» as ISO 8601 has them."""
    if match := _COMPACT.match(written):
        return f"{match[1]}-{match[2]}-{match[3]}" + (f"T{match[4]}:{match[5]}:00{match[6] or ''}" if match[4] else "")
    if _OF_LETTERS.match(written):
        with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
            return parsedate_to_datetime(written).isoformat()
    return written
