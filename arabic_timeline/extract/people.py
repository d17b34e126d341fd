"""Who is who inside one text: surnames, offices told again, «المسؤول الأمريكي», «الوزير»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import Index, nations
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.text import plain


@dataclass(slots=True)
class Persona:
    """A person of the text: the longest name, registry ids, office phrases (folded) and nations told of them."""

    key: str
    name: str
    start: int  # folded offsets of the longest name
    end: int
    ids: tuple[str, ...] = ()
    offices: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)  # of the offices
    nations: set[str] = field(default_factory=set)
    former: bool = False
    places: list[int] = field(default_factory=list)  # where mentioned: folded offsets


class People:
    """The persons of a text by name; answers whom a mention means."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._all: dict[str, Persona] = {}

    def learn(self, sentence: Sentence, entities: Iterable[Entity]) -> None:
        """Takes in the named persons of a sentence."""
        for entity in entities:
            if entity.name is not None:
                self._add(sentence, entity)

    def surnames(self) -> dict[str, str]:
        """Last words of names (and «بن …») → full folded name; a surname of two persons is left out."""
        found: dict[str, str | None] = {}
        for persona in self._all.values():
            for word in _short_forms(persona.name):
                found[word] = None if found.get(word, persona.name) != persona.name else persona.name
        return {word: name for word, name in found.items() if name is not None}

    def nations(self, sentence: Sentence, entity: Entity) -> set[str]:
        """Countries (folded first names) of a mention, by its words and by the registry."""
        persona = self.persona(sentence, entity)
        found = set(entity.nations) | (persona.nations if persona else set())
        for id_ in persona.ids if persona else entity.ids:
            country = self._index.country.get("person:" + id_)
            name = plain(self._index.names.get(country, "")) if country else ""
            if name:
                found.add(nations().get(name, name))
        return found

    def key(self, sentence: Sentence, entity: Entity) -> str:
        """What identifies the mention in this text: a person's key, or the folded words of an office or body."""
        persona = self.persona(sentence, entity)
        return persona.key if persona else words(sentence.tokens, entity)

    def persona(self, sentence: Sentence, entity: Entity) -> Persona | None:
        """The person whom a mention means, or ``None``."""
        if entity.name is not None:
            return self._all.get(_key(sentence.tokens, entity)) or self._by_name(sentence.tokens, entity)
        if entity.kind != "office":
            return None
        others = list(self._all.values())
        if entity.not_of is not None:
            a, b = entity.not_of
            name = " ".join(t.text for t in sentence.tokens[a:b])
            others = [p for p in others if not _same_name(p.name, name)]
        return _by_office(sentence, entity, others)

    def _add(self, sentence: Sentence, entity: Entity) -> None:
        assert entity.name is not None
        key = _key(sentence.tokens, entity)
        tokens = sentence.tokens
        name = _name(tokens, entity)
        start, end = name_place(sentence, entity)
        persona = self._all.get(key) or self._by_name(tokens, entity)
        if persona is None:
            persona = self._all[key] = Persona(key, name, start, end, entity.ids)
        if len(name) > len(persona.name):
            persona.name, persona.start, persona.end = name, start, end
        persona.places.append(start)
        for a, b in entity.offices:
            text = " ".join(t.word.core if n == a else t.text for n, t in enumerate(tokens[a:b], a) if not t.sign)
            text = text.replace(" ال ", " ال")
            if text not in persona.offices and not tokens[a].kinds & Kind.PEER:
                persona.offices.append(text)
                persona.spans.append((sentence.core_start(a), sentence.place(b - 1)[1]))
        persona.nations |= entity.nations
        persona.former = persona.former or entity.former

    def _by_name(self, tokens: Sequence[Token], entity: Entity) -> Persona | None:
        name = entity.alias_of or _name(tokens, entity)
        same = [p for p in self._all.values() if not entity.ids and not p.ids and _same_name(p.name, name)]
        return same[0] if len(same) == 1 else None


def words(tokens: Sequence[Token], entity: Entity) -> str:
    """The mention's words without clitics on the first and without signs."""
    text = " ".join(
        t.word.core if n == 0 else t.text for n, t in enumerate(tokens[entity.first : entity.last]) if not t.sign
    )
    return text.replace(" ال ", " ال")


