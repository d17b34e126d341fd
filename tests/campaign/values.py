"""Hostile values in every field of every YAML file, of front matter and of JSON lines: a fault in one line, or harmless
text on every page, of which some are opened in Chromium."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_type_hints

import dossier
import forked
from fuzz import oracles, site, words, world
from tables import materialise

from arabic_timeline import timeline as road
from arabic_timeline.read.folder import Front
from arabic_timeline.registry import shapes
from arabic_timeline.registry.load import OfficeRow
from arabic_timeline.rows import UNWRITTEN

from .findings import Found

_FILES = {
    "people": (shapes.Person, {"name": "سالم الرامي"}),
    "offices": (OfficeRow, {"name": "وزير الصيد"}),
    "places": (shapes.Place, {"name": "صدف", "kind": "city"}),
    "outlets": (shapes.Outlet, {"name": "صحيفة"}),
    "claims": (shapes.Claim, {"article": "a", "date": "2020", "quote": "أمس"}),
    "judgements": (shapes.Judgement, {"kind": "not-a-meeting", "meetings": ["a-1"]}),
}
_SCRIPT = '<img src=x onerror="window.PWNED=1"><script>window.PWNED=1</script>'
_BREAKS = ("Cc", "Cs", "Zl", "Zp")  # categories of what hides or breaks a line
_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_MARKS = "\u061c\u200e\u200f"


def run(size: int, seed: int) -> Found:
    """``size`` values in every field, all in one folder: its store knows the shell of the site after the first."""
    chance = random.Random(seed)
    values = [_SCRIPT, *(_value(chance) for _ in range(size - 1))]
    fields = list(_fields())
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, key in fields:
            found += [f"{name}: {key}: {one}" for one in _tried(Path(folder), name, key, values)]
    return len(fields) * size, found


def _value(chance: random.Random) -> str:
    parts = (
        *world._HOSTILE,
        *words.ODD,
        *words.MARKS,
        *words.NUMBERS,
        *words.NAMES,
        _SCRIPT,
        "x" * 12_000,
        "[",
        "{",
        "&a",
    )
    return "".join(chance.choices(parts, k=chance.randint(1, 5)))


def _fields() -> Iterator[tuple[str, str]]:
    """Every field that somebody writes: (file, key)."""
    for name, (shape, _) in _FILES.items():
        yield from (
            (name, field.name.rstrip("_")) for field in dataclasses.fields(shape) if field.name not in UNWRITTEN
        )
    yield from (("article", field.name) for field in dataclasses.fields(Front))
    yield from (("lines", key) for key in ("id", "text", "title", "outlet", "published"))


def _tried(home: Path, name: str, key: str, values: Sequence[str]) -> list[str]:
    if name == "lines":
        return _lines(key, values)
    for made in ("data", "site"):
        shutil.rmtree(home / made, ignore_errors=True)
    materialise(dossier.files(), home / "data")
    rows = {value: _with(name, key, value) for value in values}
    wrong = _faults(home, name, rows)
    if isinstance(wrong, str):
        return [wrong]
    kept = {value: row for value, row in rows.items() if value not in wrong}
    _write(home, name, kept)
    done = forked.run(*_build(home), SOURCE_DATE_EPOCH="1767312000")
    if "Traceback" in done.err or done.status not in (0, 1):
        return [f"a trace: {done.err[-200:]}"]
    return _looked_at(home / "site") if done.status == 0 else []


def _with(name: str, key: str, value: str) -> dict[str, Any]:
    base: dict[str, Any] = dict(_FILES[name][1]) if name in _FILES else {"outlet": "o", "title": "t"}
    is_list = name in _FILES and get_type_hints(_FILES[name][0]).get(key, str) == tuple[str, ...]
    return {**base, key: [value] if is_list else value}


def _write(home: Path, name: str, rows: dict[str, dict[str, Any]]) -> None:
    numbered = [{"id": f"h{n}", **row} if name != "judgements" else row for n, row in enumerate(rows.values())]
    if name != "article":
        text = "".join(f"- {json.dumps(row, ensure_ascii=False)}\n" for row in numbered)
        (home / "data" / "knowledge" / f"{name}.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
        return
    for path in (home / "data" / "articles").glob("h*.md"):
        path.unlink()
    for n, row in enumerate(numbered):
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in row.items())
        text = f"---\n{front}---\nاستقبل سالم الرامي أمس روبرت ميلر في صدف.\n"
        (home / "data" / "articles" / f"h{n}.md").write_bytes(text.encode("utf-8", "surrogatepass"))


def _faults(home: Path, name: str, rows: dict[str, dict[str, Any]]) -> set[str] | str:
    """The values that are refused, each alone; a line where reading one breaks a promise."""
    refused: set[str] = set()
    for value, row in rows.items():
        _write(home, name, {value: row})
        try:
            loaded = road.load(home / "data")
            oracles.faults(loaded.faults)
        except Exception as error:
            return f"{type(error).__name__} for {value!r:.80}: {error}"
        if loaded.errors:
            refused.add(value)
    return refused


def _build(home: Path) -> list[str]:
    words = ["build", "--data", str(home / "data"), "--output", str(home / "site"), "--no-download", "--force"]
    return [*words, "--today", "2026-01-02"]


def _looked_at(folder: Path) -> list[str]:
    found = []
    for path in sorted(folder.rglob("*.html")):
        try:
            page = site.page(path.name, path.read_text(encoding="utf-8"))
            assert not [one for one in page.scripts if "PWNED" in one]
        except AssertionError as error:
            found.append(str(error)[:200])
    return found + _in_chromium(folder)


def _in_chromium(folder: Path) -> list[str]:
    """The pages of lists and the first of every kind, without the site's policy: no script of a value runs."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return []
    paths = [*sorted(folder.glob("*.html")), *(sorted(kind.glob("*.html"))[0] for kind in _kinds(folder))]
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            return []
        page = browser.new_context(bypass_csp=True).new_page()
        found = [f"a script ran on {one.name}" for one in paths if ran(page, one)]
        browser.close()
    return found


def ran(page: Any, path: Path) -> bool:
    """Whether a script of a value runs on a page: its title may hold the value, as text."""
    page.goto(path.as_uri())
    return bool(page.evaluate("'PWNED' in window"))


def _kinds(folder: Path) -> list[Path]:
    return [
        folder / name for name in ("people", "meetings", "articles", "outlets", "places") if (folder / name).is_dir()
    ]


def _lines(key: str, values: Sequence[str]) -> list[str]:
    records = [{"id": n, "text": "التقى الوزيران أمس.", key: value} for n, value in enumerate(values)]
    given = "".join(json.dumps(record) + "\n" for record in records)
    done = forked.run("annotate", "--no-knowledge", stdin=given.encode())
    answers = done.out.split("\n")[:-1]
    if len(answers) != len(records) or done.err:
        return [f"{len(answers)} answers to {len(records)} lines; {done.err[-200:]}"]
    return [f"printed raw: {one!r:.80}" for one in answers if raw(one)]


def raw(line: str) -> bool:
    """Whether a line holds what turns, hides or breaks it; a space of any width does not."""
    return any(
        unicodedata.category(char) in _BREAKS or unicodedata.bidirectional(char) in _TURNS or char in _MARKS
        for char in line
    )
