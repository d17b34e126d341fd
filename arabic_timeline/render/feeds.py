"""The timeline to take away: JSON, Atom, iCalendar, CSV and TimelineJS, all below ``data/``."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from arabic_timeline.forms import SCHEMA
from arabic_timeline.render import safe, told
from arabic_timeline.render.data import articles, bounds, data
from arabic_timeline.render.views import Row, World

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_COLUMNS = (
    "id", "form", "title", "participants", "offices", "place", "status", "held", "outside_source",
    "certain_earliest", "certain_latest", "certain_edtf", "likely_earliest", "likely_latest", "likely_edtf",
    "date_in_words", "articles", "outlets", "page", "schema",
)  # fmt: skip


def files(world: World) -> Iterator[tuple[str, str]]:
    """Each export as (path, text)."""
    months = world.settings.months
    yield "data/timeline.json", _json(data(world.timeline, months=months))
    yield "data/timeline.atom", _atom(world)
    yield "data/timeline.ics", _calendar(world)
    yield "data/timeline.csv", _csv(world)
    yield "data/timelinejs.json", _json(_timelinejs(world))


def _json(value: Any) -> str:
    return safe.json_escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def _page(world: World, row: Row) -> str:
    return f"{world.settings.site_url or '../'}{row.path}"


def summary(world: World, row: Row) -> str:
    """The date with its mark, the place and the first reason, in plain sentences."""
    mark = world.words["status"][row.status]["name"]
    held = [f"{world.words['held'][row.entry.meeting.held]}."] if row.told else []
    parts = [*held, f"التاريخ: {row.when.text} ({mark})."]
    if row.certain:
        parts.append(f"المؤكد: {row.certain.text}.")
    if row.place:
        parts.append(f"المكان: {safe.text(row.place)}.")
    parts += [told.sentence(world, cause) for cause in row.entry.why[:3]]
    return " ".join(parts)


# ── Atom (RFC 4287) ─────────────────────────────────────────────────────────────────────────────


def _atom(world: World) -> str:
    settings = world.settings
    home = settings.site_url or "../index.html"
    name = escape(safe.isolate(settings.site_name))
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">',
        f"<title>{name}</title><id>{_urn(world, 'feed')}</id><updated>{_stamp(settings.built)}</updated>",
        f"<author><name>{name}</name></author><link href={quoteattr(home)}/>",
    ]
    if settings.site_url:
        head.append(f'<link rel="self" href={quoteattr(settings.site_url + "data/timeline.atom")}/>')
    return "\n".join([*head, *(_atom_entry(world, row) for row in reversed(world.rows)), "</feed>\n"])


def _atom_entry(world: World, row: Row) -> str:
    return (
        f"<entry><title>{escape(safe.isolate(row.named))}</title><id>{_urn(world, row.id)}</id>"
        f"<updated>{_stamp(_told(world, row))}</updated><link href={quoteattr(_page(world, row))}/>"
        f"<summary>{escape(summary(world, row))}</summary></entry>"
    )


def _urn(world: World, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{world.settings.site_url}#{name}')}"


def _told(world: World, row: Row) -> datetime:
    """The day on which it was last told, where that is known: a build by itself is no news to a feed reader."""
    days = [world.articles[a].certain.interval.latest for a in articles(row.entry) if a in world.articles]
    known = [day for day in days if day]
    return datetime.combine(max(known), time(), UTC) if known else world.settings.built


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# ── iCalendar (RFC 5545) ────────────────────────────────────────────────────────────────────────


def _calendar(world: World) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//arabic-timeline//AR", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_ical(safe.isolate(world.settings.site_name))}")
    for row in world.rows:
        low, high = row.span.earliest, row.span.latest
        if low and high:
            lines += _ical_event(world, row, low, high)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _ical_event(world: World, row: Row, low: date, high: date) -> list[str]:
    settings = world.settings
    # A bound is no appointment: it says so in its title and leaves the calendar free.
    title = row.named if row.when.iso else f"{row.named} ({row.when.text})"
    after = high + timedelta(1) if high < date.max else high
    found = [
        "BEGIN:VEVENT",
        f"UID:{_urn(world, row.id).removeprefix('urn:uuid:')}@arabic-timeline",
        f"DTSTAMP:{settings.built.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_basic(low)}",
        f"DTEND;VALUE=DATE:{_basic(after)}",
        f"SUMMARY:{_ical(safe.isolate(title))}",
        f"DESCRIPTION:{_ical(summary(world, row))}",
        "TRANSP:TRANSPARENT",
        f"STATUS:{_ical_status(row)}",
    ]
    if row.place:
        found.append(f"LOCATION:{_ical(row.place)}")
    if settings.site_url:
        found.append(f"URL:{_page(world, row)}")
    return [*found, "END:VEVENT"]


def _ical_status(row: Row) -> str:
    """A denied meeting is kept and crossed out; what is only planned or bounded is no certain appointment."""
    if row.entry.meeting.held == "denied":
        return "CANCELLED"
    return "CONFIRMED" if row.when.exact and not row.certain and not row.told else "TENTATIVE"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _ical(value: str) -> str:
    clean = " ".join(value.split())
    for char in "\\;,":
        clean = clean.replace(char, f"\\{char}")
    return clean


def _folded(line: str) -> str:
    """Lines of at most 75 octets, cut between characters (RFC 5545, 3.1)."""
    out, size = [], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > 75:
            out.append("\r\n ")
            size = 1
        out.append(char)
        size += octets
    return "".join(out)


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────


def _csv(world: World) -> str:
    """With a byte order mark, without which spreadsheets do not read Arabic; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in world.rows:
        writer.writerow([_cell(one) for one in _values(world, row)])
    return "\ufeff" + out.getvalue()


def _values(world: World, row: Row) -> Iterator[object]:
    entry, meeting = row.entry, row.entry.meeting
    people = [*row.who, *row.attending]
    yield from (row.id, meeting.form, row.named, "؛ ".join(one.name for one in people))
    yield "؛ ".join(one.office or "" for one in people)
    yield from (row.place, entry.status, meeting.held, entry.outside_source)
    for value in (entry.certain, entry.likely):
        yield from (bounds(value) or dict.fromkeys(("earliest", "latest", "edtf"))).values()
    yield from (row.when.text, " ".join(articles(entry)), " ".join(row.outlets), _page(world, row), SCHEMA)


def _cell(value: object) -> str:
    text = "" if value is None else safe.text(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


# ── TimelineJS ──────────────────────────────────────────────────────────────────────────────────


def _timelinejs(world: World) -> dict[str, Any]:
    """The format of Knight Lab's TimelineJS 3; what has no closed bounds cannot stand in it."""
    return {
        "title": {"text": {"headline": escape(world.settings.site_name)}},
        "events": [_slide(world, row) for row in world.rows if row.years],
    }


def _slide(world: World, row: Row) -> dict[str, Any]:
    assert row.span.earliest and row.span.latest
    slide: dict[str, Any] = {
        "unique_id": row.id,
        "start_date": _ymd(row.span.earliest),
        "display_date": row.when.text,
        # TimelineJS puts both texts into its page as HTML.
        "text": {"headline": escape(safe.text(row.named)), "text": escape(summary(world, row))},
    }
    if row.span.day is None:
        slide["end_date"] = _ymd(row.span.latest)
    return slide


def _ymd(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
