"""Articles → dated → reports: each article by itself, so on all cores, and only where no earlier run has read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from arabic_timeline import dating, extract
from arabic_timeline.extract.consulted import Consulted
from arabic_timeline.lexicon import Lexicon, in_use
from arabic_timeline.means import ALONE, NOTHING, Kept, Means, uncollected
from arabic_timeline.model import Article, Dated, Extracted
from arabic_timeline.pool import each
from arabic_timeline.registry import Registry

Found = tuple[Dated, Extracted]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Every article by itself, dated, with what it tells; by id, in their order.

    ``prints``: by id a digest of all that it was read from; empty where nothing is kept.
    """

    found: Mapping[str, Found]
    prints: Mapping[str, bytes] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The articles ``dated``, by id, and what each of them tells, in the same order; ``prints`` as in ``Read``."""

    dated: dict[str, Dated]
    extracted: list[Extracted]
    prints: Mapping[str, bytes]


ROOM, ROWS = "found", "rows"

_CHUNK = 24  # articles that are read together by one process
_FIRST = 48  # articles that are read here, which makes the tables; twice so many are worth another process
_NO_ARTICLE = Article(id="", outlet="", title="", text="")


def told(articles: Sequence[Article], known: Registry, read: Read, copied: Mapping[str, str]) -> Texts:
    """The articles as they were ``read``; a copy that a person named as such takes over what dates its original, and an
    original that has lost its day what dates its copy.
    """
    dated = {one.id: read.found[one.id][0] for one in articles}
    extracted = {one.id: read.found[one.id][1] for one in articles}
    prints = dict(read.prints)
    named = [(copy, one) for copy, one in copied.items() if {copy, one} <= dated.keys() and dated[copy].article.copy_of]
    lost = {one: copy for copy, one in reversed(named) if dated[one].anchor is None and dated[copy].anchor is not None}
    for one, other in (*lost.items(), *named):
        again = dating.of_article(dated[one].article, known, dated[other])
        if again != dated[one]:
            dated[one], extracted[one] = again, extract.read(again, known)
            prints.pop(one, None)  # it was made from two
    return Texts(dated=dated, extracted=list(extracted.values()), prints=prints)


def read(articles: Sequence[Article], known: Registry, means: Means = ALONE) -> Read:
    """Every article by itself, what is not kept being read now."""
    if means.kept is NOTHING:
        answers = _answers(articles, _Reading(known, in_use()), means)
        return Read(found={one.id: _of(one, told) for one, (told, _) in zip(articles, answers, strict=True)})
    rows = _Rows(Consulted(known), means.kept)
    habits = {name: _habits(name, known) for name in {one.outlet for one in articles}}
    printed, found = {one.id: _printed(one, habits[one.outlet]) for one in articles}, {}
    with uncollected(lasting=True):
        for one in articles:
            kept = means.kept.get(ROOM, one.id, printed[one.id])
            if kept is not None and kept[0] == rows.touched(one, printed[one.id]):
                found[one.id] = _of(one, kept[1:])
    missing = [one for one in articles if one.id not in found]
    answers = _answers(missing, _Reading(known, in_use(), rows.all), means)
    for one, (told, touched) in zip(missing, answers, strict=True):
        found[one.id] = _of(one, told)
        rows.touch(one, printed[one.id], touched)
        means.kept.put(ROOM, one.id, printed[one.id], (touched, *told))
    rows.keep()
    return Read(found=found, prints=rows.prints())


def _of(article: Article, told: Found) -> Found:
    """What is told of no article, as of this one: with its text it would be handed on and kept twice."""
    return dataclasses.replace(told[0], article=article), told[1]


def _habits(name: str, known: Registry) -> tuple[object, ...]:
    """What the habits of an outlet follow from, besides the day."""
    outlet = known.outlets.get(name)
    return dating.country_of(name, known), sorted(outlet.policy.items()) if outlet else []


def _printed(article: Article, habits: tuple[object, ...]) -> bytes:
    """A digest of all that is looked at when an article is read, the rows of the knowledge apart."""
    one = article
    printed = (one.id, one.outlet, one.title, one.published, one.updated, one.retrieved, one.url, one.furniture)
    return blake2b(f"{printed!r}\0{habits!r}\0{one.text}".encode("utf-8", "surrogatepass")).digest()


class _Rows:
    """By article a digest of the rows of the knowledge that reading it can look at, as far as an earlier run found."""

    def __init__(self, rows: Consulted, kept: Kept) -> None:
        self.all, self._kept = rows, kept
        self._before: dict[str, tuple[bytes, bytes]] = kept.get(ROWS, "", rows.digest) or {}
        self._now: dict[str, tuple[bytes, bytes]] = {}

    def touched(self, article: Article, printed: bytes) -> bytes:
        """That of an article that is ``printed`` so."""
        known = self._before.get(article.id)
        return self.touch(article, printed, known[1] if known and known[0] == printed else self.all.key(article.text))

    def touch(self, article: Article, printed: bytes, touched: bytes) -> bytes:
        """It is this."""
        self._now[article.id] = printed, touched
        return touched

    def prints(self) -> dict[str, bytes]:
        """By article a digest of it and of these rows."""
        return {id_: printed + touched for id_, (printed, touched) in self._now.items()}

    def keep(self) -> None:
        """Keep all for the next run."""
        if self._now != self._before:
            self._kept.put(ROWS, "", self.all.digest, self._now)


@dataclasses.dataclass(frozen=True, slots=True)
class _Reading:
    """What is done with an article; it can be handed to another process."""

    known: Registry
    words: Lexicon
    rows: Consulted | None = None  # where a key is wanted

    def __call__(self, article: Article) -> tuple[Found, bytes]:
        """What an article tells, without the article, and a digest of the rows that it has to do with."""
        touched = self.rows.key(article.text) if self.rows else b""
        with self.words.in_use():
            dated = dating.of_article(article, self.known)
            return (dataclasses.replace(dated, article=_NO_ARTICLE), extract.read(dated, self.known)), touched


def _answers(articles: Sequence[Article], read_one: _Reading, means: Means) -> Iterator[tuple[Found, bytes]]:
    """What each article tells."""
    return each(read_one, articles, jobs=means.jobs, first=_FIRST, chunk=_CHUNK, killed=_killed, say=means.say)


def _killed(article: Article) -> str:
    return f"{article.file}: the processes that read this article were killed"
