"""Which days in the head of a page are of publication, and which may be of anything.

What is called a «date» and nothing more is, of the programs that write it, in most the moment at which the server made
the page or the day on which it was changed last; in some that of publication.  So it counts only where it cannot be
either: where the page was changed on a later day than that.  Dublin Core's date is in most the day of publication, and
in some the present: it does not count where it is the day on which the page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from arabic_timeline.commands.bring.moment import instant
from arabic_timeline.interval import Interval, of_day

_NAMED = re.compile(r"date|time|publi|issue", re.IGNORECASE)
_MADE = re.compile(
    r"^(?:book|video|music):|expir|build|gen(?:erat|[_-]?time)|current|today|server|snapshot", re.IGNORECASE
)
_CHANGED = re.compile(r"modif|updat|revis|changed", re.IGNORECASE)
_BARE = re.compile(r"(?:meta[.:])?(?:date|time|date[_-]?time|time-?stamp)", re.IGNORECASE)
_DUBLIN_CORE = re.compile(r"dc(?:terms)?[.:]date", re.IGNORECASE)

Metas = Sequence[tuple[str, str]]  # (name, content)


def of_publication(metas: Metas, saved: date | None) -> Iterator[str]:
    """What is stated under names of a day of publication."""
    left_out = doubtful(metas, saved)
    return (content for name, content in _days(metas) if content not in left_out)


def doubtful(metas: Metas, saved: date | None) -> frozenset[str]:
    """What is stated under names alone that may mean any day of a page that was ``saved`` on that one."""
    changes = [one for name, content in metas if _CHANGED.search(name) and (one := instant(content))]
    sure = {content for name, content in _days(metas) if not _is_doubtful(name, content, changes, saved)}
    return frozenset(content for _, content in _days(metas)) - sure


def _days(metas: Metas) -> Iterator[tuple[str, str]]:
    return (
        (name, content)
        for name, content in metas
        if _NAMED.search(name) and not _CHANGED.search(name) and not _MADE.search(name)
    )


def _is_doubtful(name: str, content: str, changes: Iterable[Interval], saved: date | None) -> bool:
    day = instant(content)
    if _BARE.fullmatch(name):
        return not (day and any(_is_before(day, one) for one in changes))
    return bool(_DUBLIN_CORE.fullmatch(name) and saved and day and day & of_day(saved))


def _is_before(day: Interval, other: Interval) -> bool:
    return bool(day.latest and other.earliest and day.latest < other.earliest)
