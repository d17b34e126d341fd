"""lexicon/dates/*.yaml → the words of dates, folded, with their proclitics, ready for one look-up a word.

A date table is ``kind: {value: [spellings]}`` or ``kind: [spellings]``.  Every kind gets one character, so that a
stretch of text becomes a short string of kinds on which the shapes of ``recognise`` are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from arabic_timeline import text
from arabic_timeline.lexicon.tables import PACKAGE, kept, rows

LETTER = "ء-ۓ"  # Arabic letters as they stand in folded text (marks and digits are gone by then)
GAP = r"[ ()\[\]\"'«»“”‘’]{1,3}"  # what may stand between the words of one entry

# The tables of words of dates; the others of dates/ list what stands around them.
TABLES = tuple(
    f"dates/{name}" for name in ("months", "hijri", "days", "units", "sides", "numerals", "joints", "occasions")
)
_NOT_WORDS = frozenset({"cldr", "added", "weak"})
# Kinds the tables do not list: punctuation and what the reader of numbers makes.
_MADE = (
    "month",
    "paired_month",
    "weak_month",
    "num",
    "number",
    "count",
    "year",
    "hijri_year",
    "doubtful_year",
    "old_year",
    "slash",
    "dash",
    "dot",
    "comma",
    "stop",
)
_JOINTS = frozenset(
    {"in", "of", "since", "ago", "after", "until", "between", "about", "more", "every", "like", "dated"}
)
_NO_CLITICS = frozenset({"and", "era", "hash", "of_it"})
_ONLY_AND = frozenset({"weak_month", "weekday_indefinite", "or", "libyan_month"})


class More(NamedTuple):
    """How longer entries go on behind their first word: a pattern, what each of its groups means, and their words."""

    pattern: str
    meanings: tuple[tuple[str, Any], ...]
    rests: tuple[str, ...]


class Entry(NamedTuple):
    """A first word: its proclitics as (kind, width), its own kind and value, and how longer entries go on."""

    prefix: tuple[tuple[str, int], ...]
    kind: str | None
    value: Any
    more: More | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words of dates by folded first word, and the character of each kind."""

    words: Mapping[str, Entry]
    kinds: Mapping[str, str]
    spellings: tuple[tuple[str, Any, str], ...] = field(default=(), repr=False)  # (kind, value, as written)


# Of the first 256, none of them with a meaning in a pattern: classes of others take ten times as long to compile.
_CHARACTERS = [char for char in map(chr, (*range(0x80, 0x100), *range(0xE000, 0xF900))) if not char.isspace()]


@cache
def date_kinds() -> Mapping[str, str]:
    """The character of each kind.  A lexicon changes spellings, never kinds: the shapes are the same for all."""
    with PACKAGE.in_use():
        names = dict.fromkeys((*_MADE, *(kind for kind, _, _ in _spellings())))
    return dict(zip(names, _CHARACTERS, strict=False))


@kept
def date_words() -> DateWords:
    """All words of dates of the lexicon in use."""
    listed, kinds = tuple(_spellings()), date_kinds()
    return DateWords(words=_with_clitics(_entries(listed, kinds), kinds), kinds=kinds, spellings=listed)


def _spellings() -> Iterator[tuple[str, Any, str]]:
    for name in TABLES:
        for kind, table in rows(name).items():
            if kind in _NOT_WORDS:
                continue
            for value, spellings in table.items() if isinstance(table, dict) else ((None, table),):
                yield from ((kind, value, spelling) for spelling in spellings)
    months = rows("dates/months")
    for number in range(1, 13):
        for spelling in (*months["cldr"][number], *months["added"].get(number, ())):
            yield ("weak_month" if spelling in months["weak"] else "month"), number, spelling


def _entries(
    listed: tuple[tuple[str, Any, str], ...], kinds: Mapping[str, str]
) -> dict[str, tuple[str | None, Any, str, dict[str, tuple[str, Any]]]]:
    """First word → (kind, value, kind's name, {rest of the phrase: (kind, value)})."""
    table: dict[str, tuple[str | None, Any, str, dict[str, tuple[str, Any]]]] = {}
    for name, value, spelling in listed:
        first, rest = _parted(text.plain(spelling))
        known = table.setdefault(first, (None, None, "", {}))
        if rest:
            known[3].setdefault(rest, (kinds[name], value))
        elif known[0] is None:
            table[first] = (kinds[name], value, name, known[3])
    return table


def _parted(spelling: str) -> tuple[str, str]:
    """The first word and the rest; digits that touch a word («تشرين2») are a rest."""
    first, _, rest = spelling.partition(" ")
    bare = first.rstrip("0123456789")
    return (first, rest) if rest or not bare else (bare, first[len(bare) :])


def _with_clitics(
    table: Mapping[str, tuple[str | None, Any, str, dict[str, tuple[str, Any]]]], kinds: Mapping[str, str]
) -> dict[str, Entry]:
    words: dict[str, Entry] = {}
    for first, (kind, value, _, phrases) in table.items():
        words[first] = Entry((), kind, value, _continuations(phrases))
    for first, (_, _, name, _) in table.items():
        plain = words[first]
        for letters, word, prefix in _forms(first, name, kinds):
            words.setdefault(letters + word, plain._replace(prefix=prefix))
    return words


def _forms(first: str, name: str, kinds: Mapping[str, str]) -> Iterator[tuple[str, str, tuple[tuple[str, int], ...]]]:
    """The word with و ف ب ل ك before it, as (letters, word, prefix kinds); «لل» is one with its noun."""
    if name in _NO_CLITICS:
        return
    joint, inside = kinds["and"], kinds["in"]
    for opening in ("", "و", "ف"):
        before = ((joint, 1),) if opening == "و" else ((inside, 1),) if opening else ()
        if opening:
            yield opening, first, before
        if name in _JOINTS or name in _ONLY_AND:
            continue
        for preposition in "بلك":
            if preposition == "ل" and first.startswith("ال"):
                yield opening, "لل" + first[2:], (*before, (inside, 0))
            else:
                yield opening + preposition, first, (*before, (inside, 1))


def _continuations(phrases: Mapping[str, tuple[str, Any]]) -> More | None:
    if not phrases:
        return None
    rests = sorted(phrases, key=len, reverse=True)
    bodies = "|".join(
        f"({rest})(?![{LETTER}0-9])"
        if rest.isdigit()
        else f"{GAP}({GAP.join(map(re.escape, rest.split()))})(?![{LETTER}])"
        for rest in rests
    )
    return More(bodies, tuple(phrases[rest] for rest in rests), tuple(rests))


@cache
def continuation(bodies: str) -> re.Pattern[str]:
    """How the longer entries of a word go on, made ready when a text first has the word."""
    return re.compile(bodies)
