"""What is doubtful or wrong between the rooms: settings of outlets, notices of dates, repairs that hit nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from arabic_timeline import resolve, rows, say, text
from arabic_timeline.model import Cause, Dated, Doubt, Fault, Merged, Timeline
from arabic_timeline.registry import Outlet, Registry


def of_policies(known: Registry) -> tuple[Fault, ...]:
    """Settings of outlets that are none."""
    return tuple(chain.from_iterable(map(_policy_faults, known.outlets.values())))


def of_telling(
    known: Registry,
    dated: Mapping[str, Dated],
    merged: Merged,
    timeline: Timeline,
    *,
    claims: bool,
) -> tuple[Fault, ...]:
    """What the rooms noticed on the road, and the repairs that hit nothing."""
    notices = chain.from_iterable(map(_notices, dated.values()))
    unused = _repairs_of_nothing(known, timeline) if claims else ()
    steps = _steps_of_nothing(known, timeline)
    return (*notices, *merged.faults, *unused, *steps)


def _steps_of_nothing(known: Registry, timeline: Timeline) -> Iterator[Fault]:
    """Steps of stories whose entry is not told; an old id that leads to a new one is."""
    told_ = {one.meeting.id for one in (*timeline.meetings, *timeline.events)} | set(timeline.redirects)
    for story in known.stories:
        for step in story.steps:
            if step.entry not in told_:
                message = f"«{step.entry}» is no meeting or event of this timeline: the story goes on without it"
                yield Fault(file=story.file, line=step.line, message=message, rule="story-step", error=False)


def told(timeline: Timeline, found: Iterable[Fault]) -> Timeline:
    """The timeline with these faults, those that carry a sentence among what a person should review.

    What two rooms found at the same place by the same rule is told once, in the words of the first.
    """
    once: dict[object, Fault] = {}
    for fault in (*found, *timeline.faults):
        key = fault.message if fault.error or not fault.says else fault.rule
        once.setdefault((fault.file, fault.line, key), fault)
    kept = tuple(once.values())
    asked = tuple(Doubt(kind=fault.rule, about=fault.about, says=fault.says) for fault in kept if fault.says)
    return dataclasses.replace(timeline, review=(*timeline.review, *asked), faults=kept)


def _policy_faults(outlet: Outlet) -> Iterator[Fault]:
    usual = dataclasses.asdict(resolve.Policy())
    for key, value in outlet.policy.items():
        if key not in usual:
            message = f"{outlet.id}: policy: unknown key «{rows.shown(key)}» (known here: {', '.join(usual)})"
        elif not _is_like(value, usual[key]):
            message = f"{outlet.id}: policy: {key}: a value such as {usual[key]} expected, not «{rows.shown(value)}»"
        else:
            continue
        yield Fault(file=outlet.file, line=outlet.line, message=message, rule="row")


def _is_like(value: object, usual: object) -> bool:
    if isinstance(usual, tuple):
        return isinstance(value, list) and bool(value) and all(type(one) is int for one in value)
    return type(value) is type(usual)


def _notices(dated: Dated) -> Iterator[Fault]:
    """Expressions against the calendar or their own weekday; reason puts the same under review."""
    article = dated.article
    moved = article.published is not None and dated.anchor not in (None, article.published)
    for dating in dated.datings:
        notice = dating.doubt
        if notice and not (moved and notice.code == resolve.BY_DAY_WORD):  # which `check` says of the publication day
            line = article.body_line + article.text.count("\n", 0, dating.mention.start)
            message = say.sentence(notice)
            yield Fault(file=article.file, line=line, message=message, rule=notice.code, error=False)


def _repairs_of_nothing(known: Registry, timeline: Timeline) -> Iterator[Fault]:
    """Repairs that set nothing aside: the contradiction is gone, or their words are no statement of it."""
    sources = [statement.source for one in timeline.contradictions for statement in one.statements]
    said = {name for one in sources for name in (one.claim, one.knowledge, one.rule) if name}
    quoted = {text.plain(one.quote) for one in sources if one.quote}
    for judgement in known.judgements:
        wanted = judgement.without or ""
        if judgement.kind == "repair" and wanted not in said and text.plain(wanted) not in quoted:
            message = f"repair: no contradiction holds «{rows.shown(wanted)}»"
            says = Cause(code="registry.repair-of-nothing", values={"without": wanted})
            yield Fault(
                file=judgement.file, line=judgement.line, message=message, rule=says.code, error=False, says=says
            )
