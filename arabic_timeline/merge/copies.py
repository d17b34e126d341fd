"""Near-identical articles: one witness, not two.  Runs of five words, compared whole where sketches agree."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from arabic_timeline.digests import of_all
from arabic_timeline.means import NOTHING, Kept
from arabic_timeline.model import Article
from arabic_timeline.text import plain

WORDS = 5  # in a shingle
_SIGNS = 8  # smallest hashes of a text, by which candidates are found
_HELD = 20  # texts that share one
_DAYS = 7  # between the days of a text and its copy
COMMON = 0.75  # of the words of each, taken in runs: from here one text is a copy of the other
FEWEST = 20  # words: shorter texts agree by chance
_WORD = re.compile(r"\w+")
_ROOM, _COMPARED = "sketch", "compared"
_AT_HAND = 512  # articles of which all words are held while copies are looked for
_RUNS_AT_HAND = 8192  # articles of which the runs are held besides, in 2 kB each: those without a day are near to all
_BEGINNING = 16  # first words of a text, which tell nearly always which of two comes first
_BETWEEN = "\0"  # them: it comes before every character, so that they are ordered as the words themselves


Sketch = tuple[str, list[int]]  # the first words of a text, and its smallest hashes
_Compared = dict[str, tuple[bytes, int | None]]  # by article with candidates: a digest of all, and which it copies


def kept_sketches(articles: Iterable[Article], kept: Kept) -> dict[str, Sketch]:
    """By article the sketches that an earlier run kept."""
    found = ((one.id, kept.get(_ROOM, one.id, _key(one))) for one in articles if kept is not NOTHING)
    return {name: sketch for name, sketch in found if sketch is not None}


def keep_sketches(articles: Iterable[Article], made: Mapping[str, Sketch], kept: Kept) -> None:
    """Keep those of these articles for the next run."""
    for one in articles if kept is not NOTHING else ():
        kept.put(_ROOM, one.id, _key(one), made[one.id])


def sketches(articles: Iterable[Article]) -> dict[str, Sketch]:
    """By article what finds the candidates for its copies; nothing but the article counts."""
    words = ((one.id, _words(one)) for one in articles)
    return {name: (_BETWEEN.join(told[:_BEGINNING]), _sketch(told)) for name, told in words}


def copies(
    articles: Iterable[Article], kept: Kept = NOTHING, made: Mapping[str, Sketch] | None = None
) -> Mapping[str, str]:
    """Article id → the article it copies: as the front matter says, else the earlier of two near-identical ones.

    Sketches find the candidates; the whole texts decide, in both directions: a longer report that holds another's
    sentences is no copy.  Two pieces of one outlet are none, unless their words are the same.  ``kept``: what an
    earlier run found of the same texts; ``made``: the sketches, where they are made already.
    """
    given = list(articles)
    made = sketches(given) if made is None else made
    found = {a.id: a.copy_of for a in given if a.copy_of}
    texts = _Texts(given)
    words = {one.id: _Words(one, made[one.id], n, texts) for n, one in enumerate(given)}
    holders: dict[int, list[Article]] = defaultdict(list)
    before: _Compared = kept.get(_COMPARED, "", b"") or {}
    now: _Compared = {}
    for article in sorted(given, key=lambda a: (words[a.id].day or date.max, words[a.id], a.id)):
        signs = words[article.id].signs
        candidates = {one.id: one for value in signs for one in holders[value][:_HELD]}
        original = _original(article, list(candidates.values()), words, before, now)
        if original is not None and article.id not in found:
            original = found.get(original, original)
            if original != article.id:  # which calls itself a copy of this one
                found[article.id] = original
        for value in signs:
            holders[value].append(article)
    if now != before:
        kept.put(_COMPARED, "", b"", now)
    return found


def _original(
    article: Article, candidates: Sequence[Article], words: Mapping[str, _Words], before: _Compared, now: _Compared
) -> str | None:
    """The first of the candidates whose copy an article is; ``before``: what an earlier run found of the same texts."""
    if not candidates:
        return None
    key = of_all([words[one.id].key for one in (article, *candidates)])
    known = before.get(article.id)
    if known is None or known[0] != key:
        known = key, next((n for n, one in enumerate(candidates) if _copied(one, article, words)), None)
    now[article.id] = known
    return candidates[known[1]].id if known[1] is not None else None


class _Texts:
    """The words of all articles, which are not held: those of many take more room than their texts.

    ``runs``: by 64 bits each the runs of five of an article, every one once; ``last``: the same, for looking them up.
    """

    def __init__(self, given: Sequence[Article]) -> None:
        whole = self.whole = lru_cache(maxsize=_AT_HAND)(lambda n: tuple(_words(given[n])))
        runs = self.runs = lru_cache(maxsize=_RUNS_AT_HAND)(lambda n: array("q", set(map(hash, _runs(whole(n))))))
        self.last = lru_cache(maxsize=1)(lambda n: frozenset(runs(n)))  # one article is compared with many


class _Words:
    """The words of an article, in full only where its sketch and its first words do not tell enough."""

    __slots__ = ("_article", "_first", "_key", "_n", "_texts", "day", "signs")

    def __init__(self, article: Article, sketch: Sketch, n: int, texts: _Texts) -> None:
        self._article, self._n, self._texts = article, n, texts
        self._first, self.signs = sketch
        self._key = b""
        self.day = _day(article)

    @property
    def key(self) -> bytes:
        """A digest of all that comparing looks at."""
        if not self._key:
            about = repr((self._article.outlet, self.day)).encode("utf-8", "surrogatepass")
            self._key = blake2b(about, key=_key(self._article), digest_size=16).digest()
        return self._key

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return self._texts.whole(self._n)

    def runs(self) -> array[int]:
        """Their runs."""
        return self._texts.runs(self._n)

    def told(self) -> frozenset[int]:
        """The same, for looking them up."""
        return self._texts.last(self._n)

    def __lt__(self, other: _Words) -> bool:
        """As the words themselves are ordered."""
        return self._first < other._first if self._first != other._first else self.all < other.all

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self._first == other._first and self.all == other.all

    __hash__ = None  # type: ignore[assignment]


def _copied(one: Article, other: Article, words: Mapping[str, _Words]) -> bool:
    """Whether one text is the other, by their words and days."""
    left, right = words[one.id], words[other.id]
    if left.day and right.day and abs((right.day - left.day).days) > _DAYS:
        return False  # before their words are looked for
    if one.outlet and one.outlet == other.outlet and left != right:
        return False
    mine, theirs = left.runs(), right.told()
    shared = len(theirs.intersection(mine))
    return shared >= COMMON * len(mine) and shared >= COMMON * len(theirs)


def _day(article: Article) -> date | None:
    return article.published.earliest if article.published else None


def _words(article: Article) -> list[str]:
    """The words outside the furniture, folded."""
    text = article.text
    for start, end in sorted(article.furniture, reverse=True):
        text = text[:start] + " " + text[end:]
    return _WORD.findall(plain(text))


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[n:] for n in range(WORDS)), strict=False)


def _key(article: Article) -> bytes:
    """A digest of all that a sketch looks at."""
    return blake2b(f"{article.furniture}\0{article.text}".encode("utf-8", "surrogatepass")).digest()


def _sketch(words: Sequence[str]) -> list[int]:
    """The smallest hashes of a text, in order; none of a text too short to be compared."""
    if len(words) < FEWEST:
        return []
    hashes = sorted([blake2b(run.encode(), digest_size=8).digest() for run in map(" ".join, frozenset(_runs(words)))])
    return [int.from_bytes(one) for one in hashes[:_SIGNS]]
