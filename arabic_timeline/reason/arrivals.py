"""Who is met before he came: «وصل يوم 12 مارس …، حيث استقبله … يوم 10 مارس», «عاد يوم 12 … وعقب عودته استقبل … يوم 10».

The words tie an act to a coming that has a day of its own; the act cannot have been before that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Report, Warning
from arabic_timeline.reason import telling, wording
from arabic_timeline.reason.world import World, governing
from arabic_timeline.text import plain

_REACH = 100  # characters from a verb of coming to its day
_NEXT = 250  # … and from that day to the act
_LONGEST = 24  # characters of a verb with its pronoun
_FEWEST = 2  # letters of a word of a name


class _Coming(NamedTuple):
    """A verb of coming, from its first letter to the end of its day; ``words``: the folded ones in between."""

    verb: str
    start: int
    end: int
    day: date
    words: frozenset[str]


def of_arrivals(world: World) -> Iterator[Warning]:
    """One warning for each act that a text ties to a coming, and dates before it."""
    for article, told in world.told_in.items():
        dated = world.dated[article]
        comings = list(_comings(dated))
        for meeting, report in told if comings else ():
            dating, act = governing(report, world.dated), report.act
            day = telling.plain_day(dating) if dating is not None else None
            if dating is None or day is None or act is None or report.held != "held" or dating.mention.quoted:
                continue
            for coming in comings:
                if day < coming.day and _is_tied(dated.article.text, coming, report, act, dating):
                    yield _warning(world, meeting, report, coming, dating, day)
                    break


def _comings(dated: Dated) -> Iterator[_Coming]:
    """«وصل فلان إلى صدف يوم 12 مارس»: nothing else is told between the verb and the day."""
    text = dated.article.text
    for found in _verbs().finditer(text):
        limit = min(wording.sentence(text, found.start(), found.end())[1], found.end() + _REACH)
        dating = next((one for one in dated.datings if found.end() <= one.mention.start < limit), None)
        day = telling.plain_day(dating) if dating is not None and not dating.mention.quoted else None
        if dating is None or day is None:
            continue
        words = wording.words_of(text[found.end() : dating.mention.start])
        if not any(wording.breaks(word) or wording.is_past(word) for word in words):
            verb = plain(found["verb"])
            yield _Coming(verb, found.start(), dating.mention.end, day, frozenset(words))


def _is_tied(text: str, coming: _Coming, report: Report, act: int, dating: Dating) -> bool:
    """Whether the act is told as what followed, of somebody who is named with the coming."""
    if not coming.end <= act < coming.end + _NEXT or dating.mention.start < coming.end:
        return False
    named = (plain(one.name).split() for one in report.participants)
    if not any(_shares(coming.words, name) for name in named):
        return False
    between = text[coming.end : act]
    words = wording.words_of(between)
    if not folded("telling", "before_that").isdisjoint(words):
        return False
    if not wording.STOPS.search(between) and (words[-1:] == [plain("حيث")] or _goes_on(text, words, act)):
        return True
    return any(after.end() == len(between.rstrip(" ،")) for after in _behind(coming.verb).finditer(between))


def _goes_on(text: str, words: Sequence[str], act: int) -> bool:
    """«وصل … يوم الثلاثاء، واستقبله …»: right behind the day, of him who came."""
    own = wording.words_of(text[act : act + _LONGEST])[:1]
    return not words and bool(own) and own[0][0] in "وف" and own[0].endswith(("ه", "ها"))


def _shares(words: frozenset[str], name: Sequence[str]) -> bool:
    return words.issuperset(word for word in name if len(word) > _FEWEST)


def _warning(world: World, meeting: Meeting, report: Report, coming: _Coming, dating: Dating, day: date) -> Warning:
    quote = " ".join(world.dated[report.article].article.text[coming.start : coming.end].split())
    values = {"quote": quote, "day": coming.day, "entry": world.entry(meeting), "other": day}
    where = dating.mention
    says = Cause(code="reason.warn_after", values=values)
    return Warning.at(report.article, where, says)


@kept
def _verbs() -> re.Pattern[str]:
    verbs = alternatives(verb for listed in rows("telling")["coming"].values() for verb in listed)
    return re.compile(rf"(?<!\w)[وف]?(?P<verb>{verbs})(?!\w)")


@kept
def _nouns() -> dict[str, str]:
    """By a folded verb of coming the stem of its noun."""
    return {plain(verb): stem for stem, verbs in rows("telling")["coming"].items() for verb in verbs}


def _behind(verb: str) -> re.Pattern[str]:
    """«وعقب عودته», «وفور وصولها» at the end of what stands before the act."""
    joints = alternatives({*rows("telling")["after"], *rows("telling")["at_once"]})
    return re.compile(rf"(?<!\w)[وف]?(?:{joints}) {_nouns()[verb]}(?:ه|ها)(?: (?:إلى|من) \w+)?")
