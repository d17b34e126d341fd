"""How much of an article a page quotes: the sentence that tells, and within a quarter of the article one more, and of
those that name somebody or set the scene a phrase.

A long sentence is cut to what stands around the words that tell, with «…» where something was left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from arabic_timeline.model import Article, Dated, Passage, Report
from arabic_timeline.text import plain

_SENTENCE = 350  # characters of a sentence that are quoted at most
_PHRASE = 90  # of one that only names somebody or sets the scene
_SHARE = 4  # the part of an article that may stand on a page: a quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters ``start`` to ``end`` of an article; ``whole`` where its sentence begins and ends with them."""

    start: int
    end: int
    opens: bool
    closes: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def pieces(dated: Dated, reports: Sequence[Report]) -> tuple[Piece, ...]:
    """What is quoted of an article for reports of it, in the order of the text."""
    article = dated.article
    governing = {report.dating for report in reports if report.dating is not None}
    days = [dated.datings[n].mention.start for n in governing]
    words = sorted([*days, *(word.start for report in reports for word in report.because)])
    telling, others = _told(article, reports, days)
    found = [_cut(one, words, _SENTENCE) for one in telling[:1]]
    for one, limit in (*((one, _SENTENCE) for one in telling[1:2]), *((one, _PHRASE) for one in others)):
        piece = _cut(one, words, limit)
        if sum(known.length for known in found) + piece.length <= share(article) and not _inside(piece, found):
            found.append(piece)
    return tuple(sorted(found, key=lambda one: one.start))


def share(article: Article) -> int:
    """A quarter of an article's own text, in characters."""
    return (len(article.text) - sum(end - start for start, end in article.furniture)) // _SHARE


def around(article: Article, places: Sequence[tuple[int, int]], widest: int) -> int:
    """How many characters on either side of each place (start, end) keep within the share of an article."""
    if not places:
        return widest
    spare = max(share(article), _SENTENCE) - sum(end - start for start, end in places)
    return max(12, min(widest, spare // (2 * len(places))))


def _told(article: Article, reports: Sequence[Report], days: Sequence[int]) -> tuple[list[Passage], list[Passage]]:
    """The sentences that tell, best first, and those that name or set the scene; each text once."""
    unique: dict[str, Passage] = {}
    for report in reports:
        for one in report.passages:
            unique.setdefault(plain(one.quote), one)
    title = plain(article.title)
    telling = [one for one in unique.values() if one.role == "telling"]
    telling.sort(key=lambda one: (not _holds(one, days), plain(one.quote) == title, one.start))
    return telling, [one for one in unique.values() if one.role != "telling"]


def _holds(passage: Passage, places: Iterable[int]) -> bool:
    return any(passage.start <= place < passage.end for place in places)


def _cut(passage: Passage, words: Sequence[int], limit: int) -> Piece:
    """A sentence, or the part of it around the first of its telling words."""
    start, end = passage.start, passage.end
    if end - start <= limit:
        return Piece(start=start, end=end, opens=True, closes=True)
    trigger = passage.quote.find(passage.trigger) if passage.trigger else -1
    at = next((word for word in words if start <= word < end), start + max(trigger, 0))
    low = max(start, min(at - limit // 4, end - limit))
    high = low + limit
    if low > start:
        low = start + passage.quote.find(" ", low - start) + 1
    if high < end:
        high = start + max(passage.quote.rfind(" ", 0, high - start), low - start + 1)
    return Piece(start=low, end=high, opens=low == start, closes=high == end)


def _inside(piece: Piece, found: Iterable[Piece]) -> bool:
    return any(one.start <= piece.start and piece.end <= one.end for one in found)
