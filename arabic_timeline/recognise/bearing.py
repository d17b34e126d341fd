"""What the words around a date say of what happened: before, after, since, until, by or about it, one of it, or not.

The part ``bearing`` of a piece names it; ``event`` says that something dated stands between («بعد هجوم 7 أكتوبر»), ``eve``
that the day before (−1) or after (1) is meant, ``apart`` holds the parts of a distance («قبل أسبوعين من استفتاء 23 يونيو»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from arabic_timeline import lexicon, say
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise import lex
from arabic_timeline.recognise.guards import from_event
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import WORD, word_after
from arabic_timeline.text import Folded, fold, plain

_REACH = 60  # characters before a date in which its leading words stand
_EITHER = "either-"  # rules of alternatives
_DATED = frozenset({"date", "weekday-ordinal", "numeric", "date-month-first", "occasion"})
_OF_EVENT = _DATED | {"weekday", "month", "month-bare", "year-bare", "year", "year-beside", "day-of-month"}
_ENDS = frozenset({"end", "late"})
_POSITIONED = frozenset({"part-of-month", "part-of-the-month", "part-of-year", "part-of-week", "weekend", "last-day"})


def measured(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Without the distances from an event; that of «قبل أسبوعين من استفتاء 23 يونيو» goes to its date."""
    out: list[Piece] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and piece.rule in _DATED and _FROM_EVENT.fullmatch(text, before.end, piece.start):
            sides = {"ago": "before", "after": "after"}
            piece = _with(piece, {"apart": before.parts, "bearing": sides[before.parts["direction"]]})
        before = piece if from_event(text, piece) else None
        if before is None:
            out.append(piece)
    return out


_FROM_EVENT = re.compile(f" (?:من|علي) (?!ال)[{LETTER}]+(?: (?!ال)[{LETTER}]+)? ")


