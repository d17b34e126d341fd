"""«استقبل المحافظ أمس ضابطا سابقا في الجيش»: one whom no name tells, as whom a verb of meeting has for its object."""

from __future__ import annotations

from collections.abc import Sequence

from arabic_timeline.extract import sites
from arabic_timeline.extract.entity import Entity, nations_of
from arabic_timeline.extract.tables import either, phrases
from arabic_timeline.extract.vocabulary import Token
from arabic_timeline.extract.whose import is_site
from arabic_timeline.extract.words import Kind
from arabic_timeline.lexicon import kept

_MOST = 3  # words of «أمنيا تركيا رفيعا»
_SAYS_OF = Kind.PLAIN | Kind.COMMON | Kind.ADJECTIVE | Kind.NATION | Kind.INNER | Kind.FORMER | Kind.TITLE


def someone(tokens: Sequence[Token], at: int) -> Entity | None:
    """The mention that opens at a token: somebody by what he does, without the article, and of what sort or whose."""
    token = tokens[at]
    if token.sign or token.prep or token.conj or token.word.definite or token.dating is not None:
        return None
    if not _somebody(token.text):
        return None
    end = _described(tokens, at)
    end = _at_home(tokens, end) or end
    if end == at + 1:
        return None
    span = tokens[at:end]
    return Entity(kind="office", first=at, last=end, offices=((at, end),), nations=frozenset(nations_of(span)))


def _somebody(word: str) -> bool:
    """«ضابطا», «طبيبة»: in the accusative, which a woman's noun does not show."""
    if word.endswith("ه"):
        return word in _callings() or word[:-1] in _callings()
    return word.endswith("ا") and word[:-1] in _callings()


@kept
def _callings() -> frozenset[str]:
    """What somebody may be called by what he does."""
    named = either("offices", "callings", "heads", "occupations", "people", "people-of-somebody", "someone")
    bare = {word.removeprefix("ال") for word in named}
    return frozenset(bare - phrases("offices", "not-people") - phrases("offices", "heads-before"))


def _described(tokens: Sequence[Token], at: int) -> int:
    """«ضابطا سابقا», «ناشطة سودانية»: past the adjectives in the case and gender of the noun."""
    ending, n = tokens[at].text[-1], at + 1
    adverbs = either("clauses", "adverbs", "hours", "manner") | either("triggers", "phone", "online")
    while n < len(tokens) and n - at <= _MOST:
        token = tokens[n]
        said = not (token.sign or token.prep or token.conj or token.word.definite or token.dating is not None)
        if not said or token.text[-1] != ending or token.text in adverbs or token.kinds & ~(_SAYS_OF | Kind.STOP):
            break
        n += 1
    return n


def _at_home(tokens: Sequence[Token], at: int) -> int | None:
    """«من حلب», «من وزارة العدل», «في الحرس الوطني»: past where somebody is from, or of what."""
    if at + 1 >= len(tokens) or tokens[at].text not in ("من", "في"):
        return None
    first = tokens[at + 1]
    body = bool(first.kinds & (Kind.BODY | Kind.INNER))
    if first.sign or first.dating is not None or (first.locates and not first.word.place):
        return None
    if tokens[at].text == "في" and (first.word.place or is_site(first) or sites.house(tokens, at + 1) is not None):
        return None
    if not (first.word.definite or first.word.place or body):
        return None
    n = at + 2
    while n < len(tokens) and _goes_on(tokens, n):
        n += 1
    return n


def _goes_on(tokens: Sequence[Token], n: int) -> bool:
    token, before = tokens[n], tokens[n - 1]
    if token.sign or token.prep or token.conj or token.dating is not None or token.kinds & Kind.STOP:
        return False
    if not before.word.definite and before.kinds & (Kind.BODY | Kind.INNER):
        return True  # «من وزارة العدل», «في حركة فتح»
    return token.word.definite and before.word.definite and bool(token.kinds & (Kind.ADJECTIVE | Kind.NATION))
