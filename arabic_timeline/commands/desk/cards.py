"""Doubts as cards: a question, its witnesses, and the answers, each with the row that it writes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from arabic_timeline import rows, say
from arabic_timeline.commands.desk import answers, files
from arabic_timeline.commands.desk.answers import Answer
from arabic_timeline.commands.evidence import Evidence, Finder
from arabic_timeline.model import Cause, Doubt, Entry, Meeting, Passage
from arabic_timeline.text import plain
from arabic_timeline.timeline import Told, World

# The first are asked first: a contradiction shows on a page, a name only as one without a page.
RANKS = (
    "contradiction",
    "possible-merge",
    "denied",
    "disputed-day",
    "ambiguous-name",
    "undated",
    "unknown-name",
    "unknown-place",
    "expression",
)
_ONCE = ("unknown-name", "unknown-place")  # asked once, wherever the name stands
_BEGIN = 7  # words of a sentence that stand for what it tells
_LARGEST = 32_000_000  # bytes of a file of rows


@dataclass(frozen=True, slots=True)
class Witness:
    """A sentence of the evidence.  ``of``: which of the two that may be one it tells (0 or 1), where that is asked;
    ``parties``: the parts of its quotation (start, end) that name who met, or what is asked about.
    """

    evidence: Evidence
    of: int | None = None
    parties: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A question with its witnesses and its answers."""

    id: str
    kind: str
    says: str
    witnesses: tuple[Witness, ...]
    answers: tuple[Answer, ...]
    entries: tuple[str, ...] = ()  # ids of the meetings that it is about
    sides: tuple[str, ...] = ()  # who met and when, of the two that may be one


def cards(world: World, told: Told, months: str) -> tuple[Card, ...]:
    """Every question that a row settles, those that change most first."""
    dealer, finder = _Dealer(world, told, months), Finder(world, told, months)
    found = []
    for doubt in told.timeline.review:
        offered = answers.of(dealer.maker, doubt)
        if offered:
            says = say.sentence(doubt.says, months)
            about = "" if doubt.kind in _ONCE else doubt.about
            asked = "\0".join((doubt.kind, about, says, *doubt.between))
            card = Card(
                id=hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:16],
                kind=doubt.kind,
                says=say.sentence(dealer.named(doubt.says, months), months),
                witnesses=dealer.witnesses(doubt, finder),
                answers=offered,
                entries=dealer.entries(doubt),
                sides=tuple(dealer.title(key, months) or "" for key in doubt.between),
            )
            found.append((dealer.rank(doubt), card))
    return tuple(card for _, card in sorted(found, key=lambda one: one[0]))


def _begun(meeting: Meeting) -> str:
    """The first words of the sentence that tells of something in which nobody is named."""
    words = meeting.reports[0].passages[0].quote.split()
    return " ".join(words[:_BEGIN]) + (" …" if len(words) > _BEGIN else "")


