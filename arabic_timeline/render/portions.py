"""The timeline to take away, whole or by years: each portion a timeline by itself, with the articles that tell it.

Up to ``Settings.whole`` entries (and articles) there is one portion.  Beyond, each year has its own, under the year in
which what it holds begins; what has no day has another.  A year with more than that is cut further («2019», «2019.2»).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from arabic_timeline.digests import large
from arabic_timeline.interval import Interval
from arabic_timeline.model import Contradiction, Publication, Timeline
from arabic_timeline.render.data import articles
from arabic_timeline.render.views import Row, World

WHOLE, UNDATED = "all", "undated"
_Held = tuple[list[Row], list[Publication]]


@large
@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """``name`` is ``WHOLE``, a year, a year and a number, or ``UNDATED``; ``timeline`` holds what ``rows`` tell of.

    An article, of which it holds the head alone, stands in each portion that has an entry which it tells, else in that
    of the day of its publication.
    """

    name: str
    rows: tuple[Row, ...]
    timeline: Timeline

    @property
    def whole(self) -> bool:
        """Whether there is no other."""
        return self.name == WHOLE

    @property
    def year(self) -> int | None:
        """The year, where it is one of a year."""
        year = self.name.partition(".")[0]
        return int(year) if year.isdigit() else None


def portions(world: World) -> list[Portion]:
    """The portions, the earliest year first and the undated last; one, where the timeline is not too large."""
    told, limit = world.timeline, world.settings.whole
    if max(len(world.rows), len(told.articles)) <= limit:
        whole = Timeline(
            meetings=told.meetings, events=told.events, articles=tuple(world.heads.values()),
            contradictions=told.contradictions, warnings=told.warnings, entered=told.entered,
        )  # fmt: skip
        return [Portion(name=WHOLE, rows=world.rows, timeline=whole)]
    entered = {one.dated.article.id: one for one in told.entered}
    found = [
        _portion(world, str(year or UNDATED) + (f".{n}" if n > 1 else ""), *held, entered)
        for year, all_ in sorted(_years(world).items(), key=lambda one: (one[0] is None, one[0] or 0))
        for n, held in enumerate(_cut(all_, limit), 1)
    ]
    placed = {*world.row, *world.heads, *entered}
    rest = tuple(clash for clash in told.contradictions if clash.about not in placed)  # about nothing that has a part
    return [*found[:-1], _with(found[-1], rest)]


def _with(one: Portion, rest: tuple[Contradiction, ...]) -> Portion:
    timeline = replace(one.timeline, contradictions=(*one.timeline.contradictions, *rest))
    return replace(one, timeline=timeline)


def _years(world: World) -> dict[int | None, _Held]:
    """Rows by the year in which they begin, with the articles that tell of none."""
    found: dict[int | None, _Held] = defaultdict(lambda: ([], []))
    for row in world.rows:
        found[_year(row.span)][0].append(row)
    telling = {one for row in world.rows for one in articles(row.entry)}
    for article in (*world.heads.values(), *world.timeline.entered):
        if article.dated.article.id not in telling:
            found[_year((article.likely or article.certain).interval)][1].append(article)
    return found


def _year(span: Interval) -> int | None:
    day = span.earliest or span.latest
    return day.year if day else None


def _cut(held: _Held, limit: int) -> Iterator[_Held]:
    """So many rows and articles at a time."""
    rows, alone = held
    for start in range(0, max(len(rows), len(alone)), limit):
        yield rows[start : start + limit], alone[start : start + limit]


def _portion(
    world: World, name: str, rows: list[Row], alone: list[Publication], entered: Mapping[str, Publication]
) -> Portion:
    telling = dict.fromkeys(one for row in rows for one in articles(row.entry))
    known = (world.heads.get(one) or entered.get(one) for one in telling)
    told = {one.dated.article.id: one for one in (*known, *alone) if one}
    about = (*(row.id for row in rows), *told)
    timeline = Timeline(
        meetings=tuple(row.entry for row in rows if not row.event),
        events=tuple(row.entry for row in rows if row.event),
        articles=tuple(one for key, one in told.items() if key not in entered),
        entered=tuple(one for key, one in told.items() if key in entered),
        contradictions=tuple(clash for one in about for clash in world.contradictions.get(one, ())),
        warnings=tuple(slip for one in told for slip in world.warnings.get(one, ())),
    )
    return Portion(name=name, rows=tuple(rows), timeline=timeline)
