"""The genres of lexicon/meetings/genres.yaml: every row's example, every word of its lists, and what stays official."""

from __future__ import annotations

from typing import Any

import pytest

from arabic_timeline import edtf, extract, recognise, resolve
from arabic_timeline.extract import genre
from arabic_timeline.extract.tables import table
from arabic_timeline.extract.tokens import PIECE
from arabic_timeline.extract.vocabulary import Vocabulary
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

TABLE: dict[str, Any] = table("genres")
ROWS = TABLE["genres"]
NAMES = [row["name"] for row in ROWS]
OFFICIAL = "استقبل وزير الخارجية كمال الطرابلسي السفير ديفيد غرين."


def _told(text: str) -> list[set[str]]:
    """Who met whom in a text of Wednesday 10 May 2023."""
    article = Article(id="A", outlet="paper", title="خبر", text=text, published=edtf.parse("2023-05-10").interval)
    reports = extract.reports(resolve.datings(article, recognise.dates(text)), Registry())
    return [{p.name for p in r.participants} for r in reports if r.form != "event"]


def _speaking(text: str) -> set[str]:
    words = PIECE.findall(plain(text))
    return {name for name, told in zip(NAMES, genre.judged(words, genre.density(words)), strict=True) if told}


def _standing(phrase: str) -> int:
    vocabulary = Vocabulary()
    return genre._of_words([vocabulary[word] for word in PIECE.findall(plain(phrase))])


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_the_example_of_a_genre(row: dict[str, Any]) -> None:
    assert row["name"] in _speaking(row["example"])
    assert _told(row["example"]) == []


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_every_word_speaks_for_its_genre(row: dict[str, Any]) -> None:
    at = NAMES.index(row["name"])
    for cell, value in (("own", 2), ("shared", 1)):
        for word in map(plain, row[cell]):
            for form in (word, "و" + word, "ب" + word):
                assert dict(genre.points()[form]).get(at) == value, form


def test_no_word_stands_twice_in_a_genre() -> None:
    for row in ROWS:
        words = [plain(word) for cell in ("own", "shared") for word in row[cell]]
        assert len(words) == len(set(words)), (row["name"], {w for w in words if words.count(w) > 1})


@pytest.mark.parametrize("row", [r for r in ROWS if r.get("spares")], ids=[r["name"] for r in ROWS if r.get("spares")])
def test_an_official_act_stays_in_it(row: dict[str, Any]) -> None:
    assert _told(f"{row['example']}\n{OFFICIAL}") == [{"كمال الطرابلسي", "ديفيد غرين"}]


def test_news_are_of_no_genre() -> None:
    assert _speaking(OFFICIAL) == set()


@pytest.mark.parametrize(
    ("row", "phrase", "standing"),
    [("state", "{w} سالم", 2), ("federations", "رئيس {w}", 1), ("team", "سفير {w}", 0), ("private", "سفير {w}", 0)],
)
def test_every_word_of_a_standing(row: str, phrase: str, standing: int) -> None:
    words = TABLE[row].split() if isinstance(TABLE[row], str) else TABLE[row]
    assert [w for w in words if _standing(phrase.format(w=w)) != standing] == []


def test_every_word_that_is_official_with_a_nation() -> None:
    assert [w for w in TABLE["state-of"] if _standing(f"{w} فرنسي") != 2 or _standing(w) != 0] == []


def test_every_federation() -> None:
    for head in TABLE["federal"]["of"]:
        assert [w for w in TABLE["federal"]["by"] if _standing(f"رئيس {head} {w}") != 1] == []
        assert _standing(f"رئيس {head}") != 1


@pytest.mark.parametrize("word", TABLE["press"])
def test_talks_with_the_press(word: str) -> None:
    assert _told(f"قال الوزير سالم الرامي في لقاء مع {word} أمس إن السفير بيتر كولن عاد.") == []


@pytest.mark.parametrize("word", TABLE["some"])
def test_what_may_stand_before_the_press(word: str) -> None:
    assert _told(f"جرى لقاء {word} الصحفيين بين الوزير سالم الرامي والسفير بيتر كولن.") == []


@pytest.mark.parametrize("word", TABLE["interviews"])
def test_what_is_held_with_the_press(word: str) -> None:
    assert _told(f"قال الوزير سالم الرامي في {word} مع صحيفة الميناء إن السفير بيتر كولن عاد.") == []


@pytest.mark.parametrize("word", TABLE["moderated"])
def test_a_talk_that_is_led(word: str) -> None:
    assert _told(f"{word} اللقاء بين الوزير سالم الرامي والسفير بيتر كولن.") == []


@pytest.mark.parametrize("word", TABLE["named-after"])
def test_places_and_prizes_named_after_rulers(word: str) -> None:
    text = f"يلتقي اللاعب سالم الرامي بالمدرب نبيل الذهبي في مباراة على {word} الملك سعود بن تركي."
    assert _told(text) == []


@pytest.mark.parametrize("words", TABLE["long-dead"])
def test_the_long_dead_meet_nobody(words: str) -> None:
    assert _told(f"التقى السفير بيتر كولن الوزير سالم الرامي {words}.") == []


def test_the_weight_of_the_text() -> None:
    doubtful = "التقى الدكتور سالم الرامي السيد نبيل الذهبي بعد المران."
    assert _told(doubtful) == [{"سالم الرامي", "نبيل الذهبي"}]  # one word makes no sport
    assert _told("انتهت المباراة بهدفين، وغادر اللاعبون الملعب بعد الشوط الثاني.\n" * 4 + doubtful) == []
