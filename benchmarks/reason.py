"""How reasoning grows with the network; or, with ``--network``, the bounds of a network given as lines.

    python benchmarks/reason.py [--size 100000]
    python benchmarks/reason.py --network IN.jsonl --bounds OUT.jsonl

Lines in: {"x", "y", "low", "high"}: low ≤ y − x ≤ high in days; {"x", "earliest", "latest"}: ISO days; null leaves an
end open.  Lines out: {"x", "earliest", "latest"} for every variable in order of first appearance, or the one line
{"contradiction": [line numbers]}: a minimal set of lines that cannot all hold, counted from 1.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import resource
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from arabic_timeline.constraints import Constraint, Difference, Weekdays, Window, conflicts, solve
from arabic_timeline.constraints.minimal import explained
from arabic_timeline.constraints.network import EARLY, LATE, Network, to_date
from arabic_timeline.constraints.propagate import bulk

DIFFERENCE, WINDOW = {"x", "y", "low", "high"}, {"x", "earliest", "latest"}


class BadLineError(ValueError):
    """A line of the network that cannot be read; the message names it."""


def main() -> None:
    """Read the arguments, and solve or measure."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--size", type=int, default=100_000, help="constraints in the largest network made")
    arguments.add_argument("--network", type=Path, help="network to solve, a constraint a line")
    arguments.add_argument("--bounds", type=Path, help="where its bounds go")
    given = arguments.parse_args()
    if (given.network is None) != (given.bounds is None):
        arguments.error("--network and --bounds go together")
    if given.network is None:
        measure(given.size)
        return
    gc.disable()  # millions of small values that all live to the end: nothing to collect
    try:
        answer(given.network, given.bounds)
    except (OSError, ValueError) as error:
        sys.exit(f"error: {error}")


def answer(source: Path, target: Path) -> None:
    """Solves the network of a file and writes its bounds, or its contradiction."""
    net, numbers = Network(), array("l")
    with source.open("rb") as lines:
        for number, row in enumerate(rows(lines, source.name, numbers)):
            if "y" in row:
                net.link(row["x"], row["y"], row["low"], row["high"], number)
            else:
                net.bound(row["x"], label(row["earliest"], EARLY), label(row["latest"], LATE))
    failure = bulk(net)
    if failure:
        with source.open("rb") as lines:
            net.given = net.stated = list(map(constraint, rows(lines, source.name, numbers), numbers))
        clash = sorted(one.source for one in explained(net, failure))  # type: ignore[type-var]
        target.write_text(json.dumps({"contradiction": clash}) + "\n", encoding="utf-8")
        return
    with target.open("w", encoding="utf-8") as out:
        for name, early, late in zip(net.names, net.labels[EARLY], net.labels[LATE], strict=True):
            low, high = shown(early, EARLY), shown(late, LATE)
            out.write(f'{{"x": {json.dumps(name, ensure_ascii=False)}, "earliest": {low}, "latest": {high}}}\n')


@lru_cache(maxsize=1 << 16)
def shown(label: float, side: int) -> str:
    """A bound as JSON."""
    day = to_date(label, side)
    return f'"{day}"' if day else "null"


def rows(lines: Iterable[bytes], name: str, numbers: array[int]) -> Iterator[dict[str, Any]]:
    """The lines as checked objects, their line numbers put into ``numbers``; empty lines are passed over."""
    del numbers[:]
    first = 1
    for batch in iter(lambda: list(islice(lines, 4096)), []):
        for number, row in parsed(batch, first, name):
            check(row, number, name)
            numbers.append(number)
            yield row
        first += len(batch)


def parsed(batch: list[bytes], first: int, name: str) -> Iterator[tuple[int, Any]]:
    """Lines with their numbers: all in one go, and one by one only where that does not come out even."""
    try:
        together = json.loads(b"[" + b",".join(batch) + b"]")
        if len(together) == len(batch):
            yield from enumerate(together, start=first)
            return
    except (ValueError, RecursionError):
        pass
    for number, line in enumerate(batch, start=first):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                raise BadLineError(f"{name}:{number}: not a JSON object in UTF-8") from None


