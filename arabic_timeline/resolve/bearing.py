"""The days of what is told, from the days that are named: «قبل 5 مارس» is some day up to the 4th."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from arabic_timeline import edtf
from arabic_timeline.interval import Interval, hull
from arabic_timeline.model import Bearing, Dating
from arabic_timeline.resolve import spans
from arabic_timeline.resolve.policy import Policy
from arabic_timeline.resolve.value import Writing, months_after, moved

# Days on either side that «نحو» leaves open, by the length of what is named: a day, a month, a year, longer.
_LEEWAY = ((1, 3), (31, 16), (366, 366))
_LONGEST_LEEWAY = 3 * 366
_OF_DAYS = 2  # the same for a distance in days
_UP_TO = frozenset({"until", "by"})


def borne(made: Dating, policy: Policy) -> Dating:
    """The dating with its bearing: approximate days marked so, one of several days as one unknown day of them."""
    parts = made.mention.parts
    bearing: Bearing | None = parts.get("bearing") or ("not" if "denied" in parts else None)
    if bearing is None:
        return made
    named = made.interval
    if named is None:
        return replace(made, bearing=bearing)
    if bearing == "one-of":
        made = replace(made, extent=False)
    written = made.edtf
    if bearing in ("about", "one-of"):
        days = {"extent": made.extent or named.day is not None, "uncertain": made.uncertain}
        written = edtf.write(named, approximate=bearing == "about", **days)
    return replace(made, edtf=written, bearing=bearing, told=_told(bearing, made, made.around or named, policy))


def _told(bearing: Bearing, made: Dating, named: Interval, policy: Policy) -> Interval | None:
    """The days on which something with this bearing on the named days can lie; ``None`` where nothing is said."""
    parts = made.mention.parts
    if bearing == "not":
        return None
    if bearing == "one-of":
        return named
    if "apart" in parts:
        far = _apart(parts["apart"], named, policy)
        return hull([far, named]) if far is not None and "loose" in parts else far
    if "eve" in parts:
        return _beside(named, parts["eve"], certain="event" not in parts)
    if bearing in _UP_TO:
        return Interval(None, named.latest)
    if bearing == "since":
        return Interval(named.earliest, None)
    if bearing == "about":
        return _around(named, parts)
    return _one_side(named, before=bearing == "before", itself="event" in parts, whole=made.extent)


def _apart(distance: Mapping[str, Any], named: Interval, policy: Policy) -> Interval | None:
    """«قبل أسبوعين من استفتاء 23 يونيو»: counted from the day that is named."""
    if named.day is None:
        return None
    if "anniversary" in distance:
        day = months_after(named.day, 12 * distance["anniversary"])
        return _around(Interval(day, day), distance) if day else None
    made = spans.distance({k: v for k, v in distance.items() if k != "tense"}, Writing(named.day, policy)).interval
    return _around(made, distance) if made and "about" in distance else made


def _one_side(named: Interval, *, before: bool, itself: bool, whole: bool) -> Interval:
    """Days before or after; a day that is another event's («قبل لقاء الخميس») may be the same one.

    ``whole``: all days are named, and not one unknown day of them.
    """
    if itself:
        return Interval(None, named.latest) if before else Interval(named.earliest, None)
    edge = named.earliest if before == whole else named.latest
    beyond = moved(edge, -1 if before else 1) if edge else None
    return Interval(None, beyond) if before else Interval(beyond, None)


def _beside(named: Interval, days: int, *, certain: bool) -> Interval | None:
    edge = named.earliest if days < 0 else named.latest
    other = moved(edge, days) if edge else None
    if edge is None or other is None:
        return None
    if certain:
        return Interval(other, other)
    return Interval(min(edge, other), max(edge, other)) if named.day else None


def _around(named: Interval, parts: Mapping[str, Any]) -> Interval:
    length = named.length
    days = _LONGEST_LEEWAY
    if length is not None:
        days = next((leeway for longest, leeway in _LEEWAY if length <= longest), _LONGEST_LEEWAY)
    if parts.get("units") == "day" or parts.get("pair") == "day":
        days = _OF_DAYS
    return Interval(_moved(named.earliest, -days), _moved(named.latest, days))


def _moved(day: date | None, days: int) -> date | None:
    return moved(day, days) if day else None
