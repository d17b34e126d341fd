"""Mentions + day of writing → datings: intervals of days, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from arabic_timeline import counting, edtf, lexicon, say
from arabic_timeline.interval import Interval, hull, of_day
from arabic_timeline.model import Article, Cause, Dated, Dating, Mention, Relation
from arabic_timeline.resolve import anchor as anchors
from arabic_timeline.resolve import bearing, fiscal, publication, relation, rules, speaking, told, weeks
from arabic_timeline.resolve.disputed import BY_DAY_WORD, agreeing_year, disputed, of_two_writings
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import Value, Writing
from arabic_timeline.text import plain

__all__ = ["BY_DAY_WORD", "Policy", "cases", "datings"]

_STATED = frozenset({
    "day", "month", "year", "weekday", "side", "first_day", "first_month", "first_year", "now", "part",
    "position", "amount", "units", "ordinal", "this", "year_side", "hijri", "season", "occasion", "decade_name",
})  # fmt: skip
# Reasons of what is written in full; where the day of writing has a part in it, another sentence says so.
_WRITTEN = frozenset({"resolve.date", "resolve.month", "resolve.hijri"})
_DATED = frozenset({
    "date", "weekday-ordinal", "numeric", "days-of-month", "between-days", "days-to-days", "equivalence", "apposition",
    "date-month-first", "month",
})  # fmt: skip


def datings(
    article: Article, mentions: Sequence[Mention], policy: Policy | None = None, original: Dated | None = None
) -> Dated:
    """The article's mentions with their values, and its publication day and day of writing.

    The publication day is ``article.published`` or, without it, that of a dateline in the text.  Weekdays beside
    day words may move the day of writing by ``policy.anchor_shift`` days, for the text or for a paragraph.
    ``original`` is what this article copies: where it repeats the other's day words, they were written on its day.
    """
    policy = policy or Policy()
    mentions = [one for one in _outside_furniture(article, mentions) if _is_spoken(one, policy)]
    if begins := fiscal.told_start(article.text, mentions):
        policy = replace(policy, fiscal_start=begins)
    published, order = publication.published(article, mentions, policy)
    spoken = speaking.over(speaking.stretches(article.text, mentions), mentions)
    cast = anchors.votes(article.text, [one for n, one in enumerate(mentions) if n not in spoken])
    repeated = original.anchor if original and _repeats(mentions, original) else None
    day = repeated or published
    found = anchors.anchor(day, cast, policy) if day else anchors.Anchor((), {})
    reader = _Reader(article, policy, found, order, day).heard(mentions)
    made = tuple(reader.datings(mentions, spoken))
    return Dated(
        article=article,
        datings=made,
        published=published,
        given=published is not None,
        anchor=hull([of_day(day) for day in found.days]),
        why=publication.because(published, found, repeated),
    )


def _is_spoken(mention: Mention, policy: Policy) -> bool:
    """Whether a word of the dialect («يعود بكرة من السفر») is one of the outlet's country; elsewhere it means early."""
    word = mention.parts.get("dialect")
    return word is None or word in map(plain, policy.dialect)


def _closely() -> frozenset[str]:
    """Words before what is told more closely than what stood before it."""
    return lexicon.folded("dates/bearings", "closely")


def _repeats(mentions: Sequence[Mention], original: Dated) -> bool:
    """Whether a copy has the words of its original for days, and not those of its own day of printing."""
    first = [dating.mention for dating in original.datings if not dating.mention.publication]
    own = [mention for mention in mentions if not mention.publication]
    return [(one.rule, one.parts) for one in own] == [(one.rule, one.parts) for one in first]


