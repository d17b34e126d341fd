"""Decoys: what the words around an expression say against its being a date."""

from __future__ import annotations

import re
from collections.abc import Callable

from arabic_timeline import lexicon
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise import bare_years, day_guards, names, tense, year_guards
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import (
    DAYS,
    MONTHS,
    WORD,
    alone,
    decoys,
    left,
    noun_before,
    word_after,
    word_before,
)
from arabic_timeline.text import Folded, plain


def allowed(folded: Folded, piece: Piece) -> bool:
    """Whether the words around let the piece be a date at all."""
    if piece.parts.get("month", 1) not in MONTHS or not _its_year(folded, piece):
        return False
    if piece.rule == "dialect" and _is_hatred(folded, piece):
        return False
    guard = _GUARDS.get(piece.rule)
    return guard is None or guard(folded.text, piece)


def _is_hatred(folded: Folded, piece: Piece) -> bool:
    """«يشعر بكره للناس»: folded as «بكرة» is."""
    last = folded.original[folded.span(piece.end - 1, piece.end)[0]]
    return last == "ه" and not day_guards.is_tomorrow(folded.text, piece)


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
    if type(year) is not int or year >= year_guards.MODERN or year_guards.ERA.search(text, piece.start, piece.end):
        return True
    after = word_after(text, piece.end)
    return after not in decoys("counted") if {"hijri", "month"} <= parts.keys() else not _counts(after)


def _counts(word: str) -> bool:
    return word in decoys("counted") or (len(word) > 3 and word.endswith("ا") and word not in decoys("uncounted"))


def _bare_month(text: str, piece: Piece) -> bool:
    """«في يونيو» is a month; «أفريل هاينز» is a person, «مارس صلاحياته» a verb, «من أفريل …» may be either."""
    if alone(text, piece):
        return True
    if names.event_year(text, piece) is not None and _tells_when(text, piece):
        return True
    lead, sure = piece.parts.get("lead"), "sure" in piece.parts
    if lead is None:
        return "paired" in piece.parts or (sure and noun_before(text, piece.start, decoys("month_noun")))
    if not sure:
        return lead in ("in", "since", "until") and text[piece.start : piece.end] == "ماي" and _loose(text, piece)
    if lead in ("about", "dated", "between"):
        return False
    doubtful = lead == "of" or not _loose(text, piece) or text.endswith("الي ", 0, piece.start)
    if doubtful and WORD.match(text, piece.end + 1):
        return False
    return word_after(text, piece.end) not in decoys("counted")


def _tells_when(text: str, piece: Piece) -> bool:
    """«منذ ثورة يناير» is of its time; «شباب ثورة يناير» only names it."""
    before = WORD.findall(left(text, piece.start, _EVENT))[-2:-1]
    led = _leading_words() | lexicon.folded("dates/bearings", "while")
    return bool(before) and (before[0] in led or before[0].removeprefix("و") in led)


_EVENT = 40  # characters of an event's noun and the word that leads to it


def _either_month(text: str, piece: Piece) -> bool:
    """«في حزيران أو تموز»; without a word that leads them or a year two months are no date."""
    return alone(text, piece) or not piece.parts.keys().isdisjoint({"year", "side", "year_side", "this", "lead"})


def _weekdays(text: str, piece: Piece) -> bool:
    """«أرجئ اللقاء من الجمعة إلى الاثنين» names two days and no span."""
    return not _moves(text, piece)


def _moves(text: str, piece: Piece) -> bool:
    led = text.startswith(("من ", "يوم "), piece.start) or text.endswith((" من ", " يوم "), 0, piece.start)
    return led and _TO.search(text, piece.start, piece.end) is not None and tense.moved(text, piece.start)


_TO = re.compile(" (?:الي|حتي) ")


def _loose(text: str, piece: Piece) -> bool:
    """Whether the word before stands apart: «لأفريل» is a name at least as often as a month."""
    return not text[piece.start - 1 : piece.start].isalpha()


def _month_first(text: str, piece: Piece) -> bool:
    """«مارس 3» without a year only where the text is nothing else."""
    return "year" in piece.parts or alone(text, piece)


