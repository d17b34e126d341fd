"""Several processes: order and bytes as with one; what is killed loses nothing and is said in one line."""

from __future__ import annotations

import io
import json
import operator
import os
import pickle
import signal
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import forked
import pytest

from arabic_timeline import lexicon, pool, registry
from arabic_timeline.commands import annotate, hands, lines, making, zips
from arabic_timeline.commands.order import Order
from arabic_timeline.means import Means
from arabic_timeline.pool import GivenUpError, Pool
from arabic_timeline.render import Printed, here

TELLS = "استقبل وزير الخارجية سالم الرامي أمس الثلاثاء في الرباط السفير لويس كوستا، وقال إنه سيعود بعد أسبوعين. "
GIVEN_UP = "given up"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are counted and killed as this system does")


def _pool(work: Any, said: list[str], jobs: int = 2) -> Pool[int, Any]:
    return Pool(work=work, jobs=jobs, given_up=lambda item: f"{GIVEN_UP} {item}", say=said.append)


def _chunks(items: range, size: int = 3) -> Iterator[list[int]]:
    yield from (list(items[n : n + size]) for n in range(0, len(items), size))


def test_answers_come_in_order_whoever_is_ready_first() -> None:
    def work(item: int) -> int:
        time.sleep(0.02 if item < 6 else 0)
        return item * item

    said: list[str] = []
    found = [one for answers in _pool(work, said, 3).answers(_chunks(range(50))) for one in answers]
    assert found == [n * n for n in range(50)]
    assert said == []


def test_what_a_killed_worker_had_in_hand_is_done_again(tmp_path: Path) -> None:
    def work(item: int) -> int:
        if item == 7 and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return -item

    said: list[str] = []
    found = [one for answers in _pool(work, said).answers(_chunks(range(30))) for one in answers]
    assert found == [-n for n in range(30)]
    assert said == ["a worker was killed (exit status -9): what it had in hand is done again"]


def test_an_item_that_kills_every_worker_is_given_up_alone() -> None:
    def work(item: int) -> int:
        if item in (4, 20):
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    said: list[str] = []
    found = [one for answers in _pool(work, said).answers(_chunks(range(24))) for one in answers]
    assert found == [f"{GIVEN_UP} {n}" if n in (4, 20) else n for n in range(24)]
    assert len(said) == 1


def test_a_fault_of_the_work_is_a_fault_here_and_ends_the_workers() -> None:
    failing = _pool(lambda item: 1 // (item - 5), [])
    before = _children(os.getpid())  # such as a browser that other tests use
    with pytest.raises(ZeroDivisionError):
        list(failing.answers(_chunks(range(30))))
    assert _children(os.getpid()) == before


def test_what_is_at_hand_is_answered_before_more_is_asked_for() -> None:
    answered: list[int] = []

    def chunks() -> Iterator[list[int] | None]:
        yield [1, 2]
        yield [3]
        yield None
        assert answered == [1, 2, 3]
        yield [4]

    for answers in _pool(lambda item: item, []).answers(chunks()):
        answered += answers
    assert answered == [1, 2, 3, 4]


def test_where_processes_are_not_forked_the_work_is_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "may_fork", lambda: False)
    found = [one for answers in _pool(operator.neg, [], 1).answers(_chunks(range(7))) for one in answers]
    assert found == [-n for n in range(7)]
    changed = lexicon.Lexicon(changes=(lexicon.Change(table="dates/months", row="added/6", add=("جونيون",)),))
    for words in (lexicon.PACKAGE, changed):
        reader = annotate.Reader(known=registry.Registry(), words=words, only_dates=True, limit=None)
        other = pickle.loads(pickle.dumps(reader))
        assert other.words.changes == words.changes
        record = {"id": 1, "text": "في 12 جونيون 2022"}
        assert other(record) == reader(record)


def _input(articles: int, bad: tuple[int, ...] = ()) -> bytes:
    rows = ({"id": n, "text": f"{n}. {TELLS * 12}", "published": "2023-05-10"} for n in range(articles))
    told = [json.dumps(row, ensure_ascii=False).encode() for row in rows]
    for n in bad:
        told[n] = b'{"id": 5, "text": 7}'
    return b"\n".join(told) + b"\n"


def test_annotate_gives_the_same_bytes_with_any_number_of_jobs() -> None:
    given = _input(120, bad=(3, 90))
    told = []
    for jobs in (1, 2, 5):
        target = io.BytesIO()
        assert not annotate.run(io.BytesIO(given), target, _answer, jobs)
        told.append(target.getvalue())
    assert told[0] == told[1] == told[2]
    assert len(told[0].splitlines()) == 120


