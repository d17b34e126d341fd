"""What a comparison looks at, worked out once for each report: possible days, weekdays, months, place, who."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

from arabic_timeline import counting, matter
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval, hull
from arabic_timeline.lexicon import folded, kept, rows
from arabic_timeline.merge import acts
from arabic_timeline.merge.sides import Side, sides
from arabic_timeline.model import Dated, Dating, Participant, Report
from arabic_timeline.registry import Place, Registry
from arabic_timeline.text import plain

_RUN = 3  # words
_BEFORE = 60  # characters
_STOPS = re.compile("[.؟!؛\n]")
_SIGNS = 4
_PRINTED = timedelta(2)  # in which what was to come is told as it was written, and has come by then
_BROAD = 31  # days: who says «هذا العام» has given no day
_YEAR = 366  # days: a date so long before the writing makes an undated telling beside it one of its time, perhaps
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A report with what bounds it.

    ``source``: its article, or the export in which it stands: neither tells anything twice; ``window``: days that the
    text, the day of writing and the terms of office leave; ``stated``: the days that an expression gives, or ``None``;
    ``weekdays`` and ``months``: masks where only those are told; ``written``: when the article was written, ``given``
    whether that is known; ``who``: its sides with the names they may go by.
    """

    report: Report
    source: str
    copied: str | None  # the article of which its own calls itself a copy
    window: Interval | None
    stated: Interval | None
    broad: bool  # what is stated says less than a month: «هذا العام»
    day: date | None  # the one day that its own article gives for certain
    beside: date | None  # the one day that the sentence of an undated telling names, of whatever
    off: bool  # told, before that day, as not to be: called off, of what was planned for it
    weekdays: frozenset[int] | None
    months: frozenset[int] | None
    hours: str | None  # the part of the day that its date names: «صباح أمس»
    written: Interval | None
    given: bool
    who: tuple[Side, ...]
    seats: Mapping[str, int]  # the place among them of everybody who is named
    act: str | None  # a reception or talks: papers tell the two apart
    outlet: str
    again: bool  # told as not the first of the same people
    first: bool  # told as the first of its kind: «في أول زيارة له»
    named: str | None  # the name that the text gives it: «قمة سنغافورة»
    once: bool  # told without a day as of long ago: «عندما كان طالبا», «منذ ثلاثين عاما»
    known: bool  # told as what the reader knows of: «القمة», «قمة سنغافورة»
    places: tuple[str, ...]  # ids from the place outwards, or its folded name alone
    words: frozenset[int]  # runs of words of the telling sentence
    signs: tuple[int, ...]  # the least of them: near-identical sentences share some
    country: str | None
    fields: frozenset[str]


def evidence(report: Report, visit: Report | None, dated: Dated, registry: Registry) -> Evidence:
    """The evidence of one report; where it has no dating of its own, that of the visit during which it took place."""
    places = _places(report, registry)
    at = report.dating if report.dating is not None else visit.dating if visit else None
    dating = dated.datings[at] if at is not None else None
    lent = report.dating is None and visit is not None and _elsewhere(places, _places(visit, registry))
    named = _told(dating) if dating else None
    stated = None if lent else named
    window = _window(report, Interval(named.earliest, None) if lent and named else stated, dated, registry)
    who = sides(report.participants, window, registry)
    words = _runs(report.passages[0].quote)
    own = None if lent else dating
    day = _certain_day(own, dated)
    return Evidence(
        report=report,
        source=_source(dated),
        copied=dated.article.copy_of,
        window=window,
        stated=stated,
        broad=stated is not None and (stated.length or _BROAD + 1) > _BROAD,
        day=day,
        beside=_beside(report, dated) if dating is None and FORMS[report.form].meets else None,
        off=_called_off(report, day, dated),
        weekdays=_weekdays(own),
        months=_months(own),
        hours=_hours(own),
        written=dated.anchor or dated.published,
        given=dated.given,
        who=who,
        seats={side.sure: n for n, side in enumerate(who) if side.sure is not None},
        act=acts.kind(report.passages[0].trigger, report.passages[0].quote),
        outlet=dated.article.outlet,
        again=bool(report.after) or any(map(matter.again, _sentences(report, dated.article.text))),
        first=any(map(matter.first, _sentences(report, dated.article.text))),
        named=acts.named(report),
        once=dating is None and _long_ago(report, dated),
        known=acts.known(report),
        places=places,
        words=words,
        signs=tuple(sorted(words)[:_SIGNS]),
        country=_country(places, registry),
        fields=_fields(report, registry),
    )


