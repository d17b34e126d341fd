"""Of what sort a participant is: somebody by name, an office, a body, or several whom nobody names."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline import lexicon
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.tables import phrases
from arabic_timeline.model import Sort
from arabic_timeline.text import plain

_BEHIND = 3  # words behind «عدد», among which «من» says of whom
_OF_KIND: dict[str, Sort] = {
    "office": "office", "body": "body", "gathering": "body", "delegation": "group", "plural": "group",
}  # fmt: skip


def of_mention(entity: Entity, name: str, *, is_somebody: bool) -> Sort:
    """Of a mention that a text tells by this name; ``is_somebody``: the text, or the registry, knows who it is."""
    if is_somebody:
        return "person"
    if entity.crowd or _is_some(name):
        return "crowd"
    if entity.kind == "plural" and plain(name).split(" ")[0] in _given():  # «ملاك السالمي»
        return "person"
    return _OF_KIND.get(entity.kind) or of_words(name)


def of_words(name: str) -> Sort:
    """Of a name alone, by its first word: what an editor or another program has entered."""
    if _is_some(name):
        return "crowd"
    first = plain(name).split(" ")[0]
    return next((sort for sort, words in _words() if first in words), "person")


def _is_some(name: str) -> bool:
    """«عدد من النواب», «حشد كبير من المواطنين», but not «مجموعة العشرين»."""
    first, *rest = plain(name).split(" ")
    return first in phrases("offices", "some") and "من" in rest[:_BEHIND]


@lexicon.kept
def _words() -> tuple[tuple[Sort, frozenset[str]], ...]:
    offices = lexicon.rows("meetings/offices")
    rows: tuple[tuple[Sort, tuple[str, ...]], ...] = (
        ("body", ("bodies", "institutions", "institutions-definite", "gatherings")),
        ("crowd", ("crowd",)),
        ("group", ("plurals", "delegations")),
    )
    return tuple(
        (sort, frozenset(plain(word) for row in names for word in _listed(offices[row])) - _given())
        for sort, names in rows
    )


@lexicon.kept
def _given() -> frozenset[str]:
    kinds = lexicon.rows("language/given").values()
    return frozenset(plain(word) for kind in kinds for row in kind.values() for word in _listed(row))


def _listed(row: str | Sequence[str]) -> Sequence[str]:
    return row.split() if isinstance(row, str) else row
