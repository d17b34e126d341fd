"""The registry's aliases by their first word: one look-up a word, whatever the number of aliases."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import filterfalse

from arabic_timeline.extract.common import is_common
from arabic_timeline.extract.tables import listed, nation_forms, phrases, table
from arabic_timeline.extract.vocabulary import Token, Vocabulary
from arabic_timeline.extract.words import Kind
from arabic_timeline.lexicon import kept
from arabic_timeline.registry import Registry
from arabic_timeline.text import plain

_WORDS = re.compile(r"[^\W_]+")
_QUOTES = frozenset("\"'“”«»‘’")


Rows = dict[str, list[tuple[tuple[str, ...], str]]]  # first word → (the words after it, id), longest first


@dataclass(frozen=True, slots=True)
class Index:
    """Aliases of a registry by first word, and the countries of words and of ids."""

    people: Rows = field(default_factory=dict)
    places: Rows = field(default_factory=dict)
    offices: Rows = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    country: dict[str, str] = field(default_factory=dict)  # id of a place, person or office → id of its country
    country_ids: dict[str, frozenset[str]] = field(default_factory=dict)  # folded first name of a nation → place ids
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def person(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest alias of a person at token ``at``: (token after it, ids)."""
        return _match(self.people, tokens, at) if tokens[at].known else None

    def place(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest alias of a place at token ``at``: (token after it, ids)."""
        return _match(self.places, tokens, at) if tokens[at].locates else None

    def office(self, phrase: str) -> str | None:
        """The office whose longest alias opens the folded phrase."""
        first, _, rest = phrase.partition(" ")
        words = tuple(rest.split())
        return next((id_ for after, id_ in self.offices.get(first, ()) if words[: len(after)] == after), None)


def _match(rows: Rows, tokens: Sequence[Token], at: int) -> tuple[int, tuple[str, ...]] | None:
    """Clitics of the first word are allowed; an alias of several gives all their ids."""
    for word in tokens[at].word.forms:
        best = at
        ids: list[str] = []
        for rest, id_ in rows.get(word, ()):
            end = _follows(tokens, at + 1, rest)
            if end is None or end < best:
                continue
            if end > best:
                best, ids = end, []
            if id_ not in ids:
                ids.append(id_)
        if ids:
            return best, tuple(ids)
    return None


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
    latest = _latest()
    if latest.registry is not registry:
        latest.registry, latest.index = registry, _build(registry)
    return latest.index


class _Latest:
    registry: Registry | None = None
    index: Index = Index()


@kept
def _latest() -> _Latest:
    return _Latest()


def _build(registry: Registry) -> Index:
    names = {id_: row.name for group in (registry.offices, registry.places) for id_, row in group.items()}
    country = _countries(registry)
    people = _rows((p.id, filterfalse(is_common, (p.name, *p.aliases))) for p in registry.people.values())
    places = _rows((p.id, (p.name, *p.aliases)) for p in registry.places.values())
    return Index(
        people=people, places=places, vocabulary=Vocabulary(people, places),
        offices=_rows((o.id, (o.name, *o.aliases)) for o in registry.offices.values()),
        names=names, country=country, country_ids=_nation_ids(registry, country),
    )  # fmt: skip


def _rows(spelt: Iterable[tuple[str, Iterable[str]]]) -> Rows:
    rows: Rows = defaultdict(list)
    for id_, spellings in spelt:
        for spelling in spellings:
            words = _WORDS.findall(plain(spelling))
            if words:
                rows[words[0]].append((tuple(words[1:]), id_))
    for found in rows.values():
        found.sort(key=lambda row: (-len(row[0]), row[1]))
    return dict(rows)


def _nation_ids(registry: Registry, country: dict[str, str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for place in registry.places.values():
        if place.kind == "country":
            for word in (place.name, *place.aliases, *place.adjectives):
                found[nations().get(plain(word), plain(word))].add(place.id)
    return {name: frozenset(ids) for name, ids in found.items()}


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
    for person in registry.people.values():
        if person.country:
            found.setdefault("person:" + person.id, person.country)
    for office in registry.offices.values():
        if office.country:
            found.setdefault("office:" + office.id, office.country)
    return found


@kept
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


@kept
def long_names() -> dict[str, list[tuple[str, str]]]:
    """The names of nations of several words by their first, with the country's first folded name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for words, name in nations().items():
        if " " in words:
            found[words.split()[0]].append((words, name))
    return dict(found)


@kept
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
    if not tokens[at].word.place:
        return None
    whole = tokens[at].kinds & Kind.GIVEN and not tokens[at].conj and not tokens[at].prep
    for n, word in enumerate(tokens[at].word.forms):
        for rest in gazetteer().get(word, ()):
            if whole and n and not rest:
                continue  # «بسام» is no «سام», but «برام الله» is «رام الله»
            end = _follows(tokens, at + 1, rest)
            if end is not None and not (end < len(tokens) and tokens[end].text in phrases("names", "closing")):
                return end, " ".join((word, *rest))  # but «سرت أوغلو» is a man
    return None
