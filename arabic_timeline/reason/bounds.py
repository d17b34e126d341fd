"""Bounds as the site tells them: the interval, its EDTF, the possible days, and the chain of causes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from arabic_timeline import constraints as net
from arabic_timeline import edtf
from arabic_timeline.interval import Interval
from arabic_timeline.model import Bounds, Cause, Meeting
from arabic_timeline.reason.settle import Settled, grounds, told
from arabic_timeline.reason.world import Variable, World, governing

_LISTED = 31  # possible days are listed where there are no more than these


def bounds(world: World, result: net.Result, start: Variable, end: Variable, meeting: Meeting | None = None) -> Bounds:
    """The days from ``start`` to ``end`` as a result gives them, with the chain of causes of both ends."""
    low, high = result.bounds(start), result.bounds(end)
    interval = Interval(low.earliest, high.latest)
    days = _possible(low, high, start == end)
    weekdays = low.weekdays if start == end else _weekdays(days)
    value = _edtf(world, interval, low, high, start != end, meeting)
    return Bounds(
        interval=interval,
        edtf=value,
        days=days,
        weekdays=weekdays,
        why=(
            *told(grounds(_chain(result, start, end))),
            *(() if result.exact(start) else (Cause(code="reason.search_limit"),)),
            *_conclusion(interval, value, days, weekdays),
        ),
    )


def _edtf(
    world: World, interval: Interval, low: net.Bounds, high: net.Bounds, spans: bool, meeting: Meeting | None
) -> str | None:
    extent = spans and low.earliest == low.latest and high.earliest == high.latest
    if not extent and meeting is not None:
        written = (governing(report, world.dated) for report in meeting.reports)
        if any(d is not None and d.interval == interval and d.extent for d in written) and spans:
            extent = True
    return edtf.write(interval, extent=extent)


def narrower(settled: Settled, start: Variable, end: Variable) -> bool:
    """Whether the soft constraints move a bound, or leave fewer days between the same bounds."""
    hard, soft = settled.certain, settled.likely
    if (hard.earliest(start), hard.latest(end)) != (soft.earliest(start), soft.latest(end)):
        return True
    return hard.bounds(start).days != soft.bounds(start).days


def _chain(result: net.Result, start: Variable, end: Variable) -> Iterable[net.Constraint]:
    return (*result.why_earliest(start), *result.why_latest(end))


def _possible(low: net.Bounds, high: net.Bounds, one_day: bool) -> tuple[date, ...] | None:
    if one_day:
        return low.days
    if low.days is None or high.days is None:
        return None
    days = set(low.days) | set(high.days)
    if len(low.days) == len(high.days) == 1:  # both ends are known: every day between them
        length = (high.days[0] - low.days[0]).days + 1
        days |= {low.days[0] + timedelta(n) for n in range(min(length, _LISTED + 1))}
    return tuple(sorted(days)) if len(days) <= _LISTED else None


def one_of_several(value: str | None) -> bool:
    """Whether an EDTF string means one unknown day among several."""
    return value is None or value.startswith("[")


def _weekdays(days: tuple[date, ...] | None) -> tuple[int, ...] | None:
    """The weekdays (ISO) of listed days, where they are not all seven."""
    found = sorted({day.isoweekday() for day in days or ()})
    return tuple(found) if 0 < len(found) < 7 else None


def _conclusion(
    interval: Interval, value: str | None, days: tuple[date, ...] | None, weekdays: tuple[int, ...] | None
) -> list[Cause]:
    if interval == Interval():
        return [Cause(code="reason.nothing")]
    code = "reason.so" if one_of_several(value) else "reason.so_extent"
    out = [Cause(code=code, values={"interval": interval})]
    if interval.day is not None:
        return out
    if days is not None and interval.length is not None and len(days) < interval.length:
        out.append(Cause(code="reason.so_days", values={"days": list(days)}))
    elif weekdays is not None and len(weekdays) < 4 and (interval.length or _LISTED) > 7:
        out.append(Cause(code="reason.so_weekdays", values={"weekdays": list(weekdays)}))
    return out


def same(cause: Cause) -> tuple[str, str]:
    """What makes two causes the same sentence."""
    return cause.code, repr(sorted(cause.values.items(), key=lambda item: item[0]))
