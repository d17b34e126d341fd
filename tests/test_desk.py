"""review --serve: answers become rows, files keep what people wrote, and nobody but the editor is heard."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import forked
import pytest
from click.testing import CliRunner
from tables import materialise, numbered

from arabic_timeline import edtf, ids, registry
from arabic_timeline import timeline as road
from arabic_timeline.commands import evidence
from arabic_timeline.commands.desk import answers, files
from arabic_timeline.commands.desk.desk import Desk
from arabic_timeline.commands.desk.server import Server
from arabic_timeline.commands.ids import command as keep_ids
from arabic_timeline.registry import Person

PEOPLE = """\
# Who is who.
- id: rami   # the minister
  name: سالم الرامي

- {id: miller, name: 'روبرت ميلر'}   # the guest
- id: twin-one
  name: خالد الشبيه
  aliases: [خالد الشبيه الأول]   # as his paper writes
- {id: twin-two, name: خالد الشبيه}
"""
JUDGEMENTS = "# What we decided.\n[]\n"
ARTICLES = {
    "a": ("2020-03-05", "استقبل سالم الرامي أمس روبرت ميلر في صدف."),
    "b": ("2020-03-08", "التقى سالم الرامي روبرت ميلر في صدف."),
    "c": ("2020-04-05", "استقبل سالم الرامي أمس في صدف الوزير حاتم القروي."),
    "d": ("2020-05-05", "استقبل سالم الرامي أمس في صدف خالد الشبيه."),
    "e": (None, "استقبل سالم الرامي روبرت ميلر في لؤلؤة."),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    texts = {}
    for id_, (day, text) in ARTICLES.items():
        front = f"id: {id_}\noutlet: o\ntitle: خبر\n" + (f"published: {day}\n" if day else "")
        texts[f"articles/{id_}.md"] = f"---\n{front}---\n{text}\n"
    known = {
        "knowledge/people.yaml": PEOPLE,
        "knowledge/judgements.yaml": JUDGEMENTS,
        "knowledge/outlets.yaml": "- {id: o, name: صحيفة}\n",
        "knowledge/places.yaml": "- {id: sadaf, name: صدف, kind: city}\n- {id: lulua, name: لؤلؤة, kind: city}\n",
    }
    materialise({**known, **texts}, folder)
    return folder


def _desk(data: Path) -> Desk:
    desk = Desk(data, "maghreb")
    desk.tell()
    return desk


def _answer(desk: Desk, kind: str, label: str, typed: str | None = None) -> None:
    card = next(one for one in desk.state()["cards"] if one["kind"] == kind)
    number = next(n for n, one in enumerate(card["answers"]) if one["label"].startswith(label))
    desk.answer(card["id"], number, typed)


def _files(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((data / "knowledge").glob("*.yaml"))}


def test_answers_are_rows_and_are_taken_back_clean(data: Path) -> None:
    before = _files(data)
    desk = _desk(data)
    _answer(desk, "possible-merge", "لقاء واحد")
    _answer(desk, "ambiguous-name", "خالد الشبيه")
    _answer(desk, "unknown-name", "شخص جديد", "qarawi")
    _answer(desk, "undated", "تاريخه", "2019-12")
    desk.tell()
    assert desk.state()["faults"] == []
    known, faults = registry.load(data / "knowledge")
    assert [fault for fault in faults if fault.error] == []
    assert known.people["qarawi"].name == "حاتم القروي"
    assert {one.kind for one in known.judgements} == {"same", "participant", "date"}
    told = road.tell(road.load(data))
    assert not [one for one in told.faults if one.error]
    assert sorted(len(entry.meeting.reports) for entry in told.timeline.meetings) == [1, 1, 1, 2]
    assert desk.state()["news"]
    after = _files(data)
    assert after["judgements.yaml"].startswith(b"# What we decided.\n- kind: same")
    assert all(after[name].startswith(text) for name, text in before.items() if name != "judgements.yaml")
    while desk.undo():
        pass
    assert _files(data) == before


def test_a_question_names_who_met_and_not_an_id(data: Path) -> None:
    says = next(one["says"] for one in _desk(data).state()["cards"] if one["kind"] == "possible-merge")
    assert "«سالم الرامي – روبرت ميلر» (الأربعاء 4 مارس 2020)" in says


def test_a_question_names_visits_by_who_came(tmp_path: Path) -> None:
    texts = {
        "25": "وصل الرئيس الأمريكي روبرت ميلر إلى كينيا في بدء أول زيارة يقوم بها لبلد آبائه منذ توليه رئاسة البلاد.",
        "27": "قال الرئيس روبرت ميلر خلال زيارته كينيا إن القوة تراجعت.",
    }
    for day, text in texts.items():
        front = f"id: a{day}\noutlet: o\ntitle: خبر\npublished: 2015-07-{day}"
        materialise({f"articles/a{day}.md": f"---\n{front}\n---\n{text}\n"}, tmp_path)
    materialise({"knowledge/outlets.yaml": "- {id: o, name: صحيفة}\n"}, tmp_path)
    desk = _desk(tmp_path)
    (says,) = [one["says"] for one in desk.state()["cards"] if one["kind"] == "possible-merge"]
    assert says.count("زيارة روبرت ميلر") == 2
    for label in ("زيارتان", "الأولى ليست زيارة", "زيارة واحدة"):
        _answer(desk, "possible-merge", label)
        desk.tell()
        assert desk.state()["faults"] == []
        assert "possible-merge" not in [one["kind"] for one in desk.state()["cards"]]
        desk.undo()
        desk.tell()


AROUND = """\
وصل الوفد مساء. استقبل سالم الرامي أمس في صدف الوزير حاتم القروي. ثم غادر الوفد المدينة إلى بلده.
وقال مصدر إن الجانبين راضيان.
"""


def test_a_card_shows_what_stands_around_its_sentence_and_of_which_day(data: Path) -> None:
    front = "id: c\noutlet: o\ntitle: خبر\nurl: https://o.test/c\n"
    (data / "articles" / "c.md").write_text(f"---\n{front}published: 2020-04-05\n---\n{AROUND}", encoding="utf-8")
    desk = _desk(data)
    card = next(one for one in desk.state()["cards"] if one["kind"] == "unknown-name")
    assert card["evidence"] == [{
        "quote": "استقبل سالم الرامي أمس في صدف الوزير حاتم القروي",
        "before": "وصل الوفد مساء",
        "behind": "ثم غادر الوفد المدينة إلى بلده.",
        "parties": [[37, 48]], "of": None,
        "where": "صحيفة، خبر", "day": "نُشر الأحد 5 أبريل 2020", "url": "https://o.test/c", "article": "c",
    }]  # fmt: skip
    (entry,) = card["entries"]
    assert "السبت 4 أبريل 2020" in (desk.leaf("entry", entry) or "")
    assert "وقال مصدر إن الجانبين راضيان." in (desk.leaf("article", "c") or "")
    undated = next(one for one in desk.state()["cards"] if one["kind"] == "undated")
    assert undated["evidence"][0]["day"] == "يوم نشره غير معروف"


@pytest.mark.parametrize(
    ("place", "kind"),
    [("كينيا", "country"), ("الولايات المتحدة", "country"), ("قصر الحكم", "building"), ("مطار نيروبي", "building"),
     ("مستشفى الملك", "building"), ("بغداد", "city"), ("ميناء المحار", "city")],
)  # fmt: skip
def test_the_likely_kind_of_a_place_is_offered_first(place: str, kind: str) -> None:
    assert answers._likely_kind(place) == kind


@pytest.mark.parametrize(
    ("text", "part", "around"),
    [
        ("أول. ثان هنا. ثالث؟ رابع", "ثان هنا", ("أول", "ثالث؟")),
        ("قبله. أول. ثان هنا. ثالث", "ثان هنا", ("أول", "ثالث")),
        ("أول.\n\nثان هنا\n\nثالث", "ثان هنا", ("أول", "ثالث")),
        ("ثان هنا", "ثان هنا", ("", "")),
        ("أول ثان هنا ثالث. رابع", "ثان هنا", ("أول", "ثالث.")),
        ("كلمة " * 90 + ". ثان هنا. " + "كلمة " * 90, "ثان هنا", ("… " + ("كلمة " * 48).strip(), "كلمة " * 48 + "…")),
    ],
)
def test_the_neighbours_of_a_sentence(text: str, part: str, around: tuple[str, str]) -> None:
    start = text.index(part)
    assert evidence.around(text, start, start + len(part)) == around


def test_a_short_name_is_first_that_of_who_is_known(data: Path) -> None:
    texts = {"f": "استقبل سالم الرامي أمس في صدف الوزير ميلر الشاب.", "g": "التقى سالم الرامي أمس الوزير حاتم."}
    texts["i"] = texts["g"].replace("أمس", "أول أمس")  # told more often than the whole name
    texts["h"] = "استقبل سالم الرامي أمس في لؤلؤة الوزير فؤاد النجدي. وقال الوزير النجدي إنه راض."
    for id_, text in texts.items():
        front = f"id: {id_}\noutlet: o\ntitle: خبر\npublished: 2021-02-03"
        materialise({f"articles/{id_}.md": f"---\n{front}\n---\n{text}\n"}, data)
    asked = [one["says"] for one in _desk(data).state()["cards"] if one["kind"] == "unknown-name"]
    whole, short = (next(n for n, says in enumerate(asked) if f"«{name}»" in says) for name in ("حاتم القروي", "حاتم"))
    assert whole < short, asked
    people = data / "knowledge" / "people.yaml"
    people.write_text(f"{PEOPLE}- {{id: qarawi, name: حاتم القروي}}\n", encoding="utf-8")
    card = next(one for one in _desk(data).state()["cards"] if "«حاتم»" in one["says"])
    assert [one["label"] for one in card["answers"]][:2] == ["هو حاتم القروي", "شخص جديد"]


def test_a_name_that_is_a_common_word_is_answered_for_its_meeting_alone(data: Path) -> None:
    text = "التقى سالم الرامي أمس الأمير صباح في صدف."
    front = "id: f\noutlet: o\ntitle: خبر\npublished: 2021-02-03"
    materialise({"articles/f.md": f"---\n{front}\n---\n{text}\n"}, data)
    people = data / "knowledge" / "people.yaml"
    people.write_text(f"{PEOPLE}- {{id: sabah, name: صباح الأحمد}}\n", encoding="utf-8")
    desk = _desk(data)
    card = next(one for one in desk.state()["cards"] if "«صباح»" in one["says"])
    number = next(n for n, one in enumerate(card["answers"]) if one["label"] == "هو صباح الأحمد")
    desk.answer(card["id"], number, None)
    assert "aliases" not in people.read_text(encoding="utf-8").partition("sabah")[2]
    assert not [one for one in _desk(data).state()["cards"] if "«صباح»" in one["says"]]


def test_what_is_put_off_is_asked_again_behind_the_others(data: Path) -> None:
    desk = _desk(data)
    ids = [card["id"] for card in desk.state()["cards"]]
    for one in (*ids, ids[0]):
        desk.skip(one)
    assert [card["id"] for card in desk.state()["cards"]] == [*ids[1:], ids[0]]


def test_a_place_is_named_or_is_one_of_those_that_are_known(data: Path) -> None:
    places = data / "knowledge" / "places.yaml"
    places.write_text(
        places.read_text(encoding="utf-8") + "- {id: port, name: ميناء النجوم, kind: building}\n", "utf-8"
    )
    for id_, place in (("f", "قصر المحار"), ("g", "ميناء المحار")):
        text = f"استقبل سالم الرامي أمس روبرت ميلر في {place}."
        front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2021-0{ord(id_) - 101}-05\n---\n"
        (data / "articles" / f"{id_}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    before = _files(data)
    desk = _desk(data)
    asked = [one for one in desk.state()["cards"] if one["kind"] == "unknown-place"]
    assert sorted(one["says"] for one in asked) == [
        "مكان غير معروف: «قصر المحار».",
        "مكان غير معروف: «ميناء المحار».",
    ]
    first = next(one for one in asked if "قصر" in one["says"])
    desk.answer(first["id"], [one["label"] for one in first["answers"]].index("مبنى"), "mahar")
    _answer(desk, "unknown-place", "هو ميناء النجوم")
    desk.tell()
    assert desk.state()["faults"] == []
    assert {"mahar", "port"} <= {entry.meeting.place_id for entry in road.build(data).timeline.meetings}
    known, _ = registry.load(data / "knowledge")
    assert (known.places["mahar"].kind, known.places["port"].aliases) == ("building", ("ميناء المحار",))
    while desk.undo():
        pass
    assert _files(data) == before


def test_a_spelling_goes_to_a_person_and_only_that_row_changes(data: Path) -> None:
    path = data / "knowledge" / "people.yaml"
    edit = files.add_to(path, "twin-one", "aliases", "خ. الشبيه")
    assert path.read_text(encoding="utf-8") == PEOPLE.replace(
        "[خالد الشبيه الأول]   # as", "[خالد الشبيه الأول, خ. الشبيه] # as"
    )
    assert edit.undo()
    files.add_to(path, "rami", "aliases", "الرامي")
    text = path.read_text(encoding="utf-8")
    assert "- id: rami   # the minister\n  name: سالم الرامي\n  aliases: [الرامي]\n" in text
    assert text.endswith(PEOPLE[PEOPLE.index("- {id: miller") :])
    with pytest.raises(ValueError, match="has no row"):
        files.add_to(path, "nobody", "aliases", "x")


def test_nobody_is_a_rule_for_every_article(data: Path) -> None:
    desk = _desk(data)
    _answer(desk, "unknown-name", "ليس شخصا")
    told = road.tell(road.load(data))
    assert not [entry for entry in told.timeline.meetings if any("القروي" in p.name for p in entry.participants)]


def test_wrong_words_write_nothing(data: Path) -> None:
    before = _files(data)
    desk = _desk(data)
    for kind, label, typed in (
        ("unknown-name", "شخص جديد", "a b"),
        ("unknown-name", "شخص جديد", None),
        ("undated", "تاريخه", "قريبا"),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            _answer(desk, kind, label, typed)
    with pytest.raises(ValueError, match="سقط هذا السؤال"):
        desk.answer("x", 0, None)
    assert _files(data) == before


def test_an_answer_has_one_key_on_every_card(data: Path) -> None:
    for id_, place in (("f", "قصر المحار"), ("g", "ميناء المحار")):
        text = f"استقبل سالم الرامي أمس روبرت ميلر في {place} وقال يوم 30 فبراير 2020 إنه استقبل ميلر الشاب."
        front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2021-0{ord(id_) - 101}-05\n---\n"
        (data / "articles" / f"{id_}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    asked = _desk(data).state()["cards"]
    keys: dict[str, set[str]] = {}
    for card in asked:
        pressed = [one["key"] for one in card["answers"]]
        assert len(set(pressed)) == len(pressed) and not {"s", "u"} & set(pressed), card
        for one in card["answers"]:
            keys.setdefault(one["label"], set()).add(one["key"])
    fixed = {label: key for label, (key, *others) in keys.items() if not others and not key.isdecimal()}
    assert {"النص لا يقول": "q", "ليس لقاء": "x", "تاريخه": "t", "مدينة": "c"}.items() <= fixed.items()
    assert keys["ليس شخصا"] == keys["ليس مكانا"] == {"0"}
    assert {card["kind"] for card in asked} >= {"unknown-name", "unknown-place", "undated", "possible-merge"}
    assert all("q" in [one["key"] for one in card["answers"]] for card in asked)


def test_what_the_texts_do_not_say_is_asked_once(data: Path) -> None:
    """Of every kind of question; the answer is kept, and tells nothing that was not told."""
    desk = _desk(data)
    before, told = _files(data), road.build(data).timeline
    kinds = {card["kind"] for card in desk.state()["cards"]}
    assert kinds >= {"possible-merge", "ambiguous-name", "unknown-name", "undated"}
    for _ in range(20):
        cards = desk.state()["cards"]
        if not cards:
            break
        number = next(n for n, one in enumerate(cards[0]["answers"]) if one["key"] == "q")
        desk.answer(cards[0]["id"], number, None)
        desk.tell()
        assert cards[0]["id"] not in [one["id"] for one in desk.state()["cards"]]
        assert desk.state()["faults"] == []
    assert desk.state()["cards"] == []
    assert {one.kind for one in registry.load(data / "knowledge")[0].judgements} == {"unsaid"}
    assert [one.faults for one in [road.build(data).timeline]] == [told.faults]
    assert [(one.meeting.id, one.certain.edtf) for one in road.build(data).timeline.meetings] == [
        (one.meeting.id, one.certain.edtf) for one in told.meetings
    ]
    assert _desk(data).state()["cards"] == []
    while desk.undo():
        pass
    assert _files(data) == before


def test_a_contradiction_or_an_expression_may_be_left_as_it_is(data: Path) -> None:
    judged = "- {kind: same, meetings: [a-1, f-1]}\n"
    texts = {"f": "استقبل سالم الرامي أمس روبرت ميلر في صدف.", "g": "استقبل سالم الرامي يوم 30 فبراير 2020 روبرت ميلر."}
    for id_, text in texts.items():
        front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2020-03-15\n---\n"
        (data / "articles" / f"{id_}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    numbered(data)
    (data / "knowledge" / "judgements.yaml").write_text(judged, encoding="utf-8")
    desk = _desk(data)
    for kind, label in (("contradiction", "لا يُحسم"), ("expression", "النص لا يقول")):
        card = next(one for one in desk.state()["cards"] if one["kind"] == kind)
        _answer(desk, kind, label)
        desk.tell()
        assert card["id"] not in [one["id"] for one in desk.state()["cards"]]
    assert [one.about for one in road.build(data).timeline.contradictions] == ["a-1"]


DISPUTED = 'disputed: ["2020-07-06: article:published_time", "2020-07-07: «7 يوليو 2020»"]\n'


@pytest.mark.parametrize(
    ("label", "typed", "published"),
    [
        ("الثلاثاء 7 يوليوز 2020", None, "2020-07-07"),
        ("يوم غيره", "2020-07-05", "2020-07-05"),
        ("النص لا يقول", None, None),
    ],
)
def test_which_of_the_disputed_days_it_is(label: str, typed: str | None, published: str | None, data: Path) -> None:
    text = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
    path = data / "articles" / "f.md"
    path.write_text(f"---\nid: f\noutlet: o\ntitle: خبر\n{DISPUTED}---\n{text}\n", encoding="utf-8")
    before = path.read_bytes(), _files(data)
    desk = _desk(data)
    card = next(one for one in desk.state()["cards"] if one["kind"] == "disputed-day")
    assert [one["label"] for one in card["answers"]] == [
        "الاثنين 6 يوليوز 2020: article:published_time",
        "الثلاثاء 7 يوليوز 2020: «7 يوليو 2020»",
        "يوم غيره",
        "النص لا يقول",
    ]
    with pytest.raises(ValueError, match="both ends"):
        _answer(desk, "disputed-day", "يوم غيره", "2020-07/..")
    assert (path.read_bytes(), _files(data)) == before
    _answer(desk, "disputed-day", label, typed)
    desk.tell()
    assert desk.state()["faults"] == []
    assert "disputed-day" not in [one["kind"] for one in desk.state()["cards"]]
    (article,) = [one for one in road.load(data).articles if one.id == "f"]
    assert article.published == (None if published is None else edtf.parse(published).interval)
    assert DISPUTED in path.read_text(encoding="utf-8")
    assert desk.undo() == card["id"]
    assert (path.read_bytes(), _files(data)) == before


def test_what_is_no_place_is_none_in_any_article(data: Path) -> None:
    for id_ in ("f", "g"):
        text = "استقبل سالم الرامي أمس روبرت ميلر في ميناء المحار."
        front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2021-0{ord(id_) - 101}-05\n---\n"
        (data / "articles" / f"{id_}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    desk = _desk(data)
    _answer(desk, "unknown-place", "ليس مكانا")
    desk.tell()
    assert "unknown-place" not in [one["kind"] for one in desk.state()["cards"]]
    assert {"kind: nowhere", "text: ميناء المحار"} <= {
        line.strip("- ") for line in (data / "knowledge" / "judgements.yaml").read_text("utf-8").split("\n")
    }
    assert {entry.meeting.place for entry in road.build(data).timeline.meetings} == {"صدف", "لؤلؤة", None}


def test_two_cards_that_ask_one_thing_write_it_once(data: Path) -> None:
    """Both are shown until the timeline is told anew, and an editor is faster than that."""
    text = "---\nid: f\noutlet: o\ntitle: خبر\npublished: 2021-02-03\n---\nالتقى نبيل الذهبي أمس طلال المحار في صدف.\n"
    (data / "articles" / "f.md").write_text(text, encoding="utf-8")
    desk = _desk(data)
    cards = [
        one
        for one in desk.state()["cards"]
        if any(f"«{name}»" in one["says"] for name in ("نبيل الذهبي", "طلال المحار"))
    ]
    first, second = (
        (one["id"], next(n for n, answer in enumerate(one["answers"]) if answer["label"] == "ليس لقاء"))
        for one in cards
    )
    desk.answer(*first, None)
    after = _files(data)
    with pytest.raises(ValueError, match="سقط هذا السؤال بجواب قبله"):
        desk.answer(*second, None)
    assert _files(data) == after


def test_an_id_in_other_letters_is_of_whom_has_it(data: Path) -> None:
    desk = _desk(data)
    _answer(desk, "unknown-name", "شخص جديد", "RAMI")
    desk.tell()
    assert desk.state()["faults"] == []
    assert "RAMI" not in (data / "knowledge" / "people.yaml").read_text(encoding="utf-8")


def test_the_id_of_somebody_known_says_that_it_is_him(data: Path) -> None:
    texts = {"f": "استقبل سالم الرامي أمس في صدف الوزير ميلر الشاب.", "g": "التقى سالم الرامي أمس الأمير صباح في صدف."}
    for id_, text in texts.items():
        front = f"---\nid: {id_}\noutlet: o\ntitle: خبر\npublished: 2021-02-03\n---\n"
        (data / "articles" / f"{id_}.md").write_text(f"{front}{text}\n", encoding="utf-8")
    desk = _desk(data)
    asked = {one["says"]: one for one in desk.state()["cards"] if one["kind"] == "unknown-name"}
    for name, id_ in (("ميلر الشاب", "miller"), ("صباح", "rami")):
        card = next(one for says, one in asked.items() if f"«{name}»" in says)
        number = next(n for n, one in enumerate(card["answers"]) if one["label"] == "شخص جديد")
        desk.answer(card["id"], number, id_)
    desk.tell()
    assert desk.state()["faults"] == []
    known, _ = registry.load(data / "knowledge")
    assert known.people["miller"].aliases == ("ميلر الشاب",)
    assert known.people["rami"].aliases == ()  # «صباح» is a word of every day: he is meant in that meeting alone
    assert [(one.kind, one.text, one.person) for one in known.judgements] == [("participant", "صباح", "rami")]
    assert not {"«ميلر الشاب»", "«صباح»"} & {word for one in desk.state()["cards"] for word in one["says"].split(".")}
    assert "هو miller" in desk.state()["news"][-1]["after"]


def test_news_are_of_the_answer_in_words_and_short(data: Path) -> None:
    desk = _desk(data)
    _answer(desk, "unknown-name", "شخص جديد", "qarawi")
    desk.tell()
    assert desk.state()["news"] == [
        {"after": "«شخص جديد: qarawi»", "short": "لم يتغير لقاء ولا تاريخ", "says": []}
    ]  # fmt: skip
    _answer(desk, "possible-merge", "لقاء واحد")
    _answer(desk, "undated", "تاريخه", "2019-12")
    desk.tell()
    (_, told) = desk.state()["news"]
    assert told["after"] == "«لقاء واحد»، ثم «تاريخه 2019-12»"
    assert told["short"] == "ضاقت حدود تاريخه: 2، ضُمّ إليه لقاء آخر: 1"
    assert told["says"][1] == "مقال «خبر»: ضاقت حدود تاريخه: الأحد 1 دجنبر 2019 أو بعده، وكان تاريخه غير معروف."
    assert told["says"][0] == "«سالم الرامي – روبرت ميلر»: ضاقت حدود تاريخه: دجنبر 2019، وكان تاريخه غير معروف."
    desk.tell()  # nothing was answered: nothing is told
    assert len(desk.state()["news"]) == 2


def test_news_tell_that_a_contradiction_was_settled_though_no_day_changed(data: Path) -> None:
    text = "استقبل سالم الرامي أمس روبرت ميلر في صدف."
    front = "---\nid: f\noutlet: o\ntitle: خبر\npublished: 2020-03-15\n---\n"
    (data / "articles" / "f.md").write_text(f"{front}{text}\n", encoding="utf-8")
    numbered(data)
    (data / "knowledge" / "judgements.yaml").write_text("- {kind: same, meetings: [a-1, f-1]}\n", encoding="utf-8")
    desk = _desk(data)
    _answer(desk, "contradiction", "أبقِ المعروض")
    desk.tell()
    (told,) = desk.state()["news"]
    settled = "زال ما فيه من تناقض"
    assert (told["short"], told["says"]) == (f"{settled}: 1", [f"«سالم الرامي – روبرت ميلر»: {settled}."])


def test_the_witnesses_of_either_meeting_are_told_apart(data: Path) -> None:
    text = "استقبل سالم الرامي الأربعاء روبرت ميلر في صدف."
    front = "id: f\noutlet: o\ntitle: خبر ثان\npublished: 2020-03-06"
    materialise({"articles/f.md": f"---\n{front}\n---\n{text}\n"}, data)
    card = next(one for one in _desk(data).state()["cards"] if one["kind"] == "possible-merge")
    assert len(card["sides"]) == 2 and all("سالم الرامي – روبرت ميلر" in one for one in card["sides"])
    assert [(one["article"], one["of"]) for one in card["evidence"]] == [("a", 0), ("f", 0), ("b", 1)]
    for one in card["evidence"]:
        assert [one["quote"][low:high] for low, high in one["parties"]] == ["سالم الرامي", "روبرت ميلر"]


def test_what_somebody_else_changed_is_not_undone(data: Path) -> None:
    desk = _desk(data)
    _answer(desk, "possible-merge", "لقاءان")
    path = data / "knowledge" / "judgements.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    with pytest.raises(ValueError, match="غُيّر الملف"):
        desk.undo()
    assert path.read_text(encoding="utf-8").endswith("# mine\n")


def test_links_that_lead_nowhere_do_not_end_the_telling(data: Path) -> None:
    """Such as Emacs puts beside a file that somebody is writing."""
    (data / "lexicon").mkdir()
    (data / "lexicon" / ".#words.yaml").symlink_to("me@house.7")
    desk = _desk(data)
    assert desk.state()["cards"]


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    made = Server(_desk(data), 0)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize("length", ["\u00b2", "-1", "1_0", "9" * 5000, ""])
def test_lengths_that_are_none_are_refused(length: str, server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
        head = f"POST /{server.token}/answer HTTP/1.1\r\nHost: localhost:{server.server_port}\r\n"
        head += f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        line.sendall(head.encode("latin-1"))
        assert line.recv(4096).startswith(b"HTTP/1.1 400 ")
    assert capfd.readouterr().err == ""


def test_who_goes_in_the_middle_of_an_answer_is_no_trace(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as line:
            line.sendall(f"GET /{server.token}/ HTTP/1.1\r\nHost: localhost:{server.server_port}\r\n\r\n".encode())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset
    assert _asked(server, "GET", f"/{server.token}/state")[0] == 200
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("number", [float("inf"), float("nan"), 0.0, 0.9, True, "0", "٠٠", None, [0], -1, 99])
def test_numbers_that_are_none_are_refused(number: object, server: Server, data: Path) -> None:
    before = _files(data)
    card = server.desk.state()["cards"][0]["id"]
    status, text = _asked(server, "POST", f"/{server.token}/answer", {"card": card, "answer": number})
    assert (status, bool(json.loads(text)["error"])) == (200, True)
    assert _files(data) == before


@pytest.mark.parametrize("card", ["nothing", 1, True, None, ["x"]])
def test_what_is_no_card_is_not_put_off(card: object, server: Server) -> None:
    status, text = _asked(server, "POST", f"/{server.token}/skip", {"card": card})
    assert (status, bool(json.loads(text)["error"])) == (200, True)
    assert server.desk.state()["skipped"] == 0


def test_a_title_takes_no_nonce_of_the_style(data: Path) -> None:
    path = data / "articles" / "d.md"
    title = 'NONCE <style nonce=\\"NONCE\\">'
    path.write_text(path.read_text(encoding="utf-8").replace("title: خبر", f'title: "{title}"'), encoding="utf-8")
    server = Server(_desk(data), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    status, text = _asked(server, "GET", f"/{server.token}/article/d")
    server.shutdown()
    server.server_close()
    assert (status, text.count("<title>NONCE &lt;style")) == (200, 1)
    assert text.count('<style nonce="') == 1
    assert '<style nonce="NONCE">' not in text


def _asked(server: Server, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    sent = {"Content-Type": "application/json", **{key.replace("_", "-"): value for key, value in headers.items()}}
    line.request(method, path, json.dumps(body) if body is not None else None, sent)
    answer = line.getresponse()
    text = answer.read().decode()
    line.close()
    return answer.status, text


@pytest.mark.parametrize(
    ("name", "made", "says"),
    [
        ("data/knowledge/judgements.yaml", os.mkfifo, "judgements.yaml: not a regular file"),
        ("data/knowledge/judgements.yaml", os.mkdir, "judgements.yaml: not a regular file"),
        (".arabic-timeline/data.lock", os.mkfifo, "is not a regular file, so it cannot be locked: move it away"),
    ],
    ids=["a pipe", "a folder", "a lock that is a pipe"],
)
def test_what_cannot_be_written_is_told_where_it_was_answered(
    name: str, made: Any, says: str, server: Server, data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The desk waited for the pipe without end, with all who asked it; the page waited for an answer."""
    path = data.parent / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    made(path)
    home = f"/{server.token}/"
    card = next(
        one for one in json.loads(_asked(server, "GET", f"{home}state")[1])["cards"] if one["kind"] != "unknown-name"
    )
    status, text = _asked(server, "POST", f"{home}answer", {"card": card["id"], "answer": 0})
    assert (status, json.loads(text)["error"].endswith(says)) == (200, True)
    assert _asked(server, "GET", f"{home}state")[0] == 200
    assert capfd.readouterr().err == ""


