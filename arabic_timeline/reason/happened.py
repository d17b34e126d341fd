"""Whether the words about a written date tell it as past, by any verb of what is done that the language knows.

Beside ``telling``, whose verbs bind meetings too: «قضت المحكمة في 2014», «حرب غزة عام 2014», «منذ تأسيسه عام 1949».
What is named with the time for which it is arranged («كأس العالم 2022») is told as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from arabic_timeline.language import verbs
from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Dated, Dating
from arabic_timeline.reason import telling, wording

_MARKS = re.compile(r"[،,()–—\-«»\"]")  # where a clause beside another may end
_PRONOUNS = ("ه", "ها", "هم", "هما")
_LENGTH = 120  # characters before a date that are looked at
_VERB = 9  # words between a verb and its date
_BESIDE = 1  # words between it and a verb that may tell of what is arranged: «أعلنت الحكومة في 2016»
_OBJECT = 3  # … where its object is a pronoun: «الاتفاق الذي أعلنته الحكومة في 2013»
_NOUN = 3  # words between what happened and its date: «الثورة الإيرانية عام 1979»
_SINCE_WORDS = 6  # words between «منذ» and the date of what it names
_PAPER = 8  # words between a document and its date
_ANNOUNCED = 4  # words before a paper's day in which nothing is to come
_CITED = 2  # words that name a paper: «صحيفة المدينة: الأربعاء 17/06/2015»
_FOLLOWING = 40  # characters after a date that opens its sentence
_THAT = 2  # words between «وذلك» and its day
_BEFORE = 12  # words before a date in which nothing is arranged
_WRITTEN = frozenset({"year", "last", "event_year"})  # a year, or the name of a day that everybody knows
_SINCE = ("on", "one-of", "since", "after")


def happened(dating: Dating, dated: Dated) -> bool:
    """Whether a verb of what is done, a noun of what happened, or «منذ» holds a written date in its clause."""
    mention, text = dating.mention, dated.article.text
    if dating.bearing not in _SINCE or not _WRITTEN & set(mention.parts):
        return False
    own = wording.words_of(mention.text)
    before = wording.words_of(wording.outside(text[max(0, mention.start - _LENGTH) : mention.start]))
    if not own or text[max(0, mention.start - 1) : mention.start].isalpha():
        return False
    if _follows_a_happening(before, own):
        return True
    if "event_year" in mention.parts or _is_cited(before, own, dating):
        return True
    if telling.on_its_days(dating) and _when_it_was(
        before, wording.words_of(text[mention.end : mention.end + _FOLLOWING])
    ):
        return True
    led = _led(before, own)
    while before and wording.bare(before[-1]) in _leads():
        before.pop()
    if not telling.on_its_days(dating):
        return False
    if not before or before[-1] in wording.PAUSES:
        following = wording.words_of(text[mention.end : mention.end + _FOLLOWING])[:1]
        return bool(following) and wording.is_past(following[0])
    if _and_that(text, mention.start):
        return True
    return led and (_held(before) or _of_relative(text[max(0, mention.start - _LENGTH) : mention.start]))


def _follows_a_happening(before: Sequence[str], own: Sequence[str]) -> bool:
    """«أحداث 11 سبتمبر 2001»: the day by which it is called."""
    return bool(before) and wording.bare(before[-1]) in _happenings() and not wording.is_arranged(own[0])


def _and_that(text: str, start: int) -> bool:
    """«أقام النادي حفلا للمتطوعين، وذلك مساء السبت …»: the day of the verb that opens the sentence."""
    words = wording.words_of(text[wording.sentence(text, start, start)[0] : start])
    at = next((n for n in range(len(words) - 1, max(-1, len(words) - 1 - _THAT), -1) if words[n] == "وذلك"), None)
    if at is None or at < 1 or _to_come(words) or any(map(wording.is_purpose, words[:at])):
        return False
    opens = words[0] if words[0] not in folded("telling", "past_signs") else words[1]
    return wording.is_listed_past(opens) or wording.is_done(opens)


def _when_it_was(before: Sequence[str], following: Sequence[str]) -> bool:
    """«في 1974، عندما غزت …», «صيف 2015 حين شهدت …»: nothing before it is arranged."""
    if len(following) < 2 or following[0] not in folded("telling", "when"):
        return False
    if not (wording.is_past(following[1]) or wording.is_listed_past(following[1])):
        return False
    return not _to_come(before[-_BEFORE:])


def _is_cited(before: Sequence[str], own: Sequence[str], dating: Dating) -> bool:
    """A document by its number and date, a paper by its day."""
    if not before or dating.interval is None or dating.interval.day is None:
        return False
    dated = "بتاريخ" in (before[-1], own[0])
    numbers = any(word.isdigit() for word in before[-_PAPER:])  # «الأمر الملكي أ/35 بتاريخ …»
    numbered = before[-1] == "وتاريخ" or (dated and ("رقم" in before[-_PAPER:] or numbers))
    near = [word for word in before if word not in ("«", ":")][-_CITED:]
    if _to_come(before[-_ANNOUNCED:]):
        return False  # «سينشر في عدد الأحد»
    return (numbered and not _documents().isdisjoint(before[-_PAPER:])) or not _papers().isdisjoint(near)


def _led(before: Sequence[str], own: Sequence[str]) -> bool:
    return own[0] in _leads() or bool(before and wording.bare(before[-1]) in _leads() | _since())


def _held(before: Sequence[str]) -> bool:
    for distance, word in enumerate(reversed(before[-_VERB - 1 :])):
        at, bare = len(before) - 1 - distance, wording.bare(word)
        if word in wording.PAUSES or wording.is_arranged(bare) or bare in folded("telling", "announcing"):
            return False
        if (distance <= _NOUN and bare in _happenings()) or (distance <= _SINCE_WORDS and bare in _since()):
            return True
        if wording.is_listed_past(word) and wording.is_noun(before, at):
            continue
        if _tells(word, distance) or (before[at - 1 : at] in (["قد"], ["وقد"], ["لقد"]) and wording.may_be_past(bare)):
            return not wording.unless(before, at) and not _beside_what_comes(before, at)
        if wording.breaks(word) or wording.is_purpose(word) or wording.is_goal(before, at):
            return False
    return False


def _beside_what_comes(before: Sequence[str], at: int) -> bool:
    """«تترك الوزيرة التي انتخبت حديثا منصبها في 2016»: what stands before the date belongs to the act before «الذي»."""
    last = before[-1]
    owned = at < len(before) - 1 and last.endswith(_PRONOUNS) and not last.startswith("ال")
    if not at or not owned or before[at - 1] not in folded("telling", "relatives"):
        return False
    opens = max((n + 1 for n in range(at) if before[n] in wording.PAUSES), default=0)
    return _to_come(before[opens : at - 1])


def _of_relative(before: str) -> bool:
    """«الاتفاق الذي أبرمته طهران مع القوى عام 2015»: a verb of the past right behind «الذي», nothing but its own.

    What is to come before it may have the date for itself: «سيترك فلان، الذي انتخب رئيسا، منصبه في 2016».
    """
    clause = wording.STOPS.split(before)[-1]
    words = wording.words_of(_MARKS.split(clause)[-1])[-_VERB - 2 :]
    at = next((n for n in range(len(words) - 1, 0, -1) if words[n - 1] in folded("telling", "relatives")), None)
    if (
        at is None
        or not wording.is_past(words[at])
        or wording.is_setting(words[at], announced=True)
        or _to_come(wording.words_of(clause))
    ):
        return False
    behind = words[at + 1 :]
    return not any(
        wording.breaks(word) or wording.is_purpose(word) or wording.is_arranged(wording.bare(word)) or word.isdigit()
        for word in behind
    )


def _to_come(words: Sequence[str]) -> bool:
    """Whether some word tells of what is to come, or in a tense that leaves it open."""
    signs = wording.announcing() | folded("dates/tense", "future")
    return any(
        wording.is_future(word) or wording.is_present(word) or wording.is_arranged(wording.bare(word))
        or wording.may_be_present(word) or wording.bare(word) in signs
        for word in words
    )  # fmt: skip


def _tells(word: str, distance: int) -> bool:
    bears = not verbs.lookup(wording.bare(word))  # «نشرته»: it has its object
    beside = distance <= (_OBJECT if bears else _BESIDE) and not (bears and wording.is_setting(word))
    return wording.is_done(word) or wording.is_listed_past(word) or (beside and wording.is_past(word))


@kept
def _leads() -> frozenset[str]:
    words = folded("telling", "in") | folded("telling", "in_the_part")
    return words | frozenset(joint + word for word in words for joint in "وف")


def _since() -> frozenset[str]:
    return folded("telling", "since")


def _with_article(words: frozenset[str]) -> frozenset[str]:
    return frozenset(lead + word for word in words for lead in ("", "ال", "ل", "لل", "ب", "بال"))


@kept
def _happenings() -> frozenset[str]:
    return _with_article(folded("telling", "happenings"))


@kept
def _documents() -> frozenset[str]:
    return _with_article(folded("telling", "documents"))


@kept
def _papers() -> frozenset[str]:
    return _with_article(folded("telling", "papers"))
