"""JSON lines of the shape that ``annotate`` writes → what another extractor found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from arabic_timeline import edtf
from arabic_timeline import rows as tables
from arabic_timeline.entries.shapes import Given, Side
from arabic_timeline.forms import Form, Mode
from arabic_timeline.interval import Interval
from arabic_timeline.model import Fault, Held, Role, Sort

_FORMS: tuple[str, ...] = get_args(Form)


def rows(text: str, file: str, faults: list[Fault]) -> Iterator[Given]:
    """The meetings of every line; ``extractor`` of a line names the program, else the file does."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield from _meetings(json.loads(line), file, number)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            message = f"not a line as annotate writes it: {tables.shown(str(error) or type(error).__name__)}"
            faults.append(Fault(file=file, line=number, message=message, rule="entry"))


def _meetings(record: Any, file: str, line: int) -> Iterator[Given]:
    if not isinstance(record, Mapping) or "id" not in record or "meetings" not in record:
        raise ValueError('an object with "id" and "meetings" expected')
    for meeting in record.get("meetings") or ():
        yield given(
            meeting, file, line, place=_text(meeting, "place"),
            source=_text(record, "title") or _text(record, "source") or str(record["id"]),
            url=_url(record), extractor=_text(record, "extractor") or Path(file).stem, of=str(record["id"]),
        )  # fmt: skip


def given(meeting: Mapping[str, Any], file: str, line: int, **more: Any) -> Given:
    """What a record of a meeting enters: its parties, date, form and quotation; ``more`` are other fields.

    Raises:
        ValueError: where a value is wrong; one line.
    """
    return Given(
        file=file, line=line,
        sides=tuple(_side(one) for one in meeting["participants"]), date=_date(meeting),
        form=_one_of(meeting, "form", _FORMS, "meeting"),
        held=_one_of(meeting, "held", get_args(Held), "held"),
        mode=_one_of(meeting, "mode", get_args(Mode), "visit"),
        quote=_text(meeting, "quote"), **more,
    )  # fmt: skip


def _side(one: Mapping[str, Any]) -> Side:
    name = _text(one, "name") or _text(one, "text")
    if name is None:
        raise ValueError("a participant has no name")
    role = _one_of(one, "role", get_args(Role), "participant")
    sort = _one_of(one, "sort", get_args(Sort), "person") if one.get("sort") else None
    return Side(text=name, id=_text(one, "id"), office=_text(one, "office"), role=role, sort=sort)


def _date(meeting: Mapping[str, Any]) -> str | None:
    written = _text(meeting, "edtf")
    if written:
        return written
    ends = [_text(meeting, name) for name in ("earliest", "latest")]
    if not any(ends):
        return None
    low, high = (edtf.parse(one).interval.day if one else None for one in ends)
    return edtf.write(Interval(low, high))


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{key}: text expected")
    if value and len(value) > tables.LONGEST_TEXT:
        raise ValueError(f"{key}: longer than {tables.LONGEST_TEXT:,} characters")
    return value.strip() or None if value else None


def _url(record: Mapping[str, Any]) -> str | None:
    url = _text(record, "url")
    return url if url and tables.is_web(url) else None


def _one_of(row: Mapping[str, Any], key: str, known: tuple[str, ...], usual: str) -> Any:
    value = row.get(key) or usual
    if value not in known:
        raise ValueError(f"{key}: one of {', '.join(known)} expected")
    return value
