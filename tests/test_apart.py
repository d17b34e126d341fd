"""Only parts of a dossier that changed are solved again, and what is concluded is the same as from nothing."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from arabic_timeline import ids, merge
from arabic_timeline import timeline as road
from arabic_timeline.digests import Digests
from arabic_timeline.means import Means
from arabic_timeline.merge.evidence import Evidence
from arabic_timeline.model import Article, Merged
from arabic_timeline.reason import gather, order
from arabic_timeline.reason.outlets import Span
from arabic_timeline.reason.world import World
from arabic_timeline.store import values

RAMI = "استقبل وزير الخارجية المغربي سالم الرامي أمس الثلاثاء بالرباط السفير البرتغالي لويس كوستا."
BADRI = "التقى كريم البدري في تونس وزير الداخلية التونسي ماهر الحداد يوم 3 ماي 2023."
OTHERS = "قالت صحف إن كريم البدري التقى ماهر الحداد يوم 3 ماي 2023 في تونس."
CLASH = "استقبل وزير الداخلية نبيل الشامي نظيره هشام الكتبي في عمان يوم 7 ماي 2024."
LOOSE = "استقبل فؤاد الزياني في يونيو الماضي الوزير جمال العمري بالدوحة."
FAR = "ولد الكاتب وليد النجار يوم 3 مارس 2001، والتقى يوم 4 أبريل 2003 في بغداد المخرج ياسر المنصوري."


@dataclass
class Kept:
    """What a store keeps, as it keeps it."""

    rows: dict[tuple[str, str], tuple[bytes, bytes]] = field(default_factory=dict)

    def get(self, room: str, name: str, key: bytes) -> Any | None:
        found = self.rows.get((room, name))
        return values.loads(found[1]) if found and found[0] == key else None

    def put(self, room: str, name: str, key: bytes, value: Any) -> None:
        self.rows[room, name] = key, values.dumps(value)


class Dossier:
    """Articles by id, with the day of each, and what is kept of them from one telling to the next."""

    def __init__(self, folder: Path, articles: Mapping[str, tuple[str | None, str]], people: str = "") -> None:
        self.folder, self.articles, self.people, self.kept = folder, dict(articles), people, Kept()
        (folder / "articles").mkdir(parents=True)
        (folder / "knowledge").mkdir()

    def tell(self, *, program: bytes | None = b"this program") -> road.Told:
        """The dossier told with what is kept, and the same as without."""
        for old in (self.folder / "articles").iterdir():
            old.unlink()
        for id_, (day, text) in self.articles.items():
            published = f"published: {day}\n" if day else ""
            head = f'---\nid: "{id_}"\noutlet: paper\ntitle: خبر\n{published}---\n'
            (self.folder / "articles" / f"{id_}.md").write_text(f"{head}{text}\n", encoding="utf-8")
        (self.folder / "knowledge" / "people.yaml").write_text(self.people, encoding="utf-8")
        means = Means(kept=self.kept, concluding=program)
        return road.tell(road.load(self.folder, means), means=means)


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dossier in which not each entry is compared with each other one, as in every large one."""
    monkeypatch.setattr(order, "_PAIRWISE", 0)


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles of which constraints are gathered, in order."""
    seen: list[str] = []
    real = gather.constraints

    def watched(world: World, spans: Mapping[str, Span]) -> list[Any]:
        seen.extend(world.dated)
        return real(world, spans)

    monkeypatch.setattr(gather, "constraints", watched)
    return seen


def _anew(dossier: Dossier) -> road.Told:
    return road.tell(road.load(dossier.folder))


def _articles() -> dict[str, tuple[str | None, str]]:
    day = "2023-05-10"
    return {"a": (day, RAMI), "b": (day, BADRI), "c": (day, OTHERS), "d": (day, CLASH), "e": (None, LOOSE)}


def _kept(tmp_path: Path) -> Dossier:
    dossier = Dossier(tmp_path / "data", _articles())
    assert dossier.tell() == _anew(dossier)
    return dossier


def test_a_changed_word_solves_its_part_alone(tmp_path: Path, solved: list[str]) -> None:
    dossier = _kept(tmp_path)
    solved.clear()
    assert dossier.tell() == _anew(dossier)
    assert _first(solved) == {"d"}, "a contradiction is told of all that stands in it"
    dossier.articles["a"] = ("2023-05-10", RAMI.replace("الثلاثاء", "الاثنين"))
    solved.clear()
    assert dossier.tell() == _anew(dossier)
    assert _first(solved) == {"a", "d"}


def _first(solved: list[str]) -> set[str]:
    """The articles of the first telling; the second is that from nothing."""
    return set(solved[: -len(_articles())])


def test_who_tells_the_same_meeting_is_solved_with_it(tmp_path: Path, solved: list[str]) -> None:
    dossier = _kept(tmp_path)
    assert any(len(one.meeting.reports) > 1 for one in _anew(dossier).timeline.meetings)
    dossier.articles["c"] = ("2023-05-11", OTHERS)
    solved.clear()
    assert dossier.tell() == _anew(dossier)
    assert _first(solved) == {"b", "c", "d"}


@pytest.mark.parametrize(
    "changed", [{"f": ("2023-05-10", FAR)}, {"f": (None, FAR)}, {"b": None}, {"a": None, "e": None}]
)
def test_articles_that_come_and_go_leave_nothing_stale(
    tmp_path: Path, changed: Mapping[str, tuple[str | None, str] | None]
) -> None:
    dossier = _kept(tmp_path)
    for id_, article in changed.items():
        if article is None:
            del dossier.articles[id_]
        else:
            dossier.articles[id_] = article
    assert dossier.tell() == _anew(dossier)
    dossier.articles = _articles()
    assert dossier.tell() == _anew(dossier)


def test_years_that_are_named_elsewhere_reach_a_phrase_without_a_year(tmp_path: Path, solved: list[str]) -> None:
    dossier = _kept(tmp_path)
    dossier.articles["f"] = ("2003-05-10", FAR)
    solved.clear()
    assert dossier.tell() == _anew(dossier)
    assert "e" in solved[: -len(dossier.articles)]


def test_other_knowledge_or_another_program_solves_all(tmp_path: Path, solved: list[str]) -> None:
    dossier = _kept(tmp_path)
    dossier.people = "- {id: badri, name: كريم البدري}\n"
    solved.clear()
    assert dossier.tell() == _anew(dossier)
    assert _first(solved) == {"a", "b", "c", "d", "e"}
    solved.clear()
    dossier.tell(program=b"another program")
    assert set(solved) == {"a", "b", "c", "d", "e"}


def test_another_spelling_solves_the_parts_that_print_it_alone(tmp_path: Path, solved: list[str]) -> None:
    dossier = _kept(tmp_path)
    row = "- {{id: rami, name: سالم بن علي الرامي{}}}\n"
    dossier.people = row.format("")
    assert dossier.tell() == _anew(dossier)
    for aliases, read in ((", aliases: [أبو علي]", {"d"}), (", aliases: [سالم الرامي]", {"a", "d"}), ("", {"a", "d"})):
        dossier.people = row.format(aliases)
        solved.clear()
        assert dossier.tell() == _anew(dossier)
        assert _first(solved) == read


def test_where_no_program_is_named_nothing_is_kept(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "data", _articles())
    dossier.tell(program=None)
    assert not [name for room, name in dossier.kept.rows if room == "concluded"]


def test_a_dossier_of_which_each_entry_is_compared_with_each_is_solved_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = _kept(tmp_path)
    monkeypatch.setattr(order, "_PAIRWISE", len(dossier.tell().timeline.meetings) + 1)
    told = dossier.tell()
    assert any(one.before for one in told.timeline.meetings)
    assert told == _anew(dossier)


def test_the_five_articles_are_concluded_the_same_whatever_was_kept(tmp_path: Path) -> None:
    data, kept = Path(__file__).resolve().parent / "five", Kept()
    means = Means(kept=kept, concluding=b"this program")
    told = [road.tell(road.load(data, means), means=means) for _ in range(2)]
    assert told[0] == told[1] == road.tell(road.load(data))


def test_the_digests_of_what_is_kept_are_those_of_what_it_says(tmp_path: Path) -> None:
    dossier = _kept(tmp_path)
    told = dossier.tell()
    for one in (*told.timeline.meetings, *told.timeline.events, *told.timeline.articles):
        assert told.digests.of(one) == Digests().of(one)


@pytest.fixture
def merged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many reports were merged, each time that anything was."""
    seen: list[int] = []
    real = merge._merged

    def watched(facts: Sequence[Evidence], *rest: Any) -> Merged:
        seen.append(len(facts))
        return real(facts, *rest)

    monkeypatch.setattr(merge, "_merged", watched)
    return seen


