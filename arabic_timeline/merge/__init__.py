"""Reports of all articles → meetings: what several tell once, what only may be the same, what a person decided.

Comparisons return a score and words; groups are decided on the whole graph of them; a meeting never takes in two
reports of one article, two cities, or days that exclude each other, unless a person says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arabic_timeline.digests import Prints
from arabic_timeline.means import uncollected
from arabic_timeline.merge import blocks, double, judged, likely, unite, writing
from arabic_timeline.merge.compare import compare
from arabic_timeline.merge.copies import copies, keep_sketches, kept_sketches, sketches
from arabic_timeline.merge.evidence import Evidence, evidence
from arabic_timeline.merge.order import Order
from arabic_timeline.merge.remembered import Remembered
from arabic_timeline.model import Dated, Merged, Report
from arabic_timeline.registry import Registry

__all__ = ["copies", "keep_sketches", "kept_sketches", "meetings", "sketches"]


def meetings(
    reports: Sequence[Report],
    dated: Mapping[str, Dated],
    registry: Registry,
    copied: Mapping[str, str] | None = None,
    pages: Mapping[str, int] | None = None,
    prints: Prints | None = None,
) -> Merged:
    """The meetings that the reports tell, with the links between them, redirected ids and recognised copies.

    Args:
        reports: of all articles; keys are unique.
        dated: every article of the reports, by id.
        registry: offices with their terms, places, judgements.
        copied: what ``copies`` found in the articles, where that is known already.
        prints: what articles are known by, and where what is merged of them is kept.
        pages: by id that has a page already, its age among them (the least is the oldest): its meeting keeps it.
    """
    if copied is None:
        copied = copies([one.article for one in dated.values()])
    reports = judged.without_nobody(reports, registry)
    by_key = {report.key: report for report in reports}

    def facts_of(some: Sequence[Report]) -> list[Evidence]:
        return [evidence(r, by_key.get(r.within or ""), dated[r.article], registry) for r in some]

    with uncollected():  # walking over 100,000 reports in search of cycles costs almost half of the time
        if prints is None or not prints.of:
            return _merged(facts_of(reports), dated, registry, copied, pages or {})
        before = Remembered(reports, dated, prints, (sorted(copied.items()), pages and sorted(pages.items())))
        facts = facts_of(before.unknown())
        before.look(facts)
        found = before.found()
        if found is None:
            facts = facts if len(facts) == len(reports) else facts_of(reports)
            found = _merged(facts, dated, registry, copied, pages or {})
            before.keep(found)
        return found


def _merged(
    facts: Sequence[Evidence],
    dated: Mapping[str, Dated],
    registry: Registry,
    copied: Mapping[str, str],
    pages: Mapping[str, int],
) -> Merged:
    order = Order(facts, dated)
    compared = [order.checked(found) for a, b in blocks.pairs(facts) if (found := compare(a, b)) is not None]
    compared += map(order.checked, double.doubles(facts, compared))
    united = unite.united(facts, compared, registry, copied)
    links = writing.settled(united.links, likely.links(united.clusters, registry))
    return writing.merged(united, links, copied, registry, pages)
