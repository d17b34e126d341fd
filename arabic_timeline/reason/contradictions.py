"""Contradictions as a reader sees them: statements with their quotations, repairs with what each gives."""

from __future__ import annotations

from dataclasses import replace

from arabic_timeline import constraints as net
from arabic_timeline.interval import Interval
from arabic_timeline.model import Cause, Contradiction, Meeting, Repair, Source, Statement
from arabic_timeline.reason.grounds import Ground
from arabic_timeline.reason.outside import judged
from arabic_timeline.reason.settle import Clash, Settled, grounds, without
from arabic_timeline.reason.world import World, first, last, published

Slip = tuple[object, ...]

_SHORT = 60  # characters of a sentence that is only named


def contradictions(world: World, settled: Settled) -> tuple[Contradiction, ...]:
    """One for each clash, in the order of what they are about; two that one slip makes are told once."""
    return tuple(sorted((one for _, _, one in each(world, settled)), key=lambda one: one.about))


def each(world: World, settled: Settled) -> list[tuple[Slip, tuple[object, ...], Contradiction]]:
    """The same as they were found: each with the slip that makes it, and its place among all."""
    entries = {meeting.id: meeting for meeting in world.merged.meetings}
    once: dict[Slip, Clash] = {}
    for clash in settled.clashes:
        once.setdefault(_slip(clash.aside.source), clash)
    return [(slip, clash.order, _contradiction(world, entries, clash)) for slip, clash in once.items()]


def closed(world: World, settled: Settled) -> Settled:
    """Clashes over a date that a person has given since are decided, whichever statements they are between."""
    dated = {one.id for row in world.registry.judgements if row.kind == "date" for one in judged(world, row)}
    clashes = (replace(one, by_person=one.by_person or about(one) in dated) for one in settled.clashes)
    return replace(settled, clashes=tuple(clashes))


def _slip(source: Source) -> Slip:
    """Where the statement stands that was set aside."""
    return source.article, source.start, source.end, source.claim, source.knowledge, source.rule


def about(clash: Clash) -> str:
    """The entry whose own date is at stake: that of the statement set aside, else the first that names one."""
    named = [ground.about for ground in (clash.aside, *clash.statements) if ground.about]
    articles = [_article(ground.source) for ground in clash.statements if _article(ground.source)]
    return (named or articles or ["?"])[0] or "?"


def _article(source: Source) -> str | None:
    """The article a statement is about: the one that prints it, or the one whose front matter gives it."""
    room, _, key = (source.knowledge or "").partition("/")
    return source.article or (key if room == "articles" else None)


def _contradiction(world: World, entries: dict[str, Meeting], clash: Clash) -> Contradiction:
    subject = about(clash)
    return Contradiction(
        about=subject,
        statements=tuple(Statement(says=ground.says, source=ground.source) for ground in clash.statements),
        repairs=tuple(_repair(world, entries, clash, subject, n) for n in range(len(clash.statements))),
    )


def _repair(world: World, entries: dict[str, Meeting], clash: Clash, subject: str, place: int) -> Repair:
    ground = clash.statements[place]
    chosen = ground is clash.aside
    return Repair(
        without=place,
        gives=_gives(ground, without(clash, ground), _days(world, entries, subject)),
        pattern="judgement" if chosen and clash.by_person else ground.pattern,
        chosen=chosen,
    )


def _days(world: World, entries: dict[str, Meeting], subject: str) -> tuple[net.Variable, net.Variable]:
    if subject in entries:
        return first(entries[subject]), last(entries[subject], world.dated)
    return published(subject), published(subject)


def _named(ground: Ground) -> Cause:
    """A statement in a word or two: its own words, or the kind of its source."""
    source = ground.source
    if source.quote:
        quote = source.quote if len(source.quote) <= _SHORT else f"{source.quote[:_SHORT].rsplit(' ', 1)[0]}…"
        return Cause(code="reason.other_quote", values={"quote": quote})
    if source.claim:
        return Cause(code="reason.other_outside")
    return Cause(code="reason.other_known", values={"says": ground.says})


def _gives(ground: Ground, solution: net.Solution, days: tuple[net.Variable, net.Variable]) -> Cause:
    if solution.conflicts:
        others = [_named(one) for one in grounds(solution.conflicts[0].members) if not one.silent]
        return Cause(code="reason.repair_still", values={"others": others})
    low, high = solution.certain.earliest(days[0]), solution.certain.latest(days[1])
    if low and high and low > high:  # without «it ends after it starts» nothing has days
        return Cause(code="reason.repair_nothing")
    bounds = Interval(low, high)
    if bounds == Interval():
        return Cause(code="reason.repair_nothing")
    if ground.pattern == "stale":
        return Cause(code="reason.repair_stale", values={"quote": ground.source.quote or "", "interval": bounds})
    return Cause(code="reason.repair_gives", values={"interval": bounds})
