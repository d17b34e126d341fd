"""Mistakes planted into texts (cases/planted.yaml): none passes in silence, and nothing true is called one.

Beside them what binds the day of writing of an undated text that tells of a meeting (cases/asserted.yaml), and what
must not bind it wrongly (cases/sound.yaml).
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from tables import CASES, cases
from test_merge import TABLE, dated, registry, reports

from arabic_timeline import edtf, merge, reason, resolve, say
from arabic_timeline.model import Timeline

_ASKED = {"possible-merge", "two-days", "expression", "contradiction", "denied"}
_QUIET = [case for case in TABLE["cases"] if not case.get("judgements") and not case.get("ask")]


def _timeline(case: dict[str, Any]) -> Timeline:
    known = registry([])
    texts = {id_: dated(id_, row) for id_, row in case["articles"].items()}
    merged = merge.meetings(reports(texts, known), texts, known)
    return reason.timeline(merged, texts, known, cases=resolve.cases)


@pytest.mark.parametrize("case", cases("planted"))
def test_a_planted_mistake_is_told(case: dict[str, Any]) -> None:
    """And nothing is told of what only looks like one (``told: nothing``)."""
    timeline = _timeline(case)
    told = {"contradiction"} if timeline.contradictions else set()
    told |= {"warning"} if timeline.warnings else set()
    told |= {"review"} if any(doubt.kind in _ASKED for doubt in timeline.review) else set()
    if case.get("told") == "no question":
        assert not told
    elif case.get("told") == "nothing":
        assert not told & {"contradiction", "warning"}
    else:
        assert case.get("told") in told if "told" in case else told
    if "doubted" in case:
        whole = [say.sentence(cause) for entry in timeline.meetings for cause in entry.why]
        assert [line for line in whole if line == case["doubted"]] == [case["doubted"]]
    causes = [r.gives for c in timeline.contradictions for r in c.repairs] + [w.says for w in timeline.warnings]
    assert all(say.sentence(cause) for cause in causes)


@pytest.mark.parametrize("case", _QUIET, ids=[case["name"] for case in _QUIET])
def test_what_is_right_is_no_contradiction(case: dict[str, Any]) -> None:
    timeline = _timeline(case)
    assert timeline.contradictions == ()
    assert timeline.warnings == ()


@pytest.mark.parametrize(
    "case", yaml.safe_load((CASES / "asserted.yaml").read_text(encoding="utf-8")), ids=lambda case: case["text"]
)
def test_only_what_is_asserted_binds_the_day_of_writing(case: dict[str, Any]) -> None:
    [article] = _timeline({"articles": {"A": {"text": case["text"]}}}).articles
    written = article.certain.interval
    if "open" in case:
        assert getattr(written, case["open"]) is None
    else:
        assert (written.earliest, written.latest) == (case.get("from"), case.get("to"))


_SOUND = [
    pytest.param(case, group["beside"], id=case["text"])
    for group in yaml.safe_load((CASES / "sound.yaml").read_text(encoding="utf-8"))
    for case in group["texts"]
]


@pytest.mark.parametrize(("case", "beside"), _SOUND)
def test_a_certain_bound_holds_the_true_day(case: dict[str, Any], beside: dict[str, Any]) -> None:
    """However a text without a day tells what is past or to come, and whatever others tell of the same people."""
    timeline = _timeline({"articles": {"A": {"text": case["text"]}, **beside}})
    certain = next(one.certain for one in timeline.articles if one.dated.article.id == "A")
    assert case["written"] in certain.interval
    assert timeline.contradictions == ()


# What somebody told of as past on a day that the text gives took place on that day or before; written on 14 March 2024.
TOLD_ON = [
    ("أوضح المكتب أمس أن الوزير هاني الصيرفي بحث مع السفير عمر البستاني ملف المياه.", "2024-03-13"),
    ("قال الناطق الرسمي كريم عوض، الثلاثاء، إن الوزير هاني الصيرفي التقى السفير عمر البستاني.", "2024-03-12"),
    ("وفي الشهر الماضي أكدت الرئاسة أن الوزير هاني الصيرفي أجرى محادثات مع السفير عمر البستاني.", "2024-02-29"),
    # the dot of a title ends no sentence
    ("أكد وزير المياه د. هاني الصيرفي، خلال اجتماع عقده مع السفير عمر البستاني، أهمية السد.", "2024-03-14"),
    # a day of something else, a day told behind, and a day to come bind nothing: the day of writing does
    ("بعد فرز أصوات الثلاثاء، قال كريم عوض إن الوزير هاني الصيرفي التقى السفير عمر البستاني.", "2024-03-14"),
    ("قال الناطق كريم عوض إن الوزير هاني الصيرفي التقى السفير عمر البستاني، وأن المجلس ينعقد غدا.", "2024-03-14"),
    ("سيعلن المكتب غدا أن الوزير هاني الصيرفي التقى السفير عمر البستاني.", "2024-03-14"),
]


@pytest.mark.parametrize(("text", "latest"), TOLD_ON, ids=[text for text, _ in TOLD_ON])
def test_what_was_told_as_past_had_happened(text: str, latest: str) -> None:
    [entry] = _timeline({"articles": {"A": {"text": text, "published": "2024-03-14"}}}).meetings
    assert str(entry.certain.interval.latest) == latest
    assert entry.certain.interval.earliest is None


# Of a week that hangs on an unknown day of writing no day is known, nor its weekday; of a weekend, only that it is one.
WEEKS = [
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني الأسبوع الماضي.", None),
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني هذا الأسبوع.", None),
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني نهاية الأسبوع الماضي.", (5, 6, 7)),
]


@pytest.mark.parametrize(("text", "weekdays"), WEEKS, ids=[text for text, _ in WEEKS])
def test_a_week_is_no_monday(text: str, weekdays: tuple[int, ...] | None) -> None:
    [entry] = _timeline({"articles": {"A": {"text": f"{text} وكانت الأسعار قد ارتفعت عام 2012."}}}).meetings
    assert entry.certain.weekdays == weekdays


# A day behind the noun of the act is its day; behind another noun, which it may name, it is not.  Written on 14 March
# 2024.
BEHIND_THE_NOUN = [
    ("أجرى الوزير هاني الصيرفي محادثات الأربعاء مع السفير عمر البستاني في صدف.", "2024-03-13"),
    ("سيجري وفد من مرجان محادثات، الجمعة، في صدف مع السفير عمر البستاني.", "2024-03-15"),
    ("عقد الوزير هاني الصيرفي اجتماعا الثلاثاء مع السفير عمر البستاني.", "2024-03-12"),
    ("التقى الوزير هاني الصيرفي منظمي قمة 4 مارس في صدف.", None),
]


@pytest.mark.parametrize(("text", "day"), BEHIND_THE_NOUN, ids=[text for text, _ in BEHIND_THE_NOUN])
def test_a_day_behind_the_noun_of_the_act(text: str, day: str | None) -> None:
    [entry] = _timeline({"articles": {"A": {"text": text, "published": "2024-03-14"}}}).meetings
    certain = entry.certain.interval.day
    assert (None if certain is None else str(certain)) == day


# Weeks, and days by fives, are counted loosely: the very day is likely, and the days around it are open.  Thursday.
LOOSELY = [
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني قبل أسبوعين في صدف.", "2024-02-26", "2024-03-03", "2024-02-29"),
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني قبل 20 يوما في صدف.", "2024-02-19", "2024-02-27", "2024-02-23"),
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني قبل 12 يوما في صدف.", "2024-03-02", "2024-03-02", None),
    ("التقى الوزير هاني الصيرفي السفير عمر البستاني قبل يومين في صدف.", "2024-03-12", "2024-03-12", None),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "likely"), LOOSELY, ids=[row[0] for row in LOOSELY])
def test_weeks_are_counted_loosely(text: str, earliest: str, latest: str, likely: str | None) -> None:
    [entry] = _timeline({"articles": {"A": {"text": text, "published": "2024-03-14"}}}).meetings
    certain = entry.certain.interval
    assert (str(certain.earliest), str(certain.latest)) == (earliest, latest)
    assert entry.status == "stated"
    assert (str(entry.likely.interval.day) if entry.likely else None) == likely


# A week of a paper of no known country may begin on a Saturday, a Sunday or a Monday: on a Thursday and on a Sunday.
ANY_WEEK = [
    ("الأسبوع الماضي", "2024-03-14", "2024-03-02", "2024-03-10", "[2024-03-04..2024-03-10]"),
    ("الأسبوع الماضي", "2024-03-17", "2024-03-04", "2024-03-16", "[2024-03-04..2024-03-10]"),
    ("الخميس من الأسبوع المقبل", "2024-03-17", "2024-03-21", "2024-03-28", "2024-03-21"),
    ("الخميس من الأسبوع المقبل", "2024-03-14", "2024-03-21", "2024-03-21", None),
]


@pytest.mark.parametrize(("when", "published", "earliest", "latest", "likely"), ANY_WEEK)
def test_the_days_of_a_week_of_no_known_country(
    when: str, published: str, earliest: str, latest: str, likely: str | None
) -> None:
    verb = "سيلتقي" if "المقبل" in when else "التقى"
    text = f"{verb} الوزير هاني الصيرفي السفير عمر البستاني {when} في صدف."
    [entry] = _timeline({"articles": {"A": {"text": text, "published": published}}}).meetings
    certain = entry.certain.interval
    assert (str(certain.earliest), str(certain.latest)) == (earliest, latest)
    assert (edtf.write(entry.likely.interval) if entry.likely else None) == likely
    told = {one.code for bounds in (entry.certain, entry.likely) if bounds for one in bounds.why}
    assert ("reason.any_week" in told) == (earliest != latest)


def test_what_one_text_denies_of_another_day_is_not_asked() -> None:
    text = (
        "التقى سالم الرامي يوم الثلاثاء 3 مارس 2020 روبرت ميلر في لؤلؤة.\n\n"
        "لكن سالم الرامي لم يلتق روبرت ميلر يوم الاثنين 2 مارس 2020."
    )
    timeline = _timeline({"articles": {"A": {"text": text, "published": "2020-03-05"}}})
    assert not [doubt for doubt in timeline.review if doubt.kind == "denied"]


# A name that is spelt as a verb («ويتكومب») opens no clause between an act and its date: the past tense binds.
# 5 September 2024 was a Thursday, and a Friday in 2025, which had not come; written on 16 September 2024.
NAMES = ["هاني الصيرفي", "جوناثان ويتكومب", "توماس ويتفيلد"]


@pytest.mark.parametrize("name", NAMES)
def test_no_name_ends_the_clause_of_an_act(name: str) -> None:
    text = f"التقت سعاد الحداد السفير {name} يوم الجمعة 5 سبتمبر 2024 في صدف."
    [entry] = _timeline({"articles": {"A": {"text": text, "published": "2024-09-16"}}}).meetings
    assert str(entry.certain.interval.latest) == "2024-09-16"
