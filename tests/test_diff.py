"""`diff`: what changed between two timelines as a table, and its answers to files that are none."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

import dossier
import forked
import pytest
from click.testing import CliRunner
from tables import cases, materialise

from arabic_timeline.commands import whole
from arabic_timeline.commands.diff import command
from arabic_timeline.differences import Change, changes


def _dates(span: str | None) -> dict[str, str | None] | None:
    if span is None:
        return None
    earliest, latest = (None if end == ".." else end for end in span.split("/"))
    return {"earliest": earliest, "latest": latest, "edtf": None if span == "../.." else span}


def _entry(name: str, row: dict[str, Any]) -> dict[str, Any]:
    days = [str(day) for day in row["days"]] if "days" in row else None
    dates = {"certain": _dates(row["certain"]), "likely": _dates(row.get("likely"))}
    evidence = [{"article": "a", "quote": quote, "role": "telling"} for quote in row.get("tells", ())]
    return {"id": name, "participants": [], "days": days, "why": row.get("why", []), "evidence": evidence, **dates}


def _timeline(short: dict[str, Any]) -> dict[str, Any]:
    return {
        "meetings": [_entry(*item) for item in short.get("entries", {}).items()],
        "events": [_entry(*item) for item in short.get("events", {}).items()],
        "articles": [
            {"id": name, "title": "", "published": {"certain": _dates(span), "likely": None, "given": False}}
            for name, span in short.get("articles", {}).items()
        ],
        "contradictions": [
            {"about": about, "statements": [{"says": one} for one in says], "repairs": []}
            for about, says in short.get("contradictions", {}).items()
        ],
    }


@pytest.mark.parametrize("row", cases("diff"))
def test_changes(row: dict[str, Any]) -> None:
    expected = tuple(Change(**{**one, "why": tuple(one.get("why", ()))}) for one in row["changes"])
    assert changes(_timeline(row["old"]), _timeline(row["new"])) == expected


def _run(folder: Path, old: str | bytes, new: str | bytes) -> Any:
    for name, content in (("old.json", old), ("new.json", new)):
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return CliRunner().invoke(command, [str(folder / "old.json"), str(folder / "new.json")])


def test_lines_on_a_pipe(tmp_path: Path) -> None:
    old = {"entries": {"a-1": {"certain": "2022-06-01/2022-06-30"}}}
    new = {"entries": {"a-1": {"certain": "2022-06-13/2022-06-14", "why": ["[b] كُتب النص يوم الثلاثاء."]}}}
    result = _run(tmp_path, json.dumps(_timeline(old)), json.dumps(_timeline(new)))
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "narrowed  a-1  2022-06-01/2022-06-30 → 2022-06-13/2022-06-14",
        "    [b] كُتب النص يوم الثلاثاء.",
    ]


def test_nothing_changed(tmp_path: Path) -> None:
    result = _run(tmp_path, json.dumps(_timeline({})), json.dumps(_timeline({})))
    assert (result.exit_code, result.output) == (0, "Nothing changed.\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "new.json:1: not JSON"),
        (b'{"meetings": [\n}', "new.json:2: not JSON"),
        (b"\xff", "not UTF-8 (byte 0)"),
        (b"[]", "no list 'meetings'"),
        (b"null", "no list 'meetings'"),
        (b'{"meetings": {}, "events": [], "articles": [], "contradictions": []}', "no list 'meetings'"),
        (b'{"meetings": [], "events": [7], "articles": [], "contradictions": []}', "events[0] is not as"),
        (b'{"meetings": [{"id": "a"}], "events": [], "articles": [], "contradictions": []}', "meetings[0] is not as"),
        (b'{"meetings": [], "events": [], "articles": [], "contradictions": [{}]}', "contradictions[0] is not as"),
        (b"[" * 100_000, "nested too deep"),
    ],
)
def test_no_timeline(tmp_path: Path, content: bytes, says: str) -> None:
    result = _run(tmp_path, json.dumps(_timeline({})), content)
    assert result.exit_code == 1
    assert says in result.output
    assert len(result.output.splitlines()) == 1


def test_what_has_no_end_and_what_nobody_writes_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for name, says in ((tmp_path / "pipe.json", ":1: not JSON"), ("/dev/zero", ": neither a file nor a pipe")):
        done = forked.run("diff", str(name), str(name))
        assert done.status == 1
        assert done.err.startswith(f"Error: {name}{says}")
        assert done.err.count("\n") == 1


def test_what_another_program_writes_is_waited_for(tmp_path: Path) -> None:
    """As bash hands it on: diff <(…) new.json."""
    (tmp_path / "new.json").write_text(json.dumps(_timeline({})), encoding="utf-8")
    reading, writing = os.pipe()
    late = threading.Timer(0.3, lambda: (os.write(writing, json.dumps(_timeline({})).encode()), os.close(writing)))
    late.start()
    told = whole.read(Path(f"/dev/fd/{reading}"))
    os.close(reading)
    assert told == whole.read(tmp_path / "new.json")


def test_a_missing_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "no.json"), str(tmp_path / "no.json")])
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1


def test_a_site_is_compared_with_data_and_a_new_site_tells_what_came(tmp_path: Path) -> None:
    """A site holds pages of its articles: a folder of that name makes it no data folder."""
    materialise(dossier.files(), tmp_path / "data")
    dossier.build_here(tmp_path / "data", tmp_path / "site")
    assert (tmp_path / "site" / "articles").is_dir()
    words = [str(tmp_path / "site"), str(tmp_path / "data")]
    assert CliRunner().invoke(command, words).output == "Nothing changed.\n"
    more = {**dossier.ARTICLES, "n": ("o", "2021-02-03", "استقبل سالم الرامي أمس فؤاد النجدي في صدف.")}
    materialise(dossier.files(more), tmp_path / "data")
    (line,) = [one for one in CliRunner().invoke(command, words).output.split("\n") if one.startswith("new  n-")]
    assert "2021-02-02  سالم الرامي – فؤاد النجدي" in line
    dossier.build_here(tmp_path / "data", tmp_path / "next", "--since", str(tmp_path / "site"))
    page = tmp_path / "next" / "changes" / "index.html"
    assert "فؤاد النجدي" in page.read_text(encoding="utf-8")
    assert "فؤاد النجدي" in (tmp_path / "next" / "data" / "changes.atom").read_text(encoding="utf-8")
