"""Dates as the papers of eight countries write them: where they stand, which days they name, what is told of these."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import annotate, dates, dating, edtf, recognise
from arabic_timeline.model import Dating
from arabic_timeline.registry import Outlet, Registry
from arabic_timeline.resolve import Policy

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return groups


_GROUPS = _table("dates_countries.yaml")
_KINDS = [row for name in ("kinds", "edges", "press", "sentences") for row in _table(f"dates_{name}.yaml")]
_MARK = re.compile("⟦([^|⟧]*)(?:\\|([^|⟧]*)(?:\\|([^⟧]*))?)?⟧")

PHRASES = [
    pytest.param(group, case, phrase.strip(), id=f"{group['country']}: {phrase.strip()}")
    for group in _GROUPS
    for case in group["cases"]
    for phrase in case["said"].splitlines()
]
MEANINGS = [
    pytest.param(group, case, id=f"{group['country']}: {case['means']} {case.get('relation', 'on')}")
    for group in _KINDS
    for case in group["cases"]
]
SILENT = [text for group in (*_GROUPS, *_KINDS) for text in group.get("silent", ())]


def _unmarked(marked: str, means: str, relation: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text without marks, and (expression, EDTF, relation) of each mark; without marks it is one expression."""
    told = [(one[1], one[2] or means, one[3] or ("on" if one[2] else relation)) for one in _MARK.finditer(marked)]
    text = _MARK.sub(r"\1", marked)
    return text, told or [(text, means, relation)]


def _policy(group: dict[str, Any]) -> Policy:
    given = {key: value == "true" for key, value in group.get("policy", {}).items()}
    return Policy.of_country(group["country"]).changed(given)


def _told(one: Dating) -> tuple[str, Any, str]:
    return one.mention.text, one.interval or one.edtf, one.bearing


@pytest.mark.parametrize(("group", "case"), MEANINGS)
def test_meaning(group: dict[str, Any], case: dict[str, str]) -> None:
    for phrase in case["said"].splitlines():
        test_phrase(group, case, phrase.strip())


@pytest.mark.parametrize(("group", "case", "phrase"), PHRASES)
def test_phrase(group: dict[str, Any], case: dict[str, str], phrase: str) -> None:
    text, wanted = _unmarked(phrase, case["means"], case.get("relation", "on"))
    found = dates.find(text, group["published"], _policy(group))
    assert [_told(one) for one in found] == [
        (expression, _days(value), relation) for expression, value, relation in wanted
    ]
    assert all(dates.reason(one) for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قبل 5 مارس 2017", "../2017-03-04"),
        ("بعد 5 مارس 2017", "2017-03-06/.."),
        ("قبل سنة 2015", "../2014-12-31"),
        ("منذ 5 مارس 2017", "2017-03-05/.."),
        ("حتى 5 مارس 2017", "../2017-03-05"),
        ("في موعد أقصاه 5 مارس 2017", "../2017-03-05"),
        ("قبل نهاية مارس 2017", "../2017-03-31"),
        ("حوالي 5 مارس 2017", "2017-03-02/2017-03-08"),
        ("قبل نحو ثلاثة أيام", "2022-10-13/2022-10-17"),
        ("11 أو 12 مارس 2017", "2017-03-11/2017-03-12"),
        ("بعد هجوم 7 أكتوبر 2023", "2023-10-07/.."),  # an event: later on the same day is after it too
        ("قبل مؤتمر 5 مارس 2017", "../2017-03-05"),
        ("غداة انتخابات 4 نوفمبر 2008", "2008-11-05"),
        ("عشية الانتخابات التي جرت في 15 أيار 2022", "2022-05-14/2022-05-15"),
        ("قبل أسبوعين من استفتاء 23 يونيو 2016", "2016-06-09"),
        ("قبل يومين من انعقاد المؤتمر الوطني للحزب في 5 مارس 2022", "2022-03-03/2022-03-05"),  # of which of the two?
        ("بعد عشرة أيام على استقالة الحكومة في 10 آب 2020", "2020-08-10/2020-08-20"),
        ("قبل أسبوع من دور الإعادة الذي جرى في 13 أكتوبر 2019", "2019-10-06"),
        ("بعد يومين من القمة التي عقدت في جدة يوم 19 مايو 2022", "2022-05-21"),
        ("بعد شهر من لقائه فؤاد النجدي يوم 10 يناير 2022", "2022-01-10"),  # a meeting of its own
        ("بعد شهر من اجتماع الرئيسين في 10 يناير 2022", "2022-01-10"),
        ("قبل يومين من القمة استقبل الرئيس الأمير في 5 مارس 2022", "2022-03-05"),
        ("قبل يومين من قمة دبي استقبل الرئيس الأمير في 5 مارس 2022", "2022-03-05"),
        ("قبل عيد الأضحى 2022 بأسبوع", "2022-07-02"),
        ("بعد 5 مارس 2017 بثلاثة أيام", "2017-03-08"),
        ("بعد عشرين عاما على هجمات 11 سبتمبر", "2021"),
        ("في الذكرى العاشرة لثورة 25 يناير 2011", "2021-01-22/2021-01-28"),
        ("لأول مرة منذ ثلاثة أعوام", "2019-01-01/.."),
        ("ليس يوم 5 مارس 2017 بل لاحقا", None),
    ],
)
def test_the_days_of_what_is_told(text: str, told: str | None) -> None:
    [found] = dates.find(text, "2022-10-18")
    assert found.told == (edtf.parse(told).interval if told else None)


