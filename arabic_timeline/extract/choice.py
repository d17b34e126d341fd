"""Which sentences of a text are read at all: a text is mostly other matter.

Those that can tell of a meeting, the one before each (whom a pronoun means), those that may tell a dated event, and
those that tell more of the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Dates
from arabic_timeline.extract.triggers import Trigger, triggers, with_clitics
from arabic_timeline.extract.vocabulary import Token, Vocabulary, with_article
from arabic_timeline.extract.words import PERSONAL, Kind, kinds
from arabic_timeline.lexicon import kept

_LIGHT = frozenset(["light", "joins", "preside", "attend"])  # frames of verbs that tell nothing without a noun
_IN_NAMES = PERSONAL | Kind.GIVEN | Kind.PARTICLE
_IN_NO_NAME = Kind.STOP | Kind.VERB | Kind.TRIGGER | Kind.COMMON | Kind.PLAIN
_SITS = Kind.BODY | Kind.GATHERING | Kind.PLURAL  # who can be told to sit where no noun says that they met


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
    sure, light, held = _telling(), _light(), _held()
    telling = {
        n
        for n, line in enumerate(lines)
        if not sure.isdisjoint(line.words) or not (light.isdisjoint(line.words) or held.isdisjoint(line.words))
    }
    found = telling.union((n - 1 for n in telling if n), (0,) if telling else ())
    for n, line in enumerate(lines):
        if n not in found and dates.within(line.start, line.end) and _may_open(line, vocabulary):
            found.add(n)
    return telling, found


def namesakes(
    lines: Sequence[Line], told: Sequence[Token], offices: Iterable[Token], taken: set[int], vocabulary: Vocabulary
) -> list[int]:
    """Further sentences with a word that ``told`` has and no table knows, if one that may be a name stands where a name
    goes on; or with the word of one of these offices."""
    unknown = {form for t in told for form in t.unknown}
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
    return any(word in names and _leads(vocabulary[pieces[n - 1]]) for n, word in enumerate(pieces) if n)


def _leads(token: Token) -> bool:
    """Whether a word can stand in a name or right before one: a given name, an office, a title, an unknown word."""
    return not token.sign and bool(token.kinds & _IN_NAMES or not token.kinds & _IN_NO_NAME)


@kept
def _telling() -> frozenset[str]:
    """Every first word of a trigger that tells by itself, as a text may print it."""
    return _printed(light=False)


@kept
def _light() -> frozenset[str]:
    """The verbs that need what was held: a body that sits, a round."""
    return _printed(light=True).difference(_telling())


@kept
def _held() -> frozenset[str]:
    """What the light verbs ask for, as a text may print it: a body, those who sit, a round."""
    bodies = (word for word, kind in kinds().items() if kind & _SITS)
    return frozenset(
        form
        for word in (*bodies, *phrases("clauses", "rounds"), *phrases("clauses", "sides"))
        for form in with_clitics(word, verb=False)
    )


def _printed(*, light: bool) -> frozenset[str]:
    rows = ((word, [t for _, t in found if _is_light(t) == light]) for word, found in triggers().items())
    return frozenset(form for word, found in rows if found for form in with_clitics(word, found[0].verb))


def _is_light(trigger: Trigger) -> bool:
    return trigger.frame in _LIGHT and not trigger.hosts and not (trigger.frame == "attend" and trigger.pronoun)


def _may_open(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether the sentence opens with a verb of doing, as a context event does."""
    opening = islice((w for w in line.words if w[0].isalnum() or w[0] == "_"), 4)
    first = next((w for w in opening if w not in phrases("clauses", "before-verb")), None)
    word = vocabulary[first].word if first else None
    return word is not None and bool(word.kinds & Kind.VERB) and word.core not in phrases("particles", "telling")
