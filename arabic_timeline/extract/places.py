"""Where a clause says that something took place: known places, countries, cities, and «مقر …», «قصر …», «مدينة …»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from arabic_timeline.extract.known import Index, gazetteer_match, nations
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.text import plain


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a clause: tokens, folded name where the gazetteer knows it, id where the registry does.

    ``vague``: «مكتبه» and kin, which say where only with a place behind them.
    """

    first: int
    last: int
    id: str | None = None
    country: str | None = None
    vague: bool = False
    prep: str = ""  # the preposition written on its first word


def at(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """The place phrase that starts at a token (its preposition may be written on it), or ``None``."""
    if start >= len(tokens) or not tokens[start].locates or tokens[start].dating is not None:
        return None
    if tokens[start].kinds & Kind.STOP and not (tokens[start].prep or _led(tokens, start)):
        return None  # «كان» is a city too, and a place only after what leads to one
    known = index.place(tokens, start)
    if known:
        place = Place(start, known[0], known[1][0], country_name(known[1][0], index), prep=_prep(tokens[start], index))
        return _joined(tokens, place, index)
    if tokens[start].word.core in phrases("particles", "places"):
        return _headed(tokens, start, index)
    found = gazetteer_match(tokens, start)
    return Place(start, found[0], None, nations()[found[1]], prep=_prep(tokens[start], index)) if found else None


def _led(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1] if start else None
    if before is None:
        return False
    leads = phrases("clauses", "inside") | phrases("clauses", "toward")
    return before.text in leads or before.word.core in phrases("particles", "places")


def country_name(place_id: str, index: Index) -> str | None:
    """The folded name, in the tables' spelling, of the country around a place of the registry."""
    country = index.country.get(place_id)
    name = plain(index.names.get(country, "")) if country else ""
    return nations().get(name, name) or None


def _prep(token: Token, index: Index) -> str:
    """The preposition on a place's first word, also where the tables do not know the word."""
    if token.prep or token.conj or token.kinds or token.text in index.places:
        return token.prep
    raw = token.text[1:] if token.text[0] in "وف" and token.text[1:2] in "بل" else token.text
    return raw[0] if raw[0] in "بل" and raw[1:3] != "" and not raw.startswith(("بل", "لب")) else ""


def _headed(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """«مقر الرئاسة في رام الله», «العاصمة الروسية», «مدينة تطاوين»."""
    if tokens[start].word.core in phrases("clauses", "capitals"):
        return _capital(tokens, start, index)
    end = start + 1
    while end < len(tokens) and end - start < 8 and _goes_on(tokens, start, end):
        inner = gazetteer_match(tokens, end)
        end = inner[0] if inner else end + 1
    vague = tokens[start].word.core in phrases("clauses", "vague-places")
    if end == start + 1 and not vague and tokens[start].word.core not in phrases("clauses", "place-alone"):
        return None
    inner_place = next((p for n in range(start + 1, end) if (p := at(tokens, n, index)) is not None), None)
    place = Place(
        start, end, inner_place.id if inner_place else None, inner_place.country if inner_place else None, vague,
        tokens[start].prep,
    )  # fmt: skip
    return _joined(tokens, place, index)


def _unlisted(tokens: Sequence[Token], place: Place, n: int) -> Place:
    """«مكتبه في الرجمة»: behind a building, a definite word that no table knows is where it stands."""
    after = tokens[n + 1] if n + 1 < len(tokens) else None
    closed = after is None or after.sign or after.dating is not None or bool(after.kinds) or bool(after.prep)
    if tokens[n].kinds or not tokens[n].word.definite or not closed:
        return place
    return Place(n, n + 1, prep=place.prep) if place.vague else replace(place, last=n + 1)


def _goes_on(tokens: Sequence[Token], start: int, n: int) -> bool:
    token = tokens[n]
    if token.sign or token.dating is not None or token.conj or token.prep == "ب":
        return False
    if token.word.place and not tokens[n - 1].word.definite and gazetteer_match(tokens, n):
        return True
    if tokens[n - 1].kinds & (Kind.CITY | Kind.COUNTRY) and not token.kinds & (Kind.NATION | Kind.CITY):
        return False
    if tokens[start].word.core in phrases("clauses", "vague-places"):
        return bool(token.kinds & Kind.ADJECTIVE) and not token.kinds & (Kind.HEAD | Kind.ALONE)  # «مكتبه الرسمي»
    if token.kinds & Kind.TITLE and tokens[n - 1].word.definite and not token.kinds & (Kind.INNER | Kind.ADJECTIVE):
        return False  # «بقصر الاتحادية السيد فلان»
    if token.kinds & Kind.GIVEN and tokens[n - 1].kinds & Kind.ALONE and tokens[n - 1].word.definite:
        return tokens[start].word.core in phrases("clauses", "named-after")  # «مركز الملك عبدالله»
    if Kind.PARTICLE & (token.kinds | tokens[n - 1].kinds) and any(t.kinds & Kind.ALONE for t in tokens[start:n]):
        return not token.kinds & Kind.STOP  # «مركز الملك الحسين بن طلال»
    if token.kinds & Kind.HEAD:
        return n - 1 == start and not tokens[start].word.definite
    if token.kinds & Kind.VERB and n - 1 == start and not tokens[start].word.definite:
        return token.text.endswith(("ه", "ها", "هم"))  # «مقر إقامته»: a noun that is spelt like a verb
    if token.kinds & (Kind.STOP | Kind.VERB | Kind.ALONE | Kind.TRIGGER) and not token.kinds & Kind.INNER:
        return token.kinds & Kind.ALONE and tokens[n - 1].kinds & Kind.INNER != 0  # type: ignore[return-value]
    if token.word.definite or token.kinds & (Kind.INNER | Kind.BODY | Kind.CITY | Kind.COUNTRY | Kind.NATION):
        return True
    return not tokens[n - 1].word.definite and not token.kinds & (Kind.GIVEN | Kind.PLURAL)


def _capital(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """«العاصمة الروسية موسكو»: the city where named, else the words."""
    end = start + 1
    while end < len(tokens) and tokens[end].kinds & Kind.NATION:
        end += 1
    named = at(tokens, end, index) if end < len(tokens) and not tokens[end].conj else None
    if named:
        return replace(named, prep=tokens[start].prep)
    if end == start + 1:
        return None
    return Place(start, end, None, nations().get(tokens[end - 1].word.core), prep=tokens[start].prep)


def _joined(tokens: Sequence[Token], place: Place, index: Index) -> Place:
    """A building with the city after it: «بمقر المديرية بتمارة», «مكتبه بالرباط»."""
    n = place.last
    if n < len(tokens) and tokens[n].text in ("في", "،") and n + 1 < len(tokens) and tokens[n].text == "في":
        n += 1
    elif n >= len(tokens) or tokens[n].prep != "ب":
        return place
    if n >= len(tokens) or tokens[n].dating is not None:
        return place
    city = gazetteer_match(tokens, n)
    known = index.place(tokens, n)
    if not city and not known and tokens[n].word.core in phrases("particles", "places"):
        inner = at(tokens, n, index)  # «مقر الرئاسة بمدينة …»
        if inner is None or inner.vague:
            return place
        if place.vague:
            return replace(inner, prep=place.prep)
        return replace(place, last=inner.last, id=place.id or inner.id, country=inner.country or place.country)
    if not city and not known:
        return _unlisted(tokens, place, n)
    last = max(city[0] if city else 0, known[0] if known else 0)
    country = nations()[city[1]] if city else place.country
    id_ = known[1][0] if known else None
    if place.vague:
        return Place(n, last, id_, country, prep=place.prep)
    return replace(place, last=last, id=place.id or id_, country=country)
