"""Streams, environment and options that fail: one line, never a trace; and nothing printed raw that others wrote."""

from __future__ import annotations

import ast
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from forked import ROOT, run
from lies import Liar, lies
from tables import materialise, numbered

from arabic_timeline.commands import COMMANDS, main, terminal

RED = "\x1b[31m\x9b31m\u202e\u2066\x07"
CONTROLS = {char for char in RED if not char.isprintable()}
ARTICLE = "---\nid: a\noutlet: o\ntitle: t\npublished: 2024-03-13\n---\nاستقبل سالم الرامي أمس السفير روبرت ميلر.\n"
FILES = {
    "data/articles/a.md": ARTICLE,
    "data/knowledge/people.yaml": f'- {{id: rami, name: "سالم الرامي"}}\n- {{id: b, name: "{RED[5:]}ب"}}\n'.replace(
        "\x07", ""
    ).replace("\x9b", ""),
    "data/knowledge/outlets.yaml": "- {id: other, name: o}\n",
    "timeline.json": '{"meetings": [], "events": [], "articles": [], "contradictions": []}',
    "row.json": json.dumps({"title": f"عنوان {RED}", "text": f"استقبل {RED} سالم الرامي أمس السفير.", "outlet": "o"}),
}
WORDS = {
    "build": ["build", "--data", "{}/data", "--output", "{}/site", "--no-download"],
    "init": ["init", "{}/own"],
    "check": ["check", "--data", "{}/data", "--strict"],
    "add": ["add", "--data", "{}/data", "{}/row.json"],
    "review": ["review", "--data", "{}/data"],
    "ids": ["ids", "--check", "--data", "{}/data"],
    "explain": ["explain", "a-1", "--data", "{}/data"],
    "annotate": ["annotate", "--no-knowledge"],
    "dates": ["dates", "أمس"],
    "diff": ["diff", "{}/timeline.json", "{}/timeline.json"],
    "serve": ["serve", "--help"],
    "archive": ["archive", "--help"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("streams")
    materialise(FILES, where)
    numbered(where / "data")
    return where


def _words(name: str, folder: Path) -> list[str]:
    return [word.replace("{}", str(folder)) for word in WORDS[name]]


LINE = b'{"id": 1, "text": "x"}\n'


@pytest.mark.parametrize("name", COMMANDS)
def test_output_that_takes_nothing_is_one_line(name: str, folder: Path) -> None:
    full = run(*_words(name, folder), stdout="full", stdin=LINE)
    assert full.status == 1, full
    assert full.err.splitlines()[-1] == "Error: standard output: No space left on device"
    closed = run(*_words(name, folder), stdout="closed", stdin=LINE)
    assert (closed.status, closed.err) == (1, "Error: standard output is closed\n")


def test_the_program_itself_with_its_streams_closed() -> None:
    """What Python makes of closed streams, and of a full disk when it ends."""
    for shell, said in ((">&-", "Error: standard output is closed\n"), (">/dev/full", "No space left on device\n")):
        line = f'"{sys.executable}" build_timeline.py dates أمس {shell}'
        done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 1
        assert done.stderr.endswith(said)
        assert done.stderr.count("\n") == 1


def test_input_that_is_closed_is_one_line() -> None:
    for words in (["annotate", "--no-knowledge"], ["dates", "-"]):
        done = run(*words, stdin=None)
        assert (done.status, done.err) == (1, "Error: standard input is closed\n")


def test_errors_that_nobody_can_be_told_end_nothing(folder: Path) -> None:
    line = f'"{sys.executable}" build_timeline.py diff "{folder}/timeline.json" "{folder}/nothing.json" 2>&-'
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert (done.returncode, done.stdout) == (1, "")


def test_words_that_the_terminal_has_no_letters_for() -> None:
    line = [sys.executable, "build_timeline.py", "dates", "أمس"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0\\u20133" in done.stdout


@pytest.mark.parametrize("text", [b"x" * 1_000_001, "\u0623".encode() * 1_000_001, b"\xf0\x90\x80\x80" * 1_100_000])
def test_a_text_without_end_is_one_line(text: bytes) -> None:
    done = run("dates", "-", stdin=text)
    assert (done.status, done.err) == (1, "Error: the text is longer than 1,000,000 characters\n")


BUILD = ["build", "--data", "{}/data", "--output", "{}/other"]
REFUSED = [
    ({"SOURCE_DATE_EPOCH": "-1"}, BUILD, "SOURCE_DATE_EPOCH is not a number of seconds: -1"),
    ({"SOURCE_DATE_EPOCH": "253402300800"}, BUILD, "SOURCE_DATE_EPOCH lies after 2106-02-07: 253402300800"),
    ({"SOURCE_DATE_EPOCH": "9" * 30}, BUILD, f"SOURCE_DATE_EPOCH is not a number of seconds: {'9' * 30}"),
    ({"SITE_URL": "http://["}, BUILD, "SITE_URL: an address that starts with http:// or https:// expected"),
    *(
        ({"SITE_URL": address}, BUILD, "SITE_URL: an address that starts with http:// or https:// expected, not")
        for address in (
            "https://a.test/\x1b[31m",
            "https://a.test:99999/",
            "https://a.test:0/",
            "https://a.test/\u202e",
        )
    ),
    *(
        ({"SITE_URL": address}, BUILD, "SITE_URL: the address of a folder expected, without user name, «?» and «#»")
        for address in ("https://editor:secret@a.test/", "https://a.test/?draft=1", "https://a.test/#top")
    ),
    ({}, [*BUILD, "--today", "0001-01-01"], "--today: a day from 1970-01-01 to 2106-02-07 expected"),
    ({}, [*BUILD, "--today", "9999-12-31"], "--today: a day from 1970-01-01 to 2106-02-07 expected"),
    ({}, ["build", "--data", "{}/loop"], "loop: Too many levels of symbolic links"),
    ({}, ["build", "--data", "{}/data", "--output", "{}/loop"], "loop: Too many levels of symbolic links"),
    ({}, ["build", "--data", "{}/data", "--output", "{}/loop/in/it"], "it: Too many levels of symbolic links"),
    ({}, ["build", "--data", "{}/data", "--output", "{}/" + "x" * 300], "x: File name too long"),
    ({}, ["serve", "--data", "{}/data", "--port", "99999"], "99999 is not in the range"),
    ({}, ["serve", "--data", "{}/data", "--host", "nowhere.invalid"], "there is no host «nowhere.invalid»"),
    ({}, ["serve", "--data", "{}/data", "--host", "\x1b[31m"], "there is no host «"),
    ({}, ["explain", RED, "--data", "{}/data"], "there is no meeting and no article «"),
    ({}, [RED], "No such command"),
    ({}, ["annotate", "--no-knowledge", "--limit", "0"], "0.0 is not in the range"),
]


@pytest.mark.parametrize(("environment", "words", "said"), REFUSED)
def test_what_cannot_be_is_told_in_lines(
    environment: dict[str, str],
    words: list[str],
    said: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (folder / "loop").unlink(missing_ok=True)
    (folder / "loop").symlink_to("loop")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as left:  # in this process: nothing here is about its streams
        main(ROOT, [word.replace("{}", str(folder)) for word in words])
    told = capsys.readouterr().err
    assert said in told
    assert left.value.code in (1, 2)
    assert all(map(str.isprintable, told.splitlines()))


@pytest.mark.parametrize("day", ["1970-01-01", "2106-02-07"])
def test_the_first_and_the_last_day_of_a_site(day: str, folder: Path) -> None:
    done = run("build", "--data", f"{folder}/data", "--output", f"{folder}/{day}", "--no-download", "--today", day)
    assert done.status == 0, done.err


def test_a_port_that_is_taken_is_told_before_the_site_is_built(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--data", f"{folder}/data", "--output", f"{folder}/never", "--port", port)
    assert (
        done.err
        == f"Error: http://127.0.0.1:{port}/: Address already in use; choose another port: --port {int(port) + 1}\n"
    )
    assert not (folder / "never").exists()


@pytest.mark.parametrize("name", ["add", "review", "explain", "check", "dates", "diff"])
def test_nothing_that_others_wrote_is_printed_raw(name: str, folder: Path, tmp_path: Path) -> None:
    text = ARTICLE.replace("روبرت ميلر", f"روبرت{RED[5:]} ميلر يوم 30 فبراير 2020").replace("\x07", "")
    text = text.replace("title: t", 'title: "t\\e[31m"').replace("id: a", "id: raw")
    materialise({**FILES, "data/articles/a.md": text}, tmp_path)
    one = {
        "id": f"m{RED}",
        "title": RED,
        "certain": {"earliest": None, "latest": None, "edtf": f"2020{RED}"},
        "why": [RED],
    }
    timeline = {"meetings": [one], "events": [], "articles": [], "contradictions": []}
    (tmp_path / "new.json").write_text(json.dumps(timeline), encoding="utf-8")
    words = _words(name, tmp_path)
    words = {"diff": ["diff", words[1], f"{tmp_path}/new.json"], "dates": ["dates", f"أمس{RED} الاثنين"]}.get(
        name, words
    )
    words = ["explain", "raw", *words[2:]] if name == "explain" else words
    done = run(*words)
    assert "Traceback" not in done.err
    assert done.out + done.err
    for line in (done.out + done.err).splitlines():
        assert line.isprintable(), repr(line)


@pytest.mark.parametrize("lie", ["controls in the reason", "controls in the type"])
def test_nothing_that_servers_say_is_printed_raw(lie: str, folder: Path) -> None:
    liar = Liar(*lies()[lie])
    done = run("add", "--data", f"{folder}/data", liar.address)
    liar.close()
    assert done.status == 1
    assert "�" in done.err
    assert all(map(str.isprintable, done.err.splitlines())), repr(done.err)


PAGE = (ROOT / "tests" / "pages" / "wordpress.html").read_bytes()


@pytest.mark.parametrize("content", [PAGE, b"<html></html>", b"%PDF-1.4"], ids=["a page", "no article", "no page"])
def test_a_name_that_breaks_the_line_forges_no_other(content: bytes, folder: Path, tmp_path: Path) -> None:
    """«a⏎Stopped; what was added so far stays.html» would be two lines."""
    (tmp_path / "a\nStopped\u2028\u202e.html").write_bytes(content)
    for _ in ("as it comes", "as it is there already"):
        done = run("add", "--data", f"{folder}/data", "--anyway", f"{tmp_path}/a\nStopped\u2028\u202e.html")
        lines = (done.out + done.err).splitlines()
        assert [line for line in lines if "a�Stopped��.html" in line], lines
        assert not [line for line in lines if line.startswith("Stopped")]


def test_json_and_timex3_keep_the_text_and_hold_no_control() -> None:
    text = f"أمس{RED} الاثنين"
    (row, *_) = json.loads(run("dates", text, "--format", "json").out)
    assert row["text"] in text
    for form in ("json", "timex3"):
        assert not set(run("dates", text, "--format", form).out) & CONTROLS
    answer = run("annotate", "--no-knowledge", stdin=json.dumps({"id": RED, "text": text}).encode()).out
    assert json.loads(answer)["id"] == RED
    assert not set(answer) & CONTROLS


def test_spaces_and_joiners_are_no_controls() -> None:
    assert terminal.clean("5\u00a0000 می\u200cخواهم\u200f\n\u202eا") == "5 000 میخواهم\n�ا"


PRINTS = re.compile(
    r"\b(?:print|s?echo|std(?:out|err))\b"
)  # a file without one of these words calls nothing of the kind


def test_cells_of_a_table_and_coloured_words_are_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.table(["who"], [[f"سالم{RED}الرامي"]], "who")
    terminal.coloured("يوم ", (f"الاثنين{RED}", "bold"))
    told = capsys.readouterr().out
    assert "سالم" in told and "الاثنين" in told
    assert not CONTROLS & set(told)


def test_there_is_one_place_that_prints() -> None:
    """No other file of the commands prints: neither click.echo nor print nor a console of its own."""
    for path in (ROOT / "arabic_timeline").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name == "terminal.py" or not PRINTS.search(text):
            continue
        tree = ast.parse(text)
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert not called & {"print", "click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}, path
