"""Words and pairs of the lexicon, repeated: time grows as the text does; 100,000 characters take a second at most."""

from __future__ import annotations

import math
import random
from datetime import date
from time import process_time

from fuzz import extractor, words

from arabic_timeline import extract, means, recognise, resolve
from arabic_timeline.interval import of_day
from arabic_timeline.model import Article

from .findings import Found

_SIZES = (12_500, 100_000)  # characters
_EXPONENT = 1.1
_SECONDS = 1.0
_SHORT = 0.2  # seconds below which nothing is asked: a clock is not as fine


def run(size: int, seed: int) -> Found:
    """``size`` patterns, half of them pairs."""
    means.collected_rarely()  # as every command: the walks over what lives on are not the reading's
    chance = random.Random(seed)
    every = sorted(set(words.all_words()))
    patterns = [" ".join(chance.sample(every, 1 + n % 2)) for n in range(size)]
    return size, [told for told in map(_told, patterns) if told]


def _told(pattern: str) -> str | None:
    short, long = (_seconds(pattern, size) for size in _SIZES)
    if long < _SHORT or _fits(short, long):
        return None
    short, long = (min(_seconds(pattern, size) for _ in range(3)) for size in _SIZES)
    if _fits(short, long):
        return None
    return f"«{pattern}»: {long:.2f} s for {_SIZES[1]:,} characters, exponent {_exponent(short, long):.2f}"


def _fits(short: float, long: float) -> bool:
    return long <= _SECONDS and _exponent(short, long) <= _EXPONENT


def _exponent(short: float, long: float) -> float:
    return math.log(long / max(short, 1e-6)) / math.log(_SIZES[1] / _SIZES[0])


def _seconds(pattern: str, size: int) -> float:
    text = (pattern + " ") * (size // (len(pattern) + 1) + 1)
    article = Article(id="a", outlet="o", title="t", text=text, published=of_day(date(2022, 9, 20)))
    begun = process_time()
    extract.reports(resolve.datings(article, recognise.dates(text)), extractor.known())
    return process_time() - begun
