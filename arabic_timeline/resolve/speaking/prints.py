"""What the text says of itself: a dateline, a note that it is printed again, an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking.items import Item, Sentence
from arabic_timeline.resolve.speaking.stretch import Stretch, is_stating
from arabic_timeline.resolve.speaking.words import Cue, alone

_STROKE = re.compile(r"[ \u00a0]*(?:\([^()\n]{1,24}\)|/[^/\n]{1,24}/)?[ \u00a0]*\)?[ \u00a0]*[-–—:/]")
_CITY = re.compile(r"(?:[^\W\d]+[ \u00a0]?(?:\(?[^\W\d]+\)?[ \u00a0]?){0,2})[ \u00a0]*(?P<mark>[-–—/،,(]|[ \u00a0]في)[ \u00a0]*(?:يوم )?$")
_LONGEST = 40  # characters of the city, the agency and what parts them from the day
_AT_ONCE = 2  # items before «هذا المقال» in a note that begins with it: a bracket, a verb
_WORDS = 5  # items between «نعيد» and «نشر»


def datelines(text: str, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    """«عمان - 8 حزيران 2017 - استقبل …»: from its line to the next dateline, or to the end."""
    lines = [n for n, one in enumerate(mentions) if _is_dateline(text, one)]
    for place, n in enumerate(lines):
        after = mentions[lines[place + 1]].start if place + 1 < len(lines) else len(text)
        yield Stretch(mentions[n].end, after, n, "dateline")


def _is_dateline(text: str, one: Mention) -> bool:
    if not is_stating(one) or not one.parts.keys() & {"day", "weekday", "left"}:
        return False
    line = text.rfind("\n", 0, one.start) + 1
    if one.start - line > _LONGEST or _STROKE.match(text, one.end) is None:
        return False
    city = _CITY.match(text[line : one.start])
    return city is not None and not any(alone(word) for word in text[line : line + city.start("mark")].split())


def reprints(
    text: str, opening: Sequence[Sentence], closing: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[Stretch]:
    """Notes at the beginning or the end of a text that say when it was first printed."""
    for sentence in (*opening, *closing):
        own = _this_text(sentence.items)
        note = own if own is not None or sentence in closing else _older(sentence)
        if note is None:
            continue
        day, end = _stated(sentence, mentions, note)
        if own is not None:
            yield Stretch(0, sentence.start, day, "reprint")
        yield Stretch(end, len(text), day, "reprint")
        return


def _older(sentence: Sentence) -> int | None:
    """The item at which a note begins that the text behind it is old."""
    again = _printed_again(sentence.items)
    return again if again is not None else _from_archive(sentence.items)


def _this_text(items: Sequence[Item]) -> int | None:
    """«نُشر هذا المقال أول مرة يوم …», «سبق أن نشرنا هذا الحوار في …»."""
    for n, item in enumerate(items[:-1]):
        if item.cue & Cue.THIS and items[n + 1].cue & Cue.PIECE:
            near = items[max(0, n - _WORDS) : n + 2 + _WORDS]
            if any(one.cue & Cue.PRINTED for one in near) and _is_own(items, n):
                return n
    return None


def _is_own(items: Sequence[Item], n: int) -> bool:
    """A note speaks of nothing but its text: it is first printed, or says so within brackets or few words."""
    return n <= _AT_ONCE or any(item.cue & Cue.FIRST for item in items)


def _printed_again(items: Sequence[Item]) -> int | None:
    """«نعيد اليوم نشر ما كتبناه في …», «تعيد المجلة نشر هذا الحوار»."""
    for n, item in enumerate(items):
        if item.cue & Cue.AGAIN:
            for m in range(n + 1, min(n + _WORDS, len(items))):
                if items[m].cue & Cue.PRINTING and _has_piece(items[m + 1 : m + 4]):
                    return n
    return None


def _has_piece(items: Sequence[Item]) -> bool:
    return any(item.cue & Cue.PIECE for item in items)


def _from_archive(items: Sequence[Item]) -> int | None:
    """«من أرشيف الجريدة، 11 نوفمبر 1987: …»; a caption («صورة من الأرشيف») says nothing of the text."""
    for n, item in enumerate(items):
        if item.cue & Cue.ARCHIVE and n and items[n - 1].cue & Cue.INTO:
            if any(one.cue & Cue.PICTURE for one in items[:n]):
                return None
            return n if any(one.text == ":" for one in items[n:]) else None
    return None


def _stated(sentence: Sentence, mentions: Sequence[Mention], at: int) -> tuple[int | None, int]:
    """The day that a note states, if any, and where the text that it speaks of begins."""
    colon = next((item for item in sentence.items[at:] if item.text == ":" and not item.quote), None)
    end = colon.end if colon else sentence.end
    for item in sentence.items:
        if item.mention is not None and item.start < end and is_stating(mentions[item.mention]):
            return item.mention, max(item.end, colon.end if colon else item.end)
    return None, end
