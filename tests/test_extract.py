"""Meetings out of made-up sentences (cases/meetings) and out of whole texts."""

from __future__ import annotations

import cProfile
import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract import gather, namesakes, nearby, titles
from arabic_timeline.extract.words import Kind, kinds
from arabic_timeline.model import Article, Dated, Report
from arabic_timeline.registry import Person, Place, Registry
from arabic_timeline.text import plain

FOLDER = Path(__file__).parent / "cases" / "meetings"
GROUPS = [
    g for file in sorted(FOLDER.glob("*.yaml")) for g in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]
]
WRITTEN = "2023-05-10"  # unless a case says otherwise
OFFICES = yaml.safe_load((Path(__file__).parent / "cases" / "offices.yaml").read_text(encoding="utf-8"))
TITLES = yaml.safe_load((Path(__file__).parent / "cases" / "titles.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=f"{g['group']}-{n}") for g in GROUPS for n, case in enumerate(g["cases"], 1)]


def _dated(text: str, on: Any) -> Dated:
    published = edtf.parse(str(on)).interval if on else None
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=published)
    return resolve.datings(article, recognise.dates(text))


@functools.cache
def _told(text: str, on: Any) -> tuple[Dated, list[Report]]:
    """What a text tells where nobody is known: read once for all tests."""
    dated = _dated(text, on)
    return dated, [r for r in extract.reports(dated, Registry()) if r.form != "event"]


def _line(report: Report, dated: Dated) -> str:
    """A report in the table's spelling."""
    kind = [report.form, report.held, "" if report.mode in ("visit", "phone") else report.mode]
    if report.mode != "online" and len([p for p in report.participants if p.role != "attending"]) < 3:
        kind[2] = ""
    head = " ".join(kind).strip()
    head = "" if head == "meeting held" else head.removesuffix(" held") + ": "
    people = " | ".join(sorted(("+" if p.role == "attending" else "") + p.name for p in report.participants))
    dating = dated.datings[report.dating] if report.dating is not None else None
    place = f" @ {report.place}" if report.place else ""
    if dating and dating.told and dating.told.day and dating.told != dating.interval:  # the day after that of an event
        return f"{head}{people}{place} = {dating.told.day}"
    return f"{head}{people}{place}" + (f" = {dating.edtf}" if dating and dating.edtf else "")


def _ordered(line: str) -> str:
    head, colon, rest = line.rpartition(": ")
    people, *tail = rest.split(" @ " if " @ " in rest else " = ", 1)
    sign = " @ " if " @ " in rest else " = "
    head = "" if head == "meeting" else head
    return f"{head}{colon if head else ''}{' | '.join(sorted(people.split(' | ')))}" + "".join(sign + t for t in tail)


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: dict[str, Any]) -> None:
    dated, told = _told(case["text"], case.get("published", WRITTEN))
    assert sorted(_line(r, dated) for r in told) == sorted(map(_ordered, case["want"]))


def _people(told: list[Report]) -> Registry:
    names = dict.fromkeys(p.name for r in told for p in r.participants if _given(p.name))
    return Registry(people={f"p{n}": Person(id=f"p{n}", name=name) for n, name in enumerate(names)})


def _cities(told: list[Report]) -> Registry:
    names = dict.fromkeys(r.place for r in told if r.place is not None)
    return Registry(places={f"p{n}": Place(id=f"p{n}", name=name, kind="city") for n, name in enumerate(names)})


def _both(told: list[Report]) -> Registry:
    return replace(_people(told), places=_cities(told).places)


@pytest.mark.parametrize(
    ("rows", "every"),
    [(_both, 3), *(pytest.param(one, 1, marks=pytest.mark.long) for one in (_both, _people, _cities))],
)
def test_rows_for_those_told_take_nothing_away(rows: Callable[[list[Report]], Registry], every: int) -> None:
    """Whoever is told by his whole name may be listed by it, and a place by its name alone: the same is told."""
    other = {}
    for case in [case for g in GROUPS for case in g["cases"]][::every]:
        dated, told = _told(case["text"], case.get("published", WRITTEN))
        known = rows(told)
        again = [r for r in extract.reports(dated, known) if r.form != "event"] if known != Registry() else told
        if sorted(_line(r, dated) for r in again) != sorted(_line(r, dated) for r in told):
            other[case["text"]] = [_line(r, dated) for r in again]
    assert other == {}


def _given(name: str) -> bool:
    """Whether a name is a person's: a given name, and more."""
    first, *more = plain(name).split()
    return bool(more) and bool(kinds().get(first, Kind.NONE) & Kind.GIVEN)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{g['group']}-{n}") for g in OFFICES for n, case in enumerate(g["cases"], 1)]
)
def test_office(case: dict[str, Any]) -> None:
    told = extract.reports(_dated(case["text"], WRITTEN), Registry())
    assert {p.name: p.office for report in told for p in report.participants} == case["told"]


