"""What is told and denied, of the same people on one day or in one week, by two papers or in one: a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from arabic_timeline.model import Cause, Doubt, Meeting, Report
from arabic_timeline.reason import telling
from arabic_timeline.reason.world import World, plain_day

_SOON = 7  # days after a meeting in which a denial without a day is of that one


def doubts(world: World) -> Iterator[Doubt]:
    """One question for each denial of a meeting that another article, or the same one, tells as held."""
    told = [(meeting, report) for meeting in world.merged.meetings for report in meeting.reports]
    denied = [one for one in told if one[1].held == "denied"]
    held = _held(told) if denied else {}
    for meeting, report in denied:
        for name in sorted(telling.people(report)):
            found = (one for other, one in held.get(name, ()) if other is not meeting and _is_of(world, report, one))
            if (other := next(found, None)) is not None:
                yield _doubt(world, meeting, report, other)
                break


def _held(told: list[tuple[Meeting, Report]]) -> dict[str, list[tuple[Meeting, Report]]]:
    """What was held, by the name or id of each who was there."""
    found = defaultdict[str, list[tuple[Meeting, Report]]](list)
    for meeting, report in told:
        if report.held == "held":
            for name in telling.people(report):
                found[name].append((meeting, report))
    return found


def _is_of(world: World, denied: Report, held: Report) -> bool:
    """Whether a denial is of that meeting: of the same people and form, and of its day."""
    if not telling.of_two(denied, held):
        return False
    day, of = plain_day(held, world.dated), plain_day(denied, world.dated)
    if day is None:
        return False
    if of is not None:
        return of == day
    written = world.dated[denied.article].published
    if denied.dating is not None or written is None or written.day is None:
        return False
    return 0 <= (written.day - day).days <= _SOON


def _doubt(world: World, meeting: Meeting, denied: Report, held: Report) -> Doubt:
    values = {"entry": world.entry(meeting), "one": world.name(held.article), "other": world.name(denied.article)}
    code = "reason.review_denied_in_one" if held.article == denied.article else "reason.review_denied"
    return Doubt(
        kind="denied",
        about=denied.key,
        says=Cause(code=code, values=values),
        evidence=(held.passages[0], denied.passages[0]),
    )
