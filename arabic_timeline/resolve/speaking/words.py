"""lexicon/dates/speaking.yaml → what a word says of the day of speaking, ready for one look-up a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from arabic_timeline import lexicon
from arabic_timeline.text import plain

TABLE = "dates/speaking"
# Folded first word → (what it is alone, what it is with the words that follow).
Cues = Mapping[str, tuple[int, tuple[tuple[tuple[str, ...], int], ...]]]


class Cue:
    """What a word may be, as bits; one spelling may be several."""

    NONE = 0
    SAID = 1 << 0
    GOING_ON = 1 << 1
    PRINTED = 1 << 2
    DATED = 1 << 3
    DOCUMENT = 1 << 4
    STATEMENT = 1 << 5
    MEMOIR = 1 << 6
    NO_MEMOIR = 1 << 7
    UNDATED = 1 << 8
    ACCORDING = 1 << 9
    AS_TOLD = 1 << 10
    AS = 1 << 11
    OPENER = 1 << 12
    ABOUT = 1 << 13
    STOP = 1 << 14
    BREAK = 1 << 15
    AGAIN = 1 << 16
    PRINTING = 1 << 17
    PIECE = 1 << 18
    THIS = 1 << 19
    FIRST = 1 << 20
    ARCHIVE = 1 << 21
    PICTURE = 1 << 22
    DEED = 1 << 23
    BELOW = 1 << 24
    RELAY = 1 << 25
    THUS = 1 << 26
    LEAD = 1 << 27
    INTO = 1 << 28
    OLD = 1 << 29
    INSIDE = 1 << 30
    SAYING = 1 << 31


_PLAIN = {
    "dated": Cue.DATED, "memoirs": Cue.MEMOIR, "leads": Cue.LEAD, "into": Cue.INTO, "inside": Cue.INSIDE,
    "no_memoirs": Cue.NO_MEMOIR, "undated": Cue.UNDATED, "old": Cue.OLD, "according": Cue.ACCORDING, "as": Cue.AS,
    "openers": Cue.OPENER, "about": Cue.ABOUT, "stops": Cue.STOP, "breaks": Cue.BREAK, "again": Cue.AGAIN,
    "printing": Cue.PRINTING, "below": Cue.BELOW, "thus": Cue.THUS, "this": Cue.THIS, "first": Cue.FIRST,
    "archives": Cue.ARCHIVE,
    "pictures": Cue.PICTURE,
}  # fmt: skip
_NOUNS = {"pieces": Cue.PIECE, "deeds": Cue.DEED, "documents": Cue.DOCUMENT, "statements": Cue.STATEMENT}
_PERFECT = {
    "said": Cue.SAID,
    "going_on": Cue.SAID | Cue.GOING_ON,
    "printed": Cue.PRINTED,
    "as_told": Cue.AS_TOLD,
    "relays": Cue.RELAY,
}
_IMPERFECT = {"tells": Cue.SAID, "going_on_now": Cue.SAID | Cue.GOING_ON}
_WEAK = "ي"  # as «ى» is folded
_ENDINGS = ("ت", "ا", "تا", "وا", "نا", "ن")
_OBJECTS = ("ه", "ها", "هم", "هما")
_SPEAKERS = ("ه", "ها", "هم", "هما", "هن")


@lexicon.kept
def cues() -> Cues:
    """The words of the table with their clitics and persons."""
    alone: dict[str, int] = {}
    longer: dict[str, dict[tuple[str, ...], int]] = {}
    for phrase, cue in _spellings():
        first, *rest = phrase.split()
        if rest:
            known = longer.setdefault(first, {})
            known[tuple(rest)] = known.get(tuple(rest), Cue.NONE) | cue
        else:
            alone[first] = alone.get(first, Cue.NONE) | cue
    return {first: (alone.get(first, Cue.NONE), tuple(longer.get(first, {}).items())) for first in {**alone, **longer}}


def alone(word: str) -> int:
    """What a printed word is by itself."""
    entry = cues().get(plain(word))
    return entry[0] if entry else Cue.NONE


def _spellings() -> Iterator[tuple[str, int]]:
    yield from _of_nouns()
    yield from _of_verbs()


def _of_nouns() -> Iterator[tuple[str, int]]:
    table = lexicon.rows(TABLE)
    for row, cue in _PLAIN.items():
        for word in map(plain, table[row]):
            yield from _joined(word, cue)
    for row, cue in _NOUNS.items():
        for word in map(plain, table[row]):
            for form in _possessed(word):
                yield from _joined(form, cue)
    for word in map(plain, table["sayings"]):
        for owner in _SPEAKERS:
            yield from _joined(word + owner, Cue.SAYING)


def _of_verbs() -> Iterator[tuple[str, int]]:
    table = lexicon.rows(TABLE)
    for row, cue in _PERFECT.items():
        for word in map(plain, table[row]):
            for form in _perfect(word):
                yield from _joined(form, cue)
    for row, cue in _IMPERFECT.items():
        for word in map(plain, table[row]):
            for person in "يتنا":
                yield from _joined(person + word, cue)
    for verb in map(plain, table["aired"]):
        for form in _perfect(verb):
            for before in map(plain, table["earlier"]):
                yield from _joined(f"{before} {form}", Cue.FIRST)


@lexicon.kept
def held() -> Mapping[str, int]:
    """Folded words in «ه» → what they are as verbs alone: «أذاعه», of which a printed «إذاعة» is nothing."""
    nouns: dict[str, int] = {}
    for word, cue in _of_nouns():
        nouns[word] = nouns.get(word, Cue.NONE) | cue
    verbs: dict[str, int] = {}
    for word, cue in _of_verbs():
        if word.endswith("ه") and (own := cue & ~nouns.get(word, Cue.NONE)):
            verbs[word] = verbs.get(word, Cue.NONE) | own
    return verbs


def _perfect(word: str) -> Iterator[str]:
    """The persons of a perfect verb, some with an object: «روى، روت، رووا، رواه»; a weak last letter falls."""
    weak = word.endswith(_WEAK)
    stem = word[:-1] if weak else word
    yield word
    for ending in _ENDINGS:
        yield (stem if ending in ("ت", "تا", "وا") else word) + ending
    for holder in (stem + "ا" if weak else word, stem + "ت", word + "نا"):
        for thing in _OBJECTS:
            yield holder + thing


_OWNERS = ("", "ا", "ه", "ها", "هم", "هما", "نا", "ي")


def _possessed(word: str) -> Iterator[str]:
    """«رسالة، رسالته، لرسالته», «بيانا»; a definite noun has no owner, «لل» is one with its article."""
    if word.startswith("ال"):
        yield from (word, "ب" + word, "لل" + word[2:])
        return
    for owner in _OWNERS:
        if owner == "ا" and word.endswith("ه"):
            continue
        form = word.removesuffix("ه") + "ت" + owner if owner and word.endswith("ه") else word + owner
        yield from (form, "ب" + form, "ل" + form)


def _joined(word: str, cue: int) -> Iterator[tuple[str, int]]:
    for clitic in ("", "و", "ف"):
        yield clitic + word, cue


@lexicon.kept
def hints() -> Mapping[str, tuple[str, ...]]:
    """Parts of printed words without which no memoir or undated document is told of → the phrases that hold them."""
    return _hints(("memoirs", "undated", "old"))


@lexicon.kept
def notes() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Notes that a text is printed again, in printed spelling: one of the parts stands in every such note."""
    again, printing, this, pieces = map(_any, ("again", "printing", "this", "pieces"))
    return (
        (tuple(lexicon.rows(TABLE)["this"]), re.compile(f"(?:{this}) (?:{pieces})")),
        (tuple(lexicon.rows(TABLE)["below"]), re.compile(f"(?:{pieces}) (?:{_any('below')})")),
        (
            (*_hints(("first",)), *lexicon.rows(TABLE)["earlier"]),
            re.compile(f"(?<![{lexicon.LETTER}])(?:{pieces})(?![{lexicon.LETTER}])"),
        ),
        (tuple(_hints(("printing",))), re.compile(f"(?:{again}) [^.\n]{{0,60}}(?:{printing}|{pieces})")),
        (tuple(_hints(("archives",))), re.compile(_any("archives"))),
    )


