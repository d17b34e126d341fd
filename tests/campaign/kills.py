"""Kills at random moments of build and add: the old or the new is there, whole, and the next run mends the rest."""

from __future__ import annotations

import json
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import dossier
import forked
from tables import materialise

from arabic_timeline import read

from .findings import Found


def run(size: int, seed: int) -> Found:
    """``size`` kills, half of them of builds."""
    chance = random.Random(seed)
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, work in enumerate((_builds, _adds)):
            where = Path(folder) / str(number)
            found += work(where, (size + 1 - number) // 2, chance)
    return size, found


def _builds(home: Path, times: int, chance: random.Random) -> list[str]:
    found: list[str] = []
    good: list[dict[str, str]] = []
    for folder, articles in (("old", dossier.ARTICLES), ("new", {**dossier.ARTICLES, "z": dossier.UNRELATED})):
        materialise(dossier.files(articles), home / folder)
        _done(_words(home, folder))
        good.append(dossier.digests(home / "site"))
    lasts = _seconds(lambda: _done(_words(home, "old")))
    for number in range(times):
        _killed(_words(home, ("new", "old")[number % 2]), lasts * _moment(chance))
        if dossier.digests(home / "site") not in good:
            found.append(f"build, kill {number}: neither the old nor the new site")
    _done(_words(home, "new"))
    if dossier.digests(home / "site") != good[1]:
        found.append("build: the run after the kills gives another site")
    left = {path.name for path in home.iterdir()} - {"old", "new", "site", ".arabic-timeline", ".timeline"}
    return found + [f"build: left behind: {', '.join(sorted(left))}"] * bool(left)


def _words(home: Path, data: str) -> list[str]:
    words = ["build", "--data", str(home / data), "--output", str(home / "site"), "--no-download", "--force"]
    return [*words, "--today", "2026-01-02"]


def _adds(home: Path, times: int, chance: random.Random) -> list[str]:
    found: list[str] = []
    home.mkdir()
    text = "كلمة من كلام طويل لا ينتهي قبل أن يقاطعه أحد. " * 30
    rows = [{"title": f"عنوان {n}", "text": f"{n} {text}", "url": f"https://a.test/{n}"} for n in range(60)]
    (home / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    words = ["add", "--data", str(home / "data"), str(home / "rows.jsonl")]
    lasts = _seconds(lambda: forked.run(*words))
    for number in range(times):
        shutil.rmtree(home / "data")
        _killed(words, lasts * chance.random())
        for again in (False, True):
            if again:
                forked.run(*words)
            articles, faults = read.articles(home / "data" / "articles")
            if wrong := [
                one.message for one in faults if one.error and one.rule not in ("folder-missing", "folder-empty")
            ]:
                found.append(f"add, kill {number}: {wrong[0]}")
        if len({one.url for one in articles}) != len(rows) or len(articles) != len(rows):
            found.append(f"add, kill {number}: {len(articles)} articles of {len(rows)} after the next run")
    return found


def _moment(chance: random.Random) -> float:
    """The last part of a build is where it writes: half of the moments fall there."""
    return chance.uniform(0.6, 1.05) if chance.random() < 0.5 else chance.random()


def _done(words: list[str]) -> None:
    done = forked.run(*words)
    assert done.status == 0, done.err


def _killed(words: list[str], after: float) -> None:
    forked.run(*words, kill=(after, signal.SIGKILL))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun
