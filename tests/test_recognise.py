"""Recognise: what is found, what stays silent, and that no rule of the grammar is without a case."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import recognise
from arabic_timeline.recognise import grammar, lex, shapes
from arabic_timeline.text import fold

CASES = Path(__file__).parent / "cases"


def _table(name: str) -> Any:
    return yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


SILENT = [text for texts in _table("silent.yaml").values() for text in texts]
PHRASES = [
    phrase.replace("⟦", "").replace("⟧", "")
    for group in _table("dates.yaml")
    for case in group["cases"]
    for phrase in case["said"].splitlines()
]


def _unmarked(name: str) -> list[str]:
    said = (case["said"] for group in _table(name) for case in group["cases"])
    return [re.sub(r"\|[^⟧]*⟧|[⟦⟧]", "", phrase) for phrases in said for phrase in phrases.splitlines()]


PHRASES += _unmarked("dates_countries.yaml")


@pytest.mark.parametrize("text", SILENT)
def test_silent(text: str) -> None:
    assert [mention.text for mention in recognise.dates(text)] == []


def test_every_rule_has_a_case() -> None:
    dateless = [phrase.replace("⟦", "").replace("⟧", "") for phrase in _table("dateless.yaml")]
    phrases = [*PHRASES, *_unmarked("dates_kinds.yaml"), *_unmarked("dates_press.yaml")]
    seen = {mention.rule for phrase in (*phrases, *dateless) for mention in recognise.dates(phrase)}
    for text in chain(SILENT, phrases):
        for one in lex.chains(fold(text)):
            if fit := shapes.fitting(one.kinds, 0):
                seen.add(fit.rule.name)
    assert sorted({rule.name for rule in grammar.RULES} - seen) == []


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in grammar.RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("وصل أَمْسِ الاثنينِ.", 4, 19),
        ("في صيف 2015م وما بعده", 3, 12),
        ("19 محرم 1437هـ", 0, 14),
        ("لليومين التاليين فجر 13 و 14 أغسطس", 0, 34),
        ("بنهاية شهر يونيو الماضي", 1, 23),
        ("(أول من) أمس (الجمعة)", 0, 21),
        ("قال «أمس»", 5, 8),
    ],
)
def test_span(text: str, start: int, end: int) -> None:
    assert [(mention.start, mention.end) for mention in recognise.dates(text)] == [(start, end)]


@pytest.mark.parametrize("text", ["1440 هـ، حلت الطوارئ", "1440هـ", "وصل الوفد في 3/4/2024/"])
def test_the_first_and_the_last_words_of_a_text_are_read_as_any_other(text: str) -> None:
    apart = "\n\nرأى الكاتب في الكتاب بابا على الأدب ومعنى من معاني الجمال\n\n"
    alone, between = recognise.dates(text), recognise.dates(apart + text + apart)
    assert alone
    assert [(one.text, one.rule) for one in alone] == [(one.text, one.rule) for one in between]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("بتاريخ : 07/12/2019", True),
        ("نشر في 7 دجنبر 2019", True),
        ("تاريخ النشر: 2019-12-07", True),
        ("آخر تحديث: 7 ديسمبر 2019 - 10:30", True),
        ("الرياض 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس", True),
        ("وقع العقد بتاريخ 7 ديسمبر 2019", False),
        ("ولد في 7 ديسمبر 2019", False),
    ],
)
def test_dateline(text: str, dateline: bool) -> None:
    assert [mention.publication for mention in recognise.dates(text)] == [dateline]


@pytest.mark.parametrize("joint", [" ", ". ", "، ", "\n", " كلمة ", " 12 سبتمر ", "-", " 7/", "(", " العام"])
def test_what_is_read_around_dates_is_what_the_whole_text_gives(joint: str) -> None:
    """The chains found by what makes a date are those of a text that is read from its first word on."""
    for one, other in pairwise((*PHRASES, *SILENT)):
        folded = fold(one + joint + other)
        found, whole = (_placed(chains) for chains in (lex.chains(folded), lex.between(folded, 0, len(folded.text))))
        assert found == whole


def _placed(chains: Iterable[lex.Chain]) -> list[tuple[str, list[int], str]]:
    return [(c.kinds, [c.at + place for place in (*c.starts, *c.ends)], repr(c.values)) for c in chains]


@pytest.mark.parametrize(
    "unit",
    [
        "الأحد ",
        "يوم 12 كلمة ",
        "12 سبتمر 2013",
        "في/",
        "7",
        "\u064b",
        "12/",
        "من ",
        "و",
        "«",
        "(",
        "5 مارس، ",
        "بين ",
        "الأول ",
        "سنة ",
        "hello 2020 ",
        "في مارس ",
        "عيد الفطر ",
        "غد ",
        '"أ"',
        '"أ ',
        "أول اثنين من ",
        "25 منه ",
        "18 - 10 (كونا) ",
        "اليوم وغدا ",
        "بعد يوم من ",
        "كانت مقررة يوم الأحد ",
    ],
)
def test_long_runs_are_linear(unit: str) -> None:
    """A quadratic reading of so many characters would not end within a test run; of six times as many every night."""
    size = 150_000 if os.environ.get("TEST_ALL") else 25_000
    recognise.dates(unit * (size // len(unit)))