def test_a_word_that_merging_does_not_look_at_merges_nothing_again(tmp_path: Path, merged: list[int]) -> None:
    dossier = _kept(tmp_path)
    dossier.articles["a"] = ("2023-05-10", f"{RAMI} وقالت مصادر إن الطقس كان جميلا.")
    merged.clear()
    told = dossier.tell()
    assert merged == []
    assert told == _anew(dossier)


@pytest.mark.parametrize(
    ("article", "changed"),
    [
        ("a", ("2023-05-11", RAMI)),
        ("a", ("2023-05-10", RAMI.replace("سالم", "أسعد"))),
        ("b", ("2023-05-10", BADRI.replace("3 ماي", "4 ماي"))),
        ("b", ("2023-05-10", "وقال مصدر أمس. " + BADRI)),
    ],
)
def test_what_merging_looks_at_merges_again(
    tmp_path: Path, merged: list[int], article: str, changed: tuple[str | None, str]
) -> None:
    dossier = _kept(tmp_path)
    dossier.articles[article] = changed
    merged.clear()
    told = dossier.tell()
    assert merged
    assert told == _anew(dossier)


def test_ids_that_are_given_out_merge_again(tmp_path: Path, merged: list[int]) -> None:
    """Nothing of the articles changes, and their reports are called otherwise."""
    dossier = _kept(tmp_path)
    told = _anew(dossier)
    entries = (*told.timeline.meetings, *told.timeline.events)
    rows = [
        dataclasses.replace(one, id_=f"{one.id_}x", shown=False) for one in ids.stored((), entries, told.named.anchors)
    ]
    (dossier.folder / ids.FILE).write_text(ids.text(rows), encoding="utf-8")
    merged.clear()
    now = dossier.tell()
    assert merged
    assert now == _anew(dossier)
    assert {one.meeting.id for one in now.timeline.meetings} != {one.meeting.id for one in told.timeline.meetings}


def test_texts_that_were_compared_are_not_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = sys.modules["arabic_timeline.merge.copies"]
    seen: list[str] = []
    real = module._copied

    def watched(one: Article, other: Article, words: Any) -> bool:
        seen.append(other.id)
        return bool(real(one, other, words))

    monkeypatch.setattr(module, "_copied", watched)
    long = f"{RAMI} وبحث الجانبان التعاون بين البلدين في الصناعة والتجارة والتعليم والبحث العلمي والثقافة والسياحة."
    dossier = Dossier(tmp_path / "data", dict.fromkeys("abc", ("2023-05-10", long)))
    assert dossier.tell().timeline.copies == {"b": "a", "c": "a"}
    assert seen
    seen.clear()
    dossier.articles["d"] = ("2023-05-10", BADRI)
    assert dossier.tell().timeline.copies == {"b": "a", "c": "a"}
    assert seen == []
    dossier.articles["c"] = ("2023-05-10", f"{long} {BADRI} {OTHERS} {FAR}")
    assert dossier.tell().timeline.copies == {"b": "a"}
    assert set(seen) == {"c"}
