"""The meeting of an article whose page an entry names as its source: the entry is that meeting, whatever its day says.

Only where nothing else can be meant: the article tells one meeting between these parties, and dates nothing else on the
days of the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from arabic_timeline import rows, web
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.model import Dated, Participant, Report
from arabic_timeline.text import plain


class Pages:
    """The reports of articles by the address of their page."""

    def __init__(self, dated: Mapping[str, Dated], reports: Iterable[Report]) -> None:
        self._dated = dated
        self._at: dict[str, list[Report]] = {}
        for report in reports:
            url = dated[report.article].article.url
            if url and rows.is_web(url):
                self._at.setdefault(web.address(url), []).append(report)

    def told(self, entry: Report, days: Interval | None, url: str | None) -> Report | None:
        """The report of the article at ``url`` that an entry of these days is, or ``None``."""
        if url is None or not rows.is_web(url) or len(entry.participants) < FORMS[entry.form].sides:
            return None
        here = self._at.get(web.address(url), ())
        found = [one for one in here if one.form == entry.form and _has(one, entry)]
        return found[0] if len(found) == 1 and not self._dates_another(found[0], days) else None

    def _dates_another(self, report: Report, days: Interval | None) -> bool:
        """Whether the article names the days of the entry, and not as those of this meeting."""
        datings = self._dated[report.article].datings
        if days is None or (report.dating is not None and _meet(datings[report.dating].told, days)):
            return False
        return any(n != report.dating and _meet(one.told, days) for n, one in enumerate(datings))


def _has(report: Report, entry: Report) -> bool:
    return all(any(_same(one, other) for other in report.participants) for one in entry.participants)


def _same(one: Participant, other: Participant) -> bool:
    if one.id is not None and other.id is not None:
        return one.id == other.id
    return plain(one.name) in (plain(other.name), plain(other.text))


def _meet(one: Interval | None, other: Interval) -> bool:
    if one is None:
        return False
    starts_late = one.earliest and other.latest and one.earliest > other.latest
    ends_early = one.latest and other.earliest and one.latest < other.earliest
    return not (starts_late or ends_early)
