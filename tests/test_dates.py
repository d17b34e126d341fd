"""The public reader: its library, command and TIMEX3, and properties that hold for any day and any text."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
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


@settings(max_examples=3 * settings().max_examples)
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
    ET.fromstring(timex3.document(dated))


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


def test_timex3() -> None:
    dated = dates.read("وصل أمس <ومن> 3 إلى 5 مارس 2022 ثم مطلع يونيو 2020 وفي التسعينيات ومؤخرا", "2022-09-20")
    root = ET.fromstring(timex3.document(dated))
    marks = [(one.text, one.get("value"), one.get("beginPoint"), one.get("mod")) for one in root.iter("TIMEX3")]
    assert marks == [
        ("2022-09-20", "2022-09-20", None, None),
        ("أمس", "2022-09-19", None, None),
        ("3 إلى 5 مارس 2022", "2022-03-03", "2022-03-03", None),
        ("مطلع يونيو 2020", "2020-06-01", "2020-06-01", "START"),
        ("التسعينيات", "199", "1990-01-01", None),
        ("مؤخرا", "XXXX", None, None),
    ]
    assert "".join(root.find("TEXT").itertext()) == dated.article.text  # type: ignore[union-attr]
