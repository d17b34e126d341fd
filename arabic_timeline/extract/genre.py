"""Of what genre a text and a sentence are, and which of their frames tell of a meeting all the same.

A score, a league, a studio make «لقاء» no meeting; an official reception in a sports page still is one.  The genres are
rows of ``lexicon/meetings/genres.yaml``: words with points.  A sentence is of a genre where its own points reach the
row's; the words of the whole text lend it points, the nearer that text is to the genre the more.  All is counting: one
look-up a word, and only in texts that tell a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from arabic_timeline.extract.finding import Found
from arabic_timeline.extract.frames import Frame, Side
from arabic_timeline.extract.people import People
from arabic_timeline.extract.tables import listed, phrases, table
from arabic_timeline.extract.tokens import PIECE, folded_offset
from arabic_timeline.extract.triggers import Trigger
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind
from arabic_timeline.language import verbs
from arabic_timeline.lexicon import kept
from arabic_timeline.text import Folded

_OWN, _SHARED = 2, 1  # points of a word that only one genre has, and of one that news use too
_SHORTEST = 100  # words: a shorter text is too few to be of a genre as a whole
_LONG = 40  # words of a sentence; in a longer one each word says less of the whole
_HALF = 0.5  # so near to a genre, a text needs no word of its own in the sentence
_STATE, _FEDERATION, _NOBODY = 2, 1, 0  # the standing of a side
_PRINTED = 12  # words behind «لقاء» to «نشرته»
_IT = ("ه", "ها")
_TO_PRESS = 6  # words from «لقاء» to the paper or channel that it was with
_STOPS = frozenset("،,.:؛")
_EPITHET = 4  # words of «رضي الله عنه» behind a name


@dataclass(frozen=True, slots=True)
class Genre:
    """A row: points in a hundred words of a whole text of it, and of a sentence (0: no sentence alone is of it)."""

    name: str
    full: float
    sentence: int
    spares: bool


@kept
def genres() -> tuple[Genre, ...]:
    """The genres besides news."""
    rows = table("genres")["genres"]
    return tuple(Genre(r["name"], r["full"], r.get("sentence", 0), r.get("spares", False)) for r in rows)


@kept
def points() -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Words as a text may print them, clitics on: the genres (by number) that they speak for, with their points."""
    found: dict[str, dict[int, int]] = {}
    for number, row in enumerate(table("genres")["genres"]):
        for word, value in _worth(row):
            for form in _printed(word):
                told = found.setdefault(form, {})
                told[number] = max(value, told.get(number, 0))
    return {word: tuple(told.items()) for word, told in found.items()}


