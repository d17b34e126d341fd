"""Which words and sentences are read, and how often."""

from __future__ import annotations

import pytest

from arabic_timeline import extract, recognise, resolve
from arabic_timeline.edtf import parse
from arabic_timeline.extract import vocabulary
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry


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
