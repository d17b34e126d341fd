"""A timeline as JSON → what it enters: that of TimelineJS, or the house's own ``timeline.json``."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from arabic_timeline import rows as tables
from arabic_timeline.entries import lines, table
from arabic_timeline.entries.shapes import Given
from arabic_timeline.model import Fault, Status

_NAMES = {
    "unique_id": "id",
    **{f"{start}.{part}": f"{end}{part}" for start, end in (("start_date", ""), ("end_date", "end_"))
       for part in ("year", "month", "day")},
    "text.headline": "title",
    "text.text": "prose",
    "media.credit": "source",
    "media.url": "url",
}  # fmt: skip

_SHOWN = ("display_date", "start_date.display_date", "group", "media.caption")  # what tells readers something besides

# The house's own, by what the columns of a sheet are called; with no sign in them that is markup.
_OWN = {
    **{name: name for name in (
        "parties", "offices", "roles", "place", "place_id", "form", "mode", "held", "topics", "summary", "quote",
        "source", "url", "meeting", "date", "extractor", "status", "words",
    )},
    "participant_ids": "party_ids",
    "likely_edtf": "likely",
}  # fmt: skip

_LISTS = {"meeting": "meetings", "event": "events", "article": "articles", "entry": "entries"}


def rows(text: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    """What each slide or meeting enters; the faults of those that enter nothing are added to ``faults``."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(file=file, line=getattr(error, "lineno", None), message=f"not JSON: {error}", rule="entry"))
        return
    yield from _of_whole(value, file, faults)


def of_lines(text: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    """The same of the house's ``timeline.jsonl``, of which each line says what it is; any other lines are those of
    another extractor.
    """
    try:
        records = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        records = []
    if not records or not all(isinstance(one, Mapping) and isinstance(one.get("kind"), str) for one in records):
        yield from lines.rows(text, file, faults)
        return
    whole: dict[str, list[Any]] = {"meetings": [], "events": []}
    for one in records:
        whole.setdefault(_LISTS.get(one["kind"], one["kind"]), []).append(one)
    if not (whole["meetings"] or whole["events"]):
        message = "no meeting and no event in it: the parts of a timeline are files of their own"
        faults.append(Fault(file=file, line=1, message=message, rule="entry"))
    yield from _of_whole(whole, file, faults)


def _of_whole(value: Any, file: str, faults: list[Fault]) -> Iterator[Given]:
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
    beside = value.get("undated")
    return "event", [*value["events"], *(beside if isinstance(beside, list) else ())]


def unread(text: str) -> tuple[str, ...]:
    """What the slides of a TimelineJS say to readers that nothing is read of: «display_date»; none of a broken file."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    slides = value.get("events") if isinstance(value, Mapping) and "meetings" not in value else None
    told = [one for one in slides or () if isinstance(one, Mapping) and not _said(one, "form")]
    return tuple(path for path in _SHOWN if any(_said(one, path) for one in told))


def _slide(slide: Any, file: str) -> Given:
    """A slide of TimelineJS as a line of its spreadsheet; it may have the house's own names besides."""
    cell = {name: said for path, name in _NAMES.items() if (said := _said(slide, path))}
    if not tables.ID.fullmatch(cell.get("id", "")):
        cell.pop("id", None)  # a name that only TimelineJS knows
    own = _said(slide, "form") != ""
    if own:  # it shows the likely days, too; certain is what its own date says, or nothing
        cell = {name: value for name, value in cell.items() if not name.endswith(("year", "month", "day"))}
    cell |= {name: html.unescape(said) for key, name in _OWN.items() if (said := _said(slide, key))}
    return table.given(cell, file, 1, exported=own)


def _said(slide: Any, path: str) -> str:
    for step in path.split("."):
        slide = slide.get(step) if isinstance(slide, Mapping) else None
    return str(slide).strip() if isinstance(slide, str | int | float) else ""


def _own(entry: Mapping[str, Any], whole: Mapping[str, Any], file: str) -> Given:
    """What the house has told: under its id, with its certain bounds, and who told it as its source."""
    told = entry["evidence"][0] if entry.get("evidence") else {}
    known = {str(one["id"]): one for key in ("articles", "entries") for one in whole.get(key) or ()}
    by = [known.get(str(one), {}) for one in entry.get("articles") or ()]
    names = dict.fromkeys(str(name) for one in by if (name := one.get("outlet") or one.get("source")))
    entered = all("outlet" not in one for one in by)
    return lines.given(
        {**entry, "edtf": (entry["certain"] or {}).get("edtf"), "quote": _quote(told, known)},
        file, 1, id=table.named(str(entry["id"])), title=_text(entry.get("summary")),
        place=_text(entry.get("place")), place_id=_text(entry.get("place_id")),
        topics=tuple(map(str, entry.get("topics") or ())), source="، ".join(names) or None,
        url=next((url for one in by if (url := one.get("url")) and tables.is_web(url)), None),
        extractor=next((_text(one.get("extractor")) for one in by if entered), None), exported=True,
        prose=next((_text(one.get("words")) for one in by if entered), None),
        status=_status(entry), likely=_text((entry.get("likely") or {}).get("edtf")),
    )  # fmt: skip


def _status(entry: Mapping[str, Any]) -> Status:
    said = entry.get("status", "stated")
    if said not in get_args(Status):
        raise ValueError(f"status: one of {', '.join(get_args(Status))} expected")
    return said  # type: ignore[no-any-return]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _quote(told: Mapping[str, Any], known: Mapping[str, Any]) -> Any:
    """What an article prints or an entry quotes: what was entered besides stands at the start of its text, or is told
    as its words.
    """
    by = known.get(str(told.get("article")), {"outlet": ""})
    is_quoted = "outlet" in by or (told.get("start") and told.get("quote") != by.get("words"))
    return told.get("quote") if is_quoted else None