def _worth(row: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield from ((word, _OWN) for word in listed(row["own"]))
    yield from ((word, _SHARED) for word in listed(row["shared"]))


def _printed(word: str) -> Iterator[str]:
    """«لاعب»: with the article, «و» and «ف», «ب», «ل» and «ك»."""
    bare = word.removeprefix("ال") if len(word) > 4 else word
    for conj in ("", "و", "ف"):
        yield from (conj + prep + form for prep in ("", "ب", "ل", "ك") for form in {word, "ال" + bare})
        yield conj + "لل" + bare


def judged(words: Sequence[str], near: Sequence[float]) -> list[bool]:
    """Which genres speak in a sentence of these folded words, each counted once, in a text so near to every genre."""
    told = points()
    total, own = [0] * len(genres()), [False] * len(genres())
    for word in {w for w in words if w in told}:
        for number, value in told[word]:
            total[number] += value
            own[number] = own[number] or value == _OWN
    share = min(1.0, _LONG / max(len(words), 1))
    signs = [value * share if clear or at >= _HALF else 0 for value, clear, at in zip(total, own, near, strict=True)]
    return [
        at >= 1 or (value > 0 < genre.sentence and value + at * genre.sentence >= genre.sentence)
        for genre, value, at in zip(genres(), signs, near, strict=True)
    ]


def density(words: Sequence[str]) -> list[float]:
    """How near a whole text is to every genre: 1 is wholly of it; a word told often counts as often."""
    told = points()
    total = [0] * len(genres())
    for word in [w for w in words if w in told]:
        for number, value in told[word]:
            total[number] += value
    size = max(len(words), _SHORTEST) / 100
    return [min(1.0, value / size / genre.full) for value, genre in zip(total, genres(), strict=True)]


class Guard:
    """What the genre of one text leaves of its frames."""

    def __init__(self, folded: Folded, furniture: Iterable[tuple[int, int]], people: People) -> None:
        self._folded, self._furniture, self._people = folded, furniture, people
        self._near: list[float] | None = None  # of the whole text, once asked for
        self._held: dict[str, int] = {}  # by a person's key the standing that all his offices in the text give
        self._official = False  # whether the text has told an official act before

    def kept(self, frames: Iterable[Frame]) -> list[Frame]:
        """The frames, in text order, that the genre does not make a match, a scene or an interview."""
        return [frame for frame in frames if not self._silent(frame)]

    def _silent(self, frame: Frame) -> bool:
        if _with_press(frame) or _moderated(frame) or _long_dead(frame):
            return True
        speaking = [genre for genre, told in zip(genres(), self._speaks(frame), strict=True) if told]
        if not speaking:
            self._official = True
            return False
        spared = all(genre.spares for genre in speaking) and (self._official or not _watched(frame))
        if not spared or not self._of_state(frame):
            return True
        self._official = True
        return False

    def _speaks(self, frame: Frame) -> list[bool]:
        """Which genres speak in the sentence of a frame: its own words weigh, and those of the text lend it some."""
        if self._near is None:
            self._near = density(self._words())
        return judged([t.text for t in frame.tokens], self._near)

    def _words(self) -> list[str]:
        """The words of the text outside its furniture."""
        text, at = self._folded.text, 0
        words: list[str] = []
        for start, end in sorted(self._furniture):
            words += PIECE.findall(text, at, folded_offset(self._folded, start))
            at = folded_offset(self._folded, end)
        return [*words, *PIECE.findall(text, at)]

    def _of_state(self, frame: Frame) -> bool:
        """Whether somebody who holds an office of state takes part, or the chiefs of two federations."""
        if self._sat_down(frame):
            return True
        standing = [self._standing(side) for side in frame.sides] or [_NOBODY]
        alone = frame.form in ("visit", "motion") and max(standing) > _NOBODY and not _says(frame.tokens, "team")
        sat = frame.form == "session" and max(standing) > _NOBODY and not _watched(frame)
        return alone or sat or max(standing) == _STATE or standing.count(_FEDERATION) > 1

    def _sat_down(self, frame: Frame) -> bool:
        """«اجتمع رئيس النادي فلان مع وكيل اللاعبين فلان»: men by name and office, and a word that tells of no match."""
        if not sat_down(frame.found, frame.trigger):
            return False
        named = [side for side in frame.sides if side.entity.name is not None and self._in_office(side)]
        return len(named) == len(frame.sides) > 1

    def _in_office(self, side: Side) -> bool:
        """Whether the text says of a person, here or elsewhere, what office he has."""
        persona = self._people.persona(side.sentence, side.entity)
        return bool(side.entity.offices) or (persona is not None and bool(persona.offices))

    def _standing(self, side: Side) -> int:
        tokens, entity = side.sentence.tokens, side.entity
        if entity.kind not in ("person", "office"):
            return _of_words(tokens[entity.first : entity.last])
        if entity.first and tokens[entity.first - 1].word.core in phrases("genres", "named-after"):
            return _NOBODY
        told = [tokens[a:b] for a, b in entity.offices]
        if (persona := self._people.persona(side.sentence, entity)) is not None:
            if persona.ids:
                return _STATE
            if persona.key not in self._held:
                spans = (sentence.tokens[a:b] for sentence, a, b in persona.spans)
                self._held[persona.key] = max(map(_of_words, spans), default=_NOBODY)
            return max(self._held[persona.key], max(map(_of_words, told), default=_NOBODY))
        if not told:
            told = [tokens[entity.first : entity.last]] if entity.name is None else []
        return max(map(_of_words, told), default=_NOBODY)


def sat_down(found: Found, trigger: Trigger) -> bool:
    """Whether an act is of those that no match is: «اجتمع», «اجتماع»."""
    return not phrases("genres", "sat-down").isdisjoint((found.trigger.name, trigger.name))


def _of_words(tokens: Sequence[Token]) -> int:
    """The standing that the words of an office or body give."""
    words = [{t.text, t.word.core, t.word.core.removeprefix("ال")} for t in tokens]
    if any(not w.isdisjoint(phrases("genres", "federations")) for w in words) or _federal(tokens, words):
        return _FEDERATION
    if _says(tokens, "private") or _says(tokens, "team"):
        return _NOBODY
    if any(not w.isdisjoint(phrases("genres", "state")) for w in words):
        return _STATE
    heads = [n for n, w in enumerate(words) if not w.isdisjoint(phrases("genres", "state-of"))]
    return _STATE if any(_national(tokens[n + 1 :]) for n in heads) else _NOBODY


def _says(tokens: Sequence[Token], row: str) -> bool:
    words = phrases("genres", row)
    return any(t.word.core in words or t.word.core.removeprefix("ال") in words for t in tokens)


def _federal(tokens: Sequence[Token], words: Sequence[set[str]]) -> bool:
    """«رئيس الاتحاد الدولي لكرة القدم», «رئيس الاتحاد القطري»."""
    of, by = _federations()
    return any(
        not w.isdisjoint(of) and (_national(tokens[n + 1 : n + 2]) or any(not v.isdisjoint(by) for v in words[n + 1 :]))
        for n, w in enumerate(words)
    )


@kept
def _federations() -> tuple[frozenset[str], frozenset[str]]:
    row = table("genres")["federal"]
    return frozenset(listed(row["of"])), frozenset(listed(row["by"]))


def _national(tokens: Sequence[Token]) -> bool:
    return any(t.kinds & (Kind.NATION | Kind.COUNTRY) for t in tokens)


def _watched(frame: Frame) -> bool:
    """«شهد اللقاء حضور الوزير», «حضر المباراة»: who watches a match meets nobody."""
    return frame.found.trigger.frame == "attend" or (frame.found.trigger.venue and frame.trigger.definite)


def _with_press(frame: Frame) -> bool:
    """«في لقاء مع الصحفيين», «حوار أجرته معه قناة …», «التقى الصحافيين»: talks with those who print them."""
    tokens, found, light = frame.tokens, frame.found, frame.scan.light or frame.found
    told = (found.first, light.first, max(found.first - 1, 0))  # «لقاء جمعه بالصحفيين»: the verb behind the noun
    if _interview(found) or any(tokens[n].word.core in phrases("genres", "interviews") for n in told):
        at = max(found.last, light.last)
        for token in tokens[at : at + _TO_PRESS]:
            if token.word.core in phrases("genres", "press"):
                return True
            if token.text in _STOPS or not _passed(token):
                break
    if _interview(found) and any(_press(side) for side in frame.sides):
        return True
    return _by_journalist(frame)


def _by_journalist(frame: Frame) -> bool:
    """«أجرى الصحافي فلان لقاء مع الوزير», «لقاء مع الوزير نشرته الصحيفة»: an interview by a journalist with a name."""
    noun = frame.scan.light or frame.found
    tokens = frame.tokens
    if noun.trigger.verb or tokens[noun.first].word.core not in phrases("genres", "interviews"):
        return False
    if noun is not frame.found and any(_asks(side) for side in frame.sides):
        return True
    behind = tokens[noun.last : noun.last + _PRINTED]
    printed = (t for t in behind if t.text.endswith(_IT) and not t.kinds & Kind.GIVEN)
    return any(not verbs.lemmas(t.text).isdisjoint(table("genres")["printing"]) for t in printed)


def _asks(side: Side) -> bool:
    """«الصحافي فلان», «المذيعة فلانة»: whose calling is to ask."""
    tokens, first = side.sentence.tokens, side.entity.first
    near = tokens[max(0, first - 1) : (side.entity.name or (first + 1, 0))[0]]
    return any(t.word.core in phrases("genres", "askers") for t in near)


def _passed(token: Token) -> bool:
    """Whether a word may stand between an interview and who printed it: «لقاء مع عدد من …», «لقاء مع شبكة CNN»."""
    return token.sign or token.text.isascii() or token.word.core in phrases("genres", "some")


def _moderated(frame: Frame) -> bool:
    """«أدار اللقاء فلان»: a talk on a stage."""
    noun = frame.scan.light or frame.found
    before = frame.tokens[max(0, noun.first - 1) : noun.first]
    return any(t.word.core in phrases("genres", "moderated") for t in before)


def _interview(found: Found) -> bool:
    return found.trigger.name in phrases("genres", "interviewing")


def _press(side: Side) -> bool:
    """«الصحفيين التونسيين», «ممثلي وسائل الإعلام»: nobody by name, but those who print; no union of theirs."""
    tokens, first, last = side.sentence.tokens, side.entity.first, side.entity.last
    seat = next((n for n in range(first, last) if tokens[n].text in phrases("clauses", "accredited")), last)
    span = tokens[first:seat]  # «الصحفيين المعتمدين لدى الوزارة»
    asks = [t.word.core in phrases("genres", "press") for t in span]
    passed = (asking or _passed(t) or t.word.definite for t, asking in zip(span, asks, strict=True))
    return side.entity.name is None and any(asks) and all(passed)


def _long_dead(frame: Frame) -> bool:
    """«فلان رضي الله عنه»: who is blessed so lived long ago; the blessing may be read as part of the name."""
    return any(
        _blessed([t.text for t in side.sentence.tokens[side.entity.first : side.entity.last + _EPITHET]])
        for side in frame.sides
    )


def _blessed(texts: Sequence[str]) -> bool:
    text = f" {' '.join(texts)} " if not _blessing().isdisjoint(texts) else ""
    return bool(text) and any(f" {blessing} " in text for blessing in phrases("genres", "long-dead"))


@kept
def _blessing() -> frozenset[str]:
    """The first words of «رضي الله عنه», «عليه السلام» …"""
    return frozenset(phrase.split()[0] for phrase in phrases("genres", "long-dead"))
