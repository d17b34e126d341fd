"""Two papers that give two days for what their own words make one: the only one, the first, a thing done once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import alternatives, folded, kept
from arabic_timeline.model import Cause, Link, Report, Warning
from arabic_timeline.reason import telling
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_FEWEST = 5  # words of the matter that both share, where what is done once is told in both
_AFTER = 30  # characters from «اللقاء» to «الوحيد»


def two_days(link: Link) -> tuple[date, date] | None:
    """The days by which the tellings of a question differ: that of the left one first."""
    found = (cause.values for cause in link.why if cause.code == "merge.two_days")
    return next(((values["left"], values["right"]) for values in found), None)


def of_papers(world: World) -> Iterator[Warning]:
    """One warning for two tellings that cannot both be right, at the day of the one written last."""
    reports = {report.key: report for meeting in world.merged.meetings for report in meeting.reports}
    for link in world.merged.links:
        days = two_days(link)
        pair = reports.get(link.left), reports.get(link.right)
        if days is None or link.decision != "ask" or pair[0] is None or pair[1] is None:
            continue
        told = [(days[0], pair[0]), (days[1], pair[1])]
        words = next((cause.values["words"] for cause in link.why if cause.code == "merge.same_matter"), ())
        said = [(day, world.dated[one.article].article.text, _sentences(one)) for day, one in told]
        if once(said, words):
            yield _warning(world, sorted(told, key=lambda one: _written(world, one[1])))


def of_spans(world: World) -> Iterator[Warning]:
    """One warning where two papers give what is one thing two spans of days: «من 16 إلى 18», «من 17 إلى 19»."""
    for meeting in world.merged.meetings if len(world.dated) > 1 else ():
        told = [(days, report) for report in meeting.reports if (days := _span(world, report)) is not None]
        told.sort(key=lambda one: _written(world, one[1]))
        other = next((one for one in told[1:] if one[0] != told[0][0]), None)
        if other is not None and other[1].article != told[0][1].article:
            values = {"entry": world.entry(meeting), "one": world.name(told[0][1].article), "first": told[0][0]}
            values |= {"other": world.name(other[1].article), "last": other[0]}
            says = Cause(code="reason.warn_two_spans", values=values)
            where = governing(other[1], world.dated)
            assert where is not None
            yield Warning.at(other[1].article, where.mention, says)


def _span(world: World, report: Report) -> Interval | None:
    """The first and the last day that a telling names."""
    dating = governing(report, world.dated)
    if dating is None or dating.mention.kind != "range" or dating.readings or dating.notice or not dating.extent:
        return None
    days = dating.interval
    long = days is not None and days.closed and days.day is None and telling.on_its_days(dating)
    return days if long and not dating.mention.quoted else None


def once(said: Sequence[tuple[date, str, str]], matter: Sequence[str]) -> bool:
    """Whether the words of either say that there was but one; «the first» says so of what the other tells before it.

    ``said``: the day, the text and the telling sentence of each; ``matter``: the words that the sentences share.
    """
    if any(_only().search(plain(text)) for _, text, _ in said):
        return True
    if first_between().search(plain(max(said, key=lambda one: one[0])[2])):
        return True
    acts = (set(plain(sentence).split()) & _done_once() for _, _, sentence in said)
    return len(matter) >= _FEWEST and all(acts)


def _sentences(report: Report) -> str:
    return " ".join(passage.quote for passage in report.passages)


def _written(world: World, report: Report) -> tuple[date, str]:
    written = world.dated[report.article].published
    return (written.earliest if written and written.earliest else date.max), report.article


def _warning(world: World, told: list[tuple[date, Report]]) -> Warning:
    (one, first), (other, last) = told
    dating, passage = governing(last, world.dated), last.passages[0]
    where = dating.mention if dating is not None else passage
    values = {
        "entry": world.entry(world.by_report[last.key]),
        "one": world.name(first.article),
        "first": one,
        "other": world.name(last.article),
        "last": other,
    }
    quote = dating.mention.text if dating is not None else passage.quote
    says = Cause(code="reason.warn_two_papers", values=values)
    return Warning(article=last.article, start=where.start, end=where.end, quote=quote, says=says)


@kept
def _only() -> re.Pattern[str]:
    """«المكالمة، وهي الوحيدة التي جرت بينهما», «في لقائهما الوحيد»."""
    nouns, only = (_any(key) for key in ("counted", "only"))
    return re.compile(rf"(?:{nouns})\w{{0,4}}[ ،]{{1,2}}[^.؛\n]{{0,{_AFTER}}}?\b(?:{only})\b")


@kept
def first_between() -> re.Pattern[str]:
    """«في أول لقاء بينهما», «وهو اللقاء الأول بينهما»."""
    nouns, between = (_any(key) for key in ("counted", "between_them"))
    return re.compile(rf"(?:اول (?:{nouns})\w{{0,2}}|(?:{nouns})\w{{0,4}} الاول[يه]?) (?:\w+ )?(?:{between})\b")


@kept
def _done_once() -> frozenset[str]:
    words = folded("telling", "done_once")
    leads, pronouns = ("", "و", "ف", "ب", "ل", "ال"), ("", "ه", "ها")
    return frozenset(lead + word + pronoun for word in words for lead in leads for pronoun in pronouns)


def _any(key: str) -> str:
    return alternatives(folded("telling", key))
