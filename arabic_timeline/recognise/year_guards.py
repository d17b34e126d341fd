"""Decoys of years and of figures: what counts things, numbers of laws, ages, years before Christ."""

from __future__ import annotations

import re

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import (
    DAYS,
    MONTHS,
    WORD,
    alone,
    decoys,
    is_position,
    left,
    word_after,
)

ERA = re.compile(r"\d ?(?:م|ه|ميلادي\w*|هجري\w*)$")  # of a year, at the end of its words
_STROKES = re.compile(r"\d ?([/-]) ?\d+ ?\1 ?\d")


_BEFORE_CHRIST = re.compile(r" ?ق ?\.? ?م(?![" + LETTER + r"])| قبل (?:ال)?ميلاد")


def year_bce(text: str, piece: Piece) -> bool:
    return _BEFORE_CHRIST.match(text, piece.end) is not None


def with_era(text: str, piece: Piece) -> Piece:
    """«عام 332 ق.م», with its last words."""
    era = _BEFORE_CHRIST.match(text, piece.end)
    return Piece(piece.rule, piece.kind, piece.start, era.end() if era else piece.end, piece.parts)


_GOES_ON = re.compile(r"[/\-%]\d|\d[/\-%]|\.\d")


def numeric(text: str, piece: Piece) -> bool:
    if (piece.start and text[piece.start - 1] in "/-.0123456789") or _GOES_ON.match(text, piece.end):
        return False
    last = piece.parts["last"]
    if piece.parts["first"] > 99:
        return True
    if isinstance(last, int) and last >= 1000:
        return True
    headed = piece.parts.keys() & {"weekday", "now", "lead"} or not text[piece.start].isdigit() or alone(text, piece)
    return bool(headed) and last < 100 and _STROKES.search(text, piece.start, piece.end) is not None


def numeric_range(text: str, piece: Piece) -> bool:
    """«من 8/6 إلى 11/6/2015»."""
    days = (piece.parts["first_day"], piece.parts["day"])
    return (
        max(days) in DAYS
        and piece.parts["first_month"] in MONTHS
        and not text[piece.end : piece.end + 2].strip(" .،)").isdigit()
    )


def slashed_range(text: str, piece: Piece) -> bool:
    """«من 25/10 إلى 3/11»; «من 1/3 إلى 2/3» may be parts of a whole."""
    parts = piece.parts
    first, last = parts["first_day"], parts["day"]
    return max(first, last) in _NO_MONTHS and max(parts["first_month"], parts["month"]) in MONTHS


_NO_MONTHS = range(13, 32)  # days that are no month: «25/10» is no part of a whole


def campaign_short(text: str, piece: Piece) -> bool:
    """«موسم 21/22»: two years, one after the other."""
    first, last = piece.parts["first_year"], piece.parts["year"]
    return max(first, last) < 100 and (last - first) % 100 in (1, 99)


def year_of_era(text: str, piece: Piece) -> bool:
    return bool(piece.parts["year"] < 1000)


def bare_year(text: str, piece: Piece) -> bool:
    if text[piece.end : piece.end + 1] in "%٪./" and text[piece.end + 1 : piece.end + 2].isdigit():
        return False
    if text[piece.end : piece.end + 1] in ("%", "٪"):
        return False
    if counts(text, piece):
        return False
    lead = piece.parts.get("lead")
    if lead == "between":  # «بين 2010 وأواخر 2012»; other pairs of years have a rule of their own
        return is_position(word_after(text, piece.end).removeprefix("و"))
    if lead in ("of", "about", "until"):
        up_to = _UP_TO.search(text, piece.start - 16, piece.start) is not None
        return (up_to or _goes_back(text, piece)) and piece.parts["year"] >= RECENT
    return 1900 <= piece.parts["year"] <= 2100 and not piece.parts.get("hijri")


_UP_TO = re.compile(f"(?<![{LETTER}])و?(?:حتي|لغايه|غايه|حتي حدود|الي حدود|لحدود|(?:ل|الي |حتي )ما (?:بعد|قبل)) $")


