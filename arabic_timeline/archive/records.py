"""Records → articles: what a folder's front matter says, as the fields of a line or of a row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from arabic_timeline import annotate, dating, edtf, read, rows, web
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry

FIELDS = ("id", "outlet", "title", "text", "published", "url", "retrieved")
LONGEST_TEXT = 1_000_000  # characters; no article is as long


class BadRecordError(ValueError):
    """A record that is no article: one clear line; ``name`` is its id where that much could be read."""

    def __init__(self, message: str, name: str | None = None) -> None:
        super().__init__(message)
        self.name = name


def article(given: bytes | Mapping[str, Any] | None, known: Registry) -> Article:
    """The article of a record.

    Raises:
        BadRecordError: where it is none.
    """
    fields = given if isinstance(given, Mapping) else _parsed(given)
    id_ = _id(fields)
    try:
        return _made(id_, fields, known)
    except ValueError as error:
        raise BadRecordError(str(error), id_) from None


def _parsed(line: bytes | None) -> Mapping[str, Any]:
    if line is None:
        raise BadRecordError("the line is too long")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRecordError(f"not UTF-8: byte 0x{line[error.start]:02X} at offset {error.start}") from None
    except (ValueError, RecursionError) as error:
        raise BadRecordError(
            f"not JSON: {'nested too deeply' if isinstance(error, RecursionError) else error}"
        ) from None
    if not isinstance(found, dict):
        raise BadRecordError('an object such as {"id": …, "text": …} expected')
    return found


def _id(fields: Mapping[str, Any]) -> str:
    value = fields.get("id")
    name = str(value) if annotate.is_id(value) else ""
    if not rows.ID.fullmatch(name):
        raise BadRecordError(
            f"id: 1 to 80 of the letters a-z, A-Z, digits, - and _ expected, not {annotate.brief(value)}"
        )
    return name


def _made(id_: str, fields: Mapping[str, Any], known: Registry) -> Article:
    text = _text(fields, "text")
    if not text.strip():
        raise ValueError("the article has no text")
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"the text is longer than {LONGEST_TEXT:,} characters: not one article")
    if "\x00" in text:
        raise ValueError("a null character is not text")
    called = _text(fields, "outlet")
    outlet = dating.outlet_called(called, known)
    return Article(
        id=id_,
        outlet=outlet.id if outlet else called,
        title=_text(fields, "title"),
        text=text,
        url=_url(fields),
        published=_published(fields.get("published")),
        retrieved=_retrieved(fields.get("retrieved")),
        furniture=read.furniture(text, outlet.furniture if outlet else ()),
    )


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = annotate.optional(fields, key)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f"{key} holds a lone surrogate") from None
    return value


def _url(fields: Mapping[str, Any]) -> str | None:
    value = _text(fields, "url") or None
    if value is not None and not rows.is_web(value):
        raise ValueError(f"url: {rows.not_web(value)}")
    return web.bare(value) if value else None


def _published(value: Any) -> Interval | None:
    return annotate.published(value.isoformat()[:10] if isinstance(value, date) else value)


def _retrieved(value: Any) -> date | None:
    if value is None or value == "":
        return None
    told = value.isoformat()[:10] if isinstance(value, date) else value
    day = edtf.parse(told).interval.day if isinstance(told, str) else None
    if day is None:
        raise ValueError(f"retrieved is no day: {annotate.brief(value)}")
    return day
