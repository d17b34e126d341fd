"""The day of writing: the publication day, unless weekdays in the text prove another one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from arabic_timeline.interval import Interval
from arabic_timeline.model import Mention
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import moved

_VOTERS = frozenset({"day-word", "today", "two-days"})


class Vote(NamedTuple):
    """A day word with its weekday, and the paragraph in which it stands."""

    paragraph: int
    days: int
    weekday: int


def votes(text: str, mentions: Iterable[Mention]) -> list[Vote]:
    """«أمس الثلاثاء» and its kin; one inside a quotation speaks of the speaker's day and has no vote."""
    out, at, paragraph = [], 0, 0
    for mention in mentions:
        if mention.rule in _VOTERS and "weekday" in mention.parts and not mention.quoted:
            paragraph += text.count("\n", at, mention.start)
            at = mention.start
            out.append(Vote(paragraph, mention.parts["now"], mention.parts["weekday"]))
    return out


def shift_of(day: date, vote: Vote, policy: Policy) -> int | None:
    """Days by which the day of writing must move for the vote to be true; ``None`` beyond the policy.

    Nothing is written after it is published: a weekday that would need that says nothing of the day of writing.
    """
    said = moved(day, vote.days)
    if said is None:
        return None
    shift = (vote.weekday - said.isoweekday() + 3) % 7 - 3
    return shift if -policy.anchor_shift <= shift <= 0 else None


class Anchor(NamedTuple):
    """Days of writing that are possible for the whole text, and those of single paragraphs.

    ``proved``: the shifts for which more than one day word speaks.
    """

    days: Sequence[date]
    paragraphs: dict[int, Sequence[date]]
    shift: int = 0
    proved: frozenset[int] = frozenset()

    @property
    def doubtful(self) -> bool:
        """Whether one weekday alone moves the day of writing."""
        return self.shift != 0 and self.shift not in self.proved


def anchor(published: Interval, cast: Sequence[Vote], policy: Policy) -> Anchor:
    """The days of writing for a publication day or span."""
    days = possible(published)
    if not cast or not days:
        return Anchor(days, {})
    if len(days) > 1:
        agreeing = [day for day in days if all(shift_of(day, vote, policy) == 0 for vote in cast)]
        return Anchor(agreeing or days, {})
    shifts = [(vote.paragraph, shift) for vote in cast if (shift := shift_of(days[0], vote, policy)) is not None]
    told = Counter(shift for _, shift in shifts)
    proved = frozenset(shift for shift, number in told.items() if number > 1)
    if len(told) == 1:
        shift = next(iter(told))
        day = moved(days[0], shift)
        return Anchor([day] if day else days, {}, shift if day else 0, proved)
    paragraphs: dict[int, Sequence[date]] = {}
    for number in {paragraph for paragraph, _ in shifts}:
        mine = Counter(shift for paragraph, shift in shifts if paragraph == number)
        if len(mine) == 1 and (day := moved(days[0], next(iter(mine)))):
            paragraphs[number] = [day]
    return Anchor(days, paragraphs, proved=proved)


_MOST_DAYS = 800  # days of an imprecise publication that are all tried; of a longer span only its two ends


def possible(published: Interval) -> list[date]:
    """The days of a publication span; both ends alone where it is longer than about two years."""
    if published.earliest is None or published.latest is None:
        return []
    if (published.latest - published.earliest).days > _MOST_DAYS:
        return [published.earliest, published.latest]
    return list(published.days())
