"""The public reader: its library, command and TIMEX3, and properties that hold for any day and any text."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from arabic_timeline import dates, say, timex3
from arabic_timeline.commands.dates import command
from arabic_timeline.interval import Interval, of_day, of_month
from arabic_timeline.resolve import hijri

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
LUNAR_DAYS = st.dates(date(1925, 1, 1), date(2077, 1, 1))
HIJRI_MONTHS = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
    "ذو القعدة", "ذو الحجة",
]  # fmt: skip
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ORDINALS = [
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الحادي عشر",
    "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر",
    "العشرين", "الحادي والعشرين", "الثاني والعشرين", "الثالث والعشرين", "الرابع والعشرين", "الخامس والعشرين",
    "السادس والعشرين", "السابع والعشرين", "الثامن والعشرين", "التاسع والعشرين", "الثلاثين", "الحادي والثلاثين",
]  # fmt: skip
ANY_TEXT = st.text() | st.text(
    alphabet='أمس الاثنين 0123456789/-–،()«»"\n\u064b\u200f\ud800\x00مارسيونبعد', max_size=80
)
WORDS = (
    "أمس اليوم غدا الاثنين الخميس يوم شهر عام سنة الماضي المقبل من إلى بين و في منذ قبل بعد 3 13 2020 1443 هـ مارس آب "
    "رمضان كانون الأول الربع النصف مطلع نهاية الأسبوع أسبوعين أيام ثلاثة عشر وعشرين / - ( ) ، « » نفسه التالي"
)
PIECES = st.sampled_from(WORDS.split())
EDGES = frozenset(" \n\t\u00a0،,؛;.:!؟?-–/")  # no expression begins or ends with one of these
ANCHORS = st.none() | st.dates() | st.sampled_from(["2022-09", "0001", "9999", "2022", "2020-01-01/2021-12-31"])


def _only(text: str, published: Any = None) -> Interval | None:
    [found] = dates.find(text, published)
    assert found.mention.text == text
    return found.interval


# ── any real day, printed in any supported form, is that day ─────────────────────────────────────


@given(DAYS, st.sampled_from(say.MONTH_FAMILIES))
def test_day_month_year(day: date, family: str) -> None:
    month = say.month(day.month, family)
    weekday = say.weekday(day.isoweekday())
    for text in (
        f"{day.day} {month} {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"يوم {weekday} الموافق {day.day} {month} {day.year} م",
        f"{day.day} {month} {day.year}".translate(ARABIC_DIGITS),
        f"{ORDINALS[day.day - 1]} من {month} عام {day.year}",
        f"{ORDINALS[day.day - 1]} من شهر {month} سنة {day.year}",
        f"{day.day} {month}/{say.month(day.month, 'levant')} {day.year}",
        f"{day.day} {say.month(day.month, 'levant')} ({month}) {day.year}",
    ):
        assert _only(text, day + timedelta(3)) == of_day(day)


@given(DAYS)
def test_numeric(day: date) -> None:
    for text in (f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}"):
        assert _only(text) == of_day(day)


@given(LUNAR_DAYS)
def test_hijri(day: date) -> None:
    known = hijri.of(day)
    assert known is not None
    year, month, number = known
    text = f"{number} {HIJRI_MONTHS[month - 1]} {year} هـ"
    assert _only(text) == of_day(day)
    assert _only(f"{text} الموافق {day.day} {say.month(day.month)} {day.year} م") == of_day(day)
    assert _only(f"{number}/{month}/{year} هـ") == of_day(day)


@given(DAYS, st.integers(1, 20))
def test_range(day: date, length: int) -> None:
    last = day + timedelta(length)
    text = f"من {day.day} {say.month(day.month)} {day.year} إلى {last.day} {say.month(last.month)} {last.year}"
    assert _only(text) == Interval(day, last)


@given(DAYS)
def test_month_and_year(day: date) -> None:
    assert _only(f"شهر {say.month(day.month)} {day.year}") == of_month(day.year, day.month)


@given(DAYS)
def test_a_hijri_year_outside_the_table_has_a_notice(day: date) -> None:
    [found] = dates.find(f"15 رمضان {1150 + day.day} هـ", day)
    assert found.interval is None
    assert found.notice is not None


# ── weekdays and distances agree with the calendar ───────────────────────────────────────────────


@given(DAYS, st.integers(1, 7))
def test_weekdays(published: date, weekday: int) -> None:
    name = say.weekday(weekday)
    for text, low, high in ((f"{name} الماضي", -7, -1), (f"{name} المقبل", 1, 7), (name, -6, 0)):
        found = _only(text, published)
        assert found is not None and found.day is not None
        assert found.day.isoweekday() == weekday
        assert low <= (found.day - published).days <= high


@given(DAYS, st.sampled_from([("أول أمس", -2), ("أمس", -1), ("اليوم", 0), ("غدا", 1), ("بعد غد", 2)]))
def test_day_words_with_their_weekday(published: date, word: tuple[str, int]) -> None:
    day = published + timedelta(word[1])
    assert _only(f"{word[0]} {say.weekday(day.isoweekday())}", published) == of_day(day)
    assert dates.read(f"{word[0]} {say.weekday(day.isoweekday())}", published).anchor == of_day(published)


@given(DAYS, st.integers(3, 10))
def test_distances(published: date, number: int) -> None:
    assert _only(f"قبل {number} أيام", published) == of_day(published - timedelta(number))
    assert _only(f"بعد {number} أسابيع", published) == of_day(published + timedelta(7 * number))


# ── no input raises ──────────────────────────────────────────────────────────────────────────────


@given(ANY_TEXT | st.lists(PIECES, max_size=14).map(" ".join), ANCHORS)
def test_no_text_raises(text: str, published: Any) -> None:
    dated = dates.read(text, published)
    last = 0
    for found in dated.datings:
        mention = found.mention
        assert text[mention.start : mention.end] == mention.text
        assert last <= mention.start < mention.end
        assert mention.text[0] not in EDGES and mention.text[-1] not in EDGES
        last = mention.end
        assert all(dates.reason(found))
        assert (found.interval is None) == (found.edtf is None)
    _check_timex3(timex3.document(dated), text)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0001", "9999"])
def test_ends_of_the_calendar(published: str) -> None:
    words = "أمس · غدا · الخميس · الخميس الماضي · الأسبوع المقبل · الأسبوع الماضي · الشهر الماضي · يونيو المقبل"
    more = (
        "العام المقبل · الصيف الماضي · قبل 5 سنوات · بعد 5 سنوات · الربع الماضي · رمضان الماضي · 5 مارس · العقد الماضي"
    )
    for text in (f"{words} · {more}").split(" · "):
        dates.find(text, published)


# ── library, command, TIMEX3 ─────────────────────────────────────────────────────────────────────


def test_published_may_be_a_day_an_interval_or_edtf() -> None:
    for published in (date(2022, 9, 20), of_day(date(2022, 9, 20)), "2022-09-20"):
        [found] = dates.find("أمس الاثنين", published)
        assert (found.edtf, found.extent) == ("2022-09-19", True)
    with pytest.raises(ValueError, match="2022-13"):
        dates.find("أمس", "2022-13")


def test_reasons_in_each_family_of_months() -> None:
    [found] = dates.find("غدا", "2022-08-30")
    assert dates.reason(found) == ["كُتب النص يوم الثلاثاء 30 غشت 2022، فـ«غدا» هو الأربعاء 31 غشت 2022."]
    assert dates.reason(found, "levant") == ["كُتب النص يوم الثلاثاء 30 آب 2022، فـ«غدا» هو الأربعاء 31 آب 2022."]


def _run(*arguments: str, stdin: str | None = None) -> Any:
    return CliRunner().invoke(command, arguments, input=stdin)


def test_command_prints_a_table() -> None:
    result = _run("وصل أمس الاثنين", "--published", "2022-09-20")
    assert result.exit_code == 0
    assert "2022-09-19" in result.output
    assert "كُتب النص يوم الثلاثاء 20 شتنبر 2022" in result.output
    assert _run("لا شيء هنا").output == "No dates found.\n"


def test_command_prints_json() -> None:
    result = _run("-", "--published", "2022-09-20", "--format", "json", stdin="وصل أمس")
    assert json.loads(result.output) == [
        {
            "start": 4,
            "end": 7,
            "text": "أمس",
            "kind": "relative-day",
            "earliest": "2022-09-19",
            "latest": "2022-09-19",
            "edtf": "2022-09-19",
            "why": ["كُتب النص يوم الثلاثاء 20 شتنبر 2022، فـ«أمس» هو الاثنين 19 شتنبر 2022."],
        }
    ]


def test_command_names_a_wrong_publication_day() -> None:
    result = _run("أمس", "--published", "2022-30-30")
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert "2022-30-30" in result.output


# What the schema of TimeML 1.2.1 says of TIMEX3, as far as it is written here.
TIMEX3_DATE = "[0-9X]{1,4}(-[0-9X]{1,2}(-[0-9X]{1,2})?|-W[0-9X]{1,2}|-(SP|SU|WI|FA)|-H[1-2X]|-Q[1-4X])?"
TIMEX3_VALUE = {"DATE": TIMEX3_DATE, "DURATION": "P([0-9]+|X{1,2})D"}
TIMEX3_NAMES = {
    "tid", "type", "value", "mod", "functionInDocument", "anchorTimeID", "beginPoint", "endPoint",
}  # fmt: skip


def _check_timex3(document: str, text: str) -> None:
    """A document is valid by the schema, and its text is the text that was given, so far as XML can hold it."""
    root = ET.fromstring(document)
    marks = list(root.iter("TIMEX3"))
    ids = [one.attrib["tid"] for one in marks]
    assert len(set(ids)) == len(ids)
    for one in marks:
        assert re.fullmatch("t[0-9]+", one.attrib["tid"])
        assert re.fullmatch(TIMEX3_VALUE[one.attrib["type"]], one.attrib["value"]), one.attrib
        assert one.get("mod") in (None, "START", "MID", "END", "APPROX")
        assert {one.get(name) for name in ("anchorTimeID", "beginPoint", "endPoint")} <= {None, *ids}
        assert one.attrib.keys() <= TIMEX3_NAMES
    held = "".join(letter if letter in "\t\n\r" or _held_by_xml(letter) else "\ufffd" for letter in text)
    assert "".join(root.find("TEXT").itertext()) == held  # type: ignore[union-attr]


def _held_by_xml(letter: str) -> bool:
    return " " <= letter < "\ud800" or "\ue000" <= letter < "\ufffe" or letter > "\uffff"


def _timex3(text: str, published: str | None) -> list[tuple[str | None, ...]]:
    """Expression, type, value, mod, first and last day of every marked expression."""
    document = timex3.document(dates.read(text, published))
    _check_timex3(document, text)
    marks = {one.attrib["tid"]: one for one in ET.fromstring(document).iter("TIMEX3")}
    ends = {one.get(name) for one in marks.values() for name in ("beginPoint", "endPoint")}
    days = {None: None, **{tid: one.get("value") for tid, one in marks.items()}}
    return [
        (one.text, *map(one.get, ("type", "value", "mod")), days[one.get("beginPoint")], days[one.get("endPoint")])
        for tid, one in marks.items()
        if tid not in ends
    ]


def test_timex3() -> None:
    text = "وصل أمس <ومن> 3 إلى 5 مارس 2022 ثم\r\nمطلع يونيو 2020 وفي التسعينيات ومؤخرا"
    assert _timex3(text, "2022-09-20") == [
        ("2022-09-20", "DATE", "2022-09-20", None, None, None),
        ("أمس", "DATE", "2022-09-19", None, None, None),
        ("3 إلى 5 مارس 2022", "DURATION", "P3D", None, "2022-03-03", "2022-03-05"),
        ("مطلع يونيو 2020", "DATE", "2020-06", "START", "2020-06-01", "2020-06-10"),
        ("التسعينيات", "DATE", "199", None, None, None),
        ("مؤخرا", "DATE", "XXXX", None, None, None),
    ]


# Written on Tuesday, 20 September 2022, in the week from Monday the 19th, the 38th of its year.
@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("في الأسبوع الماضي", "DATE 2022-W37 - - -"),
        ("في الربع الثالث من 2021", "DATE 2021-Q3 - - -"),
        ("في النصف الأول من 2021", "DATE 2021-H1 - - -"),
        ("في القرن الثامن عشر", "DATE 17 - - -"),
        ("في صيف 2020", "DATE 2020-SU - 2020-06-01 2020-08-31"),
        ("في خريف 2020", "DATE 2020-FA - 2020-09-01 2020-11-30"),
        ("في بداية العام", "DATE 2022 START 2022-01-01 2022-01-31"),  # not the beginning of January
        ("في أواخر 2019", "DATE 2019 END 2019-10-01 2019-12-31"),
        ("في منتصف التسعينيات", "DATE 199 MID 1993-01-01 1996-12-31"),
        ("في نهاية الربع الأول من 2015", "DATE 2015-Q1 END 2015-03-01 2015-03-31"),
        ("في بداية القرن الماضي", "DATE 19 START 1901-01-01 1933-12-31"),
        ("في أواخر رمضان 2022", "DURATION P10D - 2022-04-22 2022-05-01"),  # the end of no Gregorian month
        ("من 2015 إلى 2017", "DURATION P1096D - 2015-01-01 2017-12-31"),  # 365 + 366 + 365
        ("يوم 30 أو 31 يوليو 2022", "DATE 2022-07-3X - 2022-07-30 2022-07-31"),  # one of them, not both
        ("حوالي 5 مارس 2010", "DATE 2010-03-05 APPROX - -"),
    ],
)
def test_timex3_values(text: str, marks: str) -> None:
    [_, found] = _timex3(text, "2022-09-20")
    assert " ".join(one or "-" for one in found[1:]) == marks


def test_timex3_without_a_day_of_writing_refers_to_none() -> None:
    assert _timex3("وصل أمس", None) == [("أمس", "DATE", "XXXX", None, None, None)]


@pytest.mark.parametrize(
    ("published", "value"),
    [("2022-09", "2022-09"), ("2022-09-12/2022-09-18", "2022-W37"), ("2022-09-12/2022-10-03", "2022-XX-XX")],
)
def test_timex3_written_on_one_of_several_days(published: str, value: str) -> None:
    [creation] = _timex3("لا شيء هنا", published)
    assert creation == (value, "DATE", value, None, None, None)
