"""The days of expressions that are counted from a stated day of speaking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from arabic_timeline import edtf
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Dating, Mention, Relation
from arabic_timeline.resolve import anchor
from arabic_timeline.resolve.speaking.stretch import COUNTED, Stretch

_LONG_AGO = {"speech": 31, "document": 7}  # days before the writing from which on weekdays and months move as well
_QUOTED = 7  # the same for words that are given as they were said


def over(stretches: Sequence[Stretch], mentions: Sequence[Mention]) -> dict[int, Stretch]:
    """The innermost stretch around each mention that stands in one, by the mention's number."""
    found: dict[int, Stretch] = {}
    still: list[Stretch] = []
    at = 0
    for number, mention in enumerate(mentions if stretches else ()):
        while at < len(stretches) and stretches[at].start <= mention.start:
            still.append(stretches[at])
            at += 1
        while still and still[-1].end <= mention.start:
            still.pop()
        around = (one for one in reversed(still) if one.end > mention.start and one.day != number)
        if innermost := next(around, None):
            found[number] = innermost
    return found


def counted(
    written: Dating,
    stretch: Stretch,
    stated: Dating | None,
    writing: Sequence[date],
    place: Callable[[Sequence[date]], Dating],
) -> Dating:
    """The dating of an expression in a stretch whose day is ``stated``.

    ``written`` is its dating from the possible days of ``writing``, which stands where the stretch moves nothing;
    ``place`` makes it on other days.
    """
    if stated is None:
        return _unknown(written.mention)
    if stated.interval is None:
        return _unknown(written.mention, _together(stated.relation, written.relation))
    days = anchor.possible(stated.interval)
    if not days or days == list(writing) or not _applies(stretch, written.mention, stated.interval, writing):
        return written
    moved = place(days)
    if moved.interval is None:  # no days to tell of: what is wrong with them says why
        return replace(moved, depends_on_anchor=stated.depends_on_anchor, relation=None)
    agrees = written.interval is not None and written.notice is None
    return written if agrees and moved.notice is not None else _told(moved, stretch, stated)


def _applies(stretch: Stretch, mention: Mention, stated: Interval, writing: Sequence[date]) -> bool:
    """Whether the expression is counted from the stated day rather than from the day of writing."""
    if stretch.kind not in _LONG_AGO:
        return True
    if not writing or stated.latest is None:
        return mention.rule in COUNTED
    if (stated.earliest or stated.latest) > writing[-1]:
        return False  # who will speak has not yet spoken
    least = _QUOTED if stretch.quoted else _LONG_AGO[stretch.kind]
    return mention.rule in COUNTED or (writing[0] - stated.latest).days >= least


def _told(made: Dating, stretch: Stretch, stated: Dating) -> Dating:
    """The dating, made on the stated days, with the reason that says from which day it is counted."""
    values = {"text": made.mention.text, "said": stated.mention.text, "day": stated.interval, "value": made.interval}
    written = made.edtf
    if made.interval is not None and made.uncertain:  # the speaker's day is known
        written = edtf.write(made.interval, extent=made.extent)
    return replace(
        made,
        edtf=written,
        why=(Cause(code=f"resolve.{stretch.kind}", values=values),),
        uncertain=False,
        depends_on_anchor=stated.depends_on_anchor,
        relation=None,
        said_on=stated.interval,
    )


def _unknown(mention: Mention, relation: Relation | None = None) -> Dating:
    """An expression that is counted from a day which the text does not tell."""
    return Dating(
        mention=mention,
        interval=None,
        edtf=None,
        why=(Cause(code="resolve.unknown_day", values={"text": mention.text}),),
        relation=relation,
        depends_on_anchor=relation is not None,
    )


def _together(stated: Relation | None, own: Relation | None) -> Relation | None:
    """«قال الجمعة إنه وصل أمس», written nobody knows when: the offset from the writing by way of the day between."""
    if stated is None or own is None or stated.calendar or own.calendar:
        return None
    if own.low is None or own.low != own.high or stated.low is None or stated.high is None:
        return None
    weekdays = stated.weekdays and frozenset((day + own.low - 1) % 7 + 1 for day in stated.weekdays)
    return Relation(low=stated.low + own.low, high=stated.high + own.low, weekdays=weekdays, span=own.span)
