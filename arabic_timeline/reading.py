"""Articles → dated → reports: each article by itself, so on all cores, and only where no earlier run has read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b

from arabic_timeline import dating, extract
from arabic_timeline.lexicon import Lexicon, in_use
from arabic_timeline.means import ALONE, NOTHING, Kept, Means, uncollected
from arabic_timeline.model import Article, Dated, Extracted
from arabic_timeline.pool import each
from arabic_timeline.registry import Registry
from arabic_timeline.store.knowledge import Knowledge

Found = tuple[Dated, Extracted]

ROOM, ROWS = "found", "rows"

_CHUNK = 24  # articles that are read together by one process
_FIRST = 48  # articles that are read here, which makes the tables; twice so many are worth another process
_NO_ARTICLE = Article(id="", outlet="", title="", text="")


def read(
    articles: Sequence[Article], known: Registry, copied: Mapping[str, str], means: Means = ALONE
) -> tuple[dict[str, Dated], list[Extracted]]:
    """The articles dated, by id, and what each of them tells, in the same order.

    A copy that a person named as such takes over what dates its original.
    """
    found = _found(articles, known, means)
    dated = {one.id: found[one.id][0] for one in articles}
    extracted = {one.id: found[one.id][1] for one in articles}
    for copy, original in copied.items():
        if copy in dated and original in dated and dated[copy].article.copy_of:
            again = dating.of_article(dated[copy].article, known, dated[original])
            if again != dated[copy]:
                dated[copy], extracted[copy] = again, extract.read(again, known)
    return dated, list(extracted.values())


def _found(articles: Sequence[Article], known: Registry, means: Means) -> dict[str, Found]:
    """Every article by itself, what is not kept being read now."""
    if means.kept is NOTHING:
        answers = _answers(articles, known, means)
        return {one.id: told for one, told in zip(articles, answers, strict=True)}
    keys, found = _keys(articles, known, means.kept), {}
    with uncollected():
        for one in articles:
            told = means.kept.get(ROOM, one.id, keys[one.id])
            if told is not None:
                found[one.id] = dataclasses.replace(told[0], article=one), told[1]
    missing = [one for one in articles if one.id not in found]
    for one, answer in zip(missing, _answers(missing, known, means), strict=True):
        found[one.id] = answer
        stripped = dataclasses.replace(answer[0], article=_NO_ARTICLE), answer[1]
        means.kept.put(ROOM, one.id, keys[one.id], stripped)
    return found


def _keys(articles: Iterable[Article], known: Registry, kept: Kept) -> dict[str, bytes]:
    """By article a digest of all that reading it looks at: text, habits of the outlet, rows of the knowledge."""
    rows = Knowledge(known)
    before: dict[str, tuple[bytes, bytes]] = kept.get(ROWS, "", rows.digest) or {}
    found: dict[str, tuple[bytes, bytes]] = {}
    for one in articles:
        outlet = known.outlets.get(one.outlet)
        habits = (outlet.country, sorted(outlet.policy.items())) if outlet else None
        printed = (one.id, one.outlet, one.title, one.published, one.updated, one.retrieved, one.url, one.furniture)
        told = blake2b(f"{printed!r}\0{habits!r}\0{one.text}".encode("utf-8", "surrogatepass")).digest()
        same = before.get(one.id)
        found[one.id] = same if same and same[0] == told else (told, rows.key(one.text))
    if found != before:
        kept.put(ROWS, "", rows.digest, found)
    return {name: told + touched for name, (told, touched) in found.items()}


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """What is done with an article; it can be handed to another process."""

    known: Registry
    words: Lexicon

    def __call__(self, article: Article) -> Found:
        with self.words.in_use():
            dated = dating.of_article(article, self.known)
            return dated, extract.read(dated, self.known)


def _answers(articles: Sequence[Article], known: Registry, means: Means) -> Iterator[Found]:
    """What each article tells."""
    read_one = _Reading(known, in_use())
    return each(read_one, articles, jobs=means.jobs, first=_FIRST, chunk=_CHUNK, killed=_killed, say=means.say)


def _killed(article: Article) -> str:
    return f"{article.file}: the processes that read this article were killed"