def _goes_back(text: str, piece: Piece) -> bool:
    """«اتفاق يعود إلى 1997»: a verb of going back before «إلى»."""
    if not text.endswith(" الي ", 0, piece.start):
        return False
    words = WORD.findall(left(text, piece.start, 32))[-_VERB:-1]
    return any(word.removeprefix("و") in lexicon.folded("dates/bearings", "back") for word in words)


_VERB = 4  # words, with «إلى»: «يعود تاريخ بنائه إلى 1920»
RECENT = 1900


def counts(text: str, piece: Piece) -> bool:
    """«في 2014 مركزا» counts; after 2006 or 2010 what is counted has no «ا», and «في 2017» is the year itself."""
    after = word_after(text, piece.end)
    if _DAY.match(text, piece.end):
        return False
    if after in decoys("uncounted"):  # «منذ 2012 كلما …»: no kilometres («كلم»)
        return False
    if after in decoys("counted") or after.removesuffix("ا") in decoys("counted"):
        return True
    if len(after) < _SHORTEST or not after.endswith("ا") or after.endswith("ها"):
        return False
    if after[0] in "بلو" and after[1:] in decoys("uncounted"):  # «2018 بروسيا»
        return False
    if piece.parts["year"] % 100 <= _FEW:
        return False
    return not (text.endswith(" في ", 0, piece.start) and _NEAR_PAST <= piece.parts["year"] <= _NEAR_FUTURE)


def counted(text: str, piece: Piece) -> bool:
    """«العام الماضي 2000 طالب», «في مارس 2015 درهما»: the number behind a date counts, and is not its year.

    What may also stand by itself behind a year does not tell («انتخب في مارس 2018 عضوا»), unless «الماضي» has said
    already which year is meant.
    """
    year = piece.parts.get("year")
    if type(year) is not int or not text.endswith(str(year), 0, piece.end):
        return False
    if not piece.parts.keys().isdisjoint(_SIDED) and (counts(text, piece) or _of_no_paper(piece)):
        return True
    after, rest = word_after(text, piece.end), year % 100
    if rest == 0:
        return after in decoys("measure_units")
    if rest <= _FEW:
        return after in decoys("measure_units_many")
    return after.endswith("ا") and after[:-1] in decoys("measure_units")


def _of_no_paper(piece: Piece) -> bool:
    """«ستوزع العام القادم 1900 سكن»: no newspaper of ours calls 1900 or 2100 the coming year."""
    year = piece.parts["year"]
    return "hijri" not in piece.parts and "doubtful" not in piece.parts and not RECENT < year < _CENTURY_NEXT


_SIDED = frozenset({"side", "this"})
_CENTURY_NEXT = 2100
_DAY = re.compile(r" يوم (?:ال|[0-9])")  # «كأس العرب 2021 يوم 18 ديسمبر»
_SHORTEST = 4  # letters of a noun in the accusative
_FEW = 10  # up to them the last two figures take a plural, and none a noun that ends in «ا»
_NEAR_PAST, _NEAR_FUTURE = 1950, 2040  # years of which newspapers speak most


def years_dash(text: str, piece: Piece) -> bool:
    first, last = piece.parts["first_year"], piece.parts["year"]
    return bool(0 < last - first <= 120) and (1900 <= last <= 2100 or 1300 <= last <= 1500)


def years(text: str, piece: Piece) -> bool:
    named = _YEARS.search(text, piece.start, piece.end)  # «بين عامي 1979 و1988 منصب …»
    return named is not None or word_after(text, piece.end) not in decoys("counted")


_YEARS = re.compile("عام|سن[هتو]|عوام|سنين")


def century(text: str, piece: Piece) -> bool:
    """«القرن الثالث قبل الميلاد»; «أواخر القرن الثالث عشر وأوائل القرن الرابع عشر الهجريين»: of no table."""
    return word_after(text, piece.end) not in ("قبل", "ق") and _HIJRI_CENTURY.match(text, piece.end) is None


