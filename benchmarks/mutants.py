"""How many small faults in the rooms of dates the tests notice.

    python benchmarks/mutants.py [--share 0.1] [--seed 1] [FILE …]

One fault at a time is put into a copy of the package (a comparison turned, a number moved by one, a sign changed, «and»
for «or»), and the tests of dates are run on it until the first failure.  A fault that no test notices is printed with
its line, unless mutants.yaml says why none can.  ``--share`` takes a random part of all faults, ``--room`` those of
one room.

The tests are called by what their marks give, in a process forked before the package was imported: pytest itself would
take longer to gather them than they take to fail.  Of the calls only those are made that run the line of the fault, by
what a first pass over the whole package says, the quickest first.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import itertools
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import hypothesis  # what the tests import is imported before the forks
import networkx  # noqa: F401
import pytest  # noqa: F401
import yaml
import z3  # noqa: F401

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "arabic_timeline"
ROOMS = (
    "resolve/*.py", "recognise/*guards.py", "recognise/bearing.py", "recognise/names.py", "recognise/bare_years.py",
    "constraints/*.py",
)  # fmt: skip
# The tests that a fault in a room must fail, the quickest to notice first.
TESTS = {
    "resolve": ("test_resolve", "test_dates_countries"),
    "recognise": ("test_dates_countries", "test_resolve", "test_recognise"),
    "constraints": ("test_constraints", "test_constraints_edges", "test_constraints_work", "test_constraints_tried"),
}
TOO_LONG = 1.0  # seconds of processor time beyond what a call takes while its lines are noted: it never ends
QUIET = 5000  # lines run again before no new one is expected
AROUND = 40  # letters of what a fault is in, either side
COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult}


def faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Puts one fault after another into the tree: its line and what it is; each is taken back before the next."""
    for above in ast.walk(tree):
        for node in ast.iter_child_nodes(above):
            whole = ast.unparse(above)
            for undo in _turned(node):
                yield node.lineno, _difference(whole, ast.unparse(above))
                undo()


