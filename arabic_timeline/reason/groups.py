"""Some parts of a dossier concluded by themselves, where it is too large to be held at once.

What they have in common with the others is told: the days of an outlet's other articles, and the years that are named
anywhere (``apart`` says why nothing else is).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from arabic_timeline.forms import FORMS
from arabic_timeline.model import Contradiction, Dated, Entry, Merged, Publication
from arabic_timeline.reason import calendar, contradictions, gather, leaning, outlets
from arabic_timeline.reason.apart import Solved
from arabic_timeline.reason.calendar import CasesOf
from arabic_timeline.reason.contradictions import Slip
from arabic_timeline.reason.order import needs_all, with_order
from arabic_timeline.reason.outlets import Span
from arabic_timeline.reason.world import World
from arabic_timeline.registry import Registry

__all__ = ["Concluded", "Group", "Span", "is_meeting", "needs_all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """``entries``: those that have a line of their own; ``contradictions``: each with the slip that makes it, of which
    only the first is told, and its place among all.
    """

    entries: tuple[Entry, ...]
    publications: tuple[Publication, ...]
    contradictions: tuple[tuple[Slip, tuple[object, ...], Contradiction], ...]


class Group:
    """Articles with all that they tell, and with whatever hangs together with it."""

    def __init__(self, merged: Merged, dated: Mapping[str, Dated], registry: Registry, *, claims: bool) -> None:
        self._world = World(merged=merged, dated=leaning.settled(dated, merged), registry=registry, claims=claims)

    def years(self) -> Counter[int]:
        """How often its constraints name each year, without what its outlets tell (``of_spans``)."""
        found = gather.constraints(self._world, {})
        return Counter(year for one in found for year in calendar.years(one))

    def days(self) -> dict[str, tuple[str, bool, date | None, date | None]]:
        """By article its outlet, whether it is without a day, the day that is given, the last one that it names."""
        return {
            name: (one.article.outlet, one.published is None, *outlets.days(one))
            for name, one in self._world.dated.items()
        }

    def concluded(self, spans: Mapping[str, Span], years: Mapping[int, int], cases: CasesOf) -> Concluded:
        """What follows.  ``spans``: by article the likely days of an undated one; ``years``: how often all others name
        each year.
        """
        found = Solved(self._world, spans, cases, years)
        return Concluded(
            entries=tuple(entry for entry, alone in found.entries if alone),
            publications=tuple(found.publications),
            contradictions=tuple(contradictions.each(self._world, found.settled)),
        )

    def ordered(
        self, entries: list[Entry], spans: Mapping[str, Span], years: Mapping[int, int], cases: CasesOf
    ) -> list[Entry]:
        """The entries of a small timeline, given in display order, with what is certainly later than each."""
        return with_order(entries, Solved(self._world, spans, cases, years).settled.certain, self._world.dated)


def of_spans(span: Span) -> Counter[int]:
    """The years that the likely days of one article name."""
    ends = (span[1].earliest, span[1].latest)
    return Counter(day.year for day in ends if day is not None)


def is_meeting(entry: Entry) -> bool:
    """Whether an entry stands among the meetings of the timeline, and not beside them."""
    return FORMS[entry.meeting.form].meets and len(entry.participants) > 1
