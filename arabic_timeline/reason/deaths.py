"""Somebody who is told to have been met after the day on which a text has him die: a slip, or two of one name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from arabic_timeline.lexicon import folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Report, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_FEWEST = 2  # words of a name that is one man's
_SURE_STOPS = "\n؛؟!"  # signs that end a sentence wherever they stand
_VERB = 20  # letters of such a verb, and more


class _Death(NamedTuple):
    """Between which folded words the name of who died stands, on which day, and which article says so.

    ``words``: those between the verb and the day, up to what tells where or why; ``before``: those before «الذي توفي».
    """

    words: list[str]
    before: list[str]
    day: date
    article: str


def of_deaths(world: World) -> Iterator[Warning]:
    """One warning for each dated meeting of somebody who is told to have died before its day."""
    deaths = [death for dated in world.dated.values() for death in _of(dated)]
    met = _met(world) if deaths else {}
    for death in deaths:
        for meeting, report, dating, day in (one for name in met if _is_of(death, name) for one in met[name]):
            if day > death.day:
                values = {"entry": world.entry(meeting), "day": day, "died": death.day}
                says = Cause(code="reason.warn_dead", values={**values, "article": world.name(death.article)})
                yield Warning.at(report.article, dating.mention, says)


def _of(dated: Dated) -> Iterator[_Death]:
    """«توفي فلان يوم 3 أكتوبر»: nobody between the verb and the name, and no other act between that and the day."""
    text = dated.article.text
    for dating, day, found in _dated(dated):
        start, _ = wording.sentence(text, found.start(), found.end())
        words, before = (
            wording.words_of(text[found.end() : dating.mention.start]),
            wording.words_of(text[start : found.start()]),
        )
        if any(wording.breaks(word) or wording.is_past(word) for word in words) or _is_none(before):
            continue
        if found["end"]:
            yield _Death(_between(before), [], day, dated.article.id)
        else:
            yield _Death(_who(words), _whom(before), day, dated.article.id)


def _dated(dated: Dated) -> Iterator[tuple[Dating, date, re.Match[str]]]:
    """The verbs of dying with the date behind each in its sentence, and its one day.

    Sought from the dates back, of which a text has few: every other word of it would be looked at for nothing.
    """
    text, passed = dated.article.text, 0
    for dating in dated.datings:
        at = dating.mention.start
        day = None if dating.mention.quoted else telling.plain_day(dating)
        if day is not None:
            low = max(0, passed - _VERB, at - wording.LONGEST - _VERB)
            low = max(low, *(text.rfind(stop, low, at) for stop in _SURE_STOPS))
            for found in _died().finditer(text, low, at + 1):
                end = found.end()
                if passed <= end <= at and at < wording.sentence(text, found.start(), end)[1]:
                    yield dating, day, found
        passed = at + 1


def _is_none(before: list[str]) -> bool:
    """«نفت وفاة فلان», «بعد محاولة اغتيال فلان»."""
    return any(
        word in folded("telling", "no_death") or wording.bare(word) in folded("telling", "no_death") for word in before
    )


def _between(before: list[str]) -> list[str]:
    """«لقي فلان مصرعه»: the words behind the verb."""
    verbs = folded("telling", "met_with")
    at = next((n for n in reversed(range(len(before))) if not verbs.isdisjoint((before[n], before[n][1:]))), None)
    return before[at + 1 :] if at is not None else []


def _who(words: list[str]) -> list[str]:
    """The words right behind the verb, up to what tells where or why."""
    ends = folded("telling", "prepositions") | folded("telling", "in")
    return words[: next((n for n, word in enumerate(words) if word in ends), None)]


def _whom(before: list[str]) -> list[str]:
    """«فلان، الذي توفي»: the words before «الذي», with nothing between it and the verb."""
    if not before or before[-1] not in folded("telling", "relatives"):
        return []
    return before[:-1]


def _is_of(death: _Death, name: str) -> bool:
    """Whether somebody of this name died: «توفي فلان», «توفي الرئيس السابق فلان», «توفي وزير الخارجية فلان»."""
    own = name.split()
    if len(own) < _FEWEST:
        return False
    if death.before[-len(own) :] == own:
        return not _is_another(death.before[-len(own) - 1 : -len(own)])
    if death.words[-len(own) :] != own:
        return False
    called = death.words[: -len(own)]
    return not _is_another(called) and (all(word.startswith("ال") for word in called) or _is_office(called))


def _is_another(called: list[str]) -> bool:
    """«توفي والد فلان»."""
    return not folded("telling", "kin").isdisjoint(called)


def _is_office(called: list[str]) -> bool:
    """«وزير خارجية مصر»: one holder, and what he heads; «سائق فلان», «مستشار وزير الخارجية» are others."""
    heads = [word for word in called if word.removeprefix("ال") in _heads()]
    return len(called) > 1 and len(heads) == 1 and called[0] == heads[0]


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
def _heads() -> frozenset[str]:
    return frozenset(plain(rows("meetings/offices")["heads"]).split())


@kept
def _died() -> re.Pattern[str]:
    words, ends = (
        "|".join(sorted(folded("telling", key))).replace("ي", "[يى]").replace("ه", "[هة]")
        for key in ("died", "his_end")
    )
    return re.compile(rf"(?<!\w)[وفبل]?(?:{words}|(?P<end>{ends}))(?!\w)")
