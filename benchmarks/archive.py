"""What an archive takes by either engine, beside the embedded run: processor time, memory, whether the bytes agree.

    python benchmarks/archive.py 10000 [--text NEWS.jsonl] [--engine dask] [--workers 2] [--embedded]

``--text``: real news, JSON lines with id, text and published, told again and again with other given names and days
until they are so many; without it made-up news (benchmarks/newsroom.py).  ``--embedded``: the same articles as one
dossier in one process, too.  Needs the extra ``scale``.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import newsroom  # noqa: E402

from arabic_timeline import lexicon, read, registry, timeline  # noqa: E402
from arabic_timeline.archive import concluding, records, shards  # noqa: E402

_SHARDS = 8
_WORD = re.compile(r"\w+")
_WEEK = 7


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=int)
    options.add_argument("--text", type=Path)
    options.add_argument("--engine", choices=("local", "dask"), default="local")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--embedded", action="store_true")
    options.add_argument(
        "--dossier", nargs=2, type=Path, help=argparse.SUPPRESS
    )  # what the embedded run is called with
    chosen = options.parse_args()
    if chosen.dossier:
        embedded(*chosen.dossier)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        size = made(folder, chosen.articles, chosen.text)
        print(f"{chosen.articles:,} articles, {size / 1e6:.1f} MB")
        words = ["archive", "shards", "--data", "data", "--output", "out", "--engine", chosen.engine]
        _measured(f"archive, {chosen.engine}", folder, ["build_timeline.py", *words, "--workers", str(chosen.workers)])
        if chosen.embedded:
            line = ["benchmarks/archive.py", str(chosen.articles), "--dossier", str(folder), str(folder / "whole")]
            _measured("embedded", folder, line)
            print("the same bytes:", _alike(folder / "out", folder / "whole"))


def made(folder: Path, articles: int, text: Path | None) -> int:
    """Writes shards and knowledge; how many bytes the shards have."""
    (folder / "shards").mkdir()
    size = 0
    with tempfile.TemporaryDirectory() as scratch:
        if text is None:
            newsroom.newsroom(Path(scratch) / "data", articles)
            shutil.copytree(Path(scratch) / "data" / "knowledge", folder / "data" / "knowledge")
            given: Iterator[dict[str, Any]] = _of_folder(Path(scratch) / "data")
        else:
            (folder / "data" / "knowledge").mkdir(parents=True)
            told = [json.loads(line) for line in text.read_text(encoding="utf-8").splitlines()]
            given = again(list({one["id"].lower(): one for one in reversed(told)}.values()))
        for n in range(_SHARDS):
            with (folder / "shards" / f"{n}.jsonl").open("wb") as file:
                for one in islice(given, articles * (n + 1) // _SHARDS - articles * n // _SHARDS):
                    size += file.write(json.dumps(one, ensure_ascii=False).encode() + b"\n")
    return size


def again(given: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Records without end: those given, then the same with other given names, whole weeks later, and so on."""
    listed = (names for kinds in lexicon.rows("language/given").values() for names in kinds.values())
    names = sorted({name for group in listed for name in str(group).split() if _WORD.fullmatch(name)})
    place = {name: n for n, name in enumerate(names)}
    for turn in count():
        for one in given:
            text = _WORD.sub(lambda found: _other(found[0], names, place, turn), one["text"])  # noqa: B023 -- used here
            day = one.get("published")
            later = (date.fromisoformat(day) + timedelta(_WEEK * turn)).isoformat() if day else None
            yield {**one, "id": f"{one['id']}-{turn}", "text": text, "published": later}


def _other(word: str, names: list[str], place: dict[str, int], turn: int) -> str:
    return names[(place[word] + 37 * turn) % len(names)] if word in place else word


def _of_folder(folder: Path) -> Iterator[dict[str, Any]]:
    articles, _ = read.articles(folder / "articles")
    for one in articles:
        day = one.published.day.isoformat() if one.published and one.published.day else None
        yield {"id": one.id, "outlet": one.outlet, "title": one.title, "text": one.text, "published": day}


def embedded(folder: Path, target: Path) -> None:
    """The timeline of the same records as one dossier."""
    known, _ = registry.load(folder / "data" / "knowledge")
    found = {}
    for chunk in shards.chunks(shards.paths([str(folder / "shards")])):
        for _, record in shards.content(chunk).records:
            article = records.article(record, known)
            found.setdefault(article.id, article)
    world = timeline.World(known=known, articles=tuple(found[name] for name in sorted(found)), faults=())
    target.mkdir()
    for kind, text in concluding.of_dossier(timeline.tell(world).timeline).items():
        (target / f"{kind}.jsonl").write_text(text, encoding="utf-8")


def _alike(out: Path, whole: Path) -> bool:
    index = json.loads((out / "index.json").read_text(encoding="utf-8"))["timeline"]
    return all(
        b"".join((out / row["file"]).read_bytes() for row in index if row["kind"] == kind)
        == (whole / f"{kind}.jsonl").read_bytes()
        for kind in concluding.KINDS
    )


def _measured(name: str, folder: Path, words: list[str]) -> None:
    """Runs a command, by a process of its own whose children are counted, and says what it took."""
    line = [sys.executable, "-c", _COUNTED, sys.executable, str(ROOT / words[0]), *words[1:]]
    done = subprocess.run(line, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    *told, counted = done.stdout.splitlines()
    seconds, most = json.loads(counted)
    print(
        *told,
        f"{name}: {seconds:.1f} s of processor time, {most / 1024:.0f} MB in its largest process",
        sep="\n",
        flush=True,
    )


_COUNTED = """import json, resource, subprocess, sys
subprocess.run(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))"""


if __name__ == "__main__":
    main()
