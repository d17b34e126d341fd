"""render.exports: what is taken away stands in one file a format, or by years, and its addresses go on answering."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
from click.testing import CliRunner

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402
from test_take_away import PAGE  # noqa: E402

from arabic_timeline import render  # noqa: E402
from arabic_timeline.commands import diff, whole  # noqa: E402
from arabic_timeline.interval import of_day  # noqa: E402
from arabic_timeline.model import Bounds, Timeline  # noqa: E402

KEYS = ("json", "jsonl", "csv", "ics", "bib", "ris", "csl", "timelinejs")


def _pages(timeline: Timeline | None = None, **more: Any) -> dict[str, str]:
    told = timeline or sample.timeline()
    return dict(render.pages(told, sample.registry(), settings=sample.settings(**more), shell=shell(PAGE)))


@pytest.fixture(scope="module")
def one() -> dict[str, str]:
    return _pages()


@pytest.fixture(scope="module")
def cut() -> dict[str, str]:
    return _pages(whole=3)


def _about_nothing() -> Timeline:
    """The sample with a contradiction about what has no page."""
    told = sample.timeline()
    return replace(told, contradictions=(*told.contradictions, replace(told.contradictions[0], about="?")))


def _index(pages: dict[str, str]) -> Any:
    return json.loads(pages["data/index.json"])


def _records(pages: dict[str, str], name: str) -> list[Any]:
    """The records of all parts, each once."""
    parts = [json.loads(pages[f"data/{part['files']['json']}"]) for part in _index(pages)["parts"]]
    found = {json.dumps(record, sort_keys=True): record for part in parts for record in part[name]}
    return sorted(found)


def _schema() -> Any:
    return json.loads((sample.ROOT / "docs" / "data" / "timeline.schema.json").read_text(encoding="utf-8"))


def test_a_small_timeline_is_one_file_a_format_and_the_index_says_so(one: dict[str, str]) -> None:
    (part,) = _index(one)["parts"]
    assert (part["part"], part["entries"], part["files"]["json"]) == ("all", 7, "timeline.json")
    assert tuple(part["files"]) == KEYS
    assert not [path for path in one if path.startswith("data/parts/")]
    assert 'id="parts"' not in one["take-away.html"]


def test_a_large_one_stands_by_the_years_in_which_its_entries_begin(cut: dict[str, str]) -> None:
    found = _index(cut)
    assert (found["limit"], found["entries"], found["articles"]) == (3, 7, 3)
    assert [(part["part"], part["entries"]) for part in found["parts"]] == [
        ("2019", 1), ("2020", 2), ("2022", 3), ("undated", 1),
    ]  # fmt: skip
    for part in found["parts"]:
        assert all(f"data/{file}" in cut for file in part["files"].values())
        assert json.loads(cut[f"data/{part['files']['json']}"])["schema"] == 2


def test_a_part_is_offered_as_a_zip_where_the_builder_packs_it(one: dict[str, str], cut: dict[str, str]) -> None:
    packed = _pages(whole=3, packed=True)
    parts = _index(packed)["parts"]
    assert [part["zip"] for part in parts] == [f"parts/{part['part']}.zip" for part in parts]
    assert all(f'href="data/{part["zip"]}"' in packed["take-away.html"] for part in parts)
    jsonschema.Draft202012Validator(_schema()).validate(_index(packed))
    for pages in (one, cut, _pages(packed=True)):
        assert not any("zip" in part for part in _index(pages)["parts"])


def test_a_year_that_is_too_large_is_cut_further() -> None:
    assert [part["part"] for part in _index(_pages(whole=2))["parts"]] == ["2019", "2020", "2022", "2022.2", "undated"]


@pytest.mark.parametrize("name", ["meetings", "events", "articles", "entries", "contradictions", "warnings"])
def test_nothing_is_lost_between_the_parts(one: dict[str, str], cut: dict[str, str], name: str) -> None:
    assert _records(cut, name) == _records(one, name)


def test_a_contradiction_about_what_has_no_part_is_not_lost() -> None:
    told = _about_nothing()
    assert len(_records(_pages(told, whole=3), "contradictions")) == len(told.contradictions)


def test_all_is_as_the_schema_says(one: dict[str, str], cut: dict[str, str]) -> None:
    check = jsonschema.Draft202012Validator(_schema()).validate
    for pages in (one, cut):
        check(_index(pages))
        check(json.loads(pages["data/timeline.json"]))
        for part in _index(pages)["parts"]:
            check(json.loads(pages[f"data/{part['files']['json']}"]))
    line = {**_schema(), **_schema()["$defs"]["line"]}
    for key in ("if", "then", "else"):
        line.pop(key)
    for told in (*one["data/timeline.jsonl"].splitlines(), *cut["data/timeline.jsonl"].splitlines()):
        jsonschema.Draft202012Validator(line).validate(json.loads(told))


def test_json_lines_hold_the_records_of_the_json(one: dict[str, str]) -> None:
    lines = [json.loads(line) for line in one["data/timeline.jsonl"].splitlines()]
    whole_ = json.loads(one["data/timeline.json"])
    assert [line for line in lines if line["kind"] == "meeting"] == [
        {"kind": "meeting", **record} for record in whole_["meetings"]
    ]
    assert len(lines) == sum(len(records) for name, records in whole_.items() if name != "schema")


def test_the_address_of_the_whole_goes_on_answering_in_its_own_format(cut: dict[str, str]) -> None:
    names = [part["part"] for part in _index(cut)["parts"]]
    assert json.loads(cut["data/timeline.json"]) == _index(cut)
    assert [json.loads(line)["part"] for line in cut["data/timeline.jsonl"].splitlines()] == names
    rows = list(csv.DictReader(io.StringIO(cut["data/timeline.csv"].removeprefix("\ufeff"))))
    assert [row["part"] for row in rows] == names
    assert all(f"data/{row['file']}" in cut for row in rows)
    works = json.loads(cut["data/timeline.csl.json"])
    assert [work["URL"] for work in works] == [
        f"https://example.org/t/data/parts/{name}/timeline.json" for name in names
    ]
    assert cut["data/timeline.bib"].count("@misc{part-") == cut["data/timeline.ris"].count("ID  - part-") == len(names)
    slides = json.loads(cut["data/timelinejs.json"])["events"]
    assert [slide["start_date"]["year"] for slide in slides] == [2019, 2020, 2022]


def test_the_calendar_of_the_whole_holds_what_is_near(cut: dict[str, str]) -> None:
    def days(text: str) -> list[date]:
        return [event["DTSTART"].dt for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]

    parts = [day for part in _index(cut)["parts"] for day in days(cut[f"data/{part['files']['ics']}"])]
    assert days(cut["data/timeline.ics"]) == sorted(parts)[-3:]


def test_the_page_leads_to_every_part(cut: dict[str, str]) -> None:
    page = cut["take-away.html"].split('id="parts"')[1]
    for part in _index(cut)["parts"]:
        assert all(f'href="data/{file}"' in page for file in part["files"].values())


def test_a_timeline_in_parts_is_read_as_one(one: dict[str, str], cut: dict[str, str], tmp_path: Path) -> None:
    for name, pages in (("one", one), ("cut", cut)):
        for path, text in pages.items():
            if path.startswith("data/") and path.endswith("timeline.json"):
                (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name / path).write_text(text, encoding="utf-8")
    told = CliRunner().invoke(diff.command, [str(tmp_path / "one"), str(tmp_path / "cut")])
    assert (told.exit_code, told.output) == (0, "Nothing changed.\n")
    index = tmp_path / "cut" / "data" / "timeline.json"
    (index.parent / "parts" / "2019" / "timeline.json").unlink()
    with pytest.raises(OSError, match="2019"):
        whole.read(index)
    index.write_text('{"parts": [{"files": {"json": "../../../one/data/timeline.json"}}]}', encoding="utf-8")
    with pytest.raises(ValueError, match="no files beside it"):
        whole.read(index)


def test_the_feed_holds_the_two_hundred_that_changed_last() -> None:
    told = sample.timeline()
    first = told.meetings[0]
    more = tuple(
        replace(
            first,
            meeting=replace(first.meeting, id=f"n-{n}"),
            certain=Bounds(interval=of_day(date(2001, 1, 1) + timedelta(n)), edtf=None),
        )
        for n in range(250)
    )
    many = replace(told, meetings=(*told.meetings, *more))
    first_pages = _pages(many)
    feed = feedparser.parse(first_pages["data/timeline.atom"])
    assert len(feed.entries) == 200
    memory = {**render.memory.read(first_pages["data/memory.json"]), "n-3": ("changed", "2020-01-01")}
    pages = dict(
        render.pages(
            many, sample.registry(), settings=sample.settings(), shell=shell(PAGE), before=memory
        )
    )  # fmt: skip
    assert "n-3.html" in pages["data/timeline.atom"], "whatever day it is about"
