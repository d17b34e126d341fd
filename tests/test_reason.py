"""Reasoning: dossiers worked out by hand (cases/dossiers.yaml), and whole explanations as Arabic text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, matter, reason, recognise, resolve, say
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article, Dated, Entry, Link, Meeting, Merged, Participant, Passage, Report, Timeline
from arabic_timeline.reason import telling
from arabic_timeline.reason.news import is_news
from arabic_timeline.registry import Claim, Judgement, Office, Person, Registry, Tenure

CASES = Path(__file__).parent / "cases"
DOSSIERS = yaml.safe_load((CASES / "dossiers.yaml").read_text(encoding="utf-8"))
PEOPLE = {"rami": "سالم الرامي", "dahbi": "نبيل الذهبي"}


def _day(value: Any) -> date | None:
    return None if value is None else value if isinstance(value, date) else date.fromisoformat(str(value))


def _pair(interval: Interval) -> list[date | None]:
    return [interval.earliest, interval.latest]


def _dated(key: str, row: dict[str, Any]) -> Dated:
    published = edtf.parse(str(row["published"])).interval if row.get("published") else None
    article = Article(
        id=key, outlet="paper", title="خبر", text=row["text"], published=published, retrieved=_day(row.get("retrieved"))
    )
    return resolve.datings(article, recognise.dates(article.text))


def _place(dated: Dated, phrase: str | None) -> int | None:
    if phrase is None:
        return None
    found = [n for n, d in enumerate(dated.datings) if phrase in d.mention.text or d.mention.text in phrase]
    assert found, f"«{phrase}» is not recognised in: {dated.article.text}"
    return found[0]


def _participant(person: str, given_office: bool, called: str | None) -> Participant:
    if called:
        return Participant(name=called, text=called, start=0, end=len(called), office_id="minister", office=called)
    office = "minister" if given_office else None
    return Participant(name=PEOPLE[person], text=PEOPLE[person], start=0, end=5, id=person, office_id=office)


def _report(row: dict[str, Any], key: str, dated: dict[str, Dated], given_office: bool) -> Report:
    article = key.split("-")[0]
    people = row.get("people", ["rami"])
    text = dated[article].article.text
    return Report(
        key=key,
        article=article,
        form=row.get("form", "meeting"),
        participants=tuple(_participant(p, given_office, row.get("called")) for p in people),
        passages=(Passage(article=article, start=0, end=len(text), quote=text, trigger=row.get("trigger", "")),),
        dating=_place(dated[article], row.get("dating")),
        held=row.get("held", "held"),
        within=row.get("within"),
        after=tuple(row.get("after", ())),
    )


def _meetings(rows: list[dict[str, Any]], dated: dict[str, Dated], given_office: bool) -> tuple[Meeting, ...]:
    reports = {row["id"]: _report(row, row["id"], dated, given_office) for row in rows}
    joined = {other for row in rows for other in row.get("same", ())}
    out = []
    for row in rows:
        if row["id"] in joined:
            continue
        mine = (reports[row["id"]], *(reports[other] for other in row.get("same", ())))
        lead = mine[0]
        out.append(
            Meeting(
                id=lead.key,
                form=lead.form,
                participants=lead.participants,
                place=None,
                place_id=None,
                mode=lead.mode,
                held=lead.held,
                topics=(),
                reports=mine,
            )
        )
    return tuple(out)


def _registry(case: dict[str, Any]) -> Registry:
    tenures = tuple(
        Tenure(
            person=person,
            period=Interval(
                edtf.parse(str(row["from"])).interval.earliest,
                edtf.parse(str(row["until"])).interval.latest if row.get("until") else None,
            ),
        )
        for person, rows in case.get("terms", {}).items()
        for row in rows
    )
    claims = tuple(
        Claim(
            id=row["id"],
            article=row["article"],
            participants=tuple(row["participants"]),
            date=edtf.parse(str(row["date"])).interval,
            edtf=str(row["date"]),
            sources=("example.org",),
        )
        for row in case.get("claims", ())
    )
    judgements = tuple(
        Judgement(
            kind=row["kind"],
            article=row.get("article"),
            quote=row.get("quote"),
            about=row.get("about"),
            without=row.get("without"),
            edtf=str(row.get("date")),
            date=edtf.parse(str(row["date"])).interval if "date" in row else None,
        )
        for row in case.get("judgements", ())
    )
    return Registry(
        people={key: Person(id=key, name=name) for key, name in PEOPLE.items()},
        offices={"minister": Office(id="minister", name="وزير الشؤون المثالية", tenures=tenures)},
        claims=claims,
        judgements=judgements,
    )


def _timeline(case: dict[str, Any]) -> Timeline:
    dated = {key: _dated(key, row) for key, row in case["articles"].items()}
    links = tuple(Link(left=a, right=b, score=0.8, decision="likely") for a, b in case.get("links", ()))
    merged = Merged(meetings=_meetings(case["entries"], dated, "terms" in case), links=links)
    return reason.timeline(merged, dated, _registry(case), cases=resolve.cases)


def _entries(timeline: Timeline) -> dict[str, Entry]:
    return {entry.meeting.id: entry for entry in (*timeline.meetings, *timeline.events)}


@pytest.mark.parametrize("case", DOSSIERS, ids=[case["name"] for case in DOSSIERS])
def test_dossier(case: dict[str, Any]) -> None:
    timeline = _timeline(case)
    entries = _entries(timeline)
    for key, want in case["expect"].items():
        _check(entries[key], want)
    for article in timeline.articles:
        want = case.get("published", {}).get(article.dated.article.id)
        if want:
            assert _pair(article.certain.interval) == [_day(v) for v in want]
    for key, later in case.get("before", {}).items():
        assert list(entries[key].before) == later
    chosen = [next(r for r in c.repairs if r.chosen) for c in timeline.contradictions]
    found = [(c.about, _name(c.statements[r.without])) for c, r in zip(timeline.contradictions, chosen, strict=True)]
    assert found == [(c["about"], c["first_repair"]) for c in case.get("contradictions", ())]


@pytest.mark.parametrize(
    ("office", "yet_to_hold"),
    [
        ("وزير الخارجية المعين", True),
        ("الرئيسة المنتخبة", True),
        ("رئيس الحكومة المكلف", True),
        ("رئيس الوزراء المكلف بتشكيل الحكومة", True),
        ("رئيسة الحكومة المكلفة بتأليفها", True),
        ("الوزير المنتدب المكلف بالميزانية", False),
        ("الوزيرة المكلفة بالشؤون الخارجية", False),
        ("وزير الخارجية", False),
        (None, False),
    ],
)
def test_who_is_yet_to_hold_his_office(office: str | None, yet_to_hold: bool) -> None:
    assert matter.yet_to_hold(office) == yet_to_hold


def _name(statement: Any) -> str | None:
    return statement.source.claim or statement.source.quote or statement.source.knowledge


def _check(entry: Entry, want: dict[str, Any]) -> None:
    assert _pair(entry.certain.interval) == [_day(v) for v in want["certain"]]
    if "likely" in want:
        assert entry.likely is not None and _pair(entry.likely.interval) == [_day(v) for v in want["likely"]]
    if "days" in want:
        assert entry.certain.days == tuple(_day(v) for v in want["days"])
    if "weekdays" in want:
        assert entry.certain.weekdays == tuple(want["weekdays"])
    if "edtf" in want:
        assert entry.certain.edtf == want["edtf"]
    if "names" in want:
        assert [p.name for p in entry.participants] == want["names"]
    if "status" in want:
        assert entry.status in want["status"].split("-or-")
    assert entry.outside_source == want.get("outside_source", False)


@pytest.mark.parametrize("case", DOSSIERS, ids=[case["name"] for case in DOSSIERS])
def test_every_sentence_can_be_said(case: dict[str, Any]) -> None:
    timeline = _timeline(case)
    causes = [c for entry in (*timeline.meetings, *timeline.events) for c in entry.why]
    causes += [c for article in timeline.articles for c in article.why]
    causes += [s.says for c in timeline.contradictions for s in c.statements]
    causes += [r.gives for c in timeline.contradictions for r in c.repairs]
    causes += [doubt.says for doubt in timeline.review]
    for months in say.MONTH_FAMILIES:
        assert all(say.sentence(cause, months) for cause in causes)


def test_who_called_off_what_others_announced() -> None:
    case = {
        "articles": {
            "A": {"text": "سيلتقي سالم الرامي ضيفه يوم 10 مارس 2020.", "published": "2020-03-01"},
            "B": {"text": "ألغى سالم الرامي لقاء ضيفه المقرر يوم 10 مارس 2020.", "published": "2020-03-04"},
        },
        "entries": [
            {"id": "A-1", "dating": "يوم 10 مارس 2020", "held": "planned"},
            {"id": "B-1", "dating": "يوم 10 مارس 2020", "held": "denied"},
        ],
    }
    dated = {key: _dated(key, row) for key, row in case["articles"].items()}
    one, other = _meetings(case["entries"], dated, False)
    both = replace(one, held="denied", reports=(*one.reports, *other.reports))
    told = reason.timeline(Merged(meetings=(both,)), dated, _registry({}), cases=resolve.cases)
    [entry] = _entries(told).values()
    assert "وأخبر مقال paper (B) بإلغاء ذلك أو نفيه، يوم الأربعاء 4 مارس 2020." in [say.sentence(c) for c in entry.why]


def test_who_announced_first_what_others_told() -> None:
    case = {
        "articles": {
            "A": {"text": "سيلتقي سالم الرامي ضيفه يوم 10 مارس 2020.", "published": "2020-03-01"},
            "B": {"text": "التقى سالم الرامي ضيفه أمس في مكتبه.", "published": "2020-03-11"},
        },
        "entries": [{"id": "A-1", "dating": "يوم 10 مارس 2020", "held": "planned"}, {"id": "B-1", "dating": "أمس"}],
    }
    dated = {key: _dated(key, row) for key, row in case["articles"].items()}
    one, other = _meetings(case["entries"], dated, False)
    both = replace(one, held="held", reports=(*one.reports, *other.reports))
    told = reason.timeline(Merged(meetings=(both,)), dated, _registry({}), cases=resolve.cases)
    [entry] = _entries(told).values()
    assert "أول من أعلن ذلك مقال paper (A)، يوم الأحد 1 مارس 2020." in [say.sentence(cause) for cause in entry.why]


@pytest.mark.parametrize("quote", ["التقى", "التقى ضيفه", "التقى الوزير ضيفه"])
def test_a_passage_of_a_word_or_two_is_told_as_past(quote: str) -> None:
    passage = Passage(article="A", start=0, end=len(quote), quote=quote)
    article = Article(id="A", outlet="", title="", text=quote)
    report = Report(key="A-1", article="A", form="meeting", participants=(), passages=(passage,))
    dated = Dated(article=article, datings=(), published=None, given=False, anchor=None)
    assert telling.tense(report, dated) == "past"


@pytest.mark.parametrize(
    ("news", "text"),
    [
        (True, "التقى الوزير سالم الرامي السفير نبيل الذهبي."),
        (True, "التقى الوزير سالم الرامي السفير نبيل الذهبي لبحث اتفاقية 1972."),
        (False, "انضم الزعيم سالم الرامي إلى الجماعة مطلع التسعينيات، ثم التقى بعد ذلك السفير نبيل الذهبي."),
        (False, "تناقل ناشطون مقطعا من يونيو 2023 يظهر استقبال الوزير سالم الرامي للسفير نبيل الذهبي."),
        (False, "درس الشاعر سالم الرامي في حلب عام 1971. وهناك التقى السفير نبيل الذهبي."),
        (False, "بعد نحو عشرة أشهر من لقاء نادر بين الوزير سالم الرامي والسفير نبيل الذهبي، عاد الوفد إلى جنيف."),
        (False, "كشف السفير السابق نبيل الذهبي أنه ناقش الملف مع الوزير سالم الرامي."),
        (True, "التقى السفير السابق نبيل الذهبي الوزير سالم الرامي، وقال إنه متفائل."),
        (True, "بعد ثلاثة أيام من الحادث التقى الوزير سالم الرامي السفير نبيل الذهبي."),
        (False, "استقبل الوزير سالم الرامي السفير نبيل الذهبي في الأسبوع الأول من الشهر المبارك."),
        (False, "التقى الوزير سالم الرامي السفير نبيل الذهبي مطلع الموسم في المنزل."),
        (True, "التقى الوزير سالم الرامي السفير نبيل الذهبي لبحث برنامج الشهر."),
        (False, "جرت المحادثات بين الوزير سالم الرامي والسفير نبيل الذهبي قبل أسابيع في لندن."),
        (False, "قال الوزير سالم الرامي إنه التقى السفير نبيل الذهبي قبل أشهر."),
        (True, "التقى الوزير سالم الرامي السفير نبيل الذهبي قبل أيام قليلة."),
        (
            False,
            "بلغ الخلاف ذروته في بداية العام. وقال الناطق إن الحل بعيد، وإن الحدود مغلقة، وإن أحدا لا يعرف متى تفتح من "
            "جديد أمام المسافرين والبضائع، ولا كيف يعوض التجار خسائرهم الكبيرة، وهي كثيرة في كل المدن القريبة منها. "
            "وفي وقت لاحق، زار المدينة وفد. وفي الوقت نفسه، التقى الوزير سالم الرامي السفير نبيل الذهبي.",
        ),
        (True, "ارتفعت الأسعار أمس. وفي الوقت نفسه، التقى الوزير سالم الرامي السفير نبيل الذهبي."),
    ],
)
def test_what_is_told_beside_old_days_is_no_news(news: bool, text: str) -> None:
    dated = _dated("A", {"text": text, "published": "2024-05-14"})
    (report,) = extract.reports(dated, Registry())
    assert is_news(report, {"A": dated}) is news


def _told_alone(text: str) -> Entry:
    """The entry of the only meeting of an article of Wednesday 15 May 2024."""
    dated = _dated("A", {"text": text, "published": "2024-05-15"})
    (report,) = extract.reports(dated, Registry())
    meeting = Meeting(
        id=report.key, form=report.form, participants=report.participants, place=None, place_id=None,
        mode=report.mode, held=report.held, topics=(), reports=(report,),
    )  # fmt: skip
    told = reason.timeline(Merged(meetings=(meeting,)), {"A": dated}, Registry(), cases=resolve.cases)
    [entry] = _entries(told).values()
    return entry


@pytest.mark.parametrize(
    ("certain", "text"),
    [
        ([None, "2024-05-13"], "أوضح المكتب الاثنين أن الوزير سالم الرامي التقى السفير نبيل الذهبي."),
        (
            [None, "2024-05-03"],
            "قالت صحيفة «المنارة» في عددها الصادر يوم 3 مايو 2024 إن الوزير سالم الرامي التقى السفير نبيل الذهبي.",
        ),
        ([None, "2024-05-12"], "ذكرت جريدة «المنارة» في عدد الأحد أن الوزير سالم الرامي التقى السفير نبيل الذهبي."),
        ([None, "2024-05-12"], "كشف الوزير سالم الرامي يوم الأحد تفاصيل لقائه بالسفير نبيل الذهبي."),
        (["2024-04-03", None], "أعلن القصر في 3 أبريل أن الوزير سالم الرامي سيلتقي السفير نبيل الذهبي."),
        (["2024-05-09", None], "منذ أعلن القصر الخميس أن الوزير سالم الرامي سيلتقي السفير نبيل الذهبي هدأت الحدود."),
        (["2024-05-15", None], "ويعتزم الوزير سالم الرامي لقاء السفير نبيل الذهبي في الأسابيع المقبلة."),
        (["2024-05-09", "2024-05-12"], "التقى الوزير سالم الرامي السفير نبيل الذهبي نهاية الأسبوع الماضي."),
        (["2024-05-10", "2024-05-12"], "التقى الوزير سالم الرامي السفير نبيل الذهبي في عطلة نهاية الأسبوع الماضي."),
    ],
)
def test_what_is_told_bounds_its_day(certain: list[str | None], text: str) -> None:
    entry = _told_alone(text)
    assert _pair(entry.certain.interval) == [_day(day) for day in certain]
    assert all(say.sentence(cause) for cause in entry.why)


def test_who_is_told_as_an_object_stands_by_itself_in_a_reason() -> None:
    """«لقاء سالم الرامي ووفدا كرديا» has the case of another sentence."""
    entry = _told_alone("التقى الوزير سالم الرامي وفدا كرديا أمس الثلاثاء.")
    says = " ".join(say.sentence(cause) for cause in entry.why)
    assert "لقاء سالم الرامي ووفد كردي" in says


@pytest.mark.parametrize(
    "case",
    yaml.safe_load((CASES / "undated.yaml").read_text(encoding="utf-8")),
    ids=lambda case: case["text"],
)
def test_what_an_undated_text_tells_of_its_day_of_writing(case: dict[str, Any]) -> None:
    timeline = _timeline({"articles": {"A": {"text": case["text"]}}, "entries": []})
    [article] = timeline.articles
    assert _pair(article.certain.interval) == [_day(v) for v in case["written"]]
    assert all(say.sentence(cause) for cause in article.why)


def _outlet(days: list[str], undated: int) -> dict[str, Any]:
    """Articles of one outlet: one for each day that they name, and others that name none."""
    named = {f"N{n}": {"text": f"وقع الحادث يوم {day} قرب المدينة."} for n, day in enumerate(days)}
    return {"articles": {**named, **{f"U{n}": {"text": "لا خبر."} for n in range(undated)}}, "entries": []}


@pytest.mark.parametrize(
    ("days", "undated", "likely"),
    [
        # Three of four lie between 7 May 2017 and 7 May 2018: a year about the last of them.
        (["7 مايو 2018", "3 مارس 2018", "2 ديسمبر 2017", "11 سبتمبر 2001"], 17, ["2017-05-07", "2019-05-07"]),
        (["7 مايو 2018", "3 مارس 2018", "2 ديسمبر 2017"], 16, None),  # too few articles
        (["7 مايو 2018", "3 مارس 2018"], 30, None),  # two alone may be chance
        (["7 مايو 2018", "3 مارس 2018", "2 ديسمبر 2017", "1 مايو 2010", "1 مايو 2006", "1 مايو 2002", "1 مايو 1998"],
         20, None),  # the outlet has written for decades
    ],
)  # fmt: skip
def test_the_years_that_most_articles_of_an_outlet_name_are_likely_those_of_its_others(
    days: list[str], undated: int, likely: list[str] | None
) -> None:
    found = [a for a in _timeline(_outlet(days, undated)).articles if a.dated.article.id.startswith("U")]
    assert {a.certain.interval for a in found} == {Interval()}
    wanted = None if likely is None else [_day(v) for v in likely]
    assert [None if a.likely is None else _pair(a.likely.interval) for a in found] == [wanted] * undated
    assert all(say.sentence(cause) for a in found for cause in a.why)


def test_few_given_days_of_an_outlet_say_as_much_as_named_ones() -> None:
    case = _outlet(["7 مايو 2018"], 18)
    case["articles"] |= {f"G{n}": {"text": "لا خبر.", "published": f"2018-03-0{n}"} for n in (1, 2)}
    likely = {a.dated.article.id: a.likely for a in _timeline(case).articles}
    assert likely["G1"] is None
    assert likely["U0"] is not None and _pair(likely["U0"].interval) == [_day("2017-05-07"), _day("2019-05-07")]
