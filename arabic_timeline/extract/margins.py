"""Where a meeting was that was held on the margins of a gathering told before, with its town.

«شارك أمس في قمة نواكشوط. والتقى على هامشها نظيره …»: both were in one town.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arabic_timeline.extract import places
from arabic_timeline.extract.document import Document
from arabic_timeline.extract.frames import Frame
from arabic_timeline.extract.group import Group
from arabic_timeline.extract.places import Place
from arabic_timeline.extract.setting import open_place
from arabic_timeline.extract.tables import either
from arabic_timeline.extract.tokens import Sentence
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.words import Kind

FAR = 3  # sentences from a gathering to what was on its margins
_NEAR = 8  # words from a gathering to its town
_WORKS = 2  # words of «على هامش أعمال القمة» before its noun
_MARGIN = "هامش"
_ITS = ("ه", "ها")


def of_gatherings(document: Document, found: Sequence[Group]) -> None:
    """Gives the meetings that nothing places the town of the gathering on whose margins they were."""
    for group in found:
        if not open_place(group):
            continue
        noun = _margin(group.first)
        town = _town(document, group.first, noun) if noun is not None else None
        if town is not None:
            group.place = town


def _margin(frame: Frame) -> str | None:
    """The noun of the known gathering on whose margins an act was, without its article; «»: a pronoun means it."""
    tokens = frame.tokens
    for n, token in enumerate(tokens[:-1]):
        if not token.text.startswith(_MARGIN):
            continue
        if token.text.removeprefix(_MARGIN) in _ITS:
            return ""
        near = tokens[n + 1 : n + 1 + _WORKS]
        noun = next((t for t in near if _sits(t) and t.word.definite), None)
        if token.text == _MARGIN and noun is not None:
            return _bare(noun)
    return None


def _sits(token: Token) -> bool:
    """Whether a word is a noun of those who gather or sit: «القمة», «اجتماعا»."""
    return bool(token.kinds & Kind.GATHERING or (token.tells and not token.kinds & Kind.VERB))


def _bare(token: Token) -> str:
    return token.word.core.removeprefix("ال").removesuffix("ا")


def _town(document: Document, frame: Frame, noun: str) -> tuple[Sentence, Place] | None:
    """The one town of the gatherings that the sentences before tell, of those called so."""
    index = frame.sentence.index
    told = [
        (sentence, place)
        for sentence in document.between(index - FAR, index)
        for place in _gatherings(document, sentence, noun)
    ]
    towns = {" ".join(t.text for t in s.tokens[p.first : p.last]).lstrip("ب") for s, p in told}
    return told[-1] if len(towns) == 1 else None


def _gatherings(document: Document, sentence: Sentence, noun: str) -> Iterator[Place]:
    """The towns of the gatherings of a sentence: right behind the noun, or led to before another verb."""
    tokens = sentence.tokens
    for n, token in enumerate(tokens[:-1]):
        if not _sits(token) or (noun and _bare(token) != noun):
            continue
        if any(t.word.core in either("clauses", "other-times", "some-time") for t in tokens[n + 1 : n + 3]):
            continue  # «مؤتمر سابق عقد في تونس»
        if tokens[n + 1].kinds & Kind.CITY and not tokens[n + 1].conj:
            place = places.at(tokens, n + 1, document.index)
        else:
            place = places.first_led(tokens, range(n + 1, _end(tokens, n)), document.index)
        if place is not None and place.somewhere:
            yield place


def _end(tokens: Sequence[Token], n: int) -> int:
    """Behind a gathering, where another clause begins."""
    end = min(n + 1 + _NEAR, len(tokens) - 1)
    return next((m for m in range(n + 1, end) if tokens[m].kinds & Kind.VERB and tokens[m].dating is None), end)
