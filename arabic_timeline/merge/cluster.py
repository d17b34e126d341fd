"""Reports of one meeting as they gather, and which others they admit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from arabic_timeline.interval import Interval
from arabic_timeline.merge.compare import common_days, places_agree, same_people
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Link


@dataclass(slots=True)
class Cluster:
    """Reports of one meeting, with what they leave together.

    ``named``: the persons whom they name; ``written``: their first and last day of writing, while no expression dates
    them (``dated``).
    """

    facts: list[Evidence]
    window: Interval | None
    articles: set[str]
    named: frozenset[str]
    dated: bool
    written: tuple[date, date] | None
    placed: Evidence | None = None
    links: list[Link] = field(default_factory=list)

    @staticmethod
    def of(fact: Evidence) -> Cluster:
        """The cluster of one report."""
        day = fact.written.earliest if fact.written else None
        return Cluster(
            facts=[fact], window=fact.window, articles={fact.report.article}, named=frozenset(fact.seats),
            dated=fact.stated is not None, written=(day, day) if day else None,
            placed=fact if fact.places else None,
        )  # fmt: skip

    def spread(self, other: Cluster) -> int:
        """Days between the first and the last telling of two clusters that no expression dates; else 0."""
        if self.dated or other.dated or len(self.facts) + len(other.facts) < 3:
            return 0
        together = _together(self.written, other.written)
        return (together[1] - together[0]).days if together else 0

    def admits(self, other: Cluster) -> bool:
        """Whether the two can be one: no article twice, days in common, no two places, nobody in another's stead."""
        if not self.articles.isdisjoint(other.articles) or common_days(self.window, other.window) is None:
            return False
        if self.placed is not None and other.placed is not None and not places_agree(self.placed, other.placed):
            return False
        return self._one_company(other)

    def _one_company(self, other: Cluster) -> bool:
        """Whether nobody is named on one side and somebody else on the other: an office would unite both."""
        if self.named <= other.named or other.named <= self.named:
            return True
        return all(same_people(one, two) for one in self.facts for two in other.facts)

    def take(self, other: Cluster) -> None:
        """Takes the reports of another cluster in."""
        self.facts += other.facts
        self.window = common_days(self.window, other.window)
        self.articles |= other.articles
        self.named |= other.named
        self.dated = self.dated or other.dated
        self.written = _together(self.written, other.written)
        self.placed = max((p for p in (self.placed, other.placed) if p), key=lambda p: len(p.places), default=None)
        self.links += other.links


def _together(one: tuple[date, date] | None, other: tuple[date, date] | None) -> tuple[date, date] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])
