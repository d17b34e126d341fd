"""What may bind: whether the words of a report tell it as past or as coming, and on which days its date puts it.

Nothing follows from a present tense, an idea, a condition, a clause inside another, or a verb too far from its date:
where the words do not say plainly when the telling stands to what is told, nothing is concluded.  Words in
``lexicon/telling.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from arabic_timeline import counting
from arabic_timeline.interval import Interval, hull
from arabic_timeline.lexicon import folded, kept
from arabic_timeline.model import Dated, Dating, Passage, Report
from arabic_timeline.reason import occasions, wording
from arabic_timeline.text import plain

Tense = Literal["past", "coming"]

_TWO = 2
_REACH = 10  # words from a verb to its date or noun
_LONGEST = 18  # words of a sentence from its verb to its day
_PLACE = 2  # words of a place
_WORD = 40  # characters of a word before a date
_GETTING_READY = 6  # words from «الترتيبات» to what it is for
_OPENING = 3  # words among which the verb of a sentence opens it
_NOUN = 3  # letters of a noun that is spelt as its verb: «عقد», «بحث»
_PURPOSE = 5  # letters of a word that may be «ل» with a purpose
_LONG = 31  # days: a year is held by a verb only where that stands close to it («موازنة عام 2030»)
_CLOSE = 6  # words
_THEN = 8  # words before an act among which «حينها» makes it one that was to come then
_VAGUE = "vague-window"  # of «الأسابيع المقبلة»
_FRESH = ("relative-day", "weekday")  # «قال أمس إنه سيلتقي» is news


def tense(report: Report, dated: Dated) -> Tense | None:
    """How a report is told, where its words say so plainly and the reading of it agrees."""
    found = spoken(report, dated)
    if found is None and report.dating is None and report.over:
        return "past"  # «صرح بعد لقائه فلانا»: a clause inside another, which says so itself
    found = "coming" if found is None and _soon(report, dated) else found
    if found == "coming" and _foretold_then(report, dated):
        return None
    return found if found and report.held != "denied" and (found == "past") == (report.held == "held") else None


def _soon(report: Report, dated: Dated) -> bool:
    """«يعتزم لقاء فلان في الأسابيع المقبلة»: planned for days to come, though nobody can say for which."""
    passage, act = report.passages[0], report.act
    if report.held != "planned" or report.dating is not None or act is None:
        return False
    vague = (one.mention for one in dated.datings if act < one.mention.start < passage.end and not one.mention.quoted)
    return any(one.rule == _VAGUE and one.parts.get("side") == "next" for one in vague)


def _foretold_then(report: Report, dated: Dated) -> bool:
    """«قال الأسبوع الماضي إنه سيلتقي», «حين أعلن أنه سيزور»: what was to come when it was said, on a day of its own."""
    passage = _holding(report, dated.datings[report.dating] if report.dating is not None else None)
    act = report.act
    if report.dating is not None and dated.datings[report.dating].said_on is not None:
        return True  # «قال الأحد إنه سيلتقيه غدا»
    if passage is None or act is None or not passage.start <= act < passage.end:
        return False
    words = wording.words_of(dated.article.text[passage.start : act])
    if not folded("telling", "old_papers").isdisjoint(words) and words.count("«") > words.count("»"):
        return True  # «بحسب مذكراته، قال له مستشاره: «ستلتقي …»»
    if not folded("telling", "looking_back_before").isdisjoint(words[-_THEN:]):
        return True
    if wording.said_before(words) is None:
        return False
    return wording.said_then(words) or any(
        place != report.dating and one.mention.kind not in _FRESH and passage.start <= one.mention.start < act
        and folded("telling", "that").intersection(wording.words_of(dated.article.text[one.mention.end : act]))
        for place, one in enumerate(dated.datings)
    )  # fmt: skip


def spoken(report: Report, dated: Dated) -> Tense | None:
    """The tense of a report's words: beside its date, else in any of its sentences."""
    dating = dated.datings[report.dating] if report.dating is not None else None
    passage = _holding(report, dating)
    passages = report.passages if dating is None else (passage,) if passage else ()
    names = frozenset(word for one in report.participants for word in wording.words_of(one.name))
    found = {_in(one, dating, report.held, names) for one in passages} - {None}
    return found.pop() if len(found) == 1 else None


