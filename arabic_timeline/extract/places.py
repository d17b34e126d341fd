"""Where a clause says that something took place: known places, countries, cities, «مقر …», «قصر …», «مدينة …».

A place is a noun group; «قاعة بقصر الضيافة في نيروبي» is a chain of them, each in the next, read by ``nests``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from arabic_timeline.extract import sites
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import Index, gazetteer_match, nations
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import of_language, owned
from arabic_timeline.extract.words import Kind, is_everyday
from arabic_timeline.lexicon import folded
from arabic_timeline.text import plain

DEEPEST = 4  # places in places


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a clause: tokens, folded name where the gazetteer knows it, id where the registry does.

    ``vague``: «مكتبه» and kin, whose place behind them says more; ``bare``: a noun that needs one («قاعة»).
    """

    first: int
    last: int
    id: str | None = None
    country: str | None = None
    vague: bool = False
    prep: str = ""  # the preposition written on its first word
    bare: bool = False
    cut: int = 0  # letters of its first word before the name: 1 in «برام الله»
    whole: bool = False  # its first word is all name: «بيونغ يانغ»

    @property
    def somewhere(self) -> bool:
        """Whether it says where by itself: «دارته» only says whose, «مكتبه بالوزارة» more."""
        return not self.vague or self.last - self.first > 1 or self.id is not None


def of_holder(tokens: Sequence[Token], entity: Entity) -> int | None:
    """«فلان وزير الزراعة في مالطا»: where the land ends that stands behind an office, and the office behind its holder.

    None is meant where the office says its land itself.
    """
    if entity.name is None or not entity.offices or entity.offices[-1] != (entity.name[1], entity.last):
        return None
    if entity.nations or entity.last + 1 >= len(tokens):
        return None
    leads = tokens[entity.last].text in phrases("clauses", "inside")
    if not leads and tokens[entity.last].prep != "ب":  # «وزير البيئة بالكونغو»
        return None
    land = gazetteer_match(tokens, entity.last + leads)
    return land[0] if land is not None and tokens[entity.last + leads].kinds & Kind.COUNTRY else None


