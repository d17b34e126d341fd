"""How long something is told to have lasted, against its own first and last day: «ثلاثة أيام، من الأحد إلى الاثنين»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World
from arabic_timeline.text import plain

_NEAR = 60  # characters in which a duration stands before its days, or behind them
_VERB = 40  # characters from «وصل» to its day
_WEEK = 7
_NIGHTS = frozenset({"two-nights"})  # «ليل الأحد الاثنين»: one night
_LOOSE = 0.5  # of a month or a year, which nobody counts by its days
_SLACK = 1  # days: who counts the nights, or the days between, says one less


class _Span(NamedTuple):
    """Days that a text names as the first and the last; ``low``: where the words that hold them begin."""

    low: int
    start: int
    end: int
    days: Interval


def of_durations(world: World) -> Iterator[Warning]:
    """One warning for each span of days that is not as long as the text says beside it."""
    for dated in world.dated.values():
        for span in (*_ranges(dated), *_stays(dated)):
            told = _told(dated.article.text, span)
            if told is not None and span.days.length is not None and not _fits(span.days.length, told[0]):
                yield _warning(dated, span, *told)


def lies(one: date, other: date, lasting: str) -> bool:
    """Whether two days are as far apart as «ثلاثة أيام» says, or it says no number of days."""
    words, between = " ".join(plain(lasting).split()), abs((other - one).days)
    if (about := _long_amounts().get(words)) is not None:
        return abs(between - about) <= max(_LOOSE * about, _WEEK)
    days = _amounts().get(words)
    return days is None or abs(between - days) <= _SLACK


def _ranges(dated: Dated) -> Iterator[_Span]:
    """Expressions that name the first and the last day."""
    for one in dated.datings:
        value, mention = one.interval, one.mention
        plainly = mention.kind == "range" and one.extent and one.notice is None and telling.on_its_days(one)
        plainly = plainly and mention.rule not in _NIGHTS
        if plainly and value is not None and value.closed and value.day is None:
            yield _Span(mention.start, mention.start, mention.end, value)


def _stays(dated: Dated) -> Iterator[_Span]:
    """«وصل يوم الاثنين … وغادر يوم الثلاثاء»: the days of an arrival and of a departure in one sentence."""
    text = dated.article.text
    for one, other in pairwise(dated.datings):
        between = text[one.mention.end : other.mention.start]
        first, last = _day(one), _day(other)
        if first is None or last is None or first > last or wording.STOPS.search(between):
            continue
        low = max(0, one.mention.start - _VERB)
        before = text[low : one.mention.start]
        if _holds(before, "arriving") and _holds(between, "departing"):
            low += _place(before, "arriving")
            yield _Span(low, one.mention.start, other.mention.end, Interval(first, last))


def _day(dating: Dating) -> date | None:
    plainly = not dating.readings and dating.notice is None and telling.on_its_days(dating)
    return dating.interval.day if plainly and dating.interval is not None else None


def _holds(text: str, key: str) -> bool:
    return not _words(key).isdisjoint(plain(text).split())


def _place(text: str, key: str) -> int:
    """Where the last such word begins."""
    return max(found.start() for found in re.finditer(r"\w+", text) if plain(found[0]) in _words(key))


def _words(key: str) -> frozenset[str]:
    words = folded("telling", key)
    return frozenset(lead + word + pronoun for word in words for lead in ("", "و", "ف") for pronoun in ("", "ها", "ه"))


def _told(text: str, span: _Span) -> tuple[int, str] | None:
    """The days that a duration right before or behind a span says, and its words."""
    before, behind = text[max(0, span.low - _NEAR) : span.low], text[span.end : span.end + _NEAR]
    found = _before().search(before) or _behind().match(behind)
    return (_amounts()[" ".join(plain(found["told"]).split())], found["told"]) if found else None


def _fits(length: int, days: int) -> bool:
    if days % _WEEK == 0:  # «أسبوع» may be one of work, or from one Sunday to the next
        return days - 2 * (days // _WEEK) <= length <= days + _SLACK
    return days <= length <= days + _SLACK


def _warning(dated: Dated, span: _Span, days: int, lasting: str) -> Warning:
    assert span.days.earliest is not None
    quote, until = dated.article.text[span.start : span.end], span.days.earliest + timedelta(days - 1)
    values = {"quote": quote, "interval": span.days, "number": span.days.length, "lasting": lasting, "until": until}
    says = Cause(code="reason.warn_duration", values=values)
    return Warning(article=dated.article.id, start=span.start, end=span.end, quote=quote, says=says)


@kept
def _amounts() -> dict[str, int]:
    """By its folded words the days of a duration."""
    return {plain(words): int(days) for days, listed in rows("telling")["lasting"].items() for words in listed}


@kept
def _long_amounts() -> dict[str, int]:
    """By its folded words the days of months and years, more or less."""
    return {plain(words): int(days) for days, listed in rows("telling")["lasting_long"].items() for words in listed}


@kept
def _before() -> re.Pattern[str]:
    """The duration, and what may stand between it and its days."""
    return re.compile(
        rf"(?<!\w)(?<!{_unless()})(?P<told>{_any_amount()})(?: (?:{_fillers()}))*[ ،:(]{{1,3}}(?:و?ذلك )?$"
    )


@kept
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[ ،(]{{1,3}}(?:{_leads()}) (?P<told>{_any_amount()})(?!\w)")


def _any_amount() -> str:
    listed = (words for one in rows("telling")["lasting"].values() for words in one)
    return alternatives(listed).replace(r"\ ", " ")


def _fillers() -> str:
    return alternatives(rows("telling")["whole"])


def _leads() -> str:
    return alternatives(rows("telling")["for_so_long"]).replace(r"\ ", " ")


def _unless() -> str:
    return ")(?<!".join(f"{word} " for word in rows("telling")["no_duration"])
