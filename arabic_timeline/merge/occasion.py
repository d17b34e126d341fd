"""Whether two tellings of two days seem to be of one occasion: the same people and matter, and no second time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from arabic_timeline.forms import REMOTE
from arabic_timeline.lexicon import date_words, folded
from arabic_timeline.merge.evidence import Evidence, words_of
from arabic_timeline.merge.people import shared_by_name
from arabic_timeline.text import plain

NEAR = 31  # days: a wrong month is the widest slip of a date; who meets after more than that meets again
FRESH = 3  # days in which a paper tells what happened as news
FEWEST = 4  # words that two papers share of the matter, beside names, places, offices and what is said of every meeting
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3  # letters of a word that is counted
_CLITICS = re.compile("^(?:[وف]?(?:بال|كال|لل|ال)|[وف](?=[^و]{4})|[بل](?=.{4}))")


def slip(left: Evidence, right: Evidence) -> bool:
    """Whether two papers seem to date one occasion to two days: the same people by name, and the same matter."""
    if left.report.held != "held" or right.report.held != "held" or left.outlet == right.outlet:
        return False
    if not _near(left.day, right.day) or _two_news(left, right):
        return False
    if (left.report.mode in REMOTE) != (right.report.mode in REMOTE) or shared_by_name(left, right) < 2:
        return False
    return not (left.again or right.again) and len(shared_matter(left, right)) >= FEWEST


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and 0 < abs((one - other).days) <= NEAR


def _two_news(left: Evidence, right: Evidence) -> bool:
    """Whether each is told in the days after its own day, and those days are apart: news of two meetings."""
    assert left.day and right.day
    return abs((left.day - right.day).days) > FRESH and all(map(_fresh, (left, right)))


def _fresh(one: Evidence) -> bool:
    written = one.written.latest if one.written else None
    return written is not None and one.day is not None and (written - one.day).days <= FRESH


def shared_matter(left: Evidence, right: Evidence) -> list[str]:
    """The words that two telling sentences share, as one of them prints them, without what every such sentence has."""
    names = {word for one in (left, right) for word in _of_sides(one)}
    mine, theirs = (_matter(one) for one in (left, right))
    return [word for stem, word in mine.items() if stem in theirs and stem not in names]


def _matter(one: Evidence) -> dict[str, str]:
    common = folded("names", "formulas")
    return {
        stem: printed for printed in _WORD.findall(_told(one)) for word in [plain(printed)]
        if len(stem := _stem(word)) >= _SHORT and stem not in common and word not in common and not _dates(word)
    }  # fmt: skip


def _told(one: Evidence) -> str:
    return " ".join(passage.quote for passage in one.report.passages if passage.role == "telling")


def _of_sides(one: Evidence) -> Iterator[str]:
    """Words of the names and offices of the sides, and of the place."""
    told = [text for p in one.report.participants for text in (p.name, p.text, p.office or "")]
    yield from (_stem(word) for text in (*told, one.report.place or "") for word in words_of(text))


def _stem(word: str) -> str:
    bare = _CLITICS.sub("", word)
    return bare[:-1] if len(bare) > _SHORT + 1 and bare.endswith("ا") else bare


def _dates(word: str) -> bool:
    return word in date_words().words or not word.isalpha()
