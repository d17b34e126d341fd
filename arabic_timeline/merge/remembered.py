"""What an earlier run merged, where nothing that merging looks at is another.

A changed word is mostly none of these: the words of a telling, its day, who and where.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arabic_timeline.digests import Digests, Prints, of_all, of_text
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.merge.order import looked_at
from arabic_timeline.model import Dated, Meeting, Merged, Report

_SEEN, _MERGED = "seen", "merged"
_Seen = tuple[bytes, bytes]  # what an article is known by, and a digest of what merging looks at of it
_FIELDS = [one.name for one in dataclasses.fields(Meeting) if one.name != "reports"]


class Remembered:
    """What is kept of merging these reports; ``beside``: what it looks at besides them."""

    def __init__(
        self, reports: Sequence[Report], dated: Mapping[str, Dated], prints: Prints, beside: Sequence[object]
    ) -> None:
        self._reports, self._dated, self._prints = reports, dated, prints
        self._beside = prints.concluding + repr(beside).encode("utf-8", "surrogatepass")
        self._known_by = _known_by(reports, prints)
        self._before: Mapping[str, _Seen] = prints.kept.get(_SEEN, "", prints.concluding) or {}
        self._seen: Mapping[str, _Seen] = {}

    def unknown(self) -> list[Report]:
        """The reports of articles of which it is not known what merging looks at."""
        return [one for one in self._reports if not self._is_known(one.article)]

    def _is_known(self, article: str) -> bool:
        return bool(known := self._known_by[article]) and self._before.get(article, (b"",))[0] == known

    def look(self, facts: Iterable[Evidence]) -> None:
        """Take notice of what merging looks at of these, which are all that are unknown."""
        digests, found = Digests(), defaultdict[str, list[bytes]](list)
        for fact in facts:
            about = (fact, looked_at(fact.report, self._dated[fact.report.article]))
            found[fact.report.article].append(digests.of(about))
        now = {article: (self._known_by[article], of_all(told)) for article, told in found.items()}
        self._seen = {article: now.get(article) or self._before[article] for article in self._known_by}
        kept = {article: row for article, row in self._seen.items() if row[0]}
        if kept != self._before:
            self._prints.kept.put(_SEEN, "", self._prints.concluding, kept)

    @property
    def _key(self) -> bytes:
        told = b"".join(digest for _, digest in self._seen.values())
        return of_text(self._beside + told)

    def found(self) -> Merged | None:
        """What was merged of the same."""
        kept = self._prints.kept.get(_MERGED, "", self._key)
        if kept is None:
            return None
        by_key = {report.key: report for report in self._reports}
        meetings, links, redirects, copies, faults = kept
        return Merged(
            meetings=tuple(_opened(row, by_key) for row in meetings),
            links=links, redirects=redirects, copies=copies, faults=faults,
        )  # fmt: skip

    def keep(self, merged: Merged) -> None:
        """Keep what is merged of these."""
        meetings = [_packed(one) for one in merged.meetings]
        value = meetings, merged.links, dict(merged.redirects), dict(merged.copies), merged.faults
        self._prints.kept.put(_MERGED, "", self._key, value)


def _known_by(reports: Iterable[Report], prints: Prints) -> dict[str, bytes]:
    """By article that tells something a digest of it and of what its reports are called; none where it has none."""
    keys = defaultdict[str, list[object]](list)
    for one in reports:
        keys[one.article].append((one.key, one.within, one.after))
    return {
        article: of_text(prints.of[article] + repr(called).encode("utf-8", "surrogatepass"))
        if article in prints.of
        else b""
        for article, called in keys.items()
    }


def _packed(one: Meeting) -> Any:
    """A meeting by the keys of its reports; that of one report alone says what the report does."""
    if len(one.reports) == 1 and one == _alone(one.reports[0]):
        return one.id
    return [report.key for report in one.reports], [getattr(one, name) for name in _FIELDS]


def _opened(row: Any, by_key: Mapping[str, Report]) -> Meeting:
    if isinstance(row, str):
        return _alone(by_key[row])
    keys, fields = row
    return Meeting(reports=tuple(by_key[key] for key in keys), **dict(zip(_FIELDS, fields, strict=True)))


def _alone(report: Report) -> Meeting:
    return Meeting(
        id=report.key, form=report.form, participants=report.participants, place=report.place,
        place_id=report.place_id, mode=report.mode, held=report.held, topics=report.topics, reports=(report,),
        summary=report.summary,
    )  # fmt: skip
