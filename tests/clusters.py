"""A Dask cluster in processes of their own, which a test may kill; and waiting for what a run leaves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_Process = AbstractContextManager["subprocess.Popen[bytes]"]


def scheduler(folder: Path) -> _Process:
    """The scheduler of a cluster, which says in a file of ``folder`` where it is reached."""
    return _part(folder, "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard")


def worker(folder: Path) -> _Process:
    """A worker of the cluster of ``folder``."""
    return _part(folder, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard")


def address(folder: Path) -> str:
    """Where the scheduler of the cluster of ``folder`` is reached, once it says so."""
    file = folder / "scheduler.json"
    when(lambda: file.exists() and bool(file.read_text()), 60, lambda: (folder / "cluster.txt").read_text())
    return str(json.loads(file.read_text())["address"])


def when(holds: Callable[[], object], seconds: float = 240, wrong: Callable[[], str] = lambda: "") -> None:
    """Waits until something holds; after so many ``seconds`` the test has failed, and ``wrong`` says what it tells."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, wrong()
        time.sleep(0.02)


@contextmanager
def _part(folder: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    path = {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    line = [sys.executable, "-W", "ignore", "-m", *words, "--scheduler-file", "scheduler.json"]
    with (folder / "cluster.txt").open("ab") as log:
        process = subprocess.Popen(line, cwd=folder, env={**os.environ, **path}, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.kill()
            process.wait()
