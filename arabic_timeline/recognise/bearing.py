"""What the words around a date say of what happened: before, after, since, until, by or about it, or not on it.

The part ``bearing`` of a piece names it.  ``event``: something dated stands between («بعد هجوم 7 أكتوبر»); ``eve``: the
day before (−1) or after (1) is meant; ``apart``: the parts of a distance («قبل أسبوعين من استفتاء 23 يونيو»).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arabic_timeline import lexicon, say
from arabic_timeline.language import derivations, verbs
from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise import lex, shapes, tense
from arabic_timeline.recognise.guards import from_event
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import WORD, left, word_after, word_before
from arabic_timeline.text import Folded, fold, plain

_CLAUSE = 160  # characters of a clause before «إلى»
_REACH = 60  # characters before a date in which its leading words stand
_EITHER = "either-"  # rules of alternatives
_DATED = frozenset({"date", "weekday-ordinal", "numeric", "date-month-first", "occasion"})
_OF_EVENT = _DATED | {"weekday", "day-of-month", "month", "month-bare", "month-short"}
_OF_EVENT |= {"year-bare", "year", "year-beside"}
_WITH_END = frozenset({"days-to-days", "from-to", "numeric-to-numeric", "slashed-to-slashed", "pair-to-pair"})
_ENDS = frozenset({"end", "late"})
_POSITIONED = frozenset({"part-of-month", "part-of-the-month", "part-of-year", "part-of-week", "weekend", "last-day"})


def measured(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Without the distances from an event; that of «قبل أسبوعين من استفتاء 23 يونيو» goes to its date."""
    out: list[Piece] = []
    before: Piece | None = None
    for piece in pieces:
        if before is not None and piece.rule in _DATED and (surely := _of_event(text, before, piece)) is not None:
            sides = {"ago": "before", "after": "after"}
            loosely = {} if surely else {"loose": True}
            piece = _with(piece, {"apart": before.parts, "bearing": sides[before.parts["direction"]], **loosely})
        before = piece if from_event(text, piece) else None
        if before is None:
            out.append(piece)
    return out


_FROM_EVENT = re.compile(f" (?:من|علي) (?!ال)[{LETTER}]+(?: (?!ال)[{LETTER}]+)? ")
_FROM = frozenset({"من", "علي"})
_ARTICLES = re.compile("[وف]?(?:[بك]?ال|لل)")
_LONG_NAME = 9  # words of an event's name


def _of_event(text: str, distance: Piece, piece: Piece) -> bool | None:
    """Whether the date is that of the event a distance is counted from; ``None`` where nothing says so.

    Surely: «قبل أسبوعين من استفتاء 23 يونيو», «… من الدور الذي جرى في 13 أكتوبر»; not surely: «قبل يومين من انعقاد
    المؤتمر الوطني للحزب في 5 مارس», which may be the day of what was before it.
    """
    if _FROM_EVENT.fullmatch(text, distance.end, piece.start):
        return True
    known, between = _words(), text[distance.end : piece.start]
    words = between.split()
    if words[:1] == [] or words[0] not in _FROM or not all(map(str.isalpha, words)):
        return None
    name = words[1:]
    while name and name[-1] in known.day_nouns:
        name.pop()
    led = len(name) < len(words) - 1 or word_after(text, piece.start - 1) in known.day_nouns
    if not led or not 0 < len(name) <= _LONG_NAME or name[0] in known.no_event:
        return None
    if any(word.startswith(known.meetings) for word in (name[0], name[0].removeprefix("ال"))):
        return None  # «بعد شهر من لقائه فلانا في 10 يناير»: that one is told by itself, on this day
    which = next((n for n, word in enumerate(name) if word in known.which), None)
    if which is None:
        return False if _is_name(name) else None
    return True if _is_name(name[:which]) and _is_name(name[which + 2 :], within=True) else None


def _is_name(words: Sequence[str], *, within: bool = False) -> bool:
    """Whether words are those of one event: nouns, then what has the article, then «في» and where; no verb among them.

    ``within``: what follows the verb of a clause about it.
    """
    if not words:
        return within
    definite = within
    for before, word in zip(("", *words[:-1]), words, strict=True):
        if word == "في" or before == "في":
            definite = word != "في"
        elif _ARTICLES.match(word):
            definite = True
        elif definite or (before and verbs.readings(word)):
            return False
    return True


