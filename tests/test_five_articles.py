"""The five articles of data/, end to end, in both modes; and with their names and days moved."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tables import FIVE

from arabic_timeline import say
from arabic_timeline import timeline as road
from arabic_timeline.model import Bounds, Entry, Timeline
from arabic_timeline.text import plain

GOLD = yaml.safe_load((Path(__file__).parent / "cases" / "five_articles.yaml").read_text(encoding="utf-8"))
EXPLANATIONS = yaml.safe_load((Path(__file__).parent / "cases" / "explanations.yaml").read_text(encoding="utf-8"))
MODES = ("claims", "plain")


def _timeline(folder: Path, mode: str) -> Timeline:
    return road.tell(road.load(folder), claims=mode == "claims").timeline


@pytest.fixture(scope="module")
def timelines() -> dict[str, Timeline]:
    return {mode: _timeline(FIVE, mode) for mode in MODES}


def _days(values: list[Any]) -> list[date | None]:
    return [None if v is None else v if isinstance(v, date) else date.fromisoformat(str(v)) for v in values]


def _check(bounds: Bounds, want: list[Any]) -> None:
    assert [bounds.interval.earliest, bounds.interval.latest] == _days(want[:2])
    if len(want) > 2:
        assert bounds.edtf == str(want[2])


@pytest.mark.parametrize("mode", MODES)
def test_exactly_these_meetings_in_this_order(timelines: dict[str, Timeline], mode: str) -> None:
    assert [m.meeting.id for m in timelines[mode].meetings] == [row["id"] for row in GOLD["meetings"]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("row", GOLD["meetings"], ids=[row["id"] for row in GOLD["meetings"]])
def test_meeting(timelines: dict[str, Timeline], mode: str, row: dict[str, Any]) -> None:
    entry = next(m for m in timelines[mode].meetings if m.meeting.id == row["id"])
    want = row[mode]
    assert sorted(p.id or p.name for p in entry.participants) == sorted(row["participants"])
    assert entry.meeting.place_id == row["place_id"]
    assert sorted({r.article for r in entry.meeting.reports}) == row["articles"]
    assert entry.status == want["status"]
    _check(entry.certain, want["certain"])
    if want.get("likely"):
        assert entry.likely is not None
        _check(entry.likely, want["likely"])
    elif "likely" in want:
        assert entry.likely is None
    if "days" in want:
        assert list(entry.certain.days or ()) == _days(want["days"])
    if "weekdays" in want:
        assert list(entry.certain.weekdays or ()) == want["weekdays"]
    if "outside_source" in want:
        assert entry.outside_source == want["outside_source"]


def _event(timeline: Timeline, row: dict[str, Any]) -> Entry:
    for entry in timeline.events:
        for report in entry.meeting.reports:
            article = next(a for a in timeline.articles if a.dated.article.id == report.article)
            if report.article == row["article"] and report.dating is not None:
                said = plain(article.dated.datings[report.dating].mention.text)
                if plain(row["quote"]) in said or said in plain(row["quote"]):
                    return entry
    raise AssertionError(f"no context event is dated by «{row['quote']}»")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("row", GOLD["events"], ids=[row["quote"] for row in GOLD["events"]])
def test_event(timelines: dict[str, Timeline], mode: str, row: dict[str, Any]) -> None:
    entry = _event(timelines[mode], row)
    _check(entry.certain, [*row[mode], *([row[k] for k in (f"{mode}_edtf", "edtf") if k in row][:1])])
    if f"{mode}_status" in row:
        assert entry.status == row[f"{mode}_status"]
    if f"{mode}_days" in row:
        assert list(entry.certain.days or ()) == _days(row[f"{mode}_days"])
    if f"{mode}_likely" in row:
        assert entry.likely is not None
        _check(entry.likely, row[f"{mode}_likely"])


@pytest.mark.parametrize("mode", MODES)
def test_there_is_no_other_event(timelines: dict[str, Timeline], mode: str) -> None:
    wanted = [_event(timelines[mode], row).meeting.id for row in GOLD["events"]]
    assert sorted(e.meeting.id for e in timelines[mode].events) == sorted(set(wanted))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("row", GOLD["expressions"], ids=[row["quote"] for row in GOLD["expressions"]])
def test_expression(timelines: dict[str, Timeline], mode: str, row: dict[str, Any]) -> None:
    one = next(a for a in timelines[mode].articles if a.dated.article.id == row["article"])
    (value,) = [v for d, v in zip(one.dated.datings, one.values, strict=True) if d.mention.text == row["quote"]]
    assert value is not None
    _check(value, row[mode])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("article", list(GOLD["published"]))
def test_publication(timelines: dict[str, Timeline], mode: str, article: str) -> None:
    row = GOLD["published"][article]
    one = next(a for a in timelines[mode].articles if a.dated.article.id == article)
    assert one.given == row["given"]
    _check(one.certain, row[mode])
    if f"{mode}_likely" in row:
        assert one.likely is not None
        _check(one.likely, row[f"{mode}_likely"])
    if f"{mode}_weekdays" in row:
        assert list(one.certain.weekdays or ()) == row[f"{mode}_weekdays"]


def test_no_contradiction_without_claims(timelines: dict[str, Timeline]) -> None:
    assert timelines["plain"].contradictions == ()


def test_the_stale_clause_is_named(timelines: dict[str, Timeline]) -> None:
    want = GOLD["contradictions"]
    (found,) = timelines["claims"].contradictions
    names = [s.source.claim or s.source.quote or s.source.rule for s in found.statements]
    assert want["at_least"] <= len(names) <= want["at_most"]
    assert {plain(n) for n in want["members"]} <= {plain(n or "") for n in names}
    assert [repair.without for repair in found.repairs] == list(range(len(names)))
    (chosen,) = (repair for repair in found.repairs if repair.chosen)
    assert plain(names[chosen.without] or "") == plain(want["first_repair"])
    assert chosen.pattern == want["pattern"]


def test_renamed_and_moved_by_a_day(tmp_path: Path, timelines: dict[str, Timeline]) -> None:
    """Nothing rests on the names or the days of these articles."""
    shutil.copytree(FIVE, tmp_path / "data")
    for file in sorted((tmp_path / "data").rglob("*.*")):
        text = file.read_text(encoding="utf-8")
        text = re.sub("حموشي", "ورداني", text)
        text = text.replace("07/12/2019", "08/12/2019").replace("أول أمس الخميس", "أول أمس الجمعة")
        text = text.replace("الخميس الماضي", "الجمعة الماضي").replace("2019-12-05", "2019-12-06")
        file.write_text(text, encoding="utf-8")
    for mode in MODES:
        moved = _timeline(tmp_path / "data", mode).meetings
        assert [m.meeting.id for m in moved] == [m.meeting.id for m in timelines[mode].meetings]
        lead = moved[0].certain.interval
        assert lead.day == date(2019, 12, 5) + timedelta(1)
        assert "الورداني" in str([p.text for m in moved for p in m.participants])


@pytest.mark.parametrize("case", EXPLANATIONS, ids=[str(c.get("entry") or c["contradiction"]) for c in EXPLANATIONS])
def test_whole_explanation(timelines: dict[str, Timeline], case: dict[str, Any]) -> None:
    timeline = timelines[case["mode"]]
    if "entry" in case:
        (entry,) = [e for e in (*timeline.meetings, *timeline.events) if e.meeting.id == case["entry"]]
        assert [say.sentence(cause) for cause in entry.why] == case["says"]
        return
    (found,) = [c for c in timeline.contradictions if c.about.startswith(case["contradiction"])]
    assert [say.sentence(s.says) for s in found.statements] == case["says"]
    assert [say.sentence(r.gives) for r in found.repairs] == case["repairs"]
