"""Comparisons → clusters: the best pair first, never against what excludes identity or what a person decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Literal, NamedTuple

from arabic_timeline.merge.cluster import Cluster
from arabic_timeline.merge.compare import Comparison, common_days, compare, exclude
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.order import Order
from arabic_timeline.model import Cause, Fault, Link
from arabic_timeline.registry import Judgement, Registry
from arabic_timeline.text import plain

SPREAD = 3  # days within which papers tell an undated meeting: else one would be tied to the next, and so on
CLOSE = 0.05  # of the score: partners nearer than that are rivals
RIVALS = 12  # kinds of partners that are weighed against each other


class _Open(NamedTuple):
    """A link that unites nothing, written only if it is the strongest between its clusters."""

    left: str
    right: str
    by_person: bool
    written: Callable[[], Link]


@dataclass(slots=True)
class United:
    """Clusters in order of their first report, links that united nothing, and judgements about nothing."""

    clusters: list[Cluster]
    links: list[Link]
    faults: list[Fault]


def united(
    facts: Sequence[Evidence],
    pairs: Iterable[tuple[Evidence, Evidence]],
    order: Order,
    registry: Registry,
    copied: Mapping[str, str],
) -> United:
    """The clusters of all reports."""
    return _Uniting(facts, order, registry, copied).run(pairs)


def _printed(fact: Evidence) -> tuple[str, ...]:
    """The form of a report and its words, folded."""
    return fact.report.form, *(plain(passage.quote) for passage in fact.report.passages)


def _torn(compared: Iterable[Comparison]) -> frozenset[str]:
    """Reports that may be one with either of two tellings which exclude each other: a person chooses.

    «This week» beside a meeting of Monday and one of Thursday, an undated telling between two dated ones.
    """
    best: dict[str, float] = {}
    partners: dict[str, dict[object, Evidence]] = defaultdict(dict)
    for comparison in compared:  # the best first
        if comparison.verdict != "same":
            continue
        for one, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
            key = one.report.key
            if best.setdefault(key, comparison.score) - comparison.score < CLOSE and len(partners[key]) < RIVALS:
                partners[key].setdefault((other.stated, other.weekdays, other.months, other.places), other)
    return frozenset(
        key
        for key, rivals in partners.items()
        if len(rivals) > 1 and any(exclude(a, b) for a, b in combinations(rivals.values(), 2))
    )


def _by_person(left: str, right: str, decision: Literal["same", "different"]) -> Link:
    cause = Cause(code=f"merge.person_{decision}", values={})
    return Link(left=left, right=right, score=1.0, decision=decision, why=(cause,), by_person=True)


def _out_of_order(comparison: Comparison) -> Comparison:
    told = partial(Cause, code="merge.other_order")
    return comparison._replace(score=0.0, verdict="different", told=(told,))


class _Uniting:
    def __init__(self, facts: Sequence[Evidence], order: Order, registry: Registry, copied: Mapping[str, str]) -> None:
        self.cluster = {f.report.key: Cluster.of(f) for f in facts}
        self.facts, self.order = facts, order
        self.registry, self.copied = registry, copied
        self.open: list[_Open] = []
        self.faults: list[Fault] = []
        self.apart: set[frozenset[str]] = set()
        self.torn: frozenset[str] = frozenset()

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
        self._unite_copies()
        compared = [self._possible(c) for c in (compare(a, b) for a, b in pairs) if c is not None]
        compared.sort(key=lambda c: (-c.score, c.left.report.key, c.right.report.key))
        self.torn = _torn(compared)
        for comparison in compared:
            self._weigh(comparison)
        return United(self._clusters(), self._kept_links(), self.faults)

    def _kept_links(self) -> list[Link]:
        """One link for two clusters: the strongest; none inside a cluster."""
        kept: dict[tuple[int, int], _Open] = {}
        for link in self.open:
            left, right = id(self.cluster[link.left]), id(self.cluster[link.right])
            if left != right or link.by_person:
                kept.setdefault((min(left, right), max(left, right)), link)
        return [link.written() for link in kept.values()]

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
                self.open.append(_Open(a, b, True, partial(_by_person, a, b, "different")))

    def _unite_by_person(self, judgement: Judgement) -> None:
        keys = self._known(judgement)
        for other in keys[1:]:
            left, right = self.cluster[keys[0]], self.cluster[other]
            if left is not right:
                left.links.append(_by_person(keys[0], other, "same"))
                self._against_days(judgement, left, right, (keys[0], other))
                self.order.unite(left.facts, right.facts)  # the decision stands, whatever the days say
                self._join(left, right)

    def _unite_copies(self) -> None:
        """What a copy prints as its original does is no second meeting, and no second witness."""
        told = {(f.report.article, _printed(f)): f for f in self.facts} if self.copied else {}
        for fact in self.facts:
            original = told.get((self.copied.get(fact.report.article, ""), _printed(fact))) if told else None
            if original is None:
                continue
            a, b = original.report.key, fact.report.key
            left, right = self.cluster[a], self.cluster[b]
            if left is right or not left.admits(right) or self._parted(left, right):
                continue
            if self.order.unite(left.facts, right.facts):
                cause = Cause(code="merge.copied", values={})
                left.links.append(Link(left=a, right=b, score=1.0, decision="same", why=(cause,)))
                self._join(left, right)

    def _against_days(self, judgement: Judgement, left: Cluster, right: Cluster, keys: tuple[str, str]) -> None:
        """The decision stands, and whoever took it is told that the texts' days exclude each other."""
        if left.window is None or right.window is None or common_days(left.window, right.window) is not None:
            return
        told = {f.report.key for f in (*left.facts, *right.facts)}
        if any(j.kind == "repair" and j.about in told for j in self.registry.judgements):
            return  # who decided it has chosen among the days too
        values = {"first": keys[0], "second": keys[1], "left": left.window, "right": right.window}
        says = Cause(code="merge.same_against_days", values=values)
        message = f"same: {keys[0]} and {keys[1]} are told of days that exclude each other"
        self.faults.append(
            Fault(
                file=judgement.file, line=judgement.line, rule=says.code, error=False, message=message, says=says,
                about=left.facts[0].report.article,
            )
        )  # fmt: skip

    def _possible(self, comparison: Comparison) -> Comparison:
        """The comparison, or «different» where the rest of what the two articles say leaves no common day."""
        fits = comparison.verdict == "different" or self.order.allows(comparison.left, comparison.right)
        return comparison if fits else _out_of_order(comparison)

    def _weigh(self, comparison: Comparison) -> None:
        a, b = comparison.left.report.key, comparison.right.report.key
        left, right = self.cluster[a], self.cluster[b]
        if left is right:
            return
        same = comparison.verdict == "same" and self.torn.isdisjoint((a, b)) and left.spread(right) <= SPREAD
        admitted = left.admits(right) and not self._parted(left, right)
        if same and admitted:
            if self.order.unite(left.facts, right.facts):
                left.links.append(comparison.link("same"))
                self._join(left, right)
                return
            comparison, admitted = _out_of_order(comparison), False
        if comparison.verdict == "different" or admitted:
            decision: Literal["different", "ask"] = "different" if comparison.verdict == "different" else "ask"
            self.open.append(_Open(a, b, False, partial(comparison.link, decision)))

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
        for fact in self.facts:
            cluster = self.cluster[fact.report.key]
            if id(cluster) not in seen:
                seen.add(id(cluster))
                found.append(cluster)
        return found
