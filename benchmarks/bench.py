"""One table of what the program takes, in processor time, beside what others take in the same run: ``make bench``.

    python benchmarks/bench.py [--text NEWS.jsonl] [--megabytes 2] [--articles 300] [--jobs 2]

``--text``: real news, JSON lines with id, text and published; without it made-up news (benchmarks/dates.py), which
holds more dates than real news does.  Sizes are those of the text in UTF-8.  dateparser is optional.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import dates as made_up  # noqa: E402
import newsroom  # noqa: E402

from arabic_timeline import lexicon, registry  # noqa: E402
from arabic_timeline.commands import annotate  # noqa: E402

_SOME = 40  # records for dateparser, which is slow
_WARM = 30  # records that make the tables


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--text", type=Path)
    options.add_argument("--megabytes", type=float, default=2.0)
    options.add_argument("--articles", type=int, default=300)
    options.add_argument("--jobs", type=int, default=2)
    chosen = options.parse_args()
    records = _records(chosen.text, chosen.megabytes)
    _print("what", "figure", "and that is")
    _texts(records, chosen.jobs)
    _builds(chosen.articles)


def _records(text: Path | None, megabytes: float) -> list[dict[str, Any]]:
    if text is None:
        made = made_up.articles(megabytes)
        return [{"id": n, "text": body, "published": day.isoformat()} for n, (body, day) in enumerate(made)]
    found, size = [], 0
    with text.open(encoding="utf-8") as lines:
        for line in lines:
            found.append(json.loads(line))
            size += len(found[-1]["text"].encode())
            if size >= megabytes * 1e6:
                break
    return found


def _texts(records: list[dict[str, Any]], jobs: int) -> None:
    known, _ = registry.load(ROOT / "data" / "knowledge")
    texts = [one["text"] for one in records]
    size = sum(len(text.encode()) for text in texts) / 1e6
    word = re.compile(r"\w+")
    words = size / _seconds(lambda: [word.findall(text) for text in texts])
    _print("every word of the text (\\w+)", f"{words:.1f} MB/s", "")
    slow = _dateparser(records[:_SOME])
    _print("dateparser search_dates", f"{slow:.3f} MB/s" if slow else "not installed", f"on {_SOME} of {len(records)}")
    lines = b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in records)
    for name, only_dates in (("annotate --only dates", True), ("annotate", False)):
        reader = annotate.Reader(known=known, words=lexicon.PACKAGE, only_dates=only_dates, limit=None)
        for one in records[:_WARM]:
            reader(one)
        speed = size / _seconds(lambda work=reader: annotate.run(io.BytesIO(lines), io.BytesIO(), work))
        ratio = f"{speed / slow:.0f} times dateparser, " if slow and only_dates else ""
        _print(name, f"{speed:.2f} MB/s", f"{ratio}{words / speed:.0f} times a scan of words")
    _jobs(lines, jobs)


def _jobs(lines: bytes, jobs: int) -> None:
    """Seconds by the clock of one process and of several: the machine should have nothing else to do."""
    for words in (["--only", "dates"], []):
        command = [sys.executable, str(ROOT / "build_timeline.py"), "annotate", *words, "--jobs"]
        one, many = (_clock([*command, str(n)], lines) for n in (1, jobs))
        _print(f"annotate {' '.join(words)} --jobs {jobs}", f"{one / many:.2f} times", f"{one:.1f} s → {many:.1f} s")


def _dateparser(records: list[dict[str, Any]]) -> float | None:
    search = made_up.theirs()
    if search is None:
        return None
    days = [date.fromisoformat(one.get("published") or "2020-01-01") for one in records]
    texts = [one["text"] for one in records]
    search(texts[0], days[0])
    size = sum(len(text.encode()) for text in texts) / 1e6
    return size / _seconds(lambda: [search(*pair) for pair in zip(texts, days, strict=True)])


def _builds(articles: int) -> None:
    """A whole build, one without a change, one with a changed article, and one with another person in the knowledge."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        newsroom.newsroom(data, articles)
        command = [sys.executable, str(ROOT / "build_timeline.py"), "--data", "data", "--output", "site", "--jobs", "1"]
        built, memory = _processor(command, scratch)
        _print(f"build of {articles:,} articles", f"{built:.1f} s", f"{memory} MB of memory at most")
        _print("the same again", f"{_processor(command, scratch)[0]:.2f} s", "nothing changed")
        article = data / "articles" / f"{articles // 2:05}.md"
        article.write_text(article.read_text(encoding="utf-8") + "وأضاف أنه سيعود غدا.\n", encoding="utf-8")
        _print("the same with a changed article", f"{_processor(command, scratch)[0]:.1f} s", "")
        people = data / "knowledge" / "people.yaml"
        people.write_text(people.read_text(encoding="utf-8") + "- {id: new, name: نجيب الفاسي}\n", encoding="utf-8")
        _print("the same with another person", f"{_processor(command, scratch)[0]:.1f} s", "")
    with tempfile.TemporaryDirectory() as scratch:
        shell = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", scratch]
        _print("mkdocs build of the shell alone", f"{_processor(shell, ROOT)[0]:.1f} s", "")
    _print("plain Jinja2", f"{_jinja():.2f} ms", "a page of 60 rows, drawn with nothing around it")


def _jinja() -> float:
    from jinja2 import Environment

    row = "<li><a href='{{ one.url }}'>{{ one.title }}</a>{% if one.day %}<time>{{ one.day }}</time>{% endif %}</li>"
    page = Environment(autoescape=True).from_string(f"<ul>{{% for one in rows %}}{row}{{% endfor %}}</ul>")
    rows = [{"url": f"a/{n}.html", "title": f"لقاء «{n}»", "day": n % 3} for n in range(60)]
    return _seconds(lambda: [page.render(rows=rows) for _ in range(100)]) * 10


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of the better of two runs."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def _processor(command: list[str], folder: str | Path) -> tuple[float, int]:
    """Processor time of a process and its children, and megabytes of memory at most of any so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss // 1024


def _clock(command: list[str], given: bytes) -> float:
    start = time.perf_counter()
    subprocess.run(command, input=given, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def _print(what: str, figure: str, more: str) -> None:
    print(f"{what:36} {figure:>14}   {more}", flush=True)


if __name__ == "__main__":
    main()
