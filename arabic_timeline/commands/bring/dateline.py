"""One line of a page → the day that it prints as that of publication, where it is a dateline and no prose.

On such a line the day stands apart, or behind a word that says what it is; a line may print several things, each in a
part of its own: «نشر: 12 مارس 2024 | كتب: … | آخر تحديث: …».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from arabic_timeline import recognise, resolve
from arabic_timeline.commands.bring.words import words
from arabic_timeline.interval import Interval
from arabic_timeline.model import Article, Dating
from arabic_timeline.text import plain

LONGEST = 160  # characters of a line that is a dateline and no prose
_BESIDE = 7  # words that may stand beside the day: a name, a place, a count of readers
_BEHIND = 3  # words right behind a day, from which it is the head of a sentence
_PARTS = re.compile(r"[|•·¦]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(?:19|20)\d\d(?!\d)")
_POINTS = re.compile(r"(?<![\d.])\d{1,2}\.(?:0?[1-9]|1[0-2])\.(?:19|20)\d\d(?![\d.])")  # nobody puts the month first so
_COLONS = re.compile(r"(?<!\d)((?:19|20)\d\d):(\d\d):(\d\d)(?:\.(?=\d)|(?!\d))")  # «2019:10:16.10:05»
_MONTHS = 12


def readings(
    line: str, orders: Sequence[bool] = (True, False), *, beside: int = _BESIDE, labelled: bool = False
) -> list[Interval]:
    """The days that a line can print, ``[]`` where it prints none, or is prose.

    ``orders``: whether the day may stand before the month in figures.
    """
    if len(line) > LONGEST or _is_of_picture(line):
        return []
    line = _COLONS.sub(r"\1-\2-\3 ", line)
    if _POINTS.search(line):
        orders = (True,)
    found: list[Interval] = []
    for order in orders:
        days = [day for part in _PARTS.split(line) if (day := _of_part(part, order, beside, labelled))]
        day = common(days) if days else None
        if day and day not in found:
            found.append(day)
    return found


def orders(lines: Iterable[str]) -> Sequence[bool]:
    """Whether the day stands before the month: as in what these lines write that can be read in one way only."""
    told = set()
    for match in (one for line in lines for one in _FIGURES.finditer(line)):
        if max(int(match[1]), int(match[3])) > _MONTHS >= min(int(match[1]), int(match[3])):
            told.add(int(match[1]) > _MONTHS)
    return tuple(told) if len(told) == 1 else (True, False)


def is_one(line: str) -> bool:
    """Whether a line prints a day, of publication or of a change, and next to nothing else."""
    if readings(line, beside=2) or ((_is_byline(line) or _is_labelled(line)) and readings(line)):
        return True
    return is_of_change(line)


def is_labelled(line: str) -> bool:
    """Whether a line prints a day behind a word for that of publication, and next to nothing else."""
    return _is_labelled(line) and bool(readings(line, beside=2))


def _is_of_picture(line: str) -> bool:
    return bool(words().pictures.search(plain(line).casefold())) and not _is_byline(line)


def is_of_change(line: str) -> bool:
    """Whether a line prints the day of a change, and next to nothing else."""
    return len(line) <= LONGEST and _is_short(line) and any(_is_update(line, one) for one in _dated(line, True))


def _of_part(line: str, day_first: bool, beside: int, labelled: bool) -> Interval | None:
    dated = [one for one in _dated(line, day_first) if one.interval]
    made = [one for one in dated if not _is_update(line, one) and (one.mention.publication or _is_apart(line, one))]
    if labelled:
        made = [one for one in made if one.mention.publication]
    if not made or len(_others(line, made)) > beside:
        return None
    return common([one.interval for one in made if one.interval])


def _dated(line: str, day_first: bool) -> list[Dating]:
    article = Article(id="page", outlet="page", title="page", text=line)
    dated = resolve.datings(article, recognise.dates(line), resolve.Policy(day_first=day_first))
    whole = (one for one in dated.datings if one.mention.rule in recognise.WHOLE_DAYS)
    return [one for one in whole if not one.notice and not one.readings and one.bearing == "on"]


def _is_update(line: str, one: Dating) -> bool:
    before = line[max(0, one.mention.start - 40) : one.mention.start]
    return bool(words().updated.search(plain(before).casefold()))


def _is_short(line: str) -> bool:
    return len(_WORD.findall(line)) <= _BESIDE


def _is_apart(line: str, one: Dating) -> bool:
    """Whether a day is no part of a phrase: «موعد الجلسة: 20 مارس», «قمة في 20 مارس», «20 مارس يوم حاسم للمدينة»."""
    before, behind = line[: one.mention.start].rstrip(), line[one.mention.end :]
    label = re.search(r"\d\D*?((?:[^\W\d_]+ )?[^\W\d_]+)\s*:$", before)
    if label and _is_label(label[1]):
        return True
    if before.endswith(":") and not re.search(r"\d:$", before):
        return False
    phrase = None if _is_byline(before) else re.search(r"(?:[^\W\d_]{2,} +)*[^\W\d_]{2,}$", before)
    if phrase and _is_label(phrase.group()):
        return True
    if phrase and len(phrase.group().split()) > 1 and not _is_name(phrase.group()):
        return False
    following = re.match(r"\s*((?:[^\W\d_]{2,}\s*)*)", behind)
    return following is None or len(following[1].split()) < _BEHIND or _is_name(following[1])


def _is_label(phrase: str) -> bool:
    return " ".join(plain(phrase).casefold().split()) in words().published


def _is_labelled(line: str) -> bool:
    """Whether a line begins with a word for its day: «أرسل في الثلاثاء 12 مارس 2024 من قبل المدير»."""
    written = re.findall(r"[^\W\d_]+", line)[:3]
    return any(_is_label(" ".join(written[:n])) for n in (1, 2, 3))


def _is_name(phrase: str) -> bool:
    """Whether a phrase names who wrote, or where: «كتبت سلمى الراشدي», «أرسل بواسطة admin في», «الرباط في»."""
    folded = " ".join(plain(phrase).casefold().split())
    known = words()
    if folded.split(" ", 1)[0] in known.given or folded.removesuffix(" في") in known.cities:
        return True
    return any(re.search(rf"(?:^|\s){re.escape(one)}(?:\s|$)", folded) for one in known.bylines)


def _is_byline(before: str) -> bool:
    """Whether what stands before a day names who wrote: «أرسلت بواسطة: سالم في يوم»."""
    folded = " ".join(re.findall(r"\w+", plain(before).casefold()))
    return any(folded.startswith(f"{one} ") for one in words().bylines)


def _others(line: str, made: Sequence[Dating]) -> list[str]:
    return _WORD.findall(" ".join(_between(line, made)))


def _between(line: str, made: Sequence[Dating]) -> Iterator[str]:
    at = 0
    for one in made:
        yield line[at : one.mention.start]
        at = one.mention.end
    yield line[at:]


def common(days: Sequence[Interval]) -> Interval | None:
    """What all of them can be."""
    held: Interval | None = days[0]
    for one in days[1:]:
        held = held & one if held else None
    return held