def _answer(record: dict[str, Any]) -> dict[str, Any]:
    return {"id": record["id"], "long": len(record["text"])}


def test_lines_of_a_pipe_are_handed_on_when_they_are_there() -> None:
    read, write = os.pipe()
    with os.fdopen(read, "rb") as source:
        found = lines.chunks(source, 10)
        os.write(write, b"a\nb\n12345678901\nc")
        assert next(found) == [b"a", b"b", None]
        assert next(found) is None
        os.write(write, b"d\r\n")
        assert next(found) == [b"cd"]
        assert next(found) is None
        os.write(write, b"last")
        os.close(write)
        assert list(found)[-1] == [b"last"]


# ── the command in a process of its own ──────────────────────────────────────────────────────────


class Annotate:
    """The command with two jobs, which reads what is written to it until that is shut."""

    def __init__(self) -> None:
        source, target = os.pipe()
        self._given = os.fdopen(target, "wb", buffering=0)
        self._run = forked.start("annotate", "--no-knowledge", "--jobs", "2", stdin=source, beside=(target,))
        os.close(source)
        self.pid = self._run.child

    def write(self, lines: bytes) -> None:
        self._given.write(lines)

    def answer(self, number: int) -> Any:
        """The answer to that line, counted from 0: waited for."""
        deadline = time.monotonic() + 300
        while len(found := self._run.out.split("\n")[:-1]) <= number:
            assert time.monotonic() < deadline, "no answer"
            time.sleep(0.01)
        return json.loads(found[number])

    def done(self) -> forked.Done:
        """How it ends once nothing more is written."""
        self._given.close()
        return self._run.done(600)


def _children(process: int) -> list[int]:
    told = subprocess.run(["ps", "-o", "pid=,stat=", "--ppid", str(process)], capture_output=True, text=True).stdout
    rows = (line.split() for line in told.splitlines())
    return [int(pid) for pid, state in rows if state[0] != "Z" and _is_python(int(pid))]


def _is_python(pid: int) -> bool:
    try:
        return b"python" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _workers(process: int, least: int = 1) -> list[int]:
    for _ in range(3600):
        if len(found := _children(process)) >= least:
            return found
        time.sleep(0.05)
    raise AssertionError("no worker was started")


def test_a_conversation_line_by_line_never_waits() -> None:
    process = Annotate()
    for n in range(3):
        process.write(json.dumps({"id": n, "text": "أمس"}).encode() + b"\n")
        assert process.answer(n)["id"] == n
    assert _children(process.pid) == []  # so little starts none
    assert process.done().status == 0


def test_input_that_comes_in_small_pieces_is_answered_on_all_cores_too() -> None:
    process = Annotate()
    for n, line in enumerate(_input(40).splitlines(keepends=True)):  # the pipe is empty before each
        process.write(line)
        process.answer(n)
    assert _children(process.pid) != []
    assert process.done().status == 0


