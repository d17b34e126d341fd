"""«اللقاء» again, behind the meeting that it is: on a day of its own, or on a side of something that is dated.

«التقى فلان فلانا يوم 4 مارس. وعقد اللقاء يوم 6 مارس», «وجرى اللقاء قبل القمة التي انعقدت في 2 مارس»: one of the two
days is a slip.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from arabic_timeline.lexicon import alternatives, folded, kept, rows
from arabic_timeline.model import Cause, Dated, Dating, Meeting, Report, Warning
from arabic_timeline.reason import occasions, telling, wording
from arabic_timeline.reason.sequence import one_day
from arabic_timeline.reason.world import World, plain_day
from arabic_timeline.text import plain

_NEAR = 500  # characters behind a meeting in which «اللقاء» is that one
_OWN = 40  # characters from «عقد اللقاء» to its day: a place
_WHOSE = 30  # characters behind its day in which «مع» makes it another meeting
_LONGEST = 160  # characters from «قبل» to the day of what it names
_SLIP = 3  # days between two days of one meeting, where no comma says that it is that one


class _Again(NamedTuple):
    """Where a text tells «اللقاء» again, by which noun, and the day that stands with it.

    ``side``: the meeting is told before or after that day.  ``loose``: «خلال اللقاء الذي جرى», which may be another.
    """

    start: int
    noun: str
    dating: Dating
    day: date
    side: str | None
    loose: bool


def of_retold(world: World) -> Iterator[Warning]:
    """One warning for each second telling whose day is not that of the meeting, or lies on its wrong side."""
    for article, told in world.told_in.items():
        dated = world.dated[article]
        for again in _again(dated) if told else ():
            found = _before(world, again, told)
            if found is None:
                continue
            meeting, day = found
            code = _code(again, day)
            if code is not None:
                yield _warning(world, dated, again, meeting, day, code)


def _code(again: _Again, day: date) -> str | None:
    if again.side is None:
        apart = abs((again.day - day).days)
        return "reason.warn_retold" if apart and not (again.loose and apart > _SLIP) else None
    wrong = day > again.day if again.side == "before" else day < again.day
    return f"reason.warn_told_{again.side}" if wrong else None


def _again(dated: Dated) -> Iterator[_Again]:
    text = dated.article.text
    for found in _opening().finditer(text):
        start, end = wording.sentence(text, found.start(), found.end())
        behind = [one for one in dated.datings if found.end() <= one.mention.start < min(end, found.end() + _LONGEST)]
        day = one_day(behind[0], bearing=True) if behind else None
        if day is None or _of_earlier(text[start : found.start()]):
            continue
        between, loose = text[found.end() : behind[0].mention.start], bool(found["loose"])
        noun = found["verbal"] or found["had"] or found["told"] or found["loose"]
        side = _side().match(between)
        if side is not None and not (loose or len(behind) > 1 or _is_arranged(between, side["what"])):
            yield _Again(found.start(), noun, behind[0], day, _which(side["joint"]), loose)
        elif (
            side is None
            and telling.plain_day(behind[0])
            and _is_place(between)
            and not _with_others(text[behind[0].mention.end :][:_WHOSE])
        ):
            yield _Again(found.start(), noun, behind[0], day, None, loose)


def _of_earlier(before: str) -> bool:
    """«كان الطرفان قد اتفقا خلال اللقاء الذي جرى يوم …»: another one, of an earlier time."""
    words = wording.words_of(before)
    return any(wording.is_earlier(words, n) for n in range(len(words))) or "بتوقيت" in words


def _is_place(between: str) -> bool:
    """Whether nothing but a place, or what leads to a day, stands before a day: no other act, no other side."""
    words = wording.words_of(between)
    leads = folded("telling", "in")
    if all(word in leads for word in words):
        return True
    placed = words[0] in folded("telling", "in") or words[0].startswith("ب")
    other = folded("telling", "elsewhere") | folded("telling", "before") | folded("telling", "after")
    acts = any(wording.is_future(w) or wording.is_present(w) or wording.is_listed_past(w) for w in words)
    plainly = other.isdisjoint(words) and not any(map(occasions.is_occasion, words))
    return len(between) <= _OWN and placed and plainly and not acts and not _with_others(between)


def _with_others(words: str) -> bool:
    """«عقد الاجتماع يوم 6 مارس مع وزير الصحة»: whose sides are told anew it is another one."""
    return not folded("telling", "told_with").isdisjoint(wording.words_of(words))


def _is_arranged(between: str, what: str) -> bool:
    """«قبل القمة المقررة في …»: on which day it was nobody tells; and «قبل ظهر» is no day at all."""
    words = wording.words_of(between)
    to_come = any(wording.is_future(w) or wording.is_present(w) or w in wording.announcing() for w in words)
    return to_come or not occasions.is_occasion(plain(what))


def _which(joint: str) -> str:
    return "after" if plain(joint) in folded("telling", "after") | folded("telling", "day_after") else "before"


def _before(world: World, again: _Again, told: Sequence[tuple[Meeting, Report]]) -> tuple[Meeting, date] | None:
    """The one meeting that stands before, near enough, with its day."""
    near: dict[str, tuple[Meeting, Report, int]] = {}
    for meeting, report in told:
        act = report.act
        if act is not None and again.start - _NEAR <= act < again.start:
            near.setdefault(meeting.id, (meeting, report, act))
    if len(near) != 1:
        return None
    [(meeting, report, act)] = near.values()
    day = plain_day(report, world.dated) if report.held == "held" else None
    if day is None or again.noun not in _nouns().get(meeting.form, ()):
        return None
    own = {word for passage in report.passages for word in wording.words_of(passage.trigger)}
    between = wording.words_of(world.dated[report.article].article.text[act : again.start])
    return None if _names_another(between, plain(again.noun), own) else (meeting, day)


def _names_another(words: Sequence[str], noun: str, own: Container[str]) -> bool:
    """«على هامش الاجتماع الوزاري»: what «الاجتماع» behind it may be.  ``own``: the words of the act itself."""
    core = noun.removeprefix("ال")
    return any(
        core in word and word not in own and (not word.endswith(f"ال{core}") or behind.startswith("ال"))
        for word, behind in pairwise((*words, ""))
    )


def _warning(world: World, dated: Dated, again: _Again, meeting: Meeting, day: date, code: str) -> Warning:
    mention = again.dating.mention
    quote = " ".join(dated.article.text[again.start : mention.end].split())
    values = {"quote": quote, "day": again.day, "entry": world.entry(meeting), "other": day}
    says = Cause(code=code, values=values)
    return Warning.at(dated.article.id, mention, says, about=meeting.id)


@kept
def _nouns() -> Mapping[str, Sequence[str]]:
    """By which nouns what is of a form is told again."""
    found: Mapping[str, Sequence[str]] = rows("telling")["told_again"]
    return found


@kept
def _opening() -> re.Pattern[str]:
    """«وعقد اللقاء», «وكان اللقاء قد عقد», «اللقاء، الذي جرى», «خلال اللقاء الذي جرى»: the last may be another one."""
    nouns = alternatives(noun for of_form in _nouns().values() for noun in of_form)
    verbs, relatives, had, during = (
        alternatives(rows("telling")[key]) for key in ("took_place", "relatives", "had", "during")
    )
    return re.compile(
        rf"(?<!\w)(?:[وف]?(?:{had}) (?P<had>{nouns}) قد (?:{verbs})"
        rf"|[وف]?(?:{verbs}) (?:هذا |هذه )?(?P<verbal>{nouns})"
        rf"|(?P<told>{nouns})، (?:{relatives}) (?:كان قد |كانت قد )?(?:{verbs})"
        rf"|(?:{during}) (?P<loose>{nouns}) (?:{relatives}) (?:{verbs}))(?!\w)"
    )


@kept
def _side() -> re.Pattern[str]:
    """«قبل قمة …», «غداة الاجتماع الذي …»; how many days lie between («بعد أيام من …») is not compared."""
    joints = alternatives(word for key in ("after", "day_after", "before", "eve") for word in rows("telling")[key])
    return re.compile(rf"[\w ،]{{0,{_OWN}}}?(?<!\w)(?P<joint>{joints}) (?=(?P<what>\w+))")
