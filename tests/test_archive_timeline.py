"""The timeline of an archive: that of a dossier, warnings apart, whatever is done together and whoever is killed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the archive needs the extra «scale»: make scale")
pytest.importorskip("distributed", reason="the archive needs the extra «scale»: make scale")

import clusters

from arabic_timeline import edtf, lexicon, read, registry
from arabic_timeline import timeline as dossier
from arabic_timeline.archive import components, concluding, engines, reading, records, road, shards, tables

ROOT = Path(__file__).resolve().parent.parent
FIVE = ROOT / "tests" / "five"

KNOWN = {
    "people.yaml": "".join(
        f"- {{id: {id_}, name: {name}, country: {country}}}\n"
        for id_, name, country in (
            ("rami", "سالم الرامي", "marjan"), ("miller", "روبرت ميلر", "zumurrud"),
            ("badri", "كريم البدري", "marjan"), ("costa", "لويس كوستا", "zumurrud"),
            ("haddad", "ماهر الحداد", "marjan"), ("safi", "نبيل الصافي", "zumurrud"),
        )
    ),
    "places.yaml": (
        "- {id: marjan, name: مرجان, kind: country}\n"
        "- {id: zumurrud, name: زمرد, kind: country, adjectives: [الزمردي]}\n"
        "- {id: sadaf, name: صدف, kind: city, within: marjan}\n"
        "- {id: lulu, name: لؤلؤة, kind: city, within: zumurrud}\n"
    ),
    "offices.yaml": (
        "- id: interior\n  name: وزير الداخلية المرجاني\n  aliases: [وزير الداخلية]\n  tenures:\n"
        "  - {person: haddad, from: 2010-01-01, until: 2019-12-31, sources: [https://example.org/], seen: true}\n"
    ),
    "outlets.yaml": "".join(f"- {{id: o{n}, name: صحيفة {n}}}\n" for n in range(5)),
}  # fmt: skip
NAMES = [
    "سالم الرامي",
    "روبرت ميلر",
    "كريم البدري",
    "لويس كوستا",
    "وزير الداخلية ماهر الحداد",
    "نبيل الصافي",
    "حاتم القروي",
]
ACTS = [
    "استقبل {a} {when} في {city} {b}، وبحثا {matter}.",
    "التقى {a} {when} {b} في {city}، ثم عقد {a} اجتماعا مع {c}.",
    "قام {a} بزيارة إلى زمرد {when}، حيث اجتمع مع {b}.",
    "عقد {a} و{b} و{c} {when} جلسة مباحثات في {city} حول {matter}.",
    "نفى متحدث أن يكون {a} التقى {b} {when}.",
    "يلتقي {a} {then} {b} في {city}.",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
MATTERS = ["التعاون الأمني بين البلدين", "ملف المياه والطاقة", "العلاقات التجارية", "أمن الحدود المشتركة"]
_Record = dict[str, Any]


def _made_up(number: int) -> Iterator[_Record]:
    """Few people who meet again and again, without a day or with a wrong one, and papers that copy each other."""
    chance = random.Random(number)
    text = ""
    for n in range(number):
        day = date(2019, 1, 1) + timedelta(chance.randrange(1500))
        told = day - timedelta(1)
        a, b, c = chance.sample(NAMES, 3)
        when = chance.choice(
            [
                *("أمس", f"أمس {WEEKDAYS[told.weekday()]}", f"يوم {told:%d/%m/%Y}", "الأسبوع الماضي", ""),
                *("في يونيو الماضي", f"يوم {told.day} مارس 2021", "أول أمس"),
            ]
        )
        if not text or chance.random() > 0.15:  # else a copy of the one before
            text = " ".join(
                chance.choice(ACTS).format(
                    a=a, b=b, c=c, when=when, city=chance.choice(["صدف", "لؤلؤة"]), matter=chance.choice(MATTERS),
                    then=chance.choice(["غدا", "الأسبوع المقبل"]),
                )
                for _ in range(chance.randint(1, 2))
            )  # fmt: skip
            text += f"\nوقال إن {chance.choice(MATTERS)} أولوية، وإن العمل جار على تنفيذ ما اتفق عليه الجانبان من قبل."
        record = {"id": f"m{n:04}", "outlet": f"o{chance.randrange(5)}", "title": f"خبر {n}", "text": text}
        yield record | ({"published": day.isoformat()} if chance.random() < 0.8 else {})


def _five() -> list[_Record]:
    articles, _ = read.articles(FIVE / "articles")
    return [
        {
            "id": one.id, "outlet": one.outlet, "title": one.title, "text": one.text, "url": one.url,
            "published": edtf.write(one.published, extent=one.published.length != 1) if one.published else None,
            "retrieved": one.retrieved.isoformat() if one.retrieved else None,
        }
        for one in articles
    ]  # fmt: skip


@pytest.fixture(params=["five", "made-up"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with knowledge and shards."""
    made(tmp_path, request.param)
    return tmp_path


