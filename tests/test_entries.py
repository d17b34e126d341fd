"""entries: by hand, from a sheet, from another extractor; the road of the articles and back (cases/entries.yaml)."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tables import cases, materialise

from arabic_timeline import annotate, registry, say
from arabic_timeline import timeline as road
from arabic_timeline.commands.build import Order, run
from arabic_timeline.commands.ids import command as keep_ids
from arabic_timeline.model import Timeline

KNOWN = {
    "knowledge/people.yaml": (
        "- {id: rami, name: سالم الرامي}\n- {id: miller, name: روبرت ميلر}\n- {id: najdi, name: فؤاد النجدي}\n"
    ),
    "knowledge/places.yaml": "- {id: sadaf, name: صدف, kind: city}\n",
    "knowledge/outlets.yaml": "- {id: o, name: صحيفة}\n",
}
ROOT = Path(__file__).resolve().parent.parent


def _article(id_: str, published: str, text: str) -> dict[str, str]:
    front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: {published}\n---\n"
    return {f"articles/{id_}.md": f"{front}{text}\n"}


def _told(folder: Path) -> Timeline:
    world = road.load(folder)
    assert world.errors == (), world.errors
    told = road.tell(world)
    assert not [one for one in told.faults if one.error]
    return told.timeline


def _shown(timeline: Timeline) -> list[list[Any]]:
    return [
        [sorted(one.name for one in entry.participants), entry.meeting.place_id, entry.certain.edtf]
        for entry in timeline.meetings
    ]


@pytest.mark.parametrize("case", cases("entries"))
def test_what_a_file_enters(case: dict[str, Any], tmp_path: Path) -> None:
    articles = {name: text for row in case.get("articles", []) for name, text in _article(*row).items()}
    materialise({**KNOWN, **articles, **{f"entries/{name}": text for name, text in case["files"].items()}}, tmp_path)
    world = road.load(tmp_path)
    wrong = [f"{Path(one.file).name}:{one.line}: {one.message}" for one in world.errors]
    if not world.errors:
        told = road.tell(world)
        wrong = [f"{Path(one.file).name}:{one.line}: {one.message}" for one in told.faults if one.error]
        assert _shown(told.timeline) == case["meetings"]
        why = [say.sentence(cause) for entry in told.timeline.meetings for cause in entry.why]
        assert [one for one in case.get("why", []) if one not in why] == []
        assert len(told.timeline.events) == case.get("events", 0)
        assert len(told.timeline.contradictions) == case.get("contradictions", 0)
        kinds = [doubt.kind for doubt in told.timeline.review]
        assert [kind for kind in case.get("asked", []) if kind not in kinds] == []
    assert wrong == case.get("faults", [])


def test_an_edited_row_of_a_sheet_keeps_its_id(tmp_path: Path) -> None:
    sheet = "parties,date,place\nسالم الرامي; روبرت ميلر,2020-03-04,صدف\nسالم الرامي; فؤاد النجدي,2020-03-05,صدف\n"
    materialise({**KNOWN, "entries/talks.csv": sheet}, tmp_path)
    assert CliRunner().invoke(keep_ids, ["--data", str(tmp_path)], obj=tmp_path).exit_code == 0
    before = {entry.certain.edtf: entry.meeting.id for entry in _told(tmp_path).meetings}
    rows = sheet.replace("2020-03-04", "2020-03-14").split("\n")
    materialise({"entries/talks.csv": "\n".join([rows[0], rows[2], rows[1], ""])}, tmp_path)
    after = {entry.certain.edtf: entry.meeting.id for entry in _told(tmp_path).meetings}
    assert (after["2020-03-14"], after["2020-03-05"]) == (before["2020-03-04"], before["2020-03-05"])


def test_what_annotate_writes_is_read_as_another_extractor_s(tmp_path: Path) -> None:
    text = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
    materialise({**KNOWN, **_article("a", "2020-03-05", text)}, tmp_path)
    known, _ = registry.load(tmp_path / "knowledge")
    line = annotate.line({"id": "a", "text": text, "published": "2020-03-05"}, known)
    other = annotate.line({"id": "z", "text": text.replace("ميلر", "دوغلاس"), "published": "2020-05-05"}, known)
    lines = "\n".join(json.dumps({**one, "extractor": "xyz"}, ensure_ascii=False) for one in (line, other))
    materialise({"entries/found.jsonl": lines}, tmp_path)
    timeline = _told(tmp_path)
    first, second = timeline.meetings
    assert {report.article for report in first.meeting.reports} == {"a", timeline.entered[0].dated.article.id}
    assert timeline.copies[timeline.entered[0].dated.article.id] == "a"
    assert say.sentence(second.why[0]) == "وجده مستخرج آخر (xyz) في z: الاثنين 4 ماي 2020."


NAMES = ["سالم الرامي", "روبرت ميلر", "فؤاد النجدي", "نبيل الذهبي", "طلال المحار", "هنري دوغلاس", "جان مارتان"]
HEAD = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
]


def _sheet(rows: list[tuple[str, str, date]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for one, other, day in rows:
        text = f"<p>استقبل {one} {other} في صدف.</p>"
        writer.writerow([day.year, day.month, day.day, *[""] * 6, f"لقاء {one} و{other}", text, "", "جريدة المثال"])
    return out.getvalue()


def test_a_sheet_of_thirty_rows_made_for_timelinejs(tmp_path: Path) -> None:
    """Ten rows tell what articles tell, two tell it of the day after: those are shown as differing, not united."""
    pairs = [(a, b) for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]
    first = date(2020, 1, 7)
    rows = [(*pairs[n % len(pairs)], first + timedelta(10 * n)) for n in range(30)]
    people = "".join(f"- {{id: p{n}, name: {name}}}\n" for n, name in enumerate(NAMES))
    articles: dict[str, str] = {}
    for n, (one, other, day) in enumerate(rows[:12]):
        told = day if n < 10 else day + timedelta(1)
        text = f"استقبل {one} أمس {other} في صدف."
        articles |= _article(f"a{n:02}", (told + timedelta(1)).isoformat(), text)
    data = {**KNOWN, **articles, "knowledge/people.yaml": people, "entries/timelinejs.csv": _sheet(rows)}
    materialise(data, tmp_path / "data")
    site = tmp_path / "site"
    order = Order(root=ROOT, data=tmp_path / "data", output=site, built=_moment(), download=False)
    assert run(order)
    timeline = _told(tmp_path / "data")
    assert len(timeline.meetings) == 32
    united = [entry for entry in timeline.meetings if len(entry.meeting.reports) == 2]
    assert len(united) == 10
    asked = [doubt for doubt in timeline.review if doubt.kind == "possible-merge"]
    assert len(asked) == 2
    page = (site / "meetings" / f"{united[0].meeting.id}.html").read_text(encoding="utf-8")
    assert "أدخله محرر، عن جريدة المثال" in page
    again = tmp_path / "again"
    exported = (site / "data" / "timeline.csv").read_text(encoding="utf-8")
    materialise({**KNOWN, "knowledge/people.yaml": people, "entries/timeline.csv": exported}, again)
    back = _told(again)
    assert [entry.meeting.id for entry in back.meetings] == [entry.meeting.id for entry in timeline.meetings]
    assert _shown(back) == _shown(timeline)


def _moment() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 1, 2, tzinfo=UTC)