def followed(report: Report, dated: Dated) -> bool:
    """Whether a text is told as of after an act, or by a verb of the past: «قال عقب لقائه», «عقد»."""
    passage = _holding(report, dated.datings[report.dating] if report.dating is not None else None)
    words = wording.words_of(passage.quote) if passage else []
    at = _trigger(words, passage.trigger) if passage else None
    if at is None or spoken(report, dated) != "past":
        return False
    return wording.is_listed_past(words[at]) or any(
        _during(word) or wording.is_listed_past(word) for word in words[max(0, at - 1) : at]
    )


def _during(word: str) -> bool:
    return word.lstrip("و") in folded("telling", "during")


def _in(passage: Passage, dating: Dating | None, held: str, names: frozenset[str]) -> Tense | None:
    words = wording.words_of(passage.quote)
    at, date = _trigger(words, passage.trigger), _mention(passage, dating)
    found = _of_date(words, date) if at is None else _of_trigger(words, at, held, passage.trigger)
    if at is None and date is None:
        found = _opening(words)
    if at is None or date is None:
        return found
    return found if _joined(words, at, date, passage.trigger, names) else None


def _opening(words: Sequence[str]) -> Tense | None:
    """A sentence that opens with a verb of the past."""
    return (
        "past"
        if any(map(wording.is_listed_past, words[:_OPENING])) and not wording.unless(words, min(_OPENING, len(words)))
        else None
    )


def _holding(report: Report, dating: Dating | None) -> Passage | None:
    """The passage in which the date stands; the first one of a report without a date."""
    return next((p for p in report.passages if dating is None or _mention(p, dating) is not None), None)


def on_its_days(dating: Dating) -> bool:
    """Whether what is told took place on the days that an expression names, and not before, after or about them."""
    return dating.bearing in ("on", "one-of")


def people(report: Report) -> frozenset[str]:
    """Who took part, each by id, or by the folded name."""
    return frozenset(one.id or plain(one.name) for one in report.participants)


def of_two(one: Report, other: Report) -> bool:
    """Whether two tellings are of one form, and of two who took part in both."""
    return one.form == other.form and len(people(one) & people(other)) >= _TWO


def plain_day(dating: Dating) -> date | None:
    """The one day on which what is told took place, where its words can be read in one way only."""
    if dating.readings or dating.notice is not None or not on_its_days(dating) or dating.interval is None:
        return None
    return None if counting.is_loose(dating) else dating.interval.day


def days_told(dating: Dating) -> Interval | None:
    """The days on which what an expression dates took place; ``None`` where it names none, or says «not then»."""
    if dating.readings and dating.bearing == "on":
        return hull(dating.readings)
    return dating.interval if dating.bearing == "on" else dating.told


def counted(dating: Dating) -> int | None:
    """«اليوم 5 مارس»: days from that of writing to its own; «اليوم الخامس من مارس» is the fifth of the month."""
    now, words = dating.mention.parts.get("now"), wording.words_of(dating.mention.text)
    whole = "month" in dating.mention.parts or {"first", "second", "last"} <= set(dating.mention.parts)
    if not isinstance(now, int) or not whole or dating.mention.quoted:
        return None
    numbered = now == 0 and "weekday" not in dating.mention.parts and words[1:2] and words[1].startswith("ال")
    return None if numbered else now


def day_by_word(dating: Dating, dated: Dated) -> date | None:
    """«أمس 28 شوال»: the day that its word alone gives, counted from the one day of publication."""
    now, written = counted(dating), dated.published
    return written.day + timedelta(now) if now is not None and written is not None and written.day is not None else None


