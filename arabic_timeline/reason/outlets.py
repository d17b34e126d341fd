"""Where an outlet's other articles put an undated one: likely of the days, or else of the years, that they are of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Dated, Dating, Source
from arabic_timeline.reason.grounds import Ground, Trust
from arabic_timeline.reason.world import World, published

ENOUGH = 20  # given days of an outlet, between whose first and last day another one of its articles lies 9 times in 10
_SOME = 3  # articles that date something to the day within one year, and as many as all others that do
Span = tuple[str, Interval]  # the code of its sentence, and the days
_YEAR = 365  # days: also how far before and after such days an undated article of the outlet is looked for


def spans(dated: Mapping[str, Dated]) -> dict[str, Span]:
    """The likely days of every undated article of an outlet of which the dossier holds many, by article."""
    found: dict[str, Span] = {}
    for articles in _by_outlet(dated).values():
        undated = [one for one in articles if one.published is None]
        told = [days(one) for one in articles] if undated and len(articles) >= ENOUGH else []
        given = [day for day, _ in told if day is not None]
        spoken = span(given, [day for _, day in told if day is not None]) if told else None
        if spoken is not None:
            found.update((one.article.id, spoken) for one in undated)
    return found


def days(one: Dated) -> tuple[date | None, date | None]:
    """The day on which an article was published, where it is given; this, or else the last that it names."""
    given = _given(one)
    return given, given or _last_day(one)


def span(given: Sequence[date], spoken: Sequence[date]) -> Span | None:
    """The days between which those that are ``given`` of an outlet's articles lie; where few are, those about what the
    articles date (``spoken``).
    """
    if len(given) >= ENOUGH:
        return "reason.outlet_days", Interval(min(given), max(given))
    densest = _densest(spoken)
    return ("reason.outlet_years", densest) if densest is not None else None


def constraints(world: World, spans: Mapping[str, Span]) -> Iterator[net.Constraint]:
    """The same as constraints, for the articles of this world."""
    yield from (_likely(world, article, *span) for article, span in spans.items() if article in world.dated)


def _by_outlet(dated: Mapping[str, Dated]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for one in dated.values():
        found.setdefault(one.article.outlet, []).append(one)
    return found


def _given(one: Dated) -> date | None:
    return one.published.day if one.given and one.published is not None else None


def _last_day(one: Dated) -> date | None:
    """The last day that a text names with its year; a paper writes of what is near it, and looks back elsewhere."""
    named = (
        dating.interval.day
        for dating in one.datings
        if dating.interval and not dating.depends_on_anchor and dating.relation is None and not _doubtful(dating)
    )
    return max((day for day in named if day is not None), default=None)


def _doubtful(dating: Dating) -> bool:
    return dating.notice is not None or bool(dating.readings)


def _densest(days: Sequence[date]) -> Interval | None:
    """A year on both sides of the last day of the year in which most days lie; of equals, the latest year."""
    if not days:
        return None
    order = sorted(days)
    inside = {last: place + 1 - bisect_left(order, _moved(last, -_YEAR)) for place, last in enumerate(order)}
    last = max(inside, key=lambda day: (inside[day], day))
    if inside[last] < _SOME or 2 * inside[last] < len(days):
        return None
    return Interval(_moved(last, -_YEAR), _moved(last, _YEAR))


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(by)
    except OverflowError:
        return day


def _likely(world: World, article: str, code: str, span: Interval) -> net.Constraint:
    cause = Cause(code=code, values={"article": world.name(article), "interval": span})
    ground = Ground(says=cause, source=Source(rule=code.partition(".")[2].replace("_", "-")), trust=Trust.OUTLET)
    return net.Window(
        published(article), span.earliest, span.latest, source=ground, hard=False, trust=int(ground.trust)
    )