def _name(tokens: Sequence[Token], entity: Entity) -> str:
    """The name in folded words, without the clitics on its first («وبومبيو»)."""
    assert entity.name is not None
    a, b = entity.name
    token = tokens[a]
    first = token.word.core
    if a == entity.first and first == token.text:
        strip = (entity.conj and not token.conj) + bool(entity.prep and not token.prep)
        first = first[strip:] if strip and len(first) - strip > 1 and first[0] in "وفبلك" else first
    return " ".join([first, *(t.text for t in tokens[a + 1 : b] if not t.sign)])


def _clitics(token: Token, name: str) -> int:
    first = name.split()[0]
    return len(token.text) - len(first) if token.text.endswith(first) else 0


def name_place(sentence: Sentence, entity: Entity) -> tuple[int, int]:
    """Where the name stands in the folded text, clitics left out."""
    assert entity.name is not None
    first, last = entity.name
    clitics = _clitics(sentence.tokens[first], _name(sentence.tokens, entity))
    return sentence.place(first)[0] + clitics, sentence.place(last - 1)[1]


def _key(tokens: Sequence[Token], entity: Entity) -> str:
    if len(entity.ids) == 1:
        return "id:" + entity.ids[0]
    return "name:" + (entity.alias_of or _name(tokens, entity))


def _by_office(sentence: Sentence, entity: Entity, people: list[Persona]) -> Persona | None:
    tokens = sentence.tokens
    a, b = entity.offices[0]
    phrase = words(tokens, entity)
    before = sentence.place(entity.first)[0]
    same = [
        p for p in people
        if any(_same_office(o, phrase) for o in p.offices) and not (p.nations and entity.nations - p.nations)
    ]  # fmt: skip
    stems = _stems(phrase)
    exact = [p for p in same if any(_stems(o) == stems for o in p.offices)]
    begun = [p for p in same if any(_stems(o)[: len(stems)] == stems for o in p.offices)]
    best = exact or begun or same
    if len(best) == 1:
        return best[0]
    if not tokens[a].kinds & Kind.ALONE or b - a > 2:
        return None
    near = [p for p in people if any(place < before for place in p.places)]
    if tokens[a].word.core in phrases("clauses", "who-spoke"):
        return near[0] if len(near) == 1 else None
    if entity.nations:
        near = [p for p in near if p.nations & entity.nations and not (p.nations - entity.nations) and p.offices]
    else:
        head = tokens[a].word.core.removeprefix("ال")
        near = [p for p in near if any(head in o.split() or "ال" + head in o.split() for o in p.offices)]
    near = [p for p in near if not any(o.split()[0] in phrases("clauses", "speakers") for o in p.offices)]
    return near[0] if len(near) == 1 else None


def _short_forms(name: str) -> tuple[str, ...]:
    parts = name.split()
    if len(parts) < 2:
        return ()
    last = parts[-1]
    forms = [last, last.removeprefix("ال") if len(last) > 5 else last, "ال" + last]
    if len(parts) > 3 and "بن" in parts:  # «تركي بن سعود بن محمد» is called by his own name
        forms = [parts[0]]
    return tuple(f for f in forms if len(f) > 2)


def _same_name(full: str, other: str) -> bool:
    a, b = [[w.removeprefix("ال") for w in x.split()] for x in (full, other)]
    if a == b:
        return True
    if len(a) == len(b) > 1 and a[1:] == b[1:] and _one_given_name(a[0], b[0]):
        return True
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return bool(short) and (
        long[-len(short) :] == short
        or (len(short) > 1 and long[: len(short)] == short)
        or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1])
    )


def _one_given_name(a: str, b: str) -> bool:
    """«مايك» and «مايكل», «وليام» and «ويليام»: spellings of one name."""
    short, long = sorted((a, b), key=len)
    return len(short) > 2 and (
        long.startswith(short) or [c for c in a if c not in "اوي"] == [c for c in b if c not in "اوي"]
    )


def _same_office(office: str, phrase: str) -> bool:
    a, b = _stems(office), _stems(phrase)
    return a == b or (len(b) >= 2 and a[:1] == b[:1] and set(b) <= set(a))


@lru_cache(maxsize=10_000)
def _stems(phrase: str) -> tuple[str, ...]:
    """Words without article and feminine ending: «الخارجية الأمريكية» and «الخارجية الأمريكي» are one office."""
    return tuple(word.removeprefix("ال").removesuffix("ه") for word in phrase.split())
