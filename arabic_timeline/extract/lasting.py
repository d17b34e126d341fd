"""How long something was: «دامت ساعتين», «لمدة ثلاث ساعات», «على مدى يومين», «لأكثر من ساعة ونصف»."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token

_LONGEST = 8  # words


def lasted(tokens: Sequence[Token], at: int) -> int | None:
    """The token behind the words that begin at one and tell how long something was; ``None`` where none do.

    They begin with a verb of lasting, with «لمدة» or «على مدى», with a «ل» that is written on, or are two («ساعتين»).
    """
    end, led, unit = at, False, False
    for n in range(at, min(at + _LONGEST, len(tokens))):
        token = tokens[n]
        core = token.word.core
        if core in phrases("durations", "units"):
            led, unit, end = led or token.prep == "ل" or token.text in phrases("durations", "alone"), True, n + 1
        elif token.text in phrases("durations", "leads") or (n == at and token.text in phrases("clauses", "lasting")):
            led = True
        elif core in phrases("durations", "numbers") or core.isdigit():
            end = n + 1 if unit else end  # «ساعة ونصف»
        elif core not in phrases("durations", "about") and token.text not in phrases("durations", "between"):
            break
    return end if led and unit else None
