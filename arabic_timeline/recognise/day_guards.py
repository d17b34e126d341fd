"""Decoys of day words and weekdays: titles, outlets, surnames, scores, casualties."""

from __future__ import annotations

import re

from arabic_timeline import lexicon
from arabic_timeline.language import verbs
from arabic_timeline.recognise import tense
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import (
    DAYS,
    MONTHS,
    WORD,
    alone,
    decoys,
    is_kind,
    left,
    noun_before,
    word_after,
    word_before,
)


def weekday(text: str, piece: Piece) -> bool:
    """«أحمد الخميس», «صلاة الجمعة», «كلا الاثنين» are no days."""
    if len(piece.parts) > 1 + ("lead" in piece.parts) or text[piece.start : piece.start + 3] == "يوم":
        return True
    if text[piece.start : piece.end] == _BOTH and "lead" not in piece.parts:
        return False
    before = word_before(text, piece.start)
    if piece.parts["weekday"] == 1 and before in _THAT and _DUAL.match(word_after(text, piece.end)):
        return False  # «غير أن الاثنين اجتمعا أمس»
    if _titled(text, piece) or _surname(text, piece):
        return False
    if _NIGHT_INTO.search(text, piece.start - 24, piece.start):
        return True  # «ليلة الخميس على الجمعة»; «علي الجمعة» is a man
    surname = piece.parts["weekday"] in _SURNAMES and noun_before(text, piece.start, decoys("before_surname"))
    if surname or noun_before(text, piece.start, decoys("before_weekday")):
        return False
    if piece.parts.get("lead") == "in":  # «اعتبارا من الاثنين»
        return True
    if before == "من" and word_after(text, piece.end) in ("الي", "حتي"):  # «من الاثنين إلى 20 أبريل»
        return True
    return not (piece.parts["weekday"] == 1 and before in ("بين", "كلا", "كل", "من", "هذين"))


_SURNAMES = (4, 5, 6)  # weekdays that families are named after: «ياسين الخميس», «حمد الجمعة»
_NIGHT_INTO = re.compile(r"(?<!\w)[وفبل]?(?:ال)?ليل[هت]? ال\w+ علي $")
_BOTH = "الاثنان"  # «يجتمع الاثنان»: the two, and a Monday only by a slip behind «يوم»
_THAT = ("ان", "لكن", "كان")
_DUAL = re.compile(r"[اتين]\w{2,}ا$")  # «اجتمعا», «التقيا»
_TITLE = 24  # characters on either side in which the quotation marks of a title are looked for
_OPENING = re.compile(r'(?:^|[^\w"«»“”])(?:ل|ب|ال)?["«“](?=[^\s"«»“”][^"«»“”\n]*$|$)')
_CLOSING = re.compile(r'[^"«»“”\n]*[^\s"«»“”]["»”]')
_LONGEST_TITLE = 4  # words


def _titled(text: str, piece: Piece) -> bool:
    """Whether the word is part of a title in quotation marks: «"اليوم 24"», «أغنية "غدًا نلتقي"»."""
    if not (opening := _OPENING.search(text, piece.start - _TITLE, piece.start)):
        return False
    closing = _CLOSING.match(text, piece.end - 1, piece.end + _TITLE)
    if closing is None:
        return False
    if opening.end() == piece.start and closing.end() == piece.end + 1:  # the word and nothing else
        return opening[0].lstrip()[:1] in ("ل", "ب")  # «قال ل"الغد"» names whom one told
    if len(WORD.findall(text, opening.end(), closing.end())) > _LONGEST_TITLE:
        return False
    before = left(text, opening.end() - 1, _TITLE).rstrip()
    named = (WORD.findall(before) or [""])[-1].removeprefix("و")
    if named in decoys("naming"):
        return True
    # A title that begins with the word; «قال "غدا نلتقي"» is speech.
    return opening.end() == piece.start and not before.endswith(":") and named not in decoys("speech")


def _surname(text: str, piece: Piece) -> bool:
    """«العميد ياسين الخميس»: a weekday after a title and one name is a surname; «الشيخ تميم الاثنين» is none."""
    if piece.parts["weekday"] not in _SURNAMES:
        return False
    words = WORD.findall(left(text, piece.start, 40).rpartition("\n")[2])
    return len(words) > 1 and words[-2].removeprefix("و") in decoys("titles") and text[piece.start - 1] == " "


def today(text: str, piece: Piece) -> bool:
    """«اليوم السابع», «روسيا اليوم», «اليوم الوطني» are no days."""
    if piece.parts.get("weekday") or piece.parts.get("part"):
        return True
    before, after = word_before(text, piece.start), word_after(text, piece.end)
    if _titled(text, piece) or before in ("في",) or before in decoys("outlet") or after in decoys("after_today"):
        return False
    if before in decoys("outlet_place") and _outlet(text, piece, after):
        return False
    return not is_kind(after, "ordinal") and not is_kind(after, "following")


def _outlet(text: str, piece: Piece, after: str) -> bool:
    """«صحيفة المصري اليوم», «نقلت روسيا اليوم عن»; «الرئيس المصري اليوم مع …», «وصل إلى مصر اليوم» are none."""
    words = WORD.findall(left(text, piece.start, 40))
    if any(word in decoys("medium") for word in words[-4:-1]):
        return True
    led = len(words) > 1 and words[-2] in decoys("to_place")
    return after not in decoys("preposition") and not led