def borne(folded: Folded, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what is told of them."""
    out: list[Piece] = []
    for n, piece in enumerate(pieces):
        last = pieces[n - 1].end if n else 0
        if piece.rule == "date" and (instead := _instead(folded.text, piece, last)):
            out.append(instead)
            continue
        marks = _marks(folded, piece, last)
        out.append(_with(piece, marks) if marks else piece)
    return out


_INSTEAD = re.compile(r"(?<![\d/.:\-])(\d{1,2}) (\w+) (?:في )?(?:يوم )?$")


def _instead(text: str, piece: Piece, last: int) -> Piece | None:
    """«14 لا في 15 مارس»: the first day is meant, and takes the month of the other."""
    found = _INSTEAD.search(text, max(last, piece.start - 20), piece.start)
    if found is None or found[2] not in {phrase for phrases in _leaders().values() for phrase, name in phrases if name == "not"}:
        return None
    parts = {role: part for role, part in piece.parts.items() if role not in ("weekday", "lead")}
    return Piece(piece.rule, piece.kind, found.start(), piece.end, {**parts, "day": int(found[1])})


def _with(piece: Piece, marks: Mapping[str, Any]) -> Piece:
    return Piece(piece.rule, piece.kind, piece.start, piece.end, {**piece.parts, **marks})


def _marks(folded: Folded, piece: Piece, last: int) -> dict[str, Any] | None:
    text, parts = folded.text, piece.parts
    if "bearing" in parts:
        return None
    if piece.rule.startswith(_EITHER):
        return {"bearing": "one-of"}
    if "about" in parts or ("left" in parts and piece.rule == "offset" and "about" in parts["left"].parts):
        return {"bearing": "about"}
    if found := _trailing(text, piece.end):
        return {"bearing": found}
    low = max(last, piece.start - _REACH)
    if piece.rule in _DATED and (years := _anniversary(folded, piece, low)):
        return {"bearing": "after", "apart": {"anniversary": years}}
    found, at = _leading(text, low, piece.start)
    if found is None:
        return _through_event(folded, piece, low)
    if found == "not":
        return {"bearing": found} if _contrasted(text, piece, at, last) else None
    if found in ("until", "after") and _led_away(text, low, at, found):
        return None
    if found == "before" and _is_end(piece):
        found = "by"
    return {"bearing": found}


def _is_end(piece: Piece) -> bool:
    """«قبل نهاية الشهر»: until the last day of it."""
    return piece.rule in _POSITIONED and (piece.rule in ("weekend", "last-day") or piece.parts.get("position") in _ENDS)


def _trailing(text: str, end: int) -> str | None:
    if text[end : end + 1] != " " or word_after(text, end) not in _followers():
        return None
    for phrase, name in _followers()[word_after(text, end)]:
        after = end + 1 + len(phrase)
        if text.startswith(phrase, end + 1) and not text[after : after + 1].isalpha():
            return name
    return None


def _leading(text: str, low: int, start: int) -> tuple[str | None, int]:
    """What leads to a date, and where the words that say so begin."""
    end = start
    while True:
        trimmed = text[low:end].rstrip(" (\"'«“")
        if "\n" in text[low + len(trimmed) : end]:
            return None, start
        words = WORD.findall(trimmed[-24:])
        if not words or not trimmed.endswith(words[-1]):
            return None, start
        word = words[-1]
        end = low + len(trimmed)
        for phrase, name in _leaders().get(word, ()):
            begin = end - len(phrase)
            if text.endswith(phrase, low, end) and (begin <= low or not text[begin - 1].isalpha()):
                return name, begin
        if word not in _day_nouns():
            return None, start
        end -= len(word)


def _led_away(text: str, low: int, at: int, found: str) -> bool:
    """«تأجيل المباراة إلى الجمعة» is on Friday; «لم يحدد بعد الموعد» is «yet»."""
    words = WORD.findall(text[low:at])
    if found == "after":
        return any(word.removeprefix("و") in _negations() for word in words[-3:])
    return any(word in _postponing() for word in words)


def _contrasted(text: str, piece: Piece, at: int, last: int) -> bool:
    """«الاثنين لا الأحد», «ليس الأحد بل الاثنين»."""
    beside = last and not text[last:at].strip(" ،,و")
    return bool(beside) or word_after(text, piece.end) in _rather()


def _anniversary(folded: Folded, piece: Piece, low: int) -> int | None:
    """«في الذكرى العاشرة لثورة 25 يناير 2011»: how many years after the day."""
    before = folded.text[low : piece.start]
    words = before.split()
    found = next((n for n, word in enumerate(words) if word in lexicon.folded("dates/bearings", "anniversary")), None)
    if found is None or not 1 < len(words) - found <= _LOOSE or not words[-1].startswith("ل"):
        return None
    told = plain(" ".join(words[found + 1 : -1]))
    # A number word makes no chain alone; a weekday after it does.
    values = (value for chain in lex.chains(fold(f"{told} {say.weekday(1)}")) for value in chain.values[:-1])
    return next((value for value in values if type(value) is int), None)


_BREAK = re.compile(r"[^\w ]")
_MOST_NOUNS = 2  # of an event, between the word that leads and the date
_LOOSE = 7  # words before a date among which «عشية» may stand


def _through_event(folded: Folded, piece: Piece, low: int) -> dict[str, Any] | None:
    """«بعد هجوم 7 أكتوبر», «غداة انتخابات 4 نوفمبر», «عشية افتتاح المعرض يوم 12 نيسان»: something dated lies between."""
    if piece.rule not in _OF_EVENT or "side" in piece.parts:
        return None
    words = _BREAK.split(folded.text[low : piece.start])[-1].split()
    for n in range(1, 2 if piece.rule == "weekday" else _MOST_NOUNS + 1):
        if len(words) <= n or not _event(folded, piece, words[-n:]):
            break
        word = words[-n - 1].removeprefix("و")
        if eve := _eves().get(word):
            return {"bearing": "before" if eve < 0 else "after", "eve": eve}
        name = next((name for phrase, name in _leaders().get(word, ()) if phrase == word), None)
        if name in _SIDES:
            return {"bearing": name, "event": True}
    return _loosely(piece, words)


_SIDES = frozenset({"before", "after", "since"})


def _event(folded: Folded, piece: Piece, nouns: list[str]) -> bool:
    """Whether words may be an event's name that a date goes on: no article, no pronoun, no word of dates."""
    if any(word.startswith("ال") or len(word) < 3 or word in _no_event() for word in nouns):
        return False
    if any(word in lexicon.date_words().words or not word.isalpha() for word in nouns):
        return False
    last = piece.start - 2  # «بعد لقائه الخميس»: whose the date is, is not said
    return folded.original[folded.span(last, last + 1)[0]] != "ه" and not nouns[-1].endswith(("ها", "هم"))


def _loosely(piece: Piece, words: list[str]) -> dict[str, Any] | None:
    """«عشية الانتخابات التي جرت في 15 أيار»: the date may be the event's or that of what is told."""
    if piece.rule not in _DATED:
        return None
    for word in words[-_LOOSE:-1]:
        if eve := _eves().get(word.removeprefix("و")):
            return {"bearing": "before" if eve < 0 else "after", "eve": eve, "event": True}
    return None


# ── the tables ───────────────────────────────────────────────────────────────────────────────────


def _by_word(key: str, place: int) -> dict[str, list[tuple[str, str]]]:
    """First (0) or last (−1) word → (phrase, bearing), the longest phrase first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, phrases in lexicon.rows("dates/bearings")[key].items():
        for phrase in map(plain, phrases):
            table.setdefault(phrase.split()[place], []).append((phrase, name))
    for listed in table.values():
        listed.sort(key=lambda one: -len(one[0]))
    return table


@lexicon.kept
def _leaders() -> Mapping[str, list[tuple[str, str]]]:
    table = _by_word("leading", -1)
    return table | {"و" + word: [("و" + phrase, name) for phrase, name in listed] for word, listed in table.items()}


@lexicon.kept
def _followers() -> Mapping[str, list[tuple[str, str]]]:
    return _by_word("trailing", 0)


@lexicon.kept
def _eves() -> Mapping[str, int]:
    words = [(word, -1) for word in lexicon.folded("dates/bearings", "eve")]
    return dict([*words, *((word, 1) for word in lexicon.folded("dates/bearings", "morrow"))])


def _day_nouns() -> frozenset[str]:
    return lexicon.folded("dates/bearings", "day_nouns")


def _negations() -> frozenset[str]:
    return lexicon.folded("dates/bearings", "negations")


def _no_event() -> frozenset[str]:
    return lexicon.folded("dates/bearings", "no_event")


def _rather() -> frozenset[str]:
    return lexicon.folded("dates/bearings", "rather")


def _postponing() -> frozenset[str]:
    return lexicon.folded("dates/tense", "postponing")
