"""Folders within folders, deeper than calls may be and longer than paths."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def nested(folder: Path, depth: int, last: bytes = b"") -> Iterator[None]:
    """So many folders in a folder, each in the one before, with a page in the last; they are taken away in the end."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("y.html").write_bytes(last)
        os.chdir(before)
        yield
    finally:
        os.chdir(before)
        subprocess.run(["rm", "-rf", str(folder / "d")], check=True)  # Python's own gives up
