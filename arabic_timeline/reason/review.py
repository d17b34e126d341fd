"""What a person should look at: unknown names and places, possible merges, undated meetings, phrases not understood,
claims and judgements about nothing that is told, contradictions with their repairs to choose."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import PurePath
from textwrap import indent

from arabic_timeline import edtf, lexicon
from arabic_timeline.forms import FORMS
from arabic_timeline.interval import Interval
from arabic_timeline.language.latin import latin
from arabic_timeline.model import (
    Cause,
    Contradiction,
    Dating,
    Doubt,
    Entry,
    Fault,
    Link,
    Meeting,
    Participant,
    Passage,
    Repair,
    Report,
)
from arabic_timeline.printable import CONTROLS
from arabic_timeline.reason import unsaid
from arabic_timeline.reason.outside import claimed, judged
from arabic_timeline.reason.papers import two_days
from arabic_timeline.reason.world import World
from arabic_timeline.text import plain

_QUOTED = 80  # characters of a sentence in a row
_JUDGEMENTS = "# judgements.yaml\n"  # the file that a row belongs into, pasted with it


def doubts(world: World, entries: Sequence[Entry], contradictions: Sequence[Contradiction]) -> tuple[Doubt, ...]:
    """Every doubt of a timeline, in a fixed order of kinds, each kind in display order."""
    found = chain(
        _contradicted(contradictions),
        _possible_merges(world, {entry.meeting.id for entry in entries}),
        _disputed_days(world),
        _undated(entries),
        _unknown_names(world, entries),
        _unknown_places(world, entries),
        _not_understood(world),
    )
    return tuple(unsaid.still_asked(world, found))


def faults(world: World) -> tuple[Fault, ...]:
    """Warnings about claims and judgements that speak of nothing the articles tell."""
    return tuple(chain(_idle_claims(world), _idle_judgements(world)))


def _contradicted(contradictions: Sequence[Contradiction]) -> Iterator[Doubt]:
    for one in contradictions:
        if any(repair.chosen and repair.pattern == "judgement" for repair in one.repairs):
            continue
        yield Doubt(
            kind="contradiction",
            about=one.about,
            says=Cause(code="reason.review_contradiction", values={"about": one.about}),
            evidence=tuple(
                Passage(article=s.source.article, start=s.source.start, end=s.source.end, quote=s.source.quote)
                for s in one.statements
                if s.source.article and s.source.quote and s.source.start is not None and s.source.end is not None
            ),
            paste=_repairs(one),
        )


def _repairs(one: Contradiction) -> str:
    """The row that confirms what the timeline does, and as comments the other ways out."""
    ordered = sorted(one.repairs, key=lambda repair: not repair.chosen)
    rows = [_repair(one, repair) for repair in ordered if repair.chosen or repair.gives.code != "reason.repair_still"]
    first, *others = rows or [_repair(one, one.repairs[0])]
    return _JUDGEMENTS + first + "".join(f"# أو:\n{indent(row, '# ')}" for row in others)


def _repair(one: Contradiction, repair: Repair) -> str:
    source = one.statements[repair.without].source
    without = source.quote or source.claim or source.knowledge or source.rule or ""
    article = f"  article: {_quoted(source.article)}\n" if source.quote and source.article else ""
    return f"- kind: repair\n  about: {_quoted(one.about)}\n{article}  without: {_quoted(without)}\n"


def _possible_merges(world: World, shown: Collection[str]) -> Iterator[Doubt]:
    """Questions enough to decide of all that may be one; the rest follow where an answer was «different»."""
    entries = world.by_report
    for link in _spanning(world):
        pair = f"[{_quoted(link.left)}, {_quoted(link.right)}]"
        quotes = ", ".join(_quoted(told_by(entries[key], key)) for key in (link.left, link.right))
        yield Doubt(
            kind="possible-merge",
            about=link.left,
            says=_one_or_two(world, link, shown),
            evidence=_evidence_of(entries, link),
            paste=f"{_JUDGEMENTS}- kind: same  # أو: different\n  meetings: {pair}\n  quotes: [{quotes}]\n",
            between=(link.left, link.right),
        )


def _spanning(world: World) -> Iterator[Link]:
    """The links to be asked about, but those whose two sides others join already, or of which nobody can tell."""
    entries, joined, undecided = world.by_report, dict[str, str](), unsaid.undecided(world)

    def lead(id_: str) -> str:
        while id_ in joined:
            id_ = joined[id_]
        return id_

    for link in world.merged.links:
        if not (link.decision == "ask" or link.asked) or link.left not in entries or link.right not in entries:
            continue
        pair = entries[link.left].id, entries[link.right].id
        if frozenset(pair) in undecided:
            continue
        leads = lead(pair[0]), lead(pair[1])
        slip = two_days(link) is not None
        if leads[0] == leads[1] and not slip:
            continue
        if leads[0] != leads[1]:
            joined[leads[1]] = leads[0]
        yield link


def _one_or_two(world: World, link: Link, shown: Collection[str]) -> Cause:
    """The question whether two are one, named by its words where it has no line of its own; with the days, if two."""
    pair = [world.by_report[key] for key in (link.left, link.right)]
    left, right = (one.id if one.id in shown else world.entry(one) for one in pair)
    values = {"left": left, "right": right}
    form = pair[0].form if pair[0].form == pair[1].form else "event"
    of = {"meeting": "", "visit": "_visit", "call": "_call"}.get(form, "_event")
    days = two_days(link)
    if days is None:
        return Cause(code=f"reason.review_possible_merge{of}", values=values)
    return Cause(code=f"reason.review_two_dates{of}", values={**values, "first": days[0], "second": days[1]})


def _disputed_days(world: World) -> Iterator[Doubt]:
    """Articles whose page gave several days of publication, where nothing else has told it since."""
    for id_, dated in world.dated.items():
        article = dated.article
        if not article.disputed or dated.anchor is not None:
            continue
        start = len(article.text) - len(article.text.lstrip())
        quote = article.text[start:].split("\n", 1)[0].rstrip()
        told = [f"published: {written.replace(': ', '  # ', 1)}\n" for written in article.disputed]
        yield Doubt(
            kind="disputed-day",
            about=id_,
            says=Cause(
                code="reason.review_disputed_day", values={"article": world.name(id_), "days": _days(article.disputed)}
            ),
            evidence=(Passage(article=id_, start=start, end=start + len(quote), quote=quote),),
            paste=f"# articles/{PurePath(article.file).name}\n{told[0]}"
            + "".join(f"# أو:\n# {one}" for one in told[1:]),
        )


def _days(disputed: Sequence[str]) -> list[Interval]:
    return [edtf.parse(written.partition(": ")[0]).interval for written in disputed]


def _undated(entries: Sequence[Entry]) -> Iterator[Doubt]:
    for entry in entries:
        bounds = entry.certain.interval
        if FORMS[entry.meeting.form].meets and bounds.earliest is None and bounds.latest is None:
            names = [p.name for p in entry.participants]
            passage = entry.meeting.reports[0].passages[0]
            yield Doubt(
                kind="undated",
                about=entry.meeting.id,
                says=Cause(code="reason.review_undated", values={"names": names}),
                evidence=(passage,),
                paste=_date(passage.article, passage.quote[:80]) + _or_unsaid(entry.meeting),
            )


def _or_unsaid(meeting: Meeting) -> str:
    """The other answer, as a comment: the text does not say."""
    quote = _quoted(told_by(meeting, meeting.id))
    return f"# أو:\n# - kind: unsaid\n#   meetings: [{_quoted(meeting.id)}]\n#   quotes: [{quote}]\n"


def _date(article: str, quote: str) -> str:
    return f"{_JUDGEMENTS}- kind: date\n  article: {_quoted(article)}\n  quote: {_quoted(quote)}\n  date: ????-??-??\n"


def _unknown_names(world: World, entries: Sequence[Entry]) -> Iterator[Doubt]:
    seen: set[str] = set()
    taken = set(world.registry.people)
    for entry in entries:
        for one in entry.participants:
            if one.id is not None or plain(one.name) in seen or one.name == one.office or not _may_have_a_row(one):
                continue
            seen.add(plain(one.name))
            if one.candidates:
                yield _ambiguous(world, entry.meeting, one)
                continue
            yield Doubt(
                kind="unknown-name",
                about=entry.meeting.id,
                says=Cause(code="reason.review_unknown_name", values={"name": one.name}),
                evidence=_naming(entry.meeting, one),
                paste=f"# people.yaml\n- id: {_id(one.name, taken)}\n  name: {_quoted(one.name)}\n  aliases: []\n"
                + ("  sort: body\n" if one.sort == "body" else ""),
            )


def _may_have_a_row(one: Participant) -> bool:
    """Whether somebody or something is named: no group («مسؤولين عسكريين»), no office alone, no «الوزارة»."""
    return one.sort == "person" or (one.sort == "body" and " " in one.name)


def _unknown_places(world: World, entries: Sequence[Entry]) -> Iterator[Doubt]:
    """Places that places.yaml does not know, each once; «مكتبه», «مقر الوزارة في تونس» are none that it could know."""
    rows = lexicon.rows("meetings/clauses")
    vague = {plain(word) for key in ("vague-places", "one-of") for word in rows[key]}
    seats, alone = ({plain(word) for word in rows[key]} for key in ("own-seats", "place-alone"))
    seen: set[str] = set()
    taken = set(world.registry.places)
    for entry in entries:
        meeting = entry.meeting
        place = meeting.place or ""
        name = plain(place)
        if not name or meeting.place_id is not None or name in seen or name.split()[0] in vague:
            continue
        if name in alone or not seats.isdisjoint(name.split()[1:2]):
            continue
        seen.add(name)
        yield Doubt(
            kind="unknown-place",
            about=meeting.id,
            says=Cause(code="reason.review_unknown_place", values={"place": place}),
            evidence=_printing(meeting, place),
            paste=f"# places.yaml\n- id: {_id(place, taken)}\n  name: {_quoted(place)}\n"
            "  kind: city  # أو: country, building, region\n",
        )


def _ambiguous(world: World, meeting: Meeting, one: Participant) -> Doubt:
    """A name that people.yaml gives to several persons: a judgement says which of them is meant."""
    first, *others = one.candidates
    names = [world.registry.people[id_].name for id_ in one.candidates if id_ in world.registry.people]
    return Doubt(
        kind="ambiguous-name",
        about=meeting.id,
        says=Cause(code="reason.review_ambiguous_name", values={"name": one.text, "people": names}),
        evidence=_naming(meeting, one),
        paste=(
            f"{_JUDGEMENTS}- kind: participant\n  meetings: [{_quoted(meeting.id)}]\n"
            f"  quotes: [{_quoted(told_by(meeting, meeting.id))}]\n  text: {_quoted(one.text)}\n"
            f"  person: {first}  # أو: {', '.join(others)}\n"
        ),
    )


def _not_understood(world: World) -> Iterator[Doubt]:
    for article, dated in world.dated.items():
        for dating in dated.datings:
            if dating.doubt is None:
                continue
            mention = dating.mention
            place = Passage(article=article, start=mention.start, end=mention.end, quote=mention.text)
            if _settled(world, place):
                continue
            yield Doubt(
                kind="expression",
                about=article,
                says=_unread(dating),
                evidence=(place,),
                paste=_date(article, mention.text) if _tells(world, place) else None,
            )


def _unread(dating: Dating) -> Cause:
    if dating.dispute is not None:
        return Cause(code="reason.review_warning", values={"says": dating.dispute})
    return Cause(code="reason.review_not_understood", values={"quote": dating.mention.text})


def _tells(world: World, place: Passage) -> bool:
    """Whether something is told in the sentence of an expression, so that a judgement could date it."""
    return any(
        passage.start <= place.start and place.end <= passage.end
        for _, report in world.told_in[place.article]
        for passage in report.passages
    )


def _settled(world: World, place: Passage) -> bool:
    """Whether a person has given the date for which the expression stands."""
    wanted = plain(place.quote)
    return any(
        judgement.kind == "date" and judgement.article == place.article and wanted in plain(judgement.quote or "")
        for judgement in world.registry.judgements
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


def _evidence_of(entries: Mapping[str, Meeting], link: Link) -> tuple[Passage, ...]:
    """What tells either; of two tellings of what is one meeting so far only their own sentences."""
    left, right = entries[link.left], entries[link.right]
    if left is not right:
        return (*_evidence(left), *_evidence(right))
    return tuple(one.passages[0] for key in (link.left, link.right) for one in left.reports if one.key == key)


def _evidence(meeting: Meeting) -> tuple[Passage, ...]:
    return tuple(report.passages[0] for report in meeting.reports)


def _naming(meeting: Meeting, one: Participant) -> tuple[Passage, ...]:
    """The first passage in which the name is printed; the first of all where none has it whole."""
    return _printing(meeting, one.text)


def _printing(meeting: Meeting, words: str) -> tuple[Passage, ...]:
    passages = [passage for report in meeting.reports for passage in report.passages]
    return tuple([p for p in passages if words in p.quote][:1] or passages[:1])


def told_by(meeting: Meeting, key: str) -> str:
    """The sentence that tells a report, short enough for a row: whole words of its beginning."""
    return begun(next((one for one in meeting.reports if one.key == key), meeting.reports[0]))


def begun(report: Report) -> str:
    """The sentence that tells it, short enough for a row."""
    quote = " ".join(report.passages[0].quote.split())
    return quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0]


def _id(name: str, taken: set[str]) -> str:
    """An id to begin with, which nothing else has: the name in Latin letters, for it stands in an address."""
    made = latin(name) or f"n-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:10]}"
    tries = chain([made], (f"{made}-{number}" for number in count(2)))
    free = next(one for one in tries if one not in taken)
    taken.add(free)
    return free


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar on one line; what turns or hides what stands beside it is escaped, and exact."""
    clean = re.sub(r"[\x00-\x1f\x7f]", " ", text).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + CONTROLS.sub(lambda one: f"\\u{ord(one[0]):04x}", clean) + '"'
