"""How long something was: «دامت ساعتين», «لمدة ثلاث ساعات», «على مدى يومين», «لأكثر من ساعة ونصف»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.lexicon import kept

_LONGEST = 8  # words
_AS_PRINTED = ("alone", "leads", "between")


def lasted(tokens: Sequence[Token], at: int) -> int | None:
    """The token behind the words that begin at one and tell how long something was; ``None`` where none do.

    They begin with a verb of lasting, with «لمدة» or «على مدى», with a «ل» that is written on, are two («ساعتين»),
    or end in how many («ساعة كاملة»).
    """
    as_printed, by_core = _parts()
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.text not in as_printed and first.word.core not in by_core and not _may_lead(first):
        return None
    end, led, unit = at, False, False
    for n in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[n]
        part = as_printed.get(token.text) or by_core.get(token.word.core)
        if part in ("units", "alone"):
            led, unit, end = led or part == "alone" or token.prep == "ل", True, n + 1
        elif part == "leads" or (n == at and token.text in phrases("clauses", "lasting")):
            led = True
        elif part == "numbers" or token.word.core.isdigit():
            end, led = (n + 1, True) if unit else (end, led)  # «ساعة ونصف», «ساعة كاملة»
        elif part is None:
            break
    return end if led and unit else None


def _may_lead(token: Token) -> bool:
    """Whether a word that is none of the table's can begin them: a verb of lasting, or a figure."""
    return token.text in phrases("clauses", "lasting") or token.word.core.isdigit()


@kept
def _parts() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The rows of the table by their words: as printed, and by the word without its clitics."""
    rows = [(key, word) for key, row in table("durations").items() for word in listed(row)]
    return (
        {word: key for key, word in rows if key in _AS_PRINTED},
        {word: key for key, word in rows if key not in _AS_PRINTED},
    )
