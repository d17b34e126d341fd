"""The answers of a question, each with the key that it has on every card and the row that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from arabic_timeline import edtf, lexicon, say
from arabic_timeline.extract.common import is_common
from arabic_timeline.model import Article, Contradiction, Doubt, Meeting, Source
from arabic_timeline.reason.review import told_by
from arabic_timeline.registry import Person, Place
from arabic_timeline.text import plain
from arabic_timeline.timeline import Told, World

# The key of an answer is the same wherever it is offered.  Figures choose among what is named on the card itself.
KEYS = {
    "same": "a",
    "different": "d",
    "no-meeting": "x",
    "no-second-meeting": "z",
    "new": "n",
    "nobody": "0",
    "nowhere": "0",
    "date": "t",
    "unsaid": "q",
    "city": "c",
    "country": "l",
    "building": "b",
    "region": "r",
}
_OFFERED = 5  # persons or places of a like name
_WITH_ARTICLE = 4  # letters; a longer word may begin with the article
_JOINT = 2  # letters of a word that joins others
_MEETINGS = ("لقاء واحد", "لقاءان", "الأول ليس لقاء", "الثاني ليس لقاء")
_ONE_OR_TWO = {
    "visit": ("زيارة واحدة", "زيارتان", "الأولى ليست زيارة", "الثانية ليست زيارة"),
    "call": ("اتصال واحد", "اتصالان", "الأول ليس اتصالا", "الثاني ليس اتصالا"),
    "event": ("حدث واحد", "حدثان", "الأول ليس حدثا", "الثاني ليس حدثا"),
}
_KINDS = {"مدينة": "city", "بلد": "country", "مبنى": "building", "منطقة": "region"}
_UNSAID = "النص لا يقول"
_UNDECIDED = "لا يُحسم"
_CHOSEN = "chosen by an editor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A button.  ``file`` and ``row`` are what it writes, into the head of an article where it is one (.md).

    ``alias``: the id in that file that gets a spelling instead.  ``key``: what it is pressed by.  ``asks``: a word that
    the editor types, under the key of the row that takes it.  ``known``: where an id is asked for, what is written
    where it is that of somebody known: the row without its ``person``, or nothing where he gets the spelling.
    """

    label: str
    file: str = "judgements"
    row: Mapping[str, Any] = field(default_factory=dict)
    alias: tuple[str, str] | None = None
    asks: str | None = None
    suggests: str = ""
    key: str = ""
    known: Mapping[str, Any] = field(default_factory=dict)


def of(maker: Maker, doubt: Doubt) -> tuple[Answer, ...]:
    """The answers of a question, those that it names itself numbered."""
    make = getattr(maker, doubt.kind.replace("-", "_"), None)
    numbers = map(str, count(1))
    found = [one if one.key else replace(one, key=next(numbers)) for one in (make(doubt) if make else ())]
    return tuple(replace(one, key="") if len(one.key) > 1 else one for one in found)


