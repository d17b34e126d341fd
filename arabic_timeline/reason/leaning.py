"""An act with two days: one counted from the date before it, one written, which lie on two sides of that date.

«… في 20 نونبر. وبعد أسبوع من ذلك عقدا اجتماعا في 13 نونبر»: both are its readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from arabic_timeline.interval import of_day
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Cause, Dated, Dating, Merged, Report
from arabic_timeline.reason import wording

_COUNTED = "resolve.following"


def settled(dated: Mapping[str, Dated], merged: Merged) -> Mapping[str, Dated]:
    """The articles, what dates an act so having both readings."""
    found: dict[str, Dated] = {}
    for report in (report for meeting in merged.meetings for report in meeting.reports):
        one = found.get(report.article, dated[report.article])
        made = _doubled(one, report)
        if made is not None and report.dating is not None:
            datings = (*one.datings[: report.dating], made, *one.datings[report.dating + 1 :])
            found[report.article] = replace(one, datings=datings)
    return {**dated, **found} if found else dated


def _doubled(dated: Dated, report: Report) -> Dating | None:
    """The dating of an act with its other reading, where it has one."""
    act = report.act
    for before, counted, written in _neighbours(dated.datings, report.dating):
        if act is None or not counted.mention.end <= act < written.mention.start:
            continue
        between = dated.article.text[counted.mention.end : written.mention.start]
        base, one, other = _day(before), _day(counted), _day(written)
        if base is None or one is None or other is None or wording.STOPS.search(between) or _other_clause(between):
            continue
        if (one > base) != (other > base) and other != base:
            text = dated.article.text[counted.mention.start : written.mention.end]
            values = {"text": text, "day": of_day(other), "other": of_day(one)}
            dispute = Cause(code="resolve.apposition", values=values)
            own = dated.datings[report.dating or 0]
            return replace(own, readings=(of_day(one), of_day(other)), dispute=dispute)
    return None


def _neighbours(datings: Sequence[Dating], own: int | None) -> Iterator[tuple[Dating, Dating, Dating]]:
    """A counted expression, the one before it, from which it is counted, and the one behind it; an act has either."""
    for place in (own, own - 1) if own is not None else ():
        if 1 <= place < len(datings) - 1:
            before, counted, written = datings[place - 1 : place + 2]
            if counted.why and counted.why[0].code == _COUNTED and not written.depends_on_anchor:
                yield before, counted, written


def _day(dating: Dating) -> date | None:
    plainly = dating.notice is None and not dating.readings and dating.bearing == "on" and not dating.mention.quoted
    return dating.interval.day if plainly and dating.interval is not None else None


def _other_clause(between: str) -> bool:
    words = wording.words_of(between)
    return not (folded("telling", "other_clause") | folded("telling", "elsewhere")).isdisjoint(words)
