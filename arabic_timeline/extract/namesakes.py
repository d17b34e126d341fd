"""Who in a text may bear the same name: «مايك بومبيو» and «بومبيو», «وليام بيرنز» and «ويليام بيرنز».

Two names are one where one ends or opens the other, where the first and the last word agree, or where only the spelling
of the given name differs.  Each name is kept under its parts, so that a text of thousands of names is read in one pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from arabic_timeline.extract.persona import Persona
from arabic_timeline.extract.tables import phrases
from arabic_timeline.extract.words import Kind, kinds

Words = tuple[str, ...]

MOST = 50  # persons whose names share a part, the last ones, among whom the bearer of another name is looked for


class Namesakes:
    """The persons of a text by the parts of their names."""

    def __init__(self) -> None:
        self._kept: dict[Words, dict[str, Persona]] = defaultdict(dict)

    def add(self, persona: Persona) -> None:
        """Keeps a person; once more where a longer name was told."""
        for part in _kept_under(_words(persona.name)):
            self._kept[part][persona.key] = persona

    def of(self, name: str) -> Iterator[Persona]:
        """Each person whose name is the same as ``name`` (folded), once."""
        seen: set[str] = set()
        for part in _sought_under(_words(name)):
            kept = self._kept.get(part, {})
            for key, persona in kept.items() if len(kept) <= MOST else islice(reversed(kept.items()), MOST):
                if key not in seen and same_name(persona.name, name):
                    seen.add(key)
                    yield persona


def same_name(full: str, other: str) -> bool:
    """Whether two folded names can be one person's."""
    a, b = _words(full), _words(other)
    if _own_name(full, other) or _own_name(other, full):
        return False
    if a == b:
        return True
    if _other_father(a, b):
        return False
    if len(a) == len(b) > 1 and a[1:] == b[1:] and _one_given_name(a[0], b[0]):
        return True
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return bool(short) and (
        (long[-len(short) :] == short and not _father(long, len(short)))
        or (len(short) > 1 and long[: len(short)] == short)
        or (len(short) > 1 and short[0] == long[0] and short[-1] == long[-1] and _one_middle(short, long))
    )


def _own_name(short: str, name: str) -> bool:
    """«الأمير فيصل» is not «خالد الفيصل»: a given name, and a family name that is spelt as it with the article."""
    own, words = short.split(), name.split()
    if not own or len(own) > len(words) or words[-len(own)] != f"ال{own[0]}":
        return False
    return bool(kinds().get(own[0], Kind.NONE) & Kind.GIVEN)


def _one_middle(short: Words, long: Words) -> bool:
    """«كريم خالد الحمد الصدفي» is not «كريم الأحمد الجابر الصدفي»: each has words that the other lacks.

    Nor is «خالد بن عبدالعزيز» «خالد الفيصل بن عبدالعزيز», whose father's name stands before.
    """
    descent = phrases("clauses", "patronymic")
    if short[1] in descent and long[1] not in descent and any(word in descent for word in long[2:-1]):
        return False
    mine, theirs = ([word for word in words[1:-1] if word not in descent] for words in (short, long))
    rest = iter(theirs)
    if all(word in rest for word in mine):
        return True
    one, other = (_consonants("".join(words).replace("ال", "")) for words in (mine, theirs))
    return one in other or other in one  # «عبدالرحمن», «عبد الرحمن»


def _other_father(a: Words, b: Words) -> bool:
    """«سعد بن نايف بن عبدالعزيز» is not «سعد بن سلمان بن عبدالعزيز»."""
    one, other = _after_patronymic(a), _after_patronymic(b)
    return bool(one and other) and not (one.startswith(other) or other.startswith(one))


def _after_patronymic(words: Words) -> str:
    """The father's name, as far as its first word; empty where the name does not say it."""
    patronymic = phrases("clauses", "patronymic")
    return next((b for a, b in pairwise(words[1:]) if a in patronymic), "") if len(words) > 2 else ""


def _father(words: Words, last: int) -> bool:
    """«الحسين بن عبدالله الثاني» is not «عبدالله الثاني»: the last words are his father's name."""
    return len(words) > last + 1 and words[-last - 1] in phrases("clauses", "patronymic")


@lru_cache(maxsize=10_000)
def _words(name: str) -> Words:
    return tuple(w.removeprefix("ال") for w in name.split())


def _one_given_name(a: str, b: str) -> bool:
    """«مايك» and «مايكل», «وليام» and «ويليام»: spellings of one name."""
    short, long = sorted((a, b), key=len)
    return len(short) > 2 and (long.startswith(short) or _consonants(a) == _consonants(b))


def _consonants(word: str) -> str:
    return "".join(c for c in word if c not in "اوي")


@lru_cache(maxsize=10_000)
def _kept_under(words: Words) -> tuple[Words, ...]:
    return ("whole", *words), *(("part", *part) for part in _parts(words)), *_spellings(words)


@lru_cache(maxsize=10_000)
def _sought_under(words: Words) -> tuple[Words, ...]:
    whole = (("whole", *part) for part in _parts(words))
    return ("whole", *words), ("part", *words), *whole, *_spellings(words)


def _parts(words: Words) -> Iterator[Words]:
    """What some words of a name leave where others are not told, before or behind."""
    yield from (words[n:] for n in range(1, len(words)))
    yield from (words[:n] for n in range(2, len(words)))


def _spellings(words: Words) -> Iterator[Words]:
    """Keys that names share which differ in the middle, or in the spelling of the given name."""
    if len(words) > 1:
        yield "ends", words[0], words[-1]
        yield "opening", words[0][:3], *words[1:]
        yield "consonants", _consonants(words[0]), *words[1:]
