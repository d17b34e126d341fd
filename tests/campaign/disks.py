"""Disks that are full at twelve sizes: one line, the earlier site whole, nothing left behind.

Where a small disk may be mounted (as root) it is a real one; else files may not grow beyond the size: it fails alike.
"""

from __future__ import annotations

import contextlib
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dossier
import forked
from tables import materialise

from .findings import Found

SIZES = (0, 1, 100, 1_000, 4_096, 10_000, 16_384, 30_000, 50_000, 100_000, 200_000, 400_000)


def run(size: int, seed: int) -> Found:
    """Builds on ``size`` disks."""
    found: list[str] = []
    tried = 0
    for limit in SIZES[:: len(SIZES) // size]:
        with _disk(limit) as (home, is_real):
            tried += 1
            materialise(dossier.files(), home.parent / f"{home.name}-data")
            found += _told(home, home.parent / f"{home.name}-data", limit, is_real)
    return tried, found


@contextlib.contextmanager
def _disk(limit: int) -> Iterator[tuple[Path, bool]]:
    """A folder whose disk holds a site and ``limit`` bytes more; whether it is a disk of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "disk"
        home.mkdir()
        size = f"size={_SITE + limit}"
        mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(home)]
        is_real = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        try:
            yield home, is_real
        finally:
            if is_real:
                subprocess.run(["umount", str(home)], check=False)


_SITE = 6_000_000  # bytes: more than the site of the dossier, less than two of it


def _told(home: Path, data: Path, limit: int, is_real: bool) -> list[str]:
    words = ["build", "--data", str(data), "--output", str(home / "site"), "--no-download", "--today", "2026-01-02"]
    first = forked.run(*words)
    if first.status:
        return [f"disk of {limit:,} bytes: no first site: {first.err.strip()}"]
    before = dossier.digests(home / "site")
    done = forked.run(*words, "--force", limit=None if is_real else (resource.RLIMIT_FSIZE, limit))
    found = []
    if done.status not in (0, 1) or (done.status == 1 and done.err.splitlines()[-1:] and "Error: " not in done.err):
        found.append(f"disk of {limit:,} bytes: status {done.status}: {done.err[-200:]}")
    if "Traceback" in done.err or sum(line.startswith("Error: ") for line in done.err.splitlines()) > 1:
        found.append(f"disk of {limit:,} bytes: more than a line: {done.err[-200:]}")
    if dossier.digests(home / "site") != before:
        found.append(f"disk of {limit:,} bytes: the earlier site is not whole")
    if left := [path.name for path in home.iterdir() if ".building-" in path.name]:
        found.append(f"disk of {limit:,} bytes: left behind: {', '.join(left)}")
    return found
