"""A small made-up world that has every kind of page, mark and hostile text: render is tested without other rooms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from arabic_timeline import say
from arabic_timeline.interval import Interval, of_day
from arabic_timeline.model import (
    Article,
    Bounds,
    Cause,
    Contradiction,
    Dated,
    Dating,
    Doubt,
    Entry,
    Fault,
    Meeting,
    Mention,
    Participant,
    Passage,
    Publication,
    Repair,
    Report,
    Source,
    Statement,
    Timeline,
)
from arabic_timeline.registry import Claim, Office, Outlet, Person, Place, Registry, Tenure
from arabic_timeline.render import Settings

ROOT = Path(__file__).parents[2]

# Causes of the sample say their own words: the sentences of the rooms have tests of their own.
say._templates()["sample.says"] = "{text}"

FIRST = (
    "القائمة الرئيسية\n"
    "استقبل وزير الخارجية سالم المنصوري، أول أمس الخميس بالعاصمة، نظيره الأمريكي John Carter (CIA سابقا). "
    "وبحث الجانبان اتفاق 2015-2019 ورقم الهاتف +212 5 37 00 00 00.\n"
    "بتاريخ : 07/12/2019\n"
    "شارك هذا المقال"
)
SECOND = (
    "التقت ليلى الحسني رئيسة البرلمان، أمس الاثنين، سالم المنصوري. "
    "وكانت قد زارت الولايات المتحدة يومي 13 و14 يونيو 2022. "
    "ووُقّع الاتفاق في 10 كانون الأول (ديسمبر) الماضي. "
    "وبحث الجانبان اتفاق 2015-2019 (FBI) ورقم الهاتف +212 5 37 00 00 00، وموعد 2022-06-13."
)
HOSTILE = (
    "</script><script>alert(1)</script> التقى \u202eمجهول\u202c أمس <img src=x onerror=alert(2)> "
    "ليلى الحسني في 30 شباط 2020."
)


def because(text: str, source: Source | None = None) -> Cause:
    return Cause(code="sample.says", values={"text": text}, source=source)


def registry() -> Registry:
    return Registry(
        people={
            "salem": Person(id="salem", name="سالم المنصوري", aliases=("المنصوري", "سالم منصوري"), country="home"),
            "laila": Person(id="laila", name="ليلى الحسني", aliases=("الحسني",), country="home"),
            "carter": Person(id="carter", name="John Carter", aliases=("جون كارتر",), country="usa"),
            "quiet": Person(id="quiet", name="أحمد الصامت"),
        },
        offices={
            "minister": Office(
                id="minister",
                name="وزير الخارجية",
                tenures=(
                    Tenure(
                        person="salem",
                        period=Interval(date(2017, 4, 5), None),
                        sources=("https://example.org/salem", "example.net (2017)"),
                    ),
                ),
            ),
            "secretary": Office(
                id="secretary",
                name="وزير الخارجية الأمريكي",
                tenures=(Tenure(person="carter", period=Interval(date(2018, 4, 26), date(2021, 1, 20)), seen=False),),
            ),
        },
        places={
            "home": Place(id="home", name="بلاد المثال", kind="country"),
            "capital": Place(id="capital", name="العاصمة", kind="city", within="home"),
            "usa": Place(id="usa", name="الولايات المتحدة", kind="country"),
        },
        outlets={
            "morning": Outlet(id="morning", name="جريدة الصباح", url="https://example.org/"),
            "open": Outlet(id="open", name="BBC عربي", url="javascript:alert(1)", rights="full"),
        },
        claims=(
            Claim(
                id="meeting-day",
                article="b",
                date=of_day(date(2022, 9, 19)),
                edtf="2022-09-19",
                sources=("https://example.org/news/1", "kifache.example (2022/09/19)"),
                note="ذكرته صحيفتان",
            ),
        ),
    )


def _mention(text: str, words: str, **more: object) -> Mention:
    start = text.index(words)
    kind = more.pop("kind", "explicit")
    return Mention(
        start=start, end=start + len(words), text=words, rule="sample", kind=kind, parts={}, **more  # type: ignore[arg-type]
    )  # fmt: skip


def _dated(article: Article, datings: tuple[Dating, ...], published: Interval | None, given: bool) -> Dated:
    return Dated(article=article, datings=datings, published=published, given=given, anchor=published)


def dated() -> dict[str, Dated]:
    a = Article(
        id="a",
        outlet="morning",
        title="FBi: لقاء مع الوزير",
        text=FIRST,
        author="كاتب المقال",
        url="https://example.org/a",
        furniture=((0, 16), (FIRST.index("شارك"), len(FIRST))),
    )
    b = Article(id="b", outlet="open", title="رئيسة البرلمان تلتقي الوزير", text=SECOND)
    c = Article(
        id="c", outlet="unlisted", title="</title><script>alert(3)</script>", text=HOSTILE, url="javascript:alert(4)"
    )
    day = of_day(date(2019, 12, 5))
    return {
        "a": _dated(
            a,
            (
                Dating(
                    mention=_mention(FIRST, "أول أمس الخميس", kind="relative-day"),
                    interval=day,
                    edtf="2019-12-05",
                    why=(because("«أول أمس» قبل يوم النشر بيومين."),),
                ),
                Dating(
                    mention=_mention(FIRST, "07/12/2019", publication=True),
                    interval=of_day(date(2019, 12, 7)),
                    edtf="2019-12-07",
                ),
            ),
            of_day(date(2019, 12, 7)),
            True,
        ),
        "b": _dated(
            b,
            (
                Dating(mention=_mention(SECOND, "أمس الاثنين", kind="relative-day"), interval=None, edtf=None),
                Dating(
                    mention=_mention(SECOND, "يومي 13 و14 يونيو 2022", kind="range"),
                    interval=Interval(date(2022, 6, 13), date(2022, 6, 14)),
                    edtf="2022-06-13/2022-06-14",
                ),
                Dating(mention=_mention(SECOND, "10 كانون الأول (ديسمبر) الماضي"), interval=None, edtf=None),
            ),
            None,
            False,
        ),
        "c": _dated(
            c,
            (
                Dating(
                    mention=_mention(HOSTILE, "30 شباط 2020"),
                    interval=None,
                    edtf=None,
                    notice=because("ليس في شباط يوم 30."),
                ),
            ),
            None,
            False,
        ),
    }


def _passage(all_: dict[str, Dated], article: str, first: str) -> Passage:
    text = all_[article].article.text
    start = text.index(first)
    stop = text.find(". ", start)
    end = len(text) if stop < 0 else stop + 1
    return Passage(article=article, start=start, end=end, quote=text[start:end])


def _who(name: str, person: str | None = None, office: str | None = None, **more: object) -> Participant:
    return Participant(name=name, text=name, start=0, end=len(name), id=person, office=office, **more)  # type: ignore[arg-type]


SALEM = _who("سالم المنصوري", "salem", "وزير الخارجية", role="host")
CARTER = _who("John Carter", "carter", "وزير الخارجية الأمريكي", role="visitor")
LAILA = _who("ليلى الحسني", "laila", "رئيسة البرلمان")


def _meeting(
    key: str, passages: tuple[Passage, ...], dating: int | None, *people: Participant, **more: object
) -> Meeting:
    article = key.split("-")[0]
    form = more.get("form", "meeting")
    report = Report(key=key, article=article, form=form, participants=people, passages=passages, dating=dating)  # type: ignore[arg-type]
    values: dict[str, object] = {
        "form": "meeting", "place": None, "place_id": None, "mode": "visit", "held": "held", "topics": (),
    }  # fmt: skip
    return Meeting(id=key, participants=people, reports=(report,), **{**values, **more})  # type: ignore[arg-type]


def _days(low: date, high: date, edtf: str, **more: object) -> Bounds:
    return Bounds(interval=Interval(low, high), edtf=edtf, **more)  # type: ignore[arg-type]


def timeline() -> Timeline:
    """Six meetings and two events; each mark once at least."""
    d = dated()
    first = _passage(d, "a", "استقبل")
    second = _passage(d, "b", "التقت")
    visit = _passage(d, "b", "وكانت")
    stale = _passage(d, "b", "ووُقّع")
    bad = _passage(d, "c", "</script>")
    quoted = Source(article="a", start=first.start, end=first.end, quote="أول أمس الخميس")
    one = date(2019, 12, 5)
    stated = Entry(
        meeting=_meeting(
            "a-1", (first,), 0, SALEM, CARTER, place="العاصمة", place_id="capital", topics=("التعاون", "CIA")
        ),
        participants=(SALEM, CARTER, _who("بونييت تالوار", role="attending")),
        status="stated",
        certain=Bounds(interval=of_day(one), edtf="2019-12-05", days=(one,)),
        why=(
            because("قال المقال إن اللقاء جرى «أول أمس الخميس».", quoted),
            because("نُشر المقال يوم السبت 7 دجنبر 2019."),
        ),
        before=("b-1",),
    )
    likely = Entry(
        meeting=_meeting("a-2", (first,), None, LAILA, CARTER, place="الولايات المتحدة", place_id="usa"),
        participants=(LAILA, CARTER),
        status="likely",
        certain=_days(date(2018, 4, 26), date(2021, 1, 20), "[2018-04-26..2021-01-20]"),
        likely=_days(
            date(2020, 1, 6), date(2020, 1, 7), "[2020-01-06..2020-01-07]", days=(date(2020, 1, 6), date(2020, 1, 7))
        ),
        why=(because("لا يُلتقى بصفته إلا في مدة منصبه.", Source(knowledge="offices/secretary", seen=False)),),
    )
    outside = Entry(
        meeting=_meeting("b-1", (second,), 0, LAILA, SALEM),
        participants=(LAILA, SALEM),
        status="inferred",
        certain=Bounds(interval=of_day(date(2022, 9, 19)), edtf="2022-09-19", days=(date(2022, 9, 19),)),
        outside_source=True,
        why=(because("ذكر مصدر خارجي أن اللقاء جرى في هذا اليوم.", Source(claim="meeting-day")),),
    )
    mondays = Entry(
        meeting=_meeting("b-2", (second,), 0, LAILA, _who("وفد الكونغرس"), held="planned"),
        participants=(LAILA, _who("وفد الكونغرس")),
        status="inferred",
        certain=_days(date(2022, 6, 20), date(2025, 1, 20), "[2022-06-20..2025-01-20]", weekdays=(1,)),
    )
    nothing = Entry(
        meeting=_meeting("c-1", (bad,), None, _who("\u202eمجهول\u202c <b>"), LAILA, mode="phone"),
        participants=(_who("\u202eمجهول\u202c <b>"), LAILA),
        status="unknown",
        certain=Bounds(interval=Interval(), edtf=None),
    )
    trip = Entry(
        meeting=_meeting("b-3", (visit,), 1, LAILA, form="visit", place="الولايات المتحدة", place_id="usa"),
        participants=(LAILA,),
        status="stated",
        certain=_days(
            date(2022, 6, 13), date(2022, 6, 14), "2022-06-13/2022-06-14", days=(date(2022, 6, 13), date(2022, 6, 14))
        ),
    )
    accord = Entry(
        meeting=_meeting("b-4", (stale,), 2, form="event", summary="توقيع الاتفاق بين البلدين"),
        participants=(),
        status="contradicted",
        certain=_days(date(2020, 12, 1), date(2020, 12, 31), "2020-12"),
    )
    clash = Contradiction(
        about="b-4",
        statements=(
            Statement(
                says=because("قال المقال: «ديسمبر الماضي».", quoted),
                source=replace(quoted, article="b", start=stale.start),
            ),
            Statement(says=because("وُقّع الاتفاق في دجنبر 2020."), source=Source(claim="meeting-day")),
            Statement(says=because("ما يُروى واقعا فقد جرى قبل النشر."), source=Source(rule="told-after")),
        ),
        repairs=(Repair(without=0, gives=because("يبقى الاتفاق في دجنبر 2020."), chosen=True),),
    )
    known = Bounds(interval=of_day(date(2019, 12, 7)), edtf="2019-12-07")
    return Timeline(
        meetings=(stated, likely, mondays, outside, nothing),
        events=(accord, trip),
        articles=(
            Publication(dated=d["a"], certain=known, likely=None, given=True, why=(because("كُتب في آخر المقال."),)),
            Publication(
                dated=d["b"],
                certain=_days(date(2022, 6, 21), date(2025, 1, 21), "[2022-06-21..2025-01-21]"),
                likely=Bounds(interval=of_day(date(2022, 9, 20)), edtf="2022-09-20"),
                given=False,
                why=(because("نُشر يوم ثلاثاء لأن «أمس» كان اثنين."),),
            ),
            Publication(dated=d["c"], certain=Bounds(interval=Interval(), edtf=None), likely=None, given=False),
        ),
        contradictions=(clash,),
        review=(
            Doubt(
                kind="same",
                about="b-1",
                says=because("هل هذان اللقاءان واحد؟"),
                evidence=(second,),
                paste="- kind: same\n  meetings: [a-1, b-1]",
            ),
        ),
        redirects={"b-9": "b-1"},
        faults=(Fault(file="people.yaml", line=3, message="اسم لشخصين", rule="alias", error=False),),
    )


def settings(**more: object) -> Settings:
    values: dict[str, object] = {
        "templates": ROOT / "templates",
        "built": datetime(2026, 1, 2, tzinfo=UTC),
        "site_url": "https://example.org/t/",
        "site_name": "خط زمني",
    }
    return Settings(**{**values, **more})  # type: ignore[arg-type]
