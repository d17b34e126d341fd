"""What two texts tell of, beside who, where and when: whether they seem to date one occasion to two days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from arabic_timeline.lexicon import alternatives, date_words, folded, kept
from arabic_timeline.model import Participant
from arabic_timeline.text import plain

NEAR = 31  # days: a wrong month is the widest slip of a date; who meets after more than that meets again
FRESH = 3  # days in which a paper tells what happened as news
FEWEST = 4  # words that two papers share of the matter, beside names, places, offices and what is said of every meeting
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3  # letters of a word that is counted
_CLITICS = re.compile("^(?:[وف]?(?:بال|كال|لل|ال)|[وف](?=[^و]{4})|[بل](?=.{4}))")


def near(one: date, other: date) -> bool:
    """Whether two days are two, and so near that one may be the slip of the other."""
    return 0 < abs((one - other).days) <= NEAR


def two_news(one: date, told: date | None, other: date, told_other: date | None) -> bool:
    """Whether each is told in the days after its own day, and those days are apart: news of two meetings."""
    fresh = all(
        writing is not None and (writing - day).days <= FRESH for day, writing in ((one, told), (other, told_other))
    )
    return abs((one - other).days) > FRESH and fresh


def shared(one: str, other: str, names: Iterable[str]) -> list[str]:
    """The words that two sentences share, as the first prints them, but ``names`` and what every such sentence has."""
    known = {stem(word) for text in names for word in _folded(text)}
    mine, theirs = _matter(one), _matter(other)
    return [word for key, word in mine.items() if key in theirs and key not in known]


def again(sentence: str) -> bool:
    """Whether a sentence says that its people met not for the first time: «للمرة الثانية», «اجتماعا ثانيا»."""
    return _second().search(f" {plain(sentence)} ") is not None


def first(sentence: str) -> bool:
    """Whether a sentence says that there was none before: «في أول زيارة له», «للمرة الأولى»."""
    return _no_other().search(f" {plain(sentence)} ") is not None


def yet_to_hold(office: str | None) -> bool:
    """«وزير الخارجية المعين», «الرئيس المنتخب»: whether somebody is called by an office that he is to hold.

    «الوزير المكلف بالميزانية» holds his.
    """
    words, forming = _folded(office or ""), tuple(folded("names", "to_form"))
    return any(
        word in folded("names", "designate") and (not behind.startswith("ب") or behind.startswith(forming))
        for word, behind in pairwise([*words, ""])
    )


def holds_office(one: Participant) -> bool:
    """Whether somebody is told by an office that he holds: neither one that he held, nor one that he is to hold."""
    return not (one.former or yet_to_hold(one.office))


def stem(word: str) -> str:
    """A folded word without what is written together with it."""
    bare = _CLITICS.sub("", word)
    return bare[:-1] if len(bare) > _SHORT + 1 and bare.endswith("ا") else bare


def _matter(text: str) -> dict[str, str]:
    common = folded("names", "formulas")
    return {
        key: printed for printed in _WORD.findall(text) for word in [plain(printed)]
        if len(key := stem(word)) >= _SHORT and key not in common and word not in common
        and word not in date_words().words
    }  # fmt: skip


def _folded(text: str) -> list[str]:
    return _WORD.findall(plain(text))


@kept
def _second() -> re.Pattern[str]:
    said, ordinals = (alternatives(folded("names", key)) for key in ("again", "ordinals"))
    nouns = "|".join(map(re.escape, folded("names", "acts_counted")))
    return re.compile(rf" [وف]?(?:{said}) | [وفبل]*(?:ال|لل)?(?:{nouns})\w{{0,4}} (?:ال)?(?:{ordinals}) ")


@kept
def _no_other() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, folded("names", "acts_counted")))
    nth = rf"[وفبل]*اول (?:{nouns})\w{{0,2}}|[وفبل]*(?:ال|لل)(?:{nouns})\w{{0,2}} الاول[يه]?"
    return re.compile(rf" (?:{nth}|و?للمره الاول[يه]) ")