def borne(folded: Folded, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what is told of them."""
    known, out, last = _words(), [], 0
    for piece in pieces:
        if "bearing" not in piece.parts and (marks := _marks(known, folded, piece, last)):
            instead = _instead(folded.text, piece, last) if marks is _NOT and piece.rule == "date" else None
            piece = instead or (
                _with(piece, marks) if marks is not _NOT or _contrasted(known, folded.text, piece, last) else piece
            )
        out.append(piece)
        last = piece.end
    return out


_INSTEAD = re.compile(r"(?<![\d/.:\-])(\d{1,2}) (\w+) (?:في )?(?:يوم )?$")


def _instead(text: str, piece: Piece, last: int) -> Piece | None:
    """«14 لا في 15 مارس»: the first day is meant, and takes the month of the other."""
    found = _INSTEAD.search(text, max(last, piece.start - 20), piece.start)
    if found is None:
        return None
    parts = {role: part for role, part in piece.parts.items() if role not in ("weekday", "lead")}
    return Piece(piece.rule, piece.kind, found.start(), piece.end, {**parts, "day": int(found[1])})


_NOT = {"bearing": "not"}
_DENIED = {"denied": True}  # with its verb: «لم يلتقه أمس بل أول أمس»; who reads the verb has to know of both
_MENDED = {"bearing": "not"}  # as _NOT, and nothing more is asked: what is right stands behind it


def _with(piece: Piece, marks: Mapping[str, Any]) -> Piece:
    return Piece(piece.rule, piece.kind, piece.start, piece.end, {**piece.parts, **marks})


def _marks(known: _Words, folded: Folded, piece: Piece, last: int) -> dict[str, Any] | None:
    text, parts = folded.text, piece.parts
    after = word_after(text, piece.end)
    behind = after or _next_word(text, piece.end)
    if behind in known.corrections and (piece.rule in _OF_EVENT or piece.kind == "relative-day"):
        return _MENDED
    if piece.rule.startswith(_EITHER):
        return {"bearing": "one-of"}
    if piece.rule == "from-now" and word_before(text, piece.start) in lexicon.folded("dates/bearings", "within"):
        return {"bearing": "by"}  # «في غضون عشرة أيام من الآن»
    if "about" in parts or ("left" in parts and piece.rule == "offset" and "about" in parts["left"].parts):
        return {"bearing": "about"}
    if after in known.followers and (found := _trailing(known, text, piece.end, after)):
        return {"bearing": found}
    low = max(last, piece.start - _REACH)
    if piece.rule in _DATED and (years := _anniversary(known, folded, piece, low)):
        return {"bearing": "after", "apart": {"anniversary": years}}
    found, at = _leading(known, text, low, piece.start)
    if found == _ENDS_ON and _of_term(known, text, at):
        return {"bearing": "by"}
    if found is None or found == _ENDS_ON:
        if behind in known.rather and _denied(known, text, piece):
            return _DENIED
        if _left(text, piece):
            return _MENDED
        return _through_event(known, folded, piece, low)
    if found == "not":
        return _NOT
    if found == "first":
        return {"bearing": "since"} if text[piece.start : piece.start + len(_SINCE)] == _SINCE else None
    if found == "since" and piece.rule in _WITH_END:
        return None  # «بداية من 25 أكتوبر إلى 3 نوفمبر»
    if found in ("until", "after") and _led_away(known, text, at, found):
        return None
    if found == "before" and _is_end(piece):
        found = "by"
    if found in ("before", "after") and (apart := _measure(text, piece.end)):
        return {"bearing": found, "apart": {**apart, "direction": "ago" if found == "before" else "after"}}
    return {"bearing": found}


_BY = re.compile(f" ب([{LETTER}0-9]+(?: [{LETTER}0-9]+)?)")


def _measure(text: str, end: int) -> dict[str, Any] | None:
    """«قبل عيد الأضحى بأسبوع», «بعد 5 مارس بثلاثة أيام»: how far before or after."""
    found = _BY.match(text, end)
    if found is None:
        return None
    chain = next(lex.chains(fold(f"قبل {found[1]}")), None)
    fit = shapes.fitting(chain.kinds, 0) if chain else None
    if chain is None or fit is None or fit.rule.name != "distance" or fit.start:
        return None
    return {role: chain.values[place] for role, place in fit.roles}


def _is_end(piece: Piece) -> bool:
    """«قبل نهاية الشهر»: until the last day of it."""
    return piece.rule in _POSITIONED and (piece.rule in ("weekend", "last-day") or piece.parts.get("position") in _ENDS)


def _trailing(known: _Words, text: str, end: int, word: str) -> str | None:
    if text[end : end + 1] != " ":
        return None
    for phrase, name in known.followers[word]:
        after = end + 1 + len(phrase)
        if text.startswith(phrase, end + 1) and not text[after : after + 1].isalpha():
            return name
    return None


def _leading(known: _Words, text: str, low: int, start: int) -> tuple[str | None, int]:
    """What leads to a date, and where the words that say so begin."""
    end = start
    while True:
        led = text[max(low, end - _LONGEST) : end]
        bare = led.rstrip(_OPENING)
        word = bare[bare.rfind(" ") + 1 :]
        end -= len(led) - len(bare)
        if not word.isalnum() and (word := "".join(_LAST_WORD.findall(word))) == "":
            return None, start
        for phrase, name in known.leaders.get(word, ()):
            begin = end - len(phrase)
            if text.endswith(phrase, low, end) and (begin <= low or not _WITHIN.search(text, begin - 2, begin)):
                return name, begin
        if word not in known.day_nouns:
            return None, start
        end -= len(word)


_LAST_WORD = re.compile(f"[{LETTER}0-9]+$")
_OPENING = " (\"'«“"
_WITHIN = re.compile(f"[{LETTER}][وف]$|[^\\Wوف_]$")  # a word goes on before it; «و» and «ف» alone are no part of it
_LONGEST = 24  # characters of a word and what stands between it and the date


def _led_away(known: _Words, text: str, at: int, found: str) -> bool:
    """«تأجيل المباراة إلى الجمعة» is on Friday, «يعود تاريخه إلى 5 مارس» too; «لم يحدد بعد الموعد» is «yet».

    «بدأ التعليم عن بعد في 3 آذار» tells how far off, and nothing of the day.
    """
    words = WORD.findall(_SIGN.split(left(text, at, _CLAUSE))[-1])
    if found == "after":
        return words[-1:] == ["عن"] or any(word.removeprefix("و") in known.negations for word in words[-3:])
    if any(word.removeprefix("و") in known.back for word in words[-_BACK:]):
        return True
    return any(word in known.postponing for word in words) or tense.moved(text, at)


_ENDS_ON = "ends"  # among the words that lead to a date
_TERM = 6  # words from a term to the word that tells its end


def _of_term(known: _Words, text: str, at: int) -> bool:
    """Whether what ends at ``at`` is a term: «مهلة تنتهي يوم 30 مايو», «المدة المنتهية في …»; not «المهلة تنتهي …»."""
    words = WORD.findall(_SIGN.split(left(text, at, _REACH))[-1])
    if not words:
        return False
    definite = words[-1] in known.which or word_after(text, at - 1) in known.ended
    for word in reversed(words[-_TERM:]):
        for term in (word, _bare_noun(word)):
            if term.removeprefix("ال") in known.terms:
                return term.startswith("ال") == definite
    return False


def _bare_noun(word: str) -> str:
    """A noun without what is written together with it: «بمهلة», «وللمدة»."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    if bare.startswith("لل"):
        return "ال" + bare[2:]
    return bare[1:] if bare[:1] in ("ب", "ل", "ك") and len(bare) > _SHORTEST else bare


def _left(text: str, piece: Piece) -> bool:
    """«أرجئ اللقاء من الجمعة إلى الاثنين»: it is no longer on the first of the two."""
    led = text.endswith((" من ", " من يوم "), 0, piece.start) or text.startswith(("من يوم ", "يوم "), piece.start)
    if not led or not text.startswith((" الي ", " حتي "), piece.end):
        return False
    return tense.moved(text, piece.start)


_SHORTEST = 3  # letters of a word that may begin with a preposition


def _denied(known: _Words, text: str, piece: Piece) -> bool:
    """«لن تتم الاثنين بل الثلاثاء»: a day that another one takes the place of."""
    rather = _next_word(text, piece.end)
    after = word_after(text, text.index(rather, piece.end) + len(rather))
    if after not in lexicon.date_words().words and not after.isdigit():
        return False
    words = WORD.findall(_SIGN.split(left(text, piece.start, _REACH))[-1])
    return not known.denials.isdisjoint(words) and known.only.isdisjoint(words)


def _contrasted(known: _Words, text: str, piece: Piece, last: int) -> bool:
    """«الاثنين لا الأحد», «ليس الأحد بل الاثنين»."""
    _, at = _leading(known, text, max(last, piece.start - _REACH), piece.start)
    beside = last and not text[last:at].strip(" ،,و")
    return bool(beside) or _next_word(text, piece.end) in known.rather


def _next_word(text: str, end: int) -> str:
    """The word behind a date, past a comma."""
    comma = _COMMA.match(text, end) if text[end : end + 1] in " ،," else None
    return word_after(text, comma.end() if comma else end)


_COMMA = re.compile(" ?[،,]")


def _anniversary(known: _Words, folded: Folded, piece: Piece, low: int) -> int | None:
    """«في الذكرى العاشرة لثورة 25 يناير 2011»: how many years after the day."""
    words = folded.text[low : piece.start].split()
    if known.anniversary.isdisjoint(words):
        return None
    found = next((n for n, word in enumerate(words) if word in known.anniversary), None)
    if found is None or not 1 < len(words) - found <= _LOOSE or not words[-1].startswith("ل"):
        return None
    told = plain(" ".join(words[found + 1 : -1]))
    # A number word makes no chain alone; a weekday after it does.
    values = (value for chain in lex.chains(fold(f"{told} {say.weekday(1)}")) for value in chain.values[:-1])
    return next((value for value in values if type(value) is int), None)


_SINCE = "منذ"
_BACK = 12  # words between «يعود» and «إلى», no sign among them
_SIGN = re.compile(r"[.،,؛:!؟?\n]")
_BREAK = re.compile(r"[^\w ]")
_MOST_NOUNS = 2  # of an event, between the word that leads and the date
_LOOSE = 7  # words before a date among which «عشية» may stand


def _through_event(known: _Words, folded: Folded, piece: Piece, low: int) -> dict[str, Any] | None:
    """«بعد هجوم 7 أكتوبر», «غداة انتخابات 4 نوفمبر», «عشية افتتاح المعرض يوم 12 نيسان»."""
    if piece.rule not in _OF_EVENT or "side" in piece.parts:
        return None
    if known.sides.isdisjoint(folded.text[low : piece.start].split()):
        return None
    words = _BREAK.split(folded.text[low : piece.start])[-1].split()
    for n in range(1, 2 if piece.rule == "weekday" else _MOST_NOUNS + 1):
        word = words[-n - 1].removeprefix("و") if len(words) > n else ""
        if word not in known.sides or not _event(known, folded, piece, words[-n:]):
            continue
        if eve := known.eves.get(word):
            return {"bearing": "before" if eve < 0 else "after", "eve": eve}
        name = next((name for phrase, name in known.leaders.get(word, ()) if phrase == word), None)
        if name in _SIDES:
            return {"bearing": name, "event": True}
    return _after_his(known, folded, piece, words) or _loosely(known, piece, words)


def _after_his(known: _Words, folded: Folded, piece: Piece, words: list[str]) -> dict[str, Any] | None:
    """«غداة وصوله إلى كيغالي يوم الجمعة، …»: what opens a clause counts from the day of somebody's own act."""
    last = word_before(folded.text, piece.start)
    day = len(words) - (last in lexicon.folded("dates/bearings", "day_nouns"))
    eve = next((n for n in range(max(0, day - _LOOSE), day - 1) if words[n].removeprefix("و") in known.eves), None)
    if eve is None or eve > 1 or not _COMMA.match(folded.text, piece.end):
        return None
    act, rest = words[eve + 1], words[eve + 2 : day]
    stem = next((act.removesuffix(end) for end in _WHOSE if act.endswith(end)), "")
    where = not rest or (len(rest) in (2, 3) and rest[0] in lexicon.folded("dates/bearings", "whither"))
    if not (where and derivations.is_masdar(stem)):
        return None
    days = known.eves[words[eve].removeprefix("و")]
    return {"bearing": "before" if days < 0 else "after", "eve": days}


_WHOSE = ("هما", "هم", "ها", "ه")
_SIDES = frozenset({"before", "after", "since"})


def _event(known: _Words, folded: Folded, piece: Piece, nouns: list[str]) -> bool:
    """Whether words may be an event's name that a date goes on: no article, no pronoun, no word of dates."""
    if any(word.startswith("ال") or len(word) < 3 or word in known.no_event for word in nouns):
        return False
    if any(word in lexicon.date_words().words or not word.isalpha() for word in nouns):
        return False
    if any(verbs.to_come(word.removeprefix("و")) for word in nouns):
        return False  # «قيل من قبل وسيعقد الأحد»
    last = piece.start - 2  # «بعد لقائه الخميس»: whose the date is, is not said
    return folded.original[folded.span(last, last + 1)[0]] != "ه" and not nouns[-1].endswith(("ها", "هم"))


def _loosely(known: _Words, piece: Piece, words: list[str]) -> dict[str, Any] | None:
    """«عشية الانتخابات التي جرت في 15 أيار»: the date may be the event's or that of what is told."""
    if piece.rule not in _DATED:
        return None
    for word in words[-_LOOSE:-1]:
        if eve := known.eves.get(word.removeprefix("و")):
            return {"bearing": "before" if eve < 0 else "after", "eve": eve, "event": True}
    return None


# ── the tables ───────────────────────────────────────────────────────────────────────────────────

_Phrases = Mapping[str, list[tuple[str, str]]]  # a word → (phrase, bearing), the longest phrase first


@dataclass(frozen=True, slots=True)
class _Words:
    """The table of bearings made ready; ``eves`` gives the days apart of «عشية» and «غداة»."""

    leaders: _Phrases
    followers: _Phrases
    eves: Mapping[str, int]
    sides: frozenset[str]  # single words that may stand before an event, with و and without
    day_nouns: frozenset[str]
    negations: frozenset[str]
    no_event: frozenset[str]
    rather: frozenset[str]
    corrections: frozenset[str]
    anniversary: frozenset[str]
    postponing: frozenset[str]
    back: frozenset[str]
    terms: frozenset[str]
    ended: frozenset[str]
    which: frozenset[str]
    denials: frozenset[str]
    only: frozenset[str]
    meetings: tuple[str, ...]


@lexicon.kept
def _words() -> _Words:
    def listed(key: str) -> frozenset[str]:
        return lexicon.folded("dates/bearings", key)

    leaders = _by_word("leading", -1)
    for word in (*listed("ending"), *listed("ended")):
        leaders.setdefault(word, []).append((word, _ENDS_ON))
    leaders |= {"و" + word: [("و" + phrase, name) for phrase, name in told] for word, told in leaders.items()}
    return _Words(
        leaders=leaders,
        followers=_by_word("trailing", 0),
        eves=dict.fromkeys(listed("eve"), -1) | dict.fromkeys(listed("morrow"), 1),
        sides=_sides(leaders) | {word for eve in (*listed("eve"), *listed("morrow")) for word in (eve, "و" + eve)},
        day_nouns=listed("day_nouns"),
        negations=listed("negations"),
        no_event=listed("no_event"),
        rather=listed("rather"),
        corrections=listed("corrections"),
        anniversary=listed("anniversary"),
        back=listed("back"),
        terms=listed("term"),
        ended=listed("ended"),
        which=listed("which"),
        denials=listed("denials"),
        only=listed("only"),
        meetings=tuple(listed("meetings")),
        postponing=lexicon.folded("dates/tense", "postponing"),
    )


def _sides(leaders: _Phrases) -> frozenset[str]:
    return frozenset(
        word for word, told in leaders.items() for phrase, name in told if phrase == word and name in _SIDES
    )


def _by_word(key: str, place: int) -> dict[str, list[tuple[str, str]]]:
    """First (0) or last (−1) word → (phrase, bearing)."""
    table: dict[str, list[tuple[str, str]]] = {}
    for name, phrases in lexicon.rows("dates/bearings")[key].items():
        for phrase in map(plain, phrases):
            table.setdefault(phrase.split()[place], []).append((phrase, name))
    for told in table.values():
        told.sort(key=lambda one: -len(one[0]))
    return table