def test_only_who_has_the_token_and_asks_for_this_machine_is_answered(server: Server, data: Path) -> None:
    before = _files(data)
    home = f"/{server.token}/"
    assert _asked(server, "GET", home)[0] == 200
    status, text = _asked(server, "GET", f"{home}state")
    assert (status, len(json.loads(text)["cards"]) > 3) == (200, True)
    card = {"card": json.loads(text)["cards"][0]["id"], "answer": 0}
    status, text = _asked(server, "GET", f"{home}article/d")
    assert (status, "خالد الشبيه" in text) == (200, True)
    refused = [
        _asked(server, "GET", f"{home}article/..%2Fx"),
        _asked(server, "GET", f"{home}entry/nothing"),
        _asked(server, "GET", "/x/article/d"),
        _asked(server, "GET", "/"),
        _asked(server, "GET", "/state"),
        _asked(server, "GET", "/x/state"),
        _asked(server, "GET", home, Host="evil.test"),
        _asked(server, "GET", home, Host=f"evil.test:{server.server_port}"),
        _asked(server, "GET", home, Origin="http://evil.test"),
        _asked(server, "POST", f"{home}answer", card, Origin="null"),
        _asked(server, "POST", f"{home}answer", card, Sec_Fetch_Site="cross-site"),
        _asked(server, "POST", f"{home}answer", card, Content_Type="text/plain"),
        _asked(server, "POST", f"{home}answer", {"x": "y" * 20_000}),
        _asked(server, "POST", f"{home}answer", [1]),
        _asked(server, "POST", "/x/answer", card),
        _asked(server, "POST", f"{home}nothing", {}),
        _asked(server, "GET", f"{home}../x"),
    ]
    assert {status for status, _ in refused} <= {400, 403, 404, 421}
    assert _files(data) == before
    assert json.loads(_asked(server, "POST", f"{home}answer", {"card": 1})[1])["error"]
    assert _asked(server, "POST", f"{home}answer", card, Origin=f"http://127.0.0.1:{server.server_port}") == (200, "{}")
    assert _files(data) != before
    assert json.loads(_asked(server, "POST", f"{home}undo", {})[1])["card"] == card["card"]
    assert _files(data) == before


