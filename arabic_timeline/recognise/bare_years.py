"""Years with nothing before them: in brackets, at the head of a line, behind a title, with an era, after an event."""

from __future__ import annotations

import re

from arabic_timeline.lexicon import LETTER
from arabic_timeline.recognise.join import Piece
from arabic_timeline.recognise.neighbours import WORD, alone, decoys, left, word_before
from arabic_timeline.recognise.year_guards import ERA, RECENT, counts


def year_beside(text: str, piece: Piece) -> bool:
    """A year with nothing before it: in brackets or a list, with its era, or after a noun of years («مونديال 2018»)."""
    year, before = piece.parts["year"], text[piece.start - 1 : piece.start]
    if year > _LAST or "doubtful" in piece.parts:
        return False
    if ERA.search(text, piece.start, piece.end):
        words = WORD.findall(left(text, piece.start, 24).rpartition("\n")[2])[-_MEASURE:]
        return not any(_is_noun(word, decoys("measured")) for word in words) and before not in _WRITTEN_ON
    if "hijri" in piece.parts:
        return False
    if before == "(" and text[piece.end : piece.end + 1] == ")":
        return word_before(text, piece.start) not in decoys("numbered")
    if year < RECENT:
        return False
    if alone(text, piece) or _ends_title(text, piece) or _heads_line(text, piece):
        return True
    if before != " ":
        return False
    return word_before(text, piece.start) in decoys("of_year") or (
        not counts(text, piece) and _of_event(text, piece.start, year)
    )


_MEASURE = 2  # words before a number and «م» among which it is told what they measure
_LAST = 2100
_WRITTEN_ON = frozenset("/-.×*0123456789")  # what stands before a number that is part of another
_HEAD = re.compile(r"(?:^|\n) ?(?:[-*•] ?)?$")
_ENTRY = re.compile(r" ?(?::|[-–] ?[" + LETTER + r"«\"(])")
_TITLE_END = re.compile(r"[»”\"] ?[(]?$")
_PAUSE = re.compile(r" ?[)]?(?:[،,.؛;]|$|\n| و)")


def _heads_line(text: str, piece: Piece) -> bool:
    """«2011: وقعت سوريا على مقترح» and «1958 - تأسيس …»: a list of years."""
    return _HEAD.search(text, piece.start - 4, piece.start) is not None and _ENTRY.match(text, piece.end) is not None


def _ends_title(text: str, piece: Piece) -> bool:
    """«سمك لبن تمر هندي» 1988، …: the year of a film or book."""
    return bool(_TITLE_END.search(text, piece.start - 3, piece.start) and _PAUSE.match(text, piece.end))


def _of_event(text: str, at: int, year: int) -> bool:
    """«انتفاضة 1987», «كأس العالم 2018», «مونديال روسيا 2018», «مهرجان كان 2018»."""
    words = WORD.findall(_BREAK.split(left(text, at, 40))[-1])
    if not words:
        return False
    if _is_noun(words[-1], decoys("year_noun")):
        return True
    unknown = year % _ROUND == 0
    for n in range(1, min(_BEHIND, len(words))):
        if not words[-n].startswith("ال") and words[-n] not in decoys("yearly_names"):
            if unknown:
                return False
            unknown = True  # one name may be any: «مهرجان طنجة 2014», «رالي داكار 2016»
        if _is_noun(words[-n - 1], decoys("yearly")):
            return True
    return False


_ROUND = 100  # whole hundreds are counts more often («مهرجان استقطب 2000 زائر»)


def _is_noun(word: str, nouns: frozenset[str]) -> bool:
    bare = word[1:] if word[:1] in ("و", "ف") else word
    forms = (word, bare, bare[1:] if bare[:1] in ("ب", "ل") else bare, "ال" + bare[2:] if bare[:2] == "لل" else bare)
    return not nouns.isdisjoint(forms)


_BREAK = re.compile(r"[.،,؛:!؟?()\n]")
_BEHIND = 4  # words, with the noun: «كأس أمم إفريقيا 2017»
