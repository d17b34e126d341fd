"""Somebody who is told to have been met after the day on which a text has him die: a slip, or two of one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Report, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_FEWEST = 2  # words of a name that is one man's
_STEM = 3  # letters of such a verb that every spelling has
_TITLES = 2  # words with the article before it: «توفي الرئيس السابق فلان»


class _Death(NamedTuple):
    """Who died, in folded words, on which day, and which article says so."""

    name: str
    day: date
    article: str


def of_deaths(world: World) -> Iterator[Warning]:
    """One warning for each dated meeting of somebody who is told to have died before its day."""
    deaths = [death for dated in world.dated.values() for death in _of(dated)]
    met = _met(world) if deaths else {}
    for death in deaths:
        for meeting, report, dating, day in met.get(death.name, ()):
            if day > death.day:
                values = {"entry": world.entry(meeting), "day": day, "died": death.day}
                says = Cause(code="reason.warn_dead", values={**values, "article": world.name(death.article)})
                where = dating.mention
                yield Warning(article=report.article, start=where.start, end=where.end, quote=where.text, says=says)


def _of(dated: Dated) -> Iterator[_Death]:
    """«توفي فلان يوم 3 أكتوبر»: nobody between the verb and the name, and no other act between that and the day."""
    text = dated.article.text
    for found in _died().finditer(text) if any(stem in text for stem in _stems()) else ():
        _, end = wording.sentence(text, found.start(), found.end())
        days = (one for one in dated.datings if found.end() <= one.mention.start < end)
        dating = next(days, None)
        day = telling.plain_day(dating) if dating is not None and not dating.mention.quoted else None
        if dating is None or day is None:
            continue
        words = wording.words_of(text[found.end() : dating.mention.start])
        if not any(wording.breaks(word) or wording.is_past(word) for word in words):
            yield from (_Death(name, day, dated.article.id) for name in _named(words))


def _named(words: list[str]) -> Iterator[str]:
    """The name right behind the verb, up to what tells where or why."""
    ends = folded("telling", "prepositions") | folded("telling", "in")
    words = words[: next((n for n, word in enumerate(words) if word in ends), None)]
    titles = next((n for n, word in enumerate(words) if not word.startswith("ال")), len(words))
    name = words[titles:]
    if titles <= _TITLES and len(name) >= _FEWEST and name[0] not in folded("telling", "kin"):
        yield " ".join(name)


def _met(world: World) -> Mapping[str, list[tuple[Meeting, Report, Dating, date]]]:
    """The dated meetings that were held, by the folded name of each who was there."""
    out = defaultdict[str, list[tuple[Meeting, Report, Dating, date]]](list)
    for meeting in world.merged.meetings:
        for report in meeting.reports:
            dating = governing(report, world.dated)
            day = telling.plain_day(dating) if dating is not None else None
            if dating is None or day is None or report.held != "held":
                continue
            for name in {plain(one.name) for one in report.participants}:
                out[name].append((meeting, report, dating, day))
    return out


@kept
def _died() -> re.Pattern[str]:
    words = "|".join(sorted(folded("telling", "died"))).replace("ي", "[يى]")
    return re.compile(rf"(?<!\w)[وف]?(?:{words})(?!\w)")


@kept
def _stems() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in folded("telling", "died"))
