"""One text in, its dates and meetings out: the batch interface for scripts and for measuring.

Each text stands by itself: nothing is merged across lines, no claim is used, and the date of a meeting is that of the
expression that governs it, or a day of the visit during which it took place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from arabic_timeline import dating, edtf, read, resolve, say
from arabic_timeline.forms import FORMS, SCHEMA
from arabic_timeline.interval import Interval, hull
from arabic_timeline.model import Article, Dated, Dating, Participant, Report
from arabic_timeline.registry import Registry

_OF_ACTS = frozenset({"act-distance"})  # what tells the day of an act only: «أعلن الجمعة … غداة لقاء»
LONGEST_VALUE = 80  # characters of a wrong value that a message repeats


def line(record: Any, registry: Registry, *, only_dates: bool = False) -> dict[str, Any]:
    """The annotation of one record ``{"id", "text", "published", "title"?, "outlet"?}``.

    Returns ``{"id", "schema", "published", "dates", "meetings"}``, offsets in characters of ``text``, ends exclusive,
    days as inclusive ISO days or null; or ``{"id", "error"}`` where the record is no such record.  Never raises for
    bad input.
    """
    id_ = record.get("id") if isinstance(record, Mapping) and is_id(record.get("id")) else None
    try:
        article = _article(record, registry)
    except ValueError as error:
        return {"id": id_, "error": str(error)}
    dated = dating.of_article(article, registry)
    if only_dates:
        return told(id_, dated)
    from arabic_timeline import extract  # whoever asks for dates alone does not wait for it

    return told(id_, dated, extract.reports(dated, registry))


def told(id_: Any, dated: Dated, reports: Iterable[Report] | None = None) -> dict[str, Any]:
    """What ``line`` answers for an article that is read; without ``reports`` its dates alone."""
    out: dict[str, Any] = {
        "id": id_,
        "schema": SCHEMA,
        "published": _days(dated.published, _written(dated.published)),
        "dates": [_date(one) for one in dated.datings if one.mention.rule not in _OF_ACTS],
    }
    if reports is not None:
        reports = list(reports)
        by_key, framed = {r.key: r for r in reports}, _framed(reports)
        out["meetings"] = [_meeting(r, by_key, dated) for r in reports if _shown(r, framed)]
    return out


def lines(
    records: Iterable[Any], registry: Registry | None = None, *, only_dates: bool = False
) -> Iterator[dict[str, Any]]:
    """The annotation of each record, as ``line`` gives it, in their order; memory does not grow with their number.

    ``registry``: who is known (``registry.load`` reads it from a folder); ``None``: nobody.

    >>> from arabic_timeline import annotate
    >>> [one] = annotate.lines([{"id": 1, "text": "التقى الوزيران أمس الاثنين", "published": "2024-03-12"}])
    >>> one["dates"][0]["edtf"]
    '2024-03-11'
    """
    known = registry or Registry()
    return (line(record, known, only_dates=only_dates) for record in records)


def is_id(value: Any) -> bool:
    """Whether a value can name a record: text or a number (JSON has no infinite one), not a truth value."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, str | int) and not isinstance(value, bool)


def _framed(reports: Iterable[Report]) -> Mapping[str, list[Report]]:
    """The meetings told within a visit, by its key."""
    framed: dict[str, list[Report]] = {}
    for report in reports:
        if report.within is not None:
            framed.setdefault(report.within, []).append(report)
    return framed


def _shown(report: Report, framed: Mapping[str, list[Report]]) -> bool:
    """Context events are not listed, nor a visit told only as the frame of a meeting in the same sentences.

    Two officials who signed together were face to face: such a signing is listed, of bodies and lands it is not.
    """
    if report.form == "signing":
        return sum(_by_name(one) for one in report.participants) > 1
    if report.form != "visit":
        return not FORMS[report.form].context
    return not any(_told_in(report, other) for other in framed.get(report.key, ()))


def _by_name(participant: Participant) -> bool:
    """Whether somebody known, or in office, is told by name."""
    return participant.id is not None or participant.office not in (None, participant.name)


def _told_in(report: Report, other: Report) -> bool:
    """Whether all that tells of one report stands where another is told: its scene tells of something else."""
    there = [passage for passage in other.passages if passage.role != "scene"]
    telling = (passage for passage in report.passages if passage.role == "telling")
    return all(any(one.start < two.end and two.start < one.end for two in there) for one in telling)