def _distance(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل أسبوع على …» count from an event, not from the day of writing."""
    if "hour" in (piece.parts.get("units"), piece.parts.get("pair")) and not _whole_days(piece):
        return False
    after = word_after(text, piece.end)
    if "amount" not in piece.parts and _same_unit(text, piece):
        return False
    if piece.parts.get("units") == "decade" and not piece.parts.keys() & {"amount", "about"}:
        # «بعد عقد المؤتمر»: «عقد» is a decade only where the text says so.
        return after in ("", "كامل") or text.startswith(" من الزم", piece.end)
    if piece.parts["direction"] == "since" or _from_now_on(text, piece):
        return True
    return after not in _FROM or piece.rule == "distance"  # «من» and a date: see ``join``


def _same_unit(text: str, piece: Piece) -> bool:
    """«يوما بعد يوم», «سنة بعد سنة»: the same word before and after says that it went on."""
    before, said = word_before(text, piece.start), WORD.findall(text, piece.start, piece.end)
    return bool(before.removesuffix("ا") == said[-1])


def _of_distance(text: str, piece: Piece) -> bool:
    """«التقاه من شهر»; «استفاد من شهر» and «تأخر أكثر من شهر» count nothing from now."""
    return tense.done(text, piece.start) and word_after(text, piece.end) not in _FROM


_FROM = ("من", "علي", "عن")


def _whole_days(piece: Piece) -> bool:
    """«قبل 48 ساعة» is two days ago; «قبل 5 ساعات» is a clock's time, «بعد 48 ساعة» counts from what was just told."""
    amount = piece.parts.get("amount", 0)
    return bool(piece.parts["direction"] == "ago" and amount > 0 and amount % 24 == 0)


def _from_now_on(text: str, piece: Piece) -> bool:
    """«قبل يومين من الآن» says itself from where it counts."""
    return text.endswith(("الان", "اليوم"), piece.start, piece.end)


def from_event(text: str, piece: Piece) -> bool:
    """«بعد يومين من …», «قبل يومين فقط من …» count from an event where no date follows."""
    if piece.rule != "distance" or piece.parts["direction"] == "since" or _from_now_on(text, piece):
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


_ENDED = re.compile("المنتهي[هن]?(?: (?:في|يوم|بتاريخ|بنهايه|نهايه|مع)(?![" + LETTER + "])| ب?[0-9])")


def _vague_window(text: str, piece: Piece) -> bool:
    """«الفترة المنتهية في 30 سبتمبر» says when it ended."""
    return _ENDED.search(text, piece.start, piece.end + 8) is None


def _date(text: str, piece: Piece) -> bool:
    day = piece.parts["day"]
    return bool(day <= 39) and left(text, piece.start, 1) not in (".", ":", "/")


def _one_calendar(text: str, piece: Piece) -> bool:
    """A range keeps to one calendar: «15 رمضان - 16 أبريل» is one day, told twice."""
    if _moves(text, piece):
        return False
    if "month_same" in piece.parts:  # «من 7 رجب إلى 11 منه»
        return True
    return "first_month" not in piece.parts or bool(piece.parts.get("hijri")) == bool(piece.parts.get("first_hijri"))


def _fraction(text: str, piece: Piece) -> bool:
    """«الفصل الأول» is a chapter and «القمة الثلاثية الثانية» of three sides unless a year follows; so «ربع», «نصف»."""
    told = not piece.parts.keys().isdisjoint({"year", "year_side", "the_year", "this", "month", "the_month"})
    if any(word in _DOUBTFUL_PARTS for word in WORD.findall(text, piece.start, piece.end)[:2]):
        return told
    if not told and piece.parts.get("ordinal", 1) > _PARTS_OF_YEAR[piece.parts["fraction"]]:
        return False  # «الاجتماع الثلاثي السابع»
    # «النصف الأول من المباراة»
    return not text.startswith(" من ", piece.end) or not piece.parts.keys() <= {"fraction", "ordinal", "last", "lead"}


_DOUBTFUL_PARTS = ("الفصل", "ربع", "نصف", "الثلاثيه", "السداسيه")
_PARTS_OF_YEAR = {"quarter": 4, "half": 2, "third": 3}


def _occasion(text: str, piece: Piece) -> bool:
    """A feast without a year is one of many, unless something leads it («في عيد الأضحى») or counts its days."""
    if word_after(text, piece.end) in decoys("other_feasts"):
        return False
    if alone(text, piece) or text.startswith(("ليله ", "يوم "), piece.start):
        return True
    if (before := word_before(text, piece.start)) in _leading_words() or before.removeprefix("و") in decoys(
        "feast_verbs"
    ):
        return True
    return not piece.parts.keys().isdisjoint({"lead", "nth", "part", "year", "side", "year_side", "this", "the_year"})


@lexicon.kept
def _leading_words() -> frozenset[str]:
    """Single words before a date that say what is told of it: «عقب», «بعيد», «غداة»."""
    rows = lexicon.rows("dates/bearings")
    told = (phrase for name in _SIDES for phrase in (*rows["leading"][name], *rows["morrow"], *rows["eve"]))
    return frozenset(plain(phrase) for phrase in told if " " not in phrase)


_SIDES = ("before", "after", "since", "until", "by")


def _day_of_month(text: str, piece: Piece) -> bool:
    """«5 الجاري»: without «الشهر» only the running month is meant."""
    if not _date(text, piece):
        return False
    if text.endswith("منه", piece.start, piece.end) and not piece.parts.keys() & {"lead", "weekday", "now"}:
        return text.startswith("يوم", piece.start)  # «عشرة منه» are ten of it
    whole = {"the_month", "this", "month_same"}
    if not piece.parts.keys().isdisjoint(whole):
        return True
    if piece.parts["side"] != "this":
        return False
    led = (piece.parts.get("lead") in ("in", "dated") and _loose(text, piece)) or text.startswith("يوم ", piece.start)
    return (
        "weekday" in piece.parts
        or text.endswith("ري", 0, piece.end)
        or (led and text.endswith(" الحالي", 0, piece.end))
    )


def _numbered(text: str, piece: Piece) -> bool:
    return piece.parts["month"] in MONTHS and piece.parts["day"] in DAYS


def _first_units(text: str, piece: Piece) -> bool:
    return bool(piece.parts["first"] in (1, "past", "late"))


def _month_and_days(text: str, piece: Piece) -> bool:
    """«أبريل 3-6»; «مارس 2-1» may be a score."""
    first, last = piece.parts["first_day"], piece.parts["day"]
    led = "sure" in piece.parts or "lead" in piece.parts or "year" in piece.parts or alone(text, piece)
    return bool(first < last and last in DAYS and led)


def _months_dash(text: str, piece: Piece) -> bool:
    return piece.parts["first_month"] != piece.parts["month"] and (alone(text, piece) or "lead" in piece.parts)


def _numbered_months(text: str, piece: Piece) -> bool:
    return piece.parts["first_month"] in MONTHS


def _months_running(text: str, piece: Piece) -> bool:
    return bool((piece.parts["month"] - piece.parts["first_month"]) % 12 == 1)


def _month_short(text: str, piece: Piece) -> bool:
    """«حرب أكتوبر 73»; «خلال أكتوبر 73 شخصا» counts."""
    return noun_before(text, piece.start, decoys("named_day")) and year_guards.year_short(text, piece)


def _fiscal(text: str, piece: Piece) -> bool:
    """Of a year of two only a fiscal one has parts; «نهاية عام 1378هـ ـ 1379هـ» is the end of the first."""
    return "fiscal" in piece.parts


def _fraction_number(text: str, piece: Piece) -> bool:
    """«الربع 2 لسنة 2019»; «الفصل 2 لسنة 2019» is a chapter of a law."""
    return piece.parts["ordinal"] <= 4 and not text.startswith("الفصل", piece.start)


def _same_period(text: str, piece: Piece) -> bool:
    """«الفترة نفسها من انتخابات 2011» is another period than the one told."""
    return not text.startswith(" من ", piece.end)


def _then(text: str, piece: Piece) -> bool:
    """«ستعلن التفاصيل في وقتها»: in due time."""
    if text[piece.start : piece.end] == "وقتها" and word_after(text, piece.end) in decoys("of_match"):
        return False  # «انتهى وقتها الأصلي بالتعادل»
    before = word_before(text, piece.start)
    if text.startswith("ذلك التاريخ", piece.start) and not (piece.parts.get("lead") or before in _leading_words()):
        return False  # «ذلك التاريخ المجيد» is a history
    return before != "في" or text[piece.start : piece.end] not in ("وقتها", "حينها", "يومها")


def _from_now(text: str, piece: Piece) -> bool:
    """«أسبوع من الآن»; «قبل أكثر من شهرين من الآن» is no distance of two months."""
    return word_before(text, piece.start) not in ("من", "قبل", "منذ")


def _half_distance(text: str, piece: Piece) -> bool:
    """«بعد نصف ساعة» is no day."""
    return bool(piece.parts["half"] != "hour")


def _nth(text: str, piece: Piece) -> bool:
    return "last" in piece.parts or piece.parts["nth"] in DAYS


def _following_day(text: str, piece: Piece) -> bool:
    """«اليوم التالي للانتخابات» counts from an event."""
    if word_before(text, piece.start) in decoys("outlet_place") and piece.parts["following"] == -1:
        return False  # «رئيس تحرير المصري اليوم السابق»
    return not word_after(text, piece.end).startswith("لل")


def _same_day(text: str, piece: Piece) -> bool:
    """«في اليوم نفسه»; «تجد اليوم نفسها تحت ضغط» is said of her, and today."""
    return not text.endswith(("نفسها", "ذاتها"), piece.start, piece.end) or "اليوم" not in text[piece.start : piece.end]


def _this_day(text: str, piece: Piece) -> bool:
    return word_before(text, piece.start) != "مثل"


def _vague(text: str, piece: Piece) -> bool:
    word = text[piece.start : piece.end]
    if word != "اخيرا":
        return True
    return left(text, piece.start, 1) == " " and text[piece.end : piece.end + 1] not in ("،", ",", ":")


def _month_number(text: str, piece: Piece) -> bool:
    """«في شهر 7»; «كل شهر 3 مرات» counts."""
    led = piece.parts.get("lead") in ("in", "since", "until") or alone(text, piece)
    return led and word_after(text, piece.end) not in decoys("counted")


def _month(text: str, piece: Piece) -> bool:
    """«خلال شهر واحد من عام 2019» tells how long, «يوليو 1200 سائح» how many."""
    return year_guards.of_month(text, piece) and not text.startswith(("شهر واحد", "شهر 1 "), piece.start)


_GUARDS: dict[str, Callable[[str, Piece], bool]] = {
    "weekday": day_guards.weekday,
    "weekdays": _weekdays,
    "today": day_guards.today,
    "day-word": day_guards.day_word,
    "numeric": year_guards.numeric,
    "year-bare": year_guards.bare_year,
    "years-dash": year_guards.years_dash,
    "month": _month,
    "date-of-era": year_guards.early_year,
    "month-of-era": year_guards.early_year,
    "month-number": _month_number,
    "year-short": year_guards.year_short,
    "month-bare": _bare_month,
    "distance": _distance,
    "of-distance": _of_distance,
    "vague-distance": _vague_distance,
    "vague-window": _vague_window,
    "date": _date,
    "date-month-first": _month_first,
    "years": year_guards.years,
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
    "months-running": _months_running,
    "fiscal-part": _fiscal,
    "fiscal-last-day": _fiscal,
    "fiscal-month": _fiscal,
    "fiscal-early": _fiscal,
    "fiscal-units": _fiscal,
    "numbered-months": _numbered_months,
    "month-short": _month_short,
    "fraction-number": _fraction_number,
    "fraction-of-campaign": _fraction,
    "same-period": _same_period,
    "then": _then,
    "year-bce": year_guards.year_bce,
    "century-bce": year_guards.year_bce,
    "year-of-era": year_guards.year_of_era,
    "dotted": _date,
    "libyan-date": _date,
    "dialect": day_guards.dialect,
    "two-weekdays": day_guards.two_weekdays,
    "pair-to-pair": day_guards.weekday_and_day,
    "weekday-and-ordinal": day_guards.weekday_and_ordinal,
    "numeric-to-numeric": year_guards.numeric_range,
    "year-first-to": year_guards.numeric_range,
    "slashed-to-slashed": year_guards.slashed_range,
    "campaign-short": year_guards.campaign_short,
    "either-month": _either_month,
    "either-word": day_guards.two_days,
    "either-weekday": day_guards.weekday,
    "occasion": _occasion,
    "year-beside": bare_years.year_beside,
    "day-of-month": _day_of_month,
    "century": year_guards.century,
    "part-of-long": year_guards.part_of_century,
    "part-of-number": year_guards.part_of_century,
    "part-by-number": year_guards.part_of_century,
    "same-day": _same_day,
    "dateline": day_guards.dateline,
    "day-and-month": day_guards.day_and_month,
    "season-short": year_guards.season_short,
    "date-year-first": _numbered,
    "month-numeric": year_guards.month_numeric,
    "weekday-and-day": day_guards.weekday_and_day,
    "two-days": day_guards.two_days,
    "tonight": day_guards.tonight,
    "either-distance": _distance,
    "from-now": _from_now,
    "half-distance": _half_distance,
    "first-units": _first_units,
    "early-units": _first_units,
    "first-of-units": _first_units,
    "nth-day": _nth,
    "nth-weekday": _nth,
    "decade": year_guards.decade,
    "part-of-decade": year_guards.decade,
    "following-day": _following_day,
    "this-day": _this_day,
    "part-of-year": year_guards.part_of_year,
}