def _hints(rows: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Parts of phrases, as few as there can be → the phrases that hold them."""
    phrases = {phrase for row in rows for phrase in lexicon.rows(TABLE)[row]}
    parts = {_unchanged(phrase) for phrase in phrases}
    least = {part for part in parts if not any(other in part for other in parts - {part})}
    return {part: tuple(sorted(phrase for phrase in phrases if part in phrase)) for part in sorted(least)}


_TELLING = 4  # letters that a part of a phrase has to have


def _unchanged(phrase: str) -> str:
    """The longest run of letters in the last word of a phrase that folding leaves as they are; a long one, or all."""
    word = phrase.split()[-1]
    runs = "".join(" " if plain(letter) != letter else letter for letter in word).split()
    part = max(runs, key=len, default="")
    return part if len(part) >= _TELLING or " " not in phrase else phrase


def _any(*rows: str) -> str:
    """The words of some rows as a pattern for printed spelling."""
    words = {plain(word) for row in rows for word in lexicon.rows(TABLE)[row]}
    body = "|".join(re.sub("ه$", "[هة]", word) for word in sorted(words, key=len, reverse=True))
    return body.replace("ا", "[اأإآ]").replace("ي", "[يىئ]")


@lexicon.kept
def heads() -> frozenset[str]:
    """Folded words one of which stands in every sentence that states a day of speaking."""
    mask = Cue.SAID | Cue.SAYING | Cue.DOCUMENT | Cue.STATEMENT | Cue.MEMOIR | Cue.OLD | Cue.ACCORDING
    return frozenset(
        word for word, (cue, longer) in cues().items() if cue & mask or any(more & mask for _, more in longer)
    )


@lexicon.kept
def opening() -> re.Pattern[str]:
    """What stands between a day of speaking and what is counted from it, in printed spelling."""
    return re.compile(f'[:«“"]|{_whole("openers", "about", "deeds")}')


@lexicon.kept
def closing() -> re.Pattern[str]:
    """The same where what is counted from the day stands before it."""
    return re.compile(f'[»”"]|{_whole("according", "as")}')


@lexicon.kept
def according() -> frozenset[str]:
    """Folded words behind which a comma alone leads to what was said."""
    return frozenset(word for word, (cue, _) in cues().items() if cue & Cue.ACCORDING)


def _whole(*rows: str) -> str:
    return f"(?<![{lexicon.LETTER}])[وفبل]{{0,2}}(?:{_any(*rows)})(?![{lexicon.LETTER}])"