def test_what_a_killed_writer_left_goes_and_what_others_left_stays(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed before the file was whole: nobody reads the beginning of it, and the next writer takes it away."""
    swap = data / "knowledge" / ".people.yaml.swp"
    swap.write_text("an editor's", encoding="utf-8")
    there = sorted(data.rglob("*"))
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", lambda _: os.kill(os.getpid(), signal.SIGKILL))
        assert forked.run("ids", "--data", str(data)).status == -signal.SIGKILL
    (left,) = set(data.rglob("*")) - set(there)
    assert left.name.endswith(".yaml.unfinished")
    (data / "articles" / ".a.md.unfinished").write_text("---\n", encoding="utf-8")
    assert forked.run("ids", "--data", str(data)).status == 0
    assert {path.name for path in data.rglob(".*")} == {swap.name}
    assert (data / "ids.yaml").is_file()


@pytest.mark.parametrize(
    ("name", "known", "is_offered"),
    [
        ("فالح بن عطا", "سلمان بن عبدالعزيز آل سعود", False),
        ("محمد بن سلمان", "سلمان بن عبدالعزيز آل سعود", False),
        ("سلمان بن عبدالعزيز", "سلمان بن عبدالعزيز آل سعود", True),
        ("بحاح", "خالد محفوظ بحاح", True),
        ("خالد محفوظ بحّاح", "خالد بحاح", True),
        ("خالد المري", "خالد محفوظ بحاح", False),
        ("مسعود بارزاني", "مسعود البارزاني", True),
    ],
)
def test_whom_a_spelling_may_mean(name: str, known: str, is_offered: bool) -> None:
    assert bool(list(answers._alike(name, "people", [Person(id="p", name=known)]))) == is_offered


@pytest.mark.parametrize("told", [True, False])
def test_the_addresses_that_answers_make_are_kept(told: bool, data: Path) -> None:
    """Also those of an answer behind which nothing was told yet; what was taken back made none."""
    desk = _desk(data)
    _answer(desk, "unknown-name", "شخص جديد", "mistake")
    desk.tell()
    desk.undo()
    desk.tell()
    _answer(desk, "unknown-name", "شخص جديد", "qarawi")
    if told:
        desk.tell()
    desk.close()
    pages = {one.page for one in ids.addresses.load(data)[0]}
    assert "people/qarawi" in pages
    assert not any("mistake" in one for one in pages)
    checked = CliRunner().invoke(keep_ids, ["--check", "--data", str(data)], obj=data)
    assert (checked.exit_code, checked.output) == (0, "Every id is kept.\n")


def test_what_is_wrong_with_a_whole_folder_has_no_line(data: Path) -> None:
    desk = _desk(data)
    (data / "articles").rename(data / "elsewhere")
    desk.tell()
    assert desk.state()["faults"] == ["articles: no such folder"]
    with pytest.raises(ValueError, match=r"articles: no such folder$"):
        road.build(data)


@pytest.mark.parametrize("char", ["\u2028", "\x85"])
def test_a_row_is_put_in_its_own_place_whatever_ends_lines_elsewhere(char: str, tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    first = f"- {{id: a, name: 'اسم{char}آخر'}}\n"
    path.write_text(f"{first}- {{id: b, name: سالم}}\n- {{id: c, name: فؤاد}}\n", encoding="utf-8", newline="")
    files.add_to(path, "b", "aliases", "س")
    text = path.read_text(encoding="utf-8")
    assert text.startswith(first)
    assert text.endswith("\n- {id: c, name: فؤاد}\n")
    assert "- {id: b, name: سالم, aliases: [س]}\n" in text
