"""What each of several holds of an office that is told of all: «وزيرا الخارجية المصري فلان والأردني فلان».

The head of such an office is a dual or a plural; the first nation stands at its end, that of each of the others before
his name.  Where the nations, or what is governed, stand in a row before the names, the first is of the first
(«وزيرا خارجية ليبيا والسنغال، فلان وفلانة»), as far as they are as many as the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arabic_timeline.extract import gender
from arabic_timeline.extract.counterpart import Counterpart, Span
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import gazetteer_match
from arabic_timeline.extract.tables import phrases, table
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import PERSONAL, Kind, kinds
from arabic_timeline.lexicon import kept
from arabic_timeline.text import plain

_DUAL = ("ا", "ي", "ان", "ين")  # «وزيرا», «وزيري», «الوزيران», «الوزيرين»
_ENDS = frozenset(ending[-1] for ending in _DUAL)
_FIELD = 2  # words of «وزراء المالية»
_NATIONAL = Kind.NATION | Kind.COUNTRY


@kept
def _singulars() -> dict[str, str]:
    """Folded plurals → the singular as it is printed; folded singulars → the same, for duals.

    A newsroom that adds to a row has several for one plural: the first stands for it.
    """
    rows: dict[str, str | list[str]] = table("offices")["singulars"]
    found = {plain(many): [ones] if isinstance(ones, str) else ones for many, ones in rows.items()}
    return {many: ones[0] for many, ones in found.items()} | {
        plain(one): one for ones in found.values() for one in ones
    }


def singular(token: Token) -> str | None:
    """The singular of the dual or plural of an office, with its article; ``None``: it is no such word."""
    core = token.word.core
    if not token.kinds & Kind.PLURAL and core[-1:] not in _ENDS:
        return None
    article = "ال" if core.startswith("ال") else ""
    bare, known = core.removeprefix(article), _singulars()
    if token.kinds & Kind.PLURAL and bare in known and kinds().get(bare, 0) & Kind.PLURAL:
        return article + known[bare]
    ending = next((e for e in reversed(_DUAL) if bare.endswith(e) and bare.removesuffix(e) in known), None)
    return article + known[bare.removesuffix(ending)] if ending is not None else None


def with_lands(tokens: Sequence[Token], found: Sequence[Entity]) -> tuple[Entity, ...]:
    """The mentions, those of «وزيرا خارجية مصر فلان والأردن فلان» with the land before each name."""
    read = list(found)
    lands = Kind.NONE  # what tells the others apart: the land, or the field («المالية»), of each
    for n, entity in enumerate(read):
        head = singular(tokens[entity.first])
        if head is not None and entity.offices:
            if entity.kind == "office" and (named := _named_next(read, n)) is not None:
                entity = read[n] = replace(entity, kind="plural", last=named)
                read[n + 1] = replace(read[n + 1], first=named, offices=(), conj=False)
            elif entity.kind == "plural" and _introduced(tokens, read, n):
                entity = read[n] = replace(entity, last=entity.last + 2)
            last = entity.name[0] if entity.name else entity.last
            lands = _told_apart_by(tokens, entity.first, last)
        elif lands and n and entity.name is not None and _one_between(tokens, read[n - 1], entity):
            at = entity.first - 1
            if not (tokens[at].conj and _tells_apart(tokens[at], lands)):
                lands = Kind.NONE
                continue
            read[n] = replace(entity, first=at, conj=True, offices=((at, at + 1), *entity.offices), listed=True)
        elif not (lands and n and read[n - 1].last == entity.first and entity.name is not None):
            lands = Kind.NONE
    return tuple(read)


def _told_apart_by(tokens: Sequence[Token], first: int, last: int) -> int:
    """«سفراء كندا»: ``Kind.COUNTRY``; «وزراء المالية»: ``Kind.INNER``, of two words alone; else ``Kind.NONE``."""
    land = gazetteer_match(tokens, first + 1) if last > first + 1 else None  # «كوت ديفوار»
    if tokens[last - 1].kinds & Kind.COUNTRY or (land is not None and land[0] == last):
        return Kind.COUNTRY
    house = all(t.kinds & Kind.INNER and not t.word.definite for t in tokens[first + 1 : last - 1])
    whole = _FIELD <= last - first <= _FIELD + 1 and house and _field(tokens[last - 1])
    return Kind.INNER if whole and not tokens[first].word.definite else Kind.NONE


def _field(token: Token) -> bool:
    """«المالية», «الصحة»: what an office is of; the first is a nation too."""
    free = not token.kinds & (_NATIONAL | Kind.CITY | PERSONAL | Kind.GIVEN) and token.dating is None
    return token.word.definite and (free or token.word.core in phrases("offices", "fields-too"))


def _tells_apart(token: Token, lands: int) -> bool:
    if lands & Kind.COUNTRY:
        return bool(token.kinds & Kind.COUNTRY)
    return _field(token)


def _one_between(tokens: Sequence[Token], before: Entity, entity: Entity) -> bool:
    """Whether a name of its own stands one word, a comma apart, behind a mention."""
    between = [t for t in tokens[before.last : entity.first] if not t.comma]
    return entity.name is not None and entity.first == entity.name[0] and len(between) == 1


def _named_next(read: Sequence[Entity], n: int) -> int | None:
    """«وزيرا الخارجية المصري» before «والأردني سامح شكري وأيمن الصفدي»: where the first name begins."""
    after = read[n + 1 : n + 3]
    named = len(after) > 1 and all(e.name is not None for e in after)
    if not named or after[0].first != read[n].last or not after[1].conj or after[0].name is None:
        return None
    return after[0].name[0] if after[1].name is not None and after[1].first == after[1].name[0] else None


def _introduced(tokens: Sequence[Token], read: Sequence[Entity], n: int) -> bool:
    """«وزراء الطاقة، المصري فلان والأردني فلان»: behind the comma the first of them, by his nation."""
    at = read[n].last
    if n + 1 >= len(read) or read[n + 1].first != at + 2 or read[n + 1].name is None:
        return False
    return tokens[at].comma and bool(tokens[at + 1].kinds & Kind.NATION) and tokens[at + 1].word.definite


def shares(sentence: Sentence, entities: Sequence[Entity]) -> dict[int, Counterpart | None]:
    """What each holds, by the first token of his mention; ``None``: the text leaves open who holds what."""
    found: dict[int, Counterpart | None] = {}
    for n, entity in enumerate(entities):
        head = entity.offices[0][0] if entity.offices and not entity.peer else None
        one = singular(sentence.tokens[head]) if head is not None else None
        if head is None or one is None or entity.first in found:
            continue
        if entity.name is not None and entity.name[0] < head:
            continue  # «السيد فلان سفيرا لمالطا»: behind the name it is no dual
        holders = _holders(sentence.tokens, entities[n:])
        if len(holders) > 1 and _of_both(sentence.tokens, head, holders[0]):
            found |= dict.fromkeys(holder.first for holder in holders)
        elif len(holders) > 1:
            found |= _divided(sentence, head, one, holders)
    return found


def _of_both(tokens: Sequence[Token], head: int, holder: Entity) -> bool:
    """«وزيرا خارجية البلدين فلان وفلان»: whose minister each is the office does not say."""
    end = holder.name[0] if holder.name is not None else holder.last
    return any(t.text in phrases("clauses", "two-lands") for t in tokens[head:end])


def _holders(tokens: Sequence[Token], entities: Sequence[Entity]) -> list[Entity]:
    """Those who are named behind the office, one after the other."""
    first, *rest = entities
    holders = [first] if first.name is not None else []
    end = first.last
    for entity in rest:
        between = [t for t in tokens[end : entity.first] if not t.comma]
        opens = not holders and all(t.kinds & Kind.NATION for t in between)
        if entity.name is None or not (opens or (not between and (entity.conj or not holders))):
            break
        holders.append(entity)
        end = entity.last
    return holders


def _divided(sentence: Sentence, head: int, one: str, holders: Sequence[Entity]) -> dict[int, Counterpart | None]:
    tokens = sentence.tokens
    assert holders[0].name is not None
    end = holders[0].name[0]
    while end > head + 1 and (tokens[end - 1].sign or tokens[end - 1].kinds & Kind.TITLE):
        end -= 1
    if head + 1 < end and tokens[head].word.definite and tokens[head + 1].kinds & (Kind.ALONE | Kind.HEAD):
        return {}  # «الزعيمان الرئيس فلان والملك فلان»
    parts = _parts(tokens, head + 1, end)
    own = [_own_nation(tokens, holder) for holder in holders[1:]]
    fields = [_own_field(tokens, holder) for holder in holders[1:]]
    if all(fields) and parts and parts[0][1] - parts[0][0] > 1:
        return {holder.first: None for holder in holders}  # «وكلاء وزارات المالية فلان والعمل فلان»
    many = len(parts) == len(holders)
    found: dict[int, Counterpart | None] = {}
    for n, holder in enumerate(holders):
        if len(parts) <= 1 and n and own[n - 1] is not None and parts and _national(tokens[parts[0][1] - 1]):
            gap, told = (parts[0][1] - 1, parts[0][1]), own[n - 1]
        elif n and len(parts) == 1 and all(fields):
            gap, told = (parts[0][1] - 1, parts[0][1]), fields[n - 1]  # «وزراء المالية فلان والعمل فلان»
        elif (len(parts) <= 1 and not n) or (
            not any(own) and not any(fields) and (not parts or parts == [(head + 1, head + 2)])
        ):
            gap, told = (end, end), (end, end)  # the first, and «الوزيران فلان وفلان»
        elif many and all(b - a == 1 and _national(tokens[a]) for a, b in parts[1:]):
            gap, told = (parts[0][1] - 1, end), ((parts[0][1] - 1, parts[0][1]) if not n else parts[n])
        elif many and not any(own):
            gap, told = (head + 1, end), parts[n]
        else:
            found[holder.first] = None
            continue
        found[holder.first] = _share((sentence, head, end), one, holder, gap, told)
    return found


def _share(
    office: Span, one: str, holder: Entity, gap: tuple[int, int], told: tuple[int, int] | None
) -> Counterpart | None:
    if told is None:
        return None
    sentence = office[0]
    lone = told[1] - told[0] == 1 and gap[0] > office[1] + 1  # «والقبرصية فلانة», but «وزيرا العدل والمالية»
    marked = lone and sentence.tokens[told[0]].text.endswith("ه") and _national(sentence.tokens[told[0]])
    feminine = marked or gender.of(sentence.tokens, holder) == gender.WOMAN
    return Counterpart(office, gap, (sentence, *told), feminine, head=one)


def _parts(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The words behind the head, parted where «و» joins; a comma is none of them."""
    starts = [first, *(n for n in range(first + 1, last) if tokens[n].conj)]
    spans = zip(starts, [*starts[1:], last], strict=True)
    return [(a, b) for a, b in spans if b > a]


def _own_nation(tokens: Sequence[Token], holder: Entity) -> tuple[int, int] | None:
    """«والأردني أيمن الصفدي»: the nation or the land before a name."""
    at = holder.first
    return (at, at + 1) if _national(tokens[at]) and holder.name and holder.name[0] > at else None


def _own_field(tokens: Sequence[Token], holder: Entity) -> tuple[int, int] | None:
    """«والعمل كريم عوض»: what somebody holds of an office that the others hold of other things."""
    at = holder.first
    field = holder.name is not None and holder.name[0] > at and holder.listed and _field(tokens[at])
    return (at, at + 1) if field else None


def _national(token: Token) -> bool:
    return bool(token.kinds & _NATIONAL) and not token.sign
