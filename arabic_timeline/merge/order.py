"""Whether two tellings can be of one day, beside everything else that their articles say.

The window of a report holds what its own words bound.  Where an article has no known day of writing, or tells one thing
after another, its reports hang together: a page saved in December tells of nothing in March, and «yesterday» is not
before the dated meeting that the same text looks back on.  Such articles form a network.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from arabic_timeline import constraints as net
from arabic_timeline.merge.compare import Comparison
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Cause, Dated, Report


class Order:
    """The days of the reports that hang together with others of their articles."""

    def __init__(self, facts: Iterable[Evidence], dated: Mapping[str, Dated]) -> None:
        told: dict[str, list[Evidence]] = defaultdict(list)
        for fact in facts:
            told[fact.report.article].append(fact)
        self._net, self._in = net.Feasibility(), set[str]()
        for article, theirs in told.items():
            if _hangs_together(theirs, dated[article]) and self._net.add(_constraints(theirs, dated[article])):
                self._in |= {fact.report.key for fact in theirs}  # an article that contradicts itself stays outside

    def checked(self, tie: Comparison) -> Comparison:
        """The comparison, or «different» where the rest of what the two articles say leaves no common day."""
        if tie.verdict == "different" or tie.certain or self._allows(tie.left, tie.right):
            return tie
        told = partial(Cause, code="merge.other_order")
        return tie._replace(score=0.0, verdict="different", told=(told,))

    def _allows(self, left: Evidence, right: Evidence) -> bool:
        if not self._in or self._in.isdisjoint((left.report.key, right.report.key)):
            return True
        own = [one for fact in (left, right) if fact.report.key not in self._in for one in _own(fact)]
        return self._net.allows([*own, net.Difference(left.report.key, right.report.key, 0, 0)])


def looked_at(report: Report, dated: Dated) -> object:
    """All that this room looks at of the article of a report, its evidence apart."""
    relation = dated.datings[report.dating].relation if report.dating is not None else None
    return dated.anchor, dated.article.retrieved, relation


def _hangs_together(facts: Sequence[Evidence], dated: Dated) -> bool:
    """Whether the reports of an article bound one another's days, or something else than their words does."""
    if any(fact.report.after for fact in facts):
        return True
    return dated.anchor is None and (dated.article.retrieved is not None or len(facts) > 1)


def _constraints(facts: Sequence[Evidence], dated: Dated) -> Iterator[net.Constraint]:
    writing = ("writing", dated.article.id)
    written = dated.anchor
    if written is not None:
        yield net.Window(writing, written.earliest, written.latest)
    elif dated.article.retrieved is not None:
        yield net.Window(writing, None, dated.article.retrieved)
    keys = {fact.report.key for fact in facts}
    for fact in facts:
        report, day = fact.report, fact.report.key
        yield from _own(fact)
        if report.held == "held":
            yield net.Difference(day, writing, 0, None)
        elif report.held == "planned":
            yield net.Difference(writing, day, 0, None)
        relation = dated.datings[report.dating].relation if report.dating is not None else None
        if relation is not None and not relation.calendar:
            yield net.Difference(writing, day, relation.low, relation.latest)
        yield from (net.Difference(earlier, day, 1, None) for earlier in report.after if earlier in keys)


def _own(fact: Evidence) -> Iterator[net.Constraint]:
    """What a report's own words leave."""
    if fact.window is not None:
        yield net.Window(fact.report.key, fact.window.earliest, fact.window.latest)
    if fact.weekdays is not None:
        yield net.Weekdays(fact.report.key, fact.weekdays)
    if fact.months is not None:
        yield net.Months(fact.report.key, fact.months)
