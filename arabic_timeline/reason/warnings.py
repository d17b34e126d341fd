"""Slips of a text that decide nothing by themselves: both readings are told, with the words that they stand on.

A weekday that is not that of its date; a weekday beside «أمس» that moves the day of writing; a date told as past that
the calendar puts after the day of writing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any

from arabic_timeline.model import Cause, Contradiction, Dated, Dating, Report, Warning
from arabic_timeline.reason import recalled
from arabic_timeline.reason.durations import of_durations
from arabic_timeline.reason.entries import untimely
from arabic_timeline.reason.papers import of_papers
from arabic_timeline.reason.sequence import of_sequence
from arabic_timeline.reason.telling import behind_past, counted, on_its_days
from arabic_timeline.reason.world import World

_CLASHES = frozenset({"resolve.clash", "resolve.clash_year"})
_SIDED = frozenset({"year", "last", "side", "now"})  # parts by which a date says on which side of today it lies
_WEEK = 7
_MONTH = 31  # days
_NEAR = 120  # characters from an act to its date
_JOINT = 3  # letters of a word that only joins: «في», «مع»


def warnings(
    world: World, contradictions: Iterable[Contradiction], pairs: Sequence[tuple[recalled.Told, recalled.Told]]
) -> tuple[Warning, ...]:
    """Every slip once, in the order of the articles' texts; what a contradiction tells already is not told again."""
    told = {(s.source.article, s.source.start) for one in contradictions for s in one.statements}
    found: dict[tuple[str, int], Warning] = {}
    rules = (_of_articles, _of_reports, _of_verbs, _of_coming_spans, of_papers, of_sequence, of_durations)
    for one in (*chain.from_iterable(rule(world) for rule in rules), *recalled.warnings(world, pairs)):
        if (one.article, one.start) not in told:
            found.setdefault((one.article, one.start), one)
    return tuple(sorted(found.values(), key=lambda one: (one.article, one.start)))


def _of_articles(world: World) -> Iterator[Warning]:
    for dated in world.dated.values():
        for dating in dated.datings:
            clash = dating.doubt
            if clash is not None and clash.code in _CLASHES:
                if not _by_the_moon(dating, clash):
                    yield _warning(dated, dating, _weekday(dating, clash))
            elif (says := _moved(dated, dating) or _day_word(dated, dating)) is not None:
                yield _warning(dated, dating, says)


def _of_reports(world: World) -> Iterator[Warning]:
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dated = world.dated[report.article]
            dating = dated.datings[report.dating] if report.dating is not None else None
            if dating is None or world.tenses[report.key] is None or not untimely(world, report, dating):
                continue
            code = "reason.warn_past" if report.held == "held" else "reason.warn_coming"
            values = {"quote": dating.mention.text, "interval": dating.interval, "writing": dated.anchor}
            yield _warning(dated, dating, Cause(code=code, values=values))


def _of_verbs(world: World) -> Iterator[Warning]:
    """«التقى … غدا»: the date is to come, the verb before it is one of the past."""
    for dated in world.dated.values():
        for dating in dated.datings:
            value, written = dating.interval, dated.anchor
            if (
                value is None
                or value.day is None
                or written is None
                or not _SIDED & set(dating.mention.parts)
                or dating.notice
                or dating.readings
            ):
                continue
            late = value.earliest is not None and written.latest is not None and value.earliest > written.latest
            if late and on_its_days(dating) and behind_past(dating, dated):
                values = {"quote": dating.mention.text, "interval": value, "writing": written}
                yield _warning(dated, dating, Cause(code="reason.warn_past", values=values))


def _of_coming_spans(world: World) -> Iterator[Warning]:
    """«استقبل الشهر المقبل فلان فلانا»: only who met, and where, stands between an act of the past and days to come."""
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dated = world.dated[report.article]
            if report.dating is not None or report.held != "held" or dated.anchor is None:
                continue
            for dating in dated.datings:
                if _comes(dating, dated) and _right_behind(report, dating, dated.article.text):
                    values = {"quote": dating.mention.text, "interval": dating.interval, "writing": dated.anchor}
                    yield _warning(dated, dating, Cause(code="reason.warn_past", values=values))