def _turned(node: ast.AST) -> Iterator[Callable[[], None]]:
    """Turns the node into its fault, where it has one, and gives what takes it back."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        ops = node.ops
        node.ops = [COMPARED[type(ops[0])](), *ops[1:]]
        yield lambda: setattr(node, "ops", ops)
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        sign, node.op = node.op, COUNTED[type(node.op)]()
        yield lambda: setattr(node, "op", sign)
    elif isinstance(node, ast.BoolOp):
        joint, node.op = node.op, ast.And() if isinstance(node.op, ast.Or) else ast.Or()
        yield lambda: setattr(node, "op", joint)
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        value, node.value = node.value, node.value + 1
        yield lambda: setattr(node, "value", value)


def _difference(before: str, after: str) -> str:
    """What was there and what came of it, with the letters around that say where."""
    low = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    ends = zip(reversed(before[low:]), reversed(after[low:]), strict=False)
    same = next((n for n, (one, other) in enumerate(ends) if one != other), 0)
    parts = (text[max(0, low - AROUND) : len(text) - same + AROUND] for text in (before, after))
    return " → ".join(" ".join(part.split()) for part in parts)


def mutants(files: list[Path]) -> Iterator[tuple[Path, int, str, str]]:
    """(file, line, fault, source with the fault) of every fault in the files."""
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for line, fault in faults(tree):
            yield file, line, fault, ast.unparse(tree)


def noticed(house: Path, tests: tuple[str, ...], calls: Mapping[int, float] | None = None) -> bool:
    """Whether a test fails on the package in ``house``; one that never ends has noticed too.

    ``calls``: the numbers of the calls to make, with the seconds that each may take; the shortest are made first.
    """
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    failed = True
    with contextlib.suppress(BaseException):
        made = _gathered(house, tests)
        for number in range(len(made)) if calls is None else sorted(calls, key=calls.__getitem__):
            signal.setitimer(signal.ITIMER_VIRTUAL, calls[number] + TOO_LONG if calls else 0)  # ends the process
            test, given = made[number]
            test(**given)
        failed = False
    os._exit(failed)


def _gathered(house: Path, tests: tuple[str, ...]) -> list[tuple[Any, dict[str, Any]]]:
    """The calls of the tests in this process, which has not imported the package yet."""
    os.chdir(house)
    sys.path[:0] = [str(house), str(house / "tests")]
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 -- until the process ends
    importlib.import_module("conftest")
    whole = hypothesis.settings()
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile("mutants", parent=whole, phases=phases)
    hypothesis.settings.load_profile("mutants")  # that it failed is enough: no smaller example is looked for
    return [call for name in tests for call in _calls(importlib.import_module(name))]


# The calls that run a line (0: any) of a file, as ROOMS names it, by number, and the seconds that each takes.
_Runs = dict[tuple[str, int], dict[int, float]]


def runs(house: Path, tests: tuple[str, ...]) -> _Runs:
    """Which calls run which lines of the package."""
    told, telling = os.pipe()
    if child := os.fork():
        os.close(telling)
        with os.fdopen(told, "rb") as found:
            lines: _Runs = pickle.loads(found.read())
        os.waitpid(child, 0)
        return lines
    lines, package = {}, str(house / "arabic_timeline") + os.sep
    for number, (test, given) in enumerate(_gathered(house, tests)):
        seen: set[tuple[str, int]] = set()
        start = time.process_time()
        with contextlib.suppress(BaseException):
            _traced(package, seen, test, given)
        for file, line in seen:
            name = file.removeprefix(package)
            for one in (line, 0):
                lines.setdefault((name, one), {})[number] = time.process_time() - start
    with os.fdopen(telling, "wb") as out:
        out.write(pickle.dumps(lines))
    os._exit(0)


def _traced(package: str, seen: set[tuple[str, int]], test: Any, given: dict[str, Any]) -> None:
    """Notes the lines that a call runs; no longer those of a function that has run long without a new one."""
    quiet: dict[CodeType, int] = {}

    def entered(frame: FrameType, event: str, arg: Any) -> Any:
        code, line = frame.f_code, (frame.f_code.co_filename, frame.f_lineno)
        if not code.co_filename.startswith(package):
            return None
        quiet[code] = quiet.get(code, 0) + 1 if line in seen else 0
        seen.add(line)
        if quiet[code] > QUIET:
            frame.f_trace_lines = False
            return None
        return entered

    sys.settrace(entered)
    try:
        test(**given)
    finally:
        sys.settrace(None)


def _lines(tree: ast.Module, line: int) -> range:
    """The lines of the statement around a fault, without the statements in it.

    Line 0, which is any line of the file, for what stands in no function, and for tables that are made once.
    """
    around = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and node.lineno <= line <= _end(node)]
    defined = [node for node in around if isinstance(node, ast.FunctionDef)]
    if not defined or defined[0].decorator_list:
        return range(1)
    inner = max(around, key=lambda node: (node.lineno, -_end(node)))
    body = getattr(inner, "body", [])
    return range(inner.lineno, max(line, body[0].lineno - 1 if body else _end(inner)) + 1)


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


def _calls(module: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The tests of a module with what their marks give them; without those that want a fixture, or are long."""
    for name, test in list(vars(module).items()):
        if not name.startswith("test_"):
            continue
        tables = [_rows(*mark.args[:2]) for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
        for row in itertools.product(*tables):
            given = {key: value for part in row for key, value in part.items()}
            if hasattr(test, "hypothesis") or set(given) == set(test.__code__.co_varnames[: test.__code__.co_argcount]):
                yield test, given


def _rows(names: Any, values: Any) -> list[dict[str, Any]]:
    keys = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    short = [value for value in values if all(mark.name != "long" for mark in getattr(value, "marks", ()))]
    rows = [getattr(value, "values", value) if not isinstance(value, dict) else value for value in short]
    rows = [row if hasattr(value, "marks") or len(keys) > 1 else (row,) for row, value in zip(rows, short, strict=True)]
    return [dict(zip(keys, row, strict=True)) for row in rows]


def excused() -> dict[tuple[str, str], str]:
    """Why no test can notice a fault, by file and fault."""
    rows = yaml.safe_load((ROOT / "benchmarks" / "mutants.yaml").read_text(encoding="utf-8")) or []
    return {(row["file"], fault): row["why"] for row in rows for fault in row["faults"]}


def main() -> None:
    """Print every fault that no test noticed, and the share of those that one did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--share", type=float, default=1.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--room", choices=sorted(TESTS))
    options.add_argument("files", nargs="*", type=Path)
    chosen = options.parse_args()
    files = [file.resolve() for file in chosen.files] or sorted({one for room in ROOMS for one in PACKAGE.glob(room)})
    made = list(mutants([file for file in files if chosen.room in (None, _room(file))]))
    made = random.Random(chosen.seed).sample(made, max(1, round(chosen.share * len(made))))
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder)
        for name in ("arabic_timeline", "tests", "data", "benchmarks"):
            shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, house)
        known: dict[str, _Runs] = {}
        for room in sorted({_room(file) for file, *_ in made}):
            if noticed(house, TESTS[room]):
                sys.exit(f"the tests of {room} fail without any fault")
            known[room] = runs(house, TESTS[room])
        sys.dont_write_bytecode = True  # what is kept of the whole files stays what they are
        reasons = excused()
        survived = [
            _tell(reasons, file, line, fault)
            for file, line, fault, source in made
            if not _try(house, file, source, _calls_of(known[_room(file)], file, line))
        ]
    killed = len(made) - len(survived)
    share = 100 * killed / len(made)
    print(f"{killed} of {len(made)} faults noticed ({share:.1f} %); {sum(survived)} survived with a reason")


def _room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0]


def _calls_of(known: _Runs, file: Path, line: int) -> Mapping[int, float]:
    """The numbers of the calls that run the line of a fault, with the seconds that each takes while it is watched."""
    name, tree = file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text(encoding="utf-8"))
    return {number: long for one in _lines(tree, line) for number, long in known.get((name, one), {}).items()}


def _try(house: Path, file: Path, source: str, calls: Mapping[int, float]) -> bool:
    place = house / file.relative_to(ROOT)
    whole = place.read_text(encoding="utf-8")
    place.write_text(source, encoding="utf-8")
    found = noticed(house, TESTS[_room(file)], calls)
    place.write_text(whole, encoding="utf-8")
    return found


def _tell(reasons: dict[tuple[str, str], str], file: Path, line: int, fault: str) -> bool:
    """Prints a fault that survived; whether it is known why."""
    name = file.relative_to(PACKAGE).as_posix()
    if known := (name, fault) in reasons:
        return known
    print(f"survived {name}:{line} {fault}", flush=True)
    return known


if __name__ == "__main__":
    main()
