"""Phrases that hang on the month or year of an unknown day of writing («يونيو الماضي»): one case a year.

The cases come from the resolver itself (a function handed in, since rooms do not import one another), asked for
every day of writing in a window wide enough for all dates of the dossier; beyond it an open case on each side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.model import Dating, Mention
from arabic_timeline.reason import telling
from arabic_timeline.reason.entries import phrase_ground
from arabic_timeline.reason.grounds import Ground
from arabic_timeline.reason.world import (
    Variable,
    World,
    days_of,
    governing,
    writing,
)

CasesOf = Callable[[Mention, Interval], tuple[tuple[Interval, Interval], ...]]

_MARGIN = 2  # years around the dates of the dossier: an article rarely tells of what is older without saying so
_FAR = 15  # years from the middle of those dates: an event of 1912, or of a century, is no day of writing to be tried
_DEFAULT = (1990, 2015, 2040)  # where the dossier holds no date at all; open cases stand on both sides


def constraints(world: World, window: Interval, cases: CasesOf) -> Iterator[net.Constraint]:
    """A ``Cases`` for every calendar phrase that dates an entry; ``window``: the days of writing that are tried."""
    cases = _remembering(cases)
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dating = governing(report, world.dated)
            if dating is not None and hangs(dating):
                ground = phrase_ground(world, report, dating, meeting)
                days = sorted(set(days_of(meeting, report, world.dated)))
                yield from _choice(ground, report.article, days, cases(dating.mention, window))


def _remembering(cases: CasesOf) -> CasesOf:
    """The same words by the same rule have the same cases, in whatever article."""
    known: dict[tuple[str, str, str], tuple[tuple[Interval, Interval], ...]] = {}

    def remembered(mention: Mention, window: Interval) -> tuple[tuple[Interval, Interval], ...]:
        key = (mention.rule, mention.text, repr(sorted(mention.parts.items(), key=lambda part: part[0])))
        if key not in known:
            known[key] = cases(mention, window)
        return known[key]

    return remembered


def hangs(dating: Dating) -> bool:
    """Whether the days of an expression are those of a case."""
    return dating.relation is not None and dating.relation.calendar and telling.on_its_days(dating)


def years(one: net.Constraint) -> tuple[int, ...]:
    """The years of the days that a constraint names."""
    ends = (one.earliest, one.latest) if isinstance(one, net.Window) else ()
    return tuple(day.year for day in ends if day is not None)


def window(named: Mapping[int, int]) -> Interval:
    """The days of writing to be tried in a dossier in which years are named so often."""
    found = dict(sorted(named.items())) or dict.fromkeys(_DEFAULT, 1)
    middle = _middle(found)
    low, high = max(min(found), middle - _FAR), min(max(found), middle + _FAR)
    return Interval(date(max(1, low - _MARGIN), 1, 1), date(min(9999, high + _MARGIN), 12, 31))


def _middle(named: Mapping[int, int]) -> int:
    """The year in the middle of all that are named, in order."""
    half, passed = sum(named.values()) // 2, 0
    for year, times in named.items():
        passed += times
        if passed > half:
            return year
    raise ValueError("no year is named")


def _choice(
    ground: Ground, article: str, days: list[Variable], pairs: tuple[tuple[Interval, Interval], ...]
) -> Iterator[net.Constraint]:
    if not pairs:
        return
    trust = int(ground.trust)

    def option(written: Interval, value: Interval) -> tuple[net.Constraint, ...]:
        windows = [(writing(article), written), *((day, value) for day in days)]
        return tuple(net.Window(x, i.earliest, i.latest, source=ground, trust=trust) for x, i in windows)

    early, late = pairs[0], pairs[-1]
    options = [
        option(Interval(None, early[0].latest), Interval(None, early[1].latest)),
        *(option(*pair) for pair in pairs[1:-1]),
        option(Interval(late[0].earliest, None), Interval(late[1].earliest, None)),
    ]
    yield net.Cases(tuple(options), source=ground, trust=trust)
