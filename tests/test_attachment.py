"""On which head a date hangs: the rows of lexicon/meetings/attachment.yaml, and sentences by the day they tell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract.tables import table
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry

CASES: dict[Any, list[str]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "attachment.yaml").read_text(encoding="utf-8")
)
SENTENCES = [(str(day), text) for day, texts in CASES.items() for text in texts]
NAMED, PARTICIPLES = table("attachment")["named"]["words"], table("attachment")["participles"]["words"]


def _day(text: str) -> str:
    """The day of the meeting of the two, «none» where nothing tells it."""
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=edtf.parse("2023-05-10").interval)
    dated = resolve.datings(article, recognise.dates(text))
    told = [r for r in extract.reports(dated, Registry()) if r.form == "meeting"]
    assert len(told) == 1, told
    dating = dated.datings[told[0].dating] if told[0].dating is not None else None
    if dating is not None and dating.bearing in ("before", "after") and dating.told is not None:
        return edtf.write(dating.told) or "none"
    return (dating.edtf or "none") if dating else "none"


@pytest.mark.parametrize(("day", "text"), SENTENCES, ids=[f"{day}-{n}" for n, (day, _) in enumerate(SENTENCES, 1)])
def test_sentence(day: str, text: str) -> None:
    assert _day(text) == day


@pytest.mark.parametrize("key", ["named", "participles", "apart", "tellings", "deadlines"])
def test_the_example_of_a_row(key: str) -> None:
    assert _day(table("attachment")[key]["example"]) == "none"


def test_every_word_that_days_give_a_name_to() -> None:
    text = "التقى الوزير سالم الرامي السفير بيتر كولن، نزيل {w} 5 يوليو"
    assert [word for word in NAMED if _day(text.format(w=word)) != "none"] == []


def test_every_participle() -> None:
    text = "بحث الوزير سالم الرامي مع السفير بيتر كولن الأمر ال{w} عام 2015"
    assert [word for word in PARTICIPLES if _day(text.format(w=word)) != "none"] == []


OVER: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / "cases" / "over.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("said", "text"), [(key, text) for key, texts in OVER.items() for text in texts])
def test_whether_a_clause_says_that_it_is_over(said: str, text: str) -> None:
    dated = resolve.datings(Article(id="A", outlet="paper", title="خبر", text=text), recognise.dates(text))
    told = [r for r in extract.reports(dated, Registry()) if r.form != "event"]
    assert [r.over for r in told] == [said == "over"]
