"""What the words of a telling say of the act: a reception or talks, and whether the reader knows of it."""

from __future__ import annotations

from itertools import pairwise

from arabic_timeline.lexicon import date_words, folded, kept, rows
from arabic_timeline.model import Report
from arabic_timeline.text import plain

_CLITICS = "وفبلك"
_SHORT = 4  # letters: shorter words carry no clitic here


def kind(trigger: str, quote: str = "") -> str | None:
    """The kind of an act («reception», «talks»), where its words say it, or the one behind them («جلسة مباحثات»)."""
    words, told = plain(trigger).split(), plain(quote).split()
    behind = told[told.index(words[-1]) + 1 :][:1] if words and words[-1] in told else []
    for word in (*words, *behind):
        bare = {word, word.lstrip(_CLITICS), _without_article(word)}
        for name, stems in _kinds().items():
            if any(form.startswith(stems) for form in bare):
                return name
    return None


def known(report: Report) -> bool:
    """Whether a telling points at an act: its noun has the article, or a place for its name («قمة سنغافورة»)."""
    first = plain(report.passages[0].trigger).split()[:1]
    if not first:
        return False
    word = first[0] if first[0] in _nouns() else first[0].lstrip(_CLITICS)
    if word.startswith("ال") or first[0].startswith("لل"):
        return _without_article(first[0]) in _nouns()
    quote = plain(report.passages[0].quote).split()
    at = quote.index(first[0]) if first[0] in quote else len(quote)
    named = plain(report.place or "").split()[:1]
    return word in _nouns() and bool(named) and quote[at + 1 : at + 2] == named


def named(report: Report) -> str | None:
    """The name that a telling gives to an act: its noun and the proper word behind it («قمة سنغافورة»), folded."""
    words = plain(report.passages[0].quote).split()
    for noun, name in pairwise(words):
        bare = noun if noun in _nouns() else noun.lstrip(_CLITICS)
        proper = len(name) > _SHORT - 1 and name not in folded("names", "formulas") and not name.startswith("ال")
        if bare in _nouns() and proper and name not in date_words().words:
            return f"{bare} {name}"
    return None


def _without_article(word: str) -> str:
    bare = word if word.startswith(("ال", "لل")) else word.lstrip(_CLITICS) if len(word) > _SHORT else word
    return bare[2:] if bare.startswith(("ال", "لل")) else bare


@kept
def _kinds() -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(plain, stems)) for name, stems in rows("names")["acts"].items()}


@kept
def _nouns() -> frozenset[str]:
    return folded("names", "pointed")
