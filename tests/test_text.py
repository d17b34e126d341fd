"""Fold: one spelling for all that newspapers print, and offsets that always lead back."""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_timeline.text import fold, plain

LETTERS = st.text(alphabet="اأإآبةىيئؤهـe\u0301\u0323\u064b\u0651\u200f\u200cﻻﷲﺃ١۲3 \u00a0\t\nکیx(«", max_size=40)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("أمس", "امس"),
        ("إثنين", "اثنين"),
        ("آذار", "اذار"),
        ("أَمْسِ", "امس"),
        ("أمـس", "امس"),
        ("ﺃﻣﺲ", "امس"),
        ("ﻻ", "لا"),
        ("سنة", "سنه"),
        ("الماضى", "الماضي"),
        ("فیفری", "فيفري"),
        ("أکتوبر", "اكتوبر"),
        ("١٠ يناير ٢٠٢٢", "10 يناير 2022"),
        ("۱۰ يناير ۲۰۲۲", "10 يناير 2022"),
        ("يوم\u00a0غد", "يوم غد"),
        ("يو\u200cم", "يوم"),
        ("\u202bأمس\u202c", "امس"),
        ("plain", "plain"),
        ("Jose\u0301 Pe\u0301rez", "José Pérez"),
        ("ﻻ Ae\u200d\u0301\u0323", "لا Aé\u0323"),
        ("\u0301x", "\u0301x"),
    ],
)
def test_folding(printed: str, folded: str) -> None:
    assert plain(printed) == folded


@given(LETTERS | st.text())
def test_folding_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(LETTERS | st.text())
def test_offsets_lead_back(text: str) -> None:
    folded = fold(text)
    at = [folded.at(place) for place in range(len(folded.text))]
    assert at == sorted(at)
    assert all(0 <= offset < len(text) for offset in at)
    assert [folded.place(offset) for offset in range(len(text) + 1)] == [
        bisect_left(at, offset) for offset in range(len(text) + 1)
    ]


@given(LETTERS, st.data())
def test_spans_hold_their_letters(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    low = data.draw(st.integers(0, len(folded.text)))
    high = data.draw(st.integers(low, len(folded.text)))
    start, end = folded.span(low, high)
    assert 0 <= start <= end <= len(text)
    if high > low:
        assert folded.text[low:high] in plain(text[start:end])


def test_marks_after_the_last_letter_belong_to_the_span() -> None:
    text = "سنة 1437هـ."
    folded = fold(text)
    assert text[slice(*folded.span(4, 9))] == "1437هـ"
