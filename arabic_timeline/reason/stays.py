"""A meeting told as one of a visit, on a day that is none of it: «زيارة بين 9 و11 ديسمبر … خلالها … يوم 13 ديسمبر».

Where reading has tied the meeting to its visit, the two contradict each other; here are those that words alone tie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import alternatives, folded, kept
from arabic_timeline.model import Cause, Dating, Report, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain


def of_stays(world: World) -> Iterator[Warning]:
    """One warning for each meeting whose sentence puts it into the one visit of its text, and whose day does not."""
    for article, told in world.told_in.items():
        visits = [(report, days) for _, report in told if (days := _days(world, report)) is not None]
        for meeting, report in told:
            dating = governing(report, world.dated)
            day = telling.plain_day(dating) if dating is not None else None
            if dating is None or day is None or report.form == "visit" or report.within or report.held != "held":
                continue
            whose = [(visit, days) for visit, days in visits if _together(visit, report)]
            text = world.dated[article].article.text
            if len(whose) == 1 and day not in whose[0][1] and _inside(text, report, dating):
                visit, days = whose[0]
                values = {"entry": world.entry(meeting), "day": day, "visit": world.entry(world.by_report[visit.key])}
                says = Cause(code="reason.warn_outside_visit", values={**values, "interval": days})
                yield Warning.at(article, dating.mention, says)


def _days(world: World, report: Report) -> Interval | None:
    """The first and last day of a visit, where its text names both."""
    dating = governing(report, world.dated)
    if report.form != "visit" or dating is None or dating.readings or dating.notice or not dating.extent:
        return None
    value = dating.interval if telling.on_its_days(dating) and dating.mention.kind == "range" else None
    return value if value is not None and value.closed else None


def _together(visit: Report, report: Report) -> bool:
    guests = {one.id or one.name for one in visit.participants}
    return bool(guests & {one.id or one.name for one in report.participants})


def _inside(text: str, report: Report, dating: Dating) -> bool:
    """Whether the clause of an act and its day says that it was a part of the visit."""
    act = report.act if report.act is not None else dating.mention.start
    low, high = min(act, dating.mention.start), max(act, dating.mention.end)
    start, end = wording.sentence(text, low, high)
    comma = max(text.rfind("،", start, low), start)
    return _of_visit().search(plain(text[comma:end])) is not None


@kept
def _of_visit() -> re.Pattern[str]:
    """«خلالها», «خلال زيارته», «في اليوم الثاني من الزيارة»."""
    during, visits = (_any(key) for key in ("during_it", "visits"))
    nth = _any("ordinal_days")
    return re.compile(rf"(?<!\w)[وف]?(?:(?:{during})(?:ها| (?:{visits}))|اليوم (?:{nth}) (?:من|ل) ?(?:{visits}))(?!\w)")


def _any(key: str) -> str:
    return alternatives(folded("telling", key))
