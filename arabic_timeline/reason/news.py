"""Whether what an article tells without a date is its news, and so most likely of the days before the writing."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arabic_timeline.forms import FORMS
from arabic_timeline.lexicon import folded
from arabic_timeline.model import Dated, Dating, Report
from arabic_timeline.reason import wording
from arabic_timeline.reason.world import governing

_MEASURE = 10  # words from «بعد» to the act from which time is counted
_BESIDE = 200  # characters before a telling in which an old date makes it one of old things
_OLD = 60  # days
_WEEK = 7
_TALE = 250  # characters before an act in which «وفي وقت لاحق» goes on with a tale
_LEAD = 3  # words from «في» to «الشهر»: «في الأسبوع الأول من الشهر المبارك»
_WORD = re.compile(r"\w+")


def is_news(report: Report, dated: Mapping[str, Dated]) -> bool:
    """Whether a report is what its article is written for: its first meeting, told without a date."""
    own = dated[report.article]
    if not FORMS[report.form].meets or report.order != 1 or governing(report, dated) is not None:
        return False
    fresh = not _remembered(report, own) and (report.said is None or _lately(own, own.datings[report.said]))
    other_time = (_of_old, _of_tale, _unread, _unplaced, _measured_from, _weeks_ago)
    return fresh and not any(asked(report, own) for asked in other_time)


def _remembered(report: Report, own: Dated) -> bool:
    """«كشف السفير السابق أنه ناقش الملف مع فلان»: what somebody says that he did who held an office once."""
    told = report.passages[0]
    act = report.act if report.act is not None else told.start
    speaks = any(p.former and told.start <= p.start < act for p in report.participants)
    return speaks and not folded("telling", "he_said").isdisjoint(wording.words_of(own.article.text[told.start : act]))


def _lately(own: Dated, said: Dating) -> bool:
    """Whether what somebody said is news: on one day, a week before the writing at most."""
    day = said.interval.day if said.interval is not None else None
    written = own.anchor.earliest if own.anchor is not None else None
    return day is not None and written is not None and (written - day).days <= _WEEK


def _unread(report: Report, dated: Dated) -> bool:
    """Whether the sentence that tells it holds a date that is none: then it is not told without one."""
    told = report.passages[0]
    return any(one.notice is not None and told.start <= one.mention.start < told.end for one in dated.datings)


def _measured_from(report: Report, dated: Dated) -> bool:
    """«بعد نحو عشرة أشهر من تنظيمه لقاء»: an act from which months or years are counted to what is told."""
    told = report.passages[0]
    act = report.act if report.act is not None else told.start
    words = wording.words_of(dated.article.text[told.start : act])[-_MEASURE:]
    units, from_there = folded("telling", "long_units"), folded("telling", "counted_from")
    after = [n for n, word in enumerate(words) if word in folded("telling", "measured_after")]
    counted = [n for n in range(1, len(words)) if words[n - 1] in units and words[n] in from_there]
    return bool(after and counted) and after[0] < counted[-1]


def _of_old(report: Report, dated: Dated) -> bool:
    """«انضم إلى الجماعة مطلع التسعينيات، ثم التقى …»: beside a date of more than two months before the writing."""
    told, written = report.passages[0], dated.anchor
    act = report.act if report.act is not None else told.end
    if written is None or written.earliest is None:
        return False
    before = (d.interval for d in dated.datings if told.start - _BESIDE <= d.mention.start < act)
    last_days = (interval.latest for interval in before if interval is not None and interval.latest is not None)
    return any((written.earliest - day).days > _OLD for day in last_days)


def _of_tale(report: Report, dated: Dated) -> bool:
    """«في بداية العام … وفي وقت لاحق … وفي الوقت نفسه أجرى محادثات»: a tale that goes on from a day long past."""
    told, written = report.passages[0], dated.anchor
    act = report.act if report.act is not None else told.end
    if written is None or written.earliest is None:
        return False
    near = " ".join(wording.words_of(dated.article.text[max(0, min(told.start, act) - _TALE) : act]))
    if not any(phrase in near for phrase in folded("telling", "goes_on")):
        return False
    before = [d.interval for d in dated.datings if d.mention.start < act and not d.mention.publication]
    last = next((one.latest for one in reversed(before) if one is not None and one.latest is not None), None)
    return last is not None and (written.earliest - last).days > _OLD


def _unplaced(report: Report, dated: Dated) -> bool:
    """«استقبلهم في الأسبوع الأول من الشهر المبارك»: whether its sentence tells a time that was not read as a date."""
    told = report.passages[0]
    dates = [(d.mention.start, d.mention.end) for d in dated.datings if told.start <= d.mention.start < told.end]
    words: list[str] = []
    for found in _WORD.finditer(dated.article.text, told.start, told.end):
        word = " ".join(wording.words_of(found[0]))
        led = any(wording.bare(one) in folded("telling", "time_leads") for one in words[-_LEAD:])
        if led and word in folded("telling", "times") and not any(a <= found.start() < b for a, b in dates):
            return True
        words.append(word)
    return False


def _weeks_ago(report: Report, dated: Dated) -> bool:
    """«التقاه قبل أشهر», «جرت قبل أسابيع»: so long before that nobody says how long."""
    told = report.passages[0]
    vague = [d.mention for d in dated.datings if d.mention.kind == "vague" and told.start <= d.mention.start < told.end]
    units = folded("telling", "long_units") | folded("telling", "weeks")
    return any(not units.isdisjoint(wording.words_of(one.text)) for one in vague if one.rule == "vague-distance")
