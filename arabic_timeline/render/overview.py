"""The overview: the whole timeline in one drawing, made at build time.

An exact day is a mark; what is only bounded is a bar, the likely part solid inside the certain one; a contradiction
is marked.  Every mark is a link with a title.  Many rows are summed up in columns (see ``columns``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from arabic_timeline.render import bins, columns, links
from arabic_timeline.render.axis import Axis
from arabic_timeline.render.views import Row, World

_MANY = 80  # rows beyond which single marks could no longer be told apart
_HIGH = 8  # … and marks above one another
_LANE = 26  # height of a lane: a mark can be hit by a finger
_ROOM = 4.5  # per cent of the width that a mark takes on a phone
_LINK = Markup('<a href="{}" class="mark {}" data-id="{}" aria-label="{}"><title>{}</title>')
_PLACE = Markup('<svg x="{}%" y="{}" overflow="visible"><rect class="hit" x="-12" y="-12" width="24" height="24"/>')
_SHAPES = {
    "stated": '<circle r="6"/>',
    "inferred": '<path d="M0-7 7 0 0 7-7 0z"/>',
    "likely": '<circle class="ring" r="5.5"/>',
    "contradicted": '<path d="M0-7 7.5 6h-15z"/>',
    "unknown": '<circle class="ring" r="5.5"/>',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A drawing, and the rows that have no place in it: outliers at both ends, and what no column holds."""

    svg: Markup
    columns: bool
    before: tuple[Row, ...] = ()
    after: tuple[Row, ...] = ()
    wide: tuple[Row, ...] = ()
    parts: tuple[str, ...] = ()  # what its columns are split into


def draw(
    world: World, rows: Sequence[Row], target: Callable[[bins.Bin, bins.Unit], str], *, listed: bool
) -> Overview | None:
    """The drawing of some rows, ``None`` where none has a date, or all are too wide for its columns.

    ``target`` gives the address of a column; ``listed``: the rows stand on the page, and a mark leads to its own.
    """
    found = bins.binned(rows)
    if found is None:
        return None
    outside = {row.id for row in (*found.before, *found.after)}
    drawn = [row for row in rows if bins.middle(row) and row.id not in outside]
    ends = [day for row in drawn for day in _ends(row)]
    low, high = found.bins[0].first, found.bins[-1].last
    if not outside:
        low, high = min(ends), max(ends)
    axis = Axis(low, high, ltr=world.settings.ltr)
    lanes = _lanes(drawn, axis, ltr=world.settings.ltr) if len(drawn) <= _MANY else [_HIGH]
    if max(lanes) >= _HIGH:
        if not any(one.total for one in found.bins):
            return None
        svg = columns.svg(found, world, target)
        parts = tuple(part for part in bins.PARTS if any(one.counts[part] for one in found.bins))
        return Overview(svg=svg, columns=True, before=found.before, after=found.after, wide=found.wide, parts=parts)
    return Overview(
        svg=_single(world, drawn, lanes, axis, listed), columns=False, before=found.before, after=found.after
    )


def _single(world: World, rows: list[Row], lanes: list[int], axis: Axis, listed: bool) -> Markup:
    height = _LANE * (max(lanes) + 1) + 34
    out = [axis.open(height, "overview", world.words["single"]), axis.years(height)]
    out += [_mark(world, row, axis, 16 + _LANE * lane, listed) for row, lane in zip(rows, lanes, strict=True)]
    return Markup("").join([*out, Markup("</svg>")])


def _mark(world: World, row: Row, axis: Axis, y: int, listed: bool) -> Markup:
    """A mark leads to its row below, which says more; to its page where the rows are on pages of their own."""
    name, title = links.slug(row.id), f"{row.named}{world.words['comma']}{row.when.text}"
    kind = f"mark-{row.status}{' mark-event' if row.event else ''}"
    parts = [_LINK.format(f"#e-{name}" if listed else row.path, kind, name, title, title)]
    certain = row.entry.certain.interval
    if certain.day is None and row.entry.likely:
        parts.append(_bar(axis, certain.earliest, certain.latest, y, "bound"))
    if row.span.day is None:
        parts.append(_bar(axis, row.span.earliest, row.span.latest, y, "part"))
    middle = axis.at(bins.middle(row) or date.max)
    shape = "contradicted" if row.contradicted else row.status
    parts.append(_PLACE.format(middle, y) + Markup(_SHAPES[shape]) + Markup("</svg></a>"))
    return Markup("").join(parts)


def _bar(axis: Axis, first: date | None, last: date | None, y: int, kind: str) -> Markup:
    x, width = axis.bar(first, last)
    height = 4 if kind == "bound" else 8
    return Markup('<rect class="{}" x="{}%" width="{}%" y="{}" height="{}" rx="2"/>').format(
        kind, x, max(width, 0.3), y - height // 2, height
    )


def _lanes(rows: list[Row], axis: Axis, *, ltr: bool) -> list[int]:
    """The lowest lane for each row in which it meets no other, marks kept apart by the width of a finger."""
    free: list[
        float
    ] = []  # for each lane, the left edge of what was drawn last; from left to right, 100 less the right
    found = []
    for row in rows:
        left, right = _extent(row, axis)
        if ltr:
            left, right = 100 - right, 100 - left
        lane = next((n for n, edge in enumerate(free) if right <= edge), len(free))
        if lane == len(free):
            free.append(0)
        free[lane] = left
        found.append(lane)
    return found


def _extent(row: Row, axis: Axis) -> tuple[float, float]:
    left, width = axis.bar(row.span.earliest, row.span.latest)
    if row.entry.likely:
        other, more = axis.bar(row.entry.certain.interval.earliest, row.entry.certain.interval.latest)
        left, width = min(left, other), max(left + width, other + more) - min(left, other)
    return left - _ROOM, left + width + _ROOM


def _ends(row: Row) -> list[date]:
    spans = [row.span, row.entry.certain.interval]
    return [day for span in spans for day in (span.earliest, span.latest) if day]
