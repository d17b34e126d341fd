"""A stretch of text that was said or written on a day of its own, and what dates do in its statement."""

from __future__ import annotations

from typing import Literal, NamedTuple

from arabic_timeline.model import Mention

Kind = Literal["speech", "document", "memoir", "reprint", "dateline"]


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive) of the text, said or written on another day than the text.

    ``day`` is the number of the mention that states the day, ``None`` where it cannot be known.  ``quoted``: the words
    are given as they were said.
    """

    start: int
    end: int
    day: int | None
    kind: Kind
    quoted: bool = False


# Rules of expressions that can say on which day somebody spoke or wrote.
STATING = frozenset({
    "weekday", "date", "numeric", "date-month-first", "weekday-ordinal", "day-of-month", "equivalence", "dateline",
    "date-year-first", "day-and-month", "weekday-and-day", "weekday-of-week", "numbered-month", "nth-day", "month",
    "month-alone", "month-bare", "month-numeric", "part-of-month", "year", "year-bare", "year-beside", "occasion",
})  # fmt: skip
# Of these the words before must say that they are a day of writing: alone they stand in names («ملعب 5 يوليو»).
_BARE = STATING - {"weekday", "equivalence", "dateline", "weekday-and-day", "weekday-of-week"}
# Day words and their kin: they move with any day of speaking.
DAY_WORDS = frozenset({"day-word", "today", "two-days", "tonight", "this-day"})
# «قبل يومين», «بعد أسبوع»: counted from a day of speaking as day words are.
COUNTED = DAY_WORDS | {"distance", "half-distance", "from-to"}
# Rules of what hangs on the day of writing unless it is written out.
_HANGING = COUNTED | {
    "weekday", "weekdays", "two-nights", "weekday-of-week", "weekday-of-it", "part-of-week", "weekend", "week",
    "the-month", "part-of-the-month", "day-of-month", "fraction-now", "season", "window", "the-year",
    "the-decade", "date", "month", "weekday-and-day", "date-month-first", "part-of-year", "part-of-month",
    "days-of-month", "months", "occasion",
}  # fmt: skip


def is_stating(mention: Mention) -> bool:
    """Whether the expression names a day, month or year by itself and is not counted back from another day."""
    if mention.rule not in STATING:
        return False
    return "day" in mention.parts or "weekday" in mention.parts or "side" not in mention.parts


def is_relative(mention: Mention) -> bool:
    """«أمس», «الأسبوع الماضي», «قبل يومين»: as a day of speaking it moves nothing that is told in other words."""
    return not is_stating(mention) and mention.rule in _HANGING


def is_past_day(mention: Mention) -> bool:
    """«أمس», «أول أمس الأحد»: what was said then moves where it is given word for word."""
    return mention.rule == "day-word" and bool(mention.parts["now"] < 0)


def hangs(mention: Mention) -> bool:
    """Whether the expression can be counted from a day of writing."""
    return mention.rule in _HANGING and "year" not in mention.parts


def is_bare(mention: Mention) -> bool:
    """Whether something before the expression has to say that it is a day: «في», «يوم», a comma …"""
    return mention.rule in _BARE and "weekday" not in mention.parts
