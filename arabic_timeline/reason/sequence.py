"""An order that a text tells against its own days: «بعد لقائه فلانا يوم 14 مارس، التقى … يوم 12 مارس».

A clause with «بعد» or «قبل» names what came first; its day and that of the act beside it have to follow one another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Report, Warning
from arabic_timeline.reason import durations, telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_LONGEST = 160  # characters of a clause up to its day
_PLACE = 40  # characters from its day to the end of a clause: a place


class _Clause(NamedTuple):
    """From «بعد» to its end, with its day; ``first``: what it tells came before the act beside it."""

    start: int
    end: int
    dating: Dating
    first: bool
    lasting: str | None = None  # «بعد ثلاثة أيام من لقائه»


def of_sequence(world: World) -> Iterator[Warning]:
    """One warning for each act whose day is on the wrong side of that of a clause beside it."""
    for article, told in world.told_in.items():
        dated = world.dated[article]
        for clause in _clauses(dated):
            act = _beside(clause, dated, [report for _, report in told])
            days = (one_day(clause.dating, bearing=True), one_day(governing(act, world.dated)) if act else None)
            if act is None or days[0] is None or days[1] is None:
                continue
            if (days[1] < days[0]) if clause.first else (days[1] > days[0]):
                yield _warning(world, clause, act, days[0], days[1])
            elif clause.lasting is not None and not durations.lies(days[0], days[1], clause.lasting):
                yield _warning(world, clause, act, days[0], days[1], "reason.warn_distance")
        yield from _of_main_clauses(world, dated, [report for _, report in told])


def _of_main_clauses(world: World, dated: Dated, reports: Sequence[Report]) -> Iterator[Warning]:
    """«غادر … يوم 11 أبريل بعد أن التقى … يوم 13 أبريل»: the act is in the clause, what is told beside it is none."""
    text, days = dated.article.text, [(one.mention.start, one) for one in dated.datings]
    for found in _opening().finditer(text):
        start, end = wording.sentence(text, found.start(), found.end())
        before = [one for place, one in days if start <= place < found.start()]
        acts = [
            report for report in reports if found.start() <= (report.act or 0) < found.end() and _own(report, dated)
        ]
        if len(before) != 1 or len(acts) != 1 or acts[0].held != "held" or text[start : found.start()].count("،") > 1:
            continue
        main, day = before[0], one_day(governing(acts[0], world.dated))
        inside = _own(acts[0], dated)
        told = one_day(main)
        if told is None or day is None or inside is None or not found.end() <= inside < end:
            continue
        first = plain(found["joint"]).lstrip("وف") in folded("telling", "after")
        if telling.behind_past(main, dated) and ((told < day) if first else (told > day)):
            clause = _Clause(start, main.mention.end, main, not first)
            yield _warning(world, clause, acts[0], told, day)


def _own(report: Report, dated: Dated) -> int | None:
    """Where the day of an act stands."""
    return dated.datings[report.dating].mention.start if report.dating is not None else None


def _clauses(dated: Dated) -> Iterator[_Clause]:
    text, starts = dated.article.text, [one.mention.start for one in dated.datings]
    for found in _opening().finditer(text):
        place = bisect_left(starts, found.end())
        if place and dated.datings[place - 1].mention.end > found.start():
            continue  # «بعد» belongs to a date
        limit = min(wording.sentence(text, found.start(), found.end())[1], found.end() + _LONGEST)
        one = dated.datings[place] if place < len(starts) and starts[place] < limit else None
        if (
            one is None
            or one_day(one, bearing=True) is None
            or _is_arranged(_without_goal(found[0], text[found.end() : one.mention.start]))
        ):
            continue
        comma = text.find("،", one.mention.end, one.mention.end + _PLACE)
        first = plain(found["joint"]).lstrip("وف") in folded("telling", "after")
        end = comma if comma >= 0 else one.mention.end
        yield _Clause(found.start(), end, one, first, found["lasting"])


def _without_goal(opening: str, between: str) -> str:
    """«بعد وصوله إلى صدف»: where somebody goes is no other thing that the day may be of."""
    goal = plain(between).split()[:1] == [plain("إلى")]
    went = any(word.startswith(stem) for word in plain(opening).split() for stem in folded("telling", "motions"))
    return between.split(maxsplit=1)[-1] if goal and went else between


def _is_arranged(between: str) -> bool:
    """Whether the day may be that of something else: another clause, something to come, another act."""
    words = wording.words_of(between)
    return any(wording.is_future(word) or wording.is_present(word) for word in words) or not folded(
        "telling", "elsewhere"
    ).isdisjoint(words)


def _beside(clause: _Clause, dated: Dated, reports: Sequence[Report]) -> Report | None:
    """The act that the clause is told with: the next one where it opens its sentence, else the last before it."""
    text = dated.article.text
    opens, closes = wording.sentence(text, clause.start, clause.end)
    acts = sorted((act, report.key, report) for report in reports if (act := report.act) is not None)
    before = [report for act, _, report in acts if opens <= act < clause.start]
    behind = [report for act, _, report in acts if clause.end <= act < closes]
    chosen = before[-1:] if before else behind[:1]
    if not chosen or chosen[0].held != "held" or text[opens : clause.start].count("،") > 1:
        return None
    dating = dated.datings[chosen[0].dating] if chosen[0].dating is not None else None
    own = dating is not None and dating is not clause.dating and opens <= dating.mention.start < closes
    return chosen[0] if own else None


def one_day(dating: Dating | None, *, bearing: bool = False) -> date | None:
    """The one day that an expression gives for certain; ``bearing``: also where «قبل» or «بعد» bears on its event."""
    if dating is None or dating.readings or dating.notice or dating.relation is not None or dating.mention.quoted:
        return None
    own = telling.on_its_days(dating) or (bearing and bool(dating.mention.parts.get("event")))
    return dating.interval.day if dating.interval is not None and own else None


def _warning(world: World, clause: _Clause, act: Report, one: date, other: date, code: str | None = None) -> Warning:
    dating = governing(act, world.dated)
    assert dating is not None
    mention, text = clause.dating.mention, world.dated[act.article].article.text
    values = {
        "quote": " ".join(text[clause.start : mention.end].split()),
        "day": one,
        "entry": world.entry(world.by_report[act.key]),
        "other": other,
    }
    says = Cause(code=code or ("reason.warn_after" if clause.first else "reason.warn_before"), values=values)
    return Warning.at(act.article, dating.mention, says)


@kept
def _opening() -> re.Pattern[str]:
    """«بعد لقائه», «وعقب عودته», «قبل أيام من اجتماعه», «بعد أن التقى»: what came first, by its noun or verb."""
    joints = alternatives(_spelled("after") | _spelled("before"))
    return re.compile(
        rf"(?<!\w)(?P<joint>[وف]?(?:{joints}))(?: (?P<lasting>\w+(?: \w+)?) من)?"
        r" (?:أن (?:كان )?\w+|ما \w+|\w{3,}(?:ه|ها|هما|هم))(?!\w)"
    )


def _spelled(key: str) -> set[str]:
    return set(rows("telling")[key])
