"""The order of the timeline: on the page by the earliest day, and which entries are certainly before which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from arabic_timeline import constraints as net
from arabic_timeline.model import Dated, Entry
from arabic_timeline.reason.world import first, last

_PAIRWISE = 300  # the list is quadratic: beyond it the order shows in the dates alone


def in_display_order(entries: Sequence[Entry]) -> list[Entry]:
    """By the earliest day of «likely», else of «certain»; what has none goes by its latest day; ties by id."""
    return sorted(entries, key=_key)


def _key(entry: Entry) -> tuple[bool, date, str]:
    shown = (entry.likely or entry.certain).interval
    day = shown.earliest or shown.latest
    return (day is None, day or date.max, entry.meeting.id)


def needs_all(entries: Sequence[object]) -> bool:
    """Whether each entry is compared with each other one, so that all have to be solved."""
    return len(entries) <= _PAIRWISE


def with_order(entries: Sequence[Entry], result: net.Result, dated: Mapping[str, Dated]) -> list[Entry]:
    """The entries with the ids that are certainly later than each."""
    if not needs_all(entries):
        return list(entries)
    return [replace(entry, before=_later(entry, entries, result, dated)) for entry in entries]


def _later(entry: Entry, entries: Sequence[Entry], result: net.Result, dated: Mapping[str, Dated]) -> tuple[str, ...]:
    end = last(entry.meeting, dated)
    latest = entry.certain.interval.latest
    earliest = entry.certain.interval.earliest
    out = []
    for other in entries:
        days = other.certain.interval
        if other is entry or (earliest and days.latest and days.latest <= earliest):
            continue  # certainly not later
        apart = latest is not None and days.earliest is not None and latest < days.earliest
        if apart or result.before(end, first(other.meeting)):
            out.append(other.meeting.id)
    return tuple(out)
