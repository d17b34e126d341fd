"""The command line: one answer a line, whatever comes in; words that a newcomer understands."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import forked
import pytest
from click.testing import CliRunner
from forked import run
from tables import FIVE, cases, materialise, numbered

from arabic_timeline import timeline as road
from arabic_timeline.annotate import line as annotate_line
from arabic_timeline.commands import COMMANDS, annotate, archive, check, main, patience, schemas
from arabic_timeline.registry import Judgement, Registry

ROOT = Path(__file__).resolve().parent.parent


def echo(record: dict[str, Any]) -> dict[str, Any]:
    if record["text"] == "ValueError":
        raise ValueError("a plain reason")
    if record["text"] == "crash":
        raise ZeroDivisionError
    return {"id": record["id"], "text": record["text"]}


@pytest.mark.parametrize("case", cases("annotate_lines"))
def test_lines(case: dict, tmp_path: Path) -> None:
    materialise({"in": case["line"]}, tmp_path)
    source = b'{"id": "before", "text": "a"}\n' + (tmp_path / "in").read_bytes() + b'\n{"id": "after", "text": "b"}'
    target = io.BytesIO()
    sound = annotate.run(io.BytesIO(source), target, echo)
    before, answer, after = map(json.loads, target.getvalue().decode().splitlines())
    assert (before["id"], after["id"]) == ("before", "after")
    assert answer == case["answer"]
    assert sound == ("error" not in answer)


def test_a_line_that_takes_too_long_is_given_up_and_says_so() -> None:
    def slow(record: dict[str, Any]) -> dict[str, Any]:
        with patience.limit(0.05):
            while record["text"] == "slow":  # what mends faults on the way does not mend this
                with contextlib.suppress(Exception):
                    re.fullmatch("(a*)*b", "a" * 22)
        return {"id": record["id"]}

    lines = b'{"id": 1, "text": "slow"}\n{"id": 2, "text": "x"}\n'
    target = io.BytesIO()
    assert not annotate.run(io.BytesIO(lines), target, slow)
    first, second = map(json.loads, target.getvalue().splitlines())
    assert first == {"id": 1, "error": "given up after 0.05 seconds"}
    assert second == {"id": 2}


def test_the_limit_of_annotate_gives_up_long_lines_only() -> None:
    # No two sentences alike: one that is printed over and over is not read again.
    long = "".join(f"قال الوزير في كلمته {n} إن اللقاء عقد أمس في الرباط وإنه سيعود غدا إليها. " for n in range(8_000))
    lines = "".join(json.dumps({"id": n, "text": text}) + "\n" for n, text in enumerate(("x", long, "y")))
    words = ["--no-knowledge", "--limit", "0.4"]
    done = CliRunner().invoke(annotate.command, words, input=lines, obj=ROOT)
    told = [json.loads(line).get("error") for line in done.stdout.splitlines()]
    assert (told, done.exit_code) == ([None, "given up after 0.4 seconds", None], 1)


def test_a_line_too_long_to_hold_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate, "LONGEST", 50)
    source = io.BytesIO(b'{"id": 1, "text": "' + b"a" * 500 + b'"}\n{"id": 2, "text": "b"}\n')
    target = io.BytesIO()
    assert not annotate.run(source, target, echo)
    first, second = map(json.loads, target.getvalue().splitlines())
    assert first == {"id": None, "error": "the line is longer than 50 bytes"}
    assert second == {"id": 2, "text": "b"}


def test_help_names_every_command_and_no_command_means_build() -> None:
    shown = run("--help").out
    assert all(name in shown for name in COMMANDS)
    assert "--without-claims" in run("build", "--help").out
    wrong = run("biuld")
    assert wrong.status == 2
    assert "No such command 'biuld'. Is «build» meant?" in wrong.err
    assert "no such option" in run("--ofline").err.lower()


def test_check_names_file_and_line_for_people_and_for_github(tmp_path: Path) -> None:
    front = "---\nid: a,b\noutlet: o\ntitle: t\n---\nx\n"
    materialise({"articles/a.md": front, "knowledge/people.yaml": "- id: p\n"}, tmp_path)
    lines = CliRunner().invoke(check.command, ["--data", str(tmp_path)], obj=ROOT)
    assert lines.exit_code == 1
    assert lines.stdout.splitlines() == [
        f"{tmp_path}/articles/a.md:2: id: «a,b» may hold only letters a-z, A-Z, digits, - and _",
        f"{tmp_path}/knowledge/people.yaml:1: p: name: this key is required",
    ]
    github = CliRunner().invoke(check.command, ["--data", str(tmp_path), "--format", "github"], obj=ROOT)
    assert github.stdout.splitlines()[1] == (
        f"::error file={tmp_path}/knowledge/people.yaml,line=1::p: name: this key is required"
    )


@pytest.mark.parametrize("case", cases("all_faults"))
def test_all_faults_at_once(case: dict, tmp_path: Path) -> None:
    materialise(case["files"], tmp_path)
    faults = road.load(tmp_path).faults
    assert sorted(f"{Path(one.file).name}:{one.line}: {one.message}" for one in faults) == case["faults"]


ANNOTATE_REFUSES = [
    ({"text": "x"}, "id has to be text or a number: it is missing"),
    ({"id": None, "text": "x"}, "id has to be text or a number, not None"),
    ({"id": False, "text": "x"}, "id has to be text or a number, not False"),
    (
        {"id": 1, "text": "x", "published": "202X"},
        "published: a day, a month, a year or a range of two years at most expected; "
        "leave it out where it is not known: '202X'",
    ),
    (
        {"id": 1, "text": "x", "published": "../2022"},
        "published: both ends of the interval have to be known; leave it out where they are not: '../2022'",
    ),
]


@pytest.mark.parametrize(("record", "message"), ANNOTATE_REFUSES)
def test_annotate_refuses_what_names_no_record_and_no_day(record: dict[str, Any], message: str) -> None:
    assert annotate_line(record, Registry()) == {"id": record.get("id") or None, "error": message}
    lines = json.dumps(record) + '\n{"id": "y", "text": "x"}\n'
    done = run("annotate", "--no-knowledge", stdin=lines.encode())
    assert done.status == 1
    bad, good = map(json.loads, done.out.splitlines())
    assert "error" in bad
    assert (good["id"], "error" in good) == ("y", False)


MOVED = "التقى الوزيران أمس الاثنين بالرباط."
FRONT = "---\nid: a\noutlet: n\ntitle: t\npublished: {}\n---\n"


def _checked(folder: Path, files: dict[str, str]) -> list[str]:
    materialise({"knowledge/outlets.yaml": "- id: n\n  name: x\n", **files}, folder)
    return CliRunner().invoke(check.command, ["--data", str(folder)], obj=ROOT).stdout.splitlines()


def test_check_tells_where_weekdays_move_the_day_of_writing(tmp_path: Path) -> None:
    # 12 March 2024 was a Tuesday, so «yesterday Monday» was written on it; the stamp is of the next day.
    (told,) = _checked(tmp_path, {"articles/a.md": FRONT.format("2024-03-13") + MOVED})
    assert told.endswith(
        "a.md:2: warning: published: 2024-03-13, but the weekdays in the text say that it was written on 2024-03-12"
    )
    assert _checked(tmp_path, {"articles/a.md": FRONT.format("2024-03-12") + MOVED}) == []


def test_check_tells_of_a_repair_that_sets_nothing_aside(tmp_path: Path) -> None:
    repair = "- kind: repair\n  about: a-1\n  without: لم يقله أحد\n"
    files = {"articles/a.md": FRONT.format("2024-03-12") + MOVED, "knowledge/judgements.yaml": repair}
    assert any("judgements.yaml:1: warning: repair: no contradiction holds «لم يقله أحد»" in one
               for one in _checked(tmp_path, files))  # fmt: skip


def test_check_tells_of_a_day_that_has_not_come(tmp_path: Path) -> None:
    materialise({"articles/a.md": FRONT.format("2042-09-03") + "نص"}, tmp_path)
    told = CliRunner().invoke(check.command, ["--data", str(tmp_path)], obj=ROOT)
    assert "a.md:2: warning: published: 2042-09-03 has not come yet (today is " in told.stdout
    assert told.exit_code == 0


def test_without_data_it_says_what_makes_it(tmp_path: Path) -> None:
    told = "there is no folder data here: «python -m arabic_timeline init .» makes one, --data names another"
    itself = [sys.executable, "-m", "arabic_timeline", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": str(Path(sys.executable).parent)}
    done = subprocess.run(itself, cwd=tmp_path, capture_output=True, text=True, env=environment)
    assert (done.returncode, done.stderr) == (1, f"Error: {told}\n")
    for words in (["build"], ["check"], ["explain", "x"], ["review"]):
        again = forked.run(*words, root=tmp_path, program="python -m arabic_timeline")
        assert (again.status, again.err) == (1, done.stderr)


def test_a_repair_that_is_needed_is_no_doubt() -> None:
    told = road.tell(road.load(FIVE))
    (clash,) = told.timeline.contradictions
    statement = clash.statements[clash.repairs[0].without].source
    wanted = statement.quote or statement.claim
    world = road.load(FIVE)
    judged = replace(world.known, judgements=(Judgement(kind="repair", about=clash.about, without=wanted, line=1),))
    again = road.tell(replace(world, known=judged))
    assert not [one for one in again.faults if one.rule == "registry.repair-of-nothing"]


def test_explain_shows_what_reasoning_made_of_an_expression() -> None:
    told = run("explain", "003", "--data", str(FIVE)).out
    assert "  2022-09-19  «أمس الاثنين»\n    ذكر kifache.com" in told
    assert "وهو غير معروف" not in told


OWN_WORD = "- {table: dates/months, row: added/6, add: [زنبقان]}\n"
TELLS = "استقبل الوزير سالم الرامي السفير روبرت ميلر يوم 12 زنبقان 2022 في مكتبه."


def test_every_command_reads_the_newsrooms_own_words(tmp_path: Path) -> None:
    article = f"---\nid: a\noutlet: o\ntitle: t\npublished: 2022-07-01\n---\n{TELLS}\n"
    outlets = "- {id: o, name: o}\n"
    files = {"articles/a.md": article, "knowledge/outlets.yaml": outlets, "lexicon/words.yaml": OWN_WORD}
    materialise(files, tmp_path)
    numbered(tmp_path)
    (entry,) = road.tell(road.load(tmp_path)).timeline.meetings
    assert entry.certain.edtf == "2022-06-12"
    assert "2022-06-12" in run("explain", "a-1", "--data", str(tmp_path)).out
    assert "2022-06-12" not in run("explain", "a-1", "--data", str(FIVE)).out
    line = json.dumps({"id": 1, "text": TELLS})
    for words in (
        ["--knowledge", str(tmp_path / "knowledge")],
        ["--no-knowledge", "--lexicon", str(tmp_path / "lexicon")],
    ):
        assert '"edtf": "2022-06-12"' in CliRunner().invoke(annotate.command, words, input=line, obj=ROOT).stdout
    assert "2022-06-12" not in CliRunner().invoke(annotate.command, ["--no-knowledge"], input=line, obj=ROOT).stdout


def test_a_slip_in_the_newsrooms_own_words_stops_every_command(tmp_path: Path) -> None:
    materialise(
        {"knowledge/people.yaml": "[]", "lexicon/words.yaml": "- {table: dates/months, row: june, add: [زنبقان]}\n"},
        tmp_path,
    )
    told = f"{tmp_path}/lexicon/words.yaml:1: row: dates/months has no row «june»"
    assert told in CliRunner().invoke(check.command, ["--data", str(tmp_path)], obj=ROOT).stdout
    refused = CliRunner().invoke(annotate.command, ["--knowledge", str(tmp_path / "knowledge")], input="", obj=ROOT)
    assert refused.exit_code == 1
    assert told in refused.stderr


def test_schemas_accept_the_data_and_refuse_slips() -> None:
    import jsonschema
    import yaml

    for name, schema in schemas.all_of_them().items():
        jsonschema.Draft202012Validator.check_schema(schema)
        if name == "article":
            validator = jsonschema.Draft202012Validator(_as_text(schema))
            for path in (FIVE / "articles").glob("*.md"):
                front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
                assert [error.message for error in validator.iter_errors(front)] == [], path
            continue
        file = {"lexicon": "lexicon/words.yaml", "site": "site.yaml"}.get(name, f"knowledge/{name}.yaml")
        path = FIVE / file
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) if path.exists() else []
        validator = jsonschema.Draft202012Validator(_as_text(schema))
        assert [error.message for error in validator.iter_errors(rows or [])] == []
        assert list(validator.iter_errors([{"id": "x", "slip": 1}]))


SLIPS = [
    ("article", {"id": "../x", "outlet": "o", "title": "t"}),
    ("article", {"id": "a", "outlet": "o", "title": "t", "url": "javascript:x"}),
    ("article", {"id": "a", "outlet": "o", "title": "t", "retrieved": "12/03/2024"}),
    ("article", {"id": "a", "outlet": "o"}),
    ("people", [{"id": "p"}]),
    ("people", [{"id": "p", "name": "x", "alias": "y"}]),
    ("people", [{"id": "p", "name": "x", "aliases": "y"}]),
    ("people", {"id": "p", "name": "x"}),
    ("offices", [{"id": "f", "name": "x", "tenures": [{"from": "2019"}]}]),
    ("places", [{"id": "r", "name": "x", "kind": "town"}]),
    ("outlets", [{"id": "o", "name": "x", "rights": "all"}]),
    ("outlets", [{"id": "o", "name": "x", "url": "ftp://x"}]),
    ("claims", [{"id": "c", "article": "a"}]),
    ("judgements", [{"kind": "perhaps"}]),
    ("lexicon", [{"table": "dates/days"}]),
]


@pytest.mark.parametrize(("name", "value"), SLIPS)
def test_schemas_refuse(name: str, value: Any) -> None:
    import jsonschema

    assert list(jsonschema.Draft202012Validator(schemas.all_of_them()[name]).iter_errors(value))


@pytest.mark.parametrize(("engine", "named"), [("local", "duckdb"), ("dask", "duckdb, dask, distributed")])
def test_without_the_extra_of_archive_it_says_what_to_do(
    engine: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    line = [str(tmp_path), "--output", str(tmp_path / "out"), "--engine", engine]
    done = CliRunner().invoke(archive.command, line, obj=ROOT)
    assert (done.exit_code, done.output) == (
        1,
        f"Error: {named} is missing: «make scale», or pip install …[scale]\n",
    )
    assert not (tmp_path / "out").exists()


def test_without_the_libraries_it_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "build_timeline.py").write_bytes((ROOT / "build_timeline.py").read_bytes())
    (tmp_path / "arabic_timeline").symlink_to(ROOT / "arabic_timeline")
    script = "import runpy, sys; sys.path.insert(0, '.'); sys.argv = sys.argv[1:]\n"
    script += "runpy.run_path(sys.argv[0], run_name='__main__')"
    bare = [sys.executable, "-S", "-I", "-c", script, "build_timeline.py", "--help"]
    done = subprocess.run(bare, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        1,
        "Error: the library click is not installed: run «make site» once, or pip install -r requirements/base.txt\n",
    )
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to("/bin/echo")
    # The python of the system, whatever libraries it has; whoever chose another virtual environment keeps it.
    system = [str(Path(sys.base_prefix) / "bin" / "python3"), *bare[1:]]
    done = subprocess.run(system, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "build_timeline.py --help\n"
    chosen = [sys.executable, "-I", "-c", script, "build_timeline.py", "--version"]
    done = subprocess.run(chosen, cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout != "build_timeline.py --version\n"


def _as_text(schema: Any) -> Any:
    """The schema for readers that keep ``true`` and ``34.02`` as text, as the house does."""
    if isinstance(schema, dict):
        if schema.get("type") == "boolean":
            return {"enum": ["true", "false"]}
        if schema.get("type") == "number":
            return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
        return {key: _as_text(value) for key, value in schema.items()}
    return [_as_text(one) for one in schema] if isinstance(schema, list) else schema


def test_schemas_in_the_tree_are_fresh() -> None:
    for name, schema in schemas.all_of_them().items():
        assert json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize(
    "words",
    [
        ["add", ""],
        ["add", "x.html", ""],
        ["build", "--data", ""],
        ["build", "--output", ""],
        ["build", "--since", ""],
        ["check", "--data", ""],
        ["diff", "", "x"],
        ["init", ""],
        ["serve", "--output", ""],
    ],
)
def test_an_empty_name_is_not_the_folder_here(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """«add "$FILE"» where FILE is not set took the whole folder, site and data with it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    with pytest.raises(SystemExit) as done:
        main(tmp_path, words)
    assert done.value.code == 2
    assert "it is empty: «.» is the folder here" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["data"]
