"""From the solved network to what a reader is told of an article: its day, and what became of its expressions."""

from __future__ import annotations

from datetime import timedelta

from arabic_timeline import edtf
from arabic_timeline.interval import Interval
from arabic_timeline.model import Bounds, Cause, Dating, Publication
from arabic_timeline.reason.bounds import bounds, narrower, same
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.settle import Settled
from arabic_timeline.reason.world import World, first, last, published, writing

_TRIED = 800  # days of writing for each of which an expression is tried


def plain_value(dating: Dating) -> Bounds | None:
    """The value of an expression that says it by itself."""
    if dating.interval is None or dating.relation is not None:
        return None
    return Bounds(interval=dating.interval, edtf=dating.edtf, why=dating.why)


class Publications:
    """What the solved network says of every article."""

    def __init__(self, world: World, settled: Settled, cases: CasesOf) -> None:
        self._world, self._settled, self._cases_of = world, settled, cases

    def of(self, article: str) -> Publication:
        """An article with its publication day and what became of each of its expressions."""
        dated = self._world.dated[article]
        day = published(article)
        certain = bounds(self._world, self._settled.certain, day, day)
        moves = narrower(self._settled, day, day)
        likely = bounds(self._world, self._settled.likely, day, day) if moves else certain
        if dated.published is not None:
            certain = Bounds(
                interval=certain.interval, edtf=edtf.write(certain.interval, extent=True), days=certain.days,
                weekdays=certain.weekdays, why=certain.why,
            )  # fmt: skip
        return Publication(
            dated=dated,
            certain=certain,
            likely=likely if moves else None,
            given=dated.given,
            why=(*certain.why, *self._likely_writing(certain, likely, moves)),
            values=tuple(self._value(article, place, dating) for place, dating in enumerate(dated.datings)),
        )

    def _likely_writing(self, certain: Bounds, likely: Bounds, moves: bool) -> list[Cause]:
        if not moves:
            return []
        known = {same(cause) for cause in certain.why}
        fresh = [cause for cause in likely.why if same(cause) not in known and not cause.code.startswith("reason.so")]
        return [*fresh, Cause(code="reason.so_writing_likely", values={"interval": likely.interval})]

    def _value(self, article: str, place: int, dating: Dating) -> Bounds | None:
        """What became of an expression: its own value, or what reasoning found for the day it means."""
        plainly = plain_value(dating)
        if plainly is not None or dating.relation is None:
            return plainly
        meeting = self._world.dated_by.get((article, place))
        if meeting is not None:
            return bounds(self._world, self._settled.certain, first(meeting), last(meeting, self._world.dated), meeting)
        return self._loose(article, dating)

    def _loose(self, article: str, dating: Dating) -> Bounds | None:
        """The days of an expression that dates no entry, from what is known of the day of writing."""
        low, high = self._settled.certain.earliest(writing(article)), self._settled.certain.latest(writing(article))
        relation = dating.relation
        if relation is None or (low is None and high is None):
            return None
        if not relation.calendar:
            first = None if low is None or relation.low is None else low + timedelta(relation.low)
            final = None if high is None or relation.latest is None else high + timedelta(relation.latest)
        elif low is not None and high is not None and (high - low).days <= _TRIED:
            values = [value for _, value in self._cases_of(dating.mention, Interval(low, high))]
            lows, highs = [v.earliest for v in values], [v.latest for v in values]
            first = None if None in lows else min((d for d in lows if d), default=None)
            final = None if None in highs else max((d for d in highs if d), default=None)
        else:
            return None
        interval = Interval(first, final)
        return Bounds(interval=interval, edtf=edtf.write(interval, extent=False), why=tuple(dating.why))