def by_the_moon(dating: Dating) -> bool:
    """«أمس 28 شوال 1444هـ»: a day of the lunar calendar alone, which no weekday and no other calendar confirms."""
    parts = dating.mention.parts
    return bool(parts.get("hijri")) and parts.keys().isdisjoint({"weekday", "first", "second", "last", "left", "right"})


def told_as_past(dating: Dating, dated: Dated) -> bool:
    """Whether a verb of the past holds a written date, something bears it, or «منذ» stands before it.

    Whoever is quoted spoke before the text was written: what he tells as past is so for the text too.
    """
    text, mention = dated.article.text, dating.mention
    words = wording.words_of(wording.outside(text[max(0, mention.start - 120) : mention.start]))
    own = wording.words_of(mention.text)
    if not own or text[max(0, mention.start - 1) : mention.start].isalpha():
        return False
    since = folded("telling", "since")
    if (words and wording.bare(words[-1]) in since) or wording.bare(own[0]) in since:
        return not mention.quoted
    if not on_its_days(dating):
        return False
    leads = folded("telling", "in")
    before = list(words)
    while before and (before[-1] in leads or before[-1].removeprefix("و") in leads):
        before.pop()
    led = own[0] in leads or bool(words and words[-1] in leads)
    if led and before and before[-1] in folded("telling", "bearing"):
        return True
    if not before or before[-1] in wording.PAUSES or not text[: mention.start].rpartition("\n")[2].strip():
        return _opens_past(wording.words_of(text[mention.end : mention.end + 40]))
    return led and behind_past(dating, dated, quoted=mention.quoted)


def _opens_past(following: Sequence[str]) -> bool:
    """Whether what follows a date that opens its sentence was done: «وفي فجر الخميس 3 مايو، تم …», «3 مايو: وافق …»."""
    word = next((word for word in following[:2] if word != ":"), "")
    return word in _done() or word in wording.listed("passed")


@kept
def _done() -> frozenset[str]:
    verbs = (*folded("dates/tense", "acts"), *folded("dates/tense", "behind_date"))
    return frozenset(verb + ending for verb in verbs for ending in wording.ENDINGS[:5])


def behind_past(dating: Dating, dated: Dated, *, quoted: bool = False) -> bool:
    """Whether the nearest verb before an expression, in its clause, is one of the past; ``quoted``: quotations too."""
    text, mention = dated.article.text, dating.mention
    words = wording.words_of(wording.outside(text[max(0, mention.start - 120) : mention.start]))
    near = words[-_REACH:]
    verb = max((n for n, word in enumerate(near) if wording.is_listed_past(word)), default=0)
    aimed = any(_is_purpose(near[n]) or wording.is_goal(near, n) for n in range(verb, len(near)))
    if (mention.quoted and not quoted) or aimed:
        return False  # «عقد لمناقشة نفقات عام 2016», and not «بعد زيارة لمرجان التقى …»
    long = dating.interval is not None and (dating.interval.length or 0) > _LONG
    return _of_date(words[-_CLOSE:] if long else words, len(words[-_CLOSE:] if long else words)) == "past"


def of_another(dating: Dating, dated: Dated) -> bool:
    """Whether a date is that of an occasion which only is spoken of, or one to which something is put."""
    start = dating.mention.start
    words = wording.words_of(wording.outside(dated.article.text[max(0, start - 120) : start]))
    own = wording.words_of(dating.mention.text)[:1]
    since = not folded("telling", "since").isdisjoint((*words[-1:], *own))
    return not since and (
        (words[-1:] != [] and words[-1] in folded("telling", "to_it")) or occasions.of_another(words, len(words))
    )


def of_a_name(report: Report, dating: Dating, dated: Dated) -> bool:
    """«منظمو قمة 4 مارس», «مقر أولمبياد 2024»: a date that is a part of what a side or a place is called."""
    text, start = dated.article.text, dating.mention.start
    before = list(re.finditer(r"\w+", text[max(0, start - _WORD) : start]))
    own = wording.words_of(dating.mention.text)[:1]
    if not before or not own or own[0] in folded("telling", "in") | folded("telling", "days_led"):
        return False
    word, at = plain(before[-1][0]), max(0, start - _WORD) + before[-1].start()
    if "،" in text[at:start] or _of_the_act(report, before[-1][0], at):
        return False
    return occasions.is_occasion(word) or wording.is_arranged(word)