def check(row: Any, number: int, name: str) -> None:
    """``BadLineError`` where a row is no difference and no window."""
    try:
        if type(row) is not dict or (row.keys() != DIFFERENCE and row.keys() != WINDOW):
            raise BadLineError('neither {"x","y","low","high"} nor {"x","earliest","latest"}')
        if type(row["x"]) is not str or type(row.get("y", "")) is not str:
            raise BadLineError("x and y are names in quotation marks")
        for days in (row.get("low"), row.get("high")):
            if days is not None and type(days) is not int:
                raise BadLineError("low and high are whole days or null")
        for text in (row.get("earliest"), row.get("latest")):
            if text is not None:
                iso_day(text)
    except BadLineError as error:
        raise BadLineError(f"{name}:{number}: {error}") from None


def constraint(row: dict[str, Any], number: int) -> Constraint:
    """The constraint of a row, with the number of its line as source."""
    if "y" in row:
        return Difference(row["x"], row["y"], row["low"], row["high"], source=number)
    ends = (iso_day(text) if text is not None else None for text in (row["earliest"], row["latest"]))
    return Window(row["x"], *ends, source=number)


def label(text: str | None, side: int) -> float:
    """The label of an end of a window."""
    return -inf if text is None else iso_day(text).toordinal() * (1 if side == EARLY else -1)


@cache
def iso_day(text: object) -> date:
    """A day such as 2019-12-07."""
    if not isinstance(text, str):
        raise BadLineError("earliest and latest are days such as 2019-12-07 or null")
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadLineError(f"{text[:40]!r} is not a day such as 2019-12-07")


# ── growth ───────────────────────────────────────────────────────────────────────────────────────


def measure(largest: int) -> None:
    """Prints the time of every kind of network, ten times larger from line to line."""
    print(f"{'network':34}{'constraints':>12}{'seconds':>10}{'µs each':>9}{'MB at most':>12}")
    for kind in (scattered, weekdays, chain, steps, late_cycle):
        size = 1000
        while size <= largest:
            report(kind.__doc__ or "", list(kind(size)), lambda made: solve(made))
            size *= 10
    report("A contradiction that creeps a day", list(creeping()), conflicts)


def report(name: str, made: list[Constraint], work: Callable[[list[Constraint]], object]) -> None:
    """Does the work and prints what it took."""
    start = time.perf_counter()
    work(made)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:34.34}{len(made):12,}{seconds:10.3f}{seconds / len(made) * 1e6:9.1f}{memory:12,}", flush=True)


def scattered(size: int, masked: bool = False) -> Iterator[Constraint]:
    """Differences at random, some days"""
    chance, start = random.Random(size), date(2000, 1, 1)
    true = [chance.randrange(9000) for _ in range(size // 2)]
    for _ in range(size):
        x, y = chance.randrange(len(true)), chance.randrange(len(true))
        if chance.random() < 0.05:
            around = start + timedelta(true[x])
            yield Window(x, around - timedelta(chance.randrange(90)), around + timedelta(chance.randrange(90)))
        elif masked and chance.random() < 0.1:
            yield Weekdays(x, frozenset({(start + timedelta(true[x])).isoweekday()}))
        else:
            days = true[y] - true[x]
            yield Difference(x, y, days - chance.randrange(60), days + chance.randrange(60))


def weekdays(size: int) -> Iterator[Constraint]:
    """The same with weekdays"""
    return scattered(size, masked=True)


def chain(size: int) -> Iterator[Constraint]:
    """A chain in any order"""
    links: list[Constraint] = [Difference(number, number + 1, 0, 2) for number in range(size - 1)]
    random.Random(size).shuffle(links)
    yield Window(0, date(2000, 1, 1), date(2000, 1, 1))
    yield from links


def steps(size: int) -> Iterator[Constraint]:
    """A chain with short cuts, backwards"""
    yield Window(size // 2, date(1, 1, 1), date(9999, 12, 31))
    for number in reversed(range(size // 2)):
        yield Difference(number, number + 1, -1, 0)
        yield Difference(number, number + 2, -5, 1)


def late_cycle(size: int) -> Iterator[Constraint]:
    """A contradiction through all of it"""
    links: list[Constraint] = [Difference(number, number + 1, 1, 2) for number in range(size - 1)]
    random.Random(size).shuffle(links)
    yield Difference(0, size - 1, None, size - 2)
    yield from links


def creeping() -> Iterator[Constraint]:
    """Each a day after the other, within twenty years"""
    yield Difference("x", "y", 1, None)
    yield Difference("y", "x", 0, None)
    for name in ("x", "y"):
        yield Window(name, date(2000, 1, 1), date(2019, 12, 31))


if __name__ == "__main__":
    main()
