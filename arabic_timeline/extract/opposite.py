"""The other side by its nation: «مع الجانب التركي», «بين الجانب المصري والجانب السوداني» are as «مع الوفد التركي»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

_PAIR = 8  # words from «الجانب المصري» to «والجانب السوداني»


def sides(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens that stand for those of a nation with whom somebody speaks, in order."""
    last = -_PAIR
    for n, token in enumerate(tokens[:-1]):
        if token.word.core not in phrases("clauses", "other-side") or token.prep or not n:
            continue
        nation = tokens[n + 1]
        if not nation.kinds & Kind.NATION or not nation.word.definite or nation.conj or nation.dating is not None:
            continue
        led = not token.conj and tokens[n - 1].text in phrases("clauses", "with")
        if led or (token.conj and n - last <= _PAIR):
            last = n
            yield n
