"""Aliases of persons that are words of everyday news: looked for alone, each would put its bearer into every text."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_timeline import lexicon
from arabic_timeline.extract.words import NEVER_NAME, Kind, analyse, kinds
from arabic_timeline.model import Cause, Fault
from arabic_timeline.registry import Registry
from arabic_timeline.rows import shown
from arabic_timeline.text import plain


def is_common(alias: str) -> bool:
    """Whether an alias is one Arabic letter, or one word that the tables know as something else than a name."""
    word = plain(alias).strip()
    if not word or " " in word or word.isascii():
        return False
    if len(word) < 2:
        return True
    listed, known = word in kinds(), analyse(word).kinds
    if listed and known & (Kind.GIVEN | Kind.PARTICLE):
        return False
    if not listed:
        known &= ~Kind.VERB  # «ياسين» only looks like one
    entry = lexicon.date_words().words.get(word)
    return bool(known & NEVER_NAME) or (entry is not None and entry.kind is not None)


def doubts(registry: Registry) -> Iterator[Fault]:
    """A warning for each person with an alias that is no name by itself; it is left aside, the others are not."""
    for person in registry.people.values():
        common = [alias for alias in (person.name, *person.aliases) if is_common(alias)]
        if common:
            told = ", ".join(f"«{shown(alias)}»" for alias in common)
            yield Fault(
                file=person.file, line=person.line, rule="common-alias", error=False,
                message=f"{person.id}: not looked for as a name, since it is a common word: {told}",
                says=Cause(code="registry.common-alias", values={"aliases": common, "person": person.name}),
            )  # fmt: skip
