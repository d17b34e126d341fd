"""Parts of decades and centuries: «مطلع التسعينيات», «النصف الثاني من القرن العشرين»."""

from __future__ import annotations

from typing import Any

from arabic_timeline.resolve.value import Value, Writing, years_from
from arabic_timeline.resolve.years import century, decade, the_decade

Parts = dict[str, Any]


def part_by_number(parts: Parts, at: Writing) -> Value:
    """«النصف الثاني من القرن العشرين», «الثلث الأول من التسعينيات»: whole years."""
    if "century" in parts:
        whole = century({"ordinal": parts["century"]}, at)
    elif "decade_name" in parts:
        whole = decade({"decade_name": parts["decade_name"]}, at)
    elif "decade_side" in parts:
        whole = the_decade({"unit": "decade", "side": parts["decade_side"]}, at)
    else:
        whole = the_decade({"unit": "century", "side": parts["side"]}, at)
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    low, high = whole.interval.earliest.year, whole.interval.latest.year
    pieces = {"half": 2, "third": 3, "quarter": 4, "decade": 10}[parts["fraction"]]
    number, size = pieces if "last" in parts else parts["ordinal"], high - low + 1
    if not 1 <= number <= pieces:
        return Value(None, "resolve.part", absolute=whole.absolute, problem="resolve.impossible")
    found = years_from(low + size * (number - 1) // pieces, low + size * number // pieces - 1)
    return whole._replace(interval=found, code="resolve.part")


def part_of_long(parts: Parts, at: Writing) -> Value:
    """«مطلع القرن الحالي», «أواخر القرن التاسع عشر»: a third of it."""
    return _third(century(parts, at) if "ordinal" in parts else the_decade(parts, at), parts["position"])


def part_of_number(parts: Parts, at: Writing) -> Value:
    """«نهاية العقد الأول من القرن الحالي»: a third of the years that the number tells."""
    return _third(part_by_number(parts, at), parts["position"])


def _third(whole: Value, position: str) -> Value:
    if whole.interval is None or whole.interval.earliest is None or whole.interval.latest is None:
        return whole
    low, high = whole.interval.earliest.year, whole.interval.latest.year
    third = (high - low + 1) // 3
    n = {"start": 0, "early": 0, "middle": 1}.get(position, 2)
    found = years_from(low + n * third, high if n == 2 else low + (n + 1) * third - 1)
    return whole._replace(interval=found, code="resolve.part")


def part_of_decade(parts: Parts, at: Writing) -> Value:
    """«مطلع التسعينيات»: three or four years of ten."""
    whole = decade(parts, at)
    if whole.interval is None or whole.interval.earliest is None:
        return whole
    low, high = {"start": (0, 2), "early": (0, 2), "middle": (3, 6)}.get(parts["position"], (7, 9))
    first = whole.interval.earliest.year
    return whole._replace(interval=years_from(first + low, first + high))
