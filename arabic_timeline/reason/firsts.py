"""«وهو أول لقاء بينهما», where another text tells of the same two on an earlier day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from arabic_timeline.forms import REMOTE
from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Cause, Meeting, Report, Warning
from arabic_timeline.reason import telling
from arabic_timeline.reason.papers import first_between
from arabic_timeline.reason.world import World, plain_day
from arabic_timeline.text import plain


def of_firsts(world: World) -> Iterator[Warning]:
    """One warning for each first meeting of people whom another telling has met before."""
    told = [
        (meeting, report, day)
        for meeting in world.merged.meetings
        for report in meeting.reports
        if report.held == "held" and report.mode not in REMOTE and (day := plain_day(report, world.dated)) is not None
    ]
    for meeting, report, day in told:
        quote = report.passages[0].quote
        if not _closed().search(plain(quote)):
            continue
        before = [one for one in told if one[0] is not meeting and one[2] < day and telling.of_two(one[1], report)]
        if before:
            yield _warning(world, report, *max(before, key=lambda one: (one[2], one[1].key)))


def _warning(world: World, report: Report, meeting: Meeting, before: Report, day: date) -> Warning:
    passage = report.passages[0]
    values = {"entry": world.entry(meeting), "day": day, "article": world.name(before.article)}
    says = Cause(code="reason.warn_first", values=values)
    return Warning(
        article=report.article, start=passage.start, end=passage.end, quote=passage.quote, says=says,
        about=world.by_report[report.key].id,
    )  # fmt: skip


@kept
def _closed() -> re.Pattern[str]:
    """«أول لقاء بينهما», «… على الإطلاق»; «أول لقاء بينهما منذ عامين» is the first of a time."""
    ever = "|".join(sorted(folded("telling", "ever")))
    return re.compile(first_between().pattern + rf"(?:\s+(?:{ever}))?(?=\s*(?:[.،؛!\n]|$))")
