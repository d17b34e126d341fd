"""entries: by hand, from a sheet, from another extractor; the road of the articles and back (cases/entries.yaml)."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tables import cases, materialise

sys.path.insert(0, str(Path(__file__).parent / "site"))

import sample

from arabic_timeline import annotate, registry, say
from arabic_timeline import timeline as road
from arabic_timeline.commands import keeping
from arabic_timeline.commands.build import run
from arabic_timeline.commands.ids import command as keep_ids
from arabic_timeline.commands.order import Order
from arabic_timeline.model import Entry, Timeline
from arabic_timeline.render import exports
from arabic_timeline.render.views import World

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


PAGE = "https://o.test/1"
TELLS = "استقبل سالم الرامي أمس روبرت ميلر في صدف."


@pytest.mark.parametrize(
    ("text", "row", "judgements", "meetings", "contradictions"),
    [
        pytest.param(TELLS, "parties: [rami, miller], date: 2020-03-11", "", 1, 1, id="of another day"),
        pytest.param(TELLS, "parties: [rami, miller], date: 2020-03", "", 1, 0, id="less precisely"),
        pytest.param(TELLS, "parties: [روبرت ميلر, سالم الرامي]", "", 1, 0, id="without a day"),
        pytest.param(TELLS, "parties: [rami, najdi], date: 2020-03-11", "", 2, 0, id="others"),
        pytest.param(TELLS, "parties: [rami], form: visit, date: 2020-03-11", "", 1, 0, id="something else"),
        pytest.param(
            f"{TELLS} وكانا قد تحادثا في 11 مارس 2019.", "parties: [rami, miller], date: 2019-03-11", "", 2, 0,
            id="the page names that day of something else",
        ),
        pytest.param(
            f"{TELLS} واستقبل سالم الرامي روبرت ميلر في 3 يناير 2019 في لؤلؤة.",
            "parties: [rami, miller], date: 2019-05-11", "", 3, 0, id="the page tells two",
        ),
        pytest.param(
            TELLS, "id: e, parties: [rami, miller], date: 2020-03-11",
            "- {kind: different, meetings: [ID, e]}\n", 2, 0, id="somebody said that it is another",
        ),
    ],
)  # fmt: skip
def test_an_entry_that_names_the_page_of_an_article(
    text: str, row: str, judgements: str, meetings: int, contradictions: int, tmp_path: Path
) -> None:
    article = _article("a", "2020-03-05", text)["articles/a.md"].replace("title:", f"url: {PAGE}\ntitle:")
    materialise({**KNOWN, "articles/a.md": article}, tmp_path)
    id_ = _told(tmp_path).meetings[-1].meeting.id
    materialise(
        {
            "entries/hand.yaml": f"- {{{row}, url: '{PAGE}?utm_medium=x'}}\n",
            "knowledge/judgements.yaml": judgements.replace("ID", id_),
        },
        tmp_path,
    )
    timeline = _told(tmp_path)
    assert (len(timeline.meetings), len(timeline.contradictions)) == (meetings, contradictions)


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


Row = tuple[str, str, date, str]  # who, whom, when, the page of «Media»


def _sheet(rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEAD, "Type"])
    writer.writerow([*[""] * 9, "سنوات من اللقاءات", "<p>جدول مختلق</p>", "", "", "title"])
    for one, other, day, page in rows:
        text = f"<p>استقبل {one} {other} في صدف.</p>"
        when = [day.year, day.month, day.day, *[""] * 6]
        writer.writerow([*when, f"لقاء {one} و{other}", text, page, "جريدة المثال", ""])
    return out.getvalue()


def _slides(rows: list[Row]) -> str:
    slides = [
        {
            "unique_id": f"لقاء-{n}",
            "start_date": {"year": day.year, "month": str(day.month), "day": day.day},
            "text": {"headline": f"لقاء {one} و{other}", "text": f"<p>استقبل {one} {other} في صدف.</p>"},
            "media": {"url": page, "credit": "جريدة المثال", "caption": ""},
        }
        for n, (one, other, day, page) in enumerate(rows)
    ]
    return json.dumps({"title": {"text": {"headline": "سنوات"}}, "events": slides}, ensure_ascii=False)


PAIRS = [(a, b) for n, a in enumerate(NAMES) for b in NAMES[n + 1 :]]
FIRST = date(2020, 1, 7)
# Thirty rows ten days apart.  Articles tell twelve of them: ten of the same day, two of the day after, and the rows of
# these two name the page of the article.
THIRTY: list[Row] = [
    (*PAIRS[n % len(PAIRS)], FIRST + timedelta(10 * n), f"http://www.o.test/{n}/?utm_source=x" if n in (10, 11) else "")
    for n in range(30)
]
PEOPLE = "".join(f"- {{id: p{n}, name: {name}}}\n" for n, name in enumerate(NAMES))


def _dossier() -> dict[str, str]:
    found = {**KNOWN, "knowledge/people.yaml": PEOPLE}
    for n, (one, other, day, _) in enumerate(THIRTY[:12]):
        told = day if n < 10 else day + timedelta(1)
        text = f"استقبل {one} أمس {other} في صدف."
        for name, article in _article(f"a{n:02}", (told + timedelta(1)).isoformat(), text).items():
            found[name] = article.replace("title: خبر", f"title: خبر\nurl: https://o.test/{n}")
    return found


@pytest.mark.parametrize("file", ["entries/sheet.csv", "entries/slides.json"])
def test_thirty_rows_made_for_timelinejs(file: str, tmp_path: Path) -> None:
    """One build makes them a timeline: ten unite with articles, two contradict theirs, and what is taken away is read
    back as the same."""
    entered = _sheet(THIRTY) if file.endswith(".csv") else _slides(THIRTY)
    materialise({**_dossier(), file: entered}, tmp_path / "data")
    site = tmp_path / "site"
    assert run(Order(root=ROOT, data=tmp_path / "data", output=site, built=_moment(), download=False))
    timeline = _told(tmp_path / "data")
    assert len(timeline.meetings) == 30
    united = [entry for entry in timeline.meetings if len(entry.meeting.reports) == 2]
    assert len(united) == 12
    clashes = [one.about for one in timeline.contradictions]
    assert clashes == [entry.meeting.id for entry in united if entry.status == "contradicted"]
    assert len(clashes) == 2
    assert {entry.certain.edtf for entry in united if entry.meeting.id not in clashes} == {
        (FIRST + timedelta(10 * n)).isoformat() for n in range(10)
    }
    page = (site / "meetings" / f"{united[0].meeting.id}.html").read_text(encoding="utf-8")
    assert "أدخله محرر، عن جريدة المثال" in page
    assert "من كل مقال الجملة التي تروي" in page
    alone = next(entry.meeting.id for entry in timeline.meetings if len(entry.meeting.reports) == 1)
    page = (site / "meetings" / f"{alone}.html").read_text(encoding="utf-8")
    assert "أدخله محرر، عن جريدة المثال" in page
    assert "من كل مقال" not in page  # no article tells it
    shown = (site / "contradictions.html").read_text(encoding="utf-8")
    assert all(f'href="meetings/{one}.html' in shown for one in clashes)
    for name in EXPORTS:
        again = tmp_path / name.replace(".", "-")
        taken = (site / "data" / name).read_text(encoding="utf-8")
        materialise({**KNOWN, "knowledge/people.yaml": PEOPLE, f"entries/{name}": taken}, again)
        back = _told(again)
        assert [_dated(entry) for entry in back.meetings] == [_dated(entry) for entry in timeline.meetings]
        assert _shown(back) == _shown(timeline)


EXPORTS = ("timeline.csv", "timeline.json", "timeline.jsonl", "timelinejs.json")


def _dated(entry: Entry) -> tuple[object, ...]:
    """The id, and how the date is known."""
    return entry.meeting.id, entry.status, entry.certain.edtf, entry.likely and entry.likely.edtf


def _exported(timeline: Timeline, data: Path) -> dict[str, str]:
    """What each export of a timeline holds, by its name."""
    known, _ = registry.load(data / "knowledge")
    taken = {one.path: one.make() for one in exports.files(World(timeline, known, sample.settings()))}
    return {name: taken[f"data/{name}"] for name in EXPORTS}


INFERRED = {
    # Who held which office bounds the day; the weekday of what is told is likely that before the day of saving.
    **_article("i", "2020-03", "استقبل سالم الرامي فؤاد النجدي في صدف."),
    **_article("j", "2020-05-05/2020-05-12", "استقبل سالم الرامي أمس الأول روبرت ميلر في صدف."),
}


def test_what_was_inferred_comes_back_as_inferred(tmp_path: Path) -> None:
    """From an export, into a newsroom that has nothing else and into the one that it comes from."""
    materialise({**KNOWN, **INFERRED}, tmp_path / "own")
    timeline = _told(tmp_path / "own")
    before = [_dated(entry) for entry in timeline.meetings]
    assert {entry.status for entry in timeline.meetings} == {"inferred", "likely"}, before
    for name, taken in _exported(timeline, tmp_path / "own").items():
        for others in ({}, INFERRED):  # where they are, the page is that of an article
            again = tmp_path / f"{name}-{len(others)}"
            materialise({**KNOWN, **others, f"entries/{name}": taken}, again)
            back = _told(again)
            assert [_dated(entry)[bool(others) :] for entry in back.meetings] == [one[bool(others) :] for one in before]
            why = [say.sentence(cause) for entry in back.meetings for cause in entry.why]
            assert others or any("والتاريخ فيه مستنتج غير مذكور" in one for one in why)
            assert [one for one in why if "أدخله محرر، عن o" in one] == [], "an outlet is called by its name"


@pytest.mark.parametrize("name", EXPORTS)
def test_the_words_of_a_row_come_back(name: str, tmp_path: Path) -> None:
    sheet = "Year,Month,Day,Headline,Text\n2007,2,8,سالم الرامي يلتقي روبرت ميلر,<p>اتفاق صدف</p>\n2008,,,سنة السلام,\n"
    materialise({**KNOWN, "entries/sheet.csv": sheet}, tmp_path / "own")
    taken = _exported(_told(tmp_path / "own"), tmp_path / "own")[name]
    for _ in range(2):  # and what comes back is exported as it was
        materialise({**KNOWN, f"entries/{name}": taken}, tmp_path / "again")
        timeline = _told(tmp_path / "again")
        (meeting,) = timeline.meetings
        (told,) = meeting.meeting.reports[0].passages
        text = next(one.dated.article.text for one in timeline.entered if one.dated.article.id == told.article)
        assert text[told.start : told.end] == told.quote == "سالم الرامي يلتقي روبرت ميلر\nاتفاق صدف"
        assert timeline.events[0].meeting.summary == "سنة السلام"
        once, taken = taken, _exported(timeline, tmp_path / "again")[name]
    assert taken == once


TWINS = "- {id: twin-a, name: زيد الصالح}\n- {id: twin-b, name: زيد الصالح}\n"
WITH_TWINS = {
    **KNOWN,
    "knowledge/people.yaml": KNOWN["knowledge/people.yaml"] + TWINS,
    "knowledge/places.yaml": KNOWN["knowledge/places.yaml"] + "- {id: sadaf-b, name: صدف, kind: country}\n",
}


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, Any]]]:
    """By export, «entered» among them, the entries of ``cases/exports.yaml`` by id."""
    table = [one.values[0] for one in cases("exports")]
    rows = [one["row"] for one in table if "row" in one]
    sheet = ["id,parties,date,place", *(one["sheet"] for one in table if "sheet" in one), ""]
    apart = [
        {"kind": "different", "meetings": [one["row"]["id"], id_]} for one in table for id_ in one.get("apart", ())
    ]
    entered = {"entries/hand.yaml": _yaml(rows), "entries/sheet.csv": "\n".join(sheet)}
    folder = tmp_path_factory.mktemp("exports")
    materialise({**WITH_TWINS, **entered, "knowledge/judgements.yaml": _yaml(apart)}, folder / "entered")
    timeline = _told(folder / "entered")
    known, _ = registry.load(folder / "entered" / "knowledge")
    taken = {one.path: one.make() for one in exports.files(World(timeline, known, sample.settings()))}
    found = {"entered": _whole(timeline)}
    for name in EXPORTS:
        materialise({**WITH_TWINS, f"entries/{name}": taken[f"data/{name}"]}, folder / name)
        found[name] = _whole(_told(folder / name))
    return found


def _yaml(rows: list[dict[str, Any]]) -> str:
    return yaml.safe_dump(rows, allow_unicode=True)


def _whole(timeline: Timeline) -> dict[str, dict[str, Any]]:
    """Everything that somebody entered, in the order of the timeline."""
    articles = {one.dated.article.id: one.dated.article for one in timeline.entered}
    found = {}
    for entry in (*timeline.meetings, *timeline.events):
        meeting, (report,) = entry.meeting, entry.meeting.reports
        by = articles[report.article].entered
        told = report.passages[0]
        found[meeting.id] = {
            "parties": [(one.id, one.name, one.office, one.role) for one in entry.participants],
            "where": (meeting.place_id, meeting.place),
            "kind": (meeting.form, meeting.mode, meeting.held, meeting.topics, meeting.summary),
            "when": (entry.status, entry.certain.edtf, entry.certain.days),
            "source": (by and by.source, by and by.extractor, articles[report.article].url),
            "quote": told.quote if told.start else None,
        }
    return found


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("case", cases("exports"))
def test_what_is_exported_is_read_back(
    case: dict[str, Any], name: str, returned: dict[str, dict[str, dict[str, Any]]]
) -> None:
    id_ = case["row"]["id"] if "row" in case else case["sheet"].split(",")[0]
    assert returned[name].get(id_) == returned["entered"][id_]


@pytest.mark.parametrize("name", EXPORTS)
def test_what_is_exported_comes_back_in_its_order(name: str, returned: dict[str, dict[str, dict[str, Any]]]) -> None:
    assert list(returned[name]) == list(returned["entered"])


def _moment() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 1, 2, tzinfo=UTC)


def test_a_meeting_of_one_party_is_doubtful(tmp_path: Path) -> None:
    """What parts the parties may be something that nobody knows; a visit and a meeting told elsewhere are nobody's."""
    rows = "parties,form,date,meeting\nسالم وفؤاد,,2020-03-04,\nسالم,visit,2020-03-04,\nسالم,,2020-03-05,x-1\n"
    materialise({"entries/a.csv": rows, "articles/a.md": "---\nid: a\noutlet: x\ntitle: t\n---\nنص.\n"}, tmp_path)
    told = [(one.line, one.message) for one in road.build(tmp_path).faults if one.rule == "entry"]
    assert told == [(2, "parties: «سالم وفؤاد» alone meets nobody: what parts several is ؛")]


