"""The words of the reader: the tables of the package, with what a newsroom adds or takes out in data/lexicon."""

from arabic_timeline.lexicon.changes import Change
from arabic_timeline.lexicon.load import load
from arabic_timeline.lexicon.patterns import alternatives
from arabic_timeline.lexicon.sites import site_name
from arabic_timeline.lexicon.tables import (
    PACKAGE,
    Lexicon,
    folded,
    hand_on,
    in_use,
    kept,
    kept_by_word,
    rows,
    take_over,
)
from arabic_timeline.lexicon.verbrow import VERB_ROW
from arabic_timeline.lexicon.words import GAP, LETTER, DateWords, Entry, More, continuation, date_kinds, date_words

__all__ = [
    "GAP",
    "LETTER",
    "PACKAGE",
    "VERB_ROW",
    "Change",
    "DateWords",
    "Entry",
    "Lexicon",
    "More",
    "alternatives",
    "continuation",
    "date_kinds",
    "date_words",
    "folded",
    "hand_on",
    "in_use",
    "kept",
    "kept_by_word",
    "load",
    "rows",
    "site_name",
    "take_over",
]
