"""A drawn axis of years that runs as the language does: from right to left, the earliest day stands at the right edge.

Places are percentages of the width, so that the drawing needs no scaling and its text keeps its size on a phone.
"""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

_LABELS = 8  # years named on the axis, at most
_NARROW = 4  # on a phone, where the first stands beside its line and not below it


class Axis:
    """Whole years from that of ``first`` to that of ``last``."""

    def __init__(self, first: date, last: date, *, ltr: bool = False) -> None:
        self._ltr = ltr
        self.low = first.year
        self.high = last.year
        self._start = date(first.year, 1, 1).toordinal()
        self._days = date(last.year, 12, 31).toordinal() - self._start + 1

    def at(self, day: date) -> float:
        """Per cent from the left edge of the middle of a day; a day outside is at the edge."""
        return min(max(round(self._side(100 * (day.toordinal() - self._start + 0.5) / self._days), 2), 0.0), 100.0)

    def _side(self, part: float) -> float:
        """A part of the way from the first day to the last, per cent from the left edge."""
        return part if self._ltr else 100 - part

    def bar(self, first: date | None, last: date | None) -> tuple[float, float]:
        """Left edge and width, per cent, of the days from ``first`` to ``last``; an open end goes to the edge."""
        start = self.at(first) if first else self._side(0.0)
        end = self.at(last) if last else self._side(100.0)
        left, right = (start, end) if self._ltr else (end, start)
        return left, round(max(right - left, 0), 2)

    def open(self, height: int, kind: str, label: str) -> Markup:
        """The opening tag of the drawing."""
        return Markup('<svg class="{}" width="100%" height="{}" role="group" aria-label="{}">').format(
            kind, height, label
        )

    def years(self, height: int) -> Markup:
        """Lines at the turn of years, each named year in the middle of its column."""
        count = self.high - self.low + 1
        step = -(-count // _LABELS)
        out = []
        named = range(self.low, self.high + 1, step)
        every = 1 if step == 1 else -(-len(named) // _NARROW)
        for n, year in enumerate(named):
            turn = round(self._side(100 * (date(year, 1, 1).toordinal() - self._start) / self._days), 2)
            middle = self.at(date(year, 7, 1)) if step == 1 else turn
            out.append(Markup('<line class="tick" x1="{0}%" x2="{0}%" y1="0" y2="{1}"/>').format(turn, height - 22))
            anchor = "middle" if step == 1 or year != self.low else "start"  # the edge where it begins
            kind = "year broad-only" if n % every else "year"
            out.append(Markup('<text class="{}" x="{}%" y="{}" text-anchor="{}">{}</text>').format(
                kind, middle, height - 6, anchor, year
            ))  # fmt: skip
        return Markup("").join(out)