def _outside_furniture(article: Article, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Mentions of the article's own text; a dateline counts wherever it stands."""
    if not article.furniture:
        return mentions
    return [
        mention
        for mention in mentions
        if mention.publication or not any(low <= mention.start < high for low, high in article.furniture)
    ]


def cases(mention: Mention, writing: Interval, policy: Policy | None = None) -> tuple[tuple[Interval, Interval], ...]:
    """For an unknown day of writing within ``writing``: (days of writing, value) pairs.

    The mention has the value exactly for those days of writing.  ``ValueError`` where ``writing`` is open.
    """
    return tuple(relation.cases(mention, writing, policy or Policy()))


_POINTING = frozenset({"month_same", "right"})  # what may point to a month, by itself or in a part that is joined
_FEW = 7  # days of an expression that «اليوم نفسه» and «اليوم التالي» may point to
_YEARS = frozenset({"year", "the-year", "year-bare", "year-beside"})
_CLOSE = 24  # characters between a year and what is told more closely of it
_NEAR = 400  # characters after a date within which another may lean on it


class _Reader:
    """Gives each mention its value, remembering what the text told before."""

    def __init__(
        self, article: Article, policy: Policy, found: anchors.Anchor, order: str, day: Interval | None
    ) -> None:
        self._text, self._policy, self._anchor, self._order = article.text, policy, found, order
        self._published, self._day = day, day.day if day else None
        self._before: Interval | None = None
        self._day_before: Interval | None = None
        self._before_moves = False
        self._before_end = 0
        self._month: told.Month | None = None
        self._unread: list[Dating] = []  # datings since, of which nobody has asked for the month yet
        self._year: int | None = None
        self._within: int | None = None  # the year that was told last, where nothing was dated since
        self._year_end = 0
        self._at, self._paragraph = 0, 0
        self._hijri, self._lunar = policy.hijri, policy.hijri

    def heard(self, mentions: Sequence[Mention]) -> _Reader:
        """The same reader, knowing in which calendars the text writes its dates."""
        dated = [mention.parts for mention in mentions if "month" in mention.parts or "last" in mention.parts]
        lunar = any("hijri" in parts or parts.get("era") == "hijri" for parts in dated)
        self._hijri = self._hijri or any("hijri" in mention.parts for mention in mentions)
        self._lunar = (self._lunar or lunar) and all("hijri" in parts or "era" in parts for parts in dated)
        return self

    def datings(self, mentions: Sequence[Mention], spoken: Mapping[int, speaking.Stretch]) -> Iterator[Dating]:
        """The datings in text order; what was said or written on a day of its own (``spoken``) is counted from that."""
        made: dict[int, Dating] = {}
        stating = {stretch.day for stretch in spoken.values()}
        for number, mention in enumerate(mentions):
            days, stretch = self._days(mention), spoken.get(number)
            stated = None if stretch is None else self._stated(stretch.day, mentions, made)
            one = self._spoken(mention, days, stretch, stated)
            if weeks.is_guessed(mention, self._policy) and one.interval is not None:
                one = replace(one, around=self._of_any_week(mention, days, stretch, stated))
            if one.interval is not None and counting.ends_with_work(mention):
                one = replace(one, around=weeks.from_last_workday(one.around or one.interval))
            one = disputed(one, self._published, self._anchor, self._policy, spoken=stretch is not None)
            if stretch is None and one.depends_on_anchor and not one.readings and self._anchor.doubtful:
                one = of_two_writings(one, self._day, self._anchor.days[0], partial(self._dating, mention))
            one = bearing.borne(one, self._policy)
            made[number] = one = replace(one, says_when=True) if number in stating else one
            self._remember(mention, one)
            yield one

    def _spoken(
        self, mention: Mention, days: Sequence[date], stretch: speaking.Stretch | None, stated: Dating | None
    ) -> Dating:
        """The dating of the next mention, counted from the day on which it was said where that is another."""
        one = self._dating(mention, days)
        if stretch is None or not one.depends_on_anchor:
            return one
        return speaking.counted(one, stretch, stated, days, partial(self._dating, mention))

    def _of_any_week(
        self, mention: Mention, days: Sequence[date], stretch: speaking.Stretch | None, stated: Dating | None
    ) -> Interval | None:
        def made(habit: Policy) -> Interval | None:
            reader = copy(self)
            reader._policy = habit
            return reader._spoken(mention, days, stretch, stated).interval

        return weeks.around(self._policy, days[0] if days else None, made)

    def _stated(self, day: int | None, mentions: Sequence[Mention], made: Mapping[int, Dating]) -> Dating | None:
        """The dating of a day of speaking, which may stand behind what was said on it."""
        if day is None or day in made:
            return made.get(day) if day is not None else None
        return self._dating(mentions[day], self._anchor.days)

    def _dating(self, mention: Mention, days: Sequence[date]) -> Dating:
        """The dating of the next mention in text order, for the possible days of writing."""
        parts = mention.parts
        if self._order == "month-first" and mention.rule == "numeric":
            parts = {**parts, "order": self._order}
        if mention.rule == "same-month" or not parts.keys().isdisjoint(_POINTING):
            self._read_months()
        year, near = self._carried(mention), mention.rule == "distance" and self._follows(mention)
        if len(days) == 1:
            made = rules.value(mention.rule, parts, self._writing(days[0], near, year))
            result = self._single(mention, made, days[0])
        elif days:
            result = self._union(mention, parts, days, year, near)
        else:
            result = self._unknown(mention, parts, year)
        return result

    def _writing(self, day: date, near: bool, year: int | None) -> Writing:
        return Writing(
            day, self._policy, self._before, near, year, self._hijri, self._lunar, self._day_before, self._month
        )

    def _days(self, mention: Mention) -> Sequence[date]:
        if not self._anchor.paragraphs:
            return self._anchor.days
        self._paragraph += self._text.count("\n", self._at, mention.start)
        self._at = mention.start
        return self._anchor.paragraphs.get(self._paragraph, self._anchor.days)

    def _carried(self, mention: Mention) -> int | None:
        if not self._policy.carry_year:
            return None
        if self._within is not None and self._is_closer(mention):
            return self._within
        return self._year if self._year is not None and self._near(mention, self._year_end) else None

    def _is_closer(self, mention: Mention) -> bool:
        """«العام الماضي، وتحديدا في مارس»: told more closely than the year right before it."""
        between = self._text[self._before_end : mention.start]
        return len(between) < _CLOSE and not _closely().isdisjoint(plain(between).replace("،", " ").split())

    def _near(self, mention: Mention, end: int) -> bool:
        """Whether the mention follows what ends there in the same paragraph, within a sentence or two."""
        return mention.start - end <= _NEAR and self._text.find("\n", end, mention.start) < 0

    def _read_months(self) -> None:
        for made in self._unread:
            self._month = told.month(made, self._month)
        self._unread.clear()

    def _follows(self, mention: Mention) -> bool:
        """Whether something is told between what was dated before and the mention.

        «في 11 فبراير 1990 بعد 27 سنة في السجن» tells how long, and of no other day.
        """
        between = self._text[self._before_end : mention.start].strip(" ،,")
        return bool(between) and self._near(mention, self._before_end)

    def _remember(self, mention: Mention, made: Dating) -> None:
        if mention.rule == "act-distance":
            return  # «الجمعة … غداة لقاء … وفي اليوم التالي»: the day after Friday
        self._unread.append(made)
        if made.interval is None:
            if made.relation is not None:  # a day that is not known: nothing points back beyond it
                self._before = self._day_before = None
            return
        length = made.interval.length
        if length is not None and length <= _FEW:
            self._day_before = made.interval
        self._within = made.interval.earliest.year if made.interval.earliest and mention.rule in _YEARS else None
        self._before, self._before_moves, self._before_end = made.interval, made.depends_on_anchor, mention.end
        carried = any(cause.code == "resolve.carried_year" for cause in made.why)
        written = carried or mention.parts.get("year") or mention.parts.get("last")
        if mention.rule in _DATED and (made.bearing != "since" or not written):
            earliest = made.interval.earliest
            self._year = earliest.year if written and earliest else None
            self._year_end = mention.end

    def _single(self, mention: Mention, made: Value, day: date | None) -> Dating:
        return _dating(mention, made, day, made.interval, self._moves(mention, made))

    def _moves(self, mention: Mention, made: Value) -> bool:
        if made.code == "resolve.same" or made.code == "resolve.following":
            named = self._month if "month_same" in mention.parts or mention.rule == "same-month" else None
            return named.moves if named else self._before_moves
        return not made.absolute and made.code != "resolve.carried_year"

    def _union(self, mention: Mention, parts: Any, days: Sequence[date], year: int | None, near: bool) -> Dating:
        all_made = [rules.value(mention.rule, parts, self._writing(day, near, year)) for day in days]
        fitting = [made for made in all_made if made.interval and not made.clash] or [m for m in all_made if m.interval]
        if not fitting:
            return self._single(mention, all_made[0], None)
        whole = hull([made.interval for made in fitting if made.interval])
        one_value = all(made.interval == fitting[0].interval for made in fitting)
        moves = self._moves(mention, fitting[0])
        made = _dating(mention, fitting[0], None, whole, moves, extent=one_value)
        # The union of all days of writing is a window; reasoning needs what binds the two days together as well.
        return replace(made, relation=self._related(mention, fitting[0])) if moves else made

    def _related(self, mention: Mention, made: Value) -> Relation | None:
        pointing = made.code in ("resolve.same", "resolve.following")
        if pointing:
            return None
        if weeks.is_guessed(mention, self._policy):
            return weeks.related(self._policy, partial(relation.relation, mention))
        return relation.relation(mention, self._policy)

    def _unknown(self, mention: Mention, parts: Any, year: int | None) -> Dating:
        made = rules.value(mention.rule, parts, self._writing(relation.sample_day(), False, year))
        if not self._moves(mention, made):
            return self._single(mention, made, None)
        return Dating(
            mention=mention,
            interval=None,
            edtf=None,
            why=(Cause(code="resolve.unknown_writing", values={"text": mention.text}),),
            stated=_STATED.intersection(mention.parts),
            uncertain=mention.quoted,
            relation=self._related(mention, made),
            depends_on_anchor=True,
        )


def _dating(
    mention: Mention, made: Value, day: date | None, interval: Interval | None, moves: bool, *, extent: bool = True
) -> Dating:
    values: dict[str, Any] = {"text": mention.text, **made.values}
    if interval is not None:
        values["value"] = interval
    code = made.code
    if moves and day is not None:
        values["writing"] = day
        code = "resolve.from_writing" if code in _WRITTEN else code
    elif moves and interval is not None:
        code = "resolve.imprecise"
    elif "writing" in say.blanks(code):  # «مطلع 2021»: the year is written, nothing hangs on the day of writing
        code = "resolve.part_written" if code == "resolve.part" else "resolve.written"
    return Dating(
        mention=mention,
        interval=interval,
        edtf=made.written or _written(interval, extent, mention.quoted and moves),
        why=(Cause(code=code, values=values),) if interval or made.problem is None else (),
        stated=_STATED.intersection(mention.parts),
        inferred=frozenset(made.inferred),
        extent=extent,
        uncertain=mention.quoted and moves,
        depends_on_anchor=moves,
        told=interval,
        notice=_notice(mention, made, interval),
    )


def _written(interval: Interval | None, extent: bool, uncertain: bool) -> str | None:
    if interval is None:
        return None
    if interval.earliest is not None and interval.earliest == interval.latest:
        return interval.earliest.isoformat() + ("?" if uncertain else "")
    return edtf.write(interval, extent=extent, uncertain=uncertain)


def _clashing(mention: Mention, first: date, last: date | None) -> date:
    """The end of a range whose weekday is another: the last where the first is of the day that stands beside it."""
    said = mention.parts.get("first_weekday")
    return last if said == first.isoweekday() and last is not None else first


def _notice(mention: Mention, made: Value, interval: Interval | None) -> Cause | None:
    if made.problem is not None:
        return Cause(code=made.problem, values={"text": mention.text, **made.values})
    if made.clash is None or interval is None or interval.earliest is None:
        return None
    day = _clashing(mention, interval.earliest, interval.latest)
    values: dict[str, Any] = {"text": mention.text, "said": made.clash, "day": day, "day_name": day.isoweekday()}
    agrees = agreeing_year(day, made.clash)
    if agrees is None or ("year" not in mention.parts and mention.rule != "numeric"):
        return Cause(code="resolve.clash", values=values)
    return Cause(code="resolve.clash_year", values={**values, "year": str(agrees)})
