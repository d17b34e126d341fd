"""Which words and sentences are read, and how often."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import extract, recognise, resolve
from arabic_timeline.edtf import parse
from arabic_timeline.extract import choice, sorts, tokens, vocabulary
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.model import Article, Report
from arabic_timeline.registry import Registry
from arabic_timeline.text import fold

CASES = Path(__file__).parent / "cases"


def _reports(text: str) -> tuple[Report, ...]:
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=parse("2023-05-10").interval)
    return extract.reports(resolve.datings(article, recognise.dates(text)), Registry())


def _parties(text: str) -> list[set[str]]:
    return [{p.name for p in r.participants} for r in _reports(text) if r.form == "meeting"]


def test_a_word_of_a_full_vocabulary_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "LARGEST", 2)
    words = vocabulary.Vocabulary()
    first = words["لقاء"]
    assert words["وزير"] is not first and words["سفير"] is not first  # the third begins anew
    assert words["لقاء"] is first
    assert len(words) <= 2


def test_the_whole_name_is_taken_from_a_sentence_further_off() -> None:
    text = (
        "التقى وزير الري سالم البنهاوي أمس الزرقوني في مكتبه.\nوبحث الجانبان ملف السدود.\n"
        "وقد هطلت الأمطار على المدينة.\nويزور السفير عادل الزرقوني المدينة غدا."
    )
    assert {"سالم البنهاوي", "عادل الزرقوني"} in _parties(text)


def test_a_list_of_words_of_meeting_tells_nothing() -> None:
    told = "التقى وزير الري سالم البنهاوي السفير عادل الزرقوني أمس"
    assert _parties(f"{told}.") == [{"سالم البنهاوي", "عادل الزرقوني"}]
    assert _parties(f"{'لقاء قمة زيارة ' * 40}{told}.") == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("ألاماي وإلسا", ["ألاماي", "وإلسا"]),
        ("آلان، بألبرت", ["آلان", "بألبرت"]),
        ("سألت، فوألا، مسألة", []),  # inside a word, and behind two clitics
        ("أل إل", []),  # nothing behind what looks like an article
    ],
)
def test_names_whose_first_letters_are_no_article(printed: str, found: list[str]) -> None:
    assert list(tokens.without_article(printed)) == found


def test_a_sentence_has_its_words_as_they_are_written() -> None:
    text = fold("والتقى الوزير")
    maker = tokens.Maker(text, tokens.Dates([]), vocabulary.Vocabulary())
    sentence = maker.sentence(0, 0, len(text.text), 0, tokens.PIECE.findall(text.text))
    assert sentence is not None
    assert sentence.has(frozenset({"الوزير", "قمه"}))
    assert not sentence.has(frozenset({"التقي", "وزير"}))  # the words without their clitics are others
    assert not sentence.dated


def test_a_sentence_with_a_dating_says_so() -> None:
    text = fold("التقى الوزير أمس")
    maker = tokens.Maker(text, tokens.Dates([(13, 16, 0)]), vocabulary.Vocabulary())
    sentence = maker.sentence(0, 0, len(text.text), 0, tokens.PIECE.findall(text.text))
    assert sentence is not None and sentence.dated and sentence.tokens[-1].dating == 0


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("قدم السفير كينجي أوهارا أوراق اعتماده إلى الرئيس.", True),
        ("قدم السفير كينجي أوهارا تعازيه إلى الرئيس.", False),
        ("وقع الوزيران أمس على مذكرة تفاهم.", True),
        ("وقع الحادث أمس في الوزارة.", False),
        ("أطلع الوزير سالم الرامي السفير كينجي أوهارا على الوضع.", True),
        ("أطلع الوزير سالم الرامي السفير كينجي أوهارا.", False),
        ("تبادل الوزيران أطراف الحديث.", True),
        ("تبادل الوزيران التهم.", False),
        ("جلس الوزير سالم الرامي إلى النائب نبيل الذهبي.", True),  # a preposition that is none of the words asked for
        ("تناول الوزير مع النائب نبيل الذهبي الأزمة.", True),  # a verb of talking without what is eaten
        ("حضر رئيس الحكومة ونواب البرلمان المباراة.", False),
        ("حضر رئيس الحكومة ونواب البرلمان الجلسة.", True),
        ("حل الوزير سالم الرامي بمقر الجامعة.", True),
        ("حل الوزير سالم الرامي المشكلة.", False),
        ("ترأس الوزير سالم الرامي أشغال اللجنة.", True),
        ("ترأس الوزير سالم الرامي اللجنة.", False),
        ("ويضم الوفد سالم الرامي ونبيل الذهبي.", True),
        ("ويضم البرلمان نوابا من كل حزب.", False),
        ("وصل الوزير سالم الرامي أمس إلى مالطا.", True),
        ("وصل الوزير سالم الرامي إلى مالطا.", False),  # a journey is told with its day
    ],
)
def test_a_verb_that_asks_for_more_is_read_only_with_it(text: str, read: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _telling(text, monkeypatch) == ({0} if read else set())


def _telling(text: str, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The sentences of a text that are chosen since they can tell of a meeting."""
    telling: list[set[int]] = []
    chosen = choice.chosen

    def heard(*asked: object) -> tuple[set[int], set[int]]:
        found = chosen(*asked)  # type: ignore[arg-type]
        telling.append(found[0])
        return found

    with monkeypatch.context() as patch:
        patch.setattr(choice, "chosen", heard)
        _reports(text)
    [only] = telling
    return only


