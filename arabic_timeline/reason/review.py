"""What a person should look at: unknown names, possible merges, undated meetings, phrases not understood, claims
and judgements about nothing that is told, contradictions with their repairs to choose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from arabic_timeline.model import Cause, Contradiction, Doubt, Entry, Fault, Meeting, Passage
from arabic_timeline.reason.outside import claimed, judged
from arabic_timeline.reason.world import World


def doubts(world: World, entries: Sequence[Entry], contradictions: Sequence[Contradiction]) -> tuple[Doubt, ...]:
    """Every doubt of a timeline, in a fixed order of kinds, each kind in display order."""
    return tuple(
        chain(
            _contradicted(contradictions),
            _possible_merges(world),
            _undated(entries),
            _unknown_names(entries),
            _not_understood(world),
        )
    )


def faults(world: World) -> tuple[Fault, ...]:
    """Warnings about claims and judgements that speak of nothing the articles tell."""
    return tuple(chain(_idle_claims(world), _idle_judgements(world)))


def _contradicted(contradictions: Sequence[Contradiction]) -> Iterator[Doubt]:
    for one in contradictions:
        if any(repair.chosen and repair.pattern == "judgement" for repair in one.repairs):
            continue
        chosen = one.statements[one.repairs[0].without].source
        without = chosen.quote or chosen.claim or chosen.knowledge or chosen.rule or ""
        yield Doubt(
            kind="contradiction",
            about=one.about,
            says=Cause(code="reason.review_contradiction", values={"about": one.about}),
            evidence=tuple(
                Passage(article=s.source.article, start=s.source.start, end=s.source.end, quote=s.source.quote)
                for s in one.statements
                if s.source.article and s.source.quote and s.source.start is not None and s.source.end is not None
            ),
            paste=f"- kind: repair\n  about: {_quoted(one.about)}\n  without: {_quoted(without)}\n",
        )


def _possible_merges(world: World) -> Iterator[Doubt]:
    entries = world.by_report
    for link in world.merged.links:
        if link.decision != "ask" or link.left not in entries or link.right not in entries:
            continue
        pair = f"[{_quoted(link.left)}, {_quoted(link.right)}]"
        yield Doubt(
            kind="possible-merge",
            about=link.left,
            says=Cause(code="reason.review_possible_merge", values={"left": link.left, "right": link.right}),
            evidence=(*_evidence(entries[link.left]), *_evidence(entries[link.right])),
            paste=f"- kind: same  # أو: different\n  meetings: {pair}\n",
        )


def _undated(entries: Sequence[Entry]) -> Iterator[Doubt]:
    for entry in entries:
        bounds = entry.certain.interval
        if entry.meeting.form == "meeting" and bounds.earliest is None and bounds.latest is None:
            names = [p.name for p in entry.participants]
            passage = entry.meeting.reports[0].passages[0]
            yield Doubt(
                kind="undated",
                about=entry.meeting.id,
                says=Cause(code="reason.review_undated", values={"names": names}),
                evidence=(passage,),
                paste=(
                    f"- kind: date\n  article: {_quoted(passage.article)}\n"
                    f"  quote: {_quoted(passage.quote[:80])}\n  date: ????-??-??\n"
                ),
            )


def _unknown_names(entries: Sequence[Entry]) -> Iterator[Doubt]:
    seen: set[str] = set()
    for entry in entries:
        for one in entry.participants:
            if one.id is not None or one.name in seen or one.name == one.office:
                continue
            seen.add(one.name)
            yield Doubt(
                kind="unknown-name",
                about=entry.meeting.id,
                says=Cause(code="reason.review_unknown_name", values={"name": one.name}),
                evidence=_evidence(entry.meeting)[:1],
                paste=f"- id: {_slug(one.name)}\n  name: {_quoted(one.name)}\n  aliases: []\n",
            )


def _not_understood(world: World) -> Iterator[Doubt]:
    for article, dated in world.dated.items():
        for dating in dated.datings:
            if dating.notice is None:
                continue
            mention = dating.mention
            yield Doubt(
                kind="expression",
                about=article,
                says=Cause(code="reason.review_not_understood", values={"quote": mention.text}),
                evidence=(Passage(article=article, start=mention.start, end=mention.end, quote=mention.text),),
            )


def _idle_claims(world: World) -> Iterator[Fault]:
    for claim in world.registry.claims if world.claims else ():
        if not claimed(world, claim):
            yield Fault(
                file=claim.file, line=claim.line, rule="claim-about-nothing", error=False,
                message=f"claim «{claim.id}» is about nothing that article {claim.article} tells", about=claim.article,
                says=Cause(code="reason.idle-claim", values={"claim": claim.id, "article": claim.article}),
            )  # fmt: skip


def _idle_judgements(world: World) -> Iterator[Fault]:
    for judgement in world.registry.judgements:
        if judgement.kind == "date" and not judged(world, judgement):
            yield Fault(
                file=judgement.file, line=judgement.line, rule="judgement-about-nothing", error=False,
                message=f"no meeting of article {judgement.article} is told with «{judgement.quote}»",
                says=Cause(
                    code="reason.idle-judgement", values={"article": judgement.article, "quote": judgement.quote}
                ),
            )  # fmt: skip


def _evidence(meeting: Meeting) -> tuple[Passage, ...]:
    return tuple(report.passages[0] for report in meeting.reports)


def _slug(name: str) -> str:
    """A placeholder id: a person chooses a better one when pasting."""
    return f"person-{sum(ord(c) * (n + 1) for n, c in enumerate(name)) % 100000:05d}"


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar on one line."""
    clean = re.sub(r"[\x00-\x1f\x7f]", " ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{clean}"'
