"""Reports of one meeting, and whether they can be of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from arabic_timeline.forms import REMOTE
from arabic_timeline.merge.compare import exclude
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Link

Key = tuple[object, ...]


@dataclass(slots=True)
class Cluster:
    """Reports of one meeting; ``likely``: keys of those that are only likely of it; ``links`` say why."""

    facts: list[Evidence]
    likely: frozenset[str] = frozenset()
    links: list[Link] = field(default_factory=list)

    @property
    def placed(self) -> Evidence | None:
        """The report that tells the narrowest place."""
        return max((f for f in self.facts if f.places), key=lambda f: (len(f.places), content(f)), default=None)


def content(fact: Evidence) -> Key:
    """Orders reports by what they say: renamed or shuffled articles change nothing."""
    report = fact.report
    written = fact.written.earliest.isoformat() if fact.written and fact.written.earliest else "9999"
    return written, report.passages[0].quote, report.passages[0].start, report.order, report.key


def fits(facts: Sequence[Evidence], apart: Iterable[frozenset[str]]) -> bool:
    """Whether the reports can be of one meeting: no article twice, nothing that excludes, nobody's «different»."""
    keys = {fact.report.key for fact in facts}
    if len({fact.source for fact in facts}) < len(facts) or any(pair <= keys for pair in apart):
        return False
    kinds = list({_kind(fact): fact for fact in facts}.values())
    return not any(exclude(one, other) for n, one in enumerate(kinds) for other in kinds[n + 1 :])


def _kind(fact: Evidence) -> Key:
    """What «exclude» looks at: reports of one kind exclude the same others."""
    report = fact.report
    denied = report.held == "denied", fact.off
    when = fact.day, fact.beside, fact.window, fact.weekdays, fact.months, fact.hours
    return *when, fact.places, report.mode in REMOTE, denied
