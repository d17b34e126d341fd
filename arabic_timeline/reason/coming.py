"""Whether a text tells a written date as coming: so plainly that it cannot have been written after it.

A verb of what is arranged, in the future, or a word such as «المقررة», holds the date, in its clause; nothing in
the sentence looks back («كان», another date before it, what was put off).  Words in ``lexicon/dates/tense.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from arabic_timeline.language.derivations import lookup_noun
from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Dated, Dating
from arabic_timeline.reason import occasions, wording
from arabic_timeline.text import plain

_END = re.compile(r"[.؟!؛\n]")
_REACH = 160  # characters
_HELD = 10  # words between the sign and its date
_PARTS = ("part-of-year", "fraction")  # rules of what is a limit behind «مع» and «ب»: «مع نهاية 2015»
_BY = (["مع"], ["ب"])
_SHORT = 3  # letters of a verb that is spelt as nouns are
_OF = 4  # words from a verb to the announcement of what it has for its subject or object
_LED = 4  # words from «قبل» to what is announced: «قبل القمة المرتقبة»
_BESIDE = 2  # words between «المقرر» and its date: «المقرر إجراؤها في 2019»
_SENTENCE = 25  # words before the date in which nothing may look back
_NEAR_KINDS = ("relative-day", "weekday")
_BEARINGS = ("on", "one-of", "since", "by")


def told_as_coming(dating: Dating, dated: Dated) -> bool:
    """Whether a verb of what is arranged, or a word that announces, holds a written date."""
    mention, text = dating.mention, dated.article.text
    if dating.bearing not in _BEARINGS:
        return False
    start = max(0, mention.start - _REACH)
    start += max((end.end() for end in _END.finditer(text[start : mention.start])), default=0)
    if mention.quoted or _in_quotation(text[start : mention.start]):
        return False  # whoever is quoted may have spoken long before
    before = wording.words_of(text[start : mention.start])[-_SENTENCE:]
    after = wording.words_of(_END.split(text[mention.end : mention.end + _REACH], maxsplit=1)[0])
    back = not _looking_back().isdisjoint((*_without_lead(before), *after)) or wording.said_then(before)
    if back or any(_is_before(one, start, dating) for one in dated.datings) or _goes_back(before):
        return False
    named = dating.bearing != "by" and {"weekday", "now"}.isdisjoint(mention.parts)
    if named and not _is_adverb(before, wording.words_of(mention.text)):
        return False
    return _announced(before, by=dating.bearing == "by" or (mention.rule in _PARTS and before[-1:] in _BY))


def _goes_back(before: Sequence[str]) -> bool:
    """«قضية تعود إلى 4 مارس», «معرضا عن زيارة فلان في مارس»: a day of what something is about, or goes back to."""
    if before[-1:] and before[-1] in folded("telling", "to_it"):
        return True
    about = folded("telling", "about")
    return any(word in about and occasions.is_occasion(behind) for word, behind in pairwise(before))


def _is_adverb(before: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a date says when, and is no part of a name: «تقرير عام 2014», «هجوم مايو 2014», «المنتخب في 2014»."""
    leads = folded("telling", "in")
    at = next((n for n in range(len(before) - 1, -1, -1) if wording.bare(before[n]) not in leads), -1)
    if at < 0 or before[at] in wording.PAUSES or not own:
        return True
    first = own[0] in folded("telling", "days_led") or own[0] in leads - folded("telling", "years_bare")
    led = at < len(before) - 1 or first
    last = wording.bare(before[at])
    if led:
        return last in wording.announcing() or not _is_participle(last)
    announced = [wording.bare(word) in wording.announcing() for word in before[max(0, at - 2) : at]]
    place = announced[:1] == [True] and before[at - 1] == "في"  # «المقررة في صدف عام 2018»
    return last.startswith("ال") or wording.is_future(last) or last in ("ب", "مع") or place or announced[-1:] == [True]


