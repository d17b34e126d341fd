"""Mutated inputs over the readers of every format: the targets of `make fuzz`, which keep what they find in .fuzz/."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec

from .findings import Found


def run(size: int, seed: int) -> Found:
    """``size`` inputs of all targets, ten times as many where atheris guides them."""
    runs = size * (10 if find_spec("atheris") else 1)
    line = [sys.executable, "-m", "fuzz", "--runs", str(runs), "--seed", str(seed)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    told = re.search(r"^([\d,]+) inputs, (\d+) findings", done.stdout, re.MULTILINE)
    if not told:
        return 0, [f"the fuzzer ended with status {done.returncode}: {(done.stdout + done.stderr)[-300:]}"]
    found = [line for line in done.stdout.splitlines() if re.search(r", [1-9]\d* findings|^  ", line)]
    return int(told[1].replace(",", "")), found if int(told[2]) else []
