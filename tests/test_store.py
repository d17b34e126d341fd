"""The store only saves time: the site is the same without it, and nothing that happens to its file stops a build."""

from __future__ import annotations

import dataclasses
import os
import pickle
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from arabic_timeline import extract, model, reading, store
from arabic_timeline import timeline as road
from arabic_timeline.interval import Interval
from arabic_timeline.means import Means
from arabic_timeline.model import Article
from arabic_timeline.registry import Registry
from arabic_timeline.store import values

MADE_BY = b"this program"
FIRST = "استقبل وزير الخارجية المغربي سالم الرامي أمس الثلاثاء بالرباط السفير البرتغالي لويس كوستا."
SECOND = "التقى كريم البدري في تونس وزير الداخلية التونسي ماهر الحداد يوم 3 ماي 2023."


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store.beside(tmp_path / "site")


def _means(kept: store.Store) -> Means:
    return Means(kept=kept)


def _data(folder: Path, *texts: str) -> Path:
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "knowledge").mkdir(exist_ok=True)
    for n, text in enumerate(texts):
        article = f'---\nid: "{n:03}"\noutlet: paper\ntitle: خبر\npublished: 2023-05-10\n---\n{text}\n'
        (folder / "articles" / f"{n:03}.md").write_text(article, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that are read, in order."""
    seen: list[str] = []
    real = extract.read

    def watched(dated: road.Dated, registry: Registry) -> object:
        seen.append(dated.article.id)
        return real(dated, registry)

    monkeypatch.setattr(extract, "read", watched)
    return seen


def _told(folder: Path, path: Path, said: list[str]) -> road.Told:
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        world = road.load(folder, _means(kept))
        assert not world.errors
        told = road.tell(world, means=_means(kept))
        kept.forget_unasked("read", "found", "rows")
    return told


def test_what_was_read_is_not_read_again_and_is_the_same(
    tmp_path: Path, path: Path, said: list[str], read: list
) -> None:
    folder = _data(tmp_path / "data", FIRST, SECOND)
    first = _told(folder, path, said)
    assert read == ["000", "001"]
    again = _told(folder, path, said)
    assert read == ["000", "001"]
    assert first == again == road.tell(road.load(folder))
    assert said == []


def test_everything_that_real_articles_give_can_be_kept(path: Path, said: list[str], read: list[str]) -> None:
    folder = Path(__file__).resolve().parent / "five"
    first = _told(folder, path, said)
    assert len(read) >= 5
    read.clear()
    assert _told(folder, path, said) == first
    assert (read, said) == ([], [])


def test_only_a_changed_article_is_read_again(tmp_path: Path, path: Path, said: list[str], read: list[str]) -> None:
    folder = _data(tmp_path / "data", FIRST, SECOND)
    _told(folder, path, said)
    _data(folder, FIRST, SECOND.replace("3 ماي", "4 ماي"))
    read.clear()
    told = _told(folder, path, said)
    assert read == ["001"]
    assert told == road.tell(road.load(folder))


def test_a_changed_alias_reads_again_only_what_contains_it(
    tmp_path: Path, path: Path, said: list[str], read: list
) -> None:
    folder = _data(tmp_path / "data", FIRST, SECOND)
    people = folder / "knowledge" / "people.yaml"
    people.write_text("- {id: badri, name: كريم البدري}\n- {id: nobody, name: نبيل الشامي}\n", encoding="utf-8")
    _told(folder, path, said)
    read.clear()
    people.write_text(
        "- {id: badri, name: كريم البدري}\n- {id: nobody, name: نبيل الشامي, aliases: [سالم الرامي]}\n",
        encoding="utf-8",
    )
    told = _told(folder, path, said)
    assert read == ["000"]
    assert told == road.tell(road.load(folder))


def test_the_habits_of_an_outlet_belong_to_what_was_read(
    tmp_path: Path, path: Path, said: list[str], read: list
) -> None:
    folder = _data(tmp_path / "data", FIRST)
    _told(folder, path, said)
    outlets = folder / "knowledge" / "outlets.yaml"
    outlets.write_text("- {id: paper, name: ورقة, policy: {anchor_shift: 0}}\n", encoding="utf-8")
    _told(folder, path, said)
    outlets.write_text("- {id: paper, name: ورقة أخرى, policy: {anchor_shift: 0}}\n", encoding="utf-8")
    _told(folder, path, said)
    assert read == ["000", "000"]
    outlets.write_text("- {id: paper, name: هسبريس, policy: {anchor_shift: 0}}\n", encoding="utf-8")
    told = _told(folder, path, said)
    assert read == ["000", "000", "000"]  # a name by which its country is known
    assert told == road.tell(road.load(folder))


def test_articles_that_are_gone_are_forgotten(tmp_path: Path, path: Path, said: list[str]) -> None:
    folder = _data(tmp_path / "data", FIRST, SECOND)
    _told(folder, path, said)
    (folder / "articles" / "001.md").unlink()
    _told(folder, path, said)
    with sqlite3.connect(path) as base:
        names = {name for (name,) in base.execute("SELECT name FROM kept WHERE room = 'found'")}
    assert names == {"home/000"}


def test_another_program_finds_nothing(path: Path, said: list[str]) -> None:
    for made_by, found in ((b"one", None), (b"one", "value"), (b"other", None), (b"other", "value")):
        with store.opened(path, made_by, "home", said.append) as kept:
            assert kept.get("room", "name", b"key") == found
            kept.put("room", "name", b"key", "value")
    assert said == []


def test_what_is_asked_for_in_order_is_what_was_put(path: Path, said: list[str]) -> None:
    """Some of it is read ahead, which no order of the questions and nothing put since can be told by."""
    names = [f"{n:04}" for n in range(300)]
    with (
        store.opened(path, MADE_BY, "home", said.append) as kept,
        store.opened(path, MADE_BY, "homf", said.append) as more,
    ):
        for name in names[::2]:
            kept.put("room", name, b"key", name)
        kept.write()
        more.put("room", "0001", b"key", "of another")
        more.write()
        for asked in (names, names[::-1], names[1::7], [*names[:9], *names[:9]]):
            assert [kept.get("room", one, b"key") for one in asked] == [
                one if int(one) % 2 == 0 else None for one in asked
            ]
        assert [kept.get("room", one, b"key") for one in names[:3]] == ["0000", None, "0002"]
        kept.put("room", "0004", b"key", "another")
        kept.write()
        assert [kept.get("room", one, b"key") for one in names[3:6]] == [None, "another", None]
        assert kept.get("room", "0006", b"another key") is None
    assert said == []


def test_two_worlds_share_a_store_and_know_nothing_of_each_other(path: Path, said: list[str]) -> None:
    with (
        store.opened(path, MADE_BY, "one", said.append) as one,
        store.opened(path, MADE_BY, "two", said.append) as two,
    ):
        for kept, value in ((one, "of one"), (two, "of two")):
            kept.put("room", "name", b"key", value)
            kept.write()
        assert (one.get("room", "name", b"key"), two.get("room", "name", b"key")) == ("of one", "of two")
        two.get("room", "other", b"key")
        two.forget_unasked("room")
        assert one.get("room", "name", b"key") == "of one"
    assert said == []


@pytest.mark.parametrize("where", [0, 20, 5000, 9000])
def test_a_damaged_store_is_made_anew_with_one_line(path: Path, said: list[str], where: int) -> None:
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        for n in range(60):
            kept.put("room", f"{n:03}", b"key", "value" * 100)
    held = bytearray(path.read_bytes())
    held[where : where + 2000] = os.urandom(2000)
    path.write_bytes(held)
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        for n in range(60):
            assert kept.get("room", f"{n:03}", b"key") in (None, "value" * 100)
            kept.put("room", f"{n:03}", b"key", "other")
    assert len(said) <= 1 and all(line.endswith("was damaged: it is made anew") for line in said)
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        assert [kept.get("room", f"{n:03}", b"key") for n in range(60)] == ["other"] * 60
    assert len(said) == 1 or where


def test_an_older_store_is_made_anew_with_one_line(path: Path, said: list[str]) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE kept (other TEXT)")
        base.execute("PRAGMA user_version = 77")
    base.close()
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        kept.put("room", "name", b"key", 1)
        kept.write()
        assert kept.get("room", "name", b"key") == 1
    assert said == [f"the store {path} is of another version: it is made anew"]


def test_a_store_that_cannot_be_written_stops_nothing(path: Path, said: list[str]) -> None:
    path.parent.mkdir()
    path.mkdir()
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        kept.put("room", "name", b"key", 1)
        assert kept.get("room", "name", b"key") is None
    assert len(said) == 1 and said[0].endswith("this run goes on without")


def test_a_link_in_the_place_of_the_store_is_not_followed(path: Path, tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "mine").mkdir()
    path.parent.symlink_to(tmp_path / "mine")
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        kept.put("room", "name", b"key", 1)
    assert list((tmp_path / "mine").iterdir()) == []
    assert len(said) == 1


def test_a_store_that_another_run_holds_is_waited_for_and_then_left(
    path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.sqlite, "_PATIENCE", 0.1)
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        holder = sqlite3.connect(path, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        kept.put("room", "name", b"key", 1)
        kept.write()
        assert kept.get("room", "name", b"key") is None
        holder.execute("ROLLBACK")
        holder.close()
    assert len(said) == 1 and "locked" in said[0]


# ── values ───────────────────────────────────────────────────────────────────────────────────────


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("false",)


def test_only_values_of_the_model_come_out_of_bytes() -> None:
    article = Article(id="1", outlet="o", title="t", text="نص")
    assert values.loads(values.dumps((article, {"a": frozenset({1})}))) == (article, {"a": frozenset({1})})
    for evil in (pickle.dumps(_Evil()), pickle.dumps(os.system), pickle.dumps(values.dumps), b"", b"nothing"):
        with pytest.raises(ValueError):
            values.loads(values._sign(evil) + evil)
    with pytest.raises(ValueError, match="not whole"):
        values.loads(values.dumps(article)[:-1])


def _setting(module: str, name: str) -> bytes:
    """A pickle that takes something of the program and sets what belongs to it."""
    taken, state = f"c{module}\n{name}\n", pickle.dumps((None, {"__doc__": "set"}), protocol=2)[2:-1]
    return taken.encode() + state + b"b."


_CLASSES = [one for one in vars(model).values() if isinstance(one, type) and dataclasses.is_dataclass(one)]


@pytest.mark.parametrize("taken", [values.made, Interval, *_CLASSES], ids=lambda one: getattr(one, "__name__", "made"))
def test_bytes_change_nothing_of_the_program(taken: Any) -> None:
    before = taken.__doc__
    evil = _setting(taken.__module__, getattr(taken, "__name__", "made"))
    with pytest.raises(ValueError, match="no value"):
        values.loads(values._sign(evil) + evil)
    assert taken.__doc__ == before


def test_several_processes_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_FIRST", 2)
    monkeypatch.setattr(reading, "_CHUNK", 3)
    world = road.load(_data(tmp_path / "data", *([FIRST, SECOND] * 8)))
    assert road.tell(world, means=Means(jobs=3)) == road.tell(world)


def test_large_values_do_not_wait_until_they_are_many(path: Path, said: list[str]) -> None:
    with store.opened(path, MADE_BY, "home", said.append) as kept:
        for n in range(5):
            kept.put("large", str(n), b"", "x" * 1_500_000)
        with sqlite3.connect(path) as other:
            (written,) = other.execute("SELECT count(*) FROM kept").fetchone()
        other.close()
        assert 3 <= written < 5
    assert said == []
