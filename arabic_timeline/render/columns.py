"""Columns of an overview: as high as their rows are many, split into meetings held, planned and denied, and events.

Each is a link of the width of a finger; where the drawing is wider than a phone it scrolls inside its frame.  Labels
are only as many as have room side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from arabic_timeline import say
from arabic_timeline.render.bins import PARTS, Bin, Binned, Unit, label, name
from arabic_timeline.render.views import World

FINGER = 24  # pixels of a column, at least
PHONE = 330  # pixels that a phone gives to the drawing
STEP = 120  # the drawing is at least so many times this wide (classes wide-3 and up)
DESK = 860  # … and a desk
LETTER, GAP = 8, 6  # pixels of a letter of a label, and between two
HEIGHT, ROOM, TOP = 188, 120, 22  # of the drawing, of its columns, above them
PLAIN = 168  # of a drawing of years, with one line of labels
_BASE = TOP + ROOM

# Its title alone names it: beside a label the number over it would be text that the label does not say.
_LINK = Markup(
    '<a href="{}" class="mark column" data-from="{}" data-to="{}"><title>{}</title>'
    '<rect class="hit" x="{}%" width="{}%" y="0" height="{}"/>'
)
_PART = Markup('<rect class="{}" x="{}%" width="{}%" y="{}" height="{}"/>')
_ABOVE = Markup('<text class="year above" x="{}%" y="{}" text-anchor="start">{}</text>')
_TEXT = Markup('<text class="{}" x="{}%" y="{}" text-anchor="middle">{}</text>')


def svg(found: Binned, world: World, target: Callable[[Bin, Unit], str]) -> Markup:
    """The drawing, in the direction of the language; ``target`` gives the address of a column."""
    months, ltr = world.settings.months, world.settings.ltr
    count = len(found.bins)
    most = max((one.total for one in found.bins), default=1) or 1
    width = round(100 / count, 3)
    pixels = max(PHONE / count, FINGER)
    out = [
        opening(
            count,
            "overview bars",
            HEIGHT if found.unit in ("day", "month") else PLAIN,
            world.words["overview"][found.unit],
        ),
        _rule(),
    ]
    for n, one in enumerate(found.bins):
        x = round(n * width if ltr else 100 - (n + 1) * width, 3)
        if one.total:
            says = f"{name(one, found.unit, months)}: {_says(one, world)}"
            key = one.key(found.unit)
            out.append(_LINK.format(target(one, found.unit), key, _last(one, found.unit), says, x, width, _BASE))
            out += _stack(one, most, x, width)
            if kind := _counted(most, pixels, count):
                out.append(
                    _TEXT.format(
                        kind, x + width / 2, _BASE - _high(one.total, most) - 5, say.figures(one.total, months)
                    )
                )
            out.append(Markup("</a>"))
    out += labels(found, months, _BASE, ltr=ltr)
    return Markup("").join([*out, Markup("</svg>")])


def side(part: float, *, ltr: bool) -> float:
    """A part of the way through a drawing, per cent from the left edge."""
    return part if ltr else 100 - part


def opening(count: int, kind: str, height: int, says: str) -> Markup:
    """The opening tag of a drawing of so many columns, at least a finger's width each."""
    wide = min(-(-count * FINGER // STEP), 24)
    return Markup('<svg class="{} wide-{}" width="100%" height="{}" role="group" aria-label="{}">').format(
        kind, wide, height, says
    )


def _counted(most: int, pixels: float, count: int) -> str:
    """Where the numbers over the columns have room: everywhere, on a desk alone, or nowhere."""
    room = len(say.figures(most)) * LETTER + 4
    return "count" if room <= pixels else "count broad-only" if room <= DESK / count else ""


def _rule() -> Markup:
    return Markup('<line class="base" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(_BASE)


def _last(one: Bin, unit: Unit) -> str:
    return str(one.last.year) if unit == "decade" else one.key(unit)


def _says(one: Bin, world: World) -> str:
    """«12 (جرى: 9، مقرر: 2، في السياق: 1)»."""
    figures, colon = partial(say.figures, months=world.settings.months), world.words["colon"]
    parts = [f"{world.words['bars'][part]}{colon}{figures(one.counts[part])}" for part in PARTS if one.counts[part]]
    if one.counts["held"] == one.total:
        return figures(one.total)
    return f"{figures(one.total)} ({world.words['comma'].join(parts)})"


def _high(number: int, most: int) -> float:
    return max(3, round(ROOM * number / most, 1))


def _stack(one: Bin, most: int, x: float, width: float) -> list[Markup]:
    """The parts from the ground up, each column as high as its whole."""
    out, ground = [], float(_BASE)
    whole = _high(one.total, most)
    for part in PARTS:
        if one.counts[part]:
            high = round(whole * one.counts[part] / one.total, 2)
            ground -= high
            edge = (round(x + width * 0.1, 3), round(width * 0.8, 3))
            out.append(_PART.format(f"part part-{part}", *edge, round(ground, 2), high))
    return out


def labels(found: Binned, months: str, ground: int, *, ltr: bool) -> list[Markup]:
    """Names of columns below the ground, and under them those of the next larger unit where it begins."""
    width = 100 / len(found.bins)
    names = [label(one, found.unit, months) for one in found.bins]
    room = max(map(len, names)) * LETTER + GAP
    narrow, broad = (-(-room // max(int(pixels / len(names)), FINGER)) for pixels in (PHONE, DESK))
    out = []
    for n, one in enumerate(names):
        shown = [kind for kind, step in (("narrow", narrow), ("broad", broad)) if n % step == 0]
        if shown:
            kind = "year" if len(shown) == 2 else f"year {shown[0]}-only"
            out.append(_TEXT.format(kind, round(side((n + 0.5) * width, ltr=ltr), 3), ground + 18, one))
    for n, above in _starts(found, months):
        out.append(_ABOVE.format(round(side(n * width, ltr=ltr), 3), ground + 38, above))
    return out


def _starts(found: Binned, months: str) -> list[tuple[int, str]]:
    """Where each larger unit begins; the first is left out where the next follows too soon."""
    names = [_above(one, found.unit, months) for one in found.bins]
    starts = [(n, one) for n, one in enumerate(names) if one and (n == 0 or names[n - 1] != one)]
    close = len(starts) > 1 and (starts[1][0] - starts[0][0]) * FINGER < len(starts[0][1]) * LETTER + GAP
    return starts[1:] if close else starts


def _above(one: Bin, unit: Unit, months: str) -> str:
    if unit == "month":
        return str(one.first.year)
    return name(Bin(one.first.replace(day=1), one.first), "month", months) if unit == "day" else ""
