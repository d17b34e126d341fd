"""Comparisons → clusters: the best pair first, never against what excludes identity or what a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from arabic_timeline.interval import Interval
from arabic_timeline.merge.compare import Comparison, common_days, compare, places_agree
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Cause, Fault, Link
from arabic_timeline.registry import Judgement, Registry

WEEK = 7  # days within which papers tell an undated meeting: else one would be tied to the next, and so on


@dataclass(slots=True)
class Cluster:
    """Reports of one meeting, with what they leave together."""

    facts: list[Evidence]
    window: Interval | None
    articles: set[str]
    placed: Evidence | None = None
    links: list[Link] = field(default_factory=list)

    def _spread(self, other: Cluster) -> int:
        """Days between the first and the last telling of two clusters that no expression dates; else 0."""
        facts = (*self.facts, *other.facts)
        if any(f.stated is not None for f in facts) or len(facts) < 3:
            return 0
        days = [f.written.earliest for f in facts if f.written and f.written.earliest]
        return (max(days) - min(days)).days if days else 0

    def admits(self, other: Cluster) -> bool:
        """Whether the two can be one: no article twice, days in common, no two places."""
        if self.articles & other.articles or common_days(self.window, other.window) is None:
            return False
        if self._spread(other) > WEEK:
            return False
        return self.placed is None or other.placed is None or places_agree(self.placed, other.placed)

    def take(self, other: Cluster) -> None:
        """Takes the reports of another cluster in."""
        self.facts += other.facts
        self.window = common_days(self.window, other.window)
        self.articles |= other.articles
        self.placed = max((p for p in (self.placed, other.placed) if p), key=lambda p: len(p.places), default=None)
        self.links += other.links


@dataclass(slots=True)
class United:
    """Clusters in order of their first report, links that united nothing, and judgements about nothing."""

    clusters: list[Cluster]
    links: list[Link]
    faults: list[Fault]


def united(
    facts: Sequence[Evidence],
    pairs: Iterable[tuple[Evidence, Evidence]],
    registry: Registry,
    copied: Mapping[str, str],
) -> United:
    """The clusters of all reports."""
    return _Uniting(facts, registry, copied).run(pairs)


class _Uniting:
    def __init__(self, facts: Sequence[Evidence], registry: Registry, copied: Mapping[str, str]) -> None:
        self.cluster = {
            f.report.key: Cluster([f], f.window, {f.report.article}, f if f.places else None) for f in facts
        }
        self.order = [f.report.key for f in facts]
        self.registry, self.copied = registry, copied
        self.links: list[Link] = []
        self.faults: list[Fault] = []
        self.apart: set[frozenset[str]] = set()

    def run(self, pairs: Iterable[tuple[Evidence, Evidence]]) -> United:
        judged = [
            j for j in self.registry.judgements if j.kind in ("same", "different", "not-a-meeting", "participant")
        ]
        for judgement in judged:
            self._check(judgement)
        for judgement in judged:
            if judgement.kind == "different":
                self._keep_apart(judgement)
        for judgement in judged:
            if judgement.kind == "same":
                self._unite_by_person(judgement)
        compared = [c for c in (compare(a, b) for a, b in pairs) if c.verdict != "apart"]
        compared.sort(key=lambda c: (-c.score, c.left.report.key, c.right.report.key))
        for comparison in compared:
            self._weigh(comparison)
        return United(self._clusters(), self._kept_links(), self.faults)

    def _kept_links(self) -> list[Link]:
        """One link for two clusters: the strongest; none inside a cluster."""
        kept: dict[tuple[int, int], Link] = {}
        for link in self.links:
            left, right = id(self.cluster[link.left]), id(self.cluster[link.right])
            if left != right or link.by_person:
                kept.setdefault((min(left, right), max(left, right)), link)
        return list(kept.values())

    def _check(self, judgement: Judgement) -> None:
        for key in judgement.meetings:
            if key not in self.cluster:
                self.faults.append(
                    Fault(
                        file=judgement.file, line=judgement.line, rule="judgement-about-nothing", error=False,
                        message=f"no article tells the meeting {key} any more ({judgement.kind})",
                    )
                )  # fmt: skip

    def _known(self, judgement: Judgement) -> list[str]:
        return [key for key in judgement.meetings if key in self.cluster]

    def _keep_apart(self, judgement: Judgement) -> None:
        keys = self._known(judgement)
        for n, a in enumerate(keys):
            for b in keys[n + 1 :]:
                self.apart.add(frozenset((a, b)))
                self.links.append(self._by_person(a, b, "different"))

    def _unite_by_person(self, judgement: Judgement) -> None:
        keys = self._known(judgement)
        for other in keys[1:]:
            left, right = self.cluster[keys[0]], self.cluster[other]
            if left is not right:
                left.links.append(self._by_person(keys[0], other, "same"))
                self._against_days(judgement, left, right, (keys[0], other))
                self._join(left, right)

    def _against_days(self, judgement: Judgement, left: Cluster, right: Cluster, keys: tuple[str, str]) -> None:
        """The decision stands, and whoever took it is told that the texts' days exclude each other."""
        if left.window is None or right.window is None or common_days(left.window, right.window) is not None:
            return
        values = {"first": keys[0], "second": keys[1], "left": left.window, "right": right.window}
        says = Cause(code="merge.same_against_days", values=values)
        message = f"same: {keys[0]} and {keys[1]} are told of days that exclude each other"
        self.faults.append(
            Fault(
                file=judgement.file, line=judgement.line, rule=says.code, error=False, message=message, says=says,
                about=left.facts[0].report.article,
            )
        )  # fmt: skip

    def _by_person(self, left: str, right: str, decision: str) -> Link:
        cause = Cause(code=f"merge.person_{decision}", values={})
        return Link(left=left, right=right, score=1.0, decision=decision, why=(cause,), by_person=True)  # type: ignore[arg-type]

    def _weigh(self, comparison: Comparison) -> None:
        a, b = comparison.left.report.key, comparison.right.report.key
        left, right = self.cluster[a], self.cluster[b]
        if left is right:
            return
        link = Link(left=a, right=b, score=comparison.score, decision="same", why=comparison.why)
        if comparison.verdict == "same" and left.admits(right) and not self._parted(left, right):
            left.links.append(link)
            self._join(left, right)
        elif comparison.verdict == "different":
            self.links.append(Link(left=a, right=b, score=0.0, decision="different", why=comparison.why))
        elif not self._parted(left, right) and left.admits(right):
            self.links.append(Link(left=a, right=b, score=comparison.score, decision="ask", why=comparison.why))

    def _parted(self, left: Cluster, right: Cluster) -> bool:
        if not self.apart:
            return False
        mine, theirs = ({f.report.key for f in c.facts} for c in (left, right))
        return any(len(pair & mine) == 1 and len(pair & theirs) == 1 for pair in self.apart)

    def _join(self, left: Cluster, right: Cluster) -> None:
        if len(left.facts) < len(right.facts):
            left, right = right, left
        left.take(right)
        for fact in right.facts:
            self.cluster[fact.report.key] = left

    def _clusters(self) -> list[Cluster]:
        seen: set[int] = set()
        found = []
        for key in self.order:
            cluster = self.cluster[key]
            if id(cluster) not in seen:
                seen.add(id(cluster))
                found.append(cluster)
        return found
