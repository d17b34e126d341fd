"""The batch interface: shapes, offsets, faults, the date of a meeting inside a visit."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from arabic_timeline import annotate
from arabic_timeline.registry import Person, Registry

TEXT = (
    "استقبل وزير الخارجية المغربي سالم الرامي أمس الثلاثاء بالرباط نظيره البرتغالي لويس كوستا. "
    "وقال الرامي إن التعاون متواصل.\nوسيزور الرامي لشبونة الأسبوع المقبل."
)
VISIT = (
    "يزور مدير الأمن عثمان الزياني الولايات المتحدة يومي 13 و14 يونيو 2022. "
    "وعلى هامش زيارته إلى الولايات المتحدة التقى الزياني مدير المكتب الفيدرالي ستيف هولدن."
)
REGISTRY = Registry(people={"rami": Person(id="rami", name="سالم الرامي", aliases=("الرامي",))})


def _line(text: str, registry: Registry | None = None, **record: Any) -> dict[str, Any]:
    return annotate.line({"id": "x", "text": text, "published": "2023-05-10", **record}, registry or Registry())


def test_the_shape_of_a_line() -> None:
    got = _line(TEXT)
    assert list(got) == ["id", "schema", "published", "dates", "meetings"]
    assert got["published"] == {"earliest": "2023-05-10", "latest": "2023-05-10", "edtf": "2023-05-10"}
    meeting, visit = got["meetings"]
    assert list(meeting) == [
        "form", "participants", "place", "earliest", "latest", "edtf", "mode", "held", "start", "end", "quote",
        "because",
    ]  # fmt: skip
    assert {k: meeting[k] for k in ("form", "place", "earliest", "latest", "edtf", "mode", "held")} == {
        "form": "meeting", "place": "الرباط", "earliest": "2023-05-09", "latest": "2023-05-09",
        "edtf": "2023-05-09", "mode": "visit", "held": "held",
    }  # fmt: skip
    assert (visit["form"], visit["held"], visit["place"]) == ("visit", "planned", "لشبونة")
    json.dumps(got, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وقّع الوزير سالم الرامي مع السفير لويس كوستا أمس مذكرة تفاهم.", ["signing"]),
        ("وقعت وزارة الفلاحة أمس مع بنك التنمية اتفاقية تعاون.", []),
        ("وقّع الوزير سالم الرامي أمس مع بنك التنمية اتفاقية تعاون.", []),
    ],
)
def test_a_signing_is_listed_where_two_are_told_by_name(text: str, told: list[str]) -> None:
    assert [meeting["form"] for meeting in _line(text)["meetings"]] == told


def test_offsets_count_characters_of_the_text() -> None:
    got = _line("\u200f" + TEXT.replace("الرامي", "الرّامي"))
    text = "\u200f" + TEXT.replace("الرامي", "الرّامي")
    for meeting in got["meetings"]:
        assert text[meeting["start"] : meeting["end"]] == meeting["quote"]
        for one in meeting["participants"]:
            assert list(one) == ["id", "name", "text", "start", "end", "office", "role", "sort"]
            assert text[one["start"] : one["end"]] == one["text"]
    for one in got["dates"]:
        assert text[one["start"] : one["end"]] == one["text"]


def test_known_people_have_their_id_and_unknown_ones_none() -> None:
    people = {p["name"]: p["id"] for p in _line(TEXT, REGISTRY)["meetings"][0]["participants"]}
    assert people == {"سالم الرامي": "rami", "لويس كوستا": None}


def test_a_meeting_during_a_dated_visit_has_one_of_its_days() -> None:
    meeting = next(m for m in _line(VISIT)["meetings"] if m["form"] == "meeting")
    assert (meeting["earliest"], meeting["latest"]) == ("2022-06-13", "2022-06-14")
    assert meeting["edtf"] == "[2022-06-13..2022-06-14]"


def test_a_publication_day_that_only_the_text_gives() -> None:
    got = _line("التقى الوزير سالم الرامي السفير لويس كوستا أمس.\nنشر في: 10/05/2023", published=None)
    assert got["published"]["edtf"] == "2023-05-10"
    assert got["meetings"][0]["edtf"] == "2023-05-09"


def test_only_the_dates() -> None:
    got = annotate.line({"id": 1, "text": TEXT, "published": None}, Registry(), only_dates=True)
    assert list(got) == ["id", "schema", "published", "dates"]
    assert got["published"] == {"earliest": None, "latest": None, "edtf": None}


def test_the_title_is_not_searched_and_the_record_stays_as_it_was() -> None:
    record = {
        "id": "x",
        "text": "لا شيء هنا.",
        "title": "استقبل الوزير سالم الرامي السفير لويس كوستا",
        "published": "2023",
    }
    before = copy.deepcopy(record)
    assert annotate.line(record, Registry())["meetings"] == []
    assert record == before


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (None, "record"),
        ([], "record"),
        ("text", "record"),
        ({}, "id"),
        ({"id": "a"}, "text"),
        ({"id": "a", "text": 7}, "text"),
        ({"id": "a", "text": "خبر", "published": "2023-13-45"}, "published"),
        ({"id": "a", "text": "خبر", "published": 2023}, "published"),
        ({"id": "a", "text": "خبر", "title": []}, "title"),
    ],
)
def test_a_bad_record_gives_an_error_and_no_trace(record: Any, names: str) -> None:
    got = annotate.line(record, Registry())
    assert list(got) == ["id", "error"]
    assert names in got["error"] and "\n" not in got["error"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "\ud800", "و", "استقبل", "التقى مع و ب", "(" * 500, "و " * 500, 'استقبل وزير "' * 50]
)
def test_any_text_is_read(text: str) -> None:
    assert _line(text)["meetings"] == []


@pytest.mark.parametrize(
    ("published", "text", "days"),
    [
        # written on the Wednesday, printed on the Thursday: the weekday is right
        ("2015-08-06", "التقى الوزير سالم الرامي، اليوم (الأربعاء)، السفير بيتر كولن.", ("2015-08-05", "2015-08-05")),
        # 4 March was a Monday in 2024, a Saturday in 2023
        ("2024-03-12", "التقى الوزير سالم الرامي السفير بيتر كولن السبت 4 مارس.", ("2023-03-04", "2024-03-04")),
    ],
)
def test_a_day_that_disputes_itself(published: str, text: str, days: tuple[str, str]) -> None:
    (told,) = annotate.line({"id": "a", "published": published, "text": text}, Registry())["meetings"]
    assert (told["earliest"], told["latest"]) == days