def _source(dated: Dated) -> str:
    by = dated.article.entered
    return by.export if by is not None and by.export is not None else dated.article.id


def _elsewhere(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether a meeting is told at another place than its visit, as far as anybody knows: on another day, perhaps."""
    return bool(here and there) and set(here).isdisjoint(there)


def _told(dating: Dating) -> Interval | None:
    """The days on which what an expression dates took place: «قبل 5 مارس» is not the fifth."""
    if dating.readings and dating.bearing == "on":
        return hull(dating.readings)
    if dating.bearing != "on":
        return dating.told
    return counting.meant(dating, dating.interval) if dating.interval is not None else None


def _certain_day(dating: Dating | None, dated: Dated) -> date | None:
    """The day that an expression gives without anything unknown: it needs no day of writing, or that one is given."""
    if dating is None or dating.relation is not None or dating.uncertain or dating.bearing == "about":
        return None
    if dating.notice or dating.readings or counting.is_loose(dating):
        return None
    told = _told(dating)
    return told.day if told and (dated.given or not dating.depends_on_anchor) else None


def _beside(report: Report, dated: Dated) -> date | None:
    """«دشنا الأحد مركزا، وعقدا بالمناسبة اجتماعا»: the day is told of something else, and not of another day."""
    told = report.passages[0]
    inside = [one for one in dated.datings if told.start <= one.mention.start < told.end and one.bearing == "on"]
    days = {day for one in inside if not one.mention.publication and (day := _certain_day(one, dated))}
    return days.pop() if len(days) == 1 else None


def _sentences(report: Report, text: str) -> Iterator[str]:
    """The tellings with what stands before them in their sentence: «للمرة الثانية استقبل …»."""
    for told in report.passages:
        before = _STOPS.split(text[max(0, told.start - _BEFORE) : told.start])[-1]
        yield before + told.quote


def _long_ago(report: Report, dated: Dated) -> bool:
    """Whether the sentence of an undated telling looks back on years: by its words, or by a day of another time."""
    told, written = report.passages[0], dated.anchor or dated.published
    if _once().search(f" {plain(told.quote)} "):
        return True
    if written is None or written.earliest is None:
        return False
    inside = (one.interval for one in dated.datings if told.start <= one.mention.start < told.end and one.interval)
    return any(value.latest is not None and (written.earliest - value.latest).days > _YEAR for value in inside)


@kept
def _once() -> re.Pattern[str]:
    return re.compile("|".join(f" [وف]?{re.escape(words)} " for words in sorted(folded("names", "long_ago"))))


def _called_off(report: Report, day: date | None, dated: Dated) -> bool:
    written = dated.anchor or dated.published
    if report.held != "denied" or day is None or not dated.given or written is None or written.latest is None:
        return False
    return written.latest < day


def words_of(quote: str) -> list[str]:
    """The words of a sentence, folded."""
    return _WORD.findall(plain(quote))


def _runs(quote: str) -> frozenset[int]:
    """Hashes of the runs of words of a sentence."""
    words = words_of(quote)
    runs = (" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))
    return frozenset(int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) for run in runs)


def _window(report: Report, stated: Interval | None, dated: Dated, registry: Registry) -> Interval | None:
    """``None`` where nothing fits: a contradiction, which reason tells."""
    window: Interval | None = stated or Interval()
    written = dated.anchor or dated.published
    if report.held == "held" and written and written.latest:
        window = window and window & Interval(None, written.latest)
    if report.held == "planned" and written and written.earliest and window:
        window = window & Interval(written.earliest - _PRINTED, None) or window
    for participant in report.participants:
        term = _term(participant, registry)
        if term and report.held == "held":
            window = window and window & term
    return window


def _term(participant: Participant, registry: Registry) -> Interval | None:
    """From the first to the last possible day of the person's terms in the office that the text gives."""
    office = registry.offices.get(participant.office_id or "")
    if office is None or participant.id is None or not matter.holds_office(participant):
        return None
    terms = [t.period for t in office.tenures if t.person == participant.id]
    if not terms:
        return None
    starts, ends = [t.earliest for t in terms], [t.latest for t in terms]
    return Interval(
        None if None in starts else min(d for d in starts if d),
        None if None in ends else max(d for d in ends if d),
    )


def _weekdays(dating: Dating | None) -> frozenset[int] | None:
    if dating is None:
        return None
    if dating.interval is not None:
        told = _told(dating)
        day = told.day if told else None
        return frozenset([day.isoweekday()]) if day else None
    return dating.relation.named if dating.relation and dating.bearing in ("on", "one-of") else None


def _months(dating: Dating | None) -> frozenset[int] | None:
    if dating is None or dating.interval is not None or dating.bearing not in ("on", "one-of"):
        return None
    month = dating.mention.parts.get("month")
    return frozenset([month]) if isinstance(month, int) and 1 <= month <= 12 else None


def _hours(dating: Dating | None) -> str | None:
    part = dating.mention.parts.get("part") if dating is not None else None
    return part if isinstance(part, str) else None


def _places(report: Report, registry: Registry) -> tuple[str, ...]:
    if report.place_id is None:
        name = plain(report.place or "")
        return (name,) if name and name not in _anywhere() else ()
    chain: list[str] = []
    at: Place | None = registry.places.get(report.place_id)
    while at is not None and at.id not in chain:
        chain.append(at.id)
        at = registry.places.get(at.within or "")
    return tuple(chain) or (report.place_id,)


@kept
def _anywhere() -> frozenset[str]:
    """«مكتبه», «العاصمة»: two papers may mean one place by it and by a name, so that it compares with none."""
    words = rows("meetings/clauses")
    return frozenset(plain(word) for key in ("vague-places", "capitals") for word in words[key])


def _country(places: tuple[str, ...], registry: Registry) -> str | None:
    last = registry.places.get(places[-1]) if places else None
    return last.id if last is not None and last.kind == "country" else None


def _fields(report: Report, registry: Registry) -> frozenset[str]:
    """Fields of the sides' offices («intelligence»), and of the offices whose body the telling names."""
    people = {p.id for p in report.participants if p.id}
    named = {p.office_id for p in report.participants if p.office_id}
    found = {
        o.field for o in registry.offices.values()
        if o.field and (o.id in named or any(t.person in people for t in o.tenures))
    }  # fmt: skip
    if not found and report.summary:
        text = plain(report.summary)
        found = {o.field for o in registry.offices.values() if o.field and _body_word(o.name, o.aliases, text)}
    return frozenset(found)


def _body_word(name: str, aliases: tuple[str, ...], text: str) -> bool:
    """Whether the text speaks of the office's own matter: the second word of one of its names («المخابرات»)."""
    matter = {words[1] for a in (name, *aliases) if len(words := plain(a).split()) > 1 and words[1].startswith("ال")}
    return bool((matter - _GENERAL) & set(text.split()))


_GENERAL = frozenset(["العام", "العامه", "الاول", "الاولي"])


def day_in(mask: frozenset[int] | None, interval: Interval | None) -> date | None:
    """The first day of an interval that a weekday mask allows (an open interval: any), or ``None``."""
    if interval is None:
        return None
    if mask is None or not interval.closed or (interval.length or 0) > 6:
        return interval.earliest or interval.latest or date.min
    return next((d for d in interval.days() if d.isoweekday() in mask), None)
