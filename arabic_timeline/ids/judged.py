"""Judgements with the sentences that they are about: each is found again, or the editor is told what it was about."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence, Set

from arabic_timeline import rows
from arabic_timeline.ids import anchors
from arabic_timeline.ids.anchors import Anchor
from arabic_timeline.ids.kept import Kept
from arabic_timeline.ids.naming import Named
from arabic_timeline.model import Fault, Report
from arabic_timeline.registry import Judgement, Registry

_SHORT = 80  # characters of a sentence that a message repeats
_VERBATIM = 0.99  # a part of a sentence, in its very words
_SURE = 0.8  # of the words, for a sentence to be found by its quotation alone


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Refound:
    """The registry with judgements that name the ids of today, and what is wrong with the others."""

    registry: Registry
    faults: tuple[Fault, ...] = ()


def refound(registry: Registry, named: Named, kept: Sequence[Kept]) -> Refound:
    """Every meeting of a judgement by its id and its quotation; one that has lost its sentence is an error."""
    finder = _Finder(named, kept)
    faults: list[Fault] = []
    judgements = tuple(finder.judgement(one, faults) for one in registry.judgements)
    return Refound(registry=dataclasses.replace(registry, judgements=judgements), faults=tuple(faults))


class _Finder:
    """Looks reports up by id and by sentence."""

    def __init__(self, named: Named, kept: Sequence[Kept]) -> None:
        self._reports: Mapping[str, Report] = {report.key: report for report in named.reports}
        self._kept: Mapping[str, Kept] = {row.id_: row for row in kept}
        self._anchors = named.anchors
        self._of: dict[str, list[Report]] = {}
        for report in named.reports:
            self._of.setdefault(report.article, []).append(report)

    def judgement(self, judgement: Judgement, faults: list[Fault]) -> Judgement:
        found: list[str] = []
        quotes = [*judgement.quotes, *[None] * len(judgement.meetings)]
        near = [self._near(name, quote) for name, quote in zip(judgement.meetings, quotes, strict=False)]
        forms = {one[0].form for one in near if len(one) == 1}
        for n, name in enumerate(judgement.meetings):
            quote = quotes[n]
            key = _only(near[n], forms)
            if key is None:
                message = "; ".join(self._lost(name, quote))
                faults.append(Fault(file=judgement.file, line=judgement.line, message=message, rule="reference"))
            else:
                found.append(key)
        return dataclasses.replace(judgement, meetings=tuple(found)) if judgement.meetings else judgement

    def _near(self, name: str, quote: str | None) -> list[Report]:
        """What a judgement can mean today: the id where its sentence is the one that was meant, else that sentence."""
        report, row = self._reports.get(name), self._kept.get(name)
        if report is not None and (quote is None or _tells(report, quote) >= anchors.LEAST):
            return [report]
        if report is not None:
            return []  # the id went on with its sentence: the quotation means something else
        if row is not None:  # gone with its sentence, unless another is told in the very words
            said = row.quote if quote is None else quote
            here = self._of.get(row.article, ())
            return [one for one in here if _is_told_as(one, row.anchor, self._anchors[one.key], said)]
        if quote is None:
            return []
        return [one for one in self._of.get(name.rpartition("-")[0], ()) if _tells(one, quote) >= _SURE]

    def _lost(self, name: str, quote: str | None) -> Iterator[str]:
        report, row = self._reports.get(name), self._kept.get(name)
        if report is not None:
            yield f"«{name}» tells «{_short(report.passages[0].quote)}», not «{_short(quote or '')}»"
            return
        yield f"there is no meeting «{rows.shown(name)}»"
        if quote or row:
            yield f"it was about «{_short(quote or (row.quote if row else ''))}»"
        here = self._of.get(name.rpartition("-")[0], [])
        if here:
            yield f"its article tells {', '.join(one.key for one in here)}"


def _only(near: Sequence[Report], forms: Set[str]) -> str | None:
    """The one that is meant: of two acts of one sentence the one of the form of what it is judged with."""
    if len(near) > 1:
        near = [one for one in near if {one.form} == forms]
    return near[0].key if len(near) == 1 else None


def _tells(report: Report, quote: str) -> float:
    return max(anchors.quoted(quote, one) for one in anchors.telling(report))


def _is_told_as(report: Report, row: Anchor, now: Anchor, quote: str) -> bool:
    """Whether a report tells by the same word of the same sides what a row told, in the words of a quotation."""
    return (
        _tells(report, quote) >= _VERBATIM
        and anchors.same_act(row, now)
        and anchors.likeness(row.quote, now.quote) == 1
    )


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return rows.printable(shown if len(shown) <= _SHORT else f"{shown[:_SHORT].rsplit(' ', 1)[0]}…")
