"""What a text says of a day between two commas: «في 25 يناير، ذكرى الثورة، التقى …» says which day, and no act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token

_LONGEST = 7  # words between the commas


def of_dates(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens of such glosses."""
    words = phrases("clauses", "day-glosses")
    for n in range(1, len(tokens) - 2):
        if not tokens[n].comma or tokens[n - 1].dating is None or tokens[n + 1].text not in words:
            continue
        end = next((at for at in range(n + 2, min(n + 2 + _LONGEST, len(tokens))) if tokens[at].sign), None)
        if end is not None and tokens[end].comma and not any(t.dating is not None for t in tokens[n + 1 : end]):
            yield from range(n + 1, end)