def _article(record: Any, registry: Registry) -> Article:
    if not isinstance(record, Mapping):
        raise ValueError(f"a record is an object with id and text, not {brief(record)}")
    if not is_id(record.get("id")):
        given = f", not {brief(record['id'])}" if "id" in record else ": it is missing"
        raise ValueError(f"id has to be text or a number{given}")
    text = record.get("text")
    if not isinstance(text, str):
        raise ValueError(f"text is missing or no text: {brief(text)}")
    outlet = dating.outlet_called(optional(record, "outlet"), registry)
    return Article(
        id=str(record["id"]),
        outlet=outlet.id if outlet else optional(record, "outlet"),
        title=optional(record, "title"),
        text=text,
        published=published(record.get("published")),
        furniture=read.furniture(text, outlet.furniture if outlet else ()),
    )


def optional(record: Mapping[str, Any], key: str) -> str:
    """The text of a field that may be missing, and then is none.

    Raises:
        ValueError: where it holds something else.
    """
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key} is no text: {brief(value)}")
    return value or ""


def published(value: Any) -> Interval | None:
    """The days of publication that a record gives, as EDTF; ``None`` where it gives none.

    Raises:
        ValueError: where they can be none.
    """
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError(f"published is no EDTF date: {brief(value)}")
    try:
        interval = edtf.parse(value).interval
    except ValueError as error:
        raise ValueError(f"published: {error}") from None
    if wrong := read.wrong_publication(interval):
        raise ValueError(f"published: {wrong}: {brief(value)}")
    return interval


def brief(value: Any) -> str:
    """A wrong value as a message repeats it."""
    text = repr(value)
    return text if len(text) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"


def _date(dating: Dating) -> dict[str, Any]:
    mention = dating.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.kind,
        **_days(dating.interval, dating.edtf),
        "relation": dating.bearing,
        "why": [say.sentence(cause) for cause in (*dating.why, *filter(None, [dating.doubt]))],
    }


def _meeting(report: Report, by_key: Mapping[str, Report], dated: Dated) -> dict[str, Any]:
    told = report.passages[0]
    return {
        "form": report.form,
        "participants": [_participant(p) for p in report.participants],
        "place": report.place,
        **_when(report, by_key, dated),
        "mode": report.mode,
        "held": report.held,
        "start": told.start,
        "end": told.end,
        "quote": told.quote,
        "because": [{"part": w.part, "start": w.start, "end": w.end, "text": w.text} for w in report.because],
    }


def _participant(participant: Participant) -> dict[str, Any]:
    return {
        "id": participant.id,
        "name": participant.name,
        "text": participant.text,
        "start": participant.start,
        "end": participant.end,
        "office": participant.office,
        "role": participant.role,
        "sort": participant.sort,
    }


def _when(report: Report, by_key: Mapping[str, Report], dated: Dated) -> dict[str, str | None]:
    """What is told of the governing date; else one unknown day of the visit during which it took place."""
    if report.dating is not None:
        own = dated.datings[report.dating]
        if own.dispute is not None and own.dispute.code != resolve.BY_DAY_WORD:  # a date lies within its readings
            whole = hull(own.readings)
            return _days(whole, edtf.write(whole) if whole else None)
        if own.told == own.interval and own.bearing != "about":
            return _days(own.interval, own.edtf)
        told = _by_writing(own.told, report, dated)
        return _days(told, edtf.write(told) if told else None)
    visit = by_key.get(report.within) if report.within is not None else None
    if visit is None or visit.dating is None:
        return _days(None, None)
    interval = dated.datings[visit.dating].told
    return _days(interval, edtf.write(interval) if interval else None)


def _by_writing(told: Interval | None, report: Report, dated: Dated) -> Interval | None:
    """An open end closed by the day of writing: what was held lies before it, what is planned after it."""
    if told is None or dated.anchor is None:
        return told
    held, written = report.held == "held", dated.anchor.latest if report.held == "held" else dated.anchor.earliest
    if held and told.latest is None:
        return told & Interval(None, written) or told
    if report.held == "planned" and told.earliest is None:
        return told & Interval(written, None) or told
    return told


def _written(interval: Interval | None) -> str | None:
    if interval is None:
        return None
    return edtf.write(interval, extent=interval.length != 1)


def _days(interval: Interval | None, written: str | None) -> dict[str, str | None]:
    return {
        "earliest": interval.earliest.isoformat() if interval and interval.earliest else None,
        "latest": interval.latest.isoformat() if interval and interval.latest else None,
        "edtf": written,
    }
