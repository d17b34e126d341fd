"""A small dossier with a doubt of every kind that a page may show with its file, and what is made of it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner

from arabic_timeline.commands.build import command

ROOT = Path(__file__).resolve().parent.parent

KNOWN = {
    "knowledge/people.yaml": (
        "- {id: rami, name: سالم الرامي, country: marjan}\n"
        "- {id: miller, name: روبرت ميلر, country: zumurrud}\n"
        "- {id: twin-one, name: خالد الشبيه}\n"
        "- {id: twin-two, name: خالد الشبيه}\n"
    ),
    "knowledge/places.yaml": (
        "- {id: marjan, name: مرجان, kind: country}\n"
        "- {id: zumurrud, name: زمرد, kind: country, adjectives: [الزمردي]}\n"
        "- {id: sadaf, name: صدف, kind: city, within: marjan}\n"
    ),
    "knowledge/outlets.yaml": "- {id: o, name: صحيفة}\n",
    "knowledge/claims.yaml": "- {id: c, article: a, quote: لم يكتبه أحد, date: 2020, sources: [x]}\n",
    "knowledge/judgements.yaml": "- {kind: repair, about: a-1, without: لم يقله أحد}\n",
    "knowledge/strange.yaml": "- {id: x}\n",
}
ARTICLES = {
    "a": ("o", "2020-03-05", "استقبل سالم الرامي أمس روبرت ميلر في صدف، ثم التقى خالد الشبيه."),
    "b": ("p", "2020-03-08", "التقى سالم الرامي يوم 30 فبراير 2020 السفير روبرت ميلر في صدف."),
    "c": ("o", None, "قال سالم الرامي إنه استقبل أمس الأربعاء روبرت ميلر، وذلك قبل يومين من عودته."),
    "d": ("o", "2020-06-01", "استقبل سالم الرامي يوم الجمعة 28 مايو 2020 الوزير حاتم القروي بصدف."),
}
UNRELATED = ("o", "2021-11-20", "افتتح معرض الكتاب في زمرد أبوابه أمام الزوار، وقال المنظمون إنه يستمر أسبوعا.")


def files(articles: dict[str, tuple[str, str | None, str]] | None = None, prefix: str = "") -> dict[str, str]:
    """The files of the dossier below its data folder, their names with ``prefix`` before the id of the article."""
    found = dict(KNOWN)
    for name, (outlet, day, text) in (articles or ARTICLES).items():
        published = f"published: {day}\n" if day else ""
        front = f"---\nid: {name}\noutlet: {outlet}\ntitle: خبر {name}\n{published}---\n"
        found[f"articles/{prefix}{name}.md"] = f"{front}{text}\n"
    return found


def build(data: str, output: str, *, cwd: Path, words: Iterable[str] = (), **environment: str) -> None:
    """Build a site in a process of its own."""
    line = [sys.executable, str(ROOT / "build_timeline.py"), "--data", data, "--output", output, "--no-download"]
    done = subprocess.run(
        [*line, "--today", "2026-01-02", *words],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def build_here(data: Path, output: Path, *words: str) -> None:
    """The same in this process, for tests that are about the site and not about how it came to be."""
    line = ["--data", str(data), "--output", str(output), "--no-download", "--today", "2026-01-02", *words]
    done = CliRunner().invoke(command, line, obj=ROOT, catch_exceptions=False)
    assert done.exit_code == 0, done.output


def digests(site: Path) -> dict[str, str]:
    """By path the digest of every file of a folder."""
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}