def test_days_before_an_unknown_day_of_a_month_end_before_its_last() -> None:
    [before] = dates.find("وصل قبيل أمس", "2022-09")
    assert (before.bearing, before.told) == ("before", edtf.parse("../2022-09-28").interval)


def _days(value: str) -> Any:
    if value == "-":
        return None
    return value if value.startswith("-") else edtf.parse(value).interval


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("حوالي 5 مارس 2017", "2017-03-05~"),
        ("حوالي شهر مارس 2017", "2017-03~"),
        ("حوالي عام 1900", "1900~"),
        ("نحو أوائل مارس 2017", "2017-03-01~/2017-03-10~"),
        ("5 مارس 2017", "2017-03-05"),
        ("11 أو 12 مارس 2017", "[2017-03-11..2017-03-12]"),
        ("مارس أو أبريل 2017", "[2017-03-01..2017-04-30]"),
        ("منذ مارس 2017", "2017-03"),
    ],
)
def test_doubt_is_written_as_edtf_does(text: str, written: str) -> None:
    [found] = dates.find(text, "2022-10-18")
    assert found.edtf == written


@pytest.mark.parametrize(
    ("outlet", "published", "days"),
    [
        ("Al-Ahram", "2020-10-05", "2020-10-09/2020-10-10"),
        ("صحيفة الأهرام", "2020-10-05", "2020-10-09/2020-10-10"),
        ("Okaz", "2015-10-06", "2015-10-09/2015-10-10"),
        ("عكاظ", "2013-06-28", "2013-06-27/2013-06-28"),  # the last weekend of the old law
        ("عكاظ", "2013-06-29", "2013-06-28/2013-06-29"),  # the first day of the new one
        ("El Khabar (DZP23)", "2019-07-21", "2019-07-26/2019-07-27"),
        ("El Khabar", "2009-08-10", "2009-08-13/2009-08-14"),
        ("WAM", "2006-08-28", "2006-08-31/2006-09-01"),
        ("WAM", "2021-12-29", "2021-12-31/2022-01-01"),
        ("WAM", "2022-01-04", "2022-01-08/2022-01-09"),
        ("Hespress", "2018-11-15", "2018-11-17/2018-11-18"),
        ("ورقة الحي", "2018-11-15", "2018-11-17/2018-11-18"),  # of no country
        ("يومية المدى", "2018-11-15", "2018-11-16/2018-11-17"),  # a name of the row below
        ("almada", "2018-11-15", "2018-11-16/2018-11-17"),
        ("صحيفة المدينة الجديدة", "2018-11-15", "2018-11-15/2018-11-16"),  # its own policy
    ],
)
def test_a_weekend_is_that_of_the_outlet(outlet: str, published: str, days: str) -> None:
    rows = (
        Outlet(id="almada", name="جريدة المدى", aliases=("يومية المدى",), country="iraq"),
        Outlet(id="jadida", name="المدينة الجديدة", country="iraq", policy={"weekend": [4, 5], "week_start": 6}),
    )
    record = {"id": 1, "text": "يقام المعرض نهاية الأسبوع", "published": published, "outlet": outlet}
    [one] = annotate.lines([record], Registry(outlets={row.id: row for row in rows}), only_dates=True)
    assert [(date["earliest"], date["latest"]) for date in one["dates"]] == [tuple(days.split("/"))]


def test_a_name_of_two_outlets_is_none_of_them() -> None:
    rows = [Outlet(id=name, name="النهضة", country=country) for name, country in (("a", "egypt"), ("b", "morocco"))]
    known = Registry(outlets={row.id: row for row in rows})
    assert dating.outlet_called("النهضة", known) is None
    assert dating.outlet_called("a", known) is rows[0]
    assert dating.outlet_called("", known) is None


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [mention.text for mention in recognise.dates(text)] == []


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("tunisia", "نلتقي بكرة في الملعب"),
        ("saudi-arabia", "يعود بكرة من الإبل"),
        ("saudi-arabia", "سيكون غدوة في مزرعته"),
        (None, "نلتقي بكرة في الملعب"),
    ],
)
def test_a_dialect_is_spoken_in_its_country(country: str | None, text: str) -> None:
    assert dates.find(text, "2020-08-25", Policy.of_country(country)) == []
