"""What a person is asked to decide, and that each printed row does what it says (cases/review.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tables import cases, materialise, numbered

from arabic_timeline import say
from arabic_timeline import timeline as road
from arabic_timeline.model import Doubt, Timeline
from arabic_timeline.reason import review
from arabic_timeline.rows import ID

KNOWN = {
    "people": (
        "- {id: rami, name: سالم الرامي, country: marjan}\n"
        "- {id: miller, name: روبرت ميلر, country: zumurrud}\n"
        "- {id: twin-one, name: خالد الشبيه}\n"
        "- {id: twin-two, name: خالد الشبيه}\n"
    ),
    "places": (
        "- {id: marjan, name: مرجان, kind: country}\n"
        "- {id: zumurrud, name: زمرد, kind: country, adjectives: [الزمردي]}\n"
        "- {id: sadaf, name: صدف, kind: city, within: marjan}\n"
    ),
    "outlets": "- {id: o, name: صحيفة}\n- {id: p, name: جريدة}\n",
    "judgements": "# nothing yet\n[]\n",
}


def _article(id_: str, row: dict[str, Any]) -> str:
    published = f"published: {row['published']}\n" if "published" in row else ""
    return f"---\nid: {id_}\noutlet: o\ntitle: خبر\n{published}---\n{row['text']}\n"


def _timeline(folder: Path) -> Timeline:
    world = road.load(folder)
    assert world.errors == ()
    return road.tell(world).timeline


def _asked(timeline: Timeline, kind: str) -> list[Doubt]:
    return [doubt for doubt in timeline.review if doubt.kind == kind]


def test_two_strangers_never_get_one_id(tmp_path: Path) -> None:
    # Names that Latin letters write alike, or with letters of one sum, or not at all, are of different people.
    names = ("سالم الهادي", "صالم الحادي", "تمام سلام", "قاسم سلام", "مالس", "أحمد الرامي", "中国", "日本")
    taken = {"slm-alhadi"}
    ids = [review._id(name, taken) for name in names]
    assert ids[:2] == ["salm-alhadi", "salm-alhadi-2"]
    assert len({*ids, "slm-alhadi"}) == len(names) + 1
    assert all(ID.fullmatch(one) for one in ids)
    # The same letters in another order: neither is told apart by who comes first only.
    assert review._id("中国", set()) != review._id("国中", set())


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["استقبل سالم الرامي روبرت ميلر في صدف."] * 2, ["لقاء واحدا"]),
        (["استقبل سالم الرامي روبرت ميلر في صدف.", "التقى سالم الرامي روبرت ميلر.", "اجتمع سالم الرامي مع روبرت ميلر."],
         ["لقاء واحدا", "لقاء واحدا"]),
        (["زار روبرت ميلر مرجان في مارس 2020.", "وصل روبرت ميلر إلى صدف يوم 5 مارس 2020 في زيارة رسمية."],
         ["زيارة واحدة"]),
    ],
    ids=["two", "three that may be one need two answers", "visits are called visits"],
)  # fmt: skip
def test_no_more_is_asked_than_has_to_be_answered(texts: list[str], asked: list[str], tmp_path: Path) -> None:
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    articles = {f"articles/{n}.md": _article(f"n{n}", {"text": text}) for n, text in enumerate(texts)}
    materialise({**known, **articles}, tmp_path)
    numbered(tmp_path)
    says = [say.sentence(doubt.says) for doubt in _asked(_timeline(tmp_path), "possible-merge")]
    assert [next((words for words in asked if words in one), one) for one in says] == asked


@pytest.mark.parametrize("case", cases("review"))
def test_a_pasted_row_settles_its_question(case: dict[str, Any], tmp_path: Path) -> None:
    known = {f"knowledge/{name}.yaml": case.get(name, text) for name, text in KNOWN.items()}
    known |= {"knowledge/claims.yaml": case.get("claims", "")}
    texts = {f"articles/{id_}.md": _article(id_, row) for id_, row in case["articles"].items()}
    materialise({**known, **texts}, tmp_path)
    numbered(tmp_path)
    (doubt,) = _asked(_timeline(tmp_path), case["kind"])
    assert doubt.paste == case.get("paste", doubt.paste)
    assert [passage.quote for passage in doubt.evidence] == case.get("evidence", [p.quote for p in doubt.evidence])
    row = doubt.paste or ""
    for written, instead in case.get("changed", {}).items():
        assert written in row
        row = row.replace(written, str(instead))
    file = tmp_path / "knowledge" / row.split("\n")[0].removeprefix("# ")
    file.write_text(file.read_text(encoding="utf-8") + row, encoding="utf-8")
    then = _timeline(tmp_path)
    assert not [one for one in _asked(then, case["kind"]) if one.says == doubt.says]
    assert [[e.meeting.id, e.certain.edtf, *(p.id for p in e.participants)] for e in then.meetings] == case["after"]


def test_groups_without_a_name_are_nobody_to_ask_about(tmp_path: Path) -> None:
    texts = ["استقبل الوزير حاتم القروي مسؤولين عسكريين في صدف.", "استقبل حاتم القروي عددا من شيوخ العشائر في صدف.",
             "استقبل حاتم القروي الوزيرة ملاك السالمي في صدف."]  # fmt: skip
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    articles = {f"articles/{n}.md": _article(f"n{n}", {"text": text}) for n, text in enumerate(texts)}
    materialise({**known, **articles}, tmp_path)
    timeline = _timeline(tmp_path)
    assert {one.name for entry in timeline.meetings for one in entry.participants} > {"حاتم القروي"}
    assert {doubt.says.values["name"] for doubt in _asked(timeline, "unknown-name")} == {"حاتم القروي", "ملاك السالمي"}


def test_one_name_is_asked_about_once_however_it_is_spelt_and_no_office_is(tmp_path: Path) -> None:
    texts = ["استقبل سالم الرامي الوزير أشتون كارتر في صدف.", "التقى روبرت ميلر الوزير آشتون كارتر في صدف.",
             "استقبل اشتون كارتر سمو أمير منطقة صدف.", "استقبل اشتون كارتر نظيره الفرنسي."]  # fmt: skip
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    articles = {f"articles/{n}.md": _article(f"n{n}", {"text": text}) for n, text in enumerate(texts)}
    materialise({**known, **articles}, tmp_path)
    asked = [str(doubt.says.values["name"]) for doubt in _asked(_timeline(tmp_path), "unknown-name")]
    assert [one for one in asked if one.endswith("شتون كارتر")] == asked[:1] and len(asked) == 1, asked


def test_a_house_that_any_town_has_is_no_place_to_ask_about(tmp_path: Path) -> None:
    houses = ["في مقر الوزارة في تونس", "بالمطار", "في أحد فنادق المدينة", "في ميناء المحار"]
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    texts = [f"استقبل سالم الرامي أمس {where} روبرت ميلر." for where in houses]
    articles = {f"articles/{n}.md": _article(f"n{n}", {"text": text}) for n, text in enumerate(texts)}
    materialise({**known, **articles}, tmp_path)
    timeline = _timeline(tmp_path)
    assert len({entry.meeting.place for entry in timeline.meetings}) == len(houses)
    assert [doubt.says.values["place"] for doubt in _asked(timeline, "unknown-place")] == ["ميناء المحار"]


def test_the_other_answer_to_a_meeting_without_a_day_is_printed_and_settles_it(tmp_path: Path) -> None:
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    article = _article("a", {"text": "استقبل سالم الرامي روبرت ميلر في صدف."})
    materialise({**known, "articles/a.md": article}, tmp_path)
    numbered(tmp_path)
    (doubt,) = _asked(_timeline(tmp_path), "undated")
    _, other = (doubt.paste or "").split("# أو:\n")
    file = tmp_path / "knowledge" / "judgements.yaml"
    file.write_text(other.replace("# ", ""), encoding="utf-8")
    assert "kind: unsaid" in other and _asked(_timeline(tmp_path), "undated") == []


def test_which_of_the_disputed_days_is_asked_until_a_day_is_given(tmp_path: Path) -> None:
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    disputed = 'disputed: ["2020-03-05: dc.date", "2020-03-06: «6 مارس 2020»"]\n---\n'
    article = _article("a", {"text": "استقبل سالم الرامي أمس روبرت ميلر في صدف."})
    materialise({**known, "articles/a.md": article.replace("---\nاستقبل", f"{disputed}استقبل")}, tmp_path)
    (doubt,) = _asked(_timeline(tmp_path), "disputed-day")
    assert "الخميس 5 مارس 2020 والجمعة 6 مارس 2020" in say.sentence(doubt.says)
    assert (
        doubt.paste
        == "# articles/a.md\npublished: 2020-03-05  # dc.date\n# أو:\n# published: 2020-03-06  # «6 مارس 2020»\n"
    )
    file, row = tmp_path / (doubt.paste or "").split("\n")[0][2:], (doubt.paste or "").split("\n")[1]
    file.write_text(file.read_text(encoding="utf-8").replace("\ndisputed", f"\n{row}\ndisputed"), encoding="utf-8")
    told = _timeline(tmp_path)
    assert _asked(told, "disputed-day") == [] and told.meetings[0].certain.edtf == "2020-03-04"


def test_a_date_is_of_the_meeting_that_its_judgement_names(tmp_path: Path) -> None:
    """A sentence that tells two: what a person says of one is not said of the other."""
    text = "استقبل سالم الرامي روبرت ميلر، والتقى سالم الرامي بعد ذلك السفير كريم عوض في صدف."
    known = {f"knowledge/{name}.yaml": told for name, told in KNOWN.items()}
    known["knowledge/judgements.yaml"] = ""
    materialise({**known, "articles/a.md": _article("a", {"published": "2020-03-05", "text": text})}, tmp_path)
    numbered(tmp_path)
    row = "- {kind: date, article: a, quote: استقبل سالم الرامي روبرت ميلر, date: 2020-03-01"
    file = tmp_path / "knowledge" / "judgements.yaml"
    for named, dated in (("}", ["a-1", "a-2"]), (", meetings: [a-1]}", ["a-1"])):
        file.write_text(f"{row}{named}\n", encoding="utf-8")
        told = _timeline(tmp_path).meetings
        assert sorted(e.meeting.id for e in told if e.certain.edtf == "2020-03-01") == dated


def test_a_date_that_a_person_gives_closes_the_contradiction(tmp_path: Path) -> None:
    articles = {
        "a": {"published": "2020-03-05", "text": "استقبل سالم الرامي أمس روبرت ميلر في صدف."},
        "b": {"published": "2020-03-15", "text": "استقبل سالم الرامي أمس روبرت ميلر في صدف."},
    }
    same = "- {kind: same, meetings: [a-1, b-1]}\n"
    date = "- {kind: date, article: a, quote: أمس, date: 2020-03-04}\n"
    known = {f"knowledge/{name}.yaml": text for name, text in KNOWN.items()}
    known["knowledge/judgements.yaml"] = ""
    materialise({**known, **{f"articles/{id_}.md": _article(id_, row) for id_, row in articles.items()}}, tmp_path)
    numbered(tmp_path)
    file = tmp_path / "knowledge" / "judgements.yaml"
    for judgements, status, asked in ((same, "contradicted", 1), (same + date, "stated", 0)):
        file.write_text(judgements, encoding="utf-8")
        timeline = _timeline(tmp_path)
        (entry,) = timeline.meetings
        assert (entry.status, len(_asked(timeline, "contradiction"))) == (status, asked)
    assert entry.certain.edtf == "2020-03-04"
