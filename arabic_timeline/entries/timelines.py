"""A timeline as JSON → what it enters: that of TimelineJS, or the house's own ``timeline.json``."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from arabic_timeline import rows as tables
from arabic_timeline.entries import lines, table
from arabic_timeline.entries.shapes import Given
from arabic_timeline.model import Fault

_NAMES = {
    "unique_id": "id",
    **{f"{start}.{part}": f"{end}{part}" for start, end in (("start_date", ""), ("end_date", "end_"))
       for part in ("year", "month", "day")},
    "text.headline": "title",
    "text.text": "prose",
    "media.credit": "source",
    "media.url": "url",
}  # fmt: skip

_ESCAPED = frozenset(("parties", "offices", "place"))  # the house's own, with no sign that is markup


def rows(text: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    """What each slide or meeting enters; the faults of those that enter nothing are added to ``faults``."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(file=file, line=getattr(error, "lineno", None), message=f"not JSON: {error}", rule="entry"))
        return
    found = _told(value)
    if found is None:
        message = "not a timeline: TimelineJS's «events», or a timeline.json of this program expected"
        faults.append(Fault(file=file, line=None, message=message, rule="entry"))
        return
    what, records = found
    for number, record in enumerate(records, 1):
        try:
            yield _own(record, value, file) if what == "meeting" else _slide(record, file)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            says = tables.shown(str(error) or type(error).__name__)
            faults.append(Fault(file=file, line=None, message=f"{what} {number}: {says}", rule="entry"))


def _told(value: Any) -> tuple[str, list[Any]] | None:
    """What it is made of, and each of them."""
    if not isinstance(value, Mapping) or not isinstance(value.get("events"), list):
        return None
    if isinstance(value.get("meetings"), list):
        return "meeting", [*value["meetings"], *value["events"]]
    return "event", value["events"]


def _slide(slide: Mapping[str, Any], file: str) -> Given:
    """A slide of TimelineJS as a line of its spreadsheet; it may have the house's own names besides."""
    cell: dict[str, str] = {}
    for name in (*_NAMES, "parties", "offices", "place", "form", "held", "topics", "quote", "meeting", "date"):
        value: Any = slide
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        if isinstance(value, str | int | float) and str(value).strip():
            said = str(value).strip()
            cell[_NAMES.get(name, name)] = html.unescape(said) if name in _ESCAPED else said
    if not tables.ID.fullmatch(cell.get("id", "")):
        cell.pop("id", None)  # a name that only TimelineJS knows
    own = "form" in cell  # the slide shows the likely days, too; certain is what the house's own date says, or nothing
    if own:
        cell = {name: value for name, value in cell.items() if not name.endswith(("year", "month", "day"))}
    return table.given(cell, file, 1, exported=own)


def _own(entry: Mapping[str, Any], whole: Mapping[str, Any], file: str) -> Given:
    """What the house has told: under its id, with its certain bounds, and who told it as its source."""
    told = entry["evidence"][0] if entry.get("evidence") else {}
    known = {
        str(one["id"]): (one.get("outlet") or one.get("source"), one.get("url"))
        for key in ("articles", "entries")
        for one in whole.get(key) or ()
    }
    by = [known.get(str(one), (None, None)) for one in entry.get("articles") or ()]
    return lines.given(
        {**entry, "edtf": (entry["certain"] or {}).get("edtf"), "quote": told.get("quote")},
        file, 1, id=table.named(str(entry["id"])), place=entry.get("place_id") or entry.get("place"),
        topics=tuple(map(str, entry.get("topics") or ())),
        source="، ".join(dict.fromkeys(str(name) for name, _ in by if name)) or None,
        url=next((url for _, url in by if url and tables.is_web(url)), None),
    )  # fmt: skip
