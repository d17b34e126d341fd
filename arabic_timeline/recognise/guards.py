"""Decoys: what the words around an expression say against its being a date."""

from __future__ import annotations

import re
from collections.abc import Callable

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise import day_guards
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import WORD, alone, decoys, word_after, word_before
from arabic_timeline.text import Folded

_STROKES = re.compile(r"\d ?([/-]) ?\d+ ?\1 ?\d")


def allowed(folded: Folded, piece: Piece) -> bool:
    """Whether the words around let the piece be a date at all."""
    if not 0 < piece.parts.get("month", 1) <= 12 or not _its_year(folded, piece):
        return False
    guard = _GUARDS.get(piece.rule)
    return guard is None or guard(folded.text, piece)


_LONG_NUMBER = re.compile(r" ?\d{5}")
_SOLAR = re.compile(r"[ (]{0,2}(?:ال)?شمسي|[ (]{0,2}ه ?\.? ?ش\b")
_OTHER_YEARS = frozenset({"doubtful", "hijri"})
_PERSIAN = re.compile("[\u06f0-\u06f9]")


def _its_year(folded: Folded, piece: Piece) -> bool:
    """Whether the year may be one: none of five digits, none of the solar Hijri calendar, none that counts things."""
    text, parts = folded.text, piece.parts
    if text[piece.end : piece.end + 2].strip().isdigit() and _LONG_NUMBER.match(text, piece.end):
        return False
    if not parts.keys().isdisjoint(_OTHER_YEARS):
        if _SOLAR.match(text, piece.end):
            return False
        if piece.rule == "numeric" and _PERSIAN.search(folded.original, *folded.span(piece.start, piece.end)):
            return False
    year = parts.get("year")
    return type(year) is not int or year >= _MODERN or not _counts(word_after(text, piece.end))


_MODERN = 1800  # earlier numbers count things more often than they are years


def _counts(word: str) -> bool:
    return word in decoys("counted") or (len(word) > 3 and word.endswith("ا"))


_BEFORE_CHRIST = re.compile(r" ?ق ?\.? ?م(?![" + LETTER + r"])| قبل (?:ال)?ميلاد")


def _year_bce(text: str, piece: Piece) -> bool:
    return _BEFORE_CHRIST.match(text, piece.end) is not None


def with_era(text: str, piece: Piece) -> Piece:
    """«عام 332 ق.م», with its last words."""
    era = _BEFORE_CHRIST.match(text, piece.end)
    return Piece(piece.rule, piece.kind, piece.start, era.end() if era else piece.end, piece.parts)


def _numeric(text: str, piece: Piece) -> bool:
    if (piece.start and text[piece.start - 1] in "/-.0123456789") or text[piece.end : piece.end + 2].strip(
        "0123456789"
    ) in ("/", "-", "%"):
        return False
    last = piece.parts["last"]
    if piece.parts["first"] > 99:
        return True
    if isinstance(last, int) and last >= 1000:
        return True
    headed = piece.parts.keys() & {"weekday", "now", "lead"} or not text[piece.start].isdigit()
    return bool(headed) and last < 100 and _STROKES.search(text, piece.start, piece.end) is not None


def _numeric_range(text: str, piece: Piece) -> bool:
    """«من 8/6 إلى 11/6/2015»."""
    days = (piece.parts["first_day"], piece.parts["day"])
    return max(days) <= 31 and piece.parts["first_month"] <= 12 and not text[piece.end : piece.end + 2].strip(" .،)").isdigit()


def _bare_year(text: str, piece: Piece) -> bool:
    if text[piece.end : piece.end + 1] in "%٪./" and text[piece.end + 1 : piece.end + 2].isdigit():
        return False
    if text[piece.end : piece.end + 1] in ("%", "٪"):
        return False
    after = word_after(text, piece.end)
    if after in decoys("counted") or (len(after) > 3 and after.endswith("ا")):
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
    if alone(text, piece):
        return True
    lead, sure = piece.parts.get("lead"), "sure" in piece.parts
    if lead is None:
        return "paired" in piece.parts
    if not sure:
        return lead in ("in", "since", "until") and text[piece.start : piece.end] == "ماي" and _loose(text, piece)
    if lead in ("about", "dated", "between"):
        return False
    doubtful = lead == "of" or not _loose(text, piece) or text.endswith("الي ", 0, piece.start)
    if doubtful and WORD.match(text, piece.end + 1):
        return False
    return word_after(text, piece.end) not in decoys("counted")


def _either_month(text: str, piece: Piece) -> bool:
    """«في حزيران أو تموز»; without a word that leads them or a year two months are no date."""
    return alone(text, piece) or not piece.parts.keys().isdisjoint({"year", "side", "year_side", "this", "lead"})