def _comes(dating: Dating, dated: Dated) -> bool:
    """Whether an expression means a week or a month that begins after the day of writing."""
    value, written = dating.interval, dated.anchor
    if value is None or value.earliest is None or written is None or written.latest is None or dating.mention.quoted:
        return False
    whole = value.length is not None and 1 < value.length <= _MONTH
    return whole and dating.mention.parts.get("side") == "next" and value.earliest > written.latest


def _right_behind(report: Report, dating: Dating, text: str) -> bool:
    """Whether only the sides, the place and joints stand between the words of an act and an expression."""
    form = next((word for word in report.because if word.part == "form"), None)
    mention = dating.mention
    if form is None or not form.end <= mention.start or mention.start - form.end > _NEAR:
        return False
    between = list(text[form.end : mention.start])
    for word in report.because:
        low, high = max(word.start, form.end) - form.end, min(word.end, mention.start) - form.end
        between[low:high] = " " * max(0, high - low)
    rest = set("".join(between).split()) - set(report.passages[0].trigger.split())
    return all(len(word) <= _JOINT for word in rest)


def _calendars(dating: Dating, values: Mapping[str, Any]) -> Cause:
    """The day by each of two calendars, and the one that the weekday confirms."""
    code = "reason.warn_calendars_weekday" if values["likelier"] else "reason.warn_calendars"
    days = {"day": dating.interval, "other": values["other"], "likelier": values["likelier"]}
    return Cause(code=code, values={"quote": dating.mention.text, **days})


def _day_word(dated: Dated, dating: Dating) -> Cause | None:
    """«اليوم 2 مارس» in a text of the fifth: the day of its number, or that of the word."""
    now, value, written = counted(dating), dating.interval, dated.published
    if now is None or value is None or written is None or written.day is None or value.day is None:
        return None
    by_word = written.day + timedelta(now)
    if by_word == value.day or not on_its_days(dating) or "weekday" in dating.mention.parts:
        return None  # a weekday that agrees with its date leaves no doubt: the text was written on another day
    values = {"quote": dating.mention.text, "published": written.day, "day": value.day, "by_word": by_word}
    return Cause(code="reason.warn_day_word", values=values)


def _warning(dated: Dated, dating: Dating, says: Cause) -> Warning:
    mention = dating.mention
    return Warning(article=dated.article.id, start=mention.start, end=mention.end, quote=mention.text, says=says)


def _weekday(dating: Dating, notice: Cause) -> Cause:
    """The date by its number, or the nearest day of that name."""
    day, said = notice.values["day"], notice.values["said"]
    values = {"quote": dating.mention.text, "day": day, "other": notice.values.get("other") or _nearest(day, said)}
    if notice.code == "resolve.clash_year":
        return Cause(code="reason.warn_weekday_year", values={**values, "year": notice.values["year"]})
    return Cause(code="reason.warn_weekday", values=values)


def _by_the_moon(dating: Dating, notice: Cause) -> bool:
    """Whether a Hijri date is a day off: its months begin with the sight of the moon, not with the table."""
    apart = abs((_nearest(notice.values["day"], notice.values["said"]) - notice.values["day"]).days)
    return bool(dating.mention.parts.get("hijri")) and apart <= 1


def _nearest(day: date, weekday: int) -> date:
    return day + timedelta((weekday - day.isoweekday() + _WEEK // 2) % _WEEK - _WEEK // 2)


def _moved(dated: Dated, dating: Dating) -> Cause | None:
    """«أمس الخميس» where the day before publication is no Thursday: the one day, or the other."""
    if dating.dispute is not None:
        values = dating.dispute.values
        if "likelier" in values:
            return _calendars(dating, values)
        if "by_word" not in values:
            told = {"quote": values["text"], "day": values["day"], "other": values["other"]}
            return Cause(code="reason.warn_apposition", values=told)
        told = {"published": dated.published, "by_name": values["by_name"], "by_word": values["by_word"]}
        return Cause(code="reason.warn_moved", values={"quote": dating.mention.text, **told})
    one, other = dated.anchor, dated.published
    if one == other:
        return None
    by_name = dating.interval.day if dating.interval else None
    if one is None or other is None or one.day is None or other.day is None or by_name is None:
        return None
    if not {"now", "weekday"} <= set(dating.mention.parts) or "year" in dating.mention.parts:
        return None
    by_word = by_name + (other.day - one.day)
    values = {"quote": dating.mention.text, "published": other.day, "by_name": by_name, "by_word": by_word}
    return Cause(code="reason.warn_moved", values=values)
