"""An article with its datings → reports of meetings, visits, sittings and context events."""

from __future__ import annotations

from arabic_timeline.extract import document, gather, known, linking, writing
from arabic_timeline.extract.common import doubts
from arabic_timeline.extract.sorts import of_words
from arabic_timeline.model import Dated, Extracted, Report
from arabic_timeline.registry import Registry

__all__ = ["doubts", "of_words", "read", "reports"]


def read(dated: Dated, registry: Registry) -> Extracted:
    """What the article tells, as ``reports``, and what it names without telling it as a fact."""
    text = document.read(dated, known.index(registry))
    if text is None:
        return Extracted()
    found = gather.groups(text, document.all_frames(text))
    found = linking.linked(text, found)
    return Extracted(reports=writing.reports(text, found, registry), kept_out=writing.kept_out(text))


def reports(dated: Dated, registry: Registry) -> tuple[Report, ...]:
    """What the article tells, meetings first, each once with all its passages.

    Offsets are those of ``dated.article.text``; keys are the article's id with an ordinal («002-1»), context events and
    visits with a letter («003-e1»), so that a new rule for events never renumbers meetings.
    """
    return read(dated, registry).reports