def _of_the_act(report: Report, word: str, at: int) -> bool:
    """«سيجري محادثات الجمعة»: whether a word at a place in the text is one of those that tell the act itself."""
    if any(one.part == "form" and one.start <= at < one.end for one in report.because):
        return True
    return any(word in passage.trigger.split() and passage.start <= at < passage.end for passage in report.passages)


def opens_past(dating: Dating, dated: Dated) -> bool:
    """Whether a sentence opens with a verb of the past, and only names stand between that and an expression."""
    start = wording.sentence(dated.article.text, dating.mention.start, dating.mention.start)[0]
    words = wording.words_of(dated.article.text[start : dating.mention.start])
    if not words or dating.mention.quoted or not (wording.is_listed_past(words[0]) or wording.is_done(words[0])):
        return False
    return len(words) <= _REACH and not any(
        wording.breaks(word) or wording.is_purpose(word) or wording.is_arranged(word) or wording.is_past(word)
        or word in folded("telling", "prepositions")
        for word in words[1:]
    )  # fmt: skip


def told_by_opening(dating: Dating, dated: Dated) -> bool:
    """«التقى فلان فلانا على هامش القمة في جدة يوم 29»: behind a place the day of the act that opens the sentence.

    Only who and where stands between: no other act, purpose or clause.
    """
    start = wording.sentence(dated.article.text, dating.mention.start, dating.mention.start)[0]
    words = wording.words_of(dated.article.text[start : dating.mention.start])
    if not _REACH < len(words) <= _LONGEST or dating.mention.quoted or not wording.is_listed_past(words[0]):
        return False
    own = wording.words_of(dating.mention.text)
    lead = words[-1] in folded("telling", "in")
    led = bool(own) and (own[0] in folded("telling", "in") or lead)
    if not led or folded("telling", "in_place").isdisjoint(words[-_PLACE - 1 - lead :]):
        return False
    return not any(_leads_away(words, n) for n in range(1, len(words)))


def _leads_away(words: Sequence[str], n: int) -> bool:
    """Whether a word opens something else that a day behind it may be of: «تحضيرا لقمة», «حول مؤتمر»."""
    word, behind = words[n], words[n + 1 : n + 2]
    if wording.breaks(word) or wording.is_arranged(word) or wording.is_past(word):
        return True
    if wording.is_aim(word) or word.startswith("لل") or (occasions.is_occasion(word) and not _during(words[n - 1])):
        return True
    if word in folded("dates/tense", "future"):
        return True
    other = folded("telling", "prepositions") - folded("telling", "in_place")
    return word in other and (folded("telling", "during") | folded("telling", "by_whom")).isdisjoint(behind)


def _of_trigger(words: Sequence[str], at: int, held: str, trigger: str) -> Tense | None:
    word = words[at]
    if _is_prepared(words, trigger):
        return None
    if len(word) <= _NOUN and held == "planned" and _foretold(words, at):
        return "coming"  # «يعتزم عقد لقاء»: a noun
    if wording.is_listed_past(word) or (at == 0 and held == "held" and wording.may_be_past(word)):
        return None if wording.unless(words, at) else "past"
    if wording.is_future(word):
        return None if "كان" in words[max(0, at - 12) : at] or "كانت" in words[max(0, at - 12) : at] else "coming"
    if wording.is_present(word):
        return "coming" if held == "planned" and _foretold(words, at) else None
    before = words[max(0, at - _REACH) : at]
    if any(map(wording.is_future, before)) or _foretold(words, at):
        return "coming" if held == "planned" else None
    if before and _during(before[-1]) and _reported(words):
        return "past"
    return _of_date(words, at) if not occasions.is_occasion(word) or occasions.was_there(words, at) else None


def _is_aim(word: str) -> bool:
    return occasions.is_occasion(word) if word[:2] == "لل" else occasions.is_occasion(word[1:])


