"""Which words and sentences are read, and how often."""

from __future__ import annotations

import pytest

from arabic_timeline import extract, recognise, resolve
from arabic_timeline.edtf import parse
from arabic_timeline.extract import tokens, vocabulary
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry
from arabic_timeline.text import fold


def _parties(text: str) -> list[set[str]]:
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=parse("2023-05-10").interval)
    reports = extract.reports(resolve.datings(article, recognise.dates(text)), Registry())
    return [{p.name for p in r.participants} for r in reports if r.form == "meeting"]


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