def _loose(text: str, piece: Piece) -> bool:
    """Whether the word before stands apart: «لأفريل» is a name at least as often as a month."""
    return not text[piece.start - 1 : piece.start].isalpha()


def _month_first(text: str, piece: Piece) -> bool:
    """«مارس 3» without a year only where the text is nothing else."""
    return "year" in piece.parts or alone(text, piece)


def _years(text: str, piece: Piece) -> bool:
    return word_after(text, piece.end) not in decoys("counted")


def _distance(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل أسبوع على …» count from an event, not from the day of writing."""
    if "hour" in (piece.parts.get("units"), piece.parts.get("pair")) and not _whole_days(piece):
        return False
    after = word_after(text, piece.end)
    if word_before(text, piece.start) in ("يوما", "عاما", "شهرا") and "amount" not in piece.parts:
        return False  # «يوما بعد يوم»
    if piece.parts.get("units") == "decade" and not piece.parts.keys() & {"amount", "about"}:
        # «بعد عقد المؤتمر»: «عقد» is a decade only where the text says so.
        return after in ("", "كامل") or text.startswith(" من الزم", piece.end)
    if piece.parts["direction"] == "since" or text.endswith(("الان", "اليوم"), piece.start, piece.end):
        return True
    return after not in _FROM or piece.rule == "distance"  # «من» and a date: see ``join``


_FROM = ("من", "علي", "عن")


def _whole_days(piece: Piece) -> bool:
    """«قبل 48 ساعة» is two days ago; «قبل 5 ساعات» is a clock's time, «بعد 48 ساعة» counts from what was just told."""
    amount = piece.parts.get("amount", 0)
    return bool(piece.parts["direction"] == "ago" and amount > 0 and amount % 24 == 0)


def from_event(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل يومين فقط من …» count from an event where no date follows."""
    if piece.rule != "distance" or piece.parts["direction"] == "since":
        return False
    measure = word_after(text, piece.end)
    end = piece.end + (len(measure) + 1 if measure in decoys("measure") else 0)
    if text.startswith((" علي ", " عن "), end):
        return True
    if not text.startswith(" من ", end):
        return False
    return word_after(text, end + 3) not in decoys("not_events") and not text.startswith("الزم", end + 4)


def _vague_distance(text: str, piece: Piece) -> bool:
    return _distance(text, piece)


def _date(text: str, piece: Piece) -> bool:
    day = piece.parts["day"]
    if not 0 < day <= 39 or text[max(0, piece.start - 1) : piece.start] in (".", ":", "/"):
        return False
    return True


def _one_calendar(text: str, piece: Piece) -> bool:
    """A range keeps to one calendar: «15 رمضان - 16 أبريل» is one day, told twice."""
    return "first_month" not in piece.parts or bool(piece.parts.get("hijri")) == bool(piece.parts.get("first_hijri"))


def _fraction(text: str, piece: Piece) -> bool:
    """«الفصل الأول» is a chapter unless a year follows; «ربع» and «نصف» need one too."""
    if any(word in ("الفصل", "ربع", "نصف") for word in WORD.findall(text, piece.start, piece.end)[:2]):
        return not piece.parts.keys().isdisjoint({"year", "year_side", "the_year", "this", "month", "the_month"})
    # «النصف الأول من المباراة»
    return not text.startswith(" من ", piece.end) or not piece.parts.keys() <= {"fraction", "ordinal", "last", "lead"}


def _occasion(text: str, piece: Piece) -> bool:
    """A feast without a year is one of many, unless something leads it («في عيد الأضحى») or counts its days."""
    if alone(text, piece) or text.startswith(("ليله ", "يوم "), piece.start):
        return True
    if lexicon.folded("dates/bearings", "morrow") & {word_before(text, piece.start)}:
        return True
    return not piece.parts.keys().isdisjoint({"lead", "nth", "part", "year", "side", "year_side", "this", "the_year"})


def _year_beside(text: str, piece: Piece) -> bool:
    """A year with nothing before it: in brackets, or after a noun of years («مونديال 2018»)."""
    if not 1900 <= piece.parts["year"] <= 2100:
        return False
    if alone(text, piece):
        return True
    if text[piece.start - 1 : piece.start] == "(" and text[piece.end : piece.end + 1] == ")":
        return word_before(text, piece.start) not in decoys("numbered")
    return text[piece.start - 1 : piece.start] == " " and word_before(text, piece.start) in decoys("year_noun")


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


def _numbered(text: str, piece: Piece) -> bool:
    return bool(0 < piece.parts["month"] <= 12 and 0 < piece.parts["day"] <= 31)


def _month_numeric(text: str, piece: Piece) -> bool:
    """«في 06/2022»; without a word that leads it, it may be the number of a law."""
    if not 0 < piece.parts["month"] <= 12:
        return False
    led = piece.parts.get("lead") in ("in", "since", "until") or text.startswith("شهر", piece.start)
    return alone(text, piece) or led


def _first_units(text: str, piece: Piece) -> bool:
    return bool(piece.parts["first"] in (1, "past", "late"))


def _month_and_days(text: str, piece: Piece) -> bool:
    """«أبريل 3-6»; «مارس 2-1» may be a score."""
    first, last = piece.parts["first_day"], piece.parts["day"]
    led = "sure" in piece.parts or "lead" in piece.parts or "year" in piece.parts or alone(text, piece)
    return bool(0 < first < last <= 31 and led)


def _months_dash(text: str, piece: Piece) -> bool:
    return piece.parts["first_month"] != piece.parts["month"] and (alone(text, piece) or "lead" in piece.parts)


def _fraction_number(text: str, piece: Piece) -> bool:
    """«الربع 2 لسنة 2019»; «الفصل 2 لسنة 2019» is a chapter of a law."""
    return piece.parts["ordinal"] <= 4 and not text.startswith("الفصل", piece.start)


def _same_period(text: str, piece: Piece) -> bool:
    """«الفترة نفسها من انتخابات 2011» is another period than the one told."""
    return not text.startswith(" من ", piece.end)


def _then(text: str, piece: Piece) -> bool:
    """«ستعلن التفاصيل في وقتها»: in due time."""
    return word_before(text, piece.start) != "في" or text[piece.start : piece.end] not in ("وقتها", "حينها")


def _half_distance(text: str, piece: Piece) -> bool:
    """«بعد نصف ساعة» is no day."""
    return bool(piece.parts["half"] != "hour")


def _nth(text: str, piece: Piece) -> bool:
    return "last" in piece.parts or 0 < piece.parts["nth"] <= 31


_AGE = re.compile(r" من (?:ال)?عمر")


def _decade(text: str, piece: Piece) -> bool:
    """«في العشرينيات من العمر», «شاب في العشرينيات»: an age."""
    if _AGE.match(text, piece.end):
        return False
    words = WORD.findall(text[max(0, piece.start - 20) : piece.start])
    return not (words[-1:] == ["في"] and words[-2:-1] and words[-2].removeprefix("و") in decoys("aged"))


def _following_day(text: str, piece: Piece) -> bool:
    """«اليوم التالي للانتخابات» counts from an event."""
    return not word_after(text, piece.end).startswith("لل")


def _this_day(text: str, piece: Piece) -> bool:
    return word_before(text, piece.start) != "مثل"


def _part_of_year(text: str, piece: Piece) -> bool:
    """«نهاية 2015» is a date; «نهاية 2015 شخصا» counts."""
    return "year" not in piece.parts or word_after(text, piece.end) not in decoys("counted")


def _vague(text: str, piece: Piece) -> bool:
    word = text[piece.start : piece.end]
    if word != "اخيرا":
        return True
    return text[max(0, piece.start - 1) : piece.start] == " " and text[piece.end : piece.end + 1] not in ("،", ",", ":")


def _month(text: str, piece: Piece) -> bool:
    """«خلال شهر واحد من عام 2019» tells how long."""
    return not text.startswith(("شهر واحد", "شهر 1 "), piece.start)


_GUARDS: dict[str, Callable[[str, Piece], bool]] = {
    "weekday": day_guards.weekday,
    "today": day_guards.today,
    "day-word": day_guards.day_word,
    "numeric": _numeric,
    "year-bare": _bare_year,
    "years-dash": _years_dash,
    "month": _month,
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
    "either-day": _one_calendar,
    "weekdays-of-month": _one_calendar,
    "month-and-days": _month_and_days,
    "months-dash": _months_dash,
    "fraction-number": _fraction_number,
    "fraction-of-campaign": _fraction,
    "same-period": _same_period,
    "then": _then,
    "year-bce": _year_bce,
    "dotted": _date,
    "libyan-date": _date,
    "dialect": day_guards.dialect,
    "two-weekdays": day_guards.two_weekdays,
    "pair-to-pair": day_guards.weekday_and_day,
    "weekday-and-ordinal": day_guards.weekday_and_ordinal,
    "numeric-to-numeric": _numeric_range,
    "either-month": _either_month,
    "either-word": day_guards.two_days,
    "either-weekday": day_guards.weekday,
    "occasion": _occasion,
    "year-beside": _year_beside,
    "day-of-month": _day_of_month,
    "century": _century,
    "dateline": day_guards.dateline,
    "date-year-first": _numbered,
    "month-numeric": _month_numeric,
    "weekday-and-day": day_guards.weekday_and_day,
    "two-days": day_guards.two_days,
    "tonight": day_guards.tonight,
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
