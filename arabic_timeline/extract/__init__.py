"""An article with its datings → reports of meetings, visits, sittings and context events."""

from __future__ import annotations

from arabic_timeline.extract import document, gather, known, linking, writing
from arabic_timeline.extract.common import doubts
from arabic_timeline.model import Dated, Report
from arabic_timeline.registry import Registry

__all__ = ["doubts", "reports"]


def reports(dated: Dated, registry: Registry) -> tuple[Report, ...]:
    """What the article tells, meetings first, each once with all its passages.

    Offsets are those of ``dated.article.text``; keys are the article's id with an ordinal («002-1»), context events and
    visits with a letter («003-e1»), so that a new rule for events never renumbers meetings.
    """
    read = document.read(dated, known.index(registry))
    if read is None:
        return ()
    found = gather.groups(read, document.all_frames(read))
    found = linking.linked(read, found)
    return writing.reports(read, found, registry)
