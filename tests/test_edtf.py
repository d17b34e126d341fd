"""EDTF in and out: the table of cases, and a round trip for every interval."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from arabic_timeline import edtf
from arabic_timeline.interval import Interval

CASES: dict[str, Any] = yaml.load(
    Path(__file__).with_name("cases").joinpath("edtf.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


def _interval(low: str, high: str) -> Interval:
    earliest, latest = (None if end == ".." else date.fromisoformat(end) for end in (low, high))
    return Interval(earliest, latest)


@pytest.mark.parametrize(("text", "row"), CASES["accepted"].items())
def test_accepted(text: str, row: list[str]) -> None:
    low, high, extent, marks = row
    expected = edtf.Parsed(_interval(low, high), extent == "true", "?" in marks, "~" in marks)
    assert edtf.parse(text) == expected


@pytest.mark.parametrize("text", CASES["refused"], ids=ascii)
def test_refused_with_one_line(text: str) -> None:
    with pytest.raises(ValueError, match="EDTF date") as caught:
        edtf.parse(text)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(("low", "high", "extent", "marks", "text"), CASES["written"])
def test_written(low: str, high: str, extent: str, marks: str, text: str) -> None:
    written = edtf.write(
        _interval(low, high), extent=extent == "true", uncertain="?" in marks, approximate="~" in marks
    )
    assert written == (None if text == "null" else text)


@given(st.none() | st.dates(), st.none() | st.dates(), st.booleans(), st.booleans(), st.booleans())
def test_round_trip(a: date | None, b: date | None, extent: bool, uncertain: bool, approximate: bool) -> None:
    interval = Interval(min(a, b), max(a, b)) if a and b else Interval(a, b)
    text = edtf.write(interval, extent=extent, uncertain=uncertain, approximate=approximate)
    if a is None and b is None:
        assert text is None
        return
    assert text is not None
    assert edtf.parse(text) == edtf.Parsed(interval, extent or interval.day is not None, uncertain, approximate)


@given(st.dates(), st.booleans())
def test_short_forms_round_trip(day: date, uncertain: bool) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        marked = text + "?" * uncertain
        parsed = edtf.parse(marked)
        assert edtf.write(parsed.interval, extent=parsed.extent, uncertain=uncertain) == marked


@given(st.text(alphabet="0129X-/.[]?~%\n٢ ", max_size=24) | st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parsed = edtf.parse(text)
    except ValueError as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert parsed.interval != Interval()
