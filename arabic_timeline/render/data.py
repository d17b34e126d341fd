"""The data of the site: ``data/timeline.json``, a stable contract, in display order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from arabic_timeline import say
from arabic_timeline.forms import SCHEMA
from arabic_timeline.model import (
    Bounds,
    Contradiction,
    Entered,
    Entry,
    Participant,
    Publication,
    Source,
    Timeline,
    Warning,
)


def data(timeline: Timeline, *, months: str = "maghreb") -> dict[str, Any]:
    """The timeline as plain values; offsets count characters of the article's text, days are ISO."""
    return {
        "schema": SCHEMA,
        "meetings": [_entry(one, months) for one in timeline.meetings],
        "events": [_entry(one, months) for one in timeline.events],
        "articles": [_article(one) for one in timeline.articles],
        "entries": [_entered(one) for one in timeline.entered],
        "contradictions": [_contradiction(one, months) for one in timeline.contradictions],
        "warnings": [_warning(one, months) for one in timeline.warnings],
    }


def bounds(value: Bounds | None) -> dict[str, str | None] | None:
    """``{"earliest", "latest", "edtf"}``, or ``None``."""
    if value is None:
        return None
    low, high = value.interval.earliest, value.interval.latest
    return {
        "earliest": low.isoformat() if low else None,
        "latest": high.isoformat() if high else None,
        "edtf": value.edtf,
    }


def articles(entry: Entry) -> list[str]:
    """Ids of the articles that tell it, in the order of its reports, each once."""
    return list(dict.fromkeys(report.article for report in entry.meeting.reports))


def _entry(entry: Entry, months: str) -> dict[str, Any]:
    meeting, certain = entry.meeting, entry.certain
    return {
        "id": meeting.id,
        "form": meeting.form,
        "participants": [_participant(one) for one in entry.participants],
        "place": meeting.place,
        "place_id": meeting.place_id,
        "mode": meeting.mode,
        "held": meeting.held,
        "topics": list(meeting.topics),
        "summary": meeting.summary,
        "status": entry.status,
        "certain": bounds(certain),
        "likely": bounds(entry.likely),
        "days": [day.isoformat() for day in certain.days] if certain.days is not None else None,
        "weekdays": list(certain.weekdays) if certain.weekdays is not None else None,
        "outside_source": entry.outside_source,
        "why": [say.sentence(cause, months) for cause in entry.why],
        "evidence": [
            {"article": p.article, "start": p.start, "end": p.end, "quote": p.quote, "role": p.role}
            for report in meeting.reports
            for p in report.passages
        ],
        "articles": articles(entry),
        "before": list(entry.before),
    }


def _participant(one: Participant) -> dict[str, str | None]:
    return {"id": one.id, "name": one.name, "office": one.office, "role": one.role, "sort": one.sort}


def _article(one: Publication) -> dict[str, Any]:
    article = one.dated.article
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": {"certain": bounds(one.certain), "likely": bounds(one.likely), "given": one.given},
    }


def _entered(one: Publication) -> dict[str, Any]:
    article = one.dated.article
    by = article.entered or Entered()
    return {
        "id": article.id, "extractor": by.extractor, "source": by.source, "url": article.url,
        "status": by.known, "words": by.words,
    }  # fmt: skip


def _contradiction(one: Contradiction, months: str) -> dict[str, Any]:
    return {
        "about": one.about,
        "statements": [{"says": say.sentence(s.says, months), "source": _source(s.source)} for s in one.statements],
        "repairs": [
            {"without": r.without, "gives": say.sentence(r.gives, months), "chosen": r.chosen} for r in one.repairs
        ],
    }


def _warning(one: Warning, months: str) -> dict[str, Any]:
    place = {"article": one.article, "start": one.start, "end": one.end, "quote": one.quote}
    return {**place, "says": say.sentence(one.says, months)}


def _source(source: Source) -> dict[str, Any]:
    if source.article is not None:
        passage: Sequence[tuple[str, Any]] = (
            ("article", source.article), ("start", source.start), ("end", source.end), ("quote", source.quote)
        )  # fmt: skip
        return dict(passage)
    if source.claim is not None:
        return {"claim": source.claim}
    return {"rule": source.rule or source.knowledge or ""}
