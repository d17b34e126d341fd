"""The overview: the whole timeline in one drawing, made at build time.

An exact day is a mark; what is only bounded is a bar, the likely part solid inside the certain one; a contradiction
is marked.  Every mark is a link with a title.  Many rows are summed up by year.
"""

from __future__ import annotations

from collections import Counter
from datetime import date

from markupsafe import Markup

from arabic_timeline.render import links
from arabic_timeline.render.axis import Axis
from arabic_timeline.render.views import Row, World

_MANY = 80  # rows beyond which single marks could no longer be told apart
_LANE = 26  # height of a lane: a mark can be hit by a finger
_ROOM = 4.5  # per cent of the width that a mark takes on a phone
_LINK = Markup('<a href="{}" class="mark {}" data-id="{}" aria-label="{}"><title>{}</title>')
_PLACE = Markup('<svg x="{}%" y="{}" overflow="visible"><rect class="hit" x="-12" y="-12" width="24" height="24"/>')
_COLUMN = Markup(
    '<a href="{}" class="mark column" data-year="{}" data-count="{}" aria-label="{}"><title>{}</title>'
    '<rect class="part" x="{}%" width="{}%" y="{}" height="{}"/></a>'
)
_SHAPES = {
    "stated": '<circle r="6"/>',
    "inferred": '<path d="M0-7 7 0 0 7-7 0z"/>',
    "likely": '<circle class="ring" r="5.5"/>',
    "contradicted": '<path d="M0-7 7.5 6h-15z"/>',
    "unknown": '<circle class="ring" r="5.5"/>',
}


def svg(world: World) -> Markup:
    """The drawing, or nothing where no row has a date."""
    rows = [row for row in world.rows if row.span.earliest or row.span.latest]
    if not rows:
        return Markup("")
    ends = [day for row in rows for day in _ends(row)]
    axis = Axis(min(ends), max(ends))
    return _summed(rows, axis, world) if len(rows) > _MANY else _single(rows, axis, world)


def _single(rows: list[Row], axis: Axis, world: World) -> Markup:
    lanes = _lanes(rows, axis)
    height = _LANE * (max(lanes) + 1) + 34
    out = [axis.open(height, "overview", "نظرة عامة على الخط الزمني، من اليمين إلى اليسار"), axis.years(height)]
    listed = len(world.rows) <= world.settings.split
    out += [_mark(row, axis, 16 + _LANE * lane, listed) for row, lane in zip(rows, lanes, strict=True)]
    return Markup("").join([*out, Markup("</svg>")])


def _mark(row: Row, axis: Axis, y: int, listed: bool) -> Markup:
    """A mark leads to its row below, which says more; to its page where the rows are on pages of their own."""
    name, title = links.slug(row.id), f"{row.named}، {row.when.text}"
    kind = f"mark-{row.status}{' mark-event' if row.event else ''}"
    parts = [_LINK.format(f"#e-{name}" if listed else row.path, kind, name, title, title)]
    certain = row.entry.certain.interval
    if certain.day is None and row.entry.likely:
        parts.append(_bar(axis, certain.earliest, certain.latest, y, "bound"))
    if row.span.day is None:
        parts.append(_bar(axis, row.span.earliest, row.span.latest, y, "part"))
    middle = axis.at(_middle(row))
    shape = "contradicted" if row.contradicted else row.status
    parts.append(_PLACE.format(middle, y) + Markup(_SHAPES[shape]) + Markup("</svg></a>"))
    return Markup("").join(parts)


def _middle(row: Row) -> date:
    low, high = row.span.earliest, row.span.latest
    if low and high:
        return date.fromordinal((low.toordinal() + high.toordinal()) // 2)
    return low or high or date.max


def _bar(axis: Axis, first: date | None, last: date | None, y: int, kind: str) -> Markup:
    x, width = axis.bar(first, last)
    height = 4 if kind == "bound" else 8
    return Markup('<rect class="{}" x="{}%" width="{}%" y="{}" height="{}" rx="2"/>').format(
        kind, x, max(width, 0.3), y - height // 2, height
    )


def _lanes(rows: list[Row], axis: Axis) -> list[int]:
    """The lowest lane for each row in which it meets no other, marks kept apart by the width of a finger."""
    free: list[float] = []  # for each lane, the left edge of what was drawn last
    found = []
    for row in rows:
        left, right = _extent(row, axis)
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


def _summed(rows: list[Row], axis: Axis, world: World) -> Markup:
    """A column a year, as high as its rows are many, leading to that year."""
    counts = Counter(row.years[0] for row in rows if row.years and row.years[0] == row.years[1])
    most = max(counts.values(), default=1)
    split = len(world.rows) > world.settings.split
    out = [axis.open(190, "overview", "عدد ما جرى في كل سنة، من اليمين إلى اليسار"), axis.years(190)]
    for year, number in sorted(counts.items()):
        height = max(4, round(140 * number / most))
        x, width = axis.bar(date(year, 1, 1), date(year, 12, 31))
        target = links.page("years", f"y{year}") if split else f"#y{year}"
        label = f"{year}: {number}"
        box = (x, max(round(width * 0.9, 2), 0.3), 160 - height, height)
        out.append(_COLUMN.format(target, year, number, label, label, *box))
    return Markup("").join([*out, Markup("</svg>")])


def _ends(row: Row) -> list[date]:
    spans = [row.span, row.entry.certain.interval]
    return [day for span in spans for day in (span.earliest, span.latest) if day]
