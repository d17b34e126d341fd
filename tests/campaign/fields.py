"""Every file that somebody writes, with a sound row and each way to a field of it: what hostile values are put into."""

from __future__ import annotations

import copy
import csv
import dataclasses
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import dossier

from arabic_timeline import lexicon
from arabic_timeline.entries.shapes import EntryRow
from arabic_timeline.read.folder import Front
from arabic_timeline.registry import shapes
from arabic_timeline.registry.load import OfficeRow
from arabic_timeline.registry.site import Site, StoryFront, Told
from arabic_timeline.rows import UNWRITTEN

Row = dict[str, Any]
PICTURE = "a.png"
MET = "a-1"  # a meeting of the dossier
_TEXT = "استقبل سالم الرامي أمس روبرت ميلر في صدف."


def _yaml(rows: Sequence[Row]) -> str:
    return "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def _mapping(rows: Sequence[Row]) -> str:
    (row,) = rows
    return json.dumps(row, ensure_ascii=False) + "\n"


def _lines(rows: Sequence[Row]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _slides(rows: Sequence[Row]) -> str:
    return json.dumps({"events": list(rows)})


def _sheet(rows: Sequence[Row]) -> str:
    held = io.StringIO()
    sheet = csv.DictWriter(held, [key for key, _ in _SHEET], extrasaction="ignore")
    sheet.writeheader()
    for row in rows:
        sheet.writerow({key: str(value).replace("\x00", "") for key, value in row.items()})
    return held.getvalue()


def _document(body: str) -> Callable[[Sequence[Row]], str]:
    def written(rows: Sequence[Row]) -> str:
        (row,) = rows
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in row.items())
        return f"---\n{front}---\n{body}\n"

    return written


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """``path`` below data/; ``row``: a sound one; ``ways`` to its fields («tenures.0.from»); ``text`` of rows.

    ``called``: the field in which rows differ, with «%d» for the number; «*» in the path: a file a row; ``alone``: the
    file has one row, and a build shows one value.
    """

    path: str
    row: Mapping[str, Any]
    ways: tuple[str, ...]
    text: Callable[[Sequence[Row]], str] = _yaml
    called: tuple[str, str] | None = ("id", "h%d")
    alone: bool = False

    def with_value(self, way: str, value: str) -> Row:
        """The sound row with ``value`` in one of its fields."""
        row = copy.deepcopy(dict(self.row))
        *steps, last = parts = way.split(".")
        at: Any = row
        for step, after in zip(steps, parts[1:], strict=True):
            empty: Any = [None] if after == "0" else {}
            if isinstance(at, list):
                at[0] = at[0] or empty
                at = at[0]
            else:
                at = at.setdefault(step, empty)
        at[0 if isinstance(at, list) else last] = value
        return row

    def files(self, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
        """(path, text) of what holds these rows, each told apart from the others unless it says its own name.

        Rows of the dossier that stand in the same file stay there: others name them.
        """
        named = [self._named(n, row) for n, row in enumerate(rows)]
        if "*" in self.path:
            yield from ((self.path.replace("*", f"h{n}"), self.text([row])) for n, row in enumerate(named))
        elif named:
            yield self.path, dossier.KNOWN.get(self.path, "") + self.text(named)

    def _named(self, number: int, row: Row) -> Row:
        if self.called is None or row.get(self.called[0], self.row.get(self.called[0])) != self.row.get(self.called[0]):
            return row
        return {**row, self.called[0]: self.called[1] % number}


def _written(shape: Any, *lists: str) -> tuple[str, ...]:
    names = [field.name.rstrip("_") for field in dataclasses.fields(shape) if field.name not in UNWRITTEN]
    return tuple(f"{name}.0" if name in lists else name for name in names)


def _knowledge(name: str, shape: Any, row: Row, *lists: str, more: tuple[str, ...] = ()) -> tuple[str, File]:
    called = None if name == "judgements" else ("id", "h%d")
    return name, File(
        path=f"knowledge/{name}.yaml", row=row, ways=(*_written(shape, *lists), *lists, *more), called=called
    )


_SHEET = [(spellings[0], "") for spellings in lexicon.rows("entries")["columns"].values()]
_TENURE = {"person": "rami", "from": "2015-05", "sources": ["https://a.test/"]}
_MET = {"participants": [{"name": "سالم الرامي"}, {"name": "روبرت ميلر"}], "edtf": "2020-01-02"}
_SIDE = "meetings.0.participants.0."
_SLIDE = {"start_date": {"year": "2020"}, "text": {"headline": "لقاء", "text": "التقى سالم الرامي روبرت ميلر."}}

FILES: dict[str, File] = dict(
    [
        _knowledge("people", shapes.Person, {"name": "حاتم القروي"}, "aliases", "was"),
        _knowledge(
            "offices",
            OfficeRow,
            {"name": "وزير الصيد", "tenures": [_TENURE]},
            "aliases",
            more=tuple(f"tenures.0.{one}" for one in ("person", "from", "until", "sources.0", "seen")),
        ),
        _knowledge("places", shapes.Place, {"name": "لؤلؤة", "kind": "city"}, "aliases", "adjectives"),
        _knowledge("outlets", shapes.Outlet, {"name": "صحيفة"}, "aliases", "furniture", more=("policy.day_first",)),
        _knowledge("claims", shapes.Claim, {"article": "a", "date": "2020", "quote": "أمس"}, "participants", "sources"),
        _knowledge("judgements", shapes.Judgement, {"kind": "not-a-meeting", "meetings": [MET]}, "meetings", "quotes"),
        _knowledge("pictures", shapes.Picture, {"image": PICTURE, "credit": "x", "licence": "x", "alt": "x"}),
        ("lexicon", File(
            path="lexicon/own.yaml", row={"table": "dates/months", "row": "added/6", "add": ["جونيون"]}, called=None,
            ways=("table", "row", "add", "add.0", "remove", "remove.0", "note"),
        )),
        ("site", File(
            path="site.yaml", row={"title": "خط"}, text=_mapping, called=None, alone=True,
            ways=(*_written(Site, "languages"), *(f"en.{one.name}" for one in dataclasses.fields(Told))),
        )),
        ("story", File(
            path="stories/*.md", row={"title": "قصة"}, text=_document(f"- {MET}: التقيا."), called=None,
            ways=_written(StoryFront),
        )),
        ("entries", File(
            path="entries/own.yaml", row={"parties": ["سالم الرامي", "روبرت ميلر"], "date": "2020-01-02"},
            ways=(*_written(EntryRow, "parties", "topics"), "parties", "topics"),
        )),
        ("sheet", File(
            path="entries/sheet.csv", row={"parties": "سالم الرامي؛ روبرت ميلر", "date": "2020-01-02"}, text=_sheet,
            called=None, ways=tuple(key for key, _ in _SHEET),
        )),
        ("found", File(
            path="entries/found.jsonl", row={"title": "خبر", "meetings": [_MET]}, text=_lines,
            ways=("id", "title", "source", "url", "extractor", "meetings", _SIDE + "name", _SIDE + "id",
                  _SIDE + "office", _SIDE + "role",
                  *(f"meetings.0.{one}" for one in ("edtf", "date", "place", "quote", "form", "held", "mode"))),
        )),
        ("slides", File(
            path="entries/slides.json", row=_SLIDE, text=_slides, called=None,
            ways=("unique_id", "group", "text.headline", "text.text", "media.credit", "media.url", "end_date.year",
                  *(f"start_date.{one}" for one in ("year", "month", "day"))),
        )),
        ("ids", File(
            path="ids.yaml", row={"id": "a-7", "article": "a", "quote": _TEXT, "word": "استقبل"},
            called=("id", "a-%d9"),
            ways=("id", "article", "quote", "word", "prefix", "suffix", "page", "sides", "sides.0", "shown"),
        )),
        ("addresses", File(
            path="addresses.yaml", row={"page": "people/x", "name": "سالم"}, called=("page", "people/x%d"),
            ways=("page", "name"),
        )),
        ("article", File(
            path="articles/*.md", row={"outlet": "o", "title": "t"}, text=_document(_TEXT), ways=_written(Front),
        )),
    ]
)  # fmt: skip
