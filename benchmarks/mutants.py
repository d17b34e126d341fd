"""How many small faults in the rooms of dates the tests notice.

    python benchmarks/mutants.py [--share 0.1] [--seed 1] [FILE …]

One fault at a time is put into a copy of the package (a comparison turned, a number moved by one, a sign changed, a
condition negated, «and» for «or»), and the tests of dates are run on it until the first failure.  A fault that no test
notices is printed with its line.  ``--share`` takes a random part of all faults.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("resolve/*.py", "recognise/*guards.py", "recognise/bearing.py", "recognise/names.py", "constraints/*.py")
# The tests that a fault in a room must fail, the quickest to notice first.
TESTS = {
    "resolve": ("test_resolve", "test_dates_countries"),
    "recognise": ("test_recognise", "test_resolve", "test_dates_countries", "test_lexicon"),
    "constraints": ("test_constraints",),
}
TOO_LONG = 900  # seconds
COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COUNTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult}


def faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Puts one fault after another into the tree: its line and what it is; each is taken back before the next."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
            whole, node.ops[0] = node.ops[0], COMPARED[type(node.ops[0])]()
            yield node.lineno, f"{type(whole).__name__} → {type(node.ops[0]).__name__}"
            node.ops[0] = whole
        elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
            sign, node.op = node.op, COUNTED[type(node.op)]()
            yield node.lineno, f"{type(sign).__name__} → {type(node.op).__name__}"
            node.op = sign
        elif isinstance(node, ast.BoolOp):
            joint, node.op = node.op, ast.And() if isinstance(node.op, ast.Or) else ast.Or()
            yield node.lineno, f"{type(joint).__name__} → {type(node.op).__name__}"
            node.op = joint
        elif isinstance(node, ast.Constant) and type(node.value) is int:
            node.value += 1
            yield node.lineno, f"{node.value - 1} → {node.value}"
            node.value -= 1


def mutants(files: list[Path]) -> Iterator[tuple[Path, int, str, str]]:
    """(file, line, fault, source with the fault) of every fault in the files."""
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for line, fault in faults(tree):
            yield file, line, fault, ast.unparse(tree)


def noticed(house: Path, tests: list[str]) -> bool:
    """Whether a test fails on the package in ``house``; one that never ends has noticed too."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    env = os.environ | {"PYTHONPATH": str(house)}
    try:
        return subprocess.run(command, cwd=house, env=env, capture_output=True, timeout=TOO_LONG).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> None:
    """Print every fault that no test noticed, and the share of those that one did."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--share", type=float, default=1.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("files", nargs="*", type=Path)
    chosen = options.parse_args()
    package = ROOT / "arabic_timeline"
    files = [file.resolve() for file in chosen.files] or sorted({one for room in ROOMS for one in package.glob(room)})
    made = list(mutants(files))
    made = random.Random(chosen.seed).sample(made, max(1, round(chosen.share * len(made))))
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder)
        for name in ("arabic_timeline", "tests", "data", "benchmarks"):
            shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, house)
        for room in sorted({_room(file) for file, *_ in made}):
            if noticed(house, _tests(room)):
                sys.exit(f"the tests of {room} fail without any fault")
        killed = sum(_try(house, _tests(_room(file)), file, *fault) for file, *fault in made)
    print(f"{killed} of {len(made)} faults noticed ({100 * killed / len(made):.0f} %)")


def _room(file: Path) -> str:
    return file.relative_to(ROOT / "arabic_timeline").parts[0]


def _tests(room: str) -> list[str]:
    return [f"tests/{name}.py" for name in TESTS[room]]


def _try(house: Path, tests: list[str], file: Path, line: int, fault: str, source: str) -> bool:
    place = house / file.relative_to(ROOT)
    whole = place.read_text(encoding="utf-8")
    place.write_text(source, encoding="utf-8")
    found = noticed(house, tests)
    place.write_text(whole, encoding="utf-8")
    if not found:
        print(f"survived {file.relative_to(ROOT)}:{line} {fault}", flush=True)
    return found


if __name__ == "__main__":
    main()
