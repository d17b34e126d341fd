"""Groups of reports that grow by ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

from arabic_timeline.merge.compare import Comparison
from arabic_timeline.merge.evidence import Evidence


class Groups:
    """Reports by group; ``lead`` names the group of a report."""

    def __init__(self, facts: Sequence[Evidence], pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._facts = facts
        self._to = {fact.report.key: fact.report.key for fact in facts}
        for left, right in pairs:
            self._join(left, right)

    def unite(self, ties: Iterable[Comparison]) -> None:
        """Makes one group of the two reports of each tie."""
        for tie in ties:
            self._join(tie.left.report.key, tie.right.report.key)

    def take(self, other: Groups) -> None:
        """Makes one group of whatever is one group in another."""
        for fact in self._facts:
            self._join(other.lead(fact.report.key), fact.report.key)

    def lead(self, key: str) -> str:
        """The report that stands for the group of another; halves the way to it for the next time."""
        while self._to[key] != key:
            self._to[key] = self._to[self._to[key]]
            key = self._to[key]
        return key

    def copy(self) -> Groups:
        """The same groups, to be tried with more."""
        other = Groups(())
        other._facts, other._to = self._facts, dict(self._to)
        return other

    def members(self, leads: Container[str]) -> dict[str, list[Evidence]]:
        """The reports of some groups, by what leads them."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for fact in self._facts:
            if (lead := self.lead(fact.report.key)) in leads:
                found[lead].append(fact)
        return found

    def of_several(self) -> list[list[Evidence]]:
        """The groups of more than one report."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for fact in self._facts:
            found[self.lead(fact.report.key)].append(fact)
        return [group for group in found.values() if len(group) > 1]

    def whole(self, group: Sequence[Evidence]) -> bool:
        """Whether reports are one group here too."""
        return len({self.lead(fact.report.key) for fact in group}) == 1

    def _join(self, left: str, right: str) -> None:
        self._to[self.lead(right)] = self.lead(left)
