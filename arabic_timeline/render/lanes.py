"""A lane in time for each person: what they held, on one axis for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from arabic_timeline.render import bins, columns, links, safe
from arabic_timeline.render.bins import Bin, Binned
from arabic_timeline.render.pairs import drawable
from arabic_timeline.render.views import Row, World

MOST = 12  # lanes
_LANE = 48  # pixels of a lane: the name, and a finger's height below it
_TRIM = 10  # one meeting in so many may be left out at each end: the lanes are for what happens together
_DOT = Markup(
    '<a href="{}" class="dot" aria-label="{}"><title>{}</title>'
    '<svg x="{}%" y="{}" overflow="visible"><rect class="hit" x="-12" y="-12" width="24" height="24"/>'
    '<circle r="{}"/></svg></a>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """The drawing, and what lies outside its range."""

    svg: Markup
    outside: tuple[Row, ...]


def draw(world: World, people: Sequence[str], root: str) -> Lanes | None:
    """The lanes of some persons; ``None`` where none of them has a day."""
    chosen = [one for one in people if drawable(world, one)][:MOST]
    lanes = {one: [row for row in world.by_person.get(one, ()) if _told(row)] for one in chosen}
    everything = {row.id: row for rows in lanes.values() for row in rows}
    found = bins.binned(tuple(everything.values()), _TRIM)
    if found is None:
        return None
    height = _LANE * len(chosen) + 46
    out = [columns.opening(len(found.bins), "lanes", height, world.words["lanes"])]
    for n, person in enumerate(chosen):
        out += _lane(world, found, person, lanes[person], _LANE * n, root)
    out += columns.labels(found, world.settings.months, _LANE * len(chosen), ltr=world.settings.ltr)
    return Lanes(svg=Markup("").join([*out, Markup("</svg>")]), outside=(*found.before, *found.after))


def _told(row: Row) -> bool:
    return not row.event and row.entry.meeting.held != "denied"


def _lane(world: World, found: Binned, person: str, rows: Sequence[Row], top: int, root: str) -> list[Markup]:
    name = safe.text(world.people[person].name)
    y = top + _LANE - 14
    out = [
        Markup('<line class="lane" x1="0" x2="100%" y1="{0}" y2="{0}"/>').format(y),
        Markup('<a href="{}"><text class="lane-name" x="{}%" y="{}" text-anchor="start">{}</text></a>').format(
            f"{root}{links.person(person)}", 0 if world.settings.ltr else 100, top + 18, name
        ),
    ]
    width = 100 / len(found.bins)
    for n, one in enumerate(found.bins):
        held = [row for row in rows if _within(row, one)]
        if held:
            x = round(columns.side((n + 0.5) * width, ltr=world.settings.ltr), 3)
            out.append(_dot(world, found, one, person, held, x, y, root))
    return out


def _within(row: Row, one: Bin) -> bool:
    low, high = row.span.earliest, row.span.latest
    return bool(low and high and one.first <= low and high <= one.last)


def _dot(
    world: World, found: Binned, one: Bin, person: str, rows: Sequence[Row], x: float, y: int, root: str
) -> Markup:
    """One meeting leads to its page, several to the person's list of those days."""
    comma = world.words["comma"]
    if len(rows) == 1:
        says, target = f"{rows[0].named}{comma}{rows[0].when.text}", rows[0].path
    else:
        key = one.key(found.unit)
        says = f"{bins.name(one, found.unit, world.settings.months)}: {len(rows)}"
        last = str(one.last.year) if found.unit == "decade" else key
        target = f"{links.person(person)}?from={quote(key)}&to={quote(last)}"
    label = f"{safe.text(world.people[person].name)}{comma}{says}"
    return _DOT.format(root + target, label, says, x, y, min(3 + 2 * len(rows) ** 0.5, 11))
