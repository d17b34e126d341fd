"""The tables of ``attachment.yaml`` made ready: words on which a date hangs that is no act's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arabic_timeline.extract.tables import listed, table
from arabic_timeline.lexicon import kept

_ENDINGS = ("", "ه", "ين", "ان", "ون", "ات", "تان", "تين")


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of ``attachment.yaml``."""

    named: frozenset[str]
    participles: frozenset[str]
    held: frozenset[str]
    transparent: frozenset[str]
    since: frozenset[str]
    times: frozenset[str]
    apart: frozenset[str]
    tellings: frozenset[str]
    deadlines: frozenset[str]
    starting: frozenset[str]


@kept
def words() -> Words:
    """Those of the lexicon in use; participles in all their endings, without the article."""
    rows = table("attachment")
    return Words(
        named=frozenset(listed(rows["named"]["words"])),
        participles=frozenset(_inflected(rows["participles"]["words"])),
        held=frozenset(_inflected(rows["held"])),
        transparent=frozenset(listed(rows["transparent"])),
        since=frozenset(listed(rows["since"])),
        times=frozenset(listed(rows["times"])),
        apart=frozenset(listed(rows["apart"]["words"])),
        tellings=frozenset(listed(rows["tellings"]["words"])),
        deadlines=frozenset(listed(rows["deadlines"]["words"])),
        starting=frozenset(listed(rows["starting"])),
    )


def _inflected(row: Sequence[str]) -> list[str]:
    return [word.removesuffix("ه") + ending for word in listed(row) for ending in _ENDINGS]
