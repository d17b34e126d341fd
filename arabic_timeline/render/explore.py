"""A list that can be asked: its drawing, its filters, and what the filters need to know of its rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from arabic_timeline import say
from arabic_timeline.render import bins, links, overview, safe, shards
from arabic_timeline.render.book import File
from arabic_timeline.render.views import Row, World

_DRAWN = 12  # rows below which a list needs no drawing of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Explore:
    """What the template ``explore.html`` prints; ``data`` is JSON, safe inside a script."""

    overview: overview.Overview | None
    data: Markup
    count: int
    card: bool  # whether a card of the list can be asked for


class Explorer:
    """Makes lists explorable; ``target`` gives the address below the site of a column whose rows are elsewhere."""

    def __init__(self, world: World, target: Callable[[bins.Bin, bins.Unit], str]) -> None:
        self._world = world
        self._target = target

    def facets(self, home: str, rows: Sequence[Row]) -> Iterator[File]:
        """The numbers of the rows of a list by themselves, where the page ``home`` does not hold them all."""
        if len(rows) > self._world.settings.page:
            yield shards.of_list(self._world, home, rows)

    def list(
        self,
        rows: Sequence[Row],
        shown: Sequence[Row],
        root: str,
        *,
        scope: Mapping[str, Any],
        home: str = "",
        drawn: int = _DRAWN,
        card: bool = True,
    ) -> Explore:
        """A list of rows of which ``shown`` stand on the page: where they are not all, their numbers are loaded.

        ``scope`` is what they have in common (person, place, outlet, year), ``home`` the page that has the list, where
        that is not of all rows.  Below ``drawn`` rows nothing is drawn.  No ``card``: the scope does not say which
        rows these are.
        """
        found = bins.binned(rows)
        whole = len(shown) == len(rows)
        data: dict[str, Any] = {"root": root, "scope": dict(scope), "piece": shards.PIECE}
        if self._world.settings.top:
            data["top"] = self._world.settings.top
        if found:
            ends = (found.bins[0].first, found.bins[-1].last)
            data["range"] = [day.toordinal() - shards.EPOCH for day in ends]
        if whole:
            data |= {"facets": shards.facets(self._world, rows), "ids": [links.slug(row.id) for row in rows]}
        elif home:
            data["from"] = shards.path_of(home)
        drawing = None
        if found and len(rows) >= drawn:
            drawing = overview.draw(self._world, rows, self._leads(shown, root), listed=whole)
        return Explore(overview=drawing, data=_script(data), count=len(rows), card=card)

    def _leads(self, shown: Sequence[Row], root: str) -> Callable[[bins.Bin, bins.Unit], str]:
        """A column leads to the first of its rows on the page, else to where the timeline has them."""

        def leads(one: bins.Bin, unit: bins.Unit) -> str:
            for row in shown:
                low, high = row.span.earliest, row.span.latest
                if low and high and one.first <= low and high <= one.last:
                    return f"#e-{links.slug(row.id)}"
            return root + self._target(one, unit)

        return leads


def words(world: World, chip: Callable[[str], str]) -> str:
    """The script with the words of the filters: one table for all pages, loaded with the first question."""
    family = world.settings.months
    statuses = {name: one["name"] for name, one in world.words["status"].items()}
    found = {
        **world.words["explore"],
        "lines": world.words["embed"]["copied"],
        "forms": world.words["form"],
        "months": [say.month(n, family) for n in range(1, 13)],
        "statuses": {**statuses, "outside": world.words["outside"]["name"]},
        "held": world.words["held"],
        "bars": world.words["bars"],
        "units": world.words["overview"],
        **({one: world.words[one] for one in ("and", "comma")} if world.settings.folder else {}),
        "colon": world.words["colon"],
        "thousands": say.thousands(family),
        "chips": {name: chip(name) for name in (*statuses, "outside")},
    }
    return f"timelineWords({json.dumps(found, ensure_ascii=False, separators=(',', ':'))})\n"


def _script(value: Any) -> Markup:
    text = safe.json_escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)
