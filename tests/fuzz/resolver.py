"""Text and day of publication → datings: intervals, EDTF, reasons, and the same value whichever way it is asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from arabic_timeline import recognise, resolve
from arabic_timeline.interval import Interval, of_day, of_month, of_year
from arabic_timeline.model import Article, Dated, Mention
from arabic_timeline.resolve import Policy, rules
from arabic_timeline.resolve.value import Writing

from . import news, oracles, seeding
from .choices import Choices
from .recogniser import APART, stands_apart

_HEAD = 12  # bytes that choose the day of publication and the policy
_USUAL = date(2022, 10, 18)


def run(data: bytes) -> None:
    """One text with its day of publication."""
    choices = Choices(data)
    head = choices.apart(_HEAD)
    published, policy = publication(head), _policy(head)
    text = news.text(choices)
    found = recognise.dates(text)
    dated = _read(text, found, published, policy)
    for one in dated.datings:
        oracles.dating(one)
    assert [one.mention for one in dated.datings] == list(found)
    turn = len(data) % 4  # what doubles the work is asked of one input in four
    if turn == 0:
        assert _read(text, found, published, policy) == dated, "two readings differ"
    if turn == 1 and stands_apart(text, found):
        longer = _read(text + APART, recognise.dates(text + APART), published, policy)
        assert _values(longer) == _values(dated), "a paragraph after changes a value"
    for mention in found[:1] if turn == 2 else ():
        _cases(mention, head, policy)


def publication(choices: Choices) -> Interval | None:
    """A day of publication: usual, unknown, at the ends of the calendar, a month, a year, a range."""
    how = choices.number(0, 15)
    day = date.fromordinal(choices.number(1, date.max.toordinal())) if how > 8 else _near(choices.number(0, 65535))
    if how < 6:
        return of_day(day)
    shapes = {
        6: lambda: None,
        7: lambda: of_month(day.year, day.month),
        8: lambda: of_year(day.year),
        9: lambda: Interval(day, min(day, date.max - timedelta(6)) + timedelta(6)),
        10: lambda: of_day(date.min + timedelta(choices.number(0, 400))),
        11: lambda: of_day(date.max - timedelta(choices.number(0, 400))),
    }
    return shapes[how]() if how in shapes else of_day(day)


def _near(apart: int) -> date:
    """Most articles are of our time: days around a usual one."""
    return _USUAL + timedelta(apart - 65536 if apart > 32767 else apart)


def _policy(choices: Choices) -> Policy:
    if not choices.chance(3):
        return Policy()
    settings = {"day_first": choices.chance(2), "carry_year": choices.chance(2), "week_start": choices.number(1, 7)}
    return Policy().changed({**settings, "anchor_shift": choices.number(0, 3), "far": choices.number(0, 400)})


def _read(text: str, found: tuple[Mention, ...], published: Interval | None, policy: Policy) -> Dated:
    article = Article(id="a", outlet="o", title="t", text=text, published=published)
    return resolve.datings(article, found, policy)


def _values(dated: Dated) -> list[object]:
    return [(one.mention.start, one.interval, one.edtf, one.relation, one.extent) for one in dated.datings]


def _cases(mention: Mention, choices: Choices, policy: Policy) -> None:
    """What is said for an unknown day of writing is what each day of writing gives."""
    first = _near(choices.number(0, 65535))
    window = Interval(first, first + timedelta(choices.number(0, 40)))
    found = resolve.cases(mention, window, policy)
    given = {day: value for days, value in found for day in days.days()}
    for day in window.days():
        made = rules.value(mention.rule, mention.parts, Writing(day, policy))
        assert given.get(day) == (None if made.clash else made.interval), f"{mention.text!r} written on {day}"


def seeds() -> Iterator[bytes]:
    """Phrases of the cases with days of publication of every kind."""
    for number, text in enumerate(seeding.texts()):
        yield bytes([number % 16, number % 251, 0, *[number % 7] * (_HEAD - 3), news.RAW]) + text.encode()
