"""Decoys: what the words around an expression say against its being a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise.join import Piece
from arabic_timeline.text import Folded

_SHORT = 80  # characters of a text that may be nothing but an expression
_STROKES = re.compile(r"\d ?([/-]) ?\d+ ?\1 ?\d")
_WORD = re.compile(f"[{LETTER}0-9]+")


def allowed(folded: Folded, piece: Piece) -> bool:
    """Whether the words around let the piece be a date at all."""
    guard = _GUARDS.get(piece.rule)
    return guard is None or guard(folded.text, piece)


def word_before(text: str, at: int) -> str:
    """The word that ends before ``at``, on the same line and clause; "" where there is none."""
    low = max(0, at - 24)
    gap = text[low:at]
    trimmed = gap.rstrip(" \"'«“(")
    words = _WORD.findall(trimmed)
    return words[-1] if words and trimmed.endswith(words[-1]) else ""


def word_after(text: str, at: int) -> str:
    """The word that starts after ``at`` with nothing but spaces between."""
    match = _WORD.match(text, at + (text[at : at + 1] == " "))
    return match[0] if match else ""


@cache
def _decoys(key: str) -> frozenset[str]:
    return lexicon.folded("dates/decoys", key)


def _weekday(text: str, piece: Piece) -> bool:
    if len(piece.parts) > 1 + ("lead" in piece.parts) or text[piece.start : piece.start + 3] == "يوم":
        return True
    before = word_before(text, piece.start)
    if _titled(text, piece) or _surname(text, piece):
        return False
    if before in _decoys("before_weekday") or before.removeprefix("و") in _decoys("before_weekday"):
        return False
    return not (piece.parts["weekday"] == 1 and before in ("بين", "كلا", "كل", "من", "هذين"))


_TITLE = 24  # characters on either side in which the quotation marks of a title are looked for
_OPENING = re.compile(r'(?:^|[^\w"«»“”])(?:ل|ب|ال)?["«“](?=[^\s"«»“”][^"«»“”\n]*$|$)')
_CLOSING = re.compile(r'[^"«»“”\n]*[^\s"«»“”]["»”]')
_LONGEST_TITLE = 4  # words


def _titled(text: str, piece: Piece) -> bool:
    """Whether the word is part of a title in quotation marks: «"اليوم 24"», «أغنية "غدًا نلتقي"»."""
    low = max(0, piece.start - _TITLE)
    if not (opening := _OPENING.search(text, low, piece.start)):
        return False
    closing = _CLOSING.match(text, piece.end - 1, piece.end + _TITLE)
    if closing is None or (opening.end() == piece.start and closing.end() == piece.end + 1):
        return False
    if len(_WORD.findall(text, opening.end(), closing.end())) > _LONGEST_TITLE:
        return False
    before = text[max(0, opening.end() - _TITLE) : opening.end() - 1].rstrip()
    named = (_WORD.findall(before) or [""])[-1].removeprefix("و")
    if named in _decoys("naming"):
        return True
    # A title that begins with the word; «قال "غدا نلتقي"» is speech.
    return opening.end() == piece.start and not before.endswith(":") and named not in _decoys("speech")


def _surname(text: str, piece: Piece) -> bool:
    """«العميد ياسين الخميس»: a weekday after a title and one name is a surname."""
    words = _WORD.findall(text[max(0, piece.start - 40) : piece.start].rpartition("\n")[2])
    return len(words) > 1 and words[-2].removeprefix("و") in _decoys("titles") and text[piece.start - 1] == " "


def _today(text: str, piece: Piece) -> bool:
    if piece.parts.get("weekday") or piece.parts.get("part"):
        return True
    before, after = word_before(text, piece.start), word_after(text, piece.end)
    if _titled(text, piece) or before in ("في",) or before in _decoys("outlet") or after in _decoys("after_today"):
        return False
    if before in _decoys("outlet_place") and (after not in _decoys("preposition") or _medium(text, piece)):
        return False
    return not _is_kind(after, "ordinal") and not _is_kind(after, "following")


def _medium(text: str, piece: Piece) -> bool:
    """«صحيفة المصري اليوم», «لروسيا اليوم»; «الرئيس المصري اليوم مع …» is none."""
    words = _WORD.findall(text[max(0, piece.start - 40) : piece.start])
    return any(word in _decoys("medium") for word in words[-4:-1])


def _is_kind(word: str, kind: str) -> bool:
    tables = lexicon.date_words()
    entry = tables.words.get(word)
    return entry is not None and entry.kind == tables.kinds[kind] and word.startswith("ال")


def _day_word(text: str, piece: Piece) -> bool:
    if piece.parts["now"] != 1 or piece.parts.keys() - {"now", "lead"} or text[piece.start : piece.start + 3] == "يوم":
        return True
    if _titled(text, piece):
        return False
    word = text[piece.start : piece.end].strip()
    if word.startswith("غدا") or _alone(text, piece):
        return True
    if word_after(text, piece.end) in _decoys("after_tomorrow"):
        return False
    return (
        word_before(text, piece.start) in ("من", "بعد", "حتي", "الي") if word == "غد" else bool(piece.parts.get("lead"))
    )


def _numeric(text: str, piece: Piece) -> bool:
    if (piece.start and text[piece.start - 1] in "/-.0123456789") or text[piece.end : piece.end + 2].strip(
        "0123456789"
    ) in ("/", "-", "%"):
        return False
    last = piece.parts["last"]
    if piece.parts["first"] > 99:
        return True
    if isinstance(last, int) and last > 1300:
        return True
    headed = piece.parts.keys() & {"weekday", "now", "lead"}
    return bool(headed) and last < 100 and _STROKES.search(text, piece.start, piece.end) is not None


def _bare_year(text: str, piece: Piece) -> bool:
    if text[piece.end : piece.end + 1] in "%٪./" and text[piece.end + 1 : piece.end + 2].isdigit():
        return False
    if text[piece.end : piece.end + 1] in ("%", "٪"):
        return False
    after = word_after(text, piece.end)
    if after in _decoys("counted") or (len(after) > 3 and after.endswith("ا")):
        return False
    lead = piece.parts.get("lead")
    if lead == "between":
        return False
    if lead in ("of", "about", "until"):
        return text[piece.start - 2 : piece.start - 1] == "ي" and text[piece.start - 5 : piece.start] == " حتي "
    return 1900 <= piece.parts["year"] <= 2100 and not piece.parts.get("hijri")


def _years_dash(text: str, piece: Piece) -> bool:
    first, last = piece.parts["first_year"], piece.parts["year"]
    return bool(0 < last - first <= 120) and (1900 <= last <= 2100 or 1300 <= last <= 1500)


def _bare_month(text: str, piece: Piece) -> bool:
    """«في يونيو» is a month; «أفريل هاينز» is a person, «مارس صلاحياته» a verb, «من أفريل …» may be either."""
    if _alone(text, piece):
        return True
    lead, sure = piece.parts.get("lead"), "sure" in piece.parts
    if lead is None:
        return "paired" in piece.parts
    if not sure:
        return lead in ("in", "since", "until") and text[piece.start : piece.end] == "ماي" and _loose(text, piece)
    if lead in ("about", "dated", "between"):
        return False
    doubtful = lead == "of" or not _loose(text, piece) or text.endswith("الي ", 0, piece.start)
    if doubtful and _WORD.match(text, piece.end + 1):
        return False
    return word_after(text, piece.end) not in _decoys("counted")


def _loose(text: str, piece: Piece) -> bool:
    """Whether the word before stands apart: «لأفريل» is a name at least as often as a month."""
    return not text[piece.start - 1 : piece.start].isalpha()


def _alone(text: str, piece: Piece) -> bool:
    """Whether the text is nothing but this word."""
    if len(text) > _SHORT:
        return False
    return not text[: piece.start].strip() and not text[piece.end :].strip()


def _month_first(text: str, piece: Piece) -> bool:
    """«مارس 3» without a year only where the text is nothing else."""
    return "year" in piece.parts or _alone(text, piece)


def _years(text: str, piece: Piece) -> bool:
    return word_after(text, piece.end) not in _decoys("counted")


def _distance(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل أسبوع على …» count from an event, not from the day of writing."""
    if "hour" in (piece.parts.get("units"), piece.parts.get("pair")):
        return False
    after = word_after(text, piece.end)
    if piece.parts.get("units") == "decade" and not piece.parts.keys() & {"amount", "about"}:
        # «بعد عقد المؤتمر»: «عقد» is a decade only where the text says so.
        return after in ("", "كامل") or text.startswith(" من الزم", piece.end)
    if piece.parts["direction"] == "since" or text.endswith(("الان", "اليوم"), piece.start, piece.end):
        return True
    return after not in ("علي", "عن") and (after != "من" or piece.rule == "distance")  # «من» and a date: see ``join``


