"""Rows under their years and months, in the order in which the pages print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from arabic_timeline import say
from arabic_timeline.render.views import Row


def years(rows: Iterable[Row], words: Mapping[str, str]) -> list[tuple[str, str, list[Row]]]:
    """Rows under their headings, as (anchor, heading, rows): a year, what spans years after it, the unknown last.

    ``words``: what is said of years, of the words of the site.
    """
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        low, high = row.span.earliest, row.span.latest
        if row.years and row.years[0] == row.years[1]:
            found[row.years[0], 0].append(row)
        elif low or high:
            found[(low or high or date.max).year, 1].append(row)
        else:
            found[10_000, 2].append(row)
    return [(_anchor(key), _heading(key, group, words), group) for key, group in sorted(found.items())]


def months(rows: Sequence[Row], family: str, words: Mapping[str, str]) -> list[tuple[str, str, list[Row]]]:
    """The rows of a year under their months, as (anchor, heading, rows); what no single month holds comes last.

    Rows that no month holds at all stand together without anchor and heading.
    """
    found: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        found[_month(row) or (10_000, 0)].append(row)
    first = min(found, default=(10_000, 0))[0]
    if first == 10_000:
        return [("", "", list(rows))]
    return [
        (f"y{first}-{month:02}", say.month(month, family) if month else words["none"], group)
        for (_, month), group in sorted(found.items())
    ]


def _month(row: Row) -> tuple[int, int] | None:
    low, high = row.span.earliest, row.span.latest
    one = low and high and (low.year, low.month) == (high.year, high.month)
    return (low.year, low.month) if low and one else None


def _anchor(key: tuple[int, int]) -> str:
    return ("y{}", "y{}-span", "undated")[key[1]].format(key[0])


def _heading(key: tuple[int, int], rows: list[Row], words: Mapping[str, str]) -> str:
    year, kind = key
    if kind == 0:
        return str(year)
    if kind == 2:
        return words["unknown"]
    ends = [row.years[1] for row in rows if row.years]
    if not ends:
        return words["open"].format(year)
    return words["span"].format(year, max(ends))
