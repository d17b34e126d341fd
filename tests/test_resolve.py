"""Resolve: the days of every phrase, whole reasons, notices, and what is said without a day of writing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import dates, edtf, lexicon, recognise, resolve, say
from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import Article, Dated, Mention, Relation
from arabic_timeline.resolve import Policy, relation

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> Any:
    return yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


PHRASES = [
    (group["published"], case["means"], phrase)
    for group in _table("dates.yaml")
    for case in group["cases"]
    for phrase in case["said"].splitlines()
]
ARTICLES = [
    (group, text)
    for name in ("articles_dates.yaml", "speaking.yaml")
    for group in _table(name)
    for text in group["texts"]
]
SPEAKING = _table("speaking_words.yaml")
_MARK = re.compile("⟦([^|⟧]*)(?:\\|([^⟧]*))?⟧")


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, gold, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        gold.append((len(text), len(text) + len(match[1]), match[2] or ""))
        text, at = text + match[1], match.end()
    text += marked[at:]
    return text, gold or [(0, len(text), "")]


@pytest.mark.parametrize(("published", "means", "phrase"), PHRASES)
def test_phrase(published: str, means: str, phrase: str) -> None:
    text, gold = _unmarked(phrase)
    found = dates.find(text, published)
    assert [(one.mention.start, one.mention.end) for one in found] == [mark[:2] for mark in gold]
    assert found[0].interval == edtf.parse(means).interval
    assert all(dates.reason(one) for one in found)


@pytest.mark.parametrize(("group", "marked"), ARTICLES)
def test_running_text(group: dict[str, Any], marked: str) -> None:
    text, gold = _unmarked(marked)
    dated = dates.read(text, None if group["published"] == "none" else group["published"])
    found = [(one.mention.start, one.mention.end, one.edtf or "-") for one in dated.datings]
    assert found == [(low, high, _normal(value)) for low, high, value in gold]
    if "writing" in group:
        assert dated.anchor == of_day(date.fromisoformat(group["writing"]))


@pytest.mark.parametrize("row", sorted({*lexicon.rows("dates/speaking"), *SPEAKING}))
def test_words_of_speaking(row: str) -> None:
    said, means = SPEAKING[row]["said"], SPEAKING[row]["means"]
    for word in lexicon.rows("dates/speaking")[row]:
        [found] = [one for one in dates.find(said.format(word), "2022-10-18") if one.mention.text == "أمس"]
        assert (found.edtf or "-") == means, said.format(word)


def test_a_day_of_speaking_is_named_beside_what_is_counted_from_it() -> None:
    said, counted = dates.find("وقالت الوزارة في 3 مارس 2015 إن الوفد وصل أمس.", "2022-10-18")
    assert (said.says_when, said.said_on, counted.says_when) == (True, None, False)
    assert counted.said_on == of_day(date(2015, 3, 3))
    assert not counted.depends_on_anchor


def test_what_is_counted_from_a_day_of_speaking_and_has_no_days_is_not_told_as_having_some() -> None:
    _, counted = dates.find("وقالت الوكالة في 3 مارس 2015 إن المعرض يقام من غد إلى أمس.", "2022-10-18")
    assert counted.interval is None
    assert counted.notice is not None
    assert not [one for one in counted.why if "None" in say.sentence(one)]
    assert not counted.depends_on_anchor


def test_a_day_of_speaking_that_hangs_on_an_unknown_day_of_writing_binds_what_is_counted_from_it() -> None:
    _, counted = dates.find("قالت الوكالة الجمعة إن الوفد وصل أمس إلى المطار.")
    assert counted.relation == Relation(low=-7, high=-1, weekdays=frozenset({4}))
    _, unbound = dates.find("قالت الوكالة في مارس إن الوفد وصل أمس إلى المطار.")
    assert (unbound.interval, unbound.relation) == (None, None)


def test_what_is_told_of_another_day_does_not_move_the_day_of_writing() -> None:
    text = "وقالت الوكالة الجمعة 14 أكتوبر 2022 إن الوزير استقبل أمس الخميس السفير، فيما يسافر اليوم إلى الرباط."
    dated = dates.read(text, "2022-10-16")
    assert dated.anchor == of_day(date(2022, 10, 16))


@pytest.mark.parametrize("row", _table("speaking_days.yaml"))
def test_day_of_speaking(row: dict[str, str]) -> None:
    found = [one for one in dates.find(row["text"], "2024-03-12") if one.mention.rule in ("day-word", "today")][-1]
    if len(row["means"]) == len("1998"):
        year = edtf.parse(row["means"]).interval
        assert found.interval and year.earliest and year.latest
        assert found.interval.earliest in (year.earliest, year.earliest - timedelta(1))
        assert found.interval.latest in (year.latest, year.latest - timedelta(1))
    else:
        assert (found.edtf or "-").rstrip("?") == row["means"]


@pytest.mark.parametrize("phrase", _table("dateless.yaml"))
def test_dateless(phrase: str) -> None:
    text, gold = _unmarked(phrase)
    [found] = dates.find(text, "2022-10-18")
    assert (found.mention.start, found.mention.end) == gold[0][:2]
    assert (found.interval, found.edtf, found.notice) == (None, None, None)


def _normal(value: str) -> str:
    if value == "-":
        return value
    read = edtf.parse(value)
    return edtf.write(read.interval, extent=read.extent, uncertain=read.uncertain) or "-"


# A year in figures, and no word that points to the day of writing.
_YEAR = re.compile(r"\b\d{4}\b(?! (?:سنة|قرن|عام|يوم))")
_POINTING = re.compile("ماضي|مقبل|قادم|جاري|حالي|أخير|اليوم|أمس|مثل|هذا|غدا|جديد|من الآن|يومه|الفائت|منصرم|نفس")


def _written(text: str) -> bool:
    return bool(_YEAR.search(text)) and not _POINTING.search(text)


def test_what_names_its_year_does_not_depend_on_the_day_of_writing() -> None:
    for published, _, phrase in PHRASES:
        if "⟦" not in phrase and _written(phrase):
            assert [one.depends_on_anchor for one in dates.find(phrase, published)] == [False], phrase


@pytest.mark.parametrize("row", _table("impossible.yaml"))
def test_notice(row: dict[str, str]) -> None:
    [found] = dates.find(row["text"], row["published"])
    assert found.interval == (edtf.parse(row["days"]).interval if "days" in row else None)
    assert dates.reason(found)[-1] == row["says"]
    assert found.notice is not None or found.readings
    if "days" not in row and _written(row["text"]):
        assert not found.depends_on_anchor


@pytest.mark.parametrize("row", _table("date_reasons.yaml"))
def test_reason(row: dict[str, str]) -> None:
    dated = dates.read(row["text"], row.get("published"))
    assert dates.reason(dated.datings[-1])[0] == row["says"]


def _reprint(original: str, copy: str) -> Dated:
    article = Article(id="copy", outlet="o", title="t", text=copy, published=edtf.parse("2022-10-20").interval)
    return resolve.datings(article, recognise.dates(copy), original=dates.read(original, "2022-10-18"))


def test_a_copy_repeats_the_day_words_of_its_original() -> None:
    dated = _reprint("استقبله أمس في مكتبه", "(وكالات) استقبله أمس في مكتبه")
    assert [one.edtf for one in dated.datings] == ["2022-10-17"]
    assert dated.published == edtf.parse("2022-10-20").interval
    assert dated.anchor == edtf.parse("2022-10-18").interval


def test_a_copy_with_day_words_of_its_own_was_written_on_its_own_day() -> None:
    dated = _reprint("استقبله أمس في مكتبه", "استقبله أول أمس في مكتبه")
    assert [one.edtf for one in dated.datings] == ["2022-10-18"]
    assert dated.anchor == edtf.parse("2022-10-20").interval


def test_every_sentence_has_a_case() -> None:
    from arabic_timeline import say

    told = [row["says"] for row in (*_table("date_reasons.yaml"), *_table("impossible.yaml"))]
    told.append(say.sentence(dates.read("أمس الأحد", "2022-10-18").why[0]))
    told.append(say.sentence(_reprint("أمس", "أمس").why[0]))
    told.append(
        dates.reason(dates.find("وصل في 8 يونيو 2022، وعاد في اليوم التالي، 7 يونيو 2022", "2022-10-18")[1])[-1]
    )
    of_policy = Policy(fiscal_start=7, hijri=True)
    for text in ("السنة المالية 2015-2016", "12 من الشهر الجاري"):
        told.extend(dates.reason(dates.find(text, "2018-09-05", of_policy)[0]))
    codes = yaml.safe_load((Path(say.__file__).parent / "lexicon" / "sentences" / "resolve.yaml").read_text("utf-8"))
    for code, template in codes.items():
        pattern = re.sub(r"\\\{[^}]*\\\}", ".+", re.escape(template))
        assert any(re.fullmatch(pattern, sentence) for sentence in told), code


def test_a_moved_day_of_writing_is_told() -> None:
    from arabic_timeline import say

    [cause] = dates.read("وصل أمس الأحد", "2022-10-18").why
    assert say.sentence(cause) == (
        "نُشر النص الثلاثاء 18 أكتوبر 2022، لكن أيام الأسبوع المذكورة فيه تدل على أنه كُتب الاثنين 17 أكتوبر 2022."
    )


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("أمس", Relation(low=-1, high=-1)),
        ("أمس الاثنين", Relation(low=-1, high=-1, weekdays=frozenset({1}))),
        ("أول أمس الخميس", Relation(low=-2, high=-2, weekdays=frozenset({4}))),
        ("يوم الخميس الماضي", Relation(low=-7, high=-1, weekdays=frozenset({4}))),
        ("الخميس المقبل", Relation(low=1, high=7, weekdays=frozenset({4}))),
        ("الخميس", Relation(low=-6, high=0, weekdays=frozenset({4}))),
        ("قبل أسبوعين", Relation(low=-14, high=-14)),
        # of a paper of no known country: its weeks begin on a Monday, a Saturday or a Sunday
        ("الأسبوع الماضي", Relation(low=-13, high=-7, weekdays=frozenset({1, 6, 7}), span=6)),
        ("نهاية الأسبوع الماضي", Relation(low=-8, high=-1, weekdays=frozenset({5, 6}), span=1)),
        ("يونيو الماضي", Relation(calendar=True)),
        ("10 كانون الأول (ديسمبر) الماضي", Relation(calendar=True)),
        ("العام الماضي", Relation(calendar=True)),
    ],
)
def test_relation(text: str, relation: Relation) -> None:
    [found] = dates.find(text)
    assert (found.interval, found.relation, found.depends_on_anchor) == (None, relation, True)


@pytest.mark.parametrize(
    "text", ["الأسبوع السابق", "الشهر السابق", "العام السابق", "يومي الاثنين والثلاثاء", "رمضان الماضي"]
)
def test_without_a_day_of_writing_no_days(text: str) -> None:
    [found] = dates.find(text)
    assert (found.interval, found.depends_on_anchor) == (None, True)


def test_cases_of_a_month() -> None:
    [mention] = recognise.dates("في يونيو الماضي")
    window = Interval(date(2022, 6, 20), date(2024, 7, 1))
    june = [Interval(date(year, 6, 1), date(year, 6, 30)) for year in (2021, 2022, 2023, 2024)]
    assert resolve.cases(mention, window) == (
        (Interval(date(2022, 6, 20), date(2022, 6, 30)), june[0]),
        (Interval(date(2022, 7, 1), date(2023, 6, 30)), june[1]),
        (Interval(date(2023, 7, 1), date(2024, 6, 30)), june[2]),
        (Interval(date(2024, 7, 1), date(2024, 7, 1)), june[3]),
    )


def test_a_week_of_a_known_country_begins_on_its_day() -> None:
    [found] = dates.find("الأسبوع الماضي", policy=Policy.of_country("morocco"))
    assert found.relation == Relation(low=-13, high=-7, weekdays=frozenset({1}), span=6)
    [over] = dates.find("نهاية الأسبوع الماضي", policy=Policy.of_country("egypt"))
    assert over.relation == Relation(low=-7, high=-1, weekdays=frozenset({5}), span=1)


@pytest.mark.parametrize(
    ("text", "published", "around"),
    [
        ("التقاه الأسبوع الماضي", "2024-03-14", "2024-03-02/2024-03-10"),  # Thursday
        ("التقاه الأسبوع الماضي", "2024-03-17", "2024-03-04/2024-03-16"),  # Sunday
        ("التقاه الأسبوع الماضي", "2008-03-13", "2008-03-01/2008-03-09"),
        ("عطلة نهاية الأسبوع الماضي", "2024-03-14", "2024-03-08/2024-03-10"),
        ("عطلة نهاية الأسبوع الماضي", "2008-03-13", "2008-03-06/2008-03-09"),  # in some countries from Thursday on
        ("بداية هذا الأسبوع", "2024-03-14", "2024-03-09/2024-03-11"),
        ("يلتقيه الخميس من الأسبوع المقبل", "2024-03-14", "2024-03-21"),
        ("يلتقيه الخميس من الأسبوع المقبل", "2024-03-17", "2024-03-21/2024-03-28"),
        ("الخميس الجاري", "2024-03-17", "2024-03-14/2024-03-21"),
        ("بين الاثنين والخميس من الأسبوع القادم", "2024-03-17", "2024-03-18/2024-03-28"),
        ("الأسبوع الماضي", "2024-03", "2024-02-17/2024-03-30"),
        ("قال الجمعة 8 مارس إنه التقاه الأسبوع الماضي", "2024-03-14", "2024-03-02/2024-03-10"),
    ],
)
def test_a_week_of_no_known_country_may_begin_on_three_days(text: str, published: str, around: str) -> None:
    found = dates.find(text, published)[-1]
    assert found.around == edtf.parse(around).interval
    assert found.interval is not None
    assert found.interval.within(edtf.parse(around).interval)
    assert dates.find(text, published, Policy.of_country("morocco"))[-1].around is None
    assert dates.find(text, published, Policy().changed({"week_start": 6}))[-1].around is None


def test_what_ends_with_a_week_that_nobody_knows_may_end_with_the_latest() -> None:
    [by] = dates.find("قبل نهاية الأسبوع المقبل", "2024-03-17")
    assert (by.bearing, by.told) == ("by", edtf.parse("../2024-03-30").interval)


def test_cases_keep_the_weekday() -> None:
    [mention] = recognise.dates("أمس الاثنين")
    pairs = resolve.cases(mention, Interval(date(2022, 9, 1), date(2022, 9, 30)))
    tuesdays = [date(2022, 9, 6) + timedelta(7 * n) for n in range(4)]
    assert pairs == tuple((of_day(day), of_day(day - timedelta(1))) for day in tuesdays)


def test_cases_follow_the_habits_of_a_paper() -> None:
    """From Friday 9 to Sunday 11 September 2022: the week begins on a Sunday, or on a Monday."""
    [mention] = recognise.dates("الأسبوع الجاري")
    whole, later = Interval(date(2022, 9, 9), date(2022, 9, 11)), of_day(date(2022, 9, 11))
    egypt = resolve.Policy().changed({"week_start": 7})
    first, second = (Interval(date(2022, 9, n), date(2022, 9, n + 6)) for n in (4, 11))
    assert resolve.cases(mention, whole, egypt) == (
        (Interval(date(2022, 9, 9), date(2022, 9, 10)), first),
        (later, second),
    )
    monday = Interval(date(2022, 9, 5), date(2022, 9, 11))
    assert resolve.cases(mention, whole) == ((whole, monday),)


def test_cases_need_a_closed_window() -> None:
    [mention] = recognise.dates("أمس")
    with pytest.raises(ValueError, match="open interval"):
        resolve.cases(mention, Interval(date(2022, 9, 1), None))


def test_policy_of_an_outlet() -> None:
    policy = resolve.Policy().changed({"week_start": 7, "weekend": [5, 6], "day_first": False})
    [week] = dates.find("الأسبوع الجاري", "2022-10-18", policy)
    assert week.edtf == "2022-10-16/2022-10-22"
    [weekend] = dates.find("نهاية الأسبوع الجاري", "2022-10-18", policy)
    assert weekend.edtf == "2022-10-21/2022-10-22"
    before_sunday = resolve.Policy().changed({"weekend": [5, 6]})  # of a week that begins on Monday
    [over] = dates.find("عطلة نهاية الأسبوع الماضية", "2022-10-16", before_sunday)
    assert over.edtf == "2022-10-14/2022-10-15"
    [numeric] = dates.find("في 07/12/2019", "2022-10-18", policy)
    assert numeric.edtf == "2019-07-12"
    [proved] = dates.find("في 25/12/2019", "2022-10-18", policy)
    assert proved.edtf == "2019-12-25"
    with pytest.raises(ValueError, match="unknown date setting: colour"):
        resolve.Policy().changed({"colour": 1})


def test_an_explicit_date_does_not_depend_on_the_day_of_writing() -> None:
    found = dates.find("في 2 تشرين أول (أكتوبر) 2020 وفي سنة 2018 و07/12/2019 و15 رمضان 1443 هـ و2020")
    assert len(found) == 5
    assert not any(one.depends_on_anchor for one in found)
    assert all(one.interval for one in found)


def test_said_and_inferred_stay_apart() -> None:
    [found] = dates.find("10 يونيو الماضي", "2022-10-18")
    assert found.stated == {"day", "month", "side"}
    assert found.inferred == {"year"}


@pytest.mark.parametrize(("apart", "means"), [(400, "2015-04-10"), (401, "2018-04-10")])
def test_a_year_is_carried_over_four_hundred_letters(apart: int, means: str) -> None:
    between = ". " + "كلمة " * 78 + "و" * (apart - 396) + " في "
    first, carried = dates.find(f"وصل في 3 مارس 2015{between}10 أبريل", "2018-04-16")
    assert carried.mention.start - first.mention.end == apart
    assert carried.edtf == means


def test_a_year_is_not_carried_into_another_paragraph() -> None:
    assert [one.edtf for one in dates.find("وصل في 3 مارس 2015.\nوغادر في 10 أبريل", "2018-04-16")] == [
        "2015-03-03",
        "2018-04-10",
    ]


@pytest.mark.parametrize(
    ("published", "means"),
    [
        ("2019-01-02/2021-03-12", "2019-01-07/2021-03-08"),  # 800 days, each of which is tried
        ("2019-01-02/2021-03-13", "2019-01-01/2021-03-12"),  # of a longer span only the ends
    ],
)
def test_days_of_a_long_publication(published: str, means: str) -> None:
    article = Article(id="a", outlet="o", title="t", text="أمس الاثنين", published=edtf.parse(published).interval)
    [found] = resolve.datings(article, recognise.dates(article.text)).datings
    assert found.interval == edtf.parse(means).interval


def test_a_distance_counts_from_a_date_of_its_own_paragraph() -> None:
    for joint, means in ((" ", "2010-03-12"), ("\n", None)):
        [_, found] = dates.find(f"سافر الوزير في 5 مارس 2010.{joint}وعاد بعد أسبوع إلى بلده", "2018-04-16")
        assert found.edtf == means


@pytest.mark.parametrize(("last", "means"), [(7, "2017-03-08"), (8, None)])
def test_a_day_follows_a_week_and_nothing_longer(last: int, means: str | None) -> None:
    text = f"عقد المعرض من 1 إلى {last} مارس 2017 بعد معرض سنة 2015، وفي اليوم التالي عاد الوفد"
    assert dates.find(text, "2018-04-16")[-1].edtf == means


def test_a_publication_is_given_or_not() -> None:
    assert dates.read("أمس", "2018-04-16").given
    assert not dates.read("أمس").given


@pytest.mark.parametrize(
    ("text", "published", "problem"),
    [
        ("السنة المالية المقبلة", "9999-12-31", "resolve.outside"),
        ("النصف الثالث من السنة المالية 2015-2016", "2018-04-16", "resolve.impossible"),
        ("12 من الشهر الجاري", "2200-01-01", "resolve.outside_hijri"),
        ("30 من الشهر الماضي", "2018-08-20", "resolve.impossible"),  # Dhu al-Qaada 1439 has 29 days
    ],
)
def test_notice_by_policy(text: str, published: str, problem: str) -> None:
    [found] = dates.find(text, published, Policy(fiscal_start=7, hijri=True))
    assert found.interval is None
    assert found.notice is not None and found.notice.code == problem


def test_one_year_of_a_fiscal_year_is_that_year() -> None:
    [found] = dates.find("العام المالي 2015", "2018-04-16", Policy(fiscal_start=7))
    assert found.edtf == "2015"


@pytest.mark.parametrize(
    ("said", "writing"),
    [
        ("أمس السبت", "2022-10-16"),  # two days off, as a stored stamp may be
        ("أمس الأحد", "2022-10-17"),
        ("أمس الاثنين", "2022-10-18"),
        ("أمس الأربعاء", "2022-10-18"),  # nothing is written after it is published
        ("أمس الجمعة", "2022-10-18"),  # three: a slip of the writer
        ("أمس الخميس", "2022-10-18"),
    ],
)
def test_how_far_weekdays_move_the_day_of_writing(said: str, writing: str) -> None:
    assert dates.read(said, "2022-10-18").anchor == of_day(date.fromisoformat(writing))


@pytest.mark.parametrize(("day", "noticed"), [(15, False), (16, False), (17, False), (14, True), (18, True)])
def test_two_calendars_may_differ_by_a_day(day: int, noticed: bool) -> None:
    [found] = dates.find(f"15 رمضان 1443هـ الموافق {day} أبريل 2022", "2022-10-18")  # the 16th by the table
    assert found.edtf == f"2022-04-{day}"
    assert bool(found.readings) == noticed


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("أمس الأحد", ["2022-10-16", "2022-10-17"]),
        ("اليوم الأربعاء", ["2022-10-12", "2022-10-18"]),  # the 19th had not come
        ("أمس الثلاثاء", ["2022-10-18", "2022-10-17"]),
        ("غدا الخميس", ["2022-10-20", "2022-10-19"]),
        ("أمس الاثنين", []),
        ("أمس الخميس", ["2022-10-17", "2022-10-13"]),  # the 20th had not come
        ("فتحت المدينة يوم الثلاثاء 29 مايو 1453", []),  # a Tuesday of the Julian calendar
        ("الثلاثاء 16 أكتوبر 2022", ["2022-10-16", "2022-10-18", "2018-10-16"]),
        ("وصل أمس الأحد، ويغادر غدا الثلاثاء", []),  # two weekdays agree on the day before
        ("15 رمضان 1443هـ الموافق 26 أبريل 2022", ["2022-04-26", "2022-04-15/2022-04-17"]),
        ("وعاد في اليوم التالي، 7 يونيو 2022، وكان قد وصل في 8 يونيو 2022", []),
    ],
)
def test_what_disputes_itself_has_two_readings(said: str, readings: list[str]) -> None:
    found = dates.find(said, "2022-10-18")[0]
    assert found.readings == tuple(edtf.parse(one).interval for one in readings)


@pytest.mark.parametrize(
    ("weekday", "likelier"),
    [("الثلاثاء", "2022-04-26"), ("الأحد", "2022-04-17"), ("الاثنين", None)],  # the 16th of the table was a Saturday
)
def test_a_weekday_speaks_for_one_of_two_calendars(weekday: str, likelier: str | None) -> None:
    [found] = dates.find(f"{weekday} 15 رمضان 1443هـ الموافق 26 أبريل 2022", "2022-10-18")
    assert found.likelier == (edtf.parse(likelier).interval if likelier else None)


def test_paragraphs_whose_weekdays_contradict_each_other() -> None:
    text = "وصل أمس الاثنين وغادر أمس الأحد.\nوالتقى أمس الأحد وفدا، وعاد اليوم."
    dated = dates.read(text, "2022-10-18")  # Tuesday
    assert [one.edtf for one in dated.datings] == ["2022-10-17", "2022-10-17", "2022-10-16", "2022-10-17"]
    assert dated.anchor == of_day(date(2022, 10, 18))


def test_without_an_end_of_its_publication_a_text_has_no_day_of_writing() -> None:
    article = Article(id="a", outlet="o", title="t", text="أمس", published=Interval(None, date(2018, 4, 16)))
    [found] = resolve.datings(article, recognise.dates(article.text)).datings
    assert (found.interval, found.relation) == (None, Relation(low=-1, high=-1))


def test_dates_in_the_furniture_of_a_page_do_not_count() -> None:
    text = "اقرأ أيضا: لقاء 3 مارس 2015\nوصل في 10 أبريل 2017 إلى فاس"
    article = Article(id="a", outlet="o", title="t", text=text, furniture=((0, text.index("\n")),))
    assert [one.edtf for one in resolve.datings(article, recognise.dates(text)).datings] == ["2017-04-10"]


def test_the_first_year_of_the_calendar() -> None:
    [found] = dates.find("مثل هذا اليوم قبل سنة", "0002-03-05")
    assert found.edtf == "0001-03-05"


ENDS = [
    pytest.param(group["published"], phrase, id=f"{group['published']}: {phrase}")
    for group in _table("ends.yaml")
    for phrase in group["said"].splitlines()
]


@pytest.mark.parametrize(("published", "phrase"), ENDS)
def test_beyond_the_calendar(published: str, phrase: str) -> None:
    [found] = dates.find(phrase, published)
    assert (found.mention.text, found.interval) == (phrase, None)
    assert found.notice is not None and found.notice.code in ("resolve.outside", "resolve.impossible")


def test_a_relation_is_worked_out_once_however_often_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a day of writing an expression is tried on sample days: 28 times for a kind, not for each mention."""
    tried: list[str] = []
    real = relation.on_day

    def on_day(mention: Mention, *more: Any) -> Any:
        tried.append(mention.text)
        return real(mention, *more)

    monkeypatch.setattr(relation, "on_day", on_day)
    relation._known().clear()
    found = dates.find("أول أمس، " * 20 + "قبل 17 يوما، " * 20)
    assert len(found) == 40
    assert len({one.relation for one in found}) == 2
    assert len(tried) == 56