def at(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """The place phrase that starts at a token (its preposition may be written on it), or ``None``."""
    place = _one(tokens, start, index)
    for _ in range(DEEPEST):
        inner = None if place is None else _inner(tokens, place, index)
        if place is None or inner is None or (inner.bare and not place.bare):
            break
        place = _within(place, inner)
    return None if place is None or place.bare else place


def first_led(tokens: Sequence[Token], span: Iterable[int], index: Index) -> Place | None:
    """The first place among tokens to which «في» or «ب» leads."""
    for n in span:
        leads = tokens[n].text in phrases("clauses", "inside")
        if (leads or tokens[n].prep == "ب") and (place := at(tokens, n + leads, index)) is not None:
            return place
    return None


def widened(tokens: Sequence[Token], place: Place, last: int, index: Index) -> Place:
    """The place with its name up to a token, and with what lies around it."""
    place = replace(place, last=last, bare=False)
    for _ in range(DEEPEST):
        inner = _inner(tokens, place, index)
        if inner is None:
            break
        place = _within(place, inner)
    return place


def _one(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """One noun group of place, without what it lies in."""
    if start >= len(tokens) or not tokens[start].locates or tokens[start].dating is not None:
        return None
    if tokens[start].kinds & Kind.STOP and not (tokens[start].prep or _led(tokens, start)):
        return None  # «كان» is a city too, and a place only after what leads to one
    if any(t.text in phrases("clauses", "no-city-before") for t in tokens[start + 1 : start + 2]):
        return None  # «مسقط رأسه»
    if leads_under(tokens, start):
        return None
    house = sites.house(tokens, start)
    if house is not None:
        return Place(start, house, prep=tokens[start].prep)
    known = _registered(tokens, start, index)
    if known is not None:
        return known
    if tokens[start].word.core in phrases("particles", "places"):
        return _headed(tokens, start, index)
    if tokens[start].word.core in phrases("clauses", "ground-of"):
        return _aboard(tokens, start, index)
    listed = _of_tables(tokens, start, index)
    ground = listed is None and tokens[start].word.core in phrases("clauses", "grounds")
    return _headed(tokens, start, index) if ground else listed


def leads_under(tokens: Sequence[Token], at: int) -> bool:
    """«تحت رئاسة رئيس الجمهورية»: under whom, and no place or body of that name."""
    under = at > 0 and tokens[at - 1].text in phrases("clauses", "under")
    return under and tokens[at].text in phrases("clauses", "led-under")


def _registered(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """A place of the registry; a row that says less of a city takes nothing away from what the tables know of it."""
    known = index.place(tokens, start)
    if known is None:
        return None
    id_, listed = known[1][0], _of_tables(tokens, start, index)
    country = country_name(id_, index)
    if listed is not None and listed.last == known[0]:
        return replace(listed, id=id_, country=country or listed.country)
    led = _prep(tokens[start], index)
    return Place(start, known[0], id_, country, prep=led, cut=_led_by(tokens[start], led, index))


def _of_tables(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """A country or city of the tables."""
    found = gazetteer_match(tokens, start)
    if found is None:
        return None
    first, text = found[1].split()[0], tokens[start].text
    prep = "" if first == text else _before(tokens[start], found[1]) or _prep(tokens[start], index)
    cut = len(text) - len(first) if text.endswith(first) else 0
    return Place(start, found[0], None, nations()[found[1]], prep=prep, cut=cut, whole=first == text)


def _led(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1] if start else None
    if before is None:
        return False
    leads = either("clauses", "inside", "toward", "nesting")
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


def _led_by(token: Token, led: str, index: Index) -> int:
    """Letters before the name of a place of the registry, whose first word the tables do not take apart."""
    if token.prep or not led or token.text in index.places:
        return 0
    forms = (form for form in token.word.forms if form in index.places and token.text.endswith(led + form))
    return len(token.text) - len(next(forms, token.text))


def _before(token: Token, name: str) -> str:
    """The preposition that stands on the first word of a name which the tables know: «برام الله»."""
    first, raw = name.split()[0], token.text
    if raw.startswith("لل") and first.startswith("ال"):
        return "ل"
    clitics = raw.removesuffix(first) if raw != first else ""
    return clitics[-1:] if clitics[-1:] in ("ب", "ل") else ""


def _headed(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """«مقر الرئاسة», «العاصمة الروسية», «مدينة تطاوين», «أحد فنادق روما»."""
    head = tokens[start]
    if head.word.core in phrases("clauses", "capitals"):
        return _capital(tokens, start, index)
    if head.word.core in phrases("clauses", "aboard"):
        return _aboard(tokens, start, index)
    if head.word.core in phrases("clauses", "one-of") and not sites.plural(tokens, start + 1):
        return None
    end = sites.end(tokens, start)
    vague = head.word.core in phrases("clauses", "vague-places")
    alone = vague or head.word.core in phrases("clauses", "place-alone")
    inner = next((p for n in range(start + 1, end) if (p := _one(tokens, n, index)) is not None), None)
    if inner is not None:
        end = max(end, inner.last)
    if inner is not None and head.word.core in phrases("clauses", "embassies"):
        inner = None  # «سفارة الجزائر» lies in another country
    return Place(
        start, end, inner.id if inner else None, inner.country if inner else None, vague, head.prep,
        bare=end == start + 1 and not alone,
    )  # fmt: skip


def _aboard(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """«متن السفينة ماريا»: the ship; «أرض المطار»: the airport."""
    if tokens[start].word.core in phrases("clauses", "ground-of"):
        house = _one(tokens, start + 1, index) if start + 1 < len(tokens) else None
        airport = house is not None and tokens[start + 1].word.core.removeprefix("ال") in folded("names", "airports")
        return house if airport else None
    if start + 1 >= len(tokens) or tokens[start + 1].sign or tokens[start + 1].dating is not None:
        return None
    return Place(start + 1, sites.end(tokens, start + 1))


def _capital(tokens: Sequence[Token], start: int, index: Index) -> Place | None:
    """«العاصمة الروسية موسكو»: the city where named, else the words."""
    end = start + 1
    while end < len(tokens) and _describes(tokens[end]):
        end += 1
    named = _one(tokens, end, index) if end < len(tokens) and not tokens[end].conj else None
    if named and not named.prep:
        return replace(named, prep=tokens[start].prep)
    nation = tokens[end - 1].kinds & Kind.NATION
    if nation:
        return Place(start, end, None, nations().get(tokens[end - 1].word.core), prep=tokens[start].prep)
    return Place(start, end, prep=tokens[start].prep, bare=not tokens[start].word.definite)


def _describes(token: Token) -> bool:
    """«العاصمة الروسية», «العاصمة المؤقتة»."""
    if token.kinds & Kind.NATION:
        return True
    feminine = token.word.definite and token.text.endswith("ه") and not token.prep and not token.conj
    return feminine and token.dating is None and not token.kinds & ~(Kind.ADJECTIVE | Kind.COMMON | Kind.PLAIN)


def _inner(tokens: Sequence[Token], place: Place, index: Index) -> Place | None:
    """What a place lies in: «بمقر المديرية | بتمارة», «فندق … | وسط | بيروت», «مكتبه | برام الله»."""
    n = sites.linked(tokens, place.last)
    if n is None:
        return None
    found = _one(tokens, n, index)
    if (_prefixed(tokens[n]) or (place.vague and _own_seat(tokens[n]))) and (found is None or found.last == n + 1):
        more = n + 1 < len(tokens) and tokens[n + 1].word.definite and bool(tokens[n + 1].kinds & Kind.ADJECTIVE)
        return Place(n, n + 1 + more, vague=True)  # «مكتبه بالوزارة», «مكتبه في القيادة العامة»
    if found is not None and not (_district(tokens, place) and not _district(tokens, found)):
        return found
    if found is not None:
        return None  # «بمنطقة الرياض بقاعة الاجتماعات»: a hall lies in a region, and not the region in it
    closed = n + 1 >= len(tokens) or _closes(tokens[n + 1])
    unlisted = (
        not tokens[n].kinds and (tokens[n].word.definite or _unread(tokens[n])) and closed and not _when(tokens[n])
    )
    return Place(n, n + 1) if unlisted and (place.vague or tokens[place.first].kinds & Kind.INNER) else None


def _district(tokens: Sequence[Token], place: Place) -> bool:
    """A city, a region, a quarter; no building."""
    core = tokens[place.first].word.core
    building = core in phrases("particles", "places") or core in phrases("clauses", "grounds")
    return not building or core in phrases("clauses", "districts")


def _prefixed(token: Token) -> bool:
    return token.prep == "ب" and _own_seat(token)


def _own_seat(token: Token) -> bool:
    return token.word.core in phrases("clauses", "own-seats")


def _when(token: Token) -> bool:
    """«في مكتبه في الأسبوع الأول»."""
    return token.word.core in phrases("clauses", "times")


def _unread(token: Token) -> bool:
    """«في مكتبه في ستاركو»: a word that no table knows, nor the language."""
    core = token.word.core
    plain_word = is_everyday(core) or of_language(core) or owned(core)
    return core.isalpha() and not (plain_word or token.prep or token.conj or core.endswith(("ها", "هم", "نا")))


def _closes(token: Token) -> bool:
    return token.sign or token.dating is not None or bool(token.kinds) or bool(token.prep)


def _within(place: Place, inner: Place) -> Place:
    """A place in another, told together; of «مكتبه بالرباط» the city."""
    if not place.somewhere and not inner.vague:
        return replace(inner, prep=place.prep)
    return replace(
        place, last=inner.last, id=place.id or inner.id, country=inner.country or place.country,
        bare=place.bare and inner.bare,
    )  # fmt: skip
