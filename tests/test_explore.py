"""Drawings, pairs, names, the front and the story, without a browser (tests/site/test_facets.py has one)."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it
from shells import shell  # noqa: E402

from arabic_timeline import registry, render, say, timeline  # noqa: E402
from arabic_timeline.interval import Interval, of_day  # noqa: E402
from arabic_timeline.model import Bounds, Cause, Entry, Participant, Source, Timeline, Warning  # noqa: E402
from arabic_timeline.registry import Site, Step, Story  # noqa: E402
from arabic_timeline.render import alike, axis, bins, causes, columns, front, names, network, overview, parts  # noqa: E402
from arabic_timeline.render.names import Names  # noqa: E402
from arabic_timeline.render.pairs import Pairs  # noqa: E402
from arabic_timeline.render.views import World  # noqa: E402

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "cases" / "explore.yaml").read_text(encoding="utf-8"))
PAGE = (
    '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title><!-- slot:title --></title>'
    "<!-- slot:head --></head><body><h1><!-- slot:headline --></h1><p><!-- slot:subject --></p>"
    "<main><!-- slot:content --></main></body></html>"
)


def _pages(told: Timeline | None = None, known: registry.Registry | None = None, **more: Any) -> dict[str, str]:
    return dict(
        render.pages(
            told or sample.timeline(),
            known or sample.registry(),
            settings=sample.settings(**more),
            shell=shell(PAGE),
        )
    )


def _bare(text: str) -> str:
    """The text of a page without its marks."""
    return re.sub("<[^>]+>", "", text).replace("\N{NO-BREAK SPACE}", " ")


def _world(told: Timeline | None = None, known: registry.Registry | None = None) -> World:
    return World(told or sample.timeline(), known or sample.registry(), sample.settings())


def _on(days: list[date], held: str = "held") -> tuple[Entry, ...]:
    """Meetings of Salem and Carter, one on each day."""
    like = sample.timeline().meetings[0]
    return tuple(
        replace(
            like,
            meeting=replace(like.meeting, id=f"{held}-{n}", held=held),  # type: ignore[arg-type]
            certain=Bounds(interval=of_day(day), edtf=day.isoformat(), days=(day,)),
        )
        for n, day in enumerate(days)
    )


def _told(*meetings: Entry) -> Timeline:
    return replace(sample.timeline(), meetings=meetings, events=(), contradictions=(), redirects={})


# ── the range of a drawing ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["extent"], ids=lambda row: row["name"])
def test_extent(row: dict[str, Any]) -> None:
    assert list(bins.extent(row["days"])) == row["range"]


@pytest.mark.parametrize("row", CASES["unit"], ids=lambda row: f"{row['low']}-{row['high']}")
def test_unit(row: dict[str, Any]) -> None:
    assert bins.unit_of(row["low"], row["high"]) == row["unit"]


def test_columns_have_no_gap_and_split_what_they_hold() -> None:
    days = [date(2018, 1, 5), date(2018, 1, 31), date(2018, 4, 1)]
    rows = _world(_told(*_on(days), *_on([date(2018, 4, 2)], "planned"), *_on([date(2018, 4, 3)], "denied"))).rows
    found = bins.binned(rows)
    assert found is not None and found.unit == "month"
    assert [(one.key("month"), *one.counts.values()) for one in found.bins] == [
        ("2018-01", 2, 0, 0, 0), ("2018-02", 0, 0, 0, 0), ("2018-03", 0, 0, 0, 0), ("2018-04", 1, 1, 1, 0),
    ]  # fmt: skip


def test_events_are_no_meetings_of_a_column() -> None:
    days = [date(2018, 1 + n % 3, 5) for n in range(30)]
    told = _told(*_on(days))
    accord = next(one for one in sample.timeline().events if one.meeting.form == "event")
    day = Bounds(interval=of_day(date(2018, 3, 9)), edtf="2018-03-09", days=(date(2018, 3, 9),))
    told = replace(told, events=(replace(accord, certain=day, likely=None),))
    world = _world(told)
    drawn = overview.draw(world, world.rows, lambda *_: "x", listed=False)
    assert drawn is not None and drawn.parts == ("held", "context")
    assert "مارس 2018: 11 (جرى: 10، في السياق: 1)" in drawn.svg
    assert "فبراير 2018: 10<" in drawn.svg
    keys = re.findall(r'class="key key-([a-z]+)"', _pages(told)["index.html"])
    assert keys == ["held", "context"]


def test_what_no_column_holds_is_told_apart() -> None:
    days = [date(2018, 1, 1) + timedelta(40 * n) for n in range(8)]
    (wide,) = _on([date(2018, 6, 1)], "planned")
    wide = replace(wide, certain=Bounds(interval=Interval(date(2018, 1, 1), date(2018, 10, 1)), edtf=None))
    (old,) = _on([date(1950, 3, 1)], "denied")
    found = bins.binned(_world(_told(*_on(days), wide, old)).rows)
    assert found is not None
    assert [row.id for row in found.before] == ["denied-0"]
    assert [row.id for row in found.wide] == ["planned-0"]
    assert sum(one.total for one in found.bins) == 8


def test_an_outlier_does_not_squeeze_single_marks_and_is_listed() -> None:
    told = _told(*_on([date(1950, 1, 1), *(date(2019, n, 1) for n in range(1, 7))]))
    world = _world(told)
    drawn = overview.draw(world, world.rows, lambda *_: "x", listed=True)
    assert drawn is not None and not drawn.columns
    assert [row.id for row in drawn.before] == ["held-0"]
    assert "1950" not in drawn.svg
    assert "meetings/held-0.html" in _pages(told)["index.html"].split("overview-note")[1].split("</p>")[0]


@pytest.mark.parametrize("many", [6, 300, 3000, pytest.param(20000, marks=pytest.mark.long)])
def test_a_drawing_stays_small_however_many_rows(many: int) -> None:
    days = [date(2010, 1, 1) + timedelta(n % 3000) for n in range(many)]
    world = _world(_told(*_on(days)))
    drawn = overview.draw(world, world.rows, lambda *_: "x", listed=False)
    assert drawn is not None
    assert len(drawn.svg) < 20_000
    if drawn.columns:
        spots = [float(x) for x in re.findall(r'class="year(?: [a-z]+-only)?" x="([\d.]+)%"', drawn.svg)]
        assert spots == sorted(spots, reverse=True), "from right to left"


def test_labels_have_room_on_a_phone() -> None:
    """Two labels that a phone shows are further apart than the longer one is wide."""
    days = [date(2010 + n // 12, n % 12 + 1, 3) for n in range(36)]
    world = _world(_told(*_on(days)))
    found = bins.binned(world.rows)
    assert found is not None and len(found.bins) == 36
    svg = columns.svg(found, world, lambda *_: "x")
    shown = re.findall(r'<text class="(year(?: narrow-only)?)" x="([\d.]+)%"[^>]*>([^<]+)', svg)
    wide = max(36 * columns.FINGER, columns.PHONE)
    places = [(float(x) / 100 * wide, len(text) * columns.LETTER) for _, x, text in shown]
    assert len(places) > 6
    for (left, one), (right, other) in zip(places[1:], places, strict=False):
        assert right - left >= (one + other) / 2


# ── who is named ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["names"], ids=lambda row: f"{row['left']} {row['right']}")
def test_names_without_a_row(row: dict[str, Any]) -> None:
    names = Names()
    left, right = (names.id(Participant(name=row[side], text="", start=0, end=0)) for side in ("left", "right"))
    assert (left == right) == row["same"]
    assert len(names.people) == (1 if row["same"] else 2)


def test_an_office_without_a_name_is_nobody() -> None:
    one = Participant(name="وزير الخارجية", text="", start=0, end=0, office="وزير الخارجية")
    assert Names().id(one) is None
    assert Names().id(Participant(name="نظيره الكويتي", text="", start=0, end=0, sort="office")) is None


def test_the_unlisted_have_a_page_and_say_so() -> None:
    found = _pages()
    text = found["people/n.وفد-الكونغرس.html"]
    assert "قد يكون الاسم لأكثر من شخص" in text
    assert 'id="e-b-2"' in text
    assert "قد يكون الاسم لأكثر من شخص" not in found["people/salem.html"]
    assert 'href="../people/n.وفد-الكونغرس.html"' in found["meetings/b-2.html"]
    assert found["people.html"].count("لم يُعرَّف صاحبه") == 3


def _of_sort(told: Timeline, name: str, sort: Any) -> Timeline:
    """The timeline with one participant of that sort."""

    def of(one: Participant) -> Participant:
        return replace(one, sort=sort) if one.name == name else one

    entries = (replace(one, participants=tuple(map(of, one.participants))) for one in told.meetings)
    return replace(told, meetings=tuple(entries))


def test_bodies_and_delegations_stand_apart_from_people_and_crowds_nowhere() -> None:
    told, name = sample.timeline(), "وفد الكونغرس"
    before, after = _pages(_of_sort(told, name, "group"))["people.html"].split('id="bodies"')
    assert name not in before and f"{name}</bdi></a>" in after
    assert 'id="bodies"' not in _pages()["people.html"]
    known = sample.registry()
    body = replace(known.people["salem"], sort="body")  # met more often than anybody
    parts = _pages(known=replace(known, people={**known.people, "salem": body}), split=1)
    number = sum(bool(re.fullmatch(r"lists/people\.\d+\.html", path)) for path in parts) + 1
    assert [path for path, text in parts.items() if 'id="bodies"' in text] == [f"lists/people.{number}.html"]
    found = _pages(_of_sort(told, name, "crowd"))
    assert not [path for path in found if "وفد-الكونغرس" in path]
    assert name in found["meetings/b-2.html"] and name not in found["people.html"]
    assert '"@type":"Organization"' in found["meetings/b-2.html"].replace(" ", "")


# ── pairs and the network ────────────────────────────────────────────────────────────────────────


def test_pairs_are_those_who_met() -> None:
    pairs = Pairs(_world())
    # a-1, b-1 and a-2 and c-1 were held; b-2, with the delegation, is only planned.
    assert {(pair.left, pair.right, pair.held) for pair in pairs.all if "n." not in pair.left + pair.right} == {
        ("carter", "salem", 1), ("carter", "laila", 1), ("laila", "salem", 1),
    }  # fmt: skip
    assert not any("وفد" in pair.left + pair.right for pair in pairs.all)


def test_the_page_of_two_holds_what_both_took_part_in() -> None:
    told = _told(*_on([date(2019, 1, 1)]), *_on([date(2019, 2, 1)], "planned"), sample.timeline().meetings[1])
    text = _pages(told)["pairs/carter--salem.html"]
    assert re.findall(r'id="e-([^"]+)"', text) == ["held-0", "planned-0"]
    assert "لقاء واحد جرى · لقاء مقرر" in _bare(text)


def test_who_only_telephoned_did_not_meet() -> None:
    (one,) = _on([date(2019, 1, 1)])
    call = replace(one, meeting=replace(one.meeting, form="call", mode="phone"))
    found = _pages(_told(call))
    assert Pairs(_world(_told(call))).all == ()
    assert 'class="tally"><span>مكالمة واحدة</span>' in found["index.html"]


def _with_group() -> Timeline:
    """Salem met, besides others, several whom nobody names."""
    told = sample.timeline()
    first = told.meetings[0]
    group = Participant(name="قادة عسكريين", text="قادة عسكريين", start=0, end=1, sort="group")
    who = (first.participants[0], group)
    meeting = replace(first.meeting, id="group-1", participants=who)
    return replace(told, meetings=(*told.meetings, replace(first, meeting=meeting, participants=who)))


def test_groups_are_listed_and_not_drawn_among_persons() -> None:
    page = _pages(_with_group())["network.html"]
    listed = page.split('class="pairs"', 1)[1]
    assert "قادة عسكريون" in listed
    drawn = re.findall(r'class="network-names">(.*?)</ol>', page, re.DOTALL)
    assert drawn and not any("قادة عسكريون" in names for names in drawn)


def test_who_has_no_record_is_marked_where_others_have_one() -> None:
    mark, told = "لم يُعرَّف صاحبه", "لا تعريف بعد بأصحاب هذه الأسماء"
    page = _pages(_with_group())["people.html"]
    assert mark in page and told not in page
    nobody = replace(sample.registry(), people={})
    page = _pages(_with_group(), nobody)["people.html"]
    assert mark not in page and page.count(told) == 1


def test_a_crowd_makes_no_pairs() -> None:
    (one,) = _on([date(2019, 1, 1)])
    crowd = tuple(
        Participant(name=f"سالم المنصوري {n}", text="", start=0, end=0, role="participant") for n in range(13)
    )
    assert Pairs(_world(_told(replace(one, participants=crowd)))).all == ()
    assert len(Pairs(_world(_told(replace(one, participants=crowd[:12])))).all) == 66


def test_names_of_the_network_stand_near_those_whom_they_met() -> None:
    world = _world()
    pairs = Pairs(world)
    order = network.arranged(["a", "x", "b", "y", "c"], [
        replace(pairs.all[0], left=left, right=right) for left, right in (("a", "b"), ("b", "c"), ("x", "y"))
    ])  # fmt: skip
    assert order in ([["a", "b", "c"], ["x", "y"]], [["c", "b", "a"], ["x", "y"]])


def test_who_met_nobody_of_the_others_is_drawn_apart() -> None:
    (one,) = _on([date(2019, 1, 1)])
    who = tuple(Participant(name=name, text=name, start=0, end=1) for name in ("زيد الأزرق", "عمرو الأخضر"))
    other = replace(one, meeting=replace(one.meeting, id="other", participants=who), participants=who)
    world = _world(_told(one, other))
    drawn = network.draw(world, Pairs(world), "")
    assert drawn is not None and [(len(group.people), group.start) for group in drawn.groups] == [(2, 0), (2, 2)]
    # Each picture is as high as its own names, and its arcs know them by their numbers in the whole.
    assert [re.findall(r'viewBox="0 0 100 (\d+)".*?data-pair="(\d \d)"', group.arcs) for group in drawn.groups] in (
        [[("56", "0 1")], [("56", "2 3")]], [[("56", "1 0")], [("56", "2 3")]],
        [[("56", "0 1")], [("56", "3 2")]], [[("56", "1 0")], [("56", "3 2")]],
    )  # fmt: skip


def test_the_network_says_in_a_table_what_it_draws() -> None:
    text = _pages()["network.html"]
    assert text.count('class="arc"') == len(Pairs(_world()).all)
    table = text.split("<table")[1]
    assert 'href="pairs/carter--salem.html"' in table and "سالم المنصوري" in table


# ── the front ────────────────────────────────────────────────────────────────────────────────────


def test_the_front_names_who_met_most_and_what_came_last() -> None:
    days = [date(2019, 1, 1), date(2019, 3, 1), date(2019, 2, 1)]
    world = _world(_told(*_on(days), *_on([date(2030, 1, 1)], "planned"), sample.timeline().meetings[1]))
    found = front.front(world, Pairs(world))
    assert [(pair.left, pair.right, pair.held) for pair in found.most] == [("carter", "salem", 3)]
    assert [row.id for row in found.latest] == ["held-1", "held-2", "held-0"]
    assert found.told == ()


def test_the_home_page_tells_held_planned_and_denied_apart() -> None:
    told = _told(*_on([date(2019, 1, 1)]), *_on([date(2019, 2, 1), date(2019, 2, 2)], "planned"),
                 *_on([date(2019, 3, n) for n in (1, 2, 3)], "denied"))  # fmt: skip
    assert "لقاء واحد جرى · لقاءان مقرران · 3 لقاءات منفية" in _bare(_pages(told)["index.html"])


def test_subject_and_headline_come_from_the_data_and_are_text() -> None:
    site = Site(title="<b>", subject="موضوع", headline="خبر <script>", months="levant", licence="CC")
    said = render.settings({"site_name": "x", "extra": {"timeline": {"months": "maghreb"}}}, site=site,
                           templates=sample.ROOT / "templates", built=sample.settings().built)  # fmt: skip
    assert (said.site_name, said.months, said.subject, said.licence) == ("<b>", "levant", "موضوع", "CC")
    home = _pages(subject=said.subject, headline=said.headline)["index.html"]
    assert "<h1>خبر &lt;script&gt;</h1>" in home and "<p>موضوع</p>" in home


def test_without_a_headline_the_home_page_names_who_met_most() -> None:
    def asked(told: Timeline, **more: Any) -> str:
        return re.findall("<h1>(.*?)</h1>", _pages(told, **more)["index.html"])[0]

    days = [date(2019, 1, 1), date(2019, 3, 1)]
    twice = _told(*_on(days))
    assert asked(twice) == "من التقى سالم المنصوري وJohn Carter، ومتى؟".replace("وJohn", "و John")
    assert asked(twice, headline="خبر") == "خبر"
    assert asked(_told(*_on(days[:1]))) == "من التقى بمن، ومتى، وأين؟"  # who met once is not told apart from the others
    assert asked(_told(*_on(days, "planned"))) == "من التقى بمن، ومتى، وأين؟"
    assert asked(twice, months="en") == "Who met whom, when and where?"  # one of the two has no Latin letters yet


def test_an_outlet_and_an_article_need_not_say_of_each_row_who_told_it() -> None:
    pages = _pages()
    assert "نقلته <bdi" in pages["people/salem.html"]
    row = re.search(r'<li class="row[^>]*id="e-a-1".*?</li>', pages["outlets/morning.html"], re.DOTALL)
    assert row and "row-outlets" not in row[0]
    assert "row-outlets" not in pages["articles/a.html"].split('id="expressions"')[0]
    told = sample.timeline()
    first, other = told.meetings[0], next(one for one in told.meetings if one.meeting.reports[0].article == "b")
    meeting = replace(first.meeting, reports=(*first.meeting.reports, *other.meeting.reports))
    page = _pages(_told(replace(first, meeting=meeting)))["outlets/morning.html"]
    assert re.search('class="row-outlets">نقلته <bdi[^>]*>جريدة الصباح</bdi> و <bdi[^>]*>BBC عربي</bdi>', page)


def test_only_where_a_country_has_a_page_is_it_said_what_that_holds() -> None:
    says = "تشمل صفحة البلد ما جرى في مدنه"
    assert says in _pages()["places.html"]
    assert says not in _pages(known=replace(sample.registry(), places={}))["places.html"]


def test_a_drawing_of_nothing_but_wide_bounds_is_none() -> None:
    days = [(date(2018, 1, 1), date(2018, 3, 1 + n)) for n in range(9)]
    (like,) = _on([date(2018, 2, 1)])
    wide = [
        replace(like, meeting=replace(like.meeting, id=f"wide-{n}"), certain=Bounds(interval=Interval(*span), edtf=""))
        for n, span in enumerate(days)
    ]
    world = _world(_told(*wide))
    assert overview.draw(world, world.rows, lambda *_: "", listed=False) is None
    world = _world(_told(*wide, like))
    drawn = overview.draw(world, world.rows, lambda *_: "", listed=False)
    assert drawn and len(drawn.wide) == 9


# ── site.yaml and stories ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", CASES["site"], ids=lambda row: row["name"])
def test_site_yaml(row: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(row["text"], encoding="utf-8")
    value, faults = registry.site(tmp_path)
    assert [f"{Path(one.file).name}:{one.line}" for one in faults] == row.get("faults", [])
    for name, wanted in row.get("value", {}).items():
        assert getattr(value, name) == (tuple(wanted) if isinstance(wanted, list) else wanted)


@pytest.mark.parametrize("row", CASES["story"], ids=lambda row: row["name"])
def test_story(row: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "one.md").write_text(row["text"], encoding="utf-8")
    found, faults = registry.stories(tmp_path)
    assert [f"{Path(one.file).name}:{one.line}" for one in faults] == row.get("faults", [])
    steps = [[step.entry, step.says, step.line] for story in found for step in story.steps]
    assert steps == row.get("steps", [])


def test_a_wrong_site_stops_the_build_with_the_other_faults(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("months: roman\n", encoding="utf-8")
    assert any(fault.file.endswith("site.yaml") for fault in timeline.load(tmp_path).errors)


def test_a_story_shows_its_sentences_and_follows_old_ids() -> None:
    steps = (("b-9", "لقاء قديم الرقم."), ("gone", "لا أحد."), ("a-1", "ثم هذا."))
    story = Story(id="one", title="قصة", steps=tuple(Step(entry=entry, says=says) for entry, says in steps))
    text = _pages(known=replace(sample.registry(), stories=(story,)))["story.html"]
    assert re.findall(r'class="story-title"><a href="([^"]+)"', text) == ["meetings/b-1.html", "meetings/a-1.html"]
    assert "لقاء قديم الرقم." in text and "لا أحد." not in text


def test_without_a_story_the_timeline_is_the_story() -> None:
    text = _pages()["story.html"]
    # Held meetings with a day, in the order of time; c-1 has none, b-2 is planned.
    assert re.findall(r'class="story-title"><a href="([^"]+)"', text) == [
        "meetings/a-1.html", "meetings/a-2.html", "meetings/b-1.html",
    ]  # fmt: skip


# ── warnings ─────────────────────────────────────────────────────────────────────────────────────


def test_warnings_stand_beside_the_contradictions_and_on_their_article() -> None:
    text = sample.dated()["a"].article.text
    start = text.index("أول أمس الخميس")
    slip = Warning(article="a", start=start, end=start + 14, quote="أول أمس الخميس",
                   says=sample.because("اسم اليوم لا يوافق التاريخ."))  # fmt: skip
    found = _pages(replace(sample.timeline(), warnings=(slip,)))
    assert f'href="articles/a.html#d{start}"' in found["contradictions.html"]
    assert "اسم اليوم لا يوافق التاريخ." in found["articles/a.html"]
    assert "اسم اليوم لا يوافق التاريخ." not in found["articles/b.html"]
    assert f'id="d{start}"' in found["articles/a.html"]
    assert json.loads(found["data/timeline.json"])["warnings"][0]["start"] == start


# ── what stands on every list ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "path",
    ["index.html", "people/salem.html", "places/capital.html", "outlets/morning.html", "pairs/carter--salem.html"],
)
def test_every_list_can_be_asked_and_embedded(path: str) -> None:
    told = _told(*_on([date(2019, 1, n) for n in range(1, 4)]))
    text = _pages(told)[path]
    assert text.count('data-take="embed"') == 1
    assert text.count('class="to-filters" href="#filters"') == 1
    assert 'id="filters"' in text


def test_what_no_address_can_ask_for_has_no_card() -> None:
    """Rows that may lie in either of two years are a page, and no filter is that of their page."""
    years = [replace(one, certain=Bounds(interval=Interval(date(2018, 6, 1), date(2019, 6, 1)), edtf=None)) for one in
             _on([date(2019, 1, n) for n in range(1, 3)])]  # fmt: skip
    found = _pages(_told(*years, *_on([date(2020, 1, n) for n in range(1, 4)], "denied")), split=2)
    wide, year = found["years/y2018-span.html"], found["years/y2020.html"]
    assert 'data-take="csv"' in wide and 'data-take="embed"' not in wide
    assert 'data-take="embed"' in year


# ── words of others ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("months", "told"),
    [
        ("maghreb", "مقال عكاظ «وكيل الإمارة يستقبل “سفراء الحزم”»"),
        ("en", "The article of عكاظ “وكيل الإمارة يستقبل «سفراء الحزم»”"),
        ("fr", "L’article de عكاظ «\u00a0وكيل الإمارة يستقبل “سفراء الحزم”\u00a0»"),
    ],
)
def test_quotations_inside_quotations_have_other_marks(months: str, told: str) -> None:
    values = {"outlet": "عكاظ", "title": "وكيل الإمارة يستقبل «سفراء الحزم»"}
    assert say.sentence(Cause(code="reason.article_titled", values=values), months) == told


def test_what_a_sentence_quotes_is_not_quoted_beside_it() -> None:
    told = sample.timeline()
    world = _world(told)
    title = world.heads["a"].dated.article.title
    quoted = Source(article="a", start=0, end=5, quote="أول أمس")
    causes_ = [
        sample.because("قال المقال «أول أمس».", quoted),
        sample.because("ووقع اللقاء قبل ذلك.", quoted),
        sample.because("ويُروى اللقاء فيه.", replace(quoted, quote=title)),
    ]
    found = causes.reasons(world, causes_)
    assert [one.ground.quote if one.ground else "" for one in found] == [None, "أول أمس", None]
    assert {one.ground.label for one in found if one.ground} == {title}


def test_a_card_says_no_date_twice() -> None:
    (one,) = _on([date(2019, 12, 5)])
    same = Cause(code="reason.so_extent", values={"interval": of_day(date(2019, 12, 5))})
    more = Cause(code="reason.so_days", values={"days": [date(2019, 12, 5), date(2019, 12, 12)]})
    for cause, told in ((same, ()), (more, ("والأيام الممكنة: 5 دجنبر 2019 و12 دجنبر 2019.",))):
        card = _pages(_told(replace(one, status="inferred", why=(cause,))))["embed/meetings/held-0.html"]
        assert tuple(map(_bare, re.findall('<p class="embed-because">(.*?)</p>', card))) == told


def test_years_of_an_axis_keep_apart_on_a_phone() -> None:
    """Nineteen years: one in three is named, and on a phone every other of those."""
    drawn = str(axis.Axis(date(2005, 1, 1), date(2023, 4, 7)).years(80))
    named = re.findall('class="([^"]+)"[^>]*>(\\d+)<', drawn)
    assert named == [
        ("year", "2005"), ("year broad-only", "2008"), ("year", "2011"), ("year broad-only", "2014"),
        ("year", "2017"), ("year broad-only", "2020"), ("year", "2023"),
    ]  # fmt: skip
    few = str(axis.Axis(date(2019, 1, 1), date(2023, 4, 7)).years(80))
    assert few.count('class="year"') == 5 and "broad-only" not in few


def test_the_same_people_are_told_once_whoever_is_named_first() -> None:
    world = _world()
    causes_ = [
        Cause(code="merge.same_people", values={"names": names})
        for names in (["سالم", "ليلى"], ["ليلى", "سالم"], ["سالم", "كريم"])
    ]
    assert [str(one.says) for one in causes.reasons(world, causes_)] == [
        "الطرفان في الروايتين واحد: سالم وليلى.",
        "الطرفان في الروايتين واحد: سالم وكريم.",
    ]


def test_a_card_shows_the_last_first_and_what_has_no_day_last() -> None:
    links = re.findall(r'href="\.\./\.\./meetings/([a-z]-\d)\.html"', _pages()["embed/people/laila.html"])
    assert links == ["b-1", "b-2", "b-3", "a-2", "c-1"]


def test_two_spellings_are_told_once_whichever_comes_first() -> None:
    names = ("مون جيه-إن", "مون جي-إن")
    both = [
        Cause(code="merge.name_sound", values=dict(zip(("left", "right"), two, strict=True)))
        for two in (names, names[::-1])
    ]
    assert len(causes.reasons(_world(), both)) == 1


def test_an_article_that_a_sentence_names_is_led_to_without_its_title() -> None:
    told = sample.timeline()
    title = _world(told).heads["a"].dated.article.title
    source = Source(article="a", start=0, end=5, quote="أول أمس")
    (one,) = _on([date(2019, 12, 5)])
    named = sample.because(f"جاء في المقال «{title}»: «أول أمس».", source)
    page = _pages(_told(replace(one, why=(named,))))["meetings/held-0.html"]
    ground = re.findall('<span class="ground">(.*?)</span>', page)[0]
    assert _bare(ground) == "عبارته في المقال" and 'href="../articles/a.html' in ground


def test_a_visit_says_its_place_once() -> None:
    like = sample.timeline().meetings[1]
    visit = replace(
        like.meeting, form="visit", place="الولايات المتحدة", summary="زيارة ليلى الحسني إلى الولايات المتحدة"
    )
    both = _told(
        replace(like, meeting=visit), replace(like, meeting=replace(like.meeting, id="m-1", place="الولايات المتحدة"))
    )
    rows = re.findall(r'<li class="row.*?</li>', _pages(both)["people/laila.html"], re.DOTALL)
    assert [_bare(row).count("الولايات المتحدة") for row in rows] == [1, 1]


@pytest.mark.parametrize(("one", "other", "same"), [
    ("عبد الفتاح السيسي", "عبدالفتاح السيسي", True),
    ("عبد الله الثاني", "عبدالله الثاني", True),
    ("محمد ابن سلمان", "محمد بن سلمان", True),
    ("عبد الفتاح", "الفتاح", False),
])  # fmt: skip
def test_a_name_is_one_however_its_words_are_set(one: str, other: str, same: bool) -> None:
    assert (names.form(one) == names.form(other)) is same


# ── outlets without a row ────────────────────────────────────────────────────────────────────────


def _from(*addresses: tuple[str, str]) -> Timeline:
    """One article of each outlet and address."""
    like = sample.timeline().articles[0]
    given = enumerate(addresses)
    articles = [replace(like.dated.article, id=f"x-{n}", outlet=outlet, url=url) for n, (outlet, url) in given]
    return replace(_told(), articles=tuple(replace(like, dated=replace(like.dated, article=one)) for one in articles))


@pytest.mark.parametrize(("addresses", "names"), [
    ([("okaz", "https://www.okaz.com.sa/a"), ("okaz", "https://okaz.com.sa/b")], {"okaz": "عكاظ"}),
    ([("b", "https://arabic.rt.com/a"), ("c", "https://m.elaph.com/c")], {"b": "آر تي عربي", "c": "إيلاف"}),
    ([("okaz", "https://www.okaz.com.sa/a"), ("okaz", "https://elaph.com/b")], {"okaz": "okaz"}),  # of two houses
    ([("b", "https://bbc.com/a"), ("c", "https://bbc.co.uk/c")], {"b": "b", "c": "c"}),  # two of one name
    ([("okaz", "https://okaz.com.sa.example.test/a")], {"okaz": "okaz"}),
    ([("morning", "https://www.okaz.com.sa/a")], {"morning": "جريدة الصباح"}),  # what outlets.yaml says goes before
])  # fmt: skip
def test_an_outlet_without_a_row_has_the_name_that_its_addresses_say(
    addresses: list[tuple[str, str]], names: dict[str, str]
) -> None:
    world = _world(_from(*addresses))
    assert {outlet: world.outlet_name(outlet) for outlet, _ in addresses} == names
    other = World(_from(*addresses), sample.registry(), sample.settings(months="en"))
    latin = {"عكاظ": "Okaz", "إيلاف": "Elaph", "آر تي عربي": "RT Arabic"}
    told = {outlet: name for outlet, name in names.items() if name in latin}
    assert {outlet: other.outlet_name(outlet) for outlet in told} == {one: latin[name] for one, name in told.items()}


@pytest.mark.parametrize(
    ("months", "label"), [("maghreb", "مارس: 1 إلى 2"), ("en", "مارس: 1 to 2"), ("fr", "مارس : 1 à 2")]
)
def test_a_part_of_a_list_is_named_with_the_colon_of_its_language(months: str, label: str) -> None:
    world = World(sample.timeline(), sample.registry(), sample.settings(months=months, split=2))
    first, second = parts.cut(world, "people.html", ["a", "b", "c"], lambda _: "مارس")
    assert (first.label.replace("\N{NO-BREAK SPACE}", " "), len(second.items)) == (label, 1)


def test_an_outlet_without_a_row_is_found_by_its_id_too() -> None:
    told = _from(("okaz", "https://okaz.com.sa/a"))
    assert '["outlets/okaz","outlet","عكاظ","okaz",' in _pages(told)["data/search/0.js"]


def test_the_unlisted_are_told_by_the_office_that_articles_give_them_most_often() -> None:
    told = sample.timeline()
    like = told.meetings[0]
    offices = ("الوزير", "وزير المالية", "وزير المالية", "وزير الصحة والسكان", "وزير الصحة والسكان", None)
    meetings = []
    for n, office in enumerate(offices):
        who = (like.participants[0], Participant(name="كريم عوض", text="", start=0, end=0, office=office))
        meetings.append(replace(like, meeting=replace(like.meeting, id=f"k-{n}", participants=who), participants=who))
    pages = _pages(_told(*meetings))
    card = re.search(r'<li class="card">(?:(?!</li>).)*كريم عوض.*?</li>', pages["people.html"], re.DOTALL)
    assert card and ">وزير الصحة والسكان<" in card[0] and "المالية" not in card[0]
    assert ">وزير الصحة والسكان<" in pages["people/n.كريم-عوض.html"].split("</header>")[0]
    assert "وزير الخارجية" in pages["people/salem.html"].split('id="offices"')[1]


def test_the_names_of_two_are_joined_as_their_letters_ask() -> None:
    """«و» does not join on to Latin letters, wherever two are named."""
    pages = _pages(_told(*_on([date(2019, 1, 1), date(2019, 3, 1)])))
    for path in ("index.html", "pairs/carter--salem.html", "network.html", "embed/pairs/carter--salem.html"):
        assert not re.search("[^ ]وJohn|وJohn", _bare(pages[path])), path


@pytest.mark.parametrize("row", CASES["alike"], ids=lambda row: " · ".join(row["names"]))
def test_names_that_may_be_of_one_person(row: dict[str, Any]) -> None:
    names_ = {f"p{n}": name for n, name in enumerate(row["names"])}
    found = alike.alike(names_, {f"p{n}" for n in row.get("apart", ())})
    assert {names_[one]: sorted(names_[other] for other in others) for one, others in found.items()} == {
        one: sorted(others) for one, others in row["alike"].items()
    }


def test_a_page_of_a_person_leads_to_similar_names() -> None:
    told = sample.timeline()
    like = told.meetings[0]
    meetings = []
    for n, name in enumerate(("بنيامين نتنياهو", "بنيامين نتانياهو")):
        who = (like.participants[0], Participant(name=name, text="", start=0, end=0))
        meetings.append(replace(like, meeting=replace(like.meeting, id=f"k-{n}", participants=who), participants=who))
    pages = _pages(_told(*meetings))
    head = pages["people/n.بنيامين-نتنياهو.html"].split("</header>")[0]
    assert "أسماء قريبة منه" in head and ">بنيامين نتانياهو</bdi></a>" in head
    assert "أسماء قريبة منه" not in pages["people/salem.html"]
