"""Random edits to a dossier, as years of work make them: no id changes hands, no judgement hits what it was not about,
every address of every earlier build leads on.

    python -m campaign.edits DATA [--edits 300] [--seed 1] [--pool 30]

takes another dossier: its articles but the last ``--pool``, which the edits bring in one by one.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import yaml

from arabic_timeline import ids
from arabic_timeline import timeline as road
from arabic_timeline.means import Means
from arabic_timeline.model import Report
from arabic_timeline.render import Settings
from arabic_timeline.render.addresses import Leads
from arabic_timeline.render.addresses import given as pages_of
from arabic_timeline.render.pairs import Pairs
from arabic_timeline.render.views import World
from arabic_timeline.store import opened

from .findings import Found

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
_PIECE = re.compile(r"[^.؟!\n]*[.؟!\n]*")
_NAMES = ["سالم الرامي", "روبرت ميلر", "فؤاد النجدي", "نبيل الذهبي", "طلال المحار", "هنري دوغلاس", "جان مارتان"]
_TELLS = [
    "استقبل الوزير {one} أمس السفير {other} في صدف.",
    "والتقى {one} يوم الاثنين {other} بمكتبه لبحث الصيد البحري.",
    "وأجرى {one} مباحثات مع {other} حول التعاون.",
    "وكان {one} قد اجتمع مع {other} في يناير 2020.",
    "بحث {one} مع {other} اليوم سبل التعاون في لؤلؤة.",
    "ووقع {one} و{other} اتفاقية للصيد البحري في صدف.",
    "وقام {one} بزيارة رسمية إلى صدف في يناير 2020.",
]
_SAYS = [
    "وقال إن التعاون جيد.",
    "ويستمر المعرض أسبوعا.",
    "وتشهد المدينة حركة كبيرة.",
    "وأكد المصدر أن الأمور تسير بخير.",
]
_LEXICON = ["الوجيه", "المقدام", "النطاسي"]


@dataclass
class Dossier:
    """The articles as pieces with the number of each, which an edit of its words keeps; and what an editor wrote."""

    data: Path
    articles: dict[str, list[tuple[int, str]]]
    pool: dict[str, str]
    chance: random.Random
    people: dict[str, str] = field(default_factory=dict)
    was: dict[str, list[str]] = field(default_factory=dict)  # the former ids of people
    outlets: list[str] = field(default_factory=lambda: ["o", "p"])
    heads: dict[str, str] = field(default_factory=dict)
    lexicon: list[str] = field(default_factory=list)
    judgements: list[dict[str, object]] = field(default_factory=list)
    numbers: count[int] = field(default_factory=count)

    def pieces(self, text: str) -> list[tuple[int, str]]:
        return [(next(self.numbers), one) for one in _PIECE.findall(text) if one]

    def write(self) -> None:
        folder = self.data / "articles"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, pieces in self.articles.items():
            (folder / f"{name}.md").write_text(self.heads[name] + "".join(text for _, text in pieces), encoding="utf-8")
        known = self.data / "knowledge"
        known.mkdir(exist_ok=True)
        rows = {
            "people": [self._person(id_, name) for id_, name in self.people.items()],
            "outlets": [{"id": one, "name": f"صحيفة {one}"} for one in self.outlets],
            "judgements": self.judgements,
        }
        for file, values in rows.items():
            _dump(known / f"{file}.yaml", values)
        words = [{"table": "meetings/offices", "row": "titles", "add": [one]} for one in self.lexicon]
        (self.data / "lexicon").mkdir(exist_ok=True)
        _dump(self.data / "lexicon" / "words.yaml", words)

    def _person(self, id_: str, name: str) -> dict[str, object]:
        return {"id": id_, "name": name, **({"was": self.was[id_]} if id_ in self.was else {})}

    def numbers_of(self, report: Report) -> frozenset[int]:
        """The pieces in which a report is told."""
        found, at = set(), 0
        spans = [(one.start, one.end) for one in report.passages if one.role == "telling"]
        for number, text in self.articles[report.article]:
            if any(start < at + len(text.rstrip()) and at < end for start, end in spans):
                found.add(number)
            at += len(text)
        return frozenset(found)


def _dump(path: Path, rows: object) -> None:
    path.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")


# ── edits ────────────────────────────────────────────────────────────────────────────────────────


def _some(dossier: Dossier) -> str:
    return dossier.chance.choice(sorted(dossier.articles))


def add_person(dossier: Dossier, told: road.Told) -> str:
    known = set(dossier.people.values())
    names = {one.name for report in told.reports for one in report.participants if one.id is None and " " in one.name}
    free = sorted(names - known) or sorted(set(_NAMES) - known)
    if not free:
        return "nobody to add"
    dossier.people[f"p{next(dossier.numbers)}"] = dossier.chance.choice(free)
    return "a person is added"


def remove_person(dossier: Dossier, told: road.Told) -> str:
    if dossier.people:
        del dossier.people[dossier.chance.choice(sorted(dossier.people))]
    return "a person goes"


def rename_person(dossier: Dossier, told: road.Told) -> str:
    """Another id, the former one named in the row."""
    if not dossier.people:
        return "nobody to call otherwise"
    old, new = dossier.chance.choice(sorted(dossier.people)), f"p{next(dossier.numbers)}"
    dossier.people[new] = dossier.people.pop(old)
    dossier.was[new] = [old, *dossier.was.pop(old, [])]
    return "a person gets another id"


def add_sentence(dossier: Dossier, told: road.Told) -> str:
    one, other = dossier.chance.sample(_NAMES, 2)
    strange = [text for pieces in dossier.articles.values() for _, text in pieces if len(text) > 40]
    options = [dossier.chance.choice(_TELLS).format(one=one, other=other), dossier.chance.choice(_SAYS)]
    text = dossier.chance.choice([*options, dossier.chance.choice(strange).strip()])
    pieces = dossier.articles[_some(dossier)]
    pieces.insert(dossier.chance.randrange(len(pieces) + 1), (next(dossier.numbers), f"\n{text}\n"))
    return "a sentence is added"


def remove_sentence(dossier: Dossier, told: road.Told) -> str:
    pieces = dossier.articles[_some(dossier)]
    if len(pieces) > 1:
        pieces.pop(dossier.chance.randrange(len(pieces)))
    return "a sentence goes"


def mend_sentence(dossier: Dossier, told: road.Told) -> str:
    pieces = dossier.articles[_some(dossier)]
    at = dossier.chance.randrange(len(pieces))
    number, text = pieces[at]
    words = text.split(" ")
    n = dossier.chance.randrange(len(words))
    words[n : n + 1] = dossier.chance.choice([[words[n], "أيضا"], [f"{words[n]}،"], [words[n]] * 2, []])
    pieces[at] = (number, " ".join(words) or " ")
    return "words of a sentence change"


def move_sentence(dossier: Dossier, told: road.Told) -> str:
    pieces = dossier.articles[_some(dossier)]
    number, text = pieces.pop(dossier.chance.randrange(len(pieces)))
    pieces.insert(dossier.chance.randrange(len(pieces) + 1), (number, f"\n{text.strip()}\n"))
    return "a sentence moves"


def add_article(dossier: Dossier, told: road.Told) -> str:
    if not dossier.pool:
        return "no article to add"
    name = dossier.chance.choice(sorted(dossier.pool))
    head, text = _parted(dossier.pool.pop(name))
    dossier.heads[name], dossier.articles[name] = head, dossier.pieces(text)
    return "an article is added"


def remove_article(dossier: Dossier, told: road.Told) -> str:
    if len(dossier.articles) > 3:
        name = _some(dossier)
        pieces = dossier.articles.pop(name)
        dossier.pool[name] = dossier.heads.pop(name) + "".join(text for _, text in pieces)
    return "an article goes"


def outlets(dossier: Dossier, told: road.Told) -> str:
    if len(dossier.outlets) > 1 and dossier.chance.random() < 0.5:
        dossier.outlets.pop()
    else:
        dossier.outlets.append(f"x{next(dossier.numbers)}")
    return "an outlet comes or goes"


def words(dossier: Dossier, told: road.Told) -> str:
    if dossier.lexicon and dossier.chance.random() < 0.5:
        dossier.lexicon.pop()
    else:
        free = [one for one in _LEXICON if one not in dossier.lexicon]
        dossier.lexicon += free[:1]
    return "a row of the lexicon comes or goes"


def judge(dossier: Dossier, told: road.Told) -> str:
    reports = list(told.reports)
    if len(reports) < 2:
        return "nothing to judge"
    kind = dossier.chance.choice(["different", "same", "not-a-meeting"])
    form = dossier.chance.choice(reports).form
    alike = [one for one in reports if kind != "same" or one.form == form]
    wanted = 1 if kind == "not-a-meeting" else 2
    if len(alike) < wanted:
        return "nothing to judge"
    some = dossier.chance.sample(alike, wanted)
    row: dict[str, object] = {"kind": kind, "meetings": [one.key for one in some]}
    if dossier.chance.random() < 0.5:
        row["quotes"] = [" ".join(one.passages[0].quote.split())[:80].rsplit(" ", 1)[0] for one in some]
    dossier.judgements.append(row)
    return "a judgement"


EDITS: tuple[Callable[[Dossier, road.Told], str], ...] = (
    add_person, add_person, remove_person, rename_person, add_sentence, add_sentence, remove_sentence, remove_sentence,
    mend_sentence, mend_sentence, move_sentence, add_article, remove_article, outlets, words, judge, judge,
)  # fmt: skip


# ── what has to hold ─────────────────────────────────────────────────────────────────────────────


@dataclass
class Watch:
    """What every build so far has promised."""

    store: bool  # whether the editor keeps the ids after each build
    owners: dict[str, frozenset[int]] = field(default_factory=dict)
    addresses: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)  # besides those of meetings
    about: dict[str, frozenset[int]] = field(default_factory=dict)  # by judgement and id that it names
    quotes: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def look(self, dossier: Dossier, edit: str) -> road.Told:
        """The dossier told, every promise looked at; what is reported the editor takes out, and it is told again."""
        dossier.write()
        world, told = self._told(dossier)
        lost = {one.line for one in (told.faults if told else world.errors) if one.error}
        if lost:
            self._take_out(dossier, {one for one in lost if one})
            return self.look(dossier, edit)
        assert told is not None
        self.counts["builds"] += 1
        self._ids(dossier, told, edit)
        self._judgements(dossier, world, told, edit)
        self._addresses(told, edit)
        if self.store:
            entries = (*told.timeline.meetings, *told.timeline.events)
            rows = ids.stored(world.kept, entries, told.named.anchors)
            (dossier.data / ids.FILE).write_text(ids.text(rows), encoding="utf-8")
            self._pages(dossier, world, told, edit)
        return told

    def _told(self, dossier: Dossier) -> tuple[road.World, road.Told | None]:
        """As `build` tells it: with what the builds before kept."""
        words = repr(dossier.lexicon).encode()
        with opened(dossier.data.parent / f"{dossier.data.name}.sqlite", words, "", self.found.append) as kept:
            means = Means(kept=kept, concluding=b"the program of this run")
            world = road.load(dossier.data, means)
            return world, None if world.errors else road.tell(world, means=means)

    def _take_out(self, dossier: Dossier, lines: set[int]) -> None:
        """The judgements that stand on these lines; ``_dump`` writes each row from a line of its own."""
        text = (dossier.data / "knowledge" / "judgements.yaml").read_text(encoding="utf-8").split("\n")
        starts = [n for n, line in enumerate(text, 1) if line.startswith("- ")]
        kept = [row for row, start in zip(dossier.judgements, starts, strict=True) if start not in lines]
        assert len(kept) < len(dossier.judgements), "an error that is no judgement's"
        self.counts["judgements reported"] += len(dossier.judgements) - len(kept)
        dossier.judgements = kept

    def _ids(self, dossier: Dossier, told: road.Told, edit: str) -> None:
        for report in told.reports:
            now = dossier.numbers_of(report)
            before = self.owners.setdefault(report.key, now)
            if before.isdisjoint(now) and not self._same_words(report):
                self.found.append(f"{edit}: {report.key} changes hands: «{report.passages[0].quote[:60]}»")
            self.owners[report.key] = before | now
            self.quotes.setdefault(report.key, report.passages[0].quote)

    def _same_words(self, report: Report) -> bool:
        """A sentence that an editor took out and wrote again is the same one."""
        return ids.likeness(self.quotes.get(report.key, ""), report.passages[0].quote) > 0.9

    def _judgements(self, dossier: Dossier, world: road.World, told: road.Told, edit: str) -> None:
        by_key = {report.key: report for report in told.reports}
        meant = ids.refound(world.known, told.named, world.kept).registry.judgements
        for n, (row, judgement) in enumerate(zip(dossier.judgements, meant, strict=True)):
            names: list[str] = row["meetings"]  # type: ignore[assignment]
            for name, key in zip(names, judgement.meetings, strict=True):
                self.counts["judgements looked at"] += 1
                self.counts["judgements found by their sentence"] += name != key
                report = by_key[key]
                now = dossier.numbers_of(report)
                about = self.about.setdefault(f"{row} {name}", now)
                if about.isdisjoint(now) and not self._same_words(report):
                    self.found.append(f"{edit}: judgement {n} hits «{report.passages[0].quote[:60]}»")

    def _addresses(self, told: road.Told, edit: str) -> None:
        shown = {entry.meeting.id for entry in (*told.timeline.meetings, *told.timeline.events)}
        leads = {old for old, new in told.timeline.redirects.items() if new in shown}
        there = shown | leads | {one.id for one in told.timeline.gone}
        if self.store:
            for address in self.addresses - there:
                self.found.append(f"{edit}: the address {address} leads nowhere")
        self.counts["gone"] = len(told.timeline.gone)
        self.addresses |= shown | leads

    def _pages(self, dossier: Dossier, world: road.World, told: road.Told, edit: str) -> None:
        """The pages of people, pairs, places, outlets and articles: each that was there is there, or leads on."""
        view = World(told.timeline, world.known, Settings(templates=TEMPLATES, built=datetime(1970, 1, 1, tzinfo=UTC)))
        pairs = Pairs(view)
        now = tuple(pages_of(view, pairs))
        there, lost = {one.page for one in now}, list(Leads(view, pairs).lost())
        there |= {
            f"people/{old}" for one in world.known.people.values() for old in one.was
        }  # each leads to the new one
        for page in self.pages - there - {one.page for one, _ in lost}:
            self.found.append(f"{edit}: the page {page} answers nothing")
        for one, lead in lost:
            if lead and lead.removesuffix(".html") not in there:
                self.found.append(f"{edit}: the page {one.page} leads to {lead}, which is not there")
        self.counts["pages that lead on"] = sum(lead is not None for _, lead in lost)
        self.counts["pages that say that they are gone"] = sum(lead is None for _, lead in lost)
        self.pages |= there
        kept = ids.addresses.merged(world.addresses, now)
        (dossier.data / ids.addresses.FILE).write_text(ids.addresses.text(kept), encoding="utf-8")


def campaign(dossier: Dossier, size: int, *, store: bool = True) -> Watch:
    """``size`` edits, a look after each."""
    watch = Watch(store=store)
    told = watch.look(dossier, "at first")
    for _ in range(size):
        edit = dossier.chance.choice(EDITS)(dossier, told)
        watch.counts[edit] += 1
        told = watch.look(dossier, edit)
    return watch


def run(size: int, seed: int) -> Found:
    """``size`` edits of a made-up dossier with the ids kept, and as many without."""
    found: list[str] = []
    for store in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            found += campaign(_made_up(Path(folder) / "data", random.Random(seed)), size, store=store).found
    return 2 * size, found


def _made_up(data: Path, chance: random.Random) -> Dossier:
    texts = {}
    for n in range(12):
        told = [chance.choice(_TELLS).format(one=one, other=other) for one, other in (chance.sample(_NAMES, 2),) * 2]
        body = "\n".join(chance.sample([*told, *_SAYS], 5))
        texts[f"a{n}"] = f"---\nid: a{n}\noutlet: o\ntitle: خبر {n}\npublished: 2020-03-{n + 1:02}\n---\n{body}\n"
    return _dossier(data, texts, 4, chance)


def _dossier(data: Path, texts: dict[str, str], pool: int, chance: random.Random) -> Dossier:
    names = sorted(texts)
    kept, later = names[: len(names) - pool], names[len(names) - pool :]
    dossier = Dossier(data=data, articles={}, pool={name: texts[name] for name in later}, chance=chance)
    for name in kept:
        head, text = _parted(texts[name])
        dossier.heads[name], dossier.articles[name] = head, dossier.pieces(text)
    return dossier


def _parted(text: str) -> tuple[str, str]:
    at = text.index("\n---", 3) + 5
    return text[:at], text[at:]


def main() -> None:
    """Another dossier's articles, edited in a folder of their own."""
    parser = argparse.ArgumentParser(prog="python -m campaign.edits", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pool", type=int, default=30)
    parser.add_argument("--unkept", action="store_true", help="the editor never keeps the ids")
    given = parser.parse_args()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((given.data / "articles").glob("*.md"))}
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        dossier = _dossier(Path(folder) / "data", texts, given.pool, random.Random(given.seed))
        watch = campaign(dossier, given.edits, store=not given.unkept)
    number = len(watch.addresses | watch.pages)
    print(f"{given.edits} edits, {number} addresses, {len(watch.found)} found", end=", ")
    print(f"{time.monotonic() - begun:.0f} s")
    for what, times in sorted(watch.counts.items()):
        print(f"  {what}: {times}")
    for one in watch.found[:50]:
        print(f"  {one}")


if __name__ == "__main__":
    main()