def test_an_arrival_without_a_day_is_read_for_the_meetings_right_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    met, other = "التقى نظيره بيتر كولن", "ارتفعت الأسعار في السوق"
    came = "وصل الوزير سالم الرامي إلى مالطا"
    texts = (f"{came}. {met}.", f"{came}. {other}. {met}.", f"{came}. {other}. {other}. {met}.")
    assert [_telling(text, monkeypatch) for text in texts] == [{0, 1}, {0, 2}, {3}]


@pytest.mark.parametrize("each", [6, pytest.param(1, marks=pytest.mark.long)])
def test_what_is_not_read_where_a_verb_lacks_what_it_asks_for_tells_nothing(
    each: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of every so many groups: what is left out wrongly is missed in test_extract.py as well."""
    files = sorted((CASES / "meetings").glob("*.yaml"))
    groups = [g for file in files for g in yaml.safe_load(file.read_text(encoding="utf-8"))["groups"]][::each]
    texts = ["\n".join(case["text"] for case in group["cases"]) for group in groups]
    lacking: list[bool] = []
    complete = choice._complete

    def noted(trigger: Trigger, *beside: Any) -> bool:
        lacking.append(not complete(trigger, *beside))
        return not lacking[-1]

    asking = {}
    monkeypatch.setattr(choice, "_complete", noted)
    for text in texts:
        lacking.clear()
        reports = _reports(text)
        if any(lacking):
            asking[text] = reports
    assert len(asking) > 10 / each
    monkeypatch.setattr(choice, "_complete", lambda *_: True)
    for text, reports in asking.items():
        assert _reports(text) == reports


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("سالم الرامي", "person"), ("ملاك السالمي", "person"), ("عدد من أعضاء المجلس", "crowd"),
        ("حشدا كبيرا من المواطنين", "crowd"), ("رجال أعمال", "crowd"), ("وفد من الكونغرس", "group"),
        ("وزراء خارجية المجلس", "group"), ("مجموعة العشرين", "body"), ("مجلس الأمن", "body"),
        ("وزارة الخارجية", "body"), ("جمعية الصيادين", "body"), ("", "person"),
    ],
)  # fmt: skip
def test_of_what_sort_a_name_is(name: str, sort: str) -> None:
    assert sorts.of_words(name) == sort


def test_a_participant_knows_of_what_sort_it_is() -> None:
    texts = {
        "استقبل وزير الخارجية سالم الرامي عددا من أعضاء المجلس في مكتبه.": ("عددا من أعضاء المجلس", "crowd"),
        "التقى سالم الرامي عددا من أعضاء لجنة السياسة الخارجية.": ("عددا من أعضاء لجنة السياسة الخارجية", "crowd"),
        "التقى سالم الرامي وزراء خارجية مجلس التعاون.": ("وزراء خارجية مجلس التعاون", "group"),
        "استقبل سالم الرامي وفدا من مجلس النواب الفرنسي.": ("وفدا من مجلس النواب الفرنسي", "group"),
        "التقى سالم الرامي وزير الدفاع الفرنسي.": ("وزير الدفاع الفرنسي", "office"),
        "التقى سالم الرامي مجلس الأمن الدولي.": ("مجلس الأمن الدولي", "body"),
    }
    for text, told in texts.items():
        (report,) = [one for one in _reports(text) if one.form == "meeting"]
        assert [(p.name, p.sort) for p in report.participants] == [("سالم الرامي", "person"), told]