def made(folder: Path, what: str, number: int = 220) -> None:
    (folder / "data" / "knowledge").mkdir(parents=True)
    known = {path.name: path.read_text(encoding="utf-8") for path in (FIVE / "knowledge").glob("*.yaml")}
    for name, text in (known if what == "five" else KNOWN).items():
        (folder / "data" / "knowledge" / name).write_text(text, encoding="utf-8")
    given = _five() if what == "five" else list(_made_up(number))
    (folder / "in").mkdir()
    for n in range(3):
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in given[n::3])
        (folder / "in" / f"{n}.jsonl").write_text("".join(lines), encoding="utf-8")


def embedded(folder: Path) -> dict[str, str]:
    """By kind the lines of the same articles as one dossier in this process, warnings apart."""
    known, wrong = registry.load(folder / "data" / "knowledge")
    assert [fault for fault in wrong if fault.error] == []
    given = [
        one for chunk in shards.chunks(shards.paths([str(folder / "in")])) for one in shards.content(chunk).records
    ]
    articles = sorted((records.article(record, known) for _, record in given), key=lambda one: one.id)
    told = dossier.tell(dossier.World(known=known, articles=tuple(articles), faults=()))
    return {kind: text for kind, text in concluding.of_dossier(told.timeline).items() if text}


def found(folder: Path) -> dict[str, str]:
    """By kind the lines of the files that the index names."""
    told: dict[str, str] = {}
    for row in json.loads((folder / "out" / "index.json").read_text(encoding="utf-8"))["timeline"]:
        text = (folder / "out" / row["file"]).read_text(encoding="utf-8")
        assert text.count("\n") == row["lines"]
        told[row["kind"]] = told.get(row["kind"], "") + text
    return told


def _road(folder: Path, sizes: road.Sizes) -> dict[str, str]:
    """The same by the road of the archive, in this process."""
    known, _ = registry.load(folder / "data" / "knowledge")
    engine = engines.Local(jobs=1, say=pytest.fail)
    out = folder / "out"
    reader = reading.Reader(folder=out, known=known, words=lexicon.PACKAGE, basis=b"")
    done = sorted(
        engine.each(reader, shards.chunks(shards.paths([str(folder / "in")]), 50_000)), key=lambda one: one.chunk.number
    )
    way = road.Road(folder=out, read=done, known=known, words=lexicon.PACKAGE, basis=b"", engine=engine, sizes=sizes)
    parts, doubled = way.told()
    assert doubled == []
    assert not (out / "work").exists()
    told: dict[str, str] = {}
    for part in parts:
        told[part.kind] = told.get(part.kind, "") + (out / part.file).read_text(encoding="utf-8")
    return told


def _command(folder: Path, *words: str) -> list[str]:
    line = [sys.executable, str(ROOT / "build_timeline.py"), "archive", "in", "--data", "data", "--output", "out"]
    return [*line, "--chunk", "0.02", *words]


def _run(folder: Path, *words: str, status: int = 0) -> str:
    done = subprocess.run(_command(folder, *words), cwd=folder, capture_output=True, text=True)
    assert done.returncode == status, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(("what", "rows", "articles"), [("five", 1, 1), ("made-up", 400, 60)])
