"""The map of places: an outline of the land drawn at build time, a circle for each place where something happened.

Nothing is loaded, there are no borders.  A place without coordinates counts for the nearest one around it that has
some; a country stands for what is told of it without a city, and its circle is hollow, for it is no point.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from arabic_timeline.registry import Place
from arabic_timeline.render import links, safe
from arabic_timeline.render.views import Row, World

GEOJSON = "data/places.geojson"
_LAND = "map/land.txt"  # below the templates
_WIDE = 2.0  # width of the map over its height
_LEAST = 16.0  # degrees of latitude that a map shows at least
_SPARE = 1.35  # the map over the extent of its circles
_SMALL, _LARGE = 5, 20  # radius of a circle in pixels
_NAMED = 12  # places whose names stand on the map; the others say theirs when pointed at
_APART = 9.0, 5.0  # per cent of width and height between two names
_UNIT = 1000  # units of the drawing of the land across the map

Point = tuple[float, float]


class Box(NamedTuple):
    """The part of the earth that is shown, in degrees; ``squeeze``: how much shorter a degree of longitude is drawn."""

    west: float
    south: float
    east: float
    north: float
    squeeze: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Per cent from the left and from the top."""
        x = 100 * (longitude - self.west) / (self.east - self.west)
        return round(x, 2), round(100 * (self.north - latitude) / (self.north - self.south), 2)


def svg(world: World, root: str) -> Markup:
    """The map, or nothing where no place has coordinates."""
    counts = _counts(world)
    if not counts:
        return Markup("")
    places = [world.registry.places[one] for one, _ in counts.most_common()]
    box = _box([one.coordinates for one in places])
    most = max(counts.values())
    label = world.words["map"]["label"]
    out = [
        Markup('<svg class="map" role="group" aria-label="{}">').format(label),
        _land(world.settings.templates / _LAND, box),
    ]
    size = {one.id: _radius(counts[one.id], most) for one in places}
    out += [_circle(world, one, counts[one.id], size[one.id], box, root) for one in places]
    return Markup("").join([*out, *_names(places, size, box, ltr=world.settings.ltr), Markup("</svg>")])


def geojson(world: World) -> str:
    """Every place with coordinates where something happened, with the number of what did."""
    found = {
        "type": "FeatureCollection",
        "features": [_feature(world, one) for one in world.known_places if one.coordinates],
    }
    return safe.json_escaped(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"


def _feature(world: World, place: Place) -> dict[str, Any]:
    latitude, longitude = place.coordinates
    rows = world.by_place[place.id]
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "name": safe.text(place.name),
            "kind": place.kind,
            "meetings": sum(not row.event for row in rows),
            "entries": len(rows),
            "page": f"{world.settings.site_url or '../'}{links.place(place.id)}",
        },
    }


def _counts(world: World) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in world.rows:
        place = _located(world, row)
        if place:
            found[place] += 1
    return found


def _located(world: World, row: Row) -> str | None:
    around = world.around(row.entry.meeting.place_id)
    return next((one for one in around if world.registry.places[one].coordinates), None)


def _box(points: Sequence[Sequence[float]]) -> Box:
    """The least part of the earth with all points and room around them, in the shape of the map."""
    north, south = max(p[0] for p in points), min(p[0] for p in points)
    east, west = max(p[1] for p in points), min(p[1] for p in points)
    middle, centre = (north + south) / 2, (east + west) / 2
    squeeze = max(0.3, math.cos(math.radians(middle)))
    height = max(_LEAST, (north - south) * _SPARE, (east - west) * _SPARE * squeeze / _WIDE)
    height = min(height, 150.0)
    half = height * _WIDE / squeeze / 2
    middle = max(-60 + height / 2, min(85 - height / 2, middle))
    return Box(centre - half, middle - height / 2, centre + half, middle + height / 2, squeeze)


