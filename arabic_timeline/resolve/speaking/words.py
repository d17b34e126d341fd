"""lexicon/dates/speaking.yaml → what a word says of the day of speaking, ready for one look-up a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Flag, auto

from arabic_timeline import lexicon
from arabic_timeline.text import plain

TABLE = "dates/speaking"


class Cue(Flag):
    """What a word may be; one spelling may be several."""

    NONE = 0
    SAID = auto()
    GOING_ON = auto()
    PRINTED = auto()
    DATED = auto()
    DOCUMENT = auto()
    STATEMENT = auto()
    MEMOIR = auto()
    NO_MEMOIR = auto()
    UNDATED = auto()
    ACCORDING = auto()
    AS_TOLD = auto()
    AS = auto()
    OPENER = auto()
    ABOUT = auto()
    STOP = auto()
    BREAK = auto()
    AGAIN = auto()
    PRINTING = auto()
    PIECE = auto()
    THIS = auto()
    FIRST = auto()
    ARCHIVE = auto()
    PICTURE = auto()
    LEAD = auto()
    INTO = auto()
    INSIDE = auto()


_PLAIN = {
    "dated": Cue.DATED, "memoirs": Cue.MEMOIR, "leads": Cue.LEAD, "into": Cue.INTO, "inside": Cue.INSIDE,
    "no_memoirs": Cue.NO_MEMOIR, "undated": Cue.UNDATED, "according": Cue.ACCORDING, "as": Cue.AS,
    "openers": Cue.OPENER, "about": Cue.ABOUT, "stops": Cue.STOP, "breaks": Cue.BREAK, "again": Cue.AGAIN,
    "printing": Cue.PRINTING, "pieces": Cue.PIECE, "this": Cue.THIS, "first": Cue.FIRST, "archives": Cue.ARCHIVE,
    "pictures": Cue.PICTURE,
}  # fmt: skip
_NOUNS = {"documents": Cue.DOCUMENT, "statements": Cue.STATEMENT}
_PERFECT = {"said": Cue.SAID, "going_on": Cue.SAID | Cue.GOING_ON, "printed": Cue.PRINTED, "as_told": Cue.AS_TOLD}
_IMPERFECT = {"tells": Cue.SAID, "going_on_now": Cue.SAID | Cue.GOING_ON}
_WEAK = "ي"  # as «ى» is folded
_ENDINGS = ("ت", "ا", "تا", "وا", "نا", "ن")
_OBJECTS = ("", "ه", "ها", "هم", "هما")


@lexicon.kept
def cues() -> Mapping[str, tuple[Cue, tuple[tuple[tuple[str, ...], Cue], ...]]]:
    """Folded first word → (what it is alone, what it is with the words that follow)."""
    alone: dict[str, Cue] = {}
    longer: dict[str, dict[tuple[str, ...], Cue]] = {}
    for phrase, cue in _spellings():
        first, *rest = phrase.split()
        if rest:
            known = longer.setdefault(first, {})
            known[tuple(rest)] = known.get(tuple(rest), Cue.NONE) | cue
        else:
            alone[first] = alone.get(first, Cue.NONE) | cue
    return {
        first: (alone.get(first, Cue.NONE), tuple(longer.get(first, {}).items())) for first in {**alone, **longer}
    }


def alone(word: str) -> Cue:
    """What a printed word is by itself."""
    entry = cues().get(plain(word))
    return entry[0] if entry else Cue.NONE


def _spellings() -> Iterator[tuple[str, Cue]]:
    table = lexicon.rows(TABLE)
    for row, cue in _PLAIN.items():
        for word in map(plain, table[row]):
            yield from _joined(word, cue)
    for row, cue in _NOUNS.items():
        for word in map(plain, table[row]):
            for form in _possessed(word):
                yield from _joined(form, cue)
    for row, cue in _PERFECT.items():
        objects = _OBJECTS if cue is Cue.PRINTED else ("",)
        for word in map(plain, table[row]):
            for form in _perfect(word):
                for thing in objects:
                    yield from _joined(_with_object(form, thing), cue)
    for row, cue in _IMPERFECT.items():
        for word in map(plain, table[row]):
            for person in "يتنا":
                yield from _joined(person + word, cue)


def _perfect(word: str) -> Iterator[str]:
    """The persons of a perfect verb: «روى، روت، رووا»; a weak last letter falls before them."""
    yield word
    weak = word.endswith(_WEAK)
    for ending in _ENDINGS:
        yield (word[:-1] if weak and ending in ("ت", "تا", "وا") else word) + ending


def _with_object(form: str, thing: str) -> str:
    """«أجرى» with «ها» is «أجراها»; «أصدروا» with «ه» is «أصدروه»."""
    if not thing:
        return form
    if form.endswith(_WEAK):
        return form[:-1] + "ا" + thing
    return form.removesuffix("ا") + thing if form.endswith("وا") else form + thing


_OWNERS = ("", "ه", "ها", "هم", "هما", "نا", "ي")


def _possessed(word: str) -> Iterator[str]:
    """«رسالة، رسالته، لرسالته»; a definite noun has no owner, «لل» is one with its article."""
    if word.startswith("ال"):
        yield from (word, "ب" + word, "لل" + word[2:])
        return
    for owner in _OWNERS:
        form = word.removesuffix("ه") + "ت" + owner if owner and word.endswith("ه") else word + owner
        yield from (form, "ب" + form, "ل" + form)


def _joined(word: str, cue: Cue) -> Iterator[tuple[str, Cue]]:
    for clitic in ("", "و", "ف"):
        yield clitic + word, cue


@lexicon.kept
def hints() -> tuple[str, ...]:
    """Parts of printed words without which no memoir, archive, reprint or undated document is told of in a text."""
    return _hints(("memoirs", "archives", "undated"))


@lexicon.kept
def reprint_hints() -> tuple[str, ...]:
    return _hints(("printing", "pieces", "archives"))


def _hints(rows: tuple[str, ...]) -> tuple[str, ...]:
    words = {_unchanged(phrase) for row in rows for phrase in lexicon.rows(TABLE)[row]}
    return tuple(sorted(word for word in words if not any(other in word for other in words - {word})))


def _unchanged(phrase: str) -> str:
    """The longest run of a phrase's letters that folding leaves as they are."""
    runs = "".join(" " if plain(letter) != letter else letter for letter in phrase).split()
    return max(runs, key=len, default="")