def test_it_is_the_timeline_of_a_dossier_however_little_is_done_together(
    what: str, rows: int, articles: int, tmp_path: Path
) -> None:
    made(tmp_path, what)
    assert _road(tmp_path, road.Sizes(rows=rows, articles=articles, wide=1)) == embedded(tmp_path)


def test_the_made_up_archive_has_what_is_hard(tmp_path: Path) -> None:
    """More entries than are compared each with each, tellings of several papers, likely dates, contradictions."""
    made(tmp_path, "made-up")
    told = {kind: [json.loads(line) for line in lines.splitlines()] for kind, lines in embedded(tmp_path).items()}
    assert len(told["meeting"]) + len(told["event"]) > 300
    assert sum(len(one["articles"]) > 1 for one in told["meeting"]) > 5
    assert sum(one["likely"] is not None for one in told["meeting"]) > 5
    assert len(told["contradiction"]) > 5
    undated = [one for one in told["article"] if not one["published"]["given"]]
    assert sum(one["published"]["likely"] is not None for one in undated) > 20


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_both_engines_write_the_same(room: Path, engine: str) -> None:
    said = _run(room, "--engine", engine, "--workers", "2")
    assert "The timeline is in " in said
    assert found(room) == embedded(room)
    assert _run(room, "--engine", "local").startswith("Nothing changed: ")


def test_what_people_judge_counts_and_what_is_judged_of_nothing_stops(tmp_path: Path) -> None:
    made(tmp_path, "made-up", 120)
    told = [json.loads(line) for line in embedded(tmp_path)["meeting"].splitlines()]
    one, two, three, four = [row for row in told if len(row["articles"]) == 1][:4]
    quotes = "\n".join(f"    - {json.dumps(row['evidence'][0]['quote'], ensure_ascii=False)}" for row in (one, two))
    judged = tmp_path / "data" / "knowledge" / "judgements.yaml"
    judged.write_text(
        f"- kind: same\n  meetings: [{one['id']}, {two['id']}]\n  quotes:\n{quotes}\n"
        f"- {{kind: not-a-meeting, meetings: [{three['id']}]}}\n"
        f"- {{kind: participant, meetings: [{four['id']}], person: safi}}\n"
        "- {kind: nobody, text: حاتم القروي}\n",
        encoding="utf-8",
    )
    whole = _road(tmp_path, road.Sizes(rows=400, articles=30))
    assert whole == embedded(tmp_path)
    assert three["id"] not in whole["meeting"]
    judged.write_text("- {kind: not-a-meeting, meetings: [m0001-zzzzz]}\n", encoding="utf-8")
    said = _run(tmp_path, status=1)
    assert "judgements.yaml:1: there is no meeting «m0001-zzzzz»" in said
    assert not (tmp_path / "out" / "index.json").exists()