def test_a_killed_worker_of_annotate_loses_no_line() -> None:
    given = _input(120)
    process = Annotate()
    process.write(given[: len(given) // 2])
    os.kill(_workers(process.pid)[0], signal.SIGKILL)
    process.write(given[len(given) // 2 :])
    done = process.done()
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == list(range(120))
    assert done.err.count("\n") == 1 and done.err.startswith("warning: a worker was killed")
    assert done.status == 0


@dataclass(frozen=True)
class Numbered:
    """A page of which nothing is known."""

    number: int
    work: Callable[[int], str]

    @property
    def path(self) -> str:
        return f"{self.number}.html"

    def make(self) -> Printed:
        return self.work(self.number), None

    def stays(self) -> bool:
        return False


def _pieces(work: Callable[[int], str], number: int = 500) -> list[Numbered]:
    return [Numbered(n, work) for n in range(number)]


def test_pages_come_in_order_whoever_makes_them(tmp_path: Path) -> None:
    def work(n: int) -> str:
        if n == 103 and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        (tmp_path / str(os.getpid())).touch()
        return f"page {n}"

    said: list[str] = []
    pieces = _pieces(work)
    found = list(hands.spread(Means(jobs=2, say=said.append), None)(pieces))
    assert found == [(one, (f"page {n}", None)) for n, one in enumerate(pieces)]
    assert len(said) == 1 and said[0].startswith("a worker was killed")
    assert {path.name for path in tmp_path.iterdir()} > {"killed", str(os.getpid())}


def test_who_makes_a_page_puts_it_in_its_place(tmp_path: Path) -> None:
    def put(path: str, text: str) -> None:
        (tmp_path / path.replace("/", " ")).write_text(f"{text} by {os.getpid()}", encoding="utf-8")

    pieces = _pieces(lambda n: f"page {n}")
    found = list(hands.spread(Means(jobs=2), put)(pieces, "en/"))
    assert found == [(one, (None, None)) for one in pieces]
    told = [(tmp_path / f"en {n}.html").read_text(encoding="utf-8").split(" by ") for n in range(500)]
    assert [text for text, _ in told] == [f"page {n}" for n in range(500)]
    assert len({by for _, by in told}) > 1


def test_a_page_that_kills_every_worker_is_named() -> None:
    def work(n: int) -> str:
        if n == 101:
            os.kill(os.getpid(), signal.SIGKILL)
        return ""

    with pytest.raises(GivenUpError, match=r"^101\.html: the processes that made this page were killed$"):
        list(hands.spread(Means(jobs=2), None)(_pieces(work)))


def test_pages_are_made_here_where_processes_are_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert hands.spread(Means(jobs=1), None) is here
    monkeypatch.setattr(hands, "may_fork", lambda: False)
    assert hands.spread(Means(jobs=8), None) is here


def test_a_zip_is_the_same_whoever_packs_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "pages").mkdir(parents=True)
    for n in range(300):
        (site / "pages" / f"{n}.html").write_text(f"page {n} " * n, encoding="utf-8")
    one, many, again = (tmp_path / name for name in ("one.zip", "many.zip", "again.zip"))
    zips.write(site, one, "site")
    zips.write(site, many, "site", means=Means(jobs=2))
    (site / "pages" / "7.html").write_text("another", encoding="utf-8")
    zips.write(site, again, "site", zips.Packed(many, "site"), Means(jobs=2))
    assert many.read_bytes() == one.read_bytes()
    zips.write(site, one, "site")
    assert again.read_bytes() == one.read_bytes()
    with zipfile.ZipFile(one) as file:
        assert file.testzip() is None
        assert file.read("site/pages/299.html") == (site / "pages" / "299.html").read_bytes()


@pytest.mark.parametrize("jobs", [1, 2])
def test_pages_that_lie_in_no_folder_take_the_place_of_those_that_do(jobs: int, tmp_path: Path) -> None:
    site, whole, other = tmp_path / "site", tmp_path / "whole", tmp_path / "other"
    for n in range(300):
        for folder, told in ((site, "a shell"), (whole, f"page {n}")):
            (folder / f"{n % 7}").mkdir(parents=True, exist_ok=True)
            if folder is whole or n % 2:
                (folder / f"{n % 7}" / f"{n}.html").write_text(told, encoding="utf-8")
    made = ((f"{n % 7}/{n}.html", f"page {n}".encode()) for n in reversed(range(300)))
    zips.write(site, other.with_suffix(".zip"), "site", None, Means(jobs=jobs), made)
    zips.write(whole, whole.with_suffix(".zip"), "site")
    assert other.with_suffix(".zip").read_bytes() == whole.with_suffix(".zip").read_bytes()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_its_command(sent: signal.Signals) -> None:
    process = Annotate()
    process.write(_input(100))
    workers = _workers(process.pid, 2)
    os.kill(process.pid, sent)
    done = process.done()
    if sent == signal.SIGINT:
        told = [json.loads(line)["id"] for line in done.out.splitlines()]
        assert told == list(range(len(told)))
        assert done.err == f"Error: interrupted; the first {len(told):,} lines are answered\n"
    deadline = time.monotonic() + 300
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < deadline, "a worker is still there"
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("download", "articles", "editions"),
    [(None, 3, (False, True)), (None, 4, (False,)), (False, 1, (False,)), (True, 4, (False, True))],
)
def test_no_shell_is_made_for_a_copy_that_a_large_site_does_not_offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, download: bool | None, articles: int, editions: tuple[bool, ...]
) -> None:
    asked: list[tuple[bool, ...]] = []
    monkeypatch.setattr(making, "MANY", 3)
    monkeypatch.setattr(making, "Frames", lambda ordered, kept, of, jobs: asked.append(tuple(of)))
    data = tmp_path / "data"
    (data / "articles").mkdir(parents=True)
    for n in range(articles):
        (data / "articles" / f"{n}.md").write_text("", encoding="utf-8")
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    order = Order(root=tmp_path, data=data, output=tmp_path / "site", built=moment, download=download)
    making._frames(order, Means())
    assert asked == [editions]
