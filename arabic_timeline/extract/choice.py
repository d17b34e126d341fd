"""Which sentences of a text are read at all: a text is mostly other matter.

Those that can tell of a meeting, the one before each (whom a pronoun means), those that may tell a dated event, and
those that tell more of the same names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from arabic_timeline.extract import finding
from arabic_timeline.extract.asking import has_needed, is_light, lacks, nothing_held
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import LONE, Dates
from arabic_timeline.extract.triggers import Trigger, trigger_words
from arabic_timeline.extract.vocabulary import Token, Vocabulary, with_article
from arabic_timeline.extract.words import PERSONAL, Kind

_OPENING = 3  # words and signs that open a sentence
_IN_NAMES = PERSONAL | Kind.GIVEN | Kind.PARTICLE
_ANNOUNCES = _IN_NAMES | Kind.NATION | Kind.PLURAL  # «الألماني فلان», «الوزراء فلان وفلان»
_LONGEST_LEAD = 12  # words of an office and of the name behind it
_IN_NO_NAME = Kind.STOP | Kind.VERB | Kind.TRIGGER | Kind.COMMON | Kind.PLAIN
_PREPOSITIONS = frozenset("بلك")
LONGEST_STAY = 2  # sentences after an arrival that still tell what was done there


class Line(NamedTuple):
    """A sentence not yet read: folded offsets, paragraph, its words and signs, and its words as printed."""

    start: int
    end: int
    paragraph: int
    pieces: list[str]
    words: list[str]


def chosen(lines: Sequence[Line], dates: Dates, vocabulary: Vocabulary) -> tuple[set[int], set[int]]:
    """The sentences that can tell of a meeting; and these with the one before each, the first of the text, and others
    that may tell a dated event.

    A word has to tell of a meeting: a light verb («عقد», «أجرى») only with what was held.
    """
    telling = _telling(lines, dates, vocabulary)
    found = telling.union(_before(lines, telling), _thereupon(lines, telling), (0,) if telling else ())
    for n, line in enumerate(lines):
        if n not in found and dates.within(line.start, line.end) and _may_open(line, vocabulary):
            found.add(n)
    return telling, found


def _telling(lines: Sequence[Line], dates: Dates, vocabulary: Vocabulary) -> set[int]:
    """The sentences that can tell of a meeting, and the arrivals that may say where the next ones are."""
    words, telling, leading = trigger_words(), set[int](), list[int]()
    for n, line in enumerate(lines):
        if words.isdisjoint(line.words):
            continue
        acts = list(_acts(line, vocabulary))
        if any(act.frame != "arrive" for act in acts) or (acts and dates.touches(line.start, line.end)):
            telling.add(n)
        elif acts:
            leading.append(n)
    return telling.union(n for n in leading if not telling.isdisjoint(range(n + 1, n + 1 + LONGEST_STAY)))


def namesakes(
    lines: Sequence[Line], told: Sequence[Token], offices: Iterable[Token], taken: set[int], vocabulary: Vocabulary
) -> list[int]:
    """Further sentences with a word that ``told`` has and no table knows, if one that may be a name stands where a name
    goes on; or with the word of one of these offices."""
    unknown = {form for t in told if not t.kinds for form in t.unknown}
    names = unknown.union(form for t in told if t.kinds & Kind.GIVEN for form in t.word.forms)
    held = {form for t in offices for form in with_article(t.word.core)}
    return [
        n
        for n, line in enumerate(lines)
        if n not in taken
        and (
            not held.isdisjoint(line.words) or (not unknown.isdisjoint(line.words) and _named(line, names, vocabulary))
        )
    ]


def _named(line: Line, names: set[str], vocabulary: Vocabulary) -> bool:
    """Whether one of these words stands behind what can lead to it in a name."""
    pieces = line.pieces
    return any(word in names and _announced(pieces, n, vocabulary) for n, word in enumerate(pieces) if n)


def _announced(pieces: Sequence[str], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word can go on with a name: behind a given name, a title, or an office with what completes it.

    Right before it stands one of these, or a word that no table knows.
    """
    before = vocabulary[pieces[at - 1]]
    if not _leads(before):
        return False
    for n in range(at - 1, max(-1, at - 1 - _LONGEST_LEAD), -1):
        token = vocabulary[pieces[n]]
        if token.known or token.kinds & _ANNOUNCES:
            return True
        if token.sign or token.kinds & (Kind.VERB | Kind.STOP):
            return False
    return False


def _leads(token: Token) -> bool:
    """Whether a word can stand in a name or right before one: a given name, an office, a title, an unknown word."""
    return not token.sign and bool(token.kinds & _IN_NAMES or not token.kinds & _IN_NO_NAME)


def _before(lines: Sequence[Line], telling: set[int]) -> Iterator[int]:
    """The sentence before each of these, lines without a word passed."""
    for n in telling:
        yield from islice((b for b in range(n - 1, -1, -1) if any(map(str.isalnum, lines[b].words))), 1)


def _thereupon(lines: Sequence[Line], telling: set[int]) -> Iterator[int]:
    """The sentences that open with «وكان ذلك» behind one of these."""
    return (n + 1 for n in telling if n + 1 < len(lines) and opens_with_that(lines[n + 1].words))


def opens_with_that(words: Sequence[str]) -> bool:
    """Whether folded words open a sentence with «وكان ذلك», «جرى ذلك»."""
    told = [word for word in words[:_OPENING] if word[0].isalnum()]
    return len(told) > 1 and told[1] == "ذلك" and told[0].removeprefix("و") in phrases("clauses", "that-was-when")


def _acts(line: Line, vocabulary: Vocabulary) -> Iterator[Trigger]:
    """The triggers of the sentence that can tell of a meeting there, or of an arrival."""
    found = finding.told([piece for piece in line.pieces if piece not in LONE], vocabulary)
    for n, one in enumerate(found):
        if not n:  # once a sentence, however many triggers it has
            pieces, words = frozenset(line.pieces), frozenset(line.words)
            led = cache(lambda: any(_led_place(word, vocabulary) for word in line.pieces))
        if _complete(one, pieces, words, led):
            yield one


def _complete(trigger: Trigger, pieces: frozenset[str], words: frozenset[str], led: Callable[[], bool]) -> bool:
    """Whether a sentence of these can have what must stand beside a trigger; ``led``: a place is led to there."""
    if lacks(trigger, pieces):
        return False
    if trigger.lands:
        return has_needed(trigger, pieces) or led()
    return not (is_light(trigger) and nothing_held(trigger, words))


def _led_place(word: str, vocabulary: Vocabulary) -> bool:
    """«بطرابلس», «بمقر»: a word of place to which a preposition that is written on it can lead, or that alone."""
    if word in LONE:
        return True
    bare = word[1:] if word[0] in "وف" else word
    return (word[0] in _PREPOSITIONS or bare[:1] in _PREPOSITIONS) and vocabulary[word].locates


def _may_open(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether the sentence opens with a verb of doing, as a context event does."""
    opening = islice((w for w in line.words if w[0].isalnum() or w[0] == "_"), 4)
    first = next((w for w in opening if w not in phrases("clauses", "before-verb")), None)
    word = vocabulary[first].word if first else None
    return word is not None and bool(word.kinds & Kind.VERB) and word.core not in phrases("particles", "telling")