def test_a_date_that_is_none_is_an_error_of_the_data(tmp_path: Path) -> None:
    materialise({"entries/a.csv": "parties,date\nس;ص,قريبا\n"}, tmp_path)
    with pytest.raises(ValueError, match=r"a\.csv:2: date: not an EDTF date"):
        road.build(tmp_path)
    assert keeping.keep_ids(tmp_path) is None, "no id is given out by what cannot be built"


def test_lines_that_tell_of_no_meeting_are_not_lost_in_silence(tmp_path: Path) -> None:
    for name, text in (("part.jsonl", '{"kind": "part", "id": "2020"}\n'), ("bare.jsonl", '{"id": "a"}\n')):
        materialise({f"entries/{name}": text}, tmp_path / name)
        with pytest.raises(ValueError, match=r"no meeting and no event|as annotate writes it"):
            road.build(tmp_path / name)


@pytest.mark.parametrize("row", ["", "- {id: jose, name: سالم, latin: Jose, aliases: [José Pérez]}\n"])
def test_a_name_is_one_however_its_accents_are_written(row: str, tmp_path: Path) -> None:
    """On a Mac names of files and what is copied from them have letter and accent apart."""
    names = "José Pérez", "Jose\u0301 Pe\u0301rez", "José Pe\u0301rez"
    sheet = "".join(f"{name};فؤاد النجدي,2020-01-02\n" for name in names)
    sheet += f"{names[1]};روبرت ميلر,2020-02-02\n"
    materialise({"knowledge/people.yaml": row, "entries/a.csv": f"parties,date\n{sheet}"}, tmp_path)
    told = _told(tmp_path)
    assert [len(one.meeting.reports) for one in told.meetings] == [3, 1]
    world = World(told, registry.load(tmp_path / "knowledge")[0], sample.settings())
    known = {who.id for row in world.rows for who in row.who}
    assert len(known) == 3