def _vague_distance(text: str, piece: Piece) -> bool:
    return _distance(text, piece)


def _date(text: str, piece: Piece) -> bool:
    day = piece.parts["day"]
    if not 0 < day <= 39 or text[max(0, piece.start - 1) : piece.start] in (".", ":", "/"):
        return False
    if piece.rule != "date" or piece.parts.keys() - {"day", "month", "hijri", "sure", "paired"}:
        return True
    return word_before(text, piece.start) not in _decoys("named_day")


def _one_calendar(text: str, piece: Piece) -> bool:
    """A range keeps to one calendar: «15 رمضان - 16 أبريل» is one day, told twice."""
    return "first_month" not in piece.parts or bool(piece.parts.get("hijri")) == bool(piece.parts.get("first_hijri"))


def _fraction(text: str, piece: Piece) -> bool:
    """«الفصل الأول» is a chapter unless a year follows; «ربع» and «نصف» need one too."""
    if any(word in ("الفصل", "ربع", "نصف") for word in _WORD.findall(text, piece.start, piece.end)[:2]):
        return not piece.parts.keys().isdisjoint({"year", "year_side", "the_year", "this", "month", "the_month"})
    # «النصف الأول من المباراة»
    return not text.startswith(" من ", piece.end) or not piece.parts.keys() <= {"fraction", "ordinal", "last", "lead"}


