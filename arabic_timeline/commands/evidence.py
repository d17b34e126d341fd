"""What a question rests on, as who decides it has to see it: a sentence between its neighbours, its paper and day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from arabic_timeline import say
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article, Passage, Publication
from arabic_timeline.registry import UNNAMED
from arabic_timeline.timeline import Told, World

_STOP = re.compile(r"[.!؟?؛]+(?=\s)|\n+")
_MOST = 240  # characters of a neighbouring sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """``quote``: the sentence; ``before`` and ``behind``: what stands around it, empty at either end of the text.

    ``where``: paper and title; ``day``: when it was published, in words; ``url``: where, if the article says so;
    ``article``: its id; ``file``: of data/, which holds it.
    """

    quote: str
    before: str
    behind: str
    where: str
    day: str
    url: str | None
    article: str
    file: Path | None


class Finder:
    """Finds what passages stand in."""

    def __init__(self, world: World, told: Told, months: str) -> None:
        self._world, self._months = world, months
        self._articles: Mapping[str, Article] = {one.id: one for one in world.articles}
        told_of = (*told.timeline.articles, *told.timeline.entered)
        self._days: Mapping[str, Publication] = {one.dated.article.id: one for one in told_of}

    def of(self, passage: Passage) -> Evidence:
        """What a passage stands in; an entry has nothing around it."""
        known = self._articles.get(passage.article)
        before, behind = around(known.text, passage.start, passage.end) if known else ("", "")
        return Evidence(
            quote=passage.quote.strip(),
            before=before,
            behind=behind,
            where=self._where(passage.article),
            day=self._day(passage.article) if known else "",
            url=known.url if known else None,
            article=passage.article,
            file=Path(known.file) if known and known.file else None,
        )

    def _where(self, article: str) -> str:
        known = self._articles.get(article)
        if known is None:
            return article
        outlet = self._world.known.outlets.get(known.outlet)
        paper = outlet.name if outlet else known.outlet if known.outlet != UNNAMED else None
        return "، ".join(filter(None, (paper, known.title)))

    def _day(self, article: str) -> str:
        one = self._days.get(article)
        if one is None:
            return ""
        days: Interval = one.certain.interval
        if days.earliest is None and days.latest is None:
            return "يوم نشره غير معروف"
        return f"نُشر {say.interval(days, self._months, 'on')}" + ("" if one.given else " (مستنتج)")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence before a part of a text and the one behind it, cut where they are long; empty at either end.

    Where the part is no whole sentence, the rest of its own.
    """
    before = [piece for one in _STOP.split(text[:start]) if (piece := " ".join(one.split()))]
    behind = text[end:]
    first = next((n for n, char in enumerate(behind) if char.isalpha()), len(behind))
    stop = _STOP.search(behind, first)
    following = " ".join(behind[first : stop.end() if stop else len(behind)].split())
    return _end_of(before[-1]) if before else "", _begin_of(following)


def _begin_of(sentence: str) -> str:
    return sentence if len(sentence) <= _MOST else f"{sentence[:_MOST].rsplit(' ', 1)[0]} …"


def _end_of(sentence: str) -> str:
    return sentence if len(sentence) <= _MOST else f"… {sentence[-_MOST:].partition(' ')[2]}"
