"""JSON Schemas of the YAML files, made from the shapes, so that editors complete and check while typing."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from arabic_timeline.entries.shapes import EntryRow
from arabic_timeline.interval import Interval
from arabic_timeline.lexicon import Change
from arabic_timeline.read.folder import Front
from arabic_timeline.registry import Site
from arabic_timeline.registry.load import OfficeRow
from arabic_timeline.registry.shapes import Claim, Judgement, Outlet, Person, Picture, Place
from arabic_timeline.rows import ID, UNWRITTEN

_SHAPES: dict[str, type] = {
    "people": Person,
    "offices": OfficeRow,
    "places": Place,
    "outlets": Outlet,
    "claims": Claim,
    "judgements": Judgement,
    "pictures": Picture,
    "lexicon": Change,
    "entries": EntryRow,
}
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


# What text has to look like besides; a reader that takes 002 for a number leaves it alone.
_PATTERNS = {
    "id": {"pattern": f"^{ID.pattern}$"},
    "url": {"pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"]+$"},
}


def all_of_them() -> dict[str, dict[str, Any]]:
    """Schemas for the files of data/knowledge and data/lexicon, for site.yaml and the front matter of an article."""
    found = {name: {"type": "array", "items": _shape(shape)} for name, shape in _SHAPES.items()}
    found["article"] = _shape(Front)
    found["site"] = _shape(Site)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return {name: {**head, "title": name, **schema} for name, schema in found.items()}


def _shape(shape: type) -> dict[str, Any]:
    hints = get_type_hints(shape)
    fields = [field for field in dataclasses.fields(shape) if field.name not in UNWRITTEN]
    required = [field.name.rstrip("_") for field in fields if _is_required(field)]
    return {
        "type": "object",
        "description": (shape.__doc__ or "").split("\n")[0],
        "properties": {
            field.name.rstrip("_"): {**_type(hints[field.name]), **_PATTERNS.get(field.name, {})} for field in fields
        },
        "required": required,
        "additionalProperties": False,
    }


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _type(hint: Any) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (one,) = [kind for kind in inner if kind is not type(None)]
        return {"anyOf": [_type(one), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _type(inner[0])}
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is Mapping:
        return {"type": "object"}
    is_row = isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint is not Interval
    return _shape(hint) if is_row else _plain(hint)


def _plain(hint: type) -> dict[str, Any]:
    if hint is bool:
        return {"type": "boolean"}
    if hint is float:
        return {"type": "number"}
    if hint is date:
        return {"type": "string", "pattern": _DAY, "description": "a day: 2019-12-07"}
    if hint is Interval:
        forms = "EDTF: 2019-12-07, 2022-09, 2022, 2022-06-13/2022-06-14, [2022-06-13..2022-06-14]"
        return {"type": ["string", "number"], "description": forms}
    # A reader of YAML 1.1 in an editor takes 002 or 2019 for a number: the house keeps it as text.
    return {"type": ["string", "number", "boolean"]}