_HIJRI_CENTURY = re.compile(r"(?: و(?:\w+ )?القرن(?: \w+){1,2})? (?:الهجري|للهجره)")


def part_of_century(text: str, piece: Piece) -> bool:
    """«نهاية القرن الرابع عشر الهجري»; «نهاية القرن الحالي» is of ours."""
    return "side" in piece.parts or century(text, piece)


def month_numeric(text: str, piece: Piece) -> bool:
    """«في 06/2022»; without a word that leads it, it may be the number of a law."""
    if piece.parts["month"] not in MONTHS:
        return False
    if "hijri" in piece.parts:  # «من 3 / 1436 هـ إلى 8 / 1436 هـ»: its sign says that it is a year
        return ERA.search(text, piece.start, piece.end) is not None
    led = piece.parts.get("lead") in ("in", "since", "until") or text.startswith("شهر", piece.start)
    return alone(text, piece) or led


_AGE = re.compile(r" من (?:ال)?عمر")


def decade(text: str, piece: Piece) -> bool:
    """«في العشرينيات من العمر», «شاب في العشرينيات»: an age."""
    if _AGE.match(text, piece.end):
        return False
    words = WORD.findall(left(text, piece.start, 20))
    return not (words[-1:] == ["في"] and words[-2:-1] and words[-2].removeprefix("و") in decoys("aged"))


def part_of_year(text: str, piece: Piece) -> bool:
    """«نهاية 2015» is a date; «نهاية 2015 شخصا» counts."""
    return "year" not in piece.parts or word_after(text, piece.end) not in decoys("counted")


# Of wars that newspapers call by two figures, and of the last years before 2000; «عام 70» is a year too.
_SHORT_YEARS = frozenset({48, 52, 56, 67, 73, 82, *range(85, 100)})


def year_short(text: str, piece: Piece) -> bool:
    """«حرب عام 67»; «عام 60 مليونا» counts."""
    after = word_after(text, piece.end)
    counts = (
        after in decoys("counted") or after.endswith("ا") or text[piece.end : piece.end + 1] in ("%", "٪", ".", "/")
    )
    return piece.parts["year"] in _SHORT_YEARS and not counts


MODERN = 1800  # earlier numbers count things more often than they are years
_YEAR_NAMED = re.compile(r"(?<!\w)(?:سنه|عام) \d+$")


def of_month(text: str, piece: Piece) -> bool:
    """«تموز 1187 قرب طبريا»; where nothing but its place says so, a noun behind the number is counted."""
    year = piece.parts.get("year")
    if type(year) is not int or year >= MODERN or "hijri" in piece.parts:
        return True
    if any(sign.search(text, piece.start, piece.end) for sign in (_YEAR_NAMED, ERA)):
        return True
    after = word_after(text, piece.end)
    return after == "" or after in decoys("preposition") or after in decoys("behind_year")


def early_year(text: str, piece: Piece) -> bool:
    """«9 تموز 551 م», «آب سنة 106 م»; «9 مارس 100 م» may be metres, and «يوليو 52م» is of the last century."""
    named = re.search(r"(?<!\w)(?:سنه|عام|العام) \d", text[piece.start : piece.end]) is not None
    return named or piece.parts["era"] == "hijri" or piece.parts["year"] >= _NO_MEASURE


_NO_MEASURE = 500  # metres that are run, swum or built seldom


def season_short(text: str, piece: Piece) -> bool:
    """«صيف 94»; «صيف 70 مليونا» counts."""
    after = word_after(text, piece.end)
    counts = after in decoys("counted") or after.endswith("ا") or text[piece.end : piece.end + 1] in ("%", "٪", "/")
    return _FIRST_SHORT <= piece.parts["year"] < _CENTURY and not counts


_FIRST_SHORT, _CENTURY = 45, 100
