"""What the text says of itself: a dateline, a note that it is printed again, an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic_timeline import lexicon
from arabic_timeline.model import Mention
from arabic_timeline.resolve.speaking.items import Item, Sentence
from arabic_timeline.resolve.speaking.stretch import Stretch, is_stating
from arabic_timeline.resolve.speaking.words import Cue, alone
from arabic_timeline.text import plain

_WORD = r"[^\W\d]+"
_PART = rf"{_WORD}(?: [(\[]?{_WORD}[)\]]?){{0,4}}"
_CITY = re.compile(
    rf"(?P<bracket>[(\[])?(?P<city>{_PART}(?P<agency> *[-–—/] *{_PART}){{0,2}}) *"
    r"(?P<mark>[-–—/،, ]*(?P<colon>: *)?(?P<open>[(\[])?)(?:يوم)?$"
)
_WORDS_OF = re.compile(_WORD)
_CLOSING = {"(": ")", "[": "]"}
_IN = " في"
_OPENING = 200  # characters from the beginning of a text within which a day without its year may be its dateline
_LONGEST = 40  # characters of the city, the agency and what parts them from the day
_AT_ONCE = 2  # items before «هذا المقال» in a note that begins with it: a bracket, a verb
_LABEL = 5  # items of «ملاحظة من المحرر:»
_WORDS = 5  # items between «نعيد» and «نشر»


def datelines(text: str, mentions: Sequence[Mention]) -> Iterator[Stretch]:
    """«عمان - 8 حزيران 2017 - استقبل …»: from its line to the next dateline, or to the end."""
    lines = [n for n, one in enumerate(mentions) if _is_dateline(text, one)]
    for place, n in enumerate(lines):
        after = mentions[lines[place + 1]].start if place + 1 < len(lines) else len(text)
        yield Stretch(mentions[n].end, after, n, "dateline")


def _is_dateline(text: str, one: Mention) -> bool:
    """Whether a line opens with a city, a day and a stroke, or with a whole date and a stroke."""
    if not is_stating(one) or not one.parts.keys() & {"day", "weekday", "left", "last"}:
        return False
    line = text.rfind("\n", 0, one.start) + 1
    whole = bool(one.parts.keys() & {"year", "last", "left"})
    if one.start - line > _LONGEST or (line > _OPENING and not whole):
        return False
    if one.publication and line <= _OPENING and whole:
        return not _is_change(plain(text[line : one.start]))
    behind = plain(text[one.end : one.end + _LONGEST])
    before = plain(text[line : one.start]).strip()
    if before in ("", *_CLOSING):
        struck = _stroke().match(behind) is not None
        return whole and (struck or (before == "[" and line <= _OPENING and behind.startswith("]")))
    city = _CITY.match(before)
    if city is None or any(alone(word) for word in _WORDS_OF.findall(city["city"].removesuffix(_IN)) if len(word) > 1):
        return False
    if city["bracket"]:
        return behind.startswith(_CLOSING[city["bracket"]])
    if city["open"] and city["agency"] and city["colon"]:
        return behind.startswith(_CLOSING[city["open"]])
    if city["colon"] or _stroke().match(behind) is None:
        return False
    return whole or bool(city["mark"].strip()) or city["city"].endswith(_IN)


@lexicon.kept
def _stroke() -> re.Pattern[str]:
    """What stands behind the day of a dateline: a stroke, perhaps behind an agency; an agency that ends its line."""
    agencies = lexicon.alternatives(lexicon.folded("dates/publication", "agencies"))
    bracketed = r"\([^()\n]{1,24}\)|\[[^\[\]\n]{1,24}\]|/[^/\n]{1,24}/"
    return re.compile(
        rf" *[)\]]?(?: *(?:{bracketed}|(?<!\w)(?:{agencies})(?!\w)))? *[)\]]? *[-–—:/]| +(?:{agencies}) *\n"
    )


def _is_change(before: str) -> bool:
    """«آخر تحديث: …» is not the day on which a text was written."""
    return any(word in before for word in lexicon.folded("dates/publication", "updated"))


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
    if again is None:
        again = _from_archive(sentence.items)
    return again if again is not None else _bracketed(sentence.items)


def _bracketed(items: Sequence[Item]) -> int | None:
    """«(من عدد المجلة الصادر في شباط 1964) اجتمع أمس …»: a bracket before the text that says of which paper it is."""
    end = next((n for n, item in enumerate(items) if item.text == ")"), None)
    if end is None or items[0].text != "(" or not items[1].cue & Cue.INTO:
        return None
    paper = any(item.cue & Cue.DOCUMENT for item in items[1:end])
    return 0 if paper and items[end - 1].mention is not None else None


def _this_text(items: Sequence[Item]) -> int | None:
    """«نُشر هذا المقال أول مرة يوم …», «سبق أن نشرنا هذا الحوار في …»."""
    for n in range(len(items) - 1):
        if _is_this(items, n):
            near = items[max(0, n - _WORDS) : n + 2 + _WORDS]
            if any(one.cue & (Cue.PRINTED | Cue.ARCHIVE | Cue.FIRST | Cue.DATED) for one in near) and _is_own(items, n):
                return n
    return None


def _is_this(items: Sequence[Item], n: int) -> bool:
    """«هذا المقال», «المقال التالي»; «المقال» alone where it is said to be printed first."""
    one, two = items[n].cue, items[n + 1].cue
    if one & Cue.THIS and two & Cue.PIECE:
        return True
    return bool(one & Cue.PIECE) and (bool(two & Cue.BELOW) or any(item.cue & Cue.FIRST for item in items[n:]))


def _is_own(items: Sequence[Item], n: int) -> bool:
    """A note speaks of nothing but its text: it is first printed, or says so within brackets or few words.

    What a label says before a colon is not counted: «ملاحظة المحرر: كتبت هذه المادة في …».
    """
    label = next((at + 1 for at, item in enumerate(items[:_LABEL]) if item.text == ":"), 0)
    return n - label <= _AT_ONCE or any(item.cue & Cue.FIRST for item in items)


def _printed_again(items: Sequence[Item]) -> int | None:
    """«نعيد اليوم نشر ما كتبناه في …», «تعيد المجلة نشر هذا الحوار», «ننشر من جديد ما كتبه مراسلنا في …»."""
    for n, item in enumerate(items):
        if item.cue & Cue.AGAIN:
            behind = items[n + 1 : n + 1 + _WORDS]
            if any(_has_piece(items[n + 2 + m : n + 5 + m]) for m, one in enumerate(behind) if one.cue & Cue.PRINTING):
                return n
            if any(one.cue & Cue.PIECE and _is_old(items[n + 2 + m : n + 6 + m]) for m, one in enumerate(behind)):
                return n
    return None


def _is_old(items: Sequence[Item]) -> bool:
    return any(item.cue & (Cue.PRINTED | Cue.DATED | Cue.ARCHIVE) for item in items)


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
    closes = ")" if _bracketed(sentence.items) is not None else ":"
    colon = next((item for item in sentence.items[at:] if item.text == closes and not item.quote), None)
    end = colon.end if colon else sentence.end
    for item in sentence.items:
        if item.mention is not None and item.start < end and is_stating(mentions[item.mention]):
            return item.mention, max(item.end, colon.end if colon else item.end)
    return None, end
