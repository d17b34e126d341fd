"""The day on which somebody told of an act: what he told as past was not after it, what was to come not before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from arabic_timeline.extract import possible
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.heads_of_dates import words
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import acting
from arabic_timeline.language import verbs

if TYPE_CHECKING:
    from arabic_timeline.extract.document import Document

_SUBJECT = 8  # words from «أعلن» to its day
_ISSUE = 4  # words from «عددها» to its day: «في عددها الصادر يوم الاثنين»


def told_on(document: Document, told: list[Frame], owners: list[tuple[int, int]]) -> None:
    """«أوضح المكتب أمس أن فلانا التقى فلانا», «قالت الصحيفة في عددها الصادر أمس إن فلانا التقى فلانا»."""
    for frame in told:
        if (frame.dating is not None or frame.held != "held") and not _to_come(frame):
            continue
        tokens, first = frame.tokens, frame.found.first
        days = [dating for at, dating in owners if at < first and _told_before(frame, at, dating)]
        days += [dating for at, dating in _since_told(frame) if _told_before(frame, at, dating)]
        days += [
            token.dating for n, token in enumerate(tokens[:first]) if token.dating is not None and _issue(frame, n)
        ]
        if days and possible.has_come(document, days[-1]):
            frame.said = days[-1]


def _to_come(frame: Frame) -> bool:
    """«أعلن القصر الخميس أن فلانا سيلتقي فلانا بحلول نهاية مايو»: what was to come then, whatever its own date."""
    return frame.held == "planned" and frame.found.trigger.verb and frame.found.trigger.tense == "future"


def _told_before(frame: Frame, at: int, dating: int) -> bool:
    """Whether a verb of speaking in the past has its date, and behind that «أن» or what is told lead to the act."""
    tokens, first = frame.tokens, frame.found.first
    last = max((n for n, t in enumerate(tokens[:first]) if t.dating == dating), default=first)
    return _spoke(tokens[at]) and (_that(tokens[last + 1 : first]) or _of_telling(frame))


def _since_told(frame: Frame) -> Iterator[tuple[int, int]]:
    """«منذ أعلن القصر الخميس أن …»: the verb behind «منذ», and the date that stands right behind whose it is."""
    tokens = frame.tokens[: frame.found.first]
    for at in range(1, len(tokens)):
        if tokens[at - 1].text not in words().since or not _spoke(tokens[at]):
            continue
        for token in tokens[at + 1 : at + _SUBJECT]:
            if token.dating is not None:
                yield at, token.dating
                break
            if acting(token) or token.sign:
                break


def _spoke(token: Token) -> bool:
    past = (one.form for one in verbs.readings(token.text) if one.form.tense == "past")
    return any("speech" in verbs.kinds(form.lemma) for form in past)


def _that(tokens: Sequence[Token]) -> bool:
    return any(token.text in phrases("clauses", "that") for token in tokens)


def _of_telling(frame: Frame) -> bool:
    """«كشف أمس تفاصيل لقائه بفلان»: a noun of what is told has the act for its complement."""
    first = frame.found.first
    return not frame.found.trigger.verb and frame.tokens[first - 1].text in phrases("clauses", "recounted")


def _issue(frame: Frame, n: int) -> bool:
    """Whether a date is that of a paper whose words tell the act: «ذكرت جريدة «الراي» في عدد الأحد أن …»."""
    tokens, first = frame.tokens, frame.found.first
    begins = tokens[n - 1].dating != tokens[n].dating if n else True
    issue = any(token.word.core in phrases("clauses", "issues") for token in tokens[max(0, n - _ISSUE) : n])
    return begins and issue and any(_spoke(token) for token in tokens[:n]) and _that(tokens[n + 1 : first])
