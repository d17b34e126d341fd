"""The registry's aliases by their first word: one look-up a word, whatever the number of aliases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from arabic_timeline.extract.tokens import Token
from arabic_timeline.extract.words import listed, nation_forms, table
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

Sort = Literal["person", "office", "place"]
_WORDS = re.compile(r"[^\W_]+")
_QUOTES = frozenset("\"'“”«»‘’")


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling of something known: the words after the first, and what it names."""

    rest: tuple[str, ...]
    sort: Sort
    id: str


@dataclass(frozen=True, slots=True)
class Index:
    """Aliases of a registry by first word, longest first; countries of words and of ids."""

    aliases: dict[str, list[Alias]]
    names: dict[str, str] = field(default_factory=dict)
    country: dict[str, str] = field(default_factory=dict)  # word of a nation, or id → place id of its country

    def match(self, tokens: Sequence[Token], at: int, sort: Sort) -> tuple[int, tuple[str, ...]] | None:
        """The longest alias that starts at token ``at``: (token after it, ids); clitics of its first word are allowed."""
        best, ids = at, []
        for word in spellings(tokens[at]):
            for alias in self.aliases.get(word, ()):
                if alias.sort != sort:
                    continue
                end = _follows(tokens, at + 1, alias.rest)
                if end is not None and end > best:
                    best, ids = end, [alias.id]
                elif end == best and end is not None and alias.id not in ids:
                    ids.append(alias.id)
            if ids:
                return best, tuple(ids)
        return None


def spellings(token: Token) -> tuple[str, ...]:
    """The token as written and without its clitics, most likely first."""
    raw = token.text
    found = [raw]
    if len(raw) > 3 and raw[0] in "وف":
        found.append(raw[1:])
        raw = raw[1:]
    if len(raw) > 3 and raw[0] in "بلك":
        found.append("ال" + raw[2:] if raw.startswith("لل") else raw[1:])
    return tuple(found)


def _follows(tokens: Sequence[Token], at: int, rest: tuple[str, ...]) -> int | None:
    for word in rest:
        while at < len(tokens) and tokens[at].text in _QUOTES:
            at += 1
        if at >= len(tokens) or tokens[at].text != word:
            return None
        at += 1
    return at


def index(registry: Registry) -> Index:
    """The index of a registry; the one used last is kept, since a run reads one registry."""
    if _LATEST.registry is not registry:
        _LATEST.registry, _LATEST.index = registry, _build(registry)
    return _LATEST.index


class _Latest:
    registry: Registry | None = None
    index: Index = Index({})


_LATEST = _Latest()


def _build(registry: Registry) -> Index:
    rows: dict[str, list[Alias]] = defaultdict(list)
    for sort, id_, spelling in _spellings(registry):
        words = _WORDS.findall(plain(spelling))
        if words:
            rows[words[0]].append(Alias(tuple(words[1:]), sort, id_))
    for aliases in rows.values():
        aliases.sort(key=lambda alias: (-len(alias.rest), alias.id))
    names = {
        id_: row.name for group in (registry.people, registry.offices, registry.places) for id_, row in group.items()
    }
    return Index(dict(rows), names, _countries(registry))


def _spellings(registry: Registry) -> Iterable[tuple[Sort, str, str]]:
    for person in registry.people.values():
        yield from (("person", person.id, name) for name in (person.name, *person.aliases))
    for office in registry.offices.values():
        yield from (("office", office.id, name) for name in (office.name, *office.aliases))
    for place in registry.places.values():
        yield from (("place", place.id, name) for name in (place.name, *place.aliases))


def _countries(registry: Registry) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in registry.places.values():
        top = place
        for _ in range(len(registry.places)):
            if top.within is None or top.within not in registry.places:
                break
            top = registry.places[top.within]
        if top.kind != "country":
            continue
        found[place.id] = top.id
        for word in (place.name, *place.aliases, *place.adjectives):
            found.setdefault(plain(word), top.id)
    for person in registry.people.values():
        if person.country:
            found.setdefault("person:" + person.id, person.country)
    for office in registry.offices.values():
        if office.country:
            found.setdefault("office:" + office.id, office.country)
    return found


@cache
def nations() -> dict[str, str]:
    """Folded nationality words, names and cities → the country's first folded name."""
    found: dict[str, str] = {}
    for row in table("nations"):
        names = listed(row["names"])
        for word in row["people"]:
            found.update((form, names[0]) for form in nation_forms(plain(word)))
        found.update((form, names[0]) for w in listed(row.get("plural", [])) for form in (w, "ال" + w))
        for place in (*names, *listed(row["cities"])):
            found.setdefault(place, names[0])
    return found


@cache
def gazetteer() -> dict[str, list[tuple[str, ...]]]:
    """Names of countries and cities by first word, longest first."""
    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in table("nations"):
        for place in (*listed(row["names"]), *listed(row["cities"])):
            words = _WORDS.findall(place)
            rows[words[0]].append(tuple(words[1:]))
    for group in rows.values():
        group.sort(key=len, reverse=True)
    return dict(rows)


def gazetteer_match(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """A country or city of the tables at token ``at``: (token after it, its folded name)."""
    for word in spellings(tokens[at]):
        for rest in gazetteer().get(word, ()):
            end = _follows(tokens, at + 1, rest)
            if end is not None:
                return end, " ".join((word, *rest))
    return None
