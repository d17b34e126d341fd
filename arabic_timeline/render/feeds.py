"""What the timeline is taken away in: JSON, Atom, iCalendar, CSV and TimelineJS (references: ``cites``)."""

from __future__ import annotations

import csv
import io
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from arabic_timeline import cells
from arabic_timeline.forms import SCHEMA
from arabic_timeline.model import Cause
from arabic_timeline.render import atlas, memory, own, safe, told
from arabic_timeline.render.book import Book, File
from arabic_timeline.render.data import articles, bounds, data
from arabic_timeline.render.portions import Portion
from arabic_timeline.render.views import Row, World
from arabic_timeline.xmltext import escape, quoteattr

_KINDS = {
    "meetings": "meeting", "events": "event", "articles": "article", "entries": "entry",
    "contradictions": "contradiction", "warnings": "warning",
}  # fmt: skip
_NEWEST = 200  # entries of the feed: what a reader asks for again and again stays small
_REASONS = 3  # of a chain, in a summary
_CONCLUDES = "reason.so"
_COLUMNS = (
    "id", "form", "title", "participants", "offices", "place", "status", "held", "outside_source",
    "certain_earliest", "certain_latest", "certain_edtf", "likely_earliest", "likely_latest", "likely_edtf",
    "date_in_words", "articles", "outlets", "page", "schema", *own.COLUMNS,
)  # fmt: skip


def files(
    world: World, before: Mapping[str, tuple[str, str]] | None = None, book: Book | None = None
) -> Iterator[File]:
    """What is one file however large the timeline is; ``before``: what the last build remembered (``memory.read``)."""
    changed = memory.days(world, before or {}, book)
    newest = _newest(world, changed)
    yield File(path="data/timeline.atom", given=newest, make=lambda: _atom(world, newest))
    yield File(path=memory.PATH, given=changed, make=lambda: memory.write(changed))
    yield File(path=atlas.GEOJSON, given=None, make=lambda: atlas.geojson(world))


def makers(world: World, one: Portion) -> dict[str, Callable[[], str]]:
    """What writes a portion of the timeline, by format."""

    def plain() -> dict[str, Any]:
        return data(one.timeline, months=world.settings.months)

    return {
        "json": lambda: dumped(plain()),
        "jsonl": lambda: lines(_kinds(plain())),
        "csv": lambda: _csv(_COLUMNS, (_values(world, row) for row in one.rows)),
        "ics": lambda: calendar(world, one.rows),
        "timelinejs": lambda: dumped(_timelinejs(world, one.rows)),
    }


def dumped(value: Any) -> str:
    """A value as a file of JSON."""
    return safe.json_escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"


