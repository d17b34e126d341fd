"""Whom an office means that is told without a name: «الوزير», «المسؤول الأمريكي», «وزير الخارجية» told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile

from arabic_timeline.extract import gender
from arabic_timeline.extract.entity import Entity
from arabic_timeline.extract.known import nations
from arabic_timeline.extract.namesakes import same_name
from arabic_timeline.extract.persona import Persona, words
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.wording import of_language
from arabic_timeline.extract.words import OF_HIS, Kind, is_everyday

_MOST = 10  # holders of offices that begin alike, among whom that of one nation is sought
_CLITICS = "بلكوف"
_FEMININE = "ه"
_EPITHET = 2  # words of «المسؤول الأممي»
_ONE_OFFICE = ("one-office", "one-deputy", "one-government", "one-parliament")  # rows of names of one office each
Stems = tuple[str, ...]


class Holders:
    """The persons of a text by their offices; what was asked once is not worked out again."""

    def __init__(self, people: Iterable[Persona]) -> None:
        self._in_order = sorted(people, key=lambda p: p.first_told)
        self._by_office: dict[Stems, dict[str, Persona]] = defaultdict(dict)
        self._by_words: dict[Stems, dict[str, Persona]] = defaultdict(dict)  # first word, any word
        for persona in self._in_order:
            for stems in map(_stems, persona.held):
                self._by_office[stems][persona.key] = persona
                for stem in stems:
                    self._by_words[stems[0], stem][persona.key] = persona
        self._by_head: dict[str, list[Persona]] = defaultdict(list)  # first word of an office, in order of telling
        for persona in self._in_order:
            for head in {_stems(office)[0] for office in persona.held}:
                self._by_head[head].append(persona)
        self._ranked: dict[tuple[str, frozenset[str]], tuple[list[Persona], ...]] = {}
        self._told: dict[str | frozenset[str], list[Persona]] = {}
        self._headed: dict[tuple[int, str], list[Persona]] = {}  # by one of these lists, and the words of an office
        self._former = any(persona.former for persona in self._in_order)

    def of(self, sentence: Sentence, entity: Entity) -> Persona | None:
        """The one person whom an office without a name can mean: by its words, else by who was told before it."""
        if not self._may_be_told(sentence, entity):
            return None
        other = " ".join(t.text for t in sentence.tokens[slice(*entity.not_of)]) if entity.not_of else None
        phrase = words(sentence.tokens, entity)
        for fitting in (*self._by_phrase(phrase, entity.nations), *self._by_other_words(phrase, entity.nations)):
            found = list(islice(_without(fitting, other), 2))
            if found:
                break
        first, last = entity.offices[0]
        head, before = sentence.tokens[first], (sentence.index, entity.first)
        only = found[0] if len(found) == 1 else None
        bare = last - first == 1 and head.word.definite
        if only is not None and not (bare and only.first_told > before):
            return only
        if only is not None and only.first_told[0] == before[0]:
            only = None  # «اجتمع الوزير مع الوزير فلان»: whom the same sentence names behind him is another
        one = self._only_one(head.word.core.removeprefix("ال"), before) if bare else None
        if one is not None and (other is None or not same_name(one.name, other)):
            return one
        if not head.kinds & Kind.ALONE or last - first > 2:
            return only
        if head.word.core in phrases("clauses", "who-spoke"):
            near = self._in_order
        elif head.word.core in phrases("clauses", "epithets") and last - first == _EPITHET and not entity.nations:
            near = self._acting(sentence.tokens[last - 1].word.core)  # «المسؤول الأممي»
        else:
            near = self._acting(entity.nations or head.word.core.removeprefix("ال"))
        if head.word.core.removeprefix("ال") in phrases("offices", "own-words") and entity.nations:
            near = [p for p in near if _has_word(p, head.word.core.removeprefix("ال"))]  # no ambassador of that nation
        if head.word.core in phrases("clauses", "heads-of-state"):
            # «الرئيس الأميركي» is no minister of that nation
            near = self._heading(near, words(sentence.tokens, entity))
        found = list(islice((p for p in _without(near, other) if p.first_told < before), 2))
        if not found and entity.nations:
            found = self._of_the_other_nation(head.word.core.removeprefix("ال"), entity.nations, sentence.index)
        if not found:
            return only  # told only later: «الوزير … . وقال الوزير فلان …»
        return found[0] if len(found) == 1 else None

    def by_office(self, phrase: str, whose: frozenset[str]) -> Persona | None:
        """The one person who holds the office of these words (folded), of a nation."""
        for fitting in self._by_phrase(phrase, whose):
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None

    def _only_one(self, head: str, before: tuple[float, int]) -> Persona | None:
        """«المحافظ»: of those told before the only one whose office begins so, and is not over."""
        told = (p for p in self._by_head.get(head, ()) if p.offices and not p.former)
        found = list(islice(takewhile(lambda p: p.first_told < before, told), 2))
        return found[0] if len(found) == 1 else None

    def _by_other_words(self, phrase: str, whose: frozenset[str]) -> Iterator[list[Persona]]:
        """«رئيس الدولة» where the text has told «رئيس الجمهورية فلان», «نائب الرئيس» where its deputy."""
        for row in _ONE_OFFICE:
            same = phrases("clauses", row)
            said = next((one for one in same if phrase == one or phrase.startswith(f"{one} ")), None)
            if said is not None:
                rest = phrase.removeprefix(said)
                yield from (self._by_phrase(other + rest, whose)[0] for other in sorted(same - {said}))

    def _of_the_other_nation(self, head: str, whose: frozenset[str], index: float) -> list[Persona]:
        """«الوزير المغربي»: of the ministers told in sentences before the one whose nation nothing tells, beside
        another whose nation is told and is not this one."""
        told = list(islice(takewhile(lambda p: p.first_told[0] < index, self._by_head.get(head, ())), _MOST))
        untold = [p for p in told if not p.nations]
        others = [p for p in told if p.nations and not p.nations & whose]
        return untold if len(untold) == 1 and others and len(told) == len(others) + 1 else []

    def _may_be_told(self, sentence: Sentence, entity: Entity) -> bool:
        """«الوزير الأول» and «المحافظ السابق» are somebody else than the minister and the governor told."""
        first, last = entity.offices[0]
        span = sentence.tokens[first:last]
        if last - first > 1 and _name_unread(sentence.tokens, entity.last):
            return False  # «وزير المالية آوات جناب»: he has a name of his own, which is not read
        if last - first == 1 and not (span[0].word.definite or span[0].text.endswith(OF_HIS)):
            return False  # «رئيس ما يسمى المجلس»
        alone = span[0].kinds & Kind.ALONE and last - first == 2
        if alone and span[1].word.core in phrases("offices", "of-rank"):
            return _stems(" ".join(t.word.core for t in span)) in self._by_office
        return not entity.former or self._former

    def _heading(self, near: list[Persona], phrase: str) -> list[Persona]:
        """Of some persons who were asked for before, those who head a state as the words of an office say."""
        asked = id(near), phrase
        if asked not in self._headed:
            self._headed[asked] = [p for p in near if any(_heads(o) and _same_rank(o, phrase) for o in p.held)]
        return self._headed[asked]

    def _by_phrase(self, phrase: str, whose: frozenset[str]) -> tuple[list[Persona], ...]:
        """Who holds the office of these words, who one that begins so or has them, or of a nation told otherwise."""
        if (phrase, whose) not in self._ranked:
            stems = _stems(phrase)
            same = [
                p
                for p in self._candidates(stems)
                if any(_same_office(_stems(o), stems) and _may_be_called(p, o, phrase) for o in p.held)
                and not (p.nations and whose - p.nations)
                and (p.offices or whose & p.nations)  # «الوزير» is whose office was told, not his counterpart
            ]
            exact = [p for p in same if any(_stems(o) == stems for o in p.held)]
            begun = [p for p in same if any(_stems(o)[: len(stems)] == stems for o in p.held)]
            nation = self._of_nation(phrase, whose)
            self._ranked[phrase, whose] = exact, begun, same, nation, self._of_no_nation(phrase, whose)
        return self._ranked[phrase, whose]

    def _of_nation(self, phrase: str, whose: frozenset[str]) -> list[Persona]:
        """«وزير الطاقة القبرصي» and «وزير الطاقة بجمهورية قبرص»: one office, its nation told in two ways."""
        bare = _nationless(phrase)
        if not whose or len(bare) < _EPITHET:
            return []
        near = (p for p in self._candidates(bare[:2]) if p.nations == whose)
        return [p for p in near if any(_nationless(office) == bare for office in p.held)]

    def _of_no_nation(self, phrase: str, whose: frozenset[str]) -> list[Persona]:
        """«كريم عوض، وزير حقوق الإنسان» and then «وزير حقوق الإنسان اليمني»: his nation is told only now."""
        bare = _nationless(phrase)
        if not whose or len(bare) <= _EPITHET:
            return []
        named = (p for p in self._candidates(bare) if not p.nations and " " in p.name)
        return [p for p in named if any(_stems(o) == bare for o in p.held)]

    def _candidates(self, stems: Stems) -> Iterable[Persona]:
        if len(stems) < 2:
            return self._by_office.get(stems, {}).values()
        return min((self._by_words.get((stems[0], stem), {}) for stem in stems), key=len).values()

    def _acting(self, sign: str | frozenset[str]) -> list[Persona]:
        """Who is of these nations, or holds an office of this word («وزير»), in the order of first mention."""
        if sign not in self._told:
            fits = [p for p in self._in_order if (_has_word(p, sign) if isinstance(sign, str) else _is_of(p, sign))]
            speakers = phrases("clauses", "speakers")
            self._told[sign] = [p for p in fits if speakers.isdisjoint(o.split()[0] for o in p.held)]
        return self._told[sign]


def _name_unread(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands at a token that nothing knows, as a foreign name does: no sign, clitic, article, verb."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kinds or token.sign or token.dating is not None or token.prep or token.conj or token.word.definite:
        return False
    if token.text[0] in _CLITICS:
        return False  # «بأجواء»: of a word that no table knows no clitic is taken
    return not (token.text.isdigit() or token.word.place or of_language(token.text) or is_everyday(token.word.core))


def _without(people: Iterable[Persona], name: str | None) -> Iterator[Persona]:
    """The people whose name is another one."""
    return (p for p in people if name is None or not same_name(p.name, name))


def _has_word(persona: Persona, word: str) -> bool:
    return any(word in o.split() or "ال" + word in o.split() for o in persona.offices)


def _is_of(persona: Persona, nations: frozenset[str]) -> bool:
    return bool(persona.held) and bool(persona.nations & nations) and not persona.nations - nations


def _heads(office: str) -> bool:
    return office.split()[0].removeprefix("ال").removesuffix("ه") == "رييس"


def _same_rank(office: str, phrase: str) -> bool:
    """«الرئيس الموريتاني» is no «رئيس الوزراء الموريتاني»: with the article it is the head of state."""
    state = phrases("clauses", "heads-of-state")
    first, _, rest = phrase.partition(" ")
    words = office.split()
    return (
        first not in state
        or not rest
        or words[0] == first
        or words[1:2] == []
        or words[1] in phrases("clauses", "headed-states")
    )


def _may_be_called(persona: Persona, office: str, phrase: str) -> bool:
    return _same_rank(office, phrase) and _no_other(persona, office, phrase)


def _no_other(persona: Persona, office: str, phrase: str) -> bool:
    """«وزيرة المالية فلانة» is no «وزير المالية»; of «وزير المالية» may be said «الوزيرة» where no man holds it."""
    first, told = phrase.split()[0], office.split()[0]
    if first.endswith(_FEMININE) and not told.endswith(_FEMININE):
        return gender.of_name(persona.name.split()[0]) != gender.MAN
    return first.endswith(_FEMININE) or not told.endswith(_FEMININE)


def _nationless(phrase: str) -> Stems:
    """The words of an office without those that say of which nation it is: «بجمهورية قبرص», «القبرصي»."""
    states = phrases("clauses", "states")
    kept = [w for w in phrase.split() if w not in nations() and w.lstrip("بل") not in nations()]
    return _stems(" ".join(w for w in kept if (w not in states and w.lstrip("بل") not in states) or w == kept[0]))


def _same_office(a: Stems, b: Stems) -> bool:
    return a == b or (len(b) >= 2 and a[:1] == b[:1] and set(b) <= set(a))


@lru_cache(maxsize=10_000)
def _stems(phrase: str) -> Stems:
    """Words without article and feminine ending: «الخارجية الأمريكية» and «الخارجية الأمريكي» are one office."""
    return tuple(word.removeprefix("ال").removesuffix("ه") for word in phrase.split())
