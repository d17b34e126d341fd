"""Near-identical articles: one witness, not two.  Shingles of five words, compared by their smallest hashes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from arabic_timeline.model import Article
from arabic_timeline.text import plain

WORDS = 5  # in a shingle
SKETCH = 64  # smallest hashes kept of a text
COMMON = 0.7  # of the sketches: from here one text is a copy of the other
FEWEST = 20  # words: shorter texts agree by chance
_WORD = re.compile(r"\w+")


def copies(articles: Iterable[Article]) -> Mapping[str, str]:
    """Article id → the article it copies: as the front matter says, else the earlier of two near-identical ones."""
    found = {a.id: a.copy_of for a in articles if a.copy_of}
    sketches: dict[str, frozenset[int]] = {}
    holders: dict[int, list[str]] = defaultdict(list)
    known: dict[str, Article] = {}
    for article in sorted(articles, key=_age):
        sketch = _sketch(article)
        original = _nearest(sketch, sketches, holders) if sketch else None
        if original is not None and _rewritten(known[original], article):
            original = None
        known[article.id] = article
        if original is not None and article.id not in found:
            found[article.id] = found.get(original, original)
        for value in sorted(sketch)[:8]:
            holders[value].append(article.id)
        sketches[article.id] = sketch
    return found


def _rewritten(one: Article, other: Article) -> bool:
    """Pages that one outlet makes of a form: each says what the other does not, another city, another day.

    An outlet that prints its own text again, longer or shorter, leaves the rest as it was.
    """
    if not one.outlet or one.outlet != other.outlet:
        return False
    left, right = (Counter(_words(a)) for a in (one, other))
    return bool(left - right) and bool(right - left)


def _age(article: Article) -> tuple[str, str]:
    published = article.published.earliest if article.published else None
    return (published.isoformat() if published else "9999"), article.id


def _words(article: Article) -> list[str]:
    """The words outside the furniture, folded."""
    text = article.text
    for start, end in sorted(article.furniture, reverse=True):
        text = text[:start] + " " + text[end:]
    return _WORD.findall(plain(text))


def _sketch(article: Article) -> frozenset[int]:
    words = _words(article)
    if len(words) < FEWEST:
        return frozenset()
    hashes = {
        int.from_bytes(blake2b(" ".join(words[n : n + WORDS]).encode(), digest_size=8).digest())
        for n in range(len(words) - WORDS + 1)
    }
    return frozenset(sorted(hashes)[:SKETCH])


def _nearest(
    sketch: frozenset[int], sketches: Mapping[str, frozenset[int]], holders: Mapping[int, list[str]]
) -> str | None:
    """The earliest text that shares most of the sketch; candidates are those that share one of its smallest hashes."""
    candidates = dict.fromkeys(id_ for value in sorted(sketch)[:8] for id_ in holders.get(value, ())[:20])
    for id_ in candidates:
        other = sketches[id_]
        smallest = sorted(sketch | other)[:SKETCH]
        if sum(value in sketch and value in other for value in smallest) >= COMMON * len(smallest):
            return id_
    return None