def _is_participle(word: str) -> bool:
    """«المنتخب», «المفتتح»: with its article, right before a date, it has it."""
    return word.startswith("ال") and any(one.role in ("passive", "both") for one in lookup_noun(word[2:]))


def _without_lead(before: Sequence[str]) -> list[str]:
    """«قبل القمة المرتقبة بين …»: what is announced is still to come, and «قبل» leads to it alone."""
    signs = wording.announcing()
    return [
        word for n, word in enumerate(before)
        if not (wording.bare(word) in folded("telling", "before") and signs.intersection(before[n + 1 : n + _LED]))
    ]  # fmt: skip


def _in_quotation(before: str) -> bool:
    return before.rfind("«") > before.rfind("»") or before.count('"') % 2 == 1


def _announced(before: Sequence[str], by: bool) -> bool:
    """``by``: «سيتضاعف بحلول 2040», «سيبلغ … مع نهاية 2015», whatever it is that will be."""
    for n in range(len(before) - 1, max(-1, len(before) - 1 - _HELD), -1):
        word = before[n]
        if wording.bare(word) in wording.announcing() and _is_of_what_was(before, n):
            return False
        if _is_arranged(word, before[n + 1 :]) or (by and wording.is_future(word)) or _expected(before, n):
            return True
        if wording.breaks(word) or word in wording.PAUSES or wording.is_listed_past(word) or wording.is_past(word):
            return False
    return False


def _is_of_what_was(before: Sequence[str], n: int) -> bool:
    """«شهدت الانتخابات المقررة في …», «غاب عن القمة المقررة في …»: a verb of the past has what was announced.

    Verbs of saying, setting and discussing speak of what is to come.
    """
    for at in range(n - 1, max(-1, n - 1 - _OF), -1):
        word = before[at]
        if word in wording.PAUSES:
            return False
        short = at == 0 and len(wording.bare(word)) <= _SHORT and wording.may_be_past(wording.bare(word))  # «غاب»
        past = short or wording.is_listed_past(word) or wording.is_past(word)
        if past:
            return not (wording.is_setting(word, announced=True) or wording.bare(word) in _speaking())
    return False


@kept
def _speaking() -> frozenset[str]:
    verbs = (*folded("telling", "said"), *folded("telling", "setting"), *folded("telling", "discussed"))
    return frozenset(verb + ending for verb in verbs for ending in wording.ENDINGS)


def _expected(before: Sequence[str], n: int) -> bool:
    """«من المتوقع أن ترتفع الأسعار في 2028», «على أن يعقد في …»: ``n`` is the place of the verb."""
    if before[n - 1 : n] != ["ان"] or n < 2:
        return False
    if before[n - 2] == plain("على"):  # «أكد على أن» reports
        scheduled = before[n][:1] in "يت" and before[n][1:] in _stems()
        return scheduled and folded("dates/tense", "stressing").isdisjoint(before[max(0, n - _HELD) : n - 2])
    signs = wording.announcing()
    return before[n - 2] in signs or before[n - 2].lstrip("وف") in signs


def _is_arranged(word: str, following: Sequence[str]) -> bool:
    bare = word[1:] if word[:1] in "وف" else word
    if bare in folded("telling", "announcing_beside"):
        return len(following) <= _BESIDE and not (following and following[0].startswith("ال"))
    return bare in folded("telling", "announcing") or (bare[:2] in ("سي", "ست") and bare[2:] in _stems())


@kept
def _stems() -> frozenset[str]:
    return frozenset(stem + ending for stem in folded("dates/tense", "stems") for ending in ("", "ان", "ون"))


@kept
def _looking_back() -> frozenset[str]:
    words = (*folded("dates/tense", "past"), *folded("dates/tense", "postponing"), *folded("telling", "looking_back"))
    return frozenset(joint + word for word in words for joint in ("", "و", "ف"))


def _is_before(other: Dating, start: int, dating: Dating) -> bool:
    """Whether another date of the sentence stands before this one: what it tells may look forward from there."""
    return start <= other.mention.start < dating.mention.start and other.mention.kind not in _NEAR_KINDS