def _radius(number: int, most: int) -> int:
    """Of a circle whose area grows with the number of what happened in it."""
    return round(_SMALL + (_LARGE - _SMALL) * math.sqrt((number - 1) / max(1, most - 1)))


def _circle(world: World, place: Place, number: int, radius: int, box: Box, root: str) -> Markup:
    latitude, longitude = place.coordinates
    x, y = box.at(longitude, latitude)
    says = f"{safe.text(place.name)}: {world.count(number, 'entry')}"
    kind = "spot spot-country" if place.kind in ("country", "region") else "spot"
    return Markup(
        '<a href="{}" class="{}" aria-label="{}"><title>{}</title><svg x="{}%" y="{}%" overflow="visible">'
        '<rect class="hit" x="-12" y="-12" width="24" height="24"/><circle r="{}"/></svg></a>'
    ).format(root + links.place(place.id), kind, says, says, x, y, radius)


def _names(places: Sequence[Place], size: Mapping[str, int], box: Box, *, ltr: bool) -> Iterator[Markup]:
    """The names of the largest places, where no other name stands yet."""
    taken: list[Point] = []
    for place in places:
        x, y = box.at(place.coordinates[1], place.coordinates[0])
        free = all(abs(x - a) > _APART[0] * 2 or abs(y - b) > _APART[1] * 2 for a, b in taken)
        if len(taken) < _NAMED and free and len(place.name) < 26:
            taken.append((x, y))
            ends = ("end", "start") if ltr else ("start", "end")  # right to left: start is the right edge
            anchor = ends[0] if x > 85 else ends[1] if x < 15 else "middle"
            yield Markup(
                '<text class="spot-name" x="{}%" y="{}%" dy="-{}" text-anchor="{}" direction="{}">{}</text>'
            ).format(x, y, size[place.id] + 5, anchor, "ltr" if ltr else "rtl", safe.text(place.name))


# ── the land ─────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=8)
def _land(path: Path, box: Box) -> Markup:
    """The outline in the box, in a drawing of its own that is stretched with the map."""
    tall = round(_UNIT / _WIDE)
    parts = []
    for ring in _rings(path):
        for shift in (-360.0, 0.0, 360.0):  # a map may go over the edge of the day
            cut = _clipped([(x + shift, y) for x, y in ring], box)
            if len(cut) > 2:
                parts.append(_path(cut, box, tall))
    return Markup(
        '<svg class="land" viewBox="0 0 {} {}" width="100%" height="100%" preserveAspectRatio="none"'
        ' aria-hidden="true"><path d="{}"/></svg>'
    ).format(_UNIT, tall, "".join(parts))


@lru_cache(maxsize=2)
def _rings(path: Path) -> tuple[tuple[Point, ...], ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = ((one.split(",") for one in line.split()) for line in lines if line and not line.startswith("#"))
    return tuple(tuple((int(x) / 10, int(y) / 10) for x, y in ring) for ring in pairs)


def _path(ring: Sequence[Point], box: Box, tall: int) -> str:
    points = []
    for longitude, latitude in ring:
        x, y = box.at(longitude, latitude)
        points.append((round(x * _UNIT / 100), round(y * tall / 100)))
    unique = [point for n, point in enumerate(points) if not n or point != points[n - 1]]
    return "M" + " ".join(f"{x},{y}" for x, y in unique) + "z"


def _clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """A ring cut to a box with a little room around it, one side after the other (Sutherland and Hodgman)."""
    room = (box.north - box.south) * 0.02
    sides = ((0, box.west - room, 1), (0, box.east + room, -1), (1, box.south - room, 1), (1, box.north + room, -1))
    found = list(ring)
    for axis, edge, sign in sides:
        given, found = found, []
        for n, point in enumerate(given):
            before = given[n - 1]
            inside, was = (sign * (p[axis] - edge) >= 0 for p in (point, before))
            if inside != was:
                found.append(_crossing(before, point, axis, edge))
            if inside:
                found.append(point)
    return found


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    return one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])
