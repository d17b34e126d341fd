"""Words that a table generates, by their spelling: how they stand alone, and how before a pronoun."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Generic, NamedTuple, Protocol, TypeVar


class Spelt(Protocol):
    """A generated word; ``before_pronoun``: its stems there, folded («التقا» of التقى, «لقاي» of لقاء)."""

    @property
    def spelling(self) -> str: ...
    @property
    def before_pronoun(self) -> Collection[str]: ...


Word = TypeVar("Word", bound=Spelt)


class Index(NamedTuple, Generic[Word]):
    """The words by spelling."""

    alone: Mapping[str, list[Word]]
    bound: Mapping[str, list[Word]]

    def spelt(self, spelling: str, *, bound: bool) -> Iterable[Word]:
        """Those spelt so; ``bound``: before a pronoun."""
        return (self.bound if bound else self.alone).get(spelling, ())


def indexed(words: Iterable[Word]) -> Index[Word]:
    """Words in the order in which they come."""
    alone: dict[str, list[Word]] = {}
    bound: dict[str, list[Word]] = {}
    for word in words:
        alone.setdefault(word.spelling, []).append(word)
        for stem in word.before_pronoun:
            bound.setdefault(stem, []).append(word)
    return Index(alone, bound)


def stems(bare: str, heads: Collection[str], tails: Collection[str]) -> Iterable[str]:
    """Bare consonants without each affix (of one letter before, of ``tails`` behind) that may be among them."""
    begun = [bare, bare[1:]] if bare[:1] in heads else [bare]
    return dict.fromkeys([*begun, *(one[: -len(tail)] for one in begun for tail in tails if one.endswith(tail))])
