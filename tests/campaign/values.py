"""Hostile values in every field of every file that somebody writes (YAML, front matter, JSON, sheets): a fault in one
line, or harmless text on every page, of which some are opened in Chromium."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import random
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dossier
import forked
from fuzz import oracles, site, words, world
from tables import materialise
from test_pictures import png

from arabic_timeline import timeline as road

from .fields import FILES, PICTURE, File, Row
from .findings import Found

_SCRIPT = '<img src=x onerror="window.PWNED=1"><script>window.PWNED=1</script>'
_PATIENCE = 5  # pages that lead on, one after the other
_ALONE = 7  # values of a file that holds one, shown in a build each
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
    """Every field that somebody writes: (file, way to it)."""
    yield from ((name, way) for name, file in FILES.items() for way in file.ways)
    yield from (("lines", key) for key in ("id", "text", "title", "outlet", "published"))


def _tried(home: Path, name: str, way: str, values: Sequence[str]) -> list[str]:
    if name == "lines":
        return _lines(way, values)
    for made in ("data", "site"):
        shutil.rmtree(home / made, ignore_errors=True)
    grounded(home / "data")
    file = FILES[name]
    rows = {value: file.with_value(way, value) for value in values}
    wrong = _faults(home, file, rows)
    if isinstance(wrong, str):
        return [wrong]
    kept = [row for value, row in rows.items() if value not in wrong]
    return [one for some in _shown(file, kept) for one in _built(home, file, some)]


def grounded(data: Path) -> None:
    """The dossier, and a picture that rows may show."""
    materialise(dossier.files(), data)
    (data / "media").mkdir()
    (data / "media" / PICTURE).write_bytes(png(8, 8))


def _shown(file: File, rows: list[Row]) -> list[list[Row]]:
    """What each build is of: all rows, or of a file that holds one some of them, the script always."""
    return [[row] for row in rows[: 1 + _ALONE]] if file.alone else [rows]


def _built(home: Path, file: File, rows: Sequence[Row]) -> list[str]:
    _write(home, file, rows)
    done = forked.run(*_build(home), SOURCE_DATE_EPOCH="1767312000")
    if "Traceback" in done.err or done.status not in (0, 1):
        return [f"a trace: {done.err[-200:]}"]
    return _looked_at(home / "site") if done.status == 0 else []


def _write(home: Path, file: File, rows: Sequence[Row]) -> None:
    """The file (or files) with these rows beside the dossier, in place of those of the rows before."""
    for path in (home / "data").glob(file.path.replace("*", "h*")):
        path.unlink()
    for name, text in file.files(rows):
        path = home / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _faults(home: Path, file: File, rows: dict[str, Row]) -> set[str] | str:
    """The values that are refused, each alone; a line where reading one breaks a promise."""
    refused: set[str] = set()
    for value, row in rows.items():
        _write(home, file, [row])
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
        return _unseen("Playwright is not installed")
    paths = [*sorted(folder.glob("*.html")), *(sorted(kind.glob("*.html"))[0] for kind in _kinds(folder))]
    with sync_playwright() as playwright:
        there = map(shutil.which, ("chromium-headless-shell", "chromium"))  # the former for a third of the work
        path = os.environ.get("CHROMIUM") or next(filter(None, there), None)
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            return _unseen("no Chromium could be started")
        page = browser.new_context(bypass_csp=True).new_page()
        found = [f"a script ran on {one.name}" for one in paths if ran(page, one)]
        browser.close()
    return found


@functools.cache
def _unseen(why: str) -> list[str]:
    """Nothing was found, because nobody looked: said once."""
    print(f"values: {why}: no page is opened in a browser", file=sys.stderr, flush=True)
    return []


def ran(page: Any, path: Path) -> bool:
    """Whether a script of a value runs on a page: its title may hold the value, as text.

    A page that leads on to another may do so while it is asked; then the other one is.
    """
    from playwright.sync_api import Error

    page.goto(path.as_uri())
    for _ in range(_PATIENCE):
        with contextlib.suppress(Error):
            return bool(page.evaluate("'PWNED' in window"))
        page.wait_for_load_state()
    raise AssertionError(f"{path} leads on for ever")


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