def _occasion(text: str, piece: Piece) -> bool:
    """A feast without a year is one of many, unless something leads it («في عيد الأضحى») or counts its days."""
    if _alone(text, piece):
        return True
    return not piece.parts.keys().isdisjoint({"lead", "nth", "part", "year", "side", "year_side", "this", "the_year"})


def _year_beside(text: str, piece: Piece) -> bool:
    """A year with nothing before it: in brackets, or after a noun of years («مونديال 2018»)."""
    if not 1900 <= piece.parts["year"] <= 2100:
        return False
    if _alone(text, piece):
        return True
    if text[piece.start - 1 : piece.start] == "(" and text[piece.end : piece.end + 1] == ")":
        return True
    return text[piece.start - 1 : piece.start] == " " and word_before(text, piece.start) in _decoys("year_noun")


def _day_of_month(text: str, piece: Piece) -> bool:
    """«5 الجاري»: without «الشهر» only the running month is meant."""
    if not _date(text, piece):
        return False
    if text.endswith("منه", piece.start, piece.end) and not piece.parts.keys() & {"lead", "weekday", "now"}:
        return text.startswith("يوم", piece.start)  # «عشرة منه» are ten of it
    whole = {"the_month", "this", "month_same"}
    return not piece.parts.keys().isdisjoint(whole) or (
        piece.parts["side"] == "this" and text[piece.end - 2 : piece.end] == "ري"
    )


def _century(text: str, piece: Piece) -> bool:
    return word_after(text, piece.end) not in ("قبل", "الهجري", "ق")


def _dateline(text: str, piece: Piece) -> bool:
    """«الكويت - 26 - 2 (كونا)»: near the beginning of a line, an agency in brackets after it."""
    line = text[max(0, piece.start - 40) : piece.start].rpartition("\n")[2]
    if len(line) == 40 or not re.match(r" ?\(", text[piece.end : piece.end + 2]):
        return False
    after = text[piece.end + 1 : piece.end + 20].lstrip("( ")
    return 0 < piece.parts["month"] <= 12 and after.partition(")")[0].strip() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return lexicon.folded("dates/publication", "agencies")


def _numbered(text: str, piece: Piece) -> bool:
    return 0 < piece.parts["month"] <= 12 and 0 < piece.parts["day"] <= 31


def _month_numeric(text: str, piece: Piece) -> bool:
    """«في 06/2022»; without a word that leads it, it may be the number of a law."""
    if not 0 < piece.parts["month"] <= 12:
        return False
    led = piece.parts.get("lead") in ("in", "since", "until") or text.startswith("شهر", piece.start)
    return _alone(text, piece) or led


