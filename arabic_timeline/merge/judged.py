"""What a person decided about reports: which are one, which are not, and judgements about what nobody tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Literal

from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.merge.compare import common_days
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Cause, Fault, Link, Report
from arabic_timeline.registry import Judgement, Registry
from arabic_timeline.text import plain

_KINDS = ("same", "different", "not-a-meeting", "participant")


@dataclass(slots=True)
class Decisions:
    """Pairs that a person calls one or apart, with the links that say so."""

    same: list[tuple[str, str]] = field(default_factory=list)
    apart: list[frozenset[str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    parted: list[Link] = field(default_factory=list)

    def excused(self, group: Sequence[Evidence]) -> bool:
        """Whether a group stands by a person's word alone, whatever its texts say."""
        keys = {fact.report.key for fact in group}
        return keys <= {key for pair in self.same for key in pair}


def without_nobody(reports: Iterable[Report], registry: Registry) -> list[Report]:
    """Reports less the sides that a person called nobody, and what he called no place; one that is left with too few
    sides for its form goes.
    """
    nobody, nowhere = (_texts(registry, kind) for kind in ("nobody", "nowhere"))
    if not nobody and not nowhere:
        return list(reports)
    kept = []
    for report in reports:
        if plain(report.place or "") in nowhere:
            said = tuple(word for word in report.because if word.part != "place")
            report = replace(report, place=None, place_id=None, because=said)
        sides = tuple(one for one in report.participants if nobody.isdisjoint((plain(one.text), plain(one.name))))
        if len(sides) == len(report.participants) or len(sides) >= FORMS[report.form].sides:
            kept.append(replace(report, participants=sides))
    return kept


def _texts(registry: Registry, kind: str) -> set[str]:
    return {plain(one.text or "") for one in registry.judgements if one.kind == kind}


def decisions(facts: Sequence[Evidence], registry: Registry, faults: list[Fault]) -> Decisions:
    """The decisions of judgements.yaml; what is wrong with them is added to ``faults``."""
    by_key = {fact.report.key: fact for fact in facts}
    found = Decisions()
    for judgement in registry.judgements:
        if judgement.kind not in _KINDS:
            continue
        faults += [_about_nothing(judgement, key) for key in judgement.meetings if key not in by_key]
        keys = [key for key in judgement.meetings if key in by_key]
        if judgement.kind == "different":
            for a, b in combinations(keys, 2):
                found.apart.append(frozenset((a, b)))
                found.parted.append(_link(a, b, "different"))
        elif judgement.kind == "same":
            for other in keys[1:]:
                found.same.append((keys[0], other))
                found.links.append(_link(keys[0], other, "same", "page" if judgement.about else "person"))
                faults += _against_days(judgement, by_key[keys[0]], by_key[other], registry)
    return found


def _link(left: str, right: str, decision: Literal["same", "different"], who: str = "person") -> Link:
    cause = Cause(code=f"merge.{who}_{decision}", values={})
    return Link(left=left, right=right, score=1.0, decision=decision, why=(cause,), by_person=True)


def _about_nothing(judgement: Judgement, key: str) -> Fault:
    return Fault(
        file=judgement.file, line=judgement.line, rule="judgement-about-nothing", error=False,
        message=f"no article tells the meeting {key} any more ({judgement.kind})",
    )  # fmt: skip


def _against_days(judgement: Judgement, left: Evidence, right: Evidence, registry: Registry) -> list[Fault]:
    """The decision stands, and whoever took it is told that the texts' days exclude each other."""
    first, second = left.report.key, right.report.key
    if not _apart(left.window, right.window):
        return []
    if any(j.kind == "repair" and j.about in (first, second) for j in registry.judgements):
        return []  # who decided it has chosen among the days too
    values = {"first": first, "second": second, "left": left.window, "right": right.window}
    says = Cause(code="merge.page_against_days" if judgement.about else "merge.same_against_days", values=values)
    how = "url" if judgement.about else "same"
    message = f"{how}: {first} and {second} are told of days that exclude each other"
    return [
        Fault(
            file=judgement.file, line=judgement.line, rule=says.code, error=False, message=message, says=says,
            about=left.report.article,
        )
    ]  # fmt: skip


def _apart(left: Interval | None, right: Interval | None) -> bool:
    return left is not None and right is not None and common_days(left, right) is None
