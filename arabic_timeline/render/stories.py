"""Paths through chosen entries, one screen a step; without a written one the timeline is the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arabic_timeline.registry import Step, Story
from arabic_timeline.render import links
from arabic_timeline.render.data import articles
from arabic_timeline.render.settings import ARABIC
from arabic_timeline.render.views import Row, World

_STEPS = 12  # of the story that nobody wrote


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A step ready for print: ``says`` is empty where nobody wrote a sentence."""

    row: Row
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tale:
    """A story ready for print."""

    path: str
    title: str
    lead: str
    steps: tuple[Told, ...]


def tales(world: World) -> tuple[Tale, ...]:
    """The written stories that still have a step; without one, what is told most, in the order of time.

    The first stands at ``story.html``, the others below ``stories/``.
    """
    told = [_in_language(world, one) for one in world.registry.stories if one.language == ARABIC]
    written = [(one.id, one.title, one.lead or "", tuple(_steps(world, one.steps))) for one in told]
    found = [one for one in written if one[3]]
    if not found:
        words = world.words["story"]
        steps = tuple(Told(row=row, says="") for row in _chosen(world))
        found = [("timeline", words["title"], words["lead"], steps)]
    return tuple(
        Tale(path=links.page("stories", key) if n else "story.html", title=title, lead=lead, steps=steps)
        for n, (key, title, lead, steps) in enumerate(found)
    )


def _in_language(world: World, story: Story) -> Story:
    """The story as the language of the pages tells it; in Arabic where it does not."""
    own = (one for one in world.registry.stories if (one.id, one.language) == (story.id, world.settings.language))
    return next(own, story)


def _steps(world: World, steps: Iterable[Step]) -> Iterator[Told]:
    for step in steps:
        row = world.row.get(world.timeline.redirects.get(step.entry, step.entry)) or world.row.get(step.entry)
        if row:
            yield Told(row=row, says=step.says)


def _chosen(world: World) -> list[Row]:
    """The meetings that were held and are told most; the timeline's order."""
    held = [row for row in world.rows if not row.event and row.entry.meeting.held == "held" and row.span.earliest]
    most = sorted(held, key=lambda row: -len(articles(row.entry)))[:_STEPS]
    chosen = {row.id for row in most}
    return [row for row in held if row.id in chosen]
