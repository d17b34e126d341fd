"""By which sign a mention is somebody: an unknown word is a name only with a sign for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind, is_everyday
from arabic_timeline.language import verbs

Sign = Literal["alias", "office", "title", "nasab", "given", "told-again", "slot", ""]


def sign(tokens: Sequence[Token], entity: Entity) -> Sign:
    """What says that a mention is a party: a row of the registry, an office, a title, nasab, a given name …"""
    if entity.kind != "person" or entity.name is None or entity.ids:
        return "alias" if entity.ids else "office"
    first, last = entity.name
    if entity.alias_of:
        return "told-again"
    if entity.offices or entity.listed:
        return "office"
    if first > entity.first and any(t.kinds & Kind.TITLE for t in tokens[entity.first : first]):
        return "title"
    name = tokens[first:last]
    if any(t.text in phrases("clauses", "patronymic") for t in name[1:]):
        return "nasab"
    opens = first == 0 or bool(tokens[first - 1].sign)
    if name[0].conj and (opens or not _sure(name[0])) and verbs.lookup(name[0].word.core):
        return ""  # «وروى كثيرا»: a verb that opens its clause, and is no «رؤى»
    if any(_sure(t) for t in name):
        return "given"
    if len(name) > 1:
        given = name[0].kinds & Kind.GIVEN or name[0].text in phrases("clauses", "opens-name")
        return "given" if given else ""
    unknown = not name[0].kinds and not is_everyday(name[0].word.core)
    return "slot" if unknown else ""  # «لافرينوف», right where one must be


def _sure(token: Token) -> bool:
    """A given name that is no word besides."""
    return bool(token.kinds & Kind.GIVEN) and not token.kinds & Kind.DOUBTFUL
