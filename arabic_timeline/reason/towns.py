"""One meeting that one paper tells in Amman and another in Jeddah, on the same day: one of the two places is a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from arabic_timeline.forms import FORMS, REMOTE
from arabic_timeline.lexicon import folded, kept, rows
from arabic_timeline.model import Cause, Meeting, Report, Warning, Word
from arabic_timeline.reason.world import World, plain_day
from arabic_timeline.text import plain


class _Told(NamedTuple):
    report: Report
    place: Word
    countries: frozenset[int]


def of_towns(world: World) -> Iterator[Warning]:
    """One warning for each meeting that is told of one day in two countries, at the text that was written last."""
    for meeting in world.merged.meetings:
        if not FORMS[meeting.form].meets or len(meeting.reports) == 1:
            continue
        told = [found for report in meeting.reports if (found := _told(world, report)) is not None]
        for pair in combinations(told, 2):
            days = {plain_day(one.report, world.dated) for one in pair}
            if len(days) == 1 and None not in days and pair[0].countries.isdisjoint(pair[1].countries):
                yield _warning(world, meeting, *sorted(pair, key=lambda one: _written(world, one.report)))
                break


def _told(world: World, report: Report) -> _Told | None:
    """Where a report puts its meeting, in words of its own sentence; a dateline says where somebody wrote."""
    act = report.act
    place = report.word("place")
    if act is None or place is None or report.held != "held" or report.mode in REMOTE:
        return None
    countries = _countries().get(_bare(report.place or ""))
    text = world.dated[report.article].article.text
    led = text.startswith("في ", max(0, place.start - len("في ")))
    near = any(one.start <= place.start < one.end and (led or act < place.start) for one in report.passages)
    return _Told(report, place, countries) if countries is not None and near else None


def _bare(place: str) -> str:
    """«مدينة فاس» by its name alone."""
    words = plain(place).split()
    while len(words) > 1 and words[0] in folded("telling", "town_of"):
        words.pop(0)
    return " ".join(words)


def _written(world: World, report: Report) -> tuple[object, ...]:
    written = world.dated[report.article].anchor
    return str(written.latest) if written and written.latest else "9999", report.article


def _warning(world: World, meeting: Meeting, one: _Told, other: _Told) -> Warning:
    values = {
        "entry": world.entry(meeting),
        "one": world.name(one.report.article),
        "first": one.report.place,
        "other": world.name(other.report.article),
        "last": other.report.place,
    }
    says = Cause(code="reason.warn_two_towns", values=values)
    return Warning.at(other.report.article, other.place, says, about=meeting.id)


@kept
def _countries() -> Mapping[str, frozenset[int]]:
    """In which countries a name is that of a town, or of the country itself: «عمان» is both."""
    found = defaultdict[str, set[int]](set)
    for number, row in enumerate(rows("meetings/nations")):
        for name in (*row["names"], *row.get("cities", ())):
            found[plain(name)].add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
