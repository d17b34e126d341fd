"""What a sentence says of its happening: every sign of lexicon/meetings/factuality.yaml, and sentences by meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract.signs import phrases_of
from arabic_timeline.extract.tables import table
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "factuality.yaml").read_text(encoding="utf-8")
)
SIGNS = table("factuality")["signs"]
TOLD = {"held", "planned", "denied"}
PLAIN = "التقى الوزير سالم الرامي السفير بيتر كولن"
# Where a sign stands that reaches so far; one of the sentences must say what its row says.
FRAMES = {
    "governs": [
        "{w} أن الوزير سالم الرامي التقى السفير بيتر كولن", "{w} الوزير سالم الرامي التقى السفير بيتر كولن",
        "{w} لقاء الوزير سالم الرامي مع السفير بيتر كولن", "{w} أن يلتقي الوزير سالم الرامي السفير بيتر كولن",
        "{w} لقاء بين الوزير سالم الرامي والسفير بيتر كولن", "{w}لقاء بين الوزير سالم الرامي والسفير بيتر كولن",
        "{w} الوزير سالم الرامي أن يلتقي السفير بيتر كولن", "{w} عقد لقاء بين الوزير سالم الرامي والسفير بيتر كولن",
    ],
    "before": ["{w} يلتقي الوزير سالم الرامي السفير بيتر كولن", "{w} لقاء بين الوزير سالم الرامي والسفير بيتر كولن"],
    "behind": ["اللقاء بين الوزير سالم الرامي والسفير بيتر كولن {w}", PLAIN + "، وهو {w}", PLAIN + "، {w}"],
    "sentence": ["يلتقي الوزير سالم الرامي السفير بيتر كولن {w}"],
    "chapter": ["وفي {w} يلتقي الوزير سالم الرامي السفير بيتر كولن"],
    "opening": ["في {w}، يلتقي الوزير سالم الرامي السفير بيتر كولن"],
    "future": ["{w} الوزير سالم الرامي سيلتقي السفير بيتر كولن"],
    "coming": ["صدر القرار {w} لقاء بين الوزير سالم الرامي والسفير بيتر كولن"],
    "adjoining": [
        "كشف النائب عن لقاء {w} بين الوزير سالم الرامي والسفير بيتر كولن",
        "تحدث النائب عن القمة العربية {w} أعمالها اليوم",
    ],
    "object": [
        "{w} الوزير سالم الرامي لقاء السفير بيتر كولن", "{w} على عقد لقاء بين الوزير سالم الرامي والسفير بيتر كولن",
        "{w} عقد لقاء بين الوزير سالم الرامي والسفير بيتر كولن",
    ],
    "part": ["يؤدي الممثل {w} ضابط يستقبل السفير بيتر كولن"],
    "plot": ["{w} للكاتب، وفيها يلتقي القائد سالم الرامي بالسفير بيتر كولن"],
    "arranging": ["{w} لعقد لقاء بين الوزير سالم الرامي والسفير بيتر كولن"],
    "unset": ["{w} لقاء الوزير سالم الرامي والسفير بيتر كولن الذي كان مقررا الخميس"],
    "promised": ["{w} الوزير سالم الرامي بلقاء السفير بيتر كولن"],
    "retracted": [
        "قال المصدر إن خبر لقاء الوزير سالم الرامي والسفير بيتر كولن {w}",
        "خبر لقاء الوزير سالم الرامي والسفير بيتر كولن وصفه {w}",
    ],
    "undone": ["{w} اللقاء بين الوزير سالم الرامي والسفير بيتر كولن", "{w} لقاء الوزير سالم الرامي بالسفير بيتر كولن"],
    "needed": ["رأى النائب أن لقاء الوزير سالم الرامي والسفير بيتر كولن {w}"],
    "from": ["{w} الوزير سالم الرامي من لقاء السفير بيتر كولن"],
    "to": ["{w} المكتب الوزير سالم الرامي إلى الاجتماع بالسفير بيتر كولن"],
    "hearsay": [
        "{w} أن الوزير سالم الرامي التقى السفير بيتر كولن", "{w} إن الوزير سالم الرامي التقى السفير بيتر كولن",
        "وفق {w} الناس، التقى الوزير سالم الرامي السفير بيتر كولن",
    ],
    "never": ["{w} التقى الوزير سالم الرامي السفير بيتر كولن"],
    "foiled": ["{w} لقاء كان مقررا بين الوزير سالم الرامي والسفير بيتر كولن"],
}  # fmt: skip


def _said(text: str, published: str = "2023-05-10") -> set[str | None]:
    """What the sentence tells of the two: held, planned, denied, or nothing (the empty set)."""
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=edtf.parse(published).interval)
    told = extract.reports(resolve.datings(article, recognise.dates(text)), Registry())
    return {r.held for r in told if r.form != "event"}


def _says(text: str, value: str) -> bool:
    return _said(text) == ({value} if value in TOLD else set())


@pytest.mark.parametrize("row", SIGNS, ids=[row["name"] for row in SIGNS])
def test_the_example_of_a_sign(row: dict[str, Any]) -> None:
    assert _says(row["example"], row["value"]), _said(row["example"])


@pytest.mark.parametrize("row", SIGNS, ids=[row["name"] for row in SIGNS])
def test_every_word_of_a_sign(row: dict[str, Any]) -> None:
    frames = FRAMES[row["reach"]]
    assert [w for w in phrases_of(row) if not any(_says(f.format(w=w), row["value"]) for f in frames)] == []


def test_told_plainly() -> None:
    assert _said(PLAIN) == {"held"}


@pytest.mark.parametrize(
    ("value", "text"), [(value, text) for value, texts in CASES.items() for text in texts],
    ids=[f"{value}-{n}" for value, texts in CASES.items() for n, _ in enumerate(texts, 1)],
)  # fmt: skip
def test_sentence(value: str, text: str) -> None:
    assert _said(text) == ({value} if value in TOLD else set())