def lines(records: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """JSON lines: each record by itself, and of which kind it is."""
    written = (
        json.dumps({"kind": kind, **one}, ensure_ascii=False, separators=(",", ":"))
        for kind, all_ in records.items()
        for one in all_
    )
    return "".join(f"{safe.json_escaped(line)}\n" for line in written)


def _kinds(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The records of a timeline by what one of them is."""
    return {_KINDS[name]: value for name, value in whole.items() if name in _KINDS}


def _page(world: World, row: Row) -> str:
    return f"{world.settings.site_url or '../'}{row.path}"


def summary(world: World, row: Row) -> str:
    """The date with its mark, the place, the first reasons and the conclusion, in plain sentences."""
    return world.watch.once(("summary", row.id), lambda: _summary(world, row))


def _summary(world: World, row: Row) -> str:
    mark = world.words["status"][row.status]["name"]
    held = [f"{world.words['held'][row.entry.meeting.held]}."] if row.told else []
    parts = [*held, f"{world.words['date']} {row.when.text} ({mark})."]
    if row.sure:
        parts.append(f"{row.sure}.")
    if row.place:
        parts.append(f"{world.words['meeting']['place']}{world.words['colon']}{safe.text(row.place)}.")
    return " ".join([*parts, *(told.sentence(world, cause) for cause in _short(row.entry.why))])


def _short(why: Sequence[Cause]) -> list[Cause]:
    """The first reasons and what they come to: a chain is never cut before its conclusion."""
    ends = [n for n, cause in enumerate(why) if cause.code.startswith(_CONCLUDES)]
    last = ends[-1] if ends else len(why) - 1
    return [cause for n, cause in enumerate(why) if n < _REASONS or n == last]


# ── Atom (RFC 4287) ─────────────────────────────────────────────────────────────────────────────


def _newest(world: World, changed: Mapping[str, tuple[str, str]]) -> list[tuple[Row, str]]:
    """The entries that changed last, each with the day of its change, the latest of the timeline first."""
    rows = [(row, changed[row.id][1]) for row in reversed(world.rows)]
    first = sorted(range(len(rows)), key=lambda n: rows[n][1], reverse=True)[:_NEWEST]
    return [rows[n] for n in sorted(first)]


def _atom(world: World, newest: Sequence[tuple[Row, str]]) -> str:
    settings = world.settings
    home = settings.site_url or "../index.html"
    name = escape(safe.text(settings.site_name))
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">',
        f"<title>{name}</title><id>{_urn(world, 'feed')}</id><updated>{_stamp(settings.built)}</updated>",
        f"<author><name>{name}</name></author><link href={quoteattr(home)}/>",
    ]
    if settings.site_url:
        head.append(f'<link rel="self" href={quoteattr(settings.site_url + "data/timeline.atom")}/>')
    return "\n".join([*head, *(_atom_entry(world, row, day) for row, day in newest), "</feed>\n"])


def _atom_entry(world: World, row: Row, day: str) -> str:
    updated = _stamp(memory.moment(day))
    return atom_entry(safe.text(row.named), _urn(world, row.id), updated, _page(world, row), summary(world, row))


def atom_entry(title: str, urn: str, updated: str, page: str, says: str) -> str:
    """One entry of a feed; ``title`` and ``says`` are plain text, ``updated`` a moment as RFC 3339 writes it."""
    return (
        f"<entry><title>{escape(title)}</title><id>{urn}</id><updated>{updated}</updated>"
        f"<link href={quoteattr(page)}/><summary>{escape(says)}</summary></entry>"
    )


def _urn(world: World, name: str) -> str:
    """An id that stays when the site moves to another address."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'arabic-timeline:{world.settings.site_name}#{name}')}"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


# ── iCalendar (RFC 5545) ────────────────────────────────────────────────────────────────────────


def calendar(world: World, rows: Sequence[Row]) -> str:
    """The rows that have two bounds, as a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//arabic-timeline//AR", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_ical(safe.text(world.settings.site_name))}")
    for row in rows:
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
        f"SUMMARY:{_ical(safe.text(title))}",
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
    octets, pieces, room = line.encode(), [], 75
    while len(octets) > room:
        end = room
        while octets[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        pieces.append(octets[:end])
        octets, room = octets[end:], 74  # a space stands before it
    return b"\r\n ".join([*pieces, octets]).decode()


# ── CSV ─────────────────────────────────────────────────────────────────────────────────────────


def table(parts: Sequence[Mapping[str, Any]]) -> str:
    """The parts of the timeline as a sheet: none of its columns can be taken for one of the entries."""
    rows = ((one["part"], one["entries"], one["articles"], one["files"]["csv"]) for one in parts)
    return _csv(("part", "entries", "articles", "file"), rows)


def _csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """With a byte order mark, without which spreadsheets do not read Arabic; no cell can be taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return "\ufeff" + out.getvalue()


def _values(world: World, row: Row) -> Iterator[object]:
    entry, meeting = row.entry, row.entry.meeting
    people = [*row.who, *row.attending]
    yield from (row.id, meeting.form, row.named, cells.joined(one.name for one in people))
    yield cells.joined(one.office or "" for one in people) if any(one.office for one in people) else ""
    yield from (row.place, entry.status, meeting.held, entry.outside_source)
    for value in (entry.certain, entry.likely):
        yield from (bounds(value) or dict.fromkeys(("earliest", "latest", "edtf"))).values()
    yield from (
        row.when.text,
        " ".join(_below(world, one) for one in articles(entry)),
        " ".join(row.outlets),
        _page(world, row),
        SCHEMA,
    )
    yield from own.values(world, row).values()


def _below(world: World, article: str) -> str:
    """An article with its outlet: «002» alone would be the number 2 in a spreadsheet."""
    known = world.heads.get(article)
    return f"{known.dated.article.outlet if known else 'entries'}/{article}"


def _cell(value: object) -> str:
    return cells.guarded("" if value is None else safe.lines(str(value)).strip())


# ── TimelineJS ──────────────────────────────────────────────────────────────────────────────────


def _timelinejs(world: World, rows: Sequence[Row]) -> dict[str, Any]:
    """The format of Knight Lab's TimelineJS 3; what has no closed bounds cannot stand in it, and lies beside it."""
    undated = [_slide(world, row) for row in rows if not row.years]
    return {**_slides(world, [_slide(world, row) for row in rows if row.years]), "undated": undated}


def _slides(world: World, slides: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": {"text": {"headline": escape(world.settings.site_name)}}, "events": slides}


def slides_of_years(world: World, found: Sequence[Portion]) -> str:
    """A slide for each part that is of a year."""
    slides = [
        {
            "unique_id": one.name,
            "start_date": {"year": one.year},
            "text": {"headline": one.name, "text": escape(world.count(len(one.rows), "entry"))},
        }
        for one in found
        if one.year
    ]
    return dumped(_slides(world, slides))


def _slide(world: World, row: Row) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": row.id,
        **_days(row),
        "display_date": row.when.text,
        # TimelineJS puts both texts into its page as HTML.
        "text": {"headline": escape(safe.text(row.named)), "text": escape(summary(world, row))},
    }
    return slide | _own(world, row)


def _days(row: Row) -> dict[str, Any]:
    low, high = row.span.earliest, row.span.latest
    if not low or not high:
        return {}
    return {"start_date": _ymd(low)} | ({"end_date": _ymd(high)} if row.span.day is None else {})


def _own(world: World, row: Row) -> dict[str, str]:
    """What TimelineJS passes over and `add` reads back: who, where and when as they are known, of what form."""
    people = [*row.who, *row.attending]
    known, likely = bounds(row.entry.certain) or {}, bounds(row.entry.likely) or {}
    values = {
        "parties": cells.joined(one.name for one in people),
        "offices": cells.joined(one.office or "" for one in people) if any(one.office for one in people) else "",
        "place": row.place or "",
        "date": known.get("edtf") or "",
        "status": row.entry.status,
        "likely_edtf": likely.get("edtf") or "",
        "form": row.entry.meeting.form,
        "held": row.entry.meeting.held,
        **own.values(world, row),
    }
    return {name: escape(value) for name, value in values.items() if value}  # no markup, as the texts


def _ymd(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}