@pytest.mark.parametrize("case", TITLES)
def test_title(case: dict[str, str]) -> None:
    start = case["text"].find(case["dated"]) if "dated" in case else 0
    dated = (start, start + len(case["dated"])) if "dated" in case else None
    assert titles.titled(case["text"], dated) == case["want"]


# Texts of many meetings, with what joins their sentences; no other sentence has the names {a} and {b}, or the {word}.
DENSE = {
    "distinct": ("استقبل وزير الخارجية {a} وزير الدفاع {b} في عمان", ".\n"),
    "one line": ("التقى {a} {b}", " "),
    "one man": ("التقى الوزير سالم الرامي نظيره {a}", ". "),
    "one office": ("التقى الوزير {a} السفير، ثم ناقش الطرفان التعاون", ". "),
    "visits": ("زار الوزير {a} باريس أمس", ". "),
    "arrivals": ("وصل الوزير {a} إلى باريس أمس. والتقى نظيره {b}", ". "),
    "parties": ("اجتمع حزبه أمس بحضور {a}", ". "),
    "one title": ('"الوزير" {a} يستقبل السفير', "\n"),
    "one chief": ("التقى رئيس اتحاد {word} لكرة القدم سالم الرامي رئيس الاتحاد الدولي روبرت ميلر في زيوريخ أمس", ". "),
    "one name": ("التقى الوزير سالم {word} الرامي حاكم الإقليم", ". "),
}
LETTERS = "بتجحخدرزسشصضطعغفقكمن"


