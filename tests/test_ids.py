"""ids for life: a report keeps its id through every edit, and no id is ever given to another one (cases/ids.yaml)."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from campaign import edits
from click.testing import CliRunner
from tables import cases, materialise

from arabic_timeline import ids, registry
from arabic_timeline import timeline as road
from arabic_timeline.commands import check
from arabic_timeline.commands.ids import command

PEOPLE = "- {id: rami, name: سالم الرامي}\n- {id: miller, name: روبرت ميلر}\n"
OUTLETS = "- {id: o, name: صحيفة}\n- {id: p, name: جريدة}\n"


def _lay(folder: Path, state: dict[str, Any]) -> None:
    for path in (folder / "articles").glob("*.md"):
        path.unlink()
    articles = {
        f"articles/{id_}.md": f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2020-03-05\n---\n{text}\n"
        for id_, text in state["articles"].items()
    }
    known = {"people": state.get("people", PEOPLE), "outlets": OUTLETS, "judgements": state.get("judgements", "")}
    materialise({**articles, **{f"knowledge/{name}.yaml": text for name, text in known.items()}}, folder)


def _keep(folder: Path) -> None:
    done = CliRunner().invoke(command, ["--data", str(folder)], obj=folder)
    assert done.exit_code == 0, done.output


def _told(folder: Path) -> road.Told:
    world = road.load(folder)
    assert world.errors == ()
    return road.tell(world)


def _sentences(told: road.Told) -> dict[str, str]:
    return {report.key: report.passages[0].quote for report in told.reports}


def _shown(told: road.Told) -> set[str]:
    return {entry.meeting.id for entry in (*told.timeline.meetings, *told.timeline.events)}


@pytest.mark.parametrize("case", cases("ids"))
def test_an_edit_moves_no_id(case: dict[str, Any], tmp_path: Path) -> None:
    """``stays``: the beginning of each sentence before → that of the sentence under its id after, or where it leads."""
    _lay(tmp_path, case["before"])
    _keep(tmp_path)
    earlier = _told(tmp_path)
    before, shown = _sentences(earlier), _shown(earlier)
    _lay(tmp_path, case["after"])
    told = _told(tmp_path)
    after = _sentences(told)
    lead = {gone.id for gone in told.timeline.gone} | set(told.timeline.redirects)
    assert len(case["stays"]) == len(before)
    for start, expected in case["stays"].items():
        (id_,) = [one for one, quote in before.items() if quote.startswith(start)]
        if expected is None:
            assert id_ not in after
        else:
            assert after[id_].startswith(expected)
        assert (id_ in lead) == (id_ in shown - _shown(told)), "an address leads on, and only an address"
    new = set(after) - set(before)
    assert len(new) == case.get("new", 0)


@pytest.mark.parametrize("case", cases("ids"))
def test_without_stored_ids_none_changes_hands(case: dict[str, Any], tmp_path: Path) -> None:
    _lay(tmp_path, case["before"])
    before = _sentences(_told(tmp_path))
    _lay(tmp_path, case["after"])
    after = _sentences(_told(tmp_path))
    for id_ in set(before) & set(after):
        assert ids.likeness(before[id_], after[id_]) > 0.9


def test_a_judgement_hits_its_sentence_or_says_what_it_was_about(tmp_path: Path) -> None:
    first = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
    second = "واستقبل سالم الرامي اليوم في قصره السفير هنري دوغلاس."
    _lay(tmp_path, {"articles": {"a": f"{first} {second}"}})
    _keep(tmp_path)
    (id_,) = [one for one, quote in _sentences(_told(tmp_path)).items() if "ميلر" in quote]
    row = f"- {{kind: not-a-meeting, meetings: [{id_}]}}\n"
    _lay(tmp_path, {"articles": {"a": f"{first} {second}"}, "judgements": row})
    (meeting,) = _told(tmp_path).timeline.meetings
    assert "دوغلاس" in meeting.meeting.reports[0].passages[0].quote
    offered = CliRunner().invoke(check.command, ["--data", str(tmp_path)]).output
    assert 'add: quotes: ["استقبل سالم الرامي أمس روبرت ميلر في صدف"]' in offered
    _lay(tmp_path, {"articles": {"a": second}, "judgements": row})
    told = _told(tmp_path)
    assert len(told.timeline.meetings) == 1
    (fault,) = [one for one in told.faults if one.error]
    assert "it was about «استقبل سالم الرامي أمس روبرت ميلر في صدف»" in fault.message


def test_a_quotation_finds_the_sentence_when_nothing_was_stored(tmp_path: Path) -> None:
    text = "استقبل سالم الرامي أمس روبرت ميلر في مدينة صدف الساحلية."
    _lay(tmp_path, {"articles": {"a": text}})
    (id_,) = _sentences(_told(tmp_path))
    row = f"- {{kind: not-a-meeting, meetings: [{id_}], quotes: [{text[:-1]}]}}\n"
    edited = text.replace("أمس", "مساء أمس")
    _lay(tmp_path, {"articles": {"a": edited}, "judgements": row})
    told = _told(tmp_path)
    assert set(_sentences(told)) != {id_}
    assert told.timeline.meetings == ()
    assert not [one for one in told.faults if one.error]


def test_a_quotation_of_another_meeting_is_an_error(tmp_path: Path) -> None:
    text = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
    _lay(tmp_path, {"articles": {"a": text}})
    (id_,) = _sentences(_told(tmp_path))
    row = f"- {{kind: not-a-meeting, meetings: [{id_}], quotes: [وافتتح الوزير معرض الكتاب]}}\n"
    _lay(tmp_path, {"articles": {"a": text}, "judgements": row})
    told = _told(tmp_path)
    assert len(told.timeline.meetings) == 1
    assert [one.rule for one in told.faults if one.error] == ["reference"]


def test_the_page_that_was_first_stays_when_an_article_joins(tmp_path: Path) -> None:
    _lay(tmp_path, {"articles": {"m": "استقبل سالم الرامي أمس روبرت ميلر في صدف."}})
    _keep(tmp_path)
    (id_,) = _sentences(_told(tmp_path))
    both = {"m": "استقبل سالم الرامي أمس روبرت ميلر في صدف.", "a": "التقى روبرت ميلر أمس سالم الرامي بصدف."}
    _lay(tmp_path, {"articles": both})
    (meeting,) = _told(tmp_path).timeline.meetings
    assert (meeting.meeting.id, len(meeting.meeting.reports)) == (id_, 2)
    _keep(tmp_path)
    _lay(tmp_path, {"articles": {"a": both["a"]}})
    told = _told(tmp_path)
    (left,) = told.timeline.meetings
    assert told.timeline.redirects[id_] == left.meeting.id


def test_stored_ids_are_stored_once(tmp_path: Path) -> None:
    _lay(tmp_path, {"articles": {"a": "استقبل سالم الرامي أمس روبرت ميلر في صدف."}})
    check = ["--check", "--data", str(tmp_path)]
    assert CliRunner().invoke(command, check, obj=tmp_path).exit_code == 1
    _keep(tmp_path)
    text = (tmp_path / ids.FILE).read_text(encoding="utf-8")
    _keep(tmp_path)
    assert (tmp_path / ids.FILE).read_text(encoding="utf-8") == text
    assert CliRunner().invoke(command, check, obj=tmp_path).exit_code == 0


def test_an_address_that_was_lost_leads_on_after_later_edits(tmp_path: Path) -> None:
    """What has no page any more is found again at its sentence of today, and its address is not forgotten."""
    dated = "وقع سالم الرامي وروبرت ميلر في 2 فبراير 2020 اتفاقية للصيد البحري في صدف."
    edits = [
        dated,
        dated.replace(" في 2 فبراير 2020", ""),
        "وقع سالم الرامي وروبرت ميلر اتفاقية شاملة للصيد في ميناء صدف.",
    ]
    ids_ = []
    for text in edits:
        _lay(tmp_path, {"articles": {"a": text}})
        _keep(tmp_path)
        told = _told(tmp_path)
        ids_.append((*_sentences(told), *(one.id for one in told.timeline.gone)))
    (first,) = ids_[0]
    assert ids_[1:] == [(first, first)] * 2
    (row,), _ = ids.load(tmp_path)
    assert (row.quote, row.shown) == (edits[-1].rstrip("."), True)


def test_rows_of_ids_are_strict(tmp_path: Path) -> None:
    rows = "- {id: a-1, article: a, quote: x}\n- {id: A-1, article: a, quote: y}\n- {id: 'a/1', article: a, quote: z}\n"
    materialise({ids.FILE: rows + "- {id: b-1, quote: x}\n"}, tmp_path)
    kept, faults = ids.load(tmp_path)
    assert [row.id_ for row in kept] == ["a-1"]
    assert sorted((one.line, one.rule) for one in faults) == [(2, "doubled-id"), (3, "row"), (4, "row")]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    odd = ids.Kept(
        id_="a-1",
        article="a",
        quote='قال: "نعم" \\ \u200fو\u00a0\u2028لا\x07',
        sides=("أ، ب", 'ج"د'),
        page="b-2",
        shown=False,
    )
    (tmp_path / ids.FILE).write_text(ids.text([odd]), encoding="utf-8")
    (row,), faults = ids.load(tmp_path)
    assert faults == ()
    assert (row.quote, row.sides, row.page, row.shown) == (odd.quote, odd.sides, odd.page, odd.shown)


def test_a_former_id_of_a_person_means_the_person(tmp_path: Path) -> None:
    materialise(
        {
            "people.yaml": "- {id: s-rami, name: سالم الرامي, latin: Salem al-Rami, was: [rami]}\n",
            "offices.yaml": "- {id: o, name: وزير, tenures: [{person: rami}]}\n",
            "judgements.yaml": "- {kind: participant, meetings: [a-1], person: rami}\n",
        },
        tmp_path,
    )
    known, faults = registry.load(tmp_path)
    assert faults == ()
    assert known.offices["o"].tenures[0].person == "s-rami"
    assert known.judgements[0].person == "s-rami"


def test_a_former_id_belongs_to_one_person(tmp_path: Path) -> None:
    rows = (
        "- {id: a, name: سالم, was: [b]}\n- {id: b, name: فؤاد, was: [z]}\n- {id: c, name: نبيل, was: [z]}\n"
        "- {id: d, name: هنري, latin: هنري}\n"
    )
    materialise({"people.yaml": rows}, tmp_path)
    _, faults = registry.load(tmp_path)
    assert [(one.line, one.message) for one in faults] == [
        (1, "a: was: «b» is the id of «b»"),
        (3, "c: was: «z» is the id of «b»"),
        (4, "d: latin: Latin letters expected, not «هنري»"),
    ]


def test_edits_at_random() -> None:
    """A few of them; more in `make campaign`."""
    assert edits.run(8, seed=2) == (16, [])


def test_of_two_acts_of_one_sentence_the_one_of_the_form_of_the_other_is_meant(tmp_path: Path) -> None:
    """An id that is not kept changes where a name that became known makes its sentence tell of two things."""
    visit = "وجاء الاتفاق خلال زيارة وزير الخارجية الأمريكي، روبرت ميلر، لنيروبي"
    both = f"{visit} لترتيب تفاصيل الاجتماع بين سالم الرامي وفؤاد النجدي."
    state = {"articles": {"a": both, "b": "وصل وزير الخارجية الأمريكي روبرت ميلر إلى نيروبي في زيارة رسمية."}}
    _lay(tmp_path, state)
    told = {(report.article, report.form): report.key for report in _told(tmp_path).reports}
    assert told.keys() == {("a", "visit"), ("a", "meeting"), ("b", "visit")}
    quotes = f'["{visit}", "وصل وزير الخارجية الأمريكي روبرت ميلر إلى نيروبي"]'
    row = f"- {{kind: different, meetings: [a-zzzzz, {told['b', 'visit']}], quotes: {quotes}}}\n"
    _lay(tmp_path, {**state, "judgements": row})
    world = road.load(tmp_path)
    (judgement,) = ids.refound(world.known, _told(tmp_path).named, world.kept).registry.judgements
    assert judgement.meetings == (told["a", "visit"], told["b", "visit"])


def test_the_beginning_of_a_sentence_is_found_again_though_a_word_of_it_is_dropped(tmp_path: Path) -> None:
    text = (
        "ولا يمكن بحسب تقرير للمجلة مقارنة اللقاء المرتقب بين سالم الرامي وروبرت ميلر في مايو المقبل، باللقاء الذي جمع "
        "الرئيس نبيل الذهبي بالرئيس الراحل هنري دوغلاس في القصر الصيفي قبل أربعين سنة كاملة."
    )
    _lay(tmp_path, {"articles": {"a": text}})
    _keep(tmp_path)
    before = {report.key: report for report in _told(tmp_path).reports}
    assert len(before) == 2
    for id_ in before:
        row = f"- {{kind: not-a-meeting, meetings: [{id_}], quotes: [{' '.join(text.split()[:12])}]}}\n"
        _lay(tmp_path, {"articles": {"a": text.replace(" المرتقب", "")}, "judgements": row})
        told = _told(tmp_path)
        assert [one.message for one in told.faults if one.error] == []
        assert id_ in _sentences(told)


@pytest.mark.parametrize("quoted", [False, True])
def test_a_judgement_on_what_stands_twice_follows_its_very_words(quoted: bool, tmp_path: Path) -> None:
    """The id goes, for another took the place of its sentence; what it was about is told all the same."""
    once = "وقع سالم الرامي وروبرت ميلر اتفاقية للصيد في مدينة صدف."
    _lay(tmp_path, {"articles": {"a": once}})
    world = road.load(tmp_path)
    (id_,) = _sentences(_told(tmp_path))
    row = ids.Kept(id_="a-first", article="a", quote=once[:-1], word="وقع", sides=("سالم الرامي", "روبرت ميلر"))
    named = _told(tmp_path).named
    judged = registry.Judgement(kind="not-a-meeting", meetings=("a-first",), quotes=(once[:-1],) if quoted else ())
    known = dataclasses.replace(world.known, judgements=(judged,))
    found = ids.refound(known, named, [row])
    assert (found.faults, found.registry.judgements[0].meetings) == ((), (id_,))
    other = dataclasses.replace(row, sides=("سالم الرامي", "فؤاد النجدي"))
    assert [one.rule for one in ids.refound(known, named, [other]).faults] == ["reference"]


def test_what_is_gone_leads_to_the_page_that_tells_its_very_sentence(tmp_path: Path) -> None:
    sentence = "استقبل سالم الرامي أمس روبرت ميلر في صدف"
    _lay(tmp_path, {"articles": {"a": f"{sentence}."}})
    (entry,) = _told(tmp_path).timeline.meetings
    row = ids.Kept(id_="a-old", article="a", quote=sentence, word="لقاء", sides=("نبيل الذهبي", "هنري دوغلاس"))
    assert ids.moved([row], [entry], ["a"]).redirects == {"a-old": entry.meeting.id}
    other = dataclasses.replace(row, quote=sentence.replace("صدف", "لؤلؤة"))
    assert [one.id for one in ids.moved([other], [entry], ["a"]).gone] == ["a-old"]


ONE = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
SHEET = "title,date,parties\nلقاء القمة,{0}-01-01,سالم الرامي؛ روبرت ميلر\nثان,{0}-03-03,سالم الرامي؛ أحمد علي\n"
SAME = "parties,date\n" + "سالم الرامي؛ روبرت ميلر,2020-01-01\n" * 4_000


def _article(id_: str, published: str) -> dict[str, str]:
    head = f"---\nid: '{id_}'\noutlet: o\ntitle: خبر\npublished: {published}\n---\n"
    return {f"articles/{id_}.md": f"{head}{ONE}\n"}


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param(
            {"entries/لقاءات.csv": SHEET.format(2020), "entries/زيارات.csv": SHEET.format(2021)}, 4, id="Arabic names"
        ),
        pytest.param(
            {"entries/meetings 2020.csv": SHEET.format(2020), "entries/meetings-2020.csv": SHEET.format(2021)},
            4,
            id="names that differ in a space",
        ),
        pytest.param(
            {f"entries/{'a' * 90}{n}.csv": SHEET.format(2020 + n) for n in range(2)}, 4, id="names that are too long"
        ),
        pytest.param(
            {"entries/sheet.csv": SHEET.format(2020), "entries/Sheet.json": None}, 3, id="names in other letters"
        ),
        pytest.param(
            {**_article("001", "2024-03-13"), **_article("001-", "2022-05-11"), **_article("-001", "2021-05-12")},
            3,
            id="ids of articles that differ in a hyphen",
        ),
        pytest.param({**_article("001", "2024-03-13"), "entries/001.csv": SHEET.format(2020)}, 3, id="article, sheet"),
        pytest.param({"entries/a.csv": SAME}, 4_000, id="equal rows"),
        pytest.param({"entries/a.csv": "\n".join(SAME.split("\n")[:8]), **_article("a", "2021-05-12")}, 8, id="some"),
    ],
)  # fmt: skip
def test_no_two_have_one_id(files: dict[str, str | None], told: int, tmp_path: Path) -> None:
    """Whatever the names of their files, and whether the ids are kept or not."""
    slide = {"start_date": {"year": 2019, "month": 1, "day": 1}, "text": {"headline": "لقاء سالم الرامي وروبرت ميلر"}}
    texts = {name: json.dumps({"events": [slide]}) if text is None else text for name, text in files.items()}
    materialise({"knowledge/people.yaml": PEOPLE, "knowledge/outlets.yaml": OUTLETS, **texts}, tmp_path)
    first = _told(tmp_path)
    found = [report.key.lower() for report in first.reports]
    assert (len(found), len(set(found))) == (told, told)
    assert sum(len(entry.meeting.reports) for entry in first.timeline.meetings) == told
    if told < 100:
        _keep(tmp_path)
        assert [(one.key, one.article) for one in _told(tmp_path).reports] == [
            (one.key, one.article) for one in first.reports
        ]


@pytest.mark.parametrize(("before", "after"), [(7, 7), (7, 8), (8, 7), (1, 2), (3, 1)])
def test_equal_rows_keep_their_ids_where_others_come_or_go(before: int, after: int, tmp_path: Path) -> None:
    rows = SAME.split("\n")
    ids_ = []
    for number in (before, after):
        materialise({"entries/a.csv": "\n".join(rows[: number + 1])}, tmp_path)
        told = _told(tmp_path)
        ids_.append([report.key for report in told.reports])
        _keep(tmp_path)
        assert [report.key for report in _told(tmp_path).reports] == ids_[-1]
    assert ids_[0][: min(before, after)] == ids_[1][: min(before, after)]