def test_a_record_whose_id_stands_already_is_left_out_and_named(tmp_path: Path) -> None:
    made(tmp_path, "made-up", 60)
    before = embedded(tmp_path)
    [first, *_] = (tmp_path / "in" / "0.jsonl").read_text(encoding="utf-8").splitlines()
    other = {**json.loads(first), "text": "استقبل سالم الرامي أمس نبيل الصافي.", "id": json.loads(first)["id"].upper()}
    (tmp_path / "in" / "8.jsonl").write_text(json.dumps(other, ensure_ascii=False) + "\n", encoding="utf-8")
    (tmp_path / "in" / "9.jsonl").write_bytes((tmp_path / "in" / "2.jsonl").read_bytes())
    assert "2 records left out" in _run(tmp_path, "--chunk", "1", status=1)
    assert found(tmp_path) == before
    rows = [json.loads(line) for line in (tmp_path / "out" / "wrong.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(Path(row["shard"]).name, row["id"]) for row in rows] == [("8.jsonl", "M0000"), ("9.jsonl", None)]
    assert _run(tmp_path, "--chunk", "1", status=1).startswith("Nothing changed: ")


@pytest.mark.parametrize(
    ("shard", "status"),
    [
        pytest.param("", 0, id="no byte"),
        pytest.param("\n\n", 0, id="no line"),
        pytest.param('{"id": "b 1", "text": "x"}\n', 1, id="no article"),
    ],
)
def test_an_archive_without_an_article_tells_nothing(shard: str, status: int, tmp_path: Path) -> None:
    made(tmp_path, "made-up", 0)
    (tmp_path / "in" / "0.jsonl").write_text(shard, encoding="utf-8")
    assert "nothing is told; index.json names its files." in _run(tmp_path, status=status)
    assert found(tmp_path) == {}
    assert _run(tmp_path, status=status).startswith("Nothing changed: nothing is told in ")


@pytest.mark.parametrize("seed", range(4))
def test_what_hangs_together_is_found_in_sql(seed: int) -> None:
    chance = random.Random(seed)
    names = [f"n{n:03}" for n in range(200)]
    pairs = list(pairwise(names[:61]))  # one long way
    pairs += [tuple(chance.sample(names[70:], 2)) for _ in range(60)] + [("n069", "n069")]
    chance.shuffle(pairs)
    with tables.asking() as connection:
        connection.execute("CREATE TABLE pairs (a VARCHAR, b VARCHAR)")
        connection.executemany("INSERT INTO pairs VALUES ($1, $2)", pairs)
        components.found(connection, "pairs", "leads")
        told = dict(connection.execute("SELECT id, lead FROM leads").fetchall())
    expected = {name: name for pair in pairs for name in pair if pair[0] != pair[1]}
    for _ in names:
        for a, b in pairs:
            if a != b:
                expected[a] = expected[b] = min(expected[a], expected[b])
    assert told == expected


# ── who is killed ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.long
def test_killed_at_any_moment_the_next_run_writes_the_same(tmp_path: Path) -> None:
    made(tmp_path, "made-up", 200)
    _run(tmp_path, "--only", "tables")
    chance = random.Random(7)
    for _ in range(6):
        running = subprocess.Popen(_command(tmp_path, "--workers", "2"), cwd=tmp_path, start_new_session=True)
        time.sleep(1 + chance.random() * 6)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    _run(tmp_path)
    assert found(tmp_path) == embedded(tmp_path)


@pytest.mark.long
def test_a_dead_worker_and_a_dead_scheduler_change_nothing(tmp_path: Path) -> None:
    made(tmp_path, "made-up")
    with clusters.scheduler(tmp_path) as scheduler, clusters.worker(tmp_path) as worker, clusters.worker(tmp_path):
        line = _command(tmp_path, "--scheduler", clusters.address(tmp_path))
        running = subprocess.Popen(line, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
        clusters.when(lambda: any((tmp_path / "out").glob("facts/*")))
        worker.kill()
        clusters.when(lambda: any((tmp_path / "out").glob("work/*/meetings/*")))
        scheduler.kill()
        _, error = running.communicate(timeout=240)
    assert (running.returncode, error.splitlines()[-1][:30]) == (1, "Error: the scheduler is gone (")
    (tmp_path / "scheduler.json").unlink()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.parquet")}
    assert before
    with clusters.scheduler(tmp_path), clusters.worker(tmp_path) as worker, clusters.worker(tmp_path):
        running = subprocess.Popen(_command(tmp_path, "--scheduler", clusters.address(tmp_path)), cwd=tmp_path)
        clusters.when(lambda: any((tmp_path / "out").glob("work/*/days/*")))
        worker.kill()
        running.communicate(timeout=240)
    assert running.returncode == 0
    assert found(tmp_path) == embedded(tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in before if path.exists()}
    assert kept == {path: before[path] for path in kept}, "what was done is not done again"


def test_what_the_tables_cannot_hold_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(tables.TablesError, match="give --memory more"), tables.asking(memory=1) as connection:
        connection.execute("SELECT list(i) FROM range(10000000) AS t(i)").fetchall()
    with pytest.raises(tables.TablesError, match="no-such-table"), tables.asking(tmp_path) as connection:
        connection.execute('SELECT * FROM "no-such-table"')
