"""render: what pages say and how much they quote — worked out by hand on small made-up texts."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "site"))

import sample  # noqa: E402 — stands with the browser tests, which share it

from arabic_timeline import say  # noqa: E402
from arabic_timeline.interval import Interval  # noqa: E402
from arabic_timeline.model import Article, Cause, Dated, Participant, Passage, Repair, Report  # noqa: E402
from arabic_timeline.render import article, causes, quotes, told, words  # noqa: E402
from arabic_timeline.render.views import World  # noqa: E402

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (HERE / "cases" / "words_of_pages.yaml").read_text(encoding="utf-8")
)
ROLES = yaml.safe_load((sample.ROOT / "templates" / "words.yaml").read_text(encoding="utf-8"))["role"]


@pytest.mark.parametrize("row", CASES["open"], ids=lambda row: row["says"])
def test_an_open_end(row: dict[str, Any]) -> None:
    assert say.interval(Interval(row.get("low"), row.get("high")), spec=row.get("spec", "")) == row["says"]


@pytest.mark.parametrize("row", CASES["roles"], ids=lambda row: row["says"])
def test_the_word_for_a_role(row: dict[str, Any]) -> None:
    assert words.role(ROLES[row["role"]], row["women"], several=row.get("several", False)) == row["says"]


@pytest.mark.parametrize("row", CASES["lists"], ids=lambda row: row["says"])
def test_names_in_a_row(row: dict[str, Any]) -> None:
    assert say.listing(row["names"], row.get("joint", "و")) == row["says"]
    if "joint" not in row:
        world = World(sample.timeline(), sample.registry(), sample.settings())
        assert world.joined(row["names"]) == row["says"]


@pytest.mark.parametrize("row", CASES["expressions"], ids=lambda row: row["shown"])
def test_what_stands_around_an_expression_says_where_its_sentence_goes_on(row: dict[str, Any]) -> None:
    start = row["text"].index(row["words"])
    shown = article._context(row["text"], start, start + len(row["words"]), row["around"])
    assert re.sub("<[^>]+>", "", shown) == row["shown"]
    assert f">{row['words']}</mark>" in shown


def _article(sentences: list[str], title: str = "") -> Dated:
    return Dated(
        article=Article(id="q", outlet="o", title=title, text=" ".join(sentences)),
        datings=(),
        published=None,
        given=False,
        anchor=None,
    )


def _report(text: str, passages: list[tuple[str, str]]) -> Report:
    made = tuple(
        Passage(article="q", start=text.index(quote), end=text.index(quote) + len(quote), quote=quote, role=role)  # type: ignore[arg-type]
        for quote, role in passages
    )
    return Report(key="q-1", article="q", form="meeting", participants=(), passages=made)


TELLS = "استقبل الوزير نظيره في العاصمة."
AGAIN = "وبحث الرجلان شؤون البلدين."
THIRD = "وأكد الوزير بعد اللقاء متانة الصلات."
NAMES = "وكان سالم المنصوري قد تولى الوزارة في العام الماضي بعد سنوات قضاها سفيرا لبلاده في عواصم كثيرة من القارات."


def _quoted(dated: Dated, report: Report) -> list[str]:
    return [dated.article.text[one.start : one.end] for one in quotes.pieces(dated, [report])]


REST = ["وتابعت الصحف أخبار الطقس."] * 20


def test_two_sentences_are_quoted_of_many_that_tell() -> None:
    dated = _article([TELLS, AGAIN, THIRD, *REST])
    report = _report(dated.article.text, [(one, "telling") for one in (TELLS, AGAIN, THIRD)])
    assert _quoted(dated, report) == [TELLS, AGAIN]


def test_of_a_short_article_the_sentence_that_tells_alone() -> None:
    dated = _article([TELLS, AGAIN, THIRD])
    report = _report(dated.article.text, [(one, "telling") for one in (TELLS, AGAIN, THIRD)])
    assert _quoted(dated, report) == [TELLS]


def test_a_headline_told_again_stands_once_and_last() -> None:
    dated = _article([TELLS, AGAIN, TELLS, *REST], title=TELLS)
    told_twice = _report(dated.article.text, [(TELLS, "telling"), (AGAIN, "telling")])
    start = len(TELLS) + len(AGAIN) + 2
    twin = replace(told_twice.passages[0], start=start, end=start + len(TELLS))
    report = replace(told_twice, passages=(*told_twice.passages, twin))
    assert _quoted(dated, report) == [TELLS, AGAIN]


def test_of_a_sentence_that_names_a_phrase_is_quoted_where_a_quarter_allows_it() -> None:
    short = _article([TELLS, NAMES])
    report = _report(short.article.text, [(TELLS, "telling"), (NAMES, "naming")])
    assert _quoted(short, report) == [TELLS], "a quarter of this article is less"
    long = _article([TELLS, NAMES, *REST])
    first, second = _quoted(long, _report(long.article.text, [(TELLS, "telling"), (NAMES, "naming")]))
    assert first == TELLS
    assert NAMES.startswith(second) and len(second) <= 90


def test_a_long_sentence_is_cut_with_marks_of_it() -> None:
    sentence = "وكان ذلك " * 60 + "حين استقبل الوزير نظيره " + "ثم كان ذلك " * 60
    dated = _article([sentence.strip()])
    passage = Passage(article="q", start=0, end=len(dated.article.text), quote=dated.article.text, trigger="استقبل")
    report = Report(key="q-1", article="q", form="meeting", participants=(), passages=(passage,))
    (piece,) = quotes.pieces(dated, [report])
    assert "استقبل الوزير" in dated.article.text[piece.start : piece.end]
    assert piece.length <= 350 and not piece.opens and not piece.closes


@pytest.mark.parametrize("texts", [[TELLS, NAMES, AGAIN], [TELLS] * 3, [NAMES] * 9])
def test_never_more_than_a_quarter_or_a_sentence(texts: list[str]) -> None:
    dated = _article(texts)
    report = _report(dated.article.text, [(one, "telling" if one != NAMES else "naming") for one in set(texts)])
    longest = max(len(one) for one in texts)
    assert sum(len(one) for one in _quoted(dated, report)) <= max(len(dated.article.text) // 4, longest)


def _world(**more: Any) -> World:
    return World(replace(sample.timeline(), **more), sample.registry(), sample.settings())


def test_articles_are_called_by_their_titles() -> None:
    name = Cause(code="reason.article", values={"outlet": "جريدة الصباح", "id": "a"})
    entry = Cause(code="reason.entry_call", values={"names": ["س", "ص"]})
    said = Cause(code="reason.quoted", values={"article": name, "entry": entry, "quote": "أمس"})
    assert told.sentence(_world(), said) == "جاء في مقال جريدة الصباح عن مكالمة س وص: «أمس»."
    assert told.sentence(_world(), said, own="a") == "جاء في هذا المقال عن مكالمة س وص: «أمس»."
    timeline = sample.timeline()
    second = timeline.articles[1]
    moved = replace(second, dated=replace(second.dated, article=replace(second.dated.article, outlet="morning")))
    two = _world(articles=(timeline.articles[0], moved, timeline.articles[2]))
    assert told.sentence(two, said) == "جاء في مقال جريدة الصباح «FBi: لقاء مع الوزير» عن مكالمة س وص: «أمس»."


@pytest.mark.parametrize("row", CASES["same"], ids=lambda row: row["says"])
def test_one_and_two_are_told_as_such(row: dict[str, Any]) -> None:
    assert told.sentence(_world(), Cause(code="merge.same_people", values={"names": row["names"]})) == row["says"]


def test_a_contradiction_is_called_by_the_title_of_what_it_is_about() -> None:
    said = Cause(code="reason.review_contradiction", values={"about": "b-4"})
    assert told.sentence(_world(), said) == "أقوال متناقضة عن «توقيع الاتفاق بين البلدين»، اختر ما يُنحّى منها."


@pytest.mark.parametrize(("still", "lone"), [(False, True), (True, False)])
def test_a_contradiction_says_of_each_line_what_is_true_of_it(still: bool, lone: bool) -> None:
    (one,) = sample.timeline().contradictions
    other = Cause(code="reason.repair_still", values={"others": []})
    third = Repair(without=2, gives=other if still else sample.because("بقي يوم آخر."), chosen=False)
    shown = causes.clash(_world(), replace(one, repairs=(third, *one.repairs)))
    assert [number for number, _, _ in shown.repairs] == [1, 3], "in the order of the statements"
    assert shown.lone is lone


def test_a_day_that_rests_on_an_outside_source_says_so_on_the_article() -> None:
    from arabic_timeline.model import Source
    from arabic_timeline.render import article

    one = sample.timeline().articles[1]
    assert not article.brief(_world(), one).outside
    why = (sample.because("ذكر مصدر ذلك.", Source(claim="meeting-day")),)
    assert article.brief(_world(), replace(one, why=why)).outside


def test_a_public_navigation_leaves_out_what_is_for_editors() -> None:
    from arabic_timeline.commands import shell

    nav = [{"أ": "index.md"}, {"ب": "review.md"}, {"ج": [{"د": "method.md"}, {"ه": "editors.md"}]}]
    nav = [*nav, "about.md", "editors.md"]  # pages of a newsroom stand there by their names alone
    kept = [{"أ": "index.md"}, {"ج": [{"د": "method.md"}]}, "about.md"]
    assert list(shell._without(nav, shell.FOR_EDITORS)) == kept


def _session(summary: str, name: str = "", quote: str = "", form: str = "session") -> World:
    """A world of one entry that is told by its summary."""
    like = sample.timeline().meetings[0]
    who = (Participant(name=name, text=name, start=0, end=len(name), sort="body"),) if name else ()
    passages = (Passage(article="a", start=0, end=len(quote), quote=quote),) if quote else ()
    report = replace(like.meeting.reports[0], passages=passages)
    meeting = replace(like.meeting, form=form, participants=who, summary=summary, reports=(report,))  # type: ignore[arg-type]
    entry = replace(like, meeting=meeting, participants=who)
    return World(replace(sample.timeline(), meetings=(entry,), events=()), sample.registry(), sample.settings())


@pytest.mark.parametrize("row", CASES["sessions"], ids=lambda row: row["name"])
def test_a_session_is_named_once_and_is_no_party_of_itself(row: dict[str, Any]) -> None:
    (found,) = _session(row["summary"], row["name"]).rows
    assert (found.plain, [one.name for one in found.who]) == (row["title"], row["who"])


def test_a_long_sentence_that_is_a_title_is_cut_though_its_day_was_taken_out_of_it() -> None:
    told = (
        "وقعت المؤسسة العامة للسكك الحديدية عقد إشراف على تجديد الخط الذي ينقل البضائع بين الميناء والعاصمة "
        + "كل يوم " * 40
    )
    quote = told.replace("العامة للسكك الحديدية", "العامة للسكك الحديدية أمس الثلاثاء").strip()
    (found,) = _session(told.strip(), quote=quote, form="event").rows
    assert len(str(found.full)) < 200 and "…" in found.full
    (found,) = _session(told.strip(), form="event").rows  # what is quoted nowhere stays whole
    assert "…" not in found.full
