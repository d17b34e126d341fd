"""Time against size: the same words repeated n and eight times n may take about eight times as long, not sixty-four."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from arabic_timeline import extract, read, recognise, resolve, text
from arabic_timeline.commands.bring import day
from arabic_timeline.commands.bring.markup import markup, of_text
from arabic_timeline.model import Article

from . import extractor, news, pages, resolver, seeding
from .choices import Choices

_SIZES = (2_000, 16_000)  # characters
_WORST = 4 * _SIZES[1] // _SIZES[0]  # four times the time of a linear reading: machines stutter
_SHORT = 0.25  # seconds of processor time below which nothing is asked
_PER_CHARACTER = 2e-4  # seconds: a text of a long article (10,000 characters) within two seconds, on slow machines too


def run(data: bytes) -> None:
    """One pattern through one room."""
    choices = Choices(data)
    head = choices.apart(14)
    work = head.pick(_ROOMS)(head)
    pattern = news.text(choices)[:400] or "x"
    apart = head.pick(("", " ", "\n", "، "))
    short, long = (_time(work, (pattern + apart) * (size // len(pattern + apart) + 1)) for size in _SIZES)
    if long < _SHORT or long < _WORST * short:
        return
    pairs = [[_time(work, (pattern + apart) * (size // len(pattern + apart) + 1)) for size in _SIZES] for _ in range(3)]
    short, long = (min(one) for one in zip(*pairs, strict=True))
    assert long < _WORST * short, f"8 times as long takes {long / short:.0f} times the time: {pattern + apart!r}"
    assert long < _PER_CHARACTER * _SIZES[1], f"{long:.1f} s for {_SIZES[1]} characters: {pattern + apart!r}"


def _time(work: Callable[[str], object], given: str) -> float:
    start = process_time()
    work(given)
    return process_time() - start


def _dates(head: Choices) -> Callable[[str], object]:
    return lambda given: (text.fold(given), recognise.dates(given))


def _datings(head: Choices) -> Callable[[str], object]:
    published = resolver.publication(head)

    def work(given: str) -> object:
        article = Article(id="a", outlet="o", title="t", text=given, published=published)
        return resolve.datings(article, recognise.dates(given))

    return work


def _reports(head: Choices) -> Callable[[str], object]:
    dated = _datings(head)
    return lambda given: extract.reports(dated(given), extractor.known())  # type: ignore[arg-type]


def _file(head: Choices) -> Callable[[str], object]:
    return lambda given: read.article(f"---\nid: a\noutlet: o\ntitle: t\n---\n{given}")


def _front(head: Choices) -> Callable[[str], object]:
    return lambda given: read.article(f"---\nid: a\n{given}\n---\nx")


def _page(head: Choices) -> Callable[[str], object]:
    opening, closing = head.pick(pages._TAGS), head.pick(pages._TAGS)

    def work(given: str) -> object:
        seen = markup(opening + given.replace(" ", closing))
        return day.published(seen, "", of_text(given))

    return work


_ROOMS = (_reports, _datings, _dates, _file, _front, _page)


def seeds() -> Iterator[bytes]:
    """Phrases of the cases, to be repeated."""
    for number, phrase in enumerate(seeding.texts()[:600]):
        yield bytes([number % len(_ROOMS), *[0] * 13, news.RAW]) + phrase.encode()
