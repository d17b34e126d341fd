"""A mention of a person, an office, a body, a delegation or several holders, as one clause prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from arabic_timeline.extract.known import gazetteer_match, nations
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token


@dataclass(slots=True, kw_only=True, eq=False)  # not frozen: a text makes thousands, and that takes three times as long
class Entity:
    """A mention: token range, its name and offices as token ranges, and what the registry says of it.

    ``apposition`` is the token where an office after the name starts: it may be somebody else («استقبل الملك، وزير …»).
    """

    kind: Literal["person", "office", "body", "delegation", "plural", "gathering"]
    first: int
    last: int
    conj: bool = False
    prep: str = ""
    name: tuple[int, int] | None = None
    offices: tuple[tuple[int, int], ...] = ()
    ids: tuple[str, ...] = ()
    nations: frozenset[str] = frozenset()
    former: bool = False
    crowd: bool = False
    peer: bool = False
    weak: bool = False
    sole: bool = False  # one whole side of an act: a crowd, too, is told then
    listed: bool = False  # the second of «الوزيران فلان وفلان», whose office stands before the first
    apposition: int | None = None
    alias_of: str | None = None  # folded full name, where the text gives it elsewhere
    not_of: tuple[int, int] | None = None  # the name before an office that is read as somebody else's


def nations_of(span: Sequence[Token]) -> Iterator[str]:
    """The countries that the words of a mention name (folded first names)."""
    told = nations()
    for n, token in enumerate(span):
        if token.word.core in told:
            yield told[token.word.core]
        elif token.word.place and (found := gazetteer_match(span, n)) is not None:
            yield told[found[1]]


def past_honours(tokens: Sequence[Token], entity: Entity, *, left: int = 1) -> int:
    """«سعادة وزير الدولة», «جلالة الملكة»: the token behind the honours of a mention, of which ``left`` words stay."""
    first = entity.first
    while first + left < entity.last and tokens[first].word.core in phrases("offices", "honours"):
        first += 1
    return first
