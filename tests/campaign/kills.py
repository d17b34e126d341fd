"""Kills at random moments of build, add and review --serve: the old or the new is there, whole, and the next run mends
the rest.  Builds go by the store, which is asked after each kill whether it is sound."""

from __future__ import annotations

import http.client
import json
import random
import re
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import dossier
import forked
from tables import materialise

from arabic_timeline import read, registry, rows

from .findings import Found

_NEVER = ("لقاءان", "ليس شخصا")  # answers that need no word, as the desk calls them


def run(size: int, seed: int) -> Found:
    """``size`` kills, a third of them of builds."""
    chance = random.Random(seed)
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        works = (_builds, _adds, _desks)
        for number, work in enumerate(works):
            where = Path(folder) / str(number)
            found += work(where, (size + len(works) - 1 - number) // len(works), chance)
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
        found += [f"build, kill {number}: {one}" for one in _damaged(home / ".timeline")]
    _done(_words(home, "new"))
    if dossier.digests(home / "site") != good[1]:
        found.append("build: the run after the kills gives another site")
    left = {path.name for path in home.iterdir()} - {"old", "new", "site", ".arabic-timeline", ".timeline"}
    return found + [f"build: left behind: {', '.join(sorted(left))}"] * bool(left)


def _damaged(folder: Path) -> list[str]:
    """What is wrong with the stores of a folder, by SQLite's own check."""
    wrong = []
    for path in folder.glob("*.sqlite"):
        with closing(sqlite3.connect(path)) as store:
            told = store.execute("PRAGMA integrity_check").fetchall()
        wrong += [f"{path.name} is damaged: {one}" for (one,) in told if one != "ok"]
    return wrong


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


def _desks(home: Path, times: int, chance: random.Random) -> list[str]:
    """Killed while an answer is written: people's files are as before it or as after it; the next one answers on."""
    found: list[str] = []
    for number in range(times):
        shutil.rmtree(home, ignore_errors=True)
        materialise(dossier.files(), home / "data")
        whole = [_rows(home / "data")]
        desk = forked.start("review", "--serve", "--data", str(home / "data"))
        try:
            at = _address(desk)
            lasts = _seconds(lambda at=at: _answered(at))  # type: ignore[misc]
            whole.append(_rows(home / "data"))
            if whole[1] == whole[0]:
                found.append(f"review, kill {number}: an answer wrote nothing")
            _answered(at, within=lasts * chance.random())
        finally:
            desk.done(0, signal.SIGKILL)
        now = _rows(home / "data")
        if now[: len(whole[1])] != whole[1] or len(now) > len(whole[1]) + 1:
            found.append(f"review, kill {number}: neither before nor after the answer")
        again = forked.start("review", "--serve", "--data", str(home / "data"))
        try:
            _answered(_address(again))
        finally:
            again.done(0, signal.SIGINT)
        if len(_rows(home / "data")) <= len(now):
            found.append(f"review, kill {number}: no answer after it")
        if left := [path.name for path in (home / "data").rglob(".*")]:
            found.append(f"review, kill {number}: left behind: {', '.join(left)}")
    return found


def _rows(data: Path) -> list[Any]:
    """The rows of people's judgements and people, in order of the files."""
    assert not [one for one in registry.load(data / "knowledge")[1] if one.error]
    text = (data / "knowledge" / "judgements.yaml").read_text(encoding="utf-8")
    return list(rows.parts(text))


def _address(desk: forked.Running) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if told := re.search(r"http://(\S+)/ ", desk.out):
            return told[1]
        time.sleep(0.02)
    raise AssertionError(f"no address told: {desk.err}")


def _answered(at: str, within: float | None = None) -> None:
    """The first question that a row answers is answered; ``within`` so many seconds nobody waits for it any more."""
    host, _, token = at.partition("/")
    with closing(http.client.HTTPConnection(host, timeout=60)) as web:
        web.request("GET", f"/{token}/state")
        cards = json.loads(web.getresponse().read())["cards"]
        card, answer = next(
            (card["id"], n)
            for card in cards
            for n, one in enumerate(card["answers"])
            if one["label"].startswith(_NEVER)
        )
        body = json.dumps({"card": card, "answer": answer})
        web.timeout = within if within is not None else 60
        if web.sock and within is not None:
            web.sock.settimeout(max(within, 0.001))
        web.request("POST", f"/{token}/answer", body, {"Content-Type": "application/json"})
        with suppress(TimeoutError):
            web.getresponse().read()


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
