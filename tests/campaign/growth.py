"""Words and pairs of the lexicon, and sentences of the cases, again and again: time grows as the text does; 100,000
characters take a second at most.

What is repeated as it is, and what differs each time by a word that no table knows: of the former a text is not read
to its end.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from datetime import date
from time import process_time

from fuzz import extractor, seeding, words

from arabic_timeline import extract, means, recognise, resolve
from arabic_timeline.interval import of_day
from arabic_timeline.model import Article

from .findings import Found

_SIZES = (12_500, 100_000)  # characters
_EXPONENT = 1.1
_SECONDS = 1.0
_SHORT = 0.2  # seconds below which nothing is asked: a clock is not as fine
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهي"
_LONGEST = 300  # characters of a sentence of the cases


def run(size: int, seed: int) -> Found:
    """``size`` patterns: words and pairs as they are, words and pairs that differ, sentences that differ, in turn."""
    means.collected_rarely()  # as every command: the walks over what lives on are not the reading's
    chance = random.Random(seed)
    every = sorted(set(words.all_words()))
    sentences = [one for text in seeding.texts() for one in text.split("\n") if 20 < len(one) < _LONGEST]
    found = []
    for n in range(size):
        pattern = chance.choice(sentences) if n % 3 == 2 else " ".join(chance.sample(every, 1 + n // 3 % 2))
        found.append(_told(pattern, _same if n % 3 == 0 else _unlike))
    return size, [told for told in found if told]


Made = Callable[[str, int], str]  # a pattern and how many characters → a text


def _told(pattern: str, made: Made) -> str | None:
    texts = [made(pattern, size) for size in _SIZES]
    short, long = map(_seconds, texts)
    if long < _SHORT or _fits(short, long):
        return None
    short, long = (min(_seconds(text) for _ in range(3)) for text in texts)
    if _fits(short, long):
        return None
    kind = "repeated" if made is _same else "differing"
    return f"«{pattern}», {kind}: {long:.2f} s for {_SIZES[1]:,} characters, exponent {_exponent(short, long):.2f}"


def _same(pattern: str, size: int) -> str:
    return (pattern + " ") * (size // (len(pattern) + 1) + 1)


def _unlike(pattern: str, size: int) -> str:
    """Each time with an unknown word at another place, as a sentence."""
    chance, found, length = random.Random(1), list[str](), 0
    apart = pattern.rstrip(".").split()
    while length < size:
        unlike = "".join(chance.choices(_LETTERS, k=5))
        at = chance.randrange(len(apart) + 1)
        found.append(" ".join([*apart[:at], unlike, *apart[at:]]))
        length += len(found[-1]) + 2
    return ". ".join(found)


def _fits(short: float, long: float) -> bool:
    return long <= _SECONDS and _exponent(short, long) <= _EXPONENT


def _exponent(short: float, long: float) -> float:
    return math.log(long / max(short, 1e-6)) / math.log(_SIZES[1] / _SIZES[0])


def _seconds(text: str) -> float:
    article = Article(id="a", outlet="o", title="t", text=text, published=of_day(date(2022, 9, 20)))
    begun = process_time()
    extract.reports(resolve.datings(article, recognise.dates(text)), extractor.known())
    return process_time() - begun