class Maker:
    """Makes the answers of each kind of question: a method a kind."""

    def __init__(self, world: World, told: Told, meetings: Mapping[str, Meeting], months: str) -> None:
        self._world, self._meetings, self._months = world, meetings, months
        self._articles: Mapping[str, Article] = {one.id: one for one in world.articles}
        self._clashes: Mapping[str, Contradiction] = {one.about: one for one in told.timeline.contradictions}

    def possible_merge(self, doubt: Doubt) -> Iterator[Answer]:
        about = self._about(*doubt.between)
        one, two, *none = _ONE_OR_TWO.get(doubt.says.code.rpartition("_")[2], _MEETINGS)
        yield Answer(label=one, row={"kind": "same", **about}, key=KEYS["same"])
        yield Answer(label=two, row={"kind": "different", **about}, key=KEYS["different"])
        yield _unsaid(about)
        for label, name, key in zip(none, ("no-meeting", "no-second-meeting"), doubt.between, strict=True):
            yield Answer(label=label, row={"kind": "not-a-meeting", **self._about(key)}, key=KEYS[name])

    def ambiguous_name(self, doubt: Doubt) -> Iterator[Answer]:
        meeting = self._meetings[doubt.about]
        text = str(doubt.says.values["name"])
        side = next((one for one in meeting.participants if one.text == text), None)
        about = self._about(doubt.about)
        for id_ in side.candidates if side else ():
            if id_ in self._world.known.people:
                row = {"kind": "participant", **about, "text": text, "person": id_}
                yield Answer(label=self._world.known.people[id_].name, row=row)
        yield _nobody(text)
        yield _unsaid({**about, "text": text})

    def unknown_name(self, doubt: Doubt) -> Iterator[Answer]:
        name = str(doubt.says.values["name"])
        known = self._world.known.people.values()
        whole = [one for one in known if is_short_of(name, (one.name, *one.aliases))]
        him = self._him(doubt.about, name)
        yield from _these(name, "people", whole, him)  # «ماتاريلا» is more likely he who is known than a new one
        is_body = self._is_body(doubt.about, name)
        label, sort = ("جهة جديدة", {"sort": "body"}) if is_body else ("شخص جديد", {})
        yield _new(label, "people", {"name": name, **sort}, doubt, "new", him)
        yield _nobody(name)
        yield _unsaid({"text": name})
        yield from _these(name, "people", (one for one in known if one not in whole), him)
        yield self._no_meeting(doubt)

    def _him(self, about: str, name: str) -> Mapping[str, Any]:
        """What says that a name is somebody known, less whom: nothing where he gets the spelling.  «صباح», a common
        word that no text is searched for, is he in this meeting alone.
        """
        if not is_common(name):
            return {}
        sides = self._meetings[about].participants if about in self._meetings else ()
        text = next((one.text for one in sides if one.name == name), name)
        return {"kind": "participant", **self._about(about), "text": text}

    def _is_body(self, about: str, name: str) -> bool:
        """Whether a name is of a body, which has a row like that of a person."""
        sides = self._meetings[about].participants if about in self._meetings else ()
        return any(one.name == name and one.sort == "body" for one in sides)

    def unknown_place(self, doubt: Doubt) -> Iterator[Answer]:
        name = str(doubt.says.values["place"])
        yield from _these(name, "places", self._world.known.places.values(), {})
        likely = _likely_kind(name)
        for label, kind in sorted(_KINDS.items(), key=lambda one: one[1] != likely):
            yield _new(label, "places", {"name": name, "kind": kind}, doubt, kind, {})
        yield Answer(label="ليس مكانا", row={"kind": "nowhere", "text": name}, key=KEYS["nowhere"])
        yield _unsaid({"text": name})

    def disputed_day(self, doubt: Doubt) -> Iterator[Answer]:
        article = self._articles[doubt.about]
        file = f"articles/{Path(article.file).name}"
        for written in article.disputed:
            day, _, where = written.partition(": ")
            label = f"{say.interval(edtf.parse(day).interval, self._months)}: {where}"
            yield Answer(label=label, file=file, row={"published": day, "published_source": f"{where} ({_CHOSEN})"})
        row = {"published_source": _CHOSEN}
        yield Answer(label="يوم غيره", file=file, row=row, asks="published", key=KEYS["date"])
        yield _unsaid({"article": doubt.about})

    def undated(self, doubt: Doubt) -> Iterator[Answer]:
        told = doubt.evidence[0]
        quote = " ".join(told.quote.split())[:80].rsplit(" ", 1)[0] if len(told.quote) > 80 else told.quote
        about = self._about(doubt.about)
        yield _date({"article": told.article, "quote": quote, **about})
        yield _unsaid(about)
        yield self._no_meeting(doubt)

    def expression(self, doubt: Doubt) -> Iterator[Answer]:
        if doubt.paste:
            told = doubt.evidence[0]
            yield _date({"article": told.article, "quote": told.quote})
            yield _unsaid({"article": told.article, "quote": told.quote})

    def contradiction(self, doubt: Doubt) -> Iterator[Answer]:
        clash = self._clashes.get(doubt.about)
        if clash is None:
            return
        for repair in sorted(clash.repairs, key=lambda one: not one.chosen):
            statement = clash.statements[repair.without]
            source = statement.source
            without = source.quote or source.claim or source.knowledge or source.rule or ""
            row = {"kind": "repair", "about": doubt.about, "without": without}
            if source.quote and source.article:
                row["article"] = source.article
            keeps = "أبقِ المعروض، و" if repair.chosen else ""
            yield Answer(label=f"{keeps}نحِّ{_witness(doubt, source)}: {say.sentence(statement.says)}", row=row)
        yield _unsaid({"about": doubt.about}, _UNDECIDED)

    def _no_meeting(self, doubt: Doubt) -> Answer:
        row = {"kind": "not-a-meeting", **self._about(doubt.about)}
        return Answer(label="ليس لقاء", row=row, key=KEYS["no-meeting"])

    def _about(self, *keys: str) -> dict[str, Any]:
        quotes = [told_by(self._meetings[key], key) for key in keys if key in self._meetings]
        return {"meetings": list(keys), **({"quotes": quotes} if len(quotes) == len(keys) else {})}


def _unsaid(about: Mapping[str, Any], label: str = _UNSAID) -> Answer:
    return Answer(label=label, row={"kind": "unsaid", **about}, key=KEYS["unsaid"])


def _nobody(text: str) -> Answer:
    return Answer(label="ليس شخصا", row={"kind": "nobody", "text": text}, key=KEYS["nobody"])


def _date(about: Mapping[str, Any]) -> Answer:
    return Answer(label="تاريخه", row={"kind": "date", **about}, asks="date", key=KEYS["date"])


def _new(label: str, file: str, row: Mapping[str, Any], doubt: Doubt, key: str, known: Mapping[str, Any]) -> Answer:
    return Answer(
        label=label, file=file, row=row, asks="id", suggests=_slug(doubt.paste), key=KEYS[key], known=known
    )  # fmt: skip


def _witness(doubt: Doubt, source: Source) -> str:
    """Which of the sentences shown a statement is made from."""
    place = (source.article, source.start, source.end)
    found = (n for n, one in enumerate(doubt.evidence, 1) if (one.article, one.start, one.end) == place)
    number = next(found, None)
    return f" (الشاهد {number})" if number else ""


def _these(name: str, file: str, known: Iterable[Person | Place], him: Mapping[str, Any]) -> Iterator[Answer]:
    """Those of a like name: the new spelling goes to the one that is meant, or he is the one in this meeting."""
    for answer in _alike(name, file, known):
        if him and answer.alias is not None:
            answer = Answer(label=answer.label, row={**him, "person": answer.alias[0]})
        yield answer


def _alike(name: str, file: str, known: Iterable[Person | Place]) -> Iterator[Answer]:
    alike = [one for one in known if any(_may_be(name, spelling, file) for spelling in (one.name, *one.aliases))]
    for one in alike[:_OFFERED]:
        yield Answer(label=f"هو {one.name}", file=file, alias=(one.id, name))


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


def is_short_of(name: str, others: Iterable[str]) -> bool:
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
