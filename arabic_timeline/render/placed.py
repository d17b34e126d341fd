"""What became of a date expression: its own value, or the narrower one that reasoning found."""

from __future__ import annotations

from arabic_timeline.interval import Interval
from arabic_timeline.model import Bounds, Dating


def became(dating: Dating, value: Bounds | None) -> Bounds | None:
    """The days of an expression with their reasons; ``None`` where nothing gives it any.

    ``value`` is what reasoning found (``Publication.values``).  Where it does not lie within the expression's own
    days, the expression was set aside, and its own stand.
    """
    own = dating.interval
    if value and value.interval not in (own, Interval()) and value.interval.within(own or Interval()):
        return value
    return Bounds(interval=own, edtf=dating.edtf, why=dating.why) if own else None
