"""An archive read in shards: the same answers by whichever engine, and nothing read twice that is read."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the archive needs the extra «scale»: make scale")
pytest.importorskip("distributed", reason="the archive needs the extra «scale»: make scale")

import clusters
import distributed

from arabic_timeline import annotate, registry
from arabic_timeline.archive import engines, reading, shards, tables

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = "- {id: rami, name: سالم الرامي}\n- {id: costa, name: لويس كوستا}\n"
TEXTS = [
    "استقبل وزير الخارجية سالم الرامي أمس الثلاثاء في الرباط السفير لويس كوستا، وقال إنه سيعود بعد أسبوعين.",
    "التقى سالم الرامي يوم 3 ماي 2023 في تونس وزير الداخلية ماهر الحداد.",
    "افتتح معرض الكتاب في زمرد أبوابه أمام الزوار، وقال المنظمون إنه يستمر أسبوعا.",
]


def _records(first: int, number: int) -> list[dict[str, Any]]:
    days = [f"2024-{n % 12 + 1:02}-{n % 27 + 1:02}" for n in range(first, first + number)]
    return [
        {"id": f"a{first + n}", "outlet": "o", "title": f"خبر {first + n}", "text": TEXTS[n % 3], "published": day}
        for n, day in enumerate(days)
    ]


def _lines(records: Sequence[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A folder with knowledge, and shards of each form."""
    (tmp_path / "data" / "knowledge").mkdir(parents=True)
    (tmp_path / "data" / "knowledge" / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.jsonl").write_bytes(_lines(_records(0, 24)))
    (tmp_path / "in" / "2.jsonl.gz").write_bytes(gzip.compress(_lines(_records(24, 6))))
    rows = [(r["id"], r["outlet"], r["title"], r["text"], r["published"]) for r in _records(30, 9)]
    kinds = {"id": "VARCHAR", "outlet": "VARCHAR", "title": "VARCHAR", "text": "VARCHAR", "published": "DATE"}
    tables.write(tmp_path / "in" / "3.parquet", kinds, rows)
    return tmp_path


def _command(room: Path, *words: str, shards_: str = "in") -> list[str]:
    line = [sys.executable, str(ROOT / "build_timeline.py"), "archive", shards_, "--data", "data", "--output", "out"]
    return [*line, "--chunk", "0.001", "--only", "tables", *words]


def _run(room: Path, *words: str, shards_: str = "in", status: int = 0) -> str:
    done = subprocess.run(_command(room, *words, shards_=shards_), cwd=room, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


def _answers(room: Path) -> dict[str, dict[str, Any]]:
    """By id what the tables of the index say."""
    index = json.loads((room / "out" / "index.json").read_text(encoding="utf-8"))
    found = {}
    for table in index["tables"]:
        for id_, answer in tables.rows(room / "out" / table["table"], ("id", "answer"), "error IS NULL"):
            assert id_ not in found
            found[id_] = json.loads(answer)
    return found


def _expected(room: Path, number: int = 39) -> dict[str, dict[str, Any]]:
    known, _ = registry.load(room / "data" / "knowledge")
    return {one["id"]: one for one in annotate.lines(_records(0, number), known)}


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_each_record_of_each_shard_is_read_once_and_as_annotate_reads_it(room: Path, engine: str) -> None:
    said = _run(room, "--engine", engine, "--workers", "2")
    assert said.startswith("39 articles in 9 tables")
    assert _answers(room) == {id_: json.loads(json.dumps(one)) for id_, one in _expected(room).items()}


def test_what_is_read_is_not_read_again_and_what_changed_is(room: Path) -> None:
    _run(room, "--workers", "1")
    assert "(0 read now)" in _run(room, "--workers", "1")
    with (room / "in" / "1.jsonl").open("ab") as file:
        file.write(_lines(_records(39, 1)))
    assert "(1 read now)" in _run(room, "--workers", "1")
    assert len(_answers(room)) == 40
    (room / "data" / "knowledge" / "people.yaml").write_text(f"{PEOPLE}- {{id: haddad, name: ماهر الحداد}}\n")
    assert "(0 read now)" not in _run(room, "--workers", "1")
    assert _answers(room) == {id_: json.loads(json.dumps(one)) for id_, one in _expected(room, 40).items()}


def test_what_is_no_article_is_left_out_and_named(room: Path) -> None:
    bad = [b'{"id": "b 1", "text": "x"}', b'{"id": "b2", "text": " "}', b"[]", b"\xff", b'{"id": 3, "text": 4}', b""]
    (room / "in" / "4.ndjson").write_bytes(b"\n".join([*bad, _lines(_records(39, 1))]))
    said = _run(room, "--workers", "1", status=1)
    assert "error: 5 records left out: " in said
    rows = [json.loads(line) for line in (room / "out" / "wrong.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["place"], row["id"], row["error"].partition(":")[0]) for row in rows] == [
        (0, None, "id"),
        (27, "b2", "the article has no text"),
        (53, None, 'an object such as {"id"'),
        (56, None, "not UTF-8"),
        (58, "3", "text is no text"),
    ]
    assert len(_answers(room)) == 40


@pytest.mark.parametrize("size", [1, 7, 100, 257, 1000, 10**6])
def test_however_a_shard_is_cut_each_line_is_of_one_chunk(tmp_path: Path, size: int) -> None:
    lines = [b"", b"a", b"bc" * 60, "نص".encode(), b"x" * 256, b"last, without an end"]
    path = tmp_path / "1.jsonl"
    path.write_bytes(b"\r\n".join([lines[0], lines[1]]) + b"\n" + b"\n".join(lines[2:]))
    found = [one for chunk in shards.chunks([str(path)], size) for one in shards.content(chunk).records]
    assert [line for _, line in found] == lines[1:]
    raw = path.read_bytes()
    assert all(isinstance(line, bytes) and raw[place : place + len(line)] == line for place, line in found)


def test_a_list_names_shards_wherever_they_lie(room: Path) -> None:
    (room / "list.txt").write_text(f"{room}/in/1.jsonl\n\n{(room / 'in' / '3.parquet').as_uri()}\n")
    assert _run(room, "--workers", "1", shards_="@list.txt").startswith("33 articles in 8 tables")
    assert _run(room, "--workers", "1", shards_=(room / "in").as_uri()).startswith("39 articles in 9 tables")
    assert "nothing: no such file or folder" in _run(room, shards_="nothing", status=1)
    assert "a shard ends in" in _run(room, shards_="list.txt", status=1)


@pytest.mark.long
def test_a_run_that_is_killed_goes_on_where_it_was(room: Path) -> None:
    (room / "in" / "1.jsonl").write_bytes(_lines(_records(100, 300)))
    running = subprocess.Popen(_command(room, "--workers", "2"), cwd=room, start_new_session=True)
    read = _several(room, 12)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    left = _written(room)
    assert read <= left.keys()
    said = _run(room, "--workers", "2")
    there = _written(room)
    assert left.items() <= there.items(), "nothing that was read is read again"
    assert f"({len(there) - len(left)} read now)" in said
    assert len(_answers(room)) == 315


def _several(room: Path, number: int) -> set[str]:
    """Names of the tables, once there are so many."""
    clusters.when(lambda: len(_written(room)) >= number, 120, lambda: "nothing is read")
    return set(_written(room))


def _written(room: Path) -> dict[str, int]:
    """By the name of each table when it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (room / "out" / "read").glob("*.parquet")}


@pytest.mark.long
def test_a_worker_that_is_killed_loses_nothing_and_a_dead_scheduler_only_the_rest(room: Path) -> None:
    (room / "in" / "1.jsonl").write_bytes(_lines(_records(100, 300)))
    with clusters.scheduler(room) as scheduler, clusters.worker(room) as worker, clusters.worker(room):
        line = _command(room, "--scheduler", clusters.address(room))
        running = subprocess.Popen(line, cwd=room, stderr=subprocess.PIPE, text=True)
        _several(room, 8)
        worker.kill()
        _several(room, 30)
        scheduler.kill()
        _, error = running.communicate(timeout=120)
    assert running.returncode == 1
    assert error.splitlines()[-1].startswith("Error: the scheduler is gone")
    left = _written(room)
    (room / "scheduler.json").unlink()
    with clusters.scheduler(room), clusters.worker(room) as worker, clusters.worker(room):
        running = subprocess.Popen(
            _command(room, "--scheduler", clusters.address(room)), cwd=room, stderr=subprocess.PIPE
        )
        _several(room, len(left) + 5)
        worker.kill()
        running.communicate(timeout=240)
    assert running.returncode == 0
    there = _written(room)
    assert left.items() <= there.items()
    assert len(_answers(room)) == 315


@pytest.mark.parametrize("gone", [True, False])
def test_a_scheduler_that_goes_while_an_answer_is_fetched_is_gone(gone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetched(future: distributed.Future) -> Any:
        if gone:
            future.client.close()
        raise RuntimeError("ConnectionPool is closed")

    here = {"processes": False, "n_workers": 1, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**here) as cluster, distributed.Client(cluster, set_as_default=False) as client:
        engine = engines.Cluster(client=client, program=bytes)
        monkeypatch.setattr(distributed.Future, "result", fetched)
        told = "the scheduler is gone" if gone else "ConnectionPool is closed"
        with pytest.raises(engines.EngineError if gone else RuntimeError, match=told):
            list(engine.each(str, [1]))


def test_a_table_holds_what_later_rooms_need(room: Path) -> None:
    _run(room, "--workers", "1")
    [first, *_] = sorted((room / "out" / "read").glob("*.parquet"))
    for id_, article, found in tables.rows(first, ("id", "article", "found")):
        dated, told = reading.opened(article, found)
        assert dated.article.id == id_
        assert dated.article.text in TEXTS
        assert all(report.article == id_ for report in told.reports)
