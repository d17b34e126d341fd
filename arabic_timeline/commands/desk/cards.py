"""Doubts as cards: a question, its evidence, and the answers, each with the row that it writes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from arabic_timeline import lexicon, rows, say
from arabic_timeline.commands.desk import files
from arabic_timeline.commands.evidence import Evidence, Finder
from arabic_timeline.extract.common import is_common
from arabic_timeline.model import Cause, Doubt, Entry, Meeting
from arabic_timeline.reason.review import told_by
from arabic_timeline.registry import Person, Place
from arabic_timeline.text import plain
from arabic_timeline.timeline import Told, World

# The first are asked first: a contradiction shows on a page, a name only as one without a page.
RANKS = (
    "contradiction",
    "possible-merge",
    "denied",
    "ambiguous-name",
    "undated",
    "unknown-name",
    "unknown-place",
    "expression",
)
_OFFERED = 5  # persons or places of a like name
_WITH_ARTICLE = 4  # letters; a longer word may begin with the article
_JOINT = 2  # letters of a word that joins others
_ONCE = ("unknown-name", "unknown-place")  # asked once, wherever the name stands
_MEETINGS = ("لقاء واحد", "لقاءان", "الأول ليس لقاء", "الثاني ليس لقاء")
_ONE_OR_TWO = {
    "visit": ("زيارة واحدة", "زيارتان", "الأولى ليست زيارة", "الثانية ليست زيارة"),
    "call": ("اتصال واحد", "اتصالان", "الأول ليس اتصالا", "الثاني ليس اتصالا"),
    "event": ("حدث واحد", "حدثان", "الأول ليس حدثا", "الثاني ليس حدثا"),
}
_KINDS = {"مدينة": "city", "بلد": "country", "مبنى": "building", "منطقة": "region"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A button.  ``file`` and ``row`` are what it writes; ``alias`` the id in that file that gets a spelling instead.

    ``asks``: a word that the editor types, under the key of the row that takes it.
    """

    label: str
    file: str
    row: Mapping[str, Any] = field(default_factory=dict)
    alias: tuple[str, str] | None = None
    asks: str | None = None
    suggests: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A question with its evidence and its answers."""

    id: str
    kind: str
    says: str
    evidence: tuple[Evidence, ...]
    answers: tuple[Answer, ...]
    entries: tuple[str, ...] = ()  # ids of the meetings that it is about


_BEGIN = 7  # words of a sentence that stand for what it tells


def cards(world: World, told: Told, months: str) -> tuple[Card, ...]:
    """Every question that a row settles, those that change most first."""
    maker, finder = _Maker(world, told), Finder(world, told, months)
    found = []
    for doubt in told.timeline.review:
        answers = tuple(maker.answers(doubt))
        if answers:
            says = say.sentence(doubt.says, months)
            about = "" if doubt.kind in _ONCE else doubt.about
            asked = "\0".join((doubt.kind, about, says, *doubt.between))
            name = hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:16]
            evidence = tuple(finder.of(one) for one in doubt.evidence)
            shown = say.sentence(maker.named(doubt.says, months), months)
            found.append((maker.rank(doubt), Card(name, doubt.kind, shown, evidence, answers, maker.entries(doubt))))
    return tuple(card for _, card in sorted(found, key=lambda one: one[0]))


def _begun(meeting: Meeting) -> str:
    """The first words of the sentence that tells of something in which nobody is named."""
    words = meeting.reports[0].passages[0].quote.split()
    return " ".join(words[:_BEGIN]) + (" …" if len(words) > _BEGIN else "")


class _Maker:
    def __init__(self, world: World, told: Told) -> None:
        self._world = world
        self._meetings: Mapping[str, Meeting] = {
            report.key: meeting for meeting in told.merged.meetings for report in meeting.reports
        } | {meeting.id: meeting for meeting in told.merged.meetings}
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
        self._clashes = {one.about: one for one in told.timeline.contradictions}

    def entries(self, doubt: Doubt) -> tuple[str, ...]:
        """The ids of the meetings and events that a question is about."""
        found = (self._entries.get(key) for key in (doubt.about, *doubt.between))
        return tuple(dict.fromkeys(one.meeting.id for one in found if one))

    def named(self, says: Cause, months: str) -> Cause:
        """A question that names meetings and events by who met and when: an id says nothing to who reads it."""
        values = {key: self._title(value, months) or value for key, value in says.values.items()}
        return replace(says, values=values)

    def _title(self, id_: Any, months: str) -> str | None:
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
        name = str(doubt.says.values.get("name") or doubt.says.values.get("place", ""))
        first = next(iter(plain(name).split()), "")
        is_short = doubt.kind == "unknown-name" and _is_short_of(name, self._asked.get(first, ()))
        return RANKS.index(doubt.kind) if doubt.kind in RANKS else len(RANKS), is_short, -self._names[name]

    def answers(self, doubt: Doubt) -> Iterator[Answer]:
        kind = doubt.kind.replace("-", "_")
        make = getattr(self, f"_{kind}", None)
        if make is not None:
            yield from make(doubt)

    def _possible_merge(self, doubt: Doubt) -> Iterator[Answer]:
        row = self._about(*doubt.between)
        one, two, *none = _ONE_OR_TWO.get(doubt.says.code.rpartition("_")[2], _MEETINGS)
        yield Answer(one, "judgements", {"kind": "same", **row})
        yield Answer(two, "judgements", {"kind": "different", **row})
        for label, key in zip(none, doubt.between, strict=True):
            yield Answer(label, "judgements", {"kind": "not-a-meeting", **self._about(key)})

    def _ambiguous_name(self, doubt: Doubt) -> Iterator[Answer]:
        meeting = self._meetings[doubt.about]
        text = str(doubt.says.values["name"])
        side = next((one for one in meeting.participants if one.text == text), None)
        for id_ in side.candidates if side else ():
            if id_ in self._world.known.people:
                row = {"kind": "participant", **self._about(doubt.about), "text": text, "person": id_}
                yield Answer(self._world.known.people[id_].name, "judgements", row)
        yield self._nobody(text)

    def _unknown_name(self, doubt: Doubt) -> Iterator[Answer]:
        name = str(doubt.says.values["name"])
        known = self._world.known.people.values()
        whole = [one for one in known if _is_short_of(name, (one.name, *one.aliases))]
        yield from self._him(doubt.about, name, whole)  # «ماتاريلا» is more likely he who is known than a new one
        row = {"name": name, **({"sort": "body"} if self._is_body(doubt.about, name) else {})}
        yield Answer(
            "جهة جديدة" if "sort" in row else "شخص جديد", "people", row, asks="id", suggests=_slug(doubt.paste)
        )
        yield self._nobody(name)
        yield from self._him(doubt.about, name, (one for one in known if one not in whole))
        yield Answer("ليس لقاء", "judgements", {"kind": "not-a-meeting", **self._about(doubt.about)})

    def _him(self, about: str, name: str, known: Iterable[Person]) -> Iterator[Answer]:
        """Those of a like name; «صباح», a common word that no text is searched for, is he in this meeting alone."""
        sides = self._meetings[about].participants if about in self._meetings else ()
        text = next((one.text for one in sides if one.name == name), name)
        for answer in _alike(name, "people", known):
            if answer.alias is None or not is_common(name):
                yield answer
                continue
            row = {"kind": "participant", **self._about(about), "text": text, "person": answer.alias[0]}
            yield Answer(answer.label, "judgements", row)

    def _is_body(self, about: str, name: str) -> bool:
        """Whether a name is of a body, which has a row like that of a person."""
        sides = self._meetings[about].participants if about in self._meetings else ()
        return any(one.name == name and one.sort == "body" for one in sides)

    def _unknown_place(self, doubt: Doubt) -> Iterator[Answer]:
        name = str(doubt.says.values["place"])
        yield from _alike(name, "places", self._world.known.places.values())
        likely = _likely_kind(name)
        for label, kind in sorted(_KINDS.items(), key=lambda one: one[1] != likely):
            row = {"name": name, "kind": kind}
            yield Answer(label, "places", row, asks="id", suggests=_slug(doubt.paste))

    def _undated(self, doubt: Doubt) -> Iterator[Answer]:
        told = doubt.evidence[0]
        quote = " ".join(told.quote.split())[:80].rsplit(" ", 1)[0] if len(told.quote) > 80 else told.quote
        row = {"kind": "date", "article": told.article, "quote": quote, **self._about(doubt.about)}
        yield Answer("تاريخه", "judgements", row, asks="date")
        yield Answer("ليس لقاء", "judgements", {"kind": "not-a-meeting", **self._about(doubt.about)})

    def _expression(self, doubt: Doubt) -> Iterator[Answer]:
        if doubt.paste:
            told = doubt.evidence[0]
            row = {"kind": "date", "article": told.article, "quote": told.quote}
            yield Answer("تاريخه", "judgements", row, asks="date")

    def _contradiction(self, doubt: Doubt) -> Iterator[Answer]:
        clash = self._clashes.get(doubt.about)
        for repair in sorted(clash.repairs, key=lambda one: not one.chosen) if clash else ():
            statement = clash.statements[repair.without] if clash else None
            if statement is None:
                continue
            source = statement.source
            without = source.quote or source.claim or source.knowledge or source.rule or ""
            row = {"kind": "repair", "about": doubt.about, "without": without}
            if source.quote and source.article:
                row["article"] = source.article
            keeps = "أبقِ المعروض، و" if repair.chosen else ""
            yield Answer(f"{keeps}نحِّ: {say.sentence(statement.says)}", "judgements", row)

    def _nobody(self, name: str) -> Answer:
        return Answer("ليس شخصا", "judgements", {"kind": "nobody", "text": name})

    def _about(self, *keys: str) -> dict[str, Any]:
        quotes = [told_by(self._meetings[key], key) for key in keys if key in self._meetings]
        return {"meetings": list(keys), **({"quotes": quotes} if len(quotes) == len(keys) else {})}


def _alike(name: str, file: str, known: Iterable[Person | Place]) -> Iterator[Answer]:
    """Those of a like name: the new spelling goes to the one that is meant."""
    alike = [one for one in known if any(_may_be(name, spelling, file) for spelling in (one.name, *one.aliases))]
    for one in alike[:_OFFERED]:
        yield Answer(f"هو {one.name}", file, alias=(one.id, name))


def _may_be(name: str, other: str, file: str) -> bool:
    """Whether two names may be of one place: with a word in common; or of one person: with two, the last, or the only
    one of either.
    """
    left, right = _telling(name), _telling(other)
    shared = set(left) & set(right)
    is_near = file == "places" or len(shared) > 1 or left[-1:] == right[-1:] or 1 in (len(left), len(right))
    return bool(shared) and is_near


def _likely_kind(place: str) -> str:
    """What a place may be by its name, so that it is offered first: «كينيا», «قصر الحكم»; a city where nothing says."""
    name = plain(place)
    lands = {plain(one) for row in lexicon.rows("meetings/nations") for one in row["names"]}
    venues = {plain(one) for row in ("venues", "houses-of") for one in lexicon.rows("meetings/clauses")[row]}
    first = name.split(" ")[0]
    return "country" if name in lands else "building" if first in venues else "city"


def _is_short_of(name: str, others: Iterable[str]) -> bool:
    """Whether one of the others has all words of a name, and more: «ماتاريلا» of «سيرجيو ماتاريلا»."""
    own = set(plain(name).split())
    return any(own < set(plain(other).split()) for other in others)


def _telling(name: str) -> list[str]:
    """The words of a name that do not stand in every other, as «بن», «آل», «عبد» and «مدينة» do, without the article:
    «البارزاني» is «بارزاني».
    """
    joints = {plain(one) for row in ("descent", "bound", "joints") for one in lexicon.rows("names")[row]}
    bare = [word for word in plain(name).split() if len(word) > _JOINT and word not in joints]
    return [word.removeprefix("ال") if len(word) > _WITH_ARTICLE else word for word in bare]


def _slug(paste: str | None) -> str:
    """The placeholder id of the row that the terminal prints."""
    line = next((one for one in (paste or "").split("\n") if one.startswith("- id: ")), "")
    return line.removeprefix("- id: ").strip()


def apply(knowledge: Any, answer: Answer, typed: str | None) -> files.Edit:
    """Write what an answer says.

    Raises:
        ValueError: where a word is missing or wrong; one line.
    """
    path = knowledge / f"{answer.file}.yaml"
    if answer.alias is not None:
        return files.add_to(path, answer.alias[0], "aliases", answer.alias[1])
    row = dict(answer.row)
    if answer.asks is not None:
        row = {answer.asks: _checked(answer.asks, typed, path), **row} if answer.asks == "id" else {
            **row, answer.asks: _checked(answer.asks, typed, path),
        }  # fmt: skip
    return files.append(path, row)


def _checked(key: str, typed: str | None, path: Any) -> str:
    from arabic_timeline import edtf

    value = (typed or "").strip()
    if key == "date":
        try:
            edtf.parse(value)
        except ValueError:
            raise ValueError(f"«{rows.printable(value)}» ليس تاريخا: اكتب مثل 2020-03-04 أو 2020-03 أو 2020") from None
    elif not rows.ID.fullmatch(value):
        raise ValueError("المعرّف بحروف لاتينية a-z وأرقام و- و_ وحدها")
    elif value in (rows.written_ids(path, path.parent, 32_000_000) or ()):
        raise ValueError(f"المعرّف «{value}» لسطر آخر: اكتب غيره")
    return value