def _is_prepared(words: Sequence[str], trigger: str) -> bool:
    """«جرى الإعداد للقاء», «أنهى الترتيبات لزيارة»: what is done is not the act itself."""
    told = wording.words_of(trigger)
    aims = (n for n, word in enumerate(words) if word in told and word[:1] == "ل" and _is_aim(word))
    return any(occasions.is_preparing(word) for n in aims for word in words[max(0, n - _GETTING_READY) : n])


def _reported(words: Sequence[str]) -> bool:
    said = any(wording.bare(word) in wording.listed("said") for word in words) or any(
        map(wording.is_listed_past, words)
    )
    said = said or any(map(wording.is_past, words[:1]))  # «واتفق الوزيران خلال لقائهما على …»
    return (
        said
        and not any(map(wording.is_future, words))
        and not any(word in folded("dates/tense", "future") for word in words)
    )


def _foretold(words: Sequence[str], at: int) -> bool:
    before = words[max(0, at - 2 * _REACH) : at]
    before = before[max((n + 1 for n, word in enumerate(before) if word in wording.PAUSES), default=0) :]
    signs = folded("dates/tense", "future")
    was = folded("dates/tense", "past")
    if not any(word in was for word in before) and any(
        one in signs and other == "ان" for one, other in pairwise(before)
    ):
        return True  # «من المنتظر أن يصل … في زيارة يلتقي خلالها»: all that hangs on it is to come
    before = words[max(0, at - _REACH) : at]
    return any(word in signs for word in before) and not any(word in was for word in before)


def _of_date(words: Sequence[str], at: int | None) -> Tense | None:
    """The nearest verb before a place, where only words of its own clause stand between."""
    if at is None or words[at - 1 : at] == [] or words[at - 1] in folded("telling", "to_it"):
        return None
    for n in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[n]
        if wording.is_listed_past(word) and not wording.is_noun(words, n):
            return None if wording.unless(words, n) else "past"
        if word in wording.PAUSES or wording.breaks(word) or wording.is_arranged(word) or wording.is_aim(word):
            return None
    return None


def _joined(words: Sequence[str], at: int, date: int, trigger: str, names: frozenset[str]) -> bool:
    """Whether a date and its trigger stand in one clause, and no other occasion between them has it.

    A name («ويتكومب») opens no clause, however it is spelt.
    """
    low, high = min(at, date), max(at, date)
    between, told = words[low + 1 : high], wording.words_of(trigger)
    spoken_of = at < date and wording.bare(words[at]) in occasions.speaking_of()
    if spoken_of and any(_has_its_day(words, n) for n in range(low + 1, high) if words[n] not in told):
        return False
    rest = [word for word in between if word not in names]
    return not any(word in wording.PAUSES or wording.breaks(word) or wording.is_listed_past(word) for word in rest)


def _has_its_day(words: Sequence[str], n: int) -> bool:
    """«ناقش مع مساعديه لقاءه بفلان يوم …»: an occasion that is no place where somebody was."""
    leads = folded("telling", "at_it")
    return occasions.is_occasion(words[n]) and not _during(words[n - 1]) and words[n - 1] not in leads


def _is_purpose(word: str) -> bool:
    return word.startswith("ل") and (len(word) >= _PURPOSE or word[:2] == "لل" or wording.is_listed_past(word[1:]))


def _trigger(words: Sequence[str], trigger: str) -> int | None:
    """Where the words that triggered a reading stand: its verb, where it has one, else its first word."""
    told = [word for word in wording.words_of(trigger) if word in words]
    verb = next((word for word in told if wording.is_listed_past(word) or wording.is_future(word)), None)
    return words.index(verb or told[0]) if told else None


def _mention(passage: Passage, dating: Dating | None) -> int | None:
    """The place of a date among the words of a passage, where it stands there."""
    if dating is None or not passage.start <= dating.mention.start < passage.end:
        return None
    return len(wording.words_of(passage.quote[: dating.mention.start - passage.start]))
