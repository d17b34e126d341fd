"""Whether the clause that tells a meeting as held says itself that it is over: it was before the text was written.

A past verb says so, a noun that a past verb holds or leads to, and a noun behind «بعد», «خلال», «عقب»: whoever spoke
during it had come to it.  A present («تجري محادثات»), or a noun of which nothing is said, says neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import like_verb
from arabic_timeline.language import verbs

_LEAD = 2  # words before a noun among which stands what leads to it: «غداة اجتماع», «بعد فشل المحادثات»


def is_over(frames: Iterable[Frame]) -> bool:
    """Whether one of the clauses that tell it as held says so."""
    return any(frame.held == "held" and _says_so(frame) for frame in frames)


def _says_so(frame: Frame) -> bool:
    found, light = frame.found.trigger, frame.scan.light
    if found.verb:
        return found.tense == "past"
    if light is not None and light.trigger.verb:
        return light.trigger.tense == "past"
    if frame.found.first and frame.tokens[frame.found.first - 1].text in phrases("clauses", "recounted"):
        return True  # «كشف تفاصيل لقائه بفلان»
    before = frame.tokens[max(0, frame.found.first - _LEAD) : frame.found.first]
    during = either("clauses", "while", "after-it")
    return any(not t.sign and (t.text.removeprefix("و") in during or _past(t)) for t in before)


def _past(token: Token) -> bool:
    """«كان في استقباله», «أعقبه لقاء»: a verb that can be none but of the past."""
    verb = like_verb(token) or token.text in phrases("clauses", "was")
    return verb and verbs.only_past(verbs.readings(token.text.removeprefix("و")))
