"""Slips of a text that decide nothing by themselves: both readings are told, with the words that they stand on.

A weekday that is not that of its date; a weekday beside «أمس» that moves the day of writing; a date told as past that
the calendar puts after the day of writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import folded, kept, rows
from arabic_timeline.model import Cause, Contradiction, Dated, Dating, Report, Warning
from arabic_timeline.reason import recalled, telling, wording
from arabic_timeline.reason.arrivals import of_arrivals
from arabic_timeline.reason.beside import nearest, of_neighbours
from arabic_timeline.reason.coming import told_as_coming
from arabic_timeline.reason.datelines import of_datelines
from arabic_timeline.reason.deaths import of_deaths
from arabic_timeline.reason.durations import of_durations
from arabic_timeline.reason.entries import untimely
from arabic_timeline.reason.firsts import of_firsts
from arabic_timeline.reason.installed import of_told_terms
from arabic_timeline.reason.named import of_terms
from arabic_timeline.reason.papers import of_papers, of_spans
from arabic_timeline.reason.retold import of_retold
from arabic_timeline.reason.sequence import of_sequence
from arabic_timeline.reason.stays import of_stays
from arabic_timeline.reason.telling import behind_past, followed, on_its_days, opens_past, told_by_opening
from arabic_timeline.reason.towns import of_towns
from arabic_timeline.reason.world import World
from arabic_timeline.text import plain

_CLASHES = frozenset({"resolve.clash", "resolve.clash_year"})
_SIDED = frozenset({"year", "last", "side", "now"})  # parts by which a date says on which side of today it lies
_WRONG = {"held": "next", "planned": "past"}  # the side on which what is told so cannot lie
_OTHER_SIDE = {"next": "past", "past": "next"}
_MONTH = 31  # days
_REPRINTED = 1  # days between an agency's text and the paper that prints it
_NEAR = 120  # characters from an act to its date
_WORD = 20  # characters of a word behind a date
_JOINT = 3  # letters of a word that only joins: «في», «مع»


def first(world: World) -> list[Warning]:
    """What the articles of a part say against themselves; this goes before what papers say against one another."""
    rules = (_of_articles, _of_reports, _of_verbs, _of_spans, of_neighbours, of_datelines)
    return list(chain.from_iterable(rule(world) for rule in rules))


def second(world: World) -> list[Warning]:
    """The same by the rules that go behind it."""
    return list(
        chain.from_iterable(
            rule(world)
            for rule in (of_sequence, of_arrivals, of_durations, of_stays, of_terms, of_retold, of_towns, of_told_terms)
        )
    )


def warnings(
    world: World,
    own: tuple[Iterable[Warning], Iterable[Warning]],
    contradictions: Iterable[Contradiction],
    pairs: Sequence[tuple[recalled.Told, recalled.Told]],
) -> tuple[Warning, ...]:
    """Every slip once, in the order of the articles' texts; what a contradiction tells already is not told again.

    ``own``: what ``first`` and ``second`` found of all parts.
    """
    told = {(s.source.article, s.source.start) for one in contradictions for s in one.statements}
    found: dict[tuple[str, int], Warning] = {}
    of_all = chain(recalled.warnings(world, pairs), of_deaths(world), of_firsts(world), of_spans(world))
    for one in (*own[0], *of_papers(world), *own[1], *of_all):
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
            elif (
                says := _moved(dated, dating) or _day_word(dated, dating) or _beyond_its_side(dated, dating)
            ) is not None:
                yield _warning(dated, dating, says)


def _of_reports(world: World) -> Iterator[Warning]:
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dated = world.dated[report.article]
            dating = dated.datings[report.dating] if report.dating is not None else None
            if dating is None or not (
                _told_past(report, dated, dating)
                or _on_the_wrong_side(world, report, dating)
                or _held_on_a_day_to_come(world, report, dating)
            ):
                continue
            code = "reason.warn_coming" if world.tenses[report.key] == "coming" else "reason.warn_past"
            values = {"quote": dating.mention.text, "interval": dating.interval, "writing": dated.anchor}
            yield _warning(dated, dating, Cause(code=code, values=values))


def _on_the_wrong_side(world: World, report: Report, dating: Dating) -> bool:
    return world.tenses[report.key] is not None and untimely(world, report, dating)


def _held_on_a_day_to_come(world: World, report: Report, dating: Dating) -> bool:
    """«أعلنت الوزارة أن فلانا استقبل فلانا يوم 3 نوفمبر 2023» in October: reported as past, and dated to come."""
    value, written = dating.interval, world.dated[report.article].anchor
    if report.held != "held" or world.tenses[report.key] is not None or value is None or written is None:
        return False
    act = report.word("form")
    if act is None or "year" not in dating.mention.parts or not any(map(wording.is_past, wording.words_of(act.text))):
        return False
    plainly = on_its_days(dating) and not (dating.readings or dating.mention.quoted)
    return plainly and value.day is not None and _beyond(value, written, "next")


def _told_past(report: Report, dated: Dated, dating: Dating) -> bool:
    """«قال عقب لقائه فلانا يوم 30 نوفمبر» in a text of the 20th: only by its date it is to come."""
    value, written = dating.interval, dated.anchor
    if report.held != "planned" or value is None or written is None or dating.readings or not on_its_days(dating):
        return False
    late = value.earliest is not None and written.latest is not None and value.earliest > written.latest
    return late and followed(report, dated)


def _of_verbs(world: World) -> Iterator[Warning]:
    """«التقى … غدا», «سيجري … في 2 مارس» of a text of April: the date is to come, the verb before it one of the past.

    Or the other way about.
    """
    for dated in world.dated.values():
        for dating in dated.datings:
            code = _against_its_verb(dating, dated)
            if code is not None:
                values = {"quote": dating.mention.text, "interval": dating.interval, "writing": dated.anchor}
                yield _warning(dated, dating, Cause(code=code, values=values))


def _against_its_verb(dating: Dating, dated: Dated) -> str | None:
    """The sentence of days that lie on the other side of the day of writing than the verb before them says."""
    value, written = dating.interval, dated.anchor
    if value is None or (value.length or _MONTH + 1) > _MONTH or written is None or dating.notice or dating.readings:
        return None
    if not _says_its_side(dating) or not on_its_days(dating):
        return None
    told = (behind_past(dating, dated) if value.day else opens_past(dating, dated)) or told_by_opening(dating, dated)
    if told and _beyond(value, written, "next"):
        return "reason.warn_past"
    if _beyond(value, written, "past") and told_as_coming(dating, dated):
        return "reason.warn_coming"
    return None


def _says_its_side(dating: Dating) -> bool:
    """Whether a date says on which side of today it lies, by itself or by a weekday that only its year has."""
    parts = set(dating.mention.parts)
    return bool(_SIDED & parts) or ({"weekday", "day", "month"} <= parts and dating.doubt is None)


def _of_spans(world: World) -> Iterator[Warning]:
    """«استقبل الشهر المقبل فلان فلانا»: only who met, and where, stands between an act of the past and days to come.

    And the other way about: «يعتزم استقبال فلان الأسبوع الماضي».
    """
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dated = world.dated[report.article]
            side = _WRONG.get(report.held)
            if report.dating is not None or side is None or dated.anchor is None:
                continue
            if report.held == "planned" and world.tenses[report.key] != "coming":
                continue
            for dating in dated.datings:
                if _lies(dating, dated, side) and _right_behind(report, dating, dated.article.text):
                    values = {"quote": dating.mention.text, "interval": dating.interval, "writing": dated.anchor}
                    code = "reason.warn_past" if side == "next" else "reason.warn_coming"
                    yield _warning(dated, dating, Cause(code=code, values=values))


def _beyond_its_side(dated: Dated, dating: Dating) -> Cause | None:
    """«الثلاثاء المقبل 12 مارس» in a text of the 14th: a day with its date, on the other side of today than it says.

    So is «6 أغسطس 2024 المقبل» in a text of the 20th.
    """
    value, written, word = dating.interval, dated.anchor, _side_behind(dated, dating)
    side = dating.mention.parts.get("weekday_side") or _sides().get(plain(word))
    if value is None or written is None or side not in _OTHER_SIDE or dating.readings or dating.mention.quoted:
        return None
    if value.day is None or not _beyond(value, written, _OTHER_SIDE[side]):
        return None
    code = "reason.warn_coming" if side == "next" else "reason.warn_past"
    quote = f"{dating.mention.text} {word}".strip()
    return Cause(code=code, values={"quote": quote, "interval": value, "writing": written})


def _side_behind(dated: Dated, dating: Dating) -> str:
    """The word right behind a date with its year that says on which side of today it lies."""
    text, end = dated.article.text, dating.mention.end
    if not {"day", "year"} <= set(dating.mention.parts):
        return ""
    word = re.match(r" (\w+)", text[end : end + _WORD])
    return word[1] if word is not None and plain(word[1]) in _sides() else ""


@kept
def _sides() -> Mapping[str, str]:
    told = rows("dates/sides")["side_word"]
    return {plain(word): side for side in _OTHER_SIDE for word in told[side]}


def _lies(dating: Dating, dated: Dated, side: str) -> bool:
    """Whether an expression means days of one side, by its words or by its year, before or after the day of writing."""
    value, written, parts = dating.interval, dated.anchor, dating.mention.parts
    if value is None or written is None or dating.mention.quoted or value.length is None or dating.readings:
        return False
    now = parts.get("now")
    counted_side = isinstance(now, int) and ((now > 0) if side == "next" else (now < 0))
    sided = parts.get("side") == side or counted_side or not {"year", "last"}.isdisjoint(parts)
    return sided and value.length <= _MONTH and _beyond(value, written, side)


def _beyond(value: Interval, written: Interval, side: str) -> bool:
    if side == "next":
        return value.earliest is not None and written.latest is not None and value.earliest > written.latest
    return value.latest is not None and written.earliest is not None and value.latest < written.earliest


def _right_behind(report: Report, dating: Dating, text: str) -> bool:
    """Whether only the sides, the place and joints stand between the words of an act and an expression."""
    form = report.word("form")
    mention = dating.mention
    if form is None or not form.end <= mention.start or mention.start - form.end > _NEAR:
        return False
    between = list(text[form.end : mention.start])
    for word in report.because:
        low, high = max(word.start, form.end) - form.end, min(word.end, mention.start) - form.end
        if low < high:
            between[low:high] = " " * (high - low)
    offices = " ".join(one.office or "" for one in report.participants)
    rest = set("".join(between).split()) - set(f"{report.passages[0].trigger} {offices}".split())
    return all(len(word) <= _JOINT or _is_counterpart(word) for word in rest)


def _is_counterpart(word: str) -> bool:
    """«نظيره», «بنظيرها»."""
    folded_word = plain(word)
    return any(one in folded_word for one in folded("names", "counterpart"))


def _calendars(dating: Dating, values: Mapping[str, Any]) -> Cause:
    """The day by each of two calendars, and the one that the weekday confirms."""
    code = "reason.warn_calendars_weekday" if values["likelier"] else "reason.warn_calendars"
    days = {"day": dating.interval, "other": values["other"], "likelier": values["likelier"]}
    return Cause(code=code, values={"quote": dating.mention.text, **days})


def _day_word(dated: Dated, dating: Dating) -> Cause | None:
    """«اليوم 2 مارس» in a text of the fifth: the day of its number, or that of the word."""
    by_word, value = telling.day_by_word(dating, dated), dating.interval
    if by_word is None or value is None or value.day is None or dated.published is None:
        return None
    if by_word == value.day or not on_its_days(dating):
        return None
    if "weekday" in dating.mention.parts and abs((by_word - value.day).days) <= _REPRINTED:
        return None  # a weekday that agrees with its date leaves no doubt: the text was written on another day
    if telling.by_the_moon(dating) and abs((by_word - value.day).days) <= 1:
        return None
    values = {"quote": dating.mention.text, "published": dated.published.day, "day": value.day, "by_word": by_word}
    return Cause(code="reason.warn_day_word", values=values)


def _warning(dated: Dated, dating: Dating, says: Cause) -> Warning:
    return Warning.at(dated.article.id, dating.mention, says)


def _weekday(dating: Dating, notice: Cause) -> Cause:
    """The date by its number, or the nearest day of that name."""
    day, said = notice.values["day"], notice.values["said"]
    values = {"quote": dating.mention.text, "day": day, "other": notice.values.get("other") or nearest(day, said)}
    if notice.code == "resolve.clash_year":
        return Cause(code="reason.warn_weekday_year", values={**values, "year": notice.values["year"]})
    return Cause(code="reason.warn_weekday", values=values)


def _by_the_moon(dating: Dating, notice: Cause) -> bool:
    """Whether a Hijri date is a day off: its months begin with the sight of the moon, not with the table."""
    apart = abs((nearest(notice.values["day"], notice.values["said"]) - notice.values["day"]).days)
    return bool(dating.mention.parts.get("hijri")) and apart <= 1


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