def _weekday_and_day(text: str, piece: Piece) -> bool:
    """«الاثنين 18 في الرباط»; a number with a noun counts things."""
    if not 0 < piece.parts["day"] <= 31 or text[piece.end : piece.end + 1] in (":", ".", "%", "/"):
        return False
    before = _WORD.findall(text, max(0, piece.start - 40), piece.start)
    if any(word.removeprefix("و") in _decoys("casualties") for word in before):
        return False  # «قتل الخميس 5 في غارة»
    after = word_after(text, piece.end)
    return _weekday(text, piece) and (after == "" or after in _decoys("preposition"))


def _two_days(text: str, piece: Piece) -> bool:
    """Two days in a row; «اليوم وغدا»."""
    parts = piece.parts
    return abs(parts["first_now"] - parts["now"]) == 1 and not _titled(text, piece)


def _tonight(text: str, piece: Piece) -> bool:
    """«يلتقي الفريقان الليلة في …»; other parts of a day are no days alone."""
    if text[piece.start : piece.end] != "الليله" or word_before(text, piece.start) in ("في", "من", "تلك", "نفس", "هي"):
        return False
    return word_after(text, piece.end) in _decoys("preposition") and not _titled(text, piece)


def _first_units(text: str, piece: Piece) -> bool:
    return piece.parts["first"] in (1, "past", "late")


def _half_distance(text: str, piece: Piece) -> bool:
    """«بعد نصف ساعة» is no day."""
    return piece.parts["half"] != "hour"


def _nth(text: str, piece: Piece) -> bool:
    return "last" in piece.parts or 0 < piece.parts["nth"] <= 31


_AGE = re.compile(r" من (?:ال)?عمر")


def _decade(text: str, piece: Piece) -> bool:
    """«في العشرينيات من العمر», «شاب في العشرينيات»: an age."""
    if _AGE.match(text, piece.end):
        return False
    words = _WORD.findall(text[max(0, piece.start - 20) : piece.start])
    return not (words[-1:] == ["في"] and words[-2:-1] and words[-2].removeprefix("و") in _decoys("aged"))


def _following_day(text: str, piece: Piece) -> bool:
    """«اليوم التالي للانتخابات» counts from an event."""
    return not word_after(text, piece.end).startswith("لل")


def _this_day(text: str, piece: Piece) -> bool:
    return word_before(text, piece.start) != "مثل"


def _part_of_year(text: str, piece: Piece) -> bool:
    """«نهاية 2015» is a date; «نهاية 2015 شخصا» counts."""
    return "year" not in piece.parts or word_after(text, piece.end) not in _decoys("counted")


def _vague(text: str, piece: Piece) -> bool:
    word = text[piece.start : piece.end]
    if word != "اخيرا":
        return True
    return text[max(0, piece.start - 1) : piece.start] == " " and text[piece.end : piece.end + 1] not in ("،", ",", ":")


_GUARDS: dict[str, Callable[[str, Piece], bool]] = {
    "weekday": _weekday,
    "today": _today,
    "day-word": _day_word,
    "numeric": _numeric,
    "year-bare": _bare_year,
    "years-dash": _years_dash,
    "month-bare": _bare_month,
    "distance": _distance,
    "vague-distance": _vague_distance,
    "date": _date,
    "date-month-first": _month_first,
    "years": _years,
    "between-days": _one_calendar,
    "days-to-days": _one_calendar,
    "months": _one_calendar,
    "fraction": _fraction,
    "part-of-fraction": _fraction,
    "vague": _vague,
    "occasion": _occasion,
    "year-beside": _year_beside,
    "day-of-month": _day_of_month,
    "century": _century,
    "dateline": _dateline,
    "numbered-month": _numbered,
    "date-year-first": _numbered,
    "month-numeric": _month_numeric,
    "weekday-and-day": _weekday_and_day,
    "two-days": _two_days,
    "tonight": _tonight,
    "half-distance": _half_distance,
    "first-units": _first_units,
    "early-units": _first_units,
    "first-of-units": _first_units,
    "nth-day": _nth,
    "nth-weekday": _nth,
    "decade": _decade,
    "part-of-decade": _decade,
    "following-day": _following_day,
    "this-day": _this_day,
    "part-of-year": _part_of_year,
}