def _name(n: int) -> str:
    letters = LETTERS[n % 20], LETTERS[n // 20 % 20], LETTERS[n // 400]
    return f"{('سالم', 'نبيل', 'طارق')[n % 3]} ال{'ر'.join(letters)}ي"


def _calls(meeting: str, joint: str, count: int) -> int:
    """How many functions are called to read a text of so many meetings."""
    names = ((_name(2 * n), _name(2 * n + 1)) for n in range(count))
    text = joint.join(meeting.format(a=a, b=b, word=a.split()[1].removeprefix("ال")) for a, b in names)
    dated, counted = _dated(text, WRITTEN), cProfile.Profile()
    with counted:
        extract.reports(dated, Registry())
    return sum(one.callcount for one in counted.getstats())


@pytest.mark.parametrize("kind", DENSE)
def test_work_grows_with_the_text(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the meetings take about four times the calls and not sixteen; counted, since no clock is fair.

    With how many that are like one another each is compared is set low: beyond, work grows with the text.
    """
    monkeypatch.setattr(nearby, "MOST", 8)
    monkeypatch.setattr(namesakes, "MOST", 8)
    meeting, joint = DENSE[kind]
    _calls(meeting, joint, 24)  # what is kept of words and tables is made
    assert _calls(meeting, joint, 96) < (4.5 if kind == "one title" else 4.2) * _calls(meeting, joint, 24)


def test_a_telling_is_compared_with_those_only_whose_sides_can_be_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """One man and a hundred others by name: no two of their meetings are one, and none is looked at for it."""
    asked = Counter[str]()
    same = gather._same

    def counted(*given: Any) -> bool:
        asked["same"] += 1
        return same(*given)

    monkeypatch.setattr(gather, "_same", counted)
    meeting, joint = DENSE["one man"]
    dated = _dated(joint.join(meeting.format(a=_name(n)) for n in range(100)), WRITTEN)
    assert len([r for r in extract.reports(dated, Registry()) if r.form == "meeting"]) == 100
    assert asked["same"] < 100


def test_equal_sentences_of_a_diary_are_each_of_its_day() -> None:
    """«وفي اليوم ذاته التقى …» under fifteen days: what is printed over and over tells no more, but these do."""
    first = "استقبل الوزير كريم الحداد وفدا يوم {day} مارس 2020.\n"
    then = "وفي اليوم ذاته التقى الوزير سالم الهادي السفير نادر العمري.\n"
    dated = _dated("".join(first.format(day=n) + then for n in range(1, 16)), "2020-04-20")
    met = [r for r in extract.reports(dated, Registry()) if len(r.participants) == 2]
    assert len({r.dating for r in met if "سالم الهادي" in {one.name for one in r.participants}}) == 15


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        (
            "وصل الوزير سعد الكعبي إلى مسقط أمس. واجتمع مع نظيره العماني بدر البوسعيدي.",
            "وصل الوزير سعد الكعبي إلى مسقط",
        ),
        ("دمشق: استقبل وزير الصحة السوري نزار القدموسي السفير ديفيد غرين.", None),
        ("استقبل الوزير سعد الكعبي أمس السفير ديفيد غرين في مراكش.", None),
        (
            "استقبل الوزير سعد الكعبي في مراكش السفير ديفيد غرين. كما التقى الكعبي النائب وليد الأسمر.",
            "استقبل الوزير سعد الكعبي في مراكش",
        ),
    ],
)
def test_sentence_that_places_a_meeting_is_its_scene(text: str, scene: str | None) -> None:
    told = [r for r in extract.reports(_dated(text, "2023-05-10"), Registry()) if r.form == "meeting"]
    assert told[-1].place is not None
    scenes = [p.quote for p in told[-1].passages if p.role == "scene"]
    assert scenes == ([scene] if scene else [])


# A sentence that tells several things, and names of whom others speak: each has evidence of its own.
SHARED = {
    "one after the other": (
        "التقى الوزير سعد الكعبي السفير ديفيد غرين يوم 3 مايو 2023، ثم التقى الكعبي النائب وليد الأسمر أمس.",
        ["التقى الوزير سعد الكعبي السفير ديفيد غرين يوم 3 مايو 2023"],
    ),
    "whom a pronoun means": (
        "كان الوزير سعد الكعبي في مسقط. واستقبل الوزير السفير ديفيد غرين. كما استقبل الوزير النائب وليد الأسمر.",
        [],
    ),
    "a visit and its meeting": ("زار الوزير سعد الكعبي مسقط أمس والتقى نظيره العماني بدر البوسعيدي.", []),
}


@pytest.mark.parametrize("name", SHARED)
def test_no_two_reports_of_a_text_share_a_passage(name: str) -> None:
    text, quotes = SHARED[name]
    told = extract.reports(_dated(text, "2023-05-10"), Registry())
    spans = [(p.start, p.end) for report in told for p in report.passages]
    assert len(told) > 1
    assert len(spans) == len(set(spans))
    assert set(quotes) <= {p.quote for report in told for p in report.passages}
    assert all(text[p.start : p.end] == p.quote for report in told for p in report.passages)


def test_a_row_may_be_named_by_the_words_for_a_counterpart() -> None:
    known = Registry(people={"p": Person(id="p", name="نظيره السعودي")})
    dated = _dated("استقبل وزير الخارجية المغربي سالم الرامي نظيره السعودي في صدف.", "2020-03-04")
    [told] = extract.reports(dated, known)
    assert {one.id or one.name for one in told.participants} == {"سالم الرامي", "p"}


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (  # listed by his full name alone: a row takes nothing away from what the text says of itself
            "قال وزير الخارجية المغربي سالم الرامي إن بلاده ترحب. والتقى الرامي أمس وزير الدفاع روبرت ميلر.",
            {"p", "روبرت ميلر"},
        ),
        (  # «الرامي» of two men is neither
            "وصل سالم الرامي وكريم الرامي إلى فاس. والتقى الرامي أمس وزير الدفاع روبرت ميلر.",
            {"الرامي", "روبرت ميلر"},
        ),
    ],
)
def test_who_is_listed_is_known_by_the_short_name_the_text_gives_him(text: str, met: set[str]) -> None:
    known = Registry(people={"p": Person(id="p", name="سالم الرامي")})
    told = [r for r in extract.reports(_dated(text, "2020-03-04"), known) if r.form == "meeting"]
    assert [{one.id or one.name for one in r.participants} for r in told] == [met]


def test_calls_are_held_by_telephone() -> None:
    text = "ويأتي هذا بأقل من أسبوع من مكالمتين أجراها الرئيس روبرت ميلر مع الملك سالم الرامي وأمير قطر نبيل الذهبي."
    told = extract.reports(_dated(text, "2020-03-04"), Registry())
    assert [(one.form, one.mode) for one in told] == [("call", "phone")] * 2


def test_a_title_with_a_nation_may_end_a_sentence() -> None:
    assert extract.reports(_dated("استقبل الوزير المفكر المصري. وغادر.", "2023-05-10"), Registry()) is not None


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (("A-2", "A-1"), "استقبل الوزير سعد الكعبي السفير ديفيد غرين أمس بعد أن التقى النائب وليد الأسمر."),
        (("A-2", "A-1"), "استقبل الوزير سعد الكعبي السفير ديفيد غرين عقب لقائه النائب وليد الأسمر."),
        (("A-1", "A-2"), "استقبل الوزير سعد الكعبي السفير ديفيد غرين قبل أن يلتقي النائب وليد الأسمر."),
        (None, "استقبل الوزير سعد الكعبي السفير ديفيد غرين، كما التقى النائب وليد الأسمر."),
        (None, "استقبل الوزير سعد الكعبي السفير ديفيد غرين بعد أن التقى الملك كريم النجدي النائب وليد الأسمر."),
    ],
)
def test_which_of_two_meetings_of_a_sentence_was_first(after: tuple[str, str] | None, text: str) -> None:
    told = [r for r in extract.reports(_dated(text, "2023-05-10"), Registry()) if r.form == "meeting"]
    ids = [f"A-{report.key.rpartition('-')[2]}" for report in told]
    found = [(f"A-{key.rpartition('-')[2]}", name) for r, name in zip(told, ids, strict=True) for key in r.after]
    assert found == ([after] if after else [])