def day_word(text: str, piece: Piece) -> bool:
    """«غد أفضل» is no day."""
    if piece.parts["now"] != 1 or piece.parts.keys() - {"now", "lead"} or text[piece.start : piece.start + 3] == "يوم":
        return True
    if _titled(text, piece):
        return False
    word = text[piece.start : piece.end].strip()
    if word.startswith("غدا") or alone(text, piece):
        return True
    if word_after(text, piece.end) in decoys("after_tomorrow"):
        return False
    if word == "غد":
        return word_before(text, piece.start) in ("من", "بعد", "حتي", "الي")
    return bool(piece.parts.get("lead")) or noun_before(text, piece.start, decoys("held_tomorrow"))


def dateline(text: str, piece: Piece) -> bool:
    """«الكويت - 26 - 2 (كونا)»: near the beginning of a line, an agency in brackets after it."""
    line = left(text, piece.start, 40).rpartition("\n")[2]
    if len(line) == 40 or not re.match(r" ?\(", text[piece.end : piece.end + 2]):
        return False
    after = text[piece.end + 1 : piece.end + 20].lstrip("( ")
    return piece.parts["month"] in MONTHS and after.partition(")")[0].strip() in _agencies()


def _agencies() -> frozenset[str]:
    return lexicon.folded("dates/publication", "agencies")


def weekday_and_day(text: str, piece: Piece) -> bool:
    """«الاثنين 18 في الرباط»; a number with a noun counts things."""
    if piece.parts["day"] not in DAYS or text[piece.end : piece.end + 1] in (":", ".", "%", "/"):
        return False
    if _NUMBERED.search(text, piece.start, piece.end):
        return False  # «للثلاثاء الـ21 على التوالي»
    before = WORD.findall(text, piece.start - 40, piece.start)
    if any(word.removeprefix("و") in decoys("casualties") for word in before):
        return False  # «قتل الخميس 5 في غارة»
    after = word_after(text, piece.end)
    led = after in decoys("preposition") or (after.startswith("بال") and after not in decoys("counted"))
    return weekday(text, piece) and (after == "" or led)


def day_and_month(text: str, piece: Piece) -> bool:
    """«الأربعاء 18/6», «بتاريخ 31-10»; «الخميس 3-2» and «فجر 3-2» may be scores."""
    first, second = piece.parts["day"], piece.parts["month"]
    if not (first in DAYS and second in MONTHS):
        return False
    dashed = "/" not in text[piece.start : piece.end]
    return (
        not dashed or first not in MONTHS or word_before(text, piece.start) in ("تاريخ", "بتاريخ", "الموافق", "لتاريخ")
    )


_CLOCK = ("ظهرا", "ليلا", "صباحا", "مساء", "فجرا", "زوالا", "والنصف", "والربع", "بتوقيت", "الا")


def weekday_and_ordinal(text: str, piece: Piece) -> bool:
    """«الثلاثاء الرابع عشر»; «الخميس الأول» counts Thursdays, «الأربعاء الثانية عشرة ظهرا» tells the hour."""
    if text.startswith(" علي التوالي", piece.end):
        return False
    return 5 < piece.parts["day"] <= DAYS[-1] and word_after(text, piece.end) not in _CLOCK and weekday(text, piece)


_NUMBERED = re.compile(r" ال ?[0-9]")


def two_weekdays(text: str, piece: Piece) -> bool:
    """«السبت والأحد»: two days in a row are one span."""
    return (piece.parts["weekday"] - piece.parts["first_weekday"]) % 7 == 1 and weekday(text, piece)


def dialect(text: str, piece: Piece) -> bool:
    """«بكرة» and «غدوة» are tomorrow; in running text they also mean early, and «with a ball»."""
    return is_tomorrow(text, piece) or _may_be_tomorrow(text, piece)


def is_tomorrow(text: str, piece: Piece) -> bool:
    """Whether the words around say so, whoever wrote them."""
    return alone(text, piece) or "weekday" in piece.parts or word_after(text, piece.end) in decoys("of_tomorrow")


def _may_be_tomorrow(text: str, piece: Piece) -> bool:
    """«يعود بكرة من السفر»: a verb that is not past holds the word, and nothing behind tells what ball it is."""
    before, after = word_before(text, piece.start), word_after(text, piece.end)
    if after and after not in decoys("preposition") and text[piece.end : piece.end + 1] == " ":
        return False
    return (
        before[:1] in _IMPERFECT
        and bool(verbs.readings(before))
        and tense.tense_at(text, piece.start, piece.end) != "past"
    )


_IMPERFECT = ("ي", "ت", "ن", "س")  # letters that begin a verb of what is or will be


def two_days(text: str, piece: Piece) -> bool:
    """Days in a row: «اليوم وغدا», «اليوم وغدا وبعد غد»."""
    parts = piece.parts
    middle = parts.get("through", parts["now"])  # of two days, the second one
    steps = {middle - parts["first_now"], parts["now"] - middle} - {0}
    return steps in ({1}, {-1}) and not _titled(text, piece)


def tonight(text: str, piece: Piece) -> bool:
    """«يلتقي الفريقان الليلة في …»; other parts of a day are no days alone."""
    if text[piece.start : piece.end] != "الليله" or word_before(text, piece.start) in ("في", "من", "تلك", "نفس", "هي"):
        return False
    return word_after(text, piece.end) in decoys("preposition") and not _titled(text, piece)