class _Dealer:
    """Puts a question into words, with its place among the others."""

    def __init__(self, world: World, told: Told, months: str) -> None:
        self._meetings: Mapping[str, Meeting] = {
            report.key: meeting for meeting in told.merged.meetings for report in meeting.reports
        } | {meeting.id: meeting for meeting in told.merged.meetings}
        self.maker = answers.Maker(world, told, self._meetings, months)
        self._names = Counter(one.name for meeting in told.merged.meetings for one in meeting.participants)
        self._names.update(meeting.place for meeting in told.merged.meetings if meeting.place)
        self._entries: Mapping[str, Entry] = {
            key: entry
            for entry in (*told.timeline.meetings, *told.timeline.events)
            for key in (entry.meeting.id, *(report.key for report in entry.meeting.reports))
        }
        unknown = (one for one in told.timeline.review if one.kind == "unknown-name")
        self._asked: dict[str, list[str]] = {}  # the names that are asked about, by each of their words
        for asked in (str(one.says.values["name"]) for one in unknown):
            for word in set(plain(asked).split()):
                self._asked.setdefault(word, []).append(asked)

    def entries(self, doubt: Doubt) -> tuple[str, ...]:
        """The ids of the meetings and events that a question is about."""
        found = (self._entries.get(key) for key in (doubt.about, *doubt.between))
        return tuple(dict.fromkeys(one.meeting.id for one in found if one))

    def named(self, says: Cause, months: str) -> Cause:
        """A question that names meetings and events by who met and when: an id says nothing to who reads it."""
        values = {key: self.title(value, months) or value for key, value in says.values.items()}
        return replace(says, values=values)

    def title(self, id_: Any, months: str) -> str | None:
        """Who met and when, of a meeting or event; ``None`` where this is the id of none."""
        entry = self._entries.get(id_) if isinstance(id_, str) else None
        meeting = entry.meeting if entry else self._meetings.get(id_) if isinstance(id_, str) else None
        if meeting is None:
            return None
        who = (entry or meeting).participants
        names = " – ".join(one.name for one in who) or meeting.summary or _begun(meeting)
        days = entry.certain.interval if entry else None  # a visit that only lends its days has none of its own
        known = days is not None and days.earliest is not None and days.latest is not None
        return f"«{names}» ({say.interval(days, months)})" if days is not None and known else f"«{names}»"

    def rank(self, doubt: Doubt) -> tuple[int, bool, int]:
        """What changes most goes first, and a whole name before what is short of it: its row can then be chosen."""
        name = _asked_about(doubt)
        first = next(iter(plain(name).split()), "")
        is_short = doubt.kind == "unknown-name" and answers.is_short_of(name, self._asked.get(first, ()))
        return RANKS.index(doubt.kind) if doubt.kind in RANKS else len(RANKS), is_short, -self._names[name]

    def witnesses(self, doubt: Doubt, finder: Finder) -> tuple[Witness, ...]:
        """The sentences of a question, each with which of the two it tells, and who is named in it."""
        told = [self._meetings[key] for key in (doubt.about, *doubt.between) if key in self._meetings]
        name = _asked_about(doubt)
        found = []
        for passage in doubt.evidence:
            evidence = finder.of(passage)
            names = (name,) if name else self._parties(told, passage)
            found.append(Witness(evidence, self._side(doubt, passage), _spans(evidence.quote, names)))
        return tuple(found)

    def _side(self, doubt: Doubt, passage: Passage) -> int | None:
        """Which of the two that may be one a sentence tells: by its own report where both are told as one now."""
        for pairs in (
            [[one for one in self._meetings[key].reports if one.key == key] for key in doubt.between],
            [self._meetings[key].reports for key in doubt.between],
        ):
            for n, reports in enumerate(pairs):
                if any(passage in report.passages for report in reports):
                    return n
        return None

    @staticmethod
    def _parties(told: Sequence[Meeting], passage: Passage) -> list[str]:
        """Who met, by the words of the article of a passage."""
        reports = [one for meeting in told for one in meeting.reports if one.article == passage.article]
        return [one.text for report in reports for one in report.participants]


def _asked_about(doubt: Doubt) -> str:
    """The name of which a question asks who or where it is; empty in all others."""
    return str(doubt.says.values.get("name") or doubt.says.values.get("place", ""))


def _spans(quote: str, names: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where these stand in a sentence, in its order; a name within a longer one is part of it."""
    found: list[tuple[int, int]] = []
    for name in sorted(set(filter(None, names)), key=len, reverse=True):
        start = quote.find(name)
        while start >= 0:
            end = start + len(name)
            if all(end <= low or high <= start for low, high in found):
                found.append((start, end))
            start = quote.find(name, end)
    return tuple(sorted(found))


def apply(knowledge: Path, answer: Answer, typed: str | None) -> tuple[files.Edit, str]:
    """Write what an answer says: (what was written, the answer in words).

    Where an id is asked for and that of a row is given, the name is his who has it.

    Raises:
        ValueError: where a word is missing or wrong; one line.
    """
    path = knowledge / f"{answer.file}.yaml"
    if answer.alias is not None:
        return files.add_to(path, answer.alias[0], "aliases", answer.alias[1]), answer.label
    if answer.file.endswith(".md"):
        row = {**answer.row, **({answer.asks: _day(typed)} if answer.asks else {})}
        return files.publish(knowledge.parent / answer.file, row), f"{answer.label} {typed or ''}".rstrip()
    if answer.asks is None:
        return files.append(path, answer.row), answer.label
    if answer.asks == "date":
        value = _day(typed)
        return files.append(path, {**answer.row, "date": value}), f"{answer.label} {value}"
    value = _identifier(typed)
    there = {one.lower(): one for one in rows.written_ids(path, knowledge, _LARGEST) or ()}
    if (known := there.get(value.lower())) is not None:  # two ids that differ by case alone have one page
        return _of_known(knowledge, answer, known), f"هو {known}"
    return files.append(path, {"id": value, **answer.row}), f"{answer.label}: {value}"


def _of_known(knowledge: Path, answer: Answer, id_: str) -> files.Edit:
    """What says that a name is that of a row which is there."""
    if answer.known:
        return files.append(knowledge / "judgements.yaml", {**answer.known, "person": id_})
    return files.add_to(knowledge / f"{answer.file}.yaml", id_, "aliases", str(answer.row["name"]))


def _day(typed: str | None) -> str:
    from arabic_timeline import edtf

    value = (typed or "").strip()
    try:
        edtf.parse(value)
    except ValueError:
        raise ValueError(f"«{rows.printable(value)}» ليس تاريخا: اكتب مثل 2020-03-04 أو 2020-03 أو 2020") from None
    return value


def _identifier(typed: str | None) -> str:
    value = (typed or "").strip()
    if not rows.ID.fullmatch(value):
        raise ValueError("المعرّف بحروف لاتينية a-z وأرقام و- و_ وحدها")
    return value
