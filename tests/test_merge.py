"""Which tellings are one meeting (cases/merges.yaml), and whole explanations as Arabic text."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from tables import materialise

from arabic_timeline import edtf, extract, merge, recognise, resolve, say
from arabic_timeline import timeline as road
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article, Dated, Merged, Report
from arabic_timeline.registry import Judgement, Office, Person, Place, Registry, Tenure

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "merges.yaml").read_text(encoding="utf-8"))
CASES = [pytest.param(case, id=case["name"]) for case in TABLE["cases"]]


def _office(id_: str, row: dict[str, Any]) -> Office:
    tenures = tuple(Tenure(person=t["person"], period=Interval(t["from"], t.get("until"))) for t in row["tenures"])
    return Office(id=id_, name=row["name"], aliases=tuple(row["aliases"]), field=row["field"], tenures=tenures)


def registry(judgements: list[dict[str, Any]]) -> Registry:
    """The people, offices and places of the table, with decisions."""
    tuples = {"aliases", "adjectives", "meetings"}

    def values(row: dict[str, Any]) -> dict[str, Any]:
        return {key: tuple(value) if key in tuples else value for key, value in row.items()}

    return Registry(
        people={id_: Person(id=id_, **values(row)) for id_, row in TABLE["people"].items()},
        offices={id_: _office(id_, row) for id_, row in TABLE["offices"].items()},
        places={id_: Place(id=id_, **values(row)) for id_, row in TABLE["places"].items()},
        judgements=tuple(Judgement(file="judgements.yaml", line=n, **values(j)) for n, j in enumerate(judgements, 1)),
    )


def dated(id_: str, row: dict[str, Any]) -> Dated:
    """A made-up article with its dates."""
    published = edtf.parse(str(row["published"])).interval if "published" in row else None
    article = Article(
        id=id_, outlet=row.get("outlet", id_), title="خبر", text=row["text"], published=published,
        retrieved=row.get("retrieved"), copy_of=row.get("copy_of"),
    )  # fmt: skip
    return resolve.datings(article, recognise.dates(article.text))


def reports(texts: dict[str, Dated], known: Registry) -> list[Report]:
    """What the texts tell."""
    return [report for one in texts.values() for report in extract.reports(one, known)]


_READ: dict[int, Merged] = {}  # what was made of the cases of the table: several tests look at it


def _merged(case: dict[str, Any]) -> Merged:
    if not any(case is one for one in TABLE["cases"]):
        return _made(case)
    return _READ.get(id(case)) or _READ.setdefault(id(case), _made(case))


def _made(case: dict[str, Any]) -> Merged:
    known = registry(case.get("judgements", []))
    texts = {id_: dated(id_, row) for id_, row in case["articles"].items()}
    return merge.meetings(reports(texts, known), texts, known)


def _pairs(found: Merged, decision: str) -> list[list[str]]:
    return sorted(sorted((link.left, link.right)) for link in found.links if link.decision == decision)


@pytest.mark.parametrize("case", CASES)
def test_merge(case: dict[str, Any]) -> None:
    found = _merged(case)
    assert [[r.key for r in m.reports] for m in found.meetings] == case["meetings"]
    assert all(m.id == m.reports[0].key for m in found.meetings)
    assert found.redirects == {r.key: m.id for m in found.meetings for r in m.reports[1:]}
    assert _pairs(found, "likely") == sorted(map(sorted, case.get("likely", [])))
    assert _pairs(found, "ask") == sorted(map(sorted, case.get("ask", [])))
    assert len(found.faults) == case.get("faults", 0)
    assert dict(found.copies) == case.get("copies", {})
    for id_, people in case.get("people", {}).items():
        meeting = next(m for m in found.meetings if m.id == id_)
        assert sorted((p.id or "") for p in meeting.participants) == sorted(p or "" for p in people)
    for id_, held in case.get("held", {}).items():
        assert next(m for m in found.meetings if m.id == id_).held == held
    for id_, names in case.get("names", {}).items():
        meeting = next(m for m in found.meetings if m.id == id_)
        assert [p.name for p in meeting.participants] == names


def test_every_cause_of_a_link_has_its_sentence() -> None:
    for case in TABLE["cases"]:
        found = _merged(case)
        for link in (*found.links, *(link for m in found.meetings for link in m.links)):
            assert link.why, f"{case['name']}: {link.left} {link.right}"
            assert all(say.sentence(cause) for cause in link.why)


def test_why_two_tellings_are_one() -> None:
    case = next(c for c in TABLE["cases"] if c["name"] == "two papers, one day, the same people")
    (meeting,) = _merged(case).meetings
    assert [say.sentence(cause) for cause in meeting.links[0].why] == [
        "يلتقي في الروايتين الأشخاص أنفسهم: سالم الرامي وروبرت ميلر.",
        "الأيام متوافقة: الأربعاء 4 مارس 2020.",
    ]


def test_the_order_of_the_articles_changes_no_meeting() -> None:
    everything = {f"{n}{id_}": row for n, case in enumerate(TABLE["cases"]) for id_, row in case["articles"].items()}
    known = registry([])
    texts = {id_: dated(id_, row) for id_, row in everything.items()}
    told = reports(texts, known)
    want = {frozenset(r.key for r in m.reports) for m in merge.meetings(told, texts, known).meetings}
    for seed in range(3 if os.environ.get("TEST_ALL") else 1):
        shuffled = random.Random(seed).sample(told, len(told))
        assert {frozenset(r.key for r in m.reports) for m in merge.meetings(shuffled, texts, known).meetings} == want


OFFICES = [
    # one telling names the office in short or not at all, the other in full: the meeting has what says more
    ("ولي العهد سالم الرامي", "ولي العهد الأردني سالم الرامي", "ولي العهد الأردني"),
    ("سالم الرامي", "الوزير سالم الرامي", "الوزير"),
]


@pytest.mark.parametrize(("one", "other", "office"), OFFICES)
def test_the_office_that_says_more(one: str, other: str, office: str) -> None:
    """Of two tellings of one day the fuller office of the same man is told."""
    told = {id_: f"استقبل {who} السفير بيتر كولن أمس في جدة." for id_, who in (("a", one), ("b", other))}
    case = {"articles": {id_: {"text": text, "published": "2023-05-10"} for id_, text in told.items()}}
    (meeting,) = _merged(case).meetings
    assert {p.name: p.office for p in meeting.participants}["سالم الرامي"] == office


DINNER = (
    "وصل سالم الرامي، مساء الخميس، إلى مدينة لؤلؤة، وتناول العشاء مع نظيره روبرت ميلر، قبل الذهاب إلى السفارة، من دون "
    "الإدلاء بأي تصريح.\nمن جهتها، ذكرت وزارة الخارجية أن الرامي سيجري محادثات مع روبرت ميلر تتعلق بالصيد البحري."
)


@pytest.mark.parametrize("undated", ["original", "copy"])
def test_a_page_and_its_copy_tell_the_same_though_one_has_lost_its_day(undated: str, tmp_path: Path) -> None:
    """A dinner with a day and talks to come are one meeting of two sentences where no day of writing is known."""
    fronts = {"original": "published: 2020-03-06\n", "copy": "published: 2020-03-06\ncopy_of: original\n"}
    fronts[undated] = fronts[undated].replace("published: 2020-03-06\n", "")
    articles = {
        f"articles/{name}.md": f"---\nid: {name}\noutlet: {name}\ntitle: خبر\n{front}---\n{DINNER}\n"
        for name, front in fronts.items()
    }
    materialise({**articles, "knowledge/people.yaml": "- {id: rami, name: سالم الرامي}\n"}, tmp_path)
    told = road.tell(road.load(tmp_path))
    assert told.timeline.copies == {"copy": "original"}
    together = [sorted(one.article for one in meeting.reports) for meeting in told.merged.meetings]
    assert together == [["copy", "original"]] * 2
