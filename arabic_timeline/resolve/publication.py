"""The day of publication that an article tells, and the day on which it was written where that is another."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Article, Cause, Mention
from arabic_timeline.resolve import anchor as anchors
from arabic_timeline.resolve import relation, rules
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import Writing


def because(published: Interval | None, found: anchors.Anchor, repeated: Interval | None) -> tuple[Cause, ...]:
    """Why the day of writing is another than that of publication."""
    return _copied(published, repeated) if repeated is not None else _why(published, found)


def _why(published: Interval | None, found: anchors.Anchor) -> tuple[Cause, ...]:
    if not published or not found.shift:
        return ()
    return (Cause(code="resolve.shifted", values={"published": published, "writing": of_day(found.days[0])}),)


def published(article: Article, mentions: Sequence[Mention], policy: Policy) -> tuple[Interval | None, str]:
    """The publication day, and the order of day and month where something proves it."""
    order = "day-first" if policy.day_first else "month-first"
    lines = [mention for mention in mentions if mention.publication]
    if article.published is not None:
        return article.published, order
    if not lines:
        return None, order
    line = lines[0]
    readings = []
    for one in (order, "month-first" if order == "day-first" else "day-first"):
        made = absolute(line, policy, one)
        if made is not None and made not in readings:
            readings.append(made)
    cast = anchors.votes(article.text, mentions)
    for made in readings:
        if cast and made.day and all(anchors.shift_of(made.day, vote, policy) == 0 for vote in cast):
            return made, order if made == readings[0] else "month-first" if order == "day-first" else "day-first"
    return (readings[0] if readings else None), order


def absolute(mention: Mention, policy: Policy, order: str) -> Interval | None:
    parts = {**mention.parts, "order": order}
    made = rules.value(mention.rule, parts, Writing(relation.sample_day(), policy))
    return made.interval if made.absolute else None


def _copied(published: Interval | None, writing: Interval) -> tuple[Cause, ...]:
    return () if writing == published else (Cause(code="resolve.copied", values={"writing": writing}),)
